//! 工作台: what waits for the person until when, grouped by due date, and beside it what other areas show of his own, or the account and
//! the department. It knows tasks only by their text, due date, clause and place, so that tasks of every area fit.

use egui::{Align, EventFilter, Key, Layout, Modifiers, Rect, ScrollArea, Ui, vec2};

use super::data::Data;
use super::parts::{self, ListRow};
use super::words;
use crate::areas::Task;
use crate::areas::staff::clauses::sec_01_passwords::{self, Age};
use crate::areas::staff::{Account, Employment, Person, Team};
use crate::areas::view::{Action, Actions, Beside, Cx, Route};
use crate::base::{Instant, Post, plus_days, week_start};
use crate::i18n::{Lang, day_short, group};
use crate::msg;
use crate::ui::tokens::{Family, line, size, space, tokens};
use crate::ui::{Button, EmptyPage, chip, icons, keep_ime, property, text};

/// How soon a task is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Due {
    Late,
    Today,
    Week,
    Later,
}

impl Due {
    fn of(due: Option<Instant>, now: Instant) -> Due {
        let Some(due) = due else { return Due::Later };
        let today = now.day();
        if due < now {
            Due::Late
        } else if due.day() <= today {
            Due::Today
        } else if due.day() <= plus_days(week_start(today), 6) {
            Due::Week
        } else {
            Due::Later
        }
    }

    fn text_id(self) -> &'static str {
        match self {
            Due::Late => "staff-due-late",
            Due::Today => "staff-due-today",
            Due::Week => "staff-due-week",
            Due::Later => "staff-due-later",
        }
    }
}

/// What a task is about, as the filter above the list knows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum About {
    /// Everything, also what is in none of the others: accounts, the department.
    #[default]
    All,
    /// 投诉与工单
    Cases,
    /// 客户
    Customers,
    /// 班务
    Shifts,
    /// 质检
    Quality,
}

impl About {
    const EACH: [About; 5] = [About::All, About::Cases, About::Customers, About::Shifts, About::Quality];

    fn text_id(self) -> &'static str {
        match self {
            About::All => "staff-home-all",
            About::Cases => "staff-home-cases",
            About::Customers => "staff-home-customers",
            About::Shifts => "staff-home-shifts",
            About::Quality => "staff-home-quality",
        }
    }

    fn holds(self, task: &Task) -> bool {
        let route = Route::of_place(task.place, task.subject);
        match self {
            About::All => true,
            About::Cases => route.is_some_and(Route::of_cases),
            About::Quality => matches!(route, Some(Route::Quality(_))),
            About::Customers => route.is_some_and(|route| route.of_customers() || route.of_archives()),
            About::Shifts => route.is_some_and(Route::of_roster),
        }
    }
}

/// What is current on the page.
#[derive(Debug, Default)]
pub(super) struct Home {
    about: About,
    chosen: usize,
    /// The row that takes the keyboard at the next picture.
    take_focus: Option<usize>,
}

/// Whether a task is overdue.
pub(super) fn is_late(task: &Task, now: Instant) -> bool {
    Due::of(task.due, now) == Due::Late
}

/// Whether a task cannot wait: it is overdue, or less than an hour is left.
pub(super) fn is_urgent(task: &Task, now: Instant) -> bool {
    is_near(task.due, now)
}

