# Texts of base.

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
