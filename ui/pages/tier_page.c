/* SPDX-License-Identifier: Apache-2.0 */
/* See tier_page.h. */
#include "ui/pages/tier_page.h"

#include "core/base/i18n.h"
#include "core/base/money.h"
#include "ui/pages/fit_layout.h"
#include "ui/pages/page_kit.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/button.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/filter_row.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/mirror.h"
#include "ui/widgets/naming.h"

/* In two lines one of so many characters would stand alone. */
#define SHORT_NAME 3

struct _GjTierPage
{
  GjPage parent_instance;
  GStringChunk *texts;
  GjTierView view;
  GArray *years; /* GjTierYear, texts in the chunk */
  GPtrArray *tables; /* GjTierRow arrays of the years */
  guint chosen;
  GtkLabel *title;
  GtkBox *years_box;
  GtkBox *choices_box;
  GtkBox *amount_card;
  GtkBox *source_card;
  GtkBox *rows_card;
  GjButton *next_button;
};

enum
{
  SIGNAL_CHOSEN,
  SIGNAL_TIER_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GjTierPage, gj_tier_page, GJ_TYPE_PAGE)

static const GjTierYear *
chosen_year (GjTierPage *self)
{
  return &g_array_index (self->years, GjTierYear, self->chosen);
}

static void show_year (GjTierPage *self);

static void
on_year_toggled (GtkToggleButton *button, GjTierPage *self)
{
  const guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "index"));
  GtkWidget *content = gtk_button_get_child (GTK_BUTTON (button));
  gtk_widget_set_visible (gtk_widget_get_first_child (content), gtk_toggle_button_get_active (button));
  if (!gtk_toggle_button_get_active (button) || index == self->chosen)
    return;
  self->chosen = index;
  show_year (self);
}

/* The years as filters, the chosen one filled and ticked; left out where there is one. */
static void
fill_years (GjTierPage *self)
{
  GtkToggleButton *group = NULL;
  for (guint i = 0; i < self->years->len; i++)
    {
      const GjTierYear *year = &g_array_index (self->years, GjTierYear, i);
      g_autofree char *name = gj_kit_year (year->coverage_year);
      GtkWidget *button = gtk_toggle_button_new ();
      GtkWidget *tick = gj_icon_new_sized ("check", "i40");
      GtkWidget *content = gj_kit_pack (gj_kit_box (GTK_ORIENTATION_HORIZONTAL, "filtertext"), tick, gj_kit_label (name, NULL), NULL);
      gtk_widget_set_visible (tick, i == self->chosen);
      gtk_widget_set_halign (content, GTK_ALIGN_CENTER);
      gtk_button_set_child (GTK_BUTTON (button), content);
      gtk_widget_add_css_class (button, "filter");
      gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), group);
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), i == self->chosen);
      gj_naming_set (button, name);
      g_object_set_data (G_OBJECT (button), "index", GUINT_TO_POINTER (i));
      g_signal_connect_object (button, "toggled", G_CALLBACK (on_year_toggled), self, 0);
      gtk_box_append (self->years_box, button);
      group = group == NULL ? GTK_TOGGLE_BUTTON (button) : group;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->years_box), self->years->len > 1);
}

/* One term of the sum: what it is and how much. */
static GtkWidget *
term_new (const char *what, gint64 fen, const char *classes)
{
  g_autofree char *money = gj_kit_yuan (fen);
  GtkWidget *number = gj_kit_label (money, classes);
  GtkWidget *name = gj_kit_label (what, "second");
  gtk_label_set_wrap (GTK_LABEL (number), FALSE);
  gtk_label_set_wrap (GTK_LABEL (name), g_utf8_strlen (what, -1) > SHORT_NAME);
  gtk_label_set_wrap_mode (GTK_LABEL (name), PANGO_WRAP_WORD); /* no word in pieces */
  GtkWidget *term = gj_kit_pack (gj_kit_box (GTK_ORIENTATION_VERTICAL, NULL), name, number, NULL);
  gtk_widget_set_valign (term, GTK_ALIGN_END); /* the numbers in one line, however many their names take */
  return term;
}

