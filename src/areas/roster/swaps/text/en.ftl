# Swaps

roster-swaps-text = { $text }
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
roster-swaps-month-of = Swaps of { $name } in { $month }
roster-swaps-count-step = { $name } has { $count }, at most { $most }
roster-swaps-count-full = { $name } has { $count } swaps in month { $month } already ({ $nos }); at most { $most } a person and month
roster-swaps-count-kept = Neither has more than { $most } swaps in { $month }

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
roster-swaps-task-decide = Swap of { $a } and { $b }
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
roster-swaps-print-name = Name
roster-swaps-print-shift = Shift given
roster-swaps-print-handed = Handed over clearly
roster-swaps-print-opinion = Team leader
roster-swaps-print-worked-head = Worked by the other
roster-swaps-print-team = Team
roster-swaps-print-job = Job and level
roster-swaps-print-ground = Whose matter
roster-swaps-print-effective = In force since
roster-swaps-print-worked = Worked
roster-swaps-print-liability = Liability
roster-swaps-print-shares = { $part }: who swaps { $a }%, partner { $b }%, { $measure }, proposed by { $by }, confirmed by { $confirmed }
roster-swaps-print-ended = Ended
roster-swaps-print-sign-a = Signature of who swaps
roster-swaps-print-sign-b = Signature of the partner
roster-swaps-print-sign-leader-a = Signature of the team leader of who swaps
roster-swaps-print-sign-leader-b = Signature of the team leader of the partner

# Pages
roster-swaps-title = Shift swaps
roster-swaps-new = Ask for a swap
roster-swaps-report = Monthly report
roster-swaps-more = Show more
roster-swaps-unreadable = The swaps could not be read
roster-swaps-not-done = It was not done
roster-swaps-working = Working
roster-swaps-list-all = All
roster-swaps-list-mine = Mine
roster-swaps-list-confirm = To confirm
roster-swaps-list-decide = To decide
roster-swaps-empty = No swaps yet
roster-swaps-empty-hint = Choose a shift of your own, and the people who can take it over are listed
roster-swaps-empty-confirm = No swap waits for your confirmation
roster-swaps-empty-confirm-hint = It appears here when somebody wants to swap with you
roster-swaps-empty-decide = No swap waits for your decision
roster-swaps-empty-decide-hint = After the partner confirms, both team leaders decide
roster-swaps-column-people = People
roster-swaps-column-given = Given
roster-swaps-column-returned = Returned
roster-swaps-column-state = State
roster-swaps-column-until = Complete before
roster-swaps-column-filed = Sent
roster-swaps-column-no = Number
roster-swaps-a-and-b = { $a }, { $b }
roster-swaps-until = { $what }, { $until }
roster-swaps-wait-confirm = To confirm
roster-swaps-wait-decide = To decide
roster-swaps-wait-assess = Liability to judge
roster-swaps-closed = C
roster-swaps-cell-swapped = { $shift }, swap { $no }
roster-swaps-cell-leave = { $shift }, on leave

roster-swaps-said-kept = Kept as a draft
roster-swaps-said-discarded = The draft is gone
roster-swaps-said-sent = { $no } was sent to the partner
roster-swaps-said-confirmed = { $no } is confirmed; both team leaders decide now
roster-swaps-said-declined = { $no } was declined
roster-swaps-said-refused = { $no } was refused; the roster stays
roster-swaps-said-withdrawn = { $no } was withdrawn
roster-swaps-said-void = { $no } is void; both shifts are back
roster-swaps-said-assessed = Liability for { $no } was entered

roster-swaps-swap-of = { $a } and { $b }
roster-swaps-filed-line = { $no }　sent { $at }
roster-swaps-steps = Progress
roster-swaps-step-filed = Sent
roster-swaps-step-confirmed = Confirmed
roster-swaps-step-decided = Leaders
roster-swaps-step-effective = In force
roster-swaps-step-given = Given
roster-swaps-step-returned = Returned
roster-swaps-what = The swap
roster-swaps-both = Both people
roster-swaps-story = What happened
roster-swaps-field-give = Gives
roster-swaps-field-take = Returns
roster-swaps-field-ground = Matter
roster-swaps-field-partner = Partner
roster-swaps-field-until = Complete by
roster-swaps-leader-of = For { $name }
roster-swaps-opinion = { $name } { $word }, { $comment }
roster-swaps-open-opinion = { $names } decides
roster-swaps-shares-both = { $name_a } { $a }%, { $name_b } { $b }%
roster-swaps-shares-line = { $both }, { $measure }
roster-swaps-compare-team = Team
roster-swaps-compare-job = Job, level
roster-swaps-compare-month = Swaps in { $month }
roster-swaps-compare-count = { $count } / { $most }
roster-swaps-compare-owes = Owed shifts
roster-swaps-compare-leave = Leave around
roster-swaps-compare-record-head = Last 12 months
roster-swaps-compare-record = late { $late }, absent { $absent }, breaches { $breaches }
roster-swaps-around = 7 days around { $days }
roster-swaps-present = People

