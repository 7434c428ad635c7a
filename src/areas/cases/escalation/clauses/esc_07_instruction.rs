//! ESC-07 「根据情况提出处理意见，对上级指示要详细记载」 「当上级坚持原意应先执行」 (请示报告 7 L154).
//!
//! A report carries its own opinion; an instruction is recorded with who, when and what. The reporter may dissent once an instruction is given;
//! when the superior insists it is carried out, and the dissent stays on record.

use super::super::model::{Report, State};
use crate::base::{Actor, Flaw, Refusal};
use crate::msg;

/// The opinion is missing.
pub fn flaw(opinion: &str) -> Option<Flaw> {
    opinion.trim().is_empty().then(|| Flaw { field: "opinion", clause: "ESC-07", message: msg!("cases-escalation-no-opinion") })
}

/// Refuses a dissent without instruction, or by somebody else than the reporter.
///
/// # Errors
/// The refusal.
pub fn may_dissent(report: &Report, actor: &Actor) -> Result<(), Refusal> {
    if report.state == State::Running && report.reporter == actor.id && report.instructed_by().is_some() {
        Ok(())
    } else {
        Err(Refusal::by("ESC-07", msg!("cases-escalation-no-dissent")))
    }
}
