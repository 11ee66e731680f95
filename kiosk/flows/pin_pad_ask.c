/* SPDX-License-Identifier: Apache-2.0 */
/* See pin_pad_ask.h. The pad is the terminal's and asks for one at a time: its signals are listened to only while this asks. */
#include "kiosk/flows/pin_pad_ask.h"

#include "core/base/pin_rule.h"

#include <string.h>

G_STATIC_ASSERT (GJ_PIN_PERSONAL <= GJ_PAD_LIST_MAX);

struct _GjPinPadAsk
{
  GjTerminal *terminal;
  const GjPinPadAskFuncs *funcs;
  gpointer data;
  gboolean is_change;
  GCancellable *cancellable; /* of the ask of now; NULL: none is on */
  guint failing;             /* an idle source: the failure is told from there */
};

void
gj_pin_pad_ask_stop (GjPinPadAsk *self)
{
  g_clear_handle_id (&self->failing, g_source_remove);
  if (self->cancellable == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->terminal->pin_pad, self);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gj_pin_pad_forget (self->terminal->pin_pad);
}

/* Whoever is told may free the ask. */
static void
end (GjPinPadAsk *self, GjPinPadAskEnd how)
{
  gj_pin_pad_ask_stop (self);
  self->funcs->ended (how, self->data);
}

static gboolean
on_failing (gpointer user_data)
{
  GjPinPadAsk *self = user_data;

  self->failing = 0;
  end (self, GJ_PIN_PAD_ASK_FAILED);
  return G_SOURCE_REMOVE;
}

static void
on_counted (GjPinPadAsk *self, guint count)
{
  self->funcs->counted (count, self->data);
}

static void
on_sealed (GjPinPadAsk *self, GjSecret *block, gboolean issued)
{
  GjSecret *copy = gj_secret_new (GJ_SEAL_CHANGE_BYTES);
  gboolean fits = gj_secret_copy (copy, block);

  g_assert (fits);
  gj_pin_pad_ask_stop (self);
  self->funcs->sealed (copy, issued, self->data);
}

static void
on_wanted (GjPinPadAsk *self, guint wants, guint why)
{
  self->funcs->wanted ((GjPadWants) wants, (GjPadWhy) why, self->data);
}

static void
on_cancelled (GjPinPadAsk *self)
{
  end (self, GJ_PIN_PAD_ASK_CANCELLED);
}

static void
on_timed_out (GjPinPadAsk *self)
{
  end (self, GJ_PIN_PAD_ASK_LATE);
}

static void
on_lost (GjPinPadAsk *self)
{
  end (self, GJ_PIN_PAD_ASK_FAILED);
}

/* What the new PIN may not be goes along: nobody but the pad sees it. */
static gboolean
ask_change (GjPinPad *pad, const char *certno, const guint8 *challenge)
{
  GjPinPersonal personal;
  const char *list[GJ_PIN_PERSONAL];
  const gboolean is_known = gj_pin_personal (certno, personal);
  gboolean asked;

  for (guint i = 0; i < GJ_PIN_PERSONAL; i++)
    list[i] = personal[i];
  asked = gj_pin_pad_ask_change (pad, GJ_PIN_LENGTH, challenge, list, is_known ? GJ_PIN_PERSONAL : 0);
  explicit_bzero (personal, sizeof personal);
  return asked;
}

static gboolean
ask (GjPinPadAsk *self, GBytes *challenge)
{
  const guint8 *bytes = g_bytes_get_data (challenge, NULL);
  GjTerminal *terminal = self->terminal;

  return self->is_change ? ask_change (terminal->pin_pad, terminal->holder->certno, bytes)
                         : gj_pin_pad_ask (terminal->pin_pad, GJ_PIN_LENGTH, bytes);
}

static void
on_challenge (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GjPinPadAsk *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) challenge = gj_card_source_challenge_finish (GJ_CARD_SOURCE (source), result, &error);
  GjPinPad *pad;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (g_error_matches (error, GJ_CARD_ERROR, GJ_CARD_ERROR_REMOVED))
    return; /* ::card-removed ends the session */
  pad = self->terminal->pin_pad;
  if (challenge == NULL)
    g_warning ("PIN pad: %s", error->message);
  if (challenge == NULL || !ask (self, challenge))
    {
      end (self, GJ_PIN_PAD_ASK_FAILED);
      return;
    }
  g_signal_connect_swapped (pad, "counted", G_CALLBACK (on_counted), self);
  g_signal_connect_swapped (pad, "wanted", G_CALLBACK (on_wanted), self);
  g_signal_connect_swapped (pad, "sealed", G_CALLBACK (on_sealed), self);
  g_signal_connect_swapped (pad, "cancelled", G_CALLBACK (on_cancelled), self);
  g_signal_connect_swapped (pad, "timed-out", G_CALLBACK (on_timed_out), self);
  g_signal_connect_swapped (pad, "lost", G_CALLBACK (on_lost), self);
}

void
gj_pin_pad_ask_start (GjPinPadAsk *self)
{
  GjTerminal *terminal = self->terminal;

  gj_pin_pad_ask_stop (self);
  if (!gj_pin_pad_is_ready (terminal->pin_pad))
    {
      self->failing = g_idle_add (on_failing, self);
      return;
    }
  self->cancellable = g_cancellable_new ();
  gj_card_source_challenge_async (terminal->card, terminal->card_serial, self->cancellable, on_challenge, self);
}

GjPinPadAsk *
gj_pin_pad_ask_new (GjTerminal *terminal, const GjPinPadAskFuncs *funcs, gpointer data)
{
  GjPinPadAsk *self = g_new0 (GjPinPadAsk, 1);

  self->terminal = terminal;
  self->funcs = funcs;
  self->data = data;
  return self;
}

void
gj_pin_pad_ask_set_change (GjPinPadAsk *self)
{
  g_assert (self->cancellable == NULL && self->funcs->wanted != NULL);
  self->is_change = TRUE;
}

void
gj_pin_pad_ask_free (GjPinPadAsk *self)
{
  if (self == NULL)
    return;
  gj_pin_pad_ask_stop (self);
  g_free (self);
}

gboolean
gj_pin_pad_allows_screen (const GjTerminal *terminal)
{
  return !gj_pin_pad_exists (terminal->pin_pad) || terminal->config->keypad_on_failure == GJ_CONFIG_KEYPAD_SCREEN;
}
