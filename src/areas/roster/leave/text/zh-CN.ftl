# Texts of leave.

roster-leave-text = { $text }
roster-leave-one-hour = 一小时
roster-leave-minutes = { $minutes } 分钟
roster-leave-hours = { $hours } 小时
roster-leave-hours-minutes = { $hours } 小时 { $minutes } 分
roster-leave-days = { $days } 天
roster-leave-days-hours = { $days } 天 { $hours } 小时

roster-leave-kind-personal = 一般事假
roster-leave-kind-special = 特殊事假
roster-leave-kind-sick = 病假
roster-leave-kind-emergency = 急诊
roster-leave-kind-business = 公事
roster-leave-kind-study = 外出学习
roster-leave-tile-personal = 一般事假
roster-leave-tile-special = 特殊事假
roster-leave-tile-sick = 病假
roster-leave-tile-emergency = 急诊
roster-leave-tile-business = 公事
roster-leave-tile-study = 外出学习
roster-leave-heading-personal = 事假
roster-leave-heading-sick = 病假
roster-leave-heading-duty = 公假
roster-leave-label-late = 补批
roster-leave-label-entered = 补录
roster-leave-label-special = 特殊

roster-leave-state-draft = 草稿
roster-leave-state-leader = 待班长
roster-leave-state-director = 待主任
roster-leave-state-centre = 待中心主任
roster-leave-state-late = 待补批
roster-leave-state-returned = 退回
roster-leave-state-rejected = 不批准
roster-leave-state-withdrawn = 撤回
roster-leave-state-proof = 待证明
roster-leave-state-in-force = 生效
roster-leave-state-approved-late = 已批准（补批）
roster-leave-state-awaits-back = 待销假
roster-leave-state-back = 已销假
roster-leave-state-absence-pending = 旷工(待定)
roster-leave-state-absent = 旷工

roster-leave-act-file = 提交
roster-leave-act-endorse = 签署同意
roster-leave-act-approve = 批准
roster-leave-act-return = 退回
roster-leave-act-reject = 不批准
roster-leave-act-withdraw = 撤回
roster-leave-act-ask-cancel = 申请撤销
roster-leave-act-cancel = 同意撤销
roster-leave-act-keep-on = 不同意撤销
roster-leave-act-certify = 交医疗证明
roster-leave-act-split = 分为两次
roster-leave-act-slip = 收到假条
roster-leave-act-accept-slip = 接受逾期假条
roster-leave-act-refuse-slip = 不接受逾期假条
roster-leave-act-back = 销假
roster-leave-act-lapse = 到期

roster-leave-01-kept = 已销假
roster-leave-01-early =
    { $count ->
        [0] 提前销假，余下时间照常上班
       *[other] 提前销假，{ $shifts } 照常上班
    }
roster-leave-01-late = 销假已晚，应在 { $due } 前办理
roster-leave-01-not-approved = 这张请假单没有生效，不用销假
roster-leave-01-not-begun = 请假尚未开始，不去了可以撤销
roster-leave-01-twice = 已在 { $at } 销假
roster-leave-02-refused =
    { $days ->
        [1] 一般事假须提前一天提出（最迟 { $last }）。可改为“特殊事假”（班前一小时前）或“补批”，未获管理人员批准按旷工处理
       *[other] 一般事假须提前 { $days } 天提出（最迟 { $last }）。可改为“特殊事假”（班前一小时前）或“补批”，未获管理人员批准按旷工处理
    }
roster-leave-02-kept =
    { $days ->
        [1] 提前 { $ahead } 天提出，须提前一天
       *[other] 提前 { $ahead } 天提出，须提前 { $days } 天
    }
