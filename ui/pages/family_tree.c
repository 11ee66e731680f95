/* SPDX-License-Identifier: Apache-2.0 */
/* See family_tree.h. The persons are child widgets; only the lines between them are drawn here, in the colours of the stylesheet. */
#include "ui/pages/family_tree.h"

#include "core/base/i18n.h"
#include "core/base/money.h"
#include "ui/pages/page_kit.h"
#include "ui/widgets/naming.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/mirror.h"

/* Between the words of two people, in widths of a line. */
#define AIR 5
#define MOST_ABOVE 3
#define MOST_BELOW 4

/* One row of persons, above or below the holder. */
typedef struct
{
  GPtrArray *nodes;  /* GtkWidget, in order; the widget's children */
  GtkWidget *rest;   /* stands for those for whom there is no place */
  GtkWidget *tag;    /* the words on the line */
  guint n_all;       /* persons on this side, drawn or not */
  guint n_shown;     /* places, the rest's included */
  guint most;        /* places that are enough to be read at a glance */
} Side;

struct _GjFamilyTree
{
  GtkWidget parent_instance;
  Side above;
  Side below;
  GtkWidget *me;
  int wire_gap, wire_width, wire_radius;
};

enum
{
  PROP_WIRE_GAP = 1,
  PROP_WIRE_WIDTH,
  PROP_WIRE_RADIUS,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (GjFamilyTree, gj_family_tree, GTK_TYPE_WIDGET)

static GtkWidget *
node_new (const GjFamilyMember *member)
{
  GtkWidget *node = gj_kit_box (GTK_ORIENTATION_VERTICAL, "node");
  GtkWidget *face = gtk_overlay_new ();
  GtkWidget *avatar = gj_kit_avatar (member->avatar, "i96");
  gtk_widget_set_halign (avatar, GTK_ALIGN_CENTER);
  gj_kit_add_classes (face, "face");
  gtk_overlay_set_child (GTK_OVERLAY (face), avatar);
  gtk_widget_set_halign (face, GTK_ALIGN_CENTER);
  if (member->side == GJ_FAMILY_GIVES_YOU && member->place > 0)
    {
      g_autofree char *place = g_strdup_printf ("%u", member->place);
      GtkWidget *badge = gj_kit_label (place, "badge");
      gtk_label_set_xalign (GTK_LABEL (badge), 0.5);
      gtk_widget_set_halign (badge, GTK_ALIGN_START);
      gtk_widget_set_valign (badge, GTK_ALIGN_END);
      gtk_overlay_add_overlay (GTK_OVERLAY (face), badge);
    }

  g_autofree char *name = gj_kit_markup ("<b>%s</b> %s", member->name, member->relation);
  GtkWidget *who = gj_kit_markup_label (name, "who");
  g_autofree char *used = gj_money_format (member->used_fen);
  g_autofree char *sum = g_strdup_printf (C_ ("under a person in the family drawing", "累计%s"), used);
  const char *line = member->used_fen > 0 ? sum : _ ("还没用到");
  const char *classes = "second line";
  if (member->state == GJ_FAMILY_SUSPENDED)
    line = _ ("参保暂停"), classes = "care b line";
  else if (member->state == GJ_FAMILY_OWN_SUSPENDED)
    line = _ ("现在不能用"), classes = "care b line";
  else if (member->state == GJ_FAMILY_NOT_BEGUN)
    line = _ ("还没开始"), classes = "care b line";
  else if (member->state == GJ_FAMILY_ENDED)
    line = _ ("已结束"), classes = "care b line";
  GtkWidget *under = gj_kit_label (line, classes);
  gtk_label_set_wrap (GTK_LABEL (who), FALSE);
  gtk_label_set_wrap (GTK_LABEL (under), FALSE);
  gtk_label_set_xalign (GTK_LABEL (who), 0.5);
  gtk_label_set_xalign (GTK_LABEL (under), 0.5);
  g_object_set_data (G_OBJECT (node), "cut", GINT_TO_POINTER (member->state != GJ_FAMILY_VALID));
  return gj_kit_pack (node, face, who, under, NULL);
}

/* How many they are depends on the room; the list below has them all. */
static GtkWidget *
rest_new (void)
{
  GtkWidget *node = gj_kit_box (GTK_ORIENTATION_VERTICAL, "node");
  GtkWidget *symbol = gj_icon_new_sized ("family", "i96");
  GtkWidget *who = gj_kit_label (_ ("还有家人"), "who");
  GtkWidget *under = gj_kit_label (_ ("看名单"), "second line");
  gj_kit_add_classes (symbol, "rest");
  gtk_widget_set_halign (symbol, GTK_ALIGN_CENTER);
  gtk_label_set_wrap (GTK_LABEL (who), FALSE);
  gtk_label_set_wrap (GTK_LABEL (under), FALSE);
  gtk_label_set_xalign (GTK_LABEL (who), 0.5);
  gtk_label_set_xalign (GTK_LABEL (under), 0.5);
  return gj_kit_pack (node, symbol, who, under, NULL);
}

static void
side_set (GjFamilyTree *self, Side *side, const GjFamilyView *view, GjFamilyMemberSide which, const char *words)
{
  for (guint i = 0; i < side->nodes->len; i++)
    gtk_widget_unparent (g_ptr_array_index (side->nodes, i));
  g_ptr_array_set_size (side->nodes, 0);
  g_clear_pointer (&side->tag, gtk_widget_unparent);
  g_clear_pointer (&side->rest, gtk_widget_unparent);
  side->n_all = 0;
  for (gsize i = 0; i < view->n_members; i++)
    {
      if (view->members[i].side != which)
        continue;
      if (side->n_all++ == 0) /* before those it is about: who gives to whom is heard first */
        {
          side->tag = gj_kit_label (words, "wiretag");
          gtk_label_set_wrap (GTK_LABEL (side->tag), FALSE);
          gtk_widget_set_parent (side->tag, GTK_WIDGET (self));
        }
      if (side->nodes->len == side->most)
        continue;
      GtkWidget *node = node_new (&view->members[i]);
      gtk_widget_set_parent (node, GTK_WIDGET (self));
      g_ptr_array_add (side->nodes, node);
    }
  if (side->n_all > 1)
    {
      side->rest = rest_new ();
      gtk_widget_set_parent (side->rest, GTK_WIDGET (self));
    }
}

static GtkWidget *
me_new (const GjFamilyView *view)
{
  g_autofree char *name = g_strdup_printf (C_ ("the holder, after a masked name", "%s（您）"), view->name);
  g_autofree char *balance = gj_money_format (MAX (view->balance_fen, 0));
  g_autofree char *line = view->balance_hidden ? g_strdup (_ ("余额已隐藏"))
                          : view->balance_fen < 0 ? g_strdup (_ ("没有个人账户"))
                                                  : g_strdup_printf (_ ("余额%s"), balance);
  GtkWidget *name_label = gj_kit_label (name, "name");
  GtkWidget *line_label = gj_kit_label (line, NULL);
  gtk_label_set_wrap (GTK_LABEL (name_label), FALSE);
  gtk_label_set_wrap (GTK_LABEL (line_label), FALSE);
  GtkWidget *words = gj_kit_pack (gj_kit_box (GTK_ORIENTATION_VERTICAL, NULL), name_label, line_label, NULL);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  return gj_kit_pack (gj_kit_box (GTK_ORIENTATION_HORIZONTAL, "me"), gj_kit_avatar (view->avatar, "i92"), words, NULL);
}

void
gj_family_tree_set_view (GjFamilyTree *self, const GjFamilyView *view)
{
  g_return_if_fail (GJ_IS_FAMILY_TREE (self) && view != NULL);
  g_clear_pointer (&self->me, gtk_widget_unparent);
  self->me = me_new (view);
  gtk_widget_set_parent (self->me, GTK_WIDGET (self));
  side_set (self, &self->above, view, GJ_FAMILY_GIVES_YOU, _ ("家人给您用"));
  side_set (self, &self->below, view, GJ_FAMILY_USES_YOURS, _ ("您给家人用"));
  g_autofree char *above = self->above.n_all > 0 ? g_strdup_printf (_ ("%u位家人给您用"), self->above.n_all)
                                                 : g_strdup (_ ("没有家人给您用"));
  g_autofree char *below = self->below.n_all > 0 ? g_strdup_printf (_ ("%u位家人用您的钱"), self->below.n_all)
                                                 : g_strdup (_ ("没有家人用您的钱"));
  g_autofree char *said = g_strconcat (above, C_ ("between two things that are said", "，"), below, NULL);
  gj_naming_set (GTK_WIDGET (self), said);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/* A row of lines is at least as high as the words on it. */
static int
gap_height (GjFamilyTree *self)
{
  int gap = self->wire_gap;
  GtkWidget *const tags[] = { self->above.tag, self->below.tag };
  for (guint i = 0; i < G_N_ELEMENTS (tags); i++)
    {
      int natural = 0;
      if (tags[i] != NULL)
        gtk_widget_measure (tags[i], GTK_ORIENTATION_VERTICAL, -1, NULL, &natural, NULL, NULL);
      gap = MAX (gap, natural + self->wire_width);
    }
  return gap;
}

/* Widest and highest of a row. */
static GtkRequisition
side_size (Side *side)
{
  GtkRequisition most = { 0, 0 };
  for (guint i = 0; i < side->nodes->len; i++)
    {
      GtkRequisition natural;
      gtk_widget_get_preferred_size (g_ptr_array_index (side->nodes, i), NULL, &natural);
      most.width = MAX (most.width, natural.width);
      most.height = MAX (most.height, natural.height);
    }
  if (side->rest != NULL)
    {
      GtkRequisition natural;
      gtk_widget_get_preferred_size (side->rest, NULL, &natural);
      most.width = MAX (most.width, natural.width);
      most.height = MAX (most.height, natural.height);
    }
  return most;
}

static void
gj_family_tree_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                        int *minimum_baseline, int *natural_baseline)
{
  GjFamilyTree *self = GJ_FAMILY_TREE (widget);
  *minimum = *natural = 0;
  if (self->me == NULL)
    return;
  GtkRequisition me;
  gtk_widget_get_preferred_size (self->me, NULL, &me);
  const GtkRequisition above = side_size (&self->above), below = side_size (&self->below);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MAX (me.width, MAX (above.width, below.width));
      *natural = MAX (*minimum, MAX (above.width * (int) self->above.nodes->len, below.width * (int) self->below.nodes->len));
      return;
    }
  *minimum = me.height;
  if (self->above.nodes->len > 0)
    *minimum += above.height + gap_height (self);
  if (self->below.nodes->len > 0)
    *minimum += below.height + gap_height (self);
  *natural = *minimum;
}

