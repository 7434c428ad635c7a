//! ‹ 2026 年 3 月 ›: the choice of a period at the head of a page of figures, by buttons and by Ctrl with an arrow.

use egui::{Key, Modifiers, Ui};

use super::parts::busy_typing;
use super::view::Cx;
use crate::base::{Day, Period, Span};
use crate::ui::field::Field as Input;
use crate::ui::tokens::space;
use crate::ui::{IconButton, chip, icons, text};

/// A chosen period.
#[derive(Default)]
pub struct PeriodPicker {
    period: Option<Period>,
    /// Both ends of a free period as they are typed.
    ends: [Option<Day>; 2],
}

impl PeriodPicker {
    /// What is chosen; at first the month of today.
    pub fn period(&self, cx: &Cx<'_>) -> Period {
        self.period.unwrap_or_else(|| Period::around(Span::Month, cx.now.day()))
    }

    /// Chooses this period.
    pub fn turn_to(&mut self, period: Period) {
        self.period = Some(period);
        self.ends = [Some(period.from()), Some(period.to())];
    }

    /// Draws it; returns whether another period was chosen.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) -> bool {
        let before = self.period(cx);
        let mut period = before;
        let pressed = |ui: &Ui, key| !busy_typing(ui) && ui.input_mut(|i| i.consume_key(Modifiers::COMMAND, key));
        let back = IconButton::new(icons::CARET_LEFT, &cx.lang.tr("areas-period-earlier")).key("Ctrl ←").show(ui).clicked();
        if back || pressed(ui, Key::ArrowLeft) {
            period = period.previous();
        }
        if period.span() == Span::Days {
            self.days(ui, cx, &mut period);
        } else {
            text::strong(ui, &cx.lang.say(&period.message()));
        }
        let on = IconButton::new(icons::CARET_RIGHT, &cx.lang.tr("areas-period-later")).key("Ctrl →").show(ui).clicked();
        if on || pressed(ui, Key::ArrowRight) {
            period = period.next();
        }
        ui.add_space(space::XS);
        let words = Span::ALL.map(|span| cx.lang.tr(span.text_id()));
        let words: Vec<&str> = words.iter().map(|word| &**word).collect();
        let mut at = Span::ALL.iter().position(|span| *span == period.span()).unwrap_or(0);
        if chip::segmented(ui, &cx.lang.tr("areas-period-span"), &words, &mut at) {
            let span = Span::ALL.get(at).copied().unwrap_or_default();
            period = if span == Span::Days { Period::days(period.from(), period.to()) } else { Period::around(span, period.to()) };
        }
        if period != before {
            self.turn_to(period);
        }
        period != before
    }

    /// Both ends of a free period.
    fn days(&mut self, ui: &mut Ui, cx: &Cx<'_>, period: &mut Period) {
        for (end, id) in self.ends.iter_mut().zip(["areas-period-from", "areas-period-to"]) {
            let label = cx.lang.tr(id);
            Input::new(&label).bare().width(128.0).date(ui, cx.lang, end, cx.now.day());
        }
        if let [Some(from), Some(to)] = self.ends {
            *period = Period::days(from, to);
        }
    }
}
