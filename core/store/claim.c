/* SPDX-License-Identifier: Apache-2.0 */
/* See claim.h. A claim on one person shares the claim on everybody, which an import wants for
 * itself. */
#include "core/store/claim.h"

#include <string.h>

#include "core/store/store_private.h"

#define EVERYBODY "everybody"

static gboolean
take (GjStore *store, const char *key, gboolean shared, GError **error)
{
  g_assert (gj_store_in_transaction (store));
  if (g_hash_table_contains (store->claims, key))
    return TRUE;
  if (!store->engine->claim (store, key, shared, error))
    return FALSE;
  g_hash_table_add (store->claims, g_strdup (key));
  return TRUE;
}

gboolean
gj_store_claim (GjStore *store, const char *key, GError **error)
{
  return take (store, key, FALSE, error);
}

gboolean
gj_store_claim_paper (GjStore *store, const char *kiosk_id, gint64 receipt_no, GError **error)
{
  g_autofree char *key = g_strdup_printf ("paper:%s-%" G_GINT64_FORMAT, kiosk_id, receipt_no);

  return take (store, key, FALSE, error);
}

gboolean
gj_store_claim_kiosk (GjStore *store, const char *kiosk_id, GError **error)
{
  g_autofree char *key = g_strconcat ("kiosk:", kiosk_id, NULL);

  return take (store, key, FALSE, error);
}

static gint
compare (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

gboolean
gj_store_claim_persons (GjStore *store, const char *const *psn_nos, gsize n_persons, GError **error)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);

  for (gsize i = 0; i < n_persons; i++)
    g_ptr_array_add (keys, g_strconcat ("psn:", psn_nos[i], NULL));
  g_ptr_array_sort (keys, compare);
  if (!g_hash_table_contains (store->claims, "all " EVERYBODY)
      && !take (store, EVERYBODY, TRUE, error))
    return FALSE;
  for (guint i = 0; i < keys->len; i++)
    if (!take (store, g_ptr_array_index (keys, i), FALSE, error))
      return FALSE;
  return TRUE;
}

gboolean
gj_store_claim_everybody (GjStore *store, GError **error)
{
  g_assert (
      !g_hash_table_contains (store->claims, EVERYBODY)); /* shared becomes alone only by waiting
                                                             for others who do the same */
  if (g_hash_table_contains (store->claims, "all " EVERYBODY))
    return TRUE;
  if (!store->engine->claim (store, EVERYBODY, FALSE, error))
    return FALSE;
  g_hash_table_add (store->claims, g_strdup ("all " EVERYBODY));
  return TRUE;
}

gboolean
gj_store_hold_import (GjStore *store, gboolean *held, GError **error)
{
  g_assert (!gj_store_in_transaction (store));
  return store->engine->hold_import (store, held, error);
}

void
gj_store_let_import_go (GjStore *store)
{
  store->engine->let_import_go (store);
}
