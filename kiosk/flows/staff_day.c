/* SPDX-License-Identifier: Apache-2.0 */
/* The day's end on the staff screen: one day's sums, whether all agrees, and the same on a slip. */
#include "kiosk/flows/staff_acts.h"

#include "core/base/i18n.h"
#include "devices/printer/paper_table.h"
#include "kiosk/texts.h"
#include "kiosk/workers/day_end.h"
#include "kiosk/workers/slip.h"
#include "ui/pages/page_kit.h"
#include "ui/pages/rows_page.h"

#define SLIP_ROWS (GJ_DAY_END_ROWS + 2) /* and the date and the mark */

typedef struct
{
  GjFlow base;
  gboolean asked;
  gboolean last;    /* not today, but the last day before it */
  GjDayEnd *day;    /* NULL before it was read */
  gboolean printing;
  char *said;       /* of the slip; NULL: nothing yet */
} GjStaffDayFlow;

/* On paper Chinese, on the screen in the language of now. */
static char *
verdict_of (const GjDayEnd *day, gboolean on_paper)
{
  if (day->differences > 0)
    return g_strdup_printf (on_paper ? N_ ("有%d处不符，请管理员对账") : _("有%d处不符，请管理员对账"),
                            (int) day->differences);
  return g_strdup (on_paper ? N_ ("全部相符") : _("全部相符"));
}

/* The slip outlives its flow: who printed is noted when the printer has answered. */

typedef struct
{
  char *hall, *machine, *verdict, *date, *time, *mark;
  char *values[GJ_DAY_END_ROWS];
  GjTableRow rows[SLIP_ROWS];
  gsize n_rows;
  guint width;
  gboolean demo;
} Slip;

static void
slip_free (gpointer data)
{
  Slip *slip = data;

  for (gsize i = 0; i < GJ_DAY_END_ROWS; i++)
    g_free (slip->values[i]);
  g_free (slip->hall);
  g_free (slip->machine);
  g_free (slip->verdict);
  g_free (slip->date);
  g_free (slip->time);
  g_free (slip->mark);
  g_free (slip);
}

static Slip *
slip_new (GjStaffDayFlow *self)
{
  GjTerminal *terminal = self->base.terminal;
  Slip *slip = g_new0 (Slip, 1);

  slip->hall = g_strdup (terminal->config->hall);
  slip->machine = g_strdup (terminal->machine);
  slip->verdict = verdict_of (self->day, TRUE);
  slip->date = gj_date_format (self->day->date);
  slip->time = gj_time_format (gj_clock_now_us (terminal->clock));
  slip->width = terminal->config->printer_width;
  slip->demo = gj_region_is_demo (terminal->region);
  slip->rows[slip->n_rows++] = (GjTableRow){ N_ ("日期"), slip->date };
  for (gsize i = 0; i < self->day->n_rows; i++)
    {
      slip->values[i] = g_strdup (self->day->values[i]);
      slip->rows[slip->n_rows++] = (GjTableRow){ self->day->keys[i], slip->values[i] };
    }
  slip->mark = g_strdup (self->day->mark);
  if (*slip->mark != '\0')
    slip->rows[slip->n_rows++] = (GjTableRow){ N_ ("审计记号"), slip->mark };
  return slip;
}

static GjPaper *
draw_slip (gpointer data, GError **error)
{
  const Slip *slip = data;
  const GjTablePaper what = { slip->hall, slip->machine, N_ ("日终对账"), slip->verdict, slip->time,
                              slip->rows, slip->n_rows, slip->demo };

  return gj_paper_draw_table (&what, slip->width, error);
}

typedef struct
{
  GCancellable *flow_cancellable;
  GjStaffDayFlow *flow; /* not to be touched once that is cancelled */
  GjDutyDesk *desk;
  char *staff_no;
  char *date;
} Asked;

static void
asked_free (Asked *asked)
{
  g_object_unref (asked->flow_cancellable);
  gj_duty_desk_end (asked->desk);
  gj_duty_desk_unref (asked->desk);
  g_free (asked->staff_no);
  g_free (asked->date);
  g_free (asked);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Asked, asked_free)

static void
on_printed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Asked) asked = user_data;
  GjStaffDayFlow *self = asked->flow;
  GjPrintResult answer = { .outcome = GJ_PRINT_NOT_STARTED, .condition = GJ_PRINTER_ERROR };
  g_autoptr (GError) error = NULL;

  if (!gj_slip_print_finish (result, &answer, &error))
    g_warning ("day's end: %s", error->message);
  gj_duty_desk_note (asked->desk, asked->staff_no, GJ_DUTY_DAY_SLIP, asked->date,
                     gj_print_outcome_id (answer.outcome));
  if (g_cancellable_is_cancelled (asked->flow_cancellable))
    return;
  self->printing = FALSE;
  g_free (self->said);
  if (answer.outcome == GJ_PRINT_PRINTED)
    self->said = g_strdup (N_ ("打好了"));
  else
    self->said = g_strdup (N_ ("没有打好，看看打印机"));
  gj_flow_show (&self->base);
}

