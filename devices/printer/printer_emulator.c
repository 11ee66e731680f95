/* SPDX-License-Identifier: Apache-2.0 */
/* The emulated printer's body: one thread with an input buffer, a decoder, the mouth and the faults; its wire is in
 * emulator_wire.c. Everything but the thread's own descriptors is under one lock; signals
 * are emitted on the owner's main context. */
#include "devices/printer/emulator_private.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <gio/gio.h>

#define BUFFER_BYTES 16384
#define PAPERS_KEPT 64
#define FULL_STATUS 20 /* DLE EOT 20 */
#define SLOW_ROWS_PER_SECOND 200

enum
{
  SIGNAL_ROWS,
  SIGNAL_PAPER,
  SIGNAL_STATE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GjPrinterEmulator, gj_printer_emulator, G_TYPE_OBJECT)

static void
wake (GjPrinterEmulator *self)
{
  const guint64 one = 1;

  if (write (self->wake, &one, sizeof one) < 0)
    g_assert (errno == EAGAIN);
}

static void
notify_free (gpointer data)
{
  GWeakRef *reference = data;

  g_weak_ref_clear (reference);
  g_free (reference);
}

static gboolean
on_notify (gpointer data)
{
  g_autoptr (GjPrinterEmulator) self = g_weak_ref_get (data);
  g_autoptr (GPtrArray) fresh = NULL;
  gboolean state;
  gboolean rows;
  guint done;

  if (self == NULL)
    return G_SOURCE_REMOVE;
  g_mutex_lock (&self->lock);
  fresh = g_steal_pointer (&self->fresh);
  self->fresh = g_ptr_array_new_with_free_func ((GDestroyNotify)gj_paper_unref);
  state = self->state_changed;
  rows = self->rows_changed;
  done = gj_escpos_decoder_rows (&self->decoder);
  self->state_changed = FALSE;
  self->rows_changed = FALSE;
  self->notifying = FALSE;
  g_mutex_unlock (&self->lock);

  for (guint i = 0; i < fresh->len; i++)
    g_signal_emit (self, signals[SIGNAL_PAPER], 0, g_ptr_array_index (fresh, i));
  if (rows)
    g_signal_emit (self, signals[SIGNAL_ROWS], 0, done);
  if (state)
    g_signal_emit (self, signals[SIGNAL_STATE], 0);
  return G_SOURCE_REMOVE;
}

static void
notify_locked (GjPrinterEmulator *self)
{
  GWeakRef *reference;
  GSource *source;

  if (self->notifying)
    return;
  self->notifying = TRUE;
  reference = g_new0 (GWeakRef, 1);
  g_weak_ref_init (reference, self);
  source = g_idle_source_new ();
  g_source_set_callback (source, on_notify, reference, notify_free);
  g_source_attach (source, self->context);
  g_source_unref (source);
}

/* What holds now: a fault, or one that was repaired and waits for DLE ENQ. */
static GjPrinterFault
current_fault (const GjPrinterEmulator *self)
{
  return self->fault != GJ_PRINTER_FAULT_NONE ? self->fault : self->latched;
}

static gboolean
is_stopped (const GjPrinterEmulator *self)
{
  return gj_emulator_fault_stops (current_fault (self));
}

void
gj_emulator_answer (GjPrinterEmulator *self, const guint8 *bytes, gsize length)
{
  gssize sent;

  if (self->connection < 0 || self->fault == GJ_PRINTER_FAULT_SILENT
      || self->fault == GJ_PRINTER_FAULT_STUCK)
    return;
  /* A host that does not listen loses the answer, as with a real one. */
  sent = self->far_end < 0 ? send (self->connection, bytes, length, MSG_NOSIGNAL)
                            : write (self->connection, bytes, length);
  if (sent < 0)
    g_debug ("printer emulator: answer lost: %s", g_strerror (errno));
}

static void
answer_real_time (GjPrinterEmulator *self, guint8 which)
{
  guint8 byte = gj_emulator_real_time_byte (which, current_fault (self), self->near_end);
  gboolean full = gj_emulator_mouth_is_full (&self->mouth);
  guint8 all[6];

  if (which == FULL_STATUS && self->mouth.kind == GJ_EMULATED_MOUTH_CUSTOM)
    {
      if (self->mouth.silent)
        return;
      gj_emulator_full_bytes (current_fault (self), self->near_end, full, all);
      gj_emulator_answer (self, all, sizeof all);
      return;
    }
  if (which == 1 && self->mouth.kind == GJ_EMULATED_MOUTH_TEAR_BIT && full)
    byte |= 0x80;
  if (byte != 0)
    gj_emulator_answer (self, &byte, 1);
}

