/* SPDX-License-Identifier: Apache-2.0 */
/* See page_words.h. A page is read as the eye reads it: labels in the order of the tree, of what is shown now; controls by their name.
   Which labels make the short form is said by the classes that make them large, or a message. */
#include "ui/speech/page_words.h"

#include <string.h>

#include "core/base/i18n.h"
#include "ui/speech/spoken_text.h"
#include "ui/widgets/keypad.h"
#include "ui/widgets/list_row.h"
#include "ui/widgets/naming.h"
#include "ui/widgets/person_card.h"

/* More than this nobody keeps in mind: then their number is said. */
#define MOST_CHOICES 6
#define MOST_LINES 4

typedef enum
{
  READ_HEADS,   /* what the page is about */
  READ_LINES,   /* everything but the controls */
  READ_ALL,     /* … and the controls where they stand, and what is private */
  READ_CHOICES, /* the controls alone */
} ReadKind;

typedef struct
{
  ReadKind kind;
  gboolean all;
  gboolean hidden;
  GPtrArray *said; /* of char *, owned */
} Reading;

static const char *const head_classes[]
    = { "title", "welcome", "call", "headline", "sentence", "emptyhead", "scenesay", "sayline", "way", "banner-head",
        "banner-detail", "stayhead", "stayline", "question", "answer", "advice", "duoline", "letterline", "sheettext", "cap", "where",
        "tries", "because", "lead", "said", NULL };
/* … but not in an example, whose sums are left out. */
static const char *const no_head_classes[] = { "example", NULL };
/* What is typed stands on the screen in full; where somebody was treated, and for what, is that one's affair. */
static const char *const private_classes[] = { "private", "nametext", "idgroup", "record", NULL };
/* One sentence or phrase, whose lines end where there is room. */
static const char *const whole_classes[] = { "sentence", "stayhead", NULL };
/* What ticks is no news. */
static const char *const unsaid_classes[] = { "aside", "n", "numdot", "badge", NULL };

static gboolean
has_class_of (GtkWidget *widget, const char *const *classes)
{
  for (; *classes != NULL; classes++)
    if (gtk_widget_has_css_class (widget, *classes))
      return TRUE;
  return FALSE;
}

/* Also where a box around the label is what has the class. */
static gboolean
stands_in (GtkWidget *label, const char *const *classes)
{
  for (GtkWidget *widget = label; widget != NULL && !GJ_IS_PAGE (widget); widget = gtk_widget_get_parent (widget))
    if (has_class_of (widget, classes))
      return TRUE;
  return FALSE;
}

static gboolean
is_head (GtkWidget *label)
{
  return stands_in (label, head_classes) && !stands_in (label, no_head_classes);
}

/* What the page shows is nobody's: what everybody pays, whose money may be used. */
static gboolean
is_public (GjPage *page)
{
  return gtk_widget_has_css_class (GTK_WIDGET (page), GJ_PAGE_PUBLIC);
}

static void
say (Reading *reading, const char *text)
{
  char *said = gj_spoken_text (text, reading->all, &reading->hidden);
  if (said != NULL)
    g_ptr_array_add (reading->said, said);
}

static void read_below (Reading *reading, GtkWidget *root);

/* Chinese has no space where a line ends. */
static char *
in_one_line (const char *text)
{
  g_autoptr (GString) line = g_string_new (NULL);
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    if (*at != '\n')
      g_string_append_unichar (line, g_utf8_get_char (at));
    else if (at > text && !g_unichar_iswide (g_utf8_get_char (g_utf8_find_prev_char (text, at))))
      g_string_append_c (line, ' ');
  return g_strdup (line->str);
}

static void
read_label (Reading *reading, GtkWidget *label)
{
  if (has_class_of (label, unsaid_classes))
    return;
  if (!reading->all && stands_in (label, private_classes))
    {
      reading->hidden = TRUE;
      return;
    }
  const char *text = gtk_label_get_text (GTK_LABEL (label));
  g_autofree char *line = has_class_of (label, whole_classes) ? in_one_line (text) : g_strdup (text);
  say (reading, line);
}

static gboolean
has_label (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (has_label (child))
      return TRUE;
  return FALSE;
}

