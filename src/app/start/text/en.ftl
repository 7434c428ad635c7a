# Texts of start: first start, login, lock, recovery code, one's own password.
start-product = Kefu Desk
start-this-language = English
start-language = Language
start-theme = Appearance
start-theme-system = As the system
start-theme-light = Light
start-theme-dark = Dark
start-text-size = Text size
start-sealed = Data on this computer, encrypted
start-conflict = Something else changed at the same time, nothing was written, try again

# First start
start-welcome = Welcome to Kefu Desk
start-welcome-sub = Customers, complaints, shifts and quality in one file, without a network
start-way-found = New department
start-way-found-sub = Begin with an Excel list, or from scratch
start-way-open = Open an existing department
start-way-open-sub = A backup, or a file from another computer
start-way-demo = Try the sample department
start-way-demo-sub = Made-up people and records, easily deleted
start-quit = Quit

# A new department
start-department = Name of the department
start-first-admin = First administrator
start-name = Name
start-number = Staff number
start-password = Password
start-again = Repeat the password
start-password-differs = Not the same as above
start-file = Data file
start-file-name = Department
start-place = Where to keep it
start-place-change = Change…
start-place-local = Disk of this computer
start-place-not-cloud = Not in a cloud folder
start-place-free = { $gb } GB free
start-place-free-mb = { $mb } MB free
start-place-full = Less than 64 MB of space, choose another place
start-place-blank = Enter a place and a file name
start-place-relative = Enter the full path
start-recovery-next = The file is encrypted by the administrator's password, the next step shows a recovery code
start-recovery-once = The recovery code is shown only once, print it and give it to somebody to keep
start-found-act = Create department
start-found-busy = Creating
start-lacks-department = The department has no name yet
start-lacks-name = The administrator has no name yet
start-lacks-number = The administrator has no staff number yet
start-lacks-password = There is no password yet
start-lacks-demands = The password does not meet every demand yet
start-lacks-again = The two passwords are not the same

# An existing file
start-recent = Opened lately
start-open-path = Department file or backup
start-open-choose = Choose file…
start-open-hint = A department file ends in .kefu and needs its .kefu.keys file beside it, a backup ends in .kefubak
start-open-missing = There is no file at this place
start-open-act = Open department
start-open-busy = Opening
start-lacks-file = No file is chosen yet
start-backup-is = { $name } is a backup
start-backup-what = It becomes a new department file to log in to, the backup itself stays as it is
start-restore-act = Restore department
start-restore-busy = Restoring

# The sample
start-demo-what = See how Kefu Desk works before anything is entered
start-demo-people = { $count } sample people with posts and teams
start-demo-customers = A sample customer list to search, edit, import and export
start-demo-posts = Log in as people of different posts and see what each may do
start-demo-made-up = Names, phones and companies are made up
start-demo-apart = The sample lies in a file of its own, real data is not touched, delete it when done
start-demo-open = Open the sample
start-demo-busy = Preparing
start-demo-line = Sample department, all data is made up
start-demo-hint = Password of the sample account 徐亮: { $password }

# Login
start-who = Name or staff number
start-people = List of people
start-one-time = One-time code
start-one-time-hint = From an administrator, set your own password after login
start-login-act = Log in
start-login-busy = Logging in
start-with-one-time = Use a one-time code
start-with-password = Use the password
start-forgotten = Forgotten? Ask an admin
start-recover-link = Recovery code
start-other-file = Another department
start-lacks-who = There is no name or staff number yet

# The way back in
start-recover-title = Reset a password by the recovery code
start-recover-what = Only for when no administrator knows a password any more, the login log notes it
start-code = Recovery code
start-code-hint = On the sheet printed when the department was made, in either case
start-code-missing = { $count } more characters
start-which-admin = Administrator
start-new-password = New password
start-recover-act = Reset password and log in
start-lacks-code = The recovery code is not complete
start-back-to-login = Back to login

# Lock
start-locked-idle = Idle for { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}, locked at { $time }
start-locked-by-hand = Locked by hand at { $time }
start-unlock-act = Unlock
start-unlock-busy = Unlocking
start-switch = Log in as somebody else
start-drafts = Drafts kept: { $count }
start-waiting = New to do: { $count }
start-switch-title = Give up drafts that are not saved
start-switch-lost = Drafts not saved: { $count }, they cannot be restored after somebody else logs in
start-switch-act = Give up and switch
start-switch-stay = Stay

# The recovery code
start-recovery-title = Keep the recovery code safe
start-recovery-made = { $department } was made, the recovery code below is shown only this once
start-recovery-for = When no administrator knows a password any more, it opens the file and sets a new one
start-recovery-once-more = Kefu Desk does not store it, nobody can look it up after this page
start-recovery-keep = Whoever has it and the file sees all data, so put it into a safe, no photos, no messages
start-recovery-print = Print…
start-recovery-save = Save as PDF…
start-recovery-kept = The code is printed or written down and in safe hands
start-recovery-go = Begin work
start-recovery-gate = Print or write down the code first, then tick the box

# Its sheet
start-sheet-title = Kefu Desk recovery code
start-sheet-made = Made on { $day }
start-sheet-for-head = What it is for
start-sheet-for = When no administrator knows a password any more, the recovery code opens the department's file and gives one administrator a new password. It is not needed for daily login.
start-sheet-how-head = How to use it
start-sheet-how =
    1. Start Kefu Desk and choose "Recovery code" on the login page
    2. Enter the 25 characters above, in either case, with or without hyphens
    3. Choose an administrator and set a new password
start-sheet-keep-head = How to keep it
start-sheet-keep =
    · Kefu Desk does not store the code. A lost one cannot be issued again, only a password that still works opens the file
    · Whoever has the code and the file sees all data, so seal it in an envelope and put it into a safe
    · Do not photograph, copy or send it, and do not keep it with backups of the file
start-sheet-sign =
    {""}
    ____________________________  kept by

    ____________________________  kept in

    ____________________________  date

    ____________________________  signature
start-sheet-letters = The code has no letters I, L, O, U: what looks like O is the digit 0, what looks like I or L is the digit 1.

# One's own password
start-own-title = Change the password
start-own-who = { $name } · { $number }
start-own-change = Change the password
start-own-act = Change password
start-own-busy = Changing
start-own-leave = Keep the old one
