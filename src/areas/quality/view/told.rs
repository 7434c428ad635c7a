//! What a page asked and was told: asked once, again when it is stale, kept on the screen until the next answer comes.

use super::{Asked, Query, ask};
use crate::areas::parts::Trouble;
use crate::areas::view::Actions;
use crate::base::No;

/// A question with its answer.
pub(super) struct Told<T> {
    asked: Option<(Asked, Query)>,
    /// The answer.
    pub what: Option<T>,
    /// Why there is none.
    pub trouble: Option<Trouble>,
}

impl<T> Default for Told<T> {
    fn default() -> Self {
        Told { asked: None, what: None, trouble: None }
    }
}

impl<T> Told<T> {
    /// Asks, unless this was what was asked last.
    pub fn want(&mut self, asked: Asked, query: Query, actions: &mut Actions) {
        if self.asked.as_ref().is_none_or(|(_, last)| *last != query) {
            ask(asked, query.clone(), actions);
            self.asked = Some((asked, query));
        }
    }

    /// Asks again, if it ever asked.
    pub fn again(&self, actions: &mut Actions) {
        if let Some((asked, query)) = &self.asked {
            ask(*asked, query.clone(), actions);
        }
    }

    /// Forgets question and answer.
    pub fn clear(&mut self) {
        *self = Told::default();
    }

    /// Takes an answer, or why there is none.
    pub fn take(&mut self, answer: Result<T, &No>) {
        match answer {
            Ok(what) => (self.what, self.trouble) = (Some(what), None),
            Err(no) => self.trouble = Trouble::of(no).filter(|trouble| !trouble.is_stopped()),
        }
    }
}
