//! Pages before and around the work: first start, login, lock, recovery code, change of password.
//! They draw and keep what is typed; everything that happens goes out as a [`StartAction`]. They never see a record.

use std::path::{Path, PathBuf};

use egui::{Context, Ui};
use zeroize::Zeroizing;

use crate::areas::staff::clauses::sec_01_passwords;
use crate::areas::view::Pick;
use crate::base::{Actor, Flaw, Instant, Message, No};
use crate::desk::Founding;
use crate::i18n::Lang;
use crate::msg;
use crate::rules::Parameters;
use crate::store::keys::Door;
use crate::store::place::Place;
use crate::ui::Appearance;

mod doors;
mod first;
mod found;
mod lock;
mod login;
mod new_password;
mod open;
mod parts;
mod password;
mod place_box;
mod recover;
mod recovery;
mod secret;
#[cfg(test)]
mod tests;

pub use recovery::recovery_pdf;

/// What a person wants on these pages.
pub enum StartAction {
    /// Makes a department.
    Found {
        /// The new file.
        file: PathBuf,
        /// What it is made of.
        founding: Founding,
    },
    /// Opens the sample department.
    Demo,
    /// Comes in.
    LogIn {
        /// The file.
        file: PathBuf,
        /// Name or staff number.
        who: String,
        /// Password or one-time code.
        secret: Zeroizing<String>,
    },
    /// Comes in with the recovery code and a new password.
    Recover {
        /// The file.
        file: PathBuf,
        /// The recovery code.
        code: Zeroizing<String>,
        /// Name or staff number of an administrator.
        who: String,
        /// The new password.
        new: Zeroizing<String>,
    },
    /// Unpacks a backup.
    Restore {
        /// The backup.
        from: PathBuf,
        /// The new file.
        to: PathBuf,
    },
    /// Goes to the login page of this file.
    Open(PathBuf),
    /// Goes to the first page to choose another file.
    OtherFile,
    /// Ends the lock.
    Unlock(Zeroizing<String>),
    /// Leaves, so that somebody else can come in.
    SwitchPerson,
    /// Sets one's own password.
    ChangePassword(Zeroizing<String>),
    /// Leaves the dialog of the password as it is.
    Leave,
    /// Opens a file dialog.
    Pick(Pick),
    /// Looks at a place for a new file; the answer comes to [`StartPages::place`].
    LookAt(PathBuf),
    /// Changes the language.
    Lang(Lang),
    /// Changes theme or text size.
    Appearance(Appearance),
    /// Writes the recovery sheet to a file.
    SaveRecovery,
    /// Opens the recovery sheet for printing.
    PrintRecovery,
    /// The recovery code is in safe hands; the work begins.
    RecoveryKept,
    /// Ends the program.
    Quit,
}

/// Actions of one frame.
pub type StartActions = Vec<StartAction>;

/// What these pages may know.
pub struct Around {
    /// Language of the interface.
    pub lang: Lang,
    /// Theme and text size.
    pub appearance: Appearance,
    /// Time of this frame.
    pub now: Instant,
    /// Where department files lie unless somebody says otherwise.
    pub default_folder: PathBuf,
    /// Files that were opened before, the newest first.
    pub recent: Vec<PathBuf>,
    /// Version of the program.
    pub version: &'static str,
    /// A request is on its way.
    pub busy: bool,
}

/// What the login page knows of a file that is still closed.
#[derive(Clone, Copy)]
pub struct Entrance<'a> {
    /// The file.
    pub file: &'a Path,
    /// Name of the department; may be empty.
    pub department: &'a str,
    /// Sample data.
    pub demo: bool,
    /// Who may log in.
    pub doors: &'a [Door],
    /// The password of the sample people, if it may be shown.
    pub demo_hint: Option<&'a str>,
}

/// What the lock page knows.
#[derive(Clone, Copy)]
pub struct Locked<'a> {
    /// The file.
    pub file: &'a Path,
    /// Who is logged in.
    pub me: &'a Actor,
    /// When the screen was locked.
    pub since: Instant,
    /// Minutes without input before; `None` when the person locked it.
    pub minutes_idle: Option<i64>,
    /// Forms that are not saved; they are lost when somebody else comes in.
    pub drafts: usize,
    /// What came to wait since.
    pub waiting: usize,
    /// The password of the sample people, if it may be shown.
    pub demo_hint: Option<&'a str>,
}

/// What the change of one's own password knows.
#[derive(Clone, Copy)]
pub struct Change<'a> {
    /// The file.
    pub file: &'a Path,
    /// Who is logged in.
    pub me: &'a Actor,
    /// What of the person may not stand in the password.
    pub person: &'a sec_01_passwords::Person,
    /// Parameters of the regulations.
    pub params: &'a Parameters,
    /// Why nothing else is open, if so: the page then fills the window.
    pub forced: Option<&'a Message>,
}

