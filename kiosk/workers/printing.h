/* SPDX-License-Identifier: Apache-2.0 */
/* One paper on its way out, of whatever kind: drawn off the GTK thread, sent once, its outcome journalled. It
 * outlives the page that asked for it: a resident may take the card while the paper still comes out.
 * It never changes money and never sends a second time. */
#pragma once

#include "core/receipt/receipt_store.h"
#include "core/rules/region.h"
#include "devices/printer/printer.h"
#include "kiosk/config.h"
#include "kiosk/workers/store_worker.h"
#include "ui/pages/person_view.h"

G_BEGIN_DECLS

typedef struct _GjPrinting GjPrinting;

/* Told on the main loop, first PRINTING, then exactly one of the others, unless detached; after TAKE, where the printer
 * can tell and the paper was not taken, KEPT. */
typedef void (*GjPrintingNotify) (GjPrintState state, GjPrinterTrouble trouble, gpointer user_data);

/* What all printings of a terminal share; borrowed for the life of every printing. */
typedef struct
{
  const GjConfig *config;
  const char *machine; /* 共济自助机 02号 */
  GjRegion *region;
  GjClock *clock;
  GjPrinter *printer;
  GjStoreWorker *store;
  GThreadPool *artist; /* made by gj_printing_office_open() */
  guint under_way;     /* receipts whose outcome is not journalled yet, or that stand in the printer's mouth */
  GCancellable *closing; /* made by gj_printing_office_open() */
  gint64 moved_us;     /* when the first set out, or one last came out or ended, on the monotonic clock */
  void (*at_rest) (gpointer user_data); /* told on the main loop when the last one under way has ended; may be NULL */
  gpointer user_data;
} GjPrintingOffice;

/* Starts the one thread that draws (a font map belongs to its thread, and the first drawing with cold
 * fonts takes ten times as long), lets it draw the strip that ends a half receipt, and gives that to
 * the printer. */
void gj_printing_office_open (GjPrintingOffice *office);

/* Waits for the drawing under way, and for no paper to be taken. */
void gj_printing_office_close (GjPrintingOffice *office);

/* Whether a receipt is on its way, so that its outcome still needs the store. */
gboolean gj_printing_office_is_busy (const GjPrintingOffice *office);

/* For how long receipts have been on their way without one that came out or ended, in microseconds; 0: none is. */
gint64 gj_printing_office_get_busy_us (const GjPrintingOffice *office);

/* Prints the paper sealed in `sealed`, a receipt or a document, as `job` says (copied), with what the store keeps
 * beside it: a statement's records, what was told of a waiting period. The return value is a handle for detaching only (transfer full:
 * gj_printing_detach). */
GjPrinting *gj_printing_start (GjPrintingOffice *office, const char *sealed,
                               const GjPrintJob *job, GjPrintingNotify notify, gpointer user_data);

/* A commitment letter that was signed. */
typedef struct
{
  char *act_id;
  char *number;    /* 办理编号 of its act, "" for none yet */
  char *version;
  char *digest;    /* of its text, as the store keeps it */
  char *title;     /* 家庭共济承诺书 */
  char *text;
  char *name;      /* masked */
  char *id;        /* masked for paper */
  char *people;    /* whom it is about, one a line; may be NULL */
  char *signature; /* core/base/strokes.h; NULL: the card's PIN stands for it */
  gint64 time_us;
} GjPrintingLetter;

/* Prints it (copied). It is no paper of the series, but its copies are counted and say so. */
GjPrinting *gj_printing_start_letter (GjPrintingOffice *office, const GjPrintingLetter *letter,
                                      GjPrintingNotify notify, gpointer user_data);

/* Told on the main loop, once what became of the paper is about to be journalled: when it was taken, where the printer
 * can tell. Not told of one that the end of the program leaves in the mouth. */
typedef void (*GjPrintingEnded) (GjPrintJobOutcome outcome, gpointer user_data);

/* Has `ended` told also after a detach. `free_data` is called in any case. */
void gj_printing_set_ended (GjPrinting *printing, GjPrintingEnded ended, gpointer user_data,
                            GDestroyNotify free_data);

/* No more notices; the printing itself goes on to its end. */
void gj_printing_detach (GjPrinting *printing);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GjPrinting, gj_printing_detach)

/* Prints the slip of a payment or an act whose answer is not known yet, with the number to quote. Its
 * outcome is the journal's: the resident was told the number on the screen too. */
void gj_printing_start_case (const GjPrintingOffice *office, GjPaperCase what, const char *case_no);

/* The device's condition as the pages know it. */
GjPrinterTrouble gj_printer_trouble_from_condition (GjPrinterCondition condition);

/* The paper of a receipt or document, with the labels of this terminal and without what is kept beside it. Any
 * thread. (transfer full) */
GjPaper *gj_printing_draw (const GjPrintingOffice *office, const char *sealed, guint copy_no,
                           GError **error);

G_END_DECLS
