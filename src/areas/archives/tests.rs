//! Archives: every act and question by every post, state machine, scans stored once and gone when destroyed, the journal.

use jiff::civil::{date, datetime};

use super::*;
use crate::areas::attachments::{self, Attachment, Content, Media, Record};
use crate::areas::matrix::{assert_whole, rows};
use crate::areas::staff::{self, StaffDraft};
use crate::areas::{self, customers};
use crate::base::{Instant, Post};
use crate::store::{Store, journal, migrate};

/// A department in memory: one person for each post, two customers, a clock that stands.
struct Office {
    store: Store,
    at: Instant,
    people: Vec<(Post, i64)>,
}

impl Office {
    fn open() -> Self {
        Self::of(Store::memory().unwrap())
    }

    fn of(mut store: Store) -> Self {
        let at = Instant::of(datetime(2026, 3, 10, 9, 0, 0, 0));
        migrate::run(&mut store, None, &areas::schema(), at).unwrap();
        let mut office = Office { store, at, people: Vec::new() };
        let first = StaffDraft { name: "徐亮".to_owned(), number: "1".to_owned(), posts: vec![Post::Admin], ..StaffDraft::default() };
        let found = staff::Command::Found { department: "客服部".to_owned(), demo: false, first, password: "Kx7!mQ2zP".to_owned() };
        let admin = office.all(0, areas::Command::Staff(found)).unwrap().id;
        let team = office.all(admin, areas::Command::Staff(staff::Command::AddTeam { name: "一班".to_owned() })).unwrap().id;
        for (n, post) in Post::ALL.into_iter().enumerate().filter(|(_, post)| *post != Post::Admin) {
            let team = (post == Post::TeamLeader).then_some(team);
            let draft =
                StaffDraft { name: format!("岗位{n}"), number: format!("n{n}"), posts: vec![post], team, ..StaffDraft::default() };
            let id = office.all(admin, areas::Command::Staff(staff::Command::Add { draft })).unwrap().id;
            office.people.push((post, id));
        }
        office.people.push((Post::Admin, admin));
        office
    }

    fn all(&mut self, actor: i64, command: areas::Command) -> Result<Done, No> {
        areas::perform(&mut self.store, actor, &command, self.at, &mut |_| Ok(()))
    }

    fn act(&mut self, actor: i64, command: Command) -> Result<Done, No> {
        self.all(actor, areas::Command::Archives(command))
    }

    /// Attaches a scan with this content.
    fn attach(&mut self, actor: i64, document: i64, name: &str, bytes: &[u8]) -> Result<Done, No> {
        let (record, content) = (Record::document(document), Content::of(bytes.to_vec()));
        let add = attachments::Command::Add { record, name: name.to_owned(), note: String::new(), content };
        self.all(actor, areas::Command::Attachments(add))
    }

    fn scans(&mut self, document: i64) -> Vec<Attachment> {
        self.store.read(|tx| attachments::store::of_record(tx, Record::document(document))).unwrap()
    }

    fn ask(&mut self, actor: i64, query: Query) -> Result<Answer, No> {
        match areas::ask(&mut self.store, actor, &areas::Query::Archives(query), self.at)? {
            areas::Answer::Archives(answer) => Ok(answer),
            _ => panic!("an answer of another area"),
        }
    }

    fn who(&self, post: Post) -> i64 {
        self.people.iter().find(|(p, _)| *p == post).unwrap().1
    }

    /// A customer whom this person looks after.
    fn customer(&mut self, agent: i64) -> i64 {
        let mut draft = customers::Draft::default();
        for (field, text) in [
            (customers::Field::Name, "渤海建材".to_owned()),
            (customers::Field::Relation, "现在".to_owned()),
            (customers::Field::Market, "国内".to_owned()),
            (customers::Field::Type, "直接".to_owned()),
            (customers::Field::Source, "电话".to_owned()),
            (customers::Field::Agent, agent.to_string()),
        ] {
            draft.set(field, text);
        }
        draft.contacts.push(customers::Contact { name: "赵海燕".to_owned(), mobile: "13812345678".to_owned(), ..Default::default() });
        let director = self.who(Post::Director);
        self.all(director, areas::Command::Customers(customers::Command::Create { draft: Box::new(draft) })).unwrap().id
    }

