//! One's own password: a dialog, or a page that fills the window when SEC-01 leaves nothing else open.

use egui::{Context, CornerRadius, Frame, Margin, Ui};

use super::new_password::{NewPassword, Typed, Yardstick};
use super::parts;
use super::{Around, Change, StartAction, StartActions, Trouble};
use crate::base::Message;
use crate::i18n::Lang;
use crate::rules::clause;
use crate::ui::clause::{Standing, clause_line, quote};
use crate::ui::field::error_line;
use crate::ui::tokens::{line, radius, space, tokens};
use crate::ui::{Button, Dialog, dialog, text};

/// What is typed.
pub(super) struct Password {
    typed: NewPassword,
}

impl Default for Password {
    fn default() -> Self {
        Password { typed: NewPassword::new("own", "own-again") }
    }
}

impl Password {
    pub(super) fn clear(&mut self, ctx: &Context) {
        self.typed.wipe(ctx);
    }

    pub(super) fn ui(
        &mut self,
        ui: &mut Ui,
        around: &Around,
        change: Change<'_>,
        trouble: &mut Option<Trouble>,
        refused: bool,
        actions: &mut StartActions,
    ) {
        let lang = around.lang;
        let first = dialog::first_picture(ui.ctx(), "start-password");
        if first || refused {
            self.typed.focus(ui.ctx());
        }
        if let Some(why) = change.forced {
            parts::column(ui, around, Some(change.file), (480.0, 110.0), actions, |ui, actions| {
                text::welcome(ui, &lang.tr("start-own-title"));
                ui.add_space(space::XS);
                text::paragraph(
                    ui,
                    &lang.say(&crate::msg!("start-own-who", name = change.me.name.clone(), number = change.person.number.clone())),
                );
                ui.add_space(space::XL);
                reason(ui, lang, why);
                ui.add_space(space::XL);
                let typed = self.fields(ui, around, change, trouble);
                ui.add_space(20.0);
                let clicked = self.main(ui, around, change, true);
                self.submit(around, change, (clicked || typed.entered, &mut *trouble), actions);
                ui.add_space(space::L);
                if Button::link(&lang.tr("start-switch")).small().show(ui).clicked() {
                    actions.push(StartAction::SwitchPerson);
                }
            });
            return;
        }
        let title = lang.tr("start-own-change");
        let shown = Dialog::new("start-password", &title).show(ui.ctx(), |ui| {
            let typed = self.fields(ui, around, change, trouble);
            dialog::buttons(ui, |ui| {
                let clicked = self.main(ui, around, change, false);
                let left = Button::secondary(&lang.tr("start-own-leave")).key("Esc").show(ui).clicked();
                (clicked || typed.entered, left)
            })
        });
        let (go, left) = shown.inner;
        self.submit(around, change, (go || shown.confirmed, trouble), actions);
        if (left || shown.dismissed) && !around.busy {
            self.typed.wipe(ui.ctx());
            *trouble = None;
            actions.push(StartAction::Leave);
        }
    }

    fn fields(&mut self, ui: &mut Ui, around: &Around, change: Change<'_>, trouble: &mut Option<Trouble>) -> Typed {
        let lang = around.lang;
        let flaw = trouble.as_ref().and_then(|trouble| trouble.with_field(lang, "password"));
        let labels = [&*lang.tr("start-new-password"), &*lang.tr("start-again")];
        let typed = self.typed.ui(ui, lang, yardstick(around, change), flaw.as_deref(), labels, None);
        if typed.changed {
            *trouble = None;
        }
        if let Some(error) = trouble.as_ref().and_then(|trouble| trouble.beside(lang, &["password"])) {
            ui.add_space(space::M);
            error_line(ui, &error);
        }
        typed
    }

    fn main(&self, ui: &mut Ui, around: &Around, change: Change<'_>, page: bool) -> bool {
        let lang = around.lang;
        let lacks = self.typed.lacks(yardstick(around, change));
        let reason = lacks.map(|id| lang.tr(id)).unwrap_or_default();
        let (act, busy) = (lang.tr("start-own-act"), lang.tr("start-own-busy"));
        let button = Button::primary(&act).key("Enter").busy(&busy, around.busy).allowed(lacks.is_none() || around.busy, &reason);
        let button = if page { button.large().full() } else { button };
        button.show(ui).clicked()
    }

    fn submit(&self, around: &Around, change: Change<'_>, (go, trouble): (bool, &mut Option<Trouble>), actions: &mut StartActions) {
        if go && !around.busy && self.typed.lacks(yardstick(around, change)).is_none() {
            *trouble = None;
            actions.push(StartAction::ChangePassword(self.typed.give()));
        }
    }
}

fn yardstick<'a>(around: &Around, change: Change<'a>) -> Yardstick<'a> {
    Yardstick { person: change.person, params: change.params, today: around.now.day() }
}

/// Why nothing else is open: the sentence, the clause and its words.
fn reason(ui: &mut Ui, lang: Lang, why: &Message) {
    let t = tokens(ui);
    let edge = line(ui.ctx(), t.line);
    let frame = Frame::NONE.fill(t.surface).stroke(edge).corner_radius(CornerRadius::same(radius::PANEL));
    frame.inner_margin(Margin::symmetric(10, 8)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = space::XS;
        clause_line(ui, Standing::Warned, &lang.say(why), "SEC-01", "");
        if let Some(clause) = clause("SEC-01") {
            let place = if lang == Lang::Zh { clause.source.to_owned() } else { format!("{} · {}", clause.source, clause.english) };
            quote(ui, clause.words, &place);
        }
    });
}
