/* SPDX-License-Identifier: Apache-2.0 */
/* The face of a person on the screen: which of the drawn avatars stands for whom, and what a page may know of a printer.
   Never a photograph, never anything read from the card but sex and age. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One of the drawn avatars. The _2 kinds are the second person of a kind on one screen, so that two grandmothers differ. */
typedef enum
{
  GJ_AVATAR_BOY,
  GJ_AVATAR_GIRL,
  GJ_AVATAR_MAN,
  GJ_AVATAR_WOMAN,
  GJ_AVATAR_ELDER_MAN,
  GJ_AVATAR_ELDER_WOMAN,
  GJ_AVATAR_ELDER_MAN_2,
  GJ_AVATAR_ELDER_WOMAN_2,
} GjAvatar;

/* The avatar for a person: child under 18, elder from 60. nth_of_kind counts persons of the same kind already given a face in
   this session (0 for the first); give each person one face per session, so that it stays the same on every page. */
GjAvatar gj_avatar_for (gboolean male, guint age_years, guint nth_of_kind);

/* The icon's name in assets/icons without ".svg". Static text. */
const char *gj_avatar_icon_name (GjAvatar avatar);

/* Why the printer cannot print, or does not go on. The flow translates the device's condition into this; the page makes the words. */
typedef enum
{
  GJ_PRINTER_TROUBLE_NONE,
  GJ_PRINTER_TROUBLE_PAPER_OUT,
  GJ_PRINTER_TROUBLE_COVER_OPEN,
  GJ_PRINTER_TROUBLE_JAM,        /* also the cutter */
  GJ_PRINTER_TROUBLE_MOUTH,      /* somebody's paper stands in the mouth */
  GJ_PRINTER_TROUBLE_OVERHEATED, /* passes by itself */
  GJ_PRINTER_TROUBLE_ABSENT,     /* absent, off line or not answering */
  GJ_PRINTER_TROUBLE_ERROR,      /* anything else */
} GjPrinterTrouble;

/* The trouble as a short fact for a resident, "打印机没有纸了"; "" for none. Transfer none, translated. */
const char *gj_printer_trouble_text (GjPrinterTrouble trouble);

/* What is known of the print of one receipt. It changes only with what the printer is known to have done. */
typedef enum
{
  GJ_PRINT_STATE_PRINTING,   /* sent, not finished */
  GJ_PRINT_STATE_TAKE,       /* printed and cut: take it */
  GJ_PRINT_STATE_KEPT,       /* printed, not taken in time, and drawn back into the machine: it can be printed again */
  GJ_PRINT_STATE_FAILED,     /* certainly not printed, or stopped half way: say why and where to get it */
  GJ_PRINT_STATE_UNKNOWN,    /* nobody knows: look at the mouth; never sent again by itself */
  GJ_PRINT_STATE_NO_PRINTER, /* the person chose to go on without paper: the QR is the receipt */
} GjPrintState;

G_END_DECLS
