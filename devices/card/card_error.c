/* SPDX-License-Identifier: Apache-2.0 */
/* The quark of the error domain; see card_error.h. */
#include "devices/card/card_error.h"

G_DEFINE_QUARK (gj-card-error-quark, gj_card_error)
