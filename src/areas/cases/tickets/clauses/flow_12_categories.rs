//! FLOW-12 关于商品、快递、售后、价格、网站活动、支付方式等疑问 — consultations are counted by what they are about, day by day.
//!
//! A consultation without a category counts as 其他. Source: 000 篇3.

use crate::areas::cases::tickets::model::{Category, Draft, Kind};

/// The category under which it is counted; none for what is no consultation.
pub fn of(draft: &Draft) -> Option<Category> {
    match (draft.kind, draft.category) {
        (_, Some(category)) => Some(category),
        (Kind::Inquiry, None) => Some(Category::Other),
        _ => None,
    }
}
