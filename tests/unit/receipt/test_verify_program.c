/* SPDX-License-Identifier: Apache-2.0 */
/* build/kiosk/gongji-verify as an integrator's script calls it: its words, its JSON and above all
 * its exit codes. */
#include "core/receipt/qr.h"
#include "tests/unit/receipt/receipt_parts.h"

#include <string.h>

#include <cairo.h>

typedef struct
{
  int code;
  char *out;
  char *err;
} Answer;

static void
answer_clear (Answer *answer)
{
  g_free (answer->out);
  g_free (answer->err);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Answer, answer_clear)

static const char *shell_language = "zh_CN";

/* Runs the program with the arguments up to NULL; `input` may be NULL. */
static Answer
verify (const char *input, const char *const *arguments)
{
  g_autoptr (GSubprocessLauncher) launcher
      = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE
                                   | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr (GPtrArray) line = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  Answer answer = { 0 };

  g_ptr_array_add (line,
                   g_build_filename (g_getenv ("GJ_BUILD_ROOT"), "kiosk", "gongji-verify", NULL));
  for (guint i = 0; arguments[i] != NULL; i++)
    g_ptr_array_add (line, g_strdup (arguments[i]));
  g_ptr_array_add (line, NULL);
  g_subprocess_launcher_unsetenv (launcher, "GONGJI_TRUSTED_KEYS");
  g_subprocess_launcher_setenv (launcher, "LANGUAGE", shell_language, TRUE);
  process = g_subprocess_launcher_spawnv (launcher, (const char *const *)line->pdata, &error);
  g_assert_no_error (error);
  g_assert_true (
      g_subprocess_communicate_utf8 (process, input, NULL, &answer.out, &answer.err, &error));
  g_assert_true (g_subprocess_get_if_exited (process));
  answer.code = g_subprocess_get_exit_status (process);
  return answer;
}

static Answer
verify_text (const char *text, const char *keyring, gboolean json)
{
  g_autofree char *file = g_strdup_printf ("trusted-keys-%s.ini", keyring);
  g_autofree char *keys = parts_vector_path (file);
  const char *const arguments[] = { "--keys", keys, "--text", text, json ? "--json" : NULL, NULL };

  return verify (NULL, arguments);
}

static Answer
verify_vector (const char *name, const char *keyring, gboolean json)
{
  g_autofree char *text = parts_vector (name, PARTS_TEXT_COLUMN);

  return verify_text (text, keyring, json);
}

static Answer
verify_document (const char *name, const char *keyring, gboolean json)
{
  g_autofree char *text = parts_document_vector (name, PARTS_TEXT_COLUMN);

  return verify_text (text, keyring, json);
}

static void
assert_says (const char *said, const char *words)
{
  if (strstr (said, words) == NULL)
    g_error ("\"%s\" does not hold \"%s\"", said, words);
}

static void
test_valid (void)
{
  g_auto (Answer) answer = verify_vector ("ordinary", "real", FALSE);

  g_assert_cmpint (answer.code, ==, 0);
  g_assert_cmpstr (answer.err, ==, "");
  assert_says (answer.out, "凭条码有效");
  assert_says (answer.out, "凭条号：02-000137");
  assert_says (answer.out, "¥400.00（肆佰元整）");
  assert_says (answer.out, "*英，付款人的配偶，1100**********0028");
  assert_says (answer.out, "*伟，1100**********0015");
  assert_says (answer.out, "2026年度");
  assert_says (answer.out, "2025-11-21 09:44:12");
  assert_says (answer.out, "7F3K-20M9-Q4XD-81AC");
}

static void
test_valid_json (void)
{
  g_auto (Answer) answer = verify_vector ("ordinary", "real", TRUE);

  g_assert_cmpint (answer.code, ==, 0);
  assert_says (answer.out, "{\"valid\":true,\"verdict\":\"valid\",\"stage\":\"none\"");
  assert_says (answer.out, "\"number\":\"02-000137\"");
  assert_says (answer.out, "\"amount\":\"400.00\"");
  assert_says (answer.out, "\"coverage_year\":2026");
}

