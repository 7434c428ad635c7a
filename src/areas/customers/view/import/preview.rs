//! The preview: what each row would become, with a target above each column and a mark in each cell that matters.

use std::cell::RefCell;
use std::sync::Arc;

use egui::{Align, Key as Press, Layout, Modifiers, Rect, Ui, pos2, vec2};

use super::Import;
use super::rows::{Filter, Rows};
use crate::areas::customers::sheet::{ImportOptions, Key, Mode, Preview, PreviewRow, Target, Verdict};
use crate::areas::customers::view::show;
use crate::areas::customers::{Field, Kind};
use crate::areas::parts::bar_line;
use crate::areas::view::{Action, Actions, Cx, Job, Route};
use crate::base::{divisions, mask};
use crate::exchange::{Address, TextEncoding, column_letters};
use crate::i18n::{Lang, group};
use crate::msg;
use crate::ui::field::{Field as Input, drop_chip};
use crate::ui::table::{Cell, Column};
use crate::ui::tokens::{Family, size, space, tokens};
use crate::ui::{Button, Table, badge, banner, check, chip, fonts, icons, menu, paint, progress, text, tooltip};

/// Height of the targets below the titles.
const TARGETS: f32 = 38.0;
/// Rows that may be the header.
const HEADER_ROWS: u32 = 10;

impl Import {
    // ---- how the file is read ----

    /// Sheet, header row and encoding.
    pub(super) fn how_to_read(&mut self, ui: &mut Ui, cx: &Cx<'_>, actions: &mut Actions) {
        let Some(inspection) = self.inspection.clone() else { return };
        let mut open = self.open.clone();
        if inspection.sheets.len() > 1 {
            let button = drop_chip(ui, &cx.lang.tr("customers-view-sheet"), &inspection.sheet);
            menu::menu(&button, 220.0, |ui| {
                for name in &inspection.sheets {
                    if menu::Item::new(name).checked(*name == inspection.sheet).show(ui).clicked() {
                        open.sheet = Some(name.clone());
                        open.header_row = None;
                    }
                }
            });
        }
        let shown = header_words(cx.lang, inspection.header_row);
        let button = drop_chip(ui, &cx.lang.tr("customers-view-header-row"), &shown);
        menu::menu(&button, 180.0, |ui| {
            for row in (1..=HEADER_ROWS).chain([0]) {
                if menu::Item::new(&header_words(cx.lang, row)).checked(row == inspection.header_row).show(ui).clicked() {
                    open.header_row = Some(row);
                }
            }
        });
        if let Some(encoding) = inspection.encoding {
            let button = drop_chip(ui, &cx.lang.tr("customers-view-encoding"), encoding.label());
            menu::menu(&button, 180.0, |ui| {
                for other in TextEncoding::ALL {
                    if menu::Item::new(other.label()).checked(other == encoding).show(ui).clicked() {
                        open.encoding = Some(other);
                    }
                }
            });
        }
        if self.preview.is_some() {
            self.mapping(ui, cx, actions);
        }
        if open != self.open && !self.running {
            self.open = open;
            self.inspect(actions);
        }
    }

    // ---- the page ----

