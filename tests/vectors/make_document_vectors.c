/* SPDX-License-Identifier: Apache-2.0 */
/* Makes the public test vectors of the document code again: documents.csv, with one document of every
 * kind and one that is refused for every reason there is. The keys and keyrings are those that
 * make-vectors made. Run by hand:
 *
 *   build/tests/vectors/make-document-vectors tests/vectors
 *
 * As there, every run writes other texts, and the example of section 7 in assets/receipt-format.md
 * has to be written again (verify_independently.py says so). Never run by a test. */
#include "core/base/clock.h"
#include "core/receipt/base45.h"
#include "core/receipt/document.h"
#include "core/receipt/document_payload.h"
#include "core/receipt/listing.h"

#include <string.h>

/* Where the listing's 39 bytes begin in new_listed(). */
#define CARES_AT 105
#define PAID_ON_AT 77 /* of new_correction */

static const char *vectors_folder;
static GString *vectors_file;

static GjSigner *
load_signer (const char *name)
{
  g_autofree char *path = g_build_filename (vectors_folder, name, NULL);
  g_autofree char *pem = NULL;
  gsize length = 0;
  g_autoptr (GError) error = NULL;
  GjSigner *signer = NULL;

  g_assert_true (g_file_get_contents (path, &pem, &length, &error));
  signer = gj_signer_new (gj_sm2_key_load_data (pem, length, &error), &error);
  g_assert_no_error (error);
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
  document->time_us += 7;
  strcpy (document->about_id, "9Q0Z-4TVB-0K2M-77XN");
  document->holder_name = g_strdup ("*伟");
  document->holder_id = g_strdup ("1100**********0015");
  for (guint i = 0; i < GJ_RECEIPT_CHAIN_BYTES; i++)
    document->prev_hash[i] = (guint8)(0xB0 + i);
  return document;
}

static GjDocument *
new_bind (void)
{
  GjDocument *document = new_document (GJ_DOCUMENT_BIND);

  gj_document_add_line (document, "*英", "1100**********0028", "10")->result
      = GJ_DOCUMENT_RESULT_BOUND;
  gj_document_add_line (document, "**民", "4201**********003X", "51")->result
      = GJ_DOCUMENT_RESULT_ASKED;
  return document;
}

static GjDocument *
new_order (void)
{
  GjDocument *document = new_document (GJ_DOCUMENT_ORDER);

  gj_document_add_line (document, "*伟", "1100**********0015", "52")->place = 1;
  gj_document_add_line (document, "*敏", "4201**********0022", "52")->place = 2;
  return document;
}

static GjDocument *
new_answer (void)
{
  GjDocument *document = new_document (GJ_DOCUMENT_ANSWER);

  gj_document_add_line (document, "*伟", "1100**********0015", "10")->result
      = GJ_DOCUMENT_RESULT_AGREED;
  gj_document_add_line (document, "*敏", "H1*****89", "52")->result = GJ_DOCUMENT_RESULT_REFUSED;
  gj_document_add_line (document, "*军", "4201**********0012", "53")->result
      = GJ_DOCUMENT_RESULT_LEFT;
  return document;
}

static GjDocument *
new_release (void)
{
  GjDocument *document = new_document (GJ_DOCUMENT_RELEASE);

  gj_document_add_line (document, "*英", "1100**********0028", "10")->result
      = GJ_DOCUMENT_RESULT_RELEASED;
  gj_document_add_line (document, "𬭎㛃䶮", "4201**********003X", "51")->result
      = GJ_DOCUMENT_RESULT_NOT_DONE;
  gj_document_add_line (document, "*军", "H1*****89", "53")->result
      = GJ_DOCUMENT_RESULT_WITHDRAWN;
  return document;
}

static GjDocument *
new_statement (void)
{
  GjDocument *document = new_document (GJ_DOCUMENT_STATEMENT);

  document->records = GJ_DOCUMENT_RECORDS_CONSUMPTION;
  document->from = 20250101;
  document->to = 20251121;
  document->n_rows = 37;
  document->totals = (GjDocumentTotals){ 1234567, 800000, 300000, 100000, 34567 };
  return document;
}

