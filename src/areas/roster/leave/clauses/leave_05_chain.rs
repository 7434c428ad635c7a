//! LEAVE-05 「请事假要逐级办理，不允许越级请假和交叉请假」 (请假三 L242).
//!
//! The chain is 本班班长 → 客服部主任 → 客服中心主任. The 班长 of another group is 交叉, somebody later in the chain is 越级. Nobody decides
//! on his own request: a 班长, a 质检员 and a 客服主管 begin with 客服部主任, 客服部主任 with 客服中心主任, and so does everybody with
//! 客服部主任 who has no 班长 of his own. The 代理班长 acts as the 班长 of his group.

use super::{Answer, Case};
use crate::areas::roster::model::Person;
use crate::base::{Judged, Post};
use crate::msg;

/// The 班长 and 代理班长 of a person's own group, without the person; the 班长 first.
pub fn leaders<'a>(applicant: &'a Person, people: &'a [Person]) -> impl Iterator<Item = &'a Person> {
    let of = move |own: bool| people.iter().filter(move |person| leads(person, applicant) && person.holds(Post::TeamLeader) == own);
    of(true).chain(of(false))
}

/// Whether somebody is the 班长 or 代理班长 of this person.
fn leads(person: &Person, applicant: &Person) -> bool {
    person.active
        && person.id != applicant.id
        && person.team.is_some()
        && person.team == applicant.team
        && (person.holds(Post::TeamLeader) || person.deputy)
}

/// The post with which the chain of this person begins.
pub fn begins(applicant: &Person, people: &[Person]) -> Post {
    let above = [Post::TeamLeader, Post::Qa, Post::Supervisor].into_iter().any(|post| applicant.holds(post));
    if applicant.holds(Post::Director) {
        Post::CentreDirector
    } else if above || leaders(applicant, people).next().is_none() {
        Post::Director
    } else {
        Post::TeamLeader
    }
}

/// Names of those who take a step of this person's chain.
pub fn deciders(applicant: &Person, people: &[Person], post: Post) -> Vec<String> {
    if post == Post::TeamLeader {
        return leaders(applicant, people).map(|person| person.name.clone()).collect();
    }
    let holds = |person: &&Person| person.active && person.id != applicant.id && person.holds(post);
    people.iter().filter(holds).map(|person| person.name.clone()).collect()
}

/// What the clause says about the addressee.
pub fn judge(case: &Case<'_>) -> Judged {
    let people = &case.facts.people;
    let first = begins(case.applicant, people);
    let names = deciders(case.applicant, people, first).join("、");
    let mut answer = Answer::of("LEAVE-05").fact("roster-leave-fact-applicant", case.applicant.name.as_str());
    if !case.applicant.team_name.is_empty() {
        answer = answer.fact("roster-leave-fact-team", case.applicant.team_name.as_str());
    }
    if let Some(addressee) = case.draft.addressee.and_then(|id| case.facts.person(id)) {
        answer = answer.fact("roster-leave-fact-addressee", addressee.name.as_str());
        let begins_there = match first {
            Post::TeamLeader => leads(addressee, case.applicant),
            post => addressee.holds(post),
        };
        // 补批 goes straight to 管理人员; the own 班长 who is named there is informed.
        if !begins_there && !(case.draft.late && leads(addressee, case.applicant)) {
            let name = addressee.name.as_str();
            return if addressee.holds(Post::Director) || addressee.holds(Post::CentreDirector) {
                answer.refused(msg!("roster-leave-05-skips", name = name, first = first.message()))
            } else {
                answer.refused(msg!("roster-leave-05-crosses", name = name, first = names))
            };
        }
    }
    if case.draft.late {
        return answer.kept(msg!("roster-leave-05-late"));
    }
    answer.kept(msg!("roster-leave-05-kept", post = first.message(), names = names))
}
