ALTER TABLE customer ADD COLUMN stage TEXT NOT NULL DEFAULT '';
ALTER TABLE customer ADD COLUMN introducer {int};
ALTER TABLE customer ADD COLUMN key_since TEXT NOT NULL DEFAULT '';
ALTER TABLE customer ADD COLUMN difficult TEXT NOT NULL DEFAULT '';
UPDATE customer SET key_since = CASE WHEN filed_on <> '' THEN filed_on ELSE '2000-01-01' END WHERE grade = 'A' OR key_flag = '1';
CREATE INDEX customer_key ON customer (key_since) WHERE key_since <> '';
CREATE INDEX customer_introducer ON customer (introducer) WHERE introducer IS NOT NULL;
CREATE INDEX customer_present ON customer (agent, id) WHERE relation = '现在' AND agent IS NOT NULL;
ALTER TABLE customer_note ADD COLUMN kind TEXT NOT NULL DEFAULT '沟通' CHECK (kind IN ('沟通', '报修', '维修', '回访', '投诉'));
CREATE TABLE receipt_slip (
    id {id},
    no TEXT NOT NULL UNIQUE,
    customer {int} REFERENCES customer (id),
    slip_no TEXT NOT NULL DEFAULT '',
    name TEXT NOT NULL DEFAULT '',
    phone TEXT NOT NULL DEFAULT '',
    model TEXT NOT NULL DEFAULT '',
    serial TEXT NOT NULL DEFAULT '',
    purchase_date TEXT NOT NULL DEFAULT '',
    shop TEXT NOT NULL DEFAULT '',
    salesperson TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL CHECK (state IN ('不完整', '疑似不实', '已核实', '完整')),
    doubt TEXT NOT NULL DEFAULT '' CHECK (doubt IN ('', 'phone', 'serial')),
    first_no TEXT NOT NULL DEFAULT '',
    first_slip {int},
    verified_at {int},
    verified_by TEXT NOT NULL DEFAULT '',
    at {int} NOT NULL,
    staff {int} NOT NULL,
    staff_name TEXT NOT NULL,
    rev {int} NOT NULL DEFAULT 1
){strict};
CREATE INDEX receipt_slip_customer ON receipt_slip (customer, at);
CREATE INDEX receipt_slip_phone ON receipt_slip (phone);
CREATE INDEX receipt_slip_serial ON receipt_slip (serial);
CREATE INDEX receipt_slip_name ON receipt_slip (name);
CREATE INDEX receipt_slip_slip_no ON receipt_slip (slip_no);
CREATE INDEX receipt_slip_state ON receipt_slip (state, id);
CREATE INDEX receipt_slip_staff ON receipt_slip (staff, id);
CREATE INDEX receipt_slip_at ON receipt_slip (at);
CREATE TABLE fee (
    id {id},
    customer {int} NOT NULL REFERENCES customer (id),
    item TEXT NOT NULL CHECK (item <> ''),
    due_date TEXT NOT NULL,
    due {int} NOT NULL DEFAULT 0 CHECK (due >= 0),
    paid {int} NOT NULL DEFAULT 0 CHECK (paid >= 0),
    deposit {int} NOT NULL DEFAULT 0 CHECK (deposit >= 0),
    violation TEXT NOT NULL DEFAULT '',
    void_reason TEXT NOT NULL DEFAULT '',
    at {int} NOT NULL,
    staff {int} NOT NULL,
    name TEXT NOT NULL,
    rev {int} NOT NULL DEFAULT 1
){strict};
CREATE INDEX fee_customer ON fee (customer, due_date);
CREATE TABLE payment (
    id {id},
    customer {int} NOT NULL REFERENCES customer (id),
    of_order {int} REFERENCES customer_order (id),
    of_fee {int} REFERENCES fee (id),
    amount {int} NOT NULL CHECK (amount > 0),
    at {int} NOT NULL,
    staff {int} NOT NULL,
    name TEXT NOT NULL
){strict};
CREATE INDEX payment_customer ON payment (customer, id);
INSERT INTO payment (customer, of_order, amount, at, staff, name)
    SELECT customer, id, paid, at, staff, name FROM customer_order WHERE paid > 0;
{append-only payment}
CREATE TABLE stage_step (
    id {id},
    customer {int} NOT NULL REFERENCES customer (id),
    stage TEXT NOT NULL,
    reason TEXT NOT NULL DEFAULT '',
    at {int} NOT NULL,
    staff {int} NOT NULL,
    name TEXT NOT NULL
){strict};
CREATE INDEX stage_step_customer ON stage_step (customer, id);
{append-only stage_step}
CREATE TABLE demand (
    week TEXT NOT NULL,
    customer {int} NOT NULL REFERENCES customer (id),
    product TEXT NOT NULL CHECK (product <> ''),
    quantity {int} NOT NULL CHECK (quantity >= 0),
    at {int} NOT NULL,
    staff {int} NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (week, customer, product)
){strict};
CREATE INDEX demand_customer ON demand (customer, week);
