//! A recording below its line in the list: play, go to a place, back and on, speed, volume. It is heard beside the page that is worked on,
//! so its keys are none that a page or a field uses.

use std::sync::Arc;
use std::time::Duration;

use egui::{Align, Context, CornerRadius, Id, Key, Layout, Modifiers, Rect, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::super::{Knob, Record, Tape};
use crate::areas::parts::{self, Trouble};
use crate::areas::view::{Action, Actions, Cx, Job, JobDone, Opening};
use crate::base::{Fault, No};
use crate::msg;
use crate::ui::banner::banner;
use crate::ui::focus::{self, Ring};
use crate::ui::tokens::{Family, line, size, space, tokens};
use crate::ui::{Button, IconButton, icons, paint, text, tooltip};

/// Width of the round button, and height of the picture beside it.
const ROUND: f32 = 36.0;
/// Width of a column of the picture with the gap behind it.
const COLUMN: f32 = 4.0;
/// Width of the volume.
const VOLUME: f32 = 56.0;
/// How far the keys go, in milliseconds, and how much the volume changes, in percent.
const SKIP_MS: i64 = 5_000;
const LOUDER: i64 = 10;
/// How often the place moves on the screen while it is heard.
const REPAINT: Duration = Duration::from_millis(100);

/// A recording that was opened from the list.
pub(super) struct Player {
    record: Record,
    file: i64,
    purpose: String,
    state: State,
    /// Just come: the page moves until it is seen.
    fresh: bool,
}

enum State {
    /// It is being read.
    Reading,
    Open(Arc<Tape>),
    /// It is not played here.
    Shut(Trouble),
}

impl Player {
    /// A recording on its way.
    pub fn new(record: Record, file: i64, purpose: &str) -> Self {
        Player { record, file, purpose: purpose.to_owned(), state: State::Reading, fresh: true }
    }

    /// One that this program does not play.
    pub fn unknown(record: Record, file: i64, purpose: &str) -> Self {
        let fault = Fault::new("SOUND-KIND", msg!("attachments-sound-unknown"), "AMR");
        Player { state: State::Shut(Trouble::Fault(fault)), ..Player::new(record, file, purpose) }
    }

    /// Whether it is this file.
    pub fn plays(&self, file: i64) -> bool {
        self.file == file
    }

    /// What came of reading it.
    pub fn take(&mut self, outcome: &Result<JobDone, No>) {
        self.fresh = true;
        match outcome {
            Ok(JobDone::Recording(tape)) => self.state = State::Open(Arc::clone(tape)),
            Ok(_) => {}
            Err(no) => {
                if let Some(trouble) = Trouble::of(no) {
                    self.state = State::Shut(trouble);
                }
            }
        }
    }

    /// Draws it; returns true when it is put away.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, actions: &mut Actions) -> bool {
        let top = ui.cursor().min;
        ui.add_space(space::XS);
        let closes = match &self.state {
            State::Reading => {
                text::caption(ui, &cx.lang.tr("attachments-sound-reading"));
                false
            }
            State::Open(tape) => self.open_ui(ui, cx, tape, actions),
            State::Shut(trouble) => self.shut_ui(ui, cx, trouble, actions),
        };
        ui.add_space(space::M);
        if std::mem::take(&mut self.fresh) {
            ui.scroll_to_rect(Rect::from_min_max(top, ui.min_rect().max), None);
        }
        closes
    }

    /// Why it is not played here, and the way to the system's player.
    fn shut_ui(&self, ui: &mut Ui, cx: &Cx<'_>, trouble: &Trouble, actions: &mut Actions) -> bool {
        let mut closes = false;
        let mut buttons = |ui: &mut Ui, actions: &mut Actions| {
            if Button::secondary(&cx.lang.tr("attachments-sound-outside")).icon(icons::ARROW_SQUARE_OUT).small().show(ui).clicked() {
                self.outside(actions);
            }
            closes = Button::quiet(&cx.lang.tr("attachments-sound-close")).small().show(ui).clicked();
        };
        let title = cx.lang.tr("attachments-sound-not-played");
        match trouble {
            // Nothing is wrong with it.
            Trouble::Fault(fault) if matches!(fault.code, "SOUND-KIND" | "SOUND-LONG") => {
                banner(ui, Family::Warning, icons::SPEAKER_SLASH, &title, &cx.lang.say(&fault.message), |ui| buttons(ui, actions));
            }
            trouble => {
                parts::trouble(ui, cx, &title, trouble, actions);
                ui.add_space(space::S);
                ui.horizontal(|ui| buttons(ui, actions));
            }
        }
        closes
    }

    fn outside(&self, actions: &mut Actions) {
        let (record, file, purpose) = (self.record, self.file, self.purpose.clone());
        actions.push(Action::Start(Job::OpenAttachment { record, file, purpose, how: Opening::Outside }));
    }

    fn open_ui(&self, ui: &mut Ui, cx: &Cx<'_>, tape: &Arc<Tape>, actions: &mut Actions) -> bool {
        let l = |id| cx.lang.tr(id);
        let pass = ui.ctx().cumulative_pass_nr();
        ui.ctx().data_mut(|data| data.insert_temp(shown(), pass));
        if tape.is_unheard() {
            banner(
                ui,
                Family::Warning,
                icons::SPEAKER_SLASH,
                &l("attachments-sound-not-played"),
                &l("attachments-sound-no-device"),
                |ui| {
                    if Button::secondary(&l("attachments-sound-outside")).icon(icons::ARROW_SQUARE_OUT).small().show(ui).clicked() {
                        self.outside(actions);
                    }
                },
            );
            ui.add_space(space::S);
        }
        let mut knobs: Vec<Knob> = keys(ui, tape);
        let playing = tape.is_playing();
        if playing {
            ui.ctx().request_repaint_after(REPAINT);
        }
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::L;
            let label = if playing { l("attachments-sound-pause") } else { l("attachments-sound-play") };
            if round(ui, &label, if playing { icons::PAUSE } else { icons::PLAY }).clicked() {
                knobs.push(if playing { Knob::Pause } else { Knob::Play });
            }
            knobs.extend(picture(ui, &l("attachments-sound-place"), tape));
        });
        let mut closes = false;
        ui.allocate_ui_with_layout(vec2(ui.available_width(), size::CONTROL_SMALL), Layout::left_to_right(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = space::XS;
            let at = format!("{} / {}", clock(tape.at_ms()), clock(tape.length_ms()));
            text::small(ui, &at);
            ui.add_space(space::S);
            let (back, on) = (l("attachments-sound-back"), l("attachments-sound-on"));
            if IconButton::new(icons::REWIND, &back).small().key("F7").show(ui).clicked() {
                knobs.push(skipped(tape, -SKIP_MS));
            }
            if IconButton::new(icons::FAST_FORWARD, &on).small().key("F9").show(ui).clicked() {
                knobs.push(skipped(tape, SKIP_MS));
            }
            let speed = cx.lang.say(&msg!("attachments-sound-speed", times = times(tape.speed())));
            if Button::quiet(&speed).small().tip(&l("attachments-sound-faster")).show(ui).clicked() {
                knobs.push(Knob::Speed(next_speed(tape.speed())));
            }
            knobs.extend(volume(ui, &l("attachments-sound-volume"), tape.volume()));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.spacing_mut().item_spacing.x = space::XS;
                closes = IconButton::new(icons::X, &l("attachments-sound-close")).small().show(ui).clicked();
                if !tape.is_unheard()
                    && IconButton::new(icons::ARROW_SQUARE_OUT, &l("attachments-sound-outside")).small().show(ui).clicked()
                {
                    knobs.push(Knob::Pause);
                    self.outside(actions);
                }
            });
        });
        actions.extend(knobs.into_iter().map(|knob| Action::Sound(Arc::clone(tape), knob)));
        closes
    }
}

