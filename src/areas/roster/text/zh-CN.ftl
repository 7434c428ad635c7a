roster-missing = 记录不存在，或已被他人改动

roster-shift-name = { $name }班
roster-shift-words = { $name } { $from }–{ $to }
roster-today-week = 我的班次
roster-today-free = 休
roster-today-day = { $day } { $shifts }
roster-today-day-holiday = { $day } { $holiday } { $shifts }
roster-today-away = { $shift } 已准假
roster-today-on-duty = 现在当班
roster-today-crew = { $shift } { $count } 人
roster-today-crew-leader = { $shift } { $count } 人，班长{ $leader }
roster-today-more = 另 { $count } 人
