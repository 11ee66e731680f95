/* SPDX-License-Identifier: Apache-2.0 */
/* What an emulated card answers to each command, with the habits of T=0 and T=1. */
#include "devices/card/card_model.h"

#include <string.h>

#define SW_OK 0x9000

static const guint8 SSSE[] = { 's',  'x',  '1',  '.',  's',  'h',  '.', 0xC9,
                               0xE7, 0xBB, 0xE1, 0xB1, 0xA3, 0xD5, 0xCF };

GjCardModel *
gj_card_model_new (GjCardPerson *person)
{
  GjCardModel *model = g_new0 (GjCardModel, 1);

  model->person = gj_card_person_ref (person);
  g_strlcpy (model->pin, person->pin, sizeof model->pin);
  model->pin_left = person->pin_left;
  model->pending = g_byte_array_new ();
  return model;
}

void
gj_card_model_set_person (GjCardModel *model, GjCardPerson *person)
{
  gj_card_person_ref (person);
  gj_card_person_unref (model->person);
  model->person = person;
}

void
gj_card_model_free (GjCardModel *model)
{
  gj_card_person_unref (model->person);
  g_byte_array_unref (model->pending);
  explicit_bzero (model, sizeof *model);
  g_free (model);
}

void
gj_card_model_reset (GjCardModel *model)
{
  model->selected = FALSE;
  model->selected_ef = 0;
  model->verified = FALSE;
  model->opened = FALSE;
  model->challenge_length = 0;
  model->has_seal_challenge = FALSE;
  model->has_session = FALSE;
  g_byte_array_set_size (model->pending, 0);
}

gsize
gj_card_model_atr (const GjCardModel *model, guint8 *atr, gsize room)
{
  static const guint8 historical[13] = { 0x00, 0x81, 0xAA, 0xAA, 0xAA, 0x86, 0x60,
                                         0x11, 0x00, 0x00, 0x00, 0x00, 0x01 };
  gsize length = 0;

  g_assert (room >= 33);
  atr[length++] = 0x3B;
  if (model->person->t0)
    {
      atr[length++] = 0x6D;
      atr[length++] = 0x00;
      atr[length++] = 0x00;
    }
  else
    {
      atr[length++] = 0x8D;
      atr[length++] = 0x01;
    }
  memcpy (atr + length, historical, sizeof historical);
  length += sizeof historical;
  if (!model->person->t0)
    {
      guint8 check = 0;
      for (gsize i = 1; i < length; i++)
        check ^= atr[i];
      atr[length++] = check;
    }
  return length;
}

GjCardCommand
gj_card_model_command (const guint8 *apdu, gsize apdu_len)
{
  if (apdu_len < 4)
    return GJ_CARD_COMMAND_OTHER;
  if (apdu[0] == 0x80 && (apdu[1] == 0x1A || apdu[1] == 0xFA))
    return GJ_CARD_COMMAND_AUTH;
  if (apdu[0] == 0x80)
    return apdu[1] == 0x5E ? GJ_CARD_COMMAND_CHANGE : GJ_CARD_COMMAND_OTHER;
  switch (apdu[1])
    {
    case 0xA4:
      return GJ_CARD_COMMAND_SELECT;
    case 0xB2:
      return GJ_CARD_COMMAND_READ;
    case 0x20:
      return apdu_len > 5 ? GJ_CARD_COMMAND_VERIFY : GJ_CARD_COMMAND_QUERY;
    case 0xC0:
      return GJ_CARD_COMMAND_RESPONSE;
    case 0x84:
      return GJ_CARD_COMMAND_CHALLENGE;
    case 0x88:
    case 0x82:
      return GJ_CARD_COMMAND_AUTH;
    default:
      return GJ_CARD_COMMAND_OTHER;
    }
}

gsize
gj_card_model_answer_sw (guint8 *reply, guint sw)
{
  reply[0] = (guint8) (sw >> 8);
  reply[1] = (guint8) sw;
  return 2;
}

gsize
gj_card_model_answer_data (guint8 *reply, const guint8 *data, gsize length)
{
  g_assert (length <= GJ_REPLY_MAX - 2);
  memcpy (reply, data, length);
  return length + gj_card_model_answer_sw (reply + length, SW_OK);
}

gsize
gj_card_model_answer_later (GjCardModel *model, guint8 *reply, const guint8 *data, gsize length)
{
  if (!model->person->t0)
    return gj_card_model_answer_data (reply, data, length);
  g_byte_array_set_size (model->pending, 0);
  g_byte_array_append (model->pending, data, (guint) length);
  return gj_card_model_answer_sw (reply, 0x6100 | (guint) length);
}

