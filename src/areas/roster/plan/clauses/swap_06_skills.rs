//! SWAP-06 「换班必须坚持同工种和技术业务水平相当的原则」 (000 篇5 换班四 L257), read for the plan: a seat's skills.
//!
//! Whoever is planned for a shift should have every skill that its seats need; what is missing is warned, not refused, because the plan
//! may be made before somebody is trained.

use super::super::super::model::{Person, Shift};
use super::super::model::named;
use crate::base::{Finding, Verdict};
use crate::msg;

/// Skills of the shift that the person lacks.
pub fn lacking<'a>(skills: &'a str, person: &Person) -> Vec<&'a str> {
    skills.split('、').map(str::trim).filter(|skill| !skill.is_empty() && !person.skills.iter().any(|has| has == skill)).collect()
}

/// A person without the skills of a shift.
pub fn warn(who: &str, shift: &Shift, lacks: &[&str]) -> Finding {
    let message = msg!("roster-plan-unskilled", name = who, shift = named(shift), skills = lacks.join("、"));
    Finding { clause: "SWAP-06", verdict: Verdict::Warned, message }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::areas::roster::plan::tests::somebody;

    #[test]
    fn every_skill_of_the_seat_is_asked_for() {
        let person = |skills: &[&str]| Person { skills: skills.iter().map(|skill| (*skill).to_owned()).collect(), ..somebody(1, Some(1)) };
        assert_eq!(lacking("话务、订单", &person(&["话务"])), ["订单"]);
        assert!(lacking("话务、 订单 ", &person(&["订单", "话务", "投诉"])).is_empty());
        assert!(lacking("", &person(&[])).is_empty());
    }
}
