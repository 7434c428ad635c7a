//! Writing a sheet row by row: the values, the columns, and one writer for both formats.

use std::borrow::Cow;
use std::ops::Range;
use std::path::Path;

use jiff::civil::{Date, DateTime};

use crate::base::Fault;

use super::csv_out::CsvOut;
use super::print::Page;
use super::print::list::ListOut;
use super::workbook_out::WorkbookOut;

/// A value to write.
#[derive(Debug, Clone, PartialEq)]
pub enum OutCell<'a> {
    /// Nothing.
    Empty,
    /// Text; telephone numbers and codes belong here, so that no digit is lost.
    Text(Cow<'a, str>),
    /// A whole number.
    Integer(i64),
    /// Money in fen, or a score or rate in hundredths; shown with two decimals.
    Decimal {
        /// The number times 100.
        hundredths: i64,
    },
    /// A day.
    Date(Date),
    /// A day with its time.
    Moment(DateTime),
}

impl<'a> From<&'a str> for OutCell<'a> {
    fn from(text: &'a str) -> Self {
        OutCell::Text(Cow::Borrowed(text))
    }
}

impl From<String> for OutCell<'_> {
    fn from(text: String) -> Self {
        OutCell::Text(Cow::Owned(text))
    }
}

/// What a column holds; other cells may stand in it, only the format of the column follows this.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OutKind {
    /// Text.
    Text,
    /// Whole numbers.
    Integer,
    /// Numbers with two decimals.
    Decimal,
    /// Days.
    Date,
    /// Days with times.
    Moment,
}

/// A column of the sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutColumn {
    /// Header, in the language of the reader.
    pub title: String,
    /// Width in characters of the standard font; a Chinese character takes two.
    pub width_chars: u16,
    /// What the column holds.
    pub kind: OutKind,
}

impl OutColumn {
    /// A column.
    pub fn new(title: impl Into<String>, width_chars: u16, kind: OutKind) -> Self {
        OutColumn { title: title.into(), width_chars, kind }
    }
}

/// A file format for writing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SheetFormat {
    /// Workbook with real types, bold frozen header and filter.
    Xlsx,
    /// UTF-8 with BOM, CRLF; values that a sheet would run as formulas carry an apostrophe, which [`super::read`] takes off again.
    Csv,
    /// Printed pages, A4; of no use for an import.
    Pdf,
}

impl SheetFormat {
    /// By the ending of the file name; `None` for others.
    pub fn of_path(path: &Path) -> Option<Self> {
        let ending = path.extension()?.to_str()?;
        if ending.eq_ignore_ascii_case("xlsx") {
            Some(SheetFormat::Xlsx)
        } else if ending.eq_ignore_ascii_case("csv") {
            Some(SheetFormat::Csv)
        } else if ending.eq_ignore_ascii_case("pdf") {
            Some(SheetFormat::Pdf)
        } else {
            None
        }
    }
}

/// A sheet being written. The file appears, or replaces an older one, only with [`SheetWriter::finish`]; dropped before that, nothing is left.
pub struct SheetWriter {
    out: Out,
}

enum Out {
    Xlsx(Box<WorkbookOut>),
    Csv(Box<CsvOut>),
    Pdf(Box<ListOut>),
}

impl SheetWriter {
    /// Begins a sheet with its header. `sheet_name` is fitted to what Excel allows.
    ///
    /// # Errors
    /// `FILE-…` where the folder is missing or closed, or the target is a folder or read-only.
    pub fn create(path: &Path, format: SheetFormat, sheet_name: &str, columns: &[OutColumn]) -> Result<Self, Fault> {
        Self::headed(path, format, Page { title: sheet_name.to_owned(), ..Page::default() }, columns)
    }

    /// As [`SheetWriter::create`], with what a PDF says above and below the list. A workbook says the same in a last sheet, so that its table
    /// stays a table; CSV is the table alone.
    ///
    /// # Errors
    /// As [`SheetWriter::create`].
    pub fn headed(path: &Path, format: SheetFormat, page: Page, columns: &[OutColumn]) -> Result<Self, Fault> {
        let out = match format {
            SheetFormat::Xlsx => Out::Xlsx(Box::new(WorkbookOut::create(path, page, columns)?)),
            SheetFormat::Csv => Out::Csv(Box::new(CsvOut::create(path, columns)?)),
            SheetFormat::Pdf => Out::Pdf(Box::new(ListOut::create(path, page, columns)?)),
        };
        Ok(SheetWriter { out })
    }

    /// A workbook draws these columns as a chart over the first one, beside the rows; other formats have none.
    pub fn chart(&mut self, columns: Range<u16>) {
        if let Out::Xlsx(out) = &mut self.out {
            out.chart(columns);
        }
    }

    /// Writes one row.
    ///
    /// # Errors
    /// `FILE-…` when the disk is full or gone; `SHEET-CELL-LONG` for a text that Excel cannot hold;
    /// `PAGE-WIDE`, `PAGE-LONG` or `PAGE-FAILED` for a PDF. Drop the writer then.
    pub fn row(&mut self, cells: &[OutCell<'_>]) -> Result<(), Fault> {
        match &mut self.out {
            Out::Xlsx(out) => out.row(cells),
            Out::Csv(out) => out.row(cells),
            Out::Pdf(out) => out.row(cells),
        }
    }

    /// Completes the file and puts it in its place. A workbook is compressed here: some seconds per million rows, without a way to stop.
    ///
    /// # Errors
    /// `FILE-…`; what stood at the path before is then unchanged.
    pub fn finish(self) -> Result<(), Fault> {
        match self.out {
            Out::Xlsx(out) => out.finish(),
            Out::Csv(out) => out.finish(),
            Out::Pdf(out) => out.finish(),
        }
    }
}