static gsize
answer_fci (GjCardModel *model, guint8 *reply)
{
  static const guint8 tail[] = { 0xA5, 0x09, 0x88, 0x01, 0x1E, 0x9F, 0x0C, 0x03, 0x86, 0x01, 0x03 };
  guint8 fci[4 + sizeof SSSE + sizeof tail] = { 0x6F, 2 + sizeof SSSE + sizeof tail, 0x84,
                                                sizeof SSSE };

  memcpy (fci + 4, SSSE, sizeof SSSE);
  memcpy (fci + 4 + sizeof SSSE, tail, sizeof tail);
  return gj_card_model_answer_later (model, reply, fci, sizeof fci);
}

static gsize
answer_select (GjCardModel *model, const guint8 *apdu, gsize apdu_len, guint8 *reply)
{
  const GjCardPerson *person = model->person;

  if (apdu_len < 5 || apdu_len < 5u + apdu[4])
    return gj_card_model_answer_sw (reply, 0x6700);
  if (apdu[2] == 0x04)
    {
      model->selected = FALSE;
      model->selected_ef = 0;
      model->opened = FALSE;
      if (person->kind != GJ_CARD_KIND_SOCIAL || apdu[4] != sizeof SSSE || memcmp (apdu + 5, SSSE, sizeof SSSE) != 0)
        return gj_card_model_answer_sw (reply, 0x6A82);
      if (person->blocked)
        return gj_card_model_answer_sw (reply, 0x6A81);
      model->selected = TRUE;
      return answer_fci (model, reply);
    }
  if (apdu[2] != person->ef_select_p1)
    return gj_card_model_answer_sw (reply, 0x6A86);
  if (!model->selected || apdu[4] != 2 || apdu[5] != 0xEF || (apdu[6] != 5 && apdu[6] != 6))
    return gj_card_model_answer_sw (reply, 0x6A82);
  model->selected_ef = apdu[6];
  return gj_card_model_answer_sw (reply, SW_OK);
}

static gsize
answer_read (GjCardModel *model, const guint8 *apdu, gsize apdu_len, guint8 *reply)
{
  const GjCardPerson *person = model->person;
  guint8 ef = apdu[3] >> 3;
  guint8 mode = apdu[3] & 0x07;

  if (!model->selected || (ef != 5 && ef != 6))
    return gj_card_model_answer_sw (reply, 0x6A82);
  if (person->needs_ef_select && model->selected_ef != ef)
    return gj_card_model_answer_sw (reply, 0x6981);
  if (ef == 6 && person->refused && !model->opened)
    return gj_card_model_answer_sw (reply, 0x6982);
  if (mode != 0 && mode != 4)
    return gj_card_model_answer_sw (reply, 0x6A86);
  if (apdu_len != 5)
    return gj_card_model_answer_sw (reply, 0x6700);

  guint8 tag = mode == 4 ? gj_card_model_nth_tag (ef, apdu[2]) : apdu[2];
  g_autoptr (GByteArray) record = gj_card_model_record (person, ef, tag);
  if (record == NULL)
    return gj_card_model_answer_sw (reply, 0x6A83);
  if (apdu[4] != record->len && (person->t0 || apdu[4] != 0))
    return gj_card_model_answer_sw (reply, 0x6C00 | record->len);
  return gj_card_model_answer_data (reply, record->data, record->len);
}

/* Whether BCD digits are the card's PIN. */
static gboolean
is_pin (const GjCardModel *model, const guint8 *bcd, gsize length)
{
  gsize digits = strlen (model->pin);
  guint difference = length != (digits + 1) / 2;

  for (gsize i = 0; i < length * 2 && difference == 0; i++)
    {
      guint8 nibble = i % 2 == 0 ? bcd[i / 2] >> 4 : bcd[i / 2] & 0x0F;
      guint8 wanted = i < digits ? (guint8) (model->pin[i] - '0') : 0x0F;
      difference |= nibble ^ wanted;
    }
  return difference == 0;
}

static gsize
answer_wrong (GjCardModel *model, guint8 *reply)
{
  model->verified = FALSE;
  model->pin_left--;
  return gj_card_model_answer_sw (reply, 0x63C0 | model->pin_left);
}

static gsize
answer_verify (GjCardModel *model, const guint8 *apdu, gsize apdu_len, guint8 *reply)
{
  if (!model->selected)
    return gj_card_model_answer_sw (reply, 0x6985);
  if (apdu_len != 5u + apdu[4])
    return gj_card_model_answer_sw (reply, 0x6700);
  if (model->pin_left == 0)
    return gj_card_model_answer_sw (reply, 0x6983);
  if (!is_pin (model, apdu + 5, apdu[4]))
    return answer_wrong (model, reply);
  model->pin_left = model->person->pin_limit;
  model->verified = TRUE;
  return gj_card_model_answer_sw (reply, SW_OK);
}