/// Why the last request came to nothing.
#[derive(Clone)]
struct Trouble {
    message: Message,
    /// Short code of a fault, to report; empty for a refusal.
    code: &'static str,
    flaws: Vec<Flaw>,
}

impl Trouble {
    fn of(no: &No) -> Self {
        match no {
            No::Refused(refusal) => Trouble { message: refusal.message.clone(), code: "", flaws: refusal.flaws.clone() },
            No::Fault(fault) => Trouble { message: fault.message.clone(), code: fault.code, flaws: Vec::new() },
            No::Conflict(_) => Trouble { message: msg!("start-conflict"), code: "", flaws: Vec::new() },
        }
    }

    /// The sentence, with the code of a fault behind it.
    fn say(&self, lang: Lang) -> String {
        let sentence = lang.say(&self.message);
        if self.code.is_empty() { sentence } else { format!("{sentence} · {}", self.code) }
    }

    /// What is wrong with this field.
    fn with_field(&self, lang: Lang, field: &str) -> Option<String> {
        self.flaws.iter().find(|flaw| flaw.field == field).map(|flaw| lang.say(&flaw.message))
    }

    /// The sentence, unless one of these fields says it already.
    fn beside(&self, lang: Lang, fields: &[&str]) -> Option<String> {
        let told = self.flaws.iter().any(|flaw| fields.contains(&flaw.field));
        (!told).then(|| self.say(lang))
    }
}

/// The pages with what is typed on them.
#[derive(Default)]
pub struct StartPages {
    first: first::First,
    login: login::Login,
    lock: lock::Lock,
    recovery: recovery::Recovery,
    password: password::Password,
    trouble: Option<Trouble>,
    /// A request was refused: the field that is wrong takes the focus.
    refused: bool,
}

impl StartPages {
    /// The first start: make a department, open one, or look at the sample.
    pub fn first_ui(&mut self, ui: &mut Ui, around: &Around, actions: &mut StartActions) {
        let refused = std::mem::take(&mut self.refused);
        self.first.ui(ui, around, &mut self.trouble, refused, actions);
    }

    /// The login page of a file.
    pub fn login_ui(&mut self, ui: &mut Ui, around: &Around, entrance: Entrance<'_>, actions: &mut StartActions) {
        let refused = std::mem::take(&mut self.refused);
        let before = actions.len();
        self.login.ui(ui, around, entrance, &mut self.trouble, refused, actions);
        if actions.iter().skip(before).any(|action| matches!(action, StartAction::OtherFile)) {
            self.first.turn_to_open();
            self.clear(ui.ctx());
        }
    }

    /// The locked screen. Shows no record.
    pub fn lock_ui(&mut self, ui: &mut Ui, around: &Around, locked: Locked<'_>, actions: &mut StartActions) {
        let refused = std::mem::take(&mut self.refused);
        self.lock.ui(ui, around, locked, &mut self.trouble, refused, actions);
    }

    /// The recovery code of a new department, shown this once.
    pub fn recovery_ui(&mut self, ui: &mut Ui, around: &Around, department: &str, code: &str, actions: &mut StartActions) {
        self.recovery.ui(ui, around, (department, code), self.trouble.as_ref(), actions);
    }

    /// The change of one's own password: a dialog, or a page when nothing else is open.
    pub fn password_ui(&mut self, ui: &mut Ui, around: &Around, change: Change<'_>, actions: &mut StartActions) {
        let refused = std::mem::take(&mut self.refused);
        self.password.ui(ui, around, change, &mut self.trouble, refused, actions);
    }

    /// A request came to nothing: the page says why.
    pub fn refused(&mut self, no: &No) {
        self.trouble = Some(Trouble::of(no));
        self.refused = true;
    }

    /// Wipes every secret and what went wrong; call it when a page is left.
    pub fn clear(&mut self, ctx: &Context) {
        self.trouble = None;
        self.refused = false;
        self.first.clear(ctx);
        self.login.clear(ctx);
        self.lock.clear(ctx);
        self.recovery = recovery::Recovery::default();
        self.password.clear(ctx);
    }

    /// A file dialog ended; `None` when it was left without a choice.
    pub fn picked(&mut self, pick: &Pick, path: Option<&Path>) {
        if let Some(path) = path {
            self.first.picked(pick, path);
        }
    }

    /// What was found about a place for a new file.
    pub fn place(&mut self, file: PathBuf, place: Place) {
        self.first.place(&file, &place);
    }
}
