/* SPDX-License-Identifier: Apache-2.0 */
/* Somebody with more relatives than one payment takes, at a whole terminal of the demo: what is told, and that the sum which was
 * shown is the sum that is paid. */
#include "core/base/i18n.h"
#include "core/import/import.h"
#include "core/store/statement.h"
#include "kiosk/paths.h"
#include "kiosk/workers/payment_series.h"
#include "tests/unit/kiosk/flows_rig.h"
#include "ui/pages/choose_page.h"
#include "ui/pages/printer_notice_page.h"
#include "ui/pages/several_confirm_page.h"
#include "ui/pages/several_page.h"
#include "ui/pages/several_result_page.h"
#include "ui/widgets/button.h"
#include "ui/widgets/tick_row.h"

#include <glib/gstdio.h>

#define PAYER "M000"
#define FEE_FEN 40000
#define CROWD (GJ_SERIES_MAX + 1)
#define MORE_THAN_A_JOINT_PAPER_HAS 9

static const char PAYER_CARD[] = "[card]\nversion=2.0\nclass=3\nnumber=A1000099\nidentifier=990100D1560000054131303030303939\n"
                                 "issuer=990100000000000000000001\nissued=2024-01-02\nexpires=2099-12-31\n"
                                 "[holder]\nname=王多\ncertno=%s\nethnic=01\nbirthplace=990100\n"
                                 "[pin]\npin=" PIN "\nlimit=3\n";

/* Without a printer: so many papers would take a minute. */
static void
set_no_printer (GjConfig *config, gconstpointer data)
{
  g_free (config->printer_device);
  config->printer_device = g_strdup ("tcp:127.0.0.1:9");
}

static void
set_up_without_printer (Fixture *f, gconstpointer data)
{
  g_log_set_always_fatal (G_LOG_FATAL_MASK | G_LOG_LEVEL_CRITICAL); /* it is warned of */
  open_terminal_set (f, NULL, set_no_printer, NULL);
}

/* Of one born in 1970, with its check character. (transfer full) */
static char *
certno_of (guint number)
{
  static const int weights[] = { 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2 };
  g_autofree char *digits = g_strdup_printf ("11000019700101%03u", 2 * number);
  int sum = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (weights); i++)
    sum += weights[i] * (digits[i] - '0');
  return g_strdup_printf ("%s%c", digits, "10X98765432"[sum % 11]);
}

static void
write_file (const char *folder, const char *name, const GString *text)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text->str, (gssize) text->len, NULL));
}

/* The payer, and so many who may use the money. */
static void
write_crowd (const char *folder, guint n)
{
  g_autoptr (GString) persons = g_string_new ("psn_no,psn_cert_type,certno,psn_name,gend,naty,brdy,surv_stas\n");
  g_autoptr (GString) insured
      = g_string_new ("psn_no,insutype,psn_insu_stas,insuplc_admdvs,psn_insu_date,paus_insu_date,psn_idet_type\n");
  g_autoptr (GString) bindings = g_string_new ("contributor_psn_no,relative_psn_no,patn_rlts,prio,begndate,enddate\n");
  g_autoptr (GString) accounts = g_string_new ("psn_no,balc\n" PAYER ",20000.00\n");

  for (guint i = 0; i <= n; i++)
    {
      g_autofree char *certno = certno_of (i);

      g_string_append_printf (persons, "M%03u,01,%s,王多,2,01,1970-01-01,1\n", i, certno);
      g_string_append_printf (insured, "M%03u,%s,1,990100,1990-07-01,,\n", i, i == 0 ? "310" : "390");
      if (i > 0)
        g_string_append_printf (bindings, PAYER ",M%03u,33,1,2025-03-18,\n", i);
    }
  write_file (folder, "persons.csv", persons);
  write_file (folder, "insurances.csv", insured);
  write_file (folder, "accounts.csv", accounts);
  write_file (folder, "bindings.csv", bindings);
}

typedef struct
{
  GjTerminal *terminal;
  const char *folder;
} Bringing;

static gpointer
bring_job (GjStore *store, gpointer data, GError **error)
{
  const Bringing *bringing = data;
  GjTerminal *terminal = bringing->terminal;
  g_auto (GjImportReport) report = { 0 };

  g_assert_cmpint (gj_import_directory (store, terminal->clock, terminal->region, terminal->config->id, bringing->folder, NULL,
                                        NULL, &report, error),
                   ==, GJ_IMPORT_DONE);
  return NULL;
}

