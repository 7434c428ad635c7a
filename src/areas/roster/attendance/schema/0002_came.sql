ALTER TABLE shift ADD COLUMN came {int} NOT NULL DEFAULT 0;
UPDATE shift SET came = 1 WHERE EXISTS (SELECT 1 FROM attendance_sign g
    WHERE g.shift = shift.id AND g.staff = shift.staff AND g.way = '签到' AND g.at < shift.end_at AND NOT EXISTS (SELECT 1 FROM attendance_sign n
        WHERE n.shift = g.shift AND n.staff = g.staff AND n.way = g.way AND n.id > g.id));
{when shift_came AFTER INSERT ON attendance_sign: NEW.way = '签到'}
    UPDATE shift SET came = CASE WHEN NEW.at < end_at THEN 1 ELSE 0 END WHERE id = NEW.shift AND staff = NEW.staff;
{end}
{when shift_came_of_another AFTER UPDATE OF id, staff, end_at ON shift: OLD.id <> NEW.id OR OLD.staff <> NEW.staff OR OLD.end_at <> NEW.end_at}
    UPDATE shift SET came = CASE WHEN EXISTS (SELECT 1 FROM attendance_sign g
        WHERE g.shift = NEW.id AND g.staff = NEW.staff AND g.way = '签到' AND g.at < NEW.end_at AND NOT EXISTS (SELECT 1 FROM attendance_sign n
            WHERE n.shift = g.shift AND n.staff = g.staff AND n.way = g.way AND n.id > g.id)) THEN 1 ELSE 0 END WHERE id = NEW.id;
{end}
CREATE INDEX shift_not_come ON shift (end_at) WHERE came = 0;
CREATE INDEX shift_swapped_seat ON shift (end_at) WHERE swap IS NOT NULL AND seat <> '';
