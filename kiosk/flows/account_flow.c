/* SPDX-License-Identifier: Apache-2.0 */
/* One reading of the store, then four pages of it: the account, and from there the months, the
 * contributions or the moves. */
#include "kiosk/flows/account_flow.h"

#include "core/base/i18n.h"
#include "core/base/mask.h"
#include "core/base/money.h"
#include "core/history/my_account.h"
#include "core/rules/codes.h"
#include "kiosk/flows/account_words.h"
#include "kiosk/flows/refusal.h"
#include "kiosk/terminal.h"
#include "kiosk/texts.h"
#include "ui/pages/account_page.h"
#include "ui/pages/insured_page.h"
#include "ui/pages/page_kit.h"
#include "ui/pages/records_page.h"

/* The moves that are shown: the newest. */
#define MOST_MOVES 200

typedef enum
{
  STEP_ACCOUNT,
  STEP_MONTHS,
  STEP_CONTRIBUTIONS,
  STEP_MOVES,
} Step;

typedef struct
{
  GjFlow base;
  Step step;
  gboolean asked;
  gboolean failed;
  GjMyAccount *account; /* NULL before it came */
  guint kind;           /* whose months show */
} GjAccountFlow;

/* Reading */

typedef struct
{
  char *psn_no;
  GjDate today;
} GjAccountJob;

static void
job_free (gpointer data)
{
  GjAccountJob *job = data;

  g_free (job->psn_no);
  g_free (job);
}

static gpointer
account_job (GjStore *store, gpointer data, GError **error)
{
  GjAccountJob *job = data;

  return gj_my_account_read (store, job->psn_no, job->today, MOST_MOVES, error);
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GjAccountFlow *self = user_data;
  g_autoptr (GError) error = NULL;
  GjMyAccount *account = gj_store_worker_run_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (account == NULL)
    gj_terminal_note_store_error (self->base.terminal, error);
  self->failed = account == NULL;
  self->account = account;
  gj_flow_show (&self->base);
}

static void
begin (GjAccountFlow *self)
{
  GjTerminal *terminal = self->base.terminal;
  GjAccountJob *job = g_new0 (GjAccountJob, 1);

  self->asked = TRUE;
  job->psn_no = g_strdup (terminal->resident->person->psn_no);
  job->today = gj_clock_today (terminal->clock);
  gj_store_worker_run_async (terminal->store, account_job, job, job_free,
                             (GDestroyNotify)gj_my_account_free, self->base.cancellable, on_read,
                             self);
}

/* Words */

static const char *
kind_label (const char *insutype)
{
  const char *label = gj_code_label (GJ_CODE_INSUTYPE, insutype);

  return label != NULL ? label : _ ("其他保险");
}

static char *
move_text (const GjAccountMove *move, const char *psn_no)
{
  g_autofree char *name = gj_mask_name (move->relative_name);
  gboolean own = g_str_equal (move->relative_psn_no, psn_no);

  if (g_str_equal (move->kind, "premium"))
    return own ? g_strdup_printf (_ ("给自己缴%d年度医保"), move->coverage_year)
               : g_strdup_printf (_ ("给%s缴%d年度医保"), name, move->coverage_year);
  if (g_str_equal (move->kind, "reversal"))
    return own ? g_strdup_printf (_ ("退回：自己的%d年度医保"), move->coverage_year)
               : g_strdup_printf (_ ("退回：给%s缴的%d年度医保"), name, move->coverage_year);
  return g_strdup (_ ("转入本系统时的余额"));
}

/* "+¥400.00", "−¥400.00". */
static char *
signed_amount (gint64 amount_fen)
{
  g_autofree char *amount = gj_money_format (ABS (amount_fen));

  return g_strconcat (amount_fen < 0 ? "−" : "+", amount, NULL);
}

/* The account */

static void
on_hidden (GjAccountFlow *self, gboolean hidden)
{
  self->base.terminal->balance_hidden = hidden;
}

static void
go_to (GjAccountFlow *self, Step step)
{
  self->step = step;
  gj_flow_show (&self->base);
}

static void
on_show_months (GjAccountFlow *self)
{
  go_to (self, STEP_MONTHS);
}

static void
on_show_contributions (GjAccountFlow *self)
{
  go_to (self, STEP_CONTRIBUTIONS);
}

static void
on_show_moves (GjAccountFlow *self)
{
  go_to (self, STEP_MOVES);
}

static void
fill_kind (GjAccountFlow *self, GjTexts *texts, const GjInsuranceFacts *facts, GjAccountKind *kind)
{
  const GjRegion *region = self->base.terminal->region;

  kind->label = kind_label (facts->insutype);
  kind->normal = facts->normal;
  kind->status = facts->normal ? _ ("正常参保") : _ ("没有在参保");
  if (facts->insurance != NULL)
    {
      const char *status = gj_code_label (GJ_CODE_PSN_INSU_STAS, facts->insurance->psn_insu_stas);

      if (!facts->normal && status != NULL
          && !g_str_equal (facts->insurance->psn_insu_stas, GJ_INSU_STAS_NORMAL))
        kind->status = status;
      kind->place = gj_place_name (region, facts->insurance->insuplc_admdvs);
    }
  if (facts->since != GJ_DATE_NONE)
    kind->since = gj_texts_keep (texts, gj_kit_month (facts->since));
  if (facts->months.n_months > 0)
    kind->total = gj_texts_keep (texts, gj_account_total_words (&facts->months));
}

