# Texts of staff.
staff-state-active = Active
staff-state-left = Left
staff-state-moved = Moved away

staff-pw-length = { $count ->
    [one] { $count } character
   *[other] { $count } characters
}, at least { $least }
staff-pw-no-person = No name or staff number
staff-pw-no-run = No runs of characters
staff-pw-kinds = Three of upper case, lower case, digits, signs
staff-pw-uncommon = Not a common password
staff-pw-blank = The password cannot be empty
staff-pw-short = The password needs more than { $limit } characters
staff-pw-names-person = The password holds a name, number, birthday or phone and must have no pattern
staff-pw-run = The password holds the run { $run } and must have no pattern
staff-pw-few-kinds = The password needs three of upper case, lower case, digits and signs
staff-pw-common = The password is a common one and must have no pattern
staff-pw-reused = One of the last { $count } passwords cannot be used again
staff-pw-first-change = This is a one-time code, set your own password first
staff-pw-over = The password is { $days ->
    [one] { $days } day
   *[other] { $days } days
} old and must be changed first
staff-clock-back = The clock of this computer says { $now }, before the newest entry of the journal, { $last }; set it right first, or times of filing and limits will be wrong
staff-pw-due = The password ends in { $days ->
    [one] { $days } day
   *[other] { $days } days
}, change it in time
staff-pw-wrong = Wrong password, { $left } more tries

staff-leader-without-team = A team leader needs a team
staff-leader-is-deputy = A team leader cannot be the deputy too
staff-second-leader = { $name } leads this team already, each team has one leader
staff-second-deputy = { $name } is the deputy of this team already
staff-team-without-leader = The team has no leader now, name one soon

staff-successor-missing = An administrator who leaves needs a successor
staff-successor-self = The successor must be somebody else
staff-successor-no-admin = The successor must be an administrator with an account
staff-handover-blocks = { $name } left more than an hour ago, administrators must change their passwords first
staff-handover-successor-only = Only the successor { $name } confirms this
staff-handover-unchanged = These administrators have not changed their passwords: { $names }
staff-handover-late = More than an hour has passed, entered as late

staff-team-name-blank = The team needs a name
staff-team-taken = There is a team of this name already
staff-missing = This cannot be found
staff-founded-already = There is a department in this file already
staff-department-blank = The department needs a name
staff-name-blank = The person needs a name
staff-number-blank = The person needs a staff number
staff-number-taken = Somebody else has this staff number
staff-posts-blank = Choose at least one post
staff-level-unknown = The level must be junior, intermediate or senior
staff-born-future = A date of birth cannot be later than today
staff-recover-admins-only = The recovery code resets administrators' passwords only
staff-not-locked = This account is not locked
staff-unlock-own = Another administrator unlocks your account
staff-account-ended = This account has ended
staff-account-locked = The account is locked, ask an administrator to unlock it
staff-locked-now = { $count } wrong passwords in a row, the account is locked, ask an administrator to unlock it
staff-code-over = The one-time code is older than { $hours ->
    [one] { $hours } hour
   *[other] { $hours } hours
}, ask an administrator for another
staff-check-future = This week has not begun
staff-intrusion-what = Say what happened
staff-intrusion-finder = Say who found it
staff-intrusion-future = It cannot have happened later than now
staff-parameter-past = The first day cannot be before today, what was decided stays
staff-parameter-reason = Give a reason for the change
staff-posts-by-admin = Administrators grant posts
staff-left-already = This person has left
staff-last-admin = At least one administrator is needed
staff-changed-meanwhile = Somebody has just changed this person, open the page again

staff-task-password = Change your password
staff-task-password-detail = Due after { $days ->
    [one] { $days } day
   *[other] { $days } days
}
staff-task-handover = Confirm the passwords after { $name } left
staff-task-handover-detail = Confirm within an hour, once all administrators have changed theirs
staff-task-logins = Check the login log
staff-task-logins-detail = { $from } to { $to }
staff-task-locked = { $count ->
    [one] { $count } account is locked
   *[other] { $count } accounts are locked
}
staff-task-locked-detail = Unlock after checking who it was
staff-task-idle = { $count ->
    [one] { $count } account has not been used
   *[other] { $count } accounts have not been used
}
staff-task-idle-detail = No login for { $days ->
    [one] { $days } day
   *[other] { $days } days
}, end those no longer needed
staff-task-leaderless = { $team } has no leader
staff-task-leaderless-detail = Each team has exactly one leader
staff-recovery-wrong = The recovery code is wrong
staff-pw-wrong-plain = The name or the password is wrong
staff-name-twice = Several people have this name, enter the staff number