impl Home {
    /// Draws the page.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, data: &mut Data, beside: &mut Beside<'_>, actions: &mut Actions) {
        data.want_inbox(actions);
        data.want_people(actions);
        let page = ui.available_rect_before_wrap();
        let narrow = page.width() < size::DETAIL + 420.0;
        let border = if narrow { page.right() } else { page.right() - size::DETAIL };
        let left = page.with_max_x(border);
        let tasks = data.inbox.value.as_deref().unwrap_or_default();
        let rest = self.head(ui, cx, left, tasks);
        parts::inside(ui, "tasks", rest, Layout::top_down(Align::Min), |ui| {
            ui.shrink_clip_rect(rest);
            if parts::ready(ui, cx.lang, &mut data.inbox) {
                self.tasks(ui, cx, data.inbox.value.as_deref().unwrap_or_default(), actions);
            }
        });
        if !narrow {
            ui.painter().vline(border + 0.5, page.y_range(), line(ui.ctx(), tokens(ui).line));
            let right = page.with_min_x(border + 1.0);
            parts::inside(ui, "facts", right, Layout::top_down(Align::Min), |ui| {
                ui.shrink_clip_rect(right);
                ScrollArea::vertical().auto_shrink(false).show(ui, |ui| facts(ui, cx, data, beside, actions));
            });
        }
    }

    fn tasks(&mut self, ui: &mut Ui, cx: &Cx<'_>, tasks: &[Task], actions: &mut Actions) {
        if tasks.is_empty() {
            let (title, sentence) = (cx.lang.tr("staff-home-empty"), cx.lang.tr("staff-home-empty-detail"));
            EmptyPage::new(icons::CHECK_CIRCLE, &title, &sentence).show(ui, cx.lang);
            return;
        }
        let tasks: Vec<&Task> = tasks.iter().filter(|task| self.about.holds(task)).collect();
        if tasks.is_empty() {
            let (title, sentence) = (cx.lang.tr("staff-home-none-of"), cx.lang.tr("staff-home-none-of-detail"));
            EmptyPage::new(icons::CHECK_CIRCLE, &title, &sentence).show(ui, cx.lang);
            return;
        }
        self.chosen = self.chosen.min(tasks.len() - 1);
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            egui::Frame::NONE.inner_margin(egui::Margin::symmetric(16, 0)).show(ui, |ui| {
                let mut before = None;
                for (at, task) in tasks.iter().enumerate() {
                    let due = Due::of(task.due, cx.now);
                    if before != Some(due) {
                        let count = tasks.iter().filter(|task| Due::of(task.due, cx.now) == due).count();
                        group_head(ui, cx.lang, due, count);
                        before = Some(due);
                    }
                    self.row(ui, cx, at, task, tasks.len(), actions);
                }
                ui.add_space(space::XL);
            });
        });
    }

    fn row(&mut self, ui: &mut Ui, cx: &Cx<'_>, at: usize, task: &Task, count: usize, actions: &mut Actions) {
        let due = Due::of(task.due, cx.now);
        let (title, detail) = (cx.lang.say(&task.title), cx.lang.say(&task.detail));
        let chosen = at == self.chosen;
        let row = ListRow { icon: icon(task), family: square(due, task, cx.now), title: &title, detail: &detail, chosen, live: true };
        let response = parts::list_row(ui, &row, |ui| {
            if chosen {
                let go = Button::primary(&cx.lang.tr(go_text(task.place))).small().key("Enter").show(ui);
                if go.clicked() {
                    go_to(task, actions);
                }
                parts::clause_link(ui, task.clause, actions);
            }
            let (words, color) = due_words(ui, cx, task.due);
            parts::colored(ui, &words, color);
        });
        if self.take_focus == Some(at) {
            self.take_focus = None;
            response.request_focus();
            response.scroll_to_me(None);
            self.chosen = at;
        }
        if response.clicked() || response.gained_focus() {
            self.chosen = at;
        }
        // The keys of the chosen row work without going to it first, as long as nothing else has the keyboard.
        let idle = chosen && ui.memory(|m| m.focused().is_none()) && !crate::areas::parts::shut(ui);
        let has_keys = response.has_focus() || idle;
        let entered = has_keys && ui.input(|i| i.key_pressed(Key::Enter)) && !keep_ime::composing(ui.ctx());
        if response.double_clicked() || entered {
            go_to(task, actions);
        }
        if has_keys {
            self.keys(ui, &response, at, count);
        }
    }

    /// Up and down move the focus from row to row.
    fn keys(&mut self, ui: &Ui, response: &egui::Response, at: usize, count: usize) {
        let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|m| m.set_focus_lock_filter(response.id, filter));
        let step = |key| ui.input_mut(|i| i.consume_key(Modifiers::NONE, key));
        let next = if step(Key::ArrowDown) {
            at + 1
        } else if step(Key::ArrowUp) {
            at.saturating_sub(1)
        } else {
            return;
        };
        self.take_focus = Some(next.min(count - 1));
        ui.ctx().request_repaint();
    }

    /// Day, counts and filter; returns the room below.
    fn head(&mut self, ui: &mut Ui, cx: &Cx<'_>, left: Rect, tasks: &[Task]) -> Rect {
        let place = left.with_max_y(left.top() + 66.0);
        let lang = cx.lang;
        parts::inside(ui, "home-head", place.shrink2(vec2(space::XL, 0.0)), Layout::left_to_right(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = space::L;
            text::title(ui, &day_short(lang, cx.now.day(), cx.now.day()));
            let late = tasks.iter().filter(|task| is_late(task, cx.now)).count();
            let words = match (tasks.len(), late) {
                (0, _) => String::new(),
                (all, 0) => lang.say(&msg!("staff-home-count", count = all)),
                (all, late) => lang.say(&msg!("staff-home-count-late", count = all, late = late)),
            };
            if !words.is_empty() {
                text::paragraph(ui, &words);
            }
            parts::at_right(ui, |ui| {
                let names = About::EACH.map(|about| lang.tr(about.text_id()));
                let names: Vec<&str> = names.iter().map(AsRef::as_ref).collect();
                let mut chosen = About::EACH.iter().position(|about| *about == self.about).unwrap_or(0);
                if chip::segmented(ui, &lang.tr("staff-filter"), &names, &mut chosen) {
                    self.about = About::EACH.get(chosen).copied().unwrap_or_default();
                    self.chosen = 0;
                }
            });
        });
        left.with_min_y(place.bottom())
    }
}

