/* SPDX-License-Identifier: Apache-2.0 */
/* notice → (同意书 →) PIN → what came of it. The release's notice is read from the store; everything else is in
 * the resident's picture. */
#include "kiosk/flows/binding_flow.h"

#include "core/base/i18n.h"
#include "core/base/mask.h"
#include "core/base/money.h"
#include "core/family/suggest.h"
#include "core/rules/binding_text.h"
#include "kiosk/flows/act_step.h"
#include "kiosk/flows/faces.h"
#include "kiosk/flows/kinship.h"
#include "kiosk/flows/refusal.h"
#include "kiosk/texts.h"
#include "kiosk/workers/letter_desk.h"
#include "ui/pages/notice_page.h"
#include "ui/pages/page_kit.h"

#define MOST_FACTS 5

typedef enum
{
  STEP_LOADING,
  STEP_FAILED,
  STEP_GONE, /* ended meanwhile, from the other side or at another kiosk */
  STEP_NOTICE,
  STEP_ACT,
} Step;

typedef struct
{
  GjFlow base;
  GjBindingFlowKind kind;
  Step step;
  gboolean asked;
  char *other_psn_no;
  const GjPerson *other;     /* of the resident's picture */
  const GjPerson *contributor;
  char *patn_rlts;
  GjDate since;              /* the binding's first day, the request's day */
  GjDate begndate;           /* the binding's first day; 0: a request. With made_by it tells what was shown */
  char *made_by;             /* from others of the two: the act that made it, or that asked */
  gint64 used_fen;
  gboolean has_notice;
  GjReleaseNotice notice;    /* RELEASE */
  GjLetter *letter;          /* ANSWER */
  gboolean agrees; /* ANSWER: what was tapped */
  GjActItem item;
  GjActPerson person;
  GjActStep *act;
} GjBindingFlow;

static gboolean
gives (const GjBindingFlow *self)
{
  return self->kind == GJ_BINDING_FLOW_RELEASE || self->kind == GJ_BINDING_FLOW_WITHDRAW;
}

static void
go (GjBindingFlow *self, Step step)
{
  self->step = step;
  gj_flow_show (&self->base);
}

static void
to_family (GjBindingFlow *self)
{
  gj_stage_open (self->base.terminal, GJ_TILE_FAMILY, NULL, NULL);
}

/* The act */

static char *
act_sentence (GjFlow *flow)
{
  GjBindingFlow *self = (GjBindingFlow *) flow;
  g_autofree char *name = gj_mask_name (self->other->psn_name);

  switch (self->kind)
    {
    case GJ_BINDING_FLOW_RELEASE:
      return g_strdup_printf (_("不再让%s用您的钱"), name);
    case GJ_BINDING_FLOW_LEAVE:
      return g_strdup_printf (_("不再用%s的钱"), name);
    case GJ_BINDING_FLOW_WITHDRAW:
      return g_strdup_printf (_("撤回让%s用您的钱的申请"), name);
    case GJ_BINDING_FLOW_ANSWER:
      return self->agrees ? g_strdup_printf (_("同意用%s的钱"), name)
                          : g_strdup_printf (_("不同意用%s的钱"), name);
    }
  g_assert_not_reached ();
}

static void
begin_act (GjBindingFlow *self, GjActKind kind)
{
  GjTerminal *terminal = self->base.terminal;
  const char *own = terminal->resident->person->psn_no;
  GjActOrder order = { .kind = kind, .actor_psn_no = own, .items = &self->item, .n_items = 1 };

  if (self->step != STEP_NOTICE || gj_act_step_is_barred (terminal, GJ_PIN_CHANGE_FAMILY))
    return;
  self->agrees = kind == GJ_ACT_ACCEPT;
  self->item = (GjActItem){
    .contributor_psn_no = gives (self) ? own : self->other->psn_no,
    .relative_psn_no = gives (self) ? self->other->psn_no : own,
    .begndate = self->begndate,
    .made_by = self->made_by,
  };
  self->person = (GjActPerson){
    self->other->psn_no,
    self->other->psn_name,
    gj_kinship_code (terminal->resident, self->patn_rlts, self->contributor, gives (self)),
    gj_face_of (terminal->resident, self->other, gj_clock_today (terminal->clock)),
  };
  self->act = gj_act_step_new (&self->base, &order, &self->person, 1,
                               kind == GJ_ACT_ACCEPT ? self->letter : NULL, act_sentence);
  go (self, STEP_ACT);
}

