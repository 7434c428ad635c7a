//! The window: start, login and lock, navigation and routes, search and commands, settings. Knows every area and the worker.
//!
//! One frame: [`App::logic`] takes replies from the worker and keys from the person, [`App::ui`] draws and collects actions,
//! and the actions are carried out at the end of the frame, when nothing is borrowed any more.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use egui::{Context, Key, Modifiers, Ui};
use zeroize::Zeroizing;

use crate::areas::archives::view::ArchivesPage;
use crate::areas::attachments::{self, Knob, Tape};
use crate::areas::cases::complaints;
use crate::areas::cases::view::CasesPages;
use crate::areas::customers::view::CustomersPage;
use crate::areas::quality::view::QualityPages;
use crate::areas::roster::plan::view::Asked;
use crate::areas::roster::view::{RosterPages, queue};
use crate::areas::roster::{self, plan};
use crate::areas::staff::view::StaffPages;
use crate::areas::staff::{self, ParameterBook, Person};
use crate::areas::view::{Action, Actions, Cx, Job, JobDone, Judged, ListOf, News, Pick, Route, Running, Slot};
use crate::areas::{Answer, Command, Done, Query, customers};
use crate::base::{Clock, Fault, Instant, Message, No, Verdict, Why};
use crate::i18n::Lang;
use crate::msg;
use crate::store::keys::KeyRing;
use crate::ui::calendar::set_marks;
use crate::ui::gallery::Gallery;
use crate::ui::{Toasts, fonts, keep_ime, theme};
use crate::worker::{Opened, Reply, Request, Wake, Worker, papers};

mod commands;
mod notify;
mod overlay;
mod palette;
mod run;
mod settings;
mod settings_page;
mod shell;
pub mod start;

pub use commands::UiCommand;
pub use run::run;
pub use settings::{Renderer, Settings};

use palette::{Choice, Palette};
use start::{Around, Entrance, Locked, StartAction, StartPages};

/// Version shown on the login page.
const VERSION: &str = env!("CARGO_PKG_VERSION");
/// A dialog that ends sooner was none: the system has no file dialogs, or its program ends by itself (as zenity does under a locale
/// that is not installed, later on a busy machine). Nobody opens and leaves one so fast.
const NO_DIALOG_MS: i64 = 1_500;

/// What a window starts with.
#[derive(Debug, Clone)]
pub struct Setup {
    /// Where settings lie and departments are looked for.
    pub folder: PathBuf,
    /// The clock.
    pub clock: Clock,
    /// The department to open; else the last one.
    pub file: Option<PathBuf>,
    /// Opens the sample department at once.
    pub demo: bool,
    /// Language, where the command line asks for one.
    pub lang: Option<Lang>,
}

/// What is before the person.
enum Stage {
    /// No department is known.
    First,
    /// A department's file is chosen, nobody is logged in.
    Login { file: PathBuf, department: String, demo: bool, doors: Vec<crate::store::keys::Door> },
    /// A department was just made; the code is shown once.
    Recovery { code: Zeroizing<String> },
    /// Somebody works.
    Open,
    /// The screen is locked.
    Locked { since: Instant, idle: Option<i64> },
}

/// Everything that belongs to the person who is logged in.
struct Work {
    opened: Opened,
    parameters: ParameterBook,
    customers: CustomersPage,
    archives: ArchivesPage,
    roster: RosterPages,
    cases: CasesPages,
    quality: QualityPages,
    staff: StaffPages,
    people: Vec<Person>,
    gallery: Gallery,
    route: Route,
    before: Vec<Route>,
    search: String,
    pending: Vec<Command>,
    /// What this person did here and may take back, the last one last.
    undoable: Vec<Undoable>,
    password: bool,
    last_input: Instant,
    /// The minute in which the inbox was last asked for.
    minute: i64,
    watch: notify::Watch,
}

impl Work {
    /// Whether something is typed that is not stored, by area.
    fn unsaved(&self) -> [bool; 6] {
        [
            self.customers.unsaved(),
            self.archives.unsaved(),
            self.roster.unsaved(),
            self.cases.unsaved(),
            self.quality.unsaved(),
            self.staff.unsaved(),
        ]
    }
}

/// The window.
pub struct App {
    /// For repaints and for wiping typed secrets; a handle, as cheap as a reference.
    ctx: Context,
    clock: Clock,
    folder: PathBuf,
    settings: Settings,
    worker: Worker,
    stage: Stage,
    start: StartPages,
    work: Option<Work>,
    busy: bool,
    demo_password: Option<Zeroizing<String>>,
    toasts: Toasts<Undoable>,
    palette: Palette,
    job: Option<Arc<Running>>,
    picking: Option<(Pick, Instant)>,
    path_box: Option<overlay::PathBox>,
    why: Option<Box<Why>>,
    help: bool,
    leaving: Option<Leaving>,
    may_close: bool,
    /// The recording that was last set to play.
    heard: Option<Arc<Tape>>,
    /// Holds what the system's viewer shows until the person leaves; dropped, it is gone.
    outside: Vec<Arc<tempfile::TempDir>>,
}

