//! ESC-03 「危及通信设备人身安全问题」 (请示报告 3 L150): urgent unless the reporter says otherwise.

use super::super::model::Category;

/// Whether a report of this category begins as an emergency.
pub fn is_usually_urgent(category: Category) -> bool {
    category == Category::Danger
}
