/* SPDX-License-Identifier: Apache-2.0 */
/* Every signed paper but a premium's receipt, and the letter: what stands on it can be read back, and
 * nothing is left out in silence. GJ_PAPERS_DIR=DIR keeps the pictures, to be looked at. */
#include "tests/device/printer/rig.h"

#include <string.h>

#include <glib/gstdio.h>

#include "core/receipt/document.h"
#include "devices/printer/paper_words.h"

static const guint widths[] = { GJ_PAPER_WIDTH_80MM, GJ_PAPER_WIDTH_58MM };

#define SIGNATURE "100,200 160,120 240,260 330,90;400,100 420,300;500,200 640,210 700,120 860,300"

static GjSigner *
new_signer (gboolean demo)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("gongji-paper-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "key.pem", NULL);
  guint8 point[GJ_SM2_PUBLIC_BYTES];
  GjSigner *signer = NULL;

  g_assert_true (gj_key_create (path, demo, point, &error));
  signer = gj_signer_load (path, demo, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_remove (path), ==, 0);
  g_assert_cmpint (g_remove (folder), ==, 0);
  return signer;
}

static GjDocument *
new_document (GjDocumentKind kind)
{
  GjDocument *document = gj_document_new ();

  document->kind = kind;
  document->kiosk_id = g_strdup ("02");
  document->receipt_no = 138;
  g_assert_true (gj_time_parse ("2025-11-21 10:02:33", &document->time_us));
  strcpy (document->about_id, "9Q0Z-4TVB-0K2M-77XN");
  document->holder_name = g_strdup ("*伟");
  document->holder_id = g_strdup ("1100**********0015");
  return document;
}

static void
add (GjDocument *document, const char *name, const char *patn_rlts, GjDocumentResult result)
{
  GjDocumentLine *line
      = gj_document_add_line (document, name, "4201**********003X", patn_rlts);

  line->result = result;
  if (document->kind == GJ_DOCUMENT_ORDER)
    line->place = document->n_lines;
  if (document->kind == GJ_DOCUMENT_CORRECTION)
    {
      line->amount_fen = 38000;
      line->coverage_year = 2026;
    }
  if (document->kind != GJ_DOCUMENT_JOINT)
    return;
  line->amount_fen = 40000;
  line->receipt_no = 120 + document->n_lines;
  line->coverage_year = 2026;
}

static GjDocument *
new_statement (guint n_rows)
{
  GjDocument *document = new_document (GJ_DOCUMENT_STATEMENT);

  document->records = GJ_DOCUMENT_RECORDS_CONSUMPTION;
  document->from = 20250101;
  document->to = 20251121;
  document->n_rows = n_rows;
  document->totals = (GjDocumentTotals){ 1234567, 800000, 300000, 100000, 34567 };
  return document;
}

/* Signs the records with it. */
static GjDocument *
list (GjDocument *document, const GjListing *listing, guint n_unlisted)
{
  g_autofree char *text = gj_listing_write (listing);

  document->has_listing = TRUE;
  document->n_listed = gj_listing_count (listing);
  document->n_unlisted = n_unlisted;
  g_assert_true (gj_listing_digest (text, document->listing_digest, NULL));
  return document;
}

/* Seals and draws; the QR of the dots is read back by a reader of its own. */
static GjPaper *
draw (GjDocument *document, GjDocumentPaper *what, guint width, const char *name)
{
  GjSigner *signer = new_signer (document->demo);
  guint8 hash[GJ_RECEIPT_HASH_BYTES];
  g_autoptr (GError) error = NULL;
  g_autofree char *sealed = gj_document_seal (document, signer, hash, &error);
  g_autofree char *read = NULL;
  const char *keep = g_getenv ("GJ_PAPERS_DIR");
  GjPaper *paper = NULL;

  g_assert_no_error (error);
  what->document = document;
  what->qr_text = sealed;
  what->hall = "清和市医保服务大厅";
  what->machine = "共济自助机 02号";
  what->hotline = "12393";
  paper = gj_paper_draw_document (what, width, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (gj_paper_get_rows (paper), <=, GJ_PAPER_MAX_ROWS);
  if (keep != NULL)
    {
      g_autofree char *path = g_strdup_printf ("%s/%s-%u.png", keep, name, width);

      g_assert_true (gj_paper_save_png (paper, path, NULL));
    }
  read = rig_zbarimg (paper);
  g_assert_cmpstr (read, ==, sealed);
  gj_signer_free (signer);
  return paper;
}

/* Takes the document. */
static void
draw_both (GjDocument *document, GjDocumentPaper what, const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      g_autoptr (GjPaper) paper = draw (document, &what, widths[i], name);

      g_assert_cmpuint (gj_paper_get_width (paper), ==, widths[i]);
    }
  gj_document_free (document);
}

