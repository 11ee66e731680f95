/* SPDX-License-Identifier: Apache-2.0 */
/* See candidate_bar.h. Cells are equal; a candidate of more than two characters takes more of them. */
#include "ui/widgets/candidate_bar.h"

#include "core/base/i18n.h"
#include "ui/widgets/button.h"
#include "ui/widgets/naming.h"

#define COLUMNS 7
#define CHARACTERS_A_CELL 2

struct _GjCandidateBar
{
  GtkWidget parent_instance;
  GtkWidget *grid;
  GStrv candidates;
  guint n_rows;
  GArray *starts; /* guint: where each batch that was shown begins, the last being shown now */
  guint next;     /* the first candidate of the next batch */
};

static guint signal_chosen;

G_DEFINE_FINAL_TYPE (GjCandidateBar, gj_candidate_bar, GTK_TYPE_WIDGET)

static void show_batch (GjCandidateBar *self);

static void
on_candidate (GtkWidget *button, GjCandidateBar *self)
{
  g_signal_emit (self, signal_chosen, 0, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "index")));
}

static void
on_previous (GjCandidateBar *self)
{
  g_array_set_size (self->starts, self->starts->len - 1);
  show_batch (self);
}

static void
on_next (GjCandidateBar *self)
{
  g_array_append_val (self->starts, self->next);
  show_batch (self);
}

static guint
cells_of (const char *candidate)
{
  const guint characters = (guint) g_utf8_strlen (candidate, -1);
  return CLAMP ((characters + CHARACTERS_A_CELL - 1) / CHARACTERS_A_CELL, 1, COLUMNS - 2);
}

static void
add_candidate (GjCandidateBar *self, guint index, guint column, guint row, guint cells)
{
  GtkWidget *button = gj_button_new (self->candidates[index], NULL, "candidate");
  g_object_set_data (G_OBJECT (button), "index", GUINT_TO_POINTER (index));
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_candidate), self, 0);
  gtk_grid_attach (GTK_GRID (self->grid), button, (int) column, (int) row, (int) cells, 1);
}

/* A key with an icon alone is named for who cannot see it. */
static void
add_turner (GjCandidateBar *self, int column, const char *symbol, const char *name, GCallback callback, gboolean ready)
{
  GtkWidget *button = gj_button_new (NULL, symbol, "candidate");
  gj_naming_set (button, name);
  gtk_widget_set_sensitive (button, ready);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  gtk_grid_attach (GTK_GRID (self->grid), button, column, (int) self->n_rows - 1, 1, 1);
}

/* Every cell keeps its place and size, with a candidate in it or not. */
static void
add_cells (GjCandidateBar *self)
{
  for (int cell = 0; cell < COLUMNS * (int) self->n_rows; cell++)
    gtk_grid_attach (GTK_GRID (self->grid), gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0), cell % COLUMNS, cell / COLUMNS, 1, 1);
}

/* Fills the cells from the batch's first candidate on; the last two cells of the last row turn the batches. */
static void
show_batch (GjCandidateBar *self)
{
  GtkWidget *child;
  guint index = g_array_index (self->starts, guint, self->starts->len - 1);
  while ((child = gtk_widget_get_first_child (self->grid)) != NULL)
    gtk_grid_remove (GTK_GRID (self->grid), child);
  if (self->candidates[0] == NULL)
    return;
  add_cells (self);
  for (guint row = 0; row < self->n_rows; row++)
    {
      const guint end = row + 1 == self->n_rows ? COLUMNS - 2 : COLUMNS;
      for (guint column = 0; self->candidates[index] != NULL && column + cells_of (self->candidates[index]) <= end; index++)
        {
          const guint cells = cells_of (self->candidates[index]);
          add_candidate (self, index, column, row, cells);
          column += cells;
        }
    }
  self->next = index;
  add_turner (self, COLUMNS - 2, "prev", _("上一批字"), G_CALLBACK (on_previous), self->starts->len > 1);
  add_turner (self, COLUMNS - 1, "next", _("下一批字"), G_CALLBACK (on_next), self->candidates[index] != NULL);
}

static void
gj_candidate_bar_dispose (GObject *object)
{
  g_clear_pointer (&GJ_CANDIDATE_BAR (object)->grid, gtk_widget_unparent);
  G_OBJECT_CLASS (gj_candidate_bar_parent_class)->dispose (object);
}

static void
gj_candidate_bar_finalize (GObject *object)
{
  GjCandidateBar *self = GJ_CANDIDATE_BAR (object);
  g_strfreev (self->candidates);
  g_array_unref (self->starts);
  G_OBJECT_CLASS (gj_candidate_bar_parent_class)->finalize (object);
}

static void
gj_candidate_bar_class_init (GjCandidateBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = gj_candidate_bar_dispose;
  G_OBJECT_CLASS (klass)->finalize = gj_candidate_bar_finalize;
  signal_chosen
      = g_signal_new ("chosen", GJ_TYPE_CANDIDATE_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  gtk_widget_class_set_css_name (widget_class, "candidatebar");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
gj_candidate_bar_init (GjCandidateBar *self)
{
  self->candidates = g_new0 (char *, 1);
  self->starts = g_array_new (FALSE, FALSE, sizeof (guint));
  self->grid = gtk_grid_new ();
  gtk_widget_add_css_class (self->grid, "keys");
  gtk_grid_set_column_homogeneous (GTK_GRID (self->grid), TRUE);
  gtk_grid_set_row_homogeneous (GTK_GRID (self->grid), TRUE);
  gtk_widget_set_hexpand (self->grid, TRUE);
  gtk_widget_set_parent (self->grid, GTK_WIDGET (self));
  gj_candidate_bar_set_rows (self, 2);
}

static void
begin (GjCandidateBar *self)
{
  const guint first = 0;
  g_array_set_size (self->starts, 0);
  g_array_append_val (self->starts, first);
  show_batch (self);
}

void
gj_candidate_bar_set (GjCandidateBar *self, const char *const *candidates)
{
  g_return_if_fail (GJ_IS_CANDIDATE_BAR (self) && candidates != NULL);
  g_strfreev (self->candidates);
  self->candidates = g_strdupv ((GStrv) candidates);
  begin (self);
}

void
gj_candidate_bar_set_rows (GjCandidateBar *self, guint rows)
{
  g_return_if_fail (GJ_IS_CANDIDATE_BAR (self) && rows >= 1 && rows <= 2);
  self->n_rows = rows;
  gtk_widget_remove_css_class (GTK_WIDGET (self), rows == 1 ? "tworows" : "onerow");
  gtk_widget_add_css_class (GTK_WIDGET (self), rows == 1 ? "onerow" : "tworows");
  begin (self);
}
