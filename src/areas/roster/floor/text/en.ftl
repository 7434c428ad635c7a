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
roster-floor-section-customers = Customers’ suggestions, complaints, processes
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
