-- SPDX-License-Identifier: Apache-2.0
-- Version 7, SQLite only: receipt made anew with one kind of paper more, and the guards (see 0001-sqlite.sql and 0003-sqlite.sql).
PRAGMA defer_foreign_keys = ON;
CREATE TABLE receipt_before AS SELECT * FROM receipt;
DROP TABLE receipt;
CREATE TABLE receipt (
  kiosk_id TEXT NOT NULL,
  receipt_no BIGINT NOT NULL CHECK (receipt_no >= 1),
  kind TEXT NOT NULL CHECK (kind IN ('premium', 'bind', 'release', 'order', 'answer', 'statement', 'joint', 'correction')),
  about_id TEXT NOT NULL UNIQUE CHECK (length (about_id) = 19),
  time_us BIGINT NOT NULL,
  holder_psn_no TEXT NOT NULL REFERENCES person (psn_no),
  relative_psn_no TEXT NOT NULL,
  prev_hash TEXT NOT NULL CHECK (length (prev_hash) = 64),
  hash TEXT NOT NULL CHECK (length (hash) = 64),
  sealed TEXT NOT NULL,
  PRIMARY KEY (kiosk_id, receipt_no)) WITHOUT ROWID;
INSERT INTO receipt SELECT * FROM receipt_before ORDER BY kiosk_id, receipt_no;
DROP TABLE receipt_before;
CREATE INDEX receipt_holder ON receipt (holder_psn_no, time_us);

-- Papers: as in version 3, for the table made anew.
CREATE TRIGGER receipt_next BEFORE INSERT ON receipt
WHEN NEW.receipt_no <> COALESCE ((SELECT max (receipt_no) FROM receipt
                                  WHERE kiosk_id = NEW.kiosk_id), 0) + 1
  OR NEW.prev_hash <> COALESCE ((SELECT hash FROM receipt WHERE kiosk_id = NEW.kiosk_id
                                 ORDER BY receipt_no DESC LIMIT 1),
                                '0000000000000000000000000000000000000000000000000000000000000000')
  OR EXISTS (SELECT 1 FROM receipt WHERE about_id = NEW.about_id)
BEGIN SELECT RAISE (ABORT, 'gj: receipt: not the next'); END;
CREATE TRIGGER receipt_of_premium BEFORE INSERT ON receipt
WHEN NEW.kind = 'premium'
  AND NOT EXISTS (SELECT 1 FROM transfer t
                  WHERE t.transfer_id = NEW.about_id AND t.kind = 'premium'
                    AND t.time_us = NEW.time_us AND t.kiosk_id = NEW.kiosk_id
                    AND t.debit_account = 'psn:' || NEW.holder_psn_no)
BEGIN SELECT RAISE (ABORT, 'gj: receipt: of no payment'); END;
CREATE TRIGGER receipt_of_act BEFORE INSERT ON receipt
WHEN NEW.kind IN ('bind', 'release', 'order', 'answer')
  AND NOT EXISTS (SELECT 1 FROM family_act a
                  WHERE a.act_id = NEW.about_id AND a.time_us = NEW.time_us
                    AND a.kiosk_id = NEW.kiosk_id AND a.actor_psn_no = NEW.holder_psn_no
                    AND NEW.kind = CASE WHEN a.kind IN ('accept', 'refuse', 'leave') THEN 'answer'
                                        ELSE a.kind END)
BEGIN SELECT RAISE (ABORT, 'gj: receipt: of no act'); END;
CREATE TRIGGER receipt_id_is_new BEFORE INSERT ON receipt
WHEN NEW.kind IN ('statement', 'joint')
  AND (EXISTS (SELECT 1 FROM transfer t WHERE t.transfer_id = NEW.about_id)
       OR EXISTS (SELECT 1 FROM family_act a WHERE a.act_id = NEW.about_id))
BEGIN SELECT RAISE (ABORT, 'gj: receipt: id stands for something else'); END;
CREATE TRIGGER receipt_fixed BEFORE UPDATE ON receipt
BEGIN SELECT RAISE (ABORT, 'gj: receipt: immutable'); END;
CREATE TRIGGER receipt_kept BEFORE DELETE ON receipt
BEGIN SELECT RAISE (ABORT, 'gj: receipt: immutable'); END;


-- A correction: of a premium, its content fixed, its outcome set once and true (I3, I4).
CREATE TRIGGER correction_new BEFORE INSERT ON correction
WHEN NEW.outcome <> '' OR EXISTS (SELECT 1 FROM correction WHERE transfer_id = NEW.transfer_id)
  OR EXISTS (SELECT 1 FROM premium_intent WHERE transfer_id = NEW.transfer_id)
  OR EXISTS (SELECT 1 FROM receipt WHERE about_id = NEW.transfer_id)
  OR NOT EXISTS (SELECT 1 FROM premium_payment p WHERE p.transfer_id = NEW.reverses)
BEGIN SELECT RAISE (ABORT, 'gj: correction: exists, or is of no premium'); END;
CREATE TRIGGER correction_fixed BEFORE UPDATE ON correction
WHEN OLD.outcome <> '' OR NEW.outcome = ''
  OR OLD.transfer_id <> NEW.transfer_id OR OLD.reverses <> NEW.reverses
  OR OLD.staff_1 <> NEW.staff_1 OR OLD.staff_2 <> NEW.staff_2 OR OLD.reason <> NEW.reason
  OR OLD.kiosk_id <> NEW.kiosk_id OR OLD.prepared_us <> NEW.prepared_us
  OR (NEW.outcome = 'committed') <> EXISTS (SELECT 1 FROM premium_payment p
                                            WHERE p.transfer_id = NEW.reverses
                                              AND p.reversed_by = NEW.transfer_id)
BEGIN SELECT RAISE (ABORT, 'gj: correction: outcome is final and must be true'); END;
CREATE TRIGGER correction_kept BEFORE DELETE ON correction
BEGIN SELECT RAISE (ABORT, 'gj: correction: immutable'); END;

-- Nothing is taken back but by an open correction of the same content, and its paper goes to whose money it is.
CREATE TRIGGER transfer_reversal_staff BEFORE INSERT ON transfer
WHEN NEW.kind = 'reversal'
  AND NOT EXISTS (SELECT 1 FROM correction c
                  WHERE c.transfer_id = NEW.transfer_id AND c.outcome = ''
                    AND c.reverses = NEW.reverses AND c.kiosk_id = NEW.kiosk_id)
BEGIN SELECT RAISE (ABORT, 'gj: transfer: no open correction of this content'); END;
CREATE TRIGGER receipt_of_correction BEFORE INSERT ON receipt
WHEN NEW.kind = 'correction'
  AND NOT EXISTS (SELECT 1 FROM transfer t
                  WHERE t.transfer_id = NEW.about_id AND t.kind = 'reversal'
                    AND t.time_us = NEW.time_us AND t.kiosk_id = NEW.kiosk_id
                    AND t.credit_account = 'psn:' || NEW.holder_psn_no)
BEGIN SELECT RAISE (ABORT, 'gj: receipt: of no correction'); END;
