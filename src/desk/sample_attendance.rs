//! How the sample department's people came and went on the days of its roster: nearly all in time, now and then somebody too late for
//! roll call or for the shift, and an absence from the seat that waits for consent.

use crate::areas::roster::{self, Shift, attendance::Command};
use crate::base::{Day, Instant, days_between};

/// Minutes before the start at which people come; the roll call is ten minutes before it.
const EARLY: i64 = 11;
/// How late somebody comes today.
const LATE: i64 = 8;

/// Something that somebody does at a time.
pub type Event = (Instant, i64, roster::Command);

/// Coming and going of everybody; `late` comes late today, `away` leaves the seat a few minutes ago.
pub fn events(shifts: &[Shift], late: Option<i64>, away: Option<i64>, now: Instant) -> Vec<Event> {
    let mut events = Vec::new();
    for shift in shifts.iter().filter(|shift| shift.published) {
        let minutes = match shift.day == now.day() {
            true if Some(shift.staff) == late => LATE,
            true => -EARLY,
            false => coming(shift),
        };
        let stays = 2 + (shift.staff + days_between(Day::MIN, shift.day)) % 7;
        let mut add = |at: Instant, command| events.push((at, shift.staff, roster::Command::Attendance(command)));
        add(shift.span.from.plus_minutes(minutes), Command::SignIn { shift: shift.id });
        add(shift.span.to.plus_minutes(stays), Command::SignOut { shift: shift.id });
        let since = now.plus_minutes(-6);
        if Some(shift.staff) == away && shift.span.from < since && now < shift.span.to {
            add(since, Command::Away { shift: shift.id, from: None, to: None, expected: 15, reason: "取快递".to_owned() });
        }
    }
    events
}

/// Minutes from the start of a shift to the coming; below zero before it.
fn coming(shift: &Shift) -> i64 {
    let turn = shift.staff * 13 + days_between(Day::MIN, shift.day) * 7;
    match (turn % 59, turn % 31) {
        (0, _) => 6,
        (_, 0) => -4,
        _ => -EARLY - turn % 8,
    }
}