/* Answers to the questions of an earlier job, to whoever listens now. */
void
gj_emulator_answer_stale (GjPrinterEmulator *self)
{
  static const guint8 stale[] = { 0x12, 0x00, 0x37, 0x22, '0', '0', '0', '0', 0x00, 0x12 };

  gj_emulator_answer (self, stale, sizeof stale);
}

static void
tell_automatic (GjPrinterEmulator *self, gboolean always)
{
  guint8 bytes[4];

  gj_emulator_automatic_bytes (current_fault (self), self->near_end, bytes);
  if (self->automatic != 0 && (always || memcmp (bytes, self->told, sizeof bytes) != 0))
    {
      memcpy (self->told, bytes, sizeof bytes);
      gj_emulator_answer (self, bytes, sizeof bytes);
    }
}

static void
set_fault_locked (GjPrinterEmulator *self, GjPrinterFault fault)
{
  if (fault == GJ_PRINTER_FAULT_NEAR_END)
    self->near_end = TRUE;
  else if (fault == GJ_PRINTER_FAULT_NOT_TAKEN)
    self->mouth.nobody_takes = TRUE;
  else if (fault == GJ_PRINTER_FAULT_MOUTH_SILENT)
    self->mouth.silent = TRUE;
  else if (fault == GJ_PRINTER_FAULT_DROP)
    self->drop = self->connection >= 0; /* without a connection there is none to lose */
  else
    self->fault = fault;
  if (fault == GJ_PRINTER_FAULT_CUTTER || fault == GJ_PRINTER_FAULT_JAM)
    self->latched = fault;
  if (fault == GJ_PRINTER_FAULT_STALE)
    gj_emulator_answer_stale (self);
  self->mouth.blocked = self->fault == GJ_PRINTER_FAULT_MOUTH_BLOCKED;
  self->state_changed = TRUE;
  notify_locked (self);
  tell_automatic (self, FALSE);
}

static void
forget_input (GjPrinterEmulator *self)
{
  g_byte_array_set_size (self->input, 0);
  gj_escpos_decoder_forget (&self->decoder);
  self->in_cut = FALSE;
}

/* DLE ENQ 1 goes on, 2 forgets what it holds; both only end an error whose cause is gone. */
static void
recover (GjPrinterEmulator *self, guint8 how)
{
  if (gj_emulator_error_bits (current_fault (self)) == 0)
    return;
  if (how == 2)
    forget_input (self);
  if (self->fault == GJ_PRINTER_FAULT_NONE && self->latched != GJ_PRINTER_FAULT_NONE)
    {
      self->latched = GJ_PRINTER_FAULT_NONE;
      self->state_changed = TRUE;
      notify_locked (self);
      tell_automatic (self, FALSE);
    }
}

/* Real-time commands act as they arrive, wherever they stand. */
void
gj_emulator_take_real_time (GjPrinterEmulator *self, guint8 byte)
{
  static const guint8 cleared[3] = { 0x37, 0x25, 0x00 };
  guint8 argument = 0;

  switch (gj_real_time_watch_feed (&self->real_time, byte, &argument))
    {
    case GJ_REAL_TIME_NONE:
      break;
    case GJ_REAL_TIME_ASK:
      answer_real_time (self, argument);
      break;
    case GJ_REAL_TIME_RECOVER:
      recover (self, argument);
      break;
    case GJ_REAL_TIME_CLEAR:
      gj_emulator_answer (self, cleared, sizeof cleared);
      forget_input (self);
      break;
    }
}

static void
trigger (GjPrinterEmulator *self, GjPrinterMoment moment)
{
  if (self->armed == GJ_PRINTER_FAULT_NONE || self->moment != moment)
    return;
  if (moment == GJ_PRINTER_MOMENT_IN_RASTER
      && gj_escpos_decoder_rows (&self->decoder) < self->moment_row)
    return;
  /* An answer before the paper's cut is not the one to its job. */
  if (moment == GJ_PRINTER_MOMENT_WAY_BACK && self->cuts == self->armed_cuts)
    return;
  set_fault_locked (self, self->armed);
  self->armed = GJ_PRINTER_FAULT_NONE;
}