roster-leave-03-refused = 特殊事假须在班前{ $before }（{ $clock }）前提出
roster-leave-03-reason = 特殊事假须写明特殊事由
roster-leave-03-kept = 班前{ $before }（{ $clock }）之前提出
roster-leave-04-refused = 已过补批期限（最迟 { $last }），班次过后已有 { $after } 天
roster-leave-04-expired = 已过补批期限（最迟 { $last }），按旷工处理
roster-leave-04-kept = 补批须在 { $last } 前获管理人员批准，否则按旷工处理
roster-leave-05-kept = 逐级办理，先送{ $post }{ $names }
roster-leave-05-late = 补批直接送管理人员，同时告知班长
roster-leave-05-crosses = 不允许交叉请假，{ $name }不是本班班长，应送{ $first }
roster-leave-05-skips = 不允许越级请假，应先送{ $first }，不能直接送{ $name }
roster-leave-05-skipping = 不允许越级，须先由{ $post }{ $names }签署意见
roster-leave-05-other-group = 不允许交叉请假，应由本班班长{ $names }签署意见
roster-leave-06-kept = 合计 { $days } 天，由{ $post }批准
roster-leave-06-beyond = 超出审批权限，合计 { $days } 天，应由{ $post }{ $names }审批
roster-leave-07-alone = 前后没有相连的请假
roster-leave-07-joined = 与 { $nos } 相连，合计 { $days } 天
roster-leave-08-self = 本人办理
roster-leave-08-refused = 事假须本人办理，不得由他人代请
roster-leave-08-duty = 公假须本人或本班班长办理
roster-leave-08-proxy = { $name }代办
roster-leave-09-kept = 班前提出
roster-leave-09-refused = 病假须在班前（{ $start }）提出，现在只能补批
roster-leave-10-none = 不满一天，不用医疗证明
roster-leave-10-every = 病假满一天，须交医疗证明方可生效
roster-leave-10-after-first = 急诊当日不用证明，次日起须交医疗证明
roster-leave-10-emergency = 急诊当日不用证明，假条须在到期后第一天交班长
roster-leave-10-hospital = 医疗单位没有填写
roster-leave-10-late = 已过交证明的期限（{ $due }），证明已登记，不再改变旷工
roster-leave-11-kept = { $at } 电话通知，在班前
roster-leave-11-entered = 班前通知
roster-leave-11-refused = 急诊须在班前（{ $start }）电话通知班长，现在只能补批
roster-leave-11-taker = 接电话的{ $name }不是本班班长，当时也不当班
roster-leave-12-gap = 证明不连续（缺 { $days }），请补证明或分为两次病假
roster-leave-12-kept = 证明连续
roster-leave-12-more = 还缺 { $days } 的证明
roster-leave-12-elsewhere = 证明的日期不在请假期间（{ $first } 至 { $last }）
roster-leave-12-backwards = 结束日期早于开始日期
roster-leave-12-no-split = 证明没有中断在休息日，不用分为两次
roster-leave-12-split = 从 { $day } 起分为两次病假，各交各的假条
roster-leave-13-kept = 假条按时交到，期限 { $due }
roster-leave-13-late = 假条逾期 { $days } 天，应在 { $due } 交到，主任接受前按旷工(待定)
roster-leave-13-sick-only = 只有病假要交证明和假条
roster-leave-13-not-approved = 请假还没有批准，假条不能登记
roster-leave-13-twice = 假条已在 { $at } 由{ $name }收到
roster-leave-13-director = 逾期假条由{ $post }决定
roster-leave-13-nothing = 没有等待决定的逾期假条
roster-leave-14-none = 不是夜班
roster-leave-14-exempt = 夜班，急诊和公假不受限
roster-leave-14-late = 夜班不能补批，只能急诊
roster-leave-14-refused = 原则上夜班不允许请假，有特殊情况须勾选并写明事由
roster-leave-14-noon =
    { $minute ->
        [0] 夜班请假须在当日 { $hour } 点之前提出
       *[other] 夜班请假须在当日 { $clock } 之前提出
    }
roster-leave-14-kept =
    { $minute ->
        [0] 夜班，当日 { $hour } 点之前提出，须管理人员批准
       *[other] 夜班，当日 { $clock } 之前提出，须管理人员批准
    }
