/* SPDX-License-Identifier: Apache-2.0 */
/* Reading a social-security card. Files are named inside READ RECORD; only a card that refuses that is
 * given EF SELECTs, so an ordinary one costs 7 APDUs (8 on T=0) from SELECT to a checked holder. */
#include "devices/card/social_card.h"

#include "core/base/id_number.h"
#include "devices/card/card_text.h"
#include "devices/card/tlv.h"

#include <string.h>

#define EF05 5
#define EF06 6
#define MODE_TAG 0x00
#define MODE_NUMBER 0x04
#define VALUE_MAX 64
/* From this length on a name may go on in 4E: what is missing to 30 is too short for a character. */
#define NAME_FULL 27

/* sx1.sh.社会保障 in GBK */
static const guint8 SSSE[] = { 's',  'x',  '1',  '.',  's',  'h',  '.', 0xC9,
                               0xE7, 0xBB, 0xE1, 0xB1, 0xA3, 0xD5, 0xCF };

typedef struct
{
  guint8 bytes[VALUE_MAX];
  gsize length; /* 0: absent, or never written */
} Value;

/* What is learnt about this card while it is read. */
typedef struct
{
  GjTransmit *transmit;
  GjPsam *psam; /* NULL: there is none */
  gboolean wants_ef_select;
  guint8 selected_ef; /* 0: none */
} Reading;

static void
wipe_text (char *text)
{
  if (text != NULL)
    explicit_bzero (text, strlen (text));
  g_free (text);
}

void
gj_card_holder_free (GjCardHolder *holder)
{
  if (holder == NULL)
    return;
  wipe_text (holder->certno);
  wipe_text (holder->name);
  explicit_bzero (holder, sizeof *holder);
  g_free (holder);
}

GError *
gj_social_card_line_error (GjTransmitResult result)
{
  switch (result)
    {
    case GJ_TRANSMIT_OK:
      break;
    case GJ_TRANSMIT_REMOVED:
      return g_error_new (GJ_CARD_ERROR, GJ_CARD_ERROR_REMOVED, "the card is gone");
    case GJ_TRANSMIT_MUTE:
      return g_error_new (GJ_CARD_ERROR, GJ_CARD_ERROR_MUTE, "the card does not answer power-up");
    case GJ_TRANSMIT_RESET:
      return g_error_new (GJ_CARD_ERROR, GJ_CARD_ERROR_RESET, "another program reset the card");
    case GJ_TRANSMIT_BUSY:
      return g_error_new (GJ_CARD_ERROR, GJ_CARD_ERROR_BUSY, "another program holds the card");
    case GJ_TRANSMIT_NO_SERVICE:
      return g_error_new (GJ_CARD_ERROR, GJ_CARD_ERROR_NO_SERVICE, "pcscd or the reader is gone");
    case GJ_TRANSMIT_STOPPED:
      return g_error_new (GJ_CARD_ERROR, GJ_CARD_ERROR_TIMEOUT, "given up before it was asked");
    case GJ_TRANSMIT_IO:
      return g_error_new (GJ_CARD_ERROR, GJ_CARD_ERROR_IO, "the reader reports a fault");
    }
  g_assert_not_reached ();
}

/* What a status word means where it is neither success nor expected. 6A81 and 6283 speak of the application
 * only when it is being selected; of a record they say that the command is not known, that the file is old. */
static GError *
sw_error (guint16 sw, const char *where, gboolean selecting)
{
  GjCardError code = GJ_CARD_ERROR_CARD_FAULT;

  switch (sw)
    {
    case 0x9303:
      code = GJ_CARD_ERROR_BLOCKED;
      break;
    case 0x6A81:
      code = selecting ? GJ_CARD_ERROR_BLOCKED : GJ_CARD_ERROR_OUR_FAULT;
      break;
    case 0x6283:
      code = selecting ? GJ_CARD_ERROR_BLOCKED : GJ_CARD_ERROR_CARD_FAULT;
      break;
    case 0x6700:
    case 0x6A80:
    case 0x6A86:
    case 0x6B00:
    case 0x6D00:
    case 0x6E00:
      code = GJ_CARD_ERROR_OUR_FAULT;
      break;
    default: /* 6581 6901 6F00 and what no document names */
      break;
    }
  return g_error_new (GJ_CARD_ERROR, code, "%s: status word %04X", where, sw);
}

