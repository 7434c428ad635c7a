//! What gathers around a customer's file: receipt slips, fees and violations, the steps of looking after a prospect, weekly demand,
//! kinds of difficult customers, and which kinds of contact are recorded.

use crate::areas::customers::clauses::file_05_slip::Doubt;
use crate::areas::customers::clauses::file_22_stages::Stage;
use crate::base::{Day, Instant, Lines, Message};
use crate::msg;

/// A contact with a customer as it was noted, for those who check the service.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contacted {
    /// Id of the note.
    pub id: i64,
    /// With whom.
    pub customer: i64,
    /// Name of the customer.
    pub customer_name: String,
    /// When.
    pub at: Instant,
    /// Who noted it.
    pub staff: i64,
    /// His name.
    pub name: String,
    /// How the customer was reached.
    pub channel: String,
    /// What was noted.
    pub text: String,
}

/// What a record of a contact is about (FILE-27, FILE-29).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, PartialOrd, Ord)]
pub enum NoteKind {
    /// 沟通
    #[default]
    Talk,
    /// 报修: something is to be repaired.
    RepairCall,
    /// 维修: something was repaired.
    Repair,
    /// 回访
    Visit,
    /// 投诉
    Complaint,
}

impl NoteKind {
    /// Every kind, the usual one first.
    pub const ALL: [NoteKind; 5] = [NoteKind::Talk, NoteKind::RepairCall, NoteKind::Repair, NoteKind::Visit, NoteKind::Complaint];

    /// The stored word.
    pub const fn word(self) -> &'static str {
        match self {
            NoteKind::Talk => "沟通",
            NoteKind::RepairCall => "报修",
            NoteKind::Repair => "维修",
            NoteKind::Visit => "回访",
            NoteKind::Complaint => "投诉",
        }
    }

    /// The kind of a stored word.
    pub fn of(word: &str) -> Option<NoteKind> {
        NoteKind::ALL.into_iter().find(|kind| kind.word() == word)
    }

    /// Name for people.
    pub fn message(self) -> Message {
        match self {
            NoteKind::Talk => msg!("customers-record-talk"),
            NoteKind::RepairCall => msg!("customers-record-repair-call"),
            NoteKind::Repair => msg!("customers-record-repair"),
            NoteKind::Visit => msg!("customers-record-visit"),
            NoteKind::Complaint => msg!("customers-record-complaint"),
        }
    }
}

/// A value of a receipt slip 回执单 (FILE-05, Appendix C).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum SlipField {
    /// 回执单号
    No,
    /// 客户姓名
    Name,
    /// 电话
    Phone,
    /// 型号
    Model,
    /// 串号
    Serial,
    /// 购买日期, `YYYY-MM-DD`
    Bought,
    /// 门店
    Shop,
    /// 销售员
    Salesperson,
}

impl SlipField {
    /// All eight, in the order of the form; every one is needed.
    pub const ALL: [SlipField; 8] = [
        SlipField::No,
        SlipField::Name,
        SlipField::Phone,
        SlipField::Model,
        SlipField::Serial,
        SlipField::Bought,
        SlipField::Shop,
        SlipField::Salesperson,
    ];

    /// Column in the table, and name in scenarios.
    pub const fn name(self) -> &'static str {
        match self {
            SlipField::No => "slip_no",
            SlipField::Name => "name",
            SlipField::Phone => "phone",
            SlipField::Model => "model",
            SlipField::Serial => "serial",
            SlipField::Bought => "purchase_date",
            SlipField::Shop => "shop",
            SlipField::Salesperson => "salesperson",
        }
    }

    /// Name for people.
    pub fn message(self) -> Message {
        match self {
            SlipField::No => msg!("customers-record-slip-no"),
            SlipField::Name => msg!("customers-record-slip-name"),
            SlipField::Phone => msg!("customers-record-slip-phone"),
            SlipField::Model => msg!("customers-record-slip-model"),
            SlipField::Serial => msg!("customers-record-slip-serial"),
            SlipField::Bought => msg!("customers-record-slip-bought"),
            SlipField::Shop => msg!("customers-record-slip-shop"),
            SlipField::Salesperson => msg!("customers-record-slip-salesperson"),
        }
    }
}

/// A receipt slip as it is entered; every value is canonical text, empty where the paper says nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SlipDraft {
    values: [String; SlipField::ALL.len()],
}

impl SlipDraft {
    /// A value.
    pub fn get(&self, field: SlipField) -> &str {
        self.values.get(field as usize).map_or("", String::as_str)
    }

    /// Sets a value.
    pub fn set(&mut self, field: SlipField, value: impl Into<String>) {
        if let Some(place) = self.values.get_mut(field as usize) {
            *place = value.into();
        }
    }

