//! Appendix B over every act and every question: by every post, on an own customer and on another's.
//! Posts stand in the order 代 技 投 质 班 管 主 中 部 档 文 销 经 系 审.

use super::*;
use crate::areas::customers::analysis::{By, Cut, Files, Period, Question as Figures, Reply as FiguresReply, Span};
use crate::areas::customers::commands::analysis::Act as AnalysisAct;
use crate::areas::customers::mapping::headers_key;
use crate::areas::customers::sheet::undo_import_as;
use crate::areas::matrix::{assert_whole, is_of, rows};

// ——— acts ———

rows!(row_of, ACT_ROWS, Command {
    Command::Create { .. } => "create",
    Command::Edit { .. } => "edit",
    Command::Remove { .. } => "remove",
    Command::Reveal { .. } => "reveal",
    Command::Open { .. } => "open",
    Command::Print { .. } => "print",
    Command::Export { .. } => "export",
    Command::Import(_) => "import",
    Command::Allocate { .. } => "allocate",
    Command::Grade { .. } => "grade",
    Command::Regrade => "regrade",
    Command::Tag { .. } => "tag",
    Command::View(ViewAct::Save { shared: false, .. }) => "save view",
    Command::View(ViewAct::Save { shared: true, .. }) => "save shared view",
    Command::View(ViewAct::Remove { .. }) => "remove view",
    Command::View(ViewAct::Arrange { .. }) => "arrange views",
    Command::Note { .. } => "note",
    Command::Order { .. } => "order",
    Command::Pay { .. } => "pay",
    Command::Cancel { .. } => "cancel",
    Command::CreditTerms(_) => "credit terms",
    Command::Extract => "extract",
    Command::Tidy { .. } => "tidy",
    Command::Record(Act::EnterSlip { .. }) => "slip",
    Command::Record(Act::CorrectSlip { .. }) => "correct slip",
    Command::Record(Act::VerifySlip { .. }) => "verify slip",
    Command::Record(Act::Charge { .. }) => "fee",
    Command::Record(Act::PayFee { .. }) => "pay fee",
    Command::Record(Act::VoidFee { .. }) => "void fee",
    Command::Record(Act::Step { .. }) => "step",
    Command::Record(Act::Refer { .. }) => "refer",
    Command::Record(Act::Demand { .. }) => "demand",
    Command::Record(Act::Difficult { .. }) => "difficult",
    Command::Analysis(AnalysisAct::Note { .. }) => "note on sales",
    Command::Analysis(AnalysisAct::Export { .. }) => "export figures",
    Command::Merge { .. } => "merge",
    Command::Undo { .. } => "undo",
    Command::SaveMapping(_) => "save mapping",
    Command::Distinct { .. } => "tell apart",
});

/// `y` is allowed, `o` on own customers only, `-` never.
const ACTS: &[(&str, &str)] = &[
    ("create", "yyy-yyy--yyyy--"),
    ("edit", "ooo-oyy--yooy--"),
    ("remove", "---------------"),
    ("open", "ooyyoyyyoyooy-y"),
    ("print", "ooyyoyyyoyooy-y"),
    ("reveal", "ooy-oyyyoyooy-y"),
    ("export", "-----yy-----y--"),
    ("import", "-----yy--y--y--"),
    ("allocate", "-----yy-----y--"),
    ("grade", "-----yy-----y--"),
    ("regrade", "---------------"),
    ("tag", "ooo-oyy--yooy--"),
    ("save view", "yyyyyyyyyyyyy-y"),
    ("save shared view", "-----yy-----y--"),
    ("remove view: own", "yyyyyyyyyyyyy-y"),
    ("remove view: shared", "-----yy-----y--"),
    ("arrange views", "yyyyyyyyyyyyy-y"),
    ("note", "ooo-oyy--yooy--"),
    ("order", "ooo-oyy--yooy--"),
    ("pay", "ooo-oyy--yooy--"),
    ("cancel", "ooo-oyy--yooy--"),
    ("credit terms", "-----yy-----y--"),
    ("extract", "yyy-yyy--yyyy--"),
    ("tidy", "yyy-yyy--yyyy--"),
    ("slip", "yyy-yyy--yyyy--"),
    ("correct slip", "ooo-oyy--yyoy--"),
    ("verify slip", "ooo-oyy--yyoy--"),
    ("fee", "ooo-oyy--yooy--"),
    ("pay fee", "ooo-oyy--yooy--"),
    ("void fee", "ooo-oyy--yooy--"),
    ("step", "ooo-oyy--yooy--"),
    ("refer", "ooo-oyy--yooy--"),
    ("demand", "ooo-oyy--yooy--"),
    ("difficult", "ooo-oyy--yooy--"),
    ("note on sales", "-----yy-----y--"),
    ("export figures", "-----yy-----y--"),
    ("merge", "-----yy-----y--"),
    ("undo: edit", "ooo-oyy--yooy--"),
    ("undo: allocation", "-----yy-----y--"),
    ("undo: grade", "-----yy-----y--"),
    ("undo: merge", "-----yy-----y--"),
    ("undo: import", "-----yy--y--y--"),
    ("save mapping", "-----yy--y--y--"),
    ("tell apart", "-----yy-----y--"),
];

