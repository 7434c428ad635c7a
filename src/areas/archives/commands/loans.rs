//! Loans: lent, asked for, decided, taken back, extended (FILE-10).

use super::{Change, Decision, Facts, missing, not_allowed, settled, tidy, turn};
use crate::areas::archives::clauses::file_10_loans::{self, Way};
use crate::areas::archives::model::{Loan, LoanDraft, LoanState, Secrecy, Step};
use crate::base::{Actor, Day, Finding, Flaw, Function, Refusal, Verdict};
use crate::msg;

/// Documents go out, at once or after the approver's yes.
pub fn lend(facts: &Facts, draft: &LoanDraft, actor: &Actor, today: Day) -> Decision {
    actor.must_do(Function::Archive)?;
    let mut out = turn(&facts.documents, Step::Lend)?;
    let mut draft = draft.clone();
    draft.borrower = tidy(&draft.borrower);
    draft.purpose = draft.purpose.trim().to_owned();
    draft.documents = facts.documents.iter().map(|document| document.id).collect();
    let mut flaws = Vec::new();
    let mut flaw = |field, message| flaws.push(Flaw { field, clause: "FILE-10", message });
    if draft.borrower.name.is_empty() {
        flaw("borrower", msg!("archives-borrower-blank"));
    }
    if draft.purpose.is_empty() {
        flaw("purpose", msg!("archives-loan-purpose"));
    }
    flaws.extend(file_10_loans::judge_due(today, draft.due, facts.limits.loan_max_days));
    if let Some(refusal) = Refusal::flawed(flaws) {
        return Err(refusal);
    }
    no_overdue(facts, &draft.borrower.name)?;
    let secret = facts.documents.iter().any(|document| document.draft.secrecy == Secrecy::Secret);
    let named = match (&facts.approver, draft.approver) {
        (Some((id, posts)), _) => Some((*id, posts.as_slice())),
        // Somebody who does not work here.
        (None, Some(_)) => return Err(Refusal::of_field("approver", "FILE-10", msg!("archives-approver-none"))),
        (None, None) => None,
    };
    let way = file_10_loans::way(secret, &draft.borrower, actor, named)?;
    draft.approver = match way {
        Way::AtOnce => None,
        Way::ByLender => Some(actor.id),
        Way::Asks => draft.approver,
    };
    let goes_out = way != Way::Asks;
    if !goes_out {
        out.clear();
    }
    let mut changes = vec![Change::InsertLoan { draft: Box::new(draft), out: goes_out, secret }];
    changes.extend(out);
    Ok((changes, Vec::new()))
}

fn no_overdue(facts: &Facts, borrower: &str) -> Result<(), Refusal> {
    match &facts.overdue {
        Some(no) => Err(Refusal::by("FILE-10", msg!("archives-borrower-overdue", name = borrower, no = no.as_str()))),
        None => Ok(()),
    }
}

fn stored(facts: &Facts, state: LoanState) -> Result<&Loan, Refusal> {
    let loan = facts.loan.as_ref().ok_or_else(missing)?;
    if loan.state == state { Ok(loan) } else { Err(settled("FILE-10", &loan.no, loan.state.message())) }
}

/// Only the person who was asked decides, while he still holds the post.
fn must_decide(loan: &Loan, actor: &Actor) -> Result<(), Refusal> {
    if loan.draft.approver == Some(actor.id) && file_10_loans::approves(&actor.posts) {
        return Ok(());
    }
    Err(Refusal {
        message: msg!("archives-not-approver", name = loan.approver.as_str()),
        clauses: vec!["FILE-10", "SEC-08"],
        flaws: Vec::new(),
    })
}

/// The approver's yes: the documents go out, if they still can.
pub fn approve(facts: &Facts, actor: &Actor, today: Day) -> Decision {
    let loan = stored(facts, LoanState::Asked)?;
    must_decide(loan, actor)?;
    if let Some(refusal) =
        Refusal::flawed(file_10_loans::judge_due(today, loan.draft.due, facts.limits.loan_max_days).into_iter().collect())
    {
        return Err(refusal);
    }
    no_overdue(facts, &loan.draft.borrower.name)?;
    let mut changes = vec![Change::LendOut];
    changes.extend(turn(&facts.documents, Step::Lend)?);
    Ok((changes, Vec::new()))
}

/// The approver's no, with its reason.
pub fn refuse(facts: &Facts, reason: &str, actor: &Actor) -> Decision {
    let loan = stored(facts, LoanState::Asked)?;
    must_decide(loan, actor)?;
    if reason.trim().is_empty() {
        return Err(Refusal::of_field("reason", "FILE-10", msg!("archives-reason-blank")));
    }
    Ok((vec![Change::EndLoan(true, reason.trim().to_owned())], Vec::new()))
}

/// Whoever asked takes the request back, to ask somebody else or nobody.
pub fn withdraw(facts: &Facts, actor: &Actor) -> Decision {
    let loan = stored(facts, LoanState::Asked)?;
    if loan.lender_id != actor.id {
        return Err(not_allowed());
    }
    Ok((vec![Change::EndLoan(false, String::new())], Vec::new()))
}

/// The documents are back; late ones with a warning.
pub fn take_back(facts: &Facts, condition: &str, actor: &Actor, today: Day) -> Decision {
    actor.must_do(Function::Archive)?;
    let loan = stored(facts, LoanState::Out)?;
    let mut changes = vec![Change::TakeBack(condition.trim().to_owned())];
    changes.extend(turn(&facts.documents, Step::Return)?);
    let late = file_10_loans::days_overdue(loan.draft.due, today);
    let warned = |days| Finding {
        clause: "FILE-10",
        verdict: Verdict::Warned,
        message: msg!("archives-returned-late", no = loan.no.as_str(), days = days),
    };
    Ok((changes, (late > 0).then(|| warned(late)).into_iter().collect()))
}

/// The one extension. Secret documents stay out longer only by the word of somebody who may approve it.
pub fn extend(facts: &Facts, actor: &Actor, today: Day) -> Decision {
    actor.must_do(Function::Archive)?;
    let loan = stored(facts, LoanState::Out)?;
    let refused = |message| Err(Refusal::by("FILE-10", message));
    if loan.extended {
        return refused(msg!("archives-extended-already"));
    }
    if file_10_loans::days_overdue(loan.draft.due, today) > 0 {
        return refused(msg!("archives-extend-overdue"));
    }
    if loan.secret && (!file_10_loans::approves(&actor.posts) || file_10_loans::is_borrower(&loan.draft.borrower, actor.id)) {
        return refused(msg!("archives-extend-secret"));
    }
    let lent = loan.lent_at.map_or(today, |at| at.day());
    Ok((vec![Change::Extend(file_10_loans::extended(lent, loan.draft.due))], Vec::new()))
}
