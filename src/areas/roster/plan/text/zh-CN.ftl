# Texts of the plan.
roster-plan-as-is = { $text }
roster-plan-two = { $first }、{ $second }
roster-plan-minutes = { $minutes } 分
roster-plan-hours = { $hours } 小时
roster-plan-hours-minutes = { $hours } 小时 { $minutes } 分
roster-plan-and-more = { $first }，另有 { $count } 处

roster-plan-calendar-other-year = { $day } 不在 { $year } 年
roster-plan-calendar-twice = { $day } 只能有一个标记，为“休”或“班”
roster-plan-calendar-nameless = { $day } 没有名称
roster-plan-calendar-none = 文件里没有 { $year } 年的日期
roster-plan-close-name = 休业日须写明名称
roster-plan-type-name = 班次名称为一到两个字，不含空格和标点
roster-plan-type-reserved = “{ $name }”在日历中另有含义，不能作班次名称
roster-plan-type-twice = 已有班次“{ $name }”
roster-plan-type-planned = “{ $name }”已排过班，不能改名，可停用后新建
roster-plan-type-min = 最少人数为 0–999
roster-plan-type-offset = 归属日期只能为当日或前一日
roster-plan-type-retired = 班次“{ $name }”已停用
roster-plan-other-team = { $name }不在本班组，只能编排本班组的班表
roster-plan-left = { $name }已不在岗，不能排班
roster-plan-gone = { $name } { $shift }：此人已不在岗
roster-plan-nobody = 没有选中人员
roster-plan-nothing = 没有可改动的班次
roster-plan-no-shift = “{ $text }”不是在用的班次
roster-plan-cycle-long = 轮班最长 { $most } 天
roster-plan-cycle-empty = 轮班中没有班次
roster-plan-same-week = 来源周与目标周相同
roster-plan-empty-week = { $day } 这一周没有可复制的班次
roster-plan-stale = { $shift } 刚被别人改动，已重新读取

roster-plan-held-swap = { $name } { $shift } 在换班 { $no } 中，须先撤回或作废换班
roster-plan-held-swapped = { $name } { $shift } 已换班，不能改动
roster-plan-held-leave = { $name } { $shift } 已请假，须先撤回或撤销请假
roster-plan-held-attended = { $name } { $shift } 已有考勤记录，不能改动
roster-plan-begun = { $name } { $shift } 已开始，不再改动班表，考勤更正在考勤页
roster-plan-over = { $name } { $shift } 已结束，不能补排
roster-plan-held = { $first }，共 { $count } 天保持不变
roster-plan-skipped = { $day } 等 { $count } 天已发布，未改动
roster-plan-all-published = { $day } 等 { $count } 天已发布，未改动，须勾选“已发布的日子也改动”

roster-plan-publish-order = 结束日期早于开始日期
roster-plan-publish-past = 只能发布 { $day } 及以后的班表
roster-plan-publish-long = 一次最多一年
roster-plan-published = { $from } 至 { $to } 已发布
roster-plan-published-with = 已发布，其中有 { $conflicts }

roster-plan-undo-none = 没有可撤销的排班操作
roster-plan-undo-twice = 这一步已撤销
roster-plan-undo-changed = { $shift } 之后又有改动，不能撤销

roster-plan-overlap = { $name } { $first } 与 { $second } 时间重叠
roster-plan-close = { $name } { $first }、{ $second } 连班，两班间隔 { $gap }，少于 { $least } 小时
roster-plan-unskilled = { $name } { $shift } 缺少技能{ $skills }
roster-plan-short = { $day } { $name } { $has } 人，少于最低 { $needs } 人
roster-plan-holiday = { $name } { $shift } 为节假日（{ $holiday }）班次，不得换班，非极特殊情况不得请假
roster-plan-closed = { $day } 为休业日（{ $name }），排有班次
roster-plan-count-overlap = { $count } 处重叠
roster-plan-count-close = { $count } 处连班
roster-plan-count-gone = { $count } 处人员离岗
roster-plan-count-unskilled = { $count } 处技能不符
roster-plan-count-short = { $count } 处缺人
roster-plan-count-closed = { $count } 个休业日有班
roster-plan-fact-shift = { $name } { $shift }
roster-plan-fact-needs = { $shift } 所需技能
roster-plan-step-gap = 间隔 { $gap }，应不少于 { $least } 小时
roster-plan-step-short = 在岗 { $has } 人，应不少于 { $needs } 人

roster-plan-away-leave = 准假
roster-plan-away-business = 公出
roster-plan-away-part = 部分请假
roster-plan-away-waiting = 请假待审批
roster-plan-away-fallen = 请假未准

roster-plan-told = { $day } { $was } → { $became }
roster-plan-task-told = 知悉班表变动
roster-plan-task-year = 补充 { $year } 年节假日表
roster-plan-task-year-detail = 程序内还没有这一年的节假日表，国务院通知公布后从文件导入
