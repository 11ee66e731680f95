/* SPDX-License-Identifier: Apache-2.0 */
/* Reading letters from their files. */
#include "core/family/letter.h"

#include <string.h>

#include "core/base/crypto.h"
#include "core/base/i18n.h"
#include "core/rules/policy_file.h"

#define LETTER_BYTES_MAX (64 * 1024)
#define VERSION_LENGTH_MAX 24

G_DEFINE_QUARK (gj-letter-error-quark, gj_letter_error)

void
gj_letter_free (GjLetter *letter)
{
  if (letter == NULL)
    return;
  g_free (letter->version);
  g_free (letter->title);
  g_free (letter->source);
  g_free (letter->text);
  g_strfreev (letter->paragraphs);
  gj_letter_free (letter->gist);
  g_free (letter);
}

static gboolean
fail (const char *path, guint line, const char *message, GError **error)
{
  g_set_error (error, GJ_LETTER_ERROR, GJ_LETTER_ERROR_INVALID, "%s:%u: %s", path, line, message);
  return FALSE;
}

/* 1–24 of 0-9 a-z - . */
static gboolean
is_version (const char *text)
{
  gsize length = strlen (text);

  for (const char *p = text; *p != '\0'; p++)
    if (!g_ascii_isdigit (*p) && !g_ascii_islower (*p) && *p != '-' && *p != '.')
      return FALSE;
  return length >= 1 && length <= VERSION_LENGTH_MAX;
}

/* One line of the head. */
static gboolean
take_head (GjLetter *letter, const char *path, guint line, const char *text, GError **error)
{
  const char *value = strchr (text, '=');
  char **place = NULL;

  if (value == NULL)
    return fail (path, line, _ ("这一行应该写成 名称=内容"), error);
  if (strncmp (text, "title=", 6) == 0)
    place = &letter->title;
  else if (strncmp (text, "version=", 8) == 0)
    place = &letter->version;
  else if (strncmp (text, "source=", 7) == 0)
    place = &letter->source;
  if (place == NULL)
    return fail (path, line, _ ("只能写 title、version、source"), error);
  if (*place != NULL || value[1] == '\0')
    return fail (path, line, _ ("写了两次，或没有内容"), error);
  *place = g_strdup (value + 1);
  return TRUE;
}

/* The head's lines up to the empty one; @rest is what stands behind it. */
static gboolean
read_head (GjLetter *letter, const char *path, const char *content, const char **rest,
           GError **error)
{
  guint line = 0;

  while (*content != '\0' && *content != '\n')
    {
      const char *end = strchrnul (content, '\n');
      g_autofree char *text = g_strndup (content, (gsize)(end - content));

      if (!take_head (letter, path, ++line, text, error))
        return FALSE;
      content = *end == '\n' ? end + 1 : end;
    }
  if (letter->title == NULL || letter->version == NULL || letter->source == NULL)
    return fail (path, line + 1, _ ("开头缺少 title、version 或 source"), error);
  if (!is_version (letter->version))
    return fail (path, line + 1, _ ("version 只能用数字、小写字母、连字符和点，最多 24 个"), error);
  *rest = content;
  return TRUE;
}

/* Paragraphs without the empty lines and blanks around them. (transfer full) */
static char **
split_paragraphs (const char *body)
{
  g_auto (GStrv) parts = g_strsplit (body, "\n\n", -1);
  GPtrArray *paragraphs = g_ptr_array_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_strstrip (parts[i]);
      if (*parts[i] != '\0')
        g_ptr_array_add (paragraphs, g_strdup (parts[i]));
    }
  g_ptr_array_add (paragraphs, NULL);
  return (char **)g_ptr_array_free (paragraphs, FALSE);
}

static gboolean
write_digest (GjLetter *letter, GError **error)
{
  guint8 digest[GJ_SM3_BYTES];

  if (!gj_sm3 (letter->text, strlen (letter->text), digest, error))
    return FALSE;
  gj_hex_write (digest, sizeof digest, letter->digest);
  return TRUE;
}

