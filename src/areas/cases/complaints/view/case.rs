//! One complaint on one page: where it stands as a line of steps, who acts next and until when, what is asked for, the proposals, and
//! everything that happened as one timeline. Below, the next step as a button; the others in the menu, grey with their clause where they
//! are not allowed.

use egui::{Align, Id, Key, Layout, Margin, Modifiers, Rect, ScrollArea, Ui, pos2, vec2};

use super::super::clauses::{case_13_soothing, file_23_phone};
use super::super::model::{Complaint, Mediation, State, Step as Stepped, Verb, VisitDraft};
use super::super::told;
use super::super::{Act, Answer, Command, ComplaintView, Hint, Query};
use super::dialogs::{self, Asking};
use super::proposals::{self, Clicked};
use super::reasons::{Reasoned, What};
use super::{Asked, Place, act, answer_of, ask, go, is_busy, words};
use crate::areas::attachments::Record;
use crate::areas::attachments::view::Files;
use crate::areas::cases::story::{Happened, story};
use crate::areas::cases::words::{Word, view as words_view};
use crate::areas::cases::{Printout, paper};
use crate::areas::parts::{self, Reason, Trouble, bar_line, clock, inside, line_at};
use crate::areas::view::{Action, Actions, Cx, News, Route};
use crate::areas::{self, Done};
use crate::base::{Instant, Message, No, Why, mask};
use crate::i18n::day_short;
use crate::msg;
use crate::ui::field::{self, Field as Input};
use crate::ui::property::{REVEALED_S, Reveal, masked, properties, property, property_text, property_ui};
use crate::ui::step_line::{self, Step, StepState};
use crate::ui::tokens::{Family, line, size, space, tokens};
use crate::ui::{Button, IconButton, badge, fonts, icons, menu, text, tooltip};

/// Width of the timeline.
const RIGHT: f32 = 312.0;
/// Narrowest page on which the timeline stands beside the rest.
const WITH_RIGHT: f32 = 820.0;
/// Height of number, title and the line of steps.
const HEAD: f32 = 146.0;
/// Height of the row of the number, and of the row of the title.
const HEAD_ROWS: [f32; 2] = [26.0, 34.0];
/// Height of the bar with the field of the 批示 above the buttons.
const INSTRUCTION_BAR: f32 = 98.0;
/// Characters of the content that stand as title.
const TITLE: usize = 26;

/// Part of a page that PageDown turns.
const TURN: f32 = 0.9;
/// Highest menu of steps.
const MENU: f32 = 420.0;
/// Narrowest body on which what is said and who is charged stand side by side.
const TWO_COLUMNS: f32 = 640.0;

/// The page of one complaint.
#[derive(Default)]
pub(super) struct CasePage {
    id: Option<i64>,
    view: Option<Box<ComplaintView>>,
    trouble: Option<Trouble>,
    refused: Option<Trouble>,
    dialog: Option<Asking>,
    instruction: String,
    reason: String,
    note: String,
    marked: Option<i64>,
    files: Files,
    reasoned: Option<Reasoned>,
    /// Words that are not said to a customer (KB-03).
    words: Vec<Word>,
    /// Since when the phone is shown.
    revealed: Option<Instant>,
}

/// The way of an established complaint, as the line shows it.
const WAY: [State; 8] = [
    State::Judging,
    State::Investigating,
    State::Planning,
    State::Approving,
    State::Executing,
    State::Feedback,
    State::Visiting,
    State::Archived,
];
/// The way of one that is not established.
const SHORT_WAY: [State; 4] = [State::Judging, State::Rejected, State::Answered, State::Archived];

