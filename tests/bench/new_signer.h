/* SPDX-License-Identifier: Apache-2.0 */
/* A real kiosk's key: one in 256 is a demo key by its number (core/receipt/signer.h), and drawn again. */
#pragma once

#include "core/receipt/signer.h"

static inline GjSigner *
bench_new_signer (void)
{
  g_autoptr (GError) error = NULL;
  GjSigner *signer;

  while (TRUE)
    {
      signer = gj_signer_new (gj_sm2_key_new (&error), &error);
      g_assert_no_error (error);
      if (!gj_signer_is_demo (signer))
        return signer;
      gj_signer_free (signer);
    }
}
