//! What people do with customer files: pure decisions from facts to changes.

pub mod analysis;
mod care;
mod daily;
pub mod many;
mod merge;
pub mod record;

use std::collections::BTreeSet;

pub use merge::united;

use super::clauses::file_23_privacy::Sight;
use super::clauses::{
    file_01_basics, file_03_scope, file_04_source, file_15_keeper, file_16_balance, file_20_credit, file_23_privacy, file_28_duplicates,
};
use super::list::ListQuery;
use super::mapping::Mapping;
use super::model::{
    CREDIT_GRADES, Contact, CreditTerm, Customer, Draft, Field, GRADES, Kind, MARKETS, Order, OrderDraft, RELATIONS, TYPES,
};
use super::record::NoteKind;
use super::views::ViewAct;
use crate::base::{
    Actor, Conflict, ConflictField, Day, Deed, Finding, Flaw, Function, Instant, Message, Reach, Refusal, Verdict, check, divisions,
};
use crate::msg;

/// An act on customer files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Makes a file.
    Create {
        /// What was entered.
        draft: Box<Draft>,
    },
    /// Edits a file.
    Edit {
        /// Which.
        id: i64,
        /// The revision that was on screen.
        rev: i64,
        /// What was on screen before the person typed.
        base: Box<Draft>,
        /// What the person wants.
        draft: Box<Draft>,
    },
    /// Deletes a file: always refused (FILE-03).
    Remove {
        /// Which.
        id: i64,
    },
    /// Shows the masked values of a file; kept in its log of openings.
    Reveal {
        /// Which.
        id: i64,
    },
    /// Opens a file; kept in its log of openings.
    Open {
        /// Which.
        id: i64,
    },
    /// Prints a file as far as the person sees it; kept in its log of openings (FILE-15, FILE-23).
    Print {
        /// Which.
        id: i64,
    },
    /// Notes that a list left the department.
    Export {
        /// Which rows.
        list: Box<ListQuery>,
        /// Names of the columns.
        columns: Vec<String>,
        /// How many rows.
        rows: i64,
        /// Why.
        reason: String,
    },
    /// Notes an import as a whole; its rows were written in the same transaction.
    Import(ImportNote),
    /// Gives customers to agents, one or many in one act (FILE-16).
    Allocate {
        /// Which customer to whom.
        to: Vec<(i64, i64)>,
    },
    /// Sets grades by hand, or lets the sales decide again, of one or many in one act (FILE-18).
    Grade {
        /// Which.
        ids: Vec<i64>,
        /// The grade; `None` for that of the sales.
        grade: Option<String>,
        /// Why.
        reason: String,
    },
    /// Lets the sales decide again where the passing of days moved their twelve months; an act of the program (FILE-18).
    Regrade,
    /// Gives tags to customers and takes them away.
    Tag {
        /// Which.
        ids: Vec<i64>,
        /// Tags that come.
        add: BTreeSet<String>,
        /// Tags that go.
        remove: BTreeSet<String>,
    },
    /// Something with one's views.
    View(ViewAct),
    /// Keeps what was talked about with the customer (FILE-17).
    Note {
        /// Which.
        id: i64,
        /// About what.
        kind: NoteKind,
        /// How.
        channel: String,
        /// What.
        text: String,
    },
    /// Enters an order (FILE-20).
    Order {
        /// Whose.
        id: i64,
        /// The order.
        order: Box<OrderDraft>,
    },
    /// Enters a payment towards an order.
    Pay {
        /// Which order.
        order: i64,
        /// How much, in fen.
        paid: i64,
    },
    /// Cancels an order; it stays in the register.
    Cancel {
        /// Which order.
        order: i64,
        /// Why.
        reason: String,
    },
    /// Sets what credit grades mean (FILE-20).
    CreditTerms(Vec<CreditTerm>),
    /// Opens the own customers of the day; kept once a day (FILE-14).
    Extract,
    /// Says that the files that one keeps were put in order (FILE-25).
    Tidy {
        /// What was done.
        note: String,
    },
    /// About receipt slips, fees, steps, demand and difficult customers.
    Record(record::Act),
    /// Something about the customers as a whole.
    Analysis(analysis::Act),
    /// Makes one file of two (FILE-30); what hangs on the other one goes over, and its tombstone stays (CONV-11).
    Merge {
        /// The file that goes on.
        keep: i64,
        /// The file that goes into it.
        gone: i64,
        /// Their revisions that were on screen, in this order.
        revs: (i64, i64),
        /// The values of the file that goes on.
        draft: Box<Draft>,
    },
    /// Takes an act back by the number of its journal entry.
    Undo {
        /// Which.
        entry: i64,
    },
    /// Saves how the columns of a file are read, under a name.
    SaveMapping(Box<Mapping>),
    /// These files look alike and are not of one customer: no pair of them is reported any more (FILE-30).
    Distinct {
        /// Which, two at least.
        ids: Vec<i64>,
    },
}

