/* SPDX-License-Identifier: Apache-2.0 */
/* See order_page.h. The rows are made anew with every change: the list is short, and a row's place, buttons and name never disagree. */
#include "ui/pages/order_page.h"

#include "core/base/i18n.h"
#include "ui/pages/fit_layout.h"
#include "ui/pages/page_kit.h"
#include "ui/pages/paged_list.h"
#include "ui/widgets/button.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/naming.h"

#define FEW 3 /* people for whom there is room beside everything else; more of them are on pages, and the example stays */
#define SOME 5 /* rows for which a high page has room, if it has nothing else */

/* Between the rows. */
#define SPACING 20
#define SPACING_TIGHT 10

typedef struct
{
  char *key, *name, *relation, *state;
  GjAvatar avatar;
} Person;

struct _GjOrderPage
{
  GjPage parent_instance;
  GtkLabel *lead;
  GtkWidget *own;
  GjPagedList *rows;
  GtkWidget *example;
  GtkLabel *example_head;
  GjSplitBar *split;
  GtkLabel *example_rest;
  GtkWidget *save_button;
  GPtrArray *persons; /* Person, in the order shown */
  GPtrArray *kept;    /* keys in the order that is kept */
  guint moved;        /* where the one is who was moved last */
  gboolean moved_down;
  gboolean by_key; /* the keypad had chosen the button */
  GPtrArray *movers; /* of the rows, two each: up, down */
};

enum
{
  SIGNAL_REORDERED,
  SIGNAL_SAVE,
  SIGNAL_TO_FAMILY,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GjOrderPage, gj_order_page, GJ_TYPE_PAGE)

static void
person_free (gpointer data)
{
  Person *person = data;
  g_free (person->key);
  g_free (person->name);
  g_free (person->relation);
  g_free (person->state);
  g_free (person);
}

static const Person *
person_at (GjOrderPage *self, guint i)
{
  return g_ptr_array_index (self->persons, i);
}

static void
tell (GjOrderPage *self, guint signal)
{
  g_autofree const char **keys = g_new0 (const char *, self->persons->len + 1);
  for (guint i = 0; i < self->persons->len; i++)
    keys[i] = person_at (self, i)->key;
  g_signal_emit (self, signals[signal], 0, keys);
}

static gboolean
is_changed (GjOrderPage *self)
{
  for (guint i = 0; i < self->persons->len; i++)
    if (!g_str_equal (g_ptr_array_index (self->kept, i), person_at (self, i)->key))
      return TRUE;
  return FALSE;
}

static void
show_save (GjOrderPage *self)
{
  if (self->persons->len == 0)
    gj_button_set_ready (GJ_BUTTON (self->save_button), TRUE, _ ("看家庭共济"));
  else if (self->persons->len == 1)
    gj_button_set_ready (GJ_BUTTON (self->save_button), FALSE, _ ("只有一位，不用排"));
  else
    gj_button_set_ready (GJ_BUTTON (self->save_button), is_changed (self), is_changed (self) ? _ ("保存顺序") : _ ("顺序没有变"));
}

static void fill_rows (GjOrderPage *self);

/* Whoever moves somebody by the keypad stays with who was moved, and hears the new place. At an end the way back is what is left. */
static gboolean
on_settled (gpointer data)
{
  GjOrderPage *self = data;
  GtkWidget *mover = self->movers->pdata[2 * self->moved + self->moved_down];
  if (!gtk_widget_is_sensitive (mover))
    mover = self->movers->pdata[2 * self->moved + !self->moved_down];
  if (gtk_widget_get_mapped (mover))
    gj_page_choose (GJ_PAGE (self), mover);
  return G_SOURCE_REMOVE;
}

/* Rows are made anew once the button that asked for it is no longer being pressed. */
static gboolean
on_moved (gpointer data)
{
  GjOrderPage *self = data;
  fill_rows (self);
  gj_paged_list_show_row (self->rows, self->moved);
  show_save (self);
  tell (self, SIGNAL_REORDERED);
  if (self->by_key) /* after the row has its place */
    g_idle_add_full (G_PRIORITY_LOW, on_settled, g_object_ref (self), g_object_unref);
  return G_SOURCE_REMOVE;
}

static void
on_move (GtkWidget *button, GjOrderPage *self)
{
  guint from = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "place"));
  guint to = from + (guint) GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "step"));
  gpointer moved = g_ptr_array_index (self->persons, from);
  self->persons->pdata[from] = self->persons->pdata[to];
  self->persons->pdata[to] = moved;
  self->moved = to;
  self->moved_down = to > from;
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (button));
  self->by_key = gtk_window_get_focus (window) == button && gtk_window_get_focus_visible (window);
  gtk_widget_set_sensitive (GTK_WIDGET (self->rows), FALSE);
  g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_moved, g_object_ref (self), g_object_unref);
}