/// An act that can be taken back, by its journal entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Undoable {
    Act(i64),
    /// An act of the plan.
    Plan(i64),
    /// Asks first: it may be a million rows.
    Import(i64),
}

/// A way out that asks first because something was typed and not saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Leaving {
    LogOut,
    Close,
}

impl App {
    /// Opens the window's state: settings, worker, the page to begin with.
    ///
    /// # Errors
    /// The system gives no threads.
    pub fn new(ctx: &Context, setup: Setup) -> Result<Self, Fault> {
        let mut settings = Settings::load(&setup.folder);
        settings.lang = setup.lang.unwrap_or(settings.lang);
        fonts::install(ctx);
        theme::apply(ctx, settings.appearance);
        let waker = ctx.clone();
        let wake: Wake = Arc::new(move || waker.request_repaint());
        let worker = Worker::start(setup.clock.clone(), wake)?;
        let mut app = App {
            ctx: ctx.clone(),
            clock: setup.clock,
            folder: setup.folder,
            settings,
            worker,
            stage: Stage::First,
            start: StartPages::default(),
            work: None,
            busy: false,
            demo_password: None,
            toasts: Toasts::default(),
            palette: Palette::default(),
            job: None,
            picking: None,
            path_box: None,
            why: None,
            help: false,
            leaving: None,
            may_close: false,
            heard: None,
            outside: Vec::new(),
        };
        if setup.demo {
            app.open_demo();
        } else if let Some(file) = setup.file.or_else(|| app.settings.recent.iter().find(|file| file.exists()).cloned()) {
            app.choose(&file);
        }
        Ok(app)
    }

    fn lang(&self) -> Lang {
        self.settings.lang
    }

    fn around(&self) -> Around {
        Around {
            lang: self.settings.lang,
            appearance: self.settings.appearance,
            now: self.clock.now(),
            default_folder: self.folder.clone(),
            recent: self.settings.recent.iter().filter(|file| file.exists()).cloned().collect(),
            version: VERSION,
            busy: self.busy,
        }
    }

    /// Takes what came back from the worker and what was pressed. Also runs while the window is hidden.
    pub fn logic(&mut self, ctx: &Context) {
        while let Some(reply) = self.worker.reply() {
            self.take(ctx, reply);
        }
        self.watch_idle(ctx);
        self.take_dropped(ctx);
        if matches!(self.stage, Stage::Open) && !keep_ime::composing(ctx) && !self.covered() {
            self.take_keys(ctx);
        }
        if ctx.input(|i| i.viewport().close_requested()) && !self.may_close && self.unsaved() {
            ctx.send_viewport_cmd(egui::ViewportCommand::CancelClose);
            self.leaving = Some(Leaving::Close);
        }
    }

    /// Draws the window.
    pub fn ui(&mut self, ui: &mut Ui) {
        let ctx = ui.ctx().clone();
        let mut start_actions = Vec::new();
        let mut actions = Actions::new();
        match &self.stage {
            Stage::Open => self.open_ui(ui, &mut actions, &mut start_actions),
            _ => self.stage_ui(ui, &mut start_actions),
        }
        self.overlays(&ctx, &mut actions);
        // A recording is heard as long as its page is before the person who opened it.
        if !attachments::view::shows_player(&ctx)
            && let Some(tape) = self.heard.take()
        {
            tape.pause();
        }
        // A popup that measures itself has the frame drawn again with the same clicks; they count once.
        if ctx.will_discard() {
            return;
        }
        for action in start_actions {
            self.start_action(&ctx, action);
        }
        for action in actions {
            self.action(&ctx, action);
        }
    }

    fn stage_ui(&mut self, ui: &mut Ui, actions: &mut Vec<StartAction>) {
        let around = self.around();
        match &self.stage {
            Stage::First => self.start.first_ui(ui, &around, actions),
            Stage::Login { file, department, demo, doors } => {
                let hint = self.demo_password.as_ref().filter(|_| *demo).map(|p| p.as_str());
                let entrance = Entrance { file, department, demo: *demo, doors, demo_hint: hint };
                self.start.login_ui(ui, &around, entrance, actions);
            }
            Stage::Recovery { code } => {
                let department = self.work.as_ref().map_or("", |work| work.opened.department.as_str());
                self.start.recovery_ui(ui, &around, department, code, actions);
            }
            Stage::Locked { since, idle } => {
                if let Some(work) = &self.work {
                    let drafts = work.unsaved().into_iter().filter(|unsaved| *unsaved).count();
                    let hint = self.demo_password.as_ref().filter(|_| work.opened.demo).map(|p| p.as_str());
                    let locked = Locked {
                        file: &work.opened.file,
                        me: &work.opened.me,
                        since: *since,
                        minutes_idle: *idle,
                        drafts,
                        waiting: work.staff.tasks().len(),
                        demo_hint: hint,
                    };
                    self.start.lock_ui(ui, &around, locked, actions);
                }
            }
            Stage::Open => {}
        }
    }

