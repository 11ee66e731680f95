-- SPDX-License-Identifier: Apache-2.0
-- Version 5 of the tables, for both engines: a settlement's number leads to its place by a table of its own.

-- The number was an index of settlement, whose rows lie by person: each row that came in wrote a page somewhere in that
-- index, and the pages of a file of millions were written again with every short transaction. Now a file's numbers come
-- in their own order, and its settlements in theirs.
CREATE TABLE settlement_id (
  setl_id TEXT NOT NULL PRIMARY KEY,
  psn_no TEXT NOT NULL,
  setl_time_us BIGINT NOT NULL) /*CLUSTERED*/;
INSERT INTO settlement_id (setl_id, psn_no, setl_time_us)
  SELECT setl_id, psn_no, setl_time_us FROM settlement ORDER BY setl_id;

CREATE TABLE settlement_refund_before AS SELECT * FROM settlement_refund;
CREATE TABLE settlement_share_before AS SELECT * FROM settlement_share;
CREATE TABLE settlement_before AS SELECT * FROM settlement;
DROP TABLE settlement_refund;
DROP TABLE settlement_share;
DROP TABLE settlement;

CREATE TABLE settlement (
  psn_no TEXT NOT NULL REFERENCES person (psn_no),
  setl_time_us BIGINT NOT NULL,
  setl_id TEXT NOT NULL,
  fixmedins_code TEXT NOT NULL,
  fixmedins_name TEXT NOT NULL,
  med_type TEXT NOT NULL,
  medfee_sumamt_fen BIGINT NOT NULL CHECK (medfee_sumamt_fen >= 0),
  fund_pay_sumamt_fen BIGINT NOT NULL CHECK (fund_pay_sumamt_fen >= 0),
  acct_pay_fen BIGINT NOT NULL CHECK (acct_pay_fen >= 0),
  acct_mulaid_pay_fen BIGINT NOT NULL CHECK (acct_mulaid_pay_fen >= 0),
  psn_cash_pay_fen BIGINT NOT NULL CHECK (psn_cash_pay_fen >= 0),
  PRIMARY KEY (psn_no, setl_time_us, setl_id),
  CHECK (medfee_sumamt_fen = fund_pay_sumamt_fen + acct_pay_fen + acct_mulaid_pay_fen + psn_cash_pay_fen)) /*CLUSTERED*/;
INSERT INTO settlement SELECT * FROM settlement_before ORDER BY psn_no, setl_time_us, setl_id;
DROP TABLE settlement_before;
CREATE INDEX settlement_care ON settlement (psn_no, med_type, setl_time_us, setl_id);

CREATE TABLE settlement_share (
  contributor_psn_no TEXT NOT NULL REFERENCES person (psn_no),
  setl_time_us BIGINT NOT NULL,
  setl_id TEXT NOT NULL REFERENCES settlement_id (setl_id),
  seq INTEGER NOT NULL CHECK (seq >= 1),
  psn_no TEXT NOT NULL,
  med_type TEXT NOT NULL,
  amount_fen BIGINT NOT NULL CHECK (amount_fen > 0),
  fixmedins_name TEXT NOT NULL,
  PRIMARY KEY (contributor_psn_no, setl_time_us, setl_id),
  UNIQUE (setl_id, seq),
  CHECK (contributor_psn_no <> psn_no)) /*CLUSTERED*/;
INSERT INTO settlement_share SELECT * FROM settlement_share_before ORDER BY contributor_psn_no, setl_time_us, setl_id;
DROP TABLE settlement_share_before;
CREATE INDEX settlement_share_relative ON settlement_share
  (psn_no, setl_time_us, setl_id, seq, contributor_psn_no, med_type, amount_fen, fixmedins_name);
CREATE INDEX settlement_share_care ON settlement_share (contributor_psn_no, med_type, setl_time_us, setl_id, seq);
CREATE INDEX settlement_share_relative_care ON settlement_share (psn_no, med_type, setl_time_us, setl_id, seq);
CREATE INDEX settlement_share_pair ON settlement_share (psn_no, contributor_psn_no, setl_time_us, setl_id, seq, med_type);

CREATE TABLE settlement_refund (
  setl_id TEXT NOT NULL PRIMARY KEY REFERENCES settlement_id (setl_id),
  time_us BIGINT NOT NULL,
  kiosk_id TEXT NOT NULL) /*CLUSTERED*/;
INSERT INTO settlement_refund SELECT * FROM settlement_refund_before;
DROP TABLE settlement_refund_before;
