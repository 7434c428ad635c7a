//! The outside of an old compound file (OLE), looked at before calamine reads it: whether it is a workbook, an encrypted one
//! or something else, whether its chains end, and whether its sheets are of a possible size: calamine follows chains without
//! end and makes room for whatever size a sheet says it has, and a program that is refused memory dies.

use std::fs;
use std::path::Path;

use crate::base::Fault;

use super::archive::{double, word};
use super::{MAX_COLUMNS, faults};

/// First bytes of every compound file.
pub(super) const SIGNATURE: [u8; 8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

/// Largest old workbook that is read; it stands in memory as a whole.
const MOST_BYTES: u64 = 512 << 20;

/// Numbers from here on are marks and no sectors.
const MARKS: u32 = 0xFFFF_FFFA;

/// What a compound file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Compound {
    /// A workbook of Excel 97 to 2003.
    Workbook,
    /// A newer workbook behind a password.
    Encrypted,
    /// A document, a message, an installer.
    Other,
}

/// Recognises a compound file ([MS-CFB]) and refuses one that is cut off or made to harm.
pub(super) fn check(path: &Path) -> Result<Compound, Fault> {
    let size = fs::metadata(path).map_err(|e| faults::reading(path, &e))?.len();
    if size > MOST_BYTES {
        return Err(faults::inflates(path, format_args!("{size} bytes")));
    }
    let bytes = fs::read(path).map_err(|e| faults::reading(path, &e))?;
    let file = Sectors::new(&bytes).ok_or_else(|| faults::truncated(path, "the list of sectors is cut off"))?;
    let directory = file.chain(double(&bytes, 48)).ok_or_else(|| faults::truncated(path, "the directory is cut off"))?;
    let entries: Vec<DirectoryEntry> = directory.chunks_exact(128).map(DirectoryEntry::read).collect();
    let has = |name: &str| entries.iter().find(|e| e.name.eq_ignore_ascii_case(name));
    if has("EncryptedPackage").is_some() {
        return Ok(Compound::Encrypted);
    }
    let Some(book) = has("Workbook").or_else(|| has("Book")) else { return Ok(Compound::Other) };
    // Lengths beyond the file make calamine walk in circles to fill them.
    let short_sectors = u64::from(double(&bytes, 64)) * file.size as u64;
    if entries.iter().any(|e| e.is_stream && u64::from(e.length) > size) || short_sectors > size {
        return Err(faults::truncated(path, "streams are longer than the file"));
    }
    let root = entries.first().map_or(MARKS, |e| e.start);
    let stream = if book.length >= 4096 { file.chain(book.start) } else { file.short_chain(book.start, root, double(&bytes, 60)) };
    let stream = stream.filter(|s| s.len() >= book.length as usize).ok_or_else(|| faults::truncated(path, "the workbook is cut off"))?;
    match impossible(&stream) {
        None => {}
        Some(Impossible::Wide(row)) => return Err(faults::wide(row)),
        Some(Impossible::Size) => return Err(faults::damaged(path, "a sheet of an impossible size")),
    }
    Ok(Compound::Workbook)
}

/// The sectors of a file and the table that chains them.
struct Sectors<'a> {
    bytes: &'a [u8],
    size: usize,
    next: Vec<u32>,
}

impl<'a> Sectors<'a> {
    fn new(bytes: &'a [u8]) -> Option<Self> {
        let size = match word(bytes, 30) {
            9 => 512,
            12 => 4096,
            _ => return None,
        };
        let most = bytes.len() / size;
        let mut file = Sectors { bytes, size, next: Vec::new() };
        // The table stands in sectors that the header lists, and beyond 109 of them a chain of further lists.
        let mut tables: Vec<u32> = (0..109).map(|at| double(bytes, 76 + 4 * at)).collect();
        let mut list = double(bytes, 68);
        let mut lists = 0;
        while list < MARKS {
            lists += 1;
            let sector = file.sector(list).filter(|_| lists <= most)?;
            let entries = size / 4 - 1;
            tables.extend((0..entries).map(|at| double(sector, 4 * at)));
            list = double(sector, 4 * entries);
        }
        tables.retain(|t| *t < MARKS);
        if tables.len() > most {
            return None;
        }
        for table in tables {
            let sector = file.sector(table)?;
            let numbers: Vec<u32> = (0..size / 4).map(|at| double(sector, 4 * at)).collect();
            file.next.extend(numbers);
        }
        Some(file)
    }

