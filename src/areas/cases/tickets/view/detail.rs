//! One ticket: where it stands as a line of steps, who must act until when, its clocks, transfers, urges and the whole history. Every step
//! is there; one that is not allowed is grey and says which clause forbids it.

use egui::{Align, Key, Layout, Margin, Modifiers, Rect, ScrollArea, Ui, pos2, vec2};

use super::super::model::{Entry, EntryKind, Kind, Need, RepairState, Satisfaction, State};
use super::super::questions::{Clock, Target, View, next_of};
use super::super::{Answer, Query, Stage};
use super::steps::{self, Asking, Spec};
use super::{Asked, Place, ask, go, is_busy, own, step, words};
use crate::areas;
use crate::areas::attachments::Record;
use crate::areas::attachments::view::Files;
use crate::areas::cases::complaints::{self, Channel, view::lasting};
use crate::areas::cases::escalation;
use crate::areas::cases::paper;
use crate::areas::cases::story::{Happened, story};
use crate::areas::cases::words::{Word, view as words_view};
use crate::areas::parts::{self, Reason, Trouble, inside, line_at};
use crate::areas::view::{Action, Actions, Cx, News, Route};
use crate::areas::{Done, cases};
use crate::base::{Function, Instant, Message, No, Post, Refusal};
use crate::msg;
use crate::ui::step_line::{self, Step, StepState};
use crate::ui::tokens::{Family, line, size, space, tokens};
use crate::ui::{Button, IconButton, badge, fonts, icons, menu, property, text};

/// Width of the history.
const RIGHT: f32 = 312.0;
/// Narrowest page on which the history stands beside the rest.
const WITH_RIGHT: f32 = 820.0;
/// Height of number, title and the line of steps.
const HEAD: f32 = 146.0;
/// Height of the title's row, with the deadline or without.
const TITLE_ROW: f32 = 30.0;
/// Characters of the title.
const TITLE: usize = 24;
/// Highest menu of steps: half a row at its end shows that there are more.
const MENU: f32 = size::MENU_ROW * 12.5;

/// The page of one ticket.
#[derive(Default)]
pub(super) struct Detail {
    id: Option<i64>,
    view: Option<Box<View>>,
    targets: Vec<Target>,
    asking: Option<Asking>,
    trouble: Option<Trouble>,
    refused: Option<Trouble>,
    files: Files,
    /// Words that are not said to a customer (KB-03).
    words: Vec<Word>,
}

impl Detail {
    /// Shows this ticket.
    pub fn open(&mut self, id: i64, actions: &mut Actions) {
        if self.id != Some(id) {
            *self = Detail { id: Some(id), ..Detail::default() };
            self.ask(actions);
            self.files.open(Record::ticket(id), actions);
            words_view::ask(actions);
        }
    }

    /// Takes what happened to the files beside it, and the list of words.
    pub fn hear(&mut self, news: &News<'_>, actions: &mut Actions) {
        self.files.news(news, actions);
        if let Some(words) = words_view::answered(news) {
            self.words = words.to_vec();
        }
    }

    /// Whether something is typed that is not stored.
    pub fn is_dirty(&self) -> bool {
        self.asking.as_ref().is_some_and(Asking::is_dirty)
    }

    /// Whether customers are searched here.
    pub fn asks_customer(&self) -> bool {
        self.asking.as_ref().is_some_and(Asking::asks_customer)
    }

    /// Asks again, if a ticket was ever shown.
    pub fn ask(&self, actions: &mut Actions) {
        if let Some(id) = self.id {
            ask(Asked::One, Query::Ticket { id }, actions);
        }
    }

    /// Takes an answer.
    pub fn answer(&mut self, answer: &Result<areas::Answer, No>) {
        match own(answer) {
            Ok(Some(Answer::Ticket(view))) if Some(view.row.ticket.id) == self.id => (self.view, self.trouble) = (Some(view.clone()), None),
            Ok(Some(Answer::Targets(targets))) => self.targets.clone_from(targets),
            Ok(Some(Answer::Customers(_))) => {
                if let Some(asking) = &mut self.asking {
                    asking.answer(answer);
                }
            }
            Ok(_) => {}
            Err(no) => self.trouble = Trouble::of(no).filter(|trouble| !trouble.is_stopped()),
        }
    }

