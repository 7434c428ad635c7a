//! 管理员交接 (SEC-03): who left, who watches over the change of passwords, and the hour that runs.

use std::time::Duration;

use egui::{Margin, ScrollArea, Ui};

use super::data::{Data, Trouble};
use super::parts::{self, ListRow, Why};
use super::words;
use crate::areas::staff::clauses::sec_03_handover::{LIMIT_MIN, due, is_late};
use crate::areas::staff::{self, AdminHandover};
use crate::areas::view::{Action, Actions, Cx};
use crate::areas::{Command, Done};
use crate::base::No;
use crate::msg;
use crate::ui::step_line::deadline_chip;
use crate::ui::tokens::{Family, space, tokens};
use crate::ui::{Button, EmptyPage, icons, text};

/// The tab, with why the last confirmation was refused.
#[derive(Debug, Default)]
pub(super) struct Handovers {
    trouble: Option<Trouble>,
}

impl Handovers {
    /// Draws the tab.
    pub fn ui(&self, ui: &mut Ui, cx: &Cx<'_>, data: &Data, actions: &mut Actions) {
        let Some(book) = &data.security.value else { return };
        let lang = cx.lang;
        if book.handovers.is_empty() {
            let (title, detail) = (lang.tr("staff-handovers-none"), lang.tr("staff-handovers-none-detail"));
            EmptyPage::new(icons::USER_SWITCH, &title, &detail).show(ui, lang);
            return;
        }
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            egui::Frame::NONE.inner_margin(Margin::symmetric(16, 12)).show(ui, |ui| {
                ui.set_max_width(860.0_f32.min(ui.available_width()));
                ui.spacing_mut().item_spacing.y = 0.0;
                parts::by_clause(ui, &lang.tr("staff-handovers-detail"), "SEC-03", actions);
                parts::trouble_line(ui, lang, self.trouble.as_ref(), actions);
                ui.add_space(space::M);
                for handover in &book.handovers {
                    row(ui, cx, handover, actions);
                    text::divider(ui);
                }
            });
        });
    }

    /// The act ended.
    pub fn finished(&mut self, outcome: &Result<Done, No>, actions: &mut Actions) {
        match outcome {
            Ok(done) => {
                self.trouble = None;
                let late = done.findings.first().map(|finding| finding.message.clone());
                actions.push(Action::Say(late.unwrap_or_else(|| msg!("staff-said-confirmed"))));
            }
            Err(no) => self.trouble = Some(Trouble::from(no)),
        }
    }
}

fn row(ui: &mut Ui, cx: &Cx<'_>, handover: &AdminHandover, actions: &mut Actions) {
    let lang = cx.lang;
    let title = lang.say(&msg!("staff-handover-title", name = handover.leaver_name.as_str()));
    let at = words::moment(lang, handover.at, cx.now);
    let (icon, family, detail) = match handover.confirmed_at {
        Some(confirmed) => {
            let by = msg!(
                "staff-handover-confirmed",
                at = at,
                name = handover.successor_name.as_str(),
                time = words::moment(lang, confirmed, cx.now)
            );
            (icons::CHECK, Family::Success, lang.say(&by))
        }
        None => {
            let by = msg!("staff-handover-waits", at = at, name = handover.successor_name.as_str());
            (icons::USER_SWITCH, Family::Neutral, lang.say(&by))
        }
    };
    let row = ListRow { icon, family, title: &title, detail: &detail, chosen: false, live: false };
    parts::list_row(ui, &row, |ui| match handover.confirmed_at {
        Some(confirmed) if is_late(handover.at, confirmed) => {
            parts::colored(ui, &lang.tr("staff-late"), tokens(ui).danger.text);
        }
        Some(_) => {}
        None => open(ui, cx, handover, actions),
    });
}

fn open(ui: &mut Ui, cx: &Cx<'_>, handover: &AdminHandover, actions: &mut Actions) {
    let lang = cx.lang;
    let busy = cx.is_pending(|command| matches!(command, Command::Staff(staff::Command::ConfirmHandover { id }) if *id == handover.id));
    let why = (handover.successor != cx.me.id).then(|| {
        let reason = lang.say(&msg!("staff-handover-successor-only", name = handover.successor_name.as_str()));
        Why::by(lang, "SEC-03", reason)
    });
    let (label, doing) = (lang.tr("staff-handover-confirm"), lang.tr("staff-saving"));
    let button = Button::secondary(&label).small().busy(&doing, busy).refused_if(why.as_ref().map(Why::refused));
    if button.show(ui).clicked() {
        actions.push(Action::Do(Command::Staff(staff::Command::ConfirmHandover { id: handover.id })));
    }
    let until = due(handover.at);
    let left = until.minutes_since(cx.now);
    let (family, words) = match left {
        ..0 => (Family::Danger, msg!("staff-late-by", duration = words::late(lang, until, cx.now))),
        left if left * 4 < LIMIT_MIN => (Family::Warning, msg!("staff-left", duration = words::duration(lang, left))),
        left => (Family::Neutral, msg!("staff-left", duration = words::duration(lang, left))),
    };
    deadline_chip(ui, family, &lang.say(&words), &words::clock(until));
    // The hour runs: the minutes on screen are drawn again while they change.
    let pace = if left == 0 { 1 } else { 30 };
    ui.ctx().request_repaint_after(Duration::from_secs(pace));
}
