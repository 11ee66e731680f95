/* SPDX-License-Identifier: Apache-2.0 */
/* See id_entry_page.h. */
#include "ui/pages/id_entry_page.h"

#include <string.h>

#include "core/base/i18n.h"
#include "core/base/id_number.h"
#include "core/base/mask.h"
#include "ui/pages/page_kit.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/button.h"
#include "ui/widgets/key_board.h"
#include "ui/widgets/mirror.h"

#define NUMBER_LENGTH 18
#define N_GROUPS 3

struct _GjIdEntryPage
{
  GjPage parent_instance;
  GtkWidget *title, *sentence, *groups, *count, *clear, *message, *keys, *cancel, *confirm;
  GtkWidget *group_labels[N_GROUPS];
  GString *number;
  GjDate today;
  char *problem, *problem_next; /* the caller's, until the next key */
  gboolean checking;
};

enum
{
  SIGNAL_CONFIRMED,
  SIGNAL_CANCELLED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GjIdEntryPage, gj_id_entry_page, GJ_TYPE_PAGE)

/* Place of birth, birthday, and the rest: the groups in which people read the number out. */
static const gsize group_lengths[N_GROUPS] = { 6, 8, 4 };

static const GjKey number_keys[] = {
  { "1" }, { "2" }, { "3" }, { "4" }, { "5" }, { "6" }, { "7" }, { "8" }, { "9" }, { "X" }, { "0" }, { GJ_KEY_BACKSPACE }, { NULL },
};

/* In words: where it is wrong and where to look. NULL: nothing is. */
static const char *
fault_of (GjIdEntryPage *self)
{
  GjIdNumber parts;
  switch (gj_id_number_parse (self->number->str, &parts))
    {
    case GJ_ID_NUMBER_OK:
      return parts.birth > self->today ? _("中间8位是出生日期，这一天还没有到") : NULL;
    case GJ_ID_NUMBER_REGION:
      return _("最前面6位不对，没有这样的开头");
    case GJ_ID_NUMBER_DATE:
      return _("中间8位是出生日期，这里不是一个日子");
    case GJ_ID_NUMBER_CHECK:
      return _("有一位按错了，或者两位按反了");
    case GJ_ID_NUMBER_LENGTH:
    case GJ_ID_NUMBER_CHARACTER:
      return _("号码要18位，X只会在最后一位");
    }
  g_return_val_if_reached (NULL);
}

static void
show_groups (GjIdEntryPage *self)
{
  /* Confirmed: it need not be read any more, and others may stand behind. */
  g_autofree char *shown = self->checking ? gj_mask_id_screen (self->number->str) : g_strdup (self->number->str);
  const gsize length = strlen (shown);
  gsize from = 0;
  for (guint i = 0; i < N_GROUPS; i++)
    {
      const gsize has = length > from ? MIN (length - from, group_lengths[i]) : 0;
      g_autofree char *part = g_strndup (shown + MIN (from, length), has);
      gtk_label_set_text (GTK_LABEL (self->group_labels[i]), part);
      if (!self->checking && length >= from && length < from + group_lengths[i])
        gtk_widget_add_css_class (self->group_labels[i], "now");
      else
        gtk_widget_remove_css_class (self->group_labels[i], "now");
      from += group_lengths[i];
    }
  explicit_bzero (shown, length);
}

static void
show_message (GjIdEntryPage *self, const char *fault)
{
  if (self->problem != NULL)
    gj_banner_set (GJ_BANNER (self->message), GJ_TONE_CARE, "warning", self->problem, self->problem_next);
  else if (fault != NULL)
    gj_banner_set (GJ_BANNER (self->message), GJ_TONE_STOP, "warning", fault, _("请对着身份证一段一段看"));
  gtk_widget_set_visible (self->message, !self->checking && (self->problem != NULL || fault != NULL));
}

