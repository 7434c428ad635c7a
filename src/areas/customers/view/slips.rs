//! 回执单: the register of receipt slips with what is wrong with them, and what each shop leaves out (FILE-05).

use egui::{Align, Layout, Rect, Ui, vec2};

use super::care::{Care, Typed};
use super::show::{self, Reason, Trouble};
use crate::areas;
use crate::areas::customers::clauses::file_31_month;
use crate::areas::customers::commands::record::Act;
use crate::areas::customers::{self, Command, Question, Reply, ShopDefects, Slip, SlipField, SlipState};
use crate::areas::parts;
use crate::areas::view::{Action, Actions, Cx, Route, Slot};
use crate::base::{Day, Function, No, Why};
use crate::i18n::{Lang, share};
use crate::msg;
use crate::ui::search_field::SearchField;
use crate::ui::table::Cell;
use crate::ui::tokens::{Family, size, space};
use crate::ui::{Button, Column, EmptyPage, IconButton, Table, TableState, badge, chip, icons, text};

/// Slips that one more page brings.
const PAGE: usize = 200;

/// The page with what a person chose on it.
#[derive(Default)]
pub struct Slips {
    /// The register, or the shops.
    part: usize,
    /// Every state, or one of them.
    state: usize,
    text: String,
    pages: usize,
    month: Option<Day>,
    slips: Option<(Vec<Slip>, bool)>,
    shops: Option<(Vec<ShopDefects>, i64)>,
    table: TableState,
    shop_table: TableState,
    asked: Option<Question>,
    trouble: Option<Trouble>,
}

impl Slips {
    /// What is shown may be old.
    pub fn stale(&mut self) {
        self.asked = None;
    }

    /// Takes an answer.
    pub fn answer(&mut self, reply: &Reply) {
        self.trouble = None;
        match reply {
            Reply::Slips(slips, more) => self.slips = Some((slips.clone(), *more)),
            Reply::SlipDefects(shops, pool) => self.shops = Some((shops.clone(), *pool)),
            _ => {}
        }
    }

    /// The question came to nothing.
    pub fn failed(&mut self, no: &No) {
        self.trouble = Trouble::of(no);
    }

    fn want(&mut self, today: Day, actions: &mut Actions) {
        let (slot, question) = if self.part == 0 {
            let state = self.state.checked_sub(1).and_then(|place| SlipState::ALL.get(place)).copied();
            (Slot::Slips, Question::Slips { state, text: self.text.trim().to_owned(), limit: PAGE * (self.pages + 1) })
        } else {
            let month = *self.month.get_or_insert(today.first_of_month());
            (Slot::SlipDefects, Question::SlipDefects { from: month, to: month.last_of_month() })
        };
        if self.asked.as_ref() != Some(&question) {
            self.asked = Some(question.clone());
            actions.push(Action::Ask(slot, areas::Query::Customers(customers::Query::Record(question))));
        }
    }

