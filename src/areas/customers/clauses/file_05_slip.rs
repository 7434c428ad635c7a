//! FILE-05 「回执单内容的完整性和真实性至关重要，否则就成为一张废纸」 (003 二2 L89–91).
//!
//! A slip needs eight values. What lacks one is kept as 不完整: nobody is visited on its ground, and it counts against the shop. The same
//! phone under another name, or the same serial twice, is 疑似不实 until the clerk made sure (ASSUMPTION).

use crate::areas::customers::record::{SlipDraft, SlipField, SlipState};
use crate::base::fold::clean;
use crate::base::{Arg, Day, Finding, Flaw, Message, Verdict, check};
use crate::msg;

/// Longest value, in characters.
const LONGEST: usize = 100;

/// What speaks against a slip.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doubt {
    /// The same phone belongs to another name.
    Phone,
    /// The same serial stands on another slip.
    Serial,
}

impl Doubt {
    /// The stored word.
    pub const fn word(self) -> &'static str {
        match self {
            Doubt::Phone => "phone",
            Doubt::Serial => "serial",
        }
    }

    /// The doubt of a stored word.
    pub fn of(word: &str) -> Option<Doubt> {
        [Doubt::Phone, Doubt::Serial].into_iter().find(|doubt| doubt.word() == word)
    }

    /// What it says about the slip or file of this number.
    pub fn message(self, first: &str) -> Message {
        match self {
            Doubt::Phone => msg!("customers-record-doubt-phone", first = first),
            Doubt::Serial => msg!("customers-record-doubt-serial", first = first),
        }
    }
}

/// An earlier slip with the same phone or serial, or the file that has the phone.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Earlier {
    /// The slip, if it is one.
    pub slip: Option<i64>,
    /// Its number, or that of the file.
    pub no: String,
    /// The names under which the phone is known.
    pub names: Vec<String>,
    /// Its phone.
    pub phone: String,
    /// Its serial; empty for a file.
    pub serial: String,
}

/// The values that are missing.
pub fn missing(draft: &SlipDraft) -> Vec<SlipField> {
    SlipField::ALL.into_iter().filter(|field| draft.get(*field).is_empty()).collect()
}

/// Values in their one form: without stray spaces, phones as they are dialled.
pub fn tidy(draft: &SlipDraft) -> SlipDraft {
    let mut out = SlipDraft::default();
    for field in SlipField::ALL {
        let value = clean(draft.get(field));
        out.set(field, if field == SlipField::Phone { check::phone(&value).unwrap_or(value) } else { value });
    }
    out
}

/// What cannot be so; a missing value is no flaw.
pub fn flaws(draft: &SlipDraft, today: Day) -> Vec<Flaw> {
    let mut flaws = Vec::new();
    for field in SlipField::ALL {
        let value = draft.get(field);
        let wrong = match field {
            _ if value.is_empty() => None,
            _ if value.chars().count() > LONGEST => Some(msg!("customers-too-long", limit = LONGEST)),
            SlipField::Phone => check::phone(value).err(),
            SlipField::Bought => match value.parse::<Day>() {
                Err(_) => Some(msg!("customers-no-day")),
                Ok(day) => (day > today).then(|| msg!("customers-order-future")),
            },
            _ => None,
        };
        flaws.extend(wrong.map(|message| Flaw { field: field.name(), clause: "FILE-05", message }));
    }
    flaws
}

/// What speaks against a slip, and which earlier one: the serial weighs more than the phone.
pub fn doubt<'a>(draft: &SlipDraft, earlier: &'a [Earlier]) -> Option<(Doubt, &'a Earlier)> {
    let (name, phone, serial) = (draft.get(SlipField::Name), draft.get(SlipField::Phone), draft.get(SlipField::Serial));
    let same_serial = earlier.iter().find(|first| !serial.is_empty() && first.serial == serial);
    let other_name = |first: &&Earlier| {
        !phone.is_empty() && !name.is_empty() && first.phone == phone && !first.names.is_empty() && !first.names.iter().any(|n| n == name)
    };
    same_serial.map(|first| (Doubt::Serial, first)).or_else(|| earlier.iter().find(other_name).map(|first| (Doubt::Phone, first)))
}

