//! The dialogs of receipt slips, fees, steps, introductions and difficult customers, as they are typed.

use egui::{Response, Ui};

use super::{fen, quote};
use crate::areas::Query;
use crate::areas::customers::clauses::file_22_stages::Stage;
use crate::areas::customers::clauses::file_33_difficult;
use crate::areas::customers::commands::record::Act;
use crate::areas::customers::view::show;
use crate::areas::customers::{self, Column, Customer, Fee, FeeDraft, Field, ListQuery, ListRow, Slip, SlipDraft, SlipField};
use crate::areas::view::{Action, Actions, Cx, Slot};
use crate::base::{Day, Flaw, Message};
use crate::i18n::money;
use crate::msg;
use crate::ui::check;
use crate::ui::field::{self, Field as Input};
use crate::ui::tokens::space;
use crate::ui::{banner, icons, text};

/// Customers that are offered while somebody types a name.
const OFFERED: usize = 6;

/// What is typed into one of these dialogs.
pub(in crate::areas::customers::view) enum Typed {
    /// A slip; the stored one with its id and revision when it is corrected.
    Slip { stored: Option<Box<Slip>>, draft: SlipDraft, bought: Option<Day> },
    /// A line of the ledger.
    Fee { id: i64, item: String, day: Option<Day>, due: String, paid: String, deposit: String, violation: String },
    /// A payment of a fee.
    PayFee { fee: i64, open: i64, typed: String },
    /// A line that does not count any more.
    VoidFee { fee: i64, reason: String },
    /// A step back.
    Back { id: i64, to: usize, earlier: Vec<Stage>, reason: String },
    /// Whom the customer introduced.
    Refer { id: i64, text: String, found: Vec<ListRow>, chosen: Option<(i64, String)> },
    /// How the customer is difficult.
    Difficult { id: i64, word: String },
}

impl Typed {
    /// A new slip, with what the file says already; `known` is a file that is not masked.
    pub fn slip(known: Option<&Customer>) -> Self {
        let mut draft = SlipDraft::default();
        if let Some(customer) = known {
            let main = customer.draft.main_contact();
            draft.set(SlipField::Name, main.map_or("", |c| c.name.as_str()));
            draft.set(SlipField::Phone, main.map_or("", |c| if c.mobile.is_empty() { &c.landline } else { &c.mobile }));
        }
        Typed::Slip { stored: None, draft, bought: None }
    }

    /// A stored slip that is completed or corrected.
    pub fn stored_slip(slip: &Slip) -> Self {
        let bought = slip.draft.get(SlipField::Bought).parse().ok();
        Typed::Slip { stored: Some(Box::new(slip.clone())), draft: slip.draft.clone(), bought }
    }

    /// A new line of the ledger.
    pub fn fee(id: i64, today: Day) -> Self {
        let [item, due, paid, deposit, violation] = Default::default();
        Typed::Fee { id, item, day: Some(today), due, paid, deposit, violation }
    }

    /// A payment; all that is open is offered.
    pub fn pay(fee: &Fee) -> Self {
        let open = fee.draft.due - fee.draft.paid;
        Typed::PayFee { fee: fee.id, open, typed: money(open) }
    }

    /// A step back from here.
    pub fn back(id: i64, from: Stage) -> Self {
        let earlier: Vec<Stage> = Stage::ALL.iter().copied().filter(|stage| *stage < from).collect();
        Typed::Back { id, to: earlier.len().saturating_sub(1), earlier, reason: String::new() }
    }

    /// Title and verb of the dialog.
    pub fn words(&self) -> (&'static str, &'static str) {
        match self {
            Typed::Slip { stored: None, .. } => ("customers-record-slip-title", "customers-record-slip-save"),
            Typed::Slip { .. } => ("customers-record-slip-edit", "customers-record-slip-save"),
            Typed::Fee { .. } => ("customers-record-fee-title", "customers-record-fee-save"),
            Typed::PayFee { .. } => ("customers-record-fee-pay", "customers-record-fee-pay"),
            Typed::VoidFee { .. } => ("customers-record-fee-void", "customers-record-fee-void"),
            Typed::Back { .. } => ("customers-record-stage-back", "customers-record-stage-back"),
            Typed::Refer { .. } => ("customers-record-refer-title", "customers-record-refer-save"),
            Typed::Difficult { .. } => ("customers-record-difficult-title", "customers-record-difficult-save"),
        }
    }

    /// What is said once it is stored.
    pub fn said(&self) -> Message {
        match self {
            Typed::Slip { .. } => msg!("customers-record-slip-said"),
            Typed::Fee { .. } | Typed::PayFee { .. } | Typed::VoidFee { .. } => msg!("customers-record-fee-said"),
            Typed::Back { .. } => msg!("customers-record-stage-said"),
            Typed::Refer { .. } => msg!("customers-record-refer-said"),
            Typed::Difficult { .. } => msg!("customers-record-difficult-said"),
        }
    }

