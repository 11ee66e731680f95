/* SPDX-License-Identifier: Apache-2.0 */
/* What a receipt says, and the one text that says it for ever: "GJ1:" and Base45 of a signed binary
 * payload.
 *
 * assets/receipt-format.md describes every byte of it for those who write a verifier of their own.
 * This file knows nothing of paper, pictures or the database. It never calls a text valid without
 * having checked its signature. */
#pragma once

#include "core/receipt/keyring.h"
#include "core/receipt/signer.h"

#include <glib.h>

G_BEGIN_DECLS

#define GJ_RECEIPT_PREFIX "GJ1:"
#define GJ_RECEIPT_TEXT_MAX 300   /* characters with the prefix; all of QR's alphanumeric mode */
#define GJ_RECEIPT_HASH_BYTES 32  /* SM3 over the whole payload, signature included */
#define GJ_RECEIPT_CHAIN_BYTES 16 /* how much of the previous receipt's hash a receipt carries */
#define GJ_RECEIPT_KIOSK_MAX 12   /* characters of a kiosk id: A–Z a–z 0–9 - _ */
#define GJ_RECEIPT_TIER_MAX 16    /* characters of a tier: a–z 0–9 _ */
#define GJ_RECEIPT_DOMAIN "gongji receipt v1"

#define GJ_RECEIPT_ERROR (gj_receipt_error_quark ())
GQuark gj_receipt_error_quark (void);

typedef enum
{
  GJ_RECEIPT_ERROR_CONTENT, /* a field cannot be written in the format; the message names it */
  GJ_RECEIPT_ERROR_DEMO,    /* a demo key asked to sign a real receipt, or a real key a demo one */
  GJ_RECEIPT_ERROR_FORMAT,  /* gj_receipt_open: the text is not a receipt */
  GJ_RECEIPT_ERROR_SIGN,    /* the library could not sign or hash */
} GjReceiptError;

/* Everything the paper says about the payment. Together with the hall's name and the labels of
 * codes it is enough to draw it. Owned text; make with gj_receipt_new, which zeroes everything. */
typedef struct
{
  char *kiosk_id;     /* "02"; 1–12 characters, A–Z a–z 0–9 - _ */
  guint32 receipt_no; /* 1, 2, 3 … without gaps per kiosk */
  gint64 time_us; /* unix µs of the payment, years 2000–2999; exact in the payload, shown to the
                     second at +08:00 */
  gboolean demo;  /* made by a demo kiosk; signed, and part of the key's own identity too */
  char transfer_id[20]; /* "7F3K-20M9-Q4XD-81AC" */
  char *payer_name; /* as printed: masked, or whole with [receipt] names=full. 1 character or more,
                     * UTF-8, no control characters */
  char *payer_id; /* as printed: "1100**********0015". One run of 1–64 stars, at most 4 characters
                   * before and after; a visible character outside ASCII becomes a star too */
  char *relative_name;      /* as payer_name */
  char *relative_id;        /* as payer_id */
  char patn_rlts[3];        /* "52": what the relative is to the payer; two digits */
  char admdvs[7];           /* insured place, six digits */
  guint coverage_year;      /* 2026; 2000–2999 */
  char insutype[4];         /* "390", three digits */
  char *tier;               /* "adult"; 1–16 characters, a–z 0–9 _ */
  gint64 amount_fen;        /* 1 … 4,294,967,295 */
  gint64 balance_after_fen; /* of the payer's account; 0 … 1,099,511,627,775 */
  guint8 prev_hash[GJ_RECEIPT_CHAIN_BYTES]; /* the first 16 bytes of the hash of the kiosk's
                                               previous receipt; 0 for no. 1 */
} GjReceipt;

GjReceipt *gj_receipt_new (void);
gboolean gj_receipt_equal (const GjReceipt *a, const GjReceipt *b);
void gj_receipt_free (GjReceipt *receipt);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GjReceipt, gj_receipt_free)

/* "02-000137" (transfer full): the number people read to each other. */
char *gj_receipt_format_number (const char *kiosk_id, guint32 receipt_no);
/* Back from what somebody typed, with or without leading zeros. @kiosk_id: (transfer full). FALSE: it is no such number. */
gboolean gj_receipt_parse_number (const char *text, char **kiosk_id,
                                  guint32 *receipt_no) G_GNUC_WARN_UNUSED_RESULT;

