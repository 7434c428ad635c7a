//! SQL of the keepers of the categories (FILE-15).

use crate::areas::archives::model::Category;
use crate::areas::links;
use crate::base::Fault;
use crate::sql;
use crate::store::Tx;

/// A category and who keeps it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keeper {
    /// Which.
    pub category: Category,
    /// Who, with the name; nobody where the category is red.
    pub staff: Option<(i64, String)>,
}

/// Who keeps a category, if he still works here.
///
/// # Errors
/// A fault of the file.
pub fn keeper(tx: &Tx<'_>, category: Category) -> Result<Option<i64>, Fault> {
    let found = tx.one("SELECT staff FROM category_keeper WHERE category = ?1", sql![category.number()], |row| row.int(0))?;
    match found {
        Some(id) => Ok(links::posts_of(tx, id)?.map(|_| id)),
        None => Ok(None),
    }
}

/// The keepers of all categories. Who left keeps none any more.
///
/// # Errors
/// A fault of the file.
pub fn all(tx: &Tx<'_>) -> Result<Vec<Keeper>, Fault> {
    let kept = tx.all("SELECT category, staff FROM category_keeper", &[], |row| Ok((row.int(0)?, row.int(1)?)))?;
    let people = links::working(tx)?;
    let of = |category: Category| {
        let (_, id) = kept.iter().find(|(number, _)| *number == category.number())?;
        people.iter().find(|person| person.id == *id).map(|person| (person.id, person.draft.name.clone()))
    };
    Ok(Category::ALL.into_iter().map(|category| Keeper { category, staff: of(category) }).collect())
}

/// How many categories nobody keeps, once the department names keepers.
///
/// # Errors
/// A fault of the file.
pub fn unkept(tx: &Tx<'_>) -> Result<usize, Fault> {
    let keepers = all(tx)?;
    let unkept = keepers.iter().filter(|keeper| keeper.staff.is_none()).count();
    Ok(if unkept < keepers.len() { unkept } else { 0 })
}

/// Names the keeper of a category, or takes it away.
///
/// # Errors
/// A fault of the file.
pub fn appoint(tx: &Tx<'_>, category: Category, staff: Option<i64>) -> Result<(), Fault> {
    tx.run("DELETE FROM category_keeper WHERE category = ?1", sql![category.number()])?;
    if let Some(staff) = staff {
        tx.run("INSERT INTO category_keeper (category, staff) VALUES (?1, ?2)", sql![category.number(), staff])?;
    }
    Ok(())
}
