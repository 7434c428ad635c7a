//! 统计分析: the KPI of complaints and tickets, causes, emotions, times, rounds, and who or what they belong to. Every number opens the
//! records behind it.

use egui::{Align, Layout, Rect, ScrollArea, Ui, vec2};

use super::behind::Behind;
use super::filters::choice;
use super::grid::{GridCell, Head, grid};
use super::{Asked, Told, Wish, ask_boards, ask_complaints, ask_tickets, told};
use crate::areas::cases::boards::model::length;
use crate::areas::cases::boards::sheet::{self, Cut, What};
use crate::areas::cases::boards::{Answer, People, Query, may_take_out};
use crate::areas::cases::complaints::{self, Analysis, Figure, Kpi, Of, Whose};
use crate::areas::cases::tickets::{self, Figures, Mean};
use crate::areas::parts::{Reason, Trouble, clause_link, inside, line_at, trouble};
use crate::areas::period::PeriodPicker;
use crate::areas::view::{Actions, Cx};
use crate::areas::{self};
use crate::base::{Message, No, Why};
use crate::i18n::{self, Lang, group, share};
use crate::msg;
use crate::ui::chart::{self, Bar};
use crate::ui::tokens::{size, space};
use crate::ui::{Button, EmptyPage, chip, icons, menu, text};

/// Figures that share the width of the strip.
const FIGURES: usize = 8;
/// Height of the strip.
const STRIP: f32 = 104.0;
/// Groups that the chart shows at most; the table has them all.
const BARS: usize = 12;
/// Height of the Pareto chart.
const CHART: f32 = 260.0;

/// A figure of the strip.
struct Shown {
    id: &'static str,
    name: &'static str,
    value: String,
    tickets: bool,
    part: Option<Vec<i64>>,
    whole: Vec<i64>,
    excluded: Vec<i64>,
    step: Message,
}

/// The page.
#[derive(Default)]
pub(super) struct AnalysisPage {
    picker: PeriodPicker,
    whose: Whose,
    department: Option<String>,
    product: Option<String>,
    /// What the filters offer.
    people: People,
    departments: Vec<String>,
    products: Vec<String>,
    analysis: Option<Box<Analysis>>,
    satisfaction: Option<Box<Figure>>,
    replies: Option<Box<Figure>>,
    figures: Option<Box<Figures>>,
    cut: usize,
    behind: Option<Behind>,
    trouble: Option<Trouble>,
}

impl AnalysisPage {
    /// Of which complaints figures are taken.
    fn of(&self, cx: &Cx<'_>) -> Box<Of> {
        let (department, product) = (self.department.clone(), self.product.clone());
        Box::new(Of { period: self.picker.period(cx), whose: self.whose, department, product })
    }

    /// Asks for everything of the period.
    pub fn ask(&self, cx: &Cx<'_>, actions: &mut Actions) {
        let of = self.of(cx);
        ask_boards(Asked::People, Query::People, actions);
        ask_complaints(Asked::Satisfaction, complaints::Query::Kpi(Kpi::Satisfaction, of.clone()), actions);
        ask_complaints(Asked::Replies, complaints::Query::Kpi(Kpi::FirstReply, of.clone()), actions);
        let (who, team) = match of.whose {
            Whose::Everybody => (None, None),
            Whose::Person(person) => (Some(person), None),
            Whose::Team(team) => (None, Some(team)),
        };
        ask_tickets(Asked::Figures, tickets::Query::Figures { from: of.period.from(), to: of.period.to(), who, team }, actions);
        ask_complaints(Asked::Analysis, complaints::Query::Analysis(of), actions);
    }

