//! A window without a worker, for the tests of pages: it draws a page, hands it news, and keeps what the page wants.

use egui::{Ui, Vec2};
use egui_kittest::Harness;

use super::staff::ParameterBook;
use super::view::{Action, Actions, Cx, News, Route};
use super::{Answer, Command, Done};
use crate::areas::view::Slot;
use crate::base::{Actor, Instant, No, Post};
use crate::i18n::Lang;
use crate::ui::{Appearance, fonts, theme};

/// What a bench holds: the page of an area as the window draws it.
pub(crate) trait Page: Default {
    /// Draws the page of this route.
    fn draw(&mut self, ui: &mut Ui, cx: &Cx<'_>, route: Route, actions: &mut Actions);
    /// Takes what happened.
    fn hear(&mut self, cx: &Cx<'_>, news: &News<'_>, actions: &mut Actions);
}

/// A page with somebody before it.
pub(crate) struct Bench<P> {
    pub page: P,
    pub route: Route,
    pub lang: Lang,
    pub me: Actor,
    pub now: Instant,
    pub size: Vec2,
    pub pending: Vec<Command>,
    pub actions: Actions,
}

/// 09:42 on 11 March 2026, a Wednesday.
pub(crate) fn now() -> Instant {
    Instant::of(jiff::civil::date(2026, 3, 11).at(9, 42, 0, 0))
}

impl<P: Page> Bench<P> {
    /// 林霞, who has this post, before the page of this route.
    pub fn new(post: Post, lang: Lang, route: Route) -> Self {
        let me = Actor { id: 1, name: "林霞".into(), posts: vec![post], team: None };
        Bench { page: P::default(), route, lang, me, now: now(), size: SIZE, pending: Vec::new(), actions: Actions::new() }
    }

    pub fn with_cx(&mut self, act: impl FnOnce(&mut P, &Cx<'_>, &mut Actions)) {
        let book = ParameterBook::default();
        let cx = Cx { lang: self.lang, now: self.now, me: &self.me, parameters: &book, pending: &self.pending, job: None };
        act(&mut self.page, &cx, &mut self.actions);
    }

    pub fn news(&mut self, news: &News<'_>) {
        self.with_cx(|page, cx, actions| page.hear(cx, news, actions));
    }

    pub fn answered(&mut self, slot: Slot, answer: Answer) {
        self.news(&News::Answer(slot, &Ok(answer)));
    }

    pub fn finished(&mut self, command: &Command, outcome: &Result<Done, No>) {
        self.news(&News::Finished(command, outcome));
    }

    /// Takes the acts that the page wants out.
    pub fn acts(&mut self) -> Vec<Command> {
        let take = |action| if let Action::Do(command) = action { Some(command) } else { None };
        std::mem::take(&mut self.actions).into_iter().filter_map(take).collect()
    }

    pub fn went(&self) -> Option<Route> {
        self.actions.iter().rev().find_map(|action| if let Action::Go(route) = action { Some(*route) } else { None })
    }
}

/// The page in its window, in the light theme.
pub(crate) fn bench<'a, P: Page + 'a>(bench: Bench<P>) -> Harness<'a, Bench<P>> {
    looking(bench, Appearance::LIGHT)
}

/// The same with this look.
pub(crate) fn looking<'a, P: Page + 'a>(bench: Bench<P>, look: Appearance) -> Harness<'a, Bench<P>> {
    let mut harness = window(bench.size, look, bench, |ui, bench: &mut Bench<P>| {
        let route = bench.route;
        bench.with_cx(|page, cx, actions| page.draw(ui, cx, route, actions));
    });
    harness.run();
    harness
}

/// The usual size of a page.
pub(crate) const SIZE: Vec2 = Vec2::new(1174.0, 694.0);

/// A window of this size and look around anything that can be drawn; nothing is drawn yet.
pub(crate) fn window<'a, S: 'a>(size: Vec2, look: Appearance, state: S, draw: impl FnMut(&mut Ui, &mut S) + 'a) -> Harness<'a, S> {
    Harness::builder()
        .with_size(size)
        .with_max_steps(8)
        .with_context_setup(move |ctx| {
            fonts::install(ctx);
            theme::apply(ctx, look);
        })
        .build_ui_state(draw, state)
}

/// A page over a department in memory, which does and answers what the page wants.
pub(crate) trait Served {
    /// Does what the page wants; returns whether there was anything.
    fn serve(&mut self) -> bool;
}

/// Draws and answers until nothing more is wanted.
pub(crate) fn go_on<S: Served>(h: &mut Harness<'_, S>) {
    for _ in 0..8 {
        h.run();
        if !h.state_mut().serve() {
            break;
        }
    }
    h.run();
}