/* As new_statement(), with the listing of section 8's example. */
static GjDocument *
new_listed (void)
{
  GjDocument *document = new_statement ();
  g_autoptr (GjListing) listing = gj_listing_new ("总费用");
  g_autofree char *text = NULL;

  gj_listing_add (listing, "2025-11-20", "清和市第一人民医院", "普通门诊",
                  "统筹¥80.00 本人¥20.00 家人¥0.00 现金¥23.40", 12340);
  gj_listing_add (listing, "2025-10-02", "康宁大药房", "药店购药", "", 5600);
  text = gj_listing_write (listing);
  document->has_listing = TRUE;
  document->n_listed = 2;
  document->n_unlisted = 35;
  g_assert_true (gj_listing_digest (text, document->listing_digest, NULL));
  return document;
}

static GjDocument *
new_joint (void)
{
  static const char *const names[] = { "*伟", "*英", "*民", "*秀", "*宝", "*贝", "*芳", "*强" };
  static const char *const relations[] = { "01", "10", "51", "52", "20", "30", "56", "53" };
  GjDocument *document = new_document (GJ_DOCUMENT_JOINT);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      GjDocumentLine *line
          = gj_document_add_line (document, names[i], "1100**********0028", relations[i]);

      line->amount_fen = i == 0 ? GJ_DOCUMENT_LINE_AMOUNT_MAX_FEN : 40000;
      line->receipt_no = 130 + i;
      line->coverage_year = 2026;
    }
  return document;
}

/* A receipt of another kiosk, and the most that an amount and a balance can be. */
static GjDocument *
new_correction (void)
{
  GjDocument *document = new_document (GJ_DOCUMENT_CORRECTION);
  GjDocumentLine *line = gj_document_add_line (document, "*英", "1100**********0028", "10");

  line->amount_fen = G_MAXUINT32;
  line->coverage_year = 2026;
  document->correction = (GjDocumentCorrection){ .kiosk_id = g_strdup ("WH-Hall_0003"),
                                                 .receipt_no = 137,
                                                 .paid_on = 20251120,
                                                 .balance_after_fen = G_GINT64_CONSTANT (0xFFFFFFFFFF),
                                                 .staff = { g_strdup ("李红"), g_strdup ("欧阳建国") },
                                                 .cause = g_strdup ("缴费年度选错") };
  return document;
}

static void
append_hex (const guint8 *bytes, gsize length)
{
  g_string_append_c (vectors_file, ',');
  for (gsize i = 0; i < length; i++)
    g_string_append_printf (vectors_file, "%02x", bytes[i]);
}

static void
append_statement (const GjDocument *d)
{
  const GjDocumentTotals *t = &d->totals;

  char digest[2 * GJ_SM3_BYTES + 1];

  g_string_append_c (vectors_file, ',');
  if (d->kind == GJ_DOCUMENT_STATEMENT)
    g_string_append_printf (
        vectors_file,
        "%s|%s|%s|%u|%u|%u|%" G_GINT64_FORMAT "|%" G_GINT64_FORMAT "|%" G_GINT64_FORMAT
        "|%" G_GINT64_FORMAT "|%" G_GINT64_FORMAT,
        gj_document_records_to_word (d->records), gj_document_side_to_word (d->side), d->med_type,
        d->from, d->to, d->n_rows, t->total_fen, t->fund_fen, t->own_fen, t->shared_fen,
        t->cash_fen);
  gj_hex_write (d->listing_digest, GJ_SM3_BYTES, digest);
  if (d->has_listing)
    g_string_append_printf (vectors_file, "|%u|%u|%u|%s", d->cares, d->n_listed, d->n_unlisted,
                            digest);
}

static void
append_correction (const GjDocument *d)
{
  const GjDocumentCorrection *c = &d->correction;

  g_string_append_c (vectors_file, ',');
  if (d->kind == GJ_DOCUMENT_CORRECTION)
    g_string_append_printf (vectors_file, "%s|%u|%u|%" G_GINT64_FORMAT "|%s|%s|%s", c->kiosk_id,
                            c->receipt_no, c->paid_on, c->balance_after_fen, c->staff[0],
                            c->staff[1], c->cause);
  g_string_append_c (vectors_file, '\n');
}

static void
append_lines (const GjDocument *d)
{
  g_string_append_c (vectors_file, ',');
  for (guint i = 0; i < d->n_lines; i++)
    {
      const GjDocumentLine *l = &d->lines[i];

      gboolean told = l->reason != GJ_DOCUMENT_REASON_NONE;

      g_string_append_printf (vectors_file, "%s%s|%s|%s|%s%s%s|%u|%" G_GINT64_FORMAT "|%u|%u",
                              i > 0 ? ";" : "", l->name, l->id, l->patn_rlts,
                              gj_document_result_to_word (l->result), told ? ":" : "",
                              told ? gj_document_reason_to_word (l->reason) : "", l->place,
                              l->amount_fen, l->receipt_no, l->coverage_year);
    }
}

