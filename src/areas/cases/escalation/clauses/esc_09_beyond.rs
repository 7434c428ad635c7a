//! ESC-09 「对于超出自身处理能力的异常，及时向上级或相关部门报告」 (002 管理职责1.2): with a reason, to a superior or to a department; the department's
//! contact persons hold it then.

use crate::areas::roster::Person;
use crate::base::{Post, Refusal};
use crate::msg;

/// The contact persons of a department: 部门联系人 whose team or kind of work bears its name.
pub fn contacts<'a>(department: &str, people: &'a [Person]) -> Vec<&'a Person> {
    let named = |person: &&Person| person.team_name == department || person.job == department;
    people.iter().filter(|person| person.active && person.holds(Post::Contact)).filter(named).collect()
}

/// Refuses a department that is not named.
///
/// # Errors
/// The refusal.
pub fn check(department: &str) -> Result<(), Refusal> {
    if department.trim().is_empty() { Err(Refusal::of_field("to", "ESC-09", msg!("cases-escalation-no-department"))) } else { Ok(()) }
}
