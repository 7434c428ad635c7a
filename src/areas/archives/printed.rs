//! The archive on paper: 档案目录 of a customer (FILE-07), 借阅登记 of a period (FILE-10), 销毁清单 of a destruction (FILE-11).

use super::commands::missing;
use super::model::{Disposal, Document, Loan, Printout, Signed};
use super::store::papers::with_documents;
use super::store::{disposals, loans};
use super::{Answer, Catalogue, DocumentRow, Line, Query, ask, of_archive};
use crate::areas::Context;
use crate::base::{Day, Instant, No};
use crate::exchange::{Block, Entry, Page, PrintColumn, PrintTable};
use crate::i18n::{Lang, share};
use crate::msg;

/// Fills a page that says who printed it, as far as the person's posts allow.
///
/// # Errors
/// A refusal by SEC-08, what is not there, or a fault.
pub fn form(cx: &Context<'_, '_>, what: Printout, page: Page) -> Result<Page, No> {
    match what {
        Printout::Catalogue(customer) => match ask(cx, &Query::Catalogue { customer })? {
            Answer::Catalogue(found) => Ok(catalogue(&found, page)),
            _ => Err(No::Refused(missing())),
        },
        Printout::Loans { from, to } => {
            let tx = of_archive(cx)?;
            let found = with_documents(tx, loans::between(tx, from, to)?, |loan| &loan.draft.documents)?;
            Ok(register(&found, (from, to), page))
        }
        Printout::Destruction(id) => {
            let tx = of_archive(cx)?;
            let found = with_documents(tx, disposals::disposal(tx, id)?.into_iter().collect(), |disposal| &disposal.documents)?;
            found.first().map(|line| destruction(line, page)).ok_or_else(|| No::Refused(missing()))
        }
    }
}

fn catalogue(found: &Catalogue, page: Page) -> Page {
    let lang = page.lang;
    let heads = ["number", "title", "doc-no", "issuer", "issued", "pages", "category", "secrecy", "place", "state"];
    let rows = found.documents.iter().enumerate().map(|(at, document)| {
        let draft = &document.draft;
        let mut row = described(lang, at, document);
        row.extend([draft.place.clone(), lang.say(&document.state.message())]);
        row
    });
    let (present, applicable) = (found.completeness.present, found.completeness.applicable);
    let missing: Vec<String> =
        found.completeness.missing.iter().map(|category| format!("{} {}", category.mark(), lang.say(&category.message()))).collect();
    let complete = msg!("archives-print-share", share = share(present, applicable), present = present, applicable = applicable);
    let mut facts = vec![fact(lang, "customer", &found.owner.name), fact(lang, "customer-no", &found.owner.no)];
    facts.extend(page.facts);
    facts.push(fact(lang, "complete", &lang.say(&complete)));
    facts.push(fact(lang, "missing", &lang.list(&missing)));
    let blocks = vec![table(lang, &heads, rows.collect()), signatures(lang, &["keeper", "checker", "day"])];
    Page { title: lang.tr("archives-print-catalogue").into_owned(), facts, blocks, ..page }
}

fn register(found: &[Line<Loan>], (from, to): (Day, Day), page: Page) -> Page {
    let lang = page.lang;
    let heads = ["loan-no", "lent", "borrower", "documents", "purpose", "approver", "due", "returned", "condition", "state"];
    let rows = found.iter().map(|line| {
        let loan = &line.line;
        let borrower = &loan.draft.borrower;
        let names = [borrower.name.as_str(), borrower.department.as_str()];
        vec![
            loan.no.clone(),
            day_of(loan.lent_at),
            names.into_iter().filter(|name| !name.is_empty()).collect::<Vec<_>>().join("\n"),
            line.documents.iter().map(|row| titled(&row.document)).collect::<Vec<_>>().join("\n"),
            loan.draft.purpose.clone(),
            loan.approver.clone(),
            loan.draft.due.to_string(),
            day_of(loan.returned_at),
            loan.condition.clone(),
            lang.say(&loan.state.message()),
        ]
    });
    let mut facts = page.facts;
    let period = msg!("archives-print-period-days", from = from.to_string(), to = to.to_string());
    facts.push(fact(lang, "period", &lang.say(&period)));
    let blocks = vec![table(lang, &heads, rows.collect()), signatures(lang, &["keeper", "checker", "day"])];
    Page { title: lang.tr("archives-print-loans").into_owned(), facts, blocks, ..page }
}

