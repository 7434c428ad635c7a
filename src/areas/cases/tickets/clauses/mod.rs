//! The clauses that bind tickets, one file each. Pure: everything that they look at was read before.

pub mod flow_01_inquiry;
pub mod flow_02_dispute;
pub mod flow_03_technical;
pub mod flow_04_declare;
pub mod flow_05_groups;
pub mod flow_06_bents;
pub mod flow_07_interim;
pub mod flow_08_closing;
pub mod flow_09_rules;
pub mod flow_10_robot;
pub mod flow_11_needs;
pub mod flow_12_categories;
pub mod tick_01_first;
pub mod tick_02_kicking;
pub mod tick_03_limit;
pub mod tick_04_leader;
pub mod tick_05_manager;
pub mod tick_06_urge;
pub mod tick_07_stuck;
pub mod tick_08_ask_leader;
pub mod tick_09_hard;
pub mod tick_10_day;
pub mod tick_11_repair;
pub mod tick_12_missed;
pub mod tick_13_response;
pub mod tick_14_supervision;

use crate::base::{Actor, Day, Finding, Instant, Message, Post, Refusal, Verdict};
use crate::rules::{Limit, Parameters};

/// The parameters of tickets in force on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// `tick_hours`
    pub hours: Limit,
    /// `lead_opinion_h`
    pub opinion_hours: Limit,
    /// `mgr_after_h`
    pub manager_hours: Limit,
    /// `urge_every_h`
    pub urge_hours: Limit,
    /// `transfer_warn_n`
    pub transfers: Limit,
    /// `stuck_h`
    pub stuck_hours: Limit,
    /// `repair_contact_min`
    pub contact_minutes: Limit,
    /// `callback_min`
    pub callback_minutes: Limit,
    /// `resp_sec`
    pub response_seconds: Limit,
    /// `day_tickets`
    pub day_tickets: Limit,
    /// `day_contacts`
    pub day_contacts: Limit,
}

impl Limits {
    /// Those in force on this day.
    pub fn on(params: &Parameters, day: Day) -> Self {
        let limit = |key| Limit::of(params, key, day);
        Limits {
            hours: limit("tick_hours"),
            opinion_hours: limit("lead_opinion_h"),
            manager_hours: limit("mgr_after_h"),
            urge_hours: limit("urge_every_h"),
            transfers: limit("transfer_warn_n"),
            stuck_hours: limit("stuck_h"),
            contact_minutes: limit("repair_contact_min"),
            callback_minutes: limit("callback_min"),
            response_seconds: limit("resp_sec"),
            day_tickets: limit("day_tickets"),
            day_contacts: limit("day_contacts"),
        }
    }
}

/// 班长 and those above him in the department.
pub fn is_leader(actor: &Actor) -> bool {
    [Post::TeamLeader, Post::Supervisor, Post::Director].iter().any(|post| actor.posts.contains(post))
}

/// This many hours later.
pub fn plus_hours(at: Instant, hours: i64) -> Instant {
    at.plus_minutes(hours.saturating_mul(60))
}

/// A clause that is kept.
pub fn kept(clause: &'static str, message: Message) -> Finding {
    Finding { clause, verdict: Verdict::Kept, message }
}

/// A clause that warns.
pub fn warned(clause: &'static str, message: Message) -> Finding {
    Finding { clause, verdict: Verdict::Warned, message }
}

/// What must not be left empty.
///
/// # Errors
/// A refusal by the clause, at the field.
pub fn filled(text: &str, field: &'static str, clause: &'static str, message: Message) -> Result<(), Refusal> {
    if text.trim().is_empty() { Err(Refusal::of_field(field, clause, message)) } else { Ok(()) }
}

/// Months, days and minutes as refusals and findings name a moment: `03-04 09:00`, with the year where it is another one.
pub fn moment(at: Instant, today: Day) -> String {
    let local = at.local();
    let form = if local.date().year() == today.year() { "%m-%d %H:%M" } else { "%Y-%m-%d %H:%M" };
    local.strftime(form).to_string()
}
