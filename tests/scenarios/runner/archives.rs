//! Verbs and checks of customers' archives.

use kefu_desk::areas::archives::{
    Answer as ArchiveAnswer, Borrower, Catalogue, Category, Command as ArchiveCommand, Condition, Direction, Disposal, DocumentFilter,
    DocumentView, Draft, LetterDraft, LetterKind, Line, Loan, LoanDraft, LoanState, Medium, Method, Query as ArchiveQuery, Secrecy, Ticks,
};
use kefu_desk::areas::attachments::{self, Attachment, Content, Record};
use kefu_desk::areas::{Answer, Command, Done, Query};
use kefu_desk::base::{Deed, Function, No, Post, plus_days};
use kefu_desk::i18n::share;
use toml::Value;

use crate::book::{Args, Wrong, why, wrong};
use crate::files::id_of;
use crate::world::{Outcome, World};

/// Verbs of this file.
pub const ACTS: [&str; 26] = [
    "file.document",
    "file.register",
    "file.correct",
    "file.file",
    "file.exempt",
    "file.attach",
    "file.keeper",
    "file.view",
    "file.lend",
    "file.request",
    "file.approve",
    "file.refuse",
    "file.withdraw",
    "file.return",
    "file.extend",
    "file.transfer",
    "file.destroy",
    "file.ask_destroy",
    "file.approve_destroy",
    "file.reject_destroy",
    "file.execute_destroy",
    "file.letter",
    "file.receive",
    "file.sign",
    "file.cabinet",
    "file.check",
];

const CHECKS: [&str; 17] = [
    "file.document_state",
    "file.catalogue",
    "file.archive",
    "file.missing",
    "file.live",
    "file.unfiled",
    "file.filing",
    "file.documents",
    "file.scans",
    "file.loan_overdue",
    "file.loan_state",
    "file.loan_due",
    "file.destruction_state",
    "file.letter_state",
    "file.cabinet_due",
    "file.cabinet_late",
    "file.checks",
];

/// Whether a check is one of this file.
pub fn looks_at(check: &str, args: &Args) -> Result<bool, Wrong> {
    Ok(CHECKS.contains(&check) || (check == "kpi" && args.text("name")?.as_deref() == Some("KPI-20")))
}

fn word<T>(args: &Args, name: &str, of: impl Fn(&str) -> Option<T>) -> Result<Option<T>, Wrong> {
    args.value(name)?.map(|text| of(&text).ok_or_else(|| why!("{name} cannot be {text}"))).transpose()
}

fn must<T>(args: &Args, name: &str, of: impl Fn(&str) -> Option<T>) -> Result<T, Wrong> {
    word(args, name, of)?.ok_or_else(|| why!("argument {name} is missing"))
}

fn category(text: &str) -> Option<Category> {
    Category::of_mark(text).or_else(|| Category::of(text.parse().ok()?))
}

/// Lays the arguments over a draft, as a person would type them into the form.
fn fill(args: &Args, draft: &mut Draft) -> Result<(), Wrong> {
    for (names, place) in [
        (["title", "title"], &mut draft.title),
        (["doc_no", "doc_no"], &mut draft.doc_no),
        (["issuer", "issuer"], &mut draft.issuer),
        (["place", "place"], &mut draft.place),
        (["material", "ink"], &mut draft.material),
    ] {
        for name in names {
            if let Some(text) = args.value(name)? {
                *place = text;
            }
        }
    }
    draft.issued = args.day("issue_date")?.or(draft.issued);
    draft.review_due = args.day("review_due")?.or(draft.review_due);
    draft.pages = args.number("pages")?.unwrap_or(draft.pages);
    draft.category = word(args, "category", category)?.unwrap_or(draft.category);
    draft.secrecy = word(args, "secrecy", Secrecy::of)?.unwrap_or(draft.secrecy);
    draft.medium = word(args, "medium", Medium::of)?.unwrap_or(draft.medium);
    if args.get("format_ok").is_some() {
        draft.format_ok = args.flag("format_ok")?;
    }
    Ok(())
}

/// Each tick is set unless it says false.
fn ticks(args: &Args) -> Result<Ticks, Wrong> {
    let tick = |name: &str| -> Result<bool, Wrong> { if args.get(name).is_some() { args.flag(name) } else { Ok(true) } };
    Ok(Ticks { complete: tick("complete")?, systematic: tick("systematic")?, accurate: tick("accurate")?, genuine: tick("true")? })
}

