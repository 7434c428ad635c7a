//! The dialog of acts that need a reason and are no step of the way: laying double registrations together, and taking that back.

use egui::{Context, Ui};

use super::super::Command;
use super::{act, is_busy};
use crate::areas::parts::{self, Trouble};
use crate::areas::view::{Actions, Cx};
use crate::base::{Flaw, No};
use crate::ui::field::Field as Input;
use crate::ui::tokens::space;
use crate::ui::{Button, Dialog, dialog};

/// What a reason is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum What {
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
    flaws: Vec<Flaw>,
    trouble: Option<Trouble>,
}

impl Reasoned {
    /// Opens a dialog.
    pub fn new(what: What) -> Self {
        Reasoned { what, reason: String::new(), flaws: Vec::new(), trouble: None }
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
            What::Merge { .. } => "cases-complaints-verb-merge",
            What::Unmerge(_) => "cases-complaints-verb-unmerge",
        });
        let about = match &self.what {
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
            What::Merge { keep, twin } => Command::Merge { keep: *keep, twin: *twin, reason },
            What::Unmerge(id) => Command::Unmerge { id: *id, reason },
        };
        act(command, actions);
    }
}
