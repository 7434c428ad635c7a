//! Starting the window: OpenGL first, then Direct3D, Metal or Vulkan, then a plain message that says what is missing.

use std::process::ExitCode;

use super::{App, Renderer, Settings, Setup};
use crate::i18n::Lang;

/// Wayland and X11 find the window's icon and rules by this name.
const APP_ID: &str = "kefu-desk";

/// Opens the window and stays until it is closed.
pub fn run(setup: Setup, renderer: Renderer, say: &mut dyn FnMut(&str)) -> ExitCode {
    let settings = Settings::load(&setup.folder);
    let order: &[eframe::Renderer] = match if renderer == Renderer::Auto { settings.renderer } else { renderer } {
        Renderer::Auto => &[eframe::Renderer::Glow, eframe::Renderer::Wgpu],
        Renderer::Glow => &[eframe::Renderer::Glow],
        Renderer::Wgpu => &[eframe::Renderer::Wgpu],
    };
    let mut failures = Vec::new();
    for renderer in order {
        match open(&setup, *renderer, settings.lang) {
            Ok(()) => return ExitCode::SUCCESS,
            Err(error) => {
                tracing::warn!(%renderer, %error, "window did not open");
                failures.push(format!("{renderer}: {error}"));
            }
        }
    }
    say(&settings.lang.say(&crate::msg!("app-no-window", causes = failures.join("; "))));
    ExitCode::FAILURE
}

fn open(setup: &Setup, renderer: eframe::Renderer, lang: Lang) -> eframe::Result {
    let viewport = egui::ViewportBuilder::default()
        .with_app_id(APP_ID)
        .with_title(lang.tr("app-title"))
        .with_inner_size([1366.0, 768.0])
        .with_min_inner_size([880.0, 560.0])
        .with_drag_and_drop(true);
    let options = eframe::NativeOptions { viewport, renderer, centered: true, ..eframe::NativeOptions::default() };
    let setup = setup.clone();
    eframe::run_native(
        &lang.tr("app-title"),
        options,
        Box::new(move |cc| {
            let app = App::new(&cc.egui_ctx, setup).map_err(|fault| Box::new(fault) as Box<dyn std::error::Error + Send + Sync>)?;
            Ok(Box::new(Window { app }))
        }),
    )
}

/// The window as eframe holds it.
struct Window {
    app: App,
}

impl eframe::App for Window {
    fn logic(&mut self, ctx: &egui::Context, _frame: &mut eframe::Frame) {
        self.app.logic(ctx);
    }

    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        self.app.ui(ui);
    }

    fn clear_color(&self, visuals: &egui::Visuals) -> [f32; 4] {
        visuals.panel_fill.to_normalized_gamma_f32()
    }
}
