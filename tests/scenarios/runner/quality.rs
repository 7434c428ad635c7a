//! Verbs and checks of quality monitoring.

use kefu_desk::areas::quality::clauses::kpi_14_mean::Figures;
use kefu_desk::areas::quality::score::{shown_change, shown_total};
use kefu_desk::areas::quality::{
    Answer, AppealRow, Command, Entry, FindingDraft, FormDraft, Head, Mark, PlanItem, Query, RecordDraft, RecordView, Results, Trained,
};
use kefu_desk::areas::{self, Done};
use kefu_desk::base::{Day, Deed, Finding, Function, Instant, No, Verdict, week_start};
use kefu_desk::i18n::{Lang, share};
use toml::Value;

use crate::book::{self, Args, Wrong, why, wrong};
use crate::world::{Outcome, World};

const RECORD: &str = "qa_record";
const FINDING: &str = "qa_finding";
const APPEAL: &str = "qa_appeal";
const FORM: &str = "qa_form";
const CALIBRATION: &str = "qa_calibration";

/// Whether a check of a KPI is one of this file.
pub fn looks_at(args: &Args) -> Result<bool, Wrong> {
    Ok(args.text("name")?.as_deref() == Some("KPI-14"))
}

fn perform(world: &mut World, actor: i64, command: Command) -> Result<Done, No> {
    world.perform(actor, &areas::Command::Quality(command))
}

fn ask_as(world: &mut World, actor: i64, query: Query) -> Result<Answer, No> {
    match world.ask(actor, &areas::Query::Quality(query))? {
        areas::Answer::Quality(answer) => Ok(answer),
        _ => panic!("an answer of another area"),
    }
}

/// Asks as somebody who may read everybody's sheets.
fn ask(world: &mut World, query: Query) -> Result<Answer, Wrong> {
    let reader = world.somebody_who(Function::QaScore, Deed::Do).or_else(|_| world.somebody_who(Function::QaRead, Deed::Read))?;
    ask_as(world, reader, query).map_err(|no| why!("{no}"))
}

fn month(args: &Args) -> Result<Day, Wrong> {
    let text = args.must("month")?;
    format!("{text}-01").parse().map_err(|_| why!("month must be like 2026-03, is {text}"))
}

fn person(world: &World, args: &Args, name: &str) -> Result<i64, Wrong> {
    Ok(world.person(&args.must(name)?)?.id)
}

fn people(world: &World, args: &Args, name: &str) -> Result<Vec<i64>, Wrong> {
    args.texts(name)?.unwrap_or_default().iter().map(|name| Ok(world.person(name)?.id)).collect()
}

fn team(world: &World, args: &Args) -> Result<Option<i64>, Wrong> {
    let Some(name) = args.text("team")? else { return Ok(None) };
    world.teams.get(&name).copied().map(Some).ok_or_else(|| why!("unknown team {name}"))
}

/// A number, `"不适用"`, `"否决"`, or nothing: `""`. Half points cannot be typed; they are out of range like any other number that is none.
fn mark(value: &Value) -> Result<Mark, Wrong> {
    Ok(match value {
        Value::Integer(points) => Mark::Points(*points),
        Value::Float(_) => Mark::Points(-1),
        Value::String(word) => match word.as_str() {
            "" => Mark::Empty,
            "不适用" | "NA" | "N/A" => Mark::NotApplicable,
            "否决" => Mark::Violated,
            other => return wrong!("a score must be a number, 不适用, 否决 or empty, is {other}"),
        },
        other => return wrong!("a score must be a number, is {other}"),
    })
}

fn entries(args: &Args) -> Result<Vec<Entry>, Wrong> {
    let causes = args.texts("causes")?.unwrap_or_default();
    let Some(list) = args.get("scores").and_then(Value::as_array) else { return wrong!("scores must be a list") };
    let entry = |(place, value): (usize, &Value)| Ok(Entry { mark: mark(value)?, cause: causes.get(place).cloned().unwrap_or_default() });
    list.iter().enumerate().map(entry).collect()
}

