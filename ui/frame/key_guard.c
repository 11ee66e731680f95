/* SPDX-License-Identifier: Apache-2.0 */
/* See key_guard.h. Times are those of our own main loop: what it did not get round to in between has come at once. */
#include "ui/frame/key_guard.h"

#include <string.h>

/* The quickest hand leaves more than this between two keys; the slowest scanner less. */
#define BURST_MS 45
/* A burst is over after this. */
#define QUIET_MS 250
#define MOST_CHARACTERS 1024

struct _GjKeyGuard
{
  void (*on_key) (guint keyval, gpointer data);
  void (*on_scan) (const char *text, gpointer data);
  gpointer data;
  guint held; /* the key held back; 0 none */
  guint timer;
  gboolean burst;
  GString *text;
};

GjKeyGuard *
gj_key_guard_new (void (*on_key) (guint keyval, gpointer data), void (*on_scan) (const char *text, gpointer data), gpointer data)
{
  GjKeyGuard *self = g_new0 (GjKeyGuard, 1);
  self->on_key = on_key;
  self->on_scan = on_scan;
  self->data = data;
  self->text = g_string_sized_new (MOST_CHARACTERS);
  return self;
}

void
gj_key_guard_free (GjKeyGuard *self)
{
  if (self == NULL)
    return;
  g_clear_handle_id (&self->timer, g_source_remove);
  explicit_bzero (self->text->str, self->text->allocated_len); /* perhaps half a code */
  g_string_free (self->text, TRUE);
  g_free (self);
}

static void
add (GjKeyGuard *self, guint keyval)
{
  const gunichar character = gdk_keyval_to_unicode (keyval);
  if (character >= ' ' && character <= '~' && self->text->len < MOST_CHARACTERS)
    g_string_append_c (self->text, (char) character);
}

static gboolean
on_quiet (gpointer data)
{
  GjKeyGuard *self = data;
  const guint held = self->held;
  self->timer = 0;
  self->held = 0;
  if (!self->burst)
    {
      if (held != 0)
        self->on_key (held, self->data);
      return G_SOURCE_REMOVE;
    }
  /* What was scanned may stand for a person (医保码): nothing of it stays here. */
  GString *text = g_steal_pointer (&self->text);
  self->text = g_string_sized_new (MOST_CHARACTERS);
  self->burst = FALSE;
  self->on_scan (text->str, self->data);
  explicit_bzero (text->str, text->allocated_len);
  g_string_free (text, TRUE);
  return G_SOURCE_REMOVE;
}

static void
wait (GjKeyGuard *self, guint ms)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  self->timer = g_timeout_add (ms, on_quiet, self);
}

static gboolean
is_visible (guint keyval)
{
  const gunichar character = gdk_keyval_to_unicode (keyval);
  return character > ' ' && character <= '~';
}

static gboolean
is_end (guint keyval)
{
  return keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter || keyval == GDK_KEY_space || keyval == GDK_KEY_Tab;
}

gboolean
gj_key_guard_press (GjKeyGuard *self, guint keyval)
{
  const gboolean visible = is_visible (keyval);
  if (!self->burst && self->held == 0)
    {
      if (!visible)
        return FALSE;
      self->held = keyval;
      wait (self, BURST_MS);
      return TRUE;
    }
  if (!visible && !is_end (keyval))
    return self->burst;
  if (!self->burst)
    {
      self->burst = TRUE;
      add (self, self->held);
      self->held = 0;
    }
  add (self, keyval);
  wait (self, QUIET_MS);
  return TRUE;
}
