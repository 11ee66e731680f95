/* SPDX-License-Identifier: Apache-2.0 */
/* How loud the voice begins for everybody: recorded first, from where it is read at each start, then said aloud so that it is heard. */
#include "kiosk/flows/staff_acts.h"

#include "core/base/i18n.h"
#include "ui/pages/pick_page.h"

static const char *const WORDS[] = { "low", "middle", "high" }; /* of gj_speaker_set_usual() */

typedef struct
{
  GjFlow base;
  const char *asked; /* one of WORDS, while it is recorded; NULL */
} GjStaffVolumeFlow;

static void
on_recorded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GjStaffVolumeFlow *self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean recorded = gj_duty_desk_record_finish (result, &error);
  GjTerminal *terminal;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  terminal = self->base.terminal;
  if (!recorded)
    {
      gj_staff_show_refused (&self->base, error);
      return;
    }
  gj_speaker_set_usual (terminal->speaker, self->asked);
  gj_speaker_try (terminal->speaker);
  self->asked = NULL;
  gj_flow_show (&self->base);
}

static void
on_picked (GjStaffVolumeFlow *self, const char *key)
{
  GjTerminal *terminal = self->base.terminal;

  if (self->asked != NULL)
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (WORDS); i++)
    if (g_str_equal (WORDS[i], key))
      self->asked = WORDS[i];
  g_assert (self->asked != NULL);
  gj_duty_desk_record_async (terminal->duty_desk, terminal->staff->staff_no, GJ_DUTY_VOLUME, self->asked, "ok",
                             self->base.cancellable, on_recorded, self);
}

static void
staff_volume_flow_show (GjFlow *flow)
{
  const char *now = gj_speaker_get_usual (flow->terminal->speaker);
  const char *texts[] = { C_ ("volume", "小"), C_ ("volume", "中"), C_ ("volume", "大") };
  GjPickOption options[G_N_ELEMENTS (WORDS)];
  const GjPickView view = { _("语音音量"), options, G_N_ELEMENTS (options) };
  GtkWidget *page;

  for (gsize i = 0; i < G_N_ELEMENTS (options); i++)
    options[i] = (GjPickOption){ WORDS[i], texts[i], g_str_equal (WORDS[i], now) };
  page = gj_pick_page_new (&view);
  g_signal_connect_swapped (page, "picked", G_CALLBACK (on_picked), flow);
  gj_stage_show (flow->terminal, page);
}

static gboolean
staff_volume_flow_back (GjFlow *flow)
{
  gj_staff_return (flow->terminal);
  return TRUE;
}

static const GjFlowClass staff_volume_flow_class
    = { sizeof (GjStaffVolumeFlow), staff_volume_flow_show, staff_volume_flow_back, NULL };

GjFlow *
gj_staff_volume_flow_new (GjTerminal *terminal)
{
  g_assert (gj_speaker_has_voice (terminal->speaker));
  return gj_flow_new (&staff_volume_flow_class, terminal);
}
