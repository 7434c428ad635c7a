# Texts of start: first start, login, lock, recovery code, one's own password.
start-product = 客服台
start-this-language = 简体中文
start-language = 语言
start-theme = 外观
start-theme-system = 跟随系统
start-theme-light = 浅色
start-theme-dark = 深色
start-text-size = 文字大小
start-sealed = 数据在本机，已加密
start-conflict = 同时有另一处修改，这次没有写入，请重试

# First start
start-welcome = 开始使用客服台
start-welcome-sub = 客户、投诉、排班、质检都在一个文件里，不必联网
start-way-found = 新建部门
start-way-found-sub = 从 Excel 名单开始，或从头录入
start-way-open = 打开已有部门文件
start-way-open-sub = 从备份或另一台电脑拷来的文件
start-way-demo = 先看示例部门
start-way-demo-sub = 带示例人员与记录，可随时删除
start-quit = 退出

# A new department
start-department = 部门名称
start-first-admin = 第一位管理员
start-name = 姓名
start-number = 工号
start-password = 密码
start-again = 再输一次
start-password-differs = 与上面的密码不一致
start-file = 数据文件
start-file-name = 客服部
start-place = 保存位置
start-place-change = 更改…
start-place-local = 本机磁盘
start-place-not-cloud = 不在网盘同步文件夹
start-place-free = 可用 { $gb } GB
start-place-free-mb = 可用 { $mb } MB
start-place-full = 磁盘空间不足 64 MB，请换一个位置
start-place-blank = 请填写保存位置和文件名
start-place-relative = 请填写完整路径
start-recovery-next = 文件用管理员密码加密，下一步给出恢复码
start-recovery-once = 恢复码只显示一次，请打印后交由专人保管
start-found-act = 创建部门
start-found-busy = 创建中
start-lacks-department = 还没填部门名称
start-lacks-name = 还没填管理员姓名
start-lacks-number = 还没填管理员工号
start-lacks-password = 还没填密码
start-lacks-demands = 密码还没达到全部要求
start-lacks-again = 两次输入的密码不一致

# An existing file
start-recent = 最近打开
start-open-path = 部门文件或备份
start-open-choose = 选择文件…
start-open-hint = 部门文件以 .kefu 结尾，旁边要有同名的 .kefu.keys 文件，备份以 .kefubak 结尾
start-open-missing = 这个位置没有文件
start-open-act = 打开部门
start-open-busy = 打开中
start-lacks-file = 还没选文件
start-backup-is = { $name } 是一份备份
start-backup-what = 恢复成新的部门文件后登录，备份本身不变
start-restore-act = 恢复部门
start-restore-busy = 恢复中

# The sample
start-demo-what = 不录入任何东西，先看客服台怎么工作
start-demo-people = { $count } 位示例人员，岗位与班组齐全
start-demo-customers = 示例客户名单，可查找、修改、导入和导出
start-demo-posts = 换不同岗位的人登录，看各自能做什么
start-demo-made-up = 姓名、电话和单位都是虚构的
start-demo-apart = 示例存放在单独的文件里，不影响正式数据，看完可以删除
start-demo-open = 打开示例部门
start-demo-busy = 准备中
start-demo-line = 这是示例部门，数据都是虚构的
start-demo-hint = 示例帐号徐亮的密码是 { $password }

# Login
start-who = 姓名或工号
start-people = 人员名单
start-one-time = 一次性密码
start-one-time-hint = 由系统管理员给出，登录后设置自己的密码
start-login-act = 登录
start-login-busy = 登录中
start-with-one-time = 用一次性密码登录
start-with-password = 用密码登录
start-forgotten = 忘记密码请找管理员
start-recover-link = 管理员用恢复码
start-other-file = 换一个部门文件
start-lacks-who = 还没填姓名或工号

# The way back in
start-recover-title = 用恢复码重设密码
start-recover-what = 只在系统管理员都忘记密码时使用，登录日志会记下这一次
start-code = 恢复码
start-code-hint = 在创建部门时打印的那一页上，不分大小写
start-code-missing = 还差 { $count } 个字符
start-which-admin = 系统管理员
start-new-password = 新密码
start-recover-act = 重设密码并登录
start-lacks-code = 恢复码还没填完整
start-back-to-login = 返回登录

# Lock
start-locked-idle = 离开 { $minutes } 分钟，{ $time } 自动锁定
start-locked-by-hand = { $time } 手动锁定
start-unlock-act = 解锁
start-unlock-busy = 解锁中
start-switch = 换人登录
start-drafts = { $count } 份草稿已保留
start-waiting = { $count } 条新待办
start-switch-title = 放弃没有保存的草稿
start-switch-lost = 有 { $count } 份草稿没有保存，换人登录后不能恢复
start-switch-act = 放弃并换人
start-switch-stay = 返回解锁

# The recovery code
start-recovery-title = 保管好恢复码
start-recovery-made = { $department }已创建，下面的恢复码只显示这一次
start-recovery-for = 管理员都忘记密码时，用它打开部门文件并设置新密码
start-recovery-once-more = 客服台不保存它，离开这一页后无法再查看
start-recovery-keep = 拿到它和部门文件的人能看到全部数据，请放进保险柜，不要拍照或发送
start-recovery-print = 打印…
start-recovery-save = 另存为 PDF…
start-recovery-kept = 我已打印或抄下恢复码，并交由专人保管
start-recovery-go = 开始使用
start-recovery-gate = 先打印或抄下恢复码，再勾选确认

# Its sheet
start-sheet-title = 客服台恢复码
start-sheet-made = 创建于 { $day }
start-sheet-for-head = 用途
start-sheet-for = 系统管理员都忘记密码时，用恢复码打开部门文件，并为一位系统管理员设置新密码。平时登录不需要它。
start-sheet-how-head = 用法
start-sheet-how =
    1. 打开客服台，在登录页选“管理员用恢复码”
    2. 输入上面的 25 个字符，不分大小写，短横线可以不输
    3. 选一位系统管理员，设置新密码
start-sheet-keep-head = 保管
start-sheet-keep =
    · 客服台不保存恢复码，遗失后无法补发，只能凭仍然有效的密码登录
    · 拿到恢复码和部门文件的人能看到全部数据，请装入信封封好，放进保险柜
    · 不要拍照、复印、发送，也不要与部门文件的备份放在一起
start-sheet-sign =
    {""}
    保管人　　____________________________

    存放处　　____________________________

    日　期　　____________________________

    签　字　　____________________________
start-sheet-letters = 恢复码里没有字母 I、L、O、U：看起来像 O 的是数字 0，看起来像 I 或 L 的是数字 1。

# One's own password
start-own-title = 更换密码
start-own-who = { $name } · { $number }
start-own-change = 更换密码
start-own-act = 更换密码
start-own-busy = 更换中
start-own-leave = 不更换
