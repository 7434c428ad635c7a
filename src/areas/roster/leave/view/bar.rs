//! The bar below an opened request: the decision with its comment, or what the applicant and the 班长 may do with it.

use egui::{Align, Key, Layout, Modifiers, Rect, Ui, pos2, vec2};

use super::super::model::{Phase, State};
use super::super::{Command, Decision, LeaveView};
use super::dialogs::{Asking, Kind};
use super::{Place, act, go, is_busy};
use crate::areas::parts::{self, Reason, Trouble, inside};
use crate::areas::view::{Actions, Cx};
use crate::base::{Post, Refusal};
use crate::msg;
use crate::ui::field::Field as Input;
use crate::ui::tokens::{size, space, tokens};
use crate::ui::{Button, check, text};

/// Height of the bar with a comment above its buttons.
const TALL: f32 = 98.0;

/// What is typed below an opened request.
#[derive(Default)]
pub(super) struct Bar {
    comment: String,
    understaffed: bool,
    /// What was refused stands above the bar until something else happens.
    pub trouble: Option<Trouble>,
}

/// What the bar is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Turn {
    /// A step of the chain.
    Decide,
    /// A wish to cancel.
    DecideCancel,
    /// A late slip.
    RuleSlip,
    /// Whatever else may be done.
    Other,
}

/// Whether anything but printing may be done with it.
fn turn(view: &LeaveView) -> Turn {
    let acts = &view.acts;
    if acts.rule_slip.is_none() {
        Turn::RuleSlip
    } else if acts.decide.is_none() && view.leave.phase == Phase::Approved {
        Turn::DecideCancel
    } else if acts.decide.is_none() {
        Turn::Decide
    } else {
        Turn::Other
    }
}

fn pressed(ui: &Ui, modifiers: Modifiers, key: Key) -> bool {
    !parts::shut(ui) && ui.input_mut(|i| i.consume_key(modifiers, key))
}

/// What is agreed to: 同意并转何平, or 批准.
fn agree_label(cx: &Cx<'_>, view: &LeaveView) -> String {
    let next = view.judgement.as_ref().and_then(|judgement| judgement.route.get(view.leave.step + 1));
    cx.lang.say(&match next {
        Some(station) => {
            let names = cx.lang.list(&station.names);
            msg!("roster-leave-act-agree-on", name = if names.is_empty() { cx.lang.say(&station.post.message()) } else { names })
        }
        None if view.leave.awaits() == Some(Post::TeamLeader) => msg!("roster-leave-act-agree"),
        None => msg!("roster-leave-act-approve-now"),
    })
}

impl Bar {
    /// Height that the bar needs.
    pub fn height(&self, cx: &Cx<'_>, view: &LeaveView) -> f32 {
        match turn(view) {
            Turn::Decide => TALL,
            Turn::Other if offers(cx, view).is_empty() => 0.0,
            _ => size::DECISION_BAR,
        }
    }

