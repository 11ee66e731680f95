/* SPDX-License-Identifier: Apache-2.0 */
/* See audit.h. Sizes are taken from the widgets as they stand, never from the stylesheet. */
#include "tests/ui/audit.h"

#include "ui/frame/focus_keys.h"
#include "ui/pages/family_tree.h"
#include "ui/pages/paged_list.h"
#include "ui/speech/page_words.h"
#include "ui/widgets/filter_row.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/key_board.h"
#include "ui/widgets/keypad.h"
#include "ui/widgets/list_row.h"
#include "ui/widgets/mirror.h"
#include "ui/widgets/pager.h"
#include "ui/widgets/signature_pad.h"
#include "ui/widgets/time_ring.h"
#include "ui/widgets/whole_text.h"
#include "ui/widgets/words.h"

#define LEAST_TARGET 96
/* Half a pixel: what rounding may do. */
#define SLACK 0.5F

typedef void (*Visit) (GtkWidget *widget, gpointer data);

/* Every widget under @root that is shown, parents first. */
static void
walk (GtkWidget *root, Visit visit, gpointer data)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      if (!gtk_widget_get_mapped (child))
        continue;
      visit (child, data);
      walk (child, visit, data);
    }
}

/* What a developer knows a widget by: its type, its style and, if it has one, its text. */
static char *
describe (GtkWidget *widget)
{
  g_auto (GStrv) classes = gtk_widget_get_css_classes (widget);
  g_autofree char *style = g_strjoinv (".", classes);
  const char *text = GTK_IS_LABEL (widget) ? gtk_label_get_text (GTK_LABEL (widget)) : "";
  return g_strdup_printf ("%s.%s \"%.40s\"", G_OBJECT_TYPE_NAME (widget), style, text);
}

G_GNUC_PRINTF (3, 4)
static void
complain (GPtrArray *problems, GtkWidget *widget, const char *format, ...)
{
  va_list args;
  va_start (args, format);
  g_autofree char *what = g_strdup_vprintf (format, args);
  va_end (args);
  g_autofree char *who = describe (widget);
  g_ptr_array_add (problems, g_strdup_printf ("%s %s", who, what));
}

/* ---- room ---- */

typedef struct
{
  GPtrArray *problems;
  GtkWidget *area;
} Room;

static gboolean
lies_inside (GtkWidget *widget, GtkWidget *frame, graphene_rect_t *bounds)
{
  if (!gtk_widget_compute_bounds (widget, frame, bounds))
    return TRUE;
  const float width = gtk_widget_get_width (frame), height = gtk_widget_get_height (frame);
  return bounds->origin.x >= -SLACK && bounds->origin.y >= -SLACK && bounds->origin.x + bounds->size.width <= width + SLACK
         && bounds->origin.y + bounds->size.height <= height + SLACK;
}

static void
check_text (GPtrArray *problems, GtkLabel *label)
{
  PangoLayout *layout = gtk_label_get_layout (label);
  int width, height;
  pango_layout_get_pixel_size (layout, &width, &height);
  if (pango_layout_is_ellipsized (layout))
    complain (problems, GTK_WIDGET (label), "is ellipsized");
  if (height > gtk_widget_get_height (GTK_WIDGET (label)) || width > gtk_widget_get_width (GTK_WIDGET (label)) + 1)
    complain (problems, GTK_WIDGET (label), "has a text of %d x %d in %d x %d", width, height,
              gtk_widget_get_width (GTK_WIDGET (label)), gtk_widget_get_height (GTK_WIDGET (label)));
}

/* An empty box is only a ground for what lies on it. */
static gboolean
is_ground (GtkWidget *widget)
{
  return GTK_IS_BOX (widget) && gtk_widget_get_first_child (widget) == NULL;
}

