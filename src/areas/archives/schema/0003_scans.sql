CREATE TABLE scan_bytes (
    hash TEXT NOT NULL PRIMARY KEY,
    room TEXT NOT NULL,
    bytes {bytes} NOT NULL
){strict};
INSERT INTO scan_bytes (hash, room, bytes)
    SELECT s.hash, r.room, s.bytes FROM scan_content s,
        (SELECT c || c || c || c || c || c || c || c AS room FROM
            (SELECT b || b || b || b || b || b || b || b AS c FROM
                (SELECT a || a || a || a || a || a || a || a AS b FROM (SELECT '........' AS a) d) e) f) r;
DROP TABLE scan_content;
ALTER TABLE scan_bytes RENAME TO scan_content;