    /// A complaint was registered from a ticket, or not.
    pub fn registered(&mut self, ticket: i64, outcome: &Result<Done, No>, actions: &mut Actions) {
        if Some(ticket) != self.id {
            return;
        }
        match outcome {
            Ok(done) => actions.push(Action::Go(Route::Complaints(complaints::view::Place::One(done.id)))),
            Err(no) => self.refused = Trouble::of(no),
        }
        self.ask(actions);
    }

    /// A step ended.
    pub fn ended(&mut self, id: i64, outcome: &Result<Done, No>, actions: &mut Actions) {
        if Some(id) != self.id {
            return;
        }
        match (outcome, &mut self.asking) {
            (Ok(_), _) => (self.asking, self.refused) = (None, None),
            (Err(no), Some(asking)) => asking.refused(no),
            (Err(no), None) => self.refused = Trouble::of(no),
        }
        self.ask(actions);
    }

    /// Draws the page. `around` are the tickets of the list, for the next and the one before.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, page: Rect, around: &[i64], actions: &mut Actions) {
        self.keys(ui, cx, around, actions);
        let Some(view) = self.view.take() else {
            if let Some(trouble) = &self.trouble {
                let (list, title) = (cx.lang.tr("cases-tickets-view-title"), cx.lang.tr("cases-tickets-view-unreadable"));
                if parts::no_page(ui, cx, page, &list, &title, trouble, actions) {
                    go(Place::List, actions);
                }
            }
            return;
        };
        let head = Rect::from_min_size(page.min, vec2(page.width(), HEAD));
        line_at(ui, head, head.bottom());
        let near = Near::of(around, view.row.ticket.id);
        inside(ui, head.shrink2(vec2(space::XL, space::S)), Layout::top_down(Align::Min), |ui| {
            self::head(ui, cx, &view, near, actions);
        });
        let beside = page.width() >= WITH_RIGHT;
        let edge = if beside { page.right() - RIGHT } else { page.right() };
        let bar = page.with_min_y(page.bottom() - size::DECISION_BAR);
        scrolled(ui, Rect::from_min_max(head.left_bottom(), pos2(edge, bar.top())), "ticket", |ui| {
            self.content(ui, cx, &view, actions);
            if !beside {
                ui.add_space(space::XXL);
                history(ui, cx, &view, &self.files);
            }
        });
        if beside {
            let right = Rect::from_min_max(pos2(edge, head.bottom()), bar.right_top());
            ui.painter().vline(edge - 0.5, right.y_range(), line(ui.ctx(), tokens(ui).line));
            scrolled(ui, right, "ticket-story", |ui| history(ui, cx, &view, &self.files));
        }
        self.bar(ui, cx, bar, &view, actions);
        if let Some(mut asking) = self.asking.take()
            && asking.ui(&ui.ctx().clone(), cx, &view, &self.targets, &self.words, actions)
        {
            self.asking = Some(asking);
        }
        self.view = Some(view);
    }

    /// Esc goes back, Alt with arrows to the neighbours in the list, a letter begins its step.
    fn keys(&mut self, ui: &Ui, cx: &Cx<'_>, around: &[i64], actions: &mut Actions) {
        if parts::shut(ui) {
            return;
        }
        let pressed = |modifiers, key| ui.input_mut(|i| i.consume_key(modifiers, key));
        if pressed(Modifiers::NONE, Key::Escape) {
            self.refused = None;
            go(Place::List, actions);
            return;
        }
        let near = self.id.and_then(|id| Near::of(around, id));
        let next = match (pressed(Modifiers::ALT, Key::ArrowDown), pressed(Modifiers::ALT, Key::ArrowUp)) {
            (true, _) => near.and_then(|near| near.behind),
            (_, true) => near.and_then(|near| near.before),
            _ => None,
        };
        if let Some(id) = next {
            go(Place::One(id), actions);
            return;
        }
        if parts::busy_typing(ui) {
            return;
        }
        let Some(view) = self.view.take() else { return };
        let is_pressed = |spec: &&Spec| !spec.key.is_empty() && Key::from_name(spec.key).is_some_and(|key| pressed(Modifiers::NONE, key));
        if let Some(spec) = steps::SPECS.iter().filter(|spec| has_key_now(&view, spec.verb)).find(is_pressed) {
            self.begin(cx, spec, &view, actions);
        }
        if pressed(Modifiers::NONE, Key::P) && registers_here(cx, &view) {
            register(&view, actions);
        }
        if pressed(Modifiers::NONE, Key::Q) {
            match over(&view) {
                Some(refusal) => self.refused = Trouble::of(&No::Refused(refusal)),
                None => ask_for_help(&view, actions),
            }
        }
        self.view = Some(view);
    }

    /// Begins a step: at once where it asks for nothing, else with its dialog. Why it is not allowed is said where the keyboard asked for it.
    fn begin(&mut self, cx: &Cx<'_>, spec: &'static Spec, view: &View, actions: &mut Actions) {
        self.refused = view.barred(spec.verb).and_then(|refusal| Trouble::of(&No::Refused(refusal.clone())));
        if self.refused.is_some() {
            return;
        }
        if spec.verb == "ticket.start" {
            step(view.row.ticket.id, super::super::Act::Start, actions);
            return;
        }
        if matches!(spec.verb, "ticket.dispatch" | "ticket.succeed" | "ticket.coordinate") {
            ask(Asked::Targets, Query::Targets { id: view.row.ticket.id }, actions);
        }
        self.asking = Some(Asking::of(spec, view, cx.now.day()));
    }

    fn content(&mut self, ui: &mut Ui, cx: &Cx<'_>, view: &View, actions: &mut Actions) {
        let lang = cx.lang;
        if let Some(trouble) = &self.refused {
            parts::trouble(ui, cx, &lang.tr("cases-not-done"), trouble, actions);
            ui.add_space(space::L);
        }
        let content = &view.row.ticket.draft.content;
        if content.chars().count() > TITLE {
            text::paragraph(ui, content);
            ui.add_space(space::L);
        }
        property::properties(ui, |ui| what(ui, cx, view, actions));
        ui.add_space(space::XL);
        text::heading(ui, &lang.tr("cases-tickets-view-clocks"));
        ui.add_space(space::XS);
        property::properties(ui, |ui| {
            for clock in &view.clocks {
                clock_line(ui, cx, clock, view.row.ticket.closed_at.unwrap_or(cx.now), actions);
            }
        });
        if !view.urges.is_empty() {
            ui.add_space(space::XL);
            text::heading(ui, &lang.say(&msg!("cases-tickets-view-urges", count = view.urges.len())));
            for urge in &view.urges {
                let answer = urge.reply.as_ref().map_or_else(
                    || lang.tr("cases-tickets-view-urge-open").into_owned(),
                    |(name, at, text)| {
                        let at = words::moment(*at, cx.now.day());
                        lang.say(&msg!("cases-tickets-view-urge-answer", name = name.as_str(), at = at, text = text.as_str()))
                    },
                );
                let said = msg!(
                    "cases-tickets-view-urge",
                    seq = urge.seq,
                    at = words::moment(urge.at, cx.now.day()),
                    name = urge.name.as_str(),
                    to = urge.to.as_str(),
                    text = urge.text.as_str()
                );
                text::body(ui, &lang.say(&said));
                text::caption(ui, &answer);
            }
        }
        ui.add_space(space::XL);
        self.files.ui(ui, cx, &lang.tr("cases-tickets-view-files"), actions);
    }

    /// The main step of the person, those next to it, and all others in a menu.
    fn bar(&mut self, ui: &mut Ui, cx: &Cx<'_>, room: Rect, view: &View, actions: &mut Actions) {
        let (lang, t) = (cx.lang, tokens(ui));
        ui.painter().rect_filled(room, 0, t.sunken);
        parts::bar_line(ui, room);
        let main = main_step(cx, view);
        let mut help = false;
        let beside = beside_steps(view).into_iter().filter(|verb| Some(*verb) != main);
        let mut chosen: Option<&'static Spec> = None;
        let left = inside(ui, room.shrink2(vec2(space::XL, 0.0)), Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = space::M;
            for (place, spec) in main.into_iter().chain(beside.clone()).filter_map(steps::of).enumerate() {
                let why = view.barred(spec.verb).map(|refusal| Reason::of(lang, refusal));
                let (label, working) = (lang.tr(spec.label), lang.tr("cases-working"));
                let is_main = place == 0 && main.is_some();
                let button = if is_main { Button::primary(&label) } else { Button::secondary(&label) };
                let button = button.key(spec.key).busy(&working, is_main && is_busy(cx));
                if button.refused_if(why.as_ref().map(Reason::refused)).show(ui).clicked() && why.is_none() {
                    chosen = Some(spec);
                }
            }
            let more = Button::quiet(&lang.tr("cases-tickets-view-more-steps")).caret().show(ui);
            menu::menu(&more, 260.0, |ui| {
                // More steps than a low window has room for.
                ScrollArea::vertical().max_height(MENU).show(ui, |ui| {
                    let others =
                        steps::SPECS.iter().filter(|spec| Some(spec.verb) != main && !beside.clone().any(|verb| verb == spec.verb));
                    let (open, shut): (Vec<&Spec>, Vec<&Spec>) = others.partition(|spec| view.barred(spec.verb).is_none());
                    for spec in &open {
                        if step_item(ui, cx, view, spec) {
                            chosen = Some(spec);
                        }
                    }
                    let why = over(view).map(|refusal| Reason::of(lang, &refusal));
                    let label = lang.tr("cases-tickets-do-help");
                    let item = menu::Item::new(&label).key("Q");
                    let item = if let Some(why) = &why { item.refused(why.refused()) } else { item };
                    help = item.show(ui).clicked() && why.is_none();
                    menu::separator(ui);
                    for spec in &shut {
                        step_item(ui, cx, view, spec);
                    }
                });
            });
            ui.min_rect().left()
        });
        let turn = lang.say(&who_acts(view));
        inside(ui, room.shrink2(vec2(space::XL, 0.0)).with_max_x(left - space::M), Layout::left_to_right(Align::Center), |ui| {
            text::one_line(ui, &turn, fonts::regular(size::TABLE), t.text);
        });
        if help {
            ask_for_help(view, actions);
        }
        if let Some(spec) = chosen {
            self.begin(cx, spec, view, actions);
        }
    }
}