/* What stands beside a widget must not lie on it. */
static void
check_apart (GPtrArray *problems, GtkWidget *widget)
{
  GtkWidget *parent = gtk_widget_get_parent (widget);
  graphene_rect_t bounds, other_bounds, common;
  if (GJ_IS_FAMILY_TREE (parent) || GTK_IS_OVERLAY (parent) || is_ground (widget) || !gtk_widget_compute_bounds (widget, parent, &bounds))
    return;
  for (GtkWidget *other = gtk_widget_get_next_sibling (widget); other != NULL; other = gtk_widget_get_next_sibling (other))
    if (gtk_widget_get_mapped (other) && !is_ground (other) && gtk_widget_compute_bounds (other, parent, &other_bounds)
        && graphene_rect_intersection (&bounds, &other_bounds, &common) && common.size.width > SLACK
        && common.size.height > SLACK)
      {
        g_autofree char *who = describe (other);
        complain (problems, widget, "lies %.0f x %.0f on %s", common.size.width, common.size.height, who);
      }
}

static void
visit_for_room (GtkWidget *widget, gpointer data)
{
  Room *room = data;
  graphene_rect_t bounds;
  check_apart (room->problems, widget);
  if (!lies_inside (widget, room->area, &bounds))
    complain (room->problems, widget, "reaches to %.0f,%.0f of %d x %d", bounds.origin.x + bounds.size.width,
              bounds.origin.y + bounds.size.height, gtk_widget_get_width (room->area), gtk_widget_get_height (room->area));
  else if (!lies_inside (widget, gtk_widget_get_parent (widget), &bounds))
    complain (room->problems, widget, "reaches out of what holds it: %.0f,%.0f to %.0f,%.0f of %d x %d", bounds.origin.x,
              bounds.origin.y, bounds.origin.x + bounds.size.width, bounds.origin.y + bounds.size.height,
              gtk_widget_get_width (gtk_widget_get_parent (widget)), gtk_widget_get_height (gtk_widget_get_parent (widget)));
  int least_width, least_height;
  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &least_width, NULL, NULL, NULL);
  const int width = gtk_widget_get_allocated_width (widget);
  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, MAX (width, least_width), &least_height, NULL, NULL, NULL);
  if (width < least_width || gtk_widget_get_allocated_height (widget) < least_height)
    complain (room->problems, widget, "has %d x %d, needs %d x %d", width, gtk_widget_get_allocated_height (widget), least_width,
              least_height);
  if (GTK_IS_LABEL (widget))
    check_text (room->problems, GTK_LABEL (widget));
}

/* In the frame around the page only what may be cut is. */
static void
visit_for_cuts (GtkWidget *widget, gpointer data)
{
  if (GTK_IS_LABEL (widget) && pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (widget)))
      && !gtk_widget_has_css_class (widget, "maybe-cut"))
    complain (data, widget, "is cut in the frame");
}

GPtrArray *
gj_audit_fit (GjWindow *window)
{
  GtkWidget *page = GTK_WIDGET (gj_window_get_page (window));
  Room room = { g_ptr_array_new_with_free_func (g_free), gtk_widget_get_parent (page) };
  walk (room.area, visit_for_room, &room);
  for (GtkWidget *part = gtk_widget_get_first_child (gtk_widget_get_parent (room.area)); part != NULL;
       part = gtk_widget_get_next_sibling (part))
    if (part != room.area)
      walk (part, visit_for_cuts, room.problems);
  return room.problems;
}

/* ---- lines ---- */

/* The line of a layout that the byte at @index stands on. */
static int
line_of (PangoLayout *layout, int index)
{
  int line;
  pango_layout_index_to_line_x (layout, index, FALSE, &line, NULL);
  return line;
}

