/* SPDX-License-Identifier: Apache-2.0 */
/* Whose words are on the screen, and what the program holds. */
#include "tests/soak/soak.h"

#include <gio/gio.h>
#include <malloc.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "core/base/i18n.h"

#define TRANSLATE_S 5

static guint
family_of (const Soak *soak, const SoakPerson *person)
{
  return (guint)(person - soak->people) / SOAK_FAMILY;
}

static const SoakPerson *
find_mark (const Soak *soak, gunichar mark)
{
  guint first = soak->people[0].mark;

  return mark >= first && mark < first + soak->n_people ? &soak->people[mark - first] : NULL;
}

/* "*伟" is one person; a whole number of anybody's is never on a screen. */
static void
check_words (Soak *soak, const char *words)
{
  for (const char *c = words; (c = strchr (c, '*')) != NULL; c++)
    {
      const SoakPerson *person = find_mark (soak, g_utf8_get_char (c + 1));

      if (person != NULL && soak->visitor == NULL)
        soak_stop (soak, "nobody is in, and %s is on the screen: %s", person->psn_no, words);
      if (person != NULL && family_of (soak, person) != family_of (soak, soak->visitor))
        soak_stop (soak, "%s is in, and reads of %s: %s", soak->visitor->psn_no, person->psn_no, words);
    }
  if (strstr (words, "11000019") != NULL || strstr (words, "11000020") != NULL)
    soak_stop (soak, "a whole number is on the screen: %s", words);
}

static void
check_widget (Soak *soak, GtkWidget *widget)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (GTK_IS_LABEL (widget))
    check_words (soak, gtk_label_get_text (GTK_LABEL (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    check_widget (soak, child);
}

void
soak_check_screen (Soak *soak)
{
  const GjTerminal *terminal = soak->terminal;

  check_widget (soak, GTK_WIDGET (terminal->window));
  if (terminal->resident != NULL && !g_str_equal (terminal->resident->person->psn_no, soak->visitor->psn_no))
    soak_stop (soak, "%s is in, and %s is remembered", soak->visitor->psn_no, terminal->resident->person->psn_no);
  if (terminal->holder != NULL && !g_str_equal (terminal->holder->certno, soak->visitor->certno))
    soak_stop (soak, "%s is in, and the card remembered is another's", soak->visitor->psn_no);
}

static void
on_foreign (const char *foreign, const char *text, gpointer data)
{
  char **found = data;

  if (*found == NULL)
    *found = g_strdup_printf ("“%s” in: %s", foreign, text);
}

/* A page whose answer is still awaited is made again when that has come. */
void
soak_check_language (Soak *soak)
{
  gint64 end = g_get_monotonic_time () + TRANSLATE_S * G_USEC_PER_SEC;

  for (;;)
    {
      g_autofree char *found = NULL;

      tongue_check (soak->tongue, GTK_WIDGET (soak->terminal->window), on_foreign, &found);
      if (found == NULL)
        return;
      if (g_get_monotonic_time () > end)
        soak_stop (soak, "the language is %s, and the screen says %s", gj_i18n_get_language (), found);
      g_main_context_iteration (NULL, TRUE);
    }
}

void
soak_check_idle (Soak *soak)
{
  const GjTerminal *terminal = soak->terminal;

  soak->visitor = NULL;
  if (terminal->resident != NULL || terminal->holder != NULL || terminal->flow != NULL || terminal->wanted_relative != NULL
      || terminal->wanted_receipt != NULL || terminal->wanted_place != NULL || terminal->wanted_code != NULL
      || terminal->wanted_scan != NULL || terminal->initial_pin || terminal->elder || terminal->by_code
      || terminal->staff != NULL || terminal->session_us != 0 || terminal->card_serial != 0
      || terminal->relatives_not_found != 0
      || memcmp (&terminal->marks, &(const GjCardMarks){ 0 }, sizeof terminal->marks) != 0)
    soak_stop (soak, "nobody is in, and something of the last visit is remembered");
  check_widget (soak, GTK_WIDGET (terminal->window));
}

static guint
count_entries (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  guint count = 0;

  while (g_dir_read_name (dir) != NULL)
    count++;
  return count;
}

static void
keep_one (gint64 *value, gint64 now, gboolean larger)
{
  *value = larger ? MAX (*value, now) : MIN (*value, now);
}

void
soak_keep (SoakSize *size, gboolean larger)
{
  SoakSize now;

  soak_measure (&now);
  keep_one (&size->resident_kb, now.resident_kb, larger);
  keep_one (&size->heap_kb, now.heap_kb, larger);
  keep_one (&size->descriptors, now.descriptors, larger);
  keep_one (&size->threads, now.threads, larger);
}

void
soak_measure (SoakSize *size)
{
  g_autofree char *text = NULL;
  gint64 pages;

  malloc_trim (0); /* what is free is not held */

  g_assert_true (g_file_get_contents ("/proc/self/statm", &text, NULL, NULL));
  pages = g_ascii_strtoll (strchr (text, ' '), NULL, 10);
  size->resident_kb = pages * (sysconf (_SC_PAGESIZE) / 1024);
  size->heap_kb = (gint64)(mallinfo2 ().uordblks / 1024);
  size->descriptors = count_entries ("/proc/self/fd");
  size->threads = count_entries ("/proc/self/task");
}

void
soak_tell_descriptors (void)
{
  g_autoptr (GDir) dir = g_dir_open ("/proc/self/fd", 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *link = g_build_filename ("/proc/self/fd", name, NULL);
      g_autofree char *what = g_file_read_link (link, NULL);

      printf ("# descriptor %s: %s\n", name, what != NULL ? what : "closed");
    }
}
