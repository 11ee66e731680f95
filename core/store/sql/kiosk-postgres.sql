-- SPDX-License-Identifier: Apache-2.0
-- What a kiosk may do in the shared store, PostgreSQL only: `gongjictl grant` runs it for one role, as often as one
-- likes. $role and $schema are filled in. Which rows it may write the tables themselves say (0010-postgres.sql, 0011-postgres.sql).
-- Nothing is ever deleted; transfers, receipts and the audit are only added to; balances move only through transfers,
-- whose trigger writes the entries with the owner's rights.
REVOKE ALL ON ALL TABLES IN SCHEMA $schema FROM $role;
REVOKE ALL ON SCHEMA $schema FROM $role;
GRANT USAGE ON SCHEMA $schema TO $role;
GRANT SELECT ON ALL TABLES IN SCHEMA $schema TO $role;

GRANT INSERT ON account, transfer, premium_intent, premium_payment, receipt, joint_member, print_job, audit,
  family_act, family_act_item, family_request, binding, statement_listing, premium_waiting, letter_print,
  credential_use TO $role;

-- The outcome of what it began itself, or of a paper that was owed and is printed here.
GRANT UPDATE (outcome, closed_us) ON premium_intent TO $role;
GRANT UPDATE (outcome, printer_condition, attempts, finished_us, at_kiosk_id) ON print_job TO $role;
GRANT UPDATE (outcome) ON letter_print TO $role;
GRANT UPDATE (answered_by) ON family_request TO $role;
GRANT UPDATE (prio, order_by, vali_flag, ended_by, closed_why, closed_on) ON binding TO $role;

-- Where the tables' owner owns the database as well, nobody else makes temporary tables in it; and a superuser's grant ends
-- that everybody may fill the disk with large objects. Elsewhere these stay with who runs the server (threat-model.md).
DO $do$BEGIN
IF (SELECT pg_has_role (current_user, datdba, 'USAGE') FROM pg_database WHERE datname = current_database ()) THEN
  EXECUTE format ('REVOKE TEMPORARY ON DATABASE %I FROM PUBLIC', current_database ());
END IF;
IF (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
  REVOKE EXECUTE ON FUNCTION lo_create (oid), lo_creat (integer), lo_from_bytea (oid, bytea) FROM PUBLIC;
END IF;
END$do$;
