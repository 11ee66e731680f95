/* SPDX-License-Identifier: Apache-2.0 */
/* The configuration file: what is read from it, and that every mistake is named with its line. */
#include <glib/gstdio.h>

#include "core/base/i18n.h"
#include "kiosk/config.h"

#define SHARED(url)                                                                                \
  "[kiosk]\nid=02\nhall=h\nregion=420100\n[store]\nurl=" url "\n[printer]\ndevice=file:x\n"         \
  "[receipt]\nkey=k.pem\ntrusted_keys=t.ini\n"
#define WITH(line)                                                                                 \
  "[kiosk]\n" line "id=02\nhall=h\nregion=420100\n[store]\nurl=sqlite:x\n[printer]\ndevice=file:x\n"  \
  "[receipt]\nkey=k.pem\ntrusted_keys=t.ini\n"
#define GOOD                                                                                       \
  "[kiosk]\nid=02\nhall=清和市医保服务大厅\nregion=420100\n[store]\nurl=sqlite:data/store.db\n"    \
  "[printer]\ndevice=tcp:192.0.2.10:9100\n[receipt]\nkey=k.pem\ntrusted_keys=t.ini\n"

static GjConfig *
load_text (const char *text, GError **error)
{
  g_autofree char *directory = g_dir_make_tmp ("gj-config-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (directory, "kiosk.conf", NULL);
  GjConfig *config;

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  config = gj_config_load (path, error);
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (directory), ==, 0);
  return config;
}

static void
assert_refused (const char *text, GjConfigError code, const char *line)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GjConfig) config = load_text (text, &error);

  g_assert_null (config);
  g_assert_error (error, GJ_CONFIG_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, line));
}

static void
test_defaults (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GjConfig) config = load_text (GOOD, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (config->id, ==, "02");
  g_assert_cmpuint (config->printer_width, ==, 576);
  g_assert_cmpuint (config->idle_seconds, ==, 90);
  g_assert_cmpuint (config->elder_idle_seconds, ==, 180);
  g_assert_cmpint (config->card_source, ==, GJ_CONFIG_CARD_PCSC);
  g_assert_false (config->receipt_names_full);
  g_assert_false (config->card_show_tries);
  g_assert_cmpstr (config->language, ==, "zh_CN");
}

static void
test_languages (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GjConfig) plain = load_text (GOOD, &error);
  g_autoptr (GjConfig) all = load_text (WITH ("languages=ug,zh_CN,ug,bo\nlanguage=en\n"), &error);
  g_autofree char *preset = g_strjoinv (" ", plain->offered);
  g_autofree char *chosen = g_strjoinv (" ", all->offered);

  g_assert_no_error (error);
  g_assert_cmpstr (preset, ==, "zh_CN en");
  g_assert_cmpstr (chosen, ==, "ug zh_CN bo en");
  gj_config_speak (plain, "bo");
  g_assert_cmpstr (plain->language, ==, "bo");
  g_assert_true (g_strv_contains ((const char *const *) plain->offered, "bo"));
  assert_refused (WITH ("languages=zh_CN,tlh\n"), GJ_CONFIG_ERROR_VALUE, ":2:");
  assert_refused (WITH ("languages=zh_CN;en\n"), GJ_CONFIG_ERROR_VALUE, ":2:");
  assert_refused (WITH ("language=ti\n"), GJ_CONFIG_ERROR_VALUE, ":2:");
}

static void
test_relative_paths (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GjConfig) config = load_text (GOOD, &error);

  g_assert_true (g_path_is_absolute (config->receipt_key));
  g_assert_true (g_str_has_prefix (config->store_url, "sqlite:/"));
  g_assert_true (g_str_has_suffix (config->store_url, "/data/store.db"));
}

static void
test_unknown_key (void)
{
  assert_refused (GOOD "[session]\nidle=3\n", GJ_CONFIG_ERROR_UNKNOWN, ":13:");
  assert_refused ("[kisok]\n", GJ_CONFIG_ERROR_UNKNOWN, ":1:");
  assert_refused (GOOD "key=again\n", GJ_CONFIG_ERROR_SYNTAX, ":12:");
}

static void
assert_device (const char *text, const char *device)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GjConfig) config = load_text (text, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (config->scanner_device, ==, device);
}

