-- SPDX-License-Identifier: Apache-2.0
-- Version 1, SQLite only: what the database itself refuses. A refusal reads "gj: <table>: <why>".
-- A BEFORE INSERT guard asks for an equal key because INSERT OR REPLACE deletes without asking delete triggers.

-- The store's own facts.
CREATE TRIGGER store_meta_fixed BEFORE UPDATE ON store_meta
BEGIN SELECT RAISE (ABORT, 'gj: store_meta: immutable'); END;
CREATE TRIGGER store_meta_kept BEFORE DELETE ON store_meta
BEGIN SELECT RAISE (ABORT, 'gj: store_meta: immutable'); END;
CREATE TRIGGER store_meta_once BEFORE INSERT ON store_meta
WHEN EXISTS (SELECT 1 FROM store_meta WHERE name = NEW.name)
BEGIN SELECT RAISE (ABORT, 'gj: store_meta: immutable'); END;

-- Accounts are opened, never changed or closed.
CREATE TRIGGER account_fixed BEFORE UPDATE ON account
BEGIN SELECT RAISE (ABORT, 'gj: account: immutable'); END;
CREATE TRIGGER account_kept BEFORE DELETE ON account
BEGIN SELECT RAISE (ABORT, 'gj: account: immutable'); END;

-- Transfers (I1, I3, I5).
CREATE TRIGGER transfer_fixed BEFORE UPDATE ON transfer
BEGIN SELECT RAISE (ABORT, 'gj: transfer: immutable'); END;
CREATE TRIGGER transfer_kept BEFORE DELETE ON transfer
BEGIN SELECT RAISE (ABORT, 'gj: transfer: immutable'); END;
CREATE TRIGGER transfer_once BEFORE INSERT ON transfer
WHEN EXISTS (SELECT 1 FROM transfer WHERE transfer_id = NEW.transfer_id
             UNION ALL SELECT 1 FROM transfer WHERE reverses = NEW.reverses AND NEW.reverses <> '')
BEGIN SELECT RAISE (ABORT, 'gj: transfer: id or reversal exists'); END;
CREATE TRIGGER transfer_whole_fen BEFORE INSERT ON transfer
WHEN typeof (NEW.amount_fen) <> 'integer' OR typeof (NEW.time_us) <> 'integer'
BEGIN SELECT RAISE (ABORT, 'gj: transfer: not an integer'); END;
CREATE TRIGGER transfer_opening BEFORE INSERT ON transfer
WHEN NEW.kind = 'opening'
  AND (NEW.debit_account <> 'opening' OR substr (NEW.credit_account, 1, 4) <> 'psn:')
BEGIN SELECT RAISE (ABORT, 'gj: transfer: opening goes from outside to a person'); END;
CREATE TRIGGER transfer_premium BEFORE INSERT ON transfer
WHEN NEW.kind = 'premium'
  AND (substr (NEW.credit_account, 1, 8) <> 'premium:'
       OR NOT EXISTS (SELECT 1 FROM premium_intent i
                      WHERE i.transfer_id = NEW.transfer_id AND i.outcome = ''
                        AND i.amount_fen = NEW.amount_fen
                        AND NEW.debit_account = 'psn:' || i.payer_psn_no))
BEGIN SELECT RAISE (ABORT, 'gj: transfer: no open intent of this content'); END;
CREATE TRIGGER transfer_reversal BEFORE INSERT ON transfer
WHEN NEW.kind = 'reversal'
  AND NOT EXISTS (SELECT 1 FROM transfer t
                  WHERE t.transfer_id = NEW.reverses AND t.kind <> 'reversal'
                    AND t.amount_fen = NEW.amount_fen
                    AND t.debit_account = NEW.credit_account
                    AND t.credit_account = NEW.debit_account)
