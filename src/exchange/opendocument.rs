//! The inside of an OpenDocument sheet, looked at before calamine reads it: calamine loops for ever where a table or a note
//! is not closed, and makes room for every cell that a short mark says is repeated.

use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::path::Path;

use crate::base::Fault;

use super::archive::open_entry;
use super::{MAX_CELL_CHARS, MAX_COLUMNS, faults};

/// Most cells; calamine takes about 50 bytes for each.
const MOST_CELLS: u64 = 24_000_000;

/// Deepest nesting of tags in an honest sheet, with much to spare.
const MOST_DEPTH: usize = 200;

/// Longest tag, in bytes.
const MOST_TAG: usize = 1 << 20;

/// Walks over all tags of the content. Marks must nest and close; columns, spaces and cells must stay within bounds.
pub(super) fn check(path: &Path) -> Result<(), Fault> {
    let mut file = File::open(path).map_err(|e| faults::reading(path, &e))?;
    let content = open_entry(&mut file, "content.xml").map_err(|e| faults::unpacking(path, &e))?;
    let Some(content) = content else { return Err(faults::damaged(path, "no content")) };
    let mut content = BufReader::with_capacity(1 << 16, content);
    let mut walk = Walk::default();
    let mut tag = Vec::new();
    loop {
        match next_tag(&mut content, &mut tag) {
            Ok(true) => walk.take(&tag).map_err(|what| what.fault(path))?,
            Ok(false) if walk.open.is_empty() && walk.seen => return Ok(()),
            Ok(false) => return Err(faults::truncated(path, "the content ends early")),
            Err(error) => return Err(faults::unpacking(path, &error)),
        }
    }
}

enum Trouble {
    Nesting,
    Wide(u32),
    Cells,
}

impl Trouble {
    fn fault(self, path: &Path) -> Fault {
        match self {
            Trouble::Nesting => faults::damaged(path, "marks do not nest"),
            Trouble::Wide(row) => faults::wide(row),
            Trouble::Cells => faults::inflates(path, "too many cells"),
        }
    }
}

/// Reads the inside of the next tag; comments, declarations and instructions are passed over. False at the end.
fn next_tag(content: &mut impl BufRead, tag: &mut Vec<u8>) -> io::Result<bool> {
    loop {
        skip_until(content, b'<')?;
        tag.clear();
        // A `>` inside quotes does not end a tag, one inside a comment neither.
        loop {
            let read = io::Read::take(&mut *content, MOST_TAG as u64).read_until(b'>', tag)?;
            if read == 0 {
                return if tag.is_empty() { Ok(false) } else { Err(io::ErrorKind::UnexpectedEof.into()) };
            }
            if tag.len() > MOST_TAG {
                return Err(io::ErrorKind::InvalidData.into());
            }
            let ended = if tag.starts_with(b"!--") {
                tag.ends_with(b"-->") && tag.len() > 5
            } else if tag.starts_with(b"![CDATA[") {
                tag.ends_with(b"]]>")
            } else {
                tag.ends_with(b">") && !inside_quotes(tag)
            };
            if ended {
                break;
            }
        }
        if !tag.starts_with(b"!") && !tag.starts_with(b"?") {
            tag.pop();
            return Ok(true);
        }
    }
}

fn skip_until(content: &mut impl BufRead, byte: u8) -> io::Result<()> {
    loop {
        let buffer = content.fill_buf()?;
        let Some(at) = buffer.iter().position(|b| *b == byte) else {
            let length = buffer.len();
            if length == 0 {
                return Ok(());
            }
            content.consume(length);
            continue;
        };
        content.consume(at + 1);
        return Ok(());
    }
}

fn inside_quotes(tag: &[u8]) -> bool {
    let mut open = None;
    for byte in tag {
        match open {
            Some(quote) if quote == *byte => open = None,
            None if matches!(byte, b'"' | b'\'') => open = Some(*byte),
            _ => {}
        }
    }
    open.is_some()
}

#[derive(Default)]
struct Walk {
    open: Vec<Vec<u8>>,
    seen: bool,
    row: u32,
    repeated_rows: u64,
    column: usize,
    /// Columns before the last cell with content in this row.
    width: usize,
    cells: u64,
}

impl Walk {
    fn take(&mut self, tag: &[u8]) -> Result<(), Trouble> {
        self.seen = true;
        if let Some(name) = tag.strip_prefix(b"/") {
            return match self.open.pop() {
                Some(open) if open == name.trim_ascii() => self.close(&open),
                _ => Err(Trouble::Nesting),
            };
        }
        let (tag, alone) = match tag.strip_suffix(b"/") {
            Some(tag) => (tag, true),
            None => (tag, false),
        };
        let name = tag.split(u8::is_ascii_whitespace).next().unwrap_or_default();
        match name {
            b"table:table" => self.row = 0,
            b"table:table-row" => {
                self.repeated_rows = number(tag, b"table:number-rows-repeated");
                self.row = self.row.saturating_add(u32::try_from(self.repeated_rows).unwrap_or(u32::MAX));
                (self.column, self.width) = (0, 0);
            }
            b"table:table-cell" | b"table:covered-table-cell" => {
                let repeated = usize::try_from(number(tag, b"table:number-columns-repeated")).unwrap_or(usize::MAX);
                self.column = self.column.saturating_add(repeated);
                // Values and formulas stand in the tag; of what stands inside, only text has an inside.
                if !alone || contains(tag, b"value") || contains(tag, b"formula") {
                    self.width = self.column;
                    if self.width > MAX_COLUMNS {
                        return Err(Trouble::Wide(self.row));
                    }
                }
            }
            b"text:s" if number(tag, b"text:c") > MAX_CELL_CHARS as u64 => return Err(Trouble::Cells),
            _ => {}
        }
        if alone {
            return if name == b"table:table-row" { self.close(name) } else { Ok(()) };
        }
        if self.open.len() >= MOST_DEPTH {
            return Err(Trouble::Nesting);
        }
        self.open.push(name.to_vec());
        Ok(())
    }

    fn close(&mut self, name: &[u8]) -> Result<(), Trouble> {
        if name == b"table:table-row" {
            self.cells = self.cells.saturating_add(self.repeated_rows.saturating_mul(self.width as u64));
            if self.cells > MOST_CELLS {
                return Err(Trouble::Cells);
            }
        }
        Ok(())
    }
}

/// The number in an attribute; 1 where there is none.
fn number(tag: &[u8], attribute: &[u8]) -> u64 {
    let Some(at) = tag.windows(attribute.len()).position(|w| w == attribute) else { return 1 };
    let value = tag.get(at + attribute.len()..).unwrap_or_default();
    let digits: Vec<u8> = value.iter().skip_while(|b| !b.is_ascii_digit()).take_while(|b| b.is_ascii_digit()).copied().collect();
    String::from_utf8(digits).ok().and_then(|d| d.parse().ok()).unwrap_or(u64::MAX)
}

fn contains(tag: &[u8], part: &[u8]) -> bool {
    tag.windows(part.len()).any(|w| w == part)
}
