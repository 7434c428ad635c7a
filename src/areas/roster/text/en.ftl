roster-missing = The record does not exist, or somebody else changed it

roster-shift = { $day } { $name }
roster-shift-name = { $name } shift
roster-shift-words = { $name } { $from }–{ $to }
roster-today-week = My shifts
roster-today-free = Off
roster-today-day = { $day } { $shifts }
roster-today-day-holiday = { $day } { $holiday } { $shifts }
roster-today-away = { $shift } on leave
roster-today-on-duty = On duty now
roster-today-crew = { $shift }: { $count }
roster-today-crew-leader = { $shift }: { $count }, led by { $leader }
roster-today-more = { $count } more
roster-today-arrived = in at { $at }, hand over at { $to }
roster-today-hours = { $from }–{ $to }
roster-today-notices = Notices
roster-today-notice = { $by } { $day }
roster-today-notice-read = { $by } { $day }, read
roster-today-notice-unread = { $by } { $day }, to confirm before the next seat
roster-today-must-read = Must read
roster-today-month = My month ({ $month })
roster-today-rostered = Shifts due
roster-today-shifts = { $count }
roster-today-swaps = Swaps
roster-today-of = { $count } of { $most }
roster-today-times = { $count ->
    [one] once
   *[other] { $count } times
}
roster-today-late = Late
roster-today-early = Left early
roster-today-missed = Missed roll call
roster-today-breaches = Breaches
roster-today-absent = Absent
roster-today-swap-counted = { $no } counts once

# What was done, in the journal.
roster-verb-roster-edit = Changed the roster
roster-verb-roster-pattern = Laid a cycle
roster-verb-roster-copy-week = Copied a week
roster-verb-roster-import = Imported the roster
roster-verb-roster-export = Exported the roster
roster-verb-roster-publish = Published the roster
roster-verb-roster-undo = Took a change of the roster back
roster-verb-roster-seen = Acknowledged changes of the roster
roster-verb-roster-print = Printed a form of the roster
roster-verb-shift-type-put = Set a shift type
roster-verb-shift-type-use = Put a shift type in or out of use
roster-verb-calendar-year = Set the holidays of a year
roster-verb-calendar-import = Imported holidays
roster-verb-calendar-clear = Went back to the built-in holidays
roster-verb-calendar-close = Set a closed day
roster-verb-leave-draft = Kept a draft of leave
roster-verb-leave-request = Asked for leave
roster-verb-leave-decide = Decided on leave
roster-verb-leave-withdraw = Withdrew leave
roster-verb-leave-cancel = Cancelled leave
roster-verb-leave-back = Reported back
roster-verb-leave-certificate = Entered a certificate
roster-verb-leave-slip = Received a slip
roster-verb-leave-rule-slip = Ruled on a slip
roster-verb-leave-split = Split sick leave
roster-verb-leave-lapse = A deadline of leave passed
roster-verb-swap-keep = Kept a draft of a swap
roster-verb-swap-discard = Discarded a draft of a swap
roster-verb-swap-request = Asked for a swap
roster-verb-swap-confirm = Confirmed a swap
roster-verb-swap-decline = Declined a swap
roster-verb-swap-decide = Decided on a swap
roster-verb-swap-withdraw = Withdrew a swap
roster-verb-swap-void = Voided a swap
roster-verb-swap-liability = Assessed liability
roster-verb-swap-expire = A swap expired
roster-verb-leave-export = Exported the report of leave
roster-verb-swap-export = Exported the report of swaps
roster-verb-attendance-sign-in = Signed in
roster-verb-attendance-sign-out = Signed out
roster-verb-attendance-away = Left the seat
roster-verb-attendance-consent = Consented to an absence
roster-verb-attendance-back = Came back to the seat
roster-verb-attendance-correct = Corrected attendance
roster-verb-attendance-void = Voided an attendance entry
roster-verb-attendance-stop = Ordered work to stop
roster-verb-attendance-stop-decide = Decided on a stop of work
roster-verb-attendance-settle = Settled attendance
roster-verb-attendance-export = Exported attendance
roster-verb-rollcall-open = Opened roll call
roster-verb-rollcall-mark = Marked roll call
roster-verb-rollcall-point = Commented at roll call
roster-verb-rollcall-close = Closed roll call
roster-verb-seat-put = Set a seat
roster-verb-seat-take = Took a seat
roster-verb-seat-leave = Left a seat
roster-verb-seat-release = Freed a seat
roster-verb-handover-write = Wrote the handover log
roster-verb-handover-sign = Signed the handover log
roster-verb-handover-supplement = Supplemented the handover log
roster-verb-notice-put = Wrote a notice
roster-verb-notice-publish = Published a notice
roster-verb-notice-return = Returned a notice
roster-verb-notice-stop = Stopped a notice
roster-verb-notice-confirm = Confirmed a notice

roster-queue-title = Waiting for me
roster-queue-now = Waiting now
roster-queue-late = Late
roster-queue-today = Today
roster-queue-later = Later
roster-queue-keys = next

# Fields of entries in the journal.
roster-field-act = Act
roster-field-agrees = Agrees
roster-field-applicant = Applicant
roster-field-away-from = Away from
roster-field-away-to = Back at
roster-field-back = Back from leave
roster-field-breach = Breach
roster-field-by = By
roster-field-certificates = Certificates
roster-field-changes = Shifts changed
roster-field-closed = Roll call closed
roster-field-confirmed = Confirmed
roster-field-consent = Minutes agreed
roster-field-cycle = Rotation
roster-field-date-offset = Shift of the business day
roster-field-day = Day
roster-field-days = Days
roster-field-end = End
roster-field-entry = Journal entry
roster-field-expected = Minutes expected
roster-field-format = File format
roster-field-from = From
roster-field-give = Shift given
roster-field-handover = Seconds of handover
roster-field-in = Signed in
roster-field-items = Handed over
roster-field-kind = Kind
roster-field-lapsed = Overdue by
roster-field-last = Newest change
roster-field-late = Late approval
roster-field-left = Left seat
roster-field-mark = Roll call mark
roster-field-min-staff = Least people
roster-field-month = Month
roster-field-must-read = Must be read
roster-field-night = Night shift
roster-field-notice = Notice
roster-field-opened = Roll call opened
roster-field-out = Signed out
roster-field-part = Whose shift
roster-field-partner = Partner
roster-field-parts = Shifts on leave
roster-field-phase = Stage
roster-field-point = Remark
roster-field-printed = Printed
roster-field-proposal = Proposal
roster-field-reason = Reason
roster-field-route = Approval route
roster-field-seat = Seat
roster-field-share-a = Share of A, %
roster-field-share-b = Share of B, %
roster-field-sides = Sides
roster-field-signed = Signed by
roster-field-slip = Slip days late
roster-field-source = Source
roster-field-split = Split off
roster-field-staff = Person no.
roster-field-start = Start
roster-field-step = Approval step
roster-field-supplement = Supplement
roster-field-take = Shift taken
roster-field-taken = Seat taken
roster-field-teams = Team no.
roster-field-text = Text
roster-field-title = Name
roster-field-to = To
roster-field-total = Days in all
roster-field-understaffed = Agreed though short
roster-field-used = In use
roster-field-void = Void
roster-field-waited = Minutes waited
roster-field-way = How left
roster-field-year = Year

# Forms
roster-clauses-later = What each clause says stands here once a shift is chosen

# Monthly reports
roster-report-export = Export…
roster-report-written = Written to { $path }
roster-month = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
}
