//! 每周需求: a grid of what one's own customers need in a week, who is missing, and the sums for 物流协调 (FILE-32).

use egui::{Align, Key, Layout, Modifiers, Rect, ScrollArea, Ui, vec2};

use super::show::{self, Reason, Trouble, telling};
use crate::areas::customers::commands::record::Act;
use crate::areas::customers::{self, Command, DemandLine, DemandWeek, Question};
use crate::areas::parts;
use crate::areas::view::{Action, Actions, Cx, Route, Slot};
use crate::areas::{self, Done};
use crate::base::{Day, Function, No, dates, plus_days, week_start};
use crate::i18n::{Lang, money};
use crate::msg;
use crate::ui::field::Field as Input;
use crate::ui::tokens::{Family, size, space};
use crate::ui::{Button, Column, EmptyPage, IconButton, Table, TableState, badge, chip, icons, text};

/// Height of a row of the grid.
const ROW: f32 = 40.0;
/// Widths of the product and the quantity.
const PRODUCT: f32 = 200.0;
const QUANTITY: f32 = 110.0;

/// A row of the grid as it is typed: a customer and one product.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Row {
    customer: i64,
    name: String,
    before: String,
    product: String,
    quantity: String,
    /// The first row of its customer: the name stands there, and the way to one more product.
    first: bool,
}

/// The page with what a person typed.
#[derive(Default)]
pub struct Demand {
    week: Option<Day>,
    part: usize,
    shown: Option<Box<DemandWeek>>,
    /// As it was read, and as it is typed.
    stored: Vec<Row>,
    rows: Vec<Row>,
    asked: Option<Day>,
    trouble: Option<Trouble>,
    missing: TableState,
    sums: TableState,
}

impl Demand {
    /// What is shown may be old.
    pub fn stale(&mut self) {
        self.asked = None;
    }

    /// Whether something is typed that is not stored.
    pub fn unsaved(&self) -> bool {
        self.rows != self.stored
    }

    /// Takes the week; what is typed stays.
    pub fn answer(&mut self, week: &DemandWeek) {
        if self.week != Some(week.week) {
            return;
        }
        if !self.unsaved() {
            self.stored = grid(week);
            self.rows.clone_from(&self.stored);
        }
        self.trouble = None;
        // Who looks after nobody himself comes to see who has not reported.
        if self.shown.is_none() && self.rows.is_empty() && self.part == 0 {
            self.part = 1;
        }
        self.shown = Some(Box::new(week.clone()));
    }

    /// The question came to nothing.
    pub fn failed(&mut self, no: &No) {
        self.trouble = Trouble::of(no);
    }

    /// The save ended.
    pub fn ended(&mut self, outcome: &Result<Done, No>, actions: &mut Actions) {
        match outcome {
            Ok(_) => {
                self.stored.clone_from(&self.rows);
                self.trouble = None;
                actions.push(Action::Say(msg!("customers-demand-saved")));
            }
            Err(no) => self.trouble = Trouble::of(no),
        }
    }

