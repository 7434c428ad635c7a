//! The pages by their accessible labels, with answers made by hand.

use egui::{Key, Modifiers, Role, Ui};
use egui_kittest::kittest::Queryable as _;

use super::ArchivesPage;
use crate::areas::archives::{
    self, Answer as Told, Borrower, Catalogue, Category, Command, Disposal, DisposalState, Document, DocumentRow, DocumentView, Draft,
    Keeper, Line, Loan, LoanDraft, LoanState, Method, Owner, Secrecy, Signed, State, Ticks,
};
use crate::areas::attachments::{self, Record};
use crate::areas::bench::{self, Page, bench, looking, now};
use crate::areas::staff::{self, Person, Staff, StaffDraft};
use crate::areas::view::{Action, Actions, ArchiveTab, Cx, News, Pick, Route, Slot};
use crate::areas::{self, Answer, Done};
use crate::base::{Day, Lines, No, Post, Refusal};
use crate::i18n::Lang;
use crate::msg;
use crate::ui::Appearance;

/// The page, or the archive of one customer where the customer's file has room for it.
#[derive(Default)]
struct Shown {
    page: ArchivesPage,
    customer: Option<i64>,
}

impl Page for Shown {
    fn draw(&mut self, ui: &mut Ui, cx: &Cx<'_>, route: Route, actions: &mut Actions) {
        match self.customer {
            Some(customer) => self.page.of_customer(ui, cx, customer, actions),
            None => self.page.ui(ui, cx, route, actions),
        }
    }

    fn hear(&mut self, cx: &Cx<'_>, news: &News<'_>, actions: &mut Actions) {
        self.page.news(cx, news, actions);
    }
}

type Bench = bench::Bench<Shown>;

fn day(day: i8) -> Day {
    jiff::civil::date(2026, 3, day)
}

impl Bench {
    fn tell(&mut self, slot: Slot, answer: Told) {
        self.answered(slot, Answer::Archives(answer));
    }

    fn ended(&mut self, command: Command, outcome: Result<Done, No>) {
        self.finished(&areas::Command::Archives(command), &outcome);
    }

    /// Takes the acts that the page wants out.
    fn commands(&mut self) -> Vec<Command> {
        let of_archive = |command| if let areas::Command::Archives(command) = command { Some(command) } else { None };
        self.acts().into_iter().filter_map(of_archive).collect()
    }

    fn people(&mut self) {
        let person = |(id, name, post): (i64, &str, Post)| Person {
            staff: Staff { id, draft: StaffDraft { name: name.into(), posts: vec![post], ..Default::default() }, ..Default::default() },
            team: String::new(),
            account: None,
            idle: false,
        };
        let people = [(1, "林霞", Post::Supervisor), (2, "王芳", Post::Agent), (3, "何平", Post::Director)].map(person).to_vec();
        self.news(&News::Answer(Slot::People, &Ok(Answer::Staff(staff::Answer::People(people)))));
    }
}

fn document(id: i64, title: &str, state: State) -> Document {
    let draft = Draft {
        title: title.into(),
        issued: Some(day(1)),
        secrecy: Secrecy::Ordinary,
        material: "打印".into(),
        format_ok: true,
        place: "A 柜".into(),
        ..Draft::default()
    };
    Document {
        id,
        no: format!("DA-20260302-{id:03}"),
        rev: 1,
        customer: 7,
        draft,
        state,
        registered: Signed { at: now(), name: "王芳".into() },
        registered_by: 2,
        filed: None,
    }
}

fn row(id: i64, title: &str, state: State) -> DocumentRow {
    DocumentRow { document: document(id, title, state), customer: "渤海建材".into() }
}

fn owner() -> Owner {
    Owner { id: 7, no: "KH-20260301-001".into(), name: "渤海建材".into(), keeper: None, agent: None }
}

fn view(id: i64, title: &str, state: State) -> DocumentView {
    DocumentView {
        document: document(id, title, state),
        owner: owner(),
        loans: Vec::new(),
        disposal: None,
        transfer: None,
        file_by: (state == State::Registered).then(|| day(14)),
        keeps: true,
    }
}

