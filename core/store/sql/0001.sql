-- SPDX-License-Identifier: Apache-2.0
-- Version 1 of the tables, for both engines. Dates are INTEGER yyyymmdd and months yyyymm (0: none), times BIGINT
-- microseconds since 1970, money BIGINT fen, digests lower-case hex. There is no NULL. CLUSTERED becomes the engine's
-- word for "rows lie in the order of their primary key". What each engine keeps by triggers is in NNNN-<engine>.sql.

CREATE TABLE store_meta (
  name TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL);

CREATE TABLE schema_migration (
  version INTEGER NOT NULL PRIMARY KEY);

-- The platform's register, written by import.
CREATE TABLE person (
  psn_no TEXT NOT NULL PRIMARY KEY CHECK (psn_no <> ''),
  psn_cert_type TEXT NOT NULL,
  certno TEXT NOT NULL CHECK (certno <> ''),
  psn_name TEXT NOT NULL CHECK (psn_name <> ''),
  gend TEXT NOT NULL,
  naty TEXT NOT NULL,
  brdy INTEGER NOT NULL,
  surv_stas TEXT NOT NULL,
  UNIQUE (certno, psn_cert_type)) /*CLUSTERED*/;

CREATE TABLE insurance (
  psn_no TEXT NOT NULL REFERENCES person (psn_no),
  insutype TEXT NOT NULL,
  psn_insu_date INTEGER NOT NULL,
  insuplc_admdvs TEXT NOT NULL,
  psn_insu_stas TEXT NOT NULL,
  paus_insu_date INTEGER NOT NULL,
  psn_idet_type TEXT NOT NULL,
  PRIMARY KEY (psn_no, insutype, psn_insu_date, insuplc_admdvs)) /*CLUSTERED*/;

CREATE TABLE contribution (
  psn_no TEXT NOT NULL REFERENCES person (psn_no),
  accrym_begn INTEGER NOT NULL,
  insutype TEXT NOT NULL,
  accrym_end INTEGER NOT NULL,
  clct_flag TEXT NOT NULL,
  clct_time_us BIGINT NOT NULL,
  clct_amt_fen BIGINT NOT NULL,
  clct_way TEXT NOT NULL,
  PRIMARY KEY (psn_no, accrym_begn, insutype, accrym_end),
  CHECK (accrym_begn <= accrym_end)) /*CLUSTERED*/;

-- The family graph: suggestions, not bindings.
CREATE TABLE family_graph (
  psn_no TEXT NOT NULL REFERENCES person (psn_no),
  relative_psn_no TEXT NOT NULL REFERENCES person (psn_no),
  patn_rlts TEXT NOT NULL,
  PRIMARY KEY (psn_no, relative_psn_no),
  CHECK (psn_no <> relative_psn_no)) /*CLUSTERED*/;

CREATE TABLE binding (
  contributor_psn_no TEXT NOT NULL REFERENCES person (psn_no),
  relative_psn_no TEXT NOT NULL REFERENCES person (psn_no),
  begndate INTEGER NOT NULL,
  enddate INTEGER NOT NULL,
  patn_rlts TEXT NOT NULL,
  prio INTEGER NOT NULL CHECK (prio >= 1),
  vali_flag INTEGER NOT NULL DEFAULT 1 CHECK (vali_flag IN (0, 1)),
  PRIMARY KEY (contributor_psn_no, relative_psn_no, begndate),
  CHECK (contributor_psn_no <> relative_psn_no),
  CHECK (enddate = 0 OR enddate >= begndate)) /*CLUSTERED*/;
CREATE INDEX binding_relative ON binding (relative_psn_no, prio);

