//! Rows read once and kept for preview and import: packed in chunks, so that a million rows do not fill the memory.
//!
//! A chunk is 1,000 rows, written compactly column by column (values of one column are alike) and deflated at a fast level.
//! Any range can be read again; the last few chunks stay unpacked, so that scrolling costs nothing. Nothing goes to disk:
//! customers' data lies there encrypted only.

use std::collections::VecDeque;
use std::io::{Read, Write};
use std::ops::{ControlFlow, Range};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use flate2::Compression;
use flate2::read::DeflateDecoder;
use flate2::write::DeflateEncoder;
use jiff::civil::DateTime;
use sha2::{Digest, Sha256};

use crate::base::Fault;

use super::cell::Cell;
use super::read::{OpenOptions, Progress, read};
use super::{MAX_COLUMNS, faults};

/// A row with its number in the file, from 1.
pub type SpoolRow = (u32, Vec<Cell>);

/// Rows of a chunk.
const CHUNK_ROWS: usize = 1_000;

/// How hard chunks are packed. The one faster level packs a third worse, slower ones hardly better.
const LEVEL: Compression = Compression::new(2);

/// Chunks that stay unpacked.
const CACHED_CHUNKS: usize = 4;

/// Rows of a sheet, in order, with the headers above them. Can be shared between threads.
pub struct Spool {
    header_row: u32,
    headers: Vec<String>,
    chunks: Vec<Chunk>,
    /// The rows of the chunk that is not full yet.
    tail: Vec<SpoolRow>,
    /// Of the rows that are packed.
    digest: Sha256,
    cache: Mutex<VecDeque<(usize, Arc<Vec<SpoolRow>>)>>,
}

struct Chunk {
    packed: Box<[u8]>,
    /// Bytes before packing.
    plain: usize,
}

impl Spool {
    /// An empty spool under these headers. `header_row` is their row in the file, 0 for none.
    pub fn new(header_row: u32, headers: Vec<String>) -> Self {
        Spool { header_row, headers, chunks: Vec::new(), tail: Vec::new(), digest: Sha256::new(), cache: Mutex::new(VecDeque::new()) }
    }

    /// Reads a file into a spool. `progress` is called with each row's progress and the number of rows so far;
    /// `Break` stops the reading, and the result is `None`.
    ///
    /// # Errors
    /// As [`read`].
    pub fn fill(
        path: &Path,
        options: &OpenOptions,
        progress: &mut dyn FnMut(Progress, usize) -> ControlFlow<()>,
    ) -> Result<Option<Self>, Fault> {
        let mut spool = Spool::new(0, Vec::new());
        let mut broken = None;
        let table = read(path, options, &mut |row, cells, done| {
            if let Err(fault) = spool.push(row, cells) {
                broken = Some(fault);
                return ControlFlow::Break(());
            }
            progress(done, spool.len())
        })?;
        if let Some(fault) = broken {
            return Err(fault);
        }
        spool.header_row = table.header_row;
        spool.headers = table.headers;
        Ok(table.complete.then_some(spool))
    }

    /// Adds a row at the end.
    ///
    /// # Errors
    /// `SPOOL-BROKEN` when the rows cannot be packed; only a lack of memory could cause it.
    pub fn push(&mut self, file_row: u32, cells: Vec<Cell>) -> Result<(), Fault> {
        self.tail.push((file_row, cells));
        if self.tail.len() == CHUNK_ROWS {
            let plain = put_rows(&self.tail);
            self.digest.update(&plain);
            let mut encoder = DeflateEncoder::new(Vec::with_capacity(plain.len() / 2), LEVEL);
            encoder.write_all(&plain).map_err(faults::spool)?;
            let packed = encoder.finish().map_err(faults::spool)?.into_boxed_slice();
            self.chunks.push(Chunk { packed, plain: plain.len() });
            self.tail.clear();
        }
        Ok(())
    }

    /// Row of the header in the file, from 1; 0 for none.
    pub fn header_row(&self) -> u32 {
        self.header_row
    }

    /// Headers of the columns.
    pub fn headers(&self) -> &[String] {
        &self.headers
    }

