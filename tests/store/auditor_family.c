/* SPDX-License-Identifier: Apache-2.0 */
/* The auditor's family: bindings and requests made again out of what the acts did, one item for one change. */
#include "tests/store/auditor_private.h"

static const char *const ENDED[] = { "released", "left", NULL };
static const char *const ANSWERED[] = { "bound", "refused", "withdrawn", NULL };

/* The act's own record. */
static const Record *
record_of (Auditor *auditor, const char *act_id)
{
  const Act *act = g_hash_table_lookup (auditor->books.act_by_id, act_id);
  const Record *record = NULL;
  g_autofree char *kind = act != NULL ? g_strconcat ("family.", act->kind, NULL) : NULL;

  if (act != NULL)
    (void)auditor_count_records (auditor, act_id, kind, "ok", &record);
  return record;
}

/* ---- bindings ---- */

/* How many items of @act do one of @results to what the binding is about. */
static guint
count_items (Books *books, const Binding *binding, const char *act, const char *const *results, const Item **last)
{
  guint n = 0;

  AUDIT_EACH (books->items, Item, item)
    if (g_str_equal (item->act, act) && PAIR_IS (item, binding) && item->begndate == binding->begndate
        && g_strv_contains (results, item->result))
      {
        n++;
        if (last != NULL)
          *last = item;
      }
  return n;
}

/* Between the binding's beginning and its end: items name a first day, and a pair may be bound twice on it. */
static gboolean
is_in_its_life (Auditor *auditor, const Binding *binding, const Record *record)
{
  const Record *made = record_of (auditor, binding->made_by);
  const Record *ended = record_of (auditor, binding->ended_by);

  return (made == NULL || auditor_is_before (auditor, made, record))
         && (ended == NULL || auditor_is_before (auditor, record, ended));
}

static void
look_at_place (Auditor *auditor, const Binding *binding, const char *subject)
{
  static const char *const ordered[] = { "ordered", NULL };
  Books *books = &auditor->books;
  const Item *item = NULL;
  const Record *given = record_of (auditor, binding->order_by);

  if (*binding->order_by != '\0'
      && (count_items (books, binding, binding->order_by, ordered, &item) != 1
          || item->prio_after != binding->prio))
    auditor_tell (auditor, "family", subject, "a place in the order that nobody gave");
  AUDIT_EACH (books->items, Item, other)
  {
    const Record *record;

    if (!PAIR_IS (other, binding) || other->begndate != binding->begndate
        || !g_str_equal (other->result, "ordered") || g_str_equal (other->act, binding->order_by))
      continue;
    record = record_of (auditor, other->act);
    if (record != NULL && is_in_its_life (auditor, binding, record)
        && (given == NULL || auditor_is_before (auditor, given, record)))
      auditor_tell (auditor, "family", subject, "its place is not the last one that was given");
  }
}

static guint
count_closings (Auditor *auditor, const Binding *binding, const Record **record)
{
  g_autofree char *detail
      = g_strdup_printf ("%s %d %s %s %d", binding->relative, (int)binding->begndate, binding->made_by,
                         binding->closed_why, (int)binding->closed_on);
  const GPtrArray *list = g_hash_table_lookup (auditor->books.record_by_object, binding->contributor);
  guint n = 0;

  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      const Record *candidate = g_ptr_array_index (list, i);

      if (!g_str_equal (candidate->kind, "family.closed") || !g_str_equal (candidate->detail, detail))
        continue;
      n++;
      *record = candidate;
    }
  return n;
}

static void
look_at_binding (Auditor *auditor, const Binding *binding)
{
  static const char *const bound[] = { "bound", NULL };
  Books *books = &auditor->books;
  g_autofree char *subject = g_strconcat (binding->contributor, "-", binding->relative, NULL);
  const Item *made = NULL;
  const Record *closing = NULL;
  gboolean ended = *binding->ended_by != '\0';
  gboolean closed = *binding->closed_why != '\0';

  if (*binding->made_by != '\0'
      && (count_items (books, binding, binding->made_by, bound, &made) != 1
          || !g_str_equal (made->rlts, binding->rlts)
          || (*binding->order_by == '\0' && made->prio_after != binding->prio)))
    auditor_tell (auditor, "family", subject, "a binding that no act made so");
  if (ended && count_items (books, binding, binding->ended_by, ENDED, NULL) != 1)
    auditor_tell (auditor, "family", subject, "ended by what did not end it");
  if (closed && count_closings (auditor, binding, &closing) != 1)
    auditor_tell (auditor, "I20", subject, "closed by itself without its one audit record");
  if ((ended && closed) || (binding->valid == 0) != (ended || closed))
    auditor_tell (auditor, "family", subject, "neither in force nor ended, or both");
  look_at_place (auditor, binding, subject);
}

