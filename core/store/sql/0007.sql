-- SPDX-License-Identifier: Apache-2.0
-- Version 7 of the tables, for both engines (see 0001.sql): corrections by staff. That a correction has a paper of its
-- own in the series changes the table receipt, in 0007-<engine>.sql.

-- A premium that two of the staff take back (I5): what they are about to do, stored under the reversing transfer's id before it is
-- submitted (I3). outcome: '' open, 'committed', or the word of why not; it is set once. The names are on the signed paper as well.
CREATE TABLE correction (
  transfer_id TEXT NOT NULL PRIMARY KEY CHECK (length (transfer_id) = 19),
  reverses TEXT NOT NULL REFERENCES transfer (transfer_id),
  staff_1 TEXT NOT NULL CHECK (staff_1 <> ''),
  staff_2 TEXT NOT NULL CHECK (staff_2 <> ''),
  reason TEXT NOT NULL CHECK (reason <> ''),
  kiosk_id TEXT NOT NULL,
  prepared_us BIGINT NOT NULL,
  outcome TEXT NOT NULL DEFAULT '',
  closed_us BIGINT NOT NULL DEFAULT 0,
  CHECK (staff_1 <> staff_2)) /*CLUSTERED*/;
CREATE INDEX correction_open ON correction (kiosk_id) WHERE outcome = '';
CREATE UNIQUE INDEX correction_once ON correction (reverses) WHERE outcome = 'committed';
