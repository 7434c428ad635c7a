//! 资料: what the file says, group by group; empty fields stay out of the way until somebody asks for them.

use egui::{Align, Rect, Sense, Ui, pos2, vec2};

use super::{Detail, Wish, hit_line, not_editable, stage, timeline, why_masked};
use crate::areas::customers::clauses::file_23_privacy::Sight;
use crate::areas::customers::view::show::{self, Names, Reason, telling};
use crate::areas::customers::why as came;
use crate::areas::customers::{Draft, Field, FileView, Heading, Kind};
use crate::areas::view::{Actions, Cx};
use crate::areas::why;
use crate::base::Why;
use crate::base::check;
use crate::base::search::Query as SearchQuery;
use crate::i18n::{Lang, day_long, money};
use crate::msg;
use crate::ui::tokens::{size, space, tokens};
use crate::ui::{Button, badge, fonts, icons, paint, progress, property, text};

/// 基本情况: who the customer is and where.
const BASIC: [Field; 13] = [
    Field::CreditCode,
    Field::IdNumber,
    Field::Industry,
    Field::Nature,
    Field::Region,
    Field::Address,
    Field::Postcode,
    Field::Email,
    Field::Owner,
    Field::Manager,
    Field::Size,
    Field::Assets,
    Field::TradingSince,
];
/// 档案: how the file is kept. Name, relation and grades stand in the head.
const FILING: [Field; 7] = [Field::Market, Field::Type, Field::Source, Field::FiledOn, Field::Agent, Field::Keeper, Field::Notes];
const CREDIT: [Field; 2] = [Field::AnnualSales, Field::CreditGrade];

impl Detail {
    pub(super) fn record(
        &mut self,
        ui: &mut Ui,
        cx: &Cx<'_>,
        view: &FileView,
        names: &Names,
        search: &SearchQuery,
        actions: &mut Actions,
    ) -> Option<Wish> {
        let draft = &view.customer.draft;
        stage::difficult(ui, cx, view, actions);
        let mut wish = timeline::first_contact_with_ways(ui, cx, view, actions);
        wish = stage::steps(ui, cx, view, actions).or(wish);
        let group = |heading: Heading| Field::ALL.iter().copied().filter(move |f| f.heading() == heading).collect::<Vec<_>>();
        wish = completeness(ui, cx, view, Heading::Basic, "customers-view-group-basic", actions).or(wish);
        self.fields(ui, cx, view, &BASIC, names, search, actions);
        if !draft.contacts.is_empty() {
            heading(ui, &cx.lang.tr("customers-view-main-contact"));
            self.contact(ui, cx, view, 0, search, actions);
        }
        self.credit(ui, cx, view, names, search, actions);
        for problem in &draft.credit_problems {
            long_row(ui, &day_long(cx.lang, problem.day), &problem.text);
        }
        self.group(ui, cx, view, &FILING, "customers-view-group-filing", names, search, actions);
        let source = match view.graded.by.as_str() {
            "人工" => Some(cx.lang.say(&msg!("customers-care-grade-hand", reason = view.graded.reason.as_str()))),
            "计算" => Some(cx.lang.tr("customers-care-grade-sales").into_owned()),
            _ => None,
        };
        if let Some(source) = source {
            explained(ui, &cx.lang.tr("customers-care-grade-source"), &source, &telling(cx).grade(view), actions);
        }
        stage::facts(ui, cx, view, actions);
        if !draft.tags.is_empty() {
            property::property_ui(ui, &show::part_name(cx.lang, "tags"), |ui| {
                ui.spacing_mut().item_spacing.x = space::XS;
                for tag in &draft.tags {
                    badge::badge(ui, tag, crate::ui::Family::Neutral);
                }
            });
        }
        for (of, id) in [
            (Heading::Traits, "customers-view-group-traits"),
            (Heading::Business, "customers-view-group-business"),
            (Heading::Trading, "customers-view-group-trading"),
        ] {
            ui.add_space(space::L);
            wish = completeness(ui, cx, view, of, id, actions).or(wish);
            self.fields(ui, cx, view, &group(of), names, search, actions);
        }
        ui.add_space(space::L);
        let empty = Field::ALL.iter().filter(|f| draft.get(**f).is_empty()).count();
        let word = if self.blanks {
            cx.lang.tr("customers-view-hide-blank").into_owned()
        } else {
            cx.lang.say(&msg!("customers-view-show-blank", count = empty))
        };
        if empty > 0 && Button::quiet(&word).small().show(ui).clicked() {
            self.blanks = !self.blanks;
        }
        wish
    }

