//! ESC-03 「危及通信设备人身安全问题」 (请示报告 3 L150): urgent unless the reporter says otherwise.

use super::super::model::Category;

/// Whether a report of this category begins as an emergency.
pub fn is_usually_urgent(category: Category) -> bool {
    category == Category::Danger
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_danger_begins_as_an_emergency() {
        let urgent: Vec<Category> = Category::ALL.iter().copied().filter(|category| is_usually_urgent(*category)).collect();
        assert_eq!(urgent, [Category::Danger], "ESC-03");
    }
}
