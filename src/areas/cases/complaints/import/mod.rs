//! 导入投诉: from a file to a preview, from a preview to complaints. Nothing is stored before the person says so.

pub mod job;
mod page;
#[cfg(test)]
mod tests;

use std::path::{Path, PathBuf};
use std::sync::Arc;

pub use self::job::{SheetDone, SheetJob};
use super::sheet::{Heading, Preview, Verdict};
use super::view::Place;
use crate::areas::parts::Trouble;
use crate::areas::view::{Action, Actions, Job, JobDone, News, Pick, Route};
use crate::base::No;
use crate::exchange::{Inspection, OpenOptions, Spool};
use crate::i18n::Lang;
use crate::msg;
use crate::ui::TableState;

/// Which file dialog of this page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SheetPick {
    /// A list to import.
    Import,
    /// Where the flawed rows go; the suggested file name.
    Marked(String),
    /// Where the empty sheet goes; the suggested file name.
    Template(String),
}

/// The page of an import.
#[derive(Default)]
pub struct Import {
    path: Option<PathBuf>,
    open: OpenOptions,
    inspection: Option<Box<Inspection>>,
    spool: Option<Arc<Spool>>,
    headings: Vec<Option<Heading>>,
    preview: Option<Arc<Preview>>,
    done: Option<Arc<Preview>>,
    /// A job of this page is on its way.
    running: bool,
    trouble: Option<Trouble>,
    /// Only rows of this verdict.
    only: Option<Verdict>,
    table: TableState,
}

impl Import {
    /// Begins with this file.
    pub fn open(&mut self, path: &Path, actions: &mut Actions) {
        *self = Import { path: Some(path.to_owned()), ..Import::default() };
        self.read(actions);
    }

    /// Takes files that were chosen or dropped, and results of jobs.
    pub fn news(&mut self, news: &News<'_>, actions: &mut Actions) {
        match news {
            News::Picked(Pick::Complaints(pick), Some(path)) => match pick {
                SheetPick::Import => self.open(path, actions),
                SheetPick::Marked(_) => {
                    if let (Some(spool), Some(preview)) = (&self.spool, self.done.as_ref().or(self.preview.as_ref())) {
                        let job = SheetJob::Marked { path: PathBuf::clone(path), spool: Arc::clone(spool), preview: Arc::clone(preview) };
                        actions.push(Action::Start(Job::Complaints(job)));
                    }
                }
                SheetPick::Template(_) => actions.push(Action::Start(Job::Complaints(SheetJob::Template { path: PathBuf::clone(path) }))),
            },
            News::Job(Job::Complaints(job), outcome) => self.ended(job, outcome, actions),
            _ => {}
        }
    }

    fn read(&mut self, actions: &mut Actions) {
        let Some(path) = self.path.clone() else { return };
        (self.trouble, self.running) = (None, true);
        actions.push(Action::Start(Job::Complaints(SheetJob::Read { path, open: self.open.clone() })));
    }

    /// Sends a column elsewhere; nothing is meant by two of them. The rows are judged anew.
    fn send(&mut self, column: usize, heading: Option<Heading>, actions: &mut Actions) {
        let Some(spool) = self.spool.clone().filter(|_| !self.running) else { return };
        for (place, other) in self.headings.iter_mut().enumerate() {
            if place == column {
                *other = heading;
            } else if *other == heading {
                *other = None;
            }
        }
        (self.trouble, self.running) = (None, true);
        actions.push(Action::Start(Job::Complaints(SheetJob::Judge { spool, headings: self.headings.clone() })));
    }

    fn import(&mut self, actions: &mut Actions) {
        let Some(spool) = self.spool.clone().filter(|_| !self.running) else { return };
        (self.trouble, self.running) = (None, true);
        let job = SheetJob::Import { file: self.file_name(), spool, headings: self.headings.clone() };
        actions.push(Action::Start(Job::Complaints(job)));
    }

    fn ended(&mut self, job: &SheetJob, outcome: &Result<JobDone, No>, actions: &mut Actions) {
        if !matches!(job, SheetJob::Marked { .. } | SheetJob::Template { .. }) {
            self.running = false;
        }
        match outcome {
            Ok(JobDone::Complaints(SheetDone::Read { inspection, spool, headings, preview })) => {
                (self.inspection, self.spool) = (Some(inspection.clone()), Some(Arc::clone(spool)));
                (self.headings, self.preview) = (headings.clone(), Some(Arc::clone(preview)));
                self.table.rows_changed();
            }
            Ok(JobDone::Complaints(SheetDone::Judged(preview))) => {
                self.preview = Some(Arc::clone(preview));
                self.table.rows_changed();
            }
            Ok(JobDone::Complaints(SheetDone::Imported(preview))) => {
                self.done = Some(Arc::clone(preview));
                actions.push(Action::Say(msg!("cases-complaints-import-said", count = preview.note.created)));
            }
            Ok(JobDone::Complaints(SheetDone::Written(rows))) => {
                if let SheetJob::Marked { .. } = job {
                    actions.push(Action::Say(msg!("cases-complaints-import-marked", count = *rows)));
                }
            }
            Ok(_) => {}
            Err(no) => self.trouble = Trouble::of(no).filter(|trouble| !trouble.is_stopped()),
        }
    }

    /// Name of the file without its folder.
    fn file_name(&self) -> String {
        self.path.as_deref().and_then(Path::file_name).map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
    }

    fn pick_marked(&self, lang: Lang, actions: &mut Actions) {
        let stem = self.path.as_deref().and_then(Path::file_stem).map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        let name = lang.say(&msg!("cases-complaints-import-marked-file", name = stem));
        actions.push(Action::Pick(Pick::Complaints(SheetPick::Marked(name))));
    }

    /// Back to the list, with nothing kept.
    fn leave(&mut self, actions: &mut Actions) {
        *self = Import::default();
        actions.push(Action::Go(Route::Complaints(Place::List)));
    }
}
