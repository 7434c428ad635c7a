ALTER TABLE customer ADD COLUMN twin_key TEXT NOT NULL DEFAULT '';
CREATE INDEX customer_twin ON customer (twin_key);
CREATE INDEX customer_id_number ON customer (id_number) WHERE id_number <> '';
CREATE TABLE twin_dismissed (
    one {int} NOT NULL,
    other {int} NOT NULL,
    at {int} NOT NULL,
    staff {int} NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (one, other),
    CHECK (one < other)
){strict};
CREATE TABLE customer_tombstone (
    id {int} NOT NULL PRIMARY KEY,
    no TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    heir {int},
    entry {int} NOT NULL,
    at {int} NOT NULL,
    staff {int} NOT NULL,
    by_name TEXT NOT NULL,
    file TEXT NOT NULL
){strict};
CREATE INDEX customer_tombstone_heir ON customer_tombstone (heir) WHERE heir IS NOT NULL;
{append-only customer_note but customer_tombstone}
{append-only customer_history but customer_tombstone}
{append-only customer_opening but customer_tombstone}
{append-only payment but customer_tombstone}
{append-only stage_step but customer_tombstone}
CREATE TABLE customer_undo (
    entry {int} NOT NULL,
    customer {int} NOT NULL,
    before TEXT NOT NULL,
    mark TEXT NOT NULL,
    PRIMARY KEY (entry, customer)
){strict};
CREATE TABLE customer_moved (
    entry {int} NOT NULL,
    place TEXT NOT NULL,
    row_id {int} NOT NULL,
    PRIMARY KEY (entry, place, row_id)
){strict};
CREATE TABLE customer_undone (
    entry {int} NOT NULL PRIMARY KEY,
    by_entry {int} NOT NULL
){strict};
CREATE TABLE import_run (
    entry {int} NOT NULL PRIMARY KEY,
    file TEXT NOT NULL,
    digest TEXT NOT NULL,
    at {int} NOT NULL,
    staff {int} NOT NULL,
    name TEXT NOT NULL,
    total {int} NOT NULL,
    created {int} NOT NULL,
    updated {int} NOT NULL,
    unchanged {int} NOT NULL,
    flawed {int} NOT NULL,
    skipped {int} NOT NULL
){strict};
CREATE INDEX import_run_digest ON import_run (digest);
