//! The plan as files: the grid as a workbook in both directions, rosters for calendar programs, tables of holidays.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde_json::Value;

use super::super::model::{CalendarDay, DayKind, Person, Shift};
use super::commands::{Command, DayPlan, days_of};
use super::conflicts::times;
use super::model::kinds_of;
use super::{Answer, Away, Grid, Query};
use crate::areas::{self, roster};
use crate::base::{Day, Fault, Instant, Message, No, Refusal, dates, plus_days};
use crate::exchange::{
    self, Address, Agenda, AgendaEvent, Cell, OpenOptions, OutCell, OutColumn, OutKind, SheetFormat, SheetWriter, write_bytes,
};
use crate::i18n::{Lang, weekday};
use crate::msg;
use crate::store::Store;

/// Most days and rows of a workbook that are looked at.
const MOST_DAYS: i64 = 366;
const MOST_ROWS: usize = 5_000;
/// Flaws that are told.
const MOST_FLAWS: usize = 200;
/// Largest file of holidays that is read, in bytes.
const MOST_BYTES: u64 = 4 * 1024 * 1024;

/// Whose rosters go into a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Of {
    /// The own one.
    Me,
    /// A team's.
    Team(i64),
    /// Everybody's whom the person may read.
    All,
}

/// A file dialog of the plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PlanPick {
    /// Where the grid goes as a workbook: whose, and the suggested name.
    Sheet(Of, String),
    /// Where a roster goes as a calendar: whose, and the suggested name.
    Agenda(Of, String),
    /// A workbook with a grid.
    Import,
    /// A table of holidays.
    Holidays,
}

/// Work with a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PlanJob {
    /// Writes the grid as a workbook.
    Sheet {
        /// First day.
        from: Day,
        /// Last day.
        to: Day,
        /// Whose.
        of: Of,
        /// Where to.
        path: PathBuf,
    },
    /// Writes published shifts as a calendar.
    Agenda {
        /// First day.
        from: Day,
        /// Last day.
        to: Day,
        /// Whose.
        of: Of,
        /// Where to.
        path: PathBuf,
    },
    /// Reads a workbook with a grid; nothing is stored.
    Import {
        /// The file.
        path: PathBuf,
        /// The first day of the month that is meant where heads name days only.
        month: Day,
    },
    /// Reads a table of holidays; nothing is stored.
    Holidays {
        /// The file.
        path: PathBuf,
    },
}

/// What was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PlanRead {
    /// A grid.
    Import(Arc<Sheet>),
    /// A table of holidays.
    Holidays(Arc<Table>),
}

/// A grid as a workbook says it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sheet {
    /// Name of the file.
    pub file: String,
    /// Days of people who were found.
    pub days: Vec<DayPlan>,
    /// Where something cannot be understood, and why.
    pub flaws: Vec<(Address, Message)>,
    /// Days that get shifts and had none.
    pub new: usize,
    /// Days whose shifts become others.
    pub changed: usize,
    /// Days whose shifts go.
    pub cleared: usize,
    /// Days that stay as they are.
    pub same: usize,
    /// Published days among those that change.
    pub published: usize,
}

/// A table of holidays as a file says it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Table {
    /// Name of the file.
    pub file: String,
    /// The year that it is of.
    pub year: i16,
    /// Its days.
    pub days: Vec<CalendarDay>,
}

