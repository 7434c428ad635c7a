# 换班

roster-swaps-text = { $text }
roster-swaps-none = 无
roster-swaps-ticked = 已勾选
roster-swaps-not-ticked = 未勾选

roster-swaps-ground-own = 本人
roster-swaps-ground-other = 其它

roster-swaps-state-draft = 草稿
roster-swaps-state-awaits-partner = 待对方确认
roster-swaps-state-awaits-leaders = 待双方班长
roster-swaps-state-effective = 生效
roster-swaps-state-swapped = 已换
roster-swaps-state-awaits-return = 待还班
roster-swaps-state-returned = 已还班
roster-swaps-state-missed = 误班/空班
roster-swaps-state-liability = 责任认定
roster-swaps-state-done = 完成
roster-swaps-state-refused = 不同意
roster-swaps-state-withdrawn = 撤回
roster-swaps-state-expired = 已失效
roster-swaps-state-void = 作废

# SWAP-01
roster-swaps-reason = 换班事由
roster-swaps-in-person-tick = 须在工作时间内亲自处理
roster-swaps-begins = { $at } 开始
roster-swaps-ground-kept = { $ground }事由，须在工作时间内亲自处理，班次尚未开始
roster-swaps-give-missing = 须选择要换出的班次，只能换本人已排的班次
roster-swaps-not-own = { $shift } 不是{ $name }的班次
roster-swaps-unpublished = { $shift } 的班表尚未发布
roster-swaps-begun = 班次已开始：{ $shift }
roster-swaps-partner-missing = 须选择对方
roster-swaps-self = 不能与本人换班
roster-swaps-left = { $name }已离职
roster-swaps-post = { $name }的岗位不参加换班
roster-swaps-reason-short = 换班事由至少写 { $least } 个字
roster-swaps-in-person = 须勾选“须在工作时间内亲自处理”，否则不允许换班

# SWAP-02
roster-swaps-side-of = { $name }一方由谁决定
roster-swaps-nobody-decides = 没有可以决定的班长或客服部主任
roster-swaps-one-decides = 对方确认后由{ $name }决定，须在 { $until } 前办完
roster-swaps-both-decide = 对方确认后由{ $a }与{ $b }分别同意，须在 { $until } 前办完
roster-swaps-only-partner = 只能由对方{ $name }本人确认
roster-swaps-only-applicant = 只能由申请人{ $name }本人撤回
roster-swaps-stands = { $no } 现为“{ $state }”，不能这样办理
roster-swaps-expired = { $no } 已失效，没有在 { $until } 前办完
roster-swaps-own = 不能审批本人的换班
roster-swaps-not-side = 这一方的换班由{ $names }决定
roster-swaps-agreed = 同意
roster-swaps-refused = 不同意
roster-swaps-decided-already = { $name }已于 { $at } 决定：{ $word }
roster-swaps-waits-for = 已同意，待{ $names }决定
roster-swaps-in-force = 双方班长均已同意，换班生效，班表已换
roster-swaps-withdraw-late = { $no } 已生效，不能撤回，班次开始前可由客服部主任作废

# SWAP-03
roster-swaps-month-of = { $name } { $month }的换班
roster-swaps-count-step = { $name }已有 { $count } 次，最多 { $most } 次
roster-swaps-count-full = { $name } { $month }月已换班{ $count }次（{ $nos }），每人每月不得超过{ $most }次
roster-swaps-count-kept = 双方 { $month }换班均不超过 { $most } 次

# SWAP-04
roster-swaps-line-of = { $name }的前后班次
roster-swaps-passed-on = 换来的班次不得再换：{ $shift } 是 { $no } 换来的
roster-swaps-in-another = { $shift } 已在换班 { $no } 中，不得再换
roster-swaps-consecutive = 不允许连续换班：{ $name }的 { $shift } 与 { $other } 相邻，后者属于换班 { $no }
roster-swaps-owes = { $name }还有未还的班：{ $nos }
roster-swaps-line-kept = 前后相邻的班次不属于其它换班

# SWAP-05
roster-swaps-gap-least = 最短间隔
roster-swaps-gap-step = { $name }：{ $first } 与 { $second } { $gap }
roster-swaps-overlap = 时间重叠
roster-swaps-lianban = { $name } { $first } 与 { $second } 只隔 { $gap }，不足 { $hours } 小时，属于连班
roster-swaps-lianban-overlap = { $name } { $first } 与 { $second } 时间重叠，属于连班
roster-swaps-gap-kept = 双方都没有连班，前后间隔不少于 { $hours } 小时

