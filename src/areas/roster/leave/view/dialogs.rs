//! The dialogs of a request: a reason for no, for back, for taking it back; a certificate; the ruling on a late slip.

use egui::{Context, Response, Ui};

use super::super::{Command, Decision, LeaveView};
use super::{act, is_busy};
use crate::areas::parts::{self, Trouble};
use crate::areas::view::{Actions, Cx};
use crate::base::{Day, Flaw, No};
use crate::ui::field::{self, Field as Input};
use crate::ui::tokens::space;
use crate::ui::{Button, Dialog, dialog};

/// What a dialog is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Kind {
    /// 退回
    Return,
    /// 不同意
    Reject,
    /// 撤回
    Withdraw,
    /// 申请撤销
    AskCancel,
    /// 交医疗证明
    Certify {
        /// Hospital.
        hospital: String,
        /// Doctor.
        doctor: String,
        /// First day.
        from: Option<Day>,
        /// Last day.
        to: Option<Day>,
    },
    /// Accepts a late slip.
    AcceptSlip,
    /// Does not accept a late slip.
    RefuseSlip,
}

/// One open dialog.
pub(super) struct Asking {
    kind: Kind,
    reason: String,
    flaws: Vec<Flaw>,
    trouble: Option<Trouble>,
    /// The split was offered after a refusal.
    pub offers_split: bool,
}

impl Asking {
    /// Opens a dialog; what was typed into the bar is its reason already.
    pub fn new(kind: Kind, reason: &str) -> Self {
        Asking { kind, reason: reason.to_owned(), flaws: Vec::new(), trouble: None, offers_split: false }
    }

    /// The certificate for the days that still miss one.
    pub fn certify(view: &LeaveView) -> Self {
        let missing = view.leave.unproven();
        let last = missing.iter().map(|(day, _)| *day).max().or(view.leave.days().map(|(_, last)| last));
        let from = missing.first().map(|(day, _)| *day).or(view.leave.days().map(|(first, _)| first));
        Asking::new(Kind::Certify { hospital: String::new(), doctor: String::new(), from, to: last }, "")
    }

    /// The act was refused or broke.
    pub fn refused(&mut self, no: &No) {
        if let No::Refused(refusal) = no {
            self.flaws.clone_from(&refusal.flaws);
            self.offers_split =
                refusal.clauses.contains(&"LEAVE-12") && matches!(self.kind, Kind::Certify { .. }) && refusal.flaws.is_empty();
        }
        self.trouble = Trouble::of(no);
    }

    /// Title, verb and whether it cannot be taken back.
    fn words(&self) -> (&'static str, &'static str, bool) {
        match &self.kind {
            Kind::Return => ("roster-leave-dialog-return", "roster-leave-verb-return", false),
            Kind::Reject => ("roster-leave-dialog-reject", "roster-leave-verb-reject", true),
            Kind::Withdraw => ("roster-leave-dialog-withdraw", "roster-leave-verb-withdraw", true),
            Kind::AskCancel => ("roster-leave-dialog-cancel", "roster-leave-verb-cancel", false),
            Kind::Certify { .. } => ("roster-leave-dialog-certify", "roster-leave-verb-certify", false),
            Kind::AcceptSlip => ("roster-leave-dialog-accept", "roster-leave-verb-accept", false),
            Kind::RefuseSlip => ("roster-leave-dialog-refuse", "roster-leave-verb-refuse", true),
        }
    }

