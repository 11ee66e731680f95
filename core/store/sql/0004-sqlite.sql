-- SPDX-License-Identifier: Apache-2.0
-- Version 4, SQLite only: the guards.

CREATE TRIGGER settlement_refund_fixed BEFORE UPDATE ON settlement_refund
BEGIN SELECT RAISE (ABORT, 'gj: settlement_refund: immutable'); END;
CREATE TRIGGER settlement_refund_kept BEFORE DELETE ON settlement_refund
BEGIN SELECT RAISE (ABORT, 'gj: settlement_refund: immutable'); END;
CREATE TRIGGER settlement_refund_once BEFORE INSERT ON settlement_refund
WHEN EXISTS (SELECT 1 FROM settlement_refund WHERE setl_id = NEW.setl_id)
BEGIN SELECT RAISE (ABORT, 'gj: settlement_refund: exists'); END;

-- What nobody has seen may be taken back, and only that: a settlement is hidden before it is there.
CREATE TRIGGER settlement_hidden_first BEFORE INSERT ON settlement_hidden
WHEN EXISTS (SELECT 1 FROM settlement WHERE setl_id = NEW.setl_id)
  OR NOT EXISTS (SELECT 1 FROM import_run WHERE hides = 1)
BEGIN SELECT RAISE (ABORT, 'gj: settlement_hidden: it is there already'); END;
CREATE TRIGGER settlement_hidden_fixed BEFORE UPDATE ON settlement_hidden
BEGIN SELECT RAISE (ABORT, 'gj: settlement_hidden: immutable'); END;
DROP TRIGGER settlement_kept;
CREATE TRIGGER settlement_kept BEFORE DELETE ON settlement
WHEN NOT EXISTS (SELECT 1 FROM settlement_hidden h JOIN import_run r ON r.hides = 1
                 WHERE h.psn_no = OLD.psn_no AND h.setl_id = OLD.setl_id)
BEGIN SELECT RAISE (ABORT, 'gj: settlement: immutable'); END;
DROP TRIGGER settlement_share_kept;
CREATE TRIGGER settlement_share_kept BEFORE DELETE ON settlement_share
WHEN NOT EXISTS (SELECT 1 FROM settlement_hidden h JOIN import_run r ON r.hides = 1
                 WHERE h.psn_no = OLD.psn_no AND h.setl_id = OLD.setl_id)
BEGIN SELECT RAISE (ABORT, 'gj: settlement_share: immutable'); END;