static void
set_garbled (GError **error, const char *what)
{
  g_set_error (error, GJ_CARD_ERROR, GJ_CARD_ERROR_GARBLED, "%s", what);
}

/* An FCI that names another application is another card's; one without a name passes. */
static void
check_fci (const GjReply *reply, GError **error)
{
  const guint8 *name = NULL;
  gsize name_length = 0;

  if (reply->length == 0)
    return;
  if (reply->data[0] != 0x6F)
    set_garbled (error, "SELECT: no FCI");
  else if (gj_tlv_find (reply->data, reply->length, 0x84, &name, &name_length)
           && (name_length != sizeof SSSE || memcmp (name, SSSE, sizeof SSSE) != 0))
    g_set_error (error, GJ_CARD_ERROR, GJ_CARD_ERROR_NOT_SOCIAL, "SELECT: another application");
}

GjTransmitResult
gj_social_card_select (GjTransmit *transmit, GError **error)
{
  guint8 apdu[5 + sizeof SSSE] = { 0x00, 0xA4, 0x04, 0x00, sizeof SSSE };
  GjReply reply;

  memcpy (apdu + 5, SSSE, sizeof SSSE);
  GjTransmitResult result = gj_transmit_exchange (transmit, apdu, sizeof apdu, &reply);
  if (result != GJ_TRANSMIT_OK)
    {
      if (error != NULL)
        *error = gj_social_card_line_error (result);
      return result;
    }

  switch (reply.sw)
    {
    case 0x9000:
      check_fci (&reply, error);
      break;
    case 0x6A82: /* not there; and what cards say that do not know this SELECT at all */
    case 0x6700:
    case 0x6A80:
    case 0x6A86:
    case 0x6B00:
    case 0x6D00:
    case 0x6E00:
      g_set_error (error, GJ_CARD_ERROR, GJ_CARD_ERROR_NOT_SOCIAL, "SELECT: status word %04X",
                   reply.sw);
      break;
    default:
      g_propagate_error (error, sw_error (reply.sw, "SELECT", TRUE));
      break;
    }
  return GJ_TRANSMIT_OK;
}

/* The specification's form first, the one seen in the field on 6A86. The FCI is not needed, so 61xx is
 * not followed. */
static GjTransmitResult
select_ef (Reading *reading, guint8 ef, GError **error)
{
  guint8 apdu[] = { 0x00, 0xA4, 0x02, 0x00, 0x02, 0xEF, ef };
  GjReply reply;
  GjTransmitResult result = gj_transmit_once (reading->transmit, apdu, sizeof apdu, &reply);

  if (result == GJ_TRANSMIT_OK && reply.sw == 0x6A86)
    {
      apdu[2] = 0x00;
      result = gj_transmit_once (reading->transmit, apdu, sizeof apdu, &reply);
    }
  if (result != GJ_TRANSMIT_OK)
    return result;
  if (reply.sw == 0x9000 || reply.sw >> 8 == 0x61)
    reading->selected_ef = ef;
  else if (reply.sw == 0x6982 && ef == EF06)
    g_set_error (error, GJ_CARD_ERROR, GJ_CARD_ERROR_NAME_REFUSED, "EF06: wants a PSAM");
  else
    g_propagate_error (error, sw_error (reply.sw, "EF SELECT", FALSE));
  return result;
}

