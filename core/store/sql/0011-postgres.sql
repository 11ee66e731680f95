-- SPDX-License-Identifier: Apache-2.0
-- Version 11, PostgreSQL only: whose number a kiosk's user may write under. The guards of 0011-sqlite.sql follow.

-- Which kiosks a database user stands for: `gongjictl grant USER --kiosk ID` writes it, the tables' owner alone may.
CREATE TABLE kiosk_user (
  role_name NAME NOT NULL,
  kiosk_id TEXT NOT NULL CHECK (kiosk_id <> ''),
  PRIMARY KEY (role_name, kiosk_id));
-- Also by whom nobody granted a number to yet, who is told so.
GRANT SELECT ON kiosk_user TO PUBLIC;

-- Nobody adds to another kiosk's papers or audit, or pays, asks or prints in its name (money.md, I20).
-- The tables' owner is not bound by these.
ALTER TABLE receipt ENABLE ROW LEVEL SECURITY;
CREATE POLICY receipt_read ON receipt FOR SELECT USING (TRUE);
CREATE POLICY receipt_of_kiosk ON receipt FOR INSERT WITH CHECK (EXISTS (SELECT 1 FROM kiosk_user u
  WHERE u.role_name = current_user AND u.kiosk_id = receipt.kiosk_id));

ALTER TABLE audit ENABLE ROW LEVEL SECURITY;
CREATE POLICY audit_read ON audit FOR SELECT USING (TRUE);
CREATE POLICY audit_of_kiosk ON audit FOR INSERT WITH CHECK (EXISTS (SELECT 1 FROM kiosk_user u
  WHERE u.role_name = current_user AND u.kiosk_id = audit.kiosk_id));

ALTER TABLE premium_intent ENABLE ROW LEVEL SECURITY;
CREATE POLICY premium_intent_read ON premium_intent FOR SELECT USING (TRUE);
CREATE POLICY premium_intent_of_kiosk ON premium_intent FOR INSERT WITH CHECK (EXISTS (SELECT 1 FROM kiosk_user u
  WHERE u.role_name = current_user AND u.kiosk_id = premium_intent.kiosk_id));
CREATE POLICY premium_intent_change ON premium_intent FOR UPDATE USING (TRUE) WITH CHECK (EXISTS (SELECT 1 FROM kiosk_user u
  WHERE u.role_name = current_user AND u.kiosk_id = premium_intent.kiosk_id));

ALTER TABLE family_act ENABLE ROW LEVEL SECURITY;
CREATE POLICY family_act_read ON family_act FOR SELECT USING (TRUE);
CREATE POLICY family_act_of_kiosk ON family_act FOR INSERT WITH CHECK (EXISTS (SELECT 1 FROM kiosk_user u
  WHERE u.role_name = current_user AND u.kiosk_id = family_act.kiosk_id));

ALTER TABLE print_job ENABLE ROW LEVEL SECURITY;
CREATE POLICY print_job_read ON print_job FOR SELECT USING (TRUE);
CREATE POLICY print_job_of_kiosk ON print_job FOR INSERT WITH CHECK (EXISTS (SELECT 1 FROM kiosk_user u
  WHERE u.role_name = current_user AND u.kiosk_id = print_job.at_kiosk_id));
CREATE POLICY print_job_change ON print_job FOR UPDATE USING (TRUE) WITH CHECK (EXISTS (SELECT 1 FROM kiosk_user u
  WHERE u.role_name = current_user AND u.kiosk_id = print_job.at_kiosk_id));

ALTER TABLE letter_print ENABLE ROW LEVEL SECURITY;
CREATE POLICY letter_print_read ON letter_print FOR SELECT USING (TRUE);
CREATE POLICY letter_print_of_kiosk ON letter_print FOR INSERT WITH CHECK (EXISTS (SELECT 1 FROM kiosk_user u
  WHERE u.role_name = current_user AND u.kiosk_id = letter_print.at_kiosk_id));