/* Does the last place of the row stand for all who have none? */
static gboolean
has_rest (const Side *side)
{
  return side->n_all > side->n_shown;
}

static GtkWidget *
in_place (const Side *side, guint place)
{
  return has_rest (side) && place == side->n_shown - 1 ? side->rest : g_ptr_array_index (side->nodes, place);
}

/* As many of a row as stand beside each other in full. */
static void
place_side (GjFamilyTree *self, Side *side, int y, int width)
{
  const GtkRequisition node = side_size (side);
  if (side->nodes->len == 0)
    return;
  side->n_shown = CLAMP ((guint) (width / MAX (node.width + AIR * self->wire_width, 1)), 1, side->nodes->len);
  const int cell = width / (int) side->n_shown;
  for (guint i = 0; i < side->nodes->len; i++)
    gtk_widget_set_child_visible (g_ptr_array_index (side->nodes, i), FALSE);
  if (side->rest != NULL)
    gtk_widget_set_child_visible (side->rest, FALSE);
  for (guint i = 0; i < side->n_shown; i++)
    {
      GtkWidget *child = in_place (side, i);
      gtk_widget_set_child_visible (child, TRUE);
      gj_mirror_allocate (GTK_WIDGET (self), width, child, (int) i * cell, y, cell, node.height);
    }
}

