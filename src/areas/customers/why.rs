//! How the figures and deadlines of customer files came about: the clause, its parameters in force, the facts, the calculation.
//! Pure values, drawn by [`crate::areas::why`]; nothing is judged here that the clauses have not judged.

use super::analysis::Tab;
use super::clauses::{file_17_first_contact, file_18_grade};
use super::{Allocation, Draft, Fee, Field, FileView, Heading, Tidy};
use crate::base::{Day, Instant, Message, Used, Why};
use crate::i18n::{money, share};
use crate::msg;
use crate::rules::Parameters;

/// The parameters as they are on the day on which the figure is read.
#[derive(Debug, Clone, Copy)]
pub struct Telling<'a> {
    /// Every parameter with its history.
    pub params: &'a Parameters,
    /// Now.
    pub now: Instant,
}

fn text(value: impl Into<String>) -> Message {
    msg!("customers-why-text", text = value.into())
}

fn yuan(fen: i64) -> Message {
    msg!("customers-view-yuan", amount = money(fen))
}

/// FILE-01, FILE-02: which parts of a page are filled.
pub fn completeness(draft: &Draft, of: Heading) -> Why {
    let missing = draft.missing(of);
    let fields: Vec<Field> = match of {
        Heading::Basic => std::iter::once(Field::Name).chain(Draft::HEADING_FIELDS).collect(),
        _ => Field::ALL.iter().copied().filter(|field| field.heading() == of).collect(),
    };
    let state = |field: &Field| if missing.contains(field) { msg!("customers-why-blank") } else { msg!("customers-why-filled") };
    let (all, filled) = (fields.len() as i64, (fields.len() - missing.len()) as i64);
    Why {
        facts: fields.iter().map(|field| (field.message(), state(field))).collect(),
        steps: vec![msg!("customers-why-share", part = filled, whole = all, share = share(filled, all))],
        ..Why::of(if of == Heading::Basic { "FILE-01" } else { "FILE-02" })
    }
}

/// FILE-26: what is unpaid past its day, line by line.
pub fn arrears(fees: &[Fee], arrears: i64, today: Day) -> Why {
    let late = fees.iter().filter(|fee| fee.void_reason.is_empty() && fee.draft.due_date < today && fee.draft.due != fee.draft.paid);
    let fact = |fee: &Fee| {
        let draft = &fee.draft;
        let name = msg!("customers-why-due-line", item = draft.item.as_str(), day = draft.due_date.to_string());
        (name, msg!("customers-why-minus", whole = money(draft.due), part = money(draft.paid), rest = money(draft.due - draft.paid)))
    };
    Why { facts: late.map(fact).collect(), steps: vec![msg!("customers-why-arrears", sum = money(arrears))], ..Why::of("FILE-26") }
}

impl Telling<'_> {
    fn used(&self, keys: &[&'static str]) -> Vec<Used> {
        let used = |key: &&'static str| {
            let (value, from) = self.params.on(key, self.now.day());
            Used { key, value: value.to_owned(), from }
        };
        keys.iter().map(used).collect()
    }

    /// FILE-18: the grade, from the sales of twelve months or by hand.
    pub fn grade(&self, view: &FileView) -> Why {
        let today = self.now.day();
        let computed = file_18_grade::of_sales(view.year_sales, self.params, today);
        let mut facts = vec![
            (msg!("customers-analysis-months"), yuan(view.year_sales)),
            (msg!("customers-why-since"), text(file_18_grade::since(today).to_string())),
        ];
        if let Some(day) = view.standing.key_since {
            facts.push((msg!("customers-why-key-since"), text(day.to_string())));
        }
        let grade = view.customer.draft.get(Field::Grade);
        let steps = match view.graded.by.as_str() {
            "人工" => vec![
                msg!("customers-why-by-sales", grade = computed),
                msg!("customers-why-by-hand", grade = grade, reason = view.graded.reason.as_str()),
            ],
            "计算" => vec![msg!("customers-why-by-sales", grade = computed)],
            _ => vec![msg!("customers-why-entered", grade = grade)],
        };
        Why { parameters: self.used(&["grade_A_min", "grade_B_min"]), facts, steps, ..Why::of("FILE-18") }
    }

    /// FILE-17: until when the agent must have spoken with the customer.
    pub fn first_contact(&self, allocation: &Allocation) -> Why {
        let due = file_17_first_contact::due(allocation.at);
        let late = file_17_first_contact::days_late(allocation.at, self.now);
        let mut steps = vec![msg!("customers-why-week", day = allocation.at.day().to_string(), due = due.to_string())];
        if late > 0 {
            steps.push(msg!("customers-why-late", due = due.to_string(), today = self.now.day().to_string(), days = late));
        }
        let facts = vec![
            (msg!("customers-why-allocated"), text(allocation.at.day().to_string())),
            (msg!("customers-why-allocated-by"), text(allocation.by.as_str())),
        ];
        Why { parameters: self.used(&["note_min_chars"]), facts, steps, ..Why::of("FILE-17") }
    }

    /// FILE-25: until when the files are put in order.
    pub fn tidy(&self, tidy: Tidy) -> Why {
        let last = tidy.last.map_or(msg!("customers-why-never"), |last| text(last.day().to_string()));
        Why {
            parameters: self.used(&["file_tidy_days"]),
            facts: vec![(msg!("customers-why-last"), last), (msg!("customers-why-due"), text(tidy.due.to_string()))],
            steps: vec![msg!("customers-why-tidy")],
            ..Why::of("FILE-25")
        }
    }

    /// FILE-32: until when the demand of a week is entered.
    pub fn demand(&self, due: Day) -> Why {
        Why {
            parameters: self.used(&["demand_due_weekday"]),
            facts: vec![(msg!("customers-why-due"), text(due.to_string()))],
            steps: vec![msg!("customers-why-demand")],
            ..Why::of("FILE-32")
        }
    }

    /// How the figures of a page of the analysis are counted.
    pub fn analysis(&self, tab: Tab) -> Why {
        let (clause, parameters, steps): (_, &[&'static str], _) = match tab {
            Tab::Composition => ("FILE-19", &[], vec![msg!("customers-why-composition"), msg!("customers-why-residual")]),
            Tab::Credit => ("FILE-20", &[], vec![msg!("customers-why-use"), msg!("customers-why-over")]),
            Tab::Loads => ("FILE-16", &["ability_weight", "alloc_spread"], vec![msg!("customers-why-load"), msg!("customers-why-spread")]),
            Tab::Use => ("FILE-21", &["file_stale_days"], vec![msg!("customers-why-stale"), msg!("customers-why-usage")]),
        };
        Why { parameters: self.used(parameters), steps, ..Why::of(clause) }
    }
}