/* Everything that follows from the number. */
static void
show_number (GjIdEntryPage *self)
{
  const gsize length = self->number->len;
  const char *fault = length == NUMBER_LENGTH ? fault_of (self) : NULL;
  g_autofree char *missing = g_strdup_printf (_("还差%u位"), (guint) (NUMBER_LENGTH - MIN (length, NUMBER_LENGTH)));
  g_autofree char *count = g_strdup_printf (_("共18位，已按%u位"), (guint) length);
  show_groups (self);
  show_message (self, fault);
  gtk_label_set_text (GTK_LABEL (self->count), count);
  gtk_widget_set_sensitive (self->clear, length > 0 && !self->checking);
  gtk_widget_set_sensitive (self->keys, !self->checking);
  gtk_widget_set_sensitive (self->cancel, !self->checking);
  gj_key_board_set_ready (GJ_KEY_BOARD (self->keys), "X", length == NUMBER_LENGTH - 1);
  if (self->checking)
    gj_button_set_ready (GJ_BUTTON (self->confirm), FALSE, _("正在核对…"));
  else if (length < NUMBER_LENGTH)
    gj_button_set_ready (GJ_BUTTON (self->confirm), FALSE, missing);
  else if (fault != NULL)
    gj_button_set_ready (GJ_BUTTON (self->confirm), FALSE, _("请改号码"));
  else
    gj_button_set_ready (GJ_BUTTON (self->confirm), TRUE, C_ ("ID number", "确认"));
}

static void
changed (GjIdEntryPage *self)
{
  g_clear_pointer (&self->problem, g_free);
  show_number (self);
}

static void
on_key (GjIdEntryPage *self, const char *key)
{
  const gboolean last = self->number->len == NUMBER_LENGTH - 1;
  if (self->checking || self->number->len >= NUMBER_LENGTH || (*key == 'X' && !last))
    return;
  g_string_append_c (self->number, *key);
  changed (self);
}

static void
on_backspace (GjIdEntryPage *self)
{
  if (self->checking || self->number->len == 0)
    return;
  self->number->str[self->number->len - 1] = '\0';
  g_string_truncate (self->number, self->number->len - 1);
  changed (self);
}

static void
on_clear (GjIdEntryPage *self)
{
  explicit_bzero (self->number->str, self->number->len);
  g_string_truncate (self->number, 0);
  changed (self);
}

static void
on_cancel (GjIdEntryPage *self)
{
  g_signal_emit (self, signals[SIGNAL_CANCELLED], 0);
}

static void
on_confirm (GjIdEntryPage *self)
{
  if (self->checking || self->number->len != NUMBER_LENGTH || fault_of (self) != NULL)
    return;
  self->checking = TRUE;
  show_number (self);
  g_signal_emit (self, signals[SIGNAL_CONFIRMED], 0, self->number->str);
}

static gboolean
gj_id_entry_page_key_pressed (GjPage *page, guint keyval)
{
  GjIdEntryPage *self = GJ_ID_ENTRY_PAGE (page);
  if (keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter)
    {
      on_confirm (self);
      return TRUE;
    }
  if (self->checking)
    return FALSE;
  if (keyval == GDK_KEY_Delete)
    on_clear (self);
  else if (keyval == GDK_KEY_Escape)
    on_cancel (self);
  else
    return gj_key_board_press_keyval (GJ_KEY_BOARD (self->keys), keyval);
  return TRUE;
}

/* On a wide screen the keys are alone in their column but for the buttons, and fill it. A small one has no room for the count, which
   确认 says too. */
static void
gj_id_entry_page_elder_changed (GjPage *page, gboolean elder)
{
  GjIdEntryPage *self = GJ_ID_ENTRY_PAGE (page);
  gtk_widget_set_vexpand (self->keys, gj_kit_is_wide (GTK_WIDGET (page)));
  gtk_widget_set_visible (self->count, !gj_kit_is_small (GTK_WIDGET (page)));
}

static void
gj_id_entry_page_finalize (GObject *object)
{
  g_free (GJ_ID_ENTRY_PAGE (object)->problem);
  g_free (GJ_ID_ENTRY_PAGE (object)->problem_next);
  G_OBJECT_CLASS (gj_id_entry_page_parent_class)->finalize (object);
}