    /// Draws the page; returns the dialog that it opens.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, rect: Rect, actions: &mut Actions) -> Option<Care> {
        self.want(cx.now.day(), actions);
        let head = Rect::from_min_size(rect.min, vec2(rect.width(), size::PAGE_HEAD));
        let filters = Rect::from_min_size(head.left_bottom(), vec2(rect.width(), size::FILTER_ROW));
        // Quiet until a slip is chosen; how many there are stands in the status bar.
        let decides = match self.part {
            0 => self.chosen().is_some() || self.slips.as_ref().is_some_and(|(_, more)| *more),
            _ => self.shops.is_some(),
        };
        let strip = rect.with_min_y(rect.bottom() - if decides { size::DECISION_BAR } else { 0.0 });
        let room = Rect::from_min_max(filters.left_bottom(), strip.right_top());
        show::line_at(ui, rect, head.bottom());
        let mut care = show::inside(ui, head.shrink2(vec2(space::XL, 0.0)), Layout::left_to_right(Align::Center), |ui| self.head(ui, cx));
        show::inside(ui, filters.shrink2(vec2(space::XL, 0.0)), Layout::left_to_right(Align::Center), |ui| self.filters(ui, cx, actions));
        if let Some(trouble) = &self.trouble {
            show::inside(ui, room.shrink(space::XL), Layout::top_down(Align::Min), |ui| {
                show::trouble(ui, cx, &cx.lang.tr("customers-record-unreadable"), trouble, actions);
            });
            return care;
        }
        show::inside(ui, room, Layout::top_down(Align::Min), |ui| {
            ui.shrink_clip_rect(room);
            if self.part == 0 { self.register(ui, cx, actions) } else { self.defects(ui, cx) }
        });
        if !decides {
            return care;
        }
        ui.painter().rect_filled(strip, 0, crate::ui::tokens::tokens(ui).sunken);
        show::line_at(ui, rect, strip.top());
        let inner = strip.shrink2(vec2(space::XL, 0.0));
        let chosen = show::inside(ui, inner, Layout::left_to_right(Align::Center), |ui| self.strip(ui, cx, actions));
        care = care.or(chosen);
        care
    }

    /// The slip at the cursor.
    fn chosen(&self) -> Option<&Slip> {
        let (slips, _) = self.slips.as_ref()?;
        self.table.cursor.and_then(|row| slips.get(row))
    }

    /// What the status bar says.
    pub fn status(&self, lang: Lang) -> String {
        match &self.slips {
            Some((slips, _)) if self.part == 0 && !slips.is_empty() => lang.say(&msg!("customers-record-slip-count", count = slips.len())),
            _ => String::new(),
        }
    }

    fn head(&mut self, ui: &mut Ui, cx: &Cx<'_>) -> Option<Care> {
        text::title(ui, &cx.lang.tr("customers-record-slips"));
        ui.add_space(space::L);
        let parts = ["customers-record-register", "customers-record-defects"].map(|id| cx.lang.tr(id));
        let parts: Vec<&str> = parts.iter().map(AsRef::as_ref).collect();
        chip::segmented(ui, &cx.lang.tr("customers-record-slips"), &parts, &mut self.part);
        let why = cx.me.must_do(Function::CustomerEdit).err().map(|refusal| Reason::of(cx.lang, &refusal));
        let word = cx.lang.tr("customers-record-slip-title");
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let button = Button::primary(&word).icon(icons::PLUS).refused_if(why.as_ref().map(Reason::refused));
            button.show(ui).clicked().then(|| Care::record(Typed::slip(None), String::new()))
        })
        .inner
    }

    fn filters(&mut self, ui: &mut Ui, cx: &Cx<'_>, actions: &mut Actions) {
        ui.spacing_mut().item_spacing.x = space::M;
        if self.part == 1 {
            let month = self.month.get_or_insert(cx.now.day().first_of_month());
            if let Some(moved) = month_stepper(ui, cx.lang, *month) {
                *month = moved;
            }
            return;
        }
        let mut words = vec![cx.lang.tr("customers-event-all").into_owned()];
        words.extend(SlipState::ALL.iter().map(|state| cx.lang.say(&state.message())));
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        if chip::segmented(ui, &cx.lang.tr("customers-record-slip-state"), &words, &mut self.state) {
            self.pages = 0;
            self.table.rows_changed();
        }
        parts::clause_link(ui, Why::of("FILE-05"), actions);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let placeholder = cx.lang.tr("customers-record-slip-search");
            SearchField::new(&placeholder).width(300.0).show(ui, cx.lang, &mut self.text);
        });
    }

    fn register(&mut self, ui: &mut Ui, cx: &Cx<'_>, actions: &mut Actions) {
        let Some((slips, _)) = &self.slips else { return show::placeholder(ui, 0.5) };
        if slips.is_empty() {
            let narrowed = self.state > 0 || !self.text.trim().is_empty();
            let (title, why) = if narrowed {
                ("customers-record-slip-not-found", "customers-record-slip-not-found-why")
            } else {
                ("customers-record-slip-none", "customers-record-slip-none-why")
            };
            let (title, sentence) = (cx.lang.tr(title), cx.lang.tr(why));
            EmptyPage::new(icons::CLIPBOARD_TEXT, &title, &sentence).show(ui, cx.lang);
            return;
        }
        let fields = SlipField::ALL.map(|field| cx.lang.say(&field.message()));
        let (no, state, entered) =
            (cx.lang.tr("customers-record-slip-number"), cx.lang.tr("customers-record-slip-state"), cx.lang.tr("customers-record-slip-by"));
        let mut columns = vec![Column::new("no", &no, 136.0), Column::new("state", &state, 92.0)];
        let widths = [84.0, 96.0, 110.0, 92.0, 128.0, 96.0, 120.0, 84.0];
        for ((field, title), width) in SlipField::ALL.into_iter().zip(&fields).zip(widths) {
            let column = Column::new(field.name(), title, width);
            columns.push(if field == SlipField::Shop { column.fills() } else { column });
        }
        columns.push(Column::new("by", &entered, 84.0));
        let name = cx.lang.tr("customers-record-slips");
        let table = Table::new("slips", cx.lang, &columns, slips.len()).takes_keyboard().name(&name);
        let out = table.show(ui, &mut self.table, |ui, cell| {
            if let Some(slip) = slips.get(cell.row) {
                slip_cell(ui, cx.lang, cell, slip);
            }
        });
        if let Some(slip) = out.opened.and_then(|row| slips.get(row)) {
            actions.push(Action::Ask(Slot::Slip, areas::Query::Customers(customers::Query::Record(Question::Slip { id: slip.id }))));
        }
    }

    fn defects(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        let Some((shops, _)) = &self.shops else { return show::placeholder(ui, 0.5) };
        if shops.is_empty() {
            let (title, sentence) = (cx.lang.tr("customers-record-slip-none"), cx.lang.tr("customers-record-defects-none"));
            EmptyPage::new(icons::CHECK_CIRCLE, &title, &sentence).show(ui, cx.lang);
            return;
        }
        let titles = ["slip-shop", "defects-all", "slip-incomplete", "defects-share", "slip-doubtful"]
            .map(|id| cx.lang.tr(&format!("customers-record-{id}")).into_owned());
        let [shop, all, incomplete, part, doubtful] = &titles;
        let columns = [
            Column::new("shop", shop, 240.0).fills(),
            Column::new("all", all, 100.0).right(),
            Column::new("incomplete", incomplete, 100.0).right(),
            Column::new("share", part, 110.0).right(),
            Column::new("doubtful", doubtful, 100.0).right(),
        ];
        let name = cx.lang.tr("customers-record-defects");
        Table::new("shops", cx.lang, &columns, shops.len()).name(&name).show(ui, &mut self.shop_table, |ui, cell| {
            let Some(shop) = shops.get(cell.row) else { return };
            match cell.column {
                "shop" if shop.shop.is_empty() => cell.weak(ui, &cx.lang.tr("customers-record-shop-unknown")),
                "shop" => cell.text(ui, &shop.shop),
                "all" => cell.text(ui, &shop.slips.to_string()),
                "incomplete" => cell.text(ui, &shop.incomplete.to_string()),
                "share" => cell.text(ui, &share(shop.incomplete, shop.slips)),
                _ => cell.text(ui, &shop.doubtful.to_string()),
            }
        });
    }

    /// What may be done with the chosen slip, or what the shops' slips come to.
    fn strip(&mut self, ui: &mut Ui, cx: &Cx<'_>, actions: &mut Actions) -> Option<Care> {
        ui.spacing_mut().item_spacing.x = space::M;
        if self.part == 1 {
            if let Some((_, pool)) = &self.shops {
                text::caption(ui, &cx.lang.say(&msg!("customers-record-pool", count = *pool)));
            }
            return None;
        }
        let more = self.slips.as_ref()?.1;
        let chosen = self.chosen().cloned();
        if let Some(slip) = &chosen {
            let said = slip.doubt.map(|doubt| cx.lang.say(&doubt.message(&slip.first_no)));
            text::caption(ui, said.as_deref().unwrap_or(&slip.no));
            if slip.first_slip.is_some() && Button::link(&slip.first_no).small().show(ui).clicked() {
                self.text.clone_from(&slip.first_no);
                self.state = 0;
                return None;
            }
        } else if more && Button::link(&cx.lang.tr("customers-event-older")).small().show(ui).clicked() {
            self.pages += 1;
        }
        let slip = chosen?;
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| acts(ui, cx, &slip, actions));
        None
    }
}

