/* SPDX-License-Identifier: Apache-2.0 */
/* See several_page.h. */
#include "ui/pages/several_page.h"

#include "core/base/i18n.h"
#include "core/base/money.h"
#include "ui/pages/page_kit.h"
#include "ui/pages/paged_list.h"
#include "ui/widgets/button.h"
#include "ui/widgets/list_row.h"
#include "ui/widgets/tick_row.h"

struct _GjSeveralPage
{
  GjPage parent_instance;
  GArray *amounts; /* gint64 of each person; 0: cannot be paid for */
  GArray *ticked;  /* gboolean of each */
  gint64 balance_fen;
  gint64 reserve_fen;
  guint most;
  GtkLabel *title;
  GjPagedList *people;
  GtkLabel *sum;
  GtkLabel *left;
  GjButton *next_button;
};

enum
{
  SIGNAL_TICKED,
  SIGNAL_REASONS,
  SIGNAL_GO_ON,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GjSeveralPage, gj_several_page, GJ_TYPE_PAGE)

static gint64
sum_of (GjSeveralPage *self, guint *n_ticked)
{
  gint64 sum_fen = 0;
  *n_ticked = 0;
  for (guint i = 0; i < self->amounts->len; i++)
    {
      if (!g_array_index (self->ticked, gboolean, i))
        continue;
      g_assert (g_array_index (self->amounts, gint64, i) > 0);
      if (!gj_money_add (sum_fen, g_array_index (self->amounts, gint64, i), &sum_fen))
        sum_fen = GJ_MONEY_MAX_FEN;
      *n_ticked += 1;
    }
  return sum_fen;
}

static int
compare_amounts (gconstpointer a, gconstpointer b)
{
  const gint64 left = *(const gint64 *) a, right = *(const gint64 *) b;
  return (left > right) - (left < right);
}

/* How many of the ticked the money does for at the most: the cheapest first. */
static guint
count_covered (GjSeveralPage *self, gint64 usable_fen)
{
  g_autoptr (GArray) wanted = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint n_covered = 0;
  for (guint i = 0; i < self->amounts->len; i++)
    if (g_array_index (self->ticked, gboolean, i))
      g_array_append_val (wanted, g_array_index (self->amounts, gint64, i));
  g_array_sort (wanted, compare_amounts);
  while (n_covered < wanted->len && g_array_index (wanted, gint64, n_covered) <= usable_fen)
    usable_fen -= g_array_index (wanted, gint64, n_covered++);
  return n_covered;
}

/* "余额¥700.00，够缴其中1位，还差¥100.00". What must stay in the account is no money to pay with. */
static char *
short_words (GjSeveralPage *self, gint64 sum_fen, gint64 usable_fen)
{
  const guint n_covered = count_covered (self, usable_fen);
  g_autofree char *money = gj_money_format (usable_fen);
  g_autofree char *have = g_strdup_printf (self->reserve_fen > 0 ? _ ("能用%s") : _ ("余额%s"), money);
  g_autofree char *missing = gj_kit_yuan (sum_fen - usable_fen);
  if (n_covered == 0)
    return g_strdup_printf (_ ("%s，一位也不够，还差%s"), have, missing);
  return g_strdup_printf (gj_ngettext ("%s，够缴其中%u位，还差%s", "%s，够缴其中%u位，还差%s", n_covered), have,
                          n_covered, missing);
}

/* How many, how much, what is left; and the button that is ready, or says what is missing. */
static void
show_sum (GjSeveralPage *self)
{
  guint n_ticked;
  const gint64 sum_fen = sum_of (self, &n_ticked);
  const gint64 usable_fen = MAX (self->balance_fen - self->reserve_fen, 0);
  const gboolean enough = sum_fen <= usable_fen;
  g_autofree char *yuan = gj_kit_yuan (sum_fen);
  g_autofree char *sum = g_strdup_printf (gj_ngettext ("选了%u位，共%s", "选了%u位，共%s", n_ticked), n_ticked, yuan);
  g_autofree char *before = gj_money_format (self->balance_fen);
  g_autofree char *after = gj_money_format (MAX (self->balance_fen - sum_fen, 0));
  g_autofree char *left = n_ticked == 0 ? g_strdup_printf (_ ("个人账户余额%s"), before)
                          : enough      ? g_strdup_printf (_ ("余额%s，缴完还剩%s"), before, after)
                                        : short_words (self, sum_fen, usable_fen);
  g_autofree char *too_many = g_strdup_printf (_ ("一次最多缴%u位，请少选"), self->most);
  gtk_label_set_text (self->sum, n_ticked == 0 ? _ ("还没选") : sum);
  gtk_label_set_text (self->left, left);
  gj_button_set_ready (self->next_button, n_ticked > 0 && n_ticked <= self->most && enough,
                       n_ticked == 0           ? _ ("请在上面选人")
                       : n_ticked > self->most ? too_many
                       : !enough               ? _ ("余额不够，请少选")
                                               : _ ("下一步，核对"));
}

static void
on_toggled (GtkToggleButton *row, GjSeveralPage *self)
{
  const guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "index"));
  const gboolean active = gtk_toggle_button_get_active (row);
  g_array_index (self->ticked, gboolean, index) = active;
  show_sum (self);
  g_signal_emit (self, signals[SIGNAL_TICKED], 0, index, active);
}