roster-leave-15-none = 不是节假日
roster-leave-15-exempt = 节假日，急诊和公假不受限
roster-leave-15-late = 节假日不允许请假，也不能补批
roster-leave-15-refused = 节假日不允许请假，极特殊情况须勾选并写明事由
roster-leave-15-days =
    { $days ->
        [2] 节假日不允许请假，极特殊情况须提前二天提出（最迟 { $last }）
       *[other] 节假日不允许请假，极特殊情况须提前 { $days } 天提出（最迟 { $last }）
    }
roster-leave-15-kept =
    { $days ->
        [2] 节假日，已提前二天提出，须管理人员批准
       *[other] 节假日，已提前 { $days } 天提出，须管理人员批准
    }
roster-leave-16-refused = 节假日当班人员不允许请假
roster-leave-17-kept = 公假由客服中心主任批准
roster-leave-17-refused = 公假须在班前（{ $start }）提出，现在只能补批
roster-leave-18-kept = 当班有排班，没有重叠的请假
roster-leave-18-end = 结束须晚于开始
roster-leave-18-no-shift = 该时段无排班，无需请假
roster-leave-18-overlap = { $part } 与 { $no } 重叠
roster-leave-18-reason = 事由没有填写
roster-leave-18-future = 通知时间不能晚于现在
roster-leave-swap-kept = 不是换班或还班的班次
roster-leave-swap-refused = 换班/还班班次不得请假，{ $part } 在 { $no } 中
roster-leave-swap-pending = 换班/还班班次不得请假，{ $part } 在 { $no } 中等待同意，撤回换班后再请假

roster-leave-own = 不能审批本人的请假
roster-leave-not-yours = 应由{ $post }{ $names }办理
roster-leave-not-sent = { $no } 还没有提交
roster-leave-papers-kept = { $no } 已批准，证明与附件留存备查，不能删除
roster-leave-settled = { $no } 已由{ $name }于 { $at } { $act }
roster-leave-changed = { $name }刚在 { $at } { $act }，看过最新内容再决定
roster-leave-reason-blank = 原因没有填写
roster-leave-below = { $part } 准假后剩 { $left } 人，低于最低 { $min } 人，须先勾选已知
roster-leave-begun = 请假已经开始，不能撤销，提前回来可以销假
roster-leave-applicant-only = 只能由本人提出
roster-leave-cancel-instead = 已经批准，不能撤回，可以申请撤销
roster-leave-withdraw-instead = 还没有批准，可以直接撤回
roster-leave-cancel-asked = 已申请撤销，等班长同意
roster-leave-lapsed-late = 补批到期未批准，按旷工处理
roster-leave-lapsed-proof = 证明到期未交，没有证明的班次按旷工处理
roster-leave-lapsed-slip = 假条逾期，主任接受前按旷工(待定)

roster-leave-fact-addressee = 送交
roster-leave-fact-applicant = 请假人
roster-leave-fact-caller = 来电人
roster-leave-fact-days = 本次天数
roster-leave-fact-document = 通知或邀请
roster-leave-fact-filed = 提出时间
roster-leave-fact-filer = 办理人
roster-leave-fact-first = 首个班次
roster-leave-fact-from = 开始
roster-leave-fact-holiday = 节假日班次
roster-leave-fact-limit = 最迟
roster-leave-fact-night = 夜班
roster-leave-fact-notified = 通知时间
roster-leave-fact-other = 重叠的班次
roster-leave-fact-shifts = 班次
roster-leave-fact-start = 上班时间
roster-leave-fact-swap = 换班单
roster-leave-fact-taker = 接电话的班长
roster-leave-fact-team = 班组
roster-leave-fact-to = 结束
roster-leave-fact-total = 合计天数
roster-leave-step-late = 晚 { $time }
roster-leave-step-left = 还剩 { $time }
roster-leave-step-own = 本次 { $days } 天
roster-leave-step-part = { $part } 计 { $days } 天
roster-leave-step-joined = { $no }（{ $shifts }）{ $days } 天

