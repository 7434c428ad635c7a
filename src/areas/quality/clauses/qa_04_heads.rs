//! QA-04 「服务用语、服务态度、语气语调、客户需求的归纳能力，接待客户应变能力等」 (质检员 3 L292).
//!
//! The built-in sheet has these five heads with the points of `qa_weights` (20 each); a department may add heads, and the points of all
//! must make 100. Whole points from 0 to the head's weight; a head that may be 不适用 leaves its weight to the others in proportion; a
//! fatal head (一票否决) that was violated makes the total 0. Grade by `qa_grades`: from 90 优, from 80 良, from 60 合格, below 不合格,
//! compared before rounding. A sheet with a head that is not scored cannot be submitted. A total below the limit of 合格, or a head of at
//! most a quarter of its points (5 of 20), needs a finding before it is submitted; a head whose sheet asks for it needs a root cause too.

use super::{Limits, Saying, plain};
use crate::areas::quality::model::{Entry, FormDraft, Grade, Head, Mark};
use crate::areas::quality::score::{Total, shown_total};
use crate::base::{Flaw, Judged, Message, Refusal, Verdict};
use crate::msg;

const ID: &str = "QA-04";
/// Heads of a sheet at most.
const MOST_HEADS: usize = 20;

/// Grade of a total.
pub fn grade(total: Total, limits: &Limits) -> Grade {
    grade_of(|limit| total.reaches(limit), limits)
}

/// Grade of a mean in tenths.
pub fn grade_of_mean(tenths: i64, limits: &Limits) -> Grade {
    grade_of(|limit| tenths >= limit * 10, limits)
}

fn grade_of(reaches: impl Fn(i64) -> bool, limits: &Limits) -> Grade {
    let [excellent, good, pass] = limits.grade_limits();
    if reaches(excellent) {
        Grade::Excellent
    } else if reaches(good) {
        Grade::Good
    } else if reaches(pass) {
        Grade::Pass
    } else {
        Grade::Fail
    }
}

/// Whether so many points of a head are so few that a finding is needed.
pub fn is_low(points: i64, weight: i64) -> bool {
    points * 4 <= weight
}

/// Checks a score sheet before it is kept or published.
///
/// # Errors
/// What is wrong with it.
pub fn check_form(draft: &FormDraft) -> Result<(), Refusal> {
    let flaw = |field: &'static str, message: Message| Err(Refusal::of_field(field, ID, message));
    if draft.name.trim().is_empty() {
        return flaw("name", msg!("quality-form-no-name"));
    }
    if draft.heads.is_empty() || draft.heads.len() > MOST_HEADS {
        return flaw("heads", msg!("quality-form-heads", most = MOST_HEADS));
    }
    for (place, head) in draft.heads.iter().enumerate() {
        if head.name.trim().is_empty() {
            return flaw("heads", msg!("quality-form-head-no-name", place = place + 1));
        }
        if draft.heads.iter().skip(place + 1).any(|other| other.name.trim() == head.name.trim()) {
            return flaw("heads", msg!("quality-form-head-twice", name = head.name.as_str()));
        }
        if head.fatal != (head.weight == 0) || head.weight < 0 {
            return flaw("heads", msg!("quality-form-head-weight", name = head.name.as_str()));
        }
        if head.cause_at.is_some_and(|at| at < 0 || at >= head.weight) {
            return flaw("heads", msg!("quality-form-head-cause", name = head.name.as_str()));
        }
    }
    let sum: i64 = draft.heads.iter().map(|head| head.weight).sum();
    if sum != 100 {
        return flaw("heads", msg!("quality-form-sum", sum = sum));
    }
    Ok(())
}

