//! HAND-02 「接班人未到机台，交班人不得离台」 (交接班4 L232).
//!
//! Who sits at a seat leaves it when the relief sits there too, or when a 班长 releases him with a reason; the seat closes then.
//! A relief is expected when the published roster has somebody whose shift runs when the outgoing one ends and who belongs to the
//! seat: the roster names it, or names none and the person sits nowhere else for that shift. A 班长 without a seat in the roster, and
//! who is on leave at that moment, is not expected. Without anybody expected the seat is free. 延时 are the whole minutes from the end
//! of the shift until the relief came or the 班长 released. What lateness means for the relief is ATT-01.
//!
//! A seat that somebody holds is taken over only for a shift that ends later: two people of one shift do not share a seat.

use super::{clock, judged, plain};
use crate::areas::roster::floor::model::{Departure, Sitting, Way};
use crate::base::{Instant, Judged, Refusal, Verdict};
use crate::msg;

const ID: &str = "HAND-02";

/// Somebody whose shift runs when the outgoing one ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Follower {
    /// Name.
    pub name: String,
    /// The seat that the roster names, or empty.
    pub seat: String,
    /// 班长 or 代理班长.
    pub leads: bool,
    /// On leave or business at that moment.
    pub away: bool,
    /// Sits, or sat, at this seat for that shift.
    pub sits: Option<String>,
}

/// Who is expected at the seat.
pub fn expected<'a>(seat: &str, followers: &'a [Follower]) -> Vec<&'a str> {
    let belongs = |follower: &&Follower| {
        let named = follower.seat == seat;
        let any = follower.seat.is_empty() && !follower.leads;
        !follower.away && follower.sits.is_none() && (named || any)
    };
    followers.iter().filter(belongs).map(|follower| follower.name.as_str()).collect()
}

/// 延时: whole minutes from the end of the shift to this moment; none before.
pub fn waited(ends: Instant, until: Instant) -> i64 {
    until.minutes_since(ends).max(0)
}

/// Leaving the seat at this moment: what the clause says, and how the person leaves where it lets him.
pub fn judge_leave(sitting: &Sitting, relief: Option<&Sitting>, expected: &[&str], now: Instant) -> (Judged, Option<Departure>) {
    let seat = sitting.seat.as_str();
    let left = |way, by: &str, waited| Departure { at: now, way, by: by.to_owned(), reason: String::new(), waited, handover: 0 };
    let mut facts = vec![(msg!("roster-floor-fact-seat"), plain(seat)), (msg!("roster-floor-fact-end"), plain(clock(sitting.ends)))];
    let (verdict, message, departure) = if let Some(relief) = relief {
        let waited = waited(sitting.ends, relief.taken_at.min(now));
        facts.push((msg!("roster-floor-fact-relief"), plain(format!("{} {}", relief.name, clock(relief.taken_at)))));
        facts.push((msg!("roster-floor-fact-waited"), msg!("roster-floor-minutes", minutes = waited)));
        let message = if waited > 0 {
            msg!("roster-floor-leave-waited", name = relief.name.as_str(), seat = seat, minutes = waited)
        } else {
            msg!("roster-floor-leave-relieved", name = relief.name.as_str(), seat = seat)
        };
        (Verdict::Kept, message, Some(left(Way::Relieved, &relief.name, waited)))
    } else if expected.is_empty() {
        (Verdict::Kept, msg!("roster-floor-leave-free", seat = seat), Some(left(Way::Free, "", 0)))
    } else {
        let names = expected.join("、");
        facts.push((msg!("roster-floor-fact-expected"), plain(names.as_str())));
        (Verdict::Refused, msg!("roster-floor-leave-no-relief", seat = seat, names = names), None)
    };
    (judged(ID, verdict, message, Vec::new(), facts), departure)
}

/// How a 班长 releases somebody.
pub fn release(sitting: &Sitting, by: &str, reason: &str, now: Instant) -> Departure {
    let waited = waited(sitting.ends, now);
    Departure { at: now, way: Way::Released, by: by.to_owned(), reason: reason.to_owned(), waited, handover: 0 }
}

/// Whether a seat that others hold can be taken over for a shift that ends at this moment.
///
/// # Errors
/// The refusal, which names who sits there.
pub fn take_over(seat: &str, holders: &[&Sitting], ends: Instant) -> Result<(), Refusal> {
    match holders.iter().find(|holder| holder.ends >= ends) {
        Some(holder) => Err(Refusal::by(ID, msg!("roster-floor-seat-held", seat = seat, name = holder.name.as_str()))),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::areas::roster::floor::tests::{at, sitting};

    fn follower(name: &str, seat: &str) -> Follower {
        Follower { name: name.to_owned(), seat: seat.to_owned(), leads: false, away: false, sits: None }
    }

    #[test]
    fn who_is_expected_at_a_seat() {
        let followers = [
            follower("张敏", "A01"),
            follower("赵强", ""),
            follower("陈静", "A02"),
            Follower { leads: true, ..follower("周涛", "") },
            Follower { away: true, ..follower("李娜", "") },
            Follower { sits: Some("A03".to_owned()), ..follower("高远", "") },
        ];
        assert_eq!(expected("A01", &followers), ["张敏", "赵强"]);
        assert_eq!(expected("A02", &followers), ["赵强", "陈静"]);
        assert_eq!(expected("A09", &followers[2..]), Vec::<&str>::new());
    }

    #[test]
    fn nobody_leaves_before_the_relief_is_there() {
        let (mine, ends) = (sitting("王芳", "A01", at(11, 7, 57, 0), at(11, 16, 0, 0)), at(11, 16, 0, 0));
        let (judged, departure) = judge_leave(&mine, None, &["张敏"], ends);
        assert_eq!((judged.finding.verdict, departure), (Verdict::Refused, None));
        let relief = sitting("张敏", "A01", at(11, 16, 12, 0), at(11, 22, 0, 0));
        let (judged, departure) = judge_leave(&mine, Some(&relief), &[], at(11, 16, 12, 0));
        let departure = departure.unwrap();
        assert_eq!((judged.finding.verdict, departure.way, departure.waited), (Verdict::Kept, Way::Relieved, 12));
        // Who stays longer than needed waited only until the relief came.
        let (_, departure) = judge_leave(&mine, Some(&relief), &[], at(11, 16, 20, 0));
        assert_eq!(departure.unwrap().waited, 12);
        let (_, departure) = judge_leave(&mine, None, &[], ends);
        assert_eq!(departure.unwrap().way, Way::Free);
        assert_eq!(release(&mine, "刘洋", "无后续班次", at(11, 16, 20, 59)).waited, 20);
    }

    #[test]
    fn two_of_one_shift_do_not_share_a_seat() {
        let holder = sitting("王芳", "A01", at(11, 7, 57, 0), at(11, 16, 0, 0));
        assert!(take_over("A01", &[&holder], at(11, 16, 0, 0)).is_err());
        assert!(take_over("A01", &[&holder], at(11, 22, 0, 0)).is_ok());
    }
}
