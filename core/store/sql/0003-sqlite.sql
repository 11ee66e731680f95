-- SPDX-License-Identifier: Apache-2.0
-- Version 3, SQLite only. SQLite takes no constraint away from a table, so two are made anew.

-- A paper is about a transfer or an act, and may concern nobody but its holder: guards below ask for what the
-- constraints asked for.
PRAGMA defer_foreign_keys = ON;
CREATE TABLE receipt_before AS SELECT * FROM receipt;
DROP TABLE receipt;
CREATE TABLE receipt (
  kiosk_id TEXT NOT NULL,
  receipt_no BIGINT NOT NULL CHECK (receipt_no >= 1),
  kind TEXT NOT NULL CHECK (kind IN ('premium', 'bind', 'release', 'order', 'answer', 'statement', 'joint')),
  about_id TEXT NOT NULL UNIQUE CHECK (length (about_id) = 19),
  time_us BIGINT NOT NULL,
  holder_psn_no TEXT NOT NULL REFERENCES person (psn_no),
  relative_psn_no TEXT NOT NULL,
  prev_hash TEXT NOT NULL CHECK (length (prev_hash) = 64),
  hash TEXT NOT NULL CHECK (length (hash) = 64),
  sealed TEXT NOT NULL,
  PRIMARY KEY (kiosk_id, receipt_no)) WITHOUT ROWID;
INSERT INTO receipt (kiosk_id, receipt_no, kind, about_id, time_us, holder_psn_no, relative_psn_no, prev_hash, hash, sealed)
  SELECT kiosk_id, receipt_no, 'premium', transfer_id, time_us, payer_psn_no, relative_psn_no, prev_hash, hash, sealed
  FROM receipt_before;
DROP TABLE receipt_before;
CREATE INDEX receipt_holder ON receipt (holder_psn_no, time_us);

-- Which acts made, ended and last ordered a binding; '' is the platform, through import. closed_why: it ended by
-- itself, because the contributor's insurance ended or moved to another province. What was released in the
-- morning may be bound again in the afternoon, so that the act is part of the key.
CREATE TABLE binding_before AS SELECT * FROM binding;
DROP TABLE binding;
CREATE TABLE binding (
  contributor_psn_no TEXT NOT NULL REFERENCES person (psn_no),
  relative_psn_no TEXT NOT NULL REFERENCES person (psn_no),
  begndate INTEGER NOT NULL,
  made_by TEXT NOT NULL DEFAULT '',
  enddate INTEGER NOT NULL,
  patn_rlts TEXT NOT NULL,
  prio INTEGER NOT NULL CHECK (prio >= 1),
  vali_flag INTEGER NOT NULL DEFAULT 1 CHECK (vali_flag IN (0, 1)),
  ended_by TEXT NOT NULL DEFAULT '',
  order_by TEXT NOT NULL DEFAULT '',
  closed_why TEXT NOT NULL DEFAULT '' CHECK (closed_why IN ('', 'ended', 'moved')),
  closed_on INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (contributor_psn_no, relative_psn_no, begndate, made_by),
  CHECK (contributor_psn_no <> relative_psn_no),
  CHECK (enddate = 0 OR enddate >= begndate)) WITHOUT ROWID;
INSERT INTO binding (contributor_psn_no, relative_psn_no, begndate, enddate, patn_rlts, prio, vali_flag)
  SELECT contributor_psn_no, relative_psn_no, begndate, enddate, patn_rlts, prio, vali_flag FROM binding_before;
DROP TABLE binding_before;
CREATE INDEX binding_relative ON binding (relative_psn_no, prio);

-- Papers: the next number, chained to the one before (I10), and about something that is in the books.
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

-- Joint papers name premium receipts of the same holder.
CREATE TRIGGER joint_member_true BEFORE INSERT ON joint_member
WHEN NOT EXISTS (SELECT 1 FROM receipt j JOIN receipt r ON r.kiosk_id = j.kiosk_id
                 WHERE j.kiosk_id = NEW.kiosk_id AND j.receipt_no = NEW.joint_no AND j.kind = 'joint'
                   AND r.receipt_no = NEW.receipt_no AND r.kind = 'premium'
                   AND r.holder_psn_no = j.holder_psn_no)
  OR EXISTS (SELECT 1 FROM joint_member m
             WHERE m.kiosk_id = NEW.kiosk_id AND m.receipt_no = NEW.receipt_no)
BEGIN SELECT RAISE (ABORT, 'gj: joint_member: not such receipts'); END;
CREATE TRIGGER joint_member_fixed BEFORE UPDATE ON joint_member
BEGIN SELECT RAISE (ABORT, 'gj: joint_member: immutable'); END;
CREATE TRIGGER joint_member_kept BEFORE DELETE ON joint_member
BEGIN SELECT RAISE (ABORT, 'gj: joint_member: immutable'); END;

-- Letters, acts and what they did: written once.
CREATE TRIGGER letter_once BEFORE INSERT ON letter
WHEN EXISTS (SELECT 1 FROM letter WHERE version = NEW.version)
BEGIN SELECT RAISE (ABORT, 'gj: letter: exists'); END;
CREATE TRIGGER letter_fixed BEFORE UPDATE ON letter
BEGIN SELECT RAISE (ABORT, 'gj: letter: immutable'); END;
CREATE TRIGGER letter_kept BEFORE DELETE ON letter
BEGIN SELECT RAISE (ABORT, 'gj: letter: immutable'); END;