static void
keep_paper (GjPrinterEmulator *self)
{
  if (self->decoder.paper == NULL)
    return;
  if (self->papers->len >= PAPERS_KEPT)
    g_ptr_array_remove_index (self->papers, 0);
  g_ptr_array_add (self->papers, gj_paper_ref (self->decoder.paper));
  g_ptr_array_add (self->fresh, gj_paper_ref (self->decoder.paper));
  self->cuts++;
  gj_emulator_mouth_cut (&self->mouth, g_get_monotonic_time ());
  self->rows_changed = TRUE;
  notify_locked (self);
}

/* The answer to what was printed gets lost where the fault leaves nobody to give it. */
static gboolean
loses_answer (const GjPrinterEmulator *self)
{
  return is_stopped (self) || self->drop || self->fault == GJ_PRINTER_FAULT_SILENT
         || self->fault == GJ_PRINTER_FAULT_LOST_ANSWER;
}

static void
answer_job (GjPrinterEmulator *self, const guint8 *bytes, gsize length)
{
  trigger (self, GJ_PRINTER_MOMENT_WAY_BACK);
  if (!loses_answer (self))
    gj_emulator_answer (self, bytes, length);
}

static void
answer_in_order (GjPrinterEmulator *self, GjDecoderStep step)
{
  const GjEscposDecoder *decoder = &self->decoder;
  guint8 bytes[7] = { 0x37, 0x22 };

  if (step == GJ_DECODER_ASK_STATUS)
    {
      bytes[0] = decoder->argument == 1 && self->near_end ? 0x03 : 0x00;
      answer_job (self, bytes, 1);
    }
  else if (step == GJ_DECODER_PROCESS_ID)
    {
      memcpy (bytes + 2, decoder->mark, 4);
      answer_job (self, bytes, sizeof bytes);
    }
  else if (step == GJ_DECODER_AUTOMATIC)
    {
      self->automatic = decoder->argument;
      tell_automatic (self, TRUE);
    }
  else if (step == GJ_DECODER_BEEP)
    self->beeps++;
  else if (gj_emulator_mouth_command (&self->mouth, decoder->letter, decoder->argument, decoder->amount,
                                      bytes))
    gj_emulator_answer (self, bytes, 1);
  else
    {
      self->state_changed = TRUE;
      notify_locked (self);
    }
}

static guint
rows_per_second (const GjPrinterEmulator *self)
{
  if (self->fault != GJ_PRINTER_FAULT_SLOW)
    return self->speed;
  return self->speed == 0 ? SLOW_ROWS_PER_SECOND : MAX (1, self->speed / 10);
}

/* Prints what is due. Returns the microseconds until there is more to do, -1 when only new bytes
 * bring more. */
static gint64
print_due (GjPrinterEmulator *self)
{
  gsize consumed = 0;
  gint64 wait_us = -1;

  while (!is_stopped (self) && !self->drop)
    {
      guint speed = rows_per_second (self);
      gint64 now_us = g_get_monotonic_time ();
      gsize used = 0;

      if (speed > 0 && self->next_row_us > now_us)
        {
          wait_us = self->next_row_us - now_us;
          break;
        }
      if (self->in_cut)
        trigger (self, GJ_PRINTER_MOMENT_BEFORE_CUT);
      if (is_stopped (self) || self->drop)
        break;
      self->in_cut = FALSE;
      GjDecoderStep step = gj_escpos_decoder_step (&self->decoder, self->input->data + consumed,
                                                   self->input->len - consumed, &used);

      consumed += used;
      if (step == GJ_DECODER_ROW)
        {
          self->rows_changed = TRUE;
          notify_locked (self);
          if (speed > 0)
            self->next_row_us
                = MAX (self->next_row_us + G_USEC_PER_SEC / speed, now_us - G_USEC_PER_SEC / 10);
          if (self->decoder.rows_left > 0)
            trigger (self, GJ_PRINTER_MOMENT_IN_RASTER);
        }
      else if (step == GJ_DECODER_BEFORE_CUT)
        self->in_cut = TRUE;
      else if (step == GJ_DECODER_CUT)
        {
          keep_paper (self);
          trigger (self, GJ_PRINTER_MOMENT_AFTER_CUT);
        }
      else if (step == GJ_DECODER_MORE)
        break;
      else
        answer_in_order (self, step);
    }
  if (consumed > 0)
    g_byte_array_remove_range (self->input, 0, (guint)consumed);
  return wait_us;
}

