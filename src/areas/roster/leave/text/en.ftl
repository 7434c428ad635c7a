# Texts of leave.

roster-leave-text = { $text }
roster-leave-one-hour = one hour
roster-leave-minutes = { $minutes } min
roster-leave-hours = { $hours } h
roster-leave-hours-minutes = { $hours } h { $minutes } min
roster-leave-days = { $days } d
roster-leave-days-hours = { $days } d { $hours } h

roster-leave-kind-personal = Personal leave
roster-leave-kind-special = Special personal leave
roster-leave-kind-sick = Sick leave
roster-leave-kind-emergency = Emergency
roster-leave-kind-business = Public business
roster-leave-kind-study = Study
roster-leave-tile-personal = Personal
roster-leave-tile-special = Special
roster-leave-tile-sick = Sick
roster-leave-tile-emergency = Emergency
roster-leave-tile-business = Business
roster-leave-tile-study = Study
roster-leave-heading-personal = Personal
roster-leave-heading-sick = Sick
roster-leave-heading-duty = Business
roster-leave-label-late = Late approval
roster-leave-label-entered = Entered later
roster-leave-label-special = Special

roster-leave-state-draft = Draft
roster-leave-state-leader = Awaits team leader
roster-leave-state-director = Awaits department head
roster-leave-state-centre = Awaits centre director
roster-leave-state-late = Awaits late approval
roster-leave-state-returned = Returned
roster-leave-state-rejected = Refused
roster-leave-state-withdrawn = Withdrawn
roster-leave-state-proof = Awaits certificate
roster-leave-state-in-force = In force
roster-leave-state-approved-late = Approved late
roster-leave-state-awaits-back = Awaits reporting back
roster-leave-state-back = Reported back
roster-leave-state-absence-pending = Absence (pending)
roster-leave-state-absent = Unexcused absence

roster-leave-act-file = Sent
roster-leave-act-endorse = Endorsed
roster-leave-act-approve = Approved
roster-leave-act-return = Returned
roster-leave-act-reject = Refused
roster-leave-act-withdraw = Withdrawn
roster-leave-act-ask-cancel = Asked to cancel
roster-leave-act-cancel = Cancelled
roster-leave-act-keep-on = Kept
roster-leave-act-certify = Certificate handed in
roster-leave-act-split = Split in two
roster-leave-act-slip = Slip received
roster-leave-act-accept-slip = Late slip accepted
roster-leave-act-refuse-slip = Late slip not accepted
roster-leave-act-back = Reported back
roster-leave-act-lapse = Expired

roster-leave-01-kept = Reported back
roster-leave-01-early =
    { $count ->
        [0] Back early, the rest of the time is worked
       *[other] Back early, { $shifts } is worked
    }
roster-leave-01-late = Reported back late, it was due by { $due }
roster-leave-01-not-approved = This request is not in force, there is nothing to report back from
roster-leave-01-not-begun = The leave has not begun, cancel it instead
roster-leave-01-twice = Reported back already at { $at }
roster-leave-02-refused =
    { $days ->
        [1] Ordinary personal leave is asked for one day ahead (by { $last }). Change it to special personal leave (one hour before the shift) or late approval, which is an unexcused absence unless management approves
       *[other] Ordinary personal leave is asked for { $days } days ahead (by { $last }). Change it to special personal leave (one hour before the shift) or late approval, which is an unexcused absence unless management approves
    }
roster-leave-02-kept =
    { $days ->
        [1] Days ahead: { $ahead }, one is needed
       *[other] Days ahead: { $ahead }, { $days } are needed
    }