    /// 信用与业绩: what was bought in a year, how much may be unpaid and how much is (FILE-18, FILE-20).
    fn credit(&mut self, ui: &mut Ui, cx: &Cx<'_>, view: &FileView, names: &Names, search: &SearchQuery, actions: &mut Actions) {
        let (credit, draft) = (view.credit, &view.customer.draft);
        if !self.blanks
            && credit.limit == 0
            && credit.unpaid == 0
            && view.year_sales == 0
            && CREDIT.iter().all(|f| draft.get(*f).is_empty())
        {
            return;
        }
        heading(ui, &cx.lang.tr("customers-view-group-credit"));
        let yuan = |fen| cx.lang.say(&msg!("customers-view-yuan", amount = money(fen)));
        if view.year_sales > 0 {
            explained(ui, &cx.lang.tr("customers-analysis-months"), &yuan(view.year_sales), &telling(cx).grade(view), actions);
        }
        let terms = draft.get(Field::CreditTerms);
        let limit = if terms.is_empty() { yuan(credit.limit) } else { format!("{}·{terms}", yuan(credit.limit)) };
        if credit.limit == 0 && credit.unpaid == 0 {
            return self.fields(ui, cx, view, &CREDIT, names, search, actions);
        }
        explained(ui, &cx.lang.say(&Field::CreditLimit.message()), &limit, &came::credit(view), actions);
        let unpaid = cx.lang.tr("customers-subject-unpaid");
        property::property_ui(ui, &unpaid, |ui| {
            ui.spacing_mut().item_spacing.x = space::M;
            why::value(ui, &yuan(credit.unpaid), tokens(ui).text, &came::credit(view), actions);
            if credit.limit > 0 {
                progress::bar_of(ui, &unpaid, credit.unpaid as f32 / credit.limit as f32, 96.0);
            }
        });
        self.fields(ui, cx, view, &CREDIT, names, search, actions);
    }

    #[expect(clippy::too_many_arguments, reason = "a group of rows with its heading")]
    fn group(
        &mut self,
        ui: &mut Ui,
        cx: &Cx<'_>,
        view: &FileView,
        fields: &[Field],
        title: &str,
        names: &Names,
        search: &SearchQuery,
        actions: &mut Actions,
    ) {
        let draft = &view.customer.draft;
        if self.blanks || fields.iter().any(|field| !draft.get(*field).is_empty()) {
            heading(ui, &cx.lang.tr(title));
            self.fields(ui, cx, view, fields, names, search, actions);
        }
    }

    #[expect(clippy::too_many_arguments, reason = "rows of the file, called in two places")]
    fn fields(
        &mut self,
        ui: &mut Ui,
        cx: &Cx<'_>,
        view: &FileView,
        fields: &[Field],
        names: &Names,
        search: &SearchQuery,
        actions: &mut Actions,
    ) {
        let (draft, blanks) = (&view.customer.draft, self.blanks);
        for field in fields.iter().copied().filter(|field| blanks || !draft.get(*field).is_empty()) {
            let label = match field {
                Field::CreditCode => cx.lang.tr("customers-view-credit-code").into_owned(),
                _ => cx.lang.say(&field.message()),
            };
            let stored = draft.get(field);
            let shown = match field {
                Field::Keeper if !view.keeper.is_empty() => view.keeper.clone(),
                Field::Agent if !view.agent.is_empty() => view.agent.clone(),
                _ => show::value(cx.lang, field, stored, names),
            };
            match field.kind() {
                _ if shown.is_empty() => drop(property::property(ui, &label, &shown)),
                _ if field.is_sensitive() && view.sight < Sight::Full => self.masked_row(ui, cx, view, field, &label, actions),
                Kind::Long => long_row(ui, &label, &shown),
                Kind::CreditCode if check::credit_code(stored).is_ok() => code_row(ui, cx.lang, &label, &shown, search),
                _ => row(ui, &label, &shown, search),
            }
        }
    }

