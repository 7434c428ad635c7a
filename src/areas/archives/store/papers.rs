//! Rows of documents, the catalogue of one archive and the lists over all of them.

use std::ops::ControlFlow;
use std::sync::LazyLock;

use super::{is_own, keepers};
use crate::areas::archives::Line;
use crate::areas::archives::clauses::file_06_categories::{self, Completeness};
use crate::areas::archives::clauses::{file_08_filing, file_15_opening};
use crate::areas::archives::commands::{not_allowed, stuck};
use crate::areas::archives::model::{Category, Document, Draft, Medium, Owner, Secrecy, Signed, State, Step};
use crate::areas::attachments::Holder;
use crate::areas::{Context, links};
use crate::base::search::{Query as SearchQuery, SearchFields, index_words_into};
use crate::base::{Day, Fault, Instant, Lines, No, Refusal, one_more};
use crate::store::dialect::Engine;
use crate::store::{Row, Sql, Tx, numbers};
use crate::{msg, sql};

/// Series of the registration numbers.
const SERIES: &str = "DA";
/// Rows that a search looks at before it shows what it has.
const MOST_LOOKS: usize = 2_000;

const COLUMNS: &str = "d.id, d.no, d.rev, d.customer, d.title, d.doc_no, d.issuer, d.issued, d.pages, d.category, d.secrecy, d.place, d.medium, \
                       d.material, d.format_ok, d.review_due, d.state, d.registered_at, d.registered_by, d.registered_name, d.filed_at, d.filed_name";

fn word<T>(found: Option<T>, column: &str) -> Result<T, Fault> {
    found.ok_or_else(|| Fault::new("STORE-FAULT", msg!("base-store-fault"), format!("unknown word in {column}")))
}

pub(super) fn noun<T>(row: &Row<'_>, column: usize, of: impl Fn(&str) -> Option<T>) -> Result<T, Fault> {
    word(of(row.str(column)?), "archives")
}

fn document_of(row: &Row<'_>) -> Result<Document, Fault> {
    let draft = Draft {
        title: row.text(4)?,
        doc_no: row.text(5)?,
        issuer: row.text(6)?,
        issued: Some(row.day(7)?),
        pages: row.int(8)?,
        category: word(Category::of(row.int(9)?), "category")?,
        secrecy: noun(row, 10, Secrecy::of)?,
        place: row.text(11)?,
        medium: noun(row, 12, Medium::of)?,
        material: row.text(13)?,
        format_ok: row.flag(14)?,
        review_due: row.str(15)?.parse().ok(),
    };
    let filed = row.maybe_int(20)?.map(|at| Ok::<_, Fault>(Signed { at: Instant(at), name: row.text(21)? })).transpose()?;
    Ok(Document {
        id: row.int(0)?,
        no: row.text(1)?,
        rev: row.int(2)?,
        customer: row.int(3)?,
        draft,
        state: noun(row, 16, State::of)?,
        registered: Signed { at: row.instant(17)?, name: row.text(19)? },
        registered_by: row.int(18)?,
        filed,
    })
}

/// One document.
///
/// # Errors
/// A fault of the file.
pub fn document(tx: &Tx<'_>, id: i64) -> Result<Option<Document>, Fault> {
    tx.one(&format!("SELECT {COLUMNS} FROM document d WHERE d.id = ?1"), sql![id], document_of)
}

static PUT_WORDS: LazyLock<String> = LazyLock::new(|| Engine::Sqlite.put_words("document_words"));

fn search_fields<T>(no: &str, draft: &Draft, look: impl FnOnce(&SearchFields<'_>) -> T) -> T {
    look(&SearchFields {
        names: &[&draft.title],
        contacts: &[&draft.issuer],
        addresses: &[&draft.place],
        codes: &[no, &draft.doc_no],
        ..SearchFields::default()
    })
}

fn put_words(tx: &Tx<'_>, id: i64, no: &str, draft: &Draft) -> Result<(), Fault> {
    let mut words = String::new();
    search_fields(no, draft, |fields| index_words_into(&mut words, fields));
    tx.run(&PUT_WORDS, sql![id, &words]).map(|_| ())
}

/// What is entered of a document, by its columns.
const ENTERED: [&str; 12] =
    ["title", "doc_no", "issuer", "issued", "pages", "category", "secrecy", "place", "medium", "material", "format_ok", "review_due"];

/// The values of these columns, in their order.
fn entered(draft: &Draft) -> Vec<Sql<'_>> {
    let day = |day: Option<Day>| Sql::from(day.map_or(String::new(), |day| day.to_string()));
    vec![
        Sql::from(&draft.title),
        Sql::from(&draft.doc_no),
        Sql::from(&draft.issuer),
        day(draft.issued),
        Sql::from(draft.pages),
        Sql::from(draft.category.number()),
        Sql::from(draft.secrecy.word()),
        Sql::from(&draft.place),
        Sql::from(draft.medium.word()),
        Sql::from(&draft.material),
        Sql::from(draft.format_ok),
        day(draft.review_due),
    ]
}

