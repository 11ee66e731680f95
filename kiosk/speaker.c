/* SPDX-License-Identifier: Apache-2.0 */
/* See speaker.h. GTK 4.8 cannot announce anything to a screen reader; what is said unasked, and what would be if the voice were on, becomes
 * the window's accessible description, whose change a screen reader hears of. */
#include "kiosk/speaker.h"

#include <string.h>

#include "core/base/i18n.h"
#include "devices/voice/voice.h"
#include "ui/speech/page_words.h"
#include "ui/speech/spoken_text.h"
#include "ui/widgets/pager.h"

/* A page is read once it has been laid out; news of it is looked for now and then. */
#define SETTLE_MS 150
#define LOOK_MS 300
/* A change so soon after a key or a tap is its answer, and is heard at once. */
#define ANSWER_MS 1500

#define MANDARIN "zh_CN"
#define NO_VOICE N_("这种语言没有语音。要听，请按语言，换成中文") /* said as it is: whoever hears it hears Mandarin */

struct _GjSpeaker
{
  GjWindow *window;
  const GjConfig *config;
  GjVoice *voice; /* NULL: the configuration has none */
  gboolean on;
  gboolean in_private;
  GjLoudness loudness;
  GjLoudness usual; /* with which everybody begins */
  gboolean greet; /* the keys are still to be told */
  char *first;    /* to be said before the page: what was switched; NULL */
  char *parting;  /* the last that somebody hears, who has gone when the voice is switched off; NULL */
  gint64 touched_us;
  guint settle_source;
  guint look_source;
  GPtrArray *lines; /* of the page, and what can be chosen on it, when it was last looked at; NULL: not yet */
  GPtrArray *choices;
  GtkWidget *focus;  /* what had the focus then, a weak pointer */
  const char *state; /* … and whether it was chosen */
};

static void
utter_in (GjSpeaker *self, const char *language, const char *text, gboolean interrupts)
{
  const GjUtterance utterance = { text, language, self->loudness, self->in_private, interrupts };

  if (*text != '\0' && self->voice != NULL)
    gj_voice_say (self->voice, &utterance);
}

static void
utter (GjSpeaker *self, const char *text, gboolean interrupts)
{
  utter_in (self, gj_i18n_get_language (), text, interrupts);
}

static gboolean
can_say (GjSpeaker *self)
{
  return self->voice != NULL && gj_voice_can_say (self->voice, gj_i18n_get_language ());
}

/* Nothing private. */
static void
say (GjSpeaker *self, const char *text, gboolean interrupts)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->window), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
  if (self->on)
    utter (self, text, interrupts);
}

/* Whoever listens is told why it is silent, in Mandarin: there is no voice for the language that was chosen. */
static void
say_there_is_none (GjSpeaker *self)
{
  if (self->on && self->voice != NULL && !can_say (self))
    utter_in (self, MANDARIN, NO_VOICE, TRUE);
}

/* The page */

static void
keep_lines (GjSpeaker *self, GPtrArray *lines, GPtrArray *choices)
{
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_clear_pointer (&self->choices, g_ptr_array_unref);
  self->lines = lines;
  self->choices = choices;
}

static void
add_sentence (GString *text, const char *sentence)
{
  gj_spoken_pause (text, C_ ("between two sentences that are said", "。"));
  g_string_append (text, sentence);
}

static void
say_page (GjSpeaker *self)
{
  GjPage *page = gj_window_get_top_page (self->window);
  gboolean hidden = FALSE;
  g_autofree char *words = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  if (page == NULL)
    return;
  words = gj_page_words_short (page, &hidden);
  if (self->first != NULL)
    g_string_append_printf (text, "%s%s", self->first, C_ ("between two sentences that are said", "。"));
  g_clear_pointer (&self->first, g_free);
  g_string_append (text, words);
  if (hidden && self->on)
    add_sentence (text, _("姓名、金额等没有念，要听全部请按井号键"));
  if (self->greet)
    add_sentence (text, _("重听请按星号键。上下键选，回车键确定"));
  self->greet = FALSE;
  keep_lines (self, gj_page_words_lines (page), gj_page_words_choices (page));
  say (self, text->str, TRUE);
  say_there_is_none (self);
}

static gboolean
on_settled (gpointer user_data)
{
  GjSpeaker *self = user_data;

  self->settle_source = 0;
  say_page (self);
  return G_SOURCE_REMOVE;
}

