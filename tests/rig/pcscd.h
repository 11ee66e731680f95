/* SPDX-License-Identifier: Apache-2.0 */
/* A pcscd of a test's own, with one virtual reader of two slots, and cards to put into them. Needs no
 * root and no systemd; each test process has its own socket, its own ports (on 127.0.0.1) and its own
 * folder, so any number run side by side; everything dies with the test.
 *
 * One daemon a process: libpcsclite remembers the socket's name (PCSCLITE_CSOCK_NAME) for good. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _GjRigPcscd GjRigPcscd;

/* Makes the folder, chooses the ports, starts the daemon with its reader. Aborts when it cannot. */
GjRigPcscd *gj_rig_pcscd_new (void);
void gj_rig_pcscd_free (GjRigPcscd *rig);
/* SIGKILL; the socket is gone, too. */
void gj_rig_pcscd_kill (GjRigPcscd *rig);
/* Starts it again on the same socket and ports; @reader FALSE: as if the reader were unplugged. */
void gj_rig_pcscd_start (GjRigPcscd *rig, gboolean reader);
/* What the reader is called from the next start on; "Virtual PCD" until then. */
void gj_rig_pcscd_rename (GjRigPcscd *rig, const char *name);
guint gj_rig_pcscd_get_port (GjRigPcscd *rig);
const char *gj_rig_pcscd_get_folder (GjRigPcscd *rig);

/* gongji-card in @slot (0 or 1), empty until told to insert. */
typedef struct _GjRigCard GjRigCard;
GjRigCard *gj_rig_card_new (GjRigPcscd *rig, guint slot);
void gj_rig_card_free (GjRigCard *card);
/* One command of the control socket; aborts unless the answer begins with "ok". (transfer full): what
 * follows. */
char *gj_rig_card_ask (GjRigCard *card, const char *format, ...) G_GNUC_PRINTF (2, 3);
/* The same, the answer thrown away. */
void gj_rig_card_tell (GjRigCard *card, const char *format, ...) G_GNUC_PRINTF (2, 3);
/* One number of "stats", e.g. "verify". */
guint gj_rig_card_stat (GjRigCard *card, const char *name);
/* Asks for that number until it is @value; fails the test when it never is. */
void gj_rig_card_await (GjRigCard *card, const char *name, guint value);

G_END_DECLS
