//! Mail addresses and postal codes.

use super::{compact, length};
use crate::base::Message;
use crate::base::fold::{clean, half};
use crate::msg;

/// Checks a mail address as offices use them (no quoted or bracketed forms) and gives it with the domain in lower case.
///
/// # Errors
/// The sentence names what is missing or which character has no place.
pub fn email(text: &str) -> Result<String, Message> {
    let address: String = clean(text).chars().map(half).collect();
    if address.is_empty() {
        return Err(msg!("base-missing", what = msg!("base-name-email")));
    }
    if let Some(have) = address.chars().find(|c| !(c.is_ascii_alphanumeric() || "@.-_+!#$%&'*/=?^`{|}~".contains(*c))) {
        let have = if have == ' ' { msg!("base-space").into() } else { crate::base::Arg::from(have.to_string()) };
        return Err(msg!("base-email-sign", have = have));
    }
    let Some((local, domain)) = address.split_once('@') else {
        return Err(msg!("base-email-no-at"));
    };
    if domain.contains('@') {
        return Err(msg!("base-email-two-at"));
    }
    if local.is_empty() || local.starts_with('.') || local.ends_with('.') || local.contains("..") || local.len() > 64 {
        return Err(msg!("base-email-local", have = local));
    }
    let domain = domain.to_ascii_lowercase();
    let labels: Vec<&str> = domain.split('.').collect();
    let good = |label: &&str| {
        !label.is_empty()
            && label.len() <= 63
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
    };
    let top = labels.last().is_some_and(|top| top.len() >= 2 && !top.chars().all(|c| c.is_ascii_digit()));
    if labels.len() < 2 || !top || !labels.iter().all(good) || domain.len() > 253 {
        return Err(msg!("base-email-domain", have = domain));
    }
    Ok(format!("{local}@{domain}"))
}

/// Checks a postal code: six digits.
///
/// # Errors
/// The sentence names the length or the character that is no digit.
pub fn postcode(text: &str) -> Result<String, Message> {
    let what = msg!("base-name-postcode");
    let code = compact(text);
    if let Some(have) = code.chars().find(|c| !c.is_ascii_digit()) {
        return Err(msg!("base-number-sign", what = what, have = have.to_string()));
    }
    match length(&what, code.chars().count(), 6) {
        Some(wrong) => Err(wrong),
        None => Ok(code),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses() {
        for (text, want) in [
            ("Wang.Fang@Example.COM", ""),
            ("ｗａｎｇ＠qq．com", ""),
            ("12345@163.com.cn", ""),
            ("", "base-missing"),
            ("wangfang", "base-email-no-at"),
            ("a@b@c.cn", "base-email-two-at"),
            ("@b.cn", "base-email-local"),
            ("a.@b.cn", "base-email-local"),
            ("a@b", "base-email-domain"),
            ("a@b..cn", "base-email-domain"),
            ("a@-b.cn", "base-email-domain"),
            ("王@b.cn", "base-email-sign"),
            ("a b@c.cn", "base-email-sign"),
        ] {
            assert_eq!(email(text).map(|_| "").unwrap_or_else(|m| m.id), want, "{text}");
        }
        assert_eq!(email(" Wang.Fang@Example.COM").as_deref(), Ok("Wang.Fang@example.com"));
    }

    #[test]
    fn postcodes() {
        assert_eq!(postcode("２６６０７１").as_deref(), Ok("266071"));
        assert_eq!(postcode("26607").unwrap_err().id, "base-too-short");
        assert_eq!(postcode("26607a").unwrap_err().id, "base-number-sign");
    }
}
