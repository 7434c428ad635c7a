//! The pages by their accessible labels, with answers made by hand.

mod analysis;
mod care;
mod form;
mod import;
mod list;
mod many;
mod merge;
mod paper;
mod record;
mod today;

use std::path::PathBuf;
use std::sync::Arc;

use egui::{Event, Key, Modifiers, Role, Ui};
use egui_kittest::Harness;
use egui_kittest::kittest::{By, NodeT as _, Queryable as _};

use super::CustomersPage;
use crate::areas::bench::{self, Page, bench, looking, now};
use crate::areas::customers::clauses::file_20_credit::Credit;
use crate::areas::customers::clauses::file_22_stages::Stage;
use crate::areas::customers::clauses::file_23_privacy::Sight;
use crate::areas::customers::sheet::{ImportOptions, Preview, PreviewRow, Target, Verdict};
use crate::areas::customers::{
    self, Answer as Told, Column, Command, Condition, Contact, Customer, Draft, Field, FileView, Filter, Graded, HistoryLine, ListRow,
    OpeningLine, Query as Asked, Standing, Subject,
};
use crate::areas::imports::CellFlaw;
use crate::areas::staff::{self, Person, Staff, StaffDraft};
use crate::areas::view::{Action, Actions, Cx, Job, JobDone, Judged, ListOf, News, Pick, Reading, Route, Slot};
use crate::areas::{self, Answer, Done, Query};
use crate::base::{Conflict, ConflictField, Fault, Finding, Instant, Lines, No, Post, Refusal, check};
use crate::exchange::{Cell, Inspection, OpenOptions, SheetKind, Spool};
use crate::i18n::Lang;
use crate::msg;
use crate::ui::Appearance;

type Bench = bench::Bench<CustomersPage>;

impl Page for CustomersPage {
    fn draw(&mut self, ui: &mut Ui, cx: &Cx<'_>, route: Route, actions: &mut Actions) {
        self.ui(ui, cx, route, &mut |_, _, _, _| {}, actions);
    }

    fn hear(&mut self, cx: &Cx<'_>, news: &News<'_>, actions: &mut Actions) {
        self.news(cx, news, actions);
    }
}

impl Bench {
    fn tell(&mut self, slot: Slot, answer: Told) {
        self.answered(slot, Answer::Customers(answer));
    }

    fn ended(&mut self, command: Command, outcome: Result<Done, No>) {
        self.finished(&areas::Command::Customers(command), &outcome);
    }

    /// The list as it comes: ids, and the rows that the page asks for first.
    fn list(&mut self, ids: Vec<i64>) {
        self.tell(Slot::Count, Told::Count(ids.len() as i64));
        let rows = ids.iter().take(50).map(|id| row(*id)).collect();
        self.tell(Slot::ListFirst, Told::First { rows, more: ids.len() > 50 });
        self.tell(Slot::ListIds, Told::Ids(Arc::new(ids)));
    }

    fn people(&mut self) {
        let person = |(id, name): (i64, &str)| Person {
            staff: Staff { id, draft: StaffDraft { name: name.into(), ..Default::default() }, ..Default::default() },
            team: String::new(),
            account: None,
            idle: false,
        };
        let people = [(1, "林霞"), (2, "王芳"), (3, "陈静")].map(person).to_vec();
        self.news(&News::Answer(Slot::People, &Ok(Answer::Staff(staff::Answer::People(people)))));
    }

    /// Takes the acts that the page wants out.
    fn commands(&mut self) -> Vec<Command> {
        let of_customers = |command| if let areas::Command::Customers(command) = command { Some(command) } else { None };
        self.acts().into_iter().filter_map(of_customers).collect()
    }

    fn asked(&self) -> Vec<&Asked> {
        let asked = |action| match action {
            &Action::Ask(_, Query::Customers(ref query)) => Some(query),
            _ => None,
        };
        self.actions.iter().filter_map(asked).collect()
    }

    fn started(&self) -> Vec<&Job> {
        self.actions.iter().filter_map(|action| if let Action::Start(job) = action { Some(job) } else { None }).collect()
    }

    fn said(&self) -> Vec<String> {
        self.actions.iter().filter_map(|a| if let Action::Say(message) = a { Some(self.lang.say(message)) } else { None }).collect()
    }
}

