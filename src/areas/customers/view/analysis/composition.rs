//! 构成: the sales of a period by grade, product and region, as figures, bars and a table; behind each part stand its orders.

use egui::{Align, Context, Layout, Rect, Ui, pos2, vec2};

use super::super::show;
use super::note::NoteForm;
use super::parts::{self, Figure};
use super::{Analysis, Wish, split};
use crate::areas::customers::analysis::sheet::part_name;
use crate::areas::customers::analysis::{Asked, By, Composition, Cut, Part, Period, Question, Reply, Sale, growth};
use crate::areas::customers::clauses::file_19_composition::shown;
use crate::areas::view::{Action, Actions, Cx, Route};
use crate::base::divisions::{self, Code};
use crate::i18n::{Lang, group, money};
use crate::msg;
use crate::ui::chart::{self, Bar};
use crate::ui::tokens::{size, space};
use crate::ui::{Button, Dialog, EmptyPage, Table, TableState, chip, dialog, icons, text};

/// Bars of a chart; the table below shows every part.
const BARS: usize = 8;
/// Fewest rows of the chart, beside which the note has room.
const ROOM: usize = 6;
/// Heading and edges around the chart.
const AROUND: f32 = 52.0;
/// Height of the table in the dialog.
const ROWS: f32 = 320.0;

/// What the tab keeps.
#[derive(Default)]
pub struct Sales {
    by: usize,
    within: Option<Code>,
    customer: Option<(i64, String)>,
    table: TableState,
    behind: Option<Behind>,
    /// The note on the period.
    pub note: NoteForm,
}

/// The orders behind a part, in a dialog.
struct Behind {
    cut: Cut,
    key: String,
    table: TableState,
}

/// What a person wants of the dialog.
enum Next {
    Close,
    Open(i64),
    Divide(Code),
    Products(i64, String),
}

impl Sales {
    fn by(&self) -> By {
        By::ALL.get(self.by).copied().unwrap_or_default()
    }

    /// Which sales are on the screen.
    pub fn cut(&self, period: Period) -> Cut {
        let by = self.by();
        Cut {
            by,
            period,
            within: self.within.filter(|_| by == By::Region),
            customer: self.customer.as_ref().filter(|_| by == By::Product).map(|(id, _)| *id),
        }
    }

    fn open(&mut self, cut: Cut, part: Option<&Part>) {
        if let Some(part) = part {
            self.behind = Some(Behind { cut, key: part.sum.key.clone(), table: TableState::default() });
        }
    }

    /// By what the sales are divided, and of which region or customer.
    fn chooser(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        ui.spacing_mut().item_spacing.x = space::M;
        let words = By::ALL.map(|by| cx.lang.say(&by.message()));
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        if chip::segmented(ui, &cx.lang.tr("customers-analysis-by"), &words, &mut self.by) {
            self.table = TableState::default();
        }
        match self.by() {
            By::Region => {
                let path = self.within.map_or_else(Vec::new, divisions::path_codes);
                for code in path {
                    let name = divisions::name(code).unwrap_or_default();
                    if chip::filter(ui, cx.lang, "", name).removed {
                        let above = divisions::path_codes(code);
                        self.within = above.iter().rev().nth(1).copied();
                    }
                }
            }
            By::Product => {
                if let Some((_, name)) = &self.customer
                    && chip::filter(ui, cx.lang, &cx.lang.tr("customers-analysis-customer"), name).removed
                {
                    self.customer = None;
                }
            }
            By::Grade => {}
        }
    }
}

