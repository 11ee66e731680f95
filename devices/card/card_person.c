/* SPDX-License-Identifier: Apache-2.0 */
/* Reading a card's INI file: a table of keys, each with its kind and its place. */
#include "devices/card/card_person.h"

#include "core/base/i18n.h"
#include "core/base/ini.h"
#include "core/base/id_number.h"
#include "devices/card/card_text.h"
#include "devices/card/social_card.h"

#include <string.h>

G_DEFINE_QUARK (gj-card-person-error-quark, gj_card_person_error)

typedef enum
{
  KIND_TEXT,   /* char * */
  KIND_FIXED,  /* char[room], letters and digits */
  KIND_DIGITS, /* char[room] */
  KIND_CHAR,   /* char */
  KIND_DATE,
  KIND_BOOL,
  KIND_COUNT,
  KIND_SW,
  KIND_TAGS,
  KIND_CHOICE, /* gint, the place of the word in choices; a flag for two words */
} Kind;

typedef struct
{
  const char *section, *key;
  Kind kind;
  gsize offset, room;
  const char *choices;
} Field;

#define AT(member) G_STRUCT_OFFSET (GjCardPerson, member)
#define FAULT(member) G_STRUCT_OFFSET (GjCardPerson, faults.member)
#define ROOM(member) sizeof (((GjCardPerson *) NULL)->member)

static const Field FIELDS[] = {
  { "card", "title", KIND_TEXT, AT (title), 0, NULL },
  { "card", "kind", KIND_CHOICE, AT (kind), 0, "other;social;psam" },
  { "card", "keys", KIND_CHOICE, AT (keys), 0, "none;good;wrong" },
  { "card", "version", KIND_FIXED, AT (version), ROOM (version), NULL },
  { "card", "class", KIND_CHAR, AT (card_class), 0, NULL },
  { "card", "number", KIND_FIXED, AT (number), ROOM (number), NULL },
  { "card", "identifier", KIND_TEXT, AT (identifier), 32, NULL },
  { "card", "issuer", KIND_TEXT, AT (issuer), 24, NULL },
  { "card", "issued", KIND_DATE, AT (issued), 0, NULL },
  { "card", "expires", KIND_DATE, AT (expires), 0, NULL },
  { "card", "blocked", KIND_BOOL, AT (blocked), 0, NULL },
  { "card", "protocol", KIND_CHOICE, AT (t0), 0, "t1;t0" },
  { "card", "ef_select", KIND_COUNT, AT (ef_select_p1), 2, NULL },
  { "card", "needs_ef_select", KIND_BOOL, AT (needs_ef_select), 0, NULL },
  { "holder", "name", KIND_TEXT, AT (name), 0, NULL },
  { "holder", "certno", KIND_TEXT, AT (certno), 18, NULL },
  { "holder", "sex", KIND_CHAR, AT (sex), 0, NULL },
  { "holder", "ethnic", KIND_DIGITS, AT (ethnic), ROOM (ethnic), NULL },
  { "holder", "birthplace", KIND_DIGITS, AT (birthplace), ROOM (birthplace), NULL },
  { "holder", "birth", KIND_DATE, AT (birth), 0, NULL },
  { "holder", "refused", KIND_BOOL, AT (refused), 0, NULL },
  { "holder", "absent", KIND_TAGS, AT (absent), 0, NULL },
  { "pin", "pin", KIND_DIGITS, AT (pin), ROOM (pin), NULL },
  { "pin", "limit", KIND_COUNT, AT (pin_limit), 15, NULL },
  { "pin", "left", KIND_COUNT, AT (pin_left), 15, NULL },
  { "pin", "query", KIND_CHOICE, AT (query), 0, "safe;counts;refused" },
  { "fault", "pull_at", KIND_COUNT, FAULT (pull_at), 0, NULL },
  { "fault", "leave_at", KIND_COUNT, FAULT (leave_at), 0, NULL },
  { "fault", "blink_at", KIND_COUNT, FAULT (blink_at), 0, NULL },
  { "fault", "mute_at", KIND_COUNT, FAULT (mute_at), 0, NULL },
  { "fault", "short_at", KIND_COUNT, FAULT (short_at), 0, NULL },
  { "fault", "garbage_at", KIND_COUNT, FAULT (garbage_at), 0, NULL },
  { "fault", "sw_at", KIND_COUNT, FAULT (sw_at), 0, NULL },
  { "fault", "sw", KIND_SW, FAULT (sw), 0, NULL },
  { "fault", "delay_at", KIND_COUNT, FAULT (delay_at), 0, NULL },
  { "fault", "delay_ms", KIND_COUNT, FAULT (delay_ms), 0, NULL },
  { "fault", "dead", KIND_BOOL, FAULT (dead), 0, NULL },
};

