//! FLOW-10 常见问题的自动解答和转接 — the robot is a search in published answers; what it does not find, or who asks for a person, goes to people.
//!
//! Source: 004 02.

/// Whether the customer asks for a person.
pub fn wants_a_person(question: &str) -> bool {
    question.contains("人工")
}
