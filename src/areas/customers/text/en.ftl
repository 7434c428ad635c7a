# Texts of customers.
customers-field-no = Customer no.
customers-field-name = Customer
customers-field-relation = Relation
customers-field-market = Market
customers-field-type = Type
customers-field-source = Source
customers-field-credit-code = Credit code
customers-field-id-number = ID number
customers-field-industry = Industry
customers-field-nature = Nature
customers-field-region = Region
customers-field-address = Address
customers-field-postcode = Postcode
customers-field-email = Email
customers-field-owner = Owner
customers-field-manager = Manager
customers-field-trading-since = Trading since
customers-field-size = Size
customers-field-assets = Assets
customers-field-grade = Grade
customers-field-key-flag = Key customer
customers-field-credit-grade = Credit grade
customers-field-credit-limit = Credit limit
customers-field-credit-terms = Credit terms
customers-field-annual-sales = Annual sales
customers-field-filed-on = Filed on
customers-field-keeper = Keeper
customers-field-agent = Agent
customers-field-service-area = Service area
customers-field-sales-ability = Sales ability
customers-field-potential = Potential
customers-field-culture = Company culture
customers-field-policy = Policy
customers-field-sales-size = Size by sales
customers-field-management = Management style
customers-field-sales-record = Sales record
customers-field-people-quality = Quality of managers and staff
customers-field-competitors = Relation to competitors
customers-field-business-ties = Business with us
customers-field-attitude = Attitude
customers-field-sales-activity = Sales activity
customers-field-problems = Problems
customers-field-advantages = Advantages
customers-field-countermeasures = Measures to come
customers-field-reputation = Reputation
customers-field-credit-state = Credit standing
customers-field-trading-terms = Trading terms
customers-field-notes = Notes
customers-field-contact-name = Contact
customers-field-contact-post = Contact's post
customers-field-mobile = Mobile
customers-field-landline = Landline
customers-field-emergency = Emergency contact
customers-field-from = From
customers-field-to = To
customers-field-contacts = Contacts
customers-field-tags = Tags
customers-field-credit-problems = Past credit problems
customers-field-updated-at = Updated
customers-field-contact-due = First contact
customers-field-contacted-at = Last contact
customers-view-met = Done
customers-view-until-tonight = Today 23:59
customers-view-late = { $days ->
    [one] { $days } day late
   *[other] { $days } days late
}
customers-field-created-at = Entered
customers-field-province = Province
customers-field-city = City
customers-field-county = County
customers-field-unknown = Other field

customers-name-blank = The customer needs a name
customers-contact-blank = At least one contact or phone number is needed
customers-trading-future = The customer cannot trade later than today, { $today }
customers-relation-blank = Choose the relation: past, present or future
customers-market-blank = Choose the market: domestic or international
customers-type-blank = Choose the type: direct or indirect
customers-never-deleted = Customers are never deleted, set the relation to past instead
customers-source-blank = Choose the source of the data
customers-no-export = You may not export, lists leave only through supervisors and above
customers-no-bulk-copy = You may not copy several rows, lists leave only through supervisors and above
customers-export-reason = Give a reason for the export, it goes into the journal
customers-masked = Your post may not see whole numbers
customers-twin-phone = { $no } { $name } has the same phone, check whether the file exists already
customers-twin-name = { $no } { $name } has the same name and region, check whether the file exists already
customers-merged = { $name } changed other parts of this file at the same time, both changes are saved
customers-not-own = Somebody else looks after this customer
customers-not-keeper = You do not keep this file, { $name } does
customers-no-keeper = You do not keep this file; nobody does yet, the supervisor names somebody
customers-no-allocation = Supervisors allocate customers, leave the agent as it is
customers-missing = This customer file cannot be found
customers-too-long = Too long, { $limit } characters at most
customers-no-such-choice = Must be one of these: { $words }
customers-no-day = Must be a date such as 2026-03-11
customers-no-money = Must be an amount such as 12,800.00
customers-money-negative = An amount cannot be negative
customers-no-flag = Must be yes or no
customers-person-unknown = Nobody of this name is on the staff list
customers-no-region = There is no division with this code
customers-contact-ends-first = The end comes before the beginning
customers-unbalanced = This leaves the loads of { $name } and { $least } more than { $spread } apart, consider the balanced proposal
customers-no-agent = Choose somebody who works here and may look after customers
customers-note-short = Saved, but the record of a first contact needs at least { $least } characters
customers-first-contact-late = The first contact is { $days ->
    [one] { $days } day
   *[other] { $days } days
} late
customers-grade-reason = Give the reason for the grade
customers-credit-over = { $over } over the credit limit, the supervisor must approve
customers-credit-approve = Orders of this credit grade need the supervisor's approval
customers-credit-over-approved = { $over } over the credit limit, entered by somebody who may approve it
customers-credit-approved = Orders of this credit grade are approved one by one; entered by somebody who may approve it
customers-credit-pay-first = This customer pays first, { $open } still open
customers-credit-term = Check the terms and the limit of grade { $grade }
customers-order-amount = The amount must be more than 0
customers-order-paid = The payment cannot be more than what is unpaid
customers-order-future = The order cannot be later than today
customers-order-line = Each product needs a name and a quantity
customers-order-sum = The amounts of the products must add up to the order
customers-order-cancelled = This order is cancelled already
customers-order-reason = Give the reason for cancelling
customers-grade-by-reason = The sales decide the grade; to set another one, use “Set the grade” and give the reason
customers-yes = Yes
customers-sheet-name = Customers
customers-target-ignore = Leave out
customers-target-phone = Phone
customers-target-ten-thousands = { $field } (10,000 yuan)
customers-key-phone = Mobile or phone
customers-import-repeated = The same as row { $row } of this sheet
customers-import-phone-taken = Customer { $no } has this mobile number already
customers-import-error-cell = The cell holds a formula error

