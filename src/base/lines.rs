//! The first lines of a list, with the mark that there are more: no list ends without saying so.

use std::ops::{Deref, DerefMut};

/// Lines of a list, of which there may be more than these.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lines<T> {
    /// The first of them.
    lines: Vec<T>,
    /// There are others behind them.
    pub more: bool,
}

/// How many lines a statement is asked for, so that one too many tells of more than `most`.
pub fn one_more(most: usize) -> i64 {
    i64::try_from(most.saturating_add(1)).unwrap_or(i64::MAX)
}

impl<T> Lines<T> {
    /// The first `most` of these lines; of a list that was asked for [`one_more`].
    pub fn first(mut lines: Vec<T>, most: usize) -> Self {
        let more = lines.len() > most;
        lines.truncate(most);
        Lines { lines, more }
    }

    /// These lines, and whether there may be more, where whoever looked for them knows it.
    pub fn told(lines: Vec<T>, more: bool) -> Self {
        Lines { lines, more }
    }

    /// The lines as other ones, with the same mark.
    ///
    /// # Errors
    /// What `each` returns.
    pub fn try_map<U, E>(self, each: impl FnOnce(Vec<T>) -> Result<Vec<U>, E>) -> Result<Lines<U>, E> {
        Ok(Lines { lines: each(self.lines)?, more: self.more })
    }
}

impl<T> Default for Lines<T> {
    fn default() -> Self {
        Lines { lines: Vec::new(), more: false }
    }
}

/// A whole list.
impl<T> From<Vec<T>> for Lines<T> {
    fn from(lines: Vec<T>) -> Self {
        Lines { lines, more: false }
    }
}

impl<T> Deref for Lines<T> {
    type Target = Vec<T>;

    fn deref(&self) -> &Vec<T> {
        &self.lines
    }
}

impl<T> DerefMut for Lines<T> {
    fn deref_mut(&mut self) -> &mut Vec<T> {
        &mut self.lines
    }
}

impl<T> IntoIterator for Lines<T> {
    type Item = T;
    type IntoIter = std::vec::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        self.lines.into_iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_line_too_many_is_the_mark() {
        let told = |count: usize| {
            let lines = Lines::first((0..count).collect(), 2);
            (lines.len(), lines.more)
        };
        assert_eq!([told(1), told(2), told(3)], [(1, false), (2, false), (2, true)]);
    }
}
