//! Reading a sheet of any kind: what the file is, where its header stands, and its rows as a stream.

use std::collections::VecDeque;
use std::fs::{self, File};
use std::io::Read;
use std::ops::ControlFlow;
use std::path::Path;

use crate::base::Fault;

use super::cell::{Cell, column_letters};
use super::compound::{self, Compound};
use super::encoding::TextEncoding;
use super::faults::{self, NoTable};
use super::{archive, csv_in, opendocument, workbook_in};

/// How to open a file; what is `None` is found out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OpenOptions {
    /// Encoding of a text file.
    pub encoding: Option<TextEncoding>,
    /// Sheet of a workbook; else the first visible one.
    pub sheet: Option<String>,
    /// Row of the header, from 1. 0 says that there is none: columns are then called A, B, C.
    pub header_row: Option<u32>,
}

/// What a file is, by its content; the ending of its name may lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SheetKind {
    /// Text with commas, semicolons or tabs.
    Csv,
    /// Excel since 2007, WPS.
    Xlsx,
    /// Excel before 2007.
    Xls,
    /// OpenDocument.
    Ods,
}

/// What a file shows before it is imported.
#[derive(Debug, Clone, PartialEq)]
pub struct Inspection {
    /// Kind of file.
    pub kind: SheetKind,
    /// Encoding, of text files.
    pub encoding: Option<TextEncoding>,
    /// Names of the visible sheets; empty for text files.
    pub sheets: Vec<String>,
    /// The sheet that is read; empty for text files.
    pub sheet: String,
    /// Row of the header, from 1; 0 for none.
    pub header_row: u32,
    /// Headers without spaces around; an unnamed column between others is empty.
    pub headers: Vec<String>,
    /// The first rows below the header, at most 20.
    pub sample: Vec<Vec<Cell>>,
}

/// How far the reading is, in units of the file (bytes or rows): good for a bar, not for a count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Progress {
    /// Done so far.
    pub done: u64,
    /// All there is; 0 when the file does not say.
    pub total: u64,
}

impl Progress {
    /// From 0 to 100; `None` when the file does not say how much there is.
    pub fn percent(self) -> Option<u8> {
        if self.total == 0 {
            return None;
        }
        u8::try_from(self.done.saturating_mul(100) / self.total).map(|p| p.min(100)).ok().or(Some(100))
    }
}

/// Called with each row: its number in the file (from 1), its cells, the progress. `Break` stops the reading.
pub type EachRow<'a> = &'a mut dyn FnMut(u32, Vec<Cell>, Progress) -> ControlFlow<()>;

/// What stood above the rows that were read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// Row of the header, from 1; 0 for none.
    pub header_row: u32,
    /// Headers without spaces around.
    pub headers: Vec<String>,
    /// False when the caller stopped before the end.
    pub complete: bool,
}

/// Rows of the sample.
const SAMPLE_ROWS: usize = 20;

