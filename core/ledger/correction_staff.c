/* SPDX-License-Identifier: Apache-2.0 */
/* Ties the two names of a correction to the audit chain, which itself never holds a name. */
#include "core/ledger/correction_private.h"

#include <string.h>

#define WORD " staff "

gboolean
gj_correction_digest_staff (const char *transfer_id, const char *staff_1, const char *staff_2,
                            char hex[GJ_CORRECTION_HEX], GError **error)
{
  g_autoptr (GjSm3) sm3 = gj_sm3_new ();
  guint8 digest[GJ_SM3_BYTES];

  gj_sm3_update_text (sm3, "gongji correction staff v1");
  gj_sm3_update_text (sm3, transfer_id);
  gj_sm3_update_text (sm3, staff_1);
  gj_sm3_update_text (sm3, staff_2);
  if (!gj_sm3_finish (sm3, digest, error))
    return FALSE;
  gj_hex_write (digest, sizeof digest, hex);
  return TRUE;
}

char *
gj_correction_detail_with_staff (const char *words, const char *transfer_id, const char *staff_1,
                                 const char *staff_2, GError **error)
{
  char hex[GJ_CORRECTION_HEX];

  if (!gj_correction_digest_staff (transfer_id, staff_1, staff_2, hex, error))
    return NULL;
  return g_strconcat (words, WORD, hex, NULL);
}

const char *
gj_correction_detail_find_staff (const char *detail)
{
  const char *found = g_strrstr (detail, WORD);

  return found != NULL ? found + strlen (WORD) : NULL;
}