    /// Takes an answer.
    pub fn answer(&mut self, asked: Asked, answer: &Result<areas::Answer, No>) {
        match (asked, told(answer)) {
            (_, Ok(Some(Told::Complaints(complaints::Answer::Analysis(of, analysis))))) => {
                let names = |groups: &[complaints::Group]| {
                    groups.iter().map(|group| group.name.clone()).filter(|name| !name.is_empty()).collect::<Vec<String>>()
                };
                // Under a filter its own choices would be but one.
                if of.department.is_none() {
                    self.departments = names(&analysis.departments);
                }
                if of.product.is_none() {
                    self.products = names(&analysis.products);
                }
                (self.analysis, self.trouble) = (Some(analysis.clone()), None);
            }
            (_, Ok(Some(Told::Boards(Answer::People(people))))) => self.people.clone_from(people),
            (_, Ok(Some(Told::Complaints(complaints::Answer::Kpi(kpi, _, figure))))) => match kpi {
                Kpi::Satisfaction => self.satisfaction = Some(figure.clone()),
                Kpi::FirstReply => self.replies = Some(figure.clone()),
            },
            (_, Ok(Some(Told::Tickets(tickets::Answer::Figures(figures))))) => self.figures = Some(figures.clone()),
            (_, Ok(Some(Told::Boards(Answer::Tickets(rows))))) => {
                if let Some(behind) = &mut self.behind {
                    behind.answer(rows);
                }
            }
            (Asked::Analysis, Err(no)) => self.trouble = Trouble::of(no).filter(|trouble| !trouble.is_stopped()),
            _ => {}
        }
    }