impl Office {
    /// A slip with a phone and a serial.
    pub(super) fn slip(&mut self, phone: &str, serial: &str) -> Box<SlipDraft> {
        let mut draft = SlipDraft::default();
        let values = ["0001", "赵海燕", phone, "X200", serial, "2026-03-08", "中山路店", "孙平"];
        for (field, value) in SlipField::ALL.into_iter().zip(values) {
            draft.set(field, value);
        }
        Box::new(draft)
    }

    /// The act on the file `id`; what it needs is entered by `chief` before.
    pub(super) fn prepared(&mut self, act: &str, actor: i64, id: i64) -> Command {
        let chief = self.chief();
        let stored = self.stored(id);
        let draft = || Box::new(stored.draft.clone());
        let phone = stored.draft.contacts[0].mobile.clone();
        // The second slip with a serial is doubtful.
        let serial = format!("{id}");
        let fee =
            FeeDraft { item: "管理费".to_owned(), due_date: self.at.day(), due: 100, paid: 0, deposit: 0, violation: String::new() };
        let charge = Command::Record(Act::Charge { id, fee: Box::new(fee) });
        let order = OrderDraft { paid: 0, ..paid_order(self) };
        let order = |office: &mut Office| office.act(chief, Command::Order { id, order: Box::new(order) }).unwrap().id;
        let save = |office: &mut Office, shared| {
            let name = format!("视图{}", office.acts());
            Command::View(ViewAct::Save { id: 0, rev: 0, name, shared, content: Box::default() })
        };
        match act {
            "create" => Command::Create { draft: Box::new(good("新客户", "13900000000")) },
            "edit" => {
                let mut edited = draft();
                edited.set(Field::Notes, "改过");
                Command::Edit { id, rev: stored.rev, base: draft(), draft: edited }
            }
            "remove" => Command::Remove { id },
            "open" => Command::Open { id },
            "reveal" => Command::Reveal { id },
            "print" => Command::Print { id },
            "export" => Command::Export { list: Box::default(), columns: vec!["name".to_owned()], rows: 1, reason: "对账".to_owned() },
            "import" => Command::Import(ImportNote::default()),
            "allocate" => Command::Allocate { to: vec![(id, self.mate)] },
            "grade" => Command::Grade { ids: vec![id], grade: Some("A".to_owned()), reason: "战略客户".to_owned() },
            "regrade" => Command::Regrade,
            "tag" => Command::Tag { ids: vec![id], add: BTreeSet::from(["展会".to_owned()]), remove: BTreeSet::new() },
            "save view" | "save shared view" => save(self, act == "save shared view"),
            "remove view: own" => {
                let own = save(self, false);
                Command::View(ViewAct::Remove { id: self.act(actor, own).map_or(9_999, |done| done.id) })
            }
            "remove view: shared" => {
                let shared = save(self, true);
                Command::View(ViewAct::Remove { id: self.act(chief, shared).unwrap().id })
            }
            "arrange views" => Command::View(ViewAct::Arrange { places: vec![Place { view: -1, hidden: true }], opens: -2 }),
            "note" => Command::Note {
                id, kind: NoteKind::Talk, channel: "电话".to_owned(), text: "约好周五送样，另议价格".to_owned()
            },
            "order" => Command::Order { id, order: Box::new(paid_order(self)) },
            "pay" => Command::Pay { order: order(self), paid: 1 },
            "cancel" => Command::Cancel { order: order(self), reason: "改期".to_owned() },
            "credit terms" => {
                let term = CreditTerm { grade: "A".to_owned(), days: 30, limit: self.acts(), handling: Handling::Usual };
                Command::CreditTerms(vec![term])
            }
            "extract" => Command::Extract,
            "tidy" => Command::Tidy { note: String::new() },
            "slip" => Command::Record(Act::EnterSlip { draft: self.slip(&phone, &serial) }),
            "correct slip" | "verify slip" => {
                let mut slip = 0;
                for _ in 0..2 {
                    let draft = self.slip(&phone, &serial);
                    slip = self.act(chief, Command::Record(Act::EnterSlip { draft })).unwrap().id;
                }
                Command::Record(match act {
                    "verify slip" => Act::VerifySlip { slip },
                    _ => Act::CorrectSlip { slip, rev: 1, draft: self.slip(&phone, "1") },
                })
            }
            "fee" => charge,
            "pay fee" | "void fee" => {
                let fee = self.act(chief, charge).unwrap().id;
                Command::Record(if act == "pay fee" {
                    Act::PayFee { fee, paid: 1 }
                } else {
                    Act::VoidFee { fee, reason: "重复".to_owned() }
                })
            }
            "step" => Command::Record(Act::Step { id, to: Stage::SecondDeal, reason: String::new() }),
            "refer" => {
                let mut introduced = good("被介绍的公司", "13700000000");
                introduced.set(Field::Agent, stored.draft.get(Field::Agent));
                Command::Record(Act::Refer { id, new: self.create(chief, introduced) })
            }
            "demand" => {
                let line = DemandLine { customer: id, product: "水泥".to_owned(), quantity: 100 };
                Command::Record(Act::Demand { week: self.at.day(), lines: vec![line] })
            }
            "difficult" => Command::Record(Act::Difficult { id, word: "难伺候".to_owned() }),
            // A period of its own, so that nobody has written its note.
            "note on sales" => {
                let period = Period::days(date(2026, 1, 1), crate::base::plus_days(date(2026, 1, 1), self.acts()));
                Command::Analysis(AnalysisAct::Note { period, text: "多拜访".to_owned(), rev: 0 })
            }
            "export figures" => {
                let export = AnalysisAct::Export { table: "grade", period: String::new(), rows: 1, reason: "月会".to_owned() };
                Command::Analysis(export)
            }
            "merge" | "tell apart" => {
                let gone = self.create(chief, good("渤海建材公司", "13812345679"));
                if act == "merge" { self.merging(id, gone) } else { Command::Distinct { ids: vec![id, gone] } }
            }
            "save mapping" => {
                let headers = ["单位", "联系手机"].map(str::to_owned);
                let mapping =
                    Mapping { name: "月报".to_owned(), headers: headers_key(&headers), options: ImportOptions::usual(&headers) };
                Command::SaveMapping(Box::new(mapping))
            }
            act if is_of(act, "undo") => Command::Undo { entry: merge::undoable(self, act, id) },
            other => panic!("{other}"),
        }
    }

