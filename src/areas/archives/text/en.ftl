# Texts of archives: nouns and states.
archives-category-1 = Company papers
archives-category-2 = Payments and deposits
archives-category-3 = Fitting-out papers
archives-category-4 = Moving-in forms
archives-category-5 = Supplements
archives-category-6 = Correspondence with the centre
archives-category-7 = Violations and arrears
archives-category-8 = Repairs
archives-category-9 = Complaints
archives-category-10 = Visits and follow-ups
archives-category-11 = Building works and contractors
archives-state-registered = Registered
archives-state-filed = Filed
archives-state-lent = Lent
archives-state-moved = Transferred
archives-state-doomed = To destroy
archives-state-condemned = Condemned
archives-state-destroyed = Destroyed
archives-step-file = file
archives-step-lend = lend
archives-step-return = return
archives-step-move = transfer
archives-step-doom = ask for destruction
archives-step-spare = reject destruction
archives-step-condemn = approve destruction
archives-step-destroy = destroy
archives-secrecy-ordinary = Ordinary
archives-secrecy-secret = Secret
archives-medium-paper = Paper
archives-medium-electronic = Electronic
archives-method-torn = Torn up
archives-method-shredded = Shredded
archives-loan-asked = Awaiting approval
archives-loan-out = Lent
archives-loan-back = Returned
archives-loan-refused = Refused
archives-loan-withdrawn = Withdrawn
archives-disposal-asked = Awaiting approval
archives-disposal-approved = Approved
archives-disposal-done = Destroyed
archives-disposal-rejected = Rejected
archives-direction-in = In
archives-direction-out = Out
archives-letter-note = Note
archives-letter-report = Report
archives-letter-notice = Notice
archives-letter-circular = Circular
archives-letter-delivered = Delivered
archives-letter-waiting = Awaiting signature
archives-condition-sound = Sound
archives-condition-damp = Damp
archives-condition-worms = Bookworms
archives-condition-decay = Decay

# Texts of archives: what acts say.
archives-missing = This record does not exist, or no longer does
archives-title-blank = The title is missing
archives-too-long = At most { $limit } characters
archives-pages = Pages are a whole number from 0 to 100,000
archives-issued-blank = The date of issue is missing
archives-issued-later = The date of issue cannot be later than the registration
archives-exempt-present = { $category } holds documents and cannot be marked as not applicable
archives-exempt-reason = Not applicable needs a reason
archives-ticks = Filing needs all four ticks: complete, systematic, accurate, true
archives-material-blank = A paper document is filed with its writing material
archives-material-forbidden = { $material } is not allowed, return it to be rewritten
archives-material-carbon = Carbon ink
archives-material-blue-black = Blue-black ink
archives-material-printed = Printed
archives-material-copied = Photocopied
archives-material-ballpoint = Ballpoint pen
archives-material-pencil = Pencil
archives-material-blue = Plain blue ink
archives-format-wrong = The paper format does not pass, return it to be rewritten
archives-edit-state = { $no } is “{ $state }” and cannot be edited
archives-edit-late = Somebody else has just changed this document; it now shows the latest, and your change was not saved
archives-gone = { $no } is destroyed; its content is gone
archives-scan-kept = { $no } is filed; its scans go with the document alone
archives-stuck = { $no } “{ $title }” is “{ $state }”; you cannot { $step } it
archives-settled = { $no } is “{ $state }” now, so this cannot be done
archives-due-past = The due date cannot be before today
archives-due-far = { $days } days, more than { $most }
archives-borrower-blank = The borrower is missing
archives-loan-purpose = The purpose is missing
archives-borrower-overdue = { $name } has not returned { $no } in time and can borrow nothing until it is back
archives-approver-missing = Lending secret documents needs the supervisor or the director: name an approver
archives-approver-none = This person cannot approve loans
archives-approver-self = Nobody approves his own loan
archives-not-approver = { $name } decides on this loan
archives-reason-blank = The reason is missing
archives-returned-late =
    { $days ->
        [one] { $no } returned { $days } day late
       *[other] { $no } returned { $days } days late
    }
archives-extended-already = A loan can be extended once only
archives-extend-overdue = An overdue loan cannot be extended; return it first
archives-extend-secret = Only the supervisor or the director extends loans of secret documents
archives-to-blank = The recipient is missing
archives-unfinished = Not finished for this customer yet: { $nos }; nothing can be destroyed
archives-method-weak = Secret documents must be shredded
archives-not-director = The director of the department approves destructions
archives-destroyer-blank = Who destroys is missing
archives-witness-blank = The witness is missing
archives-witness-same = Who destroys and the witness cannot be the same person
archives-file-late =
    { $days ->
        [one] Filed { $days } day late
       *[other] Filed { $days } days late
    }