static GtkWidget *
tick_new (GjSeveralPage *self, const GjSeveralPerson *person, guint index)
{
  g_autofree char *yuan = gj_kit_yuan (person->amount_fen);
  const GjTickRowView view = { .symbol = gj_avatar_icon_name (person->avatar),
                               .strong = person->name,
                               .head = person->relation,
                               .detail = person->detail,
                               .amount = yuan,
                               .ticked = person->ticked };
  GtkWidget *row = gj_tick_row_new (&view);
  g_object_set_data (G_OBJECT (row), "index", GUINT_TO_POINTER (index));
  g_signal_connect_object (row, "toggled", G_CALLBACK (on_toggled), self, 0);
  return row;
}

static void
on_reasons (GtkWidget *row, GjSeveralPage *self)
{
  g_signal_emit (self, signals[SIGNAL_REASONS], 0, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "index")));
}

static GtkWidget *
blocked_new (GjSeveralPage *self, const GjSeveralPerson *person, guint index)
{
  g_autofree char *spoken = g_strdup_printf (_ ("为什么不能给%s缴"), person->name);
  const GjListRowView view = { .symbol = person->settled ? "paid" : "suspended",
                               .strong = person->name,
                               .head = person->relation,
                               .detail = person->reason,
                               .action = person->more ? _ ("为什么") : NULL,
                               .action_name = spoken };
  GtkWidget *row = gj_list_row_new (&view);
  g_object_set_data (G_OBJECT (row), "index", GUINT_TO_POINTER (index));
  g_signal_connect_object (row, "activated", G_CALLBACK (on_reasons), self, 0);
  gtk_widget_add_css_class (row, "statusrow");
  gj_tone_apply (row, person->settled ? GJ_TONE_DONE : GJ_TONE_CARE);
  return row;
}

static void
fill (GjSeveralPage *self, const GjSeveralView *view)
{
  gboolean heading = FALSE;
  for (guint i = 0; i < view->n_persons; i++)
    {
      const GjSeveralPerson *person = &view->persons[i];
      const gboolean can = person->reason == NULL;
      const gint64 amount_fen = can ? person->amount_fen : 0;
      const gboolean ticked = can && person->ticked;
      g_array_append_val (self->amounts, amount_fen);
      g_array_append_val (self->ticked, ticked);
      if (can)
        gj_paged_list_append (self->people, tick_new (self, person, i));
    }
  for (guint i = 0; i < view->n_persons; i++)
    {
      if (view->persons[i].reason == NULL)
        continue;
      if (!heading)
        gj_paged_list_append_heading (self->people, gj_kit_label (_ ("现在不用缴，或不能缴"), "sect"));
      heading = TRUE;
      gj_paged_list_append (self->people, blocked_new (self, &view->persons[i], i));
    }
}

static void
on_next_clicked (GtkWidget *button, GjSeveralPage *self)
{
  guint n_ticked;
  if (sum_of (self, &n_ticked) <= self->balance_fen - self->reserve_fen && n_ticked > 0 && n_ticked <= self->most)
    g_signal_emit (self, signals[SIGNAL_GO_ON], 0);
}

static void
gj_several_page_finalize (GObject *object)
{
  g_array_unref (GJ_SEVERAL_PAGE (object)->amounts);
  g_array_unref (GJ_SEVERAL_PAGE (object)->ticked);
  G_OBJECT_CLASS (gj_several_page_parent_class)->finalize (object);
}

static void
gj_several_page_class_init (GjSeveralPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->finalize = gj_several_page_finalize;
  signals[SIGNAL_TICKED] = g_signal_new ("ticked", GJ_TYPE_SEVERAL_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                         G_TYPE_UINT, G_TYPE_BOOLEAN);
  signals[SIGNAL_REASONS] = g_signal_new ("reasons", GJ_TYPE_SEVERAL_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                          G_TYPE_UINT);
  signals[SIGNAL_GO_ON]
      = g_signal_new ("go-on", GJ_TYPE_SEVERAL_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (GJ_TYPE_BUTTON);
  gj_kit_set_template (widget_class, "several_page.ui");
  gtk_widget_class_bind_template_child (widget_class, GjSeveralPage, title);
  gtk_widget_class_bind_template_child (widget_class, GjSeveralPage, people);
  gtk_widget_class_bind_template_child (widget_class, GjSeveralPage, sum);
  gtk_widget_class_bind_template_child (widget_class, GjSeveralPage, left);
  gtk_widget_class_bind_template_child (widget_class, GjSeveralPage, next_button);
}

static void
gj_several_page_init (GjSeveralPage *self)
{
  self->amounts = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->ticked = g_array_new (FALSE, FALSE, sizeof (gboolean));
  gtk_widget_init_template (GTK_WIDGET (self));
  gj_page_set_step (GJ_PAGE (self), 2, 5, C_ ("step", "选几位"));
  g_signal_connect_object (self->next_button, "clicked", G_CALLBACK (on_next_clicked), self, 0);
}

GtkWidget *
gj_several_page_new (const GjSeveralView *view)
{
  g_return_val_if_fail (view != NULL, NULL);
  GjSeveralPage *self = g_object_new (GJ_TYPE_SEVERAL_PAGE, NULL);
  g_autofree char *title = g_strdup_printf (_ ("给哪几位缴%d年度医保？"), view->coverage_year);
  self->balance_fen = view->balance_fen;
  self->reserve_fen = view->reserve_fen;
  self->most = view->most;
  gtk_label_set_text (self->title, title);
  fill (self, view);
  show_sum (self);
  return GTK_WIDGET (self);
}
