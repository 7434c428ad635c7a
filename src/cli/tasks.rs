//! The tasks: each opens the department, does one act or asks one question, and says what came of it.

use std::io::IsTerminal;
use std::ops::ControlFlow;
use std::path::Path;
use std::time::Instant as Stopwatch;

use serde_json::{Map, Value, json};
use zeroize::Zeroizing;

use super::args::{CasesOut, ExportWhat, ImportWhat, SearchWhat, shown_name};
use super::print::{Printer, Report};
use super::{Common, Failure, Task, cases, place};
use crate::areas::cases::sheets::List;
use crate::areas::customers::sheet::{self, ExportOrder, ImportOptions, Preview};
use crate::areas::customers::{self, Column, Field, ListQuery};
use crate::areas::imports::{marks, stopped};
use crate::areas::{Answer, Query};
use crate::base::{Clock, Fault, Instant, Message, No, Refusal};
use crate::desk::{Desk, Founding};
use crate::exchange::{Address, Mark, OpenOptions, SheetFormat, Spool, column_letters, write_marked};
use crate::i18n::{Lang, group, moment_exact, money};
use crate::msg;
use crate::store::keys::KeyRing;
use crate::store::{backup, journal};

/// Where a password may stand; never among the arguments, which other users of the machine can read.
const PASSWORD: &str = "KEFU_PASSWORD";

/// Does a task.
pub(super) fn run(task: &Task, common: &Common, printer: &Printer) -> Result<Report, Failure> {
    let lang = printer.lang();
    match task {
        Task::Init { department, number } => init(common, lang, department, number),
        Task::Import { what: ImportWhat::Customers { file, dry_run, errors, key, mode, encoding, sheet, header_row } } => {
            let open = OpenOptions { encoding: encoding.map(|e| e.encoding()), sheet: sheet.clone(), header_row: *header_row };
            let order = ImportOrder {
                file,
                open,
                dry_run: *dry_run,
                errors: errors.as_deref(),
                options: &|headers| {
                    let mut options = ImportOptions::usual(headers);
                    options.mode = mode.mode();
                    options.key = key.map_or(options.key, |key| key.key());
                    options
                },
            };
            with_desk(common, lang, |desk, at| import(desk, at, lang, &order))
        }
        Task::Import { what: ImportWhat::Complaints { file, dry_run, errors, encoding, sheet, header_row } } => {
            let open = OpenOptions { encoding: encoding.map(|e| e.encoding()), sheet: sheet.clone(), header_row: *header_row };
            let order = cases::ImportOrder { file, open, dry_run: *dry_run, errors: errors.as_deref() };
            with_desk(common, lang, |desk, at| cases::import(desk, at, lang, &order))
        }
        Task::Export { what: ExportWhat::Cases(out) } => cases_out(common, lang, out, cases::all_complaints(&out.search)),
        Task::Export { what: ExportWhat::Tickets(out) } => cases_out(common, lang, out, cases::all_tickets(&out.search)),
        Task::Export { what: ExportWhat::Customers { out, search, reason, columns } } => {
            let order = export_order(out, search, reason.as_deref(), columns.as_deref(), lang)?;
            with_desk(common, lang, |desk, at| export(desk, at, lang, &order, out))
        }
        Task::Search { what: SearchWhat::Customers { text, limit } } => {
            with_desk(common, lang, |desk, at| search(desk, at, lang, text, *limit))
        }
        Task::Search { what: SearchWhat::Cases { text, limit } } => {
            with_desk(common, lang, |desk, at| cases::search_complaints(desk, at, lang, text, *limit))
        }
        Task::Search { what: SearchWhat::Tickets { text, limit } } => {
            with_desk(common, lang, |desk, at| cases::search_tickets(desk, at, lang, text, *limit))
        }
        Task::Backup { out } => with_desk(common, lang, |desk, _| write_backup(desk, lang, out)),
        Task::Restore { file } => restore(common, lang, file),
        Task::Verify => with_desk(common, lang, |desk, _| verify(desk, lang)),
        Task::Generate { customers } => with_desk(common, lang, |desk, at| generate(desk, at, lang, *customers)),
    }
}

fn cases_out(common: &Common, lang: Lang, out: &CasesOut, list: List) -> Result<Report, Failure> {
    let order = cases::export_order(out, list, lang)?;
    with_desk(common, lang, |desk, at| cases::export(desk, at, lang, &order, &out.out))
}