    /// A customer of this person, or of somebody else's.
    fn customer_of(&mut self, actor: i64, own: bool) -> i64 {
        let chief = self.chief();
        let mut draft = good("渤海建材", &format!("1381{:07}", self.acts()));
        draft.set(Field::Agent, if own { actor } else { self.other }.to_string());
        self.create(chief, draft)
    }
}

#[test]
fn every_act_by_every_post_is_as_appendix_b_says() {
    assert_whole(ACT_ROWS, ACTS.iter().map(|(act, _)| *act));
    let mut office = Office::open();
    for (act, rights) in ACTS {
        for (post, right) in Post::ALL.into_iter().zip(rights.chars()) {
            let actor = office.who(post);
            for own in [true, false] {
                let id = office.customer_of(actor, own);
                let command = office.prepared(act, actor, id);
                assert!(is_of(act, row_of(&command)), "{act} is a row of {}", row_of(&command));
                let stored = office.stored(id);
                let allowed = right == 'y' || (right == 'o' && own);
                let before = office.acts();
                let outcome = office.act(actor, command);
                assert_eq!(outcome.is_ok(), allowed, "{act} by {post:?}, own {own}: {outcome:?}");
                if let Err(no) = outcome {
                    let No::Refused(refusal) = no else { panic!("{no:?}") };
                    // A refusal for want of a right is kept; a rule that binds everybody is not.
                    let kept = refusal.clauses.contains(&"SEC-08");
                    assert_eq!(kept, *act != "remove", "{act} by {post:?}: {refusal:?}");
                    assert_eq!(office.acts() - before, i64::from(kept));
                    assert_eq!(office.stored(id), stored, "{act} by {post:?}");
                }
            }
        }
    }
    assert_eq!(office.entries(), office.acts());
}

