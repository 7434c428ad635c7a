//! ESC-09 「对于超出自身处理能力的异常，及时向上级或相关部门报告」 (002 管理职责1.2): with a reason, to a superior or to a department; the department's
//! contact persons hold it then.

use crate::areas::cases::model::is_contact_of;
use crate::areas::roster::Person;
use crate::base::Refusal;
use crate::msg;

/// The contact persons of a department.
pub fn contacts<'a>(department: &str, people: &'a [Person]) -> Vec<&'a Person> {
    people.iter().filter(|person| person.active && is_contact_of(person, department)).collect()
}

/// Refuses a department that is not named.
///
/// # Errors
/// The refusal.
pub fn check(department: &str) -> Result<(), Refusal> {
    if department.trim().is_empty() { Err(Refusal::of_field("to", "ESC-09", msg!("cases-escalation-no-department"))) } else { Ok(()) }
}
