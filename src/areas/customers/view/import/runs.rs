//! 导入记录: past imports, taking one back, and what stayed because somebody had changed it.

use egui::{Align, Context, Layout, Rect, ScrollArea, Ui, vec2};

use super::Import;
use crate::areas::Query;
use crate::areas::customers::view::show;
use crate::areas::customers::{self, Changed, Run, Undone};
use crate::areas::view::{Action, Actions, Cx, Job, Route, Slot};
use crate::base::Lines;
use crate::i18n::{Lang, group};
use crate::msg;
use crate::ui::dialog::{self, Answer, Confirm};
use crate::ui::tokens::{Family, size, space, tokens};
use crate::ui::{Badge, Button, Dialog, fonts, icons, text};

/// What is known of past imports.
#[derive(Default)]
pub(super) struct Runs {
    list: Option<Lines<Run>>,
    /// The import that somebody may want to take back.
    asking: Option<i64>,
    /// Files that stayed when this import was taken back.
    stayed: Option<(i64, Option<Lines<Changed>>)>,
}

impl Runs {
    /// Asks for the list.
    pub fn ask(&self, actions: &mut Actions) {
        actions.push(Action::Ask(Slot::Imports, Query::Customers(customers::Query::Imports)));
    }

    /// Takes the list.
    pub fn answer(&mut self, runs: &Lines<Run>) {
        self.list = Some(runs.clone());
    }

    /// Takes the files that stayed.
    pub fn stayed(&mut self, files: &Lines<Changed>) {
        if let Some((_, stayed)) = &mut self.stayed {
            *stayed = Some(files.clone());
        }
    }

    /// Whether anything was imported before.
    pub fn any(&self) -> bool {
        self.list.as_ref().is_some_and(|list| !list.is_empty())
    }

    /// Asks whether this import is to be taken back.
    pub fn ask_undo(&mut self, entry: i64) {
        self.asking = Some(entry);
    }

    /// An import was taken back: says so, and shows what stayed.
    pub fn undone(&mut self, entry: i64, undone: &Undone, actions: &mut Actions) {
        actions.push(Action::Say(msg!("customers-imports-undone", count = undone.files)));
        self.ask(actions);
        if undone.stayed > 0 {
            self.see_stayed(entry, actions);
        }
    }

    fn see_stayed(&mut self, entry: i64, actions: &mut Actions) {
        self.stayed = Some((entry, None));
        actions.push(Action::Ask(Slot::Stayed, Query::Customers(customers::Query::Stayed { entry })));
    }