static char *
last_move_text (GjAccountFlow *self)
{
  const GjAccountMove *move;
  g_autofree char *day = NULL;
  g_autofree char *what = NULL;
  g_autofree char *amount = NULL;

  if (self->account->moves->len == 0)
    return NULL;
  move = g_ptr_array_index (self->account->moves, 0);
  day = gj_kit_date (gj_time_date (move->time_us));
  what = move_text (move, self->base.terminal->resident->person->psn_no);
  amount = signed_amount (move->amount_fen);
  return g_strdup_printf (C_ ("day, amount, what", "%s，%s，%s"), day, amount, what);
}

/* Whose books these are: the platform's settlements move no account of this store. */
static char *
counted_text (const GjMyAccount *account)
{
  g_autofree char *day = NULL;

  if (!account->has_account)
    return NULL;
  if (account->opened_us == 0)
    return g_strdup (_ ("这里只减了在自助机上缴的钱，看病花的钱还没减，请问12393"));
  day = gj_kit_date (gj_time_date (account->opened_us));
  return g_strdup_printf (_ ("这是%s的余额，减去了以后在自助机上缴的钱；看病花的钱还没减，请问12393"), day);
}

static GtkWidget *
account_page (GjAccountFlow *self)
{
  const GjMyAccount *account = self->account;
  g_autoptr (GPtrArray) texts = gj_texts_new ();
  g_autofree GjAccountKind *kinds = g_new0 (GjAccountKind, account->kinds->len + 1);
  GjAccountView view = { .balance_fen = account->has_account ? account->balance_fen : -1,
                         .balance_hidden = self->base.terminal->balance_hidden,
                         .last_move = gj_texts_keep (texts, last_move_text (self)),
                         .counted = gj_texts_keep (texts, counted_text (account)),
                         .kinds = kinds,
                         .n_kinds = account->kinds->len,
                         .has_contributions = account->contributions->len > 0 };
  GtkWidget *page;

  for (guint i = 0; i < account->kinds->len; i++)
    fill_kind (self, texts, g_ptr_array_index (account->kinds, i), &kinds[i]);
  page = gj_account_page_new (&view);
  g_signal_connect_swapped (page, "balance-hidden", G_CALLBACK (on_hidden), self);
  g_signal_connect_swapped (page, "show-months", G_CALLBACK (on_show_months), self);
  g_signal_connect_swapped (page, "show-contributions", G_CALLBACK (on_show_contributions), self);
  g_signal_connect_swapped (page, "show-moves", G_CALLBACK (on_show_moves), self);
  return page;
}

/* The months */

static GjYearMonth
month_state (GjMonthState state)
{
  switch (state)
    {
    case GJ_MONTH_UNKNOWN:
      return GJ_YEAR_MONTH_UNKNOWN;
    case GJ_MONTH_PAID:
      return GJ_YEAR_MONTH_PAID;
    case GJ_MONTH_GAP:
      return GJ_YEAR_MONTH_GAP;
    case GJ_MONTH_DUE:
      return GJ_YEAR_MONTH_DUE;
    case GJ_MONTH_OPEN:
      return GJ_YEAR_MONTH_OPEN;
    }
  g_assert_not_reached ();
}

static GjYear *
years_of (const GjInsuredMonths *months, gsize *n_years)
{
  GjYear *years;

  *n_years = months->first_year == 0 ? 0 : (gsize)(months->last_year - months->first_year + 1);
  years = g_new0 (GjYear, *n_years + 1);
  for (gsize i = 0; i < *n_years; i++)
    {
      years[i].year = months->last_year - (int)i;
      for (int month = 1; month <= 12; month++)
        years[i].months[month - 1]
            = month_state (gj_insured_months_state (months, years[i].year, month));
    }
  return years;
}

static void
on_kind (GjAccountFlow *self, const char *key)
{
  for (guint i = 0; i < self->account->kinds->len; i++)
    if (g_str_equal (((GjInsuranceFacts *)g_ptr_array_index (self->account->kinds, i))->insutype,
                     key))
      self->kind = i;
  gj_flow_show (&self->base);
}

static GtkWidget *
months_page (GjAccountFlow *self)
{
  const GPtrArray *kinds = self->account->kinds;
  const GjInsuranceFacts *facts = g_ptr_array_index (kinds, self->kind);
  g_autofree GjFilter *filters = g_new0 (GjFilter, kinds->len);
  g_autofree char *total = gj_account_total_words (&facts->months);
  g_autofree char *detail = gj_account_months_words (&facts->months);
  g_autofree char *gaps = gj_account_gap_words (&facts->months);
  gsize n_years;
  g_autofree GjYear *years = years_of (&facts->months, &n_years);
  GjInsuredView view = { .kinds = filters,
                         .n_kinds = kinds->len,
                         .total = total,
                         .detail = detail,
                         .gaps = gaps,
                         .years = years,
                         .n_years = detail != NULL ? n_years : 0 };
  GtkWidget *page;

  for (guint i = 0; i < kinds->len; i++)
    {
      const GjInsuranceFacts *kind = g_ptr_array_index (kinds, i);

      filters[i]
          = (GjFilter){ kind->insutype, kind_label (kind->insutype), i == self->kind, FALSE };
    }
  page = gj_insured_page_new (&view);
  g_signal_connect_swapped (page, "kind", G_CALLBACK (on_kind), self);
  return page;
}

