//! Verbs and checks of tickets.

use kefu_desk::areas::cases::tickets::model::{Category, Draft, Group, Kind, Need, Place, RepairDraft, Rule, Satisfaction};
use kefu_desk::areas::cases::tickets::{Act, Answer, Command, Figures, ListQuery, Query, Rate, View, Which};
use kefu_desk::areas::{self, cases};
use kefu_desk::base::{Day, Deed, Function};
use kefu_desk::i18n::share;
use toml::Value;

use crate::book::{Args, Wrong, why, wrong};
use crate::world::{Outcome, World};

const KIND: &str = "ticket";

/// Whether a `kpi` check is of this area.
pub fn looks_at(args: &Args) -> Result<bool, Wrong> {
    Ok(matches!(args.text("name")?.as_deref(), Some("KPI-01" | "KPI-02" | "KPI-04" | "KPI-12" | "KPI-21")))
}

/// A word of a closed list.
fn word<T>(name: &str, text: &str, of: impl Fn(&str) -> Option<T>) -> Result<T, Wrong> {
    of(text).ok_or_else(|| why!("argument {name} is no word of its list: {text}"))
}

fn or(args: &Args, name: &str, otherwise: &str) -> Result<String, Wrong> {
    Ok(args.text(name)?.unwrap_or_else(|| otherwise.to_owned()))
}

fn staff(world: &World, args: &Args, name: &str) -> Result<i64, Wrong> {
    Ok(world.person(&args.must(name)?)?.id)
}

/// A department, or somebody of the own staff.
fn place(world: &World, name: &str) -> Place {
    Place { staff: world.people.get(name).map(|person| person.id), name: name.to_owned() }
}

/// The file of a customer of this name, as far as there is one.
fn customer(world: &mut World, name: &str) -> Result<Option<i64>, Wrong> {
    if name.starts_with('$') {
        return world.record(name, "customer").map(Some);
    }
    let people: Vec<i64> = world.people.values().map(|person| person.id).collect();
    for person in people {
        if let Ok(Answer::Customers(found)) = ask_as(world, person, Query::Customers { text: name.to_owned() })
            && let Some((id, ..)) = found.into_iter().find(|(.., found)| found == name)
        {
            return Ok(Some(id));
        }
    }
    Ok(None)
}

pub fn act(world: &mut World, verb: &str, actor: i64, args: &Args) -> Result<Outcome, Wrong> {
    let command = match verb {
        "ticket.accept" => accept(world, args)?,
        "ticket.reassign" => {
            let ids = args.texts("ids")?.ok_or_else(|| why!("argument ids is missing"))?;
            let ids = ids.iter().map(|id| world.record(id, KIND)).collect::<Result<_, _>>()?;
            Command::Reassign { ids, to: staff(world, args, "to")?, reason: args.must("reason")? }
        }
        "ticket.miss" => {
            let command =
                Command::Miss { at: args.moment("missed_at")?, phone: args.must("phone")?, line: or(args, "line", "客服热线")? };
            return Ok(outcome(world, actor, command, "call"));
        }
        "ticket.call_back" => {
            let command =
                Command::CallBack { id: world.record(&args.must("id")?, "call")?, text: or(args, "text", "已接通，已说明")? };
            return Ok(outcome(world, actor, command, "call"));
        }
        "ticket.rule" => {
            let kind = args.text("kind")?.map(|text| word("kind", &text, Kind::of)).transpose()?;
            let category = args.text("category")?.map(|text| word("category", &text, Category::of)).transpose()?;
            let group = args.text("group")?.map(|text| word("group", &text, Group::of)).transpose()?;
            let rule = Rule { id: 0, kind, category, key_only: args.flag("key")?, channel: or(args, "channel", "")?, group };
            return Ok(outcome(world, actor, Command::SetRule { rule: Box::new(rule) }, "ticket_rule"));
        }
        "ticket.answer" => {
            let command = Command::Answer { of: None, question: args.must("question")?, text: args.must("text")? };
            return Ok(outcome(world, actor, command, "answer"));
        }
        "ticket.publish" => {
            let command = Command::Publish { id: world.record(&args.must("id")?, "answer")? };
            return Ok(outcome(world, actor, command, "answer"));
        }
        "ticket.robot" => return Ok(outcome(world, actor, Command::Robot { question: args.must("question")? }, "answer")),
        _ => Command::On { id: world.record(&args.must("id")?, KIND)?, act: step(world, verb, args)? },
    };
    Ok(outcome(world, actor, command, KIND))
}

