//! The bar below an opened swap: confirming, deciding, shares of responsibility, taking it back; and the dialogs that ask for a reason.

use egui::{Align, Context, Key, Layout, Modifiers, Rect, Ui, pos2, vec2};

use super::super::clauses::swap_09_staffing;
use super::super::commands::Command;
use super::super::model::{Part, Side, State};
use super::super::questions::View;
use super::{act, is_busy};
use crate::areas::parts::{self, Reason, Trouble, inside};
use crate::areas::view::{Actions, Cx};
use crate::base::{No, Post};
use crate::ui::field::{self, Field as Input};
use crate::ui::tokens::{size, space, tokens};
use crate::ui::{Button, Dialog, check, dialog, text};

/// Height of a bar with a field above its buttons.
const TALL: f32 = 106.0;

/// What the person can do with the opened swap.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Turn {
    Confirm,
    Decide,
    Assess(Part),
    Withdraw,
}

/// What is typed below an opened swap.
#[derive(Default)]
pub(super) struct Bar {
    handed_over: bool,
    comment: String,
    understaffed: bool,
    share_a: String,
    share_b: String,
    measure: String,
    trouble: Option<Trouble>,
    dialog: Option<Asking>,
}

impl Bar {
    /// For a swap: shares that were proposed stand there to be confirmed.
    pub fn of(view: &View) -> Self {
        let proposed = view.to_judge.and_then(|part| view.swap.liability(part));
        Bar {
            share_a: proposed.map_or_else(String::new, |shares| shares.a.to_string()),
            share_b: proposed.map_or_else(String::new, |shares| shares.b.to_string()),
            measure: proposed.map_or_else(String::new, |shares| shares.measure.clone()),
            ..Bar::default()
        }
    }

    /// An act on the swap was refused or broke.
    pub fn refused(&mut self, no: &No) {
        match &mut self.dialog {
            Some(dialog) => dialog.trouble = Trouble::of(no),
            None => self.trouble = Trouble::of(no),
        }
    }

    /// Opens the dialog that voids the swap.
    pub fn void(&mut self) {
        self.dialog = Some(Asking::new(Why::Void));
    }

    fn turn(cx: &Cx<'_>, view: &View) -> Option<Turn> {
        match (view.state, view.to_judge) {
            (State::AwaitsPartner, _) if view.swap.b == cx.me.id => Some(Turn::Confirm),
            (State::AwaitsLeaders, _) if !view.mine.is_empty() => Some(Turn::Decide),
            (_, Some(part)) if view.barred.assess.is_none() => Some(Turn::Assess(part)),
            (state, _) if state.is_pending() && view.swap.a == cx.me.id => Some(Turn::Withdraw),
            _ => None,
        }
    }

    /// Height that the bar needs.
    pub fn height(&self, cx: &Cx<'_>, view: &View) -> f32 {
        match Bar::turn(cx, view) {
            None => 0.0,
            Some(Turn::Decide | Turn::Assess(_)) => TALL,
            Some(Turn::Confirm | Turn::Withdraw) => size::DECISION_BAR,
        }
    }