/* The lists */

static GtkWidget *
contributions_page (GjAccountFlow *self)
{
  const GPtrArray *list = self->account->contributions;
  g_autoptr (GPtrArray) texts = gj_texts_new ();
  g_autofree GjRecordRow *rows = g_new0 (GjRecordRow, list->len);
  GjRecordsView view
      = { .title = _ ("缴费记录"), .rows = rows, .n_rows = list->len, .n_all = list->len };

  for (guint i = 0; i < list->len; i++)
    {
      const GjContribution *row = g_ptr_array_index (list, i);

      rows[i] = (GjRecordRow){ .key = "",
                               .symbol = row->paid ? "insured" : "suspended",
                               .strong = kind_label (row->insutype),
                               .detail = gj_texts_keep (texts, gj_account_contribution_words (row)),
                               .amount_label = row->paid ? _ ("已缴") : _ ("还没缴"),
                               .amount = gj_texts_keep (texts, gj_money_format (row->amount_fen)) };
    }
  return gj_records_page_new (&view);
}

static GtkWidget *
moves_page (GjAccountFlow *self)
{
  const GPtrArray *list = self->account->moves;
  const char *psn_no = self->base.terminal->resident->person->psn_no;
  g_autoptr (GPtrArray) texts = gj_texts_new ();
  g_autofree GjRecordRow *rows = g_new0 (GjRecordRow, list->len);
  g_autofree char *newest = g_strdup_printf (_ ("最近%u笔余额变动"), list->len);
  GjRecordsView view = { .title = self->account->has_older_moves ? newest : _ ("余额变动"),
                         .rows = rows,
                         .n_rows = list->len,
                         .n_all = list->len };

  for (guint i = 0; i < list->len; i++)
    {
      const GjAccountMove *move = g_ptr_array_index (list, i);
      g_autofree char *day = gj_kit_date (gj_time_date (move->time_us));
      g_autofree char *balance = gj_money_format (move->balance_after_fen);

      rows[i] = (GjRecordRow){ .key = "",
                               .symbol = move->amount_fen < 0 ? "pay-premium" : "money-safe",
                               .strong = gj_texts_keep (texts, move_text (move, psn_no)),
                               .detail = gj_texts_keep (
                                   texts, g_strdup_printf (_ ("%s · 余额%s"), day, balance)),
                               .amount = gj_texts_keep (texts, signed_amount (move->amount_fen)) };
    }
  return gj_records_page_new (&view);
}

/* Showing */

static void
on_home (GjAccountFlow *self)
{
  gj_session_handle (self->base.terminal->session, GJ_EVENT_HOME);
}

static GtkWidget *
failed_page (GjAccountFlow *self)
{
  g_auto (GjRefusal) refusal = { 0 };
  GtkWidget *page;

  gj_refusal_from_store (self->base.terminal, &refusal);
  page = gj_refusal_page_new (self->base.terminal, &refusal, _ ("回首页"));
  g_signal_connect_swapped (page, "main", G_CALLBACK (on_home), self);
  return page;
}

static GtkWidget *
page_of_step (GjAccountFlow *self)
{
  switch (self->step)
    {
    case STEP_ACCOUNT:
      return account_page (self);
    case STEP_MONTHS:
      return months_page (self);
    case STEP_CONTRIBUTIONS:
      return contributions_page (self);
    case STEP_MOVES:
      return moves_page (self);
    }
  g_assert_not_reached ();
}

static void
account_flow_show (GjFlow *flow)
{
  GjAccountFlow *self = (GjAccountFlow *)flow;

  if (!self->asked)
    begin (self);
  else if (self->failed)
    gj_stage_show (flow->terminal, failed_page (self));
  else if (self->account != NULL)
    gj_stage_show (flow->terminal, page_of_step (self));
}

static gboolean
account_flow_back (GjFlow *flow)
{
  GjAccountFlow *self = (GjAccountFlow *)flow;

  if (self->failed || self->step == STEP_ACCOUNT)
    return FALSE;
  go_to (self, STEP_ACCOUNT);
  return TRUE;
}

static void
account_flow_finalize (GjFlow *flow)
{
  g_clear_pointer (&((GjAccountFlow *)flow)->account, gj_my_account_free);
}

static const GjFlowClass account_flow_class
    = { sizeof (GjAccountFlow), account_flow_show, account_flow_back, account_flow_finalize };

GjFlow *
gj_account_flow_new (GjTerminal *terminal)
{
  return gj_flow_new (&account_flow_class, terminal);
}
