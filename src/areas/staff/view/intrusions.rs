//! The register of intrusions (SEC-07): what happened, who found it, what was done; entries stay as they are.

use egui::{Align, Layout, Margin, ScrollArea, Ui, vec2};

use super::data::{Data, Trouble};
use super::parts::{self, ListRow};
use super::words;
use crate::areas::staff::{self, Intrusion};
use crate::areas::view::{Action, Actions, Cx};
use crate::areas::{Command, Done};
use crate::base::{Day, Flaw, Function, Instant, No, Refusal};
use crate::i18n::moment_long;
use crate::ui::dialog::{Dialog, WIDE, buttons};
use crate::ui::tokens::{Family, size, space};
use crate::ui::{Button, EmptyPage, Field, field, icons, property, text};

/// An entry as it is typed.
#[derive(Debug, Default)]
struct Typed {
    day: Option<Day>,
    time: String,
    entry: Intrusion,
    flaws: Vec<Flaw>,
    trouble: Option<Trouble>,
    open: bool,
}

/// The tab; what was typed stays when the dialog is closed.
#[derive(Debug, Default)]
pub(super) struct Intrusions {
    typed: Option<Typed>,
    unfolded: Option<usize>,
}

impl Intrusions {
    /// Whether something typed would be lost.
    pub fn unsaved(&self) -> bool {
        self.typed.as_ref().is_some_and(|typed| {
            let entry = &typed.entry;
            [&entry.what, &entry.measure, &entry.evidence, &entry.reported_to].iter().any(|text| !text.trim().is_empty())
        })
    }

    /// Draws the tab.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, data: &Data, actions: &mut Actions) {
        let Some(book) = &data.security.value else { return };
        let lang = cx.lang;
        let page = ui.available_rect_before_wrap();
        let bar = page.with_max_y(page.top() + size::FILTER_ROW);
        parts::inside(ui, "intrusion-bar", bar.shrink2(vec2(space::XL, 0.0)), Layout::left_to_right(Align::Center), |ui| {
            text::caption(ui, &lang.tr("staff-intrusions-detail"));
            parts::clause_link(ui, "SEC-07", actions);
            let why = parts::why(lang, &cx.me.must_do_all(Function::Accounts));
            parts::at_right(ui, |ui| {
                let label = lang.tr("staff-intrusion-new");
                let button = Button::primary(&label).small().icon(icons::PLUS).refused_if(why.as_ref().map(parts::Why::refused));
                if button.show(ui).clicked() {
                    self.open(cx);
                }
            });
        });
        let room = page.with_min_y(bar.bottom());
        parts::inside(ui, "intrusion-list", room, Layout::top_down(Align::Min), |ui| {
            ui.shrink_clip_rect(room);
            self.list(ui, cx, &book.intrusions);
        });
        self.dialog(ui, cx, actions);
    }

    fn list(&mut self, ui: &mut Ui, cx: &Cx<'_>, entries: &[Intrusion]) {
        let lang = cx.lang;
        if entries.is_empty() {
            let (title, detail) = (lang.tr("staff-intrusions-none"), lang.tr("staff-intrusions-none-detail"));
            EmptyPage::new(icons::SHIELD_CHECK, &title, &detail).show(ui, lang);
            return;
        }
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            egui::Frame::NONE.inner_margin(Margin::symmetric(16, 0)).show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                for (at, entry) in entries.iter().enumerate() {
                    let chosen = self.unfolded == Some(at);
                    let detail =
                        if entry.measure.is_empty() { lang.tr("staff-intrusion-open").into_owned() } else { entry.measure.clone() };
                    let row = ListRow {
                        icon: icons::SHIELD_WARNING,
                        family: Family::Neutral,
                        title: &entry.what,
                        detail: &detail,
                        chosen,
                        live: true,
                    };
                    let response = parts::list_row(ui, &row, |ui| {
                        text::caption(ui, &words::moment(lang, entry.at, cx.now));
                    });
                    if response.clicked() {
                        self.unfolded = (!chosen).then_some(at);
                    }
                    if chosen {
                        whole(ui, cx, entry);
                    }
                    text::divider(ui);
                }
            });
        });
    }

    fn open(&mut self, cx: &Cx<'_>) {
        let typed = self.typed.get_or_insert_with(|| Typed {
            day: Some(cx.now.day()),
            time: words::clock(cx.now),
            entry: Intrusion { found_by: cx.me.name.clone(), ..Intrusion::default() },
            ..Typed::default()
        });
        typed.open = true;
    }

    fn dialog(&mut self, ui: &Ui, cx: &Cx<'_>, actions: &mut Actions) {
        let Some(typed) = self.typed.as_mut().filter(|typed| typed.open) else { return };
        let lang = cx.lang;
        let busy = cx.is_pending(|command| matches!(command, Command::Staff(staff::Command::RecordIntrusion(_))));
        let (title, detail) = (lang.tr("staff-intrusion-title"), lang.tr("staff-intrusion-detail"));
        let shown = Dialog::new("staff-intrusion", &title).explanation(&detail).width(WIDE).show(ui.ctx(), |ui| {
            ui.spacing_mut().item_spacing.y = space::L;
            typed.fields(ui, cx);
            parts::trouble_line(ui, lang, typed.trouble.as_ref(), actions);
            buttons(ui, |ui| {
                let (label, doing) = (lang.tr("staff-intrusion-do"), lang.tr("staff-saving"));
                let go = Button::primary(&label).key("Ctrl Enter").busy(&doing, busy).show(ui).clicked();
                (go, Button::secondary(&lang.tr("staff-cancel")).key("Esc").show(ui).clicked())
            })
        });
        let (go, back) = shown.inner;
        if (go || shown.confirmed) && !busy {
            typed.send(actions);
        } else if back || shown.dismissed {
            typed.open = false;
        }
    }

    /// The act ended; returns whether it was done.
    pub fn finished(&mut self, outcome: &Result<Done, No>) -> bool {
        let no = match outcome {
            Ok(_) => {
                self.typed = None;
                return true;
            }
            Err(no) => no,
        };
        if let Some(typed) = &mut self.typed {
            if let No::Refused(Refusal { flaws, .. }) = no {
                typed.flaws.clone_from(flaws);
            }
            typed.trouble = typed.flaws.is_empty().then(|| Trouble::from(no));
        }
        false
    }
}

