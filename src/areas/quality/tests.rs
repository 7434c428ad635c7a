//! Quality monitoring as a whole: every act and question by every post, and months that are handed in.

use std::collections::BTreeMap;

use jiff::civil::date;
use proptest::prelude::*;

use super::commands::decide;
use super::*;
use crate::areas::cases::{self, tickets};
use crate::areas::matrix::{assert_whole, rows};
use crate::areas::staff::{self, StaffDraft};
use crate::areas::{self, attachments, customers, links};
use crate::base::{Day, Instant, Post, Refusal};
use crate::store::{Store, migrate};

/// A department in memory with two teams, one person for each post, and a clock that stands.
pub(crate) struct Office {
    pub store: Store,
    pub at: Instant,
    people: BTreeMap<String, i64>,
}

impl Office {
    pub fn open() -> Self {
        let at = Instant::of(date(2026, 3, 11).at(9, 0, 0, 0));
        let mut store = Store::memory().unwrap();
        migrate::run(&mut store, None, &areas::schema(), at).unwrap();
        let mut office = Office { store, at, people: BTreeMap::new() };
        let first = StaffDraft { name: "徐亮".to_owned(), number: "1".to_owned(), posts: vec![Post::Admin], ..StaffDraft::default() };
        let found = staff::Command::Found { department: "客服部".to_owned(), demo: false, first, password: "Kx7!mQ2zP".to_owned() };
        let admin = office.all(0, &areas::Command::Staff(found)).unwrap().id;
        office.people.insert("徐亮".to_owned(), admin);
        for team in ["一班", "二班", "三班"] {
            office.all(admin, &areas::Command::Staff(staff::Command::AddTeam { name: team.to_owned() })).unwrap();
        }
        for (name, post, team) in [
            ("王芳", Post::Agent, Some(1)),
            ("李娜", Post::Agent, Some(1)),
            ("张敏", Post::Agent, Some(2)),
            ("刘洋", Post::TeamLeader, Some(1)),
            ("孙丽", Post::Qa, None),
            ("何平", Post::Director, None),
            ("林霞", Post::Supervisor, None),
        ] {
            office.hire(name, post, team);
        }
        office
    }

    pub fn hire(&mut self, name: &str, post: Post, team: Option<i64>) -> i64 {
        let draft = StaffDraft {
            name: name.to_owned(),
            number: format!("{}", 100 + self.people.len()),
            posts: vec![post],
            team,
            ..StaffDraft::default()
        };
        let id = self.all(self.who("徐亮"), &areas::Command::Staff(staff::Command::Add { draft })).unwrap().id;
        self.people.insert(name.to_owned(), id);
        id
    }

    pub fn who(&self, name: &str) -> i64 {
        self.people[name]
    }

    pub fn all(&mut self, actor: i64, command: &areas::Command) -> Result<Done, No> {
        areas::perform(&mut self.store, actor, command, self.at, &mut |_| Ok(()))
    }

    pub fn act(&mut self, name: &str, command: Command) -> Result<Done, No> {
        self.all(self.who(name), &areas::Command::Quality(command))
    }

    pub fn ask(&mut self, actor: i64, query: Query) -> Result<Answer, No> {
        match areas::ask(&mut self.store, actor, &areas::Query::Quality(query), self.at)? {
            areas::Answer::Quality(answer) => Ok(answer),
            _ => panic!("an answer of another area"),
        }
    }

    /// What an act would come to, without doing it.
    fn tried(&mut self, actor: i64, command: &Command) -> Result<(), Refusal> {
        let at = self.at;
        self.store
            .read(|tx| {
                let params = staff::store::parameters(tx)?;
                let actor = areas::who(tx, actor)?;
                let facts = store::facts(&Context { tx, actor: &actor, at, params: &params }, command)?;
                Ok::<_, crate::base::Fault>(decide(&facts, command, &actor, at).map(drop))
            })
            .unwrap()
    }

