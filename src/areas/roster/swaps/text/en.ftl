# Swaps

roster-swaps-text = { $text }
roster-swaps-shift = { $day } { $name }
roster-swaps-none = none
roster-swaps-ticked = ticked
roster-swaps-not-ticked = not ticked

roster-swaps-ground-own = Own matter
roster-swaps-ground-other = Other matter

roster-swaps-state-draft = Draft
roster-swaps-state-awaits-partner = Awaits partner
roster-swaps-state-awaits-leaders = Awaits leaders
roster-swaps-state-effective = In force
roster-swaps-state-swapped = Swapped
roster-swaps-state-awaits-return = Awaits return
roster-swaps-state-returned = Returned
roster-swaps-state-missed = Missed
roster-swaps-state-liability = Liability
roster-swaps-state-done = Done
roster-swaps-state-refused = Refused
roster-swaps-state-withdrawn = Withdrawn
roster-swaps-state-expired = Expired
roster-swaps-state-void = Void

# SWAP-01
roster-swaps-reason = Reason
roster-swaps-in-person-tick = Must be handled in person during working hours
roster-swaps-begins = begins { $at }
roster-swaps-ground-kept = { $ground }, to be handled in person during working hours; no shift has begun
roster-swaps-give-missing = Choose a shift of one's own that is on the published roster
roster-swaps-not-own = { $shift } is no shift of { $name }
roster-swaps-unpublished = { $shift } is not published yet
roster-swaps-begun = The shift has begun: { $shift }
roster-swaps-partner-missing = Choose the partner
roster-swaps-self = Nobody swaps with themselves
roster-swaps-left = { $name } has left
roster-swaps-post = The post of { $name } does not swap shifts
roster-swaps-reason-short = The reason needs at least { $least } characters
roster-swaps-in-person = Tick that it must be handled in person during working hours; otherwise no swap is allowed

# SWAP-02
roster-swaps-side-of = Who decides for { $name }
roster-swaps-nobody-decides = There is no team leader or department head who can decide
roster-swaps-one-decides = { $name } decides after the partner confirms; complete before { $until }
roster-swaps-both-decide = { $a } and { $b } decide after the partner confirms; complete before { $until }
roster-swaps-only-partner = Only { $name }, the partner, can confirm
roster-swaps-only-applicant = Only { $name }, who asked, can withdraw it
roster-swaps-stands = { $no } stands at “{ $state }”; this cannot be done now
roster-swaps-expired = { $no } has expired; it was not complete before { $until }
roster-swaps-own = Nobody decides on their own swap
roster-swaps-not-side = { $names } decides for this side
roster-swaps-agreed = agreed
roster-swaps-refused = refused
roster-swaps-decided-already = { $name } decided at { $at }: { $word }
roster-swaps-waits-for = Agreed; now { $names } decides
roster-swaps-in-force = Both team leaders agreed; the swap is in force and the roster changed
roster-swaps-withdraw-late = { $no } is in force and cannot be withdrawn; the department head can void it before its shifts begin

# SWAP-03
roster-swaps-month-of = Swaps of { $name } in month { $month }
roster-swaps-count-step = { $name } has { $count }, at most { $most }
roster-swaps-count-full = { $name } has { $count } swaps in month { $month } already ({ $nos }); at most { $most } a person and month
roster-swaps-count-kept = Neither has more than { $most } swaps in month { $month }

# SWAP-04
roster-swaps-line-of = Shifts around it of { $name }
roster-swaps-passed-on = A shift that came by a swap is not given on: { $shift } came by { $no }
roster-swaps-in-another = { $shift } is in swap { $no } already
roster-swaps-consecutive = No consecutive swaps: { $shift } of { $name } stands beside { $other }, which belongs to { $no }
roster-swaps-owes = { $name } still owes a shift: { $nos }
roster-swaps-line-kept = No neighbouring shift belongs to another swap

# SWAP-05
roster-swaps-gap-least = Least rest
roster-swaps-gap-step = { $name }: { $first } and { $second } { $gap }
roster-swaps-overlap = overlap
roster-swaps-hours = { $hours } h
roster-swaps-hours-minutes = { $hours } h { $minutes } min
roster-swaps-lianban = { $name }: { $first } and { $second } are only { $gap } apart, less than { $hours } h; that is back to back
roster-swaps-lianban-overlap = { $name }: { $first } and { $second } overlap; that is back to back
roster-swaps-gap-kept = Neither works back to back; at least { $hours } h lie between shifts

