/* SPDX-License-Identifier: Apache-2.0 */
/* See page.h. */
#include "ui/frame/page.h"

typedef struct
{
  char *title;
  char *title_icon;
  char *step_word;
  guint step;
  guint steps;
  gboolean elder;
} GjPagePrivate;

enum
{
  PROP_TITLE = 1,
  PROP_TITLE_ICON,
  PROP_STEP,
  PROP_STEPS,
  PROP_STEP_WORD,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];
static guint control_chosen; /* the signal */

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (GjPage, gj_page, GTK_TYPE_WIDGET)

static GjPagePrivate *
priv_of (GjPage *self)
{
  return gj_page_get_instance_private (self);
}

static void
set_text (GjPage *self, char **text, const char *value, guint prop)
{
  if (g_strcmp0 (*text, value) == 0)
    return;
  g_free (*text);
  *text = g_strdup (value);
  g_object_notify_by_pspec (G_OBJECT (self), props[prop]);
}

static void
gj_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  GjPage *self = GJ_PAGE (object);
  GjPagePrivate *priv = priv_of (self);
  switch (id)
    {
    case PROP_TITLE:
      set_text (self, &priv->title, g_value_get_string (value), PROP_TITLE);
      break;
    case PROP_TITLE_ICON:
      set_text (self, &priv->title_icon, g_value_get_string (value), PROP_TITLE_ICON);
      break;
    case PROP_STEP:
      priv->step = g_value_get_uint (value);
      break;
    case PROP_STEPS:
      priv->steps = g_value_get_uint (value);
      break;
    case PROP_STEP_WORD:
      set_text (self, &priv->step_word, g_value_get_string (value), PROP_STEP_WORD);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
gj_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  GjPagePrivate *priv = priv_of (GJ_PAGE (object));
  switch (id)
    {
    case PROP_TITLE:
      g_value_set_string (value, priv->title);
      break;
    case PROP_TITLE_ICON:
      g_value_set_string (value, priv->title_icon);
      break;
    case PROP_STEP:
      g_value_set_uint (value, priv->step);
      break;
    case PROP_STEPS:
      g_value_set_uint (value, priv->steps);
      break;
    case PROP_STEP_WORD:
      g_value_set_string (value, priv->step_word);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
gj_page_dispose (GObject *object)
{
  GtkWidget *child;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (gj_page_parent_class)->dispose (object);
}

static void
gj_page_finalize (GObject *object)
{
  GjPagePrivate *priv = priv_of (GJ_PAGE (object));
  g_free (priv->title);
  g_free (priv->title_icon);
  g_free (priv->step_word);
  G_OBJECT_CLASS (gj_page_parent_class)->finalize (object);
}

static void
gj_page_class_init (GjPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  object_class->set_property = gj_page_set_property;
  object_class->get_property = gj_page_get_property;
  object_class->dispose = gj_page_dispose;
  object_class->finalize = gj_page_finalize;
  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  props[PROP_TITLE_ICON] = g_param_spec_string ("title-icon", NULL, NULL, NULL, flags);
  props[PROP_STEP] = g_param_spec_uint ("step", NULL, NULL, 0, 9, 0, flags);
  props[PROP_STEPS] = g_param_spec_uint ("steps", NULL, NULL, 0, 9, 0, flags);
  props[PROP_STEP_WORD] = g_param_spec_string ("step-word", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
  control_chosen = g_signal_new ("control-chosen", GJ_TYPE_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, GTK_TYPE_WIDGET);
  gtk_widget_class_set_css_name (widget_class, "page");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
gj_page_init (GjPage *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  if (GTK_IS_BOX_LAYOUT (layout))
    gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
}

void
gj_page_set_title (GjPage *self, const char *title)
{
  g_return_if_fail (GJ_IS_PAGE (self));
  set_text (self, &priv_of (self)->title, title, PROP_TITLE);
}

void
gj_page_set_title_icon (GjPage *self, const char *icon_name)
{
  g_return_if_fail (GJ_IS_PAGE (self));
  set_text (self, &priv_of (self)->title_icon, icon_name, PROP_TITLE_ICON);
}

void
gj_page_set_step (GjPage *self, guint step, guint steps, const char *word)
{
  g_return_if_fail (GJ_IS_PAGE (self));
  g_return_if_fail (step <= steps);
  GjPagePrivate *priv = priv_of (self);
  priv->step = step;
  priv->steps = steps;
  set_text (self, &priv->step_word, word, PROP_STEP_WORD);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_STEP]);
}

const char *
gj_page_get_title (GjPage *self)
{
  g_return_val_if_fail (GJ_IS_PAGE (self), NULL);
  return priv_of (self)->title;
}

const char *
gj_page_get_title_icon (GjPage *self)
{
  g_return_val_if_fail (GJ_IS_PAGE (self), NULL);
  return priv_of (self)->title_icon;
}

const char *
gj_page_get_step_word (GjPage *self)
{
  g_return_val_if_fail (GJ_IS_PAGE (self), NULL);
  return priv_of (self)->step_word;
}

guint
gj_page_get_step (GjPage *self)
{
  g_return_val_if_fail (GJ_IS_PAGE (self), 0);
  return priv_of (self)->step;
}

guint
gj_page_get_steps (GjPage *self)
{
  g_return_val_if_fail (GJ_IS_PAGE (self), 0);
  return priv_of (self)->steps;
}

void
gj_page_choose (GjPage *self, GtkWidget *control)
{
  g_return_if_fail (GJ_IS_PAGE (self) && GTK_IS_WIDGET (control));
  g_signal_emit (self, control_chosen, 0, control);
}

gboolean
gj_page_get_elder (GjPage *self)
{
  g_return_val_if_fail (GJ_IS_PAGE (self), FALSE);
  return priv_of (self)->elder;
}

void
gj_page_set_elder (GjPage *self, gboolean elder)
{
  g_return_if_fail (GJ_IS_PAGE (self));
  priv_of (self)->elder = elder;
  if (GJ_PAGE_GET_CLASS (self)->elder_changed != NULL)
    GJ_PAGE_GET_CLASS (self)->elder_changed (self, elder);
}

void
gj_page_enter (GjPage *self, gboolean elder)
{
  g_return_if_fail (GJ_IS_PAGE (self));
  gj_page_set_elder (self, elder);
  if (GJ_PAGE_GET_CLASS (self)->shown != NULL)
    GJ_PAGE_GET_CLASS (self)->shown (self);
}

void
gj_page_leave (GjPage *self)
{
  g_return_if_fail (GJ_IS_PAGE (self));
  if (GJ_PAGE_GET_CLASS (self)->hidden != NULL)
    GJ_PAGE_GET_CLASS (self)->hidden (self);
}

gboolean
gj_page_press_key (GjPage *self, guint keyval)
{
  g_return_val_if_fail (GJ_IS_PAGE (self), FALSE);
  if (GJ_PAGE_GET_CLASS (self)->key_pressed == NULL)
    return FALSE;
  return GJ_PAGE_GET_CLASS (self)->key_pressed (self, keyval);
}
