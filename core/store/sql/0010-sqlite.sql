-- SPDX-License-Identifier: Apache-2.0
-- Version 10, SQLite only: the guards (see 0001-sqlite.sql).

-- As in version 1; and what moved money is never closed as something that did not. That a transfer has its premium when it
-- is committed only the programs see to here: SQLite has no guard that waits for the COMMIT (0010-postgres.sql has one).
DROP TRIGGER premium_intent_fixed;
CREATE TRIGGER premium_intent_fixed BEFORE UPDATE ON premium_intent
WHEN OLD.outcome <> '' OR NEW.outcome = ''
  OR OLD.transfer_id <> NEW.transfer_id OR OLD.payer_psn_no <> NEW.payer_psn_no
  OR OLD.relative_psn_no <> NEW.relative_psn_no OR OLD.coverage_year <> NEW.coverage_year
  OR OLD.insutype <> NEW.insutype OR OLD.tier <> NEW.tier OR OLD.amount_fen <> NEW.amount_fen
  OR OLD.kiosk_id <> NEW.kiosk_id OR OLD.session_us <> NEW.session_us
  OR OLD.prepared_us <> NEW.prepared_us
  OR (NEW.outcome = 'committed') <> EXISTS (SELECT 1 FROM premium_payment p
                                            WHERE p.transfer_id = NEW.transfer_id)
  OR (NEW.outcome <> 'committed' AND EXISTS (SELECT 1 FROM transfer t
                                             WHERE t.transfer_id = NEW.transfer_id))
BEGIN SELECT RAISE (ABORT, 'gj: premium_intent: outcome is final and must be true'); END;
