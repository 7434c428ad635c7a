//! Figures of complaints, each with the complaints behind it: satisfaction (KPI-03), first replies in time (KPI-13), and the analysis of
//! causes, emotions, times and rounds (CASE-11, CASE-13, CASE-19, CASE-20).

use std::collections::{BTreeMap, BTreeSet};

use crate::areas::cases::complaints::clauses::case_19_times;
use crate::areas::cases::complaints::model::{Category, Emotion, Satisfaction, State};
use crate::areas::cases::complaints::{Analysis, Bar, Cell, Figure, Group, Of, StageTime, Whose};
use crate::areas::{Context, links};
use crate::base::{Access, Deed, Fault, Function, Instant, No, Reach, Refusal, begin_of, end_of};
use crate::msg;
use crate::store::{Row, Sql};

/// Whose figures this person may see: everybody's, the group's, or his own.
fn people(cx: &Context<'_, '_>, whose: Whose) -> Result<Option<BTreeSet<i64>>, No> {
    let Access { deed, reach, note } = cx.actor.access(Function::Statistics);
    if deed < Deed::Read {
        return Err(No::Refused(Refusal::by("SEC-08", msg!("base-refused-read"))));
    }
    let working = links::roster_people(cx.tx)?;
    let team = |team: Option<i64>| working.iter().filter(|person| team.is_some() && person.team == team).map(|person| person.id).collect();
    let wanted: Option<BTreeSet<i64>> = match whose {
        Whose::Everybody => None,
        Whose::Person(staff) => Some(BTreeSet::from([staff])),
        Whose::Team(id) => Some(team(Some(id))),
    };
    if reach == Reach::All {
        return Ok(wanted);
    }
    let mut mine = if note == "group" { team(cx.actor.team) } else { BTreeSet::new() };
    mine.insert(cx.actor.id);
    Ok(Some(match wanted {
        None => mine,
        Some(wanted) => wanted.intersection(&mine).copied().collect(),
    }))
}

/// The conditions of what figures are taken of beside the time, with the values of all, those of the time first.
fn conditions<'a>(cx: &Context<'_, '_>, of: &'a Of, column: &str) -> Result<(String, Vec<Sql<'a>>), No> {
    let mut text = String::new();
    let mut values = vec![Sql::from(begin_of(of.period.from())), Sql::from(end_of(of.period.to()))];
    if let Some(people) = people(cx, of.whose)? {
        let ids: Vec<String> = people.iter().map(i64::to_string).collect();
        text.push_str(&format!(" AND {column} IN ({})", if ids.is_empty() { "-1".to_owned() } else { ids.join(", ") }));
    }
    for (column, wanted) in [("c.department", &of.department), ("c.product", &of.product)] {
        if let Some(wanted) = wanted {
            values.push(Sql::from(wanted));
            text.push_str(&format!(" AND {column} = ?{}", values.len()));
        }
    }
    Ok((text, values))
}

/// KPI-03 投诉客户满意度: 满意 of all whose last feedback lies in the period, and of those that were ended in it, which count as unsatisfied.
///
/// # Errors
/// A refusal for who may see no figures, or a fault.
pub fn satisfaction(cx: &Context<'_, '_>, of: &Of) -> Result<Figure, No> {
    let (more, values) = conditions(cx, of, "c.handler")?;
    let sql = format!(
        "SELECT c.id, c.satisfaction, c.state FROM complaint c WHERE c.stands = 1 \
         AND ((c.state = '终结' AND c.closed_at BETWEEN ?1 AND ?2) OR (c.state <> '终结' AND c.feedback_at BETWEEN ?1 AND ?2)){more} ORDER BY c.id"
    );
    let mut figure = Figure::default();
    for (id, good) in
        cx.tx.all(&sql, &values, |row| Ok((row.int(0)?, row.str(1)? == Satisfaction::Good.word() && row.str(2)? != State::Ended.word())))?
    {
        if good {
            figure.part.push(id);
        }
        figure.whole.push(id);
    }
    Ok(figure)
}

