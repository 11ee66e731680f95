/* SPDX-License-Identifier: Apache-2.0 */
/* The records as one list, however many they are: it is read in parts, by key, and the next part is asked for
 * while the resident is still turning the pages before it. */
#include "kiosk/flows/family_records_flow.h"

#include "core/base/i18n.h"
#include "core/base/mask.h"
#include "core/family/record.h"
#include "core/receipt/receipt.h"
#include "core/rules/relation.h"
#include "kiosk/flows/faces.h"
#include "kiosk/flows/kinship.h"
#include "kiosk/flows/letter_print.h"
#include "kiosk/flows/refusal.h"
#include "kiosk/texts.h"
#include "kiosk/terminal.h"
#include "ui/pages/notice_page.h"
#include "ui/pages/page_kit.h"
#include "ui/pages/rows_page.h"

/* The other lists' pages are as long on no screen: there is always one more to turn to while the next part is read. */
#define AT_ONCE 100
#define PAGES_AHEAD 2

typedef struct
{
  GjFlow base;
  gboolean asked; /* a part is being read */
  gboolean failed;
  char *other_psn_no;
  GPtrArray *records; /* GjFamilyRecord; NULL before the first part was read */
  GjFamilyRecordCursor cursor; /* where the next part begins */
  gboolean more;               /* there is one */
  guint page;         /* of the list */
  int viewed;         /* −1: the list */
  GjLetterPrint *letter; /* of the record looked at, once it was asked for */
} GjRecordsFlow;

static void
to_family (GjRecordsFlow *self)
{
  gj_stage_open (self->base.terminal, GJ_TILE_FAMILY, NULL, NULL);
}

/* Words */

typedef struct
{
  GjTone tone;
  const char *symbol;
  const char *word;
} Look;

static Look
look_of (GjFamilyRecordKind kind)
{
  switch (kind)
    {
    case GJ_RECORD_BOUND:
      return (Look){ GJ_TONE_DONE, "link", _("已绑定") };
    case GJ_RECORD_REPORTED:
      return (Look){ GJ_TONE_DONE, "link", C_ ("a record of family sharing", "开始") };
    case GJ_RECORD_REQUESTED:
      return (Look){ GJ_TONE_CARE, "waiting", _("已申请") };
    case GJ_RECORD_REFUSED:
      return (Look){ GJ_TONE_STOP, "refused", _("不同意") };
    case GJ_RECORD_LEFT:
      return (Look){ GJ_TONE_PLAIN, "unlink", _("不再用") };
    case GJ_RECORD_RELEASED:
      return (Look){ GJ_TONE_PLAIN, "unlink", _("已解除") };
    case GJ_RECORD_WITHDRAWN:
      return (Look){ GJ_TONE_PLAIN, "unlink", _("已撤回") };
    case GJ_RECORD_ORDERED:
      return (Look){ GJ_TONE_ACT, "order", _("改了顺序") };
    case GJ_RECORD_EXPIRED:
      return (Look){ GJ_TONE_PLAIN, "unlink", _("到期") };
    case GJ_RECORD_INSURANCE_ENDED:
    case GJ_RECORD_MOVED:
      return (Look){ GJ_TONE_CARE, "suspended", _("自动结束") };
    }
  g_assert_not_reached ();
}

static gboolean
gives (const GjFamilyRecord *record)
{
  return record->side == GJ_FAMILY_CONTRIBUTOR;
}

static char *
other_name (const GjFamilyRecord *record)
{
  return gj_mask_name (gives (record) ? record->relative_name : record->contributor_name);
}

static char *
what_happened (const GjFamilyRecord *record, const char *name)
{
  switch (record->kind)
    {
    case GJ_RECORD_BOUND:
    case GJ_RECORD_REPORTED:
      return g_strdup_printf (gives (record) ? _("%s能用您的钱了。") : _("您能用%s的钱了。"), name);
    case GJ_RECORD_REQUESTED:
      return g_strdup_printf (gives (record) ? _("您想让%s用您的钱，等本人同意。")
                                             : _("%s想把医保钱给您用，等您回答。"),
                              name);
    case GJ_RECORD_REFUSED:
      return g_strdup_printf (gives (record) ? _("%s不同意用您的钱。") : _("您不同意用%s的钱。"), name);
    case GJ_RECORD_LEFT:
      return g_strdup_printf (gives (record) ? _("%s不再用您的钱。") : _("您不再用%s的钱。"), name);
    case GJ_RECORD_RELEASED:
      return g_strdup_printf (gives (record) ? _("您不再让%s用您的钱。") : _("%s不再把医保钱给您用。"),
                              name);
    case GJ_RECORD_WITHDRAWN:
      return g_strdup_printf (gives (record) ? _("您撤回了让%s用钱的申请。") : _("%s撤回了申请。"), name);
    case GJ_RECORD_ORDERED:
      return g_strdup_printf (_("%s的钱，从第%d个用改成第%d个用。"), name, record->prio_before,
                              record->prio_after);
    case GJ_RECORD_EXPIRED:
      return g_strdup_printf (_("和%s的共济到期了。"), name);
    case GJ_RECORD_INSURANCE_ENDED:
      return g_strdup (gives (record) ? _("您的职工医保终止了，共济自动结束。")
                                      : _("家人的职工医保终止了，共济自动结束。"));
    case GJ_RECORD_MOVED:
      return g_strdup (gives (record) ? _("您的参保地转到外省，共济自动结束。")
                                      : _("家人的参保地转到外省，共济自动结束。"));
    }
  g_assert_not_reached ();
}

