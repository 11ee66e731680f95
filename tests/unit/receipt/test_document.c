/* SPDX-License-Identifier: Apache-2.0 */
/* The document code: what is sealed is read back, what was touched is not valid, and what does not
 * fit is refused before anything is signed. */
#include "core/receipt/base45.h"
#include "core/receipt/document.h"
#include "core/receipt/document_payload.h"
#include "core/receipt/document_text.h"
#include "core/receipt/sealed.h"
#include "tests/unit/receipt/receipt_parts.h"

#include "core/base/clock.h"

#include <string.h>

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
  document->prev_hash[3] = 7;
  return document;
}

/* @n people with what their kind needs; their names have @name's length. */
static GjDocument *
new_with_lines (GjDocumentKind kind, guint n, const char *name)
{
  static const GjDocumentResult results[] = {
    [GJ_DOCUMENT_BIND] = GJ_DOCUMENT_RESULT_ASKED,
    [GJ_DOCUMENT_RELEASE] = GJ_DOCUMENT_RESULT_RELEASED,
    [GJ_DOCUMENT_ORDER] = GJ_DOCUMENT_RESULT_NONE,
    [GJ_DOCUMENT_ANSWER] = GJ_DOCUMENT_RESULT_LEFT,
    [GJ_DOCUMENT_STATEMENT] = GJ_DOCUMENT_RESULT_NONE,
    [GJ_DOCUMENT_JOINT] = GJ_DOCUMENT_RESULT_NONE,
    [GJ_DOCUMENT_CORRECTION] = GJ_DOCUMENT_RESULT_NONE,
  };
  GjDocument *document = new_document (kind);
  gboolean money = kind == GJ_DOCUMENT_JOINT || kind == GJ_DOCUMENT_CORRECTION;

  for (guint i = 0; i < n; i++)
    {
      GjDocumentLine *line = gj_document_add_line (document, name, "4201**********003X", "52");

      line->result = results[kind];
      line->place = kind == GJ_DOCUMENT_ORDER ? 2 * i + 1 : 0;
      line->amount_fen = money ? 40000 + i : 0;
      line->receipt_no = kind == GJ_DOCUMENT_JOINT ? 120 + i : 0;
      line->coverage_year = money ? 2026 : 0;
    }
  if (kind == GJ_DOCUMENT_CORRECTION)
    document->correction = (GjDocumentCorrection){ .kiosk_id = g_strdup ("Hall-03"),
                                                   .receipt_no = 200,
                                                   .paid_on = 20251120,
                                                   .balance_after_fen = 328650,
                                                   .staff = { g_strdup ("李红"), g_strdup ("陈明") },
                                                   .cause = g_strdup ("缴费年度选错") };
  if (kind == GJ_DOCUMENT_STATEMENT)
    {
      document->records = GJ_DOCUMENT_RECORDS_PREMIUMS;
      document->side = GJ_DOCUMENT_SIDE_PAID;
      document->from = 20240229;
      document->to = 20251121;
      document->n_rows = 3;
      document->totals = (GjDocumentTotals){ 100000, 0, 100000, 0, 0 };
    }
  return document;
}

static guint
most_lines (GjDocumentKind kind, guint n)
{
  return kind == GJ_DOCUMENT_STATEMENT || kind == GJ_DOCUMENT_CORRECTION ? 1 : n;
}

static char *
seal (const GjDocument *document)
{
  GjSigner *signer = parts_vector_signer ("kiosk-02.pem");
  guint8 hash[GJ_RECEIPT_HASH_BYTES];
  g_autoptr (GError) error = NULL;
  char *text = gj_document_seal (document, signer, hash, &error);

  g_assert_no_error (error);
  gj_signer_free (signer);
  return text;
}

/* Takes the document. */
static void
assert_refused (GjDocument *document, const char *words)
{
  GjSigner *signer = parts_vector_signer ("kiosk-02.pem");
  guint8 hash[GJ_RECEIPT_HASH_BYTES];
  g_autoptr (GError) error = NULL;

  g_assert_null (gj_document_seal (document, signer, hash, &error));
  g_assert_error (error, GJ_RECEIPT_ERROR, GJ_RECEIPT_ERROR_CONTENT);
  g_assert_nonnull (strstr (error->message, words));
  gj_signer_free (signer);
  gj_document_free (document);
}

