//! 服务用语: the list, its dialog, and the lines that stand below a text to a customer while it is written.

use egui::{Align, Layout, Rect, Ui, vec2};

use super::commands::may_keep;
use super::{Answer, Command, Query, Word, WordDraft, find, findings};
use crate::areas;
use crate::areas::cases;
use crate::areas::parts::{Reason, Trouble, inside, line_at, trouble};
use crate::areas::view::{Action, Actions, Cx, News, Slot};
use crate::base::{No, Refusal};
use crate::msg;
use crate::ui::clause::{Standing, clause_line};
use crate::ui::dialog::{Dialog, buttons};
use crate::ui::table::Cell;
use crate::ui::tokens::{size, space};
use crate::ui::{Button, Column, Field, Table, TableState, check, icons, text};

/// Which question of this page an answer belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Asked {
    /// The list. Its answer reaches every page that checks texts.
    List,
}

/// Asks for the list; every page that checks texts takes its answer out of the news with [`answered`].
pub fn ask(actions: &mut Actions) {
    actions.push(Action::Ask(Slot::Words(Asked::List), areas::Query::Cases(cases::Query::Words(Query::List))));
}

/// The list, where this is the news of it.
pub fn answered<'a>(news: &News<'a>) -> Option<&'a [Word]> {
    match news {
        News::Answer(Slot::Words(Asked::List), Ok(areas::Answer::Cases(cases::Answer::Words(Answer::List(words))))) => Some(words),
        _ => None,
    }
}

/// Below a text that goes to a customer: one amber line for each word that is not said, with the better wording (KB-03).
pub fn hints(ui: &mut Ui, cx: &Cx<'_>, words: &[Word], text: &str, actions: &mut Actions) {
    for finding in findings(&find(words, text)) {
        let line = clause_line(ui, Standing::Warned, &cx.lang.say(&finding.message), finding.clause, "");
        if line.clicked() {
            actions.push(Action::Clause(finding.clause));
        }
    }
}

/// The dialog of one word.
struct Editor {
    of: Option<(i64, i64)>,
    draft: WordDraft,
    trouble: Option<Trouble>,
}

/// The page.
#[derive(Default)]
pub struct WordsPage {
    asked: bool,
    words: Vec<Word>,
    table: TableState,
    editor: Option<Editor>,
}

impl WordsPage {
    /// Whether something is typed that is not stored.
    pub fn unsaved(&self) -> bool {
        self.editor.is_some()
    }

