//! Rows of the preview at hand: asked for in one stretch of the sheet at a time, and only so many of them kept.

use std::collections::HashMap;
use std::ops::Range;

use crate::areas::customers::sheet::{Preview, PreviewRow, Verdict};

/// Rows that are asked for together at most.
const STRETCH: usize = 300;
/// Rows that are kept.
const KEPT: usize = 2_000;

/// Rows by their place in the sheet.
#[derive(Debug, Default)]
pub struct Rows {
    kept: HashMap<usize, PreviewRow>,
    asked: bool,
    failed: bool,
}

impl Rows {
    /// The row at this place of the sheet.
    pub fn get(&self, place: usize) -> Option<&PreviewRow> {
        self.kept.get(&place)
    }

    /// Takes rows from this place on.
    pub fn take(&mut self, from: usize, rows: &[PreviewRow]) {
        self.asked = false;
        // An answer without rows would be asked for again for ever.
        self.failed |= rows.is_empty();
        for (offset, row) in rows.iter().enumerate() {
            self.kept.insert(from + offset, row.clone());
        }
    }

    /// The question came to nothing.
    pub fn fail(&mut self) {
        self.asked = false;
        self.failed = true;
    }

    /// The stretch to ask for, so that the rows on the screen and a page around them are at hand.
    pub fn want(&mut self, filter: &Filter, visible: &Range<usize>) -> Option<Range<usize>> {
        if self.asked || self.failed || visible.is_empty() {
            return None;
        }
        if visible.clone().filter_map(|row| filter.place(row)).all(|place| self.kept.contains_key(&place)) {
            return None;
        }
        let page = visible.len();
        let around = visible.start.saturating_sub(page)..visible.end + page;
        // What is on the screen goes first; then what stands around it, as far as one stretch reaches.
        let first = visible.clone().filter_map(|row| filter.place(row)).find(|place| !self.kept.contains_key(place))?;
        let missing = |place: &usize| !self.kept.contains_key(place);
        let last = around.filter_map(|row| filter.place(row)).filter(missing).take_while(|place| *place < first + STRETCH).last();
        if self.kept.len() > KEPT {
            let near = first.saturating_sub(STRETCH)..first + STRETCH;
            self.kept.retain(|place, _| near.contains(place));
        }
        self.asked = true;
        Some(first..last.unwrap_or(first).max(first) + 1)
    }
}

/// Which rows are shown.
#[derive(Debug, Default)]
pub struct Filter {
    verdict: Option<Verdict>,
    /// Only what is wrong or changes something.
    pub problems: bool,
    /// Places in the sheet of the rows that are shown; `None` for all.
    places: Option<Vec<u32>>,
    total: usize,
}

impl Filter {
    /// The verdict that is shown alone.
    pub fn verdict(&self) -> Option<Verdict> {
        self.verdict
    }

    /// Shows one verdict alone, or all.
    pub fn choose(&mut self, verdict: Option<Verdict>, preview: &Preview) {
        self.verdict = verdict;
        self.index(preview);
    }

    /// Finds the rows anew.
    pub fn index(&mut self, preview: &Preview) {
        self.total = preview.verdicts.len();
        if self.verdict.is_none() && !self.problems {
            self.places = None;
            return;
        }
        let shown = |verdict: Verdict| {
            self.verdict.is_none_or(|wanted| wanted == verdict) && (!self.problems || matches!(verdict, Verdict::Flawed | Verdict::Changed))
        };
        let places = preview.verdicts.iter().enumerate().filter(|(_, verdict)| shown(**verdict));
        self.places = Some(places.filter_map(|(place, _)| u32::try_from(place).ok()).collect());
    }

    /// How many rows are shown.
    pub fn len(&self) -> usize {
        self.places.as_ref().map_or(self.total, Vec::len)
    }

    /// The place in the sheet of a shown row.
    pub fn place(&self, row: usize) -> Option<usize> {
        match &self.places {
            None => (row < self.total).then_some(row),
            Some(places) => places.get(row).and_then(|place| usize::try_from(*place).ok()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stretches_hold_what_is_shown() {
        let mut preview = Preview { verdicts: vec![Verdict::New; 5_000], ..Preview::default() };
        for place in [10, 20, 4_000] {
            preview.verdicts[place] = Verdict::Flawed;
        }
        let mut filter = Filter::default();
        filter.index(&preview);
        let mut rows = Rows::default();
        assert_eq!(rows.want(&filter, &(0..20)), Some(0..40));
        assert_eq!(rows.want(&filter, &(0..20)), None, "one at a time");
        let row = PreviewRow { file_row: 2, cells: Vec::new(), verdict: Verdict::New, flaws: Vec::new(), changes: Vec::new() };
        rows.take(0, &vec![row.clone(); 40]);
        assert_eq!(rows.want(&filter, &(0..20)), None);
        filter.choose(Some(Verdict::Flawed), &preview);
        assert_eq!((filter.len(), filter.place(2)), (3, Some(4_000)));
        assert_eq!(rows.want(&filter, &(0..3)), Some(4_000..4_001), "the others are at hand");
        rows.take(4_000, &[row]);
        assert_eq!(rows.want(&filter, &(0..3)), None);
    }
}
