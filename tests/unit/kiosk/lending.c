/* SPDX-License-Identifier: Apache-2.0 */
/* See lending.h. */
#include "tests/unit/kiosk/lending.h"

GjStoreWorker *
lend_store (Hall *hall)
{
  g_assert_nonnull (hall->store);
  return gj_store_worker_new (g_steal_pointer (&hall->store));
}

void
take_store_back (Hall *hall, GjStoreWorker **worker)
{
  g_clear_pointer (worker, gj_store_worker_free);
  if (hall->store == NULL)
    hall->store = hall_open_another (hall);
}
