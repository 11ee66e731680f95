/* SPDX-License-Identifier: Apache-2.0 */
/* See home_page.h. Large text has one column of four tiles and 更多; the names and icons are the same. */
#include "ui/pages/home_page.h"

#include "core/base/i18n.h"
#include "core/base/money.h"
#include "ui/pages/page_kit.h"
#include "ui/pages/paged_list.h"
#include "ui/widgets/button.h"
#include "ui/widgets/pager.h"
#include "ui/widgets/tile.h"

#define ELDER_TILES 4

struct _GjHomePage
{
  GjPage parent_instance;
  GStringChunk *texts;
  GjHomeView view;
  guint elder_first; /* index of the first tile shown in large text */
  GtkWidget *place;  /* weak: says which tiles of all these are */
  guint list_pages;  /* which even these take */
  gboolean has_errands;
  GtkBox *errands;
  GtkLabel *balance_line;
  GtkLabel *balance_amount;
  GtkWidget *hide_button;
  GtkBox *first_tile;
  GjPagedList *tiles;
};

enum
{
  SIGNAL_OPEN_TILE,
  SIGNAL_BALANCE_HIDDEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GjHomePage, gj_home_page, GJ_TYPE_PAGE)

static const struct
{
  const char *name;
  const char *icon;
} tile_looks[GJ_N_TILES] = {
  [GJ_TILE_PAY_PREMIUM] = { NC_ ("home tile", "代缴居民医保"), "pay-premium" },
  [GJ_TILE_FAMILY] = { NC_ ("home tile", "家庭共济"), "family" },
  [GJ_TILE_ORDER] = { NC_ ("home tile", "扣款顺序"), "order" },
  [GJ_TILE_ACCOUNT] = { NC_ ("home tile", "我的账户"), "account" },
  [GJ_TILE_SHARED_PAYMENTS] = { NC_ ("home tile", "共济支付记录"), "shared-payments" },
  [GJ_TILE_PREMIUM_PAYMENTS] = { NC_ ("home tile", "代缴缴费记录"), "premium-payments" },
  [GJ_TILE_CONSUMPTION] = { NC_ ("home tile", "消费明细"), "consumption" },
  [GJ_TILE_REPRINT] = { NC_ ("home tile", "凭证补打"), "reprint" },
  [GJ_TILE_POLICY] = { NC_ ("home tile", "政策与计算"), "policy" },
  [GJ_TILE_PASSWORD] = { NC_ ("home tile", "修改密码"), "password" },
};

static const GjTile tall_tiles[] = { GJ_TILE_FAMILY, GJ_TILE_ORDER, GJ_TILE_ACCOUNT };
static const GjTile record_tiles[]
    = { GJ_TILE_SHARED_PAYMENTS, GJ_TILE_PREMIUM_PAYMENTS, GJ_TILE_CONSUMPTION, GJ_TILE_REPRINT };
/* With an errand above there is not room for all on one page, and it names 凭证补打: that one must be in sight. */
static const GjTile owed_tiles[]
    = { GJ_TILE_CONSUMPTION, GJ_TILE_REPRINT, GJ_TILE_SHARED_PAYMENTS, GJ_TILE_PREMIUM_PAYMENTS };
static const GjTile quiet_tiles[] = { GJ_TILE_POLICY, GJ_TILE_PASSWORD };
/* What people come for is in sight: 代缴居民医保 and 家庭共济. */
static const GjTile elder_tiles[]
    = { GJ_TILE_PAY_PREMIUM, GJ_TILE_FAMILY,           GJ_TILE_ACCOUNT,  GJ_TILE_CONSUMPTION,     GJ_TILE_REPRINT,
        GJ_TILE_ORDER,       GJ_TILE_PREMIUM_PAYMENTS, GJ_TILE_PASSWORD, GJ_TILE_SHARED_PAYMENTS, GJ_TILE_POLICY };

const char *
gj_tile_name (GjTile tile)
{
  g_return_val_if_fail ((guint) tile < GJ_N_TILES, "");
  g_autofree char *key = g_strconcat ("home tile\004", tile_looks[tile].name, NULL);
  return gj_pgettext (g_intern_string (key), sizeof "home tile");
}

static gboolean
has_tile (GjHomePage *self, GjTile tile)
{
  return (self->view.tiles & GJ_TILE_BIT (tile)) != 0;
}

static void
on_tile_clicked (GtkWidget *button, GjHomePage *self)
{
  const guint tile = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "tile"));
  g_signal_emit (self, signals[SIGNAL_OPEN_TILE], 0, tile);
}

