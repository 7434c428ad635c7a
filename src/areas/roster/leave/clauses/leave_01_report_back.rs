//! LEAVE-01 「认真执行请销假制度，做到不迟到，不早退，不无故旷工」 (请假一 L240).
//!
//! After the leave the applicant reports back 销假 at the first rostered shift after it, at the latest by its end; later it is recorded with
//! a warning. Reporting back before the end gives the remaining shifts back: what lies after that moment is worked again.

use super::super::model::{Leave, Part};
use crate::base::Instant;

/// The parts after reporting back at this moment: a part that lies after it is given back, one that is under way ends.
pub fn restored(leave: &Leave, at: Instant) -> Vec<Part> {
    leave
        .parts
        .iter()
        .map(|part| match part {
            part if part.span.from >= at => Part { restored: true, ..part.clone() },
            part if part.span.to > at && !part.restored => {
                Part { span: crate::areas::roster::model::Span { from: part.span.from, to: at }, ..part.clone() }
            }
            part => part.clone(),
        })
        .collect()
}