/// What one import did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ImportNote {
    /// Name of the file.
    pub file: String,
    /// Rows read.
    pub rows: i64,
    /// Files made.
    pub created: i64,
    /// Files changed.
    pub updated: i64,
    /// Files that were the same already.
    pub unchanged: i64,
    /// Rows that could not be right.
    pub flawed: i64,
    /// Rows that the chosen way (create only, update only) leaves out.
    pub skipped: i64,
    /// The same rows were imported in the same way before: when and by whom. Nothing changes then.
    pub earlier: Option<(Instant, String)>,
}

impl Command {
    /// Name of the act in the journal.
    pub fn verb(&self) -> &'static str {
        match self {
            Command::Create { .. } => "customer.create",
            Command::Edit { .. } => "customer.edit",
            Command::Remove { .. } => "customer.remove",
            Command::Reveal { .. } => "customer.reveal",
            Command::Open { .. } => "customer.open",
            Command::Print { .. } => "customer.print",
            Command::Export { .. } => "customer.export",
            Command::Import(_) => "customer.import",
            Command::Allocate { .. } => "customer.allocate",
            Command::Grade { .. } => "customer.grade",
            Command::Regrade => "customer.regrade",
            Command::Tag { .. } => "customer.tag",
            Command::View(act) => act.verb(),
            Command::Note { .. } => "customer.note",
            Command::Order { .. } => "order.place",
            Command::Pay { .. } => "order.pay",
            Command::Cancel { .. } => "order.cancel",
            Command::CreditTerms(_) => "credit.term",
            Command::Extract => "customer.extract",
            Command::Tidy { .. } => "customer.tidy",
            Command::Record(act) => act.verb(),
            Command::Analysis(act) => act.verb(),
            Command::Merge { .. } => "customer.merge",
            Command::Undo { .. } => "customer.undo",
            Command::SaveMapping(_) => "import.mapping",
            Command::Distinct { .. } => "customer.distinct",
        }
    }
}

/// What a decision needs to know.
#[derive(Debug, Clone, Default)]
pub struct Facts {
    /// The stored file.
    pub stored: Option<Customer>,
    /// It is one of the person's own customers.
    pub own: bool,
    /// Who answers for the file.
    pub holder: file_15_keeper::Holder,
    /// Files that look like the one that is saved.
    pub twins: Vec<file_28_duplicates::Twin>,
    /// Whether people of the draft exist and still work here.
    pub unknown_people: Vec<Field>,
    /// Customers that are to be given to somebody.
    pub held: Vec<Held>,
    /// Customers that are to be graded or tagged.
    pub picked: Vec<many::Picked>,
    /// The day on which the program grades anew; nothing where it has done so or the sales grade nobody.
    pub regrades: Option<Day>,
    /// All to whom they are given work here and may look after customers.
    pub can_hold: bool,
    /// Agents and how much each looks after now.
    pub loads: Vec<file_16_balance::Load>,
    /// Since when the first contact of an allocation is awaited.
    pub waiting: Option<Instant>,
    /// The customer's credit.
    pub credit: file_20_credit::Credit,
    /// What credit grades mean now.
    pub terms: Vec<CreditTerm>,
    /// The order that is meant.
    pub order: Option<Order>,
    /// The person opened the list of the day before.
    pub extracted: bool,
    /// How many customers stand in the list of the day.
    pub today: i64,
    /// The person keeps files.
    pub keeps: bool,
    /// The note on the sales of the period that is meant.
    pub sales_note: Option<super::analysis::Note>,
    /// Values of the regulations that decisions need.
    pub limits: Limits,
    /// What gathers around the file.
    pub record: record::Known,
    /// The file that is to go into the stored one.
    pub other: Option<Customer>,
    /// Numbers of the files that are told apart, as far as they are there.
    pub distinct: Vec<String>,
    /// The act that is to be taken back.
    pub undo: Option<Undoing>,
}