static void
on_main (GjBindingFlow *self)
{
  switch (self->kind)
    {
    case GJ_BINDING_FLOW_RELEASE:
      if (self->notice.allowed)
        begin_act (self, GJ_ACT_RELEASE);
      else
        to_family (self);
      break;
    case GJ_BINDING_FLOW_LEAVE:
      begin_act (self, GJ_ACT_LEAVE);
      break;
    case GJ_BINDING_FLOW_WITHDRAW:
      to_family (self);
      break;
    case GJ_BINDING_FLOW_ANSWER:
      begin_act (self, GJ_ACT_ACCEPT);
      break;
    }
}

static void
on_second (GjBindingFlow *self)
{
  if (self->kind == GJ_BINDING_FLOW_ANSWER)
    begin_act (self, GJ_ACT_REFUSE);
  else if (self->kind == GJ_BINDING_FLOW_WITHDRAW)
    begin_act (self, GJ_ACT_RELEASE);
  else
    to_family (self);
}

/* The notice */

typedef struct
{
  GjTexts *texts;
  GjNoticeFact facts[MOST_FACTS];
  guint n;
} Facts;

static void
add (Facts *facts, GjTone tone, const char *symbol, const char *question, const char *answer)
{
  g_assert (facts->n < MOST_FACTS);
  facts->facts[facts->n++] = (GjNoticeFact){ tone, symbol, question, answer };
}

static void
fill_release (GjBindingFlow *self, const char *name, Facts *facts, GjNoticeView *view)
{
  const GjReleaseNotice *notice = &self->notice;
  g_autofree char *day = gj_kit_date (notice->binding->begndate);
  g_autofree char *total = gj_money_format (notice->binding->used_fen_total);
  g_autofree char *year = gj_money_format (notice->used_fen_year);

  view->title = _("解除共济");
  view->sentence = gj_texts_keep (facts->texts, g_strdup_printf (_("不再让%s用您的钱？"), name));
  if (!notice->allowed)
    {
      view->sentence
          = gj_texts_keep (facts->texts, g_strdup_printf (_("现在还不能和%s解除"), name));
      add (facts, GJ_TONE_CARE, "calendar", _("为什么"),
           gj_texts_keep (facts->texts,
                          gj_release_text_too_early (notice->min_days, notice->earliest)));
    }
  add (facts, GJ_TONE_PLAIN, "calendar", _("绑了多久"),
       gj_texts_keep (facts->texts, g_strdup_printf (_("%s绑定，到今天%u天。"), day, notice->n_days)));
  add (facts, GJ_TONE_PLAIN, "shared-payments", _("用了多少"),
       notice->binding->used_fen_total == 0
           ? _("还没有用过您的钱。")
           : gj_texts_keep (facts->texts, g_strdup_printf (_("一共用了您%s，今年%s。"), total, year)));
  if (notice->allowed)
    add (facts, GJ_TONE_CARE, "unlink", _("解除以后"),
         gj_texts_keep (facts->texts,
                        g_strdup_printf (_("%s看病、缴费不能再用您的钱。已经用掉的不退。"), name)));
  add (facts, GJ_TONE_DONE, "money-safe", _("没用的钱呢"), gj_release_text_unused ());
  view->main_text = notice->allowed ? _("确认解除") : _("知道了");
  view->main_is_care = notice->allowed;
  view->second_text = notice->allowed ? _("先不解除") : NULL;
}

static void
fill_leave (GjBindingFlow *self, const char *name, Facts *facts, GjNoticeView *view)
{
  g_autofree char *used = gj_money_format (self->used_fen);
  g_autofree char *day = gj_kit_date (self->since);

  view->title = _("不再用这份钱");
  view->sentence = gj_texts_keep (facts->texts, g_strdup_printf (_("不再用%s的钱？"), name));
  add (facts, GJ_TONE_PLAIN, "calendar", _("从什么时候"),
       gj_texts_keep (facts->texts, g_strdup_printf (_("%s起，一共用了%s。"), day, used)));
  add (facts, GJ_TONE_CARE, "unlink", _("以后会怎样"),
       gj_texts_keep (facts->texts,
                      g_strdup_printf (_("您看病、缴费不再用%s的钱，只用您自己的和别的家人的。"), name)));
  add (facts, GJ_TONE_PLAIN, "family", _("还能再绑吗"),
       gj_texts_keep (facts->texts, g_strdup_printf (_("能。要%s来这里重新添加您。"), name)));
  view->main_text = _("不再用");
  view->main_is_care = TRUE;
  view->second_text = _("还是留着");
}

