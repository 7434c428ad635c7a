//! KB-07 「及时传达公司的最新精神及业务通知」 (主任1 L264): a notice has a title, a text, a kind, first and last day and an audience.
//!
//! Most people draft and hand in, 客服主管 and 客服部主任 publish (Appendix B). A notice that is published is not changed any more: it is
//! stopped with a reason, and another one is written. After its last day it is 过期.

use crate::areas::roster::floor::model::{NoticeDraft, NoticeState};
use crate::base::{Flaw, Refusal};
use crate::msg;

const ID: &str = "KB-07";

/// Longest title, in characters.
const TITLE: usize = 60;

/// The allowed steps of a notice (Appendix D).
pub const STEPS: [(NoticeState, NoticeState); 6] = [
    (NoticeState::Draft, NoticeState::Draft),
    (NoticeState::Draft, NoticeState::Review),
    (NoticeState::Draft, NoticeState::Published),
    (NoticeState::Review, NoticeState::Draft),
    (NoticeState::Review, NoticeState::Published),
    (NoticeState::Published, NoticeState::Stopped),
];

/// Whether a notice may go from one state to another.
///
/// # Errors
/// The refusal, which names where the notice stands.
pub fn step(from: NoticeState, to: NoticeState) -> Result<(), Refusal> {
    if STEPS.contains(&(from, to)) { Ok(()) } else { Err(Refusal::by(ID, msg!("roster-floor-notice-not-now", state = from.message()))) }
}

/// What is wrong with what was entered, once it goes beyond a draft.
pub fn flaws(draft: &NoticeDraft) -> Vec<Flaw> {
    let mut flaws = Vec::new();
    let mut flaw = |field, message| flaws.push(Flaw { field, clause: ID, message });
    match draft.title.trim().chars().count() {
        0 => flaw("title", msg!("roster-floor-notice-title-blank")),
        1..=TITLE => {}
        _ => flaw("title", msg!("roster-floor-notice-title-long", most = TITLE)),
    }
    if draft.text.trim().is_empty() {
        flaw("text", msg!("roster-floor-notice-text-blank"));
    }
    if let (Some(from), Some(to)) = (draft.from, draft.to)
        && to < from
    {
        flaw("to", msg!("roster-floor-notice-days", from = from.to_string()));
    }
    flaws
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::areas::roster::floor::tests::notice;
    use jiff::civil::date;

    #[test]
    fn what_is_published_stays_as_it_is() {
        assert!(step(NoticeState::Published, NoticeState::Draft).is_err());
        assert!(step(NoticeState::Stopped, NoticeState::Published).is_err());
        assert!(step(NoticeState::Review, NoticeState::Published).is_ok());
    }

    #[test]
    fn a_notice_says_something_and_does_not_end_before_it_begins() {
        let mut draft = notice("资费调整").draft;
        assert!(flaws(&draft).is_empty());
        (draft.from, draft.to) = (Some(date(2026, 3, 11)), Some(date(2026, 3, 10)));
        (draft.title, draft.text) = (" ".to_owned(), String::new());
        let fields: Vec<&str> = flaws(&draft).iter().map(|flaw| flaw.field).collect();
        assert_eq!(fields, ["title", "text", "to"]);
        draft.title = "长".repeat(61);
        assert_eq!(flaws(&draft)[0].message.id, "roster-floor-notice-title-long");
    }
}
