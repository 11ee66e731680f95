/* SPDX-License-Identifier: Apache-2.0 */
/* How bright the screen is, where that can be set. */
#include "kiosk/flows/staff_acts.h"

#include "core/base/i18n.h"
#include "devices/screen/backlight.h"
#include "ui/pages/pick_page.h"

static const guint STEPS[] = { 25, 50, 75, 100 }; /* percent */

typedef struct
{
  GjFlow base;
  char *folder; /* NULL: it has gone meanwhile */
  gboolean failed;
} GjStaffLightFlow;

gboolean
gj_staff_has_light (void)
{
  g_autofree char *folder = gj_backlight_find (GJ_BACKLIGHT_CLASS);

  return folder != NULL;
}

static void
on_picked (GjStaffLightFlow *self, const char *key)
{
  GjTerminal *terminal = self->base.terminal;
  guint percent = (guint) g_ascii_strtoull (key, NULL, 10);

  self->failed = self->folder == NULL || !gj_backlight_set (self->folder, percent);
  gj_duty_desk_note (terminal->duty_desk, terminal->staff->staff_no, GJ_DUTY_BRIGHTNESS, key,
                     self->failed ? "failed" : "ok");
  gj_flow_show (&self->base);
}

static void
on_return (GjFlow *flow)
{
  gj_staff_return (flow->terminal);
}

static GtkWidget *
failed_page (GjStaffLightFlow *self)
{
  const GjStaffSay say = { .title = _("屏幕亮度"), .face = "refused", .sentence = _("没有调成"), .tone = GJ_TONE_CARE,
                           .symbol = "warning", .question = _("接下来怎么办"), .answer = _("亮度没有变。请报修。"),
                           .main_text = C_ ("button", "知道了") };
  GtkWidget *page = gj_staff_say (&say);

  g_signal_connect_swapped (page, "main", G_CALLBACK (on_return), self);
  return page;
}

/* The step that is nearest to what is set now is ticked. */
static gboolean
is_nearest (guint step, guint now)
{
  guint best = STEPS[0];

  for (gsize i = 1; i < G_N_ELEMENTS (STEPS); i++)
    if (ABS ((int) STEPS[i] - (int) now) < ABS ((int) best - (int) now))
      best = STEPS[i];
  return step == best;
}

static GtkWidget *
pick_page (GjStaffLightFlow *self)
{
  GjPickOption options[G_N_ELEMENTS (STEPS)];
  char keys[G_N_ELEMENTS (STEPS)][8], texts[G_N_ELEMENTS (STEPS)][8];
  const GjPickView view = { _("屏幕亮度"), options, G_N_ELEMENTS (STEPS) };
  guint now = 0;
  gboolean known = self->folder != NULL && gj_backlight_get (self->folder, &now);
  GtkWidget *page;

  for (gsize i = 0; i < G_N_ELEMENTS (STEPS); i++)
    {
      g_snprintf (keys[i], sizeof keys[i], "%u", STEPS[i]);
      g_snprintf (texts[i], sizeof texts[i], "%u%%", STEPS[i]);
      options[i] = (GjPickOption){ keys[i], texts[i], known && is_nearest (STEPS[i], now) };
    }
  page = gj_pick_page_new (&view);
  g_signal_connect_swapped (page, "picked", G_CALLBACK (on_picked), self);
  return page;
}

static void
staff_light_flow_show (GjFlow *flow)
{
  GjStaffLightFlow *self = (GjStaffLightFlow *) flow;

  gj_stage_show (flow->terminal, self->failed ? failed_page (self) : pick_page (self));
}

static gboolean
staff_light_flow_back (GjFlow *flow)
{
  gj_staff_return (flow->terminal);
  return TRUE;
}

static void
staff_light_flow_finalize (GjFlow *flow)
{
  g_free (((GjStaffLightFlow *) flow)->folder);
}

static const GjFlowClass staff_light_flow_class
    = { sizeof (GjStaffLightFlow), staff_light_flow_show, staff_light_flow_back, staff_light_flow_finalize };

GjFlow *
gj_staff_light_flow_new (GjTerminal *terminal)
{
  GjStaffLightFlow *self = gj_flow_new (&staff_light_flow_class, terminal);

  self->folder = gj_backlight_find (GJ_BACKLIGHT_CLASS);
  return &self->base;
}
