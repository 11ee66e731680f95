/* SPDX-License-Identifier: Apache-2.0 */
/* Plugs an emulated card into vpcd, the virtual reader: a TCP client that answers at once, lives in a
 * GLib main loop, and comes back when pcscd was restarted. The slot empty: not connected.
 * Loopback only; it never logs an APDU. */
#pragma once

#include "devices/card/card_emulator.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _GjVpcdLink GjVpcdLink;

/* @port: of the slot. Keeps a reference to @emulator. Connects as soon as there is a card. */
GjVpcdLink *gj_vpcd_link_new (GjCardEmulator *emulator, guint16 port);
/* Looks at the emulator's slot again: after an insertion, connects; after a removal, hangs up. A
 * swapped card is first away for long enough that pcscd's polling notices. */
void gj_vpcd_link_refresh (GjVpcdLink *link);
gboolean gj_vpcd_link_is_connected (GjVpcdLink *link);
void gj_vpcd_link_free (GjVpcdLink *link);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GjVpcdLink, gj_vpcd_link_free)

G_END_DECLS
