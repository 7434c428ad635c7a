//! Staff 人员与帐号: people with their posts and teams, the ways in, the logs of who came, and the parameters of the regulations.

pub mod clauses;
pub mod commands;
mod inbox;
pub mod model;
pub mod store;
pub mod view;

pub use commands::{Command, Proof};
pub use model::*;

use crate::areas::{Context, Done, Task, links};
use crate::base::{Day, Deed, Fault, Function, No};
use crate::rules::Parameters;
use crate::store::journal::{self, Kept};
use crate::store::migrate::Step;
pub use inbox::inbox;

/// Schema files of this area.
pub const SCHEMA: &[Step] = store::SCHEMA;

/// Carries out an act: facts, decision, changes, journal entry.
///
/// # Errors
/// The refusal, a conflict or a fault.
pub fn act(cx: &Context<'_, '_>, command: &Command) -> Result<Done, No> {
    let facts = store::facts(cx.tx, command, cx.actor, cx.at)?;
    let (changes, findings) = commands::decide(&facts, command, cx.actor, cx.at)?;
    let (mut done, mut entry) = store::apply(cx.tx, command, &facts, &changes, cx.actor, cx.at)?;
    let mut clauses: Vec<&str> = findings.iter().map(|f| f.clause).collect();
    clauses.dedup();
    entry.clauses = clauses.join(" ");
    cx.journal(entry)?;
    done.findings = findings;
    Ok(done)
}

/// A question about people, accounts, logs or parameters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Query {
    /// Everybody with account and team.
    People,
    /// Teams by name.
    Teams,
    /// Values and history of the parameters.
    Parameters,
    /// The login log before an id, with the weekly checks, intrusions and handovers.
    Security {
        /// Entries before this id; `i64::MAX` for the newest.
        before: i64,
    },
    /// The journal before a position.
    Journal {
        /// Entries before this position; `i64::MAX` for the newest.
        before: i64,
    },
    /// What waits for the person who asks.
    Inbox,
}

/// A person as the list shows him.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// The person.
    pub staff: Staff,
    /// Name of the team.
    pub team: String,
    /// The account, for those who may see accounts; its hash is left out.
    pub account: Option<Account>,
    /// No login for `idle_days` (SEC-02).
    pub idle: bool,
}

/// Values in force, values to come, and how they came about.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ParameterBook {
    /// For values on a day.
    pub params: Parameters,
    /// Every entry, newest first.
    pub entries: Vec<ParameterEntry>,
}

/// The registers of security.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SecurityBook {
    /// The login log, newest first.
    pub logins: Vec<LoginEntry>,
    /// Weekly checks, newest first.
    pub checks: Vec<LoginCheck>,
    /// Intrusions, newest first.
    pub intrusions: Vec<Intrusion>,
    /// Handovers of administrators, newest first.
    pub handovers: Vec<AdminHandover>,
    /// When the department was founded.
    pub founded: Day,
}

/// An answer to a [`Query`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// To `People`.
    People(Vec<Person>),
    /// To `Teams`.
    Teams(Vec<Team>),
    /// To `Parameters`.
    Parameters(ParameterBook),
    /// To `Security`.
    Security(SecurityBook),
    /// To `Journal`.
    Journal(Vec<Kept>),
    /// To `Inbox`.
    Inbox(Vec<Task>),
}

/// How many lines of a log one answer holds.
pub const LOG_PAGE: i64 = 500;

/// Answers a question as far as the person's posts allow.
///
/// # Errors
/// A refusal by SEC-08, or a fault.
pub fn ask(cx: &Context<'_, '_>, query: &Query) -> Result<Answer, No> {
    let accounts_seen = cx.actor.access(Function::Accounts);
    match query {
        Query::People => Ok(Answer::People(people(cx, accounts_seen.deed >= Deed::Read && accounts_seen.note.is_empty())?)),
        Query::Teams => Ok(Answer::Teams(store::teams(cx.tx)?)),
        Query::Parameters => {
            cx.actor.must_read(Function::Accounts)?;
            Ok(Answer::Parameters(ParameterBook { params: store::parameters(cx.tx)?, entries: store::parameter_entries(cx.tx)? }))
        }
        Query::Security { before } => {
            must_read_logs(cx)?;
            Ok(Answer::Security(SecurityBook {
                logins: store::logins(cx.tx, *before, LOG_PAGE)?,
                checks: store::login_checks(cx.tx)?,
                intrusions: store::intrusions(cx.tx)?,
                handovers: store::handovers(cx.tx)?,
                founded: store::founded_at(cx.tx)?.day(),
            }))
        }
        Query::Journal { before } => {
            must_read_logs(cx)?;
            Ok(Answer::Journal(journal::newest(cx.tx, None, *before, LOG_PAGE)?))
        }
        Query::Inbox => Ok(Answer::Inbox(links::inbox(cx)?)),
    }
}

/// Logs are read by who keeps accounts, the director of the centre and internal audit; not by who may only set parameters.
fn must_read_logs(cx: &Context<'_, '_>) -> Result<(), No> {
    let access = cx.actor.must_read(Function::Accounts)?;
    if access.note == "parameters" {
        return Err(No::Refused(crate::base::Refusal::by("SEC-08", crate::msg!("base-refused-read"))));
    }
    Ok(())
}

fn people(cx: &Context<'_, '_>, with_accounts: bool) -> Result<Vec<Person>, Fault> {
    let teams = store::teams(cx.tx)?;
    let idle_days = cx.params.int("idle_days", cx.at.day());
    // Everybody sees the age of his own password.
    let accounts: Vec<Account> =
        store::accounts(cx.tx)?.into_iter().filter(|account| with_accounts || account.staff == cx.actor.id).collect();
    Ok(store::everybody(cx.tx)?
        .into_iter()
        .map(|staff| {
            let team = teams.iter().find(|team| Some(team.id) == staff.draft.team).map_or(String::new(), |team| team.name.clone());
            let account = accounts.iter().find(|account| account.staff == staff.id).cloned().map(|mut account| {
                account.hash = String::new();
                account
            });
            let idle =
                account.as_ref().is_some_and(|account| crate::base::days_between(store::last_used(account), cx.at.day()) >= idle_days);
            Person { staff, team, account, idle }
        })
        .collect())
}

#[cfg(test)]
mod tests;
