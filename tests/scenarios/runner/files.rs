//! Verbs and checks of customer files.

use std::ops::ControlFlow;

use kefu_desk::areas::customers::clauses::file_17_first_contact;
use kefu_desk::areas::customers::sheet::{ExportOrder, ImportOptions, Key, export, import_as};
use kefu_desk::areas::customers::{
    self, Column, Contact, CreditProblem, Customer, Draft, Field, FileView, Kind, ListQuery, NoteKind, OrderDraft, OrderLine, Tidy,
    TodayRow, store,
};
use kefu_desk::areas::{Answer, Command, Done, Query};
use kefu_desk::base::{Deed, Finding, Function, Instant, Message, No, Verdict, check, dates, divisions};
use kefu_desk::exchange::{OpenOptions, SheetFormat, Spool};
use kefu_desk::i18n::{Lang, money, share};
use kefu_desk::msg;
use toml::Value;

use crate::book::{Args, Wrong, why, wrong};
use crate::merge;
use crate::record;
use crate::views;
use crate::world::{Outcome, World};

/// The name of a field in the list of what a customer is (Appendix C), where that is a shorter one.
fn short(field: Field) -> Option<&'static str> {
    match field {
        Field::CreditLimit => Some("limit"),
        Field::CreditTerms => Some("terms"),
        _ => None,
    }
}

/// Lays the arguments over a draft, as a person would type them into the form.
pub fn fill(world: &World, args: &Args, draft: &mut Draft) -> Result<(), Wrong> {
    for field in Field::ALL {
        let names = [Some(field.name()), short(*field)].into_iter().flatten();
        let said: Vec<String> = names.map(|name| args.value(name)).collect::<Result<Vec<_>, _>>()?.into_iter().flatten().collect();
        let Some(text) = said.into_iter().next() else { continue };
        let value = match field.kind() {
            Kind::Money => dates::parse_money(&text).map_or(text, |fen| fen.to_string()),
            Kind::Flag => if text == "true" || text == "1" { "1" } else { "" }.to_owned(),
            Kind::Person if text.is_empty() => text,
            Kind::Person => world.person(&text)?.id.to_string(),
            Kind::CreditCode => check::credit_code_listed(&text).map_or(text, |listed| listed.code),
            Kind::Region => {
                let whole = divisions::from_address(&text).filter(|(_, rest)| rest.trim().is_empty()).map(|(code, _)| code.to_string());
                whole.unwrap_or(text)
            }
            _ => text,
        };
        draft.set(*field, value);
    }
    let typed = |text: String, tidy: fn(&str) -> Result<String, Message>| tidy(&text).unwrap_or(text);
    let mut contact = draft.contacts.first().cloned().unwrap_or_default();
    let before = contact.clone();
    if let Some(name) = args.text("contact_name")? {
        contact.name = name;
    }
    if let Some(post) = args.text("contact_post")? {
        contact.post = post;
    }
    if let Some(number) = args.value("mobile")? {
        contact.mobile = typed(number, check::mobile);
    }
    if let Some(number) = args.value("landline")? {
        contact.landline = typed(number, check::landline);
    }
    if let Some(number) = args.value("phone")? {
        match numbers(number) {
            (mobile, landline) if landline.is_empty() => contact.mobile = mobile,
            (_, landline) => contact.landline = landline,
        }
    }
    if args.get("emergency").is_some() {
        contact.emergency = args.flag("emergency")?;
    }
    if contact != before || contact != Contact::default() {
        match draft.contacts.first_mut() {
            Some(first) => *first = contact,
            None => draft.contacts.push(contact),
        }
    }
    if let Some(tags) = args.value("tags")? {
        draft.tags = tags.split([',', '，', '、']).map(|tag| tag.trim().to_owned()).filter(|tag| !tag.is_empty()).collect();
    }
    if let Some(contacts) = args.tables("contacts")? {
        draft.contacts = contacts.iter().map(listed_contact).collect::<Result<_, _>>()?;
    }
    if let Some(problems) = args.tables("credit_problems")? {
        draft.credit_problems = problems
            .iter()
            .map(|problem| {
                let Some(day) = problem.day("day")? else { return wrong!("a credit problem needs its day") };
                let text = problem.must("text")?;
                problem.finish()?;
                Ok(CreditProblem { day, text })
            })
            .collect::<Result<_, _>>()?;
    }
    Ok(())
}

