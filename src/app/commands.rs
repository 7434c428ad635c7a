//! Commands of the window without arguments: one list with label, icon and keys, for the palette, the keyboard and the help page.

use egui::{Key, KeyboardShortcut, Modifiers};

use crate::areas::archives::clauses::file_15_opening;
use crate::areas::cases::{boards, complaints, escalation, tickets};
use crate::areas::customers::analysis::{Tab, reach};
use crate::areas::quality::view as quality;
use crate::areas::roster::{attendance, floor, leave, swaps};
use crate::areas::view::{ArchiveTab, Route};
use crate::base::{Actor, Deed, Function};
use crate::i18n::Lang;
use crate::ui::icons;

/// Something that the window can do at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UiCommand {
    /// Search people, customers and commands.
    Palette,
    /// 工作台
    Home,
    /// 客户名单
    Customers,
    /// 今日客户
    Today,
    /// 新建客户
    NewCustomer,
    /// 导入客户
    Import,
    /// 回执单
    Slips,
    /// 每周需求
    Demand,
    /// 客户分析
    Analysis,
    /// 疑似重复
    Twins,
    /// Takes the last act back.
    Undo,
    /// Choose a sheet to import.
    OpenSheet,
    /// 档案
    Archives,
    /// 班表
    Plan,
    /// 请假
    Leave,
    /// 换班
    Swaps,
    /// 考勤
    Attendance,
    /// 交接班
    Floor,
    /// 新建请假
    NewLeave,
    /// 申请换班
    NewSwap,
    /// 签到
    SignIn,
    /// 签退
    SignOut,
    /// 待我审批
    Approvals,
    /// 点名
    RollCall,
    /// 通告
    Notices,
    /// 月考勤表
    MonthSheet,
    /// 投诉看板
    Complaints,
    /// 登记投诉
    NewComplaint,
    /// 导入投诉
    ImportComplaints,
    /// 工单
    Tickets,
    /// 受理工单
    NewTicket,
    /// 未接来电与热线中断
    Hotline,
    /// 维修单
    Repairs,
    /// 工单工作量
    Workload,
    /// 引导规则与常见问题解答
    TicketBook,
    /// 催单与督办
    Urging,
    /// 统计分析
    CaseFigures,
    /// 请示报告
    Escalation,
    /// 新建请示报告
    NewReport,
    /// 服务用语
    Words,
    /// 抽检计划
    QualityPlan,
    /// 打分
    QualityScore,
    /// 新建考评
    QualityNew,
    /// 考评记录
    QualityRecords,
    /// 申诉
    QualityAppeals,
    /// 考评结果
    QualityResults,
    /// 小结与培训
    QualityWeeks,
    /// 考评表
    QualityForms,
    /// 校准
    QualityCalibration,
    /// 人员与帐号
    Staff,
    /// 安全登记
    Security,
    /// 操作日志
    Journal,
    /// 设置
    Settings,
    /// Components
    Gallery,
    /// Light or dark.
    Theme,
    /// Chinese or English.
    Language,
    /// Larger text.
    Larger,
    /// Smaller text.
    Smaller,
    /// Text at 100 %.
    NormalSize,
    /// One's own password.
    Password,
    /// Backup
    Backup,
    /// Check the journal.
    Verify,
    /// Lock the screen.
    Lock,
    /// Log out.
    LogOut,
    /// Keys and help.
    Help,
}

const CTRL: Modifiers = Modifiers::COMMAND;
const CTRL_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);