/// Carries out work with a file. Returns what was read, or nothing for a file that was written.
///
/// # Errors
/// A refusal for who may not read this, or `FILE-…` and `SHEET-…`.
pub fn run(store: &mut Store, me: i64, job: &PlanJob, lang: Lang, at: Instant) -> Result<Option<PlanRead>, No> {
    match job {
        PlanJob::Sheet { from, to, of, path } => {
            let (grid, people) = readable(store, me, (*from, *to), *of, at)?;
            let format = SheetFormat::of_path(path).filter(|format| *format != SheetFormat::Pdf).unwrap_or(SheetFormat::Xlsx);
            note(store, me, (*from, *to), if format == SheetFormat::Csv { "csv" } else { "xlsx" }, at)?;
            write_sheet(&grid, &people, lang, path, format)?;
            Ok(None)
        }
        PlanJob::Agenda { from, to, of, path } => {
            let (grid, people) = readable(store, me, (*from, *to), *of, at)?;
            note(store, me, (*from, *to), "ics", at)?;
            write_bytes(path, agenda(&grid, &people, *of, lang, at).ics().as_bytes())?;
            Ok(None)
        }
        PlanJob::Import { path, month } => {
            let (first, last) = (plus_days(*month, -MOST_DAYS), plus_days(*month, MOST_DAYS));
            let (grid, _) = readable(store, me, (first, last), Of::All, at)?;
            Ok(Some(PlanRead::Import(Arc::new(read_sheet(path, &grid, *month)?))))
        }
        PlanJob::Holidays { path } => Ok(Some(PlanRead::Holidays(Arc::new(read_holidays(path)?)))),
    }
}

/// The grid as far as the person may read it, and who of it is meant.
fn readable(store: &mut Store, me: i64, (from, to): (Day, Day), of: Of, at: Instant) -> Result<(Grid, Vec<Person>), No> {
    let query = areas::Query::Roster(roster::Query::Plan(Query::Grid { from, to }));
    let areas::Answer::Roster(roster::Answer::Plan(Answer::Grid(grid))) = areas::ask(store, me, &query, at)? else {
        return Err(No::Fault(Fault::new("STORE-FAULT", msg!("base-store-fault"), "another answer")));
    };
    let planned: BTreeSet<i64> = grid.shifts.iter().map(|shift| shift.staff).collect();
    let meant = |person: &&Person| match of {
        Of::Me => person.id == me,
        Of::Team(team) => person.team == Some(team),
        Of::All => person.team.is_some() || planned.contains(&person.id),
    };
    let people = grid.people.iter().filter(meant).filter(|person| person.active || planned.contains(&person.id)).cloned().collect();
    Ok((*grid, people))
}

/// A roster that leaves the program stands in the journal.
fn note(store: &mut Store, me: i64, (from, to): (Day, Day), format: &'static str, at: Instant) -> Result<(), No> {
    let command = Command::Export { from, to, format };
    areas::perform(store, me, &areas::Command::Roster(roster::Command::Plan(command)), at, &mut |_| Ok(())).map(|_| ())
}

// ---- the workbook ----

fn write_sheet(grid: &Grid, people: &[Person], lang: Lang, path: &Path, format: SheetFormat) -> Result<(), Fault> {
    let days: Vec<Day> = days_of(grid.from, grid.to).collect();
    let title = |id: &str| lang.tr(id).into_owned();
    let mut columns = vec![
        OutColumn::new(title("roster-plan-sheet-number"), 10, OutKind::Text),
        OutColumn::new(title("roster-plan-name"), 10, OutKind::Text),
        OutColumn::new(title("roster-plan-sheet-team"), 10, OutKind::Text),
    ];
    columns.extend(days.iter().map(|day| OutColumn::new(format!("{day} {}", weekday(lang, *day)), 6, OutKind::Text)));
    columns.push(OutColumn::new(title("roster-plan-nights"), 6, OutKind::Integer));
    columns.push(OutColumn::new(title("roster-plan-hours-sum"), 6, OutKind::Decimal));
    let mut out = SheetWriter::create(path, format, &lang.tr("roster-plan-sheet"), &columns)?;
    let mut cells: BTreeMap<(i64, Day), Vec<&Shift>> = BTreeMap::new();
    for shift in &grid.shifts {
        cells.entry((shift.staff, shift.day)).or_default().push(shift);
    }
    for person in people {
        let mut row: Vec<OutCell<'_>> = vec![person.number.as_str().into(), person.name.as_str().into(), person.team_name.as_str().into()];
        let (mut nights, mut minutes) = (0, 0);
        for day in &days {
            let shifts = cells.get(&(person.id, *day)).map_or(&[][..], Vec::as_slice);
            let names: Vec<&str> = shifts.iter().map(|shift| shift.name.as_str()).collect();
            row.push(if names.is_empty() { OutCell::Empty } else { names.join("、").into() });
            for shift in shifts.iter().filter(|shift| works(grid, shift)) {
                nights += i64::from(shift.night);
                minutes += shift.span.minutes();
            }
        }
        row.extend([OutCell::Integer(nights), OutCell::Decimal { hundredths: minutes * 100 / 60 }]);
        out.row(&row)?;
    }
    out.finish()
}

