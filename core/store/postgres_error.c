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

/* A connection that was not made has no SQLSTATE, only words, in English or Chinese (\u…); a server may have others, and then
 * the general sentence stands before them. The first that fits: with several hosts there are several. */
static const struct
{
  const char *words;
  const char *sentence; /* msgid */
} NOT_CONNECTED[] = {
  { "role \"[^\"]*\" does not exist|\u89D2\u8272 *\"[^\"]*\" *\u4E0D\u5B58\u5728", N_ ("服务器上没有这个用户；请核对配置 [store] url 里的用户名，或先用 CREATE ROLE … LOGIN 建立它") },
  { "authentication failed|\u8BA4\u8BC1\u5931\u8D25|fe_sendauth|is not permitted to log in",
    N_ ("服务器不认这个用户或密码；请核对配置 [store] url 里的用户名和密码") },
  { "pg_hba\\.conf", N_ ("服务器不让这个用户从本机这样连进来；请核对用户名、sslmode，和服务器的 pg_hba.conf") },
  { "SSL(?! SYSCALL)|sslmode|certificate|\u8BC1\u4E66", N_ ("加密连接没有建立；请核对 sslmode、证书文件，和服务器是否开了 TLS") },
};

static const char *
sentence_for_connection (const char *words)
{
  for (guint i = 0; i < G_N_ELEMENTS (NOT_CONNECTED); i++)
    if (g_regex_match_simple (NOT_CONNECTED[i].words, words, 0, 0))
      return gj_gettext (NOT_CONNECTED[i].sentence);
  return sentence_for (GJ_STORE_ERROR_AWAY);
}

static gboolean
value_is_good (const PQconninfoOption *option)
{
  g_auto (GStrv) values = g_strsplit (option->val, ",", -1);
  static const char *const MODES[] = { "disable", "allow", "prefer", "require", "verify-ca", "verify-full", NULL };

  if (g_str_equal (option->keyword, "sslmode"))
    return g_strv_contains (MODES, option->val);
  for (guint i = 0; g_str_equal (option->keyword, "port") && values[i] != NULL; i++)
    if (*values[i] != '\0' && !g_ascii_string_to_unsigned (values[i], 10, 1, G_MAXUINT16, NULL, NULL))
      return FALSE;
  return TRUE;
}

/* libpq looks at these values only when it connects, and says what is wrong in the user's language. */
static gboolean
url_is_good (GjStore *store)
{
  PQconninfoOption *options = PQconninfoParse (store->address, NULL);
  gboolean good = options != NULL;

  for (const PQconninfoOption *option = options; good && option->keyword != NULL; option++)
    good = option->val == NULL || value_is_good (option);
  PQconninfoFree (options);
  return good;
}

/* No server was reached, or it let nobody in. What libpq says of a url that it cannot read may be a part of the password. */
static void
fail_to_connect (GjStore *store, const char *words, GError **error)
{
  if (!url_is_good (store))
    g_set_error (error, GJ_STORE_ERROR, GJ_STORE_ERROR_URL, "%s：%s", store->url,
                 _ ("数据库地址写得不对；请核对端口和参数名，用户名和密码里的 @ : / ? # % 要写成 %40 %3A %2F %3F %23 %25"));
  else if (g_regex_match_simple ("(database|\u6570\u636E\u5E93) *\"[^\"]*\" *(does not exist|\u4E0D\u5B58\u5728)", words, 0, 0))
    g_set_error (error, GJ_STORE_ERROR, GJ_STORE_ERROR_MISSING, "%s：%s（%s）", store->url,
                 sentence_for (GJ_STORE_ERROR_MISSING), words);
  else
    g_set_error (error, GJ_STORE_ERROR, GJ_STORE_ERROR_AWAY, "%s：%s（%s）", store->url, sentence_for_connection (words), words);
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
  g_strdelimit (g_strchomp (words), "\n", ' ');
  if (*words == '\0')
    {
      g_free (words);
      words = g_strdup ("no answer");
    }
  if (result == NULL)
    {
      fail_to_connect (store, words, error);
      return FALSE;
    }
  if (gj_postgres_is_lost (store) && code != GJ_STORE_ERROR_MISSING)
    code = GJ_STORE_ERROR_AWAY;
  g_set_error (error, GJ_STORE_ERROR, (int)code, "%s：%s（%s%s%s）", store->url,
               sentence_for (code), state != NULL ? state : "", state != NULL ? "：" : "", words);
  return FALSE;
}
