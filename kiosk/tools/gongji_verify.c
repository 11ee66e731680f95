/* SPDX-License-Identifier: Apache-2.0 */
/* gongji-verify: says whether a receipt, or any other paper of a kiosk, is genuine, offline, from its
 * text or a picture of it. It opens the receipt, the list of trusted public keys and its own translations and nothing else: no
 * network, no database.
 * What it says of the content of a receipt that is not valid is at most the number under which a
 * clerk can look it up. */
#include "core/base/clock.h"
#include "core/base/i18n.h"
#include "core/base/money.h"
#include "core/receipt/sealed.h"
#include "core/rules/codes.h"
#include "core/rules/relation.h"
#include "devices/scanner/qr_image.h"
#include "kiosk/tools/json_text.h"
#include "kiosk/tools/verify_document.h"
#include "kiosk/paths.h"

#include <stdio.h>
#include <string.h>

#define DEFAULT_KEYS "/etc/gongji/trusted-keys.ini"
#define KEYS_VARIABLE "GONGJI_TRUSTED_KEYS"
#define INPUT_MAX 4096

enum
{
  EXIT_VALID = 0,
  EXIT_NOT_VALID = 1,
  EXIT_UNREADABLE = 2,
};

typedef struct
{
  char *keys;
  char *text;
  char *image;
  gboolean from_input;
  gboolean json;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->keys);
  g_free (options->text);
  g_free (options->image);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* Exactly one place to read the receipt from. */
static gboolean
check_source (Options *options, int argc, char **argv, GError **error)
{
  int sources = (options->text != NULL) + (options->image != NULL);

  if (argc == 2 && strcmp (argv[1], "-") == 0)
    {
      options->from_input = TRUE;
      sources++;
    }
  else if (argc > 1)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_UNKNOWN_OPTION, _ ("不认识的参数：%s"),
                   argv[1]);
      return FALSE;
    }
  if (sources == 1)
    return TRUE;
  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED,
                       _ ("请用 --text、--image 或 - 给出一张凭条。--help 有说明"));
  return FALSE;
}

