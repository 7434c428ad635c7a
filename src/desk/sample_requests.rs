//! Made-up requests of the sample department's people: leave and swaps that were decided long ago, and those that wait for somebody.

use std::collections::BTreeMap;

use crate::areas::roster::{self, Person, Shift, leave, plan, swaps};
use crate::areas::{self, Answer, Command, Query};
use crate::base::{Day, Instant, No, Post, days_between, plus_days};
use crate::desk::Desk;

/// Phone during a leave; every other place of it is made up, too.
const PHONE: &str = "13800135678";

/// The department while its people ask for something.
struct Requests<'a> {
    desk: &'a mut Desk,
    /// People of the roster by name.
    people: BTreeMap<String, Person>,
    /// Their shifts as they are planned, without nights and holidays.
    shifts: Vec<Shift>,
    at: Instant,
}

/// What was settled before the first day of the roster: a leave that is over, one that comes, and a swap.
///
/// # Errors
/// As [`Desk::perform`].
pub fn settled(desk: &mut Desk, today: Day, then: Instant) -> Result<(), No> {
    let Some(mut asked) = Requests::of(desk, plus_days(today, -6), plus_days(today, 10), then)? else { return Ok(()) };
    for (name, days, reason) in [("韩雪", -6, "搬家"), ("宋佳", 4, "参加孩子的毕业典礼")] {
        let Some(id) = asked.leave(name, leave::Kind::Personal, plus_days(today, days), reason)? else { continue };
        asked.approve(id, &["刘洋", "何平"])?;
    }
    if let Some((id, partner)) = asked.swap("李娜", &["罗莉", "张敏", "梁晨"], plus_days(today, 3), "牙科复诊只约到这天上午")?
    {
        asked.confirm(id, partner)?;
        for leader in ["刘洋", "周涛"] {
            asked.agree(id, leader)?;
        }
    }
    Ok(())
}

/// What waits: leave for a 班长 and for 客服部主任, a swap for the partner and one for both 班长.
///
/// # Errors
/// As [`Desk::perform`].
pub fn waiting(desk: &mut Desk, at: Instant) -> Result<(), No> {
    let today = at.day();
    let Some(mut asked) = Requests::of(desk, today, plus_days(today, 10), at)? else { return Ok(()) };
    let from = plus_days(today, 2);
    asked.leave("王芳", leave::Kind::Personal, from, "陪父亲到市一院复查")?;
    asked.leave("唐宁", leave::Kind::Special, from, "家中水管爆裂，需等候物业抢修")?;
    if let Some(id) = asked.leave("张敏", leave::Kind::Personal, plus_days(today, 3), "到车管所换领驾驶证")? {
        asked.approve(id, &["周涛"])?;
    }
    if asked.swap("王芳", &["张敏"], from, "孩子家长会需到场")?.is_none() {
        asked.swap("韩雪", &["张敏", "王芳"], from, "孩子家长会需到场")?;
    }
    for name in ["梁晨", "罗莉"] {
        if let Some((id, partner)) = asked.swap(name, &["冯磊", "李娜", "韩雪"], from, "学校组织的体检只安排在这天")? {
            asked.confirm(id, partner)?;
            break;
        }
    }
    Ok(())
}

impl<'a> Requests<'a> {
    fn of(desk: &'a mut Desk, from: Day, to: Day, at: Instant) -> Result<Option<Self>, No> {
        let grid = plan::Query::Grid { from, to };
        let Answer::Roster(roster::Answer::Plan(plan::Answer::Grid(grid))) = desk.ask(&Query::Roster(roster::Query::Plan(grid)), at)?
        else {
            return Ok(None);
        };
        let mut shifts = grid.shifts;
        shifts.retain(|shift| !shift.night && grid.calendar.holiday(shift.day).is_none());
        let people = grid.people.into_iter().map(|person| (person.name.clone(), person)).collect();
        Ok(Some(Requests { desk, people, shifts, at }))
    }

    /// Somebody does something; what a clause refuses did not happen.
    fn act(&mut self, staff: i64, command: roster::Command) -> Result<Option<i64>, No> {
        match areas::perform(self.desk.store(), staff, &Command::Roster(command), self.at, &mut |_| Ok(())) {
            Ok(done) => Ok(Some(done.id)),
            Err(No::Refused(_)) => Ok(None),
            Err(no) => Err(no),
        }
    }

    fn id(&self, name: &str) -> Option<i64> {
        self.people.get(name).map(|person| person.id)
    }

