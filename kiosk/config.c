/* SPDX-License-Identifier: Apache-2.0 */
/* One table of keys says what exists, what is allowed and where it goes; every complaint names the
 * line it is about. */
#include "kiosk/config.h"

#include <string.h>

#include "core/base/i18n.h"
#include "core/base/ini.h"

G_DEFINE_QUARK (gj-config-error-quark, gj_config_error)

typedef enum
{
  KEY_TEXT,
  KEY_PATH,
  KEY_CHOICE, /* stores the index of the choice in a guint */
  KEY_FLAG,
  KEY_NUMBER,
} KeyType;

typedef struct
{
  const char *group;
  const char *key;
  KeyType type;
  gboolean required;
  const char *preset;      /* the default; NULL: none */
  const char *rule;        /* for KEY_TEXT and KEY_PATH: a regular expression, or NULL */
  const char *advice;      /* what to write where the rule does not hold; NULL: see the example */
  const char *choices[4];  /* for KEY_CHOICE */
  guint min, max;          /* for KEY_NUMBER */
  gboolean secret;         /* may hold a password: never shown */
  gsize offset;
} KeySpec;

/* The tags of gj_languages(). */
#define LANGUAGE "(zh_CN|en|ug|bo)"
#define LANGUAGE_ADVICE N_ ("只能是 zh_CN、en、ug 或 bo")
#define LANGUAGES_ADVICE N_ ("只能是 zh_CN、en、ug、bo 里的，用英文逗号隔开，例如 zh_CN,en,ug")

/* As gj_serial_line_parse() reads them. */
#define SERIAL_SET "serial:/.+:(1200|2400|4800|9600|19200|38400|57600|115200|230400|460800|921600)(:(none|rtscts|xonxoff))?"
#define SERIAL_PATH "serial:/(?!.*:([0-9]+(:[A-Za-z][^:]*)?|none|rtscts|xonxoff)$).+"

#define AT(field) G_STRUCT_OFFSET (GjConfig, field)