static void
test_serial_lines (void)
{
  assert_device (GOOD "[scanner]\ndevice=serial:/dev/ttyACM0\n", "serial:/dev/ttyACM0");
  assert_device (GOOD "[scanner]\ndevice=serial:/dev/ttyS1:9600\n", "serial:/dev/ttyS1:9600");
  assert_device (GOOD "[scanner]\ndevice=serial:/dev/serial/by-path/pci-0000:00:14.0-usb-0:1:1.0-port0:9600:xonxoff\n",
                 "serial:/dev/serial/by-path/pci-0000:00:14.0-usb-0:1:1.0-port0:9600:xonxoff");
  assert_device (GOOD "[scanner]\ndevice=serial:/dev/serial/by-path/pci-0000:00:14.0-usb-0:1:1.0-port0\n",
                 "serial:/dev/serial/by-path/pci-0000:00:14.0-usb-0:1:1.0-port0");
}

static void
test_bad_values (void)
{
  assert_refused (GOOD "[session]\nidle_seconds=5\n", GJ_CONFIG_ERROR_VALUE, ":13:");
  assert_refused (GOOD "[session]\nidle_seconds=ninety\n", GJ_CONFIG_ERROR_VALUE, ":13:");
  assert_refused (GOOD "[card]\nsource=magic\n", GJ_CONFIG_ERROR_VALUE, "pcsc / demo");
  assert_refused (GOOD "[card]\nshow_tries=yes\n", GJ_CONFIG_ERROR_VALUE, ":13:");
  assert_refused (GOOD "[keypad]\ndevice=usb\n", GJ_CONFIG_ERROR_VALUE, "none");
  assert_refused (GOOD "[keypad]\non_failure=ignore\n", GJ_CONFIG_ERROR_VALUE, "stop");
  assert_refused (GOOD "[scanner]\ndevice=camera\n", GJ_CONFIG_ERROR_VALUE, "none");
  assert_refused (GOOD "[scanner]\ndevice=serial:ttyACM0\n", GJ_CONFIG_ERROR_VALUE, ":13:");
  assert_refused (GOOD "[scanner]\ndevice=hid:\n", GJ_CONFIG_ERROR_VALUE, ":13:");
  assert_refused (GOOD "[scanner]\ndevice=serial:/dev/ttyS0:9601\n", GJ_CONFIG_ERROR_VALUE, "device");
  assert_refused (GOOD "[scanner]\ndevice=serial:/dev/ttyS0:9600:xon\n", GJ_CONFIG_ERROR_VALUE, "xonxoff");
  assert_refused (GOOD "[keypad]\ndevice=serial:/dev/ttyS0:rtscts\n", GJ_CONFIG_ERROR_VALUE, "device");
  assert_refused (GOOD "[keypad]\ndevice=serial:/dev/ttyS0:96:none\n", GJ_CONFIG_ERROR_VALUE, "device");
  assert_refused (GOOD "[voice]\nengine=espeak\n", GJ_CONFIG_ERROR_VALUE, "speech-dispatcher");
  assert_refused (GOOD "[voice]\nvolume=80\n", GJ_CONFIG_ERROR_VALUE, "low / middle / high");
  assert_refused (GOOD "[voice]\nprivate=two words\n", GJ_CONFIG_ERROR_VALUE, ":13:");
  assert_refused ("[kiosk]\nid=A-1\nhall=h\nregion=420100\n[store]\nurl=sqlite:x\n"
                  "[printer]\ndevice=file:x\n[receipt]\nkey=k\ntrusted_keys=t\n",
                  GJ_CONFIG_ERROR_VALUE, ":2:");
}

/* A machine without a loudspeaker says nothing, and one with it does so for those who ask. */
static void
test_voice (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GjConfig) quiet = load_text (GOOD, &error);
  g_autoptr (GjConfig) loud = load_text (GOOD "[voice]\nengine=speech-dispatcher\nvolume=high\nprivate=jack\n", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (quiet->voice_engine, ==, "none");
  g_assert_cmpuint (quiet->voice_loudness, ==, 1);
  g_assert_null (quiet->voice_private);
  g_assert_cmpstr (loud->voice_engine, ==, "speech-dispatcher");
  g_assert_cmpuint (loud->voice_loudness, ==, 2);
  g_assert_cmpstr (loud->voice_private, ==, "jack");
  g_assert_false (loud->voice_always);
}

static void
test_shared_store (void)
{
  const char *url = "postgresql://kiosk_02@db1,db2/gongji?sslmode=verify-full";
  g_autoptr (GError) error = NULL;
  g_autoptr (GjConfig) config
      = load_text (SHARED ("postgresql://kiosk_02@db1,db2/gongji?sslmode=verify-full"), &error);

  g_assert_no_error (error);
  g_assert_cmpstr (config->store_url, ==, url);
  assert_refused (SHARED ("mysql://kiosk:secret@db/gongji"), GJ_CONFIG_ERROR_VALUE, "postgresql://");
}