fn user(common: &Common) -> Result<&str, Failure> {
    common.user.as_deref().map(str::trim).filter(|name| !name.is_empty()).ok_or_else(|| Failure::Usage(msg!("cli-no-user")))
}

/// The password from the environment, or typed without being shown.
fn password(lang: Lang, prompt: &str) -> Result<Zeroizing<String>, Failure> {
    if let Ok(secret) = std::env::var(PASSWORD) {
        return Ok(Zeroizing::new(secret));
    }
    if !std::io::stdin().is_terminal() {
        return Err(Failure::Usage(msg!("cli-no-password", variable = PASSWORD)));
    }
    rpassword::prompt_password(lang.tr(prompt))
        .map(Zeroizing::new)
        .map_err(|_| Failure::Usage(msg!("cli-no-password", variable = PASSWORD)))
}

/// Opens the department, does the work and notes that the person left.
fn with_desk(common: &Common, lang: Lang, work: impl FnOnce(&mut Desk, Instant) -> Result<Report, Failure>) -> Result<Report, Failure> {
    let who = user(common)?;
    let file = place::existing(common)?;
    let secret = password(lang, "cli-password")?;
    let clock = Clock::default();
    let at = clock.now();
    let mut desk = Desk::log_in(&file, who, &secret, at)?;
    if let Some(message) = desk.session().must_change.clone() {
        desk.leave(true, clock.now())?;
        return Err(No::Refused(Refusal::by("SEC-01", message)).into());
    }
    let done = work(&mut desk, at);
    let left = desk.leave(true, clock.now());
    // What the task says comes first; that nobody could note the leaving matters only when the task itself went well.
    let report = done?;
    left?;
    Ok(report)
}

fn init(common: &Common, lang: Lang, department: &str, number: &str) -> Result<Report, Failure> {
    let name = user(common)?;
    let file = place::fresh(common)?.file(department);
    let typed = std::env::var_os(PASSWORD).is_none();
    let secret = password(lang, "cli-new-password")?;
    if typed && *password(lang, "cli-new-password-again")? != *secret {
        return Err(Failure::Usage(msg!("cli-passwords-differ")));
    }
    let founding =
        Founding { department: department.to_owned(), demo: false, name: name.to_owned(), number: number.to_owned(), password: secret };
    let clock = Clock::default();
    let (mut desk, code) = Desk::found(&file, &founding, clock.now())?;
    desk.leave(true, clock.now())?;
    let lines = vec![
        lang.say(&msg!("cli-founded", department = department.trim(), path = file.display().to_string(), name = name)),
        String::new(),
        format!("    {}", code.as_str()),
        String::new(),
        lang.tr("cli-recovery-code").into_owned(),
    ];
    let json = json!({
        "recovery_code": code.as_str(), "file": file.display().to_string(), "department": department.trim(), "user": name,
    });
    Ok(Report { json, lines, clean: true })
}

/// An import as the arguments ask for it.
struct ImportOrder<'a> {
    file: &'a Path,
    open: OpenOptions,
    dry_run: bool,
    errors: Option<&'a Path>,
    options: &'a dyn Fn(&[String]) -> ImportOptions,
}

fn import(desk: &mut Desk, at: Instant, lang: Lang, order: &ImportOrder<'_>) -> Result<Report, Failure> {
    let spool = read_whole(order.file, &order.open)?;
    let options = (order.options)(spool.headers());
    if !options.columns.contains(&sheet::Target::Field(Field::Name)) && !options.key.is_in(&options.columns) {
        return Err(No::Refused(Refusal { message: msg!("cli-import-no-columns"), clauses: Vec::new(), flaws: Vec::new() }).into());
    }
    let actor = desk.session().staff;
    let name = shown_name(order.file);
    let going = &mut |_| ControlFlow::Continue(());
    let preview = if order.dry_run {
        sheet::preview_as(desk.store(), actor, &spool, &options, at, going)?
    } else {
        sheet::import_as(desk.store(), actor, &name, &spool, &options, at, going)?
    };
    let marks = marks(&spool, &preview.flaws, lang)?;
    let errors = write_errors(order.errors, &spool, "customers-sheet-name", lang, &marks)?;
    Ok(import_report(&preview, &marks, errors, order, lang))
}