/// Keys that no page and no field has, so that they also work while somebody types; the space bar while nothing has the keyboard.
fn keys(ui: &Ui, tape: &Tape) -> Vec<Knob> {
    if parts::shut(ui) {
        return Vec::new();
    }
    let pressed = |key| ui.input_mut(|i| i.consume_key(Modifiers::NONE, key));
    let free = ui.ctx().memory(|memory| memory.focused().is_none());
    let mut knobs = Vec::new();
    if pressed(Key::F8) || (free && pressed(Key::Space)) {
        knobs.push(if tape.is_playing() { Knob::Pause } else { Knob::Play });
    }
    if pressed(Key::F7) {
        knobs.push(skipped(tape, -SKIP_MS));
    }
    if pressed(Key::F9) {
        knobs.push(skipped(tape, SKIP_MS));
    }
    knobs
}

fn skipped(tape: &Tape, by: i64) -> Knob {
    Knob::Seek(tape.at_ms() + by)
}

fn next_speed(now: u32) -> u32 {
    let mut speeds = super::super::SPEEDS.into_iter();
    speeds.find(|speed| *speed > now).unwrap_or(100)
}

/// A speed as people say it: 1.0, 1.25, 1.5, 2.0.
fn times(percent: u32) -> String {
    let hundredths = format!("{}.{:02}", percent / 100, percent % 100);
    hundredths.strip_suffix('0').map_or(hundredths.clone(), str::to_owned)
}

