//! What can break between the program and a file, as faults that say what happened, that nothing was lost and what to do.

use std::fmt;
use std::io::{self, ErrorKind};
use std::path::Path;

use crate::base::{Fault, Message};
use crate::msg;

use super::cell::Address;
use super::encoding::TextEncoding;

fn name_of(path: &Path) -> String {
    path.file_name().map_or_else(|| path.to_string_lossy().into_owned(), |name| name.to_string_lossy().into_owned())
}

/// Another program holds the file (sharing and lock violations on Windows, a busy file elsewhere).
fn is_held(error: &io::Error) -> bool {
    error.kind() == ErrorKind::ResourceBusy || (cfg!(windows) && matches!(error.raw_os_error(), Some(32 | 33)))
}

// ——— reading ———

pub(super) fn reading(path: &Path, error: &io::Error) -> Fault {
    let file = name_of(path);
    match error.kind() {
        ErrorKind::NotFound => Fault::new("FILE-MISSING", msg!("exchange-file-missing", file = file), error),
        ErrorKind::PermissionDenied => Fault::new("FILE-DENIED", msg!("exchange-file-denied", file = file), error),
        ErrorKind::IsADirectory => is_folder(path),
        ErrorKind::UnexpectedEof => truncated(path, error),
        _ if is_held(error) => Fault::new("FILE-HELD", msg!("exchange-file-held", file = file), error),
        _ => Fault::new("FILE-READ", msg!("exchange-file-read", file = file), error),
    }
}

pub(super) fn is_folder(path: &Path) -> Fault {
    Fault::new("FILE-FOLDER", msg!("exchange-file-folder", file = name_of(path)), "a folder")
}

pub(super) fn empty(path: &Path) -> Fault {
    Fault::new("SHEET-EMPTY", msg!("exchange-sheet-empty", file = name_of(path)), "no row with content")
}

/// What a file is that is no table.
#[derive(Debug, Clone, Copy)]
pub(super) enum NoTable {
    /// A page for browsers, often with the ending `.xls`.
    WebPage,
    /// A format that Excel opens and this program does not.
    OldWorkbook,
    /// Anything else.
    Other,
}

pub(super) fn no_table(path: &Path, what: NoTable) -> Fault {
    let file = name_of(path);
    let message = match what {
        NoTable::WebPage => msg!("exchange-sheet-web-page", file = file),
        NoTable::OldWorkbook => msg!("exchange-sheet-old", file = file),
        NoTable::Other => msg!("exchange-sheet-no-table", file = file),
    };
    Fault::new("SHEET-NO-TABLE", message, format_args!("{what:?}"))
}

pub(super) fn truncated(path: &Path, cause: impl fmt::Display) -> Fault {
    Fault::new("SHEET-TRUNCATED", msg!("exchange-sheet-truncated", file = name_of(path)), cause)
}

pub(super) fn damaged(path: &Path, cause: impl fmt::Display) -> Fault {
    Fault::new("SHEET-DAMAGED", msg!("exchange-sheet-damaged", file = name_of(path)), cause)
}

/// Unpacking failed: what the libraries report as other than a trouble of the disk is the file's own.
pub(super) fn unpacking(path: &Path, error: &io::Error) -> Fault {
    match error.kind() {
        ErrorKind::UnexpectedEof => truncated(path, error),
        ErrorKind::InvalidData | ErrorKind::InvalidInput | ErrorKind::Other => damaged(path, error),
        _ => reading(path, error),
    }
}

pub(super) fn password(path: &Path) -> Fault {
    Fault::new("SHEET-PASSWORD", msg!("exchange-sheet-password", file = name_of(path)), "encrypted")
}

pub(super) fn inflates(path: &Path, cause: impl fmt::Display) -> Fault {
    Fault::new("SHEET-INFLATES", msg!("exchange-sheet-inflates", file = name_of(path)), cause)
}

pub(super) fn no_such_sheet(path: &Path, sheet: &str) -> Fault {
    Fault::new("SHEET-NOT-THERE", msg!("exchange-sheet-not-there", file = name_of(path), sheet = sheet), "no sheet of this name")
}

pub(super) fn no_header(path: &Path, row: u32) -> Fault {
    Fault::new("SHEET-HEADER", msg!("exchange-sheet-header", file = name_of(path), row = number(row)), "the header row is empty")
}

