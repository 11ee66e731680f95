/* SPDX-License-Identifier: Apache-2.0 */
/* gongjictl key new, list, retire, and policy check. A private key is written once and never shown.
 */
#include "kiosk/tools/gongjictl.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

#include "core/base/i18n.h"
#include "core/rules/policy_check.h"
#include "kiosk/paths.h"

static void
print_new_key (GjCtl *ctl, const char *id, gboolean demo)
{
  if (ctl->json)
    {
      g_autoptr (GString) json = g_string_new (NULL);

      gj_json_open (json, NULL, '{');
      gj_json_text (json, "result", "done");
      gj_json_text (json, "id", id);
      gj_json_text (json, "kiosk", ctl->config->id);
      gj_json_boolean (json, "demo", demo);
      gj_json_text (json, "key", ctl->config->receipt_key);
      gj_json_text (json, "trusted_keys", ctl->config->trusted_keys);
      gj_json_close (json, '}');
      printf ("%s\n", json->str);
      return;
    }
  printf (demo ? _ ("已生成演示密钥 %s\n") : _ ("已生成密钥 %s\n"), id);
  printf (_ ("私钥：%s（只有本用户能读，请妥善保管，不要复制到别处）\n"), ctl->config->receipt_key);
  printf (_ ("公钥已写入：%s\n"), ctl->config->trusted_keys);
}

int
gj_ctl_key_new (GjCtl *ctl)
{
  guint8 point[GJ_SM2_PUBLIC_BYTES];
  guint8 id[GJ_KEY_ID_BYTES];
  char text[GJ_KEY_ID_TEXT];
  g_autoptr (GError) error = NULL;
  gboolean demo;

  if (!gj_ctl_load_region (ctl))
    return GJ_CTL_PROBLEM;
  demo = gj_region_is_demo (ctl->region);
  if (!gj_key_create (ctl->config->receipt_key, demo, point, &error))
    return gj_ctl_fail (ctl, error);
  if (!gj_key_id (point, id, &error)
      || !gj_keyring_add (ctl->config->trusted_keys, ctl->config->id, point,
                          gj_clock_now_us (ctl->clock), &error))
    {
      /* A key that nobody trusts has signed nothing yet: it does not stay. */
      (void)g_unlink (ctl->config->receipt_key);
      return gj_ctl_fail (ctl, error);
    }
  gj_key_id_to_text (id, text);
  print_new_key (ctl, text, demo);
  return GJ_CTL_DONE;
}

/* The id of this kiosk's own key; "" when there is none to read. */
static void
own_key_id (GjCtl *ctl, gboolean demo, char text[GJ_KEY_ID_TEXT])
{
  g_autoptr (GjSigner) signer = gj_signer_load (ctl->config->receipt_key, demo, NULL);

  text[0] = '\0';
  if (signer != NULL)
    gj_key_id_to_text (gj_signer_key_id (signer), text);
}

static void
append_key (GString *json, const GjTrustedKey *key, gboolean own, gboolean in_force)
{
  g_autofree char *from = gj_time_format (key->valid_from_us);
  g_autofree char *retired
      = key->retired_at_us != G_MAXINT64 ? gj_time_format (key->retired_at_us) : g_strdup ("");

  gj_json_open (json, NULL, '{');
  gj_json_text (json, "id", key->id_text);
  gj_json_text (json, "kiosk", key->kiosk_id);
  gj_json_text (json, "valid_from", from);
  gj_json_text (json, "retired_at", retired);
  gj_json_boolean (json, "in_force", in_force);
  gj_json_boolean (json, "own", own);
  gj_json_close (json, '}');
}