fn outcome(world: &mut World, actor: i64, command: Command, kind: &'static str) -> Outcome {
    Outcome { result: world.perform(actor, &areas::Command::Cases(cases::Command::Tickets(command))), kind }
}

fn accept(world: &mut World, args: &Args) -> Result<Command, Wrong> {
    let mut draft = Draft {
        kind: word("kind", &args.must("kind")?, Kind::of)?,
        category: args.text("category")?.map(|text| word("category", &text, Category::of)).transpose()?,
        content: args.must("content")?,
        contact: or(args, "contact", "")?,
        arrived_at: args.moment("arrived_at")?,
        ..Draft::default()
    };
    if let Some(name) = args.text("customer")? {
        draft.customer = customer(world, &name)?;
        draft.party = if draft.customer.is_none() { name } else { String::new() };
    }
    Ok(Command::Accept { draft: Box::new(draft) })
}

fn step(world: &mut World, verb: &str, args: &Args) -> Result<Act, Wrong> {
    let text = || args.must("text");
    Ok(match verb {
        "ticket.start" => Act::Start,
        "ticket.work" => Act::Work { text: text()? },
        "ticket.findings" => Act::Findings { text: text()? },
        "ticket.return" => Act::Return { text: text()? },
        "ticket.interim" => Act::Interim { text: text()? },
        "ticket.reply" => Act::Reply { text: text()? },
        "ticket.feedback" => Act::Feedback {
            satisfaction: word("satisfaction", &or(args, "satisfaction", "满意")?, Satisfaction::of)?,
            text: or(args, "text", "")?,
        },
        "ticket.close" => match args.text("invalid")? {
            Some(code) => {
                args.get("checked");
                Act::Invalidate { code }
            }
            None => {
                let checked = args.get("checked").is_none() || args.flag("checked")?;
                Act::Close { understood: checked, anything_else: checked }
            }
        },
        "ticket.void" => Act::Void { reason: args.must("reason")? },
        "ticket.dispatch" => {
            Act::Dispatch { to: place(world, &args.must("to")?), reason: or(args, "reason", "")?, interim: or(args, "interim", "")? }
        }
        "ticket.ask_leader" => Act::AskLeader { reason: args.must("reason")?, interim: or(args, "interim", "")? },
        "ticket.answer_leader" => Act::AnswerLeader { text: text()? },
        "ticket.urge" => Act::Urge { to: or(args, "to", "")?, channel: or(args, "channel", "电话")?, text: text()? },
        "ticket.urge_reply" => Act::UrgeReply { seq: args.number("seq")?.unwrap_or(1), text: text()? },
        "ticket.opinion" => {
            Act::Opinion { text: text()?, follow_up: or(args, "follow_up", "已联系当前处理人，要求立即跟进")? }
        }
        "ticket.unsolvable" => Act::Unsolvable { reason: or(args, "reason", "")?, urgent: args.flag("urgent")? },
        "ticket.coordinate" => Act::Coordinate { department: or(args, "department", "")?, text: text()?, until: args.day("until")? },
        "ticket.supervise" => Act::Supervise { request: args.must("request")?, until: args.day("until")?.unwrap_or(world.now.day()) },
        "ticket.hard" => Act::Hard { reason: args.must("reason")? },
        "ticket.discuss" => Act::Discuss { people: args.must("people")?, solution: args.must("solution")? },
        "ticket.succeed" => Act::Succeed { to: staff(world, args, "to")?, reason: or(args, "reason", "原首问责任人离岗")? },
        "ticket.need" => Act::Need { need: word("need", &args.must("need")?, Need::of)?, text: text()? },
        "ticket.repair" => repair(args)?,
        other => return wrong!("unknown verb {other}"),
    })
}