/// The state that follows.
pub fn state(missing: &[SlipField], doubt: Option<Doubt>) -> SlipState {
    match (missing.is_empty(), doubt) {
        (false, _) => SlipState::Incomplete,
        (true, Some(_)) => SlipState::Doubtful,
        (true, None) => SlipState::Complete,
    }
}

/// Whether a new customer may be visited on the ground of a slip in this state.
pub fn counts(state: SlipState) -> bool {
    matches!(state, SlipState::Complete | SlipState::Verified)
}

/// What the clause says of a slip that is saved.
pub fn judge(missing: &[SlipField], doubt: Option<(Doubt, &Earlier)>) -> Vec<Finding> {
    let warned = |message| Finding { clause: "FILE-05", verdict: Verdict::Warned, message };
    let mut findings = Vec::new();
    if !missing.is_empty() {
        let fields = missing.iter().map(|field| field.message()).reduce(|all, next| msg!("customers-record-and", a = all, b = next));
        findings.extend(fields.map(|fields| warned(msg!("customers-record-slip-lacks", fields = Arg::Message(fields)))));
    }
    findings.extend(doubt.map(|(doubt, first)| warned(doubt.message(&first.no))));
    findings
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn slip(name: &str, phone: &str, serial: &str) -> SlipDraft {
        let mut draft = SlipDraft::default();
        for field in SlipField::ALL {
            draft.set(field, "甲");
        }
        draft.set(SlipField::Name, name);
        draft.set(SlipField::Phone, phone);
        draft.set(SlipField::Serial, serial);
        draft.set(SlipField::Bought, "2026-03-01");
        draft
    }

    #[test]
    fn the_tests_of_the_rule() {
        let whole = slip("赵海燕", "13812345678", "8600123");
        assert_eq!((missing(&whole), state(&[], None)), (Vec::new(), SlipState::Complete));
        let lacks = slip("赵海燕", "", "8600123");
        assert_eq!(missing(&lacks), [SlipField::Phone]);
        assert_eq!(state(&missing(&lacks), None), SlipState::Incomplete);
        assert!(!counts(SlipState::Incomplete) && !counts(SlipState::Doubtful) && counts(SlipState::Verified));
        let first = Earlier {
            slip: Some(1),
            no: "HZ-1".to_owned(),
            names: vec!["赵海燕".to_owned()],
            phone: "13812345678".to_owned(),
            serial: "8600123".to_owned(),
        };
        let earlier = [first];
        let doubted = |draft: &SlipDraft| doubt(draft, &earlier).map(|(doubt, _)| doubt);
        assert_eq!(doubted(&slip("王强", "13900000000", "8600123")), Some(Doubt::Serial));
        assert_eq!(doubted(&slip("王强", "13812345678", "8600124")), Some(Doubt::Phone));
        assert_eq!(doubted(&slip("赵海燕", "13812345678", "8600124")), None);
        assert_eq!(doubted(&slip("王强", "", "")), None);
    }

    #[test]
    fn what_cannot_be_so_is_a_flaw() {
        let today = date(2026, 3, 10);
        let mut draft = slip("赵海燕", " 138 1234 5678 ", "8600123");
        draft = tidy(&draft);
        assert_eq!(draft.get(SlipField::Phone), "13812345678");
        assert!(flaws(&draft, today).is_empty() && flaws(&SlipDraft::default(), today).is_empty());
        draft.set(SlipField::Phone, "138");
        draft.set(SlipField::Bought, "2026-03-11");
        assert_eq!(flaws(&draft, today).iter().map(|flaw| flaw.field).collect::<Vec<_>>(), ["phone", "purchase_date"]);
    }
}