CREATE TRIGGER family_act_once BEFORE INSERT ON family_act
WHEN EXISTS (SELECT 1 FROM family_act WHERE act_id = NEW.act_id)
  OR EXISTS (SELECT 1 FROM transfer WHERE transfer_id = NEW.act_id)
  OR (NEW.letter_version <> ''
      AND NOT EXISTS (SELECT 1 FROM letter l
                      WHERE l.version = NEW.letter_version AND l.digest = NEW.letter_digest))
BEGIN SELECT RAISE (ABORT, 'gj: family_act: exists, or its letter does not'); END;
CREATE TRIGGER family_act_fixed BEFORE UPDATE ON family_act
BEGIN SELECT RAISE (ABORT, 'gj: family_act: immutable'); END;
CREATE TRIGGER family_act_kept BEFORE DELETE ON family_act
BEGIN SELECT RAISE (ABORT, 'gj: family_act: immutable'); END;

CREATE TRIGGER family_act_item_once BEFORE INSERT ON family_act_item
WHEN EXISTS (SELECT 1 FROM family_act_item WHERE act_id = NEW.act_id AND seq = NEW.seq)
  OR NOT EXISTS (SELECT 1 FROM family_act a WHERE a.act_id = NEW.act_id AND a.time_us = NEW.time_us)
BEGIN SELECT RAISE (ABORT, 'gj: family_act_item: exists, or is of no act'); END;
CREATE TRIGGER family_act_item_fixed BEFORE UPDATE ON family_act_item
BEGIN SELECT RAISE (ABORT, 'gj: family_act_item: immutable'); END;
CREATE TRIGGER family_act_item_kept BEFORE DELETE ON family_act_item
BEGIN SELECT RAISE (ABORT, 'gj: family_act_item: immutable'); END;

-- Requests: answered once.
CREATE TRIGGER family_request_once BEFORE INSERT ON family_request
WHEN NEW.answered_by <> ''
  OR EXISTS (SELECT 1 FROM family_request
             WHERE act_id = NEW.act_id AND relative_psn_no = NEW.relative_psn_no)
  OR EXISTS (SELECT 1 FROM family_request
             WHERE contributor_psn_no = NEW.contributor_psn_no
               AND relative_psn_no = NEW.relative_psn_no AND answered_by = '')
BEGIN SELECT RAISE (ABORT, 'gj: family_request: exists'); END;
CREATE TRIGGER family_request_fixed BEFORE UPDATE ON family_request
WHEN OLD.answered_by <> '' OR NEW.answered_by = '' OR OLD.act_id <> NEW.act_id
  OR OLD.contributor_psn_no <> NEW.contributor_psn_no
  OR OLD.relative_psn_no <> NEW.relative_psn_no OR OLD.patn_rlts <> NEW.patn_rlts
  OR OLD.requested_us <> NEW.requested_us
  OR NOT EXISTS (SELECT 1 FROM family_act a WHERE a.act_id = NEW.answered_by)
BEGIN SELECT RAISE (ABORT, 'gj: family_request: answered once'); END;
CREATE TRIGGER family_request_kept BEFORE DELETE ON family_request
BEGIN SELECT RAISE (ABORT, 'gj: family_request: immutable'); END;

-- Bindings: who and since when never change; what was ended stays ended; acts are named once.
CREATE TRIGGER binding_once BEFORE INSERT ON binding
WHEN EXISTS (SELECT 1 FROM binding
             WHERE contributor_psn_no = NEW.contributor_psn_no
               AND relative_psn_no = NEW.relative_psn_no AND begndate = NEW.begndate
               AND made_by = NEW.made_by)
  OR (NEW.made_by <> '' AND NOT EXISTS (SELECT 1 FROM family_act a WHERE a.act_id = NEW.made_by))
  OR NEW.closed_why <> ''
BEGIN SELECT RAISE (ABORT, 'gj: binding: exists'); END;
CREATE TRIGGER binding_fixed BEFORE UPDATE ON binding
WHEN OLD.contributor_psn_no <> NEW.contributor_psn_no
  OR OLD.relative_psn_no <> NEW.relative_psn_no OR OLD.begndate <> NEW.begndate
  OR OLD.made_by <> NEW.made_by OR OLD.vali_flag < NEW.vali_flag
  OR (OLD.ended_by <> '' AND OLD.ended_by <> NEW.ended_by)
  OR (OLD.ended_by <> NEW.ended_by
      AND NOT EXISTS (SELECT 1 FROM family_act a WHERE a.act_id = NEW.ended_by
                      AND a.kind IN ('release', 'leave')))
  OR (OLD.closed_why <> '' AND (OLD.closed_why <> NEW.closed_why OR OLD.closed_on <> NEW.closed_on))
  OR (NEW.closed_why <> '' AND (NEW.vali_flag = 1 OR NEW.ended_by <> '' OR NEW.closed_on = 0))
  OR (OLD.order_by <> NEW.order_by
      AND NOT EXISTS (SELECT 1 FROM family_act a WHERE a.act_id = NEW.order_by
                      AND a.kind = 'order'))
BEGIN SELECT RAISE (ABORT, 'gj: binding: what was ended stays ended'); END;
CREATE TRIGGER binding_kept BEFORE DELETE ON binding
BEGIN SELECT RAISE (ABORT, 'gj: binding: immutable'); END;

-- Shares: as in versions 1 and 2, for the table made anew; and the care and the place are the settlement's.
CREATE TRIGGER settlement_share_fixed BEFORE UPDATE ON settlement_share
BEGIN SELECT RAISE (ABORT, 'gj: settlement_share: immutable'); END;
CREATE TRIGGER settlement_share_kept BEFORE DELETE ON settlement_share
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