/// A step as an item of the menu, with its key where that begins it now; returns whether it was chosen.
fn step_item(ui: &mut Ui, cx: &Cx<'_>, view: &View, spec: &Spec) -> bool {
    let (label, why) = (cx.lang.tr(spec.label), view.barred(spec.verb).map(|refusal| Reason::of(cx.lang, refusal)));
    let item = menu::Item::new(&label);
    let item = if has_key_now(view, spec.verb) { item.key(spec.key) } else { item };
    let item = if let Some(why) = &why { item.refused(why.refused()) } else { item };
    item.show(ui).clicked() && why.is_none()
}

/// The ticket from which an act registers a complaint.
pub(super) fn registers(command: &areas::Command) -> Option<i64> {
    match command {
        areas::Command::Cases(cases::Command::Complaints(complaints::Command::Register { ticket, .. })) => *ticket,
        _ => None,
    }
}

/// The form of the complaint, filled in with what the ticket knows (FLOW-02).
fn complaint_of(view: &View) -> complaints::Draft {
    let ticket = &view.row.ticket;
    let draft = &ticket.draft;
    let phone = if draft.contact.is_empty() { &draft.party } else { &draft.contact };
    complaints::Draft {
        complainant: ticket.customer_name.clone(),
        phone: phone.clone(),
        customer: draft.customer,
        happened_at: Some(ticket.accepted_at),
        // A call to the desk is one to the hotline.
        channel: Channel::of(&draft.channel).or(Some(Channel::Hotline)),
        content: draft.content.clone(),
        ..complaints::Draft::default()
    }
}

