-- SPDX-License-Identifier: Apache-2.0
-- No statements: what PostgreSQL's catalogue says of a new store, as postgres_damage.c asks for it. Of what, what, and how
-- it is, a tab before the last. The test store-postgres-roles writes it with GJ_WRITE_DESCRIPTION=1.
account_entry|column account_no	text t   C
account_entry|column amount_fen	bigint t  
account_entry|column balance_after_fen	bigint t  
account_entry|column entry_no	bigint t  
account_entry|column transfer_id	text t   C
account_entry|constraint CHECK (((balance_after_fen >= 0) OR (substr(account_no, 1, 4) <> 'psn:'::text)))	true
account_entry|constraint CHECK ((entry_no >= 1))	true
account_entry|constraint FOREIGN KEY (account_no) REFERENCES account(account_no)	true
account_entry|constraint FOREIGN KEY (transfer_id) REFERENCES transfer(transfer_id)	true
account_entry|constraint PRIMARY KEY (account_no, entry_no)	true
account_entry|constraint UNIQUE (transfer_id, account_no)	true
account_entry|table	r p f f t f
account_entry|trigger account_entry_fixed	19 O gj_account_entry_fixed t  f f 0 t
account_entry|trigger account_entry_kept	11 O gj_account_entry_kept t  f f 0 t
account_entry|trigger account_entry_of_transfer	7 O gj_account_entry_of_transfer t  f f 0 t
account|column account_no	text t   C
account|column kind	text t   C
account|constraint CHECK ((((kind = 'personal'::text) AND (substr(account_no, 1, 4) = 'psn:'::text)) OR ((kind = 'premium'::text) AND (substr(account_no, 1, 8) = 'premium:'::text)) OR ((kind = 'opening'::text) AND (account_no = 'opening'::text))))	true
account|constraint PRIMARY KEY (account_no)	true
account|policy account_of_kiosk	a t {0} / ((kind = 'premium'::text) AND (EXISTS ( SELECT 1    FROM kiosk_user u   WHERE ((u.role_name = CURRENT_USER) AND (account.account_no ~ '^premium:[0-9]{6}:'::text) AND (substr(account.account_no, 16) = u.kiosk_id)))))
account|policy account_read	r t {0} true /
account|table	r p t f t f
account|trigger account_fixed	19 O gj_account_fixed t  f f 0 t
account|trigger account_kept	11 O gj_account_kept t  f f 0 t
account|trigger account_once	7 O gj_account_once t  f f 0 t
audit|column audit_no	bigint t  
audit|column detail	text t   C
audit|column hash	text t   C
audit|column kind	text t   C
audit|column kiosk_id	text t   C
audit|column object	text t   C
audit|column prev_hash	text t   C
audit|column result	text t   C
audit|column subject	text t   C
audit|column time_us	bigint t  
audit|constraint CHECK ((audit_no >= 1))	true
audit|constraint CHECK ((length(hash) = 64))	true
audit|constraint CHECK ((length(prev_hash) = 64))	true
audit|constraint PRIMARY KEY (kiosk_id, audit_no)	true
audit|index audit_restored	CREATE INDEX audit_restored ON audit USING btree (kiosk_id, audit_no) WHERE (kind = 'restored'::text) t
audit|index audit_staff	CREATE INDEX audit_staff ON audit USING btree (kiosk_id, kind, audit_no) WHERE (substr(kind, 1, 6) = 'staff.'::text) t
audit|policy audit_of_kiosk	a t {0} / (EXISTS ( SELECT 1    FROM kiosk_user u   WHERE ((u.role_name = CURRENT_USER) AND (u.kiosk_id = audit.kiosk_id))))
audit|policy audit_read	r t {0} true /
audit|table	r p t f t f
audit|trigger audit_fixed	19 O gj_audit_fixed t  f f 0 t
audit|trigger audit_kept	11 O gj_audit_kept t  f f 0 t
audit|trigger audit_next	7 O gj_audit_next t  f f 0 t
audit|trigger audit_of_staff	7 O gj_audit_of_staff t  f f 0 t
binding|column begndate	integer t  
binding|column closed_on	integer t   0
binding|column closed_why	text t   C ''::text
binding|column contributor_psn_no	text t   C
binding|column enddate	integer t  
binding|column ended_by	text t   C ''::text
binding|column made_by	text t   C ''::text
binding|column order_by	text t   C ''::text
binding|column patn_rlts	text t   C
binding|column prio	integer t  
binding|column relative_psn_no	text t   C
binding|column vali_flag	integer t   1
binding|constraint CHECK (((enddate = 0) OR (enddate >= begndate)))	true
binding|constraint CHECK ((closed_why = ANY (ARRAY[''::text, 'ended'::text, 'moved'::text])))	true
binding|constraint CHECK ((contributor_psn_no <> relative_psn_no))	true
binding|constraint CHECK ((prio >= 1))	true
binding|constraint CHECK ((vali_flag = ANY (ARRAY[0, 1])))	true
binding|constraint FOREIGN KEY (contributor_psn_no) REFERENCES person(psn_no)	true
binding|constraint FOREIGN KEY (relative_psn_no) REFERENCES person(psn_no)	true
binding|constraint PRIMARY KEY (contributor_psn_no, relative_psn_no, begndate, made_by)	true
binding|index binding_relative	CREATE INDEX binding_relative ON binding USING btree (relative_psn_no, prio) t
binding|policy binding_change	w t {0} true /
binding|policy binding_of_kiosk	a t {0} / (made_by <> ''::text)
binding|policy binding_read	r t {0} true /
binding|table	r p t f t f
binding|trigger binding_fixed	19 O gj_binding_fixed t  f f 0 t
binding|trigger binding_kept	11 O gj_binding_kept t  f f 0 t
binding|trigger binding_once	7 O gj_binding_once t  f f 0 t
binding|trigger binding_place	19 O gj_binding_place t  f f 0 t
contribution|column accrym_begn	integer t  
contribution|column accrym_end	integer t  
contribution|column clct_amt_fen	bigint t  
contribution|column clct_flag	text t   C
contribution|column clct_time_us	bigint t  
contribution|column clct_way	text t   C
contribution|column insutype	text t   C
contribution|column psn_no	text t   C
contribution|constraint CHECK ((accrym_begn <= accrym_end))	true
contribution|constraint FOREIGN KEY (psn_no) REFERENCES person(psn_no)	true
contribution|constraint PRIMARY KEY (psn_no, accrym_begn, insutype, accrym_end)	true
contribution|table	r p f f t f
correction|column closed_us	bigint t   0
correction|column kiosk_id	text t   C
correction|column outcome	text t   C ''::text
correction|column prepared_us	bigint t  
correction|column reason	text t   C
correction|column reverses	text t   C
correction|column staff_1	text t   C
correction|column staff_2	text t   C
correction|column transfer_id	text t   C
correction|constraint CHECK ((length(transfer_id) = 19))	true
correction|constraint CHECK ((reason <> ''::text))	true
correction|constraint CHECK ((staff_1 <> ''::text))	true
correction|constraint CHECK ((staff_1 <> staff_2))	true
correction|constraint CHECK ((staff_2 <> ''::text))	true
correction|constraint FOREIGN KEY (reverses) REFERENCES transfer(transfer_id)	true
correction|constraint PRIMARY KEY (transfer_id)	true
correction|index correction_once	CREATE UNIQUE INDEX correction_once ON correction USING btree (reverses) WHERE (outcome = 'committed'::text) t
correction|index correction_open	CREATE INDEX correction_open ON correction USING btree (kiosk_id) WHERE (outcome = ''::text) t
correction|table	r p f f t f
correction|trigger correction_fixed	19 O gj_correction_fixed t  f f 0 t
correction|trigger correction_kept	11 O gj_correction_kept t  f f 0 t
correction|trigger correction_new	7 O gj_correction_new t  f f 0 t
credential_use|column digest	text t   C
credential_use|column kiosk_id	text t   C
credential_use|column used_us	bigint t  
credential_use|constraint CHECK ((kiosk_id <> ''::text))	true
credential_use|constraint FOREIGN KEY (digest) REFERENCES credential(digest)	true
credential_use|constraint PRIMARY KEY (digest)	true
credential_use|policy credential_use_of_kiosk	a t {0} / (EXISTS ( SELECT 1    FROM kiosk_user u   WHERE ((u.role_name = CURRENT_USER) AND (u.kiosk_id = credential_use.kiosk_id))))
credential_use|policy credential_use_read	r t {0} true /
credential_use|table	r p t f t f
credential_use|trigger credential_use_fixed	19 O gj_credential_use_fixed t  f f 0 t
credential_use|trigger credential_use_kept	11 O gj_credential_use_kept t  f f 0 t
credential_use|trigger credential_use_once	7 O gj_credential_use_once t  f f 0 t
credential|column digest	text t   C
credential|column expires_us	bigint t  
credential|column psn_no	text t   C
credential|constraint CHECK ((expires_us > 0))	true
credential|constraint CHECK ((length(digest) = 64))	true
credential|constraint FOREIGN KEY (psn_no) REFERENCES person(psn_no)	true
credential|constraint PRIMARY KEY (digest)	true
credential|table	r p f f t f
credential|trigger credential_fixed	19 O gj_credential_fixed t  f f 0 t
credential|trigger credential_kept	11 O gj_credential_kept t  f f 0 t
credential|trigger credential_once	7 O gj_credential_once t  f f 0 t
family_act_item|column act_id	text t   C
family_act_item|column begndate	integer t  
family_act_item|column consent	text t   C ''::text
family_act_item|column consent_us	bigint t   0
family_act_item|column contributor_psn_no	text t   C
family_act_item|column patn_rlts	text t   C
family_act_item|column prio_after	integer t   0
family_act_item|column prio_before	integer t   0
family_act_item|column relative_psn_no	text t   C
family_act_item|column result	text t   C
family_act_item|column seq	integer t  
family_act_item|column time_us	bigint t  
family_act_item|column way	text t   C ''::text
family_act_item|constraint CHECK ((consent = ANY (ARRAY[''::text, 'own-pin'::text, 'own-act'::text, 'not-needed'::text, 'asked'::text])))	true
family_act_item|constraint CHECK ((contributor_psn_no <> relative_psn_no))	true
family_act_item|constraint CHECK ((result <> ''::text))	true
family_act_item|constraint CHECK ((seq >= 1))	true
family_act_item|constraint CHECK ((way = ANY (ARRAY[''::text, 'card'::text, 'graph'::text, 'typed'::text])))	true
family_act_item|constraint FOREIGN KEY (act_id) REFERENCES family_act(act_id)	true
family_act_item|constraint FOREIGN KEY (contributor_psn_no) REFERENCES person(psn_no)	true
family_act_item|constraint FOREIGN KEY (relative_psn_no) REFERENCES person(psn_no)	true
family_act_item|constraint PRIMARY KEY (act_id, seq)	true
family_act_item|index family_act_item_contributor	CREATE INDEX family_act_item_contributor ON family_act_item USING btree (contributor_psn_no, time_us, act_id, seq) t
family_act_item|index family_act_item_relative	CREATE INDEX family_act_item_relative ON family_act_item USING btree (relative_psn_no, time_us, act_id, seq) t
family_act_item|policy family_act_item_of_kiosk	a t {0} / (EXISTS ( SELECT 1    FROM (family_act a      JOIN kiosk_user u ON ((u.kiosk_id = a.kiosk_id)))   WHERE ((a.act_id = family_act_item.act_id) AND (u.role_name = CURRENT_USER))))
family_act_item|policy family_act_item_read	r t {0} true /
family_act_item|table	r p t f t f
family_act_item|trigger family_act_item_fixed	19 O gj_family_act_item_fixed t  f f 0 t
family_act_item|trigger family_act_item_kept	11 O gj_family_act_item_kept t  f f 0 t
family_act_item|trigger family_act_item_once	7 O gj_family_act_item_once t  f f 0 t
family_act|column act_id	text t   C
family_act|column actor_psn_no	text t   C
family_act|column kind	text t   C
family_act|column kiosk_id	text t   C
family_act|column letter_digest	text t   C ''::text
family_act|column letter_version	text t   C ''::text
family_act|column session_us	bigint t  
family_act|column signature	text t   C ''::text
family_act|column time_us	bigint t  
family_act|constraint CHECK ((kind = ANY (ARRAY['bind'::text, 'accept'::text, 'refuse'::text, 'leave'::text, 'release'::text, 'order'::text])))	true
family_act|constraint CHECK ((length(act_id) = 19))	true
family_act|constraint FOREIGN KEY (actor_psn_no) REFERENCES person(psn_no)	true
family_act|constraint PRIMARY KEY (act_id)	true
family_act|index family_act_actor	CREATE INDEX family_act_actor ON family_act USING btree (actor_psn_no, time_us, act_id) t
family_act|policy family_act_of_kiosk	a t {0} / (EXISTS ( SELECT 1    FROM kiosk_user u   WHERE ((u.role_name = CURRENT_USER) AND (u.kiosk_id = family_act.kiosk_id))))
family_act|policy family_act_read	r t {0} true /
family_act|table	r p t f t f
family_act|trigger family_act_fixed	19 O gj_family_act_fixed t  f f 0 t
family_act|trigger family_act_kept	11 O gj_family_act_kept t  f f 0 t
family_act|trigger family_act_once	7 O gj_family_act_once t  f f 0 t
family_graph|column patn_rlts	text t   C
family_graph|column psn_no	text t   C
family_graph|column relative_psn_no	text t   C
family_graph|constraint CHECK ((psn_no <> relative_psn_no))	true
family_graph|constraint FOREIGN KEY (psn_no) REFERENCES person(psn_no)	true
family_graph|constraint FOREIGN KEY (relative_psn_no) REFERENCES person(psn_no)	true
family_graph|constraint PRIMARY KEY (psn_no, relative_psn_no)	true
family_graph|table	r p f f t f
family_request|column act_id	text t   C
family_request|column answered_by	text t   C ''::text
family_request|column contributor_psn_no	text t   C
family_request|column patn_rlts	text t   C
family_request|column relative_psn_no	text t   C
family_request|column requested_us	bigint t  
family_request|constraint FOREIGN KEY (act_id) REFERENCES family_act(act_id)	true
family_request|constraint FOREIGN KEY (contributor_psn_no) REFERENCES person(psn_no)	true
family_request|constraint FOREIGN KEY (relative_psn_no) REFERENCES person(psn_no)	true
family_request|constraint PRIMARY KEY (act_id, relative_psn_no)	true
family_request|index family_request_open	CREATE UNIQUE INDEX family_request_open ON family_request USING btree (contributor_psn_no, relative_psn_no) WHERE (answered_by = ''::text) t
family_request|index family_request_relative	CREATE INDEX family_request_relative ON family_request USING btree (relative_psn_no) WHERE (answered_by = ''::text) t
family_request|policy family_request_change	w t {0} true /
family_request|policy family_request_of_kiosk	a t {0} / (EXISTS ( SELECT 1    FROM (family_act a      JOIN kiosk_user u ON ((u.kiosk_id = a.kiosk_id)))   WHERE ((a.act_id = family_request.act_id) AND (u.role_name = CURRENT_USER))))
family_request|policy family_request_read	r t {0} true /
family_request|table	r p t f t f
family_request|trigger family_request_fixed	19 O gj_family_request_fixed t  f f 0 t
family_request|trigger family_request_kept	11 O gj_family_request_kept t  f f 0 t
family_request|trigger family_request_once	7 O gj_family_request_once t  f f 0 t
gj_account_entry_fixed|function	115ec44b9ecf727b9219148c90edfeec516eb568b1c5030fa6b5ddd97e58c6d3 plpgsql f f t 0 search_path=$schema, pg_temp f
gj_account_entry_kept|function	5055ef2fcbe3320c3c8c8f35ff39594a5296236cded3613be166522369ebde39 plpgsql f f t 0 search_path=$schema, pg_temp f
gj_account_entry_of_transfer|function	c9352b5e1793e1b52f8546907e7c8a30b9c256f32bd874029815fd9c54188982 plpgsql f f t 0 search_path=$schema, pg_temp f
gj_account_fixed|function	13909ea1f5a6dbe081df5caac630363127b5fd004e946c54c5ed8b99e2e44392 plpgsql f f t 0 search_path=$schema, pg_temp f
gj_account_kept|function	1f1d69c60eea9ecb72477a4ad73998056a79a7101c85981695a9525457ef8301 plpgsql f f t 0 search_path=$schema, pg_temp f
gj_account_once|function	4c33a928e45f6c1562e73072f5dfd91203afb9e491d542df4eeb439aa4222d53 plpgsql f f t 0 search_path=$schema, pg_temp f
gj_audit_fixed|function	b75eb6efc92c089e988655a01a548935e9bfa798c888e4a051d4584603a00e61 plpgsql f f t 0 search_path=$schema, pg_temp f
gj_audit_kept|function	b690d027ce9088067211099adfe77cb683f242c2290b6f04672a56a88947d653 plpgsql f f t 0 search_path=$schema, pg_temp f
gj_audit_next|function	a832e07796a040dd304d5cf244ca79743cfab662affe8230cd93dd62b5722fec plpgsql f f t 0 search_path=$schema, pg_temp f
gj_audit_of_staff|function	1e630adca31aabc78846bc10d8f531638d00510da20d52bda8d646c1e5383f52 plpgsql f f t 0 search_path=$schema, pg_temp f
gj_binding_fixed|function	a565e4df48de0164c90ba7aaa58b696455dd699966e3be4b06f4bb8fa0d9cf1d plpgsql f f t 0 search_path=$schema, pg_temp f
gj_binding_kept|function	2cb1024575dac675e828b8e72ab76a2ae294521d5e3275cf72aabd0339bf8da3 plpgsql f f t 0 search_path=$schema, pg_temp f
gj_binding_once|function	2105b491d021705bae6b88148dee687da1ae0cda9a05ee5d77b65300f71e2c01 plpgsql f f t 0 search_path=$schema, pg_temp f
gj_binding_place|function	93ef811a7fa8d92f52235bbf794841ec05144bcb827a471cb586bf78fb6914db plpgsql f f t 0 search_path=$schema, pg_temp f
gj_correction_fixed|function	96b85ade28f76933e8314d10629228c56d18011d46315098241ddfac38a3c21a plpgsql f f t 0 search_path=$schema, pg_temp f
gj_correction_kept|function	5a7572db6c205a06f74f9b07b569d3581c654410c092c99b2c0ad1e6891ceaa8 plpgsql f f t 0 search_path=$schema, pg_temp f
gj_correction_new|function	5855bb2e64f7c5c1a0b4ab03e0db544d04cd4f385277787927a022ec3a05318a plpgsql f f t 0 search_path=$schema, pg_temp f
gj_credential_fixed|function	207db1c093ceefc3b8286e61158ce398e6a7564b71615efe685445e2996f079a plpgsql f f t 0 search_path=$schema, pg_temp f
gj_credential_kept|function	59edd2a87113394de0b8eb19e0bb8f46af3a94b8a9a19fe0b47e11ef5e9a86eb plpgsql f f t 0 search_path=$schema, pg_temp f
gj_credential_once|function	a3371d231d6c2efa92ae1092345fdc58ed7580b0798214a186f69886c01e8e37 plpgsql f f t 0 search_path=$schema, pg_temp f
gj_credential_use_fixed|function	0632aa2e214434df84d5afb075d0f67b1b3190f2fcd147769cb7940319a5e12c plpgsql f f t 0 search_path=$schema, pg_temp f
gj_credential_use_kept|function	6165422ad916491c49878a99522ead60f14eaf93f021c9e1976066aa18fe99ad plpgsql f f t 0 search_path=$schema, pg_temp f
gj_credential_use_once|function	063f98eca9e730a84ef03e1cb1a93be7ad045ed3f6ab617e5a915d579782c160 plpgsql f f t 0 search_path=$schema, pg_temp f
gj_family_act_fixed|function	8e8696acd451e544fe07db927bb4ef8677e3964fbaf60325be00330f937178e2 plpgsql f f t 0 search_path=$schema, pg_temp f
gj_family_act_item_fixed|function	efeec66ebd0bf036c8937ac77ea394137c4fff29cea6da5f320f57def7f93e3b plpgsql f f t 0 search_path=$schema, pg_temp f
gj_family_act_item_kept|function	54fef7d3ed998ee5ec84b20103ba905ae5540fd56e2a663fae49e629328e7a02 plpgsql f f t 0 search_path=$schema, pg_temp f
gj_family_act_item_once|function	b54edddec999126ae264fbd58a320b718b3ec627a92b6eef2ca3f4d3b98c4bb3 plpgsql f f t 0 search_path=$schema, pg_temp f
gj_family_act_kept|function	6098a5154612df533e82290bd19c6002eecc547cd8c669e013cc370f14aa19ee plpgsql f f t 0 search_path=$schema, pg_temp f
gj_family_act_once|function	b29826c18126e706f3b2a7f55ac91dc8b9355bc2e883b200fa853143500bd45e plpgsql f f t 0 search_path=$schema, pg_temp f
gj_family_request_fixed|function	2c6ae42aff26a2a6761e82e9186b3ccb41a9b4f6a80d0bc6f5f9651aa947cfc8 plpgsql f f t 0 search_path=$schema, pg_temp f
gj_family_request_kept|function	a9ff096ef52d55a30a6ce40c3e3d98f2e94443f0ca00d42666665d03857e435a plpgsql f f t 0 search_path=$schema, pg_temp f
gj_family_request_once|function	d2916b3e2d24ab8f4f4c2ee6cb23cfe7247e4868eece385aa22bd3d1cc512e46 plpgsql f f t 0 search_path=$schema, pg_temp f
gj_joint_member_fixed|function	f3889dfcd3c5de97baa01d76f9a9b34a08c3c297d28a6f2d6586c0e5ccd5f8be plpgsql f f t 0 search_path=$schema, pg_temp f
gj_joint_member_kept|function	8e3c58bc26e8b3b4cc636a35498746e19ce0fff2861af2a7d8c98cf4962eeb30 plpgsql f f t 0 search_path=$schema, pg_temp f
gj_joint_member_true|function	ed74cd5bf950b144ca10c3808ab909957563a303076654b7cbe32c7c33132076 plpgsql f f t 0 search_path=$schema, pg_temp f
gj_letter_fixed|function	e7de055730ec32b7f72dc7f8dc7a56f159f3ace78d270662e73f92c2cffb54b4 plpgsql f f t 0 search_path=$schema, pg_temp f
gj_letter_kept|function	6dffa63e3535c623a4e58829ed00e5b5ce18c699e60ef11fa41b9292a645a7bd plpgsql f f t 0 search_path=$schema, pg_temp f
gj_letter_once|function	cd8a83c02800ce5d641b639d54da9263ddccde73f0d89d14ae288fc12dd368f2 plpgsql f f t 0 search_path=$schema, pg_temp f
gj_letter_print_fixed|function	4c246c1ae2ea6de82ff384f822edb8c213da162d974cca3013e6afc49cbb7780 plpgsql f f t 0 search_path=$schema, pg_temp f
gj_letter_print_kept|function	a6aa4593a3a0a0d283e230baecb20915e5326359332ee4cfd11b2e9945c9ef0e plpgsql f f t 0 search_path=$schema, pg_temp f
gj_letter_print_next|function	4168f367b7965809aafc92dffe8f5d023aae9ec381ce457f26145b3f4b849a9e plpgsql f f t 0 search_path=$schema, pg_temp f
gj_premium_intent_fixed|function	91b5d931b5df28e5645b1aa83efd58f4c381080b67f40078b15eaeb9e66edd6c plpgsql f f t 0 search_path=$schema, pg_temp f
gj_premium_intent_kept|function	ee5ed3750629144bab6d8838631596b0538e94a447dc7cb0ce9aae1dd8628a05 plpgsql f f t 0 search_path=$schema, pg_temp f
gj_premium_intent_once|function	3b36388176212de0dfd489afc582845b7a18398f04a2474488374029a5f89f98 plpgsql f f t 0 search_path=$schema, pg_temp f
gj_premium_payment_fixed|function	25c2afff87c21236b808f81f8b62546d8e21a931912f7b652bfec78343ac079c plpgsql f f t 0 search_path=$schema, pg_temp f
gj_premium_payment_kept|function	15230d76ed58676de45afe966e365f06e7b17c3ec40450443c8cd5ffa95182b0 plpgsql f f t 0 search_path=$schema, pg_temp f
gj_premium_payment_not_twice|function	1b130d7f56a740d9252dabe6268f80c6d0e96690fc8d4eeaad29853420e9129d plpgsql f f t 0 search_path=$schema, pg_temp f
gj_premium_payment_of_transfer|function	997dab3ffad2c506a40cc08a5974ffc20051340acef0d6057434473e206dcfe1 plpgsql f f t 0 search_path=$schema, pg_temp f
gj_premium_waiting_fixed|function	d3174c9fe65aa0f36df74c62dd0616022a012573d25bb525b6d59711603b617a plpgsql f f t 0 search_path=$schema, pg_temp f
gj_premium_waiting_kept|function	a27e67088e362c58bd671a7c23251e1104222631cbdd1a1fbb90b74ff2fab1f7 plpgsql f f t 0 search_path=$schema, pg_temp f
gj_premium_waiting_of_premium|function	7fe55c072449de8e82a748236007493d1cb1e9a7b9f87971f3f5858ca77823c6 plpgsql f f t 0 search_path=$schema, pg_temp f
gj_print_job_fixed|function	55886c2d21987fe93ddaccb11f68af4aea75e4b9d62809538309501f5bb7e501 plpgsql f f t 0 search_path=$schema, pg_temp f
gj_print_job_kept|function	9cd6762f3d9fe45cefda1bc36b7947f8340e44aa53af22a11c921512f51dc60f plpgsql f f t 0 search_path=$schema, pg_temp f
gj_print_job_next|function	13d8a265f2b56535fa0559f2c8b4f2aff27e318adacf99929946d9a9f1b71ff4 plpgsql f f t 0 search_path=$schema, pg_temp f
gj_receipt_fixed|function	c0aaedf58cba4e243320c6bd622ee4eae94ba3f633ea702febe030cfa8f4a01e plpgsql f f t 0 search_path=$schema, pg_temp f
gj_receipt_id_is_new|function	5aac8ef11d0d1562bc31c7bb88bf81929869ec197badf61e4a701d2581599bf5 plpgsql f f t 0 search_path=$schema, pg_temp f
gj_receipt_kept|function	6f8cb200f62a0c40ff40af6e5f9e478c718c5f0143fb3333e490dc836aed7eed plpgsql f f t 0 search_path=$schema, pg_temp f
gj_receipt_next|function	ac6ed72e47b5a3cca4918250d2d8547a11ba1490180535097020d5828348fc86 plpgsql f f t 0 search_path=$schema, pg_temp f
gj_receipt_of_act|function	42fb2a86e803a84c2399c3816a5e11887a64f6f9c6bf91a651e2648f0f332fd1 plpgsql f f t 0 search_path=$schema, pg_temp f
gj_receipt_of_correction|function	d5fe476da9f0246c617366ee7569da471ae6ea6f152c81c12363250748b04c46 plpgsql f f t 0 search_path=$schema, pg_temp f
gj_receipt_of_premium|function	7ae7c5220467b3cd44c3550da9204f7f3532744632ab9599bda1936e0ed841af plpgsql f f t 0 search_path=$schema, pg_temp f
gj_settlement_fixed|function	97c898e7e3753f3d302d63ebdfd84291ffd098834e0fa0a5ea6e66034ae63bc8 plpgsql f f t 0 search_path=$schema, pg_temp f
gj_settlement_hidden_first|function	fe854a11121665fd90bbd9312d2d0232ba219901c7a689e5596438f86a6ec472 plpgsql f f t 0 search_path=$schema, pg_temp f
gj_settlement_hidden_fixed|function	995ee6f3a390cedec24c078c430b8fa4af329c1cc1c005c1e4834b399e72d438 plpgsql f f t 0 search_path=$schema, pg_temp f
gj_settlement_id_fixed|function	f6e82b092e3b2a47e9d3a7d4b525b242563d59529e9d0cd93415ebd416a1fdb7 plpgsql f f t 0 search_path=$schema, pg_temp f
gj_settlement_id_kept|function	ce8a77b48a530628671589e181f9a21caf589ac68ad5100210d77693568acb0f plpgsql f f t 0 search_path=$schema, pg_temp f
gj_settlement_id_once|function	2e9bd134c20ea4bc1bc3045bb9a4f3a78ddfe6aaaeed90d00fefcb87c77a0b71 plpgsql f f t 0 search_path=$schema, pg_temp f
gj_settlement_kept|function	e76b225191aa04c2273ec94dfbeed58e1a1d9c5cb545f0525cd7f6bbce3bc3b8 plpgsql f f t 0 search_path=$schema, pg_temp f
gj_settlement_named|function	20eec460eef89d9416718eb11010fdb77a86b7ebfb1385762e4b9986bbf504a0 plpgsql f t t 0 search_path=$schema, pg_temp f
gj_settlement_once|function	3e0167a948be78a9a5cb2c73145739496b0992999cf77466ccd91ad6bccd5439 plpgsql f f t 0 search_path=$schema, pg_temp f
gj_settlement_refund_fixed|function	492b544068f15d44376ed85d45eab7f0fe8a5e13945b3e7c49debf15214534ee plpgsql f f t 0 search_path=$schema, pg_temp f
gj_settlement_refund_kept|function	d64fb86716763001129f2eb8dfe2602a014af8889b45a4e442f051abcee8571c plpgsql f f t 0 search_path=$schema, pg_temp f
gj_settlement_refund_once|function	78ca4b0465c0299a3ef21b566af12a9e87d1911476ce8ba3792875709b87a51b plpgsql f f t 0 search_path=$schema, pg_temp f
gj_settlement_share_fixed|function	3d187da2cb77ad600d733a02aa99c5edfdf0cfcb93575f8a57b6478b641ec87a plpgsql f f t 0 search_path=$schema, pg_temp f
gj_settlement_share_kept|function	bc948496c7c4a1d72139a4048fcfe28b46262ca2dce0a97f26d247bd35a79339 plpgsql f f t 0 search_path=$schema, pg_temp f
gj_settlement_share_once|function	7b14987b89b156795c53752c32ffae49f40e449185feeb999999de5f45566877 plpgsql f f t 0 search_path=$schema, pg_temp f
gj_settlement_share_true|function	b48eaee0f4bb5093217188fc29c310409e4d720165a28f380bf3d7d59faaa10f plpgsql f f t 0 search_path=$schema, pg_temp f
gj_staff_fixed|function	3174612dedf42f079cf9dc5e6e3b97df35f2b8bb513f57abbc56d29a45957eb6 plpgsql f f t 0 search_path=$schema, pg_temp f
gj_staff_kept|function	c4eaee664f5c453d4c44f9f7cc5a81f1115132222ab30e6dfd6813b98c04d843 plpgsql f f t 0 search_path=$schema, pg_temp f
gj_staff_new|function	435b60ea7156792e603f271800c2028c383ad10cd923e90afb4be590685eb2de plpgsql f f t 0 search_path=$schema, pg_temp f
gj_statement_listing_fixed|function	6c89bbcc6bb4d12664ab2e4d8bcd8c7795eeb0c7f33fb603067fb20ee0b05a20 plpgsql f f t 0 search_path=$schema, pg_temp f
gj_statement_listing_kept|function	c948a31613f7bc0f6c17abce597b7994e790e470ee7ab2eb7efe20fb8282f1a7 plpgsql f f t 0 search_path=$schema, pg_temp f
gj_statement_listing_of_statement|function	60652735728262257fcea92526e6d456bc682a0d771106740e7df51d621f99ba plpgsql f f t 0 search_path=$schema, pg_temp f
gj_store_meta_fixed|function	844625dacc87cda84c90ede19787b64969983e95675cf671bcc6f00ddaea2604 plpgsql f f t 0 search_path=$schema, pg_temp f
gj_store_meta_kept|function	27e44859818ee8f538c90417d4e28da0be8fb7236f1e4716a707d70facfa85ec plpgsql f f t 0 search_path=$schema, pg_temp f
gj_store_meta_once|function	50e8f23544b994d2acbacf64f5b762e9134a8b2aabaea338bb40a94508cb6fc1 plpgsql f f t 0 search_path=$schema, pg_temp f
gj_transfer_entries|function	e607228976bef83424114abc2c85a839f8f49572303a2a620f33509bf0b6690f plpgsql f t t 0 search_path=$schema, pg_temp f
gj_transfer_fixed|function	4f1146b380b4e8eef323a538503dfd84d3a6dc04a7305dc94b7e021e09f3e7d1 plpgsql f f t 0 search_path=$schema, pg_temp f
gj_transfer_kept|function	3aa2b98e5bbcc69f4ad16feee835db745c057bdb5c8bfac1ab9dfef866814172 plpgsql f f t 0 search_path=$schema, pg_temp f
gj_transfer_once|function	088da040f5e00c3303e358fb853e06160f51fef731340c9b7ad90bdf09f312fa plpgsql f f t 0 search_path=$schema, pg_temp f
gj_transfer_opening|function	96a83613ee970078316a0c055bce7173b2013bde8414cf056b12e124de97f473 plpgsql f f t 0 search_path=$schema, pg_temp f
gj_transfer_premium|function	0e0da9d773be5f75874dbcec34d9a8f7525b6987c9a745dbedbc6820aa5fccb5 plpgsql f f t 0 search_path=$schema, pg_temp f
gj_transfer_reversal_staff|function	dbec9b96aabed57f433e259c6ea494a4b91b56b04a629a6882fb14424b2494ee plpgsql f f t 0 search_path=$schema, pg_temp f
gj_transfer_reversal|function	c1764b7c1bf72e29a91e88b283d4846968b62fd77e8bbbf4937dbc7eaec9b699 plpgsql f f t 0 search_path=$schema, pg_temp f
gj_transfer_whole|function	c0966399a360b940d2e30a8e3a0747a42d87772b731315038044b522c1d891d6 plpgsql f f t 0 search_path=$schema, pg_temp f
import_file|column digest	text t   C
import_file|column kiosk_id	text t   C
import_file|column n_rows	bigint t  
import_file|column name	text t   C
import_file|column time_us	bigint t  
import_file|constraint CHECK ((length(digest) = 64))	true
import_file|constraint PRIMARY KEY (name)	true
import_file|table	r p f f t f
import_run|column hides	integer t  
import_run|column kiosk_id	text t   C
import_run|column only_one	integer t  
import_run|column time_us	bigint t  
import_run|constraint CHECK ((hides = ANY (ARRAY[0, 1])))	true
import_run|constraint CHECK ((only_one = 1))	true
import_run|constraint PRIMARY KEY (only_one)	true
import_run|table	r p f f t f
insurance|column insuplc_admdvs	text t   C
insurance|column insutype	text t   C
insurance|column paus_insu_date	integer t  
insurance|column psn_idet_type	text t   C
insurance|column psn_insu_date	integer t  
insurance|column psn_insu_stas	text t   C
insurance|column psn_no	text t   C
insurance|constraint FOREIGN KEY (psn_no) REFERENCES person(psn_no)	true
insurance|constraint PRIMARY KEY (psn_no, insutype, psn_insu_date, insuplc_admdvs)	true
insurance|table	r p f f t f
joint_member|column joint_no	bigint t  
joint_member|column kiosk_id	text t   C
joint_member|column receipt_no	bigint t  
joint_member|constraint CHECK ((receipt_no < joint_no))	true
joint_member|constraint PRIMARY KEY (kiosk_id, joint_no, receipt_no)	true
joint_member|index joint_member_once	CREATE UNIQUE INDEX joint_member_once ON joint_member USING btree (kiosk_id, receipt_no) t
joint_member|policy joint_member_of_kiosk	a t {0} / (EXISTS ( SELECT 1    FROM kiosk_user u   WHERE ((u.role_name = CURRENT_USER) AND (u.kiosk_id = joint_member.kiosk_id))))
joint_member|policy joint_member_read	r t {0} true /
joint_member|table	r p t f t f
joint_member|trigger joint_member_fixed	19 O gj_joint_member_fixed t  f f 0 t
joint_member|trigger joint_member_kept	11 O gj_joint_member_kept t  f f 0 t
joint_member|trigger joint_member_true	7 O gj_joint_member_true t  f f 0 t
kiosk_user|column kiosk_id	text t   C
kiosk_user|column role_name	name t   C
kiosk_user|constraint CHECK ((kiosk_id <> ''::text))	true
kiosk_user|constraint PRIMARY KEY (role_name, kiosk_id)	true
kiosk_user|table	r p f f t f
letter_print|column act_id	text t   C
letter_print|column at_kiosk_id	text t   C
letter_print|column created_us	bigint t  
letter_print|column outcome	text t   C 'sending'::text
letter_print|column seq	integer t  
letter_print|constraint CHECK ((outcome = ANY (ARRAY['sending'::text, 'not-started'::text, 'printed'::text, 'stopped'::text, 'unknown'::text])))	true
letter_print|constraint CHECK ((seq >= 1))	true
letter_print|constraint FOREIGN KEY (act_id) REFERENCES family_act(act_id)	true
letter_print|constraint PRIMARY KEY (act_id, seq)	true
letter_print|policy letter_print_change	w t {0} true / (EXISTS ( SELECT 1    FROM kiosk_user u   WHERE ((u.role_name = CURRENT_USER) AND (u.kiosk_id = letter_print.at_kiosk_id))))
letter_print|policy letter_print_of_kiosk	a t {0} / (EXISTS ( SELECT 1    FROM kiosk_user u   WHERE ((u.role_name = CURRENT_USER) AND (u.kiosk_id = letter_print.at_kiosk_id))))
letter_print|policy letter_print_read	r t {0} true /
letter_print|table	r p t f t f
letter_print|trigger letter_print_fixed	19 O gj_letter_print_fixed t  f f 0 t
letter_print|trigger letter_print_kept	11 O gj_letter_print_kept t  f f 0 t
letter_print|trigger letter_print_next	7 O gj_letter_print_next t  f f 0 t
letter|column digest	text t   C
letter|column text	text t   C
letter|column version	text t   C
letter|constraint CHECK ((length(digest) = 64))	true
letter|constraint CHECK ((text <> ''::text))	true
letter|constraint CHECK ((version <> ''::text))	true
letter|constraint PRIMARY KEY (version)	true
letter|table	r p f f t f
letter|trigger letter_fixed	19 O gj_letter_fixed t  f f 0 t
letter|trigger letter_kept	11 O gj_letter_kept t  f f 0 t
letter|trigger letter_once	7 O gj_letter_once t  f f 0 t
person|column brdy	integer t  
person|column certno	text t   C
person|column gend	text t   C
person|column naty	text t   C
person|column psn_cert_type	text t   C
person|column psn_name	text t   C
person|column psn_no	text t   C
person|column surv_stas	text t   C
person|constraint CHECK ((certno <> ''::text))	true
person|constraint CHECK ((psn_name <> ''::text))	true
person|constraint CHECK ((psn_no <> ''::text))	true
person|constraint PRIMARY KEY (psn_no)	true
person|constraint UNIQUE (certno, psn_cert_type)	true
person|table	r p f f t f
premium_intent|column amount_fen	bigint t  
premium_intent|column closed_us	bigint t   0
premium_intent|column coverage_year	integer t  
premium_intent|column insutype	text t   C
premium_intent|column kiosk_id	text t   C
premium_intent|column outcome	text t   C ''::text
premium_intent|column payer_psn_no	text t   C
premium_intent|column prepared_us	bigint t  
premium_intent|column relative_psn_no	text t   C
premium_intent|column session_us	bigint t  
premium_intent|column tier	text t   C
premium_intent|column transfer_id	text t   C
premium_intent|constraint CHECK ((amount_fen > 0))	true
premium_intent|constraint CHECK ((length(transfer_id) = 19))	true
premium_intent|constraint FOREIGN KEY (payer_psn_no) REFERENCES person(psn_no)	true
premium_intent|constraint FOREIGN KEY (relative_psn_no) REFERENCES person(psn_no)	true
premium_intent|constraint PRIMARY KEY (transfer_id)	true
premium_intent|index premium_intent_open	CREATE INDEX premium_intent_open ON premium_intent USING btree (kiosk_id) WHERE (outcome = ''::text) t
premium_intent|policy premium_intent_change	w t {0} true / (EXISTS ( SELECT 1    FROM kiosk_user u   WHERE ((u.role_name = CURRENT_USER) AND (u.kiosk_id = premium_intent.kiosk_id))))
premium_intent|policy premium_intent_of_kiosk	a t {0} / (EXISTS ( SELECT 1    FROM kiosk_user u   WHERE ((u.role_name = CURRENT_USER) AND (u.kiosk_id = premium_intent.kiosk_id))))
premium_intent|policy premium_intent_read	r t {0} true /
premium_intent|table	r p t f t f
premium_intent|trigger premium_intent_fixed	19 O gj_premium_intent_fixed t  f f 0 t
premium_intent|trigger premium_intent_kept	11 O gj_premium_intent_kept t  f f 0 t
premium_intent|trigger premium_intent_once	7 O gj_premium_intent_once t  f f 0 t
premium_payment|column amount_fen	bigint t  
premium_payment|column coverage_year	integer t  
premium_payment|column insuplc_admdvs	text t   C
premium_payment|column insutype	text t   C
premium_payment|column kiosk_id	text t   C
premium_payment|column patn_rlts	text t   C
premium_payment|column payer_psn_no	text t   C
premium_payment|column receipt_no	bigint t  
premium_payment|column relative_psn_no	text t   C
premium_payment|column reversed_by	text t   C ''::text
premium_payment|column tier	text t   C
premium_payment|column time_us	bigint t  
premium_payment|column transfer_id	text t   C
premium_payment|constraint CHECK ((amount_fen > 0))	true
premium_payment|constraint FOREIGN KEY (kiosk_id, receipt_no) REFERENCES receipt(kiosk_id, receipt_no)	true
premium_payment|constraint FOREIGN KEY (payer_psn_no) REFERENCES person(psn_no)	true
premium_payment|constraint FOREIGN KEY (relative_psn_no) REFERENCES person(psn_no)	true
premium_payment|constraint FOREIGN KEY (transfer_id) REFERENCES transfer(transfer_id)	true
premium_payment|constraint PRIMARY KEY (payer_psn_no, time_us, transfer_id)	true
premium_payment|constraint UNIQUE (transfer_id)	true
premium_payment|index premium_payment_once	CREATE UNIQUE INDEX premium_payment_once ON premium_payment USING btree (relative_psn_no, coverage_year, insutype) WHERE (reversed_by = ''::text) t
premium_payment|index premium_payment_pair	CREATE INDEX premium_payment_pair ON premium_payment USING btree (payer_psn_no, relative_psn_no, time_us, transfer_id) t
premium_payment|index premium_payment_relative	CREATE INDEX premium_payment_relative ON premium_payment USING btree (relative_psn_no, time_us, transfer_id) t
premium_payment|policy premium_payment_of_kiosk	a t {0} / (EXISTS ( SELECT 1    FROM kiosk_user u   WHERE ((u.role_name = CURRENT_USER) AND (u.kiosk_id = premium_payment.kiosk_id))))
premium_payment|policy premium_payment_read	r t {0} true /
premium_payment|table	r p t f t f
premium_payment|trigger premium_payment_fixed	19 O gj_premium_payment_fixed t  f f 0 t
premium_payment|trigger premium_payment_kept	11 O gj_premium_payment_kept t  f f 0 t
premium_payment|trigger premium_payment_not_twice	7 O gj_premium_payment_not_twice t  f f 0 t
premium_payment|trigger premium_payment_of_transfer	7 O gj_premium_payment_of_transfer t  f f 0 t
premium_waiting|column covered_from	integer t  
premium_waiting|column covered_to	integer t  
premium_waiting|column months	integer t  
premium_waiting|column result	text t   C
premium_waiting|column transfer_id	text t   C
premium_waiting|constraint CHECK ( CASE result     WHEN 'months'::text THEN (months > 0)     WHEN 'unknown'::text THEN (months = 0)     ELSE true END)	true
premium_waiting|constraint CHECK ((months >= 0))	true
premium_waiting|constraint CHECK ((result = ANY (ARRAY['months'::text, 'unsure'::text, 'unknown'::text])))	true
premium_waiting|constraint FOREIGN KEY (transfer_id) REFERENCES transfer(transfer_id)	true
premium_waiting|constraint PRIMARY KEY (transfer_id)	true
premium_waiting|table	r p f f t f
premium_waiting|trigger premium_waiting_fixed	19 O gj_premium_waiting_fixed t  f f 0 t
premium_waiting|trigger premium_waiting_kept	11 O gj_premium_waiting_kept t  f f 0 t
premium_waiting|trigger premium_waiting_of_premium	7 O gj_premium_waiting_of_premium t  f f 0 t
print_job|column at_kiosk_id	text t   C
print_job|column attempts	integer t   0
print_job|column copy_no	integer t  
print_job|column created_us	bigint t  
print_job|column finished_us	bigint t   0
print_job|column kiosk_id	text t   C
print_job|column outcome	text t   C 'owed'::text
print_job|column printer_condition	text t   C ''::text
print_job|column receipt_no	bigint t  
print_job|constraint CHECK ((copy_no >= 0))	true
print_job|constraint CHECK ((outcome = ANY (ARRAY['owed'::text, 'sending'::text, 'printed'::text, 'stopped'::text, 'unknown'::text])))	true
print_job|constraint FOREIGN KEY (kiosk_id, receipt_no) REFERENCES receipt(kiosk_id, receipt_no)	true
print_job|constraint PRIMARY KEY (kiosk_id, receipt_no, copy_no)	true
print_job|index print_job_not_printed	CREATE INDEX print_job_not_printed ON print_job USING btree (kiosk_id, receipt_no) WHERE (outcome <> 'printed'::text) t
print_job|policy print_job_change	w t {0} true / (EXISTS ( SELECT 1    FROM kiosk_user u   WHERE ((u.role_name = CURRENT_USER) AND (u.kiosk_id = print_job.at_kiosk_id))))
print_job|policy print_job_of_kiosk	a t {0} / (EXISTS ( SELECT 1    FROM kiosk_user u   WHERE ((u.role_name = CURRENT_USER) AND (u.kiosk_id = print_job.at_kiosk_id))))
print_job|policy print_job_read	r t {0} true /
print_job|table	r p t f t f
print_job|trigger print_job_fixed	19 O gj_print_job_fixed t  f f 0 t
print_job|trigger print_job_kept	11 O gj_print_job_kept t  f f 0 t
print_job|trigger print_job_next	7 O gj_print_job_next t  f f 0 t
receipt|column about_id	text t   C
receipt|column hash	text t   C
receipt|column holder_psn_no	text t   C
receipt|column kind	text t   C
receipt|column kiosk_id	text t   C
receipt|column prev_hash	text t   C
receipt|column receipt_no	bigint t  
receipt|column relative_psn_no	text t   C
receipt|column sealed	text t   C
receipt|column time_us	bigint t  
receipt|constraint CHECK ((kind = ANY (ARRAY['premium'::text, 'bind'::text, 'release'::text, 'order'::text, 'answer'::text, 'statement'::text, 'joint'::text, 'correction'::text])))	true
receipt|constraint CHECK ((length(about_id) = 19))	true
receipt|constraint CHECK ((length(hash) = 64))	true
receipt|constraint CHECK ((length(prev_hash) = 64))	true
receipt|constraint CHECK ((receipt_no >= 1))	true
receipt|constraint FOREIGN KEY (holder_psn_no) REFERENCES person(psn_no)	true
receipt|constraint PRIMARY KEY (kiosk_id, receipt_no)	true
receipt|constraint UNIQUE (about_id)	true
receipt|index receipt_holder	CREATE INDEX receipt_holder ON receipt USING btree (holder_psn_no, time_us) t
receipt|policy receipt_of_kiosk	a t {0} / (EXISTS ( SELECT 1    FROM kiosk_user u   WHERE ((u.role_name = CURRENT_USER) AND (u.kiosk_id = receipt.kiosk_id))))
receipt|policy receipt_read	r t {0} true /
receipt|table	r p t f t f
receipt|trigger receipt_fixed	19 O gj_receipt_fixed t  f f 0 t
receipt|trigger receipt_id_is_new	7 O gj_receipt_id_is_new t  f f 0 t
receipt|trigger receipt_kept	11 O gj_receipt_kept t  f f 0 t
receipt|trigger receipt_next	7 O gj_receipt_next t  f f 0 t
receipt|trigger receipt_of_act	7 O gj_receipt_of_act t  f f 0 t
receipt|trigger receipt_of_correction	7 O gj_receipt_of_correction t  f f 0 t
receipt|trigger receipt_of_premium	7 O gj_receipt_of_premium t  f f 0 t
schema_migration|column version	integer t  
schema_migration|constraint PRIMARY KEY (version)	true
schema_migration|table	r p f f t f
settlement_hidden|column psn_no	text t   C
settlement_hidden|column setl_id	text t   C
settlement_hidden|constraint PRIMARY KEY (psn_no, setl_id)	true
settlement_hidden|table	r p f f t f
settlement_hidden|trigger settlement_hidden_first	7 O gj_settlement_hidden_first t  f f 0 t
settlement_hidden|trigger settlement_hidden_fixed	19 O gj_settlement_hidden_fixed t  f f 0 t
settlement_id|column psn_no	text t   C
settlement_id|column setl_id	text t   C
settlement_id|column setl_time_us	bigint t  
settlement_id|constraint PRIMARY KEY (setl_id)	true
settlement_id|table	r p f f t f
settlement_id|trigger settlement_id_fixed	19 O gj_settlement_id_fixed t  f f 0 t
settlement_id|trigger settlement_id_kept	11 O gj_settlement_id_kept t  f f 0 t
settlement_id|trigger settlement_id_once	7 O gj_settlement_id_once t  f f 0 t
settlement_refund|column kiosk_id	text t   C
settlement_refund|column setl_id	text t   C
settlement_refund|column time_us	bigint t  
settlement_refund|constraint FOREIGN KEY (setl_id) REFERENCES settlement_id(setl_id)	true
settlement_refund|constraint PRIMARY KEY (setl_id)	true
settlement_refund|table	r p f f t f
settlement_refund|trigger settlement_refund_fixed	19 O gj_settlement_refund_fixed t  f f 0 t
settlement_refund|trigger settlement_refund_kept	11 O gj_settlement_refund_kept t  f f 0 t
settlement_refund|trigger settlement_refund_once	7 O gj_settlement_refund_once t  f f 0 t
settlement_share|column amount_fen	bigint t  
settlement_share|column contributor_psn_no	text t   C
settlement_share|column fixmedins_name	text t   C
settlement_share|column med_type	text t   C
settlement_share|column psn_no	text t   C
settlement_share|column seq	integer t  
settlement_share|column setl_id	text t   C
settlement_share|column setl_time_us	bigint t  
settlement_share|constraint CHECK ((amount_fen > 0))	true
settlement_share|constraint CHECK ((contributor_psn_no <> psn_no))	true
settlement_share|constraint CHECK ((seq >= 1))	true
settlement_share|constraint FOREIGN KEY (contributor_psn_no) REFERENCES person(psn_no)	true
settlement_share|constraint FOREIGN KEY (setl_id) REFERENCES settlement_id(setl_id)	true
settlement_share|constraint PRIMARY KEY (contributor_psn_no, setl_time_us, setl_id)	true
settlement_share|constraint UNIQUE (setl_id, seq)	true
settlement_share|index settlement_share_care	CREATE INDEX settlement_share_care ON settlement_share USING btree (contributor_psn_no, med_type, setl_time_us, setl_id, seq) t
settlement_share|index settlement_share_pair	CREATE INDEX settlement_share_pair ON settlement_share USING btree (psn_no, contributor_psn_no, setl_time_us, setl_id, seq, med_type) t
settlement_share|index settlement_share_relative	CREATE INDEX settlement_share_relative ON settlement_share USING btree (psn_no, setl_time_us, setl_id, seq, contributor_psn_no, med_type, amount_fen, fixmedins_name) t
settlement_share|index settlement_share_relative_care	CREATE INDEX settlement_share_relative_care ON settlement_share USING btree (psn_no, med_type, setl_time_us, setl_id, seq) t
settlement_share|table	r p f f t f
settlement_share|trigger settlement_share_fixed	19 O gj_settlement_share_fixed t  f f 0 t
settlement_share|trigger settlement_share_kept	11 O gj_settlement_share_kept t  f f 0 t
settlement_share|trigger settlement_share_once	7 O gj_settlement_share_once t  f f 0 t
settlement_share|trigger settlement_share_true	7 O gj_settlement_share_true t  f f 0 t
settlement|column acct_mulaid_pay_fen	bigint t  
settlement|column acct_pay_fen	bigint t  
settlement|column fixmedins_code	text t   C
settlement|column fixmedins_name	text t   C
settlement|column fund_pay_sumamt_fen	bigint t  
settlement|column med_type	text t   C
settlement|column medfee_sumamt_fen	bigint t  
settlement|column psn_cash_pay_fen	bigint t  
settlement|column psn_no	text t   C
settlement|column setl_id	text t   C
settlement|column setl_time_us	bigint t  
settlement|constraint CHECK ((acct_mulaid_pay_fen >= 0))	true
settlement|constraint CHECK ((acct_pay_fen >= 0))	true
settlement|constraint CHECK ((fund_pay_sumamt_fen >= 0))	true
settlement|constraint CHECK ((medfee_sumamt_fen = (((fund_pay_sumamt_fen + acct_pay_fen) + acct_mulaid_pay_fen) + psn_cash_pay_fen)))	true
settlement|constraint CHECK ((medfee_sumamt_fen >= 0))	true
settlement|constraint CHECK ((psn_cash_pay_fen >= 0))	true
settlement|constraint FOREIGN KEY (psn_no) REFERENCES person(psn_no)	true
settlement|constraint PRIMARY KEY (psn_no, setl_time_us, setl_id)	true
settlement|index settlement_care	CREATE INDEX settlement_care ON settlement USING btree (psn_no, med_type, setl_time_us, setl_id) t
settlement|table	r p f f t f
settlement|trigger settlement_fixed	19 O gj_settlement_fixed t  f f 0 t
settlement|trigger settlement_kept	11 O gj_settlement_kept t  f f 0 t
settlement|trigger settlement_named	5 O gj_settlement_named t  f f 0 t
settlement|trigger settlement_once	7 O gj_settlement_once t  f f 0 t
staff|column card_digest	text t   C
staff|column name	text t   C
staff|column since_us	bigint t  
staff|column staff_no	text t   C
staff|column until_us	bigint t   0
staff|constraint CHECK (((until_us = 0) OR (until_us >= since_us)))	true
staff|constraint CHECK ((length(card_digest) = 64))	true
staff|constraint CHECK ((name <> ''::text))	true
staff|constraint CHECK ((staff_no <> ''::text))	true
staff|constraint PRIMARY KEY (staff_no, since_us)	true
staff|index staff_card	CREATE UNIQUE INDEX staff_card ON staff USING btree (card_digest) WHERE (until_us = 0) t
staff|index staff_now	CREATE UNIQUE INDEX staff_now ON staff USING btree (staff_no) WHERE (until_us = 0) t
staff|table	r p f f t f
staff|trigger staff_fixed	19 O gj_staff_fixed t  f f 0 t
staff|trigger staff_kept	11 O gj_staff_kept t  f f 0 t
staff|trigger staff_new	7 O gj_staff_new t  f f 0 t
statement_listing|column kiosk_id	text t   C
statement_listing|column listing	text t   C
statement_listing|column receipt_no	bigint t  
statement_listing|constraint CHECK ((listing <> ''::text))	true
statement_listing|constraint FOREIGN KEY (kiosk_id, receipt_no) REFERENCES receipt(kiosk_id, receipt_no)	true
statement_listing|constraint PRIMARY KEY (kiosk_id, receipt_no)	true
statement_listing|policy statement_listing_of_kiosk	a t {0} / (EXISTS ( SELECT 1    FROM kiosk_user u   WHERE ((u.role_name = CURRENT_USER) AND (u.kiosk_id = statement_listing.kiosk_id))))
statement_listing|policy statement_listing_read	r t {0} true /
statement_listing|table	r p t f t f
statement_listing|trigger statement_listing_fixed	19 O gj_statement_listing_fixed t  f f 0 t
statement_listing|trigger statement_listing_kept	11 O gj_statement_listing_kept t  f f 0 t
statement_listing|trigger statement_listing_of_statement	7 O gj_statement_listing_of_statement t  f f 0 t
store_meta|column name	text t   C
store_meta|column value	text t   C
store_meta|constraint PRIMARY KEY (name)	true
store_meta|table	r p f f t f
store_meta|trigger store_meta_fixed	19 O gj_store_meta_fixed t  f f 0 t
store_meta|trigger store_meta_kept	11 O gj_store_meta_kept t  f f 0 t
store_meta|trigger store_meta_once	7 O gj_store_meta_once t  f f 0 t
transfer|column amount_fen	bigint t  
transfer|column credit_account	text t   C
transfer|column debit_account	text t   C
transfer|column kind	text t   C
transfer|column kiosk_id	text t   C
transfer|column reverses	text t   C ''::text
transfer|column time_us	bigint t  
transfer|column transfer_id	text t   C
transfer|constraint CHECK (((amount_fen >= 1) AND (amount_fen <= '9999999999999999'::bigint)))	true
transfer|constraint CHECK (((kind = 'reversal'::text) = (reverses <> ''::text)))	true
transfer|constraint CHECK ((debit_account <> credit_account))	true
transfer|constraint CHECK ((kind = ANY (ARRAY['opening'::text, 'premium'::text, 'reversal'::text])))	true
transfer|constraint CHECK ((length(transfer_id) = 19))	true
transfer|constraint FOREIGN KEY (credit_account) REFERENCES account(account_no)	true
transfer|constraint FOREIGN KEY (debit_account) REFERENCES account(account_no)	true
transfer|constraint PRIMARY KEY (transfer_id)	true
transfer|index transfer_reversed_once	CREATE UNIQUE INDEX transfer_reversed_once ON transfer USING btree (reverses) WHERE (reverses <> ''::text) t
transfer|policy transfer_of_kiosk	a t {0} / ((kind = 'premium'::text) AND (EXISTS ( SELECT 1    FROM kiosk_user u   WHERE ((u.role_name = CURRENT_USER) AND (u.kiosk_id = transfer.kiosk_id)))))
transfer|policy transfer_read	r t {0} true /
transfer|table	r p t f t f
transfer|trigger transfer_entries	5 O gj_transfer_entries t  f f 0 t
transfer|trigger transfer_fixed	19 O gj_transfer_fixed t  f f 0 t
transfer|trigger transfer_kept	11 O gj_transfer_kept t  f f 0 t
transfer|trigger transfer_once	7 O gj_transfer_once t  f f 0 t
transfer|trigger transfer_opening	7 O gj_transfer_opening t  f f 0 t
transfer|trigger transfer_premium	7 O gj_transfer_premium t  f f 0 t
transfer|trigger transfer_reversal	7 O gj_transfer_reversal t  f f 0 t
transfer|trigger transfer_reversal_staff	7 O gj_transfer_reversal_staff t  f f 0 t
transfer|trigger transfer_whole	5 O gj_transfer_whole t  t t 0 t
