//! For the tests of the permission matrix: which row an act or a question is of. The match has no rest, so what is new does not compile
//! before it is named here; and the names are listed, so that what is named must have its row in the table.

/// `rows!(row_of, ROWS, Command { Command::Create { .. } => "create", … })`
macro_rules! rows {
    ($row_of:ident, $rows:ident, $of:ty { $($pattern:pat => $row:literal),+ $(,)? }) => {
        fn $row_of(of: &$of) -> &'static str {
            match of { $($pattern => $row),+ }
        }
        const $rows: &[&str] = &[$($row),+];
    };
}
pub(crate) use rows;

/// Whether a row of a table is of this name: it is the name, or the name with what makes it a case of its own behind a colon.
pub(crate) fn is_of(row: &str, name: &str) -> bool {
    row.strip_prefix(name).is_some_and(|rest| rest.is_empty() || rest.starts_with(": "))
}

/// Every name has a row in the table.
pub(crate) fn assert_whole<'a>(names: &[&str], table: impl Iterator<Item = &'a str>) {
    let table: Vec<&str> = table.collect();
    let missing: Vec<&&str> = names.iter().filter(|name| !table.iter().any(|row| is_of(row, name))).collect();
    assert!(missing.is_empty(), "no row for {missing:?}");
}
