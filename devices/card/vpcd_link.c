/* SPDX-License-Identifier: Apache-2.0 */
/* vpcd's protocol: two bytes of length, then the message. One byte is a command of the reader's (off,
 * on, reset, ATR), anything else an APDU. */
#include "devices/card/vpcd_link.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <string.h>
#include <sys/socket.h>

#define POWER_OFF 0x00
#define POWER_ON 0x01
#define RESET 0x02
#define GET_ATR 0x04

#define RETRY_MS 50
/* pcscd asks every 400 ms whether a card is there; away for less than that it may not be missed. */
#define AWAY_MS 900
#define MESSAGE_MAX 1024
#define ATR_TOO_LONG 64

struct _GjVpcdLink
{
  GjCardEmulator *emulator;
  guint16 port;
  GSocket *socket;   /* NULL: hung up */
  GSource *incoming; /* reading, or waiting for the connection */
  GSource *timer;    /* the next try to connect */
  GSource *delayed;  /* a reply that is due later */
  gboolean connected;
  guint generation; /* of the card that is connected */
  gint64 away_until;
  GByteArray *inbox;
  GByteArray *late; /* the delayed reply */
};

static void
clear_source (GSource **source)
{
  if (*source != NULL)
    {
      g_source_destroy (*source);
      g_clear_pointer (source, g_source_unref);
    }
}

static void
add_timer (GSource **place, guint ms, GSourceFunc func, GjVpcdLink *link)
{
  clear_source (place);
  *place = g_timeout_source_new (ms);
  g_source_set_callback (*place, func, link, NULL);
  g_source_attach (*place, g_main_context_get_thread_default ());
}

static void
hang_up (GjVpcdLink *link)
{
  clear_source (&link->incoming);
  clear_source (&link->delayed);
  clear_source (&link->timer);
  if (link->socket != NULL)
    g_socket_close (link->socket, NULL);
  g_clear_object (&link->socket);
  if (link->connected)
    link->away_until = g_get_monotonic_time () + AWAY_MS * (gint64) 1000;
  link->connected = FALSE;
  g_byte_array_set_size (link->inbox, 0);
}

static gboolean
has_card (GjVpcdLink *link, guint *generation)
{
  gboolean present = FALSE, dead = FALSE;

  *generation = gj_card_emulator_get_generation (link->emulator, &present, &dead);
  return present;
}

static gboolean connect_now (gpointer data);

static void
connect_later (GjVpcdLink *link)
{
  gint64 wait_ms = (link->away_until - g_get_monotonic_time ()) / 1000;

  add_timer (&link->timer, (guint) MAX (wait_ms, RETRY_MS), connect_now, link);
}

/* A whole message in one segment: the length alone would wait for an acknowledgement. */
static gboolean
send_message (GjVpcdLink *link, const guint8 *bytes, gsize length)
{
  guint8 frame[2 + GJ_REPLY_MAX] = { (guint8) (length >> 8), (guint8) length };

  g_assert (length <= GJ_REPLY_MAX);
  memcpy (frame + 2, bytes, length);
  gssize sent = g_socket_send (link->socket, (const char *) frame, length + 2, NULL, NULL);
  return sent == (gssize) (length + 2);
}

static gboolean
on_reply_due (gpointer data)
{
  GjVpcdLink *link = data;
  guint generation = 0;

  clear_source (&link->delayed);
  if (!has_card (link, &generation) || generation != link->generation
      || !send_message (link, link->late->data, link->late->len))
    gj_vpcd_link_refresh (link);
  return G_SOURCE_REMOVE;
}

/* FALSE: hang up. */
static gboolean
answer_apdu (GjVpcdLink *link, const guint8 *apdu, gsize length)
{
  guint8 reply[GJ_REPLY_MAX];
  gsize reply_length = 0;
  guint delay_ms = 0;

  switch (gj_card_emulator_answer (link->emulator, apdu, length, reply, &reply_length, &delay_ms))
    {
    case GJ_CARD_REPLY_DATA:
      break;
    case GJ_CARD_REPLY_NEVER:
      return TRUE;
    case GJ_CARD_REPLY_REMOVED:
    case GJ_CARD_REPLY_RESET: /* never from here */
      return FALSE;
    }
  if (delay_ms == 0)
    return send_message (link, reply, reply_length);
  g_byte_array_set_size (link->late, 0);
  g_byte_array_append (link->late, reply, reply_length);
  add_timer (&link->delayed, delay_ms, on_reply_due, link);
  return TRUE;
}

/* vpcd has no word for a card that does not answer when powered: none at all means "no card". But an
 * ATR longer than any may be fails the power-up, and pcscd calls the card mute. */
static gboolean
answer_atr (GjVpcdLink *link)
{
  static const guint8 too_long[ATR_TOO_LONG] = { 0 };
  guint8 atr[33];
  gsize length = gj_card_emulator_get_atr (link->emulator, atr, sizeof atr);

  return length > 0 ? send_message (link, atr, length)
                    : send_message (link, too_long, sizeof too_long);
}

static gboolean
answer_message (GjVpcdLink *link, const guint8 *message, gsize length)
{
  guint8 atr[33];

  if (length != 1)
    return answer_apdu (link, message, length);
  switch (message[0])
    {
    case POWER_OFF:
      gj_card_emulator_power_down (link->emulator);
      return TRUE;
    case POWER_ON:
    case RESET:
      gj_card_emulator_power_up (link->emulator, atr, sizeof atr);
      return TRUE;
    case GET_ATR:
      return answer_atr (link);
    default:
      return FALSE;
    }
}

