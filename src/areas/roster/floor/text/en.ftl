# Shift handover: facts and words
roster-floor-plain = { $text }
roster-floor-minutes = { $minutes ->
    [one] 1 minute
   *[other] { $minutes } minutes
}
roster-floor-mark-present = Present
roster-floor-mark-missing = Missing
roster-floor-mark-late = Late
roster-floor-mark-leave = On leave
roster-floor-call-waiting = No roll call
roster-floor-call-open = Roll call open
roster-floor-call-closed = Roll call done
roster-floor-way-relieved = Handed over
roster-floor-way-free = No successor
roster-floor-way-released = Released
roster-floor-way-forgotten = Not signed off
roster-floor-section-equipment = Equipment and changes
roster-floor-section-hard = Hard cases
roster-floor-section-moves = Swaps and leave
roster-floor-section-business = Business added or changed
roster-floor-section-instructions = Instructions from above
roster-floor-section-customers = Suggestions and complaints of customers, processes
roster-floor-log-draft = Draft
roster-floor-log-waiting = Waits for relief
roster-floor-log-signed = Handed over
roster-floor-notice-business = Business change
roster-floor-notice-offer = Special offer
roster-floor-notice-rule = Regulation
roster-floor-notice-new = New business
roster-floor-notice-draft = Draft
roster-floor-notice-review = In review
roster-floor-notice-published = Published
roster-floor-notice-stopped = Stopped
roster-floor-notice-expired = Expired

# clauses
roster-floor-fact-start = Shift begins
roster-floor-fact-end = Shift ends
roster-floor-fact-opened = Roll call opened
roster-floor-fact-call = Roll call
roster-floor-fact-seat = Seat
roster-floor-fact-relief = Relief at the seat
roster-floor-fact-relieved = Relief at the seat
roster-floor-fact-left = Left
roster-floor-fact-waited = Overtime
roster-floor-fact-expected = Expected relief
roster-floor-fact-unread = Unread notices
roster-floor-step-opens = { $start } minus { $minutes } minutes = { $from }
roster-floor-step-handover = { $from } to { $to }, took { $took }
roster-floor-call-early = The roll call begins { $minutes } minutes before the shift, at { $from } at the earliest
roster-floor-call-late = The shift began at { $start }, the roll call is { $minutes ->
    [one] 1 minute
   *[other] { $minutes } minutes
} late
roster-floor-call-in-time = Roll call opened at { $at }, in time
roster-floor-call-done = Roll call done at { $at }, held by { $name }
roster-floor-seat-call-open = The roll call is not finished; the room opens after it
roster-floor-seat-call-waiting = The roll call is not finished; that of this shift has not begun
roster-floor-leave-relieved = { $name } is at seat { $seat }, it can be left
roster-floor-leave-waited = { $name } is at seat { $seat }, it can be left after { $minutes ->
    [one] 1 minute
   *[other] { $minutes } minutes
} of overtime
roster-floor-leave-free = Nobody takes over seat { $seat }, it can be left
roster-floor-leave-no-relief = The relief is not at the seat, nobody leaves before: seat { $seat } is taken over by { $names }
roster-floor-released = { $name } is released from seat { $seat } after { $minutes ->
    [one] 1 minute
   *[other] { $minutes } minutes
} of overtime
roster-floor-notices-read = All mandatory notices are confirmed
roster-floor-notices-unread = { $count ->
    [one] 1 mandatory notice is not confirmed
   *[other] { $count } mandatory notices are not confirmed
}: { $titles }
roster-floor-handover-long = The handover took { $took }, more than { $most } minutes
roster-floor-handover-brief = The handover took { $took }

# refusals
roster-floor-no-crew = Nobody works this shift on the roster
roster-floor-text-blank = Nothing is entered
roster-floor-call-twice = { $name } has opened the roll call of this shift
roster-floor-call-not-open = Roll call of this shift: { $state }
roster-floor-call-stranger = This person is not on the list of { $crew }
roster-floor-call-no-leave = { $name } has no effective leave when the shift begins
roster-floor-not-rostered = This shift is not yours, seats are taken by the roster
roster-floor-shift-over = The shift ended at { $end }
roster-floor-seat-held = Seat { $seat } is held by { $name }
roster-floor-seat-unused = Seat { $seat } is out of use
roster-floor-seat-elsewhere = You still hold seat { $seat }, leave it first
roster-floor-seat-forgotten = Seat { $seat } of { $crew } was not signed off, it is recorded so now
roster-floor-seat-not-there = You do not hold this seat
roster-floor-release-self = Nobody releases himself, another team leader does
roster-floor-section-blank = { $mark } { $section } is empty, write 无 (none) where there is nothing
roster-floor-section-overtaken = { $name } has just changed { $section }, read the new text first
roster-floor-log-locked = The log is signed, corrections are supplements
roster-floor-log-signed-already = { $name } has signed already
roster-floor-log-outgoing-first = The outgoing team leader has not signed yet
roster-floor-log-same-person = Two different team leaders sign
roster-floor-log-not-begun = The shift begins at { $start }
roster-floor-supplement-early = The log is not signed yet, change it directly
roster-floor-notice-publishers = Notices are published by the supervisor or the head of department; others draft and hand in
roster-floor-notice-not-now = The notice is “{ $state }”, this cannot be done now
roster-floor-notice-overtaken = The notice has just been changed, read the new text first
roster-floor-notice-title-blank = The title is empty
roster-floor-notice-title-long = A title has at most { $most } characters
roster-floor-notice-text-blank = The text is empty
roster-floor-notice-days = The last day is before the first, { $from }
roster-floor-notice-not-yours = This notice is not for you to confirm

