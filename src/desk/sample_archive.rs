//! Made-up archives for the sample department: documents in several states, a loan, a letter, a cabinet.

use crate::areas::archives::{
    self, Borrower, Category, Condition, Direction, Draft, LetterDraft, LetterKind, LoanDraft, Medium, Method, Secrecy, Ticks,
};
use crate::areas::{Answer, Command, Query, customers};
use crate::base::{Instant, No, plus_days};
use crate::desk::Desk;

/// Title, category, days since it was issued, secret.
const DOCUMENTS: [(&str, i64, i64, bool); 9] = [
    ("租赁合同", 1, 240, true),
    ("公司简介", 1, 200, false),
    ("押金收据", 2, 190, true),
    ("装修申请与图纸", 3, 150, false),
    ("迁入登记表", 4, 148, true),
    ("营业执照副本", 5, 120, true),
    ("负责人身份证复印件", 5, 119, true),
    ("消防整改通知回执", 6, 60, false),
    ("停车位使用协议", 6, 30, false),
];

/// Customers whose archives are begun.
const ARCHIVES: usize = 4;

/// Registers documents of the newest customers, lends one and asks for the destruction of another.
///
/// # Errors
/// As [`Desk::perform`].
pub fn fill(desk: &mut Desk, at: Instant) -> Result<(), No> {
    let first = customers::Query::First { list: customers::ListQuery::default(), columns: Vec::new(), limit: ARCHIVES };
    let Answer::Customers(customers::Answer::First { rows, .. }) = desk.ask(&Query::Customers(first), at)? else { return Ok(()) };
    let mut act = |command| desk.perform(&Command::Archives(command), at);
    let today = at.day();
    let mut ordinary = Vec::new();
    for (place, row) in rows.iter().enumerate() {
        for (title, category, days, secret) in DOCUMENTS.iter().skip(place) {
            let draft = Draft {
                title: (*title).to_owned(),
                issued: Some(plus_days(today, -days)),
                pages: 1 + days % 7,
                category: Category::of(*category).unwrap_or(Category::LETTERS),
                secrecy: if *secret { Secrecy::Secret } else { Secrecy::Ordinary },
                place: format!("A 柜 {} 层", 1 + place),
                medium: Medium::Paper,
                material: "打印".to_owned(),
                format_ok: true,
                review_due: (*category == 5).then(|| plus_days(today, 20)),
                ..Draft::default()
            };
            // The newest ones are still to be filed.
            let file = (*days > 30).then_some(Ticks::ALL);
            let id = act(archives::Command::Register { customer: row.id, draft: Box::new(draft), file })?.id;
            if file.is_some() && !secret {
                ordinary.push(id);
            }
        }
    }
    if let [lent, doomed, ..] = ordinary.as_slice() {
        let borrower = Borrower { staff: None, name: "李律师".to_owned(), department: "海川律师事务所".to_owned() };
        let loan =
            LoanDraft { documents: vec![*lent], borrower, purpose: "诉讼举证".to_owned(), due: plus_days(today, 3), approver: None };
        act(archives::Command::Lend(Box::new(loan)))?;
        act(archives::Command::Doom { documents: vec![*doomed], method: Method::Shredded, reason: "客户已迁出".to_owned() })?;
    }
    if let Some(row) = rows.first() {
        let letter = LetterDraft {
            customer: row.id,
            direction: Direction::Out,
            kind: LetterKind::Notice,
            title: "停水检修通知".to_owned(),
            issuer: String::new(),
            receiver: String::new(),
        };
        act(archives::Command::Letter(Box::new(letter)))?;
    }
    act(archives::Command::Check { cabinet: "A 柜".to_owned(), condition: Condition::Sound, measure: String::new() })?;
    Ok(())
}
