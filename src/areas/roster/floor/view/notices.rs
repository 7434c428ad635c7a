//! 通告 (HAND-04, KB-07, KPI-22): the list with what is still to be read and how many read it, and the chosen notice with its acts.

use egui::{Align, Key, Layout, Modifiers, Rect, ScrollArea, Ui, vec2};

use super::acts::Act;
use super::parts::{behind, between, moment};
use super::{Asked, Place, Wish, ask, drafts};
use crate::areas::parts::{Reason, Trouble, busy_typing, day_narrow, inside, trouble};
use crate::areas::roster::floor::commands::may_publish;
use crate::areas::roster::floor::{Command, Notice, NoticeState, NoticeView, Query};
use crate::areas::staff::Team;
use crate::areas::view::{Action, Actions, Cx, Route};
use crate::base::{No, Refusal};
use crate::i18n::share;
use crate::msg;
use crate::ui::empty::EmptyClick;
use crate::ui::property::{properties, property};
use crate::ui::table::Cell;
use crate::ui::tokens::{Family, size, space};
use crate::ui::{Badge, Button, Column, EmptyPage, IconButton, Table, TableState, chip, fonts, icons, text};

/// Narrowest page on which list and detail stand side by side.
const SIDE_BY_SIDE: f32 = 900.0;

/// Which notices are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Part {
    #[default]
    Current,
    Mine,
    Open,
    All,
}

const PARTS: [(Part, &str); 4] = [
    (Part::Current, "roster-floor-notices-current"),
    (Part::Mine, "roster-floor-notices-mine"),
    (Part::Open, "roster-floor-notices-open"),
    (Part::All, "roster-floor-notices-all"),
];

/// The tab.
#[derive(Default)]
pub(super) struct Notices {
    asked: bool,
    views: Option<Vec<NoticeView>>,
    part: Part,
    open: Option<i64>,
    table: TableState,
    trouble: Option<Trouble>,
}

/// Tint of a state; what is published is the ordinary case.
fn family(state: NoticeState) -> Family {
    match state {
        NoticeState::Review => Family::Info,
        NoticeState::Stopped => Family::Warning,
        NoticeState::Draft | NoticeState::Published | NoticeState::Expired => Family::Neutral,
    }
}

/// It is for the person, in force, must be read, and is not confirmed.
fn is_due(cx: &Cx<'_>, view: &NoticeView) -> bool {
    view.mine && view.notice.draft.must_read && view.confirmed.is_none() && view.notice.is_in_force(cx.now.day())
}

impl Notices {
    /// What is shown may be old.
    pub fn stale(&mut self) {
        self.asked = false;
    }

    /// Shows this notice beside the list, or none.
    pub fn open(&mut self, id: Option<i64>) {
        self.open = id;
    }

    /// Takes the list.
    pub fn answer(&mut self, found: &[NoticeView]) {
        self.trouble = None;
        self.views = Some(found.to_vec());
    }

    /// A question or an act came to nothing.
    pub fn failed(&mut self, no: &No) {
        self.trouble = Trouble::of(no).filter(|trouble| !trouble.is_stopped());
    }

    /// The notices of the part that is shown, those to be read first.
    fn shown(&self, cx: &Cx<'_>) -> Vec<&NoticeView> {
        let today = cx.now.day();
        let belongs = |view: &&NoticeView| match self.part {
            Part::Current => view.notice.state_on(today) == NoticeState::Published,
            Part::Mine => is_due(cx, view),
            Part::Open => matches!(view.notice.state, NoticeState::Draft | NoticeState::Review),
            Part::All => true,
        };
        let mut shown: Vec<&NoticeView> = self.views.as_deref().unwrap_or_default().iter().filter(belongs).collect();
        shown.sort_by_key(|view| !is_due(cx, view));
        shown
    }