static const GjPerson *
person_in_picture (const GjResident *resident, const char *psn_no)
{
  for (guint i = 0; i < resident->given->len; i++)
    {
      const GjBinding *binding = g_ptr_array_index (resident->given, i);

      if (g_str_equal (binding->relative->psn_no, psn_no))
        return binding->relative;
    }
  for (guint i = 0; i < resident->received->len; i++)
    {
      const GjBinding *binding = g_ptr_array_index (resident->received, i);

      if (g_str_equal (binding->contributor->psn_no, psn_no))
        return binding->contributor;
    }
  return NULL;
}

/* A face only for whom the picture knows: a wrong one would be worse than none. */
static const char *
symbol_of (GjTerminal *terminal, const GjFamilyRecord *record)
{
  const GjPerson *person
      = person_in_picture (terminal->resident, gives (record) ? record->relative_psn_no
                                                              : record->contributor_psn_no);

  if (person == NULL)
    return "family";
  return gj_avatar_icon_name (
      gj_face_of (terminal->resident, person, gj_clock_today (terminal->clock)));
}

/* The other one's; NULL of whom neither the register nor the picture says it. */
static const char *
relation_of (const GjResident *resident, const GjFamilyRecord *record)
{
  const GjPerson *person;
  const char *code;

  if (gives (record))
    return gj_relation_label (record->patn_rlts);
  person = person_in_picture (resident, record->contributor_psn_no);
  if (person != NULL)
    return gj_kinship_label (resident, record->patn_rlts, person, FALSE);
  code = gj_resident_find_kin (resident, record->contributor_psn_no);
  return code != NULL ? gj_relation_label (code) : NULL;
}

static char *
when (const GjFamilyRecord *record)
{
  return record->date != GJ_DATE_NONE ? gj_kit_date (record->date) : g_strdup (_("日期没有登记"));
}

/* One record */

static void
on_back_to_list (GjRecordsFlow *self)
{
  self->viewed = -1;
  g_clear_pointer (&self->letter, gj_letter_print_free);
  gj_flow_show (&self->base);
}

/* What was signed here stands behind it: a letter. */
static gboolean
has_letter (const GjFamilyRecord *record)
{
  return *record->act_id != '\0'
         && (record->kind == GJ_RECORD_BOUND || record->kind == GJ_RECORD_REQUESTED);
}

static void
on_letter_changed (gpointer flow)
{
  gj_flow_show (flow);
}

static void
on_print_letter (GjRecordsFlow *self)
{
  if (self->letter == NULL || !gj_letter_print_is_offered (self->letter))
    return;
  gj_letter_print_go (self->letter);
  gj_flow_show (&self->base);
}