static void
print_key (const GjTrustedKey *key, gboolean own, gboolean in_force)
{
  g_autofree char *from = gj_time_format (key->valid_from_us);
  g_autofree char *retired
      = key->retired_at_us != G_MAXINT64 ? gj_time_format (key->retired_at_us) : NULL;

  printf (_ ("%s  终端 %s  自 %s"), key->id_text, key->kiosk_id, from);
  if (retired != NULL)
    printf (_ ("  停用于 %s"), retired);
  printf ("  %s%s\n", in_force ? _ ("有效") : _ ("已失效"), own ? _ ("（本机）") : "");
}

int
gj_ctl_key_list (GjCtl *ctl)
{
  g_autoptr (GjKeyring) keyring = NULL;
  g_autoptr (GString) json = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  char own[GJ_KEY_ID_TEXT];
  guint i;

  keyring = gj_keyring_load (ctl->config->trusted_keys, &error);
  if (keyring == NULL)
    return gj_ctl_fail (ctl, error);
  own_key_id (ctl, gj_keyring_is_demo (keyring), own);
  gj_json_open (json, NULL, '[');
  for (i = 0; i < gj_keyring_length (keyring); i++)
    {
      const GjTrustedKey *key = gj_keyring_get (keyring, i);
      gboolean is_own = g_str_equal (key->id_text, own);
      gboolean in_force = gj_trusted_key_in_force (key, gj_clock_now_us (ctl->clock));

      if (ctl->json)
        append_key (json, key, is_own, in_force);
      else
        print_key (key, is_own, in_force);
    }
  gj_json_close (json, ']');
  if (ctl->json)
    printf ("%s\n", json->str);
  return GJ_CTL_DONE;
}

int
gj_ctl_key_retire (GjCtl *ctl)
{
  g_autoptr (GError) error = NULL;

  if (!gj_keyring_retire (ctl->config->trusted_keys, ctl->argument, gj_clock_now_us (ctl->clock),
                          &error))
    return gj_ctl_fail (ctl, error);
  if (ctl->json)
    {
      g_autoptr (GString) json = g_string_new (NULL);

      gj_json_open (json, NULL, '{');
      gj_json_text (json, "result", "done");
      gj_json_text (json, "id", ctl->argument);
      gj_json_close (json, '}');
      printf ("%s\n", json->str);
    }
  else
    printf (_ ("密钥 %s 已停用。用它的终端须先 key new 换新密钥才能继续缴费。\n"), ctl->argument);
  return GJ_CTL_DONE;
}

/* ---- policy ---- */

static void
append_policy_problem (GString *json, const GjPolicyProblem *problem)
{
  gj_json_open (json, NULL, '{');
  gj_json_text (json, "path", problem->path);
  gj_json_number (json, "line", problem->line);
  gj_json_number (json, "column", problem->column);
  gj_json_text (json, "message", problem->message);
  gj_json_text (json, "advice", problem->advice);
  gj_json_close (json, '}');
}

int
gj_ctl_policy_check (GjCtl *ctl)
{
  g_autofree const char **dirs
      = gj_path_policy_dirs (ctl->config != NULL ? ctl->config->policies : NULL);
  g_autoptr (GPtrArray) problems = gj_policy_problems_new ();
  g_autoptr (GString) json = g_string_new (NULL);
  gboolean good = gj_policy_check_file (ctl->argument, dirs, problems);
  guint i;

  gj_json_open (json, NULL, '[');
  for (i = 0; i < problems->len; i++)
    {
      const GjPolicyProblem *problem = g_ptr_array_index (problems, i);
      g_autofree char *text = gj_policy_problem_format (problem);

      if (ctl->json)
        append_policy_problem (json, problem);
      else
        printf ("%s\n", text);
    }
  gj_json_close (json, ']');
  if (ctl->json)
    printf ("%s\n", json->str);
  else if (good)
    printf (_ ("%s：没有错误。\n"), ctl->argument);
  else
    printf (_ ("共 %d 处错误。改正以前，终端不会使用这份政策。\n"), (int)problems->len);
  return good ? GJ_CTL_DONE : GJ_CTL_PROBLEM;
}
