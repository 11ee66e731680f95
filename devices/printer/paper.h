/* SPDX-License-Identifier: Apache-2.0 */
/* What comes out of the printer, as a picture of black and white dots, before any printer is asked.
 *
 * Drawn with Pango and Cairo at 203 dpi so that every character a name may hold can be printed;
 * grey first, then one threshold. A character without a glyph is refused by its code point, never
 * printed as an empty box, and a QR code is read back from the finished dots before the paper is
 * handed out. It never talks to a printer and never decides what is true: it prints what it is
 * given. It must not look like a tax or finance bill (facts: printer, legal form). */
#pragma once

#include <cairo.h>
#include <glib-object.h>

#include "core/receipt/document.h"
#include "core/receipt/listing.h"
#include "core/receipt/receipt.h"

G_BEGIN_DECLS

/** Why a paper could not be drawn, read or kept. */
typedef enum
{
  GJ_PAPER_ERROR_GLYPH,    /* a character has no glyph in any font; the message names its code point
                              (U+XXXX) */
  GJ_PAPER_ERROR_FONT,     /* Noto Sans CJK SC is not installed */
  GJ_PAPER_ERROR_WIDTH,    /* the width is neither 576 nor 384 dots */
  GJ_PAPER_ERROR_QR_SIZE,  /* the QR text does not fit this paper at a size that can be read */
  GJ_PAPER_ERROR_QR_WRONG, /* the QR on the finished dots does not read back as the text that was
                              given */
  GJ_PAPER_ERROR_LENGTH,   /* the paper would be longer than GJ_PAPER_MAX_ROWS */
  GJ_PAPER_ERROR_SIGNATURE, /* the strokes of a signature cannot be read */
  GJ_PAPER_ERROR_IO,       /* a PNG could not be written or read */
} GjPaperError;

#define GJ_PAPER_ERROR (gj_paper_error_quark ())
GQuark gj_paper_error_quark (void);

#define GJ_PAPER_WIDTH_80MM 576
#define GJ_PAPER_WIDTH_58MM 384
#define GJ_PAPER_MAX_ROWS 32700 /* 4 m: a statement of 200 records, each with a long name; a picture of cairo is not higher */

/** An immutable picture, one bit a dot, 1 is black, the first dot of a row in the highest bit.
 * Reference counted; the counting is safe between threads. */
typedef struct _GjPaper GjPaper;

#define GJ_TYPE_PAPER (gj_paper_get_type ())
GType gj_paper_get_type (void);

/** What a receipt's paper says. Everything is borrowed for the length of the call; nothing is kept.
 */
typedef struct
{
  const GjReceipt
      *receipt; /* the sealed facts; `demo` prints 演示，无效 in a box under the title */
  const char *qr_text;         /* the sealed payload, "GJ1:…" */
  const char *hall;            /* 清和市医保服务大厅 */
  const char *machine;         /* 共济自助机 02号 */
  const char *relation_label;  /* what the relative is to the payer: 配偶; NULL or "" leaves the
                                  bracket away */
  const char *place;           /* where the relative is insured */
  const char *insurance_label; /* 城乡居民医保 */
  const char *tier_label;      /* 普通居民; NULL or "" leaves the line away */
  const char *taken_back;      /* that it was taken back since; NULL: it stands */
  const char *waiting;         /* what was told of the waiting period (待遇等待期); NULL or "" nothing */
  const char *official_where;  /* one sentence: where the official certificate is had; NULL or ""
                                  leaves it away */
  const char *hotline;         /* 12393; NULL or "" leaves it away */
  guint copy_no; /* 0 prints 首次打印 under the number; n prints 补打 第n次 in a box under the title */
} GjReceiptPaper;

/** The receipt as in look/14, @width_dots 576 or 384. Returns (transfer full) or NULL with a
 * GJ_PAPER_ERROR of any kind but IO. May be called from any thread; 4 to 10 ms once the fonts are
 * warm. */
GjPaper *gj_paper_draw_receipt (const GjReceiptPaper *what, guint width_dots, GError **error);

/** What any other signed paper says. Borrowed, as in GjReceiptPaper. */
typedef struct
{
  const GjDocument *document;
  const char *qr_text; /* the sealed payload, "GJ2:…" */
  const char *hall;
  const char *machine;
  const char *relation_labels[GJ_DOCUMENT_LINES_MAX]; /* of each line's code, 母亲; NULL or "" leaves
                                                         it away */
  const char *cares_label;  /* STATEMENT of some kinds of care: 普通门诊; NULL or "" all */
  const GjListing *listing; /* STATEMENT: its records; NULL: only the sums are printed, and that is said */
  const char *insurance_label; /* JOINT: 城乡居民医保 */
  const char *taken_back[GJ_DOCUMENT_LINES_MAX]; /* JOINT: of each line, as in GjReceiptPaper */
  const char *waiting[GJ_DOCUMENT_LINES_MAX]; /* JOINT: of each line, as in GjReceiptPaper */
  const char *official_where;  /* JOINT: as in GjReceiptPaper */
  const char *hotline;
  guint copy_no;
} GjDocumentPaper;

