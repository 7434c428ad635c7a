//! 考评结果: key figures of a month, trend, heads against the month before, the ranking; handing the month in, printing, export.

use std::path::PathBuf;

use egui::{Align, Layout, Rect, ScrollArea, Ui, pos2, vec2};

use super::super::questions::Results;
use super::super::results::Line as Row;
use super::super::score::{Mean, shown_change};
use super::super::sheet::{SheetOrder, change};
use super::super::{Answer, Command, Printout, Query};
use super::parts::{in_row, quota};
use super::prompt::Prompt;
use super::told::Told;
use super::{Asked, Got, Place, act, go, head, is_busy, leniency, unreadable};
use crate::areas::parts::{Reason, Trouble, inside, line_at};
use crate::areas::view::{Action, Actions, Cx, Job, JobDone, Paper, Pick};
use crate::base::{Day, No, Post, days_between, plus_days};
use crate::exchange::SheetFormat;
use crate::i18n::{day_short, share};
use crate::msg;
use crate::ui::calendar::month_title;
use crate::ui::chart::{self, Bar};
use crate::ui::field::drop_chip;
use crate::ui::table::{Cell, Density};
use crate::ui::tokens::{Family, size, space, tokens};
use crate::ui::{
    Button, Column, Dialog, EmptyPage, IconButton, Table, TableState, badge, chip, dialog, fonts, icons, menu, paint, text, tooltip,
};

/// Height of the strip of key figures.
const FIGURES: f32 = 74.0;
/// Height of the charts.
const CHARTS: f32 = 214.0;
/// Rows of the ranking that stand below the charts at least.
const LEAST_ROWS: f32 = 3.0;
/// Columns before the heads: id, width, right-aligned.
const COLUMNS: [(&str, f32, bool); 8] = [
    ("rank", 48.0, false),
    ("name", 82.0, false),
    ("team", 70.0, false),
    ("count", 72.0, true),
    ("quota", 140.0, false),
    ("mean", 66.0, true),
    ("change", 70.0, true),
    ("grade", 82.0, false),
];

/// Teams that stand beside each other in the head; more of them are a menu.
const TEAMS: usize = 4;
/// Teams whose lines the trend has room for.
const LINES: usize = 5;

/// The page of a month's results.
pub(super) struct ResultsPage {
    month: Option<Day>,
    team: Option<i64>,
    told: Told<Results>,
    trouble: Option<Trouble>,
    ordered: bool,
    /// The dialog that hands the month in.
    handing: bool,
    /// Distribution per checker instead of the heads.
    leniency: bool,
    /// In a low window: the ranking, or the charts.
    part: usize,
    state: TableState,
}

impl Default for ResultsPage {
    fn default() -> Self {
        // The ranking stands below charts: its rows are low, so that more of them are seen.
        let mut state = TableState::default();
        state.density = Density::Compact;
        ResultsPage {
            month: None,
            team: None,
            told: Told::default(),
            trouble: None,
            ordered: false,
            handing: false,
            leniency: false,
            part: 0,
            state,
        }
    }
}

impl ResultsPage {
    pub fn again(&self, actions: &mut Actions) {
        self.told.again(actions);
    }

    pub fn take(&mut self, answer: Got<'_>) {
        match answer {
            Ok(Answer::Results(results)) => self.told.take(Ok((**results).clone())),
            Ok(_) => {}
            Err(no) => self.told.take(Err(no)),
        }
    }

    fn turn(&mut self, month: Day) {
        self.month = Some(month.first_of_month());
        self.state.rows_changed();
    }

