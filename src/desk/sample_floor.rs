//! A made-up floor for the sample department: seats, notices, and the last days with roll call, sittings and handover logs.

use crate::areas::roster;
use crate::areas::roster::floor::commands::Written;
use crate::areas::roster::floor::{
    Answer, Audience, CallView, Command, CrewId, Member, NoticeDraft, NoticeKind, NoticeState, Query, Section, Side,
};
use crate::areas::{self, Answer as AnyAnswer};
use crate::base::{Day, Instant, No, Post, begin_of, plus_days};
use crate::desk::Desk;
use crate::desk::sample_attendance::Event;

/// Days of the floor before today.
const DAYS: i64 = 5;
/// Days before today on which the seats were entered.
const BEGAN: i64 = 10;
/// Seats, in the order in which people take them.
const SEATS: [&str; 6] = ["A01", "A02", "A03", "A04", "B01", "B02"];
/// Days before today, kind, 必读, title, text.
const NOTICES: [(i64, NoticeKind, bool, &str, &str); 3] = [
    (9, NoticeKind::Offer, false, "老客户续约优惠", "续约满两年的客户减免三个月服务费，月底前办理有效。"),
    (7, NoticeKind::Business, true, "下月资费调整", "下月 1 日起执行新资费表。\n答复客户时以新资费表为准，旧合同按原价执行到期。"),
    (0, NoticeKind::Rule, true, "通话记录填写规范", "每通电话结束后两分钟内填写记录。\n客户原话用引号，承诺事项写明时限。"),
];
/// What stands in the sections of a log, without ③.
const SECTIONS: [(Section, &str); 5] = [
    (Section::Equipment, "3 号打印机卡纸，已报修"),
    (Section::Hard, "渤海建材催促到货，已转物流协调"),
    (Section::Business, "无"),
    (Section::Instructions, "做好资费调整的解释"),
    (Section::Customers, "客户建议增设夜间回电"),
];

/// Lets the days happen in their order, each act by whom it concerns: what is given, and what happened on the floor. What a clause
/// refuses did not happen.
///
/// # Errors
/// A fault of the file.
pub fn fill(desk: &mut Desk, mut events: Vec<Event>, at: Instant) -> Result<(), No> {
    let people = desk.store().read(areas::links::roster_people)?;
    // Who founded the sample holds several posts and stands first.
    let who = |post: Post| people.iter().rfind(|person| person.holds(post)).map(|person| person.id);
    let (Some(director), Some(leader), Some(agent)) = (who(Post::Director), who(Post::TeamLeader), who(Post::Agent)) else { return Ok(()) };
    let start = begin_of(plus_days(at.day(), -BEGAN)).plus_minutes(9 * 60);
    for seat in SEATS {
        events.push((start, leader, floor(Command::PutSeat { name: seat.to_owned(), used: true })));
    }
    for (ago, kind, must_read, title, text) in NOTICES {
        let day = plus_days(at.day(), -ago);
        let put = notice(day, kind, must_read, (title, text), NoticeState::Published);
        events.push((begin_of(day).plus_minutes(10 * 60), director, floor(put)));
    }
    let draft = notice(at.day(), NoticeKind::New, true, ("宽带提速口径", "提速由系统自动完成，客户无须重启设备。"), NoticeState::Review);
    events.push((at, agent, floor(draft)));
    // Roll calls, seats and logs are made up from what was there before their first day.
    let first = begin_of(plus_days(at.day(), -DAYS));
    let (before, mut events): (Vec<Event>, Vec<Event>) = events.into_iter().partition(|(when, ..)| *when < first);
    perform(desk, before, at)?;

    let mut crews: Vec<CallView> = Vec::new();
    for ago in (0..=DAYS).rev() {
        let query = areas::Query::Roster(roster::Query::Floor(Query::Calls { day: plus_days(at.day(), -ago) }));
        if let AnyAnswer::Roster(roster::Answer::Floor(Answer::Calls(found))) = areas::ask(desk.store(), leader, &query, at)? {
            crews.extend(found);
        }
    }
    let notices: Vec<i64> = desk.store().read(|tx| roster::floor::store::notices::all(tx, 50))?.iter().map(|notice| notice.id).collect();
    for (n, view) in crews.iter().enumerate() {
        // Where both 班长 could sign for either side, each signs for one.
        let takes_over = crews.get(n + 1).and_then(|next| next.crew.leaders.first());
        let leaders = &view.crew.leaders;
        let Some(leader) = leaders.iter().find(|one| Some(*one) != takes_over).or(leaders.first()) else { continue };
        let happened =
            day_of(view, leader.0, takes_over.map(|(id, _)| *id), &notices).into_iter().map(|(at, who, command)| (at, who, floor(command)));
        events.extend(happened);
    }
    perform(desk, events, at)
}

