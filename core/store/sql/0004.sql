-- SPDX-License-Identifier: Apache-2.0
-- Version 4 of the tables, for both engines.

-- A settlement that the platform took back. It stays in the lists, marked, and counts in no sum.
CREATE TABLE settlement_refund (
  setl_id TEXT NOT NULL PRIMARY KEY REFERENCES settlement (setl_id),
  time_us BIGINT NOT NULL,
  kiosk_id TEXT NOT NULL) /*CLUSTERED*/;

-- The import that runs now, or was broken off. While it hides, nobody sees the settlements of settlement_hidden: a
-- file of millions is written in many short transactions, between which people pay, and is there all at once or not
-- at all.
CREATE TABLE import_run (
  only_one INTEGER NOT NULL PRIMARY KEY CHECK (only_one = 1),
  kiosk_id TEXT NOT NULL,
  time_us BIGINT NOT NULL,
  hides INTEGER NOT NULL CHECK (hides IN (0, 1))) /*CLUSTERED*/;
CREATE TABLE settlement_hidden (
  psn_no TEXT NOT NULL,
  setl_id TEXT NOT NULL,
  PRIMARY KEY (psn_no, setl_id)) /*CLUSTERED*/;
