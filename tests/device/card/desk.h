/* SPDX-License-Identifier: Apache-2.0 */
/* What the card tests share: a source with its signals counted, the asynchronous calls made to wait,
 * and cards written as text. Waiting runs the main context until something is so; nothing sleeps. */
#pragma once

#include "devices/card/card_source.h"

G_BEGIN_DECLS

typedef struct
{
  GjCardSource *source;
  guint inserted, removed, mute, reader_changes;
  guint64 serial; /* of the last inserted or mute card */
  guint64 gone;   /* of the last removed one */
  GjCardReaderState state;
} Desk;

/* Takes @source, with a clock that stands on 2025-11-21, and starts it. @timeout_ms 0: as it is. */
Desk *desk_new (GjCardSource *source, guint timeout_ms);
void desk_free (Desk *desk);

/* Runs the main context until @condition, at most twenty seconds. */
#define DESK_WAIT(condition)                                                                       \
  G_STMT_START                                                                                     \
  {                                                                                                \
    gint64 desk_end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;                               \
    while (!(condition) && g_get_monotonic_time () < desk_end)                                     \
      desk_iterate ();                                                                             \
    g_assert_true (condition);                                                                     \
  }                                                                                                \
  G_STMT_END
void desk_iterate (void);

GjCardHolder *desk_read (Desk *desk, guint64 serial, GError **error);
GjCardHolder *desk_read_details (Desk *desk, guint64 serial, GError **error);
gboolean desk_verify (Desk *desk, guint64 serial, const char *pin, GjPinVerdict *verdict,
                      GError **error);
gboolean desk_change (Desk *desk, guint64 serial, const char *old_pin, const char *new_pin,
                      GjPinVerdict *verdict, GError **error);
gboolean desk_tries (Desk *desk, guint64 serial, int *tries, GError **error);
void desk_release (Desk *desk, guint64 serial);

/* For calls a test wants to leave open: the callback keeps the result here. */
void desk_on_ready (GObject *source, GAsyncResult *result, gpointer place);

GjSecret *desk_secret (const char *digits);
/* "assets/demo/cards/NAME.ini" of the source tree. */
char *desk_demo_card (const char *name);
/* 张三's card, with more lines in each section. */
GjCardPerson *desk_person (const char *card, const char *holder, const char *pin, const char *fault);
char *desk_person_text (const char *card, const char *holder, const char *pin, const char *fault);

G_END_DECLS
