//! A scenario file as it is written: departments, scenarios, steps and their arguments. Anything unknown is an error of the file.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::fmt;
use std::path::{Path, PathBuf};

use kefu_desk::base::{Day, Instant};
use toml::{Table, Value};

/// Why a file cannot be run as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wrong(pub String);

impl fmt::Display for Wrong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A formatted reason.
macro_rules! why {
    ($($arg:tt)*) => { $crate::book::Wrong(format!($($arg)*)) };
}
pub(crate) use why;

/// `Err` with a formatted reason.
macro_rules! wrong {
    ($($arg:tt)*) => { Err($crate::book::Wrong(format!($($arg)*))) };
}
pub(crate) use wrong;

/// A kind of shift.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShiftType {
    pub name: String,
    pub start: String,
    pub end: String,
    pub night: bool,
    pub min_staff: i64,
    pub date_offset: i64,
    pub skills: String,
}

/// Who works which shifts before the first step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rostered {
    pub who: String,
    /// The business day and the name of each shift.
    pub shifts: Vec<(Day, String)>,
    pub seat: String,
}

/// Free days of the department.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Holidays {
    BuiltIn,
    Days(Vec<Day>),
}

/// A department before the first step.
#[derive(Debug, Clone)]
pub struct Department {
    pub shift_types: Vec<ShiftType>,
    pub holidays: Holidays,
    pub staff: Vec<Args>,
    pub customers: Vec<Args>,
}

/// One situation.
pub struct Scenario {
    pub id: String,
    pub params: Vec<(String, String)>,
    pub roster: Vec<Rostered>,
    pub steps: Vec<Step>,
}

/// One act or one look.
pub struct Step {
    pub at: Option<Instant>,
    pub what: What,
    pub args: Args,
}

/// What a step does.
pub enum What {
    Do { verb: String, who: String, expect: Expect, cites: Vec<String>, says: Option<String>, save: Option<String> },
    Check { check: String, wanted: Wanted },
}

/// How an act ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expect {
    Ok,
    Warned,
    Refused,
}

impl fmt::Display for Expect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Expect::Ok => "ok",
            Expect::Warned => "warned",
            Expect::Refused => "refused",
        })
    }
}

/// What a check compares with.
pub enum Wanted {
    Is(Value),
    Contains(Value),
}

/// A file with its scenarios, or a department without any.
pub struct Book {
    pub department: Option<PathBuf>,
    /// Each one by itself, so that one that cannot be run does not hide the others.
    pub scenarios: Vec<Result<Scenario, Wrong>>,
}

/// Arguments of one table. What nobody asked for is unknown.
#[derive(Debug, Clone)]
pub struct Args {
    table: Table,
    asked: RefCell<BTreeSet<String>>,
}

impl Args {
    pub fn new(table: Table) -> Self {
        Args { table, asked: RefCell::new(BTreeSet::new()) }
    }

    pub fn get(&self, name: &str) -> Option<&Value> {
        self.asked.borrow_mut().insert(name.to_owned());
        self.table.get(name)
    }

    pub fn text(&self, name: &str) -> Result<Option<String>, Wrong> {
        match self.get(name) {
            None => Ok(None),
            Some(Value::String(text)) => Ok(Some(text.clone())),
            Some(Value::Datetime(day)) => Ok(Some(day.to_string())),
            Some(other) => wrong!("argument {name} must be text, is {other}"),
        }
    }

    pub fn must(&self, name: &str) -> Result<String, Wrong> {
        self.text(name)?.ok_or_else(|| why!("argument {name} is missing"))
    }

    /// Text, or a number, a switch or a list of these written as one.
    pub fn value(&self, name: &str) -> Result<Option<String>, Wrong> {
        let plain = |value: &Value| match value {
            Value::Integer(number) => Some(number.to_string()),
            Value::Float(number) => Some(number.to_string()),
            Value::Boolean(flag) => Some(flag.to_string()),
            Value::String(text) => Some(text.clone()),
            _ => None,
        };
        match self.get(name) {
            Some(Value::Array(list)) => {
                let texts: Option<Vec<String>> = list.iter().map(plain).collect();
                texts.map(|texts| Some(texts.join(","))).ok_or_else(|| why!("argument {name} must hold texts or numbers"))
            }
            Some(value) if plain(value).is_some() => Ok(plain(value)),
            _ => self.text(name),
        }
    }

