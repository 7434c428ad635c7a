//! The page of an import: where to begin, the preview with what is wrong in which cell, and the result.

use std::cell::RefCell;

use egui::{Align, Layout, Rect, Ui, pos2, vec2};

use super::super::sheet::{Heading, Preview, SHOWN, Shown, Verdict};
use super::super::view::Place;
use super::Import;
use crate::areas::cases::complaints::clauses::case_15_group;
use crate::areas::parts::{self, bar_line, inside, line_at};
use crate::areas::view::{Action, Actions, Cx, ListOf, Pick, Route};
use crate::base::mask;
use crate::exchange::{Address, column_letters};
use crate::i18n::{Lang, group};
use crate::msg;
use crate::ui::empty::EmptyClick;
use crate::ui::field::{Field as Input, drop_chip};
use crate::ui::table::Cell;
use crate::ui::tokens::{Family, radius, size, space, tokens};
use crate::ui::{Button, Column, EmptyPage, Table, badge, chip, fonts, icons, menu, paint, progress, text, tooltip};

/// Height of the targets below the titles.
const TARGETS: f32 = 38.0;
/// Rows that may be the header.
const HEADER_ROWS: u32 = 10;
/// Width of what stands in the middle of the page.
const WIDEST: f32 = 720.0;

impl Import {
    /// Draws the page.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, page: Rect, actions: &mut Actions) {
        let head = Rect::from_min_size(page.min, vec2(page.width(), size::PAGE_HEAD));
        let mut body = page.with_min_y(head.bottom());
        line_at(ui, head, head.bottom());
        self.head(ui, cx, head.shrink2(vec2(space::XL, 0.0)), actions);
        if let Err(refusal) = case_15_group::may_import(cx.me) {
            let (title, why) = (cx.lang.tr("cases-complaints-import-locked"), cx.lang.say(&refusal.message));
            inside(ui, body, Layout::top_down(Align::Min), |ui| EmptyPage::new(icons::LOCK, &title, &why).show(ui, cx.lang));
            return;
        }
        self.ask(actions);
        if let Some(trouble) = &self.trouble {
            let top = Rect::from_min_size(body.min, vec2(body.width(), 110.0)).shrink(space::XL);
            body = body.with_min_y(top.bottom());
            let title = cx.lang.tr("cases-complaints-import-not");
            inside(ui, top, Layout::top_down(Align::Min), |ui| parts::trouble(ui, cx, &title, trouble, actions));
        }
        match (self.done.clone(), self.preview.clone()) {
            (Some(done), _) => self.result(ui, cx, body, &done, actions),
            (None, Some(preview)) => self.preview(ui, cx, body, &preview, actions),
            (None, None) if self.running => {
                let middle = Rect::from_center_size(body.center(), vec2(240.0, 24.0));
                let words = cx.lang.say(&msg!("cases-complaints-import-reading", name = self.file_name()));
                inside(ui, middle, Layout::left_to_right(Align::Center), |ui| progress::working(ui, &words));
            }
            (None, None) => {
                let below =
                    Rect::from_center_size(body.center(), vec2(body.width().min(WIDEST), body.height())).shrink2(vec2(space::XL, 0.0));
                let below = below.with_min_y(below.bottom() - self.runs.height());
                begin(ui, cx, body.with_max_y(below.top()), actions);
                self.runs.ui(ui, cx, below);
            }
        }
        self.runs.dialog(ui.ctx(), cx, actions);
    }

    fn head(&mut self, ui: &mut Ui, cx: &Cx<'_>, rect: Rect, actions: &mut Actions) {
        let lang = cx.lang;
        inside(ui, rect, Layout::left_to_right(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = space::M;
            if Button::quiet(&lang.tr("cases-complaints-import-back")).icon(icons::ARROW_LEFT).show(ui).clicked() {
                actions.push(Action::Go(Route::Complaints(Place::List)));
            }
            text::title(ui, &lang.tr("cases-complaints-import-title"));
            if self.path.is_some() {
                text::small(ui, &self.file_name());
            }
            match self.done.as_ref().map(|done| done.entry) {
                None => {
                    self.how_to_read(ui, lang, actions);
                    self.way(ui, cx, actions);
                }
                Some(Some(entry)) => {
                    if Button::quiet(&lang.tr("cases-complaints-import-withdraw")).icon(icons::ARROW_U_UP_LEFT).show(ui).clicked() {
                        self.runs.ask_withdraw(entry);
                    }
                }
                Some(None) => {}
            }
        });
    }

    /// Sheet and header row.
    fn how_to_read(&mut self, ui: &mut Ui, lang: Lang, actions: &mut Actions) {
        let Some(inspection) = self.inspection.clone() else { return };
        let mut open = self.open.clone();
        if inspection.sheets.len() > 1 {
            let button = drop_chip(ui, &lang.tr("cases-complaints-import-sheet"), &inspection.sheet);
            menu::menu(&button, 220.0, |ui| {
                for name in &inspection.sheets {
                    if menu::Item::new(name).checked(*name == inspection.sheet).show(ui).clicked() {
                        (open.sheet, open.header_row) = (Some(name.clone()), None);
                    }
                }
            });
        }
        let words = |row: u32| lang.say(&msg!("cases-complaints-import-row-of", row = i64::from(row)));
        let button = drop_chip(ui, &lang.tr("cases-complaints-import-header"), &words(inspection.header_row));
        menu::menu(&button, 180.0, |ui| {
            for row in 1..=HEADER_ROWS {
                if menu::Item::new(&words(row)).checked(row == inspection.header_row).show(ui).clicked() {
                    open.header_row = Some(row);
                }
            }
        });
        if open != self.open && !self.running {
            self.open = open;
            self.inspect(actions);
        }
    }

    fn preview(&mut self, ui: &mut Ui, cx: &Cx<'_>, rect: Rect, preview: &Preview, actions: &mut Actions) {
        let counts = Rect::from_min_size(rect.min, vec2(rect.width(), size::FILTER_ROW));
        let bar = Rect::from_min_max(pos2(rect.left(), rect.bottom() - size::DECISION_BAR), rect.max);
        self.counts(ui, cx.lang, counts.shrink2(vec2(space::XL, 0.0)), preview);
        line_at(ui, counts, counts.bottom());
        self.rows(ui, cx.lang, Rect::from_min_max(counts.left_bottom(), bar.right_top()), preview, actions);
        bar_line(ui, bar);
        self.bar(ui, cx.lang, bar.shrink2(vec2(space::XL, 0.0)), preview, actions);
    }

    fn counts(&mut self, ui: &mut Ui, lang: Lang, rect: Rect, preview: &Preview) {
        let note = preview.note;
        inside(ui, rect, Layout::left_to_right(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = space::XS;
            let kinds = [
                (None, "cases-complaints-import-all", note.rows),
                (Some(Verdict::New), verdict_id(Verdict::New), note.created),
                (Some(Verdict::Same), verdict_id(Verdict::Same), note.same),
                (Some(Verdict::Flawed), verdict_id(Verdict::Flawed), note.flawed),
            ];
            for (only, id, count) in kinds {
                if chip::view_pill(ui, &lang.tr(id), Some(&group(count)), self.only == only).clicked() {
                    self.only = only;
                    self.table.rows_changed();
                }
            }
            if note.created.max(note.same).max(note.flawed) > SHOWN {
                ui.add_space(space::M);
                text::caption(ui, &lang.say(&msg!("cases-complaints-import-first", count = SHOWN)));
            }
        });
    }

    /// The rows with a target above each column and a mark in each cell that is wrong.
    fn rows(&mut self, ui: &mut Ui, lang: Lang, rect: Rect, preview: &Preview, actions: &mut Actions) {
        let Some(spool) = self.spool.clone() else { return };
        let letters = (0u32..).map(column_letters);
        let titles: Vec<String> =
            spool.headers().iter().zip(letters).map(|(header, letters)| format!("{letters} {header}").trim().to_owned()).collect();
        let ids: Vec<String> = (0..titles.len()).map(|column| column.to_string()).collect();
        let (row, verdict) = (lang.tr("cases-complaints-import-row"), lang.tr("cases-complaints-import-verdict"));
        let mut columns = vec![Column::new("row", &row, 44.0).fixed(), Column::new("verdict", &verdict, 90.0).fixed()];
        for ((id, title), heading) in ids.iter().zip(&titles).zip(&self.headings) {
            columns.push(Column::new(id, title, if *heading == Some(Heading::Content) { 280.0 } else { 150.0 }));
        }
        let shown: Vec<&Shown> = preview.shown.iter().filter(|row| self.only.is_none_or(|only| row.verdict == only)).collect();
        let sent: RefCell<Option<(usize, Option<Heading>)>> = RefCell::new(None);
        let headings = self.headings.clone();
        let under = |ui: &mut Ui, place: usize| {
            if let Some(column) = place.checked_sub(2)
                && let (Some(heading), Some(title)) = (headings.get(column), titles.get(column))
                && let Some(other) = target_input(ui, lang, title, *heading)
            {
                *sent.borrow_mut() = Some((column, other));
            }
        };
        let name = lang.tr("cases-complaints-import-title");
        inside(ui, rect, Layout::top_down(Align::Min), |ui| {
            let table = Table::new("import-complaints", lang, &columns, shown.len()).name(&name).under_head(TARGETS, &under);
            table.show(ui, &mut self.table, |ui, at| {
                if let Some(row) = shown.get(at.row) {
                    fill(ui, lang, at, row, &headings);
                }
            })
        });
        if !self.headings.contains(&Some(Heading::Content)) {
            // Nothing is judged before it is known what the complaints are.
            let below = rect.with_min_y(rect.top() + 2.0 * TARGETS + space::XL);
            let (title, way) = (lang.tr("cases-complaints-sheet-no-content"), lang.tr("cases-complaints-import-which-content"));
            inside(ui, below, Layout::top_down(Align::Min), |ui| EmptyPage::new(icons::FILE_XLS, &title, &way).show(ui, lang));
        }
        if let Some((column, heading)) = sent.into_inner() {
            self.send(column, heading, actions);
        }
    }

    fn bar(&mut self, ui: &mut Ui, lang: Lang, rect: Rect, preview: &Preview, actions: &mut Actions) {
        let note = preview.note;
        let word = lang.say(&msg!("cases-complaints-import-go", count = note.created));
        let (nothing, working) = (lang.tr("cases-complaints-import-nothing"), lang.tr("cases-complaints-import-working"));
        let left = inside(ui, rect, Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = space::M;
            let go = Button::primary(&word).busy(&working, self.running).allowed(note.created > 0, &nothing);
            if go.show(ui).clicked() && note.created > 0 {
                self.import(actions);
            }
            if Button::secondary(&lang.tr("cases-complaints-import-cancel")).show(ui).clicked() {
                self.leave(actions);
            }
            if note.flawed > 0 {
                let word = lang.say(&msg!("cases-complaints-import-flawed-out", count = note.flawed));
                if Button::quiet(&word).icon(icons::UPLOAD_SIMPLE).show(ui).clicked() {
                    self.pick_marked(lang, actions);
                }
            }
            ui.min_rect().left()
        });
        inside(ui, rect.with_max_x(left - space::M), Layout::left_to_right(Align::Center), |ui| {
            let will = msg!("cases-complaints-import-will", created = note.created, same = note.same, flawed = note.flawed);
            text::one_line(ui, &lang.say(&will), fonts::regular(size::TABLE), tokens(ui).text_2);
        });
    }

    fn result(&mut self, ui: &mut Ui, cx: &Cx<'_>, rect: Rect, done: &Preview, actions: &mut Actions) {
        let (lang, note) = (cx.lang, done.note);
        let title = if note.created > 0 {
            lang.say(&msg!("cases-complaints-import-result", count = note.created))
        } else {
            lang.tr("cases-complaints-import-none-new").into_owned()
        };
        let parts = [(Verdict::New, note.created), (Verdict::Same, note.same), (Verdict::Flawed, note.flawed)];
        let counts = parts.iter().filter(|(_, count)| *count > 0);
        let counts: Vec<String> = counts.map(|(verdict, count)| format!("{} {}", lang.tr(verdict_id(*verdict)), group(*count))).collect();
        let sentence = lang.list(&counts);
        let (list, again) = (lang.tr("cases-complaints-import-see"), lang.tr("cases-complaints-import-again"));
        let flawed = lang.say(&msg!("cases-complaints-import-flawed-out", count = note.flawed));
        let page = EmptyPage::new(icons::CHECK_CIRCLE, &title, &sentence).primary(icons::LIST, &list).link(&again);
        let page = if note.flawed > 0 { page.secondary(&flawed) } else { page };
        match inside(ui, rect, Layout::top_down(Align::Min), |ui| page.show(ui, lang)) {
            Some(EmptyClick::Primary) => self.leave(actions),
            Some(EmptyClick::Secondary) => self.pick_marked(lang, actions),
            Some(EmptyClick::Link) => self.reset(),
            None => {}
        }
    }
}

