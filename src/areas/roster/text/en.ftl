roster-missing = The record does not exist, or somebody else changed it

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
