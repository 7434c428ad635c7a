//! 客户分析: one page of four tabs over a period. It keeps the answers that are on the screen and asks again when they are stale or when
//! something else is asked for.

mod composition;
mod credit;
mod export;
mod loads;
mod note;
mod parts;
mod usage;

use std::collections::BTreeMap;
use std::path::Path;

use egui::{Align, Context, Layout, Rect, Ui, pos2, vec2};

use self::composition::Sales;
use self::export::TableExport;
use super::show::{self, Reason, Trouble, telling};
use crate::areas::customers::analysis::sheet::Table;
use crate::areas::customers::analysis::{Asked, Period, Question, Reply, Tab, reach};
use crate::areas::customers::{Answer as CustomerAnswer, Command, Condition, Query};
use crate::areas::parts::{clause_link, refusal_box};
use crate::areas::period::PeriodPicker;
use crate::areas::view::{Action, Actions, Cx, JobDone, Route, Slot};
use crate::areas::{self, Answer};
use crate::base::No;
use crate::ui::tokens::{size, space};
use crate::ui::{Button, icons, menu, tabs, text};

/// An answer with the question that it belongs to.
#[derive(Default)]
struct Told {
    question: Option<Question>,
    /// The picture and the pass of it in which it was asked.
    asked_at: (u64, u64),
    stale: bool,
    reply: Option<Reply>,
    trouble: Option<Trouble>,
}

/// What the page wants of the others.
pub enum Wish {
    /// The list of these customers.
    List(Vec<Condition>),
}

/// The page.
#[derive(Default)]
pub struct Analysis {
    picker: PeriodPicker,
    told: BTreeMap<Asked, Told>,
    sales: Sales,
    credit: credit::Credit,
    loads: loads::Loads,
    usage: usage::Files,
    export: Option<TableExport>,
}

impl Analysis {
    // ---- what is asked ----

    /// Asks unless the same was asked already. What was asked in a pass that is drawn once more was not heard.
    fn want(&mut self, ctx: &Context, question: Question, actions: &mut Actions) {
        let told = self.told.entry(question.asked()).or_default();
        let (picture, pass) = (ctx.cumulative_frame_nr(), ctx.cumulative_pass_nr());
        let unheard = told.asked_at.0 == picture && told.asked_at.1 != pass;
        if told.question.as_ref() == Some(&question) && !told.stale && !unheard {
            return;
        }
        told.asked_at = (picture, pass);
        told.stale = false;
        told.question = Some(question.clone());
        actions.push(Action::Ask(Slot::Analysis(question.asked()), areas::Query::Customers(Query::Analysis(question))));
    }

    fn reply(&self, asked: Asked) -> Option<&Reply> {
        self.told.get(&asked).and_then(|told| told.reply.as_ref())
    }

    /// Everything on the screen may have changed.
    pub fn stale(&mut self) {
        for told in self.told.values_mut() {
            told.stale = true;
        }
    }

    /// Takes an answer.
    pub fn answer(&mut self, asked: Asked, answer: &Result<Answer, No>) {
        let told = self.told.entry(asked).or_default();
        match answer {
            Ok(Answer::Customers(CustomerAnswer::Analysis(reply))) => {
                told.reply = Some((**reply).clone());
                told.trouble = None;
                if let Reply::Note(note) = &**reply {
                    self.sales.note.stored(note.as_ref());
                }
            }
            Ok(_) => {}
            Err(no) => told.trouble = Trouble::of(no).filter(|trouble| !trouble.is_stopped()),
        }
    }

    /// Whether something is typed that is not stored.
    pub fn unsaved(&self) -> bool {
        self.sales.note.unsaved()
    }

    /// An act of this page ended.
    pub fn finished(&mut self, command: &Command, outcome: &Result<areas::Done, No>, actions: &mut Actions) {
        if self.sales.note.ended(command, outcome, actions) {
            self.stale();
        }
    }

    /// An exported file has its place.
    pub fn picked(&mut self, cx: &Cx<'_>, path: &Path, actions: &mut Actions) {
        if let Some(export) = &mut self.export {
            export.picked(cx, path, actions);
        }
    }

    /// The export ended.
    pub fn ended(&mut self, outcome: &Result<JobDone, No>, actions: &mut Actions) {
        if self.export.as_mut().is_some_and(|export| export.ended(outcome, actions)) {
            self.export = None;
        }
    }

    // ---- drawing ----

