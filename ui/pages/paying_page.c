/* SPDX-License-Identifier: Apache-2.0 */
/* See paying_page.h. The bar moves a step with every second told, so that a standing bar is a standing machine. */
#include "ui/pages/paying_page.h"

#include "core/base/i18n.h"
#include "ui/pages/page_kit.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/button.h"
#include "ui/widgets/icon.h"

/* From here on a wait is long: the headline asks to stay. */
#define LONG_WAIT_SECONDS 15

typedef enum
{
  BALL_DONE,
  BALL_NOW,
  BALL_WAITING,
} Ball;

struct _GjPayingPage
{
  GjPage parent_instance;
  gboolean prints;
  int coverage_year;
  gboolean unknown_shown;
  GjPayingStage stage;
  guint waited_seconds;
  char *what; /* 为*英缴2026年度医保，400元。 */
  GtkLabel *headline, *line;
  GtkBox *stages, *stage_pin, *stage_pay, *stage_print;
  GtkProgressBar *bar;
  GtkBox *unknown, *unknown_next;
  GtkWidget *stay, *safe;
  GtkLabel *stay_head, *stay_line, *safe_line;
  GjButton *finish_button;
};

enum
{
  SIGNAL_FINISHED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GjPayingPage, gj_paying_page, GJ_TYPE_PAGE)

static GtkWidget *
ball_new (Ball ball, guint number)
{
  if (ball == BALL_DONE)
    {
      GtkWidget *disc = gj_kit_disc ("check", "i48", "filled ball");
      gj_tone_apply (disc, GJ_TONE_DONE);
      return disc;
    }
  g_autofree char *text = g_strdup_printf ("%u", number);
  GtkWidget *disc = gtk_center_box_new ();
  gj_kit_add_classes (disc, ball == BALL_NOW ? "disc filled ball act" : "disc ball hollow");
  gtk_center_box_set_center_widget (GTK_CENTER_BOX (disc), gj_kit_label (text, "b"));
  gtk_widget_set_valign (disc, GTK_ALIGN_CENTER);
  return disc;
}

static void
show_stage (GtkBox *box, Ball ball, guint number, const char *text, const char *aside)
{
  gj_kit_clear (box);
  GtkWidget *label = gj_kit_label (text, ball == BALL_NOW ? "stagetext b" : ball == BALL_DONE ? "stagetext" : "stagetext second");
  gtk_widget_set_hexpand (label, TRUE);
  gj_kit_pack (GTK_WIDGET (box), ball_new (ball, number), label, NULL);
  if (aside == NULL)
    return;
  GtkWidget *right = gj_kit_label (aside, "second aside");
  gtk_label_set_wrap (GTK_LABEL (right), FALSE);
  gtk_box_append (box, right);
}

static void
show (GjPayingPage *self)
{
  if (self->unknown_shown)
    return;
  const gboolean printing = self->stage == GJ_PAYING_STAGE_PRINTING;
  const gboolean long_wait = self->waited_seconds >= LONG_WAIT_SECONDS && !printing;
  g_autofree char *waited = g_strdup_printf (gj_ngettext ("已等%u秒", "已等%u秒", self->waited_seconds), self->waited_seconds);
  g_autofree char *line = g_strdup_printf (_ ("一般几秒钟就好。%s"), self->what);
  gtk_label_set_text (self->headline, printing    ? _ ("缴好了，请稍等")
                                      : long_wait ? _ ("还在确认，请别走开")
                                                  : _ ("正在缴费，请稍等"));
  gtk_label_set_text (self->line, long_wait || printing ? self->what : line);
  show_stage (self->stage_pin, BALL_DONE, 1, _ ("密码正确"), NULL);
  show_stage (self->stage_pay, printing ? BALL_DONE : BALL_NOW, 2,
              printing ? _ ("已付款") : _ ("正在付款"), printing ? NULL : waited);
  const char *third = printing ? (self->prints ? _ ("正在打印凭条") : _ ("正在保存凭条"))
                               : (self->prints ? _ ("打印凭条") : _ ("保存凭条"));
  show_stage (self->stage_print, printing ? BALL_NOW : BALL_WAITING, 3, third, printing ? waited : NULL);
}

void
gj_paying_page_set_stage (GjPayingPage *self, GjPayingStage stage)
{
  g_return_if_fail (GJ_IS_PAYING_PAGE (self));
  if (stage == self->stage)
    return;
  self->stage = stage;
  gtk_box_reorder_child_after (self->stages, GTK_WIDGET (self->bar),
                               GTK_WIDGET (stage == GJ_PAYING_STAGE_PRINTING ? self->stage_print : self->stage_pay));
  show (self);
}

void
gj_paying_page_set_turn (GjPayingPage *self, const char *relative_name, gint64 amount_fen, guint nth, guint n)
{
  g_return_if_fail (GJ_IS_PAYING_PAGE (self) && nth >= 1 && nth <= n);
  g_autofree char *yuan = gj_kit_yuan (amount_fen);
  g_free (self->what);
  self->what = g_strdup_printf (_ ("第%u位，共%u位：为%s缴%d年度医保，%s。"), nth, n, relative_name, self->coverage_year, yuan);
  show (self);
}

void
gj_paying_page_set_waited (GjPayingPage *self, guint seconds)
{
  g_return_if_fail (GJ_IS_PAYING_PAGE (self));
  if (seconds == self->waited_seconds)
    return;
  self->waited_seconds = seconds;
  gtk_progress_bar_pulse (self->bar);
  show (self);
}

