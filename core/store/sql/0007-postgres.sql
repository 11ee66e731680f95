-- SPDX-License-Identifier: Apache-2.0
-- Version 7, PostgreSQL only: the change that 0007-sqlite.sql makes to receipt. Its guards follow.
ALTER TABLE receipt DROP CONSTRAINT receipt_kind_check;
ALTER TABLE receipt ADD CONSTRAINT receipt_kind_check
  CHECK (kind IN ('premium', 'bind', 'release', 'order', 'answer', 'statement', 'joint', 'correction'));