customers-view-title = Customers
customers-view-all = All
customers-view-new = New customer
customers-view-edit = Edit
customers-view-edit-title = Edit customer
customers-view-import = Import
customers-view-export = Export
customers-view-import-list = Import a list…
customers-view-template = Download the template
customers-view-template-file = Customer import template.xlsx
customers-view-template-written = The template is saved
customers-view-retry = Try again
customers-view-cancel = Cancel
customers-view-more = More
customers-view-reading = Reading
customers-view-save = Save
customers-view-saving = Saving
customers-view-contains = Contains “{ $text }”
customers-view-add-filter = Filter
customers-view-clear-filters = Clear filters
customers-view-clear-search = Clear the search
customers-view-any = Any
customers-view-values = { $count ->
    [one] { $count } value
   *[other] { $count } values
}
customers-view-blank = Blank
customers-view-narrow = Find a value
customers-view-key = Key
customers-view-columns = Columns
customers-view-usual-columns = Usual columns
customers-view-move-up = Move up
customers-view-move-down = Move down
customers-view-density = Row height
customers-view-compact = Compact
customers-view-normal = Normal
customers-view-roomy = Roomy
customers-view-status-chosen = { $count } chosen
customers-view-status-found = { $found } found of { $all }
customers-view-status-all = { $all ->
    [one] { $all } customer
   *[other] { $all } customers
}
customers-view-status-millis = { $millis } ms
customers-view-copy-rows = Copy as table
customers-view-copied-rows = { $count ->
    [one] { $count } row
   *[other] { $count } rows
} copied, ready to paste into a sheet
customers-view-unchoose = Choose none
customers-view-unreadable = The customer list cannot be read
customers-view-nothing = No customer found
customers-view-nothing-found = No customer contains “{ $text }”, try another word or clear the filters
customers-view-nothing-filtered = No customer meets these filters
customers-view-locked = Your posts do not include customer files
customers-view-locked-why = The administrator grants it by post where it is needed
customers-view-nobody = No customers yet
customers-view-nobody-hint = Import the Excel list in use, or drop it on the window
customers-view-today = Today
customers-view-yesterday = Yesterday
customers-view-yuan = { $amount } yuan
customers-view-unit-yuan = yuan
customers-view-word-past = Past
customers-view-word-present = Present
customers-view-word-future = Future
customers-view-word-domestic = Domestic
customers-view-word-international = International
customers-view-word-direct = Direct
customers-view-word-indirect = Indirect
customers-view-full-clause = Read the clause
customers-view-file = Customer file
customers-view-file-unreadable = This file cannot be read
customers-view-tab-record = Basics
customers-view-tab-contacts = Contacts
customers-view-tab-openings = Views
customers-view-tab-archive = Archive
customers-view-widen-detail = Widen
customers-view-narrow-detail = Narrow
customers-view-remove = Delete…
customers-view-copy-no = Copy the number
customers-view-copied = { $what } copied
customers-view-seen = Seen
customers-view-grade = Grade { $grade }
customers-view-grade-key = { $grade } key
customers-view-relation = { $relation } customer
customers-view-credit = Credit { $grade }
customers-view-complete = Complete { $filled }/{ $all }
customers-view-code-right = The check character is right
customers-view-main-contact = Main contact
customers-view-emergency = Emergency
customers-view-from-to = { $from } to { $to }
customers-view-copy-number = Copy the number
customers-view-reveal-first = Look at the whole number first
customers-view-group-basic = Basics
customers-view-group-credit = Credit and sales
customers-view-group-traits = Traits
customers-view-group-business = Business
customers-view-group-trading = Trading
customers-view-show-blank = Show { $count } blank fields
customers-view-hide-blank = Hide blank fields
customers-view-made = File made { $day } { $time }
customers-view-all-lines = Show all { $count }
customers-view-never-opened = Nobody has opened it yet
customers-view-log-opened = Opened the file
customers-view-log-revealed = Saw the whole numbers
customers-view-log-printed = Printed the form
customers-view-not-saved = Not saved, everything typed is still here
customers-view-flaws = { $count } to correct before saving
customers-view-required = Fields with * are required
customers-view-drop-title = Drop what was typed
customers-view-drop-why = What was typed cannot be brought back
customers-view-drop = Drop it
customers-view-go-on = Go on editing
customers-view-saved = { $no } saved
customers-view-created = { $no } filed
customers-view-none = None
customers-view-nobody-chosen = Nobody
customers-view-suggestions = Suggestions for
customers-view-allocated = Assigned by the supervisor
customers-view-region-text = Region as written
customers-view-region-hint = Not a division of the list, replaced once one is chosen
customers-view-contact-number = Contact { $number }
customers-view-main = Main
customers-view-add-contact = Add a contact
customers-view-remove-contact = Remove contact { $number }
customers-view-raise-contact = Move contact { $number } up
customers-view-new-tag = New tag
customers-view-new-tag-hint = Type a tag and press Enter
customers-view-add-problem = Add a credit problem
customers-view-problem-day = Day of problem { $number }
customers-view-problem-text = Credit problem { $number }
customers-view-remove-problem = Remove problem { $number }
customers-view-conflict-title = { $name } has just saved this file
customers-view-conflict-why = { $customer }: choose in { $count ->
    [one] { $count } field
   *[other] { $count } fields
}
customers-view-conflict-mine = My changes
customers-view-conflict-theirs = Saved by { $name } { $time }
customers-view-conflict-before = Before { $value }
customers-view-conflict-merged = { $count } more that only I changed are merged: { $fields }
customers-view-all-theirs = All by { $name }
customers-view-all-mine = All mine
customers-view-back-to-form = Back to editing
customers-view-save-chosen = Save the choice
customers-view-export-title = Export the customer list
customers-view-export-to = Choose the place…
customers-view-exporting = Exporting
customers-view-export-rows = { $count ->
    [one] { $count } customer
   *[other] { $count } customers
} as filtered and sorted now
customers-view-export-rows-unknown = All customers as filtered and sorted now
customers-view-export-shown = { $count ->
    [one] { $count } column
   *[other] { $count } columns
} shown
customers-view-export-all = All { $count ->
    [one] { $count } column
   *[other] { $count } columns
}
customers-view-export-format = Format
customers-view-export-reason = Reason
customers-view-export-reason-hint = Reason and rows are kept in the journal
customers-view-exported = { $count ->
    [one] { $count } row
   *[other] { $count } rows
} exported
customers-view-not-exported = Not exported, no half file was left
customers-view-import-title = Import customers
customers-view-import-locked = Your posts do not include imports
customers-view-drop-here = Drop a list here
customers-view-drop-kinds = XLSX, XLS, ODS and CSV, the encoding is detected
customers-view-choose-file = Choose a file…
customers-view-other-file = Another file…
customers-view-reading-file = Reading { $name }
customers-view-file-not-read = This file cannot be read
customers-view-sheet = Sheet
customers-view-header-row = Header
customers-view-header-at = Row { $row }
customers-view-no-header = No header row
customers-view-encoding = Encoding
customers-view-columns-sent = { $sent } of { $all ->
    [one] { $all } column
   *[other] { $all } columns
} matched
customers-view-only-problems = Only flawed and changed
customers-view-row = Row
customers-view-verdict = Result
customers-view-verdict-new = New
customers-view-verdict-changed = Changed
customers-view-verdict-same = Same
customers-view-verdict-skipped = Left out
customers-view-verdict-flawed = Flawed
customers-view-shares = Shares of the rows
customers-view-target-of = Target of { $column }
customers-view-key-by = Match by
customers-view-key-missing = No column of the sheet is matched to it
customers-view-mode = Mode
customers-view-mode-both = New and changed
customers-view-mode-create = New only
customers-view-mode-update = Changed only
customers-view-defaults = When blank
customers-view-defaults-hint = Taken for new customers whose row does not say
customers-view-import-rows = Import { $count ->
    [one] { $count } row
   *[other] { $count } rows
}
customers-view-import-nothing = No row to write
customers-view-importing = Importing
customers-view-not-imported = Not imported, not a single row was written
customers-view-export-flawed = Export { $count } flawed rows…
customers-view-marked-file = { $name } flawed.xlsx
customers-view-marked-written = { $count } flawed rows exported, correct them and import again
customers-view-not-written = The file was not written
customers-view-imported = { $count ->
    [one] { $count } row
   *[other] { $count } rows
} imported
customers-view-result = { $count ->
    [one] { $count } row
   *[other] { $count } rows
} imported
customers-view-see-list = See the list
customers-view-import-again = Import another file
customers-view-status-preview = Nothing is written yet    { $count ->
    [one] { $count } row
   *[other] { $count } rows
} read
customers-view-status-imported = The import is done
customers-view-key-new = New customer
customers-view-key-move = Previous and next row
customers-view-key-open = Open the row
customers-view-key-close = Close the file or go back
customers-view-key-edit = Edit the open file
customers-view-key-extend = Choose several in a row
customers-view-key-all = Choose all
customers-view-key-copy = Copy the chosen rows
customers-view-key-save = Save the form
customers-view-key-confirm = Confirm an import, an export or a dialog
customers-view-group-filing = Filing
customers-view-credit-code = Credit code