    /// A dialog stands before the page, so its keys belong to the dialog.
    fn covered(&self) -> bool {
        self.palette.is_open()
            || self.help
            || self.why.is_some()
            || self.path_box.is_some()
            || self.leaving.is_some()
            || self.job.is_some()
            || self.work.as_ref().is_some_and(|work| work.password || work.opened.session.must_change.is_some())
    }

    fn unsaved(&self) -> bool {
        self.work.as_ref().is_some_and(|work| work.unsaved().contains(&true))
    }

    /// SEC-04: nobody touched the window for `lock_min` minutes. Also wakes the clock of the status bar once a minute, and asks what waits by then.
    fn watch_idle(&mut self, ctx: &Context) {
        let now = self.clock.now();
        let touched = ctx.input(|i| !i.events.is_empty() || i.pointer.is_moving());
        let job_runs = self.job.is_some();
        let Some(work) = &mut self.work else { return };
        if touched || job_runs {
            work.last_input = now;
        }
        let minute = minute_of(now);
        if work.minute != minute {
            work.minute = minute;
            if work.opened.session.must_change.is_none() {
                ask_of_the_minute(&self.worker);
            }
        }
        let to_minute = 60_000 - now.0.rem_euclid(60_000);
        if !matches!(self.stage, Stage::Open) {
            ctx.request_repaint_after(Duration::from_millis(to_minute.unsigned_abs()));
            return;
        }
        let limit = work.parameters.params.int("lock_min", now.day()).max(1);
        let lock_at = work.last_input.plus_minutes(limit);
        if now >= lock_at {
            let since = lock_at;
            self.lock(since, Some(limit));
            return;
        }
        let wait = to_minute.min(lock_at.0 - now.0).max(1);
        ctx.request_repaint_after(Duration::from_millis(wait.unsigned_abs()));
    }

    fn lock(&mut self, since: Instant, idle: Option<i64>) {
        if matches!(self.stage, Stage::Open) {
            self.stage = Stage::Locked { since, idle };
            self.palette = Palette::default();
            self.start.clear(&self.ctx);
            self.send(Request::Lock);
        }
    }

    fn take_dropped(&mut self, ctx: &Context) {
        let dropped: Vec<PathBuf> = ctx.input(|i| i.raw.dropped_files.iter().map(|file| file.path().to_path_buf()).collect());
        if dropped.is_empty() || !matches!(self.stage, Stage::Open) || self.covered() || attachments::view::takes_drops(ctx) {
            return;
        }
        // On the pages of complaints it is a list of complaints, elsewhere one of customers.
        let on_complaints = self.work.as_ref().is_some_and(|work| matches!(work.route, Route::Complaints(_) | Route::Boards(_)));
        let mut actions = Vec::new();
        if on_complaints {
            actions.push(Action::Go(Route::Complaints(complaints::view::Place::Import)));
            self.tell(&News::Picked(&Pick::ImportSheet(ListOf::Complaints), dropped.first()), &mut actions);
        } else {
            actions.push(Action::Go(Route::Import));
            self.tell(&News::Dropped(&dropped), &mut actions);
        }
        for action in actions {
            self.action(ctx, action);
        }
    }

    fn take_keys(&mut self, ctx: &Context) {
        let me = self.work.as_ref().map(|work| work.opened.me.clone());
        let in_staff = self.work.as_ref().is_some_and(|work| matches!(work.route, Route::Staff | Route::Person(_)));
        // Ctrl+N makes a new record of the kind that the page is about.
        let new = match self.work.as_ref().map(|work| work.route) {
            Some(Route::Leave(_)) => UiCommand::NewLeave,
            Some(Route::Swaps(_)) => UiCommand::NewSwap,
            Some(Route::Boards(_) | Route::Complaints(_)) => UiCommand::NewComplaint,
            Some(Route::Tickets(_)) => UiCommand::NewTicket,
            Some(Route::Escalation(_)) => UiCommand::NewReport,
            _ => UiCommand::NewCustomer,
        };
        for command in UiCommand::ALL {
            // Among the staff, Ctrl+N is a new person, and that page takes it.
            if in_staff && command == UiCommand::NewCustomer {
                continue;
            }
            // Where somebody types, Ctrl+Z belongs to the text.
            if command == UiCommand::Undo && ctx.text_edit_focused() {
                continue;
            }
            let Some(keys) = command.keys() else { continue };
            let command = if command == UiCommand::NewCustomer { new } else { command };
            if me.as_ref().is_some_and(|me| command.is_open_to(me)) && ctx.input_mut(|i| i.consume_shortcut(&keys)) {
                self.command(ctx, command);
            }
        }
        // Alt+← goes back as in every browser of records.
        if ctx.input_mut(|i| i.consume_key(Modifiers::ALT, Key::ArrowLeft))
            && let Some(work) = &mut self.work
            && let Some(before) = work.before.pop()
        {
            work.route = before;
        }
    }

