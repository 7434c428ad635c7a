//! Posts and the permission matrix of Appendix B, kept as data (`matrix.txt`) and read by every command.

use std::sync::LazyLock;

use super::Message;

/// A post of the department; one person may hold several.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Post {
    /// 业务代表/客服专员
    Agent,
    /// 技术倾向型客服
    Tech,
    /// 投诉专员
    ComplaintOfficer,
    /// 质检员
    Qa,
    /// 班长/值班长
    TeamLeader,
    /// 客服主管
    Supervisor,
    /// 客服部主任
    Director,
    /// 客服中心主任
    CentreDirector,
    /// 部门联系人
    Contact,
    /// 档案管理员
    Archivist,
    /// 售后文员
    Clerk,
    /// 销售员
    Sales,
    /// 销售经理
    SalesManager,
    /// 系统管理员
    Admin,
    /// 内部审计
    Auditor,
}

impl Post {
    /// Every post, in the order of the matrix' columns.
    pub const ALL: [Post; 15] = [
        Post::Agent,
        Post::Tech,
        Post::ComplaintOfficer,
        Post::Qa,
        Post::TeamLeader,
        Post::Supervisor,
        Post::Director,
        Post::CentreDirector,
        Post::Contact,
        Post::Archivist,
        Post::Clerk,
        Post::Sales,
        Post::SalesManager,
        Post::Admin,
        Post::Auditor,
    ];

    /// The word stored and used in scenario files.
    pub fn key(self) -> &'static str {
        match self {
            Post::Agent => "agent",
            Post::Tech => "tech",
            Post::ComplaintOfficer => "complaint_officer",
            Post::Qa => "qa",
            Post::TeamLeader => "team_leader",
            Post::Supervisor => "supervisor",
            Post::Director => "director",
            Post::CentreDirector => "centre_director",
            Post::Contact => "contact",
            Post::Archivist => "archivist",
            Post::Clerk => "clerk",
            Post::Sales => "sales",
            Post::SalesManager => "sales_manager",
            Post::Admin => "admin",
            Post::Auditor => "auditor",
        }
    }

    /// The post of a stored word.
    pub fn of(key: &str) -> Option<Post> {
        Post::ALL.into_iter().find(|post| post.key() == key)
    }

    /// The post's name for people.
    pub fn message(self) -> Message {
        Message::plain(match self {
            Post::Agent => "base-post-agent",
            Post::Tech => "base-post-tech",
            Post::ComplaintOfficer => "base-post-complaint-officer",
            Post::Qa => "base-post-qa",
            Post::TeamLeader => "base-post-team-leader",
            Post::Supervisor => "base-post-supervisor",
            Post::Director => "base-post-director",
            Post::CentreDirector => "base-post-centre-director",
            Post::Contact => "base-post-contact",
            Post::Archivist => "base-post-archivist",
            Post::Clerk => "base-post-clerk",
            Post::Sales => "base-post-sales",
            Post::SalesManager => "base-post-sales-manager",
            Post::Admin => "base-post-admin",
            Post::Auditor => "base-post-auditor",
        })
    }

    /// Whether SEC-01 calls this post's account important (administrators and those who approve).
    pub fn is_important(self) -> bool {
        matches!(self, Post::TeamLeader | Post::Supervisor | Post::Director | Post::CentreDirector | Post::SalesManager | Post::Admin)
    }
}

/// A line of the matrix: what people may be allowed to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Function {
    /// customer file read
    CustomerRead,
    /// customer file edit
    CustomerEdit,
    /// allocate customers, grade override, export
    CustomerManage,
    /// archive lend/transfer; destroy
    Archive,
    /// complaint register / notes
    ComplaintRegister,
    /// complaint judge, plan, execute
    ComplaintHandle,
    /// complaint choose plan, 批示
    ComplaintChoose,
    /// leave file
    LeaveFile,
    /// leave decide
    LeaveDecide,
    /// swap file / confirm
    SwapFile,
    /// swap decide
    SwapDecide,
    /// roster, attendance corrections
    Roster,
    /// 停工 order; 离台 consent
    StopWork,
    /// QA score
    QaScore,
    /// QA read
    QaRead,
    /// follow-up do / plan
    FollowUp,
    /// ticket accept, own, urge
    Ticket,
    /// > 24 h opinion / coordination
    TicketOpinion,
    /// anomaly register
    AnomalyRegister,
    /// anomaly assess / plan 三级 二级
    AnomalyAssess,
    /// anomaly plan 一级, 终结, 问责, 奖惩
    AnomalyPlan,
    /// handover, duty log, roll call
    Handover,
    /// meetings and reports: submit / acknowledge
    Meetings,
    /// training/exam manage
    Training,
    /// KB write / publish; notices publish
    Knowledge,
    /// reception, registers, orders
    Reception,
    /// statistics, KPI
    Statistics,
    /// accounts, password reset, logs, parameters
    Accounts,
    /// machine-room entry register
    MachineRoom,
}

