/* SPDX-License-Identifier: Apache-2.0 */
/* how to → a scan → the verdict → what the store knows of it → of a statement the records it keeps; another scan begins
 * anew at the verdict. */
#include "kiosk/flows/verify_flow.h"

#include "core/base/i18n.h"
#include "core/ledger/paper_fate.h"
#include "core/receipt/document_store.h"
#include "kiosk/flows/verify_fate.h"
#include "kiosk/flows/verify_views.h"
#include "kiosk/terminal.h"
#include "ui/pages/rows_page.h"
#include "ui/pages/verify_page.h"

typedef enum
{
  FATE_ASKING,
  FATE_KNOWN,
  FATE_NOT_HERE,
  FATE_NO_ANSWER, /* no store, or it did not answer */
} Fate;

typedef struct
{
  GjFlow base;
  char *text; /* what was scanned; NULL: nothing yet */
  GjVerdict verdict;
  GjReceiptStage stage;
  GjSealed sealed;
  Fate fate;
  GjPaperFate paper;
  guint turn;      /* counts the scans: an answer about an earlier one is dropped */
  guint listing_turn; /* the same of the records, asked for and put away */
  GjListing *listing; /* the records, while they are looked at */
  GtkWidget *page; /* borrowed while it shows */
} GjVerifyFlow;

/* What became of it */

typedef struct
{
  char *text;
  GjDate today;
  guint turn;
  GjVerifyFlow *flow; /* only after the cancellable was looked at */
} Question;

typedef struct
{
  GjFind found;
  GjPaperFate paper;
} Answer;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_free (question->text);
  g_free (question);
}

static gpointer
fate_job (GjStore *store, gpointer data, GError **error)
{
  const Question *question = data;
  g_auto (GjSealed) sealed = { NULL };
  Answer *answer = g_new0 (Answer, 1);

  if (gj_sealed_open (question->text, NULL, &sealed, error))
    answer->found = gj_paper_find_fate (store, question->text, &sealed, question->today,
                                        &answer->paper, error);
  if (error != NULL && *error != NULL)
    g_clear_pointer (&answer, g_free);
  return answer;
}

static void
show_known (GjVerifyFlow *self, GjVerifyPage *page)
{
  g_autoptr (GPtrArray) texts = gj_texts_new ();
  GjFateView view;

  gj_fate_view_fill (&view, texts, &self->sealed, &self->paper);
  for (gsize i = 0; i < view.n_rows; i++)
    gj_verify_page_add_later (page, &view.rows[i]);
  if (view.verdict != NULL)
    gj_verify_page_set_verdict (page, GJ_TONE_CARE, "warning", view.verdict);
  if (view.has_records)
    gj_verify_page_offer_records (page);
  gj_verify_page_set_note (page, view.tone, view.symbol, view.head, view.detail);
}

static const char *
elsewhere_words (const GjVerifyFlow *self)
{
  const GjDocument *document = self->sealed.document;

  return document != NULL && document->kind == GJ_DOCUMENT_STATEMENT && document->has_listing
             ? _("真假不受影响。每一笔明细，请到办理的大厅核对。")
             : _("真假不受影响。后来有没有变动，要问办理的大厅。");
}

static void
show_fate (GjVerifyFlow *self)
{
  GjVerifyPage *page;

  if (self->page == NULL || self->text == NULL || self->verdict != GJ_VERDICT_VALID)
    return;
  page = GJ_VERIFY_PAGE (self->page);
  switch (self->fate)
    {
    case FATE_ASKING:
      gj_verify_page_set_note (page, GJ_TONE_PLAIN, "waiting", _("正在查后来的情况"), NULL);
      break;
    case FATE_KNOWN:
      show_known (self, page);
      break;
    case FATE_NOT_HERE:
      gj_verify_page_set_note (page, GJ_TONE_PLAIN, "info", _("不是在这里办的"), elsewhere_words (self));
      break;
    case FATE_NO_ANSWER:
      gj_verify_page_set_note (page, GJ_TONE_PLAIN, "offline", _("现在查不到后来的情况"),
                               _("真假不受影响。请过一会儿再扫，或问办理的大厅。"));
      break;
    }
}

static void
on_fate (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Question *question = user_data;
  GjVerifyFlow *self;
  g_autoptr (GError) error = NULL;
  g_autofree Answer *answer = gj_store_worker_run_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self = question->flow;
  if (question->turn != self->turn)
    return;
  if (answer == NULL)
    gj_terminal_note_store_error (self->base.terminal, error);
  self->fate = answer == NULL                   ? FATE_NO_ANSWER
               : answer->found == GJ_FOUND      ? FATE_KNOWN
               : answer->found == GJ_NOT_FOUND  ? FATE_NOT_HERE
                                                : FATE_NO_ANSWER;
  if (answer != NULL)
    self->paper = answer->paper;
  show_fate (self);
}

static void
ask_store (GjVerifyFlow *self)
{
  GjStoreWorker *store = self->base.terminal->store;
  Question *question, *mine;

  self->fate = FATE_NO_ANSWER;
  if (self->verdict != GJ_VERDICT_VALID || store == NULL)
    return;
  self->fate = FATE_ASKING;
  question = g_new0 (Question, 1);
  question->text = g_strdup (self->text);
  question->today = gj_clock_today (self->base.terminal->clock);
  mine = g_new0 (Question, 1);
  mine->turn = self->turn;
  mine->flow = self;
  gj_store_worker_run_async (store, fate_job, question, question_free, g_free, self->base.cancellable,
                             on_fate, mine);
}

/* The records that are kept of a statement */