    /// Draws the tab.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, head: Rect, body: Rect, teams: &[Team], actions: &mut Actions) -> Option<Wish> {
        if !std::mem::replace(&mut self.asked, true) {
            ask(Asked::Notices, Query::Notices, actions);
        }
        let mut wish = inside(ui, head, Layout::right_to_left(Align::Center), |ui| {
            let refusal = Refusal::by("SEC-08", msg!("base-refused-do"));
            let why = (!drafts(cx)).then(|| Reason::of(cx.lang, &refusal));
            let label = cx.lang.tr("roster-floor-act-new-notice");
            let button = Button::primary(&label).icon(icons::PLUS).refused_if(why.as_ref().map(Reason::refused));
            button.show(ui).clicked().then_some(Wish::Form(None))
        });
        let open = self.views.as_ref().and_then(|views| views.iter().find(|view| Some(view.notice.id) == self.open)).cloned();
        let covers = body.width() < SIDE_BY_SIDE;
        let side = body.with_min_x(if covers { body.left() } else { body.right() - size::DETAIL });
        if open.is_none() || !covers {
            let list = if open.is_some() { body.with_max_x(side.left()) } else { body };
            wish = self.list(ui, cx, list, open.is_some(), actions).or(wish);
        }
        if let Some(view) = open {
            between(ui, side.left(), side);
            let inner = side.shrink2(vec2(space::XL, 0.0));
            wish = inside(ui, inner, Layout::top_down(Align::Min), |ui| detail(ui, cx, &view, teams, actions)).or(wish);
            if !busy_typing(ui) && ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Escape)) {
                actions.push(Action::Go(Route::Floor(Place::Notices)));
            }
        }
        wish
    }

    fn list(&mut self, ui: &mut Ui, cx: &Cx<'_>, rect: Rect, narrow: bool, actions: &mut Actions) -> Option<Wish> {
        let filters = Rect::from_min_size(rect.min, vec2(rect.width(), size::FILTER_ROW));
        inside(ui, filters.shrink2(vec2(space::XL, 0.0)), Layout::left_to_right(Align::Center), |ui| {
            let words: Vec<_> = PARTS.iter().map(|(_, id)| cx.lang.tr(id)).collect();
            let words: Vec<&str> = words.iter().map(AsRef::as_ref).collect();
            let mut at = PARTS.iter().position(|(part, _)| *part == self.part).unwrap_or(0);
            if chip::segmented(ui, &cx.lang.tr("roster-floor-shown"), &words, &mut at) {
                self.part = PARTS.get(at).map_or(self.part, |(part, _)| *part);
                self.table.rows_changed();
            }
        });
        let mut table = rect.with_min_y(filters.bottom());
        if let Some(no) = &self.trouble {
            let place = table.shrink2(vec2(space::XL, 0.0)).with_max_y(table.top() + 96.0);
            inside(ui, place, Layout::top_down(Align::Min), |ui| trouble(ui, cx, &cx.lang.tr("roster-floor-not-done"), no, actions));
            table = table.with_min_y(place.bottom());
        }
        self.views.as_ref()?;
        let shown: Vec<NoticeView> = self.shown(cx).into_iter().cloned().collect();
        if shown.is_empty() {
            let (title, sentence) = (cx.lang.tr("roster-floor-no-notices"), cx.lang.tr("roster-floor-no-notices-why"));
            let label = cx.lang.tr("roster-floor-act-new-notice");
            let page = EmptyPage::new(icons::MEGAPHONE, &title, &sentence);
            let page = if drafts(cx) && self.part != Part::Mine { page.primary(icons::PLUS, &label) } else { page };
            let clicked = inside(ui, table, Layout::top_down(Align::Min), |ui| page.show(ui, cx.lang));
            return (clicked == Some(EmptyClick::Primary)).then_some(Wish::Form(None));
        }
        let all = [
            ("title", 200.0, true),
            ("kind", 132.0, false),
            ("from-to", 150.0, false),
            ("published", 150.0, false),
            ("read", 110.0, false),
            ("state", 90.0, false),
        ];
        let shows = |id: &str| match id {
            "published" | "kind" | "from-to" => !narrow,
            "state" => self.part != Part::Current,
            _ => true,
        };
        let columns: Vec<_> = all.into_iter().filter(|(id, ..)| shows(id)).collect();
        let titles: Vec<String> = columns.iter().map(|(id, ..)| cx.lang.tr(&format!("roster-floor-column-{id}")).into_owned()).collect();
        let columns: Vec<Column<'_>> = columns
            .iter()
            .zip(&titles)
            .map(|((id, width, fills), title)| {
                let column = Column::new(id, title, *width);
                if *fills { column.fills() } else { column }
            })
            .collect();
        let name = cx.lang.tr("roster-floor-tab-notices");
        let out = inside(ui, table, Layout::top_down(Align::Min), |ui| {
            let table = Table::new("notices", cx.lang, &columns, shown.len()).takes_keyboard().name(&name);
            table.show(ui, &mut self.table, |ui, at| cell(ui, cx, &shown, at))
        });
        let clicked = out.chosen && ui.input(|i| i.pointer.any_released() && !i.modifiers.any());
        let row = out.opened.or(if clicked || (out.moved && narrow) { self.table.cursor } else { None });
        if let Some(view) = row.and_then(|row| shown.get(row)).filter(|view| Some(view.notice.id) != self.open) {
            actions.push(Action::Go(Route::Floor(Place::Notice(view.notice.id))));
        }
        None
    }
}

