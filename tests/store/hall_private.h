/* SPDX-License-Identifier: Apache-2.0 */
/* Inside the hall only: what each engine does its own way. */
#pragma once

#include "tests/store/hall.h"

gint64 hall_postgres_count (Hall *hall, const char *sql);
char *hall_postgres_raw (Hall *hall, const char *sql);
/* As the server's own replication does it: no trigger is asked, and none is taken away. */
void hall_postgres_damage (Hall *hall, const char *sql);