/// An act that is to be taken back.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Undoing {
    /// Its journal entry.
    pub entry: i64,
    /// Its name in the journal.
    pub verb: String,
    /// What it was about.
    pub title: String,
    /// There is something to take back.
    pub any: bool,
    /// It was taken back already.
    pub undone: bool,
    /// Who looks after a file would change.
    pub people: bool,
    /// Files that somebody changed since.
    pub changed: Vec<Changed>,
}

/// A file that somebody changed since an act.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changed {
    /// Which.
    pub id: i64,
    /// Its number.
    pub no: String,
    /// Its name.
    pub name: String,
    /// Who changed it last.
    pub by: String,
}

/// A customer and who looks after it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// Which.
    pub id: i64,
    /// Its number.
    pub no: String,
    /// Its name.
    pub name: String,
    /// Who, if anybody.
    pub agent: Option<i64>,
    /// Who is to look after it.
    pub to: i64,
}

/// Parameters in force on the day of the act.
#[derive(Debug, Clone, Copy, Default)]
pub struct Limits {
    /// `alloc_spread`
    pub alloc_spread: i64,
    /// `note_min_chars`
    pub note_min_chars: i64,
}

/// What is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// A new file.
    Insert(Box<Draft>),
    /// A file with these values, over this revision.
    Update {
        /// The revision that is stored.
        rev: i64,
        /// The new values.
        draft: Box<Draft>,
    },
    /// A line in the log of openings.
    LogOpening {
        /// `open`, `reveal` or `print`.
        what: &'static str,
    },
    /// Only the journal.
    Note,
    /// This customer has this agent from now on.
    Allocate {
        /// Which.
        customer: i64,
        /// Who.
        agent: i64,
    },
    /// This customer has this grade.
    SetGrade {
        /// Which.
        customer: i64,
        /// The grade.
        grade: String,
        /// Where it comes from.
        by: &'static str,
        /// Why, where it was set by hand.
        reason: String,
    },
    /// The grades of the sales are those of this day.
    RegradedOn(Day),
    /// This customer has these tags.
    SetTags {
        /// Which.
        customer: i64,
        /// Until now.
        before: BTreeSet<String>,
        /// From now on.
        after: BTreeSet<String>,
    },
    /// A line of what was talked about.
    AddNote {
        /// About what.
        kind: NoteKind,
        /// How.
        channel: String,
        /// What.
        text: String,
        /// It is the first contact that was awaited.
        meets: bool,
    },
    /// A new order.
    PlaceOrder {
        /// The order.
        order: Box<OrderDraft>,
        /// Who approved what the credit did not allow.
        approver: Option<i64>,
    },
    /// A payment towards the order, in fen.
    PayOrder {
        /// How much.
        paid: i64,
    },
    /// The order does not come about.
    CancelOrder,
    /// What a credit grade means.
    SetCreditTerm(CreditTerm),
    /// The list of the day was opened.
    Extract {
        /// How many customers stood in it.
        customers: i64,
    },
    /// The files were put in order.
    Tidy {
        /// What was done.
        note: String,
    },
    /// What gathers around the file.
    Record(record::Written),
    /// The note on the sales of a period.
    SalesNote {
        /// What is to be done.
        text: String,
    },
    /// The stored file and the other one become one with these values.
    Merge(Box<Draft>),
    /// The act is taken back.
    Undo,
    /// The mapping is saved under its name.
    SaveMapping(Box<Mapping>),
    /// These two files are not of one customer; the lower id first.
    Distinct(i64, i64),
}

/// What a decision comes to.
pub type Decision = Result<(Vec<Change>, Vec<Finding>), Rejection>;

