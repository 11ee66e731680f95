/* SPDX-License-Identifier: Apache-2.0 */
/* When a paper is, beside the one before it in the same kiosk's series (I18). A clock that says something that cannot
 * be so (gj_time_follow() in clock.h: an hour or more before the last paper, or more than a year after it) makes no
 * paper: no payment, no correction, nothing signed, because what it says could never be put right. Which of the two was
 * wrong, the clock now or the clock then, no program can tell. Staff look at a clock: if it is right now, they accept it
 * (`gongjictl clock`), which the audit keeps for good ("clock.accepted", its object the last paper's number), and from
 * there on the series goes by the moment at which they did. So one paper of a wrong moment stops no hall. */
#pragma once

#include "core/base/clock.h"
#include "core/store/store.h"

/* The moment of the paper that follows @last_no (0: there is none), which is of @last_us. FALSE: CLOCK, with a sentence
 * for staff, or the store failed. In the transaction that makes the paper. */
gboolean gj_paper_time_follow (GjStore *store, const char *kiosk_id, gint64 last_no, gint64 last_us,
                               gint64 now_us, gint64 *time_us,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The moment of a paper about that one, of whichever kiosk, which is never before it: @now_us carried on as above. */
gboolean gj_paper_time_after (GjStore *store, const char *kiosk_id, gint64 receipt_no, gint64 paper_us,
                              gint64 now_us, gint64 *time_us,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Could a paper of @kiosk_id be made now? FALSE as above. */
gboolean gj_paper_time_check (GjStore *store, const char *kiosk_id, gint64 now_us,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Staff have looked at the clock of @kiosk_id, and it is right. In a transaction of its own. */
gboolean gj_paper_time_accept (GjStore *store, GjClock *clock, const char *kiosk_id,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