/* The words stand on the line between the first person and the next (or the middle); beside the line where it is straight down. */
static void
place_tag (GjFamilyTree *self, Side *side, int middle, int width)
{
  if (side->tag == NULL)
    return;
  GtkRequisition tag;
  gtk_widget_get_preferred_size (side->tag, NULL, &tag);
  const int cell = width / (int) side->n_shown;
  int x = (width - cell) / 2;
  if (side->n_shown == 1)
    x = width / 2 - tag.width - self->wire_radius;
  else
    x = (cell / 2 + MIN (cell * 3 / 2, width / 2)) / 2 - tag.width / 2;
  gj_mirror_allocate (GTK_WIDGET (self), width, side->tag, MAX (x, 0), middle - tag.height / 2, tag.width, tag.height);
}

static void
gj_family_tree_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  GjFamilyTree *self = GJ_FAMILY_TREE (widget);
  if (self->me == NULL)
    return;
  GtkRequisition me;
  gtk_widget_get_preferred_size (self->me, NULL, &me);
  int y = 0;
  if (self->above.nodes->len > 0)
    {
      place_side (self, &self->above, 0, width);
      y = side_size (&self->above).height + gap_height (self);
      place_tag (self, &self->above, y - gap_height (self) + gap_height (self) / 2, width);
    }
  gtk_widget_size_allocate (self->me, &(GtkAllocation){ (width - me.width) / 2, y, me.width, me.height }, -1);
  y += me.height;
  if (self->below.nodes->len > 0)
    {
      place_side (self, &self->below, y + gap_height (self), width);
      place_tag (self, &self->below, y + gap_height (self) / 2, width);
    }
}