/// A no, or two versions to choose from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Rejection {
    /// A rule, a post or a state.
    Refused(Refusal),
    /// Somebody saved the file first.
    Conflict(Box<Conflict>),
}

impl From<Refusal> for Rejection {
    fn from(refusal: Refusal) -> Self {
        Rejection::Refused(refusal)
    }
}

/// Decides an act. Knows no file and no clock.
///
/// # Errors
/// The refusal with its clause, or the conflict.
pub fn decide(facts: &Facts, command: &Command, actor: &Actor, at: Instant) -> Decision {
    match command {
        Command::Create { draft } => {
            actor.must_do(Function::CustomerEdit)?;
            let mut draft = draft.clone();
            own_new_file(&mut draft, actor);
            check_draft(&draft, facts, at.day())?;
            check_people(None, &draft, actor)?;
            let findings = file_28_duplicates::judge(&facts.twins).into_iter().collect();
            Ok((vec![Change::Insert(draft)], findings))
        }
        Command::Edit { rev, base, draft, .. } => edit(facts, *rev, base, draft, actor, at.day()),
        Command::Remove { .. } => Err(file_03_scope::removal().into()),
        Command::Reveal { .. } => {
            let seen = may_see(facts, actor)?;
            if seen < Sight::Ask {
                return Err(Refusal { message: msg!("customers-masked"), clauses: vec!["FILE-23", "SEC-08"], flaws: Vec::new() }.into());
            }
            Ok((vec![Change::LogOpening { what: "reveal" }], Vec::new()))
        }
        Command::Open { .. } => {
            may_see(facts, actor)?;
            Ok((vec![Change::LogOpening { what: "open" }], Vec::new()))
        }
        Command::Print { .. } => {
            may_see(facts, actor)?;
            Ok((vec![Change::LogOpening { what: "print" }], Vec::new()))
        }
        Command::Export { reason, .. } => {
            file_23_privacy::export(actor, reason)?;
            Ok((vec![Change::Note], Vec::new()))
        }
        Command::Import(_) => {
            actor.must_do_all(Function::CustomerEdit)?;
            Ok((vec![Change::Note], Vec::new()))
        }
        Command::Allocate { to } => care::allocate(facts, to.len(), actor),
        Command::Grade { ids, grade, reason } => many::grade(facts, ids.len(), grade.as_deref(), reason, actor),
        Command::Regrade => many::regrade(facts, actor),
        Command::Tag { ids, add, remove } => many::tag(facts, ids.len(), add, remove, actor),
        // Decided in the room of views; no file changes by it.
        Command::View(_) => Ok((Vec::new(), Vec::new())),
        Command::Note { kind, channel, text, .. } => care::note(facts, *kind, channel, text, actor, at),
        Command::Order { order, .. } => care::order(facts, order, actor, at),
        Command::Pay { paid, .. } => care::pay(facts, *paid, actor),
        Command::Cancel { reason, .. } => care::cancel(facts, reason, actor),
        Command::CreditTerms(terms) => care::credit_terms(facts, terms, actor),
        Command::Extract => daily::extract(facts, actor),
        Command::Tidy { note } => daily::tidy(facts, note, actor),
        Command::Record(act) => record::decide(facts, act, actor, at),
        Command::Analysis(act) => analysis::decide(facts, act, actor),
        Command::Merge { revs, draft, .. } => merge::merge(facts, *revs, draft, actor, at.day()),
        Command::Undo { .. } => merge::undo(facts, actor),
        Command::SaveMapping(mapping) => {
            actor.must_do_all(Function::CustomerEdit)?;
            mapping.check()?;
            Ok((vec![Change::SaveMapping(mapping.clone())], Vec::new()))
        }
        Command::Distinct { ids } => merge::distinct(facts, ids, actor),
    }
}

