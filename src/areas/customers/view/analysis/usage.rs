//! 资料使用: how often files are opened and updated, where they come from, and which nobody adds to or opens (FILE-04, FILE-21).

use egui::{Align, Layout, Rect, Ui, pos2, vec2};

use super::super::show;
use super::parts::{self, Figure};
use super::{Analysis, Wish, split};
use crate::areas::customers::analysis::{Asked, FileUse, Files as Which, Period, Question, Reply, Span, Usage};
use crate::areas::customers::clauses::file_19_composition::shown;
use crate::areas::customers::clauses::file_21_use;
use crate::areas::customers::{Condition, Field, field_message};
use crate::areas::view::{Action, Actions, Cx, Route};
use crate::i18n::{Lang, group};
use crate::msg;
use crate::ui::chart::{self, Bar, Line};
use crate::ui::tokens::{size, space};
use crate::ui::{EmptyPage, Table, TableState, chip, icons, text};

/// Bars of the sources.
const BARS: usize = 6;
/// Height of the charts with their headings.
const CHART: f32 = 40.0 + 6.0 * chart::BAR_ROW + 12.0;

/// What the tab keeps.
#[derive(Default)]
pub struct Files {
    /// Which files are listed.
    pub files: Which,
    table: TableState,
}

impl Analysis {
    /// Draws the tab.
    pub(super) fn use_of_files(&mut self, ui: &mut Ui, cx: &Cx<'_>, rect: Rect, period: Period, actions: &mut Actions) -> Option<Wish> {
        let listed = Question::Files(self.usage.files, period);
        self.want(ui.ctx(), listed, actions);
        let usage = match self.reply(Asked::Use) {
            Some(Reply::Use(usage)) => usage.clone(),
            _ => Usage::default(),
        };
        let top = Rect::from_min_size(rect.min, vec2(rect.width(), parts::FIGURES));
        parts::figures(ui, top, &figures(cx.lang, &usage));
        let charts = Rect::from_min_size(top.left_bottom(), vec2(rect.width(), CHART));
        let [left, right] = split(charts.shrink2(vec2(space::XL, 10.0)), size::DETAIL);
        let month = show::inside(ui, left, Layout::top_down(Align::Min), |ui| {
            ui.spacing_mut().item_spacing.y = space::S;
            months(ui, cx.lang, &usage, left.height())
        });
        // Behind a month stand the files that were opened in it.
        if let Some((day, _)) = month.and_then(|at| usage.months.get(at)) {
            self.picker.turn_to(Period::around(Span::Month, *day));
            self.usage.files = Which::Opened;
            self.usage.table = TableState::default();
        }
        let clicked = show::inside(ui, right, Layout::top_down(Align::Min), |ui| {
            ui.spacing_mut().item_spacing.y = space::S;
            sources(ui, cx.lang, &usage)
        });
        let below = Rect::from_min_max(pos2(rect.left(), charts.bottom()), rect.max);
        show::line_at(ui, below, below.top());
        self.list(ui, cx, below, &usage, actions);
        let (source, ..) = clicked.and_then(|at| usage.sources.get(at))?;
        Some(Wish::List(vec![Condition::of_field(Field::Source, &[source])]))
    }

    fn list(&mut self, ui: &mut Ui, cx: &Cx<'_>, rect: Rect, usage: &Usage, actions: &mut Actions) {
        let Some(Reply::Files(rows, count)) = self.told.get(&Asked::Files).and_then(|told| told.reply.as_ref()).cloned() else { return };
        let bar = Rect::from_min_size(rect.min, vec2(rect.width(), size::FILTER_ROW));
        show::inside(ui, bar.shrink2(vec2(space::XL, 0.0)), Layout::left_to_right(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = space::M;
            let words = Which::ALL.map(|files| cx.lang.say(&files.message()));
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            let mut at = Which::ALL.iter().position(|files| *files == self.usage.files).unwrap_or(0);
            if chip::segmented(ui, &cx.lang.tr("customers-analysis-files"), &words, &mut at) {
                self.usage.files = Which::ALL.get(at).copied().unwrap_or_default();
                self.usage.table = TableState::default();
            }
            let said = if usize::try_from(count).is_ok_and(|count| count > rows.len()) {
                msg!("customers-analysis-first-files", count = rows.len(), all = count)
            } else {
                msg!("customers-analysis-all-files", count = count)
            };
            text::caption(ui, &cx.lang.say(&said));
        });
        let below = Rect::from_min_max(bar.left_bottom(), rect.max);
        if rows.is_empty() {
            let which = cx.lang.say(&self.usage.files.message());
            let (title, sentence) =
                (cx.lang.say(&msg!("customers-analysis-no-files", which = which)), cx.lang.tr("customers-analysis-no-files-why"));
            show::inside(ui, below, Layout::top_down(Align::Min), |ui| {
                EmptyPage::new(icons::FOLDER_OPEN, &title, &sentence).show(ui, cx.lang)
            });
            return;
        }
        let stale = usage.stale_days;
        let row = show::inside(ui, below, Layout::top_down(Align::Min), |ui| table(ui, cx, &rows, stale, &mut self.usage.table));
        if let Some(file) = row.and_then(|row| rows.get(row)) {
            actions.push(Action::Go(Route::Customer(file.customer)));
        }
    }
}