/// Reads a file to its end.
pub(super) fn read_whole(file: &Path, open: &OpenOptions) -> Result<Spool, Failure> {
    let spool = Spool::fill(file, open, &mut |_, _| ControlFlow::Continue(()))?;
    spool.ok_or_else(|| No::Fault(stopped()).into())
}

/// Gives the flawed rows back as a workbook, where there are any and somebody wants it. Returns where it is.
pub(super) fn write_errors(path: Option<&Path>, spool: &Spool, title: &str, lang: Lang, marks: &[Mark]) -> Result<Option<String>, Failure> {
    match path {
        Some(path) if !marks.is_empty() => {
            write_marked(path, spool, &lang.tr(title), lang, marks)?;
            Ok(Some(path.display().to_string()))
        }
        _ => Ok(None),
    }
}

/// Flaws for machines.
pub(super) fn flaws_json(marks: &[Mark]) -> Vec<Value> {
    let one =
        |mark: &Mark| json!({ "row": mark.row, "column": mark.column.map(column_letters), "cell": cell_of(mark), "reason": mark.reason });
    marks.iter().map(one).collect()
}

/// Flaws for people, a line each, and where they are written.
pub(super) fn flaw_lines(marks: &[Mark], errors: Option<&str>, lang: Lang) -> Vec<String> {
    let line = |mark: &Mark| match cell_of(mark) {
        Some(cell) => lang.say(&msg!("cli-flaw-cell", cell = cell, reason = mark.reason.as_str())),
        None => lang.say(&msg!("cli-flaw-row", row = mark.row.to_string(), reason = mark.reason.as_str())),
    };
    let written = errors.map(|path| lang.say(&msg!("cli-import-errors", path = path)));
    marks.iter().map(line).chain(written).collect()
}

fn cell_of(mark: &Mark) -> Option<String> {
    mark.column.map(|column| Address { row: mark.row, column }.to_string())
}

fn import_report(preview: &Preview, marks: &[Mark], errors: Option<String>, order: &ImportOrder<'_>, lang: Lang) -> Report {
    let note = &preview.note;
    let heading = if order.dry_run { "cli-import-would" } else { "cli-imported" };
    let mut lines = vec![
        lang.say(
            &Message::plain(heading)
                .with("rows", note.rows)
                .with("created", note.created)
                .with("updated", note.updated)
                .with("unchanged", note.unchanged)
                .with("skipped", note.skipped)
                .with("flawed", note.flawed),
        ),
    ];
    lines.extend(flaw_lines(marks, errors.as_deref(), lang));
    let json = json!({
        "rows": note.rows, "created": note.created, "updated": note.updated, "unchanged": note.unchanged, "flawed": note.flawed,
        "skipped": note.skipped, "dry_run": order.dry_run, "errors": errors, "flaws": flaws_json(marks),
    });
    Report { json, lines, clean: note.flawed == 0 }
}

/// What an export holds when no columns are named: what lists of customers usually hold, and what an import takes in again.
fn listed_columns() -> Vec<Column> {
    let mut columns = vec![Column::No, Column::Field(Field::Name), Column::Contact, Column::ContactPost, Column::Mobile, Column::Landline];
    columns.extend(
        [
            Field::Region,
            Field::Address,
            Field::Industry,
            Field::Grade,
            Field::CreditGrade,
            Field::Relation,
            Field::Market,
            Field::Type,
            Field::Source,
            Field::CreditCode,
            Field::Email,
            Field::FiledOn,
            Field::AnnualSales,
            Field::Agent,
            Field::Notes,
        ]
        .map(Column::Field),
    );
    columns.push(Column::Tags);
    columns
}

fn export_order(out: &Path, search: &str, reason: Option<&str>, columns: Option<&str>, lang: Lang) -> Result<ExportOrder, Failure> {
    let format = format_of(out)?;
    let columns = match columns.map(str::trim) {
        // More columns than these do not fit on paper.
        None | Some("") if format == SheetFormat::Pdf => Column::usual(),
        None | Some("") => listed_columns(),
        Some("all") => Column::all(),
        Some(named) => named
            .split(',')
            .map(|name| {
                Column::of(name.trim()).ok_or_else(|| {
                    let all = Column::all().iter().map(|column| column.name()).collect::<Vec<_>>().join(", ");
                    Failure::Usage(msg!("cli-no-such-column", name = name.trim(), all = all))
                })
            })
            .collect::<Result<_, _>>()?,
    };
    Ok(ExportOrder {
        // In the order in which the files came in, as the imported list had them.
        list: ListQuery { text: search.to_owned(), descending: false, ..ListQuery::default() },
        columns,
        reason: reason.map_or_else(|| lang.tr("cli-export-reason").into_owned(), str::to_owned),
        format,
        lang,
    })
}

