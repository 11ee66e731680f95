/* SPDX-License-Identifier: Apache-2.0 */
/* One terminal: the parts it works with for its whole life, and what it knows of the resident who is
 * in, which ends with the session. The stage (stage.c) carries out what the session table says; flows
 * read the parts from here. */
#pragma once

#include "core/receipt/keyring.h"
#include "core/receipt/signer.h"
#include "core/rules/region.h"
#include "core/staff/staff.h"
#include "devices/card/card_source.h"
#include "devices/keypad/pin_pad.h"
#include "devices/printer/printer.h"
#include "devices/scanner/scanner.h"
#include "kiosk/config.h"
#include "kiosk/flows/flow.h"
#include "kiosk/lifeline.h"
#include "kiosk/metrics.h"
#include "kiosk/session/countdown.h"
#include "kiosk/session/resume.h"
#include "kiosk/session/session.h"
#include "kiosk/speaker.h"
#include "kiosk/workers/code_resolver.h"
#include "kiosk/workers/duty_desk.h"
#include "kiosk/workers/payment.h"
#include "kiosk/workers/printing.h"
#include "kiosk/workers/resident.h"
#include "kiosk/workers/store_worker.h"
#include "ui/frame/night.h"
#include "ui/frame/window.h"
#include "ui/frame/page.h"
#include "ui/pages/home_page.h"

G_BEGIN_DECLS

/* The program ends because the staff want it started again; whoever keeps it running (systemd, kiosk/demo) does. */
#define GJ_EXIT_RESTART 75

/* Why a card or its holder cannot be served; the page's words are chosen in flows/card_flow.c. */
typedef enum
{
  GJ_PROBLEM_NONE,
  GJ_PROBLEM_CARD,          /* terminal->card_error says which */
  GJ_PROBLEM_NOT_KNOWN,     /* the card is good, this store does not know its holder */
  GJ_PROBLEM_NAME_MISMATCH, /* card and store name different people under one number */
  GJ_PROBLEM_STORE,         /* the store could not answer */
  GJ_PROBLEM_PIN_LOCKED,
  GJ_PROBLEM_PIN_NO_ANSWER, /* the card did not answer VERIFY; never sent again by itself */
  GJ_PROBLEM_PIN_PAD,       /* the PIN pad cannot be used, and no other place for a PIN is allowed */
  GJ_PROBLEM_STAFF_PIN,     /* one of the staff, but the PIN is one that cards are issued with */
  GJ_PROBLEM_UNPROVEN,      /* the card has not proved itself, and this region wants it */
  GJ_PROBLEM_CODE_UNKNOWN,  /* nobody here stands behind that code */
  GJ_PROBLEM_CODE_SPENT,    /* … it was used, or is too old */
  GJ_PROBLEM_CODE_NO_ANSWER, /* … nobody could say: it may be used up */
  GJ_PROBLEM_STRANGER,      /* after a guest's card another one came back than the holder's */
} GjProblem;

/* Why nothing can be served. More than one may hold. */
typedef enum
{
  GJ_BREAKAGE_STARTING = 1 << 0,
  GJ_BREAKAGE_STORE = 1 << 1,
  GJ_BREAKAGE_NO_PCSC = 1 << 2,
  GJ_BREAKAGE_NO_READER = 1 << 3,
  GJ_BREAKAGE_PAUSED = 1 << 4, /* by staff; over a restart, too */
  GJ_BREAKAGE_CLOSED = 1 << 5, /* the hall is ([kiosk] hours) */
  GJ_BREAKAGE_KEY = 1 << 6,    /* the key that signs papers is not in force: nobody would believe them */
  GJ_BREAKAGE_PIN_PAD = 1 << 7, /* it cannot be used, and a PIN is typed nowhere else ([keypad] on_failure) */
} GjBreakage;

/* What can be had without a card. */
typedef enum
{
  GJ_CARDLESS_POLICY, /* 政策与计算 */
  GJ_CARDLESS_VERIFY, /* 验证凭证 */
} GjCardless;