    /// Draws the page.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, page: Rect, prompt: &mut Option<Prompt>, actions: &mut Actions) {
        let month = *self.month.get_or_insert(cx.now.day().first_of_month());
        self.told.want(Asked::Results, Query::Results { month, team: self.team }, actions);
        let results = self.told.what.take();
        let body = self.head(ui, cx, page, month, results.as_ref(), prompt, actions);
        if let Some(trouble) = self.told.trouble.as_ref().or(self.trouble.as_ref()) {
            unreadable(ui, cx, body, trouble, actions);
        } else if let Some(results) = results.as_ref().filter(|results| results.month == month) {
            self.body(ui, cx, body, results, prompt, actions);
        }
        if self.handing {
            self.hand_in(ui, cx, results.as_ref(), actions);
        }
        self.told.what = results;
    }

    #[expect(clippy::too_many_arguments, reason = "a page and what it shows")]
    fn head(
        &mut self,
        ui: &mut Ui,
        cx: &Cx<'_>,
        page: Rect,
        month: Day,
        results: Option<&Results>,
        prompt: &mut Option<Prompt>,
        actions: &mut Actions,
    ) -> Rect {
        let lang = cx.lang;
        let (mut to, mut chosen, mut order, mut handing) = (None, None, false, false);
        let team = self.team;
        let body = head(
            ui,
            page,
            |ui| {
                text::title(ui, &lang.tr("quality-results"));
                if IconButton::new(icons::CARET_LEFT, &lang.tr("ui-previous-month")).small().show(ui).clicked() {
                    to = Some(plus_days(month, -1));
                }
                text::body(ui, &month_title(lang, month));
                if IconButton::new(icons::CARET_RIGHT, &lang.tr("ui-next-month")).small().show(ui).clicked() {
                    to = Some(plus_days(month.last_of_month(), 1));
                }
                if let Some(results) = results.filter(|results| results.teams.len() > 1) {
                    chosen = teams(ui, cx, results, team);
                }
            },
            |ui| {
                let Some(results) = results else { return };
                if results.locked() && cx.me.posts.contains(&Post::Director) {
                    let why = results.reopen.as_ref().map(|refusal| Reason::of(lang, refusal));
                    let button = Button::secondary(&lang.tr("quality-act-reopen")).refused_if(why.as_ref().map(Reason::refused)).show(ui);
                    if button.clicked() {
                        let id = "quality-prompt-reopen";
                        *prompt = Some(Prompt::new(cx, id, move |reason| Command::Reopen { month, reason: reason.to_owned() }));
                    }
                } else {
                    let why = results.hand_in.as_ref().map(|refusal| Reason::of(lang, refusal));
                    let button = Button::secondary(&lang.tr("quality-act-hand-in")).refused_if(why.as_ref().map(Reason::refused)).show(ui);
                    handing = button.clicked();
                }
                order = Button::quiet(&lang.tr("quality-act-export")).icon(icons::UPLOAD_SIMPLE).show(ui).clicked();
                if Button::quiet(&lang.tr("quality-act-print-month")).icon(icons::PRINTER).show(ui).clicked() {
                    let paper = Paper::Quality(Printout::Month { month, team });
                    actions.push(Action::Start(Job::Print { paper, path: None }));
                }
            },
        );
        if let Some(day) = to {
            self.turn(day);
        }
        if let Some(team) = chosen {
            self.team = team;
            self.state.rows_changed();
        }
        if order {
            self.ordered = true;
            let name = format!("{} {:04}-{:02}.xlsx", lang.tr("quality-sheet"), month.year(), month.month());
            actions.push(Action::Pick(Pick::ExportSheet(name)));
        }
        self.handing |= handing;
        body
    }

    fn body(&mut self, ui: &mut Ui, cx: &Cx<'_>, body: Rect, results: &Results, prompt: &mut Option<Prompt>, actions: &mut Actions) {
        let strip = Rect::from_min_size(body.min, vec2(body.width(), FIGURES));
        line_at(ui, strip, strip.bottom());
        figures(ui, cx, strip.shrink2(vec2(space::XL, 0.0)), results, actions);
        let charts = Rect::from_min_size(strip.left_bottom(), vec2(body.width(), CHARTS));
        let mut table = body.with_min_y(charts.bottom());
        if table.height() < size::TABLE_HEAD + LEAST_ROWS * size::ROW_COMPACT {
            // A low window shows one of both.
            let row = Rect::from_min_size(strip.left_bottom(), vec2(body.width(), size::FILTER_ROW));
            let names = [cx.lang.tr("quality-part-ranking"), cx.lang.tr("quality-part-charts")];
            inside(ui, row.shrink2(vec2(space::XL, 0.0)), Layout::left_to_right(Align::Center), |ui| {
                chip::segmented(ui, &cx.lang.tr("quality-results"), &[&names[0], &names[1]], &mut self.part);
            });
            table = body.with_min_y(row.bottom());
            if self.part == 1 {
                let charts = table.with_max_y(body.bottom().min(table.top() + CHARTS));
                return self.charts(ui, cx, charts.shrink2(vec2(space::XL, space::M)), results, prompt, actions);
            }
        } else {
            self.charts(ui, cx, charts.shrink2(vec2(space::XL, space::M)), results, prompt, actions);
        }
        if results.lines.is_empty() {
            let (title, sentence) = (cx.lang.tr("quality-results-empty"), cx.lang.tr("quality-results-empty-hint"));
            inside(ui, table, Layout::top_down(Align::Min), |ui| EmptyPage::new(icons::SEAL_CHECK, &title, &sentence).show(ui, cx.lang));
        } else {
            line_at(ui, table, table.top());
            self.table(ui, cx, table, results, actions);
        }
    }

    fn charts(&mut self, ui: &mut Ui, cx: &Cx<'_>, room: Rect, results: &Results, prompt: &mut Option<Prompt>, actions: &mut Actions) {
        let lang = cx.lang;
        let left = room.with_max_x(room.left() + room.width() * 0.63);
        inside(ui, left, Layout::top_down(Align::Min), |ui| {
            let title = lang.tr("quality-trend");
            titled(ui, &title, &lang.say(&msg!("quality-trend-about", months = results.trend.len())), |_| {});
            let months: Vec<String> = results.trend.iter().map(|point| point.month.strftime("%y-%m").to_string()).collect();
            let line = |name: String, of: &dyn Fn(usize) -> Option<Mean>| chart::Line {
                name,
                values: (0..results.trend.len()).map(|at| of(at).and_then(Mean::tenths)).collect(),
            };
            // Who sees only himself has one line, and it is his own.
            let own = results.lines.first().filter(|_| results.teams.is_empty()).map(|row| row.person.name.clone());
            let name = own.clone().unwrap_or_else(|| lang.tr("quality-everybody").into_owned());
            let mut lines = vec![line(name, &|at| results.trend.get(at).map(|point| point.all))];
            if self.team.is_none() {
                for (team, name) in results.teams.iter().take(LINES) {
                    lines.push(line(name.clone(), &|at| results.trend.get(at).and_then(|point| point.teams.get(team).copied())));
                }
            }
            // A chosen line of the table stands beside the mean.
            if let Some(row) = self.state.cursor.and_then(|row| results.lines.get(row)).filter(|_| own.is_none()) {
                let person = row.person.id;
                lines.push(line(row.person.name.clone(), &|at| results.trend.get(at).and_then(|point| point.people.get(&person).copied())));
            }
            chart::scores(ui, &title, &months, &lines, room.height() - 28.0);
        });
        let right = room.with_min_x(left.right() + space::XXL);
        inside(ui, right, Layout::top_down(Align::Min), |ui| {
            let ways = [("quality-heads", "quality-heads-about"), ("quality-leniency", "quality-leniency-about")];
            let ((title, about), (other, _)) = if self.leniency { (ways[1], ways[0]) } else { (ways[0], ways[1]) };
            titled(ui, &lang.tr(title), &lang.tr(about), |ui| {
                if !results.leniency.is_empty() && Button::link(&lang.tr(other)).small().show(ui).clicked() {
                    self.leniency = !self.leniency;
                }
            });
            ScrollArea::vertical().id_salt("quality-bars").auto_shrink(false).max_height(room.height() - 62.0).show(ui, |ui| {
                if self.leniency {
                    leniency::ui(ui, cx, results);
                } else {
                    chart::bars(ui, &lang.tr("quality-heads"), &heads(lang, results));
                }
            });
            if let Some(common) = results.common.first() {
                in_row(ui, |ui| {
                    let people = common.people.len();
                    text::caption(ui, &lang.say(&msg!("quality-common-line", tag = common.tag.as_str(), people = people)));
                    if results.designate.is_none() && Button::link(&lang.tr("quality-act-designate")).small().show(ui).clicked() {
                        *prompt = Some(designate(cx, &common.tag, &results.teams));
                    } else if results.designate.is_some() && Button::link("QA-07").small().show(ui).clicked() {
                        actions.push(Action::Clause("QA-07"));
                    }
                });
            }
        });
    }

    fn table(&mut self, ui: &mut Ui, cx: &Cx<'_>, rect: Rect, results: &Results, actions: &mut Actions) {
        let lang = cx.lang;
        let fixed: Vec<(String, String, f32, bool)> = COLUMNS
            .iter()
            .map(|(id, width, right)| ((*id).to_owned(), lang.tr(&format!("quality-figure-{id}")).into_owned(), *width, *right))
            .collect();
        let taken: f32 = COLUMNS.iter().map(|(_, width, _)| width).sum();
        let room = rect.width() - 3.0 * space::M - taken;
        let each = (room / results.heads.len().max(1) as f32).clamp(64.0, 130.0).floor();
        let heads = results.heads.iter().map(|head| (format!("head:{head}"), head.clone(), each, true));
        let all: Vec<(String, String, f32, bool)> = fixed.into_iter().chain(heads).collect();
        let columns: Vec<Column<'_>> = all
            .iter()
            .enumerate()
            .map(|(at, (id, title, width, right))| {
                let column = Column::new(id, title, *width);
                let column = if *right { column.right() } else { column };
                if at + 1 == all.len() { column.fills() } else { column }
            })
            .collect();
        let name = lang.tr("quality-results");
        let mut state = std::mem::take(&mut self.state);
        let out = inside(ui, rect, Layout::top_down(Align::Min), |ui| {
            let table = Table::new("qa-results", lang, &columns, results.lines.len()).takes_keyboard().name(&name);
            table.show(ui, &mut state, |ui, at| {
                if let Some(row) = results.lines.get(at.row) {
                    cell(ui, cx, results, row, at);
                }
            })
        });
        if let Some(row) = out.opened.and_then(|row| results.lines.get(row)) {
            go(Place::Person(row.person.id), actions);
        }
        self.state = state;
    }

    fn hand_in(&mut self, ui: &Ui, cx: &Cx<'_>, results: Option<&Results>, actions: &mut Actions) {
        let lang = cx.lang;
        let Some(results) = results else { return };
        let month = results.month;
        let title = lang.say(&msg!("quality-hand-in-title", month = month_title(lang, month)));
        let (mut sent, mut left) = (false, false);
        let about = lang.tr("quality-hand-in-about");
        let response = Dialog::new("quality-hand-in", &title).explanation(&about).show(ui.ctx(), |ui| {
            let count = results.all.mean.count;
            text::body(ui, &lang.say(&msg!("quality-hand-in-counts", checks = count, people = results.lines.len(), void = results.void)));
            let under: Vec<&str> =
                results.lines.iter().filter(|row| row.quota == super::super::Quota::Under).map(|row| row.person.name.as_str()).collect();
            if !under.is_empty() {
                text::paragraph(ui, &lang.say(&msg!("quality-hand-in-under", names = lang.list(&under))));
            }
            dialog::buttons(ui, |ui| {
                sent = Button::primary(&lang.tr("quality-hand-in-verb")).busy(&lang.tr("quality-saving"), is_busy(cx)).show(ui).clicked();
                left = Button::secondary(&lang.tr("quality-cancel")).show(ui).clicked();
            });
        });
        if sent || response.confirmed {
            act(Command::HandIn { month }, actions);
            self.handing = false;
        }
        if left || response.dismissed {
            self.handing = false;
        }
    }

    // ---- the sheet ----

    /// A place for the sheet was chosen, or not.
    pub fn picked(&mut self, cx: &Cx<'_>, pick: &Pick, path: Option<&PathBuf>, actions: &mut Actions) {
        if !matches!(pick, Pick::ExportSheet(_)) || !std::mem::take(&mut self.ordered) {
            return;
        }
        if let (Some(path), Some(month)) = (path, self.month) {
            let format = SheetFormat::of_path(path).unwrap_or(SheetFormat::Xlsx);
            let order = SheetOrder { month, team: self.team, format, lang: cx.lang };
            actions.push(Action::Start(Job::ExportQuality { order, path: path.clone() }));
        }
    }

    /// The sheet was written, or not.
    pub fn job(&mut self, job: &Job, outcome: &Result<JobDone, No>, actions: &mut Actions) {
        if !matches!(job, Job::ExportQuality { .. }) {
            return;
        }
        match outcome {
            Ok(_) => actions.push(Action::Say(msg!("quality-said-exported"))),
            Err(no) => self.trouble = Trouble::of(no).filter(|trouble| !trouble.is_stopped()),
        }
    }
}

