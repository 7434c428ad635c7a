//! Nouns of the archive: documents and their states, loans, transfers, destructions, letters, cabinets.

use crate::base::{Day, Instant, Message, words};

/// The eleven categories of a customer's archive (FILE-06), in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Category(u8);

impl Category {
    /// ① to ⑪.
    pub const ALL: [Category; 11] = [
        Category(1),
        Category(2),
        Category(3),
        Category(4),
        Category(5),
        Category(6),
        Category(7),
        Category(8),
        Category(9),
        Category(10),
        Category(11),
    ];
    /// ⑤ 补充资料, with the licence and its annual review.
    pub const LICENCES: Category = Category(5);
    /// ⑥ 与管理中心往来文件, where letters are filed.
    pub const LETTERS: Category = Category(6);
    /// ⑧ 请修记录
    pub const REPAIRS: Category = Category(8);
    /// ⑨ 投诉记录
    pub const COMPLAINTS: Category = Category(9);
    /// ⑩ 拜访、回访记录
    pub const VISITS: Category = Category(10);

    /// The category of a number from 1 to 11.
    pub fn of(number: i64) -> Option<Self> {
        u8::try_from(number).ok().filter(|n| (1..=11).contains(n)).map(Category)
    }

    /// The category of its mark, `①` to `⑪`.
    pub fn of_mark(mark: &str) -> Option<Self> {
        Category::ALL.into_iter().find(|category| category.mark() == mark)
    }

    /// Its number, 1 to 11.
    pub fn number(self) -> i64 {
        i64::from(self.0)
    }

    /// Its mark, `①` to `⑪`.
    pub fn mark(self) -> &'static str {
        ["①", "②", "③", "④", "⑤", "⑥", "⑦", "⑧", "⑨", "⑩", "⑪"].get(usize::from(self.0) - 1).copied().unwrap_or_default()
    }

    /// ⑧, ⑨ and ⑩ also show what other areas keep: repairs, complaints, visits.
    pub fn is_live(self) -> bool {
        (8..=10).contains(&self.0)
    }

    /// Its name for people.
    pub fn message(self) -> Message {
        Message::plain(match self.0 {
            1 => "archives-category-1",
            2 => "archives-category-2",
            3 => "archives-category-3",
            4 => "archives-category-4",
            5 => "archives-category-5",
            6 => "archives-category-6",
            7 => "archives-category-7",
            8 => "archives-category-8",
            9 => "archives-category-9",
            10 => "archives-category-10",
            _ => "archives-category-11",
        })
    }
}

words! {
    /// Where a document stands (Appendix D).
    State {
        /// 登记: registered, not filed yet.
        Registered = "登记", "archives-state-registered";
        /// 已归档: filed.
        Filed = "已归档", "archives-state-filed";
        /// 借出: lent.
        Lent = "借出", "archives-state-lent";
        /// 转移: handed over to somebody for good.
        Moved = "转移", "archives-state-moved";
        /// 待销毁: its destruction was asked for.
        Doomed = "待销毁", "archives-state-doomed";
        /// 已批准: its destruction was approved.
        Condemned = "已批准", "archives-state-condemned";
        /// 已销毁: only its row in the catalogue is left.
        Destroyed = "已销毁", "archives-state-destroyed";
    }
}

words! {
    /// What happens to a document.
    Step {
        /// 归档
        File = "归档", "archives-step-file";
        /// 借出
        Lend = "借出", "archives-step-lend";
        /// 归还
        Return = "归还", "archives-step-return";
        /// 转移
        Move = "转移", "archives-step-move";
        /// 申请销毁
        Doom = "申请销毁", "archives-step-doom";
        /// 驳回销毁
        Spare = "驳回销毁", "archives-step-spare";
        /// 批准销毁
        Condemn = "批准销毁", "archives-step-condemn";
        /// 销毁
        Destroy = "销毁", "archives-step-destroy";
    }
}

/// The allowed steps: from where, which, to where (Appendix D).
pub const STEPS: [(State, Step, State); 8] = [
    (State::Registered, Step::File, State::Filed),
    (State::Filed, Step::Lend, State::Lent),
    (State::Lent, Step::Return, State::Filed),
    (State::Filed, Step::Move, State::Moved),
    (State::Filed, Step::Doom, State::Doomed),
    (State::Doomed, Step::Spare, State::Filed),
    (State::Doomed, Step::Condemn, State::Condemned),
    (State::Condemned, Step::Destroy, State::Destroyed),
];

impl State {
    /// Where this step leads, if it is allowed here.
    pub fn after(self, step: Step) -> Option<State> {
        STEPS.iter().find(|(from, of, _)| *from == self && *of == step).map(|(_, _, to)| *to)
    }