BEGIN SELECT RAISE (ABORT, 'gj: transfer: reversal of nothing'); END;
CREATE TRIGGER transfer_entries AFTER INSERT ON transfer
BEGIN
  INSERT INTO account_entry (account_no, entry_no, transfer_id, amount_fen, balance_after_fen)
  SELECT NEW.debit_account, COALESCE (max (entry_no), 0) + 1, NEW.transfer_id, -NEW.amount_fen,
         COALESCE ((SELECT balance_after_fen FROM account_entry
                    WHERE account_no = NEW.debit_account ORDER BY entry_no DESC LIMIT 1), 0)
         - NEW.amount_fen
  FROM account_entry WHERE account_no = NEW.debit_account;
  INSERT INTO account_entry (account_no, entry_no, transfer_id, amount_fen, balance_after_fen)
  SELECT NEW.credit_account, COALESCE (max (entry_no), 0) + 1, NEW.transfer_id, NEW.amount_fen,
         COALESCE ((SELECT balance_after_fen FROM account_entry
                    WHERE account_no = NEW.credit_account ORDER BY entry_no DESC LIMIT 1), 0)
         + NEW.amount_fen
  FROM account_entry WHERE account_no = NEW.credit_account;
END;

-- Entries: exactly what a transfer says, after the account's last one (I1, I2).
CREATE TRIGGER account_entry_fixed BEFORE UPDATE ON account_entry
BEGIN SELECT RAISE (ABORT, 'gj: account_entry: immutable'); END;
CREATE TRIGGER account_entry_kept BEFORE DELETE ON account_entry
BEGIN SELECT RAISE (ABORT, 'gj: account_entry: immutable'); END;
CREATE TRIGGER account_entry_of_transfer BEFORE INSERT ON account_entry
WHEN NOT EXISTS (SELECT 1 FROM transfer t WHERE t.transfer_id = NEW.transfer_id
                 AND ((t.debit_account = NEW.account_no AND NEW.amount_fen = -t.amount_fen)
                      OR (t.credit_account = NEW.account_no AND NEW.amount_fen = t.amount_fen)))
  OR EXISTS (SELECT 1 FROM account_entry e
             WHERE e.transfer_id = NEW.transfer_id AND e.account_no = NEW.account_no)
BEGIN SELECT RAISE (ABORT, 'gj: account_entry: only a transfer moves money'); END;
CREATE TRIGGER account_entry_next BEFORE INSERT ON account_entry
WHEN typeof (NEW.balance_after_fen) <> 'integer'
  OR NEW.entry_no <> COALESCE ((SELECT max (entry_no) FROM account_entry
                                WHERE account_no = NEW.account_no), 0) + 1
  OR NEW.balance_after_fen <> COALESCE ((SELECT balance_after_fen FROM account_entry
                                         WHERE account_no = NEW.account_no
                                         ORDER BY entry_no DESC LIMIT 1), 0) + NEW.amount_fen
BEGIN SELECT RAISE (ABORT, 'gj: account_entry: not the next'); END;

-- Intents: their content is fixed, their outcome set once and true (I3, I4).
CREATE TRIGGER premium_intent_once BEFORE INSERT ON premium_intent
WHEN EXISTS (SELECT 1 FROM premium_intent WHERE transfer_id = NEW.transfer_id) OR NEW.outcome <> ''
BEGIN SELECT RAISE (ABORT, 'gj: premium_intent: exists'); END;
CREATE TRIGGER premium_intent_kept BEFORE DELETE ON premium_intent
BEGIN SELECT RAISE (ABORT, 'gj: premium_intent: immutable'); END;
CREATE TRIGGER premium_intent_fixed BEFORE UPDATE ON premium_intent
WHEN OLD.outcome <> '' OR NEW.outcome = ''
  OR OLD.transfer_id <> NEW.transfer_id OR OLD.payer_psn_no <> NEW.payer_psn_no
  OR OLD.relative_psn_no <> NEW.relative_psn_no OR OLD.coverage_year <> NEW.coverage_year
  OR OLD.insutype <> NEW.insutype OR OLD.tier <> NEW.tier OR OLD.amount_fen <> NEW.amount_fen
  OR OLD.kiosk_id <> NEW.kiosk_id OR OLD.session_us <> NEW.session_us
  OR OLD.prepared_us <> NEW.prepared_us
  OR (NEW.outcome = 'committed') <> EXISTS (SELECT 1 FROM premium_payment p
                                            WHERE p.transfer_id = NEW.transfer_id)
