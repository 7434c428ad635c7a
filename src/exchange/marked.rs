//! The error workbook: the flawed rows of an import as they came, wrong cells red with a note, ready to be corrected and imported again.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use jiff::civil::Time;
use rust_xlsxwriter::{Format, Note, Workbook, Worksheet, XlsxError};

use crate::base::Fault;
use crate::i18n::Lang;

use super::cell::Cell;
use super::replace::{Replacement, folder_of};
use super::spool::Spool;
use super::workbook_out::{Formats, day_serial, failed, moment_serial, panicked, save, sheet_name};
use super::write::OutKind;

/// Fill of a wrong cell; a soft red that is readable in print too.
const WRONG_FILL: u32 = 0x00FB_DEDC;

/// Notes of one workbook; beyond, Excel becomes slow. The last column names every problem anyway.
const MOST_NOTES: usize = 10_000;

/// Rows below the header of one sheet.
const MOST_ROWS: u32 = 1_048_575;

/// Something wrong in a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// Row of the file, from 1.
    pub row: u32,
    /// Column, from 0; `None` when the row as a whole is wrong.
    pub column: Option<u32>,
    /// Why, as a sentence in the language of the reader.
    pub reason: String,
}

/// Header of the column that names the problems.
pub fn problem_header(lang: Lang) -> String {
    lang.tr("exchange-problem-header").into_owned()
}

/// Whether a header is that of the problem column, in either language. Importers leave such a column out.
pub fn is_problem_header(header: &str) -> bool {
    let header = header.trim();
    header == problem_header(Lang::Zh) || header == problem_header(Lang::En)
}

/// Writes the rows that carry a mark, with their headers and a last column of reasons. Returns how many rows were written.
/// Values stay as they were read. A problem column of an earlier round is left out.
///
/// # Errors
/// `FILE-…` as with every file that is written; `SPOOL-BROKEN`.
pub fn write_marked(path: &Path, spool: &Spool, sheet: &str, lang: Lang, marks: &[Mark]) -> Result<u32, Fault> {
    let mut by_row: BTreeMap<u32, Vec<&Mark>> = BTreeMap::new();
    for mark in marks {
        by_row.entry(mark.row).or_default().push(mark);
    }
    let replacement = Replacement::beside(path)?;
    let mut workbook = Workbook::new();
    workbook.set_tempdir(folder_of(replacement.target())).map_err(|e| failed(path, e))?;
    let out = workbook.new_worksheet_with_constant_memory().map_err(|e| failed(path, e))?;
    let mut marked = MarkedSheet { out, looks: Looks::new(), columns: columns(spool, &by_row)?, next: 1, notes: 0 };
    marked.contained(path, |m| m.begin(sheet, spool.headers(), lang))?;
    for row in spool.iter() {
        let (number, cells) = row?;
        if let Some(marks) = by_row.get(&number)
            && marked.next <= MOST_ROWS
        {
            marked.contained(path, |m| m.row(&cells, marks))?;
        }
    }
    marked.contained(path, MarkedSheet::end)?;
    let written = marked.next - 1;
    workbook.push_worksheet(marked.out);
    save(&mut workbook, &replacement)?;
    replacement.put_in_place()?;
    Ok(written)
}

/// The columns of the source that are written: all that a header, a value or a mark stands in, without an old problem column.
fn columns(spool: &Spool, by_row: &BTreeMap<u32, Vec<&Mark>>) -> Result<Vec<u32>, Fault> {
    let mut width = spool.headers().len();
    for row in spool.iter() {
        let (number, cells) = row?;
        if let Some(marks) = by_row.get(&number) {
            let marked = marks.iter().filter_map(|m| m.column).max().map_or(0, |c| c as usize + 1);
            width = width.max(cells.len()).max(marked.min(super::MAX_COLUMNS));
        }
    }
    let old = |column: &u32| spool.headers().get(*column as usize).is_some_and(|h| is_problem_header(h));
    Ok((0u32..).take(width).filter(|c| !old(c)).collect())
}

struct MarkedSheet {
    out: Worksheet,
    looks: Looks,
    /// Which column of the source stands in each column here.
    columns: Vec<u32>,
    /// Next row, from 0.
    next: u32,
    notes: usize,
}

