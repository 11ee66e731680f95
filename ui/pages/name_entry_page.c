/* SPDX-License-Identifier: Apache-2.0 */
/* See name_entry_page.h. */
#include "ui/pages/name_entry_page.h"

#include <string.h>

#include "core/base/i18n.h"
#include "ui/pages/page_kit.h"
#include "ui/widgets/button.h"
#include "ui/widgets/candidate_bar.h"
#include "ui/widgets/filter_row.h"
#include "ui/widgets/key_board.h"
#include "ui/widgets/pinyin.h"

#define N_MODES 3
/* As many as anybody turns pages for. */
#define MOST_CANDIDATES 600
#define DOT "·"
/* A longer name is shown smaller; and where it shares its line with what is typed, only its end. */
#define LONG_NAME 12
#define END_OF_NAME 6

struct _GjNameEntryPage
{
  GjPage parent_instance;
  GtkWidget *title, *sentence, *card, *text, *status, *modes_above, *modes, *bar, *candidates, *trouble, *keys, *acts_below, *acts,
      *clear, *confirm;
  GString *name;
  GjPinyin *pinyin;
  char *problem; /* the caller's, until the next key */
  gboolean wide;       /* how to type stands beside the way on, and the keys are in fewer rows */
  gboolean shares_bar; /* candidates and the way on have one row */
  gboolean checking;
};

static guint signal_confirmed;

G_DEFINE_FINAL_TYPE (GjNameEntryPage, gj_name_entry_page, GJ_TYPE_PAGE)

/* The alphabet in its order: who never learned a typewriter's finds every letter. */
static const GjKey sound_keys[] = {
  { "a", "A" }, { "b", "B" }, { "c", "C" }, { "d", "D" }, { "e", "E" }, { "f", "F" }, { "g", "G" },
  { "h", "H" }, { "i", "I" }, { "j", "J" }, { "k", "K" }, { "l", "L" }, { "m", "M" }, { "n", "N" },
  { "o", "O" }, { "p", "P" }, { "q", "Q" }, { "r", "R" }, { "s", "S" }, { "t", "T" }, { "u", "U" },
  { "v", "V" }, { "w", "W" }, { "x", "X" }, { "y", "Y" }, { "z", "Z" }, { DOT },      { GJ_KEY_BACKSPACE, "" },
  { NULL },
};

static const GjKey stroke_keys[] = {
  { "h", N_ ("一 横") }, { "s", N_ ("丨 竖") }, { "p", N_ ("丿 撇") }, { "n", N_ ("丶 点") },
  { "z", N_ ("乛 折") }, { DOT },               { GJ_KEY_BACKSPACE, NULL, 2 },         { NULL },
};

static const GjKey code_keys[] = {
  { "0" }, { "1" }, { "2" }, { "3" }, { "4" }, { "5" }, { "6" }, { "7" }, { "8" }, { "9" },
  { "A" }, { "B" }, { "C" }, { "D" }, { "E" }, { "F" }, { GJ_KEY_BACKSPACE, NULL, 2 }, { NULL },
};

static const struct
{
  const char *key;
  const char *text; /* on its filter */
  const char *hint; /* while nothing is typed */
  const GjKey *keys;
  guint columns, wide_columns;
} modes[N_MODES] = {
  [GJ_PINYIN_SOUND] = { "sound", N_ ("拼音"), N_ ("按拼音字母，王伟按 WANGWEI"), sound_keys, 7, 10 },
  [GJ_PINYIN_STROKES] = { "strokes", N_ ("笔画"), N_ ("一笔一笔按，提算横，捺算点"), stroke_keys, 4, 4 },
  [GJ_PINYIN_CODE] = { "code", N_ ("编码"), N_ ("按这个字的统一码或区位码"), code_keys, 6, 9 },
};

static guint
length_of (GjNameEntryPage *self)
{
  return (guint) g_utf8_strlen (self->name->str, -1);
}

static gboolean
is_typing (GjNameEntryPage *self)
{
  return *gj_pinyin_get_typed (self->pinyin) != '\0';
}

static gboolean
can_confirm (GjNameEntryPage *self)
{
  return !self->checking && !is_typing (self) && length_of (self) >= GJ_NAME_MIN && !g_str_has_suffix (self->name->str, DOT);
}

static void
show_confirm (GjNameEntryPage *self)
{
  const char *text;
  if (self->checking)
    text = _("正在核对…");
  else if (is_typing (self))
    text = _("请选上面的字");
  else if (self->name->len == 0)
    text = _("请输入姓名");
  else if (!can_confirm (self))
    text = _("姓名没有打完");
  else
    text = C_ ("name", "确认");
  gj_button_set_ready (GJ_BUTTON (self->confirm), can_confirm (self), text);
}

