/* SPDX-License-Identifier: Apache-2.0 */
/* One settlement, read when it is opened: the patient sees the whole bill and who paid which part,
 * a contributor their own part alone. */
#include "kiosk/flows/records_kit.h"

#include <string.h>

#include "core/base/i18n.h"
#include "core/base/mask.h"
#include "kiosk/flows/refusal.h"
#include "ui/pages/page_kit.h"
#include "ui/pages/settlement_page.h"

/* The fund, the own account, cash, and as many contributors as a settlement can have. */
#define MOST_PARTS 32

typedef struct
{
  char *psn_no;
  char *setl_id;
} GjDetailJob;

static void
job_free (gpointer data)
{
  GjDetailJob *job = data;

  g_free (job->psn_no);
  g_free (job->setl_id);
  g_free (job);
}

static gpointer
detail_job (GjStore *store, gpointer data, GError **error)
{
  GjDetailJob *job = data;
  GjSettlementDetail *detail = NULL;

  if (gj_history_find_settlement (store, job->psn_no, job->setl_id, &detail, error) != GJ_FOUND)
    return NULL;
  return detail;
}

static void
add_part (GjSplitPart *parts, gsize *n, GjSplitKind kind, gint64 amount_fen, const char *sentence)
{
  if (amount_fen > 0 && *n < MOST_PARTS)
    parts[(*n)++] = (GjSplitPart){ kind, amount_fen, sentence };
}

static gsize
fill_parts (GjRecords *self, GjTexts *texts, GjSplitPart *parts)
{
  const GjSettlementDetail *detail = self->detail;
  const GjSettlement *bill = detail->settlement;
  gsize n = 0;

  add_part (parts, &n, GJ_SPLIT_FUND, bill->fund_fen, _ ("医保报销"));
  add_part (parts, &n, GJ_SPLIT_OWN, bill->account_fen, _ ("您的个人账户"));
  for (guint i = 0; i < detail->shares->len; i++)
    {
      const GjSettlementShare *share = g_ptr_array_index (detail->shares, i);
      const char *word
          = gj_records_contributor_word (self, share->contributor_psn_no, share->patn_rlts);
      g_autofree char *name = gj_mask_name (share->contributor_name);

      add_part (
          parts, &n, GJ_SPLIT_SHARED, share->amount_fen,
          gj_texts_keep (texts, word != NULL
                                    ? gj_kit_markup (_ ("<b>%s</b>（%s）的个人账户"), name, word)
                                    : gj_kit_markup (_ ("<b>%s</b>的个人账户"), name)));
    }
  add_part (parts, &n, GJ_SPLIT_CASH, bill->cash_fen, _ ("您付的现金"));
  return n;
}

static char *
time_text (gint64 time_us)
{
  g_autofree char *day = gj_kit_date (gj_time_date (time_us));
  g_autofree char *time = gj_time_format (time_us);

  return g_strdup_printf ("%s %.5s", day, time + strlen ("2025-11-21 "));
}

static GtkWidget *
detail_page (GjRecords *self)
{
  const GjSettlementDetail *detail = self->detail;
  const GjSettlement *bill = detail->settlement;
  g_autoptr (GPtrArray) texts = gj_texts_new ();
  g_autofree char *when = time_text (bill->time_us);
  g_autofree char *line = gj_records_care_line (when, bill->med_type, bill->refunded);
  GjSplitPart parts[MOST_PARTS];
  GjRecordTerm whole[] = { { NULL, _ ("总费用"), bill->medfee_fen },
                           { "−", _ ("医保报销"), bill->fund_fen },
                           { "=", _ ("个人负担"), bill->medfee_fen - bill->fund_fen } };
  GjRecordTerm share[] = { { NULL, _ ("您的账户付了"), bill->shared_fen } };
  GjSettlementView view = { .symbol = gj_records_care_symbol (bill->med_type),
                            .place = bill->fixmedins_name,
                            .detail = line,
                            .terms = whole,
                            .n_terms = G_N_ELEMENTS (whole),
                            .split_title = _ ("总费用是这样付的"),
                            .parts = parts };

  if (detail->whole)
    view.n_parts = fill_parts (self, texts, parts);
  else
    {
      const GjSettlementShare *own = g_ptr_array_index (detail->shares, 0);
      const char *word = gj_records_relation (self, GJ_HISTORY_PAID, own->patn_rlts, "", "");
      g_autofree char *name = gj_mask_name (detail->patient_name);

      view.symbol = gj_avatar_icon_name (gj_records_face (self, detail->patient_psn_no, ""));
      view.who = gj_texts_keep (texts, g_strdup_printf ("%s %s", name, word != NULL ? word : ""));
      view.terms = share;
      view.n_terms = G_N_ELEMENTS (share);
      view.note = _ ("这里只看得到您付的钱。家人看病的其他费用是家人的隐私，请家人用自己的卡查。");
    }
  if (bill->refunded && detail->whole)
    view.note = _ ("这笔费用后来退了，不计入合计。");
  return gj_settlement_page_new (&view);
}

static void
on_found (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GjRecords *self = user_data;
  g_autoptr (GError) error = NULL;
  GjSettlementDetail *detail = gj_store_worker_run_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (detail == NULL)
    {
      gj_records_fail (self, error);
      return;
    }
  g_clear_pointer (&self->detail, gj_settlement_detail_free);
  self->detail = detail;
  gj_records_show_detail (self, detail_page (self));
}

GtkWidget *
gj_records_open_settlement (GjRecords *self, const char *setl_id)
{
  GjDetailJob *job;

  if (self->detail != NULL && g_str_equal (self->detail->settlement->setl_id, setl_id))
    return detail_page (self);
  job = g_new0 (GjDetailJob, 1);
  job->psn_no = g_strdup (self->base.terminal->resident->person->psn_no);
  job->setl_id = g_strdup (setl_id);
  gj_store_worker_run_async (self->base.terminal->store, detail_job, job, job_free,
                             (GDestroyNotify)gj_settlement_detail_free, self->base.cancellable,
                             on_found, self);
  return NULL;
}
