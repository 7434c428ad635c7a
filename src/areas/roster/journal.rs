//! What the fields of the roster's entries in the journal are called.

/// Text id of a field of an entry about this subject; `None` for a subject or a field of others.
pub fn field(subject: &str, name: &str) -> Option<&'static str> {
    Some(match (subject, name) {
        ("roster", "days") => "roster-field-changes",
        ("shift_type" | "calendar", "name") => "roster-field-title",
        ("attendance", "from") => "roster-field-away-from",
        ("attendance", "to") => "roster-field-away-to",
        ("roster" | "leave" | "swap" | "swap_draft" | "attendance" | "stop_order" | "calendar" | "shift_type", name)
        | ("roll_call" | "seat" | "sitting" | "handover_log" | "notice", name) => FIELDS.iter().find(|(known, _)| *known == name)?.1,
        _ => return None,
    })
}

const FIELDS: &[(&str, &str)] = &[
    ("act", "roster-field-act"),
    ("agrees", "roster-field-agrees"),
    ("applicant", "roster-field-applicant"),
    ("back", "roster-field-back"),
    ("breach", "roster-field-breach"),
    ("business", "roster-floor-section-business"),
    ("by", "roster-field-by"),
    ("certificates", "roster-field-certificates"),
    ("closed", "roster-field-closed"),
    ("confirmed", "roster-field-confirmed"),
    ("consent", "roster-field-consent"),
    ("customers", "roster-floor-section-customers"),
    ("cycle", "roster-field-cycle"),
    ("date_offset", "roster-field-date-offset"),
    ("day", "roster-field-day"),
    ("days", "roster-field-days"),
    ("end", "roster-field-end"),
    ("entry", "roster-field-entry"),
    ("equipment", "roster-floor-section-equipment"),
    ("expected", "roster-field-expected"),
    ("format", "roster-field-format"),
    ("from", "roster-field-from"),
    ("give", "roster-field-give"),
    ("handover", "roster-field-handover"),
    ("hard", "roster-floor-section-hard"),
    ("in", "roster-field-in"),
    ("instructions", "roster-floor-section-instructions"),
    ("items", "roster-field-items"),
    ("kind", "roster-field-kind"),
    ("lapsed", "roster-field-lapsed"),
    ("last", "roster-field-last"),
    ("late", "roster-field-late"),
    ("left", "roster-field-left"),
    ("mark", "roster-field-mark"),
    ("min_staff", "roster-field-min-staff"),
    ("month", "roster-field-month"),
    ("moves", "roster-floor-section-moves"),
    ("must_read", "roster-field-must-read"),
    ("night", "roster-field-night"),
    ("notice", "roster-field-notice"),
    ("opened", "roster-field-opened"),
    ("out", "roster-field-out"),
    ("part", "roster-field-part"),
    ("partner", "roster-field-partner"),
    ("parts", "roster-field-parts"),
    ("phase", "roster-field-phase"),
    ("point", "roster-field-point"),
    ("printed", "roster-field-printed"),
    ("proposal", "roster-field-proposal"),
    ("reason", "roster-field-reason"),
    ("route", "roster-field-route"),
    ("seat", "roster-field-seat"),
    ("share_a", "roster-field-share-a"),
    ("share_b", "roster-field-share-b"),
    ("sides", "roster-field-sides"),
    ("signed", "roster-field-signed"),
    ("slip", "roster-field-slip"),
    ("source", "roster-field-source"),
    ("split", "roster-field-split"),
    ("staff", "roster-field-staff"),
    ("start", "roster-field-start"),
    ("step", "roster-field-step"),
    ("supplement", "roster-field-supplement"),
    ("take", "roster-field-take"),
    ("taken", "roster-field-taken"),
    ("teams", "roster-field-teams"),
    ("text", "roster-field-text"),
    ("title", "roster-field-title"),
    ("to", "roster-field-to"),
    ("total", "roster-field-total"),
    ("understaffed", "roster-field-understaffed"),
    ("used", "roster-field-used"),
    ("void", "roster-field-void"),
    ("waited", "roster-field-waited"),
    ("way", "roster-field-way"),
    ("year", "roster-field-year"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;

    #[test]
    fn every_field_has_words() {
        for (name, id) in FIELDS {
            assert!(field("roster", name).is_some(), "{name}");
            assert!([Lang::Zh, Lang::En].iter().all(|lang| lang.tr(id) != *id), "{id}");
        }
        assert_eq!(field("leave", "days"), Some("roster-field-days"));
        assert_eq!((field("roster", "days"), field("staff", "days"), field("leave", "job")), (Some("roster-field-changes"), None, None));
    }
}
