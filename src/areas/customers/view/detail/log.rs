//! 变更 and 查阅: what changed in the file, with the way back, and who looked at it. Newest first; nothing here can be edited.

use egui::{Align, Layout, Rect, Ui, pos2, vec2};

use super::Detail;
use crate::areas::customers::view::show::{self, Names, Reason};
use crate::areas::customers::{self, Command, Field, FileView, HistoryLine};
use crate::areas::view::{Action, Actions, Cx, Slot};
use crate::areas::{self, Query};
use crate::base::{Day, Function, Instant, Refusal};
use crate::msg;
use crate::ui::timeline::{self, Entry};
use crate::ui::tokens::{Family, size, space, tokens};
use crate::ui::{Button, fonts, icons, text};

/// Lines that are drawn until somebody asks for all.
const SHOWN: usize = 60;

impl Detail {
    /// What changed, then who looked.
    pub(super) fn log(&mut self, ui: &mut Ui, cx: &Cx<'_>, view: &FileView, names: &Names, actions: &mut Actions) {
        self.history(ui, cx, view, names, actions);
        ui.add_space(space::L);
        text::heading(ui, &cx.lang.tr("customers-view-tab-openings"));
        ui.add_space(space::S);
        self.openings(ui, cx, view);
    }

    fn history(&mut self, ui: &mut Ui, cx: &Cx<'_>, view: &FileView, names: &Names, actions: &mut Actions) {
        merged(ui, cx, view, actions);
        let lines = self.lines(view.history.len());
        timeline::timeline(ui, |ui| {
            let mut day = None;
            for (place, line) in view.history.iter().take(lines).enumerate() {
                day_head(ui, cx, &mut day, line.at);
                let value = |stored: &str| match show::part_value(cx.lang, &line.field, stored, names) {
                    empty if empty.is_empty() => "—".to_owned(),
                    value => value,
                };
                let (before, after) = (value(&line.before), value(&line.after));
                let text = format!("{} {before} → {after}", show::part_name(cx.lang, &line.field));
                let next = view.history.get(place + 1).filter(|_| place + 1 < lines);
                let last = next.is_none_or(|next| next.at.day() != line.at.day());
                let time = show::clock(line.at);
                let drawn = timeline::entry(
                    ui,
                    &Entry { icon: icons::PENCIL_SIMPLE, family: Family::Neutral, text: &text, detail: &line.name, time: &time, last },
                );
                restore(ui, cx, view, line, drawn.rect, actions);
            }
        });
        self.all_lines(ui, cx, view.history.len());
        show::not_all(ui, cx.lang, &view.history);
        let at = Instant(view.customer.created_at);
        let made = msg!("customers-view-made", day = at.day().to_string(), time = show::clock(at));
        text::caption(ui, &cx.lang.say(&made));
    }

    fn openings(&mut self, ui: &mut Ui, cx: &Cx<'_>, view: &FileView) {
        if view.openings.is_empty() {
            text::paragraph(ui, &cx.lang.tr("customers-view-never-opened"));
        }
        let lines = self.lines(view.openings.len());
        timeline::timeline(ui, |ui| {
            let mut day = None;
            for (place, line) in view.openings.iter().take(lines).enumerate() {
                day_head(ui, cx, &mut day, line.at);
                let (icon, family, what) = if line.revealed {
                    (icons::EYE, Family::Warning, cx.lang.tr("customers-view-log-revealed"))
                } else if line.printed {
                    (icons::PRINTER, Family::Warning, cx.lang.tr("customers-view-log-printed"))
                } else {
                    (icons::FOLDER_OPEN, Family::Neutral, cx.lang.tr("customers-view-log-opened"))
                };
                let next = view.openings.get(place + 1).filter(|_| place + 1 < lines);
                let last = next.is_none_or(|next| next.at.day() != line.at.day());
                let time = show::clock(line.at);
                timeline::entry(ui, &Entry { icon, family, text: &line.name, detail: &what, time: &time, last });
            }
        });
        self.all_lines(ui, cx, view.openings.len());
        show::not_all(ui, cx.lang, &view.openings);
    }

