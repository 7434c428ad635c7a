//! 换班登记表 on paper (SWAP-02).

use super::model::{Fate, Opinion, Part, Side, Standing, State, Swap};
use super::questions::{Card, View, readable_swap, view};
use crate::areas::Context;
use crate::base::{Instant, No};
use crate::exchange::{Block, Entry, Page, PrintColumn, PrintTable};
use crate::i18n::{Lang, moment_long};
use crate::msg;

/// Fills a page that says who printed it, for who may read the swap.
///
/// # Errors
/// A refusal for who may not read it, or a fault.
pub fn form(cx: &Context<'_, '_>, id: i64, page: Page) -> Result<Page, No> {
    readable_swap(cx, id)?;
    Ok(register(&view(cx, id)?, cx.at, page))
}

fn register(view: &View, now: Instant, page: Page) -> Page {
    let lang = page.lang;
    let swap = &view.swap;
    let entry = |id: &str, value: String| Entry::new(lang.tr(id), value);
    let row = |id: &str, of_a: String, of_b: String| vec![lang.tr(id).into_owned(), of_a, of_b];
    let (a, b) = (&view.a.person, &view.b.person);
    let people = vec![
        row("roster-swaps-print-name", a.name.clone(), b.name.clone()),
        row("roster-swaps-print-team", a.team_name.clone(), b.team_name.clone()),
        row("roster-swaps-print-job", described(&view.a), described(&view.b)),
        row("roster-swaps-print-shift", shift(swap, Part::Given), shift(swap, Part::Return)),
        row("roster-swaps-print-handed", at(lang, Some(swap.filed_at)), at(lang, swap.confirmed_at)),
        row("roster-swaps-print-opinion", opinion(lang, swap.opinion(Side::A)), opinion(lang, swap.opinion(Side::B))),
        row("roster-swaps-print-worked-head", worked(view, Part::Given, now, lang), worked(view, Part::Return, now, lang)),
    ];
    let heads = ["", "roster-swaps-print-a", "roster-swaps-print-b"];
    let column = |id: &&str| {
        let title = if id.is_empty() { String::new() } else { lang.tr(id).into_owned() };
        PrintColumn { title, right: false }
    };
    let people = Block::Table(PrintTable { columns: heads.iter().map(column).collect(), rows: people });
    let form = vec![
        entry("roster-swaps-print-ground", lang.say(&swap.ground.message())),
        entry("roster-swaps-in-person-tick", lang.tr("roster-swaps-ticked").into_owned()),
        Entry::wide(lang.tr("roster-swaps-reason"), swap.reason.clone()),
        Entry::wide(lang.tr("roster-swaps-items"), swap.items.clone()),
        entry("roster-swaps-print-effective", at(lang, swap.effective_at)),
        entry("roster-swaps-print-ended", ended(swap, lang)),
        Entry::wide(lang.tr("roster-swaps-print-liability"), liability(view, lang)),
    ];
    let mut facts = vec![entry("roster-swaps-print-no", swap.no.clone())];
    facts.extend(page.facts);
    facts.push(entry("roster-swaps-print-state", lang.say(&view.state.message())));
    let signatures =
        ["roster-swaps-print-sign-a", "roster-swaps-print-sign-b", "roster-swaps-print-sign-leader-a", "roster-swaps-print-sign-leader-b"];
    let blocks = vec![people, Block::Grid(form), Block::Signatures(signatures.iter().map(|id| lang.tr(id).into_owned()).collect())];
    Page { title: lang.tr("roster-swaps-print-title").into_owned(), facts, blocks, ..page }
}

fn described(card: &Card) -> String {
    [card.person.job.as_str(), card.person.level_name.as_str()].into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

fn shift(swap: &Swap, part: Part) -> String {
    swap.leg(part).map_or_else(
        || "—".to_owned(),
        |leg| {
            let clock = |at: Instant| at.local().strftime("%H:%M").to_string();
            format!("{} {} {}–{}", leg.day, leg.name, clock(leg.span.from), clock(leg.span.to))
        },
    )
}

fn at(lang: Lang, at: Option<Instant>) -> String {
    at.map_or_else(|| "—".to_owned(), |at| moment_long(lang, at.local()))
}

fn opinion(lang: Lang, opinion: Option<&Opinion>) -> String {
    opinion.map_or_else(String::new, |opinion| {
        let word = lang.tr(if opinion.agrees { "roster-swaps-agreed" } else { "roster-swaps-refused" });
        format!("{word}\n{}\n{} {}", opinion.comment, opinion.name, moment_long(lang, opinion.at.local()))
    })
}

/// What became of a shift of a swap in force.
fn worked(view: &View, part: Part, now: Instant, lang: Lang) -> String {
    let in_force = view.swap.standing == Standing::Effective;
    let Some(leg) = view.swap.leg(part).filter(|_| in_force) else { return "—".to_owned() };
    match Fate::of(leg, now, view.came.contains(&leg.shift)) {
        Fate::Ahead => String::new(),
        Fate::Worked => lang.tr("roster-swaps-print-worked").into_owned(),
        Fate::Missed => lang.say(&State::Missed.message()),
    }
}

fn liability(view: &View, lang: Lang) -> String {
    let told = view.swap.liabilities.iter().map(|of| {
        let confirmed = of.confirmed.as_ref().map_or("", |(name, _)| name.as_str());
        let message = msg!(
            "roster-swaps-print-shares",
            part = of.part.word(),
            a = of.a,
            b = of.b,
            measure = of.measure.as_str(),
            by = of.name.as_str(),
            confirmed = confirmed
        );
        lang.say(&message)
    });
    told.collect::<Vec<_>>().join("\n")
}

fn ended(swap: &Swap, lang: Lang) -> String {
    swap.ended
        .as_ref()
        .map_or_else(String::new, |ended| format!("{}\n{} {}", ended.reason, ended.name, moment_long(lang, ended.at.local())))
}