fn works(grid: &Grid, shift: &Shift) -> bool {
    !grid.marks.get(&shift.id).and_then(|mark| mark.away).is_some_and(Away::wholly)
}

/// What the columns of a workbook are.
struct Heads {
    number: Option<usize>,
    name: Option<usize>,
    days: Vec<(usize, Day)>,
}

impl Heads {
    fn of(titles: &[String], month: Day) -> Self {
        let is = |ids: &[&str], title: &str| {
            let both = [Lang::Zh, Lang::En];
            ids.iter().any(|id| both.iter().any(|lang| lang.tr(id).eq_ignore_ascii_case(title)))
        };
        let mut heads = Heads { number: None, name: None, days: Vec::new() };
        for (place, title) in titles.iter().enumerate() {
            let title = title.trim();
            if is(&["roster-plan-sheet-number", "staff-field-number"], title) {
                heads.number.get_or_insert(place);
            } else if is(&["roster-plan-name", "staff-field-name"], title) {
                heads.name.get_or_insert(place);
            } else if let Some(day) = day_of_head(title, month)
                && (heads.days.len() as i64) < MOST_DAYS
            {
                heads.days.push((place, day));
            }
        }
        heads
    }
}

/// The day that a head names: in full, as month and day of the year that is shown, or as a number of the month that is shown.
fn day_of_head(title: &str, month: Day) -> Option<Day> {
    let bare = title.split_whitespace().next().unwrap_or_default();
    if let Ok(day) = dates::parse_day(title).or_else(|_| dates::parse_day(bare)) {
        return Some(day);
    }
    let mut numbers = title.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty());
    let number = |part: Option<&str>| part.and_then(|part| part.parse::<i8>().ok());
    match (number(numbers.next()), number(numbers.next()), numbers.next()) {
        (Some(day), None, None) if title.starts_with(|c: char| c.is_ascii_digit()) => Day::new(month.year(), month.month(), day).ok(),
        (Some(of), Some(day), None) => Day::new(month.year(), of, day).ok(),
        _ => None,
    }
}

