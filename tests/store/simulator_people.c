/* SPDX-License-Identifier: Apache-2.0 */
/* The simulator's people, as the platform's files have them, and what the files of later months say. */
#include "tests/store/simulator.h"

#include <glib/gstdio.h>

#include "core/base/clock.h"

static char
check_digit (const char *digits)
{
  static const int weights[] = { 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2 };
  int sum = 0;

  for (guint i = 0; i < G_N_ELEMENTS (weights); i++)
    sum += weights[i] * (digits[i] - '0');
  return "10X98765432"[sum % 11];
}

void
sim_people_make (SimWorld *world)
{
  for (guint i = 0; i < SIM_PEOPLE; i++)
    {
      SimPerson *person = &world->people[i];
      guint year = i < SIM_CONTRIBUTORS ? 1962 + sim_pick (world, 35) : 1935 + sim_pick (world, 88);

      g_snprintf (person->psn_no, sizeof person->psn_no, "P%02u", i);
      person->birth = gj_date_new (year, 1 + sim_pick (world, 12), 1 + sim_pick (world, 28));
      person->woman = sim_chance (world, 50);
      g_snprintf (person->certno, sizeof person->certno, "110000%08u%03u", person->birth,
                  2 * i + 100 + (person->woman ? 0 : 1));
      person->certno[17] = check_digit (person->certno);
      person->status = '1';
      person->balance_fen = i < SIM_CONTRIBUTORS ? 100 * (gint64)(300 + sim_pick (world, 9000)) : 0;
    }
}

const char *
sim_relation (SimWorld *world, guint contributor, guint relative)
{
  const SimPerson *one = &world->people[contributor];
  const SimPerson *other = &world->people[relative];
  int years = (int)gj_date_year (other->birth) - (int)gj_date_year (one->birth);

  if (sim_chance (world, 5))
    return "52"; /* whatever the register says */
  if (years <= -18)
    return other->woman ? "52" : "51";
  if (years >= 18)
    return other->woman ? "30" : "20";
  if (one->woman != other->woman)
    return "10";
  return other->woman ? (years < 0 ? "75" : "77") : (years < 0 ? "71" : "73");
}

static void
append_insurance (SimWorld *world, GString *text, guint i)
{
  g_autofree char *today = gj_date_format (gj_clock_today (world->hall->clock));
  const SimPerson *person = &world->people[i];

  g_string_append_printf (text, "%s,%s,%c,990100,2010-01-01,%s,\n", person->psn_no,
                          i < SIM_CONTRIBUTORS ? "310" : "390", person->status,
                          person->status == '1' ? "" : today);
}

#define INSURANCE_HEAD "psn_no,insutype,psn_insu_stas,insuplc_admdvs,psn_insu_date,paus_insu_date,psn_idet_type\n"

void
sim_people_import (SimWorld *world)
{
  g_autofree char *dir = g_build_filename (world->hall->dir, "people", NULL);
  g_autoptr (GString) persons
      = g_string_new ("psn_no,psn_cert_type,certno,psn_name,gend,naty,brdy,surv_stas\n");
  g_autoptr (GString) insurances = g_string_new (INSURANCE_HEAD);
  g_autoptr (GString) accounts = g_string_new ("psn_no,balc\n");
  g_autoptr (GString) bindings
      = g_string_new ("contributor_psn_no,relative_psn_no,patn_rlts,prio,begndate,enddate\n");

  (void)g_mkdir (dir, 0700);
  for (guint i = 0; i < SIM_PEOPLE; i++)
    {
      const SimPerson *person = &world->people[i];
      g_autofree char *birth = gj_date_format (person->birth);

      g_string_append_printf (persons, "%s,01,%s,张三丰,%d,01,%s,1\n", person->psn_no, person->certno,
                              person->woman ? 2 : 1, birth);
      append_insurance (world, insurances, i);
      if (i < SIM_CONTRIBUTORS)
        g_string_append_printf (accounts, "%s,%d.00\n", person->psn_no, (int)(person->balance_fen / 100));
      else if (i < 2 * SIM_CONTRIBUTORS) /* some were bound elsewhere */
        g_string_append_printf (bindings, "P%02u,%s,%s,1,2025-03-01,\n", i - SIM_CONTRIBUTORS, person->psn_no,
                                sim_relation (world, i - SIM_CONTRIBUTORS, i));
    }
  hall_write (dir, "persons.csv", persons->str);
  hall_write (dir, "insurances.csv", insurances->str);
  hall_write (dir, "accounts.csv", accounts->str);
  hall_write (dir, "bindings.csv", bindings->str);
  sim_import_dir (world, dir);
}

/* Whoever is insured normally may be suspended, and goes on some month; few end for good. */
static void
change_status (SimWorld *world, SimPerson *person)
{
  if (person->status == '1')
    person->status = sim_chance (world, 5) ? '4' : '2';
  else
    person->status = '1';
}

void
sim_import_month (SimWorld *world)
{
  g_autofree char *name = g_strdup_printf ("month-%u", world->step);
  g_autofree char *dir = g_build_filename (world->hall->dir, name, NULL);
  g_autoptr (GString) insurances = g_string_new (INSURANCE_HEAD);
  g_autoptr (GString) contributions
      = g_string_new ("psn_no,insutype,accrym_begn,accrym_end,clct_flag,clct_time,clct_amt,clct_way\n");
  g_autofree char *now = gj_time_format (gj_clock_now_us (world->hall->clock));
  guint year = gj_date_year (gj_clock_today (world->hall->clock));

  (void)g_mkdir (dir, 0700);
  for (guint n = 1 + sim_pick (world, 6); n > 0; n--)
    {
      guint i = sim_pick (world, SIM_PEOPLE);

      if (world->people[i].status == '1' && sim_chance (world, 60))
        continue;
      change_status (world, &world->people[i]);
      append_insurance (world, insurances, i);
    }
  for (guint i = SIM_CONTRIBUTORS; i < SIM_PEOPLE; i++)
    if (sim_chance (world, 4)) /* paid elsewhere */
      g_string_append_printf (contributions, "P%02u,390,%u01,%u12,1,%s,400.00,31\n", i, year + 1, year + 1, now);
  hall_write (dir, "insurances.csv", insurances->str);
  hall_write (dir, "contributions.csv", contributions->str);
  sim_import_dir (world, dir);
}

void
sim_import_dir (SimWorld *world, const char *dir)
{
  g_auto (GjImportReport) report = { 0 };
  g_autoptr (GError) error = NULL;
  GjImportResult result = gj_import_directory (world->staff, world->hall->clock, world->hall->region, "02", dir,
                                               NULL, NULL, &report, &error);

  world->counts->imports++;
  if (result == GJ_IMPORT_PROBLEMS)
    {
      g_autofree char *text = gj_import_problem_to_text (g_ptr_array_index (report.problems, 0));

      if (world->step == 0)
        sim_stop (world, "the import of the first day: %s", text);
      g_debug ("%s", text);
    }
}