    /// Draws it; returns true when it closes.
    pub fn ui(&mut self, ctx: &Context, cx: &Cx<'_>, view: &LeaveView, actions: &mut Actions) -> bool {
        let (title, verb, danger) = self.words();
        let l = |id: &str| cx.lang.tr(id).into_owned();
        let (title, verb) = (l(title), l(verb));
        let about = format!("{} {}", view.leave.applicant_name, view.leave.no);
        let busy = is_busy(cx);
        let first = dialog::first_picture(ctx, "leave-asking");
        let shown = Dialog::new("leave-asking", &title).explanation(&about).width(460.0).show(ctx, |ui| {
            ui.spacing_mut().item_spacing.y = space::M;
            let main = self.fields(ui, cx);
            if first {
                main.request_focus();
            }
            if let Some(trouble) = self.trouble.as_ref().filter(|_| self.flaws.is_empty()) {
                parts::trouble(ui, cx, &l("roster-leave-view-not-done"), trouble, actions);
            }
            let mut split = false;
            if self.offers_split {
                split = Button::secondary(&l("roster-leave-act-split-now")).small().show(ui).clicked();
            }
            dialog::buttons(ui, |ui| {
                let button = if danger { Button::danger_confirm(&verb) } else { Button::primary(&verb) };
                let go = button.key("Ctrl Enter").busy(&l("roster-leave-view-working"), busy).show(ui).clicked();
                let leave = Button::secondary(&l("roster-leave-view-leave-it")).key("Esc").show(ui).clicked();
                (go, leave, split)
            })
        });
        let (go, leave, split) = shown.inner;
        if split && !busy {
            act(Command::Split { id: view.leave.id }, actions);
            return true;
        }
        if (go || shown.confirmed) && !busy {
            self.trouble = None;
            self.flaws.clear();
            self.send(view, actions);
        }
        (leave || shown.dismissed) && !busy
    }

    fn fields(&mut self, ui: &mut Ui, cx: &Cx<'_>) -> Response {
        let l = |id: &str| cx.lang.tr(id).into_owned();
        let flaws = std::mem::take(&mut self.flaws);
        let error = |name: &str| flaws.iter().find(|flaw| flaw.field == name).map(|flaw| cx.lang.say(&flaw.message));
        let main = match &mut self.kind {
            Kind::Certify { hospital, doctor, from, to } => {
                let label = l("roster-leave-field-hospital");
                let main = Input::new(&label).required().error(error("hospital").as_deref()).limit(60).text(ui, hospital);
                let label = l("roster-leave-field-doctor");
                Input::new(&label).limit(30).text(ui, doctor);
                let today = cx.now.day();
                field::row(ui, &[1.0, 1.0], |ui, at| {
                    let (id, name, value) = if at == 0 {
                        ("roster-leave-field-from-day", "from", &mut *from)
                    } else {
                        ("roster-leave-field-to-day", "to", &mut *to)
                    };
                    let (label, error) = (l(id), error(name));
                    Input::new(&label).required().error(error.as_deref()).date(ui, cx.lang, value, today);
                });
                main
            }
            kind => {
                let needed = !matches!(kind, Kind::Withdraw | Kind::AskCancel);
                let label = l("roster-leave-field-why");
                let wrong = error("text").or(error("reason"));
                let input = Input::new(&label).error(wrong.as_deref()).limit(200);
                let input = if needed { input.required() } else { input };
                input.multi_line(ui, &mut self.reason, 2)
            }
        };
        self.flaws = flaws;
        main
    }

    fn send(&self, view: &LeaveView, actions: &mut Actions) {
        let (id, rev, text) = (view.leave.id, view.leave.rev, self.reason.trim().to_owned());
        let command = match &self.kind {
            Kind::Return => Command::Decide { id, rev, decision: Decision::Return, text, understaffed: false },
            Kind::Reject => Command::Decide { id, rev, decision: Decision::Reject, text, understaffed: false },
            Kind::Withdraw => Command::Withdraw { id, reason: text },
            Kind::AskCancel => Command::Cancel { id, reason: text },
            Kind::AcceptSlip => Command::RuleSlip { id, accept: true, reason: text },
            Kind::RefuseSlip => Command::RuleSlip { id, accept: false, reason: text },
            Kind::Certify { hospital, doctor, from, to } => {
                let (Some(from), Some(to)) = (*from, *to) else { return };
                Command::Certify { id, hospital: hospital.clone(), doctor: doctor.clone(), from, to }
            }
        };
        act(command, actions);
    }
}
