/* SPDX-License-Identifier: Apache-2.0 */
/* Authorisation records: a page of acts from the store, and between them what the register says of
 * bindings. Acts may be many and are read by key; a person's bindings are few and are read whole. */
#include "core/family/record.h"

#include <string.h>

#include "core/family/act_private.h"
#include "core/family/family_private.h"
#include "core/store/statement.h"

/* What tells records of one moment apart. Acts' keys begin with a digit or a capital letter, those of
 * the register with a small one: of one moment the acts come first. */
#define ACT_KEY "i.act_id || '#' || (1000 + i.seq)"

#define ACT_ITEMS                                                                                  \
  "SELECT i.act_id, i.seq, i.time_us, i.contributor_psn_no, i.relative_psn_no, i.patn_rlts,"       \
  " i.prio_before, i.prio_after, i.result, a.kiosk_id, COALESCE (r.receipt_no, 0),"                \
  " " ACT_KEY " AS place FROM family_act_item i JOIN family_act a ON a.act_id = i.act_id"          \
  " LEFT JOIN receipt r ON r.about_id = i.act_id"                                                  \
  " WHERE i.result IN ('bound', 'requested', 'refused', 'left', 'released', 'withdrawn', 'ordered')" \
  " AND (i.time_us < $2 OR (i.time_us = $2 AND " ACT_KEY " > $3)) AND "

void
gj_family_record_free (GjFamilyRecord *record)
{
  if (record == NULL)
    return;
  g_free (record->act_id);
  g_free (record->contributor_psn_no);
  g_free (record->contributor_name);
  g_free (record->relative_psn_no);
  g_free (record->relative_name);
  g_free (record->patn_rlts);
  g_free (record->kiosk_id);
  g_free (record);
}

static void
write_key (const GjFamilyRecord *record, char *key, gsize size)
{
  if (*record->act_id != '\0')
    g_snprintf (key, size, "%s#%d", record->act_id, 1000 + record->seq);
  else
    g_snprintf (key, size, "b%d|%s|%s", record->kind, record->contributor_psn_no,
                record->relative_psn_no);
}

void
gj_family_record_cursor_set (GjFamilyRecordCursor *cursor, const GjFamilyRecord *record)
{
  cursor->time_us = record->time_us;
  write_key (record, cursor->key, sizeof cursor->key);
}

static GjFamilyRecordKind
kind_from_word (const char *word)
{
  GjActItemOutcome item = { 0 };

  gj_act_item_outcome_set_word (&item, word);
  switch (item.result)
    {
    case GJ_ACT_ITEM_BOUND:
      return GJ_RECORD_BOUND;
    case GJ_ACT_ITEM_REQUESTED:
      return GJ_RECORD_REQUESTED;
    case GJ_ACT_ITEM_REFUSED:
      return GJ_RECORD_REFUSED;
    case GJ_ACT_ITEM_LEFT:
      return GJ_RECORD_LEFT;
    case GJ_ACT_ITEM_RELEASED:
      return GJ_RECORD_RELEASED;
    case GJ_ACT_ITEM_WITHDRAWN:
      return GJ_RECORD_WITHDRAWN;
    case GJ_ACT_ITEM_ORDERED:
      return GJ_RECORD_ORDERED;
    case GJ_ACT_ITEM_NOT_ELIGIBLE: /* not asked for */
    case GJ_ACT_ITEM_TOO_EARLY:
    case GJ_ACT_ITEM_GONE:
      break;
    }
  g_assert_not_reached ();
}

static GjFamilyRecord *
record_from_row (GjStatement *row)
{
  GjFamilyRecord *record = g_new0 (GjFamilyRecord, 1);

  record->act_id = gj_statement_dup_text (row, 0);
  record->seq = (int)gj_statement_int64 (row, 1);
  record->time_us = gj_statement_int64 (row, 2);
  record->date = gj_time_date (record->time_us);
  record->contributor_psn_no = gj_statement_dup_text (row, 3);
  record->relative_psn_no = gj_statement_dup_text (row, 4);
  record->patn_rlts = gj_statement_dup_text (row, 5);
  record->prio_before = (int)gj_statement_int64 (row, 6);
  record->prio_after = (int)gj_statement_int64 (row, 7);
  record->kind = kind_from_word (gj_statement_text (row, 8));
  record->kiosk_id = gj_statement_dup_text (row, 9);
  record->receipt_no = gj_statement_int64 (row, 10);
  return record;
}

static gboolean
read_acts (GjStore *store, const char *sql, const char *psn_no, const GjFamilyRecordCursor *after,
           guint limit, GPtrArray *list, GError **error)
{
  g_autoptr (GjStatement) row = gj_statement_take (store, sql, error);
  GjStep step;

  if (row == NULL)
    return FALSE;
  gj_statement_bind_text (row, 1, psn_no);
  gj_statement_bind_int64 (row, 2, after->time_us);
  gj_statement_bind_text (row, 3, after->key);
  gj_statement_bind_int64 (row, 4, limit);
  while ((step = gj_statement_step (row, error)) == GJ_STEP_ROW)
    g_ptr_array_add (list, record_from_row (row));
  return step == GJ_STEP_DONE;
}

/* @date 0: the register does not say; it has happened by today, and is shown there. */
static void
add_event (GPtrArray *list, const GjBinding *binding, GjFamilyRecordKind kind, GjDate date,
           GjDate today)
{
  GjFamilyRecord *record = g_new0 (GjFamilyRecord, 1);

  record->kind = kind;
  record->date = date;
  record->time_us = gj_date_start_us (date != GJ_DATE_NONE ? date : today);
  record->act_id = g_strdup ("");
  record->kiosk_id = g_strdup ("");
  record->contributor_psn_no = g_strdup (binding->contributor->psn_no);
  record->relative_psn_no = g_strdup (binding->relative->psn_no);
  record->patn_rlts = g_strdup (binding->patn_rlts);
  g_ptr_array_add (list, record);
}

