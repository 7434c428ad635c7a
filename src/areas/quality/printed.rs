//! 服务质量综合考评表 on paper: of a month, of a person in a month with every check in detail, and of one check.

use super::model::{Finding, Printout, Record, Stage, month_word};
use super::questions::{Answer, Query, RecordView, ask, results, view};
use super::score::shown_total;
use super::sheet::{columns, shown};
use crate::areas::Context;
use crate::base::{Day, Instant, No};
use crate::exchange::{Block, Entry, OutKind, Page, PrintColumn, PrintTable};
use crate::i18n::{Lang, moment_long};
use crate::msg;

/// The form as a page of what the person may read.
///
/// # Errors
/// A refusal for who may not read it, or a fault.
pub fn form(cx: &Context<'_, '_>, what: Printout, page: Page) -> Result<Page, No> {
    match what {
        Printout::Month { month, team } => of_month(cx, month, team, page),
        Printout::Person { staff, month } => of_person(cx, staff, month, page),
        Printout::Record(id) => Ok(of_record(&view(cx, id)?, page)),
    }
}

fn signatures(lang: Lang, ids: &[&str]) -> Block {
    Block::Signatures(ids.iter().map(|id| lang.tr(id).into_owned()).collect())
}

fn of_month(cx: &Context<'_, '_>, month: Day, team: Option<i64>, page: Page) -> Result<Page, No> {
    let lang = page.lang;
    let results = results(cx, month, team)?;
    let mut facts = page.facts.clone();
    facts.push(Entry::new(lang.tr("quality-print-month"), month_word(results.month)));
    if let Some((_, name)) = results.teams.iter().find(|(id, _)| Some(*id) == team) {
        facts.push(Entry::new(lang.tr("quality-figure-team"), name.clone()));
    }
    facts.push(Entry::new(lang.tr("quality-print-figures"), results.figures.shown()));
    let handed_in = results.steps.last().filter(|step| step.handed_in);
    facts.extend(handed_in.map(|step| Entry::new(lang.tr("quality-stage-handed-in"), signed(lang, &step.by.name, step.by.at))));
    let columns = columns(lang, &results).into_iter().map(|(title, kind)| PrintColumn { title, right: kind != OutKind::Text }).collect();
    let rows = results.lines.iter().map(|line| shown(lang, &results, line)).collect();
    let blocks = vec![
        Block::Table(PrintTable { columns, rows }),
        signatures(lang, &["quality-print-checker", "quality-print-director", "quality-print-day"]),
    ];
    Ok(Page { title: lang.say(&msg!("quality-print-title", month = month_word(results.month))), facts, blocks, ..page })
}

fn signed(lang: Lang, name: &str, at: Instant) -> String {
    format!("{name} {}", moment_long(lang, at.local()))
}

/// Every check of a person in detail, as QA-05 asks for it.
fn of_person(cx: &Context<'_, '_>, staff: i64, month: Day, page: Page) -> Result<Page, No> {
    let lang = page.lang;
    let Answer::Records(rows) = ask(cx, &Query::Records { month })? else { return Ok(page) };
    let mut blocks = Vec::new();
    let mut person = String::new();
    for row in rows.iter().rev().filter(|row| row.record.person == staff && row.record.stored != Stage::Draft) {
        let view = view(cx, row.record.id)?;
        person.clone_from(&view.person.name);
        blocks.push(Block::Heading(view.record.no.clone()));
        blocks.extend(detail(lang, &view));
    }
    blocks.push(signatures(lang, &["quality-print-checker", "quality-print-agent", "quality-print-day"]));
    let mut facts = page.facts.clone();
    facts.push(Entry::new(lang.tr("quality-figure-name"), person));
    Ok(Page { title: lang.say(&msg!("quality-print-title", month = month_word(month))), facts, blocks, ..page })
}

fn of_record(view: &RecordView, page: Page) -> Page {
    let lang = page.lang;
    let mut facts = vec![Entry::new(lang.tr("quality-print-no"), view.record.no.clone())];
    facts.extend(page.facts);
    let mut blocks = detail(lang, view);
    blocks.push(signatures(lang, &["quality-print-checker", "quality-print-agent", "quality-print-day"]));
    Page { title: view.form.draft.name.clone(), facts, blocks, ..page }
}

/// One row of the sheet: who, when, what was heard, the scores, findings with coaching, confirmation.
fn detail(lang: Lang, view: &RecordView) -> Vec<Block> {
    let record = &view.record;
    let moment = |at: Option<Instant>| at.map_or_else(|| "—".to_owned(), |at| moment_long(lang, at.local()));
    let entry = |id: &str, value: String| Entry::new(lang.tr(id), value);
    let grid = vec![
        entry("quality-figure-name", view.person.name.clone()),
        entry("quality-figure-team", view.person.team_name.clone()),
        entry("quality-field-on", moment(Some(record.on))),
        entry("quality-field-channel", record.channel.clone()),
        Entry::wide(lang.tr("quality-field-content"), record.content.clone()),
        entry("quality-print-checker", record.checker_name.clone()),
        entry("quality-print-submitted", moment(record.submitted_at)),
        entry("quality-print-confirmed", moment(record.confirmed_at)),
        entry("quality-print-state", state(lang, record)),
    ];
    let head = |id: &str, right| PrintColumn { title: lang.tr(id).into_owned(), right };
    let mut rows: Vec<Vec<String>> = view
        .form
        .draft
        .heads
        .iter()
        .zip(&record.scores)
        .map(|(head, score)| {
            let mark = match (score.entry.mark.points(), score.first) {
                (Some(points), Some(first)) => format!("{first} → {points}"),
                (Some(points), None) => points.to_string(),
                (None, _) => lang.say(&score.entry.mark.kind().message()),
            };
            vec![head.name.clone(), score.weight.to_string(), mark, score.entry.cause.clone()]
        })
        .collect();
    let grade = lang.say(&view.grade.message());
    rows.push(vec![lang.tr("quality-total").into_owned(), "100".to_owned(), shown_total(record.total.hundredths()), grade]);
    let columns = vec![
        head("quality-field-head", false),
        head("quality-field-weight", true),
        head("quality-field-points", true),
        head("quality-field-cause", false),
    ];
    let mut blocks = vec![Block::Grid(grid), Block::Table(PrintTable { columns, rows })];
    if !view.findings.is_empty() {
        let columns = vec![head("quality-findings", false), head("quality-field-found-at", false), head("quality-field-coaching", false)];
        let rows = view.findings.iter().map(|finding| found(lang, finding)).collect();
        blocks.push(Block::Table(PrintTable { columns, rows }));
    }
    blocks
}

fn state(lang: Lang, record: &Record) -> String {
    let state = lang.say(&record.stage().message());
    match &record.ended {
        Some(ended) => format!("{state} {} {}", ended.text, signed(lang, &ended.name, ended.at)),
        None => state,
    }
}

fn found(lang: Lang, finding: &Finding) -> Vec<String> {
    let what = [finding.draft.tag.as_str(), finding.draft.text.as_str()].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>();
    let coaching = match &finding.corrected {
        Some(corrected) => format!("{}\n{}", corrected.text, signed(lang, &corrected.name, corrected.at)),
        None => lang.say(&finding.state().message()),
    };
    vec![what.join("\n"), signed(lang, &finding.name, finding.at), coaching]
}
