//! HAND-03 「交接日志要对设备情况、疑难问题、人员调班情况，记录清楚明了」 (交接班6 L238); 「对业务增加变动情况，上级批示精神，客户建议投诉及流程、
//! 设备变动情况」 (会议1 L167).
//!
//! One log for each crew. Six sections, each with a text or 无; ③ begins with the swaps and leave of the day by itself and is 无 where
//! there are none. The outgoing 班长 signs first and closes the texts, then the incoming 班长, who is somebody else; from the first
//! signature on corrections are supplements. A log that only the outgoing 班长 signed is 待接班 and the incoming one is reminded.

use super::clock;
use crate::areas::roster::floor::model::{Crew, Log, LogState, Member, Section, Side};
use crate::areas::roster::model::Shift;
use crate::base::{Flaw, Instant, Refusal};
use crate::msg;

const ID: &str = "HAND-03";

/// The sections that are still to be filled.
pub fn blank(log: &Log) -> Vec<Flaw> {
    let message = |section: &Section| msg!("roster-floor-section-blank", mark = section.mark(), section = section.message());
    let blank = Section::ALL.iter().filter(|section| log.shown(**section).is_empty());
    blank.map(|section| Flaw { field: section.key(), clause: ID, message: message(section) }).collect()
}

/// Whether the texts can still be written.
///
/// # Errors
/// The refusal of a log that is signed.
pub fn writable(log: &Log) -> Result<(), Refusal> {
    if log.state() == LogState::Draft { Ok(()) } else { Err(Refusal::by(ID, msg!("roster-floor-log-locked"))) }
}

/// Whether it can be signed on this side by this person at this moment.
///
/// # Errors
/// A shift that has not begun, a blank section, a signature that is there, the wrong order, or the same person twice.
pub fn may_sign(crew: &Crew, log: &Log, side: Side, staff: i64, now: Instant) -> Result<(), Refusal> {
    let refused = |message| Err(Refusal::by(ID, message));
    match (side, &log.outgoing, &log.incoming) {
        (Side::Outgoing, Some(signed), _) | (Side::Incoming, _, Some(signed)) => {
            refused(msg!("roster-floor-log-signed-already", name = signed.name.as_str()))
        }
        (Side::Incoming, None, _) => refused(msg!("roster-floor-log-outgoing-first")),
        (Side::Incoming, Some(outgoing), None) if outgoing.staff == staff => refused(msg!("roster-floor-log-same-person")),
        (Side::Incoming, Some(_), None) => Ok(()),
        (Side::Outgoing, None, _) if now < crew.span.from => refused(msg!("roster-floor-log-not-begun", start = clock(crew.span.from))),
        (Side::Outgoing, None, _) => Refusal::flawed(blank(log)).map_or(Ok(()), Err),
    }
}

/// Somebody else's name for a swapped shift, by staff id.
pub type Names<'a> = &'a dyn Fn(i64) -> String;

/// What ③ begins with: the swaps in force and the leave of a day, one line each. It is a document of the department and in Chinese.
pub fn moves(members: &[Member], swap_no: &dyn Fn(&Shift) -> Option<String>, name: Names<'_>) -> String {
    let mut lines = Vec::new();
    for member in members.iter().filter(|member| member.shift.swap.is_some()) {
        let no = swap_no(&member.shift).map_or_else(String::new, |no| format!("（{no}）"));
        lines.push(format!("换班 {} {}↔{}{no}", member.shift.name, name(member.shift.planned), member.name));
    }
    for member in members {
        let leave = member.leave.iter().map(|span| ("请假", span));
        for (word, span) in leave.chain(member.business.iter().map(|span| ("公出", span))) {
            let whole = span.holds(member.shift.span);
            let part = if whole { String::new() } else { format!(" {}–{}", clock(span.from), clock(span.to)) };
            lines.push(format!("{word} {} {}{part}", member.shift.name, member.name));
        }
    }
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::areas::roster::floor::model::Signed;
    use crate::areas::roster::floor::tests::{at, crew, member};
    use crate::areas::roster::model::Span;

    fn full() -> Log {
        Log { texts: std::array::from_fn(|_| "无".to_owned()), ..Log::default() }
    }

    fn signed(staff: i64) -> Option<Signed> {
        Some(Signed { staff, name: format!("{staff}"), at: at(11, 16, 0, 0) })
    }

    #[test]
    fn six_sections_and_the_third_by_itself() {
        let mut log = full();
        log.texts[2].clear();
        assert!(blank(&log).is_empty());
        log.texts[1] = "  ".to_owned();
        let flaws = blank(&log);
        assert_eq!((flaws.len(), flaws[0].field, flaws[0].clause), (1, "hard", "HAND-03"));
        log.moves = "换班 早 王芳↔张敏".to_owned();
        log.texts[2] = "张敏首次上早班".to_owned();
        assert_eq!(log.shown(Section::Moves), "换班 早 王芳↔张敏\n张敏首次上早班");
    }

    #[test]
    fn first_who_goes_then_who_comes_and_never_the_same() {
        let (crew, now) = (crew(), at(11, 16, 0, 0));
        let may = |log: &Log, side, staff| may_sign(&crew, log, side, staff, now).map_err(|refusal| refusal.message.id);
        let mut log = full();
        assert_eq!(may_sign(&crew, &log, Side::Outgoing, 1, at(11, 7, 59, 59)).unwrap_err().message.id, "roster-floor-log-not-begun");
        assert_eq!(may(&log, Side::Incoming, 2), Err("roster-floor-log-outgoing-first"));
        assert_eq!(may(&log, Side::Outgoing, 1), Ok(()));
        log.outgoing = signed(1);
        assert_eq!((log.state(), writable(&log).is_err()), (LogState::Waiting, true));
        assert_eq!(may(&log, Side::Outgoing, 1), Err("roster-floor-log-signed-already"));
        assert_eq!(may(&log, Side::Incoming, 1), Err("roster-floor-log-same-person"));
        assert_eq!(may(&log, Side::Incoming, 2), Ok(()));
        log.incoming = signed(2);
        assert_eq!((log.state(), may(&log, Side::Incoming, 3)), (LogState::Signed, Err("roster-floor-log-signed-already")));
    }

    #[test]
    fn the_moves_of_a_day() {
        let mut swapped = member(3, "张敏");
        (swapped.shift.planned, swapped.shift.swap) = (1, Some(9));
        let mut sick = member(2, "李娜");
        sick.leave = vec![Span { from: at(11, 8, 0, 0), to: at(11, 12, 0, 0) }];
        let mut away = member(4, "赵强");
        away.business = vec![away.shift.span];
        let text = moves(&[swapped, sick, away], &|_| Some("HB-20260310-001".to_owned()), &|_| "王芳".to_owned());
        assert_eq!(text, "换班 早 王芳↔张敏（HB-20260310-001）\n请假 早 李娜 08:00–12:00\n公出 早 赵强");
    }
}
