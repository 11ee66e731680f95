/* SPDX-License-Identifier: Apache-2.0 */
/* A region's policy: what sharing and premiums look like where this kiosk stands. Files that a hall edits,
 * read once at start: <admdvs>.ini, and beside it <admdvs>-premiums.csv and <admdvs>-subsidies.csv where
 * there are fees, <admdvs>-questions.csv where there are questions. A region inherits from its parent key by key. Every value carries where it comes from;
 * one that nobody has verified is null and stays null here: this module never guesses, and never lets a
 * value below grade C through. The files' format is written at the top of core/rules/policy_schema.h. */
#pragma once

#include <glib.h>

#include "core/base/clock.h"
#include "core/rules/relation.h"

G_BEGIN_DECLS

#define GJ_REGION_ERROR (gj_region_error_quark ())
GQuark gj_region_error_quark (void);

typedef enum
{
  GJ_REGION_ERROR_NOT_FOUND, /* no directory has the region's file, or a parent's */
  GJ_REGION_ERROR_INVALID,   /* a file has mistakes; the message is the first, with file, line and column,
                                and says how many there are */
} GjRegionError;

/* Immutable and refcounted: any thread may read it. */
typedef struct _GjRegion GjRegion;

/* Where a value comes from. Pointers live as long as the region. */
typedef struct
{
  const char *source;     /* as to be shown: "国家医保局等 2025 年通知" */
  char grade;             /* 'A' government page, 'B' law or national press, 'C' local guide; '-' made up,
                             in a demo region only */
  GjDate effective_from;  /* GJ_DATE_NONE: the source does not say */
  GjDate verified_at;     /* when this hall's staff last checked it; GJ_DATE_NONE: nobody noted a date.
                             The screen then says so (未注明核实日期) */
  const char *admdvs;     /* the region whose file has the value: maybe a parent of the loaded one */
} GjProvenance;

/* Is there a value? NULL ("null" in the file, or no region of the chain has the key) is an answer that
 * every caller must handle: 「本机暂未收录，请咨询窗口或拨打12393」. */
typedef enum
{
  GJ_KNOWN,
  GJ_KNOWN_NULL,
} GjKnown;

/* Every key a policy can have; its place in the file and its type stand beside it. */
typedef enum
{
  GJ_POLICY_RELATIONS_SET,             /* [relations] set           CORE3 | NEAR8 */
  GJ_POLICY_RELATIONS_IN_LAWS,         /*   in_laws                 true | false */
  GJ_POLICY_RELATIONS_MANY_TO_MANY,    /*   many_to_many            boolean */
  GJ_POLICY_SHARING_ORDER_MODE,        /* [sharing] order_mode      own_first_then_ordered */
  GJ_POLICY_SHARING_CROSS_CITY,        /*   cross_city              boolean: other cities of the province */
  GJ_POLICY_SHARING_CROSS_PROVINCE,    /*   cross_province          wallet | none */
  GJ_POLICY_SHARING_RESERVE,           /*   reserve                 money: must stay in the account */
  GJ_POLICY_SHARING_CONFIRM_AGE,       /*   confirm_from_age        number: the relative confirms */
  GJ_POLICY_SHARING_PIN_MAY_SIGN,      /*   pin_may_sign            boolean: who cannot write signs the letter with
                                            the card's PIN; null: nobody has said so, and it may not */
  GJ_POLICY_SHARING_MEMBER_CAP,        /*   member_cap              number: relatives a contributor may bind */
  GJ_POLICY_SHARING_CONTRIBUTOR_CAP,   /*   contributor_cap         number: contributors a relative may have */
  GJ_POLICY_SCOPES_OUTPATIENT,         /* [scopes] outpatient       boolean, as all of this section */
  GJ_POLICY_SCOPES_INPATIENT,
  GJ_POLICY_SCOPES_PHARMACY_DRUG,
  GJ_POLICY_SCOPES_PHARMACY_DEVICE,
  GJ_POLICY_SCOPES_PHARMACY_CONSUMABLE,
  GJ_POLICY_SCOPES_RESIDENT_PREMIUM,
  GJ_POLICY_SCOPES_LTC_PREMIUM,
  GJ_POLICY_SCOPES_COMMERCIAL_SUPP,
  GJ_POLICY_SCOPES_PHYSICAL_EXAM,
  GJ_POLICY_SCOPES_NONPIP_VACCINE,
  GJ_POLICY_SCOPES_PUBLIC_HEALTH,
  GJ_POLICY_SCOPES_FITNESS_WELLNESS,
  GJ_POLICY_PREMIUM_AGE_ON,            /* [premium] age_on          MM-DD of the coverage year */
  GJ_POLICY_WINDOW_FROM,               /* [premium_window] from     MM-DD */
  GJ_POLICY_WINDOW_TO,                 /*   to                      MM-DD, same or later in the same year */
  GJ_POLICY_WINDOW_YEAR,               /*   year                    +0 or +1: coverage year − window's year */
  GJ_POLICY_WINDOW_LATE_TO,            /*   late_to                 MM-DD of the coverage year: outside the window
                                            the year that it sold last is still taken up to this day (补缴, with
                                            waiting months); null: it is not */
  GJ_POLICY_WAITING_FIXED_MONTHS,      /* [waiting] fixed_months    number, as the rest of the section */
  GJ_POLICY_WAITING_MONTHS_PER_GAP_YEAR,
  GJ_POLICY_WAITING_REPAIR_MONTHS,     /*   repair_months_per_year_paid */
  GJ_POLICY_WAITING_LONG_GAP_YEARS,    /*   min_total_if_gap_ge_years */
  GJ_POLICY_WAITING_LONG_GAP_MONTHS,   /*   min_total_months */
  GJ_POLICY_WAITING_FIRST_YEAR_ADDS,   /*   first_gap_year_adds     boolean: does the first missed year add? */
  GJ_POLICY_WAITING_GAP_YEARS_FROM,    /*   gap_years_from          number: missed years before it count not */
  GJ_POLICY_WAITING_COUNTED_FROM,      /*   counted_from            payment | cover: the months run from the
                                            payment, or from when cover would have begun without them */
  GJ_POLICY_WAITING_EXEMPT_NEWBORN,    /*   exempt_newborn          boolean */
  GJ_POLICY_WAITING_EXEMPT_SPECIAL_GROUPS, /* exempt_special_groups boolean */
  GJ_POLICY_UNBIND_MIN_DAYS,           /* [unbind] min_days         number */
  GJ_POLICY_HOTLINE_MEDICAL_INSURANCE, /* [hotline] medical_insurance  text, as the rest of the section */
  GJ_POLICY_HOTLINE_HRSS,
  GJ_POLICY_HOTLINE_TAX,
  GJ_POLICY_HOTLINE_GOV,
  GJ_POLICY_PIN_INITIAL,               /* [pin] initial             list of six digits, ";" between */
  GJ_POLICY_CARD_UNPROVEN,             /* [card] unproven           pay | look | neither: what a card may do that
                                            has not proved itself to a PSAM; null: pay */
  GJ_POLICY_PAYMENT_ELSEWHERE,         /* [payment_elsewhere] text  text: where to ask or pay instead */
  GJ_POLICY_PAYMENT_CERTIFICATE,       /*   certificate             text: where the official voucher is had */
} GjPolicyKey;