/* Where there is not room for both, the heading is worth more than what belongs to it. */
static void
show_sentence (GjNameEntryPage *self)
{
  const gboolean roomy = !self->wide && !gj_page_get_elder (GJ_PAGE (self));
  gtk_widget_set_visible (self->sentence, roomy && *gtk_label_get_text (GTK_LABEL (self->sentence)) != '\0');
}

static void
set_class (GtkWidget *widget, const char *css_class, gboolean on)
{
  if (on)
    gtk_widget_add_css_class (widget, css_class);
  else
    gtk_widget_remove_css_class (widget, css_class);
}

static void
show_text (GjNameEntryPage *self)
{
  const guint length = length_of (self);
  const gboolean cut = self->shares_bar && is_typing (self) && length > END_OF_NAME;
  const char *end = cut ? g_utf8_offset_to_pointer (self->name->str, length - END_OF_NAME) : self->name->str;
  g_autofree char *text = cut ? g_strconcat ("…", end, NULL) : g_strdup (end);
  gtk_label_set_text (GTK_LABEL (self->text), length > 0 ? text : C_ ("name", "家人的姓名"));
  set_class (self->text, "none", length == 0);
  set_class (self->text, "long", length > LONG_NAME && !cut);
}

/* The line under the name (beside it on a wide screen): what is being typed, or what the caller found out, or how to type. */
static void
show_status (GjNameEntryPage *self, gboolean found)
{
  const gboolean typing = is_typing (self);
  const gboolean trouble = typing ? !found : self->problem != NULL;
  g_autofree char *none = g_strdup_printf (_("%s：没有这样的字"), gj_pinyin_get_typed (self->pinyin));
  const char *text = typing                  ? (found ? gj_pinyin_get_typed (self->pinyin) : none)
                     : self->problem != NULL ? self->problem
                                             : _(modes[gj_pinyin_get_mode (self->pinyin)].hint);
  gtk_label_set_text (GTK_LABEL (self->status), text);
  gtk_label_set_text (GTK_LABEL (self->trouble), self->problem != NULL ? self->problem : "");
  gtk_widget_set_visible (self->status, !self->shares_bar || typing || self->name->len == 0);
  gj_tone_apply (self->status, trouble ? GJ_TONE_CARE : typing ? GJ_TONE_ACT : GJ_TONE_PLAIN);
}

static void
show_modes (GjNameEntryPage *self)
{
  const GjPinyinMode mode = gj_pinyin_get_mode (self->pinyin);
  GjFilter filters[N_MODES];
  gsize n = 0;
  for (guint i = 0; i < N_MODES; i++)
    if (gj_pinyin_has (self->pinyin, (GjPinyinMode) i))
      filters[n++] = (GjFilter){ .key = modes[i].key, .text = _(modes[i].text), .on = mode == (GjPinyinMode) i };
  gj_filter_row_set (GJ_FILTER_ROW (self->modes), filters, n);
}

static void
show_keys (GjNameEntryPage *self)
{
  const GjPinyinMode mode = gj_pinyin_get_mode (self->pinyin);
  const gboolean long_rows = self->wide && !self->shares_bar; /* a small screen has not the width */
  const guint columns = long_rows ? modes[mode].wide_columns : modes[mode].columns;
  GjKey keys[G_N_ELEMENTS (sound_keys)] = { { NULL } };
  for (guint i = 0; modes[mode].keys[i].key != NULL; i++)
    {
      keys[i] = modes[mode].keys[i];
      if (mode == GJ_PINYIN_STROKES && keys[i].text != NULL)
        keys[i].text = _(keys[i].text);
      if (long_rows && g_str_equal (keys[i].key, GJ_KEY_BACKSPACE))
        keys[i] = (GjKey){ GJ_KEY_BACKSPACE, NULL, columns - i % columns }; /* it fills the last row */
    }
  gj_key_board_set_keys (GJ_KEY_BOARD (self->keys), keys, columns);
}

