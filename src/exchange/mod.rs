//! Paper in, paper out: sheets (CSV, XLSX, XLS, ODS), printed pages (PDF) and the clipboard.
//!
//! This room knows files, not areas: it hands over cells with their addresses and guesses nothing about their meaning.
//! In: [`inspect`] shows what a file is, [`read`] streams its rows, [`Spool`] keeps them for preview and import,
//! [`draw_page`] shows a page of a PDF, [`read_sound`] reads a recording.
//! Out: [`SheetWriter`] writes a sheet, [`write_marked`] gives flawed rows back, [`Page`] prints, [`tab_text`] copies,
//! [`Agenda`] goes into calendars.
//! Nothing here opens a dialog, starts a thread or stores data.

mod agenda;
mod archive;
mod cell;
mod clipboard;
mod compound;
mod csv_in;
mod csv_out;
mod encoding;
mod faults;
mod marked;
mod opendocument;
mod pages;
mod print;
mod read;
mod replace;
mod sound;
mod spool;
mod workbook_in;
mod workbook_out;
mod write;

pub use agenda::{Agenda, AgendaEvent};
pub use cell::{Address, Cell, column_letters};
pub use clipboard::tab_text;
pub use encoding::{TextEncoding, read_text};
pub use marked::{Mark, is_problem_header, problem_header, write_marked};
pub use pages::{DrawnPage, LONGEST_SIDE, Undrawn, draw_page};
pub use print::list::MAX_PRINTED_ROWS;
pub use print::{Block, Entry, Matrix, MatrixRow, Page, Paper, Paragraph, PrintColumn, PrintTable, Style};
pub use read::{EachRow, Inspection, OpenOptions, Progress, SheetKind, Table, inspect, read};
pub use replace::write_bytes;
pub use sound::{LONGEST_SOUND, Sound, Unheard, read_sound};
pub use spool::{Spool, SpoolRow};
pub use write::{OutCell, OutColumn, OutKind, SheetFormat, SheetWriter};

/// Widest sheet that is read, in columns.
pub const MAX_COLUMNS: usize = 256;

/// Longest text of one cell, in characters; the limit of Excel.
pub const MAX_CELL_CHARS: usize = 32_767;

#[cfg(test)]
mod tests;
