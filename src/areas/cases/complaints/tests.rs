//! Tests of complaints.
