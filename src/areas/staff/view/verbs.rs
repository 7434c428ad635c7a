//! Verbs of the journal in words.

use crate::i18n::Lang;

/// Verbs of the journal and the ids of their texts.
const VERBS: &[(&str, &str)] = &[
    ("department.found", "staff-verb-department-found"),
    ("team.add", "staff-verb-team-add"),
    ("staff.add", "staff-verb-staff-add"),
    ("staff.edit", "staff-verb-staff-edit"),
    ("staff.depart", "staff-verb-staff-depart"),
    ("account.code", "staff-verb-account-code"),
    ("account.password", "staff-verb-account-password"),
    ("account.recover", "staff-verb-account-recover"),
    ("account.unlock", "staff-verb-account-unlock"),
    ("account.login", "staff-verb-account-login"),
    ("account.miss", "staff-verb-account-miss"),
    ("account.leave", "staff-verb-account-leave"),
    ("logins.check", "staff-verb-logins-check"),
    ("intrusion.record", "staff-verb-intrusion-record"),
    ("handover.confirm", "staff-verb-handover-confirm"),
    ("parameter.set", "staff-verb-parameter-set"),
    ("customer.create", "staff-verb-customer-create"),
    ("customer.edit", "staff-verb-customer-edit"),
    ("customer.remove", "staff-verb-customer-remove"),
    ("customer.reveal", "staff-verb-customer-reveal"),
    ("customer.print", "staff-verb-customer-print"),
    ("archive.print", "staff-verb-archive-print"),
    ("customer.open", "staff-verb-customer-open"),
    ("customer.export", "staff-verb-customer-export"),
    ("customer.import", "staff-verb-customer-import"),
    ("customer.allocate", "staff-verb-customer-allocate"),
    ("customer.grade", "staff-verb-customer-grade"),
    ("customer.note", "staff-verb-customer-note"),
    ("archive.keeper", "staff-verb-archive-keeper"),
    ("customer.extract", "staff-verb-customer-extract"),
    ("customer.tidy", "staff-verb-customer-tidy"),
    ("customer.merge", "staff-verb-customer-merge"),
    ("customer.undo", "staff-verb-customer-undo"),
    ("customer.distinct", "staff-verb-customer-distinct"),
    ("import.mapping", "staff-verb-import-mapping"),
    ("order.place", "staff-verb-order-place"),
    ("slip.enter", "staff-verb-slip-enter"),
    ("slip.correct", "staff-verb-slip-correct"),
    ("slip.verify", "staff-verb-slip-verify"),
    ("fee.enter", "staff-verb-fee-enter"),
    ("fee.pay", "staff-verb-fee-pay"),
    ("fee.void", "staff-verb-fee-void"),
    ("customer.step", "staff-verb-customer-step"),
    ("customer.refer", "staff-verb-customer-refer"),
    ("demand.enter", "staff-verb-demand-enter"),
    ("customer.difficult", "staff-verb-customer-difficult"),
    ("order.pay", "staff-verb-order-pay"),
    ("order.cancel", "staff-verb-order-cancel"),
    ("credit.term", "staff-verb-credit-term"),
    ("sales.note", "staff-verb-sales-note"),
    ("analysis.export", "staff-verb-analysis-export"),
    ("customer.regrade", "staff-verb-customer-regrade"),
    ("customer.tag", "staff-verb-customer-tag"),
    ("view.save", "staff-verb-view-save"),
    ("view.remove", "staff-verb-view-remove"),
    ("view.arrange", "staff-verb-view-arrange"),
    ("document.register", "staff-verb-document-register"),
    ("document.edit", "staff-verb-document-edit"),
    ("document.file", "staff-verb-document-file"),
    ("attachment.add", "staff-verb-attachment-add"),
    ("attachment.note", "staff-verb-attachment-note"),
    ("attachment.open", "staff-verb-attachment-open"),
    ("attachment.remove", "staff-verb-attachment-remove"),
    ("document.move", "staff-verb-document-move"),
    ("archive.exempt", "staff-verb-archive-exempt"),
    ("loan.lend", "staff-verb-loan-lend"),
    ("loan.approve", "staff-verb-loan-approve"),
    ("loan.refuse", "staff-verb-loan-refuse"),
    ("loan.withdraw", "staff-verb-loan-withdraw"),
    ("loan.return", "staff-verb-loan-return"),
    ("loan.extend", "staff-verb-loan-extend"),
    ("destruction.ask", "staff-verb-destruction-ask"),
    ("destruction.approve", "staff-verb-destruction-approve"),
    ("destruction.reject", "staff-verb-destruction-reject"),
    ("destruction.execute", "staff-verb-destruction-execute"),
    ("letter.enter", "staff-verb-letter-enter"),
    ("letter.sign", "staff-verb-letter-sign"),
    ("cabinet.list", "staff-verb-cabinet-list"),
    ("cabinet.check", "staff-verb-cabinet-check"),
    ("roster.edit", "roster-verb-roster-edit"),
    ("roster.pattern", "roster-verb-roster-pattern"),
    ("roster.copy_week", "roster-verb-roster-copy-week"),
    ("roster.import", "roster-verb-roster-import"),
    ("roster.export", "roster-verb-roster-export"),
    ("roster.publish", "roster-verb-roster-publish"),
    ("roster.undo", "roster-verb-roster-undo"),
    ("roster.seen", "roster-verb-roster-seen"),
    ("roster.print", "roster-verb-roster-print"),
    ("shift_type.put", "roster-verb-shift-type-put"),
    ("shift_type.use", "roster-verb-shift-type-use"),
    ("calendar.year", "roster-verb-calendar-year"),
    ("calendar.import", "roster-verb-calendar-import"),
    ("calendar.clear", "roster-verb-calendar-clear"),
    ("calendar.close", "roster-verb-calendar-close"),
    ("leave.draft", "roster-verb-leave-draft"),
    ("leave.request", "roster-verb-leave-request"),
    ("leave.decide", "roster-verb-leave-decide"),
    ("leave.withdraw", "roster-verb-leave-withdraw"),
    ("leave.cancel", "roster-verb-leave-cancel"),
    ("leave.back", "roster-verb-leave-back"),
    ("leave.certificate", "roster-verb-leave-certificate"),
    ("leave.slip", "roster-verb-leave-slip"),
    ("leave.rule_slip", "roster-verb-leave-rule-slip"),
    ("leave.split", "roster-verb-leave-split"),
    ("leave.lapse", "roster-verb-leave-lapse"),
    ("swap.keep", "roster-verb-swap-keep"),
    ("swap.discard", "roster-verb-swap-discard"),
    ("swap.request", "roster-verb-swap-request"),
    ("swap.confirm", "roster-verb-swap-confirm"),
    ("swap.decline", "roster-verb-swap-decline"),
    ("swap.decide", "roster-verb-swap-decide"),
    ("swap.withdraw", "roster-verb-swap-withdraw"),
    ("swap.void", "roster-verb-swap-void"),
    ("swap.liability", "roster-verb-swap-liability"),
    ("swap.expire", "roster-verb-swap-expire"),
    ("swap.export", "roster-verb-swap-export"),
    ("leave.export", "roster-verb-leave-export"),
    ("attendance.sign_in", "roster-verb-attendance-sign-in"),
    ("attendance.sign_out", "roster-verb-attendance-sign-out"),
    ("attendance.away", "roster-verb-attendance-away"),
    ("attendance.consent", "roster-verb-attendance-consent"),
    ("attendance.back", "roster-verb-attendance-back"),
    ("attendance.correct", "roster-verb-attendance-correct"),
    ("attendance.void", "roster-verb-attendance-void"),
    ("attendance.stop", "roster-verb-attendance-stop"),
    ("attendance.stop_decide", "roster-verb-attendance-stop-decide"),
    ("attendance.settle", "roster-verb-attendance-settle"),
    ("attendance.export", "roster-verb-attendance-export"),
    ("rollcall.open", "roster-verb-rollcall-open"),
    ("rollcall.mark", "roster-verb-rollcall-mark"),
    ("rollcall.point", "roster-verb-rollcall-point"),
    ("rollcall.close", "roster-verb-rollcall-close"),
    ("seat.put", "roster-verb-seat-put"),
    ("seat.take", "roster-verb-seat-take"),
    ("seat.leave", "roster-verb-seat-leave"),
    ("seat.release", "roster-verb-seat-release"),
    ("handover.write", "roster-verb-handover-write"),
    ("handover.sign", "roster-verb-handover-sign"),
    ("handover.supplement", "roster-verb-handover-supplement"),
    ("notice.put", "roster-verb-notice-put"),
    ("notice.publish", "roster-verb-notice-publish"),
    ("notice.return", "roster-verb-notice-return"),
    ("notice.stop", "roster-verb-notice-stop"),
    ("notice.confirm", "roster-verb-notice-confirm"),
    ("qa.form", "quality-verb-form"),
    ("qa.form-version", "quality-verb-form-version"),
    ("qa.form-publish", "quality-verb-form-publish"),
    ("qa.form-archive", "quality-verb-form-archive"),
    ("qa.keep", "quality-verb-keep"),
    ("qa.submit", "quality-verb-submit"),
    ("qa.void", "quality-verb-void"),
    ("qa.confirm", "quality-verb-confirm"),
    ("qa.find", "quality-verb-find"),
    ("qa.correct", "quality-verb-correct"),
    ("qa.confirm-finding", "quality-verb-confirm-finding"),
    ("qa.know", "quality-verb-know"),
    ("qa.hand-in", "quality-verb-hand-in"),
    ("qa.reopen", "quality-verb-reopen"),
    ("qa.draw", "quality-verb-draw"),
    ("qa.replace", "quality-verb-replace"),
    ("qa.appeal", "quality-verb-appeal"),
    ("qa.endorse", "quality-verb-endorse"),
    ("qa.settle", "quality-verb-settle"),
    ("qa.calibration-open", "quality-verb-calibration-open"),
    ("qa.calibrate", "quality-verb-calibrate"),
    ("qa.calibration-close", "quality-verb-calibration-close"),
    ("qa.week", "quality-verb-week"),
    ("qa.week-know", "quality-verb-week-know"),
    ("qa.training-held", "quality-verb-training-held"),
    ("qa.designate", "quality-verb-designate"),
    ("qa.comment", "quality-verb-comment"),
    ("qa.print", "quality-verb-print"),
    ("qa.export", "quality-verb-export"),
];

/// What was done, in words; an unknown verb shows itself.
pub(super) fn verb(lang: Lang, verb: &str) -> String {
    VERBS.iter().find(|(known, _)| *known == verb).map_or_else(|| verb.to_owned(), |(_, id)| lang.tr(id).into_owned())
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    /// Every verb of every command has words, so that the journal speaks to people.
    #[test]
    fn every_verb_of_a_command_has_words() {
        let mut missing = Vec::new();
        look(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/areas"), &mut |source| {
            let functions = source.split("fn verb(&self)").skip(1).filter_map(|rest| rest.split("\n    }\n").next());
            for part in functions.flat_map(|function| function.split("=> \"").skip(1)) {
                let verb = part.split('"').next().unwrap_or_default();
                if VERBS.iter().all(|(known, _)| *known != verb) {
                    missing.push(verb.to_owned());
                }
            }
        });
        assert!(missing.is_empty(), "{missing:?}");
    }

    fn look(folder: &Path, each: &mut dyn FnMut(&str)) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                look(&path, each);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                each(&std::fs::read_to_string(&path).unwrap());
            }
        }
    }
}
