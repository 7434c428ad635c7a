//! SQL of receipt slips (FILE-05): the register, what speaks against a slip, and what the shops leave out.

use std::sync::LazyLock;

use super::{Words, insert};
use crate::areas::customers::clauses::file_05_slip::{self, Doubt, Earlier};
use crate::areas::customers::commands::record::{JudgedSlip, SlipOwner};
use crate::areas::customers::record::{ShopDefects, Slip, SlipDraft, SlipField, SlipState};
use crate::areas::{Context, links};
use crate::base::{Day, Deed, Fault, Function, Lines, No, Reach, begin_of, mask, one_more, plus_days};
use crate::sql;
use crate::store::{Row, Sql, Tx, numbers};

/// Series of the register's numbers.
const SERIES: &str = "HZ";
/// Slips that a customer's file shows.
const MOST_OF_CUSTOMER: usize = 100;

static COLUMNS: LazyLock<String> =
    LazyLock::new(|| SlipField::ALL.iter().map(|field| format!("s.{}", field.name())).collect::<Vec<_>>().join(", "));
static SELECT: LazyLock<String> = LazyLock::new(|| {
    format!(
        "SELECT {}, s.id, s.rev, s.no, s.customer, coalesce(c.no, ''), s.state, s.doubt, s.first_no, s.first_slip, s.verified_by, s.at, \
         s.staff, s.staff_name FROM receipt_slip s LEFT JOIN customer c ON c.id = s.customer",
        *COLUMNS
    )
});

/// Place of the first column behind the eight values.
const BEHIND: usize = SlipField::ALL.len();

fn slip_of(row: &Row<'_>) -> Result<Slip, Fault> {
    let mut draft = SlipDraft::default();
    for (place, field) in SlipField::ALL.into_iter().enumerate() {
        draft.set(field, row.text(place)?);
    }
    let customer_no = row.text(BEHIND + 4)?;
    Ok(Slip {
        id: row.int(BEHIND)?,
        rev: row.int(BEHIND + 1)?,
        no: row.text(BEHIND + 2)?,
        customer: row.maybe_int(BEHIND + 3)?.map(|id| (id, customer_no)),
        draft,
        state: SlipState::of(row.str(BEHIND + 5)?).unwrap_or(SlipState::Incomplete),
        doubt: Doubt::of(row.str(BEHIND + 6)?),
        first_no: row.text(BEHIND + 7)?,
        first_slip: row.maybe_int(BEHIND + 8)?,
        verified_by: row.text(BEHIND + 9)?,
        at: row.instant(BEHIND + 10)?,
        by: (row.int(BEHIND + 11)?, row.text(BEHIND + 12)?),
    })
}

/// One slip, whole.
///
/// # Errors
/// A fault of the file.
pub fn slip(tx: &Tx<'_>, id: i64) -> Result<Option<Slip>, Fault> {
    tx.one(&format!("{} WHERE s.id = ?1", *SELECT), sql![id], slip_of)
}

fn masked(mut slip: Slip) -> Slip {
    let phone = mask::phone(slip.draft.get(SlipField::Phone));
    slip.draft.set(SlipField::Phone, phone);
    slip
}

/// The newest slips of a customer, with masked phones.
///
/// # Errors
/// A fault of the file.
pub fn of_customer(tx: &Tx<'_>, customer: i64) -> Result<Lines<Slip>, Fault> {
    let statement = format!("{} WHERE s.customer = ?1 ORDER BY s.at DESC, s.id DESC LIMIT ?2", *SELECT);
    let found = tx.all(&statement, sql![customer, one_more(MOST_OF_CUSTOMER)], slip_of)?;
    Ok(Lines::first(found.into_iter().map(masked).collect(), MOST_OF_CUSTOMER))
}