/* The sum one can check: 标准 − 资助 = 个人缴, or 总额 − 财政补助 = 个人缴. NULL when only the amount is known. */
static GtkWidget *
equation_new (const GjTierYear *year)
{
  gint64 whole = year->reduced_from_fen;
  const char *whole_text = _ ("个人标准"), *part_text = _ ("政府资助");
  if (year->reduced_from_fen <= 0)
    {
      if (year->subsidy_fen < 0 || !gj_money_add (year->personal_fen, year->subsidy_fen, &whole))
        return NULL;
      whole_text = _ ("一年一共"), part_text = _ ("财政补助");
    }
  GtkWidget *row = gj_kit_box (GTK_ORIENTATION_HORIZONTAL, "equation");
  gj_mirror_never (row); /* a sum is read from the left */
  GtkWidget *minus = gj_kit_label (C_ ("minus sign of a sum", "−"), "operator");
  GtkWidget *equals = gj_kit_label (C_ ("equals sign of a sum", "="), "operator");
  gtk_widget_set_valign (minus, GTK_ALIGN_END);
  gtk_widget_set_valign (equals, GTK_ALIGN_END);
  return gj_kit_pack (row, term_new (whole_text, whole, "sum"), gj_kit_spacer (), minus, gj_kit_spacer (),
                      term_new (part_text, whole - year->personal_fen, "sum"), gj_kit_spacer (), equals, gj_kit_spacer (),
                      term_new (_ ("您来缴"), year->personal_fen, "sum act"), NULL);
}

static GtkWidget *
person_new (GjTierPage *self, const GjTierYear *year)
{
  g_autofree char *who = gj_kit_markup ("<b>%s</b> %s", self->view.relative_name, self->view.relation);
  g_autofree char *tier = g_strdup_printf (C_ ("tier, place", "%s · %s参保"), year->tier_label, self->view.insured_place);
  GtkWidget *words = gj_kit_pack (gj_kit_box (GTK_ORIENTATION_VERTICAL, NULL), gj_kit_markup_label (who, "choice"),
                                  gj_kit_label (tier, "second tier"), NULL);
  if (year->group_label != NULL)
    gtk_box_append (GTK_BOX (words), gj_kit_label (year->group_label, "second tier"));
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (words, TRUE);
  return gj_kit_pack (gj_kit_box (GTK_ORIENTATION_HORIZONTAL, "person"), gj_kit_avatar (self->view.avatar, "i112"), words, NULL);
}

static void
on_tier_chosen (GtkWidget *row, const char *key, GjTierPage *self)
{
  g_signal_emit (self, signals[SIGNAL_TIER_CHOSEN], 0, key);
}

/* The tier by age and those by status; once one of these is chosen, what that claims. */
static void
append_choices (GjTierPage *self, const GjTierView *view)
{
  g_autofree GjFilter *filters = g_new0 (GjFilter, view->n_choices + 1);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  const GjTierChoice *status = NULL;
  for (gsize i = 0; i < view->n_choices; i++)
    {
      const GjTierChoice *choice = &view->choices[i];
      g_autofree char *yuan = gj_kit_yuan (choice->personal_fen);
      g_ptr_array_add (texts, g_strdup_printf (C_ ("tier and fee", "%s %s"), choice->label, yuan));
      filters[i] = (GjFilter){ choice->key, g_ptr_array_index (texts, i), choice->on, FALSE };
      if (choice->on && *choice->key != '\0')
        status = choice;
    }
  GtkWidget *row = gj_filter_row_new ();
  gj_filter_row_set (GJ_FILTER_ROW (row), filters, view->n_choices);
  g_signal_connect_object (row, "chosen", G_CALLBACK (on_tier_chosen), self, 0);
  gtk_box_append (self->choices_box, row);
  if (status == NULL)
    return;
  g_autofree char *claim = g_strdup_printf (_ ("真是%s才能选。拿不准，先问窗口"), status->label);
  gtk_box_append (self->choices_box, gj_kit_label (claim, "care b"));
}