static char *
pay_reason (GjHomePage *self)
{
  const GjHomeView *view = &self->view;
  switch (view->pay)
    {
    case GJ_HOME_PAY_UNPAID:
      if (view->own_unpaid && view->unpaid_relatives == 0)
        return g_strdup_printf (_ ("您自己还没缴%d年度"), view->coverage_year);
      if (view->own_unpaid)
        return g_strdup_printf (gj_ngettext ("您和%u位家人没缴%d年度", "您和%u位家人没缴%d年度", view->unpaid_relatives),
                                view->unpaid_relatives, view->coverage_year);
      return g_strdup_printf (gj_ngettext ("还有%u位家人没缴%d年度", "还有%u位家人没缴%d年度", view->unpaid_relatives),
                              view->unpaid_relatives, view->coverage_year);
    case GJ_HOME_PAY_ALL_PAID:
      return g_strdup_printf (view->own_only ? _ ("%d年度，您已经缴好了") : _ ("%d年度，家人都缴好了"), view->coverage_year);
    case GJ_HOME_PAY_NOTHING_DUE:
      return g_strdup_printf (view->own_only ? _ ("%d年度，您不用缴") : _ ("%d年度，家人都不用再缴"), view->coverage_year);
    case GJ_HOME_PAY_BLOCKED:
      return g_strdup (view->own_only ? _ ("您现在不能缴，点开看原因") : _ ("现在不能代缴，点开看原因"));
    case GJ_HOME_PAY_NO_RELATIVE:
      return g_strdup (_ ("还没有可代缴的家人"));
    case GJ_HOME_PAY_CLOSED:
      if (view->window_opens == GJ_DATE_NONE)
        return g_strdup (_ ("现在不在缴费期"));
      return g_strdup_printf (_ ("现在不在缴费期，%u月%u日开始"), gj_date_month (view->window_opens),
                              gj_date_day (view->window_opens));
    case GJ_HOME_PAY_UNKNOWN_FEE:
      if (view->coverage_year == 0)
        return g_strdup (_ ("本机暂未收录缴费标准"));
      return g_strdup_printf (_ ("本机暂未收录%d年度的标准"), view->coverage_year);
    case GJ_HOME_PAY_NEEDS_CARD:
      return g_strdup (_ ("缴费要插社保卡"));
    case GJ_HOME_PAY_INITIAL_PIN:
      return g_strdup (_ ("先改初始密码，才能缴费"));
    case GJ_HOME_PAY_LOOK_ONLY:
      return g_strdup (_ ("这张卡在这里只能查询"));
    }
  g_assert_not_reached ();
}

static GtkWidget *
tile_new (GjHomePage *self, GjTile tile, GjTileKind kind)
{
  g_autofree char *reason = tile == GJ_TILE_PAY_PREMIUM ? pay_reason (self) : NULL;
  GtkWidget *button = gj_tile_button_new (kind, tile_looks[tile].icon, gj_tile_name (tile), reason);
  if (kind == GJ_TILE_KIND_PAIR && tile == GJ_TILE_FAMILY)
    gj_tile_button_set_detail (GJ_TILE_BUTTON (button), _ ("看谁能用您的钱，谁给您用"));
  gtk_widget_set_hexpand (button, TRUE);
  g_object_set_data (G_OBJECT (button), "tile", GUINT_TO_POINTER (tile));
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_tile_clicked), self, 0);
  return button;
}

/* A row of as many tiles beside each other; one alone takes the whole width and lies down. */
static void
append_row (GjHomePage *self, GtkWidget *row)
{
  if (gtk_widget_get_first_child (row) != NULL)
    gj_paged_list_append (self->tiles, row);
  else
    g_object_unref (g_object_ref_sink (row));
}

static GtkWidget *
row_new (void)
{
  GtkWidget *row = gj_kit_box (GTK_ORIENTATION_HORIZONTAL, "tilerow");
  gtk_box_set_homogeneous (GTK_BOX (row), TRUE);
  return row;
}

static guint
count_of (GjHomePage *self, const GjTile *tiles, gsize n_tiles)
{
  guint count = 0;
  for (gsize i = 0; i < n_tiles; i++)
    count += has_tile (self, tiles[i]);
  return count;
}

static void
append_tiles (GjHomePage *self, const GjTile *tiles, gsize n_tiles, guint in_a_row, GjTileKind kind)
{
  GtkWidget *row = row_new ();
  guint in_this_row = 0;
  for (gsize i = 0; i < n_tiles; i++)
    {
      if (!has_tile (self, tiles[i]))
        continue;
      if (in_this_row == in_a_row)
        {
          append_row (self, row);
          row = row_new ();
          in_this_row = 0;
        }
      gtk_box_append (GTK_BOX (row), tile_new (self, tiles[i], kind));
      in_this_row += 1;
    }
  append_row (self, row);
}

