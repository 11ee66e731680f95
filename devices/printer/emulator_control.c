/* SPDX-License-Identifier: Apache-2.0 */
/* The emulator's words: faults and moments by name, and the one-line control protocol that tests
 * and people speak to it. The protocol is for the machine's own tests and demonstrations; a real
 * printer has none. */
#include "devices/printer/printer_emulator.h"

#include <string.h>

static const char *const fault_words[] = {
  [GJ_PRINTER_FAULT_NONE] = "none",
  [GJ_PRINTER_FAULT_PAPER_OUT] = "paper-out",
  [GJ_PRINTER_FAULT_NEAR_END] = "near-end",
  [GJ_PRINTER_FAULT_COVER_OPEN] = "cover-open",
  [GJ_PRINTER_FAULT_CUTTER] = "cutter",
  [GJ_PRINTER_FAULT_JAM] = "jam",
  [GJ_PRINTER_FAULT_OVERHEATED] = "overheated",
  [GJ_PRINTER_FAULT_OFFLINE] = "offline",
  [GJ_PRINTER_FAULT_SILENT] = "silent",
  [GJ_PRINTER_FAULT_DROP] = "drop",
  [GJ_PRINTER_FAULT_SLOW] = "slow",
  [GJ_PRINTER_FAULT_STUCK] = "stuck",
  [GJ_PRINTER_FAULT_UNPLUGGED] = "unplugged",
  [GJ_PRINTER_FAULT_LOST_ANSWER] = "lost-answer",
  [GJ_PRINTER_FAULT_CONTRADICTION] = "contradiction",
  [GJ_PRINTER_FAULT_STALE] = "stale",
  [GJ_PRINTER_FAULT_NOT_TAKEN] = "not-taken",
  [GJ_PRINTER_FAULT_MOUTH_SILENT] = "mouth-silent",
  [GJ_PRINTER_FAULT_MOUTH_BLOCKED] = "mouth-blocked",
};

static const char *const moment_words[] = {
  [GJ_PRINTER_MOMENT_NOW] = "now",
  [GJ_PRINTER_MOMENT_IN_RASTER] = "in-raster",
  [GJ_PRINTER_MOMENT_BEFORE_CUT] = "before-cut",
  [GJ_PRINTER_MOMENT_AFTER_CUT] = "after-cut",
  [GJ_PRINTER_MOMENT_WAY_BACK] = "way-back",
};

static const char *const mouth_words[] = {
  [GJ_EMULATED_MOUTH_NONE] = "none",
  [GJ_EMULATED_MOUTH_TEAR_BIT] = "tear-bit",
  [GJ_EMULATED_MOUTH_CUSTOM] = "custom",
  [GJ_EMULATED_MOUTH_CITIZEN] = "citizen",
};

static gboolean
find_word (const char *const *words, guint count, const char *word, guint *index)
{
  for (guint i = 0; i < count; i++)
    if (g_strcmp0 (words[i], word) == 0)
      {
        *index = i;
        return TRUE;
      }
  return FALSE;
}

gboolean
gj_printer_fault_parse (const char *word, GjPrinterFault *fault)
{
  guint index;

  if (!find_word (fault_words, G_N_ELEMENTS (fault_words), word, &index))
    return FALSE;
  *fault = (GjPrinterFault)index;
  return TRUE;
}

const char *
gj_printer_fault_id (GjPrinterFault fault)
{
  g_return_val_if_fail ((guint)fault < G_N_ELEMENTS (fault_words), "none");
  return fault_words[fault];
}

gboolean
gj_printer_moment_parse (const char *word, GjPrinterMoment *moment)
{
  guint index;

  if (!find_word (moment_words, G_N_ELEMENTS (moment_words), word, &index))
    return FALSE;
  *moment = (GjPrinterMoment)index;
  return TRUE;
}

static char *
command_fault (GjPrinterEmulator *self, char *const *words)
{
  GjPrinterFault fault;
  GjPrinterMoment moment = GJ_PRINTER_MOMENT_NOW;
  guint64 row = 0;
  guint count = g_strv_length ((char **)words);

  if (count < 2 || count > 4 || !gj_printer_fault_parse (words[1], &fault)
      || (count > 2 && !gj_printer_moment_parse (words[2], &moment))
      || (count > 3
          && !g_ascii_string_to_unsigned (words[3], 10, 0, GJ_PAPER_MAX_ROWS, &row, NULL)))
    return g_strdup ("error: fault NAME [now|in-raster|before-cut|after-cut|way-back [ROW]]");
  gj_printer_emulator_set_fault (self, fault, moment, (guint)row);
  return g_strdup ("ok");
}

static char *
command_status (GjPrinterEmulator *self)
{
  g_autoptr (GPtrArray) papers = gj_printer_emulator_get_papers (self);
  GjPrinterMouthCounts mouth = gj_printer_emulator_get_mouth (self);

  return g_strdup_printf ("ok fault=%s near-end=%s papers=%u rows=%u unknown=%u hidden=%u mouth=%s retracted=%u"
                          " mixed=%u beeps=%u",
                          gj_printer_fault_id (gj_printer_emulator_get_fault (self)),
                          gj_printer_emulator_is_near_end (self) ? "yes" : "no", papers->len,
                          gj_printer_emulator_get_rows_done (self),
                          gj_printer_emulator_get_unknown_bytes (self),
                          gj_printer_emulator_get_hidden_commands (self), mouth.full ? "full" : "empty",
                          mouth.retracted, mouth.mixed, gj_printer_emulator_get_beeps (self));
}

static char *
command_speed (GjPrinterEmulator *self, const char *word)
{
  guint64 speed = 0;

  if (word == NULL || !g_ascii_string_to_unsigned (word, 10, 0, 4000, &speed, NULL))
    return g_strdup ("error: speed ROWS-PER-SECOND (0 to 4000)");
  gj_printer_emulator_set_speed (self, (guint)speed);
  return g_strdup ("ok");
}

static char *
command_mouth (GjPrinterEmulator *self, const char *word)
{
  guint index;

  if (!find_word (mouth_words, G_N_ELEMENTS (mouth_words), word, &index))
    return g_strdup ("error: mouth none|tear-bit|custom|citizen");
  gj_printer_emulator_set_mouth (self, (GjEmulatedMouth)index);
  return g_strdup ("ok");
}

char *
gj_printer_emulator_command (GjPrinterEmulator *self, const char *line)
{
  g_auto (GStrv) words = g_strsplit_set (line, " \t\r\n", -1);
  g_autoptr (GPtrArray) full = g_ptr_array_new ();
  char *const *word;

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_ptr_array_add (full, words[i]);
  g_ptr_array_add (full, NULL);
  word = (char *const *)full->pdata;
  if (word[0] == NULL)
    return g_strdup ("error: empty");
  if (strcmp (word[0], "fault") == 0)
    return command_fault (self, word);
  if (strcmp (word[0], "speed") == 0)
    return command_speed (self, word[1]);
  if (strcmp (word[0], "status") == 0)
    return command_status (self);
  if (strcmp (word[0], "mouth") == 0)
    return command_mouth (self, word[1]);
  if (strcmp (word[0], "clear") == 0)
    gj_printer_emulator_clear_fault (self);
  else if (strcmp (word[0], "power") == 0)
    gj_printer_emulator_power_cycle (self);
  else if (strcmp (word[0], "take") == 0)
    gj_printer_emulator_take (self);
  else
    return g_strdup ("error: fault, clear, power, take, mouth, speed or status");
  return g_strdup ("ok");
}
