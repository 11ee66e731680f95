/* SPDX-License-Identifier: Apache-2.0 */
/* Sample views of the pages of the main job and of the records, for the contact sheet and the tests: the people of the pictures, and
   the awkward cases (nobody, ten relatives, a long name, a printer without paper). */
#pragma once

#include "ui/frame/page.h"

G_BEGIN_DECLS

typedef struct
{
  const char *name;        /* of the picture file: "04-choose" */
  GtkWidget *(*make) (void); /* a new GjPage; floating */
} GjPageSample;

/* All of them, of every file of samples: add yours to `tables` in samples_pages.c. Transfer none. */
const GjPageSample *gj_page_samples (gsize *n_samples);

/* The sample of that name; aborts if there is none. */
GtkWidget *gj_page_sample_make (const char *name);

G_END_DECLS