roster-swaps-story-filed = { $name } sent the request
roster-swaps-story-confirmed = { $name } confirmed and handed over
roster-swaps-story-decided = { $name } { $word } (side of { $side })
roster-swaps-story-effective = The swap came into force; the roster changed
roster-swaps-story-worked = { $name } worked { $shift }
roster-swaps-story-missed = { $name } did not come to { $shift }
roster-swaps-story-assessed = { $name } proposed shares: { $both }
roster-swaps-story-shares = { $name } confirmed the shares
roster-swaps-story-ended = { $name }: { $state }

roster-swaps-act-print = Print the form
roster-swaps-act-void = Void…
roster-swaps-act-withdraw = Withdraw…
roster-swaps-act-confirm = Confirm the swap
roster-swaps-act-decline = Decline…
roster-swaps-act-agree = Agree
roster-swaps-act-agree-on = Agree for this side
roster-swaps-act-refuse = Refuse
roster-swaps-act-propose-shares = Propose shares
roster-swaps-act-confirm-shares = Confirm shares
roster-swaps-act-change-shares = Change shares
roster-swaps-act-send = Send the request
roster-swaps-act-keep = Keep as draft
roster-swaps-act-discard = Discard
roster-swaps-tick-first = Tick first that everything was handed over
roster-swaps-tick-handed = Handed over clearly with the other
roster-swaps-tick-handed-a = Handed over clearly to the partner
roster-swaps-tick-short = Known to be below the minimum
roster-swaps-comment-field = Opinion
roster-swaps-comment-hint = An opinion, such as: agreed, staffing checked
roster-swaps-share-of = Share of { $name }
roster-swaps-measure = Measure
roster-swaps-measure-hint = What follows, such as: bonus of the month
roster-swaps-shares-first = Enter both shares first
roster-swaps-shares-hint = The shares make 100%; the team leader proposes them, the department head confirms
roster-swaps-why = Reason
roster-swaps-leave-it = Back
roster-swaps-decline-title = Decline this swap
roster-swaps-decline-about = The request ends; another partner can be asked
roster-swaps-decline-verb = Decline
roster-swaps-withdraw-title = Withdraw the request
roster-swaps-withdraw-about = It no longer counts in this month
roster-swaps-withdraw-verb = Withdraw
roster-swaps-void-title = Void this swap
roster-swaps-void-about = Both shifts go back; both people work as planned
roster-swaps-void-verb = Void the swap

roster-swaps-form-title = New swap
roster-swaps-form-kept = Kept as a draft
roster-swaps-tabs = Choose shifts
roster-swaps-tab-own = Given
roster-swaps-tab-return = Returned
roster-swaps-tab-theirs = Shifts of { $name }
roster-swaps-choose-give = Shift to give
roster-swaps-choose-take = Shift to return
roster-swaps-partner-first = Choose the partner first, then one of the shifts that can be worked in return
roster-swaps-give-first = Choose the shift to give at the left; then who can take it over is listed
roster-swaps-partners-asked = Looking for who can take it over
roster-swaps-nobody-can = Nobody can take this shift over
roster-swaps-show-others = { $count } more cannot; show why
roster-swaps-hide-others = Hide the { $count } who cannot
roster-swaps-returns = { $count } shifts to return
roster-swaps-not-chosen = not chosen
roster-swaps-chosen = chosen
roster-swaps-reason-hint = At least 4 characters
roster-swaps-items-hint = The work that is handed over
roster-swaps-route = Who acts
roster-swaps-route-send = sends
roster-swaps-route-confirm = confirms
roster-swaps-route-decide = decides
roster-swaps-against =
    { $count ->
        [one] { $count } clause stands against it; correct it to send it
       *[other] { $count } clauses stand against it; correct them to send it
    }
roster-swaps-blank = { $count } more to fill in
roster-swaps-all-kept = All clauses are kept; it can be sent

roster-swaps-report-empty = No swaps in this month
roster-swaps-report-empty-hint = Swaps count in the month of the shift that is given
roster-swaps-report-team = Team
roster-swaps-report-all = All
roster-swaps-figure-who = Person
roster-swaps-figure-team = Team
roster-swaps-figure-count = Swaps
roster-swaps-figure-as-a = Asked
roster-swaps-figure-refused = By clause
roster-swaps-figure-reasons = Clauses
roster-swaps-figure-reason = { $clause } ×{ $count }
roster-swaps-figure-declined = Refused
roster-swaps-figure-expired = Expired
roster-swaps-figure-missed = Missed

roster-swaps-key-open = Open the chosen swap
roster-swaps-key-keep = Keep as a draft
roster-swaps-key-send = Send, confirm or agree
roster-swaps-key-refuse = Refuse or decline
roster-swaps-key-next = Next swap that waits
roster-swaps-key-back = Back to the list
