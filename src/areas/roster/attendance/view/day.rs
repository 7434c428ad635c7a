//! 我的一天: the shift that is on or comes next, what the clock says about it, signing in and out, absences from the seat.

use egui::{Align, Key, Layout, Modifiers, Rect, ScrollArea, Ui, vec2};

use super::super::clauses::{att_01_on_time, att_06_roll_call};
use super::super::commands::Command;
use super::super::model::{Became, Judgement, Presence, Way};
use super::super::questions::Line;
use super::super::{Limits, judge, why};
use super::acts::Act;
use super::{Loaded, Wish, button, sign, words};
use crate::areas::parts::{self, Reason, Trouble, busy_typing, clock, inside};
use crate::areas::view::{Actions, Cx};
use crate::areas::why as explain;
use crate::areas::{self, roster};
use crate::base::{Instant, Judged, No, Refusal};
use crate::msg;
use crate::ui::tokens::{Family, space};
use crate::ui::{Badge, Button, EmptyPage, badge, icons, text};

/// Width of the column in the middle.
const COLUMN: f32 = 640.0;
/// Lines of clauses that are shown before they are unfolded.
const CLAUSES: usize = 4;

/// The tab.
#[derive(Default)]
pub(super) struct DayTab {
    pub lines: Loaded<Vec<Line>>,
    refused: Option<Trouble>,
    unfolded: bool,
}

