/* SPDX-License-Identifier: Apache-2.0 */
/* Loading a region: inheritance, null, provenance, whose file wins. */
#include "core/rules/region.h"

#include <string.h>

#include "core/rules/policy_check.h"
#include "core/rules/region_list.h"

#include "tests/unit/rules/policy-dir.h"

static GjRegion *
load_shipped (const char *admdvs)
{
  g_autoptr (GError) error = NULL;
  GjRegion *region = gj_region_load (policy_shipped_dirs (), admdvs, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (gj_region_admdvs (region), ==, admdvs);
  return region;
}

static void
test_shipped (void)
{
  g_autoptr (GDir) dir = g_dir_open (policy_shipped (), 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (policy_shipped (), name, NULL);
      g_autofree char *admdvs = g_strndup (name, 6);
      g_autoptr (GPtrArray) problems = gj_policy_problems_new ();
      g_autoptr (GjRegion) region = NULL;

      g_assert_true (gj_policy_check_file (path, NULL, problems));
      if (!g_str_has_suffix (name, ".ini"))
        continue;
      region = load_shipped (admdvs);
      g_assert_cmpint (gj_region_is_demo (region), ==, g_str_equal (admdvs, "990100"));
      g_assert_cmpstr (gj_region_hotline (region), ==, "12393");
      n++;
    }
  g_assert_cmpuint (n, >=, 20);
}

static const char *
code_at (const GPtrArray *regions, guint index)
{
  return gj_region_admdvs (regions->pdata[index]);
}

static void
test_list (void)
{
  g_autoptr (PolicyDir) dir = policy_dir_new ();
  const char *dirs[] = { dir->path, policy_shipped (), NULL };
  g_autoptr (GPtrArray) shipped = gj_region_list_load (policy_shipped_dirs ());
  g_autoptr (GPtrArray) regions = NULL;

  /* 110000 is the hall's own, 310000 has a mistake now, 430000 only the hall has. */
  policy_dir_write (dir, "110000.ini", "[region]\nadmdvs=110000\nname=本厅的北京\ninherits=100000\n");
  policy_dir_write (dir, "310000.ini", "[region]\nadmdvs=310000\nname=\n[nothing]\n");
  policy_dir_write (dir, "430000.ini", "[region]\nadmdvs=430000\nname=湖南省\ninherits=100000\n");
  regions = gj_region_list_load (dirs);
  g_assert_cmpuint (regions->len, ==, shipped->len);
  g_assert_cmpstr (code_at (regions, 0), ==, "100000");
  g_assert_cmpstr (gj_region_name (regions->pdata[1]), ==, "本厅的北京");
  for (guint i = 0; i < regions->len; i++)
    {
      g_assert_false (gj_region_is_demo (regions->pdata[i]));
      g_assert_cmpstr (code_at (regions, i), !=, "310000");
      g_assert_true (i == 0 || strcmp (code_at (regions, i - 1), code_at (regions, i)) < 0);
    }
}

static void
test_inherits (void)
{
  g_autoptr (GjRegion) wuhan = load_shipped ("420100");
  const GjProvenance *provenance;
  const char *const *pins;
  gboolean allowed;
  int days;

  g_assert_cmpstr (gj_region_name (wuhan), ==, "武汉市");
  g_assert_cmpint (gj_region_get_number (wuhan, GJ_POLICY_UNBIND_MIN_DAYS, &days), ==, GJ_KNOWN);
  g_assert_cmpint (days, ==, 90);
  provenance = gj_region_get_provenance (wuhan, GJ_POLICY_UNBIND_MIN_DAYS);
  g_assert_cmpstr (provenance->admdvs, ==, "420100");
  g_assert_cmpint (provenance->grade, ==, 'C');
  g_assert_cmpuint (provenance->verified_at, ==, GJ_DATE_NONE);
  g_assert_cmpint (gj_region_get_boolean (wuhan, GJ_POLICY_SCOPES_RESIDENT_PREMIUM, &allowed), ==,
                   GJ_KNOWN);
  g_assert_true (allowed);
  provenance = gj_region_get_provenance (wuhan, GJ_POLICY_SCOPES_RESIDENT_PREMIUM);
  g_assert_cmpstr (provenance->admdvs, ==, "100000");
  g_assert_cmpint (gj_region_get_list (wuhan, GJ_POLICY_PIN_INITIAL, &pins), ==, GJ_KNOWN);
  g_assert_cmpstr (pins[0], ==, "000000");
}

static void
test_null (void)
{
  g_autoptr (GjRegion) shanghai = load_shipped ("310000");
  GjRelationSet set;
  gboolean value;
  gint64 fen;

  g_assert_cmpint (gj_region_get_relation_set (shanghai, &set, &value), ==, GJ_KNOWN_NULL);
  g_assert_cmpint (gj_region_get_boolean (shanghai, GJ_POLICY_SCOPES_PHYSICAL_EXAM, &value), ==,
                   GJ_KNOWN_NULL);
  g_assert_cmpint (gj_region_get_money (shanghai, GJ_POLICY_SHARING_RESERVE, &fen), ==,
                   GJ_KNOWN_NULL);
  g_assert_null (gj_region_get_provenance (shanghai, GJ_POLICY_RELATIONS_SET));
}

static void
test_key_attributes (void)
{
  g_autoptr (PolicyDir) dir = policy_dir_new ();
  g_autoptr (GjRegion) region = NULL;
  const GjProvenance *provenance;
  const char *text;

  policy_dir_write (dir, "420300.ini",
                    "[region]\nadmdvs=420300\nname=十堰市\ninherits=420000\n"
                    "[hotline]\nsource=本厅\ngrade=C\nverified=2025-11-03\ntax=12366\n"
                    "gov=12345\ngov.source=市府公告\ngov.grade=A\ngov.effective=2024-01-01\n");
  region = gj_region_load (dir->dirs, "420300", NULL);
  g_assert_nonnull (region);
  provenance = gj_region_get_provenance (region, GJ_POLICY_HOTLINE_GOV);
  g_assert_cmpstr (provenance->source, ==, "市府公告");
  g_assert_cmpint (provenance->grade, ==, 'A');
  g_assert_cmpuint (provenance->effective_from, ==, 20240101);
  g_assert_cmpuint (provenance->verified_at, ==, 20251103);
  provenance = gj_region_get_provenance (region, GJ_POLICY_HOTLINE_TAX);
  g_assert_cmpstr (provenance->source, ==, "本厅");
  g_assert_cmpuint (provenance->effective_from, ==, GJ_DATE_NONE);
  /* A key that the child does not write keeps its parent's source. */
  g_assert_cmpint (gj_region_get_text (region, GJ_POLICY_HOTLINE_HRSS, &text), ==, GJ_KNOWN);
  g_assert_cmpstr (gj_region_get_provenance (region, GJ_POLICY_HOTLINE_HRSS)->admdvs, ==, "100000");
}

static void
test_hall_wins (void)
{
  g_autoptr (PolicyDir) dir = policy_dir_new ();
  g_autoptr (GjRegion) region = NULL;
  int days;

  policy_dir_write (dir, "420100.ini",
                    "[region]\nadmdvs=420100\nname=武汉\ninherits=100000\n"
                    "[unbind]\nsource=本厅核实\ngrade=A\nmin_days=30\n");
  region = gj_region_load (dir->dirs, "420100", NULL);
  g_assert_cmpstr (gj_region_name (region), ==, "武汉");
  g_assert_cmpint (gj_region_get_number (region, GJ_POLICY_UNBIND_MIN_DAYS, &days), ==, GJ_KNOWN);
  g_assert_cmpint (days, ==, 30);
}

static void
assert_fails (PolicyDir *dir, const char *admdvs, GjRegionError code, const char *says)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (gj_region_load (dir->dirs, admdvs, &error));
  g_assert_error (error, GJ_REGION_ERROR, (int)code);
  if (strstr (error->message, says) == NULL)
    g_error ("“%s” does not say “%s”", error->message, says);
}

