//! Brushes that pages of several areas share: reasons of a refusal, what clauses say, what broke, boxes and days.

use egui::{Align, Layout, Rect, Ui, UiBuilder};

use super::view::{Action, Actions, Cx};
use crate::base::{Day, Fault, Finding, Instant, Lines, Message, No, Refusal, Why};
use crate::i18n::Lang;
use crate::msg;
use crate::rules;
use crate::ui::clause::{self, ClauseBox, Standing};
use crate::ui::tokens::{Family, space, tokens};
use crate::ui::tooltip::Refused;
use crate::ui::{Button, Column, banner, icons, toast};

/// A day in a narrow column: `03-11` within the current year.
pub fn day_narrow(day: Day, today: Day) -> String {
    if day.year() == today.year() { format!("{:02}-{:02}", day.month(), day.day()) } else { day.to_string() }
}

/// `09:42`
pub fn clock(at: Instant) -> String {
    let local = at.local();
    format!("{:02}:{:02}", local.hour(), local.minute())
}

/// A refusal as a tooltip says it, with the words of its clause.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reason {
    text: String,
    quote: String,
    id: &'static str,
}

impl Reason {
    /// The reason in a refusal.
    pub fn of(lang: Lang, refusal: &Refusal) -> Self {
        let id = refusal.clauses.first().copied().unwrap_or("");
        let quote = rules::clause(id).map(|clause| clause_words(lang, clause)).filter(|words| !words.is_empty());
        Reason { text: lang.say(&refusal.message), quote: quote.map_or_else(String::new, |words| format!("「{words}」")), id }
    }

    /// As the kit takes it.
    pub fn refused(&self) -> Refused<'_> {
        Refused { reason: &self.text, quote: &self.quote, id: self.id }
    }
}

/// What a clause says in the language of the window: the words of the regulations, or their sense in English.
pub fn clause_words(lang: Lang, clause: &rules::Clause) -> &'static str {
    match lang {
        Lang::Zh => clause.words,
        Lang::En => clause.english,
    }
}

/// The words of a clause in their box, with its number and place.
pub fn quote(ui: &mut Ui, lang: Lang, id: &str) {
    if let Some(clause) = rules::clause(id) {
        clause::quote(ui, clause_words(lang, clause), &format!("{id} {}", clause.place()));
    }
}

/// Draws into a box.
pub fn inside<R>(ui: &mut Ui, rect: Rect, layout: Layout, add: impl FnOnce(&mut Ui) -> R) -> R {
    let builder = UiBuilder::new().max_rect(rect).layout(layout);
    ui.scope_builder(builder, |ui| {
        ui.shrink_clip_rect(rect.expand(4.0));
        add(ui)
    })
    .inner
}

/// Columns with their titles: of each its id, its width and whether it takes the room that is left.
pub fn columns<'a, T: AsRef<str>>(of: &[(&'a str, f32, bool)], titles: &'a [T]) -> Vec<Column<'a>> {
    of.iter()
        .zip(titles)
        .map(|((id, width, fills), title)| {
            let column = Column::new(id, title.as_ref(), *width);
            if *fills { column.fills() } else { column }
        })
        .collect()
}

/// Below lines of which there are more: how many of them these are.
pub fn not_all<T>(ui: &mut Ui, lang: Lang, lines: &Lines<T>) {
    if lines.more {
        crate::ui::text::caption(ui, &lang.say(&msg!("ui-not-all", count = lines.len())));
    }
}

/// A line across a box at this height.
pub fn line_at(ui: &Ui, rect: Rect, y: f32) {
    ui.painter().hline(rect.x_range(), y - 0.5, crate::ui::tokens::line(ui.ctx(), tokens(ui).line));
}

/// The line above the bar with the next step of a page; toasts float above it.
pub fn bar_line(ui: &Ui, bar: Rect) {
    line_at(ui, bar, bar.top() + 0.5);
    toast::keep_above(ui.ctx(), bar.top());
}

/// A refusal in its box, with the words of its clause and the way to the full text.
pub fn refusal_box(ui: &mut Ui, cx: &Cx<'_>, refusal: &Refusal, actions: &mut Actions) {
    clause_box(ui, cx, Standing::Refused, &refusal.message, Why::of(refusal.clauses.first().copied().unwrap_or("")), actions);
}

/// What clauses said on the way, each in its box.
pub fn findings(ui: &mut Ui, cx: &Cx<'_>, findings: &[Finding], actions: &mut Actions) {
    for finding in findings {
        judged(ui, cx, finding, Why::of(finding.clause), actions);
    }
}