    pub(super) fn preview(&mut self, ui: &mut Ui, cx: &Cx<'_>, rect: Rect, preview: &Arc<Preview>, actions: &mut Actions) {
        let counts = Rect::from_min_size(rect.min, vec2(rect.width(), size::FILTER_ROW));
        let bar = Rect::from_min_max(pos2(rect.left(), rect.bottom() - size::DECISION_BAR), rect.max);
        let parts = Rect::from_min_max(pos2(rect.left(), bar.top() - 4.0), bar.right_top());
        let mut table = Rect::from_min_max(counts.left_bottom(), parts.right_top());
        self.counts(ui, cx, counts, preview);
        show::line_at(ui, counts, counts.bottom());
        if let Some(trouble) = &self.trouble {
            let top = Rect::from_min_size(table.min, vec2(table.width(), 110.0)).shrink(space::XL);
            table = table.with_min_y(top.bottom());
            show::inside(ui, top, Layout::top_down(Align::Min), |ui| {
                show::trouble(ui, cx, &cx.lang.tr("customers-view-not-imported"), trouble, actions);
            });
        }
        let note = &preview.note;
        if let Some((at, name)) = &note.earlier {
            let top = Rect::from_min_size(table.min, vec2(table.width(), 96.0)).shrink(space::XL);
            table = table.with_min_y(top.bottom() + space::M);
            let why = msg!("customers-imports-earlier", name = name.as_str(), day = at.day().to_string(), time = show::clock(*at));
            show::inside(ui, top, Layout::top_down(Align::Min), |ui| {
                let title = cx.lang.tr("customers-imports-again");
                banner::banner(ui, Family::Info, icons::INFO, &title, &cx.lang.say(&why), |_| ());
            });
        }
        self.table(ui, cx, table, preview, actions);
        show::inside(ui, parts, Layout::top_down(Align::Min), |ui| {
            let name = cx.lang.tr("customers-view-shares");
            let count = |n: i64| usize::try_from(n).unwrap_or(0);
            progress::parts(
                ui,
                &name,
                &[
                    (Family::Success, count(note.created)),
                    (Family::Info, count(note.updated)),
                    (Family::Neutral, count(note.unchanged + note.skipped)),
                    (Family::Danger, count(note.flawed)),
                ],
            );
        });
        self.bar(ui, cx, bar, preview, actions);
    }

