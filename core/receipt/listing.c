/* SPDX-License-Identifier: Apache-2.0 */
/* See listing.h. */
#include "core/receipt/listing.h"

#include "core/base/i18n.h"

#include <string.h>

#define FIELDS 5

struct _GjListing
{
  char *amount_label;
  GPtrArray *records; /* GjListed */
};

static void
listed_free (gpointer data)
{
  GjListed *listed = data;

  g_free (listed->when);
  g_free (listed->what);
  g_free (listed->kind);
  g_free (listed->split);
  g_free (listed);
}

/* What parts the fields of the text must not stand inside of one. */
static char *
plain (const char *text)
{
  GString *clean = g_string_new (NULL);

  for (const char *at = text != NULL ? text : ""; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar character = g_utf8_get_char (at);

      g_string_append_unichar (clean, g_unichar_iscntrl (character) ? ' ' : character);
    }
  return g_string_free (clean, FALSE);
}

GjListing *
gj_listing_new (const char *amount_label)
{
  GjListing *listing = g_new0 (GjListing, 1);

  listing->amount_label = plain (amount_label);
  listing->records = g_ptr_array_new_with_free_func (listed_free);
  return listing;
}

void
gj_listing_free (GjListing *listing)
{
  if (listing == NULL)
    return;
  g_ptr_array_unref (listing->records);
  g_free (listing->amount_label);
  g_free (listing);
}

void
gj_listing_add (GjListing *listing, const char *when, const char *what, const char *kind,
                const char *split, gint64 amount_fen)
{
  GjListed *listed = g_new0 (GjListed, 1);

  g_assert (listing->records->len < GJ_LISTING_MAX);
  listed->when = plain (when);
  listed->what = plain (what);
  listed->kind = plain (kind);
  listed->split = plain (split);
  listed->amount_fen = amount_fen;
  g_ptr_array_add (listing->records, listed);
}

const char *
gj_listing_amount_label (const GjListing *listing)
{
  return listing->amount_label;
}

guint
gj_listing_count (const GjListing *listing)
{
  return listing->records->len;
}

const GjListed *
gj_listing_get (const GjListing *listing, guint i)
{
  g_assert (i < listing->records->len);
  return g_ptr_array_index (listing->records, i);
}

char *
gj_listing_write (const GjListing *listing)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%s\t%s\n", GJ_LISTING_HEAD, listing->amount_label);
  for (guint i = 0; i < listing->records->len; i++)
    {
      const GjListed *listed = g_ptr_array_index (listing->records, i);

      g_string_append_printf (text, "%s\t%s\t%s\t%s\t%" G_GINT64_FORMAT "\n", listed->when,
                              listed->what, listed->kind, listed->split, listed->amount_fen);
    }
  return g_string_free (text, FALSE);
}

static gboolean
read_record (GjListing *listing, const char *line)
{
  g_auto (GStrv) fields = g_strsplit (line, "\t", -1);
  gint64 amount_fen;

  if (g_strv_length (fields) != FIELDS || listing->records->len == GJ_LISTING_MAX
      || !g_ascii_string_to_signed (fields[4], 10, G_MININT64, G_MAXINT64, &amount_fen, NULL))
    return FALSE;
  gj_listing_add (listing, fields[0], fields[1], fields[2], fields[3], amount_fen);
  return TRUE;
}

static GjListing *
read_lines (char **lines)
{
  g_autoptr (GjListing) listing = NULL;

  if (lines[0] == NULL || !g_str_has_prefix (lines[0], GJ_LISTING_HEAD "\t"))
    return NULL;
  listing = gj_listing_new (lines[0] + strlen (GJ_LISTING_HEAD "\t"));
  for (guint i = 1; lines[i] != NULL && lines[i + 1] != NULL; i++)
    if (!read_record (listing, lines[i]))
      return NULL;
  return g_steal_pointer (&listing);
}

/* Whatever was read is written again: one text for one listing. */
GjListing *
gj_listing_read (const char *text, GError **error)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (GjListing) listing = g_utf8_validate (text, -1, NULL) ? read_lines (lines) : NULL;
  g_autofree char *again = listing != NULL ? gj_listing_write (listing) : NULL;

  if (g_strcmp0 (again, text) == 0)
    return g_steal_pointer (&listing);
  g_set_error_literal (error, GJ_RECEIPT_ERROR, GJ_RECEIPT_ERROR_FORMAT,
                       _ ("对账单保存的明细读不出来"));
  return NULL;
}

gboolean
gj_listing_digest (const char *text, guint8 digest[GJ_SM3_BYTES], GError **error)
{
  return gj_sm3 (text, strlen (text), digest, error);
}