customers-care-allocate-title = Allocate customers
customers-care-allocate = Allocate
customers-care-reallocate = Give to another…
customers-care-grade-title = Set the grade
customers-care-grade = Save the grade
customers-care-note-title = Note a talk
customers-care-note = Save the note
customers-care-order-title = New order
customers-care-order = Save the order
customers-care-pay-title = Enter a payment
customers-care-pay = Enter the payment
customers-care-cancel-title = Cancel the order
customers-care-cancel = Cancel this order
customers-care-saving = Saving
customers-care-not-saved = Not saved
customers-care-allocated = { $count ->
    [one] { $count } customer
   *[other] { $count } customers
} allocated
customers-care-graded = The grade is set
customers-care-noted = The talk is noted
customers-care-ordered = The order is saved
customers-care-paid = The payment is entered
customers-care-cancelled = The order is cancelled
customers-care-by-sales = By sales
customers-care-reason = Reason
customers-care-channel = By
customers-care-text = What was said
customers-care-day = Date
customers-care-amount = Amount
customers-care-product = Product
customers-care-quantity = Quantity
customers-care-paid-now = Paid now
customers-care-paid-hint = Blank if unpaid
customers-care-open = { $open } yuan unpaid
customers-care-balanced = By balance
customers-care-to-one = All to one
customers-care-load = { $count ->
    [one] { $count } customer
   *[other] { $count } customers
}, load { $load }
customers-care-count = { $count ->
    [one] { $count } customer
   *[other] { $count } customers
}
customers-care-credit = Limit { $limit } yuan, { $unpaid } unpaid, { $handling }
customers-care-year = { $year }
customers-care-order-line = Order { $no }　{ $amount } yuan
customers-care-order-open = { $open } yuan unpaid
customers-care-order-paid = Paid
customers-care-order-gone = Cancelled
customers-care-due = First contact due by { $due } (allocated by { $by } on { $day })
customers-care-overdue = First contact { $days ->
    [one] { $days } day
   *[other] { $days } days
} overdue (allocated by { $by } on { $day })
customers-care-grade-hand = By hand: { $reason }
customers-care-grade-sales = By the sales of the last 12 months
customers-care-grade-source = Grade from
customers-care-grade-hint = The sales decide it
customers-view-tab-dealings = Dealings
customers-view-word-phone = Phone
customers-view-word-visit = On site
customers-view-word-visited = Came by
customers-view-word-wechat = WeChat
customers-view-word-mail = Mail
customers-view-word-other = Other
customers-view-word-torn = Torn
customers-view-word-exacting = Exacting
customers-view-word-rude = Rude
customers-view-word-usual = as usual
customers-view-word-approved = each approved
customers-view-word-paid-first = paid first
customers-task-contact = First contact with { $name }
customers-task-contact-detail = Allocated on { $day }, to be talked with and noted within a week
customers-task-overdue = First contact overdue with { $count ->
    [one] { $count } customer
   *[other] { $count } customers
}
customers-task-overdue-detail = Urge the agents, or allocate anew
customers-care-terms-title = Credit grades
customers-care-terms = Save the credit grades
customers-care-terms-about = Terms, limit and handling of each grade; a customer's own limit goes before
customers-care-terms-days = { $grade } (days)
customers-care-terms-limit = Limit
customers-care-terms-saved = The credit grades are saved
customers-care-terms-handling = Handling

