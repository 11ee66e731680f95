/* SPDX-License-Identifier: Apache-2.0 */
/* The picture is read anew, with the contributors' balances for the example, each time this opens; what is
 * saved is judged again by the act. */
#include "kiosk/flows/order_flow.h"

#include "core/base/i18n.h"
#include "core/base/mask.h"
#include "core/ledger/account.h"
#include "kiosk/flows/act_step.h"
#include "kiosk/flows/faces.h"
#include "kiosk/flows/kinship.h"
#include "kiosk/flows/order_example.h"
#include "kiosk/flows/refusal.h"
#include "kiosk/texts.h"
#include "kiosk/workers/resident_loader.h"
#include "ui/pages/notice_page.h"

typedef enum
{
  STEP_LOADING,
  STEP_FAILED,
  STEP_TOO_MANY, /* contributors: more than one act can order */
  STEP_ORDER,
  STEP_UNSAVED, /* the way out was taken: is the new order to be kept? */
  STEP_ACT,
} Step;

/* A contributor whose binding is valid today. */
typedef struct
{
  const GjBinding *binding; /* of the resident's picture */
  char *name;               /* masked */
  gint64 balance_fen;
} Giver;

typedef struct
{
  GjFlow base;
  Step step;
  gboolean asked;
  GPtrArray *givers; /* Giver, in the order shown */
  GPtrArray *kept;   /* psn_no, borrowed, in the order that is kept */
  GjPlace *left_at;  /* the order to begin with; NULL: the one that is kept, or it has begun */
  GjActItem *items;
  GjActPerson *persons;
  GjActStep *act;
  GtkWidget *page; /* weak */
} GjOrderFlow;

static void
giver_free (gpointer data)
{
  g_free (((Giver *) data)->name);
  g_free (data);
}

static const Giver *
giver_at (GjOrderFlow *self, guint i)
{
  return g_ptr_array_index (self->givers, i);
}

static void
go (GjOrderFlow *self, Step step)
{
  self->step = step;
  gj_flow_show (&self->base);
}

/* The example */

static void
show_example (GjOrderFlow *self)
{
  GjTerminal *terminal = self->base.terminal;
  const GjResident *resident = terminal->resident;
  g_autofree GjOrderPurse *purses = g_new0 (GjOrderPurse, self->givers->len);
  gint64 reserve_fen = 0;

  if (self->givers->len == 0 || !GJ_IS_ORDER_PAGE (self->page))
    return;
  if (gj_region_get_money (terminal->region, GJ_POLICY_SHARING_RESERVE, &reserve_fen) != GJ_KNOWN)
    reserve_fen = 0;
  for (guint i = 0; i < self->givers->len; i++)
    purses[i] = (GjOrderPurse){ giver_at (self, i)->name, giver_at (self, i)->balance_fen };
  gj_order_example_show (GJ_ORDER_PAGE (self->page),
                         resident->has_account ? resident->balance_fen : -1, purses,
                         self->givers->len, reserve_fen);
}

/* The order on the page is the flow's from now on. */
static void
take_order (GjOrderFlow *self, const char *const *psn_nos)
{
  for (guint to = 0; psn_nos[to] != NULL; to++)
    for (guint from = to; from < self->givers->len; from++)
      if (g_str_equal (giver_at (self, from)->binding->contributor->psn_no, psn_nos[to]))
        {
          gpointer giver = self->givers->pdata[from];

          self->givers->pdata[from] = self->givers->pdata[to];
          self->givers->pdata[to] = giver;
          break;
        }
}

static void
on_reordered (GjOrderFlow *self, gpointer psn_nos)
{
  take_order (self, psn_nos);
  show_example (self);
}

/* Saving */

static char *
order_sentence (GjFlow *flow)
{
  return g_strdup (_("按新的顺序用家人的钱"));
}

static void
save (GjOrderFlow *self)
{
  GjTerminal *terminal = self->base.terminal;
  GjDate today = gj_clock_today (terminal->clock);
  GjActOrder order = { .kind = GJ_ACT_ORDER,
                       .actor_psn_no = terminal->resident->person->psn_no,
                       .n_items = self->givers->len };

  if (self->step == STEP_ACT || gj_act_step_is_barred (terminal, GJ_PIN_CHANGE_ORDER))
    return;
  g_free (self->items);
  g_free (self->persons);
  self->items = g_new0 (GjActItem, self->givers->len);
  self->persons = g_new0 (GjActPerson, self->givers->len);
  for (guint i = 0; i < self->givers->len; i++)
    {
      const GjBinding *binding = giver_at (self, i)->binding;

      self->items[i].contributor_psn_no = binding->contributor->psn_no;
      self->items[i].relative_psn_no = terminal->resident->person->psn_no;
      self->persons[i] = (GjActPerson){
        binding->contributor->psn_no,
        binding->contributor->psn_name,
        gj_kinship_code (terminal->resident, binding->patn_rlts, binding->contributor, FALSE),
        gj_face_of (terminal->resident, binding->contributor, today),
      };
    }
  order.items = self->items;
  self->act = gj_act_step_new (&self->base, &order, self->persons, self->givers->len, NULL,
                               order_sentence);
  go (self, STEP_ACT);
}

