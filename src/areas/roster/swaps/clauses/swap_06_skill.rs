//! SWAP-06 「换班必须坚持同工种和技术业务水平相当的原则」 (000 篇5 换班四 L257).
//!
//! The same kind of work, levels at most `swap_level_tol` apart (初级 1, 中级 2, 高级 3), and whoever takes a shift over holds the skills
//! that its seat needs. Where kind of work or level are not entered, nothing can be compared, and the swap is refused.

use super::{Case, Party, Reasons, Said, text};
use crate::base::Message;
use crate::msg;

/// Judges what both do and can.
pub fn judge(case: &Case<'_>) -> Vec<Said> {
    let Some(b) = case.b else { return Vec::new() };
    let reasons = || {
        let begin = Reasons::of("SWAP-06").used(&case.limits.level_tolerance);
        [case.a, b].into_iter().fold(begin, |reasons, party| {
            let person = &party.person;
            reasons.fact(text(person.name.clone()), text(format!("{} {}", person.job, person.level_name)))
        })
    };
    let wrong = flaws(case, b);
    if wrong.is_empty() {
        return vec![reasons().kept(msg!(
            "roster-swaps-skill-kept",
            job = case.a.person.job.as_str(),
            level = case.a.person.level_name.as_str()
        ))];
    }
    wrong.into_iter().map(|(field, message)| reasons().refused(field, message)).collect()
}

fn flaws(case: &Case<'_>, b: &Party) -> Vec<(&'static str, Message)> {
    let (a, b) = (&case.a.person, &b.person);
    let mut wrong = Vec::new();
    for person in [a, b] {
        if person.job.trim().is_empty() || person.level == 0 {
            wrong.push(("partner", msg!("roster-swaps-unknown", name = person.name.as_str())));
        }
    }
    if wrong.is_empty() {
        if a.job != b.job {
            let message =
                msg!("roster-swaps-job", a = a.name.as_str(), job_a = a.job.as_str(), b = b.name.as_str(), job_b = b.job.as_str());
            wrong.push(("partner", message));
        }
        if (a.level - b.level).abs() > case.limits.level_tolerance.value {
            let message = msg!(
                "roster-swaps-level",
                a = a.name.as_str(),
                level_a = a.level_name.as_str(),
                b = b.name.as_str(),
                level_b = b.level_name.as_str()
            );
            wrong.push(("partner", message));
        }
    }
    for (_, party, _, takes) in case.sides() {
        let Some(takes) = takes else { continue };
        let needs = takes.skills.split('、').map(str::trim).filter(|skill| !skill.is_empty());
        let lacks: Vec<&str> = needs.filter(|skill| !party.person.skills.iter().any(|has| has == skill)).collect();
        if !lacks.is_empty() {
            let message =
                msg!("roster-swaps-skill", name = party.person.name.as_str(), shift = case.name(takes), skills = lacks.join("、"));
            wrong.push(("partner", message));
        }
    }
    wrong
}

#[cfg(test)]
mod tests {
    use super::super::tests::Bench;
    use super::*;
    use crate::base::Verdict;

    #[test]
    fn the_tests_of_the_rule() {
        // T3, T1, T2
        let mut bench = Bench::new();
        assert_eq!(bench.hears(judge).0, Verdict::Kept);
        bench.b.person.job = "投诉".to_owned();
        assert_eq!(bench.hears(judge).1, ["roster-swaps-job"]);
        let mut bench = Bench::new();
        (bench.b.person.level, bench.b.person.level_name) = (1, "初级".to_owned());
        assert_eq!(bench.hears(judge).1, ["roster-swaps-level"]);
        bench.limits.level_tolerance.value = 1;
        assert_eq!(bench.hears(judge).0, Verdict::Kept);
    }

    #[test]
    fn who_takes_a_shift_over_holds_its_skills() {
        let mut bench = Bench::new();
        bench.give.as_mut().unwrap().skills = "英语、 VIP".to_owned();
        bench.b.person.skills = vec!["VIP".to_owned()];
        let said = judge(&bench.case());
        let zh = crate::i18n::Lang::Zh.say(&said[0].judged.finding.message);
        assert!(zh.contains("张敏") && zh.contains("英语") && !zh.contains("VIP"), "{zh}");
        bench.b.person.skills.push("英语".to_owned());
        assert_eq!(bench.hears(judge).0, Verdict::Kept);
        bench.a.person.job = String::new();
        assert_eq!(bench.hears(judge).1, ["roster-swaps-unknown"]);
    }
}
