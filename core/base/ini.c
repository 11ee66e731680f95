/* SPDX-License-Identifier: Apache-2.0 */
/* Reads INI and remembers where everything stands. It goes on after every mistake, so that a person
 * sees all of them at once, and it never decides whether a key is allowed. */
#include "core/base/ini.h"

#include <string.h>

#include "core/base/i18n.h"

struct _GjIni
{
  GArray *entries;     /* GjIniEntry */
  GArray *problems;    /* GjIniProblem */
  GPtrArray *sections; /* in the file's order */
  GHashTable *lines;   /* section → line of its header */
  GHashTable *index;   /* "section\nkey" → index + 1 */
};

/* Where the reader is. */
typedef struct
{
  GjIni *ini;
  const char *line_start;
  const char *section; /* NULL before the first, and after one that could not be read */
  gboolean section_broken;
  guint line;
} Reader;

static void
clear_entry (gpointer data)
{
  GjIniEntry *entry = data;

  g_free (entry->section);
  g_free (entry->key);
  g_free (entry->value);
}

static void
clear_problem (gpointer data)
{
  GjIniProblem *problem = data;

  g_free (problem->message);
}

static guint
column_of (const Reader *reader, const char *place)
{
  return (guint)g_utf8_strlen (reader->line_start, place - reader->line_start) + 1;
}

static void
add_problem (Reader *reader, guint column, char *message)
{
  GjIniProblem problem = { .line = reader->line, .column = column, .message = message };

  g_array_append_val (reader->ini->problems, problem);
}

static char *
index_key (const char *section, const char *key)
{
  return g_strconcat (section, "\n", key, NULL);
}

static gboolean
is_blank (char c)
{
  return c == ' ' || c == '\t';
}

static void
read_section (Reader *reader, const char *begin, const char *end)
{
  g_autofree char *name = NULL;

  reader->section = NULL;
  reader->section_broken = TRUE;
  if (end - begin < 3 || end[-1] != ']')
    {
      add_problem (reader, column_of (reader, end),
                   g_strdup (_ ("节名没有写完。请写成 [名称]，独占一行。")));
      return;
    }
  name = g_strndup (begin + 1, (gsize)(end - begin) - 2);
  if (strpbrk (name, "[] \t") != NULL)
    {
      add_problem (reader, column_of (reader, begin + 1),
                   g_strdup (_ ("节名里不能有空格或方括号。请写成 [名称]。")));
      return;
    }
  reader->section_broken = FALSE;
  if (g_hash_table_contains (reader->ini->lines, name))
    {
      guint first = GPOINTER_TO_UINT (g_hash_table_lookup (reader->ini->lines, name));
      gpointer kept = NULL;

      add_problem (
          reader, column_of (reader, begin),
          g_strdup_printf (_ ("[%s] 写了两次（第一次在第 %u 行）。请合并成一节。"), name, first));
      g_hash_table_lookup_extended (reader->ini->lines, name, &kept, NULL);
      reader->section = kept;
      return;
    }
  reader->section = name;
  g_ptr_array_add (reader->ini->sections, name);
  g_hash_table_insert (reader->ini->lines, g_steal_pointer (&name),
                       GUINT_TO_POINTER (reader->line));
}

static void
read_entry (Reader *reader, const char *begin, const char *end)
{
  const char *equals = memchr (begin, '=', (gsize)(end - begin));
  const char *key_end = equals;
  const char *value = equals != NULL ? equals + 1 : NULL;
  g_autofree char *key = NULL;
  g_autofree char *place = NULL;
  gpointer found;
  GjIniEntry entry = { 0 };

  if (equals == NULL || equals == begin)
    {
      add_problem (reader, column_of (reader, begin),
                   g_strdup (_ ("这一行看不懂。请写成 键=值，或以 # 开头写成注释。")));
      return;
    }
  if (reader->section == NULL)
    {
      /* What follows a broken section header is not blamed again. */
      if (!reader->section_broken)
        add_problem (reader, column_of (reader, begin),
                     g_strdup (_ ("这个键不在任何一节里。请先写 [节名]。")));
      return;
    }
  while (key_end > begin && is_blank (key_end[-1]))
    key_end--;
  while (value < end && is_blank (*value))
    value++;
  key = g_strndup (begin, (gsize)(key_end - begin));
  place = index_key (reader->section, key);
  found = g_hash_table_lookup (reader->ini->index, place);
  if (found != NULL)
    {
      const GjIniEntry *first = gj_ini_entry (reader->ini, GPOINTER_TO_UINT (found) - 1);

      add_problem (
          reader, column_of (reader, begin),
          g_strdup_printf (_ ("%s 写了两次（第一次在第 %u 行）。请只留一个。"), key, first->line));
      return;
    }
  entry.section = g_strdup (reader->section);
  entry.key = g_steal_pointer (&key);
  entry.value = g_strndup (value, (gsize)(end - value));
  entry.line = reader->line;
  entry.section_line = GPOINTER_TO_UINT (g_hash_table_lookup (reader->ini->lines, reader->section));
  entry.key_column = column_of (reader, begin);
  entry.value_column = column_of (reader, value);
  g_array_append_val (reader->ini->entries, entry);
  g_hash_table_insert (reader->ini->index, g_steal_pointer (&place),
                       GUINT_TO_POINTER (reader->ini->entries->len));
}

