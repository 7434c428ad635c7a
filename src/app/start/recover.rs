//! The way in when no administrator knows a password any more: recovery code, which administrator, new password.

use egui::{Context, Id, Ui};
use zeroize::Zeroizing;

use super::doors::DoorBox;
use super::login::Turn;
use super::new_password::{NewPassword, Yardstick};
use super::secret::Secret;
use super::{Around, Entrance, StartAction, StartActions, Trouble};
use crate::areas::staff::clauses::sec_01_passwords::Person;
use crate::msg;
use crate::rules::Parameters;
use crate::store::keys::tidy_code;
use crate::ui::tokens::space;
use crate::ui::{Button, Field, dialog, text};

/// Characters of a recovery code (`desk` makes it so long).
const CHARACTERS: usize = 25;
/// Characters of a group.
const GROUP: usize = 5;

/// What is typed.
pub(super) struct RecoverForm {
    code: Secret,
    who: DoorBox,
    password: NewPassword,
}

impl Default for RecoverForm {
    fn default() -> Self {
        RecoverForm { code: Secret::new("recovery"), who: DoorBox::default(), password: NewPassword::new("recover", "recover-again") }
    }
}

/// The code as it is printed: capitals in groups of five.
fn grouped(code: &str) -> Zeroizing<String> {
    let tidy = Zeroizing::new(tidy_code(code));
    let mut out = Zeroizing::new(String::with_capacity(tidy.len() * 2));
    for (at, c) in tidy.chars().take(CHARACTERS).enumerate() {
        if at > 0 && at % GROUP == 0 {
            out.push('-');
        }
        out.push(c);
    }
    out
}

impl RecoverForm {
    pub(super) fn clear(&mut self, ctx: &Context) {
        self.code.wipe(ctx);
        self.password.wipe(ctx);
        self.who = DoorBox::default();
    }

    pub(super) fn ui(
        &mut self,
        ui: &mut Ui,
        around: &Around,
        entrance: Entrance<'_>,
        trouble: &mut Option<Trouble>,
        refused: bool,
        actions: &mut StartActions,
    ) -> Turn {
        let lang = around.lang;
        if dialog::first_picture(ui.ctx(), "start-recover") {
            ui.memory_mut(|memory| memory.request_focus(self.code.id()));
        }
        if refused {
            match trouble.as_ref().and_then(|trouble| trouble.with_field(lang, "password")) {
                Some(_) => self.password.focus(ui.ctx()),
                None => self.code.select_all(ui.ctx()),
            }
        }
        text::title(ui, &lang.tr("start-recover-title"));
        ui.add_space(space::XS);
        text::paragraph(ui, &lang.tr("start-recover-what"));
        ui.add_space(space::XL);

        let missing = CHARACTERS.saturating_sub(Zeroizing::new(tidy_code(self.code.as_str())).len());
        let hint = match missing {
            0 | CHARACTERS => lang.tr("start-code-hint").into_owned(),
            missing => lang.say(&msg!("start-code-missing", count = missing)),
        };
        let label = lang.tr("start-code");
        let error = trouble.as_ref().and_then(|trouble| trouble.beside(lang, &["password"]));
        let field = Field::new(&label).required().large().placeholder("XXXXX-XXXXX-XXXXX-XXXXX-XXXXX").hint(&hint).error(error.as_deref());
        let code = self.code.plain(ui, field, grouped);
        ui.add_space(space::L);
        let label = lang.tr("start-which-admin");
        let named = self.who.ui(ui, lang, (Id::unique("start-recover-who"), &label), entrance.doors, None);
        if named.chosen {
            self.password.focus(ui.ctx());
        }
        ui.add_space(space::L);
        let door = self.who.door(entrance.doors);
        let person =
            door.map_or_else(Person::default, |door| Person { name: door.name.clone(), number: door.number.clone(), ..Person::default() });
        // The file is closed: the values of the regulations stand here, the department's own judge when it is open.
        let params = Parameters::default();
        let by = Yardstick { person: &person, params: &params, today: around.now.day() };
        let flaw = trouble.as_ref().and_then(|trouble| trouble.with_field(lang, "password"));
        let labels = [&*lang.tr("start-new-password"), &*lang.tr("start-again")];
        let typed = self.password.ui(ui, lang, by, flaw.as_deref(), labels, None);
        if code.changed() || named.changed || typed.changed {
            *trouble = None;
        }
        ui.add_space(20.0);
        let lacks = if missing > 0 {
            Some("start-lacks-code")
        } else if self.who.is_empty() {
            Some("start-lacks-who")
        } else {
            self.password.lacks(by)
        };
        let reason = lacks.map(|id| lang.tr(id)).unwrap_or_default();
        let (act, busy) = (lang.tr("start-recover-act"), lang.tr("start-login-busy"));
        let button = Button::primary(&act).large().full().key("Enter").busy(&busy, around.busy);
        let clicked = button.allowed(lacks.is_none() || around.busy, &reason).show(ui).clicked();
        if (clicked || typed.entered) && lacks.is_none() && !around.busy {
            *trouble = None;
            let who = self.who.who(entrance.doors);
            actions.push(StartAction::Recover { file: entrance.file.to_owned(), code: self.code.give(), who, new: self.password.give() });
        }
        ui.add_space(space::L);
        let back = Button::link(&lang.tr("start-back-to-login")).small().show(ui).clicked();
        let escaped = !around.busy && !egui::Popup::is_any_open(ui.ctx()) && ui.input(|input| input.key_pressed(egui::Key::Escape));
        if back || (escaped && !crate::ui::keep_ime::composing(ui.ctx())) { Turn::Over } else { Turn::Stay }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_stands_in_groups_however_it_is_typed() {
        assert_eq!(*grouped("abcde fghjk"), "ABCDE-FGHJK");
        assert_eq!(*grouped("o1l-xy z"), "011XY-Z");
        assert_eq!(*grouped(&"a".repeat(60)), ["AAAAA"; 5].join("-"));
        assert_eq!(*grouped(""), "");
    }
}