    /// Draws the page.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, page: Rect, actions: &mut Actions) -> Option<Wish> {
        let head = Rect::from_min_size(page.min, vec2(page.width(), size::PAGE_HEAD));
        line_at(ui, head, head.bottom());
        let inner = head.shrink2(vec2(space::XL, 0.0));
        inside(ui, inner, Layout::left_to_right(Align::Center), |ui| {
            text::title(ui, &cx.lang.tr("app-command-case-figures"));
            ui.add_space(space::L);
            ui.spacing_mut().item_spacing.x = space::S;
            if self.picker.ui(ui, cx) {
                self.ask(cx, actions);
            }
        });
        let mut wish = inside(ui, inner, Layout::right_to_left(Align::Center), |ui| self.exporter(ui, cx));
        let row = Rect::from_min_size(head.left_bottom(), vec2(page.width(), size::FILTER_ROW));
        line_at(ui, row, row.bottom());
        inside(ui, row.shrink2(vec2(space::XL, 0.0)), Layout::left_to_right(Align::Center), |ui| self.filters(ui, cx, actions));
        let body = page.with_min_y(row.bottom());
        if let Some(no) = &self.trouble {
            let title = cx.lang.tr("cases-boards-analysis-unreadable");
            inside(ui, body.shrink(space::XL), Layout::top_down(Align::Min), |ui| trouble(ui, cx, &title, no, actions));
            return wish;
        }
        inside(ui, body, Layout::top_down(Align::Min), |ui| {
            ScrollArea::vertical().id_salt("case-figures").auto_shrink(false).show(ui, |ui| {
                egui::Frame::NONE.inner_margin(egui::Margin::symmetric(16, 12)).show(ui, |ui| {
                    wish = wish.take().or(self.strip(ui, cx, actions));
                    if let Some(analysis) = self.analysis.take() {
                        wish = wish.take().or(self.parts(ui, cx, &analysis));
                        self.analysis = Some(analysis);
                    }
                });
            });
        });
        if let Some(behind) = &mut self.behind
            && behind.ui(ui.ctx(), cx, actions)
        {
            self.behind = None;
        }
        wish
    }

    /// Whose, of which department, about which product.
    fn filters(&mut self, ui: &mut Ui, cx: &Cx<'_>, actions: &mut Actions) {
        ui.spacing_mut().item_spacing.x = space::M;
        let before = self.of(cx);
        let named = |all: &[(i64, String)]| all.iter().map(|(id, name)| (Some(*id), name.clone())).collect::<Vec<_>>();
        let (mut team, mut person) = match self.whose {
            Whose::Everybody => (None, None),
            Whose::Team(team) => (Some(team), None),
            Whose::Person(person) => (None, Some(person)),
        };
        let (was_team, was_person) = (team, person);
        choice(ui, cx, "cases-boards-filter-team", named(&self.people.teams), &mut team);
        choice(ui, cx, "cases-boards-filter-person", named(&self.people.people), &mut person);
        // One or the other: what was chosen last.
        if team != was_team {
            self.whose = team.map_or(Whose::Everybody, Whose::Team);
        } else if person != was_person {
            self.whose = person.map_or(Whose::Everybody, Whose::Person);
        }
        let plain = |all: &[String]| all.iter().map(|name| (Some(name.clone()), name.clone())).collect::<Vec<_>>();
        choice(ui, cx, "cases-boards-filter-department", plain(&self.departments), &mut self.department);
        choice(ui, cx, "cases-boards-filter-product", plain(&self.products), &mut self.product);
        if self.department.is_some() || self.product.is_some() {
            text::caption(ui, &cx.lang.tr("cases-boards-not-of-these"));
        }
        if self.of(cx) != before {
            self.ask(cx, actions);
        }
    }

    /// The filters in words, for the head of a sheet.
    fn words(&self, lang: Lang) -> String {
        let one = |id: &str, value: &str| lang.say(&msg!("cases-boards-filter-words", what = lang.tr(id).as_ref(), value = value));
        let name = |all: &[(i64, String)], id| all.iter().find(|(known, _)| *known == id).map(|(_, name)| name.clone()).unwrap_or_default();
        let mut words = Vec::new();
        match self.whose {
            Whose::Everybody => {}
            Whose::Team(team) => words.push(one("cases-boards-filter-team", &name(&self.people.teams, team))),
            Whose::Person(person) => words.push(one("cases-boards-filter-person", &name(&self.people.people, person))),
        }
        for (id, value) in [("cases-boards-filter-department", &self.department), ("cases-boards-filter-product", &self.product)] {
            words.extend(value.iter().map(|value| one(id, value)));
        }
        lang.list(&words)
    }

    fn exporter(&mut self, ui: &mut Ui, cx: &Cx<'_>) -> Option<Wish> {
        let why = may_take_out(cx.me, false).err().map(|refusal| Reason::of(cx.lang, &refusal));
        let word = cx.lang.tr("cases-boards-export");
        let button = Button::quiet(&word).icon(icons::UPLOAD_SIMPLE).refused_if(why.as_ref().map(Reason::refused)).show(ui);
        let chosen = menu::menu(&button, 220.0, |ui| {
            let mut chosen = None;
            for cut in Cut::ALL {
                if menu::Item::new(&cx.lang.tr(cut.text_id())).show(ui).clicked() {
                    chosen = Some(cut);
                    ui.close();
                }
            }
            chosen
        });
        chosen.flatten().map(|cut| Wish::Export(What::Cut(cut, self.of(cx), self.words(cx.lang))))
    }

    // ---- the strip of KPI ----

    fn strip(&mut self, ui: &mut Ui, cx: &Cx<'_>, actions: &mut Actions) -> Option<Wish> {
        let shown = self.shown(cx.lang);
        let mut opened = None;
        let (strip, _) = ui.allocate_exact_size(vec2(ui.available_width(), STRIP), egui::Sense::hover());
        let width = strip.width() / shown.len().max(FIGURES) as f32;
        for (at, figure) in shown.iter().enumerate() {
            let room = Rect::from_min_size(strip.min + vec2(width * at as f32, 0.0), vec2(width - space::M, STRIP));
            let behind = inside(ui, room, Layout::top_down(Align::Min), |ui| one(ui, cx, figure, actions));
            opened = behind.map(|(what, ids)| (figure.tickets, what, ids)).or(opened.take());
        }
        ui.advance_cursor_after_rect(strip);
        let (of_tickets, what, ids) = opened?;
        if !of_tickets {
            return Some(Wish::Behind(what, ids));
        }
        ask_boards(Asked::Behind, Query::Tickets { ids: ids.clone() }, actions);
        self.behind = Some(Behind::new(what, ids));
        None
    }

    fn shown(&self, lang: Lang) -> Vec<Shown> {
        let mut all = Vec::new();
        let mut rate = |id, name, tickets, part: &[i64], whole: &[i64], excluded: &[i64]| {
            let value = share(count(part), count(whole));
            let step = msg!("cases-boards-step-share", part = part.len(), whole = whole.len(), share = value.as_str());
            let (part, whole, excluded) = (Some(part.to_vec()), whole.to_vec(), excluded.to_vec());
            all.push(Shown { id, name, value, tickets, part, whole, excluded, step });
        };
        if let Some(figure) = &self.satisfaction {
            rate("KPI-03", "cases-boards-kpi-KPI-03", false, &figure.part, &figure.whole, &figure.excluded);
        }
        if let Some(figure) = &self.replies {
            rate("KPI-13", "cases-boards-kpi-KPI-13", false, &figure.part, &figure.whole, &figure.excluded);
        }
        // Tickets have neither.
        let narrowed = self.department.is_some() || self.product.is_some();
        let Some(figures) = self.figures.as_ref().filter(|_| !narrowed) else { return all };
        for (id, name, figure) in [
            ("KPI-01", "cases-boards-kpi-KPI-01", &figures.timeliness),
            ("KPI-04", "cases-boards-kpi-KPI-04", &figures.invalid),
            ("KPI-12", "cases-boards-kpi-KPI-12", &figures.response),
        ] {
            rate(id, name, true, &figure.part, &figure.whole, &figure.excluded);
        }
        if let Some((day, ids)) = &figures.unfinished {
            let step = msg!("cases-boards-plain", text = i18n::day_long(lang, *day));
            let value = group(count(ids));
            let whole = ids.clone();
            all.push(Shown {
                id: "KPI-02",
                name: "cases-boards-kpi-KPI-02",
                value,
                tickets: true,
                part: None,
                whole,
                excluded: Vec::new(),
                step,
            });
        }
        let mean = |id, name, value: String, mean: &Mean| Shown {
            id,
            name,
            step: msg!("cases-boards-step-mean", count = mean.of.len(), mean = value.as_str()),
            value,
            tickets: true,
            part: None,
            whole: mean.of.clone(),
            excluded: Vec::new(),
        };
        let hours = figures.time.hours().map(|hours| lang.say(&msg!("cases-boards-mean-hours", hours = hours)));
        all.push(mean("KPI-21", "cases-boards-kpi-KPI-21", hours.unwrap_or_else(|| "—".to_owned()), &figures.time));
        all.push(mean("KPI-21", "cases-boards-kpi-KPI-21-urges", figures.urges.each(), &figures.urges));
        all
    }

    // ---- the parts ----

    fn parts(&mut self, ui: &mut Ui, cx: &Cx<'_>, analysis: &Analysis) -> Option<Wish> {
        if analysis.cases.is_empty() {
            let (title, sentence) = (cx.lang.tr("cases-boards-analysis-none"), cx.lang.tr("cases-boards-analysis-none-why"));
            EmptyPage::new(icons::CHART_BAR, &title, &sentence).show(ui, cx.lang);
            return None;
        }
        let mut wish = None;
        ui.add_space(space::L);
        let width = ui.available_width();
        let left = ((width - space::XXL) * 0.58).floor();
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = space::XXL;
            ui.allocate_ui_with_layout(vec2(left, CHART + 40.0), Layout::top_down(Align::Min), |ui| {
                ui.set_width(left);
                wish = pareto(ui, cx, analysis);
            });
            let right = width - left - space::XXL;
            ui.allocate_ui_with_layout(vec2(right, CHART + 40.0), Layout::top_down(Align::Min), |ui| {
                ui.set_width(right);
                wish = wish.take().or(stages(ui, cx, analysis));
                ui.add_space(space::M);
                wish = wish.take().or(rounds(ui, cx, analysis));
            });
        });
        ui.add_space(space::L);
        wish = wish.or(moods(ui, cx, analysis));
        ui.add_space(space::L);
        wish.or(self.groups(ui, cx, analysis))
    }

    fn groups(&mut self, ui: &mut Ui, cx: &Cx<'_>, analysis: &Analysis) -> Option<Wish> {
        let lang = cx.lang;
        let words = Cut::GROUPS.map(|cut| lang.tr(cut.text_id()));
        let words: Vec<&str> = words.iter().map(|word| &**word).collect();
        chip::segmented(ui, &lang.tr("cases-boards-cut"), &words, &mut self.cut);
        ui.add_space(space::S);
        let cut = Cut::GROUPS.get(self.cut).copied().unwrap_or(Cut::Handlers);
        let groups = cut.groups(analysis);
        let most = groups.iter().map(|group| group.ids.len()).max().unwrap_or(0).max(1) as f32;
        let bars: Vec<Bar> = groups
            .iter()
            .take(BARS)
            .map(|group| Bar {
                name: sheet::group_name(lang, group),
                figure: i18n::group(count(&group.ids)),
                share: group.ids.len() as f32 / most,
                ..Bar::default()
            })
            .collect();
        let bar = chart::bars(ui, &lang.tr(cut.text_id()), &bars).and_then(|at| groups.get(at));
        if let Some(group) = bar {
            return Some(Wish::Behind(sheet::group_name(lang, group), group.ids.clone()));
        }
        ui.add_space(space::M);
        let heads: Vec<Head> = [
            (cut.text_id(), 160.0),
            ("cases-boards-column-count", 90.0),
            ("cases-boards-column-closed", 90.0),
            ("cases-boards-column-rounds", 90.0),
            ("cases-boards-column-transfers", 100.0),
            ("cases-boards-column-satisfied", 130.0),
            ("cases-boards-column-replied", 190.0),
            ("cases-boards-column-mean", 130.0),
        ]
        .into_iter()
        .enumerate()
        .map(|(at, (id, width))| Head { title: lang.tr(id).into_owned(), width, number: at > 0 })
        .collect();
        let titles: Vec<String> = heads.iter().map(|head| head.title.clone()).collect();
        let title = |at: usize, name: &str| format!("{name} {}", titles.get(at).map_or("", String::as_str));
        let rate = |figure: &Figure, what: &str| {
            let value = share(count(&figure.part), count(&figure.whole));
            if figure.whole.is_empty() { GridCell::text(value) } else { GridCell::figure(value, what) }
        };
        let rows: Vec<Vec<GridCell>> = groups
            .iter()
            .map(|group_of| {
                let name = sheet::group_name(lang, group_of);
                let time = sheet::mean(group_of.closed_time, group_of.closed.len()).map(|millis| lang.say(&length(millis)));
                vec![
                    GridCell::text(name.clone()),
                    GridCell::count(group_of.ids.len(), &title(1, &name)),
                    GridCell::count(group_of.closed.len(), &title(2, &name)),
                    GridCell::figure(group(group_of.rounds), &title(3, &name)),
                    GridCell::figure(group(group_of.transfers), &title(4, &name)),
                    rate(&group_of.satisfaction, &title(5, &name)),
                    rate(&group_of.replies, &title(6, &name)),
                    time.map_or_else(|| GridCell::text("—"), |time| GridCell::figure(time, &title(7, &name))),
                ]
            })
            .collect();
        let (row, column) = grid(ui, &lang.tr(cut.text_id()), &heads, &rows)?;
        let found = groups.get(row)?;
        let ids = match column {
            2 | 7 => &found.closed,
            5 => &found.satisfaction.whole,
            6 => &found.replies.whole,
            _ => &found.ids,
        };
        Some(Wish::Behind(title(column, &sheet::group_name(lang, found)), ids.clone()))
    }
}