static GjFamilyRecordKind
kind_of_closing (const GjBinding *binding)
{
  return binding->closed == GJ_BINDING_CONTRIBUTOR_MOVED ? GJ_RECORD_MOVED
                                                         : GJ_RECORD_INSURANCE_ENDED;
}

/* What the register says of a binding: its beginning if the platform reported it, and the end that
 * no act brought. */
static void
add_events (GPtrArray *list, const GjBinding *binding, GjDate today)
{
  gboolean closed = binding->closed != GJ_BINDING_VALID;
  GjDate last = binding->enddate;

  if (*binding->made_by == '\0' && binding->begndate <= today)
    add_event (list, binding, GJ_RECORD_REPORTED, binding->begndate, today);
  if (*binding->ended_by != '\0' && (!closed || binding->ended_on <= binding->closed_on))
    return;
  if (closed && (last == GJ_DATE_NONE || binding->closed_on <= last))
    add_event (list, binding, kind_of_closing (binding), binding->closed_on, today);
  else if (last != GJ_DATE_NONE && last < today)
    add_event (list, binding, GJ_RECORD_EXPIRED, last, today);
}

static gboolean
read_register (GjStore *store, const char *psn_no, GjDate today, GPtrArray *list, GError **error)
{
  g_autoptr (GPtrArray) bindings
      = gj_family_list_bindings_bare (store, psn_no, GJ_FAMILY_BOTH, today, error);

  if (bindings == NULL)
    return FALSE;
  for (guint i = 0; i < bindings->len; i++)
    add_events (list, g_ptr_array_index (bindings, i), today);
  return TRUE;
}

/* Newest first, then by key. */
static int
compare_places (gint64 left_us, const char *left_key, gint64 right_us, const char *right_key)
{
  if (left_us != right_us)
    return left_us > right_us ? -1 : 1;
  return strcmp (left_key, right_key);
}

static gint
compare_records (gconstpointer a, gconstpointer b)
{
  const GjFamilyRecord *left = *(GjFamilyRecord *const *)a;
  const GjFamilyRecord *right = *(GjFamilyRecord *const *)b;
  GjFamilyRecordCursor left_place;
  GjFamilyRecordCursor right_place;

  gj_family_record_cursor_set (&left_place, left);
  gj_family_record_cursor_set (&right_place, right);
  return compare_places (left_place.time_us, left_place.key, right_place.time_us, right_place.key);
}

/* Drops what stands before the page. */
static void
keep_after (GPtrArray *list, const GjFamilyRecordCursor *after)
{
  for (guint i = list->len; i > 0; i--)
    {
      GjFamilyRecordCursor place;

      gj_family_record_cursor_set (&place, g_ptr_array_index (list, i - 1));
      if (compare_places (place.time_us, place.key, after->time_us, after->key) <= 0)
        g_ptr_array_remove_index (list, i - 1);
    }
}

static gboolean
fill_person (GjStore *store, const char *psn_no, char **name, GError **error)
{
  g_autoptr (GjPerson) person = NULL;

  if (gj_family_find_person (store, psn_no, &person, error) == GJ_FOUND)
    {
      *name = g_strdup (person->psn_name);
      return TRUE;
    }
  if (error != NULL && *error == NULL) /* a reference the database keeps */
    g_set_error (error, GJ_STORE_ERROR, GJ_STORE_ERROR_DAMAGED, "a record names no person: %s",
                 psn_no);
  return FALSE;
}

static gboolean
fill (GjStore *store, const char *psn_no, GjFamilyRecord *record, GError **error)
{
  record->side = g_str_equal (record->contributor_psn_no, psn_no) ? GJ_FAMILY_CONTRIBUTOR
                                                                  : GJ_FAMILY_RELATIVE;
  return fill_person (store, record->contributor_psn_no, &record->contributor_name, error)
         && fill_person (store, record->relative_psn_no, &record->relative_name, error);
}

GPtrArray *
gj_family_list_records (GjStore *store, const char *psn_no, GjDate today,
                        const GjFamilyRecordCursor *after, guint limit, GError **error)
{
  const GjFamilyRecordCursor newest = { G_MAXINT64, "" };
  g_autoptr (GPtrArray) list
      = g_ptr_array_new_with_free_func ((GDestroyNotify)gj_family_record_free);

  g_assert (limit >= 1 && limit <= 200);
  if (after == NULL || *after->key == '\0')
    after = &newest;
  if (!read_acts (store, ACT_ITEMS "i.contributor_psn_no = $1 ORDER BY i.time_us DESC, place LIMIT $4",
                  psn_no, after, limit, list, error)
      || !read_acts (store, ACT_ITEMS "i.relative_psn_no = $1 ORDER BY i.time_us DESC, place LIMIT $4",
                     psn_no, after, limit, list, error)
      || !read_register (store, psn_no, today, list, error))
    return NULL;
  keep_after (list, after);
  g_ptr_array_sort (list, compare_records);
  if (list->len > limit)
    g_ptr_array_set_size (list, (int)limit);
  for (guint i = 0; i < list->len; i++)
    if (!fill (store, psn_no, g_ptr_array_index (list, i), error))
      return NULL;
  return g_steal_pointer (&list);
}