/* clang-format off */
static const KeySpec keys[] = {
  { "kiosk", "id", KEY_TEXT, TRUE, NULL, "^[0-9A-Za-z]{1,8}$", .offset = AT (id) },
  { "kiosk", "hall", KEY_TEXT, TRUE, NULL, "^.{1,40}$", .offset = AT (hall) },
  { "kiosk", "region", KEY_TEXT, TRUE, NULL, "^[0-9]{6}$", .offset = AT (region) },
  { "kiosk", "policies", KEY_PATH, .offset = AT (policies) },
  { "kiosk", "language", KEY_TEXT, FALSE, "zh_CN", "^" LANGUAGE "$", LANGUAGE_ADVICE, .offset = AT (language) },
  { "kiosk", "languages", KEY_TEXT, FALSE, "zh_CN,en", "^" LANGUAGE "(," LANGUAGE ")*$", LANGUAGES_ADVICE,
    .offset = AT (languages) },
  { "kiosk", "slot", KEY_TEXT, .rule = "^.{1,40}$", .offset = AT (slot) },
  { "kiosk", "window", KEY_TEXT, .rule = "^.{1,40}$", .offset = AT (window) },
  { "kiosk", "hall_en", KEY_TEXT, .rule = "^.{1,40}$", .offset = AT (words[0].hall) },
  { "kiosk", "slot_en", KEY_TEXT, .rule = "^.{1,40}$", .offset = AT (words[0].slot) },
  { "kiosk", "window_en", KEY_TEXT, .rule = "^.{1,40}$", .offset = AT (words[0].window) },
  { "kiosk", "hall_ug", KEY_TEXT, .rule = "^.{1,40}$", .offset = AT (words[1].hall) },
  { "kiosk", "slot_ug", KEY_TEXT, .rule = "^.{1,40}$", .offset = AT (words[1].slot) },
  { "kiosk", "window_ug", KEY_TEXT, .rule = "^.{1,40}$", .offset = AT (words[1].window) },
  { "kiosk", "hall_bo", KEY_TEXT, .rule = "^.{1,40}$", .offset = AT (words[2].hall) },
  { "kiosk", "slot_bo", KEY_TEXT, .rule = "^.{1,40}$", .offset = AT (words[2].slot) },
  { "kiosk", "window_bo", KEY_TEXT, .rule = "^.{1,40}$", .offset = AT (words[2].window) },
  { "kiosk", "hours", KEY_TEXT, .rule = "^[0-9:-]{11}$", .advice = N_ ("应写成 08:30-17:00"), .offset = AT (hours) },
  { "kiosk", "closed_days", KEY_TEXT, .rule = "^[1-7]{1,6}$", .advice = N_ ("1 到 7 的数字，7 是星期日，例如 67"),
    .offset = AT (closed_days) },
  { "kiosk", "dark_minutes", KEY_NUMBER, FALSE, "10", .min = 0, .max = 240, .offset = AT (dark_minutes) },
  { "kiosk", "metrics", KEY_PATH, .offset = AT (metrics) },
  { "store", "url", KEY_TEXT, TRUE, NULL, "^(sqlite:.+|postgresql://.+)$",
    N_ ("应是 sqlite:文件路径，或 postgresql://用户@主机/数据库"), .secret = TRUE, .offset = AT (store_url) },
  { "card", "source", KEY_CHOICE, FALSE, "pcsc", NULL, NULL, { "pcsc", "demo" }, .offset = AT (card_source) },
  { "card", "reader", KEY_TEXT, .offset = AT (card_reader) },
  { "card", "psam", KEY_TEXT, .offset = AT (card_psam) },
  { "card", "show_tries", KEY_FLAG, FALSE, "false", .offset = AT (card_show_tries) },
  { "printer", "device", KEY_TEXT, TRUE, NULL,
    "^(usb:/.+|file:.+|tcp:[^:]+:[0-9]{1,5}|" SERIAL_SET ")$",
    N_ ("应是 usb:路径、serial:路径:波特率[:流控]、tcp:主机:端口 或 file:目录；流控是 none、rtscts 或 xonxoff"), .offset = AT (printer_device) },
  { "printer", "width", KEY_CHOICE, FALSE, "576", NULL, NULL, { "576", "384" }, .offset = AT (printer_width) },
  { "printer", "profile", KEY_TEXT, .offset = AT (printer_profile) },
  { "scanner", "device", KEY_TEXT, FALSE, "none", "^(none|hid|hid:/.+|" SERIAL_SET "|" SERIAL_PATH ")$",
    N_ ("只能是 hid、hid:路径、serial:路径[:波特率[:流控]] 或 none；流控是 none、rtscts 或 xonxoff"), .offset = AT (scanner_device) },
  { "scanner", "codes", KEY_CHOICE, FALSE, "none", NULL, NULL, { "none", "store" }, .offset = AT (scanner_codes) },
  { "keypad", "device", KEY_TEXT, FALSE, "none", "^(none|" SERIAL_SET "|" SERIAL_PATH ")$",
    N_ ("只能是 serial:路径[:波特率[:流控]] 或 none；流控是 none、rtscts 或 xonxoff"), .offset = AT (keypad_device) },
  { "keypad", "on_failure", KEY_CHOICE, FALSE, "stop", NULL, NULL, { "stop", "screen" }, .offset = AT (keypad_on_failure) },
  { "receipt", "key", KEY_PATH, TRUE, .offset = AT (receipt_key) },
  { "receipt", "trusted_keys", KEY_PATH, TRUE, .offset = AT (trusted_keys) },
  { "receipt", "last_number", KEY_PATH, .offset = AT (number_mark) },
  { "receipt", "names", KEY_CHOICE, FALSE, "masked", NULL, NULL, { "masked", "full" }, .offset = AT (receipt_names_full) },
  { "session", "idle_seconds", KEY_NUMBER, FALSE, "90", .min = 40, .max = 600, .offset = AT (idle_seconds) },
  { "session", "elder_idle_seconds", KEY_NUMBER, FALSE, "180", .min = 70, .max = 1200, .offset = AT (elder_idle_seconds) },
  { "voice", "engine", KEY_TEXT, FALSE, "none", "^(none|speech-dispatcher)$", N_ ("只能是 none 或 speech-dispatcher"),
    .offset = AT (voice_engine) },
  { "voice", "private", KEY_TEXT, .rule = "^[0-9A-Za-z_-]{1,40}$", .offset = AT (voice_private) },
  { "voice", "always", KEY_FLAG, FALSE, "false", .offset = AT (voice_always) },
  { "voice", "volume", KEY_CHOICE, FALSE, "middle", NULL, NULL, { "low", "middle", "high" }, .offset = AT (voice_loudness) },
};
/* clang-format on */

