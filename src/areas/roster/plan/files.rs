//! The plan as files: the grid as a workbook in both directions, rosters for calendar programs, tables of holidays.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde_json::Value;

use super::super::model::{CalendarDay, DayKind, Person, Shift};
use super::commands::{Command, DayPlan, days_of, judge_range};
use super::conflicts::times;
use super::model::kinds_of;
use super::{Answer, Away, Grid, Query};
use crate::areas::{self, roster};
use crate::base::{Day, Fault, Instant, Message, No, Refusal, dates};
use crate::exchange::{
    self, Address, Agenda, AgendaEvent, Cell, OpenOptions, OutCell, OutColumn, OutKind, SheetFormat, SheetWriter, write_bytes,
};
use crate::i18n::{Lang, weekday};
use crate::msg;
use crate::store::Store;

/// Most rows of a file that are looked at.
const MOST_ROWS: usize = 5_000;
/// Rows among which the heads are looked for.
const HEAD_ROWS: usize = 20;
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
            let (heads, rows) = read_rows(path, *month)?;
            let (grid, _) = readable(store, me, heads.range()?, Of::All, at)?;
            Ok(Some(PlanRead::Import(Arc::new(read_sheet(path, &heads, &rows, &grid)))))
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
    let cells = cells_of(grid);
    for person in people {
        let mut row: Vec<OutCell<'_>> = vec![person.number.as_str().into(), person.name.as_str().into(), person.team_name.as_str().into()];
        let (mut nights, mut minutes) = (0, 0);
        for day in &days {
            let shifts = cells.get(&(person.id, *day)).map_or(&[][..], Vec::as_slice);
            row.push(if shifts.is_empty() { OutCell::Empty } else { written(shifts).into() });
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

/// Shifts by whom they are of and when.
fn cells_of(grid: &Grid) -> BTreeMap<(i64, Day), Vec<&Shift>> {
    let mut cells: BTreeMap<(i64, Day), Vec<&Shift>> = BTreeMap::new();
    for shift in &grid.shifts {
        cells.entry((shift.staff, shift.day)).or_default().push(shift);
    }
    cells
}

/// Shifts of a day as a cell of the workbook names them.
fn written(shifts: &[&Shift]) -> String {
    let names: Vec<&str> = shifts.iter().map(|shift| shift.name.as_str()).collect();
    names.join("、")
}

fn works(grid: &Grid, shift: &Shift) -> bool {
    !grid.marks.get(&shift.id).and_then(|mark| mark.away).is_some_and(Away::wholly)
}

/// What the columns of a workbook are.
struct Heads {
    number: Option<usize>,
    name: Option<usize>,
    days: Vec<(usize, Day)>,
    /// Columns of days that have a column already.
    twice: Vec<(Address, Day)>,
}

impl Heads {
    /// The heads in this row, if it names people and days.
    fn of(row: u32, cells: &[Cell], month: Day) -> Option<Self> {
        let is = |ids: &[&str], title: &str| {
            let both = [Lang::Zh, Lang::En];
            ids.iter().any(|id| both.iter().any(|lang| lang.tr(id).eq_ignore_ascii_case(title)))
        };
        let mut heads = Heads { number: None, name: None, days: Vec::new(), twice: Vec::new() };
        for (place, cell) in cells.iter().enumerate() {
            let text = cell.text();
            let title = text.trim();
            if is(&["roster-plan-sheet-number", "staff-field-number"], title) {
                heads.number.get_or_insert(place);
            } else if is(&["roster-plan-name", "staff-field-name"], title) {
                heads.name.get_or_insert(place);
            } else if let Some(day) = day_of_head(title, month) {
                match heads.days.iter().any(|(_, other)| *other == day) {
                    true => heads.twice.push((address(row, place), day)),
                    false => heads.days.push((place, day)),
                }
            }
        }
        (!heads.days.is_empty() && (heads.name.is_some() || heads.number.is_some())).then_some(heads)
    }

    /// The first day and the last; at most a year is planned at once.
    fn range(&self) -> Result<(Day, Day), Refusal> {
        let days = self.days.iter().map(|(_, day)| *day);
        let (from, to) = days.clone().min().zip(days.max()).ok_or_else(no_heads)?;
        judge_range(from, to)?;
        Ok((from, to))
    }
}

fn no_heads() -> Refusal {
    Refusal { message: msg!("roster-plan-sheet-heads"), clauses: Vec::new(), flaws: Vec::new() }
}

fn address(row: u32, column: usize) -> Address {
    Address { row, column: u32::try_from(column).unwrap_or(u32::MAX) }
}

/// The day that a head names: in full, as month and day of the year that is shown, or as a number of the month that is shown.
fn day_of_head(title: &str, month: Day) -> Option<Day> {
    let bare = title.split_whitespace().next().unwrap_or_default();
    if let Ok(day) = dates::parse_day(title).or_else(|_| dates::parse_day(bare)) {
        return Some(day);
    }
    if !title.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let mut numbers = title.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty());
    let number = |part: Option<&str>| part.and_then(|part| part.parse::<i8>().ok());
    let day = match (number(numbers.next()), number(numbers.next()), numbers.next()) {
        (Some(day), None, None) if !title.contains('月') => Day::new(month.year(), month.month(), day).ok()?,
        (Some(of), Some(day), None) => Day::new(month.year(), of, day).ok()?,
        _ => return None,
    };
    // Beside its numbers a head says no more than 日 and the weekday: 12月工时 and 8小时班 are no days.
    let mut rest: String = title.chars().filter(|c| !c.is_ascii_digit()).collect();
    for lang in [Lang::Zh, Lang::En] {
        rest = rest.replace(weekday(lang, day), "");
    }
    let plain = |c: char| c.is_whitespace() || "月日号周星期一二三四五六日天./-()（）".contains(c);
    rest.chars().all(plain).then_some(day)
}

/// Rows of a sheet with their numbers.
type Rows = Vec<(u32, Vec<Cell>)>;

/// The heads of a workbook and the rows below them.
fn read_rows(path: &Path, month: Day) -> Result<(Heads, Rows), No> {
    let mut heads: Option<Heads> = None;
    let (mut above, mut rows) = (0, Vec::new());
    // Heads may be dates or numbers, which no other table has for heads; so they are looked for here.
    let options = OpenOptions { header_row: Some(0), ..OpenOptions::default() };
    let table = exchange::read(path, &options, &mut |row, cells, _| {
        if heads.is_none() {
            heads = Heads::of(row, &cells, month);
            above += 1;
        } else {
            rows.push((row, cells));
        }
        let go_on = if heads.is_none() { above < HEAD_ROWS } else { rows.len() <= MOST_ROWS };
        if go_on { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    })?;
    let heads = heads.ok_or_else(no_heads)?;
    if !table.complete {
        let message = msg!("roster-plan-sheet-long", most = MOST_ROWS);
        return Err(No::Refused(Refusal { message, clauses: Vec::new(), flaws: Vec::new() }));
    }
    Ok((heads, rows))
}

fn read_sheet(path: &Path, heads: &Heads, rows: &[(u32, Vec<Cell>)], grid: &Grid) -> Sheet {
    let file = path.file_name().map_or(String::new(), |name| name.to_string_lossy().into_owned());
    let mut sheet = Sheet { file, ..Sheet::default() };
    for (at, day) in &heads.twice {
        flaw(&mut sheet, *at, msg!("roster-plan-sheet-day-twice", day = day.to_string()));
    }
    let stored = cells_of(grid);
    let mut seen = BTreeSet::new();
    for (row, cells) in rows {
        read_row(&mut sheet, &mut seen, (grid, &stored), heads, *row, cells);
    }
    compare(&mut sheet, grid, &stored);
    sheet
}

/// A grid with its shifts by whom they are of and when.
type Stored<'a> = (&'a Grid, &'a BTreeMap<(i64, Day), Vec<&'a Shift>>);

fn read_row(sheet: &mut Sheet, seen: &mut BTreeSet<i64>, (grid, stored): Stored<'_>, heads: &Heads, row: u32, cells: &[Cell]) {
    let text = |place: Option<usize>| place.and_then(|place| cells.get(place)).map_or(String::new(), |cell| cell.text().trim().to_owned());
    let (number, name) = (text(heads.number), text(heads.name));
    let place_of = address(row, heads.name.or(heads.number).unwrap_or(0));
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
            flaw(sheet, place_of, message);
        }
        return;
    };
    if !name.is_empty() && person.name != name {
        let message = msg!("roster-plan-sheet-other", number = number, name = person.name.as_str());
        return flaw(sheet, place_of, message);
    }
    if !seen.insert(person.id) {
        return flaw(sheet, place_of, msg!("roster-plan-sheet-twice", name = person.name.as_str()));
    }
    for (place, day) in &heads.days {
        let value = cells.get(*place).map_or(String::new(), |cell| cell.text().trim().to_owned());
        let there = stored.get(&(person.id, *day)).map_or(&[][..], Vec::as_slice);
        // What is there stays what it is, even where its kind is planned no more.
        let kinds = match kinds_of(&value, &grid.types) {
            _ if value == written(there) => Ok(there.iter().map(|shift| shift.kind).collect()),
            read => read.map(|kinds| kinds.into_iter().flatten().collect()),
        };
        match kinds {
            Ok(kinds) => sheet.days.push(DayPlan { staff: person.id, day: *day, kinds }),
            Err(message) => flaw(sheet, address(row, *place), message),
        }
    }
}