static INSERT: LazyLock<String> = LazyLock::new(|| {
    let places = (1..=ENTERED.len() + 5).map(|n| format!("?{n}")).collect::<Vec<_>>().join(", ");
    let columns = ENTERED.join(", ");
    format!(
        "INSERT INTO document ({columns}, no, customer, registered_at, registered_by, registered_name, state) VALUES ({places}, '登记') RETURNING id"
    )
});
static UPDATE: LazyLock<String> = LazyLock::new(|| {
    let sets = ENTERED.iter().enumerate().map(|(n, column)| format!("{column} = ?{}", n + 1)).collect::<Vec<_>>().join(", ");
    format!("UPDATE document SET {sets}, rev = rev + 1 WHERE id = ?{}", ENTERED.len() + 1)
});

/// Writes a new document; returns its id and number.
///
/// # Errors
/// A fault of the file.
pub fn insert(cx: &Context<'_, '_>, customer: i64, draft: &Draft, filed: bool) -> Result<(i64, String), Fault> {
    let day = cx.at.day();
    let no = numbers::shown(SERIES, day, numbers::reserve(cx.tx, SERIES, day, 1)?);
    let mut values = entered(draft);
    values.extend_from_slice(sql![&no, customer, cx.at, cx.actor.id, &cx.actor.name]);
    let id = cx.tx.insert(&INSERT, &values)?;
    if filed {
        file(cx, id)?;
    }
    put_words(cx.tx, id, &no, draft)?;
    Ok((id, no))
}

/// Writes corrected values.
///
/// # Errors
/// A fault of the file.
pub fn update(tx: &Tx<'_>, id: i64, draft: &Draft) -> Result<(), Fault> {
    let mut values = entered(draft);
    values.push(Sql::from(id));
    tx.run(&UPDATE, &values)?;
    tx.run("DELETE FROM document_words WHERE rowid = ?1", sql![id])?;
    let no = tx.one("SELECT no FROM document WHERE id = ?1", sql![id], |row| row.text(0))?.unwrap_or_default();
    put_words(tx, id, &no, draft)
}

/// Files a document, signed by whoever acts.
///
/// # Errors
/// A fault of the file.
pub fn file(cx: &Context<'_, '_>, id: i64) -> Result<(), Fault> {
    cx.tx
        .run(
            "UPDATE document SET state = '已归档', filed_at = ?2, filed_by = ?3, filed_name = ?4, rev = rev + 1 WHERE id = ?1",
            sql![id, cx.at, cx.actor.id, &cx.actor.name],
        )
        .map(|_| ())
}

/// Where a document stands now.
///
/// # Errors
/// A fault of the file.
pub fn turn(tx: &Tx<'_>, id: i64, to: State) -> Result<(), Fault> {
    tx.run("UPDATE document SET state = ?2, rev = rev + 1 WHERE id = ?1", sql![id, to.word()]).map(|_| ())
}

// ---- categories ----

/// A category that does not apply to a customer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exemption {
    /// Which.
    pub category: Category,
    /// Why.
    pub reason: String,
    /// Who marked it.
    pub marked: Signed,
}

/// Whether a category is marked 不适用.
///
/// # Errors
/// A fault of the file.
pub fn exemption(tx: &Tx<'_>, customer: i64, category: Category) -> Result<bool, Fault> {
    let found =
        tx.number("SELECT count(*) FROM archive_exemption WHERE customer = ?1 AND category = ?2", sql![customer, category.number()])?;
    Ok(found > 0)
}