# SWAP-06
roster-swaps-unknown = { $name }没有登记工种或业务水平，无法比较
roster-swaps-job = 工种不同：{ $a }为{ $job_a }，{ $b }为{ $job_b }
roster-swaps-level = 业务水平不相当：{ $a }为{ $level_a }，{ $b }为{ $level_b }
roster-swaps-skill = { $name }没有 { $shift } 所需的技能：{ $skills }
roster-swaps-skill-kept = 同工种（{ $job }），业务水平相当（{ $level }）

# SWAP-07
roster-swaps-items = 交待事项
roster-swaps-handed-by = { $name }已交待清楚
roster-swaps-items-missing = 须写明交待事项
roster-swaps-handed-missing = 双方须交待清楚，并勾选“已交待清楚”
roster-swaps-handed-kept = 已交待清楚
roster-swaps-shares = 双方责任比例合计须为 100%，现为 { $sum }%
roster-swaps-nothing-missed = { $no } 没有误班或空班，无需责任认定
roster-swaps-liability-by = 责任认定由{ $names }提出，由客服部主任确认
roster-swaps-liability-first = 须先由{ $names }提出责任认定

# SWAP-08
roster-swaps-leave-of = { $name } { $shift } 的请假
roster-swaps-leave-asked = 已申请
roster-swaps-leave = 换班/还班班次不得请假：{ $name } { $shift } 已申请请假，先撤销请假
roster-swaps-leave-kept = 两个班次都没有请假，生效后也不得请假
roster-swaps-void-post = 换班只能由客服部主任作废
roster-swaps-void-over = { $no } 已经结束，无需作废
roster-swaps-void-begun = { $no } 的班次已开始，不能作废
roster-swaps-void-reason = 作废须写明理由

# SWAP-09
roster-swaps-present-least = { $present } 人，最低 { $least } 人
roster-swaps-short = { $shift } 只有 { $present } 人，低于最低 { $least } 人
roster-swaps-short-tick = { $shift } 只有 { $present } 人，低于最低 { $least } 人，须勾选“已知人数低于最低”才能同意
roster-swaps-staffed = 两个班次都不低于最低人数
roster-swaps-comment = 请填写意见

# SWAP-11
roster-swaps-holiday = 节假日不允许换班：{ $shift } 是{ $holiday }
roster-swaps-no-holiday = 不是节假日
roster-swaps-holiday-kept = 两个班次都不在节假日

# SWAP-12
roster-swaps-return = 还班
roster-swaps-reminded = { $day } 提醒还班
roster-swaps-return-kept = 还班 { $shift }，前一天提醒
roster-swaps-return-none = 不还班
roster-swaps-take-missing = 须写明还班班次
roster-swaps-no-return = { $name }没有可以换来还班的班次

# 待办
roster-swaps-task-confirm = 确认{ $a }的换班
roster-swaps-task-decide = 决定{ $a }与{ $b }换班
roster-swaps-task-assess = 责任认定 { $no }
roster-swaps-task-return = 还班 { $shift }，替{ $b }
roster-swaps-both-shifts = 换出 { $given }，还班 { $returned }
roster-swaps-one-shift = 换出 { $given }

# 换班登记表
roster-swaps-print-title = 换班登记表
roster-swaps-print-no = 编号
roster-swaps-print-state = 状态
roster-swaps-print-a = 换班者
roster-swaps-print-b = 对方
roster-swaps-print-name = 姓名
roster-swaps-print-shift = 给出的班次
roster-swaps-print-handed = 已交待清楚
roster-swaps-print-opinion = 班长意见
roster-swaps-print-worked-head = 给出的班次由对方执行
roster-swaps-print-team = 班组
roster-swaps-print-job = 工种与业务水平
roster-swaps-print-ground = 事由类别
roster-swaps-print-effective = 生效时间
roster-swaps-print-worked = 已到岗
roster-swaps-print-liability = 责任认定
roster-swaps-print-shares = { $part }：换班者 { $a }%，对方 { $b }%，{ $measure }，{ $by }提出，{ $confirmed }确认
roster-swaps-print-ended = 终止
roster-swaps-print-sign-a = 换班者签字
roster-swaps-print-sign-b = 对方签字
roster-swaps-print-sign-leader-a = 换班者班长签字
roster-swaps-print-sign-leader-b = 对方班长签字

