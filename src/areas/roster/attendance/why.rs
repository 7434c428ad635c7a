//! Why a shift became what it became: what each clause says of it, with the parameters in force, the facts and the calculation.

use super::clauses::{att_01_on_time, att_03_away, att_05_room, att_06_roll_call};
use super::judge::due;
use super::model::{Absence, Became, Judgement, Limits, Presence, RollCall};
use crate::areas::roster::model::Span;
use crate::base::{Day, Finding, Instant, Judged, Message, Used, Verdict, Why};
use crate::msg;
use crate::rules::Parameters;

/// A moment as facts name it: `08:25`, with seconds where there are any, with the day where it is not the shift's.
pub fn moment(day: Day, at: Instant) -> String {
    let local = at.local();
    let mut text = format!("{:02}:{:02}", local.hour(), local.minute());
    if local.second() != 0 {
        text = format!("{text}:{:02}", local.second());
    }
    if local.date() == day { text } else { format!("{:02}-{:02} {text}", local.month(), local.day()) }
}

/// A span as facts name it.
pub fn span(day: Day, span: Span) -> String {
    format!("{}–{}", moment(day, span.from), moment(day, span.to))
}

/// What the source of 旷工 or 旷工(待定) says.
pub fn source(clause: &'static str) -> Message {
    match clause {
        "ATT-01" => msg!("roster-attendance-source-none"),
        "LEAVE-04" => msg!("roster-attendance-source-leave-04"),
        "LEAVE-10" => msg!("roster-attendance-source-leave-10"),
        "LEAVE-12" => msg!("roster-attendance-source-leave-12"),
        "LEAVE-13" => msg!("roster-attendance-source-leave-13"),
        "SWAP-07" => msg!("roster-attendance-source-swap-07"),
        "SWAP-08" => msg!("roster-attendance-source-swap-08"),
        other => msg!("roster-attendance-source-other", clause = other),
    }
}

/// A result with the figure behind it: 迟到 5 分钟.
pub fn result(judged: &Judgement) -> Message {
    let name = judged.became.message();
    match judged.became {
        Became::Late | Became::LateBreach | Became::LeftEarly | Became::AwayBreach => {
            msg!("roster-attendance-result-minutes", result = name, minutes = judged.minutes())
        }
        _ => name,
    }
}

/// What one absence from the seat came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Weighed {
    /// Whole minutes in all.
    pub minutes: i64,
    /// Whole minutes without consent.
    pub unpermitted: i64,
    /// Whole minutes beyond what ATT-05 allows.
    pub beyond: i64,
}

/// Weighs one absence; `until` ends one that still lasts.
pub fn weigh(absence: &Absence, shift: &Presence, limits: &Limits, until: Instant) -> Weighed {
    let due = due(shift);
    let minutes = att_03_away::unpermitted(&Absence { permitted: 0, ..*absence }, &due, until);
    Weighed {
        minutes,
        unpermitted: att_03_away::unpermitted(absence, &due, until),
        beyond: att_05_room::beyond(minutes, limits.room, absence.permitted),
    }
}

/// What every clause says of a shift, the gravest first.
pub fn reasons(shift: &Presence, judged: &Judgement, params: &Parameters, day: Day, now: Instant) -> Vec<Judged> {
    let told = Telling { shift, judged, params, day };
    let mut reasons = of_coming(shift, judged, params, day);
    reasons.extend(told.covered());
    reasons.extend(of_going(shift, judged, params, day));
    let limits = Limits::on(params, day);
    let until = [now, shift.sign_out.unwrap_or(now), shift.span.to].into_iter().min().unwrap_or(now);
    for absence in &shift.away {
        reasons.extend(told.away(absence, &weigh(absence, shift, &limits, until)));
    }
    reasons.sort_by_key(|judged| std::cmp::Reverse(judged.finding.verdict));
    reasons
}

/// What the clauses say of coming.
pub fn of_coming(shift: &Presence, judged: &Judgement, params: &Parameters, day: Day) -> Vec<Judged> {
    let told = Telling { shift, judged, params, day };
    let mut all: Vec<Judged> = told.absence().into_iter().collect();
    if let Some(sign_in) = shift.sign_in {
        all.push(told.coming(sign_in));
        all.extend(told.breach());
        all.extend(told.roll_call(sign_in));
    }
    all
}

/// What the clauses say of going.
pub fn of_going(shift: &Presence, judged: &Judgement, params: &Parameters, day: Day) -> Vec<Judged> {
    let told = Telling { shift, judged, params, day };
    shift.sign_out.map(|sign_out| told.going(sign_out)).into_iter().collect()
}

/// What the clauses say of one absence from the seat, taken by itself.
pub fn of_away(absence: &Absence, shift: &Presence, judged: &Judgement, params: &Parameters, day: Day) -> Vec<Judged> {
    let limits = Limits::on(params, day);
    let weighed = weigh(absence, shift, &limits, absence.to.unwrap_or(absence.from));
    Telling { shift, judged, params, day }.away(absence, &weighed)
}

