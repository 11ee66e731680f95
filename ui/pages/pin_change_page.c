/* SPDX-License-Identifier: Apache-2.0 */
/* See pin_change_page.h. */
#include "ui/pages/pin_change_page.h"

#include "core/base/i18n.h"
#include "core/rules/pin_text.h"
#include "ui/pages/pin_kit.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/keypad.h"

typedef enum
{
  ENTRY_NEW,
  ENTRY_AGAIN,
  ENTRY_WAITING, /* for the card */
} Entry;

struct _GjPinChangePage
{
  GjPage parent_instance;
  GtkWidget *title, *sentence, *who_row, *who, *chip, *cells, *message, *hint, *hint_head, *hint_detail;
  GtkWidget *keypad, *cancel, *confirm;
  const GjSecret *old_pin;
  GjSecret *new_pin;
  GjSecret *again;
  char *certno;
  const char *const *initials;
  Entry entry;
};

enum
{
  SIGNAL_CONFIRMED,
  SIGNAL_CANCELLED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GjPinChangePage, gj_pin_change_page, GJ_TYPE_PAGE)

static GjSecret *
entered (GjPinChangePage *self)
{
  return self->entry == ENTRY_NEW ? self->new_pin : self->again;
}

static void
show_entry (GjPinChangePage *self)
{
  const guint count = (guint) gj_secret_length (entered (self));
  const gboolean waiting = self->entry == ENTRY_WAITING;
  gtk_label_set_text (GTK_LABEL (self->title), self->entry == ENTRY_NEW ? _("请输入新密码") : _("再输一次新密码"));
  gj_chip_set (GJ_CHIP (self->chip), GJ_TONE_PLAIN, "password", self->entry == ENTRY_NEW ? _("第1遍") : _("第2遍"));
  gj_pin_kit_show_count (GJ_PIN_CELLS (self->cells), GJ_BUTTON (self->confirm), count,
                         self->entry == ENTRY_NEW ? C_ ("PIN", "下一步") : C_ ("PIN", "确认"));
  gtk_widget_set_sensitive (self->keypad, !waiting);
  gtk_widget_set_sensitive (self->cancel, !waiting);
  if (waiting)
    gj_button_set_ready (GJ_BUTTON (self->confirm), FALSE, _("正在改密码，请别拔卡"));
}

static void
show_message (GjPinChangePage *self, const char *head, const char *detail)
{
  gj_banner_set (GJ_BANNER (self->message), GJ_TONE_STOP, "warning", head, detail);
  gtk_widget_set_visible (self->message, head != NULL);
  gtk_widget_set_visible (self->hint, head == NULL);
}

static void
start_over (GjPinChangePage *self, const char *head, const char *detail)
{
  gj_secret_wipe (self->new_pin);
  gj_secret_wipe (self->again);
  self->entry = ENTRY_NEW;
  show_message (self, head, detail);
  show_entry (self);
}

static void
on_digit (GjPinChangePage *self, guint digit)
{
  if (self->entry != ENTRY_WAITING && gj_secret_append (entered (self), (char) ('0' + digit)))
    show_entry (self);
}

static void
on_clear (GjPinChangePage *self)
{
  gj_secret_wipe (entered (self));
  show_entry (self);
}

static void
on_backspace (GjPinChangePage *self)
{
  gj_secret_backspace (entered (self));
  show_entry (self);
}

static void
on_cancel (GjPinChangePage *self)
{
  start_over (self, NULL, NULL);
  g_signal_emit (self, signals[SIGNAL_CANCELLED], 0);
}

static void
on_confirm (GjPinChangePage *self)
{
  if (self->entry == ENTRY_WAITING || gj_secret_length (entered (self)) != GJ_PIN_LENGTH)
    return;
  if (self->entry == ENTRY_NEW)
    {
      const GjPinRule rule = gj_pin_check_new (self->new_pin, self->old_pin, self->certno,
                                               self->initials);
      if (rule != GJ_PIN_RULE_OK)
        {
          start_over (self, gj_pin_rule_text (rule), _("请换一个新密码"));
          return;
        }
      self->entry = ENTRY_AGAIN;
      show_message (self, NULL, NULL);
      show_entry (self);
      return;
    }
  if (!gj_secret_equals (self->new_pin, self->again))
    {
      start_over (self, _("两次输的不一样"), _("密码没有改，请从头再输"));
      return;
    }
  self->entry = ENTRY_WAITING;
  show_entry (self);
  g_signal_emit (self, signals[SIGNAL_CONFIRMED], 0);
}

