//! The only threads: one writes, three read, one does long jobs, one plays recordings, and one waits for each file dialog and for each
//! file that a second process reads.
//! The window sends [`Request`]s and takes [`Reply`]s; it never waits. A newer question in a slot replaces an older one.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::Builder;
use std::time::Duration;

use zeroize::Zeroizing;

use crate::areas::attachments::Tape;
use crate::areas::staff::ParameterBook;
use crate::areas::view::{Job, JobDone, Pick, Running, Slot};
use crate::areas::{Answer, Command, Done, Query, customers};
use crate::base::{Actor, Clock, Fault, Instant, No};
use crate::desk::{Desk, Founding, Session};
use crate::i18n::Lang;
use crate::msg;
use crate::store::journal;
use crate::store::place::{self, Place};

pub mod apart;
mod dialogs;
mod files;
mod jobs;
mod notices;
pub mod pages;
pub mod papers;
mod player;
pub mod sounds;
#[cfg(test)]
mod tests;

/// Requests that may wait; a person cannot click faster than this fills.
const QUEUE: usize = 256;
/// How long the writer rests before it looks whether a deadline passed. Every act looks, too.
const SETTLE_EVERY: Duration = Duration::from_secs(60);
/// How often a reader looks whether another window changed the file.
const LOOK_EVERY: Duration = Duration::from_secs(2);

/// What the window asks of the writer.
pub enum Request {
    /// Makes a department.
    Found(PathBuf, Box<Founding>),
    /// Makes the sample department anew and opens it.
    Demo {
        /// Where it lies; an earlier one there is thrown away.
        folder: PathBuf,
        /// Its name.
        department: String,
    },
    /// Opens a department.
    LogIn {
        /// The file.
        file: PathBuf,
        /// Name or staff number.
        who: String,
        /// Password or one-time code.
        secret: Zeroizing<String>,
    },
    /// Opens a department by its recovery code.
    Recover {
        /// The file.
        file: PathBuf,
        /// The recovery code.
        code: Zeroizing<String>,
        /// Name or staff number of an administrator.
        who: String,
        /// The new password.
        new: Zeroizing<String>,
    },
    /// Unpacks a backup and leaves the file ready to log in.
    Restore {
        /// The backup.
        from: PathBuf,
        /// The new file.
        to: PathBuf,
    },
    /// Ends the lock of the screen.
    Unlock(Zeroizing<String>),
    /// The screen was locked.
    Lock,
    /// The person leaves; the file is closed.
    LogOut,
    /// Does something.
    Do(Command),
}

/// Who came in.
#[derive(Debug, Clone)]
pub struct Opened {
    /// The file.
    pub file: PathBuf,
    /// Name of the department.
    pub department: String,
    /// Sample data.
    pub demo: bool,
    /// The person.
    pub me: Actor,
    /// Staff number.
    pub number: String,
    /// Why only the change of password is open, if so.
    pub session: Session,
    /// Parameters of the regulations.
    pub parameters: ParameterBook,
    /// The recovery code of a department that was just made.
    pub recovery: Option<Zeroizing<String>>,
}

/// What comes back.
pub enum Reply {
    /// Somebody came in.
    Opened(Box<Opened>),
    /// The password of the sample department, for its lock page; comes before `Opened`.
    DemoPassword(Zeroizing<String>),
    /// Nobody came in.
    Shut(No),
    /// The screen may be unlocked.
    Unlocked(Result<(), No>),
    /// A backup was unpacked here.
    Restored(Result<PathBuf, No>),
    /// The file is closed.
    LoggedOut,
    /// An act ended.
    Finished(Box<Command>, Result<Done, No>),
    /// A question was answered.
    Answered(Slot, Result<Answer, No>),
    /// A job ended.
    Job(Box<Job>, Result<JobDone, No>),
    /// A file dialog ended.
    Picked(Pick, Option<PathBuf>),
    /// What was found about a place for a new file.
    Place(PathBuf, Place),
    /// Data changed, here or in another window.
    Stale,
}

/// Wakes the window after a reply was put into its queue.
pub type Wake = Arc<dyn Fn() + Send + Sync>;

/// The threads as the window holds them.
pub struct Worker {
    requests: SyncSender<Request>,
    jobs: SyncSender<(Job, Arc<Running>, Lang)>,
    questions: [Arc<Board>; 3],
    tapes: SyncSender<Arc<Tape>>,
    replies: Receiver<Reply>,
    back: Back,
}

/// The way back to the window.
#[derive(Clone)]
struct Back {
    replies: SyncSender<Reply>,
    wake: Wake,
}

impl Back {
    fn send(&self, reply: Reply) {
        // A window that is gone needs no answer.
        if self.replies.send(reply).is_ok() {
            (self.wake)();
        }
    }
}

