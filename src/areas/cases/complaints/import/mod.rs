//! 导入投诉: from a file to a preview, from a preview to complaints. Nothing is stored before the person says so.

mod page;
mod runs;
#[cfg(test)]
mod tests;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use self::runs::Runs;
use egui::Ui;

use super::sheet::{self, Heading, Headings, Preview, Verdict};
use super::view::{Asked, Place, answer_of, ask};
use crate::areas::imports::menu::Ways;
use crate::areas::parts::Trouble;
use crate::areas::view::{Action, Actions, Cx, Job, JobDone, Judged, ListOf, News, Pick, Reading, Route};
use crate::areas::{self, Done, cases};
use crate::base::No;
use crate::exchange::{Inspection, OpenOptions, Spool};
use crate::i18n::Lang;
use crate::msg;
use crate::ui::TableState;

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
    /// The last imports; nothing until they are asked for.
    runs: Runs,
    ways: Ways<Headings>,
}

impl Import {
    /// Begins with this file.
    pub fn open(&mut self, path: &Path, actions: &mut Actions) {
        *self = Import {
            path: Some(path.to_owned()),
            ways: std::mem::take(&mut self.ways),
            runs: std::mem::take(&mut self.runs),
            ..Import::default()
        };
        self.inspect(actions);
    }

    /// Takes files that were chosen or dropped, and results of jobs.
    pub fn news(&mut self, news: &News<'_>, actions: &mut Actions) {
        match news {
            News::Picked(Pick::ImportSheet(ListOf::Complaints), Some(path)) => self.open(path, actions),
            News::Picked(Pick::MarkedSheet(ListOf::Complaints, _), Some(path)) => {
                if let (Some(spool), Some(preview)) = (self.spool.clone(), self.done.as_ref().or(self.preview.as_ref())) {
                    let (path, judged) = (PathBuf::clone(path), Judged::Complaints(Arc::clone(preview)));
                    actions.push(Action::Start(Job::Marked { path, spool, judged }));
                }
            }
            News::Picked(Pick::Template(of @ ListOf::Complaints, _), Some(path)) => {
                actions.push(Action::Start(Job::Template { of: *of, path: PathBuf::clone(path) }));
            }
            News::Job(job, outcome) => self.ended(job, outcome, actions),
            _ => {}
        }
    }

    /// Takes the last imports and the saved ways.
    pub fn answer(&mut self, answer: &Result<areas::Answer, No>) {
        self.runs.answer(answer);
        if let Ok(Some(super::Answer::Ways(ways))) = answer_of(answer) {
            self.ways.answer(ways);
        }
    }

    /// Asks for the last imports and the saved ways, once.
    fn ask(&mut self, actions: &mut Actions) {
        if self.runs.ask_once(actions) {
            ask(Asked::Ways, super::Query::Ways, actions);
        }
    }

    /// The way that is used to read the list, the others for its headers, and a name to save the present one under.
    fn way(&mut self, ui: &mut Ui, cx: &Cx<'_>, actions: &mut Actions) {
        let Some(spool) = self.spool.clone() else { return };
        let save = |way| areas::Command::Cases(cases::Command::Complaints(super::Command::SaveWay(Box::new(way))));
        let usual = sheet::headings(spool.headers());
        if let Some(headings) = self.ways.menu(ui, cx, spool.headers(), [&usual, &self.headings], save, actions) {
            self.judge(headings, actions);
        }
    }

    /// The rows are judged anew by these columns.
    fn judge(&mut self, headings: Headings, actions: &mut Actions) {
        let Some(spool) = self.spool.clone().filter(|_| !self.running) else { return };
        self.headings = headings;
        (self.trouble, self.running) = (None, true);
        actions.push(Action::Start(Job::PreviewAgain { spool, reading: self.reading() }));
    }

    /// An import was taken back, or not.
    pub fn withdrawn(&mut self, outcome: &Result<Done, No>, actions: &mut Actions) {
        match outcome {
            Ok(_) => {
                self.reset();
                self.runs.ask(actions);
            }
            Err(no) => self.trouble = Trouble::of(no),
        }
    }

    fn reading(&self) -> Reading {
        Reading::Complaints(self.headings.clone())
    }

    /// Looks what the file is; its rows are read then.
    fn inspect(&mut self, actions: &mut Actions) {
        let Some(path) = self.path.clone() else { return };
        (self.trouble, self.running, self.preview) = (None, true, None);
        actions.push(Action::Start(Job::Inspect { of: ListOf::Complaints, path, open: self.open.clone() }));
    }

    /// Sends a column elsewhere; nothing is meant by two of them. The rows are judged anew.
    fn send(&mut self, column: usize, heading: Option<Heading>, actions: &mut Actions) {
        let mut headings = self.headings.clone();
        for (place, other) in headings.iter_mut().enumerate() {
            if place == column {
                *other = heading;
            } else if *other == heading {
                *other = None;
            }
        }
        self.judge(headings, actions);
    }

    fn import(&mut self, actions: &mut Actions) {
        let Some(spool) = self.spool.clone().filter(|_| !self.running) else { return };
        (self.trouble, self.running) = (None, true);
        actions.push(Action::Start(Job::Import { file: self.file_name(), spool, reading: self.reading() }));
    }

    fn ended(&mut self, job: &Job, outcome: &Result<JobDone, No>, actions: &mut Actions) {
        match job {
            Job::Inspect { of: ListOf::Complaints, path, .. } | Job::Preview { path, reading: Reading::Complaints(_), .. }
                if self.path.as_ref() == Some(path) =>
            {
                self.running = false;
            }
            Job::PreviewAgain { reading: Reading::Complaints(_), .. } | Job::Import { reading: Reading::Complaints(_), .. } => {
                self.running = false;
            }
            Job::Marked { judged: Judged::Complaints(_), .. } | Job::Template { of: ListOf::Complaints, .. } => {}
            _ => return,
        }
        match outcome {
            Ok(JobDone::Inspected(path, inspection)) => {
                let headers = &inspection.headers;
                // A way that was saved for these headers is used by itself.
                let saved = self.ways.for_headers(headers, |way| way.len() == headers.len());
                self.headings = saved.unwrap_or_else(|| sheet::headings(headers));
                (self.inspection, self.running) = (Some(inspection.clone()), true);
                actions.push(Action::Start(Job::Preview { path: path.clone(), open: self.open.clone(), reading: self.reading() }));
            }
            Ok(JobDone::Previewed { spool, judged: Judged::Complaints(preview) }) => {
                (self.spool, self.preview) = (Some(Arc::clone(spool)), Some(Arc::clone(preview)));
                self.table.rows_changed();
            }
            Ok(JobDone::Imported(Judged::Complaints(preview))) => {
                self.done = Some(Arc::clone(preview));
                self.runs.ask(actions);
                actions.push(Action::Say(msg!("cases-complaints-import-said", count = preview.note.created)));
            }
            Ok(JobDone::Written(_, rows)) if matches!(job, Job::Marked { .. }) => {
                actions.push(Action::Say(msg!("cases-complaints-import-marked", count = *rows)));
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
        actions.push(Action::Pick(Pick::MarkedSheet(ListOf::Complaints, name)));
    }

    /// Everything from the beginning.
    fn reset(&mut self) {
        *self = Import { ways: std::mem::take(&mut self.ways), runs: std::mem::take(&mut self.runs), ..Import::default() };
    }

    /// Back to the list, with nothing kept.
    fn leave(&mut self, actions: &mut Actions) {
        self.reset();
        actions.push(Action::Go(Route::Complaints(Place::List)));
    }
}