/* One READ RECORD; the EF selected before where the card turned out to want it. */
static GjTransmitResult
ask_record (Reading *reading, guint8 ef, guint8 tag, guint8 mode, guint8 length, GjReply *reply,
            GError **error)
{
  const guint8 apdu[] = { 0x00, 0xB2, tag, (guint8) (ef << 3 | mode), (guint8) (length + 2) };

  gj_reply_wipe (reply);
  if (reading->wants_ef_select && reading->selected_ef != ef)
    {
      g_autoptr (GError) refused = NULL;
      GjTransmitResult result = select_ef (reading, ef, &refused);
      if (result != GJ_TRANSMIT_OK || refused != NULL)
        {
          if (refused != NULL)
            g_propagate_error (error, g_steal_pointer (&refused));
          return result;
        }
    }
  return gj_transmit_exchange (reading->transmit, apdu, sizeof apdu, reply);
}

/* Takes the value out of a reply; an absent record is an empty value. */
static void
take_value (const GjReply *reply, guint8 ef, guint8 tag, Value *value, GError **error)
{
  const guint8 *bytes = NULL;
  gsize length = 0;

  if (reply->sw == 0x6A83)
    return;
  if (reply->sw == 0x6982 && ef == EF06)
    g_set_error (error, GJ_CARD_ERROR, GJ_CARD_ERROR_NAME_REFUSED, "EF06: wants a PSAM");
  else if (reply->sw != 0x9000 && reply->sw != 0x6282)
    g_propagate_error (error, sw_error (reply->sw, "READ RECORD", FALSE));
  else if (!gj_tlv_record (reply->data, reply->length, tag, &bytes, &length)
           || length > sizeof value->bytes)
    set_garbled (error, "READ RECORD: no such record in the reply");
  else
    {
      value->length = length;
      memcpy (value->bytes, bytes, length);
    }
}

static GjTransmitResult
read_record (Reading *reading, guint8 ef, guint8 tag, guint8 length, Value *value, GError **error)
{
  GjReply reply;
  guint8 mode = MODE_TAG;
  g_autoptr (GError) refused = NULL;

  memset (value, 0, sizeof *value);
  GjTransmitResult result = ask_record (reading, ef, tag, mode, length, &reply, &refused);
  if (result == GJ_TRANSMIT_OK && refused == NULL && !reading->wants_ef_select
      && (reply.sw == 0x6A82 || reply.sw == 0x6981 || reply.sw == 0x6986))
    {
      reading->wants_ef_select = TRUE;
      result = ask_record (reading, ef, tag, mode, length, &reply, &refused);
    }
  /* In EF05 a record's number is its tag, in every generation; in EF06 it is not. */
  if (result == GJ_TRANSMIT_OK && refused == NULL && ef == EF05 && reply.sw == 0x6A86)
    result = ask_record (reading, ef, tag, MODE_NUMBER, length, &reply, &refused);
  if (result == GJ_TRANSMIT_OK && refused == NULL)
    take_value (&reply, ef, tag, value, &refused);
  if (refused != NULL)
    g_propagate_error (error, g_steal_pointer (&refused));
  gj_reply_wipe (&reply);
  return result;
}

static void
set_version (GjCardHolder *holder, const Value *value, GError **error)
{
  g_autofree char *text = gj_card_text_ascii (value->bytes, value->length);

  if (text == NULL)
    set_garbled (error, "version: no text");
  else
    g_strlcpy (holder->version, *text == '\0' ? "1.0" : text, sizeof holder->version);
}

static void
set_expiry (GjCardHolder *holder, const Value *value, GjDate today, GError **error)
{
  holder->expiry = gj_card_text_date (value->bytes, value->length);
  if (holder->expiry != GJ_DATE_NONE && today > holder->expiry)
    g_set_error (error, GJ_CARD_ERROR, GJ_CARD_ERROR_EXPIRED, "the card has expired");
}

static gboolean
is_other_number (const char *text)
{
  gboolean digits_only = TRUE;

  for (const char *at = text; *at != '\0'; at++)
    {
      if (!g_ascii_isalnum (*at) && *at != '-' && *at != '(' && *at != ')')
        return FALSE;
      digits_only = digits_only && (g_ascii_isdigit (*at) || *at == 'X');
    }
  /* Eighteen digits that fail the check are a damaged ID number, not another certificate. */
  return !(digits_only && strlen (text) == 18);
}

