-- SPDX-License-Identifier: Apache-2.0
-- Version 10, PostgreSQL only: what is looked at when a transaction ends, and what a kiosk's user may write at all. The
-- guards of 0010-sqlite.sql follow.

-- Money that leaves for a premium has the premium, its receipt and its closed intent when it is committed (I9).
CREATE FUNCTION gj_transfer_whole () RETURNS trigger LANGUAGE plpgsql AS $gj$BEGIN
IF NEW.kind = 'premium'
  AND NOT EXISTS (SELECT 1 FROM premium_payment p
                  JOIN receipt r ON r.about_id = p.transfer_id AND r.kind = 'premium'
                  JOIN premium_intent i ON i.transfer_id = p.transfer_id AND i.outcome = 'committed'
                  WHERE p.transfer_id = NEW.transfer_id)
THEN RAISE EXCEPTION USING MESSAGE = 'gj: transfer: a premium that is not whole'; END IF;
RETURN NULL; END$gj$;
CREATE CONSTRAINT TRIGGER transfer_whole AFTER INSERT ON transfer DEFERRABLE INITIALLY DEFERRED
FOR EACH ROW EXECUTE FUNCTION gj_transfer_whole ();

-- The tables' owner is not bound by these. Opening balances come with an import, reversals from staff: a kiosk's own
-- transfers are premiums.
ALTER TABLE transfer ENABLE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS transfer_read ON transfer;
CREATE POLICY transfer_read ON transfer FOR SELECT USING (TRUE);
DROP POLICY IF EXISTS transfer_of_kiosk ON transfer;
CREATE POLICY transfer_of_kiosk ON transfer FOR INSERT WITH CHECK (kind = 'premium');

-- Bindings without an act come from the platform, with an import.
ALTER TABLE binding ENABLE ROW LEVEL SECURITY;
CREATE POLICY binding_read ON binding FOR SELECT USING (TRUE);
CREATE POLICY binding_of_kiosk ON binding FOR INSERT WITH CHECK (made_by <> '');
CREATE POLICY binding_change ON binding FOR UPDATE USING (TRUE);