# inbox
roster-floor-task-call = Roll call { $crew }
roster-floor-task-call-detail = { $count ->
    [one] 1 person on the shift
   *[other] { $count } people on the shift
}, seats are taken after it
roster-floor-task-missed = No roll call in time { $crew } ({ $names })
roster-floor-task-missed-late = Held { $minutes ->
    [one] 1 minute
   *[other] { $minutes } minutes
} after the shift began
roster-floor-task-missed-none = None was held when the shift began
roster-floor-task-log-outgoing = Sign the handover log { $crew } (outgoing)
roster-floor-task-log-incoming = Sign the handover log { $crew } (incoming)
roster-floor-task-log-detail = Locked once both team leaders have signed
roster-floor-task-read = Read the notice “{ $title }”
roster-floor-task-read-detail = { $kind }, to be confirmed before the next seat
roster-floor-task-review = Review the notice “{ $title }”
roster-floor-task-review-detail = Drafted by { $name }

# paper
roster-floor-print-title = Handover log
roster-floor-print-day = Day
roster-floor-print-state = State
roster-floor-print-outgoing = Outgoing shift
roster-floor-print-incoming = Incoming shift
roster-floor-print-people = On the shift
roster-floor-print-signed-outgoing = Outgoing team leader
roster-floor-print-signed-incoming = Incoming team leader
roster-floor-print-signed-day = Day
roster-floor-print-supplements = Supplements
roster-floor-print-supplement = Text
roster-floor-print-by = By
roster-floor-print-at = When

