//! SQL of the archive: facts for decisions, and what was decided with its journal entry. Rooms below hold one kind of row each.

pub mod disposals;
pub mod keepers;
pub mod letters;
pub mod loans;
pub mod papers;

use serde_json::{Value, json};

use super::commands::{Change, Command, Facts, Limits};
use super::model::{Document, Draft, Printout, Ticks};
use crate::areas::{Context, Done, links};
use crate::base::{Fault, Finding, No};
use crate::store::journal::Entry;
use crate::store::migrate::Step;

/// Schema files of this area.
pub const SCHEMA: &[Step] = &[
    Step { name: "archives/0001", text: include_str!("../schema/0001_archives.sql") },
    Step { name: "archives/0002", text: include_str!("../schema/0002_keepers.sql") },
];

/// Reads all that the decision needs.
///
/// # Errors
/// A fault of the file.
pub fn facts(cx: &Context<'_, '_>, command: &Command) -> Result<Facts, Fault> {
    let day = cx.at.day();
    let limits = Limits { loan_max_days: cx.params.int("loan_max_days", day), file_within_days: cx.params.int("file_within_days", day) };
    let mut facts = Facts { limits, ..Facts::default() };
    let mut owner = None;
    let mut category = None;
    match command {
        Command::Register { customer, draft, .. } => {
            owner = Some(*customer);
            category = Some(draft.category);
            facts.exempt = papers::exemption(cx.tx, *customer, draft.category)?;
        }
        Command::Exempt { customer, category, .. } => {
            owner = Some(*customer);
            facts.exempt = papers::exemption(cx.tx, *customer, *category)?;
            facts.present = papers::present(cx.tx, *customer)?.contains(category);
        }
        Command::Letter(draft) => owner = Some(draft.customer),
        Command::Edit { id, draft, .. } => {
            facts.documents = documents(cx, &[*id])?;
            if let Some(document) = facts.documents.first() {
                facts.exempt = papers::exemption(cx.tx, document.customer, draft.category)?;
            }
        }
        Command::File { id, .. } => facts.documents = documents(cx, &[*id])?,
        Command::Lend(draft) => {
            facts.documents = documents(cx, &draft.documents)?;
            facts.overdue = loans::overdue_of(cx.tx, &draft.borrower, cx.at.day())?;
            if let Some(id) = draft.approver {
                facts.approver = links::posts_of(cx.tx, id)?.map(|posts| (id, posts));
            }
        }
        Command::Approve { loan }
        | Command::Refuse { loan, .. }
        | Command::Withdraw { loan }
        | Command::Return { loan, .. }
        | Command::Extend { loan } => {
            facts.loan = loans::loan(cx.tx, *loan)?;
            if let Some(loan) = &facts.loan {
                facts.documents = documents(cx, &loan.draft.documents)?;
                facts.overdue = loans::overdue_of(cx.tx, &loan.draft.borrower, cx.at.day())?;
            }
        }
        Command::Move { documents: ids, .. } => facts.documents = documents(cx, ids)?,
        Command::Doom { documents: ids, .. } => {
            facts.documents = documents(cx, ids)?;
            facts.unfinished = unfinished(cx, &facts.documents)?;
        }
        Command::Condemn { disposal } | Command::Spare { disposal, .. } | Command::Destroy { disposal, .. } => {
            facts.disposal = disposals::disposal(cx.tx, *disposal)?;
            if let Some(disposal) = &facts.disposal {
                facts.documents = documents(cx, &disposal.documents)?;
                facts.unfinished = unfinished(cx, &facts.documents)?;
            }
        }
        Command::Print(Printout::Catalogue(customer)) => owner = Some(*customer),
        Command::Print(Printout::Destruction(disposal)) => facts.disposal = disposals::disposal(cx.tx, *disposal)?,
        Command::Print(Printout::Loans { .. }) => {}
        Command::Sign { letter, .. } => {
            facts.letter = letters::letter(cx.tx, *letter)?;
            owner = facts.letter.as_ref().map(|letter| letter.draft.customer);
        }
        Command::Appoint { category: of, staff } => {
            category = Some(*of);
            if let Some(id) = staff {
                facts.approver = links::posts_of(cx.tx, *id)?.map(|posts| (*id, posts));
            }
        }
        Command::Cabinet { name, .. } | Command::Check { cabinet: name, .. } => {
            facts.cabinet = letters::cabinets(cx)?.into_iter().find(|cabinet| cabinet.name == name.trim());
        }
    }
    if let Some(category) = category.or_else(|| facts.documents.first().map(|document| document.draft.category)) {
        facts.keeper = keepers::keeper(cx.tx, category)?;
    }
    if let Some(id) = owner.or_else(|| facts.documents.first().map(|document| document.customer)) {
        facts.owner = links::owner(cx.tx, id)?;
        if let Some(owner) = &facts.owner {
            facts.own = is_own(cx, owner)?;
        }
    }
    Ok(facts)
}