    pub fn flag(&self, name: &str) -> Result<bool, Wrong> {
        self.flag_or(name, false)
    }

    /// A flag that has this value where nothing is said.
    pub fn flag_or(&self, name: &str, usual: bool) -> Result<bool, Wrong> {
        match self.get(name) {
            None => Ok(usual),
            Some(Value::Boolean(flag)) => Ok(*flag),
            Some(other) => wrong!("argument {name} must be true or false, is {other}"),
        }
    }

    pub fn number(&self, name: &str) -> Result<Option<i64>, Wrong> {
        match self.get(name) {
            None => Ok(None),
            Some(Value::Integer(number)) => Ok(Some(*number)),
            Some(other) => wrong!("argument {name} must be a whole number, is {other}"),
        }
    }

    pub fn texts(&self, name: &str) -> Result<Option<Vec<String>>, Wrong> {
        match self.get(name) {
            None => Ok(None),
            Some(Value::Array(list)) => list
                .iter()
                .map(|value| value.as_str().map_or_else(|| wrong!("argument {name} must hold texts, holds {value}"), |t| Ok(t.to_owned())))
                .collect::<Result<_, _>>()
                .map(Some),
            Some(other) => wrong!("argument {name} must be a list, is {other}"),
        }
    }

    pub fn tables(&self, name: &str) -> Result<Option<Vec<Args>>, Wrong> {
        match self.get(name) {
            None => Ok(None),
            Some(Value::Array(list)) => list
                .iter()
                .map(|value| match value {
                    Value::Table(table) => Ok(Args::new(table.clone())),
                    other => wrong!("argument {name} must hold tables, holds {other}"),
                })
                .collect::<Result<_, _>>()
                .map(Some),
            Some(other) => wrong!("argument {name} must be a list, is {other}"),
        }
    }

    pub fn day(&self, name: &str) -> Result<Option<Day>, Wrong> {
        self.text(name)?.map(|text| text.parse().map_err(|_| why!("argument {name} must be a date, is {text}"))).transpose()
    }

    pub fn moment(&self, name: &str) -> Result<Option<Instant>, Wrong> {
        self.text(name)?.map(|text| moment(&text)).transpose()
    }

    /// Everything that is there was understood.
    pub fn finish(&self) -> Result<(), Wrong> {
        let asked = self.asked.borrow();
        let unknown: Vec<&str> = self.table.keys().map(String::as_str).filter(|name| !asked.contains(*name)).collect();
        if unknown.is_empty() { Ok(()) } else { wrong!("unknown argument {}", unknown.join(", ")) }
    }
}

/// A local time, with or without seconds.
pub fn moment(text: &str) -> Result<Instant, Wrong> {
    let text = text.trim();
    let whole = if text.len() == "2026-03-11 08:00".len() { format!("{text}:00") } else { text.to_owned() };
    whole.replace(' ', "T").parse().map(Instant::of).map_err(|_| why!("“{text}” is no time like 2026-03-11 08:00:00"))
}

fn load(path: &Path) -> Result<Table, Wrong> {
    let text = std::fs::read_to_string(path).map_err(|e| why!("cannot be read: {e}"))?;
    text.parse::<Table>().map_err(|e| why!("no TOML: {e}"))
}

/// Reads a file with scenarios, or checks that it is a department.
pub fn read(path: &Path) -> Result<Book, Wrong> {
    let table = load(path)?;
    if !table.contains_key("scenario") {
        read_department(path)?;
        return Ok(Book { department: None, scenarios: Vec::new() });
    }
    let args = Args::new(table);
    let department = args.must("department")?;
    let scenarios = args.tables("scenario")?.unwrap_or_default().iter().map(scenario).collect();
    args.finish()?;
    let folder = path.parent().unwrap_or(Path::new("."));
    Ok(Book { department: Some(folder.join(department)), scenarios })
}

