/* SPDX-License-Identifier: Apache-2.0 */
/* Persons and their insurances, as the platform's register names them. Read-only here: import
 * writes them. */
#pragma once

#include "core/base/clock.h"
#include "core/store/store.h"

typedef struct
{
  char *psn_no;
  char *psn_cert_type; /* "01" identity card … */
  char *certno;
  char *psn_name;
  char *gend; /* "1" male, "2" female */
  char *naty;
  GjDate brdy;
  char *surv_stas; /* "1" alive */
} GjPerson;

void gj_person_free (GjPerson *person);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GjPerson, gj_person_free)

typedef struct
{
  char *psn_no;
  char *insutype;      /* "310" employee, "390" resident */
  char *psn_insu_stas; /* 0 none, 1 normal, 2 suspended, 3 invalid, 4 ended */
  char *insuplc_admdvs;
  GjDate psn_insu_date;
  GjDate paus_insu_date; /* 0: none */
  char *psn_idet_type;   /* "" or the identity's name as the region's policy lists it */
} GjInsurance;

void gj_insurance_free (GjInsurance *insurance);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GjInsurance, gj_insurance_free)

/* @certno is what the card says; case and surrounding blanks do not matter. Out: (transfer full).
 */
GjFind gj_family_find_person_by_certno (GjStore *store, const char *certno, GjPerson **person,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
GjFind gj_family_find_person (GjStore *store, const char *psn_no, GjPerson **person,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Every row of a person, newest first; NULL only on failure. (element-type GjInsurance) (transfer
 * full) */
GPtrArray *gj_family_list_insurances (GjStore *store, const char *psn_no, GError **error);

/* The row of @insutype that counts on @today: the one whose paus_insu_date is empty or ahead
 * (facts/platform.md, 1101); without such a row, the newest. NULL if there is none of that type.
 * (transfer none) */
const GjInsurance *gj_insurance_pick (const GPtrArray *insurances, const char *insutype,
                                      GjDate today);

/* Status 1 and not paused on @today. NULL is not normal. */
gboolean gj_insurance_is_normal (const GjInsurance *insurance, GjDate today);