// ——— questions ———

rows!(asked_for, QUERY_ROWS, Query {
    Query::First { .. } => "first rows",
    Query::Ids { .. } => "ids",
    Query::Rows { .. } => "rows",
    Query::File { .. } => "file",
    Query::ForEdit { .. } => "file to edit",
    Query::Values { .. } => "values",
    Query::Tags => "tags",
    Query::Count => "count",
    Query::Total { .. } => "total",
    Query::Balance { .. } => "balance",
    Query::CreditTerms => "credit terms",
    Query::Views => "views",
    Query::Preview { .. } => "preview",
    Query::Today { agent: None, .. } => "today",
    Query::Today { agent: Some(_), .. } => "today of an agent",
    Query::DayLines { .. } => "day lines",
    Query::Record(Question::Timeline { .. }) => "timeline",
    Query::Record(Question::Month { .. }) => "month",
    Query::Record(Question::Ledger { .. }) => "ledger",
    Query::Record(Question::Slips { .. }) => "slips",
    Query::Record(Question::Slip { .. }) => "slip",
    Query::Record(Question::SlipDefects { .. }) => "defects",
    Query::Record(Question::Demand { .. }) => "demand",
    Query::Analysis(Figures::Composition(_)) => "composition",
    Query::Analysis(Figures::Behind(..)) => "orders behind",
    Query::Analysis(Figures::Note(_)) => "note on sales",
    Query::Analysis(Figures::Credit) => "credit use",
    Query::Analysis(Figures::Loads) => "loads",
    Query::Analysis(Figures::Use(_)) => "use of files",
    Query::Analysis(Figures::Files(..)) => "files",
    Query::Twins { .. } => "twins",
    Query::Pair { .. } => "pair",
    Query::Former { .. } => "former value",
    Query::Imports => "imports",
    Query::Stayed { .. } => "stayed",
    Query::Mappings => "mappings",
});

/// `y` is answered, `o` about own customers only, `l` is answered but tells of own customers only, `-` never.
const ASKS: &[(&str, &str)] = &[
    ("first rows", "llyylyyylylly-y"),
    ("ids", "llyylyyylylly-y"),
    ("rows", "llyylyyylylly-y"),
    ("file", "ooyyoyyyoyooy-y"),
    ("file to edit", "ooo-oyy--yooy--"),
    ("values", "llyylyyylylly-y"),
    ("tags", "llyylyyylylly-y"),
    ("count", "llyylyyylylly-y"),
    ("total", "llyylyyylylly-y"),
    ("balance", "-----yyy----y--"),
    ("credit terms", "yyyyyyyyyyyyy-y"),
    ("views", "yyyyyyyyyyyyy-y"),
    ("preview", "ooo-oyy--yooy--"),
    ("today", "lll-lll--llll--"),
    ("today of an agent", "-----yyy----y--"),
    ("day lines", "-----yyy----y--"),
    ("timeline", "ooyyoyyyoyooy-y"),
    ("month", "ooyyoyyyoyooy-y"),
    ("ledger", "ooyyoyyyoyooy-y"),
    ("slips", "llyylyyylyyly-y"),
    ("slip", "ooo-oyy--yyoy--"),
    ("defects", "llyylyyylyyly-y"),
    ("demand", "llyylyyylylly-y"),
    ("composition", "lll-lyyyl--ly-y"),
    ("orders behind", "lll-lyyyl--ly-y"),
    ("note on sales", "yyy-yyyyy--yy-y"),
    ("credit use", "lll-lyyyl--ly-y"),
    ("loads", "lll-lyyyl--ly-y"),
    ("use of files", "lll-lyyyly-ly-y"),
    ("files", "lll-lyyyly-ly-y"),
    ("twins", "yyy-yyy--yyyy--"),
    ("pair", "-----yy-----y--"),
    ("former value", "ooo-oyy--yooy--"),
    ("imports", "-----yy--y--y--"),
    ("stayed", "-----yy--y--y--"),
    ("mappings", "-----yy--y--y--"),
];

/// A department with one customer, of whom there is something to tell in every answer.
struct Told {
    office: Office,
    id: i64,
    slip: i64,
    line: i64,
    entry: i64,
}

