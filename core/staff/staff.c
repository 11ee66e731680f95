/* SPDX-License-Identifier: Apache-2.0 */
/* Who is on, who was: one row for each period of service, never changed but by its end. */
#include "core/staff/staff.h"

#include <string.h>

#include "core/audit/audit.h"
#include "core/store/claim.h"
#include "core/store/statement.h"

#define COLUMNS "staff_no, name, card_digest, since_us, until_us"

void
gj_staff_free (GjStaff *staff)
{
  if (staff == NULL)
    return;
  g_free (staff->staff_no);
  g_free (staff->name);
  g_free (staff->card_digest);
  g_free (staff);
}

GjStaff *
gj_staff_copy (const GjStaff *staff)
{
  GjStaff *copy = g_new0 (GjStaff, 1);

  copy->staff_no = g_strdup (staff->staff_no);
  copy->name = g_strdup (staff->name);
  copy->card_digest = g_strdup (staff->card_digest);
  copy->since_us = staff->since_us;
  copy->until_us = staff->until_us;
  return copy;
}

gboolean
gj_staff_no_is_valid (const char *staff_no)
{
  gsize length = strlen (staff_no);

  if (length == 0 || length > GJ_STAFF_NO_MAX)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isalnum (staff_no[i]))
      return FALSE;
  return TRUE;
}

gboolean
gj_staff_digest (const char *certno, char hex[GJ_STAFF_DIGEST], GError **error)
{
  g_autoptr (GjSm3) sm3 = gj_sm3_new ();
  g_autofree char *upper = g_ascii_strup (certno, -1); /* the check character may be written x or X */
  guint8 digest[GJ_SM3_BYTES];

  gj_sm3_update_text (sm3, "gongji staff v1");
  gj_sm3_update_text (sm3, upper);
  if (!gj_sm3_finish (sm3, digest, error))
    return FALSE;
  gj_hex_write (digest, sizeof digest, hex);
  return TRUE;
}

static gpointer
make_staff (GjStatement *row)
{
  GjStaff *staff = g_new0 (GjStaff, 1);

  staff->staff_no = gj_statement_dup_text (row, 0);
  staff->name = gj_statement_dup_text (row, 1);
  staff->card_digest = gj_statement_dup_text (row, 2);
  staff->since_us = gj_statement_int64 (row, 3);
  staff->until_us = gj_statement_int64 (row, 4);
  return staff;
}

GjFind
gj_staff_find_by_card (GjStore *store, const char *card_digest, GjStaff **staff, GError **error)
{
  g_autoptr (GjStatement) row = gj_statement_take (
      store, "SELECT " COLUMNS " FROM staff WHERE card_digest = $1 AND until_us = 0", error);
  GjFind found;

  *staff = NULL;
  if (row == NULL)
    return GJ_FIND_FAILED;
  gj_statement_bind_text (row, 1, card_digest);
  found = gj_statement_find (row, error);
  if (found == GJ_FOUND)
    *staff = make_staff (row);
  return found;
}

GPtrArray *
gj_staff_list (GjStore *store, gboolean only_now, GError **error)
{
  g_autoptr (GjStatement) rows = gj_statement_take (
      store,
      "SELECT " COLUMNS " FROM staff WHERE until_us = 0 OR $1 = 0 ORDER BY staff_no, since_us",
      error);

  if (rows == NULL)
    return NULL;
  gj_statement_bind_int64 (rows, 1, only_now);
  return gj_statement_list (rows, make_staff, (GDestroyNotify)gj_staff_free, error);
}

static gboolean
note (GjStore *store, const char *kiosk_id, gint64 now_us, const char *kind, const char *staff_no,
      GError **error)
{
  g_autofree char *object = g_strconcat ("staff:", staff_no, NULL);
  const GjAuditEntry entry = {
    .kiosk_id = kiosk_id,
    .time_us = now_us,
    .kind = kind,
    .subject = "",
    .object = object,
    .result = "ok",
    .detail = "",
  };

  return gj_audit_append (store, &entry, error);
}

static GjFind
find_by_number (GjStore *store, const char *staff_no, GError **error)
{
  g_autoptr (GjStatement) row = gj_statement_take (
      store, "SELECT 1 FROM staff WHERE staff_no = $1 AND until_us = 0", error);

  if (row == NULL)
    return GJ_FIND_FAILED;
  gj_statement_bind_text (row, 1, staff_no);
  return gj_statement_find (row, error);
}

