//! How the archive's nouns are said: states and their tints, days, and what an act did.

use crate::areas::Done;
use crate::areas::archives::{Category, Command, DisposalState, LoanState, State};
use crate::base::{Day, Message, days_between};
use crate::i18n::Lang;
use crate::msg;
use crate::ui::tokens::Family;

/// Tint of a document's state; what is filed is the ordinary case.
pub fn family(state: State) -> Family {
    match state {
        State::Registered | State::Lent => Family::Info,
        State::Filed | State::Moved | State::Destroyed => Family::Neutral,
        State::Doomed | State::Condemned => Family::Warning,
    }
}

/// Tint of a loan's state.
pub fn loan_family(state: LoanState, late: bool) -> Family {
    match state {
        LoanState::Out if late => Family::Danger,
        LoanState::Asked | LoanState::Out => Family::Info,
        _ => Family::Neutral,
    }
}

/// Tint of a destruction's state.
pub fn disposal_family(state: DisposalState) -> Family {
    match state {
        DisposalState::Asked => Family::Info,
        DisposalState::Approved => Family::Warning,
        DisposalState::Done | DisposalState::Rejected => Family::Neutral,
    }
}

/// A last day as lists say it, with its tint: 今天, 逾期 n 天, or the day.
pub fn due(lang: Lang, day: Day, today: Day) -> (Family, String) {
    match days_between(day, today) {
        0 => (Family::Warning, lang.tr("archives-view-due-today").into_owned()),
        late @ 1.. => (Family::Danger, lang.say(&msg!("archives-view-late", days = late))),
        _ => (Family::Neutral, crate::areas::parts::day_narrow(day, today)),
    }
}

/// `① 客户公司资料`
pub fn category(lang: Lang, category: Category) -> String {
    format!("{} {}", category.mark(), lang.say(&category.message()))
}

/// A writing material; one that the list does not know stands as it was written.
pub fn material(lang: Lang, text: &str) -> String {
    let id = match text {
        "碳素墨水" => "archives-material-carbon",
        "蓝黑墨水" => "archives-material-blue-black",
        "打印" => "archives-material-printed",
        "复印" => "archives-material-copied",
        "圆珠笔" => "archives-material-ballpoint",
        "铅笔" => "archives-material-pencil",
        "纯蓝墨水" => "archives-material-blue",
        _ => return text.to_owned(),
    };
    lang.tr(id).into_owned()
}

/// What an act did, for the toast.
pub fn said(command: &Command, done: &Done) -> Message {
    let no = done.title.as_str();
    match command {
        Command::Register { file: Some(_), .. } => msg!("archives-said-filed", no = no),
        Command::Register { file: None, .. } => msg!("archives-said-registered", no = no),
        Command::Edit { .. } => msg!("archives-said-saved", no = no),
        Command::File { .. } => msg!("archives-said-filed", no = no),
        Command::Exempt { reason: Some(_), .. } => msg!("archives-said-exempt"),
        Command::Exempt { reason: None, .. } => msg!("archives-said-applies"),
        Command::Lend(draft) if draft.approver.is_some() => msg!("archives-said-asked", no = no),
        Command::Lend(_) | Command::Approve { .. } => msg!("archives-said-lent", no = no),
        Command::Refuse { .. } => msg!("archives-said-refused", no = no),
        Command::Withdraw { .. } => msg!("archives-said-withdrawn", no = no),
        Command::Return { .. } => msg!("archives-said-returned", no = no),
        Command::Extend { .. } => msg!("archives-said-extended", no = no),
        Command::Move { .. } => msg!("archives-said-moved", no = no),
        Command::Doom { .. } => msg!("archives-said-doomed", no = no),
        Command::Condemn { .. } => msg!("archives-said-condemned", no = no),
        Command::Spare { .. } => msg!("archives-said-spared", no = no),
        Command::Destroy { .. } => msg!("archives-said-destroyed", no = no),
        Command::Letter(_) => msg!("archives-said-letter", no = no),
        Command::Sign { .. } => msg!("archives-said-signed", no = no),
        Command::Print(_) => msg!("archives-said-printed"),
        Command::Appoint { staff: Some(_), .. } => msg!("archives-said-keeper", category = no),
        Command::Appoint { staff: None, .. } => msg!("archives-said-unkept", category = no),
        Command::Cabinet { .. } => msg!("archives-said-cabinet", name = no),
        Command::Check { .. } => msg!("archives-said-checked", name = no),
    }
}