    /// Whether the document is part of the archive: filed and neither handed over nor destroyed (FILE-06).
    pub fn is_present(self) -> bool {
        matches!(self, State::Filed | State::Lent | State::Doomed | State::Condemned)
    }
}

words! {
    /// Who may open a document.
    Secrecy {
        /// 普通
        Ordinary = "普通", "archives-secrecy-ordinary";
        /// 保密: the default of customers' archives (FILE-11).
        Secret = "保密", "archives-secrecy-secret";
    }
}

words! {
    /// What a document is.
    Medium {
        /// 纸质
        Paper = "纸质", "archives-medium-paper";
        /// 电子
        Electronic = "电子", "archives-medium-electronic";
    }
}

words! {
    /// How documents are destroyed (FILE-11).
    Method {
        /// 撕毁
        Torn = "撕毁", "archives-method-torn";
        /// 碎纸
        Shredded = "碎纸", "archives-method-shredded";
    }
}

words! {
    /// Where a loan stands.
    LoanState {
        /// 待批准: the approver has not decided.
        Asked = "待批准", "archives-loan-asked";
        /// 借出
        Out = "借出", "archives-loan-out";
        /// 已归还
        Back = "已归还", "archives-loan-back";
        /// 不批准
        Refused = "不批准", "archives-loan-refused";
        /// 撤回: taken back before the decision.
        Withdrawn = "撤回", "archives-loan-withdrawn";
    }
}

words! {
    /// Where a destruction stands.
    DisposalState {
        /// 待批准
        Asked = "待批准", "archives-disposal-asked";
        /// 已批准
        Approved = "已批准", "archives-disposal-approved";
        /// 已销毁
        Done = "已销毁", "archives-disposal-done";
        /// 驳回
        Rejected = "驳回", "archives-disposal-rejected";
    }
}

words! {
    /// Which way a letter goes (FILE-13).
    Direction {
        /// 收
        In = "收", "archives-direction-in";
        /// 发
        Out = "发", "archives-direction-out";
    }
}

words! {
    /// Kinds of letters (FILE-13).
    LetterKind {
        /// 知会
        Note = "知会", "archives-letter-note";
        /// 报告
        Report = "报告", "archives-letter-report";
        /// 通知
        Notice = "通知", "archives-letter-notice";
        /// 通报
        Circular = "通报", "archives-letter-circular";
    }
}

words! {
    /// What a check of a cabinet finds (FILE-12).
    Condition {
        /// 正常
        Sound = "正常", "archives-condition-sound";
        /// 受潮
        Damp = "受潮", "archives-condition-damp";
        /// 蛀虫
        Worms = "蛀虫", "archives-condition-worms";
        /// 腐蚀
        Decay = "腐蚀", "archives-condition-decay";
    }
}

/// What is printed of the archive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Printout {
    /// 档案目录 of a customer (FILE-07).
    Catalogue(i64),
    /// 借阅登记: loans that began in a period (FILE-10).
    Loans {
        /// First day.
        from: Day,
        /// Last day.
        to: Day,
    },
    /// 销毁清单 of a destruction (FILE-11).
    Destruction(i64),
}

/// Writing materials that are offered; others may be typed.
pub const MATERIALS: [&str; 7] = ["碳素墨水", "蓝黑墨水", "打印", "复印", "圆珠笔", "铅笔", "纯蓝墨水"];

/// What people enter of a document (Appendix C).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Title.
    pub title: String,
    /// Number that its issuer gave it.
    pub doc_no: String,
    /// Who issued it.
    pub issuer: String,
    /// When it was issued (FILE-07).
    pub issued: Option<Day>,
    /// Number of pages; 0 while unknown.
    pub pages: i64,
    /// One of the eleven.
    pub category: Category,
    /// Who may open it.
    pub secrecy: Secrecy,
    /// Cabinet and shelf.
    pub place: String,
    /// Paper or file.
    pub medium: Medium,
    /// Writing material of a paper document (FILE-09).
    pub material: String,
    /// Its paper has the right format (FILE-09).
    pub format_ok: bool,
    /// Until when a licence is reviewed (FILE-06).
    pub review_due: Option<Day>,
}

impl Default for Draft {
    fn default() -> Self {
        Draft {
            title: String::new(),
            doc_no: String::new(),
            issuer: String::new(),
            issued: None,
            pages: 0,
            category: Category(1),
            secrecy: Secrecy::Secret,
            place: String::new(),
            medium: Medium::Paper,
            material: String::new(),
            format_ok: false,
            review_due: None,
        }
    }
}