/// The strip of key figures; each one explains itself or opens what is behind it.
fn figures(ui: &mut Ui, cx: &Cx<'_>, room: Rect, results: &Results, actions: &mut Actions) {
    let lang = cx.lang;
    let by = match (results.all.mean.tenths(), results.before.mean.tenths()) {
        (Some(now), Some(before)) => lang.say(&msg!("quality-figure-by", change = shown_change(now - before))),
        _ => String::new(),
    };
    let figures = &results.figures;
    let people = lang.say(&msg!("quality-figure-people", reached = figures.reached, liable = figures.liable));
    let overdue = if results.overdue > 0 { lang.say(&msg!("quality-figure-overdue", count = results.overdue)) } else { String::new() };
    let own = results.teams.is_empty().then(|| results.lines.first()).flatten().and_then(|row| row.rank);
    let appealed = results.appeals.first().map_or_else(String::new, |(name, head)| format!("{name} {head}"));
    // Whoever sees only himself is told his rank among all (QA-08).
    let rank =
        own.map(|rank| ("quality-own-rank", rank.to_string(), lang.say(&msg!("quality-own-rank-of", ranked = results.ranked)), false));
    let all = [
        ("quality-mean", results.all.mean.shown(), by, false),
        ("quality-count", results.all.mean.count.to_string(), lang.say(&msg!("quality-figure-target", count = results.target)), false),
        ("quality-reached", share(figures.reached, figures.liable), people, false),
        ("quality-open", results.open.to_string(), overdue, results.overdue > 0),
        ("quality-appealed", results.appeals.len().to_string(), appealed, false),
    ];
    let mut left = room.left();
    for (at, (id, value, beside, late)) in rank.into_iter().chain(all).enumerate() {
        let label = lang.tr(id);
        let t = tokens(ui);
        let upper = paint::line_of(ui, &label, fonts::regular(size::CAPTION));
        let figure = paint::line_of(ui, &value, fonts::medium(size::FIGURE));
        let small = paint::line_of(ui, &beside, fonts::regular(size::CAPTION));
        let width = upper.size().x.max(figure.size().x + 8.0 + small.size().x);
        if left + width > room.right() {
            break;
        }
        let rect = Rect::from_min_size(pos2(left, room.top() + 10.0), vec2(width, 54.0));
        let response = ui.interact(rect, ui.scope_id().with(("figure", at)), egui::Sense::click());
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, format!("{label} {value} {beside}")));
        paint::put(ui.painter(), upper, Rect::from_min_size(rect.min, vec2(width, 20.0)), Align::Min, t.text_3);
        let width_of = figure.size().x;
        let lower = Rect::from_min_max(pos2(rect.left(), rect.top() + 22.0), rect.max);
        paint::put(ui.painter(), figure, lower, Align::Min, t.text);
        let color = if late { t.danger.text } else { t.text_3 };
        let beside = Rect::from_min_max(pos2(rect.left() + width_of + 8.0, lower.top() + 4.0), rect.max);
        paint::put(ui.painter(), small, beside, Align::Min, color);
        crate::ui::focus::ring(ui, &response, rect, 6, crate::ui::focus::Ring::Outside);
        if response.clicked() {
            match id {
                "quality-appealed" => go(Place::Appeals, actions),
                "quality-reached" => actions.push(Action::Clause("KPI-14")),
                "quality-own-rank" => actions.push(Action::Clause("QA-08")),
                _ => go(Place::Records, actions),
            }
        }
        left += width + 44.0;
    }
    let state = match results.steps.last() {
        Some(step) if step.handed_in => {
            lang.say(&msg!("quality-handed-in-by", name = step.by.name.as_str(), at = super::parts::moment(step.by.at)))
        }
        Some(step) => lang.say(&msg!("quality-reopened-by", name = step.by.name.as_str(), reason = step.by.text.as_str())),
        None => due(cx, results),
    };
    let edge = Rect::from_min_max(pos2(left, room.top()), room.max);
    inside(ui, edge, Layout::right_to_left(Align::Center), |ui| text::caption(ui, &state));
}

