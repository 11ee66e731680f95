/* SPDX-License-Identifier: Apache-2.0 */
/* What the audit record of an act says, out of the act's rows: the same words when it is written and when the
 * check holds them against the chain, so that whoever changes a letter, a signature, a way or a consent in the
 * store is found out. Digests and numbers, no names. */
#include "core/family/act_private.h"

#include <string.h>

#include "core/audit/audit.h"
#include "core/base/crypto.h"
#include "core/store/statement.h"

#define HEX (2 * GJ_SM3_BYTES + 1)

/* "-" where there is none. */
static gboolean
write_digest (const char *text, char hex[HEX], GError **error)
{
  guint8 digest[GJ_SM3_BYTES];

  if (*text == '\0')
    return g_strlcpy (hex, "-", HEX) > 0;
  if (!gj_sm3 (text, strlen (text), digest, error))
    return FALSE;
  gj_hex_write (digest, sizeof digest, hex);
  return TRUE;
}

/* Strokes by their digest; the word for the PIN as it is. */
static gboolean
write_signature (const char *signature, char hex[HEX], GError **error)
{
  if (g_str_equal (signature, GJ_ACT_SIGNED_BY_PIN))
    return g_strlcpy (hex, GJ_ACT_SIGNED_BY_PIN, HEX) > 0;
  return write_digest (signature, hex, error);
}

static gboolean
describe_head (GjStore *store, const char *act_id, GString *text, GError **error)
{
  g_autoptr (GjStatement) row
      = gj_statement_take (store,
                           "SELECT COALESCE ((SELECT r.receipt_no FROM receipt r"
                           "  WHERE r.about_id = a.act_id), 0), a.letter_version,"
                           " COALESCE ((SELECT l.text FROM letter l"
                           "  WHERE l.version = a.letter_version), ''), a.signature, a.session_us"
                           " FROM family_act a WHERE a.act_id = $1",
                           error);
  char letter[HEX];
  char signature[HEX];
  GjStep step;

  if (row == NULL)
    return FALSE;
  gj_statement_bind_text (row, 1, act_id);
  step = gj_statement_step (row, error);
  if (step != GJ_STEP_ROW)
    return step == GJ_STEP_DONE;
  if (!write_digest (gj_statement_text (row, 2), letter, error)
      || !write_signature (gj_statement_text (row, 3), signature, error))
    return FALSE;
  g_string_append_printf (text, "receipt %" G_GINT64_FORMAT " session %" G_GINT64_FORMAT,
                          gj_statement_int64 (row, 0), gj_statement_int64 (row, 4));
  if (*gj_statement_text (row, 1) != '\0')
    g_string_append_printf (text, " letter %s %s signature %s", gj_statement_text (row, 1), letter,
                            signature);
  g_string_append_c (text, ':');
  return TRUE;
}

/* "; P01 P02 10 bound 20261015 0>2 card own-pin 1760492652000000". */
static gboolean
describe_items (GjStore *store, const char *act_id, GString *text, GError **error)
{
  g_autoptr (GjStatement) row
      = gj_statement_take (store,
                           "SELECT contributor_psn_no, relative_psn_no, patn_rlts, result, begndate,"
                           " prio_before, prio_after, way, consent, consent_us"
                           " FROM family_act_item WHERE act_id = $1 ORDER BY seq",
                           error);
  const char *separator = " ";
  GjStep step;

  if (row == NULL)
    return FALSE;
  gj_statement_bind_text (row, 1, act_id);
  while ((step = gj_statement_step (row, error)) == GJ_STEP_ROW)
    {
      const char *way = gj_statement_text (row, 7);
      const char *consent = gj_statement_text (row, 8);

      g_string_append_printf (text, "%s%s %s %s %s %d %d>%d %s %s %" G_GINT64_FORMAT, separator,
                              gj_statement_text (row, 0), gj_statement_text (row, 1),
                              gj_statement_text (row, 2), gj_statement_text (row, 3),
                              (int)gj_statement_int64 (row, 4), (int)gj_statement_int64 (row, 5),
                              (int)gj_statement_int64 (row, 6), *way != '\0' ? way : "-",
                              *consent != '\0' ? consent : "-", gj_statement_int64 (row, 9));
      separator = "; ";
    }
  return step == GJ_STEP_DONE;
}

char *
gj_family_act_describe (GjStore *store, const char *act_id, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (!describe_head (store, act_id, text, error) || !describe_items (store, act_id, text, error))
    return NULL;
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* The relative said yes with card and PIN of their own: that is the relative's doing, and stands in the log
 * under the relative's number. */
static gboolean
record_consents (const GjActing *acting, GError **error)
{
  for (guint i = 0; i < acting->items->len; i++)
    {
      const GjActItemOutcome *item = g_ptr_array_index (acting->items, i);
      g_autofree char *detail = NULL;
      GjAuditEntry entry = {
        .kiosk_id = acting->order->kiosk_id,
        .time_us = acting->time_us,
        .kind = "family.consent",
        .subject = item->relative_psn_no,
        .object = acting->order->act_id,
        .result = "ok",
      };

      if (!g_str_equal (gj_act_consent_word (acting, i), GJ_CONSENT_WORD_OWN_PIN))
        continue;
      detail = g_strdup_printf ("%s %s %" G_GINT64_FORMAT, item->contributor_psn_no,
                                item->patn_rlts, acting->order->items[i].consent.time_us);
      entry.detail = detail;
      if (!gj_audit_append (acting->store, &entry, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
gj_act_write_audit (const GjActing *acting, GError **error)
{
  g_autofree char *kind = g_strdup_printf ("family.%s", gj_act_kind_word (acting->order->kind));
  g_autofree char *detail
      = gj_family_act_describe (acting->store, acting->order->act_id, error);
  const GjAuditEntry entry = {
    .kiosk_id = acting->order->kiosk_id,
    .time_us = acting->time_us,
    .kind = kind,
    .subject = acting->order->actor_psn_no,
    .object = acting->order->act_id,
    .result = "ok",
    .detail = detail,
  };

  return detail != NULL && record_consents (acting, error)
         && gj_audit_append (acting->store, &entry, error);
}
