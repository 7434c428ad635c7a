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
archives-state-doomed = To be destroyed
archives-state-condemned = Destruction approved
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
archives-scan-pdf = PDF file
archives-scan-png = PNG picture
archives-scan-jpeg = JPEG picture

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
archives-format-wrong = The paper format does not pass, return it to be rewritten
archives-edit-state = { $no } is “{ $state }” and cannot be edited
archives-edit-late = Somebody else has just changed this document; it now shows the latest, and your change was not saved
archives-scan-big = A scan can have at most { $most } MB
archives-scan-kind = A scan must be a PDF, PNG or JPEG file
archives-purpose-blank = Opening a secret document needs a purpose
archives-gone = { $no } was destroyed; its content is gone
archives-stuck = { $no } “{ $title }” is “{ $state }”; you cannot { $step } it
archives-settled = { $no } is already “{ $state }”
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
archives-method-weak = Secret documents must be shredded
archives-not-director = The director of the department approves destructions
archives-destroyer-blank = Who destroys is missing
archives-witness-blank = The witness is missing
archives-witness-same = Who destroys and the witness cannot be the same person
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
