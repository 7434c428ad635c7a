//! Workbooks by calamine: XLSX as a stream, XLS and ODS from memory. What calamine panics on becomes a fault.

use std::fmt;
use std::fs::File;
use std::io::BufReader;
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use calamine::{Data, DataRef, ExcelDateTime, Ods, OdsError, Reader, Sheet, SheetType, SheetVisible, Xls, XlsError, Xlsx, XlsxError};
use jiff::SignedDuration;
use jiff::civil::{Date, DateTime};

use crate::base::Fault;

use super::cell::{Address, Cell};
use super::read::{EachRow, OpenOptions, Progress, SheetKind, trimmed};
use super::{MAX_CELL_CHARS, MAX_COLUMNS, faults};

/// An open workbook.
pub(super) struct WorkbookSource {
    path: PathBuf,
    book: Book,
    sheets: Vec<String>,
    sheet: String,
}

enum Book {
    Xlsx(Box<Xlsx<BufReader<File>>>),
    Xls(Box<Xls<BufReader<File>>>),
    Ods(Box<Ods<BufReader<File>>>),
}

impl WorkbookSource {
    /// Opens a workbook of a kind that was recognised and checked before.
    pub(super) fn open(path: &Path, kind: SheetKind, options: &OpenOptions) -> Result<Self, Fault> {
        let file = BufReader::new(File::open(path).map_err(|e| faults::reading(path, &e))?);
        let book = contained(path, || match kind {
            SheetKind::Ods => Ods::new(file).map(|b| Book::Ods(Box::new(b))).map_err(|e| ods_fault(path, e)),
            SheetKind::Xls => Xls::new(file).map(|b| Book::Xls(Box::new(b))).map_err(|e| xls_fault(path, e)),
            _ => Xlsx::new(file).map(|b| Book::Xlsx(Box::new(b))).map_err(|e| xlsx_fault(path, e)),
        })?;
        let sheets = visible(match &book {
            Book::Xlsx(book) => book.sheets_metadata(),
            Book::Xls(book) => book.sheets_metadata(),
            Book::Ods(book) => book.sheets_metadata(),
        });
        let sheet = match &options.sheet {
            Some(wanted) => sheets.iter().find(|s| *s == wanted).ok_or_else(|| faults::no_such_sheet(path, wanted))?,
            None => sheets.first().ok_or_else(|| faults::empty(path))?,
        };
        Ok(WorkbookSource { path: path.to_owned(), sheet: sheet.clone(), sheets, book })
    }

    pub(super) fn kind(&self) -> SheetKind {
        match self.book {
            Book::Xlsx(_) => SheetKind::Xlsx,
            Book::Xls(_) => SheetKind::Xls,
            Book::Ods(_) => SheetKind::Ods,
        }
    }

    pub(super) fn sheets(&self) -> &[String] {
        &self.sheets
    }

    pub(super) fn sheet(&self) -> &str {
        &self.sheet
    }

    pub(super) fn rows(&mut self, each: EachRow<'_>) -> Result<(), Fault> {
        let (path, sheet) = (&self.path, &self.sheet);
        let range = match &mut self.book {
            Book::Xlsx(book) => return stream(path, book, sheet, each),
            Book::Xls(book) => contained(path, || book.worksheet_range(sheet).map_err(|e| xls_fault(path, e)))?,
            Book::Ods(book) => contained(path, || book.worksheet_range(sheet).map_err(|e| ods_fault(path, e)))?,
        };
        let Some((first_row, first_column)) = range.start() else { return Ok(()) };
        let total = range.height() as u64;
        for (at, values) in (0u32..).zip(range.rows()) {
            let mut row = RowBuilder::new(first_row.saturating_add(at));
            for (column, value) in (first_column..).zip(values) {
                if !matches!(value, Data::Empty) {
                    row.put(column, cell_of(value.clone()))?;
                }
            }
            if let ControlFlow::Break(()) = row.hand_out(Progress { done: u64::from(at), total }, each) {
                return Ok(());
            }
        }
        Ok(())
    }
}

