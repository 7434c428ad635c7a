//! 负责人: how much each person looks after, weighed by ability (FILE-16), and first contacts that wait or are late (FILE-17).

use egui::{Align, Layout, Rect, Ui, pos2, vec2};

use super::super::show;
use super::parts::{self, Figure};
use super::{Analysis, Wish};
use crate::areas::customers::analysis::{Asked, Carried, Reply};
use crate::areas::customers::{Condition, Field};
use crate::areas::view::Cx;
use crate::i18n::{Lang, group, money};
use crate::msg;
use crate::ui::chart::{self, Bar};
use crate::ui::tokens::space;
use crate::ui::{Family, Table, TableState};

/// Bars of the chart; the table below shows everybody.
const BARS: usize = 8;

/// What the tab keeps.
#[derive(Default)]
pub struct Loads {
    table: TableState,
}

impl Analysis {
    /// Draws the tab.
    pub(super) fn load_of_people(&mut self, ui: &mut Ui, cx: &Cx<'_>, rect: Rect) -> Option<Wish> {
        let people = match self.reply(Asked::Loads) {
            Some(Reply::Loads(people)) => people.clone(),
            _ => Vec::new(),
        };
        let top = Rect::from_min_size(rect.min, vec2(rect.width(), parts::FIGURES));
        parts::figures(ui, top, &figures(cx.lang, &people));
        let bars: Vec<Bar> = bars(cx.lang, &people);
        let height = 40.0 + chart::BAR_ROW * bars.len() as f32 + 16.0;
        let charts = Rect::from_min_size(top.left_bottom(), vec2(rect.width(), height));
        let clicked = show::inside(ui, charts.shrink2(vec2(space::XL, 10.0)), Layout::top_down(Align::Min), |ui| {
            ui.spacing_mut().item_spacing.y = space::S;
            let (title, hint) = (cx.lang.tr("customers-analysis-loads-title"), cx.lang.tr("customers-analysis-loads-hint"));
            parts::heading(ui, &title, &hint);
            chart::bars(ui, &title, &bars)
        });
        let below = Rect::from_min_max(pos2(rect.left(), charts.bottom()), rect.max);
        show::line_at(ui, below, below.top());
        let row = show::inside(ui, below, Layout::top_down(Align::Min), |ui| table(ui, cx, &people, &mut self.loads.table));
        let person = row.or(clicked).and_then(|at| people.get(at))?;
        let field = if person.customers == 0 && person.kept > 0 { Field::Keeper } else { Field::Agent };
        Some(Wish::List(vec![Condition::of_field(field, &[&person.staff.to_string()])]))
    }
}

fn figures(lang: Lang, people: &[Carried]) -> Vec<Figure> {
    let sum = |of: fn(&Carried) -> i64| people.iter().map(of).sum::<i64>();
    let late = sum(|person| person.late);
    let beside = if late > 0 { lang.say(&msg!("customers-analysis-late-short", count = late)) } else { String::new() };
    vec![
        Figure::new(lang.tr("customers-analysis-agents"), group(people.iter().filter(|person| person.load.is_some()).count() as i64)),
        Figure::new(lang.tr("customers-analysis-as-agent"), group(sum(|person| person.customers))),
        Figure::new(lang.tr("customers-analysis-as-keeper"), group(sum(|person| person.kept))),
        Figure::new(lang.tr("customers-analysis-waiting"), group(sum(|person| person.waiting))).beside(beside, true),
    ]
}

/// The agents with the highest loads come first among the people.
fn bars(lang: Lang, people: &[Carried]) -> Vec<Bar> {
    let most = people.iter().filter_map(|person| person.load).max().unwrap_or(0).max(1) as f32;
    let bar = |person: &Carried| {
        let load = person.load?;
        let count = lang.say(&msg!("customers-care-load", count = person.customers, load = money(load)));
        Some(Bar {
            name: person.name.clone(),
            figure: money(load),
            change: lang.say(&msg!("customers-care-count", count = person.customers)),
            share: load as f32 / most,
            before: None,
            tip: format!("{} {count}", person.name),
        })
    };
    people.iter().map_while(bar).take(BARS).collect()
}

fn table(ui: &mut Ui, cx: &Cx<'_>, people: &[Carried], state: &mut TableState) -> Option<usize> {
    let titles = [
        "customers-analysis-person",
        "customers-analysis-person-number",
        "customers-analysis-as-agent",
        "customers-analysis-load",
        "customers-analysis-as-keeper",
        "customers-analysis-waiting",
        "customers-analysis-late",
    ]
    .map(|id| cx.lang.tr(id));
    let [name, number, customers, load, kept, waiting, late] = &titles;
    let columns = [
        parts::column("name", name, 160.0).fills(),
        parts::column("number", number, 100.0),
        parts::column("customers", customers, 110.0).right(),
        parts::column("load", load, 110.0).right(),
        parts::column("kept", kept, 110.0).right(),
        parts::column("waiting", waiting, 130.0).right(),
        parts::column("late", late, 110.0).right(),
    ];
    let title = cx.lang.tr("customers-analysis-loads-title");
    let of_table = Table::new("loads", cx.lang, &columns, people.len()).name(&title);
    let (row, _) = parts::rows(ui, of_table, state, |ui, at| {
        let Some(person) = people.get(at.row) else { return };
        match at.column {
            "name" => at.text(ui, &person.name),
            "number" => at.weak(ui, &person.number),
            "customers" => at.text(ui, &group(person.customers)),
            "load" => at.text(ui, &person.load.map_or_else(|| "—".to_owned(), money)),
            "kept" => at.weak(ui, &group(person.kept)),
            "waiting" => at.weak(ui, &group(person.waiting)),
            _ if person.late > 0 => at.deadline(ui, Family::Danger, &group(person.late)),
            _ => at.weak(ui, "0"),
        }
    });
    row
}