static void
say_page_soon (GjSpeaker *self)
{
  keep_lines (self, NULL, NULL);
  g_clear_weak_pointer (&self->focus);
  g_clear_handle_id (&self->settle_source, g_source_remove);
  self->settle_source = g_timeout_add (SETTLE_MS, on_settled, self);
}

/* What is there now and was not before. */
static GPtrArray *
find_news (GPtrArray *before, GPtrArray *now)
{
  GPtrArray *news = g_ptr_array_new ();

  for (guint i = 0; i < now->len; i++)
    if (!g_ptr_array_find_with_equal_func (before, now->pdata[i], g_str_equal, NULL))
      g_ptr_array_add (news, now->pdata[i]);
  return news;
}

/* What was pressed says that it is chosen now, or no longer; NULL: nothing of it has changed. */
static const char *
find_state_news (GjSpeaker *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self->window));
  const char *state = focus != NULL ? gj_page_words_state (focus) : NULL;
  gboolean changed = focus != NULL && focus == self->focus && g_strcmp0 (state, self->state) != 0;

  g_set_weak_pointer (&self->focus, focus);
  self->state = state;
  return changed ? state : NULL;
}

/* What leads on is still under the finger and can be pressed again: nobody should hear the way back alone. */
static void
add_way_on (GjSpeaker *self, GString *news)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self->window));
  g_autofree char *words = NULL;

  if (news->len == 0 || focus == NULL || !GTK_IS_BUTTON (focus) || !gtk_widget_is_sensitive (focus)
      || (!gtk_widget_has_css_class (focus, "main") && gtk_widget_get_ancestor (focus, GJ_TYPE_PAGER) == NULL))
    return;
  words = gj_page_words_control (focus, FALSE);
  if (words != NULL && strstr (news->str, words) == NULL)
    add_sentence (news, words);
}

static gboolean
on_look (gpointer user_data)
{
  GjSpeaker *self = user_data;
  GjPage *page = gj_window_get_top_page (self->window);
  gboolean is_answer = g_get_monotonic_time () - self->touched_us < ANSWER_MS * 1000;
  g_autoptr (GPtrArray) new_lines = NULL;
  g_autoptr (GPtrArray) new_choices = NULL;
  g_autoptr (GString) news = NULL;
  g_autofree char *found = NULL;
  const char *state;
  GPtrArray *lines, *choices;

  if (page == NULL || self->lines == NULL)
    return G_SOURCE_CONTINUE;
  lines = gj_page_words_lines (page);
  choices = gj_page_words_choices (page);
  new_lines = find_news (self->lines, lines);
  /* Of a page that has become another one (a letter that is signed now), or of which something can be pressed at last. */
  new_choices = find_news (self->choices, choices);
  state = find_state_news (self);
  if (state != NULL)
    g_ptr_array_insert (new_lines, 0, (gpointer) state);
  found = gj_page_words_news (new_lines, new_choices);
  news = g_string_new (found);
  keep_lines (self, lines, choices);
  if (is_answer)
    add_way_on (self, news);
  if (news->len > 0)
    say (self, news->str, is_answer);
  return G_SOURCE_CONTINUE;
}

/* On and off */

static void
show_row (GjSpeaker *self)
{
  const char *words[] = { C_ ("volume", "小"), C_ ("volume", "中"), C_ ("volume", "大") };

  gj_window_set_voice (self->window, words[self->loudness], self->voice != NULL && gj_voice_has_private (self->voice), self->in_private);
}

/* One who has switched it on must be able to switch it off, also while the daemon is away. */
static void
show_aid (GjSpeaker *self)
{
  gj_window_show_aid (self->window, GJ_AID_VOICE, self->on || can_say (self));
  gj_window_set_aid_on (self->window, GJ_AID_VOICE, self->on);
}

static void
turn (GjSpeaker *self, gboolean on)
{
  self->on = on;
  self->greet = on;
  if (on)
    say_page_soon (self);
  else if (self->voice != NULL && self->parting == NULL)
    gj_voice_hush (self->voice);
  show_aid (self);
}

static void
say_loudness (GjSpeaker *self)
{
  const char *words[] = { _("声音小"), _("声音中等"), _("声音大") };

  utter (self, words[self->loudness], TRUE);
}