static void
fill_withdraw (GjBindingFlow *self, const char *name, Facts *facts, GjNoticeView *view)
{
  g_autofree char *day = gj_kit_date (self->since);

  view->title = _("等本人同意");
  view->sentence = gj_texts_keep (facts->texts, g_strdup_printf (_("在等%s回答"), name));
  add (facts, GJ_TONE_PLAIN, "calendar", _("什么时候申请的"),
       gj_texts_keep (facts->texts, g_strdup_printf (_("%s。同意以前，谁的钱都不会用。"), day)));
  add (facts, GJ_TONE_ACT, "card-in", _("怎么同意"),
       gj_texts_keep (facts->texts,
                      g_strdup_printf (_("请%s带自己的社保卡来这台机器，插卡、输密码，按“家庭共济”。"),
                                       name)));
  view->main_text = _("接着等");
  view->second_text = _("撤回申请");
}

static void
fill_answer (GjBindingFlow *self, const char *name, Facts *facts, GjNoticeView *view)
{
  gboolean has_account = self->base.terminal->resident->has_account;

  view->title = _("请您回答");
  view->sentence
      = gj_texts_keep (facts->texts, g_strdup_printf (_("%s想让您用他账户里的钱"), name));
  if (g_strcmp0 (self->other->gend, "2") == 0)
    view->sentence
        = gj_texts_keep (facts->texts, g_strdup_printf (_("%s想让您用她账户里的钱"), name));
  add (facts, GJ_TONE_ACT, "clinic", _("同意以后"),
       gj_texts_keep (
           facts->texts,
           g_strdup_printf (has_account ? _("您看病、买药，自己账户的钱用完了，就用%s的。")
                                        : _("您看病、买药，能用%s账户里的钱。"),
                            name)));
  add (facts, GJ_TONE_ACT, "premium-payments", _("缴居民医保"),
       gj_texts_keep (facts->texts, g_strdup_printf (_("%s能用自己账户的钱替您缴。"), name)));
  add (facts, GJ_TONE_PLAIN, "order", _("先用谁的"), _("家人的先后，在“扣款顺序”里您自己排。"));
  add (facts, GJ_TONE_PLAIN, "unlink", _("以后不想用了"), _("随时能在这里按“不再用这份钱”。"));
  add (facts, GJ_TONE_CARE, "shield", _("要记住"), _("看病一定用您自己的卡，不能拿家人的卡。"));
  view->main_text = _("我同意，看同意书");
  view->second_text = _("不同意");
}

static GtkWidget *
notice_page (GjBindingFlow *self)
{
  GjTerminal *terminal = self->base.terminal;
  g_autoptr (GPtrArray) texts = gj_texts_new ();
  const char *name = gj_texts_keep (texts, gj_mask_name (self->other->psn_name));
  Facts facts = { .texts = texts };
  GjNoticeView view = {
    .face = gj_avatar_icon_name (
        gj_face_of (terminal->resident, self->other, gj_clock_today (terminal->clock))),
  };
  GtkWidget *page;

  switch (self->kind)
    {
    case GJ_BINDING_FLOW_RELEASE:
      fill_release (self, name, &facts, &view);
      break;
    case GJ_BINDING_FLOW_LEAVE:
      fill_leave (self, name, &facts, &view);
      break;
    case GJ_BINDING_FLOW_WITHDRAW:
      fill_withdraw (self, name, &facts, &view);
      break;
    case GJ_BINDING_FLOW_ANSWER:
      fill_answer (self, name, &facts, &view);
      break;
    }
  view.facts = facts.facts;
  view.n_facts = facts.n;
  page = gj_notice_page_new (&view);
  g_signal_connect_swapped (page, "main", G_CALLBACK (on_main), self);
  g_signal_connect_swapped (page, "second", G_CALLBACK (on_second), self);
  return page;
}

