/* SPDX-License-Identifier: Apache-2.0 */
/* Certificates made by OpenSSL's own program, as a hall's administrator makes them: an authority, the server's for
 * one name, and a kiosk's. */
#pragma once

#include <glib.h>

#define RIG_TLS_HOST "db.hall.example"

/* Into @dir: ca.crt, server.crt, server.key for RIG_TLS_HOST, kiosk.crt, kiosk.key for @user, and other-ca.crt of an
 * authority that nobody here trusts. */
void rig_tls_make (const char *dir, const char *user);
