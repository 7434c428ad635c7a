//! Ids of stored records: one type for each kind, so that a customer's id never stands where a person's is asked for.
//! People never see an id; they see the business number (`KH-…`, `TS-…`), which lives with the record.

/// Declares id types over `i64`: copied, ordered, hashed and stored as the bare number, and never calculated with.
macro_rules! ids {
    ($($(#[$doc:meta])+ $name:ident;)+) => {$(
        $(#[$doc])+
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub i64);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                std::fmt::Display::fmt(&self.0, f)
            }
        }
    )+};
}

ids! {
    /// A person of the department.
    StaffId;
    /// An account that logs in; a person has at most one.
    AccountId;
    /// A team (班组).
    TeamId;
    /// A customer file.
    CustomerId;
    /// A contact person of a customer.
    ContactId;
    /// A document in a customer's archive.
    DocumentId;
    /// A loan of archive documents.
    LoanId;
    /// A contact made with a customer: visit, call, letter.
    VisitId;
    /// A complaint or ticket.
    CaseId;
    /// One person's shift on one day.
    ShiftId;
    /// A leave request.
    LeaveId;
    /// A swap of shifts.
    SwapId;
    /// A handover note between shifts.
    HandoverId;
    /// A quality check of one contact.
    CheckId;
    /// A training plan.
    TrainingId;
    /// One import of a file, which can be undone as a whole.
    ImportId;
    /// A saved view of a list.
    ViewId;
    /// A notice to one person.
    NoticeId;
    /// An entry of the journal.
    EntryId;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_stored_as_its_number() {
        assert_eq!(serde_json::to_string(&CustomerId(7)).unwrap(), "7");
        assert_eq!(serde_json::from_str::<CustomerId>("7").unwrap(), CustomerId(7));
        assert_eq!(StaffId(12).to_string(), "12");
    }
}