static GjLetter *
parse (const char *path, const char *stem, const char *content, GError **error)
{
  g_autoptr (GjLetter) letter = g_new0 (GjLetter, 1);
  g_autofree char *body = NULL;
  g_autofree char *own_version = NULL;
  const char *rest = NULL;

  if (!g_utf8_validate (content, -1, NULL) || strlen (content) > LETTER_BYTES_MAX
      || strchr (content, '\r') != NULL)
    {
      fail (path, 1, _ ("应为 UTF-8 文本，不超过 64 KB，换行不带回车符"), error);
      return NULL;
    }
  if (!read_head (letter, path, content, &rest, error))
    return NULL;
  letter->paragraphs = split_paragraphs (rest);
  if (letter->paragraphs[0] == NULL)
    {
      fail (path, 1, _ ("没有正文"), error);
      return NULL;
    }
  own_version = g_steal_pointer (&letter->version);
  letter->version = g_strconcat (stem, "-", own_version, NULL);
  body = g_strjoinv ("\n\n", letter->paragraphs);
  letter->text = g_strconcat (letter->title, "\n\n", body, NULL);
  return write_digest (letter, error) ? g_steal_pointer (&letter) : NULL;
}

/* Of another version it would speak of another text: then there is none. */
static gboolean
read_gist (GjLetter *letter, const char *dir, const char *stem, GError **error)
{
  g_autofree char *name = g_strconcat (stem, ".en.txt", NULL);
  g_autofree char *path = g_build_filename (dir, name, NULL);
  g_autofree char *content = NULL;
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GjLetter) gist = NULL;

  if (!g_file_get_contents (path, &content, NULL, &local_error))
    return g_error_matches (local_error, G_FILE_ERROR, G_FILE_ERROR_NOENT)
           || fail (path, 0, local_error->message, error);
  gist = parse (path, stem, content, error);
  if (gist == NULL)
    return FALSE;
  if (g_str_equal (gist->version, letter->version))
    letter->gist = g_steal_pointer (&gist);
  return TRUE;
}

static GjLetter *
parse_with_gist (const char *dir, const char *path, const char *stem, const char *content, GError **error)
{
  g_autoptr (GjLetter) letter = parse (path, stem, content, error);

  if (letter == NULL || !read_gist (letter, dir, stem, error))
    return NULL;
  return g_steal_pointer (&letter);
}

/* NULL without an error where no directory has the region's file. */
static GjLetter *
load_layer (const char *const *dirs, const char *stem, GError **error)
{
  g_autofree char *name = g_strconcat (stem, ".txt", NULL);

  for (guint i = 0; dirs[i] != NULL; i++)
    {
      g_autofree char *path = g_build_filename (dirs[i], name, NULL);
      g_autofree char *content = NULL;
      g_autoptr (GError) local_error = NULL;

      if (g_file_get_contents (path, &content, NULL, &local_error))
        return parse_with_gist (dirs[i], path, stem, content, error);
      if (!g_error_matches (local_error, G_FILE_ERROR, G_FILE_ERROR_NOENT))
        {
          fail (path, 0, local_error->message, error);
          return NULL;
        }
    }
  return NULL;
}

/* @suffix tells the kinds of letters apart. */
static GjLetter *
load (const char *const *dirs, const GjRegion *region, const char *suffix, GError **error)
{
  for (guint i = 0; i < gj_region_n_layers (region); i++)
    {
      g_autofree char *stem = g_strconcat (gj_region_layer (region, i)->admdvs, suffix, NULL);
      GError *local_error = NULL;
      GjLetter *letter = load_layer (dirs, stem, &local_error);

      if (letter != NULL)
        return letter;
      if (local_error != NULL)
        {
          g_propagate_error (error, local_error);
          return NULL;
        }
    }
  g_set_error (error, GJ_LETTER_ERROR, GJ_LETTER_ERROR_NOT_FOUND,
               _ ("没有 %s 的家庭共济承诺书文件。请重新安装，或放一份到承诺书目录"),
               gj_region_admdvs (region));
  return NULL;
}

GjLetter *
gj_letter_load (const char *const *dirs, const GjRegion *region, GError **error)
{
  return load (dirs, region, "", error);
}

GjLetter *
gj_letter_load_agreement (const char *const *dirs, const GjRegion *region, GError **error)
{
  return load (dirs, region, "-agree", error);
}
