/* SPDX-License-Identifier: Apache-2.0 */
/* The soak's hall: families of five who can be told apart by one character, as the platform's files have them. */
#include "tests/soak/soak.h"

#include <glib/gstdio.h>

#include "core/ledger/check.h"
#include "core/ledger/reconcile.h"
#include "tests/store/auditor.h"
#include "tests/store/faulty_vfs.h"
#include "ui/widgets/pinyin.h"

#define FIRST_MARK 0x5000 /* of the characters that every font has; none stands behind an asterisk in our own words */
#define ROWS_PER_SECOND 0 /* a printer that is no reason to wait */

typedef struct
{
  const char *insurances_of; /* "310" or "390" */
  const char *relation;      /* to who pays; NULL: that is who pays */
  const char *surname;
  guint birth_year;
  gboolean woman;
} Place;

static const Place household[SOAK_FAMILY] = {
  { "310", NULL, "王", 1975, FALSE },
  { "390", "10", "李", 1976, TRUE },
  { "390", "30", "王", 2014, TRUE },
  { "390", "51", "王", 1948, FALSE },
  { "390", "52", "陈", 1950, TRUE },
};

static char
check_digit (const char *digits)
{
  static const int weights[] = { 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2 };
  int sum = 0;

  for (guint i = 0; i < G_N_ELEMENTS (weights); i++)
    sum += weights[i] * (digits[i] - '0');
  return "10X98765432"[sum % 11];
}

static void
make_card (SoakPerson *person, const char *name, guint i)
{
  g_autofree char *text = g_strdup_printf ("[card]\nversion=2.0\nclass=3\nnumber=%c%07u\nissued=2024-01-02\nexpires=2099-12-31\n"
                                           "[holder]\nname=%s\ncertno=%s\nethnic=01\nbirthplace=990100\n"
                                           "[pin]\npin=" SOAK_PIN "\nlimit=6\n",
                                           'A' + (int)(i / 1000), i, name, person->certno);
  g_autoptr (GError) error = NULL;

  person->card = gj_card_person_parse (text, person->psn_no, &error);
  g_assert_no_error (error);
}

static void
make_person (SoakPerson *person, const Place *place, guint i, GString *persons, GString *insurances, GString *accounts)
{
  g_autoptr (GString) name = g_string_new (place->surname);

  person->mark = FIRST_MARK + i;
  g_string_append_unichar (name, person->mark);
  g_snprintf (person->psn_no, sizeof person->psn_no, "S%06u", i);
  g_snprintf (person->certno, sizeof person->certno, "110000%04u%02u%02u%03u", place->birth_year, 1 + i % 12, 1 + i / 12 % 28,
              (i / 336 * 2 + (place->woman ? 0 : 1)) % 1000);
  person->certno[17] = check_digit (person->certno);
  person->certno[18] = '\0';
  g_string_append_printf (persons, "%s,01,%s,%s,%d,01,%.4s-%.2s-%.2s,1\n", person->psn_no, person->certno, name->str,
                          place->woman ? 2 : 1, person->certno + 6, person->certno + 10, person->certno + 12);
  g_string_append_printf (insurances, "%s,%s,1,990100,2016-01-01,,\n", person->psn_no, place->insurances_of);
  if (place->relation == NULL)
    g_string_append_printf (accounts, "%s,90000.00\n", person->psn_no);
  if (place->birth_year < 2010)
    make_card (person, name->str, i);
}

static void
import_people (Soak *soak, guint families)
{
  g_autoptr (GString) persons = g_string_new ("psn_no,psn_cert_type,certno,psn_name,gend,naty,brdy,surv_stas\n");
  g_autoptr (GString) insurances
      = g_string_new ("psn_no,insutype,psn_insu_stas,insuplc_admdvs,psn_insu_date,paus_insu_date,psn_idet_type\n");
  g_autoptr (GString) accounts = g_string_new ("psn_no,balc\n");
  g_autoptr (GString) graph = g_string_new ("psn_no,relative_psn_no,patn_rlts\n");
  g_autoptr (GString) bindings
      = g_string_new ("contributor_psn_no,relative_psn_no,patn_rlts,prio,begndate,enddate\n");
  g_autofree char *dir = g_build_filename (soak->hall->dir, "people", NULL);

  soak->n_people = families * SOAK_FAMILY;
  soak->people = g_new0 (SoakPerson, soak->n_people);
  for (guint i = 0; i < soak->n_people; i++)
    {
      const Place *place = &household[i % SOAK_FAMILY];
      SoakPerson *person = &soak->people[i];
      const SoakPerson *payer = &soak->people[i - i % SOAK_FAMILY];

      make_person (person, place, i, persons, insurances, accounts);
      if (place->relation == NULL)
        continue;
      g_string_append_printf (graph, "%s,%s,%s\n", payer->psn_no, person->psn_no, place->relation);
      if (i % SOAK_FAMILY <= 2) /* the others are still to be bound */
        g_string_append_printf (bindings, "%s,%s,%s,1,2025-03-18,\n", payer->psn_no, person->psn_no, place->relation);
    }
  g_assert_cmpint (g_mkdir (dir, 0700), ==, 0);
  hall_write (dir, "persons.csv", persons->str);
  hall_write (dir, "insurances.csv", insurances->str);
  hall_write (dir, "accounts.csv", accounts->str);
  hall_write (dir, "family.csv", graph->str);
  hall_write (dir, "bindings.csv", bindings->str);
  hall_import (soak->hall, dir);
}