static GtkWidget *
mover_new (GjOrderPage *self, guint place, int step)
{
  const gboolean up = step < 0;
  const gboolean ends = up ? place == 0 : place + 1 == self->persons->len;
  GtkWidget *button = gj_button_new (up ? _ ("上移") : _ ("下移"), up ? "up" : "down", "small");
  g_autofree char *spoken = g_strdup_printf (up ? C_ ("read aloud for a row's button", "把%s上移")
                                                : C_ ("read aloud for a row's button", "把%s下移"),
                                             person_at (self, place)->name);
  gtk_widget_add_css_class (button, "mover");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (button, !ends);
  gj_naming_set (button, spoken);
  g_object_set_data (G_OBJECT (button), "place", GUINT_TO_POINTER (place));
  g_object_set_data (G_OBJECT (button), "step", GINT_TO_POINTER (step));
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_move), self, 0);
  return button;
}

static GtkWidget *
words_new (const char *name, const char *relation)
{
  g_autofree char *markup = gj_kit_markup ("<b>%s</b> %s", name, relation);
  GtkWidget *words = gj_kit_pack (gj_kit_box (GTK_ORIENTATION_VERTICAL, NULL), gj_kit_markup_label (markup, "ordername"), NULL);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  return words;
}

static GtkWidget *
row_new (GjOrderPage *self, guint place)
{
  const Person *person = person_at (self, place);
  g_autofree char *figure = g_strdup_printf ("%u", place + 1);
  GtkWidget *number = gj_kit_label (figure, "orderplace");
  gtk_widget_set_valign (number, GTK_ALIGN_CENTER);
  gtk_label_set_xalign (GTK_LABEL (number), 0.5);
  GtkWidget *row = gj_kit_pack (gj_kit_box (GTK_ORIENTATION_HORIZONTAL, "orderrow"), number,
                                gj_kit_avatar (person->avatar, "i96"), words_new (person->name, person->relation), NULL);
  if (self->persons->len > 1)
    {
      GtkWidget *up = mover_new (self, place, -1), *down = mover_new (self, place, 1);
      g_ptr_array_add (self->movers, up);
      g_ptr_array_add (self->movers, down);
      gj_kit_pack (row, up, down, NULL);
    }
  GtkWidget *card = gj_kit_pack (gj_kit_box (GTK_ORIENTATION_VERTICAL, "card ordercard"), row, NULL);
  if (person->state != NULL)
    gtk_box_append (GTK_BOX (card), gj_kit_label (person->state, "care orderstate"));
  return card;
}

static void
fill_rows (GjOrderPage *self)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->rows), TRUE);
  gj_paged_list_remove_all (self->rows);
  g_ptr_array_set_size (self->movers, 0);
  for (guint i = 0; i < self->persons->len; i++)
    gj_paged_list_append (self->rows, row_new (self, i));
  if (self->persons->len == 0)
    gj_paged_list_append (self->rows, gj_kit_empty ("order", _ ("还没有家人把医保钱给您用"),
                                                    _ ("家人绑定您以后，您自己的钱用完了，就用家人的。"
                                                       "请家人带自己的卡，来这里按“家庭共济”“添加家人”。")));
}

static void
fill_own (GjOrderPage *self, const GjOrderView *view)
{
  GtkWidget *always = gj_kit_label (view->has_account ? _ ("总是最先用") : _ ("没有个人账户"), "orderown b act");
  GtkWidget *lock = gj_icon_new_sized ("fixed", "i56");
  gtk_widget_add_css_class (lock, "act");
  gtk_widget_set_valign (lock, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (always, GTK_ALIGN_CENTER);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (always), GTK_NATURAL_WRAP_NONE);
  gj_kit_pack (self->own, lock, gj_kit_avatar (view->avatar, "i96"), words_new (view->name, _ ("您自己")), always,
               NULL);
}

static void
on_save (GjOrderPage *self)
{
  if (self->persons->len == 0)
    g_signal_emit (self, signals[SIGNAL_TO_FAMILY], 0);
  else
    tell (self, SIGNAL_SAVE);
}

