//! What is typed and must not stay: passwords and the recovery code. The text is wiped, and egui's memory of the field
//! (its undo history holds the text) is dropped with it.

use egui::text_edit::TextEditState;
use egui::{Context, Id, Response, Ui};
use zeroize::{Zeroize, Zeroizing};

use crate::i18n::Lang;
use crate::ui::Field;

/// Longest secret.
const LONGEST: usize = 128;
/// Room for the longest one, so that typing never moves the text and leaves a copy behind.
const ROOM: usize = LONGEST * 4;

/// A secret while it is typed.
pub(super) struct Secret {
    text: Zeroizing<String>,
    name: &'static str,
    /// Counts wipes: the eye that shows a password is shut again afterwards.
    round: u64,
}

impl Secret {
    pub(super) fn new(name: &'static str) -> Self {
        Secret { text: Zeroizing::new(String::with_capacity(ROOM)), name, round: 0 }
    }

    /// The id of its field, to give it the focus.
    pub(super) fn id(&self) -> Id {
        Id::unique(("start-secret", self.name))
    }

    pub(super) fn as_str(&self) -> &str {
        &self.text
    }

    pub(super) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// A copy to send away, which wipes itself.
    pub(super) fn give(&self) -> Zeroizing<String> {
        self.text.clone()
    }

    /// The field with an eye.
    pub(super) fn password(&mut self, ui: &mut Ui, lang: Lang, field: Field<'_>) -> Response {
        let id = self.id();
        ui.push_id((self.name, self.round), |ui| field.id(id).limit(LONGEST).password(ui, lang, &mut *self.text)).inner
    }

    /// The field in plain sight, for a code that is copied from paper. `tidy` brings what was typed into its form.
    pub(super) fn plain(&mut self, ui: &mut Ui, field: Field<'_>, tidy: impl FnOnce(&str) -> Zeroizing<String>) -> Response {
        let response = field.id(self.id()).limit(LONGEST).text(ui, &mut *self.text);
        if response.changed() {
            let tidied = tidy(&self.text);
            // In the middle of the code the cursor would jump; there the form is left alone.
            let mut state = TextEditState::load(ui.ctx(), response.id).unwrap_or_default();
            let at = state.cursor.char_range().map(|range| range.primary.index.0);
            if at == Some(self.text.chars().count()) && *tidied != *self.text {
                self.text.clear();
                self.text.push_str(&tidied);
                let end = egui::text::CCursor::new(self.text.chars().count());
                state.cursor.set_char_range(Some(egui::text::CCursorRange::one(end)));
                state.store(ui.ctx(), response.id);
            }
        }
        response
    }

    /// Marks the whole text, so that the next key replaces it.
    pub(super) fn select_all(&self, ctx: &Context) {
        let mut state = TextEditState::load(ctx, self.id()).unwrap_or_default();
        let end = egui::text::CCursor::new(self.text.chars().count());
        state.cursor.set_char_range(Some(egui::text::CCursorRange::two(egui::text::CCursor::new(0), end)));
        state.store(ctx, self.id());
        ctx.memory_mut(|memory| memory.request_focus(self.id()));
    }

    /// Nothing of it stays.
    pub(super) fn wipe(&mut self, ctx: &Context) {
        self.text.zeroize();
        self.round += 1;
        ctx.data_mut(|data| data.remove::<TextEditState>(self.id()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wiped_secret_leaves_no_undo_history() {
        let ctx = Context::default();
        let mut secret = Secret::new("test");
        secret.text.push_str("Kx7!mQ2zP");
        TextEditState::default().store(&ctx, secret.id());
        secret.wipe(&ctx);
        assert!(secret.is_empty() && TextEditState::load(&ctx, secret.id()).is_none());
        assert!(secret.text.capacity() >= ROOM, "the room is wiped and kept");
    }
}