# 页面
roster-swaps-title = 换班
roster-swaps-new = 申请换班
roster-swaps-report = 换班月报
roster-swaps-more = 显示更多
roster-swaps-unreadable = 换班读不出来
roster-swaps-not-done = 没有办成
roster-swaps-working = 办理中
roster-swaps-list-all = 全部
roster-swaps-list-mine = 我的
roster-swaps-list-confirm = 待我确认
roster-swaps-list-decide = 待我决定
roster-swaps-empty = 还没有换班
roster-swaps-empty-hint = 需要换班时，选本人的一个班次，系统会列出谁能接班
roster-swaps-empty-confirm = 没有等你确认的换班
roster-swaps-empty-confirm-hint = 有人要与你换班时会显示在这里
roster-swaps-empty-decide = 没有等你决定的换班
roster-swaps-empty-decide-hint = 对方确认后，换班由双方班长分别决定
roster-swaps-column-people = 换班双方
roster-swaps-column-given = 换出
roster-swaps-column-returned = 还班
roster-swaps-column-state = 状态
roster-swaps-column-until = 须在此前办完
roster-swaps-column-filed = 提交
roster-swaps-column-no = 编号
roster-swaps-a-and-b = { $a }、{ $b }
roster-swaps-until = { $what }，{ $until }
roster-swaps-wait-confirm = 待确认
roster-swaps-wait-decide = 待决定
roster-swaps-wait-assess = 待责任认定
roster-swaps-closed = 闭
roster-swaps-cell-swapped = { $shift }，换班 { $no }
roster-swaps-cell-leave = { $shift }，已请假

roster-swaps-said-kept = 已存为草稿
roster-swaps-said-discarded = 草稿已放弃
roster-swaps-said-sent = { $no } 已提交，等对方确认
roster-swaps-said-confirmed = { $no } 已确认，等双方班长决定
roster-swaps-said-declined = { $no } 已拒绝
roster-swaps-said-refused = { $no } 不同意，班表不变
roster-swaps-said-withdrawn = { $no } 已撤回
roster-swaps-said-void = { $no } 已作废，两个班次已还原
roster-swaps-said-assessed = { $no } 的责任认定已记录

roster-swaps-swap-of = { $a }与{ $b }换班
roster-swaps-filed-line = { $no }　{ $at } 提交
roster-swaps-steps = 进度
roster-swaps-step-filed = 提交
roster-swaps-step-confirmed = 对方确认
roster-swaps-step-decided = 双方班长
roster-swaps-step-effective = 生效
roster-swaps-step-given = 换出
roster-swaps-step-returned = 还班
roster-swaps-what = 换班内容
roster-swaps-both = 双方情况
roster-swaps-story = 经过
roster-swaps-field-give = 换出
roster-swaps-field-take = 还班
roster-swaps-field-ground = 事由类别
roster-swaps-field-partner = 对方
roster-swaps-field-until = 须办完
roster-swaps-leader-of = { $name }一方
roster-swaps-opinion = { $name }{ $word }，{ $comment }
roster-swaps-open-opinion = 待{ $names }决定
roster-swaps-shares-both = { $name_a } { $a }%，{ $name_b } { $b }%
roster-swaps-shares-line = { $both }，{ $measure }
roster-swaps-compare-team = 班组
roster-swaps-compare-job = 工种、水平
roster-swaps-compare-month = { $month }换班
roster-swaps-compare-count = { $count } / { $most } 次
roster-swaps-compare-owes = 未还的班
roster-swaps-compare-leave = 前后请假
roster-swaps-compare-record-head = 近 12 个月
roster-swaps-compare-record = 迟到 { $late } 次，旷工 { $absent } 次，违纪 { $breaches } 次
roster-swaps-around = { $days }前后 7 天
roster-swaps-present = 当班人数

roster-swaps-story-filed = { $name }提交申请
roster-swaps-story-confirmed = { $name }确认，已交待清楚
roster-swaps-story-decided = { $name }{ $word }（{ $side }一方）
roster-swaps-story-effective = 换班生效，班表已换
roster-swaps-story-worked = { $name }上了 { $shift }
roster-swaps-story-missed = { $name }没有到 { $shift }
roster-swaps-story-assessed = { $name }提出责任认定：{ $both }
roster-swaps-story-shares = { $name }确认责任认定
roster-swaps-story-ended = { $name }：{ $state }

