/* SPDX-License-Identifier: Apache-2.0 */
/* 从家人名单里选: the relatives the family graph knows and nobody has bound yet. Those who can be bound are ticked, several at once; the
   others say the first reason, how many more there are and, behind 为什么, all of them with what to do. Decides nothing. */
#pragma once

#include "ui/frame/page.h"
#include "ui/pages/person_view.h"

G_BEGIN_DECLS

typedef struct
{
  const char *key;       /* returned by the signals; never shown */
  const char *name;      /* masked */
  const char *relation;
  const char *id_masked;
  GjAvatar avatar;
  const char *condition; /* can be bound, and this is still to come: "要本人同意"; NULL: nothing */
  const char *reason;    /* cannot be bound: the first reason; NULL: can be */
  gboolean picked;
} GjPick;

typedef struct
{
  const GjPick *picks;
  gsize n_picks;
} GjPicksView;

#define GJ_TYPE_PICKS_PAGE (gj_picks_page_get_type ())
G_DECLARE_FINAL_TYPE (GjPicksPage, gj_picks_page, GJ, PICKS_PAGE, GjPage)

/* A new page. The view is copied. Ticks change on the page itself.
   Signals:
     "picked" (const char *key, gboolean picked)   a tick was set or taken
     "why" (const char *key)                       为什么 was tapped
     "done" ()                                     the button below, with at least one ticked */
GtkWidget *gj_picks_page_new (const GjPicksView *view);

G_END_DECLS