    /// Carries out a command of the window.
    fn command(&mut self, ctx: &Context, command: UiCommand) {
        if let Some(route) = command.route() {
            return self.action(ctx, Action::Go(route));
        }
        match command {
            UiCommand::Palette => self.palette.open(),
            UiCommand::Theme => {
                self.settings.appearance.mode =
                    if ctx.theme() == egui::Theme::Dark { crate::ui::Mode::Light } else { crate::ui::Mode::Dark };
                self.restyle(ctx);
            }
            UiCommand::Language => self.speak(if self.lang() == Lang::Zh { Lang::En } else { Lang::Zh }),
            UiCommand::Larger => self.resize(ctx, 10),
            UiCommand::Smaller => self.resize(ctx, -10),
            UiCommand::NormalSize => {
                self.settings.appearance.text_percent = 100;
                self.restyle(ctx);
            }
            UiCommand::OpenSheet => {
                self.action(ctx, Action::Go(Route::Import));
                self.action(ctx, Action::Pick(Pick::ImportSheet(ListOf::Customers)));
            }
            UiCommand::Undo => {
                let mut actions = Actions::new();
                match self.work.as_ref().and_then(|work| work.undoable.last().copied()) {
                    Some(act) => self.undo(act, &mut actions),
                    None => self.toasts.info(self.lang().tr("app-undo-none")),
                }
                for action in actions {
                    self.action(ctx, action);
                }
            }
            UiCommand::Approvals => {
                let now = self.clock.now();
                let first = self.work.as_ref().and_then(|work| queue::first(work.staff.tasks(), now));
                match first {
                    Some(route) => self.action(ctx, Action::Go(route)),
                    None => self.toasts.info(self.lang().tr("app-approvals-none")),
                }
            }
            UiCommand::Password => self.action(ctx, Action::ChangePassword),
            UiCommand::Backup => {
                let name = self.backup_name();
                self.action(ctx, Action::Pick(Pick::Backup(name)));
            }
            UiCommand::Verify => self.action(ctx, Action::Start(Job::Verify)),
            UiCommand::Lock => self.lock(self.clock.now(), None),
            UiCommand::LogOut => self.log_out(),
            UiCommand::Help => self.help = true,
            _ => {}
        }
    }

    fn backup_name(&self) -> String {
        let department = self.work.as_ref().map_or("", |work| work.opened.department.as_str());
        format!("{department}-{}.kefubak", self.clock.now().day())
    }

    fn log_out(&mut self) {
        if self.unsaved() {
            self.leaving = Some(Leaving::LogOut);
        } else {
            self.send(Request::LogOut);
        }
    }

    fn resize(&mut self, ctx: &Context, by: i16) {
        let size = self.settings.appearance.text_percent.saturating_add_signed(by).clamp(80, 200);
        self.settings.appearance.text_percent = size;
        self.restyle(ctx);
    }

    fn restyle(&mut self, ctx: &Context) {
        theme::apply(ctx, self.settings.appearance);
        self.settings.save(&self.folder);
    }

    fn speak(&mut self, lang: Lang) {
        self.settings.lang = lang;
        self.settings.save(&self.folder);
    }

    fn send(&mut self, request: Request) {
        if !self.worker.send(request) {
            self.toasts.error(self.lang().tr("app-worker-busy"));
        }
    }

    /// Goes to the login page of a file, or says why it cannot be opened.
    fn choose(&mut self, file: &Path) {
        self.start.clear(&self.ctx);
        match KeyRing::load(file) {
            Ok(ring) => {
                self.stage = Stage::Login { file: file.to_owned(), department: ring.department, demo: ring.demo, doors: ring.doors };
            }
            Err(fault) => {
                self.stage = Stage::First;
                self.toasts.error(self.lang().say(&fault.message));
            }
        }
    }

    fn open_demo(&mut self) {
        self.busy = true;
        let folder = self.folder.join("demo");
        self.send(Request::Demo { folder, department: self.lang().tr("app-demo-department").into_owned() });
    }