/* Loading */

typedef struct
{
  GjTerminal *terminal; /* only its parts for life are read */
  char *contributor_psn_no;
  char *relative_psn_no;
  GjDate begndate;
  char *made_by;
} GjNoticeJob;

static void
notice_job_free (gpointer data)
{
  GjNoticeJob *job = data;

  g_free (job->contributor_psn_no);
  g_free (job->relative_psn_no);
  g_free (job->made_by);
  g_free (job);
}

static void
notice_free (gpointer data)
{
  gj_release_notice_clear (data);
  g_free (data);
}

/* NULL without error: there is no such binding any more. */
static gpointer
notice_job (GjStore *store, gpointer data, GError **error)
{
  const GjNoticeJob *job = data;
  const GjBindingKey key = { job->contributor_psn_no, job->relative_psn_no, job->begndate,
                             job->made_by };
  GjReleaseNotice *notice = g_new0 (GjReleaseNotice, 1);

  if (gj_family_release_notice (store, job->terminal->region, &key,
                                gj_clock_today (job->terminal->clock), notice, error)
      == GJ_FOUND)
    return notice;
  notice_free (notice);
  return NULL;
}

static void
on_notice (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GjBindingFlow *self = user_data;
  g_autoptr (GError) error = NULL;
  GjReleaseNotice *notice = gj_store_worker_run_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (notice == NULL)
    {
      if (error != NULL)
        gj_terminal_note_store_error (self->base.terminal, error);
      go (self, error != NULL ? STEP_FAILED : STEP_GONE);
      return;
    }
  self->notice = *notice;
  self->has_notice = TRUE;
  g_free (notice);
  go (self, STEP_NOTICE);
}

static void
on_letter (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GjBindingFlow *self = user_data;
  g_autoptr (GError) error = NULL;
  GjLetter *letter = gj_letter_desk_load_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self->letter = letter;
  if (letter == NULL)
    gj_terminal_note_store_error (self->base.terminal, error);
  go (self, letter != NULL ? STEP_NOTICE : STEP_FAILED);
}

static void
load (GjBindingFlow *self)
{
  GjTerminal *terminal = self->base.terminal;
  GjNoticeJob *job;

  if (self->asked)
    return;
  self->asked = TRUE;
  if (self->kind == GJ_BINDING_FLOW_ANSWER)
    {
      gj_letter_desk_load_async (terminal->store, terminal->config->policies, terminal->region,
                                 TRUE, self->base.cancellable, on_letter, self);
      return;
    }
  job = g_new0 (GjNoticeJob, 1);
  job->terminal = terminal;
  job->contributor_psn_no = g_strdup (terminal->resident->person->psn_no);
  job->relative_psn_no = g_strdup (self->other_psn_no);
  job->begndate = self->begndate;
  job->made_by = g_strdup (self->made_by);
  gj_store_worker_run_async (terminal->store, notice_job, job, notice_job_free, notice_free,
                             self->base.cancellable, on_notice, self);
}

static GtkWidget *
failed_page (GjBindingFlow *self)
{
  g_auto (GjRefusal) refusal = { 0 };
  GtkWidget *page;

  gj_refusal_from_store (self->base.terminal, &refusal);
  page = gj_refusal_page_new (self->base.terminal, &refusal, _("回家庭共济"));
  g_signal_connect_swapped (page, "main", G_CALLBACK (to_family), self);
  return page;
}

static GtkWidget *
gone_page (GjBindingFlow *self)
{
  const GjNoticeFact facts[] = {
    { GJ_TONE_PLAIN, "info", _("为什么"), _("刚才已经结束了：可能是家人自己退出的，也可能在别的机器上办的。") },
    { GJ_TONE_DONE, "money-safe", _("钱动了吗"), _("没有。您的钱一分没动，什么都没改。") },
  };
  GjNoticeView view = { .title = _("解除共济"), .sentence = _("这份共济已经不在了"), .facts = facts,
                        .n_facts = G_N_ELEMENTS (facts), .main_text = _("回家庭共济") };
  GtkWidget *page = gj_notice_page_new (&view);

  g_signal_connect_swapped (page, "main", G_CALLBACK (to_family), self);
  return page;
}