# The pages.
staff-today = today
staff-yesterday = yesterday
staff-tomorrow = tomorrow
staff-minutes = { $minutes } min
staff-hours = { $hours } h
staff-hours-minutes = { $hours } h { $minutes } min
staff-days = { $days } d
staff-days-hours = { $days } d { $hours } h
staff-days-range = { $from } to { $to }
staff-since = since { $day }
staff-yes = yes
staff-no = no
staff-on = On
staff-off = Off
staff-all = All
staff-never = never
staff-when = Time
staff-person = Person
staff-what = What was done
staff-subject = Subject
staff-clauses = Clauses
staff-outcome = Outcome
staff-reason = Reason
staff-before = Before
staff-after = After
staff-entry = Entry
staff-filter = Filter
staff-choose = Choose
staff-save = Save
staff-saving = Saving
staff-working = Working
staff-cancel = Cancel
staff-edit = Edit
staff-close-detail = Close the detail
staff-clear-filters = Clear
staff-try-again = Try again
staff-unreadable = This page cannot be read
staff-nothing-lost = Everything you typed is still here
staff-older = Load older
staff-older-loading = Loading
staff-no-older = Nothing older
staff-late = late
staff-late-by = { $duration } late
staff-left = { $duration } left
staff-due-on = by { $day }

staff-due-late = Late
staff-due-today = Today
staff-due-week = This week
staff-due-later = Later
staff-due-none = no limit
staff-home-count = { $count } waiting
staff-home-count-late = { $count } waiting, { $late } late
staff-home-empty = Nothing waits for you
staff-home-empty-detail = New matters appear here
staff-go-roster = Open the roster
staff-go-leave = Open leave
staff-go-swap = Open swaps
staff-go-attendance = Open attendance
staff-go-handover = Open handover
staff-go-rollcall = Hold roll call
staff-go-notice = Read the notice
staff-go-quality = Go to quality
staff-go-slips = Open receipt slips
staff-go-case = Open the complaint
staff-go-ticket = Open the ticket
staff-go-report = Open the report
staff-go-decide = Decide
staff-home-all = All
staff-home-cases = Cases
staff-home-customers = Customers
staff-home-shifts = Shifts
staff-home-quality = Quality
staff-home-none-of = Nothing of this kind waits
staff-home-none-of-detail = Choose “All” for the rest
staff-home-account = My account
staff-home-department = Department
staff-go = See the clause
staff-go-password = Change password…
staff-go-security = Open security
staff-go-staff = See the staff
staff-go-customer = Open the file
staff-go-customers = Customers
staff-go-demand = Enter demand
staff-go-file-use = Open the list
staff-password-age = Password
staff-password-until = Good until
staff-password-change = Password
staff-password-every = every { $days ->
    [one] { $days } day
   *[other] { $days } days
}
staff-password-over = ended
staff-password-age-ends = { $age }, { $end }
staff-password-due-in = ends in { $days } d
staff-count-people = { $count ->
    [one] { $count } person
   *[other] { $count } people
}
staff-team-facts = { $count ->
    [one] { $count } person
   *[other] { $count } people
}, led by { $leader }
staff-team-facts-leaderless = { $count ->
    [one] { $count } person
   *[other] { $count } people
}, no leader

staff-people = Staff and accounts
staff-people-active = Active
staff-people-gone = Gone
staff-people-search = Search people
staff-new = New person
staff-no-team = No team
staff-nobody = Nobody found
staff-nobody-detail = Try another word, or clear the filters
staff-nobody-gone = Nobody has left
staff-nobody-gone-detail = People who left stay here, and their names in the history
staff-team-deputy = { $team }, deputy
staff-last-login = Last login
staff-left-at = Left
staff-field-number = Number
staff-field-name = Name
staff-field-posts = Posts
staff-field-team = Team
staff-field-deputy = Deputy
staff-field-deputy-long = Deputy leader, acts when the leader is away
staff-field-job = Job
staff-field-level = Level
staff-field-skills = Skills
staff-field-phone = Mobile
staff-field-born = Date of birth
staff-field-state = State
staff-field-account = Account
staff-field-new-account = New account
staff-field-one-time-until = One-time code until
staff-field-department = Department
staff-field-first = First administrator
staff-field-result = Result
staff-field-host = Computer
staff-field-week = Week
staff-field-note = Note
staff-field-late = Late
staff-field-from = From
staff-field-rows = Rows
staff-field-table = Table
staff-field-period = Period
staff-field-columns = Columns
staff-field-filters = Filters
staff-field-file = File
staff-field-day = Date
staff-field-time = Time
staff-field-column = Field
staff-level-none = None
staff-level-junior = Junior
staff-level-middle = Middle
staff-level-senior = Senior
staff-leader = Leader

