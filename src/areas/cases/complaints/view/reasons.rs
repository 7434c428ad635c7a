//! The dialog of acts that need a reason and are no step of the way: giving complaints to another 经办人, naming a successor of 首问责任人,
//! laying double registrations together, and taking that back.

use egui::{Context, Ui};

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
    /// 改派
    Reassign(Vec<i64>),
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
    /// Who can be chosen, with what stands behind the name.
    people: Vec<(Hint, Option<i64>)>,
    chosen: Option<usize>,
    flaws: Vec<Flaw>,
    trouble: Option<Trouble>,
}

impl Reasoned {
    /// Opens a dialog.
    pub fn new(what: What) -> Self {
        Reasoned { what, reason: String::new(), people: Vec::new(), chosen: None, flaws: Vec::new(), trouble: None }
    }

    /// Takes who works on complaints, with how many open ones; the first has the fewest.
    pub fn handlers(&mut self, handlers: &[(Hint, i64)]) {
        self.people = handlers.iter().map(|(hint, open)| (hint.clone(), Some(*open))).collect();
        self.chosen = self.chosen.or(if handlers.is_empty() { None } else { Some(0) });
    }

    /// Takes who works here.
    pub fn colleagues(&mut self, colleagues: &[Hint]) {
        self.people = colleagues.iter().map(|hint| (hint.clone(), None)).collect();
    }

    /// The act was refused or broke.
    pub fn refused(&mut self, no: &No) {
        if let No::Refused(refusal) = no {
            self.flaws.clone_from(&refusal.flaws);
        }
        self.trouble = Trouble::of(no);
    }

    /// Draws it; returns true when it closes.
    pub fn ui(&mut self, ctx: &Context, cx: &Cx<'_>, actions: &mut Actions) -> bool {
        let l = |id: &str| cx.lang.tr(id).into_owned();
        let title = l(match &self.what {
            What::Reassign(_) => "cases-complaints-verb-reassign",
            What::Track { .. } => "cases-complaints-verb-track",
            What::Merge { .. } => "cases-complaints-verb-merge",
            What::Unmerge(_) => "cases-complaints-verb-unmerge",
        });
        let about = match &self.what {
            What::Reassign(ids) => cx.lang.say(&msg!("cases-complaints-view-so-many", count = ids.len())),
            What::Track { .. } => l("cases-complaints-view-track-means"),
            What::Merge { .. } => l("cases-complaints-view-merge-means"),
            What::Unmerge(_) => l("cases-complaints-view-unmerge-means"),
        };
        let busy = is_busy(cx);
        let shown = Dialog::new("complaint-reason", &title).explanation(&about).width(460.0).show(ctx, |ui| {
            ui.spacing_mut().item_spacing.y = space::M;
            self.fields(ui, cx, actions);
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

    fn fields(&mut self, ui: &mut Ui, cx: &Cx<'_>, actions: &mut Actions) {
        let lang = cx.lang;
        let who = match self.what {
            What::Reassign(_) => Some("cases-complaints-field-handler"),
            What::Track { .. } => Some("cases-complaints-field-tracker"),
            What::Merge { .. } | What::Unmerge(_) => None,
        };
        if let Some(who) = who {
            let named = |(hint, open): &(Hint, Option<i64>)| match open {
                Some(open) => format!("{}　{}", hint.text, lang.say(&msg!("cases-complaints-view-open-count", count = *open))),
                None => hint.text.clone(),
            };
            let names: Vec<String> = self.people.iter().map(named).collect();
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            Input::new(&lang.tr(who)).required().select(ui, &mut self.chosen, &names);
        }
        let wrong = self.flaws.iter().find(|flaw| flaw.field == "reason").map(|flaw| lang.say(&flaw.message));
        let label = lang.tr("cases-complaints-field-reason");
        Input::new(&label).required().error(wrong.as_deref()).limit(400).multi_line(ui, &mut self.reason, 2);
        if let Some(trouble) = self.trouble.as_ref().filter(|_| wrong.is_none()) {
            parts::trouble(ui, cx, &lang.tr("cases-complaints-view-not-done"), trouble, actions);
        }
    }

    fn send(&self, actions: &mut Actions) {
        let reason = self.reason.clone();
        let command = match &self.what {
            What::Reassign(ids) => {
                let Some((handler, _)) = self.chosen.and_then(|at| self.people.get(at)) else { return };
                Command::Reassign { ids: ids.clone(), handler: handler.id, reason }
            }
            What::Track { id, rev } => {
                let Some((person, _)) = self.chosen.and_then(|at| self.people.get(at)) else { return };
                Command::On { id: *id, rev: *rev, act: Act::Track { staff: person.id, reason } }
            }
            What::Merge { keep, twin } => Command::Merge { keep: *keep, twin: *twin, reason },
            What::Unmerge(id) => Command::Unmerge { id: *id, reason },
        };
        act(command, actions);
    }
}