    pub fn draft(&self, name: &str, on: Instant, points: i64) -> RecordDraft {
        RecordDraft {
            person: self.who(name),
            on,
            channel: "热线".to_owned(),
            content: "客户报修空调噪声大要求当天上门".to_owned(),
            form: None,
            subject: None,
            pick: None,
            entries: vec![Entry { mark: Mark::Points(points), cause: String::new() }; 5],
        }
    }

    pub fn check(&mut self, name: &str, points: i64) -> i64 {
        let draft = Box::new(self.draft(name, self.at.plus_minutes(-60), points));
        self.act("孙丽", Command::Submit { of: None, draft }).unwrap().id
    }

    fn results(&mut self, month: Day) -> Results {
        let director = self.who("何平");
        match self.ask(director, Query::Results { month, team: None }).unwrap() {
            Answer::Results(results) => *results,
            _ => panic!("another answer"),
        }
    }
}

rows!(act_row, ACT_ROWS, Command {
    Command::PutForm { .. } => "form",
    Command::NewVersion { .. } => "version",
    Command::PublishForm { .. } => "publish",
    Command::ArchiveForm { .. } => "archive",
    Command::Keep { .. } => "keep",
    Command::Submit { .. } => "submit",
    Command::SubmitKept { .. } => "submit kept",
    Command::Void { .. } => "void",
    Command::Confirm { .. } => "confirm",
    Command::Find { .. } => "find",
    Command::Correct { .. } => "correct",
    Command::ConfirmFinding { .. } => "confirm finding",
    Command::Know { .. } => "know",
    Command::HandIn { .. } => "hand in",
    Command::Reopen { .. } => "reopen",
    Command::Draw { .. } => "draw",
    Command::Replace { .. } => "replace",
    Command::Appeal { .. } => "appeal",
    Command::Endorse { .. } => "endorse",
    Command::Settle { .. } => "settle",
    Command::OpenCalibration { .. } => "open calibration",
    Command::Calibrate { .. } => "calibrate",
    Command::CloseCalibration { .. } => "close calibration",
    Command::SubmitWeek { .. } => "week",
    Command::KnowWeek { .. } => "know week",
    Command::Hold { .. } => "hold",
    Command::Designate { .. } => "designate",
    Command::CommentDone { .. } => "comment",
    Command::Print(_) => "print",
    Command::Export { .. } => "export",
});

rows!(query_row, QUERY_ROWS, Query {
    Query::Forms => "forms",
    Query::NewForm => "new form",
    Query::Record { .. } => "record",
    Query::Records { .. } => "records",
    Query::Queue => "queue",
    Query::Reviewable { .. } => "reviewable",
    Query::Review { .. } => "review",
    Query::Results { .. } => "results",
    Query::Quota { .. } => "quota",
    Query::Rates { .. } => "rates",
    Query::Sample { .. } => "sample",
    Query::Redraw { .. } => "redraw",
    Query::Appeals => "appeals",
    Query::Calibrations => "calibrations",
    Query::Weeks => "weeks",
    Query::Proposal { .. } => "proposal",
});

/// 代 技 投 质 班 管 主 中 部 档 文 销 经 系 审: y where the post may, - where it may not. Somebody acts who was not checked, did not check,
/// and leads another team.
const ACTS: &[(&str, &str)] = &[
    ("form", "---y--y--------"),
    ("version", "---y--y--------"),
    ("publish", "------y--------"),
    ("archive", "------y--------"),
    ("keep", "---y--y--------"),
    ("submit", "---y--y--------"),
    ("submit kept", "---------------"),
    ("void", "---y--y--------"),
    ("confirm", "---------------"),
    ("find", "---y--y--------"),
    ("correct", "---y--y--------"),
    ("confirm finding", "---------------"),
    ("know", "------y--------"),
    ("hand in", "---y--y--------"),
    ("reopen", "------y--------"),
    ("draw", "---y--y--------"),
    ("replace", "------y--------"),
    ("appeal", "---------------"),
    ("endorse", "---------------"),
    ("settle", "---y--y--------"),
    ("open calibration", "---y--y--------"),
    ("calibrate", "---y--y--------"),
    ("close calibration", "---y--y--------"),
    ("week", "---y--y--------"),
    ("know week", "------y--------"),
    ("hold", "---y-yy--------"),
    ("designate", "------y--------"),
    ("comment", "---y-----------"),
    ("print: of a month", "yyyyyyyy--y---y"),
    ("export", "yyyyyyyy--y---y"),
];