/// Documents by `id`, or several by `documents`.
fn documents(world: &World, args: &Args) -> Result<Vec<i64>, Wrong> {
    match args.texts("documents")? {
        Some(names) => names.iter().map(|name| world.record(name, "document")).collect(),
        None => Ok(vec![world.record(&args.must("id")?, "document")?]),
    }
}

fn ask(world: &mut World, query: ArchiveQuery) -> Result<ArchiveAnswer, Wrong> {
    let reader = world.somebody_who(Function::CustomerEdit, Deed::Do)?;
    ask_as(world, reader, query)
}

fn ask_as(world: &mut World, reader: i64, query: ArchiveQuery) -> Result<ArchiveAnswer, Wrong> {
    match world.ask(reader, &Query::Archives(query)) {
        Ok(Answer::Archives(answer)) => Ok(answer),
        Ok(other) => wrong!("an answer to another question: {other:?}"),
        Err(no) => wrong!("the check itself failed: {no}"),
    }
}

/// Asks as somebody who may read the registers.
fn register(world: &mut World, query: ArchiveQuery) -> Result<ArchiveAnswer, Wrong> {
    let reader = reader(world)?;
    ask_as(world, reader, query)
}

fn reader(world: &World) -> Result<i64, Wrong> {
    let reads = world.people.values().find(|person| kefu_desk::base::access_of(&person.posts, Function::Archive).any());
    reads.map(|person| person.id).ok_or_else(|| why!("nobody in the department reads the archive"))
}

fn view(world: &mut World, id: i64) -> Result<DocumentView, Wrong> {
    match ask(world, ArchiveQuery::Document { id })? {
        ArchiveAnswer::Document(view) => Ok(*view),
        other => wrong!("an answer to another question: {other:?}"),
    }
}

/// The scans of a document, as somebody sees them who reads the archive.
fn scans(world: &mut World, document: i64) -> Result<Vec<Attachment>, Wrong> {
    let reader = reader(world)?;
    let query = attachments::Query::Files { record: Record::document(document) };
    match world.ask(reader, &Query::Attachments(query)) {
        Ok(Answer::Attachments(attachments::Answer::Files(listing))) => Ok(listing.files),
        Ok(other) => wrong!("an answer to another question: {other:?}"),
        Err(no) => wrong!("the check itself failed: {no}"),
    }
}

fn with_file(world: &mut World, actor: i64, command: attachments::Command) -> Outcome {
    Outcome { result: world.perform(actor, &Command::Attachments(command)), kind: "attachment" }
}

fn act_as(world: &mut World, actor: i64, command: ArchiveCommand) -> Result<Done, No> {
    world.perform(actor, &Command::Archives(command))
}