/* One line; the fields are those a verifier must read from the text, empty where it cannot be
 * decoded. */
static void
add_line (const char *name, const char *keyring, GjVerdict verdict, GjReceiptStage stage,
          const char *text)
{
  guint8 hash[GJ_RECEIPT_HASH_BYTES];
  g_autoptr (GjDocument) d = gj_document_open (text, hash, NULL);

  g_assert_null (strpbrk (text, ",\"\n"));
  g_string_append_printf (vectors_file, "%s,%s,%s,%s,%s", name, keyring,
                          gj_verdict_to_word (verdict), gj_receipt_stage_to_word (stage), text);
  if (d == NULL)
    {
      g_string_append (vectors_file, ",,,,,,,,,,,,,,\n");
      return;
    }
  g_string_append_printf (vectors_file, ",%s,%s,%u,%" G_GINT64_FORMAT ",%d,%s,%s,%s",
                          gj_document_kind_to_word (d->kind), d->kiosk_id, d->receipt_no,
                          d->time_us, d->demo, d->about_id, d->holder_name, d->holder_id);
  append_hex (d->prev_hash, sizeof d->prev_hash);
  append_hex (hash, sizeof hash);
  append_statement (d);
  append_lines (d);
  g_string_append_printf (vectors_file, ",%d", d->by_pin);
  append_correction (d);
}

static char *
seal (const GjDocument *document, const char *key)
{
  GjSigner *signer = load_signer (key);
  guint8 hash[GJ_RECEIPT_HASH_BYTES];
  g_autoptr (GError) error = NULL;
  char *text = gj_document_seal (document, signer, hash, &error);

  g_assert_no_error (error);
  gj_signer_free (signer);
  return text;
}

/* Takes the document. */
static void
add_sealed (const char *name, const char *keyring, GjVerdict verdict, GjDocument *document,
            const char *key)
{
  g_autofree char *text = seal (document, key);

  add_line (name, keyring, verdict, GJ_RECEIPT_STAGE_NONE, text);
  gj_document_free (document);
}

static char *
to_text (const char *prefix, const GjPayload *payload)
{
  g_autofree char *base45 = gj_base45_encode (payload->bytes, payload->length);

  return g_strconcat (prefix, base45, NULL);
}

static void
from_text (const char *text, GjPayload *payload)
{
  g_assert_true (gj_base45_decode (text + 4, strlen (text) - 4, payload->bytes,
                                   sizeof payload->bytes, &payload->length));
}

/* The document with one byte of its payload changed; @offset from the end of the body if negative.
 * Takes the document. */
static void
add_changed (const char *name, GjVerdict verdict, GjReceiptStage stage, GjDocument *document,
             int offset, guint8 value)
{
  g_autofree char *text = seal (document, "kiosk-02.pem");
  g_autofree char *changed = NULL;
  GjPayload payload = { .length = 0 };
  gsize at;

  from_text (text, &payload);
  at = offset >= 0 ? (gsize)offset
                   : payload.length - GJ_SM2_SIGNATURE_BYTES - (gsize)(-offset);
  g_assert_cmpuint (payload.bytes[at], !=, value);
  payload.bytes[at] = value;
  changed = to_text (GJ_DOCUMENT_PREFIX, &payload);
  add_line (name, "real", verdict, stage, changed);
  gj_document_free (document);
}