static void
check_whole (GPtrArray *problems, GtkLabel *label, PangoLayout *layout)
{
  static GRegex *wholes;
  if (wholes == NULL)
    wholes = g_regex_new ("(?<!\\p{Han})\\p{Han}{2}¥[0-9][0-9,.]*|[0-9]+年度"
                          "|([0-9]+年)?[0-9]+月([0-9]+日)?|¥?[0-9][0-9,.]*元?|\\*+\\p{Han}|[0-9A-Z]+(-[0-9A-Z]+)+", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  const char *text = pango_layout_get_text (layout);
  for (g_regex_match (wholes, text, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      int start, end;
      g_match_info_fetch_pos (match, 0, &start, &end);
      const int last = (int) (g_utf8_find_prev_char (text, text + end) - text);
      g_autofree char *whole = g_match_info_fetch (match, 0);
      if (line_of (layout, start) != line_of (layout, last))
        complain (problems, GTK_WIDGET (label), "breaks inside %s", whole);
    }
}

/* The words that the screens have (ui/widgets/words.h). */
static void
check_words (GPtrArray *problems, GtkLabel *label, PangoLayout *layout)
{
  const char *text = pango_layout_get_text (layout);
  for (const char *at = text; *at != '\0';)
    {
      const gsize length = gj_whole_text_is_behind_sum (text, at) ? 0 : gj_words_at (at);
      const char *end = length > 0 ? at + length : g_utf8_next_char (at);
      if (line_of (layout, (int) (at - text)) != line_of (layout, (int) (g_utf8_prev_char (end) - text)))
        complain (problems, GTK_WIDGET (label), "breaks inside the word %.*s", (int) length, at);
      at = end;
    }
}

/* Letters of a text, without the signs of punctuation. */
static glong
count_letters (const char *text, int length)
{
  glong n = 0;
  for (const char *at = text; at < text + length; at = g_utf8_next_char (at))
    n += g_unichar_isalnum (g_utf8_get_char (at)) || *at == '*'; /* a letter that is hidden */
  return n;
}

/* A line that goes on, or goes on from the one above, has two letters at the least: the first one as well as the last. */
static void
check_lonely (GPtrArray *problems, GtkLabel *label, PangoLayout *layout)
{
  const char *text = pango_layout_get_text (layout);
  const int n_lines = pango_layout_get_line_count (layout);
  for (int i = 0; i < n_lines; i++)
    {
      const PangoLayoutLine *line = pango_layout_get_line_readonly (layout, i);
      const PangoLayoutLine *next = i + 1 < n_lines ? pango_layout_get_line_readonly (layout, i + 1) : NULL;
      const gboolean is_whole = line->is_paragraph_start && (next == NULL || next->is_paragraph_start);
      if (!is_whole && count_letters (text + line->start_index, line->length) < 2)
        complain (problems, GTK_WIDGET (label), "leaves \"%.*s\" alone", line->length, text + line->start_index);
    }
}

static void
visit_for_lines (GtkWidget *widget, gpointer data)
{
  if (!GTK_IS_LABEL (widget))
    return;
  PangoLayout *layout = gtk_label_get_layout (GTK_LABEL (widget));
  if (pango_layout_get_line_count (layout) < 2)
    return;
  check_whole (data, GTK_LABEL (widget), layout);
  check_words (data, GTK_LABEL (widget), layout);
  check_lonely (data, GTK_LABEL (widget), layout);
}

GPtrArray *
gj_audit_lines (GjWindow *window)
{
  GPtrArray *problems = g_ptr_array_new_with_free_func (g_free);
  walk (GTK_WIDGET (window), visit_for_lines, problems);
  return problems;
}

/* ---- sizes ---- */

static int
font_size (GtkWidget *label)
{
  return pango_font_description_get_size (pango_context_get_font_description (gtk_widget_get_pango_context (label))) / PANGO_SCALE;
}

static gboolean
is_bold (GtkWidget *label)
{
  return pango_font_description_get_weight (pango_context_get_font_description (gtk_widget_get_pango_context (label)))
         >= PANGO_WEIGHT_BOLD;
}

/* What is meant to be the largest thing of its page: a sum of money, what one types, the tile or button that is the next step. */
static gboolean
may_be_large (GtkWidget *label)
{
  static const char *const classes[] = { "amount", "number", "nametext", "flowamount", "idgroup", "way", "call", "emptyhead", "figure", "scenesay", "clock" };
  for (gsize i = 0; i < G_N_ELEMENTS (classes); i++)
    if (gtk_widget_has_css_class (label, classes[i]))
      return TRUE;
  for (GtkWidget *parent = gtk_widget_get_parent (label); parent != NULL; parent = gtk_widget_get_parent (parent))
    if (gtk_widget_has_css_class (parent, "key") || gtk_widget_has_css_class (parent, "candidate")
        || gtk_widget_has_css_class (parent, "tile") || gtk_widget_has_css_class (parent, "main"))
      return TRUE;
  return FALSE;
}

typedef struct
{
  GPtrArray *problems;
  int largest; /* of the titles and headlines */
} Sizes;

static void
visit_for_title (GtkWidget *widget, gpointer data)
{
  Sizes *sizes = data;
  if (GTK_IS_LABEL (widget)
      && (gtk_widget_has_css_class (widget, "title") || gtk_widget_has_css_class (widget, "headline")
          || gtk_widget_has_css_class (widget, "sentence") || gtk_widget_has_css_class (widget, "call")))
    sizes->largest = MAX (sizes->largest, font_size (widget));
}

static void
visit_for_sizes (GtkWidget *widget, gpointer data)
{
  Sizes *sizes = data;
  if (!GTK_IS_LABEL (widget) || *gtk_label_get_text (GTK_LABEL (widget)) == '\0')
    return;
  if (sizes->largest > 0 && font_size (widget) > sizes->largest && !may_be_large (widget))
    complain (sizes->problems, widget, "is %d, larger than the title's %d", font_size (widget), sizes->largest);
  GtkWidget *next = gtk_widget_get_next_sibling (widget);
  if (next != NULL && GTK_IS_LABEL (next) && gtk_widget_get_mapped (next) && is_bold (widget) && !is_bold (next)
      && !gtk_widget_has_css_class (widget, "question") && font_size (widget) < font_size (next))
    {
      g_autofree char *below = describe (next);
      complain (sizes->problems, widget, "is %d, smaller than the %d of %s", font_size (widget), font_size (next), below);
    }
}

GPtrArray *
gj_audit_sizes (GjWindow *window)
{
  Sizes sizes = { g_ptr_array_new_with_free_func (g_free), 0 };
  walk (GTK_WIDGET (window), visit_for_title, &sizes);
  walk (GTK_WIDGET (window), visit_for_sizes, &sizes);
  return sizes.problems;
}

/* ---- growth ---- */

/* A text is the same one when it says the same in the same role; the shape of what is around it may change with the size. */
static char *
text_key (GtkWidget *label)
{
  g_auto (GStrv) classes = gtk_widget_get_css_classes (label);
  g_autofree char *roles = g_strjoinv (".", classes);
  return g_strdup_printf ("%s %s", roles, gtk_label_get_text (GTK_LABEL (label)));
}

static gboolean
is_read (GtkWidget *widget)
{
  return GTK_IS_LABEL (widget) && *gtk_label_get_text (GTK_LABEL (widget)) != '\0';
}

static void
visit_for_text_sizes (GtkWidget *widget, gpointer data)
{
  if (!is_read (widget))
    return;
  char *key = text_key (widget);
  const int known = GPOINTER_TO_INT (g_hash_table_lookup (data, key)), size = font_size (widget);
  g_hash_table_insert (data, key, GINT_TO_POINTER (known == 0 ? size : MIN (known, size)));
}

GHashTable *
gj_audit_text_sizes (GjWindow *window)
{
  GHashTable *sizes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  walk (GTK_WIDGET (window), visit_for_text_sizes, sizes);
  return sizes;
}

typedef struct
{
  GPtrArray *problems;
  GHashTable *normal;
  int body, enough;
  guint *n_texts, *n_grown;
} Growth;

/* What has its size from what it stands on, and may stay as large as it was: the hall's sign over every page, a figure in its disc
   beside the words that say the same, the seconds in their ring, the keys of a keyboard, which are as wide as the screen lets all of them be. */
static gboolean
is_a_sign (GtkWidget *label)
{
  static const char *const classes[] = { "head", "demo", "numdot", "n", "ball", "badge", "key", "candidate", "madeby" };
  if (gtk_widget_get_ancestor (label, GJ_TYPE_TIME_RING) != NULL)
    return TRUE;
  for (GtkWidget *widget = label; widget != NULL; widget = gtk_widget_get_parent (widget))
    for (gsize i = 0; i < G_N_ELEMENTS (classes); i++)
      if (gtk_widget_has_css_class (widget, classes[i]))
        return TRUE;
  return FALSE;
}

static void
visit_for_growth (GtkWidget *widget, gpointer data)
{
  Growth *growth = data;
  if (!is_read (widget))
    return;
  g_autofree char *key = text_key (widget);
  const int known = GPOINTER_TO_INT (g_hash_table_lookup (growth->normal, key)), size = font_size (widget);
  const int was = known > 0 ? known : growth->body;
  if (known > size)
    complain (growth->problems, widget, "is %d, smaller than the %d it was", size, known);
  if (is_a_sign (widget))
    return;
  const gboolean grown = 10 * (size + 1) > 13 * was; /* to the whole pixel below */
  *growth->n_texts += 1;
  *growth->n_grown += grown;
  if (!grown && size < growth->enough)
    complain (growth->problems, widget, "is %d, not 1.3 times %d nor %d", size, was, growth->enough);
}

GPtrArray *
gj_audit_growth (GjWindow *window, GHashTable *normal, int body, int enough, guint *n_texts, guint *n_grown)
{
  Growth growth = { g_ptr_array_new_with_free_func (g_free), normal, body, enough, n_texts, n_grown };
  walk (GTK_WIDGET (window), visit_for_growth, &growth);
  return growth.problems;
}

/* ---- targets ---- */

static void
visit_for_targets (GtkWidget *widget, gpointer data)
{
  if (GTK_IS_BUTTON (widget))
    g_ptr_array_add (data, widget);
}

static GPtrArray *
find_targets (GjWindow *window)
{
  GPtrArray *targets = g_ptr_array_new ();
  walk (GTK_WIDGET (window), visit_for_targets, targets);
  return targets;
}

/* Has it the look of what is switched on, ticked or chosen? */
static gboolean
is_drawn_pressed (GtkWidget *target)
{
  static const char *const looks[][2] = { { "aid", "on" }, { "filter", "on" }, { "month", "chosen" }, { "ticked", "ticked" } };
  for (gsize i = 0; i < G_N_ELEMENTS (looks); i++)
    if (gtk_widget_has_css_class (target, looks[i][0]) && gtk_widget_has_css_class (target, looks[i][1]))
      return TRUE;
  return gtk_widget_get_state_flags (target) & GTK_STATE_FLAG_CHECKED;
}

static gboolean
is_told_pressed (GtkWidget *target)
{
  if (!gtk_test_accessible_has_state (GTK_ACCESSIBLE (target), GTK_ACCESSIBLE_STATE_PRESSED))
    return FALSE;
  g_autofree char *other = gtk_test_accessible_check_state (GTK_ACCESSIBLE (target), GTK_ACCESSIBLE_STATE_PRESSED,
                                                            GTK_ACCESSIBLE_TRISTATE_TRUE);
  return other == NULL;
}

static void
check_target (GPtrArray *problems, GtkWidget *target, const graphene_rect_t *bounds)
{
  if (bounds->size.width < LEAST_TARGET || bounds->size.height < LEAST_TARGET)
    complain (problems, target, "is %.0f x %.0f", bounds->size.width, bounds->size.height);
  const GtkAccessibleRole role = gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (target));
  if (role != GTK_ACCESSIBLE_ROLE_BUTTON && role != GTK_ACCESSIBLE_ROLE_RADIO)
    complain (problems, target, "has the role %d", role);
  /* The check answers with what the name is where it is not this. */
  g_autofree char *name
      = gtk_test_accessible_has_property (GTK_ACCESSIBLE (target), GTK_ACCESSIBLE_PROPERTY_LABEL)
            ? gtk_test_accessible_check_property (GTK_ACCESSIBLE (target), GTK_ACCESSIBLE_PROPERTY_LABEL, "")
            : NULL;
  if (name == NULL)
    complain (problems, target, "has no name");
  if (is_drawn_pressed (target) && !is_told_pressed (target))
    complain (problems, target, "is drawn as pressed, ticked or chosen and not told so");
}

/* How far apart two rectangles are, along the axis on which they are further apart. */
static float
gap_between (const graphene_rect_t *a, const graphene_rect_t *b)
{
  const float across = MAX (a->origin.x - (b->origin.x + b->size.width), b->origin.x - (a->origin.x + a->size.width));
  const float down = MAX (a->origin.y - (b->origin.y + b->size.height), b->origin.y - (a->origin.y + a->size.height));
  return MAX (across, down);
}

/* A row of a list or a month of a chart. */
static gboolean
is_of_row (GtkWidget *target)
{
  return gtk_widget_has_css_class (target, "month") || gtk_widget_get_ancestor (target, GJ_TYPE_LIST_ROW) != NULL;
}

GPtrArray *
gj_audit_targets (GjWindow *window, int least_gap, int row_gap)
{
  GPtrArray *problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) targets = find_targets (window);
  g_autofree graphene_rect_t *bounds = g_new0 (graphene_rect_t, targets->len + 1);
  for (guint i = 0; i < targets->len; i++)
    {
      GtkWidget *target = targets->pdata[i];
      g_assert_true (gtk_widget_compute_bounds (target, GTK_WIDGET (window), &bounds[i]));
      check_target (problems, target, &bounds[i]);
      for (guint other = 0; other < i; other++)
        {
          const gboolean rows = is_of_row (target) && is_of_row (targets->pdata[other]);
          if (gap_between (&bounds[i], &bounds[other]) >= (float) (rows ? row_gap : least_gap))
            continue;
          g_autofree char *neighbour = describe (targets->pdata[other]);
          complain (problems, target, "is %.0f from %s", gap_between (&bounds[i], &bounds[other]), neighbour);
        }
    }
  return problems;
}