fn scenario(args: &Args) -> Result<Scenario, Wrong> {
    let id = args.must("id")?;
    let named = |wrong: Wrong| Wrong(format!("{id}: {wrong}"));
    args.text("title").map_err(named)?;
    let params = match args.get("params") {
        None => Vec::new(),
        Some(Value::Table(table)) => {
            let args = Args::new(table.clone());
            table.keys().map(|key| Ok((key.clone(), args.value(key)?.unwrap_or_default()))).collect::<Result<_, Wrong>>().map_err(named)?
        }
        Some(_) => return wrong!("{id}: params must be a table"),
    };
    let roster = args.tables("roster").map_err(named)?.unwrap_or_default();
    let roster = roster.iter().map(rostered).collect::<Result<_, _>>().map_err(|wrong| Wrong(format!("{id}, roster: {wrong}")))?;
    let Some(steps) = args.tables("step").map_err(named)? else { return wrong!("{id}: no step") };
    let steps = steps
        .into_iter()
        .enumerate()
        .map(|(n, args)| step(args).map_err(|wrong| Wrong(format!("{id}, step {}: {wrong}", n + 1))))
        .collect::<Result<_, _>>()?;
    args.finish().map_err(named)?;
    Ok(Scenario { id, params, roster, steps })
}

fn rostered(args: &Args) -> Result<Rostered, Wrong> {
    let who = args.must("who")?;
    let shifts = args.texts("shifts")?.unwrap_or_default();
    let shifts = shifts.iter().map(|text| shift(text)).collect::<Result<_, _>>()?;
    let seat = args.value("seat")?.unwrap_or_default();
    args.finish()?;
    Ok(Rostered { who, shifts, seat })
}

/// A shift as it is written: the business day and the name, such as `2026-03-11 早`.
pub fn shift(text: &str) -> Result<(Day, String), Wrong> {
    let parts = text.trim().split_once(' ');
    let read = parts.and_then(|(day, name)| Some((day.parse().ok()?, name.trim().to_owned())));
    read.ok_or_else(|| why!("“{text}” is no shift like 2026-03-11 早"))
}

fn step(args: Args) -> Result<Step, Wrong> {
    let at = args.moment("at")?;
    let what = match (args.text("do")?, args.text("check")?) {
        (Some(verb), None) => {
            let expect = match args.must("expect")?.as_str() {
                "ok" => Expect::Ok,
                "warned" => Expect::Warned,
                "refused" => Expect::Refused,
                other => return wrong!("expect must be ok, warned or refused, is {other}"),
            };
            let cites = args.texts("cites")?.unwrap_or_default();
            What::Do { verb, who: args.must("who")?, expect, cites, says: args.text("says")?, save: args.text("save")? }
        }
        (None, Some(check)) => {
            let wanted = match (args.get("is"), args.get("contains")) {
                (Some(value), None) => Wanted::Is(value.clone()),
                (None, Some(value)) => Wanted::Contains(value.clone()),
                _ => return wrong!("a check needs either is or contains"),
            };
            What::Check { check, wanted }
        }
        _ => return wrong!("a step needs either do or check"),
    };
    Ok(Step { at, what, args })
}

/// Reads a department.
pub fn read_department(path: &Path) -> Result<Department, Wrong> {
    let args = Args::new(load(path)?);
    let shift_types = args
        .tables("shift_type")?
        .unwrap_or_default()
        .iter()
        .map(|shift| {
            let kind = ShiftType {
                name: shift.must("name")?,
                start: shift.must("start")?,
                end: shift.must("end")?,
                night: shift.flag("night")?,
                min_staff: shift.number("min_staff")?.unwrap_or(0),
                date_offset: shift.number("date_offset")?.unwrap_or(0),
                skills: match shift.get("skills") {
                    Some(Value::Array(_)) => shift.texts("skills")?.unwrap_or_default().join("、"),
                    _ => shift.text("skills")?.unwrap_or_default(),
                },
            };
            shift.finish()?;
            Ok(kind)
        })
        .collect::<Result<_, Wrong>>()?;
    let holidays = match args.get("holidays") {
        Some(Value::String(word)) if word == "built-in" => Holidays::BuiltIn,
        Some(Value::String(word)) => return wrong!("holidays must be \"built-in\" or dates, is {word}"),
        None => Holidays::Days(Vec::new()),
        Some(_) => Holidays::Days(
            args.texts("holidays")?
                .unwrap_or_default()
                .iter()
                .map(|day| day.parse().map_err(|_| why!("holiday {day} is no date")))
                .collect::<Result<_, _>>()?,
        ),
    };
    let staff = args.tables("staff")?.unwrap_or_default();
    let customers = args.tables("customers")?.unwrap_or_default();
    args.finish()?;
    if staff.is_empty() {
        return wrong!("a department needs staff");
    }
    Ok(Department { shift_types, holidays, staff, customers })
}
