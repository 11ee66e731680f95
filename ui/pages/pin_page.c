/* SPDX-License-Identifier: Apache-2.0 */
/* See pin_page.h. No digit is kept here: it goes into the secret and is forgotten. */
#include "ui/pages/pin_page.h"

#include "core/base/i18n.h"
#include "ui/pages/pin_kit.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/keypad.h"

struct _GjPinPage
{
  GjPage parent_instance;
  GtkWidget *title, *sentence, *who_row, *who, *chip, *cells, *message, *hint, *hint_head, *hint_detail;
  GtkWidget *keypad, *cancel, *confirm;
  GtkWidget *pad, *pad_head, *pad_confirm, *pad_confirm_key, *pad_clear, *pad_clear_key, *pad_cancel, *pad_cancel_key;
  GjSecret *pin;
  GjPinState state;
  GjPinPurpose purpose;
  gboolean by_pad;
  guint pad_count;
};

enum
{
  SIGNAL_CONFIRMED,
  SIGNAL_CANCELLED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GjPinPage, gj_pin_page, GJ_TYPE_PAGE)

/* What to do on the pad now; while the card is asked, nothing. */
static void
show_pad (GjPinPage *self)
{
  GtkWidget *heading = gtk_widget_get_first_child (self->pad);
  for (GtkWidget *key = gtk_widget_get_next_sibling (heading); key != NULL; key = gtk_widget_get_next_sibling (key))
    gtk_widget_set_visible (key, self->state != GJ_PIN_STATE_CHECKING);
  if (self->state == GJ_PIN_STATE_CHECKING)
    gtk_label_set_text (GTK_LABEL (self->pad_head),
                        self->purpose == GJ_PIN_PURPOSE_AGAIN ? _("正在改密码，请别拔卡") : _("正在核对…"));
  else if (self->pad_count >= GJ_PIN_LENGTH)
    gtk_label_set_text (GTK_LABEL (self->pad_head), _("输好了，请按键盘上的“确认”"));
  else
    gtk_label_set_text (GTK_LABEL (self->pad_head), _("请在下方密码键盘上输入"));
}

/* Everything that follows from how many digits there are. */
static void
show_count (GjPinPage *self)
{
  const guint count = self->by_pad ? self->pad_count : (guint) gj_secret_length (self->pin);
  const gboolean checking = self->state == GJ_PIN_STATE_CHECKING;
  gj_pin_kit_show_count (GJ_PIN_CELLS (self->cells), GJ_BUTTON (self->confirm), count, C_ ("PIN", "确认"));
  gtk_widget_set_sensitive (self->keypad, !checking);
  gtk_widget_set_sensitive (self->cancel, !checking);
  if (self->by_pad)
    show_pad (self);
  else if (checking)
    gj_button_set_ready (GJ_BUTTON (self->confirm), FALSE, _("正在核对…"));
}

static void
on_digit (GjPinPage *self, guint digit)
{
  if (gj_secret_append (self->pin, (char) ('0' + digit)))
    show_count (self);
}

static void
on_clear (GjPinPage *self)
{
  gj_secret_wipe (self->pin);
  show_count (self);
}

static void
on_backspace (GjPinPage *self)
{
  gj_secret_backspace (self->pin);
  show_count (self);
}

static void
on_cancel (GjPinPage *self)
{
  gj_secret_wipe (self->pin);
  show_count (self);
  g_signal_emit (self, signals[SIGNAL_CANCELLED], 0);
}

static void
on_confirm (GjPinPage *self)
{
  if (self->state == GJ_PIN_STATE_CHECKING || gj_secret_length (self->pin) != GJ_PIN_LENGTH)
    return;
  self->state = GJ_PIN_STATE_CHECKING;
  show_count (self);
  g_signal_emit (self, signals[SIGNAL_CONFIRMED], 0);
}

static void
gj_pin_page_elder_changed (GjPage *page, gboolean elder)
{
  gj_pin_kit_take_shape (GTK_WIDGET (page), GJ_PIN_PAGE (page)->who_row, GJ_PIN_PAGE (page)->keypad);
}

static gboolean
gj_pin_page_key_pressed (GjPage *page, guint keyval)
{
  GjPinPage *self = GJ_PIN_PAGE (page);
  if (!self->by_pad && (keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter))
    {
      on_confirm (self);
      return TRUE;
    }
  if (keyval == GDK_KEY_Escape && gtk_widget_is_sensitive (self->cancel))
    {
      on_cancel (self);
      return TRUE;
    }
  return !self->by_pad && gj_keypad_press_keyval (GJ_KEYPAD (self->keypad), keyval);
}