/// Whether the key of a step begins it now: the steps of a repair order share one, and it begins the one that is next.
fn has_key_now(view: &View, verb: &str) -> bool {
    !verb.starts_with("repair.") || repair_step(view) == Some(verb)
}

/// The step of the repair order that is next.
fn repair_step(view: &View) -> Option<&'static str> {
    match &view.repair {
        None => Some("repair.open"),
        Some(repair) if repair.state == RepairState::Reported && repair.contacted_at.is_none() => Some("repair.contact"),
        Some(repair) => next_of(repair.state),
    }
}

/// Why nothing more is done with it once it is over.
fn over(view: &View) -> Option<Refusal> {
    let ticket = &view.row.ticket;
    let why = || Refusal::by("FLOW-01", msg!("cases-tickets-over", no = ticket.no.as_str(), state = ticket.state.message()));
    ticket.state.is_over().then(why)
}

/// What stands beside the main step.
fn beside_steps(view: &View) -> [&'static str; 3] {
    match view.row.ticket.state {
        State::Replied | State::FedBack => ["ticket.close", "ticket.dispatch", "ticket.urge"],
        _ => ["ticket.dispatch", "ticket.urge", "ticket.return"],
    }
}

/// What the person is most likely to do next.
fn main_step(cx: &Cx<'_>, view: &View) -> Option<&'static str> {
    let ticket = &view.row.ticket;
    let holds = |post: Post| cx.me.posts.contains(&post);
    if ticket.state.is_over() {
        return None;
    }
    if view.row.stage == Stage::Manager && holds(Post::Director) && ticket.coordination.is_none() {
        return Some("ticket.coordinate");
    }
    if view.row.stage > Stage::Acceptor && holds(Post::TeamLeader) && ticket.opinion.is_none() {
        return Some("ticket.opinion");
    }
    if ticket.asks_leader && holds(Post::TeamLeader) {
        return Some("ticket.answer_leader");
    }
    let mine = ticket.holder.staff == Some(cx.me.id);
    let sent = ticket.dispatched.is_some();
    Some(match ticket.state {
        State::Accepted | State::Dispatched if sent && mine => "ticket.start",
        // It is somebody else's to solve.
        State::Accepted | State::Dispatched | State::InHand if sent && ticket.first == cx.me.id && !mine => "ticket.urge",
        State::Dispatched if ticket.holder.staff.is_none() => "ticket.urge",
        State::Replied => "ticket.feedback",
        State::FedBack => "ticket.close",
        _ => repair_step(view).filter(|_| ticket.draft.kind == Kind::Repair).unwrap_or("ticket.reply"),
    })
}

/// Who must act now, and until when.
fn who_acts(view: &View) -> Message {
    let ticket = &view.row.ticket;
    let first = view.row.first.as_str();
    match ticket.state {
        state if state.is_over() => msg!("cases-tickets-view-ended", state = state.message()),
        _ if view.row.stage == Stage::Manager && ticket.coordination.is_none() => msg!("cases-tickets-view-acts-manager"),
        _ if view.row.stage == Stage::Leader && ticket.opinion.is_none() => {
            msg!("cases-tickets-view-acts-leader", name = view.leader.as_str())
        }
        _ if ticket.asks_leader => msg!("cases-tickets-view-acts-answer"),
        State::Returned => msg!("cases-tickets-view-acts-reply", name = first),
        State::Replied => msg!("cases-tickets-view-acts-feedback", name = first),
        State::FedBack => msg!("cases-tickets-view-acts-close", name = first),
        _ => msg!("cases-tickets-view-acts-handle", name = ticket.holder.name.as_str()),
    }
}

/// The tickets beside one in the list.
#[derive(Debug, Clone, Copy)]
struct Near {
    before: Option<i64>,
    behind: Option<i64>,
    /// Its place, from 1.
    place: usize,
    count: usize,
}

impl Near {
    fn of(around: &[i64], id: i64) -> Option<Self> {
        let place = around.iter().position(|one| *one == id)?;
        let at = |place: Option<usize>| place.and_then(|place| around.get(place)).copied();
        Some(Near { before: at(place.checked_sub(1)), behind: at(place.checked_add(1)), place: place + 1, count: around.len() })
    }
}

/// Whether the person can register the ticket as a complaint (FLOW-02): a dispute, once.
fn registers_here(cx: &Cx<'_>, view: &View) -> bool {
    is_to_register(view) && cx.me.must_do(Function::ComplaintRegister).is_ok()
}

fn is_to_register(view: &View) -> bool {
    view.row.ticket.draft.kind == Kind::Dispute && view.row.ticket.complaint.is_none()
}

fn register(view: &View, actions: &mut Actions) {
    let command = complaints::Command::Register { draft: Box::new(complaint_of(view)), ticket: Some(view.row.ticket.id) };
    actions.push(Action::Do(areas::Command::Cases(cases::Command::Complaints(command))));
}

/// The form of a call for help about this ticket (ESC-08).
fn ask_for_help(view: &View, actions: &mut Actions) {
    actions.push(Action::Go(Route::Escalation(escalation::view::Place::Help(view.row.ticket.id))));
}

/// Number, title, what belongs to it, and the line of steps.
fn head(ui: &mut Ui, cx: &Cx<'_>, view: &View, near: Option<Near>, actions: &mut Actions) {
    let (lang, ticket) = (cx.lang, &view.row.ticket);
    ui.spacing_mut().item_spacing.y = 2.0;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        if Button::link(&lang.tr("cases-tickets-view-title")).small().show(ui).clicked() {
            go(Place::List, actions);
        }
        text::caption(ui, &ticket.no);
        if IconButton::new(icons::COPY, &lang.tr("ui-copy")).small().show(ui).clicked() {
            actions.push(Action::Copy(ticket.no.clone(), msg!("cases-tickets-view-number-copied", no = ticket.no.as_str())));
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            if let Some(near) = near {
                for (to, icon, id) in [
                    (near.behind, icons::CARET_DOWN, "cases-tickets-view-behind"),
                    (near.before, icons::CARET_UP, "cases-tickets-view-before"),
                ] {
                    if let Some(to) = to
                        && IconButton::new(icon, &lang.tr(id)).small().show(ui).clicked()
                    {
                        go(Place::One(to), actions);
                    }
                }
                text::caption(ui, &format!("{} / {}", near.place, near.count));
            }
            beside(ui, cx, view, actions);
        });
    });
    let row = vec2(ui.available_width(), TITLE_ROW);
    ui.allocate_ui_with_layout(row, Layout::left_to_right(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        let title: String = ticket.draft.content.chars().take(TITLE).map(|c| if c.is_control() { ' ' } else { c }).collect();
        text::title(ui, &title);
        words::badges(ui, lang, &view.row);
        if ticket.supervision.is_some() {
            badge::badge(ui, &lang.say(&EntryKind::Supervise.message()), Family::Danger);
        }
        if ticket.hard_at.is_some() {
            badge::badge(ui, &lang.say(&EntryKind::Hard.message()), Family::Warning);
        }
        if ticket.urges > 0 {
            badge::badge(ui, &lang.say(&msg!("cases-tickets-view-urged", count = ticket.urges)), Family::Warning);
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if let Some(clock) = pressing(view) {
                let (rest, family) = words::rest(clock, cx.now);
                let chip = step_line::deadline_chip(ui, family, &lang.say(&rest), &words::moment(clock.due, cx.now.day()));
                actions.extend(chip.clicked().then(|| Action::Why(Box::new(clock.why.clone()))));
            }
        });
    });
    line_of_steps(ui, cx, view);
}

