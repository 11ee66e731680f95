/* SPDX-License-Identifier: Apache-2.0 */
/* See auditor.h. */
#include "tests/store/auditor_private.h"

#include <openssl/evp.h>
#include <string.h>

#include "core/store/statement.h"

static void
free_sealed (gpointer data)
{
  gj_sealed_clear (data);
  g_free (data);
}

Auditor *
auditor_new (const GjKeyring *keyring)
{
  Auditor *auditor = g_new0 (Auditor, 1);

  auditor->keyring = keyring;
  auditor->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  auditor->opened = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_sealed);
  auditor->verified = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return auditor;
}

void
auditor_free (Auditor *auditor)
{
  g_hash_table_unref (auditor->seen);
  g_hash_table_unref (auditor->opened);
  g_hash_table_unref (auditor->verified);
  g_free (auditor);
}

void
auditor_forget (Auditor *auditor)
{
  g_hash_table_remove_all (auditor->opened);
  g_hash_table_remove_all (auditor->verified);
}

void
auditor_tell (Auditor *auditor, const char *invariant, const char *subject, const char *what)
{
  g_ptr_array_add (auditor->findings, g_strdup_printf ("%s %s: %s", invariant, subject, what));
}

void
auditor_tell_paper (Auditor *auditor, const char *invariant, const Paper *paper, const char *what)
{
  g_autofree char *subject = g_strdup_printf ("%s-%" G_GINT64_FORMAT, paper->kiosk, paper->no);

  auditor_tell (auditor, invariant, subject, what);
}

void
auditor_sm3_hex (const void *bytes, gsize length, char hex[65])
{
  guint8 digest[EVP_MAX_MD_SIZE];
  unsigned int n = 0;

  g_assert_cmpint (EVP_Digest (bytes, length, digest, &n, EVP_sm3 (), NULL), ==, 1);
  g_assert_cmpuint (n, ==, 32);
  for (unsigned int i = 0; i < n; i++)
    g_snprintf (hex + 2 * i, 3, "%02x", digest[i]);
}

guint
auditor_count_records (Auditor *auditor, const char *object, const char *kind, const char *result,
                       const Record **last)
{
  const GPtrArray *list = g_hash_table_lookup (auditor->books.record_by_object, object);
  guint n = 0;

  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      const Record *record = g_ptr_array_index (list, i);

      if (!g_str_equal (record->kind, kind)
          || (result != NULL && !g_str_equal (record->result, result)))
        continue;
      n++;
      if (last != NULL)
        *last = record;
    }
  return n;
}

guint
auditor_count_consents (Auditor *auditor, const char *act_id, const char *relative)
{
  const GPtrArray *list = g_hash_table_lookup (auditor->books.record_by_object, act_id);
  guint n = 0;

  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      const Record *record = g_ptr_array_index (list, i);

      n += g_str_equal (record->kind, "family.consent") && g_str_equal (record->subject, relative);
    }
  return n;
}

gboolean
auditor_is_id_of (Auditor *auditor, const char *printed, const char *psn_no)
{
  const char *certno = g_hash_table_lookup (auditor->books.persons, psn_no);
  const char *stars = strchr (printed, '*');
  const char *rest = stars != NULL ? stars + strspn (stars, "*") : NULL;

  return certno != NULL && stars != NULL && strlen (printed) == strlen (certno)
         && strncmp (printed, certno, (gsize)(stars - printed)) == 0 && g_str_has_suffix (certno, rest);
}

static char *
name_record (const Record *record)
{
  return g_strdup_printf ("%s/%" G_GINT64_FORMAT, record->kiosk, record->no);
}

gboolean
auditor_is_before (Auditor *auditor, const Record *a, const Record *b)
{
  g_autofree char *name_a = name_record (a);
  g_autofree char *name_b = name_record (b);
  guint run_a = GPOINTER_TO_UINT (g_hash_table_lookup (auditor->seen, name_a));
  guint run_b = GPOINTER_TO_UINT (g_hash_table_lookup (auditor->seen, name_b));

  if (run_a != run_b)
    return run_a < run_b;
  return g_str_equal (a->kiosk, b->kiosk) ? a->no < b->no : a->time_us < b->time_us;
}

static void
remember_what_is_there (Auditor *auditor)
{
  auditor->run++;
  AUDIT_EACH (auditor->books.records, Record, record)
  {
    g_autofree char *name = name_record (record);

    if (!g_hash_table_contains (auditor->seen, name))
      g_hash_table_insert (auditor->seen, g_steal_pointer (&name), GUINT_TO_POINTER (auditor->run));
  }
}

GPtrArray *
auditor_audit (Auditor *auditor, GjStore *store, GError **error)
{
  gboolean read = auditor_read (&auditor->books, store, error);

  auditor->findings = g_ptr_array_new_with_free_func (g_free);
  if (read)
    {
      remember_what_is_there (auditor);
      auditor_look_at_chain (auditor);
      auditor_look_at_money (auditor);
      auditor_look_at_papers (auditor);
      auditor_look_at_corrections (auditor);
      auditor_look_at_premiums (auditor);
      auditor_look_at_acts (auditor);
      auditor_look_at_family (auditor);
      auditor_look_at_staff (auditor);
    }
  else
    g_clear_pointer (&auditor->findings, g_ptr_array_unref);
  auditor_clear_books (&auditor->books);
  return g_steal_pointer (&auditor->findings);
}

char *
auditor_digest_transfers (GjStore *store, GError **error)
{
  g_autoptr (GString) all = g_string_new (NULL);
  char hex[65];
  Books books;
  gboolean read = auditor_read (&books, store, error);

  AUDIT_EACH (books.transfers, Transfer, transfer)
    g_string_append_printf (all, "%s %s %s %s %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %s %s\n", transfer->id,
                            transfer->kind, transfer->debit, transfer->credit, transfer->amount_fen,
                            transfer->time_us, transfer->kiosk, transfer->reverses);
  auditor_clear_books (&books);
  auditor_sm3_hex (all->str, all->len, hex);
  return read ? g_strdup (hex) : NULL;
}

void
auditor_assert_sound (const GjKeyring *keyring, GjStore *store)
{
  g_autoptr (Auditor) auditor = auditor_new (keyring);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = auditor_audit (auditor, store, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < findings->len && i < 5; i++)
    g_test_message ("auditor: %s", (const char *)g_ptr_array_index (findings, i));
  g_assert_cmpuint (findings->len, ==, 0);
}