static void
show_amount (GjTierPage *self, const GjTierYear *year)
{
  gtk_box_append (self->amount_card, person_new (self, year));
  if (year->state == GJ_TIER_YEAR_UNKNOWN)
    {
      g_autofree char *head = g_strdup_printf (_ ("本机暂未收录%d年度的标准"), year->coverage_year);
      gtk_box_append (self->amount_card, gj_banner_new (GJ_TONE_CARE, "no-data", head, _ ("请咨询窗口或拨打12393")));
      return;
    }
  g_autofree char *yuan = gj_kit_yuan (year->personal_fen);
  g_autofree char *name = gj_kit_year (year->coverage_year);
  g_autofree char *say = gj_kit_markup (_ ("%s要缴 <b>%s</b>"), name, yuan);
  GtkWidget *equation = equation_new (year);
  gtk_box_append (self->amount_card, equation != NULL ? equation : gj_kit_markup_label (say, "tiersay"));
  if (year->state == GJ_TIER_YEAR_PAID)
    gtk_box_append (self->amount_card, gj_banner_new (GJ_TONE_DONE, "paid", _ ("这个年度已经缴过"), _ ("不用再缴")));
  else if (year->state == GJ_TIER_YEAR_CLOSED)
    gtk_box_append (self->amount_card,
                    gj_banner_new (GJ_TONE_CARE, "calendar", _ ("现在不在缴费期"), _ ("请在缴费期里再来，或到窗口问一问")));
}

static gboolean
tier_is_chosen (GjTierPage *self)
{
  return self->view.n_choices > 1;
}

static void
show_rows (GjTierPage *self, const GjTierYear *year)
{
  gtk_widget_set_visible (GTK_WIDGET (self->rows_card), year->n_rows > 1 && year->state != GJ_TIER_YEAR_UNKNOWN);
  if (year->n_rows < 2)
    return;
  GtkWidget *heading = gj_kit_label (tier_is_chosen (self) ? _ ("各档标准") : _ ("各档标准（按年龄和身份定，不用选）"), "sect");
  gtk_box_append (self->rows_card, heading);
  for (gsize i = 0; i < year->n_rows; i++)
    {
      const GjTierRow *row = &year->rows[i];
      g_autofree char *money = gj_kit_yuan (row->personal_fen);
      GtkWidget *value = gj_kit_label (money, row->applies ? "v b act" : "v");
      GtkWidget *name = gj_kit_label (row->label, row->applies ? "v b act" : "v");
      GtkWidget *line = gj_kit_box (GTK_ORIENTATION_HORIZONTAL, "tr");
      gtk_widget_set_hexpand (name, TRUE);
      gj_kit_pack (line, name, NULL);
      if (row->applies)
        {
          GtkWidget *chip = gj_chip_new (GJ_TONE_ACT, "paid", _ ("这一档"));
          gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
          gj_kit_pack (line, chip, NULL);
        }
      gtk_box_append (self->rows_card, gj_kit_pack (line, value, NULL));
    }
}

/* A line that leaves where there is no room; the highest @drop first. */
static void
append_extra (GtkBox *box, GtkWidget *line, int drop)
{
  gtk_box_append (box, line);
  gj_fit_layout_set_child (line, GJ_FIT_SLOT_MAIN, drop);
}