static void
on_save (GjOrderFlow *self, gpointer psn_nos)
{
  if (self->step != STEP_ORDER)
    return;
  take_order (self, psn_nos);
  save (self);
}

static void
on_to_family (GjOrderFlow *self)
{
  gj_stage_open (self->base.terminal, GJ_TILE_FAMILY, NULL, NULL);
}

/* The page */

static GtkWidget *
order_page (GjOrderFlow *self)
{
  GjTerminal *terminal = self->base.terminal;
  const GjResident *resident = terminal->resident;
  GjDate today = gj_clock_today (terminal->clock);
  g_autofree char *name = gj_mask_name (resident->person->psn_name);
  g_autofree GjOrderPerson *persons = g_new0 (GjOrderPerson, self->givers->len);
  GjOrderView view = { name, gj_face_of (resident, resident->person, today),
                       resident->has_account, persons, self->givers->len,
                       (const char *const *) self->kept->pdata };
  GtkWidget *page;

  for (guint i = 0; i < self->givers->len; i++)
    {
      const GjBinding *binding = giver_at (self, i)->binding;

      persons[i] = (GjOrderPerson){
        .key = binding->contributor->psn_no,
        .name = giver_at (self, i)->name,
        .relation = gj_kinship_label (resident, binding->patn_rlts, binding->contributor, FALSE),
        .avatar = gj_face_of (resident, binding->contributor, today),
        .state = giver_at (self, i)->balance_fen == 0 ? _("现在没有余额") : NULL,
      };
    }
  page = gj_order_page_new (&view);
  g_signal_connect_swapped (page, "reordered", G_CALLBACK (on_reordered), self);
  g_signal_connect_swapped (page, "save", G_CALLBACK (on_save), self);
  g_signal_connect_swapped (page, "to-family", G_CALLBACK (on_to_family), self);
  return page;
}

/* Loading */

typedef struct
{
  GjClock *clock;
  GjRegion *region;
  char *certno;
} GjOrderJob;

typedef struct
{
  GjResident *resident;
  GArray *balances; /* gint64, one for each of resident->received */
} GjOrderAnswer;

static void
order_job_free (gpointer data)
{
  GjOrderJob *job = data;

  gj_clock_unref (job->clock);
  gj_region_unref (job->region);
  g_free (job->certno);
  g_free (job);
}

static void
order_answer_free (gpointer data)
{
  GjOrderAnswer *answer = data;

  gj_resident_free (answer->resident);
  g_array_unref (answer->balances);
  g_free (answer);
}

static gboolean
read_balances (GjStore *store, GjOrderAnswer *answer, GError **error)
{
  for (guint i = 0; i < answer->resident->received->len; i++)
    {
      const GjBinding *binding = g_ptr_array_index (answer->resident->received, i);
      gint64 balance_fen = 0;

      if (gj_account_find_balance (store, binding->contributor->psn_no, &balance_fen, error)
          == GJ_FIND_FAILED)
        return FALSE;
      g_array_append_val (answer->balances, balance_fen);
    }
  return TRUE;
}

static gpointer
order_job (GjStore *store, gpointer data, GError **error)
{
  const GjOrderJob *job = data;
  GjOrderAnswer *answer = g_new0 (GjOrderAnswer, 1);

  answer->balances = g_array_new (FALSE, TRUE, sizeof (gint64));
  answer->resident = gj_resident_load (store, job->clock, job->region, job->certno, error);
  if (answer->resident != NULL && read_balances (store, answer, error))
    return answer;
  order_answer_free (answer);
  return NULL;
}

static int
by_prio (gconstpointer a, gconstpointer b)
{
  const Giver *one = *(const Giver *const *) a, *two = *(const Giver *const *) b;

  return one->binding->prio - two->binding->prio;
}

