CREATE TABLE import_mapping (
    list TEXT NOT NULL,
    name TEXT NOT NULL,
    headers TEXT NOT NULL,
    options TEXT NOT NULL,
    at {int} NOT NULL,
    staff {int} NOT NULL,
    by_name TEXT NOT NULL,
    PRIMARY KEY (list, name)
){strict};
CREATE INDEX import_mapping_headers ON import_mapping (list, headers);
