roster-plan-calendar-other-year = { $day } 不在 { $year } 年
roster-plan-type-name = 班次名称为一到两个字
roster-plan-type-twice = 已有班次“{ $name }”
roster-plan-type-min = 最少人数不能小于 0
roster-plan-other-team = 只能编排本班组的班表