static void
test_round_trip (void)
{
  g_autoptr (GjKeyring) keyring = parts_vector_keyring ("real");

  for (guint kind = GJ_DOCUMENT_BIND; kind <= GJ_DOCUMENT_CORRECTION; kind++)
    {
      guint lines = most_lines (kind, 3);
      g_autoptr (GjDocument) document = new_with_lines (kind, lines, "**英");
      g_autoptr (GjDocument) opened = NULL;
      g_auto (GjSealed) sealed = { NULL };
      g_autofree char *text = seal (document);

      g_assert_cmpuint (strlen (text), <=, GJ_DOCUMENT_TEXT_MAX);
      g_assert_cmpint (gj_sealed_verify (text, keyring, NULL, &sealed), ==, GJ_VERDICT_VALID);
      g_assert_null (sealed.receipt);
      g_assert_true (gj_document_equal (sealed.document, document));
      g_assert_cmpstr (gj_sealed_kind_word (&sealed), ==, gj_document_kind_to_word (kind));
      opened = gj_document_open (text, NULL, NULL);
      g_assert_true (gj_document_equal (opened, document));
      opened->lines[0].name[0] = '+';
      g_assert_false (gj_document_equal (opened, document));
    }
}

static void
test_every_bit_counts (void)
{
  g_autofree char *text = parts_document_vector ("bind", PARTS_TEXT_COLUMN);
  g_autoptr (GjKeyring) keyring = parts_vector_keyring ("real");
  GjPayload payload = { .length = 0 };

  g_assert_true (gj_base45_decode (text + 4, strlen (text) - 4, payload.bytes, sizeof payload.bytes,
                                   &payload.length));
  for (gsize at = 0; at < payload.length; at++)
    for (guint bit = 0; bit < 8; bit++)
      {
        g_autofree char *base45 = NULL;
        g_autofree char *changed = NULL;

        payload.bytes[at] ^= (guint8)(1u << bit);
        base45 = gj_base45_encode (payload.bytes, payload.length);
        changed = g_strconcat (GJ_DOCUMENT_PREFIX, base45, NULL);
        g_assert_cmpint (gj_sealed_verify (changed, keyring, NULL, NULL), !=, GJ_VERDICT_VALID);
        payload.bytes[at] ^= (guint8)(1u << bit);
      }
}

static void
test_every_cut_is_seen (void)
{
  g_autofree char *text = parts_document_vector ("longest", PARTS_TEXT_COLUMN);
  g_autoptr (GjKeyring) keyring = parts_vector_keyring ("real");

  for (gsize length = 0; length < strlen (text); length++)
    {
      g_autofree char *head = g_strndup (text, length);

      g_assert_cmpint (gj_sealed_verify (head, keyring, NULL, NULL), ==, GJ_VERDICT_NOT_A_RECEIPT);
    }
}

/* Random bytes in the shape of a document: the reader must refuse or read, and what it reads the
 * writer must write the same way. */
static void
random_bodies_of (const char *vector)
{
  g_autofree char *text = parts_document_vector (vector, PARTS_TEXT_COLUMN);
  GjPayload start = { .length = 0 };
  guint read_count = 0;

  g_assert_true (gj_base45_decode (text + 4, strlen (text) - 4, start.bytes, sizeof start.bytes,
                                   &start.length));
  start.length -= GJ_SM2_SIGNATURE_BYTES;
  for (guint round = 0; round < 10000; round++)
    {
      GjPayload body = start;
      guint8 key_id[GJ_KEY_ID_BYTES];
      g_autoptr (GjDocument) document = NULL;
      GjPayload again = { .length = 0 };

      for (guint changes = 0; changes < round % 4; changes++)
        body.bytes[g_test_rand_int_range (0, (gint32)body.length)] = (guint8)g_test_rand_int ();
      if (round % 4 == 3)
        body.length = (gsize)g_test_rand_int_range (0, (gint32)body.length + 1);
      if (gj_document_payload_read (body.bytes, body.length, key_id, &document)
          != GJ_RECEIPT_STAGE_NONE)
        continue;
      read_count++;
      g_assert_true (gj_document_payload_write (&again, document, key_id, NULL));
      g_assert_cmpmem (again.bytes, again.length, body.bytes, body.length);
    }
  g_assert_cmpuint (read_count, >, 100);
}