/// The four ticks that are signed on filing (FILE-08).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Ticks {
    /// 完整
    pub complete: bool,
    /// 系统
    pub systematic: bool,
    /// 准确
    pub accurate: bool,
    /// 真实
    pub genuine: bool,
}

impl Ticks {
    /// All four.
    pub const ALL: Ticks = Ticks { complete: true, systematic: true, accurate: true, genuine: true };
}

/// Who did something, and when.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Signed {
    /// When.
    pub at: Instant,
    /// Who, by name.
    pub name: String,
}

/// A stored document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// Id.
    pub id: i64,
    /// Registration number, `DA-…`.
    pub no: String,
    /// Revision.
    pub rev: i64,
    /// Whose archive it is in.
    pub customer: i64,
    /// What was entered.
    pub draft: Draft,
    /// Where it stands.
    pub state: State,
    /// Who registered it.
    pub registered: Signed,
    /// Staff id of who registered it.
    pub registered_by: i64,
    /// Who filed it and signed the four ticks.
    pub filed: Option<Signed>,
}

/// The customer whose archive is meant.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Owner {
    /// Id.
    pub id: i64,
    /// Number of the file.
    pub no: String,
    /// Name.
    pub name: String,
    /// 档案专人, by staff id.
    pub keeper: Option<i64>,
    /// Who looks after the customer, by staff id.
    pub agent: Option<i64>,
}

/// Somebody who borrows: a person of the department, or somebody else by name.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Borrower {
    /// Staff id, if one of us.
    pub staff: Option<i64>,
    /// Name.
    pub name: String,
    /// Department.
    pub department: String,
}

/// What people enter of a loan (FILE-10).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LoanDraft {
    /// Which documents.
    pub documents: Vec<i64>,
    /// Who takes them.
    pub borrower: Borrower,
    /// What for.
    pub purpose: String,
    /// The last day.
    pub due: Day,
    /// Who is to approve, by staff id.
    pub approver: Option<i64>,
}

/// A stored loan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loan {
    /// Id.
    pub id: i64,
    /// Number, `JY-…`.
    pub no: String,
    /// What was entered.
    pub draft: LoanDraft,
    /// Where it stands.
    pub state: LoanState,
    /// Who asked for it or lent it.
    pub lender: Signed,
    /// Staff id of who asked for it or lent it.
    pub lender_id: i64,
    /// Name of the approver, if one was asked for.
    pub approver: String,
    /// When it was lent.
    pub lent_at: Option<Instant>,
    /// It was extended once.
    pub extended: bool,
    /// When it came back.
    pub returned_at: Option<Instant>,
    /// In which condition.
    pub condition: String,
    /// Why it was refused.
    pub reason: String,
    /// One of its documents is secret.
    pub secret: bool,
}

/// A stored destruction (FILE-11).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Disposal {
    /// Id.
    pub id: i64,
    /// Number, `XH-…`.
    pub no: String,
    /// Which documents.
    pub documents: Vec<i64>,
    /// How.
    pub method: Method,
    /// Why.
    pub reason: String,
    /// Where it stands.
    pub state: DisposalState,
    /// Who asked for it.
    pub asked: Signed,
    /// Who approved or rejected it.
    pub decided: Option<Signed>,
    /// 销毁人
    pub by: String,
    /// 监销人
    pub witness: String,
    /// When it was done.
    pub done_at: Option<Instant>,
}

/// What people enter of a letter (FILE-13).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LetterDraft {
    /// Whose.
    pub customer: i64,
    /// Which way.
    pub direction: Direction,
    /// Of which kind.
    pub kind: LetterKind,
    /// What it is called.
    pub title: String,
    /// Who signed for sending it: the other side for a letter that came in.
    pub issuer: String,
    /// Who signed for receiving it; empty until then.
    pub receiver: String,
}

/// A stored letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// Id.
    pub id: i64,
    /// Number, `SF-…`.
    pub no: String,
    /// What was entered.
    pub draft: LetterDraft,
    /// Who entered it, by staff id.
    pub by: i64,
    /// When the issuer signed.
    pub issued_at: Instant,
    /// When the receiver signed; delivered from then on.
    pub received_at: Option<Instant>,
    /// The document under which it is registered for filing, once delivered.
    pub document: Option<i64>,
}

impl Letter {
    /// 待签收 or 已送达.
    pub fn state(&self) -> &'static str {
        if self.received_at.is_some() { "已送达" } else { "待签收" }
    }
}

/// A cabinet whose files are checked (FILE-12).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cabinet {
    /// Id.
    pub id: i64,
    /// Name.
    pub name: String,
    /// From which day on the first check is counted.
    pub since: Day,
    /// The last check, if there was one.
    pub checked: Option<Day>,
    /// Until when the next check is due.
    pub due: Day,
}