    /// Draws the page.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, rect: Rect, actions: &mut Actions) {
        let week = *self.week.get_or_insert(week_start(cx.now.day()));
        if self.asked != Some(week) {
            self.asked = Some(week);
            actions.push(Action::Ask(Slot::Demand, areas::Query::Customers(customers::Query::Record(Question::Demand { week }))));
        }
        let head = Rect::from_min_size(rect.min, vec2(rect.width(), size::PAGE_HEAD));
        let filters = Rect::from_min_size(head.left_bottom(), vec2(rect.width(), size::FILTER_ROW));
        let enters = self.part == 0 && !self.rows.is_empty();
        let bar = rect.with_min_y(rect.bottom() - size::DECISION_BAR);
        let room = Rect::from_min_max(filters.left_bottom(), if enters { bar.right_top() } else { rect.max });
        show::line_at(ui, rect, head.bottom());
        show::inside(ui, head.shrink2(vec2(space::XL, 0.0)), Layout::left_to_right(Align::Center), |ui| self.head(ui, cx));
        show::inside(ui, filters.shrink2(vec2(space::XL, 0.0)), Layout::left_to_right(Align::Center), |ui| {
            self.weeks(ui, cx, week, actions)
        });
        show::inside(ui, room, Layout::top_down(Align::Min), |ui| {
            ui.shrink_clip_rect(room);
            if let Some(trouble) = &self.trouble {
                let inner = room.shrink2(vec2(space::XL, 0.0));
                show::inside(ui, inner.with_max_y(inner.top() + 96.0), Layout::top_down(Align::Min), |ui| {
                    show::trouble(ui, cx, &cx.lang.tr("customers-record-unreadable"), trouble, actions);
                });
                ui.advance_cursor_after_rect(inner.with_max_y(inner.top() + 96.0));
            }
            match (&self.shown, self.part) {
                (None, _) => show::placeholder(ui, 0.5),
                (Some(_), 0) => self.grid(ui, cx),
                (Some(_), 1) => self.missing(ui, cx, actions),
                (Some(_), _) => self.sums(ui, cx),
            }
        });
        if enters {
            show::line_at(ui, rect, bar.top());
            self.bar(ui, cx, bar, week, actions);
        }
    }

    fn head(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        text::title(ui, &cx.lang.tr("customers-demand-title"));
        ui.add_space(space::L);
        let missing = self.shown.as_ref().map_or(0, |week| week.missing_count);
        let parts = [
            cx.lang.tr("customers-demand-enter").into_owned(),
            cx.lang.say(&msg!("customers-demand-missing", count = missing)),
            cx.lang.tr("customers-demand-sums").into_owned(),
        ];
        let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
        chip::segmented(ui, &cx.lang.tr("customers-demand-title"), &parts, &mut self.part);
    }

    /// ‹ the week ›, and until when it is entered. What is typed is saved before another week comes.
    fn weeks(&mut self, ui: &mut Ui, cx: &Cx<'_>, week: Day, actions: &mut Actions) {
        ui.spacing_mut().item_spacing.x = space::M;
        let kept = self.unsaved().then(|| cx.lang.tr("customers-demand-save-first"));
        let mut moved = None;
        for (icon, id, days) in [(icons::CARET_LEFT, "customers-demand-before", -7), (icons::CARET_RIGHT, "customers-demand-after", 7)] {
            let name = cx.lang.tr(id);
            let button = IconButton::new(icon, &name).small();
            let button = if let Some(why) = &kept { button.refused(why.as_ref()) } else { button };
            if button.show(ui).clicked() && kept.is_none() {
                moved = Some(plus_days(week, days));
            }
            if days < 0 {
                text::strong(
                    ui,
                    &cx.lang.say(&msg!("customers-demand-week", from = week.to_string(), to = plus_days(week, 6).to_string())),
                );
            }
        }
        if let Some(shown) = &self.shown {
            text::caption(ui, &cx.lang.say(&msg!("customers-demand-due", due = shown.due.to_string())));
            if shown.late && shown.missing_count > 0 {
                badge::badge(ui, &cx.lang.tr("customers-demand-late"), Family::Danger);
            }
            parts::clause_link(ui, telling(cx).demand(shown.due), actions);
        }
        if let Some(moved) = moved {
            (self.week, self.shown) = (Some(moved), None);
            (self.stored, self.rows) = (Vec::new(), Vec::new());
        }
    }

    fn grid(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        if self.rows.is_empty() {
            let (title, sentence) = (cx.lang.tr("customers-demand-none"), cx.lang.tr("customers-demand-none-why"));
            EmptyPage::new(icons::ADDRESS_BOOK, &title, &sentence).show(ui, cx.lang);
            return;
        }
        let titles = ["customers-demand-customer", "customers-demand-last", "customers-care-product", "customers-care-quantity"];
        let inner = |rect: Rect| rect.shrink2(vec2(space::XL, 0.0));
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), size::TABLE_HEAD), egui::Sense::hover());
        for (at, id) in titles.into_iter().enumerate() {
            let cell = cell_of(inner(rect), at);
            show::inside(ui, cell, Layout::left_to_right(Align::Center), |ui| drop(text::caption(ui, &cx.lang.tr(id))));
        }
        let mut added = None;
        let rows = &mut self.rows;
        ui.spacing_mut().item_spacing.y = 0.0;
        ScrollArea::vertical().auto_shrink(false).show_rows(ui, ROW, rows.len(), |ui, range| {
            for place in range {
                let Some(row) = rows.get_mut(place) else { continue };
                let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), egui::Sense::hover());
                show::line_at(ui, rect, rect.bottom());
                if row_ui(ui, cx.lang, inner(rect), place, row) {
                    added = Some(place);
                }
            }
        });
        if let Some(place) = added
            && let Some(row) = self.rows.get(place).cloned()
        {
            let more = Row { product: String::new(), quantity: String::new(), before: String::new(), first: false, ..row };
            self.rows.insert(place + 1, more);
        }
    }

    fn missing(&mut self, ui: &mut Ui, cx: &Cx<'_>, actions: &mut Actions) {
        let Some(shown) = &self.shown else { return };
        if shown.missing.is_empty() {
            let (title, sentence) = (cx.lang.tr("customers-demand-all-there"), cx.lang.tr("customers-demand-all-there-why"));
            EmptyPage::new(icons::CHECK_CIRCLE, &title, &sentence).show(ui, cx.lang);
            return;
        }
        let titles = ["customers-demand-customer", "customers-field-agent"].map(|id| cx.lang.tr(id));
        let [customer, agent] = &titles;
        let columns = [Column::new("customer", customer, 360.0).fills(), Column::new("agent", agent, 180.0)];
        let name = cx.lang.say(&msg!("customers-demand-missing", count = shown.missing_count));
        show::not_all(ui, cx.lang, &shown.missing);
        let out =
            Table::new("demand-missing", cx.lang, &columns, shown.missing.len()).name(&name).show(ui, &mut self.missing, |ui, cell| {
                let Some(missing) = shown.missing.get(cell.row) else { return };
                if cell.column == "customer" { cell.text(ui, &missing.name) } else { cell.weak(ui, &missing.agent) }
            });
        if let Some(missing) = out.opened.and_then(|row| shown.missing.get(row)) {
            actions.push(Action::Go(Route::Customer(missing.customer)));
        }
    }

    fn sums(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        let Some(shown) = &self.shown else { return };
        if shown.sums.is_empty() {
            let (title, sentence) = (cx.lang.tr("customers-demand-no-sum"), cx.lang.tr("customers-demand-none-why"));
            EmptyPage::new(icons::CLIPBOARD_TEXT, &title, &sentence).show(ui, cx.lang);
            return;
        }
        let titles = ["customers-care-product", "customers-demand-sum", "customers-demand-customers"].map(|id| cx.lang.tr(id));
        let [product, sum, count] = &titles;
        let columns = [
            Column::new("product", product, 320.0).fills(),
            Column::new("sum", sum, 160.0).right(),
            Column::new("count", count, 120.0).right(),
        ];
        let name = cx.lang.tr("customers-demand-sums");
        Table::new("demand-sums", cx.lang, &columns, shown.sums.len()).name(&name).show(ui, &mut self.sums, |ui, cell| {
            let Some(sum) = shown.sums.get(cell.row) else { return };
            match cell.column {
                "product" => cell.text(ui, &sum.product),
                "sum" => cell.text(ui, &quantity(sum.quantity)),
                _ => cell.text(ui, &sum.customers.to_string()),
            }
        });
    }

    fn bar(&mut self, ui: &mut Ui, cx: &Cx<'_>, bar: Rect, week: Day, actions: &mut Actions) {
        let lines = self.lines();
        let why = cx.me.must_do(Function::CustomerEdit).err().map(|refusal| Reason::of(cx.lang, &refusal));
        let busy = cx.is_pending(|command| matches!(command, areas::Command::Customers(Command::Record(Act::Demand { .. }))));
        let by_key = !show::shut(ui) && ui.input_mut(|i| i.consume_key(Modifiers::COMMAND, Key::S));
        let (save, copy) = show::inside(ui, bar.shrink2(vec2(space::XL, 0.0)), Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = space::M;
            let (save, saving) = (cx.lang.tr("customers-demand-save"), cx.lang.tr("customers-care-saving"));
            let none = cx.lang.tr("customers-demand-nothing");
            let button = Button::primary(&save).key("Ctrl S").busy(&saving, busy).refused_if(why.as_ref().map(Reason::refused));
            let button = if why.is_none() { button.allowed(self.unsaved(), &none) } else { button };
            let save = button.show(ui).clicked();
            let copy = Button::secondary(&cx.lang.tr("customers-demand-copy")).icon(icons::COPY).show(ui).clicked();
            if lines.is_err() {
                text::caption(ui, &cx.lang.tr("customers-demand-unread"));
            }
            (save, copy)
        });
        if copy && let Some(shown) = &self.shown {
            copy_last_week(&mut self.rows, shown);
        }
        if (save || by_key) && !busy && why.is_none() && self.unsaved() {
            match lines {
                Ok(lines) if !lines.is_empty() => {
                    let act = Act::Demand { week, lines };
                    actions.push(Action::Do(areas::Command::Customers(Command::Record(act))));
                }
                _ => actions.push(Action::Say(msg!("customers-demand-unread"))),
            }
        }
    }

    /// What is typed, without blank rows; the place of the first row that cannot be read.
    fn lines(&self) -> Result<Vec<DemandLine>, usize> {
        let typed = self.rows.iter().enumerate().filter(|(_, row)| !(row.product.trim().is_empty() && row.quantity.trim().is_empty()));
        typed
            .map(|(place, row)| match (row.product.trim(), dates::parse_money(row.quantity.trim())) {
                (product, Ok(quantity)) if !product.is_empty() && quantity >= 0 => {
                    Ok(DemandLine { customer: row.customer, product: product.to_owned(), quantity })
                }
                _ => Err(place),
            })
            .collect()
    }
}

