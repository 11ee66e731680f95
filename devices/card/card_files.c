/* SPDX-License-Identifier: Apache-2.0 */
/* The files of an emulated card: a person's data as the bytes a real card holds. */
#include "devices/card/card_model.h"

#include "devices/card/card_text.h"

#include <string.h>

#define NAME_HEAD 30
#define NAME_TAIL 20

static const guint8 EF05_TAGS[] = { 0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x07 };
/* A 2.0 card's order: the continued name stands between 09 and 0A, so ordinals differ from 1.0. */
static const guint8 EF06_TAGS[] = { 0x08, 0x09, 0x4E, 0x0A, 0x0B, 0x0C, 0x0D };

guint8
gj_card_model_nth_tag (guint8 ef, guint8 number)
{
  const guint8 *tags = ef == 5 ? EF05_TAGS : EF06_TAGS;

  return number >= 1 && number <= G_N_ELEMENTS (EF05_TAGS) ? tags[number - 1] : 0;
}

static void
put_bcd (GByteArray *record, const char *digits, guint8 length)
{
  guint8 bytes[32];

  g_assert (length <= sizeof bytes);
  gj_card_text_encode_bcd (digits, bytes, length);
  g_byte_array_append (record, bytes, length);
}

/* Padded right with 00; nothing at all reads as FF: a field never written. */
static void
put_bytes (GByteArray *record, const guint8 *bytes, gsize given, guint8 length)
{
  guint8 padded[64];

  g_assert (length <= sizeof padded && given <= length);
  memset (padded, given == 0 ? 0xFF : 0x00, length);
  if (given > 0)
    memcpy (padded, bytes, given);
  g_byte_array_append (record, padded, length);
}

static void
put_text (GByteArray *record, const char *text, guint8 length)
{
  put_bytes (record, (const guint8 *) text, MIN (strlen (text), length), length);
}

static void
put_char (GByteArray *record, char c)
{
  put_bytes (record, (const guint8 *) &c, c == '\0' ? 0 : 1, 1);
}

static void
put_date (GByteArray *record, GjDate date)
{
  char digits[9] = "";

  if (date != GJ_DATE_NONE)
    g_snprintf (digits, sizeof digits, "%08u", date);
  put_bcd (record, digits, 4);
}

/* The name's bytes are cut at 30 wherever that falls, as issuers do. */
static void
put_name (GByteArray *record, const char *name, gboolean tail)
{
  g_autoptr (GByteArray) bytes = gj_card_text_encode_name (name);
  gsize head = MIN (bytes->len, NAME_HEAD);

  if (!tail)
    put_bytes (record, bytes->data, head, NAME_HEAD);
  else if (bytes->len > NAME_HEAD)
    put_bytes (record, bytes->data + head, bytes->len - head, NAME_TAIL);
  else
    put_bytes (record, (const guint8[NAME_TAIL]){ 0 }, NAME_TAIL, NAME_TAIL);
}

static void
put_issuer_value (GByteArray *record, const GjCardPerson *person, guint8 tag)
{
  switch (tag)
    {
    case 0x01:
      put_bcd (record, person->identifier, 16);
      break;
    case 0x02:
      put_char (record, person->card_class);
      break;
    case 0x03:
      put_text (record, g_str_equal (person->version, "1.0") ? "" : person->version, 4);
      break;
    case 0x04:
      put_bcd (record, person->issuer, 12);
      break;
    case 0x05:
      put_date (record, person->issued);
      break;
    case 0x06:
      put_date (record, person->expires);
      break;
    case 0x07:
      put_text (record, person->number, 9);
      break;
    default:
      break;
    }
}

static void
put_holder_value (GByteArray *record, const GjCardPerson *person, guint8 tag)
{
  switch (tag)
    {
    case 0x08:
      put_text (record, person->certno, 18);
      break;
    case 0x09:
      put_name (record, person->name, FALSE);
      break;
    case 0x4E:
      put_name (record, person->name, TRUE);
      break;
    case 0x0A:
      put_char (record, person->sex);
      break;
    case 0x0B:
      put_bcd (record, person->ethnic, 1);
      break;
    case 0x0C:
      put_bcd (record, person->birthplace, 3);
      break;
    case 0x0D:
      put_date (record, person->birth);
      break;
    default:
      break;
    }
}

GByteArray *
gj_card_model_record (const GjCardPerson *person, guint8 ef, guint8 tag)
{
  for (guint i = 0; i < person->absent->len; i++)
    if (g_array_index (person->absent, guint8, i) == tag)
      return NULL;
  if (tag == 0x4E && person->version[0] == '1')
    return NULL;

  g_autoptr (GByteArray) record = g_byte_array_new ();
  g_byte_array_append (record, (const guint8[]){ tag, 0 }, 2);
  if (ef == 5)
    put_issuer_value (record, person, tag);
  else
    put_holder_value (record, person, tag);
  if (record->len == 2)
    return NULL;
  record->data[1] = (guint8) (record->len - 2);
  return g_steal_pointer (&record);
}
