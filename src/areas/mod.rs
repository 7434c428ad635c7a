//! The directory board: the areas of the department, and the closed lists of what can be done and asked.
//! The window, the command line and the scenarios all come through [`perform`] and [`ask`]; nothing else changes data.

use std::fmt;

use serde_json::json;
use zeroize::Zeroizing;

use crate::base::{Actor, Fault, Finding, Instant, Message, No};
use crate::msg;
use crate::rules::Parameters;
use crate::store::journal::{self, Entry};
use crate::store::keys::{Door, SealKind};
use crate::store::migrate::Step;
use crate::store::{Store, Tx, numbers};

pub mod archives;
pub mod attachments;
#[cfg(test)]
pub(crate) mod bench;
pub mod cases;
pub mod customers;
pub mod exports;
pub mod imports;
pub mod links;
#[cfg(test)]
pub(crate) mod matrix;
pub mod parameter_words;
pub mod parts;
pub mod period;
pub mod quality;
pub mod roster;
pub mod staff;
pub mod view;
pub mod views;
pub mod why;

/// Every schema file, in the order in which a new department takes them.
pub fn schema() -> Vec<Step> {
    let mut steps = vec![journal::SCHEMA, numbers::SCHEMA];
    steps.extend_from_slice(staff::SCHEMA);
    steps.extend_from_slice(imports::SCHEMA);
    steps.extend_from_slice(views::SCHEMA);
    steps.extend_from_slice(customers::SCHEMA);
    steps.extend_from_slice(archives::SCHEMA);
    steps.extend_from_slice(attachments::SCHEMA);
    steps.extend(roster::schema());
    steps.extend(cases::schema());
    steps.extend_from_slice(quality::SCHEMA);
    steps
}

/// Anything that can be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// On people, accounts, parameters.
    Staff(staff::Command),
    /// On customer files.
    Customers(customers::Command),
    /// On customers' archives.
    Archives(archives::Command),
    /// On files beside records.
    Attachments(attachments::Command),
    /// On the roster.
    Roster(roster::Command),
    /// On complaints and tickets.
    Cases(cases::Command),
    /// On quality monitoring.
    Quality(quality::Command),
}

impl Command {
    /// Name of the act in the journal.
    pub fn verb(&self) -> &'static str {
        match self {
            Command::Staff(command) => command.verb(),
            Command::Customers(command) => command.verb(),
            Command::Archives(command) => command.verb(),
            Command::Attachments(command) => command.verb(),
            Command::Roster(command) => command.verb(),
            Command::Cases(command) => command.verb(),
            Command::Quality(command) => command.verb(),
        }
    }
}

/// Anything that can be asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Query {
    /// Records by the beginning of their number, as far as the person may read them.
    Find(String),
    /// About people, accounts, parameters, logs.
    Staff(staff::Query),
    /// About customer files.
    Customers(customers::Query),
    /// About customers' archives.
    Archives(archives::Query),
    /// About files beside records.
    Attachments(attachments::Query),
    /// About the roster.
    Roster(roster::Query),
    /// About complaints and tickets.
    Cases(cases::Query),
    /// About quality monitoring.
    Quality(quality::Query),
}

/// Any answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// To `Find`.
    Found(Vec<Found>),
    /// To a question about people.
    Staff(staff::Answer),
    /// To a question about customers.
    Customers(customers::Answer),
    /// To a question about archives.
    Archives(archives::Answer),
    /// To a question about files beside records.
    Attachments(attachments::Answer),
    /// To a question about the roster.
    Roster(roster::Answer),
    /// To a question about complaints and tickets.
    Cases(cases::Answer),
    /// To a question about quality monitoring.
    Quality(quality::Answer),
}

/// What an act needs of its surroundings: the open transaction, who acts, when, and the parameters in force.
pub struct Context<'a, 'b> {
    /// The one transaction of the act.
    pub tx: &'a Tx<'b>,
    /// Who.
    pub actor: &'a Actor,
    /// When; read once, where the act began.
    pub at: Instant,
    /// Values of the regulations.
    pub params: &'a Parameters,
}

impl Context<'_, '_> {
    /// Writes the journal entry of this act and returns its position.
    ///
    /// # Errors
    /// A fault of the file.
    pub fn journal(&self, mut entry: Entry) -> Result<i64, Fault> {
        entry.at = self.at;
        entry.actor = self.actor.id;
        entry.actor_name.clone_from(&self.actor.name);
        journal::append(self.tx, &entry)
    }

