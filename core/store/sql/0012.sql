-- SPDX-License-Identifier: Apache-2.0
-- Version 12 of the tables, for both engines: no table changes. What the engines refuse since is in 0012-<engine>.sql.

-- Whether a store was restored is asked at every start, among millions of records.
CREATE INDEX audit_restored ON audit (kiosk_id, audit_no) WHERE kind = 'restored';
