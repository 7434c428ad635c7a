//! Printed pages, A4 or A3, as PDF: what stands on them. Typst lays them out (`press`), by one template (`page.typ`).
//! Texts are values to the template, never markup: whatever stands in a customer's name prints as it is.

use jiff::civil::DateTime;

use crate::base::Fault;
use crate::i18n::{Lang, moment_long};
use crate::msg;

pub(super) mod list;
mod press;
mod values;
mod widths;

#[cfg(test)]
mod tests;

/// How a paragraph looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// Running text, 11 pt.
    Body,
    /// Running text, medium.
    Strong,
    /// Remarks, 9 pt.
    Small,
    /// A code to type off: 20 pt, each character in a cell of the same width, broken only where the text is.
    Code,
}

/// A paragraph; line breaks inside stay.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paragraph {
    /// The text.
    pub text: String,
    /// How it looks.
    pub style: Style,
}

impl Paragraph {
    /// A paragraph.
    pub fn new(text: impl Into<String>, style: Style) -> Self {
        Paragraph { text: text.into(), style }
    }
}

/// What a value is called, and the value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its name.
    pub label: String,
    /// The value as people read it.
    pub value: String,
    /// In a grid: needs the whole width, such as notes.
    pub wide: bool,
}

impl Entry {
    /// A value that shares its row with another one.
    pub fn new(label: impl Into<String>, value: impl Into<String>) -> Self {
        Entry { label: label.into(), value: value.into(), wide: false }
    }

    /// A value that takes a whole row.
    pub fn wide(label: impl Into<String>, value: impl Into<String>) -> Self {
        Entry { wide: true, ..Entry::new(label, value) }
    }
}

/// A column of a printed table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrintColumn {
    /// Its head.
    pub title: String,
    /// Numbers stand at the right.
    pub right: bool,
}

/// A table within a form; columns are as wide as their content asks.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PrintTable {
    /// Columns.
    pub columns: Vec<PrintColumn>,
    /// Rows, one text a column.
    pub rows: Vec<Vec<String>>,
}

/// Rows and many narrow columns, such as people and days; lies across the paper.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Matrix {
    /// Head of the first column, which names the rows.
    pub name: String,
    /// Heads of the narrow columns: two lines each, and the ground of the column.
    pub heads: Vec<(String, String, Option<[u8; 3]>)>,
    /// Heads of the columns at the end, for sums.
    pub sums: Vec<String>,
    /// Rows.
    pub rows: Vec<MatrixRow>,
}

/// A row of a [`Matrix`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MatrixRow {
    /// A line over the rows that follow.
    Title(String),
    /// Name, narrow cells with their grounds, sums.
    Cells(String, Vec<(String, Option<[u8; 3]>)>, Vec<String>),
}

/// A size of paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Paper {
    /// 210 × 297 mm
    #[default]
    A4,
    /// 297 × 420 mm
    A3,
}

/// A part of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A paragraph.
    Text(Paragraph),
    /// Title of what follows.
    Heading(String),
    /// Names and values in boxes, two in a row.
    Grid(Vec<Entry>),
    /// A table.
    Table(PrintTable),
    /// Rows and many narrow columns.
    Matrix(Matrix),
    /// Lines to sign on, side by side.
    Signatures(Vec<String>),
    /// What follows begins on a new page.
    NewPage,
}

/// Pages to print. What does not fit on one goes on to the next.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Page {
    /// Language of the page.
    pub lang: Lang,
    /// Title, also of the document; in the middle over a form or list, at the left over running text.
    pub title: String,
    /// Under the title: what the page is of, who printed it, when and why.
    pub facts: Vec<Entry>,
    /// What stands on it.
    pub blocks: Vec<Block>,
    /// What it is printed on.
    pub paper: Paper,
    /// Left in the footer: the department.
    pub department: String,
    /// In the middle of the footer: whose copy this is, or its date. The page numbers stand at the right.
    pub mark: String,
}

impl Page {
    /// A page with this title that says which department it is of, who printed or exported it and when.
    pub fn by(lang: Lang, title: impl Into<String>, department: &str, name: &str, at: DateTime) -> Page {
        let at = moment_long(lang, at);
        let fact = |id: &str, value: &str| Entry::new(lang.tr(id), value);
        Page {
            lang,
            title: title.into(),
            facts: vec![fact("exchange-print-department", department), fact("exchange-print-author", name), fact("exchange-print-at", &at)],
            blocks: Vec::new(),
            paper: Paper::A4,
            department: department.to_owned(),
            mark: lang.say(&msg!("exchange-print-mark", name = name, at = at)),
        }
    }

    /// The same with what it was filtered by, in words.
    pub fn filtered(mut self, filter: impl Into<String>) -> Page {
        self.facts.push(Entry::new(self.lang.tr("exchange-print-filter"), filter));
        self
    }

    /// The same with what it is for (FILE-23).
    pub fn because(mut self, reason: impl Into<String>) -> Page {
        self.facts.push(Entry::new(self.lang.tr("exchange-print-reason"), reason));
        self
    }

    /// The pages as a PDF file; [`super::write_bytes`] puts it on disk.
    ///
    /// # Errors
    /// `PAGE-WIDE` for a table with too many columns, `PAGE-FAILED` when the PDF cannot be made.
    pub fn pdf(&self) -> Result<Vec<u8>, Fault> {
        press::bind(&self.title, self.sheets()?)
    }

    fn sheets(&self) -> Result<press::Sheets, Fault> {
        let (inputs, across) = values::page(self)?;
        press::number(self, across, press::lay_out(inputs)?)
    }
}
