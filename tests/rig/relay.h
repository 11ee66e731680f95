/* SPDX-License-Identifier: Apache-2.0 */
/* Stands between one client and a PostgreSQL server, counts what the client asks (libpq sends each
 * question in one piece and waits for its answer), and stops or cuts the connection at the question
 * that it is told. */
#pragma once

#include <glib.h>

typedef struct _RigRelay RigRelay;

/* A relay to the server whose socket is in @server_dir. */
RigRelay *rig_relay_new (const char *server_dir);
void rig_relay_free (RigRelay *relay);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RigRelay, rig_relay_free)

/* A url of the server, now through the relay. (transfer full) */
char *rig_relay_url (RigRelay *relay, const char *url);

/* Counting begins again: the next question is 1. At question @n the relay stops before passing it
 * on; 0: never. */
void rig_relay_hold_at (RigRelay *relay, guint n);
/* Does it stand there now? */
gboolean rig_relay_is_held (RigRelay *relay);
void rig_relay_go_on (RigRelay *relay);

/* Counting begins again, and at question @n the connection is lost: before the server gets it, or with
 * @passed_on before the client gets its answer. */
void rig_relay_cut_at (RigRelay *relay, guint n, gboolean passed_on);
gboolean rig_relay_has_cut (RigRelay *relay);

/* The same, and @victim, set at any time after, is killed (SIGKILL) there: it never sends the question, or with @passed_on
 * never reads the answer. The relay waits for its id with the question in its hand. */
void rig_relay_kill_at (RigRelay *relay, guint n, gboolean passed_on);
void rig_relay_set_victim (RigRelay *relay, GPid victim);

/* As if the server were off: the connection is lost at the next question, and there is none to be had until
 * it comes back. */
void rig_relay_go_away (RigRelay *relay);
void rig_relay_come_back (RigRelay *relay);
