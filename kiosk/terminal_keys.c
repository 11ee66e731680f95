/* SPDX-License-Identifier: Apache-2.0 */
/* The keys of a terminal that runs: `gongjictl key retire` and `key new` write the list of the trusted ones, and what
 * they say holds from the next moment in which nobody is in, not from the next start. */
#include "kiosk/paths.h"
#include "kiosk/terminal.h"

/* A new key is written before the list that trusts it. One that cannot be read leaves the old one, which the list then
 * tells to be out of force. */
static void
take_signer (GjTerminal *terminal)
{
  g_autoptr (GError) error = NULL;
  GjSigner *signer = gj_signer_load (terminal->config->receipt_key, gj_region_is_demo (terminal->region), &error);

  if (signer == NULL)
    {
      g_warning ("%s", error->message);
      return;
    }
  g_ptr_array_add (terminal->signers_before, terminal->signer);
  terminal->signer = signer;
}

/* A list that cannot be read, half copied perhaps, leaves what it said before. */
static void
take_keyring (GjTerminal *terminal)
{
  gint64 changed_us = gj_path_changed_us (terminal->config->trusted_keys);
  g_autoptr (GError) error = NULL;
  GjKeyring *keyring;

  if (changed_us == terminal->keyring_changed_us)
    return;
  terminal->keyring_changed_us = changed_us;
  keyring = gj_keyring_load (terminal->config->trusted_keys, &error);
  if (keyring == NULL)
    {
      g_warning ("%s", error->message);
      return;
    }
  g_message ("the trusted keys changed: read anew");
  gj_keyring_free (terminal->keyring);
  terminal->keyring = keyring;
  take_signer (terminal);
}

void
gj_terminal_look_at_keys (GjTerminal *terminal)
{
  GjState state = gj_session_get_state (terminal->session);
  gboolean was_good = (terminal->breakage & GJ_BREAKAGE_KEY) == 0;
  g_autoptr (GError) error = NULL;
  gboolean good;

  /* Whoever is in is served to the end, by the keys of the beginning. */
  if (state != GJ_STATE_IDLE && state != GJ_STATE_OUT_OF_SERVICE)
    return;
  take_keyring (terminal);
  good = gj_keyring_check_signer (terminal->keyring, terminal->signer, terminal->config->id,
                                  gj_clock_now_us (terminal->clock), &error);
  if (good == was_good)
    return;
  if (!good)
    g_warning ("%s", error->message);
  gj_stage_set_breakage (terminal, GJ_BREAKAGE_KEY, !good, NULL);
}
