/* SPDX-License-Identifier: Apache-2.0 */
/* One cell of a CSV file as csv.h reads it. */
#pragma once

#include <glib.h>

/* Quoted only where it must be. @behind: ',' or '\n'. */
void gj_csv_append_cell (GString *row, const char *text, char behind);
