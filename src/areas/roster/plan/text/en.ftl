roster-plan-calendar-other-year = { $day } is not in { $year }
roster-plan-type-name = The name of a shift has one or two characters
roster-plan-type-twice = There is a shift “{ $name }” already
roster-plan-type-min = The minimum staff cannot be below 0
roster-plan-other-team = Only the roster of one's own team can be changed