static void
test_every_vector (void)
{
  g_autofree char *file = parts_read_vector_file ("receipts.csv");
  g_auto (GStrv) lines = g_strsplit (file, "\n", -1);

  for (guint i = 1; lines[i] != NULL && lines[i][0] != '\0'; i++)
    {
      g_auto (GStrv) fields = g_strsplit (lines[i], ",", -1);
      g_autofree char *verdict
          = g_strdup_printf ("\"verdict\":\"%s\",\"stage\":\"%s\"", fields[2], fields[3]);
      g_auto (Answer) answer = verify_vector (fields[0], fields[1], TRUE);
      gboolean valid = strcmp (fields[2], "valid") == 0;

      g_assert_cmpint (answer.code, ==, valid ? 0 : 1);
      assert_says (answer.out, verdict);
      assert_says (answer.out, valid ? "\"valid\":true" : "\"valid\":false");
      g_assert_true ((strstr (answer.out, "\"amount\"") != NULL) == valid);
    }
}

/* It reads the code alone, also out of a picture: a true code may stand on a forged paper. */
static void
test_of_the_paper_nothing_is_said (void)
{
  g_auto (Answer) answer = verify_vector ("ordinary", "real", FALSE);
  g_auto (Answer) bind = verify_document ("bind", "real", FALSE);

  assert_says (answer.out, "没有看纸");
  assert_says (answer.out, "和纸上的对一遍");
  assert_says (bind.out, "和纸上的对一遍");
  g_assert_null (strstr (answer.out, "没有改动"));
  g_assert_null (strstr (bind.out, "没有改动"));
}

static void
test_documents (void)
{
  g_auto (Answer) bind = verify_document ("bind", "real", FALSE);
  g_auto (Answer) pin = verify_document ("signed-by-pin", "real", FALSE);
  g_auto (Answer) json = verify_document ("signed-by-pin", "real", TRUE);
  g_auto (Answer) order = verify_document ("order", "real", FALSE);
  g_auto (Answer) statement = verify_document ("statement", "real", FALSE);
  g_auto (Answer) joint = verify_document ("joint", "real", TRUE);
  g_auto (Answer) correction = verify_document ("correction", "real", FALSE);
  g_auto (Answer) corrected = verify_document ("correction", "real", TRUE);
  g_auto (Answer) newer = verify_document ("newer-kind", "real", FALSE);

  g_assert_cmpint (bind.code, ==, 0);
  assert_says (bind.out, "凭条码有效");
  assert_says (bind.out, "家庭共济办理凭条");
  assert_says (bind.out, "办理编号：02-000138");
  assert_says (bind.out, "**民，4201**********003X：待同意");
  assert_says (pin.out, "承诺书：不便手写，以密码确认");
  assert_says (pin.out, "没有办成，还没有参加医保");
  assert_says (json.out, "\"by_pin\":true");
  assert_says (json.out, "\"reason\":\"not-insured\"");
  assert_says (order.out, "第2位：*敏");
  assert_says (statement.out, "期间：2025-01-01 至 2025-11-21");
  assert_says (statement.out, "总费用：¥12,345.67");
  g_assert_cmpint (joint.code, ==, 0);
  assert_says (joint.out, "\"kind\":\"joint\"");
  assert_says (joint.out, "\"receipt\":\"02-000137\"");
  assert_says (joint.out, "],\"amount\":\"170572.15\"}");
  assert_says (correction.out, "居民医保缴费退回凭条");
  assert_says (correction.out, "2026年度，¥42,949,672.95，凭条号 WH-Hall_0003-000137，2025-11-20 缴");
  assert_says (correction.out, "经办人：李红、欧阳建国");
  assert_says (correction.out, "原因：缴费年度选错");
  assert_says (corrected.out, "\"kind\":\"correction\"");
  assert_says (corrected.out, "\"corrects\":\"WH-Hall_0003-000137\"");
  assert_says (corrected.out, "\"staff_2\":\"欧阳建国\"");
  g_assert_cmpint (newer.code, ==, 1);
  assert_says (newer.out, "版本");
}

static void
test_altered_document (void)
{
  g_auto (Answer) words = verify_document ("altered-result", "real", FALSE);
  g_auto (Answer) json = verify_document ("altered-result", "real", TRUE);

  g_assert_cmpint (words.code, ==, 1);
  assert_says (words.out, "凭条自称的凭条号：02-000138");
  g_assert_null (strstr (words.out, "*"));
  g_assert_cmpint (json.code, ==, 1);
  assert_says (json.out, "\"verdict\":\"altered\"");
  g_assert_null (strstr (json.out, "*"));
}

