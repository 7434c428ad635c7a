//! One condition while somebody works on it: what it says, and the inputs for its way and its values.

use egui::{Ui, vec2};

use super::super::show::Names;
use super::values::{self, Values};
use crate::areas::customers::filter::Class;
use crate::areas::customers::{Condition, Op, Subject};
use crate::areas::view::{Actions, Cx};
use crate::base::{Day, dates};
use crate::i18n::{Lang, money};
use crate::msg;
use crate::ui::field::{self, Field as Input};
use crate::ui::tokens::space;

/// Days that are offered for a span that begins with today.
const USUAL_SPAN: &str = "30";

/// A condition with what is typed into its input.
#[derive(Debug, Clone)]
pub struct Draft {
    /// What it asks so far.
    pub condition: Condition,
    typed: String,
}

impl From<Condition> for Draft {
    fn from(condition: Condition) -> Self {
        let first = condition.values.first().cloned().unwrap_or_default();
        let typed = match condition.op {
            Op::AtLeast | Op::AtMost => first.parse().map_or(first, money),
            _ => first,
        };
        Draft { condition, typed }
    }
}

impl Draft {
    /// A condition on this subject in its usual way, without a value yet.
    pub fn new(subject: Subject) -> Self {
        let mut draft = Draft::from(Condition::new(subject, Op::Is, &[]));
        draft.turn_to(subject.ops().first().copied().unwrap_or(Op::Is));
        draft
    }

    /// Asks for the subject in another way; values that fit stay.
    fn turn_to(&mut self, op: Op) {
        let listed = |op| matches!(op, Op::Is | Op::IsNot);
        let stays = listed(op) == listed(self.condition.op) && op.values() == self.condition.op.values();
        self.condition.op = op;
        if !stays {
            self.typed = if matches!(op, Op::Within | Op::NotWithin) { USUAL_SPAN.to_owned() } else { String::new() };
            self.condition.values.clear();
            self.take_typed();
        }
    }

    /// What is typed becomes the value.
    fn take_typed(&mut self) {
        let typed = self.typed.trim();
        let value = match self.condition.op {
            Op::Is | Op::IsNot | Op::Contains | Op::Begins | Op::Within | Op::NotWithin => Some(typed.to_owned()),
            Op::AtLeast | Op::AtMost => dates::parse_money(typed).ok().map(|fen| fen.to_string()),
            _ => None,
        };
        self.condition.values = value.filter(|_| !typed.is_empty()).into_iter().collect();
    }

    /// Draws the way and the values below each other; returns whether something else is asked now.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, names: &Names, values: &mut Values, actions: &mut Actions) -> bool {
        let changed = self.way(ui, cx.lang);
        ui.add_space(space::M);
        self.inputs(ui, cx, names, values, actions) || changed
    }

    /// How it is asked.
    pub fn way(&mut self, ui: &mut Ui, lang: Lang) -> bool {
        let ops = self.condition.subject.ops();
        let words: Vec<String> = ops.iter().map(|op| lang.say(&op.message())).collect();
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let mut chosen = ops.iter().position(|op| *op == self.condition.op);
        let changed = Input::new(&lang.tr("customers-filter-op")).bare().select(ui, &mut chosen, &words).changed();
        if let Some(op) = chosen.and_then(|at| ops.get(at)).filter(|_| changed) {
            self.turn_to(*op);
        }
        changed
    }

    fn inputs(&mut self, ui: &mut Ui, cx: &Cx<'_>, names: &Names, values: &mut Values, actions: &mut Actions) -> bool {
        let subject = self.condition.subject;
        match self.condition.op {
            Op::Is | Op::IsNot if subject.class() != Class::Text => values.ui(ui, cx, names, subject, &mut self.condition.values, actions),
            Op::Before | Op::After | Op::Between => self.days(ui, cx),
            Op::Empty | Op::Filled | Op::ThisMonth => false,
            _ => self.text(ui, cx.lang),
        }
    }

    fn text(&mut self, ui: &mut Ui, lang: Lang) -> bool {
        let name = lang.tr("customers-filter-value");
        let unit = match self.condition.op {
            Op::Within | Op::NotWithin => lang.tr("customers-filter-unit-days"),
            Op::AtLeast | Op::AtMost => lang.tr("customers-view-unit-yuan"),
            _ => "".into(),
        };
        let changed = Input::new(&name).bare().suffix(&unit).limit(100).text(ui, &mut self.typed).changed();
        if changed {
            self.take_typed();
        }
        changed
    }

    fn days(&mut self, ui: &mut Ui, cx: &Cx<'_>) -> bool {
        let count = self.condition.op.values().unwrap_or(1);
        let mut days: Vec<Option<Day>> = (0..count).map(|at| self.condition.values.get(at).and_then(|day| day.parse().ok())).collect();
        let before = days.clone();
        for (day, name) in days.iter_mut().zip(["customers-filter-day", "customers-filter-until"]) {
            Input::new(&cx.lang.tr(name)).bare().date(ui, cx.lang, day, cx.now.day());
            ui.add_space(space::S);
        }
        if days == before {
            return false;
        }
        // The second day waits beside the first until both are there.
        self.condition.values = days.iter().map(|day| day.map_or(String::new(), |day| day.to_string())).collect();
        true
    }

    /// The value of a condition in one line, a field that opens the inputs below it.
    pub fn short(&mut self, ui: &mut Ui, cx: &Cx<'_>, names: &Names, values: &mut Values, actions: &mut Actions) {
        let words = said(cx.lang, &self.condition, names);
        let button = field::drop_field(ui, &cx.lang.tr("customers-filter-value"), &words);
        crate::ui::menu::popup(&button, 240.0, |ui| {
            self.inputs(ui, cx, names, values, actions);
            ui.allocate_space(vec2(0.0, 0.0));
        });
    }
}

/// What a chip says behind the name of the subject.
pub fn said(lang: Lang, condition: &Condition, names: &Names) -> String {
    if !condition.is_whole() {
        return lang.tr("customers-view-any").into_owned();
    }
    let shown = |value: &String| values::shown(lang, condition.subject, value, names);
    let listed = match condition.values.len() {
        count if count > 3 => lang.say(&msg!("customers-view-values", count = count)),
        _ => lang.list(&condition.values.iter().map(shown).collect::<Vec<_>>()),
    };
    condition.said(lang, listed)
}
