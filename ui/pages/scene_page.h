/* SPDX-License-Identifier: Apache-2.0 */
/* One drawing and what the hands do now: take the card out, put the other one in, leave it where it is. Nothing personal is ever on it.
   Every word comes from the caller. */
#pragma once

#include "ui/frame/page.h"
#include "ui/widgets/tone.h"

G_BEGIN_DECLS

typedef struct
{
  const char *headline; /* "请取出您的卡" */
  const char *reason;   /* under it */
  const char *picture;  /* of assets/illus */
  const char *say;      /* the largest thing, below the picture */
  const char *note_symbol, *note_head, *note_text; /* a care banner; NULL head: none */
  const char *button;   /* a way out; NULL: none */
} GjSceneView;

#define GJ_TYPE_SCENE_PAGE (gj_scene_page_get_type ())
G_DECLARE_FINAL_TYPE (GjScenePage, gj_scene_page, GJ, SCENE_PAGE, GjPage)

/* The view is copied. Signal: "pressed" when the button is tapped. */
GtkWidget *gj_scene_page_new (const GjSceneView *view);

G_END_DECLS
