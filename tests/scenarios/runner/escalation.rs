//! Verbs and checks of questions and reports to superiors.

use toml::Value;

use crate::book::{Args, Wrong, wrong};
use crate::world::{Outcome, World};

pub fn act(_world: &mut World, verb: &str, _actor: i64, _args: &Args) -> Result<Outcome, Wrong> {
    wrong!("unknown verb {verb}")
}

pub fn look(_world: &mut World, check: &str, _args: &Args) -> Result<Value, Wrong> {
    wrong!("unknown check {check}")
}