    /// Draws the page.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, tab: Tab, rect: Rect, actions: &mut Actions) -> Option<Wish> {
        let head = Rect::from_min_size(rect.min, vec2(rect.width(), size::PAGE_HEAD));
        self.head(ui, cx, tab, head);
        let bar = Rect::from_min_size(head.left_bottom(), vec2(rect.width(), size::TAB));
        show::inside(ui, bar.shrink2(vec2(space::XL, 0.0)), Layout::top_down(Align::Min), |ui| choose_tab(ui, cx, tab, actions));
        let link = bar.shrink2(vec2(space::XL, 0.0));
        show::inside(ui, link, Layout::right_to_left(Align::Center), |ui| clause_link(ui, telling(cx).analysis(tab), actions));
        let body = Rect::from_min_max(bar.left_bottom(), rect.max);
        let period = self.picker.period(cx);
        let wish = self.body(ui, cx, tab, body, period, actions);
        if let Some(export) = &mut self.export
            && export.ui(ui.ctx(), cx, actions)
        {
            self.export = None;
        }
        wish
    }

    fn body(&mut self, ui: &mut Ui, cx: &Cx<'_>, tab: Tab, rect: Rect, period: Period, actions: &mut Actions) -> Option<Wish> {
        if let Err(refusal) = reach(cx.me, tab == Tab::Use) {
            let inner = rect.shrink(space::XL);
            show::inside(ui, inner, Layout::top_down(Align::Min), |ui| refusal_box(ui, cx, &refusal, actions));
            return None;
        }
        let main = match tab {
            Tab::Composition => Question::Composition(self.sales.cut(period)),
            Tab::Credit => Question::Credit,
            Tab::Loads => Question::Loads,
            Tab::Use => Question::Use(period),
        };
        let asked = main.asked();
        self.want(ui.ctx(), main, actions);
        if let Some(trouble) = self.told.get(&asked).and_then(|told| told.trouble.as_ref()) {
            let title = cx.lang.tr("customers-analysis-failed");
            let inner = rect.shrink(space::XL);
            show::inside(ui, inner, Layout::top_down(Align::Min), |ui| show::trouble(ui, cx, &title, trouble, actions));
            return None;
        }
        match tab {
            Tab::Composition => self.composition(ui, cx, rect, period, actions),
            Tab::Credit => self.credit_use(ui, cx, rect, actions),
            Tab::Loads => self.load_of_people(ui, cx, rect),
            Tab::Use => self.use_of_files(ui, cx, rect, period, actions),
        }
    }

    fn head(&mut self, ui: &mut Ui, cx: &Cx<'_>, tab: Tab, rect: Rect) {
        let inner = rect.shrink2(vec2(space::XL, 0.0));
        show::inside(ui, inner, Layout::left_to_right(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = space::M;
            text::title(ui, &cx.lang.tr("customers-analysis-title"));
            if matches!(tab, Tab::Composition | Tab::Use) {
                ui.add_space(space::M);
                self.picker.ui(ui, cx);
            }
        });
        show::inside(ui, inner, Layout::right_to_left(Align::Center), |ui| self.exporter(ui, cx, tab));
    }

    /// 导出 of the tables of a tab; of several the person chooses.
    fn exporter(&mut self, ui: &mut Ui, cx: &Cx<'_>, tab: Tab) {
        let period = self.picker.period(cx);
        let why = super::list::why_not_export(cx);
        let word = cx.lang.tr("customers-view-export");
        let tables = match tab {
            Tab::Composition => vec![Table::Composition(self.sales.cut(period))],
            Tab::Credit => vec![Table::Credit, Table::Debtors],
            Tab::Loads => vec![Table::Loads],
            Tab::Use => vec![Table::Files(self.usage.files, period), Table::Months(period), Table::Sources(period)],
        };
        let button = Button::quiet(&word).icon(icons::UPLOAD_SIMPLE).refused_if(why.as_ref().map(Reason::refused)).show(ui);
        match tables.as_slice() {
            [table] if button.clicked() => self.export = Some(TableExport::new(*table)),
            [_] => {}
            several => {
                let chosen = menu::menu(&button, 220.0, |ui| {
                    let mut chosen = None;
                    for table in several {
                        if menu::Item::new(&table.title(cx.lang)).show(ui).clicked() {
                            chosen = Some(*table);
                            ui.close();
                        }
                    }
                    chosen
                });
                if let Some(table) = chosen.flatten() {
                    self.export = Some(TableExport::new(table));
                }
            }
        }
    }
}

/// The tabs; each is a page of its own, so that one can go back.
fn choose_tab(ui: &mut Ui, cx: &Cx<'_>, tab: Tab, actions: &mut Actions) {
    let words = Tab::ALL.map(|tab| cx.lang.tr(tab.text_id()));
    let words: Vec<(&str, &str)> = words.iter().map(|word| (&**word, "")).collect();
    let mut at = Tab::ALL.iter().position(|known| *known == tab).unwrap_or(0);
    if tabs::tabs(ui, &cx.lang.tr("customers-analysis-title"), &words, &mut at)
        && let Some(tab) = Tab::ALL.get(at)
    {
        actions.push(Action::Go(Route::Analysis(*tab)));
    }
}

/// Two boxes side by side; the right one is this wide, or below the left one where the page is narrow.
fn split(rect: Rect, right: f32) -> [Rect; 2] {
    let border = rect.right() - right.min(rect.width() / 2.0);
    [rect.with_max_x(border - space::XXL), Rect::from_min_max(pos2(border, rect.top()), rect.max)]
}
