/* SPDX-License-Identifier: Apache-2.0 */
/* See pinyin.h. The library is opened when it is first wanted, not linked: it brings ten others, and most residents never type a name.
   Two schemas of our own (below) read the tables that Debian's packages have compiled; loaded, they need no folder, so the folder they
   came from is removed at once and there is nowhere to write to. */
#include "ui/widgets/pinyin.h"

#include <dlfcn.h>
#include <glib/gstdio.h>
#include <rime_api.h>
#include <string.h>

#include "core/base/i18n.h"

#define N_SCHEMAS 2
#define CODE_LENGTH 5
#define CODE_FROM 0x3400
/* More keys than any name needs. */
#define MAX_TYPED 64
/* Further than this nobody turns pages. */
#define MAX_CANDIDATES 600

struct _GjPinyin
{
  GjPinyinMode mode;
  GString *keys;  /* as typed: letters, strokes or digits */
  GString *shown; /* what gj_pinyin_get_typed gave last */
  GPtrArray *candidates; /* of the keys, as far as they were asked for; NULL: the keys have changed */
  GArray *indices;       /* of each in the library's own list */
};

/* The library: one for the process. */
static struct
{
  GMutex mutex; /* held while it is opened: by a thread of its own, or by who needs it now */
  gboolean tried;
  const RimeApi *api; /* NULL: there is none */
  RimeSessionId sessions[N_SCHEMAS]; /* by GjPinyinMode; 0: that table is missing */
} library;

/* No user dictionary, no punctuation, no switches: letters in, characters out. */
static const struct
{
  const char *id;
  const char *table; /* without it there is no use in the schema */
  const char *text;
} schemas[N_SCHEMAS] = {
  [GJ_PINYIN_SOUND] = { "gongji_sound", "luna_pinyin.table.bin",
                        "schema: {schema_id: gongji_sound, name: sound}\n"
                        "engine:\n"
                        "  processors: [speller]\n"
                        "  segmentors: [abc_segmentor]\n"
                        "  translators: [script_translator]\n"
                        "  filters: [simplifier, uniquifier]\n"
                        "speller: {alphabet: zyxwvutsrqponmlkjihgfedcba, delimiter: \" '\"}\n"
                        "translator: {dictionary: luna_pinyin, prism: luna_pinyin, enable_user_dict: false}\n"
                        "simplifier: {option_name: simplified, opencc_config: t2s.json}\n" },
  [GJ_PINYIN_STROKES] = { "gongji_strokes", "stroke.table.bin",
                          "schema: {schema_id: gongji_strokes, name: strokes}\n"
                          "engine:\n"
                          "  processors: [speller]\n"
                          "  segmentors: [abc_segmentor]\n"
                          "  translators: [table_translator]\n"
                          "  filters: [uniquifier]\n"
                          "speller: {alphabet: hspnz, delimiter: \" '\"}\n"
                          "translator: {dictionary: stroke, enable_user_dict: false, enable_encoder: false, "
                          "enable_sentence: false, enable_completion: true}\n" },
};

static const char *const stroke_keys = "hspnz";

/* By its name: the signs themselves stand at different heights, and several 一 run into one line. */
static const char *
stroke_name (char key)
{
  switch (key)
    {
    case 'h':
      return C_ ("a stroke that was typed", "横");
    case 's':
      return C_ ("a stroke that was typed", "竖");
    case 'p':
      return C_ ("a stroke that was typed", "撇");
    case 'n':
      return C_ ("a stroke that was typed", "点");
    default:
      return C_ ("a stroke that was typed", "折");
    }
}

/* ---- the library ---- */

static gboolean
write_schemas (const char *folder)
{
  for (guint i = 0; i < N_SCHEMAS; i++)
    {
      g_autofree char *path = g_strdup_printf ("%s/%s.schema.yaml", folder, schemas[i].id);
      if (!g_file_set_contents (path, schemas[i].text, -1, NULL))
        return FALSE;
    }
  return TRUE;
}

