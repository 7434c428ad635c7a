//! A made-up roster for the sample department: four kinds of shift, two teams in one cycle for eight weeks, and requests for leave and a
//! swap that wait for somebody.

use jiff::civil::{Time, time};

use crate::areas::roster::{self, Shift, ShiftTypeDraft, leave, plan, swaps};
use crate::areas::{self, Answer, Command, Query, staff};
use crate::base::{Day, Instant, No, Post, begin_of, plus_days, week_start};
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
    requests(desk, plus_days(at.day(), 3), to, at)
}

/// Two agents ask for leave and one for a swap, of shifts from one day to another; no night, no holiday.
fn requests(desk: &mut Desk, from: Day, to: Day, at: Instant) -> Result<(), No> {
    let grid = plan::Query::Grid { from, to };
    let Answer::Roster(roster::Answer::Plan(plan::Answer::Grid(grid))) = desk.ask(&Query::Roster(roster::Query::Plan(grid)), at)? else {
        return Ok(());
    };
    let agents: Vec<i64> = grid.people.iter().filter(|person| person.holds(Post::Agent)).map(|person| person.id).collect();
    let of = |staff: i64| {
        let good = |shift: &&Shift| shift.staff == staff && shift.day >= from && !shift.night && grid.calendar.holiday(shift.day).is_none();
        grid.shifts.iter().filter(good).collect::<Vec<_>>()
    };
    let leaves = [(leave::Kind::Personal, "陪父亲到市一院复查"), (leave::Kind::Special, "家中水管爆裂，需等候物业抢修")];
    for (staff, (kind, reason)) in agents.iter().copied().zip(leaves) {
        let Some(shift) = of(staff).first().copied() else { continue };
        let draft = leave::Draft {
            applicant: staff,
            kind,
            shifts: vec![shift.id],
            reason: reason.to_owned(),
            phone: "13800135678".to_owned(),
            ..leave::Draft::default()
        };
        file(desk, staff, roster::Command::Leave(leave::Command::File { of: None, draft: Box::new(draft) }), at)?;
    }
    for staff in agents {
        for give in of(staff).into_iter().skip(2) {
            let asked = Query::Roster(roster::Query::Swaps(swaps::Query::Partners { shift: give.id }));
            let Answer::Roster(roster::Answer::Swaps(swaps::Answer::Partners { people: candidates, .. })) =
                areas::ask(desk.store(), staff, &asked, at)?
            else {
                return Ok(());
            };
            let partner = candidates.iter().filter(|one| one.reason.is_none()).find_map(|one| Some((one.person.id, one.shifts.first()?)));
            let Some((partner, take)) = partner else { continue };
            let draft = swaps::Draft {
                give: Some(give.id),
                partner: Some(partner),
                take: Some(take.id),
                ground: swaps::Ground::Own,
                reason: "孩子家长会需到场".to_owned(),
                in_person: true,
                items: "无未办事项".to_owned(),
                handed_over: true,
            };
            return file(desk, staff, roster::Command::Swaps(swaps::Command::Request { of: None, draft: Box::new(draft) }), at);
        }
    }
    Ok(())
}

/// Files a request in the name of its applicant, who has no account.
fn file(desk: &mut Desk, staff: i64, command: roster::Command, at: Instant) -> Result<(), No> {
    areas::perform(desk.store(), staff, &Command::Roster(command), at, &mut |_| Ok(())).map(drop)
}