void
gj_paying_page_set_unknown (GjPayingPage *self, const char *case_number, gboolean on_paper)
{
  g_return_if_fail (GJ_IS_PAYING_PAGE (self) && case_number != NULL);
  g_autofree char *number = gj_kit_markup ("<b>%s</b>", case_number);
  GtkWidget *table = gj_kit_box (GTK_ORIENTATION_VERTICAL, "card table");
  self->unknown_shown = TRUE;
  gj_kit_clear (self->unknown);
  gj_kit_clear (self->unknown_next);
  gtk_label_set_text (self->headline, _ ("正在查清，请放心"));
  gtk_label_set_text (self->line, self->what);
  /* The number below its name: it is long, and it is not broken. */
  GtkWidget *case_row = gj_kit_table_markup (_ ("查询编号"), number);
  gj_kit_stack_table_row (case_row, TRUE);
  gj_kit_pack (table, case_row,
               gj_kit_table_markup (_ ("编号在哪"), on_paper ? _ ("已印在查询单上，请取走") : _ ("请记下，或拍下屏幕")), NULL);
  gj_kit_pack (GTK_WIDGET (self->unknown),
               gj_banner_new (GJ_TONE_ACT, "waiting", _ ("正在查清"), _ ("付款的结果还没传回来。机器会自动查清，不会扣两次。")), table, NULL);
  gtk_box_append (self->unknown_next,
                  gj_kit_fact (GJ_TONE_ACT, "arrow", _ ("接下来怎么办"),
                               _ ("<b>1.</b> 先不要再缴，等查清。\n<b>2.</b> 下次插卡能看到结果，\n也可以打<b>12393</b>，报查询编号。")));
  gtk_widget_set_visible (GTK_WIDGET (self->unknown_next), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->unknown), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->stages), FALSE);
  gtk_widget_set_visible (self->stay, FALSE);
  gtk_widget_set_visible (self->safe, FALSE);
  gj_button_set_text (self->finish_button, _ ("知道了，取卡"));
  gtk_widget_set_visible (GTK_WIDGET (self->finish_button), TRUE);
}

static void
on_finish_clicked (GtkWidget *button, GjPayingPage *self)
{
  g_signal_emit (self, signals[SIGNAL_FINISHED], 0);
}

static void
gj_paying_page_finalize (GObject *object)
{
  g_free (GJ_PAYING_PAGE (object)->what);
  G_OBJECT_CLASS (gj_paying_page_parent_class)->finalize (object);
}

static void
gj_paying_page_class_init (GjPayingPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->finalize = gj_paying_page_finalize;
  signals[SIGNAL_FINISHED]
      = g_signal_new ("finished", GJ_TYPE_PAYING_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (GJ_TYPE_BUTTON);
  gj_kit_set_template (widget_class, "paying_page.ui");
  gtk_widget_class_bind_template_child (widget_class, GjPayingPage, headline);
  gtk_widget_class_bind_template_child (widget_class, GjPayingPage, line);
  gtk_widget_class_bind_template_child (widget_class, GjPayingPage, stages);
  gtk_widget_class_bind_template_child (widget_class, GjPayingPage, stage_pin);
  gtk_widget_class_bind_template_child (widget_class, GjPayingPage, stage_pay);
  gtk_widget_class_bind_template_child (widget_class, GjPayingPage, stage_print);
  gtk_widget_class_bind_template_child (widget_class, GjPayingPage, bar);
  gtk_widget_class_bind_template_child (widget_class, GjPayingPage, unknown);
  gtk_widget_class_bind_template_child (widget_class, GjPayingPage, unknown_next);
  gtk_widget_class_bind_template_child (widget_class, GjPayingPage, stay);
  gtk_widget_class_bind_template_child (widget_class, GjPayingPage, safe);
  gtk_widget_class_bind_template_child (widget_class, GjPayingPage, stay_head);
  gtk_widget_class_bind_template_child (widget_class, GjPayingPage, stay_line);
  gtk_widget_class_bind_template_child (widget_class, GjPayingPage, safe_line);
  gtk_widget_class_bind_template_child (widget_class, GjPayingPage, finish_button);
}

static void
gj_paying_page_init (GjPayingPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gj_page_set_step (GJ_PAGE (self), 4, 5, C_ ("step", "付款"));
  gtk_label_set_text (self->stay_head, _ ("请不要\n拔出社保卡"));
  gtk_label_set_text (self->stay_line, _ ("办好后会提示您取卡"));
  gtk_label_set_text (self->safe_line, _ ("万一断电、断网，也不会多扣钱。\n机器会自动查清，下次插卡能看到结果。"));
  gtk_progress_bar_pulse (self->bar);
  g_signal_connect_object (self->finish_button, "clicked", G_CALLBACK (on_finish_clicked), self, 0);
}

GtkWidget *
gj_paying_page_new (const GjPayingView *view)
{
  g_return_val_if_fail (view != NULL && view->relative_name != NULL, NULL);
  GjPayingPage *self = g_object_new (GJ_TYPE_PAYING_PAGE, NULL);
  g_autofree char *yuan = gj_kit_yuan (view->amount_fen);
  self->prints = view->prints;
  self->coverage_year = view->coverage_year;
  self->what = g_strdup_printf (_ ("为%s缴%d年度医保，%s。"), view->relative_name, view->coverage_year, yuan);
  show (self);
  return GTK_WIDGET (self);
}
