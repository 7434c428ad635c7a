//! A set of row places, kept as ranges: choosing all of a million rows costs nothing.

use std::ops::Range;

/// The chosen rows of a table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RowSet {
    /// Sorted, not touching, not empty.
    ranges: Vec<Range<usize>>,
}

impl RowSet {
    /// How many rows.
    pub fn len(&self) -> usize {
        self.ranges.iter().map(ExactSizeIterator::len).sum()
    }
    /// No row at all?
    pub fn is_empty(&self) -> bool {
        self.ranges.is_empty()
    }
    /// Is this row in it?
    pub fn contains(&self, row: usize) -> bool {
        let after = self.ranges.partition_point(|range| range.start <= row);
        after.checked_sub(1).and_then(|at| self.ranges.get(at)).is_some_and(|range| range.contains(&row))
    }
    /// Every row, in order.
    pub fn iter(&self) -> impl Iterator<Item = usize> + '_ {
        self.ranges.iter().cloned().flatten()
    }
    /// The rows as ranges, in order.
    pub fn ranges(&self) -> &[Range<usize>] {
        &self.ranges
    }
    /// Takes all out.
    pub fn clear(&mut self) {
        self.ranges.clear();
    }
    /// Puts one row in.
    pub fn insert(&mut self, row: usize) {
        self.insert_range(row..row + 1);
    }
    /// Puts these rows in.
    pub fn insert_range(&mut self, new: Range<usize>) {
        if new.is_empty() {
            return;
        }
        let mut joined = new;
        self.ranges.retain(|old| {
            let touches = old.start <= joined.end && joined.start <= old.end;
            if touches {
                joined = joined.start.min(old.start)..joined.end.max(old.end);
            }
            !touches
        });
        let at = self.ranges.partition_point(|old| old.start < joined.start);
        self.ranges.insert(at, joined);
    }
    /// Takes one row out.
    pub fn remove(&mut self, row: usize) {
        let Some(at) = self.ranges.iter().position(|range| range.contains(&row)) else { return };
        let old = self.ranges.remove(at);
        let parts = [old.start..row, row + 1..old.end];
        self.ranges.splice(at..at, parts.into_iter().filter(|part| !part.is_empty()));
    }
    /// Puts it in or takes it out.
    pub fn toggle(&mut self, row: usize) {
        if self.contains(row) { self.remove(row) } else { self.insert(row) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_join_and_split() {
        let mut set = RowSet::default();
        for row in [3, 1, 2, 9] {
            set.insert(row);
        }
        assert_eq!(set.ranges(), [1..4, 9..10]);
        set.toggle(2);
        assert_eq!(set.iter().collect::<Vec<_>>(), [1, 3, 9]);
        assert!(set.contains(3) && !set.contains(2) && !set.contains(4));
        set.insert_range(0..1_000_000);
        assert_eq!((set.len(), set.ranges().len()), (1_000_000, 1));
        set.remove(0);
        set.remove(999_999);
        assert_eq!(set.ranges(), std::slice::from_ref(&(1..999_999)));
        set.clear();
        assert!(set.is_empty());
    }
}