    /// What was typed as an act, or what cannot be read.
    pub fn act(&self, today: Day) -> Result<Act, Vec<Flaw>> {
        let mut flaws = Vec::new();
        let mut amount = |field, typed: &str| match fen(typed) {
            Some(fen) => fen,
            None if typed.trim().is_empty() => 0,
            None => {
                flaws.push(Flaw { field, clause: "", message: msg!("customers-no-money") });
                0
            }
        };
        let act = match self {
            Typed::Slip { stored, draft, bought } => {
                let mut draft = Box::new(draft.clone());
                draft.set(SlipField::Bought, bought.map_or(String::new(), |day| day.to_string()));
                match stored {
                    Some(slip) => Act::CorrectSlip { slip: slip.id, rev: slip.rev, draft },
                    None => Act::EnterSlip { draft },
                }
            }
            Typed::Fee { id, item, day, due, paid, deposit, violation } => {
                let fee = FeeDraft {
                    item: item.clone(),
                    due_date: day.unwrap_or(today),
                    due: amount("due", due),
                    paid: amount("paid", paid),
                    deposit: amount("deposit", deposit),
                    violation: violation.clone(),
                };
                Act::Charge { id: *id, fee: Box::new(fee) }
            }
            Typed::PayFee { fee, typed, .. } => Act::PayFee { fee: *fee, paid: amount("paid", typed) },
            Typed::VoidFee { fee, reason } => Act::VoidFee { fee: *fee, reason: reason.clone() },
            Typed::Back { id, to, earlier, reason } => {
                let to = earlier.get(*to).copied().unwrap_or(Stage::Collect);
                Act::Step { id: *id, to, reason: reason.clone() }
            }
            Typed::Refer { id, chosen, .. } => match chosen {
                Some((new, _)) => Act::Refer { id: *id, new: *new },
                None => return Err(vec![Flaw { field: "customer", clause: "FILE-22", message: msg!("customers-record-refer-nobody") }]),
            },
            Typed::Difficult { id, word } => Act::Difficult { id: *id, word: word.clone() },
        };
        if flaws.is_empty() { Ok(act) } else { Err(flaws) }
    }

    /// Takes customers that fit what is typed.
    pub fn offered(&mut self, rows: &[ListRow]) {
        if let Typed::Refer { found, .. } = self {
            *found = rows.to_vec();
        }
    }

    /// Draws what is typed; returns the input where the hands begin.
    pub fn ui(
        &mut self,
        ui: &mut Ui,
        cx: &Cx<'_>,
        error: &dyn Fn(&str) -> Option<String>,
        refused: bool,
        actions: &mut Actions,
    ) -> Option<Response> {
        let l = |id| cx.lang.tr(id);
        match self {
            Typed::Slip { stored, draft, bought } => slip_ui(ui, cx, stored.as_deref(), draft, bought, error, refused),
            Typed::Fee { item, day, due, paid, deposit, violation, .. } => {
                let mut main = None;
                let unit = l("customers-view-unit-yuan");
                field::row(ui, &[1.0, 1.0], |ui, at| {
                    let label = l(if at == 0 { "customers-record-fee-for" } else { "customers-record-fee-day" });
                    if at == 0 {
                        main = Some(Input::new(&label).required().limit(100).error(error("item").as_deref()).text(ui, item));
                    } else {
                        Input::new(&label).required().date(ui, cx.lang, day, cx.now.day());
                    }
                });
                let mut sums = [
                    ("due", due, "customers-record-fee-due"),
                    ("paid", paid, "customers-record-fee-paid-now"),
                    ("deposit", deposit, "customers-record-fee-deposit"),
                ];
                field::row(ui, &[1.0, 1.0, 1.0], |ui, at| {
                    if let Some((name, typed, label)) = sums.get_mut(at) {
                        Input::new(&l(label)).right().suffix(&unit).error(error(name).as_deref()).text(ui, *typed);
                    }
                });
                let label = l("customers-record-fee-violation");
                Input::new(&label).limit(1_000).error(error("violation").as_deref()).multi_line(ui, violation, 2);
                quote(ui, cx.lang, "FILE-26", refused);
                main
            }
            Typed::PayFee { open, typed, .. } => {
                let (label, unit) = (l("customers-care-paid-now"), l("customers-view-unit-yuan"));
                let hint = cx.lang.say(&msg!("customers-care-open", open = money(*open)));
                let input = Input::new(&label).required().hint(&hint).suffix(&unit).right();
                let main = input.error(error("paid").as_deref()).text(ui, typed);
                quote(ui, cx.lang, "FILE-26", refused);
                Some(main)
            }
            Typed::VoidFee { reason, .. } => {
                let label = l("customers-care-reason");
                let main = Input::new(&label).required().limit(200).error(error("reason").as_deref()).text(ui, reason);
                quote(ui, cx.lang, "FILE-26", refused);
                Some(main)
            }
            Typed::Back { to, earlier, reason, .. } => {
                let names: Vec<String> = earlier.iter().map(|stage| cx.lang.say(&stage.message())).collect();
                let names: Vec<&str> = names.iter().map(String::as_str).collect();
                let mut chosen = Some(*to);
                Input::new(&l("customers-record-stage-to")).required().select(ui, &mut chosen, &names);
                *to = chosen.unwrap_or(*to);
                let label = l("customers-care-reason");
                let main = Input::new(&label).required().limit(200).error(error("reason").as_deref()).text(ui, reason);
                quote(ui, cx.lang, "FILE-22", refused);
                Some(main)
            }
            Typed::Refer { text, found, chosen, .. } => Some(refer_ui(ui, cx, text, found, chosen, error, refused, actions)),
            Typed::Difficult { word, .. } => {
                let none = l("customers-record-difficult-none");
                let kinds = file_33_difficult::KINDS;
                let mut main = check::radio(ui, word.is_empty(), &none);
                if main.clicked() {
                    word.clear();
                }
                for kind in kinds {
                    let radio = check::radio(ui, word == kind, &show::word(cx.lang, kind));
                    if radio.clicked() {
                        kind.clone_into(word);
                    }
                    if word == kind {
                        main = radio;
                    }
                }
                let label = l("customers-record-difficult-other");
                Input::new(&label).limit(20).error(error("difficult").as_deref()).text(ui, word);
                if !word.trim().is_empty() {
                    text::caption(ui, &cx.lang.say(&file_33_difficult::hint(word.trim())));
                }
                quote(ui, cx.lang, "FILE-33", refused);
                Some(main)
            }
        }
    }
}

