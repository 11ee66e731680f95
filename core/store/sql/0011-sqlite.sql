-- SPDX-License-Identifier: Apache-2.0
-- Version 11, SQLite only: the guards (see 0001-sqlite.sql).

-- As in version 1; and a first print that is owed may be made at another kiosk, which then is the one that made it.
DROP TRIGGER print_job_fixed;
CREATE TRIGGER print_job_fixed BEFORE UPDATE ON print_job
WHEN OLD.outcome NOT IN ('owed', 'sending') OR OLD.kiosk_id <> NEW.kiosk_id
  OR OLD.receipt_no <> NEW.receipt_no OR OLD.copy_no <> NEW.copy_no
  OR (OLD.at_kiosk_id <> NEW.at_kiosk_id AND (OLD.copy_no > 0 OR OLD.outcome <> 'owed'))
  OR OLD.created_us <> NEW.created_us OR NEW.attempts < OLD.attempts
BEGIN SELECT RAISE (ABORT, 'gj: print_job: outcome is final'); END;