/// KPI-13 投诉首次回复及时率: replied within the target, of those registered in the period. One whose target is still ahead and that has no
/// reply yet is left out.
///
/// # Errors
/// A refusal for who may see no figures, or a fault.
pub fn first_replies(cx: &Context<'_, '_>, of: &Of) -> Result<Figure, No> {
    let (more, values) = conditions(cx, of, "c.tracker")?;
    let sql = format!(
        "SELECT c.id, c.reply_at, c.reply_due FROM complaint c WHERE c.stands = 1 AND c.accepted_at BETWEEN ?1 AND ?2{more} ORDER BY c.id"
    );
    let mut figure = Figure::default();
    for (id, replied, due) in cx.tx.all(&sql, &values, |row| Ok((row.int(0)?, row.maybe_int(1)?.map(Instant), row.instant(2)?)))? {
        match replied {
            Some(at) if at <= due => {
                figure.part.push(id);
                figure.whole.push(id);
            }
            None if cx.at <= due => figure.excluded.push(id),
            _ => figure.whole.push(id),
        }
    }
    Ok(figure)
}

/// What the analysis reads of one complaint.
struct Case {
    id: i64,
    accepted_at: Instant,
    handler: String,
    department: String,
    product: String,
    emotion: Option<Emotion>,
    cause: Option<Category>,
    round: i64,
    transfers: i64,
    satisfaction: Option<Satisfaction>,
    ended: bool,
    reply: (Option<Instant>, Instant),
    closed_at: Option<Instant>,
}

fn case_of(row: &Row<'_>) -> Result<Case, Fault> {
    Ok(Case {
        id: row.int(0)?,
        accepted_at: row.instant(1)?,
        handler: row.text(2)?,
        department: row.text(3)?,
        product: row.text(4)?,
        emotion: Emotion::of(row.str(5)?),
        cause: Category::of(row.str(6)?),
        round: row.int(7)?,
        transfers: row.int(8)?,
        satisfaction: Satisfaction::of(row.str(9)?),
        ended: row.str(10)? == State::Ended.word(),
        reply: (row.maybe_int(11)?.map(Instant), row.instant(12)?),
        closed_at: row.maybe_int(13)?.map(Instant),
    })
}

/// The analysis of the complaints that were registered in a period.
///
/// # Errors
/// A refusal for who may see no figures, or a fault.
pub fn analysis(cx: &Context<'_, '_>, of: &Of) -> Result<Analysis, No> {
    let (more, values) = conditions(cx, of, "c.handler")?;
    let sql = format!(
        "SELECT c.id, c.accepted_at, c.handler_name, c.department, c.product, c.emotion, c.cause, c.round, c.transfers, c.satisfaction, c.state, \
         c.reply_at, c.reply_due, c.closed_at FROM complaint c WHERE c.stands = 1 AND c.accepted_at BETWEEN ?1 AND ?2{more} ORDER BY c.id"
    );
    let cases = cx.tx.all(&sql, &values, case_of)?;
    let sql = format!(
        "SELECT s.complaint, s.at, s.state FROM complaint_step s JOIN complaint c ON c.id = s.complaint \
         WHERE c.stands = 1 AND c.accepted_at BETWEEN ?1 AND ?2{more} ORDER BY s.id"
    );
    let mut steps: BTreeMap<i64, Vec<(Instant, State)>> = BTreeMap::new();
    for (id, at, state) in
        cx.tx.all(&sql, &values, |row| Ok((row.int(0)?, row.instant(1)?, State::of(row.str(2)?).unwrap_or(State::Judging))))?
    {
        steps.entry(id).or_default().push((at, state));
    }
    Ok(analysed(&cases, &steps, cx.at))
}