# Filters, views and acts on many
customers-subject-created-by = Entered by
customers-subject-updated-by = Updated by
customers-subject-last-contact = Last contact
customers-subject-awaiting = First contact awaited
customers-subject-sales = Sales of 12 months
customers-subject-unpaid = Unpaid
customers-op-is = is
customers-op-is-not = is not
customers-op-contains = contains
customers-op-begins = begins with
customers-op-empty = blank
customers-op-filled = filled in
customers-op-before = before
customers-op-after = after
customers-op-between = between
customers-op-within = in the last days
customers-op-not-within = not in the last days
customers-op-this-month = this month
customers-op-at-least = at least
customers-op-at-most = at most
customers-said-is-not = not { $value }
customers-said-contains = contains “{ $value }”
customers-said-begins = begins with “{ $value }”
customers-said-before = before { $value }
customers-said-after = after { $value }
customers-said-between = { $from } to { $to }
customers-said-within = { $count ->
    [one] in the last day
   *[other] in the last { $count } days
}
customers-said-not-within = { $count ->
    [one] not in the last day
   *[other] not in the last { $count } days
}
customers-said-at-least = at least { $value } yuan
customers-said-at-most = at most { $value } yuan
customers-filter-me = Me
customers-filter-op = Way
customers-filter-value = Value
customers-filter-unit-days = days
customers-filter-day = Date
customers-filter-until = Until
customers-filter-and = and
customers-filter-or = or
customers-filter-find = Find a field
customers-filter-groups = Groups…
customers-filter-groups-title = Filter by groups of conditions
customers-filter-between-groups = Between the groups
customers-filter-inside-group = Inside the group
customers-filter-all = All of them
customers-filter-any = Any of them
customers-filter-group = Group { $number }
customers-filter-remove-group = Remove group { $number }
customers-filter-remove = Remove { $name }
customers-filter-add = Add a condition
customers-filter-add-group = Add a group
customers-filter-use = Apply the filter
customers-subject-record = Customer
customers-many-most = At most { $most } customers at once, please narrow the list first
customers-many-no-tag = Enter tags to add or to remove
customers-many-left-out = { $count ->
    [one] { $count } customer of somebody else stays as it is
   *[other] { $count } customers of others stay as they are
}
customers-many-changed = { $count ->
    [one] { $count } customer changes
   *[other] { $count } customers change
}
customers-many-joint = {", "}
customers-many-same = { $count ->
    [one] { $count } is so already
   *[other] { $count } are so already
}
customers-many-refused = { $count } left out
customers-many-more = { $count } more
customers-many-line = { $before } → { $after }
customers-many-nothing = No customer would change
customers-many-tag = Tags
customers-many-tag-title = Add or remove tags
customers-many-tagged = { $count ->
    [one] The tags of { $count } customer are updated
   *[other] The tags of { $count } customers are updated
}
customers-many-add-tags = Add tags
customers-many-remove-tags = Remove tags
customers-many-choose-all = Choose all { $count }
customers-export-chosen = { $count ->
    [one] { $count } chosen row
   *[other] { $count } chosen rows
}
customers-export-whole = { $count ->
    [one] The list, { $count } row
   *[other] The list, { $count } rows
}
customers-views-mine = My customers
customers-views-key = Key customers
customers-views-awaiting = First contact due
customers-views-new = New this month
customers-views-stale = { $days ->
    [one] Idle for { $days } day
   *[other] Idle for { $days } days
}
customers-views-keeps = A view keeps filter, search, order, columns with their widths, and the height of rows
customers-view-save-next = Save and edit the next
customers-view-key-select = Choose or leave out
customers-view-key-filter = Filter by groups
customers-view-key-step = Previous and next customer
customers-view-key-next = Save and edit the next
customers-many-grade = Grade
customers-many-tags-hint = Several tags are separated by commas
customers-many-tag-save = Update the tags
# ---- Today's customers (FILE-14), files in order (FILE-25) ----
customers-keeps-none = You keep no customer files, so there is nothing to put in order
customers-task-extract = Open today's customers
customers-task-extract-detail = Opening the list counts as taking it out; do so before the shift ends
customers-task-update = { $count ->
    [one] { $count } customer to update
   *[other] { $count } customers to update
}
customers-task-update-detail = Something happened today and the file says nothing of it; add it on the same day
customers-task-tidy = Put the customer files in order
customers-task-tidy-detail = Check the data, fill the gaps, then say that it is done
customers-today = Today's customers
customers-today-mine = Mine
customers-today-all = By agent
customers-today-none = Nothing happened today or yesterday
customers-today-none-detail = Customers with talks, orders, a new allocation or something due stand here
customers-today-nobody = Nobody looks after customers yet
customers-today-nobody-detail = Once customers are allocated, this shows who has not opened the list and who has files to update
customers-today-extracted = Opened at { $time }, { $count ->
    [one] { $count } customer
   *[other] { $count } customers
}
customers-today-not-extracted = Not opened
customers-today-previous = Day before
customers-today-next = Day after
customers-today-column-customer = Customer
customers-today-column-what = What happened
customers-today-column-when = When
customers-today-column-state = File
customers-today-column-agent = Agent
customers-today-column-count = Customers
customers-today-column-extracted = List opened
customers-today-column-pending = To update
customers-today-pending = To update
customers-today-updated = Up to date
customers-today-talk = Talk ({ $channel })
customers-today-order = Order { $no }
customers-today-allocated = Newly allocated
customers-today-due = First contact due
customers-today-tidy = Files in order…
customers-today-tidy-last = Last put in order on { $day }, next by { $due }
customers-today-tidy-first = Not put in order yet, due by { $due }
customers-today-tidy-title = Files put in order
customers-today-tidy-about = The files that you keep are checked and complete, ready to be looked up
customers-today-tidy-note = What was done
customers-today-tidy-do = Say that it is done
customers-today-tidied = Kept
customers-today-count = { $count ->
    [one] { $count } customer
   *[other] { $count } customers
}, { $pending } to update
# What gathers around the file: slips, fees, steps, demand, timeline.
customers-field-difficult = Difficult customer
customers-record-note-kind = About
customers-record-talk = Talk
customers-record-repair-call = Repair call
customers-record-repair = Repair
customers-record-visit = Follow-up
customers-record-complaint = Complaint
customers-record-and = { $a }, { $b }
customers-record-or = { $a } or { $b }
customers-record-slip-no = Slip no.
customers-record-slip-name = Customer
customers-record-slip-phone = Phone
customers-record-slip-model = Model
customers-record-slip-serial = Serial
customers-record-slip-bought = Bought on
customers-record-slip-shop = Shop
customers-record-slip-salesperson = Salesperson
customers-record-slip-incomplete = Incomplete
customers-record-slip-doubtful = Doubtful
customers-record-slip-verified = Verified
customers-record-slip-complete = Complete
customers-record-slip-lacks = The slip is incomplete. Missing: { $fields }
customers-record-slip-blank = Fill in at least one value
customers-record-slip-missing = There is no such slip
customers-record-slip-stale = Somebody just changed slip { $no }; open it again
customers-record-slip-no-doubt = This slip is { $state }; nothing has to be verified
customers-record-slip-not-own = You did not enter this slip, and it is not of your customer
customers-record-doubt-phone = Doubtful: { $first } has the same phone under another name; please verify
customers-record-doubt-serial = Doubtful: { $first } has the same serial; please verify
customers-record-fee-item = Say what it is for
customers-record-fee-empty = Fill in an amount due, a deposit or a violation
customers-record-fee-paid = What is paid is neither negative nor more than what is due
customers-record-fee-voided = This line was voided
customers-record-fee-why = Say why it is voided
customers-record-stage-collect = Collect
customers-record-stage-sort = Sort
customers-record-stage-study = Study
customers-record-stage-sort-again = Sort again
customers-record-stage-follow = Follow up
customers-record-stage-file = File
customers-record-stage-lost = No deal
customers-record-stage-follow-again = Follow up again
customers-record-stage-won = Deal
customers-record-stage-second = Second deal
customers-record-stage-introduce = Ask for introductions
customers-record-stage-keep = Keep on file
customers-record-stage-reason = Going back needs a reason
customers-record-stage-order = One step at a time: now “{ $stage }”, next { $next }
customers-record-refer-itself = A customer does not introduce itself
customers-record-refer-not-won = Only a customer who bought introduces new ones
customers-record-refer-twice = Somebody introduced this customer before
customers-record-demand-line = Fill in product and quantity; a quantity is not negative
customers-record-demand-late = The demand of this week was due by { $due }; it is late
customers-record-hint-torn = Torn customer: hear everything and say it back; do not conclude in haste; note each point of dispute
customers-record-hint-exacting = Exacting customer: speak slowly; promise times and call back on time
customers-record-hint-rude = Rude customer: stay polite and do not argue; call the team leader if it gets worse
customers-record-hint-other = Customer to take special care of: read the contacts before you call
customers-record-open-order = Order { $no }: { $open } yuan unpaid
customers-record-open-arrears = Arrears of { $arrears } yuan
customers-event-note = { $kind } ({ $channel })
customers-event-order = Order of { $amount } yuan, { $state }
customers-event-payment = Payment of { $amount } yuan
customers-event-slip = Receipt slip { $no }, { $state }
customers-event-fee = { $item }: { $due } yuan due on { $day }
customers-event-violation = Violation: { $item }
customers-event-stage = Step: { $stage }
customers-event-change = { $field } { $before } → { $after }
customers-task-demand = { $count ->
    [one] Report this week's demand: one customer is missing
   *[other] Report this week's demand: { $count } customers are missing
}
customers-task-demand-detail = Until the end of { $due }
# Printed pages: the head and foot of a list, the form of one file.

