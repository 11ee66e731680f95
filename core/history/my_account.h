/* SPDX-License-Identifier: Apache-2.0 */
/* What a person asks about themself (我的账户): what is in the account and what moved it, how they
 * are insured, what was contributed and which months that makes. One picture of the store.
 * Read-only. */
#pragma once

#include "core/base/clock.h"
#include "core/family/person.h"
#include "core/history/insured_months.h"
#include "core/store/store.h"

/* One entry of the personal account. Medical care is not among them: the platform's settlements do
 * not move the accounts of this store. */
typedef struct
{
  gint64 entry_no;
  gint64 time_us;
  char *kind;               /* "opening", "premium", "reversal" */
  gint64 amount_fen;        /* in > 0, out < 0 */
  gint64 balance_after_fen; /* ≥ 0 */
  /* of a premium or of the premium that was reversed; "" and 0 otherwise */
  char *relative_psn_no;
  char *relative_name; /* full: mask it */
  char *patn_rlts;
  int coverage_year;
  char *insutype;
} GjAccountMove;

void gj_account_move_free (GjAccountMove *move);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GjAccountMove, gj_account_move_free)

typedef struct
{
  char *insutype;
  int accrym_begn; /* yyyymm */
  int accrym_end;
  gboolean paid;       /* clct_flag 1 */
  gint64 clct_time_us; /* 0: not said */
  gint64 amount_fen;
  char *clct_way; /* code, "" not said */
  gboolean here;  /* paid at a kiosk of this store, and not reported by the platform yet */
} GjContribution;

void gj_contribution_free (GjContribution *contribution);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GjContribution, gj_contribution_free)

/* One kind of insurance that the person has or had, or contributed to. */
typedef struct
{
  char *insutype;
  const GjInsurance *insurance; /* the row that counts today; NULL: contributions only */
  gboolean normal;              /* insured today */
  GjDate since;                 /* earliest psn_insu_date of this kind; 0: not said */
  GjInsuredMonths months;
} GjInsuranceFacts;

typedef struct
{
  gboolean has_account;
  gint64 balance_fen; /* what it was opened with, and what moved at kiosks of this store since */
  gint64 opened_us;   /* when the platform's balance was taken over; 0: nothing was in it then */
  GPtrArray *moves;         /* (element-type GjAccountMove), newest first, at most @n_moves */
  gboolean has_older_moves; /* there are more than these */
  GPtrArray *insurances;    /* (element-type GjInsurance), every row, newest first */
  GPtrArray *kinds; /* (element-type GjInsuranceFacts): normal ones first, then by insutype */
  GPtrArray *contributions; /* (element-type GjContribution), newest month first, all kinds */
} GjMyAccount;

void gj_my_account_free (GjMyAccount *account);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GjMyAccount, gj_my_account_free)

/* @n_moves 1 … 200. NULL only when the store failed. Somebody without account, insurance or
 * contribution has empty lists. (transfer full) */
GjMyAccount *gj_my_account_read (GjStore *store, const char *psn_no, GjDate today, guint n_moves,
                                 GError **error);

/* As opened_us above, and nothing else. FALSE only when the store failed. */
gboolean gj_my_account_read_opened (GjStore *store, const char *psn_no, gint64 *opened_us, GError **error);

/* The moves that follow @before_entry_no, newest first, at most @limit (1 … 200); fewer: these were
 * the last. NULL only on failure. (element-type GjAccountMove) (transfer full) */
GPtrArray *gj_my_account_list_moves (GjStore *store, const char *psn_no, gint64 before_entry_no,
                                     guint limit, GError **error);