/// Does one act.
pub fn act(world: &mut World, verb: &str, actor: i64, args: &Args) -> Result<Outcome, Wrong> {
    let reason = |usual: &str| -> Result<String, Wrong> { Ok(args.text("reason")?.unwrap_or_else(|| usual.to_owned())) };
    let (command, kind) = match verb {
        "file.document" | "file.register" => {
            let filed = verb == "file.document";
            let mut draft = Draft { material: "碳素墨水".to_owned(), format_ok: true, ..Draft::default() };
            fill(args, &mut draft)?;
            let file = if filed { Some(ticks(args)?) } else { None };
            (ArchiveCommand::Register { customer: id_of(world, args)?, draft: Box::new(draft), file }, "document")
        }
        "file.correct" => {
            let stored = view(world, world.record(&args.must("id")?, "document")?)?.document;
            let mut draft = stored.draft.clone();
            fill(args, &mut draft)?;
            (ArchiveCommand::Edit { id: stored.id, rev: stored.rev, draft: Box::new(draft) }, "document")
        }
        "file.file" => (ArchiveCommand::File { id: world.record(&args.must("id")?, "document")?, ticks: ticks(args)? }, "document"),
        "file.exempt" => {
            let reason = if args.flag("lift")? { None } else { Some(args.text("reason")?.unwrap_or_default()) };
            (ArchiveCommand::Exempt { customer: id_of(world, args)?, category: must(args, "category", category)?, reason }, "customer")
        }
        "file.keeper" => {
            let staff = match args.must("keeper")?.as_str() {
                "" => None,
                name => Some(world.person(name)?.id),
            };
            (ArchiveCommand::Appoint { category: must(args, "category", category)?, staff }, "category")
        }
        "file.attach" => {
            let document = world.record(&args.must("id")?, "document")?;
            let name = args.text("name")?.unwrap_or_else(|| "扫描件.pdf".to_owned());
            let content = args.text("content")?.unwrap_or_else(|| "%PDF-1.7".to_owned());
            let (record, content) = (Record::document(document), Content::of(content.into_bytes()));
            let add = attachments::Command::Add { record, name, note: String::new(), content };
            return Ok(with_file(world, actor, add));
        }
        "file.view" => {
            let id = world.record(&args.must("id")?, "document")?;
            let Some(file) = scans(world, id)?.first().map(|scan| scan.id) else { return wrong!("the document has no scan") };
            let purpose = args.text("purpose")?.unwrap_or_default();
            return Ok(with_file(world, actor, attachments::Command::Open { file, purpose }));
        }
        "file.lend" | "file.request" => return lend(world, actor, args, verb == "file.lend"),
        "file.approve" => (ArchiveCommand::Approve { loan: world.record(&args.must("id")?, "loan")? }, "loan"),
        "file.refuse" => (ArchiveCommand::Refuse { loan: world.record(&args.must("id")?, "loan")?, reason: reason("")? }, "loan"),
        "file.withdraw" => (ArchiveCommand::Withdraw { loan: world.record(&args.must("id")?, "loan")? }, "loan"),
        "file.return" => {
            let condition = args.text("condition")?.unwrap_or_else(|| "完好".to_owned());
            (ArchiveCommand::Return { loan: world.record(&args.must("id")?, "loan")?, condition }, "loan")
        }
        "file.extend" => (ArchiveCommand::Extend { loan: world.record(&args.must("id")?, "loan")? }, "loan"),
        "file.transfer" => {
            let to = args.text("to")?.unwrap_or_default();
            (ArchiveCommand::Move { documents: documents(world, args)?, to, reason: reason("移交")? }, "transfer")
        }
        "file.destroy" => return destroy(world, actor, args),
        "file.ask_destroy" => {
            let method = must(args, "method", Method::of)?;
            (ArchiveCommand::Doom { documents: documents(world, args)?, method, reason: reason("保管期满")? }, "destruction")
        }
        "file.approve_destroy" => (ArchiveCommand::Condemn { disposal: world.record(&args.must("id")?, "destruction")? }, "destruction"),
        "file.reject_destroy" => {
            (ArchiveCommand::Spare { disposal: world.record(&args.must("id")?, "destruction")?, reason: reason("")? }, "destruction")
        }
        "file.execute_destroy" => {
            let name = |name: &str| -> Result<String, Wrong> { Ok(args.text(name)?.unwrap_or_default()) };
            let disposal = world.record(&args.must("id")?, "destruction")?;
            (ArchiveCommand::Destroy { disposal, by: name("by")?, witness: name("witness")? }, "destruction")
        }
        "file.letter" => {
            let name = |name: &str| -> Result<String, Wrong> { Ok(args.text(name)?.unwrap_or_default()) };
            let draft = LetterDraft {
                customer: id_of(world, args)?,
                direction: must(args, "direction", Direction::of)?,
                kind: word(args, "kind", LetterKind::of)?.unwrap_or(LetterKind::Notice),
                title: name("title")?,
                issuer: name("issuer")?,
                receiver: name("receiver")?,
            };
            (ArchiveCommand::Letter(Box::new(draft)), "letter")
        }
        "file.receive" | "file.sign" => {
            let letter = world.record(&args.must("id")?, "letter")?;
            (ArchiveCommand::Sign { letter, receiver: args.text("receiver")?.unwrap_or_default() }, "letter")
        }
        "file.cabinet" => {
            let used = args.get("used").is_none() || args.flag("used")?;
            (ArchiveCommand::Cabinet { name: args.must("cabinet")?, used }, "cabinet")
        }
        "file.check" => {
            let condition = word(args, "result", Condition::of)?.unwrap_or(Condition::Sound);
            let measure = args.text("measure")?.unwrap_or_default();
            (ArchiveCommand::Check { cabinet: args.must("cabinet")?, condition, measure }, "cabinet")
        }
        other => return wrong!("unknown verb {other}"),
    };
    Ok(Outcome { result: act_as(world, actor, command), kind })
}