static void
fill_tiles (GjHomePage *self)
{
  if (has_tile (self, GJ_TILE_PAY_PREMIUM))
    gtk_box_append (self->first_tile, tile_new (self, GJ_TILE_PAY_PREMIUM, GJ_TILE_KIND_BIG));
  const guint tall = count_of (self, tall_tiles, G_N_ELEMENTS (tall_tiles));
  append_tiles (self, tall_tiles, G_N_ELEMENTS (tall_tiles), G_N_ELEMENTS (tall_tiles),
                tall == 1 ? GJ_TILE_KIND_PAIR : GJ_TILE_KIND_M);
  if (count_of (self, record_tiles, G_N_ELEMENTS (record_tiles)) > 0
      && !self->has_errands)
    gj_paged_list_append_heading (self->tiles, gj_kit_label (_ ("查记录，补凭证"), "sect"));
  append_tiles (self, self->view.receipts_owed > 0 ? owed_tiles : record_tiles, G_N_ELEMENTS (record_tiles), 2,
                GJ_TILE_KIND_S);
  append_tiles (self, quiet_tiles, G_N_ELEMENTS (quiet_tiles), 2, GJ_TILE_KIND_Q);
}

static void rebuild (GjHomePage *self);

static void
on_more_clicked (GtkWidget *button, GjHomePage *self)
{
  self->elder_first += ELDER_TILES;
  if (self->elder_first >= count_of (self, elder_tiles, G_N_ELEMENTS (elder_tiles)))
    self->elder_first = 0;
  rebuild (self);
}

/* What an errand names stands right behind what most people come for. */
static void
order_elder_tiles (GjHomePage *self, GjTile order[G_N_ELEMENTS (elder_tiles)])
{
  gsize n = 0;
  order[n++] = elder_tiles[0];
  if (self->view.requests > 0)
    order[n++] = GJ_TILE_FAMILY;
  if (self->view.receipts_owed > 0)
    order[n++] = GJ_TILE_REPRINT;
  for (gsize i = 1; i < G_N_ELEMENTS (elder_tiles); i++)
    if ((elder_tiles[i] != GJ_TILE_FAMILY || self->view.requests == 0)
        && (elder_tiles[i] != GJ_TILE_REPRINT || self->view.receipts_owed == 0))
      order[n++] = elder_tiles[i];
  g_assert (n == G_N_ELEMENTS (elder_tiles));
}

/* Where among the large tiles one is, and the way on. */
static GtkWidget *
more_new (GjHomePage *self, guint n_tiles)
{
  const guint page = self->elder_first / ELDER_TILES, n_pages = (n_tiles + ELDER_TILES - 1) / ELDER_TILES;
  g_autofree char *words = gj_pager_place (page, n_pages, TRUE);
  GtkWidget *place = gj_kit_label (words, "moreplace");
  GtkWidget *more = gj_button_new (page + 1 < n_pages ? _ ("更多") : _ ("回到前面"), "more", "tall");
  g_set_weak_pointer (&self->place, place);
  gtk_widget_set_visible (place, self->list_pages <= 1);
  gtk_widget_set_valign (place, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (more, TRUE);
  gtk_widget_add_css_class (more, "more");
  g_signal_connect_object (more, "clicked", G_CALLBACK (on_more_clicked), self, 0);
  return gj_kit_pack (gj_kit_box (GTK_ORIENTATION_HORIZONTAL, "morerow"), place, more, NULL);
}

/* Four large tiles at a time. What is left over goes behind 更多; a single one stands in its place instead. */
static void
fill_elder_tiles (GjHomePage *self)
{
  const guint n_tiles = count_of (self, elder_tiles, G_N_ELEMENTS (elder_tiles));
  const guint shown = n_tiles == ELDER_TILES + 1 ? n_tiles : ELDER_TILES;
  GjTile order[G_N_ELEMENTS (elder_tiles)];
  guint index = 0;
  order_elder_tiles (self, order);
  for (gsize i = 0; i < G_N_ELEMENTS (order); i++)
    {
      const GjTile tile = order[i];
      if (!has_tile (self, tile))
        continue;
      if (index >= self->elder_first && index < self->elder_first + shown)
        {
          GtkWidget *button = tile_new (self, tile, GJ_TILE_KIND_ELDER);
          if (tile == GJ_TILE_PAY_PREMIUM)
            gtk_widget_add_css_class (button, "filled");
          if (index >= ELDER_TILES && shown > ELDER_TILES)
            gtk_widget_add_css_class (button, "last");
          gj_paged_list_append (self->tiles, button);
        }
      index += 1;
    }
  if (n_tiles > shown)
    gj_paged_list_append (self->tiles, more_new (self, n_tiles));
}

/* A row that says what waits for the holder, and leads there. */
static void
add_errand (GjHomePage *self, GtkWidget *row, GjTone tone, GjTile tile, const char *text, const char *detail)
{
  if (!has_tile (self, tile))
    return;
  GtkWidget *button = gj_tile_button_new (GJ_TILE_KIND_NEWS, tile == GJ_TILE_FAMILY ? "family" : "take-receipt", text, detail);
  gj_tone_apply (button, tone);
  gtk_widget_set_hexpand (button, TRUE);
  g_object_set_data (G_OBJECT (button), "tile", GUINT_TO_POINTER (tile));
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_tile_clicked), self, 0);
  gtk_box_append (GTK_BOX (row), button);
}