    fn document(&mut self, customer: i64, draft: Draft) -> i64 {
        let archivist = self.who(Post::Archivist);
        let command = Command::Register { customer, draft: Box::new(draft), file: Some(Ticks::ALL) };
        self.act(archivist, command).unwrap().id
    }

    fn loan(&mut self, document: i64, approver: Option<i64>) -> i64 {
        let archivist = self.who(Post::Archivist);
        self.act(archivist, Command::Lend(Box::new(loan(document, approver)))).unwrap().id
    }

    fn state(&mut self, document: i64) -> State {
        self.view(document).document.state
    }

    fn view(&mut self, document: i64) -> DocumentView {
        let archivist = self.who(Post::Archivist);
        match self.ask(archivist, Query::Document { id: document }).unwrap() {
            Answer::Document(view) => *view,
            other => panic!("{other:?}"),
        }
    }

    fn count(&mut self, sql: &str) -> i64 {
        self.store.read(|tx| tx.number(sql, &[])).unwrap()
    }

    fn entries(&mut self) -> i64 {
        let verified = self.store.read(journal::verify).unwrap();
        assert_eq!(verified.broken, None);
        verified.entries
    }

    fn newest(&mut self) -> journal::Entry {
        self.store.read(|tx| journal::newest(tx, None, i64::MAX, 1)).unwrap().remove(0).entry
    }
}

fn paper(title: &str, secrecy: Secrecy) -> Draft {
    Draft {
        title: title.to_owned(),
        issued: Some(date(2026, 1, 15)),
        secrecy,
        material: "碳素墨水".to_owned(),
        format_ok: true,
        ..Draft::default()
    }
}

fn loan(document: i64, approver: Option<i64>) -> LoanDraft {
    LoanDraft {
        documents: vec![document],
        borrower: Borrower { name: "李律师".to_owned(), ..Borrower::default() },
        purpose: "诉讼".to_owned(),
        due: date(2026, 3, 12),
        approver,
    }
}

rows!(row_of, ACT_ROWS, Command {
    Command::Register { .. } => "register",
    Command::Edit { .. } => "edit",
    Command::File { .. } => "file",
    Command::Exempt { .. } => "exempt",
    Command::Lend(_) => "lend",
    Command::Approve { .. } => "approve",
    Command::Refuse { .. } => "refuse",
    Command::Withdraw { .. } => "withdraw",
    Command::Return { .. } => "return",
    Command::Extend { .. } => "extend",
    Command::Move { .. } => "move",
    Command::Doom { .. } => "doom",
    Command::Condemn { .. } => "condemn",
    Command::Spare { .. } => "spare",
    Command::Destroy { .. } => "destroy",
    Command::Letter(_) => "letter",
    Command::Sign { .. } => "sign",
    Command::Appoint { .. } => "keeper",
    Command::Cabinet { .. } => "cabinet",
    Command::Check { .. } => "check",
    Command::Print(Printout::Catalogue(_)) => "print-catalogue",
    Command::Print(Printout::Loans { .. }) => "print-loans",
    Command::Print(Printout::Destruction(_)) => "print-destruction",
});

/// 代 技 投 质 班 管 主 中 部 档 文 销 经 系 审: y always, o with own customers, - never.
const ACTS: &[(&str, &str)] = &[
    ("register", "ooo-oyy--yooy--"),
    ("edit", "ooo-oyy--yooy--"),
    ("file", "ooo-oyy--yooy--"),
    ("exempt", "ooo-oyy--yooy--"),
    ("lend", "-----yy--y-----"),
    ("approve", "-----y---------"),
    ("refuse", "-----y---------"),
    ("withdraw", "---------y-----"),
    ("return", "-----yy--y-----"),
    ("extend", "-----yy--y-----"),
    ("move", "-----yy--y-----"),
    ("doom", "-----yy--y-----"),
    ("condemn", "------y--------"),
    ("spare", "------y--------"),
    ("destroy", "-----yy--y-----"),
    ("letter", "ooo-oyy--yooy--"),
    ("sign", "ooo-oyy--yooy--"),
    ("keeper", "-----yy-----y--"),
    ("cabinet", "-----yy--y-----"),
    ("check", "-----yy--y-----"),
    ("print-catalogue", "ooo-oyyy-yooy-y"),
    ("print-loans", "-----yyy-y----y"),
    ("print-destruction", "-----yyy-y----y"),
];

