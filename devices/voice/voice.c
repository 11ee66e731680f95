/* SPDX-License-Identifier: Apache-2.0 */
/* See voice.h. What is to be said is handed over under a lock; the thread takes it out and talks to the daemon without the lock. An
 * answer is waited for a few seconds, then the connection is given up. Only the first word on a new connection can wait longer, with a
 * daemon that stands still: then the thread stands still with it, alone, and the voice is silent. */
#include "devices/voice/voice.h"

#include <libspeechd.h>
#include <pthread.h>
#include <signal.h>
#include <string.h>
#include <sys/socket.h>

#define RETRY_SECONDS 5
#define ANSWER_SECONDS 3
/* A page, and news of it; more is old before it is heard. */
#define MOST_WAITING 8

/* Of -100 to 100, where 0 is the daemon's own. */
static const int volumes[] = { [GJ_LOUDNESS_LOW] = -30, [GJ_LOUDNESS_MIDDLE] = 30, [GJ_LOUDNESS_HIGH] = 100 };

/* What engines call the languages that the screen speaks; the first that one of them has is taken. */
static const struct
{
  const char *language;
  const char *codes[5];
} languages[] = {
  { "zh_CN", { "cmn", "zh-CN", "zh-cmn", "zh", NULL } },
  { "en", { "en-US", "en-GB", "en", NULL } },
  { "ug", { "ug", "ug-CN", NULL } },
  { "bo", { "bo", "bo-CN", NULL } },
};

typedef struct
{
  char *text;
  char *language;
  GjLoudness loudness;
  gboolean in_private;
} Job;

struct _GjVoice
{
  gatomicrefcount references; /* the owner's, the thread's, one for each call that waits in the main loop */
  GMutex lock;
  GCond something;

  /* Under the lock. */
  GQueue jobs; /* Job */
  gboolean hush;
  gboolean closed;
  GPtrArray *codes; /* languages of the voices there are; NULL: no daemon */
  gboolean has_private;
  void (*on_changed) (gpointer data);
  gpointer data;

  char *private_module;

  /* The thread's own. */
  SPDConnection *connection;
  char *usual_module;
  gboolean in_private;
  gboolean told_lost;
};

static void
job_free (Job *job)
{
  g_free (job->text);
  g_free (job->language);
  g_free (job);
}

static void
voice_unref (GjVoice *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  g_queue_clear_full (&self->jobs, (GDestroyNotify) job_free);
  g_clear_pointer (&self->codes, g_ptr_array_unref);
  g_free (self->private_module);
  g_free (self->usual_module);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->something);
  g_free (self);
}

