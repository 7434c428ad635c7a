# Texts of the command line.
cli-usage-heading = Usage:
cli-commands-heading = Commands
cli-options-heading = Options
cli-arguments-heading = Arguments
cli-see-help = Add --help to see the usage

cli-command-program = Kefu Desk: opens its window when no command is given
cli-command-init = Make a department; --user becomes the first account (administrator and director)
cli-command-import = Import a list
cli-command-import-customers = Import customers (CSV, XLSX, XLS, ODS)
cli-command-import-complaints = Take in a list of complaints (CSV, XLSX, XLS, ODS); what is registered already stays as it is
cli-command-export = Export a list
cli-command-export-customers = Export customers (XLSX, CSV or PDF)
cli-command-export-cases = Give out a list of complaints (XLSX, CSV or PDF)
cli-command-export-tickets = Give out a list of tickets (XLSX, CSV or PDF)
cli-command-search = Search
cli-command-search-customers = Search customers: name, contact, phone, code, address, notes, pinyin or initials
cli-command-search-cases = Find complaints: number, complainant, phone, content, product, pinyin or initials
cli-command-search-tickets = Find tickets: number, customer, phone, content, pinyin or initials
cli-command-backup = Back up the department's data and keys
cli-command-restore = Restore a backup into the data folder
cli-command-verify = Check the file and the chain of the journal
cli-command-generate = Make up customers to try the program out

cli-arg-data = Folder of the department's data, or the file itself; by default the user's data folder
cli-arg-user = Name or staff number; the password comes from KEFU_PASSWORD or a prompt
cli-arg-json = Give exactly one JSON object on standard output
cli-arg-lang = Language; by default the system's
cli-arg-demo = The window opens a department with sample people and records
cli-arg-renderer = How the window draws
cli-arg-help = Show this help
cli-arg-version = Show the version
cli-arg-department = Name of the department
cli-arg-number = Staff number of the first account
cli-arg-file = The file
cli-arg-dry-run = Say what would happen, write nothing
cli-arg-errors = Write the flawed rows with their cells marked, to be corrected and imported again
cli-arg-key = What existing customers are recognised by; by default the surest that the sheet has
cli-arg-mode = Which rows are written: all, new ones, or updates
cli-arg-encoding = Encoding of a text file; detected by default
cli-arg-sheet = Sheet of a workbook; by default the first visible one
cli-arg-header-row = Row of the header, from 1; detected by default
cli-arg-out = Where to write
cli-arg-search = Only records that are found by this text
cli-arg-reason = Why the list leaves the department; kept in the journal
cli-arg-columns = Columns by name, separated by commas, or all
cli-arg-text = What to look for
cli-arg-limit = Show this many rows at most
cli-arg-customers = How many customers

cli-wrong-unknown = Unknown option { $argument }
cli-wrong-command = Unknown command { $command }
cli-wrong-missing = { $argument } is missing
cli-wrong-no-value = { $argument } lacks its value
cli-wrong-value = “{ $value }” is no value for { $argument }
cli-wrong-choice = “{ $value }” is no value for { $argument }; use one of: { $valid }
cli-wrong-twice = { $argument } cannot be used like this
cli-wrong-utf8 = An argument is not UTF-8 text
cli-wrong-incomplete = The command is incomplete

cli-no-user = Say with --user who logs in
cli-no-password = No password: set the environment variable { $variable }, or run in a terminal
cli-no-department = There is no department's file in { $path }
cli-several-departments = There are several departments in { $path }: { $names }. Name one with --data
cli-passwords-differ = The two passwords differ; no department was made
cli-password = Password:{" "}
cli-new-password = New password:{" "}
cli-new-password-again = Once more:{" "}

cli-founded = Made the department “{ $department }” in { $path }; the first account is { $name }
cli-recovery-code = This is the recovery code, shown this once. Write it down and keep it elsewhere: when every password is forgotten, nothing else opens the data.
cli-import-no-columns = The sheet has no column of customer names, and no number, code or phone to recognise customers by; nothing was imported
cli-imported = { $rows ->
    [one] { $rows } row
   *[other] { $rows } rows
}: { $created } created, { $updated } updated, { $unchanged } unchanged, { $skipped } skipped, { $flawed } flawed
cli-import-would = Dry run, nothing was written. { $rows ->
    [one] { $rows } row
   *[other] { $rows } rows
}: { $created } to create, { $updated } to update, { $unchanged } unchanged, { $skipped } to skip, { $flawed } flawed
cli-complaints-imported = { $rows ->
    [one] { $rows } row
   *[other] { $rows } rows
}: { $created } registered, { $unchanged } known, { $flawed } flawed
cli-complaints-would = Dry run, nothing was written. { $rows ->
    [one] { $rows } row
   *[other] { $rows } rows
}: { $created } to register, { $unchanged } known, { $flawed } flawed
cli-flaw-cell = { $cell }  { $reason }
cli-flaw-row = row { $row }  { $reason }
cli-import-errors = The flawed rows are in { $path }; correct them and import it again
cli-export-ending = “{ $file }” must end in .xlsx, .csv or .pdf
cli-export-reason = export by command line
cli-no-such-column = There is no column “{ $name }”; these are: { $all }
cli-exported = Exported { $rows ->
    [one] { $rows } row
   *[other] { $rows } rows
} to { $path }
cli-found = { $total } found, { $shown } shown, { $millis } ms
cli-found-all = { $shown } found
cli-found-more = The first { $shown } are shown; there are more
cli-backed-up = Backed up to { $path } ({ $bytes } bytes)
cli-restored = Restored the department “{ $department }” to { $path }
cli-verified = The journal is intact, { $entries ->
    [one] { $entries } entry
   *[other] { $entries } entries
}
cli-verify-broken = Entry { $entry } of the journal does not fit its chain; { $entries ->
    [one] { $entries } entry
   *[other] { $entries } entries
}
cli-generated-title = sample customers
cli-generated = Made up { $count ->
    [one] { $count } customer
   *[other] { $count } customers
} in { $seconds } s