static gsize
answer_query (GjCardModel *model, guint8 *reply)
{
  if (!model->selected)
    return gj_card_model_answer_sw (reply, 0x6985);
  switch (model->person->query)
    {
    case GJ_CARD_QUERY_SAFE:
      return model->pin_left == 0 ? gj_card_model_answer_sw (reply, 0x6983)
                                  : gj_card_model_answer_sw (reply, 0x63C0 | model->pin_left);
    case GJ_CARD_QUERY_COUNTS:
      return model->pin_left == 0 ? gj_card_model_answer_sw (reply, 0x6983) : answer_wrong (model, reply);
    case GJ_CARD_QUERY_REFUSED:
      return gj_card_model_answer_sw (reply, 0x6700);
    }
  g_assert_not_reached ();
}

static gsize
answer_change (GjCardModel *model, const guint8 *apdu, gsize apdu_len, guint8 *reply)
{
  gsize lc = apdu_len > 5 ? apdu[4] : 0;
  const guint8 *separator = lc > 0 && apdu_len == 5 + lc ? memchr (apdu + 5, 0xFF, lc) : NULL;
  gsize new_length = 0;

  if (!model->selected)
    return gj_card_model_answer_sw (reply, 0x6985);
  if (separator == NULL || apdu[2] != 0x01)
    return gj_card_model_answer_sw (reply, 0x6A80);
  if (model->pin_left == 0)
    return gj_card_model_answer_sw (reply, 0x6983);
  if (!is_pin (model, apdu + 5, (gsize) (separator - apdu - 5)))
    return answer_wrong (model, reply);

  for (const guint8 *at = separator + 1; at < apdu + apdu_len; at++)
    for (int shift = 4; shift >= 0; shift -= 4)
      {
        guint8 nibble = *at >> shift & 0x0F;
        if (nibble <= 9 && new_length < sizeof model->pin - 1)
          model->pin[new_length++] = (char) ('0' + nibble);
      }
  model->pin[new_length] = '\0';
  model->pin_left = model->person->pin_limit;
  return gj_card_model_answer_sw (reply, SW_OK);
}

static gsize
answer_response (GjCardModel *model, const guint8 *apdu, gsize apdu_len, guint8 *reply)
{
  guint pending = model->pending->len;

  if (pending == 0)
    return gj_card_model_answer_sw (reply, 0x6985);
  if (apdu_len != 5 || apdu[4] != pending)
    return gj_card_model_answer_sw (reply, 0x6C00 | pending);
  gsize length = gj_card_model_answer_data (reply, model->pending->data, pending);
  g_byte_array_set_size (model->pending, 0);
  return length;
}

gsize
gj_card_model_answer (GjCardModel *model, const guint8 *apdu, gsize apdu_len, guint8 *reply)
{
  if (apdu_len < 4)
    return gj_card_model_answer_sw (reply, 0x6700);
  if (apdu[0] == 0xFF)
    return gj_card_model_answer_reader (model, apdu, apdu_len, reply);
  if (apdu[0] != 0x00 && apdu[0] != 0x80)
    return gj_card_model_answer_sw (reply, 0x6E00);
  gboolean is_psam = model->person->kind == GJ_CARD_KIND_PSAM;
  if (model->person->kind == GJ_CARD_KIND_OTHER && apdu[1] != 0xA4)
    return gj_card_model_answer_sw (reply, 0x6D00);
  if (is_psam && apdu[1] != 0xA4 && apdu[1] != 0x84 && apdu[1] != 0xC0 && apdu[0] != 0x80)
    return gj_card_model_answer_sw (reply, 0x6D00);
  switch (gj_card_model_command (apdu, apdu_len))
    {
    case GJ_CARD_COMMAND_SELECT:
      return answer_select (model, apdu, apdu_len, reply);
    case GJ_CARD_COMMAND_READ:
      return answer_read (model, apdu, apdu_len, reply);
    case GJ_CARD_COMMAND_VERIFY:
      return answer_verify (model, apdu, apdu_len, reply);
    case GJ_CARD_COMMAND_QUERY:
      return answer_query (model, reply);
    case GJ_CARD_COMMAND_CHANGE:
      return answer_change (model, apdu, apdu_len, reply);
    case GJ_CARD_COMMAND_RESPONSE:
      return answer_response (model, apdu, apdu_len, reply);
    case GJ_CARD_COMMAND_CHALLENGE:
      return gj_card_model_answer_challenge (model, apdu, apdu_len, reply);
    case GJ_CARD_COMMAND_AUTH:
      return gj_card_model_answer_auth (model, apdu, apdu_len, reply);
    case GJ_CARD_COMMAND_OTHER:
      return gj_card_model_answer_sw (reply, 0x6D00);
    }
  g_assert_not_reached ();
}