/// A number as mobile or else as landline; the other one is empty.
fn numbers(number: String) -> (String, String) {
    match check::mobile(&number) {
        Ok(mobile) => (mobile, String::new()),
        Err(_) => (String::new(), check::landline(&number).unwrap_or(number)),
    }
}

/// A person of the customer's as a list of them writes him.
fn listed_contact(args: &Args) -> Result<Contact, Wrong> {
    let text = |name: &str| -> Result<String, Wrong> { Ok(args.value(name)?.unwrap_or_default()) };
    let (mobile, landline) = numbers(text("phone")?);
    let contact = Contact {
        name: text("name")?,
        post: text("post")?,
        mobile,
        landline,
        emergency: args.flag("emergency")?,
        from: args.day("from")?,
        to: args.day("to")?,
    };
    args.finish()?;
    Ok(contact)
}

/// A customer of the department's fixture; what it does not say is what most customers are.
pub fn enter(world: &mut World, args: &Args) -> Result<(), Wrong> {
    let mut draft = Draft::default();
    for (field, usual) in [(Field::Relation, "现在"), (Field::Market, "国内"), (Field::Type, "直接"), (Field::Source, "客户资料表")]
    {
        draft.set(field, usual);
    }
    fill(world, args, &mut draft)?;
    if draft.contacts.is_empty() {
        draft.contacts.push(Contact { name: "联系人".to_owned(), ..Contact::default() });
    }
    args.finish()?;
    let actor = world.somebody_who(Function::CustomerManage, Deed::Do)?;
    world.set_up(actor, &Command::Customers(customers::Command::Create { draft: Box::new(draft) })).map(|_| ())
}

/// A file by `$x` or by its name.
pub fn id_of(world: &mut World, args: &Args) -> Result<i64, Wrong> {
    id_at(world, args, "id")
}

/// A file by `$x` or by its name, in this argument.
pub fn id_at(world: &mut World, args: &Args, name: &str) -> Result<i64, Wrong> {
    id_named(world, args.must(name)?)
}

/// One file or several.
pub fn ids_of(world: &mut World, args: &Args) -> Result<Vec<i64>, Wrong> {
    match args.texts("ids")? {
        Some(texts) => texts.into_iter().map(|text| id_named(world, text)).collect(),
        None => Ok(vec![id_of(world, args)?]),
    }
}

pub fn id_named(world: &mut World, text: String) -> Result<i64, Wrong> {
    if text.starts_with('$') {
        return world.record(&text, "customer");
    }
    let list = ListQuery { text: text.clone(), ..ListQuery::default() };
    let rows = found_rows(world, list)?;
    match rows.iter().filter(|row| row.cells.first() == Some(&text)).collect::<Vec<_>>().as_slice() {
        [row] => Ok(row.id),
        [] => wrong!("unknown customer {text}"),
        _ => wrong!("several customers are called {text}"),
    }
}

fn found_rows(world: &mut World, list: ListQuery) -> Result<Vec<customers::ListRow>, Wrong> {
    let reader = world.somebody_who(Function::CustomerRead, Deed::Do)?;
    let failed = |no: No| why!("the check itself failed: {no}");
    let ids = match world.ask(reader, &Query::Customers(customers::Query::Ids { list })).map_err(failed)? {
        Answer::Customers(customers::Answer::Ids(ids)) => ids.to_vec(),
        other => return wrong!("an answer to another question: {other:?}"),
    };
    let query = customers::Query::Rows { ids, columns: vec![Column::Field(Field::Name)] };
    match world.ask(reader, &Query::Customers(query)).map_err(failed)? {
        Answer::Customers(customers::Answer::Rows(rows)) => Ok(rows),
        other => wrong!("an answer to another question: {other:?}"),
    }
}

