//! Rows of notices and of who read them (KB-07, HAND-04).

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::noun;
use crate::areas::roster::floor::clauses::hand_04_notices;
use crate::areas::roster::floor::model::{Audience, Notice, NoticeDraft, NoticeKind, NoticeState, Signed};
use crate::areas::{Context, links};
use crate::base::{Day, Fault, Instant, Post, begin_of, plus_days};
use crate::sql;
use crate::store::{Row, Sql, Tx};

const COLUMNS: &str = "n.id, n.title, n.text, n.kind, n.must_read, n.from_day, n.to_day, n.teams, n.posts, n.state, n.written_at, n.author, \
                       n.author_name, n.published_at, n.published_by, n.published_name, n.reason, n.rev FROM notice n";

fn notice_of(row: &Row<'_>) -> Result<Notice, Fault> {
    let published = match (row.maybe_int(13)?, row.maybe_int(14)?) {
        (Some(at), Some(staff)) => Some(Signed { at: Instant(at), staff, name: row.text(15)? }),
        _ => None,
    };
    Ok(Notice {
        id: row.int(0)?,
        draft: NoticeDraft {
            title: row.text(1)?,
            text: row.text(2)?,
            kind: noun(row, 3, NoticeKind::of)?,
            must_read: row.flag(4)?,
            from: row.str(5)?.parse().ok(),
            to: row.str(6)?.parse().ok(),
            audience: Audience {
                teams: row.str(7)?.split(',').filter_map(|id| id.parse().ok()).collect(),
                posts: row.str(8)?.split(',').filter_map(Post::of).collect(),
            },
        },
        state: noun(row, 9, NoticeState::of)?,
        author: Signed { at: row.instant(10)?, staff: row.int(11)?, name: row.text(12)? },
        published,
        reason: row.text(16)?,
        rev: row.int(17)?,
    })
}

fn notices(tx: &Tx<'_>, tail: &str, values: &[Sql<'_>]) -> Result<Vec<Notice>, Fault> {
    tx.all(&format!("SELECT {COLUMNS} {tail}"), values, notice_of)
}

/// One notice.
///
/// # Errors
/// A fault of the file.
pub fn notice(tx: &Tx<'_>, id: i64) -> Result<Option<Notice>, Fault> {
    Ok(notices(tx, "WHERE n.id = ?1", sql![id])?.pop())
}

/// Every notice, the newest first.
///
/// # Errors
/// A fault of the file.
pub fn all(tx: &Tx<'_>, most: i64) -> Result<Vec<Notice>, Fault> {
    notices(tx, "ORDER BY n.id DESC LIMIT ?1", sql![most])
}

/// Notices that wait for who publishes, the first one first.
///
/// # Errors
/// A fault of the file.
pub fn in_review(tx: &Tx<'_>, most: i64) -> Result<Vec<Notice>, Fault> {
    notices(tx, "WHERE n.state = '审核' ORDER BY n.id LIMIT ?1", sql![most])
}

/// 必读 notices that were published on the days from one to another, whatever became of them.
///
/// # Errors
/// A fault of the file.
pub fn published_between(tx: &Tx<'_>, from: Day, to: Day) -> Result<Vec<Notice>, Fault> {
    notices(
        tx,
        "WHERE n.must_read = 1 AND n.published_at >= ?1 AND n.published_at < ?2 ORDER BY n.id",
        sql![begin_of(from), begin_of(plus_days(to, 1))],
    )
}

/// Titles of the notices in force that were published at this moment or later.
///
/// # Errors
/// A fault of the file.
pub fn titles_since(tx: &Tx<'_>, since: Instant, today: Day) -> Result<Vec<String>, Fault> {
    let found = notices(tx, "WHERE n.state = '发布' AND n.published_at >= ?1 ORDER BY n.id", sql![since])?;
    Ok(found.into_iter().filter(|notice| notice.is_in_force(today)).map(|notice| notice.draft.title).collect())
}

/// Notices that the person who acts has to read and has not (HAND-04), the oldest first.
///
/// # Errors
/// A fault of the file.
pub fn unread(cx: &Context<'_, '_>) -> Result<Vec<Notice>, Fault> {
    let today = cx.at.day();
    let found = notices(
        cx.tx,
        "WHERE n.state = '发布' AND n.must_read = 1 AND n.from_day <= ?2 AND (n.to_day = '' OR n.to_day >= ?2)
         AND NOT EXISTS (SELECT 1 FROM notice_read r WHERE r.notice = n.id AND r.staff = ?1) ORDER BY n.id",
        sql![cx.actor.id, today],
    )?;
    if found.is_empty() {
        return Ok(found);
    }
    let people = links::roster_people(cx.tx)?;
    let Some(me) = people.iter().find(|person| person.id == cx.actor.id) else { return Ok(Vec::new()) };
    Ok(found.into_iter().filter(|notice| hand_04_notices::is_due(notice, today) && notice.draft.audience.holds(me)).collect())
}

