//! 费用: fees, deposits and violations of the customer, and what is in arrears (FILE-26).

use egui::{Align, Layout, Ui, vec2};

use super::record::explained;
use super::{Detail, Wish, not_editable};
use crate::areas::Query;
use crate::areas::customers::view::care::{Care, Typed, name_of};
use crate::areas::customers::view::show::{self, Reason};
use crate::areas::customers::why as came;
use crate::areas::customers::{self, Fee, FileView, Question};
use crate::areas::view::{Action, Actions, Cx, Slot};
use crate::base::{Day, Why};
use crate::i18n::{Lang, money};
use crate::msg;
use crate::ui::tokens::{Family, space};
use crate::ui::{Button, IconButton, badge, icons, menu, text};

impl Detail {
    pub(super) fn fees(&mut self, ui: &mut Ui, cx: &Cx<'_>, view: &FileView, actions: &mut Actions) -> Option<Wish> {
        let id = view.customer.id;
        if self.ledger_asked != Some(id) {
            self.ledger_asked = Some(id);
            actions.push(Action::Ask(Slot::Ledger, Query::Customers(customers::Query::Record(Question::Ledger { id }))));
        }
        let why = (!view.editable).then(|| not_editable(cx));
        let mut wish = None;
        let word = cx.lang.tr("customers-record-fee-title");
        let button = Button::secondary(&word).icon(icons::PLUS).small().refused_if(why.as_ref().map(Reason::refused));
        if button.show(ui).clicked() {
            wish = Some(Wish::Care(Box::new(Care::record(Typed::fee(id, cx.now.day()), name_of(&view.customer)))));
        }
        ui.add_space(space::M);
        let Some(ledger) = self.ledger.as_ref().filter(|ledger| ledger.id == id) else {
            show::placeholder(ui, 0.6);
            return wish;
        };
        let why = came::arrears(&ledger.fees, ledger.arrears, cx.now.day());
        explained(ui, &cx.lang.tr("customers-record-arrears"), &yuan(cx.lang, ledger.arrears), &why, actions);
        let deposits = yuan(cx.lang, ledger.deposits);
        explained(ui, &cx.lang.tr("customers-record-fee-deposit"), &deposits, &Why::of("FILE-26"), actions);
        ui.add_space(space::S);
        if ledger.fees.is_empty() {
            text::paragraph(ui, &cx.lang.tr("customers-record-fee-none"));
        }
        for fee in &ledger.fees {
            text::divider(ui);
            wish = line(ui, cx, view, fee).or(wish);
        }
        wish
    }
}

fn yuan(lang: Lang, fen: i64) -> String {
    lang.say(&msg!("customers-view-yuan", amount = money(fen)))
}

/// A line of the ledger: what for, until when, how far it is paid.
fn line(ui: &mut Ui, cx: &Cx<'_>, view: &FileView, fee: &Fee) -> Option<Wish> {
    let mut wish = None;
    ui.add_space(space::S);
    ui.horizontal(|ui| {
        let width = ui.available_width() - 32.0;
        ui.allocate_ui_with_layout(vec2(width, 0.0), Layout::top_down(Align::Min), |ui| {
            // All lines are equally wide, so that what may be done stands below each other.
            ui.set_min_width(width);
            ui.spacing_mut().item_spacing.y = space::XXS;
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = space::S;
                text::body(ui, &fee.draft.item);
                for (word, family) in marks(fee, cx.now.day()) {
                    badge::badge(ui, &cx.lang.tr(word), family);
                }
            });
            text::caption(ui, &sums(cx.lang, fee));
            if !fee.draft.violation.is_empty() {
                text::paragraph(ui, &fee.draft.violation);
            }
            if !fee.void_reason.is_empty() {
                text::caption(ui, &cx.lang.say(&msg!("customers-record-fee-void-why", reason = fee.void_reason.as_str())));
            }
        });
        if view.editable && fee.void_reason.is_empty() {
            wish = more(ui, cx, fee);
        }
    });
    ui.add_space(space::S);
    wish
}

fn marks(fee: &Fee, today: Day) -> Vec<(&'static str, Family)> {
    let draft = &fee.draft;
    let mut marks = Vec::new();
    if !draft.violation.is_empty() {
        marks.push(("customers-record-fee-is-violation", Family::Warning));
    }
    match () {
        () if !fee.void_reason.is_empty() => marks.push(("customers-record-fee-is-void", Family::Neutral)),
        () if draft.due > draft.paid && draft.due_date < today => marks.push(("customers-record-fee-is-late", Family::Danger)),
        () if draft.due > 0 && draft.due == draft.paid => marks.push(("customers-record-fee-is-paid", Family::Success)),
        () => {}
    }
    marks
}

fn sums(lang: Lang, fee: &Fee) -> String {
    let draft = &fee.draft;
    let mut parts = vec![lang.say(&msg!("customers-record-fee-until", day = draft.due_date.to_string()))];
    if draft.due > 0 {
        parts.push(lang.say(&msg!("customers-record-fee-sums", due = money(draft.due), paid = money(draft.paid))));
    }
    if draft.deposit > 0 {
        parts.push(lang.say(&msg!("customers-record-fee-sum-deposit", deposit = money(draft.deposit))));
    }
    parts.push(fee.by.clone());
    parts.join("　")
}

fn more(ui: &mut Ui, cx: &Cx<'_>, fee: &Fee) -> Option<Wish> {
    let mut wish = None;
    let name = format!("{} {}", cx.lang.tr("customers-view-more"), fee.draft.item);
    let button = IconButton::new(icons::DOTS_THREE, &name).small().show(ui);
    menu::menu(&button, 180.0, |ui| {
        let open = fee.draft.due > fee.draft.paid;
        if open && menu::Item::new(&cx.lang.tr("customers-record-fee-pay")).icon(icons::RECEIPT).show(ui).clicked() {
            wish = Some(Wish::Care(Box::new(Care::record(Typed::pay(fee), fee.draft.item.clone()))));
        }
        if menu::Item::new(&cx.lang.tr("customers-record-fee-void")).icon(icons::X).danger().show(ui).clicked() {
            let typed = Typed::VoidFee { fee: fee.id, reason: String::new() };
            wish = Some(Wish::Care(Box::new(Care::record(typed, fee.draft.item.clone()))));
        }
    });
    wish
}