/* Everything that follows from the name and what is being typed. */
static void
show_name (GjNameEntryPage *self)
{
  g_auto (GStrv) found = gj_pinyin_get_candidates (self->pinyin, 0, MOST_CANDIDATES);
  gj_candidate_bar_set (GJ_CANDIDATE_BAR (self->candidates), (const char *const *) found);
  show_text (self);
  show_status (self, found[0] != NULL || gj_pinyin_get_mode (self->pinyin) == GJ_PINYIN_CODE);
  show_confirm (self);
  gtk_widget_set_sensitive (self->clear, !self->checking && (self->name->len > 0 || is_typing (self)));
  gtk_widget_set_sensitive (self->keys, !self->checking);
  gtk_widget_set_sensitive (self->modes, !self->checking);
  gtk_widget_set_visible (self->candidates, !self->shares_bar || is_typing (self));
  gtk_widget_set_visible (self->trouble, self->shares_bar && !is_typing (self) && self->problem != NULL);
  gtk_widget_set_visible (self->acts, !self->shares_bar || (!is_typing (self) && self->problem == NULL));
}

static void
changed (GjNameEntryPage *self)
{
  g_clear_pointer (&self->problem, g_free);
  show_name (self);
}

static void
append (GjNameEntryPage *self, const char *text)
{
  if (length_of (self) + (guint) g_utf8_strlen (text, -1) <= GJ_NAME_MAX)
    g_string_append (self->name, text);
}

/* · stands between two parts of a name. */
static void
on_dot (GjNameEntryPage *self)
{
  if (!is_typing (self) && self->name->len > 0 && !g_str_has_suffix (self->name->str, DOT))
    append (self, DOT);
}

static void
on_key (GjNameEntryPage *self, const char *key)
{
  if (self->checking)
    return;
  if (g_str_equal (key, DOT))
    on_dot (self);
  else
    gj_pinyin_type (self->pinyin, *key);
  changed (self);
}

static void
on_backspace (GjNameEntryPage *self)
{
  if (self->checking)
    return;
  if (!gj_pinyin_backspace (self->pinyin) && self->name->len > 0)
    {
      const char *last = g_utf8_find_prev_char (self->name->str, self->name->str + self->name->len);
      g_string_truncate (self->name, (gsize) (last - self->name->str));
    }
  changed (self);
}

static void
on_chosen (GjNameEntryPage *self, guint index)
{
  g_autofree char *text = gj_pinyin_choose (self->pinyin, index);
  if (text != NULL)
    append (self, text);
  changed (self);
}

static void
on_mode (GjNameEntryPage *self, const char *key)
{
  for (guint i = 0; i < N_MODES; i++)
    if (g_str_equal (modes[i].key, key))
      gj_pinyin_set_mode (self->pinyin, (GjPinyinMode) i);
  show_modes (self);
  show_keys (self);
  changed (self);
}

static void
on_clear (GjNameEntryPage *self)
{
  gj_pinyin_clear (self->pinyin);
  explicit_bzero (self->name->str, self->name->len);
  g_string_truncate (self->name, 0);
  changed (self);
}

static void
on_confirm (GjNameEntryPage *self)
{
  if (!can_confirm (self))
    return;
  self->checking = TRUE;
  show_name (self);
  g_signal_emit (self, signal_confirmed, 0, self->name->str);
}

/* A keyboard device types like the keys; Return takes the likeliest, then confirms. */
static gboolean
gj_name_entry_page_key_pressed (GjPage *page, guint keyval)
{
  GjNameEntryPage *self = GJ_NAME_ENTRY_PAGE (page);
  if (keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter)
    return !self->checking && gj_key_board_press_keyval (GJ_KEY_BOARD (self->keys), keyval);
  if (is_typing (self))
    on_chosen (self, 0);
  else
    on_confirm (self);
  return TRUE;
}

static void
move (GtkWidget *widget, GtkWidget *to)
{
  g_object_ref (widget);
  gtk_box_remove (GTK_BOX (gtk_widget_get_parent (widget)), widget);
  gtk_box_append (GTK_BOX (to), widget);
  g_object_unref (widget);
}

/* A wide screen has one row of candidates. A small one has no height for everything: in its place stands the way on while nothing is
   typed, or what the caller found out until the next key. */
static void
gj_name_entry_page_elder_changed (GjPage *page, gboolean elder)
{
  GjNameEntryPage *self = GJ_NAME_ENTRY_PAGE (page);
  const gboolean wide = gj_kit_is_wide (GTK_WIDGET (page));
  const gboolean small = gj_kit_is_small (GTK_WIDGET (page));
  if (self->wide == wide && self->shares_bar == small)
    {
      show_sentence (self);
      return;
    }
  self->wide = wide;
  self->shares_bar = small;
  gj_candidate_bar_set_rows (GJ_CANDIDATE_BAR (self->candidates), wide ? 1 : 2);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->card), wide ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_hexpand (self->modes, !wide);
  gj_button_set_wraps (GJ_BUTTON (self->confirm), wide); /* it shares its row with how to type */
  gj_filter_row_set_flat (GJ_FILTER_ROW (self->modes), wide);
  move (self->modes, wide ? self->acts : self->modes_above);
  if (wide)
    gtk_box_reorder_child_after (GTK_BOX (self->acts), self->modes, NULL);
  show_sentence (self);
  move (self->acts, small ? self->bar : self->acts_below);
  gtk_widget_set_visible (self->modes_above, !wide);
  gtk_widget_set_visible (self->acts_below, !small);
  show_keys (self);
  show_name (self);
}