roster-leave-03-refused = Special personal leave is asked for { $before } before the shift ({ $clock }) at the latest
roster-leave-03-reason = Special personal leave needs its reason
roster-leave-03-kept = Asked { $before } before the shift ({ $clock })
roster-leave-04-refused = Too late for late approval (by { $last }), the shift was { $after } days ago
roster-leave-04-expired = The time for late approval is over (by { $last }), it is an unexcused absence
roster-leave-04-kept = Management must approve by { $last }, otherwise it is an unexcused absence
roster-leave-05-kept = Step by step, first to the { $post } { $names }
roster-leave-05-late = Late approval goes straight to management, the team leader is informed
roster-leave-05-crosses = No asking across groups: { $name } does not lead this team, send it to { $first }
roster-leave-05-skips = No skipping: it goes to the { $first } first, not straight to { $name }
roster-leave-05-skipping = No skipping: the { $post } { $names } decides first
roster-leave-05-other-group = No asking across groups: { $names } of the own team decides
roster-leave-06-kept = { $days } days in all, approved by the { $post }
roster-leave-06-beyond = Beyond your authority: { $days } days in all are for the { $post } { $names }
roster-leave-07-alone = No adjoining leave
roster-leave-07-joined = Adjoins { $nos }, { $days } days in all
roster-leave-08-self = In person
roster-leave-08-refused = Personal leave is filed in person, nobody files it for another
roster-leave-08-duty = Public business is filed in person or by the own team leader
roster-leave-08-proxy = Filed by { $name }
roster-leave-09-kept = Asked before the shift
roster-leave-09-refused = Sick leave is asked for before the shift ({ $start }), now only late approval is left
roster-leave-10-none = Less than a day, no certificate needed
roster-leave-10-every = A full day of sick leave takes effect with a medical certificate
roster-leave-10-after-first = No certificate for the day of the emergency, but for the days after it
roster-leave-10-emergency = No certificate for the day of the emergency, the slip is due on the first day after it
roster-leave-10-hospital = The hospital is missing
roster-leave-10-late = The time for certificates is over ({ $due }), it is recorded and does not change the absence
roster-leave-11-kept = Called at { $at }, before the shift
roster-leave-11-entered = Notified before the shift
roster-leave-11-refused = An emergency is phoned to the team leader before the shift ({ $start }), now only late approval is left
roster-leave-11-taker = { $name } took the call but neither leads this team nor was on duty
roster-leave-12-gap = The certificates do not run on (missing { $days }), add one or split it in two sick leaves
roster-leave-12-kept = The certificates run on
roster-leave-12-more = Certificates are still missing for { $days }
roster-leave-12-elsewhere = The certificate is not for the days of the leave ({ $first } to { $last })
roster-leave-12-backwards = The last day is before the first
roster-leave-12-no-split = The certificates do not break on rest days, there is nothing to split
roster-leave-12-split = Split in two sick leaves from { $day } on, each with its own slip
roster-leave-13-kept = Slip in time, due { $due }
roster-leave-13-late = Slip { $days } days late, due { $due }; absence (pending) until the department head accepts it
roster-leave-13-sick-only = Certificates and slips belong to sick leave
roster-leave-13-not-approved = The leave is not approved, its slip cannot be recorded
roster-leave-13-twice = { $name } received the slip at { $at }
roster-leave-13-director = The { $post } rules on a late slip
roster-leave-13-nothing = No late slip waits for a ruling
roster-leave-14-none = No night shift
roster-leave-14-exempt = Night shift, but emergencies and public business are exempt
roster-leave-14-late = No late approval for night shifts, only emergencies
roster-leave-14-refused = Night shifts allow no leave on principle: tick the special case and give its reason
roster-leave-14-noon =
    { $minute ->
        [0] Leave on a night shift is asked for before { $hour }:00 of that day
       *[other] Leave on a night shift is asked for before { $clock } of that day
    }
roster-leave-14-kept =
    { $minute ->
        [0] Night shift, asked before { $hour }:00, management must approve
       *[other] Night shift, asked before { $clock }, management must approve
    }
