/* SPDX-License-Identifier: Apache-2.0 */
/* See split_bar.h. Gaps and heights are the margins and least sizes of the stylesheet; here are only the proportions. */
#include "ui/widgets/split_bar.h"

#include "core/base/i18n.h"
#include "core/base/money.h"
#include "ui/widgets/mirror.h"
#include "ui/widgets/naming.h"
#include "ui/widgets/whole_text.h"

typedef struct
{
  gint64 amount_fen;
  GtkWidget *ground;   /* the coloured part of the bar */
  GtkWidget *figure;   /* inside it */
  GtkWidget *sentence; /* below it, or in the part's own line … */
  GtkWidget *swatch;   /* … after this … */
  GtkWidget *amount;   /* … and before this */
} Part;

struct _GjSplitBar
{
  GtkWidget parent_instance;
  GArray *parts; /* Part */
  gint64 sum_fen;
  gboolean exact;
  gboolean thin;
};

G_DEFINE_FINAL_TYPE (GjSplitBar, gj_split_bar, GTK_TYPE_WIDGET)

static const Part *
part_at (GjSplitBar *self, guint i)
{
  return &g_array_index (self->parts, Part, i);
}

static int
natural (GtkWidget *widget, GtkOrientation orientation, int for_size)
{
  int size;
  gtk_widget_measure (widget, orientation, for_size, NULL, &size, NULL, NULL);
  return size;
}

/* Where a part begins: the amounts before it, as a share of the width. */
static int
start_of (GjSplitBar *self, guint i, int width)
{
  gint64 before_fen = 0;
  for (guint n = 0; n < i; n++)
    before_fen += part_at (self, n)->amount_fen;
  return (int) ((double) before_fen / (double) self->sum_fen * width + 0.5);
}

static int
bar_height (GjSplitBar *self)
{
  return self->parts->len > 0 ? natural (part_at (self, 0)->ground, GTK_ORIENTATION_VERTICAL, -1) : 0;
}

/* Where the sentence of a part begins: below the part, but never out of the bar. */
static int
sentence_start (GjSplitBar *self, guint i, int width)
{
  const int needed = natural (part_at (self, i)->sentence, GTK_ORIENTATION_HORIZONTAL, -1);
  return MAX (0, MIN (start_of (self, i, width), width - needed));
}

/* Do all figures fit inside their parts, and all sentences below them? */
static gboolean
fits_below (GjSplitBar *self, int width)
{
  int free_from = 0;
  if (self->thin)
    return FALSE;
  for (guint i = 0; i < self->parts->len; i++)
    {
      const Part *part = part_at (self, i);
      const int x = start_of (self, i, width), end = start_of (self, i + 1, width);
      if (natural (part->figure, GTK_ORIENTATION_HORIZONTAL, -1) > end - x)
        return FALSE;
      if (sentence_start (self, i, width) < free_from)
        return FALSE;
      free_from = sentence_start (self, i, width) + natural (part->sentence, GTK_ORIENTATION_HORIZONTAL, -1);
    }
  return free_from <= width;
}

/* The width left for the sentence of a line. */
static int
sentence_room (const Part *part, int width)
{
  return MAX (1, width - natural (part->swatch, GTK_ORIENTATION_HORIZONTAL, -1)
                     - natural (part->amount, GTK_ORIENTATION_HORIZONTAL, -1));
}

static int
line_height (const Part *part, int width)
{
  const int sentence = natural (part->sentence, GTK_ORIENTATION_VERTICAL, sentence_room (part, width));
  return MAX (sentence, natural (part->amount, GTK_ORIENTATION_VERTICAL, -1));
}

static void
gj_split_bar_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *preferred,
                      int *minimum_baseline, int *natural_baseline)
{
  GjSplitBar *self = GJ_SPLIT_BAR (widget);
  *minimum = *preferred = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      for (guint i = 0; i < self->parts->len; i++)
        {
          const Part *part = part_at (self, i);
          int least, whole;
          gtk_widget_measure (part->sentence, orientation, -1, &least, &whole, NULL, NULL);
          const int sides = natural (part->swatch, orientation, -1) + natural (part->amount, orientation, -1);
          *minimum = MAX (*minimum, sides + least);
          *preferred = MAX (*preferred, sides + whole);
        }
      return;
    }
  const int width = for_size < 0 ? natural (widget, GTK_ORIENTATION_HORIZONTAL, -1) : for_size;
  const gboolean below = fits_below (self, width);
  int height = bar_height (self), tallest = 0;
  for (guint i = 0; i < self->parts->len; i++)
    if (below)
      tallest = MAX (tallest, natural (part_at (self, i)->sentence, orientation, -1));
    else
      height += line_height (part_at (self, i), width);
  *minimum = *preferred = height + tallest;
}