fn group_head(ui: &mut Ui, lang: Lang, due: Due, count: usize) {
    let t = tokens(ui);
    ui.add_space(space::L);
    ui.horizontal(|ui| {
        ui.set_min_height(26.0);
        ui.spacing_mut().item_spacing.x = space::S;
        let (color, font) = match due {
            Due::Late => (t.danger.text, crate::ui::fonts::medium(size::CAPTION)),
            _ => (t.text_2, crate::ui::fonts::regular(size::CAPTION)),
        };
        ui.label(egui::RichText::new(lang.tr(due.text_id())).font(font).color(color));
        text::caption(ui, &group(i64::try_from(count).unwrap_or(i64::MAX)));
    });
}

/// The icon of a task, by where it is done.
fn icon(task: &Task) -> &'static str {
    match (task.place, task.clause) {
        ("password", _) => icons::KEY,
        (_, "SEC-03") => icons::USER_SWITCH,
        (_, "SEC-06") => icons::LOCK_KEY,
        ("security", _) => icons::LIST_CHECKS,
        ("staff", _) => icons::USERS,
        ("customer" | "customers" | "today", _) => icons::CHAT_TEXT,
        (_, "FILE-06" | "FILE-08" | "FILE-10" | "FILE-11" | "FILE-12" | "FILE-13" | "FILE-15") => icons::ARCHIVE,
        ("demand" | "roster", _) => icons::CALENDAR_BLANK,
        ("leave" | "leave-decision", _) => icons::CALENDAR_X,
        ("swap" | "swap-decision", _) => icons::SWAP,
        ("consent", _) => icons::PERSON_SIMPLE_WALK,
        ("stop", _) => icons::HAND_PALM,
        ("attendance", _) => icons::CLOCK,
        ("handover", _) => icons::SIGN_IN,
        ("rollcall", _) => icons::USERS_THREE,
        ("notice", _) => icons::MEGAPHONE_SIMPLE,
        (place, _) if place.starts_with("qa-") => icons::SEAL_CHECK,
        _ => icons::CLIPBOARD_TEXT,
    }
}

fn square(due: Due, task: &Task, now: Instant) -> Family {
    match due {
        Due::Late => Family::Danger,
        Due::Today if is_near(task.due, now) => Family::Warning,
        _ => Family::Neutral,
    }
}

/// Less than an hour is left.
fn is_near(due: Option<Instant>, now: Instant) -> bool {
    due.is_some_and(|due| due.minutes_since(now) < 60)
}

/// What stands at the end of a row: how late, how long still, or which day.
fn due_words(ui: &Ui, cx: &Cx<'_>, due: Option<Instant>) -> (String, egui::Color32) {
    let t = tokens(ui);
    let lang = cx.lang;
    let Some(due) = due else { return (lang.tr("staff-due-none").into_owned(), t.text_3) };
    match Due::of(Some(due), cx.now) {
        Due::Late => {
            let late = words::late(lang, due, cx.now);
            (lang.say(&msg!("staff-late-by", duration = late)), t.danger.text)
        }
        Due::Today if is_near(Some(due), cx.now) => {
            let rest = words::duration(lang, due.minutes_since(cx.now));
            (lang.say(&msg!("staff-left", duration = rest)), t.warning.text)
        }
        Due::Today => (words::moment(lang, due, cx.now), t.text),
        Due::Week | Due::Later => (day_short(lang, due.day(), cx.now.day()), t.text_2),
    }
}

fn go_text(place: &str) -> &'static str {
    match place {
        "password" => "staff-go-password",
        "security" => "staff-go-security",
        "staff" => "staff-go-staff",
        "customer" => "staff-go-customer",
        "customers" => "staff-go-customers",
        "today" => "staff-go-today",
        "document" => "staff-go-document",
        place if place.starts_with("archive-") => "staff-go-archives",
        "demand" => "staff-go-demand",
        "file use" => "staff-go-file-use",
        "roster" => "staff-go-roster",
        "leave" => "staff-go-leave",
        "leave-decision" | "swap-decision" | "consent" | "stop" => "staff-go-decide",
        "swap" => "staff-go-swap",
        "attendance" => "staff-go-attendance",
        "handover" => "staff-go-handover",
        "rollcall" => "staff-go-rollcall",
        "notice" => "staff-go-notice",
        "slips" => "staff-go-slips",
        "case" => "staff-go-case",
        "ticket" => "staff-go-ticket",
        "report" => "staff-go-report",
        place if place.starts_with("qa-") => "staff-go-quality",
        _ => "staff-go",
    }
}