    fn start_action(&mut self, ctx: &Context, action: StartAction) {
        match action {
            StartAction::Found { file, founding } => {
                self.busy = true;
                self.send(Request::Found(file, Box::new(founding)));
            }
            StartAction::Demo => self.open_demo(),
            StartAction::LogIn { file, who, secret } => {
                self.busy = true;
                self.send(Request::LogIn { file, who, secret });
            }
            StartAction::Recover { file, code, who, new } => {
                self.busy = true;
                self.send(Request::Recover { file, code, who, new });
            }
            StartAction::Restore { from, to } => {
                self.busy = true;
                self.send(Request::Restore { from, to });
            }
            StartAction::Open(file) => self.choose(&file),
            StartAction::OtherFile => {
                self.start.clear(&self.ctx);
                self.stage = Stage::First;
            }
            StartAction::Unlock(secret) => {
                self.busy = true;
                self.send(Request::Unlock(secret));
            }
            StartAction::SwitchPerson => self.send(Request::LogOut),
            StartAction::ChangePassword(new) => {
                self.busy = true;
                self.act(Command::Staff(staff::Command::ChangePassword { new: new.to_string() }));
            }
            StartAction::Leave => {
                self.start.clear(&self.ctx);
                if let Some(work) = &mut self.work {
                    work.password = false;
                    if work.opened.session.must_change.is_some() {
                        self.send(Request::LogOut);
                    }
                }
            }
            StartAction::Pick(pick) => self.pick(pick),
            StartAction::LookAt(file) => self.worker.look_at(file),
            StartAction::Lang(lang) => self.speak(lang),
            StartAction::Appearance(appearance) => {
                self.settings.appearance = appearance;
                self.restyle(ctx);
            }
            StartAction::SaveRecovery => self.pick(Pick::RecoverySheet(self.lang().tr("app-recovery-file").into_owned())),
            StartAction::PrintRecovery => self.print_recovery(),
            StartAction::RecoveryKept => {
                self.start.clear(&self.ctx);
                self.outside.clear();
                self.stage = Stage::Open;
            }
            StartAction::Quit => ctx.send_viewport_cmd(egui::ViewportCommand::Close),
        }
    }

    fn recovery_pdf(&self) -> Option<Result<Vec<u8>, Fault>> {
        let Stage::Recovery { code } = &self.stage else { return None };
        let department = self.work.as_ref().map_or("", |work| work.opened.department.as_str());
        Some(start::recovery_pdf(self.lang(), department, code, self.clock.now().day()))
    }

    /// Opens the sheet in the system's viewer; it goes with the page.
    fn print_recovery(&mut self) {
        match self.recovery_pdf() {
            None => {}
            Some(pdf) => match pdf.and_then(|pdf| papers::in_private(&pdf)) {
                Ok((folder, path)) => self.open_outside(Arc::new(folder), &path),
                Err(fault) => self.toasts.error(self.lang().say(&fault.message)),
            },
        }
    }

    /// Opens a file in the system's viewer and keeps its folder until the person leaves.
    fn open_outside(&mut self, folder: Arc<tempfile::TempDir>, path: &Path) {
        self.outside.push(folder);
        match opener::open(path) {
            Ok(()) => self.toasts.info(self.lang().tr("app-print-opened")),
            Err(error) => {
                tracing::warn!(%error, "no viewer");
                self.toasts.error(self.lang().tr("app-print-no-viewer"));
            }
        }
    }

    fn save_recovery(&mut self, path: &Path) {
        let written = match self.recovery_pdf() {
            None => return,
            Some(bytes) => bytes.and_then(|bytes| crate::exchange::write_bytes(path, &bytes)),
        };
        match written {
            Ok(()) => self.toasts.done(self.lang().say(&msg!("app-written", path = path.display().to_string()))),
            Err(fault) => self.toasts.error(self.lang().say(&fault.message)),
        }
    }

    fn pick(&mut self, pick: Pick) {
        let folder = directories::UserDirs::new().and_then(|dirs| dirs.document_dir().map(Path::to_path_buf));
        self.picking = Some((pick.clone(), self.clock.now()));
        self.worker.pick(pick, folder, self.lang());
    }

    /// Carries out what a page asked for.
    fn action(&mut self, ctx: &Context, action: Action) {
        match action {
            Action::Do(command) => self.act(command),
            Action::Ask(slot, query) => self.worker.ask(slot, query),
            Action::Go(route) => {
                if let Some(work) = &mut self.work
                    && work.route != route
                {
                    work.before.push(work.route);
                    let surplus = work.before.len().saturating_sub(50);
                    work.before.drain(..surplus);
                    work.route = route;
                }
            }
            Action::Pick(pick) => self.pick(pick),
            Action::Start(job) => self.start_job(job),
            Action::Copy(text, said) => {
                ctx.copy_text(text);
                self.toasts.done(self.lang().say(&said));
            }
            Action::Sound(tape, knob) => {
                tape.set(knob);
                if knob == Knob::Play {
                    self.worker.hear(&tape);
                    self.heard = Some(tape);
                }
            }
            Action::Say(message) => self.toasts.info(self.lang().say(&message)),
            Action::Clause(id) => self.why = Some(Box::new(Why::of(id))),
            Action::Why(why) => self.why = Some(why),
            Action::ChangePassword => {
                self.start.clear(&self.ctx);
                if let Some(work) = &mut self.work {
                    work.password = true;
                }
            }
        }
    }

    fn act(&mut self, command: Command) {
        if let Some(work) = &mut self.work {
            work.pending.push(command.clone());
        }
        self.send(Request::Do(command));
    }

