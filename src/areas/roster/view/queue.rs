//! 待我处理: everything in the roster that waits for the person's decision, as a column beside the record that is open. It leads to records and
//! decides nothing itself: nothing is decided from a list unseen (SWAP-09).

use egui::{Align, CornerRadius, Key, Layout, Modifiers, Rect, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::areas::Task;
use crate::areas::parts::{self, clock, day_narrow, inside};
use crate::areas::view::{Action, Actions, Cx, Route};
use crate::base::Instant;
use crate::i18n::group;
use crate::ui::focus::{self, Ring};
use crate::ui::tokens::{Family, line, radius, size, space, tokens};
use crate::ui::{badge, fonts, icons, paint, text};

/// Width of the column.
const WIDTH: f32 = 284.0;
/// What the page beside it needs.
const PAGE: f32 = 640.0;
/// Height of an entry.
const ENTRY: f32 = 56.0;
/// Places of tasks that are decisions (see [`Task::place`]).
const DECISIONS: [&str; 4] = ["consent", "leave-decision", "swap-decision", "stop"];

/// When a decision is due, as the column groups them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Until {
    /// Somebody stands and waits.
    Now,
    Late,
    Today,
    Later,
}

impl Until {
    fn of(task: &Task, now: Instant) -> Until {
        match task.due {
            _ if task.place == "consent" => Until::Now,
            Some(due) if due < now => Until::Late,
            Some(due) if due.day() == now.day() => Until::Today,
            _ => Until::Later,
        }
    }

    fn text_id(self) -> &'static str {
        match self {
            Until::Now => "roster-queue-now",
            Until::Late => "roster-queue-late",
            Until::Today => "roster-queue-today",
            Until::Later => "roster-queue-later",
        }
    }
}

/// The column, with what was in it when it was last drawn.
#[derive(Debug, Default)]
pub(super) struct Queue {
    /// The person came to the open record from here, or it waits here.
    open: bool,
    /// The records, in order.
    routes: Vec<Route>,
    /// The record that is open.
    current: Option<Route>,
}

/// The decisions among the tasks, most urgent first.
fn decisions(tasks: &[Task], now: Instant) -> Vec<&Task> {
    let mut waiting: Vec<&Task> = tasks.iter().filter(|task| DECISIONS.contains(&task.place)).collect();
    // Tasks come in the order of their deadlines.
    waiting.sort_by_key(|task| Until::of(task, now));
    waiting
}

fn route_of(task: &Task) -> Option<Route> {
    Route::of_place(task.place, task.subject)
}

/// The first record that waits for a decision.
pub fn first(tasks: &[Task], now: Instant) -> Option<Route> {
    decisions(tasks, now).first().and_then(|task| route_of(task))
}

impl Queue {
    /// Draws the column where the open record belongs into it; returns the room that is left for the record.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, room: Rect, route: Route, tasks: &[Task], actions: &mut Actions) -> Rect {
        let waiting = decisions(tasks, cx.now);
        self.routes = waiting.iter().filter_map(|task| route_of(task)).collect();
        // A record stays beside the column when it was decided and left it.
        self.open = self.routes.contains(&route) || (self.open && self.current == Some(route));
        self.current = Some(route);
        if !self.open || waiting.is_empty() || room.width() < WIDTH + PAGE {
            return room;
        }
        let left = room.with_max_x(room.left() + WIDTH);
        column(ui, cx, left, &waiting, route, actions);
        ui.painter().vline(left.right() - 0.5, room.y_range(), line(ui.ctx(), tokens(ui).line));
        let step = |ui: &Ui, key| !parts::shut(ui) && ui.input_mut(|i| i.consume_key(Modifiers::ALT, key));
        let at = self.routes.iter().position(|one| *one == route);
        let next = match (step(ui, Key::ArrowUp), step(ui, Key::ArrowDown), at) {
            (true, _, Some(at)) => at.checked_sub(1),
            (_, true, Some(at)) => Some(at + 1),
            (true, ..) | (_, true, _) => Some(0),
            _ => None,
        };
        actions.extend(next.and_then(|at| self.routes.get(at)).map(|route| Action::Go(*route)));
        room.with_min_x(left.right())
    }

    /// The open record was decided: the next one is opened, or the one before where it was the last.
    pub fn decided(&self, actions: &mut Actions) {
        let at = self.routes.iter().position(|route| self.open && Some(*route) == self.current);
        let next = at.and_then(|at| self.routes.get(at + 1).or_else(|| at.checked_sub(1).and_then(|at| self.routes.get(at))));
        actions.extend(next.map(|route| Action::Go(*route)));
    }
}

