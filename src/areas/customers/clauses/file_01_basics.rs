//! FILE-01 「客户的基本情况、所有者、管理者、与本公司交易时间、企业规模、行业、资产」 (001 篇六 第三条1 L91).
//!
//! A file is not saved without a name and at least one contact; the other headings may follow. The day since when the customer
//! trades is not later than today. Completeness is filled headings / 7.

use crate::areas::customers::model::{Draft, Field};
use crate::base::{Day, Flaw};
use crate::msg;

/// What is missing or wrong.
pub fn judge(draft: &Draft, today: Day) -> Vec<Flaw> {
    let mut flaws = Vec::new();
    if draft.get(Field::Name).trim().is_empty() {
        flaws.push(Flaw { field: "name", clause: "FILE-01", message: msg!("customers-name-blank") });
    }
    if draft.contacts.iter().all(|contact| contact.is_blank()) {
        flaws.push(Flaw { field: "mobile", clause: "FILE-01", message: msg!("customers-contact-blank") });
    }
    if draft.get(Field::TradingSince).parse::<Day>().is_ok_and(|since| since > today) {
        flaws.push(Flaw {
            field: "trading_since",
            clause: "FILE-01",
            message: msg!("customers-trading-future", today = today.to_string()),
        });
    }
    flaws
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::areas::customers::model::Contact;
    use crate::i18n::share;
    use jiff::civil::date;

    #[test]
    fn the_tests_of_the_rule() {
        let today = date(2026, 3, 10);
        let mut draft = Draft::default();
        assert_eq!(
            judge(&draft, today).iter().map(|f| f.message.id).collect::<Vec<_>>(),
            ["customers-name-blank", "customers-contact-blank"]
        );
        draft.set(Field::Name, "渤海建材");
        draft.contacts.push(Contact { landline: "0315-2800001".to_owned(), ..Contact::default() });
        draft.set(Field::Owner, "赵海燕");
        draft.set(Field::Industry, "建筑业");
        assert!(judge(&draft, today).is_empty());
        assert_eq!(share(draft.filled_headings() as i64, Draft::HEADINGS as i64), "42.9%");
        draft.set(Field::TradingSince, "2026-03-11");
        assert_eq!(judge(&draft, today).first().map(|f| f.field), Some("trading_since"));
        draft.set(Field::TradingSince, "2026-03-10");
        assert!(judge(&draft, today).is_empty());
    }
}
