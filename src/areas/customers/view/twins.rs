//! 疑似重复: files of the whole stock that look alike, group by group, to be merged or told apart (FILE-30).

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use egui::{Align, Layout, Rect, ScrollArea, Ui, pos2, vec2};

use super::form::crumb;
use super::show::{self, Reason, Trouble};
use crate::areas::customers::{self, Column, Command, Field, ListRow, TwinGroup, TwinReport};
use crate::areas::parts;
use crate::areas::view::{Action, Actions, Cx, Job, JobDone, Route, Slot};
use crate::areas::{self, Query};
use crate::base::{Function, No, Why};
use crate::i18n::Lang;
use crate::msg;
use crate::ui::empty::EmptyClick;
use crate::ui::tokens::{Family, radius, size, space, tokens};
use crate::ui::{Badge, Button, EmptyPage, IconButton, fonts, icons, text};

/// Groups on a page.
const PAGE: usize = 20;
/// Room for what may be done with a file.
const TOOLS: f32 = 180.0;

/// What is told of a file.
fn columns() -> Vec<Column> {
    vec![
        Column::No,
        Column::Field(Field::Name),
        Column::Contact,
        Column::Mobile,
        Column::Field(Field::Region),
        Column::Field(Field::Agent),
        Column::UpdatedAt,
    ]
}

/// The page.
#[derive(Default)]
pub struct Twins {
    report: Option<Arc<TwinReport>>,
    rows: BTreeMap<i64, ListRow>,
    first: usize,
    running: bool,
    /// The files changed since the groups were looked for.
    stale: bool,
    trouble: Option<Trouble>,
}

/// What the page asks for.
pub enum Wish {
    /// Merge these two.
    Merge(i64, i64),
}

impl Twins {
    /// Looks for groups when nobody has yet.
    pub fn start(&mut self, actions: &mut Actions) {
        if (self.report.is_none() || self.stale) && !self.running && self.trouble.is_none() {
            self.look(actions);
        }
    }

    fn look(&mut self, actions: &mut Actions) {
        self.running = true;
        self.stale = false;
        self.trouble = None;
        actions.push(Action::Start(Job::Twins));
    }

    /// Files changed: what is shown is looked for anew when somebody comes back.
    pub fn stale(&mut self) {
        self.stale = true;
    }

    /// Looks again at once: a pair was merged or told apart.
    pub fn again(&mut self, actions: &mut Actions) {
        if self.report.is_some() && !self.running {
            self.look(actions);
        }
    }

    /// The job ended.
    pub fn ended(&mut self, outcome: &Result<JobDone, No>, actions: &mut Actions) {
        self.running = false;
        match outcome {
            Ok(JobDone::Twins(report)) => {
                self.report = Some(Arc::clone(report));
                self.rows.clear();
                self.first = self.first.min(report.groups.len().saturating_sub(1) / PAGE * PAGE);
                self.ask(actions);
            }
            Ok(_) => {}
            Err(no) => self.trouble = Trouble::of(no),
        }
    }

    fn page(&self) -> Range<usize> {
        let all = self.report.as_ref().map_or(0, |report| report.groups.len());
        self.first..(self.first + PAGE).min(all)
    }

    fn ask(&self, actions: &mut Actions) {
        let Some(report) = &self.report else { return };
        let ids: Vec<i64> = report.groups.get(self.page()).into_iter().flatten().flat_map(|group| group.ids.iter().copied()).collect();
        actions.push(Action::Ask(Slot::TwinRows, Query::Customers(customers::Query::Rows { ids, columns: columns() })));
    }

    /// Rows of the groups on the page.
    pub fn answer(&mut self, rows: &[ListRow]) {
        self.rows = rows.iter().map(|row| (row.id, row.clone())).collect();
    }