fn floor(command: Command) -> roster::Command {
    roster::Command::Floor(command)
}

fn notice(from: Day, kind: NoticeKind, must_read: bool, (title, text): (&str, &str), to: NoticeState) -> Command {
    let draft = NoticeDraft {
        title: title.to_owned(),
        text: text.to_owned(),
        kind,
        must_read,
        from: Some(from),
        to: None,
        audience: Audience { teams: Vec::new(), posts: vec![Post::Agent, Post::TeamLeader, Post::ComplaintOfficer, Post::Tech] },
    };
    Command::PutNotice { of: None, draft: Box::new(draft), to }
}

/// A shift from its roll call to its log.
fn day_of(view: &CallView, leader: i64, next: Option<i64>, notices: &[i64]) -> Vec<(Instant, i64, Command)> {
    let (id, span) = (view.crew.id, view.crew.span);
    let mut events = vec![
        (span.from.plus_minutes(-9), leader, Command::OpenCall { crew: id, marks: Vec::new() }),
        (span.from.plus_minutes(-3), leader, Command::CloseCall { crew: id, marks: Vec::new() }),
    ];
    let start = span.from.plus_minutes(-4);
    for member in &view.crew.members {
        events.extend(notices.iter().map(|id| (start, member.shift.staff, Command::ConfirmNotice { id: *id })));
    }
    for (member, seat) in view.crew.members.iter().filter(|member| !member.leads).zip(SEATS) {
        events.extend(sitting(member, seat));
    }
    events.extend(log(id, leader, span.to));
    events.extend(next.map(|next| (span.to.plus_minutes(4), next, Command::Sign { crew: id, side: Side::Incoming })));
    events
}

/// Somebody sits down, and leaves some minutes after the end.
fn sitting(member: &Member, seat: &str) -> [(Instant, i64, Command); 2] {
    let (shift, span) = (&member.shift, member.shift.span);
    let take = Command::Take { seat: seat.to_owned(), shift: shift.id };
    let leave = Command::Leave { seat: seat.to_owned(), shift: shift.id };
    [(span.from.plus_minutes(-1), shift.staff, take), (span.to.plus_minutes(3), shift.staff, leave)]
}

/// The log is written and signed by who goes.
fn log(crew: CrewId, leader: i64, end: Instant) -> [(Instant, i64, Command); 2] {
    let texts = SECTIONS.map(|(section, text)| Written { section, was: String::new(), text: text.to_owned() }).to_vec();
    let write = Command::Write { crew, texts };
    [(end.plus_minutes(-12), leader, write), (end.plus_minutes(-2), leader, Command::Sign { crew, side: Side::Outgoing })]
}

fn perform(desk: &mut Desk, mut events: Vec<Event>, now: Instant) -> Result<(), No> {
    events.retain(|(at, ..)| *at <= now);
    events.sort_by_key(|(at, ..)| *at);
    for (at, who, command) in events {
        match areas::perform(desk.store(), who, &areas::Command::Roster(command), at, &mut |_| Ok(())) {
            Ok(_) | Err(No::Refused(_)) => {}
            Err(no) => return Err(no),
        }
    }
    Ok(())
}
