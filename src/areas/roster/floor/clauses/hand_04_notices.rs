//! HAND-04 「仔细阅读最新通告，及时了解业务变更及优惠政策」 (交接班5 L237), KPI-22 必读通告阅读率.
//!
//! Before a seat is taken, whoever takes it has confirmed every notice that is marked 必读, is for him, and is in force on that day.
//! One that comes during the shift waits for the next sign-in, because only the sign-in asks; one that was left unread stays due until
//! it is read or its last day is over. With `notice_block` off the seat is taken with a warning. The reading rate of a notice is
//! confirmed of audience, both counted among those who work here now.

use super::{judged, plain};
use crate::areas::roster::floor::model::Notice;
use crate::areas::roster::model::Person;
use crate::base::{Day, Instant, Judged, Verdict};
use crate::msg;
use crate::rules::Limit;

const ID: &str = "HAND-04";

/// Whether a notice must be confirmed before a seat is taken on this day by somebody of its audience who has not confirmed it.
pub fn is_due(notice: &Notice, day: Day) -> bool {
    notice.draft.must_read && notice.is_in_force(day)
}

/// Taking a seat with these notices unread.
pub fn judge_seat(unread: &[Notice], block: &Limit) -> Judged {
    let titles: Vec<String> = unread.iter().map(|notice| format!("《{}》", notice.draft.title)).collect();
    let facts = vec![(msg!("roster-floor-fact-unread"), plain(if titles.is_empty() { "0".to_owned() } else { titles.join("、") }))];
    let (verdict, message) = match (unread.len(), block.value) {
        (0, _) => (Verdict::Kept, msg!("roster-floor-notices-read")),
        (count, 1) => (Verdict::Refused, msg!("roster-floor-notices-unread", count = count, titles = titles.join("、"))),
        (count, _) => (Verdict::Warned, msg!("roster-floor-notices-unread", count = count, titles = titles.join("、"))),
    };
    judged(ID, verdict, message, vec![block.used.clone()], facts)
}

/// Confirmed and audience of a notice among these people; `read` tells who confirmed it.
pub fn rate<'a>(notice: &Notice, people: impl Iterator<Item = &'a Person>, read: &dyn Fn(i64) -> Option<Instant>) -> (i64, i64) {
    let audience = people.filter(|person| person.active && notice.draft.audience.holds(person));
    audience.fold((0, 0), |(done, all), person| (done + i64::from(read(person.id).is_some()), all + 1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::areas::roster::floor::model::NoticeState;
    use crate::areas::roster::floor::tests::{limit, notice, person};
    use crate::base::Post;
    use jiff::civil::date;

    #[test]
    fn what_is_over_or_not_begun_does_not_block() {
        let today = date(2026, 3, 11);
        let mut one = notice("资费调整");
        assert!(is_due(&one, today));
        one.draft.to = Some(date(2026, 3, 10));
        assert!(!is_due(&one, today) && one.state_on(today) == NoticeState::Expired);
        one.draft.to = Some(today);
        assert!(is_due(&one, today));
        one.draft.from = Some(date(2026, 3, 12));
        assert!(!is_due(&one, today));
        assert!(!is_due(&Notice { state: NoticeState::Stopped, ..notice("停") }, today));
        let mut light = notice("可不读");
        light.draft.must_read = false;
        assert!(!is_due(&light, today));
    }

    #[test]
    fn unread_blocks_or_only_warns() {
        let mut block = limit("notice_block");
        let verdict = |unread: &[Notice], block: &Limit| judge_seat(unread, block).finding.verdict;
        assert_eq!(verdict(&[], &block), Verdict::Kept);
        assert_eq!(verdict(&[notice("资费调整")], &block), Verdict::Refused);
        block.value = 0;
        assert_eq!(verdict(&[notice("资费调整")], &block), Verdict::Warned);
    }

    #[test]
    fn eight_of_ten() {
        let mut people: Vec<Person> = (1..=10).map(|id| person(id, Post::Agent)).collect();
        people.push(person(11, Post::Director));
        people.push(Person { active: false, ..person(12, Post::Agent) });
        let mut one = notice("资费调整");
        one.draft.audience.posts = vec![Post::Agent];
        let read = |id: i64| (id <= 8 || id == 12).then_some(Instant(0));
        let (done, all) = rate(&one, people.iter(), &read);
        assert_eq!((done, all, crate::i18n::share(done, all).as_str()), (8, 10, "80.0%"));
    }
}
