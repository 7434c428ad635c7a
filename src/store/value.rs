//! Values that go into a statement and rows that come out, without the engine's own types.

use std::borrow::Cow;

use rusqlite::ToSql;
use rusqlite::types::{ToSqlOutput, ValueRef};

use super::fault;
use crate::base::{Day, Fault, Instant};
use crate::msg;

/// A value for a place in a statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sql<'a> {
    /// Nothing.
    Null,
    /// Whole numbers, ids, instants, money in fen, switches.
    Int(i64),
    /// Text, days, words.
    Text(Cow<'a, str>),
    /// Hashes.
    Blob(&'a [u8]),
}

impl ToSql for Sql<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Sql::Null => ValueRef::Null,
            Sql::Int(number) => ValueRef::Integer(*number),
            Sql::Text(text) => ValueRef::Text(text.as_bytes()),
            Sql::Blob(bytes) => ValueRef::Blob(bytes),
        }))
    }
}

impl From<i64> for Sql<'_> {
    fn from(number: i64) -> Self {
        Sql::Int(number)
    }
}
impl From<bool> for Sql<'_> {
    fn from(flag: bool) -> Self {
        Sql::Int(i64::from(flag))
    }
}
impl From<Instant> for Sql<'_> {
    fn from(at: Instant) -> Self {
        Sql::Int(at.0)
    }
}
impl<'a> From<&'a str> for Sql<'a> {
    fn from(text: &'a str) -> Self {
        Sql::Text(Cow::Borrowed(text))
    }
}
impl<'a> From<&'a String> for Sql<'a> {
    fn from(text: &'a String) -> Self {
        Sql::Text(Cow::Borrowed(text))
    }
}
impl From<String> for Sql<'_> {
    fn from(text: String) -> Self {
        Sql::Text(Cow::Owned(text))
    }
}
impl From<Day> for Sql<'_> {
    fn from(day: Day) -> Self {
        Sql::Text(Cow::Owned(day.to_string()))
    }
}
impl<'a> From<&'a [u8]> for Sql<'a> {
    fn from(bytes: &'a [u8]) -> Self {
        Sql::Blob(bytes)
    }
}
impl<'a, T> From<Option<T>> for Sql<'a>
where
    Sql<'a>: From<T>,
{
    fn from(value: Option<T>) -> Self {
        value.map_or(Sql::Null, Sql::from)
    }
}

/// `sql![a, b, …]`: the values of a statement.
#[macro_export]
macro_rules! sql {
    ($($value:expr),* $(,)?) => { &[$($crate::store::Sql::from($value)),*] };
}

/// A row that a statement found.
pub struct Row<'a> {
    row: &'a rusqlite::Row<'a>,
}

impl<'a> Row<'a> {
    pub(super) fn new(row: &'a rusqlite::Row<'a>) -> Self {
        Row { row }
    }

    /// A whole number.
    ///
    /// # Errors
    /// The column is empty or holds something else.
    pub fn int(&self, column: usize) -> Result<i64, Fault> {
        self.row.get(column).map_err(fault)
    }

    /// A whole number or nothing.
    ///
    /// # Errors
    /// The column holds something else.
    pub fn maybe_int(&self, column: usize) -> Result<Option<i64>, Fault> {
        self.row.get(column).map_err(fault)
    }

    /// A switch.
    ///
    /// # Errors
    /// The column is empty or holds something else.
    pub fn flag(&self, column: usize) -> Result<bool, Fault> {
        Ok(self.int(column)? != 0)
    }

    /// Text.
    ///
    /// # Errors
    /// The column is empty or holds something else.
    pub fn text(&self, column: usize) -> Result<String, Fault> {
        self.row.get(column).map_err(fault)
    }

    /// Text without a copy.
    ///
    /// # Errors
    /// The column is empty or holds something else.
    pub fn str(&self, column: usize) -> Result<&str, Fault> {
        self.row.get_ref(column).map_err(fault)?.as_str().map_err(|e| Fault::new("STORE-FAULT", msg!("base-store-fault"), e))
    }

    /// Text or nothing.
    ///
    /// # Errors
    /// The column holds something else.
    pub fn maybe_text(&self, column: usize) -> Result<Option<String>, Fault> {
        self.row.get(column).map_err(fault)
    }

    /// Every column in the order of the statement.
    ///
    /// # Errors
    /// A column holds bytes or a floating number; no area's table does.
    pub fn values(&self) -> Result<Vec<Sql<'static>>, Fault> {
        let statement: &rusqlite::Statement<'_> = self.row.as_ref();
        let value = |column| match self.row.get_ref(column).map_err(fault)? {
            ValueRef::Null => Ok(Sql::Null),
            ValueRef::Integer(number) => Ok(Sql::Int(number)),
            ValueRef::Text(_) => Ok(Sql::from(self.text(column)?)),
            ValueRef::Real(_) | ValueRef::Blob(_) => Err(Fault::new("STORE-FAULT", msg!("base-store-fault"), "neither text nor number")),
        };
        (0..statement.column_count()).map(value).collect()
    }

    /// An instant.
    ///
    /// # Errors
    /// The column is empty or holds something else.
    pub fn instant(&self, column: usize) -> Result<Instant, Fault> {
        Ok(Instant(self.int(column)?))
    }

    /// A day.
    ///
    /// # Errors
    /// The column is empty or holds no day.
    pub fn day(&self, column: usize) -> Result<Day, Fault> {
        self.str(column)?.parse().map_err(|e| Fault::new("STORE-FAULT", msg!("base-store-fault"), e))
    }

    /// Bytes.
    ///
    /// # Errors
    /// The column is empty or holds something else.
    pub fn bytes(&self, column: usize) -> Result<Vec<u8>, Fault> {
        self.row.get(column).map_err(fault)
    }
}
