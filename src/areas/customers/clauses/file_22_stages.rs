//! FILE-22 「收集记录客户信息…筛选客户信息（分类）…客户跟踪与回访…客户资料存档」 (001 篇八 (一) L33).
//!
//! A file goes forward one step at a time and back with a reason. Whoever bought may introduce new customers, whose source is 介绍 then.

use crate::base::{Message, Refusal};
use crate::msg;

/// The source of a customer whom another one introduced.
pub const INTRODUCED: &str = "介绍";

macro_rules! stages {
    ($($(#[$doc:meta])+ $variant:ident = $word:literal, $id:literal, [$($next:ident),*];)+) => {
        /// A step of looking after a customer.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Stage { $($(#[$doc])+ $variant,)+ }

        impl Stage {
            /// Every step, in its order.
            pub const ALL: &[Stage] = &[$(Stage::$variant,)+];

            /// The stored word.
            pub const fn word(self) -> &'static str {
                match self { $(Stage::$variant => $word,)+ }
            }

            /// Name for people.
            pub fn message(self) -> Message {
                Message::plain(match self { $(Stage::$variant => $id,)+ })
            }

            /// The table of steps: what may follow.
            pub const fn next(self) -> &'static [Stage] {
                match self { $(Stage::$variant => &[$(Stage::$next),*],)+ }
            }
        }
    };
}

stages! {
    /// 收集记录客户信息
    Collect = "收集", "customers-record-stage-collect", [Sort];
    /// 筛选客户信息 (分类)
    Sort = "筛选", "customers-record-stage-sort", [Study];
    /// 研究分析
    Study = "研究分析", "customers-record-stage-study", [SortAgain];
    /// 再分类
    SortAgain = "再分类", "customers-record-stage-sort-again", [Follow];
    /// 客户跟踪与回访
    Follow = "跟踪回访", "customers-record-stage-follow", [File];
    /// 客户资料存档
    File = "存档", "customers-record-stage-file", [Lost, Won];
    /// 未成交
    Lost = "未成交", "customers-record-stage-lost", [FollowAgain];
    /// 再次跟踪与回访
    FollowAgain = "再次跟踪", "customers-record-stage-follow-again", [Lost, Won];
    /// 成交
    Won = "成交", "customers-record-stage-won", [SecondDeal, Introduce, Keep];
    /// 促成二次交易
    SecondDeal = "促成二次交易", "customers-record-stage-second", [Introduce, Keep];
    /// 请其介绍新客户
    Introduce = "请其介绍新客户", "customers-record-stage-introduce", [SecondDeal, Keep];
    /// 存档备用
    Keep = "存档备用", "customers-record-stage-keep", [SecondDeal, Introduce];
}

impl Stage {
    /// The step of a file: the stored one; before the first step 收集 for a prospect and 成交 for whoever trades or traded.
    pub fn of_file(stored: &str, relation: &str) -> Stage {
        let begun = Stage::ALL.iter().copied().find(|stage| stage.word() == stored);
        begun.unwrap_or(if relation == "未来" { Stage::Collect } else { Stage::Won })
    }

    /// The step of a word.
    pub fn of(word: &str) -> Option<Stage> {
        Stage::ALL.iter().copied().find(|stage| stage.word() == word)
    }

    /// Whether the customer bought.
    pub fn has_bought(self) -> bool {
        self >= Stage::Won
    }
}

/// Whether a file may go from one step to another.
///
/// # Errors
/// A step is left out, or there is no reason for going back.
pub fn judge(from: Stage, to: Stage, reason: &str) -> Result<(), Refusal> {
    if from.next().contains(&to) {
        return Ok(());
    }
    if to < from {
        return if reason.trim().is_empty() {
            Err(Refusal::of_field("reason", "FILE-22", msg!("customers-record-stage-reason")))
        } else {
            Ok(())
        };
    }
    let next = from.next().iter().map(|stage| stage.message()).reduce(|all, next| msg!("customers-record-or", a = all, b = next));
    let next = next.unwrap_or_else(|| from.message());
    Err(Refusal::of_field("stage", "FILE-22", msg!("customers-record-stage-order", stage = from.message(), next = next)))
}

/// Whether a customer at this step may introduce a new one.
///
/// # Errors
/// It bought nothing yet, introduces itself, or the other one was introduced before.
pub fn may_introduce(from: Stage, itself: bool, introduced_before: bool) -> Result<(), Refusal> {
    let refused = |message| Err(Refusal::of_field("customer", "FILE-22", message));
    match () {
        () if itself => refused(msg!("customers-record-refer-itself")),
        () if !from.has_bought() => refused(msg!("customers-record-refer-not-won")),
        () if introduced_before => refused(msg!("customers-record-refer-twice")),
        () => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_step_forward_and_back_with_a_reason() {
        assert!(judge(Stage::Sort, Stage::File, "").is_err());
        assert!(judge(Stage::Sort, Stage::Study, "").is_ok());
        assert!(judge(Stage::Follow, Stage::Sort, " ").is_err() && judge(Stage::Follow, Stage::Sort, "资料有误").is_ok());
        assert!(judge(Stage::File, Stage::Won, "").is_ok() && judge(Stage::Lost, Stage::Won, "").is_err());
        assert!(judge(Stage::Lost, Stage::FollowAgain, "").is_ok() && judge(Stage::FollowAgain, Stage::Won, "").is_ok());
        assert!(judge(Stage::Sort, Stage::Sort, "").is_err());
    }

    #[test]
    fn every_step_leads_on_and_has_one_word() {
        for stage in Stage::ALL {
            assert!(!stage.next().is_empty());
            assert_eq!(Stage::of(stage.word()), Some(*stage));
        }
        assert_eq!(Stage::of_file("", "未来"), Stage::Collect);
        assert_eq!(Stage::of_file("", "现在"), Stage::Won);
        assert_eq!(Stage::of_file("筛选", "现在"), Stage::Sort);
    }

    #[test]
    fn who_bought_introduces() {
        assert!(may_introduce(Stage::Won, false, false).is_ok() && may_introduce(Stage::Keep, false, false).is_ok());
        assert!(may_introduce(Stage::Follow, false, false).is_err());
        assert!(may_introduce(Stage::Won, true, false).is_err() && may_introduce(Stage::Won, false, true).is_err());
    }
}