/// Checks what was entered: whole points of each head, nothing that the sheet does not have; all of it where it is submitted.
///
/// # Errors
/// The heads that are wrong.
pub fn check_entries(heads: &[Head], entries: &[Entry], submitted: bool) -> Result<(), Refusal> {
    if entries.len() > heads.len() {
        return Err(Refusal::of_field("scores", ID, msg!("quality-too-many-scores", heads = heads.len())));
    }
    let nothing = Entry::default();
    let mut flaws = Vec::new();
    let mut flaw = |message: Message| flaws.push(Flaw { field: "scores", clause: ID, message });
    for (place, head) in heads.iter().enumerate() {
        let entry = entries.get(place).unwrap_or(&nothing);
        let name = head.name.as_str();
        match entry.mark {
            Mark::Empty if head.fatal || !submitted => {}
            Mark::Empty => flaw(msg!("quality-not-scored", head = name)),
            Mark::Points(points) if head.fatal || !(0..=head.weight).contains(&points) => {
                flaw(msg!("quality-out-of-range", head = name, points = points, most = head.weight));
            }
            Mark::Points(points) if submitted && head.cause_at.is_some_and(|at| points <= at) && entry.cause.trim().is_empty() => {
                flaw(msg!("quality-no-cause", head = name, points = points));
            }
            Mark::Points(_) => {}
            Mark::NotApplicable if head.fatal || !head.optional => flaw(msg!("quality-must-apply", head = name)),
            Mark::NotApplicable => {}
            Mark::Violated if !head.fatal => flaw(msg!("quality-not-fatal", head = name)),
            Mark::Violated => {}
        }
    }
    if submitted && flaws.is_empty() && Total::of(entries.iter().zip(heads.iter().map(|head| head.weight))).most == 0 {
        flaws.push(Flaw { field: "scores", clause: ID, message: msg!("quality-nothing-applies") });
    }
    Refusal::flawed(flaws).map_or(Ok(()), Err)
}

/// Why a finding is needed before the sheet is submitted; nothing where none is.
pub fn needs_finding(heads: &[Head], entries: &[Entry], limits: &Limits) -> Option<Message> {
    let total = Total::of(entries.iter().zip(heads.iter().map(|head| head.weight)));
    let [.., pass] = limits.grade_limits();
    if !total.reaches(pass) {
        return Some(msg!("quality-low-total", total = shown_total(total.hundredths()), limit = pass));
    }
    heads.iter().zip(entries).find_map(|(head, entry)| {
        let points = entry.mark.points().filter(|points| is_low(*points, head.weight))?;
        Some(msg!("quality-low-head", head = head.name.as_str(), points = points))
    })
}

/// Refuses to submit where a finding is needed and there is none.
///
/// # Errors
/// The refusal.
pub fn must_find(heads: &[Head], entries: &[Entry], findings: usize, limits: &Limits) -> Result<(), Refusal> {
    match needs_finding(heads, entries, limits).filter(|_| findings == 0) {
        Some(message) => Err(Refusal::by(ID, message)),
        None => Ok(()),
    }
}

/// The total with its grade and how it came about.
pub fn judge(heads: &[Head], entries: &[Entry], limits: &Limits) -> Judged {
    let total = Total::of(entries.iter().zip(heads.iter().map(|head| head.weight)));
    let grade = grade(total, limits);
    let verdict = if grade == Grade::Fail { Verdict::Warned } else { Verdict::Kept };
    let sum = shown_total(total.hundredths());
    let mut saying =
        Saying::of(ID, verdict, msg!("quality-total-said", total = sum.as_str(), grade = grade.message())).used(&limits.grades);
    for (head, entry) in heads.iter().zip(entries) {
        let value = match entry.mark {
            Mark::Points(points) => plain(format!("{points} / {}", head.weight)),
            mark => mark.kind().message(),
        };
        saying = saying.fact(plain(head.name.as_str()), value);
    }
    let step = if total.fatal {
        msg!("quality-step-fatal")
    } else {
        msg!("quality-step-total", points = total.points, most = total.most, total = sum)
    };
    saying.step(step).judged()
}

#[cfg(test)]
mod tests {
    use super::super::tests::limits;
    use super::*;

    fn heads() -> Vec<Head> {
        let head = |name: &str| Head { name: name.to_owned(), weight: 20, ..Head::default() };
        ["服务用语", "服务态度", "语气语调", "需求归纳", "应变能力"].map(head).to_vec()
    }

    fn entries(points: &[i64]) -> Vec<Entry> {
        points.iter().map(|points| Entry { mark: Mark::Points(*points), cause: String::new() }).collect()
    }

