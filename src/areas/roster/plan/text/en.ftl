# Texts of the plan.
roster-plan-as-is = { $text }
roster-plan-two = { $first }, { $second }
roster-plan-minutes = { $minutes } min
roster-plan-hours = { $hours } h
roster-plan-hours-minutes = { $hours } h { $minutes } min
roster-plan-and-more = { $first }, and { $count } more

roster-plan-calendar-other-year = { $day } is not in { $year }
roster-plan-calendar-twice = { $day } can have one mark only, 休 or 班
roster-plan-calendar-nameless = { $day } has no name
roster-plan-calendar-none = The file has no day of { $year }
roster-plan-close-name = A closed day needs a name
roster-plan-type-name = The name of a shift has one or two characters, no spaces or punctuation
roster-plan-type-reserved = “{ $name }” means something else in the calendar and cannot name a shift
roster-plan-type-twice = There is a shift “{ $name }” already
roster-plan-type-planned = “{ $name }” has been planned and keeps its name; retire it and add a new one
roster-plan-type-min = The minimum staff is 0–999
roster-plan-type-offset = A shift belongs to its own day or to the day before
roster-plan-type-retired = The shift “{ $name }” is retired
roster-plan-other-team = { $name } is in another team; only one's own team can be planned
roster-plan-left = { $name } has left and cannot be planned
roster-plan-gone = { $name } { $shift }: this person has left
roster-plan-nobody = Nobody is chosen
roster-plan-nothing = There is nothing to change
roster-plan-no-shift = “{ $text }” is no shift in use
roster-plan-cycle-long = A rotation has { $most } days at most
roster-plan-cycle-empty = The rotation has no shift
roster-plan-same-week = Both weeks are the same
roster-plan-empty-week = The week of { $day } has no shifts to copy
roster-plan-stale = { $shift } was changed by somebody else just now and has been read again

roster-plan-held-swap = { $name } { $shift } is in the swap { $no }; withdraw or void it first
roster-plan-held-swapped = { $name } { $shift } was swapped and cannot be changed
roster-plan-held-leave = Leave was asked for { $name } { $shift }; withdraw or cancel it first
roster-plan-held-attended = { $name } { $shift } has an attendance record and cannot be changed
roster-plan-begun = { $name } { $shift } has begun; correct it under attendance
roster-plan-over = { $name } { $shift } is over and cannot be planned any more
roster-plan-held = { $first }; { $count } days stay as they are
roster-plan-skipped = { $count } published days from { $day } stay as they are
roster-plan-all-published = { $count } days from { $day } are published and stay as they are; tick “Change published days too”

roster-plan-publish-order = The last day is before the first
roster-plan-publish-past = Only days from { $day } on can be published
roster-plan-publish-long = A year at most at once
roster-plan-published = { $from } to { $to } is published already
roster-plan-published-with = Published, with { $conflicts }

roster-plan-undo-none = There is no act of the roster to take back
roster-plan-undo-twice = This was taken back already
roster-plan-undo-changed = { $shift } was changed since and stays

roster-plan-overlap = { $name } { $first } and { $second } share time
roster-plan-close = { $name } { $first }, { $second } are back to back: { $gap } between them, less than { $least } h
roster-plan-unskilled = { $name } { $shift } lacks { $skills }
roster-plan-short = { $day } { $name } has { $has }, fewer than { $needs }
roster-plan-holiday = { $name } { $shift } is on a holiday ({ $holiday }): no swap, and leave only in extreme cases
roster-plan-closed = { $day } is a closed day ({ $name }) with shifts
roster-plan-count-overlap = { $count ->
    [one] { $count } overlap
   *[other] { $count } overlaps
}
roster-plan-count-close = { $count } back to back
roster-plan-count-gone = { $count } of people who left
roster-plan-count-unskilled = { $count } without the skill
roster-plan-count-short = { $count } understaffed
roster-plan-count-closed = { $count ->
    [one] { $count } closed day with shifts
   *[other] { $count } closed days with shifts
}
roster-plan-fact-shift = { $name } { $shift }
roster-plan-fact-needs = Skills that { $shift } needs
roster-plan-step-gap = { $gap } between them, at least { $least } h
roster-plan-step-short = { $has } at work, at least { $needs }

roster-plan-away-leave = on leave
roster-plan-away-business = on business
roster-plan-away-part = partly on leave
roster-plan-away-waiting = leave undecided
roster-plan-away-fallen = leave not granted

roster-plan-told = { $day } { $was } → { $became }
roster-plan-task-told = Confirm changes of your roster
roster-plan-task-year = Add the holidays of { $year }
roster-plan-task-year-detail = The program has no table of this year yet; import it from a file once the notice is out
