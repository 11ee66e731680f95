/* SPDX-License-Identifier: Apache-2.0 */
/* One act of family sharing from "submitted" to "answered", as workers/payment.h does it for money: the id is
 * made first, the act is submitted once, and while its outcome is unknown the store is asked for the id until
 * it answers. Cannot be cancelled: what was submitted is finished. It shows nothing. */
#pragma once

#include "core/base/transfer_id.h"
#include "core/family/act.h"
#include "kiosk/workers/payment.h"

G_BEGIN_DECLS

typedef struct _GjActing GjActing;

/* What came of it; owned by the acting, to be read before it is freed. */
typedef struct
{
  GjPaymentEnd end;      /* PAID: done. REFUSED: nothing changed, `result` and the outcome's items say why */
  GjActResult result;
  GjActOutcome outcome;  /* of PAID, and of REFUSED with GJ_ACT_REFUSED; else empty */
  char *sealed;          /* the signed paper's text, of PAID; NULL where it could not be read back */
} GjActAnswer;

/* Called exactly once, on the main loop. */
typedef void (*GjActAnswered) (const GjActAnswer *answer, gpointer user_data);

/* Makes a new act id and submits. Of `order` everything but act_id is read, and copied. (transfer full);
 * free only after it was answered. */
GjActing *gj_acting_submit (const GjPaymentOffice *office, const GjActOrder *order,
                            GjActAnswered answered, gpointer user_data);
void gj_acting_free (GjActing *acting);

/* "7F3K-20M9-Q4XD-81AC". (transfer none) */
const char *gj_acting_get_id (const GjActing *acting);

G_END_DECLS
