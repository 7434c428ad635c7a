//! 日志: every act in the order in which it was done, who did it, what was before and after, the clauses behind it.
//! Nothing here can be changed; the chain is checked by 校验日志.

use egui::{Align, Id, Key, Layout, Margin, Modifiers, Rect, ScrollArea, Ui};

use super::data::Data;
use super::journal_fields::{self, FieldChange};
use super::parts::{self, at_right};
use super::{verbs, words};
use crate::areas::view::{Action, Actions, Cx, Job, JobDone};
use crate::base::No;
use crate::i18n::{Lang, group, moment_exact};
use crate::msg;
use crate::rules;
use crate::store::journal::{Entry, Kept, Verified};
use crate::ui::table::Cell;
use crate::ui::tokens::{Family, size, space, tokens};
use crate::ui::{
    Button, Column, EmptyPage, IconButton, SearchField, Table, TableState, badge, banner, chip, fonts, icons, keep_ime, property, text,
};

/// What a person chose on the page.
#[derive(Debug, Default)]
pub(super) struct JournalPage {
    filter: usize,
    search: String,
    table: TableState,
    rows: Vec<usize>,
    made_of: Option<(u64, Lang, usize, String)>,
    selected: Option<i64>,
    verified: Option<Verified>,
}

fn search_id() -> Id {
    Id::unique("staff-journal-search")
}

