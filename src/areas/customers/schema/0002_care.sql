ALTER TABLE customer ADD COLUMN grade_by TEXT NOT NULL DEFAULT '' CHECK (grade_by IN ('', '计算', '人工'));
ALTER TABLE customer ADD COLUMN grade_reason TEXT NOT NULL DEFAULT '';
CREATE TABLE allocation (
    id {id},
    customer {int} NOT NULL REFERENCES customer (id),
    agent {int} NOT NULL,
    at {int} NOT NULL,
    staff {int} NOT NULL,
    name TEXT NOT NULL,
    met_at {int},
    ended_at {int}
){strict};
CREATE INDEX allocation_customer ON allocation (customer, id);
CREATE INDEX allocation_waiting ON allocation (agent, at) WHERE met_at IS NULL AND ended_at IS NULL;
CREATE TABLE customer_note (
    id {id},
    customer {int} NOT NULL REFERENCES customer (id),
    at {int} NOT NULL,
    staff {int} NOT NULL,
    name TEXT NOT NULL,
    channel TEXT NOT NULL CHECK (channel <> ''),
    text TEXT NOT NULL
){strict};
CREATE INDEX customer_note_customer ON customer_note (customer, id);
{append-only customer_note}
CREATE TABLE customer_order (
    id {id},
    no TEXT NOT NULL UNIQUE,
    customer {int} NOT NULL REFERENCES customer (id),
    day TEXT NOT NULL,
    channel TEXT NOT NULL DEFAULT '',
    amount {int} NOT NULL CHECK (amount > 0),
    paid {int} NOT NULL DEFAULT 0 CHECK (paid >= 0),
    state TEXT NOT NULL CHECK (state IN ('已确认', '已取消')),
    approver {int},
    at {int} NOT NULL,
    staff {int} NOT NULL,
    name TEXT NOT NULL,
    rev {int} NOT NULL DEFAULT 1
){strict};
CREATE INDEX customer_order_customer ON customer_order (customer, day);
CREATE INDEX customer_order_day ON customer_order (day, customer, amount) WHERE state = '已确认';
CREATE TABLE order_line (
    id {id},
    of_order {int} NOT NULL REFERENCES customer_order (id),
    product TEXT NOT NULL CHECK (product <> ''),
    quantity {int} NOT NULL CHECK (quantity > 0),
    amount {int} NOT NULL CHECK (amount >= 0)
){strict};
CREATE INDEX order_line_order ON order_line (of_order);
CREATE TABLE credit_term (
    grade TEXT NOT NULL PRIMARY KEY,
    days {int} NOT NULL CHECK (days >= 0),
    most {int} NOT NULL CHECK (most >= 0),
    handling TEXT NOT NULL CHECK (handling IN ('正常', '审批', '先款')),
    rev {int} NOT NULL DEFAULT 1
){strict};
INSERT INTO credit_term (grade, days, most, handling) VALUES
    ('AAA', 60, 50000000, '正常'), ('AA', 45, 30000000, '正常'), ('A', 30, 20000000, '正常'),
    ('B', 15, 5000000, '审批'), ('C', 0, 0, '先款'), ('D', 0, 0, '先款');