struct _GjTerminal
{
  /* For life. */
  GjConfig *config;
  GjClock *clock;
  GjRegion *region;
  GjKeyring *keyring;
  gint64 keyring_changed_us; /* when its file last was, as read; 0: never */
  GjSigner *signer;
  GPtrArray *signers_before; /* GjSigner: exchanged while the program ran; a job of the store may still hold one */
  GjStoreWorker *store;   /* NULL while the store cannot be opened */
  gboolean store_suspect; /* it failed in this session: opened anew before the next */
  GjCardSource *card;
  GjPrinter *printer;
  GjScanner *scanner;
  GjPinPad *pin_pad;
  GjCodeResolver *codes; /* who a scanned code stands for; NULL: none is taken here */
  GjPrintingOffice office;
  GjDutyDesk *duty_desk;
  GPtrArray *staff_known; /* GjStaff: who was on when the store was last opened; NULL: it never was */
  char *pause_notice;     /* while paused: the notice's word */
  char *machine; /* 共济自助机 · 02号, as on paper */
  GjWindow *window;
  GjSpeaker *speaker; /* NULL where there is no voice */
  GjNight *night;     /* the black screen of a closed hall */
  gint64 stirred_us;  /* when somebody last was there, on the monotonic clock */
  GjSession *session;
  GjCountdown *countdown;
  GjResume *resume;          /* where a visit was cut off a moment ago */
  gboolean place_kept;       /* the visit that has just ended left a place there for its card */
  GCancellable *cancellable; /* of the terminal itself */
  GjLifeline *lifeline;      /* NULL before the start */
  GjMetrics *metrics;        /* NULL before the start, or where nobody reads them */
  guint breakage;            /* GjBreakage */
  char *breakage_detail;
  char *store_trouble;       /* why the store could not be opened, as last told; NULL when it was */
  guint retry_source;
  guint watch_source;        /* hears a shared store's server at idle (terminal_store.c) */
  guint look_around_source;    /* looks at the clock and the keys */
  guint look_source;         /* looks at the slot once the page of now shows (stage.c) */
  guint restart_source;      /* staff asked for a restart, and it waits for its moment … */
  gint64 restart_asked_us;   /* … since then, on the monotonic clock */
  gint64 opening_us;         /* since when the store is being opened, likewise; 0: it is not */
  int exit_status;           /* what the program ends with: 0, or GJ_EXIT_RESTART */
  gboolean elder; /* 长辈模式: for the session only */
  gboolean elder_declined; /* … in which it was switched off by hand, and is not switched on by itself again */

  /* For one session; cleared by gj_terminal_forget(). */
  guint64 card_serial; /* 0: no card is being served */
  gint64 session_us;
  GjCardHolder *holder;
  GjCardMarks marks; /* of that card, empty where it did not say */
  GjResident *resident;
  GjStaff *staff;          /* whose card it is, if one of the staff's; the PIN may not have been given yet */
  gboolean initial_pin;    /* the PIN is one that cards are issued with: may look, not pay */
  gboolean by_code;        /* in by a 医保码, without a card and a PIN: may look, not sign (flows/proof_gate.h) */
  gboolean balance_hidden;
  guint relatives_not_found; /* of the day, as last told: typed numbers and names that did not go together */
  gboolean held;           /* see gj_stage_hold() */
  GjProblem problem;
  GjCardError card_error;
  gboolean card_mute; /* the card in the slot did not answer when it was powered */
  GjTile wanted_tile;            /* what RUN_SERVICE is to open … */
  char *wanted_relative;         /* … for whom, or NULL … */
  char *wanted_receipt;          /* … and which receipt to show first, or NULL … */
  GjPlace *wanted_place;         /* … or where in it somebody was left, or NULL */
  GjCardless wanted_cardless;    /* what RUN_CARDLESS is to open */
  GjSecret *wanted_code;         /* what was shown in place of a card, or NULL */
  const char *wanted_scan;       /* … and what was scanned to open it, or NULL (borrowed meanwhile) */
  GjPaymentEnd last_payment;     /* for the farewell, when the card went before the answer … */
  gboolean last_payment_in_part; /* … it was several, and some were never submitted */
  gboolean last_was_act;         /* … it was an act of family sharing and no payment */
  GjFlow *flow;
  GPtrArray *leaving; /* GjFlow: ended, but the page on the screen may still be theirs */
};

/* Makes a terminal for `config` (transfer full) in a window of `app`, out of service until its store and
 * its reader answer. `emulator`: whose cards it reads instead of pcscd's; NULL unless the configuration's
 * source is demo. `clock` (transfer full): NULL for the machine's. NULL with `error`, a sentence for staff, when policy, keys or printer setting are
 * wrong: mistakes that only staff can mend. (transfer full) */
GjTerminal *gj_terminal_new (GtkApplication *app, GjConfig *config, GjCardEmulator *emulator,
                             GjClock *clock, GError **error);

