/* SPDX-License-Identifier: Apache-2.0 */
/* A directory of policy files that a test writes, and the shipped one. Removes what it made. */
#pragma once

#include <glib.h>

typedef struct
{
  char *path;
  const char *dirs[3];
} PolicyDir;

PolicyDir *policy_dir_new (void);
/* Writes (or writes over) a file. */
void policy_dir_write (PolicyDir *dir, const char *name, const char *text);
char *policy_dir_file (PolicyDir *dir, const char *name);
void policy_dir_free (PolicyDir *dir);

/* assets/policies of the checkout; the list for gj_region_load(). */
const char *policy_shipped (void);
const char *const *policy_shipped_dirs (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PolicyDir, policy_dir_free)
