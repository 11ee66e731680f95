/* SPDX-License-Identifier: Apache-2.0 */
/* The engine's own thorough check, for `gongjictl check`. Only reads. */
#include "core/store/sqlite_private.h"

#include "core/base/i18n.h"

static gboolean
list_pages (GjStore *store, GPtrArray *damage, GError **error)
{
  g_autoptr (GjStatement) row = gj_statement_take (store, "PRAGMA integrity_check(100)", error);

  if (row == NULL)
    return FALSE;
  for (;;)
    {
      GjStep step = gj_statement_step (row, error);

      if (step != GJ_STEP_ROW)
        return step == GJ_STEP_DONE;
      if (!g_str_equal (gj_statement_text (row, 0), "ok"))
        g_ptr_array_add (damage, gj_statement_dup_text (row, 0));
    }
}

static gboolean
list_references (GjStore *store, GPtrArray *damage, GError **error)
{
  g_autoptr (GjStatement) row = gj_statement_take (
      store,
      "SELECT \"table\", parent, count(*) FROM pragma_foreign_key_check GROUP BY \"table\", parent",
      error);

  if (row == NULL)
    return FALSE;
  for (;;)
    {
      GjStep step = gj_statement_step (row, error);

      if (step != GJ_STEP_ROW)
        return step == GJ_STEP_DONE;
      g_ptr_array_add (damage, g_strdup_printf (_ ("表 %s 有 %d 行指向表 %s 中不存在的行"),
                                                gj_statement_text (row, 0),
                                                (int)gj_statement_int64 (row, 2),
                                                gj_statement_text (row, 1)));
    }
}

gboolean
gj_sqlite_list_damage (GjStore *store, GPtrArray *damage, GError **error)
{
  return list_pages (store, damage, error) && list_references (store, damage, error)
         && gj_sqlite_list_guards (store, damage, error);
}