static void
gj_pin_page_class_init (GjPinPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GJ_PAGE_CLASS (klass)->elder_changed = gj_pin_page_elder_changed;
  GJ_PAGE_CLASS (klass)->key_pressed = gj_pin_page_key_pressed;
  signals[SIGNAL_CONFIRMED]
      = g_signal_new ("confirmed", GJ_TYPE_PIN_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_CANCELLED]
      = g_signal_new ("cancelled", GJ_TYPE_PIN_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, "/gongji/pages/pin_page.ui");
  gtk_widget_class_bind_template_child (widget_class, GjPinPage, title);
  gtk_widget_class_bind_template_child (widget_class, GjPinPage, sentence);
  gtk_widget_class_bind_template_child (widget_class, GjPinPage, who_row);
  gtk_widget_class_bind_template_child (widget_class, GjPinPage, who);
  gtk_widget_class_bind_template_child (widget_class, GjPinPage, chip);
  gtk_widget_class_bind_template_child (widget_class, GjPinPage, cells);
  gtk_widget_class_bind_template_child (widget_class, GjPinPage, message);
  gtk_widget_class_bind_template_child (widget_class, GjPinPage, hint);
  gtk_widget_class_bind_template_child (widget_class, GjPinPage, hint_head);
  gtk_widget_class_bind_template_child (widget_class, GjPinPage, hint_detail);
  gtk_widget_class_bind_template_child (widget_class, GjPinPage, keypad);
  gtk_widget_class_bind_template_child (widget_class, GjPinPage, cancel);
  gtk_widget_class_bind_template_child (widget_class, GjPinPage, pad);
  gtk_widget_class_bind_template_child (widget_class, GjPinPage, pad_head);
  gtk_widget_class_bind_template_child (widget_class, GjPinPage, pad_confirm);
  gtk_widget_class_bind_template_child (widget_class, GjPinPage, pad_confirm_key);
  gtk_widget_class_bind_template_child (widget_class, GjPinPage, pad_clear);
  gtk_widget_class_bind_template_child (widget_class, GjPinPage, pad_clear_key);
  gtk_widget_class_bind_template_child (widget_class, GjPinPage, pad_cancel);
  gtk_widget_class_bind_template_child (widget_class, GjPinPage, pad_cancel_key);
  gtk_widget_class_bind_template_child (widget_class, GjPinPage, confirm);
  gtk_widget_class_bind_template_callback (widget_class, on_digit);
  gtk_widget_class_bind_template_callback (widget_class, on_clear);
  gtk_widget_class_bind_template_callback (widget_class, on_backspace);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel);
  gtk_widget_class_bind_template_callback (widget_class, on_confirm);
}

static void
gj_pin_page_init (GjPinPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self->chip), "tries"); /* by which the voice knows it */
  gtk_label_set_text (GTK_LABEL (self->hint_head), _("用手挡着按，别让旁人看见"));
  gtk_label_set_text (GTK_LABEL (self->hint_detail), _("工作人员不会问您的密码"));
  gj_button_set_text (GJ_BUTTON (self->cancel), C_ ("PIN", "取消"));
  gtk_label_set_text (GTK_LABEL (self->pad_confirm_key), C_ ("PIN", "确认"));
  gtk_label_set_text (GTK_LABEL (self->pad_confirm), _("输满6位后按"));
  gtk_label_set_text (GTK_LABEL (self->pad_clear_key), C_ ("PIN pad", "清除"));
  gtk_label_set_text (GTK_LABEL (self->pad_clear), _("按错了，从头输"));
  gtk_label_set_text (GTK_LABEL (self->pad_cancel_key), C_ ("PIN", "取消"));
  gtk_label_set_text (GTK_LABEL (self->pad_cancel), _("不输了"));
}

static const char *
title_of (GjPinPurpose purpose)
{
  switch (purpose)
    {
    case GJ_PIN_PURPOSE_ENTER:
      return _("请输入社保卡密码");
    case GJ_PIN_PURPOSE_PAY:
      return _("再输一次密码，确认缴费");
    case GJ_PIN_PURPOSE_CURRENT:
      return _("请输入现在的密码");
    case GJ_PIN_PURPOSE_NEW:
      return _("请输入新密码");
    case GJ_PIN_PURPOSE_AGAIN:
      return _("再输一次新密码");
    case GJ_PIN_PURPOSE_SIGN:
      return _("再输一次密码，确认办理");
    case GJ_PIN_PURPOSE_RETURN:
      return _("请再输一次您的密码");
    case GJ_PIN_PURPOSE_CONSENT:
      return _("请家人输自己的密码");
    }
  g_return_val_if_reached ("");
}