static void
test_random_bodies (void)
{
  random_bodies_of ("bind");
  random_bodies_of ("release");
  random_bodies_of ("order");
  random_bodies_of ("answer");
  random_bodies_of ("statement");
  random_bodies_of ("statement-of-one-person");
  random_bodies_of ("joint");
  random_bodies_of ("correction");
}

static void
test_eight_ordinary_people_fit (void)
{
  for (guint kind = GJ_DOCUMENT_BIND; kind <= GJ_DOCUMENT_CORRECTION; kind++)
    {
      guint lines = most_lines (kind, GJ_DOCUMENT_LINES_MAX);
      g_autoptr (GjDocument) document = new_with_lines (kind, lines, "*英");
      g_autofree char *text = seal (document);

      g_assert_cmpuint (strlen (text), <=, GJ_DOCUMENT_TEXT_MAX);
      g_assert_cmpuint (gj_document_count_fitting (document), ==, lines);
    }
}

static void
test_too_many_says_how_many (void)
{
  g_autoptr (GjDocument) document = new_with_lines (GJ_DOCUMENT_JOINT, 8, "**英");
  guint fitting = gj_document_count_fitting (document);

  g_assert_cmpuint (fitting, ==, 7);
  assert_refused (new_with_lines (GJ_DOCUMENT_JOINT, 8, "**英"), "最多 7 人");
  while (document->n_lines > fitting)
    {
      document->n_lines--;
      g_free (document->lines[document->n_lines].name);
      g_free (document->lines[document->n_lines].id);
    }
  g_free (seal (document));
}

static void
test_long_names_are_cut (void)
{
  g_autoptr (GjDocument) document
      = new_with_lines (GJ_DOCUMENT_BIND, 6, "阿卜杜拉·买买提·吐尔逊江");
  g_autoptr (GjDocument) opened = NULL;
  g_autofree char *text = NULL;

  parts_set (&document->lines[0].name, "*英");
  text = seal (document);
  opened = gj_document_open (text, NULL, NULL);
  g_assert_cmpstr (opened->holder_name, ==, "*伟");
  g_assert_cmpstr (opened->lines[0].name, ==, "*英");
  for (guint i = 1; i < 6; i++)
    {
      g_assert_true (g_str_has_prefix (opened->lines[i].name, "阿"));
      g_assert_true (g_str_has_suffix (opened->lines[i].name, "…"));
    }
}

static void
test_fields_outside_their_kind (void)
{
  GjDocument *document = new_with_lines (GJ_DOCUMENT_BIND, 1, "*英");

  document->lines[0].result = GJ_DOCUMENT_RESULT_RELEASED;
  assert_refused (document, "result");
  document = new_with_lines (GJ_DOCUMENT_BIND, 1, "*英");
  document->lines[0].reason = GJ_DOCUMENT_REASON_PLACE; /* asked, so that there is none */
  assert_refused (document, "reason");
  document = new_with_lines (GJ_DOCUMENT_RELEASE, 1, "*英");
  document->by_pin = TRUE;
  assert_refused (document, "by_pin");
  document = new_with_lines (GJ_DOCUMENT_BIND, 1, "*英");
  document->lines[0].place = 1;
  assert_refused (document, "place");
  document = new_with_lines (GJ_DOCUMENT_ORDER, 2, "*英");
  document->lines[1].place = 1;
  assert_refused (document, "line order");
  document = new_with_lines (GJ_DOCUMENT_JOINT, 2, "*英");
  document->lines[0].receipt_no = document->receipt_no;
  assert_refused (document, "receipt_no");
  document = new_with_lines (GJ_DOCUMENT_JOINT, 2, "*英");
  document->lines[1].receipt_no = document->lines[0].receipt_no;
  assert_refused (document, "line order");
  document = new_with_lines (GJ_DOCUMENT_JOINT, 1, "*英");
  document->lines[0].amount_fen = GJ_DOCUMENT_LINE_AMOUNT_MAX_FEN + 1;
  assert_refused (document, "amount");
  assert_refused (new_document (GJ_DOCUMENT_RELEASE), "n_lines");
  document = new_with_lines (GJ_DOCUMENT_BIND, 1, "*英");
  strcpy (document->about_id, "9q0z-4TVB-0K2M-77XN");
  assert_refused (document, "about_id");
  document = new_with_lines (GJ_DOCUMENT_BIND, 1, "*英\n");
  assert_refused (document, "name");
  document = new_with_lines (GJ_DOCUMENT_BIND, 1, "*英");
  parts_set (&document->lines[0].id, "420101198001010015");
  assert_refused (document, "id");
}

