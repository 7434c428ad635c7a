//! The frame around the pages: navigation at the side, search on top, status below.

use egui::{Align, Frame, Id, Key, Layout, Margin, Modifiers, Panel, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::commands::UiCommand;
use super::start::{Change, StartAction};
use super::{App, Work};
use crate::areas::customers::analysis::Tab;
use crate::areas::roster::view::aside;
use crate::areas::view::{Action, Actions, ArchiveTab, Cx, Route};
use crate::areas::views::FIRST;
use crate::base::{Actor, Function, Instant};
use crate::i18n::{self, Lang};
use crate::msg;
use crate::store::keys::KeyRing;
use crate::ui::button::{Button, IconButton};
use crate::ui::tokens::{line, size, space, tokens};
use crate::ui::{NavItem, SearchField, badge, fonts, icons, menu, paint, text};

/// Below this width the navigation becomes a rail of icons.
const RAIL_BELOW: f32 = 1_200.0;
/// From this width on the navigation is a little wider.
const WIDE_FROM: f32 = 1_800.0;

impl App {
    /// Draws the window of a person who is logged in.
    pub(super) fn open_ui(&mut self, ui: &mut Ui, actions: &mut Actions, start_actions: &mut Vec<StartAction>) {
        let around = self.around();
        let lang = self.lang();
        let now = self.clock.now();
        let job = self.job.clone();
        let mut commands = Vec::new();
        let Some(work) = &mut self.work else { return };
        if work.opened.session.must_change.is_some() {
            let person = person_of(work);
            let Work { opened, parameters, .. } = work;
            let forced = opened.session.must_change.as_ref();
            let change = Change { file: &opened.file, me: &opened.me, person: &person, params: &parameters.params, forced };
            self.start.password_ui(ui, &around, change, start_actions);
            return;
        }
        let width = ui.max_rect().width();
        let rail = width < RAIL_BELOW;
        let t = tokens(ui);
        let nav_width = if rail {
            size::NAV_RAIL
        } else if width >= WIDE_FROM {
            size::NAV + 16.0
        } else {
            size::NAV
        };
        let nav = Panel::left("nav").exact_size(nav_width).resizable(false).show_separator_line(false);
        nav.frame(Frame::NONE.fill(t.canvas)).show(ui, |ui| {
            if let Some(view) = nav_ui(ui, work, lang, now, rail, actions) {
                work.customers.choose_view(view, actions);
            }
        });
        let top = Panel::top("top").exact_size(size::TOP_BAR).resizable(false).show_separator_line(false);
        top.frame(Frame::NONE.fill(t.surface)).show(ui, |ui| top_ui(ui, work, lang, now, actions, &mut commands));
        let status = Panel::bottom("status").exact_size(size::STATUS_BAR).resizable(false).show_separator_line(false);
        status.frame(Frame::NONE.fill(t.canvas)).show(ui, |ui| status_ui(ui, work, lang, now));
        if work.opened.demo {
            let demo = Panel::top("demo").exact_size(size::STATUS_BAR).resizable(false).show_separator_line(false);
            demo.frame(Frame::NONE.fill(t.family(crate::ui::Family::Warning).soft)).show(ui, |ui| demo_ui(ui, lang));
        }
        let mut settings = None;
        let page = egui::CentralPanel::default().frame(Frame::NONE.fill(t.surface));
        page.show(ui, |ui| {
            let route = work.route;
            if route == Route::Settings {
                settings = super::settings_page::settings_ui(ui, work, &self.settings, lang, now, start_actions, actions, &mut commands);
                return;
            }
            let Work { opened, parameters, customers, archives, roster, cases, quality, staff, pending, gallery, search, .. } = work;
            let cx = Cx { lang, now, me: &opened.me, parameters, pending, job: job.as_deref() };
            match route {
                route if route.of_customers() => {
                    customers.ui(ui, &cx, route, &mut |ui, cx, customer, actions| archives.of_customer(ui, cx, customer, actions), actions);
                    // The page's own chip may have ended the search.
                    if customers.search() != search.as_str() {
                        *search = customers.search().to_owned();
                    }
                }
                Route::Archives(_) | Route::Document(_) => archives.ui(ui, &cx, route, actions),
                route if route.of_roster() => roster.ui(ui, &cx, route, staff.tasks(), actions),
                route if route.of_cases() => cases.ui(ui, &cx, route, actions),
                Route::Quality(place) => quality.ui(ui, &cx, place, actions),
                Route::Gallery => gallery.show(ui, lang),
                _ => staff.ui(ui, &cx, route, &mut |ui, cx, actions| roster.aside().ui(ui, cx, actions), actions),
            }
        });
        let ctx = ui.ctx().clone();
        if work.password {
            let person = person_of(work);
            let Work { opened, parameters, .. } = work;
            let change = Change { file: &opened.file, me: &opened.me, person: &person, params: &parameters.params, forced: None };
            self.start.password_ui(ui, &around, change, start_actions);
        }
        if let Some(settings) = settings {
            self.settings = settings;
            self.settings.save(&self.folder);
        }
        for command in commands {
            self.command(&ctx, command);
        }
    }
}

/// What of the person may not stand in the password; the seals beside the file know no more than name and number.
fn person_of(work: &Work) -> crate::areas::staff::clauses::sec_01_passwords::Person {
    let me = work.people.iter().find(|person| person.staff.id == work.opened.me.id);
    match me {
        Some(person) => crate::areas::staff::commands::person_of(&person.staff.draft),
        None => crate::areas::staff::clauses::sec_01_passwords::Person {
            name: work.opened.me.name.clone(),
            number: work.opened.number.clone(),
            ..Default::default()
        },
    }
}

/// Draws the navigation; returns the customers' view that was chosen.
fn nav_ui(ui: &mut Ui, work: &Work, lang: Lang, now: Instant, rail: bool, actions: &mut Actions) -> Option<i64> {
    let mut chosen = None;
    let t = tokens(ui);
    let rect = ui.max_rect();
    ui.painter().vline(rect.right() - 0.5, rect.y_range(), line(ui.ctx(), t.line));
    ui.spacing_mut().item_spacing = vec2(0.0, space::XXS);
    brand(ui, &work.opened.department, rail);
    let me = &work.opened.me;
    let mut go = |response: egui::Response, route: Route| {
        if response.clicked() {
            actions.push(Action::Go(route));
        }
    };
    let in_customers = work.route.of_customers();
    let in_staff = matches!(work.route, Route::Staff | Route::Person(_) | Route::Security | Route::Journal);
    let frame = Frame::NONE.inner_margin(Margin { left: 8, right: 8, top: 2, bottom: 8 });
    frame.show(ui, |ui| {
        let area_late = |icon, label: &str, ui: &mut Ui, current: bool, inside: bool, (count, late): (usize, bool)| {
            let item = if rail { NavItem::rail(icon, label) } else { NavItem::area(icon, label) };
            item.current(current).inside(inside && !rail).count(count).late(late).show(ui)
        };
        let area = |icon, label: &str, ui: &mut Ui, current: bool, inside: bool, count: usize| {
            area_late(icon, label, ui, current, inside, (count, false))
        };
        let label = |command: UiCommand| lang.tr(command.text_id());
        let tasks = work.staff.tasks();
        let all = (tasks.len(), work.staff.is_late(now));
        go(area_late(icons::TRAY, &label(UiCommand::Home), ui, work.route == Route::Home, false, all), Route::Home);
        if me.access(Function::CustomerRead).any() {
            let count = work.customers.count().and_then(|count| usize::try_from(count).ok()).unwrap_or(0);
            let name = lang.tr("app-area-customers");
            go(area(icons::ADDRESS_BOOK, &name, ui, in_customers && rail, in_customers, if rail { count } else { 0 }), Route::Customers);
            if in_customers && !rail {
                let list = matches!(work.route, Route::Customers | Route::Customer(_) | Route::NewCustomer);
                let (views, current) = work.customers.views(lang);
                let everybody = NavItem::page(&label(UiCommand::Customers)).current(list && current == FIRST).count(count).show(ui);
                let mut view = |response: egui::Response, id: i64| {
                    chosen = response.clicked().then_some(id).or(chosen);
                    go(response, Route::Customers);
                };
                view(everybody, FIRST);
                for (id, name, count) in views {
                    let count = count.and_then(|count| usize::try_from(count).ok()).unwrap_or(0);
                    view(NavItem::page(&name).current(list && current == id).count(count).show(ui), id);
                }
                if UiCommand::Today.is_open_to(me) {
                    go(NavItem::page(&label(UiCommand::Today)).current(work.route == Route::Today).show(ui), Route::Today);
                }
                for (command, route) in [(UiCommand::Slips, Route::Slips), (UiCommand::Demand, Route::Demand)] {
                    go(NavItem::page(&label(command)).current(work.route == route).show(ui), route);
                }
                if UiCommand::Analysis.is_open_to(me) {
                    let current = matches!(work.route, Route::Analysis(_));
                    go(NavItem::page(&label(UiCommand::Analysis)).current(current).show(ui), Route::Analysis(Tab::default()));
                }
                if UiCommand::Import.is_open_to(me) {
                    go(NavItem::page(&label(UiCommand::Import)).current(work.route == Route::Import).show(ui), Route::Import);
                }
                if UiCommand::Twins.is_open_to(me) {
                    go(NavItem::page(&label(UiCommand::Twins)).current(work.route == Route::Twins).show(ui), Route::Twins);
                }
            }
        }
        if UiCommand::Archives.is_open_to(me) {
            let current = matches!(work.route, Route::Archives(_) | Route::Document(_));
            go(area(icons::ARCHIVE, &label(UiCommand::Archives), ui, current, false, 0), Route::Archives(ArchiveTab::Documents));
        }
        let in_cases = work.route.of_cases();
        let name = lang.tr("app-area-cases");
        let waits = if in_cases && !rail { (0, false) } else { work.staff.waiting(now, Route::of_cases) };
        go(area_late(icons::CHAT_CIRCLE_DOTS, &name, ui, in_cases && rail, in_cases, waits), cases_front(me));
        if in_cases && !rail {
            for command in CASE_PAGES {
                let Some(route) = command.route().filter(|_| command.is_open_to(me)) else { continue };
                let is_page = |other: Route| route.is_beside(other);
                let (count, late) = work.staff.waiting(now, is_page);
                go(NavItem::page(&label(command)).current(is_page(work.route)).count(count).late(late).show(ui), route);
            }
        }
        let in_roster = work.route.of_roster();
        let name = lang.tr("app-area-roster");
        // Inside the area, its pages show what waits on each.
        let waits = if in_roster && !rail { (0, false) } else { work.staff.waiting(now, Route::of_roster) };
        go(area_late(icons::CALENDAR_BLANK, &name, ui, in_roster && rail, in_roster, waits), Route::Plan(Default::default()));
        if in_roster && !rail {
            for command in [UiCommand::Plan, UiCommand::Leave, UiCommand::Swaps, UiCommand::Attendance, UiCommand::Floor] {
                let Some(route) = command.route().filter(|_| command.is_open_to(me)) else { continue };
                let is_page = |other: Route| std::mem::discriminant(&other) == std::mem::discriminant(&route);
                let (count, late) = work.staff.waiting(now, is_page);
                go(NavItem::page(&label(command)).current(is_page(work.route)).count(count).late(late).show(ui), route);
            }
        }
        if UiCommand::QualityResults.is_open_to(me) {
            let is_quality = |route: Route| matches!(route, Route::Quality(_));
            let in_quality = is_quality(work.route);
            let name = lang.tr("app-area-quality");
            let waits = if in_quality && !rail { (0, false) } else { work.staff.waiting(now, is_quality) };
            let front = if UiCommand::QualityScore.is_open_to(me) { UiCommand::QualityScore } else { UiCommand::QualityResults };
            go(area_late(icons::SEAL_CHECK, &name, ui, in_quality && rail, in_quality, waits), front.route().unwrap_or_default());
            if in_quality && !rail {
                for command in [
                    UiCommand::QualityPlan,
                    UiCommand::QualityScore,
                    UiCommand::QualityRecords,
                    UiCommand::QualityAppeals,
                    UiCommand::QualityResults,
                    UiCommand::QualityWeeks,
                    UiCommand::QualityForms,
                ] {
                    let Some(route) = command.route().filter(|_| command.is_open_to(me)) else { continue };
                    let page = |route: Route| if let Route::Quality(place) = route { Some(place.page()) } else { None };
                    let is_page = |other: Route| page(other).is_some() && page(other) == page(route);
                    let (count, late) = work.staff.waiting(now, is_page);
                    go(NavItem::page(&label(command)).current(is_page(work.route)).count(count).late(late).show(ui), route);
                }
            }
        }
        let name = lang.tr("app-area-staff");
        go(area(icons::USERS, &name, ui, in_staff && rail, in_staff, 0), Route::Staff);
        if in_staff && !rail {
            let list = matches!(work.route, Route::Staff | Route::Person(_));
            go(NavItem::page(&label(UiCommand::Staff)).current(list).show(ui), Route::Staff);
            if UiCommand::Security.is_open_to(me) {
                go(NavItem::page(&label(UiCommand::Security)).current(work.route == Route::Security).show(ui), Route::Security);
                go(NavItem::page(&label(UiCommand::Journal)).current(work.route == Route::Journal).show(ui), Route::Journal);
            }
        }
        ui.with_layout(Layout::bottom_up(Align::Min), |ui| {
            go(area(icons::GEAR, &label(UiCommand::Settings), ui, work.route == Route::Settings, false, 0), Route::Settings);
        });
    });
    chosen
}

/// Pages of complaints and tickets, in the order of the navigation.
const CASE_PAGES: [UiCommand; 6] =
    [UiCommand::Complaints, UiCommand::Tickets, UiCommand::Urging, UiCommand::CaseFigures, UiCommand::Escalation, UiCommand::Words];

/// Where the area of complaints and tickets begins for this person.
fn cases_front(me: &Actor) -> Route {
    let fronts = [UiCommand::Complaints, UiCommand::Tickets, UiCommand::Escalation];
    fronts.into_iter().find(|command| command.is_open_to(me)).and_then(UiCommand::route).unwrap_or_default()
}

/// The department's mark and name above the navigation.
fn brand(ui: &mut Ui, department: &str, rail: bool) {
    let t = tokens(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), size::TOP_BAR), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, department));
    let mark = Rect::from_min_size(pos2(rect.left() + 16.0, rect.center().y - 12.0), vec2(24.0, 24.0));
    ui.painter().rect_filled(mark, egui::CornerRadius::same(crate::ui::tokens::radius::CONTROL), t.accent);
    paint::icon_fill(ui.painter(), mark.center(), icons::HEADSET, size::ICON_SMALL, t.on_accent);
    if !rail {
        let inner = Rect::from_min_max(pos2(mark.right() + 10.0, rect.top()), pos2(rect.right() - 8.0, rect.bottom()));
        let galley = paint::line_within(ui, department, fonts::medium(size::BODY), inner.width());
        paint::put(ui.painter(), galley, inner, Align::Min, t.text);
        response.on_hover_text(department);
    }
}

