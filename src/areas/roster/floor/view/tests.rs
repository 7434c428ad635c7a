//! Flows by accessible label.
