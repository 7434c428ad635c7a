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

# The page.
roster-plan-name = Name
roster-plan-nights = Nights
roster-plan-hours-sum = Hours
roster-plan-nights-short = Nts
roster-plan-hours-short = Hrs
roster-plan-leader = Lead
roster-plan-all = All
roster-plan-others = No team
roster-plan-teamless = No team
roster-plan-whose = Team
roster-plan-scale = Days shown
roster-plan-month = Month
roster-plan-week = Week
roster-plan-day = Day
roster-plan-previous-week = Previous week
roster-plan-next-week = Next week
roster-plan-previous-day = Previous day
roster-plan-next-day = Next day
roster-plan-previous-year = Previous year
roster-plan-next-year = Next year
roster-plan-range = { $from } to { $to }
roster-plan-people = { $count ->
    [one] { $count } person
   *[other] { $count } people
}
roster-plan-deputy = Deputy
roster-plan-least = Least { $count }
roster-plan-staffing = { $day } { $name }: { $has } of at least { $needs }
roster-plan-published-day = Published
roster-plan-draft-day = Draft
roster-plan-swapped = Swapped
roster-plan-conflict = conflict
roster-plan-seat = Seat { $seat }
roster-plan-letter-personal = L
roster-plan-letter-sick = S
roster-plan-letter-business = B
roster-plan-legend-leave = On leave
roster-plan-legend-waiting = Undecided
roster-plan-tip-close = Back to back: { $gap } between the shifts, less than { $least } h
roster-plan-tip-overlap = Both shifts share time
roster-plan-tip-enter = Enter opens the clause
roster-plan-holiday-tip = Holiday: { $name }, no swaps
roster-plan-told-tip = Changed by { $by } after it was published: { $was } → { $became }
roster-plan-told-by = { $by } changed the roster: { $day } { $was } → { $became }
roster-plan-confirm-changes = Confirm changes
roster-plan-status = { $people ->
    [one] { $people } person
   *[other] { $people } people
}, { $days ->
    [one] { $days } day
   *[other] { $days } days
}　{ $hint }
roster-plan-status-hint = Drag moves a shift, Ctrl drag copies it
roster-plan-empty = Nobody can be planned yet
roster-plan-empty-detail = Put people into teams under “People”, then plan them here
roster-plan-not-read = The roster could not be read
roster-plan-day-off = Day off
roster-plan-show-clause = Show the clause
roster-plan-copied = { $count ->
    [one] { $count } cell copied
   *[other] { $count } cells copied
}
roster-plan-year-missing = There is no table of holidays for { $year } yet, so calendars show no H and W
roster-plan-year-import = Edit holidays…
roster-plan-busy = Working

roster-plan-publish = Publish…
roster-plan-publish-day = Publish { $from }
roster-plan-publish-days = Publish { $from } to { $to }
roster-plan-no-drafts = No day waits to be published
roster-plan-export = Export
roster-plan-copy-week = Copy week
roster-plan-undo = Undo the last planning act
roster-plan-more = More
roster-plan-menu-rotation = Rotation…
roster-plan-menu-import = Import from a file…
roster-plan-menu-types = Shift types…
roster-plan-menu-calendar = Holidays…
roster-plan-export-sheet = Roster as a workbook…
roster-plan-export-mine = My calendar (.ics)…
roster-plan-export-team = Calendar of those shown (.ics)…
roster-plan-print-a4 = Print on A4
roster-plan-print-a3 = Print on A3

roster-plan-key-set = Set a shift
roster-plan-key-clear = Make it a day off
roster-plan-key-menu = Menu of shifts
roster-plan-key-range = Choose several cells
roster-plan-key-copy = Copy, paste
roster-plan-key-conflict = Next, previous conflict
roster-plan-key-turn = Previous, next page

roster-plan-said-published = Published
roster-plan-said-planned = Planned
roster-plan-said-undone = Taken back
roster-plan-said-calendar = The calendar is up to date

