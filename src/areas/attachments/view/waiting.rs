//! Files for a record that is not stored yet: they are named beside its form and attached when it has its number.

use std::path::{Path, PathBuf};

use egui::{Align, Layout, Rect, Ui, vec2};

use super::super::Record;
use super::drops;
use crate::areas::view::{Action, Actions, Cx, Job, News, Pick};
use crate::ui::tokens::{size, space};
use crate::ui::{Button, IconButton, icons, text};

/// The files that wait.
pub struct Waiting {
    /// Stands for the record that will be; its id is 0.
    place: Record,
    paths: Vec<PathBuf>,
}

impl Waiting {
    /// None yet, for a record of this kind.
    pub fn new(place: Record) -> Self {
        Waiting { place, paths: Vec::new() }
    }

    /// Draws their names, and what adds and leaves out.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, heading: &str, actions: &mut Actions) {
        let top = ui.cursor().min;
        let row = vec2(ui.available_width(), size::CONTROL_SMALL);
        ui.allocate_ui_with_layout(row, Layout::left_to_right(Align::Center), |ui| {
            text::group(ui, heading);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if Button::quiet(&cx.lang.tr("attachments-add")).icon(icons::PAPERCLIP).small().show(ui).clicked() {
                    actions.push(Action::Pick(Pick::Attachment(self.place)));
                }
            });
        });
        if self.paths.is_empty() {
            text::caption(ui, &cx.lang.tr("attachments-none-drop"));
        }
        let remove = cx.lang.tr("attachments-leave-out");
        self.paths.retain(|path| {
            let kept = ui.allocate_ui_with_layout(row, Layout::left_to_right(Align::Center), |ui| {
                ui.spacing_mut().item_spacing.x = space::S;
                text::small(ui, &name_of(path));
                !IconButton::new(icons::X, &remove).small().show(ui).clicked()
            });
            kept.inner
        });
        let whole = Rect::from_min_max(top, ui.min_rect().max);
        for path in drops(ui, cx, whole) {
            self.add(path);
        }
    }

    /// Takes a file that was chosen.
    pub fn news(&mut self, news: &News<'_>) {
        if let News::Picked(Pick::Attachment(record), Some(path)) = news
            && *record == self.place
        {
            self.add(PathBuf::clone(path));
        }
    }

    /// The record is stored: they are attached to it.
    pub fn attach(&mut self, record: Record, actions: &mut Actions) {
        let paths = std::mem::take(&mut self.paths);
        if !paths.is_empty() {
            actions.push(Action::Start(Job::Attach { record, paths, note: String::new() }));
        }
    }

    fn add(&mut self, path: PathBuf) {
        if !self.paths.contains(&path) {
            self.paths.push(path);
        }
    }
}

fn name_of(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}
