-- SPDX-License-Identifier: Apache-2.0
-- Version 8 of the tables, for both engines (see 0001.sql): who of the hall's staff may open the staff screen of a kiosk.

-- One period of service each, known by the digest of the own card's number (core/staff/staff.h). until_us 0: still on. The
-- register (person) need not know them.
CREATE TABLE staff (
  staff_no TEXT NOT NULL CHECK (staff_no <> ''),
  since_us BIGINT NOT NULL,
  name TEXT NOT NULL CHECK (name <> ''),
  card_digest TEXT NOT NULL CHECK (length (card_digest) = 64),
  until_us BIGINT NOT NULL DEFAULT 0,
  PRIMARY KEY (staff_no, since_us),
  CHECK (until_us = 0 OR until_us >= since_us)) /*CLUSTERED*/;
CREATE UNIQUE INDEX staff_now ON staff (staff_no) WHERE until_us = 0;
CREATE UNIQUE INDEX staff_card ON staff (card_digest) WHERE until_us = 0;

-- When the paper was changed and whether service is paused stand in the audit alone: the last such record of a kiosk.
CREATE INDEX audit_staff ON audit (kiosk_id, kind, audit_no) WHERE substr (kind, 1, 6) = 'staff.';