/// A loan; with an approver it is asked for and, unless it only asks, approved by him.
fn lend(world: &mut World, actor: i64, args: &Args, decides: bool) -> Result<Outcome, Wrong> {
    let name = args.must("borrower")?;
    let approver = args.text("approver")?.map(|name| world.person(&name).map(|person| person.id)).transpose()?;
    let draft = LoanDraft {
        documents: documents(world, args)?,
        borrower: Borrower {
            staff: world.people.get(&name).map(|person| person.id),
            name,
            department: args.text("department")?.unwrap_or_default(),
        },
        purpose: args.text("purpose")?.unwrap_or_default(),
        due: args.day("due")?.unwrap_or(plus_days(world.now.day(), 7)),
        approver,
    };
    let asked = act_as(world, actor, ArchiveCommand::Lend(Box::new(draft)));
    let result = match (asked, approver.filter(|id| decides && *id != actor)) {
        (Ok(asked), Some(approver)) => act_as(world, approver, ArchiveCommand::Approve { loan: asked.id }),
        (asked, _) => asked,
    };
    Ok(Outcome { result, kind: "loan" })
}

/// Asked for, approved and carried out; the first no ends it.
fn destroy(world: &mut World, actor: i64, args: &Args) -> Result<Outcome, Wrong> {
    let method = must(args, "method", Method::of)?;
    let documents = documents(world, args)?;
    let reason = args.text("reason")?.unwrap_or_else(|| "保管期满".to_owned());
    let director = world.people.iter().find(|(_, person)| person.posts.contains(&Post::Director)).map(|(name, _)| name.clone());
    let approver = args.text("approver")?.or(director).ok_or_else(|| why!("nobody approves destructions"))?;
    let approver_id = world.person(&approver)?.id;
    let own = world.people.iter().find(|(_, person)| person.id == actor).map_or(String::new(), |(name, _)| name.clone());
    let by = args.text("by")?.unwrap_or(own);
    let witness = match args.text("witness")? {
        Some(witness) => witness,
        None if approver != by => approver,
        None => world.people.keys().find(|name| **name != by).cloned().unwrap_or_default(),
    };
    let mut result = act_as(world, actor, ArchiveCommand::Doom { documents, method, reason });
    if let Ok(Done { id: disposal, .. }) = result {
        result = act_as(world, approver_id, ArchiveCommand::Condemn { disposal });
        if result.is_ok() {
            result = act_as(world, actor, ArchiveCommand::Destroy { disposal, by, witness });
        }
    }
    Ok(Outcome { result, kind: "destruction" })
}

fn catalogue(world: &mut World, args: &Args) -> Result<Catalogue, Wrong> {
    let customer = id_of(world, args)?;
    match ask(world, ArchiveQuery::Catalogue { customer })? {
        ArchiveAnswer::Catalogue(found) => Ok(*found),
        other => wrong!("an answer to another question: {other:?}"),
    }
}

fn loan(world: &mut World, args: &Args) -> Result<Loan, Wrong> {
    let id = world.record(&args.must("id")?, "loan")?;
    match register(world, ArchiveQuery::Loans { open: false, limit: ALL })? {
        ArchiveAnswer::Loans(lines) => {
            lines.into_iter().map(|line| line.line).find(|loan| loan.id == id).ok_or_else(|| why!("no such loan"))
        }
        other => wrong!("an answer to another question: {other:?}"),
    }
}

/// More lines than a scenario has.
const ALL: usize = 10_000;

fn texts(list: impl IntoIterator<Item = String>) -> Value {
    Value::Array(list.into_iter().map(Value::String).collect())
}

fn number(count: usize) -> Value {
    Value::Integer(i64::try_from(count).unwrap_or(i64::MAX))
}

