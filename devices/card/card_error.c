/* SPDX-License-Identifier: Apache-2.0 */
#include "devices/card/card_error.h"

G_DEFINE_QUARK (gj-card-error-quark, gj_card_error)
