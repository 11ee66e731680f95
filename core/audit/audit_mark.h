/* SPDX-License-Identifier: Apache-2.0 */
/* What a hall keeps outside of the store to hold its audit by: the number of a kiosk's last record and the beginning of
 * that record's hash, which stands for all before it. Printed at the day's end; whoever rewrites the past, with every
 * hash after it, has not rewritten the papers (facts/money.md, I20). */
#pragma once

#include "core/store/store.h"

G_BEGIN_DECLS

/* "02-412-7F3A-9C21-D04E-5566": the kiosk, the number, 64 bits of the hash. "" before the first record.
 * (transfer full) NULL: the store could not be read. */
char *gj_audit_dup_mark (GjStore *store, const char *kiosk_id, GError **error);

/* That of each chain, by kiosk. (element-type utf8) (transfer full) NULL: the store could not be read. */
GPtrArray *gj_audit_list_marks (GjStore *store, GError **error);
/* The last record "restored" of each chain that has one, by kiosk: the same. Reads the whole audit. */
GPtrArray *gj_audit_list_restored (GjStore *store, GError **error);

typedef enum
{
  GJ_AUDIT_MARK_KEPT,
  GJ_AUDIT_MARK_CHANGED, /* that record is another one now */
  GJ_AUDIT_MARK_GONE,    /* there is no record of that number */
  GJ_AUDIT_MARK_NO_MARK, /* the text is none */
  GJ_AUDIT_MARK_FAILED   /* the store could not be read */
} GjAuditMarkFound;

/* Is the record that @mark was made of still there? That those before it belong to it gj_audit_verify() tells. */
GjAuditMarkFound gj_audit_find_mark (GjStore *store, const char *mark, GError **error);

G_END_DECLS
