//! FLOW-09 引导至最合适的咨询渠道 — a table of rules tells where what comes in is best off: by content and kind of customer.
//!
//! The rule that says most wins; of equals, the older one. Source: 004 02.

use crate::areas::cases::tickets::model::{Category, Kind, Rule};

/// The rule for what came in.
pub fn hit(rules: &[Rule], kind: Kind, category: Option<Category>, is_key: bool) -> Option<&Rule> {
    let fits = |rule: &&Rule| {
        rule.kind.is_none_or(|one| one == kind) && (rule.category.is_none() || rule.category == category) && (!rule.key_only || is_key)
    };
    let says = |rule: &&Rule| i64::from(rule.kind.is_some()) + i64::from(rule.category.is_some()) + i64::from(rule.key_only);
    rules.iter().filter(fits).max_by_key(|rule| (says(rule), -rule.id))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rule_that_says_most_wins() {
        let rule = |id: i64, kind: Option<Kind>, key_only: bool| Rule {
            id,
            kind,
            category: None,
            key_only,
            channel: if key_only { "专线" } else { "" }.to_owned(),
            group: None,
        };
        let rules = [rule(1, Some(Kind::Repair), false), rule(2, Some(Kind::Repair), true), rule(3, Some(Kind::Repair), false)];
        let found = |kind: Kind, key: bool| hit(&rules, kind, None, key).map(|rule| rule.id);
        assert_eq!(found(Kind::Repair, true), Some(2));
        assert_eq!(found(Kind::Repair, false), Some(1));
        assert_eq!(found(Kind::Inquiry, true), None);
    }
}
