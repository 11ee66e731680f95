-- SPDX-License-Identifier: Apache-2.0
-- Version 5, SQLite only: the guards of the tables that were made anew, and of the numbers.

-- A number is one settlement's for ever; while it is hidden it may be taken back with it.
CREATE TRIGGER settlement_id_fixed BEFORE UPDATE ON settlement_id
BEGIN SELECT RAISE (ABORT, 'gj: settlement_id: immutable'); END;
CREATE TRIGGER settlement_id_kept BEFORE DELETE ON settlement_id
WHEN NOT EXISTS (SELECT 1 FROM settlement_hidden h JOIN import_run r ON r.hides = 1
                 WHERE h.psn_no = OLD.psn_no AND h.setl_id = OLD.setl_id)
BEGIN SELECT RAISE (ABORT, 'gj: settlement_id: immutable'); END;
CREATE TRIGGER settlement_id_once BEFORE INSERT ON settlement_id
WHEN EXISTS (SELECT 1 FROM settlement_id WHERE setl_id = NEW.setl_id)
BEGIN SELECT RAISE (ABORT, 'gj: settlement_id: exists'); END;

CREATE TRIGGER settlement_fixed BEFORE UPDATE ON settlement
BEGIN SELECT RAISE (ABORT, 'gj: settlement: immutable'); END;
CREATE TRIGGER settlement_kept BEFORE DELETE ON settlement
WHEN NOT EXISTS (SELECT 1 FROM settlement_hidden h JOIN import_run r ON r.hides = 1
                 WHERE h.psn_no = OLD.psn_no AND h.setl_id = OLD.setl_id)
BEGIN SELECT RAISE (ABORT, 'gj: settlement: immutable'); END;
CREATE TRIGGER settlement_once BEFORE INSERT ON settlement
WHEN EXISTS (SELECT 1 FROM settlement_id WHERE setl_id = NEW.setl_id
               AND (psn_no <> NEW.psn_no OR setl_time_us <> NEW.setl_time_us))
  OR EXISTS (SELECT 1 FROM settlement WHERE psn_no = NEW.psn_no AND setl_time_us = NEW.setl_time_us
               AND setl_id = NEW.setl_id)
BEGIN SELECT RAISE (ABORT, 'gj: settlement: exists'); END;
CREATE TRIGGER settlement_named AFTER INSERT ON settlement
WHEN NOT EXISTS (SELECT 1 FROM settlement_id WHERE setl_id = NEW.setl_id)
BEGIN INSERT INTO settlement_id (setl_id, psn_no, setl_time_us) VALUES (NEW.setl_id, NEW.psn_no, NEW.setl_time_us); END;

CREATE TRIGGER settlement_share_fixed BEFORE UPDATE ON settlement_share
BEGIN SELECT RAISE (ABORT, 'gj: settlement_share: immutable'); END;
CREATE TRIGGER settlement_share_kept BEFORE DELETE ON settlement_share
WHEN NOT EXISTS (SELECT 1 FROM settlement_hidden h JOIN import_run r ON r.hides = 1
                 WHERE h.psn_no = OLD.psn_no AND h.setl_id = OLD.setl_id)
BEGIN SELECT RAISE (ABORT, 'gj: settlement_share: immutable'); END;
CREATE TRIGGER settlement_share_once BEFORE INSERT ON settlement_share
WHEN EXISTS (SELECT 1 FROM settlement_share
             WHERE setl_id = NEW.setl_id
               AND (seq = NEW.seq OR contributor_psn_no = NEW.contributor_psn_no))
BEGIN SELECT RAISE (ABORT, 'gj: settlement_share: exists'); END;
CREATE TRIGGER settlement_share_true BEFORE INSERT ON settlement_share
WHEN NOT EXISTS (SELECT 1 FROM settlement s
                 WHERE s.psn_no = NEW.psn_no AND s.setl_time_us = NEW.setl_time_us
                   AND s.setl_id = NEW.setl_id AND s.med_type = NEW.med_type
                   AND s.fixmedins_name = NEW.fixmedins_name)
BEGIN SELECT RAISE (ABORT, 'gj: settlement_share: not of this settlement'); END;

CREATE TRIGGER settlement_refund_fixed BEFORE UPDATE ON settlement_refund
BEGIN SELECT RAISE (ABORT, 'gj: settlement_refund: immutable'); END;
CREATE TRIGGER settlement_refund_kept BEFORE DELETE ON settlement_refund
BEGIN SELECT RAISE (ABORT, 'gj: settlement_refund: immutable'); END;
CREATE TRIGGER settlement_refund_once BEFORE INSERT ON settlement_refund
WHEN EXISTS (SELECT 1 FROM settlement_refund WHERE setl_id = NEW.setl_id)
BEGIN SELECT RAISE (ABORT, 'gj: settlement_refund: exists'); END;

DROP TRIGGER settlement_hidden_first;
CREATE TRIGGER settlement_hidden_first BEFORE INSERT ON settlement_hidden
WHEN EXISTS (SELECT 1 FROM settlement_id WHERE setl_id = NEW.setl_id)
  OR NOT EXISTS (SELECT 1 FROM import_run WHERE hides = 1)
BEGIN SELECT RAISE (ABORT, 'gj: settlement_hidden: it is there already'); END;
