/* SPDX-License-Identifier: Apache-2.0 */
/* gongjictl run as the real program in a hall's folder. */
#pragma once

#include "tests/store/hall.h"

typedef struct
{
  int code;
  char *out;
  char *err;
} Answer;

void answer_clear (Answer *answer);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Answer, answer_clear)

/* kiosk.conf in the hall's folder, for kiosk 02. */
void write_config (Hall *hall);
/* Its first @from becomes @to. */
void set_in_config (Hall *hall, const char *from, const char *to);
/* The hall's papers are of its own day; the program goes by the machine's clock, which may be years from it: that is
 * accepted for the papers so far. */
void accept_this_day (Hall *hall);
/* With the hall's configuration and the words of @line; nobody answers its questions. */
Answer ctl (Hall *hall, const char *line);
/* The same with @input typed. */
Answer ctl_typed (Hall *hall, const char *line, const char *input);
/* The exit code, and a part of what it said on either stream. */
void assert_answer (Hall *hall, const char *line, int code, const char *part);