roster-leave-task-decide = { $name }的{ $kind }待审批
roster-leave-task-decide-late = { $name }的补批待审批
roster-leave-task-late = { $name }申请补批
roster-leave-task-cancel = { $name }申请撤销请假
roster-leave-task-rule-slip = { $name }的假条逾期
roster-leave-task-not-back = 未销假
roster-leave-task-back = 销假
roster-leave-task-proof = 交医疗证明
roster-leave-task-slip = 交假条
roster-leave-task-slip-of = 收{ $name }的假条
roster-leave-task-slip-late = 假条逾期
roster-leave-task-returned = 请假单被退回
roster-leave-task-detail = { $name } { $kind } { $shifts }，{ $days } 天，{ $no }
roster-leave-task-detail-decide = { $shifts }，{ $days } 天，{ $no }
roster-leave-fact-rostered = 排班人数
roster-leave-fact-left = 准假后
roster-leave-fact-minimum = 最低
roster-leave-fact-away = 已准假
roster-leave-staff-below = { $part } 准假后 { $left } 人，低于最低 { $min } 人
roster-leave-staff-equal = { $part } 准假后 { $left } 人，等于最低人数
roster-leave-staff-kept = { $part } 准假后 { $left } 人，最低 { $min } 人

# Pages of leave.

roster-leave-view-title = 请假
roster-leave-view-new = 新建请假单
roster-leave-view-report = 月报
roster-leave-view-own = 我的
roster-leave-view-waiting = 待我审批
roster-leave-view-team = 本组
roster-leave-view-everybody = 全部
roster-leave-view-unreadable = 请假单读不出来
roster-leave-view-not-done = 没有完成
roster-leave-view-working = 正在处理
roster-leave-view-leave-it = 不改动
roster-leave-view-col-no = 单号
roster-leave-view-col-who = 请假人
roster-leave-view-col-kind = 类型
roster-leave-view-col-when = 班次
roster-leave-view-col-days = 天数
roster-leave-view-col-state = 状态
roster-leave-view-col-due = 期限
roster-leave-view-col-reason = 事由
roster-leave-view-empty-own = 还没有请假单
roster-leave-view-empty-own-hint = 在本人排班里选班次，提交前逐条看清能不能请
roster-leave-view-empty-waiting = 没有等待审批的请假
roster-leave-view-empty-waiting-hint = 轮到你审批的请假会出现在这里
roster-leave-view-empty-team = 没有人请假
roster-leave-view-empty-team-hint = 组里提交的请假单会出现在这里
roster-leave-view-what = { $kind } { $days } 天
roster-leave-view-late-kind = { $kind }（补批）
roster-leave-view-from-to = { $from } 至 { $to }
roster-leave-view-choose = 选择班次
roster-leave-view-closed = 闭
roster-leave-view-endorses = 签署意见
roster-leave-view-approves = 批准
roster-leave-view-approves-short = 批准，不超过限额
roster-leave-view-yesterday = 昨天
roster-leave-view-earlier = 更早
roster-leave-view-to-list = 返回列表
roster-leave-view-content = 请假内容
roster-leave-view-in-person = 本人
roster-leave-view-filed = { $at }，{ $by }
roster-leave-view-called = { $at }，来电人 { $caller }
roster-leave-view-restored = { $part }，提前销假照常上班
roster-leave-view-back-at = { $at } 上班时
roster-leave-view-around = 前后 7 天
roster-leave-view-minimum = { $name }班最低 { $min } 人
roster-leave-view-count-of = { $name }班人数
roster-leave-view-count = { $day } { $name }班 { $count } 人
roster-leave-view-phone = 电话
roster-leave-view-mates = 同组请假
roster-leave-view-asks = { $name }（待批）
roster-leave-view-record = 本人记录
roster-leave-view-twelve-months = 近 12 个月
roster-leave-view-days = { $days } 天
roster-leave-view-times = { $count } 次
roster-leave-view-of = { $count } / { $most } 次
roster-leave-view-swaps = 换班
roster-leave-view-swaps-month = 本月换班
roster-leave-view-late-count = 迟到
roster-leave-view-papers = 证明与假条
roster-leave-view-late-paper = { $words }（逾期）
roster-leave-view-slip-came = { $at } 由{ $name }收到
roster-leave-view-slip-came-late = { $at } 由{ $name }收到，逾期 { $days } 天
roster-leave-view-slip-due = 最迟 { $due }
roster-leave-view-slip-late = 假条逾期 { $days } 天，接受前按旷工(待定)
roster-leave-view-wants-cancel = 本人申请撤销这次请假
roster-leave-view-history = 经过
roster-leave-view-step = { $who } { $act }
roster-leave-view-tick-below = 已知准假后低于最低人数
roster-leave-view-tick-first = 准假后低于最低人数，先勾选已知