/// Opens a file and shows what it is: kind, encoding, sheets, header and the first rows.
///
/// # Errors
/// `FILE-…` when it cannot be opened, `SHEET-…` when it is no table, cut off, damaged, protected, too large or in another encoding.
pub fn inspect(path: &Path, options: &OpenOptions) -> Result<Inspection, Fault> {
    let mut source = Source::open(path, options)?;
    let (kind, encoding, sheets, sheet) = source.describe();
    let mut sample = Vec::new();
    let table = with_header(&mut source, path, options, &mut |_, cells, _| {
        sample.push(cells);
        if sample.len() < SAMPLE_ROWS { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    })?;
    Ok(Inspection { kind, encoding, sheets, sheet, header_row: table.header_row, headers: table.headers, sample })
}

/// Streams the rows below the header. Rows without content are left out; cells after the last one with content too.
///
/// # Errors
/// As [`inspect`]; also `SHEET-WIDE`, `SHEET-CELL-LONG` and `SHEET-ENCODING` with the place, after the rows before it were handed out.
pub fn read(path: &Path, options: &OpenOptions, each: EachRow<'_>) -> Result<Table, Fault> {
    with_header(&mut Source::open(path, options)?, path, options, each)
}

/// An open file of any kind.
enum Source {
    Csv(csv_in::CsvSource),
    Workbook(workbook_in::WorkbookSource),
}

impl Source {
    fn open(path: &Path, options: &OpenOptions) -> Result<Self, Fault> {
        // Folders, pipes and devices open like files on some systems and then wait for ever.
        let about = fs::metadata(path).map_err(|e| faults::reading(path, &e))?;
        if about.is_dir() {
            return Err(faults::is_folder(path));
        }
        if !about.is_file() {
            return Err(faults::no_table(path, NoTable::Other));
        }
        let mut file = File::open(path).map_err(|e| faults::reading(path, &e))?;
        let mut head = Vec::new();
        file.by_ref().take(512).read_to_end(&mut head).map_err(|e| faults::reading(path, &e))?;
        if head.is_empty() {
            return Err(faults::empty(path));
        }
        let kind = if head.starts_with(b"PK") {
            archive::check(path)?
        } else if head.starts_with(&compound::SIGNATURE) {
            match compound::check(path)? {
                Compound::Workbook => SheetKind::Xls,
                Compound::Encrypted => return Err(faults::password(path)),
                Compound::Other => return Err(faults::no_table(path, NoTable::Other)),
            }
        } else {
            if let Some(what) = foreign(&head) {
                return Err(faults::no_table(path, what));
            }
            return csv_in::CsvSource::open(path, options).map(Source::Csv);
        };
        if kind == SheetKind::Ods {
            opendocument::check(path)?;
        }
        workbook_in::WorkbookSource::open(path, kind, options).map(Source::Workbook)
    }

    fn describe(&self) -> (SheetKind, Option<TextEncoding>, Vec<String>, String) {
        match self {
            Source::Csv(source) => (SheetKind::Csv, Some(source.encoding()), Vec::new(), String::new()),
            Source::Workbook(source) => (source.kind(), None, source.sheets().to_vec(), source.sheet().to_owned()),
        }
    }

    fn rows(&mut self, each: EachRow<'_>) -> Result<(), Fault> {
        match self {
            Source::Csv(source) => source.rows(each),
            Source::Workbook(source) => source.rows(each),
        }
    }
}

/// Files that are text or have a name like a table, and are none.
fn foreign(head: &[u8]) -> Option<NoTable> {
    let start: String = String::from_utf8_lossy(head)
        .trim_start_matches(['\u{feff}', ' ', '\r', '\n', '\t'])
        .chars()
        .take(300)
        .collect::<String>()
        .to_lowercase();
    if start.starts_with("<!doctype") || start.starts_with("<html") || start.starts_with("<table") || start.starts_with("<head") {
        Some(NoTable::WebPage)
    } else if start.starts_with("<?xml") || start.starts_with("mime-version:") || head.starts_with(&[0x09, 0x08]) {
        // XML workbooks of 2003, web archives, and Excel before 97 without a container.
        Some(NoTable::OldWorkbook)
    } else if head.starts_with(b"%PDF")
        || head.starts_with(b"\x89PNG")
        || head.starts_with(&[0xFF, 0xD8, 0xFF])
        || head.starts_with(b"Rar!")
    {
        Some(NoTable::Other)
    } else {
        None
    }
}

/// Finds the header among the first rows and hands on what stands below it.
fn with_header(source: &mut Source, path: &Path, options: &OpenOptions, each: EachRow<'_>) -> Result<Table, Fault> {
    let mut finder = HeaderFinder { wanted: options.header_row, waiting: VecDeque::new(), found: None };
    let mut complete = true;
    source.rows(&mut |row, cells, progress| {
        let flow = finder.take(row, cells, progress, each);
        complete = flow.is_continue();
        flow
    })?;
    if complete {
        complete = finder.end(each).is_continue();
    }
    match (finder.found, options.header_row) {
        (Some((header_row, headers)), _) => Ok(Table { header_row, headers, complete }),
        (None, Some(row)) if row > 0 => Err(faults::no_header(path, row)),
        (None, _) => Err(faults::empty(path)),
    }
}

/// Rows that are looked at to find the header.
const HEADER_ROWS: usize = 20;

/// The header is the first row that has text in at least half as many cells as the fullest of the first rows has content,
/// and in two at least: titles, notes and dates above a table fill fewer. A sheet of one column has its header in the first row.
struct HeaderFinder {
    wanted: Option<u32>,
    waiting: VecDeque<(u32, Vec<Cell>, Progress)>,
    found: Option<(u32, Vec<String>)>,
}

impl HeaderFinder {
    fn take(&mut self, row: u32, cells: Vec<Cell>, progress: Progress, each: EachRow<'_>) -> ControlFlow<()> {
        if self.found.is_some() {
            return each(row, cells, progress);
        }
        match self.wanted {
            Some(wanted) if wanted > 0 => {
                if row == wanted {
                    self.found = Some((row, titles(&cells)));
                }
                // A header row without content was skipped already; the rows below it are no table then.
                if row > wanted { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
            }
            _ => {
                self.waiting.push_back((row, cells, progress));
                if self.waiting.len() < HEADER_ROWS { ControlFlow::Continue(()) } else { self.decide(each) }
            }
        }
    }

    fn end(&mut self, each: EachRow<'_>) -> ControlFlow<()> {
        if self.found.is_none() && !self.waiting.is_empty() { self.decide(each) } else { ControlFlow::Continue(()) }
    }

    fn decide(&mut self, each: EachRow<'_>) -> ControlFlow<()> {
        let fullest = self.waiting.iter().map(|(_, cells, _)| filled(cells)).max().unwrap_or_default();
        if self.wanted == Some(0) {
            let width = self.waiting.iter().map(|(_, cells, _)| cells.len()).max().unwrap_or_default();
            self.found = Some((0, (0u32..).take(width).map(column_letters).collect()));
        } else {
            let header = self.waiting.iter().position(|(_, cells, _)| texts(cells) >= fullest.div_ceil(2).max(fullest.min(2))).unwrap_or(0);
            self.waiting.drain(..header);
            if let Some((row, cells, _)) = self.waiting.pop_front() {
                self.found = Some((row, titles(&cells)));
            }
        }
        for (row, cells, progress) in std::mem::take(&mut self.waiting) {
            each(row, cells, progress)?;
        }
        ControlFlow::Continue(())
    }
}

fn filled(cells: &[Cell]) -> usize {
    cells.iter().filter(|c| !c.is_blank()).count()
}

fn texts(cells: &[Cell]) -> usize {
    cells.iter().filter(|c| matches!(c, Cell::Text(_)) && !c.is_blank()).count()
}

/// Headers as one line each.
fn titles(cells: &[Cell]) -> Vec<String> {
    cells.iter().map(|c| c.text().split_whitespace().collect::<Vec<_>>().join(" ")).collect()
}

/// Cuts blank cells from the end; `None` when nothing is left.
pub(super) fn trimmed(mut cells: Vec<Cell>) -> Option<Vec<Cell>> {
    let length = cells.iter().rposition(|c| !c.is_blank())? + 1;
    cells.truncate(length);
    Some(cells)
}