fn moment(args: &Args, name: &str) -> Result<Instant, Wrong> {
    let text = args.must(name)?;
    if text.len() == "2026-03-11".len() { book::moment(&format!("{text} 00:00")) } else { book::moment(&text) }
}

fn draft(world: &World, args: &Args) -> Result<RecordDraft, Wrong> {
    let form = args.text("form")?.map(|id| world.record(&id, FORM)).transpose()?;
    Ok(RecordDraft {
        person: person(world, args, "person")?,
        on: moment(args, "on")?,
        channel: args.must("channel")?,
        content: args.must("content")?,
        form,
        subject: None,
        pick: None,
        entries: entries(args)?,
    })
}

/// The place of a head by its name, the beginning of it, or its number from 1.
fn head(view: &RecordView, args: &Args) -> Result<i64, Wrong> {
    let word = args.value("head")?.ok_or_else(|| why!("argument head is missing"))?;
    if let Ok(place) = word.parse::<i64>() {
        return Ok(place - 1);
    }
    let named = |head: &Head| head.name.starts_with(&word) || word.starts_with(&head.name) || word.contains(&head.name);
    let place = view.form.draft.heads.iter().position(named).ok_or_else(|| why!("unknown head {word}"))?;
    Ok(place as i64)
}

fn serious(args: &Args) -> Result<bool, Wrong> {
    match args.value("serious")?.as_deref() {
        None | Some("false" | "一般") => Ok(false),
        Some("true" | "严重" | "重大") => Ok(true),
        Some(other) => wrong!("serious must be true, false, 一般 or 严重, is {other}"),
    }
}

fn view(world: &mut World, id: i64) -> Result<RecordView, Wrong> {
    match ask(world, Query::Record { id })? {
        Answer::Record(view) => Ok(*view),
        _ => wrong!("another answer"),
    }
}

/// The finding that a step kept, or the first one of a kept check that this state has.
fn finding(world: &mut World, args: &Args, open: bool) -> Result<i64, Wrong> {
    let name = args.must("id")?;
    if let Ok(id) = world.record(&name, FINDING) {
        return Ok(id);
    }
    let record = world.record(&name, RECORD)?;
    let view = view(world, record)?;
    let found = view.findings.iter().find(|finding| finding.corrected.is_none() == open).or(view.findings.first());
    found.map(|finding| finding.id).ok_or_else(|| why!("{name} has no finding"))
}

fn items(world: &World, args: &Args) -> Result<Vec<PlanItem>, Wrong> {
    let mut items = Vec::new();
    for item in args.tables("plan")?.unwrap_or_default() {
        items.push(PlanItem {
            topic: item.text("topic")?.unwrap_or_default(),
            everybody: item.flag("everybody")?,
            people: people(world, &item, "people")?,
            day: item.day("day")?,
        });
        item.finish()?;
    }
    Ok(items)
}

fn form(args: &Args) -> Result<FormDraft, Wrong> {
    let mut heads = Vec::new();
    for head in args.tables("heads")?.unwrap_or_default() {
        heads.push(Head {
            section: head.text("section")?.unwrap_or_default(),
            name: head.must("name")?,
            weight: head.number("weight")?.unwrap_or(0),
            optional: head.flag("optional")?,
            fatal: head.flag("fatal")?,
            help: head.text("help")?.unwrap_or_default(),
            cause_at: head.number("cause_at")?,
        });
        head.finish()?;
    }
    Ok(FormDraft { name: args.must("name")?, heads })
}

/// A read as an act: what it is refused for.
fn opened(result: Result<Answer, No>) -> Outcome {
    let done = |_| Done {
        findings: vec![Finding { clause: "QA-08", verdict: Verdict::Kept, message: kefu_desk::msg!("quality-plain", text = "") }],
        ..Done::default()
    };
    Outcome { result: result.map(done), kind: RECORD }
}