    fn counts(&mut self, ui: &mut Ui, cx: &Cx<'_>, rect: Rect, preview: &Preview) {
        let note = &preview.note;
        let inner = rect.shrink2(vec2(space::XL, 0.0));
        let mut filter = None;
        show::inside(ui, inner, Layout::left_to_right(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = space::XS;
            for (verdict, count) in [
                (None, note.rows),
                (Some(Verdict::New), note.created),
                (Some(Verdict::Changed), note.updated),
                (Some(Verdict::Same), note.unchanged),
                (Some(Verdict::Skipped), note.skipped),
                (Some(Verdict::Flawed), note.flawed),
            ] {
                if count == 0 && matches!(verdict, Some(Verdict::Skipped)) {
                    continue;
                }
                let word = verdict.map_or_else(|| cx.lang.tr("customers-view-all"), |verdict| verdict_word(cx.lang, verdict));
                let current = self.filter.verdict() == verdict;
                let count = (count > 0).then(|| group(count));
                let pill = match verdict {
                    Some(verdict) => chip::state_pill(ui, &word, count.as_deref(), family(verdict), current),
                    None => chip::view_pill(ui, &word, count.as_deref(), current),
                };
                if pill.clicked() {
                    filter = Some(if current { None } else { verdict });
                }
            }
        });
        show::inside(ui, inner, Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = space::XL;
            if check::switch(ui, &mut self.filter.problems, &cx.lang.tr("customers-view-only-problems")).changed() {
                filter = Some(self.filter.verdict());
            }
            if let Some(options) = &self.options {
                let sent = options.columns.iter().filter(|target| **target != Target::Ignore).count();
                text::caption(ui, &cx.lang.say(&msg!("customers-view-columns-sent", all = options.columns.len(), sent = sent)));
            }
        });
        if let Some(verdict) = filter {
            self.filter.choose(verdict, preview);
            self.table.rows_changed();
        }
    }

    fn table(&mut self, ui: &mut Ui, cx: &Cx<'_>, rect: Rect, preview: &Arc<Preview>, actions: &mut Actions) {
        let (Some(spool), Some(options)) = (self.spool.clone(), self.options.clone()) else { return };
        let titles = titles(spool.headers());
        let ids: Vec<String> = (0..titles.len()).map(|column| column.to_string()).collect();
        let (row_title, verdict_title) = (cx.lang.tr("customers-view-row"), cx.lang.tr("customers-view-verdict"));
        let mut columns = vec![
            Column::new("row", &row_title, 36.0).fixed(),
            Column::new("verdict", &verdict_title, if cx.lang == Lang::En { 78.0 } else { 62.0 }).fixed(),
        ];
        for ((id, title), target) in ids.iter().zip(&titles).zip(&options.columns) {
            columns.push(Column::new(id, title, width(ui, cx.lang, *target)));
        }
        let targets = self.target_names(cx.lang);
        let sent: RefCell<Option<(usize, Target)>> = RefCell::new(None);
        let under = |ui: &mut Ui, place: usize| {
            if let Some(column) = place.checked_sub(2)
                && let (Some(target), Some(title)) = (options.columns.get(column), titles.get(column))
                && let Some(other) = target_input(ui, cx.lang, title, *target, &targets)
            {
                *sent.borrow_mut() = Some((column, other));
            }
        };
        let name = cx.lang.tr("customers-view-import-title");
        let (rows, filter) = (&self.rows, &self.filter);
        let out = show::inside(ui, rect, Layout::top_down(Align::Min), |ui| {
            let table = Table::new("import", cx.lang, &columns, filter.len()).name(&name).under_head(TARGETS, &under);
            table.show(ui, &mut self.table, |ui, at: &Cell<'_>| fill(ui, cx.lang, at, rows, filter, &options))
        });
        if let Some((column, target)) = sent.into_inner() {
            self.send(column, target, actions);
        }
        if let Some(range) = self.rows.want(&self.filter, &out.visible) {
            let job = Job::PreviewRows { spool, options, preview: Arc::clone(preview), range };
            actions.push(Action::Start(job));
        }
    }

    fn target_names(&mut self, lang: Lang) -> Vec<String> {
        if let Some((of, names)) = &self.targets
            && *of == lang
        {
            return names.clone();
        }
        let names: Vec<String> = Target::all().into_iter().map(|target| lang.say(&target.message())).collect();
        self.targets = Some((lang, names.clone()));
        names
    }

    // ---- the bar below ----

    fn bar(&mut self, ui: &mut Ui, cx: &Cx<'_>, rect: Rect, preview: &Preview, actions: &mut Actions) {
        let t = tokens(ui);
        ui.painter().rect_filled(rect, 0, t.surface);
        bar_line(ui, rect);
        let inner = rect.shrink2(vec2(space::XL, 0.0));
        let before = self.options.clone();
        show::inside(ui, inner, Layout::left_to_right(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = space::M;
            if let Some(options) = &mut self.options {
                key_and_mode(ui, cx.lang, options);
                defaults(ui, cx.lang, options);
            }
        });
        if before != self.options {
            self.judge(actions);
        }
        let note = &preview.note;
        let (writes, busy) = (note.created + note.updated, self.running);
        let word = if writes > 0 {
            cx.lang.say(&msg!("customers-view-import-rows", count = writes))
        } else {
            cx.lang.tr("customers-view-import").into_owned()
        };
        let nothing = cx.lang.tr("customers-view-import-nothing");
        let working = cx.lang.tr("customers-view-importing");
        let shut = show::shut(ui);
        let go = show::inside(ui, inner, Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = space::M;
            let button = Button::primary(&word).key("Ctrl Enter").busy(&working, busy).allowed(writes > 0, &nothing);
            let go = button.show(ui).clicked();
            if Button::secondary(&cx.lang.tr("customers-view-cancel")).show(ui).clicked() {
                self.reset();
                actions.push(Action::Go(Route::Customers));
            }
            if note.flawed > 0 {
                let word = cx.lang.say(&msg!("customers-view-export-flawed", count = note.flawed));
                if Button::quiet(&word).icon(icons::UPLOAD_SIMPLE).show(ui).clicked() {
                    self.pick_marked(cx.lang, actions);
                }
            }
            go
        });
        let by_key = !shut && ui.input_mut(|i| i.consume_key(Modifiers::COMMAND, Press::Enter));
        if (go || by_key) && writes > 0 {
            self.import(actions);
        }
    }
}

/// By what rows find their files, and which rows are written.
fn key_and_mode(ui: &mut Ui, lang: Lang, options: &mut ImportOptions) {
    text::small(ui, &lang.tr("customers-view-key-by"));
    let button = drop_chip(ui, "", &lang.say(&options.key.message()));
    menu::menu(&button, 220.0, |ui| {
        for key in Key::ALL {
            let name = lang.say(&key.message());
            let item = menu::Item::new(&name).checked(key == options.key);
            let missing = lang.tr("customers-view-key-missing");
            let item = if key.is_in(&options.columns) { item } else { item.refused(&*missing) };
            if item.show(ui).clicked() {
                options.key = key;
            }
        }
    });
    ui.add_space(space::S);
    text::small(ui, &lang.tr("customers-view-mode"));
    let modes = [
        (Mode::Both, "customers-view-mode-both"),
        (Mode::Create, "customers-view-mode-create"),
        (Mode::Update, "customers-view-mode-update"),
    ];
    let current = modes.iter().find(|(mode, _)| *mode == options.mode).map_or("", |(_, id)| *id);
    let button = drop_chip(ui, "", &lang.tr(current));
    menu::menu(&button, 180.0, |ui| {
        for (mode, id) in modes {
            if menu::Item::new(&lang.tr(id)).checked(mode == options.mode).show(ui).clicked() {
                options.mode = mode;
            }
        }
    });
}