impl CasePage {
    /// Shows this complaint.
    pub fn open(&mut self, id: i64, actions: &mut Actions) {
        if self.id != Some(id) {
            *self = CasePage { id: Some(id), ..CasePage::default() };
            self.ask(actions);
            self.files.open(Record::complaint(id), actions);
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

    /// Asks again, if one is shown.
    pub fn ask(&self, actions: &mut Actions) {
        if let Some(id) = self.id {
            ask(Asked::One, Query::View { id }, actions);
        }
    }

    /// Whether something is typed that is not stored.
    pub fn unsaved(&self) -> bool {
        let typed = [&self.instruction, &self.reason, &self.note].iter().any(|text| !text.trim().is_empty());
        typed || self.dialog.as_ref().is_some_and(Asking::is_dirty)
    }

    /// Takes an answer.
    pub fn answer(&mut self, answer: &Result<areas::Answer, No>) {
        match answer_of(answer) {
            Ok(Some(Answer::View(view))) if self.id == Some(view.complaint.id) => {
                (self.view, self.trouble) = (Some(view.clone()), None);
            }
            Ok(Some(Answer::Colleagues(colleagues))) => {
                if let Some(dialog) = &mut self.reasoned {
                    dialog.colleagues(colleagues);
                }
            }
            Ok(Some(Answer::Departments(departments))) => {
                if let Some(dialog) = &mut self.dialog {
                    dialog.departments(departments);
                }
            }
            Ok(_) => {}
            Err(no) => self.trouble = Trouble::of(no).filter(|trouble| !trouble.is_stopped()),
        }
    }

    /// The phone was asked for.
    pub fn revealed(&mut self, outcome: &Result<Done, No>, now: Instant) {
        self.revealed = outcome.is_ok().then_some(now);
    }

    /// An act ended.
    pub fn ended(&mut self, outcome: &Result<Done, No>, actions: &mut Actions) {
        match outcome {
            Ok(_) => {
                (self.dialog, self.refused, self.marked, self.reasoned) = (None, None, None, None);
                for text in [&mut self.instruction, &mut self.reason, &mut self.note] {
                    text.clear();
                }
            }
            Err(no) => match (&mut self.dialog, &mut self.reasoned) {
                (Some(dialog), _) => dialog.refused(no),
                (None, Some(dialog)) => dialog.refused(no),
                (None, None) => self.refused = Trouble::of(no),
            },
        }
        // What stands there is older than what is stored.
        self.ask(actions);
    }

    /// Draws the page.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, page: Rect, neighbours: Option<Neighbours>, actions: &mut Actions) {
        if let Some(trouble) = &self.trouble {
            let (list, title) = (cx.lang.tr("cases-complaints-view-title"), cx.lang.tr("cases-complaints-view-unreadable"));
            let escaped = !parts::busy_typing(ui) && ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Escape));
            if parts::no_page(ui, cx, page, &list, &title, trouble, actions) || escaped {
                go(Place::List, actions);
            }
            return;
        }
        let Some(view) = self.view.take() else { return };
        self.draw(ui, cx, page, &view, neighbours, actions);
        if self.dialog.as_mut().is_some_and(|dialog| dialog.ui(ui.ctx(), cx, &view, &self.words, actions)) {
            self.dialog = None;
        }
        if self.reasoned.as_mut().is_some_and(|dialog| dialog.ui(ui.ctx(), cx, actions)) {
            self.reasoned = None;
        }
        self.keys(ui, cx, &view, neighbours, actions);
        self.view = Some(view);
    }

    fn draw(&mut self, ui: &mut Ui, cx: &Cx<'_>, page: Rect, view: &ComplaintView, neighbours: Option<Neighbours>, actions: &mut Actions) {
        let head = Rect::from_min_size(page.min, vec2(page.width(), HEAD));
        line_at(ui, head, head.bottom());
        inside(ui, head.shrink2(vec2(space::XL, space::S)), Layout::top_down(Align::Min), |ui| {
            self::head(ui, cx, view, neighbours, actions)
        });
        let beside = page.width() >= WITH_RIGHT;
        let edge = if beside { page.right() - RIGHT } else { page.right() };
        let height = if writes_instruction(view) { INSTRUCTION_BAR } else { size::DECISION_BAR };
        let bar = Rect::from_min_max(pos2(page.left(), page.bottom() - height), pos2(edge, page.bottom()));
        let body = Rect::from_min_max(head.left_bottom(), pos2(edge, bar.top()));
        let turned = self.turned(ui, body.height());
        scrolled(ui, body, ("complaint-body", view.complaint.id), |ui| {
            ui.scroll_with_delta(vec2(0.0, turned));
            self.body(ui, cx, view, actions);
            if !beside {
                ui.add_space(space::XXL);
                history(ui, cx, &view.complaint, &self.files);
            }
        });
        if beside {
            let right = Rect::from_min_max(pos2(edge, head.bottom()), page.max);
            ui.painter().vline(edge - 0.5, right.y_range(), line(ui.ctx(), tokens(ui).line));
            let below = Rect::from_min_max(pos2(edge, right.bottom() - size::DECISION_BAR), right.max);
            let below_head = right.with_max_y(below.top());
            let id = ("complaint-timeline", view.complaint.id);
            scrolled(ui, below_head, id, |ui| history(ui, cx, &view.complaint, &self.files));
            self.note(ui, cx, below, view, actions);
        }
        bar_line(ui, bar);
        if writes_instruction(view) {
            self.instruction(ui, cx, bar.with_max_y(bar.bottom() - size::DECISION_BAR + space::M), view, actions);
        }
        self.bar(ui, cx, bar.with_min_y(bar.bottom() - size::DECISION_BAR), view, actions);
    }

    /// The field of the 批示, and of the reason where the customer wishes another proposal than the marked one.
    fn instruction(&mut self, ui: &mut Ui, cx: &Cx<'_>, rect: Rect, view: &ComplaintView, actions: &mut Actions) {
        let lang = cx.lang;
        let other = view.complaint.wish.is_some() && self.marked.is_some() && self.marked != view.complaint.wish;
        let (label, hint) = (lang.tr("cases-complaints-field-instruction"), lang.tr("cases-complaints-view-instruction-hint"));
        let why = lang.tr("cases-complaints-field-why-other");
        let mut sent = false;
        inside(ui, rect.shrink2(vec2(space::XL, space::M)), Layout::top_down(Align::Min), |ui| {
            let shares: &[f32] = if other { &[3.0, 2.0] } else { &[1.0] };
            field::row(ui, shares, |ui, at| {
                if at == 0 {
                    let field = Input::new(&label).bare().placeholder(&hint).id(instruction_id()).limit(1000);
                    let shown = field.text(ui, &mut self.instruction);
                    sent = crate::ui::keep_ime::submit(ui, &shown);
                } else {
                    Input::new(&why).bare().placeholder(&why).limit(400).text(ui, &mut self.reason);
                }
            });
        });
        if sent && !self.instruction.trim().is_empty() {
            // Where it is refused the keyboard is still there.
            ui.memory_mut(|m| m.request_focus(instruction_id()));
            self.start(ui, cx, view, Verb::Choose, actions);
        }
    }

    /// A note is typed below the timeline.
    fn note(&mut self, ui: &mut Ui, cx: &Cx<'_>, rect: Rect, view: &ComplaintView, actions: &mut Actions) {
        line_at(ui, rect, rect.top() + 0.5);
        inside(ui, rect.shrink2(vec2(space::L, space::M)), Layout::left_to_right(Align::Center), |ui| {
            if let Some(refusal) = view.forbids(Verb::Note) {
                text::caption(ui, &cx.lang.say(&refusal.message));
                return;
            }
            let (label, hint) = (cx.lang.tr("cases-complaints-verb-note"), cx.lang.tr("cases-complaints-view-add-note"));
            let input = Input::new(&label).bare().placeholder(&hint).limit(400).text(ui, &mut self.note);
            if crate::ui::keep_ime::submit(ui, &input) && !self.note.trim().is_empty() && !is_busy(cx) {
                self.send(view, Act::Note { text: self.note.clone() }, actions);
            }
        });
    }

    fn body(&mut self, ui: &mut Ui, cx: &Cx<'_>, view: &ComplaintView, actions: &mut Actions) {
        ui.spacing_mut().item_spacing.y = space::S;
        if let Some(trouble) = &self.refused {
            parts::trouble(ui, cx, &cx.lang.tr("cases-complaints-view-not-done"), trouble, actions);
            ui.add_space(space::M);
        }
        if facts(ui, cx, view, self.phone_open(ui, cx), actions) {
            self.turn_mask(cx, view, actions);
        }
        if let Some(what) = doubles(ui, cx, view, actions) {
            self.reasoned = Some(Reasoned::new(what));
        }
        // While proposals are made and chosen they come first, afterwards what came of it.
        let choosing = matches!(view.complaint.state, State::Planning | State::Approving);
        if !choosing {
            outcome(ui, cx, &view.complaint);
        }
        ui.add_space(space::L);
        match proposals::ui(ui, cx, view, self.marked) {
            Some(Clicked::Open(proposal)) => self.send(view, Act::Open { proposal }, actions),
            Some(Clicked::Wish(proposal)) => self.send(view, Act::Wish { proposal }, actions),
            Some(Clicked::Mark(proposal)) => self.marked = Some(proposal),
            None => {}
        }
        if choosing {
            outcome(ui, cx, &view.complaint);
        }
        ui.add_space(space::L);
        self.files.ui(ui, cx, &cx.lang.tr("cases-complaints-view-files"), actions);
    }

    /// Starts a step: at once, or with its dialog. Why it is not allowed is said where the keyboard asked for it.
    fn start(&mut self, ui: &Ui, cx: &Cx<'_>, view: &ComplaintView, verb: Verb, actions: &mut Actions) {
        if is_busy(cx) {
            return;
        }
        if let Some(refusal) = view.forbids(verb) {
            self.refused = Trouble::of(&No::Refused(refusal.clone()));
            return;
        }
        self.refused = None;
        let (complaint, id) = (&view.complaint, view.complaint.id);
        let unread = complaint.current_proposals().find(|proposal| !proposals::is_read(proposal, cx.me.id));
        if let Some(what) = dialogs::at_once(verb, view) {
            self.send(view, what, actions);
        } else if let (Verb::Open, Some(proposal)) = (verb, unread) {
            self.send(view, Act::Open { proposal: proposal.id }, actions);
        } else if verb == Verb::Choose && self.instruction.trim().is_empty() {
            ui.memory_mut(|m| m.request_focus(instruction_id()));
        } else if verb == Verb::Choose {
            // One proposal is marked by itself.
            let only =
                complaint.current_proposals().map(|proposal| proposal.id).next().filter(|_| complaint.current_proposals().count() == 1);
            let proposal = self.marked.or(only).unwrap_or_default();
            self.send(view, Act::Choose { proposal, instruction: self.instruction.clone(), reason: self.reason.clone() }, actions);
        } else if verb == Verb::Track {
            ask(Asked::Colleagues, Query::Colleagues, actions);
            self.reasoned = Some(Reasoned::new(What::Track { id, rev: complaint.rev }));
        } else if dialogs::asks(verb) {
            if verb == Verb::Assign {
                ask(Asked::Departments, Query::Departments, actions);
            }
            self.dialog = Some(Asking::new(verb, complaint, cx));
        }
    }

    /// Whether keys are for the page, and not for a dialog or a popup.
    fn hears(&self, ui: &Ui) -> bool {
        self.dialog.is_none() && self.reasoned.is_none() && !parts::shut(ui)
    }

    /// How far PageUp and PageDown turn what happened on a page of this height.
    fn turned(&self, ui: &Ui, height: f32) -> f32 {
        if !self.hears(ui) {
            return 0.0;
        }
        let pressed = |key| ui.input_mut(|i| i.consume_key(Modifiers::NONE, key));
        let pages = f32::from(i8::from(pressed(Key::PageUp)) - i8::from(pressed(Key::PageDown)));
        pages * height * TURN
    }

    /// Whether the phone is shown; it hides again by itself.
    fn phone_open(&mut self, ui: &Ui, cx: &Cx<'_>) -> bool {
        let Some(since) = self.revealed else { return false };
        let left = since.0 + REVEALED_S * 1000 - cx.now.0;
        if left <= 0 {
            self.revealed = None;
            return false;
        }
        ui.ctx().request_repaint_after(std::time::Duration::from_millis(left.unsigned_abs()));
        true
    }

    /// Shows the phone, which is logged (FILE-23), or hides it again.
    fn turn_mask(&mut self, cx: &Cx<'_>, view: &ComplaintView, actions: &mut Actions) {
        if self.revealed.take().is_none() && !is_busy(cx) {
            act(Command::Reveal { id: view.complaint.id }, actions);
        }
    }

    fn send(&mut self, view: &ComplaintView, what: Act, actions: &mut Actions) {
        self.refused = None;
        act(Command::On { id: view.complaint.id, rev: view.complaint.rev, act: what }, actions);
    }

    /// Letters start steps; Alt with an arrow goes to the neighbour in the list.
    fn keys(&mut self, ui: &Ui, cx: &Cx<'_>, view: &ComplaintView, neighbours: Option<Neighbours>, actions: &mut Actions) {
        if !self.hears(ui) {
            return;
        }
        let pressed = |modifiers: Modifiers, key: Key| ui.input_mut(|i| i.consume_key(modifiers, key));
        if let Some(id) = neighbours.and_then(|near| near.before).filter(|_| pressed(Modifiers::ALT, Key::ArrowUp)) {
            go(Place::One(id), actions);
        }
        if let Some(id) = neighbours.and_then(|near| near.behind).filter(|_| pressed(Modifiers::ALT, Key::ArrowDown)) {
            go(Place::One(id), actions);
        }
        if parts::busy_typing(ui) {
            return;
        }
        if pressed(Modifiers::NONE, Key::Escape) {
            self.refused = None;
            go(Place::List, actions);
        }
        // A letter alone is heard with Shift too: what asks for it comes first.
        let lettered = |shifted: bool| {
            let hit = |verb: &Verb| words::stroke(*verb).is_some_and(|(with, key)| with.shift == shifted && pressed(with, key));
            Verb::ALL.iter().copied().find(hit)
        };
        if let Some(verb) = lettered(true).or_else(|| lettered(false)) {
            self.start(ui, cx, view, verb, actions);
        }
        // The number of a proposal marks it for the choice, or tells that the customer wishes it.
        for proposal in view.complaint.current_proposals() {
            if !Key::from_name(&proposal.place.to_string()).is_some_and(|key| pressed(Modifiers::NONE, key)) {
                continue;
            }
            if writes_instruction(view) {
                self.marked = Some(proposal.id);
            } else if view.forbids(Verb::Wish).is_none() && !is_busy(cx) {
                self.send(view, Act::Wish { proposal: proposal.id }, actions);
            }
        }
    }

    /// Who acts next, the next step as a button, the others in the menu.
    fn bar(&mut self, ui: &mut Ui, cx: &Cx<'_>, rect: Rect, view: &ComplaintView, actions: &mut Actions) {
        let lang = cx.lang;
        let (main, beside) = next(&view.complaint, cx.me.id);
        let opens = self.hears(ui) && !parts::busy_typing(ui) && ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Period));
        let mut started = None;
        let left = inside(ui, rect.shrink2(vec2(space::XL, 0.0)), Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = space::M;
            for (place, verb) in main.into_iter().chain(beside.iter().copied()).enumerate() {
                let label = words::label(lang, &view.complaint, verb);
                let why = view.forbids(verb).map(|refusal| Reason::of(lang, refusal));
                let button = if place == 0 { Button::primary(&label) } else { Button::secondary(&label) };
                let button = if words::key(verb).is_empty() { button } else { button.key(words::key(verb)) };
                let working = lang.tr("cases-complaints-view-working");
                let button = button.busy(&working, place == 0 && is_busy(cx)).refused_if(why.as_ref().map(Reason::refused));
                if button.show(ui).clicked() {
                    started = Some(verb);
                }
            }
            let more = Button::quiet(&lang.tr("cases-complaints-view-more")).key(".").caret().show(ui);
            if opens {
                menu::toggle(&more);
            }
            started = menu::menu(&more, 280.0, |ui| other_steps(ui, cx, view)).flatten().or(started);
            ui.min_rect().left()
        });
        inside(ui, rect.shrink2(vec2(space::XL, 0.0)).with_max_x(left - space::M), Layout::left_to_right(Align::Center), |ui| {
            if let Some(turn) = turn(cx, view, main) {
                text::one_line(ui, &lang.say(&turn), fonts::regular(size::TABLE), tokens(ui).text);
            }
        });
        if let Some(verb) = started {
            self.start(ui, cx, view, verb, actions);
        }
    }
}