impl Analysis {
    /// Draws the tab.
    pub(super) fn composition(&mut self, ui: &mut Ui, cx: &Cx<'_>, rect: Rect, period: Period, actions: &mut Actions) -> Option<Wish> {
        self.want(ui.ctx(), Question::Note(period), actions);
        let all = match self.told.get(&Asked::Composition).and_then(|told| told.reply.as_ref()) {
            Some(Reply::Composition(all)) => all.clone(),
            _ => Composition::new(self.sales.cut(period), Vec::new(), Vec::new(), &[]),
        };
        let top = Rect::from_min_size(rect.min, vec2(rect.width(), parts::FIGURES));
        parts::figures(ui, top, &figures(cx.lang, &all));
        let rows = if self.sales.note.is_refused() { BARS } else { all.parts.len().clamp(ROOM, BARS) };
        let charts = Rect::from_min_size(top.left_bottom(), vec2(rect.width(), AROUND + rows as f32 * chart::BAR_ROW));
        let [left, right] = split(charts.shrink2(vec2(space::XL, 10.0)), size::DETAIL);
        self.chart(ui, cx, left, &all);
        self.sales.note.ui(ui, cx, right, period, actions);
        let below = Rect::from_min_max(pos2(rect.left(), charts.bottom()), rect.max);
        show::line_at(ui, below, below.top());
        if all.parts.is_empty() {
            let (title, sentence) = (cx.lang.tr("customers-analysis-no-sales"), cx.lang.tr("customers-analysis-no-sales-why"));
            let page = EmptyPage::new(icons::CHART_BAR, &title, &sentence);
            show::inside(ui, below, Layout::top_down(Align::Min), |ui| page.show(ui, cx.lang));
        } else {
            let row = show::inside(ui, below, Layout::top_down(Align::Min), |ui| table(ui, cx, &all, &mut self.sales.table));
            self.sales.open(all.cut, row.and_then(|row| all.parts.get(row)));
        }
        self.behind(ui.ctx(), cx, actions);
        None
    }

    fn chart(&mut self, ui: &mut Ui, cx: &Cx<'_>, rect: Rect, all: &Composition) {
        let clicked = show::inside(ui, rect, Layout::top_down(Align::Min), |ui| {
            ui.spacing_mut().item_spacing.y = space::S;
            ui.horizontal(|ui| {
                self.sales.chooser(ui, cx);
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    let more = all.parts.len().saturating_sub(BARS);
                    let hint = if more > 0 { msg!("customers-analysis-more", count = more) } else { msg!("customers-analysis-tick") };
                    text::caption(ui, &cx.lang.say(&hint));
                });
            });
            let bars = bars(cx.lang, all);
            chart::bars(ui, &cx.lang.say(&all.cut.by.message()), &bars)
        });
        self.sales.open(all.cut, clicked.and_then(|at| all.parts.get(at)));
    }

    /// The dialog of the orders behind a part.
    fn behind(&mut self, ctx: &Context, cx: &Cx<'_>, actions: &mut Actions) {
        let Some(mut behind) = self.sales.behind.take() else { return };
        let question = Question::Behind(behind.cut, behind.key.clone());
        self.want(ctx, question.clone(), actions);
        let told = self.told.get(&Asked::Behind).filter(|told| told.question.as_ref() == Some(&question));
        let (sales, more) = match told.and_then(|told| told.reply.as_ref()) {
            Some(Reply::Behind(sales, more)) => (sales.as_slice(), *more),
            _ => (&[][..], false),
        };
        match behind.ui(ctx, cx, sales, more) {
            None => self.sales.behind = Some(behind),
            Some(Next::Close) => {}
            Some(Next::Open(id)) => actions.push(Action::Go(Route::Customer(id))),
            Some(Next::Divide(code)) => self.sales.within = Some(code),
            Some(Next::Products(id, name)) => {
                self.sales.by = By::ALL.iter().position(|by| *by == By::Product).unwrap_or(0);
                self.sales.customer = Some((id, name));
            }
        }
    }
}

