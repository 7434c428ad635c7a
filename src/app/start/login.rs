//! 登录: who, password, and the ways around a forgotten one.

use std::path::PathBuf;

use egui::{Context, Id, Ui, vec2};

use super::doors::DoorBox;
use super::parts::{self, COLUMN};
use super::recover::RecoverForm;
use super::secret::Secret;
use super::{Around, Entrance, StartAction, StartActions, Trouble};
use crate::ui::tokens::{size, space, tokens};
use crate::ui::{Button, Field, dialog, fonts, keep_ime};

/// The page of one file.
pub(super) struct Login {
    /// Whose page it is; another file begins anew.
    file: PathBuf,
    who: DoorBox,
    secret: Secret,
    /// The secret is a one-time code.
    one_time: bool,
    /// The page for the recovery code is open instead.
    recovering: bool,
    recover: RecoverForm,
}

impl Default for Login {
    fn default() -> Self {
        Login {
            file: PathBuf::new(),
            who: DoorBox::default(),
            secret: Secret::new("login"),
            one_time: false,
            recovering: false,
            recover: RecoverForm::default(),
        }
    }
}

/// What a page of the login wants beside its actions.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Turn {
    Stay,
    /// To the other page of the two.
    Over,
}

fn who_id() -> Id {
    Id::unique("start-who")
}

impl Login {
    pub(super) fn clear(&mut self, ctx: &Context) {
        self.secret.wipe(ctx);
        self.recover.clear(ctx);
        self.one_time = false;
        self.recovering = false;
    }

    pub(super) fn ui(
        &mut self,
        ui: &mut Ui,
        around: &Around,
        entrance: Entrance<'_>,
        trouble: &mut Option<Trouble>,
        refused: bool,
        actions: &mut StartActions,
    ) {
        if self.file != entrance.file {
            self.clear(ui.ctx());
            self.file = entrance.file.to_owned();
            self.who = DoorBox::only(entrance.doors);
        }
        let turn = if self.recovering {
            parts::column(ui, around, Some(entrance.file), (400.0, 96.0), actions, |ui, actions| {
                self.recover.ui(ui, around, entrance, trouble, refused, actions)
            })
        } else {
            if dialog::first_picture(ui.ctx(), "start-login") {
                let id = if self.who.is_empty() { who_id() } else { self.secret.id() };
                ui.memory_mut(|memory| memory.request_focus(id));
            }
            if refused {
                self.secret.select_all(ui.ctx());
            }
            let top = if entrance.demo { 110.0 } else { 150.0 };
            parts::column(ui, around, Some(entrance.file), (COLUMN, top), actions, |ui, actions| {
                self.form(ui, around, entrance, trouble, actions)
            })
        };
        if turn == Turn::Over {
            self.recovering = !self.recovering;
            self.secret.wipe(ui.ctx());
            self.recover.clear(ui.ctx());
            *trouble = None;
        }
    }

    fn form(
        &mut self,
        ui: &mut Ui,
        around: &Around,
        entrance: Entrance<'_>,
        trouble: &mut Option<Trouble>,
        actions: &mut StartActions,
    ) -> Turn {
        let lang = around.lang;
        let t = tokens(ui);
        parts::in_middle(ui, 44.0, |ui| parts::logo(ui, 44.0));
        ui.add_space(space::XL);
        let stem = || entrance.file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let name = if entrance.department.trim().is_empty() { stem() } else { entrance.department.to_owned() };
        parts::middle(ui, &name, fonts::medium(size::WELCOME), 32.0, t.text);
        ui.add_space(space::XXS);
        parts::middle(ui, &lang.tr("start-product"), fonts::regular(size::TABLE), 20.0, t.text_3);
        if entrance.demo {
            ui.add_space(space::XL);
            parts::demo_line(ui, lang, entrance.demo_hint);
        }
        ui.add_space(if entrance.demo { 20.0 } else { 32.0 });

        let label = lang.tr("start-who");
        let named = self.who.ui(ui, lang, (who_id(), &label), entrance.doors, None);
        ui.add_space(space::XL);
        let (label, hint) = match self.one_time {
            true => (lang.tr("start-one-time"), lang.tr("start-one-time-hint")),
            false => (lang.tr("start-password"), "".into()),
        };
        let error = trouble.as_ref().map(|trouble| trouble.say(lang));
        let field = Field::new(&label).large().hint(&hint).error(error.as_deref());
        let password = self.secret.password(ui, lang, field);
        if named.changed || password.changed() {
            *trouble = None;
        }
        ui.add_space(20.0);

        let (act, busy) = (lang.tr("start-login-act"), lang.tr("start-login-busy"));
        let clicked = Button::primary(&act).large().full().key("Enter").busy(&busy, around.busy).show(ui).clicked();
        if named.chosen {
            // Choosing somebody never sends a password that was typed for somebody else.
            self.secret.select_all(ui.ctx());
        }
        let go = clicked || named.entered || keep_ime::submit(ui, &password) || parts::enter_anywhere(ui);
        if go && !around.busy {
            // Where something is missing, the cursor goes there.
            if self.who.is_empty() {
                ui.memory_mut(|memory| memory.request_focus(who_id()));
            } else if self.secret.is_empty() {
                ui.memory_mut(|memory| memory.request_focus(self.secret.id()));
            } else {
                *trouble = None;
                let (who, secret) = (self.who.who(entrance.doors), self.secret.give());
                actions.push(StartAction::LogIn { file: entrance.file.to_owned(), who, secret });
            }
        }
        ui.add_space(11.0);
        self.ways_round(ui, around, trouble, actions)
    }

    /// The links below the button.
    fn ways_round(&mut self, ui: &mut Ui, around: &Around, trouble: &mut Option<Trouble>, actions: &mut StartActions) -> Turn {
        let lang = around.lang;
        let mut turn = Turn::Stay;
        let width = ui.available_width();
        let other = lang.tr(if self.one_time { "start-with-password" } else { "start-with-one-time" });
        let forgotten = lang.tr("start-forgotten");
        let font = fonts::regular(size::TABLE);
        let beside = parts::width_of(ui, &other, font.clone()) + parts::width_of(ui, &forgotten, font.clone()) + space::XL <= width;
        let forgotten_text = egui::RichText::new(forgotten).font(font).color(tokens(ui).text_3).line_height(Some(20.0));
        let mut toggled = false;
        pair(
            ui,
            |ui| toggled = Button::link(&other).small().show(ui).clicked(),
            |ui| {
                if beside {
                    ui.label(forgotten_text.clone());
                }
            },
        );
        if toggled {
            self.one_time = !self.one_time;
            self.secret.wipe(ui.ctx());
            *trouble = None;
            ui.memory_mut(|memory| memory.request_focus(self.secret.id()));
        }
        if !beside {
            ui.label(forgotten_text);
        }
        pair(
            ui,
            |ui| {
                if Button::link(&lang.tr("start-recover-link")).small().show(ui).clicked() {
                    turn = Turn::Over;
                }
            },
            |ui| {
                if Button::link(&lang.tr("start-other-file")).small().show(ui).clicked() {
                    actions.push(StartAction::OtherFile);
                }
            },
        );
        turn
    }
}

/// One thing at the left end of the line, one at the right.
fn pair(ui: &mut Ui, left: impl FnOnce(&mut Ui), right: impl FnOnce(&mut Ui)) {
    ui.allocate_ui_with_layout(vec2(ui.available_width(), 26.0), egui::Layout::left_to_right(egui::Align::Center), |ui| {
        left(ui);
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), right);
    });
}