/** Every signed paper but a premium's receipt, in the look of that one. A statement shows as many of
 * its records as GJ_PAPER_MAX_ROWS leaves room for and says how many are left out; its sums are
 * always those of all. Errors as gj_paper_draw_receipt. Any thread. */
GjPaper *gj_paper_draw_document (const GjDocumentPaper *what, guint width_dots, GError **error);

/** A commitment letter as it was signed. Borrowed. */
typedef struct
{
  const char *hall;
  const char *machine;
  const char *number;    /* 办理编号 of the act that it was signed for; NULL or "" leaves it away */
  const char *title;     /* 家庭共济承诺书 */
  const char *version;   /* of the text */
  const char *digest;    /* of the text, SM3 in hex, as the record has it; NULL or "" leaves it away */
  const char *text;      /* paragraphs, one a line */
  const char *name;      /* who signed, masked */
  const char *id;        /* masked */
  const char *people;    /* whom it is about, "*敏 长女", one a line; NULL or "" leaves it away */
  const char *signature; /* its text: core/base/strokes.h; NULL: the card's PIN stands for it */
  const char *time_text; /* when */
  const char *hotline;
  gboolean demo;
  guint copy_no; /* as in GjReceiptPaper */
} GjLetterPaper;

/** LENGTH for a text of more than some 12,000 characters; SIGNATURE. */
GjPaper *gj_paper_draw_letter (const GjLetterPaper *what, guint width_dots, GError **error);

/** The test print of the staff screen: rulers at both edges, a grey ramp of dot patterns, rare characters and a
 * QR code, so that a tired head, a shifted paper and a wrong width are seen. @time_text is printed
 * as given. */
GjPaper *gj_paper_draw_test (const char *hall, const char *machine, const char *profile_name,
                             const char *time_text, guint width_dots, GError **error);

/** A short strip 本凭条作废 that ends the half of a receipt still hanging from the printer, so that
 * it can neither pass for a receipt nor hang on the next person's. */
GjPaper *gj_paper_draw_voided (const char *machine, guint width_dots, GError **error);

typedef enum
{
  GJ_PAPER_CASE_PAYMENT,
  GJ_PAPER_CASE_ACT /* of family sharing: no money is in it */
} GjPaperCase;

/** A slip for what was submitted and whose answer is not known yet: @case_no (the id of the transfer
 * or the act), what to do, the hotline. It never says done or failed. @demo prints 演示，无效. */
GjPaper *gj_paper_draw_case (GjPaperCase what, const char *hall, const char *machine,
                             const char *case_no, const char *time_text, const char *hotline,
                             gboolean demo, guint width_dots, GError **error);

/** A paper from dots somebody else made (the emulator). @bits holds @rows rows of (width+7)/8 bytes
 * and is copied. */
GjPaper *gj_paper_new_from_bits (guint width_dots, guint rows, const guint8 *bits);

GjPaper *gj_paper_ref (GjPaper *paper);
void gj_paper_unref (GjPaper *paper);

guint gj_paper_get_width (const GjPaper *paper);        /* dots */
guint gj_paper_get_rows (const GjPaper *paper);         /* dots */
guint gj_paper_get_stride (const GjPaper *paper);       /* bytes of a row, (width+7)/8 */
const guint8 *gj_paper_get_bits (const GjPaper *paper); /* (transfer none) rows × stride bytes */
gboolean gj_paper_is_black (const GjPaper *paper, guint x, guint y);
/** TRUE when both have the same size and the same dots. */
gboolean gj_paper_equal (const GjPaper *a, const GjPaper *b);

/** The dots as one byte each, 0 black and 255 white, width × rows (for a QR reader). Returns
 * (transfer full), g_free. */
guint8 *gj_paper_to_grey (const GjPaper *paper);

/** The paper as an opaque picture (CAIRO_FORMAT_RGB24), for a preview. Returns (transfer full). */
cairo_surface_t *gj_paper_to_surface (const GjPaper *paper);

/** Writes an 8-bit PNG (black on white) next to @path and renames it in place, so that nobody sees
 * half a file. FALSE with GJ_PAPER_ERROR_IO. */
gboolean gj_paper_save_png (const GjPaper *paper, const char *path, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GjPaper, gj_paper_unref)

G_END_DECLS