/// The field of the 批示, so that a key can give it the focus.
fn instruction_id() -> Id {
    Id::unique("complaint-instruction")
}

/// Whether this person chooses one of the proposals now, having read them all.
fn writes_instruction(view: &ComplaintView) -> bool {
    view.complaint.state == State::Approving && view.forbids(Verb::Choose).is_none()
}

/// Whose turn it is, and to do what; when it ended, where nobody's.
fn turn(cx: &Cx<'_>, view: &ComplaintView, main: Option<Verb>) -> Option<Message> {
    let complaint = &view.complaint;
    if let Some(at) = complaint.closed_at.filter(|_| complaint.state.is_closed()) {
        let at = words::moment(cx.lang, at, cx.now.day());
        return Some(msg!("cases-complaints-view-closed-at", state = complaint.state.message(), at = at));
    }
    let what = main?.message();
    if !complaint.stands() {
        return None;
    }
    if view.waits_for.is_empty() {
        return complaint.handler.is_none().then(|| msg!("cases-complaints-view-turn-nobody"));
    }
    let turn = if view.waits_for.contains(&cx.me.name) {
        msg!("cases-complaints-view-turn-mine", verb = what)
    } else {
        msg!("cases-complaints-view-turn", names = cx.lang.list(&view.waits_for), verb = what)
    };
    Some(match view.next {
        Some(timer) => {
            let at = words::moment(cx.lang, timer.due, cx.now.day());
            msg!("cases-complaints-view-turn-until", turn = turn, at = at)
        }
        None => turn,
    })
}