/// The clock that presses: of limit, opinion and manager the last one that runs; none once the ticket is over.
fn pressing(view: &View) -> Option<&Clock> {
    let over = view.row.ticket.state.is_over();
    let presses = |clock: &&Clock| !over && clock.done.is_none() && matches!(clock.clause, "TICK-03" | "TICK-04" | "TICK-05");
    view.clocks.iter().rfind(presses)
}

/// The complaint, and the repair order on paper.
fn beside(ui: &mut Ui, cx: &Cx<'_>, view: &View, actions: &mut Actions) {
    let (lang, ticket) = (cx.lang, &view.row.ticket);
    if view.repair.is_some() {
        paper::button(ui, cx, &ticket.no, &[cases::Printout::Repair(ticket.id)], actions);
    }
    if let Some(complaint) = ticket.complaint {
        let label = lang.tr("cases-tickets-view-complaint-of");
        let go = Button::quiet(&label).icon(icons::CHAT_CIRCLE_DOTS).small().show(ui).clicked();
        actions.extend(go.then(|| Action::Go(Route::Complaints(complaints::view::Place::One(complaint)))));
    } else if is_to_register(view) {
        let why = cx.me.must_do(Function::ComplaintRegister).err().map(|refusal| Reason::of(lang, &refusal));
        let (label, working) = (lang.tr("cases-tickets-view-register"), lang.tr("cases-working"));
        let busy = cx.is_pending(|command| registers(command) == Some(ticket.id));
        let button = Button::secondary(&label).key("P").small().busy(&working, busy).refused_if(why.as_ref().map(Reason::refused));
        if button.show(ui).clicked() && why.is_none() {
            register(view, actions);
        }
    }
}