pub fn act(world: &mut World, verb: &str, actor: i64, args: &Args) -> Result<Outcome, Wrong> {
    let record = |world: &World| world.record(&args.must("id")?, RECORD);
    let text = |name: &str| Ok::<_, Wrong>(args.text(name)?.unwrap_or_default());
    let (kind, command) = match verb {
        "qa.record" => {
            let draft = Box::new(draft(world, args)?);
            let command = if args.flag("draft")? { Command::Keep { of: None, draft } } else { Command::Submit { of: None, draft } };
            (RECORD, command)
        }
        "qa.submit" => (RECORD, Command::SubmitKept { id: record(world)? }),
        "qa.void" => (RECORD, Command::Void { id: record(world)?, reason: text("reason")? }),
        "qa.confirm" => match world.record(&args.must("id")?, FINDING) {
            Ok(finding) => (FINDING, Command::ConfirmFinding { finding }),
            Err(_) => (RECORD, Command::Confirm { id: record(world)? }),
        },
        "qa.open" => {
            let id = record(world)?;
            return Ok(opened(ask_as(world, actor, Query::Record { id })));
        }
        "qa.finding" => {
            let id = record(world)?;
            let head = if args.get("head").is_some() { Some(head(&view(world, id)?, args)?) } else { None };
            let draft =
                FindingDraft { tag: args.must("tag")?, head, text: text("text")?, serious: serious(args)?, urgent: args.flag("urgent")? };
            (FINDING, Command::Find { record: id, draft })
        }
        "qa.correct" => (FINDING, Command::Correct { finding: finding(world, args, true)?, coaching: text("coaching")? }),
        "qa.know" => (FINDING, Command::Know { finding: finding(world, args, true)? }),
        "qa.hand_in" => ("qa_month", Command::HandIn { month: month(args)? }),
        "qa.reopen" => ("qa_month", Command::Reopen { month: month(args)?, reason: text("reason")? }),
        "qa.appeal" => {
            let record = record(world)?;
            let head = head(&view(world, record)?, args)?;
            let proposed = args.number("proposed")?.ok_or_else(|| why!("argument proposed is missing"))?;
            (APPEAL, Command::Appeal { record, head, proposed, reason: text("reason")? })
        }
        "qa.endorse" => {
            let agrees = match args.must("decision")?.as_str() {
                "endorse" => true,
                "decline" => false,
                other => return wrong!("decision must be endorse or decline, is {other}"),
            };
            (APPEAL, Command::Endorse { appeal: world.record(&args.must("id")?, APPEAL)?, agrees, text: text("text")? })
        }
        "qa.settle" => {
            let points = args.number("points")?.ok_or_else(|| why!("argument points is missing"))?;
            let appeal = world.record(&args.must("id")?, APPEAL)?;
            (APPEAL, Command::Settle { appeal, points, text: args.text("text")?.unwrap_or_else(|| "已复听录音".to_owned()) })
        }
        "qa.draw" => {
            let (from, to) = match args.text("month")? {
                Some(_) => (month(args)?, world.now.day().min(month(args)?.last_of_month())),
                None => (args.day("from")?.unwrap_or(world.now.day().first_of_month()), args.day("to")?.unwrap_or(world.now.day())),
            };
            ("qa_draw", Command::Draw { from, to })
        }
        "qa.replace" => {
            let handler = person(world, args, "person")?;
            let Answer::Sample(sample) = ask(world, Query::Sample { month: world.now.day() })? else { return wrong!("another answer") };
            let open = |pick: &&areas::quality::Pick| pick.record.handler == handler && pick.state.word() == "待检";
            let pick = sample.picks.iter().find(open).ok_or_else(|| why!("nothing is drawn of this person"))?.id;
            ("qa_pick", Command::Replace { pick, reason: text("reason")? })
        }
        "qa.week" => {
            let week = args.day("week")?.unwrap_or(world.now.day());
            ("qa_week", Command::SubmitWeek { week, text: text("text")?, items: items(world, args)? })
        }
        "qa.know_week" => ("qa_week", Command::KnowWeek { id: world.record(&args.must("id")?, "qa_week")? }),
        "qa.train" => {
            let topic = args.must("topic")?;
            let training =
                trainings(world)?.into_iter().find(|one| one.training.topic == topic).ok_or_else(|| why!("unknown training {topic}"))?;
            let attended = people(world, args, "attended")?;
            let on = args.day("on")?.unwrap_or(world.now.day());
            ("qa_training", Command::Hold { training: training.training.id, on, attended })
        }
        "qa.designate" => ("qa_comment", Command::Designate { tag: args.must("tag")?, team: team(world, args)? }),
        "qa.comment" => ("qa_comment", Command::CommentDone { id: world.record(&args.must("id")?, "qa_comment")? }),
        "qa.form" => (FORM, Command::PutForm { of: None, draft: Box::new(form(args)?) }),
        "qa.form_version" => (FORM, Command::NewVersion { form: world.record(&args.must("id")?, FORM)? }),
        "qa.form_publish" => (FORM, Command::PublishForm { form: world.record(&args.must("id")?, FORM)? }),
        "qa.form_archive" => (FORM, Command::ArchiveForm { form: world.record(&args.must("id")?, FORM)? }),
        "qa.calibration" => (CALIBRATION, Command::OpenCalibration { title: args.must("title")?, subject: None }),
        "qa.calibrate" => (CALIBRATION, Command::Calibrate { id: world.record(&args.must("id")?, CALIBRATION)?, entries: entries(args)? }),
        "qa.calibration_close" => (CALIBRATION, Command::CloseCalibration { id: world.record(&args.must("id")?, CALIBRATION)? }),
        other => return wrong!("unknown verb {other}"),
    };
    Ok(Outcome { result: perform(world, actor, command), kind })
}

