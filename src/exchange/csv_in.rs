//! Text tables: encoding, delimiter, rows with the numbers that Excel would show.

use std::fs::File;
use std::io::Read;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use csv::{ReaderBuilder, StringRecord};

use crate::base::Fault;

use super::cell::{Address, Cell};
use super::csv_out::unguarded;
use super::encoding::{DecodedText, TextEncoding, TextTrouble, detect};
use super::faults::{self, NoTable};
use super::read::{EachRow, OpenOptions, Progress, trimmed};
use super::{MAX_CELL_CHARS, MAX_COLUMNS};

/// Delimiters that are tried, the usual one first.
const DELIMITERS: [u8; 3] = [b',', b'\t', b';'];

/// Characters of the beginning by which the delimiter is found.
const SAMPLE_BYTES: u64 = 1 << 16;

/// Records of the sample that are compared.
const SAMPLE_RECORDS: usize = 50;

/// An open text table.
pub(super) struct CsvSource {
    path: PathBuf,
    encoding: TextEncoding,
    delimiter: u8,
    /// Row of the first record: empty lines may stand above it.
    first_row: u32,
    size: u64,
}

impl CsvSource {
    pub(super) fn open(path: &Path, options: &OpenOptions) -> Result<Self, Fault> {
        let fault = |e: std::io::Error| faults::reading(path, &e);
        let file = File::open(path).map_err(fault)?;
        let size = file.metadata().map_err(fault)?.len();
        let encoding = match options.encoding {
            Some(encoding) => encoding,
            None => detect(file).map_err(fault)?.ok_or_else(|| faults::no_table(path, NoTable::Other))?,
        };
        let mut sample = Vec::new();
        let mut text = DecodedText::new(File::open(path).map_err(fault)?, encoding);
        // What cannot be decoded is reported with its row when the rows are read.
        let _ = text.by_ref().take(SAMPLE_BYTES).read_to_end(&mut sample);
        let cut = sample.len() as u64 == SAMPLE_BYTES;
        Ok(CsvSource {
            path: path.to_owned(),
            encoding,
            delimiter: delimiter(&sample, cut),
            first_row: leading_lines(&sample).saturating_add(1),
            size,
        })
    }

    pub(super) fn encoding(&self) -> TextEncoding {
        self.encoding
    }

    pub(super) fn rows(&mut self, each: EachRow<'_>) -> Result<(), Fault> {
        let file = File::open(&self.path).map_err(|e| faults::reading(&self.path, &e))?;
        let text = DecodedText::new(file, self.encoding);
        let mut reader =
            ReaderBuilder::new().has_headers(false).flexible(true).delimiter(self.delimiter).buffer_capacity(1 << 16).from_reader(text);
        let mut record = StringRecord::new();
        let mut rows = RowNumbers::new(self.first_row);
        loop {
            reader.get_mut().row_bytes = 0;
            match reader.read_record(&mut record) {
                Ok(true) => {}
                Ok(false) => return Ok(()),
                Err(error) => return Err(self.trouble(error, rows.upcoming())),
            }
            let row = rows.next(reader.position().line(), &record);
            if let Some(cells) = trimmed(cells(&record, row)?) {
                let progress = Progress { done: reader.get_ref().taken, total: self.size };
                if let ControlFlow::Break(()) = each(row, cells, progress) {
                    return Ok(());
                }
            }
        }
    }

    fn trouble(&self, error: csv::Error, row: u32) -> Fault {
        let csv::ErrorKind::Io(error) = error.into_kind() else {
            return faults::damaged(&self.path, "csv");
        };
        match error.get_ref().and_then(|e| e.downcast_ref::<TextTrouble>()) {
            Some(TextTrouble::Undecodable) => faults::undecodable(row, self.encoding),
            Some(TextTrouble::RowTooLong) => faults::row_long(row),
            None => faults::reading(&self.path, &error),
        }
    }
}

/// Counts rows as Excel does: an empty line is a row, a line break inside a value is not.
struct RowNumbers {
    first_row: u32,
    row: u32,
    /// Line ends that the reader had passed after the first record.
    first_line: Option<u64>,
    /// Line breaks inside values since then.
    inside: u64,
}

impl RowNumbers {
    fn new(first_row: u32) -> Self {
        RowNumbers { first_row, row: first_row.saturating_sub(1), first_line: None, inside: 0 }
    }

    fn upcoming(&self) -> u32 {
        self.row.saturating_add(1)
    }

    fn next(&mut self, line: u64, record: &StringRecord) -> u32 {
        let row = match self.first_line {
            None => {
                self.first_line = Some(line);
                self.first_row
            }
            Some(first) => {
                self.inside += record.as_slice().bytes().filter(|b| *b == b'\n').count() as u64;
                let below = line.saturating_sub(first).saturating_sub(self.inside);
                self.first_row.saturating_add(u32::try_from(below).unwrap_or(u32::MAX))
            }
        };
        // Line ends of mixed kinds are counted late; the order still holds.
        self.row = row.max(self.upcoming());
        self.row
    }
}

fn cells(record: &StringRecord, row: u32) -> Result<Vec<Cell>, Fault> {
    if record.as_slice().contains('\0') {
        return Err(faults::zero_byte(row));
    }
    let mut cells = Vec::with_capacity(record.len().min(MAX_COLUMNS));
    for (column, value) in (0u32..).zip(record.iter()) {
        if value.is_empty() {
            if cells.len() < MAX_COLUMNS {
                cells.push(Cell::Empty);
            }
            continue;
        }
        if column as usize >= MAX_COLUMNS {
            return Err(faults::wide(row));
        }
        let value = unguarded(value);
        if value.len() > MAX_CELL_CHARS && value.chars().count() > MAX_CELL_CHARS {
            return Err(faults::cell_long(Address { row, column }));
        }
        cells.push(Cell::Text(value.to_owned()));
    }
    Ok(cells)
}

/// Line ends before the first character of content.
fn leading_lines(sample: &[u8]) -> u32 {
    let blank = sample.iter().take_while(|b| matches!(b, b'\r' | b'\n'));
    let (returns, feeds) = blank.fold((0u32, 0u32), |(r, f), b| if *b == b'\r' { (r + 1, f) } else { (r, f + 1) });
    returns.max(feeds)
}

/// The delimiter that cuts most records of the sample into the same number of fields.
fn delimiter(sample: &[u8], cut: bool) -> u8 {
    let mut best = (b',', (0, 0));
    for candidate in DELIMITERS {
        let score = consistency(sample, cut, candidate);
        if score > best.1 {
            best = (candidate, score);
        }
    }
    best.0
}

/// Records with the commonest number of fields above one, and that number.
fn consistency(sample: &[u8], cut: bool, delimiter: u8) -> (usize, usize) {
    let mut reader = ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(sample);
    let mut widths: Vec<usize> = reader.byte_records().take(SAMPLE_RECORDS).map_while(Result::ok).map(|record| record.len()).collect();
    if cut && widths.len() > 1 && widths.len() < SAMPLE_RECORDS {
        // The last record of a cut sample is cut itself.
        widths.pop();
    }
    let mut best = (0, 0);
    for width in &widths {
        let alike = widths.iter().filter(|w| *w == width).count();
        if *width > 1 && (alike, *width) > best {
            best = (alike, *width);
        }
    }
    best
}