fn top_ui(ui: &mut Ui, work: &mut Work, lang: Lang, now: Instant, actions: &mut Actions, commands: &mut Vec<UiCommand>) {
    let t = tokens(ui);
    let rect = ui.max_rect();
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, line(ui.ctx(), t.line));
    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
        ui.add_space(space::XL);
        search_ui(ui, work, lang, actions, commands);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.add_space(space::L);
            ui.spacing_mut().item_spacing.x = space::M;
            person_ui(ui, work, lang, commands);
            let (rule, _) = ui.allocate_exact_size(vec2(1.0, 16.0), Sense::hover());
            ui.painter().vline(rule.center().x, rule.y_range(), line(ui.ctx(), t.line_2));
            if IconButton::new(icons::QUESTION, &lang.tr("app-command-help")).key("F1").show(ui).clicked() {
                commands.push(UiCommand::Help);
            }
            // The count of the page stands in the navigation; the bell counts what cannot wait.
            if IconButton::new(icons::BELL, &lang.tr("app-bell")).count(work.staff.urgent(now)).show(ui).clicked() {
                commands.push(UiCommand::Home);
            }
            if UiCommand::NewCustomer.is_open_to(&work.opened.me) {
                let label = lang.tr("app-command-new-customer");
                if IconButton::new(icons::PLUS_CIRCLE, &label).key(&keys(UiCommand::NewCustomer)).show(ui).clicked() {
                    commands.push(UiCommand::NewCustomer);
                }
            }
        });
    });
}

