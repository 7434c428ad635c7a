//! XLSX written row by row in constant memory: dates as dates, numbers as numbers, codes as text. What the table is of, who wrote it, when and
//! why stands in a last sheet.

use std::any::Any;
use std::io::{BufWriter, Write};
use std::ops::Range;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use jiff::civil::{Date, DateTime, Time, date};
use rust_xlsxwriter::{Chart, ChartType, Format, Workbook, Worksheet, XlsxError};

use crate::base::Fault;

use super::cell::moment_text;
use super::print::Page;
use super::replace::{Replacement, folder_of};
use super::write::{OutCell, OutColumn, OutKind};
use super::{Address, faults};

/// Rows of one sheet, header included; the limit of Excel.
const SHEET_ROWS: u32 = 1_048_576;

/// How hard a workbook is packed: half the time of the usual 6, for a file that is a twelfth larger.
const ZIP_LEVEL: u8 = 3;

/// Longest name of a sheet, in UTF-16 units; the limit of Excel.
const NAME_UNITS: usize = 31;

/// A workbook being written.
pub(super) struct WorkbookOut {
    workbook: Workbook,
    sheet: Worksheet,
    columns: Vec<OutColumn>,
    formats: Formats,
    name: String,
    /// What the table is of.
    page: Page,
    /// Sheets that are already full.
    full: u32,
    /// Next row of the present sheet, from 0; the header is row 0.
    next: u32,
    limit: u32,
    /// Columns that a chart beside the rows draws over the first one.
    charted: Range<u16>,
    replacement: Replacement,
}

impl WorkbookOut {
    pub(super) fn create(path: &Path, page: Page, columns: &[OutColumn]) -> Result<Self, Fault> {
        Self::with_limit(path, page, columns, SHEET_ROWS)
    }

    /// As [`WorkbookOut::create`], with another number of rows per sheet, for tests.
    pub(super) fn with_limit(path: &Path, page: Page, columns: &[OutColumn], limit: u32) -> Result<Self, Fault> {
        let replacement = Replacement::beside(path)?;
        let mut workbook = Workbook::new();
        // The rows wait on disk until the end: beside the target, where there must be room anyway; the system's folder may be memory.
        workbook.set_tempdir(folder_of(replacement.target())).map_err(|e| failed(path, e))?;
        workbook.set_zip_compression_level(ZIP_LEVEL);
        let formats = Formats::on(&Format::new());
        let name = sheet_name(&page.title, "");
        let sheet = new_sheet(&mut workbook, &name, columns, &formats).map_err(|e| failed(path, e))?;
        let columns = columns.to_vec();
        Ok(WorkbookOut { workbook, sheet, columns, formats, name, page, full: 0, next: 1, limit, charted: 0..0, replacement })
    }

    pub(super) fn chart(&mut self, columns: Range<u16>) {
        self.charted = columns;
    }

