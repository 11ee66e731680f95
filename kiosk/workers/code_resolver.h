/* SPDX-License-Identifier: Apache-2.0 */
/* Who a scanned 医保码 stands for. The code is opaque and used once (facts: card, section 8); whoever resolves it takes it over in
 * its locked buffer and is the only one to see it.
 *
 * Shipped is the store's, for halls that load codes (`gongjictl codes load`). The platform's own is another
 * GjCodeResolverClass: its redeem_async sends the code (transaction 1101 with mdtrt_cert_type 01, facts: platform, or the token
 * service of the place) from a thread of its own and answers with the same four words; nobody else in the program knows where
 * a code comes from. It ends by itself within 20 seconds, and never sends a code twice: the second time it is used. */
#pragma once

#include <gio/gio.h>

#include "core/base/clock.h"
#include "core/family/credential.h"
#include "kiosk/workers/store_worker.h"

G_BEGIN_DECLS

typedef struct
{
  GjCredentialAnswer answer;
  char *certno; /* the holder's, with GJ_CREDENTIAL_GOOD only */
} GjRedeemed;

void gj_redeemed_free (gpointer redeemed);

typedef struct _GjCodeResolver GjCodeResolver;

typedef struct
{
  /* Takes @code over and wipes it. Answers on the main loop, once, through a GTask that returns a GjRedeemed. Cancelling drops the
   * answer; the code may be used all the same. */
  void (*redeem_async) (GjCodeResolver *resolver, GjSecret *code, GCancellable *cancellable,
                        GAsyncReadyCallback callback, gpointer user_data);
  void (*free) (GjCodeResolver *resolver);
} GjCodeResolverClass;

struct _GjCodeResolver
{
  const GjCodeResolverClass *klass;
};

/* The store's. @store (borrowed) is the terminal's own, which is opened anew now and then: looked at when a code comes. @clock is
 * kept, @kiosk_id copied. (transfer full) */
GjCodeResolver *gj_code_resolver_new_store (GjStoreWorker **store, GjClock *clock, const char *kiosk_id);

void gj_code_resolver_redeem_async (GjCodeResolver *resolver, GjSecret *code, GCancellable *cancellable,
                                    GAsyncReadyCallback callback, gpointer user_data);
/* NULL: nobody could be asked, or G_IO_ERROR_CANCELLED. (transfer full) */
GjRedeemed *gj_code_resolver_redeem_finish (GAsyncResult *result, GError **error);
void gj_code_resolver_free (GjCodeResolver *resolver);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GjRedeemed, gj_redeemed_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GjCodeResolver, gj_code_resolver_free)

G_END_DECLS
