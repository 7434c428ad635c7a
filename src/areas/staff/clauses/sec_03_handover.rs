//! SEC-03 「调离岗位后一小时内由接任人员监督检查更换新的密码」 (001 篇三 五 L70).
//!
//! An administrator who leaves names a successor at once. The passwords of all administrators are changed and the successor, who
//! is not the leaver, confirms it no later than 60 minutes after; later is late, and until then administrators' accounts open for
//! the change only.

use crate::base::{Instant, Refusal};
use crate::msg;

/// Minutes that the change may take.
pub const LIMIT_MIN: i64 = 60;

/// Until when the successor confirms in time.
pub fn due(left_at: Instant) -> Instant {
    left_at.plus_minutes(LIMIT_MIN)
}

/// Whether a confirmation at this instant is late: 11:00:00 is in time, 11:00:01 is not.
pub fn is_late(left_at: Instant, at: Instant) -> bool {
    at > due(left_at)
}

/// Checks the successor that is named when an administrator leaves.
///
/// # Errors
/// Nobody is named, the leaver himself, or somebody who is no administrator.
pub fn successor(leaver: i64, successor: Option<i64>, is_admin: bool) -> Result<i64, Refusal> {
    match successor {
        None => Err(Refusal::by("SEC-03", msg!("staff-successor-missing"))),
        Some(id) if id == leaver => Err(Refusal::by("SEC-03", msg!("staff-successor-self"))),
        Some(_) if !is_admin => Err(Refusal::by("SEC-03", msg!("staff-successor-no-admin"))),
        Some(id) => Ok(id),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::datetime;

    #[test]
    fn sixty_minutes_to_the_second() {
        let left = Instant::of(datetime(2026, 3, 10, 10, 0, 0, 0));
        assert!(!is_late(left, Instant::of(datetime(2026, 3, 10, 11, 0, 0, 0))));
        assert!(is_late(left, Instant::of(datetime(2026, 3, 10, 11, 0, 1, 0))));
    }

    #[test]
    fn a_successor_is_somebody_else_and_an_administrator() {
        assert_eq!(successor(1, None, true).unwrap_err().message.id, "staff-successor-missing");
        assert_eq!(successor(1, Some(1), true).unwrap_err().message.id, "staff-successor-self");
        assert_eq!(successor(1, Some(2), false).unwrap_err().message.id, "staff-successor-no-admin");
        assert_eq!(successor(1, Some(2), true), Ok(2));
    }
}
