/* SPDX-License-Identifier: Apache-2.0 */
/* Real readers through pcscd. A link has its own context: the watch's is locked while it waits. */
#include "devices/card/pcsc_watch.h"

/* pcscd looks for cards every 400 ms: how long a failed exchange waits to learn that it was a pull. */
#define LEFT_WAIT_MS 700

typedef struct
{
  GjCardPort port;
  char *substring, *excluded; /* NULL: any, none */
  GMutex mutex;
  GCond woken;
  SCARDCONTEXT watching; /* the watch's context, 0: none */
} PcscPort;

typedef struct
{
  GjCardLink link;
  SCARDCONTEXT context; /* 0: none */
  SCARDHANDLE handle;   /* 0: none */
  DWORD protocol;
  gboolean begun;
  GjCardSight card;
} PcscLink;

static gboolean
is_service_gone (LONG value)
{
  return value == SCARD_E_NO_SERVICE || value == SCARD_E_SERVICE_STOPPED
         || value == SCARD_E_INVALID_HANDLE || value == SCARD_F_COMM_ERROR;
}

static void
drop_context (PcscLink *self)
{
  if (self->context != 0)
    SCardReleaseContext (self->context);
  self->context = 0;
  self->handle = 0;
  self->begun = FALSE;
}

/* Whether the card that was seen is still the one in the reader; waits @timeout_ms for a change. */
static gboolean
is_still_there (PcscLink *self, guint timeout_ms)
{
  SCARD_READERSTATE state = { .szReader = self->card.reader,
                              .dwCurrentState = SCARD_STATE_UNAWARE };
  LONG value = SCardGetStatusChange (self->context, 0, &state, 1);

  if (value == SCARD_S_SUCCESS && timeout_ms > 0)
    {
      GjCardSight now = gj_pcsc_judge (&state, 1, &self->card);
      if (!gj_card_sight_same_card (&now, &self->card))
        return FALSE;
      state.dwCurrentState = state.dwEventState & ~(DWORD) SCARD_STATE_CHANGED;
      value = SCardGetStatusChange (self->context, timeout_ms, &state, 1);
      if (value == SCARD_E_TIMEOUT)
        return TRUE;
    }
  GjCardSight now = gj_pcsc_judge (&state, 1, &self->card);
  return value == SCARD_S_SUCCESS && gj_card_sight_same_card (&now, &self->card);
}

static void
pcsc_link_disconnect (GjCardLink *link)
{
  PcscLink *self = (PcscLink *) link;

  if (self->begun)
    SCardEndTransaction (self->handle, SCARD_LEAVE_CARD);
  self->begun = FALSE;
  if (self->handle != 0)
    SCardDisconnect (self->handle, SCARD_UNPOWER_CARD);
  self->handle = 0;
}

static LONG
connect_once (PcscLink *self)
{
  LONG value = SCARD_S_SUCCESS;

  if (self->context == 0)
    value = SCardEstablishContext (SCARD_SCOPE_SYSTEM, NULL, NULL, &self->context);
  if (value == SCARD_S_SUCCESS)
    value = SCardConnect (self->context, self->card.reader, SCARD_SHARE_SHARED,
                          SCARD_PROTOCOL_T0 | SCARD_PROTOCOL_T1, &self->handle, &self->protocol);
  if (value != SCARD_S_SUCCESS)
    self->handle = 0;
  return value;
}

static GjTransmitResult
pcsc_link_connect (GjCardLink *link, const GjCardSight *card)
{
  PcscLink *self = (PcscLink *) link;

  pcsc_link_disconnect (link);
  self->card = *card;
  LONG value = connect_once (self);
  if (is_service_gone (value))
    {
      /* The context may be of a pcscd that is no more. */
      drop_context (self);
      value = connect_once (self);
    }
  if (value != SCARD_S_SUCCESS)
    {
      if (is_service_gone (value))
        drop_context (self);
      return gj_pcsc_result (value);
    }
  if (!is_still_there (self, 0))
    {
      pcsc_link_disconnect (link);
      return GJ_TRANSMIT_REMOVED;
    }
  return GJ_TRANSMIT_OK;
}

static GjTransmitResult
pcsc_link_begin (GjCardLink *link)
{
  PcscLink *self = (PcscLink *) link;

  if (self->begun)
    return GJ_TRANSMIT_OK;
  LONG value = SCardBeginTransaction (self->handle);
  self->begun = value == SCARD_S_SUCCESS;
  return gj_pcsc_result (value);
}

static void
pcsc_link_end (GjCardLink *link)
{
  PcscLink *self = (PcscLink *) link;

  if (self->begun)
    SCardEndTransaction (self->handle, SCARD_LEAVE_CARD);
  self->begun = FALSE;
}

