//! The arguments: what the command line understands, its help in both languages, and what it says to a wrong argument.

use std::borrow::Cow;
use std::ffi::{OsStr, OsString};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::builder::StyledStr;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, Args, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};

use super::Failure;
use super::print::Printer;
use crate::app::Renderer;
use crate::areas::customers::sheet::{Key, Mode};
use crate::exchange::TextEncoding;
use crate::i18n::Lang;
use crate::msg;

/// Everything on the command line.
#[derive(Debug, Clone, Parser)]
#[command(name = "kefu-desk", version, disable_help_flag = true, disable_help_subcommand = true, disable_version_flag = true)]
pub struct Cli {
    /// What holds for every task and for the window.
    #[command(flatten)]
    pub common: Common,
    /// The task; without one the window opens.
    #[command(subcommand)]
    pub command: Option<Task>,
}

/// What holds for every task and for the window.
#[derive(Debug, Clone, Default, Args)]
pub struct Common {
    /// Folder of the department's file, or the file itself.
    #[arg(long, global = true, value_name = "DIR")]
    pub data: Option<PathBuf>,
    /// Who logs in.
    #[arg(long, global = true, value_name = "NAME")]
    pub user: Option<String>,
    /// One JSON object on standard output.
    #[arg(long, global = true)]
    pub json: bool,
    /// Language; else the system's.
    #[arg(long, global = true, value_name = "zh|en")]
    pub lang: Option<LangArg>,
    /// The window opens a department with sample people and records.
    #[arg(long)]
    pub demo: bool,
    /// How the window draws.
    #[arg(long, value_name = "glow|wgpu")]
    pub renderer: Option<Renderer>,
}

impl Common {
    /// The language that was asked for, if any.
    pub fn lang_asked(&self) -> Option<Lang> {
        self.lang.map(LangArg::lang)
    }

    /// The language of everything that is said.
    pub fn lang(&self) -> Lang {
        self.lang.map_or_else(Lang::of_system, LangArg::lang)
    }
}

/// A language as it is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum LangArg {
    /// 简体中文
    #[value(alias = "zh-CN", alias = "zh_CN", alias = "cn")]
    Zh,
    /// English
    #[value(alias = "en-US", alias = "en_US", alias = "en-GB")]
    En,
}

impl LangArg {
    fn lang(self) -> Lang {
        match self {
            LangArg::Zh => Lang::Zh,
            LangArg::En => Lang::En,
        }
    }
}

/// A task.
#[derive(Debug, Clone, Subcommand)]
#[command(disable_help_subcommand = true)]
pub enum Task {
    /// Makes a department with its first account.
    Init {
        /// Name of the department.
        #[arg(long, value_name = "NAME", default_value = "客服部")]
        department: String,
        /// Staff number of the first account.
        #[arg(long, value_name = "NUMBER", default_value = "1001")]
        number: String,
    },
    /// Takes a list in.
    Import {
        /// Which list.
        #[command(subcommand)]
        what: ImportWhat,
    },
    /// Gives a list out.
    Export {
        /// Which list.
        #[command(subcommand)]
        what: ExportWhat,
    },
    /// Finds records.
    Search {
        /// Which.
        #[command(subcommand)]
        what: SearchWhat,
    },
    /// Copies the department's file with its keys into one file.
    Backup {
        /// Where to.
        out: PathBuf,
    },
    /// Unpacks a backup into the data folder.
    Restore {
        /// The backup.
        file: PathBuf,
    },
    /// Checks the file and the chain of the journal.
    Verify,
    /// Makes up customers, to try the program out.
    Generate {
        /// How many.
        #[arg(long, value_name = "N")]
        customers: u32,
    },
}

/// Lists that can be imported.
#[derive(Debug, Clone, Subcommand)]
pub enum ImportWhat {
    /// Customer files.
    Customers {
        /// CSV, XLSX, XLS or ODS.
        file: PathBuf,
        /// Says what would happen and writes nothing.
        #[arg(long)]
        dry_run: bool,
        /// Where the flawed rows go, marked.
        #[arg(long, value_name = "OUT.xlsx")]
        errors: Option<PathBuf>,
        /// By what rows find their files; else the surest that the sheet has.
        #[arg(long, value_name = "no|code|phone|name")]
        key: Option<KeyArg>,
        /// Which rows are written.
        #[arg(long, value_name = "both|create|update", default_value = "both")]
        mode: ModeArg,
        /// Encoding of a text file; else found out.
        #[arg(long, value_name = "utf8|gb18030|utf16le|utf16be|big5")]
        encoding: Option<EncodingArg>,
        /// Sheet of a workbook; else the first visible one.
        #[arg(long, value_name = "NAME")]
        sheet: Option<String>,
        /// Row of the header, from 1; else found out.
        #[arg(long, value_name = "N")]
        header_row: Option<u32>,
    },
    /// Complaints; what is registered already stays as it is.
    Complaints {
        /// CSV, XLSX, XLS or ODS.
        file: PathBuf,
        /// Says what would happen and writes nothing.
        #[arg(long)]
        dry_run: bool,
        /// Where the flawed rows go, marked.
        #[arg(long, value_name = "OUT.xlsx")]
        errors: Option<PathBuf>,
        /// Encoding of a text file; else found out.
        #[arg(long, value_name = "utf8|gb18030|utf16le|utf16be|big5")]
        encoding: Option<EncodingArg>,
        /// Sheet of a workbook; else the first visible one.
        #[arg(long, value_name = "NAME")]
        sheet: Option<String>,
        /// Row of the header, from 1; else found out.
        #[arg(long, value_name = "N")]
        header_row: Option<u32>,
    },
}

