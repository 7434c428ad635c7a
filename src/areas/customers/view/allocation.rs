//! Who gets the chosen customers: each as the balance proposes, or all of them one person (FILE-16).

use egui::{Align, Layout, Response, Ui, vec2};

use super::People;
use super::care::quote;
use crate::areas::customers::{Command, Field, Load};
use crate::areas::view::Cx;
use crate::msg;
use crate::ui::check::OptionTile;
use crate::ui::field::Field as Input;
use crate::ui::text;
use crate::ui::tokens::space;

/// Height of the list of agents: six and the half of the next, which says that there are more.
const AGENTS: f32 = 169.0;

/// Customers that are to be given to somebody.
pub struct Allocation {
    ids: Vec<i64>,
    loads: Vec<Load>,
    held: Vec<Option<i64>>,
    proposal: Vec<i64>,
    /// As the balance proposes, or all to one.
    balanced: bool,
    person: Option<usize>,
}

impl Allocation {
    /// For these customers, as the balance proposes.
    pub fn new(ids: Vec<i64>) -> Self {
        Allocation { ids, loads: Vec::new(), held: Vec::new(), proposal: Vec::new(), balanced: true, person: None }
    }

    /// Takes the loads of the agents, who has each customer and who should have it.
    pub fn balance(&mut self, loads: &[Load], held: &[Option<i64>], proposal: &[i64]) {
        self.loads = loads.to_vec();
        self.held = held.to_vec();
        self.proposal = proposal.to_vec();
    }

    /// How many customers.
    pub fn count(&self) -> usize {
        self.ids.len()
    }

    /// Whether it is known who gets them.
    pub fn is_chosen(&self) -> bool {
        if self.balanced { !self.proposal.is_empty() } else { self.person.is_some() }
    }

    /// The act.
    pub fn command(&self, people: &People) -> Command {
        let chosen = self.person.and_then(|at| people.working.get(at)).map(|(id, _)| *id);
        let all_to_one = self.ids.iter().map(|_| chosen.unwrap_or(0));
        let agents: Vec<i64> = if self.balanced { self.proposal.clone() } else { all_to_one.collect() };
        Command::Allocate { to: self.ids.iter().copied().zip(agents).collect() }
    }

    /// By how many customers the agent has more or fewer, as the balance proposes.
    fn grows(&self, staff: i64) -> i64 {
        let pairs = self.held.iter().zip(&self.proposal).filter(|_| self.balanced);
        pairs.map(|(held, to)| i64::from(*to == staff) - i64::from(*held == Some(staff))).sum()
    }

    /// Draws the choice and what the agents look after; returns where the hands begin.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, people: &People, error: Option<&str>, quoted: bool) -> Response {
        let half = (ui.available_width() - space::M) / 2.0;
        let (even, one) = (cx.lang.tr("customers-care-balanced"), cx.lang.tr("customers-care-to-one"));
        let main = ui.horizontal(|ui| {
            let evenly = OptionTile::new(&even, self.balanced).width(half).show(ui);
            let to_one = OptionTile::new(&one, !self.balanced).width(half).show(ui);
            if evenly.clicked() {
                self.balanced = true;
            }
            if to_one.clicked() {
                self.balanced = false;
            }
            evenly
        });
        if !self.balanced {
            let names: Vec<&str> = people.working.iter().map(|(_, name)| name.as_str()).collect();
            let (label, none) = (cx.lang.say(&Field::Agent.message()), cx.lang.tr("customers-view-nobody-chosen"));
            Input::new(&label).required().error(error).placeholder(&none).select(ui, &mut self.person, &names);
        }
        egui::ScrollArea::vertical().max_height(AGENTS).min_scrolled_height(AGENTS).show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = 0.0;
            for load in &self.loads {
                let more = self.grows(load.staff);
                ui.allocate_ui_with_layout(vec2(ui.available_width(), 26.0), Layout::left_to_right(Align::Center), |ui| {
                    text::small(ui, &load.name);
                    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                        let (whole, part) = (load.hundredths() / 100, load.hundredths() % 100);
                        let words = msg!("customers-care-load", count = load.customers, load = format!("{whole}.{part:02}"));
                        text::caption(ui, &cx.lang.say(&words));
                        match more {
                            0 => {}
                            1.. => drop(text::small(ui, &format!("+{more}"))),
                            _ => drop(text::small(ui, &format!("−{}", -more))),
                        }
                    });
                });
            }
        });
        quote(ui, cx.lang, "FILE-16", quoted);
        main.inner
    }
}
