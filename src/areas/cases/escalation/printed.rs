//! A report with its instructions on paper (ESC-07).

use super::commands::may_read;
use super::model::Report;
use super::store;
use crate::areas::Context;
use crate::areas::cases::missing;
use crate::base::{Instant, No};
use crate::exchange::{Block, Entry, Page, PrintColumn, PrintTable};
use crate::i18n::{Lang, moment_long};

/// Fills a page that says who printed it, for who may read the report.
///
/// # Errors
/// A refusal for who may not read it, or a fault.
pub fn report(cx: &Context<'_, '_>, id: i64, page: Page) -> Result<Page, No> {
    let report = store::report(cx.tx, id)?.filter(|report| may_read(report, cx.actor)).ok_or_else(missing)?;
    Ok(sheet(&report, page))
}

fn sheet(report: &Report, page: Page) -> Page {
    let lang = page.lang;
    let entry = |id: &str, value: String| Entry::new(lang.tr(id), value);
    let wide = |id: &str, value: &str| Entry::wide(lang.tr(id), value.to_owned());
    let mut form = vec![
        entry("cases-escalation-print-category", lang.say(&report.category.message())),
        entry("cases-escalation-print-reporter", report.reporter_name.clone()),
        entry("cases-escalation-print-raised", at(lang, report.raised_at)),
        entry(
            "cases-escalation-print-urgent",
            lang.tr(if report.urgent { "cases-escalation-yes" } else { "cases-escalation-no" }).into_owned(),
        ),
        wide("cases-escalation-print-content", &report.content),
        wide("cases-escalation-print-opinion", &report.opinion),
    ];
    if !report.urgent_reason.is_empty() {
        form.push(wide("cases-escalation-print-urgent-reason", &report.urgent_reason));
    }
    let heads = ["kind", "at", "by", "to", "text"];
    let columns = heads.map(|id| PrintColumn { title: lang.tr(&format!("cases-escalation-print-{id}")).into_owned(), right: false });
    let rows = report
        .steps
        .iter()
        .map(|step| vec![lang.say(&step.kind.message()), at(lang, step.at), step.by_name.clone(), step.to_name.clone(), step.text.clone()]);
    let steps = Block::Table(PrintTable { columns: columns.to_vec(), rows: rows.collect() });
    let mut facts = vec![entry("cases-escalation-print-no", report.no.clone())];
    facts.extend(page.facts);
    facts.push(entry("cases-escalation-print-state", lang.say(&report.state.message())));
    let signatures = ["cases-escalation-print-sign-reporter", "cases-escalation-print-sign-superior"];
    let signatures = Block::Signatures(signatures.iter().map(|id| lang.tr(id).into_owned()).collect());
    Page { title: lang.tr("cases-escalation-print-title").into_owned(), facts, blocks: vec![Block::Grid(form), steps, signatures], ..page }
}

fn at(lang: Lang, at: Instant) -> String {
    moment_long(lang, at.local())
}
