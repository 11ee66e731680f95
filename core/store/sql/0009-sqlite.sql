-- SPDX-License-Identifier: Apache-2.0
-- Version 9, SQLite only: the guards of its tables (see 0001-sqlite.sql). A code is used once, before it expires, and neither it nor
-- its use is ever taken back.

CREATE TRIGGER credential_once BEFORE INSERT ON credential
WHEN EXISTS (SELECT 1 FROM credential WHERE digest = NEW.digest)
BEGIN SELECT RAISE (ABORT, 'gj: credential: exists'); END;
CREATE TRIGGER credential_fixed BEFORE UPDATE ON credential
BEGIN SELECT RAISE (ABORT, 'gj: credential: immutable'); END;
CREATE TRIGGER credential_kept BEFORE DELETE ON credential
BEGIN SELECT RAISE (ABORT, 'gj: credential: immutable'); END;

CREATE TRIGGER credential_use_once BEFORE INSERT ON credential_use
WHEN EXISTS (SELECT 1 FROM credential_use WHERE digest = NEW.digest)
  OR NOT EXISTS (SELECT 1 FROM credential c WHERE c.digest = NEW.digest AND c.expires_us > NEW.used_us)
BEGIN SELECT RAISE (ABORT, 'gj: credential_use: used, expired or unknown'); END;
CREATE TRIGGER credential_use_fixed BEFORE UPDATE ON credential_use
BEGIN SELECT RAISE (ABORT, 'gj: credential_use: immutable'); END;
CREATE TRIGGER credential_use_kept BEFORE DELETE ON credential_use
BEGIN SELECT RAISE (ABORT, 'gj: credential_use: immutable'); END;
