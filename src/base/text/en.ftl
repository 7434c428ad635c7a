# Texts of base.

base-post-agent = Agent
base-post-tech = Technical agent
base-post-complaint-officer = Complaint officer
base-post-qa = QA monitor
base-post-team-leader = Team leader
base-post-supervisor = Supervisor
base-post-director = Department head
base-post-centre-director = Centre director
base-post-contact = Department contact
base-post-archivist = Archivist
base-post-clerk = After-sales clerk
base-post-sales = Salesperson
base-post-sales-manager = Sales manager
base-post-admin = System administrator
base-post-auditor = Internal auditor

base-store-exists = There is a file at { $path } already; it was left alone, choose another place
base-store-no-wal = This place cannot be written safely, put the file on a disk of this machine
base-store-damaged = The data file is damaged; nothing more was written, restore it from a backup
base-store-busy = Another program holds the data file; nothing is lost, try again shortly
base-store-full = The disk is full; nothing of this act was written and all earlier data is safe, free some space and try again
base-store-readonly = The data file cannot be written; nothing of this act was saved, check the file's permissions
base-store-missing = The data file cannot be opened, check where it lies
base-store-key = The key does not fit the data file; nothing was changed
base-store-stopped = Cancelled, not a single row was written
base-store-constraint = The data breaks a constraint; nothing of this act was written
base-store-fault = The data file failed; nothing of this act was written and all earlier data is safe
base-store-newer = A newer Kefu Desk wrote this file, update the program on this machine first
base-journal-broken = Entry { $entry } of the journal does not fit its chain
base-keys-missing = The key file { $path } is missing, copy it here together with the data file
base-keys-damaged = The key file { $path } is damaged, restore it from a backup
base-keys-write = The key file could not be written and the present keys are safe; see whether the folder of { $path } can be written to, and try again
base-keys-crypto = The system could not encrypt; no data was changed
base-place-cloud = { $service } copies this folder by itself, which damages a file in use; choose a folder of this machine
base-place-network = This is a network share, which damages the file; choose a disk of this machine
base-backup-damaged = { $path } is no complete backup of Kefu Desk
base-backup-write = The backup could not be written to { $path }; no half file is left, choose another place
base-refused-read = Your post may not see this
base-refused-do = Your post may not do this
base-missing = { $what } is not filled in
base-too-short = { $what } has only { $have ->
    [one] { $have } character
   *[other] { $have } characters
}, must have { $want }
base-too-long = { $what } has { $have ->
    [one] { $have } character
   *[other] { $have } characters
}, must have { $want }
base-check-character = The check character of the { $what } should be { $want } but is { $have }, at least one character is wrong
base-number-sign = { $what } contains “{ $have }”, only digits are allowed
base-space = space

base-name-credit-code = Unified social credit code
base-name-identity = Identity number
base-name-mobile = Mobile number
base-name-landline = Landline number
base-name-service-number = Service number
base-name-email = E-mail address
base-name-postcode = Postal code
base-name-day = Date
base-name-money = Amount
base-name-count = Count

base-credit-code-old = This is an old registration number of 15 digits, void since 2018; an 18-character unified social credit code is needed
base-credit-code-organisation = This is an organisation code of 9 characters; an 18-character unified social credit code is needed
base-credit-code-letter = Character { $at } of the unified social credit code is { $have }, which is never used (nor are I, O, S, V, Z), perhaps { $likely } is meant
base-credit-code-sign = Character { $at } of the unified social credit code is “{ $have }”, only digits and capital letters are allowed
base-credit-code-registrar = Character 1 of the unified social credit code is { $have }, no such registration authority exists
base-credit-code-division-letter = Character { $at } of the unified social credit code is { $have }, but characters 3–8 are the division and must be digits
base-credit-code-province = Characters 3–4 of the unified social credit code are { $have }, no such province exists
base-credit-code-town = The unified social credit code has { $have ->
    [one] { $have } character
   *[other] { $have } characters
}, written with a 9-digit town code, must have { $want }

base-identity-old = This is an old identity number of 15 digits, void since 2013, it must have 18
base-identity-sign = Character { $at } of the identity number is “{ $have }”, only digits are allowed, and X at the end
base-identity-province = The identity number begins with { $have }, no such province exists
base-identity-future = The date of birth in the identity number is { $day }, which is after today
base-identity-ancient = The date of birth in the identity number is { $day }, which is before 1850

base-mobile-start = The mobile number begins with { $have }, it must begin with 13–19
base-landline-area = There is no area code { $have }, area codes are 010, 3 digits from 02, or 4 digits from 03–09
base-landline-length = The landline number has { $have ->
    [one] { $have } digit
   *[other] { $have } digits
} without the area code, must have 7 or 8
base-extension-length = The extension has { $have ->
    [one] { $have } digit
   *[other] { $have } digits
}, must have 1–6

base-email-sign = The e-mail address contains “{ $have }”, only letters, digits and common signs are allowed
base-email-no-at = The e-mail address has no @
base-email-two-at = The e-mail address has two @
base-email-local = The part before the @ is “{ $have }”, it cannot be empty or begin or end with a dot
base-email-domain = The part after the @ is “{ $have }”, it should look like example.com

base-day-unread = “{ $text }” is not a date, write it as 2024-03-05
base-day-short = “{ $text }” has no day of the month
base-day-order = “{ $text }” may be read with day and month swapped, put the year first, as in 2024-03-05
base-day-two-digits = “{ $text }” has a year of only 2 digits, must have 4, as in 2024-03-05
base-day-year = The year is { $year }, must be 1900–2199
base-day-month = The month is { $month }, must be 1–12
base-day-zero = The day is 0, days begin with 1
base-day-day = The day is { $day }, but month { $month } of { $year } has only { $last ->
    [one] { $last } day
   *[other] { $last } days
}
base-day-serial = The spreadsheet day number { $serial } is no day

base-number-unread = “{ $text }” does not fit { $what }
base-number-groups = The commas of “{ $text }” are in the wrong places, one goes before every 3 digits
base-number-places = { $what } “{ $text }” has too many decimal places
base-number-large = { $what } is too large to be stored
base-number-negative = { $what } cannot be below 0
base-place-closed = The folder { $path } cannot be written, choose another place
base-task-more = More of the same kind
base-task-more-detail = Only the first { $count } are listed here
base-period-span-month = Month
base-period-span-quarter = Quarter
base-period-span-year = Year
base-period-span-days = Any days
base-period-month = { $month }/{ $year }
base-period-quarter = Quarter { $quarter } of { $year }
base-period-year = { $year }
base-period-days = { $from } to { $to }