fn read_sheet(path: &Path, grid: &Grid, month: Day) -> Result<Sheet, No> {
    let file = path.file_name().map_or(String::new(), |name| name.to_string_lossy().into_owned());
    let mut rows: Vec<(u32, Vec<Cell>)> = Vec::new();
    let table = exchange::read(path, &OpenOptions::default(), &mut |row, cells, _| {
        rows.push((row, cells));
        if rows.len() < MOST_ROWS { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    })?;
    let heads = Heads::of(&table.headers, month);
    if heads.days.is_empty() || (heads.name.is_none() && heads.number.is_none()) {
        return Err(No::Refused(Refusal { message: msg!("roster-plan-sheet-heads"), clauses: Vec::new(), flaws: Vec::new() }));
    }
    let mut sheet = Sheet { file, ..Sheet::default() };
    let mut seen = BTreeSet::new();
    for (row, cells) in &rows {
        read_row(&mut sheet, &mut seen, grid, &heads, *row, cells);
    }
    compare(&mut sheet, grid);
    Ok(sheet)
}

fn read_row(sheet: &mut Sheet, seen: &mut BTreeSet<i64>, grid: &Grid, heads: &Heads, row: u32, cells: &[Cell]) {
    let text = |place: Option<usize>| place.and_then(|place| cells.get(place)).map_or(String::new(), |cell| cell.text().trim().to_owned());
    let (number, name) = (text(heads.number), text(heads.name));
    let place_of = heads.name.or(heads.number).unwrap_or(0);
    let at = |place: usize| Address { row, column: u32::try_from(place).unwrap_or(u32::MAX) };
    let filled = heads.days.iter().any(|(place, _)| cells.get(*place).is_some_and(|cell| !cell.is_blank()));
    let found: Vec<&Person> = if number.is_empty() {
        grid.people.iter().filter(|person| person.active && person.name == name).collect()
    } else {
        grid.people.iter().filter(|person| person.number == number).collect()
    };
    let [person] = found.as_slice() else {
        // Heads of teams, sums and remarks stand in rows of their own.
        if filled && !(number.is_empty() && name.is_empty()) {
            let who = if name.is_empty() { number } else { name };
            let message =
                if found.is_empty() { msg!("roster-plan-sheet-nobody", name = who) } else { msg!("roster-plan-sheet-several", name = who) };
            flaw(sheet, at(place_of), message);
        }
        return;
    };
    if !seen.insert(person.id) {
        return flaw(sheet, at(place_of), msg!("roster-plan-sheet-twice", name = person.name.as_str()));
    }
    for (place, day) in &heads.days {
        let value = cells.get(*place).map_or(String::new(), |cell| cell.text().into_owned());
        match kinds_of(&value, &grid.types) {
            Ok(kinds) => sheet.days.push(DayPlan { staff: person.id, day: *day, kinds: kinds.into_iter().flatten().collect() }),
            Err(message) => flaw(sheet, at(*place), message),
        }
    }
}

fn flaw(sheet: &mut Sheet, at: Address, message: Message) {
    if sheet.flaws.len() < MOST_FLAWS {
        sheet.flaws.push((at, message));
    }
}

/// Counts what the workbook would change.
fn compare(sheet: &mut Sheet, grid: &Grid) {
    let mut stored: BTreeMap<(i64, Day), Vec<i64>> = BTreeMap::new();
    for shift in &grid.shifts {
        stored.entry((shift.staff, shift.day)).or_default().push(shift.kind);
    }
    for plan in &sheet.days {
        let mut was = stored.get(&(plan.staff, plan.day)).cloned().unwrap_or_default();
        let mut is = plan.kinds.clone();
        was.sort_unstable();
        is.sort_unstable();
        if was == is {
            sheet.same += 1;
            continue;
        }
        sheet.published += usize::from(grid.published.contains(&plan.day));
        match (was.is_empty(), is.is_empty()) {
            (true, _) => sheet.new += 1,
            (_, true) => sheet.cleared += 1,
            _ => sheet.changed += 1,
        }
    }
}

// ---- calendars ----

/// Published shifts that are worked, as events.
fn agenda(grid: &Grid, people: &[Person], of: Of, lang: Lang, at: Instant) -> Agenda {
    let names: BTreeMap<i64, &str> = people.iter().map(|person| (person.id, person.name.as_str())).collect();
    let within = |shift: &&Shift| shift.published && works(grid, shift) && grid.from <= shift.day && shift.day <= grid.to;
    let events = grid.shifts.iter().filter(within).filter_map(|shift| {
        let name = *names.get(&shift.staff)?;
        let title = match of {
            Of::Me => msg!("roster-plan-agenda-own", shift = shift.name.as_str()),
            _ => msg!("roster-plan-agenda-of", shift = shift.name.as_str(), name = name),
        };
        let mut text = vec![format!("{name} {} {}", shift.written(), lang.say(&times(shift)))];
        if !shift.seat.is_empty() {
            text.push(lang.say(&msg!("roster-plan-seat", seat = shift.seat.as_str())));
        }
        Some(AgendaEvent {
            uid: format!("shift-{}@kefu-desk", shift.id),
            revision: shift.rev,
            from: shift.span.from,
            to: shift.span.to,
            title: lang.say(&title),
            text: text.join("\n"),
        })
    });
    let name = match (of, people) {
        (Of::Me, [me, ..]) => msg!("roster-plan-agenda-name-own", name = me.name.as_str()),
        (Of::Team(_), [first, ..]) => msg!("roster-plan-agenda-name-own", name = first.team_name.as_str()),
        _ => msg!("roster-plan-sheet"),
    };
    Agenda { name: lang.say(&name), lang, at, events: events.collect() }
}

// ---- holidays ----

/// Reads a table of holidays: the JSON of holiday-cn, or a sheet with day, 休 or 班, and name.
///
/// # Errors
/// `FILE-…` and `SHEET-…` for what cannot be read, or a refusal for what is no table of holidays.
pub fn read_holidays(path: &Path) -> Result<Table, No> {
    let file = path.file_name().map_or(String::new(), |name| name.to_string_lossy().into_owned());
    let is_json = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("json"));
    let (year, days) = if is_json { holidays_of_json(path)? } else { (None, holidays_of_sheet(path)?) };
    let mut counts: BTreeMap<i16, usize> = BTreeMap::new();
    for mark in &days {
        *counts.entry(mark.day.year()).or_default() += 1;
    }
    let most = counts.iter().max_by_key(|(_, count)| **count).map(|(year, _)| *year);
    match year.or(most) {
        Some(year) if !days.is_empty() => Ok(Table { file, year, days }),
        _ => Err(none()),
    }
}