    fn start_job(&mut self, job: Job) {
        let running = Arc::new(Running { title: overlay::job_title(&job), began: self.clock.now().0, ..Running::default() });
        if job.shows_progress() {
            self.job = Some(Arc::clone(&running));
        }
        if !self.worker.start_job(job, running, self.lang()) {
            self.job = None;
            self.toasts.error(self.lang().tr("app-worker-busy"));
        }
    }

    fn take(&mut self, ctx: &Context, reply: Reply) {
        match reply {
            Reply::Opened(opened) => self.came_in(*opened),
            Reply::DemoPassword(password) => self.demo_password = Some(password),
            Reply::Shut(no) => {
                self.busy = false;
                self.start.refused(&no);
                if let Stage::Login { file, .. } = &self.stage
                    && let (Ok(ring), Stage::Login { doors, .. }) = (KeyRing::load(file), &mut self.stage)
                {
                    *doors = ring.doors;
                }
            }
            Reply::Unlocked(Ok(())) => {
                self.busy = false;
                self.start.clear(&self.ctx);
                let now = self.clock.now();
                if let Some(work) = &mut self.work {
                    work.last_input = now;
                }
                self.stage = Stage::Open;
            }
            Reply::Unlocked(Err(no)) => {
                self.busy = false;
                self.start.refused(&no);
            }
            Reply::Restored(done) => {
                self.busy = false;
                match done {
                    Ok(file) => self.choose(&file),
                    Err(no) => self.start.refused(&no),
                }
            }
            Reply::LoggedOut => self.logged_out(),
            Reply::Finished(command, done) => self.finished(ctx, &command, &done),
            Reply::Answered(slot, answer) => self.answered(ctx, slot, &answer),
            Reply::Job(job, done) => self.job_done(ctx, &job, &done),
            Reply::Picked(pick, path) => self.picked(ctx, &pick, path),
            Reply::Place(file, place) => self.start.place(file, place),
            Reply::Stale => {
                self.ask_shared();
                self.tell_all(ctx, &News::Stale);
            }
        }
    }

    fn came_in(&mut self, mut opened: Opened) {
        self.busy = false;
        self.start.clear(&self.ctx);
        self.settings.opened(&opened.file);
        if opened.demo {
            // A sample department is not what the program opens tomorrow.
            self.settings.recent.remove(0);
        }
        self.settings.save(&self.folder);
        let recovery = opened.recovery.take();
        self.work = Some(Work {
            parameters: opened.parameters.clone(),
            customers: CustomersPage::default(),
            archives: ArchivesPage::default(),
            roster: RosterPages::default(),
            cases: CasesPages::default(),
            quality: QualityPages::default(),
            staff: StaffPages::default(),
            people: Vec::new(),
            gallery: Gallery::default(),
            route: if opened.me.access(crate::base::Function::CustomerRead).any() { Route::Customers } else { Route::Home },
            before: Vec::new(),
            search: String::new(),
            pending: Vec::new(),
            undoable: Vec::new(),
            password: false,
            last_input: self.clock.now(),
            minute: minute_of(self.clock.now()),
            watch: notify::Watch::default(),
            opened,
        });
        self.stage = match recovery {
            Some(code) => Stage::Recovery { code },
            None => Stage::Open,
        };
        let due = self.work.as_ref().and_then(|work| work.opened.session.findings.iter().find(|f| f.verdict == Verdict::Warned));
        if let Some(finding) = due {
            self.toasts.info(self.lang().say(&finding.message));
        }
        self.ask_shared();
    }

    /// What the window itself needs: people for the palette, parameters for deadlines, the inbox and the count for the navigation.
    fn ask_shared(&self) {
        if self.work.as_ref().is_none_or(|work| work.opened.session.must_change.is_some()) {
            return;
        }
        self.worker.ask(Slot::People, Query::Staff(staff::Query::People));
        self.worker.ask(Slot::Parameters, Query::Staff(staff::Query::Parameters));
        ask_of_the_minute(&self.worker);
        self.worker.ask(Slot::Count, Query::Customers(customers::Query::Count));
        self.worker.ask(Slot::Plan(Asked::Calendar), Query::Roster(roster::Query::Plan(plan::Query::Calendar)));
    }

    fn logged_out(&mut self) {
        self.outside.clear();
        let file = self.work.take().map(|work| work.opened.file);
        self.palette = Palette::default();
        self.help = false;
        self.why = None;
        self.leaving = None;
        self.toasts.close();
        match file {
            Some(file) => self.choose(&file),
            None => self.stage = Stage::First,
        }
    }