    /// Draws the bar into its room.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, room: Rect, view: &View, actions: &mut Actions) {
        let Some(turn) = Bar::turn(cx, view) else { return };
        let t = tokens(ui);
        ui.painter().rect_filled(room, 0, t.sunken);
        parts::bar_line(ui, room);
        let inner = room.shrink2(vec2(space::XL, 0.0));
        match turn {
            Turn::Confirm => self.confirm(ui, cx, inner, view, actions),
            Turn::Decide => self.decide(ui, cx, inner, view, actions),
            Turn::Assess(part) => self.assess(ui, cx, inner, view, part, actions),
            Turn::Withdraw => {
                inside(ui, inner, Layout::right_to_left(Align::Center), |ui| {
                    if Button::danger(&cx.lang.tr("roster-swaps-act-withdraw")).show(ui).clicked() {
                        self.dialog = Some(Asking::new(Why::Withdraw));
                    }
                });
            }
        }
    }

    /// What is refused stands above the bar until something else happens.
    pub fn trouble(&self, ui: &mut Ui, cx: &Cx<'_>, actions: &mut Actions) {
        if let Some(trouble) = self.trouble.as_ref().filter(|_| self.comment_error(cx).is_none()) {
            parts::trouble(ui, cx, &cx.lang.tr("roster-swaps-not-done"), trouble, actions);
            ui.add_space(space::L);
        }
    }

    fn comment_error(&self, cx: &Cx<'_>) -> Option<String> {
        match &self.trouble {
            Some(Trouble::Refused(refusal)) => {
                refusal.flaws.iter().find(|flaw| flaw.field == "comment").map(|flaw| cx.lang.say(&flaw.message))
            }
            _ => None,
        }
    }

    fn confirm(&mut self, ui: &mut Ui, cx: &Cx<'_>, inner: Rect, view: &View, actions: &mut Actions) {
        let lang = cx.lang;
        let busy = is_busy(cx);
        let mut go = pressed(ui, Modifiers::COMMAND, Key::Enter);
        let left = inside(ui, inner, Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = space::M;
            let why = view.barred.confirm.as_ref().map(|refusal| Reason::of(lang, refusal));
            let (label, working, tick) =
                (lang.tr("roster-swaps-act-confirm"), lang.tr("roster-swaps-working"), lang.tr("roster-swaps-tick-first"));
            let button = Button::primary(&label).key("Ctrl Enter").busy(&working, busy);
            let button =
                if why.is_some() { button.refused_if(why.as_ref().map(Reason::refused)) } else { button.allowed(self.handed_over, &tick) };
            go |= button.show(ui).clicked();
            go &= why.is_none() && self.handed_over;
            if Button::danger(&lang.tr("roster-swaps-act-decline")).key("Alt N").show(ui).clicked() || pressed(ui, Modifiers::ALT, Key::N) {
                self.dialog = Some(Asking::new(Why::Decline));
            }
            ui.min_rect().left()
        });
        inside(ui, inner.with_max_x(left - space::L), Layout::left_to_right(Align::Center), |ui| {
            check::checkbox(ui, &mut self.handed_over, &lang.tr("roster-swaps-tick-handed"));
        });
        if go && !busy {
            self.trouble = None;
            act(Command::Confirm { id: view.swap.id, handed_over: self.handed_over }, actions);
        }
    }

    fn decide(&mut self, ui: &mut Ui, cx: &Cx<'_>, inner: Rect, view: &View, actions: &mut Actions) {
        let lang = cx.lang;
        let busy = is_busy(cx);
        let (mut agree, mut refuse) = (pressed(ui, Modifiers::COMMAND, Key::Enter), pressed(ui, Modifiers::ALT, Key::N));
        let error = self.comment_error(cx);
        let upper = Rect::from_min_size(pos2(inner.left(), inner.top() + space::L), vec2(inner.width(), size::CONTROL));
        inside(ui, upper, Layout::top_down(Align::Min), |ui| {
            let (label, hint) = (lang.tr("roster-swaps-comment-field"), lang.tr("roster-swaps-comment-hint"));
            Input::new(&label).bare().placeholder(&hint).limit(200).text(ui, &mut self.comment);
        });
        let lower = Rect::from_min_max(pos2(inner.left(), upper.bottom() + space::M), inner.max);
        let short = view.staffing.iter().find(|of| of.is_short());
        let why = view.barred.decide.clone().or_else(|| {
            let words = if self.comment.trim().is_empty() { "—" } else { self.comment.as_str() };
            swap_09_staffing::check(&view.staffing, words, self.understaffed, cx.now.day()).err()
        });
        let why = why.map(|refusal| Reason::of(lang, &refusal));
        let left = inside(ui, lower, Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = space::M;
            let (label, working) = (lang.tr(agree_label(view)), lang.tr("roster-swaps-working"));
            let button = Button::primary(&label).key("Ctrl Enter").busy(&working, busy).refused_if(why.as_ref().map(Reason::refused));
            agree |= button.show(ui).clicked();
            agree &= why.is_none();
            refuse |= Button::danger(&lang.tr("roster-swaps-act-refuse")).key("Alt N").show(ui).clicked();
            ui.min_rect().left()
        });
        inside(ui, lower.with_max_x(left - space::L), Layout::left_to_right(Align::Center), |ui| match (&error, short) {
            (Some(error), _) => drop(field::error_line(ui, error)),
            (None, Some(_)) => drop(check::checkbox(ui, &mut self.understaffed, &lang.tr("roster-swaps-tick-short"))),
            (None, None) => {}
        });
        if (agree || refuse) && !busy {
            self.trouble = None;
            let command = Command::Decide {
                id: view.swap.id,
                side: None,
                agrees: agree,
                comment: self.comment.trim().to_owned(),
                understaffed: self.understaffed,
            };
            act(command, actions);
        }
    }

    fn assess(&mut self, ui: &mut Ui, cx: &Cx<'_>, inner: Rect, view: &View, part: Part, actions: &mut Actions) {
        let lang = cx.lang;
        let busy = is_busy(cx);
        let upper = Rect::from_min_size(pos2(inner.left(), inner.top() + space::L), vec2(inner.width(), size::CONTROL));
        inside(ui, upper, Layout::left_to_right(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = space::M;
            for (side, share) in [(Side::A, &mut self.share_a), (Side::B, &mut self.share_b)] {
                let card = if side == Side::A { &view.a } else { &view.b };
                let label = lang.say(&crate::msg!("roster-swaps-share-of", name = card.person.name.as_str()));
                text::small(ui, &label);
                ui.allocate_ui(vec2(76.0, size::CONTROL), |ui| {
                    Input::new(&label).bare().suffix("%").right().limit(3).text(ui, share);
                });
                ui.add_space(space::M);
            }
            let (label, hint) = (lang.tr("roster-swaps-measure"), lang.tr("roster-swaps-measure-hint"));
            Input::new(&label).bare().placeholder(&hint).limit(200).text(ui, &mut self.measure);
        });
        let lower = Rect::from_min_max(pos2(inner.left(), upper.bottom() + space::M), inner.max);
        let shares = self.share_a.trim().parse::<i64>().ok().zip(self.share_b.trim().parse::<i64>().ok());
        let mut go = pressed(ui, Modifiers::COMMAND, Key::Enter);
        let left = inside(ui, lower, Layout::right_to_left(Align::Center), |ui| {
            let label = lang.tr(match view.swap.liability(part) {
                None => "roster-swaps-act-propose-shares",
                Some(_) if cx.me.posts.contains(&Post::Director) => "roster-swaps-act-confirm-shares",
                Some(_) => "roster-swaps-act-change-shares",
            });
            let (working, both) = (lang.tr("roster-swaps-working"), lang.tr("roster-swaps-shares-first"));
            go |= Button::primary(&label).key("Ctrl Enter").busy(&working, busy).allowed(shares.is_some(), &both).show(ui).clicked();
            ui.min_rect().left()
        });
        inside(ui, lower.with_max_x(left - space::L), Layout::left_to_right(Align::Center), |ui| {
            text::paragraph(ui, &lang.tr("roster-swaps-shares-hint"));
        });
        if let (true, false, Some((a, b))) = (go, busy, shares) {
            self.trouble = None;
            act(Command::Assess { id: view.swap.id, a, b, measure: self.measure.trim().to_owned() }, actions);
        }
    }

    /// Draws the dialog that is open.
    pub fn dialog(&mut self, ctx: &Context, cx: &Cx<'_>, view: &View, actions: &mut Actions) {
        if self.dialog.as_mut().is_some_and(|dialog| dialog.ui(ctx, cx, view, actions)) {
            self.dialog = None;
        }
    }
}

