//! Customers 客户档案: one file for each customer, past, present and future, found while typing, imported from and exported to sheets.

pub mod analysis;
pub mod clauses;
pub mod commands;
pub mod filter;
mod inbox;
pub mod list;
pub mod mapping;
pub mod model;
mod printed;
pub mod questions;
pub mod record;
pub mod sheet;
pub mod store;
pub mod view;
pub mod views;
mod why;

use std::sync::Arc;

pub use clauses::file_16_balance::Load;
pub use clauses::file_28_duplicates::{Likeness, Twin, TwinGroup, TwinReport};
pub use commands::many::Preview;
pub use commands::{Changed, united};
pub use commands::{Command, ImportNote};
pub use filter::{Condition, Filter, Group, Join, Op, Subject};
pub use inbox::inbox;
pub use list::{Column, ListQuery, ListRow, MET};
pub use mapping::Mapping;
pub use model::{Contact, CreditProblem, CreditTerm, Customer, Draft, Field, Heading, Kind, Order, OrderDraft, OrderLine, field_message};
pub use questions::{Ledger, MonthSheet, Question, Reply, Timeline};
pub use record::{Contacted, DemandLine, Fee, FeeDraft, NoteKind, ShopDefects, Slip, SlipDraft, SlipField, SlipState, Standing};
pub use store::care::{Allocation, Graded};
pub use store::daily::{DayLine, Tidy, TodayRow};
pub use store::demand::{DemandMissing, DemandRow, DemandSum, DemandWeek};
pub use store::imports::Run;
pub use store::merge::Merged;
pub use store::undo::Undone;
pub use store::{FileView, HistoryLine, OpeningLine};
pub use views::{View, ViewAct, ViewContent, Views};

use crate::areas::{Context, Done, imports, views as saved};
use crate::base::{Day, Finding, Function, Instant, Lines, No, Refusal};
use crate::msg;
use crate::rules::Parameters;
use crate::store::Store;
use crate::store::migrate::Step;

/// Schema files of this area.
pub const SCHEMA: &[Step] = store::SCHEMA;

/// Carries out an act: facts, decision, changes, journal entry.
///
/// # Errors
/// The refusal, a conflict or a fault.
pub fn act(cx: &Context<'_, '_>, command: &Command) -> Result<Done, No> {
    if let Command::View(act) = command {
        return saved::act(cx, act);
    }
    let facts = store::facts(cx, command)?;
    let (changes, findings) = decided(cx, &facts, command)?;
    store::apply(cx, command, &facts, &changes, findings)
}

fn decided(cx: &Context<'_, '_>, facts: &commands::Facts, command: &Command) -> Result<(Vec<commands::Change>, Vec<Finding>), No> {
    commands::decide(facts, command, cx.actor, cx.at).map_err(|no| match no {
        commands::Rejection::Refused(refusal) => No::Refused(refusal),
        commands::Rejection::Conflict(conflict) => No::Conflict(conflict),
    })
}

/// A question about customer files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Query {
    /// The first rows of a list, as fast as can be.
    First {
        /// Which list.
        list: ListQuery,
        /// Which columns.
        columns: Vec<Column>,
        /// How many rows.
        limit: usize,
    },
    /// Every id of a list, in its order.
    Ids {
        /// Which list.
        list: ListQuery,
    },
    /// Rows by id.
    Rows {
        /// Which.
        ids: Vec<i64>,
        /// Which columns.
        columns: Vec<Column>,
    },
    /// A file as the person may see it.
    File {
        /// Which.
        id: i64,
    },
    /// A file whole, for who may edit it.
    ForEdit {
        /// Which.
        id: i64,
    },
    /// Values that a field has.
    Values {
        /// Which field.
        field: Field,
    },
    /// Tags that files have.
    Tags,
    /// How many files the person may read.
    Count,
    /// How many files a list holds.
    Total {
        /// Which list.
        list: ListQuery,
    },
    /// Who looks after how many, and who should have these next (FILE-16).
    Balance {
        /// Which are to be given to somebody.
        ids: Vec<i64>,
    },
    /// What the credit grades mean (FILE-20).
    CreditTerms,
    /// The views of the person.
    Views,
    /// What an act on many would change.
    Preview {
        /// The act.
        command: Box<Command>,
    },
    /// 今日客户 of the person who asks, or of an agent for who manages customers (FILE-14, FILE-25).
    Today {
        /// Whose, where it is somebody else.
        agent: Option<i64>,
        /// Of which day.
        day: Day,
    },
    /// How each agent kept to a day (FILE-14).
    DayLines {
        /// Which.
        day: Day,
    },
    /// About what gathers around the files.
    Record(Question),
    /// Something about the customers as a whole.
    Analysis(analysis::Question),
    /// Files that look like what is being typed (FILE-30).
    Twins {
        /// The file that is edited; 0 for a new one.
        id: i64,
        /// What was typed so far.
        draft: Box<Draft>,
    },
    /// Two files whole, side by side, for who may merge them.
    Pair {
        /// The one.
        one: i64,
        /// The other.
        other: i64,
    },
    /// A file with the value that a line of its history replaced, for who may edit it.
    Former {
        /// Which.
        id: i64,
        /// The line.
        line: i64,
    },
    /// Past imports.
    Imports,
    /// Files that stayed when an import was taken back.
    Stayed {
        /// The import's journal entry.
        entry: i64,
    },
    /// Saved column mappings.
    Mappings,
}