fn slip_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    stored: Option<&Slip>,
    draft: &mut SlipDraft,
    bought: &mut Option<Day>,
    error: &dyn Fn(&str) -> Option<String>,
    refused: bool,
) -> Option<Response> {
    if let Some(slip) = stored
        && let Some(doubt) = slip.doubt
    {
        let title = cx.lang.say(&slip.state.message());
        let words = cx.lang.say(&doubt.message(&slip.first_no));
        banner::banner(ui, crate::ui::Family::Warning, icons::WARNING, &title, &words, |_| ());
    }
    let mut main = None;
    for pair in SlipField::ALL.chunks(2) {
        field::row(ui, &[1.0, 1.0], |ui, at| {
            let Some(field) = pair.get(at).copied() else { return };
            let label = cx.lang.say(&field.message());
            let wrong = error(field.name());
            let input = Input::new(&label).id(egui::Id::unique(("slip", field.name()))).limit(100).error(wrong.as_deref());
            if field == SlipField::Bought {
                input.date(ui, cx.lang, bought, cx.now.day());
            } else if let Some(value) = draft.value_mut(field) {
                let response = input.text(ui, value);
                main.get_or_insert(response);
            }
        });
    }
    text::caption(ui, &cx.lang.tr("customers-record-slip-hint"));
    quote(ui, cx.lang, "FILE-05", refused);
    main
}

#[expect(clippy::too_many_arguments, reason = "the parts of one dialog")]
fn refer_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    typed: &mut String,
    found: &[ListRow],
    chosen: &mut Option<(i64, String)>,
    error: &dyn Fn(&str) -> Option<String>,
    refused: bool,
    actions: &mut Actions,
) -> Response {
    let label = cx.lang.tr("customers-record-refer-who");
    let hint = cx.lang.tr("customers-record-refer-hint");
    let input = Input::new(&label).required().hint(&hint).error(error("customer").as_deref()).text(ui, typed);
    if input.changed() {
        *chosen = None;
        let list = ListQuery { text: typed.trim().to_owned(), ..ListQuery::default() };
        let query = customers::Query::First { list, columns: vec![Column::Field(Field::Name), Column::No], limit: OFFERED };
        actions.push(Action::Ask(Slot::Referral, Query::Customers(query)));
    }
    ui.spacing_mut().item_spacing.y = space::XS;
    for row in found.iter().filter(|_| !typed.trim().is_empty()) {
        let name = row.cells.join(" ");
        if check::radio(ui, chosen.as_ref().is_some_and(|(id, _)| *id == row.id), &name).clicked() {
            *chosen = Some((row.id, name));
        }
    }
    quote(ui, cx.lang, "FILE-22", refused);
    input
}