fn trainings(world: &mut World) -> Result<Vec<Trained>, Wrong> {
    match ask(world, Query::Weeks)? {
        Answer::Weeks { trainings, .. } => Ok(trainings),
        _ => wrong!("another answer"),
    }
}

fn results(world: &mut World, month: Day) -> Result<Results, Wrong> {
    match ask(world, Query::Results { month, team: None })? {
        Answer::Results(results) => Ok(*results),
        _ => wrong!("another answer"),
    }
}

fn appeal(world: &mut World, args: &Args) -> Result<AppealRow, Wrong> {
    let id = world.record(&args.must("id")?, APPEAL)?;
    let Answer::Appeals(rows) = ask(world, Query::Appeals)? else { return wrong!("another answer") };
    rows.into_iter().find(|row| row.appeal.id == id).ok_or_else(|| why!("no such appeal"))
}

fn figures(world: &mut World, args: &Args) -> Result<Value, Wrong> {
    args.must("name")?;
    let (from, to) = match args.text("month")? {
        Some(_) => (month(args)?, month(args)?.last_of_month()),
        None => {
            let today = world.now.day();
            (args.day("from")?.unwrap_or(today.first_of_month()), args.day("to")?.unwrap_or(today))
        }
    };
    let staff = args.text("who")?.map(|name| world.person(&name).map(|person| person.id)).transpose()?;
    let team = team(world, args)?;
    let Answer::Rates(figures) = ask(world, Query::Rates { from, to, staff, team })? else { return wrong!("another answer") };
    let Figures { mean, reached, liable } = figures;
    Ok(Value::String(match args.text("part")?.as_deref() {
        None => figures.shown(),
        Some("质检均分") => mean.shown(),
        Some("监听达标率") => share(reached, liable),
        Some(other) => return wrong!("part must be 质检均分 or 监听达标率, is {other}"),
    }))
}

fn text(text: impl Into<String>) -> Result<Value, Wrong> {
    Ok(Value::String(text.into()))
}

/// Hundredths as a scenario file writes them: a whole number where it is one.
fn number(hundredths: i64) -> Value {
    if hundredths % 100 == 0 { Value::Integer(hundredths / 100) } else { Value::Float(shown_total(hundredths).parse().unwrap()) }
}

fn names<'a>(names: impl Iterator<Item = &'a String>) -> Result<Value, Wrong> {
    Ok(Value::Array(names.map(|name| Value::String(name.clone())).collect()))
}

