/* SPDX-License-Identifier: Apache-2.0 */
/* The PSAM: a card of the hall's own, in a slot of its own, that holds the keys by which a social-security card is
 * told from a copy, and by which a 3.0 card shows its holder (card.md §3). The keys never leave it.
 *
 * It lives in a thread of its own, so that a PSAM that falls silent costs its caller two seconds, once; until it
 * comes back everybody is answered SILENT at once. What stops working (pulled, reset, pcscd restarted) is connected
 * anew with the next question.
 *
 * What a site must check before it trusts this. The facts say what the social-security card is asked; of the PSAM
 * they say only that it answers. The commands here are those of the financial PSAM (PBOC), which the PSAMs of the
 * field are built on; all of it (inferred):
 *   GET CHALLENGE  0084000008
 *   INIT_FOR_DESCRYPT  801A 00 kk 08 factor     a session key: the key kk of this PSAM, made this card's own with
 *                                               factor, the last 8 bytes of the card identifier (EF05 01)
 *   DES_CRYPT  80FA 00 00 10 block → 16 bytes   the block under that key; SM4, one block, no chaining
 * kk 00 is the key of INTERNAL AUTH, 0A the one of EXTERNAL AUTH for the holder file. A PSAM that wants its own
 * application selected, a PIN, other keys, or another factor needs this file changed, and nothing else. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define GJ_PSAM_FACTOR_BYTES 8
#define GJ_PSAM_BLOCK_BYTES 16
#define GJ_PSAM_CHALLENGE_BYTES 8

typedef struct _GjPsam GjPsam;
struct _GjCardPort;

typedef enum
{
  GJ_PSAM_OK,
  GJ_PSAM_SILENT,  /* not there, mute, or a PSAM of test keys where only real ones count */
  GJ_PSAM_REFUSED, /* it answers, but not this: it lacks the key, or is another kind of card */
} GjPsamResult;

/* How it was when it was last asked. */
typedef enum
{
  GJ_PSAM_STATE_NONE,       /* there is none, or it was not asked yet */
  GJ_PSAM_STATE_ANSWERS,
  GJ_PSAM_STATE_SILENT,
  GJ_PSAM_STATE_REFUSES,
  GJ_PSAM_STATE_DISTRUSTED, /* see gj_psam_distrust() */
} GjPsamState;

/* Takes @port, which is never watched. (transfer full) */
GjPsam *gj_psam_new (struct _GjCardPort *port);
GjPsam *gj_psam_ref (GjPsam *psam);
void gj_psam_unref (GjPsam *psam);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GjPsam, gj_psam_unref)
/* Ends its thread once it comes back. */
void gj_psam_quit (GjPsam *psam);

/* The emulators' keys prove nothing: a PSAM that holds them is SILENT until this is said. Before the first question. */
void gj_psam_allow_test_keys (GjPsam *psam);

/* Blocking, at most 2,000 ms; any thread but the window's. */
GjPsamResult gj_psam_get_challenge (GjPsam *psam, guint8 *challenge) G_GNUC_WARN_UNUSED_RESULT;
GjPsamResult gj_psam_encrypt (GjPsam *psam, guint8 key, const guint8 *factor, const guint8 *block,
                              guint8 *out) G_GNUC_WARN_UNUSED_RESULT;

/* A card has refused what this PSAM made with its key for the holder file. Each such refusal uses up a try of the
 * *card's* key, so that it is not shown to another card until the program starts anew. */
void gj_psam_distrust (GjPsam *psam);
gboolean gj_psam_is_distrusted (GjPsam *psam);
/* Any thread; asks nothing. */
GjPsamState gj_psam_get_state (GjPsam *psam);

G_END_DECLS
