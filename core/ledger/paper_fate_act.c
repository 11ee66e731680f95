/* SPDX-License-Identifier: Apache-2.0 */
/* What became of what an act did: its bindings by the act that made them, its requests by the act that
 * answered them, an order by the next one. The paper's lines are the act's items, in its order. */
#include "core/ledger/paper_fate_private.h"

#include "core/family/family.h"
#include "core/store/statement.h"

/* An item with what the store says of it beside the bindings: the last act that ordered the binding, and the
 * answer to the request. */
#define ITEMS                                                                                      \
  "SELECT i.contributor_psn_no, i.relative_psn_no, i.result, i.begndate,"                          \
  " COALESCE ((SELECT min (b.made_by) FROM binding b"                                              \
  "  WHERE b.contributor_psn_no = i.contributor_psn_no AND b.relative_psn_no = i.relative_psn_no"  \
  "  AND b.begndate = i.begndate AND b.order_by = i.act_id), ''),"                                 \
  " COALESCE ((SELECT q.answered_by FROM family_request q WHERE q.act_id = i.act_id"               \
  "  AND q.relative_psn_no = i.relative_psn_no), ''),"                                             \
  " i.time_us"                                                                                     \
  " FROM family_act_item i WHERE i.act_id = $1"                                                    \
  " ORDER BY CASE WHEN $2 = 1 THEN i.prio_after ELSE 0 END, i.seq"

typedef struct
{
  char *contributor;
  char *relative;
  char *result; /* the act's word */
  GjDate begndate;
  char *ordered; /* ORDER: which act made the binding that was ordered, "" the platform */
  char *answered_by;
  gint64 time_us;
} Item;

static void
item_free (gpointer data)
{
  Item *item = data;

  g_free (item->contributor);
  g_free (item->relative);
  g_free (item->result);
  g_free (item->ordered);
  g_free (item->answered_by);
  g_free (item);
}

static GPtrArray *
read_items (GjStore *store, const GjDocument *document, GError **error)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (item_free);
  g_autoptr (GjStatement) row = gj_statement_take (store, ITEMS, error);
  GjStep step;

  if (row == NULL)
    return NULL;
  gj_statement_bind_text (row, 1, document->about_id);
  gj_statement_bind_int64 (row, 2, document->kind == GJ_DOCUMENT_ORDER);
  while ((step = gj_statement_step (row, error)) == GJ_STEP_ROW)
    {
      Item *item = g_new0 (Item, 1);

      item->contributor = gj_statement_dup_text (row, 0);
      item->relative = gj_statement_dup_text (row, 1);
      item->result = gj_statement_dup_text (row, 2);
      item->begndate = (GjDate)gj_statement_int64 (row, 3);
      item->ordered = gj_statement_dup_text (row, 4);
      item->answered_by = gj_statement_dup_text (row, 5);
      item->time_us = gj_statement_int64 (row, 6);
      g_ptr_array_add (items, item);
    }
  return step == GJ_STEP_DONE ? g_steal_pointer (&items) : NULL;
}

/* ---- acts that came later ---- */

typedef struct
{
  char kind[8];
  GjDate date;
} Act;

static gboolean
read_act (GjStore *store, const char *act_id, Act *act, GError **error)
{
  g_autoptr (GjStatement) row = gj_statement_take (
      store, "SELECT kind, time_us FROM family_act WHERE act_id = $1", error);

  if (row == NULL)
    return FALSE;
  gj_statement_bind_text (row, 1, act_id);
  switch (gj_statement_step (row, error))
    {
    case GJ_STEP_ROW:
      g_strlcpy (act->kind, gj_statement_text (row, 0), sizeof act->kind);
      act->date = gj_time_date (gj_statement_int64 (row, 1));
      return TRUE;
    case GJ_STEP_DONE: /* a reference the database keeps */
      g_set_error (error, GJ_STORE_ERROR, GJ_STORE_ERROR_DAMAGED, "no such act: %s", act_id);
      return FALSE;
    case GJ_STEP_FAILED:
      break;
    }
  return FALSE;
}

