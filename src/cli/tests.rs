//! Arguments, help in both languages, file names; what tasks do is tested on the real program (`tests/cli.rs`).

use std::ffi::OsString;

use super::args::{command, help_id, read};
use super::*;
use crate::i18n::Lang;

fn ids(command: &clap::Command, name: &str, out: &mut Vec<String>) {
    out.push(help_id("command", name));
    out.extend(command.get_arguments().map(|arg| help_id("arg", arg.get_id().as_str())));
    for sub in command.get_subcommands() {
        let full = if name == "program" { sub.get_name().to_owned() } else { format!("{name}-{}", sub.get_name()) };
        ids(sub, &full, out);
    }
}

#[test]
fn every_argument_has_its_help_in_both_languages() {
    for lang in [Lang::Zh, Lang::En] {
        let command = command(lang);
        command.clone().debug_assert();
        let mut wanted = Vec::new();
        ids(&command, "program", &mut wanted);
        assert!(wanted.len() > 30, "{wanted:?}");
        for id in wanted {
            assert_ne!(lang.tr(&id), id, "no text");
        }
    }
}

#[test]
fn help_speaks_one_language() {
    let help = command(Lang::Zh).render_long_help().to_string();
    assert!(help.contains("用法： kefu-desk") && help.contains("导入名单") && help.contains("选项"), "{help}");
    for word in ["Usage", "Options:", "Commands", "Print", "possible", "default:"] {
        assert!(!help.contains(word), "{word}: {help}");
    }
}

#[test]
fn wrong_arguments_are_named() {
    let kind = |line: &str| read(Lang::Zh, line.split(' ').map(OsString::from).collect()).unwrap_err().kind();
    assert_eq!(kind("kefu-desk import customers"), clap::error::ErrorKind::MissingRequiredArgument);
    assert_eq!(kind("kefu-desk import customers a.csv --key age"), clap::error::ErrorKind::InvalidValue);
    assert_eq!(kind("kefu-desk bake"), clap::error::ErrorKind::InvalidSubcommand);
    assert_eq!(kind("kefu-desk verify --password x"), clap::error::ErrorKind::UnknownArgument);
    let cli =
        read(Lang::En, ["kefu-desk", "--json", "search", "customers", "海尔", "--user", "徐亮"].map(OsString::from).to_vec()).unwrap();
    assert!(cli.common.json && cli.common.user.as_deref() == Some("徐亮"));
    assert!(matches!(cli.command, Some(Task::Search { what: SearchWhat::Customers { limit: 50, .. } })));
}