archives-check-late =
    { $days ->
        [one] Checked { $days } day late
       *[other] Checked { $days } days late
    }
archives-measure-blank = A finding needs its measure
archives-cabinet-blank = The cabinet is missing
archives-issuer-blank = The sender is missing: who sends signs
archives-receiver-blank = The receiver is missing: who receives signs

# Texts of archives: the inbox.
archives-task-approve-loan = Approve loan { $no }
archives-task-approve-loan-detail = For { $borrower }, asked by { $lender }
archives-task-approve-destruction = Approve destruction { $no }
archives-task-destroy = Carry out destruction { $no }
archives-task-destruction-detail =
    { $count ->
        [one] { $count } document, asked by { $name }
       *[other] { $count } documents, asked by { $name }
    }
archives-task-file = File “{ $title }”
archives-task-file-detail = Customer { $customer }
archives-task-unfiled =
    { $count ->
        [one] { $count } document is not filed in time
       *[other] { $count } documents are not filed in time
    }
archives-task-unfiled-detail = Registered, but not filed within the days allowed
archives-task-return =
    { $days ->
        [one] Loan { $no } is { $days } day overdue
       *[other] Loan { $no } is { $days } days overdue
    }
archives-task-return-detail =
    { $count ->
        [one] { $borrower } has { $count } document to return
       *[other] { $borrower } has { $count } documents to return
    }
archives-task-overdue =
    { $count ->
        [one] { $count } loan is overdue
       *[other] { $count } loans are overdue
    }
archives-task-overdue-detail = Call them back or find out where they are
archives-task-sign = “{ $title }” awaits a signature
archives-task-sign-detail = Customer { $customer }; the receiver has not signed
archives-task-check = Check cabinet { $name }
archives-task-check-detail = Look for damp, bookworms and decay
archives-task-review = Annual review of “{ $title }”
archives-task-review-detail = Customer { $customer }

# ---- Keepers of the categories (FILE-15) ----
archives-task-unkept = { $count ->
    [one] { $count } category has no keeper
   *[other] { $count } categories have no keeper
}
archives-task-unkept-detail = Name one keeper for each category of data
archives-keeper-unknown = This person does not work here; choose another
archives-keeper-none = No keeper
archives-keeper-hint = Choose a colleague

# Texts of archives: the window.
archives-view-title = Archives
archives-view-tab-documents = Documents
archives-view-tab-unfiled = Unfiled
archives-view-tab-loans = Loans
archives-view-tab-disposals = Destruction
archives-view-tab-letters = Letters
archives-view-tab-transfers = Transfers
archives-view-tab-checks = Checks
archives-view-tab-keepers = Keepers
archives-view-search = Search documents
archives-view-search-hint = Title, number, customer
archives-view-any = All
archives-view-more = Show more
archives-view-open-loans = Open
archives-view-all-loans = All
archives-view-chosen =
    { $count ->
        [one] { $count } document chosen
       *[other] { $count } documents chosen
    }
archives-view-unreadable = The archive cannot be read
archives-view-due-today = Today
archives-view-late =
    { $days ->
        [one] { $days } day late
       *[other] { $days } days late
    }
archives-view-key-move = Move up and down
archives-view-key-open = Open the document
archives-view-key-choose = Choose the document
archives-view-key-edit = Edit the document
archives-view-key-close = Close the detail or the dialog
archives-view-key-confirm = Confirm the dialog
archives-column-title = Title
archives-column-customer = Customer
archives-column-category = Category
archives-column-issued = Issued
archives-column-secrecy = Secrecy
archives-column-state = State
archives-column-place = Place
archives-column-no = Number
archives-column-registered = Registered
archives-column-by = By
archives-column-file-by = File by
archives-column-documents = Documents
archives-column-borrower = Borrower
archives-column-purpose = Purpose
archives-column-lent = Lent
archives-column-due = Due
archives-column-approver = Approver
archives-column-method = Method
archives-column-reason = Reason
archives-column-asked = Asked
archives-column-decided = Decided
archives-column-people = Destroyed by, witness
archives-column-direction = Way
archives-column-kind = Kind
archives-column-issuer = Sent by
archives-column-receiver = Received by
archives-column-to = Recipient
archives-column-moved = Transferred
archives-column-cabinet = Cabinet
archives-column-checked = Last check
archives-column-found = Finding
archives-column-measure = Measure
archives-column-next = Next check
archives-column-keeper = Keeper
archives-empty-documents = No documents yet
archives-empty-documents-hint = Register contracts, licences and letters of customers; the catalogue keeps itself by date of issue
archives-empty-filtered = No document matches
archives-empty-filtered-hint = Search for another word or choose other filters
archives-empty-unfiled = Every registered document is filed
archives-empty-unfiled-hint = New documents stand here until they are filed
archives-empty-loans = Nothing is lent
archives-empty-loans-hint = Choose documents in “Documents” and lend them
archives-empty-disposals = Nothing was destroyed
archives-empty-disposals-hint = Choose documents in “Documents” and ask for their destruction
archives-empty-letters = No letters yet
archives-empty-letters-hint = Enter what comes and goes; signed by both sides it waits for filing
archives-empty-transfers = No transfers yet
archives-empty-transfers-hint = Choose documents in “Documents” and transfer them
archives-empty-checks = No cabinets yet
archives-empty-checks-hint = Add a cabinet to be reminded of its checks for damp, bookworms and decay
archives-bar-loan = For { $borrower }: { $purpose }
archives-catalogue = Catalogue
archives-no-documents = No documents yet
archives-completeness = Completeness
archives-complete = { $share } complete ({ $present } of { $applicable })
archives-missing-category = Missing { $category }
archives-not-applicable = Not applicable { $category }: { $reason }
archives-live =
    { $count ->
        [one] { $category }: { $count } entry elsewhere
       *[other] { $category }: { $count } entries elsewhere
    }