/// Whether a customer is one of the person's own.
///
/// # Errors
/// A fault of the file.
pub fn is_own(cx: &Context<'_, '_>, owner: &super::model::Owner) -> Result<bool, Fault> {
    let own = links::own_people(cx)?;
    Ok([owner.agent, owner.keeper].into_iter().flatten().any(|id| own.contains(&id)))
}

/// What is unfinished with the customers of these documents (FILE-11).
fn unfinished(cx: &Context<'_, '_>, documents: &[Document]) -> Result<Vec<String>, Fault> {
    let mut customers: Vec<i64> = documents.iter().map(|document| document.customer).collect();
    customers.sort_unstable();
    customers.dedup();
    let mut numbers = Vec::new();
    for customer in customers {
        numbers.extend(links::unfinished(cx.tx, customer)?);
    }
    Ok(numbers)
}

/// The documents of these ids, each once. Fewer when one of them does not exist: then none.
fn documents(cx: &Context<'_, '_>, ids: &[i64]) -> Result<Vec<Document>, Fault> {
    let mut ids = ids.to_vec();
    ids.sort_unstable();
    ids.dedup();
    let mut found = Vec::with_capacity(ids.len());
    for id in &ids {
        found.extend(papers::document(cx.tx, *id)?);
    }
    if found.len() < ids.len() {
        found.clear();
    }
    Ok(found)
}

/// Writes what was decided, with its journal entry, which names the clauses of the findings.
///
/// # Errors
/// A fault of the file.
pub fn apply(cx: &Context<'_, '_>, command: &Command, facts: &Facts, changes: &[Change], findings: Vec<Finding>) -> Result<Done, No> {
    let mut clauses: Vec<&str> = findings.iter().map(|finding| finding.clause).collect();
    clauses.dedup();
    let clauses = clauses.join(" ");
    let mut done = Done { findings, ..Done::default() };
    let subject = name_subject(command, facts, &mut done);
    if changes.is_empty() {
        return Ok(done);
    }
    let mut inserted = None;
    for change in changes {
        write(cx, facts, change, &mut done, &mut inserted)?;
    }
    let (before, after, reason) = told(command, facts);
    let entry = Entry {
        verb: command.verb().to_owned(),
        subject: subject.to_owned(),
        subject_id: done.id,
        title: done.title.clone(),
        before: before.to_string(),
        after: after.to_string(),
        reason: reason.trim().to_owned(),
        clauses,
        ..Entry::default()
    };
    cx.journal(entry)?;
    Ok(done)
}

/// The kind of record that the act is about; id and title of one that is stored already.
fn name_subject(command: &Command, facts: &Facts, done: &mut Done) -> &'static str {
    let mut of = |id: i64, title: &str| {
        done.id = id;
        title.clone_into(&mut done.title);
    };
    if let Some(loan) = &facts.loan {
        of(loan.id, &loan.no);
        return "loan";
    }
    if let Some(disposal) = &facts.disposal {
        of(disposal.id, &disposal.no);
        return "destruction";
    }
    if let Some(letter) = &facts.letter {
        of(letter.id, &letter.no);
        return "letter";
    }
    match command {
        Command::Lend(_) => "loan",
        Command::Move { .. } => "transfer",
        Command::Doom { .. } => "destruction",
        Command::Letter(_) => "letter",
        Command::Cabinet { .. } | Command::Check { .. } => {
            if let Some(cabinet) = &facts.cabinet {
                of(cabinet.id, &cabinet.name);
            }
            "cabinet"
        }
        Command::Appoint { .. } => "category",
        Command::Print(Printout::Loans { .. }) => "loan",
        Command::Exempt { .. } | Command::Print(_) => {
            if let Some(owner) = &facts.owner {
                of(owner.id, &owner.no);
            }
            "customer"
        }
        _ => {
            if let Some(document) = facts.documents.first() {
                of(document.id, &document.no);
            }
            "document"
        }
    }
}