/// Values of new files whose row has none.
fn defaults(ui: &mut Ui, lang: Lang, options: &mut ImportOptions) {
    ui.add_space(space::S);
    let button = drop_chip(ui, "", &lang.tr("customers-view-defaults"));
    menu::popup(&button, 260.0, |ui| {
        ui.spacing_mut().item_spacing.y = space::M;
        text::caption(ui, &lang.tr("customers-view-defaults-hint"));
        for (field, value) in &mut options.defaults {
            let words: &[&str] = match field.kind() {
                Kind::Choice(words) | Kind::Open(words) => words,
                _ => &[],
            };
            let shown: Vec<String> = words.iter().map(|word| show::word(lang, word)).collect();
            let shown: Vec<&str> = shown.iter().map(String::as_str).collect();
            let mut chosen = words.iter().position(|word| word == value);
            let label = lang.say(&field.message());
            Input::new(&label).select(ui, &mut chosen, &shown);
            if let Some(word) = chosen.and_then(|at| words.get(at)) {
                (*word).clone_into(value);
            }
        }
    });
}

fn header_words(lang: Lang, row: u32) -> String {
    match row {
        0 => lang.tr("customers-view-no-header").into_owned(),
        row => lang.say(&msg!("customers-view-header-at", row = i64::from(row))),
    }
}

/// Letter and header of each column.
fn titles(headers: &[String]) -> Vec<String> {
    let letters = (0u32..).map(column_letters);
    headers.iter().zip(letters).map(|(header, letters)| format!("{letters} {header}").trim().to_owned()).collect()
}

/// The dropdown above a column; returns another target when it was chosen.
fn target_input(ui: &mut Ui, lang: Lang, title: &str, target: Target, names: &[String]) -> Option<Target> {
    let all = Target::all();
    let options: Vec<&str> = names.iter().map(String::as_str).collect();
    let mut chosen = all.iter().position(|other| *other == target).filter(|_| target != Target::Ignore);
    let before = chosen;
    let ignore = lang.tr("customers-target-ignore");
    let label = lang.say(&msg!("customers-view-target-of", column = title));
    Input::new(&label).bare().placeholder(&ignore).dashed(target == Target::Ignore).select(ui, &mut chosen, &options);
    (before != chosen).then(|| chosen.and_then(|at| all.get(at)).copied()).flatten()
}

/// Room for the values and for the name of the target in its box.
fn width(ui: &Ui, lang: Lang, target: Target) -> f32 {
    let name = paint::line_of(ui, &lang.say(&target.message()), fonts::regular(size::BODY)).size().x.ceil() + 60.0;
    let values: f32 = match target {
        Target::Ignore => 92.0,
        Target::Field(Field::Name | Field::CreditCode | Field::IdNumber) => 168.0,
        Target::Field(Field::Address | Field::Notes) => 200.0,
        Target::No => 140.0,
        Target::Field(Field::Grade) => 80.0,
        Target::ContactName => 98.0,
        Target::Field(field) if field.kind() == Kind::Day => 112.0,
        Target::Mobile | Target::Landline | Target::Phone => 112.0,
        _ => 104.0,
    };
    values.max(name)
}

fn verdict_word(lang: Lang, verdict: Verdict) -> std::borrow::Cow<'static, str> {
    lang.tr(match verdict {
        Verdict::New => "customers-view-verdict-new",
        Verdict::Changed => "customers-view-verdict-changed",
        Verdict::Same => "customers-view-verdict-same",
        Verdict::Skipped => "customers-view-verdict-skipped",
        Verdict::Flawed => "customers-view-verdict-flawed",
    })
}