fn destruction(line: &Line<Disposal>, page: Page) -> Page {
    let lang = page.lang;
    let disposal = &line.line;
    let entry = |id: &str, value: &str| fact(lang, id, value);
    let signed = |by: &Signed| format!("{} {}", by.name, by.at.day());
    let grid = vec![
        entry("destruction-no", &disposal.no),
        entry("state", &lang.say(&disposal.state.message())),
        entry("method", &lang.say(&disposal.method.message())),
        entry("count", &line.documents.len().to_string()),
        entry("asked", &signed(&disposal.asked)),
        entry("decided", &disposal.decided.as_ref().map(signed).unwrap_or_default()),
        entry("destroyer", &disposal.by),
        entry("witness", &disposal.witness),
        entry("destroyed", &day_of(disposal.done_at)),
        Entry::wide(lang.tr("archives-print-reason"), disposal.reason.clone()),
    ];
    let heads = ["number", "title", "doc-no", "issuer", "issued", "pages", "category", "secrecy", "customer"];
    let rows = line.documents.iter().enumerate().map(|(at, DocumentRow { document, customer })| {
        let mut row = described(lang, at, document);
        row.push(customer.clone());
        row
    });
    let blocks = vec![
        Block::Grid(grid),
        Block::Heading(lang.tr("archives-print-documents").into_owned()),
        table(lang, &heads, rows.collect()),
        signatures(lang, &["destroyer", "witness", "approver", "day"]),
    ];
    Page { title: lang.tr("archives-print-destruction").into_owned(), blocks, ..page }
}

/// Number, title, number and name of the issuer, day, pages, category, secrecy: what all lists of documents begin with.
fn described(lang: Lang, at: usize, document: &Document) -> Vec<String> {
    let draft = &document.draft;
    vec![
        (at + 1).to_string(),
        draft.title.clone(),
        draft.doc_no.clone(),
        draft.issuer.clone(),
        draft.issued.map(|day| day.to_string()).unwrap_or_default(),
        if draft.pages == 0 { String::new() } else { draft.pages.to_string() },
        format!("{} {}", draft.category.mark(), lang.say(&draft.category.message())),
        lang.say(&draft.secrecy.message()),
    ]
}

fn titled(document: &Document) -> String {
    format!("{} {}", document.no, document.draft.title)
}

fn day_of(at: Option<Instant>) -> String {
    at.map(|at| at.day().to_string()).unwrap_or_default()
}

fn fact(lang: Lang, id: &str, value: &str) -> Entry {
    Entry::new(lang.tr(&format!("archives-print-{id}")), value)
}

fn table(lang: Lang, heads: &[&str], rows: Vec<Vec<String>>) -> Block {
    let column = |id: &&str| PrintColumn { title: lang.tr(&format!("archives-print-{id}")).into_owned(), right: matches!(*id, "pages") };
    Block::Table(PrintTable { columns: heads.iter().map(column).collect(), rows })
}

fn signatures(lang: Lang, ids: &[&str]) -> Block {
    Block::Signatures(ids.iter().map(|id| lang.tr(&format!("archives-print-{id}")).into_owned()).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::areas::archives::model::{Category, DisposalState, Draft, Method, Secrecy, State};
    use jiff::civil::{date, datetime};

    fn document(no: &str, category: i64) -> DocumentRow {
        let draft = Draft {
            title: "租赁合同 #1*".to_owned(),
            doc_no: "合〔2026〕3 号".to_owned(),
            issuer: "渤海建材".to_owned(),
            issued: Some(date(2026, 1, 15)),
            pages: 12,
            category: Category::of(category).unwrap(),
            secrecy: Secrecy::Secret,
            ..Draft::default()
        };
        let document = Document {
            id: 1,
            no: no.to_owned(),
            rev: 1,
            customer: 1,
            draft,
            state: State::Condemned,
            registered: Signed::default(),
            registered_by: 1,
            filed: None,
        };
        DocumentRow { document, customer: "渤海建材".to_owned() }
    }

    #[test]
    fn a_destruction_names_everybody_who_answers_for_it() {
        let at = Instant::of(datetime(2026, 3, 10, 9, 0, 0, 0));
        let disposal = Disposal {
            id: 1,
            no: "XH-20260310-001".to_owned(),
            documents: vec![1, 2],
            method: Method::Shredded,
            reason: "保管期满".to_owned(),
            state: DisposalState::Done,
            asked: Signed { at, name: "许晴".to_owned() },
            decided: Some(Signed { at, name: "何平".to_owned() }),
            by: "甲".to_owned(),
            witness: "乙".to_owned(),
            done_at: Some(at),
        };
        let line = Line { line: disposal, documents: vec![document("DA-1", 1), document("DA-2", 7)] };
        for lang in [Lang::Zh, Lang::En] {
            let page = destruction(&line, Page::by(lang, "", "岚桥客服中心", "许晴", at.local()));
            let Some(Block::Grid(entries)) = page.blocks.first() else { panic!() };
            for wanted in ["XH-20260310-001", "许晴 2026-03-10", "何平 2026-03-10", "甲", "乙", "保管期满", "2"] {
                assert!(entries.iter().any(|entry| entry.value == wanted), "{wanted} in {entries:?}");
            }
            assert!(page.blocks.iter().any(|block| matches!(block, Block::Table(table) if table.rows.len() == 2)));
            assert!(matches!(page.blocks.last(), Some(Block::Signatures(labels)) if labels.len() == 4));
            assert!(page.pdf().unwrap().starts_with(b"%PDF"));
        }
    }
}