# Dialogs.
roster-plan-from = From
roster-plan-to = To
roster-plan-days-missing = Both days are needed
roster-plan-published-too = Change published days too
roster-plan-publish-now = Publish
roster-plan-publish-title = Publish the roster
roster-plan-publish-explained = People then see their shifts and may ask for leave, swap and sign in by them
roster-plan-more-conflicts = and { $count } more
roster-plan-week-title = Copy a week
roster-plan-week-explained = Drafts of the other week become those of the copied one
roster-plan-week-from = Week to copy
roster-plan-week-to = Onto the week
roster-plan-week-copy = Copy
roster-plan-rotation-title = Rotation
roster-plan-rotation-explained = The sequence repeats; drafts of the chosen days follow it
roster-plan-rotation-lay = Lay it
roster-plan-cycle = Sequence
roster-plan-cycle-hint = One shift a day: { $names }; 休 is a day off
roster-plan-cycle-length = { $days ->
    [one] { $days } day a round
   *[other] { $days } days a round
}
roster-plan-everybody = Everybody
roster-plan-nobody-chosen = Nobody
roster-plan-stagger = Each a day later
roster-plan-begins-with = Day on which { $name } begins
roster-plan-nth-day = Day { $n }
roster-plan-import-title = Import a roster
roster-plan-import-take = Import
roster-plan-import-new = New
roster-plan-import-changed = Changed
roster-plan-import-cleared = Becomes a day off
roster-plan-import-same = Same
roster-plan-import-published = Published among them
roster-plan-import-flawed = Flawed
roster-plan-import-left-out = Flawed cells are left out
roster-plan-import-clears = Empty cells become days off
roster-plan-types-title = Shift types
roster-plan-types-explained = Changes hold for what is planned from now on; planned shifts keep their times
roster-plan-type-new = New shift type
roster-plan-retired = Retired
roster-plan-type-retired-note = A retired type is planned no more; planned shifts stay
roster-plan-type-field-name = Name
roster-plan-type-start = Start
roster-plan-type-end = End
roster-plan-type-time = Write the time as 08:00
roster-plan-type-least = Minimum staff
roster-plan-type-skills = Skills needed
roster-plan-type-skills-hint = Phone、Complaints
roster-plan-type-night = Night shift (leave is asked for before noon of the day)
roster-plan-type-before = Starts after midnight and belongs to the day before
roster-plan-type-tint = Colour
roster-plan-type-nth-tint = Colour { $n }
roster-plan-type-lasts = Lasts { $time }
roster-plan-type-incomplete = Name, times and minimum staff are needed
roster-plan-type-save = Save the type
roster-plan-type-retire = Retire
roster-plan-type-revive = Use again
roster-plan-calendar-title = Holidays and closed days
roster-plan-calendar-explained = 休 and 班 follow the State Council's notice, 闭 are the department's closed days; no swaps on holidays, leave in extreme cases only
roster-plan-year = { $year }
roster-plan-year-none = No table of holidays
roster-plan-year-unsaved = Not saved yet
roster-plan-calendar-import = Import from a file…
roster-plan-calendar-built-in = Back to built-in
roster-plan-calendar-empty = No day of this year is marked; add them one by one, or import a sheet with one day in each row: date, 休 or 班, name
roster-plan-calendar-remove = Remove { $day } { $name }
roster-plan-calendar-day = Day
roster-plan-calendar-kind = Mark
roster-plan-calendar-name = Name
roster-plan-calendar-add = Add
roster-plan-calendar-incomplete = A day and a name are needed
roster-plan-calendar-save = Save holidays
roster-plan-calendar-unchanged = Nothing is changed
roster-plan-kind-holiday = Off
roster-plan-kind-workday = Work
roster-plan-kind-closed = Closed

# Files.
roster-plan-sheet = Roster
roster-plan-sheet-number = Staff no.
roster-plan-sheet-team = Team
roster-plan-sheet-heads = No column of names and no columns of days were found; the first row should hold the name and the days
roster-plan-sheet-nobody = There is nobody named “{ $name }”
roster-plan-sheet-several = “{ $name }” is more than one person; write the staff number
roster-plan-sheet-twice = { $name } stands there twice
roster-plan-sheet-other = Staff number { $number } is { $name }
roster-plan-sheet-day-twice = { $day } has two columns; only the first is read
roster-plan-sheet-long = The file has more than { $most } rows; nothing was read
roster-plan-agenda-own = Shift { $shift }
roster-plan-agenda-of = Shift { $shift } { $name }
roster-plan-agenda-name-own = Roster of { $name }
roster-plan-holidays-none = The file holds no table of holidays
roster-plan-holidays-day = Row { $row } says holiday or workday, but its day cannot be read; write one day a row, such as 2026-01-01

# On paper.
roster-plan-print-month = Month
roster-plan-print-drafts = Not published
roster-plan-print-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
roster-plan-print-staffing = Head count
roster-plan-print-maker = Made by
roster-plan-print-approver = Approved by
roster-plan-print-day = Date
