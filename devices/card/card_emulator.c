/* SPDX-License-Identifier: Apache-2.0 */
/* The slot: which card is in, what goes wrong at which APDU, and who waits for what. */
#include "devices/card/card_emulator.h"

#include "devices/card/card_model.h"

#include <string.h>

struct _GjCardEmulator
{
  GObject parent_instance;

  GMutex mutex;
  GCond changed;
  GHashTable *seen;   /* card key → GjCardModel: the counter outlives a removal */
  GjCardModel *card;  /* in seen; NULL: empty */
  guint generation;   /* odd or even says nothing: it only differs */
  guint wakes;        /* how often waiters were woken without a change */
  guint power;        /* the same, of the power */
  guint apdu_number;  /* since power-up */
  guint fault_offset; /* where the faults' counting begins */
  gboolean silent;    /* a mute_at was met; ends with the power */
  GjCardFaults faults;
  GjCardPerson *successor; /* NULL: nobody stands by with another card */
  GjCardStats stats;
};

G_DEFINE_FINAL_TYPE (GjCardEmulator, gj_card_emulator, G_TYPE_OBJECT)

static void
gj_card_emulator_finalize (GObject *object)
{
  GjCardEmulator *self = GJ_CARD_EMULATOR (object);

  g_clear_pointer (&self->successor, gj_card_person_unref);
  g_hash_table_unref (self->seen);
  g_cond_clear (&self->changed);
  g_mutex_clear (&self->mutex);
  G_OBJECT_CLASS (gj_card_emulator_parent_class)->finalize (object);
}

static void
gj_card_emulator_class_init (GjCardEmulatorClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gj_card_emulator_finalize;
}

static void
gj_card_emulator_init (GjCardEmulator *self)
{
  g_mutex_init (&self->mutex);
  g_cond_init (&self->changed);
  self->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                      (GDestroyNotify) gj_card_model_free);
  self->generation = 1;
}

GjCardEmulator *
gj_card_emulator_new (void)
{
  return g_object_new (GJ_TYPE_CARD_EMULATOR, NULL);
}

/* Locked. */
static void
power_cycle (GjCardEmulator *self)
{
  if (self->card != NULL)
    gj_card_model_reset (self->card);
  self->power++;
  self->apdu_number = 0;
  self->fault_offset = 0;
  self->silent = FALSE;
}

/* Locked. */
static void
take_out (GjCardEmulator *self)
{
  if (self->card == NULL)
    return;
  power_cycle (self);
  self->card = NULL;
  self->generation++;
  g_cond_broadcast (&self->changed);
}

/* Locked. */
static void
put_in (GjCardEmulator *self, GjCardPerson *person)
{
  g_autofree char *key = g_strconcat (person->certno, "/", person->number, "/", person->path, NULL);

  take_out (self);
  self->card = g_hash_table_lookup (self->seen, key);
  if (self->card == NULL)
    {
      self->card = gj_card_model_new (person);
      g_hash_table_insert (self->seen, g_steal_pointer (&key), self->card);
    }
  else
    gj_card_model_set_person (self->card, person);
  self->faults = person->faults;
  power_cycle (self);
  self->generation++;
  g_cond_broadcast (&self->changed);
}

void
gj_card_emulator_insert (GjCardEmulator *self, GjCardPerson *person)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  g_clear_pointer (&self->successor, gj_card_person_unref);
  put_in (self, person);
}

gboolean
gj_card_emulator_insert_file (GjCardEmulator *self, const char *path, GError **error)
{
  g_autoptr (GjCardPerson) person = gj_card_person_load (path, error);

  if (person == NULL)
    return FALSE;
  gj_card_emulator_insert (self, person);
  return TRUE;
}

void
gj_card_emulator_remove (GjCardEmulator *self)
{
  g_mutex_lock (&self->mutex);
  take_out (self);
  g_mutex_unlock (&self->mutex);
}

gboolean
gj_card_emulator_has_card (GjCardEmulator *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  return self->card != NULL;
}

