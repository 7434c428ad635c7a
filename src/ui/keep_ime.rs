//! Input methods: keep the composition alive when focus moves, and tell whether somebody is composing,
//! so that Enter and shortcuts do not fire on the keys that belong to the input method.

use egui::{Context, Event, FullOutput, ImeEvent, Key, Pos2, RawInput, Rect, Response, Ui, vec2};

/// Plugin that never lets the input context go. On X11 with fcitx5 the context is rebuilt whenever text focus moves,
/// and the user falls back to English at every field; a standing idle context prevents that.
#[derive(Debug, Default)]
pub struct KeepIme {
    /// A preedit text stands on the screen.
    preedit: bool,
    /// Somebody was composing at some moment of this frame.
    composing: bool,
}

impl egui::Plugin for KeepIme {
    fn debug_name(&self) -> &'static str {
        "keep-ime"
    }

    fn input_hook(&mut self, _ctx: &Context, input: &mut RawInput) {
        self.composing = self.preedit;
        for event in &input.events {
            match event {
                Event::Ime(ImeEvent::Preedit { text, .. }) => self.preedit = !text.is_empty(),
                Event::Ime(ImeEvent::Commit(_)) => {
                    self.preedit = false;
                    self.composing = true;
                }
                _ => {}
            }
            self.composing |= self.preedit;
        }
    }

    fn output_hook(&mut self, _ctx: &Context, output: &mut FullOutput) {
        let ime = output.platform_output.ime.get_or_insert_with(idle);
        ime.should_interrupt_composition = false;
    }
}

/// What the system is told while no text field has focus.
fn idle() -> egui::output::IMEOutput {
    let rect = Rect::from_min_size(Pos2::ZERO, vec2(1.0, 16.0));
    egui::output::IMEOutput { purpose: egui::IMEPurpose::Normal, rect, cursor_rect: rect, should_interrupt_composition: false }
}

/// Installs the plugin; calling it again changes nothing.
pub fn install(ctx: &Context) {
    if ctx.plugin_opt::<KeepIme>().is_none() {
        ctx.add_plugin(KeepIme::default());
    }
}

/// Is an input method composing in this frame? Ask before acting on a shortcut or on Enter.
pub fn composing(ctx: &Context) -> bool {
    if let Some(plugin) = ctx.plugin_opt::<KeepIme>() {
        return plugin.lock().composing;
    }
    ctx.input(|input| {
        input.events.iter().any(|event| match event {
            Event::Ime(ImeEvent::Preedit { text, .. }) => !text.is_empty(),
            Event::Ime(ImeEvent::Commit(_)) => true,
            _ => false,
        })
    })
}

/// Was Enter pressed in this single-line field, and not for the input method?
pub fn submit(ui: &Ui, response: &Response) -> bool {
    let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    if entered && composing(ui.ctx()) {
        // The key belonged to the input method: the person is still typing here.
        response.request_focus();
        return false;
    }
    entered
}