static void
test_demo_is_marked (void)
{
  g_auto (Answer) trusted = verify_vector ("demo-with-demo-keyring", "demo", FALSE);
  g_auto (Answer) refused = verify_vector ("demo-with-real-keyring", "real", FALSE);

  g_assert_cmpint (trusted.code, ==, 0);
  assert_says (trusted.out, "这是演示凭条");
  g_assert_cmpint (refused.code, ==, 1);
  assert_says (refused.out, "凭条无效");
  assert_says (refused.out, "演示");
}

static void
test_invalid_shows_no_content (void)
{
  g_auto (Answer) answer = verify_vector ("altered-amount", "real", FALSE);

  g_assert_cmpint (answer.code, ==, 1);
  assert_says (answer.out, "凭条无效");
  assert_says (answer.out, "凭条自称的凭条号：02-000137");
  g_assert_null (strstr (answer.out, "¥"));
}

static void
test_standard_input (void)
{
  g_autofree char *text = parts_vector ("ordinary", PARTS_TEXT_COLUMN);
  g_autofree char *line = g_strconcat ("  ", text, "\r\n", NULL);
  g_autofree char *keys = parts_vector_path ("trusted-keys-real.ini");
  const char *const arguments[] = { "--keys", keys, "-", NULL };
  g_auto (Answer) answer = verify (line, arguments);

  g_assert_cmpint (answer.code, ==, 0);
}

static void
test_image (void)
{
  char *folder = parts_new_folder ();
  g_autofree char *path = g_build_filename (folder, "receipt.png", NULL);
  g_autofree char *text = parts_vector ("longest", PARTS_TEXT_COLUMN);
  g_autofree char *keys = parts_vector_path ("trusted-keys-real.ini");
  const char *const arguments[] = { "--image", path, "--keys", keys, NULL };
  g_autoptr (GjQr) qr = gj_qr_encode (text, GJ_QR_LEVEL_M, NULL);
  int side = (int)(gj_qr_modules (qr) + 2 * GJ_QR_QUIET_MODULES) * 4;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, side, side);
  cairo_t *cairo = cairo_create (surface);

  cairo_set_source_rgb (cairo, 1, 1, 1);
  cairo_paint (cairo);
  cairo_set_source_rgb (cairo, 0, 0, 0);
  for (guint y = 0; y < gj_qr_modules (qr); y++)
    for (guint x = 0; x < gj_qr_modules (qr); x++)
      if (gj_qr_is_dark (qr, x, y))
        cairo_rectangle (cairo, (x + GJ_QR_QUIET_MODULES) * 4, (y + GJ_QR_QUIET_MODULES) * 4, 4, 4);
  cairo_fill (cairo);
  cairo_destroy (cairo);
  g_assert_cmpint (cairo_surface_write_to_png (surface, path), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);
  {
    g_auto (Answer) answer = verify (NULL, arguments);

    g_assert_cmpint (answer.code, ==, 0);
  }
  parts_remove_folder (folder);
}

static void
assert_unreadable (const char *const *arguments, const char *words)
{
  g_auto (Answer) answer = verify (NULL, arguments);

  g_assert_cmpint (answer.code, ==, 2);
  assert_says (answer.err, words);
}

/* What a telephone takes is no PNG: said in the help and in the refusal, with the way out. */
static void
test_other_pictures (void)
{
  static const guint8 jpeg[64] = { 0xFF, 0xD8, 0xFF, 0xE0, 0, 0x10, 'J', 'F', 'I', 'F' };
  char *folder = parts_new_folder ();
  g_autofree char *path = g_build_filename (folder, "receipt.jpg", NULL);
  g_autofree char *keys = parts_vector_path ("trusted-keys-real.ini");
  const char *const picture[] = { "--keys", keys, "--image", path, NULL };
  const char *const help[] = { "--help", NULL };

  g_assert_true (g_file_set_contents (path, (const char *)jpeg, sizeof jpeg, NULL));
  {
    g_auto (Answer) answer = verify (NULL, help);

    assert_unreadable (picture, "receipt.jpg：只认 PNG，请先转成 PNG");
    assert_says (answer.out, "凭条的图片，只认 PNG");
    g_assert_null (strstr (answer.out, "照片"));
  }
  parts_remove_folder (folder);
  assert_unreadable (picture, "打不开");
}