static void
place (GtkWidget *widget, int x, int y, int width, int height)
{
  GtkWidget *bar = gtk_widget_get_parent (widget);
  gtk_widget_set_child_visible (widget, TRUE);
  gj_mirror_allocate (bar, gtk_widget_get_width (bar), widget, x, y, width, height);
}

static void
place_bar (GjSplitBar *self, int width, gboolean with_figures)
{
  const int height = bar_height (self);
  for (guint i = 0; i < self->parts->len; i++)
    {
      const Part *part = part_at (self, i);
      const int x = start_of (self, i, width), end = start_of (self, i + 1, width);
      const int least = natural (part->ground, GTK_ORIENTATION_HORIZONTAL, -1); /* a sliver is still to be seen */
      const gboolean holds = natural (part->figure, GTK_ORIENTATION_HORIZONTAL, -1) <= end - x;
      place (part->ground, MAX (0, MIN (x, width - least)), 0, MAX (end - x, least), height);
      gtk_widget_set_child_visible (part->figure, with_figures && holds);
      if (with_figures && holds)
        place (part->figure, x, 0, end - x, height);
    }
}

static void
place_line (const Part *part, int *y, int width)
{
  const int height = line_height (part, width);
  const int swatch = natural (part->swatch, GTK_ORIENTATION_HORIZONTAL, -1);
  const int room = sentence_room (part, width);
  const int side = natural (part->swatch, GTK_ORIENTATION_VERTICAL, -1);
  place (part->swatch, 0, *y + (height - side) / 2, swatch, side);
  place (part->sentence, swatch, *y, room, height);
  place (part->amount, swatch + room, *y, width - swatch - room, height);
  *y += height;
}

static void
gj_split_bar_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  GjSplitBar *self = GJ_SPLIT_BAR (widget);
  const gboolean below = fits_below (self, width);
  int y = bar_height (self);
  place_bar (self, width, !self->thin);
  for (guint i = 0; i < self->parts->len; i++)
    {
      const Part *part = part_at (self, i);
      gtk_widget_set_child_visible (part->swatch, !below);
      gtk_widget_set_child_visible (part->amount, !below);
      if (below)
        place (part->sentence, sentence_start (self, i, width), y, natural (part->sentence, GTK_ORIENTATION_HORIZONTAL, -1),
               natural (part->sentence, GTK_ORIENTATION_VERTICAL, -1));
      else
        place_line (part, &y, width);
    }
}

static GtkSizeRequestMode
gj_split_bar_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
remove_parts (GjSplitBar *self)
{
  GtkWidget *child;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_array_set_size (self->parts, 0);
  self->sum_fen = 0;
}

static void
gj_split_bar_dispose (GObject *object)
{
  GjSplitBar *self = GJ_SPLIT_BAR (object);
  if (self->parts != NULL)
    remove_parts (self);
  g_clear_pointer (&self->parts, g_array_unref);
  G_OBJECT_CLASS (gj_split_bar_parent_class)->dispose (object);
}

