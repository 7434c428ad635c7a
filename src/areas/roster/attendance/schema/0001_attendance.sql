CREATE TABLE attendance_sign (
    id {id},
    shift {int} NOT NULL REFERENCES shift (id),
    staff {int} NOT NULL REFERENCES staff (id),
    way TEXT NOT NULL CHECK (way IN ('签到', '签退')),
    at {int},
    entered_at {int} NOT NULL,
    entered_by {int} NOT NULL REFERENCES staff (id),
    reason TEXT NOT NULL
){strict};
CREATE INDEX attendance_sign_shift ON attendance_sign (shift, way, id);
CREATE TABLE attendance_away (
    id {id},
    shift {int} NOT NULL REFERENCES shift (id),
    staff {int} NOT NULL REFERENCES staff (id),
    from_at {int} NOT NULL,
    to_at {int} CHECK (to_at > from_at),
    expected {int} NOT NULL CHECK (expected > 0),
    reason TEXT NOT NULL,
    entered_at {int} NOT NULL,
    entered_by {int} NOT NULL REFERENCES staff (id),
    void TEXT
){strict};
CREATE INDEX attendance_away_shift ON attendance_away (shift);
CREATE TABLE attendance_consent (
    id {id},
    away {int} NOT NULL REFERENCES attendance_away (id),
    minutes {int} NOT NULL CHECK (minutes > 0),
    staff {int} NOT NULL REFERENCES staff (id),
    at {int} NOT NULL
){strict};
CREATE INDEX attendance_consent_away ON attendance_consent (away);
CREATE TABLE stop_order (
    id {id},
    staff {int} NOT NULL REFERENCES staff (id),
    breach TEXT NOT NULL,
    from_at {int} NOT NULL,
    to_at {int} NOT NULL CHECK (to_at > from_at),
    proposal TEXT NOT NULL,
    ordered_by {int} NOT NULL REFERENCES staff (id),
    ordered_at {int} NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('待确认', '已确认', '已解除')),
    decided_by {int} REFERENCES staff (id),
    decided_at {int},
    decision TEXT NOT NULL DEFAULT ''
){strict};
CREATE INDEX stop_order_time ON stop_order (to_at, from_at);
CREATE TABLE attendance_settled (
    shift {int} NOT NULL PRIMARY KEY REFERENCES shift (id),
    ended {int} NOT NULL,
    became TEXT NOT NULL,
    clause TEXT NOT NULL,
    at {int} NOT NULL
){strict};
CREATE INDEX attendance_settled_ended ON attendance_settled (ended);
CREATE INDEX attendance_settled_became ON attendance_settled (became, shift);
