//! Words that several pages say: posts, times, what a person may do, results of logins, verbs of the journal.

use crate::base::{Access, Actor, Day, Deed, Function, Instant, Message, Post, Reach, days_between};
use crate::i18n::{Lang, day_short, weekday};
use crate::msg;

/// 业务代表、班长
pub(super) fn posts(lang: Lang, posts: &[Post]) -> String {
    let names: Vec<String> = posts.iter().map(|post| lang.say(&post.message())).collect();
    names.join(comma(lang))
}

/// What stands between the parts of a list.
pub(super) fn comma(lang: Lang) -> &'static str {
    if lang == Lang::Zh { "、" } else { ", " }
}

/// `09:12`
pub(super) fn clock(at: Instant) -> String {
    let local = at.local();
    format!("{:02}:{:02}", local.hour(), local.minute())
}

/// 今天, 昨天, 明天, `03-11 周三`, `2025-03-11`
pub(super) fn day(lang: Lang, day: Day, today: Day) -> String {
    match days_between(today, day) {
        0 => lang.tr("staff-today").into_owned(),
        -1 => lang.tr("staff-yesterday").into_owned(),
        1 => lang.tr("staff-tomorrow").into_owned(),
        _ => day_short(lang, day, today),
    }
}

/// 今天 09:12
pub(super) fn moment(lang: Lang, at: Instant, now: Instant) -> String {
    format!("{} {}", day(lang, at.day(), now.day()), clock(at))
}

/// 今天 09:12, 昨天 18:00; from then on the day is enough.
pub(super) fn moment_near(lang: Lang, at: Instant, now: Instant) -> String {
    if days_between(at.day(), now.day()) > 1 { day(lang, at.day(), now.day()) } else { moment(lang, at, now) }
}

/// `03-09 周一 至 03-15 周日`
pub(super) fn days(lang: Lang, from: Day, to: Day) -> String {
    let one = |day: Day| format!("{:02}-{:02} {}", day.month(), day.day(), weekday(lang, day));
    lang.say(&msg!("staff-days-range", from = one(from), to = one(to)))
}

/// A duration in at most two units: 3 小时 18 分.
pub(super) fn duration(lang: Lang, minutes: i64) -> String {
    let (days, hours, rest) = (minutes / 1440, minutes % 1440 / 60, minutes % 60);
    let message = match (days, hours, rest) {
        (0, 0, minutes) => msg!("staff-minutes", minutes = minutes),
        (0, hours, 0) => msg!("staff-hours", hours = hours),
        (0, hours, minutes) => msg!("staff-hours-minutes", hours = hours, minutes = minutes),
        (days, 0, _) => msg!("staff-days", days = days),
        (days, hours, _) => msg!("staff-days-hours", days = days, hours = hours),
    };
    lang.say(&message)
}

/// How late: in days from the first day on, where hours say nothing any more.
pub(super) fn late(lang: Lang, due: Instant, now: Instant) -> String {
    let minutes = now.minutes_since(due);
    duration(lang, if minutes < 1440 { minutes } else { days_between(due.day(), now.day()) * 1440 })
}

/// Name of a line of the permission matrix.
pub(super) fn function(function: Function) -> Message {
    Message::plain(match function {
        Function::CustomerRead => "staff-fn-customer-read",
        Function::CustomerEdit => "staff-fn-customer-edit",
        Function::CustomerManage => "staff-fn-customer-manage",
        Function::Archive => "staff-fn-archive",
        Function::ComplaintRegister => "staff-fn-complaint-register",
        Function::ComplaintHandle => "staff-fn-complaint-handle",
        Function::ComplaintChoose => "staff-fn-complaint-choose",
        Function::LeaveFile => "staff-fn-leave-file",
        Function::LeaveDecide => "staff-fn-leave-decide",
        Function::SwapFile => "staff-fn-swap-file",
        Function::SwapDecide => "staff-fn-swap-decide",
        Function::Roster => "staff-fn-roster",
        Function::StopWork => "staff-fn-stop-work",
        Function::QaScore => "staff-fn-qa-score",
        Function::QaRead => "staff-fn-qa-read",
        Function::FollowUp => "staff-fn-follow-up",
        Function::Ticket => "staff-fn-ticket",
        Function::TicketOpinion => "staff-fn-ticket-opinion",
        Function::AnomalyRegister => "staff-fn-anomaly-register",
        Function::AnomalyAssess => "staff-fn-anomaly-assess",
        Function::AnomalyPlan => "staff-fn-anomaly-plan",
        Function::Handover => "staff-fn-handover",
        Function::Meetings => "staff-fn-meetings",
        Function::Training => "staff-fn-training",
        Function::Knowledge => "staff-fn-knowledge",
        Function::Reception => "staff-fn-reception",
        Function::Statistics => "staff-fn-statistics",
        Function::Accounts => "staff-fn-accounts",
        Function::MachineRoom => "staff-fn-machine-room",
    })
}

