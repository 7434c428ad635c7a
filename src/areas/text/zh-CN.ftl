# Texts that pages of several areas share.
areas-why-title = 条款检查
areas-why-hint = 点任一行看条款原文与计算过程
areas-why-kept = { $kept } 条符合
areas-why-warned = { $kept } 条符合，{ $warned } 条须确认
areas-why-refused = { $refused } 条不符合，{ $kept } 条符合
areas-why-all = { $refused } 条不符合，{ $warned } 条须确认，{ $kept } 条符合
areas-why-more = 另 { $count } 条
areas-why-how = { $id } 怎样算出
areas-why-parameters = 当时的参数
areas-why-since = { $value }，{ $day } 起
areas-why-default = { $value }，默认值
areas-why-facts = 事实
areas-why-steps = 计算过程
areas-clause-title = 制度条款 { $id }
areas-clause-convention = 这是全部条款共用的约定
