//! Kefu Desk 客服台: desktop software that runs a Chinese customer-service department by its own written regulations.
//!
//! # The map
//!
//! | room | what lives there |
//! |---|---|
//! | [`base`] | words every room uses: days, instants and the one clock, posts and the permission matrix, outcomes, closed lists of words, checks of codes and numbers, folding, pinyin and search, divisions, masking, made-up data; pure values, no I/O |
//! | [`rules`] | the regulations as data: every clause with its words, every parameter with its limits and from-dates; knows no area |
//! | [`store`] | one SQL for two engines, the encrypted file, its keys, migrations, journal, business numbers, backups, the look at a place |
//! | [`exchange`] | paper in, paper out: sheets (CSV, XLSX, XLS, ODS), printed pages (PDF), the clipboard; knows files, not areas |
//! | [`i18n`] | a text id or a message becomes a sentence in Chinese or English; numbers and dates for people |
//! | [`ui`] | the look: tokens, theme, fonts, components, gallery; knows egui, knows no area |
//! | [`areas`] | the department's business, one folder an area, the same rooms in each; [`areas::attachments`] is the room that all share: files beside any record; [`areas::links`] is the only file in which two areas meet, [`areas::view`] is what every view gets and gives, [`areas::why`] draws what clauses say and how a figure came about, [`areas::imports`] is what every import of a sheet shares, [`areas::views`] are the saved views of any list |
//! | [`desk`] | an opened department: founding, login, lock-out, recovery, the sample department |
//! | [`worker`] | the only threads: one writer, three readers, jobs, file dialogs, the player of recordings; scans and recordings are decoded in a process of their own |
//! | [`app`] | the window: start pages, navigation, palette, settings, overlays |
//! | [`cli`] | the side door: the same commands without a window |
//!
//! Arrows point down: `app, cli → worker → desk → areas → ui, exchange, store, rules, i18n → base`. Inside an area `view` sees
//! `model` and the types of `commands`, never `store`; `commands` and `clauses` see no I/O.
//!
//! # Invariants
//!
//! - Everything that changes data comes through [`areas::perform`]: one act, one transaction, one journal entry. An import is one act.
//! - The time is read in one place ([`base::Clock`]) and handed on; nothing in an area asks for it.
//! - A decision (`decide`) is pure: facts in, changes and findings or a refusal with its clauses out.
//! - Views draw and push actions; nothing else. A window never waits for the worker.
//! - A refusal, a deadline or a warning names its clause. Permissions are checked in commands and questions, never only by hiding a button.
//! - Colours, sizes and spaces are tokens; texts for people stand twice, in `text/zh-CN.ftl` and `text/en.ftl`.
//!
//! # Walkthrough: a customer's phone is corrected
//!
//! 1. `areas/customers/view/form` holds what is typed; 保存 pushes `Command::Edit` with the revision and the values that were on screen.
//! 2. `app` sends it to the worker's writer when the frame is drawn; the button shows busy.
//! 3. [`areas::perform`] opens the transaction, reads the person's posts and the parameters, and calls [`areas::customers::act`].
//! 4. `store::facts` reads the stored file, whether it is the person's own, and files that look the same.
//! 5. `commands::decide` checks rights, clauses and values. When somebody saved first, what only one changed is merged and what both
//!    changed comes back as a conflict, field by field.
//! 6. `store::apply` writes the values, the history line of each field, the search words and the journal entry; commit.
//! 7. The reply wakes the window; what is on screen is asked for again. Another window sees the new journal entry within two seconds.
//!
//! # Walkthrough: a leave is approved
//!
//! 1. [`areas::roster::leave`]'s page shows the request with what each clause says of it. They were judged by the same pure functions that
//!    will decide, and [`areas::why`] draws them: red, amber, green. 同意 pushes `Command::Decide`.
//! 2. [`areas::perform`] first settles what fell due by itself ([`areas::settle`]): a request whose deadline passed a minute ago is gone.
//! 3. `store::facts` reads the request, the applicant's shifts, adjoining leaves and the calendar; `commands::decide` checks step, authority
//!    and clauses and gives changes and findings, or a refusal that names its clause.
//! 4. `store::apply` writes the step and the journal entry; commit. Two who decide at once: one wins, the other is told.
//! 5. Nothing copies the leave into the roster. Whoever needs it asks: [`areas::roster::leave::covers`] says what leave makes of a shift
//!    at a moment, and the grid, swaps and attendance ask it. So the roster is always what the live requests say.
//! 6. The inbox of the next in the chain has a new line, the navigation its count, and the desktop a notification that names nobody.
//!
//! # Walkthrough: a list from Excel
//!
//! 1. `exchange` shows what the file is and keeps its rows packed in memory ([`exchange::Spool`]), guessing nothing.
//! 2. [`areas::customers::sheet`] matches headers to fields, reads each cell by its field's kind, finds the stored file by the chosen
//!    key, and gives each row a verdict: new, changed, same, left out, flawed. Nothing is stored.
//! 3. The import judges the rows again inside its one transaction and writes; flawed rows stay outside and come back as a workbook.
//! 4. An export streams the same list through the same filter and order into a new file, which appears only when it is whole.

pub mod app;
pub mod areas;
pub mod base;
pub mod cli;
pub mod desk;
pub mod exchange;
pub mod i18n;
pub mod rules;
pub mod store;
pub mod ui;
pub mod worker;