/// FILE-20: how much may be ordered without asking.
pub fn credit(view: &FileView) -> Why {
    let credit = view.credit;
    let free = credit.limit - credit.unpaid;
    let grade = match view.customer.draft.get(Field::CreditGrade) {
        "" => msg!("customers-analysis-no-grade"),
        grade => text(grade),
    };
    let result = if free < 0 { msg!("customers-why-credit-over", over = money(-free)) } else { msg!("customers-why-credit-free") };
    Why {
        facts: vec![
            (Field::CreditGrade.message(), grade),
            (Field::CreditLimit.message(), yuan(credit.limit)),
            (msg!("customers-subject-unpaid"), yuan(credit.unpaid)),
        ],
        steps: vec![msg!("customers-why-minus", whole = money(credit.limit), part = money(credit.unpaid), rest = money(free)), result],
        ..Why::of("FILE-20")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::areas::customers::FeeDraft;
    use crate::i18n::Lang;
    use jiff::civil::{date, datetime};

    fn said(why: &Why) -> Vec<String> {
        why.steps.iter().map(|step| Lang::Zh.say(step)).collect()
    }

    #[test]
    fn a_figure_tells_its_parts_and_how_they_come_together() {
        let mut draft = Draft::default();
        draft.set(Field::Industry, "建筑业");
        let why = completeness(&draft, Heading::Basic);
        assert_eq!((why.clause, why.facts.len()), ("FILE-01", 7));
        assert_eq!(said(&why), ["1 ÷ 7 = 14.3%"]);
        let fee = |item: &str, day: Day, due, paid, void: &str| Fee {
            id: 1,
            customer: 1,
            draft: FeeDraft { item: item.to_owned(), due_date: day, due, paid, deposit: 0, violation: String::new() },
            void_reason: void.to_owned(),
            by: String::new(),
        };
        let (before, today) = (date(2026, 3, 1), date(2026, 3, 2));
        let fees = [fee("水费", before, 50_000, 20_000, ""), fee("电费", today, 100, 0, ""), fee("误记", before, 100, 0, "重复")];
        let why = arrears(&fees, 30_000, today);
        assert_eq!(why.facts.len(), 1);
        assert_eq!(Lang::Zh.say(&why.facts[0].1), "500.00 − 200.00 = 300.00");
    }

    #[test]
    fn a_deadline_tells_from_when_it_runs_and_how_late_it_is() {
        let params = Parameters::default();
        let telling = |day| Telling { params: &params, now: Instant::of(datetime(2026, 3, day, 9, 0, 0, 0)) };
        let allocation = Allocation { at: Instant::of(datetime(2026, 3, 2, 10, 0, 0, 0)), by: "林霞".to_owned(), met_at: None };
        assert_eq!(telling(9).first_contact(&allocation).steps.len(), 1);
        let late = telling(11).first_contact(&allocation);
        assert_eq!(said(&late)[1], "2026-03-11 比 2026-03-09 晚 2 天");
        assert_eq!(late.parameters[0].key, "note_min_chars");
        for tab in Tab::ALL {
            assert!(!telling(9).analysis(tab).steps.is_empty());
        }
    }
}