/// What a cell of the matrix allows, in one word.
pub(super) fn allowed(lang: Lang, access: &Access) -> String {
    let id = match (access.deed, access.reach) {
        (Deed::Nothing, _) => return "—".to_owned(),
        (Deed::Read, Reach::Own) => "staff-may-read-own",
        (Deed::Read, Reach::All) => "staff-may-read",
        (Deed::Draft, _) => "staff-may-draft",
        (Deed::Do, Reach::Own) => "staff-may-own",
        (Deed::Do, Reach::All) => "staff-may-all",
        (Deed::Approve, _) => "staff-may-approve",
    };
    lang.tr(id).into_owned()
}

/// What narrows a cell of the matrix; a word that nobody translated shows itself.
pub(super) fn note(lang: Lang, note: &str) -> String {
    const NOTES: &[(&str, &str)] = &[
        ("masked", "staff-note-masked"),
        ("secret", "staff-note-secret"),
        ("destroy", "staff-note-destroy"),
        ("judge", "staff-note-judge"),
        ("plan", "staff-note-plan"),
        ("≤ 1 day", "staff-note-one-day"),
        ("> 1 day, 公事", "staff-note-more-days"),
        ("own group", "staff-note-own-group"),
        ("own group side", "staff-note-own-side"),
        ("when 班 is party; void", "staff-note-leader-party"),
        ("own shift", "staff-note-own-shift"),
        ("own", "staff-note-own"),
        ("group", "staff-note-group"),
        ("handle", "staff-note-handle"),
        ("opinion", "staff-note-opinion"),
        ("coordination", "staff-note-coordination"),
        ("prepare", "staff-note-prepare"),
        ("讲评", "staff-note-comment"),
        ("sales", "staff-note-sales"),
        ("QA", "staff-note-qa"),
        ("archive", "staff-note-archive"),
        ("follow-up", "staff-note-follow-up"),
        ("dept", "staff-note-dept"),
        ("parameters", "staff-note-parameters"),
        ("logs", "staff-note-logs"),
        ("agents' room", "staff-note-agents-room"),
        ("main room", "staff-note-main-room"),
    ];
    NOTES.iter().find(|(word, _)| *word == note).map_or_else(|| note.to_owned(), |(_, id)| lang.tr(id).into_owned())
}

/// Result of a login, by its stored word.
pub(super) fn login_result(lang: Lang, result: &str) -> String {
    let id = match result {
        "ok" => "staff-login-ok",
        "wrong" => "staff-login-wrong",
        "locked" => "staff-login-locked",
        "ended" => "staff-login-ended",
        "expired" => "staff-login-expired",
        "one_time" => "staff-login-one-time",
        "recovery" => "staff-login-recovery",
        "lock" => "staff-login-lock",
        "unlock" => "staff-login-unlock",
        "logout" => "staff-login-logout",
        other => return other.to_owned(),
    };
    lang.tr(id).into_owned()
}

