/* SPDX-License-Identifier: Apache-2.0 */
/* A network printer's addresses within a deadline. Internal to the printer. A name is asked for in a thread that is left
 * to itself when time is up: the resolver has no deadline of its own that anybody could rely on. */
#pragma once

#include <gio/gio.h>
#include <netdb.h>

G_BEGIN_DECLS

#define GJ_PRINTER_LOOKUPS_MOST 4 /* that may hang in the resolver; while they do, a name is not asked for */

/** The addresses of @host and @port (both numbers: at once, without a thread), to be released with freeaddrinfo(). NULL when there are
 * none, they were not there at @deadline_us (monotonic), or @cancellable was cancelled. */
struct addrinfo *gj_printer_lookup (const char *host, const char *port, gint64 deadline_us, GCancellable *cancellable);

G_END_DECLS
