/* SPDX-License-Identifier: Apache-2.0 */
/* See corrections.h. */
#include "tests/store/corrections.h"

#include "core/base/transfer_id.h"

GjCorrectionOrder
correction_order (char id[20], const char *reverses)
{
  gj_transfer_id_new (id);
  return (GjCorrectionOrder){ .transfer_id = id,
                              .reverses = reverses,
                              .staff_1 = "李红",
                              .staff_2 = "陈明",
                              .reason = "缴费年度选错",
                              .kiosk_id = HALL_KIOSK };
}

gint64
correction_take_back (Hall *hall, gint64 receipt_no)
{
  g_autoptr (GjStore) owner = hall_open_as_owner (hall);
  g_auto (GjCorrectable) premium = { NULL };
  g_autoptr (GjReceiptRow) paper = NULL;
  g_autoptr (GError) error = NULL;
  GjCorrectionOrder order;
  char id[20];

  g_assert_cmpint (gj_correction_find_premium (owner, HALL_KIOSK, receipt_no, &premium, &error),
                   ==, GJ_FOUND);
  order = correction_order (id, premium.row->about_id);
  g_assert_cmpint (gj_correction_prepare (owner, hall->clock, &order, &error), ==,
                   GJ_PREPARE_DONE);
  g_assert_cmpint (gj_correction_submit (owner, hall->clock, hall->signer, &order, &paper, &error),
                   ==, GJ_CORRECTION_DONE);
  g_assert_no_error (error);
  return paper->receipt_no;
}
