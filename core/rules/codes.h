/* SPDX-License-Identifier: Apache-2.0 */
/* The national platform's code tables (facts/platform, data/codes.csv): which codes exist and what they
 * are called. Text for a person never shows a code: it shows what gj_code_label() says. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  GJ_CODE_PSN_CERT_TYPE, /* document */
  GJ_CODE_INSUTYPE,      /* kind of insurance */
  GJ_CODE_PSN_INSU_STAS, /* insured: 0 none 1 normal 2 suspended 3 invalid 4 ended */
  GJ_CODE_CLCT_FLAG,
  GJ_CODE_CLCT_WAY,
  GJ_CODE_GEND,
  GJ_CODE_SURV_STAS,     /* 1 alive, 2 dead, … */
  GJ_CODE_MED_TYPE,      /* 11 outpatient 13 emergency 14 chronic 21 inpatient 41 pharmacy */
  GJ_CODE_VALI_FLAG,
} GjCodeTable;

#define GJ_INSUTYPE_EMPLOYEE "310"
#define GJ_INSUTYPE_RESIDENT "390"
#define GJ_CERT_TYPE_ID_CARD "01"
#define GJ_SURV_STAS_ALIVE "1"
#define GJ_SURV_STAS_DEAD "2"
#define GJ_INSU_STAS_NORMAL "1"
#define GJ_INSU_STAS_ENDED "4"

gboolean gj_code_is_known (GjCodeTable table, const char *code);

/* A short name for a person, in their language: insutype 390 → "城乡居民医保", 310 → "职工医保",
 * psn_insu_stas 2 → "暂停参保". NULL if the table has no such code. Transfer none. */
const char *gj_code_label (GjCodeTable table, const char *code);
/* The same in Chinese whatever the language: paper is. */
const char *gj_code_label_chinese (GjCodeTable table, const char *code);

/* The codes of a table, NULL-terminated, in its order: to say which ones are allowed. Transfer none. */
const char *const *gj_code_list (GjCodeTable table);

/* naty (GB/T 3304): 01 … 56, and 97 other, 98 naturalised. */
gboolean gj_code_is_naty (const char *code);

G_END_DECLS