impl MarkedSheet {
    /// The library panics where its temporary file cannot be written.
    fn contained(&mut self, path: &Path, work: impl FnOnce(&mut Self) -> Result<(), XlsxError>) -> Result<(), Fault> {
        match catch_unwind(AssertUnwindSafe(|| work(self))) {
            Ok(result) => result.map_err(|e| failed(path, e)),
            Err(panic) => Err(panicked(path, &*panic)),
        }
    }

    fn last(&self) -> u16 {
        u16::try_from(self.columns.len()).unwrap_or(u16::MAX)
    }

    fn begin(&mut self, sheet: &str, headers: &[String], lang: Lang) -> Result<(), XlsxError> {
        self.out.set_name(sheet_name(sheet, ""))?;
        self.out.set_freeze_panes(1, 0)?;
        let last = self.last();
        for (at, column) in (0u16..).zip(&self.columns) {
            let title = headers.get(*column as usize).map_or("", String::as_str);
            self.out.set_column_width(at, 16)?;
            self.out.write_string_with_format(0, at, title, &self.looks.right.head)?;
        }
        self.out.set_column_width(last, 60)?;
        self.out.write_string_with_format(0, last, problem_header(lang), &self.looks.right.head)?;
        Ok(())
    }

    fn row(&mut self, cells: &[Cell], marks: &[&Mark]) -> Result<(), XlsxError> {
        let row = self.next;
        for (at, column) in (0u16..).zip(&self.columns) {
            let reasons: Vec<&str> = marks.iter().filter(|m| m.column == Some(*column)).map(|m| m.reason.as_str()).collect();
            let wrong = !reasons.is_empty();
            write(&mut self.out, row, at, cells.get(*column as usize).unwrap_or(&Cell::Empty), &self.looks, wrong)?;
            if wrong && self.notes < MOST_NOTES {
                self.notes += 1;
                let text: String = reasons.join("\n").chars().take(1_000).collect();
                self.out.insert_note(row, at, &Note::new(text).add_author_prefix(false).set_width(240))?;
            }
        }
        let all: String = marks.iter().map(|m| m.reason.as_str()).collect::<Vec<_>>().join("\n").chars().take(16_000).collect();
        self.out.write_string_with_format(row, self.last(), all, &self.looks.reasons)?;
        self.next += 1;
        Ok(())
    }

    fn end(&mut self) -> Result<(), XlsxError> {
        self.out.autofilter(0, 0, self.next - 1, self.last())?;
        Ok(())
    }
}

struct Looks {
    right: Formats,
    wrong: Formats,
    wrong_plain: Format,
    reasons: Format,
}

impl Looks {
    fn new() -> Self {
        let red = Format::new().set_background_color(WRONG_FILL);
        Looks { right: Formats::on(&Format::new()), wrong: Formats::on(&red), wrong_plain: red, reasons: Format::new().set_text_wrap() }
    }
}

/// Writes a cell as it was read.
fn write(out: &mut Worksheet, row: u32, at: u16, cell: &Cell, looks: &Looks, wrong: bool) -> Result<(), XlsxError> {
    let formats = if wrong { &looks.wrong } else { &looks.right };
    match cell {
        Cell::Empty if wrong => out.write_blank(row, at, &looks.wrong_plain)?,
        Cell::Empty => return Ok(()),
        Cell::Text(text) | Cell::Error(text) => out.write_string_with_format(row, at, text, formats.of(OutKind::Text))?,
        // Long whole numbers (telephone numbers, codes) would be shown with an exponent.
        Cell::Number(number) if number.fract() == 0.0 && number.abs() >= 1e9 => {
            out.write_number_with_format(row, at, *number, formats.of(OutKind::Integer))?
        }
        Cell::Number(number) if wrong => out.write_number_with_format(row, at, *number, &looks.wrong_plain)?,
        Cell::Number(number) => out.write_number(row, at, *number)?,
        Cell::Bool(yes) if wrong => out.write_boolean_with_format(row, at, *yes, &looks.wrong_plain)?,
        Cell::Bool(yes) => out.write_boolean(row, at, *yes)?,
        Cell::Date(moment) => {
            let kind = if moment.time() == Time::midnight() { OutKind::Date } else { OutKind::Moment };
            match if kind == OutKind::Date { day_serial(moment.date()) } else { moment_serial(*moment) } {
                Some(serial) => out.write_number_with_format(row, at, serial, formats.of(kind))?,
                None => out.write_string_with_format(row, at, cell.text(), formats.of(OutKind::Text))?,
            }
        }
    };
    Ok(())
}