impl UiCommand {
    /// Every command, in the order of the palette.
    pub const ALL: [UiCommand; 65] = [
        UiCommand::Palette,
        UiCommand::Home,
        UiCommand::Customers,
        UiCommand::Today,
        UiCommand::NewCustomer,
        UiCommand::Slips,
        UiCommand::Demand,
        UiCommand::Import,
        UiCommand::OpenSheet,
        UiCommand::Archives,
        UiCommand::Analysis,
        UiCommand::Twins,
        UiCommand::Undo,
        UiCommand::Plan,
        UiCommand::Leave,
        UiCommand::Swaps,
        UiCommand::Attendance,
        UiCommand::Floor,
        UiCommand::NewLeave,
        UiCommand::NewSwap,
        UiCommand::SignIn,
        UiCommand::SignOut,
        UiCommand::Approvals,
        UiCommand::RollCall,
        UiCommand::Notices,
        UiCommand::MonthSheet,
        UiCommand::Complaints,
        UiCommand::NewComplaint,
        UiCommand::ImportComplaints,
        UiCommand::Tickets,
        UiCommand::NewTicket,
        UiCommand::Hotline,
        UiCommand::Repairs,
        UiCommand::Workload,
        UiCommand::TicketBook,
        UiCommand::Urging,
        UiCommand::CaseFigures,
        UiCommand::Escalation,
        UiCommand::NewReport,
        UiCommand::Words,
        UiCommand::QualityPlan,
        UiCommand::QualityScore,
        UiCommand::QualityNew,
        UiCommand::QualityRecords,
        UiCommand::QualityAppeals,
        UiCommand::QualityResults,
        UiCommand::QualityWeeks,
        UiCommand::QualityForms,
        UiCommand::QualityCalibration,
        UiCommand::Staff,
        UiCommand::Security,
        UiCommand::Journal,
        UiCommand::Settings,
        UiCommand::Password,
        UiCommand::Backup,
        UiCommand::Verify,
        UiCommand::Theme,
        UiCommand::Language,
        UiCommand::Larger,
        UiCommand::Smaller,
        UiCommand::NormalSize,
        UiCommand::Lock,
        UiCommand::LogOut,
        UiCommand::Help,
        UiCommand::Gallery,
    ];