impl DayTab {
    /// A button alone was answered by a no.
    pub fn refused(&mut self, _: &Cx<'_>, no: &No) {
        self.refused = Trouble::of(no);
    }

    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, rect: Rect, actions: &mut Actions) -> Option<Wish> {
        let lines = self.lines.shown(ui, cx, rect, actions)?;
        let Some(line) = current(lines, cx.now) else {
            inside(ui, rect, Layout::top_down(Align::Center), |ui| {
                let l = |id| cx.lang.tr(id);
                EmptyPage::new(icons::CLOCK, &l("roster-attendance-day-none"), &l("roster-attendance-day-none-hint")).show(ui, cx.lang);
            });
            return None;
        };
        let line = line.clone();
        let others: Vec<Line> = lines.iter().filter(|other| other.shift.id != line.shift.id).cloned().collect();
        let column = Rect::from_min_max(rect.min, rect.max).shrink2(vec2(space::XL, 0.0));
        inside(ui, column.with_max_x(column.right().min(column.left() + COLUMN)), Layout::top_down(Align::Min), |ui| {
            ScrollArea::vertical()
                .id_salt("own-day")
                .auto_shrink(false)
                .show(ui, |ui| {
                    ui.spacing_mut().item_spacing.y = 0.0;
                    ui.add_space(space::XL);
                    let mut wish = self.shift(ui, cx, &line, actions);
                    if !others.is_empty() {
                        ui.add_space(space::XL);
                        text::heading(ui, &cx.lang.tr("roster-attendance-day-others"));
                        ui.add_space(space::XS);
                        for other in &others {
                            wish = other_line(ui, cx, other).or(wish);
                        }
                    }
                    ui.add_space(space::XL);
                    wish
                })
                .inner
        })
    }

    fn shift(&mut self, ui: &mut Ui, cx: &Cx<'_>, line: &Line, actions: &mut Actions) -> Option<Wish> {
        let judged = words::judged(cx, line);
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::M;
            text::heading(ui, &words::shift(cx, line));
            if !matches!(judged.became, Became::OnTime) {
                badge(ui, &words::result(cx.lang, &judged), words::family(judged.became));
            }
            if let Some(no) = &line.swap_no {
                Badge::outline(&cx.lang.say(&msg!("roster-attendance-by-swap", no = no.as_str()))).show(ui);
            }
        });
        ui.add_space(space::S);
        text::welcome(ui, &cx.lang.say(&clock_words(cx, line, &judged)));
        ui.add_space(space::XS);
        text::paragraph(ui, &signed_words(cx, line));
        ui.add_space(space::L);
        let wish = self.buttons(ui, cx, line, &judged);
        if let Some(trouble) = &self.refused {
            ui.add_space(space::M);
            parts::trouble(ui, cx, &cx.lang.tr("roster-attendance-not-saved"), trouble, actions);
        }
        ui.add_space(space::XL);
        if signs_now(cx, line, &judged) {
            text::caption(ui, &cx.lang.tr("roster-attendance-day-now"));
        }
        let clauses = clauses(cx, line, &judged);
        if !clauses.is_empty() {
            explain::short(ui, cx, &clauses, CLAUSES, &mut self.unfolded, actions);
        }
        wish
    }

    /// Signing in and out, and leaving the seat. One button is the next step.
    fn buttons(&mut self, ui: &mut Ui, cx: &Cx<'_>, line: &Line, judged: &Judgement) -> Option<Wish> {
        let id = line.shift.id;
        let busy = cx.is_pending(|command| matches!(command, areas::Command::Roster(roster::Command::Attendance(_))));
        let working = cx.lang.tr("roster-attendance-saving");
        let away = line.aways.iter().find(|away| away.to.is_none_or(|to| to > cx.now) && away.from <= cx.now);
        let presence = &line.presence;
        let by_key = !busy && !busy_typing(ui) && ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::S));
        let mut wish = None;
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = space::M;
            let label = |id: &str| cx.lang.tr(id);
            if presence.sign_in.is_none() {
                let why = why_not_in(cx, line);
                let text = label("roster-attendance-verb-in");
                let big = Button::primary(&text).icon(icons::SIGN_IN).large().width(180.0).key("S").busy(&working, busy);
                if (button(ui, big, why.as_ref()) || (by_key && why.is_none())) && !busy {
                    wish = Some(Wish::Do(sign(id, Way::In)));
                }
                return;
            }
            if presence.sign_out.is_some() {
                return;
            }
            if let Some(away) = away {
                let text = label("roster-attendance-verb-back");
                let big = Button::primary(&text).icon(icons::ARROW_U_UP_LEFT).large().width(180.0).key("S").busy(&working, busy);
                if (big.show(ui).clicked() || by_key) && !busy {
                    wish = Some(Wish::Do(Command::Back { away: away.id, at: None }));
                }
                return;
            }
            let leaving = Presence { sign_out: Some(cx.now), ..presence.clone() };
            let early = judge::judge(&leaving, &Limits::on(&cx.parameters.params, line.shift.day), cx.now).early;
            let text = label(if early.is_some() { "roster-attendance-verb-out-early" } else { "roster-attendance-verb-out" });
            let out = if early.is_some() { Button::secondary(&text) } else { Button::primary(&text) };
            if (out.icon(icons::SIGN_OUT).large().width(180.0).key("S").busy(&working, busy).show(ui).clicked() || by_key) && !busy {
                wish = Some(match early {
                    Some(minutes) => Wish::Act(Box::new(Act::leave(cx, line, minutes))),
                    None => Wish::Do(sign(id, Way::Out)),
                });
            }
            if judged.due_until.is_some_and(|until| cx.now < until) {
                let text = label("roster-attendance-act-away");
                if Button::secondary(&text).icon(icons::PERSON_SIMPLE_WALK).large().show(ui).clicked() {
                    wish = Some(Wish::Act(Box::new(Act::away(cx, line))));
                }
            }
        });
        if wish.is_some() {
            self.refused = None;
        }
        wish
    }
}

/// The shift that the buttons are for: one that can be signed for now, else the next, else the last.
fn current(lines: &[Line], now: Instant) -> Option<&Line> {
    let open = |line: &&Line| {
        let signing = att_01_on_time::signing(line.shift.span);
        let over = line.presence.sign_out.is_some() || (line.presence.sign_in.is_none() && now >= line.shift.span.to);
        signing.from <= now && now <= signing.to && !over
    };
    let running = |line: &&Line| line.shift.span.from <= now && now < line.shift.span.to;
    lines
        .iter()
        .find(open)
        .or_else(|| lines.iter().find(running))
        .or_else(|| lines.iter().find(|line| line.shift.span.from > now))
        .or_else(|| lines.last())
}