const QUERIES: &[(&str, &str)] = &[
    ("forms", "yyyyyyyy--y---y"),
    ("new form", "---y--yy------y"),
    ("record", "---y-yyy------y"),
    ("records", "yyyyyyyy--y---y"),
    ("queue", "---y--yy------y"),
    ("reviewable", "---y--yy------y"),
    ("review", "---y--yy------y"),
    ("results", "yyyyyyyy--y---y"),
    ("quota", "---y-yyy------y"),
    ("rates", "yyyyyyyy--y---y"),
    ("sample", "---y--yy------y"),
    ("redraw", "---y--yy------y"),
    ("appeals", "yyyyyyyy--y---y"),
    ("calibrations", "---y--yy------y"),
    ("weeks", "yyyyyyyy--y---y"),
    ("proposal", "---y--yy------y"),
];

/// A department in which each act can be done by somebody: what is needed for it was done before.
pub(crate) fn prepared() -> (Office, Vec<Command>, Vec<Query>) {
    let mut office = Office::open();
    let (wang, month) = (office.who("王芳"), date(2026, 3, 1));
    let supervisor = office.who("林霞");
    let mut draft = customers::Draft::default();
    for (field, value) in [
        (customers::Field::Name, "渤海建材"),
        (customers::Field::Relation, "现在"),
        (customers::Field::Market, "国内"),
        (customers::Field::Type, "直接"),
        (customers::Field::Source, "电话"),
    ] {
        draft.set(field, value);
    }
    draft.contacts.push(customers::Contact { mobile: "13812345678".to_owned(), ..customers::Contact::default() });
    let customer = office.all(supervisor, &areas::Command::Customers(customers::Command::Create { draft: Box::new(draft) })).unwrap().id;
    let allocate = customers::Command::Allocate { to: vec![(customer, wang)] };
    office.all(supervisor, &areas::Command::Customers(allocate)).unwrap();
    for text in ["询问发票开具时间", "询问送货时间安排", "催促维修人员上门", "反映空调噪声大", "要求更换配件", "答复客户这个我不知道"]
    {
        let note = customers::Command::Note {
            id: customer,
            channel: "电话".to_owned(),
            kind: customers::NoteKind::default(),
            text: text.to_owned(),
        };
        office.all(wang, &areas::Command::Customers(note)).unwrap();
    }
    office.at = office.at.plus_minutes(120);
    let form = FormDraft { name: "在线".to_owned(), heads: vec![Head { name: "答复".to_owned(), weight: 100, ..Head::default() }] };
    let put = |form: &FormDraft| Command::PutForm { of: None, draft: Box::new(form.clone()) };
    let published = office.act("孙丽", put(&form)).unwrap().id;
    office.act("何平", Command::PublishForm { form: published }).unwrap();
    let unpublished = office.act("孙丽", put(&form)).unwrap().id;
    let record = office.check("王芳", 17);
    let find = |record: i64, tag: &str| {
        let draft = FindingDraft { tag: tag.to_owned(), urgent: true, ..FindingDraft::default() };
        Command::Find { record, draft }
    };
    let open = office.act("孙丽", find(record, "抢话")).unwrap().id;
    let coached = office.act("孙丽", find(record, "语速过快")).unwrap().id;
    office.act("孙丽", Command::Correct { finding: coached, coaching: "放慢".to_owned() }).unwrap();
    let of_li = office.check("李娜", 17);
    let of_zhang = office.check("张敏", 17);
    for record in [record, of_li, of_zhang] {
        office.act("孙丽", find(record, "未用规范用语")).unwrap();
        office.act("孙丽", find(record, "未报工号")).unwrap();
    }
    let comment = office.act("何平", Command::Designate { tag: "未报工号".to_owned(), team: Some(1) }).unwrap().id;
    // The roll call of that team proposes it.
    let proposed = office.store.read(links::common_problems).unwrap();
    assert_eq!(proposed, [("未报工号".to_owned(), "一班".to_owned())]);
    let kept = Box::new(office.draft("王芳", office.at.plus_minutes(-60), 17));
    let kept = office.act("孙丽", Command::Keep { of: None, draft: kept }).unwrap().id;
    let before = Box::new(office.draft("王芳", Instant::of(date(2026, 2, 10).at(9, 0, 0, 0)), 17));
    office.act("孙丽", Command::Submit { of: None, draft: before }).unwrap();
    office.act("孙丽", Command::HandIn { month: date(2026, 2, 1) }).unwrap();
    let appeal = |head| Command::Appeal { record, head, proposed: 20, reason: "用语规范".to_owned() };
    let fresh = office.act("王芳", appeal(0)).unwrap().id;
    let endorsed = office.act("王芳", appeal(1)).unwrap().id;
    office.act("刘洋", Command::Endorse { appeal: endorsed, agrees: true, text: String::new() }).unwrap();
    let draw = Command::Draw { from: month, to: office.at.day() };
    let drawn = office.act("孙丽", draw.clone()).unwrap().id;
    let monitor = office.who("孙丽");
    let Ok(Answer::Queue { picks, .. }) = office.ask(monitor, Query::Queue) else { panic!() };
    let pick = picks[0].id;
    let title = "热线 TH-0412".to_owned();
    let calibration = office.act("孙丽", Command::OpenCalibration { title: title.clone(), subject: None }).unwrap().id;
    let entries = vec![Entry { mark: Mark::Points(17), cause: String::new() }; 5];
    for name in ["孙丽", "何平"] {
        office.act(name, Command::Calibrate { id: calibration, entries: entries.clone() }).unwrap();
    }
    let item = PlanItem { topic: "应变能力".to_owned(), people: vec![wang], day: Some(date(2026, 3, 10)), everybody: false };
    let last = date(2026, 3, 2);
    let week = office.act("孙丽", Command::SubmitWeek { week: last, text: "平稳".to_owned(), items: vec![item] }).unwrap().id;
    // With a higher target there is something to draw again.
    let (key, value, from) = ("qa_target".to_owned(), "9".to_owned(), office.at.day());
    let higher = staff::Command::SetParameter { key, value, from, reason: "旺季".to_owned() };
    office.all(office.who("徐亮"), &areas::Command::Staff(higher)).unwrap();
    let reason = "录音串线".to_owned();
    let acts = vec![
        put(&form),
        Command::NewVersion { form: published },
        Command::PublishForm { form: unpublished },
        Command::ArchiveForm { form: published },
        Command::Keep { of: None, draft: Box::new(office.draft("王芳", office.at, 17)) },
        Command::Submit { of: None, draft: Box::new(office.draft("王芳", office.at, 17)) },
        Command::SubmitKept { id: kept },
        Command::Void { id: record, reason: reason.clone() },
        Command::Confirm { id: record },
        find(record, "抢话"),
        Command::Correct { finding: open, coaching: "等客户说完".to_owned() },
        Command::ConfirmFinding { finding: coached },
        Command::Know { finding: open },
        Command::HandIn { month },
        Command::Reopen { month: date(2026, 2, 1), reason: reason.clone() },
        draw,
        Command::Replace { pick, reason: reason.clone() },
        Command::Appeal { record, head: 2, proposed: 20, reason: reason.clone() },
        Command::Endorse { appeal: fresh, agrees: true, text: String::new() },
        Command::Settle { appeal: endorsed, points: 18, text: reason },
        Command::OpenCalibration { title, subject: None },
        Command::Calibrate { id: calibration, entries },
        Command::CloseCalibration { id: calibration },
        Command::SubmitWeek { week: office.at.day(), text: "平稳".to_owned(), items: Vec::new() },
        Command::KnowWeek { id: week },
        Command::Hold { training: 1, on: date(2026, 3, 10), attended: vec![wang] },
        Command::Designate { tag: "未用规范用语".to_owned(), team: None },
        Command::CommentDone { id: comment },
        Command::Print(Printout::Month { month, team: None }),
        Command::Export { month, team: None, rows: 1 },
    ];
    let queries = vec![
        Query::Forms,
        Query::NewForm,
        Query::Record { id: record },
        Query::Records { month },
        Query::Queue,
        Query::Reviewable { text: "渤海".to_owned() },
        Query::Review { subject: picks[0].record.subject },
        Query::Results { month, team: None },
        Query::Quota { staff: wang, month },
        Query::Rates { from: month, to: month, staff: None, team: None },
        Query::Sample { month },
        Query::Redraw { draw: drawn },
        Query::Appeals,
        Query::Calibrations,
        Query::Weeks,
        Query::Proposal { week: office.at.day() },
    ];
    (office, acts, queries)
}

