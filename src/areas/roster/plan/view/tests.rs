//! The page by its accessible labels, with answers made by hand.
