//! What is said when tickets are urged or supervised.

use egui::Context;

use crate::areas::cases::boards::view::act_on_tickets;
use crate::areas::cases::dialog::{Form, Outcome};
use crate::areas::cases::tickets::model::CHANNELS;
use crate::areas::cases::tickets::{Act, Command};
use crate::areas::parts::Trouble;
use crate::areas::view::{Actions, Cx};
use crate::areas::{self, Done, cases};
use crate::base::{Day, Message, No};
use crate::msg;
use crate::ui::field::Field as Input;

/// What is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Deed {
    /// 催单 (TICK-06)
    Urge,
    /// 督办 (TICK-14)
    Supervise,
}

impl Deed {
    fn clause(self) -> &'static str {
        match self {
            Deed::Urge => "TICK-06",
            Deed::Supervise => "TICK-14",
        }
    }

    /// Text ids of the field, of its being empty, of the button, and what is said when it is done.
    fn words(self) -> [&'static str; 3] {
        match self {
            Deed::Urge => ["cases-boards-urge-text", "cases-boards-urge-text-missing", "cases-boards-urge"],
            Deed::Supervise => ["cases-boards-supervise-request", "cases-boards-supervise-request-missing", "cases-boards-supervise"],
        }
    }

    fn done(self) -> Message {
        match self {
            Deed::Urge => msg!("cases-boards-urged-done"),
            Deed::Supervise => msg!("cases-boards-supervised-done"),
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

    /// Whether something is typed.
    pub fn is_dirty(&self) -> bool {
        !self.text.trim().is_empty()
    }

    /// An act ended; returns what is said when it was the last one and all went well.
    pub fn ended(&mut self, command: &Command, outcome: &Result<Done, No>) -> Option<Message> {
        let own = matches!(command, Command::On { act: Act::Urge { .. } | Act::Supervise { .. }, .. });
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
        match self.deed {
            Deed::Urge => msg!("cases-boards-urge-title", count = self.tickets.len()),
            Deed::Supervise => msg!("cases-boards-supervise-title", count = self.tickets.len()),
        }
    }

    /// Draws it; returns true when it is left.
    pub fn ui(&mut self, ctx: &Context, cx: &Cx<'_>, actions: &mut Actions) -> bool {
        let lang = cx.lang;
        let busy = self.waiting > 0 && cx.is_pending(|command| matches!(command, areas::Command::Cases(cases::Command::Tickets(_))));
        let [label, missing, button] = self.deed.words();
        let (title, send) = (lang.say(&self.title()), lang.tr(button));
        let form = Form::new("urge-tickets", &title, &send).quoting(self.deed.clause()).width(460.0);
        let Asking { deed, to, channel, text, until, asked, trouble, .. } = self;
        let outcome = form.show(ctx, cx, busy, trouble.as_ref(), actions, |ui, first| {
            if *deed == Deed::Urge {
                Input::new(&lang.tr("cases-boards-urge-to")).placeholder(&lang.tr("cases-boards-urge-here")).limit(60).text(ui, to);
                Input::new(&lang.tr("cases-boards-urge-channel")).select(ui, channel, &CHANNELS);
            }
            let missing = lang.tr(missing);
            let error = (*asked && text.trim().is_empty()).then_some(&*missing);
            let input = Input::new(&lang.tr(label)).required().error(error).limit(500).multi_line(ui, text, 3);
            if first {
                input.request_focus();
            }
            if *deed == Deed::Supervise {
                let missing = lang.tr("cases-boards-supervise-until-missing");
                let error = (*asked && until.is_none()).then_some(&*missing);
                let label = lang.tr("cases-boards-supervise-until");
                Input::new(&label).required().error(error).width(180.0).date(ui, lang, until, cx.now.day());
            }
        });
        if outcome == Outcome::Sent {
            self.go(actions);
        }
        outcome == Outcome::Left
    }

    fn go(&mut self, actions: &mut Actions) {
        self.asked = true;
        let text = self.text.trim().to_owned();
        if text.is_empty() {
            return;
        }
        let commands: Vec<Command> = match (self.deed, self.until) {
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
        };
        self.trouble = None;
        self.waiting = commands.len();
        for command in commands {
            act_on_tickets(command, actions);
        }
    }
}