BEGIN SELECT RAISE (ABORT, 'gj: premium_intent: outcome is final and must be true'); END;

-- Premiums say what the transfer and the intent say (I8); only the reversal's name may come later.
CREATE TRIGGER premium_payment_of_transfer BEFORE INSERT ON premium_payment
WHEN NEW.reversed_by <> ''
  OR NOT EXISTS (SELECT 1 FROM transfer t JOIN premium_intent i ON i.transfer_id = t.transfer_id
                 WHERE t.transfer_id = NEW.transfer_id AND t.kind = 'premium'
                   AND t.amount_fen = NEW.amount_fen AND t.time_us = NEW.time_us
                   AND t.debit_account = 'psn:' || NEW.payer_psn_no
                   AND t.credit_account = 'premium:' || NEW.insuplc_admdvs
                   AND i.relative_psn_no = NEW.relative_psn_no
                   AND i.coverage_year = NEW.coverage_year AND i.insutype = NEW.insutype
                   AND i.tier = NEW.tier)
BEGIN SELECT RAISE (ABORT, 'gj: premium_payment: not what the transfer says'); END;
CREATE TRIGGER premium_payment_not_twice BEFORE INSERT ON premium_payment
WHEN EXISTS (SELECT 1 FROM premium_payment p
             WHERE p.transfer_id = NEW.transfer_id
             UNION ALL SELECT 1 FROM premium_payment p
             WHERE p.relative_psn_no = NEW.relative_psn_no AND p.coverage_year = NEW.coverage_year
               AND p.insutype = NEW.insutype AND p.reversed_by = '')
BEGIN SELECT RAISE (ABORT, 'gj: premium_payment: paid already'); END;
CREATE TRIGGER premium_payment_kept BEFORE DELETE ON premium_payment
BEGIN SELECT RAISE (ABORT, 'gj: premium_payment: immutable'); END;
CREATE TRIGGER premium_payment_fixed BEFORE UPDATE ON premium_payment
WHEN OLD.reversed_by <> '' OR OLD.payer_psn_no <> NEW.payer_psn_no OR OLD.time_us <> NEW.time_us
  OR OLD.transfer_id <> NEW.transfer_id OR OLD.relative_psn_no <> NEW.relative_psn_no
  OR OLD.patn_rlts <> NEW.patn_rlts OR OLD.insuplc_admdvs <> NEW.insuplc_admdvs
  OR OLD.coverage_year <> NEW.coverage_year OR OLD.insutype <> NEW.insutype
  OR OLD.tier <> NEW.tier OR OLD.amount_fen <> NEW.amount_fen OR OLD.kiosk_id <> NEW.kiosk_id
  OR OLD.receipt_no <> NEW.receipt_no
  OR NOT EXISTS (SELECT 1 FROM transfer t
                 WHERE t.transfer_id = NEW.reversed_by AND t.reverses = NEW.transfer_id)
BEGIN SELECT RAISE (ABORT, 'gj: premium_payment: immutable'); END;

-- Receipts: the next number, chained to the one before (I10).
CREATE TRIGGER receipt_next BEFORE INSERT ON receipt
WHEN NEW.receipt_no <> COALESCE ((SELECT max (receipt_no) FROM receipt
                                  WHERE kiosk_id = NEW.kiosk_id), 0) + 1
  OR NEW.prev_hash <> COALESCE ((SELECT hash FROM receipt WHERE kiosk_id = NEW.kiosk_id
                                 ORDER BY receipt_no DESC LIMIT 1),
                                '0000000000000000000000000000000000000000000000000000000000000000')
  OR EXISTS (SELECT 1 FROM receipt WHERE transfer_id = NEW.transfer_id)
  OR NOT EXISTS (SELECT 1 FROM transfer t
                 WHERE t.transfer_id = NEW.transfer_id AND t.kind = 'premium'
                   AND t.time_us = NEW.time_us AND t.kiosk_id = NEW.kiosk_id
                   AND t.debit_account = 'psn:' || NEW.payer_psn_no)