/// The menu of every step: those that are allowed now, below them the others, grey, with their clause. Returns the chosen one.
fn other_steps(ui: &mut Ui, cx: &Cx<'_>, view: &ComplaintView) -> Option<Verb> {
    let mut chosen = None;
    // More steps than a low window has room for.
    ScrollArea::vertical().max_height(MENU).show(ui, |ui| {
        let steps = Verb::ALL.iter().copied().filter(|verb| dialogs::asks(*verb) || *verb == Verb::Track);
        let (mut open, shut): (Vec<Verb>, Vec<Verb>) = steps.partition(|verb| view.forbids(*verb).is_none());
        // What ends it against the customer's wish stands last.
        open.sort_by_key(|verb| *verb == Verb::Terminate);
        for (place, verb) in open.iter().chain(&shut).enumerate() {
            if place == open.len() && place > 0 {
                menu::separator(ui);
            }
            let label = match verb {
                Verb::Terminate => cx.lang.tr("cases-complaints-view-terminate").into_owned(),
                _ => words::label(cx.lang, &view.complaint, *verb),
            };
            let why = view.forbids(*verb).map(|refusal| Reason::of(cx.lang, refusal));
            let mut item = menu::Item::new(&label);
            if *verb == Verb::Terminate {
                item = item.danger();
            }
            if !words::key(*verb).is_empty() {
                item = item.key(words::key(*verb));
            }
            if let Some(why) = &why {
                item = item.refused(why.refused());
            }
            if item.show(ui).clicked() && why.is_none() {
                chosen = Some(*verb);
            }
        }
    });
    chosen
}