static void
read_labels_below (Reading *reading, GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (!gtk_widget_get_visible (child))
      continue;
    else if (GTK_IS_LABEL (child))
      read_label (reading, child);
    else
      read_labels_below (reading, child);
}

static char *
join (GPtrArray *said, const char *between)
{
  g_autoptr (GString) all = g_string_new (NULL);
  for (guint i = 0; i < said->len; i++)
    {
      gj_spoken_pause (all, between);
      g_string_append (all, said->pdata[i]);
    }
  return g_strdup (all->str);
}

/* The name of a control, or the words on it. */
static void
read_control (Reading *reading, GtkWidget *control)
{
  const char *unasked = reading->all ? NULL : gj_naming_get_unasked (control);
  const char *name = unasked != NULL ? unasked : gj_naming_get (control);
  reading->hidden = reading->hidden || unasked != NULL;
  if (name != NULL && *name != '\0')
    {
      say (reading, name);
      return;
    }
  Reading inside = { READ_LINES, reading->all, FALSE, g_ptr_array_new_with_free_func (g_free) };
  read_labels_below (&inside, control);
  g_autofree char *words = join (inside.said, C_ ("between two things that are said", "，"));
  g_ptr_array_unref (inside.said);
  reading->hidden = reading->hidden || inside.hidden;
  if (*words != '\0')
    g_ptr_array_add (reading->said, g_steal_pointer (&words));
}

static guint
count_buttons (GtkWidget *widget)
{
  guint n = GTK_IS_BUTTON (widget) && gtk_widget_get_mapped (widget) ? 1 : 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); n < 2 && child != NULL; child = gtk_widget_get_next_sibling (child))
    n += count_buttons (child);
  return n;
}

/* The row or card that belongs to this control alone, or NULL. One of 扣款顺序 belongs to the two that move it. */
static GtkWidget *
home_of (GtkWidget *control)
{
  static const char *const classes[] = { "card", "record", "statusrow", "row", NULL };
  for (GtkWidget *widget = gtk_widget_get_parent (control); widget != NULL && !GJ_IS_PAGE (widget);
       widget = gtk_widget_get_parent (widget))
    if (GJ_IS_PERSON_CARD (widget) || GJ_IS_LIST_ROW (widget) || has_class_of (widget, classes))
      return count_buttons (widget) == 1 || gtk_widget_has_css_class (widget, "ordercard") ? widget : NULL;
  return NULL;
}

gboolean
gj_page_words_is_key (GtkWidget *widget)
{
  return GJ_IS_KEYPAD (widget) || gtk_widget_get_ancestor (widget, GJ_TYPE_KEYPAD) != NULL;
}

/* A control whose name is kept back is told from the others by what stands with it: 配偶，给某某缴. */
static void
read_choice (Reading *reading, GtkWidget *control)
{
  Reading own = { READ_LINES, reading->all, FALSE, g_ptr_array_new_with_free_func (g_free) };
  GtkWidget *home = home_of (control);
  read_control (&own, control);
  if (own.hidden && home != NULL)
    {
      Reading facts = { READ_LINES, reading->all, FALSE, g_ptr_array_new_with_free_func (g_free) };
      read_below (&facts, home);
      const guint n_facts = gtk_widget_has_css_class (home, "ordercard") ? 2 : 1; /* the place, and who it is */
      for (guint i = 0; i < MIN (n_facts, facts.said->len); i++)
        g_ptr_array_insert (own.said, (int) i, g_strdup (facts.said->pdata[i]));
      g_ptr_array_unref (facts.said);
    }
  reading->hidden = reading->hidden || own.hidden;
  if (own.said->len > 0)
    g_ptr_array_add (reading->said, join (own.said, C_ ("between two things that are said", "，")));
  g_ptr_array_unref (own.said);
}