impl Function {
    /// Every function, in the order of the matrix' lines.
    pub const ALL: [Function; 29] = [
        Function::CustomerRead,
        Function::CustomerEdit,
        Function::CustomerManage,
        Function::Archive,
        Function::ComplaintRegister,
        Function::ComplaintHandle,
        Function::ComplaintChoose,
        Function::LeaveFile,
        Function::LeaveDecide,
        Function::SwapFile,
        Function::SwapDecide,
        Function::Roster,
        Function::StopWork,
        Function::QaScore,
        Function::QaRead,
        Function::FollowUp,
        Function::Ticket,
        Function::TicketOpinion,
        Function::AnomalyRegister,
        Function::AnomalyAssess,
        Function::AnomalyPlan,
        Function::Handover,
        Function::Meetings,
        Function::Training,
        Function::Knowledge,
        Function::Reception,
        Function::Statistics,
        Function::Accounts,
        Function::MachineRoom,
    ];

    fn line(self) -> usize {
        Function::ALL.iter().position(|f| *f == self).unwrap_or(usize::MAX)
    }
}

/// What a cell of the matrix allows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Deed {
    /// `–`
    Nothing,
    /// `R`, `own`, or a named part that may only be read
    Read,
    /// `draft`, `prepare`: may prepare what others decide
    Draft,
    /// `○` or `●`
    Do,
    /// `A`: approves or decides
    Approve,
}

/// On whose records.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reach {
    /// own, own group or own customers
    Own,
    /// everybody's
    All,
}

/// One cell of the matrix.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Access {
    /// What is allowed.
    pub deed: Deed,
    /// On whose records.
    pub reach: Reach,
    /// What narrows it, as the matrix says (`"masked"`, `"≤ 1 day"`); empty where nothing does.
    pub note: &'static str,
}

impl Access {
    const NONE: Access = Access { deed: Deed::Nothing, reach: Reach::Own, note: "" };

    fn of(cell: &'static str) -> Option<Access> {
        let (mark, note) = cell.split_once(' ').unwrap_or((cell, ""));
        let (deed, reach, note) = match mark {
            "–" => (Deed::Nothing, Reach::Own, note),
            "●" => (Deed::Do, Reach::All, note),
            "○" => (Deed::Do, Reach::Own, note),
            "R" if note == "own" => (Deed::Read, Reach::Own, ""),
            "R" => (Deed::Read, Reach::All, note),
            "A" if note.starts_with("own") => (Deed::Approve, Reach::Own, note),
            "A" => (Deed::Approve, Reach::All, note),
            "draft" => (Deed::Draft, Reach::Own, note),
            "endorse" => (Deed::Approve, Reach::Own, note),
            "own" => (Deed::Read, Reach::Own, note),
            "plan" => (Deed::Draft, Reach::All, note),
            "parameters" => (Deed::Do, Reach::All, "parameters"),
            // Statistics and 讲评: a named part of the whole.
            "QA" | "group" | "archive" | "follow-up" | "sales" | "讲评" => (Deed::Read, Reach::Own, mark),
            _ => return None,
        };
        Some(Access { deed, reach, note })
    }

    /// Whether anything at all is allowed.
    pub fn any(&self) -> bool {
        self.deed != Deed::Nothing
    }
}

/// Appendix B, line by line: the function in the words of the appendix, then one cell a post, separated by `|`.
pub const MATRIX_TEXT: &str = include_str!("matrix.txt");

static MATRIX: LazyLock<Vec<Vec<Access>>> = LazyLock::new(|| {
    MATRIX_TEXT
        .lines()
        .filter(|line| !line.starts_with('#') && !line.trim().is_empty())
        .map(|line| line.split('|').skip(1).map(|cell| Access::of(cell.trim()).unwrap_or(Access::NONE)).collect())
        .collect()
});

/// What one post may do.
pub fn access(post: Post, function: Function) -> Access {
    let column = Post::ALL.iter().position(|p| *p == post).unwrap_or(usize::MAX);
    MATRIX.get(function.line()).and_then(|line| line.get(column)).cloned().unwrap_or(Access::NONE)
}

/// What a person with these posts may do: the furthest of what each post allows.
pub fn access_of(posts: &[Post], function: Function) -> Access {
    posts.iter().map(|post| access(*post, function)).max_by_key(|a| (a.deed, a.reach, a.note.is_empty())).unwrap_or(Access::NONE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_cell_is_understood() {
        let lines: Vec<&str> = MATRIX_TEXT.lines().filter(|l| !l.starts_with('#') && !l.trim().is_empty()).collect();
        assert_eq!(lines.len(), Function::ALL.len());
        for line in lines {
            let cells: Vec<&str> = line.split('|').skip(1).map(str::trim).collect();
            assert_eq!(cells.len(), Post::ALL.len(), "{line}");
            for cell in cells {
                assert!(Access::of(cell).is_some(), "{cell} in {line}");
            }
        }
    }

    #[test]
    fn the_posts_of_the_customer_list() {
        assert_eq!(access(Post::Qa, Function::CustomerRead), Access { deed: Deed::Read, reach: Reach::All, note: "masked" });
        assert_eq!(access(Post::Agent, Function::CustomerEdit), Access { deed: Deed::Do, reach: Reach::Own, note: "" });
        assert!(!access(Post::Agent, Function::CustomerManage).any());
        assert!(!access(Post::Admin, Function::CustomerRead).any());
        assert_eq!(access_of(&[Post::Admin, Post::Director], Function::CustomerManage).deed, Deed::Do);
        assert_eq!(access(Post::Director, Function::Accounts).note, "parameters");
        assert_eq!(access_of(&[Post::Admin, Post::Director], Function::Accounts).note, "");
    }

    #[test]
    fn words_of_posts_are_unique() {
        for post in Post::ALL {
            assert_eq!(Post::of(post.key()), Some(post));
        }
    }
}