pub fn look(world: &mut World, check: &str, args: &Args) -> Result<Value, Wrong> {
    let checked = |world: &mut World| {
        let id = world.record(&args.must("id")?, RECORD)?;
        view(world, id)
    };
    match check {
        "kpi" => figures(world, args),
        "qa.total" => Ok(number(checked(world)?.record.total.hundredths())),
        "qa.grade" => text(checked(world)?.grade.word()),
        "qa.state" => text(checked(world)?.record.stage().word()),
        "qa.quota" => {
            let (staff, month) = (person(world, args, "who")?, month(args)?);
            match ask(world, Query::Quota { staff, month })? {
                Answer::Quota(quota, _) => text(quota.word()),
                _ => wrong!("another answer"),
            }
        }
        "qa.score" => {
            let view = checked(world)?;
            let place = usize::try_from(head(&view, args)?).unwrap();
            let score = view.record.scores.get(place).ok_or_else(|| why!("no such head"))?;
            let points = if args.flag("first")? { score.first } else { score.entry.mark.points() };
            Ok(points.map_or(Value::String("—".to_owned()), Value::Integer))
        }
        "qa.finding_state" | "qa.finding_minutes" | "qa.finding_overdue" => {
            let id = world.record(&args.must("id")?, FINDING)?;
            let record = args.must("record")?;
            let record = world.record(&record, RECORD)?;
            let view = view(world, record)?;
            let finding = view.findings.iter().find(|finding| finding.id == id).ok_or_else(|| why!("no such finding"))?;
            Ok(match check {
                "qa.finding_state" => Value::String(finding.state().word().to_owned()),
                "qa.finding_minutes" => match &finding.corrected {
                    Some(corrected) => Value::Integer(corrected.at.minutes_since(finding.at)),
                    None => return wrong!("it is not corrected"),
                },
                _ => Value::Boolean(view.due[&id].over),
            })
        }
        "qa.month" => {
            let results = results(world, month(args)?)?;
            let field = args.must("field")?;
            let line = match args.text("who")? {
                Some(name) => {
                    let id = world.person(&name)?.id;
                    Some(results.lines.iter().find(|line| line.person.id == id).cloned().ok_or_else(|| why!("{name} has no line"))?)
                }
                None => None,
            };
            let sum = line.as_ref().map_or(&results.all, |line| &line.sum);
            Ok(match field.as_str() {
                "count" => Value::Integer(sum.mean.count),
                "mean" => Value::String(sum.mean.shown()),
                "low" => number(sum.low),
                "high" => number(sum.high),
                "rank" => line.and_then(|line| line.rank).map_or(Value::String("—".to_owned()), Value::Integer),
                "state" => Value::String(if results.locked() { "已上交" } else { "草稿" }.to_owned()),
                "void" => Value::Integer(results.void),
                "steps" => Value::Integer(results.steps.len() as i64),
                "meeting" => Value::String(results.meeting.to_string()),
                other => match sum.heads.get(other) {
                    Some(mean) => Value::String(mean.shown()),
                    None => return wrong!("unknown field {other}"),
                },
            })
        }
        // Whom the ranking shows to this person, in its order.
        "qa.ranking" => {
            let (who, month) = (person(world, args, "who")?, month(args)?);
            match ask_as(world, who, Query::Results { month, team: None }) {
                Ok(Answer::Results(results)) => {
                    let of = |line: &areas::quality::results::Line| match line.rank {
                        Some(rank) => format!("{rank} {}", line.person.name),
                        None => format!("— {}", line.person.name),
                    };
                    Ok(Value::Array(results.lines.iter().map(|line| Value::String(of(line))).collect()))
                }
                _ => text("不可见"),
            }
        }
        "qa.common" => {
            let Answer::Results(results) = ask(world, Query::Results { month: world.now.day(), team: None })? else {
                return wrong!("another answer");
            };
            names(results.common.iter().map(|common| &common.tag))
        }
        "qa.comment_state" => {
            let id = world.record(&args.must("id")?, "qa_comment")?;
            let Answer::Weeks { comments, .. } = ask(world, Query::Weeks)? else { return wrong!("another answer") };
            let (comment, _) = comments.into_iter().find(|(comment, _)| comment.id == id).ok_or_else(|| why!("no such comment"))?;
            text(if comment.done.is_some() { "关闭" } else { "待讲评" })
        }
        "qa.training" => {
            let topic = args.must("topic")?;
            let trained =
                trainings(world)?.into_iter().find(|one| one.training.topic == topic).ok_or_else(|| why!("unknown training {topic}"))?;
            match args.text("field")?.as_deref() {
                None => text(trained.training.state().word()),
                Some("people") => names(trained.people.iter().map(|(name, _)| name)),
                Some("effect") => {
                    let (before, after) = trained.means.unwrap_or_default();
                    let effect = areas::quality::clauses::train_06_effect::effect(before, after);
                    text(effect.map_or_else(|| "—".to_owned(), shown_change))
                }
                Some(other) => wrong!("unknown field {other}"),
            }
        }
        "qa.proposal" => {
            let week = week_start(args.day("week")?.unwrap_or(world.now.day()));
            let Answer::Proposal(proposal) = ask(world, Query::Proposal { week })? else { return wrong!("another answer") };
            Ok(match args.text("field")?.as_deref() {
                None => Value::Array(proposal.items.iter().map(|(_, item)| Value::String(item.topic.clone())).collect()),
                Some("checks") => Value::Integer(proposal.checks),
                Some("findings") => Value::Integer(proposal.findings),
                Some("late") => Value::Boolean(world.now.day() > proposal.due.day() && proposal.done.is_none()),
                Some(other) => return wrong!("unknown field {other}"),
            })
        }
        "qa.appeal_state" => text(appeal(world, args)?.appeal.state.word()),
        "qa.appeal_score" => {
            let row = appeal(world, args)?;
            text(format!("{} → {}", row.appeal.old, row.appeal.points.unwrap_or(row.appeal.old)))
        }
        "qa.drawn" | "qa.drawn_by" => {
            let Answer::Sample(sample) = ask(world, Query::Sample { month: world.now.day() })? else { return wrong!("another answer") };
            let who = args.text("who")?.map(|name| world.person(&name).map(|person| person.id)).transpose()?;
            let counts = |pick: &&areas::quality::Pick| {
                let is = if check == "qa.drawn" { pick.record.handler } else { pick.checker };
                pick.state.word() != "已换" && who.is_none_or(|who| who == is)
            };
            Ok(Value::Integer(sample.picks.iter().filter(counts).count() as i64))
        }
        "qa.redraw" => {
            let draw = world.record(&args.must("id")?, "qa_draw")?;
            let Answer::Redrawn(redrawn) = ask(world, Query::Redraw { draw })? else { return wrong!("another answer") };
            Ok(Value::Boolean(redrawn.same))
        }
        "qa.form_state" => {
            let id = world.record(&args.must("id")?, FORM)?;
            let Answer::Forms(forms) = ask(world, Query::Forms)? else { return wrong!("another answer") };
            let form = forms.into_iter().find(|view| view.form.id == id).ok_or_else(|| why!("no such sheet"))?;
            text(form.form.state.word())
        }
        "qa.form_version" => Ok(Value::Integer(checked(world)?.form.version)),
        // What this person sees of a calibration: names of those whose scores are shown; with `field`, agreement.
        "qa.calibration" => {
            let (who, id) = (person(world, args, "who")?, world.record(&args.must("id")?, CALIBRATION)?);
            let Ok(Answer::Calibrations(found)) = ask_as(world, who, Query::Calibrations) else { return text("不可见") };
            let one = found.into_iter().find(|one| one.calibration.id == id).ok_or_else(|| why!("no such calibration"))?;
            match args.text("field")?.as_deref() {
                None => names(one.marks.iter().map(|(name, _)| name)),
                Some("agreement") => text(share(one.agreement.0, one.agreement.1)),
                Some("spread") => Ok(Value::Array(one.spread.iter().map(|points| Value::Integer(*points)).collect())),
                Some(other) => wrong!("unknown field {other}"),
            }
        }
        "qa.said" => text(Lang::Zh.say(&checked(world)?.judged.finding.message)),
        other => wrong!("unknown check {other}"),
    }
}
