/* SPDX-License-Identifier: Apache-2.0 */
/* 医保码: a code that stands for its holder, shown once (facts: card, section 8). It is opaque: never parsed, kept, logged or
 * printed. The store knows the digests of those that a hall loaded, when each expires, and where it was used. */
#pragma once

#include "core/base/secret.h"
#include "core/family/person.h"

G_BEGIN_DECLS

#define GJ_CREDENTIAL_MIN 16 /* characters of a code, all printable ASCII: fewer could be tried out of their digest */
#define GJ_CREDENTIAL_MAX 128

typedef enum
{
  GJ_CREDENTIAL_GOOD,    /* and it is used now */
  GJ_CREDENTIAL_UNKNOWN, /* nobody loaded such a code */
  GJ_CREDENTIAL_EXPIRED,
  GJ_CREDENTIAL_USED,    /* it was shown before, here or elsewhere */
} GjCredentialAnswer;

/* Uses @code up, in a transaction of its own with its audit record ("credential.use": the holder, where it is known; the result
 * "ok", "unknown", "expired" or "used"; never the code). Of two kiosks one is told GOOD. @person (transfer full) with GOOD only.
 * FALSE: the store failed, and the code may still be used, or its use may be in all the same (GJ_STORE_ERROR_UNKNOWN): a new
 * code is the way on. */
gboolean gj_credential_redeem (GjStore *store, gint64 now_us, const char *kiosk_id, const GjSecret *code,
                               GjCredentialAnswer *answer, GjPerson **person,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;

typedef enum
{
  GJ_CREDENTIAL_ADDED,
  GJ_CREDENTIAL_SAME,      /* it is there already, for the same person and time */
  GJ_CREDENTIAL_OTHER,     /* it is there already, for somebody else or another time */
  GJ_CREDENTIAL_NO_PERSON, /* nobody has that psn_no */
  GJ_CREDENTIAL_NO_CODE,   /* too short or long, not printable ASCII, or it reads like a receipt ("GJ1:") */
} GjCredentialLoad;

/* Inside the caller's write transaction. FALSE: the store failed. */
gboolean gj_credential_add (GjStore *store, const char *code, const char *psn_no, gint64 expires_us,
                            GjCredentialLoad *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Whether it may be such a code at all: what is scanned and is no paper of ours. */
gboolean gj_credential_is_code (const char *text);

G_END_DECLS
