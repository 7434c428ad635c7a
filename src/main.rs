//! Arguments in, task or window out.

use std::io::Write;
use std::process::ExitCode;

use kefu_desk::app::{self, Setup};
use kefu_desk::base::Clock;
use kefu_desk::cli::{self, Common};
use kefu_desk::worker::apart;

fn main() -> ExitCode {
    if let Some(code) = apart::serve(std::env::args_os()) {
        return code;
    }
    match cli::parse() {
        Err(code) => code,
        Ok(cli) => match &cli.command {
            Some(task) => cli::run(task, &cli.common),
            None => window(&cli.common),
        },
    }
}

/// Opens the window and says on the standard error why it does not open.
fn window(common: &Common) -> ExitCode {
    tracing_subscriber::fmt().with_writer(std::io::stderr).with_max_level(tracing::Level::WARN).init();
    let (folder, file) = cli::place_of_window(common);
    let setup = Setup { folder, clock: Clock::System, file, demo: common.demo, lang: common.lang_asked() };
    // Without a console there is nobody to tell, and the exit code still says it.
    app::run(setup, common.renderer.unwrap_or_default(), &mut |text| drop(writeln!(std::io::stderr(), "{text}")))
}
