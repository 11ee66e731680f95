/* SPDX-License-Identifier: Apache-2.0 */
/* "缴费后要等4个月，2027年5月1日起能报销": what a resident must know before paying, and why it is so. */
#pragma once

#include "kiosk/workers/resident.h"

G_BEGIN_DECLS

/* NULL where there is nothing to wait for. (transfer full) */
char *gj_waiting_words (const GjPayable *payable);

/* The days that a payment covers, "2026年1月1日至12月31日"; NULL where gj_waiting_words has to say it or it is not
   known. (transfer full) */
char *gj_cover_words (const GjPayable *payable);

/* The calculation in one line, "固定等3个月，断缴1年，加1个月"; NULL where there is none. (transfer full) */
char *gj_waiting_reason (const GjPayable *payable);

G_END_DECLS