    /// Draws the page.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, actions: &mut Actions) {
        if !std::mem::replace(&mut self.asked, true) {
            ask(actions);
        }
        let room = ui.available_rect_before_wrap();
        let head = Rect::from_min_size(room.min, vec2(room.width(), size::PAGE_HEAD));
        let mut open = None;
        inside(ui, head.shrink2(vec2(space::XL, 0.0)), Layout::left_to_right(Align::Center), |ui| {
            text::title(ui, &cx.lang.tr("cases-words-title"));
            text::small(ui, &cx.lang.tr("cases-words-sub"));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let refusal = Refusal { message: msg!("cases-words-keepers"), clauses: vec!["KB-03"], flaws: Vec::new() };
                let why = (!may_keep(cx.me)).then(|| Reason::of(cx.lang, &refusal));
                let label = cx.lang.tr("cases-words-new");
                if Button::primary(&label).icon(icons::PLUS).refused_if(why.as_ref().map(Reason::refused)).show(ui).clicked() {
                    open = Some(Editor { of: None, draft: WordDraft { used: true, ..WordDraft::default() }, trouble: None });
                }
            });
        });
        line_at(ui, room, head.bottom());
        let chosen = inside(ui, room.with_min_y(head.bottom()), Layout::top_down(Align::Min), |ui| self.list(ui, cx));
        if let Some(word) = chosen.and_then(|row| self.words.get(row)).filter(|_| may_keep(cx.me)) {
            open = Some(Editor { of: Some((word.id, word.rev)), draft: word.draft.clone(), trouble: None });
        }
        if open.is_some() {
            self.editor = open;
        }
        self.dialog(ui, cx, actions);
    }

    /// The table; returns the row that was opened.
    fn list(&mut self, ui: &mut Ui, cx: &Cx<'_>) -> Option<usize> {
        let names = ["word", "instead", "state"].map(|id| cx.lang.tr(&format!("cases-words-column-{id}")).into_owned());
        let [word, instead, state] = &names;
        let columns =
            [Column::new("word", word, 220.0), Column::new("instead", instead, 420.0).fills(), Column::new("state", state, 110.0)];
        let name = cx.lang.tr("cases-words-title");
        let words = &self.words;
        let table = Table::new("service-words", cx.lang, &columns, words.len()).takes_keyboard().name(&name);
        let out = table.show(ui, &mut self.table, |ui, at| cell(ui, cx, words, at));
        let clicked = out.chosen && ui.input(|i| i.pointer.any_released() && !i.modifiers.any());
        out.opened.or(if clicked { self.table.cursor } else { None })
    }

    fn dialog(&mut self, ui: &Ui, cx: &Cx<'_>, actions: &mut Actions) {
        let Some(editor) = &mut self.editor else { return };
        let (lang, new) = (cx.lang, editor.of.is_none());
        let title = lang.tr(if new { "cases-words-new" } else { "cases-words-edit" });
        let flaw = |editor: &Editor, field: &str| match &editor.trouble {
            Some(Trouble::Refused(refusal)) => refusal.flaws.iter().find(|flaw| flaw.field == field).map(|flaw| lang.say(&flaw.message)),
            _ => None,
        };
        let busy = cx.is_pending(|command| matches!(command, areas::Command::Cases(cases::Command::Words(_))));
        let shown = Dialog::new("service-word", &title).show(ui.ctx(), |ui| {
            let error = flaw(editor, "word");
            let field = Field::new(&names_of(cx, "word")).required().error(error.as_deref()).text(ui, &mut editor.draft.word);
            if crate::ui::dialog::first_picture(ui.ctx(), "service-word") {
                field.request_focus();
            }
            ui.add_space(space::M);
            let error = flaw(editor, "instead");
            Field::new(&names_of(cx, "instead")).required().error(error.as_deref()).text(ui, &mut editor.draft.instead);
            ui.add_space(space::M);
            check::checkbox(ui, &mut editor.draft.used, &lang.tr("cases-words-check"));
            let unexplained = |no: &&Trouble| !matches!(no, Trouble::Refused(refusal) if !refusal.flaws.is_empty());
            if let Some(no) = editor.trouble.as_ref().filter(unexplained) {
                ui.add_space(space::M);
                trouble(ui, cx, &lang.tr("cases-words-not-done"), no, actions);
            }
            buttons(ui, |ui| {
                let save = Button::primary(&lang.tr("cases-words-save")).key("Ctrl Enter").busy("", busy).show(ui).clicked();
                let cancel = Button::secondary(&lang.tr("cases-words-cancel")).key("Esc").show(ui).clicked();
                (save, cancel)
            })
        });
        let (save, cancel) = shown.inner;
        if (save || shown.confirmed) && !busy {
            let command = Command::Put { of: editor.of, draft: Box::new(editor.draft.clone()) };
            actions.push(Action::Do(areas::Command::Cases(cases::Command::Words(command))));
        } else if cancel || shown.dismissed {
            self.editor = None;
        }
    }

    /// Takes the list, and how the saving ended.
    pub fn news(&mut self, news: &News<'_>, actions: &mut Actions) {
        if let Some(words) = answered(news) {
            self.words = words.to_vec();
            self.table.rows_changed();
        }
        if let News::Finished(areas::Command::Cases(cases::Command::Words(_)), outcome) = news {
            self.saved(outcome, actions);
        }
    }

    fn saved(&mut self, outcome: &Result<areas::Done, No>, actions: &mut Actions) {
        match (outcome, &mut self.editor) {
            (Ok(_), _) => {
                self.editor = None;
                ask(actions);
            }
            (Err(no), Some(editor)) => editor.trouble = Trouble::of(no),
            (Err(_), None) => {}
        }
    }
}

fn names_of(cx: &Cx<'_>, column: &str) -> String {
    cx.lang.tr(&format!("cases-words-column-{column}")).into_owned()
}

fn cell(ui: &mut Ui, cx: &Cx<'_>, words: &[Word], at: &Cell<'_>) {
    let Some(word) = words.get(at.row) else { return };
    match (at.column, word.draft.used) {
        ("word", true) => at.text(ui, &word.draft.word),
        ("word", false) => at.weak(ui, &word.draft.word),
        ("instead", _) => at.text(ui, &word.draft.instead),
        (_, used) => at.weak(ui, &cx.lang.tr(if used { "cases-words-used" } else { "cases-words-unused" })),
    }
}
