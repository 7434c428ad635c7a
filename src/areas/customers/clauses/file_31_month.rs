//! FILE-31 「形成定期的管理记录档案」 (001 篇四 L78).
//!
//! The sheet of a customer and a month tells the contacts, services and after-sales of its days, and what is still open.

use jiff::ToSpan;

use crate::areas::EventKind;
use crate::base::{Day, Instant, begin_of, plus_days};

/// Part of the sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// 联系
    Contacts,
    /// 服务
    Services,
    /// 售后
    AfterSales,
}

impl Part {
    /// Every part, in its order.
    pub const ALL: [Part; 3] = [Part::Contacts, Part::Services, Part::AfterSales];
}

/// The part on which an event stands; changes of the file and fees are no service.
pub fn part_of(kind: EventKind) -> Option<Part> {
    match kind {
        EventKind::Contact => Some(Part::Contacts),
        EventKind::Order | EventKind::Payment | EventKind::Slip | EventKind::Visit => Some(Part::Services),
        EventKind::Repair | EventKind::Complaint => Some(Part::AfterSales),
        EventKind::Fee | EventKind::Change => None,
    }
}

/// The first moment of the month of this day, and the first of the next month.
pub fn bounds(month: Day) -> (Instant, Instant) {
    (begin_of(month.first_of_month()), begin_of(plus_days(month.last_of_month(), 1)))
}

/// The month so many months later.
pub fn moved(month: Day, by: i64) -> Day {
    month.first_of_month().saturating_add(jiff::Span::new().try_months(by).unwrap_or_else(|_| 0.months()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::{date, datetime};

    #[test]
    fn a_month_has_its_days() {
        let (from, before) = bounds(date(2026, 3, 15));
        assert_eq!(from, Instant::of(datetime(2026, 3, 1, 0, 0, 0, 0)));
        assert_eq!(before, Instant::of(datetime(2026, 4, 1, 0, 0, 0, 0)));
        assert_eq!((moved(date(2026, 1, 31), 1), moved(date(2026, 1, 31), -1)), (date(2026, 2, 1), date(2025, 12, 1)));
    }
}
