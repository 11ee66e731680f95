/* SPDX-License-Identifier: Apache-2.0 */
/* A tile: a thing one can go to, with its icon, its name and perhaps a reason. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  GJ_TILE_KIND_BIG,   /* filled: the one thing most people came for; icon, name, reason, arrow */
  GJ_TILE_KIND_M,     /* icon above the name */
  GJ_TILE_KIND_S,     /* icon left of the name */
  GJ_TILE_KIND_Q,     /* the same, quiet */
  GJ_TILE_KIND_ELDER, /* full width, large, chevron */
  GJ_TILE_KIND_PAIR,  /* icon left of name and reason, half width, higher (idle) */
  GJ_TILE_KIND_NEWS,  /* full width: an announcement with its source and a chevron */
} GjTileKind;

#define GJ_TYPE_TILE_KIND (gj_tile_kind_get_type ())
GType gj_tile_kind_get_type (void);

#define GJ_TYPE_TILE_BUTTON (gj_tile_button_get_type ())
G_DECLARE_FINAL_TYPE (GjTileButton, gj_tile_button, GJ, TILE_BUTTON, GtkButton)

/* Properties: "kind" (GjTileKind), "symbol", "text", "detail" (NULL or "": none). Signal: GtkButton's "clicked". */
GtkWidget *gj_tile_button_new (GjTileKind kind, const char *symbol, const char *text, const char *detail);
void gj_tile_button_set_kind (GjTileButton *self, GjTileKind kind);
void gj_tile_button_set_text (GjTileButton *self, const char *text);
void gj_tile_button_set_detail (GjTileButton *self, const char *detail);

G_END_DECLS
