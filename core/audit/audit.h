/* SPDX-License-Identifier: Apache-2.0 */
/* The audit log: append-only, one SM3 chain per kiosk (I20; 个人信息保护法: time, type, subject,
 * object, result). It names people by psn_no only and never holds a name, a certificate number, a
 * PIN or a card number.
 *
 * The limit of the chain: it proves that nothing inside it was changed, left out or put between.
 * It cannot prove its own end. Somebody who may write the file and takes the triggers away can cut
 * the last records off, put the triggers back, and what is left verifies. What betrays that is kept
 * elsewhere: the end that the kiosk itself keeps (audit_kept.h), the mark on paper (audit_mark.h), a backup with more
 * records, and the payments and receipts those records belonged to (`gongjictl check` asks a record of each). */
#pragma once

#include "core/base/clock.h"
#include "core/store/store.h"

typedef struct
{
  const char *kiosk_id;
  gint64 time_us;
  const char *kind; /* a dotted word of the caller's: "premium.paid", "receipt.copy", "import" … */
  const char *subject; /* psn_no of who acted, "staff:NO" for one of the staff at a kiosk (core/staff), "" for who
                          administers the store or for the machine */
  const char *object;  /* psn_no, transfer id or file it was done to, "" for none */
  const char *result;  /* "ok" or a refusal's word */
  const char *detail;  /* more words without personal data, "" for none */
} GjAuditEntry;

/* Appends inside the caller's write transaction (asserted). DAMAGED: the store took the row and does not have it; what
 * it was to record must not be committed. */
gboolean gj_audit_append (GjStore *store, const GjAuditEntry *entry,
                          GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The same in a transaction of its own. */
gboolean gj_audit_record (GjStore *store, const GjAuditEntry *entry,
                          GError **error) G_GNUC_WARN_UNUSED_RESULT;

typedef enum
{
  GJ_AUDIT_WHOLE,
  GJ_AUDIT_BROKEN,
  GJ_AUDIT_VERIFY_FAILED /* the store could not be read */
} GjAuditVerdict;

/* The first bad record of a chain. What follows it in the same chain cannot be judged. */
typedef struct
{
  char *kiosk_id;
  gint64 audit_no;
  const char *reason; /* what is wrong with it */
} GjAuditBad;

typedef struct
{
  gint64 records; /* read; of a broken chain also those after the bad one */
  gint64 chains;  /* kiosks */
  GPtrArray *bad; /* BROKEN: one of each broken chain, by kiosk; else empty; (element-type GjAuditBad) (transfer full) */
} GjAuditReport;

GjAuditVerdict gj_audit_verify (GjStore *store, GjAuditReport *report,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
void gj_audit_report_clear (GjAuditReport *report);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GjAuditReport, gj_audit_report_clear)