static gboolean
insert (GjStore *store, gint64 now_us, const char *staff_no, const char *name, const char *digest,
        GError **error)
{
  g_autoptr (GjStatement) row = gj_statement_take (
      store, "INSERT INTO staff (staff_no, since_us, name, card_digest) VALUES ($1, $2, $3, $4)",
      error);

  if (row == NULL)
    return FALSE;
  gj_statement_bind_text (row, 1, staff_no);
  gj_statement_bind_int64 (row, 2, now_us);
  gj_statement_bind_text (row, 3, name);
  gj_statement_bind_text (row, 4, digest);
  return gj_statement_run (row, error);
}

static GjStaffResult
add (GjStore *store, gint64 now_us, const char *kiosk_id, const char *staff_no, const char *name,
     const char *digest, GError **error)
{
  g_autoptr (GjStaff) other = NULL;

  if (!gj_store_claim (store, "staff", error))
    return GJ_STAFF_FAILED;
  switch (find_by_number (store, staff_no, error))
    {
    case GJ_FOUND:
      return GJ_STAFF_NUMBER_TAKEN;
    case GJ_FIND_FAILED:
      return GJ_STAFF_FAILED;
    case GJ_NOT_FOUND:
      break;
    }
  switch (gj_staff_find_by_card (store, digest, &other, error))
    {
    case GJ_FOUND:
      return GJ_STAFF_CARD_TAKEN;
    case GJ_FIND_FAILED:
      return GJ_STAFF_FAILED;
    case GJ_NOT_FOUND:
      break;
    }
  if (!insert (store, now_us, staff_no, name, digest, error)
      || !note (store, kiosk_id, now_us, "staff.added", staff_no, error)
      || gj_store_commit (store, error) != GJ_COMMIT_DONE)
    return GJ_STAFF_FAILED;
  return GJ_STAFF_DONE;
}

GjStaffResult
gj_staff_add (GjStore *store, GjClock *clock, const char *kiosk_id, const char *staff_no,
              const char *name, const char *certno, GError **error)
{
  char digest[GJ_STAFF_DIGEST];
  GjStaffResult result;

  g_assert (gj_staff_no_is_valid (staff_no));
  g_assert (*name != '\0' && g_utf8_strlen (name, -1) <= GJ_STAFF_NAME_MAX);
  if (!gj_staff_digest (certno, digest, error) || !gj_store_begin (store, error))
    return GJ_STAFF_FAILED;
  result = add (store, gj_clock_now_us (clock), kiosk_id, staff_no, name, digest, error);
  gj_store_rollback (store);
  return result;
}

static GjStaffResult
end (GjStore *store, gint64 now_us, const char *kiosk_id, const char *staff_no, GError **error)
{
  g_autoptr (GjStatement) row = NULL;

  if (!gj_store_claim (store, "staff", error))
    return GJ_STAFF_FAILED;
  switch (find_by_number (store, staff_no, error))
    {
    case GJ_NOT_FOUND:
      return GJ_STAFF_NOT_ON;
    case GJ_FIND_FAILED:
      return GJ_STAFF_FAILED;
    case GJ_FOUND:
      break;
    }
  /* A clock that was set back ends nothing before it began. */
  row = gj_statement_take (store,
                           "UPDATE staff SET until_us = CASE WHEN since_us > $1 THEN since_us ELSE $1 END"
                           " WHERE staff_no = $2 AND until_us = 0",
                           error);
  if (row == NULL)
    return GJ_STAFF_FAILED;
  gj_statement_bind_int64 (row, 1, now_us);
  gj_statement_bind_text (row, 2, staff_no);
  if (!gj_statement_run (row, error)
      || !note (store, kiosk_id, now_us, "staff.ended", staff_no, error)
      || gj_store_commit (store, error) != GJ_COMMIT_DONE)
    return GJ_STAFF_FAILED;
  return GJ_STAFF_DONE;
}

GjStaffResult
gj_staff_end (GjStore *store, GjClock *clock, const char *kiosk_id, const char *staff_no,
              GError **error)
{
  GjStaffResult result;

  if (!gj_store_begin (store, error))
    return GJ_STAFF_FAILED;
  result = end (store, gj_clock_now_us (clock), kiosk_id, staff_no, error);
  gj_store_rollback (store);
  return result;
}