fn none() -> No {
    No::Refused(Refusal::by("CONV-09", msg!("roster-plan-holidays-none")))
}

fn holidays_of_json(path: &Path) -> Result<(Option<i16>, Vec<CalendarDay>), No> {
    let unreadable = |e: &dyn std::fmt::Display| Fault::new("FILE-READ", msg!("roster-plan-holidays-unreadable"), e);
    let size = std::fs::metadata(path).map_err(|e| unreadable(&e))?.len();
    if size > MOST_BYTES {
        return Err(none());
    }
    let text = std::fs::read_to_string(path).map_err(|e| unreadable(&e))?;
    let value: Value = serde_json::from_str(text.trim_start_matches('\u{feff}')).map_err(|_| none())?;
    let year = value.get("year").and_then(Value::as_i64).and_then(|year| i16::try_from(year).ok());
    let days = value.get("days").and_then(Value::as_array).ok_or_else(none)?;
    let mark = |day: &Value| {
        let kind = if day.get("isOffDay")?.as_bool()? { DayKind::Holiday } else { DayKind::Workday };
        Some(CalendarDay { day: day.get("date")?.as_str()?.parse().ok()?, kind, name: day.get("name")?.as_str()?.to_owned() })
    };
    let marks: Option<Vec<CalendarDay>> = days.iter().map(mark).collect();
    Ok((year, marks.ok_or_else(none)?))
}

/// Columns may stand in any order: a day, a word of its kind, and whatever text is left is the name.
fn holidays_of_sheet(path: &Path) -> Result<Vec<CalendarDay>, No> {
    let mut days = Vec::new();
    let options = OpenOptions { header_row: Some(0), ..OpenOptions::default() };
    exchange::read(path, &options, &mut |_, cells, _| {
        let (mut day, mut kind, mut name) = (None, None, String::new());
        for text in cells.iter().map(|cell| cell.text().trim().to_owned()).filter(|text| !text.is_empty()) {
            if let (None, Ok(found)) = (day, dates::parse_day(&text)) {
                day = Some(found);
            } else if let (None, Some(found)) = (kind, kind_of_word(&text)) {
                kind = Some(found);
            } else if name.is_empty() {
                name = text;
            }
        }
        if let (Some(day), Some(kind)) = (day, kind) {
            let name = if name.is_empty() { kind.word().to_owned() } else { name };
            days.push(CalendarDay { day, kind, name });
        }
        if days.len() < MOST_ROWS { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    })?;
    Ok(days)
}

fn kind_of_word(word: &str) -> Option<DayKind> {
    match word.to_lowercase().as_str() {
        "休" | "休息" | "放假" | "节假日" | "holiday" | "off" | "true" => Some(DayKind::Holiday),
        "班" | "上班" | "调休" | "补班" | "workday" | "work" | "false" => Some(DayKind::Workday),
        _ => None,
    }
}