/// The act on a customer of this office, with all that goes before it.
fn prepared(office: &mut Office, act: &str, customer: i64) -> Command {
    let (archivist, supervisor, director) = (office.who(Post::Archivist), office.who(Post::Supervisor), office.who(Post::Director));
    let id = office.document(customer, paper("租赁合同", Secrecy::Ordinary));
    let registered = |office: &mut Office| {
        let command = Command::Register { customer, draft: Box::new(paper("通知", Secrecy::Ordinary)), file: None };
        office.act(archivist, command).unwrap().id
    };
    let doomed = |office: &mut Office| {
        let command = Command::Doom { documents: vec![id], method: Method::Shredded, reason: "期满".to_owned() };
        office.act(archivist, command).unwrap().id
    };
    let letter = LetterDraft {
        customer,
        direction: Direction::Out,
        kind: LetterKind::Notice,
        title: "停水通知".to_owned(),
        issuer: String::new(),
        receiver: String::new(),
    };
    match act {
        "register" => Command::Register { customer, draft: Box::new(paper("通知", Secrecy::Ordinary)), file: None },
        "edit" => {
            let stored = office.view(id).document;
            Command::Edit { id, rev: stored.rev, draft: Box::new(Draft { place: "A 柜".to_owned(), ..stored.draft }) }
        }
        "file" => Command::File { id: registered(office), ticks: Ticks::ALL },
        "exempt" => Command::Exempt { customer, category: Category::of(9).unwrap(), reason: Some("未发生".to_owned()) },
        "lend" => Command::Lend(Box::new(loan(id, None))),
        "approve" => Command::Approve { loan: office.loan(id, Some(supervisor)) },
        "refuse" => Command::Refuse { loan: office.loan(id, Some(supervisor)), reason: "可当面核对".to_owned() },
        "withdraw" => Command::Withdraw { loan: office.loan(id, Some(supervisor)) },
        "return" => Command::Return { loan: office.loan(id, None), condition: "完好".to_owned() },
        "extend" => Command::Extend { loan: office.loan(id, None) },
        "move" => Command::Move { documents: vec![id], to: "集团档案室".to_owned(), reason: "集中保管".to_owned() },
        "doom" => Command::Doom { documents: vec![id], method: Method::Shredded, reason: "期满".to_owned() },
        "condemn" => Command::Condemn { disposal: doomed(office) },
        "spare" => Command::Spare { disposal: doomed(office), reason: "期未满".to_owned() },
        "destroy" => {
            let disposal = doomed(office);
            office.act(director, Command::Condemn { disposal }).unwrap();
            Command::Destroy { disposal, by: "甲".to_owned(), witness: "乙".to_owned() }
        }
        "letter" => Command::Letter(Box::new(letter)),
        "sign" => {
            let letter = office.act(archivist, Command::Letter(Box::new(letter))).unwrap().id;
            Command::Sign { letter, receiver: "张经理".to_owned() }
        }
        // Each time somebody else, so that it is a change.
        "keeper" => {
            let staff = if office.entries() % 2 == 0 { archivist } else { director };
            let kept = matches!(office.ask(archivist, Query::Keepers), Ok(Answer::Keepers(all)) if all[0].staff.as_ref().is_some_and(|s| s.0 == staff));
            Command::Appoint { category: Category::of(1).unwrap(), staff: (!kept).then_some(staff) }
        }
        "cabinet" => Command::Cabinet { name: "A 柜".to_owned(), used: true },
        "print-catalogue" => Command::Print(Printout::Catalogue(customer)),
        "print-loans" => Command::Print(Printout::Loans { from: date(2026, 3, 1), to: date(2026, 3, 31) }),
        "print-destruction" => Command::Print(Printout::Destruction(doomed(office))),
        "check" => Command::Check { cabinet: "A 柜".to_owned(), condition: Condition::Sound, measure: String::new() },
        other => panic!("{other}"),
    }
}

