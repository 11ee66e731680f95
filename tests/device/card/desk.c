/* SPDX-License-Identifier: Apache-2.0 */
/* See desk.h. */
#include "tests/device/card/desk.h"

static void
on_inserted (GjCardSource *source, guint64 serial, gpointer data)
{
  Desk *desk = data;

  desk->inserted++;
  desk->serial = serial;
}

static void
on_removed (GjCardSource *source, guint64 serial, gpointer data)
{
  Desk *desk = data;

  desk->removed++;
  desk->gone = serial;
}

static void
on_mute (GjCardSource *source, guint64 serial, gpointer data)
{
  Desk *desk = data;

  desk->mute++;
  desk->serial = serial;
}

static void
on_reader_changed (GjCardSource *source, GjCardReaderState state, gpointer data)
{
  Desk *desk = data;

  desk->reader_changes++;
  desk->state = state;
}

Desk *
desk_new (GjCardSource *source, guint timeout_ms)
{
  Desk *desk = g_new0 (Desk, 1);
  g_autoptr (GjClock) clock = gj_clock_new_manual (gj_date_start_us (20251121));

  desk->source = source;
  gj_card_source_set_clock (source, clock);
  if (timeout_ms != 0)
    gj_card_source_set_timeout_ms (source, timeout_ms);
  g_signal_connect (source, "card-inserted", G_CALLBACK (on_inserted), desk);
  g_signal_connect (source, "card-removed", G_CALLBACK (on_removed), desk);
  g_signal_connect (source, "card-mute", G_CALLBACK (on_mute), desk);
  g_signal_connect (source, "reader-changed", G_CALLBACK (on_reader_changed), desk);
  gj_card_source_start (source);
  return desk;
}

void
desk_free (Desk *desk)
{
  gj_card_source_stop (desk->source);
  g_signal_handlers_disconnect_by_data (desk->source, desk);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (desk->source);
  g_free (desk);
}

static gboolean
on_tick (gpointer data)
{
  return G_SOURCE_REMOVE;
}

/* One round; the tick only bounds it so that the caller's deadline is looked at. */
void
desk_iterate (void)
{
  guint tick = g_timeout_add (1000, on_tick, NULL);

  g_main_context_iteration (NULL, TRUE);
  GSource *source = g_main_context_find_source_by_id (NULL, tick);
  if (source != NULL)
    g_source_destroy (source);
}

void
desk_on_ready (GObject *source, GAsyncResult *result, gpointer place)
{
  g_assert_null (*(GAsyncResult **) place);
  *(GAsyncResult **) place = g_object_ref (result);
}

GjCardHolder *
desk_read (Desk *desk, guint64 serial, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  gj_card_source_read_async (desk->source, serial, NULL, desk_on_ready, &result);
  DESK_WAIT (result != NULL);
  return gj_card_source_read_finish (desk->source, result, error);
}

GjCardHolder *
desk_read_details (Desk *desk, guint64 serial, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  gj_card_source_read_details_async (desk->source, serial, NULL, desk_on_ready, &result);
  DESK_WAIT (result != NULL);
  return gj_card_source_read_finish (desk->source, result, error);
}

gboolean
desk_verify (Desk *desk, guint64 serial, const char *pin, GjPinVerdict *verdict, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  gj_card_source_verify_async (desk->source, serial, desk_secret (pin), NULL, desk_on_ready,
                               &result);
  DESK_WAIT (result != NULL);
  return gj_card_source_verify_finish (desk->source, result, verdict, error);
}

gboolean
desk_change (Desk *desk, guint64 serial, const char *old_pin, const char *new_pin,
             GjPinVerdict *verdict, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  gj_card_source_change_pin_async (desk->source, serial, desk_secret (old_pin),
                                   desk_secret (new_pin), NULL, desk_on_ready, &result);
  DESK_WAIT (result != NULL);
  return gj_card_source_verify_finish (desk->source, result, verdict, error);
}

gboolean
desk_tries (Desk *desk, guint64 serial, int *tries, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  gj_card_source_tries_left_async (desk->source, serial, NULL, desk_on_ready, &result);
  DESK_WAIT (result != NULL);
  return gj_card_source_tries_left_finish (desk->source, result, tries, error);
}

void
desk_release (Desk *desk, guint64 serial)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  gj_card_source_release_async (desk->source, serial, desk_on_ready, &result);
  DESK_WAIT (result != NULL);
  g_assert_true (gj_card_source_release_finish (desk->source, result, &error));
  g_assert_no_error (error);
}

GjSecret *
desk_secret (const char *digits)
{
  GjSecret *secret = gj_secret_new (16);

  for (; *digits != '\0'; digits++)
    g_assert_true (gj_secret_append (secret, *digits));
  return secret;
}

char *
desk_demo_card (const char *name)
{
  g_autofree char *file = g_strconcat (name, ".ini", NULL);

  return g_build_filename (g_getenv ("GJ_SOURCE_ROOT"), "assets", "demo", "cards", file, NULL);
}

/* @line, unless the test has that key itself. */
static const char *
unless_given (const char *own, const char *key, const char *line)
{
  return g_strstr_len (own, -1, key) == NULL ? line : "";
}

char *
desk_person_text (const char *card, const char *holder, const char *pin, const char *fault)
{
  return g_strdup_printf ("[card]\nissued=2024-01-02\n%s%s\n"
                          "[holder]\ncertno=110101199001010015\nethnic=01\nbirthplace=110101\n"
                          "%s%s\n[pin]\n%s%s\n[fault]\n%s\n",
                          unless_given (card, "number=", "number=A1234567\n"), card,
                          unless_given (holder, "name=", "name=张三\n"), holder,
                          unless_given (pin, "pin=", "pin=246813\n"), pin, fault);
}

GjCardPerson *
desk_person (const char *card, const char *holder, const char *pin, const char *fault)
{
  g_autofree char *text = desk_person_text (card, holder, pin, fault);
  g_autoptr (GError) error = NULL;
  GjCardPerson *person = gj_card_person_parse (text, "test", &error);

  g_assert_no_error (error);
  return person;
}