fn count(ids: &[i64]) -> i64 {
    i64::try_from(ids.len()).unwrap_or(i64::MAX)
}

/// One figure: name, value, what it is made of, its clause. Returns what was opened.
fn one(ui: &mut Ui, cx: &Cx<'_>, figure: &Shown, actions: &mut Actions) -> Option<(String, Vec<i64>)> {
    let lang = cx.lang;
    let name = lang.tr(figure.name);
    ui.spacing_mut().item_spacing.y = space::XXS;
    text::caption(ui, &name);
    text::figure(ui, &figure.value);
    let mut opened = None;
    let mut door = |ui: &mut Ui, words: String, part: &str, ids: &[i64]| {
        if Button::link(&words).small().show(ui).clicked() {
            opened = Some((format!("{name} {}", lang.tr(part)), ids.to_vec()));
        }
    };
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::XS;
        if let Some(part) = &figure.part {
            door(ui, group(count(part)), "cases-boards-part", part);
            text::caption(ui, "/");
        }
        door(ui, group(count(&figure.whole)), "cases-boards-whole", &figure.whole);
        if !figure.excluded.is_empty() {
            let words = lang.say(&msg!("cases-boards-excluded-count", count = figure.excluded.len()));
            door(ui, words, "cases-boards-excluded", &figure.excluded);
        }
    });
    clause_link(ui, why(figure), actions);
    opened
}