    fn graded(points: &[i64]) -> Grade {
        grade(Total::of(entries(points).iter().zip([20; 5])), &limits())
    }

    #[test]
    fn grades_begin_with_their_limits() {
        assert_eq!(graded(&[18, 18, 17, 18, 19]), Grade::Excellent);
        assert_eq!(graded(&[18, 18, 17, 18, 18]), Grade::Good);
        assert_eq!(graded(&[16, 16, 16, 16, 16]), Grade::Good);
        assert_eq!(graded(&[16, 16, 16, 16, 15]), Grade::Pass);
        assert_eq!(graded(&[12, 12, 12, 12, 12]), Grade::Pass);
        assert_eq!(graded(&[12, 12, 12, 12, 11]), Grade::Fail);
        // 89.996 is not 90.
        assert_eq!(grade(Total { points: 22_499, most: 25_000, fatal: false }, &limits()), Grade::Good);
        assert_eq!((grade_of_mean(900, &limits()), grade_of_mean(899, &limits())), (Grade::Excellent, Grade::Good));
    }

    #[test]
    fn each_head_is_scored_in_whole_points_up_to_its_weight() {
        let said = |entries: &[Entry], submitted| check_entries(&heads(), entries, submitted).err().map(|no| no.message.id);
        assert_eq!(said(&entries(&[18, 18, 17, 18]), true), Some("quality-not-scored"));
        assert_eq!(said(&entries(&[18, 18, 17, 18]), false), None);
        assert_eq!(said(&entries(&[18, 18, 17, 18, 21]), false), Some("quality-out-of-range"));
        assert_eq!(said(&entries(&[18, 18, 17, 18, -1]), false), Some("quality-out-of-range"));
        assert_eq!(said(&entries(&[18, 18, 17, 18, 20, 1]), false), Some("quality-too-many-scores"));
        let mut away = entries(&[18, 18, 17, 18, 20]);
        away[0].mark = Mark::NotApplicable;
        assert_eq!(said(&away, false), Some("quality-must-apply"));
        away[0].mark = Mark::Violated;
        assert_eq!(said(&away, false), Some("quality-not-fatal"));
    }

    #[test]
    fn a_low_head_or_total_needs_a_finding() {
        let needs = |points: &[i64]| needs_finding(&heads(), &entries(points), &limits()).map(|message| message.id);
        assert_eq!(needs(&[20, 20, 20, 20, 5]), Some("quality-low-head"));
        assert_eq!(needs(&[20, 20, 20, 20, 6]), None);
        assert_eq!(needs(&[12, 12, 12, 12, 11]), Some("quality-low-total"));
        assert!(must_find(&heads(), &entries(&[20, 20, 20, 20, 5]), 1, &limits()).is_ok());
        let mut asks = heads();
        asks[4].cause_at = Some(10);
        let refused = check_entries(&asks, &entries(&[20, 20, 20, 20, 10]), true).unwrap_err();
        assert_eq!(refused.message.id, "quality-no-cause");
        assert!(check_entries(&asks, &entries(&[20, 20, 20, 20, 11]), true).is_ok());
    }

    #[test]
    fn the_points_of_a_sheet_make_a_hundred() {
        let mut draft = FormDraft { name: "热线".to_owned(), heads: heads() };
        assert!(check_form(&draft).is_ok());
        draft.heads.push(Head { name: "泄露客户信息".to_owned(), fatal: true, ..Head::default() });
        assert!(check_form(&draft).is_ok());
        draft.heads[0].weight = 19;
        assert_eq!(check_form(&draft).unwrap_err().message.id, "quality-form-sum");
        draft.heads[0].weight = 0;
        assert_eq!(check_form(&draft).unwrap_err().message.id, "quality-form-head-weight");
        draft.heads[0] = Head { name: "服务态度".to_owned(), weight: 20, ..Head::default() };
        assert_eq!(check_form(&draft).unwrap_err().message.id, "quality-form-head-twice");
        assert_eq!(check_form(&FormDraft { name: " ".to_owned(), heads: heads() }).unwrap_err().message.id, "quality-form-no-name");
    }
}
