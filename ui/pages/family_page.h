/* SPDX-License-Identifier: Apache-2.0 */
/* 家庭共济 (picture 08): who pays for you, you, those you pay for, as a drawing and as a list: first those who wait for your answer,
   then who was bound today, then the one that needs care. Leads to 扣款顺序, 授权记录 and 添加家人, and changes nothing itself. */
#pragma once

#include "core/base/clock.h"
#include "ui/frame/page.h"
#include "ui/pages/person_view.h"

G_BEGIN_DECLS

typedef enum
{
  GJ_FAMILY_GIVES_YOU, /* a contributor: you may use their money */
  GJ_FAMILY_USES_YOURS, /* a relative: may use your money */
} GjFamilyMemberSide; /* not GjFamilySide: core/family/family.h has that name, and flows include both */

typedef enum
{
  GJ_FAMILY_VALID,
  GJ_FAMILY_SUSPENDED, /* the person's insurance is suspended; state_since */
  GJ_FAMILY_OWN_SUSPENDED, /* USES_YOURS: the holder's own insurance is not normal, so that nobody may use the money */
  GJ_FAMILY_NOT_BEGUN, /* state_since: begins */
  GJ_FAMILY_ENDED,     /* state_since: ended */
  GJ_FAMILY_ASKS_YOU,  /* wants to pay for you: your answer is waited for; state_since: asked */
  GJ_FAMILY_ASKED,     /* you want to pay for that person: their answer is waited for; state_since: asked */
} GjFamilyState;

typedef struct
{
  const char *key;      /* returned by "view-binding"; never shown */
  const char *name;     /* masked */
  const char *relation; /* what that person is to the holder: "儿子" */
  GjAvatar avatar;
  GjFamilyMemberSide side;
  guint place;          /* GIVES_YOU: whose money goes first, 1…; 0 unknown */
  gint64 used_fen;      /* so far in all; 0 says 还没用到 */
  GjDate since;
  GjFamilyState state;
  GjDate state_since;   /* 0 unknown */
  gboolean fresh;       /* bound today: who has just done it looks for it first */
} GjFamilyMember;

typedef struct
{
  const char *name; /* the holder, masked */
  GjAvatar avatar;
  gint64 balance_fen; /* -1: no personal account */
  gboolean balance_hidden;
  const GjFamilyMember *members;
  gsize n_members; /* 0: the empty list says what to do */
  const GjFamilyMember *requests; /* not in the drawing: nothing is agreed yet */
  gsize n_requests;
  gboolean can_add; /* the holder has an account to pay from: 添加家人 is offered; else it is said why not */
} GjFamilyView;

#define GJ_TYPE_FAMILY_PAGE (gj_family_page_get_type ())
G_DECLARE_FINAL_TYPE (GjFamilyPage, gj_family_page, GJ, FAMILY_PAGE, GjPage)

/* A new page. The view is copied.
   Signals:
     "view-binding" (const char *key)   查看 was tapped, of a member
     "view-request" (const char *key)   看一看 was tapped, of a request
     "open-order", "open-records", "add-relative" ()   the buttons below */
GtkWidget *gj_family_page_new (const GjFamilyView *view);

G_END_DECLS