pub(super) fn wide(row: u32) -> Fault {
    let message = msg!("exchange-sheet-wide", row = number(row), limit = super::MAX_COLUMNS);
    Fault::new("SHEET-WIDE", message, format_args!("row {row}"))
}

pub(super) fn cell_long(at: Address) -> Fault {
    let message = msg!("exchange-sheet-cell-long", cell = at.to_string(), limit = super::MAX_CELL_CHARS);
    Fault::new("SHEET-CELL-LONG", message, at)
}

pub(super) fn row_long(row: u32) -> Fault {
    Fault::new("SHEET-ROW-LONG", msg!("exchange-sheet-row-long", row = number(row)), format_args!("row {row}"))
}

pub(super) fn undecodable(row: u32, encoding: TextEncoding) -> Fault {
    let message = msg!("exchange-sheet-encoding", row = number(row), encoding = encoding.label());
    Fault::new("SHEET-ENCODING", message, format_args!("row {row}, {}", encoding.label()))
}

pub(super) fn zero_byte(row: u32) -> Fault {
    Fault::new("SHEET-ZERO", msg!("exchange-sheet-zero", row = number(row)), format_args!("row {row}"))
}

pub(super) fn spool(cause: impl fmt::Display) -> Fault {
    Fault::new("SPOOL-BROKEN", Message::plain("exchange-spool-broken"), cause)
}

fn number(row: u32) -> i64 {
    i64::from(row)
}

// ——— writing ———

/// A file could not be begun.
pub(super) fn creating(path: &Path, error: &io::Error) -> Fault {
    match error.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory => {
            Fault::new("FILE-NO-FOLDER", msg!("exchange-file-no-folder", file = name_of(path)), error)
        }
        _ => writing(path, error),
    }
}

pub(super) fn writing(path: &Path, error: &io::Error) -> Fault {
    let file = name_of(path);
    match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Fault::new("FILE-FULL", msg!("exchange-file-full", file = file), error),
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
            Fault::new("FILE-DENIED", msg!("exchange-file-write-denied", file = file), error)
        }
        _ => Fault::new("FILE-WRITE", msg!("exchange-file-write", file = file), error),
    }
}

/// The finished file could not take its place.
pub(super) fn renaming(path: &Path, error: &io::Error) -> Fault {
    // Windows refuses to replace a file that Excel has open, as if by permission.
    if is_held(error) || (cfg!(windows) && error.kind() == ErrorKind::PermissionDenied) {
        return Fault::new("FILE-HELD", msg!("exchange-file-write-held", file = name_of(path)), error);
    }
    if matches!(error.kind(), ErrorKind::IsADirectory | ErrorKind::AlreadyExists) {
        return target_is_folder(path);
    }
    writing(path, error)
}

pub(super) fn target_is_folder(path: &Path) -> Fault {
    Fault::new("FILE-FOLDER", msg!("exchange-file-write-folder", file = name_of(path)), "a folder")
}

pub(super) fn target_read_only(path: &Path) -> Fault {
    Fault::new("FILE-DENIED", msg!("exchange-file-read-only", file = name_of(path)), "read-only")
}

pub(super) fn csv_writing(path: &Path, error: csv::Error) -> Fault {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => writing(path, &error),
        _ => write_failed(path, "csv"),
    }
}

pub(super) fn write_failed(path: &Path, cause: impl fmt::Display) -> Fault {
    Fault::new("FILE-WRITE", msg!("exchange-file-write", file = name_of(path)), cause)
}

// ——— printing ———

/// More columns than a page of A4 holds.
pub(super) fn too_wide(columns: usize) -> Fault {
    Fault::new("PAGE-WIDE", msg!("exchange-page-wide", columns = columns), format_args!("{columns} columns"))
}

/// More rows than a printed list holds.
pub(super) fn too_many_rows(limit: usize) -> Fault {
    Fault::new("PAGE-LONG", msg!("exchange-page-long", limit = limit), format_args!("over {limit} rows"))
}

pub(super) fn page(cause: impl fmt::Display) -> Fault {
    Fault::new("PAGE-FAILED", Message::plain("exchange-page-failed"), cause)
}
