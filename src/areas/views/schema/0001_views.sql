CREATE TABLE saved_view (
    id {id},
    list TEXT NOT NULL,
    owner {int} NOT NULL,
    name TEXT NOT NULL CHECK (name <> ''),
    shared {int} NOT NULL CHECK (shared IN (0, 1)),
    content TEXT NOT NULL,
    rev {int} NOT NULL DEFAULT 1
){strict};
CREATE INDEX saved_view_owner ON saved_view (list, owner);
CREATE INDEX saved_view_shared ON saved_view (list, id) WHERE shared = 1;
CREATE TABLE saved_view_place (
    staff {int} NOT NULL,
    list TEXT NOT NULL,
    view {int} NOT NULL,
    seat {int} NOT NULL,
    hidden {int} NOT NULL CHECK (hidden IN (0, 1)),
    opens {int} NOT NULL CHECK (opens IN (0, 1)),
    PRIMARY KEY (staff, list, view)
){strict};
