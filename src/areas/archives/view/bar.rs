//! The decision bar below a register: what is chosen, and what may be done with it. What is refused stays visible and says why.

use egui::Ui;

use super::acts::Act;
use super::list::{Rows, count};
use super::{Wish, why_not_archive, words};
use crate::areas::archives::clauses::{file_10_loans, file_11_destruction};
use crate::areas::archives::commands::stuck;
use crate::areas::archives::{Command, DisposalState, Document, Keeper, LoanState, Printout, Step};
use crate::areas::parts::Reason;
use crate::areas::view::Cx;
use crate::base::{Function, Refusal};
use crate::msg;
use crate::ui::{Button, icons};

/// What is chosen, in words.
pub fn what(cx: &Cx<'_>, rows: &Rows, chosen: &[usize]) -> String {
    let [only] = chosen else { return count(cx, chosen.len()) };
    let titled = |no: &str, about: &str| format!("{no}　{about}");
    match rows {
        Rows::Documents(rows) => rows.get(*only).map(|row| titled(&row.document.no, &row.document.draft.title)),
        Rows::Unfiled(rows) => rows.get(*only).map(|row| titled(&row.row.document.no, &row.row.document.draft.title)),
        Rows::Loans(lines) => lines.get(*only).map(|line| {
            let loan = &line.line;
            let about = msg!("archives-bar-loan", borrower = loan.draft.borrower.name.as_str(), purpose = loan.draft.purpose.as_str());
            titled(&loan.no, &cx.lang.say(&about))
        }),
        Rows::Disposals(lines) => lines.get(*only).map(|line| titled(&line.line.no, &line.line.reason)),
        Rows::Letters(rows) => rows.get(*only).map(|row| titled(&row.letter.no, &row.letter.draft.title)),
        Rows::Transfers(lines) => lines.get(*only).map(|line| titled(&line.line.no, &line.line.to)),
        Rows::Checks(cabinets, _) => cabinets.get(*only).map(|cabinet| cabinet.name.clone()),
        Rows::Keepers(keepers) => keepers.get(*only).map(|keeper| words::category(cx.lang, keeper.category)),
        Rows::Nothing => None,
    }
    .unwrap_or_default()
}

/// Why one of the documents may not take this step, or the person none of them.
pub fn why_not(cx: &Cx<'_>, documents: &[&Document], step: Step) -> Option<Reason> {
    why_not_archive(cx).or_else(|| {
        let stands = documents.iter().find(|document| document.state.after(step).is_none())?;
        Some(Reason::of(cx.lang, &stuck(stands, step)))
    })
}

fn button(ui: &mut Ui, button: Button<'_>, why: Option<&Reason>) -> bool {
    button.refused_if(why.map(Reason::refused)).show(ui).clicked()
}

fn refusal(cx: &Cx<'_>, refused: bool, clause: &'static str, message: crate::base::Message) -> Option<Reason> {
    refused.then(|| Reason::of(cx.lang, &Refusal::by(clause, message)))
}

/// The buttons, from the right.
pub fn acts(ui: &mut Ui, cx: &Cx<'_>, rows: &Rows, chosen: &[usize]) -> Option<Wish> {
    match rows {
        Rows::Documents(rows) => {
            let documents: Vec<&Document> = chosen.iter().filter_map(|row| rows.get(*row)).map(|row| &row.document).collect();
            of_documents(ui, cx, &documents, false)
        }
        Rows::Unfiled(rows) => {
            let row = chosen.first().and_then(|row| rows.get(*row))?;
            let label = cx.lang.tr("archives-act-file");
            let why = super::why_not_keep(cx, crate::areas::archives::clauses::file_15_opening::keeps(cx.me, true));
            button(ui, Button::primary(&label).icon(icons::ARCHIVE), why.as_ref())
                .then(|| Wish::Act(Box::new(Act::file(&row.row.document))))
        }
        Rows::Loans(lines) => loan(ui, cx, &lines.get(*chosen.first()?)?.line),
        Rows::Disposals(lines) => disposal(ui, cx, &lines.get(*chosen.first()?)?.line),
        Rows::Letters(rows) => {
            let letter = &rows.get(*chosen.first()?)?.letter;
            if letter.received_at.is_some() {
                return None;
            }
            let label = cx.lang.tr("archives-act-sign");
            Button::primary(&label).icon(icons::PENCIL_SIMPLE).show(ui).clicked().then(|| Wish::Act(Box::new(Act::sign(letter))))
        }
        Rows::Checks(cabinets, _) => {
            let cabinet = cabinets.get(*chosen.first()?)?;
            let why = why_not_archive(cx);
            let (check, drop) = (cx.lang.tr("archives-act-check"), cx.lang.tr("archives-act-retire"));
            let mut wish = button(ui, Button::primary(&check).icon(icons::CHECK), why.as_ref())
                .then(|| Wish::Act(Box::new(Act::check(&cabinet.name))));
            if button(ui, Button::quiet(&drop), why.as_ref()) {
                wish = Some(Wish::Do(Command::Cabinet { name: cabinet.name.clone(), used: false }));
            }
            wish
        }
        Rows::Keepers(keepers) => keeper(ui, cx, keepers.get(*chosen.first()?)?),
        Rows::Transfers(_) | Rows::Nothing => None,
    }
}