struct Telling<'a> {
    shift: &'a Presence,
    judged: &'a Judgement,
    params: &'a Parameters,
    day: Day,
}

fn text(value: impl Into<String>) -> Message {
    msg!("roster-attendance-value", value = value.into())
}

fn minutes(count: i64) -> Message {
    msg!("roster-attendance-minutes", count = count)
}

impl Telling<'_> {
    fn used(&self, keys: &[&'static str]) -> Vec<Used> {
        let used = |key: &&'static str| {
            let (value, from) = self.params.on(key, self.day);
            Used { key, value: value.to_owned(), from }
        };
        keys.iter().map(used).collect()
    }

    fn at(&self, at: Instant) -> Message {
        text(moment(self.day, at))
    }

    fn spans(&self, spans: &[Span]) -> Message {
        text(spans.iter().map(|one| span(self.day, *one)).collect::<Vec<_>>().join("、"))
    }

    /// What every calculation begins with.
    fn due_facts(&self) -> Vec<(Message, Message)> {
        let mut facts = vec![(msg!("roster-attendance-fact-shift"), text(span(self.day, self.shift.span)))];
        for (label, spans) in [
            (msg!("roster-attendance-fact-leave"), &self.shift.cover.leave),
            (msg!("roster-attendance-fact-business"), &self.shift.cover.business),
            (msg!("roster-attendance-fact-stopped"), &self.shift.stopped),
        ] {
            if !spans.is_empty() {
                facts.push((label, self.spans(spans)));
            }
        }
        facts
    }

    fn judged(
        &self,
        clause: &'static str,
        verdict: Verdict,
        message: Message,
        keys: &[&'static str],
        facts: Vec<(Message, Message)>,
        steps: Vec<Message>,
    ) -> Judged {
        let why = Why { clause, parameters: self.used(keys), facts, steps };
        Judged { finding: Finding { clause, verdict, message }, why }
    }

    /// 旷工 and 旷工(待定) with their source.
    fn absence(&self) -> Option<Judged> {
        let clause = self.judged.source?;
        let verdict = if self.judged.became == Became::Absent { Verdict::Refused } else { Verdict::Warned };
        let message = msg!("roster-attendance-says-absence", result = self.judged.became.message(), source = source(clause));
        let mut facts = self.due_facts();
        let sign_in = self.shift.sign_in.map_or_else(|| msg!("roster-attendance-none"), |at| self.at(at));
        facts.push((msg!("roster-attendance-fact-in"), sign_in));
        facts.extend(self.judged.until.map(|until| (msg!("roster-attendance-fact-until"), self.at(until))));
        let step = if self.judged.became == Became::Absent {
            msg!("roster-attendance-step-absent")
        } else {
            msg!("roster-attendance-step-pending")
        };
        Some(self.judged(clause, verdict, message, &[], facts, vec![step]))
    }

    /// Leave and public business.
    fn covered(&self) -> Vec<Judged> {
        let cover = &self.shift.cover;
        [
            ("LEAVE-01", &cover.leave, msg!("roster-attendance-became-leave")),
            ("LEAVE-17", &cover.business, msg!("roster-attendance-became-business")),
        ]
        .into_iter()
        .filter(|(_, spans, _)| !spans.is_empty())
        .map(|(clause, spans, name)| {
            let message = msg!("roster-attendance-says-covered", what = name, span = self.spans(spans));
            self.judged(clause, Verdict::Kept, message, &[], self.due_facts(), Vec::new())
        })
        .collect()
    }

    fn coming(&self, sign_in: Instant) -> Judged {
        let (due, late) = (due(self.shift), self.judged.late);
        let came = att_01_on_time::comes(sign_in, &due);
        let (verdict, message) = match late {
            _ if due.is_empty() => (Verdict::Kept, msg!("roster-attendance-says-nothing-due")),
            _ if !came => (Verdict::Warned, msg!("roster-attendance-says-after-end")),
            0 => (Verdict::Kept, msg!("roster-attendance-says-on-time")),
            _ => (Verdict::Warned, msg!("roster-attendance-says-late", minutes = late)),
        };
        let mut facts = self.due_facts();
        facts.extend(self.judged.due.map(|due| (msg!("roster-attendance-fact-due"), self.at(due))));
        facts.push((msg!("roster-attendance-fact-in"), self.at(sign_in)));
        let step =
            self.judged.due.filter(|due| came && *due < sign_in).map(|due| {
                msg!("roster-attendance-step-late", from = moment(self.day, due), to = moment(self.day, sign_in), minutes = late)
            });
        self.judged("ATT-01", verdict, message, &[], facts, step.into_iter().collect())
    }

    fn breach(&self) -> Option<Judged> {
        let (late, limit) = (self.judged.late, self.params.int("late_breach_min", self.day));
        let (verdict, message, step) = match (late, self.judged.late_breach) {
            (0, _) => return None,
            (_, true) => (
                Verdict::Refused,
                msg!("roster-attendance-says-late-breach", minutes = late, limit = limit),
                msg!("roster-attendance-step-at-least", minutes = late, limit = limit),
            ),
            (_, false) => (
                Verdict::Kept,
                msg!("roster-attendance-says-late-no-breach", limit = limit),
                msg!("roster-attendance-step-below", minutes = late, limit = limit),
            ),
        };
        let facts = vec![(msg!("roster-attendance-fact-late"), minutes(late))];
        Some(self.judged("ATT-02", verdict, message, &["late_breach_min"], facts, vec![step]))
    }

    fn roll_call(&self, sign_in: Instant) -> Option<Judged> {
        let early = self.params.int("early_min", self.day);
        let call = att_06_roll_call::moment(self.shift.span, early);
        let message = match self.judged.roll_call? {
            RollCall::Present => msg!("roster-attendance-says-called"),
            RollCall::Missed => msg!("roster-attendance-says-missed", time = moment(self.day, call)),
        };
        let facts = vec![(msg!("roster-attendance-fact-roll-call"), self.at(call)), (msg!("roster-attendance-fact-in"), self.at(sign_in))];
        let start = moment(self.day, self.shift.span.from);
        let step = msg!("roster-attendance-step-roll-call", start = start, minutes = early, time = moment(self.day, call));
        let verdict = if self.judged.roll_call == Some(RollCall::Missed) { Verdict::Warned } else { Verdict::Kept };
        Some(self.judged("ATT-06", verdict, message, &["early_min"], facts, vec![step]))
    }

    fn going(&self, sign_out: Instant) -> Judged {
        let (verdict, message) = match self.judged.early {
            None => (Verdict::Kept, msg!("roster-attendance-says-left-on-time")),
            Some(minutes) => (Verdict::Warned, msg!("roster-attendance-says-left-early", minutes = minutes)),
        };
        let mut facts = self.due_facts();
        facts.extend(self.judged.due_until.map(|until| (msg!("roster-attendance-fact-due-until"), self.at(until))));
        facts.push((msg!("roster-attendance-fact-out"), self.at(sign_out)));
        let step = self.judged.early.zip(self.judged.due_until).map(|(minutes, until)| {
            msg!("roster-attendance-step-late", from = moment(self.day, sign_out), to = moment(self.day, until), minutes = minutes)
        });
        self.judged("ATT-01", verdict, message, &[], facts, step.into_iter().collect())
    }

    fn away(&self, absence: &Absence, weighed: &Weighed) -> Vec<Judged> {
        let limit = self.params.int("late_breach_min", self.day);
        let room = self.params.int("leave_room_min", self.day).max(absence.permitted);
        let asked = absence.permitted > 0;
        let mut facts = vec![(msg!("roster-attendance-fact-from"), self.at(absence.from))];
        facts.extend(absence.to.map(|to| (msg!("roster-attendance-fact-to"), self.at(to))));
        facts.push((msg!("roster-attendance-fact-minutes"), minutes(weighed.minutes)));
        let consent = if asked { minutes(absence.permitted) } else { msg!("roster-attendance-none") };
        facts.push((msg!("roster-attendance-fact-consent"), consent));
        let beyond_consent = msg!(
            "roster-attendance-step-unpermitted",
            minutes = weighed.minutes,
            permitted = absence.permitted,
            rest = weighed.unpermitted
        );
        let mut all = Vec::new();
        let message = match (asked, weighed.unpermitted) {
            (true, 0) => msg!("roster-attendance-says-consent", minutes = absence.permitted),
            (true, over) => msg!("roster-attendance-says-over", minutes = over, permitted = absence.permitted),
            (false, over) => msg!("roster-attendance-says-unpermitted", minutes = over),
        };
        all.push(self.judged("ATT-04", Verdict::Kept, message, &[], facts.clone(), vec![beyond_consent]));
        // Added up, the shift's sum decides; otherwise each absence by itself.
        let counted =
            if self.params.flag("offpost_sum", self.day) { self.judged.away.max(weighed.unpermitted) } else { weighed.unpermitted };
        if weighed.unpermitted > 0 {
            let breach = att_03_away::is_breach(counted, limit);
            let (verdict, message, step) = if breach {
                (
                    Verdict::Refused,
                    msg!("roster-attendance-says-away-breach", minutes = counted, limit = limit),
                    msg!("roster-attendance-step-at-least", minutes = counted, limit = limit),
                )
            } else {
                (
                    Verdict::Kept,
                    msg!("roster-attendance-says-away-noted", minutes = counted, limit = limit),
                    msg!("roster-attendance-step-below", minutes = counted, limit = limit),
                )
            };
            all.push(self.judged("ATT-03", verdict, message, &["late_breach_min", "offpost_sum"], facts.clone(), vec![step]));
        }
        let (verdict, message) = match weighed.beyond {
            0 => (Verdict::Kept, msg!("roster-attendance-says-room", limit = room)),
            over => (Verdict::Warned, msg!("roster-attendance-says-room-over", minutes = over, limit = room)),
        };
        all.push(self.judged("ATT-05", verdict, message, &["leave_room_min"], facts, Vec::new()));
        all
    }
}