fn exemptions(tx: &Tx<'_>, customer: i64) -> Result<Vec<Exemption>, Fault> {
    tx.all("SELECT category, reason, at, name FROM archive_exemption WHERE customer = ?1 ORDER BY category", sql![customer], |row| {
        let category = word(Category::of(row.int(0)?), "category")?;
        Ok(Exemption { category, reason: row.text(1)?, marked: Signed { at: row.instant(2)?, name: row.text(3)? } })
    })
}

/// Marks a category 不适用.
///
/// # Errors
/// A fault of the file.
pub fn put_exemption(cx: &Context<'_, '_>, customer: i64, category: Category, reason: &str) -> Result<(), Fault> {
    lift_exemption(cx.tx, customer, category)?;
    cx.tx
        .run(
            "INSERT INTO archive_exemption (customer, category, reason, at, staff, name) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            sql![customer, category.number(), reason, cx.at, cx.actor.id, &cx.actor.name],
        )
        .map(|_| ())
}

/// Takes the mark away.
///
/// # Errors
/// A fault of the file.
pub fn lift_exemption(tx: &Tx<'_>, customer: i64, category: Category) -> Result<(), Fault> {
    tx.run("DELETE FROM archive_exemption WHERE customer = ?1 AND category = ?2", sql![customer, category.number()]).map(|_| ())
}

/// How many rows of other areas each live category of an archive shows.
fn live(tx: &Tx<'_>, customer: i64) -> Result<Vec<(Category, i64)>, Fault> {
    let mut out = Vec::new();
    for category in Category::ALL.into_iter().filter(|category| category.is_live()) {
        let count = match links::archive_feed(category) {
            Some(feed) => tx.number(&format!("SELECT count(*) FROM ({feed}) f WHERE f.customer = ?1"), sql![customer])?,
            None => 0,
        };
        out.push((category, count));
    }
    Ok(out)
}

/// The categories of which something is in the archive, live ones among them.
///
/// # Errors
/// A fault of the file.
pub fn present(tx: &Tx<'_>, customer: i64) -> Result<Vec<Category>, Fault> {
    let mut out: Vec<Category> = tx.all(
        "SELECT DISTINCT category FROM document WHERE customer = ?1 AND state IN ('已归档', '借出', '待销毁', '已批准')",
        sql![customer],
        |row| word(Category::of(row.int(0)?), "category"),
    )?;
    out.extend(live(tx, customer)?.into_iter().filter(|(_, count)| *count > 0).map(|(category, _)| category));
    Ok(out)
}

/// 档案完整率 over all archives that were begun: what is present and what applies (KPI-20).
///
/// # Errors
/// A fault of the file.
pub fn completeness_of_all(tx: &Tx<'_>) -> Result<(i64, i64), Fault> {
    let begun = "SELECT customer FROM document UNION SELECT customer FROM archive_exemption";
    let mut there = "SELECT customer, category FROM document WHERE state IN ('已归档', '借出', '待销毁', '已批准')".to_owned();
    for category in Category::ALL {
        if let Some(feed) = links::archive_feed(category) {
            there.push_str(&format!(
                " UNION SELECT f.customer, {} AS category FROM ({feed}) f WHERE f.customer IN ({begun})",
                category.number()
            ));
        }
    }
    let present = tx.number(&format!("SELECT count(*) FROM (SELECT DISTINCT customer, category FROM ({there}) t) p"), &[])?;
    let archives = tx.number(&format!("SELECT count(*) FROM ({begun}) b"), &[])?;
    // What is there applies, whatever was marked before.
    let exempt = tx.number(
        &format!(
            "SELECT count(*) FROM archive_exemption e WHERE NOT EXISTS \
             (SELECT 1 FROM ({there}) t WHERE t.customer = e.customer AND t.category = e.category)"
        ),
        &[],
    )?;
    Ok((present, archives * 11 - exempt))
}

// ---- one archive ----

/// The archive of one customer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Catalogue {
    /// Whose.
    pub owner: Owner,
    /// 档案目录: by date of issue, then by registration; the place in the list is the number (FILE-07).
    pub documents: Vec<Document>,
    /// How complete it is, and what is missing (FILE-06).
    pub completeness: Completeness,
    /// What does not apply.
    pub exemptions: Vec<Exemption>,
    /// ⑧, ⑨, ⑩: how many repairs, complaints and visits other areas show.
    pub live: Vec<(Category, i64)>,
    /// The person registers and files here.
    pub keeps: bool,
}

