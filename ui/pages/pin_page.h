/* SPDX-License-Identifier: Apache-2.0 */
/* The PIN (picture 02), for entering a session and again before paying. Digits go straight into the caller's secret; this page keeps
   only how many there are. */
#pragma once

#include "core/base/pin_rule.h"
#include "ui/frame/page.h"

G_BEGIN_DECLS

typedef enum
{
  GJ_PIN_STATE_FIRST,    /* nothing has gone wrong */
  GJ_PIN_STATE_WRONG,    /* the last one was wrong; tries_left > 1 */
  GJ_PIN_STATE_LAST_TRY, /* one try is left; wrong again and the card locks */
  GJ_PIN_STATE_LATE,     /* the pad's time was over before 确认: from the start, no try is used */
  GJ_PIN_STATE_CHECKING, /* the card is at it: no keys, please wait */
} GjPinState;

typedef enum
{
  GJ_PIN_PURPOSE_ENTER,   /* 请输入社保卡密码 */
  GJ_PIN_PURPOSE_PAY,     /* 再输一次密码，确认缴费 */
  GJ_PIN_PURPOSE_CURRENT, /* 请输入现在的密码, before changing it */
  GJ_PIN_PURPOSE_NEW,     /* 请输入新密码, on the pad only */
  GJ_PIN_PURPOSE_AGAIN,   /* 再输一次新密码, on the pad only */
  GJ_PIN_PURPOSE_SIGN,    /* 再输一次密码，确认办理: what is signed moves no money */
  GJ_PIN_PURPOSE_RETURN,  /* 请再输一次您的密码: the card is back after a guest's */
  GJ_PIN_PURPOSE_CONSENT, /* 请家人输自己的密码，表示同意: the guest's card */
} GjPinPurpose;

typedef struct
{
  GjPinPurpose purpose;
  GjPinState state;
  const char *name;     /* masked, "*伟" */
  int tries_left;       /* −1: the card does not say */
  const char *sentence; /* what the PIN is given for, "为*英缴2026年度居民医保，400元"; NULL where the title says it */
  gboolean by_pad;      /* typed on the PIN pad: this page has no keys, takes none, and shows … */
  guint count;          /* … how many digits the pad says it has */
  const char *refused;  /* why the new PIN before this one will not do, translated; NULL: it was none of the sort … */
  const char *refused_next; /* … and what to do, or NULL */
  gboolean stands_in;   /* typed here because the PIN pad is away */
} GjPinView;

#define GJ_TYPE_PIN_PAGE (gj_pin_page_get_type ())
G_DECLARE_FINAL_TYPE (GjPinPage, gj_pin_page, GJ, PIN_PAGE, GjPage)

/* The view is copied. @pin belongs to the caller, outlives the page and holds at most GJ_PIN_LENGTH.
   Signals: "confirmed" when there are six digits and 确认 is tapped (the page now shows CHECKING; never with by_pad), "cancelled". */
GtkWidget *gj_pin_page_new (const GjPinView *view, GjSecret *pin);
/* A new state on the same page; call it after wiping the secret (the count is read from it). */
void gj_pin_page_set_view (GjPinPage *self, const GjPinView *view);

G_END_DECLS