static void
read_line (Reader *reader, const char *begin, const char *end)
{
  const char *valid_end = NULL;

  reader->line_start = begin;
  if (!g_utf8_validate (begin, end - begin, &valid_end))
    {
      add_problem (reader, column_of (reader, valid_end),
                   g_strdup (_ ("这里不是 UTF-8 文字。请把文件另存为 UTF-8 编码。")));
      return;
    }
  if (end > begin && end[-1] == '\r')
    end--;
  while (begin < end && is_blank (*begin))
    begin++;
  while (end > begin && is_blank (end[-1]))
    end--;
  if (begin == end || *begin == '#' || *begin == ';')
    return;
  if (*begin == '[')
    read_section (reader, begin, end);
  else
    read_entry (reader, begin, end);
}

GjIni *
gj_ini_new_text (const char *text, gssize length)
{
  GjIni *ini = g_new0 (GjIni, 1);
  Reader reader = { .ini = ini };
  const char *end = text + (length < 0 ? strlen (text) : (gsize)length);

  ini->entries = g_array_new (FALSE, FALSE, sizeof (GjIniEntry));
  g_array_set_clear_func (ini->entries, clear_entry);
  ini->problems = g_array_new (FALSE, FALSE, sizeof (GjIniProblem));
  g_array_set_clear_func (ini->problems, clear_problem);
  ini->sections = g_ptr_array_new ();
  ini->lines = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  ini->index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (end - text >= 3 && memcmp (text, "\xEF\xBB\xBF", 3) == 0)
    text += 3;
  while (text < end)
    {
      const char *newline = memchr (text, '\n', (gsize)(end - text));
      const char *line_end = newline != NULL ? newline : end;

      reader.line++;
      read_line (&reader, text, line_end);
      text = line_end + 1;
    }
  return ini;
}

GjIni *
gj_ini_new_file (const char *path, GError **error)
{
  g_autofree char *text = NULL;
  gsize length;

  if (!g_file_get_contents (path, &text, &length, error))
    return NULL;
  return gj_ini_new_text (text, (gssize)length);
}

void
gj_ini_free (GjIni *ini)
{
  if (ini == NULL)
    return;
  g_array_unref (ini->entries);
  g_array_unref (ini->problems);
  g_ptr_array_unref (ini->sections);
  g_hash_table_unref (ini->lines);
  g_hash_table_unref (ini->index);
  g_free (ini);
}

guint
gj_ini_n_entries (const GjIni *ini)
{
  return ini->entries->len;
}

const GjIniEntry *
gj_ini_entry (const GjIni *ini, guint index)
{
  g_assert (index < ini->entries->len);
  return &g_array_index (ini->entries, GjIniEntry, index);
}

const GjIniEntry *
gj_ini_find (const GjIni *ini, const char *section, const char *key)
{
  g_autofree char *place = index_key (section, key);
  gpointer found = g_hash_table_lookup (ini->index, place);

  return found != NULL ? gj_ini_entry (ini, GPOINTER_TO_UINT (found) - 1) : NULL;
}

guint
gj_ini_section_line (const GjIni *ini, const char *section)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (ini->lines, section));
}

guint
gj_ini_n_sections (const GjIni *ini)
{
  return ini->sections->len;
}

const char *
gj_ini_section (const GjIni *ini, guint index)
{
  g_assert (index < ini->sections->len);
  return ini->sections->pdata[index];
}

guint
gj_ini_n_problems (const GjIni *ini)
{
  return ini->problems->len;
}

const GjIniProblem *
gj_ini_problem (const GjIni *ini, guint index)
{
  g_assert (index < ini->problems->len);
  return &g_array_index (ini->problems, GjIniProblem, index);
}