/* Who is not among them has come or gone meanwhile: then nothing was made of these. */
static void
take_order_left (GjOrderFlow *self)
{
  const char *const *left = self->left_at != NULL ? (const char *const *) self->left_at->people : NULL;
  gboolean same = left != NULL && g_strv_length (self->left_at->people) == self->kept->len;

  for (guint i = 0; same && i < self->kept->len; i++)
    same = g_strv_contains (left, self->kept->pdata[i]);
  if (same)
    take_order (self, left);
  g_clear_pointer (&self->left_at, gj_place_free);
}

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GjOrderFlow *self = user_data;
  g_autoptr (GError) error = NULL;
  GjOrderAnswer *answer = gj_store_worker_run_finish (result, &error);
  GjTerminal *terminal;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  terminal = self->base.terminal;
  if (answer == NULL)
    {
      if (error != NULL)
        gj_terminal_note_store_error (terminal, error);
      go (self, STEP_FAILED);
      return;
    }
  gj_resident_free (terminal->resident);
  terminal->resident = g_steal_pointer (&answer->resident);
  for (guint i = 0; i < terminal->resident->received->len; i++)
    {
      const GjBinding *binding = g_ptr_array_index (terminal->resident->received, i);
      Giver *giver;

      if (!binding->valid)
        continue;
      giver = g_new0 (Giver, 1);
      giver->binding = binding;
      giver->name = gj_mask_name (binding->contributor->psn_name);
      giver->balance_fen = g_array_index (answer->balances, gint64, i);
      g_ptr_array_add (self->givers, giver);
    }
  g_ptr_array_sort (self->givers, by_prio);
  for (guint i = 0; i < self->givers->len; i++)
    g_ptr_array_add (self->kept, giver_at (self, i)->binding->contributor->psn_no);
  order_answer_free (answer);
  take_order_left (self);
  go (self, self->givers->len > gj_act_items_max (GJ_ACT_ORDER) ? STEP_TOO_MANY : STEP_ORDER);
}

static void
load (GjOrderFlow *self)
{
  GjTerminal *terminal = self->base.terminal;
  GjOrderJob *job;

  if (self->asked)
    return;
  self->asked = TRUE;
  job = g_new0 (GjOrderJob, 1);
  job->clock = gj_clock_ref (terminal->clock);
  job->region = gj_region_ref (terminal->region);
  job->certno = g_strdup (terminal->holder->certno);
  gj_store_worker_run_async (terminal->store, order_job, job, order_job_free, order_answer_free,
                             self->base.cancellable, on_loaded, self);
}

static void
on_home (GjOrderFlow *self)
{
  gj_session_handle (self->base.terminal->session, GJ_EVENT_HOME);
}

static GtkWidget *
failed_page (GjOrderFlow *self)
{
  g_auto (GjRefusal) refusal = { 0 };
  GtkWidget *page;

  gj_refusal_from_store (self->base.terminal, &refusal);
  page = gj_refusal_page_new (self->base.terminal, &refusal, _("回首页"));
  g_signal_connect_swapped (page, "main", G_CALLBACK (on_home), self);
  return page;
}

/* Nobody has so many relatives; a register may. */
static GtkWidget *
too_many_page (GjOrderFlow *self)
{
  const GjTerminal *terminal = self->base.terminal;
  guint most = (guint) gj_act_items_max (GJ_ACT_ORDER);
  g_autofree char *why = g_strdup_printf (_("把医保钱给您用的家人有%u位，这里一次最多排%u位。"), self->givers->len, most);
  g_autofree char *next = g_strdup_printf (
      _("先在“家庭共济”里退出几份，再来排；或者带证件到%s。"),
      gj_config_window (terminal->config));
  const GjNoticeFact facts[] = {
    { GJ_TONE_CARE, "info", _("为什么"), why },
    { GJ_TONE_ACT, "arrow", _("接下来怎么办"), next },
    { GJ_TONE_DONE, "money-safe", _("钱动了吗"), _("没有。您的钱一分没动，什么都没改。") },
  };
  GjNoticeView view = { .title = C_ ("home tile", "扣款顺序"), .sentence = _("这里排不了这么多位"), .facts = facts,
                        .n_facts = G_N_ELEMENTS (facts), .main_text = _("回家庭共济") };
  GtkWidget *page = gj_notice_page_new (&view);

  g_signal_connect_swapped (page, "main", G_CALLBACK (on_to_family), self);
  return page;
}

