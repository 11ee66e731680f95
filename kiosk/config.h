/* SPDX-License-Identifier: Apache-2.0 */
/* The configuration file of one terminal (INI; every key is explained in
 * kiosk/deploy/kiosk.conf.example). Reads and checks it; opens nothing that it names. */
#pragma once

#include <glib.h>

#include "kiosk/hours.h"

G_BEGIN_DECLS

#define GJ_CONFIG_ERROR (gj_config_error_quark ())
GQuark gj_config_error_quark (void);

typedef enum
{
  GJ_CONFIG_ERROR_UNREADABLE, /* the file cannot be read */
  GJ_CONFIG_ERROR_SYNTAX,     /* not UTF-8, a line that is neither section, key=value nor comment, a key twice */
  GJ_CONFIG_ERROR_UNKNOWN,    /* a section or key that does not exist */
  GJ_CONFIG_ERROR_VALUE,      /* a value out of range, or not one of those allowed */
  GJ_CONFIG_ERROR_MISSING,    /* a key that has no default is absent */
} GjConfigError;

typedef enum
{
  GJ_CONFIG_CARD_PCSC, /* real readers through pcscd */
  GJ_CONFIG_CARD_DEMO, /* the emulator inside the program; only with a demo region */
} GjConfigCard;

/* Who says whom a scanned 医保码 stands for. */
typedef enum
{
  GJ_CONFIG_CODES_NONE,  /* nobody: such a code is no receipt, and nothing else (default) */
  GJ_CONFIG_CODES_STORE, /* the store, into which the hall loads them */
} GjConfigCodes;

typedef enum
{
  GJ_CONFIG_KEYPAD_STOP,   /* no PIN is ever typed on the screen (default) */
  GJ_CONFIG_KEYPAD_SCREEN, /* the screen stands in for a pad that is away */
} GjConfigKeypad;

/* What the hall calls itself, where the card goes in, and where people go, in one language. */
typedef struct
{
  char *hall, *slot, *window;
} GjConfigWords;

/* Languages beside zh_CN: en, ug, bo. */
#define GJ_CONFIG_TRANSLATIONS 3

typedef struct
{
  char *path; /* where this was read from */

  char *id;       /* [kiosk] id: 1-8 letters or digits; stands before every receipt number */
  char *hall;     /* [kiosk] hall: name on screen and paper */
  char *region;   /* [kiosk] region: six digits of the insured division */
  char *policies; /* [kiosk] policies: directory of the hall's own policies, or NULL */
  char *language; /* [kiosk] language: which one the screen begins in; zh_CN by default */
  char *languages; /* [kiosk] languages: those that residents may choose, "zh_CN,en" by default … */
  char **offered;  /* … and each of them, the one above among them */
  char *slot;     /* [kiosk] slot: where the card goes in, a phrase for the idle page, or NULL */
  char *window;   /* [kiosk] window: where people go when this terminal cannot serve, or NULL */
  /* [kiosk] hall_en, slot_ug, …: the same in the other languages, in the order of gj_languages(); each may be NULL */
  GjConfigWords words[GJ_CONFIG_TRANSLATIONS];
  char *hours;    /* [kiosk] hours: when it serves, or NULL for always … */
  char *closed_days; /* … [kiosk] closed_days, or NULL for none … */
  GjHours opening;   /* … and both as they are meant, with hours */
  guint dark_minutes; /* [kiosk] dark_minutes: for how long nobody is there before a closed hall's screen is black; 0: never */
  char *metrics;  /* [kiosk] metrics: a file for Prometheus, or NULL */

  char *store_url; /* [store] url: sqlite:PATH */

  GjConfigCard card_source; /* [card] source */
  char *card_reader;        /* [card] reader: part of the reader's name, or NULL for any */
  char *card_psam;          /* [card] psam: part of the name of the reader with the PSAM, or NULL for none */
  gboolean card_show_tries; /* [card] show_tries: this site's cards count tries without spending one */

  char *printer_device;  /* [printer] device: usb:, serial:, tcp:, file: */
  guint printer_width;   /* [printer] width: 576 (default) or 384 dots */
  char *printer_profile; /* [printer] profile, or NULL for the plain one */

  char *scanner_device; /* [scanner] device: hid, hid:PATH, serial:PATH[:BAUD[:FLOW]] or none (default) */
  GjConfigCodes scanner_codes; /* [scanner] codes */

  char *keypad_device; /* [keypad] device: serial:PATH[:BAUD[:FLOW]] or none (default) */
  GjConfigKeypad keypad_on_failure; /* [keypad] on_failure */

  char *receipt_key;       /* [receipt] key: PEM file of this kiosk's private key */
  char *trusted_keys;      /* [receipt] trusted_keys: the keyring that receipts are checked with */
  char *number_mark;       /* [receipt] last_number: the last number given out, outside of the store; never NULL */
  gboolean receipt_names_full; /* [receipt] names=full instead of masked */

  guint idle_seconds;       /* [session] idle_seconds: 40-600, 90 by default */
  guint elder_idle_seconds; /* [session] elder_idle_seconds: 40-1200, 180 by default */

  char *voice_engine;  /* [voice] engine: none (default) or speech-dispatcher */
  char *voice_private; /* [voice] private: the output module that reaches headphones alone, or NULL */
  gboolean voice_always; /* [voice] always: on for everybody, from the first page */
  guint voice_loudness;  /* [voice] volume: GjLoudness; middle by default */
} GjConfig;

/* Reads `path`. Relative paths in it are taken from the file's own directory. On failure NULL and a
 * GJ_CONFIG_ERROR whose message is a sentence for staff: "文件:行: what, and what to do". (transfer full) */
GjConfig *gj_config_load (const char *path, GError **error);

/* In the language of the screen, or as the hall wrote it where it gives no translation. The slot may be NULL; of a window that is not named
 * it is 窗口. Papers are in Chinese: they have config->hall. (transfer none) */
const char *gj_config_hall (const GjConfig *config);
const char *gj_config_slot (const GjConfig *config);
const char *gj_config_window (const GjConfig *config);

/* The screen begins in `language`, one of gj_languages(), which is offered from now on if it was not. */
void gj_config_speak (GjConfig *config, const char *language);

void gj_config_free (GjConfig *config);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GjConfig, gj_config_free)

G_END_DECLS