    /// Text id of the label.
    pub fn text_id(self) -> &'static str {
        match self {
            UiCommand::Palette => "app-command-palette",
            UiCommand::Home => "app-command-home",
            UiCommand::Customers => "app-command-customers",
            UiCommand::Today => "app-command-today",
            UiCommand::NewCustomer => "app-command-new-customer",
            UiCommand::Import => "app-command-import",
            UiCommand::Slips => "app-command-slips",
            UiCommand::Demand => "app-command-demand",
            UiCommand::Analysis => "app-command-analysis",
            UiCommand::OpenSheet => "app-command-open-sheet",
            UiCommand::Archives => "app-command-archives",
            UiCommand::Twins => "app-command-twins",
            UiCommand::Undo => "app-command-undo",
            UiCommand::Plan => "app-command-plan",
            UiCommand::Leave => "app-command-leave",
            UiCommand::Swaps => "app-command-swaps",
            UiCommand::Attendance => "app-command-attendance",
            UiCommand::Floor => "app-command-floor",
            UiCommand::NewLeave => "app-command-new-leave",
            UiCommand::NewSwap => "app-command-new-swap",
            UiCommand::SignIn => "app-command-sign-in",
            UiCommand::SignOut => "app-command-sign-out",
            UiCommand::Approvals => "app-command-approvals",
            UiCommand::RollCall => "app-command-roll-call",
            UiCommand::Notices => "app-command-notices",
            UiCommand::MonthSheet => "app-command-month-sheet",
            UiCommand::Complaints => "app-command-complaints",
            UiCommand::NewComplaint => "app-command-new-complaint",
            UiCommand::ImportComplaints => "app-command-import-complaints",
            UiCommand::Tickets => "app-command-tickets",
            UiCommand::NewTicket => "app-command-new-ticket",
            UiCommand::Hotline => "app-command-hotline",
            UiCommand::Repairs => "app-command-repairs",
            UiCommand::Workload => "app-command-workload",
            UiCommand::TicketBook => "app-command-ticket-book",
            UiCommand::Urging => "app-command-urging",
            UiCommand::CaseFigures => "app-command-case-figures",
            UiCommand::Escalation => "app-command-escalation",
            UiCommand::NewReport => "app-command-new-report",
            UiCommand::Words => "app-command-words",
            UiCommand::QualityPlan => "app-command-quality-plan",
            UiCommand::QualityScore => "app-command-quality-score",
            UiCommand::QualityNew => "app-command-quality-new-check",
            UiCommand::QualityRecords => "app-command-quality-records",
            UiCommand::QualityAppeals => "app-command-quality-appeals",
            UiCommand::QualityResults => "app-command-quality-results",
            UiCommand::QualityWeeks => "app-command-quality-weeks",
            UiCommand::QualityForms => "app-command-quality-forms",
            UiCommand::QualityCalibration => "app-command-quality-calibration",
            UiCommand::Staff => "app-command-staff",
            UiCommand::Security => "app-command-security",
            UiCommand::Journal => "app-command-journal",
            UiCommand::Settings => "app-command-settings",
            UiCommand::Gallery => "app-command-gallery",
            UiCommand::Theme => "app-command-theme",
            UiCommand::Language => "app-command-language",
            UiCommand::Larger => "app-command-larger",
            UiCommand::Smaller => "app-command-smaller",
            UiCommand::NormalSize => "app-command-normal-size",
            UiCommand::Password => "app-command-password",
            UiCommand::Backup => "app-command-backup",
            UiCommand::Verify => "app-command-verify",
            UiCommand::Lock => "app-command-lock",
            UiCommand::LogOut => "app-command-log-out",
            UiCommand::Help => "app-command-help",
        }
    }

    /// Icon in the palette.
    pub fn icon(self) -> &'static str {
        match self {
            UiCommand::Palette => icons::MAGNIFYING_GLASS,
            UiCommand::Home => icons::TRAY,
            UiCommand::Customers => icons::ADDRESS_BOOK,
            UiCommand::Today => icons::SUN,
            UiCommand::NewCustomer => icons::PLUS,
            UiCommand::Import | UiCommand::ImportComplaints => icons::DOWNLOAD_SIMPLE,
            UiCommand::Slips => icons::CLIPBOARD_TEXT,
            UiCommand::Demand => icons::CALENDAR_BLANK,
            UiCommand::Analysis => icons::CHART_BAR,
            UiCommand::OpenSheet => icons::FOLDER_OPEN,
            UiCommand::Archives => icons::ARCHIVE,
            UiCommand::Twins => icons::COPY_SIMPLE,
            UiCommand::Undo => icons::ARROW_U_UP_LEFT,
            UiCommand::Plan => icons::CALENDAR_BLANK,
            UiCommand::Leave => icons::CALENDAR_X,
            UiCommand::Swaps => icons::SWAP,
            UiCommand::Attendance => icons::CLOCK,
            UiCommand::Floor => icons::SIGN_IN,
            UiCommand::NewLeave => icons::CALENDAR_PLUS,
            UiCommand::NewSwap => icons::ARROWS_LEFT_RIGHT,
            UiCommand::SignIn => icons::SIGN_IN,
            UiCommand::SignOut => icons::SIGN_OUT,
            UiCommand::Approvals => icons::STAMP,
            UiCommand::RollCall => icons::USERS_THREE,
            UiCommand::Notices => icons::MEGAPHONE_SIMPLE,
            UiCommand::MonthSheet => icons::CALENDAR_CHECK,
            UiCommand::Complaints => icons::CHAT_CIRCLE_DOTS,
            UiCommand::NewComplaint | UiCommand::NewTicket | UiCommand::NewReport => icons::PLUS,
            UiCommand::Tickets | UiCommand::Repairs | UiCommand::Workload | UiCommand::TicketBook => icons::TICKET,
            UiCommand::Hotline => icons::PHONE_X,
            UiCommand::Urging => icons::MEGAPHONE_SIMPLE,
            UiCommand::CaseFigures => icons::CHART_BAR,
            UiCommand::Escalation => icons::ARROW_FAT_LINE_UP,
            UiCommand::Words => icons::CHAT_TEXT,
            UiCommand::QualityPlan => icons::SHUFFLE,
            UiCommand::QualityScore => icons::SEAL_CHECK,
            UiCommand::QualityNew => icons::PLUS,
            UiCommand::QualityRecords => icons::LIST_CHECKS,
            UiCommand::QualityAppeals => icons::SCALES,
            UiCommand::QualityResults => icons::CHART_BAR,
            UiCommand::QualityWeeks => icons::CHALKBOARD_TEACHER,
            UiCommand::QualityForms => icons::LIST_NUMBERS,
            UiCommand::QualityCalibration => icons::USERS_THREE,
            UiCommand::Staff => icons::USERS,
            UiCommand::Security => icons::SHIELD_CHECK,
            UiCommand::Journal => icons::LIST_CHECKS,
            UiCommand::Settings => icons::GEAR,
            UiCommand::Gallery => icons::SQUARES_FOUR,
            UiCommand::Theme => icons::MOON,
            UiCommand::Language => icons::TRANSLATE,
            UiCommand::Larger | UiCommand::Smaller | UiCommand::NormalSize => icons::TEXT_AA,
            UiCommand::Password => icons::KEY,
            UiCommand::Backup => icons::FLOPPY_DISK,
            UiCommand::Verify => icons::SEAL_CHECK,
            UiCommand::Lock => icons::LOCK_SIMPLE,
            UiCommand::LogOut => icons::SIGN_OUT,
            UiCommand::Help => icons::QUESTION,
        }
    }

    /// Keys. The digits are the areas in the order of the navigation, then the two pages that are opened most.
    pub fn keys(self) -> Option<KeyboardShortcut> {
        let (modifiers, key) = match self {
            UiCommand::Palette => (CTRL, Key::K),
            UiCommand::Home => (CTRL, Key::Num1),
            UiCommand::Customers => (CTRL, Key::Num2),
            UiCommand::Archives => (CTRL, Key::Num3),
            UiCommand::Complaints => (CTRL, Key::Num4),
            UiCommand::Plan => (CTRL, Key::Num5),
            UiCommand::QualityResults => (CTRL, Key::Num6),
            UiCommand::Staff => (CTRL, Key::Num7),
            UiCommand::Tickets => (CTRL, Key::Num8),
            UiCommand::Leave => (CTRL, Key::Num9),
            UiCommand::NewCustomer => (CTRL, Key::N),
            UiCommand::Import => (CTRL, Key::I),
            UiCommand::OpenSheet => (CTRL, Key::O),
            UiCommand::Undo => (CTRL, Key::Z),
            UiCommand::Settings => (CTRL, Key::Comma),
            UiCommand::Theme => (CTRL_SHIFT, Key::D),
            UiCommand::Language => (CTRL_SHIFT, Key::L),
            UiCommand::Larger => (CTRL, Key::Equals),
            UiCommand::Smaller => (CTRL, Key::Minus),
            UiCommand::NormalSize => (CTRL, Key::Num0),
            UiCommand::Lock => (CTRL, Key::L),
            UiCommand::Help => (Modifiers::NONE, Key::F1),
            _ => return None,
        };
        Some(KeyboardShortcut::new(modifiers, key))
    }

    /// Keys as shown in a key cap.
    pub fn keys_text(self) -> Option<String> {
        let shortcut = self.keys()?;
        let mut text = String::new();
        if shortcut.modifiers.command {
            text.push_str(if cfg!(target_os = "macos") { "Cmd " } else { "Ctrl " });
        }
        if shortcut.modifiers.shift {
            text.push_str("Shift ");
        }
        text.push_str(match shortcut.logical_key {
            Key::Comma => ",",
            Key::Equals => "+",
            Key::Minus => "−",
            key => key.symbol_or_name(),
        });
        Some(text)
    }

    /// The page that it opens, if it opens one.
    pub fn route(self) -> Option<Route> {
        Some(match self {
            UiCommand::Home => Route::Home,
            UiCommand::Customers => Route::Customers,
            UiCommand::Today => Route::Today,
            UiCommand::NewCustomer => Route::NewCustomer,
            UiCommand::Slips => Route::Slips,
            UiCommand::Demand => Route::Demand,
            UiCommand::Import => Route::Import,
            UiCommand::Archives => Route::Archives(ArchiveTab::Documents),
            UiCommand::Analysis => Route::Analysis(Tab::Composition),
            UiCommand::Twins => Route::Twins,
            UiCommand::Plan => Route::Plan(Default::default()),
            UiCommand::Leave => Route::Leave(Default::default()),
            UiCommand::Swaps => Route::Swaps(Default::default()),
            UiCommand::Attendance => Route::Attendance(Default::default()),
            UiCommand::Floor => Route::Floor(Default::default()),
            UiCommand::NewLeave => Route::Leave(leave::view::Place::New),
            UiCommand::NewSwap => Route::Swaps(swaps::view::Place::New),
            UiCommand::SignIn | UiCommand::SignOut => Route::Attendance(attendance::view::Place::Mine),
            UiCommand::RollCall => Route::Floor(floor::view::Place::Calls),
            UiCommand::Notices => Route::Floor(floor::view::Place::Notices),
            UiCommand::MonthSheet => Route::Attendance(attendance::view::Place::Month),
            UiCommand::Complaints => Route::Boards(boards::view::Place::Board),
            UiCommand::NewComplaint => Route::Complaints(complaints::view::Place::New),
            UiCommand::ImportComplaints => Route::Complaints(complaints::view::Place::Import),
            UiCommand::Tickets => Route::Tickets(Default::default()),
            UiCommand::NewTicket => Route::Tickets(tickets::view::Place::New),
            UiCommand::Hotline => Route::Tickets(tickets::view::Place::Hotline),
            UiCommand::Repairs => Route::Tickets(tickets::view::Place::Repairs),
            UiCommand::Workload => Route::Tickets(tickets::view::Place::Work),
            UiCommand::TicketBook => Route::Tickets(tickets::view::Place::Book),
            UiCommand::Urging => Route::Boards(boards::view::Place::Urging),
            UiCommand::CaseFigures => Route::Boards(boards::view::Place::Analysis),
            UiCommand::Escalation => Route::Escalation(Default::default()),
            UiCommand::NewReport => Route::Escalation(escalation::view::Place::New),
            UiCommand::Words => Route::Words,
            UiCommand::QualityPlan => Route::Quality(quality::Place::Plan),
            UiCommand::QualityScore => Route::Quality(quality::Place::Score),
            UiCommand::QualityNew => Route::Quality(quality::Place::New),
            UiCommand::QualityRecords => Route::Quality(quality::Place::Records),
            UiCommand::QualityAppeals => Route::Quality(quality::Place::Appeals),
            UiCommand::QualityResults => Route::Quality(quality::Place::Results),
            UiCommand::QualityWeeks => Route::Quality(quality::Place::Weeks),
            UiCommand::QualityForms => Route::Quality(quality::Place::Forms),
            UiCommand::QualityCalibration => Route::Quality(quality::Place::Calibration),
            UiCommand::Staff => Route::Staff,
            UiCommand::Security => Route::Security,
            UiCommand::Journal => Route::Journal,
            UiCommand::Settings => Route::Settings,
            UiCommand::Gallery => Route::Gallery,
            _ => return None,
        })
    }

    /// Whether the person's posts let it lead anywhere. The command itself is checked again where it is carried out.
    pub fn is_open_to(self, me: &Actor) -> bool {
        match self {
            UiCommand::Customers | UiCommand::Slips | UiCommand::Demand => me.access(Function::CustomerRead).any(),
            // Own customers count: whoever may edit one reads its archive.
            UiCommand::Archives => file_15_opening::reads(me, true),
            UiCommand::Today | UiCommand::NewCustomer | UiCommand::Undo => me.access(Function::CustomerEdit).deed >= Deed::Do,
            UiCommand::Twins => me.must_do_all(Function::CustomerManage).is_ok(),
            UiCommand::Import | UiCommand::OpenSheet => me.must_do_all(Function::CustomerEdit).is_ok(),
            UiCommand::Security | UiCommand::Journal | UiCommand::Verify => {
                let access = me.access(Function::Accounts);
                access.any() && access.note != "parameters"
            }
            UiCommand::Analysis => me.access(Function::CustomerRead).any() && reach(me, true).is_ok(),
            UiCommand::NewLeave => me.access(Function::LeaveFile).deed >= Deed::Do,
            UiCommand::NewSwap => me.access(Function::SwapFile).deed >= Deed::Do,
            UiCommand::Approvals => [Function::LeaveDecide, Function::SwapDecide].iter().any(|what| me.access(*what).deed >= Deed::Approve),
            UiCommand::Plan | UiCommand::Attendance | UiCommand::SignIn | UiCommand::SignOut | UiCommand::MonthSheet => {
                me.access(Function::Roster).any()
            }
            UiCommand::Leave => me.access(Function::LeaveFile).any() || me.access(Function::LeaveDecide).any(),
            UiCommand::Swaps => me.access(Function::SwapFile).any() || me.access(Function::SwapDecide).any(),
            UiCommand::RollCall => me.access(Function::Handover).any(),
            UiCommand::Complaints => me.access(Function::ComplaintRegister).any() || me.access(Function::ComplaintHandle).any(),
            UiCommand::NewComplaint => me.access(Function::ComplaintRegister).deed >= Deed::Do,
            UiCommand::ImportComplaints => complaints::may_import(me),
            UiCommand::Tickets
            | UiCommand::Hotline
            | UiCommand::Repairs
            | UiCommand::Workload
            | UiCommand::TicketBook
            | UiCommand::Urging => me.access(Function::Ticket).any(),
            UiCommand::CaseFigures => me.must_read(Function::Statistics).is_ok(),
            UiCommand::NewTicket => me.access(Function::Ticket).deed >= Deed::Do,
            UiCommand::QualityPlan | UiCommand::QualityScore | UiCommand::QualityCalibration => me.access(Function::QaScore).any(),
            UiCommand::QualityNew => me.access(Function::QaScore).deed >= Deed::Do,
            UiCommand::QualityRecords
            | UiCommand::QualityAppeals
            | UiCommand::QualityResults
            | UiCommand::QualityWeeks
            | UiCommand::QualityForms => me.access(Function::QaRead).any(),
            UiCommand::Backup => me.access(Function::Accounts).deed >= Deed::Do,
            _ => true,
        }
    }

    /// Label in a language.
    pub fn label(self, lang: Lang) -> String {
        lang.tr(self.text_id()).into_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_given_once() {
        let mut keys: Vec<String> = UiCommand::ALL.iter().filter_map(|c| c.keys_text()).collect();
        let all = keys.len();
        keys.sort();
        keys.dedup();
        assert_eq!(keys.len(), all);
    }
}