fn customer(id: i64) -> Customer {
    let mut draft = Draft::default();
    for (field, text) in [
        (Field::Name, format!("海川{id}号贸易有限公司")),
        (Field::Relation, "现在".into()),
        (Field::Market, "国内".into()),
        (Field::Type, "直接".into()),
        (Field::Source, "电话".into()),
        (Field::Region, "310115".into()),
        (Field::Grade, "B".into()),
        (Field::KeyFlag, "1".into()),
        (Field::CreditLimit, "5000000".into()),
        (Field::Agent, "2".into()),
        (Field::Attitude, "配合".into()),
    ] {
        draft.set(field, text);
    }
    draft.contacts.push(Contact { name: "赵海燕".into(), post: "经理".into(), mobile: "13812345678".into(), ..Contact::default() });
    draft.tags.insert("年度框架".into());
    Customer { id, no: format!("KH-20240612-{id:03}"), rev: 3, draft, updated_by: "李娜".into(), ..Customer::default() }
}

fn row(id: i64) -> ListRow {
    let name = customer(id).draft.get(Field::Name).to_owned();
    let cell = |column: Column| match column {
        Column::Field(Field::Name) => name.clone(),
        Column::Contact => "赵海燕".into(),
        Column::Mobile => "138****5678".into(),
        Column::Field(Field::Region) => "310115".into(),
        Column::Field(Field::Grade) => "A".into(),
        Column::UpdatedAt => (now().0 - 86_400_000).to_string(),
        _ => String::new(),
    };
    ListRow { id, cells: Column::usual().into_iter().map(cell).collect() }
}

fn file(id: i64, sight: Sight) -> Told {
    let mut customer = customer(id);
    if sight != Sight::Full {
        customer.draft.contacts[0].mobile = "138****5678".into();
    }
    let at = Instant(now().0 - 90_000_000);
    Told::File(Box::new(FileView {
        customer,
        sight,
        editable: true,
        not_keeper: None,
        keeper: String::new(),
        agent: "王芳".into(),
        history: vec![HistoryLine { id: 1, field: "grade".into(), before: "C".into(), after: "B".into(), at, name: "李娜".into() }].into(),
        orders: Lines::default(),
        sales: Vec::new(),
        credit: Credit::default(),
        graded: Graded::default(),
        year_sales: 0,
        allocation: None,
        standing: standing(),
        merged: Vec::new(),
        openings: vec![OpeningLine { at, name: "王芳".into(), revealed: true, printed: false }].into(),
    }))
}

/// A key customer that bought, is in arrears, and is not easy.
fn standing() -> Standing {
    Standing {
        stage: Stage::Won,
        steps: Vec::new(),
        introducer: Some((8, "海川贸易".into())),
        referrals: 2,
        key_since: Some(jiff::civil::date(2026, 2, 1)),
        difficult: "难伺候".into(),
        arrears: 30_000,
        slips: Lines::default(),
    }
}

fn listed<'a>() -> Harness<'a, Bench> {
    let mut h = bench(Bench::new(Post::Director, Lang::Zh, Route::Customers));
    h.state_mut().people();
    h.state_mut().list((1..=10_000).collect());
    h.state_mut().actions.clear();
    h.run();
    h
}

fn label(h: &Harness<'_, Bench>, text: &str) -> bool {
    h.query_all(By::new().label(text)).next().is_some() || h.query_all(By::new().value(text)).next().is_some()
}

/// No square and no input without a name, in either theme and language.
#[test]
fn every_page_is_drawn_in_both_themes_and_languages() {
    for (look, lang) in
        [(Appearance::LIGHT, Lang::Zh), (Appearance::DARK, Lang::En), (Appearance { text_percent: 125, ..Appearance::LIGHT }, Lang::En)]
    {
        let mut h = looking(Bench::new(Post::Director, lang, Route::Customers), look);
        h.state_mut().people();
        h.state_mut().list((1..=100).collect());
        h.run();
        h.state_mut().route = Route::Customer(2);
        h.run();
        h.state_mut().tell(Slot::File, file(2, Sight::Ask));
        for tab in 0..6 {
            h.state_mut().page.detail.turn_to(tab);
            h.run();
        }
        h.state_mut().page.detail.wide = true;
        h.run();
        record::told(&mut h);
        h.state_mut().route = Route::NewCustomer;
        h.run();
        drop(import::previewed(lang, look));
        for route in [Route::Twins, Route::Import] {
            h.state_mut().route = route;
            h.run();
        }
    }
}

#[test]
fn usual_options_send_every_known_header() {
    let options = ImportOptions::usual(import::spool().headers());
    assert_eq!(options.columns, [Target::Field(Field::Name), Target::Mobile, Target::Field(Field::Grade), Target::Ignore]);
}