void
gj_card_emulator_set_faults (GjCardEmulator *self, const GjCardFaults *faults, gboolean from_now)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  self->faults = *faults;
  self->fault_offset = from_now ? self->apdu_number : 0;
}

void
gj_card_emulator_set_successor (GjCardEmulator *self, GjCardPerson *person)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  g_clear_pointer (&self->successor, gj_card_person_unref);
  if (person != NULL)
    self->successor = gj_card_person_ref (person);
}

void
gj_card_emulator_get_stats (GjCardEmulator *self, GjCardStats *stats)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  *stats = self->stats;
  stats->tries_left = self->card != NULL ? self->card->pin_left : 0;
  stats->verified = self->card != NULL && self->card->verified;
}

gsize
gj_card_emulator_power_up (GjCardEmulator *self, guint8 *atr, gsize room)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  if (self->card == NULL || self->faults.dead)
    return 0;
  power_cycle (self);
  self->stats.resets++;
  return gj_card_model_atr (self->card, atr, room);
}

gsize
gj_card_emulator_get_atr (GjCardEmulator *self, guint8 *atr, gsize room)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  return self->card == NULL || self->faults.dead ? 0
                                                  : gj_card_model_atr (self->card, atr, room);
}

void
gj_card_emulator_power_down (GjCardEmulator *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  power_cycle (self);
}

static void
count (GjCardStats *stats, const guint8 *apdu, gsize apdu_len)
{
  stats->apdus++;
  switch (gj_card_model_command (apdu, apdu_len))
    {
    case GJ_CARD_COMMAND_SELECT:
      stats->selects++;
      break;
    case GJ_CARD_COMMAND_READ:
      stats->reads++;
      break;
    case GJ_CARD_COMMAND_VERIFY:
      stats->verifies++;
      break;
    case GJ_CARD_COMMAND_QUERY:
      stats->queries++;
      break;
    case GJ_CARD_COMMAND_CHANGE:
      stats->changes++;
      break;
    case GJ_CARD_COMMAND_RESPONSE:
      stats->responses++;
      break;
    case GJ_CARD_COMMAND_CHALLENGE:
    case GJ_CARD_COMMAND_AUTH:
    case GJ_CARD_COMMAND_OTHER:
      stats->others++;
      break;
    }
}

/* Locked. A fault takes the card out; whoever stands by puts another in. */
static GjCardReplyKind
be_taken (GjCardEmulator *self)
{
  g_autoptr (GjCardPerson) successor = g_steal_pointer (&self->successor);

  if (successor != NULL)
    put_in (self, successor);
  else
    take_out (self);
  return GJ_CARD_REPLY_REMOVED;
}

/* Locked. The card's answer, spoilt where a fault says so. */
static GjCardReplyKind
answer_spoilt (GjCardEmulator *self, guint n, const guint8 *apdu, gsize apdu_len, guint8 *reply,
               gsize *reply_len)
{
  const GjCardFaults *faults = &self->faults;

  if (self->silent || n == faults->mute_at)
    {
      self->silent = TRUE;
      return GJ_CARD_REPLY_NEVER;
    }
  if (n == faults->pull_at)
    return be_taken (self);
  if (n == faults->sw_at)
    {
      reply[0] = (guint8) (faults->sw >> 8);
      reply[1] = (guint8) faults->sw;
      *reply_len = 2;
      return GJ_CARD_REPLY_DATA;
    }
  *reply_len = gj_card_model_answer (self->card, apdu, apdu_len, reply);
  if (n == faults->leave_at)
    return be_taken (self);
  if (n == faults->short_at)
    *reply_len = 1;
  if (n == faults->garbage_at)
    {
      static const guint8 garbage[] = { 0xDE, 0xAD, 0x5A, 0xA5, 0x13, 0x90, 0x00 };
      memcpy (reply, garbage, sizeof garbage);
      *reply_len = sizeof garbage;
    }
  return GJ_CARD_REPLY_DATA;
}

