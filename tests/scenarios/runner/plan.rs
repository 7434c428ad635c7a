//! Verbs and checks of the roster's plan and calendar.

use kefu_desk::areas::roster;
use toml::Value;

use crate::book::{Args, Wrong, why, wrong};
use crate::world::{Outcome, World};

pub fn act(_: &mut World, verb: &str, _: i64, _: &Args) -> Result<Outcome, Wrong> {
    wrong!("unknown verb {verb}")
}

pub fn look(world: &mut World, check: &str, args: &Args) -> Result<Value, Wrong> {
    match check {
        // Names of the shifts that a person works on a day.
        "roster" => {
            let staff = world.person(&args.must("who")?)?.id;
            let Some(day) = args.day("date")? else { return wrong!("argument date is missing") };
            let shifts = world.store.read(|tx| roster::store::shifts_of(tx, staff, day, day)).map_err(|e| why!("{e}"))?;
            Ok(Value::Array(shifts.into_iter().map(|shift| Value::String(shift.name)).collect()))
        }
        other => wrong!("unknown check {other}"),
    }
}