static void
gj_name_entry_page_finalize (GObject *object)
{
  GjNameEntryPage *self = GJ_NAME_ENTRY_PAGE (object);
  gj_pinyin_free (self->pinyin);
  g_free (self->problem);
  G_OBJECT_CLASS (gj_name_entry_page_parent_class)->finalize (object);
}

static void
gj_name_entry_page_class_init (GjNameEntryPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->finalize = gj_name_entry_page_finalize;
  GJ_PAGE_CLASS (klass)->elder_changed = gj_name_entry_page_elder_changed;
  GJ_PAGE_CLASS (klass)->key_pressed = gj_name_entry_page_key_pressed;
  signal_confirmed
      = g_signal_new ("confirmed", GJ_TYPE_NAME_ENTRY_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  g_type_ensure (GJ_TYPE_KEY_BOARD);
  g_type_ensure (GJ_TYPE_CANDIDATE_BAR);
  g_type_ensure (GJ_TYPE_FILTER_ROW);
  gj_kit_set_template (widget_class, "name_entry_page.ui");
  gtk_widget_class_bind_template_child (widget_class, GjNameEntryPage, title);
  gtk_widget_class_bind_template_child (widget_class, GjNameEntryPage, sentence);
  gtk_widget_class_bind_template_child (widget_class, GjNameEntryPage, card);
  gtk_widget_class_bind_template_child (widget_class, GjNameEntryPage, text);
  gtk_widget_class_bind_template_child (widget_class, GjNameEntryPage, status);
  gtk_widget_class_bind_template_child (widget_class, GjNameEntryPage, modes_above);
  gtk_widget_class_bind_template_child (widget_class, GjNameEntryPage, modes);
  gtk_widget_class_bind_template_child (widget_class, GjNameEntryPage, bar);
  gtk_widget_class_bind_template_child (widget_class, GjNameEntryPage, candidates);
  gtk_widget_class_bind_template_child (widget_class, GjNameEntryPage, trouble);
  gtk_widget_class_bind_template_child (widget_class, GjNameEntryPage, keys);
  gtk_widget_class_bind_template_child (widget_class, GjNameEntryPage, acts_below);
  gtk_widget_class_bind_template_child (widget_class, GjNameEntryPage, acts);
  gtk_widget_class_bind_template_child (widget_class, GjNameEntryPage, clear);
  gtk_widget_class_bind_template_child (widget_class, GjNameEntryPage, confirm);
  gtk_widget_class_bind_template_callback (widget_class, on_key);
  gtk_widget_class_bind_template_callback (widget_class, on_backspace);
  gtk_widget_class_bind_template_callback (widget_class, on_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_mode);
  gtk_widget_class_bind_template_callback (widget_class, on_clear);
  gtk_widget_class_bind_template_callback (widget_class, on_confirm);
}

static void
gj_name_entry_page_init (GjNameEntryPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->pinyin = gj_pinyin_new ();
  gj_button_set_text (GJ_BUTTON (self->clear), _("清空"));
  show_modes (self);
  show_keys (self);
}

void
gj_name_entry_page_set_view (GjNameEntryPage *self, const GjNameEntryView *view)
{
  g_return_if_fail (GJ_IS_NAME_ENTRY_PAGE (self) && view != NULL && view->title != NULL);
  gtk_label_set_text (GTK_LABEL (self->title), view->title);
  gtk_label_set_text (GTK_LABEL (self->sentence), view->sentence != NULL ? view->sentence : "");
  show_sentence (self);
  self->checking = FALSE;
  g_free (self->problem);
  self->problem = g_strdup (view->problem);
  show_name (self);
}

GtkWidget *
gj_name_entry_page_new (const GjNameEntryView *view, GString *name)
{
  g_return_val_if_fail (view != NULL && name != NULL, NULL);
  GjNameEntryPage *self = g_object_new (GJ_TYPE_NAME_ENTRY_PAGE, NULL);
  self->name = name;
  gj_name_entry_page_set_view (self, view);
  return GTK_WIDGET (self);
}