GPtrArray *
gj_audit_reach (GjWindow *window)
{
  GPtrArray *problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) targets = find_targets (window);
  const float half = gtk_widget_get_height (GTK_WIDGET (window)) / 2.0F;
  for (guint i = 0; i < targets->len; i++)
    {
      graphene_rect_t bounds;
      g_assert_true (gtk_widget_compute_bounds (targets->pdata[i], GTK_WIDGET (window), &bounds));
      if (bounds.origin.y < half)
        complain (problems, targets->pdata[i], "begins at %.0f, above the middle at %.0f", bounds.origin.y, half);
    }
  return problems;
}

GPtrArray *
gj_audit_places (GjWindow *window)
{
  GPtrArray *places = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) targets = find_targets (window);
  for (guint i = 0; i < targets->len; i++)
    {
      graphene_rect_t bounds;
      g_assert_true (gtk_widget_compute_bounds (targets->pdata[i], GTK_WIDGET (window), &bounds));
      complain (places, targets->pdata[i], "stands at %.0f,%.0f, %.0f x %.0f", bounds.origin.x, bounds.origin.y, bounds.size.width,
                bounds.size.height);
    }
  return places;
}

/* ---- decisions ---- */

typedef struct
{
  GPtrArray *problems;
  guint steps, actions, choices;
  GtkWidget *last;
  gboolean entry;
} Decisions;