staff-tab-facts = Record
staff-tab-rights = Rights
staff-group-person = Person
staff-rights-gone = Gone from the department, without any rights
staff-rights-detail = By post, Appendix B
staff-account-open = Open
staff-account-none = No account
staff-account-hidden = For administrators
staff-account-is-locked = Locked
staff-account-idle = Idle
staff-account-one-time = One-time
staff-account-code-over = Code over
staff-code-until = Code good until
staff-opened-at = Opened
staff-locked-since = Locked since { $time }
staff-unlock = Unlock
staff-unlocking = Unlocking

staff-code-first = Open account…
staff-code-again = New one-time code…
staff-code-open-title = Open an account for { $name }
staff-code-open-detail = A one-time code is made, good for 24 hours, and the first login asks for an own password
staff-code-open-do = Open and make the code
staff-code-again-title = A new one-time code for { $name }
staff-code-again-detail = The old password ends at once, a lock too, and the code is good for 24 hours
staff-code-again-do = Make the code
staff-code-giving = Making the code for { $name }
staff-code-title = One-time code of { $name }
staff-code-detail = Shown once, good for 24 hours
staff-code-once = Write it down or copy it and hand it over in person, it cannot be shown again
staff-code-noted = Noted, close
staff-code-copied = The code was copied

staff-depart = Leaves…
staff-depart-title = { $name } leaves the department
staff-depart-detail = Account and password are deleted in the same save, the name stays in the history, and this cannot be undone
staff-depart-do = Save and end the account
staff-successor = Successor
staff-successor-hint = Sees that all administrators change passwords within an hour, and confirms

staff-edit-title = Edit { $name }
staff-new-team = New team…
staff-new-team-title = New team
staff-new-team-do = Add
staff-team-name = Name of the team
staff-job-used = In use
staff-skills-hint = Separate skills by 、
staff-private-hint = Passwords may not hold mobile or birthday
staff-form-leave = Drop the changes
staff-form-leave-detail = What you typed is not saved and cannot be brought back
staff-form-leave-do = Drop
staff-form-stay = Keep editing
staff-conflict-mine = Keep mine
staff-conflict-theirs = Take theirs
staff-conflict-field = { $field } mine { $mine }, theirs { $theirs }

staff-security = Security
staff-tab-logins = Login log
staff-tab-checks = Weekly check
staff-tab-intrusions = Intrusions
staff-tab-handovers = Handovers
staff-filter-failed = Failed
staff-filter-shut = Ended or locked accounts
staff-filter-refused = Refused
staff-lines-loaded = { $count ->
    [one] { $count } line
   *[other] { $count } lines
}
staff-logins-none = No such logins
staff-logins-none-detail = Nothing in the loaded log fits the filter
staff-login-ok = Came in
staff-login-wrong = Wrong
staff-login-locked = Locked
staff-login-ended = Ended
staff-login-expired = Expired
staff-login-one-time = One-time
staff-login-recovery = Recovery
staff-login-lock = Screen locked
staff-login-unlock = Screen unlocked
staff-login-logout = Left
staff-checks-detail = The login log is checked every week, by Sunday
staff-check = Enter the check…
staff-check-again = Change…
staff-check-title = Enter the check
staff-check-hint = What was found, or that nothing was
staff-check-do = Enter
staff-check-open = Not checked yet
staff-check-missing = This week was not checked
staff-check-no-note = no note
staff-checked-by = { $name } checked { $time }
staff-intrusions-detail = Entries cannot be changed or deleted
staff-intrusions-none = No intrusions
staff-intrusions-none-detail = A lock-out is entered by itself
staff-intrusion-new = New entry
staff-intrusion-open = No measure yet
staff-intrusion-title = Enter an intrusion
staff-intrusion-detail = Keep the original data, say what happened and what was done
staff-intrusion-do = Enter
staff-intrusion-field-what = What happened
staff-intrusion-field-measure = Measure
staff-intrusion-field-found-by = Found by
staff-intrusion-field-evidence = Data kept at
staff-intrusion-field-reported-to = Reported to
staff-handovers-detail = After an administrator leaves, all administrators change passwords within an hour and the successor confirms
staff-handovers-none = No handovers
staff-handovers-none-detail = They are entered when an administrator leaves
staff-handover-title = { $name } left as administrator
staff-handover-waits = Left { $at }, waits for { $name }
staff-handover-confirmed = Left { $at }, confirmed by { $name } { $time }
staff-handover-confirm = Confirm