/// Does one act.
pub fn act(world: &mut World, verb: &str, actor: i64, args: &Args) -> Result<Outcome, Wrong> {
    if let Some(outcome) = views::act(world, verb, actor, args)? {
        return Ok(outcome);
    }
    if let Some(outcome) = record::act(world, verb, actor, args)? {
        return Ok(outcome);
    }
    let mut kind = "customer";
    let command = match verb {
        "file.create" => {
            let mut draft = Draft::default();
            fill(world, args, &mut draft)?;
            customers::Command::Create { draft: Box::new(draft) }
        }
        "file.edit" => {
            let id = id_of(world, args)?;
            let stored = match world.ask(actor, &Query::Customers(customers::Query::ForEdit { id })) {
                Ok(Answer::Customers(customers::Answer::ForEdit(stored))) => *stored,
                Ok(other) => return wrong!("an answer to another question: {other:?}"),
                // Who may not open the form tries all the same.
                Err(No::Refused(_)) => Customer::default(),
                Err(no) => return wrong!("the form cannot be opened: {no}"),
            };
            let mut draft = stored.draft.clone();
            fill(world, args, &mut draft)?;
            customers::Command::Edit { id, rev: stored.rev, base: Box::new(stored.draft), draft: Box::new(draft) }
        }
        "file.delete" => customers::Command::Remove { id: id_of(world, args)? },
        "file.open" => customers::Command::Open { id: id_of(world, args)? },
        "file.reveal" => customers::Command::Reveal { id: id_of(world, args)? },
        "file.print" => customers::Command::Print { id: id_of(world, args)? },
        "file.export" => {
            let result = export_list(world, actor, args)?;
            return Ok(Outcome { result, kind: "export" });
        }
        "file.import" => {
            kind = "import";
            let result = import_sheet(world, actor, args)?;
            return Ok(Outcome { result, kind });
        }
        "file.allocate" => customers::Command::Allocate { to: vec![(id_of(world, args)?, world.person(&args.must("agent")?)?.id)] },
        "file.grade" => {
            let grade = args.must("grade")?;
            let reason = args.text("reason")?.unwrap_or_default();
            customers::Command::Grade { ids: ids_of(world, args)?, grade: Some(grade).filter(|grade| grade != "计算"), reason }
        }
        "file.note" => customers::Command::Note {
            id: id_of(world, args)?,
            kind: match args.text("kind")? {
                None => NoteKind::Talk,
                Some(word) => NoteKind::of(&word).ok_or_else(|| why!("unknown kind {word}"))?,
            },
            channel: args.text("channel")?.unwrap_or_else(|| "电话".to_owned()),
            text: args.text("text")?.unwrap_or_default(),
        },
        "file.extract" => customers::Command::Extract,
        "file.tidy" => customers::Command::Tidy { note: args.text("note")?.unwrap_or_default() },
        "file.order" => {
            kind = "order";
            order(world, args)?
        }
        "file.merge" | "file.undo" | "file.distinct" | "file.import_undo" => return merge::act(world, verb, actor, args),
        other => return wrong!("unknown verb {other}"),
    };
    Ok(Outcome { result: world.perform(actor, &Command::Customers(command)), kind })
}

/// An order of today, unpaid, unless it says something else.
fn order(world: &mut World, args: &Args) -> Result<customers::Command, Wrong> {
    let fen = |name: &str| -> Result<Option<i64>, Wrong> {
        let Some(text) = args.value(name)? else { return Ok(None) };
        dates::parse_money(&text).map(Some).map_err(|_| why!("{name} {text} is no amount"))
    };
    let Some(amount) = fen("amount")? else { return wrong!("argument amount is missing") };
    let product = args.text("product")?;
    let quantity = fen("quantity")?.unwrap_or(100);
    let lines = product.map(|product| OrderLine { product, quantity, amount }).into_iter().collect();
    let order = OrderDraft {
        day: args.day("day")?.unwrap_or(world.now.day()),
        channel: args.text("channel")?.unwrap_or_default(),
        amount,
        paid: fen("paid")?.unwrap_or(0),
        lines,
    };
    Ok(customers::Command::Order { id: id_of(world, args)?, order: Box::new(order) })
}