fn repair(args: &Args) -> Result<Act, Wrong> {
    Ok(match args.must("step")?.as_str() {
        "报修" => {
            let draft = RepairDraft {
                place: or(args, "place", "3 号楼大堂")?,
                by_phone: true,
                fault: or(args, "fault", "空调不制冷")?,
                reported_at: args.moment("reported_at")?,
            };
            Act::OpenRepair { draft: Box::new(draft) }
        }
        "联系" => Act::Contact { repairer: or(args, "repairer", "孙师傅")? },
        "派工" => Act::Send { repairer: or(args, "repairer", "")? },
        "修复" => Act::Repaired { parts: or(args, "parts", "压缩机")?, cost: args.number("cost")?.unwrap_or(0) },
        "客户确认" => Act::Sign { by: or(args, "by", "陈经理")? },
        "回访" => Act::Visit { text: or(args, "text", "运行正常")? },
        other => return wrong!("unknown step {other}"),
    })
}

// ---- checks ----

fn ask_as(world: &mut World, person: i64, query: Query) -> Result<Answer, Wrong> {
    match world.ask(person, &areas::Query::Cases(cases::Query::Tickets(query))) {
        Ok(areas::Answer::Cases(cases::Answer::Tickets(answer))) => Ok(answer),
        Ok(_) => wrong!("another answer"),
        Err(no) => wrong!("{no}"),
    }
}

/// Asks as the first person who may read it.
fn ask(world: &mut World, query: &Query) -> Result<Answer, Wrong> {
    let people: Vec<i64> = world.people.values().map(|person| person.id).collect();
    for person in people {
        if let Ok(answer) = ask_as(world, person, query.clone()) {
            return Ok(answer);
        }
    }
    wrong!("nobody may read this")
}

fn view(world: &mut World, args: &Args) -> Result<View, Wrong> {
    let id = world.record(&args.must("id")?, KIND)?;
    match ask(world, &Query::Ticket { id })? {
        Answer::Ticket(view) => Ok(*view),
        _ => wrong!("another answer"),
    }
}

fn text(text: impl Into<String>) -> Value {
    Value::String(text.into())
}

fn count(number: usize) -> Value {
    Value::Integer(i64::try_from(number).unwrap_or(i64::MAX))
}

/// The first and last day of `month`, or of `from` and `to`.
fn period(world: &World, args: &Args) -> Result<(Day, Day), Wrong> {
    if let Some(month) = args.text("month")? {
        let first: Day = format!("{month}-01").parse().map_err(|_| why!("{month} is no month like 2026-03"))?;
        return Ok((first, first.last_of_month()));
    }
    Ok((args.day("from")?.unwrap_or(Day::MIN), args.day("to")?.unwrap_or(world.now.day())))
}

