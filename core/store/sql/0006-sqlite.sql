-- SPDX-License-Identifier: Apache-2.0
-- Version 6, SQLite only: the guards of its tables (see 0001-sqlite.sql).

CREATE TRIGGER statement_listing_of_statement BEFORE INSERT ON statement_listing
WHEN NOT EXISTS (SELECT 1 FROM receipt r WHERE r.kiosk_id = NEW.kiosk_id
                 AND r.receipt_no = NEW.receipt_no AND r.kind = 'statement')
  OR EXISTS (SELECT 1 FROM statement_listing
             WHERE kiosk_id = NEW.kiosk_id AND receipt_no = NEW.receipt_no)
BEGIN SELECT RAISE (ABORT, 'gj: statement_listing: exists, or is of no statement'); END;
CREATE TRIGGER statement_listing_fixed BEFORE UPDATE ON statement_listing
BEGIN SELECT RAISE (ABORT, 'gj: statement_listing: immutable'); END;
CREATE TRIGGER statement_listing_kept BEFORE DELETE ON statement_listing
BEGIN SELECT RAISE (ABORT, 'gj: statement_listing: immutable'); END;

CREATE TRIGGER premium_waiting_of_premium BEFORE INSERT ON premium_waiting
WHEN NOT EXISTS (SELECT 1 FROM transfer t WHERE t.transfer_id = NEW.transfer_id AND t.kind = 'premium')
  OR EXISTS (SELECT 1 FROM premium_waiting WHERE transfer_id = NEW.transfer_id)
BEGIN SELECT RAISE (ABORT, 'gj: premium_waiting: exists, or is of no premium'); END;
CREATE TRIGGER premium_waiting_fixed BEFORE UPDATE ON premium_waiting
BEGIN SELECT RAISE (ABORT, 'gj: premium_waiting: immutable'); END;
CREATE TRIGGER premium_waiting_kept BEFORE DELETE ON premium_waiting
BEGIN SELECT RAISE (ABORT, 'gj: premium_waiting: immutable'); END;

CREATE TRIGGER letter_print_next BEFORE INSERT ON letter_print
WHEN NEW.seq <> COALESCE ((SELECT max (seq) FROM letter_print WHERE act_id = NEW.act_id), 0) + 1
  OR NEW.outcome <> 'sending'
  OR NOT EXISTS (SELECT 1 FROM family_act a WHERE a.act_id = NEW.act_id AND a.letter_version <> '')
BEGIN SELECT RAISE (ABORT, 'gj: letter_print: not the next, or of no letter'); END;
CREATE TRIGGER letter_print_fixed BEFORE UPDATE ON letter_print
WHEN OLD.outcome <> 'sending' OR OLD.act_id <> NEW.act_id OR OLD.seq <> NEW.seq
  OR OLD.at_kiosk_id <> NEW.at_kiosk_id OR OLD.created_us <> NEW.created_us
BEGIN SELECT RAISE (ABORT, 'gj: letter_print: outcome is final'); END;
CREATE TRIGGER letter_print_kept BEFORE DELETE ON letter_print
BEGIN SELECT RAISE (ABORT, 'gj: letter_print: immutable'); END;