/// The rows of a search leave as a file, the same way as from the window; the file itself is thrown away.
fn export_list(world: &mut World, actor: i64, args: &Args) -> Result<Result<Done, No>, Wrong> {
    let folder = tempfile::tempdir().map_err(|e| why!("{e}"))?;
    let path = folder.path().join(format!("客户名单.{}", args.text("as")?.as_deref().unwrap_or("xlsx")));
    let order = ExportOrder {
        list: ListQuery { text: args.text("search")?.unwrap_or_default(), ..ListQuery::default() },
        columns: Column::usual(),
        reason: args.text("reason")?.unwrap_or_default(),
        format: SheetFormat::of_path(&path).ok_or_else(|| why!("no format of this name"))?,
        lang: Lang::Zh,
    };
    let written = export(&mut world.store, actor, &order, &path, world.now, &mut |_| ControlFlow::Continue(()));
    Ok(match written {
        Ok(rows) if path.exists() => Ok(Done { title: rows.to_string(), ..Done::default() }),
        Ok(_) => return wrong!("the export left no file"),
        Err(_) if path.exists() => return wrong!("a refused export left a file"),
        Err(no) => Err(no),
    })
}

/// Rows that could not be right are told as a warning: the rest went in.
fn import_sheet(world: &mut World, actor: i64, args: &Args) -> Result<Result<Done, No>, Wrong> {
    let path = world.folder.join(args.must("sheet")?);
    let key = match args.text("key")?.as_deref() {
        None => None,
        Some(word) => match Key::of(word) {
            Some(key) => Some(key),
            None => return wrong!("key must be no, code, id_number, phone or name, is {word}"),
        },
    };
    let spool = match Spool::fill(&path, &OpenOptions::default(), &mut |_, _| ControlFlow::Continue(())) {
        Ok(Some(spool)) => spool,
        Ok(None) => return wrong!("the sheet was not read to its end"),
        Err(fault) => return wrong!("{}: {fault}", path.display()),
    };
    let mut options = ImportOptions::usual(spool.headers());
    options.key = key.unwrap_or(options.key);
    let done = import_as(&mut world.store, actor, "名单", &spool, &options, world.now, &mut |_| ControlFlow::Continue(()));
    Ok(done.map(|preview| {
        world.imports.push(preview.note.clone());
        world.import_entries.push(preview.entry);
        let earlier = preview.note.earlier.as_ref().map(|(at, name)| {
            let message =
                msg!("customers-imports-earlier", name = name.as_str(), day = at.day().to_string(), time = at.local().time().to_string());
            Finding { clause: "FILE-28", verdict: Verdict::Warned, message }
        });
        let findings = preview
            .flaws
            .iter()
            .flat_map(|(_, flaws)| flaws)
            .map(|flaw| Finding { clause: flaw.clause, verdict: Verdict::Warned, message: flaw.message.clone() })
            .chain(earlier)
            .collect();
        Done { id: i64::try_from(world.imports.len()).unwrap_or(0), findings, ..Done::default() }
    }))
}

fn view_as(world: &mut World, reader: i64, id: i64) -> Result<Result<FileView, No>, Wrong> {
    match world.ask(reader, &Query::Customers(customers::Query::File { id })) {
        Ok(Answer::Customers(customers::Answer::File(view))) => Ok(Ok(*view)),
        Ok(other) => wrong!("an answer to another question: {other:?}"),
        Err(no) => Ok(Err(no)),
    }
}

/// A file as somebody sees it who may read everything.
pub fn view(world: &mut World, args: &Args) -> Result<FileView, Wrong> {
    let id = id_of(world, args)?;
    let reader = world.somebody_who(Function::CustomerRead, Deed::Do)?;
    view_as(world, reader, id)?.map_err(|no| why!("the check itself failed: {no}"))
}

/// The whole file as its form holds it, for values that the detail shows masked.
fn whole(world: &mut World, args: &Args) -> Result<Customer, Wrong> {
    let id = id_of(world, args)?;
    let editor = world.somebody_who(Function::CustomerEdit, Deed::Do)?;
    match world.ask(editor, &Query::Customers(customers::Query::ForEdit { id })) {
        Ok(Answer::Customers(customers::Answer::ForEdit(customer))) => Ok(*customer),
        Ok(other) => wrong!("an answer to another question: {other:?}"),
        Err(no) => wrong!("the check itself failed: {no}"),
    }
}