static void
test_every_reason_is_kept (void)
{
  g_autoptr (GjKeyring) keyring = parts_vector_keyring ("real");

  for (guint reason = 0; reason <= GJ_DOCUMENT_REASON_MAX; reason++)
    {
      g_autoptr (GjDocument) document
          = new_with_lines (GJ_DOCUMENT_ANSWER, GJ_DOCUMENT_LINES_MAX, "**英");
      g_auto (GjSealed) sealed = { NULL };
      g_autofree char *text = NULL;

      document->by_pin = reason % 2 == 0;
      document->lines[7].result = GJ_DOCUMENT_RESULT_NOT_DONE;
      document->lines[7].reason = (GjDocumentReason)reason;
      text = seal (document);
      g_assert_cmpint (gj_sealed_verify (text, keyring, NULL, &sealed), ==, GJ_VERDICT_VALID);
      g_assert_true (gj_document_equal (sealed.document, document));
      sealed.document->by_pin = !document->by_pin;
      g_assert_false (gj_document_equal (sealed.document, document));
      g_assert_true ((*gj_document_reason_label (document->lines[7].reason) == '\0')
                     == (reason == GJ_DOCUMENT_REASON_NONE));
    }
}

static void
test_statements_add_up (void)
{
  GjDocument *document = new_with_lines (GJ_DOCUMENT_STATEMENT, 0, "");

  document->totals.cash_fen = 1;
  assert_refused (document, "statement");
  document = new_with_lines (GJ_DOCUMENT_STATEMENT, 0, "");
  document->totals = (GjDocumentTotals){ 0, 1, -1, 0, 0 };
  assert_refused (document, "statement");
  document = new_with_lines (GJ_DOCUMENT_STATEMENT, 0, "");
  document->from = document->to + 1;
  assert_refused (document, "statement");
  document = new_with_lines (GJ_DOCUMENT_STATEMENT, 0, "");
  document->from = 20250229;
  assert_refused (document, "statement");
  document = new_with_lines (GJ_DOCUMENT_STATEMENT, 0, "");
  document->records = GJ_DOCUMENT_RECORDS_CONSUMPTION;
  assert_refused (document, "statement");
  document = new_with_lines (GJ_DOCUMENT_STATEMENT, 0, "");
  strcpy (document->med_type, "00");
  assert_refused (document, "statement");
}

/* The least legible of all fits: the longest numbers, kiosks and staff, and names that are cut. Only the cause
 * gives way. */
static void
test_any_correction_fits (void)
{
  g_autoptr (GjDocument) document
      = new_with_lines (GJ_DOCUMENT_CORRECTION, 1, "阿卜杜拉·买买提·吐尔逊江");
  g_autoptr (GjDocument) opened = NULL;
  g_autofree char *text = NULL;

  parts_set (&document->kiosk_id, "WH-Hall_0003");
  parts_set (&document->correction.kiosk_id, "WH-Hall_0004");
  parts_set (&document->holder_name, "古丽巴哈尔·阿布都热合曼·艾则孜");
  parts_set (&document->holder_id, "H123************5678");
  parts_set (&document->lines[0].id, "H123************5678");
  parts_set (&document->correction.staff[0], "一二三四五六七八九十");
  parts_set (&document->correction.staff[1], "十九八七六五四三二一");
  document->lines[0].amount_fen = G_MAXUINT32;
  text = seal (document);
  opened = gj_document_open (text, NULL, NULL);
  g_assert_cmpstr (opened->correction.staff[0], ==, "一二三四五六七八九十");
  g_assert_true (g_str_has_suffix (opened->holder_name, "…"));
  g_assert_cmpuint (strlen (opened->correction.cause), <, strlen (document->correction.cause));
}