/// The step that is next, and those that stand beside it.
fn next(complaint: &Complaint, me: i64) -> (Option<Verb>, &'static [Verb]) {
    let read = complaint.current_proposals().all(|proposal| proposals::is_read(proposal, me));
    let informed = complaint.steps.iter().any(|step| step.verb == Verb::Log && step.informed && step.round == complaint.round);
    match complaint.state {
        // The first reply has the shortest limit (CASE-02).
        State::Judging if complaint.first_reply.is_none() => (Some(Verb::FirstReply), &[Verb::Judge]),
        State::Judging => (Some(Verb::Judge), &[]),
        State::Rejected => (Some(Verb::Answer), &[Verb::Judge]),
        State::Answered => (Some(Verb::Judge), &[Verb::Answer]),
        State::Investigating if complaint.assignments.is_empty() && complaint.first_reply.is_none() => {
            (Some(Verb::Assign), &[Verb::FirstReply])
        }
        State::Investigating if complaint.assignments.is_empty() => (Some(Verb::Assign), &[]),
        State::Investigating => (Some(Verb::Findings), &[Verb::Assign]),
        State::Planning if complaint.current_proposals().next().is_none() => (Some(Verb::Propose), &[Verb::Discuss]),
        State::Planning => (Some(Verb::Submit), &[Verb::Propose]),
        State::Approving if read => (Some(Verb::Choose), &[Verb::Return]),
        State::Approving => (Some(Verb::Open), &[Verb::Choose, Verb::Return]),
        State::Executing if informed => (Some(Verb::Complete), &[Verb::Log]),
        State::Executing => (Some(Verb::Log), &[Verb::Complete]),
        State::Feedback => (Some(Verb::Feedback), &[]),
        State::Visiting if complaint.visited_at.is_none() => (Some(Verb::Visit), &[Verb::Cause, Verb::Archive]),
        State::Visiting if complaint.cause.is_none() => (Some(Verb::Cause), &[Verb::Archive]),
        State::Visiting => (Some(Verb::Archive), &[Verb::Improve]),
        State::Archived => (Some(Verb::Reopen), &[]),
        State::Ended => (None, &[]),
    }
}

fn head(ui: &mut Ui, cx: &Cx<'_>, view: &ComplaintView, neighbours: Option<Neighbours>, actions: &mut Actions) {
    let (lang, complaint) = (cx.lang, &view.complaint);
    ui.spacing_mut().item_spacing.y = 0.0;
    let [numbers, titles] = HEAD_ROWS;
    let row = |ui: &mut Ui, height: f32, add: &mut dyn FnMut(&mut Ui)| {
        ui.allocate_ui_with_layout(vec2(ui.available_width(), height), Layout::left_to_right(Align::Center), add);
    };
    row(ui, numbers, &mut |ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        if Button::link(&lang.tr("cases-complaints-view-title")).small().show(ui).clicked() {
            go(Place::List, actions);
        }
        text::caption(ui, &complaint.no);
        if IconButton::new(icons::COPY, &lang.tr("ui-copy")).small().show(ui).clicked() {
            actions.push(Action::Copy(complaint.no.clone(), msg!("cases-complaints-view-number-copied", no = complaint.no.as_str())));
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            print_and_neighbours(ui, cx, (complaint.id, &complaint.no), neighbours, actions)
        });
    });
    row(ui, titles, &mut |ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        let line = complaint.draft.content.lines().next().unwrap_or_default();
        let mut title: String = line.chars().take(TITLE).collect();
        if title.len() < complaint.draft.content.len() {
            title.push('…');
        }
        text::title(ui, &title);
        ui.add_space(space::XS);
        badges(ui, cx, view);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| limit(ui, cx, view, actions));
    });
    ui.add_space(space::S);
    steps(ui, cx, complaint);
}

/// The forms that are printed, and the way to the complaints before and behind it in the list.
fn print_and_neighbours(ui: &mut Ui, cx: &Cx<'_>, (id, no): (i64, &str), neighbours: Option<Neighbours>, actions: &mut Actions) {
    let lang = cx.lang;
    paper::button(ui, cx, no, &[Printout::Register(id), Printout::Letter(id), Printout::Book(id)], actions);
    let Some(near) = neighbours else { return };
    for (to, icon, label) in
        [(near.behind, icons::CARET_DOWN, "cases-complaints-view-behind"), (near.before, icons::CARET_UP, "cases-complaints-view-before")]
    {
        if let Some(to) = to
            && IconButton::new(icon, &lang.tr(label)).small().show(ui).clicked()
        {
            go(Place::One(to), actions);
        }
    }
    text::caption(ui, &format!("{} / {}", near.place, near.count));
}