/// What a clause says, in its box, with the way to how it came about.
pub fn judged(ui: &mut Ui, cx: &Cx<'_>, finding: &Finding, why: Why, actions: &mut Actions) {
    clause_box(ui, cx, super::why::standing(finding.verdict), &finding.message, why, actions);
}

/// The id of a clause behind what stands beside it; a click opens how that came about.
pub fn clause_link(ui: &mut Ui, why: Why, actions: &mut Actions) {
    if Button::link(why.clause).small().show(ui).clicked() {
        actions.push(Action::Why(Box::new(why)));
    }
}

fn clause_box(ui: &mut Ui, cx: &Cx<'_>, standing: Standing, message: &Message, why: Why, actions: &mut Actions) {
    let id = why.clause;
    let sentence = cx.lang.say(message);
    let clause = rules::clause(id);
    let place = clause.map_or_else(String::new, rules::Clause::place);
    let about = ClauseBox {
        sentence: &sentence,
        id,
        quote: clause.map_or("", |c| clause_words(cx.lang, c)),
        place: &place,
        ..ClauseBox::default()
    };
    let shown = clause::clause_box(ui, standing, about, |ui| {
        clause.is_some() && Button::link(&cx.lang.tr("customers-view-full-clause")).small().show(ui).clicked()
    });
    if shown.inner || (clause.is_some() && shown.sentence.clicked()) {
        actions.push(Action::Why(Box::new(why)));
    }
}

/// What broke: what happened, whether data is safe, what to do; and the code to copy.
pub fn fault_banner(ui: &mut Ui, cx: &Cx<'_>, title: &str, fault: &Fault) {
    banner::banner(ui, Family::Danger, icons::PLUGS, title, &cx.lang.say(&fault.message), |ui| {
        crate::ui::text::caption(ui, &format!("{} {}", cx.lang.tr("ui-details"), fault.code));
        if Button::link(&cx.lang.tr("ui-copy")).small().show(ui).clicked() {
            ui.ctx().copy_text(format!("{} {}", fault.code, fault.cause));
        }
    });
}

/// Either kind of no, above what it speaks of.
pub fn trouble(ui: &mut Ui, cx: &Cx<'_>, title: &str, no: &Trouble, actions: &mut Actions) {
    match no {
        Trouble::Refused(refusal) => refusal_box(ui, cx, refusal, actions),
        Trouble::Fault(fault) => fault_banner(ui, cx, title, fault),
    }
}

/// What stands instead of a page that cannot be read: the way back to `list` and why. Tells whether one goes back.
pub fn no_page(ui: &mut Ui, cx: &Cx<'_>, page: Rect, list: &str, title: &str, no: &Trouble, actions: &mut Actions) -> bool {
    inside(ui, page.shrink(space::XL), Layout::top_down(Align::Min), |ui| {
        let back = Button::link(list).small().show(ui).clicked();
        ui.add_space(space::M);
        trouble(ui, cx, title, no, actions);
        back
    })
}

/// A no that stays on the screen until something else happens.
#[derive(Debug)]
pub enum Trouble {
    /// A rule, a post or a state.
    Refused(Refusal),
    /// It broke.
    Fault(Fault),
}

impl Trouble {
    /// Keeps a no; a conflict is kept by who can solve it.
    pub fn of(no: &No) -> Option<Self> {
        match no {
            No::Refused(refusal) => Some(Trouble::Refused(refusal.clone())),
            No::Fault(fault) => {
                Some(Trouble::Fault(Fault { code: fault.code, message: fault.message.clone(), cause: fault.cause.clone() }))
            }
            No::Conflict(_) => None,
        }
    }

    /// Whether a person stopped it himself; nothing needs to be said then.
    pub fn is_stopped(&self) -> bool {
        matches!(self, Trouble::Fault(fault) if fault.code == "STORE-STOPPED")
    }
}

/// Whether somebody types into a field, composes, or answers a dialog or a popup: single keys are not shortcuts then.
pub fn busy_typing(ui: &Ui) -> bool {
    let ctx = ui.ctx();
    ctx.text_edit_focused() || shut(ui)
}

/// Whether a dialog, a popup or an input method has the keyboard.
pub fn shut(ui: &Ui) -> bool {
    let ctx = ui.ctx();
    crate::ui::keep_ime::composing(ctx) || egui::Popup::is_any_open(ctx) || ctx.memory(|m| m.top_modal_layer().is_some())
}
