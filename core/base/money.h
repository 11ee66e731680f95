/* SPDX-License-Identifier: Apache-2.0 */
/* Money: the one place that reads, writes and adds amounts. An amount is a gint64 count of fen and
 * its name ends in _fen; no floating-point number is here or anywhere below the user interface. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The field "balc" of the national platform is decimal (16,2): 14 digits of yuan, 2 of fen. */
#define GJ_MONEY_MAX_FEN G_GINT64_CONSTANT (9999999999999999)

/* Reads "400", "400.5" or "400.50" as fen. Strict: ASCII digits, at most 14 before the point, an
 * optional point with one or two digits after it; no sign, space, separator, currency or leading
 * zero (but "0" and "0.05" are fine). Returns FALSE, and leaves @fen alone, for anything else,
 * NULL included. */
gboolean gj_money_parse_yuan (const char *text, gint64 *fen) G_GNUC_WARN_UNUSED_RESULT;

/* "¥3,286.50"; a negative amount (a difference, never a balance) is "-¥3,286.50". Transfer full. */
char *gj_money_format (gint64 fen) G_GNUC_WARN_UNUSED_RESULT;

/* "3286.50", as import and export files write it. Transfer full. */
char *gj_money_format_plain (gint64 fen) G_GNUC_WARN_UNUSED_RESULT;

/* "400" for whole yuan, else "400.50": for a sentence, where the caller adds 元. Transfer full. */
char *gj_money_format_sentence (gint64 fen) G_GNUC_WARN_UNUSED_RESULT;

/* "肆佰元整", "壹万零伍元零叁分", "零元整": the capitals of 支付结算办法 (annex 1). Never translated.
 * @fen must be 0 … GJ_MONEY_MAX_FEN. Transfer full. */
char *gj_money_format_capital (gint64 fen) G_GNUC_WARN_UNUSED_RESULT;

/* @sum = @a + @b. FALSE, with @sum untouched, if that overflows. */
gboolean gj_money_add (gint64 a, gint64 b, gint64 *sum) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