/// Two people edit one file: what only one of them changed is merged, what both changed differently is for the second to choose.
fn edit(facts: &Facts, rev: i64, base: &Draft, wanted: &Draft, actor: &Actor, today: Day) -> Decision {
    let stored = may_change(facts, actor)?;
    let mut findings: Vec<Finding> = Vec::new();
    // A revision that was taken back is given anew: only with what was on screen it is the same.
    let merged = if stored.rev == rev && *base == stored.draft {
        wanted.clone()
    } else {
        let merge = merge(base, wanted, &stored.draft);
        if !merge.conflicts.is_empty() {
            return Err(Rejection::Conflict(Box::new(Conflict {
                title: stored.draft.get(Field::Name).to_owned(),
                other: stored.updated_by.clone(),
                other_at: stored.updated_at,
                rev: stored.rev,
                fields: merge.conflicts,
                merged: merge.mine_only,
            })));
        }
        findings.push(Finding {
            clause: "FILE-30",
            verdict: Verdict::Warned,
            message: msg!("customers-merged", name = stored.updated_by.as_str()),
        });
        merge.draft
    };
    check_draft(&merged, facts, today)?;
    check_people(Some(&stored.draft), &merged, actor)?;
    if merged.get(Field::Grade) != stored.draft.get(Field::Grade) {
        return Err(Refusal::of_field("grade", "FILE-18", msg!("customers-grade-by-reason")).into());
    }
    if merged == stored.draft {
        return Ok((Vec::new(), findings));
    }
    findings.extend(file_28_duplicates::judge(&facts.twins));
    Ok((vec![Change::Update { rev: stored.rev, draft: Box::new(merged) }], findings))
}

/// Two versions of a draft brought together.
struct Merge {
    draft: Draft,
    conflicts: Vec<ConflictField>,
    mine_only: Vec<&'static str>,
}

/// A part of a file that is merged as a whole: its name, its text, and how it is taken over.
type Part = (&'static str, fn(&Draft) -> String, fn(&mut Draft, &Draft));

fn merge(base: &Draft, mine: &Draft, theirs: &Draft) -> Merge {
    let mut out = Merge { draft: theirs.clone(), conflicts: Vec::new(), mine_only: Vec::new() };
    for &field in Field::ALL {
        let (b, m, t) = (base.get(field), mine.get(field), theirs.get(field));
        if m == b || m == t {
            continue;
        }
        if t == b {
            out.mine_only.push(field.name());
            out.draft.set(field, m);
        } else {
            out.conflicts.push(ConflictField { field: field.name(), base: b.to_owned(), mine: m.to_owned(), theirs: t.to_owned() });
        }
    }
    let parts: [Part; 3] = [
        ("contacts", |d| contacts_text(&d.contacts), |to, from| to.contacts.clone_from(&from.contacts)),
        ("tags", |d| d.tags.iter().cloned().collect::<Vec<_>>().join("、"), |to, from| to.tags.clone_from(&from.tags)),
        (
            "credit_problems",
            |d| d.credit_problems.iter().map(|p| format!("{} {}", p.day, p.text)).collect::<Vec<_>>().join("；"),
            |to, from| to.credit_problems.clone_from(&from.credit_problems),
        ),
    ];
    for (field, text, take) in parts {
        let (b, m, t) = (text(base), text(mine), text(theirs));
        if m == b || m == t {
            continue;
        }
        if t == b {
            out.mine_only.push(field);
            take(&mut out.draft, mine);
        } else {
            out.conflicts.push(ConflictField { field, base: b, mine: m, theirs: t });
        }
    }
    out
}

/// Contacts on one line, for histories and conflicts.
pub fn contacts_text(contacts: &[Contact]) -> String {
    let one = |c: &Contact| {
        let numbers = [c.mobile.as_str(), c.landline.as_str()].into_iter().filter(|n| !n.is_empty()).collect::<Vec<_>>().join(" ");
        let mut text = [c.name.as_str(), c.post.as_str(), &numbers].into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>().join(" ");
        if c.emergency {
            text.push_str(" 紧急");
        }
        if c.from.is_some() || c.to.is_some() {
            let day = |d: Option<Day>| d.map_or(String::new(), |d| d.to_string());
            text.push_str(&format!(" {}–{}", day(c.from), day(c.to)));
        }
        text
    };
    contacts.iter().map(one).collect::<Vec<_>>().join("；")
}

/// The file, for who may change its fields (FILE-15).
fn may_change<'a>(facts: &'a Facts, actor: &Actor) -> Result<&'a Customer, Refusal> {
    let access = actor.must_do(Function::CustomerEdit)?;
    let stored = facts.stored.as_ref().ok_or_else(missing)?;
    if access.reach == Reach::Own {
        file_15_keeper::judge(&facts.holder)?;
    }
    Ok(stored)
}