/// Looks at one thing.
pub fn look(world: &mut World, check: &str, args: &Args) -> Result<Value, Wrong> {
    let text = |text: &str| Ok(Value::String(text.to_owned()));
    match check {
        "file.document_state" => text(view(world, world.record(&args.must("id")?, "document")?)?.document.state.word()),
        "file.scans" => {
            let id = world.record(&args.must("id")?, "document")?;
            Ok(number(scans(world, id)?.iter().filter(|scan| scan.gone.is_none()).count()))
        }
        "file.filing" => {
            let view = view(world, world.record(&args.must("id")?, "document")?)?;
            match view.file_by {
                None => text("已归档"),
                Some(due) => match kefu_desk::base::days_between(due, world.now.day()) {
                    late @ 1.. => text(&format!("逾期 {late} 天")),
                    _ => text(&due.to_string()),
                },
            }
        }
        "file.catalogue" => Ok(texts(catalogue(world, args)?.documents.into_iter().map(|document| document.draft.title))),
        "file.archive" => {
            let found = catalogue(world, args)?.completeness;
            text(&share(found.present, found.applicable))
        }
        "file.missing" => Ok(texts(catalogue(world, args)?.completeness.missing.into_iter().map(|category| category.mark().to_owned()))),
        "file.live" => {
            let wanted = must(args, "category", category)?;
            let live = catalogue(world, args)?.live;
            live.iter()
                .find(|(category, _)| *category == wanted)
                .map_or_else(|| wrong!("{wanted:?} is not live"), |(_, n)| Ok(Value::Integer(*n)))
        }
        "file.unfiled" => {
            let late = args.flag("late")?;
            match ask(world, ArchiveQuery::Unfiled { limit: ALL })? {
                ArchiveAnswer::Unfiled(found) => {
                    Ok(texts(found.into_iter().filter(|one| !late || one.late > 0).map(|one| one.row.document.draft.title)))
                }
                other => wrong!("an answer to another question: {other:?}"),
            }
        }
        "file.documents" => {
            let filter = DocumentFilter { text: args.must("text")?, ..DocumentFilter::default() };
            match ask(world, ArchiveQuery::Documents { filter, limit: 100 })? {
                ArchiveAnswer::Documents(rows) => Ok(texts(rows.into_iter().map(|row| row.document.draft.title))),
                other => wrong!("an answer to another question: {other:?}"),
            }
        }
        "file.loan_state" => text(loan(world, args)?.state.word()),
        "file.loan_due" => text(&loan(world, args)?.draft.due.to_string()),
        "file.loan_overdue" => {
            let loan = loan(world, args)?;
            Ok(Value::Boolean(loan.state == LoanState::Out && loan.draft.due < world.now.day()))
        }
        "file.destruction_state" => {
            let id = world.record(&args.must("id")?, "destruction")?;
            match register(world, ArchiveQuery::Disposals { limit: ALL })? {
                ArchiveAnswer::Disposals(lines) => {
                    let found = lines.into_iter().find(|line: &Line<Disposal>| line.line.id == id);
                    text(found.ok_or_else(|| why!("no such destruction"))?.line.state.word())
                }
                other => wrong!("an answer to another question: {other:?}"),
            }
        }
        "file.letter_state" => {
            let id = world.record(&args.must("id")?, "letter")?;
            match ask(world, ArchiveQuery::Letters { limit: ALL })? {
                ArchiveAnswer::Letters(rows) => {
                    let found = rows.into_iter().find(|row| row.letter.id == id);
                    text(found.ok_or_else(|| why!("no such letter"))?.letter.state())
                }
                other => wrong!("an answer to another question: {other:?}"),
            }
        }
        "file.cabinet_due" | "file.cabinet_late" | "file.checks" => {
            let ArchiveAnswer::Checks { cabinets, checks } = register(world, ArchiveQuery::Checks)? else {
                return wrong!("another answer");
            };
            let name = args.must("cabinet")?;
            let found = cabinets.iter().find(|cabinet| cabinet.name == name).ok_or_else(|| why!("unknown cabinet {name}"))?;
            match check {
                "file.cabinet_due" => text(&found.due.to_string()),
                "file.cabinet_late" => Ok(Value::Boolean(found.due < world.now.day())),
                _ => Ok(texts(
                    checks.iter().filter(|line| line.cabinet == name).map(|line| format!("{} {}", line.day, line.condition.word())),
                )),
            }
        }
        "kpi" => rates(world, args),
        other => wrong!("unknown check {other}"),
    }
}

/// KPI-20: 档案完整率 and, as counts, 借阅逾期率; with `part` one of them alone.
fn rates(world: &mut World, args: &Args) -> Result<Value, Wrong> {
    args.must("name")?;
    let today = world.now.day();
    let (mut from, mut to) = (args.day("from")?.unwrap_or(jiff::civil::Date::MIN), args.day("to")?.unwrap_or(today));
    if let Some(month) = args.text("month")? {
        from = format!("{month}-01").parse().map_err(|_| why!("month must be like 2026-03, is {month}"))?;
        to = from.last_of_month();
    }
    let ArchiveAnswer::Rates { complete, overdue } = register(world, ArchiveQuery::Rates { from, to })? else {
        return wrong!("another answer");
    };
    let complete = share(complete.0, complete.1);
    let overdue = if overdue.1 == 0 { "—".to_owned() } else { format!("{}/{}", overdue.0, overdue.1) };
    Ok(Value::String(match args.text("part")?.as_deref() {
        None => format!("{complete}; {overdue}"),
        Some("档案完整率") => complete,
        Some("借阅逾期率") => overdue,
        Some(other) => return wrong!("part must be 档案完整率 or 借阅逾期率, is {other}"),
    }))
}
