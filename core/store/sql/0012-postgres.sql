-- SPDX-License-Identifier: Apache-2.0
-- Version 12, PostgreSQL only: whose money goes first, as a kiosk's user may change it. The guards of 0012-sqlite.sql follow.

-- A resident's order comes with its act, which is signed and told in the audit; without one the platform orders, with an import.
-- The tables' owner is not bound by this.
CREATE FUNCTION gj_binding_place () RETURNS trigger LANGUAGE plpgsql AS $gj$BEGIN
IF NEW.prio <> OLD.prio AND NEW.order_by = OLD.order_by
  AND NOT (SELECT pg_has_role (current_user, c.relowner, 'USAGE') FROM pg_class c WHERE c.oid = TG_RELID)
THEN RAISE EXCEPTION USING ERRCODE = 'insufficient_privilege', MESSAGE = 'gj: binding: a place comes with its order'; END IF;
RETURN NEW; END$gj$;
CREATE TRIGGER binding_place BEFORE UPDATE ON binding FOR EACH ROW EXECUTE FUNCTION gj_binding_place ();
