/* SPDX-License-Identifier: Apache-2.0 */
/* Files that are there whole or not at all, for stores and copies of them: made beside their place, for their owner alone, and
 * put there under a name that no other file has. Errors: EXISTS, IO. */
#pragma once

#include "core/store/store_private.h"

/* A new, empty file, mode 0600. Its name is to be unlinked in every case. (transfer full) */
char *gj_new_file_name (const char *path);
gboolean gj_new_file_make (GjStore *store, const char *temporary, GError **error);
gboolean gj_new_file_sync (GjStore *store, const char *temporary, GError **error);
/* What was renamed or taken away beside @path stays so when the power goes. */
gboolean gj_new_file_sync_folder (GjStore *store, const char *path, GError **error);
/* Nothing that is at @path is replaced. */
gboolean gj_new_file_publish (GjStore *store, const char *temporary, const char *path, GError **error);
