-- SPDX-License-Identifier: Apache-2.0
-- Version 9 of the tables, for both engines (see 0001.sql): the codes that stand for a person (医保码, facts: card, section 8), for
-- halls that load them. A code is opaque and used once; what is kept of it is its digest, which tells nobody the code.
CREATE TABLE credential (
  digest TEXT NOT NULL PRIMARY KEY CHECK (length (digest) = 64),
  psn_no TEXT NOT NULL REFERENCES person (psn_no),
  expires_us BIGINT NOT NULL CHECK (expires_us > 0)) /*CLUSTERED*/;

CREATE TABLE credential_use (
  digest TEXT NOT NULL PRIMARY KEY REFERENCES credential (digest),
  kiosk_id TEXT NOT NULL CHECK (kiosk_id <> ''),
  used_us BIGINT NOT NULL) /*CLUSTERED*/;