static void
on_print (GjStaffDayFlow *self)
{
  GjTerminal *terminal = self->base.terminal;
  Asked *asked;

  if (self->printing)
    return;
  self->printing = TRUE;
  asked = g_new0 (Asked, 1);
  asked->flow = self;
  asked->flow_cancellable = g_object_ref (self->base.cancellable);
  asked->desk = gj_duty_desk_ref (terminal->duty_desk);
  gj_duty_desk_begin (asked->desk);
  asked->staff_no = g_strdup (terminal->staff->staff_no);
  asked->date = gj_date_format (self->day->date);
  gj_slip_print_async (terminal->printer, "day-end", draw_slip, slip_new (self), slip_free, NULL, on_printed, asked);
  gj_flow_show (&self->base);
}

/* The page */

static void
on_other_day (GjStaffDayFlow *self)
{
  self->last = !self->last;
  self->asked = FALSE;
  g_clear_pointer (&self->day, gj_day_end_free);
  g_clear_pointer (&self->said, g_free);
  gj_flow_show (&self->base);
}

static GtkWidget *
day_page (GjStaffDayFlow *self)
{
  g_autoptr (GPtrArray) texts = gj_texts_new ();
  g_autofree char *day = gj_kit_date (self->day->date);
  g_autofree char *verdict = verdict_of (self->day, FALSE);
  GjRowsItem items[GJ_DAY_END_ROWS];
  GjRowsView view = {
    .title = _("日终对账"),
    .sentence = gj_texts_keep (texts, self->said != NULL
                                          ? g_strdup (gj_gettext (self->said))
                                          : g_strdup_printf (C_ ("day, verdict", "%s：%s"), day, verdict)),
    .items = items,
    .n_items = self->day->n_rows,
    .main_text = C_ ("button", "打印"),
    .main_symbol = "printing",
    .second_text = self->last ? C_ ("button", "今天") : _("上个营业日"),
    .columns = 2,
  };
  GtkWidget *page;

  for (gsize i = 0; i < self->day->n_rows; i++)
    items[i] = (GjRowsItem){ .key = "",
                             .row = { .strong = gj_gettext (self->day->keys[i]), .amount = self->day->values[i] } };
  page = gj_rows_page_new (&view);
  g_signal_connect_swapped (page, "main", G_CALLBACK (on_print), self);
  g_signal_connect_swapped (page, "second", G_CALLBACK (on_other_day), self);
  return page;
}

static void
on_day (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GjStaffDayFlow *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *date = NULL;
  GjDayEnd *day = gj_day_end_read_finish (result, &error);
  GjTerminal *terminal;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  terminal = self->base.terminal;
  if (day == NULL)
    {
      gj_staff_show_refused (&self->base, error);
      return;
    }
  self->day = day;
  date = gj_date_format (day->date);
  gj_duty_desk_note (terminal->duty_desk, terminal->staff->staff_no, GJ_DUTY_DAY_END, date,
                     day->differences == 0 ? "ok" : "differences");
  gj_flow_show (&self->base);
}

static void
ask (GjStaffDayFlow *self)
{
  GjTerminal *terminal = self->base.terminal;
  g_autoptr (GError) error = NULL;

  self->asked = TRUE;
  if (terminal->store != NULL)
    {
      gj_day_end_read_async (terminal->config, terminal->clock, terminal->store, self->last, self->base.cancellable,
                             on_day, self);
      return;
    }
  g_set_error (&error, G_IO_ERROR, G_IO_ERROR_NOT_CONNECTED, "there is no store");
  gj_staff_show_refused (&self->base, error);
}

static void
staff_day_flow_show (GjFlow *flow)
{
  GjStaffDayFlow *self = (GjStaffDayFlow *) flow;
  const GjStaffSay busy = { .title = _("日终对账"),
                            .face = self->printing ? "printing" : "waiting",
                            .sentence = self->printing ? _("正在打印…") : _("正在核对这一天的账…") };

  if (self->day == NULL || self->printing)
    gj_stage_show (flow->terminal, gj_staff_say (&busy));
  else
    gj_stage_show (flow->terminal, day_page (self));
  if (!self->asked)
    ask (self);
}

static gboolean
staff_day_flow_back (GjFlow *flow)
{
  gj_staff_return (flow->terminal);
  return TRUE;
}

static void
staff_day_flow_finalize (GjFlow *flow)
{
  GjStaffDayFlow *self = (GjStaffDayFlow *) flow;

  g_clear_pointer (&self->day, gj_day_end_free);
  g_free (self->said);
}

static const GjFlowClass staff_day_flow_class
    = { sizeof (GjStaffDayFlow), staff_day_flow_show, staff_day_flow_back, staff_day_flow_finalize };

GjFlow *
gj_staff_day_flow_new (GjTerminal *terminal)
{
  return gj_flow_new (&staff_day_flow_class, terminal);
}
