//! 信用: how much of the credit of each grade is used, and who owes more than the limit (FILE-20).

use egui::{Align, Layout, Rect, Ui, pos2, vec2};

use super::super::show;
use super::parts::{self, Figure};
use super::{Analysis, Wish};
use crate::areas::customers::analysis::{Asked, CreditUse, GradeUse, Reply};
use crate::areas::customers::clauses::file_19_composition::shown;
use crate::areas::customers::clauses::file_20_credit::used;
use crate::areas::customers::{Condition, Field};
use crate::areas::view::{Action, Actions, Cx, Route};
use crate::i18n::{Lang, group, money};
use crate::msg;
use crate::ui::chart::{self, Bar};
use crate::ui::tokens::space;
use crate::ui::{EmptyPage, Table, TableState, icons};

/// A whole in tenths of a per cent.
const WHOLE: f32 = 1_000.0;

/// What the tab keeps.
#[derive(Default)]
pub struct Credit {
    table: TableState,
}

impl Analysis {
    /// Draws the tab.
    pub(super) fn credit_use(&mut self, ui: &mut Ui, cx: &Cx<'_>, rect: Rect, actions: &mut Actions) -> Option<Wish> {
        let all = match self.reply(Asked::Credit) {
            Some(Reply::Credit(all)) => all.clone(),
            _ => CreditUse::default(),
        };
        let top = Rect::from_min_size(rect.min, vec2(rect.width(), parts::FIGURES));
        parts::figures(ui, top, &figures(cx.lang, &all));
        let height = 40.0 + chart::BAR_ROW * all.grades.len() as f32 + 16.0;
        let charts = Rect::from_min_size(top.left_bottom(), vec2(rect.width(), height));
        let clicked = show::inside(ui, charts.shrink2(vec2(space::XL, 10.0)), Layout::top_down(Align::Min), |ui| {
            ui.spacing_mut().item_spacing.y = space::S;
            let (title, hint) = (cx.lang.tr("customers-analysis-credit-by-grade"), cx.lang.tr("customers-analysis-credit-hint"));
            parts::heading(ui, &title, &hint);
            chart::bars(ui, &title, &all.grades.iter().map(|grade| bar(cx.lang, grade)).collect::<Vec<_>>())
        });
        let below = Rect::from_min_max(pos2(rect.left(), charts.bottom()), rect.max);
        show::line_at(ui, below, below.top());
        if all.rows.is_empty() && self.reply(Asked::Credit).is_some() {
            let (title, sentence) = (cx.lang.tr("customers-analysis-no-debtors"), cx.lang.tr("customers-analysis-no-debtors-why"));
            show::inside(ui, below, Layout::top_down(Align::Min), |ui| {
                EmptyPage::new(icons::CHECK_CIRCLE, &title, &sentence).show(ui, cx.lang)
            });
        }
        let row = show::inside(ui, below, Layout::top_down(Align::Min), |ui| {
            if all.rows.is_empty() { None } else { table(ui, cx, &all, &mut self.credit.table) }
        });
        if let Some(debtor) = row.and_then(|row| all.rows.get(row)) {
            actions.push(Action::Go(Route::Customer(debtor.customer)));
        }
        let grade = clicked.and_then(|at| all.grades.get(at))?;
        Some(Wish::List(vec![Condition::of_field(Field::CreditGrade, &[&grade.grade])]))
    }
}

fn figures(lang: Lang, all: &CreditUse) -> Vec<Figure> {
    let unpaid: i64 = all.grades.iter().map(|grade| grade.unpaid).sum();
    let limit: i64 = all.grades.iter().map(|grade| grade.limit).sum();
    vec![
        Figure::new(lang.tr("customers-analysis-unpaid-yuan"), money(unpaid)),
        Figure::new(lang.tr("customers-analysis-limit-yuan"), money(limit)),
        Figure::new(lang.tr("customers-analysis-used"), shown(used(unpaid, limit))),
        Figure::new(lang.tr("customers-analysis-debtors"), group(all.debtors)),
        Figure::new(lang.tr("customers-analysis-over-count"), group(all.over)),
    ]
}

fn bar(lang: Lang, grade: &GradeUse) -> Bar {
    let name = if grade.grade.is_empty() { lang.tr("customers-analysis-no-grade").into_owned() } else { grade.grade.clone() };
    let part = used(grade.unpaid, grade.limit);
    let tip = msg!(
        "customers-analysis-credit-tip",
        name = name.as_str(),
        customers = grade.customers,
        limit = money(grade.limit),
        unpaid = money(grade.unpaid),
        over = grade.over
    );
    let over = if grade.over > 0 { lang.say(&msg!("customers-analysis-over-short", count = grade.over)) } else { String::new() };
    Bar { figure: shown(part), change: over, share: part.map_or(0.0, |part| part as f32 / WHOLE), before: None, tip: lang.say(&tip), name }
}

fn table(ui: &mut Ui, cx: &Cx<'_>, all: &CreditUse, state: &mut TableState) -> Option<usize> {
    let l = |id| cx.lang.tr(id);
    let (no, name, grade) = (
        cx.lang.say(&crate::areas::customers::field_message("no")),
        cx.lang.say(&Field::Name.message()),
        cx.lang.say(&Field::CreditGrade.message()),
    );
    let (limit, unpaid, part, over) =
        (l("customers-analysis-limit"), l("customers-analysis-unpaid"), l("customers-analysis-used"), l("customers-analysis-over"));
    let columns = [
        parts::column("no", &no, 150.0),
        parts::column("name", &name, 200.0).fills(),
        parts::column("grade", &grade, 90.0),
        parts::column("limit", &limit, 140.0).right(),
        parts::column("unpaid", &unpaid, 140.0).right(),
        parts::column("used", &part, 90.0).right(),
        parts::column("over", &over, 140.0).right(),
    ];
    let title = l("customers-analysis-debtors");
    let of_table = Table::new("debtors", cx.lang, &columns, all.rows.len()).name(&title);
    let (row, _) = parts::rows(ui, of_table, state, |ui, at| {
        let Some(debtor) = all.rows.get(at.row) else { return };
        match at.column {
            "no" => at.weak(ui, &debtor.no),
            "name" => at.text(ui, &debtor.name),
            "grade" => at.weak(ui, if debtor.grade.is_empty() { "—" } else { &debtor.grade }),
            "limit" => at.weak(ui, &money(debtor.limit)),
            "unpaid" => at.text(ui, &money(debtor.unpaid)),
            "used" => at.text(ui, &shown(used(debtor.unpaid, debtor.limit))),
            _ if debtor.over() > 0 => at.deadline(ui, crate::ui::Family::Danger, &money(debtor.over())),
            _ => at.weak(ui, "—"),
        }
    });
    row
}