fn may_see(facts: &Facts, actor: &Actor) -> Result<Sight, Refusal> {
    facts.stored.as_ref().ok_or_else(missing)?;
    match file_23_privacy::sight(actor, facts.own) {
        Sight::Hidden => Err(Refusal { message: msg!("customers-not-own"), clauses: vec!["FILE-23", "SEC-08"], flaws: Vec::new() }),
        seen => Ok(seen),
    }
}

/// The file, for who may say what happened with the customer.
fn may_work_on<'a>(facts: &'a Facts, actor: &Actor) -> Result<&'a Customer, Refusal> {
    let access = actor.must_do(Function::CustomerEdit)?;
    let stored = facts.stored.as_ref().ok_or_else(missing)?;
    if access.reach == Reach::Own && !facts.own {
        return Err(Refusal::by("SEC-08", msg!("customers-not-own")));
    }
    Ok(stored)
}

/// A file that an agent makes is his own customer's until somebody allocates it.
fn own_new_file(draft: &mut Draft, actor: &Actor) {
    if draft.get(Field::Agent).is_empty() && actor.access(Function::CustomerEdit).reach == Reach::Own {
        draft.set(Field::Agent, actor.id.to_string());
    }
}

/// Keeper and agent are set by who allocates customers; a person may only take a new file for himself.
fn check_people(before: Option<&Draft>, after: &Draft, actor: &Actor) -> Result<(), Refusal> {
    let manages = actor.access(Function::CustomerManage).deed >= Deed::Do;
    for field in [Field::Keeper, Field::Agent] {
        let value = after.get(field);
        let unchanged = value == before.map_or("", |draft| draft.get(field));
        let himself = before.is_none() && value == actor.id.to_string();
        if !manages && !unchanged && !himself {
            return Err(Refusal { message: msg!("customers-no-allocation"), clauses: vec!["SEC-08"], flaws: Vec::new() });
        }
    }
    Ok(())
}

/// Every flaw of a draft at once, so that the person sees them all beside their fields.
fn check_draft(draft: &Draft, facts: &Facts, today: Day) -> Result<(), Refusal> {
    let mut flaws = file_01_basics::judge(draft, today);
    flaws.extend(file_03_scope::judge(draft));
    flaws.extend(file_04_source::judge(draft));
    flaws.extend(flaws_of_values(draft, today));
    flaws.extend(facts.unknown_people.iter().map(|field| Flaw {
        field: field.name(),
        clause: "FILE-15",
        message: msg!("customers-person-unknown"),
    }));
    Refusal::flawed(flaws).map_or(Ok(()), Err)
}

/// What is wrong with the values themselves, whatever the regulations ask for.
pub fn flaws_of_values(draft: &Draft, today: Day) -> Vec<Flaw> {
    let mut flaws: Vec<Flaw> = Field::ALL
        .iter()
        .filter(|field| !draft.get(**field).is_empty())
        .filter_map(|field| {
            let message = flaw_of(*field, draft.get(*field), today)?;
            Some(Flaw { field: field.name(), clause: "", message })
        })
        .collect();
    for contact in &draft.contacts {
        let mut number = |field, text: &str, check: fn(&str) -> Result<String, Message>| {
            if let (false, Err(message)) = (text.is_empty(), check(text)) {
                flaws.push(Flaw { field, clause: "", message });
            }
        };
        number("mobile", &contact.mobile, check::mobile);
        number("landline", &contact.landline, check::landline);
        if let (Some(from), Some(to)) = (contact.from, contact.to)
            && to < from
        {
            flaws.push(Flaw { field: "to", clause: "", message: msg!("customers-contact-ends-first") });
        }
    }
    flaws
}

