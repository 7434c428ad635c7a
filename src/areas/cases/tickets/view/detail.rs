//! One ticket: where it stands as a line of steps, who must act until when, its clocks, transfers, urges and the whole history. Every step
//! is there; one that is not allowed is grey and says which clause forbids it.

use egui::{Align, Key, Layout, Margin, Modifiers, Rect, ScrollArea, Ui, pos2, vec2};

use super::super::model::{EntryKind, Kind, State};
use super::super::questions::{Clock, Target, View, next_of};
use super::super::{Answer, Query, Stage};
use super::steps::{self, Asking, Spec};
use super::{Asked, Place, ask, go, is_busy, own, step, words};
use crate::areas;
use crate::areas::cases::complaints::{self, Channel};
use crate::areas::parts::{self, Reason, Trouble, inside, line_at};
use crate::areas::view::{Action, Actions, Cx, Job, Paper, Route};
use crate::areas::{Done, cases};
use crate::base::{Function, Instant, No, Post};
use crate::msg;
use crate::ui::step_line::{Step, StepState, step_line};
use crate::ui::timeline::{self, Entry};
use crate::ui::tokens::{Family, line, size, space, tokens};
use crate::ui::{Button, badge, icons, menu, property, text};

/// The page of one ticket.
#[derive(Default)]
pub(super) struct Detail {
    id: Option<i64>,
    view: Option<Box<View>>,
    targets: Vec<Target>,
    asking: Option<Asking>,
    trouble: Option<Trouble>,
    refused: Option<Trouble>,
}

impl Detail {
    /// Shows this ticket.
    pub fn open(&mut self, id: i64, actions: &mut Actions) {
        if self.id != Some(id) {
            *self = Detail { id: Some(id), ..Detail::default() };
            self.ask(actions);
        }
    }

    /// Whether something is typed that is not stored.
    pub fn is_dirty(&self) -> bool {
        self.asking.as_ref().is_some_and(Asking::is_dirty)
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
        self.keys(ui, around, actions);
        let head = Rect::from_min_size(page.min, vec2(page.width(), 72.0));
        line_at(ui, head, head.bottom());
        let Some(view) = self.view.take() else {
            inside(ui, head.shrink2(vec2(space::XL, space::L)), Layout::left_to_right(Align::Min), |ui| crumb(ui, cx, actions));
            if let Some(trouble) = &self.trouble {
                let title = cx.lang.tr("cases-tickets-view-unreadable");
                inside(ui, page.with_min_y(head.bottom()).shrink(space::XL), Layout::top_down(Align::Min), |ui| {
                    parts::trouble(ui, cx, &title, trouble, actions);
                });
            }
            return;
        };
        self.head(ui, cx, head.shrink2(vec2(space::XL, 0.0)), &view, actions);
        let bar = Rect::from_min_max(pos2(page.left(), page.bottom() - size::DECISION_BAR), page.max);
        let body = Rect::from_min_max(head.left_bottom(), pos2(page.right(), bar.top()));
        inside(ui, body, Layout::top_down(Align::Min), |ui| {
            ui.shrink_clip_rect(body);
            ScrollArea::vertical().id_salt("ticket").auto_shrink(false).show(ui, |ui| {
                egui::Frame::NONE.inner_margin(Margin::symmetric(16, 14)).show(ui, |ui| self.content(ui, cx, &view, actions));
            });
        });
        self.bar(ui, cx, bar, &view, actions);
        if let Some(mut asking) = self.asking.take()
            && asking.ui(&ui.ctx().clone(), cx, &view, &self.targets, actions)
        {
            self.asking = Some(asking);
        }
        self.view = Some(view);
    }

    /// Esc goes back, Alt with arrows to the neighbours in the list, a letter begins its step.
    fn keys(&mut self, ui: &Ui, around: &[i64], actions: &mut Actions) {
        if parts::shut(ui) {
            return;
        }
        let pressed = |modifiers, key| ui.input_mut(|i| i.consume_key(modifiers, key));
        if pressed(Modifiers::NONE, Key::Escape) {
            go(Place::List, actions);
            return;
        }
        let here = around.iter().position(|id| Some(*id) == self.id);
        let next = match (pressed(Modifiers::ALT, Key::ArrowDown), pressed(Modifiers::ALT, Key::ArrowUp)) {
            (true, _) => around.get(here.map_or(0, |at| at + 1)),
            (_, true) => here.and_then(|at| at.checked_sub(1)).and_then(|at| around.get(at)),
            _ => None,
        };
        if let Some(id) = next {
            go(Place::One(*id), actions);
            return;
        }
        if parts::busy_typing(ui) {
            return;
        }
        let Some(view) = self.view.take() else { return };
        for spec in steps::SPECS.iter().filter(|spec| !spec.key.is_empty()) {
            let is_pressed = Key::from_name(spec.key).is_some_and(|key| pressed(Modifiers::NONE, key));
            if is_pressed && view.barred(spec.verb).is_none() {
                self.begin(spec, &view, actions);
            }
        }
        self.view = Some(view);
    }