static void
gj_id_entry_page_class_init (GjIdEntryPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->finalize = gj_id_entry_page_finalize;
  GJ_PAGE_CLASS (klass)->elder_changed = gj_id_entry_page_elder_changed;
  GJ_PAGE_CLASS (klass)->key_pressed = gj_id_entry_page_key_pressed;
  signals[SIGNAL_CONFIRMED]
      = g_signal_new ("confirmed", GJ_TYPE_ID_ENTRY_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_CANCELLED]
      = g_signal_new ("cancelled", GJ_TYPE_ID_ENTRY_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (GJ_TYPE_KEY_BOARD);
  gj_kit_set_template (widget_class, "id_entry_page.ui");
  gtk_widget_class_bind_template_child (widget_class, GjIdEntryPage, title);
  gtk_widget_class_bind_template_child (widget_class, GjIdEntryPage, sentence);
  gtk_widget_class_bind_template_child (widget_class, GjIdEntryPage, groups);
  gtk_widget_class_bind_template_child (widget_class, GjIdEntryPage, count);
  gtk_widget_class_bind_template_child (widget_class, GjIdEntryPage, clear);
  gtk_widget_class_bind_template_child (widget_class, GjIdEntryPage, message);
  gtk_widget_class_bind_template_child (widget_class, GjIdEntryPage, keys);
  gtk_widget_class_bind_template_child (widget_class, GjIdEntryPage, cancel);
  gtk_widget_class_bind_template_child (widget_class, GjIdEntryPage, confirm);
  gtk_widget_class_bind_template_callback (widget_class, on_key);
  gtk_widget_class_bind_template_callback (widget_class, on_backspace);
  gtk_widget_class_bind_template_callback (widget_class, on_clear);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel);
  gtk_widget_class_bind_template_callback (widget_class, on_confirm);
}

static void
gj_id_entry_page_init (GjIdEntryPage *self)
{
  const char *const widths[N_GROUPS] = { "six", "eight", "four" };
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < N_GROUPS; i++)
    {
      self->group_labels[i] = gtk_label_new (NULL);
      gtk_label_set_xalign (GTK_LABEL (self->group_labels[i]), 0);
      gj_kit_add_classes (self->group_labels[i], "idgroup");
      gj_kit_add_classes (self->group_labels[i], widths[i]);
      gj_mirror_never (self->group_labels[i]);
      gtk_box_append (GTK_BOX (self->groups), self->group_labels[i]);
    }
  gj_mirror_never (GTK_WIDGET (self->groups));
  gj_key_board_set_keys (GJ_KEY_BOARD (self->keys), number_keys, 3);
  gj_button_set_text (GJ_BUTTON (self->clear), _("清空"));
  gj_button_set_text (GJ_BUTTON (self->cancel), C_ ("PIN", "取消"));
}

void
gj_id_entry_page_set_view (GjIdEntryPage *self, const GjIdEntryView *view)
{
  g_return_if_fail (GJ_IS_ID_ENTRY_PAGE (self) && view != NULL && view->title != NULL);
  gtk_label_set_text (GTK_LABEL (self->title), view->title);
  gj_label_set_or_hide (GTK_LABEL (self->sentence), view->sentence);
  self->today = view->today;
  self->checking = FALSE;
  g_free (self->problem);
  self->problem = g_strdup (view->problem);
  g_free (self->problem_next);
  self->problem_next = g_strdup (view->problem_next);
  show_number (self);
}

GtkWidget *
gj_id_entry_page_new (const GjIdEntryView *view, GString *number)
{
  g_return_val_if_fail (view != NULL && number != NULL, NULL);
  GjIdEntryPage *self = g_object_new (GJ_TYPE_ID_ENTRY_PAGE, NULL);
  self->number = number;
  gj_id_entry_page_set_view (self, view);
  return GTK_WIDGET (self);
}
