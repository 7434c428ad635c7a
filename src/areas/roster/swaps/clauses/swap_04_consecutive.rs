//! SWAP-04 「不允许连续换班」 (000 篇5 换班三 L256).
//!
//! For each of the two, the time line of the shifts that the plan gave him plus those that he takes over: no two neighbours may belong to
//! two different live swaps. A day off does not separate them; a shift worked as planned does. A shift that came by a swap, or that is in
//! another one already, cannot be given on. An earlier swap that is not returned yet only warns.

use super::super::super::model::Shift;
use super::{Case, Entry, Party, Reasons, Said, text};
use crate::areas::roster::model::shift_message;
use crate::base::Message;
use crate::msg;

/// Judges the time line of both.
pub fn judge(case: &Case<'_>) -> Vec<Said> {
    let mut said = Vec::new();
    for (_, party, gives, takes) in case.sides() {
        let name = party.person.name.as_str();
        let field = if party.person.id == case.a.person.id { "give" } else { "take" };
        let reasons = || Reasons::of("SWAP-04").fact(msg!("roster-swaps-line-of", name = name), text(line_text(case, party, gives, takes)));
        let again = gives.and_then(|shift| given_again(case, party, shift));
        let wrong = again.or_else(|| neighbour(case, party, gives, takes));
        said.extend(wrong.map(|message| reasons().refused(field, message)));
        if !party.owes.is_empty() {
            let message = msg!("roster-swaps-owes", name = name, nos = party.owes.join("、"));
            said.push(reasons().warned(field, message));
        }
    }
    if said.is_empty() && case.is_whole() {
        let lines = case.sides().into_iter().fold(Reasons::of("SWAP-04"), |reasons, (_, party, gives, takes)| {
            let line = line_text(case, party, gives, takes);
            reasons.fact(msg!("roster-swaps-line-of", name = party.person.name.as_str()), text(line))
        });
        said.push(lines.kept(msg!("roster-swaps-line-kept")));
    }
    said
}

/// Why a shift cannot be given: it came by a swap, or is in another one.
fn given_again(case: &Case<'_>, party: &Party, shift: &Shift) -> Option<Message> {
    let entry = party.line.iter().find(|entry| entry.shift == shift.id)?;
    let no = entry.swap.as_deref()?;
    Some(if entry.taken {
        msg!("roster-swaps-passed-on", shift = case.name(shift), no = no)
    } else {
        msg!("roster-swaps-in-another", shift = case.name(shift), no = no)
    })
}

/// The time line with the request in it: each entry, and whether the request made it.
fn with_request(party: &Party, gives: Option<&Shift>, takes: Option<&Shift>) -> Vec<(Entry, bool)> {
    let mut line: Vec<(Entry, bool)> =
        party.line.iter().map(|entry| (entry.clone(), gives.is_some_and(|shift| shift.id == entry.shift))).collect();
    if let Some(shift) = takes {
        let Shift { id, day, name, span, .. } = shift;
        line.push((Entry { shift: *id, day: *day, name: name.clone(), span: *span, swap: None, taken: true }, true));
    }
    line.sort_by_key(|(entry, _)| (entry.span.from, entry.shift));
    line
}

/// The first shift of the request that stands beside one of another live swap.
fn neighbour(case: &Case<'_>, party: &Party, gives: Option<&Shift>, takes: Option<&Shift>) -> Option<Message> {
    let line = with_request(party, gives, takes);
    let today = case.at.day();
    line.windows(2).find_map(|pair| {
        let [(before, before_new), (after, after_new)] = pair else { return None };
        let (mine, other) = match (before_new, after_new) {
            (true, false) => (before, after),
            (false, true) => (after, before),
            _ => return None,
        };
        let no = other.swap.as_deref()?;
        Some(msg!(
            "roster-swaps-consecutive",
            name = party.person.name.as_str(),
            shift = shift_message(mine.day, &mine.name, today),
            other = shift_message(other.day, &other.name, today),
            no = no
        ))
    })
}

/// The two neighbours of each shift of the request, with it: `03-10 早 (HB-…) · [03-11 早] · 03-12 早`.
fn line_text(case: &Case<'_>, party: &Party, gives: Option<&Shift>, takes: Option<&Shift>) -> String {
    let line = with_request(party, gives, takes);
    let near = |at: usize| line.iter().enumerate().any(|(other, (_, new))| *new && other.abs_diff(at) <= 1);
    let today = case.at.day();
    let told = line.iter().enumerate().filter(|(at, _)| near(*at)).map(|(_, (entry, new))| {
        let day = if entry.day.year() == today.year() {
            format!("{:02}-{:02}", entry.day.month(), entry.day.day())
        } else {
            entry.day.to_string()
        };
        match (&entry.swap, new) {
            (_, true) => format!("[{day} {}]", entry.name),
            (Some(no), false) => format!("{day} {} ({no})", entry.name),
            (None, false) => format!("{day} {}", entry.name),
        }
    });
    told.collect::<Vec<_>>().join(" · ")
}

#[cfg(test)]
mod tests {
    use super::super::tests::{Bench, party, person, shift};
    use super::*;
    use crate::base::Verdict;

    /// A's 03-09, 03-10, 03-11 and 03-12, with the one of this day in another live swap.
    fn bench(swapped: i8, give: i8) -> Bench {
        let mut bench = Bench::new();
        let roster: Vec<Shift> = (9..=12).map(|day| shift(i64::from(day), 1, day, "早")).collect();
        bench.a = party(person(1, "王芳", 1), &roster);
        bench.give = roster.into_iter().find(|shift| shift.day.day() == give);
        let entry = bench.a.line.iter_mut().find(|entry| entry.day.day() == swapped).unwrap();
        entry.swap = Some("HB-20260301-001".to_owned());
        bench
    }

    #[test]
    fn the_tests_of_the_rule() {
        // T1: the neighbour of a swapped shift; T2: a shift worked as planned lies between.
        assert_eq!(bench(10, 11).hears(judge).1, ["roster-swaps-consecutive"]);
        assert_eq!(bench(10, 12).hears(judge).0, Verdict::Kept);
        assert_eq!(bench(12, 11).hears(judge).1, ["roster-swaps-consecutive"]);
        // T3: what came by a swap is not given on; what is in another request neither.
        let mut passed_on = bench(10, 10);
        assert_eq!(passed_on.hears(judge).1, ["roster-swaps-in-another"]);
        passed_on.a.line.iter_mut().for_each(|entry| entry.taken = true);
        assert_eq!(passed_on.hears(judge).1, ["roster-swaps-passed-on"]);
    }

    #[test]
    fn the_shift_taken_over_has_neighbours_too_and_a_debt_only_warns() {
        let mut bench = Bench::new();
        // B takes 03-11 over, beside a 03-13 that he has from another swap; the day between is free.
        let other = Entry {
            swap: Some("HB-20260302-001".to_owned()),
            taken: true,
            ..party(person(2, "张敏", 2), &[shift(7, 2, 13, "早")]).line.remove(0)
        };
        bench.b.line.insert(0, other);
        assert_eq!(bench.hears(judge).1, ["roster-swaps-consecutive",]);
        bench.b.line.remove(0);
        bench.b.owes = vec!["HB-20260201-001".to_owned()];
        assert_eq!(bench.hears(judge), (Verdict::Warned, vec!["roster-swaps-owes"]));
    }
}