/// An answer to a [`Query`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// To `First`: the rows, and whether there may be more.
    First {
        /// The rows.
        rows: Vec<ListRow>,
        /// Whether there may be more.
        more: bool,
    },
    /// To `Ids`.
    Ids(Arc<Vec<i64>>),
    /// To `Rows`.
    Rows(Vec<ListRow>),
    /// To `File`.
    File(Box<FileView>),
    /// To `File`, where the file was merged into another one.
    Merged {
        /// The file in which it lives on.
        into: i64,
        /// The number of the one that was asked for.
        no: String,
    },
    /// To `ForEdit`.
    ForEdit(Box<Customer>),
    /// To `Values` and `Tags`: with how many files have them, the most frequent first.
    Values(Lines<(String, i64)>),
    /// To `Count`.
    Count(i64),
    /// To `Total`.
    Total(i64),
    /// To `Balance`.
    Balance {
        /// The agents and their loads now.
        loads: Vec<Load>,
        /// Who has each of the customers now, by staff id in their order.
        held: Vec<Option<i64>>,
        /// Who should have each of them.
        proposal: Vec<i64>,
    },
    /// To `CreditTerms`.
    CreditTerms(Vec<CreditTerm>),
    /// To `Views`.
    Views(Views),
    /// To `Preview`.
    Preview(Preview),
    /// To `Today`.
    Today {
        /// The customers.
        rows: Vec<TodayRow>,
        /// When the list was opened first on the day, and how many stood in it.
        extracted: Option<(Instant, i64)>,
        /// When the files were put in order, for who keeps some.
        tidy: Option<Tidy>,
    },
    /// To `DayLines`.
    DayLines(Vec<DayLine>),
    /// To `Record`.
    Record(Reply),
    /// To `Analysis`.
    Analysis(Box<analysis::Reply>),
    /// To `Twins`.
    Twins(Vec<Twin>),
    /// To `Pair`.
    Pair(Box<(Customer, Customer)>),
    /// To `Former`: the file as it is, and as it would be.
    Former {
        /// Now.
        customer: Box<Customer>,
        /// With the former value.
        draft: Box<Draft>,
    },
    /// To `Imports`, the newest first.
    Imports(Lines<Run>),
    /// To `Stayed`.
    Stayed(Lines<Changed>),
    /// To `Mappings`, the newest first.
    Mappings(Vec<Mapping>),
}