static void
read_below (Reading *reading, GtkWidget *root)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      if (!gtk_widget_get_mapped (child) || gj_page_words_is_key (child))
        continue;
      if (GTK_IS_BUTTON (child))
        {
          if (reading->kind == READ_ALL)
            read_control (reading, child);
          else if (reading->kind == READ_CHOICES && gtk_widget_is_sensitive (child))
            read_choice (reading, child);
        }
      else if (GTK_IS_LABEL (child))
        {
          if (reading->kind != READ_CHOICES && (reading->kind != READ_HEADS || is_head (child)))
            read_label (reading, child);
        }
      else if (reading->kind != READ_ALL && gtk_widget_has_css_class (child, "pictured"))
        {
          /* It draws some of what the rows say: heard alone, that would be taken for all. */
          if (reading->kind != READ_CHOICES)
            say (reading, gj_naming_get (child));
        }
      else if (gj_naming_get (child) != NULL && !has_label (child)) /* a drawing, the cells of a PIN */
        {
          if (reading->kind == READ_LINES || reading->kind == READ_ALL)
            say (reading, gj_naming_get (child));
        }
      else
        read_below (reading, child);
    }
}

static Reading
read_page (GjPage *page, ReadKind kind)
{
  Reading reading = { kind, kind == READ_ALL || is_public (page), FALSE, g_ptr_array_new_with_free_func (g_free) };
  read_below (&reading, GTK_WIDGET (page));
  return reading;
}

/* "第2步，共5步，选家人", or the title of the frame's row. */
static void
read_place (Reading *reading, GjPage *page)
{
  const char *word = gj_page_get_step_word (page);
  if (gj_page_get_steps (page) > 0)
    {
      g_autofree char *step = g_strdup_printf (_("第%u步，共%u步"), gj_page_get_step (page), gj_page_get_steps (page));
      say (reading, step);
      if (word != NULL)
        say (reading, word);
    }
  else if (gj_page_get_title (page) != NULL)
    say (reading, gj_page_get_title (page));
}

static gboolean
has_keypad (GtkWidget *widget)
{
  if (GJ_IS_KEYPAD (widget))
    return gtk_widget_get_mapped (widget) && gtk_widget_is_sensitive (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (has_keypad (child))
      return TRUE;
  return FALSE;
}

/* The control of @root that leads on: that of a row which is answered first, or the largest. */
static GtkWidget *
find_next_step (GtkWidget *root)
{
  static const char *const classes[] = { "main", "big", NULL };
  const gboolean first = GJ_IS_LIST_ROW (root) && gtk_widget_has_css_class (root, "first");
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      if (!gtk_widget_get_mapped (child))
        continue;
      if (GTK_IS_BUTTON (child) && gtk_widget_is_sensitive (child) && (first || has_class_of (child, classes)))
        return child;
      GtkWidget *found = find_next_step (child);
      if (found != NULL)
        return found;
    }
  return NULL;
}

/* "可以选：…", or how many there are, and before that the one that leads on, if there is one: @next, or NULL. */
static void
say_choices (GPtrArray *said, GPtrArray *choices, GtkWidget *next)
{
  if (choices->len == 0)
    return;
  if (choices->len > MOST_CHOICES)
    {
      Reading reading = { READ_LINES, FALSE, FALSE, g_ptr_array_new_with_free_func (g_free) };
      if (next != NULL)
        read_choice (&reading, next);
      for (guint i = 0; i < reading.said->len; i++)
        g_ptr_array_add (said, g_strdup_printf (_("要接着办：%s"), (char *) reading.said->pdata[i]));
      g_ptr_array_unref (reading.said);
      g_ptr_array_add (said, g_strdup_printf (_("有%u个可以选，按上下键一个一个听"), choices->len));
      return;
    }
  g_autofree char *list = join (choices, C_ ("between two choices that are said", "；"));
  g_ptr_array_add (said, g_strdup_printf (_("可以选：%s"), list));
}

