/* SPDX-License-Identifier: Apache-2.0 */
/* How the people of a list are named so that no two of them read the same. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  const char *name;     /* full */
  const char *relation; /* "配偶"; NULL: nobody knows */
  const char *certno;   /* full */
} GjNamedPerson;

/* "*英 配偶"; where that is said of several, with the masked number of the document. In the order of
 * `people`. (transfer full) */
char **gj_person_words (const GjNamedPerson *people, guint n) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