/// What is particular about it. Where it stands is told by the line of steps, unless it left the way.
fn badges(ui: &mut Ui, cx: &Cx<'_>, view: &ComplaintView) {
    let (lang, complaint) = (cx.lang, &view.complaint);
    if complaint.state == State::Ended {
        badge::badge(ui, &lang.say(&complaint.state.message()), words::family(complaint.state));
    }
    if complaint.withdrawn {
        badge::badge(ui, &lang.tr("cases-complaints-view-withdrawn"), Family::Neutral);
    }
    if complaint.merged_into.is_some() {
        badge::badge(ui, &lang.tr("cases-complaints-view-keeper"), Family::Neutral);
    }
    match &complaint.judgement {
        Some(judgement) if judgement.valid => drop(badge::badge(ui, &lang.tr("cases-complaints-told-established"), Family::Success)),
        Some(_) => drop(badge::badge(ui, &lang.tr("cases-complaints-told-rejected"), Family::Neutral)),
        None => {}
    }
    if complaint.draft.important {
        badge::badge(ui, &lang.tr("cases-complaints-view-important"), Family::Danger);
    }
    if let Some(emotion) = complaint.draft.emotion.filter(|emotion| case_13_soothing::asks(Some(*emotion))) {
        badge::badge(ui, &lang.say(&emotion.message()), words::mood(emotion));
    }
    if complaint.round > 1 {
        badge::badge(ui, &lang.say(&msg!("cases-complaints-view-round", round = complaint.round)), Family::Neutral);
    }
}

/// Until when the next step is done; where no clause sets a limit for it, when the complaint comes onto the list of long open ones. A click
/// opens the clause.
fn limit(ui: &mut Ui, cx: &Cx<'_>, view: &ComplaintView, actions: &mut Actions) {
    let (lang, complaint) = (cx.lang, &view.complaint);
    if complaint.state.is_closed() || !complaint.stands() {
        return;
    }
    let (rest, family, due, clause) = match view.next {
        Some(timer) => {
            let (rest, family) = words::rest(timer, cx.now);
            (rest, family, timer.due, timer.clause)
        }
        None => {
            let hours = cx.parameters.params.int("tick_hours", cx.now.day());
            let due = complaint.accepted_at.plus_minutes(hours * 60);
            let (rest, family) = words::open_for(complaint.accepted_at, due, hours, cx.now);
            (rest, family, due, "TICK-03")
        }
    };
    let chip = step_line::deadline_chip(ui, family, &lang.say(&rest), &words::moment(lang, due, cx.now.day()));
    if tooltip::tip(chip, &lang.say(&msg!("cases-complaints-view-limit-by", clause = clause))).clicked() {
        actions.push(Action::Why(Box::new(Why::of(clause))));
    }
}

/// The line of steps: the way of an established complaint, or of one that is not; of one that was ended, as far as it came.
fn steps(ui: &mut Ui, cx: &Cx<'_>, complaint: &Complaint) {
    let lang = cx.lang;
    let short = complaint.judgement.as_ref().is_some_and(|judgement| !judgement.valid);
    let whole: &[State] = if short { &SHORT_WAY } else { &WAY };
    // When it came there in the last round in which it did.
    let entered = |state: State| {
        let round = complaint.steps.iter().filter(|step| step.state == state).map(|step| step.round).max()?;
        complaint.steps.iter().find(|step| step.state == state && step.round == round)
    };
    let ended = complaint.state == State::Ended;
    let mut way: Vec<State> = whole.iter().copied().filter(|state| !ended || entered(*state).is_some()).collect();
    if ended {
        way.push(State::Ended);
    }
    let here = way.iter().position(|state| *state == complaint.state);
    let when = |at: Instant| format!("{} {}", parts::day_narrow(at.day(), cx.now.day()), clock(at));
    let registered = (lang.say(&Verb::Register.message()), when(complaint.accepted_at), StepState::Done);
    let stages = way.iter().enumerate().map(|(place, state)| {
        let step = match here {
            Some(here) if place < here => StepState::Done,
            Some(here) if place == here && complaint.state.is_closed() => StepState::Done,
            Some(here) if place == here => StepState::Current,
            _ => StepState::Later,
        };
        let time = entered(*state).filter(|_| step != StepState::Later).map_or_else(String::new, |step| when(step.at));
        (lang.say(&state.message()), time, step)
    });
    let labels: Vec<(String, String, StepState)> = std::iter::once(registered).chain(stages).collect();
    let shown: Vec<Step<'_>> = labels.iter().map(|(label, time, state)| Step { label, time, state: *state }).collect();
    step_line::step_line(ui, &lang.tr("cases-complaints-view-way"), &shown);
}

/// What is complained of, by whom, and who looks into it; `open` when the phone is shown. Returns whether the phone is asked for.
fn facts(ui: &mut Ui, cx: &Cx<'_>, view: &ComplaintView, open: bool, actions: &mut Actions) -> bool {
    let width = ui.available_width();
    let mut asked = false;
    if width < TWO_COLUMNS {
        asked = said(ui, cx, view, open, actions);
        charged(ui, cx, &view.complaint);
    } else {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = space::XL;
            let left = (width * 0.56).floor();
            ui.allocate_ui_with_layout(vec2(left, 0.0), Layout::top_down(Align::Min), |ui| asked = said(ui, cx, view, open, actions));
            ui.allocate_ui_with_layout(vec2(width - left - space::XL, 0.0), Layout::top_down(Align::Min), |ui| {
                charged(ui, cx, &view.complaint)
            });
        });
    }
    texts(ui, cx, &view.complaint);
    asked
}