static void
set_ink (GtkWidget *widget, cairo_t *cr, const char *name)
{
  GdkRGBA color;
  if (gtk_style_context_lookup_color (gtk_widget_get_style_context (widget), name, &color))
    gdk_cairo_set_source_rgba (cr, &color);
}

static void
arrow_down (GjFamilyTree *self, cairo_t *cr, double x, double y)
{
  const double wing = self->wire_width * 2.5;
  cairo_move_to (cr, x - wing, y - wing);
  cairo_line_to (cr, x, y);
  cairo_line_to (cr, x + wing, y - wing);
  cairo_stroke (cr);
}

/* A line that leaves x1, y1 downwards (or arrives so at x2, y2), with one round corner at each end of the level part. */
static void
wire_path (GjFamilyTree *self, cairo_t *cr, double x1, double y1, double x2, double y2, double level)
{
  const double radius = MIN (self->wire_radius, ABS (x2 - x1) / 2);
  const double side = x2 > x1 ? 1 : -1;
  cairo_move_to (cr, x1, y1);
  if (ABS (x2 - x1) > 1)
    {
      const double first = MIN (radius, level - y1), last = MIN (radius, y2 - level);
      cairo_line_to (cr, x1, level - first);
      cairo_curve_to (cr, x1, level, x1, level, x1 + side * first, level);
      cairo_line_to (cr, x2 - side * last, level);
      cairo_curve_to (cr, x2, level, x2, level, x2, level + last);
    }
  cairo_line_to (cr, x2, y2);
}