/* Nothing but our own files is in it. */
static void
remove_folder (const char *folder)
{
  GDir *dir = g_dir_open (folder, 0, NULL);
  const char *name;
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_unlink (path);
    }
  g_clear_pointer (&dir, g_dir_close);
  if (g_rmdir (folder) != 0)
    g_warning ("the input method's folder %s could not be removed", folder);
}

static RimeSessionId
open_schema (const RimeApi *api, guint schema)
{
  g_autofree char *table = g_build_filename (GJ_RIME_DATA_DIR, "build", schemas[schema].table, NULL);
  if (!g_file_test (table, G_FILE_TEST_IS_REGULAR))
    {
      g_warning ("the input method's table %s is missing", table);
      return 0;
    }
  const RimeSessionId session = api->create_session ();
  if (session != 0 && api->select_schema (session, schemas[schema].id))
    {
      api->set_option (session, "simplified", True);
      /* The tables are opened by the first key. */
      api->process_key (session, 'h', 0);
      api->clear_composition (session);
      return session;
    }
  return 0;
}

static void
start_library (const RimeApi *api, const char *folder)
{
  const char *modules[] = { "core", "dict", "gears", NULL };
  RIME_STRUCT (RimeTraits, traits);
  traits.shared_data_dir = GJ_RIME_DATA_DIR;
  traits.user_data_dir = folder;
  traits.staging_dir = folder;
  traits.distribution_name = traits.distribution_code_name = "gongji";
  traits.distribution_version = "1";
  traits.app_name = "rime.gongji";
  traits.modules = modules; /* none of the plugins that happen to be installed */
  traits.min_log_level = 3;
  traits.log_dir = ""; /* no file */
  ((RimeApi *) api)->setup (&traits);
  ((RimeApi *) api)->initialize (&traits);
  for (guint i = 0; i < N_SCHEMAS; i++)
    library.sessions[i] = open_schema (api, i);
}

static void
open_library (void)
{
  void *handle = dlopen ("librime.so.1", RTLD_NOW | RTLD_LOCAL);
  RimeApi *(*get_api) (void) = handle != NULL ? (RimeApi * (*) (void) ) dlsym (handle, "rime_get_api") : NULL;
  g_autofree char *folder = g_dir_make_tmp ("gongji-input-XXXXXX", NULL);
  if (get_api == NULL || folder == NULL)
    {
      g_warning ("names cannot be typed by sound: %s", get_api == NULL ? "librime1 is missing" : "there is no room for its folder");
      return;
    }
  if (write_schemas (folder))
    {
      library.api = get_api ();
      start_library (library.api, folder);
    }
  remove_folder (folder);
}

static void
need_library (void)
{
  g_mutex_lock (&library.mutex);
  if (!library.tried)
    open_library ();
  library.tried = TRUE;
  g_mutex_unlock (&library.mutex);
}

static gpointer
on_prepare (gpointer data)
{
  need_library ();
  return NULL;
}

void
gj_pinyin_prepare (void)
{
  static gboolean begun;
  if (!begun)
    g_thread_unref (g_thread_new ("input", on_prepare, NULL));
  begun = TRUE;
}

/* ---- codes ---- */

static gboolean
is_han (gunichar character)
{
  return g_unichar_get_script (character) == G_UNICODE_SCRIPT_HAN && g_unichar_isalnum (character);
}

/* The character of a 区位 code, "2645"; 0 for none. */
static gunichar
character_of_zone (const char *digits)
{
  const int zone = g_ascii_digit_value (digits[0]) * 10 + g_ascii_digit_value (digits[1]);
  const int place = g_ascii_digit_value (digits[2]) * 10 + g_ascii_digit_value (digits[3]);
  if (strlen (digits) != 4 || strspn (digits, "0123456789") != 4 || zone < 16 || zone > 87 || place < 1 || place > 94)
    return 0;
  const char bytes[] = { (char) (0xA0 + zone), (char) (0xA0 + place), '\0' };
  g_autofree char *text = g_convert (bytes, 2, "UTF-8", "GB2312", NULL, NULL, NULL);
  return text != NULL ? g_utf8_get_char (text) : 0;
}

