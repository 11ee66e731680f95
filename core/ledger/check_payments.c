/* SPDX-License-Identifier: Apache-2.0 */
/* Every payment beside what the audit chain says of it, and beside the binding that it needed on its day (I7). It
 * tells only what must be wrong: what an import or a clock may have made of it since is no finding. */
#include "core/ledger/check_private.h"

#include "core/base/i18n.h"
#include "core/family/closing.h"
#include "core/receipt/receipt.h"
#include "core/store/statement.h"

#define HOUR_US (G_GINT64_CONSTANT (3600) * G_USEC_PER_SEC)

enum
{
  COLUMN_KIOSK, /* of the audit record, from here on */
  COLUMN_AUDIT_NO,
  COLUMN_TIME,
  COLUMN_OBJECT,
  COLUMN_SAYS_IT, /* 1: the record is that of the row */
  COLUMN_DETAIL,
  COLUMN_PAID_AT, /* of the payment; empty where it is not there */
  COLUMN_RECEIPT_NO,
  COLUMN_PAYER,
  COLUMN_RELATIVE,
  COLUMN_PAID_US,
  COLUMN_PAID_RLTS,
  COLUMN_CONTRIBUTOR, /* of one binding of the two; empty: there is none */
  COLUMN_BEGNDATE,
  COLUMN_ENDDATE,
  COLUMN_RLTS,
  COLUMN_MADE_BY,
  COLUMN_CLOSING,  /* how the audit words its end, where it ended by itself; else empty */
  COLUMN_MADE_AT,  /* of the paper of the act that made it; empty: of none */
  COLUMN_MADE_NO,
  COLUMN_MADE_US,
  COLUMN_ENDED_AT, /* … that ended it */
  COLUMN_ENDED_NO,
  COLUMN_ENDED_US
};

/* The chain is read once, in its order; whatever stands beside a record is looked up by a key. */
static const char PAYMENTS[]
    = "SELECT a.kiosk_id, a.audit_no, a.time_us, a.object,"
      " CASE WHEN a.subject = p.payer_psn_no AND a.kiosk_id = p.kiosk_id AND a.time_us = p.time_us AND a.result = 'ok'"
      "  AND a.detail = " GJ_CHECK_SQL_PAID ("p") " THEN 1 ELSE 0 END, a.detail,"
      " p.kiosk_id, p.receipt_no, p.payer_psn_no, p.relative_psn_no, p.time_us, p.patn_rlts,"
      " b.contributor_psn_no, b.begndate, b.enddate, b.patn_rlts, b.made_by,"
      " CASE WHEN b.closed_why <> '' THEN b.contributor_psn_no || ' ' || " GJ_CLOSING_SQL_DETAIL ("b") " ELSE '' END,"
      " m.kiosk_id, m.receipt_no, m.time_us, e.kiosk_id, e.receipt_no, e.time_us"
      " FROM audit a LEFT JOIN premium_payment p ON p.transfer_id = a.object"
      " LEFT JOIN binding b ON b.contributor_psn_no = p.payer_psn_no AND b.relative_psn_no = p.relative_psn_no"
      " LEFT JOIN receipt m ON m.about_id = b.made_by"
      " LEFT JOIN receipt e ON e.about_id = b.ended_by"
      " WHERE a.kind = 'premium.paid' ORDER BY a.kiosk_id, a.audit_no";

/* A place in a kiosk's own series, of papers or of audit records. */
typedef struct
{
  const char *kiosk_id;
  gint64 no;
  gint64 time_us;
} Moment;

typedef enum
{
  BOUND_NOT,
  BOUND_UNTIL_IMPORT, /* the platform said since that it had ended before */
  BOUND
} Bound;

typedef struct
{
  GjCheck *check;
  GHashTable *closings;   /* "contributor detail" → Moment, of its record */
  GHashTable *set_clocks; /* kiosks whose clock staff had to look at: their times order nothing */
  gint64 bindings_changed_us;
  /* The payment whose bindings are being read. */
  char *subject; /* NULL: none, or one that needs no binding */
  char *persons;
  gint64 audit_no;
  char *kiosk_id;
  Bound bound;
} Payments;

