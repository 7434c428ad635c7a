//! Stored values as people read them, and the few brushes that the pages of customers share.

use std::collections::BTreeMap;

use egui::{CornerRadius, Rect, Ui};

use crate::areas::customers::model::{part_message, word_message};
use crate::areas::customers::why::Telling;
use crate::areas::customers::{Column, Field, Kind, MET};
pub use crate::areas::parts::{Reason, Trouble, busy_typing, clock, day_narrow, findings, inside, line_at, not_all, shut, trouble};
use crate::areas::view::Cx;
use crate::base::{Day, Instant, divisions, fold};
use crate::i18n::{Lang, day_long, money, weekday};
use crate::ui::tokens::{Family, tokens};

/// What tells how figures and deadlines came about, with the parameters of today.
pub fn telling<'a>(cx: &Cx<'a>) -> Telling<'a> {
    Telling { params: &cx.parameters.params, now: cx.now }
}

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
    lang.say(&part_message(name))
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

/// What a list shows of a stored cell.
pub fn cell(lang: Lang, column: Column, text: &str, today: Day) -> String {
    match column {
        _ if text.is_empty() => String::new(),
        Column::FirstContact if text == MET => lang.tr("customers-view-met").into_owned(),
        Column::FirstContact => text.parse().map_or_else(|_| text.to_owned(), |due| first_contact(lang, due, today).1),
        Column::CreatedAt | Column::UpdatedAt | Column::LastContact => {
            text.parse().map_or_else(|_| text.to_owned(), |at| day_narrow(Instant(at).day(), today))
        }
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

/// Until when the first contact is due, as the list says it, and how urgent it is (FILE-17).
pub fn first_contact(lang: Lang, due: Day, today: Day) -> (Family, String) {
    match crate::base::days_between(due, today) {
        0 => (Family::Warning, lang.tr("customers-view-until-tonight").into_owned()),
        late @ 1.. => (Family::Danger, lang.say(&crate::msg!("customers-view-late", days = late))),
        _ => (Family::Neutral, format!("{:02}-{:02} {}", due.month(), due.day(), weekday(lang, due))),
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

/// A grey bar in the place of a value that is still being read.
pub fn placeholder(ui: &Ui, share: f32) {
    let room = ui.max_rect();
    let bar = Rect::from_min_size(
        egui::pos2(room.left() + 8.0, (room.center().y - 5.0).round()),
        egui::vec2((room.width() - 16.0).max(8.0) * share, 10.0),
    );
    ui.painter().rect_filled(bar, CornerRadius::same(crate::ui::tokens::radius::BADGE), tokens(ui).neutral.soft);
}