gpointer
gj_emulator_main (gpointer data)
{
  GjPrinterEmulator *self = data;

  g_mutex_lock (&self->lock);
  while (!self->quit)
    {
      struct pollfd polled[3];
      guint64 count;
      gint64 wait_us = print_due (self);
      gint64 mouth_us = gj_emulator_mouth_run (&self->mouth, g_get_monotonic_time ());

      if (mouth_us >= 0 && (wait_us < 0 || mouth_us < wait_us))
        wait_us = mouth_us;
      if (self->fault == GJ_PRINTER_FAULT_UNPLUGGED)
        gj_emulator_wire_unplug (self);
      if (self->drop)
        {
          gj_emulator_wire_close (self);
          self->drop = FALSE;
          continue;
        }
      gj_emulator_wire_wait (self, wait_us, polled);
      if (polled[0].revents != 0 && read (self->wake, &count, sizeof count) < 0)
        g_assert (errno == EAGAIN);
      if (polled[1].revents != 0 && self->connection < 0)
        gj_emulator_wire_accept (self);
      if (polled[2].revents & POLLIN && self->connection >= 0)
        gj_emulator_wire_read (self);
      else if (polled[2].revents & (POLLERR | POLLHUP | POLLNVAL))
        gj_emulator_wire_close (self);
    }
  gj_emulator_wire_close (self);
  g_mutex_unlock (&self->lock);
  return NULL;
}

GjPrinterEmulator *
gj_printer_emulator_new (guint width_dots)
{
  GjPrinterEmulator *self;

  g_return_val_if_fail (width_dots == GJ_PAPER_WIDTH_80MM || width_dots == GJ_PAPER_WIDTH_58MM,
                        NULL);
  self = g_object_new (GJ_TYPE_PRINTER_EMULATOR, NULL);
  self->width = width_dots;
  gj_escpos_decoder_init (&self->decoder, width_dots);
  return self;
}

void
gj_printer_emulator_stop (GjPrinterEmulator *self)
{
  g_return_if_fail (GJ_IS_PRINTER_EMULATOR (self));
  if (self->thread != NULL)
    {
      g_mutex_lock (&self->lock);
      self->quit = TRUE;
      g_mutex_unlock (&self->lock);
      wake (self);
      g_thread_join (g_steal_pointer (&self->thread));
    }
  gj_emulator_wire_close (self);
  if (self->listener >= 0)
    close (self->listener);
  self->listener = -1;
}

static void
gj_printer_emulator_finalize (GObject *object)
{
  GjPrinterEmulator *self = GJ_PRINTER_EMULATOR (object);

  gj_printer_emulator_stop (self);
  close (self->wake);
  gj_escpos_decoder_clear (&self->decoder);
  g_byte_array_unref (self->input);
  g_byte_array_unref (self->received);
  g_ptr_array_unref (self->papers);
  g_ptr_array_unref (self->fresh);
  g_main_context_unref (self->context);
  g_mutex_clear (&self->lock);
  G_OBJECT_CLASS (gj_printer_emulator_parent_class)->finalize (object);
}