    /// Number of rows.
    pub fn len(&self) -> usize {
        self.chunks.len() * CHUNK_ROWS + self.tail.len()
    }

    /// Whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Bytes that the packed rows take; what is not packed yet, at most a chunk, is not counted.
    pub fn packed_bytes(&self) -> usize {
        self.chunks.iter().map(|c| c.packed.len()).sum()
    }

    /// Tells these rows under these headers from any others: SHA-256, in hexadecimal digits.
    pub fn digest(&self) -> String {
        let mut digest = self.digest.clone();
        digest.update(put_rows(&self.tail));
        for header in &self.headers {
            digest.update((header.len() as u64).to_be_bytes());
            digest.update(header.as_bytes());
        }
        digest.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// The rows of a range, counted from 0; what lies beyond the end is left out.
    ///
    /// # Errors
    /// `SPOOL-BROKEN` when the packed rows were damaged in memory.
    pub fn rows(&self, range: Range<usize>) -> Result<Vec<SpoolRow>, Fault> {
        let range = range.start..range.end.min(self.len());
        let mut rows = Vec::with_capacity(range.len());
        let mut at = range.start;
        while at < range.end {
            let chunk = at / CHUNK_ROWS;
            let first = chunk * CHUNK_ROWS;
            let upto = range.end.min(first + CHUNK_ROWS);
            rows.extend_from_slice(self.chunk(chunk)?.get(at - first..upto - first).unwrap_or_default());
            at = upto;
        }
        Ok(rows)
    }

    /// All rows in order, a chunk in memory at a time.
    pub fn iter(&self) -> impl Iterator<Item = Result<SpoolRow, Fault>> + '_ {
        (0..self.len().div_ceil(CHUNK_ROWS)).flat_map(|at| {
            let (rows, fault) = match self.unpack(at) {
                Ok(rows) => (rows, None),
                Err(fault) => (Vec::new(), Some(Err(fault))),
            };
            rows.into_iter().map(Ok).chain(fault)
        })
    }

    fn chunk(&self, at: usize) -> Result<Arc<Vec<SpoolRow>>, Fault> {
        // The tail still grows and is not packed anyway.
        if at >= self.chunks.len() {
            return Ok(Arc::new(self.tail.clone()));
        }
        // A panic of another thread cannot leave half an entry here.
        let mut cache = self.cache.lock().unwrap_or_else(PoisonError::into_inner);
        let found = cache.iter().position(|(kept, _)| *kept == at).and_then(|place| cache.remove(place));
        let rows = match found {
            Some((_, rows)) => rows,
            None => Arc::new(self.unpack(at)?),
        };
        cache.push_front((at, Arc::clone(&rows)));
        cache.truncate(CACHED_CHUNKS);
        Ok(rows)
    }

    fn unpack(&self, at: usize) -> Result<Vec<SpoolRow>, Fault> {
        let Some(chunk) = self.chunks.get(at) else { return Ok(self.tail.clone()) };
        let mut plain = Vec::with_capacity(chunk.plain);
        DeflateDecoder::new(&*chunk.packed).read_to_end(&mut plain).map_err(faults::spool)?;
        take_rows(&plain).ok_or_else(|| faults::spool("a chunk does not fit its form"))
    }
}

// The form of a chunk: the number of rows; for each its number in the file and of cells; then the cells, column by column,
// each as a mark and its content. Counts are written seven bits to a byte, low ones first.

const EMPTY: u8 = 0;
const TEXT: u8 = 1;
const NUMBER: u8 = 2;
const DATE: u8 = 3;
const FALSE: u8 = 4;
const TRUE: u8 = 5;
const ERROR: u8 = 6;

fn put_rows(rows: &[SpoolRow]) -> Vec<u8> {
    let mut out = Vec::new();
    put_count(&mut out, rows.len() as u64);
    for (file_row, cells) in rows {
        put_count(&mut out, u64::from(*file_row));
        put_count(&mut out, cells.len() as u64);
    }
    let width = rows.iter().map(|(_, cells)| cells.len()).max().unwrap_or_default();
    for column in 0..width {
        for cell in rows.iter().filter_map(|(_, cells)| cells.get(column)) {
            put_cell(&mut out, cell);
        }
    }
    out
}

