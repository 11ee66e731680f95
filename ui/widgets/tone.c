/* SPDX-License-Identifier: Apache-2.0 */
/* See tone.h. */
#include "ui/widgets/tone.h"

static const char *const tone_classes[] = { "plain", "act", "done", "care", "stop" };

GType
gj_tone_get_type (void)
{
  static gsize type;
  if (g_once_init_enter (&type))
    {
      static const GEnumValue values[] = {
        { GJ_TONE_PLAIN, "GJ_TONE_PLAIN", "plain" }, { GJ_TONE_ACT, "GJ_TONE_ACT", "act" },
        { GJ_TONE_DONE, "GJ_TONE_DONE", "done" },    { GJ_TONE_CARE, "GJ_TONE_CARE", "care" },
        { GJ_TONE_STOP, "GJ_TONE_STOP", "stop" },    { 0, NULL, NULL },
      };
      g_once_init_leave (&type, g_enum_register_static ("GjTone", values));
    }
  return type;
}

void
gj_tone_apply (GtkWidget *widget, GjTone tone)
{
  for (guint i = 0; i < G_N_ELEMENTS (tone_classes); i++)
    {
      if (i == (guint) tone)
        gtk_widget_add_css_class (widget, tone_classes[i]);
      else
        gtk_widget_remove_css_class (widget, tone_classes[i]);
    }
}

void
gj_label_set_or_hide (GtkLabel *label, const char *text)
{
  gtk_label_set_text (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}
