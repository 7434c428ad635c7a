//! The outside of an old compound file (OLE), looked at before calamine reads it: whether it is a workbook, an encrypted one
//! or something else, and whether its chains end, since calamine follows them without end.

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
    if book.length >= 4096 {
        let stream = file.chain(book.start).ok_or_else(|| faults::truncated(path, "the workbook is cut off"))?;
        if stream.len() < book.length as usize {
            return Err(faults::truncated(path, "the workbook is cut off"));
        }
        if let Some(row) = too_wide(&stream) {
            return Err(faults::wide(row));
        }
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

/// Row of the first cell beyond the last column that Excel 97 knows: calamine would make room for a sheet of 65,536 columns.
fn too_wide(stream: &[u8]) -> Option<u32> {
    let mut rest = stream;
    while rest.len() >= 4 {
        let (kind, length) = (word(rest, 0), usize::from(word(rest, 2)));
        // FORMULA, MULRK, MULBLANK, RSTRING, LABELSST, BLANK, NUMBER, LABEL, BOOLERR, RK; row and column come first in each.
        let is_cell = matches!(kind, 0x0006 | 0x00BD | 0x00BE | 0x00D6 | 0x00FD | 0x0201 | 0x0203 | 0x0204 | 0x0205 | 0x027E);
        if is_cell && usize::from(word(rest, 6)) >= MAX_COLUMNS {
            return Some(u32::from(word(rest, 4)).saturating_add(1));
        }
        rest = rest.get(4 + length..).unwrap_or_default();
    }
    None
}