static void
test_english (void)
{
  const char *const help[] = { "--help", NULL };

  shell_language = "en";
  {
    g_auto (Answer) answer = verify_vector ("ordinary", "real", FALSE);
    g_auto (Answer) words = verify (NULL, help);

    g_assert_cmpint (answer.code, ==, 0);
    assert_says (answer.out, "The code is genuine");
    assert_says (answer.out, "Compare what is below with the paper");
    assert_says (answer.out, "Receipt no.: 02-000137\n");
    assert_says (answer.out, "Amount: ¥400.00 (");
    assert_says (words.out, "PNG only");
  }
  shell_language = "zh_CN";
}

static void
test_unreadable (void)
{
  g_autofree char *keys = parts_vector_path ("trusted-keys-real.ini");
  g_autofree char *csv = parts_vector_path ("receipts.csv");
  const char *const nothing[] = { NULL };
  const char *const both[] = { "--keys", keys, "--text", "x", "--image", "y", NULL };
  const char *const odd[] = { "--keys", keys, "x", NULL };
  const char *const no_picture[] = { "--keys", keys, "--image", csv, NULL };
  g_autofree char *text = parts_vector ("ordinary", PARTS_TEXT_COLUMN);
  const char *const no_keys[] = { "--keys", "/nonexistent", "--text", text, NULL };
  const char *const bad_keys[] = { "--keys", csv, "--text", text, NULL };

  assert_unreadable (nothing, "--text");
  assert_unreadable (both, "--text");
  assert_unreadable (odd, "x");
  assert_unreadable (no_picture, "PNG");
  assert_unreadable (no_keys, "/nonexistent");
  assert_unreadable (no_keys, "请用 --keys 指定可信公钥名单");
  assert_unreadable (bad_keys, "receipts.csv:1: ");
  shell_language = "en";
  assert_unreadable (no_keys, "with --keys");
  shell_language = "zh_CN";
}

static void
assert_needs_no_keys (const char *text, const char *stage)
{
  const char *const arguments[] = { "--keys", "/nonexistent", "--json", "--text", text, NULL };
  g_autofree char *words = g_strdup_printf ("\"verdict\":\"not-a-receipt\",\"stage\":\"%s\"", stage);
  g_auto (Answer) answer = verify (NULL, arguments);

  g_assert_cmpint (answer.code, ==, 1);
  g_assert_cmpstr (answer.err, ==, "");
  assert_says (answer.out, words);
}

/* Rubbish, what is damaged and what is of a newer version. */
static void
test_without_keys (void)
{
  g_autofree char *whole = parts_vector ("ordinary", PARTS_TEXT_COLUMN);
  g_autofree char *half = g_strndup (whole, strlen ("GJ1:") + 60); /* whole groups of three */
  g_autofree char *newer = parts_document_vector ("newer-kind", PARTS_TEXT_COLUMN);

  assert_needs_no_keys ("6901234567892", "prefix");
  assert_needs_no_keys (half, "length");
  assert_needs_no_keys (newer, "version");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/gongji-verify/a-valid-receipt-is-told-in-plain-words", test_valid);
  g_test_add_func ("/gongji-verify/of-the-paper-nothing-is-said-but-that-it-is-to-be-compared",
                   test_of_the_paper_nothing_is_said);
  g_test_add_func ("/gongji-verify/a-valid-receipt-is-told-in-json", test_valid_json);
  g_test_add_func ("/gongji-verify/every-vector-has-its-verdict-and-exit-code", test_every_vector);
  g_test_add_func ("/gongji-verify/a-document-is-told-by-its-kind", test_documents);
  g_test_add_func ("/gongji-verify/an-altered-document-shows-no-content", test_altered_document);
  g_test_add_func ("/gongji-verify/a-demo-receipt-is-never-shown-as-real", test_demo_is_marked);
  g_test_add_func ("/gongji-verify/what-is-not-valid-shows-no-amount",
                   test_invalid_shows_no_content);
  g_test_add_func ("/gongji-verify/reads-standard-input", test_standard_input);
  g_test_add_func ("/gongji-verify/reads-a-picture", test_image);
  g_test_add_func ("/gongji-verify/a-picture-that-is-no-png-is-refused-with-the-way-out",
                   test_other_pictures);
  g_test_add_func ("/gongji-verify/speaks-the-language-of-the-shell", test_english);
  g_test_add_func ("/gongji-verify/what-cannot-be-read-exits-2-and-says-why", test_unreadable);
  g_test_add_func ("/gongji-verify/what-needs-no-key-is-judged-without-the-list", test_without_keys);
  return g_test_run ();
}
