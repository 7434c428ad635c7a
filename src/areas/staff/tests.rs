//! Staff and accounts: decisions as tables, and stores there and back.
