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