static void
next_loudness (GjSpeaker *self)
{
  self->loudness = (self->loudness + 1) % (GJ_LOUDNESS_HIGH + 1);
  show_row (self);
  say_loudness (self);
}

static void
toggle_private (GjSpeaker *self)
{
  self->in_private = !self->in_private;
  show_row (self);
  say (self, self->in_private ? _("现在只在耳机里听得到") : _("现在大家都听得到"), TRUE);
}

/* What the keypad has chosen, then all of the page. */
static void
read_all (GjSpeaker *self)
{
  GjPage *page = gj_window_get_top_page (self->window);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self->window));
  g_autofree char *words = NULL;

  if (page == NULL)
    return;
  words = gj_page_words_all (page);
  if (focus != NULL && GTK_IS_BUTTON (focus))
    {
      g_autofree char *control = gj_page_words_control (focus, TRUE);

      utter (self, control, TRUE);
    }
  utter (self, words, focus == NULL || !GTK_IS_BUTTON (focus));
}

static void
on_voice_act (GjSpeaker *self, guint act)
{
  /* One who cannot see the button has the key. */
  if (!self->on)
    {
      if (act == GJ_VOICE_REPEAT && can_say (self))
        turn (self, TRUE);
      return;
    }
  switch ((GjVoiceAct) act)
    {
    case GJ_VOICE_REPEAT:
      say_page (self);
      break;
    case GJ_VOICE_READ_ALL:
      read_all (self);
      break;
    case GJ_VOICE_LOUDNESS:
      next_loudness (self);
      break;
    case GJ_VOICE_PRIVATE:
      if (gj_voice_has_private (self->voice))
        toggle_private (self);
      break;
    case GJ_VOICE_OFF:
      gj_window_open_voice_row (self->window, FALSE);
      turn (self, FALSE);
      break;
    case GJ_VOICE_N_ACTS:
      g_assert_not_reached ();
    }
}

static void
on_aid (GjSpeaker *self, guint aid)
{
  if (aid != GJ_AID_VOICE)
    return;
  show_row (self);
  gj_window_open_voice_row (self->window, TRUE);
  if (!self->on)
    turn (self, TRUE);
}

static void
on_page_shown (GjSpeaker *self)
{
  show_aid (self); /* the language may be another one */
  say_page_soon (self);
}

static void
on_focus_moved (GjSpeaker *self, GtkWidget *control)
{
  g_autofree char *words = gj_page_words_control (control, FALSE);

  g_set_weak_pointer (&self->focus, control);
  self->state = gj_page_words_state (control);
  say (self, words, TRUE);
}

static void
say_switched (GjSpeaker *self, const char *aid, gboolean on)
{
  g_free (self->first);
  self->first = g_strdup_printf (on ? _("%s，已开") : _("%s，已关"), aid);
  say_page_soon (self);
}

static void
on_elder_toggled (GjSpeaker *self, gboolean elder)
{
  say_switched (self, C_ ("aid", "长辈模式"), elder);
}

static void
on_low_toggled (GjSpeaker *self, gboolean low)
{
  say_switched (self, C_ ("aid", "低位"), low);
}

static void
on_warned (GjSpeaker *self)
{
  g_autofree char *words = g_strdup_printf (
      _("还在吗？还有%d秒，到时会结束服务。按任意一个键，就接着办"), gj_window_get_time_left (self->window));

  say (self, words, TRUE);
}

/* Who does not see that the bar has gone hears it. */
static void
on_answered (GjSpeaker *self)
{
  say (self, _("好的，请接着办"), TRUE);
}

static void
on_touched (GjSpeaker *self)
{
  self->touched_us = g_get_monotonic_time ();
}

static void
on_voice_changed (gpointer user_data)
{
  show_aid (user_data);
  show_row (user_data);
}

/* For the terminal */

