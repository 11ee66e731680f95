/* SPDX-License-Identifier: Apache-2.0 */
/* The one way in which the command-line programs write a text into JSON. It knows nothing of what
 * the text says. */
#pragma once

#include <glib.h>

/* Appends @text (UTF-8; what is none becomes U+FFFD) as a JSON string, its quotes included. */
void gj_json_append_string (GString *json, const char *text);