static void
append_source (GjTierPage *self, const GjTierYear *year)
{
  g_autofree char *effective = year->effective_from != GJ_DATE_NONE ? gj_kit_date (year->effective_from) : NULL;
  GtkWidget *value = gj_kit_box (GTK_ORIENTATION_VERTICAL, NULL);
  gtk_widget_set_layout_manager (value, g_object_new (GJ_TYPE_FIT_LAYOUT, NULL));
  gtk_box_append (GTK_BOX (value), gj_kit_label (year->source != NULL ? year->source : _ ("本机暂未收录"), "v"));
  if (effective != NULL)
    {
      g_autofree char *text = g_strdup_printf (_ ("%s起施行"), effective);
      append_extra (GTK_BOX (value), gj_kit_label (text, "second"), 2);
    }
  g_autofree char *when = gj_kit_verified (year->verified_at);
  append_extra (GTK_BOX (value), gj_kit_label (when, "second"), 1);
  if (self->view.is_demo)
    gtk_box_append (GTK_BOX (value), gj_kit_label (_ ("演示市的标准，只作演示"), "care b"));
  gtk_box_append (self->source_card, gj_kit_table_row (_ ("标准来源"), value));
}

static void
show_source (GjTierPage *self, const GjTierYear *year)
{
  if (year->window_from != GJ_DATE_NONE && year->window_to != GJ_DATE_NONE)
    {
      g_autofree char *from = gj_kit_date (year->window_from);
      g_autofree char *to = gj_date_year (year->window_from) == gj_date_year (year->window_to)
                                ? g_strdup_printf (C_ ("a day of the same year", "%u月%u日"), gj_date_month (year->window_to),
                                                   gj_date_day (year->window_to))
                                : gj_kit_date (year->window_to);
      g_autofree char *text = g_strdup_printf (C_ ("from day, to day", "%s到%s"), from, to);
      append_extra (self->source_card, gj_kit_table_row (_ ("缴费时间"), gj_kit_label (text, "v")), 1);
    }
  if (year->age_on != GJ_DATE_NONE)
    {
      g_autofree char *day = gj_kit_date (year->age_on);
      g_autofree char *text = g_strdup_printf (_ ("按%s算，%d岁"), day, year->age);
      append_extra (self->source_card, gj_kit_table_row (_ ("年龄"), gj_kit_label (text, "v")), 1);
    }
  if (year->reduced_from_fen > 0 && year->subsidy_fen >= 0)
    {
      g_autofree char *yuan = gj_kit_yuan (year->subsidy_fen);
      append_extra (self->source_card, gj_kit_table_markup (_ ("财政补助"), yuan), 2);
    }
  append_source (self, year);
}

static void
show_year (GjTierPage *self)
{
  const GjTierYear *year = chosen_year (self);
  const gboolean on_sale = year->state == GJ_TIER_YEAR_ON_SALE;
  gj_kit_clear (self->amount_card);
  gj_kit_clear (self->source_card);
  gj_kit_clear (self->rows_card);
  show_amount (self, year);
  show_rows (self, year);
  show_source (self, year);
  gj_button_set_ready (self->next_button, on_sale, on_sale ? _ ("下一步，核对") : _ ("这个年度现在不能缴"));
}

static void
on_next_clicked (GtkWidget *button, GjTierPage *self)
{
  const GjTierYear *year = chosen_year (self);
  if (year->state == GJ_TIER_YEAR_ON_SALE)
    g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, year->coverage_year, year->tier);
}

static void
keep_view (GjTierPage *self, const GjTierView *view)
{
  self->view = *view;
  self->view.relative_name = gj_kit_keep (self->texts, view->relative_name);
  self->view.relation = gj_kit_keep (self->texts, view->relation);
  self->view.insured_place = gj_kit_keep (self->texts, view->insured_place);
  self->view.years = NULL;
  self->view.choices = NULL;
  for (gsize i = 0; i < view->n_years; i++)
    {
      GjTierYear year = view->years[i];
      GjTierRow *rows = g_new0 (GjTierRow, year.n_rows + 1);
      for (gsize row = 0; row < year.n_rows; row++)
        {
          rows[row] = year.rows[row];
          rows[row].label = gj_kit_keep (self->texts, year.rows[row].label);
        }
      g_ptr_array_add (self->tables, rows);
      year.rows = rows;
      year.tier = gj_kit_keep (self->texts, year.tier);
      year.tier_label = gj_kit_keep (self->texts, year.tier_label != NULL ? year.tier_label : _ ("城乡居民"));
      year.group_label = gj_kit_keep (self->texts, year.group_label);
      year.source = gj_kit_keep (self->texts, year.source);
      g_array_append_val (self->years, year);
    }
}

