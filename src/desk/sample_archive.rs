//! Made-up archives for the sample department: documents in every state with scans, loans, destructions, letters, cabinets, keepers.

use std::io::Cursor;

use image::{ImageFormat, Rgb, RgbImage};

use super::Desk;
use crate::areas::archives::{
    self, Borrower, Category, Condition, Direction, Draft, LetterDraft, LetterKind, LoanDraft, Medium, Method, Secrecy, Ticks,
};
use crate::areas::attachments::{self, Content, Record};
use crate::areas::{self, Answer, Query, customers, staff};
use crate::base::{Instant, No, Post, plus_days};
use crate::exchange::{Block, Page, Paragraph, Style};

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

/// People who act in the archive.
struct People {
    archivist: i64,
    supervisor: i64,
    director: i64,
    agents: Vec<i64>,
}

/// Fills the archives of the newest customers, days before today and each in its own act.
///
/// # Errors
/// As [`Desk::perform`].
pub fn fill(desk: &mut Desk, at: Instant) -> Result<(), No> {
    let first = customers::Query::First { list: customers::ListQuery::default(), columns: Vec::new(), limit: ARCHIVES };
    let Answer::Customers(customers::Answer::First { rows, .. }) = desk.ask(&Query::Customers(first), at)? else { return Ok(()) };
    let Some(people) = people(desk, at)? else { return Ok(()) };
    let customers: Vec<i64> = rows.iter().map(|row| row.id).collect();
    let mut archive = Archive { desk, people, at, ordinary: Vec::new(), secret: Vec::new() };
    archive.documents(&customers)?;
    archive.scans()?;
    archive.loans()?;
    archive.ends()?;
    archive.letters(&customers)?;
    archive.cabinets()?;
    archive.keepers()
}

fn people(desk: &mut Desk, at: Instant) -> Result<Option<People>, No> {
    let Answer::Staff(staff::Answer::People(people)) = desk.ask(&Query::Staff(staff::Query::People), at)? else { return Ok(None) };
    let of = |post: Post| people.iter().filter(move |person| person.staff.draft.posts.contains(&post)).map(|person| person.staff.id);
    let (Some(archivist), Some(supervisor), Some(director)) =
        (of(Post::Archivist).next(), of(Post::Supervisor).next(), of(Post::Director).next_back())
    else {
        return Ok(None);
    };
    Ok(Some(People { archivist, supervisor, director, agents: of(Post::Agent).collect() }))
}

/// The archive while things happen in it.
struct Archive<'a> {
    desk: &'a mut Desk,
    people: People,
    at: Instant,
    /// Filed documents.
    ordinary: Vec<i64>,
    secret: Vec<i64>,
}