    fn finished(&mut self, ctx: &Context, command: &Command, done: &Result<Done, No>) {
        self.busy = false;
        if let Some(work) = &mut self.work
            && let Some(place) = work.pending.iter().position(|pending| pending == command)
        {
            work.pending.remove(place);
        }
        if let Command::Staff(staff::Command::ChangePassword { .. }) = command {
            self.password_changed(done);
        }
        match done {
            Ok(done) => {
                let warned = done.findings.iter().find(|f| f.verdict == Verdict::Warned);
                if let Some(finding) = warned {
                    self.toasts.info(self.say_with_clause(&finding.message, finding.clause));
                } else if matches!(command, Command::Staff(staff::Command::ChangePassword { .. })) {
                    self.toasts.done(self.lang().tr("app-done-password"));
                }
            }
            // Flaws stand beside their fields and a conflict has its own dialog.
            Err(No::Refused(refusal)) if refusal.flaws.is_empty() => {
                let clause = refusal.clauses.first().copied().unwrap_or("");
                self.toasts.error(self.say_with_clause(&refusal.message, clause));
            }
            Err(No::Fault(fault)) => self.fault(fault),
            Err(_) => {}
        }
        self.tell_all(ctx, &News::Finished(command, done));
        if let Command::Customers(customers::Command::Undo { entry }) = command {
            self.no_longer_undoable(Undoable::Act(*entry));
        }
        if let Command::Roster(roster::Command::Plan(plan::Command::Undo { entry })) = command {
            self.no_longer_undoable(Undoable::Plan(*entry));
        }
        if let Some(entry) = done.as_ref().ok().and_then(|done| done.undo) {
            self.offer_undo(if matches!(command, Command::Roster(_)) { Undoable::Plan(entry) } else { Undoable::Act(entry) });
        }
    }

    /// The act can be taken back: the toast offers it, and Ctrl+Z does it.
    fn offer_undo(&mut self, act: Undoable) {
        if let Some(work) = &mut self.work {
            work.undoable.push(act);
            let surplus = work.undoable.len().saturating_sub(50);
            work.undoable.drain(..surplus);
        }
        let done = self.lang().tr("app-done").into_owned();
        self.toasts.offer_undo(done, act);
    }

    fn undo(&mut self, act: Undoable, actions: &mut Actions) {
        match act {
            Undoable::Act(entry) => actions.push(Action::Do(Command::Customers(customers::Command::Undo { entry }))),
            Undoable::Plan(entry) => actions.push(Action::Do(undo_plan(entry))),
            Undoable::Import(entry) => {
                actions.push(Action::Go(Route::Import));
                if let Some(work) = &mut self.work {
                    work.customers.ask_undo_import(entry, actions);
                }
            }
        }
    }

    /// An act was taken back, or cannot be: Ctrl+Z goes on to the one before.
    fn no_longer_undoable(&mut self, act: Undoable) {
        if let Some(work) = &mut self.work {
            work.undoable.retain(|other| *other != act);
        }
    }

    fn password_changed(&mut self, done: &Result<Done, No>) {
        match done {
            Ok(_) => {
                self.start.clear(&self.ctx);
                if let Some(work) = &mut self.work {
                    work.password = false;
                    work.opened.session.must_change = None;
                }
                self.ask_shared();
            }
            Err(no) => self.start.refused(no),
        }
    }

    fn say_with_clause(&self, message: &Message, clause: &str) -> String {
        let sentence = self.lang().say(message);
        if clause.is_empty() { sentence } else { format!("{sentence} · {clause}") }
    }

    fn fault(&mut self, fault: &Fault) {
        tracing::error!(%fault, "fault");
        self.toasts.error(format!("{} · {}", self.lang().say(&fault.message), fault.code));
    }

    fn answered(&mut self, ctx: &Context, slot: Slot, answer: &Result<Answer, No>) {
        if let Some(work) = &mut self.work {
            match (slot, answer) {
                (Slot::Palette, Ok(Answer::Customers(customers::Answer::First { rows, .. }))) => {
                    return self.palette.found(rows.clone());
                }
                (Slot::Numbers, Ok(Answer::Found(found))) => {
                    return self.palette.found_numbers(found.clone());
                }
                (Slot::Parameters, Ok(Answer::Staff(staff::Answer::Parameters(book)))) => work.parameters = book.clone(),
                (Slot::Inbox, Ok(Answer::Staff(staff::Answer::Inbox(tasks)))) => {
                    let new = work.watch.look(tasks);
                    // Who has the window before him sees it there.
                    let before = matches!(self.stage, Stage::Open) && ctx.input(|i| i.focused);
                    if let Some((title, text)) = notify::words(self.settings.lang, &new).filter(|_| self.settings.notify && !before) {
                        self.worker.notify(title, text);
                    }
                }
                (Slot::Plan(Asked::Calendar), Ok(Answer::Roster(roster::Answer::Plan(plan::Answer::Calendar(calendar))))) => {
                    set_marks(ctx, plan::view::day_marks(calendar));
                }
                (Slot::People, Ok(Answer::Staff(staff::Answer::People(people)))) => work.people.clone_from(people),
                _ => {}
            }
        }
        self.tell_all(ctx, &News::Answer(slot, answer));
    }

