//! The pages by their labels.
