/* SPDX-License-Identifier: Apache-2.0 */
/* By number and name: what was typed, how often in a day, and forgetting it. */
#include "kiosk/flows/add_private.h"

#include "core/base/i18n.h"
#include "kiosk/flows/add_notices.h"
#include "ui/pages/id_entry_page.h"
#include "ui/pages/name_entry_page.h"
#include "ui/widgets/pinyin.h"

/* A number and a name that do not go together: so often in a day, and then it is the window's. */
#define MOST_TYPED GJ_LOOKUP_MISSES_MAX

/* What was typed is gone from memory as soon as nobody needs it. */
void
gj_add_forget_typed (GjAddFlow *self)
{
  explicit_bzero (self->number->str, self->number->allocated_len);
  explicit_bzero (self->name->str, self->name->allocated_len);
  g_string_truncate (self->number, 0);
  g_string_truncate (self->name, 0);
  self->not_found = FALSE;
}

static void
on_typed_found (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GjAddFlow *self = user_data;
  g_autoptr (GError) error = NULL;
  GjKin *kin = gj_kin_find_finish (result, &self->base.terminal->relatives_not_found, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self->asking = FALSE;
  if (error != NULL)
    gj_add_fail (self, error);
  else if (kin == NULL)
    {
      self->not_found = TRUE;
      gj_add_go (self, GJ_ADD_STEP_ID);
    }
  else
    {
      gj_add_forget_typed (self);
      gj_add_take_kin (self, kin, GJ_ACT_WAY_TYPED, (GjConsent){ 0 });
    }
}

static void
on_number (GjAddFlow *self, const char *number)
{
  self->not_found = FALSE;
  gj_add_go (self, GJ_ADD_STEP_NAME);
}

static void
on_name (GjAddFlow *self, const char *name)
{
  GjKinDesk desk = gj_add_desk (self);

  if (self->step != GJ_ADD_STEP_NAME || self->asking)
    return;
  self->asking = TRUE;
  gj_kin_find_async (&desk, self->number->str, name, self->base.cancellable, on_typed_found, self);
}

GtkWidget *
gj_add_id_page (GjAddFlow *self)
{
  guint left = MOST_TYPED - MIN (self->base.terminal->relatives_not_found, MOST_TYPED);
  g_autofree char *next = g_strdup_printf (_("请核对，还可以查%u次。还不行，请到%s，或拨打%s。"), left,
                                           gj_config_window (self->base.terminal->config),
                                           gj_region_hotline (self->base.terminal->region));
  GjIdEntryView view = { .title = _("请输入家人的身份证号码"),
                         .sentence = _("看着家人的身份证，从左往右按"),
                         .today = gj_clock_today (self->base.terminal->clock),
                         .problem = self->not_found ? _("号码和姓名对不上，或者这位家人没有在本系统登记") : NULL,
                         .problem_next = next };
  GtkWidget *page;

  if (left == 0)
    return gj_add_with_main (self, gj_add_notice_typed_often (self->base.terminal), gj_add_to_ways);
  gj_pinyin_prepare (); /* the name is next */
  page = gj_id_entry_page_new (&view, self->number);
  gj_page_set_step (GJ_PAGE (page), 1, 5, _("选家人"));
  g_signal_connect_swapped (page, "confirmed", G_CALLBACK (on_number), self);
  g_signal_connect_swapped (page, "cancelled", G_CALLBACK (gj_add_to_ways), self);
  return page;
}

GtkWidget *
gj_add_name_page (GjAddFlow *self)
{
  GjNameEntryView view = { .title = _("请输入家人的姓名"), .sentence = _("和身份证上的一样") };
  GtkWidget *page = gj_name_entry_page_new (&view, self->name);

  gj_page_set_step (GJ_PAGE (page), 1, 5, _("选家人"));
  g_signal_connect_swapped (page, "confirmed", G_CALLBACK (on_name), self);
  return page;
}