roster-swaps-act-print = 打印登记表
roster-swaps-act-void = 作废…
roster-swaps-act-withdraw = 撤回申请…
roster-swaps-act-confirm = 确认换班
roster-swaps-act-decline = 拒绝…
roster-swaps-act-agree = 同意换班
roster-swaps-act-agree-on = 同意，待对方班长
roster-swaps-act-refuse = 不同意
roster-swaps-act-propose-shares = 提出责任认定
roster-swaps-act-confirm-shares = 确认责任认定
roster-swaps-act-change-shares = 更正责任认定
roster-swaps-act-send = 提交申请
roster-swaps-act-keep = 存为草稿
roster-swaps-act-discard = 放弃
roster-swaps-tick-first = 先勾选“已与对方交待清楚”
roster-swaps-tick-handed = 已与对方交待清楚
roster-swaps-tick-handed-a = 已向对方交待清楚
roster-swaps-tick-short = 已知人数低于最低
roster-swaps-comment-field = 意见
roster-swaps-comment-hint = 写明意见，如：同意，人员已核对
roster-swaps-share-of = { $name }责任
roster-swaps-measure = 处理措施
roster-swaps-measure-hint = 处理措施，如：扣当月绩效
roster-swaps-shares-first = 先填双方责任比例
roster-swaps-shares-hint = 双方责任比例合计 100%，由班长提出，客服部主任确认
roster-swaps-why = 理由
roster-swaps-leave-it = 返回
roster-swaps-decline-title = 拒绝这次换班
roster-swaps-decline-about = 拒绝后申请结束，申请人可另找对方
roster-swaps-decline-verb = 拒绝换班
roster-swaps-withdraw-title = 撤回换班申请
roster-swaps-withdraw-about = 撤回后不再占用本月换班次数
roster-swaps-withdraw-verb = 撤回申请
roster-swaps-void-title = 作废这次换班
roster-swaps-void-about = 作废后两个班次都还原，双方按原班表上班
roster-swaps-void-verb = 作废换班

roster-swaps-form-title = 新建换班申请
roster-swaps-form-kept = 已存为草稿
roster-swaps-tabs = 选择班次
roster-swaps-tab-own = 本人换出
roster-swaps-tab-return = 还班
roster-swaps-tab-theirs = { $name }的班次
roster-swaps-choose-give = 选换出的班次
roster-swaps-choose-take = 选还班的班次
roster-swaps-partner-first = 先选对方，再从对方能换来的班次里选还班
roster-swaps-give-first = 先在左边选换出的班次，再列出谁能接班
roster-swaps-partners-asked = 正在核对谁能接班
roster-swaps-nobody-can = 这个班次没有人能接
roster-swaps-show-others = 另有 { $count } 人不能换，查看原因
roster-swaps-hide-others = 收起不能换的 { $count } 人
roster-swaps-returns = 可还 { $count } 个班次
roster-swaps-not-chosen = 未选
roster-swaps-chosen = 已选
roster-swaps-reason-hint = 至少 4 个字
roster-swaps-items-hint = 写明要交待给对方的工作
roster-swaps-route = 办理路线
roster-swaps-route-send = 提交
roster-swaps-route-confirm = 确认
roster-swaps-route-decide = 决定
roster-swaps-against = 有 { $count } 条不符合，改正后才能提交
roster-swaps-blank = 还有 { $count } 项没有填
roster-swaps-all-kept = 符合全部条款，可以提交

roster-swaps-report-empty = 这个月没有换班
roster-swaps-report-empty-hint = 换班按换出班次所在的月份统计
roster-swaps-report-team = 小计
roster-swaps-report-all = 合计
roster-swaps-figure-who = 人员
roster-swaps-figure-team = 班组
roster-swaps-figure-count = 换班次数
roster-swaps-figure-as-a = 其中申请
roster-swaps-figure-refused = 条款不符
roster-swaps-figure-reasons = 不符的条款
roster-swaps-figure-reason = { $clause } { $count } 次
roster-swaps-figure-declined = 不同意
roster-swaps-figure-expired = 失效
roster-swaps-figure-missed = 误班/空班

roster-swaps-key-open = 打开选中的换班
roster-swaps-key-keep = 存为草稿
roster-swaps-key-send = 提交、确认或同意
roster-swaps-key-refuse = 不同意或拒绝
roster-swaps-key-next = 切换待处理的换班
roster-swaps-key-back = 回到列表
