//! A made-up roster for the sample department: four kinds of shift, and two teams in one cycle from last week until the end of next month.

use jiff::civil::{Time, time};

use crate::areas::roster::{self, ShiftTypeDraft, plan};
use crate::areas::{Answer, Command, Query, staff};
use crate::base::{Instant, No, Post, begin_of, plus_days, week_start};
use crate::desk::Desk;

/// Name, start, end, night, least number of people.
const KINDS: [(&str, Time, Time, bool, i64); 4] = [
    ("早", time(8, 0, 0, 0), time(16, 0, 0, 0), false, 1),
    ("中", time(14, 0, 0, 0), time(22, 0, 0, 0), false, 1),
    ("夜", time(22, 0, 0, 0), time(6, 0, 0, 0), true, 1),
    ("日", time(9, 0, 0, 0), time(18, 0, 0, 0), false, 0),
];
/// The cycle, by place in [`KINDS`].
const CYCLE: [Option<usize>; 8] = [Some(0), Some(0), Some(1), Some(1), Some(2), Some(2), None, None];

/// Enters the kinds of shift, lays the cycle over agents and team leaders, and publishes it.
///
/// # Errors
/// As [`Desk::perform`].
pub fn fill(desk: &mut Desk, at: Instant) -> Result<(), No> {
    // Days that passed cannot be published any more, so that the plan was made before them.
    let from = plus_days(week_start(at.day()), -7);
    let to = plus_days(from, 55);
    let before = begin_of(plus_days(from, -1));
    let mut ids = Vec::new();
    for (tint, (name, start, end, night, min_staff)) in (0_i64..).zip(KINDS) {
        let (name, skills) = (name.to_owned(), String::new());
        let draft = ShiftTypeDraft { name, start, end, night, date_offset: 0, min_staff, skills, tint };
        let put = plan::Command::PutType { of: None, draft: Box::new(draft) };
        ids.push(desk.perform(&Command::Roster(roster::Command::Plan(put)), before)?.id);
    }
    let Answer::Staff(staff::Answer::People(people)) = desk.ask(&Query::Staff(staff::Query::People), at)? else { return Ok(()) };
    let on_shifts = |post: &Post| matches!(post, Post::Agent | Post::TeamLeader);
    let people = people.iter().map(|person| &person.staff).filter(|staff| staff.draft.posts.iter().any(on_shifts));
    let people: Vec<(i64, usize)> = people.enumerate().map(|(n, staff)| (staff.id, n)).collect();
    let cycle = plan::Cycle(CYCLE.iter().map(|place| place.and_then(|place| ids.get(place).copied())).collect());
    for command in [plan::Command::Lay { cycle, people, from, to, published: false }, plan::Command::Publish { from, to }] {
        desk.perform(&Command::Roster(roster::Command::Plan(command)), before)?;
    }
    Ok(())
}