static void
payments_clear (Payments *payments)
{
  g_clear_pointer (&payments->closings, g_hash_table_unref);
  g_clear_pointer (&payments->set_clocks, g_hash_table_unref);
  g_clear_pointer (&payments->subject, g_free);
  g_clear_pointer (&payments->persons, g_free);
  g_clear_pointer (&payments->kiosk_id, g_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Payments, payments_clear)

static void
moment_free (gpointer data)
{
  g_free ((char *)((Moment *)data)->kiosk_id);
  g_free (data);
}

static gboolean
read_records (Payments *payments, GError **error)
{
  g_autoptr (GjStatement) row = gj_statement_take_long (
      payments->check->store,
      "SELECT kiosk_id, audit_no, time_us, kind, object || ' ' || detail FROM audit"
      " WHERE kind IN ('family.closed', 'clock.accepted')",
      error);
  GjStep step = GJ_STEP_FAILED;

  while (row != NULL && (step = gj_statement_step (row, error)) == GJ_STEP_ROW)
    if (g_str_equal (gj_statement_text (row, 3), "clock.accepted"))
      g_hash_table_add (payments->set_clocks, gj_statement_dup_text (row, 0));
    else
      {
        Moment *moment = g_new (Moment, 1);

        *moment = (Moment){ gj_statement_dup_text (row, 0), gj_statement_int64 (row, 1), gj_statement_int64 (row, 2) };
        g_hash_table_insert (payments->closings, gj_statement_dup_text (row, 4), moment);
      }
  return step == GJ_STEP_DONE;
}

/* By number at one kiosk (I18); of two only their clocks tell, as far as they can be believed. */
static gboolean
is_surely_before (const Payments *payments, const Moment *a, const Moment *b)
{
  if (g_str_equal (a->kiosk_id, b->kiosk_id))
    return a->no < b->no;
  return a->time_us + HOUR_US < b->time_us && !g_hash_table_contains (payments->set_clocks, a->kiosk_id)
         && !g_hash_table_contains (payments->set_clocks, b->kiosk_id);
}

static Moment
moment_at (GjStatement *row, int column)
{
  return (Moment){ gj_statement_text (row, column), gj_statement_int64 (row, column + 1),
                   gj_statement_int64 (row, column + 2) };
}

/* Was the row's binding surely not there yet, or over, when the row's payment was made? An act or a record that is
 * missing is told elsewhere. */
static gboolean
was_another_time (const Payments *payments, GjStatement *row)
{
  const Moment paper = { gj_statement_text (row, COLUMN_PAID_AT), gj_statement_int64 (row, COLUMN_RECEIPT_NO),
                         gj_statement_int64 (row, COLUMN_PAID_US) };
  const Moment record = moment_at (row, COLUMN_KIOSK);
  const Moment made = moment_at (row, COLUMN_MADE_AT);
  const Moment ended = moment_at (row, COLUMN_ENDED_AT);
  const Moment *closed = g_hash_table_lookup (payments->closings, gj_statement_text (row, COLUMN_CLOSING));

  return (*made.kiosk_id != '\0' && is_surely_before (payments, &paper, &made))
         || (*ended.kiosk_id != '\0' && is_surely_before (payments, &ended, &paper))
         || (closed != NULL && is_surely_before (payments, closed, &record));
}

static Bound
judge_binding (const Payments *payments, GjStatement *row)
{
  gint64 paid_us = gj_statement_int64 (row, COLUMN_PAID_US);
  gint64 enddate = gj_statement_int64 (row, COLUMN_ENDDATE);

  /* The relation of an imported one is the platform's, and may change. */
  if (*gj_statement_text (row, COLUMN_CONTRIBUTOR) == '\0'
      || gj_statement_int64 (row, COLUMN_BEGNDATE) > gj_time_date (paid_us)
      || (*gj_statement_text (row, COLUMN_MADE_BY) != '\0'
          && !g_str_equal (gj_statement_text (row, COLUMN_RLTS), gj_statement_text (row, COLUMN_PAID_RLTS)))
      || was_another_time (payments, row))
    return BOUND_NOT;
  /* A paper may carry a time up to an hour later than the clock did. */
  if (enddate == 0 || enddate >= gj_time_date (paid_us - HOUR_US))
    return BOUND;
  return payments->bindings_changed_us > paid_us - HOUR_US ? BOUND_UNTIL_IMPORT : BOUND_NOT;
}

static void
end_payment (Payments *payments)
{
  if (payments->subject != NULL && payments->bound == BOUND_NOT)
    {
      g_autofree char *message
          = g_strdup_printf ("%s（%s）", _ ("缴费时付款人与家人之间没有生效的绑定"), payments->persons);

      gj_check_tell (payments->check, "I7", payments->subject, message);
    }
  if (payments->subject != NULL && payments->bound == BOUND_UNTIL_IMPORT)
    gj_check_notice (payments->check, payments->subject,
                     _ ("平台在缴费以后把绑定改为缴费以前就已结束，请向平台核对"));
  g_clear_pointer (&payments->subject, g_free);
  g_clear_pointer (&payments->persons, g_free);
}

static void
begin_payment (Payments *payments, GjStatement *row)
{
  g_autofree char *subject = NULL;
  g_autofree char *message = NULL;

  end_payment (payments);
  if (*gj_statement_text (row, COLUMN_PAID_AT) == '\0')
    {
      gj_check_tell (payments->check, "I20", gj_statement_text (row, COLUMN_OBJECT),
                     _ ("审计记录说已经缴费，却没有代缴记录"));
      return;
    }
  subject = gj_check_name_paper (gj_statement_text (row, COLUMN_PAID_AT), gj_statement_int64 (row, COLUMN_RECEIPT_NO));
  if (gj_statement_int64 (row, COLUMN_SAYS_IT) == 0)
    {
      message = g_strdup_printf ("%s（%s）", _ ("代缴记录与缴费时的审计记录不符，被改动过"),
                                 gj_statement_text (row, COLUMN_DETAIL));
      gj_check_tell (payments->check, "I20", subject, message);
    }
  if (g_str_equal (gj_statement_text (row, COLUMN_PAYER), gj_statement_text (row, COLUMN_RELATIVE)))
    return;
  payments->subject = g_steal_pointer (&subject);
  payments->persons = g_strdup_printf ("%s %s", gj_statement_text (row, COLUMN_PAYER),
                                       gj_statement_text (row, COLUMN_RELATIVE));
  payments->bound = BOUND_NOT;
}

static void
take_row (Payments *payments, GjStatement *row)
{
  gint64 audit_no = gj_statement_int64 (row, COLUMN_AUDIT_NO);

  if (audit_no != payments->audit_no || g_strcmp0 (payments->kiosk_id, gj_statement_text (row, COLUMN_KIOSK)) != 0)
    {
      begin_payment (payments, row);
      payments->audit_no = audit_no;
      g_free (payments->kiosk_id);
      payments->kiosk_id = gj_statement_dup_text (row, COLUMN_KIOSK);
    }
  if (payments->subject != NULL)
    payments->bound = MAX (payments->bound, judge_binding (payments, row));
}

gboolean
gj_check_payments (GjCheck *check, GError **error)
{
  g_auto (Payments) payments
      = { .check = check,
          .closings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, moment_free),
          .set_clocks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL) };
  g_autoptr (GjStatement) row = NULL;
  GjStep step = GJ_STEP_FAILED;

  if (!read_records (&payments, error)
      || !gj_check_find_last_change (check, "bindings.csv", &payments.bindings_changed_us, error))
    return FALSE;
  row = gj_statement_take_long (check->store, PAYMENTS, error);
  while (row != NULL && (step = gj_statement_step (row, error)) == GJ_STEP_ROW)
    take_row (&payments, row);
  end_payment (&payments);
  return step == GJ_STEP_DONE;
}
