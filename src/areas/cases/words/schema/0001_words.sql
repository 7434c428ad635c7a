CREATE TABLE service_word (
    id {id},
    word TEXT NOT NULL UNIQUE CHECK (word <> ''),
    instead TEXT NOT NULL CHECK (instead <> ''),
    used {int} NOT NULL DEFAULT 1 CHECK (used IN (0, 1)),
    rev {int} NOT NULL DEFAULT 1
){strict};
INSERT INTO service_word (word, instead) VALUES
    ('我不能', '看看我们能够帮你做什么'),
    ('我不会做', '我们能为你做的是……'),
    ('这不是我应该做的', '我很愿意为你做'),
    ('我想我做不了', '告诉客户你能做什么'),
    ('但是', '不说但是，用“因为……”说明理由'),
    ('不行', '看看我们能够帮你做什么'),
    ('不知道', '稍等，我找负责的人来回答'),
    ('不可以', '我们能为你做的是……');
