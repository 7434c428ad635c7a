//! Customer files: decisions as tables, and stores there and back.
