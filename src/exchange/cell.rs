//! One cell and its place: what the file says, without a guess about what it means.

use std::borrow::Cow;
use std::fmt;

use jiff::civil::DateTime;

/// A value as the file holds it.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Cell {
    /// Nothing there.
    #[default]
    Empty,
    /// Text, spaces and line breaks included. Every value of a CSV file is text.
    Text(String),
    /// A number; telephone numbers and codes too, where somebody typed them as numbers. See [`Cell::text`].
    Number(f64),
    /// A number in a date format; midnight where the format shows no time.
    Date(DateTime),
    /// TRUE or FALSE.
    Bool(bool),
    /// An error that a formula left, such as `#N/A`.
    Error(String),
}

impl Cell {
    /// The value as a person would type it: whole numbers without `.0` and never with an exponent (13812345678),
    /// other numbers to the 15 digits that Excel keeps, dates as `2026-03-11` or `2026-03-11 08:30`.
    pub fn text(&self) -> Cow<'_, str> {
        match self {
            Cell::Empty => Cow::Borrowed(""),
            Cell::Text(text) | Cell::Error(text) => Cow::Borrowed(text),
            Cell::Number(number) => Cow::Owned(number_text(*number)),
            Cell::Date(at) if at.time() == jiff::civil::Time::midnight() => Cow::Owned(at.date().to_string()),
            Cell::Date(at) => Cow::Owned(moment_text(*at)),
            Cell::Bool(true) => Cow::Borrowed("TRUE"),
            Cell::Bool(false) => Cow::Borrowed("FALSE"),
        }
    }

    /// Nothing, or nothing but white space.
    pub fn is_blank(&self) -> bool {
        match self {
            Cell::Empty => true,
            Cell::Text(text) => text.trim().is_empty(),
            _ => false,
        }
    }
}

/// A number without exponent and without the noise of binary fractions (0.1 + 0.2 is 0.3, as a sheet shows it).
fn number_text(number: f64) -> String {
    if number == 0.0 {
        return "0".to_owned();
    }
    if number.fract() == 0.0 {
        return format!("{number}");
    }
    let rounded = format!("{number:.14e}").parse::<f64>().unwrap_or(number);
    format!("{rounded}")
}

/// `2026-03-11 08:30`, with seconds where there are any.
pub(super) fn moment_text(at: DateTime) -> String {
    let mut text = format!("{} {:02}:{:02}", at.date(), at.hour(), at.minute());
    if at.second() != 0 {
        text.push_str(&format!(":{:02}", at.second()));
    }
    text
}

/// Where a cell stands; shown as people see it in Excel, such as `C5`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Address {
    /// Row of the file, from 1.
    pub row: u32,
    /// Column, from 0.
    pub column: u32,
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", column_letters(self.column), self.row)
    }
}

/// Letters of a column counted from 0: `A`, `Z`, `AA`.
pub fn column_letters(column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = u64::from(column) + 1;
    while rest > 0 {
        let digit = u8::try_from((rest - 1) % 26).unwrap_or_default();
        letters.push(char::from(b'A' + digit));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}