static void
test_a_long_cause_is_cut (void)
{
  g_autoptr (GjDocument) document = new_with_lines (GJ_DOCUMENT_CORRECTION, 1, "*英");
  g_autoptr (GjDocument) opened = NULL;
  g_autofree char *text = NULL;

  parts_set (&document->correction.cause, "居民到窗口说选错了年度应该缴明年的不是今年的所以把这一笔退回重新缴");
  text = seal (document);
  opened = gj_document_open (text, NULL, NULL);
  g_assert_cmpuint (strlen (opened->correction.cause), <=, GJ_DOCUMENT_CAUSE_MAX);
  g_assert_true (g_str_has_prefix (opened->correction.cause, "居民到窗口说"));
  g_assert_true (g_str_has_suffix (opened->correction.cause, "…"));
}

static void
test_a_correction_has_two_staff (void)
{
  GjDocument *document = new_with_lines (GJ_DOCUMENT_CORRECTION, 1, "*英");

  parts_set (&document->correction.staff[1], "李红");
  assert_refused (document, "correction");
  document = new_with_lines (GJ_DOCUMENT_CORRECTION, 1, "*英");
  parts_set (&document->correction.staff[0], "");
  assert_refused (document, "staff");
  document = new_with_lines (GJ_DOCUMENT_CORRECTION, 1, "*英");
  parts_set (&document->correction.staff[0], "一二三四五六七八九十一");
  assert_refused (document, "staff");
  document = new_with_lines (GJ_DOCUMENT_CORRECTION, 1, "*英");
  document->correction.receipt_no = 0;
  assert_refused (document, "correction");
  document = new_with_lines (GJ_DOCUMENT_CORRECTION, 1, "*英");
  document->correction.paid_on = 20250229;
  assert_refused (document, "correction");
  assert_refused (new_with_lines (GJ_DOCUMENT_CORRECTION, 2, "*英"), "n_lines");
  document = new_with_lines (GJ_DOCUMENT_BIND, 1, "*英");
  document->correction.kiosk_id = g_strdup ("02");
  assert_refused (document, "correction");
}

static void
test_a_newer_kind_is_newer (void)
{
  g_autofree char *text = parts_document_vector ("newer-kind", PARTS_TEXT_COLUMN);
  g_autoptr (GjKeyring) keyring = parts_vector_keyring ("real");
  GjReceiptStage stage;

  g_assert_cmpint (gj_sealed_verify (text, keyring, &stage, NULL), ==, GJ_VERDICT_NOT_A_RECEIPT);
  g_assert_cmpint (stage, ==, GJ_RECEIPT_STAGE_VERSION);
}

/* The one code's text under the other's prefix, and the one's signature in the other. */
static void
test_codes_do_not_mix (void)
{
  g_autofree char *document = parts_document_vector ("bind", PARTS_TEXT_COLUMN);
  g_autofree char *receipt = parts_vector ("ordinary", PARTS_TEXT_COLUMN);
  g_autofree char *as_receipt = g_strconcat (GJ_RECEIPT_PREFIX, document + 4, NULL);
  g_autofree char *as_document = g_strconcat (GJ_DOCUMENT_PREFIX, receipt + 4, NULL);
  g_autoptr (GjKeyring) keyring = parts_vector_keyring ("real");
  g_auto (GjSealed) sealed = { NULL };

  g_assert_cmpint (gj_sealed_verify (as_receipt, keyring, NULL, NULL), ==,
                   GJ_VERDICT_NOT_A_RECEIPT);
  g_assert_cmpint (gj_sealed_verify (as_document, keyring, NULL, NULL), ==,
                   GJ_VERDICT_NOT_A_RECEIPT);
  g_assert_cmpint (gj_receipt_verify (document, keyring, NULL, NULL), ==,
                   GJ_VERDICT_NOT_A_RECEIPT);
  g_assert_cmpint (gj_document_verify (receipt, keyring, NULL, NULL), ==,
                   GJ_VERDICT_NOT_A_RECEIPT);
  g_assert_cmpint (gj_sealed_verify (receipt, keyring, NULL, &sealed), ==, GJ_VERDICT_VALID);
  g_assert_nonnull (sealed.receipt);
  g_assert_cmpstr (gj_sealed_kind_word (&sealed), ==, "premium");
}

