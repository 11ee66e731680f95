/* SPDX-License-Identifier: Apache-2.0 */
/* Puts the rows of a sheet together, each value with the source it comes from, said once for the rows that share it. */
#pragma once

#include "core/rules/region.h"
#include "kiosk/texts.h"
#include "ui/pages/sheet_page.h"

G_BEGIN_DECLS

typedef struct
{
  GjTexts *texts;
  GArray *rows;      /* GjSheetRow */
  GjProvenance last; /* of the rows above; source NULL: none */
  guint n_sources;   /* said so far … */
  guint n_undated;   /* … and those of which nobody noted when they were checked */
} GjPolicySheet;

/* (transfer full) */
GjPolicySheet *gj_policy_sheet_new (void);
void gj_policy_sheet_free (GjPolicySheet *sheet);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GjPolicySheet, gj_policy_sheet_free)

/* `text` is transfer full. Ends the rows before it: their source is said. */
void gj_policy_sheet_head (GjPolicySheet *sheet, char *text);
void gj_policy_sheet_text (GjPolicySheet *sheet, const char *text);

/* Adds a row; its texts live as long as the sheet, or for ever. `provenance` NULL: the row has no source. */
void gj_policy_sheet_fact (GjPolicySheet *sheet, const GjSheetRow *row,
                           const GjProvenance *provenance);

/* A fact that is not known here: 暂未收录, and where to ask. */
void gj_policy_sheet_unknown (GjPolicySheet *sheet, const char *symbol, const char *text);

/* Says the last rows' source and hands the rows to `view`, which says of all sources at once which have no date of checking. */
void gj_policy_sheet_fill (GjPolicySheet *sheet, GjSheetView *view);

/* "来源：…（…）。…起施行。本厅…核实。" (transfer full) */
char *gj_policy_source_words (const GjProvenance *provenance);

/* What the shipped files say in Chinese (a tier, an identity, a source) in the language of the screen; the same text
 * where nobody translated it; NULL of NULL. (transfer none) */
const char *gj_policy_data_words (const char *text);

G_END_DECLS