impl JournalPage {
    /// Draws the page.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, data: &mut Data, actions: &mut Actions) {
        let lang = cx.lang;
        if let Err(refusal) = words::may_read_logs(cx.me) {
            parts::no_permission(ui, lang, &lang.tr("staff-journal"), &refusal, actions);
            return;
        }
        data.want_journal(actions);
        let page = ui.available_rect_before_wrap();
        self.keys(ui);
        let rest = parts::page_head(ui, page, |ui| head(ui, cx, actions));
        if data.journal.value.is_none() {
            parts::inside(ui, "journal-none", rest, Layout::top_down(Align::Min), |ui| parts::ready(ui, lang, &mut data.journal));
            return;
        }
        let entries = data.journal.value.as_deref().unwrap_or_default();
        self.keep_rows(lang, entries, data.version);
        let selected = self.selected.and_then(|seq| entries.iter().find(|kept| kept.seq == seq));
        let (list, detail) = parts::split(ui, rest, selected.is_some());
        if let (Some(place), Some(kept)) = (detail, selected) {
            parts::inside(ui, "entry", place, Layout::top_down(Align::Min), |ui| {
                ui.shrink_clip_rect(place);
                if detail_ui(ui, cx, kept, actions) {
                    self.close();
                }
            });
        }
        if let Some(list) = list {
            self.list(ui, cx, list, data, actions);
        }
    }

    /// The chain was checked.
    pub fn verified(&mut self, outcome: &Result<JobDone, No>) {
        if let Ok(JobDone::Verified(verified)) = outcome {
            self.verified = Some(*verified);
        }
    }

    fn close(&mut self) {
        self.selected = None;
        self.table.cursor = None;
        self.table.selection.clear();
    }

    fn keys(&mut self, ui: &Ui) {
        if keep_ime::composing(ui.ctx()) || egui::Popup::is_any_open(ui.ctx()) {
            return;
        }
        if ui.input_mut(|i| i.consume_key(Modifiers::COMMAND, Key::F)) {
            ui.memory_mut(|m| m.request_focus(search_id()));
        }
        if self.selected.is_some() && ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Escape)) {
            self.close();
        }
    }

    fn list(&mut self, ui: &mut Ui, cx: &Cx<'_>, place: Rect, data: &mut Data, actions: &mut Actions) {
        let lang = cx.lang;
        let banner_height = if self.verified.is_some() { 76.0 } else { 0.0 };
        let top = place.with_max_y(place.top() + banner_height);
        if self.verified.is_some() {
            parts::inside(ui, "verified", top.shrink2(egui::vec2(space::XL, space::M)), Layout::top_down(Align::Min), |ui| {
                self.verified_ui(ui, lang);
            });
        }
        let filters = Rect::from_min_max(top.left_bottom(), egui::pos2(place.right(), top.bottom() + size::FILTER_ROW));
        parts::inside(ui, "journal-filters", filters.shrink2(egui::vec2(space::XL, 0.0)), Layout::left_to_right(Align::Center), |ui| {
            let search = lang.tr("staff-journal-search");
            SearchField::new(&search).width(260.0).id(search_id()).key("Ctrl F").show(ui, lang, &mut self.search);
            let names = ["staff-all", "staff-filter-refused"].map(|id| lang.tr(id));
            let names: Vec<&str> = names.iter().map(AsRef::as_ref).collect();
            chip::segmented(ui, &lang.tr("staff-filter"), &names, &mut self.filter);
        });
        let strip = place.with_min_y(place.bottom() - size::FILTER_ROW);
        let room = Rect::from_min_max(filters.left_bottom(), strip.right_top());
        let entries = data.journal.value.as_deref().unwrap_or_default();
        parts::inside(ui, "journal-table", room, Layout::top_down(Align::Min), |ui| {
            ui.shrink_clip_rect(room);
            if self.rows.is_empty() {
                let (title, detail) = (lang.tr("staff-journal-none"), lang.tr("staff-journal-none-detail"));
                EmptyPage::new(icons::MAGNIFYING_GLASS, &title, &detail).show(ui, lang);
                return;
            }
            self.table(ui, cx, entries);
        });
        parts::inside(ui, "journal-strip", strip.shrink2(egui::vec2(space::XL, 0.0)), Layout::left_to_right(Align::Center), |ui| {
            older(ui, lang, data, actions);
        });
    }

    fn verified_ui(&mut self, ui: &mut Ui, lang: Lang) {
        let Some(verified) = self.verified else { return };
        let (family, icon, title, detail) = match verified.broken {
            None => {
                let detail = lang.say(&msg!("staff-verified-detail", count = verified.entries));
                (Family::Success, icons::SEAL_CHECK, lang.tr("staff-verified").into_owned(), detail)
            }
            Some(entry) => {
                let title = lang.say(&msg!("base-journal-broken", entry = entry));
                (Family::Danger, icons::WARNING_CIRCLE, title, lang.tr("staff-broken-detail").into_owned())
            }
        };
        banner::banner(ui, family, icon, &title, &detail, |_| ());
        let corner = ui.min_rect().right_top() + egui::vec2(-32.0, 6.0);
        let name = lang.tr("ui-close");
        let place = Rect::from_min_size(corner, egui::vec2(26.0, 26.0));
        if ui.place(place, |ui: &mut Ui| IconButton::new(icons::X, &name).small().show(ui)).clicked() {
            self.verified = None;
        }
    }

    fn keep_rows(&mut self, lang: Lang, entries: &[Kept], version: u64) {
        let made_of = (version, lang, self.filter, self.search.clone());
        if self.made_of.as_ref() == Some(&made_of) {
            return;
        }
        let needle = self.search.trim().to_lowercase();
        let fits = |kept: &Kept| {
            let entry = &kept.entry;
            let found = || {
                let all = [entry.actor_name.as_str(), &verbs::verb(lang, &entry.verb), &entry.title, &entry.clauses, &entry.reason];
                all.iter().any(|text| text.to_lowercase().contains(&needle))
            };
            (self.filter == 0 || entry.refused) && (needle.is_empty() || found())
        };
        let grown_only = self.made_of.as_ref().is_some_and(|old| (old.1, old.2, &old.3) == (made_of.1, made_of.2, &made_of.3));
        self.rows = entries.iter().enumerate().filter(|(_, kept)| fits(kept)).map(|(at, _)| at).collect();
        self.made_of = Some(made_of);
        if !grown_only {
            self.table.rows_changed();
        }
        let at = |seq: i64| self.rows.iter().position(|row| entries.get(*row).is_some_and(|kept| kept.seq == seq));
        let cursor = self.selected.and_then(at);
        if cursor != self.table.cursor {
            self.table.cursor = cursor;
            self.table.selection.clear();
        }
    }

    fn table(&mut self, ui: &mut Ui, cx: &Cx<'_>, entries: &[Kept]) {
        let lang = cx.lang;
        let titles = ["staff-when", "staff-person", "staff-what", "staff-subject", "staff-clauses", "staff-outcome"].map(|id| lang.tr(id));
        let [when, who, what, subject, clauses, outcome] = &titles;
        let columns = [
            Column::new("when", when, 150.0),
            Column::new("who", who, 90.0),
            Column::new("what", what, 160.0),
            Column::new("subject", subject, 140.0).fills(),
            Column::new("clauses", clauses, 92.0),
            Column::new("outcome", outcome, 70.0),
        ];
        let name = lang.tr("staff-journal");
        let rows = &self.rows;
        let response =
            Table::new("journal", lang, &columns, rows.len()).takes_keyboard().name(&name).show(ui, &mut self.table, |ui, cell| {
                if let Some(kept) = rows.get(cell.row).and_then(|at| entries.get(*at)) {
                    line(ui, lang, cell, kept);
                }
            });
        if response.moved {
            let row = self.table.cursor.and_then(|row| rows.get(row)).and_then(|at| entries.get(*at));
            self.selected = row.map(|kept| kept.seq);
        }
    }
}

fn head(ui: &mut Ui, cx: &Cx<'_>, actions: &mut Actions) {
    let lang = cx.lang;
    text::title(ui, &lang.tr("staff-journal"));
    text::caption(ui, &lang.tr("staff-journal-detail"));
    at_right(ui, |ui| {
        let (label, doing) = (lang.tr("staff-verify"), lang.tr("staff-verifying"));
        let button = Button::secondary(&label).icon(icons::SEAL_CHECK).busy(&doing, cx.job.is_some());
        if button.show(ui).clicked() {
            actions.push(Action::Start(Job::Verify));
        }
    });
}