static GjTransmitResult
pcsc_link_reconnect (GjCardLink *link)
{
  PcscLink *self = (PcscLink *) link;
  LONG value = SCardReconnect (self->handle, SCARD_SHARE_SHARED,
                               SCARD_PROTOCOL_T0 | SCARD_PROTOCOL_T1, SCARD_LEAVE_CARD,
                               &self->protocol);

  if (value == SCARD_S_SUCCESS && !is_still_there (self, 0))
    return GJ_TRANSMIT_REMOVED;
  return gj_pcsc_result (value);
}

static GjTransmitResult
pcsc_link_send (GjCardLink *link, const guint8 *apdu, gsize apdu_len, guint8 *reply,
                gsize *reply_len)
{
  PcscLink *self = (PcscLink *) link;
  const SCARD_IO_REQUEST *pci = self->protocol == SCARD_PROTOCOL_T0 ? SCARD_PCI_T0 : SCARD_PCI_T1;
  DWORD length = GJ_REPLY_MAX;

  *reply_len = 0;
  LONG value = SCardTransmit (self->handle, pci, apdu, apdu_len, NULL, reply, &length);
  /* pcscd says "success, 0 bytes" when the card leaves while it answers; a card that stays and says less
   * than a status word is broken, and nobody may wait for its leaving. */
  GjTransmitResult result
      = value == SCARD_S_SUCCESS && length < 2 ? GJ_TRANSMIT_IO : gj_pcsc_result (value);
  if (result == GJ_TRANSMIT_OK)
    *reply_len = length;
  if (result == GJ_TRANSMIT_IO && !is_still_there (self, LEFT_WAIT_MS))
    result = GJ_TRANSMIT_REMOVED;
  return result;
}

static void
pcsc_link_free (GjCardLink *link)
{
  PcscLink *self = (PcscLink *) link;

  pcsc_link_disconnect (link);
  drop_context (self);
  g_free (self);
}

static const GjCardLinkClass LINK_CLASS = {
  .connect = pcsc_link_connect,
  .begin = pcsc_link_begin,
  .end = pcsc_link_end,
  .reconnect = pcsc_link_reconnect,
  .send = pcsc_link_send,
  .disconnect = pcsc_link_disconnect,
  .free = pcsc_link_free,
};

static GjCardLink *
pcsc_port_link_new (GjCardPort *port)
{
  PcscLink *self = g_new0 (PcscLink, 1);

  self->link.klass = &LINK_CLASS;
  return &self->link;
}

static void
pcsc_port_watch (GjCardPort *port, GjCardSightFunc func, gpointer data)
{
  PcscPort *self = (PcscPort *) port;

  gj_pcsc_watch_run (port, self->substring, self->excluded, &self->mutex, &self->woken, &self->watching, func,
                     data);
}

static void
pcsc_port_look (GjCardPort *port, GjCardSight *sight)
{
  gj_pcsc_look (((PcscPort *) port)->substring, sight);
}

static void
pcsc_port_interrupt (GjCardPort *port)
{
  PcscPort *self = (PcscPort *) port;

  g_mutex_lock (&self->mutex);
  g_cond_broadcast (&self->woken);
  if (self->watching != 0)
    SCardCancel (self->watching);
  g_mutex_unlock (&self->mutex);
}

static void
pcsc_port_finalize (GjCardPort *port)
{
  PcscPort *self = (PcscPort *) port;

  g_free (self->substring);
  g_free (self->excluded);
  g_cond_clear (&self->woken);
  g_mutex_clear (&self->mutex);
  g_free (self);
}

static const GjCardPortClass PORT_CLASS = {
  .watch = pcsc_port_watch,
  .interrupt = pcsc_port_interrupt,
  .look = pcsc_port_look,
  .link_new = pcsc_port_link_new,
  .finalize = pcsc_port_finalize,
};

GjCardPort *
gj_pcsc_port_new (const char *reader_substring)
{
  PcscPort *self = g_new0 (PcscPort, 1);

  self->port.klass = &PORT_CLASS;
  g_atomic_ref_count_init (&self->port.refs);
  if (reader_substring != NULL && *reader_substring != '\0')
    self->substring = g_strdup (reader_substring);
  g_mutex_init (&self->mutex);
  g_cond_init (&self->woken);
  return &self->port;
}

void
gj_pcsc_port_exclude (GjCardPort *port, const char *reader_substring)
{
  PcscPort *self = (PcscPort *) port;

  g_assert (port->klass == &PORT_CLASS);
  g_free (self->excluded);
  self->excluded = g_strdup (reader_substring);
}