pub fn look(world: &mut World, check: &str, args: &Args) -> Result<Value, Wrong> {
    Ok(match check {
        "ticket.state" => text(view(world, args)?.row.ticket.state.word()),
        "ticket.overdue" => Value::Boolean(view(world, args)?.row.overdue),
        "ticket.stage" => text(view(world, args)?.row.stage.word()),
        "ticket.first_owner" => text(view(world, args)?.row.first),
        "ticket.number" => text(view(world, args)?.row.ticket.no),
        "ticket.holder" => text(view(world, args)?.row.ticket.holder.name),
        "ticket.stuck" => Value::Boolean(view(world, args)?.row.stuck),
        "ticket.transfers" => Value::Integer(view(world, args)?.row.ticket.transfers),
        "ticket.urges" => {
            // Every one leaves a trace that anybody on the ticket sees.
            let view = view(world, args)?;
            if view.urges.len() as i64 != view.row.ticket.urges {
                return wrong!("{} urges are counted and {} are there", view.row.ticket.urges, view.urges.len());
            }
            count(view.urges.len())
        }
        // What the history tells, in order; with `of`, the words of the lines of this kind.
        "ticket.history" => {
            let of = args.text("of")?;
            let entries = view(world, args)?.entries;
            let lines = entries.iter().filter(|entry| of.as_ref().is_none_or(|of| entry.kind.word() == of));
            Value::Array(lines.map(|entry| text(if of.is_some() { entry.text.as_str() } else { entry.kind.word() })).collect())
        }
        // What stands against a step for a person: its clause, or "".
        "ticket.barred" => {
            let (who, id) = (staff(world, args, "who")?, world.record(&args.must("id")?, KIND)?);
            let verb = args.must("step")?;
            let Answer::Ticket(view) = ask_as(world, who, Query::Ticket { id })? else { return wrong!("another answer") };
            if !view.offers.iter().any(|offer| offer.verb == verb) {
                return wrong!("unknown step {verb}");
            }
            text(view.barred(&verb).and_then(|refusal| refusal.clauses.first()).copied().unwrap_or_default())
        }
        "ticket.repair" => text(view(world, args)?.repair.map_or("", |repair| repair.state.word())),
        // Whether a clock of the ticket is late, by its clause.
        "ticket.late" => {
            let clause = args.must("clause")?;
            let clock = view(world, args)?.clocks.into_iter().find(|clock| clock.clause == clause);
            Value::Boolean(clock.ok_or_else(|| why!("no clock of {clause} runs"))?.late)
        }
        "ticket.daily_list" => {
            let day = args.day("on")?.ok_or_else(|| why!("argument on is missing"))?;
            let name = args.must("id")?;
            let Answer::Daily { rows, complaints, .. } = widest(world, Query::Daily { day })? else { return wrong!("another answer") };
            // A complaint stands on it as well (CASE-05).
            match world.record(&name, "case") {
                Ok(id) => Value::Boolean(complaints.iter().any(|complaint| complaint.id == id)),
                Err(_) => {
                    let id = world.record(&name, KIND)?;
                    Value::Boolean(rows.iter().any(|row| row.ticket.id == id))
                }
            }
        }
        // Whether the list of a day is frozen.
        "ticket.frozen" => {
            let day = args.day("on")?.ok_or_else(|| why!("argument on is missing"))?;
            match ask(world, &Query::Daily { day })? {
                Answer::Daily { frozen, .. } => Value::Boolean(frozen),
                _ => return wrong!("another answer"),
            }
        }
        // The numbers on a list, as a person sees it.
        "ticket.list" => {
            let who = staff(world, args, "who")?;
            let which = match args.must("which")?.as_str() {
                "我的" => Which::Mine,
                "未完结" => Which::Open,
                "超时" => Which::Overdue,
                "今天到期" => Which::DueToday,
                "滞留" => Which::Stuck,
                "督办" => Which::Supervised,
                "全部" => Which::All,
                other => return wrong!("unknown list {other}"),
            };
            let list = ListQuery { which, text: or(args, "text", "")?, most: 100, ..ListQuery::default() };
            match ask_as(world, who, Query::List(Box::new(list)))? {
                Answer::List { rows, .. } => Value::Array(rows.into_iter().map(|row| text(row.ticket.no)).collect()),
                _ => return wrong!("another answer"),
            }
        }
        // A number of the board by place: open, stuck, returned, overdue.
        "ticket.seat" => {
            let (name, field) = (args.must("place")?, args.must("field")?);
            let Answer::Seats(lines) = ask(world, &Query::Seats)? else { return wrong!("another answer") };
            let line = lines.into_iter().find(|line| line.place == name);
            Value::Integer(line.map_or(0, |line| match field.as_str() {
                "open" => line.open,
                "stuck" => line.stuck,
                "returned" => line.returned,
                _ => line.overdue,
            }))
        }
        // The counters of a day against their references: `field` tickets or contacts; with `reached`, whether they are.
        "ticket.day" => {
            let day = args.day("on")?.unwrap_or(world.now.day());
            let (contacts, reached) = (args.must("field")? == "contacts", args.flag("reached")?);
            let Answer::Day(view) = widest(world, Query::Day { day })? else { return wrong!("another answer") };
            match (contacts, reached) {
                (true, true) => Value::Boolean(view.is_reached().1),
                (false, true) => Value::Boolean(view.is_reached().0),
                (true, false) => Value::Integer(view.all.contacts),
                (false, false) => Value::Integer(view.all.tickets),
            }
        }
        "ticket.category" => {
            let (from, to) = period(world, args)?;
            let category = word("category", &args.must("category")?, Category::of)?;
            let Answer::Categories(all) = widest(world, Query::Categories { from, to })? else { return wrong!("another answer") };
            let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
            let whole = all.values().map(Vec::len).sum();
            text(share(number(all.get(&category).map_or(0, Vec::len)), number(whole)))
        }
        // What the week's report counts: accepted, supervised or fed_back.
        "ticket.week" => {
            let (from, to) = period(world, args)?;
            let field = args.must("field")?;
            let Answer::Week(week) = widest(world, Query::Week { from, to })? else { return wrong!("another answer") };
            count(match field.as_str() {
                "accepted" => week.accepted.len(),
                "supervised" => week.supervised.len(),
                _ => week.fed_back.len(),
            })
        }
        // How often a rule was hit; with `moved`, how many of these went on to somebody else.
        "ticket.rule" => {
            let id = world.record(&args.must("id")?, "ticket_rule")?;
            let moved = args.flag("moved")?;
            let Answer::Rules(rules) = ask(world, &Query::Rules)? else { return wrong!("another answer") };
            Value::Integer(rules.iter().find(|(rule, ..)| rule.id == id).map_or(0, |(_, hits, on)| if moved { *on } else { *hits }))
        }
        // What the robot did: asked, or handed_over.
        "ticket.robot" => {
            let field = args.must("field")?;
            let Answer::Answers { asked, handed_over, .. } = ask(world, &Query::Answers)? else { return wrong!("another answer") };
            Value::Integer(if field == "asked" { asked } else { handed_over })
        }
        // Drafts of answers, by their question.
        "ticket.drafts" => {
            let Answer::Answers { answers, .. } = ask(world, &Query::Answers)? else { return wrong!("another answer") };
            let drafts = answers.into_iter().filter(|answer| answer.state.word() == "草稿");
            Value::Array(drafts.map(|answer| text(answer.question)).collect())
        }
        // Who is of a bent, in the order in which they are proposed.
        "ticket.targets" => {
            let (who, id) = (staff(world, args, "who")?, world.record(&args.must("id")?, KIND)?);
            let Answer::Targets(targets) = ask_as(world, who, Query::Targets { id })? else { return wrong!("another answer") };
            let first: Vec<Value> = targets.into_iter().filter(|target| target.preferred).map(|target| text(target.place.name)).collect();
            Value::Array(first)
        }
        "kpi" => kpi(world, args)?,
        other => return wrong!("unknown check {other}"),
    })
}

