//! 安全: the login log, its weekly check, the register of intrusions, and handovers of administrators, one tab each.

use egui::{Align, Layout, Margin, Ui};

use super::checks::Checks;
use super::data::Data;
use super::handovers;
use super::intrusions::Intrusions;
use super::logins::Logins;
use super::{parts, words};
use crate::areas::Done;
use crate::areas::staff::{self, SecurityBook};
use crate::areas::view::{Action, Actions, Cx};
use crate::base::No;
use crate::msg;
use crate::ui::tokens::{line, tokens};
use crate::ui::{tabs, text};

/// What a person chose and typed on the page.
#[derive(Debug, Default)]
pub(super) struct SecurityPage {
    tab: usize,
    logins: Logins,
    checks: Checks,
    intrusions: Intrusions,
    /// Why the last confirmation was refused.
    handover: handovers::Handovers,
}

impl SecurityPage {
    /// Whether something typed would be lost.
    pub fn unsaved(&self) -> bool {
        self.checks.unsaved() || self.intrusions.unsaved()
    }

    /// Draws the page.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, data: &mut Data, actions: &mut Actions) {
        let lang = cx.lang;
        let page = ui.available_rect_before_wrap();
        if let Err(refusal) = words::may_read_logs(cx.me) {
            parts::no_permission(ui, lang, &lang.tr("staff-security"), &refusal, actions);
            return;
        }
        data.want_security(actions);
        let rest = parts::page_head(ui, page, |ui| drop(text::title(ui, &lang.tr("staff-security"))));
        let bar = rest.with_max_y(rest.top() + 36.0);
        ui.painter().hline(bar.x_range(), bar.bottom() - 0.5, line(ui.ctx(), tokens(ui).line));
        parts::inside(ui, "security-tabs", bar, Layout::top_down(Align::Min), |ui| {
            egui::Frame::NONE.inner_margin(Margin::symmetric(16, 0)).show(ui, |ui| self.tabs(ui, cx, data));
        });
        let room = rest.with_min_y(bar.bottom());
        parts::inside(ui, "security-body", room, Layout::top_down(Align::Min), |ui| {
            ui.shrink_clip_rect(room);
            if !parts::ready(ui, lang, &mut data.security) {
                return;
            }
            match self.tab {
                0 => self.logins.ui(ui, cx, data, actions),
                1 => self.checks.ui(ui, cx, data, actions),
                2 => self.intrusions.ui(ui, cx, data, actions),
                _ => self.handover.ui(ui, cx, data, actions),
            }
        });
    }

    fn tabs(&mut self, ui: &mut Ui, cx: &Cx<'_>, data: &Data) {
        let lang = cx.lang;
        let book = data.security.value.as_ref();
        let count = |count: usize| if count == 0 { String::new() } else { count.to_string() };
        let open = |book: &SecurityBook| book.handovers.iter().filter(|handover| handover.confirmed_at.is_none()).count();
        let counts = [
            String::new(),
            count(book.map_or(0, |book| super::checks::missing(book, cx.now))),
            count(book.map_or(0, |book| book.intrusions.len())),
            count(book.map_or(0, open)),
        ];
        let names = ["staff-tab-logins", "staff-tab-checks", "staff-tab-intrusions", "staff-tab-handovers"].map(|id| lang.tr(id));
        let labels: Vec<(&str, &str)> = names.iter().zip(&counts).map(|(name, count)| (name.as_ref(), count.as_str())).collect();
        tabs::tabs(ui, &lang.tr("staff-security"), &labels, &mut self.tab);
    }

    /// An act of this page ended.
    pub fn finished(&mut self, command: &staff::Command, outcome: &Result<Done, No>, actions: &mut Actions) {
        match command {
            staff::Command::CheckLogins { .. } if self.checks.finished(outcome) => actions.push(Action::Say(msg!("staff-said-checked"))),
            staff::Command::RecordIntrusion(_) if self.intrusions.finished(outcome) => {
                actions.push(Action::Say(msg!("staff-said-intrusion")));
            }
            staff::Command::ConfirmHandover { .. } => self.handover.finished(outcome, actions),
            _ => {}
        }
    }
}