/// The archive of one customer as the person may see it.
///
/// # Errors
/// A refusal for who may not read it, or a fault.
pub fn catalogue(cx: &Context<'_, '_>, customer: i64) -> Result<Option<Catalogue>, No> {
    let Some(owner) = links::owner(cx.tx, customer)? else { return Ok(None) };
    let own = is_own(cx, &owner)?;
    must_read(cx, own)?;
    let documents = cx.tx.all(
        &format!("SELECT {COLUMNS} FROM document d WHERE d.customer = ?1 ORDER BY d.issued, d.id"),
        sql![customer],
        document_of,
    )?;
    let exemptions = exemptions(cx.tx, customer)?;
    let exempt: Vec<Category> = exemptions.iter().map(|exemption| exemption.category).collect();
    let completeness = file_06_categories::completeness(&present(cx.tx, customer)?, &exempt);
    let keeps = file_15_opening::keeps(cx.actor, own);
    Ok(Some(Catalogue { live: live(cx.tx, customer)?, owner, documents, completeness, exemptions, keeps }))
}

fn must_read(cx: &Context<'_, '_>, own: bool) -> Result<(), Refusal> {
    if file_15_opening::reads(cx.actor, own) { Ok(()) } else { Err(Refusal::by("SEC-08", msg!("base-refused-read"))) }
}

/// A document with all that belongs to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentView {
    /// The document.
    pub document: Document,
    /// Whose archive it is in.
    pub owner: Owner,
    /// Its loans, newest first.
    pub loans: Vec<crate::areas::archives::model::Loan>,
    /// Its destruction, if one was asked for; the newest.
    pub disposal: Option<crate::areas::archives::model::Disposal>,
    /// Its transfer, if it was handed over.
    pub transfer: Option<super::disposals::Transfer>,
    /// Until when it is to be filed, while it is not (FILE-08).
    pub file_by: Option<Day>,
    /// The person may correct, file and attach.
    pub keeps: bool,
}

/// A document as the person may see it.
///
/// # Errors
/// A refusal for who may not read it, or a fault.
pub fn view(cx: &Context<'_, '_>, id: i64) -> Result<Option<DocumentView>, No> {
    let Some(document) = document(cx.tx, id)? else { return Ok(None) };
    let Some(owner) = links::owner(cx.tx, document.customer)? else { return Ok(None) };
    let own = is_own(cx, &owner)?;
    must_read(cx, own)?;
    let within = cx.params.int("file_within_days", cx.at.day());
    Ok(Some(DocumentView {
        loans: super::loans::of_document(cx.tx, id)?,
        disposal: super::disposals::of_document(cx.tx, id)?,
        transfer: super::disposals::transfer_of(cx.tx, id)?,
        file_by: (document.state == State::Registered).then(|| file_08_filing::due(document.registered.at, within)),
        keeps: file_15_opening::keeps(cx.actor, own),
        document,
        owner,
    }))
}

/// A document as the record beside which its scans lie. They are there to be read by who reads the archive and are added by who keeps it;
/// a secret document wants a purpose (FILE-15), and what was filed goes with the document alone (FILE-11).
///
/// # Errors
/// A fault of the file.
pub fn holder(cx: &Context<'_, '_>, id: i64) -> Result<Option<Holder>, Fault> {
    let Some(document) = document(cx.tx, id)? else { return Ok(None) };
    let Some(owner) = links::owner(cx.tx, document.customer)? else { return Ok(None) };
    let own = is_own(cx, &owner)?;
    let keeps = file_15_opening::keeps(cx.actor, own) || keepers::keeper(cx.tx, document.draft.category)? == Some(cx.actor.id);
    let not_allowed = (!keeps).then(not_allowed);
    let gone = !document.state.is_present() && document.state != State::Registered;
    let filed = document.state != State::Registered;
    Ok(Some(Holder {
        read: must_read(cx, own).err(),
        add: not_allowed.clone().or_else(|| gone.then(|| stuck(&document, Step::File))),
        remove: not_allowed.or_else(|| filed.then(|| Refusal::by("FILE-11", msg!("archives-scan-kept", no = document.no.as_str())))),
        gone: (document.state == State::Destroyed).then(|| Refusal::by("FILE-11", msg!("archives-gone", no = document.no.as_str()))),
        purpose: file_15_opening::wants_purpose(document.draft.secrecy),
        scans: true,
        draft: false,
        title: document.no,
    }))
}