customers-print-search = Search “{ $text }”
customers-print-everything = All customers
customers-print-blank = Blank
customers-print-condition = { $field }: { $values }
customers-paper-title = Customer form
customers-paper-print = Print the form
customers-paper-catalogue = Print the catalogue
customers-paper-save = Save the form as PDF…
customers-paper-contacts = Contacts
customers-paper-problems = Earlier credit problems
customers-paper-day = Date
customers-paper-problem = What happened
customers-paper-filled-by = Filled in by
customers-paper-checked-by = Checked by
customers-paper-mark = Printed by { $name }, { $at }, for this department only
customers-record-line-add = One more product
customers-record-line-amount = Amount
customers-record-line-remove = Remove line { $line }
customers-record-no-order = No order yet
customers-record-missing = Missing
customers-record-slips = Receipt slips
customers-record-register = Register
customers-record-defects = Defects by shop
customers-record-defects-none = No slip was entered in this month
customers-record-defects-all = Slips
customers-record-defects-share = Incomplete %
customers-record-shop-unknown = No shop given
customers-record-pool = { $count ->
    [one] One slip is right and can be visited on
   *[other] { $count } slips are right and can be visited on
}
customers-record-unreadable = It cannot be read
customers-record-slip-title = Enter a slip
customers-record-slip-edit = Correct the slip
customers-record-slip-save = Save the slip
customers-record-slip-said = The slip is saved
customers-record-slip-hint = All eight are needed; a slip that lacks one is kept as incomplete and not visited on
customers-record-slip-verify = Verified
customers-record-slip-file = Open the file
customers-record-slip-number = Register no.
customers-record-slip-state = State
customers-record-slip-by = Entered by
customers-record-slip-search = Number, name, phone or serial
customers-record-slip-count = { $count ->
    [one] One slip
   *[other] { $count } slips
}
customers-record-slip-none = No receipt slips
customers-record-slip-none-why = They stand here once the first one is entered
customers-record-slip-not-found = No such slip
customers-record-slip-not-found-why = Try another word, or choose “All”
customers-record-fee-title = Enter a fee or violation
customers-record-fee-save = Save
customers-record-fee-said = The ledger is up to date
customers-record-fee-pay = Enter a payment
customers-record-fee-void = Void
customers-record-fee-void-why = Voided: { $reason }
customers-record-fee-for = Item
customers-record-fee-day = Due on
customers-record-fee-due = Due
customers-record-fee-paid-now = Paid
customers-record-fee-deposit = Deposit
customers-record-fee-violation = Violation
customers-record-fee-none = No fees, deposits or violations
customers-record-fee-is-violation = Violation
customers-record-fee-is-void = Void
customers-record-fee-is-late = Overdue
customers-record-fee-is-paid = Paid
customers-record-fee-until = Due { $day }
customers-record-fee-sums = { $due } due, { $paid } paid
customers-record-fee-sum-deposit = { $deposit } deposited
customers-record-arrears = Arrears
customers-record-arrears-mark = Arrears { $arrears }
customers-record-stage = Step
customers-record-stage-back = Go back
customers-record-stage-to = Back to
customers-record-stage-said = The step is changed
customers-record-refer-title = Enter an introduction
customers-record-refer-save = Save
customers-record-refer-said = The introduction is saved
customers-record-refer-who = Customer introduced
customers-record-refer-hint = Type a name, number or phone and choose one
customers-record-refer-nobody = Choose who was introduced
customers-record-introducer = Introduced by
customers-record-referrals = Introduced
customers-record-referrals-count = { $count ->
    [one] One customer
   *[other] { $count } customers
}
customers-record-key-since = Since { $day }
customers-record-key-next = Since { $day }; counts from the next period
customers-record-difficult-title = Mark as difficult
customers-record-difficult-save = Save
customers-record-difficult-said = The mark is saved
customers-record-difficult-none = No mark
customers-record-difficult-other = Mark (staff only)
customers-event-none = Nothing is recorded
customers-event-older = Older ones
customers-event-all = All
customers-event-kind = Kind
customers-event-who = By
customers-event-kind-contact = Talks
customers-event-kind-order = Orders
customers-event-kind-payment = Payments
customers-event-kind-slip = Receipt slips
customers-event-kind-repair = Repairs
customers-event-kind-visit = Visits
customers-event-kind-complaint = Complaints
customers-event-kind-fee = Fees, violations
customers-event-kind-change = Changes
customers-month-title = Month sheet
customers-month-about = Contacts, services, after-sales and what is still open
customers-month-before = Month before
customers-month-after = Month after
customers-month-contacts = Contacts
customers-month-services = Services
customers-month-after-sales = After-sales
customers-month-open = Still open
customers-month-part = { $part } { $count }
customers-demand-title = Weekly demand
customers-demand-enter = Enter
customers-demand-missing = Missing { $count }
customers-demand-sums = Sums
customers-demand-week = { $from } to { $to }
customers-demand-due = Due by the end of { $due }
customers-demand-late = Late
customers-demand-before = Week before
customers-demand-after = Week after
customers-demand-save-first = Save this week first
customers-demand-customer = Customer
customers-demand-last = Last week
customers-demand-product-of = Product of { $name }
customers-demand-quantity-of = Quantity of { $name }
customers-demand-more = One more product of { $name }
customers-demand-save = Report
customers-demand-saved = The demand is reported
customers-demand-copy = Copy last week
customers-demand-nothing = Nothing new is typed
customers-demand-unread = Complete product and quantity
customers-demand-none = You look after no present customers
customers-demand-none-why = Present customers that are allocated to you stand here, to be reported each week
customers-demand-all-there = Every customer is reported
customers-demand-all-there-why = Those that are not stand here
customers-demand-no-sum = No demand in this week
customers-demand-sum = Quantity
customers-demand-customers = Customers
customers-view-tab-purchases = Purchases
customers-view-tab-fees = Fees
## Analysis of customers