/* Part of a list, a pager or what is typed with. */
static gboolean
is_listed (GtkWidget *widget)
{
  static const char *const classes[] = { "tile", "tickrow", "tickbox", "month", "filter" };
  for (gsize i = 0; i < G_N_ELEMENTS (classes); i++)
    if (gtk_widget_has_css_class (widget, classes[i]))
      return TRUE;
  if (gtk_widget_has_css_class (gtk_widget_get_parent (widget), "qrpair"))
    return TRUE; /* the next of several codes */
  return gtk_widget_get_ancestor (widget, GJ_TYPE_PAGED_LIST) != NULL || gtk_widget_get_ancestor (widget, GJ_TYPE_PAGER) != NULL
         || gtk_widget_get_ancestor (widget, GJ_TYPE_LIST_ROW) != NULL;
}

static void
visit_for_decisions (GtkWidget *widget, gpointer data)
{
  Decisions *decisions = data;
  decisions->choices += GJ_IS_FILTER_ROW (widget);
  decisions->entry = decisions->entry || GJ_IS_KEYPAD (widget) || GJ_IS_KEY_BOARD (widget) || GJ_IS_SIGNATURE_PAD (widget);
  if (!GTK_IS_BUTTON (widget) || is_listed (widget))
    return;
  decisions->actions += 1;
  decisions->last = widget;
  decisions->steps += gtk_widget_has_css_class (widget, "main");
}

