//! The pages of quality monitoring: the plan of samples, scoring, checks, appeals, results, weeks, score sheets, calibration. They read a
//! [`Cx`], keep what people type, and push actions; answers come back as [`News`].

mod appeals;
mod calibration;
mod finding;
mod forms;
mod leniency;
mod lists;
mod parts;
mod plan;
mod prompt;
mod record;
mod results;
mod said;
mod score;
#[cfg(test)]
mod tests;
mod told;
mod weeks;

use egui::{Align, Layout, Rect, Ui, vec2};

use self::appeals::AppealsPage;
use self::calibration::CalibrationPage;
use self::forms::FormsPage;
use self::lists::{QueuePage, RecordsPage};
use self::plan::PlanPage;
use self::prompt::Prompt;
use self::record::RecordPage;
use self::results::ResultsPage;
use self::score::ScorePage;
use self::weeks::WeeksPage;
use super::{Answer, Command, Query};
use crate::areas::parts::{Trouble, inside, line_at};
use crate::areas::view::{Action, Actions, Cx, News, Route, Slot};
use crate::areas::{self};
use crate::base::No;
use crate::ui::tokens::{size, space, tokens};

/// A page of this area.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Place {
    /// 考评结果
    #[default]
    Results,
    /// 抽检计划
    Plan,
    /// 打分: what waits to be scored.
    Score,
    /// A new check that answers no draw.
    New,
    /// A drawn record, to be scored.
    Pick(i64),
    /// 考评记录
    Records,
    /// The checks of one person.
    Person(i64),
    /// One check.
    Record(i64),
    /// 申诉
    Appeals,
    /// 小结与培训
    Weeks,
    /// 考评表
    Forms,
    /// 校准
    Calibration,
}

impl Place {
    /// The page on which a task is done.
    pub fn of_task(place: &str, subject: i64) -> Self {
        match place {
            "qa-record" => Place::Record(subject),
            "qa-score" => Place::Score,
            "qa-plan" => Place::Plan,
            "qa-appeals" => Place::Appeals,
            "qa-week" => Place::Weeks,
            _ => Place::Results,
        }
    }

    /// The page of the navigation that it belongs to.
    pub fn page(self) -> Self {
        match self {
            Place::New | Place::Pick(_) => Place::Score,
            Place::Record(_) | Place::Person(_) => Place::Records,
            Place::Calibration => Place::Forms,
            other => other,
        }
    }
}

/// Where an answer belongs; a newer question of the same kind replaces an older one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Asked {
    /// The results of a month.
    Results,
    /// The draws of a month.
    Sample,
    /// A draw again.
    Redraw,
    /// What waits to be scored.
    Queue,
    /// The sheet of a new check.
    NewForm,
    /// The record under review.
    Review,
    /// The check that is scored.
    Scored,
    /// How the person who is checked stands to the quota.
    Quota,
    /// The check that is open.
    Record,
    /// The checks of a month.
    Records,
    /// Appeals.
    Appeals,
    /// Weeks.
    Weeks,
    /// What the summary may hold.
    Proposal,
    /// Score sheets.
    Forms,
    /// Calibrations.
    Calibrations,
    /// Records that a calibration can choose from.
    Reviewable,
}

/// The pages of the area.
#[derive(Default)]
pub struct QualityPages {
    results: ResultsPage,
    plan: PlanPage,
    queue: QueuePage,
    score: ScorePage,
    records: RecordsPage,
    record: RecordPage,
    appeals: AppealsPage,
    weeks: WeeksPage,
    forms: FormsPage,
    calibration: CalibrationPage,
    prompt: Option<Prompt>,
}

/// Keys of these pages and the ids of what they do, for the list of shortcuts.
pub const KEYS: &[(&str, &str)] = &[
    ("0–9", "quality-key-digits"),
    ("↑ ↓", "quality-key-heads"),
    ("← →", "quality-key-points"),
    ("N", "quality-key-na"),
    ("F2", "quality-key-finding"),
    ("Ctrl S", "quality-key-keep"),
    ("Ctrl Enter", "quality-key-submit"),
    ("Esc", "quality-key-back"),
];

impl QualityPages {
    /// Whether something is typed that is not stored.
    pub fn unsaved(&self) -> bool {
        self.score.unsaved()
            || self.record.unsaved()
            || self.weeks.unsaved()
            || self.forms.unsaved()
            || self.calibration.unsaved()
            || self.prompt.is_some()
    }