static GtkWidget *
record_page (GjRecordsFlow *self)
{
  GjTerminal *terminal = self->base.terminal;
  const GjFamilyRecord *record = g_ptr_array_index (self->records, (guint) self->viewed);
  g_autofree char *name = other_name (record);
  g_autofree char *what = what_happened (record, name);
  g_autofree char *day = when (record);
  g_autofree char *time = gj_time_format (record->time_us);
  gboolean here = *record->act_id != '\0';
  g_autofree char *where = here ? g_strdup_printf (_("在共济自助机 %s号 办的"), record->kiosk_id)
                                : g_strdup (_("医保系统的登记"));
  g_autofree char *number
      = record->receipt_no > 0
            ? gj_receipt_format_number (record->kiosk_id, (guint32) record->receipt_no)
            : NULL;
  GjNoticeFact facts[5];
  GjNoticeView view = { .title = _("授权记录"),
                        .face = symbol_of (terminal, record),
                        .sentence = what,
                        .facts = facts,
                        .main_text = _("回到记录") };
  GtkWidget *page;

  if (self->letter != NULL && gj_letter_print_is_offered (self->letter))
    {
      view.second_text = _("打印承诺书");
      view.second_symbol = "reprint";
    }
  if (self->letter != NULL && gj_letter_print_is_anothers (self->letter))
    facts[view.n_facts++]
        = (GjNoticeFact){ GJ_TONE_PLAIN, "sign", _("承诺书"), _("由签字的人打印。") };
  if (self->letter != NULL && gj_letter_print_is_asked (self->letter))
    facts[view.n_facts++] = gj_letter_print_get_fact (self->letter);
  facts[view.n_facts++]
      = (GjNoticeFact){ GJ_TONE_PLAIN, "calendar", _("什么时候"), here ? time : day };
  facts[view.n_facts++] = (GjNoticeFact){ GJ_TONE_PLAIN, "info", _("在哪里办的"), where };
  if (number != NULL)
    facts[view.n_facts++] = (GjNoticeFact){ GJ_TONE_PLAIN, "take-receipt", _("办理编号"), number };
  if (number != NULL)
    facts[view.n_facts++]
        = (GjNoticeFact){ GJ_TONE_ACT, "reprint", _("要凭条"), _("办的人可以在“凭证补打”里再打一张。") };
  page = gj_notice_page_new (&view);
  g_signal_connect_swapped (page, "main", G_CALLBACK (on_back_to_list), self);
  g_signal_connect_swapped (page, "second", G_CALLBACK (on_print_letter), self);
  return page;
}

/* The list */

static void
on_view (GjRecordsFlow *self, const char *key)
{
  const GjFamilyRecord *record;

  self->viewed = (int) g_ascii_strtoll (key, NULL, 10);
  record = g_ptr_array_index (self->records, (guint) self->viewed);
  if (has_letter (record))
    self->letter = gj_letter_print_new (&self->base, record->act_id, on_letter_changed, self);
  gj_flow_show (&self->base);
}

static void load (GjRecordsFlow *self);

static void
on_page_changed (GjRecordsFlow *self, guint page, guint n_pages)
{
  self->page = page;
  if (self->more && page + PAGES_AHEAD >= n_pages)
    load (self);
}

static void
fill_item (GjRecordsFlow *self, GjTexts *texts, guint index, GjRowsItem *item)
{
  const GjFamilyRecord *record = g_ptr_array_index (self->records, index);
  Look look = look_of (record->kind);
  const char *name = gj_texts_keep (texts, other_name (record));
  g_autofree char *what = what_happened (record, name);
  g_autofree char *day = when (record);

  item->key = gj_texts_keep (texts, g_strdup_printf ("%u", index));
  item->row = (GjListRowView){
    .symbol = symbol_of (self->base.terminal, record),
    .strong = name,
    .head = relation_of (self->base.terminal->resident, record),
    .detail = gj_texts_keep (texts, g_strdup_printf ("%s\n%s", what, day)),
    .tone = look.tone,
    .chip_symbol = look.symbol,
    .chip_text = look.word,
    .action = _("查看"),
    .action_name = gj_texts_keep (
        texts, g_strdup_printf (C_ ("read aloud for a row's button", "查看%s"), name)),
  };
}

static GtkWidget *
list_page (GjRecordsFlow *self)
{
  g_autoptr (GPtrArray) texts = gj_texts_new ();
  g_autofree GjRowsItem *items = g_new0 (GjRowsItem, self->records->len);
  GjRowsView view = {
    .title = _("授权记录"),
    .items = items,
    .n_items = self->records->len,
    .empty_symbol = "link",
    .empty_head = _("还没有授权记录"),
    .empty_text = _("绑定、解除、同意、改顺序，办过以后都记在这里。"),
    .second_text = _("回家庭共济"),
  };
  GtkWidget *page;
  guint turned = self->page;

  for (guint i = 0; i < self->records->len; i++)
    fill_item (self, texts, i, &items[i]);
  page = gj_rows_page_new (&view);
  gj_rows_page_turn (GJ_ROWS_PAGE (page), turned);
  g_signal_connect_swapped (page, "activated", G_CALLBACK (on_view), self);
  g_signal_connect_swapped (page, "second", G_CALLBACK (to_family), self);
  g_signal_connect_swapped (page, "page-changed", G_CALLBACK (on_page_changed), self);
  return page;
}

/* Loading */

typedef struct
{
  GjClock *clock;
  char *psn_no;
  char *other_psn_no;
  GjFamilyRecordCursor cursor;
} GjRecordsJob;

typedef struct
{
  GPtrArray *records; /* GjFamilyRecord */
  GjFamilyRecordCursor cursor;
  gboolean more;
} GjRecordsPart;

static void
records_part_free (gpointer data)
{
  GjRecordsPart *part = data;

  g_clear_pointer (&part->records, g_ptr_array_unref);
  g_free (part);
}