#define GJ_POLICY_KEY_COUNT (GJ_POLICY_PAYMENT_CERTIFICATE + 1)

/* Loads @admdvs and its parents. @dirs is NULL-terminated; of each file the first directory that has it
 * wins whole (the hall's own before the shipped ones). NULL with GJ_REGION_ERROR. Transfer full. */
GjRegion *gj_region_load (const char *const *dirs, const char *admdvs, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
GjRegion *gj_region_ref (GjRegion *region);
void gj_region_unref (GjRegion *region);

/* The region that @region inherits from, as if it had been loaded itself; NULL: it inherits from none.
 * Transfer full. */
GjRegion *gj_region_new_parent (const GjRegion *region) G_GNUC_WARN_UNUSED_RESULT;

const char *gj_region_admdvs (const GjRegion *region);
/* "武汉市"; "演示市". Transfer none. */
const char *gj_region_name (const GjRegion *region);
/* A region whose values are made up for showing; only a demo store may use it. */
gboolean gj_region_is_demo (const GjRegion *region);
/* The medical-insurance hotline; "12393" where the policy has none. Transfer none. */
const char *gj_region_hotline (const GjRegion *region);
/* A resident's answer to "where then?" when this kiosk has no data or cannot take it; never NULL:
 * 「请咨询窗口或拨打12393」 where the policy has no text. Transfer none. */
const char *gj_region_payment_elsewhere (const GjRegion *region);

/* Typed getters. The wrong type for a key is a programming error and aborts. An out parameter is set for
 * GJ_KNOWN only. What they point to lives as long as the region. */
GjKnown gj_region_get_boolean (const GjRegion *region, GjPolicyKey key, gboolean *value)
    G_GNUC_WARN_UNUSED_RESULT;
GjKnown gj_region_get_number (const GjRegion *region, GjPolicyKey key, int *value)
    G_GNUC_WARN_UNUSED_RESULT;
GjKnown gj_region_get_money (const GjRegion *region, GjPolicyKey key, gint64 *value_fen)
    G_GNUC_WARN_UNUSED_RESULT;
/* Words too (order_mode, cross_province). */
GjKnown gj_region_get_text (const GjRegion *region, GjPolicyKey key, const char **value)
    G_GNUC_WARN_UNUSED_RESULT;
/* MM-DD as month × 100 + day. */
GjKnown gj_region_get_month_day (const GjRegion *region, GjPolicyKey key, guint *value)
    G_GNUC_WARN_UNUSED_RESULT;
/* NULL-terminated. */
GjKnown gj_region_get_list (const GjRegion *region, GjPolicyKey key, const char *const **value)
    G_GNUC_WARN_UNUSED_RESULT;
GjKnown gj_region_get_relation_set (const GjRegion *region, GjRelationSet *set, gboolean *in_laws)
    G_GNUC_WARN_UNUSED_RESULT;

/* Where the value comes from; NULL for a null value. Transfer none. */
const GjProvenance *gj_region_get_provenance (const GjRegion *region, GjPolicyKey key);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GjRegion, gj_region_unref)

G_END_DECLS
