/* SPDX-License-Identifier: Apache-2.0 */
/* A printer that says anything: every byte is taken, and every answer has a meaning. */
#include "tests/fuzz/fuzz.h"

#include "devices/printer/printer_status.h"

#include <string.h>

static void
check_status (GjPrinterStatus status)
{
  g_assert (status.condition <= GJ_PRINTER_NO_ANSWER);
  g_assert (gj_printer_condition_id (status.condition) != NULL);
  g_assert (gj_printer_condition_label (status.condition) != NULL);
  g_assert ((status.condition == GJ_PRINTER_READY)
            == (gj_printer_condition_action (status.condition) == GJ_PRINTER_ACTION_NONE));
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GjPrinterProfile) profile = gj_printer_profile_new_generic ();
  GjStatusParser parser;

  gj_status_parser_init (&parser);
  for (gsize i = 0; i < size; i++)
    {
      GjStatusEvent event;

      gj_status_parser_feed (&parser, data[i], &event);
      g_assert (event.kind <= GJ_STATUS_EVENT_GARBAGE);
      g_assert (parser.length <= sizeof parser.held);
      if (event.kind == GJ_STATUS_EVENT_AUTOMATIC)
        check_status (gj_status_judge_automatic (event.bytes, profile));
      if (event.kind == GJ_STATUS_EVENT_PROCESS_ID)
        g_assert (strlen (event.mark) <= 4);
    }
  if (size >= 4)
    {
      gboolean contradiction = FALSE;

      check_status (gj_status_judge (data, profile, &contradiction));
    }
  return 0;
}