static void
gj_split_bar_class_init (GjSplitBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = gj_split_bar_dispose;
  widget_class->measure = gj_split_bar_measure;
  widget_class->size_allocate = gj_split_bar_size_allocate;
  widget_class->get_request_mode = gj_split_bar_get_request_mode;
  gtk_widget_class_set_css_name (widget_class, "splitbar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
gj_split_bar_init (GjSplitBar *self)
{
  self->parts = g_array_new (FALSE, TRUE, sizeof (Part));
}

static GtkWidget *
ground_new (GjSplitBar *self, const char *css_class, GjSplitKind kind, guint nth_shared)
{
  GtkWidget *ground = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (ground, css_class);
  switch (kind)
    {
    case GJ_SPLIT_OWN:
      gtk_widget_add_css_class (ground, "own");
      break;
    case GJ_SPLIT_SHARED:
      gtk_widget_add_css_class (ground, nth_shared % 2 == 0 ? "shared" : "shared-2");
      break;
    case GJ_SPLIT_FUND:
      gtk_widget_add_css_class (ground, "fund");
      break;
    case GJ_SPLIT_CASH:
      gtk_widget_add_css_class (ground, "cash");
      break;
    }
  gtk_widget_set_parent (ground, GTK_WIDGET (self));
  return ground;
}

static GtkWidget *
label_new (GjSplitBar *self, const char *css_class, float xalign)
{
  GtkWidget *label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_widget_add_css_class (label, css_class);
  gtk_widget_set_parent (label, GTK_WIDGET (self));
  return label;
}

static char *
figure_text (GjSplitBar *self, gint64 amount_fen)
{
  if (self->exact)
    return gj_money_format (amount_fen);
  g_autofree char *number = gj_money_format_sentence (amount_fen);
  return g_strdup_printf (C_ ("an amount inside a sentence", "%s元"), number);
}

static void
set_figures (GjSplitBar *self)
{
  g_autoptr (GString) spoken = g_string_new (NULL);
  for (guint i = 0; i < self->parts->len; i++)
    {
      const Part *part = part_at (self, i);
      g_autofree char *text = figure_text (self, part->amount_fen);
      gtk_label_set_text (GTK_LABEL (part->figure), text);
      gtk_label_set_text (GTK_LABEL (part->amount), text);
      g_string_append_printf (spoken, "%s%s %s", i > 0 ? "; " : "", gtk_label_get_text (GTK_LABEL (part->sentence)), text);
    }
  gj_naming_set (GTK_WIDGET (self), spoken->str);
}

static void
append_part (GjSplitBar *self, const GjSplitPart *view, guint nth_shared)
{
  g_return_if_fail (view->amount_fen > 0 && view->sentence != NULL);
  Part part = { .amount_fen = view->amount_fen };
  part.ground = ground_new (self, "part", view->kind, nth_shared);
  part.figure = label_new (self, "figure", 0.5F);
  gtk_widget_add_css_class (part.figure, gtk_widget_has_css_class (part.ground, "own")      ? "on-dark"
                                         : gtk_widget_has_css_class (part.ground, "shared") ? "on-dark"
                                                                                            : "on-light");
  part.swatch = ground_new (self, "swatch", view->kind, nth_shared);
  part.sentence = label_new (self, "sayline", 0);
  gtk_label_set_wrap (GTK_LABEL (part.sentence), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (part.sentence), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (part.sentence), GTK_NATURAL_WRAP_NONE);
  gtk_label_set_markup (GTK_LABEL (part.sentence), view->sentence);
  gj_whole_text_keep (GTK_LABEL (part.sentence));
  part.amount = label_new (self, "lineamount", 1);
  g_array_append_val (self->parts, part);
  self->sum_fen += view->amount_fen;
}

void
gj_split_bar_set_parts (GjSplitBar *self, const GjSplitPart *parts, gsize n_parts)
{
  g_return_if_fail (GJ_IS_SPLIT_BAR (self) && (parts != NULL || n_parts == 0));
  guint nth_shared = 0;
  remove_parts (self);
  for (gsize i = 0; i < n_parts; i++)
    {
      append_part (self, &parts[i], nth_shared);
      nth_shared += parts[i].kind == GJ_SPLIT_SHARED;
    }
  if (self->parts->len > 0)
    {
      gtk_widget_add_css_class (part_at (self, 0)->ground, "first");
      gtk_widget_add_css_class (part_at (self, self->parts->len - 1)->ground, "last");
    }
  set_figures (self);
}

void
gj_split_bar_set_exact (GjSplitBar *self, gboolean exact)
{
  g_return_if_fail (GJ_IS_SPLIT_BAR (self));
  self->exact = exact;
  set_figures (self);
}

GtkWidget *
gj_split_bar_new (const GjSplitPart *parts, gsize n_parts)
{
  GjSplitBar *self = g_object_new (GJ_TYPE_SPLIT_BAR, NULL);
  gj_split_bar_set_parts (self, parts, n_parts);
  return GTK_WIDGET (self);
}

void
gj_split_bar_set_thin (GjSplitBar *self, gboolean thin)
{
  g_return_if_fail (GJ_IS_SPLIT_BAR (self));
  if (self->thin == thin)
    return;
  self->thin = thin;
  if (thin)
    gtk_widget_add_css_class (GTK_WIDGET (self), "thin");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "thin");
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
