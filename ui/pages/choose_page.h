/* SPDX-License-Identifier: Apache-2.0 */
/* Step 1, 选家人 (picture 04): for which relative. Those who can be paid for come first, each with a named button; the others stay
   visible with the fact or 为什么 / 怎么办. Pages when they do not fit. Decides nothing. */
#pragma once

#include "core/base/clock.h"
#include "ui/frame/page.h"
#include "ui/pages/person_view.h"

G_BEGIN_DECLS

typedef enum
{
  GJ_CHOOSE_PAYABLE, /* amount_fen */
  GJ_CHOOSE_FREE,    /* subsidised in full: nothing to pay; group_label */
  GJ_CHOOSE_PAID,    /* paid_fact */
  GJ_CHOOSE_BLOCKED, /* chip, why, what_next */
} GjChooseState;

typedef struct
{
  const char *key;        /* returned by "chosen"; never shown */
  const char *name;       /* masked */
  const char *relation;   /* "配偶" */
  const char *id_masked;  /* 1-16-1 */
  GjAvatar avatar;
  gboolean own;            /* it is the holder: 给自己缴 */
  GjChooseState state;
  gint64 amount_fen;       /* PAYABLE */
  gint64 reduced_from_fen; /* PAYABLE: the full price when a group pays less, else 0 */
  const char *group_label; /* FREE or reduced: "特困人员", else NULL */
  const char *paid_fact;   /* PAID: when, by whom and where ("2025年10月12日由弟弟*军缴（03号自助机）"); NULL: not known */
  const char *chip;        /* BLOCKED: the reason in a word */
  const char *why;         /* BLOCKED: a sentence */
  const char *what_next;   /* BLOCKED; NULL: there is nothing to do */
  guint n_more;            /* BLOCKED: reasons beside this one; "chosen" leads to all of them */
} GjChoosePerson;

typedef struct
{
  int coverage_year;
  const GjChoosePerson *persons; /* any order: the page puts the payable first and keeps the order otherwise */
  gsize n_persons;               /* 0: the empty list says what to do */
  gboolean several;              /* more than one can be paid for: offers 给几个人一起缴, at one place on every page */
} GjChooseView;

#define GJ_TYPE_CHOOSE_PAGE (gj_choose_page_get_type ())
G_DECLARE_FINAL_TYPE (GjChoosePage, gj_choose_page, GJ, CHOOSE_PAGE, GjPage)

/* A new page. The view is copied.
   Signals:
     "chosen" (const char *key)   给*英缴 was tapped, or 为什么
     "several" ()                 给几个人一起缴 was tapped
     "family" ()                  去家庭共济, where there is nobody to choose */
GtkWidget *gj_choose_page_new (const GjChooseView *view);

G_END_DECLS