impl Told {
    fn of(post: Post, own: bool) -> Self {
        let mut office = Office::open();
        let (chief, actor) = (office.chief(), office.who(post));
        let id = office.customer_of(actor, own);
        let agent = office.stored(id).draft.number(Field::Agent).unwrap();
        for act in ["tag", "order", "fee", "note", "demand", "open", "save mapping", "note on sales"] {
            let mut command = office.prepared(act, chief, id);
            if let Command::Analysis(AnalysisAct::Note { period, .. }) = &mut command {
                *period = march();
            }
            office.act(chief, command).unwrap();
        }
        let phone = office.stored(id).draft.contacts[0].mobile.clone();
        let draft = office.slip(&phone, "");
        let slip = office.act(chief, Command::Record(Act::EnterSlip { draft })).unwrap().id;
        let entry = office.edit(chief, id, |draft| draft.set(Field::Size, "大")).unwrap().undo.unwrap();
        let line = office.count("SELECT max(id) FROM customer_history");
        office.act(agent, Command::Extract).ok();
        let no = office.stored(id).no;
        let sheet = spool(&["客户编号", "备注"], &[&[&no, "来自名单"]]);
        office.import(&sheet, &ImportOptions::usual(sheet.headers())).unwrap();
        Told { office, id, slip, line, entry }
    }

    fn query(&mut self, row: &str) -> Query {
        let (id, day) = (self.id, self.office.at.day());
        let list = ListQuery::default();
        let record = |question| Query::Record(question);
        let figures = |question| Query::Analysis(question);
        let cut = Cut::of(By::Grade, march());
        match row {
            "first rows" => Query::First { list, columns: Column::usual(), limit: 10 },
            "ids" => Query::Ids { list },
            "rows" => Query::Rows { ids: vec![id], columns: Column::usual() },
            "file" => Query::File { id },
            "file to edit" => Query::ForEdit { id },
            "values" => Query::Values { field: Field::Name },
            "tags" => Query::Tags,
            "count" => Query::Count,
            "total" => Query::Total { list },
            "balance" => Query::Balance { ids: vec![id] },
            "credit terms" => Query::CreditTerms,
            "views" => Query::Views,
            "preview" => {
                let tag = Command::Tag { ids: vec![id], add: BTreeSet::from(["新".to_owned()]), remove: BTreeSet::new() };
                Query::Preview { command: Box::new(tag) }
            }
            "today" => Query::Today { agent: None, day },
            "today of an agent" => Query::Today { agent: self.office.stored(id).draft.number(Field::Agent), day },
            "day lines" => Query::DayLines { day },
            "timeline" => record(Question::Timeline { id, filter: EventFilter::default(), limit: 10 }),
            "month" => record(Question::Month { id, month: day }),
            "ledger" => record(Question::Ledger { id }),
            "slips" => record(Question::Slips { state: None, text: String::new(), limit: 10 }),
            "slip" => record(Question::Slip { id: self.slip }),
            "defects" => record(Question::SlipDefects { from: day, to: day }),
            "demand" => record(Question::Demand { week: day }),
            "composition" => figures(Figures::Composition(cut)),
            "orders behind" => figures(Figures::Behind(cut, self.office.stored(id).draft.get(Field::Grade).to_owned())),
            "note on sales" => figures(Figures::Note(march())),
            "credit use" => figures(Figures::Credit),
            "loads" => figures(Figures::Loads),
            "use of files" => figures(Figures::Use(march())),
            "files" => figures(Figures::Files(Files::Opened, march())),
            "twins" => Query::Twins { id: 0, draft: Box::new(self.office.stored(id).draft) },
            "pair" => Query::Pair { one: id, other: id },
            "former value" => Query::Former { id, line: self.line },
            "imports" => Query::Imports,
            "stayed" => Query::Stayed { entry: self.entry },
            "mappings" => Query::Mappings,
            other => panic!("{other}"),
        }
    }
}

fn march() -> Period {
    Period::around(Span::Month, date(2026, 3, 10))
}