CREATE TABLE settlement (
  psn_no TEXT NOT NULL REFERENCES person (psn_no),
  setl_time_us BIGINT NOT NULL,
  setl_id TEXT NOT NULL UNIQUE,
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

-- Who paid a settlement's acct_mulaid_pay, in order. It carries the settlement's time and patient so that a
-- contributor's page is read in one sweep.
CREATE TABLE settlement_share (
  contributor_psn_no TEXT NOT NULL REFERENCES person (psn_no),
  setl_time_us BIGINT NOT NULL,
  setl_id TEXT NOT NULL REFERENCES settlement (setl_id),
  seq INTEGER NOT NULL CHECK (seq >= 1),
  psn_no TEXT NOT NULL,
  amount_fen BIGINT NOT NULL CHECK (amount_fen > 0),
  PRIMARY KEY (contributor_psn_no, setl_time_us, setl_id),
  UNIQUE (setl_id, seq),
  CHECK (contributor_psn_no <> psn_no)) /*CLUSTERED*/;

-- Money. An account has no balance of its own: its last entry says it, and only a transfer writes entries.
CREATE TABLE account (
  account_no TEXT NOT NULL PRIMARY KEY,
  kind TEXT NOT NULL,
  CHECK ((kind = 'personal' AND substr (account_no, 1, 4) = 'psn:')
         OR (kind = 'premium' AND substr (account_no, 1, 8) = 'premium:')
         OR (kind = 'opening' AND account_no = 'opening'))) /*CLUSTERED*/;

CREATE TABLE transfer (
  transfer_id TEXT NOT NULL PRIMARY KEY CHECK (length (transfer_id) = 19),
  kind TEXT NOT NULL CHECK (kind IN ('opening', 'premium', 'reversal')),
  debit_account TEXT NOT NULL REFERENCES account (account_no),
  credit_account TEXT NOT NULL REFERENCES account (account_no),
  amount_fen BIGINT NOT NULL CHECK (amount_fen BETWEEN 1 AND 9999999999999999),
  time_us BIGINT NOT NULL,
  kiosk_id TEXT NOT NULL,
  reverses TEXT NOT NULL DEFAULT '',
  CHECK (debit_account <> credit_account),
  CHECK ((kind = 'reversal') = (reverses <> ''))) /*CLUSTERED*/;
CREATE UNIQUE INDEX transfer_reversed_once ON transfer (reverses) WHERE reverses <> '';

CREATE TABLE account_entry (
  account_no TEXT NOT NULL REFERENCES account (account_no),
  entry_no BIGINT NOT NULL CHECK (entry_no >= 1),
  transfer_id TEXT NOT NULL REFERENCES transfer (transfer_id),
  amount_fen BIGINT NOT NULL,
  balance_after_fen BIGINT NOT NULL,
  PRIMARY KEY (account_no, entry_no),
  UNIQUE (transfer_id, account_no),
  CONSTRAINT personal_balance_not_below_zero
    CHECK (balance_after_fen >= 0 OR substr (account_no, 1, 4) <> 'psn:')) /*CLUSTERED*/;

-- What a kiosk is about to submit. outcome: '' open, 'committed', or the word of why not; it is set once.
CREATE TABLE premium_intent (
  transfer_id TEXT NOT NULL PRIMARY KEY CHECK (length (transfer_id) = 19),
  payer_psn_no TEXT NOT NULL REFERENCES person (psn_no),
  relative_psn_no TEXT NOT NULL REFERENCES person (psn_no),
  coverage_year INTEGER NOT NULL,
  insutype TEXT NOT NULL,
  tier TEXT NOT NULL,
  amount_fen BIGINT NOT NULL CHECK (amount_fen > 0),
  kiosk_id TEXT NOT NULL,
  session_us BIGINT NOT NULL,
  prepared_us BIGINT NOT NULL,
  outcome TEXT NOT NULL DEFAULT '',
  closed_us BIGINT NOT NULL DEFAULT 0) /*CLUSTERED*/;
CREATE INDEX premium_intent_open ON premium_intent (kiosk_id) WHERE outcome = '';

-- What a receipt says stands in its sealed text alone; the columns are what rows are looked up and chained by.
CREATE TABLE receipt (
  kiosk_id TEXT NOT NULL,
  receipt_no BIGINT NOT NULL CHECK (receipt_no >= 1),
  transfer_id TEXT NOT NULL UNIQUE REFERENCES transfer (transfer_id),
  time_us BIGINT NOT NULL,
  payer_psn_no TEXT NOT NULL REFERENCES person (psn_no),
  relative_psn_no TEXT NOT NULL REFERENCES person (psn_no),
  prev_hash TEXT NOT NULL CHECK (length (prev_hash) = 64),
  hash TEXT NOT NULL CHECK (length (hash) = 64),
  sealed TEXT NOT NULL,
  PRIMARY KEY (kiosk_id, receipt_no)) /*CLUSTERED*/;
CREATE INDEX receipt_payer ON receipt (payer_psn_no, time_us);

CREATE TABLE premium_payment (
  payer_psn_no TEXT NOT NULL REFERENCES person (psn_no),
  time_us BIGINT NOT NULL,
  transfer_id TEXT NOT NULL UNIQUE REFERENCES transfer (transfer_id),
  relative_psn_no TEXT NOT NULL REFERENCES person (psn_no),
  patn_rlts TEXT NOT NULL,
  insuplc_admdvs TEXT NOT NULL,
  coverage_year INTEGER NOT NULL,
  insutype TEXT NOT NULL,
  tier TEXT NOT NULL,
  amount_fen BIGINT NOT NULL CHECK (amount_fen > 0),
  kiosk_id TEXT NOT NULL,
  receipt_no BIGINT NOT NULL,
  reversed_by TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (payer_psn_no, time_us, transfer_id),
  FOREIGN KEY (kiosk_id, receipt_no) REFERENCES receipt (kiosk_id, receipt_no)) /*CLUSTERED*/;
CREATE UNIQUE INDEX premium_payment_once
  ON premium_payment (relative_psn_no, coverage_year, insutype) WHERE reversed_by = '';
CREATE INDEX premium_payment_relative ON premium_payment (relative_psn_no, time_us, transfer_id);

-- One paper each: copy 0 is the first print, n is 补打第n次.
CREATE TABLE print_job (
  kiosk_id TEXT NOT NULL,
  receipt_no BIGINT NOT NULL,
  copy_no INTEGER NOT NULL CHECK (copy_no >= 0),
  at_kiosk_id TEXT NOT NULL,
  created_us BIGINT NOT NULL,
  outcome TEXT NOT NULL DEFAULT 'owed' CHECK (outcome IN ('owed', 'sending', 'printed', 'stopped', 'unknown')),
  printer_condition TEXT NOT NULL DEFAULT '',
  attempts INTEGER NOT NULL DEFAULT 0,
  finished_us BIGINT NOT NULL DEFAULT 0,
  PRIMARY KEY (kiosk_id, receipt_no, copy_no),
  FOREIGN KEY (kiosk_id, receipt_no) REFERENCES receipt (kiosk_id, receipt_no)) /*CLUSTERED*/;
CREATE INDEX print_job_not_printed ON print_job (kiosk_id, receipt_no) WHERE outcome <> 'printed';

CREATE TABLE audit (
  kiosk_id TEXT NOT NULL,
  audit_no BIGINT NOT NULL CHECK (audit_no >= 1),
  time_us BIGINT NOT NULL,
  kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  object TEXT NOT NULL,
  result TEXT NOT NULL,
  detail TEXT NOT NULL,
  prev_hash TEXT NOT NULL CHECK (length (prev_hash) = 64),
  hash TEXT NOT NULL CHECK (length (hash) = 64),
  PRIMARY KEY (kiosk_id, audit_no)) /*CLUSTERED*/;

INSERT INTO account (account_no, kind) VALUES ('opening', 'opening');
