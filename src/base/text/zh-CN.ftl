# Texts of base.

base-post-agent = 业务代表
base-post-tech = 技术客服
base-post-complaint-officer = 投诉专员
base-post-qa = 质检员
base-post-team-leader = 班长
base-post-supervisor = 客服主管
base-post-director = 客服部主任
base-post-centre-director = 客服中心主任
base-post-contact = 部门联系人
base-post-archivist = 档案管理员
base-post-clerk = 售后文员
base-post-sales = 销售员
base-post-sales-manager = 销售经理
base-post-admin = 系统管理员
base-post-auditor = 内部审计

base-store-exists = { $path } 已有文件，没有覆盖，请换一个位置
base-store-no-wal = 这个位置不支持安全写入，请把数据文件放在本机磁盘上
base-store-damaged = 数据文件已损坏，没有再写入任何内容，请用备份恢复
base-store-busy = 数据文件正被另一个程序占用，没有丢失任何数据，请稍后重试
base-store-full = 磁盘已满，这次操作没有写入，原有数据完好，请腾出空间后重试
base-store-readonly = 数据文件不可写，这次操作没有写入，请检查文件权限
base-store-missing = 打不开数据文件，请检查位置是否正确
base-store-key = 密钥与数据文件不符，数据没有改动
base-store-stopped = 已取消，一行都没有写入
base-store-constraint = 数据不符合约束，这次操作没有写入
base-store-fault = 数据文件出错，这次操作没有写入，原有数据完好
base-store-newer = 数据文件由更新版本的客服台写成，请先升级本机的客服台
base-journal-broken = 日志第 { $entry } 条与校验链不符
base-keys-missing = 找不到密钥文件 { $path }，请把它与数据文件一起复制到这里
base-keys-damaged = 密钥文件 { $path } 已损坏，请用备份恢复
base-keys-write = 密钥文件写不进去，原有密钥完好：{ $path }
base-keys-crypto = 系统无法完成加密运算，数据没有改动
base-place-cloud = { $service }文件夹会被自动同步，正在使用的数据文件在其中会损坏，请换本机文件夹
base-place-network = 这是网络共享，数据文件在其中会损坏，请换本机磁盘
base-backup-damaged = { $path } 不是完整的客服台备份
base-backup-write = 备份写不到 { $path }，没有留下半个文件，请换一个位置
base-refused-read = 岗位权限不包括查看这项内容
base-refused-do = 岗位权限不包括这项操作
base-missing = { $what }没有填写
base-too-short = { $what }只有 { $have } 位，应为 { $want } 位
base-too-long = { $what }有 { $have } 位，应为 { $want } 位
base-check-character = { $what }的校验码应为 { $want }，现为 { $have }，至少有一位写错
base-number-sign = { $what }里有“{ $have }”，只能写数字
base-space = 空格

base-name-credit-code = 统一社会信用代码
base-name-identity = 身份证号
base-name-mobile = 手机
base-name-landline = 固定电话
base-name-service-number = 服务号码
base-name-email = 邮箱
base-name-postcode = 邮编
base-name-day = 日期
base-name-money = 金额
base-name-count = 数量

base-credit-code-old = 这是 15 位的旧注册号，2018 年起停用，应为 18 位统一社会信用代码
base-credit-code-organisation = 这是 9 位的组织机构代码，应为 18 位统一社会信用代码
base-credit-code-letter = 统一社会信用代码第 { $at } 位是 { $have }，代码不用 I、O、S、V、Z，可能是 { $likely }
base-credit-code-sign = 统一社会信用代码第 { $at } 位是“{ $have }”，只能用数字和大写字母
base-credit-code-registrar = 统一社会信用代码第 1 位是 { $have }，没有这个登记部门
base-credit-code-division-letter = 统一社会信用代码第 { $at } 位是 { $have }，第 3–8 位是行政区划，只能是数字
base-credit-code-province = 统一社会信用代码第 3–4 位是 { $have }，没有这个省级代码
base-credit-code-town = 统一社会信用代码有 { $have } 位，按 9 位镇街代码编写，应为 { $want } 位

base-identity-old = 这是 15 位的旧身份证号，2013 年起停用，应为 18 位
base-identity-sign = 身份证号第 { $at } 位是“{ $have }”，只能是数字，末位可为 X
base-identity-province = 身份证号前 2 位是 { $have }，没有这个省级代码
base-identity-future = 身份证号里的出生日期是 { $day }，晚于今天
base-identity-ancient = 身份证号里的出生日期是 { $day }，早于 1850 年

base-mobile-start = 手机以 { $have } 开头，应以 13–19 开头
base-landline-area = 没有区号 { $have }，区号是 010、02 开头的 3 位或 03–09 开头的 4 位
base-landline-length = 固定电话不算区号有 { $have } 位，应为 7 或 8 位
base-extension-length = 分机号有 { $have } 位，应为 1–6 位

base-email-sign = 邮箱里有“{ $have }”，只能用英文字母、数字和常用符号
base-email-no-at = 邮箱里没有 @
base-email-two-at = 邮箱里有两个 @
base-email-local = 邮箱 @ 前面是“{ $have }”，不能为空，也不能以点开头或结尾
base-email-domain = 邮箱 @ 后面是“{ $have }”，应像 example.com

base-day-unread = “{ $text }”不是日期，应写成 2024-03-05
base-day-short = “{ $text }”没有写到日
base-day-order = “{ $text }”分不清月和日，应先写年，如 2024-03-05
base-day-two-digits = “{ $text }”的年份只有 2 位，应为 4 位，如 2024-03-05
base-day-year = 年份是 { $year }，应为 1900–2199
base-day-month = 月份是 { $month }，应为 1–12
base-day-zero = 日期是 0 日，应从 1 日起
base-day-day = 日期是 { $day } 日，{ $year } 年 { $month } 月只有 { $last } 天
base-day-serial = 表格日期序号 { $serial } 不对应任何一天

base-number-unread = “{ $text }”不是{ $what }
base-number-groups = “{ $text }”的逗号位置不对，应每 3 位一个
base-number-places = { $what }“{ $text }”的小数位太多
base-number-large = { $what }太大，存不下
base-number-negative = { $what }不能小于 0
base-place-closed = 文件夹 { $path } 不能写入，请换一个位置
base-task-more = 还有更多同类事项
base-task-more-detail = 这里只列出前 { $count } 项