    /// Draws the page of this place into the room.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, place: Place, actions: &mut Actions) {
        let page = ui.available_rect_before_wrap();
        ui.painter().rect_filled(page, 0, tokens(ui).surface);
        let prompt = &mut self.prompt;
        match place {
            Place::Results => self.results.ui(ui, cx, page, prompt, actions),
            Place::Plan => self.plan.ui(ui, cx, page, prompt, actions),
            Place::Score => self.queue.ui(ui, cx, page, actions),
            Place::New | Place::Pick(_) => self.score.ui(ui, cx, page, place, prompt, actions),
            Place::Records => self.records.ui(ui, cx, page, None, actions),
            Place::Person(staff) => self.records.ui(ui, cx, page, Some(staff), actions),
            Place::Record(id) => {
                // An own draft is gone on with; everything else is read.
                if self.record.is_own_draft(cx, id) {
                    self.score.ui(ui, cx, page, place, prompt, actions);
                } else {
                    self.record.ui(ui, cx, page, id, prompt, actions);
                }
            }
            Place::Appeals => self.appeals.ui(ui, cx, page, prompt, actions),
            Place::Weeks => self.weeks.ui(ui, cx, page, actions),
            Place::Forms => self.forms.ui(ui, cx, page, actions),
            Place::Calibration => self.calibration.ui(ui, cx, page, actions),
        }
        if prompt.as_mut().is_some_and(|prompt| prompt.ui(ui.ctx(), cx, actions)) {
            *prompt = None;
        }
        ui.advance_cursor_after_rect(page);
    }

    /// Takes answers, finished acts, results of jobs and chosen files.
    pub fn news(&mut self, cx: &Cx<'_>, news: &News<'_>, actions: &mut Actions) {
        self.record.news(news, actions);
        self.score.news(news, actions);
        match news {
            News::Answer(Slot::Quality(asked), answer) => self.answer(*asked, answer),
            News::Finished(areas::Command::Quality(command), outcome) => {
                if self.prompt.as_mut().is_some_and(|prompt| prompt.ended(command, outcome)) {
                    self.prompt = None;
                }
                self.score.ended(command, outcome, actions);
                self.record.ended(command, outcome, actions);
                self.weeks.ended(command, outcome);
                self.forms.ended(command, outcome);
                self.calibration.ended(command, outcome);
                self.plan.ended(command, outcome);
                if outcome.is_ok() {
                    actions.extend(parts::said(command).map(Action::Say));
                    self.again(actions);
                }
            }
            News::Stale => self.again(actions),
            News::Picked(pick, path) => self.results.picked(cx, pick, *path, actions),
            News::Job(job, outcome) => self.results.job(job, outcome, actions),
            _ => {}
        }
    }

    fn answer(&mut self, asked: Asked, answer: &Result<areas::Answer, No>) {
        let answer = match answer {
            Ok(areas::Answer::Quality(answer)) => Ok(answer),
            Ok(_) => return,
            Err(no) => Err(no),
        };
        match asked {
            Asked::Results => self.results.take(answer),
            Asked::Sample | Asked::Redraw => self.plan.take(answer),
            Asked::Queue => {
                self.queue.take(answer);
                self.score.queue(answer);
            }
            Asked::NewForm | Asked::Scored | Asked::Quota => self.score.take(asked, answer),
            Asked::Review => {
                self.score.take(asked, answer);
                self.record.take(asked, answer);
                self.calibration.take(asked, answer);
            }
            Asked::Record => self.record.take(asked, answer),
            Asked::Records => self.records.take(answer),
            Asked::Appeals => self.appeals.take(answer),
            Asked::Weeks | Asked::Proposal => self.weeks.take(answer),
            Asked::Forms => self.forms.take(answer),
            Asked::Calibrations | Asked::Reviewable => self.calibration.take(asked, answer),
        }
    }

    /// Asks again for what is on the screen.
    fn again(&mut self, actions: &mut Actions) {
        self.results.again(actions);
        self.plan.again(actions);
        self.queue.again(actions);
        self.score.again(actions);
        self.records.again(actions);
        self.record.again(actions);
        self.appeals.again(actions);
        self.weeks.again(actions);
        self.forms.again(actions);
        self.calibration.again(actions);
    }
}

/// An answer, or why there is none.
type Got<'a> = Result<&'a Answer, &'a No>;

/// Goes to a page of this area.
fn go(place: Place, actions: &mut Actions) {
    actions.push(Action::Go(Route::Quality(place)));
}

/// Does something in quality monitoring.
fn act(command: Command, actions: &mut Actions) {
    actions.push(Action::Do(areas::Command::Quality(command)));
}

/// Asks something.
fn ask(asked: Asked, query: Query, actions: &mut Actions) {
    actions.push(Action::Ask(Slot::Quality(asked), areas::Query::Quality(query)));
}

/// Whether an act of quality monitoring is on its way.
fn is_busy(cx: &Cx<'_>) -> bool {
    cx.is_pending(|command| matches!(command, areas::Command::Quality(_)))
}

/// Draws the head of a page, the buttons at its right first; returns what is below it.
fn head(ui: &mut Ui, page: Rect, left: impl FnOnce(&mut Ui), right: impl FnOnce(&mut Ui)) -> Rect {
    let head = Rect::from_min_size(page.min, vec2(page.width(), size::PAGE_HEAD));
    line_at(ui, head, head.bottom());
    let inner = head.shrink2(vec2(space::XL, 0.0));
    let edge = inside(ui, inner, Layout::right_to_left(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = space::M;
        right(ui);
        ui.min_rect().left()
    });
    inside(ui, inner.with_max_x(edge - space::L), Layout::left_to_right(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = space::M;
        left(ui);
    });
    page.with_min_y(head.bottom())
}

/// Draws what is wrong instead of a page.
fn unreadable(ui: &mut Ui, cx: &Cx<'_>, room: Rect, trouble: &Trouble, actions: &mut Actions) {
    let title = cx.lang.tr("quality-unreadable");
    inside(ui, room.shrink(space::XL), Layout::top_down(Align::Min), |ui| {
        crate::areas::parts::trouble(ui, cx, &title, trouble, actions);
    });
}