/// No file yet: drop one, choose one, or take the empty sheet.
fn begin(ui: &mut Ui, cx: &Cx<'_>, rect: Rect, actions: &mut Actions) {
    let t = tokens(ui);
    let area = Rect::from_center_size(rect.center(), vec2(rect.width().min(WIDEST), rect.height().min(320.0))).shrink(space::XL);
    let dropping = ui.input(|i| !i.raw.hovered_files.is_empty());
    if dropping {
        ui.painter().rect_filled(area, f32::from(radius::PANEL), t.selected);
    }
    let edge = crate::ui::tokens::line(ui.ctx(), if dropping { t.accent } else { t.line_3 });
    paint::dashed_rect(ui.painter(), area, f32::from(radius::PANEL), edge);
    let l = |id| cx.lang.tr(id);
    let (title, hint) = (l("cases-complaints-import-drop"), l("cases-complaints-import-kinds"));
    let (choose, template) = (l("cases-complaints-import-choose"), l("cases-complaints-import-template"));
    let page = EmptyPage::new(icons::FILE_XLS, &title, &hint).primary(icons::FOLDER_OPEN, &choose).secondary(&template);
    match inside(ui, area, Layout::top_down(Align::Min), |ui| page.show(ui, cx.lang)) {
        Some(EmptyClick::Primary) => actions.push(Action::Pick(Pick::ImportSheet(ListOf::Complaints))),
        Some(_) => {
            let name = l("cases-complaints-import-template-file").into_owned();
            actions.push(Action::Pick(Pick::Template(ListOf::Complaints, name)));
        }
        None => {}
    }
}