/// The connection of the job thread, which takes it out while it works.
#[derive(Default)]
struct JobDesk {
    /// Counts comings and goings: a connection of an earlier round is not put back.
    round: u64,
    desk: Option<Desk>,
}

/// Questions that wait for a reader: one a slot, the newest.
#[derive(Default)]
struct Board {
    state: Mutex<BoardState>,
    changed: Condvar,
}

#[derive(Default)]
struct BoardState {
    waiting: BTreeMap<Slot, Query>,
    running: Option<Slot>,
    desk: Option<Desk>,
    /// The person came or went: a running answer belongs to nobody any more.
    round: u64,
    stop: Option<rusqlite::InterruptHandle>,
    closed: bool,
}

impl Board {
    fn lock(&self) -> MutexGuard<'_, BoardState> {
        // A reader that panicked left no half-written state behind: every field is replaced as a whole.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn ask(&self, slot: Slot, query: Query) {
        let mut state = self.lock();
        state.waiting.insert(slot, query);
        if state.running == Some(slot)
            && let Some(stop) = &state.stop
        {
            stop.interrupt();
        }
        drop(state);
        self.changed.notify_one();
    }

    fn give(&self, desk: Option<Desk>) {
        let mut state = self.lock();
        state.round += 1;
        state.waiting.clear();
        if let Some(stop) = &state.stop {
            stop.interrupt();
        }
        state.desk = desk;
        drop(state);
        self.changed.notify_one();
    }

    fn close(&self) {
        self.lock().closed = true;
        self.changed.notify_one();
    }
}

/// Threads that could not be started leave a window that can do nothing; the fault says so at once.
fn spawn(name: &str, body: impl FnOnce() + Send + 'static) -> Result<(), Fault> {
    Builder::new().name(name.to_owned()).spawn(body).map(|_| ()).map_err(|e| Fault::new("THREAD", msg!("base-store-fault"), e))
}

impl Worker {
    /// Starts the threads.
    ///
    /// # Errors
    /// The system gives no threads.
    pub fn start(clock: Clock, wake: Wake) -> Result<Self, Fault> {
        let (requests, inbox) = sync_channel(QUEUE);
        let (jobs, job_inbox) = sync_channel(QUEUE);
        let (send, replies) = sync_channel(QUEUE);
        let back = Back { replies: send, wake };
        let questions: [Arc<Board>; 3] = Default::default();
        let desk_for_jobs: Arc<Mutex<JobDesk>> = Arc::default();
        let seen = Arc::new(AtomicI64::new(0));
        let writer = Writer {
            clock: clock.clone(),
            back: back.clone(),
            readers: questions.clone(),
            jobs: Arc::clone(&desk_for_jobs),
            seen: Arc::clone(&seen),
            desk: None,
            locked: false,
        };
        spawn("writer", move || writer.run(&inbox))?;
        for board in &questions {
            let (board, back, clock, seen) = (Arc::clone(board), back.clone(), clock.clone(), Arc::clone(&seen));
            spawn("reader", move || read(&board, &back, &clock, &seen))?;
        }
        let job_back = back.clone();
        spawn("jobs", move || jobs::run(&job_inbox, &desk_for_jobs, &job_back, &clock))?;
        let (tapes, tape_inbox) = sync_channel(QUEUE);
        let wake = Arc::clone(&back.wake);
        spawn("sound", move || player::run(&tape_inbox, &wake, player::open))?;
        Ok(Worker { requests, jobs, questions, tapes, replies, back })
    }

    /// Sends a request; false when the queue is full or the writer is gone.
    pub fn send(&self, request: Request) -> bool {
        self.requests.try_send(request).is_ok()
    }

    /// Asks a question. The ids of a long list have a reader of their own, so that rows on screen never wait for them; so have counts.
    pub fn ask(&self, slot: Slot, query: Query) {
        let [fast, slow, counting] = &self.questions;
        let board = match slot {
            Slot::ListIds | Slot::Values | Slot::Journal => slow,
            Slot::ViewTotal(_) => counting,
            _ => fast,
        };
        board.ask(slot, query);
    }

    /// Starts a job; false when too many wait.
    pub fn start_job(&self, job: Job, running: Arc<Running>, lang: Lang) -> bool {
        self.jobs.try_send((job, running, lang)).is_ok()
    }

    /// Has a recording heard that was set to play; another one stops.
    pub fn hear(&self, tape: &Arc<Tape>) {
        if self.tapes.try_send(Arc::clone(tape)).is_err() {
            tape.unheard();
        }
    }