/// Places of the four columns in a row.
fn cell_of(row: Rect, at: usize) -> Rect {
    let right = row.right() - 40.0;
    let (quantity, product) = (right - QUANTITY, right - QUANTITY - PRODUCT - space::L);
    let middle = row.left() + (product - row.left()) * 0.5;
    match at {
        0 => row.with_max_x(middle - space::L),
        1 => row.with_min_x(middle).with_max_x(product - space::L),
        2 => row.with_min_x(product).with_max_x(quantity - space::L),
        3 => row.with_min_x(quantity).with_max_x(right),
        _ => row.with_min_x(right + space::S),
    }
}

/// One row of the grid; true when one more product is wanted.
fn row_ui(ui: &mut Ui, lang: Lang, rect: Rect, place: usize, row: &mut Row) -> bool {
    let centred = Layout::left_to_right(Align::Center);
    if row.first {
        show::inside(ui, cell_of(rect, 0), centred, |ui| drop(text::body(ui, &row.name)));
        show::inside(ui, cell_of(rect, 1), centred, |ui| drop(text::caption(ui, &row.before)));
    }
    let product = lang.say(&msg!("customers-demand-product-of", name = row.name.as_str()));
    let quantity = lang.say(&msg!("customers-demand-quantity-of", name = row.name.as_str()));
    show::inside(ui, cell_of(rect, 2), centred, |ui| {
        Input::new(&product).bare().limit(100).id(egui::Id::unique(("demand-product", place))).text(ui, &mut row.product);
    });
    show::inside(ui, cell_of(rect, 3), centred, |ui| {
        let id = egui::Id::unique(("demand-quantity", place));
        let typed = Input::new(&quantity).bare().right().id(id).text(ui, &mut row.quantity);
        // Enter goes to the quantity of the next row, as in a sheet.
        if typed.lost_focus() && ui.input(|i| i.key_pressed(Key::Enter)) {
            ui.memory_mut(|m| m.request_focus(egui::Id::unique(("demand-quantity", place + 1))));
        }
    });
    let more = lang.say(&msg!("customers-demand-more", name = row.name.as_str()));
    let add = |ui: &mut Ui| IconButton::new(icons::PLUS, &more).small().show(ui).clicked();
    row.first && show::inside(ui, cell_of(rect, 4), centred, add)
}

