/* SPDX-License-Identifier: Apache-2.0 */
/* The list of readers, from a libpcsclite that this test plays: its functions are the ones the program calls. No pcscd. */
#include "devices/card/pcsc_watch.h"

#include <string.h>

#define SOON "Reader A\0Reader B\0"
#define NOW "Reader A\0"

static guint plugged_at; /* Reader B is there from this question for the list on; 0: always */
static guint asked;

LONG
SCardEstablishContext (DWORD scope, LPCVOID reserved1, LPCVOID reserved2, LPSCARDCONTEXT context)
{
  *context = 1;
  return SCARD_S_SUCCESS;
}

LONG
SCardReleaseContext (SCARDCONTEXT context)
{
  return SCARD_S_SUCCESS;
}

LONG
SCardListReaders (SCARDCONTEXT context, LPCSTR groups, LPSTR readers, LPDWORD length)
{
  gboolean both = asked >= plugged_at;
  DWORD needed = both ? sizeof SOON : sizeof NOW;
  DWORD room = *length;

  asked++;
  g_assert_cmpuint (asked, <, 100);
  *length = needed;
  if (readers == NULL)
    return SCARD_S_SUCCESS;
  if (room < needed)
    return SCARD_E_INSUFFICIENT_BUFFER;
  memcpy (readers, both ? SOON : NOW, needed);
  return SCARD_S_SUCCESS;
}

/* A card is in every reader B. */
LONG
SCardGetStatusChange (SCARDCONTEXT context, DWORD timeout, SCARD_READERSTATE *states, DWORD n_states)
{
  for (DWORD i = 0; i < n_states; i++)
    states[i].dwEventState = g_str_equal (states[i].szReader, "Reader B") ? SCARD_STATE_PRESENT : SCARD_STATE_EMPTY;
  return SCARD_S_SUCCESS;
}

/* The moment: before both questions, between them, after them. */
static void
assert_found (guint moment, gboolean found, guint questions)
{
  GjCardSight sight;

  plugged_at = moment;
  asked = 0;
  gj_pcsc_look (NULL, &sight);
  g_assert_cmpint (sight.state, ==, GJ_CARD_READER_READY);
  g_assert_cmpint (sight.present, ==, found);
  g_assert_cmpstr (sight.reader, ==, found ? "Reader B" : "");
  g_assert_cmpuint (asked, ==, questions);
}

static void
test_plugged_in_between_the_questions (void)
{
  assert_found (0, TRUE, 2);
  assert_found (1, TRUE, 4);
  assert_found (2, FALSE, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pcsc-watch/a-reader-plugged-in-between-the-two-questions-is-found",
                   test_plugged_in_between_the_questions);
  return g_test_run ();
}
