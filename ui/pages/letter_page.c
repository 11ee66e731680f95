/* SPDX-License-Identifier: Apache-2.0 */
/* See letter_page.h. */
#include "ui/pages/letter_page.h"

#include "core/base/i18n.h"
#include "ui/pages/page_kit.h"
#include "ui/pages/paged_list.h"
#include "ui/widgets/button.h"
#include "ui/widgets/pager.h"
#include "ui/widgets/signature_pad.h"

/* A longer paragraph is a row for each of its sentences, so that a page never has to cut one. */
#define LONG_PARAGRAPH 60

struct _GjLetterPage
{
  GjPage parent_instance;
  GtkWidget *heading, *place, *text, *signing, *ask, *field, *pad, *instead, *again, *cannot, *tick, *aside, *main;
  char *version;
  char *whom;            /* NULL: nobody is named */
  gboolean pin_may_sign;
  gboolean seen; /* the last page was on the screen */
  gboolean ticked;
  gboolean at_signing;
  gboolean without_pen;
  gboolean done;
};

static guint signal_signed, signal_finished;

G_DEFINE_FINAL_TYPE (GjLetterPage, gj_letter_page, GJ_TYPE_PAGE)

static gboolean
at_last_page (GjLetterPage *self)
{
  GjPagedList *text = GJ_PAGED_LIST (self->text);
  return gj_paged_list_get_page (text) + 1 >= gj_paged_list_get_n_pages (text);
}

static void
show_place (GjLetterPage *self)
{
  GjPagedList *text = GJ_PAGED_LIST (self->text);
  g_autofree char *page = gj_pager_place (gj_paged_list_get_page (text), gj_paged_list_get_n_pages (text), FALSE);
  g_autofree char *both = self->version != NULL ? g_strdup_printf ("%s · %s", page, self->version) : g_strdup (page);
  gtk_label_set_text (GTK_LABEL (self->place), both);
}

/* Nobody signs without seeing for whom. */
static void
show_whom (GjLetterPage *self)
{
  gtk_label_set_text (GTK_LABEL (self->place), self->whom != NULL ? self->whom : "");
  gtk_widget_set_visible (self->place, self->whom != NULL);
}

/* A button that turns a page looks as a pager's does. */
static void
show_arrows (GjLetterPage *self, gboolean back, gboolean on)
{
  gj_button_set_symbol (GJ_BUTTON (self->aside), back ? "prev" : NULL);
  g_object_set (self->main, "end-symbol", on ? "next" : NULL, NULL);
}

static void
show_reading (GjLetterPage *self)
{
  show_place (self);
  gtk_widget_set_visible (self->place, TRUE);
  gj_button_set_symbol (GJ_BUTTON (self->tick), self->ticked ? "check" : NULL);
  gj_button_set_ready (GJ_BUTTON (self->tick), self->seen, self->seen ? _("我已读完，愿意遵守") : _("读到最后一页，再点“我已读完”"));
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->tick), GTK_ACCESSIBLE_STATE_PRESSED, self->ticked, -1);
  if (self->ticked)
    gtk_widget_add_css_class (self->tick, "ticked");
  else
    gtk_widget_remove_css_class (self->tick, "ticked");
  show_arrows (self, TRUE, !at_last_page (self));
  gj_button_set_text (GJ_BUTTON (self->aside), _("上一页"));
  gtk_widget_set_sensitive (self->aside, gj_paged_list_get_page (GJ_PAGED_LIST (self->text)) > 0);
  if (!at_last_page (self))
    gj_button_set_ready (GJ_BUTTON (self->main), TRUE, _("下一页"));
  else if (!self->ticked)
    gj_button_set_ready (GJ_BUTTON (self->main), FALSE, _("先点“我已读完”"));
  else
    gj_button_set_ready (GJ_BUTTON (self->main), TRUE, _("去签字"));
}