    fn job_done(&mut self, ctx: &Context, job: &Job, done: &Result<JobDone, No>) {
        if job.shows_progress() {
            self.job = None;
        }
        match done {
            Ok(JobDone::Written(path, _)) => {
                self.toasts.done(self.lang().say(&msg!("app-written", path = path.display().to_string())));
            }
            Ok(JobDone::Printed(folder, path)) => self.open_outside(Arc::clone(folder), path),
            Ok(JobDone::Copied(text, rows)) => {
                ctx.copy_text(text.clone());
                self.toasts.done(self.lang().say(&msg!("app-rows-copied", count = *rows)));
            }
            Ok(JobDone::Unpacked(folder, path)) => {
                self.open_outside(Arc::clone(folder), path);
            }
            Ok(JobDone::Verified(verified)) => match verified.broken {
                None => self.toasts.done(self.lang().say(&msg!("app-verified", count = verified.entries))),
                Some(entry) => self.toasts.error(self.lang().say(&msg!("base-journal-broken", entry = entry))),
            },
            Err(No::Fault(fault)) if fault.code == "STORE-STOPPED" => self.toasts.info(self.lang().say(&fault.message)),
            Err(No::Fault(fault)) if job.page_tells() => tracing::error!(%fault, "fault"),
            Err(No::Fault(fault)) => self.fault(fault),
            Err(No::Refused(_)) if job.page_tells() => {}
            Err(No::Refused(refusal)) => {
                let clause = refusal.clauses.first().copied().unwrap_or("");
                self.toasts.error(self.say_with_clause(&refusal.message, clause));
            }
            _ => {}
        }
        self.tell_all(ctx, &News::Job(job, done));
        match (job, done) {
            (Job::UndoImport { entry }, Ok(_)) => self.no_longer_undoable(Undoable::Import(*entry)),
            (_, Ok(JobDone::Imported(Judged::Customers(preview)))) => {
                if let Some(entry) = preview.entry {
                    self.offer_undo(Undoable::Import(entry));
                }
            }
            _ => {}
        }
    }

    fn picked(&mut self, ctx: &Context, pick: &Pick, path: Option<PathBuf>) {
        let since = self.picking.take().map_or(i64::MAX, |(_, at)| self.clock.now().0 - at.0);
        if path.is_none() && since < NO_DIALOG_MS {
            self.path_box = Some(overlay::PathBox::new(pick.clone(), &self.folder));
            return;
        }
        self.chosen(ctx, pick, path.as_ref());
    }

    /// A file was chosen, in the system's dialog or in the window's own path box.
    fn chosen(&mut self, ctx: &Context, pick: &Pick, path: Option<&PathBuf>) {
        match (pick, path) {
            (Pick::Backup(_), Some(path)) => self.start_job(Job::Backup { path: path.clone() }),
            (Pick::RecoverySheet(_), Some(path)) => self.save_recovery(path),
            (Pick::Paper(paper, _), Some(path)) => self.start_job(Job::Print { paper: *paper, path: Some(path.clone()) }),
            (Pick::OpenDepartment | Pick::NewDepartment(_), path) => self.start.picked(pick, path.map(PathBuf::as_path)),
            _ => {}
        }
        self.tell_all(ctx, &News::Picked(pick, path));
    }

    /// Tells every page and carries out what they want in return.
    fn tell_all(&mut self, ctx: &Context, news: &News<'_>) {
        let mut actions = Actions::new();
        self.tell(news, &mut actions);
        for action in actions {
            self.action(ctx, action);
        }
    }

    fn tell(&mut self, news: &News<'_>, actions: &mut Actions) {
        let (lang, now) = (self.lang(), self.clock.now());
        let job = self.job.clone();
        let Some(work) = &mut self.work else { return };
        let Work { opened, parameters, customers, archives, roster, cases, quality, staff, pending, .. } = work;
        let cx = Cx { lang, now, me: &opened.me, parameters, pending, job: job.as_deref() };
        customers.news(&cx, news, actions);
        archives.news(&cx, news, actions);
        roster.news(&cx, news, actions);
        cases.news(&cx, news, actions);
        quality.news(&cx, news, actions);
        staff.news(&cx, news, actions);
    }

    /// Stops the running job.
    fn cancel_job(&self) {
        if let Some(job) = &self.job {
            job.cancelled.store(true, Ordering::Relaxed);
        }
    }

    fn choice(&mut self, ctx: &Context, choice: Choice) {
        match choice {
            Choice::Command(command) => self.command(ctx, command),
            Choice::Route(route) => self.action(ctx, Action::Go(route)),
        }
    }
}

/// What changes by the clock alone: what waits, and who is on duty.
fn ask_of_the_minute(worker: &Worker) {
    worker.ask(Slot::Inbox, Query::Staff(staff::Query::Inbox));
    worker.ask(Slot::Roster, Query::Roster(roster::Query::Today));
}

fn minute_of(at: Instant) -> i64 {
    at.0.div_euclid(60_000)
}

/// Takes an act of the plan back.
fn undo_plan(entry: i64) -> Command {
    Command::Roster(roster::Command::Plan(plan::Command::Undo { entry }))
}

#[cfg(test)]
mod tests;