    /// Asks for the first shift from this day on.
    fn leave(&mut self, name: &str, kind: leave::Kind, from: Day, reason: &str) -> Result<Option<i64>, No> {
        let Some(staff) = self.id(name) else { return Ok(None) };
        let Some(shift) = self.shifts.iter().find(|shift| shift.staff == staff && shift.day >= from) else { return Ok(None) };
        let draft = leave::Draft {
            applicant: staff,
            kind,
            shifts: vec![shift.id],
            reason: reason.to_owned(),
            phone: PHONE.to_owned(),
            ..leave::Draft::default()
        };
        self.act(staff, roster::Command::Leave(leave::Command::File { of: None, draft: Box::new(draft) }))
    }

    /// These people agree to a leave, one after the other.
    fn approve(&mut self, id: i64, names: &[&str]) -> Result<(), No> {
        for name in names {
            let Some(staff) = self.id(name).or(self.head(name)?) else { continue };
            let query = Query::Roster(roster::Query::Leave(leave::Query::View { id }));
            let Answer::Roster(roster::Answer::Leave(leave::Answer::View(view))) = areas::ask(self.desk.store(), staff, &query, self.at)?
            else {
                return Ok(());
            };
            let decide = leave::Command::Decide {
                id,
                rev: view.leave.rev,
                decision: leave::commands::Decision::Approve,
                text: "同意，已安排顶班".to_owned(),
                understaffed: true,
            };
            self.act(staff, roster::Command::Leave(decide))?;
        }
        Ok(())
    }

    /// 客服部主任 is in no team and stands in no grid.
    fn head(&mut self, name: &str) -> Result<Option<i64>, No> {
        let people = self.desk.store().read(areas::links::roster_people)?;
        Ok(people.into_iter().find(|person| person.name == name && person.holds(Post::Director)).map(|person| person.id))
    }

    /// Asks the first of these partners who comes into question to swap a shift from this day on for one that is near to it; returns the
    /// request and the partner.
    fn swap(&mut self, name: &str, partners: &[&str], from: Day, reason: &str) -> Result<Option<(i64, i64)>, No> {
        let Some(staff) = self.id(name) else { return Ok(None) };
        let partners: Vec<i64> = partners.iter().filter_map(|name| self.id(name)).collect();
        let own: Vec<Shift> = self.shifts.iter().filter(|shift| shift.staff == staff && shift.day >= from).cloned().collect();
        for give in own {
            let asked = Query::Roster(roster::Query::Swaps(swaps::Query::Partners { shift: give.id }));
            let Answer::Roster(roster::Answer::Swaps(swaps::Answer::Partners { people, .. })) =
                areas::ask(self.desk.store(), staff, &asked, self.at)?
            else {
                return Ok(None);
            };
            let near = |shift: &&Shift| days_between(give.day, shift.day).abs();
            let shift_of =
                |one: &swaps::Candidate| one.shifts.iter().filter(|shift| shift.day >= from).min_by_key(near).map(|shift| shift.id);
            let fits = |partner: &i64| {
                let one = people.iter().find(|one| one.person.id == *partner && one.reason.is_none())?;
                Some((*partner, shift_of(one)?))
            };
            let Some((partner, take)) = partners.iter().find_map(fits) else { continue };
            let draft = swaps::Draft {
                give: Some(give.id),
                partner: Some(partner),
                take: Some(take),
                ground: swaps::Ground::Own,
                reason: reason.to_owned(),
                in_person: true,
                items: "无未办事项".to_owned(),
                handed_over: true,
            };
            let request = swaps::Command::Request { of: None, draft: Box::new(draft) };
            if let Some(id) = self.act(staff, roster::Command::Swaps(request))? {
                return Ok(Some((id, partner)));
            }
        }
        Ok(None)
    }

    fn confirm(&mut self, id: i64, partner: i64) -> Result<(), No> {
        self.act(partner, roster::Command::Swaps(swaps::Command::Confirm { id, handed_over: true })).map(drop)
    }

    fn agree(&mut self, id: i64, leader: &str) -> Result<(), No> {
        let Some(leader) = self.id(leader) else { return Ok(()) };
        let comment = "同意，人手够".to_owned();
        let decide = swaps::Command::Decide { id, side: None, agrees: true, comment, understaffed: true };
        self.act(leader, roster::Command::Swaps(decide)).map(drop)
    }
}
