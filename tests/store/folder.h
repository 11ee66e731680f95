/* SPDX-License-Identifier: Apache-2.0 */
/* What the import's tests share: folders of files, one run over them, what came of a file. */
#pragma once

#include "core/import/import.h"
#include "tests/store/hall.h"

#define PERSONS "psn_no,psn_cert_type,certno,psn_name,gend,naty,brdy,surv_stas\n"
#define GOOD "P01,01,110000196005129317,王伟,1,01,1960-05-12,1\n"

#define INSURANCES                                                                                 \
  "psn_no,insutype,psn_insu_stas,insuplc_admdvs,psn_insu_date,paus_insu_date,psn_idet_type\n"      \
  "P01,310,1,990100,1985-07-01,,\n"

#define SETTLEMENTS                                                                                \
  "setl_id,psn_no,setl_time,fixmedins_code,fixmedins_name,med_type,medfee_sumamt,"                 \
  "fund_pay_sumamt,acct_pay,acct_mulaid_pay,psn_cash_pay\n"

/* An empty one for one import. (transfer full) */
char *folder_new (Hall *hall);
/* An import that does not fail. */
GjImportResult folder_import (Hall *hall, const char *dir, GjImportReport *report);
const GjImportCount *folder_count_of (const GjImportReport *report, const char *file);
GjImportState folder_state_of (const GjImportReport *report, const char *file);