fn analysed(cases: &[Case], steps: &BTreeMap<i64, Vec<(Instant, State)>>, now: Instant) -> Analysis {
    let mut analysis = Analysis { cases: cases.iter().map(|case| case.id).collect(), ..Analysis::default() };
    let mut causes: BTreeMap<Category, Vec<i64>> = BTreeMap::new();
    let mut moods: BTreeMap<(Option<Emotion>, Option<Category>), Vec<i64>> = BTreeMap::new();
    let mut rounds: BTreeMap<i64, Vec<i64>> = BTreeMap::new();
    let mut stages: BTreeMap<State, (i64, Vec<i64>)> = BTreeMap::new();
    for case in cases {
        if let Some(cause) = case.cause {
            causes.entry(cause).or_default().push(case.id);
        }
        moods.entry((case.emotion, case.cause)).or_default().push(case.id);
        rounds.entry(case.round).or_default().push(case.id);
        for (state, time) in case_19_times::stage_times(steps.get(&case.id).map_or(&[], Vec::as_slice), now) {
            let stage = stages.entry(state).or_default();
            stage.0 += time;
            stage.1.push(case.id);
        }
    }
    let mut bars: Vec<(Category, Vec<i64>)> = causes.into_iter().collect();
    bars.sort_by_key(|(cause, ids)| (std::cmp::Reverse(ids.len()), *cause));
    let all: usize = bars.iter().map(|(_, ids)| ids.len()).sum();
    let mut so_far = 0;
    for (cause, ids) in bars {
        so_far += ids.len();
        analysis.pareto.push(Bar { cause, ids, so_far, all });
    }
    analysis.moods = moods.into_iter().map(|((emotion, cause), ids)| Cell { emotion, cause, ids }).collect();
    analysis.rounds = rounds.into_iter().collect();
    analysis.stages = stages.into_iter().map(|(state, (total, ids))| StageTime { state, total, ids }).collect();
    let by = |name: fn(&Case) -> String| groups(cases, steps, name, now);
    analysis.handlers = by(|case| case.handler.clone());
    analysis.departments = by(|case| case.department.clone());
    analysis.products = by(|case| case.product.clone());
    analysis.months = by(|case| {
        let day = case.accepted_at.day();
        format!("{:04}-{:02}", day.year(), day.month())
    });
    analysis.months.sort_by(|a, b| a.name.cmp(&b.name));
    analysis
}

/// The same figures for each handler, department, product or month.
fn groups(cases: &[Case], steps: &BTreeMap<i64, Vec<(Instant, State)>>, name: fn(&Case) -> String, now: Instant) -> Vec<Group> {
    let mut groups: BTreeMap<String, Group> = BTreeMap::new();
    for case in cases {
        let key = name(case);
        let group = groups.entry(key.clone()).or_insert_with(|| Group { name: key, ..Group::default() });
        group.ids.push(case.id);
        group.rounds += case.round;
        group.transfers += case.transfers;
        match (case.ended, case.satisfaction) {
            (true, _) => group.satisfaction.whole.push(case.id),
            (false, Some(satisfaction)) => {
                group.satisfaction.whole.push(case.id);
                if satisfaction == Satisfaction::Good {
                    group.satisfaction.part.push(case.id);
                }
            }
            (false, None) => group.satisfaction.excluded.push(case.id),
        }
        match case.reply {
            (Some(at), due) if at <= due => {
                group.replies.part.push(case.id);
                group.replies.whole.push(case.id);
            }
            (None, due) if now <= due => group.replies.excluded.push(case.id),
            _ => group.replies.whole.push(case.id),
        }
        if let Some(closed_at) = case.closed_at {
            group.closed.push(case.id);
            group.closed_time += closed_at.0 - case.accepted_at.0;
        }
        for (state, time) in case_19_times::stage_times(steps.get(&case.id).map_or(&[], Vec::as_slice), now) {
            *group.stages.entry(state).or_default() += time;
        }
    }
    let mut groups: Vec<Group> = groups.into_values().collect();
    groups.sort_by(|a, b| b.ids.len().cmp(&a.ids.len()).then_with(|| a.name.cmp(&b.name)));
    groups
}
