//! 查阅: who looked at the file. Newest first; nothing here can be edited.

use egui::Ui;

use super::Detail;
use crate::areas::customers::FileView;
use crate::areas::customers::view::show;
use crate::areas::view::Cx;
use crate::base::{Day, Instant};
use crate::msg;
use crate::ui::timeline::{self, Entry};
use crate::ui::tokens::{Family, space};
use crate::ui::{Button, icons, text};

/// Lines that are drawn until somebody asks for all.
const SHOWN: usize = 60;

impl Detail {
    pub(super) fn openings(&mut self, ui: &mut Ui, cx: &Cx<'_>, view: &FileView) {
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

fn day_head(ui: &mut Ui, cx: &Cx<'_>, day: &mut Option<Day>, at: Instant) {
    if *day != Some(at.day()) {
        *day = Some(at.day());
        timeline::day_head(ui, &show::day_head(cx.lang, at.day(), cx.now.day()));
    }
}