static gboolean
parse_options (Options *options, int argc, char **argv, GError **error)
{
  const GOptionEntry entries[] = {
    { "keys", 0, 0, G_OPTION_ARG_FILENAME, &options->keys, _ ("可信公钥名单"), _ ("文件") },
    { "text", 0, 0, G_OPTION_ARG_STRING, &options->text, _ ("凭条码，以 GJ1: 或 GJ2: 开头"), _ ("文字") },
    { "image", 0, 0, G_OPTION_ARG_FILENAME, &options->image, _ ("凭条的图片，只认 PNG"),
      _ ("文件") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &options->json, _ ("输出 JSON，供程序读取"), NULL },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new (_ ("[-]  验证共济自助机的凭条"));

  g_option_context_add_main_entries (context, entries, GJ_I18N_DOMAIN);
  g_option_context_set_description (
      context, _ ("- 表示从标准输入读凭条码。\n"
                  "不写 --keys 时，用环境变量 GONGJI_TRUSTED_KEYS 所指的名单，没有就用 "
                  "/etc/gongji/trusted-keys.ini。\n"
                  "演示机器的凭条只有用演示名单才算有效。\n"
                  "退出码：0 有效，1 无效，2 读不了（没有凭条、没有名单、用法不对）。"));
  if (!g_option_context_parse (context, &argc, &argv, error)
      || !check_source (options, argc, argv, error))
    return FALSE;
  if (options->keys == NULL)
    options->keys = g_strdup (g_getenv (KEYS_VARIABLE));
  if (options->keys == NULL)
    options->keys = g_strdup (DEFAULT_KEYS);
  return TRUE;
}

static char *
read_input (GError **error)
{
  char buffer[INPUT_MAX];
  size_t got = fread (buffer, 1, sizeof buffer, stdin);

  if (ferror (stdin) || got == sizeof buffer || memchr (buffer, '\0', got) != NULL)
    {
      g_set_error_literal (error, G_FILE_ERROR, G_FILE_ERROR_INVAL,
                           _ ("标准输入里不是一张凭条的文字"));
      return NULL;
    }
  return g_strndup (buffer, got);
}

/* White space around the code comes from copying; a code itself neither begins nor ends with any.
 */
static char *
read_receipt (const Options *options, GError **error)
{
  char *text = NULL;

  if (options->image != NULL)
    text = gj_qr_image_read_png (options->image, error);
  else if (options->from_input)
    text = read_input (error);
  else
    text = g_strdup (options->text);
  return text != NULL ? g_strstrip (text) : NULL;
}

static void
print_line (const char *label, const char *value)
{
  printf (_ ("%s：%s\n"), label, value);
}

/* What stands on the paper, in its words. */
static void
print_content (const GjReceipt *receipt)
{
  g_autofree char *number = gj_receipt_format_number (receipt->kiosk_id, receipt->receipt_no);
  g_autofree char *amount = gj_money_format (receipt->amount_fen);
  g_autofree char *capital = gj_money_format_capital (receipt->amount_fen);
  g_autofree char *balance = gj_money_format (receipt->balance_after_fen);
  g_autofree char *when = gj_time_format (receipt->time_us);
  const char *insurance = gj_code_label (GJ_CODE_INSUTYPE, receipt->insutype);

  printf ("\n");
  print_line (_ ("凭条号"), number);
  printf (_ ("金额：%s（%s）\n"), amount, capital);
  printf (_ ("缴费项目：%u年度%s\n"), receipt->coverage_year,
          insurance != NULL ? insurance : receipt->insutype);
  printf (_ ("参保人：%s，付款人的%s，%s\n"), receipt->relative_name,
          gj_relation_label (receipt->patn_rlts), receipt->relative_id);
  printf (_ ("付款人：%s，%s\n"), receipt->payer_name, receipt->payer_id);
  print_line (_ ("缴费后账户余额"), balance);
  print_line (_ ("时间"), when);
  print_line (_ ("办理机器"), receipt->kiosk_id);
  print_line (_ ("交易号"), receipt->transfer_id);
}

static gboolean
is_read (const GjSealed *sealed)
{
  return sealed->receipt != NULL || sealed->document != NULL;
}

static char *
claimed_number (const GjSealed *sealed)
{
  return gj_receipt_format_number (gj_sealed_kiosk_id (sealed), gj_sealed_receipt_no (sealed));
}

static void
print_words (GjVerdict verdict, GjReceiptStage stage, const GjSealed *sealed)
{
  printf ("%s\n%s\n", gj_verdict_describe (verdict, stage), gj_verdict_advise (verdict, stage));
  if (!is_read (sealed))
    return;
  if (verdict != GJ_VERDICT_VALID)
    {
      g_autofree char *number = claimed_number (sealed);

      print_line (_ ("凭条自称的凭条号"), number);
      return;
    }
  if (gj_sealed_is_demo (sealed))
    printf ("%s\n", _ ("注意：名单是演示名单，这是演示凭条，没有真的办理或缴费。"));
  if (sealed->document != NULL)
    gj_verify_document_print (sealed->document);
  else
    print_content (sealed->receipt);
}

static void
append_json_text (GString *json, const char *name, const char *value)
{
  g_string_append_printf (json, ",\"%s\":", name);
  gj_json_append_string (json, value);
}

static void
append_json_content (GString *json, const GjReceipt *receipt)
{
  g_autofree char *number = gj_receipt_format_number (receipt->kiosk_id, receipt->receipt_no);
  g_autofree char *amount = gj_money_format_plain (receipt->amount_fen);
  g_autofree char *balance = gj_money_format_plain (receipt->balance_after_fen);
  g_autofree char *when = gj_time_format (receipt->time_us);

  g_string_append_printf (json, ",\"receipt\":{\"demo\":%s", receipt->demo ? "true" : "false");
  append_json_text (json, "number", number);
  append_json_text (json, "kiosk_id", receipt->kiosk_id);
  append_json_text (json, "time", when);
  append_json_text (json, "transfer_id", receipt->transfer_id);
  append_json_text (json, "payer_name", receipt->payer_name);
  append_json_text (json, "payer_id", receipt->payer_id);
  append_json_text (json, "relative_name", receipt->relative_name);
  append_json_text (json, "relative_id", receipt->relative_id);
  append_json_text (json, "patn_rlts", receipt->patn_rlts);
  append_json_text (json, "admdvs", receipt->admdvs);
  g_string_append_printf (json, ",\"coverage_year\":%u", receipt->coverage_year);
  append_json_text (json, "insutype", receipt->insutype);
  append_json_text (json, "tier", receipt->tier);
  append_json_text (json, "amount", amount);
  append_json_text (json, "balance_after", balance);
  append_json_text (json, "currency", "CNY");
  g_string_append_c (json, '}');
}

static void
print_json (GjVerdict verdict, GjReceiptStage stage, const GjSealed *sealed)
{
  g_autoptr (GString) json = g_string_new (NULL);

  g_string_append_printf (json, "{\"valid\":%s", verdict == GJ_VERDICT_VALID ? "true" : "false");
  append_json_text (json, "verdict", gj_verdict_to_word (verdict));
  append_json_text (json, "stage", gj_receipt_stage_to_word (stage));
  append_json_text (json, "found", gj_verdict_describe (verdict, stage));
  append_json_text (json, "advice", gj_verdict_advise (verdict, stage));
  if (is_read (sealed))
    append_json_text (json, "kind", gj_sealed_kind_word (sealed));
  if (is_read (sealed) && verdict == GJ_VERDICT_VALID)
    {
      if (sealed->document != NULL)
        gj_verify_document_append_json (json, sealed->document);
      else
        append_json_content (json, sealed->receipt);
    }
  else if (is_read (sealed))
    {
      g_autofree char *number = claimed_number (sealed);

      append_json_text (json, "claimed_number", number);
    }
  printf ("%s}\n", json->str);
}

static int
exit_code (GjVerdict verdict)
{
  switch (verdict)
    {
    case GJ_VERDICT_VALID:
      return EXIT_VALID;
    case GJ_VERDICT_ALTERED:
    case GJ_VERDICT_UNKNOWN_KEY:
    case GJ_VERDICT_KEY_OUT_OF_DATE:
    case GJ_VERDICT_DEMO:
    case GJ_VERDICT_NOT_A_RECEIPT:
      return EXIT_NOT_VALID;
    case GJ_VERDICT_UNCHECKED:
      return EXIT_UNREADABLE;
    }
  g_assert_not_reached ();
}

static int
unreadable (const Options *options, const GError *error)
{
  if (options->json)
    {
      g_autoptr (GString) json = g_string_new ("{\"valid\":false");

      append_json_text (json, "verdict", "unreadable");
      append_json_text (json, "found", error->message);
      printf ("%s}\n", json->str);
    }
  fprintf (stderr, "gongji-verify: %s\n", error->message);
  return EXIT_UNREADABLE;
}

static int
without_keys (const Options *options, const GError *cause)
{
  g_autoptr (GError) error = g_error_new (GJ_KEYRING_ERROR, GJ_KEYRING_ERROR_FILE,
                                          _ ("%s。请用 --keys 指定可信公钥名单"), cause->message);

  return unreadable (options, error);
}

int
main (int argc, char **argv)
{
  const char *language = gj_i18n_language_from_environment ();
  g_auto (Options) options = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GjKeyring) keyring = NULL;
  g_auto (GjSealed) sealed = { NULL };
  g_autofree char *text = NULL;
  GjReceiptStage stage = GJ_RECEIPT_STAGE_NONE;
  GjVerdict verdict = GJ_VERDICT_UNCHECKED;

  gj_i18n_init (gj_path_locale ());
  gj_i18n_set_language (language);
  if (!parse_options (&options, argc, argv, &error))
    return unreadable (&options, error);
  text = read_receipt (&options, &error);
  if (text == NULL)
    return unreadable (&options, error);
  keyring = gj_keyring_load (options.keys, &error);
  verdict = gj_sealed_verify (text, keyring, &stage, &sealed);
  if (keyring == NULL && verdict == GJ_VERDICT_UNCHECKED)
    return without_keys (&options, error);
  if (options.json)
    print_json (verdict, stage, &sealed);
  else
    print_words (verdict, stage, &sealed);
  return exit_code (verdict);
}