fn column(ui: &mut Ui, cx: &Cx<'_>, rect: Rect, waiting: &[&Task], route: Route, actions: &mut Actions) {
    let head = Rect::from_min_size(rect.min, vec2(rect.width(), size::PAGE_HEAD));
    inside(ui, head.shrink2(vec2(space::XL, 0.0)), Layout::left_to_right(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        text::heading(ui, &cx.lang.tr("roster-queue-title"));
        text::caption(ui, &group(i64::try_from(waiting.len()).unwrap_or(i64::MAX)));
    });
    let foot = Rect::from_min_max(pos2(rect.left(), rect.bottom() - 40.0), rect.max);
    let list = Rect::from_min_max(head.left_bottom(), foot.right_top());
    inside(ui, list, Layout::top_down(Align::Min), |ui| {
        ScrollArea::vertical().id_salt("decisions").auto_shrink(false).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let mut before = None;
            for task in waiting {
                let until = Until::of(task, cx.now);
                if before.replace(until) != Some(until) {
                    ui.horizontal(|ui| {
                        ui.add_space(space::XL);
                        ui.set_min_height(28.0);
                        text::caption(ui, &cx.lang.tr(until.text_id()));
                    });
                }
                let there = route_of(task);
                if entry(ui, cx, task, until, there == Some(route)) {
                    actions.extend(there.map(Action::Go));
                }
            }
        });
    });
    inside(ui, foot.shrink2(vec2(space::XL, 0.0)), Layout::left_to_right(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        badge::key_cap(ui, "Alt ↑");
        badge::key_cap(ui, "Alt ↓");
        text::caption(ui, &cx.lang.tr("roster-queue-keys"));
    });
}

/// One decision: icon, what is asked for, until when, and more about it. True when it was clicked.
fn entry(ui: &mut Ui, cx: &Cx<'_>, task: &Task, until: Until, current: bool) -> bool {
    let t = tokens(ui);
    let (room, response) = ui.allocate_exact_size(vec2(ui.available_width(), ENTRY), Sense::click());
    let rect = room.shrink2(vec2(6.0, 0.0));
    let (title, detail) = (cx.lang.say(&task.title), cx.lang.say(&task.detail));
    response.widget_info(|| WidgetInfo::selected(Role::Button, ui.is_enabled(), current, &title));
    let fill = if current { Some(t.selected) } else { response.hovered().then_some(t.hover) };
    if let Some(fill) = fill {
        ui.painter().rect_filled(rect, CornerRadius::same(radius::CONTROL), fill);
    }
    let icon = Rect::from_center_size(pos2(rect.left() + 22.0, rect.top() + 20.0), vec2(24.0, 24.0));
    let pressing = matches!(until, Until::Now | Until::Late);
    let family = t.family(match (current, pressing) {
        (true, _) => Family::Accent,
        (false, true) => Family::Danger,
        (false, false) => Family::Neutral,
    });
    ui.painter().rect_filled(icon, CornerRadius::same(radius::BADGE), family.soft);
    paint::icon(ui.painter(), icon.center(), glyph(task), 14.0, family.text);
    let time =
        task.due.map_or_else(String::new, |due| if due.day() == cx.now.day() { clock(due) } else { day_narrow(due.day(), cx.now.day()) });
    let upper = Rect::from_min_max(pos2(icon.right() + 10.0, rect.top() + 7.0), pos2(rect.right() - 10.0, rect.top() + 29.0));
    let lower = Rect::from_min_max(pos2(upper.left(), upper.bottom()), pos2(upper.right(), rect.bottom() - 7.0));
    let time = paint::line_of(ui, &time, fonts::regular(size::CAPTION));
    let width = upper.width() - time.size().x - 8.0;
    paint::put(ui.painter(), time, upper, Align::Max, if pressing { t.danger.text } else { t.text_3 });
    let font = if current { fonts::medium(size::BODY) } else { fonts::regular(size::BODY) };
    paint::put(ui.painter(), paint::line_within(ui, &title, font, width), upper, Align::Min, t.text);
    paint::put(ui.painter(), paint::line_within(ui, &detail, fonts::regular(size::CAPTION), lower.width()), lower, Align::Min, t.text_2);
    focus::ring(ui, &response, rect, radius::CONTROL, Ring::Inside);
    // The second click of a double click on a row of a list that opened the record is none on the column that came with it.
    response.clicked() && !response.double_clicked()
}

fn glyph(task: &Task) -> &'static str {
    match task.place {
        "consent" => icons::PERSON_SIMPLE_WALK,
        "swap-decision" => icons::SWAP,
        "stop" => icons::HAND_PALM,
        _ => icons::CALENDAR_X,
    }
}