customers-analysis-title = Customer analysis
customers-analysis-tab-composition = Composition
customers-analysis-tab-credit = Credit
customers-analysis-tab-loads = Loads
customers-analysis-tab-use = Use of files
customers-analysis-failed = The figures could not be read
customers-analysis-by = Divided by
customers-analysis-customer = Customer
customers-analysis-tick = The tick is the period before
customers-analysis-more = { $count } more below; the tick is the period before
customers-analysis-no-sales = No sales in this period
customers-analysis-no-sales-why = Choose another period, or enter orders in the customers' files first
customers-analysis-amount-yuan = Sales (yuan)
customers-analysis-lines = Order lines
customers-analysis-grown = { $change } on before
customers-analysis-share = Share
customers-analysis-before-share = Share before
customers-analysis-growth = Change
customers-analysis-tip = { $orders ->
    [one] { $name }: { $amount }, { $orders } order, { $share }; before { $before }, { $share_before }
   *[other] { $name }: { $amount }, { $orders } orders, { $share }; before { $before }, { $share_before }
}
customers-analysis-first-orders = { $count ->
    [one] The newest order
   *[other] The newest { $count } orders
}
customers-analysis-all-orders = { $count ->
    [one] { $count } order
   *[other] { $count } orders
}
customers-analysis-choose-row = Choose a row first
customers-analysis-open-customer = Open customer
customers-analysis-his-products = Its products
customers-analysis-divide = Divide the region
customers-analysis-close = Close
customers-analysis-order-no = Order
customers-analysis-note = Sales focus
customers-analysis-note-by = { $name }, { $day }
customers-analysis-note-hint = Focus and measures of this period
customers-analysis-note-save = Save focus
customers-analysis-note-saved = Sales focus saved
customers-analysis-credit-by-grade = Used credit by grade
customers-analysis-credit-hint = Unpaid ÷ limit
customers-analysis-credit-tip = { $customers ->
    [one] { $name }: { $customers } customer, limit { $limit } yuan, unpaid { $unpaid } yuan, { $over } over the limit
   *[other] { $name }: { $customers } customers, limit { $limit } yuan, unpaid { $unpaid } yuan, { $over } over the limit
}
customers-analysis-over-short = { $count } over
customers-analysis-unpaid-yuan = Unpaid (yuan)
customers-analysis-limit-yuan = Credit limit (yuan)
customers-analysis-used = Used
customers-analysis-loads-hint = Load is customers ÷ ability weight
customers-analysis-agents = Agents
customers-analysis-late-short = { $count } late
customers-analysis-openings-short = Opened
customers-analysis-updates-short = Updated
customers-analysis-stale-days = more than { $days } days
customers-analysis-opened-files = { $count ->
    [one] { $count } file
   *[other] { $count } files
}
customers-analysis-all-files = { $count ->
    [one] { $count } file
   *[other] { $count } files
}
customers-analysis-no-files = No files under “{ $which }”
customers-analysis-no-files-why = Try another period, or another kind
customers-analysis-no-debtors = Nobody owes anything
customers-analysis-no-debtors-why = Customers with unpaid orders stand here
customers-analysis-first-files = The first { $count } of { $all }
customers-analysis-days-still = Days unchanged
customers-analysis-export = Export figures
customers-view-key-period = Period before, period after
customers-analysis-of-period = { $what } { $period }
customers-analysis-by-grade = Grade
customers-analysis-by-product = Product
customers-analysis-by-region = Region
customers-analysis-no-grade = Not graded
customers-analysis-no-region = Other regions
customers-analysis-region-itself = Not divided
customers-analysis-together = Total
customers-analysis-customers = Customers
customers-analysis-orders = Orders
customers-analysis-quantity = Quantity
customers-analysis-amount = Sales
customers-analysis-share-percent = Share (%)
customers-analysis-before = Before
customers-analysis-before-percent = Share before (%)
customers-analysis-growth-percent = Change (%)
customers-analysis-credit-title = Credit use
customers-analysis-debtors = Customers with open payments
customers-analysis-limit = Credit limit
customers-analysis-unpaid = Unpaid
customers-analysis-used-percent = Used (%)
customers-analysis-over-count = Over the limit
customers-analysis-over = Over by
customers-analysis-loads-title = Load of the staff
customers-analysis-person = Name
customers-analysis-person-number = Number
customers-analysis-as-agent = Customers
customers-analysis-load = Load
customers-analysis-as-keeper = Files kept
customers-analysis-waiting = First contacts due
customers-analysis-late = Late
customers-analysis-months = Last 12 months
customers-analysis-sources = Sources
customers-analysis-files = Files
customers-analysis-openings = Openings
customers-analysis-updates = Updates
customers-analysis-updated = Last update
customers-analysis-files-stale = Stale
customers-analysis-files-unopened = Never opened
customers-analysis-files-opened = Opened
customers-analysis-files-prospects = Prospects
customers-analysis-note-first = { $name } just saved another version; saving again replaces it
customers-task-stale = { $count ->
    [one] { $count } customer file is stale
   *[other] { $count } customer files are stale
}
customers-task-stale-detail = Nothing was added for more than { $days } days
# Duplicate files, merging and taking back
customers-field-merged = Merged file
customers-merge-same = Choose two different files
customers-merge-changed = { $name } has just changed { $no }, open both files again before merging them
customers-undo-none = This act cannot be undone
customers-undo-twice = This act was undone already
customers-undo-changed = { $by } changed { $no } { $name } since{ $more ->
    [0] {""}
    [one] , and { $more } more file was changed
   *[other] , and { $more } more files were changed
}; it cannot be undone
customers-undo-stayed = { $count ->
    [one] { $count } file was changed since and stays as it is
   *[other] { $count } files were changed since and stay as they are
}
customers-mapping-name = Give the column mapping a name of at most 60 characters
customers-twin-code = { $no } { $name } has the same code, check whether the file exists already
customers-like-phone = Same phone
customers-like-code = Same code
customers-like-name = Same name and region
customers-like-sound = Similar name
customers-former-none = There is nothing to restore in this line
customers-merge-title = Merge two files
customers-merge-why = Choose which file goes on and which value each field takes. A merge can be undone
customers-merge-keep = Keep
customers-merge-file = { $no }, filed on { $day }
customers-merge-gains = { $field } { $value }
customers-merge-linked = Notes, orders, history and openings of the other file move over
customers-merge-go = Merge
customers-merge-working = Merging…
customers-merge-not = Not merged
customers-merge-done = Merged into { $no }
customers-merge-open = Merge…
customers-merge-led = { $no } was merged into this file
customers-merge-into = { $no } { $name } was merged into this file
customers-merge-undo = Undo the merge
customers-undo-done = Undone: { $title }
customers-history-restore = Restore
customers-twins-title = Possible duplicates
customers-twins-maybe = { $why }:
customers-twins-count = { $count ->
    [one] { $count } group
   *[other] { $count } groups
}
customers-twins-crowded = { $count ->
    [one] One more group of over 20 files is not listed
   *[other] { $count } more groups of over 20 files are not listed
}
customers-twins-files = { $count ->
    [one] { $count } file
   *[other] { $count } files
}
customers-twins-page = { $from }–{ $to } of { $all }
customers-twins-next = Next page
customers-twins-back = Previous page
customers-twins-again = Look again
customers-twins-open = Open
customers-twins-distinct = Not the same
customers-twins-none = No files look alike
customers-twins-none-why = Files with the same phone or code, or with similar names, are listed here
customers-twins-failed = The search did not end
customers-twins-stopped = The search was stopped
customers-twins-locked = Your post does not include merging files
customers-imports-title = Past imports
customers-imports-when = { $name } { $day } { $time }
customers-imports-undo = Undo the import…
customers-imports-undoing = Working…
customers-imports-undo-title = Undo the import of “{ $file }”?
customers-imports-undo-why = { $created ->
    [one] { $created } new file is taken out
   *[other] { $created } new files are taken out
}, { $updated ->
    [one] { $updated } changed file gets its values back
   *[other] { $updated } changed files get their values back
}. Files that were changed since stay as they are and are listed.
customers-imports-undo-go = Undo the import
customers-imports-keep = Keep it
customers-imports-undone = Import undone, { $count ->
    [one] { $count } file is as it was
   *[other] { $count } files are as they were
}
customers-imports-undone-by = Undone by { $by } on { $day } { $time }
customers-imports-stayed = { $count ->
    [one] { $count } file stays
   *[other] { $count } files stay
}
customers-imports-stayed-title = { $count ->
    [one] { $count } file stays as it is
   *[other] { $count } files stay as they are
}
customers-imports-stayed-why = Somebody changed these files after the import, or added something to them
customers-imports-again = This list was imported before, nothing changes
customers-imports-earlier = { $name } imported the same rows on { $day } { $time }; importing them again changes no file
customers-mapping = Columns
customers-mapping-usual = Automatic
customers-mapping-why = Files with the same headers use a saved mapping by themselves
customers-mapping-save-as = Name
customers-mapping-save = Save mapping
customers-mapping-saved = Mapping “{ $name }” saved
customers-merge-contacts = { $count ->
    [one] { $count } contact
   *[other] { $count } contacts
}
customers-view-tab-log = Changes
# How figures and deadlines came about.
customers-why-text = { $text }
customers-why-filled = Filled in
customers-why-blank = Blank
customers-why-share = { $part } ÷ { $whole } = { $share }
customers-why-minus = { $whole } − { $part } = { $rest }
customers-why-due-line = { $item } (due { $day })
customers-why-arrears = What was due minus what is paid, past its day: { $sum } yuan; the day itself is no arrears
customers-why-since = First day whose orders count
customers-why-key-since = Key customer since
customers-why-by-sales = Sales at the least amount of A or B take the higher grade; by sales it is { $grade }
customers-why-by-hand = A grade set by hand goes first: { $grade }, because “{ $reason }”
customers-why-entered = { $grade } was entered with the file; orders let the sales decide
customers-why-allocated = Allocated on
customers-why-allocated-by = Allocated by
customers-why-week = Allocated on { $day }, plus 7 days: until { $due } 23:59:59
customers-why-late = { $days ->
    [one] { $today } is one day after { $due }
   *[other] { $today } is { $days } days after { $due }
}
customers-why-last = Last put in order
customers-why-never = Never yet
customers-why-due = Last day
customers-why-tidy = Counted from the last time, or from the day the first file was taken over, plus the period
customers-why-demand = Each week by the end of the day that is laid down; what is entered after it is late
customers-why-composition = A share is a part of the whole; the change compares the part with the period before
customers-why-residual = Shares have one decimal; what is missing to 100 % goes to the largest part
customers-why-use = Use is what is unpaid of the limit; without a limit there is none
customers-why-over = More than the limit is over it, exactly the limit is not
customers-why-load = A load is the number of customers over the weight of the level: junior, middle, senior
customers-why-spread = The lowest load is proposed, then fewer customers, then the lower number; a choice that sets the loads further apart is warned
customers-why-stale = A present customer's file is idle when nothing was added for longer than laid down; opening it adds nothing
customers-why-usage = Use counts the openings of the file in the period
customers-why-credit-free = Orders up to this need no approval, exactly the limit included
customers-why-credit-over = { $over } yuan over the limit; a new order needs the supervisor's approval