/// Every field of an entry below its row.
fn whole(ui: &mut Ui, cx: &Cx<'_>, entry: &Intrusion) {
    let lang = cx.lang;
    egui::Frame::NONE.inner_margin(Margin { left: 40, right: 0, top: 4, bottom: 12 }).show(ui, |ui| {
        let rows = [
            ("staff-when", moment_long(lang, entry.at.local())),
            ("staff-intrusion-field-found-by", entry.found_by.clone()),
            ("staff-intrusion-field-what", entry.what.clone()),
            ("staff-intrusion-field-measure", entry.measure.clone()),
            ("staff-intrusion-field-evidence", entry.evidence.clone()),
            ("staff-intrusion-field-reported-to", entry.reported_to.clone()),
        ];
        for (label, value) in rows {
            property::property(ui, &lang.tr(label), &value);
        }
    });
}

impl Typed {
    fn fields(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        let lang = cx.lang;
        let error = |name: &str| self.flaws.iter().find(|flaw| flaw.field == name).map(|flaw| lang.say(&flaw.message));
        let (at_error, finder_error, what_error) = (error("at"), error("found_by"), error("what"));
        let time_error = (!self.time_is_read()).then(|| lang.tr("rules-value-time").into_owned());
        let label = |id: &str| lang.tr(id);
        let (day, time, entry) = (&mut self.day, &mut self.time, &mut self.entry);
        field::row(ui, &[1.2, 0.8, 1.2], |ui, at| match at {
            0 => drop(Field::new(&label("staff-field-day")).required().error(at_error.as_deref()).date(ui, lang, day, cx.now.day())),
            1 => drop(Field::new(&label("staff-field-time")).required().error(time_error.as_deref()).limit(5).text(ui, time)),
            _ => {
                let finder = label("staff-intrusion-field-found-by");
                Field::new(&finder).required().error(finder_error.as_deref()).limit(64).text(ui, &mut entry.found_by);
            }
        });
        let what = label("staff-intrusion-field-what");
        Field::new(&what).required().error(what_error.as_deref()).limit(500).multi_line(ui, &mut entry.what, 2);
        Field::new(&label("staff-intrusion-field-measure")).limit(500).multi_line(ui, &mut entry.measure, 2);
        field::row(ui, &[1.0, 1.0], |ui, at| match at {
            0 => drop(Field::new(&label("staff-intrusion-field-evidence")).limit(200).text(ui, &mut entry.evidence)),
            _ => drop(Field::new(&label("staff-intrusion-field-reported-to")).limit(64).text(ui, &mut entry.reported_to)),
        });
    }

    fn time_is_read(&self) -> bool {
        self.clock().is_some()
    }

    fn clock(&self) -> Option<jiff::civil::Time> {
        let (hour, minute) = self.time.trim().split_once([':', '：'])?;
        jiff::civil::Time::new(hour.parse().ok()?, minute.parse().ok()?, 0, 0).ok()
    }

    fn send(&mut self, actions: &mut Actions) {
        let (Some(day), Some(clock)) = (self.day, self.clock()) else { return };
        self.flaws.clear();
        self.trouble = None;
        self.entry.at = Instant::of(day.to_datetime(clock));
        actions.push(Action::Do(Command::Staff(staff::Command::RecordIntrusion(self.entry.clone()))));
    }
}
