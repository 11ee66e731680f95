-- SPDX-License-Identifier: Apache-2.0
-- Version 3, PostgreSQL only: the changes that 0003-sqlite.sql makes to receipt and binding. Its guards follow.
ALTER TABLE receipt RENAME COLUMN transfer_id TO about_id;
ALTER TABLE receipt RENAME COLUMN payer_psn_no TO holder_psn_no;
ALTER TABLE receipt DROP CONSTRAINT receipt_transfer_id_fkey;
ALTER TABLE receipt DROP CONSTRAINT receipt_relative_psn_no_fkey;
ALTER TABLE receipt ADD CONSTRAINT receipt_about_id_length CHECK (length (about_id) = 19);
ALTER TABLE receipt ADD COLUMN kind TEXT NOT NULL DEFAULT 'premium'
  CHECK (kind IN ('premium', 'bind', 'release', 'order', 'answer', 'statement', 'joint'));
ALTER TABLE receipt ALTER COLUMN kind DROP DEFAULT;
ALTER INDEX receipt_payer RENAME TO receipt_holder;

ALTER TABLE binding ADD COLUMN made_by TEXT NOT NULL DEFAULT '';
ALTER TABLE binding ADD COLUMN ended_by TEXT NOT NULL DEFAULT '';
ALTER TABLE binding ADD COLUMN order_by TEXT NOT NULL DEFAULT '';
ALTER TABLE binding ADD COLUMN closed_why TEXT NOT NULL DEFAULT '' CHECK (closed_why IN ('', 'ended', 'moved'));
ALTER TABLE binding ADD COLUMN closed_on INTEGER NOT NULL DEFAULT 0;
ALTER TABLE binding DROP CONSTRAINT binding_pkey;
ALTER TABLE binding ADD PRIMARY KEY (contributor_psn_no, relative_psn_no, begndate, made_by);