/// The dropdown above a column; returns another meaning when it was chosen.
fn target_input(ui: &mut Ui, lang: Lang, title: &str, heading: Option<Heading>) -> Option<Option<Heading>> {
    let ignore = lang.tr("cases-complaints-import-ignore").into_owned();
    let names: Vec<String> =
        std::iter::once(ignore.clone()).chain(Heading::ALL.iter().map(|heading| lang.say(&heading.message()))).collect();
    let options: Vec<&str> = names.iter().map(String::as_str).collect();
    let mut chosen = Some(heading.and_then(|heading| Heading::ALL.iter().position(|one| *one == heading)).map_or(0, |place| place + 1));
    let before = chosen;
    let label = lang.say(&msg!("cases-complaints-import-target", column = title));
    Input::new(&label).bare().placeholder(&ignore).dashed(heading.is_none()).select(ui, &mut chosen, &options);
    (before != chosen).then(|| chosen.and_then(|place| place.checked_sub(1)).and_then(|place| Heading::ALL.get(place)).copied())
}

fn verdict_id(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::New => "cases-complaints-import-new",
        Verdict::Same => "cases-complaints-import-same",
        Verdict::Flawed => "cases-complaints-import-flawed",
    }
}

fn fill(ui: &mut Ui, lang: Lang, at: &Cell<'_>, row: &Shown, headings: &[Option<Heading>]) {
    match at.column {
        "row" => at.weak(ui, &row.file_row.to_string()),
        "verdict" => {
            let word = lang.tr(verdict_id(row.verdict));
            let family = match row.verdict {
                Verdict::New => Family::Success,
                Verdict::Same => Family::Neutral,
                Verdict::Flawed => Family::Danger,
            };
            let response = badge::badge(ui, &word, family);
            at.name(ui, &word);
            let why: Vec<String> = row.flaws.iter().map(|flaw| reason(lang, row, flaw)).collect();
            let why = row.known.as_ref().map_or_else(|| why.join("；"), |known| lang.say(known));
            if !why.is_empty() {
                tooltip::marked(response, family, &why);
            }
        }
        column => {
            if let Ok(column) = column.parse() {
                value(ui, lang, at, row, column, headings.get(column).copied().flatten());
            }
        }
    }
}