    /// Opens a file dialog on a thread of its own.
    pub fn pick(&self, pick: Pick, folder: Option<PathBuf>, lang: Lang) {
        let back = self.back.clone();
        let again = pick.clone();
        if spawn("dialog", move || back.send(Reply::Picked(pick.clone(), dialogs::open(&pick, folder, lang)))).is_err() {
            self.back.send(Reply::Picked(again, None));
        }
    }

    /// Shows a notification of the desktop. Where no service takes it, nothing happens.
    pub fn notify(&self, title: String, text: String) {
        // Without a thread nobody is told; the window tells anyway.
        let _ = spawn("notify", move || notices::show(&title, &text));
    }

    /// Looks at a place for a new file: disk, share, cloud folder, free space.
    pub fn look_at(&self, file: PathBuf) {
        let back = self.back.clone();
        // Without a thread the form shows no checks; founding looks again anyway.
        let _ = spawn("place", move || {
            let found = place::look(&file);
            back.send(Reply::Place(file, found));
        });
    }

    /// The next reply, if one is there.
    pub fn reply(&self) -> Option<Reply> {
        self.replies.try_recv().ok()
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        for board in &self.questions {
            board.close();
        }
    }
}

/// The thread that holds the writing connection.
struct Writer {
    clock: Clock,
    back: Back,
    readers: [Arc<Board>; 3],
    jobs: Arc<Mutex<JobDesk>>,
    /// The last journal entry that this window knows of.
    seen: Arc<AtomicI64>,
    desk: Option<Desk>,
    /// The screen is locked: nothing happens until the person is back, which settles what passed meanwhile.
    locked: bool,
}

impl Writer {
    fn run(mut self, inbox: &Receiver<Request>) {
        loop {
            let request = inbox.recv_timeout(SETTLE_EVERY);
            let at = self.clock.now();
            match request {
                Ok(request) => self.serve(request, at),
                Err(RecvTimeoutError::Timeout) => self.settle(at),
                Err(RecvTimeoutError::Disconnected) => return,
            }
        }
    }

    /// Carries out what the program owes by now, and says so when there was something.
    fn settle(&mut self, at: Instant) {
        let Some(desk) = self.desk.as_mut().filter(|desk| !self.locked && desk.session().must_change.is_none()) else { return };
        match desk.settle(at) {
            Ok(0) => {}
            Ok(_) => {
                self.seen.store(head(desk), Ordering::Relaxed);
                self.back.send(Reply::Stale);
            }
            Err(no) => tracing::error!(%no, "deadlines were not settled"),
        }
    }

    fn serve(&mut self, request: Request, at: Instant) {
        match request {
            Request::Found(file, founding) => {
                let made = Desk::found(&file, &founding, at);
                self.opened(made.map(|(desk, code)| (desk, Some(code))), at);
            }
            Request::Demo { folder, department } => {
                let made = demo(&folder, &department, at).map(|(desk, password)| {
                    self.back.send(Reply::DemoPassword(password));
                    (desk, None)
                });
                self.opened(made, at);
            }
            Request::LogIn { file, who, secret } => {
                let opened = Desk::log_in(&file, &who, &secret, at);
                self.opened(opened.map(|desk| (desk, None)), at);
            }
            Request::Recover { file, code, who, new } => {
                let opened = Desk::recover(&file, &code, &who, &new, at);
                self.opened(opened.map(|desk| (desk, None)), at);
            }
            Request::Restore { from, to } => {
                let done = crate::store::backup::restore(&from, &to).map(|()| to).map_err(No::Fault);
                self.back.send(Reply::Restored(done));
            }
            Request::Unlock(password) => {
                let done = self.desk.as_mut().map_or(Ok(()), |desk| desk.unlock(&password, at));
                self.locked = done.is_err();
                self.back.send(Reply::Unlocked(done));
            }
            Request::Lock => {
                self.locked = true;
                if let Some(desk) = &mut self.desk
                    && let Err(no) = desk.leave(false, at)
                {
                    tracing::warn!(%no, "lock was not logged");
                }
            }
            Request::LogOut => {
                if let Some(desk) = &mut self.desk
                    && let Err(no) = desk.leave(true, at)
                {
                    tracing::warn!(%no, "logout was not logged");
                }
                self.desk = None;
                self.share();
                self.back.send(Reply::LoggedOut);
            }
            Request::Do(command) => self.act(command, at),
        }
    }