static void
draw_side (GjFamilyTree *self, Side *side, cairo_t *cr, double y1, double y2, gboolean towards_me)
{
  GtkWidget *widget = GTK_WIDGET (self);
  const double width = gtk_widget_get_width (widget);
  const double cell = width / MAX (side->n_shown, 1);
  const double level = y1 + gap_height (self) / 2.0;
  const double dot[] = { 0, self->wire_width * 2.5 };
  for (guint i = 0; i < side->nodes->len && i < side->n_shown; i++)
    {
      const gboolean cut = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (in_place (side, i)), "cut"));
      const double place = cell * (i + 0.5);
      const double x = gj_mirror_is_on (widget) ? width - place : place;
      set_ink (widget, cr, cut ? "edge" : "action");
      cairo_set_dash (cr, dot, cut ? G_N_ELEMENTS (dot) : 0, 0);
      if (towards_me)
        wire_path (self, cr, x, y1, width / 2, cut ? level : y2, level);
      else
        wire_path (self, cr, width / 2, cut ? level : y1, x, y2, level);
      cairo_stroke (cr);
      cairo_set_dash (cr, NULL, 0, 0);
      if (!cut)
        arrow_down (self, cr, towards_me ? width / 2 : x, y2);
    }
}

static void
gj_family_tree_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  GjFamilyTree *self = GJ_FAMILY_TREE (widget);
  if (self->me == NULL)
    return;
  graphene_rect_t bounds;
  graphene_rect_t me;
  graphene_rect_init (&bounds, 0, 0, gtk_widget_get_width (widget), gtk_widget_get_height (widget));
  if (!gtk_widget_compute_bounds (self->me, widget, &me))
    return;
  const double air = self->wire_width;
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  cairo_set_line_width (cr, self->wire_width);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  const double top = me.origin.y, bottom = me.origin.y + me.size.height;
  draw_side (self, &self->above, cr, top - gap_height (self) + air, top - air, TRUE);
  draw_side (self, &self->below, cr, bottom, bottom + gap_height (self) - air, FALSE);
  cairo_destroy (cr);
  GTK_WIDGET_CLASS (gj_family_tree_parent_class)->snapshot (widget, snapshot);
}

static GtkSizeRequestMode
gj_family_tree_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
gj_family_tree_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  GjFamilyTree *self = GJ_FAMILY_TREE (object);
  if (id == PROP_WIRE_GAP)
    self->wire_gap = g_value_get_int (value);
  else if (id == PROP_WIRE_WIDTH)
    self->wire_width = g_value_get_int (value);
  else if (id == PROP_WIRE_RADIUS)
    self->wire_radius = g_value_get_int (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
gj_family_tree_dispose (GObject *object)
{
  GjFamilyTree *self = GJ_FAMILY_TREE (object);
  GtkWidget *child;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  self->me = self->above.tag = self->below.tag = self->above.rest = self->below.rest = NULL;
  g_clear_pointer (&self->above.nodes, g_ptr_array_unref);
  g_clear_pointer (&self->below.nodes, g_ptr_array_unref);
  G_OBJECT_CLASS (gj_family_tree_parent_class)->dispose (object);
}

static void
gj_family_tree_class_init (GjFamilyTreeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS;
  object_class->set_property = gj_family_tree_set_property;
  object_class->dispose = gj_family_tree_dispose;
  widget_class->measure = gj_family_tree_measure;
  widget_class->size_allocate = gj_family_tree_size_allocate;
  widget_class->snapshot = gj_family_tree_snapshot;
  widget_class->get_request_mode = gj_family_tree_get_request_mode;
  props[PROP_WIRE_GAP] = g_param_spec_int ("wire-gap", NULL, NULL, 0, G_MAXINT16, 0, flags);
  props[PROP_WIRE_WIDTH] = g_param_spec_int ("wire-width", NULL, NULL, 0, G_MAXINT16, 0, flags);
  props[PROP_WIRE_RADIUS] = g_param_spec_int ("wire-radius", NULL, NULL, 0, G_MAXINT16, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
  gtk_widget_class_set_css_name (widget_class, "familytree");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
gj_family_tree_init (GjFamilyTree *self)
{
  self->above.nodes = g_ptr_array_new ();
  self->below.nodes = g_ptr_array_new ();
  gtk_widget_add_css_class (GTK_WIDGET (self), "pictured"); /* the voice says its name and not what is drawn */
  self->above.most = MOST_ABOVE;
  self->below.most = MOST_BELOW;
}