    /// A value for an input to write into.
    pub fn value_mut(&mut self, field: SlipField) -> Option<&mut String> {
        self.values.get_mut(field as usize)
    }
}

/// How far a receipt slip can be trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SlipState {
    /// 不完整: something is missing; no one is visited on its ground.
    Incomplete,
    /// 疑似不实: it contradicts an earlier one.
    Doubtful,
    /// 已核实: it contradicts an earlier one, and the clerk made sure.
    Verified,
    /// 完整
    Complete,
}

impl SlipState {
    /// Every state, those first that ask for work.
    pub const ALL: [SlipState; 4] = [SlipState::Incomplete, SlipState::Doubtful, SlipState::Verified, SlipState::Complete];

    /// The stored word.
    pub const fn word(self) -> &'static str {
        match self {
            SlipState::Incomplete => "不完整",
            SlipState::Doubtful => "疑似不实",
            SlipState::Verified => "已核实",
            SlipState::Complete => "完整",
        }
    }

    /// The state of a stored word.
    pub fn of(word: &str) -> Option<SlipState> {
        SlipState::ALL.into_iter().find(|state| state.word() == word)
    }

    /// Name for people.
    pub fn message(self) -> Message {
        match self {
            SlipState::Incomplete => msg!("customers-record-slip-incomplete"),
            SlipState::Doubtful => msg!("customers-record-slip-doubtful"),
            SlipState::Verified => msg!("customers-record-slip-verified"),
            SlipState::Complete => msg!("customers-record-slip-complete"),
        }
    }
}

/// A stored receipt slip.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slip {
    /// Row id.
    pub id: i64,
    /// Revision, for two editors.
    pub rev: i64,
    /// Number in the register, `HZ-…`.
    pub no: String,
    /// Whose, once its phone says so: id and number of the file.
    pub customer: Option<(i64, String)>,
    /// Its values; the phone is masked in lists.
    pub draft: SlipDraft,
    /// How far it can be trusted.
    pub state: SlipState,
    /// What speaks against it.
    pub doubt: Option<Doubt>,
    /// Number of the slip or file that it contradicts; empty where nothing does.
    pub first_no: String,
    /// The slip that it contradicts, if it is one.
    pub first_slip: Option<i64>,
    /// Who made sure that it is right; empty where nobody did.
    pub verified_by: String,
    /// When it was entered.
    pub at: Instant,
    /// Who entered it, by id and name.
    pub by: (i64, String),
}

/// What the shops leave out on their slips.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShopDefects {
    /// The shop; empty for slips that do not name it.
    pub shop: String,
    /// Slips.
    pub slips: i64,
    /// Of them 不完整.
    pub incomplete: i64,
    /// Of them 疑似不实, now or until somebody made sure.
    pub doubtful: i64,
}

/// A line of the ledger of fees as it is entered (FILE-26).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeeDraft {
    /// What for.
    pub item: String,
    /// Last day of payment; of a violation without a fine, its day.
    pub due_date: Day,
    /// What is due, in fen.
    pub due: i64,
    /// What of it is paid, in fen.
    pub paid: i64,
    /// What was deposited, in fen.
    pub deposit: i64,
    /// Against which rule the customer acted; empty where it is only a fee.
    pub violation: String,
}

/// A stored line of the ledger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fee {
    /// Row id.
    pub id: i64,
    /// Whose.
    pub customer: i64,
    /// Its values.
    pub draft: FeeDraft,
    /// Why it does not count any more; empty while it counts.
    pub void_reason: String,
    /// Who entered it, by name.
    pub by: String,
}

/// What a customer needs of a product in a week (FILE-32).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DemandLine {
    /// Which customer.
    pub customer: i64,
    /// Which product.
    pub product: String,
    /// How much, in hundredths; 0 says that nothing of it is needed.
    pub quantity: i64,
}

/// Where a file stands beside its fields.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// The step of looking after it (FILE-22).
    pub stage: Stage,
    /// The steps so far, the oldest first: when each was reached.
    pub steps: Vec<(Stage, Instant)>,
    /// Who introduced it: id and name of the file.
    pub introducer: Option<(i64, String)>,
    /// Files that it introduced.
    pub referrals: i64,
    /// Since when it is a key customer, if it is one (VISIT-03).
    pub key_since: Option<Day>,
    /// Its kind of difficulty; empty for most (FILE-33).
    pub difficult: String,
    /// What is unpaid past its day, in fen (FILE-26).
    pub arrears: i64,
    /// Its receipt slips, newest first.
    pub slips: Lines<Slip>,
}