    pub(super) fn row(&mut self, cells: &[OutCell<'_>]) -> Result<(), Fault> {
        // The library panics where its own temporary file cannot be written; to the person that is a full disk, not a crash.
        match catch_unwind(AssertUnwindSafe(|| self.write_row(cells))) {
            Ok(Ok(())) => Ok(()),
            Ok(Err((column, XlsxError::MaxStringLengthExceeded))) => {
                Err(faults::cell_long(Address { row: self.next.saturating_add(1), column: u32::from(column) }))
            }
            Ok(Err((_, error))) => Err(failed(self.replacement.target(), error)),
            Err(panic) => Err(panicked(self.replacement.target(), &*panic)),
        }
    }

    fn write_row(&mut self, cells: &[OutCell<'_>]) -> Result<(), (u16, XlsxError)> {
        if self.next >= self.limit {
            self.begin_next_sheet().map_err(|e| (0, e))?;
        }
        let row = self.next;
        for (column, cell) in (0u16..).zip(cells) {
            let kind = self.columns.get(usize::from(column)).map_or(OutKind::Text, |c| c.kind);
            let (number, own) = match cell {
                OutCell::Empty => continue,
                OutCell::Text(text) => {
                    self.sheet.write_string(row, column, text.as_ref()).map_err(|e| (column, e))?;
                    continue;
                }
                // Whole numbers beyond what a sheet can hold exactly stay whole as text.
                OutCell::Integer(number) if number.unsigned_abs() > 999_999_999_999_999 => {
                    self.sheet.write_string(row, column, number.to_string()).map_err(|e| (column, e))?;
                    continue;
                }
                OutCell::Integer(number) => (*number as f64, OutKind::Integer),
                OutCell::Decimal { hundredths } => (*hundredths as f64 / 100.0, OutKind::Decimal),
                OutCell::Date(day) => match day_serial(*day) {
                    Some(serial) => (serial, OutKind::Date),
                    None => {
                        self.sheet.write_string(row, column, day.to_string()).map_err(|e| (column, e))?;
                        continue;
                    }
                },
                OutCell::Moment(at) => match moment_serial(*at) {
                    Some(serial) => (serial, OutKind::Moment),
                    None => {
                        self.sheet.write_string(row, column, moment_text(*at)).map_err(|e| (column, e))?;
                        continue;
                    }
                },
            };
            // The format of the column does it; looking a format up for every cell would cost a quarter of the time.
            let written = if own == kind {
                self.sheet.write_number(row, column, number)
            } else {
                self.sheet.write_number_with_format(row, column, number, self.formats.of(own))
            };
            written.map_err(|e| (column, e))?;
        }
        self.next += 1;
        Ok(())
    }

    fn begin_next_sheet(&mut self) -> Result<(), XlsxError> {
        let name = sheet_name(&self.name, &format!("({})", self.full + 2));
        let sheet = new_sheet(&mut self.workbook, &name, &self.columns, &self.formats)?;
        let mut done = std::mem::replace(&mut self.sheet, sheet);
        filter(&mut done, self.columns.len(), self.next)?;
        self.workbook.push_worksheet(done);
        self.full += 1;
        self.next = 1;
        Ok(())
    }

    pub(super) fn finish(self) -> Result<(), Fault> {
        let WorkbookOut { mut workbook, mut sheet, columns, formats, next, name, page, full, charted, replacement, .. } = self;
        filter(&mut sheet, columns.len(), next).map_err(|e| failed(replacement.target(), e))?;
        // Of many sheets none holds it all.
        if full == 0 && next > 1 && !charted.is_empty() {
            chart(&mut sheet, &name, charted, next - 1, columns.len()).map_err(|e| failed(replacement.target(), e))?;
        }
        workbook.push_worksheet(sheet);
        if !page.facts.is_empty() {
            about(&mut workbook, &page, &formats).map_err(|e| failed(replacement.target(), e))?;
        }
        save(&mut workbook, &replacement)?;
        replacement.put_in_place()
    }
}

/// Writes the workbook into the replacement; a panic of the library becomes a fault.
pub(super) fn save(workbook: &mut Workbook, replacement: &Replacement) -> Result<(), Fault> {
    let mut file = BufWriter::with_capacity(1 << 16, replacement.handle()?);
    match catch_unwind(AssertUnwindSafe(|| workbook.save_to_writer(&mut file))) {
        Ok(result) => result.map_err(|e| failed(replacement.target(), e))?,
        Err(panic) => return Err(panicked(replacement.target(), &*panic)),
    }
    file.flush().map_err(|e| faults::writing(replacement.target(), &e))
}

/// A sheet with its header, widths and column formats.
fn new_sheet(workbook: &mut Workbook, name: &str, columns: &[OutColumn], formats: &Formats) -> Result<Worksheet, XlsxError> {
    let mut sheet = workbook.new_worksheet_with_constant_memory()?;
    sheet.set_name(name)?;
    sheet.set_freeze_panes(1, 0)?;
    for (at, column) in (0u16..).zip(columns) {
        sheet.set_column_width(at, f64::from(column.width_chars.clamp(1, 255)))?;
        sheet.set_column_format(at, formats.of(column.kind))?;
        sheet.write_string_with_format(0, at, &column.title, &formats.head)?;
    }
    Ok(sheet)
}

fn filter(sheet: &mut Worksheet, columns: usize, rows: u32) -> Result<(), XlsxError> {
    if let Some(last) = columns.checked_sub(1).and_then(|last| u16::try_from(last).ok()) {
        sheet.autofilter(0, 0, rows.saturating_sub(1), last)?;
    }
    Ok(())
}

/// A sheet that says what the table is of, as a printed list does in its head.
fn about(workbook: &mut Workbook, page: &Page, formats: &Formats) -> Result<(), XlsxError> {
    let sheet = workbook.add_worksheet().set_name(sheet_name(&page.lang.tr("exchange-about"), ""))?;
    sheet.set_column_width(0, 16)?.set_column_width(1, 80)?;
    let value = formats.text.clone().set_text_wrap();
    sheet.write_string_with_format(0, 0, &page.title, &formats.head)?;
    for (row, fact) in (1u32..).zip(&page.facts) {
        sheet.write_string_with_format(row, 0, &fact.label, &formats.head)?;
        sheet.write_string_with_format(row, 1, &fact.value, &value)?;
    }
    Ok(())
}

/// A chart on the right of the rows: a bar of each row for each of these columns.
fn chart(sheet: &mut Worksheet, name: &str, charted: Range<u16>, last: u32, columns: usize) -> Result<(), XlsxError> {
    let mut chart = Chart::new(ChartType::Column);
    for column in charted {
        chart.add_series().set_name((name, 0, column)).set_categories((name, 1, 0, last, 0)).set_values((name, 1, column, last, column));
    }
    let beside = u16::try_from(columns.saturating_add(1)).unwrap_or_default();
    sheet.insert_chart(1, beside, &chart).map(|_| ())
}

/// The formats of one workbook.
pub(super) struct Formats {
    pub(super) head: Format,
    text: Format,
    integer: Format,
    decimal: Format,
    date: Format,
    moment: Format,
}

impl Formats {
    /// The formats, each on the same ground.
    pub(super) fn on(ground: &Format) -> Self {
        let numbers = |pattern: &str| ground.clone().set_num_format(pattern);
        Formats {
            head: ground.clone().set_bold(),
            // Text that stays text when somebody types into the cell: codes keep their zeros.
            text: numbers("@"),
            integer: numbers("0"),
            decimal: numbers("#,##0.00"),
            date: numbers("yyyy-mm-dd"),
            moment: numbers("yyyy-mm-dd hh:mm"),
        }
    }

    pub(super) fn of(&self, kind: OutKind) -> &Format {
        match kind {
            OutKind::Text => &self.text,
            OutKind::Integer => &self.integer,
            OutKind::Decimal => &self.decimal,
            OutKind::Date => &self.date,
            OutKind::Moment => &self.moment,
        }
    }
}

/// Days since the epoch of Excel; `None` before March 1900, where its calendar is wrong.
pub(super) fn day_serial(day: Date) -> Option<f64> {
    let days = day.duration_since(date(1899, 12, 30)).as_hours() / 24;
    (days > 60).then_some(days as f64)
}

/// As [`day_serial`], with the part of the day.
pub(super) fn moment_serial(at: DateTime) -> Option<f64> {
    let seconds = at.time().duration_since(Time::midnight()).as_secs();
    Some(day_serial(at.date())? + seconds as f64 / 86_400.0)
}

/// A name that Excel takes: without `[ ] : * ? / \`, no apostrophe at the ends, at most 31 units with its ending.
pub(super) fn sheet_name(name: &str, ending: &str) -> String {
    let room = NAME_UNITS.saturating_sub(ending.encode_utf16().count());
    let mut fitted = String::new();
    let mut units = 0;
    for c in name.trim().trim_matches('\'').chars() {
        let c = if matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\') || c.is_control() { ' ' } else { c };
        units += c.len_utf16();
        if units > room {
            break;
        }
        fitted.push(c);
    }
    let fitted = fitted.trim().trim_end_matches('\'');
    if fitted.is_empty() && ending.is_empty() { "Sheet1".to_owned() } else { format!("{fitted}{ending}") }
}

/// A fault for what the library reports.
pub(super) fn failed(path: &Path, error: XlsxError) -> Fault {
    match error {
        XlsxError::IoError(e) => faults::writing(path, &e),
        XlsxError::TempFileError(_, e) => faults::creating(path, &e),
        XlsxError::ZipError(e) => faults::writing(path, &std::io::Error::from(e)),
        // The texts of the other errors may quote cells.
        other => faults::write_failed(path, format!("{other:?}").chars().take_while(|c| c.is_alphanumeric()).collect::<String>()),
    }
}

pub(super) fn panicked(path: &Path, panic: &(dyn Any + Send)) -> Fault {
    let words = panic.downcast_ref::<String>().map_or("", String::as_str);
    let kind = if words.contains("StorageFull") { std::io::ErrorKind::StorageFull } else { std::io::ErrorKind::Other };
    faults::writing(path, &std::io::Error::new(kind, "the temporary rows could not be written"))
}