/// 受理 → 转派 → 回单 → 回复客户 → 反馈 → 办结
fn line_of_steps(ui: &mut Ui, cx: &Cx<'_>, view: &View) {
    let (lang, ticket) = (cx.lang, &view.row.ticket);
    let time = |at: Option<Instant>| at.map_or_else(String::new, |at| words::moment(at, cx.now.day()));
    let mut done: Vec<(Message, Option<Instant>)> = vec![(State::Accepted.message(), Some(ticket.accepted_at))];
    if let Some((_, at)) = ticket.dispatched {
        done.push((State::Dispatched.message(), Some(at)));
    }
    done.push((msg!("cases-tickets-view-solved"), ticket.solved_at));
    done.push((State::Replied.message(), ticket.replied_at));
    done.push((State::FedBack.message(), ticket.feedback_at));
    let end = if ticket.state.is_over() { ticket.state } else { State::Closed };
    done.push((end.message(), ticket.closed_at));
    let current = done.iter().position(|(_, at)| at.is_none()).filter(|_| !ticket.state.is_over());
    let names: Vec<(String, String)> = done.iter().map(|(name, at)| (lang.say(name), time(*at))).collect();
    let steps: Vec<Step<'_>> = names
        .iter()
        .zip(&done)
        .enumerate()
        .map(|(place, ((label, time), (_, at)))| {
            let state = match (at.is_some(), current == Some(place)) {
                (true, _) => StepState::Done,
                (false, true) => StepState::Current,
                (false, false) => StepState::Later,
            };
            Step { label, time, state }
        })
        .collect();
    step_line::step_line(ui, &lang.tr("cases-tickets-view-steps"), &steps);
}