static void
gj_tier_page_finalize (GObject *object)
{
  GjTierPage *self = GJ_TIER_PAGE (object);
  g_string_chunk_free (self->texts);
  g_array_unref (self->years);
  g_ptr_array_unref (self->tables);
  G_OBJECT_CLASS (gj_tier_page_parent_class)->finalize (object);
}

/* Half of a small screen squeezes the sum and what it comes from: where there is nothing to choose one stands below the other. */
static void
gj_tier_page_elder_changed (GjPage *page, gboolean elder)
{
  GjTierPage *self = GJ_TIER_PAGE (page);
  const gboolean below = !elder && gj_kit_is_small (GTK_WIDGET (page)) && self->years->len < 2 && self->view.n_choices < 2;
  gj_fit_layout_set_child (GTK_WIDGET (self->source_card), below ? GJ_FIT_SLOT_MAIN : GJ_FIT_SLOT_SIDE, 0);
}

static void
gj_tier_page_class_init (GjTierPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->finalize = gj_tier_page_finalize;
  GJ_PAGE_CLASS (klass)->elder_changed = gj_tier_page_elder_changed;
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", GJ_TYPE_TIER_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                         G_TYPE_INT, G_TYPE_STRING);
  g_type_ensure (GJ_TYPE_BUTTON);
  signals[SIGNAL_TIER_CHOSEN] = g_signal_new ("tier-chosen", GJ_TYPE_TIER_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                              G_TYPE_NONE, 1, G_TYPE_STRING);
  gj_kit_set_template (widget_class, "tier_page.ui");
  gtk_widget_class_bind_template_child (widget_class, GjTierPage, title);
  gtk_widget_class_bind_template_child_full (widget_class, "years", FALSE, G_STRUCT_OFFSET (GjTierPage, years_box));
  gtk_widget_class_bind_template_child (widget_class, GjTierPage, choices_box);
  gtk_widget_class_bind_template_child (widget_class, GjTierPage, amount_card);
  gtk_widget_class_bind_template_child (widget_class, GjTierPage, source_card);
  gtk_widget_class_bind_template_child (widget_class, GjTierPage, rows_card);
  gtk_widget_class_bind_template_child (widget_class, GjTierPage, next_button);
}

static void
gj_tier_page_init (GjTierPage *self)
{
  self->texts = g_string_chunk_new (256);
  self->years = g_array_new (FALSE, FALSE, sizeof (GjTierYear));
  self->tables = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  gj_page_set_step (GJ_PAGE (self), 2, 5, C_ ("step", "年度"));
  g_signal_connect_object (self->next_button, "clicked", G_CALLBACK (on_next_clicked), self, 0);
}

GtkWidget *
gj_tier_page_new (const GjTierView *view)
{
  g_return_val_if_fail (view != NULL && view->n_years > 0, NULL);
  GjTierPage *self = g_object_new (GJ_TYPE_TIER_PAGE, NULL);
  keep_view (self, view);
  g_autofree char *one = g_strdup_printf (_ ("给%s缴%d年度医保"), view->relative_name, view->years[0].coverage_year);
  g_autofree char *some = g_strdup_printf (_ ("给%s缴哪个年度？"), view->relative_name);
  gtk_label_set_text (self->title, view->n_years > 1 ? some : one);
  fill_years (self);
  gtk_widget_set_visible (GTK_WIDGET (self->choices_box), view->n_choices > 1);
  if (view->n_choices > 1)
    append_choices (self, view);
  show_year (self);
  return GTK_WIDGET (self);
}
