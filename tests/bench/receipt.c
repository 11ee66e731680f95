/* SPDX-License-Identifier: Apache-2.0 */
/* How long a receipt takes from its facts to the printer's bytes: composed, signed, drawn, read back and encoded. Prints one
 * JSON object with the median and the 99th percentile of each part in microseconds. It prints nothing on paper. */
#include "core/receipt/receipt.h"
#include "devices/printer/escpos.h"
#include "devices/printer/paper.h"

#define WARM_UP_RUNS 10
#define RUNS 300
#define WIDTH_DOTS 576

enum
{
  PART_SEAL,
  PART_DRAW,
  PART_ENCODE,
  PART_ALL,
  N_PARTS
};

static const char *const part_names[N_PARTS] = { "seal", "draw", "encode", "all" };

static GjReceipt *
compose (const GjSigner *signer, guint32 number)
{
  GjReceipt *receipt = gj_receipt_new ();

  receipt->kiosk_id = g_strdup ("02");
  receipt->receipt_no = number;
  receipt->time_us = G_GINT64_CONSTANT (1763689452000000) + number;
  receipt->demo = gj_signer_is_demo (signer);
  g_strlcpy (receipt->transfer_id, "7F3K-20M9-Q4XD-81AC", sizeof receipt->transfer_id);
  receipt->payer_name = g_strdup ("*伟");
  receipt->payer_id = g_strdup ("1100**********9317");
  receipt->relative_name = g_strdup ("*英");
  receipt->relative_id = g_strdup ("1100**********9422");
  g_strlcpy (receipt->patn_rlts, "10", sizeof receipt->patn_rlts);
  g_strlcpy (receipt->admdvs, "420100", sizeof receipt->admdvs);
  receipt->coverage_year = 2026;
  g_strlcpy (receipt->insutype, "390", sizeof receipt->insutype);
  receipt->tier = g_strdup ("all");
  receipt->amount_fen = 40000;
  receipt->balance_after_fen = 288650;
  return receipt;
}

static GjPaper *
draw (const char *sealed)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GjReceipt) said = gj_receipt_open (sealed, NULL, &error);
  g_assert_no_error (error);
  GjReceiptPaper what = { .receipt = said, .qr_text = sealed, .hall = "清和市医保服务大厅",
                          .machine = "共济自助机 02号", .relation_label = "配偶", .place = "武汉市",
                          .insurance_label = "城乡居民医保", .tier_label = "普通居民",
                          .official_where = "正式票据请到医保窗口开具。", .hotline = "12393" };
  GjPaper *paper = gj_paper_draw_receipt (&what, WIDTH_DOTS, &error);
  g_assert_no_error (error);
  return paper;
}

/* One receipt; `took` gets the microseconds of each part. */
static void
run_once (const GjSigner *signer, const GjPrinterProfile *profile, guint32 number,
          gint64 took[N_PARTS])
{
  g_autoptr (GError) error = NULL;
  guint8 hash[GJ_RECEIPT_HASH_BYTES];
  GjEscposJob job;

  gint64 begun = g_get_monotonic_time ();
  g_autoptr (GjReceipt) receipt = compose (signer, number);
  g_autofree char *sealed = gj_receipt_seal (receipt, signer, hash, &error);
  g_assert_no_error (error);
  gint64 is_sealed = g_get_monotonic_time ();
  g_autoptr (GjPaper) paper = draw (sealed);
  gint64 is_drawn = g_get_monotonic_time ();
  gj_escpos_encode (paper, profile, "0001", &job);
  gint64 is_encoded = g_get_monotonic_time ();
  gj_escpos_job_clear (&job);

  took[PART_SEAL] = is_sealed - begun;
  took[PART_DRAW] = is_drawn - is_sealed;
  took[PART_ENCODE] = is_encoded - is_drawn;
  took[PART_ALL] = is_encoded - begun;
}

static int
compare_int64 (const void *a, const void *b)
{
  gint64 one = *(const gint64 *) a, other = *(const gint64 *) b;

  return (one > other) - (one < other);
}

int
main (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GjPrinterProfile) profile = gj_printer_profile_new_generic ();
  g_autoptr (GjSigner) signer = gj_signer_new (gj_sm2_key_new (&error), &error);
  static gint64 times[N_PARTS][RUNS];

  g_assert_no_error (error);
  for (guint run = 0; run < WARM_UP_RUNS + RUNS; run++)
    {
      gint64 took[N_PARTS];
      run_once (signer, profile, run + 1, took);
      for (int part = 0; run >= WARM_UP_RUNS && part < N_PARTS; part++)
        times[part][run - WARM_UP_RUNS] = took[part];
    }
  g_print ("{\"runs\": %d", RUNS);
  for (int part = 0; part < N_PARTS; part++)
    {
      qsort (times[part], RUNS, sizeof times[part][0], compare_int64);
      g_print (", \"%s_us\": {\"p50\": %" G_GINT64_FORMAT ", \"p99\": %" G_GINT64_FORMAT "}",
               part_names[part], times[part][RUNS / 2], times[part][RUNS * 99 / 100]);
    }
  g_print ("}\n");
  return 0;
}