/// A value as people read it.
fn shown(customer: &Customer, view: &FileView, name: &str) -> Result<Value, Wrong> {
    let text = |text: &str| Ok(Value::String(text.to_owned()));
    let main = customer.draft.main_contact().cloned().unwrap_or_default();
    match name {
        "no" => text(&customer.no),
        "contact_name" => text(&main.name),
        "contact_post" => text(&main.post),
        "mobile" => text(&main.mobile),
        "landline" => text(&main.landline),
        "phone" => text(if main.mobile.is_empty() { &main.landline } else { &main.mobile }),
        "emergency" => Ok(Value::Boolean(main.emergency)),
        "keeper" => text(&view.keeper),
        "agent" => text(&view.agent),
        "tags" => Ok(Value::Array(customer.draft.tags.iter().map(|tag| Value::String(tag.clone())).collect())),
        "credit_problems" => {
            let one = |p: &CreditProblem| Value::String(format!("{} {}", p.day, p.text));
            Ok(Value::Array(customer.draft.credit_problems.iter().map(one).collect()))
        }
        name => {
            let Some(field) = Field::of(name) else { return wrong!("unknown field {name}") };
            let value = customer.draft.get(field);
            match field.kind() {
                Kind::Money => text(&value.parse().map_or_else(|_| value.to_owned(), money)),
                Kind::Region => text(&store::region_words(value)),
                Kind::Flag => Ok(Value::Boolean(value == "1")),
                _ => text(value),
            }
        }
    }
}

pub fn number(count: usize) -> Value {
    Value::Integer(i64::try_from(count).unwrap_or(i64::MAX))
}

type Day = (Vec<TodayRow>, Option<(Instant, i64)>, Option<Tidy>);

/// 今日客户 of an agent, on the day of the step unless it names another.
fn today(world: &mut World, args: &Args) -> Result<Day, Wrong> {
    let agent = world.person(&args.must("who")?)?.id;
    let watcher = world.somebody_who(Function::CustomerManage, Deed::Do)?;
    let query = customers::Query::Today { agent: Some(agent), day: args.day("on")?.unwrap_or(world.now.day()) };
    match world.ask(watcher, &Query::Customers(query)) {
        Ok(Answer::Customers(customers::Answer::Today { rows, extracted, tidy })) => Ok((rows, extracted, tidy)),
        Ok(other) => wrong!("an answer to another question: {other:?}"),
        Err(no) => wrong!("the check itself failed: {no}"),
    }
}