static void
test_bind (void)
{
  GjDocument *document = new_document (GJ_DOCUMENT_BIND);

  add (document, "*英", "10", GJ_DOCUMENT_RESULT_BOUND);
  add (document, "**民", "51", GJ_DOCUMENT_RESULT_ASKED);
  add (document, "阿卜杜拉·买买提·吐尔逊江", "58", GJ_DOCUMENT_RESULT_NOT_DONE);
  draw_both (document, (GjDocumentPaper){ .relation_labels = { "配偶", "父亲", "女婿" } }, "bind");
}

/* Whoever was refused reads why on the paper, and not that the window knows. */
static void
test_refused (void)
{
  guint rows[2];

  for (guint told = 0; told < 2; told++)
    {
      g_autoptr (GjDocument) document = new_document (GJ_DOCUMENT_BIND);
      g_autoptr (GjPaper) paper = NULL;
      GjDocumentPaper what = { .relation_labels = { "配偶", "女婿" } };

      document->by_pin = TRUE;
      add (document, "*英", "10", GJ_DOCUMENT_RESULT_BOUND);
      add (document, "阿卜杜拉·买买提·吐尔逊江", "58", GJ_DOCUMENT_RESULT_NOT_DONE);
      document->lines[1].reason = told == 0 ? GJ_DOCUMENT_REASON_NONE : GJ_DOCUMENT_REASON_MEMBERS;
      paper = draw (document, &what, GJ_PAPER_WIDTH_58MM, told == 0 ? "untold" : "refused");
      rows[told] = gj_paper_get_rows (paper);
    }
  g_assert_cmpuint (rows[1], >, rows[0]);
}

static void
test_release (void)
{
  GjDocument *document = new_document (GJ_DOCUMENT_RELEASE);

  document->demo = TRUE;
  add (document, "*英", "10", GJ_DOCUMENT_RESULT_RELEASED);
  add (document, "**民", "51", GJ_DOCUMENT_RESULT_WITHDRAWN);
  draw_both (document,
             (GjDocumentPaper){ .relation_labels = { "配偶", "父亲" }, .copy_no = 2 }, "release");
}

static void
test_order (void)
{
  GjDocument *document = new_document (GJ_DOCUMENT_ORDER);

  add (document, "*伟", "52", GJ_DOCUMENT_RESULT_NONE);
  add (document, "**敏", "52", GJ_DOCUMENT_RESULT_NONE);
  add (document, "*军", "10", GJ_DOCUMENT_RESULT_NONE);
  draw_both (document, (GjDocumentPaper){ .relation_labels = { "母亲", "母亲", "配偶" } }, "order");
}

static void
test_answer (void)
{
  static const GjDocumentResult results[]
      = { GJ_DOCUMENT_RESULT_AGREED, GJ_DOCUMENT_RESULT_REFUSED, GJ_DOCUMENT_RESULT_LEFT };
  static const char *const names[] = { "agree", "refuse", "leave" };

  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    {
      GjDocument *document = new_document (GJ_DOCUMENT_ANSWER);

      add (document, "*伟", "52", results[i]);
      draw_both (document, (GjDocumentPaper){ .relation_labels = { "母亲" } }, names[i]);
    }
}

static void
test_joint (void)
{
  static const char *const names[] = { "*伟", "*英", "*民", "*秀", "*宝", "*贝", "*芳", "*强" };
  GjDocument *document = new_document (GJ_DOCUMENT_JOINT);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    add (document, names[i], "10", GJ_DOCUMENT_RESULT_NONE);
  draw_both (document,
             (GjDocumentPaper){ .relation_labels = { "本人", "配偶", "父亲" },
                                .waiting = { NULL, "缴费后要等4个月，2027年3月1日起能报销" },
                                .insurance_label = "城乡居民医保",
                                .official_where = "缴费凭证以税务部门开具的为准，可在电子税务局下载" },
             "joint");
}