/// Answers a question as far as the person's posts allow.
///
/// # Errors
/// A refusal by SEC-08 or FILE-23, or a fault.
pub fn ask(cx: &Context<'_, '_>, query: &Query) -> Result<Answer, No> {
    match query {
        Query::First { list, columns, limit } => {
            let (ids, more) = store::ids(cx, list, Some(*limit))?;
            Ok(Answer::First { rows: store::rows(cx, &ids, columns, true)?, more })
        }
        Query::Ids { list } => Ok(Answer::Ids(Arc::new(store::ids(cx, list, None)?.0))),
        Query::Rows { ids, columns } => Ok(Answer::Rows(store::rows(cx, ids, columns, true)?)),
        Query::File { id } => match store::file_view(cx, *id)? {
            Some(view) => Ok(Answer::File(Box::new(view))),
            None => {
                cx.actor.must_read(Function::CustomerRead)?;
                let (into, no) = store::merge::heir_of(cx.tx, *id)?.ok_or_else(missing)?;
                Ok(Answer::Merged { into, no })
            }
        },
        Query::ForEdit { id } => for_edit(cx, *id).map(|customer| Answer::ForEdit(Box::new(customer))),
        Query::Values { field } => Ok(Answer::Values(store::values(cx, *field)?)),
        Query::Tags => Ok(Answer::Values(store::tags(cx)?)),
        Query::Count => Ok(Answer::Count(store::count(cx)?)),
        Query::Total { list } => Ok(Answer::Total(store::total(cx, list)?)),
        Query::Balance { ids } => {
            cx.actor.must_read(Function::CustomerManage)?;
            let loads = store::care::loads(cx)?;
            let held = store::care::agents_of(cx.tx, ids)?;
            let proposal = clauses::file_16_balance::propose(&loads, &held);
            Ok(Answer::Balance { loads, held, proposal })
        }
        Query::Today { agent, day } => {
            let agent = match agent {
                Some(agent) => {
                    cx.actor.must_read(Function::CustomerManage)?;
                    *agent
                }
                None => {
                    cx.actor.must_do(Function::CustomerEdit)?;
                    cx.actor.id
                }
            };
            Ok(Answer::Today {
                rows: store::daily::today(cx, agent, *day)?,
                extracted: store::daily::extracted(cx.tx, agent, *day)?,
                tidy: store::daily::tidied(cx, agent)?,
            })
        }
        Query::DayLines { day } => {
            cx.actor.must_read(Function::CustomerManage)?;
            Ok(Answer::DayLines(store::daily::day_lines(cx, *day)?))
        }
        Query::CreditTerms => {
            cx.actor.must_read(Function::CustomerRead)?;
            Ok(Answer::CreditTerms(store::care::credit_terms(cx.tx)?))
        }
        Query::Views => saved::ask(cx).map(Answer::Views),
        Query::Preview { command } => {
            let facts = store::facts(cx, command)?;
            let (changes, findings) = decided(cx, &facts, command)?;
            Ok(Answer::Preview(commands::many::preview(&facts, command, &changes, findings, cx.actor)))
        }
        Query::Record(question) => questions::answer(cx, question).map(Answer::Record),
        Query::Analysis(question) => Ok(Answer::Analysis(Box::new(store::analysis::ask(cx, question)?))),
        Query::Twins { id, draft } => {
            cx.actor.must_do(Function::CustomerEdit)?;
            Ok(Answer::Twins(store::twins::of_draft(cx, draft, *id)?))
        }
        Query::Pair { one, other } => {
            cx.actor.must_do_all(Function::CustomerManage)?;
            let file = |id| store::customer(cx.tx, id)?.ok_or_else(missing);
            Ok(Answer::Pair(Box::new((file(*one)?, file(*other)?))))
        }
        Query::Former { id, line } => {
            let customer = for_edit(cx, *id)?;
            let nothing = || No::Refused(Refusal { message: msg!("customers-former-none"), clauses: Vec::new(), flaws: Vec::new() });
            let draft = store::undo::former(cx.tx, &customer, *line)?.ok_or_else(nothing)?;
            Ok(Answer::Former { customer: Box::new(customer), draft: Box::new(draft) })
        }
        Query::Imports | Query::Stayed { .. } | Query::Mappings => {
            cx.actor.must_do_all(Function::CustomerEdit)?;
            Ok(match query {
                Query::Stayed { entry } => Answer::Stayed(store::undo::stayed(cx.tx, *entry)?),
                Query::Mappings => Answer::Mappings(store::imports::mappings(cx.tx)?),
                _ => Answer::Imports(store::imports::runs(cx.tx)?),
            })
        }
    }
}

/// Files of the whole stock that look alike, for this person (FILE-30).
///
/// # Errors
/// A refusal for who may not merge files, a fault, or `STORE-STOPPED` when it was cancelled.
pub fn twins_as(store: &mut Store, actor: i64, at: Instant, progress: imports::Progress<'_>) -> Result<TwinReport, No> {
    store.read(|tx| {
        let actor = super::who(tx, actor)?;
        store::twins::report(&Context { tx, actor: &actor, at, params: &Parameters::default() }, progress)
    })
}

/// A file whole, for who may edit it.
fn for_edit(cx: &Context<'_, '_>, id: i64) -> Result<Customer, No> {
    let view = store::file_view(cx, id)?.ok_or_else(missing)?;
    if let Some(refusal) = view.not_keeper {
        return Err(No::Refused(refusal));
    }
    if !view.editable {
        return Err(No::Refused(Refusal::by("SEC-08", msg!("customers-not-own"))));
    }
    store::customer(cx.tx, id)?.ok_or_else(missing)
}

fn missing() -> No {
    No::Refused(Refusal { message: msg!("customers-missing"), clauses: Vec::new(), flaws: Vec::new() })
}

#[cfg(test)]
mod tests;
