/* SPDX-License-Identifier: Apache-2.0 */
/* What went wrong with the shared store, said so that the hall's staff know what to do. */
#include "core/store/postgres_private.h"

#include <string.h>

#include "core/base/i18n.h"

/* SQLSTATE: the first two characters are its class (PostgreSQL manual, appendix A). */
static GjStoreError
code_from_state (const char *state)
{
  static const struct
  {
    const char *begins;
    GjStoreError code;
  } CODES[] = {
    { "23", GJ_STORE_ERROR_CONSTRAINT },    /* integrity constraints */
    { "P0001", GJ_STORE_ERROR_CONSTRAINT }, /* a guard */
    { "40", GJ_STORE_ERROR_LOCKED },        /* serialization, deadlock */
    { "55P03", GJ_STORE_ERROR_LOCKED },     /* lock_timeout */
    { "57014", GJ_STORE_ERROR_LOCKED },     /* statement_timeout */
    { "53100", GJ_STORE_ERROR_DISK_FULL },
    { "25006", GJ_STORE_ERROR_READ_ONLY },
    { "42501", GJ_STORE_ERROR_READ_ONLY }, /* the role may not */
    { "XX", GJ_STORE_ERROR_DAMAGED },
    { "3D000", GJ_STORE_ERROR_MISSING }, /* no such database */
    { "08", GJ_STORE_ERROR_AWAY },
    { "57", GJ_STORE_ERROR_AWAY },    /* shut down, starting up */
    { "53300", GJ_STORE_ERROR_AWAY }, /* too many connections */
  };

  for (guint i = 0; i < G_N_ELEMENTS (CODES); i++)
    if (g_str_has_prefix (state, CODES[i].begins))
      return CODES[i].code;
  return GJ_STORE_ERROR_IO;
}

static const char *
sentence_for (GjStoreError code)
{
  switch (code)
    {
    case GJ_STORE_ERROR_LOCKED:
      return _ ("数据库正忙，没有等到；稍后再试");
    case GJ_STORE_ERROR_CONSTRAINT:
      return _ ("数据库按规则拒绝了这次写入，没有改动任何内容");
    case GJ_STORE_ERROR_DISK_FULL:
      return _ ("数据库服务器的磁盘已满，本次没有写入任何内容；请清理后重试");
    case GJ_STORE_ERROR_READ_ONLY:
      return _ ("这个数据库用户没有写入的权限，或服务器只读；请核对配置 [store] url");
    case GJ_STORE_ERROR_DAMAGED:
      return _ ("数据库服务器报告数据损坏，请停用本机并联系管理员");
    case GJ_STORE_ERROR_MISSING:
      return _ ("服务器上没有这个数据库；请先建立它，再运行 gongjictl init");
    case GJ_STORE_ERROR_AWAY:
      return _ ("连不上数据库服务器，请检查网络和服务器");
    case GJ_STORE_ERROR_URL:
    case GJ_STORE_ERROR_EXISTS:
    case GJ_STORE_ERROR_NOT_STORE:
    case GJ_STORE_ERROR_NEWER:
    case GJ_STORE_ERROR_OLDER:
    case GJ_STORE_ERROR_CLOCK:
    case GJ_STORE_ERROR_NOT_DEMO:
    case GJ_STORE_ERROR_IS_DEMO:
    case GJ_STORE_ERROR_IO:
      break;
    }
  return _ ("读写数据库时出错，请查看数据库服务器的日志");
}

gboolean
gj_postgres_is_lost (GjStore *store)
{
  return store->lost || PQstatus (gj_postgres_connection (store)) != CONNECTION_OK;
}

gboolean
gj_postgres_is_answer (const PGresult *result)
{
  const char *severity;

  if (PQresultStatus (result) == PGRES_COMMAND_OK || PQresultStatus (result) == PGRES_TUPLES_OK)
    return TRUE;
  severity = PQresultErrorField (result, PG_DIAG_SEVERITY_NONLOCALIZED);
  return g_strcmp0 (severity, "ERROR") == 0;
}

gboolean
gj_postgres_fail (GjStore *store, const PGresult *result, GError **error)
{
  PGconn *connection = gj_postgres_connection (store);
  const char *state = result != NULL ? PQresultErrorField (result, PG_DIAG_SQLSTATE) : NULL;
  g_autofree char *words
      = g_strdup (result != NULL ? PQresultErrorMessage (result) : PQerrorMessage (connection));
  GjStoreError code = state != NULL ? code_from_state (state) : GJ_STORE_ERROR_IO;

  store->lost = store->lost || !gj_postgres_is_answer (result);
  if (gj_postgres_is_lost (store) && code != GJ_STORE_ERROR_MISSING)
    code = GJ_STORE_ERROR_AWAY;
  if (state == NULL && strstr (words, "does not exist") != NULL)
    code = GJ_STORE_ERROR_MISSING;
  if (*words == '\0')
    {
      g_free (words);
      words = g_strdup ("no answer");
    }
  g_strdelimit (g_strchomp (words), "\n", ' ');
  g_set_error (error, GJ_STORE_ERROR, (int)code, "%s：%s（%s%s%s）", store->url,
               sentence_for (code), state != NULL ? state : "", state != NULL ? "：" : "", words);
  return FALSE;
}