fn export(desk: &mut Desk, at: Instant, lang: Lang, order: &ExportOrder, out: &Path) -> Result<Report, Failure> {
    let actor = desk.session().staff;
    let rows = sheet::export(desk.store(), actor, order, out, at, &mut |_| ControlFlow::Continue(()))?;
    Ok(exported(rows, out, lang))
}

/// How many rows went where.
pub(super) fn exported(rows: i64, out: &Path, lang: Lang) -> Report {
    let path = out.display().to_string();
    let lines = vec![lang.say(&msg!("cli-exported", rows = rows, path = path.as_str()))];
    Report { json: json!({ "rows": rows, "file": path }), lines, clean: true }
}

/// The format of a file that is written, by its ending.
pub(super) fn format_of(out: &Path) -> Result<SheetFormat, Failure> {
    SheetFormat::of_path(out).ok_or_else(|| Failure::Usage(msg!("cli-export-ending", file = shown_name(out))))
}

/// What a found file shows, with the names that the answer gives them.
const FOUND: [(&str, Column); 11] = [
    ("no", Column::No),
    ("name", Column::Field(Field::Name)),
    ("contact", Column::Contact),
    ("mobile", Column::Mobile),
    ("landline", Column::Landline),
    ("region", Column::Field(Field::Region)),
    ("industry", Column::Field(Field::Industry)),
    ("grade", Column::Field(Field::Grade)),
    ("agent", Column::Field(Field::Agent)),
    ("source", Column::Field(Field::Source)),
    ("updated_at", Column::UpdatedAt),
];

fn search(desk: &mut Desk, at: Instant, lang: Lang, text: &str, limit: usize) -> Result<Report, Failure> {
    let list = ListQuery { text: text.to_owned(), ..ListQuery::default() };
    let columns: Vec<Column> = FOUND.iter().map(|(_, column)| *column).collect();
    let ask = |desk: &mut Desk, query| desk.ask(&Query::Customers(query), at);
    let watch = Stopwatch::now();
    ask(desk, customers::Query::First { list: list.clone(), columns: columns.clone(), limit })?;
    let micros = watch.elapsed().as_micros();
    // The first page may stop looking early; what is printed is whole.
    let Answer::Customers(customers::Answer::Ids(ids)) = ask(desk, customers::Query::Ids { list })? else {
        return Err(wrong_answer());
    };
    let first: Vec<i64> = ids.iter().copied().take(limit).collect();
    let Answer::Customers(customers::Answer::Rows(rows)) = ask(desk, customers::Query::Rows { ids: first, columns })? else {
        return Err(wrong_answer());
    };
    let shown: Vec<Vec<String>> =
        rows.iter().map(|row| FOUND.iter().zip(&row.cells).map(|((_, column), cell)| shown_value(*column, cell)).collect()).collect();
    let objects: Vec<Value> = shown
        .iter()
        .map(|cells| {
            let object: Map<String, Value> =
                FOUND.iter().zip(cells).map(|((key, _), cell)| ((*key).to_owned(), Value::from(cell.as_str()))).collect();
            Value::Object(object)
        })
        .collect();
    let millis = f64::from(u32::try_from(micros).unwrap_or(u32::MAX)) / 1000.0;
    let mut lines: Vec<String> =
        shown.iter().map(|cells| cells.iter().take(6).filter(|cell| !cell.is_empty()).cloned().collect::<Vec<_>>().join("\t")).collect();
    lines.push(lang.say(&msg!("cli-found", total = ids.len(), shown = shown.len(), millis = format!("{millis:.1}"))));
    Ok(Report { json: json!({ "total": ids.len(), "millis": millis, "rows": objects }), lines, clean: true })
}

pub(super) fn wrong_answer() -> Failure {
    No::Fault(Fault::new("CLI-ANSWER", msg!("base-store-fault"), "an answer to another question")).into()
}