    fn lines(&self, all: usize) -> usize {
        if self.whole_log { all } else { all.min(SHOWN) }
    }

    fn all_lines(&mut self, ui: &mut Ui, cx: &Cx<'_>, all: usize) {
        ui.add_space(space::S);
        if !self.whole_log && all > SHOWN {
            let word = cx.lang.say(&msg!("customers-view-all-lines", count = all));
            self.whole_log = Button::link(&word).small().show(ui).clicked();
        }
    }
}

/// 恢复此值 at the right of a line, below its time: an ordinary edit with the value that the line replaced.
fn restore(ui: &mut Ui, cx: &Cx<'_>, view: &FileView, line: &HistoryLine, rect: Rect, actions: &mut Actions) {
    if line.field == "merged" {
        return;
    }
    let why = why_not_restored(cx, view, &line.field).map(|refusal| Reason::of(cx.lang, &refusal));
    let place = Rect::from_min_max(pos2(rect.center().x, rect.bottom() - 32.0), pos2(rect.right(), rect.bottom() - 6.0));
    show::inside(ui, place, Layout::right_to_left(Align::Center), |ui| {
        let word = cx.lang.tr("customers-history-restore");
        let button = Button::quiet(&word).small().refused_if(why.as_ref().map(Reason::refused));
        if button.show(ui).clicked() && why.is_none() {
            let query = customers::Query::Former { id: view.customer.id, line: line.id };
            actions.push(Action::Ask(Slot::Former, Query::Customers(query)));
        }
    });
}

fn why_not_restored(cx: &Cx<'_>, view: &FileView, field: &str) -> Option<Refusal> {
    if let Some(refusal) = &view.not_keeper {
        return Some(refusal.clone());
    }
    match Field::of(field) {
        Some(Field::Grade) => Some(Refusal::by("FILE-18", msg!("customers-grade-by-reason"))),
        Some(Field::Agent | Field::Keeper) if cx.me.must_do_all(Function::CustomerManage).is_err() => {
            Some(Refusal::by("SEC-08", msg!("customers-no-allocation")))
        }
        _ => None,
    }
}

/// The files that were merged into this one, each with the way back.
fn merged(ui: &mut Ui, cx: &Cx<'_>, view: &FileView, actions: &mut Actions) {
    let why = cx.me.must_do_all(Function::CustomerManage).err().map(|refusal| Reason::of(cx.lang, &refusal));
    for file in &view.merged {
        let (row, _) = ui.allocate_exact_size(vec2(ui.available_width(), size::ROW), egui::Sense::hover());
        let words = cx.lang.say(&msg!("customers-merge-into", no = file.no.as_str(), name = file.name.as_str()));
        let tools = 120.0;
        show::inside(ui, row.with_max_x(row.right() - tools), Layout::left_to_right(Align::Center), |ui| {
            text::one_line(ui, &words, fonts::regular(size::TABLE), tokens(ui).text_2);
        });
        show::inside(ui, row.with_min_x(row.right() - tools), Layout::right_to_left(Align::Center), |ui| {
            let undo = Command::Undo { entry: file.entry };
            let busy = cx.is_pending(|command| matches!(command, areas::Command::Customers(pending) if *pending == undo));
            let (word, working) = (cx.lang.tr("customers-merge-undo"), cx.lang.tr("customers-view-saving"));
            let button = Button::secondary(&word).small().busy(&working, busy).refused_if(why.as_ref().map(Reason::refused));
            if button.show(ui).clicked() && why.is_none() {
                actions.push(Action::Do(areas::Command::Customers(undo)));
            }
        });
    }
}

fn day_head(ui: &mut Ui, cx: &Cx<'_>, day: &mut Option<Day>, at: Instant) {
    if *day != Some(at.day()) {
        *day = Some(at.day());
        timeline::day_head(ui, &show::day_head(cx.lang, at.day(), cx.now.day()));
    }
}
