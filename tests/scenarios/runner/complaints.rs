//! Verbs and checks of complaints.

use std::ops::ControlFlow;

use kefu_desk::areas::cases::complaints::clauses::case_16_self_check;
use kefu_desk::areas::cases::complaints::sheet;
use kefu_desk::areas::cases::complaints::{
    self, Act, Category, CauseDraft, Channel, ComplaintView, Draft, Emotion, Kpi, ListQuery, Mode, Of, Ours, ProposalDraft, Satisfaction,
    Soothing, Sort, VisitDraft, Whose, clauses,
};
use kefu_desk::areas::{Answer, Command, Done, Query, cases};
use kefu_desk::base::dates::parse_money;
use kefu_desk::base::{Day, Deed, Finding, Function, No, Period, Verdict};
use kefu_desk::exchange::{OpenOptions, Spool};
use kefu_desk::i18n::share;
use toml::Value;

use crate::book::{Args, Wrong, why, wrong};
use crate::world::{Outcome, World};

/// Whether a `kpi` check is of this area.
pub fn looks_at(args: &Args) -> Result<bool, Wrong> {
    Ok(matches!(args.text("name")?.as_deref(), Some("KPI-03" | "KPI-13")))
}

pub fn act(world: &mut World, verb: &str, actor: i64, args: &Args) -> Result<Outcome, Wrong> {
    let id = |world: &World, name: &str| -> Result<i64, Wrong> { world.record(&args.must(name)?, "case") };
    let reason = || -> Result<String, Wrong> { Ok(args.text("reason")?.unwrap_or_default()) };
    let command = match verb {
        "case.register" => complaints::Command::Register { draft: Box::new(draft(world, args)?), ticket: None },
        "case.import" => return Ok(Outcome { result: import(world, actor, args)?, kind: "case_import" }),
        "case.draft" => complaints::Command::Keep(Some(Box::new(draft(world, args)?))),
        "case.reassign" => {
            let ids = args.texts("ids")?.unwrap_or_default();
            let ids = ids.iter().map(|id| world.record(id, "case")).collect::<Result<_, _>>()?;
            complaints::Command::Reassign { ids, handler: world.person(&args.must("to")?)?.id, reason: reason()? }
        }
        "case.merge" => complaints::Command::Merge { keep: id(world, "id")?, twin: id(world, "twin")?, reason: reason()? },
        "case.unmerge" => complaints::Command::Unmerge { id: id(world, "id")?, reason: reason()? },
        "case.outage" => {
            let from = args.moment("from")?.unwrap_or(world.now);
            let outage = args.text("id")?.map(|id| world.record(&id, "outage")).transpose()?;
            let command = complaints::Command::Outage { id: outage, from, to: args.moment("to")?, reason: reason()? };
            let result = world.perform(actor, &Command::Cases(cases::Command::Complaints(command)));
            return Ok(Outcome { result, kind: "outage" });
        }
        verb => {
            let id = id(world, "id")?;
            let act = act_of(world, verb, args)?;
            complaints::Command::On { id, rev: rev(world, id)?, act }
        }
    };
    let result = world.perform(actor, &Command::Cases(cases::Command::Complaints(command)));
    Ok(Outcome { result, kind: if verb == "case.propose" { "proposal" } else { "case" } })
}

/// Rows that could not be right are told as a warning: the rest came in.
fn import(world: &mut World, actor: i64, args: &Args) -> Result<Result<Done, No>, Wrong> {
    let path = world.folder.join(args.must("sheet")?);
    let going = &mut |_| ControlFlow::Continue(());
    let spool = match Spool::fill(&path, &OpenOptions::default(), &mut |_, _| ControlFlow::Continue(())) {
        Ok(Some(spool)) => spool,
        Ok(None) => return wrong!("the sheet was not read to its end"),
        Err(fault) => return wrong!("{}: {fault}", path.display()),
    };
    let done = sheet::import_as(&mut world.store, actor, "名单", &spool, &sheet::headings(spool.headers()), world.now, going);
    Ok(done.map(|preview| {
        world.case_imports.push(preview.note);
        let flaws = preview.flaws.iter().flat_map(|(_, flaws)| flaws);
        let findings = flaws.map(|flaw| Finding { clause: flaw.clause, verdict: Verdict::Warned, message: flaw.message.clone() }).collect();
        Done { id: i64::try_from(world.case_imports.len()).unwrap_or(0), findings, ..Done::default() }
    }))
}