/// Lists that can be exported.
#[derive(Debug, Clone, Subcommand)]
pub enum ExportWhat {
    /// Customer files.
    Customers {
        /// XLSX, CSV or PDF.
        out: PathBuf,
        /// Only what is found by this text.
        #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
        search: String,
        /// Why the list leaves the department; kept in the journal.
        #[arg(long, value_name = "TEXT")]
        reason: Option<String>,
        /// Columns by name, separated by commas, or `all`.
        #[arg(long, value_name = "a,b,…|all")]
        columns: Option<String>,
    },
    /// Complaints.
    Cases(CasesOut),
    /// Tickets.
    Tickets(CasesOut),
}

/// A list of complaints or of tickets that is exported.
#[derive(Debug, Clone, Args)]
pub struct CasesOut {
    /// XLSX, CSV or PDF.
    pub out: PathBuf,
    /// Only what is found by this text.
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    pub search: String,
    /// Why the list leaves the department; kept in the journal.
    #[arg(long, value_name = "TEXT")]
    pub reason: Option<String>,
}

/// Records that can be searched.
#[derive(Debug, Clone, Subcommand)]
pub enum SearchWhat {
    /// Customer files.
    Customers {
        /// Name, contact, phone, code, address, notes, pinyin or initials.
        text: String,
        /// Most rows that are shown.
        #[arg(long, value_name = "N", default_value_t = 50)]
        limit: usize,
    },
    /// Complaints.
    Cases {
        /// Number, complainant, phone, content, product, pinyin or initials.
        text: String,
        /// Most rows that are shown.
        #[arg(long, value_name = "N", default_value_t = 50)]
        limit: usize,
    },
    /// Tickets.
    Tickets {
        /// Number, customer, phone, content, pinyin or initials.
        text: String,
        /// Most rows that are shown.
        #[arg(long, value_name = "N", default_value_t = 50)]
        limit: usize,
    },
}

/// A key as it is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum KeyArg {
    /// Business number.
    No,
    /// 统一社会信用代码
    Code,
    /// Mobile number or landline.
    Phone,
    /// Name.
    Name,
}

impl KeyArg {
    pub(super) fn key(self) -> Key {
        match self {
            KeyArg::No => Key::No,
            KeyArg::Code => Key::CreditCode,
            KeyArg::Phone => Key::Phone,
            KeyArg::Name => Key::Name,
        }
    }
}

/// Which rows are written, as it is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ModeArg {
    /// New files and changes.
    Both,
    /// New files only.
    Create,
    /// Changes only.
    Update,
}

impl ModeArg {
    pub(super) fn mode(self) -> Mode {
        match self {
            ModeArg::Both => Mode::Both,
            ModeArg::Create => Mode::Create,
            ModeArg::Update => Mode::Update,
        }
    }
}

/// An encoding as it is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum EncodingArg {
    /// UTF-8
    #[value(name = "utf8", alias = "utf-8")]
    Utf8,
    /// GB18030 with GBK and GB2312
    #[value(name = "gb18030", alias = "gbk", alias = "gb2312")]
    Gb18030,
    /// UTF-16, little end first
    #[value(name = "utf16le", alias = "utf-16le", alias = "utf16", alias = "utf-16")]
    Utf16Le,
    /// UTF-16, big end first
    #[value(name = "utf16be", alias = "utf-16be")]
    Utf16Be,
    /// Big5
    #[value(name = "big5")]
    Big5,
}

impl EncodingArg {
    pub(super) fn encoding(self) -> TextEncoding {
        match self {
            EncodingArg::Utf8 => TextEncoding::Utf8,
            EncodingArg::Gb18030 => TextEncoding::Gb18030,
            EncodingArg::Utf16Le => TextEncoding::Utf16Le,
            EncodingArg::Utf16Be => TextEncoding::Utf16Be,
            EncodingArg::Big5 => TextEncoding::Big5,
        }
    }
}

/// Reads the arguments of this process.
///
/// # Errors
/// The exit code, after help, version or what is wrong was printed.
pub fn parse() -> Result<Cli, ExitCode> {
    let arguments: Vec<OsString> = std::env::args_os().collect();
    let (lang, json) = foresight(&arguments);
    read(lang, arguments).map_err(|error| ExitCode::from(say(lang, json, &error)))
}

pub(super) fn read(lang: Lang, arguments: Vec<OsString>) -> Result<Cli, clap::Error> {
    command(lang).try_get_matches_from(arguments).and_then(|matches| Cli::from_arg_matches(&matches))
}