/// Looks at one thing.
pub fn look(world: &mut World, check: &str, args: &Args) -> Result<Value, Wrong> {
    if let Some(value) = record::look(world, check, args)? {
        return Ok(value);
    }
    let text = |text: String| Ok(Value::String(text));
    match check {
        "file.completeness" => {
            let draft = whole(world, args)?.draft;
            text(share(draft.filled_headings() as i64, Draft::HEADINGS as i64))
        }
        "file.total" => views::count(world, args),
        "file.views" => views::names(world, args),
        "file.today" | "file.pending" => {
            let (rows, ..) = today(world, args)?;
            let shown = rows.into_iter().filter(|row| check == "file.today" || row.pending);
            Ok(Value::Array(shown.map(|row| Value::String(row.name)).collect()))
        }
        "file.extracted" => {
            let (_, extracted, _) = today(world, args)?;
            text(extracted.map_or_else(|| "未提取".to_owned(), |(_, count)| count.to_string()))
        }
        "file.tidy_due" => {
            let (.., tidy) = today(world, args)?;
            text(tidy.map_or_else(String::new, |tidy| tidy.due.to_string()))
        }
        "file.not_extracted" => {
            let watcher = world.somebody_who(Function::CustomerManage, Deed::Do)?;
            let day = args.day("on")?.unwrap_or(world.now.day());
            match world.ask(watcher, &Query::Customers(customers::Query::DayLines { day })) {
                Ok(Answer::Customers(customers::Answer::DayLines(lines))) => {
                    let names = lines.into_iter().filter(|line| line.extracted.is_none()).map(|line| Value::String(line.name));
                    Ok(Value::Array(names.collect()))
                }
                Ok(other) => wrong!("an answer to another question: {other:?}"),
                Err(no) => wrong!("the check itself failed: {no}"),
            }
        }
        "file.owner" => text(view(world, args)?.agent),
        "file.grade" => text(view(world, args)?.customer.draft.get(Field::Grade).to_owned()),
        "file.graded" => text(view(world, args)?.graded.by),
        "file.sales" => {
            let sales = view(world, args)?.sales;
            Ok(Value::Array(sales.into_iter().map(|(year, fen)| Value::String(format!("{year} {}", money(fen)))).collect()))
        }
        "file.orders" => Ok(number(view(world, args)?.orders.len())),
        "file.proposal" => {
            let ids = vec![id_of(world, args)?];
            let reader = world.somebody_who(Function::CustomerManage, Deed::Do)?;
            match world.ask(reader, &Query::Customers(customers::Query::Balance { ids })) {
                Ok(Answer::Customers(customers::Answer::Balance { loads, proposal, .. })) => {
                    let chosen = proposal.first().and_then(|staff| loads.iter().find(|load| load.staff == *staff));
                    text(chosen.map_or(String::new(), |load| load.name.clone()))
                }
                other => wrong!("the check itself failed: {other:?}"),
            }
        }
        "file.first_contact" => {
            let view = view(world, args)?;
            text(match view.allocation {
                None => "—".to_owned(),
                Some(allocation) => {
                    match (allocation.met_at, file_17_first_contact::days_late(allocation.at, allocation.met_at.unwrap_or(world.now))) {
                        (Some(_), 0) => "按时".to_owned(),
                        (None, 0) => "待沟通".to_owned(),
                        (Some(_), days) => format!("迟 {days} 天"),
                        (None, days) => format!("逾期 {days} 天"),
                    }
                }
            })
        }
        "file.field" => {
            let (customer, view) = (whole(world, args)?, view(world, args)?);
            shown(&customer, &view, &args.must("field")?)
        }
        "file.seen" => {
            let id = id_of(world, args)?;
            let who = world.person(&args.must("who")?)?.id;
            let field = args.must("field")?;
            match view_as(world, who, id)? {
                Ok(view) => shown(&view.customer, &view, &field),
                Err(No::Refused(_)) => text("不可见".to_owned()),
                Err(no) => wrong!("the check itself broke: {no}"),
            }
        }
        "file.count" => {
            let reader = match args.text("who")? {
                Some(name) => world.person(&name)?.id,
                None => world.somebody_who(Function::CustomerRead, Deed::Do)?,
            };
            match world.ask(reader, &Query::Customers(customers::Query::Count)) {
                Ok(Answer::Customers(customers::Answer::Count(count))) => Ok(Value::Integer(count)),
                other => wrong!("the check itself failed: {other:?}"),
            }
        }
        "file.found" => {
            let list = ListQuery { text: args.must("text")?, ..ListQuery::default() };
            let rows = found_rows(world, list)?;
            Ok(Value::Array(rows.into_iter().flat_map(|row| row.cells).map(Value::String).collect()))
        }
        "file.history" => {
            let field = args.text("field")?;
            let view = view(world, args)?;
            Ok(number(view.history.iter().filter(|line| field.as_ref().is_none_or(|field| line.field == *field)).count()))
        }
        "file.openings" => Ok(number(view(world, args)?.openings.len())),
        "file.imported" => {
            let id = world.record(&args.must("id")?, "import")?;
            let Some(note) = usize::try_from(id - 1).ok().and_then(|place| world.imports.get(place)) else {
                return wrong!("no such import");
            };
            let counts = [
                ("rows", note.rows),
                ("created", note.created),
                ("updated", note.updated),
                ("unchanged", note.unchanged),
                ("flawed", note.flawed),
            ];
            let field = args.must("field")?;
            counts.iter().find(|(name, _)| *name == field).map_or_else(|| wrong!("unknown field {field}"), |(_, n)| Ok(Value::Integer(*n)))
        }
        "file.twins" | "file.alike" | "file.merged" | "file.stayed" => merge::look(world, check, args),
        other => wrong!("unknown check {other}"),
    }
}