static void
show_signing (GjLetterPage *self)
{
  const gboolean empty = gj_signature_pad_is_empty (GJ_SIGNATURE_PAD (self->pad));
  show_whom (self);
  gtk_widget_set_visible (self->ask, !self->without_pen);
  gtk_widget_set_visible (self->field, !self->without_pen);
  gtk_widget_set_visible (self->instead, self->without_pen);
  gtk_widget_set_visible (self->again, !self->without_pen);
  gtk_widget_set_sensitive (self->again, gj_signature_pad_has_ink (GJ_SIGNATURE_PAD (self->pad)));
  gj_button_set_text (GJ_BUTTON (self->cannot), self->without_pen ? _("还是手写") : _("不方便手写"));
  show_arrows (self, FALSE, FALSE);
  gj_button_set_text (GJ_BUTTON (self->aside), _("再看一遍"));
  gtk_widget_set_sensitive (self->aside, TRUE);
  if (self->without_pen)
    gj_button_set_ready (GJ_BUTTON (self->main), TRUE, self->pin_may_sign ? _("用密码代替签字") : _("取卡，到窗口办"));
  else
    gj_button_set_ready (GJ_BUTTON (self->main), !empty, empty ? _("请先签字") : _("确认签字"));
}

/* In large text who signs without a pen has one way back, 还是手写, and sees the letter again from there. */
static void
show_stage (GjLetterPage *self)
{
  gtk_widget_set_visible (self->aside, !(self->at_signing && self->without_pen && gj_page_get_elder (GJ_PAGE (self))));
  gtk_widget_set_visible (self->text, !self->at_signing);
  gtk_widget_set_visible (self->tick, !self->at_signing);
  gtk_widget_set_visible (self->signing, self->at_signing);
  if (self->at_signing)
    show_signing (self);
  else
    show_reading (self);
}

static void
on_page_changed (GjLetterPage *self)
{
  if (at_last_page (self))
    self->seen = TRUE;
  show_stage (self);
}

static void
turn_page (GjLetterPage *self, int by)
{
  GjPagedList *text = GJ_PAGED_LIST (self->text);
  gj_paged_list_set_page (text, (guint) ((int) gj_paged_list_get_page (text) + by));
}

static void
on_tick (GjLetterPage *self)
{
  self->ticked = !self->ticked;
  show_stage (self);
}

static void
on_pad_changed (GjLetterPage *self)
{
  show_stage (self);
}

static void
on_again (GjLetterPage *self)
{
  gj_signature_pad_clear (GJ_SIGNATURE_PAD (self->pad));
}

/* Who had begun to draw and cannot go on leaves no half signature. */
static void
on_cannot (GjLetterPage *self)
{
  self->without_pen = !self->without_pen;
  gj_signature_pad_clear (GJ_SIGNATURE_PAD (self->pad));
}

static void
on_aside (GjLetterPage *self)
{
  if (!gj_letter_page_back (self))
    turn_page (self, -1);
}

static void
sign (GjLetterPage *self)
{
  g_autofree char *strokes = self->without_pen ? g_strdup ("") : gj_signature_pad_get_strokes (GJ_SIGNATURE_PAD (self->pad));
  g_return_if_fail (self->seen && self->ticked && !self->done);
  self->done = TRUE;
  gtk_widget_set_sensitive (self->main, FALSE);
  g_signal_emit (self, signal_signed, 0, strokes);
}

static void
on_main (GjLetterPage *self)
{
  if (self->at_signing && self->without_pen && !self->pin_may_sign)
    g_signal_emit (self, signal_finished, 0);
  else if (self->at_signing)
    sign (self);
  else if (!at_last_page (self))
    turn_page (self, 1);
  else if (self->seen && self->ticked) /* a press may come before the pages are laid out and the button knows what it waits for */
    {
      self->at_signing = TRUE;
      self->without_pen = FALSE; /* else the same place would end the visit with a second tap */
      show_stage (self);
    }
}

static void
gj_letter_page_elder_changed (GjPage *page, gboolean elder)
{
  show_stage (GJ_LETTER_PAGE (page));
}

static void
gj_letter_page_finalize (GObject *object)
{
  g_free (GJ_LETTER_PAGE (object)->version);
  g_free (GJ_LETTER_PAGE (object)->whom);
  G_OBJECT_CLASS (gj_letter_page_parent_class)->finalize (object);
}

