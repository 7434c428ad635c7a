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
        [1] Asked { $ahead } days ahead, one is needed
       *[other] Asked { $ahead } days ahead, { $days } are needed
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

roster-leave-task-decide = Decide on { $name }: { $kind }
roster-leave-task-decide-late = Decide on { $name }: late approval
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
roster-leave-fact-rostered = Rostered
roster-leave-fact-left = After approval
roster-leave-fact-minimum = Minimum
roster-leave-fact-away = On leave
roster-leave-staff-below = { $part }: { $left } people left, fewer than the minimum of { $min }
roster-leave-staff-equal = { $part }: { $left } people left, just the minimum
roster-leave-staff-kept = { $part }: { $left } people left, { $min } are needed
