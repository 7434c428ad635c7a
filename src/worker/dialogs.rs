//! The system's file dialogs. They block, so each runs on a thread of its own.

use std::path::PathBuf;

use rfd::FileDialog;

use crate::areas::attachments::{Kind, Record};
use crate::areas::roster::plan::files::PlanPick;
use crate::areas::view::Pick;
use crate::i18n::Lang;

/// Opens the dialog and waits for the person. `None` is Cancel, or a system without dialogs, which cannot be told apart.
pub fn open(pick: &Pick, folder: Option<PathBuf>, lang: Lang) -> Option<PathBuf> {
    let mut dialog = FileDialog::new().set_title(title(pick, lang));
    if let Some(folder) = folder {
        dialog = dialog.set_directory(folder);
    }
    for (name, endings) in filters(pick) {
        dialog = dialog.add_filter(lang.tr(name), endings);
    }
    match pick {
        Pick::ImportSheet(_) | Pick::OpenDepartment | Pick::Attachment(_) | Pick::Plan(PlanPick::Import | PlanPick::Holidays) => {
            dialog.pick_file()
        }
        Pick::ExportSheet(name)
        | Pick::MarkedSheet(_, name)
        | Pick::Backup(name)
        | Pick::NewDepartment(name)
        | Pick::RecoverySheet(name)
        | Pick::Template(_, name)
        | Pick::AttachmentCopy(_, name)
        | Pick::Paper(_, name)
        | Pick::Plan(PlanPick::Sheet(_, name) | PlanPick::Agenda(_, name)) => dialog.set_file_name(name).save_file(),
    }
}

fn title(pick: &Pick, lang: Lang) -> String {
    let id = match pick {
        Pick::ImportSheet(_) => "app-pick-import",
        Pick::ExportSheet(_) => "app-pick-export",
        Pick::MarkedSheet(..) => "app-pick-marked",
        Pick::Backup(_) => "app-pick-backup",
        Pick::OpenDepartment => "app-pick-open",
        Pick::NewDepartment(_) => "app-pick-new",
        Pick::RecoverySheet(_) => "app-pick-recovery",
        Pick::Template(..) => "app-pick-template",
        Pick::Paper(..) => "app-pick-paper",
        Pick::Attachment(_) => "app-pick-attachment",
        Pick::AttachmentCopy(..) => "app-pick-copy",
        Pick::Plan(PlanPick::Sheet(..) | PlanPick::Agenda(..)) => "app-pick-roster-export",
        Pick::Plan(PlanPick::Import) => "app-pick-roster-import",
        Pick::Plan(PlanPick::Holidays) => "app-pick-holidays",
    };
    lang.tr(id).into_owned()
}

fn filters(pick: &Pick) -> &'static [(&'static str, &'static [&'static str])] {
    match pick {
        Pick::Plan(PlanPick::Sheet(..)) => &[("app-filter-xlsx", &["xlsx"]), ("app-filter-csv", &["csv"])],
        Pick::Plan(PlanPick::Agenda(..)) => &[("app-filter-agenda", &["ics"])],
        Pick::Plan(PlanPick::Holidays) => &[("app-filter-holidays", &["json", "xlsx", "xls", "ods", "csv"]), ("app-filter-all", &["*"])],
        Pick::ImportSheet(_) | Pick::Plan(PlanPick::Import) => {
            &[("app-filter-sheets", &["xlsx", "xls", "ods", "csv", "txt", "xlsm"]), ("app-filter-all", &["*"])]
        }
        Pick::ExportSheet(name) if name.ends_with(".csv") => &[("app-filter-csv", &["csv"])],
        Pick::ExportSheet(name) if name.ends_with(".pdf") => &[("app-filter-pdf", &["pdf"])],
        Pick::ExportSheet(_) | Pick::MarkedSheet(..) | Pick::Template(..) => &[("app-filter-xlsx", &["xlsx"])],
        Pick::Backup(_) => &[("app-filter-backup", &["kefubak"])],
        Pick::OpenDepartment => &[("app-filter-department", &["kefu", "kefubak"])],
        Pick::NewDepartment(_) => &[("app-filter-department", &["kefu"])],
        Pick::RecoverySheet(_) | Pick::Paper(..) => &[("app-filter-pdf", &["pdf"])],
        Pick::Attachment(Record { kind: Kind::Document, .. }) => &[("app-filter-scans", &["pdf", "png", "jpg", "jpeg"])],
        Pick::Attachment(_) => &[
            (
                "app-filter-attachments",
                &["pdf", "png", "jpg", "jpeg", "docx", "xlsx", "txt", "csv", "wav", "mp3", "m4a", "mp4", "ogg", "amr"],
            ),
            ("app-filter-all", &["*"]),
        ],
        // The name has the ending of its content already.
        Pick::AttachmentCopy(..) => &[],
    }
}
