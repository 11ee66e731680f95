/* SPDX-License-Identifier: Apache-2.0 */
/* The hall of the store tests lends its store to a worker and has it back to look at it. */
#pragma once

#include "kiosk/workers/store_worker.h"
#include "tests/store/hall.h"

/* The hall has no store until it is taken back. */
GjStoreWorker *lend_store (Hall *hall);

/* Ends the worker (NULL: it is ended already), which closes the store; the hall opens it again. */
void take_store_back (Hall *hall, GjStoreWorker **worker);