/// Who complains, through which channel, and what is wanted. Returns whether the phone is asked for.
fn said(ui: &mut Ui, cx: &Cx<'_>, view: &ComplaintView, open: bool, actions: &mut Actions) -> bool {
    let (lang, today) = (cx.lang, cx.now.day());
    let l = |id: &str| lang.tr(id).into_owned();
    let draft = &view.complaint.draft;
    let mut asked = false;
    properties(ui, |ui| {
        let why = file_23_phone::hidden(cx.me, &view.complaint).map(|refusal| Reason::of(lang, &refusal));
        let reveal = match &why {
            Some(why) => Reveal::Refused(why.refused()),
            None if open => Reveal::Open,
            None => Reveal::Allowed,
        };
        let phone = if open { draft.phone.clone() } else { mask::phone(&draft.phone) };
        asked = masked(ui, lang, &l("cases-complaints-field-complainant"), &format!("{}　{phone}", draft.complainant), reveal);
        property_ui(ui, &l("cases-complaints-field-customer"), |ui| match &view.customer {
            Some(customer) => {
                if Button::link(&customer.text).small().show(ui).clicked() {
                    actions.push(Action::Go(Route::Customer(customer.id)));
                }
            }
            None => drop(text::small(ui, &l("cases-complaints-view-stranger"))),
        });
        let channel = draft.channel.map_or_else(String::new, |channel| lang.say(&channel.message()));
        let when = draft.happened_at.map_or_else(String::new, |at| words::moment(lang, at, today));
        property(ui, &l("cases-complaints-field-channel"), &format!("{channel}　{when}"));
        property(ui, &l("cases-complaints-field-product"), &draft.product);
    });
    asked
}

/// What is complained of and wanted, over the whole width.
fn texts(ui: &mut Ui, cx: &Cx<'_>, complaint: &Complaint) {
    properties(ui, |ui| {
        let both =
            [("cases-complaints-field-content", &complaint.draft.content), ("cases-complaints-field-demand", &complaint.draft.demand)];
        for (label, value) in both.into_iter().filter(|(_, value)| !value.is_empty()) {
            property_text(ui, &cx.lang.tr(label), value, &cx.lang.tr("cases-complaints-view-whole"));
        }
    });
}

/// Who is charged with it, and until when.
fn charged(ui: &mut Ui, cx: &Cx<'_>, complaint: &Complaint) {
    let (lang, today) = (cx.lang, cx.now.day());
    let l = |id: &str| lang.tr(id).into_owned();
    properties(ui, |ui| {
        if let Some(assignment) = complaint.assignment() {
            let assisting = (!assignment.assisting.is_empty())
                .then(|| lang.say(&msg!("cases-complaints-view-assisted-by", departments = assignment.assisting.as_str())));
            let names = [Some(assignment.department.clone()), Some(assignment.contact.clone()), assisting];
            let names: Vec<String> = names.into_iter().flatten().collect();
            property(ui, &l("cases-complaints-field-department"), &names.join(" "));
            let agreed = l(if assignment.agreed { "cases-complaints-view-agreed" } else { "cases-complaints-view-not-agreed" });
            property(ui, &l("cases-complaints-field-until"), &format!("{}　{agreed}", words::moment(lang, assignment.until, today)));
        }
        let handler = complaint.handler.as_ref().map_or("", |handler| handler.name.as_str());
        property(ui, &l("cases-complaints-field-handler"), handler);
        let accepted = words::moment(lang, complaint.accepted_at, today);
        let by = complaint.accepted_by.name.as_str();
        // Who took it was mostly the first who was asked.
        if complaint.tracker.id == complaint.accepted_by.id {
            let taken = lang.say(&msg!("cases-complaints-view-accepted", name = by, at = accepted));
            property(ui, &l("cases-complaints-field-tracker"), &taken);
        } else {
            property(ui, &l("cases-complaints-field-accepted"), &format!("{by}　{accepted}"));
            property(ui, &l("cases-complaints-field-tracker"), &complaint.tracker.name);
        }
    });
}

/// Double registrations: those that rest here, the one in which this one rests, and open ones that may be the same. Returns what is asked
/// for.
fn doubles(ui: &mut Ui, cx: &Cx<'_>, view: &ComplaintView, actions: &mut Actions) -> Option<What> {
    let l = |id: &str| cx.lang.tr(id).into_owned();
    let (id, mut wanted) = (view.complaint.id, None);
    let mut line = |ui: &mut Ui, label: &str, hint: &Hint, verb: &str, what: Option<What>| {
        property_ui(ui, &l(label), |ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            if Button::link(&hint.text).small().show(ui).clicked() {
                go(Place::One(hint.id), actions);
            }
            if let Some(what) = what
                && Button::quiet(&l(verb)).small().show(ui).clicked()
            {
                wanted = Some(what);
            }
        });
    };
    let unmerges = view.forbids(Verb::Unmerge).is_none();
    for twin in &view.twins {
        let what = unmerges.then_some(What::Unmerge(twin.id));
        line(ui, "cases-complaints-view-twin", twin, "cases-complaints-verb-unmerge", what);
    }
    if let Some(keeper) = &view.keeper {
        let what = unmerges.then_some(What::Unmerge(id));
        line(ui, "cases-complaints-view-keeper", keeper, "cases-complaints-verb-unmerge", what);
    }
    for same in view.same.iter().filter(|_| view.keeper.is_none()) {
        let what = view.forbids(Verb::Merge).is_none().then_some(What::Merge { keep: id, twin: same.id });
        line(ui, "cases-complaints-view-maybe-same", same, "cases-complaints-view-merge-here", what);
    }
    wanted
}