static void
test_failures (void)
{
  g_autoptr (PolicyDir) dir = policy_dir_new ();

  policy_dir_write (dir, "420200.ini", "[region]\nadmdvs=420200\nname=甲\ninherits=429900\n");
  policy_dir_write (dir, "420400.ini",
                    "[region]\nadmdvs=420400\nname=甲\n[unbind]\nmin_days=许多\n");
  policy_dir_write (dir, "420500.ini", "[region]\nadmdvs=420500\nname=甲\ninherits=420600\n");
  policy_dir_write (dir, "420600.ini", "[region]\nadmdvs=420600\nname=乙\ninherits=420500\n");
  policy_dir_write (dir, "420700.ini", "[region]\nadmdvs=420700\nname=丙\ninherits=990100\n");
  policy_dir_write (
      dir, "420800.ini",
      "[region]\nadmdvs=420800\nname=丁\ninherits=100000\n[premium_window]\nsource=x\n"
      "grade=B\nto=08-31\n");
  assert_fails (dir, "429900", GJ_REGION_ERROR_NOT_FOUND, "429900.ini");
  assert_fails (dir, "../etc/x", GJ_REGION_ERROR_NOT_FOUND, "ini");
  assert_fails (dir, "420200", GJ_REGION_ERROR_NOT_FOUND, "429900.ini");
  assert_fails (dir, "420400", GJ_REGION_ERROR_INVALID, "420400.ini:5:10");
  assert_fails (dir, "420500", GJ_REGION_ERROR_INVALID, "inherits");
  assert_fails (dir, "420700", GJ_REGION_ERROR_INVALID, "990100");
  assert_fails (dir, "420800", GJ_REGION_ERROR_INVALID, "420800");
}

static void
test_elsewhere (void)
{
  g_autoptr (PolicyDir) dir = policy_dir_new ();
  g_autoptr (GjRegion) bare = NULL;
  g_autoptr (GjRegion) hubei = load_shipped ("420000");

  policy_dir_write (dir, "430000.ini", "[region]\nadmdvs=430000\nname=湖南省\n");
  bare = gj_region_load (dir->dirs, "430000", NULL);
  g_assert_cmpstr (gj_region_payment_elsewhere (bare), ==, "请咨询窗口或拨打12393");
  g_assert_cmpstr (gj_region_hotline (bare), ==, "12393");
  g_assert_nonnull (strstr (gj_region_payment_elsewhere (hubei), "鄂汇办"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/region/every-shipped-policy-loads", test_shipped);
  g_test_add_func ("/region/every-place-that-is-here-is-listed-once-but-no-demo-and-no-mistake", test_list);
  g_test_add_func ("/region/inherits-key-by-key-with-the-source", test_inherits);
  g_test_add_func ("/region/a-child-can-un-know-what-its-parent-knows", test_null);
  g_test_add_func ("/region/a-keys-own-source-goes-before-its-sections", test_key_attributes);
  g_test_add_func ("/region/the-halls-file-goes-before-the-shipped-one", test_hall_wins);
  g_test_add_func ("/region/a-file-with-a-mistake-is-refused-and-named", test_failures);
  g_test_add_func ("/region/always-has-somewhere-to-ask", test_elsewhere);
  return g_test_run ();
}
