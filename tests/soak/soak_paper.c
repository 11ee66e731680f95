/* SPDX-License-Identifier: Apache-2.0 */
/* Whose a paper is: one that carries a code is the visitor's own, and holds nothing but what was drawn for it, from its first row to
 * its last; one that was spoilt ends with the void band. */
#include "tests/soak/soak.h"

#include <string.h>

#include "core/receipt/sealed.h"
#include "devices/scanner/qr_image.h"
#include "kiosk/workers/printing_private.h"
#include "tests/device/printer/rig.h"

#define COPIES 12 /* of one paper that anybody takes in a long run */

/* NULL: it has none. */
static char *
read_code (Soak *soak, GjPaper *paper)
{
  guint width = gj_paper_get_width (paper);
  g_autofree guint8 *grey = gj_paper_to_grey (paper);
  g_autoptr (GError) error = NULL;
  char *text = gj_qr_image_read_grey (grey, width, gj_paper_get_rows (paper), width, &error);

  if (text == NULL && g_error_matches (error, GJ_QR_IMAGE_ERROR, GJ_QR_IMAGE_ERROR_SEVERAL))
    soak_stop (soak, "one paper has the codes of two");
  return text;
}

static gboolean
rows_equal (GjPaper *paper, guint from, GjPaper *part)
{
  gsize stride = gj_paper_get_stride (part);
  guint rows = gj_paper_get_rows (part);

  return from + rows <= gj_paper_get_rows (paper)
         && memcmp (gj_paper_get_bits (paper) + from * stride, gj_paper_get_bits (part), rows * stride) == 0;
}

static gboolean
rows_blank (GjPaper *paper, guint from, guint to)
{
  gsize stride = gj_paper_get_stride (paper);

  for (gsize at = from * stride; at < to * stride; at++)
    if (gj_paper_get_bits (paper)[at] != 0)
      return FALSE;
  return TRUE;
}

/* Where the void band that ends a spoilt paper begins, and the paper's own end where it has none. */
static guint
find_band (Soak *soak, GjPaper *paper)
{
  guint rows = gj_paper_get_rows (paper);
  guint band = gj_paper_get_rows (soak->voided);

  for (guint from = rows > band ? rows - band : 0; from > 0; from--)
    if (rows_equal (paper, from, soak->voided))
      return rows_blank (paper, from + band, rows) ? from : rows;
  return rows;
}

/* Rows from the top that both have alike. */
static guint
count_alike (GjPaper *a, GjPaper *b)
{
  gsize stride = gj_paper_get_stride (a);
  guint rows = 0;

  while (rows < MIN (gj_paper_get_rows (a), gj_paper_get_rows (b))
         && memcmp (gj_paper_get_bits (a) + rows * stride, gj_paper_get_bits (b) + rows * stride, stride) == 0)
    rows++;
  return rows;
}

/* It is this one's first copy or a later one, as far as it came out, and nothing else is on it. */
static gboolean
is_alone (Soak *soak, GjPaper *paper, const char *code, guint end)
{
  g_autoptr (GjStore) store = hall_open_another (soak->hall);
  g_autoptr (GError) error = NULL;
  g_autoptr (GjPaperKept) kept = gj_paper_kept_read (store, code, &error);

  g_assert_no_error (error);
  for (guint copy = 0; copy < COPIES; copy++)
    {
      g_autoptr (GjPaper) drawn = gj_printing_draw_kept (&soak->terminal->office, code, copy, kept, &error);
      g_autoptr (GjPaper) expected = drawn != NULL ? rig_expected (drawn, NULL) : NULL;

      g_assert_no_error (error);
      if (gj_paper_equal (paper, expected)
          || (end < gj_paper_get_rows (paper) && rows_blank (paper, MIN (count_alike (paper, expected), end), end)))
        return TRUE;
    }
  return FALSE;
}

static gunichar
mark_of (const char *name)
{
  return g_utf8_get_char (g_utf8_prev_char (name + strlen (name)));
}

static void
judge (Soak *soak, GjPaper *paper)
{
  g_autofree char *code = read_code (soak, paper);
  guint end = find_band (soak, paper);
  gboolean spoilt = end < gj_paper_get_rows (paper);
  g_auto (GjSealed) sealed = { 0 };
  g_autoptr (GError) error = NULL;

  soak->spoilt += spoilt;
  if (code == NULL || !g_str_has_prefix (code, "GJ"))
    return;
  soak->judged++;
  if (!gj_sealed_open (code, NULL, &sealed, &error))
    soak_stop (soak, "a paper's code is none of ours: %s", error->message);
  /* What hung out of the printer since an earlier visit is spoilt, and goes before whoever comes next. */
  if (!spoilt && mark_of (gj_sealed_holder_name (&sealed)) != soak->visitor->mark)
    soak_stop (soak, "%s is in, and a paper comes out for %s", soak->visitor->psn_no, gj_sealed_holder_name (&sealed));
  if (!is_alone (soak, paper, code, end))
    soak_stop (soak, "a paper of %s holds what was not drawn for it", gj_sealed_holder_name (&sealed));
}

void
soak_judge_papers (Soak *soak)
{
  g_autoptr (GPtrArray) papers = gj_printer_emulator_get_papers (soak->printer);
  g_autoptr (GError) error = NULL;
  guint known = papers->len;

  if (soak->voided == NULL)
    soak->voided = gj_paper_draw_voided (soak->terminal->machine, soak->terminal->config->printer_width, &error);
  g_assert_no_error (error);
  while (known > 0 && g_ptr_array_index (papers, known - 1) != soak->last_paper)
    known--;
  g_assert_true (known > 0 || soak->last_paper == NULL); /* or some went unseen */
  for (guint i = known; i < papers->len; i++)
    {
      soak->papers++;
      judge (soak, g_ptr_array_index (papers, i));
      g_clear_pointer (&soak->last_paper, gj_paper_unref);
      soak->last_paper = gj_paper_ref (g_ptr_array_index (papers, i));
    }
}

void
soak_forget_papers (Soak *soak)
{
  g_clear_pointer (&soak->last_paper, gj_paper_unref);
  g_clear_pointer (&soak->voided, gj_paper_unref);
}
