/* SPDX-License-Identifier: Apache-2.0 */
/* The auditor's own reading of the audit chains: every record's digest made anew from its words. */
#include "tests/store/auditor_private.h"

#include <string.h>

void
auditor_put_number (GByteArray *bytes, guint64 value)
{
  guint64 big = GUINT64_TO_BE (value);

  g_byte_array_append (bytes, (const guint8 *)&big, sizeof big);
}

void
auditor_put_text (GByteArray *bytes, const char *text)
{
  auditor_put_number (bytes, strlen (text));
  g_byte_array_append (bytes, (const guint8 *)text, (guint)strlen (text));
}

static gboolean
has_its_hash (const Record *record)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  char hex[65];

  auditor_put_text (bytes, "gongji audit v1");
  auditor_put_text (bytes, record->kiosk);
  auditor_put_number (bytes, (guint64)record->no);
  auditor_put_number (bytes, (guint64)record->time_us);
  auditor_put_text (bytes, record->kind);
  auditor_put_text (bytes, record->subject);
  auditor_put_text (bytes, record->object);
  auditor_put_text (bytes, record->result);
  auditor_put_text (bytes, record->detail);
  auditor_put_text (bytes, record->prev_hash);
  auditor_sm3_hex (bytes->data, bytes->len, hex);
  return g_str_equal (hex, record->hash);
}

static gint64
last_verified (Auditor *auditor, const char *kiosk)
{
  const gint64 *no = g_hash_table_lookup (auditor->verified, kiosk);

  return no != NULL ? *no : 0;
}

static void
remember (Auditor *auditor, const Record *record)
{
  gint64 *no = g_new (gint64, 1);

  *no = record->no;
  g_hash_table_insert (auditor->verified, g_strdup (record->kiosk), no);
}

void
auditor_look_at_chain (Auditor *auditor)
{
  const Record *before = NULL;

  AUDIT_EACH (auditor->books.records, Record, record)
  {
    gboolean first = before == NULL || !g_str_equal (before->kiosk, record->kiosk);
    g_autofree char *subject = g_strdup_printf ("%s/%" G_GINT64_FORMAT, record->kiosk, record->no);

    if (record->no != (first ? 1 : before->no + 1)
        || !g_str_equal (record->prev_hash, first ? AUDIT_NO_HASH : before->hash))
      auditor_tell (auditor, "I20", subject, "does not follow the record before it");
    if (record->no > last_verified (auditor, record->kiosk))
      {
        if (!has_its_hash (record))
          auditor_tell (auditor, "I20", subject, "says something else than was chained");
        remember (auditor, record);
      }
    before = record;
  }
}
