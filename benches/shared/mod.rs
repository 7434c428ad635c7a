//! What the measurements share: the lines of their tables, and the window itself without a screen.

use std::path::Path;
use std::time::{Duration, Instant as Watch};

use cpu_time::ThreadTime;
use egui::{
    Context, Event, FullOutput, Key, Modifiers, MouseWheelSource, MouseWheelUnit, Pos2, RawInput, Rect, TouchPhase, Ui, pos2, vec2,
};
use kefu_desk::app::{App, Setup};
use kefu_desk::areas::staff::StaffDraft;
use kefu_desk::areas::{self, Query};
use kefu_desk::base::{Clock, Instant, Post};
use kefu_desk::desk::{Desk, Founding};
use kefu_desk::i18n::Lang;

/// What everybody of these departments logs in with.
pub const PASSWORD: &str = "Kx7!mQ2zP";

/// A new department, encrypted, with its 客服部主任 logged in.
pub fn found(file: &Path, at: Instant) -> Desk {
    let founding = Founding {
        department: "客服部".to_owned(),
        demo: false,
        name: "徐亮".to_owned(),
        number: "1001".to_owned(),
        password: PASSWORD.to_owned().into(),
    };
    Desk::found(file, &founding, at).unwrap().0
}

/// The person of this place among those who work there.
pub fn person(n: usize, post: Post, team: Option<i64>) -> StaffDraft {
    StaffDraft {
        name: format!("员工{n:03}"),
        number: format!("y{n:03}"),
        posts: vec![post],
        team,
        job: "话务".to_owned(),
        level: "中级".to_owned(),
        ..StaffDraft::default()
    }
}

/// A line of the table for the README.
pub fn line(what: &str, measured: &str, limit: &str, kept: bool) {
    println!("| {what} | {measured} | {limit} | {} |", if kept { "✓" } else { "✗" });
}

/// Half of them took no longer than the first, all but one in a hundred no longer than the second.
pub fn spread(mut took: Vec<Duration>) -> (Duration, Duration) {
    took.sort();
    (took[took.len() / 2], took[took.len() * 99 / 100])
}

/// The spread as a line, with a limit in milliseconds for the slow ones.
pub fn spread_line(what: &str, took: Vec<Duration>, limit: Option<u64>) {
    let (p50, p99) = spread(took);
    let measured = format!("{:.2} ms · {:.2} ms", p50.as_secs_f64() * 1e3, p99.as_secs_f64() * 1e3);
    let told = limit.map_or("none".to_owned(), |limit| format!("{limit} ms"));
    line(&format!("{what}: p50 · p99"), &measured, &told, limit.is_none_or(|limit| p99 < Duration::from_millis(limit)));
}

/// How long these questions of these people take.
pub fn asked(desk: &mut Desk, at: Instant, questions: impl IntoIterator<Item = (i64, Query)>) -> Vec<Duration> {
    let each = questions.into_iter().map(|(who, query)| {
        let watch = Watch::now();
        let answer = areas::ask(desk.store(), who, &query, at);
        let took = watch.elapsed();
        assert!(answer.is_ok(), "{query:?}: {answer:?}");
        took
    });
    each.collect()
}

/// Frames of the usual size: layout, drawing and tessellation. Their time is that of the processor, whatever else the machine does.
pub struct Frames {
    pub ctx: Context,
    time: f64,
}

impl Frames {
    pub fn new() -> Self {
        Frames { ctx: Context::default(), time: 0.0 }
    }

    pub fn draw(&mut self, events: Vec<Event>, draw: &mut dyn FnMut(&mut Ui)) -> (Duration, FullOutput) {
        self.time += 1.0 / 60.0;
        let screen = Rect::from_min_size(Pos2::ZERO, vec2(1366.0, 768.0));
        let input = RawInput { screen_rect: Some(screen), time: Some(self.time), events, ..RawInput::default() };
        let watch = ThreadTime::now();
        let mut out = self.ctx.run_ui(input, |ui| draw(ui));
        let drawn = self.ctx.tessellate(std::mem::take(&mut out.shapes), out.pixels_per_point);
        let took = watch.elapsed();
        drop(drawn);
        // Nothing is shown: the pictures for the graphics card go nowhere.
        out.textures_delta.clear();
        (took, out)
    }
}

/// The program with its worker, before somebody who logs in.
pub struct Window {
    pub frames: Frames,
    app: App,
}

impl Window {
    pub fn open(file: &Path, folder: &Path) -> Self {
        let frames = Frames::new();
        let setup = Setup {
            folder: folder.join("settings"),
            clock: Clock::default(),
            file: Some(file.to_owned()),
            demo: false,
            lang: Some(Lang::Zh),
        };
        let app = App::new(&frames.ctx, setup).unwrap();
        Window { frames, app }
    }

    pub fn frame(&mut self, events: Vec<Event>) -> (Duration, FullOutput) {
        let app = &mut self.app;
        self.frames.draw(events, &mut |ui| {
            app.logic(ui.ctx());
            app.ui(ui);
        })
    }

    /// The work happens in another thread; between the looks for its answers the frames go on as they would.
    pub fn wait(&mut self, looks: u32) {
        for _ in 0..looks {
            std::thread::sleep(Duration::from_millis(10));
            self.frame(Vec::new());
        }
    }

    pub fn log_in(&mut self) {
        self.wait(30);
        self.frame(vec![Event::Text(PASSWORD.to_owned())]);
        self.frame(key(Key::Enter, Modifiers::NONE));
        self.wait(300);
    }

    /// Opens a page by its name in the command palette.
    pub fn go_to(&mut self, page: &str) {
        self.frame(key(Key::K, Modifiers::COMMAND));
        self.frame(vec![Event::Text(page.to_owned())]);
        self.wait(20);
        self.frame(key(Key::Enter, Modifiers::NONE));
        self.wait(300);
    }

    /// So many frames, each with its own events.
    pub fn measure(&mut self, count: u64, each: &mut dyn FnMut(u64) -> Vec<Event>) -> Vec<Duration> {
        (0..count).map(|n| self.frame(each(n)).0).collect()
    }
}

/// A key that is pressed and let go.
pub fn key(key: Key, modifiers: Modifiers) -> Vec<Event> {
    let event = |pressed| Event::Key { key, physical_key: None, pressed, repeat: false, modifiers };
    vec![event(true), event(false)]
}

/// A place within what fills the page.
pub const PLACE: Pos2 = pos2(700.0, 400.0);

/// The wheel turns over that place.
pub fn wheel(delta: f32) -> Vec<Event> {
    let wheel = Event::MouseWheel {
        unit: MouseWheelUnit::Point,
        delta: vec2(0.0, delta),
        phase: TouchPhase::Move,
        modifiers: Modifiers::NONE,
        source: MouseWheelSource::Trackpad,
    };
    vec![Event::PointerMoved(PLACE), wheel]
}