fn loan(state: LoanState, approver: Option<i64>) -> Line<Loan> {
    let draft = LoanDraft {
        documents: vec![1],
        borrower: Borrower { staff: Some(2), name: "王芳".into(), department: String::new() },
        purpose: "核对".into(),
        due: day(9),
        approver,
    };
    let line = Loan {
        id: 5,
        no: "JY-20260302-001".into(),
        draft,
        state,
        lender: Signed { at: now(), name: "钱进".into() },
        lender_id: 9,
        approver: "林霞".into(),
        lent_at: Some(now()),
        extended: false,
        returned_at: None,
        condition: String::new(),
        reason: String::new(),
        secret: true,
    };
    Line { line, documents: vec![row(1, "租赁合同", State::Lent)] }
}

fn refusal(field: &'static str, clause: &'static str) -> No {
    No::Refused(Refusal::of_field(field, clause, msg!("archives-reason-blank")))
}

#[test]
fn a_document_is_opened_and_lent_by_hand_and_keyboard() {
    let mut h = bench(Bench::new(Post::Supervisor, Lang::Zh, Route::Archives(ArchiveTab::Documents)));
    h.state_mut().people();
    let rows = vec![row(1, "租赁合同", State::Filed), row(2, "公司简介", State::Registered)];
    h.state_mut().tell(Slot::Archive, Told::Documents(rows.into()));
    h.run();
    h.get_by_label("租赁合同").click();
    h.run();
    assert_eq!(h.state().went(), Some(Route::Document(1)));
    h.state_mut().route = Route::Document(1);
    h.run();
    h.state_mut().tell(Slot::Document, Told::Document(Box::new(view(1, "租赁合同", State::Filed))));
    h.run();
    h.get_by_label("借出…").click();
    h.run();
    let borrower = h.get_by_role_and_label(Role::TextInput, "借阅人");
    borrower.focus();
    borrower.type_text("王芳");
    h.run();
    let purpose = h.get_by_role_and_label(Role::TextInput, "用途");
    purpose.focus();
    purpose.type_text("核对条款");
    h.run();
    h.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    h.run();
    let [Command::Lend(draft)] = &h.state_mut().commands()[..] else { panic!() };
    assert_eq!((draft.documents.as_slice(), draft.borrower.staff, draft.purpose.as_str()), (&[1][..], Some(2), "核对条款"));
    assert_eq!((draft.due, draft.approver), (day(14), None));
    let command = Command::Lend(draft.clone());
    h.state_mut().ended(command.clone(), Err(refusal("purpose", "FILE-10")));
    h.run();
    assert!(h.query_by_label("须写明理由").is_some());
    h.state_mut().ended(command, Ok(Done { title: "JY-20260311-001".into(), ..Done::default() }));
    h.run();
    assert!(h.query_by_role_and_label(Role::TextInput, "借阅人").is_none());
    h.key_press(Key::Escape);
    h.run();
    assert_eq!(h.state().went(), Some(Route::Archives(ArchiveTab::Documents)));
}

#[test]
fn a_document_is_registered_and_filed_with_its_ticks() {
    let mut h = bench(Bench::new(Post::Archivist, Lang::Zh, Route::Archives(ArchiveTab::Documents)));
    h.state_mut().tell(Slot::Archive, Told::Documents(Lines::default()));
    h.run();
    h.get_by_label("登记文件…").click();
    h.run();
    let customer = h.get_by_role_and_label(Role::TextInput, "客户");
    customer.focus();
    customer.type_text("bhjc");
    h.run();
    h.state_mut().tell(Slot::Owners, Told::Owners(vec![owner()]));
    h.run();
    // The dialog grew with what was found and stands in the middle again at the next picture.
    h.step();
    h.get_by_label("渤海建材　KH-20260301-001").click();
    h.run();
    h.get_by_role_and_label(Role::TextInput, "标题").type_text("租赁合同");
    h.run();
    for label in ["登记后立即归档", "完整", "系统", "准确", "真实"] {
        h.get_by_label(label).click();
        h.run();
    }
    assert!(h.state().page.page.unsaved());
    h.get_by_label("登记并归档").click();
    h.run();
    let [Command::Register { customer, draft, file }] = &h.state_mut().commands()[..] else { panic!() };
    assert_eq!((*customer, draft.title.as_str(), draft.secrecy, *file), (7, "租赁合同", Secrecy::Secret, Some(Ticks::ALL)));
    assert_eq!(draft.issued, Some(day(11)));
}