fn go_to(task: &Task, actions: &mut Actions) {
    actions.push(match Route::of_place(task.place, task.subject) {
        _ if task.place == "password" => Action::ChangePassword,
        Some(route) => Action::Go(route),
        None => Action::Clause(task.clause),
    });
}

// ---- the right column ----

fn facts(ui: &mut Ui, cx: &Cx<'_>, data: &Data, beside: &mut Beside<'_>, actions: &mut Actions) {
    let people = data.people.value.as_deref().unwrap_or_default();
    let teams = data.teams.value.as_deref().unwrap_or_default();
    egui::Frame::NONE.inner_margin(egui::Margin { left: 20, right: 20, top: 20, bottom: 16 }).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        if beside(ui, cx, actions) {
            return;
        }
        my_account(ui, cx, people, teams, data.inbox.value.as_deref().unwrap_or_default(), actions);
        ui.add_space(space::XXL);
        department(ui, cx.lang, people, teams, actions);
    });
}

fn my_account(ui: &mut Ui, cx: &Cx<'_>, people: &[Person], teams: &[Team], tasks: &[Task], actions: &mut Actions) {
    let lang = cx.lang;
    text::heading(ui, &lang.tr("staff-home-account"));
    ui.add_space(space::S);
    let me = people.iter().find(|person| person.staff.id == cx.me.id);
    property::figure_row(ui, &lang.tr("staff-field-name"), &cx.me.name);
    property::figure_row(ui, &lang.tr("staff-field-posts"), &words::posts(lang, &cx.me.posts));
    let team = cx.me.team.and_then(|id| teams.iter().find(|team| team.id == id));
    if let Some(team) = team {
        property::figure_row(ui, &lang.tr("staff-field-team"), &team.name);
    }
    match me.and_then(|person| person.account.as_ref()) {
        Some(account) => password_rows(ui, cx, account),
        None => {
            let days = cx.parameters.params.int("pw_days", cx.now.day());
            let due = tasks.iter().find(|task| task.place == "password").and_then(|task| task.due);
            let words = match due {
                Some(due) => words::day(lang, due.day(), cx.now.day()),
                None => lang.say(&msg!("staff-password-every", days = days)),
            };
            property::figure_row(ui, &lang.tr("staff-password-change"), &words);
        }
    }
    ui.add_space(space::M);
    if Button::secondary(&lang.tr("staff-go-password")).icon(icons::KEY).show(ui).clicked() {
        actions.push(Action::ChangePassword);
    }
}

/// Age of the password and the last day on which it opens more than its change.
fn password_rows(ui: &mut Ui, cx: &Cx<'_>, account: &Account) {
    let lang = cx.lang;
    let today = cx.now.day();
    let params = &cx.parameters.params;
    let days = crate::base::days_between(account.set_at.day(), today);
    property::figure_row(ui, &lang.tr("staff-password-age"), &lang.say(&msg!("staff-days", days = days)));
    let last = plus_days(account.set_at.day(), params.int("pw_days", today) - 1);
    let words = match sec_01_passwords::age(account.set_at, params, today) {
        Age::Over => lang.tr("staff-password-over").into_owned(),
        Age::Due(_) | Age::Good => words::day(lang, last, today),
    };
    property::figure_row(ui, &lang.tr("staff-password-until"), &words);
}

fn department(ui: &mut Ui, lang: Lang, people: &[Person], teams: &[Team], actions: &mut Actions) {
    text::heading(ui, &lang.tr("staff-home-department"));
    ui.add_space(space::S);
    let active = || people.iter().filter(|person| person.staff.state == Employment::Active);
    property::figure_row(ui, &lang.tr("staff-people-active"), &lang.say(&msg!("staff-count-people", count = active().count())));
    for team in teams {
        let members = || active().filter(|person| person.staff.draft.team == Some(team.id));
        let leader = members().find(|person| person.staff.draft.posts.contains(&Post::TeamLeader));
        let words = match leader {
            Some(leader) => lang.say(&msg!("staff-team-facts", count = members().count(), leader = leader.staff.draft.name.as_str())),
            None => lang.say(&msg!("staff-team-facts-leaderless", count = members().count())),
        };
        property::figure_row(ui, &team.name, &words);
    }
    ui.add_space(space::M);
    if Button::secondary(&lang.tr("staff-go-staff")).icon(icons::USERS).show(ui).clicked() {
        actions.push(Action::Go(Route::Staff));
    }
}