/// FILE-15: who manages customers names the keeper of a category, or takes him away.
fn keeper(ui: &mut Ui, cx: &Cx<'_>, keeper: &Keeper) -> Option<Wish> {
    let why = cx.me.must_do_all(Function::CustomerManage).err().map(|refusal| Reason::of(cx.lang, &refusal));
    let (appoint, dismiss) = (cx.lang.tr("archives-act-appoint"), cx.lang.tr("archives-act-dismiss"));
    let mut wish =
        button(ui, Button::primary(&appoint).icon(icons::USER_CIRCLE), why.as_ref()).then(|| Wish::Act(Box::new(Act::appoint(cx, keeper))));
    if keeper.staff.is_some() && button(ui, Button::quiet(&dismiss), why.as_ref()) {
        wish = Some(Wish::Do(Command::Appoint { category: keeper.category, staff: None }));
    }
    wish
}

/// What may be done with documents; small where the room is narrow.
pub fn of_documents(ui: &mut Ui, cx: &Cx<'_>, documents: &[&Document], small: bool) -> Option<Wish> {
    let l = |id| cx.lang.tr(id);
    let clicked = |button: Button<'_>, why: Option<&Reason>, ui: &mut Ui| {
        let button = button.refused_if(why.map(Reason::refused));
        if small { button.small().show(ui).clicked() } else { button.show(ui).clicked() }
    };
    let mut wish = None;
    let (lend, moves, doom) = (l("archives-act-lend"), l("archives-act-move"), l("archives-act-doom"));
    let why = why_not(cx, documents, Step::Lend);
    if clicked(Button::secondary(&lend), why.as_ref(), ui) {
        wish = Some(Wish::Act(Box::new(Act::lend(documents, cx.now.day()))));
    }
    let why = why_not(cx, documents, Step::Move);
    if clicked(Button::secondary(&moves), why.as_ref(), ui) {
        wish = Some(Wish::Act(Box::new(Act::hand_over(documents))));
    }
    let why = why_not(cx, documents, Step::Doom);
    if clicked(Button::danger(&doom), why.as_ref(), ui) {
        wish = Some(Wish::Act(Box::new(Act::doom(documents))));
    }
    wish
}

fn loan(ui: &mut Ui, cx: &Cx<'_>, loan: &crate::areas::archives::Loan) -> Option<Wish> {
    let l = |id| cx.lang.tr(id);
    match loan.state {
        LoanState::Asked => {
            let decides = loan.draft.approver == Some(cx.me.id) && file_10_loans::approves(&cx.me.posts);
            let why = refusal(cx, !decides, "FILE-10", msg!("archives-not-approver", name = loan.approver.as_str()));
            let (yes, no, back) = (l("archives-act-approve"), l("archives-act-refuse"), l("archives-act-withdraw"));
            let mut wish =
                button(ui, Button::primary(&yes).icon(icons::CHECK), why.as_ref()).then_some(Wish::Do(Command::Approve { loan: loan.id }));
            if button(ui, Button::secondary(&no), why.as_ref()) {
                wish = Some(Wish::Act(Box::new(Act::refuse(loan))));
            }
            if loan.lender_id == cx.me.id && button(ui, Button::quiet(&back), None) {
                wish = Some(Wish::Do(Command::Withdraw { loan: loan.id }));
            }
            wish
        }
        LoanState::Out => {
            let why = why_not_archive(cx);
            let (back, longer) = (l("archives-act-return"), l("archives-act-extend"));
            let mut wish = button(ui, Button::primary(&back).icon(icons::ARROW_U_DOWN_LEFT), why.as_ref())
                .then(|| Wish::Act(Box::new(Act::take_back(loan))));
            let late = file_10_loans::days_overdue(loan.draft.due, cx.now.day()) > 0;
            let why = why
                .or_else(|| refusal(cx, loan.extended, "FILE-10", msg!("archives-extended-already")))
                .or_else(|| refusal(cx, late, "FILE-10", msg!("archives-extend-overdue")))
                .or_else(|| {
                    let allowed = file_10_loans::approves(&cx.me.posts) && !file_10_loans::is_borrower(&loan.draft.borrower, cx.me.id);
                    refusal(cx, loan.secret && !allowed, "FILE-10", msg!("archives-extend-secret"))
                });
            if button(ui, Button::secondary(&longer), why.as_ref()) {
                wish = Some(Wish::Do(Command::Extend { loan: loan.id }));
            }
            wish
        }
        _ => None,
    }
}

fn disposal(ui: &mut Ui, cx: &Cx<'_>, disposal: &crate::areas::archives::Disposal) -> Option<Wish> {
    let l = |id| cx.lang.tr(id);
    let print = l("archives-act-print-disposal");
    let unread = cx.me.must_read(Function::Archive).err().map(|refusal| Reason::of(cx.lang, &refusal));
    let printed = button(ui, Button::secondary(&print).icon(icons::PRINTER), unread.as_ref())
        .then_some(Wish::Print(Printout::Destruction(disposal.id)));
    let wish = match disposal.state {
        DisposalState::Asked => {
            let why = refusal(cx, !file_11_destruction::approves(&cx.me.posts), "FILE-11", msg!("archives-not-director"));
            let (yes, no) = (l("archives-act-condemn"), l("archives-act-spare"));
            let mut wish = button(ui, Button::primary(&yes).icon(icons::CHECK), why.as_ref())
                .then_some(Wish::Do(Command::Condemn { disposal: disposal.id }));
            if button(ui, Button::secondary(&no), why.as_ref()) {
                wish = Some(Wish::Act(Box::new(Act::spare(disposal))));
            }
            wish
        }
        DisposalState::Approved => {
            let why = why_not_archive(cx);
            let label = l("archives-act-destroy");
            button(ui, Button::danger(&label), why.as_ref()).then(|| Wish::Act(Box::new(Act::destroy(disposal, &cx.me.name))))
        }
        _ => None,
    };
    printed.or(wish)
}