static GjVoice *
voice_ref (GjVoice *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

/* Languages */

/* Under the lock. The engine's code for @language; NULL: none of its voices speaks it. */
static const char *
find_code (GjVoice *self, const char *language)
{
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    for (guint code = 0; g_str_equal (languages[i].language, language) && languages[i].codes[code] != NULL; code++)
      for (guint had = 0; self->codes != NULL && had < self->codes->len; had++)
        if (g_ascii_strcasecmp (self->codes->pdata[had], languages[i].codes[code]) == 0)
          return self->codes->pdata[had];
  return NULL;
}

/* Every voice comes in a hundred variants: each language is kept once. */
static GPtrArray *
ask_languages (SPDConnection *connection)
{
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *codes = g_ptr_array_new_with_free_func (g_free);
  SPDVoice **voices = spd_list_synthesis_voices (connection);

  for (SPDVoice **voice = voices; voice != NULL && *voice != NULL; voice++)
    if ((*voice)->language != NULL && g_hash_table_add (known, (*voice)->language))
      g_ptr_array_add (codes, g_strdup ((*voice)->language));
  g_hash_table_remove_all (known);
  free_spd_voices (voices);
  return codes;
}

/* The thread */

static gboolean
on_changed_in_main (gpointer data)
{
  GjVoice *self = data;
  void (*on_changed) (gpointer data);

  g_mutex_lock (&self->lock);
  on_changed = self->closed ? NULL : self->on_changed;
  g_mutex_unlock (&self->lock);
  if (on_changed != NULL) /* only the main loop closes: it is not closed meanwhile */
    on_changed (self->data);
  return G_SOURCE_REMOVE;
}

/* The daemon takes any name for a module, and says what comes then through another one: the hall would hear it. */
static gboolean
ask_private (GjVoice *self)
{
  char **modules = self->private_module != NULL ? spd_list_modules (self->connection) : NULL;
  gboolean has = FALSE;

  for (char **module = modules; module != NULL && *module != NULL; module++)
    has = has || g_str_equal (*module, self->private_module);
  if (modules != NULL)
    free_spd_modules (modules);
  if (self->private_module != NULL && !has)
    g_message ("speech-dispatcher has no output module %s: nothing can be heard in private", self->private_module);
  return has;
}

static void
tell_languages (GjVoice *self, GPtrArray *codes)
{
  gboolean has_private = codes != NULL && ask_private (self);

  g_mutex_lock (&self->lock);
  self->has_private = has_private;
  g_clear_pointer (&self->codes, g_ptr_array_unref);
  self->codes = codes;
  g_mutex_unlock (&self->lock);
  g_idle_add_full (G_PRIORITY_DEFAULT, on_changed_in_main, voice_ref (self), (GDestroyNotify) voice_unref);
}

static void
close_connection (GjVoice *self)
{
  if (self->connection != NULL)
    spd_close (self->connection);
  self->connection = NULL;
  self->in_private = FALSE;
}

static gboolean
open_connection (GjVoice *self)
{
  const struct timeval patience = { .tv_sec = ANSWER_SECONDS };
  gboolean own = g_getenv ("SPEECHD_ADDRESS") == NULL;
  char *why = NULL;

  self->connection = spd_open2 ("gongji", "kiosk", NULL, SPD_MODE_SINGLE, NULL, own, &why);
  if (self->connection == NULL)
    {
      if (!self->told_lost)
        g_message ("no voice: %s", why != NULL ? why : "speech-dispatcher does not answer");
      self->told_lost = TRUE;
      free (why);
      return FALSE;
    }
  setsockopt (self->connection->socket, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  setsockopt (self->connection->socket, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
  spd_set_punctuation (self->connection, SPD_PUNCT_NONE);
  g_free (self->usual_module);
  self->usual_module = NULL;
  if (self->private_module != NULL)
    {
      char *module = spd_get_output_module (self->connection);

      self->usual_module = g_strdup (module);
      free (module);
    }
  self->told_lost = FALSE;
  return TRUE;
}

static gboolean
choose_output (GjVoice *self, gboolean in_private)
{
  const char *module = in_private ? self->private_module : self->usual_module;

  if (in_private == self->in_private)
    return TRUE;
  if (spd_set_output_module (self->connection, module) != 0)
    return FALSE;
  self->in_private = in_private;
  return TRUE;
}

/* What was meant for headphones is never said aloud instead. */
static gboolean
say (GjVoice *self, const Job *job, const char *code)
{
  if (job->in_private && !self->has_private) /* only this thread sets it */
    return TRUE;
  if (!choose_output (self, job->in_private) || spd_set_language (self->connection, code) != 0
      || spd_set_volume (self->connection, volumes[job->loudness]) != 0)
    return FALSE;
  return spd_say (self->connection, SPD_MESSAGE, job->text) >= 0;
}

/* The daemon may have been started again since the last word: then a new connection says it. */
static void
say_or_reconnect (GjVoice *self, const Job *job, const char *code)
{
  if (say (self, job, code))
    return;
  close_connection (self);
  if (open_connection (self) && say (self, job, code))
    return;
  close_connection (self);
  tell_languages (self, NULL);
}

/* Under the lock: waits for something to do, or for the time to look for the daemon again. */
static void
wait_for_work (GjVoice *self)
{
  gint64 until = g_get_monotonic_time () + RETRY_SECONDS * G_USEC_PER_SEC;

  while (!self->closed && !self->hush && g_queue_is_empty (&self->jobs))
    if (self->connection != NULL)
      g_cond_wait (&self->something, &self->lock);
    else if (!g_cond_wait_until (&self->something, &self->lock, until))
      return;
}

static void
work_once (GjVoice *self, Job *job, gboolean hush, const char *code)
{
  if (self->connection == NULL)
    {
      if (!open_connection (self))
        return;
      tell_languages (self, ask_languages (self->connection));
    }
  if (hush)
    spd_cancel (self->connection);
  if (job != NULL && code != NULL)
    say_or_reconnect (self, job, code);
}

static gpointer
run (gpointer data)
{
  GjVoice *self = data;
  gboolean closed = FALSE;
  sigset_t broken_pipe;

  /* What is written to a daemon that died is an error of that call, not the program's end. */
  sigemptyset (&broken_pipe);
  sigaddset (&broken_pipe, SIGPIPE);
  pthread_sigmask (SIG_BLOCK, &broken_pipe, NULL);
  work_once (self, NULL, FALSE, NULL);
  while (!closed)
    {
      Job *job;
      gboolean hush;
      g_autofree char *code = NULL;

      g_mutex_lock (&self->lock);
      wait_for_work (self);
      closed = self->closed;
      hush = self->hush || closed;
      self->hush = FALSE;
      job = closed ? NULL : g_queue_pop_head (&self->jobs);
      code = job != NULL ? g_strdup (find_code (self, job->language)) : NULL;
      g_mutex_unlock (&self->lock);
      if (!closed || self->connection != NULL)
        work_once (self, job, hush, code);
      g_clear_pointer (&job, job_free);
    }
  close_connection (self);
  voice_unref (self);
  return NULL;
}

/* For the main loop */

GjVoice *
gj_voice_new (const char *private_module, void (*on_changed) (gpointer data), gpointer data)
{
  GjVoice *self = g_new0 (GjVoice, 1);

  g_atomic_ref_count_init (&self->references);
  g_mutex_init (&self->lock);
  g_cond_init (&self->something);
  g_queue_init (&self->jobs);
  self->private_module = g_strdup (private_module);
  self->on_changed = on_changed;
  self->data = data;
  g_thread_unref (g_thread_new ("voice", run, voice_ref (self)));
  return self;
}

void
gj_voice_free (GjVoice *voice)
{
  if (voice == NULL)
    return;
  g_mutex_lock (&voice->lock);
  voice->closed = TRUE;
  g_queue_clear_full (&voice->jobs, (GDestroyNotify) job_free);
  g_cond_signal (&voice->something);
  g_mutex_unlock (&voice->lock);
  voice_unref (voice);
}

gboolean
gj_voice_can_say (GjVoice *voice, const char *language)
{
  gboolean can;

  g_mutex_lock (&voice->lock);
  can = find_code (voice, language) != NULL;
  g_mutex_unlock (&voice->lock);
  return can;
}

gboolean
gj_voice_has_private (GjVoice *voice)
{
  gboolean has;

  g_mutex_lock (&voice->lock);
  has = voice->has_private;
  g_mutex_unlock (&voice->lock);
  return has;
}

void
gj_voice_say (GjVoice *voice, const GjUtterance *utterance)
{
  Job *job = g_new0 (Job, 1);

  g_assert (g_utf8_validate (utterance->text, -1, NULL));
  job->text = g_strdup (utterance->text);
  job->language = g_strdup (utterance->language);
  job->loudness = utterance->loudness;
  job->in_private = utterance->in_private;
  g_mutex_lock (&voice->lock);
  if (utterance->interrupts)
    {
      g_queue_clear_full (&voice->jobs, (GDestroyNotify) job_free);
      voice->hush = TRUE;
    }
  if (g_queue_get_length (&voice->jobs) < MOST_WAITING)
    g_queue_push_tail (&voice->jobs, g_steal_pointer (&job));
  g_cond_signal (&voice->something);
  g_mutex_unlock (&voice->lock);
  g_clear_pointer (&job, job_free);
}

void
gj_voice_hush (GjVoice *voice)
{
  g_mutex_lock (&voice->lock);
  g_queue_clear_full (&voice->jobs, (GDestroyNotify) job_free);
  voice->hush = TRUE;
  g_cond_signal (&voice->something);
  g_mutex_unlock (&voice->lock);
}
