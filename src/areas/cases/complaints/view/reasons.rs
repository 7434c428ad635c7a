//! The dialog of acts that need a reason and are no step of the way: naming a successor of 首问责任人, laying double registrations
//! together, and taking that back.

use egui::{Context, Response, Ui};

use super::super::{Act, Command, Hint};
use super::{act, is_busy};
use crate::areas::parts::{self, Trouble};
use crate::areas::view::{Actions, Cx};
use crate::base::{Flaw, No};
use crate::msg;
use crate::ui::field::Field as Input;
use crate::ui::tokens::space;
use crate::ui::{Button, Dialog, dialog};

/// What a reason is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum What {
    /// A successor of 首问责任人 (TICK-01).
    Track {
        /// Of which.
        id: i64,
        /// The revision that was on screen.
        rev: i64,
    },
    /// 合并
    Merge {
        /// Which goes on.
        keep: i64,
        /// Which rests in it.
        twin: i64,
    },
    /// 撤销合并
    Unmerge(i64),
}

/// One open dialog.
pub(super) struct Reasoned {
    what: What,
    reason: String,
    /// Who can be chosen.
    people: Vec<Hint>,
    chosen: Option<usize>,
    flaws: Vec<Flaw>,
    trouble: Option<Trouble>,
    /// It was just refused: the first field that is wrong gets the keyboard.
    to_flaw: bool,
}

impl Reasoned {
    /// Opens a dialog.
    pub fn new(what: What) -> Self {
        Reasoned { what, reason: String::new(), people: Vec::new(), chosen: None, flaws: Vec::new(), trouble: None, to_flaw: false }
    }

    /// Takes who works here.
    pub fn colleagues(&mut self, colleagues: &[Hint]) {
        self.people = colleagues.to_vec();
    }

    /// The act was refused or broke.
    pub fn refused(&mut self, no: &No) {
        if let No::Refused(refusal) = no {
            self.flaws.clone_from(&refusal.flaws);
            self.to_flaw = true;
        }
        self.trouble = Trouble::of(no);
    }

    /// Draws it; returns true when it closes.
    pub fn ui(&mut self, ctx: &Context, cx: &Cx<'_>, actions: &mut Actions) -> bool {
        let l = |id: &str| cx.lang.tr(id).into_owned();
        let title = l(match &self.what {
            What::Track { .. } => "cases-complaints-verb-track",
            What::Merge { .. } => "cases-complaints-verb-merge",
            What::Unmerge(_) => "cases-complaints-verb-unmerge",
        });
        let about = match &self.what {
            What::Track { .. } => l("cases-complaints-view-track-means"),
            What::Merge { .. } => l("cases-complaints-view-merge-means"),
            What::Unmerge(_) => l("cases-complaints-view-unmerge-means"),
        };
        let busy = is_busy(cx);
        let first = dialog::first_picture(ctx, "complaint-reason");
        let shown = Dialog::new("complaint-reason", &title).explanation(&about).width(460.0).show(ctx, |ui| {
            ui.spacing_mut().item_spacing.y = space::M;
            let main = self.fields(ui, cx, actions);
            if first {
                main.request_focus();
            }
            dialog::buttons(ui, |ui| {
                let go = Button::primary(&title).key("Ctrl Enter").busy(&l("cases-complaints-view-working"), busy).show(ui).clicked();
                let leave = Button::secondary(&l("cases-complaints-view-leave-it")).key("Esc").show(ui).clicked();
                (go, leave)
            })
        });
        let (go, leave) = shown.inner;
        if (go || shown.confirmed) && !busy {
            (self.trouble, self.flaws) = (None, Vec::new());
            self.send(actions);
        }
        (leave || shown.dismissed) && !busy
    }

    /// The fields of the act; returns the first one.
    fn fields(&mut self, ui: &mut Ui, cx: &Cx<'_>, actions: &mut Actions) -> Response {
        let (lang, mut to_flaw) = (cx.lang, std::mem::take(&mut self.to_flaw));
        let mut main = None;
        if matches!(self.what, What::Track { .. }) {
            let names: Vec<&str> = self.people.iter().map(|person| person.text.as_str()).collect();
            let nobody = self.flaws.iter().find(|flaw| flaw.field == "staff").map(|flaw| lang.say(&flaw.message));
            let label = lang.tr("cases-complaints-field-tracker");
            let who = Input::new(&label).required().error(nobody.as_deref()).select(ui, &mut self.chosen, &names);
            if nobody.is_some() && std::mem::take(&mut to_flaw) {
                who.request_focus();
            }
            main = Some(who);
        }
        let wrong = self.flaws.iter().find(|flaw| flaw.field == "reason").map(|flaw| lang.say(&flaw.message));
        let label = lang.tr("cases-complaints-field-reason");
        let reason = Input::new(&label).required().error(wrong.as_deref()).limit(400).multi_line(ui, &mut self.reason, 2);
        if wrong.is_some() && to_flaw {
            reason.request_focus();
        }
        if reason.changed() {
            (self.trouble, self.flaws) = (None, Vec::new());
        }
        if let Some(trouble) = self.trouble.as_ref().filter(|_| wrong.is_none()) {
            parts::trouble(ui, cx, &lang.tr("cases-complaints-view-not-done"), trouble, actions);
        }
        main.unwrap_or(reason)
    }

    fn send(&mut self, actions: &mut Actions) {
        let reason = self.reason.clone();
        let command = match &self.what {
            What::Track { id, rev } => {
                let Some(person) = self.chosen.and_then(|at| self.people.get(at)) else {
                    let message = msg!("cases-complaints-choose-successor");
                    self.flaws.push(Flaw { field: "staff", clause: "TICK-01", message });
                    self.to_flaw = true;
                    return;
                };
                Command::On { id: *id, rev: *rev, act: Act::Track { staff: person.id, reason } }
            }
            What::Merge { keep, twin } => Command::Merge { keep: *keep, twin: *twin, reason },
            What::Unmerge(id) => Command::Unmerge { id: *id, reason },
        };
        act(command, actions);
    }
}
