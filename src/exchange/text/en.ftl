# Texts of exchange.

exchange-problem-header = Problem (ignored on import)

# Opening a file to read. Nothing has been imported yet when one of these is shown.
exchange-file-missing = The file “{ $file }” is not there, it may have been moved or renamed; nothing was imported. Choose the file again
exchange-file-denied = You may not read “{ $file }”; nothing was imported. Copy it to a folder of your own and try again
exchange-file-held = Another program holds “{ $file }”; nothing was imported. Close it in Excel or WPS and try again
exchange-file-read = “{ $file }” could not be read; nothing was imported. Check the disk or the network and try again
exchange-file-folder = “{ $file }” is a folder, not a sheet. Choose a file in it
exchange-sheet-empty = There is nothing in “{ $file }”; nothing was imported. Check that the file was saved, or choose another sheet
exchange-sheet-no-table = “{ $file }” is not a sheet; nothing was imported. Choose an Excel (.xlsx, .xls), CSV or ODS file
exchange-sheet-web-page = “{ $file }” is a web page with the name of a sheet; nothing was imported. Open it in Excel or WPS, save it as .xlsx and import that
exchange-sheet-old = Only Excel or WPS can open the format of “{ $file }”; nothing was imported. Open it there, save it as .xlsx and import that
exchange-sheet-truncated = “{ $file }” is not complete, perhaps its download or copy was cut off; nothing was imported. Get the file again
exchange-sheet-damaged = “{ $file }” is damaged; nothing was imported. Open it in Excel or WPS, save it as .xlsx and try again
exchange-sheet-password = “{ $file }” has a password; nothing was imported. Take the password off in Excel or WPS, save it and import it again
exchange-sheet-inflates = “{ $file }” unpacks to an unreasonable size and was not opened, to protect this computer; nothing was imported. Check where it comes from, or split the sheet into several files
exchange-sheet-not-there = There is no sheet “{ $sheet }” in “{ $file }”; nothing was imported. Choose the sheet again
exchange-sheet-header = Row { $row } of “{ $file }” is empty and cannot be the header. Choose another row
exchange-sheet-wide = Row { $row } has content beyond column { $limit }; nothing was imported. Delete the surplus columns on the right and try again
exchange-sheet-cell-long = The text in cell { $cell } is longer than { $limit } characters; nothing was written. In a CSV file a quotation mark is probably missing before it; correct it and try again
exchange-sheet-row-long = Row { $row } is unreasonably long, a quotation mark is probably missing; nothing was imported. Add it and try again
exchange-sheet-encoding = Row { $row } has bytes that are not { $encoding }; nothing was imported. Choose another encoding, or save the file as .xlsx in Excel or WPS
exchange-sheet-zero = Row { $row } has zero bytes, so this is no text or another encoding; nothing was imported. Choose another encoding, or save the file as .xlsx in Excel or WPS
exchange-spool-broken = Rows that were kept aside could not be read back; nothing was imported. Open the file again

# Writing a file. What stood at the path before is unchanged when one of these is shown.
exchange-file-no-folder = The folder for “{ $file }” is not there; nothing was written. Choose another folder
exchange-file-full = The disk is full: “{ $file }” was not written, and a file that was there is unchanged. Free some space or choose another disk
exchange-file-write-denied = You may not write “{ $file }” in this folder; a file that was there is unchanged. Choose another folder
exchange-file-read-only = “{ $file }” is read-only and was not replaced. Choose another name
exchange-file-write = “{ $file }” could not be written; a file that was there is unchanged. Check the disk or the network and try again
exchange-file-write-held = “{ $file }” is open in Excel or WPS and was not replaced. Close it and try again, or choose another name
exchange-file-write-folder = “{ $file }” is a folder and cannot be written as a file. Choose another name

# What a list or form is of: the head of a print, the last sheet of a workbook.
exchange-about = About
exchange-print-department = Department
exchange-print-author = Issued by
exchange-print-at = Issued at
exchange-print-filter = Filter
exchange-print-reason = Purpose
exchange-print-mark = Printed by { $name }, { $at }, for this department only
exchange-page-wide = { $columns } columns do not fit on a page of A4; no PDF was made. Choose fewer columns, or export XLSX
exchange-page-long = A PDF holds at most { $limit } rows; no PDF was made. Filter first, or export XLSX
exchange-page-failed = No PDF was made; no data was changed. Try again
