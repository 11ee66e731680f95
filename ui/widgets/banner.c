/* SPDX-License-Identifier: Apache-2.0 */
/* See banner.h. */
#include "ui/widgets/banner.h"

#include "ui/widgets/icon.h"
#include "ui/widgets/whole_text.h"

struct _GjBanner
{
  GtkWidget parent_instance;
  GjTone tone;
  GtkWidget *icon;
  GtkWidget *head;
  GtkWidget *detail;
};

enum
{
  PROP_TONE = 1,
  PROP_SYMBOL,
  PROP_HEAD,
  PROP_DETAIL,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (GjBanner, gj_banner, GTK_TYPE_WIDGET)

static void
gj_banner_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  GjBanner *self = GJ_BANNER (object);
  switch (id)
    {
    case PROP_TONE:
      self->tone = g_value_get_enum (value);
      gj_tone_apply (GTK_WIDGET (self), self->tone);
      break;
    case PROP_SYMBOL:
      gj_icon_set_name (GJ_ICON (self->icon), g_value_get_string (value));
      break;
    case PROP_HEAD:
      gj_label_set_or_hide (GTK_LABEL (self->head), g_value_get_string (value));
      break;
    case PROP_DETAIL:
      gj_label_set_or_hide (GTK_LABEL (self->detail), g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
gj_banner_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  GjBanner *self = GJ_BANNER (object);
  switch (id)
    {
    case PROP_TONE:
      g_value_set_enum (value, self->tone);
      break;
    case PROP_SYMBOL:
      g_value_set_string (value, gj_icon_get_name (GJ_ICON (self->icon)));
      break;
    case PROP_HEAD:
      g_value_set_string (value, gtk_label_get_text (GTK_LABEL (self->head)));
      break;
    case PROP_DETAIL:
      g_value_set_string (value, gtk_label_get_text (GTK_LABEL (self->detail)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
gj_banner_dispose (GObject *object)
{
  GtkWidget *child;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (gj_banner_parent_class)->dispose (object);
}

static void
gj_banner_class_init (GjBannerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;
  object_class->set_property = gj_banner_set_property;
  object_class->get_property = gj_banner_get_property;
  object_class->dispose = gj_banner_dispose;
  props[PROP_TONE] = g_param_spec_enum ("tone", NULL, NULL, GJ_TYPE_TONE, GJ_TONE_PLAIN, flags);
  props[PROP_SYMBOL] = g_param_spec_string ("symbol", NULL, NULL, NULL, flags);
  props[PROP_HEAD] = g_param_spec_string ("head", NULL, NULL, NULL, flags);
  props[PROP_DETAIL] = g_param_spec_string ("detail", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
  gtk_widget_class_set_css_name (widget_class, "banner");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

/* The words stand below each other. A box that is asked how wide it must be for a height gives what is spare of it to nobody, and wants
   the second of two lines beside the first; these take the width they are given. */
static void
measure_words (GtkWidget *words, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline,
               int *natural_baseline)
{
  const gboolean down = orientation == GTK_ORIENTATION_VERTICAL;
  *minimum = *natural = 0;
  for (GtkWidget *label = gtk_widget_get_first_child (words); label != NULL; label = gtk_widget_get_next_sibling (label))
    {
      int least, wanted;
      if (!gtk_widget_should_layout (label))
        continue;
      gtk_widget_measure (label, orientation, down ? for_size : -1, &least, &wanted, NULL, NULL);
      *minimum = down ? *minimum + least : MAX (*minimum, least);
      *natural = down ? *natural + wanted : MAX (*natural, wanted);
    }
}

static void
allocate_words (GtkWidget *words, int width, int height, int baseline)
{
  int y = 0;
  for (GtkWidget *label = gtk_widget_get_first_child (words); label != NULL; label = gtk_widget_get_next_sibling (label))
    {
      int wanted;
      if (!gtk_widget_should_layout (label))
        continue;
      gtk_widget_measure (label, GTK_ORIENTATION_VERTICAL, width, NULL, &wanted, NULL, NULL);
      gtk_widget_size_allocate (label, &(GtkAllocation){ 0, y, width, wanted }, -1);
      y += wanted;
    }
}

static GtkSizeRequestMode
words_mode (GtkWidget *words)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
gj_banner_init (GjBanner *self)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_layout_manager (words, gtk_custom_layout_new (words_mode, measure_words, allocate_words));
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  self->icon = gj_icon_new (NULL);
  self->head = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->head, "banner-head");
  self->detail = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->detail, "banner-detail");
  GtkWidget *const labels[] = { self->head, self->detail };
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      gtk_label_set_xalign (GTK_LABEL (labels[i]), 0);
      gtk_label_set_wrap (GTK_LABEL (labels[i]), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (labels[i]), PANGO_WRAP_WORD_CHAR);
      gj_whole_text_keep (GTK_LABEL (labels[i]));
      gtk_box_append (GTK_BOX (words), labels[i]);
    }
  gtk_widget_set_visible (self->detail, FALSE);
  gtk_widget_set_parent (self->icon, GTK_WIDGET (self));
  gtk_widget_set_parent (words, GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "banner");
  gj_tone_apply (GTK_WIDGET (self), GJ_TONE_PLAIN);
}

GtkWidget *
gj_banner_new (GjTone tone, const char *symbol, const char *head, const char *detail)
{
  return g_object_new (GJ_TYPE_BANNER, "tone", tone, "symbol", symbol, "head", head, "detail", detail, NULL);
}

void
gj_banner_set (GjBanner *self, GjTone tone, const char *symbol, const char *head, const char *detail)
{
  g_return_if_fail (GJ_IS_BANNER (self));
  g_object_set (self, "tone", tone, "symbol", symbol, "head", head, "detail", detail, NULL);
}