/// What is known of the ticket; what is not known is left out.
fn what(ui: &mut Ui, cx: &Cx<'_>, view: &View, actions: &mut Actions) {
    let (lang, ticket) = (cx.lang, &view.row.ticket);
    let draft = &ticket.draft;
    let p = |ui: &mut Ui, id: &str, value: &str| {
        if !value.is_empty() {
            property::property(ui, &lang.tr(id), value);
        }
    };
    property::property_ui(ui, &lang.tr("cases-tickets-field-customer"), |ui| {
        let name = if ticket.customer_name.is_empty() { "—" } else { ticket.customer_name.as_str() };
        match &view.customer {
            Some(customer) => {
                if Button::link(name).small().show(ui).clicked() {
                    actions.push(Action::Go(Route::Customer(customer.id)));
                }
            }
            None => drop(text::small(ui, name)),
        }
    });
    p(ui, "cases-tickets-field-contact", &draft.contact);
    let kind = lang.say(&draft.kind.message());
    let about = [Some(draft.channel.clone()), draft.category.map(|category| lang.say(&category.message()))];
    let about: Vec<String> = std::iter::once(kind).chain(about.into_iter().flatten().filter(|word| !word.is_empty())).collect();
    p(ui, "cases-tickets-field-kind", &about.join("·"));
    p(ui, "cases-tickets-column-first", &view.row.first);
    p(ui, "cases-tickets-column-holder", &ticket.holder.name);
    p(ui, "cases-tickets-field-group", &ticket.group.map(|group| lang.say(&group.message())).unwrap_or_default());
    p(ui, "cases-tickets-field-transfers", &if ticket.transfers > 0 { ticket.transfers.to_string() } else { String::new() });
    if let Some(opinion) = &ticket.opinion {
        p(ui, "cases-tickets-field-opinion", &format!("{}　{}", opinion.name, opinion.text));
    }
    if let Some(agreed) = &ticket.coordination {
        let until = agreed.until.map_or_else(String::new, |until| format!("　{until}"));
        p(ui, "cases-tickets-field-agreed", &format!("{}　{}{until}", agreed.department, agreed.text));
    }
    if let Some(supervision) = &ticket.supervision {
        p(ui, "cases-tickets-field-request", &format!("{}　{}　{}", supervision.name, supervision.until, supervision.request));
    }
    p(ui, "cases-tickets-field-code", &ticket.invalid);
    if let Some(repair) = &view.repair {
        p(ui, "cases-tickets-view-repair", &format!("{}　{}　{}", repair.no, lang.say(&repair.state.message()), repair.repairer));
    }
}