/* Printed again after that, one that was taken back is not said to be paid; the others still are. */
static void
test_joint_taken_back (void)
{
  for (guint n_back = 1; n_back <= 2; n_back++)
    {
      GjDocument *document = new_document (GJ_DOCUMENT_JOINT);

      add (document, "*伟", "10", GJ_DOCUMENT_RESULT_NONE);
      add (document, "*英", "10", GJ_DOCUMENT_RESULT_NONE);
      draw_both (document,
                 (GjDocumentPaper){ .taken_back = { "已于2026年11月24日退回", n_back > 1 ? "已于2026年11月24日退回" : NULL },
                                    .insurance_label = "城乡居民医保" },
                 n_back == 1 ? "joint-one-back" : "joint-all-back");
    }
  g_assert_cmpstr (gj_paper_words_pay_no_more (2, 0), ==, "请勿再从其他渠道缴费");
  g_assert_cmpstr (gj_paper_words_pay_no_more (2, 1), ==, "没有退回的，请勿再从其他渠道缴费");
  g_assert_cmpstr (gj_paper_words_pay_no_more (2, 2), ==, "以上各笔都已退回");
}

static void
test_correction (void)
{
  static const char *const causes[] = { "缴费年度选错", "居民到窗口说选错了年度应该缴明年的不是…", "" };
  static const char *const names[] = { "correction", "correction-long", "correction-bare" };

  for (guint i = 0; i < G_N_ELEMENTS (causes); i++)
    {
      GjDocument *document = new_document (GJ_DOCUMENT_CORRECTION);

      document->correction = (GjDocumentCorrection){ .kiosk_id = g_strdup ("02"),
                                                     .receipt_no = 137,
                                                     .paid_on = 20251120,
                                                     .balance_after_fen = 328650,
                                                     .staff = { g_strdup ("李红"), g_strdup ("古丽巴哈尔·阿布") },
                                                     .cause = g_strdup (causes[i]) };
      add (document, i == 1 ? "古丽巴哈尔·阿布都热合曼" : "*英", "10", GJ_DOCUMENT_RESULT_NONE);
      draw_both (document,
                 (GjDocumentPaper){ .relation_labels = { "配偶" }, .insurance_label = "城乡居民医保" },
                 names[i]);
    }
}

static void
test_statement (void)
{
  g_autoptr (GjListing) listing = gj_listing_new ("总费用");

  gj_listing_add (listing, "2025-11-20", "清和市第一人民医院", "普通门诊",
                  "统筹¥80.00 本人¥20.00 家人¥0.00 现金¥23.40", 12340);
  gj_listing_add (listing, "2025-10-02", "清和市康宁大药房有限责任公司第三十二分店（中山路旗舰店）",
                  "药店购药", NULL, 1234567890);
  draw_both (list (new_statement (2), listing, 0),
             (GjDocumentPaper){ .listing = listing, .cares_label = "普通门诊、急诊、药店购药" },
             "statement");
}

static void
test_empty_statement (void)
{
  GjDocument *document = new_statement (0);

  document->totals = (GjDocumentTotals){ 0 };
  document->records = GJ_DOCUMENT_RECORDS_SHARED;
  document->side = GJ_DOCUMENT_SIDE_PAID;
  draw_both (document, (GjDocumentPaper){ .listing = NULL }, "statement-empty");
}

static GjListing *
long_listing (guint n, const char *what)
{
  GjListing *listing = gj_listing_new ("总费用");

  for (guint i = 0; i < n; i++)
    gj_listing_add (listing, "2025-11-20", what, "普通门诊", "统筹¥80.00 本人¥20.00", 12340);
  return listing;
}

static guint
rows_of (guint n, const char *what, guint width, const char *name)
{
  g_autoptr (GjListing) listing = long_listing (n, what);
  GjDocument *document = list (new_statement (n), listing, 0);
  GjDocumentPaper paper = { .listing = listing };
  g_autoptr (GjPaper) drawn = draw (document, &paper, width, name);

  gj_document_free (document);
  return gj_paper_get_rows (drawn);
}