/// A ticket of 王芳, and the act that puts a recording beside it.
pub(super) fn with_a_ticket() -> (Office, impl Fn(&str) -> areas::Command) {
    let mut office = Office::open();
    let draft = tickets::Draft { content: "询问年度返利何时到账".to_owned(), ..tickets::Draft::default() };
    let accept = cases::Command::Tickets(tickets::Command::Accept { draft: Box::new(draft) });
    let record = attachments::Record::ticket(office.all(office.who("王芳"), &areas::Command::Cases(accept)).unwrap().id);
    let add = move |name: &str| {
        let content = attachments::Content::of(include_bytes!("../../../tests/fixtures/call.wav").to_vec());
        areas::Command::Attachments(attachments::Command::Add { record, name: name.to_owned(), note: String::new(), content })
    };
    (office, add)
}

#[test]
fn the_checker_hears_what_lies_beside_a_drawn_ticket_and_changes_nothing() {
    let (mut office, add) = with_a_ticket();
    let (wang, monitor) = (office.who("王芳"), office.who("孙丽"));
    let file = office.all(wang, &add("来电.wav")).unwrap().id;
    let listen = areas::Command::Attachments(attachments::Command::Open { file, purpose: String::new() });
    assert!(office.all(monitor, &listen).is_err(), "nothing was drawn");
    let month = office.at.day().first_of_month();
    office.act("孙丽", Command::Draw { from: month, to: office.at.day() }).unwrap();
    let Ok(Answer::Queue { picks, .. }) = office.ask(monitor, Query::Queue) else { panic!() };
    assert!(office.all(monitor, &listen).unwrap().opened.is_some());
    assert!(office.all(monitor, &add("另一段.wav")).is_err());
    let remove = attachments::Command::Remove { file, reason: "拿错了".to_owned() };
    assert!(office.all(monitor, &areas::Command::Attachments(remove)).is_err());
    // What was checked is checked.
    let mut draft = office.draft("王芳", office.at, 17);
    (draft.pick, draft.subject) = (Some(picks[0].id), Some((picks[0].record.subject, picks[0].record.title.clone())));
    office.act("孙丽", Command::Submit { of: None, draft: Box::new(draft) }).unwrap();
    assert!(office.all(monitor, &listen).is_err());
}