/* The flow */

static void
binding_flow_show (GjFlow *flow)
{
  GjBindingFlow *self = (GjBindingFlow *) flow;

  switch (self->step)
    {
    case STEP_LOADING:
      load (self);
      break;
    case STEP_FAILED:
      gj_stage_show (flow->terminal, failed_page (self));
      break;
    case STEP_GONE:
      gj_stage_show (flow->terminal, gone_page (self));
      break;
    case STEP_NOTICE:
      gj_stage_show (flow->terminal, notice_page (self));
      break;
    case STEP_ACT:
      gj_act_step_show (self->act);
      break;
    }
}

static gboolean
binding_flow_back (GjFlow *flow)
{
  GjBindingFlow *self = (GjBindingFlow *) flow;

  if (self->step == STEP_ACT)
    {
      if (gj_act_step_back (self->act))
        return TRUE;
      if (gj_act_step_is_over (self->act))
        return FALSE;
      go (self, STEP_NOTICE);
      g_clear_pointer (&self->act, gj_act_step_free);
      return TRUE;
    }
  to_family (self);
  return TRUE;
}

static void
binding_flow_finalize (GjFlow *flow)
{
  GjBindingFlow *self = (GjBindingFlow *) flow;

  g_clear_pointer (&self->act, gj_act_step_free);
  g_clear_pointer (&self->letter, gj_letter_free);
  if (self->has_notice)
    gj_release_notice_clear (&self->notice);
  g_free (self->other_psn_no);
  g_free (self->patn_rlts);
  g_free (self->made_by);
}

static const GjFlowClass binding_flow_class = { sizeof (GjBindingFlow), binding_flow_show,
                                                binding_flow_back, binding_flow_finalize };

/* Where the other one stands in the picture that home or the family page read. */
static void
find_request (GjBindingFlow *self, const GjResident *resident)
{
  const GPtrArray *requests = gives (self) ? resident->asked : resident->asking;

  for (guint i = 0; i < requests->len; i++)
    {
      const GjFamilyRequest *request = g_ptr_array_index (requests, i);
      const GjPerson *other = gives (self) ? request->relative : request->contributor;

      if (!g_str_equal (other->psn_no, self->other_psn_no))
        continue;
      self->other = other;
      self->contributor = request->contributor;
      self->patn_rlts = g_strdup (request->patn_rlts);
      self->since = gj_time_date (request->time_us);
      self->made_by = g_strdup (request->act_id);
      return;
    }
  g_assert_not_reached (); /* the page that opens this shows only these */
}

GjFlow *
gj_binding_flow_new (GjTerminal *terminal, GjBindingFlowKind kind, const char *other_psn_no)
{
  GjBindingFlow *self = gj_flow_new (&binding_flow_class, terminal);

  g_assert (kind == GJ_BINDING_FLOW_WITHDRAW || kind == GJ_BINDING_FLOW_ANSWER);
  self->kind = kind;
  self->other_psn_no = g_strdup (other_psn_no);
  self->step = kind == GJ_BINDING_FLOW_WITHDRAW ? STEP_NOTICE : STEP_LOADING;
  find_request (self, terminal->resident);
  return &self->base;
}

GjFlow *
gj_binding_flow_new_ending (GjTerminal *terminal, GjBindingFlowKind kind, const GjBinding *binding)
{
  GjBindingFlow *self = gj_flow_new (&binding_flow_class, terminal);

  g_assert (kind == GJ_BINDING_FLOW_RELEASE || kind == GJ_BINDING_FLOW_LEAVE);
  self->kind = kind;
  self->step = kind == GJ_BINDING_FLOW_LEAVE ? STEP_NOTICE : STEP_LOADING;
  self->other = gives (self) ? binding->relative : binding->contributor;
  self->other_psn_no = g_strdup (self->other->psn_no);
  self->contributor = binding->contributor;
  self->patn_rlts = g_strdup (binding->patn_rlts);
  self->since = binding->begndate;
  self->begndate = binding->begndate;
  self->made_by = g_strdup (binding->made_by);
  self->used_fen = binding->used_fen_total;
  return &self->base;
}