/// A count of an import: rows, created, unchanged or flawed.
fn imported(world: &World, args: &Args) -> Result<Value, Wrong> {
    let id = world.record(&args.must("id")?, "case_import")?;
    let note = usize::try_from(id - 1).ok().and_then(|place| world.case_imports.get(place)).ok_or_else(|| why!("no such import"))?;
    let field = args.must("field")?;
    let counts = [("rows", note.rows), ("created", note.created), ("unchanged", note.same), ("flawed", note.flawed)];
    counts.iter().find(|(name, _)| *name == field).map_or_else(|| wrong!("unknown field {field}"), |(_, n)| Ok(Value::Integer(*n)))
}

fn word<T>(found: Option<T>, name: &str, text: &str) -> Result<T, Wrong> {
    found.ok_or_else(|| why!("{name} cannot be {text}"))
}

/// A word of a list; a blank one is left open.
fn choice<T>(args: &Args, name: &str, of: fn(&str) -> Option<T>) -> Result<Option<T>, Wrong> {
    match args.text(name)? {
        None => Ok(None),
        Some(text) if text.is_empty() => Ok(None),
        Some(text) => word(of(&text), name, &text).map(Some),
    }
}

fn yes(args: &Args, name: &str) -> Result<Option<bool>, Wrong> {
    if args.get(name).is_some() { args.flag(name).map(Some) } else { Ok(None) }
}

fn money(args: &Args, name: &str) -> Result<i64, Wrong> {
    match args.value(name)? {
        None => Ok(0),
        Some(text) => parse_money(&text).map_err(|_| why!("argument {name} is no amount: {text}")),
    }
}