    /// Keeps that a form of this record was printed.
    ///
    /// # Errors
    /// A fault of the file.
    pub fn printed(&self, verb: &str, subject: &str, id: i64, what: &str) -> Result<Done, Fault> {
        self.journal(Entry {
            verb: verb.to_owned(),
            subject: subject.to_owned(),
            subject_id: id,
            after: json!({ "printed": what }).to_string(),
            ..Entry::default()
        })?;
        Ok(Done { id, ..Done::default() })
    }
}

/// A change to the seals beside the file that belongs to an act.
#[derive(Clone, PartialEq, Eq)]
pub enum KeyChange {
    /// This person may log in, under this name and number.
    Door(Door),
    /// The file key is sealed by a new secret.
    Seal(SealKind, i64, Zeroizing<String>),
    /// A seal ends.
    Unseal(SealKind, i64),
    /// Everything by which this person could open the file ends.
    Forget(i64),
    /// So many wrong passwords in a row.
    Fails(i64, i64),
}

impl KeyChange {
    /// A new seal for this person.
    pub fn seal(kind: SealKind, staff: i64, secret: &str) -> Self {
        KeyChange::Seal(kind, staff, Zeroizing::new(secret.to_owned()))
    }
}

impl fmt::Debug for KeyChange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("KeyChange")
    }
}

/// What an act led to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Done {
    /// The record that was made or changed.
    pub id: i64,
    /// Its number or name.
    pub title: String,
    /// What the clauses said on the way.
    pub findings: Vec<Finding>,
    /// Changes to the seals, carried out before the transaction ends.
    pub keys: Vec<KeyChange>,
    /// The entry of the journal by which the act can be taken back, where it can.
    pub undo: Option<i64>,
    /// The record with what is masked elsewhere, for the person alone who asked to see it.
    pub shown: Option<Box<customers::Draft>>,
    /// A file with its content, for the person alone who opened it.
    pub opened: Option<Box<attachments::Opened>>,
}

/// Something that waits for a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Task {
    /// What is to be done.
    pub title: Message,
    /// More about it.
    pub detail: Message,
    /// Until when.
    pub due: Option<Instant>,
    /// The clause that asks for it.
    pub clause: &'static str,
    /// The page on which it is done.
    pub place: &'static str,
    /// The record on that page; 0 for the page itself.
    pub subject: i64,
}

impl Task {
    /// Stands behind tasks of which only the first were named: the others are on the page.
    pub fn more(named: usize, clause: &'static str, place: &'static str) -> Self {
        let (title, detail) = (msg!("base-task-more"), msg!("base-task-more-detail", count = named));
        Task { title, detail, due: None, clause, place, subject: 0 }
    }
}

/// A record that a business number names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The page on which it is seen (see [`Task`]).
    pub place: &'static str,
    /// Its id.
    pub id: i64,
    /// Its number.
    pub no: String,
    /// Whom it is about, by name.
    pub names: Vec<String>,
}

/// What was typed as a business number, as numbers are compared: large letters and digits, without what stands between them.
pub fn typed_number(text: &str) -> String {
    text.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase()).collect()
}

/// The beginning of a stored number from what was typed of it without hyphens: `GD202603` becomes `GD-202603`.
pub fn hyphened(typed: &str) -> String {
    let mut out = String::new();
    for (place, character) in typed.chars().enumerate() {
        // After the two letters and after the day.
        if place == 2 || place == 10 {
            out.push('-');
        }
        out.push(character);
    }
    out
}

/// What kind of thing happened with a customer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum EventKind {
    /// 沟通
    Contact,
    /// 订单
    Order,
    /// 收款
    Payment,
    /// 回执单
    Slip,
    /// 报修、维修
    Repair,
    /// 回访
    Visit,
    /// 投诉
    Complaint,
    /// 费用、违规
    Fee,
    /// The file was changed.
    Change,
}

/// Something that happened with a customer, from any area.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// When.
    pub at: Instant,
    /// What kind of thing.
    pub kind: EventKind,
    /// Who did or entered it, by name.
    pub who: String,
    /// What happened.
    pub title: Message,
    /// What was said or typed; empty where the title says all.
    pub detail: String,
    /// The page on which it is seen whole; empty where this is all.
    pub place: &'static str,
    /// The record on that page.
    pub subject: i64,
}

/// Which events of a customer: everything is met that is set.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EventFilter {
    /// Only of this kind.
    pub kind: Option<EventKind>,
    /// Only by this person.
    pub who: Option<String>,
    /// Not before.
    pub from: Option<Instant>,
    /// Before this moment.
    pub before: Option<Instant>,
}

