//! What the page of an import has done in the background, and what comes back.

use std::path::PathBuf;
use std::sync::Arc;

use super::super::sheet::{self, Heading, Preview};
use crate::areas::cases::sheets;
use crate::areas::imports::{Progress, marks, stopped};
use crate::base::{Instant, No};
use crate::exchange::{self, Inspection, OpenOptions, Spool};
use crate::i18n::Lang;
use crate::store::Store;

/// Work with a list of complaints.
#[derive(Clone)]
pub enum SheetJob {
    /// Reads a file and judges its rows; nothing is stored.
    Read {
        /// The file.
        path: PathBuf,
        /// How to open it.
        open: OpenOptions,
    },
    /// Judges rows that were read already, after a column changed.
    Judge {
        /// The rows.
        spool: Arc<Spool>,
        /// Which column is what.
        headings: Vec<Option<Heading>>,
    },
    /// Registers the new rows.
    Import {
        /// Name of the file.
        file: String,
        /// The rows.
        spool: Arc<Spool>,
        /// Which column is what.
        headings: Vec<Option<Heading>>,
    },
    /// Writes the flawed rows back as a workbook.
    Marked {
        /// Where to.
        path: PathBuf,
        /// The rows.
        spool: Arc<Spool>,
        /// What is wrong with them.
        preview: Arc<Preview>,
    },
    /// Writes an empty sheet with the headers that imports understand.
    Template {
        /// Where to.
        path: PathBuf,
    },
}

/// What came of it.
pub enum SheetDone {
    /// To `Read`.
    Read {
        /// What the file is.
        inspection: Box<Inspection>,
        /// Its rows.
        spool: Arc<Spool>,
        /// Which column is what, by its header.
        headings: Vec<Option<Heading>>,
        /// What an import would do.
        preview: Arc<Preview>,
    },
    /// To `Judge`.
    Judged(Arc<Preview>),
    /// To `Import`.
    Imported(Arc<Preview>),
    /// To `Marked` and `Template`: so many rows.
    Written(i64),
}

/// Does it. `total` is told how many steps there are, once that is known.
///
/// # Errors
/// A refusal, a fault, or `STORE-STOPPED` when it was cancelled; then nothing was stored.
pub fn run(
    store: &mut Store,
    staff: i64,
    job: &SheetJob,
    lang: Lang,
    at: Instant,
    total: &dyn Fn(u64),
    progress: Progress<'_>,
) -> Result<SheetDone, No> {
    match job {
        SheetJob::Read { path, open } => {
            let inspection = Box::new(exchange::inspect(path, open)?);
            let filled = Spool::fill(path, open, &mut |read, _| {
                total(read.total);
                progress(read.done)
            })?;
            let spool = Arc::new(filled.ok_or_else(stopped)?);
            let headings = sheet::headings(spool.headers());
            total(spool.len() as u64);
            let preview = match sheet::preview_as(store, staff, &spool, &headings, at, progress) {
                // A person may say which column it is.
                Err(No::Refused(refusal)) if refusal.clauses == ["CASE-01"] => Preview::default(),
                judged => judged?,
            };
            Ok(SheetDone::Read { inspection, spool, headings, preview: Arc::new(preview) })
        }
        SheetJob::Judge { spool, headings } => {
            total(spool.len() as u64);
            Ok(SheetDone::Judged(Arc::new(sheet::preview_as(store, staff, spool, headings, at, progress)?)))
        }
        SheetJob::Import { file, spool, headings } => {
            total(spool.len() as u64);
            Ok(SheetDone::Imported(Arc::new(sheet::import_as(store, staff, file, spool, headings, at, progress)?)))
        }
        SheetJob::Marked { path, spool, preview } => {
            let marks = marks(spool, &preview.flaws, lang)?;
            let rows = exchange::write_marked(path, spool, &lang.tr("cases-list-complaints"), lang, &marks)?;
            Ok(SheetDone::Written(i64::from(rows)))
        }
        SheetJob::Template { path } => {
            sheets::template(path, lang)?;
            Ok(SheetDone::Written(0))
        }
    }
}