    /// A sector; the last one of a file may be short.
    fn sector(&self, number: u32) -> Option<&'a [u8]> {
        let from = (number as usize).checked_add(1)?.checked_mul(self.size)?;
        let to = from.saturating_add(self.size).min(self.bytes.len());
        self.bytes.get(from..to).filter(|s| !s.is_empty())
    }

    /// All bytes of a chain; `None` when it leaves the file or never ends.
    fn chain(&self, start: u32) -> Option<Vec<u8>> {
        let mut chain = Vec::new();
        let mut number = start;
        let mut left = self.next.len();
        while number < MARKS {
            left = left.checked_sub(1)?;
            chain.extend_from_slice(self.sector(number)?);
            number = *self.next.get(number as usize)?;
        }
        Some(chain)
    }

    /// All bytes of a chain of short sectors, which stand in a stream of their own and have a table of their own.
    fn short_chain(&self, start: u32, root: u32, table: u32) -> Option<Vec<u8>> {
        let (stream, table) = (self.chain(root)?, self.chain(table)?);
        let mut chain = Vec::new();
        let mut number = start;
        let mut left = table.len() / 4;
        while number < MARKS {
            left = left.checked_sub(1)?;
            let from = (number as usize).checked_mul(64)?;
            chain.extend_from_slice(stream.get(from..from.saturating_add(64).min(stream.len()))?);
            number = double(table.get((number as usize).checked_mul(4)?..)?, 0);
        }
        Some(chain)
    }
}

struct DirectoryEntry {
    name: String,
    is_stream: bool,
    start: u32,
    length: u32,
}

impl DirectoryEntry {
    fn read(bytes: &[u8]) -> Self {
        let units = (0..32).map(|at| word(bytes, 2 * at)).take_while(|u| *u != 0);
        DirectoryEntry {
            name: char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect(),
            // Kind 2 is a stream, 5 the root with the stream of small ones.
            is_stream: matches!(bytes.get(66), Some(2 | 5)),
            start: double(bytes, 116),
            length: double(bytes, 120),
        }
    }
}

/// What no workbook of Excel 97 holds.
enum Impossible {
    /// A cell beyond the last column, in this row.
    Wide(u32),
    /// A sheet that says it is larger than a sheet can be, or more sheets than can be.
    Size,
}

/// Rows that Excel 97 knows.
const MOST_ROWS: u32 = 65_536;

/// Sheets of one workbook.
const MOST_SHEETS: usize = 1_000;

/// Walks over the records ([MS-XLS]) as calamine will: the general ones, then each sheet from where they say that it begins.
fn impossible(stream: &[u8]) -> Option<Impossible> {
    let sheets: Vec<usize> = Records::from(stream, 0).filter(|r| r.kind == 0x0085).map(|r| double(r.data, 0) as usize).collect();
    if sheets.len() > MOST_SHEETS {
        return Some(Impossible::Size);
    }
    sheets.into_iter().flat_map(|at| Records::from(stream, at)).find_map(|record| match record.kind {
        // FORMULA, RSTRING, LABELSST, NUMBER, LABEL, BOOLERR, RK: row and column come first in each.
        0x0006 | 0x00D6 | 0x00FD | 0x0203 | 0x0204 | 0x0205 | 0x027E => record.wide(word(record.data, 2)),
        // MULRK ends with its last column.
        0x00BD => record.wide(word(record.data, 2)).or_else(|| record.wide(word(record.data, record.data.len().saturating_sub(2)))),
        0x0200 => {
            let (first_row, end_row, end_column) = if record.data.len() == 10 {
                (u32::from(word(record.data, 0)), u32::from(word(record.data, 2)), word(record.data, 6))
            } else {
                (double(record.data, 0), double(record.data, 4), word(record.data, 10))
            };
            let possible = end_row <= MOST_ROWS && usize::from(end_column) <= MAX_COLUMNS && (first_row < end_row || end_row == 0);
            (!possible).then_some(Impossible::Size)
        }
        _ => None,
    })
}

/// The records of a part of a stream, from its beginning to its end. Charts inside it are left out.
struct Records<'a> {
    rest: &'a [u8],
    /// Parts that have begun and not ended.
    depth: usize,
}

struct Record<'a> {
    kind: u16,
    data: &'a [u8],
}

impl<'a> Records<'a> {
    fn from(stream: &'a [u8], at: usize) -> Self {
        Records { rest: stream.get(at..).unwrap_or_default(), depth: 0 }
    }
}

impl<'a> Iterator for Records<'a> {
    type Item = Record<'a>;

    fn next(&mut self) -> Option<Record<'a>> {
        loop {
            let kind = word(self.rest, 0);
            let data = self.rest.get(4..)?.get(..usize::from(word(self.rest, 2)))?;
            self.rest = self.rest.get(4 + data.len()..).unwrap_or_default();
            match kind {
                0x0809 => self.depth += 1,
                0x000A if self.depth > 1 => self.depth -= 1,
                0x000A => return None,
                _ if self.depth <= 1 => return Some(Record { kind, data }),
                _ => {}
            }
        }
    }
}

impl Record<'_> {
    fn wide(&self, column: u16) -> Option<Impossible> {
        (usize::from(column) >= MAX_COLUMNS).then(|| Impossible::Wide(u32::from(word(self.data, 0)).saturating_add(1)))
    }
}