fn act_of(world: &mut World, verb: &str, args: &Args) -> Result<Act, Wrong> {
    let text = |name: &str| -> Result<String, Wrong> { Ok(args.text(name)?.unwrap_or_default()) };
    let proposal = |world: &World| args.text("proposal")?.map(|id| world.record(&id, "proposal")).transpose();
    // Which one where none is named: the command says that one is to be.
    let which = |world: &World| Ok::<_, Wrong>(proposal(world)?.unwrap_or(0));
    Ok(match verb {
        "case.first_reply" => Act::FirstReply { text: text("text")? },
        "case.note" => Act::Note { text: text("text")? },
        "case.judge" => Act::Judge {
            sufficient: yes(args, "sufficient")?,
            reasonable: yes(args, "reasonable")?,
            grounds: args.text("grounds")?.unwrap_or_else(|| "已核对订单与通话记录".to_owned()),
            valid: yes(args, "valid")?,
            reason: text("reason")?,
        },
        "case.answer" => Act::Answer { text: text("text")?, accepted: args.flag("accepted")? },
        "case.assign" => Act::Assign {
            department: text("department")?,
            contact: text("contact")?,
            assisting: text("assisting")?,
            until: args.moment("until")?,
            agreed: args.flag("agreed")?,
            reason: args.text("reason")?.unwrap_or_else(|| "查明后属该部门".to_owned()),
        },
        "case.findings" => Act::Findings { text: text("text")? },
        "case.discuss" => Act::Discuss { people: text("people")?, text: text("text")? },
        "case.propose" => Act::Propose(Box::new(ProposalDraft {
            content: text("content")?,
            cost: money(args, "cost")?,
            compensation: money(args, "compensation")?,
            kind: text("kind")?,
            time: text("time")?,
            owner: text("owner")?,
        })),
        "case.wish" => Act::Wish { proposal: world.record(&args.must("proposal")?, "proposal")? },
        "case.submit" => Act::Submit { wish: proposal(world)? },
        "case.open_proposal" => Act::Open { proposal: which(world)? },
        "case.choose" => Act::Choose { proposal: which(world)?, instruction: text("instruction")?, reason: text("reason")? },
        "case.return" => Act::Return { reason: text("reason")? },
        "case.log" => Act::Log { text: text("text")?, informed: args.flag("informed")? },
        "case.complete" => Act::Complete { result: text("result")? },
        "case.feedback" => {
            Act::Feedback { satisfaction: choice(args, "satisfaction", Satisfaction::of)?, improvement: text("improvement")? }
        }
        "case.improve" => Act::Improve { text: text("text")? },
        "case.appoint" => Act::Appoint { at: args.moment("on")?.ok_or_else(|| why!("argument on is missing"))? },
        "case.visit" => Act::Visit(Box::new(VisitDraft {
            mode: choice(args, "mode", Mode::of)?,
            reached: args.flag("reached")?,
            opinion: text("opinion")?,
            suggestion: text("suggestion")?,
            satisfaction: choice(args, "satisfaction", Satisfaction::of)?,
            aspect: text("aspect")?,
            next_step: text("next_step")?,
            reason: text("reason")?,
        })),
        "case.unreachable" => Act::Unreachable { reason: text("reason")? },
        "case.cause" => Act::Cause(Box::new(CauseDraft {
            category: choice(args, "category", Category::of)?,
            root_cause: text("root_cause")?,
            measure: text("measure")?,
            owner: text("owner")?,
            due: args.day("due")?,
        })),
        "case.archive" => Act::Archive,
        "case.reopen" => Act::Reopen { reason: text("reason")? },
        "case.terminate" => Act::Terminate { reason: text("reason")? },
        "case.soothe" => {
            let emotion = args.must("emotion")?;
            Act::Soothe { emotion: word(Emotion::of(&emotion), "emotion", &emotion)?, soothing: soothing(args)? }
        }
        "case.mediate" => Act::Mediate { demand: text("demand")?, offer: text("offer")?, result: text("result")? },
        "case.after_sale" => Act::AfterSale { department: text("department")?, text: text("text")? },
        "case.self_check" => Act::SelfCheck { kept: numbers(args, "kept")? },
        "case.flag" => Act::Flag { important: yes(args, "important")?.unwrap_or(true), reason: text("reason")? },
        "case.track" => Act::Track { staff: world.person(&args.must("to")?)?.id, reason: text("reason")? },
        other => return wrong!("unknown verb {other}"),
    })
}

fn numbers(args: &Args, name: &str) -> Result<Vec<i64>, Wrong> {
    match args.get(name) {
        None => Ok(Vec::new()),
        Some(Value::Array(list)) => list.iter().map(|n| n.as_integer().ok_or_else(|| why!("{name} holds {n}"))).collect(),
        Some(other) => wrong!("argument {name} must be a list, is {other}"),
    }
}

fn soothing(args: &Args) -> Result<Soothing, Wrong> {
    let done = numbers(args, "soothing")?;
    if let Some(odd) = done.iter().find(|step| !(1..=5).contains(*step)) {
        return wrong!("there is no soothing step {odd}");
    }
    let is = |step: i64| done.contains(&step);
    let ours = choice(args, "ours", Ours::of)?.or(if is(2) { Some(Ours::Unknown) } else { None });
    Ok(Soothing { listened: is(1), ours, understood: is(3), explained: is(4), recorded: is(5) })
}

fn draft(world: &mut World, args: &Args) -> Result<Draft, Wrong> {
    let text = |name: &str| -> Result<String, Wrong> { Ok(args.text(name)?.unwrap_or_default()) };
    let customer = match args.text("customer")? {
        Some(name) => Some(crate::files::id_named(world, name)?),
        None => None,
    };
    Ok(Draft {
        complainant: text("complainant")?,
        phone: args.value("phone")?.unwrap_or_default(),
        customer,
        happened_at: args.moment("happened_at")?,
        channel: choice(args, "channel", Channel::of)?,
        content: text("content")?,
        demand: text("demand")?,
        product: text("product")?,
        emotion: choice(args, "emotion", Emotion::of)?,
        soothing: soothing(args)?,
        important: args.flag("important")?,
    })
}