fn figures(lang: Lang, usage: &Usage) -> Vec<Figure> {
    let days = lang.say(&msg!("customers-analysis-stale-days", days = usage.stale_days));
    let opened = lang.say(&msg!("customers-analysis-opened-files", count = usage.opened));
    vec![
        Figure::new(lang.tr("customers-analysis-files"), group(usage.files)),
        Figure::new(lang.tr("customers-analysis-openings"), group(usage.counts.openings)).beside(opened, false),
        Figure::new(lang.tr("customers-analysis-updates"), group(usage.counts.updates)),
        Figure::new(lang.say(&Which::Stale.message()), group(usage.stale)).beside(days, false),
        Figure::new(lang.say(&Which::Prospects.message()), group(usage.prospects)),
    ]
}

fn months(ui: &mut Ui, lang: Lang, usage: &Usage, height: f32) -> Option<usize> {
    let title = lang.tr("customers-analysis-months");
    text::heading(ui, &title);
    let names: Vec<String> = usage.months.iter().map(|(day, _)| day.strftime("%y-%m").to_string()).collect();
    let lines = [
        Line {
            name: lang.tr("customers-analysis-openings-short").into_owned(),
            values: usage.months.iter().map(|(_, counts)| Some(counts.openings)).collect(),
        },
        Line {
            name: lang.tr("customers-analysis-updates-short").into_owned(),
            values: usage.months.iter().map(|(_, counts)| Some(counts.updates)).collect(),
        },
    ];
    chart::lines(ui, &title, &names, &lines, height - 32.0)
}

fn sources(ui: &mut Ui, lang: Lang, usage: &Usage) -> Option<usize> {
    let title = lang.tr("customers-analysis-sources");
    let hint = lang.say(&msg!("customers-analysis-all-files", count = usage.files));
    parts::heading(ui, &title, &hint);
    let most = usage.sources.first().and_then(|(_, _, share)| *share).unwrap_or(0).max(1) as f32;
    let bar = |(source, count, share): &(String, i64, Option<i64>)| Bar {
        name: source.clone(),
        figure: shown(*share),
        change: group(*count),
        share: share.map_or(0.0, |share| share as f32 / most),
        before: None,
        tip: format!("{source} {} {}", group(*count), shown(*share)),
    };
    chart::bars(ui, &title, &usage.sources.iter().take(BARS).map(bar).collect::<Vec<_>>())
}

fn table(ui: &mut Ui, cx: &Cx<'_>, rows: &[FileUse], stale_days: i64, state: &mut TableState) -> Option<usize> {
    let (no, name, agent) = (cx.lang.say(&field_message("no")), cx.lang.say(&Field::Name.message()), cx.lang.say(&Field::Agent.message()));
    let l = |id| cx.lang.tr(id);
    let (updated, days, openings, updates) = (
        l("customers-analysis-updated"),
        l("customers-analysis-days-still"),
        l("customers-analysis-openings"),
        l("customers-analysis-updates"),
    );
    let columns = [
        parts::column("no", &no, 150.0),
        parts::column("name", &name, 200.0).fills(),
        parts::column("agent", &agent, 110.0),
        parts::column("updated", &updated, 110.0),
        parts::column("days", &days, 110.0).right(),
        parts::column("openings", &openings, 100.0).right(),
        parts::column("updates", &updates, 100.0).right(),
    ];
    let title = l("customers-analysis-files");
    let today = cx.now.day();
    let of_table = Table::new("file-use", cx.lang, &columns, rows.len()).name(&title);
    let (row, _) = parts::rows(ui, of_table, state, |ui, at| {
        let Some(file) = rows.get(at.row) else { return };
        let still = file_21_use::days_still(file.updated, today);
        match at.column {
            "no" => at.weak(ui, &file.no),
            "name" => at.text(ui, &file.name),
            "agent" => at.weak(ui, if file.agent.is_empty() { "—" } else { &file.agent }),
            "updated" => at.weak(ui, &file.updated.day().to_string()),
            "days" if still > stale_days => at.deadline(ui, crate::ui::Family::Warning, &group(still)),
            "days" => at.weak(ui, &group(still)),
            "openings" => at.text(ui, &group(file.counts.openings)),
            _ => at.text(ui, &group(file.counts.updates)),
        }
    });
    row
}
