//! 导入: from a file to a preview, from a preview to files. Nothing is written before the person says so.

mod mapping;
mod page;
mod preview;
mod rows;
mod runs;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use self::rows::{Filter, Rows};
use self::runs::Runs;
use super::show::Trouble;
use crate::areas::Query;
use crate::areas::customers::sheet::{ImportOptions, Key, Preview, Target};
use crate::areas::customers::{self};
use crate::areas::imports::menu::Ways;
use crate::areas::view::{Action, Actions, Job, JobDone, Judged, ListOf, Pick, Reading, Slot};
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
    options: Option<ImportOptions>,
    spool: Option<Arc<Spool>>,
    preview: Option<Arc<Preview>>,
    /// A job of this page is on its way.
    running: bool,
    /// The options changed while it was.
    again: bool,
    trouble: Option<Trouble>,
    done: Option<Arc<Preview>>,
    rows: Rows,
    filter: Filter,
    table: TableState,
    runs: Runs,
    mappings: Ways<ImportOptions>,
    /// Past imports and mappings were asked for.
    asked: bool,
    /// Names of the targets in a language, made once.
    targets: Option<(Lang, Vec<String>)>,
}

impl Import {
    /// Begins with this file.
    pub fn open(&mut self, path: &Path, actions: &mut Actions) {
        self.reset();
        self.path = Some(path.to_owned());
        self.inspect(actions);
    }

    /// A file dialog ended.
    pub fn picked(&mut self, pick: &Pick, path: &Path, actions: &mut Actions) {
        match pick {
            Pick::ImportSheet(ListOf::Customers) => self.open(path, actions),
            Pick::MarkedSheet(ListOf::Customers, _) => {
                let preview = self.done.as_ref().or(self.preview.as_ref());
                if let (Some(spool), Some(preview)) = (&self.spool, preview) {
                    let (spool, judged) = (Arc::clone(spool), Judged::Customers(Arc::clone(preview)));
                    actions.push(Action::Start(Job::Marked { path: path.to_owned(), spool, judged }));
                }
            }
            _ => {}
        }
    }

    fn inspect(&mut self, actions: &mut Actions) {
        let Some(path) = self.path.clone() else { return };
        self.trouble = None;
        self.preview = None;
        self.spool = None;
        self.running = true;
        actions.push(Action::Start(Job::Inspect { of: ListOf::Customers, path, open: self.open.clone() }));
    }

    /// Reads the file anew with the present options.
    fn read(&mut self, actions: &mut Actions) {
        if let (Some(path), Some(options)) = (self.path.clone(), self.options.clone()) {
            self.trouble = None;
            self.running = true;
            let reading = Reading::Customers(options);
            actions.push(Action::Start(Job::Preview { path, open: self.open.clone(), reading }));
        }
    }

    /// The options changed: the rows are judged anew, one job at a time.
    fn judge(&mut self, actions: &mut Actions) {
        if self.running {
            self.again = true;
            return;
        }
        match (&self.spool, &self.options) {
            (Some(spool), Some(options)) => {
                self.running = true;
                self.again = false;
                let reading = Reading::Customers(options.clone());
                actions.push(Action::Start(Job::PreviewAgain { spool: Arc::clone(spool), reading }));
            }
            _ => self.read(actions),
        }
    }

    /// A job ended.
    pub fn ended(&mut self, job: &Job, outcome: &Result<JobDone, No>, actions: &mut Actions) {
        match job {
            Job::PreviewRows { spool, preview, .. } => return self.rows_came(spool, preview, outcome),
            Job::Marked { judged: Judged::Customers(_), .. } => return self.marked(outcome, actions),
            Job::UndoImport { entry } => {
                if let Ok(JobDone::Undone(undone)) = outcome {
                    self.runs.undone(*entry, undone, actions);
                    if self.done.as_ref().is_some_and(|done| done.entry == Some(*entry)) {
                        self.reset();
                    }
                }
                return;
            }
            Job::Inspect { of: ListOf::Customers, path, .. } | Job::Preview { path, reading: Reading::Customers(_), .. }
                if self.path.as_ref() == Some(path) =>
            {
                self.running = false;
            }
            Job::PreviewAgain { reading: Reading::Customers(_), .. } | Job::Import { reading: Reading::Customers(_), .. } => {
                self.running = false;
            }
            _ => return,
        }
        match outcome {
            Ok(JobDone::Inspected(_, inspection)) => {
                self.options = Some(self.options_for(&inspection.headers));
                self.inspection = Some(inspection.clone());
                self.read(actions);
            }
            Ok(JobDone::Previewed { spool, judged: Judged::Customers(preview) }) => {
                self.spool = Some(Arc::clone(spool));
                self.preview = Some(Arc::clone(preview));
                self.rows = Rows::default();
                self.filter.index(preview);
                if std::mem::take(&mut self.again) {
                    self.judge(actions);
                }
            }
            Ok(JobDone::Imported(Judged::Customers(preview))) => {
                self.done = Some(Arc::clone(preview));
                actions.push(Action::Say(msg!("customers-view-imported", count = preview.note.created + preview.note.updated)));
            }
            Ok(_) => {}
            Err(no) => {
                self.again = false;
                self.trouble = Trouble::of(no).filter(|trouble| !trouble.is_stopped());
            }
        }
    }

