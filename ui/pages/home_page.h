/* SPDX-License-Identifier: Apache-2.0 */
/* Home (picture 03, elder 13): the balance, the one thing most people came for, and the other tiles. Shows only tiles whose
   service works; decides nothing. */
#pragma once

#include "core/base/clock.h"
#include "ui/frame/page.h"
#include "ui/pages/person_view.h"

G_BEGIN_DECLS

/* The tiles with the names that people are told over the telephone. */
typedef enum
{
  GJ_TILE_PAY_PREMIUM,      /* 代缴居民医保 */
  GJ_TILE_FAMILY,           /* 家庭共济 */
  GJ_TILE_ORDER,            /* 扣款顺序 */
  GJ_TILE_ACCOUNT,          /* 我的账户 */
  GJ_TILE_SHARED_PAYMENTS,  /* 共济支付记录 */
  GJ_TILE_PREMIUM_PAYMENTS, /* 代缴缴费记录 */
  GJ_TILE_CONSUMPTION,      /* 消费明细 */
  GJ_TILE_REPRINT,          /* 凭证补打 */
  GJ_TILE_POLICY,           /* 政策与计算 */
  GJ_TILE_PASSWORD,         /* 修改密码 */
} GjTile;
#define GJ_N_TILES 10
/* A set of tiles is the sum of GJ_TILE_BIT (tile). */
#define GJ_TILE_BIT(tile) (1u << (tile))

/* The holder's insurance, for the line above the balance. */
typedef enum
{
  GJ_HOME_INSURANCE_EMPLOYEE_ACTIVE,    /* 职工医保，正常参保 */
  GJ_HOME_INSURANCE_EMPLOYEE_SUSPENDED, /* 职工医保，暂停参保 */
  GJ_HOME_INSURANCE_RESIDENT_ACTIVE,    /* 居民医保，正常参保 */
  GJ_HOME_INSURANCE_RESIDENT_SUSPENDED, /* 居民医保，暂停参保 */
  GJ_HOME_INSURANCE_NONE,               /* 没有查到参保信息 */
} GjHomeInsurance;

/* The reason to press (or not to expect much of) 代缴居民医保, its second line. */
typedef enum
{
  GJ_HOME_PAY_UNPAID,      /* 还有n位家人没缴y年度; or the holder, or both: own_unpaid */
  GJ_HOME_PAY_ALL_PAID,    /* y年度，家人都缴好了 */
  GJ_HOME_PAY_NOTHING_DUE, /* y年度，家人都不用再缴: paid, free or insured by their work */
  GJ_HOME_PAY_BLOCKED,     /* 现在不能代缴，点开看原因 */
  GJ_HOME_PAY_NO_RELATIVE, /* 还没有可代缴的家人: nobody is on the list */
  GJ_HOME_PAY_CLOSED,      /* 现在不在缴费期，window_opens says when it opens again */
  GJ_HOME_PAY_UNKNOWN_FEE, /* 本机暂未收录y年度标准; year 0: nor when it is paid */
  GJ_HOME_PAY_NEEDS_CARD,  /* 缴费要插社保卡: in by a 医保码 */
  GJ_HOME_PAY_INITIAL_PIN, /* 先改初始密码，才能缴费 */
  GJ_HOME_PAY_LOOK_ONLY,   /* 这张卡在这里只能查询 */
} GjHomePay;

typedef struct
{
  const char *name;   /* masked, "*伟" */
  GjAvatar avatar;
  gint64 balance_fen; /* -1: there is no personal account */
  const char *balance_limit; /* "9月1日后看病花的没减"; NULL: the day is not known */
  gboolean balance_hidden;
  GjHomeInsurance insurance;
  guint tiles;        /* sum of GJ_TILE_BIT: only what works */
  GjHomePay pay;
  guint unpaid_relatives;
  gboolean own_only;   /* ALL_PAID, NOTHING_DUE, BLOCKED: it is said of the holder, not of the family */
  gboolean own_unpaid; /* the holder's own premium is open, and can be paid from the account */
  int coverage_year;
  GjDate window_opens; /* 0: unknown */
  guint requests;       /* of family who wait for the holder's answer; > 0: a row that leads to 家庭共济 */
  const char *asked_by; /* masked name; needed with one request only */
  guint receipts_owed;  /* > 0: a row that leads to 凭证补打 */
} GjHomeView;

#define GJ_TYPE_HOME_PAGE (gj_home_page_get_type ())
G_DECLARE_FINAL_TYPE (GjHomePage, gj_home_page, GJ, HOME_PAGE, GjPage)

/* A new page. The view is copied.
   Signals:
     "open-tile"      (guint GjTile)      a tile was tapped
     "balance-hidden" (gboolean hidden)   隐藏/显示 was tapped; the page has already changed itself (remember it for the session) */
GtkWidget *gj_home_page_new (const GjHomeView *view);

/* The fixed name of a tile, translated. Transfer none. */
const char *gj_tile_name (GjTile tile);

G_END_DECLS
