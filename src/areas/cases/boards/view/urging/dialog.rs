//! What is said when tickets are urged or supervised, or a customer is called back.

use egui::Context;

use crate::areas::cases::boards::view::act_on_tickets;
use crate::areas::cases::tickets::model::{CHANNELS, MissedCall};
use crate::areas::cases::tickets::{Act, Command};
use crate::areas::parts::{self, Trouble, trouble};
use crate::areas::view::{Actions, Cx};
use crate::areas::{self, Done, cases};
use crate::base::{Day, Message, No};
use crate::msg;
use crate::ui::field::Field as Input;
use crate::ui::tokens::space;
use crate::ui::{Button, Dialog, dialog};

/// What is done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Deed {
    /// 催单 (TICK-06)
    Urge,
    /// 督办 (TICK-14)
    Supervise,
    /// 回拨 (TICK-12)
    CallBack(i64, String),
}

impl Deed {
    fn clause(&self) -> &'static str {
        match self {
            Deed::Urge => "TICK-06",
            Deed::Supervise => "TICK-14",
            Deed::CallBack(..) => "TICK-12",
        }
    }

    /// Text ids of the field, of its being empty, of the button, and what is said when it is done.
    fn words(&self) -> [&'static str; 3] {
        match self {
            Deed::Urge => ["cases-boards-urge-text", "cases-boards-urge-text-missing", "cases-boards-urge"],
            Deed::Supervise => ["cases-boards-supervise-request", "cases-boards-supervise-request-missing", "cases-boards-supervise"],
            Deed::CallBack(..) => ["cases-boards-call-text", "cases-boards-call-text-missing", "cases-boards-call-back"],
        }
    }

    fn done(&self) -> Message {
        match self {
            Deed::Urge => msg!("cases-boards-urged-done"),
            Deed::Supervise => msg!("cases-boards-supervised-done"),
            Deed::CallBack(..) => msg!("cases-boards-called-done"),
        }
    }
}

/// The dialog.
pub(super) struct Asking {
    deed: Deed,
    /// Tickets, each with the place where it is.
    tickets: Vec<(i64, String)>,
    to: String,
    channel: Option<usize>,
    text: String,
    until: Option<Day>,
    asked: bool,
    /// Acts that have not ended yet.
    waiting: usize,
    trouble: Option<Trouble>,
}

impl Asking {
    /// About these tickets.
    pub fn new(deed: Deed, tickets: Vec<(i64, String)>) -> Self {
        Asking {
            deed,
            tickets,
            to: String::new(),
            channel: Some(0),
            text: String::new(),
            until: None,
            asked: false,
            waiting: 0,
            trouble: None,
        }
    }

    /// About a missed call.
    pub fn call(call: MissedCall) -> Self {
        Asking::new(Deed::CallBack(call.id, call.phone), Vec::new())
    }

    /// Whether something is typed.
    pub fn is_dirty(&self) -> bool {
        !self.text.trim().is_empty()
    }

    /// An act ended; returns what is said when it was the last one and all went well.
    pub fn ended(&mut self, command: &Command, outcome: &Result<Done, No>) -> Option<Message> {
        let own = matches!(command, Command::On { act: Act::Urge { .. } | Act::Supervise { .. }, .. } | Command::CallBack { .. });
        if !own || self.waiting == 0 {
            return None;
        }
        self.waiting -= 1;
        match outcome {
            Ok(_) => {
                if let Command::On { id, .. } = command {
                    self.tickets.retain(|(ticket, _)| ticket != id);
                }
            }
            Err(no) => self.trouble = Trouble::of(no),
        }
        (self.waiting == 0 && self.trouble.is_none()).then(|| self.deed.done())
    }

    fn title(&self) -> Message {
        match &self.deed {
            Deed::Urge => msg!("cases-boards-urge-title", count = self.tickets.len()),
            Deed::Supervise => msg!("cases-boards-supervise-title", count = self.tickets.len()),
            Deed::CallBack(_, phone) => msg!("cases-boards-call-title", phone = phone.as_str()),
        }
    }

    /// Draws it; returns true when it is left.
    pub fn ui(&mut self, ctx: &Context, cx: &Cx<'_>, actions: &mut Actions) -> bool {
        let lang = cx.lang;
        let busy = self.waiting > 0 && cx.is_pending(|command| matches!(command, areas::Command::Cases(cases::Command::Tickets(_))));
        let [label, missing, button] = self.deed.words();
        let title = lang.say(&self.title());
        let first = dialog::first_picture(ctx, "urge-tickets");
        let shown = Dialog::new("urge-tickets", &title).width(460.0).show(ctx, |ui| {
            ui.spacing_mut().item_spacing.y = space::M;
            if self.deed == Deed::Urge {
                Input::new(&lang.tr("cases-boards-urge-to"))
                    .placeholder(&lang.tr("cases-boards-urge-here"))
                    .limit(60)
                    .text(ui, &mut self.to);
                Input::new(&lang.tr("cases-boards-urge-channel")).select(ui, &mut self.channel, &CHANNELS);
            }
            let missing = lang.tr(missing);
            let error = (self.asked && self.text.trim().is_empty()).then_some(&*missing);
            let input = Input::new(&lang.tr(label)).required().error(error).limit(500).multi_line(ui, &mut self.text, 3);
            if first {
                input.request_focus();
            }
            if self.deed == Deed::Supervise {
                let missing = lang.tr("cases-boards-supervise-until-missing");
                let error = (self.asked && self.until.is_none()).then_some(&*missing);
                let label = lang.tr("cases-boards-supervise-until");
                Input::new(&label).required().error(error).width(180.0).date(ui, lang, &mut self.until, cx.now.day());
            }
            match &self.trouble {
                Some(no) => trouble(ui, cx, &lang.tr("cases-boards-not-done"), no, actions),
                None => parts::quote(ui, lang, self.deed.clause()),
            }
            dialog::buttons(ui, |ui| {
                let working = lang.tr("cases-boards-working");
                let go = Button::primary(&lang.tr(button)).key("Ctrl Enter").busy(&working, busy).show(ui).clicked();
                (go, Button::secondary(&lang.tr("cases-boards-cancel")).key("Esc").show(ui).clicked())
            })
        });
        let (go, leave) = shown.inner;
        if (go || shown.confirmed) && !busy {
            self.go(actions);
        }
        (leave || shown.dismissed) && !busy
    }

    fn go(&mut self, actions: &mut Actions) {
        self.asked = true;
        let text = self.text.trim().to_owned();
        if text.is_empty() {
            return;
        }
        let commands: Vec<Command> = match (&self.deed, self.until) {
            (Deed::Urge, _) => {
                let channel = self.channel.and_then(|at| CHANNELS.get(at)).copied().unwrap_or_default().to_owned();
                let to = |place: &str| if self.to.trim().is_empty() { place.to_owned() } else { self.to.trim().to_owned() };
                let urge = |(id, place): &(i64, String)| Command::On {
                    id: *id,
                    act: Act::Urge { to: to(place), channel: channel.clone(), text: text.clone() },
                };
                self.tickets.iter().map(urge).collect()
            }
            (Deed::Supervise, Some(until)) => {
                let supervise = |(id, _): &(i64, String)| Command::On { id: *id, act: Act::Supervise { request: text.clone(), until } };
                self.tickets.iter().map(supervise).collect()
            }
            (Deed::Supervise, None) => return,
            (Deed::CallBack(id, _), _) => vec![Command::CallBack { id: *id, text }],
        };
        self.trouble = None;
        self.waiting = commands.len();
        for command in commands {
            act_on_tickets(command, actions);
        }
    }
}
