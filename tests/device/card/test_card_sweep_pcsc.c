/* SPDX-License-Identifier: Apache-2.0 */
/* The same sweep on a real pcscd with vpcd, where each card costs a second: some of its points here, all of them with
 * GJ_SWEEP=full (tests/README.md). Only here pcscd dies, and the reader comes back under another name. */
#include "tests/device/card/card_sweep.h"
#include "tests/rig/pcscd.h"

#include <glib/gstdio.h>
#include <string.h>
#include <winscard.h>

static GjRigPcscd *rig;
static GjRigCard *slot;

static GjCardSource *
new_source (void)
{
  return gj_card_source_new_pcsc (NULL);
}

static void
tell_file (const char *command, const char *card, const char *holder, const char *fault)
{
  g_autofree char *text = desk_person_text (card, holder, "query=safe\n", fault);
  g_autofree char *path = g_build_filename (gj_rig_pcscd_get_folder (rig), "person.ini", NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  gj_rig_card_tell (slot, "%s %s", command, path);
  g_unlink (path);
}

static void
insert (const char *card, const char *holder, const char *fault)
{
  tell_file ("insert", card, holder, fault);
}

static void
stand_by (const char *card, const char *holder)
{
  tell_file ("next", card, holder, "");
}

static void
pull (void)
{
  gj_rig_card_tell (slot, "remove");
}

static guint
get_pins (void)
{
  return gj_rig_card_stat (slot, "verify") + gj_rig_card_stat (slot, "change");
}

static guint
get_apdus (void)
{
  return gj_rig_card_stat (slot, "apdus");
}

static void
reset (void)
{
  SCARDCONTEXT context = 0;
  SCARDHANDLE handle = 0;
  DWORD protocol = 0, length = 0;
  g_autofree char *names = NULL;

  g_assert_cmpint (SCardEstablishContext (SCARD_SCOPE_SYSTEM, NULL, NULL, &context), ==, SCARD_S_SUCCESS);
  g_assert_cmpint (SCardListReaders (context, NULL, NULL, &length), ==, SCARD_S_SUCCESS);
  names = g_malloc0 (length);
  g_assert_cmpint (SCardListReaders (context, NULL, names, &length), ==, SCARD_S_SUCCESS);
  g_assert_cmpint (SCardConnect (context, names, SCARD_SHARE_SHARED, SCARD_PROTOCOL_T0 | SCARD_PROTOCOL_T1,
                                 &handle, &protocol),
                   ==, SCARD_S_SUCCESS);
  g_assert_cmpint (SCardDisconnect (handle, SCARD_RESET_CARD), ==, SCARD_S_SUCCESS);
  SCardReleaseContext (context);
}

static void
kill_pcscd (void)
{
  gj_rig_pcscd_kill (rig);
}

static void
start_pcscd (gboolean renamed)
{
  gj_rig_pcscd_rename (rig, renamed ? "Other Reader" : "Virtual PCD");
  gj_rig_pcscd_start (rig, TRUE);
}

static const SweepBench BENCH = {
  .name = "pcsc",
  .timeout_ms = 1500,
  .new_source = new_source,
  .insert = insert,
  .stand_by = stand_by,
  .pull = pull,
  .get_pins = get_pins,
  .get_apdus = get_apdus,
  .reset = reset,
  .kill = kill_pcscd,
  .start = start_pcscd,
};

int
main (int argc, char **argv)
{
  rig = gj_rig_pcscd_new ();
  slot = gj_rig_card_new (rig, 0);
  int status = sweep_main (argc, argv, &BENCH, 83);
  gj_rig_card_free (slot);
  gj_rig_pcscd_free (rig);
  return status;
}