// ---- lists ----

/// Which documents a list shows; everything must be met.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DocumentFilter {
    /// Searched for in title, numbers, issuer, place and in the customer's file.
    pub text: String,
    /// One of these states; any when empty.
    pub states: Vec<State>,
    /// One of these categories; any when empty.
    pub categories: Vec<Category>,
    /// This secrecy.
    pub secrecy: Option<Secrecy>,
    /// Of this customer.
    pub customer: Option<i64>,
}

/// A line of a list of documents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentRow {
    /// The document.
    pub document: Document,
    /// The customer's name.
    pub customer: String,
}

fn row_of(row: &Row<'_>) -> Result<DocumentRow, Fault> {
    Ok(DocumentRow { document: document_of(row)?, customer: row.text(22)? })
}

/// The condition on the customer `c` that keeps a person to the archives that he may read; empty for who reads all.
///
/// # Errors
/// A refusal for who may read none, or a fault.
pub fn scope(cx: &Context<'_, '_>) -> Result<String, No> {
    if file_15_opening::reads_all(cx.actor) {
        return Ok(String::new());
    }
    must_read(cx, true)?;
    let own = links::own_people(cx)?.iter().map(i64::to_string).collect::<Vec<_>>().join(", ");
    Ok(format!("(c.agent IN ({own}) OR c.keeper IN ({own}))"))
}

/// The newest documents of a filter, at most `limit`; fewer where a search looks at [`MOST_LOOKS`] rows first.
///
/// # Errors
/// A refusal for who may read none, or a fault.
pub fn list(cx: &Context<'_, '_>, filter: &DocumentFilter, limit: usize) -> Result<Lines<DocumentRow>, No> {
    let mut conditions = vec![scope(cx)?];
    let quoted = |words: &[&str]| words.iter().map(|word| format!("'{word}'")).collect::<Vec<_>>().join(", ");
    if !filter.states.is_empty() {
        // Words of the program itself, never typed ones.
        conditions.push(format!("d.state IN ({})", quoted(&filter.states.iter().map(|state| state.word()).collect::<Vec<_>>())));
    }
    if !filter.categories.is_empty() {
        let numbers: Vec<String> = filter.categories.iter().map(|category| category.number().to_string()).collect();
        conditions.push(format!("d.category IN ({})", numbers.join(", ")));
    }
    if let Some(secrecy) = filter.secrecy {
        conditions.push(format!("d.secrecy = '{}'", secrecy.word()));
    }
    if let Some(customer) = filter.customer {
        conditions.push(format!("d.customer = {customer}"));
    }
    let search = SearchQuery::parse(&filter.text);
    let mut values = Vec::new();
    if let Some(words) = search.fts() {
        values.push(words);
        let own = Engine::Sqlite.matches("document_words", "?1");
        let of_customer = Engine::Sqlite.matches("customer_words", "?1");
        conditions.push(format!(
            "(d.id IN (SELECT rowid FROM document_words WHERE {own}) OR d.customer IN (SELECT rowid FROM customer_words WHERE {of_customer}))"
        ));
    }
    conditions.retain(|condition| !condition.is_empty());
    let guard = if conditions.is_empty() { String::new() } else { format!(" WHERE {}", conditions.join(" AND ")) };
    let statement = format!("SELECT {COLUMNS}, c.name FROM document d JOIN customer c ON c.id = d.customer{guard} ORDER BY d.id DESC");
    let values: Vec<Sql<'_>> = values.iter().map(Sql::from).collect();
    let check = !search.is_empty() && search.needs_check();
    let (mut rows, mut more, mut looked_at) = (Vec::new(), false, 0);
    cx.tx.each(&statement, &values, |row| {
        let found = row_of(row)?;
        looked_at += 1;
        if rows.len() >= limit || (check && looked_at > MOST_LOOKS) {
            more = true;
            return Ok::<_, Fault>(ControlFlow::Break(()));
        }
        if !check || accepts(cx.tx, &found.document, &search)? {
            rows.push(found);
        }
        Ok(ControlFlow::Continue(()))
    })?;
    Ok(Lines::told(rows, more))
}

/// The index knows which words a row holds, not how they stand; the row itself decides.
fn accepts(tx: &Tx<'_>, document: &Document, search: &SearchQuery) -> Result<bool, Fault> {
    if search_fields(&document.no, &document.draft, |fields| search.accepts(fields)) {
        return Ok(true);
    }
    links::customer_found(tx, document.customer, search)
}

