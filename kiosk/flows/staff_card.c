/* SPDX-License-Identifier: Apache-2.0 */
/* The card test: the card that is in is read whole once more, and what the reader saw is said without a word about its
 * holder. */
#include "kiosk/flows/staff_acts.h"

#include "core/base/i18n.h"
#include "kiosk/texts.h"
#include "ui/pages/page_kit.h"
#include "ui/pages/rows_page.h"

typedef struct
{
  GjFlow base;
  gboolean started;
  gint64 begun_us;
  gint64 took_us;
  GjCardHolder *holder; /* NULL: not read, or not yet */
  gboolean failed;
} GjStaffCardFlow;

static void
on_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GjStaffCardFlow *self = user_data;
  g_autoptr (GError) error = NULL;
  GjCardHolder *holder = gj_card_source_read_finish (GJ_CARD_SOURCE (source), result, &error);
  GjTerminal *terminal;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  terminal = self->base.terminal;
  self->took_us = g_get_monotonic_time () - self->begun_us;
  self->holder = holder;
  self->failed = holder == NULL;
  if (self->failed)
    g_message ("card test: %s", error->message);
  gj_duty_desk_note (terminal->duty_desk, terminal->staff->staff_no, GJ_DUTY_CARD_TEST, "",
                     self->failed ? "not-read" : "ok");
  gj_flow_show (&self->base);
}

static void
on_return (GjFlow *flow)
{
  gj_staff_return (flow->terminal);
}

static void
on_again (GjStaffCardFlow *self)
{
  self->started = self->failed = FALSE;
  g_clear_pointer (&self->holder, gj_card_holder_free);
  gj_flow_show (&self->base);
}

static GtkWidget *
read_page (GjStaffCardFlow *self)
{
  const GjCardHolder *holder = self->holder;
  g_autoptr (GPtrArray) texts = gj_texts_new ();
  const GjRowsItem items[] = {
    { "", { .strong = _("卡号校验"), .amount = holder->card_no_valid ? _("对") : _("不对") } },
    { "", { .strong = _("卡片规范"), .amount = holder->version } },
    { "", { .strong = _("有效期到"), .amount = holder->expiry != 0 ? gj_texts_keep (texts, gj_kit_date (holder->expiry)) : _("没有写") } },
    { "", { .strong = _("应答次数"), .amount = gj_texts_keep (texts, g_strdup_printf ("%u", holder->apdu_count)) } },
    { "", { .strong = _("用时"), .amount = gj_texts_keep (texts, g_strdup_printf (_("%d毫秒"), (int) (self->took_us / 1000))) } },
  };
  const GjRowsView view = { .title = _("读卡测试"), .items = items,
                            .sentence = holder->card_no_valid ? _("读卡器好着。这里不显示姓名和号码。")
                                                              : _("读卡器好着，卡号校验不对：换一张卡再读；还不对就报修。"),
                            .n_items = G_N_ELEMENTS (items), .main_text = C_ ("button", "知道了"),
                            .second_text = _("再读一次"), .columns = 2 };

  GtkWidget *page = gj_rows_page_new (&view);

  g_signal_connect_swapped (page, "main", G_CALLBACK (on_return), self);
  g_signal_connect_swapped (page, "second", G_CALLBACK (on_again), self);
  return page;
}

static GtkWidget *
failed_page (GjStaffCardFlow *self)
{
  const GjStaffSay say = { .title = _("读卡测试"), .face = "refused", .sentence = _("没有读出这张卡"),
                           .tone = GJ_TONE_CARE, .symbol = "warning", .question = _("接下来怎么办"),
                           .answer = _("擦一擦芯片再读；换卡也不行，就清洁读卡口或报修。") };

  return gj_staff_say_result (&self->base, &say, TRUE, _("再读一次"), G_CALLBACK (on_again));
}

static void
staff_card_flow_show (GjFlow *flow)
{
  GjStaffCardFlow *self = (GjStaffCardFlow *) flow;
  const GjStaffSay busy = { .title = _("读卡测试"), .face = "card", .sentence = _("正在读卡…") };

  if (!self->started)
    {
      self->started = TRUE;
      self->begun_us = g_get_monotonic_time ();
      gj_card_source_read_details_async (flow->terminal->card, flow->terminal->card_serial, flow->cancellable,
                                         on_read, self);
    }
  if (self->holder == NULL && !self->failed)
    {
      gj_stage_show (flow->terminal, gj_staff_say (&busy));
      return;
    }
  gj_stage_show (flow->terminal, self->failed ? failed_page (self) : read_page (self));
}

static gboolean
staff_card_flow_back (GjFlow *flow)
{
  gj_staff_return (flow->terminal);
  return TRUE;
}

static void
staff_card_flow_finalize (GjFlow *flow)
{
  g_clear_pointer (&((GjStaffCardFlow *) flow)->holder, gj_card_holder_free);
}

static const GjFlowClass staff_card_flow_class
    = { sizeof (GjStaffCardFlow), staff_card_flow_show, staff_card_flow_back, staff_card_flow_finalize };

GjFlow *
gj_staff_card_flow_new (GjTerminal *terminal)
{
  return gj_flow_new (&staff_card_flow_class, terminal);
}
