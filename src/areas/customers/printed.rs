//! What a list of customers that leaves says of itself, in the head of a print or the last sheet of a workbook: department, who took it out,
//! filter, time and reason (FILE-23).

use std::collections::BTreeMap;

use super::filter::{Class, Condition, Group, Join, ME, Subject};
use super::sheet::{ExportOrder, shown};
use crate::areas::{Context, links};
use crate::base::Fault;
use crate::exchange::Page;
use crate::i18n::Lang;
use crate::msg;

/// The page around an exported list.
///
/// # Errors
/// A fault of the file.
pub(super) fn heading(cx: &Context<'_, '_>, order: &ExportOrder) -> Result<Page, Fault> {
    let lang = order.lang;
    let title = lang.tr("customers-sheet-name");
    let page = Page::by(lang, title, &links::department(cx.tx)?, &cx.actor.name, cx.at.local());
    Ok(page.filtered(filter(order, &links::names(cx.tx)?)).because(&order.reason))
}

/// The filter in words, a line for each condition.
fn filter(order: &ExportOrder, names: &BTreeMap<i64, String>) -> String {
    let lang = order.lang;
    let filter = &order.list.filter;
    let group = |group: &Group| {
        let parts: Vec<String> = group.conditions.iter().map(|condition| in_words(lang, condition, names)).collect();
        parts.join(&format!(" {} ", lang.tr(group.join.word())))
    };
    let mut lines: Vec<String> = filter.groups.iter().map(group).collect();
    if filter.join == Join::Any && lines.len() > 1 {
        lines = vec![lines.join(&format!("\n{} ", lang.tr(filter.join.word())))];
    }
    let text = order.list.text.trim();
    if !text.is_empty() {
        lines.insert(0, lang.say(&msg!("customers-print-search", text = text)));
    }
    if lines.is_empty() { lang.tr("customers-print-everything").into_owned() } else { lines.join("\n") }
}

fn in_words(lang: Lang, condition: &Condition, names: &BTreeMap<i64, String>) -> String {
    // Thousands of chosen rows are told by their number.
    if condition.subject == Subject::Record {
        return lang.say(&msg!("customers-export-chosen", count = condition.values.len()));
    }
    let value = |text: &String| match (text.parse(), condition.subject) {
        _ if text.is_empty() => lang.tr("customers-print-blank").into_owned(),
        _ if text == ME => lang.tr("customers-filter-me").into_owned(),
        (Ok(id), subject) if subject.class() == Class::Person => names.get(&id).cloned().unwrap_or_default(),
        (_, Subject::Of(column)) => shown(column, text, lang),
        _ => text.clone(),
    };
    let values: Vec<String> = condition.values.iter().map(value).collect();
    let said = condition.said(lang, lang.list(&values));
    lang.say(&msg!("customers-print-condition", field = condition.subject.message(), values = said))
}