/// What may contradict a slip: earlier slips with its phone or serial, then files with its phone. Also the file that its phone belongs
/// to: the one that knows the name, else the first.
///
/// # Errors
/// A fault of the file.
pub fn earlier(tx: &Tx<'_>, draft: &SlipDraft, except: i64) -> Result<(Vec<Earlier>, Option<i64>), Fault> {
    let (name, phone, serial) = (draft.get(SlipField::Name), draft.get(SlipField::Phone), draft.get(SlipField::Serial));
    let mut found = Vec::new();
    for (column, value) in [("serial", serial), ("phone", phone)] {
        if !value.is_empty() {
            let like = format!("SELECT id, no, name, phone, serial FROM receipt_slip WHERE {column} = ?1 AND id <> ?2 ORDER BY id");
            found.extend(tx.all(&like, sql![value, except], |row| {
                let names = [row.text(2)?].into_iter().filter(|name| !name.is_empty()).collect();
                Ok(Earlier { slip: Some(row.int(0)?), no: row.text(1)?, names, phone: row.text(3)?, serial: row.text(4)? })
            })?);
        }
    }
    let mut by_phone: Option<(i64, bool)> = None;
    for column in ["mobile", "landline"] {
        if phone.is_empty() {
            continue;
        }
        let files = tx.all(
            &format!("SELECT DISTINCT c.id, c.no, c.name FROM contact k JOIN customer c ON c.id = k.customer WHERE k.{column} = ?1 AND k.{column} <> '' ORDER BY c.id"),
            sql![phone],
            |row| Ok((row.int(0)?, row.text(1)?, row.text(2)?)),
        )?;
        for (id, no, title) in files {
            let mut names = tx.all("SELECT name FROM contact WHERE customer = ?1 AND name <> ''", sql![id], |row| row.text(0))?;
            names.push(title);
            let knows = names.iter().any(|known| known == name);
            if by_phone.is_none_or(|(_, known)| knows && !known) {
                by_phone = Some((id, knows));
            }
            found.push(Earlier { slip: None, no, names, phone: phone.to_owned(), serial: String::new() });
        }
    }
    // A file that knows the name speaks for the slip, whatever other files have the phone.
    if by_phone.is_some_and(|(_, knows)| knows) {
        found.retain(|earlier| earlier.slip.is_some());
    }
    Ok((found, by_phone.map(|(id, _)| id)))
}

/// Writes a slip, new or over `stored`, and the file of its customer where that is new: its id, its number, and the customer's.
///
/// # Errors
/// A fault of the file.
pub fn put(cx: &Context<'_, '_>, stored: Option<&Slip>, judged: &JudgedSlip) -> Result<(i64, String, Option<i64>), Fault> {
    let day = cx.at.day();
    let customer = match &judged.owner {
        SlipOwner::Known(id) => Some(*id),
        SlipOwner::Nobody => None,
        SlipOwner::New(draft) => {
            let no = numbers::shown(super::SERIES, day, numbers::reserve(cx.tx, super::SERIES, day, 1)?);
            Some(insert(cx, &mut Words::default(), &no, draft)?)
        }
    };
    let mut values: Vec<Sql<'_>> = SlipField::ALL.iter().map(|field| Sql::from(judged.draft.get(*field))).collect();
    let (doubt, first_no, first_slip) = match &judged.doubt {
        Some((doubt, first)) => (doubt.word(), first.no.as_str(), first.slip),
        None => ("", "", None),
    };
    values.extend([Sql::from(customer), Sql::from(judged.state.word()), Sql::from(doubt), Sql::from(first_no), Sql::from(first_slip)]);
    let sets = SlipField::ALL.iter().map(|field| field.name()).chain(["customer", "state", "doubt", "first_no", "first_slip"]);
    if let Some(slip) = stored {
        let sets = sets.zip(1..).map(|(column, place)| format!("{column} = ?{place}")).collect::<Vec<_>>().join(", ");
        values.push(Sql::from(slip.id));
        let update =
            format!("UPDATE receipt_slip SET {sets}, verified_at = NULL, verified_by = '', rev = rev + 1 WHERE id = ?{}", values.len());
        cx.tx.run(&update, &values)?;
        return Ok((slip.id, slip.no.clone(), customer));
    }
    let no = numbers::shown(SERIES, day, numbers::reserve(cx.tx, SERIES, day, 1)?);
    values.extend([Sql::from(&no), Sql::from(cx.at), Sql::from(cx.actor.id), Sql::from(&cx.actor.name)]);
    let columns = sets.chain(["no", "at", "staff", "staff_name"]).collect::<Vec<_>>().join(", ");
    let places = (1..=values.len()).map(|place| format!("?{place}")).collect::<Vec<_>>().join(", ");
    let id = cx.tx.insert(&format!("INSERT INTO receipt_slip ({columns}) VALUES ({places}) RETURNING id"), &values)?;
    Ok((id, no, customer))
}