/// Why signing in is not possible yet, or any more.
fn why_not_in(cx: &Cx<'_>, line: &Line) -> Option<Reason> {
    let signing = att_01_on_time::signing(line.shift.span);
    let refusal = if cx.now < signing.from {
        Refusal::by("ATT-01", msg!("roster-attendance-too-early", time = why::moment(cx.now.day(), signing.from)))
    } else if cx.now > signing.to {
        Refusal::by("ATT-01", msg!("roster-attendance-too-late"))
    } else {
        return None;
    };
    Some(Reason::of(cx.lang, &refusal))
}

/// What the clock says about the shift.
fn clock_words(cx: &Cx<'_>, line: &Line, judged: &Judgement) -> crate::base::Message {
    let presence = &line.presence;
    let (Some(due), Some(until)) = (judged.due, judged.due_until) else { return judged.became.message() };
    let since = |from: Instant, to: Instant| words::duration(cx.lang, to.minutes_since(from));
    let call = att_06_roll_call::moment(line.shift.span, cx.parameters.params.int("early_min", line.shift.day));
    match (presence.sign_in, presence.sign_out) {
        (Some(_), Some(_)) => msg!("roster-attendance-clock-out"),
        (Some(_), None) if cx.now >= until => msg!("roster-attendance-clock-over"),
        (Some(come), None) if cx.now >= due => msg!("roster-attendance-clock-in", duration = since(come.max(due), cx.now)),
        (Some(_), None) => msg!("roster-attendance-clock-early", duration = since(cx.now, due)),
        (None, _) if cx.now >= until => msg!("roster-attendance-clock-missed"),
        (None, _) if cx.now >= due => msg!("roster-attendance-clock-late", duration = since(due, cx.now)),
        (None, _) if cx.now < call && due == line.shift.span.from => msg!("roster-attendance-clock-call", duration = since(cx.now, call)),
        (None, _) => msg!("roster-attendance-clock-start", duration = since(cx.now, due)),
    }
}

/// When the person came and went, and the roll call.
fn signed_words(cx: &Cx<'_>, line: &Line) -> String {
    let presence = &line.presence;
    let call = att_06_roll_call::moment(line.shift.span, cx.parameters.params.int("early_min", line.shift.day));
    cx.lang.say(&msg!(
        "roster-attendance-day-signs",
        call = clock(call),
        come = words::time(presence.sign_in),
        go = words::time(presence.sign_out)
    ))
}

/// Whether signing in now would be coming to the shift.
fn signs_now(cx: &Cx<'_>, line: &Line, judged: &Judgement) -> bool {
    let from = att_01_on_time::signing(line.shift.span).from;
    line.presence.sign_in.is_none() && from <= cx.now && judged.due_until.is_some_and(|until| cx.now < until)
}

/// What the clauses say: of the shift as it stands, or of signing in now where that can be done.
fn clauses(cx: &Cx<'_>, line: &Line, judged: &Judgement) -> Vec<Judged> {
    let (params, day) = (&cx.parameters.params, line.shift.day);
    if signs_now(cx, line, judged) {
        let coming = Presence { sign_in: Some(cx.now), ..line.presence.clone() };
        let judged = judge::judge(&coming, &Limits::on(params, day), cx.now);
        return why::reasons(&coming, &judged, params, day, cx.now);
    }
    why::reasons(&line.presence, judged, params, day, cx.now)
}

/// Another shift of these days; a click opens it.
fn other_line(ui: &mut Ui, cx: &Cx<'_>, line: &Line) -> Option<Wish> {
    let judged = words::judged(cx, line);
    let mut wish = None;
    ui.horizontal(|ui| {
        ui.set_min_height(28.0);
        ui.spacing_mut().item_spacing.x = space::M;
        if Button::link(&words::shift(cx, line)).small().show(ui).clicked() {
            wish = Some(Wish::Shift(line.shift.id));
        }
        let family = words::family(judged.became);
        if family == Family::Neutral {
            text::caption(ui, &words::result(cx.lang, &judged));
        } else {
            badge(ui, &words::result(cx.lang, &judged), family);
        }
    });
    wish
}
