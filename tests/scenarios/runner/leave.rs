//! Verbs and checks of leave.

use toml::Value;

use crate::book::{Args, Wrong, wrong};
use crate::world::{Outcome, World};

pub fn act(_: &mut World, verb: &str, _: i64, _: &Args) -> Result<Outcome, Wrong> {
    wrong!("unknown verb {verb}")
}

pub fn look(_: &mut World, check: &str, _: &Args) -> Result<Value, Wrong> {
    wrong!("unknown check {check}")
}