/* Locked. @delay_ms: how long the reply takes. */
static GjCardReplyKind
answer (GjCardEmulator *self, const guint8 *apdu, gsize apdu_len, guint8 *reply, gsize *reply_len,
        guint *delay_ms)
{
  *reply_len = 0;
  *delay_ms = 0;
  if (self->card == NULL)
    return GJ_CARD_REPLY_REMOVED;
  guint n = self->apdu_number + 1 - self->fault_offset;
  if (n == self->faults.blink_at)
    {
      self->faults.blink_at = 0;
      power_cycle (self);
      return GJ_CARD_REPLY_RESET;
    }
  self->apdu_number++;
  if (n == self->faults.pull_at)
    return be_taken (self); /* it never saw the command */
  count (&self->stats, apdu, apdu_len);
  if (self->faults.delay_ms > 0 && (self->faults.delay_at == 0 || self->faults.delay_at == n))
    *delay_ms = self->faults.delay_ms;
  return answer_spoilt (self, n, apdu, apdu_len, reply, reply_len);
}

GjCardReplyKind
gj_card_emulator_answer (GjCardEmulator *self, const guint8 *apdu, gsize apdu_len, guint8 *reply,
                         gsize *reply_len, guint *delay_ms)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  GjCardReplyKind kind = answer (self, apdu, apdu_len, reply, reply_len, delay_ms);

  return kind == GJ_CARD_REPLY_RESET ? answer (self, apdu, apdu_len, reply, reply_len, delay_ms)
                                     : kind;
}

guint
gj_card_emulator_get_power (GjCardEmulator *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  return self->power;
}

guint
gj_card_emulator_get_generation (GjCardEmulator *self, gboolean *has_card, gboolean *dead)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  *has_card = self->card != NULL;
  *dead = self->card != NULL && self->faults.dead;
  return self->generation;
}

/* Locked. Until the generation changes, somebody wakes us, or the end (0: never). */
static void
wait_for_change (GjCardEmulator *self, guint generation, gint64 end)
{
  guint wakes = self->wakes;

  while (self->generation == generation && self->wakes == wakes)
    {
      if (end == 0)
        g_cond_wait (&self->changed, &self->mutex);
      else if (!g_cond_wait_until (&self->changed, &self->mutex, end))
        return;
    }
}

void
gj_card_emulator_wait (GjCardEmulator *self, guint generation, guint timeout_ms)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  wait_for_change (self, generation, g_get_monotonic_time () + timeout_ms * (gint64) 1000);
}

void
gj_card_emulator_wake (GjCardEmulator *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  self->wakes++;
  g_cond_broadcast (&self->changed);
}

GjTransmitResult
gj_card_emulator_transmit (GjCardEmulator *self, guint generation, guint power,
                           const guint8 *apdu, gsize apdu_len, guint8 *reply, gsize *reply_len)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  guint delay_ms = 0;

  *reply_len = 0;
  if (self->generation != generation)
    return GJ_TRANSMIT_REMOVED; /* another person's card must not even see it */
  if (self->power != power)
    return GJ_TRANSMIT_RESET;
  GjCardReplyKind kind = answer (self, apdu, apdu_len, reply, reply_len, &delay_ms);
  gint64 end = g_get_monotonic_time () + delay_ms * (gint64) 1000;
  while (self->generation == generation
         && (kind == GJ_CARD_REPLY_NEVER || g_get_monotonic_time () < end))
    wait_for_change (self, generation, kind == GJ_CARD_REPLY_NEVER ? 0 : end);
  if (kind == GJ_CARD_REPLY_RESET)
    return GJ_TRANSMIT_RESET;
  if (kind != GJ_CARD_REPLY_DATA || self->generation != generation)
    {
      *reply_len = 0;
      return GJ_TRANSMIT_REMOVED;
    }
  return *reply_len < 2 ? GJ_TRANSMIT_IO : GJ_TRANSMIT_OK;
}

gboolean
gj_card_emulator_shows_tries (GjCardEmulator *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  return self->card != NULL && self->card->person->query == GJ_CARD_QUERY_SAFE;
}
