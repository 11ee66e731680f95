-- SPDX-License-Identifier: Apache-2.0
-- Version 11, SQLite only: the guards (see 0001-sqlite.sql).

-- As in version 1; and a first print that is owed may be tried at another kiosk: at_kiosk_id is who tried it last.
DROP TRIGGER print_job_fixed;
CREATE TRIGGER print_job_fixed BEFORE UPDATE ON print_job
WHEN OLD.outcome NOT IN ('owed', 'sending') OR OLD.kiosk_id <> NEW.kiosk_id
  OR OLD.receipt_no <> NEW.receipt_no OR OLD.copy_no <> NEW.copy_no
  OR (OLD.at_kiosk_id <> NEW.at_kiosk_id AND (OLD.copy_no > 0 OR OLD.outcome <> 'owed'))
  OR OLD.created_us <> NEW.created_us OR NEW.attempts < OLD.attempts
BEGIN SELECT RAISE (ABORT, 'gj: print_job: outcome is final'); END;

-- As in version 1; and what a division collects goes into an account of each kiosk, so that no kiosk waits for another.
DROP TRIGGER premium_payment_of_transfer;
CREATE TRIGGER premium_payment_of_transfer BEFORE INSERT ON premium_payment
WHEN NEW.reversed_by <> ''
  OR NOT EXISTS (SELECT 1 FROM transfer t JOIN premium_intent i ON i.transfer_id = t.transfer_id
                 WHERE t.transfer_id = NEW.transfer_id AND t.kind = 'premium'
                   AND t.amount_fen = NEW.amount_fen AND t.time_us = NEW.time_us
                   AND t.debit_account = 'psn:' || NEW.payer_psn_no
                   AND t.credit_account = 'premium:' || NEW.insuplc_admdvs || ':' || NEW.kiosk_id
                   AND t.kiosk_id = NEW.kiosk_id
                   AND i.relative_psn_no = NEW.relative_psn_no
                   AND i.coverage_year = NEW.coverage_year AND i.insutype = NEW.insutype
                   AND i.tier = NEW.tier)
BEGIN SELECT RAISE (ABORT, 'gj: premium_payment: not what the transfer says'); END;