fn acts(ui: &mut Ui, cx: &Cx<'_>, slip: &Slip, actions: &mut Actions) {
    ui.spacing_mut().item_spacing.x = space::M;
    let why = cx.me.must_do(Function::CustomerEdit).err().map(|refusal| Reason::of(cx.lang, &refusal));
    let (edit, verify, open) =
        (cx.lang.tr("customers-record-slip-edit"), cx.lang.tr("customers-record-slip-verify"), cx.lang.tr("customers-record-slip-file"));
    if Button::secondary(&edit).refused_if(why.as_ref().map(Reason::refused)).show(ui).clicked() {
        let question = Question::Slip { id: slip.id };
        actions.push(Action::Ask(Slot::Slip, areas::Query::Customers(customers::Query::Record(question))));
    }
    if slip.state == SlipState::Doubtful {
        let act = Command::Record(Act::VerifySlip { slip: slip.id });
        let working = cx.lang.tr("customers-care-saving");
        let busy = cx.is_pending(|command| matches!(command, areas::Command::Customers(pending) if *pending == act));
        let button = Button::secondary(&verify).icon(icons::CHECK).busy(&working, busy);
        if button.refused_if(why.as_ref().map(Reason::refused)).show(ui).clicked() {
            actions.push(Action::Do(areas::Command::Customers(act)));
        }
    }
    if let Some((id, _)) = slip.customer
        && Button::quiet(&open).icon(icons::ADDRESS_BOOK).show(ui).clicked()
    {
        actions.push(Action::Go(Route::Customer(id)));
    }
}