/// Lines of a register with the documents that they name.
///
/// # Errors
/// A fault of the file.
pub fn with_documents<T>(tx: &Tx<'_>, lines: Vec<T>, ids: impl Fn(&T) -> &Vec<i64>) -> Result<Vec<Line<T>>, Fault> {
    let statement = format!("SELECT {COLUMNS}, c.name FROM document d JOIN customer c ON c.id = d.customer WHERE d.id = ?1");
    let mut out = Vec::with_capacity(lines.len());
    for line in lines {
        let mut documents = Vec::new();
        for id in ids(&line) {
            documents.extend(tx.one(&statement, sql![*id], row_of)?);
        }
        out.push(Line { line, documents });
    }
    Ok(out)
}

/// A registered document that waits for filing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unfiled {
    /// The document and its customer.
    pub row: DocumentRow,
    /// The last day for filing.
    pub due: Day,
    /// Days by which it is late.
    pub late: i64,
}

/// 未归档: registered documents, the longest waiting first; with `mine`, those that the person registered or whose file he keeps.
///
/// # Errors
/// A refusal for who may read none, or a fault.
pub fn unfiled(cx: &Context<'_, '_>, mine: bool, most: usize) -> Result<Lines<Unfiled>, No> {
    let (today, scope) = (cx.at.day(), scope(cx)?);
    let within = cx.params.int("file_within_days", today);
    let mut guard = if scope.is_empty() { String::new() } else { format!(" AND {scope}") };
    if mine {
        guard.push_str(&format!(
            " AND (c.keeper = {0} OR d.registered_by = {0} OR d.category IN (SELECT category FROM category_keeper WHERE staff = {0}))",
            cx.actor.id
        ));
    }
    let statement = format!(
        "SELECT {COLUMNS}, c.name FROM document d JOIN customer c ON c.id = d.customer \
         WHERE d.state = '登记'{guard} ORDER BY d.registered_at, d.id LIMIT ?1"
    );
    let found = cx.tx.all(&statement, sql![one_more(most)], |row| {
        let row = row_of(row)?;
        let at = row.document.registered.at;
        Ok(Unfiled { row, due: file_08_filing::due(at, within), late: file_08_filing::days_late(at, within, today) })
    })?;
    Ok(Lines::first(found, most))
}

/// How many documents that were registered before this moment are not filed, and when the first of them was registered.
///
/// # Errors
/// A fault of the file.
pub fn unfiled_before(tx: &Tx<'_>, before: Instant) -> Result<(i64, Option<Instant>), Fault> {
    let found =
        tx.one("SELECT count(*), min(registered_at) FROM document WHERE state = '登记' AND registered_at < ?1", sql![before], |row| {
            Ok((row.int(0)?, row.maybe_int(1)?.map(Instant)))
        })?;
    Ok(found.unwrap_or_default())
}

/// A licence whose annual review runs out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Review {
    /// The document.
    pub document: i64,
    /// Its title.
    pub title: String,
    /// The customer's name.
    pub owner: String,
    /// When it runs out.
    pub due: Day,
}

/// Licences whose review runs out until this day and which this person keeps: 档案专人, else whoever looks after the customer, else who
/// registered the document. A later licence of the same customer takes the place of an older one.
///
/// # Errors
/// A fault of the file.
pub fn reviews(tx: &Tx<'_>, keeper: i64, until: Day, most: usize) -> Result<Lines<Review>, Fault> {
    let found = tx.all(
        "SELECT d.id, d.title, c.name, d.review_due FROM document d JOIN customer c ON c.id = d.customer \
         WHERE d.review_due <> '' AND d.review_due <= ?1 AND coalesce(c.keeper, c.agent, d.registered_by) = ?2 \
         AND d.state NOT IN ('转移', '已销毁') AND NOT EXISTS \
         (SELECT 1 FROM document n WHERE n.customer = d.customer AND n.category = d.category AND n.review_due > d.review_due) \
         ORDER BY d.review_due, d.id LIMIT ?3",
        sql![until, keeper, one_more(most)],
        |row| Ok(Review { document: row.int(0)?, title: row.text(1)?, owner: row.text(2)?, due: row.day(3)? }),
    )?;
    Ok(Lines::first(found, most))
}
