//! Documents: registered, corrected, filed; categories that do not apply.

use super::{Change, Decision, Facts, missing, not_allowed, turn};
use crate::areas::archives::clauses::{file_06_categories, file_07_order, file_08_filing, file_09_material, file_15_opening};
use crate::areas::archives::model::{Category, Document, Draft, State, Step, Ticks};
use crate::base::{Actor, Day, Flaw, Refusal};
use crate::msg;

/// Most characters of a text of a document.
const LONGEST: usize = 200;
/// Most pages of one document.
const MOST_PAGES: i64 = 100_000;

fn may_keep(facts: &Facts, actor: &Actor) -> Result<(), Refusal> {
    facts.owner.as_ref().ok_or_else(missing)?;
    if file_15_opening::keeps(actor, facts.own) || facts.keeper == Some(actor.id) { Ok(()) } else { Err(not_allowed()) }
}

fn one(facts: &Facts) -> Result<&Document, Refusal> {
    facts.documents.first().ok_or_else(missing)
}

/// What is wrong with an entry, registered on this day.
fn flaws(draft: &Draft, registered: Day) -> Vec<Flaw> {
    let mut flaws = Vec::new();
    let mut flaw = |field, clause, message| flaws.push(Flaw { field, clause, message });
    if draft.title.is_empty() {
        flaw("title", "FILE-07", msg!("archives-title-blank"));
    }
    for (field, text) in [
        ("title", &draft.title),
        ("doc_no", &draft.doc_no),
        ("issuer", &draft.issuer),
        ("place", &draft.place),
        ("material", &draft.material),
    ] {
        if text.chars().count() > LONGEST {
            flaw(field, "", msg!("archives-too-long", limit = LONGEST));
        }
    }
    if !(0..=MOST_PAGES).contains(&draft.pages) {
        flaw("pages", "", msg!("archives-pages"));
    }
    flaws.extend(file_07_order::judge(draft.issued, registered));
    flaws
}

fn tidy(draft: &Draft) -> Draft {
    let mut draft = draft.clone();
    for text in [&mut draft.title, &mut draft.doc_no, &mut draft.issuer, &mut draft.place, &mut draft.material] {
        *text = text.trim().to_owned();
    }
    draft
}

/// FILE-07: a document enters the archive, and is filed at once where the ticks are signed. Its category applies from then on.
pub fn register(facts: &Facts, draft: &Draft, file: Option<Ticks>, actor: &Actor, today: Day) -> Decision {
    may_keep(facts, actor)?;
    let customer = facts.owner.as_ref().ok_or_else(missing)?.id;
    let draft = tidy(draft);
    let mut flaws = flaws(&draft, today);
    if file.is_some() {
        flaws.extend(file_09_material::judge(&draft));
    }
    if let Some(refusal) = Refusal::flawed(flaws) {
        return Err(refusal);
    }
    if let Some(ticks) = file {
        file_08_filing::signed(ticks)?;
    }
    let mut changes = Vec::new();
    if facts.exempt {
        changes.push(Change::Lift(customer, draft.category));
    }
    changes.push(Change::Insert { customer, draft: Box::new(draft), filed: file.is_some() });
    Ok((changes, Vec::new()))
}

/// Corrects an entry. What is filed stays fit to be filed.
pub fn edit(facts: &Facts, rev: i64, draft: &Draft, actor: &Actor) -> Decision {
    may_keep(facts, actor)?;
    let stored = one(facts)?;
    if !matches!(stored.state, State::Registered | State::Filed) {
        return Err(closed(stored));
    }
    if stored.rev != rev {
        return Err(Refusal { message: msg!("archives-edit-late"), clauses: Vec::new(), flaws: Vec::new() });
    }
    let draft = tidy(draft);
    let mut flaws = flaws(&draft, stored.registered.at.day());
    if stored.state == State::Filed {
        flaws.extend(file_09_material::judge(&draft));
    }
    if let Some(refusal) = Refusal::flawed(flaws) {
        return Err(refusal);
    }
    if draft == stored.draft {
        return Ok((Vec::new(), Vec::new()));
    }
    let mut changes = Vec::new();
    if facts.exempt {
        changes.push(Change::Lift(stored.customer, draft.category));
    }
    changes.push(Change::Update(Box::new(draft)));
    Ok((changes, Vec::new()))
}

/// The entry is not corrected where the document stands: lent or handed over, or on its way to be destroyed.
pub fn closed(document: &Document) -> Refusal {
    let clause = if matches!(document.state, State::Lent | State::Moved) { "FILE-10" } else { "FILE-11" };
    Refusal::by(clause, msg!("archives-edit-state", no = document.no.as_str(), state = document.state.message()))
}

/// FILE-08, FILE-09: a registered document is filed by whoever signs the four ticks.
pub fn file(facts: &Facts, ticks: Ticks, actor: &Actor, today: Day) -> Decision {
    may_keep(facts, actor)?;
    let document = one(facts)?;
    turn(&facts.documents, Step::File)?;
    if let Some(refusal) = Refusal::flawed(file_09_material::judge(&document.draft).into_iter().collect()) {
        return Err(refusal);
    }
    file_08_filing::signed(ticks)?;
    let late = file_08_filing::judge(document.registered.at, facts.limits.file_within_days, today);
    Ok((vec![Change::File(document.id)], late.into_iter().collect()))
}

/// FILE-06: a category does not apply to this customer, or applies again.
pub fn exempt(facts: &Facts, category: Category, reason: Option<&str>, actor: &Actor) -> Decision {
    may_keep(facts, actor)?;
    let customer = facts.owner.as_ref().ok_or_else(missing)?.id;
    let change = match reason {
        None if !facts.exempt => return Ok((Vec::new(), Vec::new())),
        None => Change::Lift(customer, category),
        Some(reason) => {
            file_06_categories::exempt(category, facts.present, reason)?;
            Change::Exempt(category, reason.trim().to_owned())
        }
    };
    Ok((vec![change], Vec::new()))
}
