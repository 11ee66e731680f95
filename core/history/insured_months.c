/* SPDX-License-Identifier: Apache-2.0 */
/* Months as one row of marks from the first year that counts: rows are painted over it, so that
 * overlaps cannot count twice. */
#include "core/history/insured_months.h"

#include <string.h>

#define FIRST_YEAR 1949
#define YEARS_AHEAD 10

gboolean
gj_month_is_valid (int month)
{
  return month / 100 >= 1800 && month / 100 <= 9998 && month % 100 >= 1 && month % 100 <= 12;
}

static int
to_index (int month)
{
  return month / 100 * 12 + month % 100 - 1;
}

static int
from_index (int index)
{
  return index / 12 * 100 + index % 12 + 1;
}

int
gj_month_add (int month, int n)
{
  int sum = from_index (to_index (month) + n);

  g_assert (gj_month_is_valid (month));
  g_assert (gj_month_is_valid (sum));
  return sum;
}

void
gj_insured_months_clear (GjInsuredMonths *insured)
{
  g_clear_pointer (&insured->grid, g_free);
  g_clear_pointer (&insured->gaps, g_array_unref);
  *insured = (GjInsuredMonths){ 0 };
}

/* The marks of the months begn … end, as far as they count: all paid ones, and the first month that
 * any row names. */
typedef struct
{
  int begn; /* index of the first month that counts */
  int end;  /* one past the last */
  guint8 *paid;
  int first_named; /* index; @end: none */
} Marks;

static void
paint (Marks *marks, const GjMonthSpan *span)
{
  int from = MAX (to_index (span->begn), marks->begn);
  int to = MIN (to_index (span->end) + 1, marks->end);

  if (from >= to)
    return;
  marks->first_named = MIN (marks->first_named, from);
  if (span->paid)
    memset (marks->paid + (from - marks->begn), 1, (gsize)(to - from));
}

static GjMonthState
state_at (const Marks *marks, int index, int this_index)
{
  if (index < marks->first_named)
    return GJ_MONTH_UNKNOWN;
  if (index < marks->end && marks->paid[index - marks->begn])
    return GJ_MONTH_PAID;
  if (index == this_index)
    return GJ_MONTH_DUE;
  return index < this_index ? GJ_MONTH_GAP : GJ_MONTH_OPEN;
}

static void
count_months (const Marks *marks, int this_index, GjInsuredMonths *insured)
{
  int index;

  for (index = marks->begn; index < marks->end; index++)
    {
      if (!marks->paid[index - marks->begn])
        continue;
      if (insured->first_month == 0)
        insured->first_month = from_index (index);
      if (index <= this_index)
        {
          insured->last_month = from_index (index);
          insured->n_months++;
        }
      else
        {
          insured->last_ahead = from_index (index);
          insured->n_months_ahead++;
        }
    }
  insured->years = insured->n_months / 12;
  insured->months = insured->n_months % 12;
}

static void
draw_grid (const Marks *marks, int this_index, GjInsuredMonths *insured)
{
  GjMonthRange gap = { 0 };
  int from = marks->first_named / 12 * 12;
  int last = insured->last_ahead != 0 ? to_index (insured->last_ahead) : this_index;
  int to = (last / 12 + 1) * 12;
  int index;

  insured->first_year = from / 12;
  insured->last_year = to / 12 - 1;
  insured->grid = g_malloc ((gsize)(to - from));
  for (index = from; index < to; index++)
    {
      GjMonthState state = state_at (marks, index, this_index);

      insured->grid[index - from] = (guint8)state;
      if (state == GJ_MONTH_GAP)
        {
          gap.begn = gap.begn != 0 ? gap.begn : from_index (index);
          gap.end = from_index (index);
        }
      else if (gap.begn != 0)
        {
          g_array_append_val (insured->gaps, gap);
          gap = (GjMonthRange){ 0 };
        }
    }
  /* The last month of the grid is this month or later, so that a gap always ends inside it. */
  g_assert (gap.begn == 0);
}

void
gj_insured_months_calculate (const GjMonthSpan *spans, guint n_spans, int this_month,
                             GjInsuredMonths *insured)
{
  int this_index = to_index (this_month);
  Marks marks = { .begn = FIRST_YEAR * 12, .end = this_index + YEARS_AHEAD * 12 + 1 };
  guint i;

  g_assert (gj_month_is_valid (this_month) && this_month / 100 >= FIRST_YEAR);
  *insured = (GjInsuredMonths){ .gaps = g_array_new (FALSE, FALSE, sizeof (GjMonthRange)) };
  marks.paid = g_malloc0 ((gsize)(marks.end - marks.begn));
  marks.first_named = marks.end;
  for (i = 0; i < n_spans; i++)
    paint (&marks, &spans[i]);
  if (marks.first_named < marks.end)
    {
      count_months (&marks, this_index, insured);
      draw_grid (&marks, this_index, insured);
    }
  g_free (marks.paid);
}

GjMonthState
gj_insured_months_state (const GjInsuredMonths *insured, int year, int month)
{
  g_assert (insured->grid != NULL);
  g_assert (year >= insured->first_year && year <= insured->last_year);
  g_assert (month >= 1 && month <= 12);
  return (GjMonthState)insured->grid[(year - insured->first_year) * 12 + month - 1];
}