/// Until when the month is to be handed in, and how many days are left or gone.
fn due(cx: &Cx<'_>, results: &Results) -> String {
    let (lang, today) = (cx.lang, cx.now.day());
    let day = day_short(lang, results.due.day(), today);
    let days = days_between(today, results.due.day());
    if cx.now > results.due {
        lang.say(&msg!("quality-due-over", day = day, days = -days))
    } else if days == 0 {
        lang.say(&msg!("quality-due-today", day = day))
    } else {
        lang.say(&msg!("quality-due", day = day, days = days))
    }
}

/// A heading with something beside it, and what it shows at the right.
fn titled(ui: &mut Ui, title: &str, about: &str, beside: impl FnOnce(&mut Ui)) {
    in_row(ui, |ui| {
        text::heading(ui, title);
        beside(ui);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| text::caption(ui, about));
    });
}

/// The choice of a team; returns what was chosen, `None` for everybody.
fn teams(ui: &mut Ui, cx: &Cx<'_>, results: &Results, team: Option<i64>) -> Option<Option<i64>> {
    let lang = cx.lang;
    let label = lang.tr("quality-figure-team");
    let mut names = vec![lang.tr("quality-everybody").into_owned()];
    names.extend(results.teams.iter().map(|(_, name)| name.clone()));
    let mut at = results.teams.iter().position(|(id, _)| Some(*id) == team).map_or(0, |at| at + 1);
    let turned = if results.teams.len() <= TEAMS {
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        chip::segmented(ui, &label, &names, &mut at)
    } else {
        let button = drop_chip(ui, &label, names.get(at).map_or("", String::as_str));
        let picked = menu::menu(&button, 180.0, |ui| {
            let mut picked = None;
            ScrollArea::vertical().max_height(360.0).show(ui, |ui| {
                for (place, name) in names.iter().enumerate() {
                    if menu::Item::new(name).checked(place == at).show(ui).clicked() {
                        picked = Some(place);
                        ui.close();
                    }
                }
            });
            picked
        });
        at = picked.flatten().unwrap_or(at);
        picked.flatten().is_some()
    };
    turned.then(|| at.checked_sub(1).and_then(|at| results.teams.get(at)).map(|(id, _)| *id))
}

