//! 设置: how the window looks, where the department's file lies and how it is kept safe, and the parameters of the regulations.

use egui::{Frame, Margin, ScrollArea, Ui, vec2};

use super::commands::UiCommand;
use super::settings::{Renderer, Settings};
use super::shell::{command_button, keys_are_there};
use super::start::StartAction;
use super::{VERSION, Work};
use crate::areas::view::{Actions, Cx};
use crate::base::{Function, Instant};
use crate::i18n::Lang;
use crate::msg;
use crate::ui::tokens::space;
use crate::ui::{Appearance, Mode, check, chip, property, tabs, text};

/// Draws the page; returns the settings of this machine as they were changed, beside language and look, which `start_actions` carry.
#[expect(clippy::too_many_arguments, reason = "the page stands between the window's own state and an area's")]
pub(super) fn settings_ui(
    ui: &mut Ui,
    work: &mut Work,
    settings: &Settings,
    lang: Lang,
    now: Instant,
    start_actions: &mut Vec<StartAction>,
    actions: &mut Actions,
    commands: &mut Vec<UiCommand>,
) -> Option<Settings> {
    let mut changed = None;
    let tab_id = egui::Id::unique(("settings-tab", work.opened.me.id));
    // Who may not read the parameters begins with how the window looks.
    let begin = usize::from(work.opened.me.must_read(Function::Accounts).is_err());
    let mut tab: usize = ui.data(|d| d.get_temp(tab_id)).unwrap_or(begin);
    Frame::NONE.inner_margin(Margin { left: 16, right: 16, top: 14, bottom: 0 }).show(ui, |ui| {
        text::title(ui, &lang.tr("app-command-settings"));
        ui.add_space(space::S);
        let names = [lang.tr("app-settings-parameters"), lang.tr("app-settings-look"), lang.tr("app-settings-file")];
        let [parameters, look, file] = &names;
        tabs::tabs(ui, &lang.tr("app-command-settings"), &[(parameters, ""), (look, ""), (file, "")], &mut tab);
    });
    ui.data_mut(|d| d.insert_temp(tab_id, tab));
    match tab {
        0 => {
            let Work { opened, parameters, staff, pending, .. } = work;
            let cx = Cx { lang, now, me: &opened.me, parameters, pending, job: None };
            staff.parameters_ui(ui, &cx, actions);
        }
        1 => page(ui, |ui| changed = look_ui(ui, settings, lang, start_actions)),
        _ => page(ui, |ui| file_ui(ui, work, lang, commands)),
    }
    changed
}

fn page(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        Frame::NONE.inner_margin(Margin::same(16)).show(ui, |ui| {
            ui.set_max_width(720.0);
            ui.spacing_mut().item_spacing = vec2(space::M, space::S);
            add(ui);
        });
    });
}

/// Language, theme, text size, renderer, notifications; returns the settings where the last two changed.
fn look_ui(ui: &mut Ui, settings: &Settings, lang: Lang, actions: &mut Vec<StartAction>) -> Option<Settings> {
    text::group(ui, &lang.tr("app-settings-language"));
    let mut language = usize::from(settings.lang == Lang::En);
    if chip::segmented(ui, &lang.tr("app-settings-language"), &["简体中文", "English"], &mut language) {
        actions.push(StartAction::Lang(if language == 1 { Lang::En } else { Lang::Zh }));
    }
    ui.add_space(space::L);
    text::group(ui, &lang.tr("app-settings-theme"));
    let modes = [Mode::System, Mode::Light, Mode::Dark];
    let names = ["app-settings-theme-system", "app-settings-theme-light", "app-settings-theme-dark"].map(|id| lang.tr(id));
    let [system, light, dark] = &names;
    let mut mode = modes.iter().position(|m| *m == settings.appearance.mode).unwrap_or(0);
    if chip::segmented(ui, &lang.tr("app-settings-theme"), &[system, light, dark], &mut mode) {
        let mode = modes.get(mode).copied().unwrap_or_default();
        actions.push(StartAction::Appearance(Appearance { mode, ..settings.appearance }));
    }
    ui.add_space(space::L);
    text::group(ui, &lang.tr("app-settings-size"));
    let sizes: [u16; 7] = [80, 90, 100, 115, 130, 150, 200];
    let mut chosen = sizes.iter().position(|s| *s >= settings.appearance.text_percent).unwrap_or(2);
    let names = sizes.map(|size| format!("{size}%"));
    let labels: Vec<&str> = names.iter().map(String::as_str).collect();
    if chip::segmented(ui, &lang.tr("app-settings-size"), &labels, &mut chosen) {
        let text_percent = sizes.get(chosen).copied().unwrap_or(100);
        actions.push(StartAction::Appearance(Appearance { text_percent, ..settings.appearance }));
    }
    ui.add_space(space::L);
    text::group(ui, &lang.tr("app-settings-renderer"));
    let renderers = [Renderer::Auto, Renderer::Glow, Renderer::Wgpu];
    let names = ["app-settings-renderer-auto", "app-settings-renderer-glow", "app-settings-renderer-wgpu"].map(|id| lang.tr(id));
    let [auto, glow, wgpu] = &names;
    let mut renderer = renderers.iter().position(|r| *r == settings.renderer).unwrap_or(0);
    let mut changed = chip::segmented(ui, &lang.tr("app-settings-renderer"), &[auto, glow, wgpu], &mut renderer);
    text::caption(ui, &lang.tr("app-settings-renderer-hint"));
    ui.add_space(space::L);
    text::group(ui, &lang.tr("app-settings-notify"));
    let mut notify = settings.notify;
    changed |= check::switch(ui, &mut notify, &lang.tr("app-settings-notify-switch")).changed();
    text::caption(ui, &lang.tr("app-settings-notify-hint"));
    let renderer = renderers.get(renderer).copied().unwrap_or_default();
    changed.then(|| Settings { renderer, notify, ..settings.clone() })
}

fn file_ui(ui: &mut Ui, work: &Work, lang: Lang, commands: &mut Vec<UiCommand>) {
    text::group(ui, &lang.tr("app-settings-department"));
    property::properties(ui, |ui| {
        property::property(ui, &lang.tr("app-settings-name"), &work.opened.department);
        property::property(ui, &lang.tr("app-settings-place"), &work.opened.file.display().to_string());
        let keys = if keys_are_there(work) { "app-settings-keys-there" } else { "app-settings-keys-missing" };
        property::property(ui, &lang.tr("app-settings-keys"), &lang.tr(keys));
        property::property(ui, &lang.tr("app-settings-version"), VERSION);
    });
    ui.add_space(space::L);
    text::paragraph(ui, &lang.tr("app-settings-file-text"));
    ui.add_space(space::L);
    ui.horizontal(|ui| {
        for command in [UiCommand::Backup, UiCommand::Verify].into_iter().filter(|c| c.is_open_to(&work.opened.me)) {
            command_button(ui, command, lang, commands);
        }
    });
    text::caption(ui, &lang.say(&msg!("app-settings-backup-text")));
}