/// Minutes and seconds.
fn clock(ms: i64) -> String {
    format!("{:02}:{:02}", ms / 60_000, ms / 1_000 % 60)
}

/// The round button that plays and stops.
fn round(ui: &mut Ui, label: &str, icon: &str) -> Response {
    let t = tokens(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ROUND, ROUND), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), label));
    let fill = match paint::look(&response, None) {
        paint::Look::Hovered => t.accent_hover,
        paint::Look::Pressed => t.accent_pressed,
        paint::Look::Rest | paint::Look::Focused => t.accent,
    };
    ui.painter().circle_filled(rect.center(), ROUND / 2.0, fill);
    paint::icon_fill(ui.painter(), rect.center(), icon, size::ICON, t.on_accent);
    focus::ring(ui, &response, rect, (ROUND / 2.0) as u8, Ring::Outside);
    tooltip::tip_with_key(response, label, "F8")
}

/// The recording as columns as high as it is loud; what was heard is in colour. A click or a drag goes to that place.
fn picture(ui: &mut Ui, label: &str, tape: &Tape) -> Option<Knob> {
    let t = tokens(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROUND), Sense::click_and_drag());
    let length = tape.length_ms().max(1);
    let share = tape.at_ms() as f32 / length as f32;
    named(ui, &response, label, tape.at_ms() as f64 / 1_000.0);
    let peaks: Vec<f32> = tape.peaks().collect();
    let columns = (rect.width() / COLUMN).floor().max(1.0) as usize;
    for column in 0..columns {
        let part = column * peaks.len() / columns..((column + 1) * peaks.len()).div_ceil(columns);
        let peak = peaks.get(part).unwrap_or_default().iter().copied().fold(0.0_f32, f32::max);
        let high = (peak * (ROUND - 4.0)).max(2.0).round();
        let x = rect.left() + column as f32 * COLUMN;
        let bar = Rect::from_min_size(pos2(x, (rect.center().y - high / 2.0).round()), vec2(2.0, high));
        let heard = (column as f32) < share * columns as f32;
        ui.painter().rect_filled(bar, CornerRadius::same(1), if heard { t.accent } else { t.line_2 });
    }
    let x = (rect.left() + rect.width() * share).round();
    ui.painter().vline(x, rect.y_range(), line(ui.ctx(), t.text));
    focus::ring(ui, &response, rect.expand(2.0), 4, Ring::On);
    let place = pointed(&response).map(|share| Knob::Seek((share * length as f32) as i64));
    place.or_else(|| moved(ui, &response).map(|by| skipped(tape, by * SKIP_MS)))
}

