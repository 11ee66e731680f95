-- SPDX-License-Identifier: Apache-2.0
-- What a kiosk may do in the shared store, PostgreSQL only: `gongjictl grant` runs it for one role, as often as one
-- likes. $role and $schema are filled in. Which rows it may write the tables themselves say (0010-postgres.sql).
-- Nothing is ever deleted; transfers, receipts and the audit are only added to; balances move only through transfers,
-- whose trigger writes the entries with the owner's rights.
REVOKE ALL ON ALL TABLES IN SCHEMA $schema FROM $role;
REVOKE ALL ON SCHEMA $schema FROM $role;
GRANT USAGE ON SCHEMA $schema TO $role;
GRANT SELECT ON ALL TABLES IN SCHEMA $schema TO $role;

GRANT INSERT ON account, transfer, premium_intent, premium_payment, receipt, joint_member, print_job, audit, letter,
  family_act, family_act_item, family_request, binding, statement_listing, premium_waiting, letter_print,
  credential_use TO $role;

-- The outcome of what it began itself.
GRANT UPDATE (outcome, closed_us) ON premium_intent TO $role;
GRANT UPDATE (outcome, printer_condition, attempts, finished_us) ON print_job TO $role;
GRANT UPDATE (outcome) ON letter_print TO $role;
GRANT UPDATE (answered_by) ON family_request TO $role;
GRANT UPDATE (prio, order_by, vali_flag, ended_by, closed_why, closed_on) ON binding TO $role;