/// `C5 没有“传真”这个投诉渠道 CASE-01`; a flaw of the whole row has no address.
fn reason(lang: Lang, row: &Shown, flaw: &crate::areas::imports::CellFlaw) -> String {
    let why = format!("{} {}", lang.say(&flaw.message), flaw.clause);
    match flaw.column.and_then(|column| u32::try_from(column).ok()) {
        Some(column) => format!("{} {why}", Address { row: row.file_row, column }),
        None => why,
    }
}

fn value(ui: &mut Ui, lang: Lang, at: &Cell<'_>, row: &Shown, column: usize, heading: Option<Heading>) {
    let text = row.cells.get(column).map_or("", String::as_str);
    let flaws: Vec<String> = row.flaws.iter().filter(|flaw| flaw.column == Some(column)).map(|flaw| reason(lang, row, flaw)).collect();
    if !flaws.is_empty() {
        // What is wrong must be seen as it is.
        return at.tinted(ui, Family::Danger, if text.trim().is_empty() { "—" } else { text }, &flaws.join("；"));
    }
    // Lists show numbers masked to everybody (FILE-23).
    let shown =
        if heading == Some(Heading::Phone) { mask::phone(text.trim()) } else { text.split_whitespace().collect::<Vec<_>>().join(" ") };
    if heading.is_none() || row.verdict == Verdict::Same { at.weak(ui, &shown) } else { at.text(ui, &shown) }
}