static gboolean
group_exists (const char *group)
{
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    if (g_str_equal (keys[i].group, group))
      return TRUE;
  return FALSE;
}

static const KeySpec *
find_key (const char *group, const char *key)
{
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    if (g_str_equal (keys[i].group, group) && g_str_equal (keys[i].key, key))
      return &keys[i];
  return NULL;
}

/* The keys of one section as "id, hall, region", for the complaint about an unknown one. */
static char *
list_keys (const char *group)
{
  GString *list = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    if (g_str_equal (keys[i].group, group))
      g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "", keys[i].key);
  return g_string_free (list, FALSE);
}

/* Mistakes of the file itself, then keys that do not exist. */
static gboolean
check_entries (const char *path, const GjIni *ini, GError **error)
{
  if (gj_ini_n_problems (ini) > 0)
    {
      const GjIniProblem *problem = gj_ini_problem (ini, 0);

      g_set_error (error, GJ_CONFIG_ERROR, GJ_CONFIG_ERROR_SYNTAX, "%s:%u:%u: %s", path,
                   problem->line, problem->column, problem->message);
      return FALSE;
    }
  for (guint i = 0; i < gj_ini_n_sections (ini); i++)
    if (!group_exists (gj_ini_section (ini, i)))
      {
        g_set_error (error, GJ_CONFIG_ERROR, GJ_CONFIG_ERROR_UNKNOWN,
                     _("%s:%u: 没有 [%s] 这一节，请对照 kiosk.conf.example"), path,
                     gj_ini_section_line (ini, gj_ini_section (ini, i)), gj_ini_section (ini, i));
        return FALSE;
      }
  for (guint i = 0; i < gj_ini_n_entries (ini); i++)
    {
      const GjIniEntry *entry = gj_ini_entry (ini, i);

      if (find_key (entry->section, entry->key) == NULL)
        {
          g_autofree char *known = list_keys (entry->section);

          g_set_error (error, GJ_CONFIG_ERROR, GJ_CONFIG_ERROR_UNKNOWN,
                       _("%s:%u: [%s] 里没有 %s 这个键；可用的有 %s"), path, entry->line,
                       entry->section, entry->key, known);
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
complain (const char *path, guint line, const KeySpec *spec, const char *value, const char *rule,
          GError **error)
{
  g_set_error (error, GJ_CONFIG_ERROR, GJ_CONFIG_ERROR_VALUE,
               _("%s:%u: [%s] %s 的值“%s”不对：%s"), path, line, spec->group, spec->key,
               spec->secret ? "***" : value, rule);
  return FALSE;
}

/* "sqlite:data/x.db" and "file:paper" name files too: what follows the scheme is resolved likewise. */
static char *
resolve (const char *directory, const char *value)
{
  for (guint i = 0; i < 2; i++)
    {
      const char *scheme = i == 0 ? "sqlite:" : "file:";

      if (g_str_has_prefix (value, scheme))
        {
          g_autofree char *full = g_canonicalize_filename (value + strlen (scheme), directory);

          return g_strconcat (scheme, full, NULL);
        }
    }
  return NULL;
}

static gboolean
set_text (GjConfig *config, const char *directory, guint line, const KeySpec *spec,
          const char *value, GError **error)
{
  char **field = G_STRUCT_MEMBER_P (config, spec->offset);

  if (spec->rule != NULL && !g_regex_match_simple (spec->rule, value, 0, 0))
    return complain (config->path, line, spec, value,
                     spec->advice != NULL ? _ (spec->advice)
                                          : _ ("格式不符，请对照 kiosk.conf.example"),
                     error);
  if (spec->type == KEY_PATH)
    *field = g_canonicalize_filename (value, directory);
  else
    *field = resolve (directory, value);
  if (*field == NULL)
    *field = g_strdup (value);
  return TRUE;
}

static gboolean
set_choice (GjConfig *config, guint line, const KeySpec *spec, const char *value, GError **error)
{
  guint *field = G_STRUCT_MEMBER_P (config, spec->offset);

  for (guint i = 0; i < G_N_ELEMENTS (spec->choices) && spec->choices[i] != NULL; i++)
    if (g_str_equal (spec->choices[i], value))
      {
        *field = i;
        return TRUE;
      }
  {
    g_autofree char *allowed = g_strjoinv (" / ", (char **) spec->choices);
    g_autofree char *rule = g_strdup_printf (_("只能是 %s"), allowed);

    return complain (config->path, line, spec, value, rule, error);
  }
}

static gboolean
set_flag (GjConfig *config, guint line, const KeySpec *spec, const char *value, GError **error)
{
  gboolean *field = G_STRUCT_MEMBER_P (config, spec->offset);

  if (!g_str_equal (value, "true") && !g_str_equal (value, "false"))
    return complain (config->path, line, spec, value, _("只能是 true 或 false"), error);
  *field = g_str_equal (value, "true");
  return TRUE;
}

static gboolean
set_number (GjConfig *config, guint line, const KeySpec *spec, const char *value, GError **error)
{
  guint *field = G_STRUCT_MEMBER_P (config, spec->offset);
  guint64 number;

  if (!g_ascii_string_to_unsigned (value, 10, spec->min, spec->max, &number, NULL))
    {
      g_autofree char *rule = g_strdup_printf (_("应是 %u 到 %u 的整数"), spec->min, spec->max);

      return complain (config->path, line, spec, value, rule, error);
    }
  *field = (guint) number;
  return TRUE;
}

static gboolean
set_value (GjConfig *config, const char *directory, guint line, const KeySpec *spec,
           const char *value, GError **error)
{
  switch (spec->type)
    {
    case KEY_TEXT:
    case KEY_PATH:
      return set_text (config, directory, line, spec, value, error);
    case KEY_CHOICE:
      return set_choice (config, line, spec, value, error);
    case KEY_FLAG:
      return set_flag (config, line, spec, value, error);
    case KEY_NUMBER:
      return set_number (config, line, spec, value, error);
    }
  g_assert_not_reached ();
}

/* Beside the store, where it is a file, else beside the key. */
static char *
place_number_mark (const GjConfig *config)
{
  const char *store = config->store_url;

  return g_str_has_prefix (store, "sqlite:")
             ? g_strdup_printf ("%s.last-%s", store + strlen ("sqlite:"), config->id)
             : g_strdup_printf ("%s.last", config->receipt_key);
}

/* Each once, in the hall's order; the language of the beginning is one that people can come back to. */
static void
offer_languages (GjConfig *config)
{
  g_autofree char *all = g_strdup_printf ("%s,%s", config->languages, config->language);
  g_auto (GStrv) tags = g_strsplit (all, ",", -1);
  g_autoptr (GStrvBuilder) offered = g_strv_builder_new ();

  for (guint i = 0; tags[i] != NULL; i++)
    {
      gboolean again = FALSE;

      for (guint before = 0; before < i; before++)
        again = again || g_str_equal (tags[before], tags[i]);
      if (!again)
        g_strv_builder_add (offered, tags[i]);
    }
  g_strfreev (config->offered);
  config->offered = g_strv_builder_end (offered);
}

/* NULL: what the file says is in the screen's language, or there is nothing else. */
static const GjConfigWords *
words_now (const GjConfig *config)
{
  static const char *const tags[GJ_CONFIG_TRANSLATIONS] = { "en", "ug", "bo" };

  for (gsize i = 0; i < G_N_ELEMENTS (tags); i++)
    if (g_str_equal (gj_i18n_get_language (), tags[i]))
      return &config->words[i];
  return NULL;
}

const char *
gj_config_hall (const GjConfig *config)
{
  const GjConfigWords *words = words_now (config);

  return words != NULL && words->hall != NULL ? words->hall : config->hall;
}

const char *
gj_config_slot (const GjConfig *config)
{
  const GjConfigWords *words = words_now (config);

  return words != NULL && words->slot != NULL ? words->slot : config->slot;
}

const char *
gj_config_window (const GjConfig *config)
{
  const GjConfigWords *words = words_now (config);

  if (words != NULL && words->window != NULL)
    return words->window;
  return config->window != NULL ? config->window : _("窗口");
}

void
gj_config_speak (GjConfig *config, const char *language)
{
  g_return_if_fail (gj_language_find (language) != NULL);
  g_free (config->language);
  config->language = g_strdup (language);
  offer_languages (config);
}

static gboolean
fill (GjConfig *config, const char *directory, const GjIni *ini, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      const KeySpec *spec = &keys[i];
      const GjIniEntry *entry = gj_ini_find (ini, spec->group, spec->key);
      const char *value = entry != NULL && *entry->value != '\0' ? entry->value : spec->preset;

      if (value == NULL && spec->required)
        {
          g_set_error (error, GJ_CONFIG_ERROR, GJ_CONFIG_ERROR_MISSING,
                       _("%s: 缺少 [%s] %s，请对照 kiosk.conf.example 补上"), config->path,
                       spec->group, spec->key);
          return FALSE;
        }
      if (value != NULL
          && !set_value (config, directory, entry != NULL ? entry->line : 0, spec, value, error))
        return FALSE;
    }
  offer_languages (config);
  config->printer_width = config->printer_width == 0 ? 576 : 384;
  if (config->number_mark == NULL)
    config->number_mark = place_number_mark (config);
  if (config->hours == NULL || gj_hours_parse (config->hours, config->closed_days, &config->opening))
    return TRUE;
  g_set_error (error, GJ_CONFIG_ERROR, GJ_CONFIG_ERROR_VALUE,
               _("%s: [kiosk] hours=%s 不对：应写成 08:30-17:00，先开后关，不过午夜；closed_days 不能七天都写"), config->path,
               config->hours);
  return FALSE;
}

GjConfig *
gj_config_load (const char *path, GError **error)
{
  g_autoptr (GjConfig) config = g_new0 (GjConfig, 1);
  g_autofree char *full = g_canonicalize_filename (path, NULL);
  g_autofree char *directory = g_path_get_dirname (full);
  g_autoptr (GError) local = NULL;
  g_autoptr (GjIni) ini = gj_ini_new_file (path, &local);

  config->path = g_strdup (path);
  if (ini == NULL)
    {
      g_set_error (error, GJ_CONFIG_ERROR, GJ_CONFIG_ERROR_UNREADABLE,
                   _("读不了配置文件 %s：%s"), path, local->message);
      return NULL;
    }
  if (!check_entries (path, ini, error) || !fill (config, directory, ini, error))
    return NULL;
  return g_steal_pointer (&config);
}

void
gj_config_free (GjConfig *config)
{
  if (config == NULL)
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    if (keys[i].type == KEY_TEXT || keys[i].type == KEY_PATH)
      g_free (G_STRUCT_MEMBER (char *, config, keys[i].offset));
  g_strfreev (config->offered);
  g_free (config->path);
  g_free (config);
}