roster-leave-field-applicant = 请假人
roster-leave-field-relation = 代办人与本人关系
roster-leave-field-kind = 请假类型
roster-leave-field-shifts = 班次
roster-leave-field-from = 开始
roster-leave-field-to = 结束
roster-leave-field-from-hour = 几点起
roster-leave-field-to-hour = 几点止
roster-leave-field-from-day = 证明开始
roster-leave-field-to-day = 证明结束
roster-leave-field-reason = 事由
roster-leave-field-phone = 请假期间电话
roster-leave-field-document = 通知或邀请
roster-leave-field-filed = 提交
roster-leave-field-notice = 电话通知
roster-leave-field-called-day = 来电日期
roster-leave-field-called-hour = 来电时间
roster-leave-field-caller-relation = 与本人关系
roster-leave-field-joined = 相连
roster-leave-field-back = 销假
roster-leave-field-ahead = 待审批
roster-leave-field-comment = 审批意见
roster-leave-comment-hint = 写下意见，退回和不同意必须写明原因
roster-leave-field-why = 原因
roster-leave-field-hospital = 医疗单位
roster-leave-field-doctor = 医生
roster-leave-field-certificate = 医疗证明
roster-leave-field-missing = 缺证明
roster-leave-field-slip = 假条

roster-leave-form-kept = { $at } 已存为草稿
roster-leave-form-choose-first = 点日历中的班次，选出要请假的
roster-leave-form-unrostered = 这个月没有排班，按日期填写开始和结束
roster-leave-form-month-leave = { $month }请假
roster-leave-form-month-swaps = { $month }换班
roster-leave-form-for-other = 代他人请假
roster-leave-form-special = 特殊情况
roster-leave-form-extreme = 极特殊情况
roster-leave-form-called = 已电话通知班长
roster-leave-form-time = 写成 08:30
roster-leave-form-route = 审批路线
roster-leave-form-files = 提交
roster-leave-form-files-late = 申请补批
roster-leave-form-crew = { $day } { $name }班人力
roster-leave-form-left = { $left } 人，最低 { $min } 人
roster-leave-form-against = 有 { $count } 条不符合，改正后才能提交
roster-leave-form-judging = 正在检查条款
roster-leave-cut = 请多少
roster-leave-cut-whole = 整班
roster-leave-cut-first = 前半班
roster-leave-cut-second = 后半班
roster-leave-cut-hours = 时段
roster-leave-way-kind = 改为{ $kind }
roster-leave-way-late = 改走补批
roster-leave-way-special = 勾选特殊情况
roster-leave-way-extreme = 勾选极特殊情况

