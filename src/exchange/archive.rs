//! The outside of a zipped workbook, looked at before a library unpacks it: which kind it is, whether it is whole,
//! and whether it grows beyond reason when it is unpacked (a "zip bomb").

use std::fs::File;
use std::io::{self, BufReader, Read, Seek, SeekFrom};
use std::path::Path;

use flate2::read::DeflateDecoder;

use crate::base::Fault;

use super::faults::{self, NoTable};
use super::read::SheetKind;

/// Most bytes that one file may unpack to.
const MOST_BYTES: u64 = 2 << 30;

/// Growth that is suspicious, above [`SUSPICIOUS_FROM`] bytes. Sheets grow 5 to 30 times.
const MOST_GROWTH: u64 = 200;

/// Smaller contents harm nobody.
const SUSPICIOUS_FROM: u64 = 100 << 20;

/// Deflate cannot grow more than this.
const DEFLATE_GROWTH: u64 = 1032;

/// Most entries of a workbook.
const MOST_ENTRIES: usize = 20_000;

/// One file in the archive.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    name: String,
    deflated: bool,
    encrypted: bool,
    packed: u64,
    unpacked: u64,
    header_at: u64,
}

/// Recognises a zipped workbook and refuses what is cut off, encrypted, too large or no workbook.
pub(super) fn check(path: &Path) -> Result<SheetKind, Fault> {
    let mut file = File::open(path).map_err(|e| faults::reading(path, &e))?;
    let entries = entries(&mut file).map_err(|e| faults::unpacking(path, &e))?;
    let kind = kind(&mut file, &entries).map_err(|e| faults::unpacking(path, &e))?;
    let Some(kind) = kind else {
        let old = entries.iter().any(|e| e.name.eq_ignore_ascii_case("xl/workbook.bin"));
        return Err(faults::no_table(path, if old { NoTable::OldWorkbook } else { NoTable::Other }));
    };
    if entries.iter().any(|e| e.encrypted) {
        return Err(faults::password(path));
    }
    let declared = entries.iter().map(|e| e.unpacked).fold(0, u64::saturating_add);
    let packed = entries.iter().map(|e| e.packed).fold(0, u64::saturating_add);
    if grows_too_much(packed, declared) {
        return Err(faults::inflates(path, format_args!("declares {declared} bytes from {packed}")));
    }
    // The declared sizes may lie, and the libraries unpack whole parts into memory.
    let mut total: u64 = 0;
    for entry in entries.iter().filter(|e| e.deflated && !e.name.contains("/media/")) {
        let strings = entry.name.to_ascii_lowercase().contains("sharedstrings");
        if entry.packed.saturating_mul(DEFLATE_GROWTH) < SUSPICIOUS_FROM && !strings {
            continue;
        }
        let room = MOST_BYTES.saturating_sub(total).saturating_add(1);
        let mut content = content(&mut file, entry).map_err(|e| faults::unpacking(path, &e))?.take(room);
        let mut seen = Seen { wanted: if strings { b"uniqueCount" } else { b"" }, ..Seen::default() };
        let size = io::copy(&mut content, &mut seen).map_err(|e| faults::unpacking(path, &e))?;
        total = total.saturating_add(size);
        if total > MOST_BYTES || grows_too_much(entry.packed, size) {
            return Err(faults::inflates(path, format_args!("{total} bytes and more")));
        }
        // calamine makes room for as many texts as the list says it has; each takes five bytes at least.
        if seen.largest > size {
            return Err(faults::damaged(path, "more texts are declared than there can be"));
        }
    }
    Ok(kind)
}

/// Takes a content and finds the largest number that stands behind a word, without keeping the content.
#[derive(Default)]
struct Seen {
    wanted: &'static [u8],
    largest: u64,
    /// The end of the last piece, in case that the word is cut there.
    kept: Vec<u8>,
}

/// Bytes in which a word and its number stand.
const NEAR: usize = 64;

