//! KPI-14 质检均分 and 监听达标率 (质检3–4): Σ totals / n, and the people with at least `qa_min` checks among those liable.
//!
//! Liable is whoever serves customers (业务代表, 技术倾向型客服, 投诉专员) and was not on leave the whole month; see QA-03. Over several
//! months a person has reached it who reached it in each.

use crate::areas::quality::score::Mean;
use crate::i18n::share;

/// Both figures of a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Figures {
    /// Mean of the totals.
    pub mean: Mean,
    /// People who reached `qa_min`.
    pub reached: i64,
    /// People liable.
    pub liable: i64,
}

impl Figures {
    /// As shown: `85.0; 85.7%`.
    pub fn shown(&self) -> String {
        format!("{}; {}", self.mean.shown(), share(self.reached, self.liable))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_the_appendix_has_it() {
        assert_eq!(Figures { mean: Mean { sum: 25_500, count: 3 }, reached: 6, liable: 7 }.shown(), "85.0; 85.7%");
        assert_eq!(Figures::default().shown(), "—; —");
    }
}
