/* SPDX-License-Identifier: Apache-2.0 */
/* Virtual residents bind, ask and answer, leave and release, and set the order. */
#include "tests/store/simulator.h"

#include "core/family/act.h"
#include "core/store/statement.h"
#include "tests/store/acts.h"

/* A binding or a request that a page shows. */
typedef struct
{
  char *contributor;
  char *relative;
  GjDate begndate; /* 0: a request */
  char *made_by;
} Shown;

static gpointer
make_shown (GjStatement *row)
{
  Shown *shown = g_new0 (Shown, 1);

  shown->contributor = gj_statement_dup_text (row, 0);
  shown->relative = gj_statement_dup_text (row, 1);
  shown->begndate = (GjDate)gj_statement_int64 (row, 2);
  shown->made_by = gj_statement_dup_text (row, 3);
  return shown;
}

static void
free_shown (gpointer data)
{
  Shown *shown = data;

  g_free (shown->contributor);
  g_free (shown->relative);
  g_free (shown->made_by);
  g_free (shown);
}

/* (transfer full) (element-type Shown) */
static GPtrArray *
list_shown (SimWorld *world, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GjStatement) row = NULL;
  GPtrArray *list;

  g_assert_true (gj_store_begin_read (world->hall->store, &error));
  row = gj_statement_take (world->hall->store, sql, &error);
  g_assert_no_error (error);
  list = gj_statement_list (row, make_shown, free_shown, &error);
  g_assert_no_error (error);
  g_clear_pointer (&row, gj_statement_release);
  gj_store_rollback (world->hall->store);
  return list;
}

static GPtrArray *
list_bindings (SimWorld *world)
{
  return list_shown (world, "SELECT contributor_psn_no, relative_psn_no, begndate, made_by FROM binding"
                            " WHERE vali_flag = 1 ORDER BY relative_psn_no, contributor_psn_no, begndate, made_by");
}

/* "P07" */
static guint
index_of (const char *psn_no)
{
  return (guint)g_ascii_strtoull (psn_no + 1, NULL, 10);
}

gboolean
sim_pick_binding (SimWorld *world, guint *contributor, guint *relative)
{
  g_autoptr (GPtrArray) shown = list_bindings (world);
  const Shown *one;

  if (shown->len == 0)
    return FALSE;
  one = g_ptr_array_index (shown, sim_pick (world, shown->len));
  *contributor = index_of (one->contributor);
  *relative = index_of (one->relative);
  return TRUE;
}

static GPtrArray *
list_requests (SimWorld *world)
{
  return list_shown (world, "SELECT contributor_psn_no, relative_psn_no, 0, act_id FROM family_request"
                            " WHERE answered_by = '' ORDER BY act_id, relative_psn_no");
}

static void
submit (SimWorld *world, SimKiosk *kiosk, GjActKind kind, const char *actor, const GjActItem *items, gsize n)
{
  Acts act = acts_new (kind, actor, items, n);
  guint tries = sim_chance (world, 15) ? 2 : 1;

  sim_new_id (world, world->answer.id);
  act.order.act_id = world->answer.id;
  act.order.kiosk_id = kiosk->id;
  act.order.session_us = gj_clock_now_us (world->hall->clock);
  if (act.order.signature != NULL && sim_chance (world, 20))
    act.order.signature = GJ_ACT_SIGNED_BY_PIN;
  world->answer.kind = SIM_ACT;
  sim_arm (world, kiosk);
  for (guint i = 0; i < tries && (i == 0 || world->answer.told == SIM_TOLD_DONE); i++)
    {
      g_auto (GjActOutcome) outcome = { 0 };
      GjActResult result = gj_family_act_submit (kiosk->store, world->hall->clock, world->hall->region,
                                                 kiosk->signer, &act.order, &outcome, NULL);

      if (i > 0 && result != GJ_ACT_DONE && result != GJ_ACT_STORE_FAILED)
        sim_stop (world, "the same act again is answered %d", result);
      if (i > 0)
        break;
      world->answer.told = result == GJ_ACT_DONE      ? SIM_TOLD_DONE
                           : result == GJ_ACT_UNKNOWN ? SIM_TOLD_UNKNOWN
                                                      : SIM_TOLD_NOT;
      world->counts->acts += result == GJ_ACT_DONE ? 1 : 0;
      world->counts->acts_refused += result == GJ_ACT_REFUSED ? 1 : 0;
    }
}