/// `03-10 至 03-31`, or from its first day on.
fn days(cx: &Cx<'_>, notice: &Notice) -> String {
    let today = cx.now.day();
    let from = notice.draft.from.map_or_else(|| "—".to_owned(), |day| day_narrow(day, today));
    match notice.draft.to {
        Some(to) => cx.lang.say(&msg!("roster-floor-days", from = from, to = day_narrow(to, today))),
        None => cx.lang.say(&msg!("roster-floor-days-on", from = from)),
    }
}

fn cell(ui: &mut Ui, cx: &Cx<'_>, shown: &[NoticeView], at: &Cell<'_>) {
    let Some(view) = shown.get(at.row) else { return };
    let notice = &view.notice;
    match at.column {
        "title" if notice.draft.must_read => {
            ui.spacing_mut().item_spacing.x = space::S;
            let family = if is_due(cx, view) { Family::Warning } else { Family::Neutral };
            Badge::new(&cx.lang.tr("roster-floor-must-read"), family).show(ui);
            behind(ui, at, &notice.draft.title);
        }
        "title" => at.text(ui, &notice.draft.title),
        "kind" => at.weak(ui, &cx.lang.say(&notice.draft.kind.message())),
        "from-to" => at.weak(ui, &days(cx, notice)),
        "published" => {
            at.weak(ui, &notice.published.as_ref().map_or_else(String::new, |by| format!("{} {}", by.name, moment(by.at, cx.now.day()))))
        }
        "read" => match notice.published {
            Some(_) => at.weak(ui, &rate(view)),
            None => at.weak(ui, ""),
        },
        _ => {
            let state = notice.state_on(cx.now.day());
            let word = cx.lang.say(&state.message());
            if family(state) == Family::Neutral {
                at.weak(ui, &word);
            } else {
                Badge::new(&word, family(state)).show(ui);
                at.name(ui, &word);
            }
        }
    }
}

/// `8/10 80.0%`
fn rate(view: &NoticeView) -> String {
    format!("{}/{} {}", view.read.0, view.read.1, share(view.read.0, view.read.1))
}

fn detail(ui: &mut Ui, cx: &Cx<'_>, view: &NoticeView, teams: &[Team], actions: &mut Actions) -> Option<Wish> {
    let (lang, notice) = (cx.lang, &view.notice);
    let mut wish = None;
    ui.spacing_mut().item_spacing.y = space::S;
    ui.add_space(space::L);
    ui.horizontal(|ui| {
        let room = ui.available_width() - size::ICON_BUTTON_SMALL - space::M;
        ui.allocate_ui(vec2(room, 22.0), |ui| {
            text::one_line(ui, &notice.draft.title, fonts::medium(size::HEADING), crate::ui::tokens::tokens(ui).text);
        });
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if IconButton::new(icons::X, &lang.tr("ui-close")).small().key("Esc").show(ui).clicked() {
                actions.push(Action::Go(Route::Floor(Place::Notices)));
            }
        });
    });
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        let state = notice.state_on(cx.now.day());
        Badge::new(&lang.say(&state.message()), family(state)).show(ui);
        if notice.draft.must_read {
            let family = if is_due(cx, view) { Family::Warning } else { Family::Neutral };
            Badge::new(&lang.tr("roster-floor-must-read"), family).show(ui);
        }
        text::caption(ui, &lang.say(&notice.draft.kind.message()));
    });
    ScrollArea::vertical().id_salt(("notice", notice.id)).auto_shrink(false).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = space::S;
        wish = acts(ui, cx, view);
        if !notice.reason.is_empty() {
            text::paragraph(ui, &lang.say(&msg!("roster-floor-notice-reason", reason = notice.reason.as_str())));
        }
        for paragraph in notice.draft.text.lines() {
            text::body(ui, paragraph);
        }
        ui.add_space(space::S);
        facts(ui, cx, view, teams);
        ui.add_space(space::L);
    });
    wish
}

