/* SPDX-License-Identifier: Apache-2.0 */
/* The staff: each period of service was begun and ended by a record, and what was done was done by somebody who was on.
 * The order is the chain's of each kiosk, and the times' between kiosks. */
#include "tests/store/auditor_private.h"

static gboolean
was_on (const Books *books, const char *subject, gint64 time_us)
{
  AUDIT_EACH (books->staff, Staff, staff)
  {
    g_autofree char *name = g_strconcat ("staff:", staff->no, NULL);

    if (g_str_equal (name, subject) && time_us >= staff->since_us
        && (staff->until_us == 0 || time_us <= staff->until_us))
      return TRUE;
  }
  return FALSE;
}

void
auditor_look_at_staff (Auditor *auditor)
{
  Books *books = &auditor->books;

  AUDIT_EACH (books->staff, Staff, staff)
  {
    g_autofree char *name = g_strconcat ("staff:", staff->no, NULL);
    guint periods = 0, ended = 0;

    AUDIT_EACH (books->staff, Staff, other)
      if (g_str_equal (other->no, staff->no))
        {
          periods++;
          ended += other->until_us != 0;
        }
    if (auditor_count_records (auditor, name, "staff.added", "ok", NULL) != periods)
      auditor_tell (auditor, "I20", name, "is of the staff without a record");
    if (auditor_count_records (auditor, name, "staff.ended", "ok", NULL) != ended)
      auditor_tell (auditor, "I20", name, "is or is not of the staff any more, against the record");
  }
  AUDIT_EACH (books->records, Record, record)
    if (g_str_has_prefix (record->kind, "staff.") && !g_str_equal (record->kind, "staff.added")
        && !g_str_equal (record->kind, "staff.ended") && !was_on (books, record->subject, record->time_us))
      auditor_tell (auditor, "I20", record->subject, "did what only the staff do");
}