/// XLSX cell by cell: a million rows never stand in memory at once.
fn stream(path: &Path, book: &mut Xlsx<BufReader<File>>, sheet: &str, each: EachRow<'_>) -> Result<(), Fault> {
    let mut reader = contained(path, || book.worksheet_cells_reader(sheet).map_err(|e| xlsx_fault(path, e)))?;
    let declared = u64::from(reader.dimensions().end.0).saturating_add(1);
    let mut row = RowBuilder::new(0);
    loop {
        let cell = contained(path, || reader.next_cell().map_err(|e| xlsx_fault(path, e)))?;
        let position = cell.as_ref().map(calamine::Cell::get_position);
        if position.is_none_or(|(at, _)| at != row.index) {
            let done = u64::from(row.index);
            // Some programs declare a sheet of one cell; such a total would say that all is done.
            let total = if declared > done { declared } else { 0 };
            let next = position.map_or(u32::MAX, |(at, _)| at);
            if next < row.index {
                return Err(faults::damaged(path, "rows out of order"));
            }
            let finished = std::mem::replace(&mut row, RowBuilder::new(next));
            if let ControlFlow::Break(()) = finished.hand_out(Progress { done, total }, each) {
                return Ok(());
            }
        }
        let Some(cell) = cell else { return Ok(()) };
        let value = match cell.get_value() {
            DataRef::Empty => continue,
            DataRef::SharedString(text) => text_cell((*text).to_owned()),
            DataRef::String(text) => text_cell(text.clone()),
            other => cell_of(Data::from(other.clone())),
        };
        row.put(cell.get_position().1, value)?;
    }
}

/// The cells of one row as they come.
struct RowBuilder {
    /// Row, from 0.
    index: u32,
    cells: Vec<Cell>,
}

impl RowBuilder {
    fn new(index: u32) -> Self {
        RowBuilder { index, cells: Vec::new() }
    }

    fn put(&mut self, column: u32, cell: Cell) -> Result<(), Fault> {
        if matches!(cell, Cell::Empty) {
            return Ok(());
        }
        let row = self.index.saturating_add(1);
        let at = column as usize;
        if at >= MAX_COLUMNS {
            return Err(faults::wide(row));
        }
        if let Cell::Text(text) = &cell
            && text.len() > MAX_CELL_CHARS
            && text.chars().count() > MAX_CELL_CHARS
        {
            return Err(faults::cell_long(Address { row, column }));
        }
        if self.cells.len() <= at {
            self.cells.resize(at + 1, Cell::Empty);
        }
        if let Some(place) = self.cells.get_mut(at) {
            *place = cell;
        }
        Ok(())
    }

    fn hand_out(self, progress: Progress, each: EachRow<'_>) -> ControlFlow<()> {
        match trimmed(self.cells) {
            Some(cells) => each(self.index.saturating_add(1), cells, progress),
            None => ControlFlow::Continue(()),
        }
    }
}

/// Worksheets that a person sees in Excel; all of them where none is visible.
fn visible(all: &[Sheet]) -> Vec<String> {
    let names = |wanted: &dyn Fn(&Sheet) -> bool| -> Vec<String> {
        all.iter().filter(|s| s.typ == SheetType::WorkSheet && wanted(s)).map(|s| s.name.clone()).collect()
    };
    let seen = names(&|s| s.visible == SheetVisible::Visible);
    if seen.is_empty() { names(&|_| true) } else { seen }
}

fn text_cell(text: String) -> Cell {
    if text.is_empty() { Cell::Empty } else { Cell::Text(text) }
}