fn keys(command: UiCommand) -> String {
    command.keys_text().unwrap_or_default()
}

/// On the customer pages the field searches the list while typing; elsewhere it opens the palette.
fn search_ui(ui: &mut Ui, work: &mut Work, lang: Lang, actions: &mut Actions, commands: &mut Vec<UiCommand>) {
    let id = Id::unique("top-search");
    let width = (ui.available_width() - 420.0).clamp(200.0, 440.0);
    let on_list = matches!(work.route, Route::Customers | Route::Customer(_));
    let before = work.search.clone();
    let placeholder = lang.tr("app-search-placeholder");
    // What the list is searched for says nothing on other pages.
    let mut elsewhere = String::new();
    let typed = if on_list { &mut work.search } else { &mut elsewhere };
    let field = SearchField::new(&placeholder).key(&keys(UiCommand::Palette)).width(width).id(id).show(ui, lang, typed);
    if !on_list {
        if field.response.gained_focus() || !elsewhere.is_empty() {
            field.response.surrender_focus();
            commands.push(UiCommand::Palette);
        }
        return;
    }
    if work.search != before {
        work.customers.set_search(&work.search, actions);
    }
    let slash = ui.input(|i| i.key_pressed(Key::Slash)) && !ui.ctx().egui_wants_keyboard_input();
    let find = ui.ctx().input_mut(|i| i.consume_key(Modifiers::COMMAND, Key::F));
    if slash || find {
        field.response.request_focus();
    }
}