#[test]
fn the_approver_decides_in_the_bar_and_others_learn_why_not() {
    for (approver, decides) in [(1, true), (3, false)] {
        let mut h = bench(Bench::new(Post::Supervisor, Lang::Zh, Route::Archives(ArchiveTab::Loans)));
        h.state_mut().tell(Slot::Archive, Told::Loans(vec![loan(LoanState::Asked, Some(approver))].into()));
        h.run();
        h.get_by_label("租赁合同").click();
        h.run();
        h.get_by_label("批准").click();
        h.run();
        let wanted: Vec<Command> = if decides { vec![Command::Approve { loan: 5 }] } else { Vec::new() };
        assert_eq!(h.state_mut().commands(), wanted);
    }
}

#[test]
fn an_overdue_loan_comes_back_with_its_condition_and_is_not_extended() {
    let mut h = bench(Bench::new(Post::Archivist, Lang::Zh, Route::Archives(ArchiveTab::Loans)));
    h.state_mut().tell(Slot::Archive, Told::Loans(vec![loan(LoanState::Out, None)].into()));
    h.run();
    assert!(h.query_by_label("逾期 2 天").is_some());
    h.get_by_label("租赁合同").click();
    h.run();
    h.get_by_label("续借").click();
    h.run();
    assert!(h.state_mut().commands().is_empty());
    h.get_by_label("归还…").click();
    h.run();
    h.get_by_label("归还").click();
    h.run();
    assert_eq!(h.state_mut().commands(), [Command::Return { loan: 5, condition: "完好".into() }]);
}

#[test]
fn a_destruction_needs_the_director_and_two_names() {
    let disposal = |state| Disposal {
        id: 3,
        no: "XH-20260302-001".into(),
        documents: vec![1],
        method: Method::Shredded,
        reason: "租户已迁出".into(),
        state,
        asked: Signed { at: now(), name: "钱进".into() },
        decided: None,
        by: String::new(),
        witness: String::new(),
        done_at: None,
    };
    let line = |state| vec![Line { line: disposal(state), documents: vec![row(1, "旧合同", State::Doomed)] }];
    for (post, decides) in [(Post::Director, true), (Post::Supervisor, false)] {
        let mut h = bench(Bench::new(post, Lang::Zh, Route::Archives(ArchiveTab::Disposals)));
        h.state_mut().tell(Slot::Archive, Told::Disposals(line(DisposalState::Asked).into()));
        h.run();
        h.get_by_label("旧合同").click();
        h.run();
        h.get_by_label("批准销毁").click();
        h.run();
        assert_eq!(h.state_mut().commands().len(), usize::from(decides));
    }
    let mut h = bench(Bench::new(Post::Archivist, Lang::Zh, Route::Archives(ArchiveTab::Disposals)));
    h.state_mut().tell(Slot::Archive, Told::Disposals(line(DisposalState::Approved).into()));
    h.run();
    h.get_by_label("旧合同").click();
    h.run();
    h.get_by_label("执行销毁…").click();
    h.run();
    let witness = h.get_by_role_and_label(Role::TextInput, "监销人");
    witness.focus();
    witness.type_text("何平");
    h.run();
    h.get_by_label("确认已销毁").click();
    h.run();
    assert_eq!(h.state_mut().commands(), [Command::Destroy { disposal: 3, by: "林霞".into(), witness: "何平".into() }]);
}

#[test]
fn the_scans_of_a_document_stand_on_its_page() {
    let mut h = bench(Bench::new(Post::Archivist, Lang::Zh, Route::Archives(ArchiveTab::Documents)));
    h.state_mut().route = Route::Document(1);
    h.run();
    let record = Record::document(1);
    let asked = |action: &Action| matches!(action, Action::Ask(Slot::Attachments(of), _) if *of == record);
    assert!(h.state().actions.iter().any(asked));
    h.state_mut().tell(Slot::Document, Told::Document(Box::new(view(1, "租赁合同", State::Filed))));
    let listing = attachments::Listing { record, files: Vec::new(), add: None, remove: None, purpose: None, draft: false };
    h.state_mut().answered(Slot::Attachments(record), Answer::Attachments(attachments::Answer::Files(Box::new(listing))));
    h.run();
    assert!(h.query_by_label("扫描件").is_some());
    h.get_by_label("添加附件…").click();
    h.run();
    assert!(h.state().actions.iter().any(|action| matches!(action, Action::Pick(Pick::Attachment(of)) if *of == record)));
}

