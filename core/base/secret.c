/* SPDX-License-Identifier: Apache-2.0 */
/* A PIN on a page of its own, and the compare that takes the same time wherever two PINs differ.
 * Nothing here ever allocates a copy of the characters. */
#include "core/base/secret.h"

#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#define CAPACITY 128

/* The struct itself lives on the locked page, so that even its length does not outlive it. */
struct _GjSecret
{
  gsize page_size;
  gsize max;
  gsize length;
  gboolean locked;
  guint8 characters[CAPACITY];
};

GjSecret *
gj_secret_new (gsize max)
{
  gsize page_size = (gsize)sysconf (_SC_PAGESIZE);
  GjSecret *secret;

  g_assert (max >= 1 && max <= CAPACITY);
  g_assert (page_size >= sizeof (GjSecret));
  secret = mmap (NULL, page_size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (secret == MAP_FAILED)
    g_error ("no memory for a secret");
  secret->locked = mlock (secret, page_size) == 0;
  (void)madvise (secret, page_size, MADV_DONTDUMP);
  (void)madvise (secret, page_size, MADV_DONTFORK);
  secret->page_size = page_size;
  secret->max = max;
  return secret;
}

void
gj_secret_free (GjSecret *secret)
{
  gsize page_size;

  if (secret == NULL)
    return;
  gj_secret_wipe (secret);
  page_size = secret->page_size;
  explicit_bzero (secret, sizeof *secret);
  (void)munmap (secret, page_size);
}

gboolean
gj_secret_append (GjSecret *secret, char character)
{
  g_assert (secret != NULL);
  if (secret->length >= secret->max)
    return FALSE;
  secret->characters[secret->length++] = (guint8)character;
  return TRUE;
}

void
gj_secret_backspace (GjSecret *secret)
{
  g_assert (secret != NULL);
  if (secret->length == 0)
    return;
  secret->length--;
  explicit_bzero (secret->characters + secret->length, 1);
}

void
gj_secret_wipe (GjSecret *secret)
{
  g_assert (secret != NULL);
  explicit_bzero (secret->characters, sizeof secret->characters);
  secret->length = 0;
}

gsize
gj_secret_length (const GjSecret *secret)
{
  g_assert (secret != NULL);
  return secret->length;
}

gboolean
gj_secret_is_locked (const GjSecret *secret)
{
  g_assert (secret != NULL);
  return secret->locked;
}

const guint8 *
gj_secret_peek (const GjSecret *secret)
{
  g_assert (secret != NULL);
  return secret->characters;
}

gboolean
gj_secret_copy (GjSecret *to, const GjSecret *from)
{
  g_assert (to != NULL && from != NULL);
  if (to == from)
    return TRUE;
  gj_secret_wipe (to);
  if (from->length > to->max)
    return FALSE;
  memcpy (to->characters, from->characters, from->length);
  to->length = from->length;
  return TRUE;
}

/* The whole capacity is always compared: what is not used is zero on both sides. */
gboolean
gj_secret_equals (const GjSecret *a, const GjSecret *b)
{
  volatile guint8 difference = 0;

  g_assert (a != NULL && b != NULL);
  for (gsize i = 0; i < CAPACITY; i++)
    difference = (guint8)(difference | (a->characters[i] ^ b->characters[i]));
  return difference == 0 && a->length == b->length;
}

gboolean
gj_secret_equals_text (const GjSecret *secret, const char *text)
{
  volatile guint8 difference = 0;
  gsize length;

  g_assert (secret != NULL && text != NULL);
  length = strlen (text);
  for (gsize i = 0; i < CAPACITY; i++)
    {
      guint8 expected = i < length ? (guint8)text[i] : 0;

      difference = (guint8)(difference | (secret->characters[i] ^ expected));
    }
  return difference == 0 && secret->length == length;
}