/* Above the balance; beside each other on a low screen; on a small one the first row of the tiles, where the filled
   tile leaves no room above it.
   Nothing here says he or she: the page knows nobody's sex. */
static void
fill_errands (GjHomePage *self)
{
  const GjHomeView *view = &self->view;
  const gboolean wide = gj_kit_is_wide (GTK_WIDGET (self));
  GtkWidget *row = gj_kit_box (wide ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL, "errands");
  gtk_box_set_homogeneous (GTK_BOX (row), wide);
  if (view->requests > 0)
    {
      g_autofree char *one = g_strdup_printf (_ ("%s想把医保钱给您用"), view->asked_by);
      g_autofree char *many
          = g_strdup_printf (gj_ngettext ("%u位家人想把医保钱给您用", "%u位家人想把医保钱给您用", view->requests), view->requests);
      add_errand (self, row, GJ_TONE_ACT, GJ_TILE_FAMILY, view->requests == 1 ? one : many, _ ("等您回答"));
    }
  if (view->receipts_owed > 0)
    {
      g_autofree char *owed = g_strdup_printf (gj_ngettext ("还有%u张凭条没给您", "还有%u张凭条没给您", view->receipts_owed),
                                               view->receipts_owed);
      add_errand (self, row, GJ_TONE_CARE, GJ_TILE_REPRINT, owed, _ ("点这里来取"));
    }
  self->has_errands = gtk_widget_get_first_child (row) != NULL;
  if (!self->has_errands || (gj_kit_is_small (GTK_WIDGET (self)) && !gj_page_get_elder (GJ_PAGE (self))))
    append_row (self, row);
  else
    gtk_box_append (self->errands, row);
  gtk_widget_set_visible (GTK_WIDGET (self->errands), gtk_widget_get_first_child (GTK_WIDGET (self->errands)) != NULL);
}

static const char *
insurance_text (GjHomeInsurance insurance)
{
  switch (insurance)
    {
    case GJ_HOME_INSURANCE_EMPLOYEE_ACTIVE:
      return _ ("职工医保，正常参保");
    case GJ_HOME_INSURANCE_EMPLOYEE_SUSPENDED:
      return _ ("职工医保，暂停参保");
    case GJ_HOME_INSURANCE_RESIDENT_ACTIVE:
      return _ ("居民医保，正常参保");
    case GJ_HOME_INSURANCE_RESIDENT_SUSPENDED:
      return _ ("居民医保，暂停参保");
    case GJ_HOME_INSURANCE_NONE:
      return _ ("没有查到参保信息");
    }
  g_assert_not_reached ();
}

/* The platform's settlements move no account of this store: nobody should think that what is said is all that was spent. */
static void
show_balance (GjHomePage *self, gboolean elder)
{
  const GjHomeView *view = &self->view;
  const gboolean account = view->balance_fen >= 0;
  g_autofree char *money = gj_money_format (MAX (view->balance_fen, 0));
  const gboolean dated = view->balance_limit != NULL && !elder; /* large text has one line for it */
  g_autofree char *whose = g_strdup_printf (_ ("账户余额（%s）"), dated ? view->balance_limit : gj_kit_balance_limit ());
  g_autofree char *lines = g_strdup_printf ("%s\n%s", whose, insurance_text (view->insurance));
  gtk_label_set_text (self->balance_line, !account ? insurance_text (view->insurance) : elder ? whose : lines);
  gtk_label_set_text (self->balance_amount, !account               ? _ ("没有个人账户")
                                            : view->balance_hidden ? C_ ("a hidden amount", "¥****")
                                                                   : money);
  gj_button_set_text (GJ_BUTTON (self->hide_button), view->balance_hidden ? _ ("显示") : _ ("隐藏"));
  gj_button_set_symbol (GJ_BUTTON (self->hide_button), view->balance_hidden ? "eye" : "eye-off");
  gtk_widget_set_visible (self->hide_button, account);
  if (elder)
    gtk_widget_remove_css_class (GTK_WIDGET (self->balance_line), "second");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->balance_line), "second");
  if (account)
    gtk_widget_remove_css_class (GTK_WIDGET (self->balance_amount), "noaccount");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->balance_amount), "noaccount");
}