impl Archive<'_> {
    /// Does something so many days ago; returns the id of what was made.
    fn act(&mut self, who: i64, days: i64, command: archives::Command) -> Result<i64, No> {
        self.perform(who, days, &areas::Command::Archives(command))
    }

    fn perform(&mut self, who: i64, days: i64, command: &areas::Command) -> Result<i64, No> {
        let then = Instant(self.at.0 - days * 86_400_000);
        Ok(areas::perform(self.desk.store(), who, command, then, &mut |_| Ok(()))?.id)
    }

    fn documents(&mut self, customers: &[i64]) -> Result<(), No> {
        let today = self.at.day();
        for (place, customer) in (0_i64..).zip(customers) {
            for (title, category, days, secret) in DOCUMENTS.iter().skip(usize::try_from(place).unwrap_or(0)) {
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
                // The newest ones are still to be filed, the first of them too late.
                let file = (*days > 30).then_some(Ticks::ALL);
                let ago = if file.is_some() { 20 } else { 5 - place };
                let register = archives::Command::Register { customer: *customer, draft: Box::new(draft), file };
                let id = self.act(self.people.archivist, ago, register)?;
                match (file, secret) {
                    (Some(_), true) => self.secret.push(id),
                    (Some(_), false) => self.ordinary.push(id),
                    (None, _) => {}
                }
            }
        }
        Ok(())
    }

    /// A contract as a PDF of several pages, and a picture.
    fn scans(&mut self) -> Result<(), No> {
        let (Some(contract), Some(about)) = (self.secret.first().copied(), self.ordinary.first().copied()) else { return Ok(()) };
        for (document, name, bytes) in [(contract, "租赁合同.pdf", contract_pages()?), (about, "门头照片.png", shop_sign())] {
            let (record, content) = (Record::document(document), Content::of(bytes));
            let add = attachments::Command::Add { record, name: name.to_owned(), note: String::new(), content };
            self.perform(self.people.archivist, 19, &areas::Command::Attachments(add))?;
        }
        Ok(())
    }

    /// One out, one overdue, one back, one that waits for its approval.
    fn loans(&mut self) -> Result<(), No> {
        let today = self.at.day();
        let (archivist, supervisor) = (self.people.archivist, self.people.supervisor);
        let ours = self.people.agents.first().copied();
        let lend = |document: i64, name: &str, department: &str, staff, purpose: &str, due: i64, approver| {
            let borrower = Borrower { staff, name: name.to_owned(), department: department.to_owned() };
            let due = plus_days(today, due);
            archives::Command::Lend(Box::new(LoanDraft { documents: vec![document], borrower, purpose: purpose.to_owned(), due, approver }))
        };
        let ([out, late, back, ..], [asked, ..]) = (self.ordinary.as_slice(), self.secret.as_slice()) else { return Ok(()) };
        let (out, late, back, asked) = (*out, *late, *back, *asked);
        self.act(archivist, 3, lend(out, "李律师", "海川律师事务所", None, "诉讼举证", 3, None))?;
        self.act(archivist, 8, lend(late, "王芳", "一班", ours, "核对客户简介", -2, None))?;
        let loan = self.act(archivist, 15, lend(back, "高远", "技术组", None, "图纸会审", -9, None))?;
        self.act(archivist, 10, archives::Command::Return { loan, condition: "完好".to_owned() })?;
        self.act(archivist, 0, lend(asked, "吴磊", "投诉组", None, "核对合同条款", 4, Some(supervisor)))?;
        Ok(())
    }

    /// A transfer, and destructions asked for, approved and done.
    fn ends(&mut self) -> Result<(), No> {
        let (archivist, director) = (self.people.archivist, self.people.director);
        let [.., asked, approved, done, moved] = self.ordinary.as_slice() else { return Ok(()) };
        let (asked, approved, done, moved) = (*asked, *approved, *done, *moved);
        let to_move =
            archives::Command::Move { documents: vec![moved], to: "集团档案馆".to_owned(), reason: "满年度移交".to_owned() };
        self.act(archivist, 6, to_move)?;
        let doom = |document: i64, reason: &str| archives::Command::Doom {
            documents: vec![document],
            method: Method::Shredded,
            reason: reason.to_owned(),
        };
        self.act(archivist, 1, doom(asked, "客户已迁出"))?;
        let disposal = self.act(archivist, 4, doom(approved, "重复件"))?;
        self.act(director, 3, archives::Command::Condemn { disposal })?;
        let disposal = self.act(archivist, 9, doom(done, "超过保管期限"))?;
        self.act(director, 8, archives::Command::Condemn { disposal })?;
        let destroy = archives::Command::Destroy { disposal, by: "钱进".to_owned(), witness: "林霞".to_owned() };
        self.act(archivist, 7, destroy)?;
        Ok(())
    }

    fn letters(&mut self, customers: &[i64]) -> Result<(), No> {
        let kinds = [
            (6, Direction::Out, LetterKind::Notice, "停水检修通知", ""),
            (4, Direction::In, LetterKind::Report, "装修进度报告", "周建国"),
            (2, Direction::Out, LetterKind::Circular, "消防检查通报", ""),
            (0, Direction::Out, LetterKind::Note, "停车位调整知会", ""),
        ];
        for ((days, direction, kind, title, issuer), customer) in kinds.into_iter().zip(customers.iter().cycle()) {
            let letter = LetterDraft {
                customer: *customer,
                direction,
                kind,
                title: title.to_owned(),
                issuer: issuer.to_owned(),
                receiver: String::new(),
            };
            let letter = self.act(self.people.archivist, days, archives::Command::Letter(Box::new(letter)))?;
            if days > 2 {
                self.act(self.people.archivist, days - 1, archives::Command::Sign { letter, receiver: "韩梅".to_owned() })?;
            }
        }
        Ok(())
    }

    fn cabinets(&mut self) -> Result<(), No> {
        for (cabinet, days, condition, measure) in [
            ("A 柜", 95, Condition::Sound, ""),
            ("B 柜", 30, Condition::Damp, "更换干燥剂，一周后复查"),
            ("C 柜", 12, Condition::Sound, ""),
        ] {
            let check = archives::Command::Check { cabinet: cabinet.to_owned(), condition, measure: measure.to_owned() };
            self.act(self.people.archivist, days, check)?;
        }
        Ok(())
    }

    /// FILE-15: most categories have their keeper, the last ones wait for theirs.
    fn keepers(&mut self) -> Result<(), No> {
        let keepers: Vec<i64> = self.people.agents.iter().copied().chain([self.people.archivist]).collect();
        for (category, keeper) in Category::ALL.into_iter().take(8).zip(keepers.iter().cycle()) {
            self.act(self.people.supervisor, 14, archives::Command::Appoint { category, staff: Some(*keeper) })?;
        }
        Ok(())
    }
}

/// A contract of three pages.
fn contract_pages() -> Result<Vec<u8>, No> {
    let clause = |n: i64| {
        let text = format!("第 {n} 条　承租方应当按照约定的用途使用场地，妥善保管设施，按期缴纳租金与管理费，如有违反按本合同处理。");
        Block::Text(Paragraph::new(text, Style::Body))
    };
    let page = Page { title: "场地租赁合同".to_owned(), blocks: (1..=60).map(clause).collect(), ..Page::default() };
    Ok(page.pdf()?)
}

/// A picture that is clearly made up: bands of colour.
fn shop_sign() -> Vec<u8> {
    let picture = RgbImage::from_fn(960, 540, |x, y| {
        let band = u8::try_from(x / 120 * 24).unwrap_or(u8::MAX);
        if (180..360).contains(&y) { Rgb([61, 91, 208]) } else { Rgb([246 - band / 4, 245 - band / 3, 242 - band / 2]) }
    });
    let mut bytes = Vec::new();
    // A picture in memory is always written.
    let _ = picture.write_to(&mut Cursor::new(&mut bytes), ImageFormat::Png);
    bytes
}
