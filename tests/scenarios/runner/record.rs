//! Verbs and checks of what gathers around a customer's file: slips, fees, steps, demand, timeline, month.

use kefu_desk::areas::customers::clauses::file_22_stages::Stage;
use kefu_desk::areas::customers::commands::record::Act;
use kefu_desk::areas::customers::{self, DemandLine, FeeDraft, Question, Reply, SlipDraft, SlipField, Standing};
use kefu_desk::areas::{Answer, Command, Event, EventFilter, EventKind, Query};
use kefu_desk::base::{Deed, Function, No, dates};
use kefu_desk::i18n::{Lang, money};
use toml::Value;

use crate::book::{Args, Wrong, why, wrong};
use crate::files::{id_of, number, view};
use crate::world::{Outcome, World};

fn slip_draft(args: &Args, mut draft: SlipDraft) -> Result<SlipDraft, Wrong> {
    for field in SlipField::ALL {
        if let Some(value) = args.value(field.name())? {
            draft.set(field, value);
        }
    }
    Ok(draft)
}

fn fen(args: &Args, name: &str) -> Result<i64, Wrong> {
    let Some(text) = args.value(name)? else { return Ok(0) };
    dates::parse_money(&text).map_err(|_| why!("{name} {text} is no amount"))
}

fn kept(world: &World, args: &Args, kind: &str) -> Result<i64, Wrong> {
    world.record(&args.must("id")?, kind)
}

/// Does one act; `None` when the verb is none of these.
pub fn act(world: &mut World, verb: &str, actor: i64, args: &Args) -> Result<Option<Outcome>, Wrong> {
    let mut kind = "customer";
    let act = match verb {
        "file.slip" => {
            kind = "slip";
            Act::EnterSlip { draft: Box::new(slip_draft(args, SlipDraft::default())?) }
        }
        "file.slip_edit" => {
            kind = "slip";
            let slip = kept(world, args, kind)?;
            let (rev, stored) = match ask(world, actor, Question::Slip { id: slip })? {
                Ok(Reply::Slip(stored)) => (stored.rev, stored.draft),
                Ok(other) => return wrong!("an answer to another question: {other:?}"),
                // Who may not open the slip tries all the same.
                Err(_) => (1, SlipDraft::default()),
            };
            Act::CorrectSlip { slip, rev, draft: Box::new(slip_draft(args, stored)?) }
        }
        "file.slip_verify" => {
            kind = "slip";
            Act::VerifySlip { slip: kept(world, args, kind)? }
        }
        "file.fee" | "file.violation" => {
            kind = "fee";
            let fee = FeeDraft {
                item: args.must("item")?,
                due_date: args.day("due_date")?.unwrap_or(world.now.day()),
                due: fen(args, "due")?,
                paid: fen(args, "paid")?,
                deposit: fen(args, "deposit")?,
                violation: if verb == "file.violation" { args.must("text")? } else { String::new() },
            };
            Act::Charge { id: id_of(world, args)?, fee: Box::new(fee) }
        }
        "file.fee_pay" => {
            kind = "fee";
            Act::PayFee { fee: kept(world, args, kind)?, paid: fen(args, "amount")? }
        }
        "file.fee_void" => {
            kind = "fee";
            Act::VoidFee { fee: kept(world, args, kind)?, reason: args.text("reason")?.unwrap_or_default() }
        }
        "file.stage" => {
            let to = args.must("to")?;
            let Some(to) = Stage::of(&to) else { return wrong!("unknown step {to}") };
            Act::Step { id: id_of(world, args)?, to, reason: args.text("reason")?.unwrap_or_default() }
        }
        "file.refer" => Act::Refer { id: id_of(world, args)?, new: world.record(&args.must("new")?, "customer")? },
        "file.demand" => {
            let line = DemandLine { customer: id_of(world, args)?, product: args.must("product")?, quantity: fen(args, "quantity")? };
            Act::Demand { week: args.day("week")?.unwrap_or(world.now.day()), lines: vec![line] }
        }
        "file.difficult" => Act::Difficult { id: id_of(world, args)?, word: args.must("word")? },
        _ => return Ok(None),
    };
    let result = world.perform(actor, &Command::Customers(customers::Command::Record(act)));
    Ok(Some(Outcome { result, kind }))
}

fn ask(world: &mut World, reader: i64, question: Question) -> Result<Result<Reply, No>, Wrong> {
    match world.ask(reader, &Query::Customers(customers::Query::Record(question))) {
        Ok(Answer::Customers(customers::Answer::Record(reply))) => Ok(Ok(reply)),
        Ok(other) => wrong!("an answer to another question: {other:?}"),
        Err(no) => Ok(Err(no)),
    }
}

/// The answer to who is named by `who`, else to somebody who may read everything.
fn told(world: &mut World, args: &Args, question: Question) -> Result<Reply, Wrong> {
    let reader = match args.text("who")? {
        Some(name) => world.person(&name)?.id,
        None => world.somebody_who(Function::CustomerRead, Deed::Do)?,
    };
    ask(world, reader, question)?.map_err(|no| why!("the check itself failed: {no}"))
}

fn slip(world: &mut World, args: &Args) -> Result<customers::Slip, Wrong> {
    let id = kept(world, args, "slip")?;
    let reader = world.somebody_who(Function::CustomerEdit, Deed::Do)?;
    match ask(world, reader, Question::Slip { id })? {
        Ok(Reply::Slip(slip)) => Ok(*slip),
        other => wrong!("the check itself failed: {other:?}"),
    }
}

fn standing(world: &mut World, args: &Args) -> Result<Standing, Wrong> {
    Ok(view(world, args)?.standing)
}