#[test]
fn every_act_by_every_post_is_as_appendix_b_says() {
    assert_whole(ACT_ROWS, ACTS.iter().map(|(act, _)| *act));
    let mut office = Office::open();
    let other = office.who(Post::Sales);
    for (act, rights) in ACTS {
        for (post, right) in Post::ALL.into_iter().zip(rights.chars()) {
            let actor = office.who(post);
            for own in [true, false] {
                if !own && actor == other {
                    continue;
                }
                let customer = office.customer(if own { actor } else { other });
                let command = prepared(&mut office, act, customer);
                assert_eq!(row_of(&command), *act);
                let allowed = right == 'y' || (right == 'o' && own);
                let before = office.entries();
                let outcome = office.act(actor, command);
                assert_eq!(outcome.is_ok(), allowed, "{act} by {post:?}, own {own}: {outcome:?}");
                assert_eq!(office.entries() - before, 1, "{act} by {post:?}: one act, one entry");
                if let Err(no) = outcome {
                    let No::Refused(refusal) = no else { panic!("{no:?}") };
                    assert!(refusal.clauses.contains(&"SEC-08"), "{act} by {post:?}: {refusal:?}");
                }
            }
        }
    }
}

rows!(asked_for, QUERY_ROWS, Query {
    Query::Documents { .. } => "documents",
    Query::Document { .. } => "document",
    Query::Catalogue { .. } => "catalogue",
    Query::Owners { .. } => "owners",
    Query::Unfiled { .. } => "unfiled",
    Query::Loans { open: true, .. } => "open loans",
    Query::Loans { open: false, .. } => "loans",
    Query::Transfers { .. } => "transfers",
    Query::Disposals { .. } => "destructions",
    Query::Letters { .. } => "letters",
    Query::Checks => "checks",
    Query::Keepers => "keepers",
    Query::Rates { .. } => "rates",
});

/// As [`ACTS`], and `l` is answered but tells of own customers only.
const ASKS: &[(&str, &str)] = &[
    ("documents", "lll-lyyy-ylly-y"),
    ("document", "ooo-oyyy-yooy-y"),
    ("catalogue", "ooo-oyyy-yooy-y"),
    ("owners", "llyylyyylylly-y"),
    ("unfiled", "lll-lyyy-ylly-y"),
    ("open loans", "-----yyy-y----y"),
    ("loans", "-----yyy-y----y"),
    ("transfers", "-----yyy-y----y"),
    ("destructions", "-----yyy-y----y"),
    ("letters", "lll-lyyy-ylly-y"),
    ("checks", "-----yyy-y----y"),
    ("keepers", "yyyyyyyyyyyyy-y"),
    ("rates", "-----yyy-y----y"),
];

/// A department with one customer, of whose archive there is something to tell in every answer; and a document of it.
fn told_of(post: Post, own: bool) -> (Office, i64, i64) {
    let mut office = Office::open();
    let (archivist, agent) = (office.who(Post::Archivist), office.who(if own { post } else { Post::Sales }));
    let customer = office.customer(agent);
    let document = office.document(customer, paper("甲", Secrecy::Ordinary));
    office.loan(document, None);
    for act in ["move", "doom", "letter", "register", "check"] {
        let command = prepared(&mut office, act, customer);
        office.act(archivist, command).unwrap();
    }
    (office, customer, document)
}

/// Whether an answer tells of the customer, or of what is not of one customer.
fn tells(answer: &Answer) -> bool {
    match answer {
        Answer::Documents(rows) => !rows.is_empty(),
        Answer::Owners(owners) => !owners.is_empty(),
        Answer::Unfiled(unfiled) => !unfiled.is_empty(),
        Answer::Loans(lines) => !lines.is_empty(),
        Answer::Transfers(lines) => !lines.is_empty(),
        Answer::Disposals(lines) => !lines.is_empty(),
        Answer::Letters(rows) => !rows.is_empty(),
        Answer::Checks { cabinets, checks } => !cabinets.is_empty() && !checks.is_empty(),
        Answer::Rates { complete, overdue } => complete.1 > 0 && overdue.1 > 0,
        Answer::Document(_) | Answer::Catalogue(_) | Answer::Keepers(_) => true,
    }
}

