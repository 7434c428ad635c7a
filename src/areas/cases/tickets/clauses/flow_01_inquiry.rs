//! FLOW-01 受理 → 解决 → 回复 → 反馈 — a step of the way is allowed only in the states that Appendix D names.
//!
//! Who answers the customer at once has solved it then; the feedback is kept at the latest when the ticket is closed. Source: 001 四1.

use crate::areas::cases::tickets::model::{State, Step, Ticket};
use crate::base::Refusal;
use crate::msg;

/// Whether the step is allowed from where the ticket stands.
///
/// # Errors
/// The refusal, which says where it stands.
pub fn may_step(ticket: &Ticket, step: Step) -> Result<(), Refusal> {
    if step.from().contains(&ticket.state) {
        return Ok(());
    }
    if ticket.state.is_over() {
        return Err(Refusal::by("FLOW-01", msg!("cases-tickets-over", no = ticket.no.as_str(), state = ticket.state.message())));
    }
    let message = match (step, ticket.state) {
        (Step::Feedback | Step::Close, State::Accepted | State::InHand | State::Dispatched | State::Returned) => {
            msg!("cases-tickets-close-unreplied")
        }
        _ => msg!("cases-tickets-step-not-here", step = step.message(), state = ticket.state.message()),
    };
    Err(Refusal::by("FLOW-01", message))
}