static void
records_job_free (gpointer data)
{
  GjRecordsJob *job = data;

  gj_clock_unref (job->clock);
  g_free (job->psn_no);
  g_free (job->other_psn_no);
  g_free (job);
}

static gboolean
concerns (const GjFamilyRecord *record, const char *other_psn_no)
{
  return other_psn_no == NULL || g_str_equal (record->contributor_psn_no, other_psn_no)
         || g_str_equal (record->relative_psn_no, other_psn_no);
}

/* Until a part is full: of one relative's records there may be few among many. */
static gpointer
records_job (GjStore *store, gpointer data, GError **error)
{
  const GjRecordsJob *job = data;
  GjDate today = gj_clock_today (job->clock);
  GjRecordsPart *part = g_new0 (GjRecordsPart, 1);

  part->records = g_ptr_array_new_with_free_func ((GDestroyNotify) gj_family_record_free);
  part->cursor = job->cursor;
  do
    {
      g_autoptr (GPtrArray) some
          = gj_family_list_records (store, job->psn_no, today, &part->cursor, AT_ONCE, error);

      if (some == NULL)
        {
          records_part_free (part);
          return NULL;
        }
      part->more = some->len == AT_ONCE;
      if (some->len > 0)
        gj_family_record_cursor_set (&part->cursor, g_ptr_array_index (some, some->len - 1));
      for (guint i = 0; i < some->len; i++)
        if (concerns (g_ptr_array_index (some, i), job->other_psn_no))
          g_ptr_array_add (part->records, g_steal_pointer (&some->pdata[i]));
    }
  while (part->more && part->records->len < AT_ONCE);
  return part;
}

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GjRecordsFlow *self = user_data;
  g_autoptr (GError) error = NULL;
  GjRecordsPart *part = gj_store_worker_run_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self->asked = FALSE;
  self->failed = part == NULL;
  if (part == NULL)
    gj_terminal_note_store_error (self->base.terminal, error);
  else
    {
      if (self->records == NULL)
        self->records = g_ptr_array_new_with_free_func ((GDestroyNotify) gj_family_record_free);
      g_ptr_array_extend_and_steal (self->records, g_steal_pointer (&part->records));
      self->cursor = part->cursor;
      self->more = part->more;
      records_part_free (part);
    }
  if (self->viewed < 0 || self->failed)
    gj_flow_show (&self->base);
}

static void
load (GjRecordsFlow *self)
{
  GjTerminal *terminal = self->base.terminal;
  GjRecordsJob *job;

  if (self->asked)
    return;
  self->asked = TRUE;
  job = g_new0 (GjRecordsJob, 1);
  job->clock = gj_clock_ref (terminal->clock);
  job->psn_no = g_strdup (terminal->resident->person->psn_no);
  job->other_psn_no = g_strdup (self->other_psn_no);
  job->cursor = self->cursor;
  gj_store_worker_run_async (terminal->store, records_job, job, records_job_free,
                             records_part_free, self->base.cancellable, on_loaded, self);
}

static GtkWidget *
failed_page (GjRecordsFlow *self)
{
  g_auto (GjRefusal) refusal = { 0 };
  GtkWidget *page;

  gj_refusal_from_store (self->base.terminal, &refusal);
  page = gj_refusal_page_new (self->base.terminal, &refusal, _("回家庭共济"));
  g_signal_connect_swapped (page, "main", G_CALLBACK (to_family), self);
  return page;
}

/* The flow */

static void
records_flow_show (GjFlow *flow)
{
  GjRecordsFlow *self = (GjRecordsFlow *) flow;

  if (self->failed)
    gj_stage_show (flow->terminal, failed_page (self));
  else if (self->records == NULL)
    load (self);
  else
    gj_stage_show (flow->terminal, self->viewed < 0 ? list_page (self) : record_page (self));
}

static gboolean
records_flow_back (GjFlow *flow)
{
  GjRecordsFlow *self = (GjRecordsFlow *) flow;

  if (self->viewed >= 0)
    on_back_to_list (self);
  else
    to_family (self);
  return TRUE;
}

static void
records_flow_finalize (GjFlow *flow)
{
  GjRecordsFlow *self = (GjRecordsFlow *) flow;

  g_clear_pointer (&self->letter, gj_letter_print_free);
  g_clear_pointer (&self->records, g_ptr_array_unref);
  g_free (self->other_psn_no);
}

static const GjFlowClass records_flow_class = { sizeof (GjRecordsFlow), records_flow_show,
                                                records_flow_back, records_flow_finalize };

GjFlow *
gj_family_records_flow_new (GjTerminal *terminal, const char *other_psn_no)
{
  GjRecordsFlow *self = gj_flow_new (&records_flow_class, terminal);

  self->other_psn_no = g_strdup (other_psn_no);
  self->viewed = -1;
  return &self->base;
}