/* Every whole message that has come. An APDU may hold a PIN: what is done with is overwritten. */
static gboolean
answer_inbox (GjVpcdLink *link)
{
  gboolean go_on = TRUE;

  while (go_on && link->inbox->len >= 2)
    {
      gsize length = (gsize) link->inbox->data[0] << 8 | link->inbox->data[1];
      if (length > MESSAGE_MAX)
        return FALSE;
      if (link->inbox->len < length + 2)
        break;
      go_on = answer_message (link, link->inbox->data + 2, length);
      explicit_bzero (link->inbox->data, length + 2);
      g_byte_array_remove_range (link->inbox, 0, (guint) length + 2);
    }
  return go_on;
}

/* vpcd sends the length and the message apart and waits in between for an acknowledgement, which the
 * kernel would keep back for 40 ms. It forgets the wish after a while: asked for again each time. */
static void
acknowledge_at_once (GSocket *socket)
{
  g_socket_set_option (socket, IPPROTO_TCP, TCP_QUICKACK, 1, NULL);
}

static gboolean
on_incoming (GSocket *socket, GIOCondition condition, gpointer data)
{
  GjVpcdLink *link = data;
  guint8 bytes[MESSAGE_MAX];
  g_autoptr (GError) error = NULL;
  gssize length = g_socket_receive (socket, (char *) bytes, sizeof bytes, NULL, &error);

  acknowledge_at_once (socket);
  if (length < 0 && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_WOULD_BLOCK))
    return G_SOURCE_CONTINUE;
  if (length > 0)
    {
      g_byte_array_append (link->inbox, bytes, (guint) length);
      explicit_bzero (bytes, sizeof bytes);
      if (answer_inbox (link))
        return G_SOURCE_CONTINUE;
    }
  /* pcscd is gone, or the card is. Hanging up frees this source: nothing may follow. */
  gj_vpcd_link_refresh (link);
  if (link->socket == socket)
    {
      hang_up (link);
      link->away_until = 0; /* not pulled: pcscd went first */
      gj_vpcd_link_refresh (link);
    }
  return G_SOURCE_REMOVE;
}

static void
be_connected (GjVpcdLink *link)
{
  link->connected = TRUE;
  acknowledge_at_once (link->socket);
  clear_source (&link->incoming);
  link->incoming = g_socket_create_source (link->socket, G_IO_IN, NULL);
  g_source_set_callback (link->incoming, G_SOURCE_FUNC (on_incoming), link, NULL);
  g_source_attach (link->incoming, g_main_context_get_thread_default ());
}

static gboolean
on_connected (GSocket *socket, GIOCondition condition, gpointer data)
{
  GjVpcdLink *link = data;

  if (g_socket_check_connect_result (socket, NULL))
    {
      be_connected (link);
      return G_SOURCE_REMOVE;
    }
  hang_up (link);
  connect_later (link);
  return G_SOURCE_REMOVE;
}

static gboolean
connect_now (gpointer data)
{
  GjVpcdLink *link = data;
  g_autoptr (GSocketAddress) address = NULL;
  g_autoptr (GError) error = NULL;

  clear_source (&link->timer);
  if (!has_card (link, &link->generation))
    return G_SOURCE_REMOVE;
  address = g_inet_socket_address_new_from_string ("127.0.0.1", link->port);
  link->socket = g_socket_new (G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP,
                               &error);
  if (link->socket == NULL)
    {
      connect_later (link);
      return G_SOURCE_REMOVE;
    }
  g_socket_set_blocking (link->socket, FALSE);
  g_socket_set_option (link->socket, IPPROTO_TCP, TCP_NODELAY, 1, NULL);
  if (g_socket_connect (link->socket, address, NULL, &error))
    be_connected (link);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PENDING))
    {
      link->incoming = g_socket_create_source (link->socket, G_IO_OUT, NULL);
      g_source_set_callback (link->incoming, G_SOURCE_FUNC (on_connected), link, NULL);
      g_source_attach (link->incoming, g_main_context_get_thread_default ());
    }
  else
    {
      hang_up (link);
      connect_later (link);
    }
  return G_SOURCE_REMOVE;
}

void
gj_vpcd_link_refresh (GjVpcdLink *link)
{
  guint generation = 0;
  gboolean present = has_card (link, &generation);

  if (link->socket != NULL && (!present || generation != link->generation))
    hang_up (link);
  if (!present)
    clear_source (&link->timer);
  else if (link->socket == NULL && link->timer == NULL)
    {
      if (link->away_until > g_get_monotonic_time ())
        connect_later (link);
      else
        connect_now (link);
    }
}

gboolean
gj_vpcd_link_is_connected (GjVpcdLink *link)
{
  return link->connected;
}

GjVpcdLink *
gj_vpcd_link_new (GjCardEmulator *emulator, guint16 port)
{
  GjVpcdLink *link = g_new0 (GjVpcdLink, 1);

  link->emulator = g_object_ref (emulator);
  link->port = port;
  link->inbox = g_byte_array_new ();
  link->late = g_byte_array_new ();
  gj_vpcd_link_refresh (link);
  return link;
}

void
gj_vpcd_link_free (GjVpcdLink *link)
{
  hang_up (link);
  g_byte_array_unref (link->inbox);
  g_byte_array_unref (link->late);
  g_object_unref (link->emulator);
  g_free (link);
}
