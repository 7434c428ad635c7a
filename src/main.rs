//! Arguments in, task out.

use std::process::ExitCode;

fn main() -> ExitCode {
    match kefu_desk::cli::parse() {
        Err(code) => code,
        Ok(cli) => match &cli.command {
            Some(task) => kefu_desk::cli::run(task, &cli.common),
            // The window's place: `app::run(&cli.common)`.
            None => ExitCode::from(2),
        },
    }
}