/// A value of the list as people read it.
fn shown_value(column: Column, text: &str) -> String {
    match column {
        Column::UpdatedAt | Column::CreatedAt | Column::LastContact => {
            text.parse().map_or_else(|_| String::new(), |at| moment_exact(Instant(at).local()))
        }
        Column::Field(Field::Region) => customers::store::region_words(text),
        Column::Field(Field::AnnualSales | Field::CreditLimit) => text.parse().map_or_else(|_| text.to_owned(), money),
        _ => text.to_owned(),
    }
}

fn write_backup(desk: &mut Desk, lang: Lang, out: &Path) -> Result<Report, Failure> {
    // An older backup may be replaced; a department's file, or anything else that stands there, may not.
    if out.exists() && !backup::is_backup(out) {
        return Err(place::taken(out).into());
    }
    let key = desk.key().clone();
    backup::write(desk.store(), &key, out, &mut |_, _| true)?;
    let bytes = std::fs::metadata(out).map_or(0, |about| about.len());
    let path = out.display().to_string();
    let lines = vec![lang.say(&msg!("cli-backed-up", path = path.as_str(), bytes = group(i64::try_from(bytes).unwrap_or(i64::MAX))))];
    Ok(Report { json: json!({ "file": path, "bytes": bytes }), lines, clean: true })
}

/// Unpacks beside the target first: the name of the file follows the department's name inside.
fn restore(common: &Common, lang: Lang, from: &Path) -> Result<Report, Failure> {
    let spot = place::fresh(common)?;
    let folder = spot.folder();
    let closed = |e: std::io::Error| Fault::new("STORE-READONLY", msg!("base-place-closed", path = folder.display().to_string()), e);
    if let Some(trouble) = crate::store::place::look(folder).trouble {
        return Err(No::Refused(Refusal { message: trouble, clauses: Vec::new(), flaws: Vec::new() }).into());
    }
    std::fs::create_dir_all(folder).map_err(closed)?;
    let beside = tempfile::Builder::new().prefix(".kefu-").tempdir_in(folder).map_err(closed)?;
    let unpacked = beside.path().join("copy.kefu");
    backup::restore(from, &unpacked)?;
    let department = KeyRing::load(&unpacked)?.department;
    let file = spot.file(&department);
    let keys = KeyRing::path_of(&file);
    if file.exists() || keys.exists() {
        return Err(place::taken(&file).into());
    }
    std::fs::rename(KeyRing::path_of(&unpacked), &keys).and_then(|()| std::fs::rename(&unpacked, &file)).map_err(closed)?;
    let path = file.display().to_string();
    let lines = vec![lang.say(&msg!("cli-restored", department = department.as_str(), path = path.as_str()))];
    Ok(Report { json: json!({ "file": path, "department": department }), lines, clean: true })
}

fn verify(desk: &mut Desk, lang: Lang) -> Result<Report, Failure> {
    let damage = desk.store().check().err();
    let verified = desk.store().read(journal::verify)?;
    let mut lines = Vec::new();
    if let Some(fault) = &damage {
        lines.push(lang.say(&fault.message));
    }
    lines.push(match verified.broken {
        Some(entry) => lang.say(&msg!("cli-verify-broken", entry = entry, entries = verified.entries)),
        None => lang.say(&msg!("cli-verified", entries = verified.entries)),
    });
    let intact = damage.is_none() && verified.broken.is_none();
    let json = json!({
        "intact": intact, "entries": verified.entries, "broken": verified.broken, "damage": damage.as_ref().map(|fault| lang.say(&fault.message)),
    });
    Ok(Report { json, lines, clean: intact })
}

fn generate(desk: &mut Desk, at: Instant, lang: Lang, count: u32) -> Result<Report, Failure> {
    let actor = desk.session().staff;
    let title = lang.tr("cli-generated-title");
    let watch = Stopwatch::now();
    let made = sheet::generate(desk.store(), actor, &title, count, &[], at, &mut |_| ControlFlow::Continue(()))?;
    let seconds = watch.elapsed().as_secs_f64();
    let lines = vec![lang.say(&msg!("cli-generated", count = made, seconds = format!("{seconds:.1}")))];
    Ok(Report { json: json!({ "created": made, "millis": (seconds * 1000.0).round() }), lines, clean: true })
}
