/* SPDX-License-Identifier: Apache-2.0 */
/* Inside core/audit only: how a record is hashed. One place, used to write and to verify.
 *
 * hash = SM3("gongji audit v1" ‖ kiosk_id ‖ audit_no ‖ time_us ‖ kind ‖ subject ‖ object ‖ result ‖
 * detail ‖ prev_hash), each text as its length (8 bytes, big endian) and bytes, each number as 8
 * bytes; prev_hash is its 64 hex digits, all zeros before the first. */
#pragma once

#include "core/audit/audit.h"
#include "core/base/crypto.h"

#define GJ_AUDIT_HEX (2 * GJ_SM3_BYTES + 1)
#define GJ_AUDIT_NO_HASH "0000000000000000000000000000000000000000000000000000000000000000"

/* The last record of a kiosk; 0 and GJ_AUDIT_NO_HASH before the first. */
gboolean gj_audit_read_last (GjStore *store, const char *kiosk_id, gint64 *audit_no, char hash[GJ_AUDIT_HEX],
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* A record as paper has it (audit_mark.h). (transfer full) */
char *gj_audit_make_mark (const char *kiosk_id, gint64 audit_no, const char *hash);

/* @sm3: any, to be used again and again: a new one for each record would cost as much as the digest. */
gboolean gj_audit_hash (GjSm3 *sm3, const GjAuditEntry *entry, gint64 audit_no, const char *prev_hash,
                        char hex[GJ_AUDIT_HEX], GError **error) G_GNUC_WARN_UNUSED_RESULT;