/* Who puts some in order wants to see them all: on a high page the example gives them room, or leaves. */
static void
gj_order_page_elder_changed (GjPage *page, gboolean elder)
{
  GjOrderPage *self = GJ_ORDER_PAGE (page);
  const guint n = self->persons->len;
  const gboolean small = gj_kit_is_small (GTK_WIDGET (page));
  const gboolean crowded = n > FEW && n <= SOME && !gj_kit_is_wide (GTK_WIDGET (page));
  const gboolean tight = elder && small;
  /* Half of a small page holds no longer words than Chinese ones beside two buttons. */
  const gboolean beside = !small || gj_kit_has_short_words (GTK_WIDGET (page));
  gj_fit_layout_set_child (self->example, beside ? GJ_FIT_SLOT_SIDE : GJ_FIT_SLOT_MAIN, 2);
  gj_split_bar_set_thin (self->split, crowded);
  g_object_set (self->rows, "least", crowded ? n : n <= FEW ? FEW : 1, "spacing", tight ? SPACING_TIGHT : SPACING, NULL);
}

static void
gj_order_page_finalize (GObject *object)
{
  GjOrderPage *self = GJ_ORDER_PAGE (object);
  g_ptr_array_unref (self->movers);
  g_ptr_array_unref (self->kept);
  g_ptr_array_unref (self->persons);
  G_OBJECT_CLASS (gj_order_page_parent_class)->finalize (object);
}

static void
gj_order_page_class_init (GjOrderPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->finalize = gj_order_page_finalize;
  GJ_PAGE_CLASS (klass)->elder_changed = gj_order_page_elder_changed;
  signals[SIGNAL_REORDERED] = g_signal_new ("reordered", GJ_TYPE_ORDER_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                            1, G_TYPE_POINTER);
  signals[SIGNAL_SAVE]
      = g_signal_new ("save", GJ_TYPE_ORDER_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[SIGNAL_TO_FAMILY]
      = g_signal_new ("to-family", GJ_TYPE_ORDER_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (GJ_TYPE_BUTTON);
  g_type_ensure (GJ_TYPE_SPLIT_BAR);
  gj_kit_set_template (widget_class, "order_page.ui");
  gtk_widget_class_bind_template_child (widget_class, GjOrderPage, lead);
  gtk_widget_class_bind_template_child (widget_class, GjOrderPage, own);
  gtk_widget_class_bind_template_child (widget_class, GjOrderPage, rows);
  gtk_widget_class_bind_template_child (widget_class, GjOrderPage, example);
  gtk_widget_class_bind_template_child (widget_class, GjOrderPage, example_head);
  gtk_widget_class_bind_template_child (widget_class, GjOrderPage, split);
  gtk_widget_class_bind_template_child (widget_class, GjOrderPage, example_rest);
  gtk_widget_class_bind_template_child (widget_class, GjOrderPage, save_button);
  gtk_widget_class_bind_template_callback (widget_class, on_save);
}

static void
gj_order_page_init (GjOrderPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gj_page_set_title (GJ_PAGE (self), C_ ("home tile", "扣款顺序"));
  self->persons = g_ptr_array_new_with_free_func (person_free);
  self->kept = g_ptr_array_new_with_free_func (g_free);
  self->movers = g_ptr_array_new ();
  gtk_widget_set_visible (self->example, FALSE);
  gj_split_bar_set_exact (self->split, TRUE);
}

GtkWidget *
gj_order_page_new (const GjOrderView *view)
{
  g_return_val_if_fail (view != NULL && view->name != NULL, NULL);
  GjOrderPage *self = g_object_new (GJ_TYPE_ORDER_PAGE, NULL);
  for (gsize i = 0; i < view->n_persons; i++)
    {
      const GjOrderPerson *from = &view->persons[i];
      Person *person = g_new0 (Person, 1);
      *person = (Person){ g_strdup (from->key), g_strdup (from->name), g_strdup (from->relation), g_strdup (from->state),
                          from->avatar };
      g_ptr_array_add (self->persons, person);
      g_ptr_array_add (self->kept, g_strdup (view->kept != NULL ? view->kept[i] : person->key));
    }
  gtk_widget_add_css_class (GTK_WIDGET (self->lead), "lead"); /* by which the voice knows it */
  gtk_label_set_text (self->lead, view->n_persons > 1 ? _ ("看病买药，先用谁的钱？按“上移”“下移”来改。")
                                                      : _ ("看病买药，先用谁的钱？"));
  gtk_widget_set_visible (GTK_WIDGET (self->lead), view->n_persons <= FEW); /* rows are worth more, and their buttons say it */
  fill_own (self, view);
  fill_rows (self);
  show_save (self);
  return GTK_WIDGET (self);
}

void
gj_order_page_set_example (GjOrderPage *self, const GjOrderExample *example)
{
  g_return_if_fail (GJ_IS_ORDER_PAGE (self));
  gtk_widget_set_visible (self->example, example != NULL);
  if (example == NULL)
    return;
  gtk_label_set_text (self->example_head, example->head);
  gtk_label_set_text (self->example_rest, example->rest);
  gj_split_bar_set_parts (self->split, example->parts, example->n_parts);
}