/// Who confirmed each of these notices, and when.
///
/// # Errors
/// A fault of the file.
pub fn readers(tx: &Tx<'_>, notice: i64) -> Result<BTreeMap<i64, Instant>, Fault> {
    let found = tx.all("SELECT staff, at FROM notice_read WHERE notice = ?1", sql![notice], |row| Ok((row.int(0)?, row.instant(1)?)))?;
    Ok(found.into_iter().collect())
}

/// A notice as the journal keeps it.
pub fn told(draft: &NoticeDraft) -> Value {
    json!({ "title": draft.title, "text": draft.text, "kind": draft.kind.word(), "must_read": draft.must_read, "from": day_text(draft.from),
        "to": day_text(draft.to), "teams": draft.audience.teams, "posts": keys(&draft.audience) })
}

fn keys(audience: &Audience) -> String {
    audience.posts.iter().map(|post| post.key()).collect::<Vec<_>>().join(",")
}

fn teams(audience: &Audience) -> String {
    audience.teams.iter().map(i64::to_string).collect::<Vec<_>>().join(",")
}

fn day_text(day: Option<Day>) -> String {
    day.map_or_else(String::new, |day| day.to_string())
}

/// Inserts a notice; returns its id.
///
/// # Errors
/// A fault of the file.
pub fn insert(cx: &Context<'_, '_>, draft: &NoticeDraft, state: NoticeState) -> Result<i64, Fault> {
    let id = cx.tx.insert(
        "INSERT INTO notice (title, text, kind, must_read, from_day, to_day, teams, posts, state, written_at, author, author_name)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, '草稿', ?9, ?10, ?11) RETURNING id",
        sql![
            &draft.title,
            &draft.text,
            draft.kind.word(),
            draft.must_read,
            day_text(draft.from),
            day_text(draft.to),
            teams(&draft.audience),
            keys(&draft.audience),
            cx.at,
            cx.actor.id,
            &cx.actor.name
        ],
    )?;
    move_to(cx, id, state, "")?;
    Ok(id)
}

/// Rewrites what was entered.
///
/// # Errors
/// A fault of the file.
pub fn update(tx: &Tx<'_>, id: i64, draft: &NoticeDraft) -> Result<(), Fault> {
    tx.run(
        "UPDATE notice SET title = ?2, text = ?3, kind = ?4, must_read = ?5, from_day = ?6, to_day = ?7, teams = ?8, posts = ?9 WHERE id = ?1",
        sql![
            id,
            &draft.title,
            &draft.text,
            draft.kind.word(),
            draft.must_read,
            day_text(draft.from),
            day_text(draft.to),
            teams(&draft.audience),
            keys(&draft.audience)
        ],
    )
    .map(|_| ())
}

/// The notice stands there now; one without a first day begins on the day on which it is published.
///
/// # Errors
/// A fault of the file.
pub fn move_to(cx: &Context<'_, '_>, id: i64, state: NoticeState, reason: &str) -> Result<(), Fault> {
    cx.tx.run("UPDATE notice SET state = ?2, reason = ?3, rev = rev + 1 WHERE id = ?1", sql![id, state.word(), reason])?;
    if state == NoticeState::Published {
        cx.tx.run(
            "UPDATE notice SET published_at = ?2, published_by = ?3, published_name = ?4,
             from_day = CASE WHEN from_day = '' THEN ?5 ELSE from_day END WHERE id = ?1",
            sql![id, cx.at, cx.actor.id, &cx.actor.name, cx.at.day()],
        )?;
    }
    Ok(())
}

/// The person who acts read it; the first confirmation stays.
///
/// # Errors
/// A fault of the file.
pub fn confirm(cx: &Context<'_, '_>, id: i64) -> Result<(), Fault> {
    cx.tx
        .run(
            "INSERT INTO notice_read (notice, staff, at) VALUES (?1, ?2, ?3) ON CONFLICT (notice, staff) DO NOTHING",
            sql![id, cx.actor.id, cx.at],
        )
        .map(|_| ())
}
