CREATE TABLE extraction (
    staff {int} NOT NULL,
    day TEXT NOT NULL,
    at {int} NOT NULL,
    customers {int} NOT NULL,
    PRIMARY KEY (staff, day)
){strict};
CREATE TABLE file_tidy (
    id {id},
    staff {int} NOT NULL,
    at {int} NOT NULL,
    note TEXT NOT NULL
){strict};
CREATE INDEX file_tidy_staff ON file_tidy (staff, at);
{append-only file_tidy}
CREATE INDEX customer_note_day ON customer_note (at);
CREATE INDEX customer_order_at ON customer_order (at);