roster-leave-act-send = 提交申请
roster-leave-act-keep = 存为草稿
roster-leave-act-discard = 放弃
roster-leave-act-correct = 修改
roster-leave-act-agree = 签署同意
roster-leave-act-agree-on = 同意并转{ $name }
roster-leave-act-approve-now = 批准
roster-leave-act-return-now = 退回…
roster-leave-act-reject-now = 不同意…
roster-leave-act-consent = 同意撤销
roster-leave-act-keep-on-now = 不同意撤销…
roster-leave-act-accept-now = 接受假条…
roster-leave-act-refuse-now = 不接受…
roster-leave-act-back-now = 销假
roster-leave-act-slip-now = 收到假条
roster-leave-act-certify-now = 交医疗证明…
roster-leave-act-split-now = 分为两次病假
roster-leave-act-withdraw-now = 撤回…
roster-leave-act-cancel-now = 申请撤销…
roster-leave-act-print = 打印假条
roster-leave-dialog-return = 退回请假单
roster-leave-dialog-reject = 不同意这次请假
roster-leave-dialog-withdraw = 撤回请假单
roster-leave-dialog-cancel = 申请撤销请假
roster-leave-dialog-certify = 登记医疗证明
roster-leave-dialog-accept = 接受逾期假条
roster-leave-dialog-refuse = 不接受逾期假条
roster-leave-verb-return = 退回
roster-leave-verb-reject = 不同意
roster-leave-verb-withdraw = 撤回
roster-leave-verb-cancel = 申请撤销
roster-leave-verb-certify = 登记证明
roster-leave-verb-accept = 接受假条
roster-leave-verb-refuse = 不接受
roster-leave-said-sent = { $no } 已提交
roster-leave-said-agreed = { $no } 已同意
roster-leave-said-rejected = { $no } 已答复
roster-leave-said-returned = { $no } 已退回
roster-leave-said-withdrawn = { $no } 已撤回
roster-leave-said-cancel = { $no } 已办理撤销
roster-leave-said-done = { $no } 已登记
roster-leave-key-open = 打开请假单
roster-leave-key-keep = 存为草稿
roster-leave-key-send = 提交或同意
roster-leave-key-return = 退回
roster-leave-key-reject = 不同意
roster-leave-key-next = 上一张、下一张
roster-leave-key-back = 关闭对话框

roster-leave-report-team = 班组
roster-leave-report-name = 姓名
roster-leave-report-personal = 一般事假
roster-leave-report-special = 特殊事假
roster-leave-report-sick = 病假
roster-leave-report-emergency = 急诊
roster-leave-report-duty = 公假
roster-leave-report-late = 补批
roster-leave-report-slips = 假条逾期
roster-leave-report-absent = 旷工
roster-leave-report-refused = 被拒
roster-leave-report-sum = 小计
roster-leave-report-empty = 这个月没有可看的人
roster-leave-report-empty-hint = 班长看本组，主任看全部

roster-leave-print-title = 假条
roster-leave-print-no = 编号
roster-leave-print-state = 状态
roster-leave-print-applicant = 请假人
roster-leave-print-team = 班组与岗位
roster-leave-print-kind = 请假类别
roster-leave-print-special = 特殊情况
roster-leave-print-extreme = 极特殊情况
roster-leave-print-days = 天数
roster-leave-print-from = 开始
roster-leave-print-to = 结束
roster-leave-print-reason = 事由
roster-leave-print-filer = 办理人
roster-leave-print-filed = 提出时间
roster-leave-print-notice = 电话通知
roster-leave-print-phone = 联系电话
roster-leave-print-document = 通知或邀请
roster-leave-print-day = 日期
roster-leave-print-shift = 班次
roster-leave-print-away = 请假时段
roster-leave-print-whole = 全班
roster-leave-print-day-count = 折合天数
roster-leave-print-post = 审批人
roster-leave-print-opinion = 意见
roster-leave-print-name = 签名
roster-leave-print-time = 时间
roster-leave-print-hospital = 医疗单位
roster-leave-print-doctor = 医生
roster-leave-print-covers = 证明期间
roster-leave-print-entered = 登记时间
roster-leave-print-slip = 收到假条
roster-leave-print-back = 销假
roster-leave-print-taker = 班长（收假条）

roster-leave-view-files = 证明扫描件与附件
roster-leave-act-scan = 附扫描件…
roster-leave-view-scan-of = 医疗证明 { $words }
roster-leave-report-title = 请假月报
roster-leave-swap-05 = { $first }恢复后，与换班后的 { $second }只隔 { $gap }，成为连班（须隔 { $least } 小时），应先由主任作废换班
roster-leave-swap-05-overlap = { $first }恢复后，与换班后的 { $second }时间重叠，成为连班，应先由主任作废换班