    /// Draws the bar into its room; returns a dialog that opens.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, room: Rect, view: &LeaveView, actions: &mut Actions) -> Option<Asking> {
        if room.height() <= 0.0 {
            return None;
        }
        let t = tokens(ui);
        ui.painter().rect_filled(room, 0, t.sunken);
        parts::bar_line(ui, room);
        let inner = room.shrink2(vec2(space::XL, 0.0));
        match turn(view) {
            Turn::Decide => self.decide(ui, cx, inner, view, actions),
            Turn::DecideCancel => self.decide_cancel(ui, cx, inner, view, actions),
            Turn::RuleSlip => rule_slip(ui, cx, inner, view),
            Turn::Other => others(ui, cx, inner, view, actions),
        }
    }

    fn decide(&mut self, ui: &mut Ui, cx: &Cx<'_>, inner: Rect, view: &LeaveView, actions: &mut Actions) -> Option<Asking> {
        let (lang, busy) = (cx.lang, is_busy(cx));
        let mut wish = None;
        let upper = Rect::from_min_size(pos2(inner.left(), inner.top() + space::M), vec2(inner.width(), size::CONTROL));
        inside(ui, upper, Layout::top_down(Align::Min), |ui| {
            let (label, hint) = (lang.tr("roster-leave-field-comment"), lang.tr("roster-leave-comment-hint"));
            Input::new(&label).bare().placeholder(&hint).limit(200).text(ui, &mut self.comment);
        });
        let lower = Rect::from_min_max(pos2(inner.left(), upper.bottom() + space::S), inner.max);
        let applicant = view.leave.draft.applicant;
        let crews = view.judgement.as_ref().map_or(&[][..], |judgement| judgement.crews.as_slice());
        let below = crews.iter().any(|crew| crew.without(applicant) < crew.min);
        let (mut agree, mut back, mut refuse) =
            (pressed(ui, Modifiers::COMMAND, Key::Enter), pressed(ui, Modifiers::ALT, Key::R), pressed(ui, Modifiers::ALT, Key::N));
        let allowed = !below || self.understaffed;
        let left = inside(ui, lower, Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = space::M;
            let (label, working, tick) =
                (agree_label(cx, view), lang.tr("roster-leave-view-working"), lang.tr("roster-leave-view-tick-first"));
            agree |= Button::primary(&label).key("Ctrl Enter").busy(&working, busy).allowed(allowed, &tick).show(ui).clicked();
            refuse |= Button::danger(&lang.tr("roster-leave-act-reject-now")).key("Alt N").show(ui).clicked();
            back |= Button::secondary(&lang.tr("roster-leave-act-return-now")).key("Alt R").show(ui).clicked();
            ui.min_rect().left()
        });
        inside(ui, lower.with_max_x(left - space::L), Layout::left_to_right(Align::Center), |ui| {
            if below {
                check::checkbox(ui, &mut self.understaffed, &lang.tr("roster-leave-view-tick-below"));
            }
        });
        let (id, rev) = (view.leave.id, view.leave.rev);
        if agree && allowed && !busy {
            self.trouble = None;
            let text = self.comment.trim().to_owned();
            act(Command::Decide { id, rev, decision: Decision::Approve, text, understaffed: self.understaffed }, actions);
        } else if back && !busy {
            wish = Some(Asking::new(Kind::Return, self.comment.trim()));
        } else if refuse && !busy {
            wish = Some(Asking::new(Kind::Reject, self.comment.trim()));
        }
        wish
    }

    fn decide_cancel(&mut self, ui: &mut Ui, cx: &Cx<'_>, inner: Rect, view: &LeaveView, actions: &mut Actions) -> Option<Asking> {
        let (lang, busy) = (cx.lang, is_busy(cx));
        let mut wish = None;
        let (mut agree, mut refuse) = (pressed(ui, Modifiers::COMMAND, Key::Enter), pressed(ui, Modifiers::ALT, Key::N));
        let left = inside(ui, inner, Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = space::M;
            let (label, working) = (lang.tr("roster-leave-act-consent"), lang.tr("roster-leave-view-working"));
            let why = view.acts.cancel.as_ref().map(|refusal| Reason::of(lang, refusal));
            let button = Button::primary(&label).key("Ctrl Enter").busy(&working, busy).refused_if(why.as_ref().map(Reason::refused));
            agree |= button.show(ui).clicked();
            agree &= why.is_none();
            refuse |= Button::danger(&lang.tr("roster-leave-act-keep-on-now")).key("Alt N").show(ui).clicked();
            ui.min_rect().left()
        });
        hint(ui, inner.with_max_x(left - space::L), &lang.tr("roster-leave-view-wants-cancel"));
        if agree && !busy {
            act(Command::Cancel { id: view.leave.id, reason: String::new() }, actions);
        } else if refuse && !busy {
            wish = Some(Asking::new(Kind::Reject, ""));
        }
        wish
    }
}

fn hint(ui: &mut Ui, rect: Rect, words: &str) {
    inside(ui, rect, Layout::left_to_right(Align::Center), |ui| text::paragraph(ui, words));
}

fn rule_slip(ui: &mut Ui, cx: &Cx<'_>, inner: Rect, view: &LeaveView) -> Option<Asking> {
    let lang = cx.lang;
    let mut wish = None;
    let left = inside(ui, inner, Layout::right_to_left(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = space::M;
        if Button::primary(&lang.tr("roster-leave-act-accept-now")).key("Ctrl Enter").show(ui).clicked()
            || pressed(ui, Modifiers::COMMAND, Key::Enter)
        {
            wish = Some(Asking::new(Kind::AcceptSlip, ""));
        }
        if Button::danger(&lang.tr("roster-leave-act-refuse-now")).key("Alt N").show(ui).clicked() || pressed(ui, Modifiers::ALT, Key::N) {
            wish = Some(Asking::new(Kind::RefuseSlip, ""));
        }
        ui.min_rect().left()
    });
    let days = view.leave.slip.as_ref().map_or(0, |slip| slip.days_late);
    hint(ui, inner.with_max_x(left - space::L), &lang.say(&msg!("roster-leave-view-slip-late", days = days)));
    wish
}