/// Names of fields in the journal; fields of other areas come with that area's own texts.
pub(super) fn field(lang: Lang, field: &str) -> String {
    const FIELDS: &[(&str, &str)] = &[
        ("number", "staff-field-number"),
        ("name", "staff-field-name"),
        ("posts", "staff-field-posts"),
        ("team", "staff-field-team"),
        ("deputy", "staff-field-deputy"),
        ("job", "staff-field-job"),
        ("level", "staff-field-level"),
        ("skills", "staff-field-skills"),
        ("phone", "staff-field-phone"),
        ("born", "staff-field-born"),
        ("state", "staff-field-state"),
        ("account", "staff-field-account"),
        ("new_account", "staff-field-new-account"),
        ("one_time_until", "staff-field-one-time-until"),
        ("department", "staff-field-department"),
        ("first", "staff-field-first"),
        ("result", "staff-field-result"),
        ("host", "staff-field-host"),
        ("week", "staff-field-week"),
        ("note", "staff-field-note"),
        ("what", "staff-intrusion-field-what"),
        ("measure", "staff-intrusion-field-measure"),
        ("late", "staff-field-late"),
        ("from", "staff-field-from"),
        ("rows", "staff-field-rows"),
        ("table", "staff-field-table"),
        ("period", "staff-field-period"),
        ("columns", "staff-field-columns"),
        ("filters", "staff-field-filters"),
        ("file", "staff-field-file"),
    ];
    if let Some((_, id)) = FIELDS.iter().find(|(known, _)| *known == field) {
        return lang.tr(id).into_owned();
    }
    if let Some(spec) = crate::rules::parameter(field) {
        return lang.tr(&spec.text_id()).into_owned();
    }
    field.to_owned()
}

/// Name of a level of ability.
pub(super) fn level(lang: Lang, level: &str) -> String {
    let id = match level {
        "初级" => "staff-level-junior",
        "中级" => "staff-level-middle",
        "高级" => "staff-level-senior",
        _ => return level.to_owned(),
    };
    lang.tr(id).into_owned()
}

/// Whether this person reads logs, as the answer to the question would decide it.
pub(super) fn may_read_logs(me: &Actor) -> Result<(), crate::base::Refusal> {
    let access = me.must_read(Function::Accounts)?;
    if access.note == "parameters" {
        return Err(crate::base::Refusal::by("SEC-08", msg!("base-refused-read")));
    }
    Ok(())
}

/// Whether this person keeps staff and teams (ORG-02), as the command would decide it.
pub(super) fn may_manage_staff(me: &Actor) -> Result<(), crate::base::Refusal> {
    me.must_do_all(Function::Accounts).or_else(|_| me.must_do_all(Function::Roster))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::{date, datetime};

    #[test]
    fn days_near_today_have_words() {
        let today = date(2026, 3, 11);
        assert_eq!(day(Lang::Zh, today, today), "今天");
        assert_eq!(day(Lang::Zh, date(2026, 3, 10), today), "昨天");
        assert_eq!(day(Lang::En, date(2026, 3, 12), today), "tomorrow");
        assert_eq!(day(Lang::Zh, date(2026, 3, 13), today), "03-13 周五");
        let now = Instant::of(datetime(2026, 3, 11, 10, 0, 0, 0));
        assert_eq!(moment(Lang::Zh, Instant::of(datetime(2026, 3, 11, 9, 5, 59, 0)), now), "今天 09:05");
    }

    #[test]
    fn durations_have_at_most_two_units() {
        for (minutes, words) in
            [(46, "46 分"), (60, "1 小时"), (198, "3 小时 18 分"), (1440, "1 天"), (1441, "1 天"), (3000, "2 天 2 小时")]
        {
            assert_eq!(duration(Lang::Zh, minutes), words);
        }
    }

    /// Every note of the matrix has words, and every cell says something.
    #[test]
    fn every_cell_of_the_matrix_has_words() {
        for post in Post::ALL {
            for function in Function::ALL {
                let access = crate::base::access(post, function);
                assert!(!allowed(Lang::En, &access).starts_with("staff-"));
                if !access.note.is_empty() {
                    let words = note(Lang::En, access.note);
                    assert!(words.is_ascii() && !words.starts_with("staff-"), "{}: {words}", access.note);
                    assert!(!note(Lang::Zh, access.note).is_ascii() || access.note == "QA", "{}", access.note);
                }
            }
        }
    }
}