fn volume(ui: &mut Ui, label: &str, percent: u32) -> Option<Knob> {
    let t = tokens(ui);
    let (icon, _) = ui.allocate_exact_size(vec2(size::ICON_BUTTON_SMALL, size::ICON_BUTTON_SMALL), Sense::hover());
    let glyph = if percent == 0 { icons::SPEAKER_SLASH } else { icons::SPEAKER_HIGH };
    paint::icon(ui.painter(), icon.center(), glyph, size::ICON_SMALL, t.text_2);
    let (rect, response) = ui.allocate_exact_size(vec2(VOLUME, size::ICON_BUTTON_SMALL), Sense::click_and_drag());
    named(ui, &response, label, f64::from(percent));
    let bar = Rect::from_center_size(rect.center(), vec2(rect.width(), 6.0));
    ui.painter().rect_filled(bar, CornerRadius::same(3), t.neutral.soft);
    let x = (bar.left() + bar.width() * percent as f32 / 100.0).round();
    ui.painter().rect_filled(bar.with_max_x(x), CornerRadius::same(3), t.accent);
    focus::ring(ui, &response, rect, 4, Ring::On);
    let place = pointed(&response).map(|share| (share * 100.0).round() as i64);
    let wanted = place.or_else(|| moved(ui, &response).map(|by| i64::from(percent) + by * LOUDER))?;
    tooltip::tip(response, &format!("{label} {percent}%"));
    Some(Knob::Volume(u32::try_from(wanted.clamp(0, 100)).unwrap_or(100)))
}

fn named(ui: &Ui, response: &Response, label: &str, value: f64) {
    response.widget_info(|| WidgetInfo { value: Some(value), ..WidgetInfo::labeled(Role::Slider, ui.is_enabled(), label) });
}

/// Where on its width something is clicked or dragged, 0–1.
fn pointed(response: &Response) -> Option<f32> {
    let pointer = response.interact_pointer_pos().filter(|_| response.clicked() || response.dragged())?;
    Some(((pointer.x - response.rect.left()) / response.rect.width().max(1.0)).clamp(0.0, 1.0))
}

/// Steps by the arrow keys while it has the keyboard.
fn moved(ui: &Ui, response: &Response) -> Option<i64> {
    if !response.has_focus() {
        return None;
    }
    let ctx = ui.ctx();
    let pass = ctx.cumulative_pass_nr();
    ctx.data_mut(|data| data.insert_temp(arrows(), pass));
    let filter = egui::EventFilter { horizontal_arrows: true, ..Default::default() };
    ctx.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    let pressed = |key| ui.input_mut(|i| i.consume_key(Modifiers::NONE, key));
    let by = i64::from(pressed(Key::ArrowRight)) - i64::from(pressed(Key::ArrowLeft));
    (by != 0).then_some(by)
}

fn shown() -> Id {
    Id::unique("attachments-player")
}

fn arrows() -> Id {
    Id::unique("attachments-player-arrows")
}

fn just(ctx: &Context, what: Id) -> bool {
    let seen = ctx.data(|data| data.get_temp::<u64>(what));
    seen.is_some_and(|seen| ctx.cumulative_pass_nr().saturating_sub(seen) <= 1)
}

/// Whether a recording is open on the screen.
pub fn shows_player(ctx: &Context) -> bool {
    just(ctx, shown())
}

/// Whether its place or its volume has the keyboard: the arrows belong to it then, not to the page.
pub fn takes_arrows(ctx: &Context) -> bool {
    just(ctx, arrows())
}
