/* SPDX-License-Identifier: Apache-2.0 */
/* Where the programs find what is data: in the build and source tree when they run from the build
 * directory, otherwise in the share directory of the prefix they are installed under (PREFIX/bin, PREFIX/share). */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The shipped region policies. (transfer none) */
const char *gj_path_policies (void);

/* The message catalogues. (transfer none) */
const char *gj_path_locale (void);

/* The demo's people and cards. (transfer none) */
const char *gj_path_demo (void);

/* The shipped printer profiles. (transfer none) */
const char *gj_path_printers (void);

/* NULL-terminated list of policy directories: the hall's own (may be NULL) before the shipped ones.
 * (transfer container): the strings are borrowed. */
const char **gj_path_policy_dirs (const char *hall_policies);

/* The same for commitment letters: a hall's own lie beside its policies. */
const char **gj_path_letter_dirs (const char *hall_policies);

/* Bytes that may still be written beside @file (which need not be there); −1: nobody can say. */
gint64 gj_path_room_beside (const char *file);

/* When @file was last written; 0: it is not there. */
gint64 gj_path_changed_us (const char *file);

G_END_DECLS