BEGIN SELECT RAISE (ABORT, 'gj: receipt: not the next'); END;
CREATE TRIGGER receipt_fixed BEFORE UPDATE ON receipt
BEGIN SELECT RAISE (ABORT, 'gj: receipt: immutable'); END;
CREATE TRIGGER receipt_kept BEFORE DELETE ON receipt
BEGIN SELECT RAISE (ABORT, 'gj: receipt: immutable'); END;

-- Print jobs: numbered, their outcome final (I12, I13).
CREATE TRIGGER print_job_next BEFORE INSERT ON print_job
WHEN NEW.copy_no <> COALESCE ((SELECT max (copy_no) FROM print_job WHERE kiosk_id = NEW.kiosk_id
                               AND receipt_no = NEW.receipt_no), -1) + 1
  OR NEW.outcome <> 'owed'
BEGIN SELECT RAISE (ABORT, 'gj: print_job: not the next'); END;
CREATE TRIGGER print_job_fixed BEFORE UPDATE ON print_job
WHEN OLD.outcome NOT IN ('owed', 'sending') OR OLD.kiosk_id <> NEW.kiosk_id
  OR OLD.receipt_no <> NEW.receipt_no
  OR OLD.copy_no <> NEW.copy_no OR OLD.at_kiosk_id <> NEW.at_kiosk_id
  OR OLD.created_us <> NEW.created_us OR NEW.attempts < OLD.attempts
BEGIN SELECT RAISE (ABORT, 'gj: print_job: outcome is final'); END;
CREATE TRIGGER print_job_kept BEFORE DELETE ON print_job
BEGIN SELECT RAISE (ABORT, 'gj: print_job: immutable'); END;

-- The audit log: append-only, chained (I20).
CREATE TRIGGER audit_next BEFORE INSERT ON audit
WHEN NEW.audit_no <> COALESCE ((SELECT max (audit_no) FROM audit
                                WHERE kiosk_id = NEW.kiosk_id), 0) + 1
  OR NEW.prev_hash <> COALESCE ((SELECT hash FROM audit WHERE kiosk_id = NEW.kiosk_id
                                 ORDER BY audit_no DESC LIMIT 1),
                                '0000000000000000000000000000000000000000000000000000000000000000')
BEGIN SELECT RAISE (ABORT, 'gj: audit: not the next'); END;
CREATE TRIGGER audit_fixed BEFORE UPDATE ON audit
BEGIN SELECT RAISE (ABORT, 'gj: audit: immutable'); END;
CREATE TRIGGER audit_kept BEFORE DELETE ON audit
BEGIN SELECT RAISE (ABORT, 'gj: audit: immutable'); END;

-- Settlements are the platform's facts: a correction is another settlement.
CREATE TRIGGER settlement_fixed BEFORE UPDATE ON settlement
BEGIN SELECT RAISE (ABORT, 'gj: settlement: immutable'); END;
CREATE TRIGGER settlement_kept BEFORE DELETE ON settlement
BEGIN SELECT RAISE (ABORT, 'gj: settlement: immutable'); END;
CREATE TRIGGER settlement_share_fixed BEFORE UPDATE ON settlement_share
BEGIN SELECT RAISE (ABORT, 'gj: settlement_share: immutable'); END;
CREATE TRIGGER settlement_share_kept BEFORE DELETE ON settlement_share
BEGIN SELECT RAISE (ABORT, 'gj: settlement_share: immutable'); END;