/// The rows of a week as it is stored.
fn grid(week: &DemandWeek) -> Vec<Row> {
    let mut rows = Vec::new();
    for own in &week.own {
        let before = own.before.iter().map(|(product, amount)| format!("{product} {}", quantity(*amount))).collect::<Vec<_>>().join("　");
        let blank = [(String::new(), -1)];
        let lines = if own.lines.is_empty() { &blank[..] } else { &own.lines[..] };
        for (place, (product, amount)) in lines.iter().enumerate() {
            rows.push(Row {
                customer: own.customer,
                name: own.name.clone(),
                before: before.clone(),
                product: product.clone(),
                quantity: if *amount < 0 { String::new() } else { quantity(*amount) },
                first: place == 0,
            });
        }
    }
    rows
}

/// Fills what is blank with what was needed in the week before.
fn copy_last_week(rows: &mut Vec<Row>, week: &DemandWeek) {
    for own in week.own.iter().filter(|own| !own.before.is_empty()) {
        let blank = |row: &Row| row.customer == own.customer && row.product.trim().is_empty() && row.quantity.trim().is_empty();
        let Some(place) = rows.iter().position(blank) else { continue };
        let before = rows.remove(place);
        let copied = own.before.iter().enumerate().map(|(at, (product, amount))| Row {
            product: product.clone(),
            quantity: quantity(*amount),
            first: before.first && at == 0,
            ..before.clone()
        });
        let copied: Vec<Row> = copied.collect();
        rows.splice(place..place, copied);
    }
}

/// Hundredths as people write them: 12.5, 20.
fn quantity(hundredths: i64) -> String {
    let text = money(hundredths);
    text.strip_suffix(".00").map_or_else(|| text.trim_end_matches('0').to_owned(), str::to_owned)
}
