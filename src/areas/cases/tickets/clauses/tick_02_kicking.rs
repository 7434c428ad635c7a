//! TICK-02 不踢皮球 — every transfer has its reason; sending a ticket back to where it has been, or the third transfer, warns.
//!
//! The warning goes to the 值班长 as well. Where it began counts as passed. Source: 000 篇4 二.

use super::warned;
use crate::areas::cases::tickets::model::{Place, Transfer};
use crate::base::Finding;
use crate::msg;

/// What is said of the next transfer. `begin` is where the ticket was accepted: the person, and the own department.
pub fn judge(begin: &[Place], passed: &[Transfer], to: &Place, warn_from: i64) -> Option<Finding> {
    let number = i64::try_from(passed.len()).unwrap_or(i64::MAX).saturating_add(1);
    let been = |place: &Place| begin.iter().any(|one| one.is(place)) || passed.iter().any(|one| one.to.is(place) || one.from.is(place));
    if been(to) {
        return Some(warned("TICK-02", msg!("cases-tickets-kicked-back", to = to.name.as_str(), number = number)));
    }
    (number >= warn_from).then(|| warned("TICK-02", msg!("cases-tickets-kicked-often", number = number, most = warn_from)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Instant;

    #[test]
    fn back_to_a_place_or_the_third_transfer_warns() {
        let place = |name: &str| Place { staff: None, name: name.to_owned() };
        let way = |stops: &[&str]| -> Vec<Transfer> {
            let transfer = |pair: &[&str]| Transfer {
                at: Instant(0),
                staff: 1,
                name: "王芳".to_owned(),
                from: place(pair[0]),
                to: place(pair[1]),
                reason: "由其处理".to_owned(),
            };
            stops.windows(2).map(transfer).collect()
        };
        for (stops, to, warns) in [
            (&["A"][..], "B", false),
            (&["A", "B"], "A", true),
            (&["A", "B"], "C", false),
            (&["A", "B", "C"], "D", true),
            (&["A", "B"], "B", true),
        ] {
            assert_eq!(judge(&[place("A")], &way(stops), &place(to), 3).is_some(), warns, "{stops:?} {to}");
        }
    }
}