roster-leave-15-none = No holiday
roster-leave-15-exempt = Holiday, but emergencies and public business are exempt
roster-leave-15-late = No leave on holidays, and no late approval either
roster-leave-15-refused = No leave on holidays: tick the exceptional case and give its reason
roster-leave-15-days =
    { $days ->
        [2] No leave on holidays: an exceptional case is asked for two days ahead (by { $last })
       *[other] No leave on holidays: an exceptional case is asked for { $days } days ahead (by { $last })
    }
roster-leave-15-kept =
    { $days ->
        [2] Holiday, asked two days ahead, management must approve
       *[other] Holiday, asked { $days } days ahead, management must approve
    }
roster-leave-16-refused = Who is rostered on a holiday may not ask for leave
roster-leave-17-kept = Public business is approved by the centre director
roster-leave-17-refused = Public business is asked for before the shift ({ $start }), now only late approval is left
roster-leave-18-kept = Rostered, and no other leave overlaps
roster-leave-18-end = The end must be after the start
roster-leave-18-no-shift = No shift in this time, no leave needed
roster-leave-18-overlap = { $part } overlaps { $no }
roster-leave-18-reason = The reason is missing
roster-leave-18-future = The notice cannot be later than now
roster-leave-swap-kept = No swapped shift
roster-leave-swap-refused = No leave on a swapped shift or its return, { $part } is in { $no }
roster-leave-swap-pending = No leave on a swapped shift or its return, { $part } waits in { $no }; withdraw the swap first

roster-leave-own = Nobody decides on his own leave
roster-leave-not-yours = This is for the { $post } { $names }
roster-leave-not-sent = { $no } is not sent yet
roster-leave-papers-kept = { $no } is decided; its papers stay on record
roster-leave-settled = { $no }: { $name }, { $at }, { $act }
roster-leave-changed = { $name } was faster ({ $at }, { $act }), look again before deciding
roster-leave-reason-blank = The reason is missing
roster-leave-below = { $part } has { $left } people left, fewer than the minimum of { $min }, tick that you know it
roster-leave-begun = The leave has begun and cannot be cancelled, report back early instead
roster-leave-applicant-only = Only the applicant can ask for this
roster-leave-cancel-instead = It is approved and cannot be withdrawn, ask to cancel it
roster-leave-withdraw-instead = It is not approved yet, withdraw it
roster-leave-cancel-asked = Cancelling is asked for and waits for the team leader
roster-leave-lapsed-late = Late approval was not given in time, it is an unexcused absence
roster-leave-lapsed-proof = No certificate came in time, shifts without one are unexcused absences
roster-leave-lapsed-slip = The slip is overdue: absence (pending) until the department head accepts it

roster-leave-fact-addressee = Addressee
roster-leave-fact-applicant = Applicant
roster-leave-fact-caller = Caller
roster-leave-fact-days = Days of this request
roster-leave-fact-document = Notice or invitation
roster-leave-fact-filed = Asked at
roster-leave-fact-filer = Filed by
roster-leave-fact-first = First shift
roster-leave-fact-from = From
roster-leave-fact-holiday = Shift on a holiday
roster-leave-fact-limit = At the latest
roster-leave-fact-night = Night shift
roster-leave-fact-notified = Notified at
roster-leave-fact-other = Overlapping shift
roster-leave-fact-shifts = Shifts
roster-leave-fact-start = Shift starts
roster-leave-fact-swap = Swap
roster-leave-fact-taker = Call taken by
roster-leave-fact-team = Team
roster-leave-fact-to = To
roster-leave-fact-total = Days in all
roster-leave-step-late = Late by { $time }
roster-leave-step-left = { $time } left
roster-leave-step-own = This request: { $days } days
roster-leave-step-part = { $part } counts { $days } days
roster-leave-step-joined = { $no } ({ $shifts }): { $days } days