fn acts(ui: &mut Ui, cx: &Cx<'_>, view: &NoticeView) -> Option<Wish> {
    let notice = &view.notice;
    let mut wish = None;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(space::M, space::S);
        let label = |id| cx.lang.tr(id);
        if view.mine && view.confirmed.is_none() && notice.is_in_force(cx.now.day()) {
            if Button::primary(&label("roster-floor-verb-confirm")).small().icon(icons::CHECK).show(ui).clicked() {
                wish = Some(Wish::Do(Command::ConfirmNotice { id: notice.id }));
            }
        } else if let Some(at) = view.confirmed {
            text::caption(ui, &cx.lang.say(&msg!("roster-floor-confirmed", at = moment(at, cx.now.day()))));
        }
        let (publishes, author) = (may_publish(cx.me), notice.author.staff == cx.me.id);
        match notice.state {
            NoticeState::Review if publishes => {
                if Button::primary(&label("roster-floor-act-publish")).small().show(ui).clicked() {
                    wish = Some(Wish::Do(Command::PublishNotice { id: notice.id }));
                }
                if Button::secondary(&label("roster-floor-act-return")).small().show(ui).clicked() {
                    wish = Some(Wish::Act(Box::new(Act::give_back(notice))));
                }
            }
            NoticeState::Published if publishes && Button::danger(&label("roster-floor-act-stop")).small().show(ui).clicked() => {
                wish = Some(Wish::Act(Box::new(Act::stop(notice))));
            }
            _ => {}
        }
        let changes = matches!(notice.state, NoticeState::Draft | NoticeState::Review) && (publishes || author);
        if changes && Button::secondary(&label("roster-floor-act-edit")).small().icon(icons::PENCIL_SIMPLE).show(ui).clicked() {
            wish = Some(Wish::Form(Some(Box::new(notice.clone()))));
        }
    });
    wish
}

fn facts(ui: &mut Ui, cx: &Cx<'_>, view: &NoticeView, teams: &[Team]) {
    let (lang, notice) = (cx.lang, &view.notice);
    let signed = |by: &crate::areas::roster::floor::Signed| format!("{} {}", by.name, moment(by.at, cx.now.day()));
    properties(ui, |ui| {
        let mut row = |id: &str, value: &str| drop(property(ui, &lang.tr(id), value));
        row("roster-floor-column-from-to", &days(cx, notice));
        row("roster-floor-field-audience", &audience(cx, notice, teams));
        row("roster-floor-field-author", &signed(&notice.author));
        if let Some(by) = &notice.published {
            row("roster-floor-column-published", &signed(by));
            row("roster-floor-column-read", &rate(view));
        }
        if !view.unread.is_empty() {
            row("roster-floor-field-unread", &lang.list(&view.unread));
        }
    });
}

/// Teams and posts for which a notice is.
fn audience(cx: &Cx<'_>, notice: &Notice, teams: &[Team]) -> String {
    let audience = &notice.draft.audience;
    let named = teams.iter().filter(|team| audience.teams.contains(&team.id)).map(|team| team.name.clone());
    let posts = audience.posts.iter().map(|post| cx.lang.say(&post.message()));
    let words: Vec<String> = named.chain(posts).collect();
    if words.is_empty() && audience.teams.is_empty() {
        return cx.lang.tr("roster-floor-everybody").into_owned();
    }
    cx.lang.list(&words)
}
