-- SPDX-License-Identifier: Apache-2.0
-- Version 8, SQLite only: the guards of its tables (see 0001-sqlite.sql).

-- A period of service begins open, ends once, and is kept.
CREATE TRIGGER staff_new BEFORE INSERT ON staff
WHEN NEW.until_us <> 0
  OR EXISTS (SELECT 1 FROM staff s WHERE s.staff_no = NEW.staff_no
             AND (s.until_us = 0 OR s.since_us >= NEW.since_us))
  OR EXISTS (SELECT 1 FROM staff s WHERE s.card_digest = NEW.card_digest AND s.until_us = 0)
BEGIN SELECT RAISE (ABORT, 'gj: staff: on already, or not open'); END;
CREATE TRIGGER staff_fixed BEFORE UPDATE ON staff
WHEN OLD.until_us <> 0 OR NEW.until_us = 0
  OR OLD.staff_no <> NEW.staff_no OR OLD.since_us <> NEW.since_us
  OR OLD.name <> NEW.name OR OLD.card_digest <> NEW.card_digest
BEGIN SELECT RAISE (ABORT, 'gj: staff: only an open period ends'); END;
CREATE TRIGGER staff_kept BEFORE DELETE ON staff
BEGIN SELECT RAISE (ABORT, 'gj: staff: immutable'); END;

-- What one of the staff does is written down only while they are on.
CREATE TRIGGER audit_of_staff BEFORE INSERT ON audit
WHEN substr (NEW.subject, 1, 6) = 'staff:'
  AND NOT EXISTS (SELECT 1 FROM staff s WHERE s.staff_no = substr (NEW.subject, 7) AND s.until_us = 0)
BEGIN SELECT RAISE (ABORT, 'gj: audit: not of the staff now'); END;