static void
add_character (GjPinyin *self, gunichar character)
{
  char text[7] = { 0 };
  if (!is_han (character))
    return;
  g_unichar_to_utf8 (character, text);
  g_ptr_array_add (self->candidates, g_strdup (text));
}

static void
find_by_code (GjPinyin *self)
{
  const gunichar code = (gunichar) g_ascii_strtoull (self->keys->str, NULL, 16);
  if (self->keys->len >= 4 && code >= CODE_FROM)
    add_character (self, code);
  if (self->keys->len == 4)
    add_character (self, character_of_zone (self->keys->str));
}

/* ---- sounds and strokes ---- */

static RimeSessionId
session_of (GjPinyin *self)
{
  return self->mode == GJ_PINYIN_CODE ? 0 : library.sessions[self->mode];
}

/* A name is made of characters only; strokes give one at a time. */
static gboolean
is_wanted (GjPinyin *self, const char *text)
{
  if (self->mode == GJ_PINYIN_STROKES && g_utf8_strlen (text, -1) != 1)
    return FALSE;
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    if (!is_han (g_utf8_get_char (at)))
      return FALSE;
  return *text != '\0';
}

static void
find_in_library (GjPinyin *self)
{
  RimeCandidateListIterator list = { 0 };
  if (!library.api->candidate_list_begin (session_of (self), &list))
    return;
  while (self->candidates->len < MAX_CANDIDATES && library.api->candidate_list_next (&list))
    if (is_wanted (self, list.candidate.text))
      {
        g_ptr_array_add (self->candidates, g_strdup (list.candidate.text));
        g_array_append_val (self->indices, list.index);
      }
  library.api->candidate_list_end (&list);
}

/* The library's composition again, from our keys. */
static void
compose (GjPinyin *self)
{
  const RimeSessionId session = session_of (self);
  g_clear_pointer (&self->candidates, g_ptr_array_unref);
  g_array_set_size (self->indices, 0);
  if (session == 0)
    return;
  library.api->clear_composition (session);
  for (gsize i = 0; i < self->keys->len; i++)
    library.api->process_key (session, self->keys->str[i], 0);
}

static void
find_candidates (GjPinyin *self)
{
  if (self->candidates != NULL)
    return;
  self->candidates = g_ptr_array_new_with_free_func (g_free);
  if (self->mode == GJ_PINYIN_CODE)
    find_by_code (self);
  else if (session_of (self) != 0 && self->keys->len > 0)
    find_in_library (self);
}

/* Chosen for the first of the letters only, the rest stays: how many of our keys does the library still show as letters? */
static gsize
letters_left (RimeSessionId session)
{
  RIME_STRUCT (RimeContext, context);
  gsize letters = 0;
  if (!library.api->get_context (session, &context))
    return 0;
  for (const char *at = context.composition.preedit; at != NULL && *at != '\0'; at++)
    letters += g_ascii_islower (*at);
  library.api->free_context (&context);
  return letters;
}

static void
drop_commit (RimeSessionId session)
{
  RIME_STRUCT (RimeCommit, commit);
  if (library.api->get_commit (session, &commit))
    library.api->free_commit (&commit);
}

/* How many keys stay typed after this choice. */
static gsize
take_choice (GjPinyin *self, guint index)
{
  const RimeSessionId session = session_of (self);
  if (self->mode != GJ_PINYIN_SOUND || !library.api->select_candidate (session, (gsize) g_array_index (self->indices, int, index)))
    return 0;
  const gsize left = letters_left (session);
  drop_commit (session);
  return MIN (left, self->keys->len);
}

/* ---- for everyone ---- */