static char *
write_config (Soak *soak)
{
  g_autoptr (GError) error = NULL;
  guint port;
  g_autofree char *text = NULL;

  soak->printer = gj_printer_emulator_new (576);
  gj_printer_emulator_set_speed (soak->printer, ROWS_PER_SECOND);
  port = gj_printer_emulator_listen (soak->printer, 0, &error);
  g_assert_no_error (error);
  text = g_strdup_printf ("[kiosk]\nid=" HALL_KIOSK "\nhall=试验大厅\nregion=990100\n"
                          "[store]\nurl=sqlite:hall.db\n[card]\nsource=demo\n"
                          "[printer]\ndevice=tcp:127.0.0.1:%u\n"
                          "[receipt]\nkey=kiosk.pem\ntrusted_keys=trusted.ini\n",
                          port);
  hall_write (soak->hall->dir, "kiosk.conf", text);
  return g_build_filename (soak->hall->dir, "kiosk.conf", NULL);
}

/* What the hall was given, what is shipped as data, and names of places, which are never translated. */
static void
learn_data (Soak *soak)
{
  static const char *const shipped[] = { "assets/policies", "assets/letters" };
  static const char *const endings[] = { ".csv", ".ini", ".txt", ".conf", NULL };
  const char *root = g_getenv ("GJ_SOURCE_ROOT");
  g_autofree char *people = g_build_filename (soak->hall->dir, "people", NULL);
  g_autofree char *places = g_build_filename (root, "core", "rules", "division.c", NULL);

  soak->tongue = tongue_new ();
  tongue_learn_files (soak->tongue, people, endings);
  tongue_learn_files (soak->tongue, soak->hall->dir, endings);
  tongue_learn_literals (soak->tongue, places);
  for (guint i = 0; i < G_N_ELEMENTS (shipped); i++)
    {
      g_autofree char *dir = g_build_filename (root, shipped[i], NULL);

      tongue_learn_files (soak->tongue, dir, endings);
    }
  for (guint i = 0; i < soak->n_people; i++)
    {
      char mark[8] = "";

      g_unichar_to_utf8 (soak->people[i].mark, mark); /* a masked name */
      tongue_learn (soak->tongue, mark);
    }
}

void
soak_open (Soak *soak, guint families, int width, int height)
{
  const GjPrinterDeadlines deadlines = { .connect_ms = 500, .reply_ms = 50, .stall_ms = 200, .finish_ms = 300, .poll_ms = 20 };
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  GjConfig *config;

  faulty_vfs_install ();
  soak->hall = hall_new_empty ();
  import_people (soak, families);
  g_clear_pointer (&soak->hall->store, gj_store_close);
  path = write_config (soak);
  learn_data (soak);
  config = gj_config_load (path, &error);
  g_assert_no_error (error);
  soak->reader = gj_card_emulator_new ();
  soak->terminal = gj_terminal_new (NULL, config, soak->reader, gj_clock_ref (soak->hall->clock), &error);
  g_assert_no_error (error);
  gj_printer_set_deadlines (soak->terminal->printer, &deadlines);
  gj_terminal_start (soak->terminal, width, height);
  gj_pinyin_free (gj_pinyin_new ()); /* its tables stay open, from whichever visit first types a name */
}

void
soak_close (Soak *soak)
{
  while (gj_printing_office_is_busy (&soak->terminal->office))
    g_main_context_iteration (NULL, TRUE);
  gj_terminal_free (soak->terminal);
  gj_printer_emulator_stop (soak->printer);
  soak_forget_papers (soak);
  g_object_unref (soak->printer);
  g_object_unref (soak->reader);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  for (guint i = 0; i < soak->n_people; i++)
    g_clear_pointer (&soak->people[i].card, gj_card_person_unref);
  g_free (soak->people);
  tongue_free (soak->tongue);
  hall_free (soak->hall);
}

/* The books */

static void
on_finding (const GjCheckFinding *finding, gpointer data)
{
  soak_stop (data, "the books: %s %s: %s", finding->invariant, finding->subject, finding->message);
}

void
soak_audit (Soak *soak)
{
  g_autoptr (Auditor) auditor = auditor_new (soak->hall->keyring);
  g_autoptr (GjStore) store = hall_open_another (soak->hall);
  g_autoptr (GPtrArray) wrong = NULL;
  g_autoptr (GError) error = NULL;
  GjCheckSummary summary = { 0 };

  if (!gj_store_check (store, soak->hall->clock, soak->hall->keyring, on_finding, NULL, soak, &summary, &error))
    soak_stop (soak, "the books cannot be read: %s", error->message);
  wrong = auditor_audit (auditor, store, &error);
  if (wrong == NULL || wrong->len > 0)
    soak_stop (soak, "the auditor: %s", wrong == NULL ? error->message : (const char *)g_ptr_array_index (wrong, 0));
  soak->paid = (guint)summary.premiums;
  soak->bound = (guint)summary.bindings;
}

static void
on_item (const GjReconcileItem *item, gpointer data)
{
  if (item->weight == GJ_RECONCILE_DIFFERENCE)
    soak_stop (data, "the day's end: %s %s: %s", item->part, item->subject, item->message);
}

void
soak_reconcile (Soak *soak, GjDate day)
{
  g_autoptr (GjStore) store = hall_open_another (soak->hall);
  g_auto (GjReconcileReport) report = { 0 };
  g_autoptr (GError) error = NULL;

  if (!gj_reconcile (store, soak->hall->clock, soak->hall->keyring, day, NULL, on_item, soak, &report, &error))
    soak_stop (soak, "the day's end cannot be read: %s", error->message);
}