#[test]
fn every_question_by_every_post_is_as_appendix_b_says() {
    assert_whole(QUERY_ROWS, ASKS.iter().map(|(row, _)| *row));
    let limit = 100;
    for (n, post) in Post::ALL.into_iter().enumerate() {
        for own in [true, false] {
            if !own && post == Post::Sales {
                continue;
            }
            let (mut office, customer, document) = told_of(post, own);
            let actor = office.who(post);
            for (row, rights) in ASKS {
                let right = rights.chars().nth(n).unwrap();
                let query = match *row {
                    "documents" => Query::Documents { filter: DocumentFilter::default(), limit },
                    "document" => Query::Document { id: document },
                    "catalogue" => Query::Catalogue { customer },
                    "owners" => Query::Owners { text: "渤海".to_owned() },
                    "unfiled" => Query::Unfiled { limit },
                    "open loans" => Query::Loans { open: true, limit },
                    "loans" => Query::Loans { open: false, limit },
                    "transfers" => Query::Transfers { limit },
                    "destructions" => Query::Disposals { limit },
                    "letters" => Query::Letters { limit },
                    "checks" => Query::Checks,
                    "keepers" => Query::Keepers,
                    "rates" => Query::Rates { from: date(2026, 3, 1), to: date(2026, 3, 31) },
                    other => panic!("{other}"),
                };
                assert_eq!(asked_for(&query), *row);
                let answer = office.ask(actor, query);
                let answered = matches!(right, 'y' | 'l') || (right == 'o' && own);
                assert_eq!(answer.is_ok(), answered, "{row} by {post:?}, own {own}: {answer:?}");
                match answer {
                    Ok(answer) => assert_eq!(tells(&answer), right != 'l' || own, "{row} by {post:?}, own {own}: {answer:?}"),
                    Err(No::Refused(refusal)) => assert!(refusal.clauses.contains(&"SEC-08"), "{row} by {post:?}: {refusal:?}"),
                    Err(no) => panic!("{row} by {post:?}: {no:?}"),
                }
            }
        }
    }
}

#[test]
fn a_register_says_when_it_does_not_list_everything() {
    let mut office = Office::open();
    let (archivist, supervisor) = (office.who(Post::Archivist), office.who(Post::Supervisor));
    let customer = office.customer(supervisor);
    for _ in 0..3 {
        let document = office.document(customer, paper("租赁合同", Secrecy::Ordinary));
        office.loan(document, Some(supervisor));
    }
    let listed = |office: &mut Office, limit| match office.ask(archivist, Query::Loans { open: true, limit }) {
        Ok(Answer::Loans(lines)) => (lines.len(), lines.more),
        other => panic!("{other:?}"),
    };
    assert_eq!([2, 3].map(|limit| listed(&mut office, limit)), [(2, true), (3, false)]);
}

#[test]
fn steps_lead_only_where_the_table_says() {
    for state in State::ALL {
        let ways: Vec<State> = Step::ALL.iter().filter_map(|step| state.after(*step)).collect();
        let expected: &[State] = match state {
            State::Registered | State::Lent => &[State::Filed],
            State::Filed => &[State::Lent, State::Moved, State::Doomed],
            State::Doomed => &[State::Filed, State::Condemned],
            State::Condemned => &[State::Destroyed],
            State::Moved | State::Destroyed => &[],
        };
        assert_eq!(ways, expected, "{state:?}");
        assert_eq!(State::of(state.word()), Some(*state));
    }
    for category in Category::ALL {
        assert_eq!(Category::of_mark(category.mark()), Some(category));
        assert_eq!(Category::of(category.number()), Some(category));
    }
    assert_eq!((Category::of(0), Category::of(12), Category::of_mark("⑫")), (None, None, None));
}

/// Bytes that are like no others, with the beginning of a PDF.
fn noise(seed: u64, length: usize) -> Vec<u8> {
    let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 32) as u8
    };
    b"%PDF-1.7".iter().copied().chain((8..length).map(|_| next())).collect()
}