staff-journal = Journal
staff-journal-detail = Append-only, each entry chained to the one before
staff-journal-search = Search person, act, subject
staff-journal-none = No such entries
staff-journal-none-detail = Try another word, or load older entries
staff-entries-loaded = { $count ->
    [one] { $count } entry
   *[other] { $count } entries
}
staff-refused = Refused
staff-verify = Verify journal
staff-verifying = Verifying
staff-verified = The journal is intact
staff-verified-detail = All { $count ->
    [one] { $count } entry
   *[other] { $count } entries
} fit the chain
staff-broken-detail = It or something before it was changed, keep the file and report it
staff-verb-department-found = Founded the department
staff-verb-team-add = Added a team
staff-verb-staff-add = Added a person
staff-verb-staff-edit = Edited a person
staff-verb-staff-depart = Entered a departure
staff-verb-account-code = Gave a one-time code
staff-verb-account-password = Changed the password
staff-verb-account-recover = Recovered a password
staff-verb-account-unlock = Unlocked an account
staff-verb-account-login = Came in
staff-verb-account-miss = Gave a wrong password
staff-verb-account-leave = Left or locked
staff-verb-logins-check = Checked the login log
staff-verb-intrusion-record = Entered an intrusion
staff-verb-handover-confirm = Confirmed a handover
staff-verb-parameter-set = Set a parameter
staff-verb-customer-create = Added a customer
staff-verb-customer-edit = Edited a customer
staff-verb-customer-remove = Removed a customer
staff-verb-customer-reveal = Looked at a masked value
staff-verb-customer-print = Printed a customer form
staff-verb-archive-print = Printed an archive list
staff-verb-customer-open = Opened a file
staff-verb-customer-export = Exported a list
staff-verb-customer-import = Imported a list
staff-verb-customer-allocate = Allocated customers
staff-verb-customer-grade = Set a grade
staff-verb-archive-keeper = Named the keeper of a category
staff-verb-customer-extract = Opened today's customers
staff-verb-customer-tidy = Put files in order
staff-go-today = Open today's customers
staff-verb-customer-note = Noted a talk
staff-verb-customer-merge = Merged customer files
staff-verb-customer-undo = Undid an act
staff-verb-customer-distinct = Told files apart
staff-verb-import-mapping = Saved a column mapping
staff-verb-order-place = Entered an order
staff-verb-slip-enter = Entered a receipt slip
staff-verb-slip-correct = Corrected a receipt slip
staff-verb-slip-verify = Verified a receipt slip
staff-verb-fee-enter = Entered a fee
staff-verb-fee-pay = Entered a payment of a fee
staff-verb-fee-void = Voided a fee
staff-verb-customer-step = Changed the step
staff-verb-customer-refer = Entered an introduction
staff-verb-demand-enter = Entered demand
staff-verb-customer-difficult = Marked a difficult customer
staff-verb-order-pay = Entered a payment
staff-verb-order-cancel = Cancelled an order
staff-verb-credit-term = Changed a credit grade
staff-verb-sales-note = Wrote a sales focus
staff-verb-analysis-export = Exported a table of figures

staff-parameters = Parameters
staff-parameters-search = Search parameters
staff-parameters-none = No such parameter
staff-parameters-none-detail = Try another word, or choose a group
staff-parameters-read-only = The head of the department and administrators set parameters
staff-parameter-from = Choose the first day
staff-new-value = New value
staff-default-is = Default { $value }
staff-changed = Changed
staff-unset = not set
staff-unit-yuan = yuan
staff-history = History
staff-history-none = Always the default
staff-history-by = Set by { $name }, { $day }
staff-to-come = To come
staff-in-force = In force
staff-choice-calendar = Calendar days
staff-choice-hours = Hours
staff-choice-next-rostered = Next rostered shift
staff-choice-next-day = Next day
staff-choice-monday = Monday
staff-choice-tuesday = Tuesday
staff-choice-wednesday = Wednesday
staff-choice-thursday = Thursday
staff-choice-friday = Friday
staff-choice-saturday = Saturday
staff-choice-sunday = Sunday
staff-choice-week = Every week
staff-choice-month = Every month
staff-choice-quarter = Every quarter