GPtrArray *
gj_audit_decisions (GjWindow *window)
{
  Decisions decisions = { .problems = g_ptr_array_new_with_free_func (g_free) };
  GtkWidget *page = GTK_WIDGET (gj_window_get_page (window));
  walk (page, visit_for_decisions, &decisions);
  if (decisions.actions > 2 && !decisions.entry)
    complain (decisions.problems, decisions.last, "is action %u of the page", decisions.actions);
  if (decisions.steps > 1)
    complain (decisions.problems, page, "has %u next steps", decisions.steps);
  if (decisions.choices > 1)
    complain (decisions.problems, page, "has %u rows of choices", decisions.choices);
  return decisions.problems;
}

/* ---- tones ---- */

static void
visit_for_words (GtkWidget *widget, gpointer data)
{
  if (GJ_IS_ICON (widget) || (GTK_IS_LABEL (widget) && *gtk_label_get_text (GTK_LABEL (widget)) != '\0'))
    *(gboolean *) data = TRUE;
}

/* What a tone or a month's state is given to. */
static gboolean
bears_tone (GtkWidget *widget)
{
  static const char *const classes[] = { "act", "done", "care", "stop", "plain", "paid", "gap", "open", "unknown" };
  for (gsize i = 0; i < G_N_ELEMENTS (classes); i++)
    if (gtk_widget_has_css_class (widget, classes[i]))
      return TRUE;
  return FALSE;
}

