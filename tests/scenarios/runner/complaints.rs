//! Verbs and checks of complaints.

use toml::Value;

use crate::book::{Args, Wrong, wrong};
use crate::world::{Outcome, World};

/// Whether a `kpi` check is of this area.
pub fn looks_at(args: &Args) -> Result<bool, Wrong> {
    Ok(matches!(args.text("name")?.as_deref(), Some("KPI-03" | "KPI-13")))
}

pub fn act(_world: &mut World, verb: &str, _actor: i64, _args: &Args) -> Result<Outcome, Wrong> {
    wrong!("unknown verb {verb}")
}

pub fn look(_world: &mut World, check: &str, _args: &Args) -> Result<Value, Wrong> {
    wrong!("unknown check {check}")
}
