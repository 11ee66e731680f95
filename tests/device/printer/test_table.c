/* SPDX-License-Identifier: Apache-2.0 */
/* The staff's slip of names and values, at both widths. GJ_KEEP_PAPER=DIR keeps the pictures. */
#include "devices/printer/paper_table.h"

static const GjTableRow rows[] = {
  { "日期", "2026-11-28" },           { "代缴", "48 · ¥18,960.00" },     { "缴费凭条", "12,345 · ¥4,938,000.00" },
  { "退回", "1 · ¥400.00" },          { "家庭共济", "12" },          { NULL, NULL },
  { "欠的凭条", "0" },                { "不符", "0" },                { "审计记号", "02-1048576-7F3A-9C21-D04E-5566" },
};

static GjPaper *
draw (guint width, gsize n_rows, gboolean demo)
{
  const GjTablePaper what = { "清和市医保服务大厅", "共济自助机 · 02号", "日终对账", "全部相符", "2026-11-28 18:02:11",
                              rows, n_rows, demo };
  g_autoptr (GError) error = NULL;
  GjPaper *paper = gj_paper_draw_table (&what, width, &error);

  g_assert_no_error (error);
  return paper;
}

static void
test_every_row_takes_its_place (void)
{
  const guint widths[] = { 576, 384 };

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      g_autoptr (GjPaper) all = draw (widths[i], G_N_ELEMENTS (rows), FALSE);
      g_autoptr (GjPaper) fewer = draw (widths[i], 2, FALSE);
      g_autoptr (GjPaper) demo = draw (widths[i], 2, TRUE);

      g_assert_cmpuint (gj_paper_get_width (all), ==, widths[i]);
      g_assert_cmpuint (gj_paper_get_rows (all), >, gj_paper_get_rows (fewer));
      g_assert_cmpuint (gj_paper_get_rows (demo), >, gj_paper_get_rows (fewer)); /* 演示，无效 */
      if (g_getenv ("GJ_KEEP_PAPER") != NULL)
        {
          g_autofree char *path = g_strdup_printf ("%s/table-%u.png", g_getenv ("GJ_KEEP_PAPER"), widths[i]);

          g_assert_true (gj_paper_save_png (all, path, NULL));
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/table/every-row-takes-its-place", test_every_row_takes_its_place);
  return g_test_run ();
}