static void
set_certno (GjCardHolder *holder, const Value *value, GError **error)
{
  GjIdNumber id = { 0 };
  g_autofree char *text = gj_card_text_ascii (value->bytes, value->length);

  if (text == NULL || *text == '\0')
    {
      set_garbled (error, "holder: no number");
      return;
    }
  holder->certno = g_ascii_strup (text, -1);
  holder->certno_is_id = gj_id_number_parse (holder->certno, &id) == GJ_ID_NUMBER_OK;
  if (holder->certno_is_id)
    {
      holder->brdy = id.birth;
      holder->gend[0] = id.male ? '1' : '2';
    }
  else if (!is_other_number (holder->certno))
    g_set_error (error, GJ_CARD_ERROR, GJ_CARD_ERROR_INCONSISTENT, "holder: the number is no number");
  explicit_bzero (text, strlen (text));
  explicit_bzero (&id, sizeof id);
}

static void
set_birth_and_sex (GjCardHolder *holder, const Value *birth, const Value *sex, GError **error)
{
  GjDate date = gj_card_text_date (birth->bytes, birth->length);
  char gend = sex->length > 0 ? (char) sex->bytes[0] : '9';

  if (gend != '1' && gend != '2')
    gend = '9';
  if (holder->certno_is_id
      && ((date != GJ_DATE_NONE && date != holder->brdy)
          || (gend != '9' && gend != holder->gend[0])))
    {
      g_set_error (error, GJ_CARD_ERROR, GJ_CARD_ERROR_INCONSISTENT,
                   "holder: birth or sex contradict the number");
      return;
    }
  if (!holder->certno_is_id)
    {
      holder->brdy = date;
      holder->gend[0] = gend;
    }
}

/* 09, and 4E behind it where the name may go on: a character may be cut in two between them. */
static GjTransmitResult
read_name (Reading *reading, GjCardHolder *holder, GError **error)
{
  Value head, tail = { .length = 0 };
  GjTransmitResult result = read_record (reading, EF06, 0x09, 30, &head, error);

  if (result != GJ_TRANSMIT_OK || *error != NULL)
    return result;
  head.length = gj_card_text_trim (head.bytes, head.length);
  if (head.length >= NAME_FULL && holder->version[0] != '1')
    result = read_record (reading, EF06, 0x4E, 20, &tail, error);
  if (result == GJ_TRANSMIT_OK && *error == NULL)
    {
      guint8 whole[2 * VALUE_MAX];

      memcpy (whole, head.bytes, head.length);
      memcpy (whole + head.length, tail.bytes, tail.length);
      holder->name = gj_card_text_name (whole, head.length + tail.length);
      explicit_bzero (whole, sizeof whole);
      if (holder->name == NULL || *holder->name == '\0')
        set_garbled (error, "holder: no name");
    }
  explicit_bzero (&head, sizeof head);
  explicit_bzero (&tail, sizeof tail);
  return result;
}

/* Every step goes on only while the line holds and the card serves. */
#define STEP(call)                                                                                 \
  do                                                                                               \
    {                                                                                              \
      result = (call);                                                                             \
      if (result != GJ_TRANSMIT_OK || *error != NULL)                                              \
        return result;                                                                             \
    }                                                                                              \
  while (0)

#define JUDGE(call)                                                                                \
  do                                                                                               \
    {                                                                                              \
      call;                                                                                        \
      if (*error != NULL)                                                                          \
        return GJ_TRANSMIT_OK;                                                                     \
    }                                                                                              \
  while (0)

/* A field never written is no identifier. */
static gboolean
is_identifier (const Value *value)
{
  for (gsize i = 0; i < value->length; i++)
    if (value->bytes[i] != 0xFF)
      return value->length == GJ_CARD_IDENTIFIER_BYTES;
  return FALSE;
}