/// 同意并转周涛 where another side is still to decide.
fn agree_label(view: &View) -> &'static str {
    let others = Side::BOTH.into_iter().any(|side| !view.mine.contains(&side) && view.swap.opinion(side).is_none());
    if others { "roster-swaps-act-agree-on" } else { "roster-swaps-act-agree" }
}

fn pressed(ui: &Ui, modifiers: Modifiers, key: Key) -> bool {
    !parts::shut(ui) && ui.input_mut(|i| i.consume_key(modifiers, key))
}

/// What a reason is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Why {
    Decline,
    Withdraw,
    Void,
}

/// A dialog that asks for a reason.
struct Asking {
    why: Why,
    reason: String,
    trouble: Option<Trouble>,
}

impl Asking {
    fn new(why: Why) -> Self {
        Asking { why, reason: String::new(), trouble: None }
    }

    /// Draws it; returns true when it closes.
    fn ui(&mut self, ctx: &Context, cx: &Cx<'_>, view: &View, actions: &mut Actions) -> bool {
        let (title, about, verb) = match self.why {
            Why::Decline => ("roster-swaps-decline-title", "roster-swaps-decline-about", "roster-swaps-decline-verb"),
            Why::Withdraw => ("roster-swaps-withdraw-title", "roster-swaps-withdraw-about", "roster-swaps-withdraw-verb"),
            Why::Void => ("roster-swaps-void-title", "roster-swaps-void-about", "roster-swaps-void-verb"),
        };
        let l = |id: &str| cx.lang.tr(id).into_owned();
        let busy = is_busy(cx);
        let (title, about, verb) = (l(title), l(about), l(verb));
        let first = dialog::first_picture(ctx, "swap-reason");
        let shown = Dialog::new("swap-reason", &title).explanation(&about).width(440.0).show(ctx, |ui| {
            ui.spacing_mut().item_spacing.y = space::M;
            let label = l("roster-swaps-why");
            let input = Input::new(&label).limit(200);
            let input = if self.why == Why::Void { input.required() } else { input };
            let field = input.text(ui, &mut self.reason);
            if first {
                field.request_focus();
            }
            if let Some(trouble) = &self.trouble {
                parts::trouble(ui, cx, &l("roster-swaps-not-done"), trouble, actions);
            }
            dialog::buttons(ui, |ui| {
                let (working, keep) = (l("roster-swaps-working"), l("roster-swaps-leave-it"));
                let go = Button::danger_confirm(&verb).key("Ctrl Enter").busy(&working, busy).show(ui).clicked();
                (go, Button::secondary(&keep).key("Esc").show(ui).clicked())
            })
        });
        let (go, leave) = shown.inner;
        if (go || shown.confirmed) && !busy {
            self.trouble = None;
            let (id, reason) = (view.swap.id, self.reason.trim().to_owned());
            let command = match self.why {
                Why::Decline => Command::Decline { id, reason },
                Why::Withdraw => Command::Withdraw { id, reason },
                Why::Void => Command::Void { id, reason },
            };
            act(command, actions);
        }
        (leave || shown.dismissed) && !busy
    }
}
