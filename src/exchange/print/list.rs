//! A list printed row by row: every few hundred rows are laid out into pages as they come, so that a long list can be stopped
//! and the memory holds finished pages only.

use std::path::Path;

use super::press::{self, Sheets};
use super::widths::Fit;
use super::{Page, PrintColumn, values};
use crate::base::Fault;
use crate::exchange::cell::moment_text;
use crate::exchange::faults;
use crate::exchange::replace::Replacement;
use crate::exchange::write::{OutCell, OutColumn, OutKind};
use crate::i18n;

/// Most rows of a printed list; some 500 pages.
pub const MAX_PRINTED_ROWS: usize = 20_000;

/// Rows of one layout; the widths of the columns are taken from the first ones.
const HANDFUL: usize = 500;

/// A list being printed.
pub(in crate::exchange) struct ListOut {
    page: Page,
    columns: Vec<PrintColumn>,
    fit: Option<Fit>,
    waiting: Vec<Vec<String>>,
    /// Rows that must wait before the next layout.
    enough: usize,
    done: Sheets,
    rows: usize,
    replacement: Replacement,
}

impl ListOut {
    /// Begins a list; the blocks of the page are not drawn.
    pub(in crate::exchange) fn create(path: &Path, page: Page, columns: &[OutColumn]) -> Result<Self, Fault> {
        let columns = columns
            .iter()
            .map(|column| PrintColumn { title: column.title.clone(), right: matches!(column.kind, OutKind::Integer | OutKind::Decimal) })
            .collect();
        let replacement = Replacement::beside(path)?;
        Ok(ListOut { page, columns, fit: None, waiting: Vec::new(), enough: HANDFUL, done: Sheets::none(), rows: 0, replacement })
    }

    pub(in crate::exchange) fn row(&mut self, cells: &[OutCell<'_>]) -> Result<(), Fault> {
        if self.rows == MAX_PRINTED_ROWS {
            return Err(faults::too_many_rows(MAX_PRINTED_ROWS));
        }
        self.rows += 1;
        self.waiting.push(cells.iter().map(shown).collect());
        if self.waiting.len() >= self.enough {
            self.lay_out(false)?;
            self.enough = self.waiting.len() + HANDFUL;
        }
        Ok(())
    }

    pub(in crate::exchange) fn finish(mut self) -> Result<(), Fault> {
        let sheets = self.sheets()?;
        let pdf = press::bind(&self.page.title, sheets)?;
        self.replacement.filled(&pdf)
    }

    /// Every page, numbered.
    pub(super) fn sheets(&mut self) -> Result<Sheets, Fault> {
        self.lay_out(true)?;
        let landscape = self.fit.as_ref().is_some_and(|fit| fit.landscape);
        press::number(&self.page, landscape, std::mem::replace(&mut self.done, Sheets::none()))
    }

    /// Lays out what waits. Rows of the last page, which is not full yet, go on waiting unless they are the last of all.
    fn lay_out(&mut self, last: bool) -> Result<(), Fault> {
        let fit = match self.fit.take() {
            Some(fit) => fit,
            None => {
                let heads: Vec<&str> = self.columns.iter().map(|column| column.title.as_str()).collect();
                Fit::of(&heads, self.waiting.iter().map(Vec::as_slice), None)?
            }
        };
        let first = self.done.is_empty();
        // The last page of all holds at least a row, or the heads of an empty list.
        if first || !self.waiting.is_empty() {
            let sheets = press::lay_out(values::list(&self.page, &fit, &self.columns, &self.waiting, first))?;
            if last {
                self.done.append(sheets);
            } else if let Some((pages, rows)) = whole_pages(&sheets.row_pages, |row| self.waiting.get(row).is_some_and(|r| fit.is_tall(r)))
            {
                self.done.append(sheets.first(pages));
                self.waiting.drain(..rows);
            }
        }
        self.fit = Some(fit);
        Ok(())
    }
}

/// How many pages are full and how many rows stand on them, given the page on which each row begins. A page ends where the next
/// begins with a row of its own: not where a tall row may go on from one to the other.
fn whole_pages(begins: &[usize], is_tall: impl Fn(usize) -> bool) -> Option<(usize, usize)> {
    let turns = begins.windows(2).enumerate().filter_map(|(row, pair)| match pair {
        [before, after] if before != after && !is_tall(row) => Some((*after, row + 1)),
        _ => None,
    });
    turns.last()
}

/// A value as it stands on paper.
fn shown(cell: &OutCell<'_>) -> String {
    match cell {
        OutCell::Empty => String::new(),
        OutCell::Text(text) => text.clone().into_owned(),
        OutCell::Integer(number) => i18n::group(*number),
        OutCell::Decimal { hundredths } => i18n::money(*hundredths),
        OutCell::Date(day) => day.to_string(),
        OutCell::Moment(at) => moment_text(*at),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_ends_at_its_limit() {
        let folder = tempfile::tempdir().unwrap();
        let mut list = ListOut::create(&folder.path().join("长.pdf"), Page::default(), &[]).unwrap();
        list.rows = MAX_PRINTED_ROWS - 1;
        assert!(list.row(&[]).is_ok());
        assert_eq!(list.row(&[]).unwrap_err().code, "PAGE-LONG");
        drop(list);
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[test]
    fn pages_end_between_rows() {
        let none = |_| false;
        assert_eq!(whole_pages(&[0, 0, 1, 1, 2], none), Some((2, 4)));
        assert_eq!(whole_pages(&[0, 0, 0], none), None);
        assert_eq!(whole_pages(&[], none), None);
        // Row 3 may reach over to page 2, where row 4 begins.
        assert_eq!(whole_pages(&[0, 0, 1, 1, 2], |row| row == 3), Some((1, 2)));
    }
}
