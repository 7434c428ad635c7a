# Texts of base.

base-missing = { $what } is not filled in
base-too-short = { $what } has only { $have } characters, must have { $want }
base-too-long = { $what } has { $have } characters, must have { $want }
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
base-credit-code-town = The unified social credit code has { $have } characters, written with a 9-digit town code, must have { $want }

base-identity-old = This is an old identity number of 15 digits, void since 2013, it must have 18
base-identity-sign = Character { $at } of the identity number is “{ $have }”, only digits are allowed, and X at the end
base-identity-province = The identity number begins with { $have }, no such province exists
base-identity-future = The date of birth in the identity number is { $day }, which is after today
base-identity-ancient = The date of birth in the identity number is { $day }, which is before 1850

base-mobile-start = The mobile number begins with { $have }, it must begin with 13–19
base-landline-area = There is no area code { $have }, area codes are 010, 3 digits from 02, or 4 digits from 03–09
base-landline-length = The landline number has { $have } digits without the area code, must have 7 or 8
base-extension-length = The extension has { $have } digits, must have 1–6

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
base-day-day = The day is { $day }, but month { $month } of { $year } has only { $last } days
base-day-serial = The spreadsheet day number { $serial } is no day

base-number-unread = “{ $text }” does not fit { $what }
base-number-groups = The commas of “{ $text }” are in the wrong places, one goes before every 3 digits
base-number-places = { $what } “{ $text }” has too many decimal places
base-number-large = { $what } is too large to be stored
base-number-negative = { $what } cannot be below 0