GjPinyin *
gj_pinyin_new (void)
{
  GjPinyin *self = g_new0 (GjPinyin, 1);
  need_library ();
  self->keys = g_string_sized_new (MAX_TYPED + 1);
  self->shown = g_string_new (NULL);
  self->indices = g_array_new (FALSE, FALSE, sizeof (int));
  self->mode = gj_pinyin_has (self, GJ_PINYIN_SOUND) ? GJ_PINYIN_SOUND : GJ_PINYIN_CODE;
  return self;
}

void
gj_pinyin_free (GjPinyin *self)
{
  if (self == NULL)
    return;
  gj_pinyin_clear (self);
  g_string_free (self->keys, TRUE);
  g_string_free (self->shown, TRUE);
  g_array_unref (self->indices);
  g_free (self);
}

gboolean
gj_pinyin_has (GjPinyin *self, GjPinyinMode mode)
{
  return mode == GJ_PINYIN_CODE || library.sessions[mode] != 0;
}

void
gj_pinyin_set_mode (GjPinyin *self, GjPinyinMode mode)
{
  g_return_if_fail (gj_pinyin_has (self, mode));
  gj_pinyin_clear (self);
  self->mode = mode;
}

GjPinyinMode
gj_pinyin_get_mode (GjPinyin *self)
{
  return self->mode;
}

static gboolean
is_key (GjPinyinMode mode, char key)
{
  switch (mode)
    {
    case GJ_PINYIN_SOUND:
      return g_ascii_islower (key);
    case GJ_PINYIN_STROKES:
      return key != '\0' && strchr (stroke_keys, key) != NULL;
    case GJ_PINYIN_CODE:
      return g_ascii_isxdigit (key);
    }
  g_return_val_if_reached (FALSE);
}

gboolean
gj_pinyin_type (GjPinyin *self, char key)
{
  const char meant = self->mode == GJ_PINYIN_CODE ? g_ascii_toupper (key) : g_ascii_tolower (key);
  const gsize most = self->mode == GJ_PINYIN_CODE ? CODE_LENGTH : MAX_TYPED;
  if (!is_key (self->mode, meant) || self->keys->len >= most)
    return FALSE;
  g_string_append_c (self->keys, meant);
  compose (self);
  return TRUE;
}

gboolean
gj_pinyin_backspace (GjPinyin *self)
{
  if (self->keys->len == 0)
    return FALSE;
  g_string_truncate (self->keys, self->keys->len - 1);
  compose (self);
  return TRUE;
}

void
gj_pinyin_clear (GjPinyin *self)
{
  g_string_truncate (self->keys, 0);
  compose (self);
}

const char *
gj_pinyin_get_typed (GjPinyin *self)
{
  g_string_truncate (self->shown, 0);
  if (self->mode == GJ_PINYIN_STROKES)
    for (gsize i = 0; i < self->keys->len; i++)
      g_string_append (self->shown, stroke_name (self->keys->str[i]));
  else if (self->mode == GJ_PINYIN_SOUND && self->keys->len > 0)
    {
      RIME_STRUCT (RimeContext, context);
      if (library.api->get_context (session_of (self), &context))
        {
          g_string_assign (self->shown, context.composition.preedit != NULL ? context.composition.preedit : "");
          library.api->free_context (&context);
        }
    }
  if (self->shown->len == 0)
    g_string_assign (self->shown, self->keys->str);
  return self->shown->str;
}

GStrv
gj_pinyin_get_candidates (GjPinyin *self, guint first, guint n)
{
  GStrvBuilder *some = g_strv_builder_new ();
  find_candidates (self);
  for (guint i = first; i < self->candidates->len && i - first < n; i++)
    g_strv_builder_add (some, self->candidates->pdata[i]);
  GStrv all = g_strv_builder_end (some);
  g_strv_builder_unref (some);
  return all;
}

char *
gj_pinyin_choose (GjPinyin *self, guint index)
{
  find_candidates (self);
  if (index >= self->candidates->len)
    return NULL;
  char *text = g_strdup (self->candidates->pdata[index]);
  const gsize left = take_choice (self, index);
  g_string_erase (self->keys, 0, (gssize) (self->keys->len - left));
  compose (self);
  return text;
}
