//! Notifications of the desktop. A service may be slow or missing, so they are shown on a thread of their own.

/// Shows one; a desktop without such a service shows nothing.
pub(super) fn show(title: &str, text: &str) {
    let shown = notify_rust::Notification::new().appname("Kefu Desk").icon("kefu-desk").summary(title).body(text).show();
    if let Err(error) = shown {
        tracing::debug!(%error, "no notification");
    }
}