/* A word or a drawing inside; and of what is set in the text's own line, a word that begins with a drawing. */
static void
visit_for_tones (GtkWidget *widget, gpointer data)
{
  gboolean said = FALSE;
  if (!bears_tone (widget))
    return;
  visit_for_words (widget, &said);
  walk (widget, visit_for_words, &said);
  if (!said)
    complain (data, widget, "has a tone and nothing that says it");
}

static void
visit_for_check (GtkWidget *widget, gpointer data)
{
  if (GJ_IS_ICON (widget) && gtk_widget_get_opacity (widget) > 0 && g_strcmp0 (gj_icon_get_name (GJ_ICON (widget)), "check") == 0)
    *(gboolean *) data = TRUE;
}

/* What is chosen of several shows a drawing that the others have not. */
static void
visit_for_choice (GtkWidget *widget, gpointer data)
{
  static const char *const classes[] = { "on", "ticked" };
  gboolean drawn = FALSE;
  if (!GTK_IS_BUTTON (widget) || gtk_widget_has_css_class (widget, "aid"))
    return;
  gboolean chosen = gtk_widget_get_state_flags (widget) & GTK_STATE_FLAG_CHECKED;
  for (gsize i = 0; i < G_N_ELEMENTS (classes); i++)
    chosen = chosen || gtk_widget_has_css_class (widget, classes[i]);
  if (!chosen)
    return;
  walk (widget, visit_for_check, &drawn);
  if (!drawn)
    complain (data, widget, "is chosen and has no tick");
}