/// A clock with its clause, as it stands at `at`; a click shows how it came about.
fn clock_line(ui: &mut Ui, cx: &Cx<'_>, clock: &Clock, at: Instant, actions: &mut Actions) {
    let lang = cx.lang;
    let today = cx.now.day();
    let until = match clock.done {
        Some(done) => msg!("cases-tickets-view-clock-done", at = words::moment(done, today), until = words::moment(clock.due, today)),
        None if clock.late => {
            let over = lasting(at.minutes_since(clock.due).max(1));
            msg!("cases-tickets-view-clock-over", until = words::moment(clock.due, today), time = over)
        }
        None => msg!("cases-tickets-view-clock-until", until = words::moment(clock.due, today)),
    };
    let family = match (clock.late, clock.done) {
        (true, _) => Family::Danger,
        (false, Some(_)) => Family::Success,
        (false, None) => Family::Neutral,
    };
    property::property_ui(ui, &lang.say(&clock.what), |ui| {
        ui.spacing_mut().item_spacing.x = space::M;
        badge::dot(ui, family);
        text::small(ui, &lang.say(&until));
        parts::clause_link(ui, clock.why.clone(), actions);
    });
}

/// What happened, the newest first, day by day.
fn history(ui: &mut Ui, cx: &Cx<'_>, view: &View, files: &Files) {
    let lang = cx.lang;
    let happened = |entry: &Entry| {
        let (icon, family) = look(entry.kind);
        let who = if entry.staff == 0 { lang.tr("cases-tickets-view-program").into_owned() } else { entry.name.clone() };
        // Taking it up is work without a word.
        let taken_up = entry.kind == EntryKind::Work && entry.text.is_empty();
        let what = if taken_up { msg!("cases-tickets-step-start") } else { entry.kind.message() };
        let said = match to_of(entry) {
            Some(to) => msg!("cases-tickets-view-entry-to", who = who, what = what, to = to),
            None if entry.to.is_empty() => msg!("cases-tickets-view-entry", who = who, what = what),
            None => msg!("cases-tickets-view-entry-to", who = who, what = what, to = entry.to.as_str()),
        };
        Happened { at: entry.at, icon, family, text: lang.say(&said), detail: entry.text.clone() }
    };
    story(ui, cx, &lang.tr("cases-tickets-view-story"), view.entries.iter().map(happened).collect(), files);
}

/// The word behind a line of the history, where it is one of a closed list.
fn to_of(entry: &Entry) -> Option<Message> {
    match entry.kind {
        EntryKind::Feedback => Satisfaction::of(&entry.to).map(|satisfaction| satisfaction.message()),
        EntryKind::Need => Need::of(&entry.to).map(|need| need.message()),
        EntryKind::Repair => RepairState::of(&entry.to).map(|state| state.message()),
        _ => None,
    }
}

fn scrolled(ui: &mut Ui, rect: Rect, id: &str, add: impl FnOnce(&mut Ui)) {
    inside(ui, rect, Layout::top_down(Align::Min), |ui| {
        ui.shrink_clip_rect(rect);
        ScrollArea::vertical().id_salt(id).auto_shrink(false).show(ui, |ui| {
            egui::Frame::NONE.inner_margin(Margin::symmetric(16, 14)).show(ui, add);
        });
    });
}

fn look(kind: EntryKind) -> (&'static str, Family) {
    match kind {
        EntryKind::Accept | EntryKind::Route => (icons::TICKET, Family::Info),
        EntryKind::Dispatch | EntryKind::Succeed => (icons::SWAP, Family::Neutral),
        EntryKind::Urge | EntryKind::Supervise => (icons::BELL, Family::Warning),
        EntryKind::ToLeader | EntryKind::ToManager => (icons::WARNING, Family::Danger),
        EntryKind::Reply | EntryKind::Interim => (icons::PHONE, Family::Success),
        EntryKind::Close => (icons::CHECK_CIRCLE, Family::Success),
        EntryKind::Invalid | EntryKind::Void => (icons::PROHIBIT, Family::Neutral),
        _ => (icons::NOTE, Family::Neutral),
    }
}