/// What came of it: first reply, grounds of the judgement, findings, answer, mediation, instruction, result, feedback, visits, cause. Nothing
/// stands there before something came of it.
fn outcome(ui: &mut Ui, cx: &Cx<'_>, complaint: &Complaint) {
    let (lang, today) = (cx.lang, cx.now.day());
    let mut lines: Vec<(&str, String)> = Vec::new();
    if let Some((_, reply)) = &complaint.first_reply {
        lines.push(("cases-complaints-verb-first-reply", reply.clone()));
    }
    if case_13_soothing::asks(complaint.draft.emotion) {
        let done = complaint.draft.soothing.done().iter().filter(|done| **done).count();
        lines.push(("cases-complaints-view-soothing", format!("{done} / 5")));
    }
    if let Some(judgement) = &complaint.judgement {
        let texts = [judgement.grounds.as_str(), judgement.reason.as_str()];
        lines.push(("cases-complaints-field-grounds", texts.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n")));
    }
    if let Some(found) = complaint.steps.iter().rev().find(|step| step.verb == Verb::Findings) {
        lines.push(("cases-complaints-field-found", found.text.clone()));
    }
    if let Some(answer) = &complaint.answer {
        lines.push(("cases-complaints-field-answer", answer.text.clone()));
    }
    for mediation in &complaint.mediations {
        let Mediation { at, by, demand, offer, result } = mediation;
        let at = words::moment(lang, *at, today);
        let mediated = msg!("cases-complaints-told-mediated", demand = demand.as_str(), offer = offer.as_str());
        lines.push(("cases-complaints-view-mediated", format!("{}　{result}　{}　{at}", lang.say(&mediated), by.name)));
    }
    if let Some(choice) = &complaint.choice {
        let by = format!("{}　{}", choice.by.name, words::moment(lang, choice.at, today));
        lines.push(("cases-complaints-field-instruction", format!("{}　{by}", choice.instruction)));
    }
    lines.push(("cases-complaints-field-result", complaint.result.clone()));
    if let Some((at, satisfaction)) = complaint.feedback {
        let words = format!("{}　{}", lang.say(&satisfaction.message()), words::moment(lang, at, today));
        lines.push(("cases-complaints-field-satisfaction", words));
    }
    for visit in complaint.current_visits().filter(|visit| visit.draft.reached) {
        let VisitDraft { mode, opinion, suggestion, satisfaction, next_step, .. } = &visit.draft;
        let mode = mode.map_or_else(String::new, |mode| lang.say(&mode.message()));
        let satisfied = satisfaction.map_or_else(String::new, |satisfaction| lang.say(&satisfaction.message()));
        lines.push(("cases-complaints-verb-visit", [mode.as_str(), &satisfied, opinion, suggestion, next_step].join("　")));
    }
    lines.push(("cases-complaints-field-improvement", complaint.improvement.clone()));
    if !complaint.self_check.is_empty() {
        let kept = msg!("cases-complaints-told-kept-items", count = complaint.self_check.len());
        lines.push(("cases-complaints-verb-self-check", lang.say(&kept)));
    }
    if let Some(cause) = &complaint.cause {
        let category = cause.category.map_or_else(String::new, |category| lang.say(&category.message()));
        lines.push(("cases-complaints-view-cause", format!("{category}　{}", cause.root_cause)));
        let due = cause.due.map_or_else(String::new, |due| day_short(lang, due, today));
        lines.push(("cases-complaints-view-measure", format!("{}　{}　{due}", cause.measure, cause.owner)));
    }
    lines.retain(|(_, value)| !value.is_empty());
    if lines.is_empty() {
        return;
    }
    ui.add_space(space::L);
    text::heading(ui, &lang.tr("cases-complaints-view-outcome"));
    properties(ui, |ui| {
        for (label, value) in &lines {
            property_text(ui, &lang.tr(label), value, &lang.tr("cases-complaints-view-whole"));
        }
    });
}

/// Everything that happened, the newest first, day by day.
fn history(ui: &mut Ui, cx: &Cx<'_>, complaint: &Complaint, files: &Files) {
    let lang = cx.lang;
    let happened = |step: &Stepped| {
        let (icon, family) = words::icon(step.verb);
        let said = msg!("cases-complaints-view-step", name = step.by.name.as_str(), verb = step.verb.message());
        let details: Vec<String> = told::details(lang, complaint, step).into_iter().filter(|text| !text.is_empty()).collect();
        Happened { at: step.at, icon, family, text: lang.say(&said), detail: details.join("　") }
    };
    story(ui, cx, &lang.tr("cases-complaints-view-timeline"), complaint.steps.iter().map(happened).collect(), files);
}

/// Each complaint begins at its top and stays where it was left.
fn scrolled(ui: &mut Ui, rect: Rect, id: (&str, i64), add: impl FnOnce(&mut Ui)) {
    inside(ui, rect, Layout::top_down(Align::Min), |ui| {
        ui.shrink_clip_rect(rect);
        ScrollArea::vertical().id_salt(id).auto_shrink(false).show(ui, |ui| {
            egui::Frame::NONE.inner_margin(Margin::symmetric(16, 14)).show(ui, add);
        });
    });
}

/// A complaint's place among those of the list from which one came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Neighbours {
    before: Option<i64>,
    behind: Option<i64>,
    /// From 1.
    place: usize,
    count: usize,
}

impl Neighbours {
    /// The ones before and behind in a list; nothing where it is not in it.
    pub fn among(listed: &[i64], id: i64) -> Option<Neighbours> {
        let place = listed.iter().position(|other| *other == id)?;
        let at = |place: Option<usize>| place.and_then(|place| listed.get(place)).copied();
        Some(Neighbours { before: at(place.checked_sub(1)), behind: at(place.checked_add(1)), place: place + 1, count: listed.len() })
    }
}