fn figures(lang: Lang, all: &Composition) -> Vec<Figure> {
    let grown = growth(all.measure(), all.before);
    let beside = grown.map_or_else(String::new, |_| lang.say(&msg!("customers-analysis-grown", change = parts::change(grown))));
    let bad = grown.is_some_and(|grown| grown < 0);
    let amount = Figure::new(lang.tr("customers-analysis-amount-yuan"), money(all.all.amount));
    let orders = Figure::new(lang.tr("customers-analysis-orders"), group(all.all.orders));
    if all.cut.by == By::Product {
        let quantity = Figure::new(lang.tr("customers-analysis-quantity"), money(all.all.quantity)).beside(beside, bad);
        return vec![quantity, amount, Figure::new(lang.tr("customers-analysis-lines"), group(all.all.orders))];
    }
    vec![amount.beside(beside, bad), orders, Figure::new(lang.tr("customers-analysis-customers"), group(all.customers()))]
}

/// The largest parts; the longest bar fills its track.
fn bars(lang: Lang, all: &Composition) -> Vec<Bar> {
    let most = all.parts.iter().flat_map(|part| [part.share, part.before_share]).flatten().max().unwrap_or(0).max(1) as f32;
    let length = |share: Option<i64>| share.map(|share| share as f32 / most);
    let bar = |part: &Part| {
        let name = part_name(lang, all.cut, &part.sum.key);
        let tip = msg!(
            "customers-analysis-tip",
            name = name.as_str(),
            amount = money(part.measure(all.cut.by)),
            orders = part.sum.orders,
            share = shown(part.share),
            before = money(part.before),
            share_before = shown(part.before_share)
        );
        Bar {
            figure: shown(part.share),
            change: parts::change(growth(part.measure(all.cut.by), part.before)),
            share: length(part.share).unwrap_or(0.0),
            before: length(part.before_share),
            tip: lang.say(&tip),
            name,
        }
    };
    all.parts.iter().take(BARS).map(bar).collect()
}

fn table(ui: &mut Ui, cx: &Cx<'_>, all: &Composition, state: &mut TableState) -> Option<usize> {
    let l = |id| cx.lang.tr(id);
    let products = all.cut.by == By::Product;
    let name = cx.lang.say(&all.cut.by.message());
    let (customers, orders, quantity, amount) = (
        l("customers-analysis-customers"),
        l("customers-analysis-orders"),
        l("customers-analysis-quantity"),
        l("customers-analysis-amount"),
    );
    let (share, before, before_share, grown) = (
        l("customers-analysis-share"),
        l("customers-analysis-before"),
        l("customers-analysis-before-share"),
        l("customers-analysis-growth"),
    );
    let mut columns = vec![parts::column("name", &name, 160.0).fills()];
    if products {
        columns.push(parts::column("orders", &orders, 80.0).right());
        columns.push(parts::column("quantity", &quantity, 120.0).right());
    } else {
        columns.push(parts::column("customers", &customers, 90.0).right());
        columns.push(parts::column("orders", &orders, 80.0).right());
    }
    columns.extend([
        parts::column("amount", &amount, 140.0).right(),
        parts::column("share", &share, 80.0).right(),
        parts::column("before", &before, 140.0).right(),
        parts::column("before_share", &before_share, 100.0).right(),
        parts::column("growth", &grown, 90.0).right(),
    ]);
    let of_table = Table::new("composition", cx.lang, &columns, all.parts.len()).name(&name);
    let (row, _) = parts::rows(ui, of_table, state, |ui, at| {
        let Some(part) = all.parts.get(at.row) else { return };
        match at.column {
            "name" => at.text(ui, &part_name(cx.lang, all.cut, &part.sum.key)),
            "customers" => at.weak(ui, &group(part.customers)),
            "orders" => at.weak(ui, &group(part.sum.orders)),
            "quantity" => at.text(ui, &money(part.sum.quantity)),
            "amount" => at.text(ui, &money(part.sum.amount)),
            "share" => at.text(ui, &shown(part.share)),
            "before" => at.weak(ui, &money(part.before)),
            "before_share" => at.weak(ui, &shown(part.before_share)),
            _ => {
                let change = parts::change(growth(part.measure(all.cut.by), part.before));
                at.weak(ui, if change.is_empty() { "—" } else { &change });
            }
        }
    });
    row
}