/// Writes one change. `inserted` is the document that was inserted in the same act.
fn write(cx: &Context<'_, '_>, facts: &Facts, change: &Change, done: &mut Done, inserted: &mut Option<i64>) -> Result<(), No> {
    let document = facts.documents.first().map_or(0, |document| document.id);
    let ids: Vec<i64> = facts.documents.iter().map(|document| document.id).collect();
    let mut made = |(id, title): (i64, String)| (done.id, done.title) = (id, title);
    match change {
        Change::Insert { customer, draft, filed } => {
            let (id, no) = papers::insert(cx, *customer, draft, *filed)?;
            *inserted = Some(id);
            // The document of a letter belongs to the letter's act.
            if done.id == 0 {
                (done.id, done.title) = (id, no);
            }
        }
        Change::Update(draft) => papers::update(cx.tx, document, draft)?,
        Change::File(id) => papers::file(cx, *id)?,
        Change::Turn(id, to) => papers::turn(cx.tx, *id, *to)?,
        Change::Exempt(category, reason) => papers::put_exemption(cx, done.id, *category, reason)?,
        Change::Lift(customer, category) => papers::lift_exemption(cx.tx, *customer, *category)?,
        Change::InsertLoan { draft, out, secret } => made(loans::insert(cx, draft, *out, *secret)?),
        Change::LendOut => loans::lend_out(cx, done.id)?,
        Change::EndLoan(refused, reason) => loans::end(cx, done.id, *refused, reason)?,
        Change::TakeBack(condition) => loans::take_back(cx, done.id, condition)?,
        Change::Extend(due) => loans::extend(cx.tx, done.id, *due)?,
        Change::InsertTransfer { to, reason } => made(disposals::insert_transfer(cx, to, reason, &ids)?),
        Change::InsertDisposal { method, reason } => made(disposals::insert(cx, *method, reason, &ids)?),
        Change::Decide(yes, reason) => disposals::decide(cx, done.id, *yes, reason)?,
        Change::Dispose(by, witness) => disposals::execute(cx, done.id, by, witness)?,
        Change::Wipe(id) => links::destroy_scans(cx, *id)?,
        Change::InsertLetter(draft) => made(letters::insert(cx, draft)?),
        Change::Sign(receiver) => letters::sign(cx, done.id, receiver)?,
        Change::LinkLetter => letters::link(cx.tx, done.id, *inserted)?,
        Change::Appoint(category, staff) => {
            keepers::appoint(cx.tx, *category, *staff)?;
            made((category.number(), category.mark().to_owned()));
        }
        Change::PutCabinet(name, used) => made((letters::put_cabinet(cx, name, *used)?, name.clone())),
        Change::Note => {}
        Change::InsertCheck(condition, measure) => letters::insert_check(cx, done.id, *condition, measure)?,
    }
    Ok(())
}

