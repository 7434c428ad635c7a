//! Stored values as people read them, and the few brushes that the pages of customers share.

use std::collections::BTreeMap;

use egui::{CornerRadius, Layout, Rect, Ui, UiBuilder};

use crate::areas::customers::model::word_message;
use crate::areas::customers::{Column, Field, Kind, field_message};
use crate::areas::view::{Action, Actions, Cx};
use crate::base::{Day, Fault, Finding, Instant, Message, No, Refusal, Verdict, divisions, fold};
use crate::i18n::{Lang, day_long, money, weekday};
use crate::rules;
use crate::ui::clause::{self, ClauseBox, Standing};
use crate::ui::tokens::{Family, tokens};
use crate::ui::tooltip::Refused;
use crate::ui::{Button, banner, icons};

/// Names of people by id.
pub type Names = BTreeMap<i64, String>;

/// What a field's canonical text says to a person; empty stays empty.
pub fn value(lang: Lang, field: Field, text: &str, names: &Names) -> String {
    if text.is_empty() {
        return String::new();
    }
    match field.kind() {
        Kind::Money => match text.parse() {
            Ok(fen) => lang.say(&crate::msg!("customers-view-yuan", amount = money(fen))),
            Err(_) => text.to_owned(),
        },
        Kind::Day => text.parse::<Day>().map_or_else(|_| text.to_owned(), |day| day_long(lang, day)),
        Kind::Flag => lang.tr("customers-yes").into_owned(),
        Kind::Person => text.parse().ok().and_then(|id: i64| names.get(&id).cloned()).unwrap_or_else(|| format!("#{text}")),
        Kind::Region => region(text),
        Kind::Choice(_) => word(lang, text),
        _ => text.to_owned(),
    }
}

/// A value of any part of the file by its stored name: a field, or contacts, tags and credit problems, which are text already.
pub fn part_value(lang: Lang, name: &str, text: &str, names: &Names) -> String {
    match Field::of(name) {
        Some(field) => value(lang, field, text, names),
        None => text.to_owned(),
    }
}

/// Name for people of any part of the file by its stored name.
pub fn part_name(lang: Lang, name: &str) -> String {
    let message = match (Field::of(name), name) {
        (Some(field), _) => field.message(),
        (None, "contacts") => field_message("contacts"),
        (None, "tags") => field_message("tags"),
        (None, "credit_problems") => field_message("credit_problems"),
        (None, "difficult") => field_message("difficult"),
        (None, "merged") => field_message("merged"),
        (None, _) => field_message("no such field"),
    };
    lang.say(&message)
}

/// A word of a closed list; the lists are stored in Chinese.
pub fn word(lang: Lang, text: &str) -> String {
    word_message(text).map_or_else(|| text.to_owned(), |message| lang.say(&message))
}

/// The full names of a region, or the free text that stands for it.
pub fn region(text: &str) -> String {
    match text.parse() {
        Ok(code) => divisions::path(divisions::Code(code)).join(" "),
        Err(_) => text.to_owned(),
    }
}

/// A region as lists show it.
pub fn region_short(text: &str) -> String {
    match text.parse() {
        Ok(code) => divisions::short_of(divisions::Code(code)),
        Err(_) => divisions::short(text),
    }
}

/// A day in a narrow column: `03-11` within the current year.
pub fn day_narrow(day: Day, today: Day) -> String {
    if day.year() == today.year() { format!("{:02}-{:02}", day.month(), day.day()) } else { day.to_string() }
}

/// What a list shows of a stored cell.
pub fn cell(lang: Lang, column: Column, text: &str, today: Day) -> String {
    match column {
        _ if text.is_empty() => String::new(),
        Column::CreatedAt | Column::UpdatedAt => text.parse().map_or_else(|_| text.to_owned(), |at| day_narrow(Instant(at).day(), today)),
        Column::Field(Field::Region) => region_short(text),
        Column::Field(Field::KeyFlag) => lang.tr("customers-view-key").into_owned(),
        Column::Field(field) => match field.kind() {
            Kind::Money => text.parse().map_or_else(|_| text.to_owned(), money),
            Kind::Day => text.parse().map_or_else(|_| text.to_owned(), |day| day_narrow(day, today)),
            Kind::Choice(_) => word(lang, text),
            // A name here already; several lines become one.
            _ => fold::clean(text),
        },
        _ => text.to_owned(),
    }
}

/// 今天, 昨天, or the day with its weekday.
pub fn day_head(lang: Lang, day: Day, today: Day) -> String {
    match crate::base::days_between(day, today) {
        0 => lang.tr("customers-view-today").into_owned(),
        1 => lang.tr("customers-view-yesterday").into_owned(),
        _ if day.year() == today.year() => format!("{:02}-{:02} {}", day.month(), day.day(), weekday(lang, day)),
        _ => day_long(lang, day),
    }
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
        let quote = rules::clause(id).map(|clause| clause.words).filter(|words| !words.is_empty());
        Reason { text: lang.say(&refusal.message), quote: quote.map_or_else(String::new, |words| format!("「{words}」")), id }
    }

    /// As the kit takes it.
    pub fn refused(&self) -> Refused<'_> {
        Refused { reason: &self.text, quote: &self.quote, id: self.id }
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

/// A line across a box at this height.
pub fn line_at(ui: &Ui, rect: Rect, y: f32) {
    ui.painter().hline(rect.x_range(), y - 0.5, crate::ui::tokens::line(ui.ctx(), tokens(ui).line));
}

/// A grey bar in the place of a value that is still being read.
pub fn placeholder(ui: &Ui, share: f32) {
    let room = ui.max_rect();
    let bar = Rect::from_min_size(
        egui::pos2(room.left() + 8.0, (room.center().y - 5.0).round()),
        egui::vec2((room.width() - 16.0).max(8.0) * share, 10.0),
    );
    ui.painter().rect_filled(bar, CornerRadius::same(crate::ui::tokens::radius::BADGE), tokens(ui).neutral.soft);
}

/// A refusal in its box, with the words of its clause and the way to the full text.
pub fn refusal_box(ui: &mut Ui, cx: &Cx<'_>, refusal: &Refusal, actions: &mut Actions) {
    clause_box(ui, cx, Standing::Refused, &refusal.message, refusal.clauses.first().copied().unwrap_or(""), actions);
}

/// What clauses said on the way, each in its box.
pub fn findings(ui: &mut Ui, cx: &Cx<'_>, findings: &[Finding], actions: &mut Actions) {
    for finding in findings {
        let standing = match finding.verdict {
            Verdict::Kept => Standing::Kept,
            Verdict::Warned => Standing::Warned,
            Verdict::Refused => Standing::Refused,
        };
        clause_box(ui, cx, standing, &finding.message, finding.clause, actions);
    }
}

fn clause_box(ui: &mut Ui, cx: &Cx<'_>, standing: Standing, message: &Message, id: &'static str, actions: &mut Actions) {
    let sentence = cx.lang.say(message);
    let clause = rules::clause(id);
    let about =
        ClauseBox { sentence: &sentence, id, quote: clause.map_or("", |c| c.words), place: clause.map_or("", |c| c.source), facts: &[] };
    clause::clause_box(ui, standing, about, |ui| {
        if clause.is_some() && Button::link(&cx.lang.tr("customers-view-full-clause")).small().show(ui).clicked() {
            actions.push(Action::Clause(id));
        }
    });
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