/* Starts the parts and shows the window, `width` × `height`, or full screen with 0 × 0. */
void gj_terminal_start (GjTerminal *terminal, int width, int height);

/* Everything on the screen but the page in `language` from now on: one of gj_languages(), as the configuration and
 * the options allow. */
void gj_terminal_speak (GjTerminal *terminal, const char *language);

/* Opens the store in a thread, again and again until it can be opened; out of service meanwhile. */
void gj_terminal_open_store (GjTerminal *terminal);

/* Shuts, once nobody is in, and opens, by the hall's hours and the clock of now; while the hall is closed and nobody is there the
 * screen is black ([kiosk] dark_minutes). */
void gj_terminal_look_at_hours (GjTerminal *terminal);
/* Somebody is there: the screen is light again. */
void gj_terminal_stir (gpointer terminal);

/* Shuts, once nobody is in, while no PIN can be asked for, and opens when the pad answers again. */
void gj_terminal_look_at_pin_pad (GjTerminal *terminal);

/* Takes over the trusted keys, and the own one, if their list changed, once nobody is in; shuts while the own key is
 * not in force, and opens when one is. */
void gj_terminal_look_at_keys (GjTerminal *terminal);

/* A job of the store failed with `error`; what is wrong with the store itself is looked into as soon as
 * nobody is in. */
void gj_terminal_note_store_error (GjTerminal *terminal, const GError *error);

/* Nobody is in: a suspect store is opened anew; any other is asked whether it is there, and listened to
 * where it has a server. */
void gj_terminal_look_at_store (GjTerminal *terminal);
/* Nobody is in, no paper is under way, and there is a store. */
gboolean gj_terminal_is_at_rest (GjTerminal *terminal);

/* Ends the session that is on and every part. A payment that the store is making is finished by the
 * store; its receipt stays owed. */
void gj_terminal_free (GjTerminal *terminal);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GjTerminal, gj_terminal_free)

/* The session's actor: shows what the table says. stage.c */
void gj_stage_act (GjState state, GjAction action, gpointer terminal);

/* A tile was pressed, or a service leads to another: opens it. Strings are copied, may be NULL. */
void gj_stage_open (GjTerminal *terminal, GjTile tile, const char *relative_psn_no,
                    const char *receipt_no);

/* Opens a service where it was left. (transfer full) */
void gj_stage_open_at (GjTerminal *terminal, GjPlace *place);

/* A tile of the idle page, or of the page that is out of service, was pressed: opens it, unless somebody
 * else's turn has come meanwhile. */
void gj_stage_open_cardless (GjTerminal *terminal, GjCardless cardless);

/* A code was scanned. On the idle page it opens 验证凭证, in which another replaces it; while a card is in, it is nobody's. */
void gj_stage_scanned (GjTerminal *terminal, const char *text);
/* The scanner went or came back. */
void gj_stage_scanner_changed (GjTerminal *terminal);

/* The program ends: wipes what flows hold. */
void gj_stage_close (GjTerminal *terminal);

/* Makes `flow` the one that runs (ending the one before), and shows it. (transfer full) */
void gj_stage_run (GjTerminal *terminal, gpointer flow);

/* Puts a page into the frame, with the frame's buttons as the session's state wants them. */
void gj_stage_show (GjTerminal *terminal, GtkWidget *page);

/* While a card is being written to, 返回, 首页 and 结束服务 wait: who leaves then would not know what
 * became of it. Ends by itself with any change of the session's state. */
void gj_stage_hold (GjTerminal *terminal, gboolean held);

/* The page on the screen tells `listener` nothing any more: its owner ends. */
void gj_stage_let_go (GjTerminal *terminal, gpointer listener);

/* A senior's card is in: 长辈模式, unless it was switched off in this session. */
void gj_stage_offer_elder (GjTerminal *terminal);
/* A card is back whose visit was cut off a moment ago: language, size, height and voice are as they were. */
void gj_stage_bring_back_comfort (GjTerminal *terminal);

/* Nobody has to be there: the idle page shows, or why nothing can be served. */
gboolean gj_stage_is_unattended (GjTerminal *terminal);

/* Gives the full time again, as long as the text size now set wants it. */
void gj_stage_restart_countdown (GjTerminal *terminal);

/* Shows what is on the screen again, after a change of language or text size. */
void gj_stage_show_again (GjTerminal *terminal);

/* A part broke or works again; leads to out of service and back. */
void gj_stage_set_breakage (GjTerminal *terminal, GjBreakage breakage, gboolean broken,
                            const char *detail);

G_END_DECLS