    /// Draws the list into the room.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, rect: Rect, actions: &mut Actions) {
        let Some(list) = self.list.clone().filter(|list| !list.is_empty()) else { return };
        show::inside(ui, rect, Layout::top_down(Align::Min), |ui| {
            text::group(ui, &cx.lang.tr("customers-imports-title"));
            ui.add_space(space::S);
            ScrollArea::vertical().id_salt("imports").auto_shrink(false).show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                for run in list.iter() {
                    self.run(ui, cx, run, actions);
                }
                show::not_all(ui, cx.lang, &list);
            });
        });
    }

    fn run(&mut self, ui: &mut Ui, cx: &Cx<'_>, run: &Run, actions: &mut Actions) {
        let t = tokens(ui);
        let (row, _) = ui.allocate_exact_size(vec2(ui.available_width(), 48.0), egui::Sense::hover());
        show::line_at(ui, row, row.bottom());
        let words = row.with_max_x(row.right() - 180.0);
        let upper = Rect::from_min_size(words.min, vec2(words.width(), 26.0));
        let lower = Rect::from_min_max(upper.left_bottom(), words.max);
        show::inside(ui, upper, Layout::left_to_right(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = space::M;
            text::one_line(ui, &run.note.file, fonts::medium(size::TABLE), t.text);
            if let Some((at, by, _)) = &run.undone {
                let said = msg!("customers-imports-undone-by", by = by.as_str(), day = at.day().to_string(), time = show::clock(*at));
                Badge::new(&cx.lang.say(&said), Family::Neutral).show(ui);
            }
        });
        show::inside(ui, lower, Layout::left_to_right(Align::Min), |ui| {
            text::one_line(ui, &self.about(cx.lang, run), fonts::regular(size::CAPTION), t.text_2);
        });
        show::inside(ui, row, Layout::right_to_left(Align::Center), |ui| match &run.undone {
            None if run.note.created + run.note.updated > 0 => {
                let busy = cx.job.is_some();
                let (word, working) = (cx.lang.tr("customers-imports-undo"), cx.lang.tr("customers-imports-undoing"));
                if Button::secondary(&word).icon(icons::ARROW_U_UP_LEFT).small().busy(&working, busy).show(ui).clicked() {
                    self.asking = Some(run.entry);
                }
            }
            Some((_, _, stayed)) if *stayed > 0 => {
                let word = cx.lang.say(&msg!("customers-imports-stayed", count = *stayed));
                if Button::link(&word).small().show(ui).clicked() {
                    self.see_stayed(run.entry, actions);
                }
            }
            _ => {}
        });
    }

    fn about(&self, lang: Lang, run: &Run) -> String {
        let when = msg!("customers-imports-when", name = run.name.as_str(), day = run.at.day().to_string(), time = show::clock(run.at));
        let parts = [
            ("customers-view-verdict-new", run.note.created),
            ("customers-view-verdict-changed", run.note.updated),
            ("customers-view-verdict-same", run.note.unchanged),
            ("customers-view-verdict-flawed", run.note.flawed),
        ];
        let counts = parts.iter().filter(|(_, n)| *n > 0).map(|(id, n)| format!("{} {}", lang.tr(id), group(*n)));
        lang.list(&std::iter::once(lang.say(&when)).chain(counts).collect::<Vec<_>>())
    }

    /// The question before an import is taken back, and the list of what stayed.
    pub fn dialogs(&mut self, ctx: &Context, cx: &Cx<'_>, actions: &mut Actions) {
        let run = self.asking.and_then(|entry| self.list.as_ref()?.iter().find(|run| run.entry == entry).cloned());
        if let Some(run) = run.filter(|run| run.undone.is_none()) {
            let l = |id| cx.lang.tr(id);
            let title = cx.lang.say(&msg!("customers-imports-undo-title", file = run.note.file.as_str()));
            let why = cx.lang.say(&msg!("customers-imports-undo-why", created = run.note.created, updated = run.note.updated));
            let (confirm, cancel) = (l("customers-imports-undo-go"), l("customers-imports-keep"));
            let question =
                Confirm { id: "undo-import", title: &title, explanation: &why, confirm: &confirm, cancel: &cancel, irreversible: true };
            match dialog::confirm(ctx, question) {
                Some(Answer::Confirmed) => {
                    self.asking = None;
                    actions.push(Action::Start(Job::UndoImport { entry: run.entry }));
                }
                Some(Answer::Harmless) => self.asking = None,
                None => {}
            }
        }
        let Some((entry, Some(stayed))) = &self.stayed else { return };
        let run = self.list.as_ref().and_then(|list| list.iter().find(|run| run.entry == *entry));
        let all = run.and_then(|run| run.undone.as_ref()).map_or(0, |(_, _, count)| *count);
        if stayed_ui(ctx, cx, stayed, all, actions) {
            self.stayed = None;
        }
    }
}

/// The files that stayed, each with a way to it; true when it is to be closed.
fn stayed_ui(ctx: &Context, cx: &Cx<'_>, stayed: &Lines<Changed>, all: i64, actions: &mut Actions) -> bool {
    let all = if stayed.more { all } else { i64::try_from(stayed.len()).unwrap_or(i64::MAX) };
    let title = cx.lang.say(&msg!("customers-imports-stayed-title", count = all));
    let why = cx.lang.tr("customers-imports-stayed-why");
    let shown = Dialog::new("stayed", &title).explanation(&why).wide().show(ctx, |ui| {
        let mut leave = false;
        ScrollArea::vertical().max_height(300.0).min_scrolled_height(300.0).show(ui, |ui| {
            for file in stayed.iter() {
                ui.horizontal(|ui| {
                    ui.spacing_mut().item_spacing.x = space::M;
                    if Button::link(&format!("{} {}", file.no, file.name)).small().show(ui).clicked() {
                        actions.push(Action::Go(Route::Customer(file.id)));
                        leave = true;
                    }
                    text::caption(ui, &file.by);
                });
            }
            show::not_all(ui, cx.lang, stayed);
        });
        dialog::buttons(ui, |ui| Button::secondary(&cx.lang.tr("ui-close")).key("Esc").show(ui).clicked()) || leave
    });
    shown.inner || shown.dismissed
}

impl Import {
    /// Asks whether an import is to be taken back, wherever the page is.
    pub fn ask_undo(&mut self, entry: i64, actions: &mut Actions) {
        self.runs.ask_undo(entry);
        self.runs.ask(actions);
    }
}
