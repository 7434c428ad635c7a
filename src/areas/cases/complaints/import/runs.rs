//! The last imports: by whom, of which file, how many; and taking one back.

use egui::{Align, Context, Layout, Rect, Ui, vec2};

use super::super::view::{Asked, act, answer_of, ask, is_busy};
use super::super::{Answer as Told, Command, ImportRun, Query};
use crate::areas;
use crate::areas::parts::{clock, day_narrow, inside, line_at};
use crate::areas::view::{Actions, Cx};
use crate::base::No;
use crate::msg;
use crate::ui::dialog::{self, Answer, Confirm};
use crate::ui::tokens::{size, space, tokens};
use crate::ui::{Button, fonts, icons, text};

/// Height of one import: its file, and a line about it.
const ROW: f32 = 48.0;
/// Room for what can be done with it.
const ACTS: f32 = 180.0;
/// So many stand below the field for a new file.
const SHOWN: usize = 3;

/// The list of imports.
#[derive(Default)]
pub(super) struct Runs {
    asked: bool,
    list: Vec<ImportRun>,
    /// Which one is asked about.
    asking: Option<i64>,
}

impl Runs {
    /// Asks for them.
    pub fn ask(&mut self, actions: &mut Actions) {
        self.asked = true;
        ask(Asked::Imports, Query::Imports, actions);
    }

    /// Asks for them unless they were asked for; returns whether it did.
    pub fn ask_once(&mut self, actions: &mut Actions) -> bool {
        let first = !self.asked;
        if first {
            self.ask(actions);
        }
        first
    }

    /// Takes them.
    pub fn answer(&mut self, answer: &Result<areas::Answer, No>) {
        if let Ok(Some(Told::Imports(list))) = answer_of(answer) {
            self.list.clone_from(list);
        }
    }

    /// Height that they need below the field for a new file.
    pub fn height(&self) -> f32 {
        if self.list.is_empty() { 0.0 } else { self.list.len().min(SHOWN) as f32 * ROW + 40.0 }
    }

    /// Draws the newest into the room.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, rect: Rect) {
        if self.list.is_empty() {
            return;
        }
        inside(ui, rect, Layout::top_down(Align::Min), |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            text::group(ui, &cx.lang.tr("cases-complaints-import-recent"));
            for run in self.list.iter().take(SHOWN) {
                if row(ui, cx, run) {
                    self.asking = Some(run.entry);
                }
            }
        });
    }

    /// Asks before this import is taken back.
    pub fn ask_withdraw(&mut self, entry: i64) {
        self.asking = Some(entry);
    }

    /// The question before an import is taken back.
    pub fn dialog(&mut self, ctx: &Context, cx: &Cx<'_>, actions: &mut Actions) {
        let Some(run) = self.asking.and_then(|entry| self.list.iter().find(|run| run.entry == entry)) else { return };
        let l = |id| cx.lang.tr(id);
        let title = cx.lang.say(&msg!("cases-complaints-import-withdraw-title", file = run.file.as_str()));
        let why = cx.lang.say(&msg!("cases-complaints-import-withdraw-means", count = run.untouched));
        let (confirm, cancel) = (l("cases-complaints-import-withdraw"), l("cases-complaints-import-keep"));
        let question =
            Confirm { id: "withdraw-complaints", title: &title, explanation: &why, confirm: &confirm, cancel: &cancel, irreversible: true };
        match dialog::confirm(ctx, question) {
            Some(Answer::Confirmed) => {
                act(Command::Withdraw { entry: run.entry }, actions);
                self.asking = None;
            }
            Some(Answer::Harmless) => self.asking = None,
            None => {}
        }
    }
}

/// One import; returns whether it shall be taken back.
fn row(ui: &mut Ui, cx: &Cx<'_>, run: &ImportRun) -> bool {
    let t = tokens(ui);
    let (row, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), egui::Sense::hover());
    line_at(ui, row, row.bottom());
    let words = row.with_max_x(row.right() - ACTS);
    let upper = words.with_max_y(words.top() + 26.0);
    inside(ui, upper, Layout::left_to_right(Align::Center), |ui| text::one_line(ui, &run.file, fonts::medium(size::TABLE), t.text));
    let at = format!("{} {}", day_narrow(run.at.day(), cx.now.day()), clock(run.at));
    let about = msg!("cases-complaints-import-run", by = run.by.as_str(), at = at, rows = run.rows);
    inside(ui, words.with_min_y(upper.bottom()), Layout::left_to_right(Align::Min), |ui| {
        text::one_line(ui, &cx.lang.say(&about), fonts::regular(size::CAPTION), t.text_2)
    });
    inside(ui, row, Layout::right_to_left(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = space::M;
        if run.untouched == 0 {
            text::caption(ui, &cx.lang.tr("cases-complaints-import-run-none"));
            return false;
        }
        let (word, working) = (cx.lang.tr("cases-complaints-import-withdraw"), cx.lang.tr("cases-complaints-view-working"));
        Button::secondary(&word).icon(icons::ARROW_U_UP_LEFT).small().busy(&working, is_busy(cx)).show(ui).clicked()
    })
}