GPtrArray *
gj_audit_tones (GjWindow *window)
{
  GPtrArray *problems = g_ptr_array_new_with_free_func (g_free);
  walk (GTK_WIDGET (window), visit_for_tones, problems);
  walk (GTK_WIDGET (window), visit_for_choice, problems);
  return problems;
}

/* ---- focus ---- */

/* The children of what holds both that lead to @first and to @second. */
static GtkWidget *
part_holding (GtkWidget *first, GtkWidget *second, GtkWidget **of_second)
{
  for (GtkWidget *part = first; part != NULL; part = gtk_widget_get_parent (part))
    for (*of_second = second; *of_second != NULL; *of_second = gtk_widget_get_parent (*of_second))
      if (*of_second != part && gtk_widget_get_parent (*of_second) == gtk_widget_get_parent (part))
        return part;
  return NULL;
}

/* Within what holds both, what stands beside each other is read from where the script begins, and everything else from above. So columns
   are read one after the other, and the dock at the side of a wide screen comes last. With @columns also what lies in a grid is read so. */
static void
check_follows (GPtrArray *problems, gboolean columns, GtkWidget *last, GtkWidget *focus)
{
  graphene_rect_t from, to;
  GtkWidget *part, *last_part = part_holding (last, focus, &part);
  GtkWidget *whole = last_part != NULL ? gtk_widget_get_parent (last_part) : NULL;
  if (whole == NULL || !gtk_widget_compute_bounds (last_part, whole, &from) || !gtk_widget_compute_bounds (part, whole, &to))
    return;
  const gboolean beside = to.origin.y < from.origin.y + from.size.height && from.origin.y < to.origin.y + to.size.height;
  const gboolean from_right = gj_mirror_is_on (whole);
  const gboolean goes_back = from_right ? to.origin.x > from.origin.x : to.origin.x < from.origin.x;
  const gboolean next_column = from_right ? to.origin.x + to.size.width <= from.origin.x : to.origin.x >= from.origin.x + from.size.width;
  if (columns && next_column)
    return;
  if (beside ? goes_back : to.origin.y < from.origin.y)
    {
      g_autofree char *who = describe (last);
      complain (problems, focus, "at %.0f,%.0f is reached after %s at %.0f,%.0f", to.origin.x, to.origin.y, who, from.origin.x,
                from.origin.y);
    }
}

GPtrArray *
gj_audit_focus (GjWindow *window)
{
  GPtrArray *problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) targets = find_targets (window);
  g_autoptr (GHashTable) reached = g_hash_table_new (NULL, NULL);
  const gboolean columns = gtk_widget_has_css_class (GTK_WIDGET (window), "wide");
  GjFocusKeys *keys = gj_focus_keys_new (GTK_WINDOW (window));
  GtkWidget *last = NULL, *focus;
  gj_focus_keys_start_over (keys);
  while ((focus = gj_focus_keys_move (keys, GDK_KEY_Down)) != NULL && g_hash_table_add (reached, focus))
    {
      if (last != NULL)
        check_follows (problems, columns, last, focus);
      last = focus;
    }
  gj_focus_keys_start_over (keys);
  gj_focus_keys_free (keys);
  for (guint i = 0; i < targets->len; i++)
    if (gtk_widget_is_sensitive (targets->pdata[i]) && !g_hash_table_contains (reached, targets->pdata[i])
        && !gj_page_words_is_key (targets->pdata[i]))
      complain (problems, targets->pdata[i], "is never reached");
  return problems;
}