#[test]
fn every_act_and_question_by_every_post() {
    assert_whole(ACT_ROWS, ACTS.iter().map(|(name, _)| *name));
    assert_whole(QUERY_ROWS, QUERIES.iter().map(|(name, _)| *name));
    let (mut office, acts, queries) = prepared();
    let row = |table: &[(&str, &'static str)], of: &str| {
        table.iter().find(|(name, _)| crate::areas::matrix::is_of(name, of)).map(|(_, row)| *row).unwrap()
    };
    assert_eq!((acts.len(), queries.len()), (ACTS.len(), QUERIES.len()));
    for (place, post) in Post::ALL.into_iter().enumerate() {
        let me = office.hire(&format!("某{place}"), post, (post == Post::TeamLeader).then_some(3));
        for command in &acts {
            let name = act_row(command);
            let allowed = row(ACTS, name).chars().nth(place) == Some('y');
            let got = office.tried(me, command);
            assert_eq!(got.is_ok(), allowed, "{name} by {post:?}: {got:?}");
        }
        for query in &queries {
            let name = query_row(query);
            let allowed = row(QUERIES, name).chars().nth(place) == Some('y');
            let got = office.ask(me, query.clone());
            assert_eq!(got.is_ok(), allowed, "{name} by {post:?}: {got:?}");
        }
    }
}

#[test]
fn a_page_on_paper_is_made_of_what_the_person_may_read() {
    let (mut office, ..) = prepared();
    let at = office.at;
    let (wang, director) = (office.who("王芳"), office.who("何平"));
    let mut printed = |actor: i64, what| {
        office.store.read(|tx| {
            let params = staff::store::parameters(tx)?;
            let actor = areas::who(tx, actor)?;
            let cx = Context { tx, actor: &actor, at, params: &params };
            let page = crate::exchange::Page::by(crate::i18n::Lang::Zh, "", "客服部", &actor.name, at.local());
            printed::form(&cx, what, page)
        })
    };
    let month = date(2026, 3, 1);
    let rows = |page: &crate::exchange::Page| {
        let count = |block: &crate::exchange::Block| if let crate::exchange::Block::Table(table) = block { table.rows.len() } else { 0 };
        page.blocks.iter().map(count).next().unwrap()
    };
    assert_eq!(rows(&printed(director, Printout::Month { month, team: None }).unwrap()), 3);
    assert_eq!(rows(&printed(director, Printout::Month { month, team: Some(1) }).unwrap()), 2);
    assert_eq!(rows(&printed(wang, Printout::Month { month, team: None }).unwrap()), 1);
    let page = printed(director, Printout::Person { staff: wang, month }).unwrap();
    assert!(page.title.contains("2026-03") && page.pdf().is_ok());
    assert!(printed(wang, Printout::Record(1)).is_ok());
    assert!(printed(wang, Printout::Record(2)).is_err());
}

#[test]
fn exported_figures_are_numbers_and_what_is_unknown_is_empty() {
    use crate::exchange::{OutCell, OutKind};
    let mut office = Office::open();
    office.check("王芳", 17);
    let results = office.results(date(2026, 3, 1));
    let lang = crate::i18n::Lang::Zh;
    let kinds: Vec<OutKind> = sheet::columns(lang, &results).into_iter().map(|(_, kind)| kind).collect();
    let row = |name: &str| sheet::cells(lang, &results, results.lines.iter().find(|line| line.person.name == name).unwrap());
    let (checked, not) = (row("王芳"), row("李娜"));
    assert_eq!((checked.len(), not.len()), (kinds.len(), kinds.len()));
    assert_eq!(
        (&checked[0], &checked[3], &checked[5]),
        (&OutCell::Integer(1), &OutCell::Integer(1), &OutCell::Decimal { hundredths: 8500 })
    );
    assert_eq!(checked.last(), Some(&OutCell::Decimal { hundredths: 1700 }));
    assert_eq!((&not[0], &not[3], &not[5], not.last()), (&OutCell::Empty, &OutCell::Integer(0), &OutCell::Empty, Some(&OutCell::Empty)));
}

#[test]
fn a_record_to_calibrate_is_found_by_customer_handler_and_number() {
    let (mut office, ..) = prepared();
    let monitor = office.who("孙丽");
    let mut found = |text: &str| match office.ask(monitor, Query::Reviewable { text: text.to_owned() }).unwrap() {
        Answer::Reviewable(found) => found.len(),
        _ => panic!("another answer"),
    };
    assert_eq!((found("渤海"), found("wf"), found("张敏")), (6, 6, 0));
}

#[test]
fn of_two_who_save_a_draft_the_second_is_told() {
    let mut office = Office::open();
    let draft = Box::new(office.draft("王芳", office.at, 17));
    let id = office.act("孙丽", Command::Keep { of: None, draft: draft.clone() }).unwrap().id;
    office.act("孙丽", Command::Keep { of: Some((id, 1)), draft: draft.clone() }).unwrap();
    let Err(No::Refused(refusal)) = office.act("孙丽", Command::Keep { of: Some((id, 1)), draft: draft.clone() }) else { panic!() };
    assert_eq!(refusal.message.id, "quality-missing");
    office.act("孙丽", Command::Submit { of: Some((id, 2)), draft }).unwrap();
    assert_eq!(office.results(date(2026, 3, 1)).all.mean.count, 1);
}

/// One thing that somebody tries.
#[derive(Debug, Clone)]
enum Try {
    Check(usize, i64),
    Void(usize),
    Find(usize),
    Appeal(usize, i64),
    Settle(usize, i64),
    HandIn,
    Reopen,
}

fn tries() -> impl Strategy<Value = Vec<Try>> {
    let one = prop_oneof![
        6 => (0..3_usize, 12_i64..=20).prop_map(|(person, points)| Try::Check(person, points)),
        2 => (0..8_usize).prop_map(Try::Void),
        2 => (0..8_usize).prop_map(Try::Find),
        3 => (0..8_usize, 0_i64..=20).prop_map(|(record, points)| Try::Appeal(record, points)),
        3 => (0..8_usize, 0_i64..=20).prop_map(|(appeal, points)| Try::Settle(appeal, points)),
        2 => Just(Try::HandIn),
        1 => Just(Try::Reopen),
    ];
    prop::collection::vec(one, 10..40)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    /// Whatever is tried, the figures of a month that is handed in change only after a step of the month says that it was opened.
    #[test]
    fn a_month_that_is_handed_in_never_changes_without_a_reopening(tries in tries()) {
        let mut office = Office::open();
        let month = date(2026, 3, 1);
        let (mut records, mut appeals) = (Vec::new(), Vec::new());
        let mut former = office.results(month);
        for one in tries {
            let pick = |list: &[i64], place: usize| list.get(place % list.len().max(1)).copied().unwrap_or(0);
            match one {
                Try::Check(person, points) => {
                    let draft = Box::new(office.draft(["王芳", "李娜", "张敏"][person], office.at.plus_minutes(-5), points));
                    records.extend(office.act("孙丽", Command::Submit { of: None, draft }).map(|done| done.id));
                }
                Try::Void(place) => drop(office.act("孙丽", Command::Void { id: pick(&records, place), reason: "串线".to_owned() })),
                Try::Find(place) => {
                    let draft = FindingDraft { tag: "抢话".to_owned(), ..FindingDraft::default() };
                    drop(office.act("孙丽", Command::Find { record: pick(&records, place), draft }));
                }
                Try::Appeal(place, proposed) => {
                    let record = pick(&records, place);
                    for name in ["王芳", "李娜", "张敏"] {
                        let appeal = Command::Appeal { record, head: 0, proposed, reason: "用语规范".to_owned() };
                        appeals.extend(office.act(name, appeal).map(|done| done.id));
                    }
                    let appeal = appeals.last().copied().unwrap_or(0);
                    drop(office.act("刘洋", Command::Endorse { appeal, agrees: true, text: String::new() }));
                }
                Try::Settle(place, points) => {
                    drop(office.act("何平", Command::Settle { appeal: pick(&appeals, place), points, text: "已复听".to_owned() }));
                }
                Try::HandIn => drop(office.act("孙丽", Command::HandIn { month })),
                Try::Reopen => drop(office.act("何平", Command::Reopen { month, reason: "漏录".to_owned() })),
            }
            let now = office.results(month);
            if former.locked() && now.steps.len() == former.steps.len() {
                prop_assert_eq!(&now.lines, &former.lines);
                prop_assert_eq!((&now.all, now.void), (&former.all, former.void));
            }
            former = now;
        }
    }
}
