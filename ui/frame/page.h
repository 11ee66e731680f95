/* SPDX-License-Identifier: Apache-2.0 */
/* What every page is: a widget that fills the page area of the window and tells the frame its title or its step. A page shows a view
   and emits signals; it knows nothing of a database, a device, or the next page.

   A subclass is a composite template whose children stand directly in it, one below the other (GtkBoxLayout; another layout manager
   may be set in the .ui as "layout-manager"). GjPage unparents its children when it is disposed. CSS node: "page". */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The style class of a page on which nothing is anybody's: its sums are said unasked. */
#define GJ_PAGE_PUBLIC "public"

/* Actions for a page's button: what the window's own 返回 and 首页 do, while those can be pressed. */
#define GJ_PAGE_BACK "page.back"
#define GJ_PAGE_HOME "page.home"

#define GJ_TYPE_PAGE (gj_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (GjPage, gj_page, GJ, PAGE, GtkWidget)

struct _GjPageClass
{
  GtkWidgetClass parent_class;

  /* All optional; a subclass need not chain up. */
  void (*shown) (GjPage *self);                         /* it has become the window's page */
  void (*hidden) (GjPage *self);                        /* it has left the window; its work is to be dropped */
  void (*elder_changed) (GjPage *self, gboolean elder); /* also once before "shown", and when the window's shape changes */
  gboolean (*key_pressed) (GjPage *self, guint keyval); /* a key of a keypad device; TRUE: used */
};

/* Properties, all read and write:
     "title"      string  what the frame's row says where there are no steps; with steps the page itself carries its title
     "title-icon" string  an icon or avatar before the title ("person-man"), or NULL
     "step"       uint    n of 第n步，共m步; 0: no steps
     "steps"      uint    m
     "step-word"  string  the word after it, "输密码" */
void gj_page_set_title (GjPage *self, const char *title);
void gj_page_set_title_icon (GjPage *self, const char *icon_name);
/* step from 1 to steps; 0, 0, NULL takes the steps away. */
void gj_page_set_step (GjPage *self, guint step, guint steps, const char *word);

/* Transfer none; may be NULL. */
const char *gj_page_get_title (GjPage *self);
const char *gj_page_get_title_icon (GjPage *self);
const char *gj_page_get_step_word (GjPage *self);
guint gj_page_get_step (GjPage *self);
guint gj_page_get_steps (GjPage *self);

/* The page has made its controls anew, and what the keypad's arrows had chosen goes on as @control, which is on the screen: it has the
   focus, and is said. Signal: "control-chosen" (GtkWidget *). */
void gj_page_choose (GjPage *self, GtkWidget *control);

/* Is the text large now (长辈模式)? */
gboolean gj_page_get_elder (GjPage *self);

/* For the window alone. */
void gj_page_enter (GjPage *self, gboolean elder);
void gj_page_leave (GjPage *self);
void gj_page_set_elder (GjPage *self, gboolean elder);
gboolean gj_page_press_key (GjPage *self, guint keyval);

G_END_DECLS