GjSpeaker *
gj_speaker_new (GjWindow *window, const GjConfig *config)
{
  GjSpeaker *self = g_new0 (GjSpeaker, 1);

  self->window = window;
  self->config = config;
  self->usual = config->voice_loudness;
  if (!g_str_equal (config->voice_engine, "none"))
    self->voice = gj_voice_new (config->voice_private, on_voice_changed, self);
  self->look_source = g_timeout_add (LOOK_MS, on_look, self);
  g_signal_connect_swapped (window, "aid", G_CALLBACK (on_aid), self);
  g_signal_connect_swapped (window, "voice", G_CALLBACK (on_voice_act), self);
  g_signal_connect_swapped (window, "page-shown", G_CALLBACK (on_page_shown), self);
  g_signal_connect_swapped (window, "focus-moved", G_CALLBACK (on_focus_moved), self);
  g_signal_connect_swapped (window, "elder-toggled", G_CALLBACK (on_elder_toggled), self);
  g_signal_connect_swapped (window, "low-toggled", G_CALLBACK (on_low_toggled), self);
  g_signal_connect_swapped (window, "warned", G_CALLBACK (on_warned), self);
  g_signal_connect_swapped (window, "answered", G_CALLBACK (on_answered), self);
  g_signal_connect_swapped (window, "touched", G_CALLBACK (on_touched), self);
  gj_speaker_reset (self);
  return self;
}

void
gj_speaker_free (GjSpeaker *speaker)
{
  if (speaker == NULL)
    return;
  g_signal_handlers_disconnect_by_data (speaker->window, speaker);
  g_clear_handle_id (&speaker->settle_source, g_source_remove);
  g_clear_handle_id (&speaker->look_source, g_source_remove);
  keep_lines (speaker, NULL, NULL);
  g_clear_weak_pointer (&speaker->focus);
  g_free (speaker->first);
  g_free (speaker->parting);
  gj_voice_free (speaker->voice);
  g_free (speaker);
}

static gboolean
begins_on (const GjSpeaker *self)
{
  return self->voice != NULL && self->config->voice_always;
}

gboolean
gj_speaker_has_voice (const GjSpeaker *speaker)
{
  return speaker != NULL && speaker->voice != NULL;
}

void
gj_speaker_reset (GjSpeaker *speaker)
{
  if (speaker == NULL)
    return;
  g_clear_pointer (&speaker->first, g_free);
  speaker->loudness = speaker->usual;
  speaker->in_private = FALSE;
  gj_window_open_voice_row (speaker->window, FALSE);
  show_row (speaker);
  if (speaker->on != begins_on (speaker))
    turn (speaker, begins_on (speaker));
  else
    show_aid (speaker);
  if (speaker->on)
    speaker->first = g_steal_pointer (&speaker->parting); /* the page that comes now would cut it off */
  g_clear_pointer (&speaker->parting, g_free);
}

void
gj_speaker_part (GjSpeaker *speaker, const char *text)
{
  g_return_if_fail (text != NULL);
  if (speaker == NULL || !speaker->on)
    return;
  say (speaker, text, TRUE);
  g_free (speaker->parting);
  speaker->parting = g_strdup (text);
}

void
gj_speaker_get (const GjSpeaker *speaker, gboolean *on, gboolean *in_private)
{
  *on = speaker != NULL && speaker->on;
  *in_private = speaker != NULL && speaker->in_private;
}

void
gj_speaker_set (GjSpeaker *speaker, gboolean on, gboolean in_private)
{
  if (speaker == NULL)
    return;
  speaker->in_private = in_private;
  show_row (speaker);
  if (speaker->on != on)
    turn (speaker, on);
}

gboolean
gj_speaker_is_changed (GjSpeaker *speaker)
{
  return speaker != NULL
         && (speaker->on != begins_on (speaker) || speaker->in_private
             || speaker->loudness != speaker->usual);
}

/* By GjLoudness; the words of [voice] volume and of the audit. */
static const char *const USUAL[] = { "low", "middle", "high", NULL };

void
gj_speaker_set_usual (GjSpeaker *speaker, const char *word)
{
  if (speaker == NULL || word == NULL || !g_strv_contains (USUAL, word))
    return;
  for (guint i = 0; USUAL[i] != NULL; i++)
    if (g_str_equal (USUAL[i], word))
      speaker->usual = (GjLoudness) i;
  speaker->loudness = speaker->usual;
  show_row (speaker);
}

const char *
gj_speaker_get_usual (const GjSpeaker *speaker)
{
  return USUAL[speaker->usual];
}

void
gj_speaker_try (GjSpeaker *speaker)
{
  say_loudness (speaker);
}

gboolean
gj_speaker_can_speak (GjSpeaker *speaker)
{
  return gj_voice_can_say (speaker->voice, speaker->config->language);
}