# SWAP-06
roster-swaps-unknown = Job or level of { $name } is not entered, so they cannot be compared
roster-swaps-job = Different jobs: { $a } does { $job_a }, { $b } does { $job_b }
roster-swaps-level = Levels are not comparable: { $a } is { $level_a }, { $b } is { $level_b }
roster-swaps-skill = { $name } lacks skills for { $shift }: { $skills }
roster-swaps-skill-kept = Same job ({ $job }), comparable level ({ $level })

# SWAP-07
roster-swaps-items = Handed over
roster-swaps-handed-by = { $name } handed over clearly
roster-swaps-items-missing = Write what is handed over
roster-swaps-handed-missing = Both must hand over clearly and tick so
roster-swaps-handed-kept = Handed over clearly
roster-swaps-shares = The shares must make 100%, now they make { $sum }%
roster-swaps-nothing-missed = No shift of { $no } was missed; no shares are needed
roster-swaps-liability-by = { $names } proposes the shares, the department head confirms them
roster-swaps-liability-first = { $names } must propose the shares first

# SWAP-08
roster-swaps-leave-of = Leave of { $name } for { $shift }
roster-swaps-leave-asked = asked for
roster-swaps-leave = No leave on swapped shifts: { $name } asked for leave on { $shift }; cancel it first
roster-swaps-leave-kept = No leave on either shift, and none once the swap is in force
roster-swaps-void-post = Only the department head can void a swap
roster-swaps-void-over = { $no } is over; there is nothing to void
roster-swaps-void-begun = A shift of { $no } has begun; it cannot be voided
roster-swaps-void-reason = Write why it is voided

# SWAP-09
roster-swaps-present-least = { $present } people, at least { $least }
roster-swaps-short = { $shift } has only { $present } people, fewer than { $least }
roster-swaps-short-tick = { $shift } has only { $present } people, fewer than { $least }; tick that this is known to agree
roster-swaps-staffed = Neither shift is below its minimum
roster-swaps-comment = Write an opinion

# SWAP-11
roster-swaps-holiday = No swaps on holidays: { $shift } is { $holiday }
roster-swaps-no-holiday = no holiday
roster-swaps-holiday-kept = Neither shift is on a holiday

# SWAP-12
roster-swaps-return = Return
roster-swaps-reminded = Reminder on { $day }
roster-swaps-return-kept = Return on { $shift }, with a reminder the day before
roster-swaps-return-none = Nothing is returned
roster-swaps-take-missing = Name the shift that is worked in return
roster-swaps-no-return = { $name } has no shift that could be worked in return

# Inbox
roster-swaps-task-confirm = Confirm the swap of { $a }
roster-swaps-task-decide = Decide the swap of { $a } and { $b }
roster-swaps-task-assess = Judge liability for { $no }
roster-swaps-task-return = Return on { $shift } for { $b }
roster-swaps-both-shifts = Gives { $given }, returns { $returned }
roster-swaps-one-shift = Gives { $given }

# The register form on paper
roster-swaps-print-title = Shift swap register form
roster-swaps-print-no = Number
roster-swaps-print-state = State
roster-swaps-print-a = Who swaps
roster-swaps-print-b = Partner
roster-swaps-print-team = Team
roster-swaps-print-job = Job and level
roster-swaps-print-given = Shift given
roster-swaps-print-returned = Shift returned
roster-swaps-print-ground = Whose matter
roster-swaps-print-handed-a = Handed over by who swaps
roster-swaps-print-handed-b = Handed over and confirmed by the partner
roster-swaps-print-opinion-a = Team leader of who swaps
roster-swaps-print-opinion-b = Team leader of the partner
roster-swaps-print-effective = In force since
roster-swaps-print-worked-given = Given shift
roster-swaps-print-worked-returned = Returned shift
roster-swaps-print-worked = Worked
roster-swaps-print-liability = Liability
roster-swaps-print-shares = { $part }: who swaps { $a }%, partner { $b }%, { $measure }, proposed by { $by }, confirmed by { $confirmed }
roster-swaps-print-ended = Ended
roster-swaps-print-sign-a = Signature of who swaps
roster-swaps-print-sign-b = Signature of the partner
roster-swaps-print-sign-leader-a = Signature of the team leader of who swaps
roster-swaps-print-sign-leader-b = Signature of the team leader of the partner