static gboolean
set_text (char **place, const char *value, gsize room)
{
  if (room != 0 && strlen (value) > room)
    return FALSE;
  g_free (*place);
  *place = g_strdup (value);
  return TRUE;
}

static gboolean
set_fixed (char *place, const char *value, gsize room, gboolean digits_only)
{
  if (strlen (value) >= room)
    return FALSE;
  for (const char *at = value; *at != '\0'; at++)
    if (!g_ascii_isdigit (*at) && (digits_only || (!g_ascii_isalnum (*at) && *at != '.')))
      return FALSE;
  g_strlcpy (place, value, room);
  return TRUE;
}

static gboolean
set_tags (GArray **tags, const char *value)
{
  g_auto (GStrv) words = g_strsplit (value, ";", -1);

  g_array_set_size (*tags, 0);
  for (char **word = words; *word != NULL; word++)
    {
      guint64 tag = 0;
      if (**word == '\0')
        continue;
      if (!g_ascii_string_to_unsigned (g_strstrip (*word), 16, 1, 0xFE, &tag, NULL))
        return FALSE;
      g_array_append_vals (*tags, &(guint8){ (guint8) tag }, 1);
    }
  return TRUE;
}

static gboolean
set_choice (gint *place, const char *value, const char *choices)
{
  g_auto (GStrv) words = g_strsplit (choices, ";", -1);

  for (gint i = 0; words[i] != NULL; i++)
    if (g_str_equal (words[i], value))
      {
        *place = i;
        return TRUE;
      }
  return FALSE;
}

static gboolean
set_number (const Field *field, gpointer place, const char *value)
{
  guint64 number = 0;
  guint base = field->kind == KIND_SW ? 16 : 10;
  guint64 most = field->kind == KIND_SW ? 0xFFFF : field->room != 0 ? field->room : G_MAXINT32;

  if (!g_ascii_string_to_unsigned (value, base, 0, most, &number, NULL))
    return FALSE;
  if (field->kind == KIND_SW)
    *(guint16 *) place = (guint16) number;
  else
    *(guint *) place = (guint) number;
  return TRUE;
}

static gboolean
set_field (const Field *field, GjCardPerson *person, const char *value)
{
  gpointer place = G_STRUCT_MEMBER_P (person, field->offset);

  switch (field->kind)
    {
    case KIND_TEXT:
      return set_text (place, value, field->room);
    case KIND_FIXED:
    case KIND_DIGITS:
      return set_fixed (place, value, field->room, field->kind == KIND_DIGITS);
    case KIND_CHAR:
      if (strlen (value) > 1)
        return FALSE;
      *(char *) place = *value;
      return TRUE;
    case KIND_DATE:
      *(GjDate *) place = GJ_DATE_NONE;
      return *value == '\0' || gj_date_parse (value, place);
    case KIND_BOOL:
      return set_choice (place, value, "false;true");
    case KIND_COUNT:
    case KIND_SW:
      return set_number (field, place, value);
    case KIND_TAGS:
      return set_tags (place, value);
    case KIND_CHOICE:
      return set_choice (place, value, field->choices);
    }
  g_assert_not_reached ();
}

static const Field *
find_field (const GjIniEntry *entry)
{
  for (gsize i = 0; i < G_N_ELEMENTS (FIELDS); i++)
    if (g_str_equal (FIELDS[i].section, entry->section) && g_str_equal (FIELDS[i].key, entry->key))
      return &FIELDS[i];
  return NULL;
}

