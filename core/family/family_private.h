/* SPDX-License-Identifier: Apache-2.0 */
/* Inside core/family only: bindings as the other parts of the family read them. */
#pragma once

#include "core/family/family.h"

/* As gj_family_list_bindings(), without used_fen_total, which costs a look at every payment. */
GPtrArray *gj_family_list_bindings_bare (GjStore *store, const char *psn_no, GjFamilySide side,
                                         GjDate today, GError **error);

/* What the contributor's money paid for the relative since @from_us. */
gboolean gj_binding_sum_used (GjStore *store, const char *contributor, const char *relative,
                              gint64 from_us, gint64 *used_fen,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Fills closed and closed_on of a binding whose end nobody has written, where it has ended by itself by
 * @today. @insurances are the contributor's, as gj_family_list_insurances() gives them. */
void gj_binding_compute_closing (GjBinding *binding, const GPtrArray *insurances, GjDate today);
/* Of a row's closed_why; VALID for "". */
GjBindingState gj_binding_closing_from_word (const char *word);

/* This very binding, while it can be ended: released by nobody and not past its last day. Without
 * used_fen_total. */
GjFind gj_family_find_open_binding (GjStore *store, const GjBindingKey *key, GjDate today,
                                    GjBinding **binding, GError **error) G_GNUC_WARN_UNUSED_RESULT;