fn rev(world: &mut World, id: i64) -> Result<i64, Wrong> {
    let found = world.store.read(|tx| complaints::store::complaint(tx, id)).map_err(|e| why!("{e}"))?;
    Ok(found.ok_or_else(|| why!("the complaint is gone"))?.rev)
}

fn ask(world: &mut World, actor: i64, query: complaints::Query) -> Result<complaints::Answer, Wrong> {
    match world.ask(actor, &Query::Cases(cases::Query::Complaints(query))) {
        Ok(Answer::Cases(cases::Answer::Complaints(answer))) => Ok(answer),
        Ok(_) => wrong!("another answer"),
        Err(no) => wrong!("{no}"),
    }
}

fn view(world: &mut World, id: i64) -> Result<ComplaintView, Wrong> {
    let actor = world.somebody_who(Function::ComplaintHandle, Deed::Do)?;
    match ask(world, actor, complaints::Query::View { id })? {
        complaints::Answer::View(view) => Ok(*view),
        _ => wrong!("another answer"),
    }
}

pub fn look(world: &mut World, check: &str, args: &Args) -> Result<Value, Wrong> {
    let texts = |list: Vec<String>| Value::Array(list.into_iter().map(Value::String).collect());
    let count = |count: usize| Value::Integer(i64::try_from(count).unwrap_or(i64::MAX));
    match check {
        "kpi" => return kpi(world, args),
        "case.imported" => return imported(world, args),
        "case.pareto" | "case.moods" | "case.stage_sum" | "case.transfers_of_months" => return analysis(world, check, args),
        "case.similar" => {
            let actor = world.person(&args.must("who")?)?.id;
            let draft = draft(world, args)?;
            let complaints::Answer::Similar(news) = ask(world, actor, complaints::Query::Similar(Box::new(draft)))? else {
                return wrong!("another answer");
            };
            return Ok(texts(news.similar.into_iter().map(|similar| similar.line.no).collect()));
        }
        "case.list" => {
            let actor = world.person(&args.must("who")?)?.id;
            let list = ListQuery {
                text: args.text("text")?.unwrap_or_default(),
                overdue: args.flag("overdue")?,
                sort: Sort::Number,
                descending: false,
                ..ListQuery::default()
            };
            let complaints::Answer::List(_, lines) = ask(world, actor, complaints::Query::List(Box::new(list)))? else {
                return wrong!("another answer");
            };
            return Ok(texts(lines.into_iter().map(|line| line.no).collect()));
        }
        "case.kept" => {
            let actor = world.person(&args.must("who")?)?.id;
            let complaints::Answer::Kept(draft, _) = ask(world, actor, complaints::Query::Kept)? else { return wrong!("another answer") };
            return Ok(Value::String(draft.map_or_else(String::new, |draft| draft.content)));
        }
        _ => {}
    }
    let id = world.record(&args.must("id")?, "case")?;
    let view = view(world, id)?;
    let complaint = &view.complaint;
    Ok(match check {
        "case.state" => Value::String(complaint.state.word().to_owned()),
        "case.number" => Value::String(complaint.no.clone()),
        "case.round" => Value::Integer(complaint.round),
        "case.overdue" => Value::Boolean(clauses::is_overdue(complaint, world.now)),
        "case.first_owner" => Value::String(complaint.tracker.name.clone()),
        "case.accepted_by" => Value::String(complaint.accepted_by.name.clone()),
        "case.owner" => Value::String(complaint.owner.as_ref().map_or_else(String::new, |owner| owner.name.clone())),
        "case.handler" => Value::String(complaint.handler.as_ref().map_or_else(String::new, |handler| handler.name.clone())),
        "case.departments" => texts(complaint.assignments.iter().map(|assignment| assignment.department.clone()).collect()),
        "case.transfers" => count(complaint.transfers()),
        "case.due" => Value::String(view.timers.last().map_or_else(String::new, |timer| timer.due.local().to_string().replace('T', " "))),
        "case.attempts" => count(complaint.current_visits().filter(|visit| !visit.draft.reached).count()),
        "case.improvement" => Value::String(complaint.improvement.clone()),
        "case.mediations" => texts(complaint.mediations.iter().map(|mediation| mediation.result.clone()).collect()),
        "case.self_check" => Value::Array(complaint.self_check.iter().copied().map(Value::Integer).collect()),
        "case.self_check_items" => count(case_16_self_check::items().len()),
        "case.entries" => texts(complaint.steps.iter().map(|step| step.text.clone()).filter(|text| !text.is_empty()).collect()),
        "case.forbidden_by" => {
            let verb = args.must("step")?;
            let verb = word(complaints::Verb::of(&verb), "step", &verb)?;
            Value::String(
                view.forbids(verb).and_then(|refusal| refusal.clauses.first()).map_or_else(String::new, |clause| (*clause).to_owned()),
            )
        }
        other => return wrong!("unknown check {other}"),
    })
}