fn put_cell(out: &mut Vec<u8>, cell: &Cell) {
    match cell {
        Cell::Empty => out.push(EMPTY),
        Cell::Text(text) => put_text(out, TEXT, text),
        Cell::Number(number) => {
            out.push(NUMBER);
            out.extend_from_slice(&number.to_le_bytes());
        }
        Cell::Date(at) => {
            out.push(DATE);
            out.extend_from_slice(&at.year().to_le_bytes());
            for part in [at.month(), at.day(), at.hour(), at.minute(), at.second()] {
                out.extend_from_slice(&part.to_le_bytes());
            }
            out.extend_from_slice(&at.subsec_nanosecond().to_le_bytes());
        }
        Cell::Bool(yes) => out.push(if *yes { TRUE } else { FALSE }),
        Cell::Error(text) => put_text(out, ERROR, text),
    }
}

fn put_text(out: &mut Vec<u8>, mark: u8, text: &str) {
    out.push(mark);
    put_count(out, text.len() as u64);
    out.extend_from_slice(text.as_bytes());
}

fn put_count(out: &mut Vec<u8>, mut count: u64) {
    loop {
        let low = u8::try_from(count & 0x7F).unwrap_or_default();
        count >>= 7;
        if count == 0 {
            out.push(low);
            return;
        }
        out.push(low | 0x80);
    }
}

fn take_rows(mut bytes: &[u8]) -> Option<Vec<SpoolRow>> {
    let bytes = &mut bytes;
    let length = usize::try_from(take_count(bytes)?).ok()?;
    let mut rows = Vec::with_capacity(length.min(CHUNK_ROWS));
    let mut widths = Vec::with_capacity(length.min(CHUNK_ROWS));
    for _ in 0..length {
        let file_row = u32::try_from(take_count(bytes)?).ok()?;
        let width = usize::try_from(take_count(bytes)?).ok()?;
        widths.push(width);
        rows.push((file_row, Vec::with_capacity(width.min(MAX_COLUMNS))));
    }
    for column in 0..widths.iter().copied().max().unwrap_or_default() {
        for ((_, cells), _) in rows.iter_mut().zip(&widths).filter(|(_, width)| column < **width) {
            cells.push(take_cell(bytes)?);
        }
    }
    bytes.is_empty().then_some(rows)
}

fn take_cell(bytes: &mut &[u8]) -> Option<Cell> {
    let [mark] = take(bytes)?;
    Some(match mark {
        EMPTY => Cell::Empty,
        TEXT => Cell::Text(take_text(bytes)?),
        NUMBER => Cell::Number(f64::from_le_bytes(take(bytes)?)),
        DATE => {
            let year = i16::from_le_bytes(take(bytes)?);
            let [month, day, hour, minute, second] = take(bytes)?.map(|part: u8| part.cast_signed());
            let nanosecond = i32::from_le_bytes(take(bytes)?);
            Cell::Date(DateTime::new(year, month, day, hour, minute, second, nanosecond).ok()?)
        }
        FALSE => Cell::Bool(false),
        TRUE => Cell::Bool(true),
        ERROR => Cell::Error(take_text(bytes)?),
        _ => return None,
    })
}

fn take<const N: usize>(bytes: &mut &[u8]) -> Option<[u8; N]> {
    let (taken, rest) = bytes.split_first_chunk()?;
    *bytes = rest;
    Some(*taken)
}

fn take_text(bytes: &mut &[u8]) -> Option<String> {
    let length = usize::try_from(take_count(bytes)?).ok()?;
    let (text, rest) = bytes.split_at_checked(length)?;
    *bytes = rest;
    String::from_utf8(text.to_vec()).ok()
}

fn take_count(bytes: &mut &[u8]) -> Option<u64> {
    let mut count = 0;
    for shift in (0..64).step_by(7) {
        let [byte] = take(bytes)?;
        count |= u64::from(byte & 0x7F) << shift;
        if byte & 0x80 == 0 {
            return Some(count);
        }
    }
    None
}