impl io::Write for Seen {
    fn write(&mut self, piece: &[u8]) -> io::Result<usize> {
        if self.wanted.is_empty() {
            return Ok(piece.len());
        }
        self.kept.extend_from_slice(piece);
        for (at, window) in self.kept.windows(self.wanted.len()).enumerate() {
            if window == self.wanted {
                let behind = self.kept.get(at + window.len()..).unwrap_or_default().iter().take(NEAR);
                let digits = behind.skip_while(|b| !b.is_ascii_digit()).take_while(|b| b.is_ascii_digit());
                let number = digits.fold(0u64, |n, digit| n.saturating_mul(10).saturating_add(u64::from(digit - b'0')));
                self.largest = self.largest.max(number);
            }
        }
        let kept = self.kept.len().saturating_sub(NEAR + self.wanted.len());
        self.kept.drain(..kept);
        Ok(piece.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn grows_too_much(packed: u64, unpacked: u64) -> bool {
    unpacked > MOST_BYTES || (unpacked > SUSPICIOUS_FROM && unpacked / MOST_GROWTH > packed)
}

/// The unpacked content of the entry with this name.
pub(super) fn open_entry(file: &mut File, name: &str) -> io::Result<Option<Box<dyn Read>>> {
    match entries(file)?.into_iter().find(|e| e.name == name) {
        Some(entry) => content(file, &entry).map(Some),
        None => Ok(None),
    }
}

fn kind(file: &mut File, entries: &[Entry]) -> io::Result<Option<SheetKind>> {
    if entries.iter().any(|e| e.name == "mimetype") && entries.iter().any(|e| e.name == "content.xml") {
        let mut mime = String::new();
        if let Some(content) = open_entry(file, "mimetype")? {
            let _ = content.take(64).read_to_string(&mut mime);
        }
        return Ok(mime.starts_with("application/vnd.oasis.opendocument.spreadsheet").then_some(SheetKind::Ods));
    }
    // Some programs write the paths with backslashes or in capitals; calamine reads those too.
    let workbook = |e: &Entry| e.name.replace('\\', "/").to_ascii_lowercase().ends_with("xl/workbook.xml");
    // The main part may have another name; the folder of sheets gives it away.
    let sheets = |e: &Entry| e.name.replace('\\', "/").to_ascii_lowercase().contains("worksheets/sheet");
    let xml = |e: &Entry| e.name.to_ascii_lowercase().ends_with(".xml");
    Ok(entries.iter().any(|e| workbook(e) || (sheets(e) && xml(e))).then_some(SheetKind::Xlsx))
}

/// What is packed at an entry, unpacked as it is read.
fn content(file: &mut File, entry: &Entry) -> io::Result<Box<dyn Read>> {
    file.seek(SeekFrom::Start(entry.header_at))?;
    let mut header = [0; 30];
    file.read_exact(&mut header)?;
    let skip = u64::from(word(&header, 26)) + u64::from(word(&header, 28));
    file.seek(SeekFrom::Start(entry.header_at.saturating_add(30).saturating_add(skip)))?;
    let packed = BufReader::with_capacity(1 << 16, file.try_clone()?).take(entry.packed);
    Ok(if entry.deflated { Box::new(DeflateDecoder::new(packed)) } else { Box::new(packed) })
}

/// The list at the end of the archive (APPNOTE.TXT 4.3.12 and 4.3.16). An archive without it was cut off.
fn entries(file: &mut File) -> io::Result<Vec<Entry>> {
    let size = file.seek(SeekFrom::End(0))?;
    // The end record has 22 bytes and a comment of at most 65,535.
    let tail_at = size.saturating_sub(22 + 65_535);
    file.seek(SeekFrom::Start(tail_at))?;
    let mut tail = Vec::new();
    file.read_to_end(&mut tail)?;
    let end = tail.windows(4).rposition(|w| w == b"PK\x05\x06").ok_or(io::ErrorKind::UnexpectedEof)?;
    let record = tail.get(end..).unwrap_or_default();
    let (mut list_size, mut list_at) = (u64::from(double(record, 12)), u64::from(double(record, 16)));
    if list_at == u64::from(u32::MAX) || list_size == u64::from(u32::MAX) {
        (list_size, list_at) = long_list(file, tail_at.saturating_add(end as u64))?;
    }
    if list_at.saturating_add(list_size) > size || list_size > 64 << 20 {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    file.seek(SeekFrom::Start(list_at))?;
    let mut list = Vec::new();
    file.by_ref().take(list_size).read_to_end(&mut list)?;
    let mut rest = list.as_slice();
    let mut entries = Vec::new();
    while rest.starts_with(b"PK\x01\x02") {
        if entries.len() >= MOST_ENTRIES {
            return Err(io::ErrorKind::InvalidData.into());
        }
        let (name, extra, comment) = (usize::from(word(rest, 28)), usize::from(word(rest, 30)), usize::from(word(rest, 32)));
        let mut entry = Entry {
            name: String::from_utf8_lossy(rest.get(46..46 + name).unwrap_or_default()).into_owned(),
            deflated: word(rest, 10) == 8,
            encrypted: word(rest, 8) & 1 == 1,
            packed: u64::from(double(rest, 20)),
            unpacked: u64::from(double(rest, 24)),
            header_at: u64::from(double(rest, 42)),
        };
        long_sizes(&mut entry, rest.get(46 + name..46 + name + extra).unwrap_or_default());
        entries.push(entry);
        rest = rest.get(46 + name + extra + comment..).unwrap_or_default();
    }
    if entries.is_empty() {
        return Err(io::ErrorKind::InvalidData.into());
    }
    Ok(entries)
}

/// Size and place of the list of a zip64 archive (4.3.14 and 4.3.15).
fn long_list(file: &mut File, end_at: u64) -> io::Result<(u64, u64)> {
    file.seek(SeekFrom::Start(end_at.saturating_sub(20)))?;
    let mut locator = [0; 20];
    file.read_exact(&mut locator)?;
    file.seek(SeekFrom::Start(quad(&locator, 8)))?;
    let mut record = [0; 56];
    file.read_exact(&mut record)?;
    if !locator.starts_with(b"PK\x06\x07") || !record.starts_with(b"PK\x06\x06") {
        return Err(io::ErrorKind::InvalidData.into());
    }
    Ok((quad(&record, 40), quad(&record, 48)))
}

/// Takes sizes that do not fit into 32 bits from the extra field (4.5.3).
fn long_sizes(entry: &mut Entry, mut extra: &[u8]) {
    while extra.len() >= 4 {
        let length = usize::from(word(extra, 2));
        if word(extra, 0) == 1 {
            let mut at = 4;
            for size in [&mut entry.unpacked, &mut entry.packed, &mut entry.header_at] {
                if *size == u64::from(u32::MAX) {
                    *size = quad(extra, at);
                    at += 8;
                }
            }
            return;
        }
        extra = extra.get(4 + length..).unwrap_or_default();
    }
}

/// Two bytes, little end first; 0 beyond the end, as all of these.
pub(super) fn word(bytes: &[u8], at: usize) -> u16 {
    bytes.get(at..).and_then(|b| b.first_chunk()).map_or(0, |b| u16::from_le_bytes(*b))
}

/// Four bytes.
pub(super) fn double(bytes: &[u8], at: usize) -> u32 {
    bytes.get(at..).and_then(|b| b.first_chunk()).map_or(0, |b| u32::from_le_bytes(*b))
}

fn quad(bytes: &[u8], at: usize) -> u64 {
    bytes.get(at..).and_then(|b| b.first_chunk()).map_or(0, |b| u64::from_le_bytes(*b))
}