/// What is wrong with one value of a field; its text is canonical already.
pub fn flaw_of(field: Field, text: &str, today: Day) -> Option<Message> {
    let longest = if field.kind() == Kind::Long { 4_000 } else { 200 };
    if text.chars().count() > longest {
        return Some(msg!("customers-too-long", limit = longest));
    }
    match field.kind() {
        Kind::Choice(words) => (!words.contains(&text)).then(|| msg!("customers-no-such-choice", words = words.join("、"))),
        Kind::Day => text.parse::<Day>().is_err().then(|| msg!("customers-no-day")),
        Kind::Money => match text.parse::<i64>() {
            Ok(fen) if fen >= 0 => None,
            Ok(_) => Some(msg!("customers-money-negative")),
            Err(_) => Some(msg!("customers-no-money")),
        },
        Kind::Flag => (text != "1").then(|| msg!("customers-no-flag")),
        Kind::Person => text.parse::<i64>().is_err().then(|| msg!("customers-person-unknown")),
        // A list of a town without counties writes its nine digits into the code; such codes are in use and come back from lists.
        Kind::CreditCode => check::credit_code_listed(text).err(),
        Kind::IdNumber => check::identity_number(text, today).err(),
        Kind::Email => check::email(text).err(),
        Kind::Postcode => check::postcode(text).err(),
        Kind::Region if text.bytes().all(|b| b.is_ascii_digit()) => {
            text.parse().ok().and_then(|code| divisions::name(divisions::Code(code))).is_none().then(|| msg!("customers-no-region"))
        }
        Kind::Text | Kind::Long | Kind::Open(_) | Kind::Region => None,
    }
}

/// Fields that differ between two drafts, with contacts, tags and credit problems as one each: (name, before, after).
pub fn differences(before: &Draft, after: &Draft) -> Vec<(&'static str, String, String)> {
    let mut out: Vec<(&'static str, String, String)> = Field::ALL
        .iter()
        .filter(|field| before.get(**field) != after.get(**field))
        .map(|field| (field.name(), before.get(*field).to_owned(), after.get(*field).to_owned()))
        .collect();
    if before.contacts != after.contacts {
        out.push(("contacts", contacts_text(&before.contacts), contacts_text(&after.contacts)));
    }
    if before.tags != after.tags {
        let text = |tags: &BTreeSet<String>| tags.iter().cloned().collect::<Vec<_>>().join("、");
        out.push(("tags", text(&before.tags), text(&after.tags)));
    }
    if before.credit_problems != after.credit_problems {
        let text = |d: &Draft| d.credit_problems.iter().map(|p| format!("{} {}", p.day, p.text)).collect::<Vec<_>>().join("；");
        out.push(("credit_problems", text(before), text(after)));
    }
    out
}

/// Words that mean the same as the stored ones, so that a list from elsewhere is understood.
pub fn choice_of(field: Field, text: &str) -> Option<&'static str> {
    let words: &[&'static str] = match field {
        Field::Relation => &RELATIONS,
        Field::Market => &MARKETS,
        Field::Type => &TYPES,
        Field::Grade => &GRADES,
        Field::CreditGrade => &CREDIT_GRADES,
        _ => return None,
    };
    let folded = crate::base::fold::fold(text);
    let synonym = |word: &str| -> bool {
        let more: &[&str] = match word {
            "过去" => &["past", "former", "流失", "过去客户"],
            "现在" => &["present", "current", "active", "现有", "在册", "现在客户"],
            "未来" => &["future", "potential", "prospect", "潜在", "意向", "未来客户"],
            "国内" => &["domestic", "china", "境内"],
            "国际" => &["international", "overseas", "国外", "境外", "海外"],
            "直接" => &["direct", "直客", "直接客户"],
            "间接" => &["indirect", "渠道", "间接客户"],
            "A" => &["a", "a级", "a类", "重点"],
            "B" => &["b", "b级", "b类", "普通"],
            "C" => &["c", "c级", "c类", "一般"],
            _ => &[],
        };
        crate::base::fold::fold(word) == folded || more.contains(&folded.as_str())
    };
    // The credit grades take no words of the sales grades.
    if field == Field::CreditGrade {
        let bare = folded.trim_end_matches('级');
        return words.iter().copied().find(|word| word.eq_ignore_ascii_case(bare));
    }
    words.iter().copied().find(|word| synonym(word))
}

fn missing() -> Refusal {
    Refusal { message: msg!("customers-missing"), clauses: Vec::new(), flaws: Vec::new() }
}