/* Each of them takes its place, on either paper, also with long names; more than there is room for keep within it. */
static void
test_long_statement (void)
{
  static const char *const long_name = "清和市康宁大药房有限责任公司第三十二分店（中山路旗舰店）";

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      guint one = rows_of (2, long_name, widths[i], "statement-two")
                  - rows_of (1, long_name, widths[i], "statement-one");

      g_assert_cmpuint (rows_of (200, long_name, widths[i], "statement-long"), >=,
                        rows_of (1, long_name, widths[i], "statement-one") + 199 * one);
      g_assert_cmpuint (rows_of (900, long_name, widths[i], "statement-too-long"), <=,
                        GJ_PAPER_MAX_ROWS);
    }
}

static void
test_copy_without_rows (void)
{
  draw_both (new_statement (37), (GjDocumentPaper){ .copy_no = 1 }, "statement-copy");
}

static GjLetterPaper
new_letter (void)
{
  return (GjLetterPaper){
    .hall = "清和市医保服务大厅",
    .machine = "共济自助机 02号",
    .number = "02-000138",
    .title = "家庭共济承诺书",
    .version = "2025-01",
    .digest = "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0",
    .text = "一、本人自愿用职工医保个人账户，为所列家人支付符合规定的费用。\n"
            "二、本人所填的关系真实；如有不实，愿意退回已支付的费用，并承担相应责任。\n"
            "三、本人知道可以随时查看支付记录，并按规定解除。",
    .name = "*伟",
    .id = "1100**********0015",
    .people = "*英 配偶\n*******提 外孙子女",
    .signature = SIGNATURE,
    .time_text = "2025-11-21 10:02:33",
    .hotline = "12393",
  };
}

static void
test_letter (void)
{
  GjLetterPaper letter = new_letter ();
  GjLetterPaper unsigned_one = new_letter ();
  GjLetterPaper again = new_letter ();

  again.copy_no = 2;
  unsigned_one.signature = "0,0";
  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GjPaper) paper = gj_paper_draw_letter (&letter, widths[i], &error);
      g_autoptr (GjPaper) other = gj_paper_draw_letter (&unsigned_one, widths[i], &error);
      g_autoptr (GjPaper) second = gj_paper_draw_letter (&again, widths[i], &error);
      const char *keep = g_getenv ("GJ_PAPERS_DIR");

      g_assert_no_error (error);
      g_assert_cmpuint (gj_paper_get_rows (paper), ==, gj_paper_get_rows (other));
      g_assert_false (gj_paper_equal (paper, other));
      g_assert_cmpuint (gj_paper_get_rows (second), !=, gj_paper_get_rows (paper)); /* 补打 in its box */
      if (keep != NULL)
        {
          g_autofree char *path = g_strdup_printf ("%s/letter-%u.png", keep, widths[i]);

          g_assert_true (gj_paper_save_png (i == 0 ? second : paper, path, NULL));
        }
    }
}

static void
test_letter_by_pin (void)
{
  GjLetterPaper letter = new_letter ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GjPaper) written = gj_paper_draw_letter (&letter, GJ_PAPER_WIDTH_80MM, &error);
  g_autoptr (GjPaper) paper = NULL;

  letter.signature = NULL;
  paper = gj_paper_draw_letter (&letter, GJ_PAPER_WIDTH_80MM, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (gj_paper_get_rows (paper), <, gj_paper_get_rows (written)); /* no field */
  if (g_getenv ("GJ_PAPERS_DIR") != NULL)
    {
      g_autofree char *path = g_strdup_printf ("%s/letter-pin.png", g_getenv ("GJ_PAPERS_DIR"));

      g_assert_true (gj_paper_save_png (paper, path, NULL));
    }
}