static gpointer
listing_job (GjStore *store, gpointer data, GError **error)
{
  const Question *question = data;
  g_auto (GjSealed) sealed = { NULL };
  g_autofree char *text = NULL;
  gboolean agrees;

  if (!gj_sealed_open (question->text, NULL, &sealed, error)
      || gj_document_find_listing (store, sealed.document, &text, &agrees, error) != GJ_FOUND
      || !agrees)
    return NULL;
  return gj_listing_read (text, error);
}

static void
listing_free (gpointer data)
{
  gj_listing_free (data);
}

static void
on_listing (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Question *question = user_data;
  GjVerifyFlow *self;
  g_autoptr (GError) error = NULL;
  g_autoptr (GjListing) listing = gj_store_worker_run_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self = question->flow;
  if (question->turn != self->listing_turn)
    return;
  if (error != NULL)
    gj_terminal_note_store_error (self->base.terminal, error);
  if (listing == NULL)
    self->fate = FATE_NO_ANSWER;
  g_clear_pointer (&self->listing, gj_listing_free);
  self->listing = g_steal_pointer (&listing);
  gj_flow_show (&self->base);
}

static void
on_records (GjVerifyFlow *self)
{
  Question *question = g_new0 (Question, 1);
  Question *mine = g_new0 (Question, 1);

  question->text = g_strdup (self->text);
  mine->turn = ++self->listing_turn;
  mine->flow = self;
  gj_store_worker_run_async (self->base.terminal->store, listing_job, question, question_free,
                             listing_free, self->base.cancellable, on_listing, mine);
}

static void
on_records_seen (GjVerifyFlow *self)
{
  self->listing_turn++;
  g_clear_pointer (&self->listing, gj_listing_free);
  gj_flow_show (&self->base);
}

static GtkWidget *
listing_page (GjVerifyFlow *self)
{
  g_autoptr (GPtrArray) texts = gj_texts_new ();
  g_autofree GjRowsItem *items = g_new0 (GjRowsItem, gj_listing_count (self->listing) + 1);
  GjRowsView view = { .title = _("验证凭证"), .items = items };
  GtkWidget *page;

  gj_verify_listing_fill (&view, items, texts, self->sealed.document, self->listing);
  page = gj_rows_page_new (&view);
  g_signal_connect_swapped (page, "main", G_CALLBACK (on_records_seen), self);
  return page;
}

/* The page */

static void
forget_scan (GjVerifyFlow *self)
{
  gj_sealed_clear (&self->sealed);
  g_clear_pointer (&self->listing, gj_listing_free);
  if (self->text != NULL)
    explicit_bzero (self->text, strlen (self->text)); /* perhaps a person's code */
  g_clear_pointer (&self->text, g_free);
  self->turn++;
  self->listing_turn++;
}

static void
judge (GjVerifyFlow *self, const char *text)
{
  forget_scan (self);
  self->text = g_strstrip (g_strdup (text));
  if (g_str_equal (text, GJ_SCAN_UNREADABLE))
    self->verdict = GJ_VERDICT_UNCHECKED;
  else
    self->verdict = gj_sealed_verify (self->text, self->base.terminal->keyring, &self->stage, &self->sealed);
  ask_store (self);
}

static void
on_again (GjVerifyFlow *self)
{
  forget_scan (self);
  gj_flow_show (&self->base);
}

static void
verify_flow_show (GjFlow *flow)
{
  GjVerifyFlow *self = (GjVerifyFlow *) flow;
  GjTerminal *terminal = flow->terminal;
  g_autoptr (GPtrArray) texts = gj_texts_new ();
  GjVerifyRow rows[GJ_VERIFY_MAX_ROWS];
  GjVerifyView view = { .has_scanner = gj_scanner_is_ready (terminal->scanner),
                        .window = gj_config_window (terminal->config),
                        .hotline = gj_region_hotline (terminal->region) };

  self->page = NULL;
  if (self->listing != NULL)
    {
      gj_stage_show (terminal, listing_page (self));
      return;
    }
  if (self->text != NULL)
    gj_verify_view_fill (&view, rows, texts, self->verdict, self->stage, &self->sealed);
  self->page = gj_verify_page_new (&view);
  gj_page_set_title (GJ_PAGE (self->page), _("验证凭证"));
  g_signal_connect_swapped (self->page, "again", G_CALLBACK (on_again), self);
  g_signal_connect_swapped (self->page, "records", G_CALLBACK (on_records), self);
  show_fate (self);
  gj_stage_show (terminal, self->page);
}

static gboolean
verify_flow_back (GjFlow *flow)
{
  GjVerifyFlow *self = (GjVerifyFlow *) flow;

  if (self->text == NULL)
    return FALSE;
  if (self->listing != NULL)
    on_records_seen (self);
  else
    on_again (self);
  return TRUE;
}

static void
verify_flow_finalize (GjFlow *flow)
{
  forget_scan ((GjVerifyFlow *) flow);
}

static const GjFlowClass verify_flow_class
    = { sizeof (GjVerifyFlow), verify_flow_show, verify_flow_back, verify_flow_finalize };

void
gj_verify_flow_scanned (GjFlow *flow, const char *text)
{
  g_assert (flow->klass == &verify_flow_class);
  judge ((GjVerifyFlow *) flow, text);
  gj_flow_show (flow);
}

GjFlow *
gj_verify_flow_new (GjTerminal *terminal, const char *text)
{
  GjVerifyFlow *self = gj_flow_new (&verify_flow_class, terminal);

  if (text != NULL)
    judge (self, text);
  return &self->base;
}