/* A body signed by the right key with other words in front. */
static void
add_other_domain (void)
{
  g_autoptr (GjDocument) document = new_bind ();
  GjSigner *signer = load_signer ("kiosk-02.pem");
  GjPayload payload = { .length = 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  g_assert_true (
      gj_document_payload_write (&payload, document, gj_signer_key_id (signer), &error));
  g_assert_true (gj_sm2_key_sign (gj_signer_key (signer), GJ_RECEIPT_DOMAIN, payload.bytes,
                                  payload.length, payload.bytes + payload.length, &error));
  payload.length += GJ_SM2_SIGNATURE_BYTES;
  text = to_text (GJ_DOCUMENT_PREFIX, &payload);
  add_line ("a-receipts-signature", "real", GJ_VERDICT_ALTERED, GJ_RECEIPT_STAGE_NONE, text);
  gj_signer_free (signer);
}

static void
add_valid (void)
{
  GjDocument *document = new_statement ();

  add_sealed ("bind", "real", GJ_VERDICT_VALID, new_bind (), "kiosk-02.pem");
  add_sealed ("release", "real", GJ_VERDICT_VALID, new_release (), "kiosk-02.pem");
  add_sealed ("order", "real", GJ_VERDICT_VALID, new_order (), "kiosk-02.pem");
  add_sealed ("answer", "real", GJ_VERDICT_VALID, new_answer (), "kiosk-02.pem");
  add_sealed ("statement", "real", GJ_VERDICT_VALID, document, "kiosk-02.pem");
  document = new_statement ();
  gj_document_add_line (document, "*英", "1100**********0028", "10");
  document->records = GJ_DOCUMENT_RECORDS_SHARED;
  document->side = GJ_DOCUMENT_SIDE_PAID;
  strcpy (document->med_type, "11");
  document->totals = (GjDocumentTotals){ GJ_DOCUMENT_TOTAL_MAX_FEN, 0, 0,
                                         GJ_DOCUMENT_TOTAL_MAX_FEN, 0 };
  add_sealed ("statement-of-one-person", "real", GJ_VERDICT_VALID, document, "kiosk-02.pem");
  add_sealed ("statement-with-listing", "real", GJ_VERDICT_VALID, new_listed (), "kiosk-02.pem");
  document = new_listed ();
  document->cares = 0x07;
  add_sealed ("statement-of-several-kinds", "real", GJ_VERDICT_VALID, document, "kiosk-02.pem");
  add_sealed ("joint", "real", GJ_VERDICT_VALID, new_joint (), "kiosk-02.pem");
  document = new_joint ();
  g_free (document->kiosk_id);
  document->kiosk_id = g_strdup ("WH-Hall_0003");
  g_free (document->holder_name);
  document->holder_name = g_strdup ("古丽巴哈尔·阿布都热合曼·艾则孜");
  document->receipt_no = G_MAXUINT32;
  for (guint i = 0; i < document->n_lines; i++)
    document->lines[i].receipt_no = G_MAXUINT32 - GJ_DOCUMENT_BACK_MAX + i;
  while (gj_document_count_fitting (document) < document->n_lines)
    {
      document->n_lines--;
      g_free (document->lines[document->n_lines].name);
      g_free (document->lines[document->n_lines].id);
    }
  add_sealed ("longest", "real", GJ_VERDICT_VALID, document, "kiosk-longest.pem");
  document = new_bind ();
  document->demo = TRUE;
  g_free (document->kiosk_id);
  document->kiosk_id = g_strdup ("D1");
  add_sealed ("demo-with-demo-keyring", "demo", GJ_VERDICT_VALID, document, "demo.pem");
  document = new_bind ();
  document->demo = TRUE;
  add_sealed ("demo-with-real-keyring", "real", GJ_VERDICT_DEMO, document, "demo.pem");
  document = new_release ();
  document->lines[1].reason = GJ_DOCUMENT_REASON_EARLY;
  add_sealed ("not-done-with-its-reason", "real", GJ_VERDICT_VALID, document, "kiosk-02.pem");
  document = new_bind ();
  document->by_pin = TRUE;
  document->lines[1].result = GJ_DOCUMENT_RESULT_NOT_DONE;
  document->lines[1].reason = GJ_DOCUMENT_REASON_NOT_INSURED;
  add_sealed ("signed-by-pin", "real", GJ_VERDICT_VALID, document, "kiosk-02.pem");
  add_sealed ("correction", "real", GJ_VERDICT_VALID, new_correction (), "kiosk-02.pem");
}

static void
add_misread (void)
{
  g_autoptr (GjDocument) document = new_bind ();
  g_autofree char *text = seal (document, "kiosk-02.pem");
  g_autofree char *other = g_strconcat (GJ_RECEIPT_PREFIX, text + 4, NULL);
  g_autofree char *third = g_strconcat ("GJ3:", text + 4, NULL);
  g_autofree char *small = g_strdup (text);
  g_autofree char *cut = g_strndup (text, strlen (text) - 3 - (strlen (text) - 4) % 3);
  g_autofree char *more = NULL;
  GjPayload payload = { .length = 0 };
  const GjVerdict none = GJ_VERDICT_NOT_A_RECEIPT;

  add_line ("a-receipts-prefix", "real", none, GJ_RECEIPT_STAGE_VERSION, other);
  add_line ("newer-prefix", "real", none, GJ_RECEIPT_STAGE_VERSION, third);
  small[10] = 'a';
  add_line ("lower-case", "real", none, GJ_RECEIPT_STAGE_BASE45, small);
  add_line ("cut-short", "real", none, GJ_RECEIPT_STAGE_LENGTH, cut);
  from_text (text, &payload);
  payload.bytes[payload.length++] = 0;
  more = to_text (GJ_DOCUMENT_PREFIX, &payload);
  add_line ("byte-left-over", "real", none, GJ_RECEIPT_STAGE_LENGTH, more);
  add_changed ("newer-version", none, GJ_RECEIPT_STAGE_VERSION, new_bind (), 0, 0x30);
  add_changed ("listing-of-no-statement", none, GJ_RECEIPT_STAGE_FIELD, new_bind (), 0, 0x22);
  add_changed ("unknown-flag", none, GJ_RECEIPT_STAGE_FIELD, new_bind (), 0, 0x28);
  add_changed ("several-kinds-that-are-one", none, GJ_RECEIPT_STAGE_FIELD, new_listed (), CARES_AT, 1);
  add_changed ("listing-shorter-than-its-rows", none, GJ_RECEIPT_STAGE_FIELD, new_listed (),
               CARES_AT + 6, 34);
  add_changed ("unknown-kind", none, GJ_RECEIPT_STAGE_FIELD, new_bind (), 9, 0);
  add_changed ("newer-kind", none, GJ_RECEIPT_STAGE_VERSION, new_bind (), 9, 8);
  add_changed ("result-of-another-kind", none, GJ_RECEIPT_STAGE_FIELD, new_bind (), -1,
               GJ_DOCUMENT_RESULT_RELEASED);
  add_changed ("reason-for-what-was-done", none, GJ_RECEIPT_STAGE_FIELD, new_bind (), -1,
               GJ_DOCUMENT_REASON_SELF << 4 | GJ_DOCUMENT_RESULT_ASKED);
  add_changed ("order-signed-by-pin", none, GJ_RECEIPT_STAGE_FIELD, new_order (), 0, 0x24);
  add_changed ("place-not-rising", none, GJ_RECEIPT_STAGE_FIELD, new_order (), -1, 1);
  add_changed ("sums-that-do-not-add-up", none, GJ_RECEIPT_STAGE_FIELD, new_statement (), -2, 0);
  add_changed ("receipt-named-twice", none, GJ_RECEIPT_STAGE_FIELD, new_joint (), -2, 2);
  add_changed ("correction-on-no-day", none, GJ_RECEIPT_STAGE_FIELD, new_correction (), PAID_ON_AT, 0xFF);
}

static void
add_refused (void)
{
  GjDocument *document = new_bind ();

  add_changed ("altered-number", GJ_VERDICT_ALTERED, GJ_RECEIPT_STAGE_NONE, new_bind (), 23, 0x8B);
  add_changed ("altered-result", GJ_VERDICT_ALTERED, GJ_RECEIPT_STAGE_NONE, new_bind (), -1,
               GJ_DOCUMENT_RESULT_BOUND);
  add_changed ("altered-listing", GJ_VERDICT_ALTERED, GJ_RECEIPT_STAGE_NONE, new_listed (),
               CARES_AT + 2, 36);
  add_other_domain ();
  add_sealed ("unknown-key", "real", GJ_VERDICT_UNKNOWN_KEY, new_bind (), "stranger.pem");
  add_sealed ("key-of-another-kiosk", "real", GJ_VERDICT_UNKNOWN_KEY, new_bind (),
              "kiosk-longest.pem");
  add_sealed ("key-retired-before-it", "real", GJ_VERDICT_KEY_OUT_OF_DATE, new_bind (),
              "kiosk-02-retired.pem");
  g_assert_true (gj_time_parse ("2025-08-31 23:59:59", &document->time_us));
  add_sealed ("key-not-yet-in-force", "real", GJ_VERDICT_KEY_OUT_OF_DATE, document, "kiosk-02.pem");
}

int
main (int argc, char **argv)
{
  g_autofree char *path = NULL;

  if (argc != 2)
    {
      g_printerr ("usage: make-document-vectors DIRECTORY\n");
      return 2;
    }
  vectors_folder = argv[1];
  vectors_file = g_string_new (
      "name,keyring,verdict,stage,text,kind,kiosk_id,receipt_no,time_us,demo,about_id,holder_name,"
      "holder_id,prev_hash,hash,statement,lines,by_pin,correction\n");
  add_valid ();
  add_misread ();
  add_refused ();
  path = g_build_filename (vectors_folder, "documents.csv", NULL);
  g_assert_true (
      g_file_set_contents (path, vectors_file->str, (gssize)vectors_file->len, NULL));
  g_string_free (vectors_file, TRUE);
  return 0;
}
