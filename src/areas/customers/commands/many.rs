//! Acts on many customers at once, and what they would change.

use std::collections::BTreeSet;

use super::{Change, Command, Decision, Facts, missing};
use crate::areas::customers::clauses::file_18_grade;
use crate::base::fold::clean;
use crate::base::{Actor, Finding, Function, Reach, Refusal, Verdict};
use crate::msg;

/// Customers of one act at most; the writer keeps nobody else waiting longer than some seconds.
pub const MOST_AT_ONCE: usize = 100_000;
/// Characters of a tag.
const TAG_LETTERS: usize = 40;
/// Lines of a preview.
const LINES: usize = 6;

/// A customer of an act on many, as it is stored.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Picked {
    /// Which.
    pub id: i64,
    /// Its number.
    pub no: String,
    /// Its name.
    pub name: String,
    /// It is one of the person's own.
    pub own: bool,
    /// Its tags.
    pub tags: BTreeSet<String>,
    /// Its grade.
    pub grade: String,
    /// Where the grade comes from.
    pub grade_by: String,
    /// Why, where it was set by hand.
    pub grade_reason: String,
    /// The grade of its sales; nothing without any order.
    pub by_sales: Option<&'static str>,
}

/// No more customers than one act takes.
///
/// # Errors
/// Too many, or none of them is there.
pub fn check_count(asked: usize, found: usize) -> Result<(), Refusal> {
    if asked > MOST_AT_ONCE {
        let message = msg!("customers-many-most", most = MOST_AT_ONCE);
        return Err(Refusal { message, clauses: Vec::new(), flaws: Vec::new() });
    }
    if found == 0 { Err(missing()) } else { Ok(()) }
}

/// FILE-18: a grade by hand with its reason, or the grades of the sales again.
pub fn grade(facts: &Facts, asked: usize, grade: Option<&str>, reason: &str, actor: &Actor) -> Decision {
    actor.must_do_all(Function::CustomerManage)?;
    check_count(asked, facts.picked.len())?;
    if let Some(grade) = grade {
        file_18_grade::by_hand(grade, reason)?;
    }
    let wanted = |picked: &Picked| match (grade, picked.by_sales) {
        (Some(grade), _) => (grade.to_owned(), "人工", reason.trim().to_owned()),
        (None, Some(grade)) => (grade.to_owned(), "计算", String::new()),
        (None, None) => (picked.grade.clone(), "", String::new()),
    };
    Ok((facts.picked.iter().filter_map(|picked| graded(picked, wanted(picked))).collect(), Vec::new()))
}

/// FILE-18: the days passed, and orders with them; the program lets the sales of the last twelve months decide again.
pub fn regrade(facts: &Facts, actor: &Actor) -> Decision {
    if actor.id != 0 {
        return Err(Refusal::by("SEC-08", msg!("base-refused-do")).into());
    }
    let Some(day) = facts.regrades else { return Ok((Vec::new(), Vec::new())) };
    let by_sales = |picked: &Picked| graded(picked, (picked.by_sales?.to_owned(), "计算", String::new()));
    let mut changes: Vec<Change> = facts.picked.iter().filter_map(by_sales).collect();
    changes.push(Change::RegradedOn(day));
    Ok((changes, Vec::new()))
}

/// The change to this grade, if it is one.
fn graded(picked: &Picked, (grade, by, reason): (String, &'static str, String)) -> Option<Change> {
    let same = picked.grade == grade && picked.grade_by == by && picked.grade_reason == reason;
    (!same).then_some(Change::SetGrade { customer: picked.id, grade, by, reason })
}

/// Tags come and go. What is not the person's own stays as it is.
pub fn tag(facts: &Facts, asked: usize, add: &BTreeSet<String>, remove: &BTreeSet<String>, actor: &Actor) -> Decision {
    let access = actor.must_do(Function::CustomerEdit)?;
    check_count(asked, facts.picked.len())?;
    let (add, remove) = (cleaned(add), cleaned(remove));
    if add.is_empty() && remove.is_empty() {
        return Err(Refusal::of_field("tags", "", msg!("customers-many-no-tag")).into());
    }
    if add.iter().any(|tag| tag.chars().count() > TAG_LETTERS) {
        return Err(Refusal::of_field("tags", "", msg!("customers-too-long", limit = TAG_LETTERS)).into());
    }
    let (mine, others): (Vec<&Picked>, Vec<&Picked>) = facts.picked.iter().partition(|picked| access.reach == Reach::All || picked.own);
    if mine.is_empty() {
        return Err(Refusal::by("SEC-08", msg!("customers-not-own")).into());
    }
    let tagged = |picked: &&Picked| {
        let after: BTreeSet<String> = picked.tags.union(&add).filter(|tag| !remove.contains(*tag)).cloned().collect();
        (after != picked.tags).then(|| Change::SetTags { customer: picked.id, before: picked.tags.clone(), after })
    };
    let left_out = (!others.is_empty()).then(|| Finding {
        clause: "SEC-08",
        verdict: Verdict::Warned,
        message: msg!("customers-many-left-out", count = others.len()),
    });
    Ok((mine.iter().filter_map(tagged).collect(), left_out.into_iter().collect()))
}

fn cleaned(tags: &BTreeSet<String>) -> BTreeSet<String> {
    tags.iter().map(|tag| clean(tag)).filter(|tag| !tag.is_empty()).collect()
}

/// One customer of a preview.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PreviewLine {
    /// Its number.
    pub no: String,
    /// Its name.
    pub name: String,
    /// Canonical text before.
    pub before: String,
    /// Canonical text after.
    pub after: String,
}

/// What an act on many would do.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Preview {
    /// So many customers change.
    pub changed: usize,
    /// So many are so already.
    pub same: usize,
    /// So many are left out; the findings say why.
    pub left_out: usize,
    /// What the clauses say.
    pub findings: Vec<Finding>,
    /// The first that change.
    pub lines: Vec<PreviewLine>,
}

/// What the decided changes of an act on many come to.
pub fn preview(facts: &Facts, command: &Command, changes: &[Change], findings: Vec<Finding>, actor: &Actor) -> Preview {
    let tags = |tags: &BTreeSet<String>| tags.iter().cloned().collect::<Vec<_>>().join("、");
    let picked = |id: i64| facts.picked.iter().find(|picked| picked.id == id);
    let line = |change: &Change| match change {
        Change::Allocate { customer, agent } => {
            let held = facts.held.iter().find(|held| held.id == *customer)?;
            let before = held.agent.map_or(String::new(), |agent| agent.to_string());
            Some(PreviewLine { no: held.no.clone(), name: held.name.clone(), before, after: agent.to_string() })
        }
        Change::SetGrade { customer, grade, .. } => {
            let picked = picked(*customer)?;
            let (no, name, before) = (picked.no.clone(), picked.name.clone(), picked.grade.clone());
            Some(PreviewLine { no, name, before, after: grade.clone() })
        }
        Change::SetTags { customer, before, after } => {
            let picked = picked(*customer)?;
            Some(PreviewLine { no: picked.no.clone(), name: picked.name.clone(), before: tags(before), after: tags(after) })
        }
        _ => None,
    };
    let own_only = matches!(command, Command::Tag { .. }) && actor.access(Function::CustomerEdit).reach == Reach::Own;
    let left_out = facts.picked.iter().filter(|picked| own_only && !picked.own).count();
    let all = facts.picked.len() + facts.held.len();
    Preview {
        changed: changes.len(),
        same: all.saturating_sub(changes.len() + left_out),
        left_out,
        findings,
        lines: changes.iter().take(LINES).filter_map(line).collect(),
    }
}
