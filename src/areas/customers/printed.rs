//! What a printed list of customers says above and below its rows: department, who printed it, filter, time and reason (FILE-23).

use std::collections::BTreeMap;

use super::list::{Column, Condition};
use super::model::Kind;
use super::sheet::{ExportOrder, shown};
use crate::areas::{Context, links};
use crate::base::Fault;
use crate::exchange::{Entry, Page};
use crate::i18n::Lang;
use crate::msg;

/// The page around an exported list; sheets take its title alone.
///
/// # Errors
/// A fault of the file.
pub(super) fn heading(cx: &Context<'_, '_>, order: &ExportOrder) -> Result<Page, Fault> {
    let lang = order.lang;
    let title = lang.tr("customers-sheet-name");
    let mut page = Page::by(lang, title, &links::department(cx.tx)?, &cx.actor.name, cx.at.local());
    let filter = filter(order, &links::names(cx.tx)?);
    page.facts.push(Entry::new(lang.tr("customers-print-filter"), filter));
    page.facts.push(Entry::new(lang.tr("customers-print-reason"), order.reason.clone()));
    Ok(page)
}

/// The filter in words, a line for each condition.
fn filter(order: &ExportOrder, names: &BTreeMap<i64, String>) -> String {
    let lang = order.lang;
    let mut lines: Vec<String> = order.list.conditions.iter().map(|condition| in_words(lang, condition, names)).collect();
    let text = order.list.text.trim();
    if !text.is_empty() {
        lines.insert(0, lang.say(&msg!("customers-print-search", text = text)));
    }
    if lines.is_empty() { lang.tr("customers-print-everything").into_owned() } else { lines.join("\n") }
}

fn in_words(lang: Lang, condition: &Condition, names: &BTreeMap<i64, String>) -> String {
    let value = |text: &String| match text.parse() {
        _ if text.is_empty() => lang.tr("customers-print-blank").into_owned(),
        Ok(id) if condition.field.kind() == Kind::Person => names.get(&id).cloned().unwrap_or_default(),
        _ => shown(Column::Field(condition.field), text, lang),
    };
    let values: Vec<String> = condition.any_of.iter().map(value).collect();
    lang.say(&msg!("customers-print-condition", field = condition.field.message(), values = lang.list(&values)))
}
