//! The floor: hands for the tests of its clauses, every act and question by every post, the day of a seat from roll call to handover.

use jiff::civil::{date, time};

use super::clauses::Limit;
use super::model::*;
use crate::areas::roster::model::{Person, Shift, Span};
use crate::base::{Instant, Post};
use crate::rules::Parameters;

/// A moment in March 2026.
pub(super) fn at(day: i8, hour: i8, minute: i8, second: i8) -> Instant {
    Instant::of(date(2026, 3, day).to_datetime(time(hour, minute, second, 0)))
}

/// A parameter as it is by default.
pub(super) fn limit(key: &'static str) -> Limit {
    Limit::of(&Parameters::default(), key, date(2026, 3, 11))
}

/// Somebody who sits at a seat.
pub(super) fn sitting(name: &str, seat: &str, taken_at: Instant, ends: Instant) -> Sitting {
    Sitting {
        id: 1,
        seat: seat.to_owned(),
        shift: 1,
        crew: CrewId { day: date(2026, 3, 11), kind: 1 },
        shift_name: "早".to_owned(),
        ends,
        staff: 1,
        name: name.to_owned(),
        taken_at,
        left: None,
    }
}

/// Somebody who works 2026-03-11 早.
pub(super) fn member(staff: i64, name: &str) -> Member {
    let shift = Shift {
        id: staff * 10,
        staff,
        planned: staff,
        day: date(2026, 3, 11),
        kind: 1,
        name: "早".to_owned(),
        span: Span { from: at(11, 8, 0, 0), to: at(11, 16, 0, 0) },
        night: false,
        min_staff: 0,
        skills: String::new(),
        seat: String::new(),
        swap: None,
        published: true,
        rev: 1,
    };
    Member { shift, name: name.to_owned(), team: "一班".to_owned(), leads: false, leave: Vec::new(), business: Vec::new() }
}

/// 2026-03-11 早 with two people and their 班长.
pub(super) fn crew() -> Crew {
    let members = vec![member(1, "王芳"), member(2, "李娜")];
    let span = members[0].shift.span;
    Crew { id: CrewId { day: date(2026, 3, 11), kind: 1 }, name: "早".to_owned(), span, members, leaders: vec![(6, "刘洋".to_owned())] }
}

/// A published notice for everybody that must be read.
pub(super) fn notice(title: &str) -> Notice {
    let by = Signed { staff: 9, name: "何平".to_owned(), at: at(10, 9, 0, 0) };
    let draft = NoticeDraft {
        title: title.to_owned(),
        text: "自 3 月 12 日起执行".to_owned(),
        kind: NoticeKind::Business,
        must_read: true,
        from: Some(date(2026, 3, 10)),
        to: None,
        audience: Audience::default(),
    };
    Notice { id: 1, draft, state: NoticeState::Published, author: by.clone(), published: Some(by), reason: String::new(), rev: 1 }
}

/// Somebody with one post.
pub(super) fn person(id: i64, post: Post) -> Person {
    Person {
        id,
        number: format!("{id}"),
        name: format!("人员{id}"),
        posts: vec![post],
        team: None,
        team_name: String::new(),
        deputy: false,
        job: String::new(),
        level: 0,
        level_name: String::new(),
        skills: Vec::new(),
        active: true,
    }
}