/// How a figure came about.
fn why(figure: &Shown) -> Why {
    let number = |ids: &[i64]| msg!("cases-boards-plain", text = group(count(ids)));
    let mut facts = Vec::new();
    if let Some(part) = &figure.part {
        facts.push((msg!("cases-boards-part"), number(part)));
    }
    facts.push((msg!("cases-boards-whole"), number(&figure.whole)));
    facts.push((msg!("cases-boards-excluded"), number(&figure.excluded)));
    Why { clause: figure.id, parameters: Vec::new(), facts, steps: vec![figure.step.clone()] }
}

fn pareto(ui: &mut Ui, cx: &Cx<'_>, analysis: &Analysis) -> Option<Wish> {
    let lang = cx.lang;
    text::heading(ui, &lang.tr("cases-boards-cut-causes"));
    let columns: Vec<chart::Step> = analysis
        .pareto
        .iter()
        .map(|bar| chart::Step {
            name: lang.say(&bar.cause.message()),
            value: count(&bar.ids),
            so_far: i64::try_from(bar.so_far).unwrap_or(i64::MAX),
            tip: lang.say(&msg!("cases-boards-cumulative", share = share(bar.so_far as i64, bar.all as i64))),
        })
        .collect();
    let at = chart::pareto(ui, &lang.tr("cases-boards-cut-causes"), &columns, CHART)?;
    let bar = analysis.pareto.get(at)?;
    Some(Wish::Behind(lang.say(&bar.cause.message()), bar.ids.clone()))
}