static void
bring_crowd (Fixture *f, guint n)
{
  g_autofree char *folder = g_dir_make_tmp ("gongji-crowd-XXXXXX", NULL);
  static const char *const names[] = { "persons.csv", "insurances.csv", "accounts.csv", "bindings.csv" };
  Bringing bringing = { f->terminal, folder };
  gboolean answered = FALSE;

  write_crowd (folder, n);
  gj_store_worker_run_async (f->terminal->store, bring_job, &bringing, NULL, NULL, NULL, on_answer, &answered);
  wait_for (&answered);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (folder, names[i], NULL);

      g_assert_cmpint (g_unlink (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static gpointer
count_job (GjStore *store, gpointer data, GError **error)
{
  g_autoptr (GjStatement) row
      = gj_statement_take (store, "SELECT count(*), COALESCE (sum (amount_fen), 0) FROM premium_payment", error);

  g_assert_nonnull (row);
  g_assert_cmpint (gj_statement_step (row, error), ==, GJ_STEP_ROW);
  ((gint64 *) data)[0] = gj_statement_int64 (row, 0);
  ((gint64 *) data)[1] = gj_statement_int64 (row, 1);
  return NULL;
}

static void
assert_paid (Fixture *f, guint n)
{
  gint64 paid[2] = { -1, -1 };
  gboolean answered = FALSE;

  gj_store_worker_run_async (f->terminal->store, count_job, paid, NULL, NULL, NULL, on_answer, &answered);
  wait_for (&answered);
  g_assert_cmpint (paid[0], ==, n);
  g_assert_cmpint (paid[1], ==, (gint64) n * FEE_FEN);
}

/* The payer's card and PIN, and the page on which several are ticked. */
static void
come_to_pick (Fixture *f)
{
  g_autofree char *certno = certno_of (0);
  g_autofree char *text = g_strdup_printf (PAYER_CARD, certno);
  g_autoptr (GError) error = NULL;
  g_autoptr (GjCardPerson) person = gj_card_person_parse (text, "payer.ini", &error);

  g_assert_no_error (error);
  gj_card_emulator_insert (gj_demo_get_emulator (f->demo), person);
  type_pin (f);
  open_tile (f, GJ_TILE_PAY_PREMIUM);
  g_signal_emit_by_name (wait_page (f, GJ_TYPE_CHOOSE_PAGE), "several");
  wait_page (f, GJ_TYPE_SEVERAL_PAGE);
  wait_printer (f);
}

/* Ticks so many rows, or takes the tick away, as a finger does; returns how many there were. */
static guint
tick (GtkWidget *widget, gboolean on, guint wanted)
{
  guint done = 0;

  if (GJ_IS_TICK_ROW (widget) && wanted > 0 && gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (widget)) != on)
    {
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (widget), on);
      return 1;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    done += tick (child, on, wanted - done);
  return done;
}

static GtkWidget *
button_with (GtkWidget *widget, const char *words)
{
  GtkWidget *found = NULL;

  if (GJ_IS_BUTTON (widget) && g_str_has_prefix (gj_button_get_text (GJ_BUTTON (widget)), words))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = button_with (child, words);
  return found;
}

static void
press (Fixture *f, const char *words)
{
  GtkWidget *button = button_with (GTK_WIDGET (page_of (f)), words);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

static void
go_on_without_paper (Fixture *f)
{
  press (f, "下一步");
  g_signal_emit_by_name (wait_page (f, GJ_TYPE_PRINTER_NOTICE_PAGE), "go-on");
  wait_page (f, GJ_TYPE_SEVERAL_CONFIRM_PAGE);
}

static void
confirm_and_pay (Fixture *f)
{
  press (f, "确认并输入密码");
  type_pin (f);
  wait_page (f, GJ_TYPE_SEVERAL_RESULT_PAGE);
}

static void
test_more_than_one_payment_takes (Fixture *f, gconstpointer data)
{
  GtkWidget *page;

  wait_state (f, GJ_STATE_IDLE);
  bring_crowd (f, CROWD);
  come_to_pick (f);
  page = GTK_WIDGET (page_of (f));
  g_assert_cmpuint (tick (page, TRUE, CROWD), ==, CROWD);
  wait_words (f, "选了33位，共13200元");
  wait_words (f, "一次最多缴32位，请少选");
  press (f, "一次最多缴32位");
  g_assert_true (GTK_WIDGET (page_of (f)) == page);

  g_assert_cmpuint (tick (page, FALSE, 1), ==, 1);
  wait_words (f, "选了32位，共12800元");
  go_on_without_paper (f);
  wait_words (f, "支付12800元，为32位");
  confirm_and_pay (f);
  wait_words (f, "32位都缴好了");
  wait_words (f, "共付12800元，余额7200.00元");
  assert_paid (f, GJ_SERIES_MAX);
}

static void
test_more_than_a_joint_paper_has (Fixture *f, gconstpointer data)
{
  wait_state (f, GJ_STATE_IDLE);
  bring_crowd (f, MORE_THAN_A_JOINT_PAPER_HAS);
  come_to_pick (f);
  tick (GTK_WIDGET (page_of (f)), TRUE, MORE_THAN_A_JOINT_PAPER_HAS);
  go_on_without_paper (f);
  confirm_and_pay (f);
  wait_words (f, "9位都缴好了");
  wait_words (f, "的凭条"); /* each their own */
  assert_paid (f, MORE_THAN_A_JOINT_PAPER_HAS);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gj_i18n_init (gj_path_locale ());
  if (!gtk_init_check ())
    g_error ("needs a display: tests/rig/with-display.sh");
  g_test_add ("/crowd/more-than-one-payment-takes-are-told-so-and-what-was-shown-is-paid", Fixture, NULL, set_up_without_printer,
              test_more_than_one_payment_takes, tear_down);
  g_test_add ("/crowd/more-than-a-joint-paper-has-are-paid-with-a-paper-each", Fixture, NULL, set_up_without_printer,
              test_more_than_a_joint_paper_has, tear_down);
  return g_test_run ();
}
