//! 锁屏: the time, who is logged in, and the password. No record is behind it.

use egui::{Context, Ui};

use super::parts::{self, COLUMN};
use super::secret::Secret;
use super::{Around, Locked, StartAction, StartActions, Trouble};
use crate::i18n::{Lang, day_long};
use crate::msg;
use crate::ui::dialog::{self, Answer, Confirm};
use crate::ui::tokens::{size, space, tokens};
use crate::ui::{Button, Field, badge, fonts, icons, keep_ime, paint};

/// The page.
pub(super) struct Lock {
    secret: Secret,
    /// Asks whether forms that are not saved may be lost.
    asking: bool,
}

impl Default for Lock {
    fn default() -> Self {
        Lock { secret: Secret::new("lock"), asking: false }
    }
}

impl Lock {
    pub(super) fn clear(&mut self, ctx: &Context) {
        self.secret.wipe(ctx);
        self.asking = false;
    }

    pub(super) fn ui(
        &mut self,
        ui: &mut Ui,
        around: &Around,
        locked: Locked<'_>,
        trouble: &mut Option<Trouble>,
        refused: bool,
        actions: &mut StartActions,
    ) {
        if dialog::first_picture(ui.ctx(), "start-lock") {
            ui.memory_mut(|memory| memory.request_focus(self.secret.id()));
        }
        if refused {
            self.secret.select_all(ui.ctx());
        }
        // The clock shows minutes: one picture a minute, and none between.
        let left = 60_000 - around.now.0.rem_euclid(60_000);
        ui.ctx().request_repaint_after(std::time::Duration::from_millis(u64::try_from(left).unwrap_or(60_000)));
        parts::column(ui, around, Some(locked.file), (COLUMN, 123.0), actions, |ui, actions| {
            self.form(ui, around, locked, trouble, actions);
        });
        if self.asking {
            self.ask(ui.ctx(), around.lang, locked.drafts, actions);
        }
    }

    fn form(&mut self, ui: &mut Ui, around: &Around, locked: Locked<'_>, trouble: &mut Option<Trouble>, actions: &mut StartActions) {
        let lang = around.lang;
        let t = tokens(ui);
        let local = around.now.local();
        let clock = format!("{:02}:{:02}", local.hour(), local.minute());
        parts::middle(ui, &clock, fonts::regular(size::CLOCK), 64.0, t.text);
        ui.add_space(space::XXS);
        parts::middle(ui, &day_long(lang, local.date()), fonts::regular(size::BODY), 22.0, t.text_2);
        ui.add_space(47.0);
        let number = usize::try_from(locked.me.id).unwrap_or_default();
        parts::in_middle(ui, 56.0, |ui| badge::avatar(ui, &locked.me.name, number, 56.0));
        ui.add_space(13.0);
        parts::middle(ui, &locked.me.name, fonts::medium(size::TITLE), 26.0, t.text);
        let since = locked.since.local();
        let time = format!("{:02}:{:02}", since.hour(), since.minute());
        let how = match locked.minutes_idle {
            Some(minutes) => msg!("start-locked-idle", minutes = minutes, time = time),
            None => msg!("start-locked-by-hand", time = time),
        };
        parts::middle(ui, &lang.say(&how), fonts::regular(size::TABLE), 20.0, t.text_3);
        ui.add_space(23.0);
        if locked.demo_hint.is_some() {
            parts::demo_line(ui, lang, locked.demo_hint);
            ui.add_space(space::L);
        }
        let error = trouble.as_ref().map(|trouble| trouble.say(lang));
        let label = lang.tr("start-password");
        let password = self.secret.password(ui, lang, Field::new(&label).bare().placeholder(&label).large().error(error.as_deref()));
        if password.changed() {
            *trouble = None;
        }
        ui.add_space(space::L);
        let (act, busy) = (lang.tr("start-unlock-act"), lang.tr("start-unlock-busy"));
        let clicked = Button::primary(&act).large().full().key("Enter").busy(&busy, around.busy).show(ui).clicked();
        let entered = keep_ime::submit(ui, &password) || (!self.asking && parts::enter_anywhere(ui));
        if clicked || entered {
            if self.secret.is_empty() {
                ui.memory_mut(|memory| memory.request_focus(self.secret.id()));
            } else if !around.busy {
                *trouble = None;
                actions.push(StartAction::Unlock(self.secret.give()));
            }
        }
        ui.add_space(11.0);
        let switch = lang.tr("start-switch");
        let width = parts::width_of(ui, &switch, fonts::regular(size::TABLE));
        if parts::in_middle(ui, width, |ui| Button::link(&switch).small().show(ui)).clicked() {
            if locked.drafts > 0 {
                self.asking = true;
            } else {
                actions.push(StartAction::SwitchPerson);
            }
        }
        ui.add_space(39.0);
        counts(ui, lang, locked);
    }

    fn ask(&mut self, ctx: &Context, lang: Lang, drafts: usize, actions: &mut StartActions) {
        let (title, explanation) = (lang.tr("start-switch-title"), lang.say(&msg!("start-switch-lost", count = drafts)));
        let (act, stay) = (lang.tr("start-switch-act"), lang.tr("start-switch-stay"));
        let question =
            Confirm { id: "start-switch", title: &title, explanation: &explanation, confirm: &act, cancel: &stay, irreversible: true };
        match dialog::confirm(ctx, question) {
            Some(Answer::Confirmed) => {
                self.asking = false;
                actions.push(StartAction::SwitchPerson);
            }
            Some(Answer::Harmless) => self.asking = false,
            None => {}
        }
    }
}

/// How many forms are kept and how much came to wait; nothing for none.
fn counts(ui: &mut Ui, lang: Lang, locked: Locked<'_>) {
    let t = tokens(ui);
    let mut facts = Vec::new();
    if locked.drafts > 0 {
        facts.push((icons::NOTE_PENCIL, lang.say(&msg!("start-drafts", count = locked.drafts))));
    }
    if locked.waiting > 0 {
        facts.push((icons::TRAY, lang.say(&msg!("start-waiting", count = locked.waiting))));
    }
    let font = fonts::regular(size::TABLE);
    let width: f32 = facts.iter().map(|(_, words)| 22.0 + parts::width_of(ui, words, font.clone())).sum();
    let gaps = space::XXL * facts.len().saturating_sub(1) as f32;
    parts::in_middle(ui, width + gaps, |ui| {
        ui.spacing_mut().item_spacing.x = space::XXL;
        for (icon, words) in &facts {
            let galley = paint::line_of(ui, words, font.clone());
            let (rect, response) = ui.allocate_exact_size(egui::vec2(22.0 + galley.size().x.ceil(), 20.0), egui::Sense::hover());
            response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, words));
            paint::icon(ui.painter(), egui::pos2(rect.left() + 7.0, rect.center().y), icon, 16.0, t.text_2);
            paint::put(ui.painter(), galley, rect.with_min_x(rect.left() + 22.0), egui::Align::Min, t.text_2);
        }
    });
}