static void
gj_pin_change_page_elder_changed (GjPage *page, gboolean elder)
{
  gj_pin_kit_take_shape (GTK_WIDGET (page), GJ_PIN_CHANGE_PAGE (page)->who_row, GJ_PIN_CHANGE_PAGE (page)->keypad);
}

static gboolean
gj_pin_change_page_key_pressed (GjPage *page, guint keyval)
{
  GjPinChangePage *self = GJ_PIN_CHANGE_PAGE (page);
  if (keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter)
    {
      on_confirm (self);
      return TRUE;
    }
  if (keyval == GDK_KEY_Escape && gtk_widget_is_sensitive (self->cancel))
    {
      on_cancel (self);
      return TRUE;
    }
  return gj_keypad_press_keyval (GJ_KEYPAD (self->keypad), keyval);
}

static void
gj_pin_change_page_finalize (GObject *object)
{
  GjPinChangePage *self = GJ_PIN_CHANGE_PAGE (object);
  if (self->certno != NULL)
    explicit_bzero (self->certno, strlen (self->certno));
  g_free (self->certno);
  G_OBJECT_CLASS (gj_pin_change_page_parent_class)->finalize (object);
}

static void
gj_pin_change_page_class_init (GjPinChangePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->finalize = gj_pin_change_page_finalize;
  GJ_PAGE_CLASS (klass)->elder_changed = gj_pin_change_page_elder_changed;
  GJ_PAGE_CLASS (klass)->key_pressed = gj_pin_change_page_key_pressed;
  signals[SIGNAL_CONFIRMED]
      = g_signal_new ("confirmed", GJ_TYPE_PIN_CHANGE_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_CANCELLED]
      = g_signal_new ("cancelled", GJ_TYPE_PIN_CHANGE_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, "/gongji/pages/pin_change_page.ui");
  gtk_widget_class_bind_template_child (widget_class, GjPinChangePage, title);
  gtk_widget_class_bind_template_child (widget_class, GjPinChangePage, sentence);
  gtk_widget_class_bind_template_child (widget_class, GjPinChangePage, who_row);
  gtk_widget_class_bind_template_child (widget_class, GjPinChangePage, who);
  gtk_widget_class_bind_template_child (widget_class, GjPinChangePage, chip);
  gtk_widget_class_bind_template_child (widget_class, GjPinChangePage, cells);
  gtk_widget_class_bind_template_child (widget_class, GjPinChangePage, message);
  gtk_widget_class_bind_template_child (widget_class, GjPinChangePage, hint);
  gtk_widget_class_bind_template_child (widget_class, GjPinChangePage, hint_head);
  gtk_widget_class_bind_template_child (widget_class, GjPinChangePage, hint_detail);
  gtk_widget_class_bind_template_child (widget_class, GjPinChangePage, keypad);
  gtk_widget_class_bind_template_child (widget_class, GjPinChangePage, cancel);
  gtk_widget_class_bind_template_child (widget_class, GjPinChangePage, confirm);
  gtk_widget_class_bind_template_callback (widget_class, on_digit);
  gtk_widget_class_bind_template_callback (widget_class, on_clear);
  gtk_widget_class_bind_template_callback (widget_class, on_backspace);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel);
  gtk_widget_class_bind_template_callback (widget_class, on_confirm);
}

static void
gj_pin_change_page_init (GjPinChangePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_label_set_text (GTK_LABEL (self->hint_head), _("别用生日、连号或同一个数字"));
  gtk_label_set_text (GTK_LABEL (self->hint_detail), _("用手挡着按，别让旁人看见"));
  gj_button_set_text (GJ_BUTTON (self->cancel), C_ ("PIN", "取消"));
}

GtkWidget *
gj_pin_change_page_new (const GjPinChangeView *view, const GjSecret *old_pin, GjSecret *new_pin, GjSecret *again)
{
  g_return_val_if_fail (view != NULL && new_pin != NULL && again != NULL, NULL);
  GjPinChangePage *self = g_object_new (GJ_TYPE_PIN_CHANGE_PAGE, NULL);
  self->old_pin = old_pin;
  self->new_pin = new_pin;
  self->again = again;
  self->certno = g_strdup (view->certno);
  self->initials = view->initials;
  gj_label_set_or_hide (GTK_LABEL (self->sentence), view->initial ? _("现在用的是初始密码，改好才能缴费") : NULL);
  gj_pin_kit_set_who (GTK_LABEL (self->who), view->name);
  start_over (self, NULL, NULL);
  return GTK_WIDGET (self);
}

void
gj_pin_change_page_restart (GjPinChangePage *self, const char *message)
{
  g_return_if_fail (GJ_IS_PIN_CHANGE_PAGE (self));
  start_over (self, message, message != NULL ? _("密码没有改，请从头再输") : NULL);
}
