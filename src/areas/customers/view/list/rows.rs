//! Rows of the list at hand: asked for in blocks around what is on the screen, kept by id, and only so many of them.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use crate::areas::Query;
use crate::areas::customers::{self, Column, ListRow};
use crate::areas::view::{Action, Actions, Slot};

/// Rows that are asked for together.
const BLOCK: usize = 100;
/// Rows that are kept.
const KEPT: usize = 2_000;

/// Rows by id, with the columns that they hold.
#[derive(Debug, Default)]
pub struct Rows {
    columns: Vec<Column>,
    kept: HashMap<i64, Kept>,
    /// Ids of the question that is on its way.
    asked: HashSet<i64>,
    age: u64,
    /// The last question came to nothing; only a person asks again.
    pub failed: bool,
}

#[derive(Debug)]
struct Kept {
    age: u64,
    /// `None` for a file that may no longer be read.
    cells: Option<Vec<String>>,
}

impl Rows {
    /// Makes the rows hold these columns. Rows without one of them are forgotten.
    pub fn hold(&mut self, columns: &[Column]) {
        if columns.iter().any(|column| !self.columns.contains(column)) {
            self.columns = columns.to_vec();
            self.kept.clear();
            self.asked.clear();
            self.failed = false;
        }
    }

    /// The columns that are asked for.
    pub fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// What is kept may be old: it stays on the screen until it is read anew.
    pub fn stale(&mut self) {
        self.age += 1;
        self.asked.clear();
        self.failed = false;
    }

    /// A cell, when its row is at hand; `Some("")` for a row that is gone.
    pub fn cell(&self, id: i64, column: Column) -> Option<&str> {
        let kept = self.kept.get(&id)?;
        let Some(cells) = &kept.cells else { return Some("") };
        let place = self.columns.iter().position(|c| *c == column)?;
        cells.get(place).map(String::as_str)
    }

    /// Takes rows that came.
    pub fn take(&mut self, rows: &[ListRow]) {
        for row in rows {
            self.kept.insert(row.id, Kept { age: self.age, cells: Some(row.cells.clone()) });
        }
    }

    /// Takes the answer to the question that was on its way; ids without a row are gone.
    pub fn answer(&mut self, rows: &[ListRow]) {
        let asked = std::mem::take(&mut self.asked);
        self.take(rows);
        for id in asked {
            let fresh = self.kept.get(&id).is_some_and(|kept| kept.age == self.age);
            if !fresh {
                self.kept.insert(id, Kept { age: self.age, cells: None });
            }
        }
    }

    /// The question came to nothing.
    pub fn fail(&mut self) {
        self.asked.clear();
        self.failed = true;
    }

    /// Asks for the rows on the screen and a page around them, as far as they are not at hand.
    pub fn want(&mut self, ids: &[i64], visible: &Range<usize>, actions: &mut Actions) {
        if self.failed || visible.is_empty() {
            return;
        }
        let fresh = |id: &i64| self.kept.get(id).is_some_and(|kept| kept.age == self.age);
        let on_screen = ids.get(visible.start..visible.end.min(ids.len())).unwrap_or_default();
        if on_screen.iter().all(|id| fresh(id) || self.asked.contains(id)) {
            return;
        }
        let page = visible.len();
        let from = visible.start.saturating_sub(page) / BLOCK * BLOCK;
        let to = (visible.end + page).div_ceil(BLOCK).saturating_mul(BLOCK).min(ids.len());
        let around = ids.get(from..to).unwrap_or_default();
        let missing: Vec<i64> = around.iter().copied().filter(|id| !fresh(id)).collect();
        if self.kept.len() + missing.len() > KEPT {
            let near: HashSet<i64> = around.iter().copied().collect();
            self.kept.retain(|id, _| near.contains(id));
        }
        self.asked = missing.iter().copied().collect();
        let query = customers::Query::Rows { ids: missing, columns: self.columns.clone() };
        actions.push(Action::Ask(Slot::ListRows, Query::Customers(query)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::areas::customers::Field;

    fn asked(actions: &Actions) -> Vec<i64> {
        match actions.last() {
            Some(Action::Ask(Slot::ListRows, Query::Customers(customers::Query::Rows { ids, .. }))) => ids.clone(),
            _ => Vec::new(),
        }
    }

    #[test]
    fn only_what_lacks_is_asked_and_only_so_much_is_kept() {
        let ids: Vec<i64> = (0..10_000).collect();
        let mut rows = Rows::default();
        rows.hold(&[Column::Field(Field::Name)]);
        let mut actions = Actions::new();
        rows.want(&ids, &(250..270), &mut actions);
        assert_eq!((actions.len(), asked(&actions).len(), asked(&actions).first()), (1, 100, Some(&200)));
        rows.want(&ids, &(251..271), &mut actions);
        assert_eq!(actions.len(), 1, "they are on their way");
        let row = |id: i64| ListRow { id, cells: vec![format!("客户{id}")] };
        rows.answer(&(200..299).map(row).collect::<Vec<_>>());
        assert_eq!(rows.cell(250, Column::Field(Field::Name)), Some("客户250"));
        assert_eq!(rows.cell(299, Column::Field(Field::Name)), Some(""), "it is gone, and not asked for again");
        rows.want(&ids, &(250..270), &mut actions);
        assert_eq!(actions.len(), 1);
        rows.stale();
        assert_eq!(rows.cell(250, Column::Field(Field::Name)), Some("客户250"), "old rows stay on the screen");
        rows.want(&ids, &(250..270), &mut actions);
        assert_eq!(actions.len(), 2);
        for start in (0..9_000).step_by(100) {
            rows.want(&ids, &(start..start + 20), &mut actions);
            rows.answer(&asked(&actions).into_iter().map(row).collect::<Vec<_>>());
            assert!(rows.kept.len() <= KEPT);
        }
        rows.hold(&[Column::No]);
        assert_eq!(rows.cell(8_000, Column::No), None);
    }
}
