//! FILE-20 「确定对不同客户的交易条件、信用限度额和交易业务信用处理办法」 (001 篇六 第四条4 L98).
//!
//! The credit grade gives terms, limit and handling; a limit of the customer's own goes before. An order that leaves more unpaid
//! than the limit needs 客服主管, exactly the limit does not. 审批 needs 客服主管 for every order, 先款 needs the payment first. A customer
//! without grade and limit has the limit 0.

use crate::base::{Finding, Refusal, Verdict};
use crate::i18n::money;
use crate::msg;

/// How orders of a grade are handled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Handling {
    /// 正常: within the limit nobody is asked.
    #[default]
    Usual,
    /// 审批: 客服主管 approves every order.
    Approved,
    /// 先款: payment first.
    PaidFirst,
}

impl Handling {
    /// Every way, in the order of choices.
    pub const ALL: [Handling; 3] = [Handling::Usual, Handling::Approved, Handling::PaidFirst];

    /// The word in the table and for people.
    pub fn word(self) -> &'static str {
        match self {
            Handling::Usual => "正常",
            Handling::Approved => "审批",
            Handling::PaidFirst => "先款",
        }
    }

    /// The handling of this word.
    pub fn of(word: &str) -> Option<Self> {
        Handling::ALL.into_iter().find(|handling| handling.word() == word)
    }
}

/// What is known of a customer's credit; amounts in fen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Credit {
    /// The most that may be unpaid.
    pub limit: i64,
    /// What is unpaid now.
    pub unpaid: i64,
    /// How orders are handled.
    pub handling: Handling,
}

/// How much of a limit is used, in tenths of a per cent; nothing without a limit.
pub fn used(unpaid: i64, limit: i64) -> Option<i64> {
    let (unpaid, limit) = (i128::from(unpaid), i128::from(limit));
    if limit <= 0 { None } else { i64::try_from((unpaid * 2_000 + limit) / (2 * limit)).ok() }
}

/// Judges an order of this amount of which so much is paid at once. `approves` is somebody who may approve it himself.
///
/// # Errors
/// It needs an approval or the payment.
pub fn judge(credit: Credit, amount: i64, paid: i64, approves: bool) -> Result<Option<Finding>, Refusal> {
    if credit.handling == Handling::PaidFirst && paid < amount {
        return Err(Refusal::by("FILE-20", msg!("customers-credit-pay-first", open = money(amount - paid))));
    }
    let over = credit.unpaid + amount - paid - credit.limit;
    let (asks, approved) = match credit.handling {
        _ if over > 0 && paid < amount => {
            (msg!("customers-credit-over", over = money(over)), msg!("customers-credit-over-approved", over = money(over)))
        }
        Handling::Approved => (msg!("customers-credit-approve"), msg!("customers-credit-approved")),
        _ => return Ok(None),
    };
    if approves {
        Ok(Some(Finding { clause: "FILE-20", verdict: Verdict::Kept, message: approved }))
    } else {
        Err(Refusal::by("FILE-20", asks))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tests_of_the_rule() {
        let credit = Credit { limit: 5_000_000, unpaid: 4_000_000, handling: Handling::Usual };
        assert_eq!(judge(credit, 1_000_000, 0, false), Ok(None));
        let refusal = judge(credit, 1_000_001, 0, false).unwrap_err();
        assert_eq!(crate::i18n::Lang::Zh.say(&refusal.message), "超信用限度 0.01，需主管批准");
        let finding = judge(credit, 1_000_001, 0, true).unwrap().unwrap();
        assert_eq!(crate::i18n::Lang::Zh.say(&finding.message), "超信用限度 0.01，录入人有权批准");
        let first = Credit { handling: Handling::PaidFirst, ..credit };
        assert!(judge(first, 100, 99, true).is_err() && judge(first, 100, 100, false) == Ok(None));
        assert!(judge(Credit::default(), 1, 0, false).is_err() && judge(Credit::default(), 1, 1, false) == Ok(None));
        assert!(judge(Credit { handling: Handling::Approved, ..credit }, 1, 0, false).is_err());
    }
}