const KINDS: [(&str, EventKind); 9] = [
    ("沟通", EventKind::Contact),
    ("订单", EventKind::Order),
    ("收款", EventKind::Payment),
    ("回执单", EventKind::Slip),
    ("维修", EventKind::Repair),
    ("回访", EventKind::Visit),
    ("投诉", EventKind::Complaint),
    ("费用", EventKind::Fee),
    ("修改", EventKind::Change),
];

fn titles(events: &[Event]) -> Value {
    Value::Array(events.iter().map(|event| Value::String(Lang::Zh.say(&event.title))).collect())
}

fn texts(texts: impl IntoIterator<Item = String>) -> Value {
    Value::Array(texts.into_iter().map(Value::String).collect())
}

fn hundredths(quantity: i64) -> String {
    let (whole, part) = (quantity / 100, quantity % 100);
    if part == 0 { whole.to_string() } else { format!("{whole}.{part:02}") }
}

/// Looks at one thing; `None` when the check is none of these.
pub fn look(world: &mut World, check: &str, args: &Args) -> Result<Option<Value>, Wrong> {
    let text = |text: String| Ok(Some(Value::String(text)));
    match check {
        "file.slip_state" => text(slip(world, args)?.state.word().to_owned()),
        "file.slip_first" => text(slip(world, args)?.first_no),
        "file.slip_customer" => text(slip(world, args)?.customer.map_or_else(|| "—".to_owned(), |(_, no)| no)),
        "file.slips" => Ok(Some(number(standing(world, args)?.slips.len()))),
        "file.slip_defects" | "file.slip_pool" => {
            let today = world.now.day();
            let (from, to) = (args.day("from")?.unwrap_or(today), args.day("to")?.unwrap_or(today));
            let Reply::SlipDefects(shops, pool) = told(world, args, Question::SlipDefects { from, to })? else {
                return wrong!("an answer to another question");
            };
            let one = |shop: &customers::ShopDefects| format!("{} {}/{}", shop.shop, shop.incomplete, shop.slips);
            Ok(Some(if check == "file.slip_pool" { Value::Integer(pool) } else { texts(shops.iter().map(one)) }))
        }
        "file.arrears" | "file.deposits" | "file.violations" => {
            let id = id_of(world, args)?;
            let Reply::Ledger(ledger) = told(world, args, Question::Ledger { id })? else { return wrong!("an answer to another question") };
            match check {
                "file.arrears" => text(money(ledger.arrears)),
                "file.deposits" => text(money(ledger.deposits)),
                _ => Ok(Some(texts(ledger.fees.into_iter().map(|fee| fee.draft.violation).filter(|text| !text.is_empty())))),
            }
        }
        "file.stage" => text(standing(world, args)?.stage.word().to_owned()),
        "file.referrals" => Ok(Some(Value::Integer(standing(world, args)?.referrals))),
        "file.introducer" => text(standing(world, args)?.introducer.map_or_else(|| "—".to_owned(), |(_, name)| name)),
        "file.key" => text(standing(world, args)?.key_since.map_or_else(|| "—".to_owned(), |day| day.to_string())),
        "file.difficult" => text(standing(world, args)?.difficult),
        "file.timeline" => {
            let id = id_of(world, args)?;
            let kind = match args.text("kind")? {
                None => None,
                Some(word) => match KINDS.iter().find(|(known, _)| *known == word) {
                    Some((_, kind)) => Some(*kind),
                    None => return wrong!("unknown kind {word}"),
                },
            };
            let filter = EventFilter { kind, who: args.text("by")?, ..EventFilter::default() };
            let limit = args.number("limit")?.and_then(|limit| usize::try_from(limit).ok()).unwrap_or(100);
            let Reply::Timeline(timeline) = told(world, args, Question::Timeline { id, filter, limit })? else {
                return wrong!("an answer to another question");
            };
            Ok(Some(titles(&timeline.events)))
        }
        "file.notes" => {
            let id = id_of(world, args)?;
            let Reply::Timeline(timeline) = told(world, args, Question::Timeline { id, filter: EventFilter::default(), limit: 10_000 })?
            else {
                return wrong!("an answer to another question");
            };
            // What other areas tell of contacts stands on pages of theirs.
            let kinds = [EventKind::Contact, EventKind::Repair, EventKind::Visit, EventKind::Complaint];
            let noted = timeline.events.iter().filter(|event| event.place.is_empty() && kinds.contains(&event.kind)).count();
            Ok(Some(number(noted)))
        }
        "file.month" | "file.month_open" => {
            let id = id_of(world, args)?;
            let month = format!("{}-01", args.must("month")?).parse().map_err(|_| why!("month must be like 2026-03"))?;
            let Reply::Month(sheet) = told(world, args, Question::Month { id, month })? else {
                return wrong!("an answer to another question");
            };
            let said = |message: &kefu_desk::base::Message| Lang::Zh.say(message);
            Ok(Some(if check == "file.month_open" {
                texts(sheet.open.iter().map(said))
            } else {
                texts(sheet.parts.iter().flat_map(|(_, events)| events).map(|event| format!("{} {}", event.at.day(), said(&event.title))))
            }))
        }
        "file.demand_missing" | "file.demand_sum" => {
            let week = args.day("week")?.unwrap_or(world.now.day());
            let Reply::Demand(demand) = told(world, args, Question::Demand { week })? else {
                return wrong!("an answer to another question");
            };
            Ok(Some(if check == "file.demand_sum" {
                texts(demand.sums.iter().map(|sum| format!("{} {}", sum.product, hundredths(sum.quantity))))
            } else {
                // What may still come is not missing.
                texts(demand.missing.into_iter().filter(|_| demand.late).map(|missing| missing.name))
            }))
        }
        _ => Ok(None),
    }
}
