//! Questions about what gathers around the files: timeline, month, ledger, receipt slips, weekly demand.

use super::clauses::file_23_privacy::{Sight, sight};
use super::clauses::{file_26_ledger, file_31_month};
use super::commands::record::may_handle_slip;
use super::record::{Fee, ShopDefects, Slip, SlipState};
use super::store::demand::DemandWeek;
use super::store::{self, events, ledger, slips};
use crate::areas::{Context, Event, EventFilter, links};
use crate::base::{Day, Function, Message, No, Refusal};
use crate::i18n::money;
use crate::msg;

/// A question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Question {
    /// What happened with a customer, from every area, newest first.
    Timeline {
        /// Whose.
        id: i64,
        /// Which events.
        filter: EventFilter,
        /// How many.
        limit: usize,
    },
    /// The management record of a customer and a month (FILE-31).
    Month {
        /// Whose.
        id: i64,
        /// A day of the month.
        month: Day,
    },
    /// Fees, deposits and violations (FILE-26).
    Ledger {
        /// Whose.
        id: i64,
    },
    /// The register of receipt slips, newest first.
    Slips {
        /// Only in this state.
        state: Option<SlipState>,
        /// A number, name, phone or serial as a whole; or empty.
        text: String,
        /// How many.
        limit: usize,
    },
    /// One receipt slip, whole, for who may correct it.
    Slip {
        /// Which.
        id: i64,
    },
    /// What shops leave out on slips that were entered in these days.
    SlipDefects {
        /// First day.
        from: Day,
        /// Last day.
        to: Day,
    },
    /// A week of demand (FILE-32).
    Demand {
        /// A day of the week.
        week: Day,
    },
}

/// An answer to a [`Question`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reply {
    /// To `Timeline`.
    Timeline(Box<Timeline>),
    /// To `Month`.
    Month(Box<MonthSheet>),
    /// To `Ledger`.
    Ledger(Box<Ledger>),
    /// To `Slips`: the slips, and whether there are more.
    Slips(Vec<Slip>, bool),
    /// To `Slip`.
    Slip(Box<Slip>),
    /// To `SlipDefects`: the shops, and how many slips can be visited on.
    SlipDefects(Vec<ShopDefects>, i64),
    /// To `Demand`.
    Demand(Box<DemandWeek>),
}

/// What happened with a customer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Timeline {
    /// Whose.
    pub id: i64,
    /// Which were asked for.
    pub filter: EventFilter,
    /// Newest first.
    pub events: Vec<Event>,
    /// There are older ones.
    pub more: bool,
    /// Everybody who did something, by name.
    pub people: Vec<String>,
}

/// The management record of a customer and a month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MonthSheet {
    /// Whose.
    pub id: i64,
    /// The first day of the month.
    pub month: Day,
    /// Contacts, services and after-sales, each with its events, the oldest first.
    pub parts: Vec<(file_31_month::Part, Vec<Event>)>,
    /// What began until the end of the month and is still open.
    pub open: Vec<Message>,
}

/// The ledger of a customer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ledger {
    /// Whose.
    pub id: i64,
    /// The latest day first.
    pub fees: Vec<Fee>,
    /// What is unpaid past its day, in fen.
    pub arrears: i64,
    /// What is deposited, in fen.
    pub deposits: i64,
}

/// Answers a question as far as the person's posts allow.
///
/// # Errors
/// A refusal by SEC-08 or FILE-23, or a fault.
pub fn answer(cx: &Context<'_, '_>, question: &Question) -> Result<Reply, No> {
    Ok(match question {
        Question::Timeline { id, filter, limit } => {
            let sight = seen(cx, *id)?;
            let (events, more) = links::timeline(cx, *id, sight, filter, *limit)?;
            let people = events::people(cx.tx, *id)?;
            Reply::Timeline(Box::new(Timeline { id: *id, filter: filter.clone(), events, more, people }))
        }
        Question::Month { id, month } => Reply::Month(Box::new(month_sheet(cx, *id, *month)?)),
        Question::Ledger { id } => {
            seen(cx, *id)?;
            let fees = ledger::fees(cx.tx, *id)?;
            let (arrears, deposits) = (file_26_ledger::arrears(&fees, cx.at.day()), file_26_ledger::deposits(&fees));
            Reply::Ledger(Box::new(Ledger { id: *id, fees, arrears, deposits }))
        }
        Question::Slips { state, text, limit } => {
            let (slips, more) = slips::list(cx, *state, text.trim(), *limit)?;
            Reply::Slips(slips, more)
        }
        Question::Slip { id } => {
            cx.actor.must_do(Function::CustomerEdit)?;
            let slip = slips::slip(cx.tx, *id)?.ok_or_else(|| plain(msg!("customers-record-slip-missing")))?;
            may_handle_slip(cx.actor, slip.by.0, slip_is_own(cx, &slip)?)?;
            Reply::Slip(Box::new(slip))
        }
        Question::SlipDefects { from, to } => {
            let (shops, pool) = slips::defects(cx, *from, *to)?;
            Reply::SlipDefects(shops, pool)
        }
        Question::Demand { week } => Reply::Demand(Box::new(store::demand::week(cx, *week)?)),
    })
}

fn plain(message: Message) -> No {
    No::Refused(Refusal { message, clauses: Vec::new(), flaws: Vec::new() })
}

fn slip_is_own(cx: &Context<'_, '_>, slip: &Slip) -> Result<bool, No> {
    let Some((id, _)) = &slip.customer else { return Ok(false) };
    let customer = store::customer(cx.tx, *id)?;
    Ok(customer.map(|customer| store::is_own(cx, &customer)).transpose()?.unwrap_or(false))
}

/// How much of the file the person sees.
fn seen(cx: &Context<'_, '_>, id: i64) -> Result<Sight, No> {
    cx.actor.must_read(Function::CustomerRead)?;
    let customer = store::customer(cx.tx, id)?.ok_or_else(|| plain(msg!("customers-missing")))?;
    match sight(cx.actor, store::is_own(cx, &customer)?) {
        Sight::Hidden => {
            Err(No::Refused(Refusal { message: msg!("customers-not-own"), clauses: vec!["FILE-23", "SEC-08"], flaws: Vec::new() }))
        }
        seen => Ok(seen),
    }
}

fn month_sheet(cx: &Context<'_, '_>, id: i64, month: Day) -> Result<MonthSheet, No> {
    let sight = seen(cx, id)?;
    let (from, before) = file_31_month::bounds(month);
    let filter = EventFilter { from: Some(from), before: Some(before), ..EventFilter::default() };
    // A sheet of records is whole, however much a month holds.
    let (mut events, _) = links::timeline(cx, id, sight, &filter, usize::MAX)?;
    events.reverse();
    let of = |part| events.iter().filter(|event| file_31_month::part_of(event.kind) == Some(part)).cloned().collect();
    let parts = file_31_month::Part::ALL.into_iter().map(|part| (part, of(part))).collect();
    let last = month.last_of_month().min(cx.at.day());
    let mut open = events::open_items(cx.tx, id, last)?;
    let arrears = file_26_ledger::arrears(&ledger::fees(cx.tx, id)?, last);
    if arrears > 0 {
        open.push(msg!("customers-record-open-arrears", arrears = money(arrears)));
    }
    Ok(MonthSheet { id, month: from.day(), parts, open })
}
