# Texts of exchange.

exchange-problem-header = 问题（导入时忽略此列）

# Opening a file to read. Nothing has been imported yet when one of these is shown.
exchange-file-missing = 找不到文件 “{ $file }”，它可能已被移走或改名，什么都没有导入；重新选择文件
exchange-file-denied = 没有权限读取 “{ $file }”，什么都没有导入；把它复制到自己的文件夹再试
exchange-file-held = “{ $file }” 正被其他程序占用，什么都没有导入；在 Excel 或 WPS 里关闭它再试
exchange-file-read = 读取 “{ $file }” 时出错，什么都没有导入；检查磁盘或网络后再试
exchange-file-folder = “{ $file }” 是文件夹，不是表格；选择其中的文件
exchange-sheet-empty = “{ $file }” 里没有任何内容，什么都没有导入；确认文件已保存，或换一个工作表
exchange-sheet-no-table = “{ $file }” 不是表格文件，什么都没有导入；选择 Excel（.xlsx、.xls）、CSV 或 ODS 文件
exchange-sheet-web-page = “{ $file }” 其实是网页，只是名字像表格，什么都没有导入；用 Excel 或 WPS 打开它，另存为 .xlsx 再导入
exchange-sheet-old = “{ $file }” 的格式只有 Excel 或 WPS 能打开，什么都没有导入；用它们打开，另存为 .xlsx 再导入
exchange-sheet-truncated = “{ $file }” 不完整，可能没有下载完或复制完，什么都没有导入；重新取得文件再试
exchange-sheet-damaged = “{ $file }” 已损坏，读不下去，什么都没有导入；用 Excel 或 WPS 打开并另存为 .xlsx 再试
exchange-sheet-password = “{ $file }” 有打开密码，什么都没有导入；在 Excel 或 WPS 里取消密码，另存后再导入
exchange-sheet-inflates = “{ $file }” 解压后大得不正常，为保护电脑没有打开，什么都没有导入；确认来源，或把表格拆成几个文件
exchange-sheet-not-there = “{ $file }” 里没有工作表 “{ $sheet }”，什么都没有导入；重新选择工作表
exchange-sheet-header = “{ $file }” 的第 { $row } 行是空的，不能作为表头；选择另一行
exchange-sheet-wide = 第 { $row } 行的内容超出第 { $limit } 列，什么都没有导入；删掉右边多余的列再试
exchange-sheet-cell-long = 单元格 { $cell } 的文字超过 { $limit } 个字，什么都没有写入；CSV 文件多半是前面少了一个引号，改好再试
exchange-sheet-row-long = 第 { $row } 行长得不正常，多半是少了一个引号，什么都没有导入；补上引号再试
exchange-sheet-encoding = 第 { $row } 行有不属于 { $encoding } 编码的字节，什么都没有导入；选择另一种编码，或用 Excel、WPS 另存为 .xlsx
exchange-sheet-zero = 第 { $row } 行含有空字节，这不是文字表格或编码不对，什么都没有导入；选择另一种编码，或用 Excel、WPS 另存为 .xlsx
exchange-spool-broken = 暂存的行读不回来，什么都没有导入；重新打开文件再试

# Writing a file. What stood at the path before is unchanged when one of these is shown.
exchange-file-no-folder = 找不到要存放 “{ $file }” 的文件夹，什么都没有写入；选择另一个文件夹
exchange-file-full = 磁盘空间不够，“{ $file }” 没有写入，原有文件不变；腾出空间或换一个磁盘
exchange-file-write-denied = 没有权限在这个文件夹里写入 “{ $file }”，原有文件不变；换一个文件夹
exchange-file-read-only = “{ $file }” 是只读文件，没有覆盖；换一个文件名
exchange-file-write = 写入 “{ $file }” 时出错，原有文件不变；检查磁盘或网络后再试
exchange-file-write-held = “{ $file }” 正在 Excel 或 WPS 里打开，没有覆盖；关闭它再试，或换一个文件名
exchange-file-write-folder = “{ $file }” 是文件夹，不能作为文件写入；换一个文件名

# What a list or form is of: the head of a print, the last sheet of a workbook.
exchange-about = 说明
exchange-print-department = 部门
exchange-print-author = 出具人
exchange-print-at = 出具时间
exchange-print-filter = 筛选条件
exchange-print-reason = 用途
exchange-print-mark = { $name } { $at } 打印，仅限本部门使用
exchange-page-wide = { $columns } 列在一张 A4 纸上放不下，PDF 没有生成；少选几列，或导出 XLSX
exchange-page-long = 一份 PDF 最多 { $limit } 行，PDF 没有生成；先筛选，或导出 XLSX
exchange-page-failed = PDF 没有生成，数据没有改变；再试一次