char *
gj_page_words_short (GjPage *page, gboolean *hidden)
{
  g_return_val_if_fail (GJ_IS_PAGE (page), NULL);
  /* A sheet is there to be read. */
  const ReadKind kind = gtk_widget_has_css_class (GTK_WIDGET (page), "sheet") ? READ_LINES : READ_HEADS;
  Reading reading = { kind, is_public (page), FALSE, g_ptr_array_new_with_free_func (g_free) };
  read_place (&reading, page);
  const guint placed = reading.said->len;
  read_below (&reading, GTK_WIDGET (page));
  const guint n_heads = reading.said->len - placed;
  Reading lines = read_page (page, READ_LINES);
  /* A page of nothing but rows: its first lines say what it is. */
  for (guint i = 0; n_heads == 0 && i < lines.said->len && i < MOST_LINES; i++)
    g_ptr_array_add (reading.said, g_strdup (lines.said->pdata[i]));
  if (hidden != NULL)
    *hidden = reading.hidden || lines.hidden || (n_heads == 0 && lines.said->len > MOST_LINES);
  g_ptr_array_unref (lines.said);
  if (has_keypad (GTK_WIDGET (page)))
    g_ptr_array_add (reading.said, g_strdup (_("请按数字键输入，再按回车键")));
  g_autoptr (GPtrArray) choices = gj_page_words_choices (page);
  say_choices (reading.said, choices, find_next_step (GTK_WIDGET (page)));
  char *words = join (reading.said, C_ ("between two sentences that are said", "。"));
  g_ptr_array_unref (reading.said);
  return words;
}

char *
gj_page_words_all (GjPage *page)
{
  g_return_val_if_fail (GJ_IS_PAGE (page), NULL);
  Reading reading = { READ_ALL, TRUE, FALSE, g_ptr_array_new_with_free_func (g_free) };
  read_place (&reading, page);
  read_below (&reading, GTK_WIDGET (page));
  char *words = join (reading.said, C_ ("between two sentences that are said", "。"));
  g_ptr_array_unref (reading.said);
  return words;
}

GPtrArray *
gj_page_words_lines (GjPage *page)
{
  g_return_val_if_fail (GJ_IS_PAGE (page), NULL);
  return read_page (page, READ_LINES).said;
}

GPtrArray *
gj_page_words_choices (GjPage *page)
{
  g_return_val_if_fail (GJ_IS_PAGE (page), NULL);
  return read_page (page, READ_CHOICES).said;
}

char *
gj_page_words_news (GPtrArray *lines, GPtrArray *choices)
{
  g_return_val_if_fail (lines != NULL && choices != NULL, NULL);
  g_autoptr (GPtrArray) said = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < lines->len; i++)
    g_ptr_array_add (said, g_strdup (lines->pdata[i]));
  say_choices (said, choices, NULL);
  return join (said, C_ ("between two sentences that are said", "。"));
}

static gboolean
is_chosen (GtkWidget *control)
{
  return (GTK_IS_TOGGLE_BUTTON (control) && gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (control)))
         || gtk_widget_has_css_class (control, "ticked");
}

const char *
gj_page_words_state (GtkWidget *control)
{
  g_return_val_if_fail (GTK_IS_WIDGET (control), NULL);
  return is_chosen (control) ? C_ ("the state of a control, spoken", "已选") : C_ ("the state of a control, spoken", "没选");
}

/* Once: some controls have it in their name. */
static void
say_whether_chosen (Reading *reading, GtkWidget *control)
{
  const char *chosen = C_ ("the state of a control, spoken", "已选");
  if (!is_chosen (control))
    return;
  for (guint i = 0; i < reading->said->len; i++)
    if (g_str_has_suffix (g_ptr_array_index (reading->said, i), chosen))
      return;
  g_ptr_array_add (reading->said, g_strdup (chosen));
}

char *
gj_page_words_control (GtkWidget *control, gboolean all)
{
  g_return_val_if_fail (GTK_IS_WIDGET (control), NULL);
  Reading reading = { READ_LINES, all, FALSE, g_ptr_array_new_with_free_func (g_free) };
  GtkWidget *home = home_of (control);
  if (home != NULL)
    read_below (&reading, home);
  read_control (&reading, control);
  say_whether_chosen (&reading, control);
  if (!gtk_widget_is_sensitive (control))
    g_ptr_array_add (reading.said, g_strdup (C_ ("the state of a control, spoken", "现在不能按")));
  g_ptr_array_add (reading.said, g_strdup (C_ ("the kind of a control, spoken", "按钮")));
  char *words = join (reading.said, C_ ("between two things that are said", "，"));
  g_ptr_array_unref (reading.said);
  return words;
}