    fn rows_came(&mut self, spool: &Arc<Spool>, preview: &Arc<Preview>, outcome: &Result<JobDone, No>) {
        let same = |mine: &Option<Arc<Preview>>| mine.as_ref().is_some_and(|mine| Arc::ptr_eq(mine, preview));
        if !same(&self.preview) || !self.spool.as_ref().is_some_and(|mine| Arc::ptr_eq(mine, spool)) {
            return;
        }
        match outcome {
            Ok(JobDone::Rows(from, rows)) => self.rows.take(*from, rows),
            Ok(_) => {}
            Err(no) => {
                self.rows.fail();
                self.trouble = Trouble::of(no).filter(|trouble| !trouble.is_stopped());
            }
        }
    }

    fn marked(&mut self, outcome: &Result<JobDone, No>, actions: &mut Actions) {
        match outcome {
            Ok(JobDone::Written(_, rows)) => actions.push(Action::Say(msg!("customers-view-marked-written", count = *rows))),
            Ok(_) => {}
            Err(no) => self.trouble = Trouble::of(no).filter(|trouble| !trouble.is_stopped()),
        }
    }

    /// Sends a column elsewhere; no target is taken twice. The key follows the columns.
    fn send(&mut self, column: usize, target: Target, actions: &mut Actions) {
        let Some(options) = &mut self.options else { return };
        for (place, other) in options.columns.iter_mut().enumerate() {
            if place == column {
                *other = target;
            } else if *other == target {
                *other = Target::Ignore;
            }
        }
        if !options.key.is_in(&options.columns) {
            options.key = Key::best(&options.columns);
        }
        self.judge(actions);
    }

    /// Name of the file without its folder.
    fn file_name(&self) -> String {
        self.path.as_deref().and_then(Path::file_name).map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
    }

    fn pick_marked(&self, lang: Lang, actions: &mut Actions) {
        let stem = self.path.as_deref().and_then(Path::file_stem).map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        actions.push(Action::Pick(Pick::MarkedSheet(ListOf::Customers, lang.say(&msg!("customers-view-marked-file", name = stem)))));
    }

    fn import(&mut self, actions: &mut Actions) {
        if let (Some(spool), Some(options), false) = (&self.spool, &self.options, self.running) {
            self.running = true;
            self.trouble = None;
            let reading = Reading::Customers(options.clone());
            let job = Job::Import { file: self.file_name(), spool: Arc::clone(spool), reading };
            actions.push(Action::Start(job));
        }
    }

    /// Everything from the beginning.
    fn reset(&mut self) {
        let (runs, mappings) = (std::mem::take(&mut self.runs), std::mem::take(&mut self.mappings));
        *self = Import { table: std::mem::take(&mut self.table), runs, mappings, asked: self.asked, ..Import::default() };
    }

    /// Past imports and saved mappings, once.
    fn ask(&mut self, actions: &mut Actions) {
        if !std::mem::replace(&mut self.asked, true) {
            self.runs.ask(actions);
            actions.push(Action::Ask(Slot::Mappings, Query::Customers(customers::Query::Mappings)));
        }
    }

    /// Takes past imports, saved mappings, and files that stayed.
    pub fn answer(&mut self, answer: &customers::Answer) {
        match answer {
            customers::Answer::Imports(runs) => self.runs.answer(runs),
            customers::Answer::Stayed(files) => self.runs.stayed(files),
            customers::Answer::Mappings(mappings) => self.mappings.answer(mappings),
            _ => {}
        }
    }

    /// Somebody else may have imported something.
    pub fn stale(&self, actions: &mut Actions) {
        if self.asked {
            self.runs.ask(actions);
        }
    }

    /// What the status bar says.
    pub fn status(&self, lang: Lang) -> String {
        match (&self.done, &self.preview) {
            (Some(_), _) => lang.tr("customers-view-status-imported").into_owned(),
            (None, Some(preview)) => lang.say(&msg!("customers-view-status-preview", count = preview.note.rows)),
            (None, None) => String::new(),
        }
    }
}