#[test]
fn of_a_destroyed_scan_nothing_is_left_in_the_file_or_beside_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut office = Office::of(Store::readable(&folder.path().join("部门.kefu")));
    let (archivist, director) = (office.who(Post::Archivist), office.who(Post::Director));
    let customer = office.customer(archivist);
    let held = |bytes: &[u8]| {
        let read = |file: std::fs::DirEntry| std::fs::read(file.path()).unwrap();
        let files: Vec<Vec<u8>> = std::fs::read_dir(folder.path()).unwrap().map(|file| read(file.unwrap())).collect();
        // The first piece is what every PDF begins with.
        let pieces: std::collections::BTreeSet<&[u8]> = bytes.chunks_exact(16).skip(1).collect();
        files.iter().flat_map(|file| file.windows(16)).filter(|window| pieces.contains(window)).count()
    };
    let mut scans: Vec<(i64, Vec<u8>)> = Vec::new();
    for n in 0..18_usize {
        let bytes = noise(n as u64 + 1, [60, 300, 900, 2_500, 4_100, 9_000][n % 6]);
        let document = office.document(customer, paper(&format!("文件{n}"), Secrecy::Ordinary));
        office.attach(archivist, document, "扫描.pdf", &bytes).unwrap();
        scans.push((document, bytes));
    }
    while !scans.is_empty() {
        let (document, bytes) = scans.remove(scans.len() * 7 / 11);
        let doom = Command::Doom { documents: vec![document], method: Method::Shredded, reason: "期满".to_owned() };
        let disposal = office.act(archivist, doom).unwrap().id;
        office.act(director, Command::Condemn { disposal }).unwrap();
        assert!(held(&bytes) > 0);
        office.act(archivist, Command::Destroy { disposal, by: "甲".to_owned(), witness: "乙".to_owned() }).unwrap();
        assert_eq!(held(&bytes), 0, "of {} bytes", bytes.len());
    }
}

#[test]
fn a_scan_is_stored_once_and_goes_with_the_last_document_that_shows_it() {
    let mut office = Office::open();
    let (archivist, director) = (office.who(Post::Archivist), office.who(Post::Director));
    let customer = office.customer(archivist);
    let (a, b) = (office.document(customer, paper("甲", Secrecy::Secret)), office.document(customer, paper("乙", Secrecy::Secret)));
    let scan = b"%PDF-1.7 the same page";
    for document in [a, b] {
        office.attach(archivist, document, "同一页.pdf", scan).unwrap();
    }
    assert_eq!(office.count("SELECT count(*) FROM file_content"), 1);
    let shown = office.scans(a).remove(0);
    assert_eq!((shown.media, shown.size, shown.hash.len()), (Media::Pdf, 22, 64));
    let open = |purpose: &str| areas::Command::Attachments(attachments::Command::Open { file: shown.id, purpose: purpose.to_owned() });
    // FILE-15: of a secret document not without a purpose.
    let No::Refused(refusal) = office.all(archivist, open(" ")).unwrap_err() else { panic!() };
    assert_eq!(refusal.clauses, ["FILE-15"]);
    let opened = office.all(archivist, open("核对")).unwrap();
    assert_eq!(*opened.opened.unwrap().content.0, scan);
    let entry = office.newest();
    assert_eq!(
        (entry.verb.as_str(), entry.subject.as_str(), entry.subject_id, entry.reason.as_str()),
        ("attachment.open", "document", a, "核对")
    );
    let destroy = |office: &mut Office, id: i64| {
        let doom = Command::Doom { documents: vec![id], method: Method::Shredded, reason: "期满".to_owned() };
        let disposal = office.act(archivist, doom).unwrap().id;
        office.act(director, Command::Condemn { disposal }).unwrap();
        office.act(archivist, Command::Destroy { disposal, by: "甲".to_owned(), witness: "乙".to_owned() }).unwrap();
    };
    destroy(&mut office, a);
    assert_eq!(office.count("SELECT count(*) FROM file_content"), 1);
    let gone = office.scans(a).remove(0);
    assert!(gone.gone.is_some() && gone.hash == shown.hash && office.state(a) == State::Destroyed);
    assert!(office.all(archivist, open("核对")).is_err());
    assert!(office.attach(archivist, a, "又来.pdf", scan).is_err());
    destroy(&mut office, b);
    assert_eq!(office.count("SELECT count(*) FROM file_content"), 0);
}

#[test]
fn scans_are_added_by_who_keeps_the_archive_and_read_by_who_reads_it() {
    let mut office = Office::open();
    let archivist = office.who(Post::Archivist);
    let customer = office.customer(archivist);
    let id = office.document(customer, paper("甲", Secrecy::Ordinary));
    office.attach(archivist, id, "一页.pdf", b"%PDF-1.7").unwrap();
    let file = office.scans(id)[0].id;
    for (n, (post, who)) in office.people.clone().into_iter().enumerate() {
        let actor = office.store.read(|tx| areas::who(tx, who)).unwrap();
        let added = office.attach(who, id, "又一页.pdf", format!("%PDF-1.7 {n}").as_bytes());
        assert_eq!(added.is_ok(), clauses::file_15_opening::keeps(&actor, false), "{post:?}");
        let open = attachments::Command::Open { file, purpose: String::new() };
        let opened = office.all(who, areas::Command::Attachments(open));
        assert_eq!(opened.is_ok(), clauses::file_15_opening::reads(&actor, false), "{post:?}");
        let query = attachments::Query::Files { record: Record::document(id) };
        let listed = areas::ask(&mut office.store, who, &areas::Query::Attachments(query), office.at);
        assert_eq!(listed.is_ok(), clauses::file_15_opening::reads(&actor, false), "{post:?}");
        // What is filed goes with the document alone.
        let remove = attachments::Command::Remove { file, reason: "扫错了".to_owned() };
        assert!(office.all(who, areas::Command::Attachments(remove)).is_err(), "{post:?}");
    }
}