    fn act(&mut self, command: Command, at: Instant) {
        // The act settles as well, but what changed by that alone would not be told.
        self.settle(at);
        let Some(desk) = &mut self.desk else { return };
        let had_to_change = desk.session().must_change.is_some();
        let done = desk.perform(&command, at);
        // Looking into a file leaves a line in its log, but nothing on screen becomes old by it.
        let looked = matches!(&command, Command::Customers(customers::Command::Open { .. } | customers::Command::Reveal { .. }));
        let changed = done.is_ok() && !looked;
        self.seen.store(head(desk), Ordering::Relaxed);
        // The readers learn that the password was changed only with a new desk.
        if had_to_change && desk.session().must_change.is_none() {
            self.share();
        }
        self.back.send(Reply::Finished(Box::new(command), done));
        if changed {
            self.back.send(Reply::Stale);
        }
    }

    fn opened(&mut self, opened: Result<(Desk, Option<Zeroizing<String>>), No>, at: Instant) {
        let (mut desk, recovery) = match opened {
            Ok(opened) => opened,
            Err(no) => return self.back.send(Reply::Shut(no)),
        };
        let who = desk.session().staff;
        let read = desk.store().read(|tx| {
            use crate::areas::staff::store;
            let (department, demo) = store::department(tx)?.unwrap_or_default();
            let me = crate::areas::who(tx, who)?;
            let number = store::staff(tx, who)?.map_or(String::new(), |s| s.draft.number);
            let parameters = ParameterBook { params: store::parameters(tx)?, entries: store::parameter_entries(tx)? };
            Ok::<_, Fault>((department, demo, me, number, parameters))
        });
        match read {
            Ok((department, demo, me, number, parameters)) => {
                let session = desk.session().clone();
                let opened = Opened { file: desk.file().to_owned(), department, demo, me, number, session, parameters, recovery };
                self.desk = Some(desk);
                self.locked = false;
                self.share();
                tracing::info!(at = at.0, "department opened");
                self.back.send(Reply::Opened(Box::new(opened)));
            }
            Err(fault) => self.back.send(Reply::Shut(No::Fault(fault))),
        }
    }

    /// Gives every other thread a connection of its own, or takes it away.
    fn share(&self) {
        let another = || match self.desk.as_ref().map(Desk::another) {
            Some(Ok(desk)) => Some(desk),
            Some(Err(fault)) => {
                tracing::error!(%fault, "no second connection");
                None
            }
            None => None,
        };
        for board in &self.readers {
            board.give(another());
        }
        let mut jobs = self.jobs.lock().unwrap_or_else(PoisonError::into_inner);
        jobs.round += 1;
        jobs.desk = another();
    }
}

/// The last entry of the journal, by which a window tells others' changes from its own.
fn head(desk: &mut Desk) -> i64 {
    desk.store().read(journal::next).unwrap_or(0)
}

/// Throws the earlier sample department away and makes a new one.
fn demo(folder: &Path, department: &str, at: Instant) -> Result<(Desk, Zeroizing<String>), No> {
    // Nothing but this program's own sample lies in that folder.
    if folder.exists() {
        std::fs::remove_dir_all(folder).map_err(|e| Fault::new("STORE-BUSY", msg!("base-store-busy"), e))?;
    }
    crate::desk::sample::found(&folder.join("demo.kefu"), department, at)
}

/// A reader: answers the questions on its board, newest first within a slot, and notices changes by other windows.
fn read(board: &Board, back: &Back, clock: &Clock, seen: &AtomicI64) {
    let mut version = None;
    loop {
        let mut state = board.lock();
        while state.waiting.is_empty() || state.desk.is_none() {
            if state.closed {
                return;
            }
            let waited = board.changed.wait_timeout(state, LOOK_EVERY).unwrap_or_else(PoisonError::into_inner);
            state = waited.0;
            if waited.1.timed_out()
                && let Some(desk) = &mut state.desk
            {
                let now = desk.store().version().ok();
                if version.is_some() && now != version {
                    let head = head(desk);
                    if seen.swap(head, Ordering::Relaxed) != head {
                        back.send(Reply::Stale);
                    }
                }
                version = now;
            }
        }
        let (Some((slot, query)), Some(mut desk)) = (state.waiting.pop_first(), state.desk.take()) else { continue };
        state.running = Some(slot);
        state.stop = Some(desk.store().interrupter());
        let round = state.round;
        drop(state);
        let answer = desk.ask(&query, clock.now());
        let mut state = board.lock();
        state.running = None;
        state.stop = None;
        if state.round != round {
            continue;
        }
        state.desk = Some(desk);
        let newer = state.waiting.contains_key(&slot);
        let stopped = matches!(&answer, Err(No::Fault(fault)) if fault.code == "STORE-STOPPED");
        if stopped && !newer {
            // The stop was meant for a question that had just ended; this one is asked again.
            state.waiting.insert(slot, query);
            continue;
        }
        drop(state);
        if !newer {
            back.send(Reply::Answered(slot, answer));
        }
    }
}