roster-leave-task-decide = { $name }: { $kind }
roster-leave-task-decide-late = { $name }: late approval
roster-leave-task-late = { $name } asks for late approval
roster-leave-task-cancel = { $name } asks to cancel leave
roster-leave-task-rule-slip = Late slip of { $name }
roster-leave-task-not-back = Not reported back
roster-leave-task-back = Report back
roster-leave-task-proof = Hand in the medical certificate
roster-leave-task-slip = Hand in the slip
roster-leave-task-slip-of = Take the slip of { $name }
roster-leave-task-slip-late = Slip overdue
roster-leave-task-returned = Leave request returned
roster-leave-task-detail = { $name } { $kind } { $shifts }, { $days } days, { $no }
roster-leave-task-detail-decide = { $shifts }, { $days } days, { $no }
roster-leave-fact-rostered = Rostered
roster-leave-fact-left = After approval
roster-leave-fact-minimum = Minimum
roster-leave-fact-away = On leave
roster-leave-staff-below = { $part }: { $left } people left, fewer than the minimum of { $min }
roster-leave-staff-equal = { $part }: { $left } people left, just the minimum
roster-leave-staff-kept = { $part }: { $left } people left, { $min } are needed

# Pages of leave.

roster-leave-view-title = Leave
roster-leave-view-new = New request
roster-leave-view-report = Monthly report
roster-leave-view-own = Mine
roster-leave-view-waiting = To decide
roster-leave-view-team = My group
roster-leave-view-everybody = All
roster-leave-view-unreadable = The requests cannot be read
roster-leave-view-not-done = Not done
roster-leave-view-working = Working
roster-leave-view-leave-it = Leave it
roster-leave-view-col-no = No.
roster-leave-view-col-who = Applicant
roster-leave-view-col-kind = Kind
roster-leave-view-col-when = Shifts
roster-leave-view-col-days = Days
roster-leave-view-col-state = State
roster-leave-view-col-due = Due
roster-leave-view-col-reason = Reason
roster-leave-view-empty-own = No request yet
roster-leave-view-empty-own-hint = Choose shifts in your own roster and see clause by clause what is possible before you send it
roster-leave-view-empty-waiting = No request waits for you
roster-leave-view-empty-waiting-hint = Requests that you decide appear here
roster-leave-view-empty-team = Nobody asked for leave
roster-leave-view-empty-team-hint = Requests of the group appear here
roster-leave-view-what = { $kind }, { $days } days
roster-leave-view-late-kind = { $kind } (late)
roster-leave-view-from-to = { $from } to { $to }
roster-leave-view-choose = Choose shifts
roster-leave-view-closed = closed
roster-leave-view-endorses = endorses
roster-leave-view-approves = approves
roster-leave-view-approves-short = approves within the limit
roster-leave-view-yesterday = Yesterday
roster-leave-view-earlier = Earlier
roster-leave-view-to-list = Back to the list
roster-leave-view-content = The request
roster-leave-view-in-person = in person
roster-leave-view-filed = { $at }, { $by }
roster-leave-view-called = { $at }, called by { $caller }
roster-leave-view-restored = { $part }, worked after coming back early
roster-leave-view-back-at = at the shift of { $at }
roster-leave-view-around = Seven days around
roster-leave-view-minimum = { $name } shift needs { $min } people
roster-leave-view-count-of = On { $name } shift
roster-leave-view-count = { $day } { $name } shift: { $count } people
roster-leave-view-phone = Phone
roster-leave-view-mates = On leave
roster-leave-view-asks = { $name } (asks)
roster-leave-view-record = On record
roster-leave-view-twelve-months = last 12 months
roster-leave-view-days = { $days } days
roster-leave-view-times = { $count }
roster-leave-view-of = { $count } of { $most }
roster-leave-view-swaps = Swaps
roster-leave-view-swaps-month = Swaps, month
roster-leave-view-late-count = Late
roster-leave-view-papers = Certificates and slip
roster-leave-view-late-paper = { $words } (late)
roster-leave-view-slip-came = { $name } received it at { $at }
roster-leave-view-slip-came-late = { $name } received it at { $at }, { $days } days late
roster-leave-view-slip-due = by { $due }
roster-leave-view-slip-late = The slip is { $days } days late: absence (pending) until it is accepted
roster-leave-view-wants-cancel = The applicant asks to cancel this leave
roster-leave-view-history = History
roster-leave-view-step = { $who }: { $act }
roster-leave-view-tick-below = I know that too few remain
roster-leave-view-tick-first = Too few remain: tick that you know it