fn cell_of(value: Data) -> Cell {
    match value {
        Data::Empty => Cell::Empty,
        Data::String(text) => text_cell(text),
        Data::Int(number) => Cell::Number(number as f64),
        Data::Float(number) => Cell::Number(number),
        Data::Bool(yes) => Cell::Bool(yes),
        Data::Error(error) => Cell::Error(error.to_string()),
        Data::DateTime(at) => date_cell(at),
        Data::DateTimeIso(text) => match text.parse::<DateTime>().or_else(|_| text.parse::<Date>().map(|d| d.at(0, 0, 0, 0))) {
            Ok(at) => Cell::Date(at),
            Err(_) => text_cell(text),
        },
        Data::DurationIso(text) => match text.parse::<SignedDuration>() {
            Ok(length) => Cell::Text(clock_text(length.as_secs())),
            Err(_) => text_cell(text),
        },
    }
}

/// A serial number in a date format. Times without a day and durations have no date and become text such as `08:30`.
fn date_cell(at: ExcelDateTime) -> Cell {
    let serial = at.as_f64();
    if at.is_duration() || (0.0..1.0).contains(&serial) {
        return Cell::Text(clock_text((serial * 86_400.0).round() as i64));
    }
    // Excel itself shows such numbers as ####.
    if !(1.0..2_958_466.0).contains(&serial) {
        return Cell::Number(serial);
    }
    let (year, month, day, hour, minute, second, milli) = at.to_ymd_hms_milli();
    let narrow = |n: u8| i8::try_from(n).unwrap_or_default();
    let made = i16::try_from(year)
        .ok()
        .and_then(|year| DateTime::new(year, narrow(month), narrow(day), narrow(hour), narrow(minute), narrow(second), 0).ok());
    // Fractions of a day are not exact: 22:18 may be stored as 22:17:59.9999.
    let round_up = SignedDuration::from_secs(i64::from(milli >= 500));
    match made.and_then(|at| at.checked_add(round_up).ok()) {
        Some(at) => Cell::Date(at),
        // 29 February 1900 exists in Excel only.
        None => Cell::Number(serial),
    }
}

/// `08:30`, `08:30:15`, `-26:00`.
fn clock_text(seconds: i64) -> String {
    let sign = if seconds < 0 { "-" } else { "" };
    let size = seconds.unsigned_abs();
    let (hours, minutes, rest) = (size / 3600, size / 60 % 60, size % 60);
    if rest == 0 { format!("{sign}{hours:02}:{minutes:02}") } else { format!("{sign}{hours:02}:{minutes:02}:{rest:02}") }
}

/// Runs calamine on a file that may be made to break it. A panic there is a damaged file here.
fn contained<T>(path: &Path, work: impl FnOnce() -> Result<T, Fault>) -> Result<T, Fault> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| Err(faults::damaged(path, "the reader gave up")))
}

/// The name of an error's kind. The rest of its text may quote cells and stays out of the log.
fn kind_of(error: &impl fmt::Debug) -> String {
    format!("{error:?}").chars().take_while(|c| c.is_alphanumeric()).collect()
}

fn xlsx_fault(path: &Path, error: XlsxError) -> Fault {
    match error {
        XlsxError::Password => faults::password(path),
        XlsxError::Io(e) => faults::unpacking(path, &e),
        XlsxError::XmlEof(_) => faults::truncated(path, "the sheet ends early"),
        other => faults::damaged(path, kind_of(&other)),
    }
}

fn xls_fault(path: &Path, error: XlsError) -> Fault {
    match error {
        XlsError::Password => faults::password(path),
        XlsError::Io(e) => faults::unpacking(path, &e),
        other => faults::damaged(path, kind_of(&other)),
    }
}

fn ods_fault(path: &Path, error: OdsError) -> Fault {
    match error {
        OdsError::Password => faults::password(path),
        OdsError::Io(e) => faults::unpacking(path, &e),
        OdsError::CellLimitExceeded { .. } => faults::inflates(path, "too many cells"),
        other => faults::damaged(path, kind_of(&other)),
    }
}