/// What the journal says of the act: before, after, reason.
fn told<'a>(command: &'a Command, facts: &Facts) -> (Value, Value, &'a str) {
    let nos: Vec<&str> = facts.documents.iter().map(|document| document.no.as_str()).collect();
    match command {
        Command::Register { draft, file, .. } => (json!({}), entered(draft, *file), ""),
        Command::Edit { draft, .. } => {
            let (before, after) = facts.documents.first().map_or_else(Default::default, |document| different(&document.draft, draft));
            (before, after, "")
        }
        Command::File { ticks, .. } => (json!({ "state": "登记" }), json!({ "state": "已归档", "ticks": ticked(*ticks) }), ""),
        Command::Exempt { category, reason, .. } => {
            let marked = |is: bool| json!({ "category": category.mark(), "exempt": is });
            (marked(facts.exempt), marked(reason.is_some()), reason.as_deref().unwrap_or_default())
        }
        Command::Lend(draft) => {
            let after = json!({ "documents": nos, "borrower": draft.borrower.name, "department": draft.borrower.department, "due": draft.due.to_string() });
            (json!({}), after, &draft.purpose)
        }
        Command::Approve { .. } => (json!({ "state": "待批准" }), json!({ "state": "借出", "documents": nos }), ""),
        Command::Refuse { reason, .. } => (json!({ "state": "待批准" }), json!({ "state": "不批准" }), reason),
        Command::Withdraw { .. } => (json!({ "state": "待批准" }), json!({ "state": "撤回" }), ""),
        Command::Return { condition, .. } => {
            (json!({ "state": "借出" }), json!({ "state": "已归还", "documents": nos, "condition": condition }), "")
        }
        Command::Extend { .. } => {
            let due = facts.loan.as_ref().map(|loan| loan.draft.due.to_string());
            (json!({ "due": due }), json!({ "extended": true }), "")
        }
        Command::Move { to, reason, .. } => (json!({}), json!({ "documents": nos, "to": to }), reason),
        Command::Doom { method, reason, .. } => (json!({}), json!({ "documents": nos, "method": method.word() }), reason),
        Command::Condemn { .. } => (json!({ "state": "待批准" }), json!({ "state": "已批准", "documents": nos }), ""),
        Command::Spare { reason, .. } => (json!({ "state": "待批准" }), json!({ "state": "驳回", "documents": nos }), reason),
        Command::Destroy { by, witness, .. } => {
            (json!({ "state": "已批准" }), json!({ "state": "已销毁", "documents": nos, "by": by, "witness": witness }), "")
        }
        Command::Letter(draft) => {
            let after = json!({ "direction": draft.direction.word(), "kind": draft.kind.word(), "title": draft.title, "issuer": draft.issuer, "receiver": draft.receiver });
            (json!({}), after, "")
        }
        Command::Sign { receiver, .. } => (json!({ "state": "待签收" }), json!({ "state": "已送达", "receiver": receiver }), ""),
        Command::Appoint { staff, .. } => (json!({ "keeper": facts.keeper }), json!({ "keeper": staff }), ""),
        Command::Cabinet { used, .. } => (json!({}), json!({ "used": used }), ""),
        Command::Print(Printout::Loans { from, to }) => {
            (json!({}), json!({ "printed": "借阅登记", "from": from.to_string(), "to": to.to_string() }), "")
        }
        Command::Print(Printout::Catalogue(_)) => (json!({}), json!({ "printed": "档案目录" }), ""),
        Command::Print(Printout::Destruction(_)) => (json!({}), json!({ "printed": "销毁清单" }), ""),
        Command::Check { condition, measure, .. } => (json!({}), json!({ "condition": condition.word(), "measure": measure }), ""),
    }
}

/// What was entered of a document, by the names of its fields.
fn fields(draft: &Draft) -> [(&'static str, String); 12] {
    let day = |day: Option<crate::base::Day>| day.map_or(String::new(), |day| day.to_string());
    [
        ("title", draft.title.clone()),
        ("doc_no", draft.doc_no.clone()),
        ("issuer", draft.issuer.clone()),
        ("issued", day(draft.issued)),
        ("pages", draft.pages.to_string()),
        ("category", draft.category.mark().to_owned()),
        ("secrecy", draft.secrecy.word().to_owned()),
        ("place", draft.place.clone()),
        ("medium", draft.medium.word().to_owned()),
        ("material", draft.material.clone()),
        ("format_ok", draft.format_ok.to_string()),
        ("review_due", day(draft.review_due)),
    ]
}

fn object(fields: impl Iterator<Item = (&'static str, String)>) -> Value {
    Value::Object(fields.map(|(name, text)| (name.to_owned(), Value::from(text))).collect())
}

fn entered(draft: &Draft, file: Option<Ticks>) -> Value {
    let mut all = object(fields(draft).into_iter().filter(|(_, text)| !text.is_empty()));
    if let (Value::Object(map), Some(ticks)) = (&mut all, file) {
        map.insert("ticks".to_owned(), ticked(ticks));
    }
    all
}

fn ticked(ticks: Ticks) -> Value {
    json!({ "complete": ticks.complete, "systematic": ticks.systematic, "accurate": ticks.accurate, "genuine": ticks.genuine })
}

fn different(before: &Draft, after: &Draft) -> (Value, Value) {
    let (before, after) = (fields(before), fields(after));
    let only = |of: &[(&'static str, String); 12], than: &[(&'static str, String); 12]| {
        object(of.iter().zip(than).filter(|(one, other)| one != other).map(|(one, _)| one.clone()))
    };
    (only(&before, &after), only(&after, &before))
}