# pages
roster-floor-title = Shift handover
roster-floor-tab-calls = Roll call
roster-floor-tab-seats = Seats
roster-floor-tab-logs = Handover logs
roster-floor-tab-notices = Notices
roster-floor-shown = Shown
roster-floor-key-marks = Roll call: present, missing, late, on leave
roster-floor-key-letters = Roll call: by the first letter in pinyin
roster-floor-key-move = Move in the list
roster-floor-key-confirm = Next step: roll call, take or leave a seat, sign
roster-floor-key-save = Save the draft of the log
roster-floor-unreadable = It cannot be read
roster-floor-not-done = It was not done
roster-floor-working = Working
roster-floor-cancel = Cancel
roster-floor-previous-day = Day before
roster-floor-next-day = Next day
roster-floor-crew-detail = { $names }, { $count ->
    [one] 1 person
   *[other] { $count } people
}
roster-floor-call-missed = No roll call in time
roster-floor-no-crews = Nobody works on this day
roster-floor-no-crews-why = Once the roster is published, roll calls are held here
roster-floor-column-name = Name
roster-floor-column-team = Team
roster-floor-column-seat = Seat
roster-floor-column-leave = Note
roster-floor-column-mark = Roll call
roster-floor-column-who = At the seat
roster-floor-column-since = Since
roster-floor-column-until = Until
roster-floor-column-next = Expected
roster-floor-column-state = State
roster-floor-column-left = Left
roster-floor-column-way = How
roster-floor-column-by = Relief or leader
roster-floor-column-waited = Overtime
roster-floor-column-took = Handover
roster-floor-column-reason = Reason
roster-floor-column-title = Title
roster-floor-column-kind = Kind
roster-floor-column-from-to = In force
roster-floor-column-published = Published
roster-floor-column-read = Read
roster-floor-mark-of = Roll call of { $name }
roster-floor-on-leave = On leave
roster-floor-on-business = On business
roster-floor-by-swap = By a swap
roster-floor-points = Points
roster-floor-no-points = Nothing is noted yet
roster-floor-point = Point
roster-floor-add-point = Speak about “{ $title }”
roster-floor-add-problem = Speak about the common problem “{ $tag }”
roster-floor-act-open-call = Open roll call
roster-floor-act-close-call = Close roll call
roster-floor-opens-at = From { $at } on
roster-floor-opened-by = Opened by { $name } at { $at }
roster-floor-closed-by = Closed by { $name } at { $at }
roster-floor-call-people = { $count ->
    [one] 1 person
   *[other] { $count } people
}
roster-floor-call-summary = { $count ->
    [one] 1 person
   *[other] { $count } people
}: { $marks }
roster-floor-seats-now = Seats { $count }
roster-floor-seats-left = Departures { $count }
roster-floor-no-seats = There are no seats yet
roster-floor-no-seats-why = A team leader adds them, or they come with who sits down
roster-floor-none-left = Nobody left a seat since yesterday
roster-floor-none-left-why = Overtime and handover times stand here
roster-floor-choose-seat = Choose a seat to release or to close
roster-floor-seat-told = Seat { $seat }, { $name }, until { $end }
roster-floor-seat-told-empty = Seat { $seat }, free
roster-floor-seat-free = Free
roster-floor-seat-empty = Nobody sits there
roster-floor-seat-blank = Enter a seat
roster-floor-seat-new = Seat { $seat } is not on the list and comes onto it
roster-floor-next-many = { $name } and others, { $count } in all
roster-floor-handing-over = Handing over
roster-floor-waits = Waits { $minutes } min
roster-floor-may-leave = May leave
roster-floor-act-add-seat = Add seat…
roster-floor-act-release = Release…
roster-floor-act-seat-off = Close seat
roster-floor-act-take = Take seat
roster-floor-act-leave = Leave seat
roster-floor-act-read = Read “{ $title }”
roster-floor-own = My seat
roster-floor-sits = Seat { $seat } since { $at }
roster-floor-no-shift = No shift today or tomorrow
roster-floor-no-shift-why = With a published shift, the seat is taken and left here
roster-floor-field-seat = Seat
roster-floor-field-seat-hint = Such as A01
roster-floor-field-reason = Reason
roster-floor-field-supplement = Supplement
roster-floor-field-text = Text
roster-floor-field-from = First day
roster-floor-field-to = Last day
roster-floor-field-to-hint = Empty: without end
roster-floor-field-must-read = Mandatory, confirmed before a seat is taken
roster-floor-field-audience = For
roster-floor-field-author = Drafted
roster-floor-field-unread = Not read by
roster-floor-audience-hint = Nothing chosen: for everybody
roster-floor-everybody = Everybody
roster-floor-release-about = { $name }, seat { $seat }; the seat closes
roster-floor-seat-about = The name as the board and the roster use it
roster-floor-title-release = Release from the seat
roster-floor-title-seat = Add seat
roster-floor-title-supplement = Supplement to the log
roster-floor-title-return = Return notice
roster-floor-title-stop = Stop notice
roster-floor-title-notice = Edit notice
roster-floor-title-new-notice = New notice
roster-floor-verb-confirm = Confirm as read
roster-floor-verb-release = Release
roster-floor-verb-seat = Add seat
roster-floor-verb-supplement = Add
roster-floor-verb-return = Return
roster-floor-verb-stop = Stop
roster-floor-no-logs = No shifts in the last seven days
roster-floor-no-logs-why = Once a shift has begun, its log is written here
roster-floor-log-none = Not written
roster-floor-log-row = { $from } → { $to }, at { $end }
roster-floor-typing = Typing, saved when you pause
roster-floor-saved = Saved at { $at }
roster-floor-written = Saved by { $name } at { $at }
roster-floor-section-hint = Write 无 (none) where there is nothing
roster-floor-no-moves = No swaps and no leave on this day
roster-floor-moves-added = More to say about them
roster-floor-act-sign-outgoing = Sign as outgoing
roster-floor-act-sign-incoming = Sign as incoming
roster-floor-act-supplement = Supplement…
roster-floor-step-write = Write
roster-floor-step-outgoing = Outgoing signature
roster-floor-step-incoming = Incoming signature
roster-floor-step-waits = Waits for { $names }
roster-floor-hint-draft = The outgoing team leader signs once all six sections are filled; later corrections are supplements
roster-floor-hint-waiting = Waits for the incoming team leader
roster-floor-hint-signed = Signed by both and locked
roster-floor-paper = Print the handover log
roster-floor-paper-print = Print
roster-floor-paper-save = Save as PDF…
roster-floor-notices-current = In force
roster-floor-notices-mine = To read
roster-floor-notices-open = Drafts and reviews
roster-floor-notices-all = All
roster-floor-must-read = Must read
roster-floor-no-notices = No notices
roster-floor-no-notices-why = Business changes, offers, regulations and new business are published here
roster-floor-days = { $from } to { $to }
roster-floor-days-on = From { $from }
roster-floor-confirmed = Confirmed at { $at }
roster-floor-notice-reason = Reason: { $reason }
roster-floor-act-new-notice = New notice
roster-floor-act-publish = Publish
roster-floor-act-submit = Hand in
roster-floor-act-draft = Save draft
roster-floor-act-return = Return…
roster-floor-act-stop = Stop…
roster-floor-act-edit = Edit…
roster-floor-said-opened = Roll call of { $crew } opened
roster-floor-said-closed = Roll call of { $crew } closed, seats can be taken
roster-floor-said-seat = Seat { $seat } is on the list
roster-floor-said-seat-off = Seat { $seat } is closed
roster-floor-said-taken = You took seat { $seat }
roster-floor-said-left = You left seat { $seat }
roster-floor-said-released = Seat { $seat } is released
roster-floor-said-signed = Log of { $crew } signed
roster-floor-said-supplement = Log of { $crew } supplemented
roster-floor-said-notice = Notice “{ $title }” saved: { $state }
roster-floor-said-published = Notice “{ $title }” published
roster-floor-said-returned = Notice “{ $title }” returned
roster-floor-said-stopped = Notice “{ $title }” stopped
roster-floor-said-confirmed = Notice “{ $title }” confirmed
