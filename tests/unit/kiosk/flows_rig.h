/* SPDX-License-Identifier: Apache-2.0 */
/* A terminal of the demo with its window, and what a test of its flows waits for and does. */
#pragma once

#include "kiosk/dock/demo.h"
#include "kiosk/terminal.h"
#include "ui/frame/page.h"

#define CARD "wang-wei"
#define PIN "246813"
#define NEW_PIN "730528"
#define LIU_YING "9901000002"
#define WANG_YUE "9901000005"
#define LONGER_THAN_A_TICK_MS 1300

typedef struct
{
  GjDemo *demo;
  GjTerminal *terminal;
  GAsyncQueue *gate; /* the store's thread waits at it when told to */
} Fixture;

/* @clock NULL: the system's. @hours NULL: always open. */
void open_terminal (Fixture *f, GjClock *clock, const char *hours);
/* What the configuration says besides what the demo's does. */
typedef void (*ConfigSetter) (GjConfig *config, gconstpointer data);
void open_terminal_set (Fixture *f, GjClock *clock, ConfigSetter set, gconstpointer data);
void set_up (Fixture *f, gconstpointer data);
void tear_down (Fixture *f, gconstpointer data);
void wait_state (Fixture *f, GjState state);
GjPage *page_of (Fixture *f);
GjPage *wait_page (Fixture *f, GType type);
/* Until all of @words can be read on the page that shows. */
void wait_words (Fixture *f, const char *words);
void on_answer (GObject *source, GAsyncResult *result, gpointer data);
void wait_for (const gboolean *answered);
/* Whatever the printer was asked before has been answered. */
void wait_printer (Fixture *f);
/* Whatever the card was asked before has been answered. */
void wait_card (Fixture *f);
void wait_store (Fixture *f);
/* The store answers nothing until it is let go. */
void hold_store (Fixture *f);
void let_store_go (Fixture *f);
gboolean on_time (gpointer data);
void insert_card (Fixture *f, const char *person);
void insert (Fixture *f);
void type (GjPage *page, const char *digits);
void type_pin (Fixture *f);
void to_home (Fixture *f);
void open_tile (Fixture *f, GjTile tile);
void to_tier (Fixture *f, const char *psn_no);
void choose_tier (Fixture *f);
void to_pin_again (Fixture *f, const char *psn_no);
void pay (Fixture *f, const char *psn_no);
