//! Made-up requests of the sample department's people: leave and a swap that wait for somebody.

use crate::areas::roster::{self, Shift, leave, plan, swaps};
use crate::areas::{self, Answer, Command, Query};
use crate::base::{Day, Instant, No, Post};
use crate::desk::Desk;

/// Two agents ask for leave and one for a swap, of shifts from one day to another; no night, no holiday.
///
/// # Errors
/// As [`Desk::perform`].
pub fn fill(desk: &mut Desk, from: Day, to: Day, at: Instant) -> Result<(), No> {
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