/// Something that may be done with a request besides deciding on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Offer {
    Correct,
    Back,
    TakeSlip,
    Certify,
    Split,
    Withdraw,
    Cancel,
    Agree,
}

/// What else may be done, the act that the state waits for first; a refusal where it stays grey.
fn offers<'a>(cx: &Cx<'_>, view: &'a LeaveView) -> Vec<(Offer, Option<&'a Refusal>)> {
    let (acts, state) = (&view.acts, view.state);
    let own = view.leave.draft.applicant == cx.me.id;
    let mine = own || view.leave.filer == cx.me.id;
    let certifies = acts.certify.is_none() && state == State::AwaitsProof;
    let runs = matches!(state, State::InForce | State::ApprovedLate | State::AwaitsProof);
    let undecided = matches!(state, State::AwaitsLeader | State::AwaitsDirector | State::AwaitsCentre | State::AwaitsLate);
    let offers = [
        (Offer::Correct, None, mine && matches!(view.leave.phase, Phase::Returned | Phase::Draft)),
        (Offer::Back, None, acts.back.is_none()),
        (Offer::TakeSlip, None, acts.take_slip.is_none()),
        (Offer::Certify, None, certifies),
        (Offer::Split, None, acts.split.is_none()),
        (Offer::Withdraw, None, acts.withdraw.is_none()),
        // What the applicant could do, and what others wait for, stay visible with the reason why not.
        (Offer::Cancel, acts.cancel.as_ref(), acts.cancel.is_none() || (own && runs)),
        (Offer::Agree, acts.decide.as_ref(), undecided && !mine),
    ];
    offers.into_iter().filter(|(.., shown)| *shown).map(|(deed, why, _)| (deed, why)).collect()
}

/// What else may be done: the next act of the request at the right, others to its left.
fn others(ui: &mut Ui, cx: &Cx<'_>, inner: Rect, view: &LeaveView, actions: &mut Actions) -> Option<Asking> {
    let (lang, busy, id) = (cx.lang, is_busy(cx), view.leave.id);
    let mut wish = None;
    inside(ui, inner, Layout::right_to_left(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = space::M;
        // One primary button: the act that the state waits for.
        let mut first = true;
        let working = lang.tr("roster-leave-view-working");
        for (deed, why) in offers(cx, view) {
            let words = lang.tr(match deed {
                Offer::Correct => "roster-leave-act-correct",
                Offer::Back => "roster-leave-act-back-now",
                Offer::TakeSlip => "roster-leave-act-slip-now",
                Offer::Certify => "roster-leave-act-certify-now",
                Offer::Split => "roster-leave-act-split-now",
                Offer::Withdraw => "roster-leave-act-withdraw-now",
                Offer::Cancel => "roster-leave-act-cancel-now",
                Offer::Agree => "roster-leave-act-agree",
            });
            let why = why.map(|refusal| Reason::of(lang, refusal));
            let button = match (matches!(deed, Offer::Withdraw | Offer::Cancel), std::mem::take(&mut first)) {
                (true, _) => Button::danger(&words),
                (false, true) => Button::primary(&words),
                (false, false) => Button::secondary(&words),
            };
            let button = button.busy(&working, busy).refused_if(why.as_ref().map(Reason::refused));
            if !button.show(ui).clicked() || why.is_some() {
                continue;
            }
            match deed {
                Offer::Correct => go(Place::Edit(id), actions),
                Offer::Back => act(Command::Back { id }, actions),
                Offer::TakeSlip => act(Command::TakeSlip { id }, actions),
                Offer::Split => act(Command::Split { id }, actions),
                Offer::Certify => wish = Some(Asking::certify(view)),
                Offer::Withdraw => wish = Some(Asking::new(Kind::Withdraw, "")),
                Offer::Cancel => wish = Some(Asking::new(Kind::AskCancel, "")),
                Offer::Agree => {}
            }
        }
    });
    wish
}