roster-leave-field-applicant = Applicant
roster-leave-field-relation = Your relation to the applicant
roster-leave-field-kind = Kind of leave
roster-leave-field-shifts = Shifts
roster-leave-field-from = From
roster-leave-field-to = To
roster-leave-field-from-hour = From hour
roster-leave-field-to-hour = To hour
roster-leave-field-from-day = Certified from
roster-leave-field-to-day = Certified to
roster-leave-field-reason = Reason
roster-leave-field-phone = Phone while away
roster-leave-field-document = Notice or invitation
roster-leave-field-filed = Sent
roster-leave-field-notice = Phone notice
roster-leave-field-called-day = Called on
roster-leave-field-called-hour = Called at
roster-leave-field-caller-relation = Relation
roster-leave-field-joined = Adjoins
roster-leave-field-back = Report back
roster-leave-field-ahead = To decide
roster-leave-field-comment = Comment
roster-leave-comment-hint = Write a comment; returning and refusing need a reason
roster-leave-field-why = Reason
roster-leave-field-hospital = Hospital
roster-leave-field-doctor = Doctor
roster-leave-field-certificate = Certificate
roster-leave-field-missing = Still missing
roster-leave-field-slip = Slip

roster-leave-form-kept = kept as a draft at { $at }
roster-leave-form-choose-first = Click the shifts in the calendar for which you ask for leave
roster-leave-form-unrostered = No shifts in this month: enter the first and the last day
roster-leave-form-month-leave = Leave in { $month }
roster-leave-form-month-swaps = Swaps in { $month }
roster-leave-form-for-other = File for somebody else
roster-leave-form-special = Special case
roster-leave-form-extreme = Exceptional case
roster-leave-form-called = The team leader was called
roster-leave-form-time = Write it as 08:30
roster-leave-form-route = Who decides
roster-leave-form-files = sends
roster-leave-form-files-late = asks late
roster-leave-form-crew = { $day }, { $name } shift
roster-leave-form-left = { $left } people, { $min } are needed
roster-leave-form-against =
    { $count ->
        [one] { $count } clause is against it, correct it before sending
       *[other] { $count } clauses are against it, correct them before sending
    }
roster-leave-form-judging = Checking the clauses
roster-leave-cut = How much
roster-leave-cut-whole = Whole
roster-leave-cut-first = First half
roster-leave-cut-second = Second half
roster-leave-cut-hours = Hours
roster-leave-way-kind = Change to { $kind }
roster-leave-way-late = Ask for late approval
roster-leave-way-special = Tick the special case
roster-leave-way-extreme = Tick the exceptional case