/* The letter speaks of those who are registered below: without them it would be about nobody. */
static void
test_letter_names_people (void)
{
  GjLetterPaper letter = new_letter ();
  GjLetterPaper of_one = new_letter ();
  GjLetterPaper of_another = new_letter ();
  g_autoptr (GjPaper) both = NULL;
  g_autoptr (GjPaper) one = NULL;
  g_autoptr (GjPaper) another = NULL;

  of_one.people = "*英 配偶";
  of_another.people = "*芳 母亲";
  both = gj_paper_draw_letter (&letter, GJ_PAPER_WIDTH_80MM, NULL);
  one = gj_paper_draw_letter (&of_one, GJ_PAPER_WIDTH_80MM, NULL);
  another = gj_paper_draw_letter (&of_another, GJ_PAPER_WIDTH_80MM, NULL);
  g_assert_cmpuint (gj_paper_get_rows (both), >, gj_paper_get_rows (one));
  g_assert_cmpuint (gj_paper_get_rows (one), ==, gj_paper_get_rows (another));
  g_assert_false (gj_paper_equal (one, another));
}

/* The letter has no code of its own: it is held against the record by its text's digest and the act's number. */
static void
test_letter_says_by_what_it_is_checked (void)
{
  GjLetterPaper letter = new_letter ();
  GjLetterPaper of_another_text = new_letter ();
  GjLetterPaper without = new_letter ();
  g_autoptr (GjPaper) one = NULL;
  g_autoptr (GjPaper) another = NULL;
  g_autoptr (GjPaper) bare = NULL;

  of_another_text.digest = "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732";
  without.digest = NULL;
  one = gj_paper_draw_letter (&letter, GJ_PAPER_WIDTH_58MM, NULL);
  another = gj_paper_draw_letter (&of_another_text, GJ_PAPER_WIDTH_58MM, NULL);
  bare = gj_paper_draw_letter (&without, GJ_PAPER_WIDTH_58MM, NULL);
  g_assert_cmpuint (gj_paper_get_rows (one), ==, gj_paper_get_rows (another));
  g_assert_false (gj_paper_equal (one, another));
  g_assert_cmpuint (gj_paper_get_rows (one), >, gj_paper_get_rows (bare));
}

static void
test_false_signature (void)
{
  static const char *const texts[] = { "", "1", "1,", "1,2;", "1,2 ", "1,2,3", "1001,0", "0,401",
                                       "-1,2", "1,2\n", "1,2  3,4", "123456,1" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      GjLetterPaper letter = new_letter ();
      g_autoptr (GError) error = NULL;

      letter.signature = texts[i];
      g_assert_null (gj_paper_draw_letter (&letter, GJ_PAPER_WIDTH_80MM, &error));
      g_assert_error (error, GJ_PAPER_ERROR, GJ_PAPER_ERROR_SIGNATURE);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document/each-relative-of-a-binding-stands-with-its-result", test_bind);
  g_test_add_func ("/document/who-was-refused-stands-with-the-reason", test_refused);
  g_test_add_func ("/document/a-released-binding-has-its-paper-and-its-copy", test_release);
  g_test_add_func ("/document/the-order-of-payment-has-its-paper", test_order);
  g_test_add_func ("/document/each-answer-of-a-relative-has-its-paper", test_answer);
  g_test_add_func ("/document/a-correction-says-what-came-back-and-by-whom", test_correction);
  g_test_add_func ("/document/eight-premiums-fit-on-a-joint-paper-of-either-width", test_joint);
  g_test_add_func ("/document/what-was-taken-back-of-a-joint-receipt-may-be-paid-again", test_joint_taken_back);
  g_test_add_func ("/document/a-statement-shows-its-records-and-sums", test_statement);
  g_test_add_func ("/document/a-statement-of-nothing-says-so", test_empty_statement);
  g_test_add_func ("/document/two-hundred-records-stand-on-it-and-more-keep-within-the-paper", test_long_statement);
  g_test_add_func ("/document/a-copy-of-a-statement-has-the-sums", test_copy_without_rows);
  g_test_add_func ("/letter/the-strokes-of-a-signature-are-drawn", test_letter);
  g_test_add_func ("/letter/each-relative-it-is-about-stands-on-it", test_letter_names_people);
  g_test_add_func ("/letter/its-texts-digest-and-the-acts-number-stand-on-it", test_letter_says_by_what_it_is_checked);
  g_test_add_func ("/letter/where-the-pin-stands-for-the-signature-it-says-so", test_letter_by_pin);
  g_test_add_func ("/letter/what-is-no-signature-is-not-printed", test_false_signature);
  return g_test_run ();
}
