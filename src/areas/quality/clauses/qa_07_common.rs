//! QA-07 「将检查中发现的带有普遍性的服务质量问题向业务代表(由客服部主任指定)做详细讲评」 (质检员 6 L295).
//!
//! A problem is common when its tag was found at `qa_common_n` (3) or more different people on the last seven days, today included. Such a
//! tag is proposed; 客服部主任 designates to whom it is commented, a team or everybody; it is closed when it was commented at a roll call.
//! A tag that is designated and not yet commented is not proposed again.

use std::collections::{BTreeMap, BTreeSet};

use super::{Limits, Saying};
use crate::base::{Day, Judged, Message, Verdict, plus_days};
use crate::msg;

const ID: &str = "QA-07";
/// So many days are looked back, today included.
pub const DAYS: i64 = 7;

/// A finding as this clause looks at it: tag, person, day.
pub type Seen = (String, i64, Day);

/// A problem that came at several people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Common {
    /// The problem.
    pub tag: String,
    /// Who.
    pub people: BTreeSet<i64>,
    /// How often in all.
    pub times: usize,
}

/// First of the days that are looked at.
pub fn since(today: Day) -> Day {
    plus_days(today, 1 - DAYS)
}

/// The problems of the last days by how many people had them; [`is_common`] tells which are common.
pub fn counted(seen: &[Seen], today: Day) -> Vec<Common> {
    let mut tags: BTreeMap<&str, (BTreeSet<i64>, usize)> = BTreeMap::new();
    for (tag, person, _) in seen.iter().filter(|(.., day)| *day >= since(today) && *day <= today) {
        let (people, times) = tags.entry(tag.as_str()).or_default();
        people.insert(*person);
        *times += 1;
    }
    let mut out: Vec<Common> = tags.into_iter().map(|(tag, (people, times))| Common { tag: tag.to_owned(), people, times }).collect();
    out.sort_by(|a, b| b.people.len().cmp(&a.people.len()).then(b.times.cmp(&a.times)).then_with(|| a.tag.cmp(&b.tag)));
    out
}

/// Whether a problem is common.
pub fn is_common(common: &Common, limits: &Limits) -> bool {
    i64::try_from(common.people.len()).unwrap_or(i64::MAX) >= limits.common.value
}

/// How it came about, for the person who asks why.
pub fn judge(common: &Common, limits: &Limits) -> Judged {
    let (verdict, id): (_, fn(&str, usize) -> Message) = if is_common(common, limits) {
        (Verdict::Warned, |tag, people| msg!("quality-common", tag = tag, people = people))
    } else {
        (Verdict::Kept, |tag, people| msg!("quality-not-common", tag = tag, people = people))
    };
    Saying::of(ID, verdict, id(&common.tag, common.people.len()))
        .used(&limits.common)
        .step(msg!("quality-step-common", people = common.people.len(), times = common.times, least = limits.common.value))
        .judged()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::super::tests::limits;
    use super::*;

    #[test]
    fn three_people_in_seven_days_and_not_five_times_at_two() {
        let today = date(2026, 3, 12);
        let seen = |tag: &str, person, day| (tag.to_owned(), person, date(2026, 3, day));
        let mut all = vec![seen("未用规范用语", 1, 6), seen("未用规范用语", 2, 10), seen("未用规范用语", 3, 12)];
        all.extend((8..13).map(|day| seen("语速过快", day as i64 % 2, day)));
        // The eighth day back does not count.
        all.extend([seen("抢话", 1, 5), seen("抢话", 2, 6), seen("抢话", 3, 7)]);
        let counted = counted(&all, today);
        let common: Vec<&str> = counted.iter().filter(|one| is_common(one, &limits())).map(|one| one.tag.as_str()).collect();
        assert_eq!(common, ["未用规范用语"]);
        let fast = counted.iter().find(|one| one.tag == "语速过快").unwrap();
        assert_eq!((fast.people.len(), fast.times, judge(fast, &limits()).finding.verdict), (2, 5, Verdict::Kept));
    }
}
