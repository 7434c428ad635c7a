//! FILE-26 「客户违规事项与欠费记录」 (001 篇七 b2, b7 L13/L18).
//!
//! The ledger holds what is due until when, what is paid, deposits and violations. Arrears are what was due before the day less all that
//! was paid: on its last day nothing is in arrears yet.

use crate::areas::customers::record::{Fee, FeeDraft};
use crate::base::{Day, Flaw, Refusal};
use crate::msg;

/// What is unpaid past its day, in fen. What somebody paid ahead counts for it.
pub fn arrears(fees: &[Fee], today: Day) -> i64 {
    let counted = fees.iter().filter(|fee| fee.void_reason.is_empty()).map(|fee| &fee.draft);
    let (due, paid) =
        counted.fold((0, 0), |(due, paid): (i64, i64), fee| (due + if fee.due_date < today { fee.due } else { 0 }, paid + fee.paid));
    (due - paid).max(0)
}

/// What is deposited, in fen.
pub fn deposits(fees: &[Fee]) -> i64 {
    fees.iter().filter(|fee| fee.void_reason.is_empty()).map(|fee| fee.draft.deposit).sum()
}

/// Checks a line that is entered.
///
/// # Errors
/// What cannot be so, field by field.
pub fn judge(fee: &FeeDraft) -> Result<(), Refusal> {
    let mut flaws = Vec::new();
    let mut flaw = |field, message| flaws.push(Flaw { field, clause: "FILE-26", message });
    if fee.item.trim().is_empty() {
        flaw("item", msg!("customers-record-fee-item"));
    }
    if fee.item.chars().count() > 100 {
        flaw("item", msg!("customers-too-long", limit = 100_i64));
    }
    if fee.violation.chars().count() > 1_000 {
        flaw("violation", msg!("customers-too-long", limit = 1_000_i64));
    }
    if fee.due < 0 || fee.deposit < 0 {
        flaw("due", msg!("customers-money-negative"));
    }
    if fee.due == 0 && fee.deposit == 0 && fee.violation.trim().is_empty() {
        flaw("due", msg!("customers-record-fee-empty"));
    }
    if fee.paid < 0 || fee.paid > fee.due {
        flaw("paid", msg!("customers-record-fee-paid"));
    }
    Refusal::flawed(flaws).map_or(Ok(()), Err)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn fee(due: i64, paid: i64, day: i8) -> Fee {
        let draft =
            FeeDraft { item: "管理费".to_owned(), due_date: date(2026, 3, day), due, paid, deposit: 0, violation: String::new() };
        Fee { id: 1, customer: 1, draft, void_reason: String::new(), by: String::new() }
    }

    #[test]
    fn the_test_of_the_rule() {
        let fees = [fee(50_000, 20_000, 1)];
        assert_eq!((arrears(&fees, date(2026, 3, 1)), arrears(&fees, date(2026, 3, 2))), (0, 30_000));
        let two = [fee(50_000, 20_000, 1), fee(10_000, 10_000, 20)];
        assert_eq!(arrears(&two, date(2026, 3, 2)), 20_000);
        let void = Fee { void_reason: "重复".to_owned(), ..fee(50_000, 0, 1) };
        assert_eq!(arrears(&[void], date(2026, 3, 2)), 0);
    }

    #[test]
    fn a_line_says_something() {
        let good = fee(100, 0, 1).draft;
        assert!(judge(&good).is_ok() && judge(&FeeDraft { paid: 101, ..good.clone() }).is_err());
        assert!(judge(&FeeDraft { due: 0, ..good.clone() }).is_err());
        assert!(judge(&FeeDraft { due: 0, violation: "占用消防通道".to_owned(), ..good.clone() }).is_ok());
        assert!(judge(&FeeDraft { item: " ".to_owned(), ..good }).is_err());
    }
}