/// Language and form of the answer are needed before the arguments are understood: a wrong argument is answered too.
fn foresight(arguments: &[OsString]) -> (Lang, bool) {
    let json = arguments.iter().any(|a| a == "--json");
    let named = arguments.iter().enumerate().find_map(|(at, argument)| match argument.to_str()?.strip_prefix("--lang")? {
        "" => arguments.get(at + 1).and_then(|value| value.to_str()).and_then(|value| LangArg::from_str(value, true).ok()),
        rest => LangArg::from_str(rest.strip_prefix('=')?, true).ok(),
    });
    (named.map_or_else(Lang::of_system, LangArg::lang), json)
}

/// The whole command line with its help in a language.
pub(super) fn command(lang: Lang) -> clap::Command {
    let options = heading(lang, "cli-options-heading");
    let flag = |name: &'static str, short: char, action: ArgAction| {
        let help = text(lang, &help_id("arg", name));
        Arg::new(name).long(name).short(short).action(action).help(help).help_heading(options)
    };
    localised(Cli::command(), lang, "program").arg(flag("help", 'h', ArgAction::Help).global(true)).arg(flag(
        "version",
        'V',
        ArgAction::Version,
    ))
}

fn text(lang: Lang, id: &str) -> StyledStr {
    StyledStr::from(lang.tr(id).into_owned())
}

/// A heading of the help; the library takes only texts that live as long as the program, and texts without arguments do.
fn heading(lang: Lang, id: &str) -> Option<&'static str> {
    match lang.tr(id) {
        Cow::Borrowed(text) => Some(text),
        Cow::Owned(_) => None,
    }
}

/// Text id of a command's or an argument's help.
pub(super) fn help_id(kind: &str, name: &str) -> String {
    format!("cli-{kind}-{}", name.replace('_', "-"))
}

/// Takes the English notes of the source out of the help and puts the texts of the language in.
fn localised(command: clap::Command, lang: Lang, name: &str) -> clap::Command {
    let template =
        format!("{{before-help}}{{about-with-newline}}\n{} {{usage}}\n\n{{all-args}}{{after-help}}", lang.tr("cli-usage-heading"));
    let (options, arguments) = (heading(lang, "cli-options-heading"), heading(lang, "cli-arguments-heading"));
    let mut command = command
        .about(text(lang, &help_id("command", name)))
        .long_about(None)
        .help_template(template)
        .subcommand_help_heading(heading(lang, "cli-commands-heading").unwrap_or("…"))
        .mut_args(|arg| {
            let id = help_id("arg", arg.get_id().as_str());
            let heading = if arg.is_positional() { arguments } else { options };
            // Values stand in the argument's own name; the list of them would be in English.
            let takes_values = arg.get_action().takes_values();
            let arg = arg.help(text(lang, &id)).long_help(None).help_heading(heading);
            if takes_values { arg.hide_possible_values(true).hide_default_value(true) } else { arg }
        });
    let below: Vec<String> = command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
    for sub in below {
        let full = if name == "program" { sub.clone() } else { format!("{name}-{sub}") };
        command = command.mut_subcommand(sub, |sub| localised(sub, lang, &full));
    }
    command
}

/// Prints help, or what is wrong with the arguments. Returns the exit code.
fn say(lang: Lang, json: bool, error: &clap::Error) -> u8 {
    let printer = Printer::new(lang, json);
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => printer.text(&error.render().to_string()),
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand if !json => printer.usage_help(&error.render().to_string()),
        _ => printer.failure(&Failure::Usage(wrong(lang, error))),
    }
}

/// What is wrong with the arguments, as a sentence.
fn wrong(lang: Lang, error: &clap::Error) -> crate::base::Message {
    let told = |kind: ContextKind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(if lang == Lang::Zh { "、" } else { ", " }),
        _ => String::new(),
    };
    let argument = told(ContextKind::InvalidArg);
    match error.kind() {
        ErrorKind::UnknownArgument => msg!("cli-wrong-unknown", argument = argument),
        ErrorKind::InvalidSubcommand => msg!("cli-wrong-command", command = told(ContextKind::InvalidSubcommand)),
        ErrorKind::MissingRequiredArgument => msg!("cli-wrong-missing", argument = argument),
        ErrorKind::InvalidValue if told(ContextKind::InvalidValue).is_empty() => msg!("cli-wrong-no-value", argument = argument),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let valid = told(ContextKind::ValidValue);
            let value = told(ContextKind::InvalidValue);
            if valid.is_empty() {
                msg!("cli-wrong-value", argument = argument, value = value)
            } else {
                msg!("cli-wrong-choice", argument = argument, value = value, valid = valid)
            }
        }
        ErrorKind::ArgumentConflict => msg!("cli-wrong-twice", argument = argument),
        ErrorKind::InvalidUtf8 => msg!("cli-wrong-utf8"),
        _ => msg!("cli-wrong-incomplete"),
    }
}

/// The name of a file for people, from its path.
pub(super) fn shown_name(path: &std::path::Path) -> String {
    path.file_name().unwrap_or(OsStr::new("")).to_string_lossy().into_owned()
}