fn flaw(sheet: &mut Sheet, at: Address, message: Message) {
    if sheet.flaws.len() < MOST_FLAWS {
        sheet.flaws.push((at, message));
    }
}

/// Counts what the workbook would change.
fn compare(sheet: &mut Sheet, grid: &Grid, stored: &BTreeMap<(i64, Day), Vec<&Shift>>) {
    for plan in &sheet.days {
        let there = stored.get(&(plan.staff, plan.day)).map_or(&[][..], Vec::as_slice);
        let mut was: Vec<i64> = there.iter().map(|shift| shift.kind).collect();
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
    let text = exchange::read_text(path, MOST_BYTES)?;
    let value: Value = serde_json::from_str(&text).map_err(|_| none())?;
    let year = value.get("year").and_then(Value::as_i64).and_then(|year| i16::try_from(year).ok());
    let days = value.get("days").and_then(Value::as_array).ok_or_else(none)?;
    let mark = |day: &Value| {
        let kind = if day.get("isOffDay")?.as_bool()? { DayKind::Holiday } else { DayKind::Workday };
        Some(CalendarDay {
            day: dates::parse_day(day.get("date")?.as_str()?).ok()?,
            kind,
            name: day.get("name")?.as_str()?.trim().to_owned(),
        })
    };
    let marks: Option<Vec<CalendarDay>> = days.iter().map(mark).collect();
    Ok((year, marks.ok_or_else(none)?))
}

/// Columns may stand in any order: a day, a word of its kind, and the first other text is the name.
fn holidays_of_sheet(path: &Path) -> Result<Vec<CalendarDay>, No> {
    let (mut days, mut unread) = (Vec::new(), None);
    let options = OpenOptions { header_row: Some(0), ..OpenOptions::default() };
    exchange::read(path, &options, &mut |row, cells, _| {
        let (mut day, mut kind, mut name) = (None, None, String::new());
        for text in cells.iter().map(|cell| cell.text().trim().to_owned()).filter(|text| !text.is_empty()) {
            if let (None, Ok(found)) = (day, dates::parse_day(&text)) {
                day = Some(found);
            } else if let (None, Some(found)) = (kind, kind_of_word(&text)) {
                kind = Some(found);
            } else if name.is_empty() && is_name(&text) {
                name = text;
            }
        }
        match (day, kind) {
            (Some(day), Some(kind)) => {
                let name = if name.is_empty() { kind.word().to_owned() } else { name };
                days.push(CalendarDay { day, kind, name });
            }
            // A range of days, or a day that does not exist: half of a table would be worse than none.
            (None, Some(_)) => unread = Some(row),
            _ => {}
        }
        if unread.is_none() && days.len() < MOST_ROWS { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    })?;
    match unread {
        Some(row) => Err(No::Refused(Refusal::by("CONV-09", msg!("roster-plan-holidays-day", row = i64::from(row))))),
        None => Ok(days),
    }
}

/// Numbers of lines and weekdays are no names of holidays.
fn is_name(text: &str) -> bool {
    let weekday = text.starts_with("周") || text.starts_with("星期");
    !weekday && text.chars().any(char::is_alphabetic)
}

fn kind_of_word(word: &str) -> Option<DayKind> {
    match word.to_lowercase().as_str() {
        "休" | "休息" | "放假" | "节假日" | "holiday" | "off" | "true" => Some(DayKind::Holiday),
        "班" | "上班" | "调休" | "补班" | "workday" | "work" | "false" => Some(DayKind::Workday),
        _ => None,
    }
}
