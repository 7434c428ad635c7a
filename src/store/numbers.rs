//! Business numbers that people see, such as `KH-20260303-001`: one series a kind and day, never given twice.

use super::Tx;
use super::migrate::Step;
use crate::base::{Day, Fault};
use crate::sql;

/// Schema of the number series.
pub const SCHEMA: Step = Step {
    name: "numbers/0001",
    text: "CREATE TABLE number_series (series TEXT NOT NULL, day TEXT NOT NULL, last {int} NOT NULL, PRIMARY KEY (series, day)){strict};",
};

/// Reserves so many numbers of a series and returns the first one's place.
///
/// # Errors
/// A fault of the file.
pub fn reserve(tx: &Tx<'_>, series: &str, day: Day, count: i64) -> Result<i64, Fault> {
    let last = tx.insert(
        "INSERT INTO number_series (series, day, last) VALUES (?1, ?2, ?3)
         ON CONFLICT (series, day) DO UPDATE SET last = number_series.last + excluded.last RETURNING last",
        sql![series, day, count],
    )?;
    Ok(last - count + 1)
}

/// A number as people see it.
pub fn shown(series: &str, day: Day, place: i64) -> String {
    format!("{series}-{:04}{:02}{:02}-{place:03}", day.year(), day.month(), day.day())
}