/// Asks as somebody who sees everybody's.
fn widest(world: &mut World, query: Query) -> Result<Answer, Wrong> {
    let reader = world.somebody_who(Function::Statistics, Deed::Read)?;
    ask_as(world, reader, query)
}

fn kpi(world: &mut World, args: &Args) -> Result<Value, Wrong> {
    let (from, to) = period(world, args)?;
    let who = args.text("who")?.map(|name| world.person(&name).map(|person| person.id)).transpose()?;
    let team = match args.text("team")? {
        Some(name) => Some(*world.teams.get(&name).ok_or_else(|| why!("unknown team {name}"))?),
        None => None,
    };
    let name = args.must("name")?;
    let Answer::Figures(figures) = widest(world, Query::Figures { from, to, who, team })? else { return wrong!("another answer") };
    let Figures { timeliness, unfinished, invalid, response, time, urges } = *figures;
    let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    let rate = |rate: Rate| share(number(rate.part.len()), number(rate.whole.len()));
    Ok(text(match name.as_str() {
        "KPI-01" => rate(timeliness),
        "KPI-02" => unfinished.map_or_else(|| "—".to_owned(), |(_, ids)| ids.len().to_string()),
        "KPI-04" => rate(invalid),
        "KPI-12" => rate(response),
        _ => {
            let hours = time.hours().map_or_else(|| "—".to_owned(), |hours| format!("{hours} h"));
            format!("{hours} ; {}", urges.each())
        }
    }))
}