#[cfg(test)]
mod tests {
    //! The column by its labels.

    use egui_kittest::Harness;
    use egui_kittest::kittest::Queryable as _;
    use jiff::civil::datetime;

    use super::*;
    use crate::areas::roster::{leave, swaps};
    use crate::areas::staff::ParameterBook;
    use crate::base::Actor;
    use crate::i18n::Lang;
    use crate::msg;
    use crate::ui::{Appearance, theme};

    fn now() -> Instant {
        Instant::of(datetime(2026, 3, 10, 15, 12, 0, 0))
    }

    fn task(place: &'static str, subject: i64, name: &str, hours: Option<i64>) -> Task {
        Task {
            title: msg!("staff-task-handover", name = name),
            detail: msg!("roster-queue-keys"),
            due: hours.map(|hours| now().plus_minutes(hours * 60)),
            clause: "LEAVE-05",
            place,
            subject,
        }
    }

    struct Window {
        queue: Queue,
        route: Route,
        tasks: Vec<Task>,
        went: Vec<Route>,
        left: f32,
    }

    fn window<'a>(route: Route) -> Harness<'a, Window> {
        let tasks = vec![
            task("leave-decision", 7, "迟", Some(-1)),
            task("handover", 1, "别的事", Some(-1)),
            task("swap-decision", 3, "换", Some(4)),
            task("leave-decision", 8, "假", Some(40)),
            task("consent", 5, "离", None),
        ];
        let window = Window { queue: Queue::default(), route, tasks, went: Vec::new(), left: 0.0 };
        let me = Actor { id: 2, name: "刘洋".to_owned(), posts: Vec::new(), team: None };
        let book = ParameterBook::default();
        let mut harness = Harness::builder()
            .with_size(vec2(1174.0, 690.0))
            .with_max_steps(8)
            .with_context_setup(|ctx| {
                fonts::install(ctx);
                theme::apply(ctx, Appearance::LIGHT);
            })
            .build_ui_state(
                move |ui, window: &mut Window| {
                    let cx = Cx { lang: Lang::Zh, now: now(), me: &me, parameters: &book, pending: &[], job: None };
                    let room = ui.available_rect_before_wrap();
                    let mut actions = Actions::new();
                    let page = window.queue.ui(ui, &cx, room, window.route, &window.tasks, &mut actions);
                    window.left = page.left() - room.left();
                    for action in actions {
                        if let Action::Go(route) = action {
                            window.went.push(route);
                            window.route = route;
                        }
                    }
                },
                window,
            );
        harness.run();
        harness
    }

    fn of_leave(id: i64) -> Route {
        Route::Leave(leave::view::Place::of(id))
    }

    #[test]
    fn decisions_of_every_room_stand_in_one_column_the_most_urgent_first() {
        let mut h = window(of_leave(8));
        assert!(h.state().left >= WIDTH, "the record has the room beside it");
        let tops: Vec<f32> = ["离", "迟", "换", "假"]
            .iter()
            .map(|name| h.get_by_label(&Lang::Zh.say(&msg!("staff-task-handover", name = *name))).rect().top())
            .collect();
        assert!(tops.windows(2).all(|pair| pair[0] < pair[1]), "{tops:?}");
        assert!(h.query_by_label(&Lang::Zh.say(&msg!("staff-task-handover", name = "别的事"))).is_none(), "no decision");
        h.get_by_label(&Lang::Zh.say(&msg!("staff-task-handover", name = "换"))).click();
        h.run();
        assert_eq!(h.state().went, [Route::Swaps(swaps::view::Place::of(3))], "it leads to the record");
        h.key_press_modifiers(Modifiers::ALT, Key::ArrowDown);
        h.run();
        h.key_press_modifiers(Modifiers::ALT, Key::ArrowUp);
        h.run();
        assert_eq!(h.state().went.get(1..), Some(&[of_leave(8), Route::Swaps(swaps::view::Place::of(3))][..]));
    }

    #[test]
    fn other_records_have_the_page_to_themselves_and_a_decided_one_keeps_its_place() {
        let h = window(of_leave(99));
        assert!(h.state().left.abs() < 1.0);
        let mut h = window(of_leave(8));
        let mut actions = Actions::new();
        h.state().queue.decided(&mut actions);
        assert!(
            matches!(actions.as_slice(), [Action::Go(route)] if *route == Route::Swaps(swaps::view::Place::of(3))),
            "the one before the last"
        );
        h.state_mut().tasks.retain(|task| task.subject != 8);
        h.run();
        assert!(h.state().left >= WIDTH, "the column stays beside what was just decided");
    }
}