/// Carries out one act: one transaction, one journal entry. `seals` changes the key file before the commit.
/// A refusal for want of a permission is itself kept in the journal (SEC-08).
///
/// # Errors
/// The refusal, a conflict or a fault; nothing was changed then.
pub fn perform(
    store: &mut Store,
    actor: i64,
    command: &Command,
    at: Instant,
    seals: &mut dyn FnMut(&[KeyChange]) -> Result<(), Fault>,
) -> Result<Done, No> {
    settle(store, at)?;
    let outcome = store.write(|tx| {
        let params = staff::store::parameters(tx)?;
        let actor = who(tx, actor)?;
        let cx = Context { tx, actor: &actor, at, params: &params };
        let done = act(&cx, command)?;
        seals(&done.keys)?;
        Ok(done)
    });
    if let Err(No::Refused(refusal)) = &outcome
        && refusal.clauses.contains(&"SEC-08")
    {
        keep_refusal(store, actor, command.verb(), at)?;
    }
    if let (Err(No::Refused(refusal)), Command::Roster(command)) = (&outcome, command) {
        roster::keep_refusal(store, actor, command, refusal, at)?;
    }
    outcome
}

fn act(cx: &Context<'_, '_>, command: &Command) -> Result<Done, No> {
    match command {
        Command::Staff(command) => staff::act(cx, command),
        Command::Customers(command) => customers::act(cx, command),
        Command::Archives(command) => archives::act(cx, command),
        Command::Attachments(command) => attachments::act(cx, command),
        Command::Roster(command) => roster::act(cx, command),
        Command::Cases(command) => cases::act(cx, command),
        Command::Quality(command) => quality::act(cx, command),
    }
}

/// Carries out what the program itself owes by now: deadlines that passed, each as an act of its own with its journal entry.
/// Every act comes after it, and the worker calls it when a department is opened and once a minute. Returns how many there were.
/// One that is refused, since another window was faster, keeps nothing else from being done.
///
/// # Errors
/// A fault of the file.
pub fn settle(store: &mut Store, at: Instant) -> Result<usize, Fault> {
    let due = store.read(|tx| links::due(tx, at))?;
    let mut done = 0;
    for command in &due {
        let settled = store.write(|tx| {
            let params = staff::store::parameters(tx)?;
            let program = Actor::program();
            act(&Context { tx, actor: &program, at, params: &params }, command)
        });
        match settled {
            Ok(_) => done += 1,
            Err(No::Fault(fault)) => return Err(fault),
            Err(no) => tracing::warn!(%no, verb = command.verb(), "not settled"),
        }
    }
    Ok(done)
}

fn keep_refusal(store: &mut Store, actor: i64, verb: &str, at: Instant) -> Result<(), Fault> {
    store.write(|tx| {
        let actor = who(tx, actor)?;
        let entry = Entry {
            at,
            actor: actor.id,
            actor_name: actor.name,
            verb: verb.to_owned(),
            refused: true,
            clauses: "SEC-08".to_owned(),
            ..Entry::default()
        };
        journal::append(tx, &entry).map(|_| ())
    })
}

/// Answers a question as far as the person's posts allow.
///
/// # Errors
/// A refusal or a fault.
pub fn ask(store: &mut Store, actor: i64, query: &Query, at: Instant) -> Result<Answer, No> {
    store.read(|tx| {
        let params = staff::store::parameters(tx)?;
        let actor = who(tx, actor)?;
        let cx = Context { tx, actor: &actor, at, params: &params };
        match query {
            Query::Find(text) => Ok(Answer::Found(links::find(&cx, text)?)),
            Query::Staff(query) => staff::ask(&cx, query).map(Answer::Staff),
            Query::Customers(query) => customers::ask(&cx, query).map(Answer::Customers),
            Query::Archives(query) => archives::ask(&cx, query).map(Answer::Archives),
            Query::Attachments(query) => attachments::ask(&cx, query).map(Answer::Attachments),
            Query::Roster(query) => roster::ask(&cx, query).map(Answer::Roster),
            Query::Cases(query) => cases::ask(&cx, query).map(Answer::Cases),
            Query::Quality(query) => quality::ask(&cx, query).map(Answer::Quality),
        }
    })
}

/// The person of this id with the posts held now; the program itself for 0; somebody without rights once he left.
///
/// # Errors
/// A fault of the file.
pub fn who(tx: &Tx<'_>, id: i64) -> Result<Actor, Fault> {
    if id == 0 {
        return Ok(Actor::program());
    }
    Ok(staff::store::actor(tx, id)?.unwrap_or(Actor { id, name: String::new(), posts: Vec::new(), team: None }))
}
