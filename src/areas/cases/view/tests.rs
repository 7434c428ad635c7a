//! Saved views of complaints and tickets by their labels, over a department in memory: saved, found again, shared, opened with, removed,
//! changed by two.

use egui::accesskit::Toggled;
use egui::{Key, Modifiers, Role};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::CasesPages;
use crate::areas::bench::{self, Served, go_on};
use crate::areas::cases::boards::view::Place as Board;
use crate::areas::cases::complaints::{self, Channel, Emotion};
use crate::areas::cases::office::Office;
use crate::areas::cases::tickets::view::Place as Tickets;
use crate::areas::cases::{self, tickets};
use crate::areas::staff::ParameterBook;
use crate::areas::view::{Action, Actions, Cx, News, Route};
use crate::areas::{self};
use crate::base::{Actor, No, Post};
use crate::i18n::Lang;
use crate::ui::Appearance;

/// A window without a worker.
struct Desk {
    office: Office,
    me: Actor,
    pages: CasesPages,
    route: Route,
    actions: Actions,
    said: Vec<String>,
}

impl Desk {
    fn with_cx(&mut self, act: impl FnOnce(&mut CasesPages, &Cx<'_>, &mut Actions)) {
        let (me, book) = (self.me.clone(), ParameterBook::default());
        let cx = Cx { lang: Lang::Zh, now: self.office.now, me: &me, parameters: &book, pending: &[], job: None };
        act(&mut self.pages, &cx, &mut self.actions);
    }

    /// Somebody sits down at a window that was just opened.
    fn login(&mut self, post: Post) {
        let id = self.office.who(post);
        self.me = self.office.store.read(|tx| areas::who(tx, id)).unwrap();
        self.pages = CasesPages::default();
        self.actions.clear();
    }
}

impl Served for Desk {
    fn serve(&mut self) -> bool {
        let wanted = std::mem::take(&mut self.actions);
        let any = !wanted.is_empty();
        for action in wanted {
            match action {
                Action::Ask(slot, query) => {
                    let answer = areas::ask(&mut self.office.store, self.me.id, &query, self.office.now);
                    self.with_cx(|pages, cx, actions| pages.news(cx, &News::Answer(slot, &answer), actions));
                }
                Action::Do(command) => {
                    let outcome = self.office.all(self.me.id, command.clone());
                    if let Err(No::Refused(refusal)) = &outcome {
                        self.said.push(Lang::Zh.say(&refusal.message));
                    }
                    self.with_cx(|pages, cx, actions| pages.news(cx, &News::Finished(&command, &outcome), actions));
                }
                Action::Go(route) => self.route = route,
                Action::Say(message) => self.said.push(Lang::Zh.say(&message)),
                _ => {}
            }
        }
        any
    }
}

type Window<'a> = Harness<'a, Desk>;

fn window<'a>(office: Office, post: Post, route: Route) -> Window<'a> {
    let mut desk = Desk { office, me: Actor::program(), pages: CasesPages::default(), route, actions: Actions::new(), said: Vec::new() };
    desk.login(post);
    let mut h = bench::window(bench::SIZE, Appearance::LIGHT, desk, |ui, desk: &mut Desk| {
        let route = desk.route;
        desk.with_cx(|pages, cx, actions| pages.ui(ui, cx, route, actions));
    });
    go_on(&mut h);
    h
}

/// Somebody else opens the same page.
fn again(h: &mut Window<'_>, post: Post, route: Route) {
    h.state_mut().login(post);
    h.state_mut().route = route;
    go_on(h);
}

fn click(h: &mut Window<'_>, label: &str) {
    h.get_by_role_and_label(Role::Button, label).click();
    go_on(h);
}

fn choose(h: &mut Window<'_>, menu: (Role, &str), item: &str) {
    h.get_by_role_and_label(menu.0, menu.1).click();
    go_on(h);
    // Items of a choice are check boxes.
    let boxed = h.query_by_role_and_label(Role::MenuItemCheckBox, item);
    boxed.unwrap_or_else(|| h.get_by_role_and_label(Role::MenuItem, item)).click();
    go_on(h);
}

/// Names what stands there and keeps it.
fn save(h: &mut Window<'_>, name: &str, shared: bool) {
    click(h, "保存为视图");
    let field = h.get_by_role_and_label(Role::TextInput, "视图名称");
    field.focus();
    field.type_text(name);
    go_on(h);
    if shared {
        h.get_by_label("与全部门共享").click();
        go_on(h);
    }
    h.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    go_on(h);
}

fn has(h: &Window<'_>, label: &str) -> bool {
    h.query_all_by_label(label).next().is_some()
}

/// Whether this pill is the current one.
fn is_current(h: &Window<'_>, pill: &str) -> bool {
    h.get_by_role_and_label(Role::Button, pill).accesskit_node().toggled() == Some(Toggled::True)
}

const BOARD: Route = Route::Boards(Board::Board);
const LIST: Route = Route::Boards(Board::List);
const TICKETS: Route = Route::Tickets(Tickets::List);

fn registered(office: &mut Office, content: &str, channel: Channel) {
    let draft = complaints::Draft {
        complainant: "青岛海岳酒店".to_owned(),
        phone: "13912342075".to_owned(),
        happened_at: Some(office.now),
        channel: Some(channel),
        content: content.to_owned(),
        demand: "退货".to_owned(),
        emotion: Some(Emotion::Angry),
        ..complaints::Draft::default()
    };
    let command = complaints::Command::Register { draft: Box::new(draft), ticket: None };
    office.act(Post::ComplaintOfficer, cases::Command::Complaints(command)).unwrap();
}

fn accepted(office: &mut Office, content: &str, kind: tickets::Kind) {
    let draft = tickets::Draft { kind, content: content.to_owned(), party: "张先生".to_owned(), ..tickets::Draft::default() };
    office.act(Post::Agent, cases::Command::Tickets(tickets::Command::Accept { draft: Box::new(draft) })).unwrap();
}

fn complaints_office() -> Office {
    let mut office = Office::new();
    registered(&mut office, "外机噪声大", Channel::Hotline);
    registered(&mut office, "外箱破损", Channel::Mail);
    office
}

#[test]
fn a_view_of_the_list_of_complaints_is_saved_changed_and_found_again_on_its_page() {
    let mut h = window(complaints_office(), Post::Supervisor, LIST);
    assert!(has(&h, "外机噪声大") && has(&h, "外箱破损"));
    choose(&mut h, (Role::ComboBox, "渠道 全部"), "邮件");
    assert!(!has(&h, "外机噪声大") && has(&h, "外箱破损"));
    save(&mut h, "邮件投诉", true);
    assert_eq!(h.state().said.last().unwrap(), "视图“邮件投诉”已保存");
    assert!(is_current(&h, "邮件投诉"));
    // A change is seen, and kept when it is wanted.
    choose(&mut h, (Role::ComboBox, "负责人 全部"), "本人");
    assert!(is_current(&h, "邮件投诉（已改）") && !has(&h, "外箱破损"));
    choose(&mut h, (Role::Button, "视图"), "用当前筛选更新“邮件投诉”");
    assert!(is_current(&h, "邮件投诉"));
    // A tab takes the view's filters away; the view brings them back, and its list, from the board.
    click(&mut h, "全部");
    assert!(has(&h, "外机噪声大") && has(&h, "渠道 全部"));
    h.state_mut().route = BOARD;
    go_on(&mut h);
    h.key_press_modifiers(Modifiers::ALT, Key::Num5);
    go_on(&mut h);
    assert_eq!(h.state().route, LIST);
    assert!(is_current(&h, "邮件投诉") && has(&h, "渠道 邮件") && has(&h, "负责人 本人"));
    // The 投诉专员 sees it with his own complaints, and does not change it.
    again(&mut h, Post::ComplaintOfficer, BOARD);
    click(&mut h, "邮件投诉");
    assert!(has(&h, "外箱破损") && !has(&h, "外机噪声大"));
    h.get_by_role_and_label(Role::Button, "视图").click();
    go_on(&mut h);
    h.get_by_label_contains("改名“邮件投诉”").click();
    go_on(&mut h);
    assert!(h.query_by_role_and_label(Role::TextInput, "视图名称").is_none());
}

#[test]
fn tabs_keep_the_other_filters_and_their_counts_follow_them() {
    let mut h = window(complaints_office(), Post::Supervisor, BOARD);
    choose(&mut h, (Role::ComboBox, "渠道 全部"), "邮件");
    click(&mut h, "我负责的");
    assert!(is_current(&h, "我负责的") && has(&h, "渠道 邮件"));
    assert!(h.state().pages.boards.status(Lang::Zh, Board::Board).starts_with("1 件在办"));
}

#[test]
fn the_board_opens_with_the_view_that_was_chosen_until_it_is_removed() {
    let mut h = window(complaints_office(), Post::Director, LIST);
    choose(&mut h, (Role::ComboBox, "渠道 全部"), "邮件");
    save(&mut h, "邮件投诉", false);
    choose(&mut h, (Role::Button, "视图"), "管理视图…");
    h.get_by_label("打开页面时显示邮件投诉").click();
    go_on(&mut h);
    h.get_by_label("隐藏 今天到期").click();
    go_on(&mut h);
    h.get_by_label_contains("保存顺序").click();
    go_on(&mut h);
    again(&mut h, Post::Director, BOARD);
    assert_eq!(h.state().route, LIST, "the view is a list");
    assert!(is_current(&h, "邮件投诉") && !has(&h, "今天到期"));
    choose(&mut h, (Role::Button, "视图"), "管理视图…");
    h.get_by_label("删除视图 邮件投诉").click();
    go_on(&mut h);
    h.get_by_role_and_label(Role::Button, "删除视图").click();
    go_on(&mut h);
    assert!(!has(&h, "邮件投诉") && is_current(&h, "全部") && has(&h, "外机噪声大"), "the page opens as before");
}

#[test]
fn of_two_who_change_a_shared_view_the_second_is_told() {
    let mut h = window(complaints_office(), Post::Supervisor, LIST);
    save(&mut h, "全部在办", true);
    choose(&mut h, (Role::ComboBox, "渠道 全部"), "邮件");
    // Meanwhile the director changes it at another window.
    let mine = std::mem::take(&mut h.state_mut().pages);
    again(&mut h, Post::Director, LIST);
    click(&mut h, "全部在办");
    choose(&mut h, (Role::ComboBox, "负责人 全部"), "本人");
    choose(&mut h, (Role::Button, "视图"), "用当前筛选更新“全部在办”");
    h.state_mut().login(Post::Supervisor);
    h.state_mut().pages = mine;
    h.run();
    choose(&mut h, (Role::Button, "视图"), "用当前筛选更新“全部在办”");
    assert_eq!(h.state().said.last().unwrap(), "视图“全部在办”刚被他人修改，请重新打开后再保存");
    assert!(is_current(&h, "全部在办（已改）"), "what stands there differs from the view");
    click(&mut h, "全部");
    click(&mut h, "全部在办");
    assert!(has(&h, "负责人 本人") && has(&h, "渠道 全部"));
}

#[test]
fn a_view_of_tickets_is_saved_shared_opened_with_and_removed() {
    let mut office = Office::new();
    accepted(&mut office, "发票抬头", tickets::Kind::Inquiry);
    accepted(&mut office, "线路不稳", tickets::Kind::Technical);
    let mut h = window(office, Post::Supervisor, TICKETS);
    assert!(is_current(&h, "未完结"), "who leads looks at everybody's first");
    choose(&mut h, (Role::Button, "筛选"), "其他");
    assert!(has(&h, "发票抬头") && !has(&h, "线路不稳"), "a consultation that says nothing is about something else");
    save(&mut h, "其他咨询", true);
    assert!(is_current(&h, "其他咨询"));
    // Where the pills have no room the menu holds them all.
    choose(&mut h, (Role::Button, "视图"), "全部");
    assert!(has(&h, "线路不稳"));
    again(&mut h, Post::Agent, TICKETS);
    assert!(is_current(&h, "我的"));
    h.key_press_modifiers(Modifiers::ALT, Key::Num8);
    go_on(&mut h);
    assert!(is_current(&h, "其他咨询") && !has(&h, "线路不稳"));
    choose(&mut h, (Role::Button, "视图"), "管理视图…");
    h.get_by_label("打开页面时显示其他咨询").click();
    go_on(&mut h);
    h.get_by_label_contains("保存顺序").click();
    go_on(&mut h);
    again(&mut h, Post::Agent, TICKETS);
    assert!(is_current(&h, "其他咨询"));
    again(&mut h, Post::Supervisor, TICKETS);
    choose(&mut h, (Role::Button, "视图"), "管理视图…");
    h.get_by_label("删除视图 其他咨询").click();
    go_on(&mut h);
    h.get_by_role_and_label(Role::Button, "删除视图").click();
    go_on(&mut h);
    again(&mut h, Post::Agent, TICKETS);
    assert!(is_current(&h, "我的") && !has(&h, "其他咨询"));
}
