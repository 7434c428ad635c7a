# Texts of app.
app-title = Kefu Desk
app-no-window = The window cannot open: it needs OpenGL 2.1 or later, or one of Direct3D 12, Metal and Vulkan. Update the graphics driver and try again ({ $causes })
app-search-placeholder = Search customers, people, numbers or commands
app-cancel = Cancel
app-worker-busy = Earlier acts are still running, try again shortly

app-area-customers = Customer files
app-area-cases = Cases
app-command-complaints = Complaint board
app-command-import-complaints = Import complaints
app-command-urging = Urging
app-command-case-figures = Case statistics
app-area-quality = Quality
app-command-quality-plan = Sampling plan
app-command-quality-score = Scoring
app-command-quality-new-check = New check
app-command-quality-records = Checks
app-command-quality-appeals = Appeals
app-command-quality-results = Results
app-command-quality-weeks = Weekly summary
app-command-quality-forms = Score sheets
app-command-quality-calibration = Calibration
app-command-new-complaint = Register a complaint
app-command-tickets = Tickets
app-command-new-ticket = Accept a ticket
app-command-hotline = Hotline, missed calls and outages
app-command-repairs = Repair orders
app-command-workload = Work of a day
app-command-ticket-book = Routing rules and answers
app-command-escalation = Escalations
app-command-new-report = Ask or report upward
app-command-words = Service words
app-area-roster = Roster and leave
app-area-staff = Staff
app-command-palette = Search and commands
app-command-home = Home
app-command-customers = Customers
app-command-today = Today's customers
app-command-new-customer = New customer
app-command-import = Import customers
app-command-slips = Receipt slips
app-command-demand = Weekly demand
app-command-analysis = Customer analysis
app-command-plan = Roster
app-command-leave = Leave
app-command-swaps = Shift swaps
app-command-attendance = Attendance
app-command-floor = Shift handover
app-command-staff = People
app-command-security = Security
app-command-journal = Journal
app-command-settings = Settings
app-command-gallery = Components and states
app-command-theme = Switch light and dark
app-command-language = Switch to 简体中文
app-command-larger = Larger text
app-command-smaller = Smaller text
app-command-normal-size = Text at 100%
app-command-password = Change password…
app-command-backup = Back up…
app-command-verify = Check journal and file
app-command-lock = Lock the screen
app-command-log-out = Log out
app-command-help = Keys and help

app-palette-count = { $count ->
    [one] { $count } hit
   *[other] { $count } hits
}
app-palette-nothing = Nothing found, try two characters, pinyin initials or four digits of a phone
app-palette-commands = Commands
app-palette-customers = Customers
app-palette-people = People
app-palette-choose = Choose
app-palette-open = Open
app-palette-only = One kind only
app-palette-hint = Also by pinyin, initials or four digits

app-me = { $name }, { $post }
app-status-encrypted = File encrypted
app-demo-department = Sample department
app-demo-banner = Sample department: people and customers are made up, change them as you like, they are made anew the next time

app-settings-parameters = Parameters
app-settings-look = Appearance
app-settings-file = Data file
app-settings-language = Language
app-settings-theme = Theme
app-settings-theme-system = As the system
app-settings-theme-light = Light
app-settings-theme-dark = Dark
app-settings-size = Text size
app-settings-renderer = Drawing
app-settings-renderer-auto = Automatic
app-settings-renderer-glow = OpenGL
app-settings-renderer-wgpu = Direct3D, Metal or Vulkan
app-settings-renderer-hint = From the next start on; automatic tries OpenGL first
app-settings-department = Department and file
app-settings-name = Department
app-settings-place = Data file
app-settings-keys = Key file
app-settings-keys-there = Beside the data file
app-settings-keys-missing = Missing, restore it from a backup
app-settings-version = Version
app-settings-file-text = The whole data file is encrypted. Its random key is sealed once by every account's password and once by the recovery code in the key file beside it; move both files together
app-settings-backup-text = A backup is one file with data and keys; a password or the recovery code still opens it

app-job-preview = Reading the sheet
app-job-import = Importing a list
app-job-marked = Writing the flawed rows
app-job-export = Exporting customers
app-job-backup = Backing up
app-job-verify = Checking
app-job-left = About { $seconds } s left
app-job-cancel-means = Cancelling writes not a single row
app-job-stopping = Cancelling
app-written = Written to { $path }
app-rows-copied = { $count ->
    [one] { $count } row
   *[other] { $count } rows
} copied
app-verified = The journal is whole, { $count ->
    [one] { $count } entry
   *[other] { $count } entries
}

app-done-password = Password changed

app-help-title = Keys
app-help-everywhere = Everywhere
app-help-attachments = Attachments
app-help-search = Search the list on screen
app-help-back = Back to the page before
app-path-title = Type where the file is
app-path-text = This system has no file dialogs, type the whole path
app-path-label = Path of the file
app-path-use = Use this file
app-leaving-title = Something is not saved
app-leaving-text = Leaving drops these changes
app-leaving-drop = Drop changes
app-leaving-back = Keep editing
app-recovery-file = kefu-desk-recovery.pdf
app-print-opened = Opened in the system's viewer, print from there
app-print-no-viewer = This system has no PDF viewer, save the PDF and print it elsewhere

app-pick-import = Choose the sheet to import
app-pick-export = Export customers
app-pick-marked = Save the flawed rows
app-pick-backup = Save the backup
app-pick-open = Open a department's file or backup
app-pick-new = Choose where the data file lies
app-pick-recovery = Save the recovery code
app-pick-template = Save the import template
app-pick-paper = Save as PDF
app-filter-sheets = Sheets (Excel, WPS, CSV)
app-filter-all = All files
app-filter-csv = CSV sheet
app-filter-xlsx = Excel workbook
app-filter-backup = Kefu Desk backup
app-filter-department = Kefu Desk department
app-filter-pdf = PDF file
app-command-open-sheet = Choose a sheet to import…

# Archives.
app-command-archives = Archives
app-pick-attachment = Choose a file to attach
app-pick-copy = Save a copy
app-filter-scans = Scans (PDF, PNG, JPEG)
app-filter-attachments = Attachments (documents, pictures, recordings)
app-pick-roster-export = Export the roster
app-pick-roster-import = Choose a roster
app-pick-holidays = Choose a table of holidays
app-filter-agenda = Calendar files
app-filter-holidays = Tables of holidays (JSON, workbooks, CSV)
app-job-attach = Attaching
app-job-undo-import = Undoing an import
app-job-twins = Looking for possible duplicates
app-done = Done
app-undo-none = There is nothing to undo
app-command-twins = Possible duplicates
app-command-undo = Undo the last act
app-bell = Urgent matters
app-status-seat = Seat { $seat }
app-settings-notify = Notifications
app-settings-notify-switch = Show a desktop notification when something new waits
app-settings-notify-hint = Not while the window is in front, and without names or customers' data
app-notify-title = { $count ->
    [one] { $count } new task
   *[other] { $count } new tasks
}
app-notify-page = { $page }: { $count }
app-post-team = { $post } · { $team }
app-palette-numbers = Numbers
app-command-new-leave = New leave
app-command-new-swap = Ask for a swap
app-command-sign-in = Sign in
app-command-sign-out = Sign out
app-command-approvals = Waiting for my decision
app-command-roll-call = Roll call
app-command-notices = Notices
app-command-month-sheet = Month sheet of attendance
app-approvals-none = Nothing waits for your decision