/* To the PSAM, where there is one. Only what has proved itself is shown the PSAM's own key, and only where it wants it:
 * up to 2.0 the holder file is open. */
static GjTransmitResult
prove (Reading *reading, GjCardHolder *holder, Value *value, GError **error)
{
  GjTransmitResult result;

  if (reading->psam == NULL)
    return GJ_TRANSMIT_OK;
  holder->proof = GJ_CARD_PROOF_UNABLE;
  STEP (read_record (reading, EF05, 0x01, GJ_CARD_IDENTIFIER_BYTES, value, error));
  if (!is_identifier (value))
    return GJ_TRANSMIT_OK;
  STEP (gj_social_auth_prove (reading->transmit, reading->psam, value->bytes, &holder->proof, error));
  if (holder->proof == GJ_CARD_PROOF_GIVEN && holder->version[0] >= '3')
    result = gj_social_auth_open_holder (reading->transmit, reading->psam, value->bytes);
  return result;
}

/* @value and @sex are room for what is read on the way; the caller wipes them, however this ends. */
static GjTransmitResult
read_holder_into (Reading *reading, GjDate today, GjCardHolder *holder, Value *value, Value *sex,
                  GError **error)
{
  GjTransmitResult result;

  STEP (gj_social_card_select (reading->transmit, error));
  STEP (read_record (reading, EF05, 0x03, 4, value, error));
  JUDGE (set_version (holder, value, error));
  STEP (read_record (reading, EF05, 0x06, 4, value, error));
  JUDGE (set_expiry (holder, value, today, error));
  STEP (prove (reading, holder, value, error));
  STEP (read_record (reading, EF06, 0x08, 18, value, error));
  JUDGE (set_certno (holder, value, error));
  STEP (read_name (reading, holder, error));
  STEP (read_record (reading, EF06, 0x0D, 4, value, error));
  STEP (read_record (reading, EF06, 0x0A, 1, sex, error));
  JUDGE (set_birth_and_sex (holder, value, sex, error));
  return GJ_TRANSMIT_OK;
}

static GjTransmitResult
read_holder (Reading *reading, GjDate today, GjCardHolder *holder, GError **error)
{
  Value value = { .length = 0 }, sex = { .length = 0 };
  GjTransmitResult result = read_holder_into (reading, today, holder, &value, &sex, error);

  explicit_bzero (&value, sizeof value);
  explicit_bzero (&sex, sizeof sex);
  return result;
}

/* As read_holder_into(). */
static GjTransmitResult
read_details_into (Reading *reading, GjCardHolder *holder, Value *value, GError **error)
{
  GjTransmitResult result;

  STEP (read_record (reading, EF05, 0x02, 1, value, error));
  if (value->length > 0 && g_ascii_isalnum (value->bytes[0]))
    holder->card_class = (char) value->bytes[0];
  STEP (read_record (reading, EF05, 0x05, 4, value, error));
  holder->issue = gj_card_text_date (value->bytes, value->length);
  STEP (read_record (reading, EF05, 0x07, 9, value, error));
  char *number = gj_card_text_ascii (value->bytes, value->length);
  g_strlcpy (holder->card_no, number != NULL ? number : "", sizeof holder->card_no);
  wipe_text (number);
  holder->card_no_valid
      = strlen (holder->card_no) == 9
        && gj_social_card_number_check (holder->card_no) == g_ascii_toupper (holder->card_no[8]);
  STEP (read_record (reading, EF06, 0x0B, 1, value, error));
  gj_card_text_digits (value->bytes, value->length, holder->naty, sizeof holder->naty);
  return GJ_TRANSMIT_OK;
}

static GjTransmitResult
read_details (Reading *reading, GjCardHolder *holder, GError **error)
{
  Value value = { .length = 0 };
  GjTransmitResult result = read_details_into (reading, holder, &value, error);

  explicit_bzero (&value, sizeof value);
  return result;
}