static void
show_tries (GjPinPage *self, const GjPinView *view)
{
  const gboolean few = view->tries_left >= 0 && view->tries_left <= 1;
  g_autofree char *tries = g_strdup_printf (_("还可以试%d次"), MAX (view->tries_left, 0));
  gj_chip_set (GJ_CHIP (self->chip), few ? GJ_TONE_STOP : GJ_TONE_PLAIN, few ? "warning" : "info", tries);
  gtk_widget_set_visible (self->chip, view->tries_left >= 0);
}

/* What is no fault of the resident's. FALSE: there is nothing of the kind to say. */
static gboolean
show_notice (GjPinPage *self, const GjPinView *view)
{
  if (view->state == GJ_PIN_STATE_LATE)
    gj_banner_set (GJ_BANNER (self->message), GJ_TONE_CARE, "waiting", _("时间到了，刚才输的没有算"), _("请从头再输，不着急"));
  else if (view->refused != NULL)
    gj_banner_set (GJ_BANNER (self->message), GJ_TONE_STOP, "warning", view->refused, view->refused_next);
  else if (view->stands_in && view->state == GJ_PIN_STATE_FIRST)
    gj_banner_set (GJ_BANNER (self->message), GJ_TONE_CARE, "info", _("密码键盘现在用不了"), _("请在屏幕上输，用手挡着按"));
  else
    return FALSE;
  return TRUE;
}

/* The message takes the hint's place: nothing else moves. */
static void
show_message (GjPinPage *self, const GjPinView *view)
{
  const gboolean wrong = view->state == GJ_PIN_STATE_WRONG || view->state == GJ_PIN_STATE_LAST_TRY;
  if (view->state == GJ_PIN_STATE_LAST_TRY)
    gj_banner_set (GJ_BANNER (self->message), GJ_TONE_STOP, "warning", _("只能再试1次"),
                   _("再错，卡会被锁。记不清就先取卡，到窗口重设。"));
  else if (wrong && view->tries_left >= 0)
    {
      g_autofree char *head = g_strdup_printf (_("密码不对，还可以试%d次"), view->tries_left);
      gj_banner_set (GJ_BANNER (self->message), GJ_TONE_STOP, "warning", head, _("请再输一次，慢慢按"));
    }
  else if (wrong)
    gj_banner_set (GJ_BANNER (self->message), GJ_TONE_STOP, "warning", _("密码不对"), _("请再输一次，慢慢按"));
  const gboolean said = wrong || show_notice (self, view);
  gtk_widget_set_visible (self->message, said);
  gtk_widget_set_visible (self->hint, !said);
}

void
gj_pin_page_set_view (GjPinPage *self, const GjPinView *view)
{
  g_return_if_fail (GJ_IS_PIN_PAGE (self) && view != NULL);
  self->state = view->state;
  self->purpose = view->purpose;
  self->by_pad = view->by_pad;
  self->pad_count = view->count;
  gtk_widget_set_visible (self->pad, self->by_pad);
  gtk_widget_set_visible (self->keypad, !self->by_pad);
  gtk_widget_set_visible (self->confirm, !self->by_pad);
  gtk_label_set_text (GTK_LABEL (self->title), title_of (view->purpose));
  gj_label_set_or_hide (GTK_LABEL (self->sentence), view->sentence);
  gj_pin_kit_set_who (GTK_LABEL (self->who), view->name);
  gtk_label_set_text (GTK_LABEL (self->hint_head), view->purpose == GJ_PIN_PURPOSE_NEW ? _("别用生日、连号或同一个数字")
                                                                                       : _("用手挡着按，别让旁人看见"));
  show_tries (self, view);
  show_message (self, view);
  show_count (self);
}

GtkWidget *
gj_pin_page_new (const GjPinView *view, GjSecret *pin)
{
  g_return_val_if_fail (view != NULL && pin != NULL, NULL);
  GjPinPage *self = g_object_new (GJ_TYPE_PIN_PAGE, NULL);
  self->pin = pin;
  gj_pin_page_set_view (self, view);
  return GTK_WIDGET (self);
}
