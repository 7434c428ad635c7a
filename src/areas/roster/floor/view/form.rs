//! The form of a notice (KB-07): title, text, kind, 必读, days, audience; kept as a draft, handed in, or published at once.

use egui::{Context, Response, ScrollArea, Ui, vec2};

use super::{act, is_busy};
use crate::areas::Done;
use crate::areas::parts::{Trouble, trouble};
use crate::areas::roster::floor::commands::may_publish;
use crate::areas::roster::floor::{Audience, Command, Notice, NoticeDraft, NoticeKind, NoticeState};
use crate::areas::staff::Team;
use crate::areas::view::{Actions, Cx};
use crate::base::{Day, Flaw, No, Post};
use crate::ui::field::{self, Field as Input};
use crate::ui::tokens::space;
use crate::ui::{Button, Dialog, check, dialog, text};

/// Height that a dialog needs around its fields.
const AROUND: f32 = 210.0;

/// The form.
pub(super) struct Form {
    of: Option<(i64, i64)>,
    state: NoticeState,
    stored: NoticeDraft,
    draft: NoticeDraft,
    flaws: Vec<Flaw>,
    trouble: Option<Trouble>,
}

impl Form {
    /// A new notice, or one that is there.
    pub fn new(notice: Option<&Notice>, today: Day) -> Self {
        let empty = NoticeDraft {
            title: String::new(),
            text: String::new(),
            kind: NoticeKind::Business,
            must_read: true,
            from: Some(today),
            to: None,
            audience: Audience::default(),
        };
        let stored = notice.map_or(empty, |notice| notice.draft.clone());
        Form {
            of: notice.map(|notice| (notice.id, notice.rev)),
            state: notice.map_or(NoticeState::Draft, |notice| notice.state),
            draft: stored.clone(),
            stored,
            flaws: Vec::new(),
            trouble: None,
        }
    }

    /// Whether something is typed that is not stored.
    pub fn is_dirty(&self) -> bool {
        self.draft != self.stored
    }

    /// Draws it; returns true when it closes.
    pub fn ui(&mut self, ctx: &Context, cx: &Cx<'_>, teams: &[Team], actions: &mut Actions) -> bool {
        let l = |id| cx.lang.tr(id);
        let title = l(if self.of.is_some() { "roster-floor-title-notice" } else { "roster-floor-title-new-notice" });
        let busy = is_busy(cx);
        let publishes = may_publish(cx.me);
        let first = dialog::first_picture(ctx, "notice-form");
        let shown = Dialog::new("notice-form", &title).wide().show(ctx, |ui| {
            let room = (ctx.content_rect().height() - AROUND).max(160.0);
            ScrollArea::vertical().max_height(room).show(ui, |ui| {
                egui::Frame::NONE.inner_margin(egui::Margin { right: 12, ..egui::Margin::ZERO }).show(ui, |ui| {
                    ui.set_width(ui.available_width());
                    ui.spacing_mut().item_spacing.y = space::M;
                    let main = self.fields(ui, cx, teams);
                    if first {
                        main.request_focus();
                    }
                    if let Some(no) = self.trouble.as_ref().filter(|_| self.flaws.is_empty()) {
                        trouble(ui, cx, &l("roster-floor-not-done"), no, actions);
                    }
                });
            });
            dialog::buttons(ui, |ui| {
                let working = l("roster-floor-working");
                let (label, to) = if publishes {
                    ("roster-floor-act-publish", NoticeState::Published)
                } else {
                    ("roster-floor-act-submit", NoticeState::Review)
                };
                let go = Button::primary(&l(label)).key("Ctrl Enter").busy(&working, busy).show(ui).clicked();
                let keep = self.state == NoticeState::Draft && Button::secondary(&l("roster-floor-act-draft")).show(ui).clicked();
                let leave = Button::quiet(&l("roster-floor-cancel")).key("Esc").show(ui).clicked();
                (go.then_some(to).or(keep.then_some(NoticeState::Draft)), to, leave)
            })
        });
        let (wanted, main, leave) = shown.inner;
        if let Some(to) = wanted.or(shown.confirmed.then_some(main))
            && !busy
        {
            self.trouble = None;
            self.flaws.clear();
            act(Command::PutNotice { of: self.of, draft: Box::new(self.draft.clone()), to }, actions);
            return false;
        }
        (leave || shown.dismissed) && !busy
    }

    /// The act ended; returns true when the form closes.
    pub fn ended(&mut self, outcome: &Result<Done, No>) -> bool {
        let Err(no) = outcome else { return true };
        if let No::Refused(refusal) = no {
            self.flaws.clone_from(&refusal.flaws);
        }
        self.trouble = Trouble::of(no);
        false
    }

    fn fields(&mut self, ui: &mut Ui, cx: &Cx<'_>, teams: &[Team]) -> Response {
        let l = |id| cx.lang.tr(id);
        let flaws = &self.flaws;
        let error = |name: &str| flaws.iter().find(|flaw| flaw.field == name).map(|flaw| cx.lang.say(&flaw.message));
        let draft = &mut self.draft;
        let main =
            Input::new(&l("roster-floor-column-title")).required().error(error("title").as_deref()).limit(80).text(ui, &mut draft.title);
        Input::new(&l("roster-floor-field-text")).required().error(error("text").as_deref()).limit(4000).multi_line(ui, &mut draft.text, 6);
        field::row(ui, &[1.0, 1.0, 1.0], |ui, at| match at {
            0 => {
                let words: Vec<String> = NoticeKind::ALL.iter().map(|kind| cx.lang.say(&kind.message())).collect();
                let words: Vec<&str> = words.iter().map(String::as_str).collect();
                let mut chosen = NoticeKind::ALL.iter().position(|kind| *kind == draft.kind);
                Input::new(&l("roster-floor-column-kind")).required().select(ui, &mut chosen, &words);
                draft.kind = chosen.and_then(|at| NoticeKind::ALL.get(at)).copied().unwrap_or(draft.kind);
            }
            1 => drop(Input::new(&l("roster-floor-field-from")).date(ui, cx.lang, &mut draft.from, cx.now.day())),
            _ => {
                let (label, hint, error) = (l("roster-floor-field-to"), l("roster-floor-field-to-hint"), error("to"));
                Input::new(&label).hint(&hint).error(error.as_deref()).date(ui, cx.lang, &mut draft.to, cx.now.day());
            }
        });
        check::checkbox(ui, &mut draft.must_read, &l("roster-floor-field-must-read"));
        text::group(ui, &l("roster-floor-field-audience"));
        text::caption(ui, &l("roster-floor-audience-hint"));
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(space::XL, space::S);
            for team in teams {
                member(ui, &mut draft.audience.teams, team.id, &team.name);
            }
        });
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(space::XL, space::S);
            for post in Post::ALL {
                member(ui, &mut draft.audience.posts, post, &cx.lang.say(&post.message()));
            }
        });
        main
    }
}

/// A box that puts something into a list and takes it out.
fn member<T: PartialEq + Copy>(ui: &mut Ui, list: &mut Vec<T>, one: T, name: &str) {
    let mut on = list.contains(&one);
    if check::checkbox(ui, &mut on, name).clicked() {
        list.retain(|other| *other != one);
        if on {
            list.push(one);
        }
    }
}