fn period(args: &Args) -> Result<Period, Wrong> {
    if let Some(month) = args.text("month")? {
        let first: Day = format!("{month}-01").parse().map_err(|_| why!("argument month must be like 2026-03, is {month}"))?;
        return Ok(Period::days(first, first.last_of_month()));
    }
    let day = |name: &str| args.day(name)?.ok_or_else(|| why!("argument {name} is missing"));
    Ok(Period::days(day("from")?, day("to")?))
}

fn whose(world: &World, args: &Args) -> Result<Whose, Wrong> {
    if let Some(who) = args.text("who")? {
        return Ok(Whose::Person(world.person(&who)?.id));
    }
    match args.text("team")? {
        Some(team) => Ok(Whose::Team(*world.teams.get(&team).ok_or_else(|| why!("unknown team {team}"))?)),
        None => Ok(Whose::Everybody),
    }
}

fn of(world: &World, args: &Args) -> Result<Of, Wrong> {
    Ok(Of { whose: whose(world, args)?, ..Of::everything(period(args)?) })
}

fn kpi(world: &mut World, args: &Args) -> Result<Value, Wrong> {
    let kpi = if args.must("name")? == "KPI-03" { Kpi::Satisfaction } else { Kpi::FirstReply };
    let of = Box::new(of(world, args)?);
    let actor = world.somebody_who(Function::Statistics, Deed::Do)?;
    match ask(world, actor, complaints::Query::Kpi(kpi, of))? {
        complaints::Answer::Kpi(.., figure) => {
            let number = |ids: &[i64]| i64::try_from(ids.len()).unwrap_or(i64::MAX);
            Ok(Value::String(share(number(&figure.part), number(&figure.whole))))
        }
        _ => wrong!("another answer"),
    }
}

fn analysis(world: &mut World, check: &str, args: &Args) -> Result<Value, Wrong> {
    let of = Box::new(of(world, args)?);
    let actor = world.somebody_who(Function::Statistics, Deed::Do)?;
    let complaints::Answer::Analysis(.., analysis) = ask(world, actor, complaints::Query::Analysis(of))? else {
        return wrong!("another answer");
    };
    let number = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    Ok(match check {
        "case.pareto" => {
            let shown = |bar: &complaints::Bar| {
                let so_far = share(number(bar.so_far), number(bar.all));
                Value::String(format!("{} {} {so_far}", bar.cause.word(), bar.ids.len()))
            };
            Value::Array(analysis.pareto.iter().map(shown).collect())
        }
        "case.moods" => {
            let shown = |cell: &complaints::Cell| {
                let emotion = cell.emotion.map_or("—", Emotion::word);
                Value::String(format!("{emotion} {} {}", cell.cause.map_or("—", Category::word), cell.ids.len()))
            };
            Value::Array(analysis.moods.iter().map(shown).collect())
        }
        "case.stage_sum" => Value::Integer(analysis.stages.iter().map(|stage| stage.total).sum::<i64>() / 60_000),
        _ => Value::Array(analysis.months.iter().map(|month| Value::String(format!("{} {}", month.name, month.transfers))).collect()),
    })
}