static void
gj_printer_emulator_class_init (GjPrinterEmulatorClass *class)
{
  GType type = G_TYPE_FROM_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = gj_printer_emulator_finalize;
  signals[SIGNAL_ROWS] = g_signal_new ("rows", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[SIGNAL_PAPER] = g_signal_new ("paper", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 1, GJ_TYPE_PAPER);
  signals[SIGNAL_STATE]
      = g_signal_new ("state", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
gj_printer_emulator_init (GjPrinterEmulator *self)
{
  g_mutex_init (&self->lock);
  self->context = g_main_context_ref_thread_default ();
  self->wake = eventfd (0, EFD_NONBLOCK | EFD_CLOEXEC);
  self->listener = -1;
  self->connection = -1;
  self->far_end = -1;
  self->buffer = BUFFER_BYTES;
  self->input = g_byte_array_new ();
  self->received = g_byte_array_new ();
  self->papers = g_ptr_array_new_with_free_func ((GDestroyNotify)gj_paper_unref);
  self->fresh = g_ptr_array_new_with_free_func ((GDestroyNotify)gj_paper_unref);
}

void
gj_printer_emulator_set_speed (GjPrinterEmulator *self, guint rows_per_second_wanted)
{
  g_mutex_lock (&self->lock);
  self->speed = rows_per_second_wanted;
  g_mutex_unlock (&self->lock);
  wake (self);
}

void
gj_printer_emulator_set_buffer (GjPrinterEmulator *self, guint bytes)
{
  g_mutex_lock (&self->lock);
  self->buffer = bytes;
  g_mutex_unlock (&self->lock);
  wake (self);
}

void
gj_printer_emulator_set_fault (GjPrinterEmulator *self, GjPrinterFault fault,
                               GjPrinterMoment moment, guint row)
{
  g_mutex_lock (&self->lock);
  if (moment == GJ_PRINTER_MOMENT_NOW)
    set_fault_locked (self, fault);
  else
    {
      self->armed = fault;
      self->armed_cuts = self->cuts;
      self->moment = moment;
      self->moment_row = row;
    }
  g_mutex_unlock (&self->lock);
  wake (self);
}

void
gj_printer_emulator_clear_fault (GjPrinterEmulator *self)
{
  g_mutex_lock (&self->lock);
  self->armed = GJ_PRINTER_FAULT_NONE;
  self->near_end = FALSE;
  self->mouth.nobody_takes = FALSE;
  self->mouth.silent = FALSE;
  gj_emulator_mouth_take (&self->mouth);
  set_fault_locked (self, GJ_PRINTER_FAULT_NONE);
  gj_emulator_wire_plug (self);
  g_mutex_unlock (&self->lock);
  wake (self);
}

void
gj_printer_emulator_set_mouth (GjPrinterEmulator *self, GjEmulatedMouth mouth)
{
  g_mutex_lock (&self->lock);
  self->mouth.kind = mouth;
  g_mutex_unlock (&self->lock);
  wake (self);
}

void
gj_printer_emulator_take (GjPrinterEmulator *self)
{
  g_mutex_lock (&self->lock);
  gj_emulator_mouth_take (&self->mouth);
  self->state_changed = TRUE;
  notify_locked (self);
  g_mutex_unlock (&self->lock);
  wake (self);
}

GjPrinterMouthCounts
gj_printer_emulator_get_mouth (GjPrinterEmulator *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  return (GjPrinterMouthCounts){ gj_emulator_mouth_is_full (&self->mouth), self->mouth.presented,
                                 self->mouth.retracted, self->mouth.mixed };
}

guint
gj_printer_emulator_get_beeps (GjPrinterEmulator *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  return self->beeps;
}

void
gj_printer_emulator_power_cycle (GjPrinterEmulator *self)
{
  g_mutex_lock (&self->lock);
  forget_input (self);
  self->armed = GJ_PRINTER_FAULT_NONE;
  self->latched = GJ_PRINTER_FAULT_NONE;
  self->near_end = FALSE;
  self->drop = self->connection >= 0;
  set_fault_locked (self, GJ_PRINTER_FAULT_NONE);
  gj_emulator_wire_plug (self);
  g_mutex_unlock (&self->lock);
  wake (self);
}

GjPrinterFault
gj_printer_emulator_get_fault (GjPrinterEmulator *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  return current_fault (self);
}

gboolean
gj_printer_emulator_is_near_end (GjPrinterEmulator *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  return self->near_end;
}

GPtrArray *
gj_printer_emulator_get_papers (GjPrinterEmulator *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  GPtrArray *papers = g_ptr_array_new_with_free_func ((GDestroyNotify)gj_paper_unref);

  for (guint i = 0; i < self->papers->len; i++)
    g_ptr_array_add (papers, gj_paper_ref (g_ptr_array_index (self->papers, i)));
  return papers;
}

GjPaper *
gj_printer_emulator_get_current (GjPrinterEmulator *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  return gj_escpos_decoder_current (&self->decoder);
}

guint
gj_printer_emulator_get_rows_done (GjPrinterEmulator *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  return gj_escpos_decoder_rows (&self->decoder);
}

guint
gj_printer_emulator_get_unknown_bytes (GjPrinterEmulator *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  return self->decoder.unknown_bytes;
}

guint
gj_printer_emulator_get_unknown_printed (GjPrinterEmulator *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  return self->decoder.unknown_printed;
}

guint
gj_printer_emulator_get_hidden_commands (GjPrinterEmulator *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  return self->decoder.hidden_commands;
}

GBytes *
gj_printer_emulator_get_received (GjPrinterEmulator *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  return g_bytes_new (self->received->data, self->received->len);
}

void
gj_printer_emulator_forget_received (GjPrinterEmulator *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  g_byte_array_set_size (self->received, 0);
}