CREATE POLICY letter_print_change ON letter_print FOR UPDATE USING (TRUE) WITH CHECK (EXISTS (SELECT 1 FROM kiosk_user u
  WHERE u.role_name = current_user AND u.kiosk_id = letter_print.at_kiosk_id));

ALTER TABLE premium_payment ENABLE ROW LEVEL SECURITY;
CREATE POLICY premium_payment_read ON premium_payment FOR SELECT USING (TRUE);
CREATE POLICY premium_payment_of_kiosk ON premium_payment FOR INSERT WITH CHECK (EXISTS (SELECT 1 FROM kiosk_user u
  WHERE u.role_name = current_user AND u.kiosk_id = premium_payment.kiosk_id));

ALTER TABLE joint_member ENABLE ROW LEVEL SECURITY;
CREATE POLICY joint_member_read ON joint_member FOR SELECT USING (TRUE);
CREATE POLICY joint_member_of_kiosk ON joint_member FOR INSERT WITH CHECK (EXISTS (SELECT 1 FROM kiosk_user u
  WHERE u.role_name = current_user AND u.kiosk_id = joint_member.kiosk_id));

ALTER TABLE statement_listing ENABLE ROW LEVEL SECURITY;
CREATE POLICY statement_listing_read ON statement_listing FOR SELECT USING (TRUE);
CREATE POLICY statement_listing_of_kiosk ON statement_listing FOR INSERT WITH CHECK (EXISTS (SELECT 1 FROM kiosk_user u
  WHERE u.role_name = current_user AND u.kiosk_id = statement_listing.kiosk_id));

ALTER TABLE credential_use ENABLE ROW LEVEL SECURITY;
CREATE POLICY credential_use_read ON credential_use FOR SELECT USING (TRUE);
CREATE POLICY credential_use_of_kiosk ON credential_use FOR INSERT WITH CHECK (EXISTS (SELECT 1 FROM kiosk_user u
  WHERE u.role_name = current_user AND u.kiosk_id = credential_use.kiosk_id));

ALTER TABLE family_act_item ENABLE ROW LEVEL SECURITY;
CREATE POLICY family_act_item_read ON family_act_item FOR SELECT USING (TRUE);
CREATE POLICY family_act_item_of_kiosk ON family_act_item FOR INSERT WITH CHECK (EXISTS (SELECT 1
  FROM family_act a JOIN kiosk_user u ON u.kiosk_id = a.kiosk_id
  WHERE a.act_id = family_act_item.act_id AND u.role_name = current_user));

ALTER TABLE family_request ENABLE ROW LEVEL SECURITY;
CREATE POLICY family_request_read ON family_request FOR SELECT USING (TRUE);
CREATE POLICY family_request_change ON family_request FOR UPDATE USING (TRUE);
CREATE POLICY family_request_of_kiosk ON family_request FOR INSERT WITH CHECK (EXISTS (SELECT 1
  FROM family_act a JOIN kiosk_user u ON u.kiosk_id = a.kiosk_id
  WHERE a.act_id = family_request.act_id AND u.role_name = current_user));

-- Personal accounts are opened by an import alone; a kiosk opens the one that its own premiums of a division go to.
ALTER TABLE account ENABLE ROW LEVEL SECURITY;
CREATE POLICY account_read ON account FOR SELECT USING (TRUE);
CREATE POLICY account_of_kiosk ON account FOR INSERT WITH CHECK (kind = 'premium' AND EXISTS (SELECT 1 FROM kiosk_user u
  WHERE u.role_name = current_user AND account.account_no ~ '^premium:[0-9]{6}:'
  AND substr (account.account_no, 16) = u.kiosk_id));

DROP POLICY transfer_of_kiosk ON transfer;
CREATE POLICY transfer_of_kiosk ON transfer FOR INSERT WITH CHECK (kind = 'premium' AND EXISTS (SELECT 1 FROM kiosk_user u
  WHERE u.role_name = current_user AND u.kiosk_id = transfer.kiosk_id));