/* No day has two of one pair. */
static void
look_at_overlaps (Auditor *auditor)
{
  Books *books = &auditor->books;
  const Binding *end = (Binding *)(void *)books->bindings->data + books->bindings->len;

  AUDIT_EACH (books->bindings, Binding, a)
    for (const Binding *b = a + 1; b < end && PAIR_IS (a, b); b++)
      if (a->valid && b->valid && (a->enddate == 0 || a->enddate >= b->begndate)
          && (b->enddate == 0 || b->enddate >= a->begndate))
        auditor_tell (auditor, "family", a->contributor, "bound twice to one relative");
}

static gboolean
holds (Auditor *auditor, const Binding *binding, const Premium *premium, const Record *paid)
{
  /* A paper may carry a time up to an hour later than the clock that judged. */
  GjDate day = gj_time_date (premium->time_us);
  GjDate earlier = gj_time_date (premium->time_us - HOUR_US);
  const Record *made = record_of (auditor, binding->made_by);
  const Record *ended = record_of (auditor, binding->ended_by);
  const Record *closing = NULL;

  if (!PAIR_IS (binding, &((Binding){ .contributor = premium->payer, .relative = premium->relative }))
      || binding->begndate > day || (binding->enddate != 0 && binding->enddate < earlier))
    return FALSE;
  if (*binding->made_by != '\0'
      && (!g_str_equal (binding->rlts, premium->rlts) || made == NULL
          || !auditor_is_before (auditor, made, paid)))
    return FALSE;
  if (*binding->ended_by != '\0' && (ended == NULL || !auditor_is_before (auditor, paid, ended)))
    return FALSE;
  return *binding->closed_why == '\0'
         || (count_closings (auditor, binding, &closing) == 1
             && auditor_is_before (auditor, paid, closing));
}

gboolean
auditor_was_bound (Auditor *auditor, const Premium *premium, const Record *paid)
{
  AUDIT_EACH (auditor->books.bindings, Binding, binding)
    if (holds (auditor, binding, premium, paid))
      return TRUE;
  return FALSE;
}

/* ---- requests ---- */

static void
look_at_request (Auditor *auditor, const Request *request)
{
  Books *books = &auditor->books;
  guint asked = 0;
  guint answered = 0;
  guint open = 0;

  AUDIT_EACH (books->items, Item, item)
  {
    if (!PAIR_IS (item, request))
      continue;
    asked += g_str_equal (item->act, request->act) && g_str_equal (item->result, "requested")
             && g_str_equal (item->rlts, request->rlts);
    answered += g_str_equal (item->act, request->answered_by) && g_strv_contains (ANSWERED, item->result);
  }
  AUDIT_EACH (books->requests, Request, other)
    open += PAIR_IS (other, request) && *other->answered_by == '\0';
  if (asked != 1 || open > 1)
    auditor_tell (auditor, "family", request->act, "a request that no act made, or two that wait");
  if (answered != (*request->answered_by != '\0' ? 1 : 0))
    auditor_tell (auditor, "family", request->act, "answered by what was no answer");
}

/* What answers a request is named by it, for good. */
static void
look_at_answer (Auditor *auditor, const Item *item)
{
  Books *books = &auditor->books;
  const Act *act = g_hash_table_lookup (books->act_by_id, item->act);
  gboolean answers = g_str_equal (item->result, "refused") || g_str_equal (item->result, "withdrawn")
                     || (g_str_equal (item->result, "bound") && act != NULL && g_str_equal (act->kind, "accept"));
  guint named = 0;

  AUDIT_EACH (books->requests, Request, request)
    named += PAIR_IS (item, request) && g_str_equal (item->act, request->answered_by);
  if (answers && named != 1)
    auditor_tell (auditor, "family", item->act, "it answered a request that does not know of it");
}

void
auditor_look_at_family (Auditor *auditor)
{
  Books *books = &auditor->books;

  AUDIT_EACH (books->items, Item, item)
    look_at_answer (auditor, item);
  AUDIT_EACH (books->bindings, Binding, binding)
    look_at_binding (auditor, binding);
  AUDIT_EACH (books->requests, Request, request)
    look_at_request (auditor, request);
  look_at_overlaps (auditor);
}