/* A complaint goes into logs and onto a screen. */
static void
test_no_password_in_a_complaint (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (load_text (SHARED ("postgres:kiosk:geheim@db/gongji"), &error));
  g_assert_error (error, GJ_CONFIG_ERROR, GJ_CONFIG_ERROR_VALUE);
  g_assert_null (strstr (error->message, "geheim"));
}

static void
test_hours (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GjConfig) config = load_text (WITH ("hours=08:30-17:00\nclosed_days=67\n"), &error);

  g_assert_no_error (error);
  g_assert_cmpuint (config->opening.from, ==, 510);
  assert_refused (WITH ("hours=17:00-08:30\n"), GJ_CONFIG_ERROR_VALUE, "hours=17:00-08:30");
  g_assert_cmpuint (config->dark_minutes, ==, 10);
  assert_refused (WITH ("hours=08:30-17:00\ndark_minutes=241\n"), GJ_CONFIG_ERROR_VALUE, "dark_minutes");
  assert_refused (WITH ("hours=08:30-17:00\nclosed_days=8\n"), GJ_CONFIG_ERROR_VALUE, "closed_days");
}

static void
test_syntax (void)
{
  assert_refused ("[kiosk\n", GJ_CONFIG_ERROR_SYNTAX, ":1:");
  assert_refused ("[kiosk]\nid\n", GJ_CONFIG_ERROR_SYNTAX, ":2:");
  assert_refused ("id=02\n", GJ_CONFIG_ERROR_SYNTAX, ":1:");
}

static void
test_missing (void)
{
  assert_refused ("[kiosk]\nid=02\n", GJ_CONFIG_ERROR_MISSING, "[kiosk] hall");
}

static void
test_not_a_text (void)
{
  assert_refused ("\xff\xfe", GJ_CONFIG_ERROR_SYNTAX, "UTF-8");
}

static void
test_example (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("GJ_SOURCE_ROOT"), "kiosk", "deploy",
                                            "kiosk.conf.example", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GjConfig) config = gj_config_load (path, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (config->hall, ==, "清和市医保服务大厅");
}

/* What the hall gives no translation for stands as it wrote it, and the paper's name is never another. */
static void
test_words_of_the_hall (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GjConfig) config = load_text ("[kiosk]\nid=02\nhall=厅\nregion=420100\nslot=右下方\nwindow=3号窗口\n"
                                           "window_en=Counter 3\nhall_en=\n[store]\nurl=sqlite:x\n[printer]\ndevice=file:x\n"
                                           "[receipt]\nkey=k\ntrusted_keys=t\n", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (gj_config_window (config), ==, "3号窗口");
  g_assert_true (gj_i18n_set_language ("en"));
  g_assert_cmpstr (gj_config_window (config), ==, "Counter 3");
  g_assert_cmpstr (gj_config_slot (config), ==, "右下方");
  g_assert_cmpstr (gj_config_hall (config), ==, "厅");
  g_assert_true (gj_i18n_set_language ("ug"));
  g_assert_cmpstr (gj_config_window (config), ==, "3号窗口");
  g_assert_true (gj_i18n_set_language ("zh_CN"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/config/opening-hours-are-hours", test_hours);
  g_test_add_func ("/config/a-hall-offers-the-languages-it-names-and-no-unknown-one", test_languages);
  g_test_add_func ("/config/absent-keys-take-their-defaults", test_defaults);
  g_test_add_func ("/config/relative-paths-start-at-the-file", test_relative_paths);
  g_test_add_func ("/config/unknown-or-repeated-key-is-named-with-its-line", test_unknown_key);
  g_test_add_func ("/config/bad-value-is-named-with-its-line", test_bad_values);
  g_test_add_func ("/config/serial-line-is-path-speed-and-flow-control", test_serial_lines);
  g_test_add_func ("/config/the-store-may-be-shared", test_shared_store);
  g_test_add_func ("/config/the-voice-is-off-unless-the-hall-has-one", test_voice);
  g_test_add_func ("/config/no-password-in-a-complaint", test_no_password_in_a_complaint);
  g_test_add_func ("/config/bad-line-is-named", test_syntax);
  g_test_add_func ("/config/missing-key-is-named", test_missing);
  g_test_add_func ("/config/binary-file-is-refused", test_not_a_text);
  g_test_add_func ("/config/shipped-example-is-valid", test_example);
  g_test_add_func ("/config/the-hall-s-own-words-are-in-the-language-of-the-screen", test_words_of_the_hall);
  return g_test_run ();
}