/// Asks 主任 to whom a common problem is commented: everybody or one team (QA-07).
fn designate(cx: &Cx<'_>, tag: &str, teams: &[(i64, String)]) -> Prompt {
    let mut choices = vec![cx.lang.tr("quality-all-teams").into_owned()];
    choices.extend(teams.iter().map(|(_, name)| name.clone()));
    let ids: Vec<i64> = teams.iter().map(|(id, _)| *id).collect();
    let tag = tag.to_owned();
    Prompt::choosing(cx, "quality-prompt-designate", choices, move |at| Command::Designate {
        tag: tag.clone(),
        team: at.checked_sub(1).and_then(|at| ids.get(at)).copied(),
    })
}

fn heads(lang: crate::i18n::Lang, results: &Results) -> Vec<Bar> {
    let weight = |mean: Mean| mean.tenths().map_or(0.0, |tenths| tenths as f32 / 200.0);
    let mean = |sum: &super::super::results::Sum, head: &str| sum.heads.get(head).copied().unwrap_or_default();
    let bar = |head: &String| {
        let (now, before) = (mean(&results.all, head), mean(&results.before, head));
        let change = match (now.tenths(), before.tenths()) {
            (Some(now), Some(before)) => shown_change(now - before),
            _ => String::new(),
        };
        Bar {
            name: head.clone(),
            figure: now.shown(),
            change,
            share: weight(now),
            before: before.tenths().map(|_| weight(before)),
            tip: lang.say(&msg!("quality-head-tip", head = head.as_str(), mean = now.shown(), before = before.shown())),
        }
    };
    results.heads.iter().map(bar).collect()
}