    /// Begins a step: at once where it asks for nothing, else with its dialog.
    fn begin(&mut self, spec: &'static Spec, view: &View, actions: &mut Actions) {
        self.refused = None;
        if spec.verb == "ticket.start" {
            step(view.row.ticket.id, super::super::Act::Start, actions);
            return;
        }
        if matches!(spec.verb, "ticket.dispatch" | "ticket.succeed" | "ticket.coordinate") {
            ask(Asked::Targets, Query::Targets { id: view.row.ticket.id }, actions);
        }
        self.asking = Some(Asking::of(spec, view));
    }

    fn head(&self, ui: &mut Ui, cx: &Cx<'_>, rect: Rect, view: &View, actions: &mut Actions) {
        let (lang, ticket) = (cx.lang, &view.row.ticket);
        let left = inside(ui, rect, Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = space::M;
            if view.repair.is_some() && Button::secondary(&lang.tr("cases-tickets-view-print")).icon(icons::PRINTER).show(ui).clicked() {
                let paper = Paper::Cases(cases::Printout::Repair(ticket.id));
                actions.push(Action::Start(Job::Print { paper, path: None }));
            }
            match ticket.complaint {
                Some(complaint) => {
                    if Button::secondary(&lang.tr("cases-tickets-view-complaint-of")).icon(icons::CHAT_CIRCLE_DOTS).show(ui).clicked() {
                        actions.push(Action::Go(Route::Complaints(complaints::view::Place::One(complaint))));
                    }
                }
                None if ticket.draft.kind == Kind::Dispute => {
                    let why = cx.me.must_do(Function::ComplaintRegister).err().map(|refusal| Reason::of(lang, &refusal));
                    let (label, working) = (lang.tr("cases-tickets-view-register"), lang.tr("cases-tickets-view-working"));
                    let busy = cx.is_pending(|command| registers(command) == Some(ticket.id));
                    let button = Button::secondary(&label).busy(&working, busy).refused_if(why.as_ref().map(Reason::refused));
                    if button.show(ui).clicked() && why.is_none() {
                        let command = complaints::Command::Register { draft: Box::new(complaint_of(view)), ticket: Some(ticket.id) };
                        actions.push(Action::Do(areas::Command::Cases(cases::Command::Complaints(command))));
                    }
                }
                None => {}
            }
            if let Some(customer) = &view.customer
                && Button::secondary(&lang.tr("cases-tickets-view-customer")).icon(icons::USER).show(ui).clicked()
            {
                actions.push(Action::Go(Route::Customer(customer.id)));
            }
            ui.min_rect().left()
        });
        inside(ui, rect.with_max_x(left - space::L), Layout::top_down(Align::Min), |ui| {
            ui.add_space(space::L);
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = space::M;
                crumb(ui, cx, actions);
                text::title(ui, &ticket.no);
                words::badges(ui, lang, &view.row);
                if ticket.supervision.is_some() {
                    badge::badge(ui, &lang.say(&EntryKind::Supervise.message()), Family::Danger);
                }
                if ticket.hard_at.is_some() {
                    badge::badge(ui, &lang.say(&EntryKind::Hard.message()), Family::Warning);
                }
            });
            let who = msg!(
                "cases-tickets-view-who",
                kind = ticket.draft.kind.message(),
                first = view.row.first.as_str(),
                holder = ticket.holder.name.as_str(),
                at = words::moment(ticket.accepted_at, cx.now.day())
            );
            text::caption(ui, &lang.say(&who));
        });
    }

    fn content(&self, ui: &mut Ui, cx: &Cx<'_>, view: &View, actions: &mut Actions) {
        let lang = cx.lang;
        if let Some(trouble) = &self.refused {
            parts::trouble(ui, cx, &lang.tr("cases-tickets-view-not-done"), trouble, actions);
            ui.add_space(space::L);
        }
        line_of_steps(ui, cx, view);
        ui.add_space(space::L);
        text::strong(ui, &lang.say(&who_acts(view)));
        ui.add_space(space::L);
        crate::ui::field::row(ui, &[1.0, 1.0], |ui, at| {
            if at == 0 {
                text::heading(ui, &lang.tr("cases-tickets-view-what"));
                ui.add_space(space::XS);
                property::properties(ui, |ui| what(ui, cx, view));
                ui.add_space(space::XL);
                text::heading(ui, &lang.tr("cases-tickets-view-clocks"));
                ui.add_space(space::XS);
                for clock in &view.clocks {
                    clock_line(ui, cx, clock, actions);
                }
            } else {
                text::heading(ui, &lang.tr("cases-tickets-view-story"));
                ui.add_space(space::XS);
                story(ui, cx, view);
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
    }

    /// The main step of the person, those next to it, and all others in a menu.
    fn bar(&mut self, ui: &mut Ui, cx: &Cx<'_>, room: Rect, view: &View, actions: &mut Actions) {
        let (lang, t) = (cx.lang, tokens(ui));
        ui.painter().rect_filled(room, 0, t.sunken);
        ui.painter().hline(room.x_range(), room.top() + 0.5, line(ui.ctx(), t.line));
        let main = main_step(cx, view);
        let beside = ["ticket.dispatch", "ticket.urge", "ticket.return", "ticket.ask_leader"];
        let mut chosen: Option<&'static Spec> = None;
        inside(ui, room.shrink2(vec2(space::XL, 0.0)), Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = space::M;
            let why = |spec: &Spec| view.barred(spec.verb).map(|refusal| Reason::of(lang, refusal));
            if let Some(spec) = main.and_then(steps::of) {
                let (label, working, why) = (lang.tr(spec.label), lang.tr("cases-tickets-view-working"), why(spec));
                let button =
                    Button::primary(&label).key(spec.key).busy(&working, is_busy(cx)).refused_if(why.as_ref().map(Reason::refused));
                if button.show(ui).clicked() && why.is_none() {
                    chosen = Some(spec);
                }
            }
            for spec in beside.into_iter().filter(|verb| Some(*verb) != main).filter_map(steps::of) {
                let why = why(spec);
                let label = lang.tr(spec.label);
                if Button::secondary(&label).refused_if(why.as_ref().map(Reason::refused)).show(ui).clicked() && why.is_none() {
                    chosen = Some(spec);
                }
            }
            let more = Button::secondary(&lang.tr("cases-tickets-view-more-steps")).caret().show(ui);
            menu::menu(&more, 240.0, |ui| {
                for spec in steps::SPECS.iter().filter(|spec| Some(spec.verb) != main && !beside.contains(&spec.verb)) {
                    if spec.verb.starts_with("repair.") && !is_repair_step(view, spec.verb) {
                        continue;
                    }
                    let (label, why) = (lang.tr(spec.label), why(spec));
                    let item = crate::ui::menu::Item::new(&label).key(spec.key);
                    let item = if let Some(why) = &why { item.refused(why.refused()) } else { item };
                    if item.show(ui).clicked() && why.is_none() {
                        chosen = Some(spec);
                    }
                }
            });
        });
        if let Some(spec) = chosen {
            self.begin(spec, view, actions);
        }
    }
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

/// Of the steps of the repair order, those that may come next.
fn is_repair_step(view: &View, verb: &str) -> bool {
    match &view.repair {
        None => verb == "repair.open",
        Some(repair) => next_of(repair.state) == Some(verb) || (verb == "repair.contact" && repair.contacted_at.is_none()),
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
    Some(match ticket.state {
        State::Accepted | State::Dispatched if ticket.dispatched.is_some() && ticket.holder.staff == Some(cx.me.id) => "ticket.start",
        State::Dispatched if ticket.holder.staff.is_none() => "ticket.urge",
        State::Replied | State::FedBack => "ticket.close",
        _ => "ticket.reply",
    })
}

/// Who must act now, and until when.
fn who_acts(view: &View) -> crate::base::Message {
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
        State::Replied | State::FedBack => msg!("cases-tickets-view-acts-close", name = first),
        _ => msg!("cases-tickets-view-acts-handle", name = ticket.holder.name.as_str()),
    }
}

fn crumb(ui: &mut Ui, cx: &Cx<'_>, actions: &mut Actions) {
    if Button::link(&cx.lang.tr("cases-tickets-view-title")).small().show(ui).clicked() {
        go(Place::List, actions);
    }
}

/// 受理 → 转派 → 回单 → 回复客户 → 反馈 → 办结
fn line_of_steps(ui: &mut Ui, cx: &Cx<'_>, view: &View) {
    let (lang, ticket) = (cx.lang, &view.row.ticket);
    let time = |at: Option<Instant>| at.map_or_else(String::new, |at| words::moment(at, cx.now.day()));
    let mut done: Vec<(crate::base::Message, Option<Instant>)> = vec![(State::Accepted.message(), Some(ticket.accepted_at))];
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
    step_line(ui, &lang.tr("cases-tickets-view-steps"), &steps);
}

fn what(ui: &mut Ui, cx: &Cx<'_>, view: &View) {
    let (lang, ticket) = (cx.lang, &view.row.ticket);
    let draft = &ticket.draft;
    let p = |ui: &mut Ui, id: &str, value: &str| drop(property::property(ui, &lang.tr(id), value));
    p(ui, "cases-tickets-field-content", &draft.content);
    p(ui, "cases-tickets-field-customer", &ticket.customer_name);
    p(ui, "cases-tickets-field-contact", &draft.contact);
    p(ui, "cases-tickets-field-channel", &draft.channel);
    p(ui, "cases-tickets-field-category", &draft.category.map(|category| lang.say(&category.message())).unwrap_or_default());
    p(ui, "cases-tickets-field-group", &ticket.group.map(|group| lang.say(&group.message())).unwrap_or_default());
    p(ui, "cases-tickets-field-transfers", &ticket.transfers.to_string());
    if let Some(opinion) = &ticket.opinion {
        p(ui, "cases-tickets-field-opinion", &format!("{} {}", opinion.name, opinion.text));
    }
    if let Some(agreed) = &ticket.coordination {
        p(ui, "cases-tickets-field-agreed", &format!("{} {}", agreed.department, agreed.text));
    }
    if let Some(supervision) = &ticket.supervision {
        p(ui, "cases-tickets-field-request", &format!("{} {} {}", supervision.name, supervision.until, supervision.request));
    }
    if !ticket.invalid.is_empty() {
        p(ui, "cases-tickets-field-code", &ticket.invalid);
    }
    if let Some(repair) = &view.repair {
        p(ui, "cases-tickets-view-repair", &format!("{} {} {}", repair.no, lang.say(&repair.state.message()), repair.repairer));
    }
}

/// A clock with its clause; a click shows how it came about.
fn clock_line(ui: &mut Ui, cx: &Cx<'_>, clock: &Clock, actions: &mut Actions) {
    let lang = cx.lang;
    let today = cx.now.day();
    let until = match clock.done {
        Some(done) => msg!("cases-tickets-view-clock-done", at = words::moment(done, today), until = words::moment(clock.due, today)),
        None => msg!("cases-tickets-view-clock-until", until = words::moment(clock.due, today)),
    };
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::M;
        let family = match (clock.late, clock.done) {
            (true, _) => Family::Danger,
            (false, Some(_)) => Family::Success,
            (false, None) => Family::Neutral,
        };
        badge::badge(ui, &lang.say(&clock.what), family);
        text::body(ui, &lang.say(&until));
        if Button::link(clock.clause).small().show(ui).clicked() {
            actions.push(Action::Why(Box::new(clock.why.clone())));
        }
    });
}

/// What happened, the newest first.
fn story(ui: &mut Ui, cx: &Cx<'_>, view: &View) {
    let lang = cx.lang;
    let count = view.entries.len();
    timeline::timeline(ui, |ui| {
        for (place, entry) in view.entries.iter().rev().enumerate() {
            let (icon, family) = look(entry.kind);
            let who = if entry.staff == 0 { lang.tr("cases-tickets-view-program").into_owned() } else { entry.name.clone() };
            let text = if entry.to.is_empty() {
                msg!("cases-tickets-view-entry", who = who, what = entry.kind.message())
            } else {
                msg!("cases-tickets-view-entry-to", who = who, what = entry.kind.message(), to = entry.to.as_str())
            };
            let time = words::moment(entry.at, cx.now.day());
            let text = lang.say(&text);
            timeline::entry(ui, &Entry { icon, family, text: &text, detail: &entry.text, time: &time, last: place + 1 == count });
        }
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
