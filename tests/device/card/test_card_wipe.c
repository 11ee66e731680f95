/* SPDX-License-Identifier: Apache-2.0 */
/* What a reading leaves behind: it runs on a stack of the test's own, which is searched afterwards for
 * the number and the name that the card told. */
#include "devices/card/social_card.h"

#include <pthread.h>
#include <string.h>
#include <sys/mman.h>

#define STACK_BYTES (512 * 1024)
#define TODAY 20251121
#define NUMBER "110101199001010015"
#define NAME "\xD5\xC5\xC8\xFD\xB7\xE1" /* 张三丰 in GBK */

/* One answer of the card: to the READ RECORD of this tag (0: SELECT). */
typedef struct
{
  guint8 tag;
  const char *reply;
  gsize length;
} Answer;

#define ANSWER(tag, text)                                                                          \
  {                                                                                                \
    tag, text, sizeof (text) - 1                                                                   \
  }

static const Answer genuine[] = {
  ANSWER (0x00, "\x90\x00"),
  ANSWER (0x03, "\x03\x04" "2.00" "\x90\x00"),
  ANSWER (0x06, "\x06\x04\x20\x34\x01\x01\x90\x00"),
  ANSWER (0x08, "\x08\x12" NUMBER "\x90\x00"),
  ANSWER (0x09, "\x09\x06" NAME "\x90\x00"),
  ANSWER (0x0D, "\x0D\x04\x19\x90\x01\x01\x90\x00"),
  ANSWER (0x0A, "\x0A\x01" "1" "\x90\x00"),
};

typedef struct
{
  const Answer *spoiled; /* in the place of the genuine one of its tag; NULL: none */
  GjTransmitResult result;
  gboolean read;
} Run;

static GjTransmitResult
send_canned (gpointer data, const guint8 *apdu, gsize apdu_len, guint8 *reply, gsize *reply_len)
{
  const Run *run = data;
  guint8 tag = apdu[1] == 0xB2 ? apdu[2] : 0;

  g_assert_cmpuint (apdu_len, >=, 4);
  for (gsize i = 0; i < G_N_ELEMENTS (genuine); i++)
    {
      const Answer *answer
          = run->spoiled != NULL && run->spoiled->tag == tag ? run->spoiled : &genuine[i];

      if (answer->tag != tag)
        continue;
      memcpy (reply, answer->reply, answer->length);
      *reply_len = answer->length;
      return GJ_TRANSMIT_OK;
    }
  return GJ_TRANSMIT_IO;
}

static gpointer
read_once (gpointer data)
{
  Run *run = data;
  GjTransmit transmit = { .send = send_canned, .data = run };
  g_autoptr (GjCardHolder) holder = NULL;

  run->result = gj_social_card_read (&transmit, TODAY, NULL, &holder, NULL);
  run->read = holder != NULL;
  return NULL;
}

/* Reads on a stack of its own and answers how often `traces` are found on it. */
static guint
count_traces (Run *run, const char *const *traces)
{
  char *stack = mmap (NULL, STACK_BYTES, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  pthread_attr_t attributes;
  pthread_t thread;
  guint found = 0;

  g_assert_true (stack != MAP_FAILED);
  g_assert_cmpint (pthread_attr_init (&attributes), ==, 0);
  g_assert_cmpint (pthread_attr_setstack (&attributes, stack, STACK_BYTES), ==, 0);
  g_assert_cmpint (pthread_create (&thread, &attributes, read_once, run), ==, 0);
  g_assert_cmpint (pthread_join (thread, NULL), ==, 0);
  pthread_attr_destroy (&attributes);
  for (; *traces != NULL; traces++)
    {
      gsize length = strlen (*traces);

      for (const char *at = stack; at + length <= stack + STACK_BYTES; at++)
        found += memcmp (at, *traces, length) == 0;
    }
  g_assert_cmpint (munmap (stack, STACK_BYTES), ==, 0);
  return found;
}

/* Parts of them are enough. */
static const char *const traces[] = { "0119900101001", NAME, NULL };

static void
test_success (void)
{
  Run run = { NULL };

  g_assert_cmpuint (count_traces (&run, traces), ==, 0);
  g_assert_cmpint (run.result, ==, GJ_TRANSMIT_OK);
  g_assert_true (run.read);
}

static void
test_failures (void)
{
  static const Answer spoiled[] = {
    ANSWER (0x08, "\x08\x12" "110101199001010016" "\x90\x00"), /* a wrong check digit */
    ANSWER (0x09, "\x69\x82"),                                 /* the name wants a PSAM */
    ANSWER (0x09, "\x09\x07" NAME "\xD5\x90\x00"),             /* half a character */
    ANSWER (0x0D, "\x0D\x04\x19\x80\x01\x01\x90\x00"),         /* another birthday */
    ANSWER (0x0D, "\x6F\x00"),
    ANSWER (0x0A, "\x6F"), /* gone in the middle */
  };

  for (gsize i = 0; i < G_N_ELEMENTS (spoiled); i++)
    {
      Run run = { .spoiled = &spoiled[i] };
      guint found = count_traces (&run, traces);

      if (found > 0)
        g_error ("case %" G_GSIZE_FORMAT " leaves %u traces", i, found);
      g_assert_false (run.read);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/card-wipe/a-read-card-leaves-no-number-or-name-on-the-stack", test_success);
  g_test_add_func ("/card-wipe/nor-does-one-whose-reading-fails", test_failures);
  return g_test_run ();
}
