-- SPDX-License-Identifier: Apache-2.0
-- Version 2, SQLite only: the guards against INSERT OR REPLACE that version 1 left out (see 0001-sqlite.sql).

CREATE TRIGGER account_once BEFORE INSERT ON account
WHEN EXISTS (SELECT 1 FROM account WHERE account_no = NEW.account_no)
BEGIN SELECT RAISE (ABORT, 'gj: account: exists'); END;

CREATE TRIGGER settlement_once BEFORE INSERT ON settlement
WHEN EXISTS (SELECT 1 FROM settlement WHERE setl_id = NEW.setl_id)
BEGIN SELECT RAISE (ABORT, 'gj: settlement: exists'); END;

CREATE TRIGGER settlement_share_once BEFORE INSERT ON settlement_share
WHEN EXISTS (SELECT 1 FROM settlement_share
             WHERE setl_id = NEW.setl_id
               AND (seq = NEW.seq OR contributor_psn_no = NEW.contributor_psn_no))
BEGIN SELECT RAISE (ABORT, 'gj: settlement_share: exists'); END;