static void
gj_letter_page_class_init (GjLetterPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GJ_PAGE_CLASS (klass)->elder_changed = gj_letter_page_elder_changed;
  G_OBJECT_CLASS (klass)->finalize = gj_letter_page_finalize;
  signal_signed
      = g_signal_new ("signed", GJ_TYPE_LETTER_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signal_finished
      = g_signal_new ("finished", GJ_TYPE_LETTER_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (GJ_TYPE_SIGNATURE_PAD);
  gj_kit_set_template (widget_class, "letter_page.ui");
  gtk_widget_class_bind_template_child (widget_class, GjLetterPage, heading);
  gtk_widget_class_bind_template_child (widget_class, GjLetterPage, place);
  gtk_widget_class_bind_template_child (widget_class, GjLetterPage, text);
  gtk_widget_class_bind_template_child (widget_class, GjLetterPage, signing);
  gtk_widget_class_bind_template_child (widget_class, GjLetterPage, ask);
  gtk_widget_class_bind_template_child (widget_class, GjLetterPage, field);
  gtk_widget_class_bind_template_child (widget_class, GjLetterPage, pad);
  gtk_widget_class_bind_template_child (widget_class, GjLetterPage, instead);
  gtk_widget_class_bind_template_child (widget_class, GjLetterPage, again);
  gtk_widget_class_bind_template_child (widget_class, GjLetterPage, cannot);
  gtk_widget_class_bind_template_child (widget_class, GjLetterPage, tick);
  gtk_widget_class_bind_template_child (widget_class, GjLetterPage, aside);
  gtk_widget_class_bind_template_child (widget_class, GjLetterPage, main);
  gtk_widget_class_bind_template_callback (widget_class, on_pad_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_again);
  gtk_widget_class_bind_template_callback (widget_class, on_cannot);
  gtk_widget_class_bind_template_callback (widget_class, on_tick);
  gtk_widget_class_bind_template_callback (widget_class, on_aside);
  gtk_widget_class_bind_template_callback (widget_class, on_main);
}

static void
gj_letter_page_init (GjLetterPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gj_button_set_text (GJ_BUTTON (self->again), _("重写"));
  g_signal_connect_object (self->text, "page-changed", G_CALLBACK (on_page_changed), self, G_CONNECT_SWAPPED);
}

static void
add_row (GjLetterPage *self, const char *start, gsize length)
{
  g_autofree char *text = g_strndup (start, length);
  gj_paged_list_append (GJ_PAGED_LIST (self->text), gj_kit_label (text, "letterline"));
}

/* Whole, or cut behind its full stops, as the language writes them. */
static void
add_paragraph (GjLetterPage *self, const char *paragraph, const char *full_stop)
{
  const char *stop, *start = paragraph;
  if (g_utf8_strlen (paragraph, -1) > LONG_PARAGRAPH)
    while ((stop = strstr (start, full_stop)) != NULL)
      {
        add_row (self, start, (gsize) (stop - start) + strlen (full_stop));
        start = stop + strlen (full_stop);
      }
  if (*start != '\0')
    add_row (self, start, strlen (start));
}

/* For reading only, and told apart from what is signed: by words before each of them. */
static void
add_gist (GjLetterPage *self, const GjLetterView *view)
{
  GjPagedList *text = GJ_PAGED_LIST (self->text);
  gj_paged_list_append_heading (text, gj_kit_label (_ ("大意。签的是后面的中文原文"), "sect"));
  for (guint i = 0; view->gist[i] != NULL; i++)
    add_paragraph (self, view->gist[i], ". ");
  gj_paged_list_append_heading (text, gj_kit_label (_ ("中文原文，签的是它"), "sect"));
  add_row (self, view->heading, strlen (view->heading));
}

/* "下面登记的家人": who they are, and who signs. */
static void
add_people (GjLetterPage *self, const GjLetterView *view)
{
  for (guint i = 0; view->people[i] != NULL; i++)
    {
      g_autofree char *line = g_strdup_printf (_ ("登记的家人：%s"), view->people[i]);
      add_row (self, line, strlen (line));
    }
  if (view->person == NULL)
    return;
  g_autofree char *line = g_strdup_printf (_ ("签字的人：%s"), view->person);
  add_row (self, line, strlen (line));
}

/* "登记的家人：*敏 长女", of many the first and how many they are. NULL: nobody is named. Transfer full. */
static char *
whom_of (const GjLetterView *view)
{
  const guint n = view->people != NULL ? g_strv_length ((char **) view->people) : 0;
  if (n == 0)
    return NULL;
  if (n == 1)
    return g_strdup_printf (_ ("登记的家人：%s"), view->people[0]);
  return g_strdup_printf (gj_ngettext ("登记的家人：%s等%u位", "登记的家人：%s等%u位", n), view->people[0], n);
}

static const char *
window_of (const GjLetterView *view)
{
  return view->window != NULL ? view->window : _ ("窗口");
}

/* Said before the reading, which would be for nothing: who cannot write by hand is helped elsewhere. No part of what is signed. */
static void
add_warning (GjLetterPage *self, const GjLetterView *view)
{
  if (view->pin_may_sign)
    return;
  g_autofree char *line = g_strdup_printf (_ ("读完要在屏幕上手写签字。\n不方便写字的，请到%s办"), window_of (view));
  gj_paged_list_append_heading (GJ_PAGED_LIST (self->text), gj_kit_label (line, "second lead")); /* the voice says a lead */
}

static void
fill_instead (GjLetterPage *self, const GjLetterView *view)
{
  g_autofree char *where = gj_kit_markup (_("请到<b>%s</b>，工作人员帮您办。这里什么都没有改动。"), window_of (view));
  GtkWidget *fact = view->pin_may_sign
                        ? gj_kit_fact (GJ_TONE_ACT, "password", _("不用手写"),
                                       _("下一步您输入社保卡密码，就算您本人同意。凭条上会写明“以密码确认”。"))
                        : gj_kit_fact (GJ_TONE_ACT, "staff", _("可以请人帮忙"), where);
  gtk_widget_set_hexpand (fact, TRUE);
  gtk_box_append (GTK_BOX (self->instead), fact);
}

void
gj_letter_page_go_on_from (GjLetterPage *self, GjLetterPage *before)
{
  g_return_if_fail (GJ_IS_LETTER_PAGE (self) && GJ_IS_LETTER_PAGE (before));
  self->seen = before->seen;
  self->ticked = before->ticked;
  self->at_signing = before->at_signing;
  self->without_pen = before->without_pen;
  g_autofree char *drawn = gj_signature_pad_get_strokes (GJ_SIGNATURE_PAD (before->pad));
  gj_signature_pad_set_strokes (GJ_SIGNATURE_PAD (self->pad), drawn); /* nothing, if there was none */
  gj_paged_list_set_page (GJ_PAGED_LIST (self->text), gj_paged_list_get_page (GJ_PAGED_LIST (before->text)));
  show_stage (self);
}

gboolean
gj_letter_page_back (GjLetterPage *self)
{
  g_return_val_if_fail (GJ_IS_LETTER_PAGE (self), FALSE);
  if (!self->at_signing)
    return FALSE;
  self->at_signing = FALSE;
  show_stage (self);
  return TRUE;
}

GtkWidget *
gj_letter_page_new (const GjLetterView *view)
{
  g_return_val_if_fail (view != NULL && view->heading != NULL && view->paragraphs != NULL, NULL);
  g_return_val_if_fail (view->gist == NULL || view->gist_heading != NULL, NULL);
  GjLetterPage *self = g_object_new (GJ_TYPE_LETTER_PAGE, NULL);
  self->version = g_strdup (view->version);
  self->whom = whom_of (view);
  self->pin_may_sign = view->pin_may_sign;
  gtk_label_set_text (GTK_LABEL (self->heading), view->gist != NULL ? view->gist_heading : view->heading);
  add_warning (self, view);
  if (view->gist != NULL)
    add_gist (self, view);
  for (guint i = 0; view->paragraphs[i] != NULL; i++)
    add_paragraph (self, view->paragraphs[i], "。");
  if (view->people != NULL)
    add_people (self, view);
  g_autofree char *ask = view->person != NULL ? g_strdup_printf (_("%s，请用手指在框里写上您的名字"), view->person)
                                              : g_strdup (_("请用手指在框里写上您的名字"));
  gtk_label_set_text (GTK_LABEL (self->ask), ask);
  fill_instead (self, view);
  show_stage (self);
  return GTK_WIDGET (self);
}
