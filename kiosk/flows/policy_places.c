/* SPDX-License-Identifier: Apache-2.0 */
/* 换个地方: which place's policy the pages of 政策与计算 speak of. The machine's own stands first. */
#include "core/base/i18n.h"
#include "core/rules/region_list.h"
#include "kiosk/flows/policy_private.h"
#include "kiosk/paths.h"
#include "ui/pages/menu_page.h"

static gboolean
holds (const GPtrArray *places, const GjRegion *region)
{
  for (guint i = 0; i < places->len; i++)
    if (g_str_equal (gj_region_admdvs (places->pdata[i]), gj_region_admdvs (region)))
      return TRUE;
  return FALSE;
}

static void
load_in_thread (GTask *task, gpointer source, gpointer hall_policies, GCancellable *cancellable)
{
  g_autofree const char **dirs = gj_path_policy_dirs (hall_policies);

  g_task_return_pointer (task, gj_region_list_load (dirs), (GDestroyNotify) g_ptr_array_unref);
}

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer data)
{
  GjPolicyFlow *self = data;
  g_autoptr (GPtrArray) loaded = g_task_propagate_pointer (G_TASK (result), NULL);

  if (loaded == NULL) /* cancelled: the flow has ended */
    return;
  for (guint i = 0; i < loaded->len; i++)
    if (!holds (self->places, loaded->pdata[i]))
      g_ptr_array_add (self->places, gj_region_ref (loaded->pdata[i]));
  if (g_array_index (self->trail, GjPolicyStep, self->trail->len - 1) == GJ_POLICY_STEP_PLACES)
    gj_flow_show (&self->base);
}

void
gj_policy_places_start (GjPolicyFlow *self)
{
  g_autoptr (GTask) task = g_task_new (NULL, self->base.cancellable, on_loaded, self);
  GjRegion *next = gj_region_ref (self->base.terminal->region);

  self->region = gj_region_ref (next);
  self->places = g_ptr_array_new_with_free_func ((GDestroyNotify) gj_region_unref);
  for (; next != NULL; next = gj_region_new_parent (next))
    g_ptr_array_add (self->places, next);
  g_task_set_task_data (task, g_strdup (self->base.terminal->config->policies), g_free);
  g_task_run_in_thread (task, load_in_thread);
}

static void
on_place (GjPolicyFlow *self, guint index)
{
  g_assert (index < self->places->len);
  gj_region_unref (self->region);
  self->region = gj_region_ref (self->places->pdata[index]);
  self->layer = 0;
  gj_policy_return_to (self, GJ_POLICY_STEP_START);
}

GtkWidget *
gj_policy_places_page (GjPolicyFlow *self)
{
  g_autofree GjMenuItem *items = g_new0 (GjMenuItem, self->places->len);
  GtkWidget *page;

  for (guint i = 0; i < self->places->len; i++)
    items[i] = (GjMenuItem){ self->places->pdata[i] == self->region ? "check" : NULL,
                             gj_policy_data_words (gj_region_name (self->places->pdata[i])),
                             i == 0 ? _("本机所在地") : NULL };
  page = gj_menu_page_new (&(GjMenuView){ GJ_POLICY_TITLE,
                                          .question = _("看哪个地方的规定？"),
                                          .sentence = _("点一个。没有的地方，本机暂未收录"),
                                          .items = items,
                                          .n_items = self->places->len });
  g_signal_connect_swapped (page, "chosen", G_CALLBACK (on_place), self);
  return page;
}