fn family(verdict: Verdict) -> Family {
    match verdict {
        Verdict::New => Family::Success,
        Verdict::Changed => Family::Info,
        Verdict::Same | Verdict::Skipped => Family::Neutral,
        Verdict::Flawed => Family::Danger,
    }
}

// ---- cells ----

fn fill(ui: &mut Ui, lang: Lang, at: &Cell<'_>, rows: &Rows, filter: &Filter, options: &ImportOptions) {
    let Some(row) = filter.place(at.row).and_then(|place| rows.get(place)) else {
        return show::placeholder(ui, 0.5);
    };
    match at.column {
        "row" => at.weak(ui, &row.file_row.to_string()),
        "verdict" => verdict_cell(ui, lang, at, row),
        column => {
            if let Ok(column) = column.parse() {
                value_cell(ui, lang, at, row, column, options);
            }
        }
    }
}

fn verdict_cell(ui: &mut Ui, lang: Lang, at: &Cell<'_>, row: &PreviewRow) {
    let word = verdict_word(lang, row.verdict);
    let response = badge::badge(ui, &word, family(row.verdict));
    at.name(ui, &word);
    if !row.flaws.is_empty() {
        let why: Vec<String> = row.flaws.iter().map(|flaw| flaw_words(lang, row, flaw.column, &flaw.message)).collect();
        tooltip::marked(response, Family::Danger, &why.join("；"));
    }
}

/// `C5 手机只有 10 位，应为 11 位`; a flaw of the whole row has no address.
fn flaw_words(lang: Lang, row: &PreviewRow, column: Option<usize>, message: &crate::base::Message) -> String {
    match column.and_then(|column| u32::try_from(column).ok()) {
        Some(column) => format!("{} {}", Address { row: row.file_row, column }, lang.say(message)),
        None => lang.say(message),
    }
}

fn value_cell(ui: &mut Ui, lang: Lang, at: &Cell<'_>, row: &PreviewRow, column: usize, options: &ImportOptions) {
    let value = row.cells.get(column).map_or("", String::as_str);
    let target = options.columns.get(column).copied().unwrap_or(Target::Ignore);
    let flaws: Vec<String> =
        row.flaws.iter().filter(|f| f.column == Some(column)).map(|f| flaw_words(lang, row, f.column, &f.message)).collect();
    if !flaws.is_empty() {
        // What is wrong must be seen as it is.
        let shown = if value.trim().is_empty() { "—" } else { value };
        return at.tinted(ui, Family::Danger, shown, &flaws.join("；"));
    }
    if let Some((_, old)) = row.changes.iter().find(|(place, _)| *place == column) {
        let old = shown_old(lang, target, old);
        let words = format!("{} → {}", if old.is_empty() { "—" } else { &old }, masked(target, value));
        return at.tinted(ui, Family::Info, &words, "");
    }
    let weak = target == Target::Ignore || matches!(row.verdict, Verdict::Same | Verdict::Skipped);
    let shown = masked(target, value);
    if weak { at.weak(ui, &shown) } else { at.text(ui, &shown) }
}

/// Lists show numbers masked to everybody (FILE-23).
fn masked(target: Target, value: &str) -> String {
    match target {
        Target::Mobile | Target::Landline | Target::Phone => mask::phone(value.trim()),
        Target::Field(Field::IdNumber) => mask::identity_number(value.trim()),
        Target::Field(Field::Address) => mask::address(value.trim()),
        _ => value.to_owned(),
    }
}

/// What is stored now, as a sheet would show it.
fn shown_old(lang: Lang, target: Target, old: &str) -> String {
    match target {
        Target::Field(Field::Region) => old.parse().map_or_else(|_| old.to_owned(), |code| divisions::short_of(divisions::Code(code))),
        Target::Field(field) if field.kind() == Kind::Money => old.parse().map_or_else(|_| old.to_owned(), crate::i18n::money),
        Target::TenThousands(_) => old.parse().map_or_else(|_| old.to_owned(), |fen: i64| crate::i18n::money(fen / 10_000)),
        Target::Field(field) if matches!(field.kind(), Kind::Choice(_)) => show::word(lang, old),
        target => masked(target, old),
    }
}