roster-leave-act-send = Send
roster-leave-act-keep = Keep as draft
roster-leave-act-discard = Discard
roster-leave-act-correct = Correct
roster-leave-act-agree = Endorse
roster-leave-act-agree-on = Agree, on to { $name }
roster-leave-act-approve-now = Approve
roster-leave-act-return-now = Return…
roster-leave-act-reject-now = Refuse…
roster-leave-act-consent = Agree to cancel
roster-leave-act-keep-on-now = Do not cancel…
roster-leave-act-accept-now = Accept slip…
roster-leave-act-refuse-now = Refuse slip…
roster-leave-act-back-now = Report back
roster-leave-act-slip-now = Slip received
roster-leave-act-certify-now = Add certificate…
roster-leave-act-split-now = Split in two sick leaves
roster-leave-act-withdraw-now = Withdraw…
roster-leave-act-cancel-now = Ask to cancel…
roster-leave-act-print = Print slip
roster-leave-dialog-return = Return the request
roster-leave-dialog-reject = Refuse the request
roster-leave-dialog-withdraw = Withdraw the request
roster-leave-dialog-cancel = Ask to cancel the leave
roster-leave-dialog-certify = Enter a medical certificate
roster-leave-dialog-accept = Accept the late slip
roster-leave-dialog-refuse = Do not accept the late slip
roster-leave-verb-return = Return
roster-leave-verb-reject = Refuse
roster-leave-verb-withdraw = Withdraw
roster-leave-verb-cancel = Ask to cancel
roster-leave-verb-certify = Enter certificate
roster-leave-verb-accept = Accept slip
roster-leave-verb-refuse = Do not accept
roster-leave-said-sent = { $no } is sent
roster-leave-said-agreed = { $no } is agreed to
roster-leave-said-rejected = { $no } is answered
roster-leave-said-returned = { $no } is returned
roster-leave-said-withdrawn = { $no } is withdrawn
roster-leave-said-cancel = { $no }: cancelling is entered
roster-leave-said-done = { $no } is entered
roster-leave-key-open = open the request
roster-leave-key-keep = keep as draft
roster-leave-key-send = send or agree
roster-leave-key-return = return
roster-leave-key-reject = refuse
roster-leave-key-next = previous, next
roster-leave-key-back = close the dialog

roster-leave-report-team = Team
roster-leave-report-name = Name
roster-leave-report-personal = Personal
roster-leave-report-special = Special
roster-leave-report-sick = Sick
roster-leave-report-emergency = Emergency
roster-leave-report-duty = Business
roster-leave-report-late = Late approval
roster-leave-report-slips = Late slips
roster-leave-report-absent = Absence
roster-leave-report-refused = Refused
roster-leave-report-sum = Sum
roster-leave-report-empty = Nobody to show in this month
roster-leave-report-empty-hint = A team leader sees his group, managers see everybody

roster-leave-print-title = Leave slip
roster-leave-print-no = No.
roster-leave-print-state = State
roster-leave-print-applicant = Applicant
roster-leave-print-team = Team and post
roster-leave-print-kind = Kind of leave
roster-leave-print-special = Special case
roster-leave-print-extreme = Very special case
roster-leave-print-days = Days
roster-leave-print-from = From
roster-leave-print-to = To
roster-leave-print-reason = Reason
roster-leave-print-filer = Filed by
roster-leave-print-filed = Filed at
roster-leave-print-notice = Notice by phone
roster-leave-print-phone = Phone
roster-leave-print-document = Notice or invitation
roster-leave-print-day = Day
roster-leave-print-shift = Shift
roster-leave-print-away = On leave
roster-leave-print-whole = Whole shift
roster-leave-print-day-count = Days
roster-leave-print-post = Post
roster-leave-print-opinion = Opinion
roster-leave-print-name = Name
roster-leave-print-time = Time
roster-leave-print-hospital = Hospital
roster-leave-print-doctor = Doctor
roster-leave-print-covers = Covers
roster-leave-print-entered = Entered
roster-leave-print-slip = Slip received
roster-leave-print-back = Reported back
roster-leave-print-taker = Team leader (slip)

roster-leave-view-files = Scans of certificates and attachments
roster-leave-act-scan = Attach scan…
roster-leave-view-scan-of = Medical certificate { $words }
roster-leave-report-title = Monthly report of leave
roster-leave-swap-05 = Restored, { $first } is { $gap } from { $second } after the swap: back to back (at least { $least } hours between them); the director voids the swap first
roster-leave-swap-05-overlap = Restored, { $first } overlaps { $second } after the swap: back to back; the director voids the swap first