fn stages(ui: &mut Ui, cx: &Cx<'_>, analysis: &Analysis) -> Option<Wish> {
    let lang = cx.lang;
    text::heading(ui, &lang.tr("cases-boards-cut-stages"));
    let known: Vec<&complaints::StageTime> =
        analysis.stages.iter().filter(|stage| !stage.ids.is_empty() && !stage.state.is_closed()).collect();
    let means: Vec<i64> = known.iter().map(|stage| sheet::mean(stage.total, stage.ids.len()).unwrap_or(0)).collect();
    let longest = means.iter().copied().max().unwrap_or(0).max(1);
    let bars: Vec<Bar> = known
        .iter()
        .zip(&means)
        .map(|(stage, mean)| Bar {
            name: lang.say(&stage.state.message()),
            figure: lang.say(&length(*mean)),
            share: *mean as f32 / longest as f32,
            tip: lang.say(&msg!("cases-boards-number-of", what = stage.state.message(), count = stage.ids.len())),
            ..Bar::default()
        })
        .collect();
    let stage = known.get(chart::bars(ui, &lang.tr("cases-boards-cut-stages"), &bars)?)?;
    Some(Wish::Behind(lang.say(&stage.state.message()), stage.ids.clone()))
}

fn rounds(ui: &mut Ui, cx: &Cx<'_>, analysis: &Analysis) -> Option<Wish> {
    let lang = cx.lang;
    text::heading(ui, &lang.tr("cases-boards-cut-rounds"));
    let all = analysis.cases.len().max(1) as f32;
    let bars: Vec<Bar> = analysis
        .rounds
        .iter()
        .map(|(round, ids)| Bar {
            name: lang.say(&msg!("cases-boards-rounds-of", count = *round)),
            figure: group(count(ids)),
            share: ids.len() as f32 / all,
            ..Bar::default()
        })
        .collect();
    let (round, ids) = analysis.rounds.get(chart::bars(ui, &lang.tr("cases-boards-cut-rounds"), &bars)?)?;
    Some(Wish::Behind(lang.say(&msg!("cases-boards-rounds-of", count = *round)), ids.clone()))
}

fn moods(ui: &mut Ui, cx: &Cx<'_>, analysis: &Analysis) -> Option<Wish> {
    let lang = cx.lang;
    text::heading(ui, &lang.tr("cases-boards-cut-moods"));
    let (emotions, causes) = sheet::axes(analysis);
    let mut heads = vec![Head { title: lang.tr("cases-boards-column-emotion").into_owned(), width: 100.0, number: false }];
    heads.extend(causes.iter().map(|cause| Head { title: sheet::cause_name(lang, *cause), width: 84.0, number: true }));
    let name = |emotion, cause| format!("{} {}", sheet::emotion_name(lang, emotion), sheet::cause_name(lang, cause));
    let rows: Vec<Vec<GridCell>> = emotions
        .iter()
        .map(|emotion| {
            let mut cells = vec![GridCell::text(sheet::emotion_name(lang, *emotion))];
            cells
                .extend(causes.iter().map(|cause| GridCell::count(sheet::cell(analysis, *emotion, *cause).len(), &name(*emotion, *cause))));
            cells
        })
        .collect();
    let (row, column) = grid(ui, &lang.tr("cases-boards-cut-moods"), &heads, &rows)?;
    let (emotion, cause) = (*emotions.get(row)?, *causes.get(column.checked_sub(1)?)?);
    Some(Wish::Behind(name(emotion, cause), sheet::cell(analysis, emotion, cause)))
}
