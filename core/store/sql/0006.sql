-- SPDX-License-Identifier: Apache-2.0
-- Version 6 of the tables, for both engines (see 0001.sql): what papers say beside their signed text, so that a reprint
-- says the same again.

-- The records that a statement lists, as its paper has them (core/receipt/listing.h); the paper's code signs their digest.
CREATE TABLE statement_listing (
  kiosk_id TEXT NOT NULL,
  receipt_no BIGINT NOT NULL,
  listing TEXT NOT NULL CHECK (listing <> ''),
  PRIMARY KEY (kiosk_id, receipt_no),
  FOREIGN KEY (kiosk_id, receipt_no) REFERENCES receipt (kiosk_id, receipt_no)) /*CLUSTERED*/;

-- What the payer of a late year, or of one after a lapse, was told of the waiting period (core/ledger/premium_waiting.h):
-- contributions that the platform reports later would make another answer of it. No row: nothing to wait for.
CREATE TABLE premium_waiting (
  transfer_id TEXT NOT NULL PRIMARY KEY REFERENCES transfer (transfer_id),
  result TEXT NOT NULL CHECK (result IN ('months', 'unsure', 'unknown')),
  months INTEGER NOT NULL CHECK (months >= 0),
  covered_from INTEGER NOT NULL,
  covered_to INTEGER NOT NULL,
  CHECK (CASE result WHEN 'months' THEN months > 0 WHEN 'unknown' THEN months = 0 ELSE TRUE END)) /*CLUSTERED*/;

-- Commitment letters that were printed, each time: no papers of the series, but a second one says that it is one.
CREATE TABLE letter_print (
  act_id TEXT NOT NULL REFERENCES family_act (act_id),
  seq INTEGER NOT NULL CHECK (seq >= 1),
  at_kiosk_id TEXT NOT NULL,
  created_us BIGINT NOT NULL,
  outcome TEXT NOT NULL DEFAULT 'sending' CHECK (outcome IN ('sending', 'not-started', 'printed', 'stopped', 'unknown')),
  PRIMARY KEY (act_id, seq)) /*CLUSTERED*/;