/* When the relative set another order after @time_us. */
static gboolean
find_next_order (GjStore *store, const char *relative, gint64 time_us, GjDate *date, GError **error)
{
  g_autoptr (GjStatement) row
      = gj_statement_take (store,
                           "SELECT COALESCE (max (time_us), 0) FROM family_act"
                           " WHERE actor_psn_no = $1 AND kind = 'order' AND time_us > $2",
                           error);

  if (row == NULL)
    return FALSE;
  gj_statement_bind_text (row, 1, relative);
  gj_statement_bind_int64 (row, 2, time_us);
  if (gj_statement_step (row, error) != GJ_STEP_ROW)
    return FALSE;
  if (gj_statement_int64 (row, 0) > 0)
    *date = gj_time_date (gj_statement_int64 (row, 0));
  return TRUE;
}

/* ---- bindings ---- */

static gboolean
is_of (const GjBinding *binding, const Item *item)
{
  return g_str_equal (binding->contributor->psn_no, item->contributor)
         && g_str_equal (binding->relative->psn_no, item->relative);
}

static const GjBinding *
find_made_by (const GPtrArray *bindings, const Item *item, const char *made_by)
{
  for (guint i = 0; i < bindings->len; i++)
    {
      const GjBinding *binding = g_ptr_array_index (bindings, i);

      if (is_of (binding, item) && g_str_equal (binding->made_by, made_by)
          && (*made_by != '\0' || binding->begndate == item->begndate))
        return binding;
    }
  return NULL;
}

static GjLineFateKind
kind_of_end (const char *act_kind)
{
  return g_str_equal (act_kind, "leave") ? GJ_LINE_FATE_LEFT : GJ_LINE_FATE_RELEASED;
}

static gboolean
tell_binding (GjStore *store, const GjBinding *binding, GjLineFate *line, GError **error)
{
  Act end;

  if (binding == NULL)
    return TRUE;
  line->date = binding->ended_on;
  switch (binding->state)
    {
    case GJ_BINDING_VALID:
      line->kind = GJ_LINE_FATE_IN_FORCE;
      return TRUE;
    case GJ_BINDING_NOT_YET: /* an act binds from its own day on: somebody's clock is wrong */
      return TRUE;
    case GJ_BINDING_ENDED:
      line->kind = GJ_LINE_FATE_EXPIRED;
      return TRUE;
    case GJ_BINDING_CONTRIBUTOR_NOT_INSURED:
      line->kind = GJ_LINE_FATE_PAUSED;
      return TRUE;
    case GJ_BINDING_CONTRIBUTOR_ENDED:
      line->kind = GJ_LINE_FATE_INSURANCE_ENDED;
      return TRUE;
    case GJ_BINDING_CONTRIBUTOR_MOVED:
      line->kind = GJ_LINE_FATE_MOVED;
      return TRUE;
    case GJ_BINDING_RELEASED:
      break;
    }
  line->kind = GJ_LINE_FATE_OVER;
  if (*binding->ended_by == '\0')
    return TRUE;
  if (!read_act (store, binding->ended_by, &end, error))
    return FALSE;
  line->kind = kind_of_end (end.kind);
  return TRUE;
}

static gboolean
tell_request (GjStore *store, const GPtrArray *bindings, const Item *item, GjLineFate *line,
              GError **error)
{
  Act answer;

  if (*item->answered_by == '\0')
    {
      line->kind = GJ_LINE_FATE_WAITING;
      return TRUE;
    }
  if (!read_act (store, item->answered_by, &answer, error))
    return FALSE;
  line->date = answer.date;
  if (g_str_equal (answer.kind, "refuse"))
    line->kind = GJ_LINE_FATE_REFUSED;
  else if (g_str_equal (answer.kind, "release"))
    line->kind = GJ_LINE_FATE_WITHDRAWN;
  else /* the relative agreed, or the contributor bound them at once, card beside card */
    return tell_binding (store, find_made_by (bindings, item, item->answered_by), line, error);
  return TRUE;
}

