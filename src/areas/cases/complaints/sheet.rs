//! Columns of a list of complaints ↔ the form, in both languages. Guesses nothing: what cannot be read is a flaw of its row, and one bad
//! row never hides the next.

use std::collections::BTreeSet;

use super::commands::look_over;
use super::model::{Channel, Draft, Emotion};
use crate::base::dates::parse_day;
use crate::base::fold::{clean, fold};
use crate::base::{Flaw, Instant, Message};
use crate::msg;

/// A column that is understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Heading {
    /// 投诉人
    Complainant,
    /// 联系方式
    Phone,
    /// 投诉时间
    HappenedAt,
    /// 渠道
    Channel,
    /// 商品/服务
    Product,
    /// 投诉内容
    Content,
    /// 投诉要求
    Demand,
    /// 客户情绪
    Emotion,
}

/// Every column with the titles by which it is known; the first one is written.
const TITLES: [(Heading, &[&str]); 8] = [
    (Heading::Complainant, &["投诉人", "姓名", "客户姓名", "complainant", "name"]),
    (Heading::Phone, &["联系方式", "联系电话", "电话", "手机", "phone", "contact"]),
    (Heading::HappenedAt, &["投诉时间", "时间", "时间日期", "complained at", "time"]),
    (Heading::Channel, &["投诉渠道", "渠道", "channel"]),
    (Heading::Product, &["商品/服务", "商品", "服务", "订单", "product"]),
    (Heading::Content, &["投诉内容", "内容", "content"]),
    (Heading::Demand, &["投诉要求", "要求", "诉求", "demand"]),
    (Heading::Emotion, &["客户情绪", "情绪", "emotion"]),
];

/// The titles of an empty sheet.
pub fn titles() -> Vec<&'static str> {
    TITLES.iter().filter_map(|(_, names)| names.first().copied()).collect()
}

/// Which column each title is; `None` where it is not known, and for the second one of a kind.
pub fn headings(titles: &[String]) -> Vec<Option<Heading>> {
    let mut taken = BTreeSet::new();
    let known = |title: &String| {
        let title = fold(title);
        TITLES.iter().find(|(_, names)| names.iter().any(|name| fold(name) == title)).map(|(heading, _)| *heading)
    };
    titles.iter().map(|title| known(title).filter(|heading| taken.insert(*heading))).collect()
}

/// A row as it was understood, and what is wrong with it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Row {
    /// The form.
    pub draft: Draft,
    /// What is wrong, column by column.
    pub flaws: Vec<Flaw>,
}

/// Understands a row.
pub fn row(headings: &[Option<Heading>], cells: &[String], at: Instant) -> Row {
    let mut row = Row::default();
    let draft = &mut row.draft;
    for (heading, cell) in headings.iter().zip(cells) {
        let (Some(heading), value) = (heading, clean(cell)) else { continue };
        if value.is_empty() {
            continue;
        }
        let unknown = |field, message: Message| Flaw { field, clause: "CASE-01", message };
        match heading {
            Heading::Complainant => draft.complainant = value,
            Heading::Phone => draft.phone = value,
            Heading::Product => draft.product = value,
            Heading::Content => draft.content = value,
            Heading::Demand => draft.demand = value,
            Heading::HappenedAt => match moment(&value) {
                Ok(then) => draft.happened_at = Some(then),
                Err(message) => row.flaws.push(unknown("happened_at", message)),
            },
            Heading::Channel => {
                draft.channel = Channel::ALL.iter().copied().find(|channel| fold(channel.word()) == fold(&value));
                if draft.channel.is_none() {
                    row.flaws.push(unknown("channel", msg!("cases-complaints-sheet-channel", value = value)));
                }
            }
            Heading::Emotion => {
                draft.emotion = Emotion::of(&value);
                if draft.emotion.is_none() {
                    row.flaws.push(unknown("emotion", msg!("cases-complaints-sheet-emotion", value = value)));
                }
            }
        }
    }
    // A field that could not be read is not missing as well.
    let (missing, _) = look_over(&row.draft, at);
    for flaw in missing {
        if row.flaws.iter().all(|known| known.field != flaw.field) {
            row.flaws.push(flaw);
        }
    }
    row
}

/// `2026-04-26 22:19`, with or without seconds; a day alone is its first moment.
fn moment(text: &str) -> Result<Instant, Message> {
    let day = parse_day(text)?;
    let time = text.split_whitespace().skip(1).last().and_then(|time| time.parse::<jiff::civil::Time>().ok());
    Ok(Instant::of(day.to_datetime(time.unwrap_or(jiff::civil::Time::midnight()))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::datetime;

    fn cells(text: &str) -> Vec<String> {
        text.split(',').map(str::to_owned).collect()
    }

    #[test]
    fn a_list_as_offices_keep_it_is_understood() {
        let headings = headings(&cells("投诉人,联系电话,投诉时间,投诉渠道,商品/服务,投诉内容,投诉要求,客户情绪,备注"));
        assert_eq!(headings.iter().filter(|heading| heading.is_none()).count(), 1);
        let at = Instant::of(datetime(2026, 6, 1, 9, 0, 0, 0));
        let good = row(&headings, &cells("李强,15001170849,2026-04-26 22:19,在线客服,外卖配送,送晚了三个小时,退款,悲伤,x"), at);
        assert_eq!(good.flaws, []);
        assert_eq!(good.draft.happened_at, Some(Instant::of(datetime(2026, 4, 26, 22, 19, 0, 0))));
        assert_eq!((good.draft.channel, good.draft.emotion), (Some(Channel::Chat), Some(Emotion::Sad)));
        let bad = row(&headings, &cells(",15001170849,2026-07-26 22:19,传真,外卖配送,,退款,高兴,x"), at);
        let fields: Vec<&str> = bad.flaws.iter().map(|flaw| flaw.field).collect();
        assert_eq!(fields, ["channel", "emotion", "complainant", "happened_at", "content"]);
    }

    #[test]
    fn an_empty_sheet_is_understood_by_its_own_titles() {
        let titles: Vec<String> = titles().into_iter().map(str::to_owned).collect();
        assert!(headings(&titles).iter().all(Option::is_some));
    }
}