/* What a key alone cannot tell. */
static const char *
find_contradiction (GjCardPerson *person)
{
  g_autoptr (GByteArray) name = gj_card_text_encode_name (person->name);

  if (name == NULL || name->len > 50)
    return _("姓名不能写进卡里：须能用 GB 18030 表示，且不超过 50 字节");
  if (person->pin_left > person->pin_limit)
    return _("[pin] left 不能大于 limit");
  if (strlen (person->pin) < 4 || strlen (person->pin) > 12)
    return _("[pin] pin 须为 4 至 12 位数字");
  if (strspn (person->identifier, "0123456789abcdefABCDEF") != strlen (person->identifier)
      || strspn (person->issuer, "0123456789abcdefABCDEF") != strlen (person->issuer))
    return _("[card] identifier 与 issuer 须为十六进制");
  if (strlen (person->number) == 8)
    person->number[8] = gj_social_card_number_check (person->number);
  return NULL;
}

static GjCardPerson *
new_default (const char *path)
{
  GjCardPerson *person = g_new0 (GjCardPerson, 1);

  g_atomic_ref_count_init (&person->refs);
  person->path = g_strdup (path);
  person->title = g_strdup ("");
  person->kind = GJ_CARD_KIND_SOCIAL;
  g_strlcpy (person->version, "2.0", sizeof person->version);
  person->card_class = '3';
  person->identifier = g_strdup ("");
  person->issuer = g_strdup ("");
  person->t0 = TRUE;
  person->ef_select_p1 = 2;
  person->name = g_strdup ("");
  person->certno = g_strdup ("");
  person->sex = '9';
  person->absent = g_array_new (FALSE, FALSE, sizeof (guint8));
  g_strlcpy (person->pin, "123456", sizeof person->pin);
  person->pin_limit = 3;
  person->pin_left = G_MAXUINT;
  person->faults.sw = 0x6F00;
  return person;
}

/* An ID number says birth and sex, where the file does not. */
static void
complete (GjCardPerson *person)
{
  GjIdNumber id;

  if (person->pin_left == G_MAXUINT)
    person->pin_left = person->pin_limit;
  if (gj_id_number_parse (person->certno, &id) != GJ_ID_NUMBER_OK)
    return;
  if (person->birth == GJ_DATE_NONE)
    person->birth = id.birth;
  if (person->sex == '9')
    person->sex = id.male ? '1' : '2';
}

static GjCardPerson *
person_of_ini (const GjIni *ini, const char *path, GError **error)
{
  g_autoptr (GjCardPerson) person = new_default (path);

  if (gj_ini_n_problems (ini) > 0)
    {
      const GjIniProblem *problem = gj_ini_problem (ini, 0);
      g_set_error (error, GJ_CARD_PERSON_ERROR, 0, "%s:%u:%u: %s", path, problem->line,
                   problem->column, problem->message);
      return NULL;
    }
  for (guint i = 0; i < gj_ini_n_entries (ini); i++)
    {
      const GjIniEntry *entry = gj_ini_entry (ini, i);
      const Field *field = find_field (entry);

      if (field == NULL || !set_field (field, person, entry->value))
        {
          g_set_error (error, GJ_CARD_PERSON_ERROR, 0, "%s:%u:%u: [%s] %s: %s", path, entry->line,
                       field == NULL ? entry->key_column : entry->value_column, entry->section,
                       entry->key, field == NULL ? _("没有这一项") : _("这个值不能用"));
          return NULL;
        }
    }
  complete (person);
  const char *contradiction = find_contradiction (person);
  if (contradiction != NULL)
    {
      g_set_error (error, GJ_CARD_PERSON_ERROR, 0, "%s: %s", path, contradiction);
      return NULL;
    }
  return g_steal_pointer (&person);
}

GjCardPerson *
gj_card_person_load (const char *path, GError **error)
{
  g_autoptr (GjIni) ini = gj_ini_new_file (path, error);

  return ini == NULL ? NULL : person_of_ini (ini, path, error);
}

GjCardPerson *
gj_card_person_parse (const char *text, const char *path, GError **error)
{
  g_autoptr (GjIni) ini = gj_ini_new_text (text, -1);

  return person_of_ini (ini, path, error);
}

GjCardPerson *
gj_card_person_ref (GjCardPerson *person)
{
  g_atomic_ref_count_inc (&person->refs);
  return person;
}

void
gj_card_person_unref (GjCardPerson *person)
{
  if (!g_atomic_ref_count_dec (&person->refs))
    return;
  g_free (person->path);
  g_free (person->title);
  g_free (person->identifier);
  g_free (person->issuer);
  g_free (person->name);
  g_free (person->certno);
  g_array_unref (person->absent);
  g_free (person);
}