static void
rebuild (GjHomePage *self)
{
  const gboolean elder = gj_page_get_elder (GJ_PAGE (self));
  gj_kit_clear (self->errands);
  gj_kit_clear (self->first_tile);
  gj_paged_list_remove_all (self->tiles);
  show_balance (self, elder);
  fill_errands (self);
  if (elder)
    fill_elder_tiles (self);
  else
    fill_tiles (self);
  gtk_widget_set_visible (GTK_WIDGET (self->first_tile), gtk_widget_get_first_child (GTK_WIDGET (self->first_tile)) != NULL);
}

/* Where even these tiles take pages of their own, the list says which: two places would contradict each other. */
static void
on_page_changed (GjHomePage *self, guint page, guint n_pages)
{
  self->list_pages = n_pages;
  if (self->place != NULL)
    gtk_widget_set_visible (self->place, n_pages <= 1);
}

static void
on_hide_clicked (GtkWidget *button, GjHomePage *self)
{
  self->view.balance_hidden = !self->view.balance_hidden;
  show_balance (self, gj_page_get_elder (GJ_PAGE (self)));
  g_signal_emit (self, signals[SIGNAL_BALANCE_HIDDEN], 0, self->view.balance_hidden);
}

static void
gj_home_page_elder_changed (GjPage *page, gboolean elder)
{
  GJ_HOME_PAGE (page)->elder_first = 0;
  rebuild (GJ_HOME_PAGE (page));
}

static void
gj_home_page_finalize (GObject *object)
{
  g_clear_weak_pointer (&GJ_HOME_PAGE (object)->place);
  g_string_chunk_free (GJ_HOME_PAGE (object)->texts);
  G_OBJECT_CLASS (gj_home_page_parent_class)->finalize (object);
}

static void
gj_home_page_class_init (GjHomePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->finalize = gj_home_page_finalize;
  GJ_PAGE_CLASS (klass)->elder_changed = gj_home_page_elder_changed;
  signals[SIGNAL_OPEN_TILE] = g_signal_new ("open-tile", GJ_TYPE_HOME_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                            G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[SIGNAL_BALANCE_HIDDEN] = g_signal_new ("balance-hidden", GJ_TYPE_HOME_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                                 NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  g_type_ensure (GJ_TYPE_BUTTON);
  gj_kit_set_template (widget_class, "home_page.ui");
  gtk_widget_class_bind_template_child (widget_class, GjHomePage, errands);
  gtk_widget_class_bind_template_child (widget_class, GjHomePage, balance_line);
  gtk_widget_class_bind_template_child (widget_class, GjHomePage, balance_amount);
  gtk_widget_class_bind_template_child (widget_class, GjHomePage, hide_button);
  gtk_widget_class_bind_template_child (widget_class, GjHomePage, first_tile);
  gtk_widget_class_bind_template_child (widget_class, GjHomePage, tiles);
}

static void
gj_home_page_init (GjHomePage *self)
{
  self->texts = g_string_chunk_new (64);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->tiles, "page-changed", G_CALLBACK (on_page_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->hide_button, "clicked", G_CALLBACK (on_hide_clicked), self, 0);
}

GtkWidget *
gj_home_page_new (const GjHomeView *view)
{
  g_return_val_if_fail (view != NULL && view->name != NULL, NULL);
  GjHomePage *self = g_object_new (GJ_TYPE_HOME_PAGE, NULL);
  g_autofree char *hello = g_strdup_printf (_ ("您好，%s"), view->name);
  self->view = *view;
  self->view.name = gj_kit_keep (self->texts, view->name);
  self->view.balance_limit = gj_kit_keep (self->texts, view->balance_limit);
  self->view.asked_by = gj_kit_keep (self->texts, view->asked_by);
  gj_page_set_title (GJ_PAGE (self), hello);
  gj_page_set_title_icon (GJ_PAGE (self), gj_avatar_icon_name (view->avatar));
  rebuild (self);
  return GTK_WIDGET (self);
}