/* Who has moved the rows takes the new order for set: it is not thrown away without a word. */
static GtkWidget *
unsaved_page (GjOrderFlow *self)
{
  const GjNoticeFact facts[] = {
    { GJ_TONE_ACT, "order", _("要用新的顺序"), _("按“保存顺序”，再输一次密码。") },
    { GJ_TONE_PLAIN, "info", _("不改了"), _("还按原来的顺序用家人的钱。") },
  };
  GjNoticeView view = { .title = C_ ("home tile", "扣款顺序"), .face = "order", .sentence = _("新的顺序还没有保存"),
                        .facts = facts, .n_facts = G_N_ELEMENTS (facts), .main_text = _("保存顺序"),
                        .second_text = _("不改了") };
  GtkWidget *page = gj_notice_page_new (&view);

  g_signal_connect_swapped (page, "main", G_CALLBACK (save), self);
  g_signal_connect_swapped (page, "second", G_CALLBACK (on_home), self);
  return page;
}

static GtkWidget *
make_page (GjOrderFlow *self)
{
  if (self->step == STEP_FAILED)
    return failed_page (self);
  if (self->step == STEP_UNSAVED)
    return unsaved_page (self);
  return self->step == STEP_TOO_MANY ? too_many_page (self) : order_page (self);
}

/* The flow */

static void
order_flow_show (GjFlow *flow)
{
  GjOrderFlow *self = (GjOrderFlow *) flow;
  GtkWidget *page;

  if (self->step == STEP_LOADING)
    {
      load (self);
      return;
    }
  if (self->step == STEP_ACT)
    {
      gj_act_step_show (self->act);
      return;
    }
  page = make_page (self);
  g_set_weak_pointer (&self->page, page);
  if (self->step == STEP_ORDER)
    show_example (self);
  gj_stage_show (flow->terminal, page);
}

static gboolean
is_changed (GjOrderFlow *self)
{
  for (guint i = 0; i < self->givers->len; i++)
    if (!g_str_equal (giver_at (self, i)->binding->contributor->psn_no,
                      g_ptr_array_index (self->kept, i)))
      return TRUE;
  return FALSE;
}

static gboolean
order_flow_back (GjFlow *flow)
{
  GjOrderFlow *self = (GjOrderFlow *) flow;

  if (self->step == STEP_UNSAVED || (self->step == STEP_ORDER && is_changed (self)))
    {
      go (self, self->step == STEP_UNSAVED ? STEP_ORDER : STEP_UNSAVED);
      return TRUE;
    }
  if (self->step != STEP_ACT)
    return FALSE;
  if (gj_act_step_back (self->act))
    return TRUE;
  if (gj_act_step_is_over (self->act))
    return FALSE;
  go (self, STEP_ORDER);
  g_clear_pointer (&self->act, gj_act_step_free);
  return TRUE;
}

/* At the question itself 首页 leads home: it has been said. */
static gboolean
order_flow_home (GjFlow *flow)
{
  GjOrderFlow *self = (GjOrderFlow *) flow;

  if (self->step == STEP_ACT ? gj_act_step_is_over (self->act)
                             : self->step != STEP_ORDER || !is_changed (self))
    return FALSE;
  go (self, STEP_UNSAVED);
  g_clear_pointer (&self->act, gj_act_step_free);
  return TRUE;
}

/* An order that was made and not saved. */
static GjPlace *
order_flow_place (const GjFlow *flow)
{
  GjOrderFlow *self = (GjOrderFlow *) flow;
  g_autofree const char **people = g_new0 (const char *, self->givers->len + 1);

  if (self->left_at != NULL)
    return gj_place_copy (self->left_at);
  if (!is_changed (self) || (self->step == STEP_ACT && gj_act_step_is_over (self->act)))
    return NULL;
  for (guint i = 0; i < self->givers->len; i++)
    people[i] = giver_at (self, i)->binding->contributor->psn_no;
  return gj_place_new (GJ_TILE_ORDER, people, self->givers->len);
}

static void
order_flow_finalize (GjFlow *flow)
{
  GjOrderFlow *self = (GjOrderFlow *) flow;

  g_clear_weak_pointer (&self->page);
  g_clear_pointer (&self->act, gj_act_step_free);
  g_clear_pointer (&self->left_at, gj_place_free);
  g_ptr_array_unref (self->kept);
  g_ptr_array_unref (self->givers);
  g_free (self->items);
  g_free (self->persons);
}

static const GjFlowClass order_flow_class = { sizeof (GjOrderFlow), order_flow_show,
                                              order_flow_back, order_flow_finalize,
                                              order_flow_home, order_flow_place };

GjFlow *
gj_order_flow_new (GjTerminal *terminal, GjPlace *left_at)
{
  GjOrderFlow *self = gj_flow_new (&order_flow_class, terminal);

  self->left_at = left_at;
  self->givers = g_ptr_array_new_with_free_func (giver_free);
  self->kept = g_ptr_array_new ();
  return &self->base;
}