/* Signs the receipt and returns its text (transfer full), at most GJ_RECEIPT_TEXT_MAX characters;
 * `hash` is what the kiosk's next receipt carries as prev_hash (its first 16 bytes) and what the
 * store keeps whole.
 *
 * Names too long for the format are cut between two characters and end in "…", which is signed like
 * the rest: the longer name is cut first; two masked names and ordinary whole ones always fit. So
 * that paper and payload say the same, the paper is drawn from gj_receipt_open() of the text, not
 * from the argument.
 *
 * NULL: CONTENT (a field outside the bounds above; an identity number that is not masked), DEMO
 * (receipt and key disagree), SIGN. Nothing is written anywhere. */
char *gj_receipt_seal (const GjReceipt *receipt, const GjSigner *signer,
                       guint8 hash[GJ_RECEIPT_HASH_BYTES], GError **error);

/* Decodes a text that this kiosk has made and kept itself, without checking the signature: for
 * drawing the paper and for the chain. `hash` may be NULL. NULL with GJ_RECEIPT_ERROR_FORMAT. A
 * text from outside goes through gj_receipt_verify. */
GjReceipt *gj_receipt_open (const char *text, guint8 hash[GJ_RECEIPT_HASH_BYTES], GError **error);

typedef enum
{
  GJ_VERDICT_VALID, /* signed by a trusted key, in force at the receipt's time, of the receipt's own
                       kiosk */
  GJ_VERDICT_ALTERED,     /* the signature does not fit the content */
  GJ_VERDICT_UNKNOWN_KEY, /* signed with a key that the keyring does not hold, or holds for another
                             kiosk */
  GJ_VERDICT_KEY_OUT_OF_DATE, /* well signed, but its key was not yet or no longer in force at the
                                 receipt's time */
  GJ_VERDICT_DEMO, /* says of itself that it is a demonstration, and the keyring is a real one: not
                      valid */
  GJ_VERDICT_NOT_A_RECEIPT, /* not the format; see the stage */
  GJ_VERDICT_UNCHECKED, /* the library could not check the signature: neither valid nor invalid */
} GjVerdict;

/* Where NOT_A_RECEIPT was decided. */
typedef enum
{
  GJ_RECEIPT_STAGE_NONE,    /* any other verdict */
  GJ_RECEIPT_STAGE_PREFIX,  /* does not begin with "GJ1:": some other code */
  GJ_RECEIPT_STAGE_BASE45,  /* a character outside Base45, or an impossible group */
  GJ_RECEIPT_STAGE_LENGTH,  /* too short, too long, cut short, or bytes left over */
  GJ_RECEIPT_STAGE_VERSION, /* a newer form of the format */
  GJ_RECEIPT_STAGE_FIELD,   /* a field outside its bounds, or not in its one canonical form */
} GjReceiptStage;

/* Judges a text from anywhere. `text` must be the code alone, without white space around it.
 * With a demo keyring a well signed demo receipt is VALID and its `demo` is TRUE: whoever shows it
 * says so. `receipt` (out, transfer full, may be NULL) is set whenever the text could be decoded,
 * whatever the verdict: only with VALID may it be shown as what was paid. `stage` may be NULL.
 * `keyring` NULL: there is none; what cannot be told from the text alone is UNCHECKED. */
GjVerdict gj_receipt_verify (const char *text, const GjKeyring *keyring, GjReceiptStage *stage,
                             GjReceipt **receipt) G_GNUC_WARN_UNUSED_RESULT;

/* Stable word for programs: "valid", "altered", "unknown-key", "key-out-of-date", "demo",
 * "not-a-receipt", "unchecked". */
const char *gj_verdict_to_word (GjVerdict verdict);
/* "none", "prefix", "base45", "length", "version", "field". */
const char *gj_receipt_stage_to_word (GjReceiptStage stage);
/* A plain translated sentence for people: what was found. Static. */
const char *gj_verdict_describe (GjVerdict verdict, GjReceiptStage stage);
/* A plain translated sentence: what to do now. Static. */
const char *gj_verdict_advise (GjVerdict verdict, GjReceiptStage stage);

G_END_DECLS
