//! 列对应: saved ways to read a sheet, found again by its headers.

use super::header_key;
use crate::areas::Context;
use crate::base::{Fault, Refusal};
use crate::store::Tx;
use crate::{msg, sql};

/// Longest name of a saved way.
const LONGEST: usize = 60;

/// A saved way to read files with these headers; `O` is the way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Way<O> {
    /// What it is called.
    pub name: String,
    /// The headers, as [`headers_key`] says them.
    pub headers: String,
    /// The way.
    pub options: O,
}

impl<O> Way<O> {
    /// Refuses one without a name, or with too long a one.
    ///
    /// # Errors
    /// The refusal.
    pub fn check(&self) -> Result<(), Refusal> {
        let fits = !self.name.trim().is_empty() && self.name.chars().count() <= LONGEST;
        if fits { Ok(()) } else { Err(Refusal::of_field("name", "", msg!("customers-mapping-name"))) }
    }
}

/// Headers in the form in which files of one kind have the same, however they are typed.
pub fn headers_key(headers: &[String]) -> String {
    headers.iter().map(|header| header_key(header)).collect::<Vec<_>>().join("|")
}

/// The ways that are saved for a kind of list, the newest first. One of an older program whose columns are not known any more is left out.
///
/// # Errors
/// A fault of the file.
pub fn saved<O>(tx: &Tx<'_>, list: &str, of_text: impl Fn(&str) -> Option<O>) -> Result<Vec<Way<O>>, Fault> {
    let read = tx.all("SELECT name, headers, options FROM import_mapping WHERE list = ?1 ORDER BY at DESC, name", sql![list], |row| {
        Ok(of_text(row.str(2)?).map(|options| (row.text(0), row.text(1), options)))
    })?;
    read.into_iter().flatten().map(|(name, headers, options)| Ok(Way { name: name?, headers: headers?, options })).collect()
}

/// Saves a way for a kind of list; one of the same name is replaced.
///
/// # Errors
/// A fault of the file.
pub fn save<O>(cx: &Context<'_, '_>, list: &str, way: &Way<O>, options: String) -> Result<(), Fault> {
    cx.tx
        .run(
            "INSERT INTO import_mapping (list, name, headers, options, at, staff, by_name) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) \
             ON CONFLICT (list, name) DO UPDATE SET headers = excluded.headers, options = excluded.options, at = excluded.at, \
             staff = excluded.staff, by_name = excluded.by_name",
            sql![list, &way.name, &way.headers, options, cx.at, cx.actor.id, &cx.actor.name],
        )
        .map(|_| ())
}