/// Whether an answer tells of the customer, or of what is not of one customer.
fn tells(answer: &Answer) -> bool {
    match answer {
        Answer::First { rows, .. } | Answer::Rows(rows) => !rows.is_empty(),
        Answer::Ids(ids) => !ids.is_empty(),
        Answer::Values(values) => !values.is_empty(),
        Answer::Count(count) | Answer::Total(count) => *count > 0,
        Answer::Balance { loads, .. } => !loads.is_empty(),
        Answer::CreditTerms(terms) => !terms.is_empty(),
        Answer::Views(views) => !views.views.is_empty(),
        Answer::Preview(preview) => preview.changed > 0,
        Answer::Today { rows, .. } => !rows.is_empty(),
        Answer::Twins(twins) => !twins.is_empty(),
        Answer::Imports(runs) => !runs.is_empty(),
        Answer::Mappings(mappings) => !mappings.is_empty(),
        Answer::Record(reply) => match reply {
            Reply::Timeline(timeline) => !timeline.events.is_empty(),
            Reply::Month(sheet) => sheet.parts.iter().any(|(_, events)| !events.is_empty()),
            Reply::Ledger(ledger) => !ledger.fees.is_empty(),
            Reply::Slips(slips, _) => {
                assert!(slips.iter().all(|slip| slip.draft.get(SlipField::Phone).contains('*')), "masked for everybody");
                !slips.is_empty()
            }
            Reply::SlipDefects(shops, _) => !shops.is_empty(),
            Reply::Demand(demand) => !demand.sums.is_empty(),
            Reply::Slip(_) => true,
        },
        Answer::Analysis(reply) => match &**reply {
            FiguresReply::Composition(all) => all.all.orders > 0,
            FiguresReply::Behind(sales, _) => !sales.is_empty(),
            FiguresReply::Note(note) => note.is_some(),
            FiguresReply::Credit(credit) => credit.grades.iter().any(|grade| grade.customers > 0),
            FiguresReply::Loads(loads) => loads.iter().any(|load| load.customers > 0),
            FiguresReply::Use(usage) => usage.files > 0,
            FiguresReply::Files(files, _) => !files.is_empty(),
        },
        // Whom the day has caught, and which files stayed, is not the question here.
        Answer::DayLines(_) | Answer::Stayed(_) => true,
        Answer::File(_) | Answer::Merged { .. } | Answer::ForEdit(_) | Answer::Pair(_) | Answer::Former { .. } => true,
    }
}

#[test]
fn every_question_by_every_post_is_as_appendix_b_says() {
    assert_whole(QUERY_ROWS, ASKS.iter().map(|(row, _)| *row));
    for (n, post) in Post::ALL.into_iter().enumerate() {
        for own in [true, false] {
            let mut told = Told::of(post, own);
            let actor = told.office.who(post);
            for (row, rights) in ASKS {
                let right = rights.chars().nth(n).unwrap();
                let query = told.query(row);
                assert_eq!(asked_for(&query), *row);
                let answer = told.office.ask(actor, query);
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

/// What comes in without a command or a question: lists, previews of imports, taking them back, the report over the whole stock.
#[test]
fn every_long_job_by_every_post_is_as_appendix_b_says() {
    let mut office = Office::open();
    let folder = tempfile::tempdir().unwrap();
    for (job, rights) in [
        ("import", "-----yy--y--y--"),
        ("preview", "-----yy--y--y--"),
        ("undo", "-----yy--y--y--"),
        ("export", "-----yy-----y--"),
        ("twins", "-----yy-----y--"),
    ] {
        for (post, right) in Post::ALL.into_iter().zip(rights.chars()) {
            let (actor, at) = (office.who(post), office.at);
            let entry = merge::undoable(&mut office, "undo: import", 0);
            let sheet = spool(&["客户名称", "手机"], &[&[&format!("公司{entry}"), &format!("137{entry:08}")]]);
            let options = ImportOptions::usual(sheet.headers());
            let order = ExportOrder {
                list: ListQuery::default(),
                columns: Column::usual(),
                reason: "对账".to_owned(),
                format: SheetFormat::Csv,
                lang: Lang::Zh,
            };
            let (store, go) = (&mut office.store, &mut |_| ControlFlow::Continue(()));
            let outcome = match job {
                "import" => import_as(store, actor, "名单.csv", &sheet, &options, at, go).map(drop),
                "preview" => preview_as(store, actor, &sheet, &options, at, go).map(drop),
                "undo" => undo_import_as(store, actor, entry, at, go).map(drop),
                "export" => export(store, actor, &order, &folder.path().join("名单.csv"), at, go).map(drop),
                _ => twins_as(store, actor, at, go).map(drop),
            };
            assert_eq!(outcome.is_ok(), right == 'y', "{job} by {post:?}: {outcome:?}");
            if let Err(no) = outcome {
                assert!(matches!(&no, No::Refused(refusal) if refusal.clauses.contains(&"SEC-08")), "{job} by {post:?}: {no:?}");
            }
        }
    }
}