#[test]
fn a_category_gets_its_keeper_and_who_may_not_name_one_learns_why() {
    let keepers = || {
        let of = |category: Category| (category.number() < 3).then(|| (2, "王芳".to_owned()));
        Told::Keepers(Category::ALL.into_iter().map(|category| Keeper { category, staff: of(category) }).collect())
    };
    let mut h = bench(Bench::new(Post::Supervisor, Lang::Zh, Route::Archives(ArchiveTab::Keepers)));
    h.state_mut().people();
    h.state_mut().tell(Slot::Archive, keepers());
    h.run();
    // Each as the badge and as the name of its cell.
    assert_eq!(h.query_all_by_label("无专人").count(), 2 * 9);
    // By keyboard: down to the third category, to its button, and the first colleague of the list.
    for _ in 0..3 {
        h.key_press(Key::ArrowDown);
        h.run();
    }
    h.get_by_label("指定专人…").focus();
    h.key_press(Key::Enter);
    h.run();
    h.get_by_role_and_label(Role::ComboBox, "专人").click();
    h.run();
    h.get_by_label("何平").click();
    h.run();
    h.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    h.run();
    let third = Category::of(3).unwrap();
    assert_eq!(h.state_mut().commands(), [Command::Appoint { category: third, staff: Some(3) }]);
    h.state_mut().ended(Command::Appoint { category: third, staff: Some(3) }, Ok(Done::default()));
    h.run();
    // The keeper of the first category goes.
    h.get_by_label("① 客户公司资料").click();
    h.run();
    h.get_by_label("撤销专人").click();
    h.run();
    assert_eq!(h.state_mut().commands(), [Command::Appoint { category: Category::of(1).unwrap(), staff: None }]);
    let mut h = bench(Bench::new(Post::Archivist, Lang::Zh, Route::Archives(ArchiveTab::Keepers)));
    h.state_mut().tell(Slot::Archive, keepers());
    h.run();
    h.get_by_label("③ 装修工程文件").click();
    h.run();
    h.get_by_label("指定专人…").click();
    h.run();
    assert!(h.query_by_role_and_label(Role::ComboBox, "专人").is_none() && h.state_mut().commands().is_empty());
}

#[test]
fn the_archive_of_a_customer_names_what_is_missing_and_what_does_not_apply() {
    let completeness = archives::clauses::file_06_categories::completeness(&[Category::LETTERS], &[]);
    let catalogue = Catalogue {
        owner: owner(),
        documents: vec![document(1, "租赁合同", State::Filed), document(2, "旧合同", State::Destroyed)],
        completeness,
        exemptions: Vec::new(),
        live: vec![(Category::VISITS, 2)],
        keeps: true,
    };
    for (lang, missing, choose, lend) in
        [(Lang::Zh, "缺 ① 客户公司资料", "选中《租赁合同》", "借出…"), (Lang::En, "Missing ① Company papers", "Choose “租赁合同”", "Lend…")]
    {
        let mut start = Bench::new(Post::Archivist, lang, Route::Archives(ArchiveTab::Documents));
        start.page.customer = Some(7);
        let look = if lang == Lang::En { Appearance { text_percent: 125, ..Appearance::LIGHT } } else { Appearance::LIGHT };
        let mut h = looking(start, look);
        h.state_mut().tell(Slot::Catalogue, Told::Catalogue(Box::new(catalogue.clone())));
        h.run();
        assert!(h.query_by_label(missing).is_some());
        assert!(h.query_by_label(lend).is_none());
        h.get_by_label(choose).click();
        h.run();
        assert!(h.query_by_label(lend).is_some());
        h.get_by_label("1　租赁合同").click();
        h.run();
        assert_eq!(h.state().went(), Some(Route::Document(1)));
    }
}

#[test]
fn who_may_not_keep_the_archive_sees_every_button_grey() {
    let mut h = bench(Bench::new(Post::Auditor, Lang::Zh, Route::Archives(ArchiveTab::Documents)));
    h.state_mut().tell(Slot::Archive, Told::Documents(vec![row(1, "租赁合同", State::Filed)].into()));
    h.run();
    h.get_by_label("登记文件…").click();
    h.run();
    h.get_by_label("租赁合同").click();
    h.run();
    h.get_by_label("借出…").click();
    h.run();
    assert!(h.query_by_role_and_label(Role::TextInput, "借阅人").is_none() && h.state_mut().commands().is_empty());
}