fn person_ui(ui: &mut Ui, work: &Work, lang: Lang, commands: &mut Vec<UiCommand>) {
    let me = &work.opened.me;
    let team = work.people.iter().find(|person| person.staff.id == me.id).map_or("", |person| person.team.as_str());
    let post = me.posts.first().map(|post| lang.say(&post.message())).unwrap_or_default();
    let post = if team.is_empty() { post } else { lang.say(&msg!("app-post-team", post = post, team = team)) };
    let name = lang.say(&msg!("app-me", name = me.name.as_str(), post = post.as_str()));
    let number = usize::try_from(me.id).unwrap_or(0);
    let width_of = |text: &str, font| paint::line_of(ui, text, font).size().x;
    let shift = work.roster.aside().shift();
    // Avatar, name, post and caret with the gaps between them.
    let mut width =
        26.0 + 14.0 + 3.0 * space::M + width_of(&me.name, fonts::medium(size::BODY)) + width_of(&post, fonts::regular(size::TABLE));
    if let Some(shift) = shift {
        width += width_of(&aside::shift_name(lang, &shift.shift.name), fonts::regular(size::CAPTION)).ceil() + 12.0 + space::M;
    }
    let inner = ui.allocate_ui_with_layout(vec2(width.ceil(), size::CONTROL), Layout::left_to_right(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = space::M;
        badge::avatar(ui, &me.name, number, 26.0);
        text::strong(ui, &me.name);
        text::small(ui, &post);
        if let Some(shift) = shift {
            aside::shift_badge(ui, lang, shift);
        }
        let (caret, _) = ui.allocate_exact_size(vec2(14.0, 14.0), Sense::hover());
        paint::icon(ui.painter(), caret.center(), icons::CARET_DOWN, size::ICON_TINY, tokens(ui).text_2);
    });
    let response = ui.interact(inner.response.rect, ui.scope_id().with("me"), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    crate::ui::focus::ring(ui, &response, inner.response.rect.expand(4.0), crate::ui::tokens::radius::CONTROL, crate::ui::focus::Ring::On);
    menu::menu(&response, 264.0, |ui| {
        for command in [UiCommand::Password, UiCommand::Theme, UiCommand::Language, UiCommand::Lock, UiCommand::LogOut] {
            let label = command.label(lang);
            let keys = keys(command);
            let mut item = menu::Item::new(&label).icon(command.icon());
            if !keys.is_empty() {
                item = item.key(&keys);
            }
            if item.show(ui).clicked() {
                commands.push(command);
                ui.close();
            }
        }
    });
}

fn status_ui(ui: &mut Ui, work: &Work, lang: Lang, now: Instant) {
    let t = tokens(ui);
    let rect = ui.max_rect();
    ui.painter().hline(rect.x_range(), rect.top() + 0.5, line(ui.ctx(), t.line));
    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
        ui.add_space(space::XL);
        let left = match work.route {
            Route::Plan(_) => work.roster.status(lang, &work.opened.me),
            route if route.of_customers() => work.customers.status(lang),
            route if route.of_cases() => work.cases.status(lang, route),
            _ => String::new(),
        };
        if !left.is_empty() {
            text::caption(ui, &left);
        }
        if let Some(shift) = work.roster.aside().shift() {
            ui.spacing_mut().item_spacing.x = space::XL;
            text::caption(ui, &aside::shift_words(lang, shift));
            if !shift.shift.seat.is_empty() {
                text::caption(ui, &lang.say(&msg!("app-status-seat", seat = shift.shift.seat.as_str())));
            }
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.add_space(space::XL);
            ui.spacing_mut().item_spacing.x = space::S;
            text::caption(ui, &i18n::moment_long(lang, now.local()));
            ui.add_space(space::L);
            text::caption(ui, &lang.tr("app-status-encrypted"));
            let (lock, response) = ui.allocate_exact_size(vec2(size::ICON_TINY, size::ICON_TINY), Sense::hover());
            response.on_hover_text(work.opened.file.display().to_string());
            paint::icon(ui.painter(), lock.center(), icons::LOCK_SIMPLE, size::ICON_TINY, t.text_3);
        });
    });
}

fn demo_ui(ui: &mut Ui, lang: Lang) {
    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
        ui.add_space(space::XL);
        let color = tokens(ui).family(crate::ui::Family::Warning).text;
        text::one_line(ui, &lang.tr("app-demo-banner"), fonts::medium(size::CAPTION), color);
    });
}

/// Whether the keys lie beside the file, for the settings page.
pub(super) fn keys_are_there(work: &Work) -> bool {
    KeyRing::path_of(&work.opened.file).exists()
}

/// A secondary button with the label and keys of a command.
pub(super) fn command_button(ui: &mut Ui, command: UiCommand, lang: Lang, commands: &mut Vec<UiCommand>) {
    let label = command.label(lang);
    if Button::secondary(&label).icon(command.icon()).show(ui).clicked() {
        commands.push(command);
    }
}
