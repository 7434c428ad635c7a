//! An order as it is typed: day, way, amount, and any number of product lines.

use egui::{Response, Ui};

use super::{fen, named_segments, quote};
use crate::areas::customers::model::CHANNELS;
use crate::areas::customers::view::show;
use crate::areas::customers::{OrderDraft, OrderLine};
use crate::areas::view::Cx;
use crate::base::{Day, Flaw};
use crate::i18n::money;
use crate::msg;
use crate::ui::field::{self, Field as Input};
use crate::ui::{Button, IconButton, icons, text};

/// Most lines that the dialog takes.
const MOST_LINES: usize = 50;
/// Lines that stand in the dialog before they scroll.
const LINES_HEIGHT: f32 = 190.0;

/// An order as it is typed.
pub(super) struct NewOrder {
    pub id: i64,
    day: Option<Day>,
    channel: usize,
    lines: Vec<Line>,
    amount: String,
    paid: String,
}

/// A product line as it is typed.
#[derive(Default)]
struct Line {
    product: String,
    quantity: String,
    amount: String,
}

impl Line {
    fn is_blank(&self) -> bool {
        [&self.product, &self.quantity, &self.amount].iter().all(|typed| typed.trim().is_empty())
    }
}

impl NewOrder {
    pub fn new(id: i64, today: Day) -> Self {
        NewOrder { id, day: Some(today), channel: 0, lines: vec![Line::default()], amount: String::new(), paid: String::new() }
    }

    /// Draws it; returns the input where the hands begin.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, error: &dyn Fn(&str) -> Option<String>, refused: bool) -> Option<Response> {
        let mut main = None;
        let l = |id| cx.lang.tr(id);
        let shown: Vec<String> = CHANNELS.iter().map(|word| show::word(cx.lang, word)).collect();
        let shown: Vec<&str> = shown.iter().map(String::as_str).collect();
        named_segments(ui, &l("customers-care-channel"), &shown, &mut self.channel);
        let unit = l("customers-view-unit-yuan");
        let sum = self.sum().map(money).unwrap_or_default();
        field::row(ui, &[1.0, 1.0], |ui, at| {
            if at == 0 {
                let label = l("customers-care-day");
                Input::new(&label).required().error(error("day").as_deref()).date(ui, cx.lang, &mut self.day, cx.now.day());
            } else {
                let label = l("customers-care-amount");
                let input = Input::new(&label).required().right().suffix(&unit).placeholder(&sum);
                main = Some(input.error(error("amount").as_deref()).text(ui, &mut self.amount));
            }
        });
        egui::ScrollArea::vertical()
            .max_height(LINES_HEIGHT)
            .min_scrolled_height(LINES_HEIGHT)
            .id_salt("order-lines")
            .show(ui, |ui| self.lines(ui, cx, error));
        if let Some(wrong) = error("lines") {
            field::error_line(ui, &wrong);
        }
        let add = l("customers-record-line-add");
        if self.lines.len() < MOST_LINES && Button::quiet(&add).icon(icons::PLUS).small().show(ui).clicked() {
            self.lines.push(Line::default());
        }
        let (label, hint) = (l("customers-care-paid-now"), l("customers-care-paid-hint"));
        Input::new(&label).right().suffix(&unit).hint(&hint).error(error("paid").as_deref()).text(ui, &mut self.paid);
        quote(ui, cx.lang, "FILE-20", refused);
        main
    }

    fn lines(&mut self, ui: &mut Ui, cx: &Cx<'_>, error: &dyn Fn(&str) -> Option<String>) {
        ui.set_width(ui.available_width());
        let l = |id| cx.lang.tr(id);
        let (product, quantity, amount) = (l("customers-care-product"), l("customers-care-quantity"), l("customers-record-line-amount"));
        let mut gone = None;
        let several = self.lines.len() > 1;
        for (place, line) in self.lines.iter_mut().enumerate() {
            // Labels stand above the first line only; the others keep them for screen readers.
            let named = |label: &str| if place == 0 { label.to_owned() } else { format!("{label} {}", place + 1) };
            let shares: &[f32] = if several { &[2.0, 1.0, 1.2, 0.3] } else { &[2.0, 1.0, 1.2] };
            field::row(ui, shares, |ui, at| {
                let label = named(match at {
                    0 => &product,
                    1 => &quantity,
                    _ => &amount,
                });
                let input = Input::new(&label).id(egui::Id::unique(("order-line", place, at)));
                let input = if place == 0 { input } else { input.bare() };
                match at {
                    0 => drop(input.limit(100).text(ui, &mut line.product)),
                    1 => drop(input.right().error(error("quantity").as_deref()).text(ui, &mut line.quantity)),
                    2 => drop(input.right().text(ui, &mut line.amount)),
                    _ => {
                        if place == 0 {
                            text::small(ui, " ");
                        }
                        let remove = cx.lang.say(&msg!("customers-record-line-remove", line = place + 1));
                        if IconButton::new(icons::X, &remove).small().show(ui).clicked() {
                            gone = Some(place);
                        }
                    }
                }
            });
        }
        if let Some(place) = gone {
            self.lines.remove(place);
        }
    }

    /// What the lines come to, where each says its amount.
    fn sum(&self) -> Option<i64> {
        let lines: Vec<&Line> = self.lines.iter().filter(|line| !line.is_blank()).collect();
        if lines.is_empty() { None } else { lines.into_iter().map(|line| fen(&line.amount)).sum() }
    }

    /// What was typed as an order, or what cannot be read. The amount is that of the lines unless it is typed; a single line takes it all.
    pub fn draft(&self, cx: &Cx<'_>) -> Result<OrderDraft, Vec<Flaw>> {
        let mut flaws = Vec::new();
        let mut read = |field, typed: &str, blank: i64| match fen(typed) {
            Some(fen) => fen,
            None if typed.trim().is_empty() => blank,
            None => {
                flaws.push(Flaw { field, clause: "", message: msg!("customers-no-money") });
                0
            }
        };
        let (amount, paid) = (read("amount", &self.amount, self.sum().unwrap_or(0)), read("paid", &self.paid, 0));
        let typed: Vec<&Line> = self.lines.iter().filter(|line| !line.is_blank()).collect();
        let alone = if typed.len() == 1 { amount } else { 0 };
        let lines = typed
            .into_iter()
            .map(|line| OrderLine {
                product: line.product.trim().to_owned(),
                quantity: read("quantity", &line.quantity, 100),
                amount: read("lines", &line.amount, alone),
            })
            .collect();
        if !flaws.is_empty() {
            return Err(flaws);
        }
        let channel = CHANNELS.get(self.channel).copied().unwrap_or_default().to_owned();
        Ok(OrderDraft { day: self.day.unwrap_or(cx.now.day()), channel, amount, paid, lines })
    }
}