impl Behind {
    /// Draws it; returns what is to happen next.
    fn ui(&mut self, ctx: &Context, cx: &Cx<'_>, sales: &[Sale], more: bool) -> Option<Next> {
        let what = part_name(cx.lang, self.cut, &self.key);
        let title = cx.lang.say(&msg!("customers-analysis-of-period", what = what.as_str(), period = self.cut.period.message()));
        let count = if more {
            msg!("customers-analysis-first-orders", count = sales.len())
        } else {
            msg!("customers-analysis-all-orders", count = sales.len())
        };
        let count = cx.lang.say(&count);
        let mut next = None;
        let shown = Dialog::new("behind", &title).explanation(&count).width(720.0).show(ctx, |ui| {
            let room = Rect::from_min_size(ui.cursor().min, vec2(ui.available_width(), ROWS));
            // While the dialog measures itself there is no room yet, and the columns would keep widths for none.
            let opened = if ui.is_sizing_pass() {
                None
            } else {
                show::inside(ui, room, Layout::top_down(Align::Min), |ui| self.table(ui, cx, sales))
            };
            ui.advance_cursor_after_rect(room);
            let chosen = opened.or(self.table.cursor).and_then(|row| sales.get(row));
            if let (Some(_), Some(sale)) = (opened, chosen) {
                next = Some(Next::Open(sale.customer));
            }
            dialog::buttons(ui, |ui| {
                let none = cx.lang.tr("customers-analysis-choose-row");
                let (open, close) = (cx.lang.tr("customers-analysis-open-customer"), cx.lang.tr("customers-analysis-close"));
                if Button::primary(&open).key("Enter").allowed(chosen.is_some(), &none).show(ui).clicked() {
                    next = chosen.map(|sale| Next::Open(sale.customer));
                }
                let products = cx.lang.tr("customers-analysis-his-products");
                if Button::secondary(&products).allowed(chosen.is_some(), &none).show(ui).clicked() {
                    next = chosen.map(|sale| Next::Products(sale.customer, sale.name.clone()));
                }
                if let Some(code) = self.divisible()
                    && Button::secondary(&cx.lang.tr("customers-analysis-divide")).show(ui).clicked()
                {
                    next = Some(Next::Divide(code));
                }
                if Button::secondary(&close).key("Esc").show(ui).clicked() {
                    next = Some(Next::Close);
                }
            });
        });
        if shown.dismissed {
            return Some(Next::Close);
        }
        next
    }

    /// The region of the part, where there are regions below it.
    fn divisible(&self) -> Option<Code> {
        let code = Code(self.key.parse().ok()?);
        (self.cut.by == By::Region && self.cut.within != Some(code) && divisions::children(code).next().is_some()).then_some(code)
    }

    fn table(&mut self, ui: &mut Ui, cx: &Cx<'_>, sales: &[Sale]) -> Option<usize> {
        let l = |id| cx.lang.tr(id);
        let (day, no, name, quantity, amount) = (
            l("customers-care-day"),
            l("customers-analysis-order-no"),
            l("customers-analysis-customer"),
            l("customers-analysis-quantity"),
            l("customers-analysis-amount"),
        );
        let mut columns =
            vec![parts::column("day", &day, 100.0), parts::column("no", &no, 150.0), parts::column("name", &name, 160.0).fills()];
        if self.cut.by == By::Product {
            columns.push(parts::column("quantity", &quantity, 90.0).right());
        }
        columns.push(parts::column("amount", &amount, 120.0).right());
        let title = l("customers-analysis-orders");
        let table = Table::new("behind", cx.lang, &columns, sales.len()).takes_keyboard().name(&title);
        let (_, out) = parts::rows(ui, table, &mut self.table, |ui, at| {
            let Some(sale) = sales.get(at.row) else { return };
            match at.column {
                "day" => at.weak(ui, &sale.day.to_string()),
                "no" => at.weak(ui, &sale.no),
                "name" => at.text(ui, &sale.name),
                "quantity" => at.text(ui, &money(sale.quantity)),
                _ => at.text(ui, &money(sale.amount)),
            }
        });
        out.opened
    }
}