fn slip_cell(ui: &mut Ui, lang: Lang, cell: &Cell<'_>, slip: &Slip) {
    match cell.column {
        "no" => cell.text(ui, &slip.no),
        "by" => cell.weak(ui, &slip.by.1),
        "state" => {
            let word = lang.say(&slip.state.message());
            let family = match slip.state {
                SlipState::Incomplete => Family::Warning,
                SlipState::Doubtful => Family::Danger,
                SlipState::Verified => Family::Success,
                SlipState::Complete => return cell.weak(ui, &word),
            };
            badge::badge(ui, &word, family);
            cell.name(ui, &word);
        }
        column => {
            let field = SlipField::ALL.into_iter().find(|field| field.name() == column);
            match field.map(|field| slip.draft.get(field)) {
                Some("") | None => cell.weak(ui, "—"),
                Some(value) => cell.text(ui, value),
            }
        }
    }
}

/// ‹ 2026-03 ›; returns the month that was chosen.
pub fn month_stepper(ui: &mut Ui, lang: Lang, month: Day) -> Option<Day> {
    let mut moved = None;
    if IconButton::new(icons::CARET_LEFT, &lang.tr("customers-month-before")).small().show(ui).clicked() {
        moved = Some(file_31_month::moved(month, -1));
    }
    text::strong(ui, &format!("{}-{:02}", month.year(), month.month()));
    if IconButton::new(icons::CARET_RIGHT, &lang.tr("customers-month-after")).small().show(ui).clicked() {
        moved = Some(file_31_month::moved(month, 1));
    }
    moved
}
