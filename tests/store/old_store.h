/* SPDX-License-Identifier: Apache-2.0 */
/* A store that an older version of the programs wrote. */
#pragma once

#include "tests/store/hall.h"

/* Puts a version-2 store with the same content in the place of the hall's, and leaves it closed. */
void old_store_go_back (Hall *hall);

/* Opens it as its owner does, which brings it to the version of now without damage, and lets the kiosk in again. */
void old_store_come_forward (Hall *hall);
