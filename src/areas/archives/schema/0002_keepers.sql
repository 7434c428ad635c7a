CREATE TABLE category_keeper (
    category {int} NOT NULL PRIMARY KEY CHECK (category BETWEEN 1 AND 11),
    staff {int} NOT NULL
){strict};