#[test]
fn a_scan_of_a_registered_document_can_be_taken_away_again() {
    let mut office = Office::open();
    let archivist = office.who(Post::Archivist);
    let customer = office.customer(archivist);
    let command = Command::Register { customer, draft: Box::new(paper("通知", Secrecy::Ordinary)), file: None };
    let id = office.act(archivist, command).unwrap().id;
    assert!(office.attach(archivist, id, "说明.txt", "只是文字".as_bytes()).is_err());
    let file = office.attach(archivist, id, "一页.pdf", b"%PDF-1.7").unwrap().id;
    let remove = |reason: &str| areas::Command::Attachments(attachments::Command::Remove { file, reason: reason.to_owned() });
    assert!(office.all(archivist, remove(" ")).is_err());
    office.all(archivist, remove("扫错了")).unwrap();
    let entry = office.newest();
    assert_eq!((entry.verb.as_str(), entry.subject_id, entry.reason.as_str()), ("attachment.remove", id, "扫错了"));
    assert_eq!(office.count("SELECT count(*) FROM file_content"), 0);
    assert!(office.scans(id)[0].gone.is_some());
    // The same page may come again.
    office.attach(archivist, id, "一页.pdf", b"%PDF-1.7").unwrap();
}

#[test]
fn of_several_documents_either_all_go_or_none() {
    let mut office = Office::open();
    let archivist = office.who(Post::Archivist);
    let customer = office.customer(archivist);
    let (a, b) = (office.document(customer, paper("甲", Secrecy::Ordinary)), office.document(customer, paper("乙", Secrecy::Ordinary)));
    office.loan(a, None);
    let both = LoanDraft { documents: vec![b, a, b], ..loan(a, None) };
    assert!(office.act(archivist, Command::Lend(Box::new(both.clone()))).is_err());
    assert_eq!(office.state(b), State::Filed);
    let unknown = LoanDraft { documents: vec![b, 9_999], ..both.clone() };
    assert!(office.act(archivist, Command::Lend(Box::new(unknown))).is_err());
    let twice = LoanDraft { documents: vec![b, b], ..both };
    office.act(archivist, Command::Lend(Box::new(twice))).unwrap();
    assert_eq!(office.state(b), State::Lent);
}

#[test]
fn a_stale_edit_is_refused_and_a_correction_is_told_by_its_fields() {
    let mut office = Office::open();
    let archivist = office.who(Post::Archivist);
    let customer = office.customer(archivist);
    let id = office.document(customer, paper("甲", Secrecy::Ordinary));
    let stored = office.view(id).document;
    let moved = Draft { place: "A 柜 2 层".to_owned(), ..stored.draft.clone() };
    office.act(archivist, Command::Edit { id, rev: stored.rev, draft: Box::new(moved.clone()) }).unwrap();
    let entry = office.newest();
    assert_eq!((entry.before.as_str(), entry.after.as_str()), (r#"{"place":""}"#, r#"{"place":"A 柜 2 层"}"#));
    assert!(office.act(archivist, Command::Edit { id, rev: stored.rev, draft: Box::new(stored.draft) }).is_err());
    // What is the same already needs no entry.
    let (rev, before) = (office.view(id).document.rev, office.entries());
    office.act(archivist, Command::Edit { id, rev, draft: Box::new(moved) }).unwrap();
    assert_eq!(office.entries(), before);
    // The search follows.
    let filter = DocumentFilter { text: "A柜2层".to_owned(), ..DocumentFilter::default() };
    let Answer::Documents(rows) = office.ask(archivist, Query::Documents { filter, limit: 10 }).unwrap() else { panic!() };
    assert_eq!((rows.len(), rows.more), (1, false));
}
