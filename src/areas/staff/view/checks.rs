//! The weekly check of the login log (SEC-05): which weeks were checked by whom, and which are missing.

use egui::{Margin, ScrollArea, Ui};

use super::data::{Data, Trouble};
use super::parts::{self, ListRow};
use super::words;
use crate::areas::staff::{self, LoginCheck, SecurityBook};
use crate::areas::view::{Action, Actions, Cx};
use crate::areas::{Command, Done};
use crate::base::{Day, Function, Instant, No, plus_days, week_start};
use crate::i18n::day_short;
use crate::msg;
use crate::ui::dialog::{Dialog, buttons};
use crate::ui::tokens::{Family, space, tokens};
use crate::ui::{Button, Field, icons, text};

/// How many weeks stand on the page.
const WEEKS: i64 = 8;

/// A check as it is entered.
#[derive(Debug)]
struct Entering {
    week: Day,
    note: String,
    trouble: Option<Trouble>,
    open: bool,
}

/// The tab, with what was typed for a week even after its dialog was closed.
#[derive(Debug, Default)]
pub(super) struct Checks {
    entering: Option<Entering>,
}

/// Mondays from the founding on, the last eight at most, newest first.
fn weeks(founded: Day, today: Day) -> Vec<Day> {
    let this = week_start(today);
    let first = week_start(founded).max(plus_days(this, -7 * (WEEKS - 1)));
    (0..WEEKS).map(|back| plus_days(this, -7 * back)).take_while(|week| *week >= first).collect()
}

/// Weeks that ended without a check.
pub(super) fn missing(book: &SecurityBook, now: Instant) -> usize {
    let this = week_start(now.day());
    let unchecked = |week: &Day| *week < this && !book.checks.iter().any(|check| check.week == *week);
    weeks(book.founded, now.day()).iter().filter(|week| unchecked(week)).count()
}

impl Checks {
    /// Whether a typed note would be lost.
    pub fn unsaved(&self) -> bool {
        self.entering.as_ref().is_some_and(|entering| !entering.note.trim().is_empty())
    }

    /// Draws the tab.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, data: &Data, actions: &mut Actions) {
        let Some(book) = &data.security.value else { return };
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            egui::Frame::NONE.inner_margin(Margin::symmetric(16, 12)).show(ui, |ui| {
                ui.set_max_width(860.0_f32.min(ui.available_width()));
                ui.spacing_mut().item_spacing.y = 0.0;
                parts::by_clause(ui, &cx.lang.tr("staff-checks-detail"), "SEC-05", actions);
                ui.add_space(space::M);
                for week in weeks(book.founded, cx.now.day()) {
                    self.week(ui, cx, week, book.checks.iter().find(|check| check.week == week));
                    text::divider(ui);
                }
            });
        });
        self.dialog(ui, cx, actions);
    }

    fn week(&mut self, ui: &mut Ui, cx: &Cx<'_>, week: Day, check: Option<&LoginCheck>) {
        let lang = cx.lang;
        let t = tokens(ui);
        let sunday = plus_days(week, 6);
        let this = week_start(cx.now.day()) == week;
        let title = words::days(lang, week, sunday);
        let (icon, family, detail) = match check {
            Some(check) => {
                let by = msg!("staff-checked-by", name = check.name.as_str(), time = words::moment(lang, check.at, cx.now));
                let note = if check.note.is_empty() { lang.tr("staff-check-no-note").into_owned() } else { check.note.clone() };
                (icons::CHECK, Family::Success, format!("{}·{note}", lang.say(&by)))
            }
            None if this => (icons::LIST_CHECKS, Family::Neutral, lang.tr("staff-check-open").into_owned()),
            None => (icons::WARNING, Family::Danger, lang.tr("staff-check-missing").into_owned()),
        };
        let why = parts::why(lang, &cx.me.must_do_all(Function::Accounts));
        let row = ListRow { icon, family, title: &title, detail: &detail, chosen: false, live: false };
        parts::list_row(ui, &row, |ui| {
            let label = lang.tr(if check.is_some() { "staff-check-again" } else { "staff-check" });
            let button = if check.is_some() { Button::quiet(&label) } else { Button::secondary(&label) };
            if button.small().refused_if(why.as_ref().map(parts::Why::refused)).show(ui).clicked() {
                self.open(week, check);
            }
            if check.is_none() {
                let due = lang.say(&msg!("staff-due-on", day = day_short(lang, sunday, cx.now.day())));
                parts::colored(ui, &due, if this { t.text_2 } else { t.danger.text });
            }
        });
    }

    fn open(&mut self, week: Day, check: Option<&LoginCheck>) {
        match &mut self.entering {
            Some(entering) if entering.week == week => entering.open = true,
            _ => {
                let note = check.map_or(String::new(), |check| check.note.clone());
                self.entering = Some(Entering { week, note, trouble: None, open: true });
            }
        }
    }

    fn dialog(&mut self, ui: &Ui, cx: &Cx<'_>, actions: &mut Actions) {
        let Some(entering) = self.entering.as_mut().filter(|entering| entering.open) else { return };
        let lang = cx.lang;
        let title = lang.tr("staff-check-title");
        let week = words::days(lang, entering.week, plus_days(entering.week, 6));
        let busy = cx.is_pending(|command| matches!(command, Command::Staff(staff::Command::CheckLogins { .. })));
        let shown = Dialog::new("staff-check", &title).explanation(&week).show(ui.ctx(), |ui| {
            let (label, hint) = (lang.tr("staff-field-note"), lang.tr("staff-check-hint"));
            Field::new(&label).placeholder(&hint).multi_line(ui, &mut entering.note, 3);
            parts::trouble_line(ui, lang, entering.trouble.as_ref(), actions);
            buttons(ui, |ui| {
                let (label, doing) = (lang.tr("staff-check-do"), lang.tr("staff-saving"));
                let go = Button::primary(&label).key("Ctrl Enter").busy(&doing, busy).show(ui).clicked();
                (go, Button::secondary(&lang.tr("staff-cancel")).key("Esc").show(ui).clicked())
            })
        });
        let (go, back) = shown.inner;
        if (go || shown.confirmed) && !busy {
            entering.trouble = None;
            let note = entering.note.trim().to_owned();
            actions.push(Action::Do(Command::Staff(staff::Command::CheckLogins { week: entering.week, note })));
        } else if back || shown.dismissed {
            entering.open = false;
        }
    }

    /// The act ended; returns whether it was done.
    pub fn finished(&mut self, outcome: &Result<Done, No>) -> bool {
        match (outcome, &mut self.entering) {
            (Ok(_), _) => {
                self.entering = None;
                true
            }
            (Err(no), Some(entering)) => {
                entering.trouble = Some(Trouble::from(no));
                false
            }
            (Err(_), None) => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn weeks_begin_with_the_founding_and_are_eight_at_most() {
        assert_eq!(weeks(date(2026, 3, 4), date(2026, 3, 15)), [date(2026, 3, 9), date(2026, 3, 2)]);
        let all = weeks(date(2025, 1, 1), date(2026, 3, 16));
        assert_eq!((all.len(), all.first().copied(), all.last().copied()), (8, Some(date(2026, 3, 16)), Some(date(2026, 1, 26))));
    }
}