/* What was ended or refused: are the two bound now? */
static void
tell_now (const GPtrArray *bindings, const Item *item, GjLineFate *line)
{
  line->kind = GJ_LINE_FATE_STILL_UNBOUND;
  for (guint i = 0; i < bindings->len; i++)
    {
      const GjBinding *binding = g_ptr_array_index (bindings, i);

      if (!is_of (binding, item)
          || (!binding->valid && binding->state != GJ_BINDING_CONTRIBUTOR_NOT_INSURED))
        continue;
      *line = (GjLineFate){ GJ_LINE_FATE_BOUND_AGAIN, binding->begndate };
      return;
    }
}

static gboolean
tell_line (GjStore *store, const GPtrArray *bindings, const GjDocument *document, const Item *item,
           GjLineFate *line, GError **error)
{
  if (document->kind == GJ_DOCUMENT_ORDER)
    return tell_binding (store, find_made_by (bindings, item, item->ordered), line, error);
  if (g_str_equal (item->result, "bound"))
    return tell_binding (store, find_made_by (bindings, item, document->about_id), line, error);
  if (g_str_equal (item->result, "requested"))
    return tell_request (store, bindings, item, line, error);
  if (g_str_equal (item->result, "released") || g_str_equal (item->result, "withdrawn")
      || g_str_equal (item->result, "refused") || g_str_equal (item->result, "left"))
    tell_now (bindings, item, line);
  return TRUE; /* the word of why not: nothing was done */
}

static gboolean
is_among (const GPtrArray *items, const char *contributor)
{
  for (guint i = 0; i < items->len; i++)
    if (g_str_equal (((const Item *)g_ptr_array_index (items, i))->contributor, contributor))
      return TRUE;
  return FALSE;
}

static guint
count_joined (const GPtrArray *bindings, const GPtrArray *items)
{
  guint n = 0;

  for (guint i = 0; i < bindings->len; i++)
    {
      const GjBinding *binding = g_ptr_array_index (bindings, i);

      n += binding->valid && !is_among (items, binding->contributor->psn_no);
    }
  return n;
}

gboolean
gj_act_find_fate (GjStore *store, const GjDocument *document, GjDate today, GjPaperFate *fate,
                  GError **error)
{
  gboolean gives = document->kind == GJ_DOCUMENT_BIND || document->kind == GJ_DOCUMENT_RELEASE;
  g_autoptr (GPtrArray) items = read_items (store, document, error);
  g_autoptr (GPtrArray) bindings = NULL;
  const Item *first;

  if (items == NULL)
    return FALSE;
  fate->n_lines = MIN (document->n_lines, items->len);
  if (items->len == 0)
    return TRUE;
  first = g_ptr_array_index (items, 0);
  bindings = gj_family_list_bindings (store, gives ? first->contributor : first->relative,
                                      gives ? GJ_FAMILY_CONTRIBUTOR : GJ_FAMILY_RELATIVE, today,
                                      error);
  if (bindings == NULL)
    return FALSE;
  if (document->kind == GJ_DOCUMENT_ORDER
      && !find_next_order (store, first->relative, first->time_us, &fate->ordered_on, error))
    return FALSE;
  if (fate->ordered_on != GJ_DATE_NONE)
    return TRUE;
  if (document->kind == GJ_DOCUMENT_ORDER)
    fate->n_joined = count_joined (bindings, items);
  for (guint i = 0; i < fate->n_lines; i++)
    if (!tell_line (store, bindings, document, g_ptr_array_index (items, i), &fate->lines[i],
                    error))
      return FALSE;
  return TRUE;
}
