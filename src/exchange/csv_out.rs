//! CSV as Chinese Excel and WPS open it with a double click: UTF-8 with BOM, CRLF, and no value that runs as a formula.

use std::borrow::Cow;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

use crate::base::Fault;

use super::cell::moment_text;
use super::faults;
use super::replace::Replacement;
use super::write::{OutCell, OutColumn};

/// Characters with which Excel begins a formula, or skips to one.
const TRIGGERS: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// A text with an apostrophe before it where a sheet would run it as a formula.
/// A text that already looks guarded gets one more, so that [`unguarded`] gives every text back as it was.
pub(super) fn guarded(text: &str) -> Cow<'_, str> {
    if text.trim_start_matches('\'').starts_with(TRIGGERS) { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

/// Takes back the one apostrophe of [`guarded`].
pub(super) fn unguarded(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if rest.trim_start_matches('\'').starts_with(TRIGGERS) => rest,
        _ => text,
    }
}

/// A CSV file being written.
pub(super) struct CsvOut {
    writer: csv::Writer<BufWriter<File>>,
    replacement: Replacement,
}

impl CsvOut {
    pub(super) fn create(path: &Path, columns: &[OutColumn]) -> Result<Self, Fault> {
        let replacement = Replacement::beside(path)?;
        let file = replacement.handle()?;
        let mut buffered = BufWriter::with_capacity(1 << 16, file);
        buffered.write_all("\u{feff}".as_bytes()).map_err(|e| faults::writing(path, &e))?;
        let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).flexible(true).from_writer(buffered);
        writer.write_record(columns.iter().map(|c| guarded(&c.title).into_owned())).map_err(|e| faults::csv_writing(path, e))?;
        Ok(CsvOut { writer, replacement })
    }

    pub(super) fn row(&mut self, cells: &[OutCell<'_>]) -> Result<(), Fault> {
        for cell in cells {
            let written = match cell {
                OutCell::Empty => self.writer.write_field(""),
                OutCell::Text(text) => self.writer.write_field(guarded(text).as_bytes()),
                OutCell::Integer(number) => self.writer.write_field(number.to_string()),
                OutCell::Decimal { hundredths } => self.writer.write_field(decimal_text(*hundredths)),
                OutCell::Date(day) => self.writer.write_field(day.to_string()),
                OutCell::Moment(at) => self.writer.write_field(moment_text(*at)),
            };
            written.map_err(|e| faults::csv_writing(self.replacement.target(), e))?;
        }
        self.writer.write_record(None::<&[u8]>).map_err(|e| faults::csv_writing(self.replacement.target(), e))
    }

    pub(super) fn finish(self) -> Result<(), Fault> {
        let CsvOut { writer, replacement } = self;
        let mut buffered = writer.into_inner().map_err(|e| faults::writing(replacement.target(), e.error()))?;
        buffered.flush().map_err(|e| faults::writing(replacement.target(), &e))?;
        drop(buffered);
        replacement.put_in_place()
    }
}

/// `-12.50`, with a plain minus, so that sheets read it as a number.
fn decimal_text(hundredths: i64) -> String {
    let sign = if hundredths < 0 { "-" } else { "" };
    let size = hundredths.unsigned_abs();
    format!("{sign}{}.{:02}", size / 100, size % 100)
}
