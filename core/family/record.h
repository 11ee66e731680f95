/* SPDX-License-Identifier: Apache-2.0 */
/* Authorisation records: everything that ever happened between a person and the family, for both sides: acts
 * done at a kiosk, bindings that the platform reported, their last day, and the end that comes by itself when
 * the contributor's insurance ends or moves to another province (core/family/closing.h). A suspended insurance
 * is no end and no record. Read-only. */
#pragma once

#include "core/family/act.h"
#include "core/family/family.h"

G_BEGIN_DECLS

typedef enum
{
  GJ_RECORD_BOUND,     /* at a kiosk: bound, or a request accepted */
  GJ_RECORD_REQUESTED,
  GJ_RECORD_REFUSED,   /* the relative said no */
  GJ_RECORD_LEFT,      /* the relative left */
  GJ_RECORD_RELEASED,
  GJ_RECORD_WITHDRAWN, /* the contributor took the request back */
  GJ_RECORD_ORDERED,   /* prio_before → prio_after */
  GJ_RECORD_REPORTED,  /* the platform reported a binding that begins on this day */
  GJ_RECORD_EXPIRED,   /* it ended after its last day, which is the record's */
  GJ_RECORD_INSURANCE_ENDED, /* by itself: the contributor's employee insurance ended */
  GJ_RECORD_MOVED            /* by itself: the contributor's insurance moved to another province */
} GjFamilyRecordKind;

typedef struct
{
  GjFamilyRecordKind kind;
  gint64 time_us; /* of an act; for the rest the first moment of its day */
  GjDate date;    /* 0: the register does not say on which day */
  char *act_id;   /* "" where no act did it */
  int seq;        /* of the act's item */
  char *contributor_psn_no;
  char *contributor_name; /* full: mask it for the screen */
  char *relative_psn_no;
  char *relative_name;
  char *patn_rlts;   /* what the relative is to the contributor */
  GjFamilySide side; /* CONTRIBUTOR: the person of the list pays for the relative; RELATIVE: the other way */
  int prio_before;
  int prio_after;
  char *kiosk_id;    /* "" where no act did it */
  gint64 receipt_no; /* 办理编号; 0: none */
} GjFamilyRecord;

void gj_family_record_free (GjFamilyRecord *record);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GjFamilyRecord, gj_family_record_free)

/* Where the next page begins. { 0 } or NULL: the newest. */
typedef struct
{
  gint64 time_us;
  char key[128]; /* what tells records of one moment apart; "" before the first page */
} GjFamilyRecordCursor;

/* Newest first, @limit 1…200. Fewer than @limit: that was the last page. NULL only on failure. (element-type
 * GjFamilyRecord) (transfer full) */
GPtrArray *gj_family_list_records (GjStore *store, const char *psn_no, GjDate today,
                                   const GjFamilyRecordCursor *after, guint limit, GError **error);

/* The cursor that continues after @record. */
void gj_family_record_cursor_set (GjFamilyRecordCursor *cursor, const GjFamilyRecord *record);

G_END_DECLS
