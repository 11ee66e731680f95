/* SPDX-License-Identifier: Apache-2.0 */
/* See voice_row.h. */
#include "ui/frame/voice_row.h"

#include "core/base/i18n.h"
#include "ui/frame/aid_button.h"

/* The acts, and the button that brings the aids back. */
#define N_BUTTONS (GJ_VOICE_N_ACTS + 1)

struct _GjVoiceRow
{
  GtkWidget parent_instance;
  GtkWidget *buttons[N_BUTTONS];
  char *loudness_word;
  guint columns;
};

enum
{
  SIGNAL_ACT,
  SIGNAL_CLOSED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GjVoiceRow, gj_voice_row, GTK_TYPE_WIDGET)

static const char *const symbols[N_BUTTONS] = { "again", "voice", "volume", "headphones", "voice-off", "close" };

static void
on_clicked (GtkWidget *button, GjVoiceRow *self)
{
  guint act = 0;
  while (self->buttons[act] != button)
    act++;
  if (act < GJ_VOICE_N_ACTS)
    g_signal_emit (self, signals[SIGNAL_ACT], 0, act);
  else
    g_signal_emit (self, signals[SIGNAL_CLOSED], 0);
}

static void
gj_voice_row_dispose (GObject *object)
{
  GtkWidget *child;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (gj_voice_row_parent_class)->dispose (object);
}

static void
gj_voice_row_finalize (GObject *object)
{
  g_free (GJ_VOICE_ROW (object)->loudness_word);
  G_OBJECT_CLASS (gj_voice_row_parent_class)->finalize (object);
}

static void
gj_voice_row_class_init (GjVoiceRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = gj_voice_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = gj_voice_row_finalize;
  signals[SIGNAL_ACT]
      = g_signal_new ("act", GJ_TYPE_VOICE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[SIGNAL_CLOSED]
      = g_signal_new ("closed", GJ_TYPE_VOICE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "voicerow");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_GRID_LAYOUT);
}

/* Those that are shown close up. */
static void
place (GjVoiceRow *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  guint place = 0;
  for (guint i = 0; i < N_BUTTONS; i++)
    if (gtk_widget_get_visible (self->buttons[i]))
      {
        g_object_set (gtk_layout_manager_get_layout_child (layout, self->buttons[i]), "column", (int) (place % self->columns), "row",
                      (int) (place / self->columns), NULL);
        place++;
      }
}

static void
gj_voice_row_init (GjVoiceRow *self)
{
  GtkGridLayout *layout = GTK_GRID_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self)));
  gtk_grid_layout_set_column_homogeneous (layout, TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  self->columns = N_BUTTONS;
  for (guint i = 0; i < N_BUTTONS; i++)
    {
      self->buttons[i] = gj_aid_button_new (symbols[i]);
      gtk_widget_set_hexpand (self->buttons[i], TRUE);
      gtk_widget_set_parent (self->buttons[i], GTK_WIDGET (self));
      g_signal_connect_object (self->buttons[i], "clicked", G_CALLBACK (on_clicked), self, 0);
    }
  gtk_widget_set_visible (self->buttons[GJ_VOICE_PRIVATE], FALSE);
  place (self);
  gj_voice_row_retranslate (self);
}

GtkWidget *
gj_voice_row_new (void)
{
  return g_object_new (GJ_TYPE_VOICE_ROW, NULL);
}

void
gj_voice_row_set (GjVoiceRow *self, const char *loudness_word, gboolean has_private, gboolean in_private)
{
  g_return_if_fail (GJ_IS_VOICE_ROW (self));
  if (loudness_word != NULL)
    {
      g_free (self->loudness_word);
      self->loudness_word = g_strdup (loudness_word);
    }
  gtk_widget_set_visible (self->buttons[GJ_VOICE_PRIVATE], has_private);
  gj_aid_button_set_on (GJ_AID_BUTTON (self->buttons[GJ_VOICE_PRIVATE]), in_private);
  place (self);
  gj_voice_row_retranslate (self);
}

void
gj_voice_row_set_columns (GjVoiceRow *self, guint columns)
{
  g_return_if_fail (GJ_IS_VOICE_ROW (self) && columns > 0);
  self->columns = columns;
  place (self);
}

void
gj_voice_row_retranslate (GjVoiceRow *self)
{
  g_return_if_fail (GJ_IS_VOICE_ROW (self));
  const char *const texts[N_BUTTONS] = { C_ ("voice", "重听"), C_ ("voice", "全念"), C_ ("voice", "音量"),
                                         C_ ("voice", "私密"), C_ ("voice", "关闭"), C_ ("voice", "收起") };
  for (guint i = 0; i < N_BUTTONS; i++)
    gj_aid_button_set_text (GJ_AID_BUTTON (self->buttons[i]), texts[i]);
  if (self->loudness_word == NULL)
    return;
  g_autofree char *loudness = g_strdup_printf (C_ ("voice: volume, small or middle or large", "音量%s"), self->loudness_word);
  gj_aid_button_set_text (GJ_AID_BUTTON (self->buttons[GJ_VOICE_LOUDNESS]), loudness);
}