    /// Draws the page.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, rect: Rect, actions: &mut Actions) -> Option<Wish> {
        let head = Rect::from_min_size(rect.min, vec2(rect.width(), size::PAGE_HEAD));
        let body = Rect::from_min_max(head.left_bottom(), rect.max);
        self.head(ui, cx, head, actions);
        let l = |id| cx.lang.tr(id);
        if let Some(why) = why_not(cx) {
            let title = l("customers-twins-locked");
            let page = EmptyPage::new(icons::LOCK, &title, why.refused().reason).link("SEC-08");
            if show::inside(ui, body, Layout::top_down(Align::Min), |ui| page.show(ui, cx.lang)).is_some() {
                actions.push(Action::Clause("SEC-08"));
            }
            return None;
        }
        if !ui.ctx().will_discard() {
            self.start(actions);
        }
        let (title, sentence, again) = (l("customers-twins-none"), l("customers-twins-none-why"), l("customers-twins-again"));
        let (failed, stopped) = (l("customers-twins-failed"), l("customers-twins-stopped"));
        let page = match (&self.trouble, &self.report) {
            (Some(trouble), _) if trouble.is_stopped() => EmptyPage::new(icons::COPY_SIMPLE, &stopped, &sentence),
            (Some(_), _) => EmptyPage::new(icons::PLUGS, &failed, &sentence),
            (None, Some(report)) if report.groups.is_empty() => EmptyPage::new(icons::CHECK_CIRCLE, &title, &sentence),
            (None, Some(_)) => return self.groups(ui, cx, body, actions),
            (None, None) => return None,
        };
        let page = page.primary(icons::ARROW_CLOCKWISE, &again);
        if show::inside(ui, body, Layout::top_down(Align::Min), |ui| page.show(ui, cx.lang)) == Some(EmptyClick::Primary) {
            self.look(actions);
        }
        None
    }

    fn head(&mut self, ui: &mut Ui, cx: &Cx<'_>, rect: Rect, actions: &mut Actions) {
        show::line_at(ui, rect, rect.bottom());
        let inner = rect.shrink2(vec2(space::XL, 0.0));
        show::inside(ui, inner, Layout::left_to_right(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = space::M;
            crumb(ui, cx, actions);
            text::title(ui, &cx.lang.tr("customers-twins-title"));
            parts::clause_link(ui, Why::of("FILE-30"), actions);
            if let Some(report) = &self.report {
                text::caption(ui, &cx.lang.say(&msg!("customers-twins-count", count = report.groups.len())));
                if report.crowded > 0 {
                    text::caption(ui, &cx.lang.say(&msg!("customers-twins-crowded", count = report.crowded)));
                }
            }
        });
        let all = self.report.as_ref().map_or(0, |report| report.groups.len());
        if all == 0 || self.trouble.is_some() {
            return;
        }
        show::inside(ui, inner, Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = space::M;
            if Button::quiet(&cx.lang.tr("customers-twins-again")).icon(icons::ARROW_CLOCKWISE).show(ui).clicked() {
                self.look(actions);
            }
            if all <= PAGE {
                return;
            }
            let page = self.page();
            let turn = |ui: &mut Ui, icon, id: &str, able: bool| {
                ui.add_enabled_ui(able, |ui| IconButton::new(icon, &cx.lang.tr(id)).show(ui).clicked()).inner
            };
            let next = turn(ui, icons::CARET_RIGHT, "customers-twins-next", page.end < all);
            text::caption(ui, &cx.lang.say(&msg!("customers-twins-page", from = page.start + 1, to = page.end, all = all)));
            let back = turn(ui, icons::CARET_LEFT, "customers-twins-back", page.start > 0);
            if next || back {
                self.first = if next { page.end } else { page.start.saturating_sub(PAGE) };
                self.ask(actions);
            }
        });
    }

    fn groups(&mut self, ui: &mut Ui, cx: &Cx<'_>, rect: Rect, actions: &mut Actions) -> Option<Wish> {
        let report = self.report.clone()?;
        let mut wish = None;
        show::inside(ui, rect, Layout::top_down(Align::Min), |ui| {
            ScrollArea::vertical().id_salt(("twins", self.first)).auto_shrink(false).show(ui, |ui| {
                egui::Frame::NONE.inner_margin(egui::Margin::symmetric(16, 12)).show(ui, |ui| {
                    ui.set_width(ui.available_width().min(1_200.0));
                    ui.spacing_mut().item_spacing.y = space::L;
                    for group in report.groups.get(self.page()).into_iter().flatten() {
                        wish = self.group(ui, cx, group, actions).or(wish.take());
                    }
                });
            });
        });
        wish
    }

    fn group(&self, ui: &mut Ui, cx: &Cx<'_>, group: &TwinGroup, actions: &mut Actions) -> Option<Wish> {
        let t = tokens(ui);
        let mut wish = None;
        let edge = crate::ui::tokens::line(ui.ctx(), t.line);
        let frame = egui::Frame::NONE.stroke(edge).corner_radius(egui::CornerRadius::same(radius::PANEL));
        frame.inner_margin(egui::Margin::symmetric(12, 8)).show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = space::XS;
            let (row, _) = ui.allocate_exact_size(vec2(ui.available_width(), size::CONTROL), egui::Sense::hover());
            show::inside(ui, row, Layout::left_to_right(Align::Center), |ui| {
                ui.spacing_mut().item_spacing.x = space::M;
                Badge::new(&cx.lang.say(&group.like.message()), Family::Warning).show(ui);
                text::caption(ui, &cx.lang.say(&msg!("customers-twins-files", count = group.ids.len())));
            });
            show::inside(ui, row, Layout::right_to_left(Align::Center), |ui| {
                let busy = cx.is_pending(|c| matches!(c, areas::Command::Customers(Command::Distinct { ids }) if *ids == group.ids));
                let (word, working) = (cx.lang.tr("customers-twins-distinct"), cx.lang.tr("customers-view-saving"));
                if Button::quiet(&word).icon(icons::X).small().busy(&working, busy).show(ui).clicked() {
                    let command = Command::Distinct { ids: group.ids.clone() };
                    actions.push(Action::Do(areas::Command::Customers(command)));
                }
            });
            let first = group.ids.first().copied().unwrap_or(0);
            for id in &group.ids {
                wish = self.file(ui, cx, *id, first, actions).or(wish.take());
            }
        });
        wish
    }

    fn file(&self, ui: &mut Ui, cx: &Cx<'_>, id: i64, first: i64, actions: &mut Actions) -> Option<Wish> {
        let mut wish = None;
        let (row, _) = ui.allocate_exact_size(vec2(ui.available_width(), size::ROW), egui::Sense::hover());
        let Some(told) = self.rows.get(&id) else {
            show::inside(ui, row, Layout::left_to_right(Align::Center), |ui| show::placeholder(ui, 0.7));
            return None;
        };
        let cells: Vec<String> =
            columns().iter().zip(&told.cells).map(|(column, text)| show::cell(cx.lang, *column, text, cx.now.day())).collect();
        let cell = |at: usize| cells.get(at).map_or("", String::as_str);
        // The same value of each file stands below the other, so that the eye compares.
        let mut left = row.left();
        for (at, width) in widths(row.width() - TOOLS).into_iter().enumerate() {
            let place = Rect::from_min_max(pos2(left, row.top()), pos2(left + width - space::L, row.bottom()));
            left += width;
            let (value, font, color) = match at {
                0 => (cell(at), fonts::regular(size::CAPTION), tokens(ui).text_3),
                1 => (cell(at), fonts::medium(size::TABLE), tokens(ui).text),
                _ => (cell(at), fonts::regular(size::TABLE), tokens(ui).text_2),
            };
            let value = if value.is_empty() { "—" } else { value };
            show::inside(ui, place, Layout::left_to_right(Align::Center), |ui| text::one_line(ui, value, font, color));
        }
        show::inside(ui, row, Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            if Button::quiet(&cx.lang.tr("customers-twins-open")).small().show(ui).clicked() {
                actions.push(Action::Go(Route::Customer(id)));
            }
            if id != first && Button::secondary(&cx.lang.tr("customers-merge-open")).icon(icons::ARROWS_MERGE).small().show(ui).clicked() {
                wish = Some(Wish::Merge(first, id));
            }
        });
        wish
    }

    /// What the status bar says.
    pub fn status(&self, lang: Lang) -> String {
        self.report.as_ref().map_or_else(String::new, |report| lang.say(&msg!("customers-twins-count", count = report.groups.len())))
    }
}

/// Widths of the values of a file in this room: the name takes what the others leave.
fn widths(room: f32) -> [f32; 7] {
    const OTHERS: [f32; 6] = [130.0, 80.0, 120.0, 140.0, 80.0, 80.0];
    let [no, contact, mobile, region, agent, updated] = OTHERS;
    let name = (room - OTHERS.iter().sum::<f32>()).clamp(120.0, 400.0);
    [no, name, contact, mobile, region, agent, updated]
}

/// Why this person may not see the report, if so.
pub fn why_not(cx: &Cx<'_>) -> Option<Reason> {
    cx.me.must_do_all(Function::CustomerManage).err().map(|refusal| Reason::of(cx.lang, &refusal))
}