staff-said-saved = { $name } was saved
staff-said-unlocked = The account of { $name } is unlocked
staff-said-departed = { $name } has left, the account has ended
staff-said-checked = The check was entered
staff-said-intrusion = The intrusion was entered
staff-said-confirmed = The handover is confirmed
staff-said-parameter = The parameter holds from { $from }

staff-key-rows = Move in lists
staff-key-enter = Take up or open the row
staff-key-new = New person
staff-key-edit = Edit the person
staff-key-save = Save
staff-key-find = Search this page
staff-key-leave = Close the detail, leave the form

staff-may-all = All
staff-may-own = Own
staff-may-read = Read
staff-may-read-own = Read own
staff-may-draft = Draft
staff-may-approve = Approve
staff-fn-customer-read = Read customer files
staff-fn-customer-edit = Edit customer files
staff-fn-customer-manage = Allocate, grade, export customers
staff-fn-archive = Lend, transfer, destroy archives
staff-fn-complaint-register = Register complaints
staff-fn-complaint-handle = Judge and handle complaints
staff-fn-complaint-choose = Choose plans
staff-fn-leave-file = File leave
staff-fn-leave-decide = Decide leave
staff-fn-swap-file = File and confirm swaps
staff-fn-swap-decide = Decide swaps
staff-fn-roster = Roster, attendance
staff-fn-stop-work = Stop work, leaving the seat
staff-fn-qa-score = Score quality
staff-fn-qa-read = Read quality
staff-fn-follow-up = Follow-up visits
staff-fn-ticket = Tickets
staff-fn-ticket-opinion = Opinions after 24 h
staff-fn-anomaly-register = Register anomalies
staff-fn-anomaly-assess = Assess anomalies
staff-fn-anomaly-plan = First-grade anomalies
staff-fn-handover = Handover, duty log
staff-fn-meetings = Meetings, reports
staff-fn-training = Training, exams
staff-fn-knowledge = Knowledge, notices
staff-fn-reception = Reception, orders
staff-fn-statistics = Statistics
staff-fn-accounts = Accounts, logs, parameters
staff-fn-machine-room = Machine room
staff-note-masked = masked
staff-note-secret = secret files
staff-note-destroy = destruction
staff-note-judge = judging
staff-note-plan = plans
staff-note-one-day = up to 1 day
staff-note-more-days = over 1 day, official
staff-note-own-group = own team
staff-note-own-side = own side
staff-note-leader-party = leader involved, void
staff-note-own-shift = own shift
staff-note-own = own
staff-note-group = team
staff-note-handle = handling
staff-note-opinion = opinion
staff-note-coordination = coordination
staff-note-prepare = preparing
staff-note-comment = comment
staff-note-sales = sales
staff-note-qa = quality
staff-note-archive = archives
staff-note-follow-up = visits
staff-note-dept = department
staff-note-parameters = parameters
staff-note-logs = logs
staff-note-agents-room = agents' room
staff-note-main-room = main room

# Tasks of the archive.
staff-go-document = Open document
staff-go-archives = Open archives
staff-verb-customer-regrade = Looked at grades again
staff-verb-customer-tag = Tagged customers
staff-verb-view-save = Saved a view
staff-verb-view-remove = Removed a view
staff-verb-view-arrange = Arranged views
staff-verb-document-register = Registered a document
staff-verb-document-edit = Edited a document
staff-verb-document-file = Filed a document
staff-verb-attachment-add = Attached a file
staff-verb-attachment-note = Noted what a file shows
staff-verb-attachment-open = Opened an attachment
staff-verb-attachment-remove = Removed an attachment
staff-verb-document-move = Moved documents
staff-verb-archive-exempt = Exempted a category
staff-verb-loan-lend = Lent documents
staff-verb-loan-approve = Approved a loan
staff-verb-loan-refuse = Refused a loan
staff-verb-loan-withdraw = Withdrew a loan
staff-verb-loan-return = Took documents back
staff-verb-loan-extend = Extended a loan
staff-verb-destruction-ask = Asked for destruction
staff-verb-destruction-approve = Approved destruction
staff-verb-destruction-reject = Rejected destruction
staff-verb-destruction-execute = Carried out destruction
staff-verb-letter-enter = Entered a letter
staff-verb-letter-sign = Signed for a letter
staff-verb-cabinet-list = Listed cabinets
staff-verb-cabinet-check = Checked a cabinet