/// Keeps that somebody checked the slip.
///
/// # Errors
/// A fault of the file.
pub fn verify(cx: &Context<'_, '_>, id: i64) -> Result<(), Fault> {
    cx.tx
        .run(
            "UPDATE receipt_slip SET state = '已核实', verified_at = ?2, verified_by = ?3, rev = rev + 1 WHERE id = ?1",
            sql![id, cx.at, &cx.actor.name],
        )
        .map(|_| ())
}

/// The condition that keeps a person to slips of own customers and those that he entered; empty for who reads all.
fn scope(cx: &Context<'_, '_>) -> Result<String, No> {
    let access = cx.actor.must_read(Function::CustomerRead)?;
    let follow_up = cx.actor.access(Function::FollowUp);
    if access.reach == Reach::All || (follow_up.deed >= Deed::Do && follow_up.reach == Reach::All) {
        return Ok(String::new());
    }
    let own = links::own_people(cx)?.iter().map(i64::to_string).collect::<Vec<_>>().join(", ");
    Ok(format!("(s.staff = {} OR c.agent IN ({own}) OR c.keeper IN ({own}))", cx.actor.id))
}

/// The register, newest first, with masked phones; whether there are more than `limit`. `text` is a number, name, phone or serial as a whole.
///
/// # Errors
/// A refusal for who may read none, or a fault.
pub fn list(cx: &Context<'_, '_>, state: Option<SlipState>, text: &str, limit: usize) -> Result<(Vec<Slip>, bool), No> {
    let mut conditions = vec![scope(cx)?];
    let mut values = Vec::new();
    if let Some(state) = state {
        values.push(Sql::from(state.word()));
        conditions.push(format!("s.state = ?{}", values.len()));
    }
    if !text.is_empty() {
        values.push(Sql::from(text));
        let place = values.len();
        let is = ["no", "slip_no", "serial", "phone", "name"].map(|column| format!("s.{column} = ?{place}")).join(" OR ");
        conditions.push(format!("({is})"));
    }
    conditions.retain(|condition| !condition.is_empty());
    let filter = if conditions.is_empty() { String::new() } else { format!(" WHERE {}", conditions.join(" AND ")) };
    values.push(Sql::from(one_more(limit)));
    let statement = format!("{}{filter} ORDER BY s.id DESC LIMIT ?{}", *SELECT, values.len());
    let mut found: Vec<Slip> = cx.tx.all(&statement, &values, slip_of)?.into_iter().map(masked).collect();
    let more = found.len() > limit;
    found.truncate(limit);
    Ok((found, more))
}

/// 回执单缺陷: what each shop's slips that were entered in these days lack, the worst first; and how many slips can be visited on.
///
/// # Errors
/// A refusal for who may read none, or a fault.
pub fn defects(cx: &Context<'_, '_>, from: Day, to: Day) -> Result<(Vec<ShopDefects>, i64), No> {
    let scope = scope(cx)?;
    let guard = if scope.is_empty() { String::new() } else { format!(" AND {scope}") };
    let tables = "receipt_slip s LEFT JOIN customer c ON c.id = s.customer";
    let (from, before) = (begin_of(from), begin_of(plus_days(to, 1)));
    let shops = cx.tx.all(
        &format!(
            "SELECT s.shop, count(*), sum(CASE WHEN s.state = '不完整' THEN 1 ELSE 0 END), sum(CASE WHEN s.doubt <> '' THEN 1 ELSE 0 END) \
             FROM {tables} WHERE s.at >= ?1 AND s.at < ?2{guard} GROUP BY s.shop ORDER BY 3 DESC, 4 DESC, 1"
        ),
        sql![from, before],
        |row| Ok(ShopDefects { shop: row.text(0)?, slips: row.int(1)?, incomplete: row.int(2)?, doubtful: row.int(3)? }),
    )?;
    let good = SlipState::ALL.into_iter().filter(|state| file_05_slip::counts(*state)).map(|state| format!("'{}'", state.word()));
    let good = good.collect::<Vec<_>>().join(", ");
    let pool = cx.tx.number(
        &format!("SELECT count(*) FROM {tables} WHERE s.at >= ?1 AND s.at < ?2 AND s.state IN ({good}){guard}"),
        sql![from, before],
    )?;
    Ok((shops, pool))
}