static void
test_demo_and_real_never_mix (void)
{
  g_autoptr (GjDocument) document = new_with_lines (GJ_DOCUMENT_BIND, 1, "*英");
  GjSigner *demo = parts_vector_signer ("demo.pem");
  guint8 hash[GJ_RECEIPT_HASH_BYTES];
  g_autoptr (GError) error = NULL;

  g_assert_null (gj_document_seal (document, demo, hash, &error));
  g_assert_error (error, GJ_RECEIPT_ERROR, GJ_RECEIPT_ERROR_DEMO);
  gj_signer_free (demo);
}

static void
test_vectors (void)
{
  g_autofree char *file = parts_read_vector_file ("documents.csv");
  g_auto (GStrv) lines = g_strsplit (file, "\n", -1);
  g_autoptr (GjKeyring) real = parts_vector_keyring ("real");
  g_autoptr (GjKeyring) demo = parts_vector_keyring ("demo");
  guint checked = 0;

  for (guint i = 1; lines[i] != NULL && lines[i][0] != '\0'; i++, checked++)
    {
      g_auto (GStrv) fields = g_strsplit (lines[i], ",", -1);
      GjReceiptStage stage = GJ_RECEIPT_STAGE_NONE;
      GjVerdict verdict = gj_sealed_verify (fields[PARTS_TEXT_COLUMN],
                                            strcmp (fields[1], "demo") == 0 ? demo : real, &stage,
                                            NULL);

      g_test_message ("%s", fields[0]);
      g_assert_cmpstr (gj_verdict_to_word (verdict), ==, fields[2]);
      g_assert_cmpstr (gj_receipt_stage_to_word (stage), ==, fields[3]);
    }
  g_assert_cmpuint (checked, >=, 25);
}

static void
test_words (void)
{
  for (guint kind = GJ_DOCUMENT_BIND; kind <= GJ_DOCUMENT_CORRECTION; kind++)
    {
      GjDocumentKind again = 0;

      g_assert_true (gj_document_kind_from_word (gj_document_kind_to_word (kind), &again));
      g_assert_cmpuint (again, ==, kind);
      g_assert_cmpstr (gj_document_title (kind), !=, "");
    }
  g_assert_false (gj_document_kind_from_word ("premium", &(GjDocumentKind){ 0 }));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document/every-kind-is-read-as-it-was-sealed", test_round_trip);
  g_test_add_func ("/document/no-changed-bit-is-valid", test_every_bit_counts);
  g_test_add_func ("/document/no-cut-text-is-a-document", test_every_cut_is_seen);
  g_test_add_func ("/document/what-can-be-read-is-written-the-same", test_random_bodies);
  g_test_add_func ("/document/eight-people-with-ordinary-names-fit", test_eight_ordinary_people_fit);
  g_test_add_func ("/document/too-many-people-are-refused-with-how-many-fit",
                   test_too_many_says_how_many);
  g_test_add_func ("/document/long-names-are-cut-and-the-short-ones-kept", test_long_names_are_cut);
  g_test_add_func ("/document/what-its-kind-does-not-know-is-refused-by-name",
                   test_fields_outside_their_kind);
  g_test_add_func ("/document/every-reason-and-the-way-of-signing-are-kept-and-have-words",
                   test_every_reason_is_kept);
  g_test_add_func ("/document/a-statement-that-does-not-add-up-is-never-sealed",
                   test_statements_add_up);
  g_test_add_func ("/document/any-correction-fits", test_any_correction_fits);
  g_test_add_func ("/document/a-long-cause-is-cut", test_a_long_cause_is_cut);
  g_test_add_func ("/document/a-correction-has-two-different-staff", test_a_correction_has_two_staff);
  g_test_add_func ("/document/a-kind-that-is-not-known-is-newer-and-not-somebody-elses",
                   test_a_newer_kind_is_newer);
  g_test_add_func ("/document/neither-code-passes-for-the-other", test_codes_do_not_mix);
  g_test_add_func ("/document/demo-and-real-never-mix", test_demo_and_real_never_mix);
  g_test_add_func ("/document/every-vector-gets-its-verdict", test_vectors);
  g_test_add_func ("/document/every-kind-has-its-word-and-its-title", test_words);
  return g_test_run ();
}