fn line(ui: &mut Ui, lang: Lang, cell: &Cell<'_>, kept: &Kept) {
    let entry = &kept.entry;
    match cell.column {
        "when" => cell.weak(ui, &moment_exact(entry.at.local())),
        "who" => cell.text(ui, &entry.actor_name),
        "what" => cell.text(ui, &verbs::verb(lang, &entry.verb)),
        "subject" => cell.text(ui, &subject(lang, entry)),
        "clauses" => cell.weak(ui, &entry.clauses),
        _ if entry.refused => {
            let word = lang.tr("staff-refused");
            badge::badge(ui, &word, Family::Danger);
            cell.name(ui, &word);
        }
        _ => {}
    }
}

/// What the act was about; parameters by their name.
fn subject(lang: Lang, entry: &Entry) -> String {
    match entry.subject.as_str() {
        "parameter" => words::field(lang, &entry.title),
        _ => journal_fields::masked(&entry.title),
    }
}

fn older(ui: &mut Ui, lang: Lang, data: &mut Data, actions: &mut Actions) {
    let count = data.journal.value.as_ref().map_or(0, Vec::len);
    text::caption(ui, &lang.say(&msg!("staff-entries-loaded", count = count)));
    at_right(ui, |ui| {
        if data.older_entries.at_end {
            text::caption(ui, &lang.tr("staff-no-older"));
            return;
        }
        let (label, doing) = (lang.tr("staff-older"), lang.tr("staff-older-loading"));
        if Button::secondary(&label).small().busy(&doing, data.older_entries.is_loading()).show(ui).clicked() {
            data.ask_older_entries(actions);
        }
    });
}

// ---- the detail ----

/// One entry at length; returns whether it was closed.
fn detail_ui(ui: &mut Ui, cx: &Cx<'_>, kept: &Kept, actions: &mut Actions) -> bool {
    let lang = cx.lang;
    let entry = &kept.entry;
    let mut closed = false;
    ScrollArea::vertical().id_salt(("entry", kept.seq)).auto_shrink(false).show(ui, |ui| {
        egui::Frame::NONE.inner_margin(Margin::same(16)).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.horizontal(|ui| {
                text::heading(ui, &verbs::verb(lang, &entry.verb));
                if entry.refused {
                    badge::badge(ui, &lang.tr("staff-refused"), Family::Danger);
                }
                closed = at_right(ui, |ui| IconButton::new(icons::X, &lang.tr("staff-close-detail")).key("Esc").show(ui).clicked());
            });
            ui.add_space(space::S);
            property::property(ui, &lang.tr("staff-entry"), &group(kept.seq));
            property::property(ui, &lang.tr("staff-when"), &moment_exact(entry.at.local()));
            property::property(ui, &lang.tr("staff-person"), &entry.actor_name);
            property::property(ui, &lang.tr("staff-subject"), &subject(lang, entry));
            if !entry.reason.is_empty() {
                property::property(ui, &lang.tr("staff-reason"), &entry.reason);
            }
            clauses(ui, lang, &entry.clauses, actions);
            changes(ui, lang, &journal_fields::changes(lang, &entry.subject, &entry.before, &entry.after));
        });
    });
    closed
}

fn clauses(ui: &mut Ui, lang: Lang, ids: &str, actions: &mut Actions) {
    if ids.is_empty() {
        return;
    }
    property::property_ui(ui, &lang.tr("staff-clauses"), |ui| {
        for id in ids.split_whitespace() {
            let known = rules::clause(id).map_or(id, |clause| clause.id);
            parts::clause_link(ui, known, actions);
        }
    });
}

fn changes(ui: &mut Ui, lang: Lang, changes: &[FieldChange]) {
    if changes.is_empty() {
        return;
    }
    let t = tokens(ui);
    ui.add_space(space::L);
    let widths = [0.28, 0.36, 0.36];
    let all = ui.available_width();
    let row = |ui: &mut Ui, cells: [(&str, egui::Color32); 3], font: egui::FontId| {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            ui.set_min_height(size::PROPERTY_ROW);
            for ((words, color), share) in cells.into_iter().zip(widths) {
                let width = (all * share).floor();
                ui.allocate_ui_with_layout(egui::vec2(width, size::PROPERTY_ROW), Layout::left_to_right(Align::Center), |ui| {
                    ui.set_width(width);
                    ui.set_max_width(width - 6.0);
                    text::one_line(ui, words, font.clone(), color);
                });
            }
        });
    };
    let heads = ["staff-field-column", "staff-before", "staff-after"].map(|id| lang.tr(id));
    let [field, before, after] = &heads;
    row(ui, [(field, t.text_3), (before, t.text_3), (after, t.text_3)], fonts::regular(size::CAPTION));
    text::divider(ui);
    for change in changes {
        let after = if change.differs() { t.text } else { t.text_2 };
        row(ui, [(&change.name, t.text_2), (&change.before, t.text_2), (&change.after, after)], fonts::regular(size::TABLE));
        text::divider(ui);
    }
}
