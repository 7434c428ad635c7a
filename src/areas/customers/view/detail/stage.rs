//! The step of looking after the customer, with the way on and back (FILE-22); how it is difficult (FILE-33); since when it is a key one.

use egui::{Ui, vec2};

use super::{Wish, not_editable};
use crate::areas;
use crate::areas::customers::clauses::file_22_stages::Stage;
use crate::areas::customers::clauses::{file_33_difficult, visit_03_key};
use crate::areas::customers::commands::record::Act;
use crate::areas::customers::view::care::{Care, Typed, name_of};
use crate::areas::customers::view::show::{self, Reason};
use crate::areas::customers::{Command, FileView};
use crate::areas::view::{Action, Actions, Cx, Route};
use crate::base::{Finding, Verdict};
use crate::i18n::money;
use crate::msg;
use crate::ui::step_line::{self, Step, StepState};
use crate::ui::tokens::{Family, space};
use crate::ui::{Button, IconButton, badge, icons, property};

/// The steps that every prospect goes through; the others follow a deal or none.
const MAIN: [Stage; 7] = [Stage::Collect, Stage::Sort, Stage::Study, Stage::SortAgain, Stage::Follow, Stage::File, Stage::Won];

/// 难处客户 with the hint how to speak, above everything else.
pub(super) fn difficult(ui: &mut Ui, cx: &Cx<'_>, view: &FileView, actions: &mut Actions) {
    let word = view.standing.difficult.as_str();
    if !word.is_empty() {
        let message = file_33_difficult::hint(word);
        show::findings(ui, cx, &[Finding { clause: "FILE-33", verdict: Verdict::Warned, message }], actions);
        ui.add_space(space::M);
    }
}

/// Marks beside the grade: what is in arrears, and how the customer is difficult.
pub(super) fn marks(ui: &mut Ui, cx: &Cx<'_>, view: &FileView) {
    if view.standing.arrears > 0 {
        badge::badge(ui, &cx.lang.say(&msg!("customers-record-arrears-mark", arrears = money(view.standing.arrears))), Family::Danger);
    }
    if !view.standing.difficult.is_empty() {
        badge::badge(ui, &show::word(cx.lang, &view.standing.difficult), Family::Warning);
    }
}

/// The line of steps and the buttons that lead on and back.
pub(super) fn steps(ui: &mut Ui, cx: &Cx<'_>, view: &FileView, actions: &mut Actions) -> Option<Wish> {
    let standing = &view.standing;
    let here = standing.stage;
    let shown = MAIN.iter().copied().map(|stage| if stage == Stage::Won && here > Stage::File { here } else { stage });
    let names: Vec<(Stage, String)> = shown.map(|stage| (stage, cx.lang.say(&stage.message()))).collect();
    let state = |stage: Stage| match stage.cmp(&here) {
        std::cmp::Ordering::Less => StepState::Done,
        std::cmp::Ordering::Equal => StepState::Current,
        std::cmp::Ordering::Greater => StepState::Later,
    };
    let steps: Vec<Step<'_>> = names.iter().map(|(stage, name)| Step { label: name, time: "", state: state(*stage) }).collect();
    step_line::step_dots(ui, &cx.lang.tr("customers-record-stage"), &steps);
    ui.add_space(space::XS);
    let why = (!view.editable).then(|| not_editable(cx));
    let busy = cx.is_pending(|command| matches!(command, areas::Command::Customers(Command::Record(Act::Step { .. }))));
    let mut wish = None;
    // English words need two rows.
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(space::S, space::S);
        for next in here.next() {
            let word = cx.lang.say(&next.message());
            let button = Button::secondary(&word).small().refused_if(why.as_ref().map(Reason::refused));
            if button.show(ui).clicked() && !busy {
                let act = Act::Step { id: view.customer.id, to: *next, reason: String::new() };
                actions.push(Action::Do(areas::Command::Customers(Command::Record(act))));
            }
        }
        let back = cx.lang.tr("customers-record-stage-back");
        let button = IconButton::new(icons::ARROW_U_UP_LEFT, &back).small();
        let button = if let Some(why) = &why { button.refused(why.refused()) } else { button };
        if here != Stage::Collect && button.show(ui).clicked() && why.is_none() {
            wish = Some(Wish::Care(Box::new(Care::record(Typed::back(view.customer.id, here), name_of(&view.customer)))));
        }
    });
    ui.add_space(space::L);
    wish
}

/// Who introduced it, whom it introduced, since when it is a key customer.
pub(super) fn facts(ui: &mut Ui, cx: &Cx<'_>, view: &FileView, actions: &mut Actions) {
    let standing = &view.standing;
    if let Some((id, name)) = &standing.introducer {
        property::property_ui(ui, &cx.lang.tr("customers-record-introducer"), |ui| {
            if Button::link(name).small().show(ui).clicked() {
                actions.push(Action::Go(Route::Customer(*id)));
            }
        });
    }
    if standing.referrals > 0 {
        let count = cx.lang.say(&msg!("customers-record-referrals-count", count = standing.referrals));
        property::property(ui, &cx.lang.tr("customers-record-referrals"), &count);
    }
    if let Some(since) = standing.key_since {
        let end = cx.now.day().last_of_month();
        let words = if visit_03_key::counts(since, end) {
            msg!("customers-record-key-since", day = since.to_string())
        } else {
            msg!("customers-record-key-next", day = since.to_string())
        };
        property::property(ui, &cx.lang.say(&crate::areas::customers::Field::KeyFlag.message()), &cx.lang.say(&words));
    }
}
