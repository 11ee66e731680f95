/* SPDX-License-Identifier: Apache-2.0 */
/* What two people of a binding are to each other, in a word. */
#pragma once

#include "kiosk/workers/resident.h"

G_BEGIN_DECLS

/* The code (patn_rlts) of what the other one is to the resident; `gives`: the resident is the contributor. Else the code says what the
 * resident is to them, and the resident's own side of the register, where there is one, is heard first: nobody is
 * 长女 on one page and 女儿 on the next. "": nobody knows. (transfer none): as long as `patn_rlts` and the resident. */
const char *gj_kinship_code (const GjResident *resident, const char *patn_rlts,
                             const GjPerson *contributor, gboolean gives);

/* The same as a word, in the language of now. (transfer none) */
const char *gj_kinship_label (const GjResident *resident, const char *patn_rlts,
                              const GjPerson *contributor, gboolean gives);

/* The same word where only the number and the sex of the contributor are known; NULL: nobody knows. (transfer none) */
const char *gj_kinship_label_of (const GjResident *resident, const char *patn_rlts,
                                 const char *contributor_psn_no, gboolean contributor_is_male);

/* The word for a relative who is paid for; where another of the payables has the same masked name and the same word, with the end of
 * their number, "孙子（证号尾号6）", or where that is the same too with their year of birth, "孙子（2019年生）". (transfer full) */
char *gj_kinship_told_apart (const GjResident *resident, const GjPayable *payable);

G_END_DECLS
