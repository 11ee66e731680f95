/* SPDX-License-Identifier: Apache-2.0 */
/* What the samples say as the program says it, in the language that is set when a page is made. Every text is kept for as long as the
   program runs, so that a view may hold it. */
#pragma once

#include "core/base/clock.h"

G_BEGIN_DECLS

/* (transfer full) */
const char *gj_sample_keep (char *text);
/* @format is a translation. */
const char *gj_sample_words (const char *format, ...) G_GNUC_PRINTF (1, 2);
/* The pictures have some Chinese that is no msgid of the program's; other languages have @said, which it says in that place. */
/* What a hall or a region wrote in both languages, and in no other. */
const char *gj_sample_of (const char *chinese, const char *english);
const char *gj_sample_as (const char *chinese, const char *said);

const char *gj_sample_day (GjDate date);
const char *gj_sample_month (GjDate date);
const char *gj_sample_money (gint64 fen); /* "¥400.00" */
const char *gj_sample_yuan (gint64 fen);  /* "400元" */
/* "2025年10月12日由弟弟*军缴（03号自助机）"; @relation NULL: nobody's. */
const char *gj_sample_paid_by (GjDate date, const char *relation, const char *name);

G_END_DECLS