/* The reading functions above always have a place for the error; callers may not want one. */
static GjTransmitResult
finish (GjTransmitResult result, GError *failure, GError **error)
{
  if (result != GJ_TRANSMIT_OK && failure == NULL)
    failure = gj_social_card_line_error (result);
  if (failure != NULL)
    g_propagate_error (error, failure);
  return result;
}

GjTransmitResult
gj_social_card_read (GjTransmit *transmit, GjDate today, GjPsam *psam, GjCardHolder **holder,
                     GError **error)
{
  g_autoptr (GjCardHolder) read = g_new0 (GjCardHolder, 1);
  Reading reading = { .transmit = transmit, .psam = psam };
  GError *failure = NULL;
  guint before = transmit->apdu_count;

  *holder = NULL;
  g_strlcpy (read->gend, "9", sizeof read->gend);
  GjTransmitResult result = read_holder (&reading, today, read, &failure);
  read->apdu_count = transmit->apdu_count - before;
  if (read->proof == GJ_CARD_PROOF_NO_PSAM
      && g_error_matches (failure, GJ_CARD_ERROR, GJ_CARD_ERROR_NAME_REFUSED))
    {
      g_clear_error (&failure);
      failure = g_error_new (GJ_CARD_ERROR, GJ_CARD_ERROR_PSAM, "EF06: wants a PSAM, and ours is silent");
    }
  if (result == GJ_TRANSMIT_OK && failure == NULL)
    *holder = g_steal_pointer (&read);
  return finish (result, failure, error);
}

GjTransmitResult
gj_social_card_read_details (GjTransmit *transmit, GjCardHolder *holder, GError **error)
{
  Reading reading = { .transmit = transmit };
  GError *failure = NULL;
  guint before = transmit->apdu_count;
  GjTransmitResult result = read_details (&reading, holder, &failure);

  holder->apdu_count += transmit->apdu_count - before;
  return finish (result, failure, error);
}

/* As read_holder_into(). */
static GjTransmitResult
read_marks_into (Reading *reading, GjCardMarks *marks, Value *value, GError **error)
{
  GjTransmitResult result;

  STEP (gj_social_card_select (reading->transmit, error));
  STEP (read_record (reading, EF05, 0x02, 1, value, error));
  if (value->length > 0 && g_ascii_isalnum (value->bytes[0]))
    marks->card_class = (char) value->bytes[0];
  STEP (read_record (reading, EF05, 0x01, GJ_CARD_IDENTIFIER_BYTES, value, error));
  for (gsize i = 0; is_identifier (value) && i < value->length; i++)
    g_snprintf (marks->identifier + 2 * i, 3, "%02X", value->bytes[i]);
  return GJ_TRANSMIT_OK;
}

GjTransmitResult
gj_social_card_read_marks (GjTransmit *transmit, GjCardMarks *marks, GError **error)
{
  Reading reading = { .transmit = transmit };
  Value value = { .length = 0 };
  GError *failure = NULL;
  GjTransmitResult result;

  *marks = (GjCardMarks){ 0 };
  result = read_marks_into (&reading, marks, &value, &failure);
  explicit_bzero (&value, sizeof value);
  if (result != GJ_TRANSMIT_OK || failure != NULL)
    *marks = (GjCardMarks){ 0 };
  return finish (result, failure, error);
}

char
gj_social_card_number_check (const char *number)
{
  static const int weights[8] = { 3, 7, 9, 10, 5, 8, 4, 2 };
  int sum = 0;

  for (int i = 0; i < 8; i++)
    {
      if (g_ascii_isdigit (number[i]))
        sum += weights[i] * (number[i] - '0');
      else if (g_ascii_isupper (number[i]))
        sum += weights[i] * (number[i] - 'A' + 10);
      else
        return '\0';
    }
  int check = 11 - sum % 11;
  return check == 11 ? '0' : check == 10 ? 'X' : (char) ('0' + check);
}
