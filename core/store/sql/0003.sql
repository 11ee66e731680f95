-- SPDX-License-Identifier: Apache-2.0
-- Version 3 of the tables, for both engines (see 0001.sql): what residents do to their family here, and one series of
-- signed papers for everything a kiosk signs. The tables receipt and binding are changed in 0003-<engine>.sql.

-- The text of a commitment letter, kept once for all who signed it.
CREATE TABLE letter (
  version TEXT NOT NULL PRIMARY KEY CHECK (version <> ''),
  digest TEXT NOT NULL CHECK (length (digest) = 64),
  text TEXT NOT NULL CHECK (text <> '')) /*CLUSTERED*/;

-- One act of one resident, whose PIN was verified in the session named: its own id, one transaction, one signed paper.
CREATE TABLE family_act (
  act_id TEXT NOT NULL PRIMARY KEY CHECK (length (act_id) = 19),
  kind TEXT NOT NULL CHECK (kind IN ('bind', 'accept', 'refuse', 'leave', 'release', 'order')),
  actor_psn_no TEXT NOT NULL REFERENCES person (psn_no),
  kiosk_id TEXT NOT NULL,
  session_us BIGINT NOT NULL,
  time_us BIGINT NOT NULL,
  letter_version TEXT NOT NULL DEFAULT '',
  letter_digest TEXT NOT NULL DEFAULT '',
  signature TEXT NOT NULL DEFAULT '') /*CLUSTERED*/;
CREATE INDEX family_act_actor ON family_act (actor_psn_no, time_us, act_id);

-- What the act did to each pair, and how the relative agreed to it (consent_us: when, with card and PIN of their own). result: 'done', 'requested' (waits for the relative), or the word of why not.
CREATE TABLE family_act_item (
  act_id TEXT NOT NULL REFERENCES family_act (act_id),
  seq INTEGER NOT NULL CHECK (seq >= 1),
  time_us BIGINT NOT NULL,
  contributor_psn_no TEXT NOT NULL REFERENCES person (psn_no),
  relative_psn_no TEXT NOT NULL REFERENCES person (psn_no),
  patn_rlts TEXT NOT NULL,
  way TEXT NOT NULL DEFAULT '' CHECK (way IN ('', 'card', 'graph', 'typed')),
  begndate INTEGER NOT NULL,
  prio_before INTEGER NOT NULL DEFAULT 0,
  prio_after INTEGER NOT NULL DEFAULT 0,
  result TEXT NOT NULL CHECK (result <> ''),
  consent TEXT NOT NULL DEFAULT '' CHECK (consent IN ('', 'own-pin', 'own-act', 'not-needed', 'asked')),
  consent_us BIGINT NOT NULL DEFAULT 0,
  PRIMARY KEY (act_id, seq),
  CHECK (contributor_psn_no <> relative_psn_no)) /*CLUSTERED*/;
CREATE INDEX family_act_item_contributor ON family_act_item (contributor_psn_no, time_us, act_id, seq);
CREATE INDEX family_act_item_relative ON family_act_item (relative_psn_no, time_us, act_id, seq);

-- A binding that waits for the relative's own word. answered_by: the act that accepted, refused or withdrew it.
CREATE TABLE family_request (
  act_id TEXT NOT NULL REFERENCES family_act (act_id),
  contributor_psn_no TEXT NOT NULL REFERENCES person (psn_no),
  relative_psn_no TEXT NOT NULL REFERENCES person (psn_no),
  patn_rlts TEXT NOT NULL,
  requested_us BIGINT NOT NULL,
  answered_by TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (act_id, relative_psn_no)) /*CLUSTERED*/;
CREATE UNIQUE INDEX family_request_open
  ON family_request (contributor_psn_no, relative_psn_no) WHERE answered_by = '';
CREATE INDEX family_request_relative ON family_request (relative_psn_no) WHERE answered_by = '';

-- Which receipts a joint paper stands for.
CREATE TABLE joint_member (
  kiosk_id TEXT NOT NULL,
  joint_no BIGINT NOT NULL,
  receipt_no BIGINT NOT NULL,
  PRIMARY KEY (kiosk_id, joint_no, receipt_no),
  CHECK (receipt_no < joint_no)) /*CLUSTERED*/;
CREATE UNIQUE INDEX joint_member_once ON joint_member (kiosk_id, receipt_no);

-- The histories. Every list, filtered by person or by care or not at all, has an index of its own that lies in the
-- list's order, so that a page is one sweep. A share carries its settlement's care and place for that: a page of shares then needs no
-- settlement, and both sides of a person's list lie in one piece each, the relative's in an index that has all of the share.
CREATE INDEX settlement_care ON settlement (psn_no, med_type, setl_time_us, setl_id);
CREATE INDEX premium_payment_pair ON premium_payment (payer_psn_no, relative_psn_no, time_us, transfer_id);

CREATE TABLE settlement_share_before AS SELECT * FROM settlement_share;
DROP TABLE settlement_share;
CREATE TABLE settlement_share (
  contributor_psn_no TEXT NOT NULL REFERENCES person (psn_no),
  setl_time_us BIGINT NOT NULL,
  setl_id TEXT NOT NULL REFERENCES settlement (setl_id),
  seq INTEGER NOT NULL CHECK (seq >= 1),
  psn_no TEXT NOT NULL,
  med_type TEXT NOT NULL,
  amount_fen BIGINT NOT NULL CHECK (amount_fen > 0),
  fixmedins_name TEXT NOT NULL,
  PRIMARY KEY (contributor_psn_no, setl_time_us, setl_id),
  UNIQUE (setl_id, seq),
  CHECK (contributor_psn_no <> psn_no)) /*CLUSTERED*/;
INSERT INTO settlement_share
  (contributor_psn_no, setl_time_us, setl_id, seq, psn_no, med_type, amount_fen, fixmedins_name)
  SELECT h.contributor_psn_no, h.setl_time_us, h.setl_id, h.seq, h.psn_no, s.med_type, h.amount_fen, s.fixmedins_name
  FROM settlement_share_before h JOIN settlement s ON s.setl_id = h.setl_id
  ORDER BY h.contributor_psn_no, h.setl_time_us, h.setl_id;
DROP TABLE settlement_share_before;
CREATE INDEX settlement_share_relative ON settlement_share
  (psn_no, setl_time_us, setl_id, seq, contributor_psn_no, med_type, amount_fen, fixmedins_name);
CREATE INDEX settlement_share_care ON settlement_share (contributor_psn_no, med_type, setl_time_us, setl_id, seq);
CREATE INDEX settlement_share_relative_care ON settlement_share (psn_no, med_type, setl_time_us, setl_id, seq);
CREATE INDEX settlement_share_pair ON settlement_share (psn_no, contributor_psn_no, setl_time_us, setl_id, seq, med_type);

-- Files of an import that was broken off which are in, by their content; empty when the last import came to its end.
CREATE TABLE import_file (
  name TEXT NOT NULL PRIMARY KEY,
  digest TEXT NOT NULL CHECK (length (digest) = 64),
  n_rows BIGINT NOT NULL,
  time_us BIGINT NOT NULL,
  kiosk_id TEXT NOT NULL) /*CLUSTERED*/;