/// A mean that fell, in red at the right of its cell.
fn fallen(ui: &mut Ui, at: &Cell<'_>, change: &str) {
    let color = tokens(ui).danger.text;
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| text::one_line(ui, change, fonts::regular(size::TABLE), color));
    at.name(ui, change);
}

fn cell(ui: &mut Ui, cx: &Cx<'_>, results: &Results, row: &Row, at: &Cell<'_>) {
    let lang = cx.lang;
    match at.column {
        "rank" => match row.rank {
            Some(rank) => {
                let last = results.ranked - results.top;
                let family = if rank <= results.top && results.ranked > 2 * results.top {
                    Some(Family::Success)
                } else if rank > last && results.ranked > 2 * results.top {
                    Some(Family::Warning)
                } else {
                    None
                };
                match family {
                    Some(family) => {
                        let day = day_short(lang, results.meeting, cx.now.day());
                        tooltip::tip(badge(ui, &rank.to_string(), family), &lang.say(&msg!("quality-top", day = day)));
                        at.name(ui, &rank.to_string());
                    }
                    None => at.text(ui, &rank.to_string()),
                }
            }
            None => at.weak(ui, "—"),
        },
        "name" => at.text(ui, &row.person.name),
        "team" => at.weak(ui, &row.person.team_name),
        "count" => at.text(ui, &row.sum.mean.count.to_string()),
        "quota" => {
            quota(ui, lang, row.quota, row.sum.mean.count, results.full);
            at.name(ui, &lang.say(&row.quota.message()));
        }
        "mean" => at.text(ui, &row.sum.mean.shown()),
        "change" => {
            let change = change(row);
            if change.starts_with('−') { fallen(ui, at, &change) } else { at.weak(ui, &change) }
        }
        "grade" => match results.grades.get(&row.person.id) {
            Some(grade) => {
                super::parts::grade_badge(ui, lang, *grade);
                at.name(ui, &lang.say(&grade.message()));
            }
            None => at.weak(ui, &lang.tr("quality-unranked")),
        },
        column => {
            let mean = column.strip_prefix("head:").and_then(|head| row.sum.heads.get(head)).copied().unwrap_or_default();
            at.weak(ui, &mean.shown());
        }
    }
}
