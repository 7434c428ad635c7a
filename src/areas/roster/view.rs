//! The pages of the roster's five rooms, as the window holds them.

pub mod aside;
pub mod queue;
pub mod report;

use egui::{Ui, UiBuilder};

use self::aside::Aside;
use self::queue::Queue;
use super::attendance::view::AttendancePage;
use super::floor::view::FloorPage;
use super::leave::view::LeavePage;
use super::plan::view::PlanPage;
use super::swaps::view::SwapsPage;
use super::{Command, attendance, leave, swaps};
use crate::areas::view::{Actions, Cx, News, Route};
use crate::areas::{self, Task};
use crate::base::Actor;
use crate::i18n::Lang;

/// The pages of the area.
#[derive(Default)]
pub struct RosterPages {
    plan: PlanPage,
    leave: LeavePage,
    swaps: SwapsPage,
    attendance: AttendancePage,
    floor: FloorPage,
    aside: Aside,
    queue: Queue,
}

impl RosterPages {
    /// Whether something is typed that is not stored.
    pub fn unsaved(&self) -> bool {
        [self.plan.unsaved(), self.leave.unsaved(), self.swaps.unsaved(), self.attendance.unsaved(), self.floor.unsaved()].contains(&true)
    }

    /// What other pages show of the roster.
    pub fn aside(&self) -> &Aside {
        &self.aside
    }

    /// What the status bar says of the plan.
    pub fn status(&self, lang: Lang, me: &Actor) -> String {
        self.plan.status(lang, me)
    }

    /// Draws the page of this route into the room; a record that waits for a decision has what else waits beside it.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, route: Route, tasks: &[Task], actions: &mut Actions) {
        let room = ui.available_rect_before_wrap();
        let page = self.queue.ui(ui, cx, room, route, tasks, actions);
        ui.scope_builder(UiBuilder::new().max_rect(page), |ui| self.page(ui, cx, route, actions));
    }

    fn page(&mut self, ui: &mut Ui, cx: &Cx<'_>, route: Route, actions: &mut Actions) {
        match route {
            Route::Plan(place) => self.plan.ui(ui, cx, place, actions),
            Route::Leave(place) => self.leave.ui(ui, cx, place, actions),
            Route::Swaps(place) => self.swaps.ui(ui, cx, place, actions),
            Route::Attendance(place) => self.attendance.ui(ui, cx, place, actions),
            Route::Floor(place) => self.floor.ui(ui, cx, place, actions),
            _ => {}
        }
    }

    /// Takes answers, finished acts, results of jobs and chosen files.
    pub fn news(&mut self, cx: &Cx<'_>, news: &News<'_>, actions: &mut Actions) {
        self.aside.news(news);
        if let News::Finished(areas::Command::Roster(command), Ok(_)) = news
            && decides(command)
        {
            self.queue.decided(actions);
        }
        self.plan.news(cx, news, actions);
        self.leave.news(cx, news, actions);
        self.swaps.news(cx, news, actions);
        self.attendance.news(cx, news, actions);
        self.floor.news(cx, news, actions);
    }
}

/// Whether an act is a decision on a record that waited for it.
fn decides(command: &Command) -> bool {
    match command {
        Command::Leave(command) => matches!(command, leave::Command::Decide { .. }),
        Command::Swaps(command) => {
            use swaps::Command::{Assess, Confirm, Decide, Decline};
            matches!(command, Decide { .. } | Confirm { .. } | Decline { .. } | Assess { .. })
        }
        Command::Attendance(command) => {
            matches!(command, attendance::Command::Consent { .. } | attendance::Command::DecideStop { .. })
        }
        _ => false,
    }
}
