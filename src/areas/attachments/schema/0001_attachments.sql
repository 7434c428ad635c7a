CREATE TABLE file_content (
    hash TEXT NOT NULL PRIMARY KEY,
    room TEXT NOT NULL,
    bytes {bytes} NOT NULL
){strict};
CREATE TABLE attachment (
    id {id},
    kind TEXT NOT NULL,
    record {int} NOT NULL,
    name TEXT NOT NULL CHECK (name <> ''),
    media TEXT NOT NULL,
    size {int} NOT NULL CHECK (size > 0),
    hash TEXT NOT NULL,
    note TEXT NOT NULL DEFAULT '',
    at {int} NOT NULL,
    staff {int} NOT NULL,
    staff_name TEXT NOT NULL,
    gone_at {int},
    gone_name TEXT NOT NULL DEFAULT ''
){strict};
CREATE INDEX attachment_record ON attachment (kind, record, id);
CREATE INDEX attachment_hash ON attachment (hash) WHERE gone_at IS NULL;
