//! A new password, typed twice, with its demands shown while it is typed.

use egui::{Context, Response, Ui};
use zeroize::Zeroizing;

use super::parts;
use super::secret::Secret;
use crate::areas::staff::clauses::sec_01_passwords::{self, Person};
use crate::base::Day;
use crate::i18n::Lang;
use crate::rules::Parameters;
use crate::ui::field;
use crate::ui::tokens::space;
use crate::ui::{Field, keep_ime};

/// Two fields for one new password.
pub(super) struct NewPassword {
    new: Secret,
    again: Secret,
}

/// What the password is judged by.
#[derive(Clone, Copy)]
pub(super) struct Yardstick<'a> {
    pub(super) person: &'a Person,
    pub(super) params: &'a Parameters,
    pub(super) today: Day,
}

/// What happened in the two fields.
pub(super) struct Typed {
    /// Something was typed.
    pub(super) changed: bool,
    /// Enter was pressed in the second field.
    pub(super) entered: bool,
}

impl NewPassword {
    pub(super) fn new(first: &'static str, second: &'static str) -> Self {
        NewPassword { new: Secret::new(first), again: Secret::new(second) }
    }

    /// Side by side in these shares, or one below the other for `None`.
    pub(super) fn ui(
        &mut self,
        ui: &mut Ui,
        lang: Lang,
        by: Yardstick<'_>,
        flaw: Option<&str>,
        labels: [&str; 2],
        shares: Option<[f32; 2]>,
    ) -> Typed {
        let demands = sec_01_passwords::checks(self.new.as_str(), by.person, by.params, by.today);
        let differs = !self.again.is_empty() && !self.new.as_str().starts_with(self.again.as_str());
        let differs = differs || (self.again_was_left(ui.ctx()) && self.again.as_str() != self.new.as_str());
        let words = differs.then(|| lang.tr("start-password-differs"));
        let [one, two] = labels;
        let first = Field::new(one).required().error(flaw);
        let second = Field::new(two).required().error(words.as_deref());
        let (new, again): (Response, Response) = match shares {
            Some(shares) => {
                let (mut new, mut again) = (None, None);
                let (mut first, mut second) = (Some(first), Some(second));
                field::row(ui, &shares, |ui, at| match at {
                    0 => new = first.take().map(|field| self.new.password(ui, lang, field)),
                    _ => again = second.take().map(|field| self.again.password(ui, lang, field)),
                });
                match (new, again) {
                    (Some(new), Some(again)) => (new, again),
                    // Both are always drawn; without them there is nothing to report.
                    _ => return Typed { changed: false, entered: false },
                }
            }
            None => {
                let new = self.new.password(ui, lang, first);
                ui.add_space(space::S);
                parts::checks(ui, lang, &demands);
                ui.add_space(space::XL);
                (new, self.again.password(ui, lang, second))
            }
        };
        if shares.is_some() {
            ui.add_space(space::M);
            parts::checks(ui, lang, &demands);
        }
        Typed { changed: new.changed() || again.changed(), entered: keep_ime::submit(ui, &again) }
    }

    /// The second field holds something and the cursor stands elsewhere.
    fn again_was_left(&self, ctx: &Context) -> bool {
        !self.again.is_empty() && !ctx.memory(|memory| memory.has_focus(self.again.id()))
    }

    /// Text id of what is still missing.
    pub(super) fn lacks(&self, by: Yardstick<'_>) -> Option<&'static str> {
        if self.new.is_empty() {
            return Some("start-lacks-password");
        }
        if sec_01_passwords::checks(self.new.as_str(), by.person, by.params, by.today).iter().any(|check| !check.met) {
            return Some("start-lacks-demands");
        }
        (self.new.as_str() != self.again.as_str()).then_some("start-lacks-again")
    }

    /// A copy to send away, which wipes itself.
    pub(super) fn give(&self) -> Zeroizing<String> {
        self.new.give()
    }

    /// The first field takes the focus, its text marked.
    pub(super) fn focus(&self, ctx: &Context) {
        self.new.select_all(ctx);
    }

    pub(super) fn wipe(&mut self, ctx: &Context) {
        self.new.wipe(ctx);
        self.again.wipe(ctx);
    }
}
