//! FLOW-03 技术故障 → 技术倾向型客服 → 核实处理 — a fault goes to the 技术倾向型客服 with the fewest open tickets.
//!
//! Where none of them is there, to a 全能型. Who is on duty comes before who is not. Source: 001 四3.

use std::collections::BTreeMap;

use super::flow_06_bents;
use crate::areas::cases::tickets::model::Bent;
use crate::areas::roster::Person;

/// Whom a fault may go to: one list after the other, the first with anybody in it is taken.
pub fn ranks<'a>(people: &'a [Person], on_duty: &[i64]) -> Vec<Vec<&'a Person>> {
    let of = |bent: Bent, there: bool| -> Vec<&'a Person> {
        let fits = |person: &&Person| person.active && flow_06_bents::is(person, bent) && (!there || on_duty.contains(&person.id));
        people.iter().filter(fits).collect()
    };
    vec![of(Bent::Technical, true), of(Bent::AllRound, true), of(Bent::Technical, false), of(Bent::AllRound, false)]
}

/// Of the first list with anybody in it, who has the fewest open tickets; of equals, the lowest staff number.
pub fn fewest<'a>(ranks: Vec<Vec<&'a Person>>, open: &BTreeMap<i64, i64>) -> Option<&'a Person> {
    let first = ranks.into_iter().find(|rank| !rank.is_empty())?;
    first.into_iter().min_by_key(|person| (open.get(&person.id).copied().unwrap_or(0), person.number.clone()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Post;

    fn person(id: i64, post: Post, skills: &[&str]) -> Person {
        Person {
            id,
            number: id.to_string(),
            name: id.to_string(),
            posts: vec![post],
            team: None,
            team_name: String::new(),
            deputy: false,
            job: String::new(),
            level: 0,
            level_name: String::new(),
            skills: skills.iter().map(|skill| (*skill).to_owned()).collect(),
            active: true,
        }
    }

    #[test]
    fn the_fewest_open_then_the_lowest_number_then_the_all_rounder() {
        let mut people =
            vec![person(1, Post::Tech, &[]), person(2, Post::Tech, &[]), person(3, Post::Agent, &["全能型"]), person(4, Post::Agent, &[])];
        let open = BTreeMap::from([(1, 2), (2, 1)]);
        let chosen = |people: &[Person], on_duty: &[i64], open: &BTreeMap<i64, i64>| fewest(ranks(people, on_duty), open).map(|one| one.id);
        assert_eq!(chosen(&people, &[], &open), Some(2));
        assert_eq!(chosen(&people, &[], &BTreeMap::new()), Some(1));
        assert_eq!(chosen(&people, &[1, 3, 4], &open), Some(1));
        // Nobody of them is there: the one who can do everything is.
        assert_eq!(chosen(&people, &[3, 4], &open), Some(3));
        people[0].active = false;
        people[1].active = false;
        assert_eq!(chosen(&people, &[], &open), Some(3));
        people[2].active = false;
        assert_eq!(chosen(&people, &[], &open), None);
    }
}