static void
bind (SimWorld *world, SimKiosk *kiosk)
{
  guint contributor = sim_pick (world, SIM_CONTRIBUTORS);
  guint n = 1 + sim_pick (world, 3);
  guint first = sim_pick (world, SIM_PEOPLE);
  GjActItem items[3];
  guint i = 0;

  for (guint k = 0; k < n; k++)
    {
      guint relative = (first + 7 * k) % SIM_PEOPLE;
      const char *relation = sim_relation (world, contributor, relative);

      if (relative == contributor)
        continue;
      items[i] = acts_item (world->people[contributor].psn_no, world->people[relative].psn_no, relation);
      if (sim_chance (world, 50))
        {
          items[i].consent.how = GJ_CONSENT_OWN_PIN;
          g_strlcpy (items[i].consent.patn_rlts, relation, sizeof items[i].consent.patn_rlts);
          items[i].consent.time_us = gj_clock_now_us (world->hall->clock);
        }
      i++;
    }
  if (i > 0)
    submit (world, kiosk, GJ_ACT_BIND, world->people[contributor].psn_no, items, i);
}

/* One of what is shown, or something that is not there any more. */
static void
act_on_one (SimWorld *world, SimKiosk *kiosk, GPtrArray *shown, GjActKind kind)
{
  const Shown *one;
  GjActItem item;

  if (shown->len == 0)
    return;
  one = g_ptr_array_index (shown, sim_pick (world, shown->len));
  item = acts_shown (one->contributor, one->relative, one->begndate,
                     sim_chance (world, 8) ? "0000-0000-0000-0000" : one->made_by);
  submit (world, kiosk, kind, kind == GJ_ACT_RELEASE ? one->contributor : one->relative, &item, 1);
}

/* All contributors of one relative, in some order; now and then one is left out, and the answer is that they are
 * others. */
static void
set_order (SimWorld *world, SimKiosk *kiosk)
{
  g_autoptr (GPtrArray) shown = list_bindings (world);
  GjActItem items[GJ_ACT_CONTRIBUTORS_MAX];
  guint at;
  guint n = 0;
  const char *relative;

  if (shown->len == 0)
    return;
  at = sim_pick (world, shown->len);
  relative = ((const Shown *)g_ptr_array_index (shown, at))->relative;
  for (guint i = 0; i < shown->len && n < G_N_ELEMENTS (items); i++)
    {
      const Shown *one = g_ptr_array_index (shown, i);
      gboolean twice = n > 0 && g_str_equal (items[n - 1].contributor_psn_no, one->contributor);

      if (g_str_equal (one->relative, relative) && !twice && !sim_chance (world, 5))
        items[n++] = acts_pair (one->contributor, one->relative);
    }
  for (guint i = n; i > 1; i--)
    {
      guint j = sim_pick (world, i);
      GjActItem other = items[j];

      items[j] = items[i - 1];
      items[i - 1] = other;
    }
  if (n > 0)
    submit (world, kiosk, GJ_ACT_ORDER, relative, items, n);
}

void
sim_family (SimWorld *world, SimKiosk *kiosk)
{
  guint chance = sim_pick (world, 100);
  g_autoptr (GPtrArray) requests = NULL;
  g_autoptr (GPtrArray) bindings = NULL;

  if (chance < 35)
    {
      bind (world, kiosk);
      return;
    }
  if (chance < 55)
    {
      set_order (world, kiosk);
      return;
    }
  requests = list_requests (world);
  bindings = list_bindings (world);
  if (chance < 70)
    act_on_one (world, kiosk, requests, GJ_ACT_ACCEPT);
  else if (chance < 76)
    act_on_one (world, kiosk, requests, GJ_ACT_REFUSE);
  else if (chance < 80)
    act_on_one (world, kiosk, requests, GJ_ACT_RELEASE); /* taken back */
  else
    act_on_one (world, kiosk, bindings, chance < 88 ? GJ_ACT_LEAVE : GJ_ACT_RELEASE);
}