archives-choose = Choose “{ $title }”
archives-scans = Scans
archives-loans = Loans
archives-loan-line = { $from } to { $to }  { $name }  { $state }
archives-unfiled-late =
    { $days ->
        [one] Not filed, { $days } day late
       *[other] Not filed, { $days } days late
    }
archives-unfiled-until = To be filed by { $day }
archives-lent-late =
    { $days ->
        [one] Lent to { $name }, { $days } day overdue
       *[other] Lent to { $name }, { $days } days overdue
    }
archives-lent-until = Lent to { $name } until { $day }
archives-nobody = Nobody
archives-saving = Saving
archives-cancel = Cancel
archives-not-saved = Not saved
archives-choose-customer = Choose the customer first
archives-customer-hint = Name, initials of its pinyin, or phone
archives-borrower-hint = Full name for a colleague
archives-due-hint = At most { $days } days
archives-receiver-hint = May stay empty until signed
archives-place-hint = Cabinet, shelf, box
archives-review-hint = Last day of a licence's annual review
archives-file-at-once = File it at once
archives-destroy-explained = The content of the scans cannot be brought back; only the row in the catalogue stays
archives-field-title = Title
archives-field-category = Category
archives-field-issued = Issued on
archives-field-doc-no = Document no.
archives-field-issuer = Issuer
archives-field-pages = Pages
archives-field-place = Place
archives-field-review = Review due
archives-field-secrecy = Secrecy
archives-field-medium = Medium
archives-field-material = Written with
archives-field-format = The paper format passes
archives-field-state = State
archives-field-customer = Customer
archives-field-registered = Registered
archives-field-filed = Filed
archives-field-moved = Transferred
archives-field-disposal = Destruction
archives-field-destroyed = Destroyed on
archives-field-people = By, witness
archives-field-reason = Reason
archives-field-purpose = Purpose
archives-field-condition = Condition on return
archives-field-to = Recipient
archives-field-method = Method
archives-field-by = Destroyed by
archives-field-witness = Witness
archives-field-direction = Way
archives-field-kind = Kind
archives-field-issuer-in = Sent by
archives-field-receiver = Received by
archives-field-cabinet = Cabinet
archives-field-found = Finding
archives-field-measure = Measure
archives-field-keeper = Keeper
archives-field-borrower = Borrower
archives-field-department = Department
archives-field-due = Due
archives-field-approver = Approver
archives-tick-complete = Complete
archives-tick-systematic = Systematic
archives-tick-accurate = Accurate
archives-tick-genuine = True
archives-act-register = Register…
archives-act-letter = Enter letter…
archives-act-check = Check…
archives-act-appoint = Name a keeper…
archives-act-dismiss = Remove the keeper
archives-act-cabinet = Add cabinet…
archives-act-retire = Retire
archives-act-file = File…
archives-act-edit = Edit
archives-act-lend = Lend…
archives-act-move = Transfer…
archives-act-doom = Destroy…
archives-act-approve = Approve
archives-act-refuse = Refuse…
archives-act-withdraw = Withdraw
archives-act-return = Return…
archives-act-extend = Extend
archives-act-condemn = Approve destruction
archives-act-spare = Reject…
archives-act-destroy = Carry out…
archives-act-sign = Sign…
archives-act-exempt = Not applicable…
archives-act-lift = Applies again
archives-title-register = Register a document
archives-title-edit = Edit the document
archives-title-file = File
archives-title-exempt = Mark as not applicable
archives-title-lend = Lend documents
archives-title-refuse = Refuse the loan
archives-title-return = Return documents
archives-title-move = Transfer documents
archives-title-doom = Ask for destruction
archives-title-spare = Reject the destruction
archives-title-destroy = Carry out the destruction
archives-title-letter = Enter a letter
archives-title-sign = Sign for a letter
archives-title-cabinet = Add a cabinet
archives-title-check = Check a cabinet
archives-title-appoint = Name a keeper
archives-verb-register = Register
archives-verb-register-file = Register and file
archives-verb-save = Save
archives-verb-file = Sign and file
archives-verb-exempt = Mark
archives-verb-lend = Lend
archives-verb-lend-ask = Ask for approval
archives-verb-refuse = Refuse
archives-verb-return = Return
archives-verb-move = Transfer
archives-verb-doom = Ask
archives-verb-spare = Reject
archives-verb-destroy = Confirm the destruction
archives-verb-letter = Enter
archives-verb-sign = Sign
archives-verb-cabinet = Add
archives-verb-check = Enter the check
archives-verb-appoint = Name the keeper
archives-said-filed = { $no } is filed
archives-said-registered = { $no } is registered and waits for filing
archives-said-saved = { $no } is saved
archives-said-exempt = Marked as not applicable
archives-said-applies = The category applies again
archives-said-asked = { $no } is entered
archives-said-lent = { $no } is lent
archives-said-refused = { $no } is refused
archives-said-withdrawn = { $no } is withdrawn
archives-said-returned = { $no } is back
archives-said-extended = { $no } is extended
archives-said-moved = { $no } is entered
archives-said-doomed = { $no } waits for the director
archives-said-condemned = { $no } is approved
archives-said-spared = { $no } is rejected
archives-said-destroyed = { $no } is destroyed
archives-said-letter = { $no } is entered
archives-said-signed = { $no } is delivered and waits for filing
archives-said-cabinet = Cabinet { $name } is updated
archives-said-checked = Cabinet { $name } is checked
archives-said-keeper = Keeper of category { $category } named
archives-said-unkept = Category { $category } has no keeper now
# Texts of archives: printed catalogue, register and list.
archives-print-catalogue = Catalogue of the archive
archives-print-loans = Register of loans
archives-print-destruction = List of destroyed documents
archives-print-customer = Customer
archives-print-customer-no = Customer no.
archives-print-complete = Complete
archives-print-share = { $share } ({ $present } of { $applicable } categories)
archives-print-missing = Missing
archives-print-period = Period
archives-print-period-days = { $from } to { $to }
archives-print-number = No.
archives-print-title = Title
archives-print-doc-no = Doc. no.
archives-print-issuer = Issuer
archives-print-issued = Issued on
archives-print-pages = Pages
archives-print-category = Category
archives-print-secrecy = Secrecy
archives-print-place = Place
archives-print-state = State
archives-print-loan-no = Loan no.
archives-print-lent = Lent on
archives-print-borrower = Borrower
archives-print-documents = Documents
archives-print-purpose = Purpose
archives-print-approver = Approved by
archives-print-due = Due on
archives-print-returned = Returned on
archives-print-condition = Condition
archives-print-destruction-no = Destruction no.
archives-print-method = Method
archives-print-count = Documents in all
archives-print-asked = Asked by
archives-print-decided = Decided by
archives-print-destroyer = Destroyed by
archives-print-witness = Witnessed by
archives-print-destroyed = Destroyed on
archives-print-reason = Reason
archives-print-keeper = Archivist
archives-print-checker = Checked by
archives-print-day = Date
archives-said-printed = Printed
archives-act-print-loans = Print this month's loans
archives-act-print-disposal = Print the list
# How figures and deadlines came about.
archives-why-text = { $text }
archives-why-empty = Nothing yet
archives-why-applicable = Categories that apply
archives-why-present = Categories with documents
archives-why-share = { $part } ÷ { $whole } = { $share }; what does not apply is left out
archives-why-registrar = Registered by
archives-why-plus = Registered on { $from }, plus { $days } days: filed by { $due }
archives-why-lent = Lent on
archives-why-due = Due back
archives-why-borrower = Borrower
archives-why-lasting = { $from } to { $due }: { $days } days
archives-why-extended = Extended once; not again
archives-why-late = { $days ->
    [one] { $today } is one day after { $due }
   *[other] { $today } is { $days } days after { $due }
}
archives-why-documents = Each of the eleven categories is needed unless it does not apply; the licence review is reminded of so many days before
archives-why-unfiled = The last day is that of the registration plus the days laid down; from the day after it is late, and the keeper and then the supervisor hear of it
archives-why-loans = A loan ends at most the days laid down after it began and is late from the day after; who has a late loan gets no other
archives-why-disposals = Secret documents are shredded; the director approves, two people carry it out, and the row stays
archives-why-letters = Delivered when both have signed; then the days for filing run
archives-why-transfers = The recipient is registered; what is lent or to be destroyed is not handed over
archives-why-checks = The next check is due the months laid down after the last one and late from the day after
archives-why-keepers = Each category has exactly one keeper; one without is red