    /// A value that is masked until somebody with the right looks (FILE-23).
    fn masked_row(&mut self, ui: &mut Ui, cx: &Cx<'_>, view: &FileView, field: Field, label: &str, actions: &mut Actions) {
        let (draft, open) = self.seen(view);
        let value = draft.get(field).to_owned();
        let why = why_masked(cx, view);
        let reveal = match &why {
            _ if open => property::Reveal::Open,
            Some(why) => property::Reveal::Refused(why.refused()),
            None => property::Reveal::Allowed,
        };
        if property::masked(ui, cx.lang, label, &value, reveal) {
            self.turn_masks(view, actions);
        }
    }
}

/// A label and a value that tells how it came about.
pub(super) fn explained(ui: &mut Ui, label: &str, words: &str, why: &Why, actions: &mut Actions) {
    property::property_ui(ui, label, |ui| drop(why::value(ui, words, tokens(ui).text, why, actions)));
}

/// The heading of a group.
pub(super) fn heading(ui: &mut Ui, title: &str) {
    ui.add_space(space::L);
    ui.allocate_ui(vec2(ui.available_width(), 24.0), |ui| text::group(ui, title));
}

/// The heading of a page with 5/7 and its bar, and what is missing; a click opens the form there (FILE-01, FILE-02).
fn completeness(ui: &mut Ui, cx: &Cx<'_>, view: &FileView, of: Heading, title: &str, actions: &mut Actions) -> Option<Wish> {
    let lang = cx.lang;
    let (missing, all) = (view.customer.draft.missing(of), Draft::parts(of));
    let filled = all - missing.len();
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 22.0), Sense::hover());
    show::inside(ui, rect, egui::Layout::left_to_right(Align::Center), |ui| text::group(ui, &lang.tr(title)));
    show::inside(ui, rect, egui::Layout::right_to_left(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = space::M;
        let words = lang.say(&msg!("customers-view-complete", filled = filled, all = all));
        progress::bar_of(ui, &words, filled as f32 / all as f32, 72.0);
        why::value(ui, &words, tokens(ui).text_2, &came::completeness(&view.customer.draft, of), actions);
    });
    let mut wish = None;
    if !missing.is_empty() {
        let why = (!view.editable).then(|| not_editable(cx));
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(space::S, 0.0);
            ui.set_min_height(size::CHIP);
            text::caption(ui, &lang.tr("customers-record-missing"));
            for field in &missing {
                let name = lang.say(&field.message());
                if Button::link(&name).small().refused_if(why.as_ref().map(Reason::refused)).show(ui).clicked() {
                    wish = Some(Wish::Edit(view.customer.id, Some(*field)));
                }
            }
        });
        ui.add_space(space::XS);
    }
    wish
}

/// Label and value on one line, with the search marked.
fn row(ui: &mut Ui, label: &str, value: &str, search: &SearchQuery) {
    property::property_ui(ui, label, |ui| hit_line(ui, value, &search.hits(value), fonts::regular(size::TABLE), tokens(ui).text));
}

/// A credit code with the mark that its check character is right.
fn code_row(ui: &mut Ui, lang: Lang, label: &str, value: &str, search: &SearchQuery) {
    property::property_ui(ui, label, |ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        hit_line(ui, value, &search.hits(value), fonts::regular(size::TABLE), tokens(ui).text);
        let (rect, response) = ui.allocate_exact_size(vec2(14.0, 20.0), Sense::hover());
        let name = lang.tr("customers-view-code-right");
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, &name));
        paint::icon_fill(ui.painter(), rect.center(), icons::SEAL_CHECK, 14.0, tokens(ui).success.mark);
        crate::ui::tooltip::tip(response, &name);
    });
}

/// Label and a value of several lines.
fn long_row(ui: &mut Ui, label: &str, value: &str) {
    let t = tokens(ui);
    let width = ui.available_width();
    let galley = paint::paragraph(ui, value, fonts::regular(size::TABLE), 20.0, t.text, width - property::LABEL);
    let height = (galley.size().y + 8.0).max(size::PROPERTY_ROW);
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, format!("{label} {value}")));
    let name = paint::line_within(ui, label, fonts::regular(size::TABLE), property::LABEL - 8.0);
    let first = Rect::from_min_size(rect.min, vec2(property::LABEL, size::PROPERTY_ROW));
    paint::put(ui.painter(), name, first, Align::Min, t.text_2);
    ui.painter().galley(pos2(rect.left() + property::LABEL, rect.top() + 4.0), galley, t.text);
}
