/* SPDX-License-Identifier: Apache-2.0 */
/* What the relative is to the resident, by picture and word. The caller offers the relations that fit first; the others are behind
   都不是, and nothing is chosen by itself. */
#pragma once

#include "ui/frame/page.h"
#include "ui/pages/person_view.h"

G_BEGIN_DECLS

typedef struct
{
  const char *key;  /* returned by "chosen"; never shown */
  const char *word; /* "母亲" */
  GjAvatar avatar;
} GjRelationChoice;

typedef struct
{
  const char *name;      /* the relative, masked */
  const GjRelationChoice *choices;
  gsize n_choices;
  const char *more;      /* the button for the other relations, "都不是"; NULL: none */
  const char *whose;     /* to whom, masked, where both of them stand there; NULL: to the resident, "您的" */
} GjRelationView;

#define GJ_TYPE_RELATION_PAGE (gj_relation_page_get_type ())
G_DECLARE_FINAL_TYPE (GjRelationPage, gj_relation_page, GJ, RELATION_PAGE, GjPage)

/* A new page. The view is copied. Signals: "chosen" (const char *key), "more". */
GtkWidget *gj_relation_page_new (const GjRelationView *view);

G_END_DECLS
