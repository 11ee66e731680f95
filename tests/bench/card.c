/* SPDX-License-Identifier: Apache-2.0 */
/* bench-card RUNS: reads the card that is put into the reader, again and again, through the running pcscd. For each insertion
 * prints one JSON line: APDUs, milliseconds from pcscd's report of the card to the holder's name, and the monotonic time of the
 * report, so that the caller can tell how long the report itself took. It never shows whose card it is. */
#include <stdio.h>
#include <stdlib.h>

#include "devices/card/card_source.h"

typedef struct
{
  GMainLoop *loop;
  GjCardSource *source;
  guint runs;
  gint64 inserted_us;
} Bench;

static void
on_read (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Bench *bench = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GjCardHolder) holder
      = gj_card_source_read_finish (GJ_CARD_SOURCE (object), result, &error);

  if (holder == NULL)
    g_error ("the card could not be read: %s", error->message);
  g_print ("{\"apdus\": %u, \"read_us\": %" G_GINT64_FORMAT ", \"reported_us\": %" G_GINT64_FORMAT
           "}\n",
           holder->apdu_count, g_get_monotonic_time () - bench->inserted_us, bench->inserted_us);
  fflush (stdout);
}

static void
on_inserted (GjCardSource *source, guint64 serial, gpointer user_data)
{
  Bench *bench = user_data;

  bench->inserted_us = g_get_monotonic_time ();
  gj_card_source_read_async (source, serial, NULL, on_read, bench);
}

static void
on_removed (GjCardSource *source, guint64 serial, gpointer user_data)
{
  Bench *bench = user_data;

  g_print ("{\"removed_us\": %" G_GINT64_FORMAT "}\n", g_get_monotonic_time ());
  fflush (stdout);
  if (--bench->runs == 0)
    g_main_loop_quit (bench->loop);
}

int
main (int argc, char **argv)
{
  g_assert (argc == 2);
  Bench bench = { .loop = g_main_loop_new (NULL, FALSE),
                  .source = gj_card_source_new_pcsc (NULL),
                  .runs = (guint) atoi (argv[1]) };

  g_signal_connect (bench.source, "card-inserted", G_CALLBACK (on_inserted), &bench);
  g_signal_connect (bench.source, "card-removed", G_CALLBACK (on_removed), &bench);
  gj_card_source_start (bench.source);
  g_main_loop_run (bench.loop);
  gj_card_source_stop (bench.source);
  return 0;
}
