/* SPDX-License-Identifier: Apache-2.0 */
/* What 验证凭证 says: no more than was checked and looked up. */
#include <string.h>

#include "kiosk/flows/verify_fate.h"
#include "kiosk/flows/verify_views.h"

/* A paper with a line for each name. */
static GjDocument *
new_document (GjDocumentKind kind, const char *const *names)
{
  GjDocument *document = gj_document_new ();

  document->kind = kind;
  document->kiosk_id = g_strdup ("02");
  document->receipt_no = 138;
  document->holder_name = g_strdup ("*伟");
  document->holder_id = g_strdup ("1100**********0015");
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    gj_document_add_line (document, names[i], "1100**********0028", "10");
  return document;
}

static void
assert_fate (GjDocument *document, const GjPaperFate *fate, GjTone tone, const char *head,
             const char *first_row)
{
  g_autoptr (GPtrArray) texts = gj_texts_new ();
  const GjSealed sealed = { .document = document };
  GjFateView view;

  gj_fate_view_fill (&view, texts, &sealed, fate);
  g_assert_cmpstr (view.head, ==, head);
  g_assert_cmpint (view.tone, ==, tone);
  g_assert_cmpstr (view.n_rows > 0 ? view.rows[0].value : NULL, ==, first_row);
  if (document != NULL)
    g_assert_null (strstr (view.detail, "退回")); /* no payment was looked up */
}

static void
test_what_holds_is_told_in_the_head_and_what_changed_in_a_row (void)
{
  g_autoptr (GjDocument) bind
      = new_document (GJ_DOCUMENT_BIND, (const char *const[]){ "*英", NULL });
  GjPaperFate fate = { .n_lines = 1, .lines = { { GJ_LINE_FATE_IN_FORCE } } };

  assert_fate (bind, &fate, GJ_TONE_ACT, "现在还有效", NULL);
  fate.lines[0] = (GjLineFate){ GJ_LINE_FATE_RELEASED, 20261120 };
  assert_fate (bind, &fate, GJ_TONE_CARE, "后来有变动", "*英：2026年11月20日结束，现在无效");
  fate.lines[0] = (GjLineFate){ GJ_LINE_FATE_WAITING };
  assert_fate (bind, &fate, GJ_TONE_ACT, "还在等家人答复", NULL);
}

/* Whoever holds an old paper may ask: the private facts behind the end are not told, and neither is the day of what has
 * not ended. */
static void
test_why_a_binding_no_longer_holds_is_not_told (void)
{
  static const struct
  {
    GjLineFateKind kind;
    const char *row;
  } ends[] = {
    { GJ_LINE_FATE_PAUSED, "*英：现在无效" },
    { GJ_LINE_FATE_RELEASED, "*英：2026年11月20日结束，现在无效" },
    { GJ_LINE_FATE_LEFT, "*英：2026年11月20日结束，现在无效" },
    { GJ_LINE_FATE_EXPIRED, "*英：2026年11月20日结束，现在无效" },
    { GJ_LINE_FATE_INSURANCE_ENDED, "*英：2026年11月20日结束，现在无效" },
    { GJ_LINE_FATE_MOVED, "*英：2026年11月20日结束，现在无效" },
    { GJ_LINE_FATE_OVER, "*英：2026年11月20日结束，现在无效" },
    { GJ_LINE_FATE_REFUSED, "*英：没有生效" },
    { GJ_LINE_FATE_WITHDRAWN, "*英：没有生效" },
    { GJ_LINE_FATE_BOUND_AGAIN, "*英：现在有绑定" },
  };
  g_autoptr (GjDocument) bind
      = new_document (GJ_DOCUMENT_BIND, (const char *const[]){ "*英", NULL });

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      GjPaperFate fate = { .n_lines = 1, .lines = { { ends[i].kind, 20261120 } } };

      assert_fate (bind, &fate, GJ_TONE_CARE, "后来有变动", ends[i].row);
    }
}

/* The head is what is read first: it is no plain "genuine" where what the paper says no longer holds. */
static void
test_the_head_says_whether_it_still_holds (void)
{
  static const struct
  {
    GjPaperFate fate;
    const char *verdict;
  } heads[] = {
    { { .n_premiums = 2 }, NULL },
    { { .n_premiums = 1, .n_reversed = 1, .reversed_on = 20261101 }, "码是真的，但后来退回了" },
    { { .n_lines = 1, .lines = { { GJ_LINE_FATE_IN_FORCE } } }, NULL },
    { { .n_lines = 1, .lines = { { GJ_LINE_FATE_WAITING } } }, NULL },
    { { .n_lines = 1, .lines = { { GJ_LINE_FATE_PAUSED } } }, "码是真的，但现在无效" },
    { { .n_lines = 1, .lines = { { GJ_LINE_FATE_EXPIRED, 20261101 } } }, "码是真的，但已经结束" },
    { { .n_lines = 1, .lines = { { GJ_LINE_FATE_REFUSED } } }, "码是真的，但没有生效" },
    { { .n_lines = 2, .lines = { { GJ_LINE_FATE_IN_FORCE }, { GJ_LINE_FATE_LEFT } } }, "码是真的，但后来有变动" },
    { { .n_lines = 1, .ordered_on = 20261101 }, "码是真的，但又改过顺序" },
  };
  g_autoptr (GjDocument) bind
      = new_document (GJ_DOCUMENT_BIND, (const char *const[]){ "*英", "*民", NULL });
  const GjSealed sealed = { .document = bind };

  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    {
      g_autoptr (GPtrArray) texts = gj_texts_new ();
      GjFateView view;

      gj_fate_view_fill (&view, texts, &sealed, &heads[i].fate);
      g_assert_cmpstr (view.verdict, ==, heads[i].verdict);
    }
}

static void
test_of_several_each_has_a_row_once_they_differ (void)
{
  g_autoptr (GjDocument) bind
      = new_document (GJ_DOCUMENT_BIND, (const char *const[]){ "*英", "*民", NULL });
  GjPaperFate fate
      = { .n_lines = 2, .lines = { { GJ_LINE_FATE_IN_FORCE }, { GJ_LINE_FATE_IN_FORCE } } };

  assert_fate (bind, &fate, GJ_TONE_ACT, "现在还有效", NULL);
  fate.lines[1] = (GjLineFate){ GJ_LINE_FATE_LEFT, 20261120 };
  assert_fate (bind, &fate, GJ_TONE_CARE, "后来有变动", "*英：现在还有效");
  fate.lines[0] = (GjLineFate){ GJ_LINE_FATE_UNTOLD };
  assert_fate (bind, &fate, GJ_TONE_CARE, "后来有变动", "*民：2026年11月20日结束，现在无效");
}

static void
test_another_order_and_a_new_contributor_are_changes (void)
{
  g_autoptr (GjDocument) order
      = new_document (GJ_DOCUMENT_ORDER, (const char *const[]){ "*伟", NULL });
  GjPaperFate fate
      = { .n_lines = 1, .lines = { { GJ_LINE_FATE_IN_FORCE } }, .n_joined = 1 };

  assert_fate (order, &fate, GJ_TONE_CARE, "后来有变动", "*伟：现在还有效");
  fate.n_joined = 0;
  assert_fate (order, &fate, GJ_TONE_ACT, "现在还是这个顺序", NULL);
  fate = (GjPaperFate){ .n_lines = 1, .ordered_on = 20261120 };
  assert_fate (order, &fate, GJ_TONE_CARE, "2026年11月20日又改过顺序", NULL);
}

static void
test_what_was_not_looked_up_is_not_claimed (void)
{
  g_autoptr (GjDocument) statement = new_document (GJ_DOCUMENT_STATEMENT, NULL);
  g_autoptr (GjDocument) bind
      = new_document (GJ_DOCUMENT_BIND, (const char *const[]){ "*英", NULL });
  GjPaperFate nothing = { 0 };
  GjPaperFate not_done = { .n_lines = 1 };

  assert_fate (statement, &nothing, GJ_TONE_ACT, "本机查到这张凭证", NULL);
  assert_fate (bind, &not_done, GJ_TONE_ACT, "本机查到这张凭证", NULL);
}

static void
test_records_are_offered_only_where_they_are_the_signed_ones (void)
{
  g_autoptr (GPtrArray) texts = gj_texts_new ();
  g_autoptr (GjDocument) statement = new_document (GJ_DOCUMENT_STATEMENT, NULL);
  const GjSealed sealed = { .document = statement };
  GjPaperFate fate = { .records = GJ_RECORDS_FATE_KEPT };
  GjFateView view;

  statement->n_listed = 12;
  gj_fate_view_fill (&view, texts, &sealed, &fate);
  g_assert_true (view.has_records);
  g_assert_cmpstr (view.head, ==, "本机存着这12笔，和签名一致");
  fate.records = GJ_RECORDS_FATE_ALTERED;
  gj_fate_view_fill (&view, texts, &sealed, &fate);
  g_assert_false (view.has_records);
  g_assert_cmpint (view.tone, ==, GJ_TONE_CARE);
}

static void
test_a_payment_says_whether_it_was_taken_back (void)
{
  g_autoptr (GPtrArray) texts = gj_texts_new ();
  const GjSealed sealed = { NULL };
  GjPaperFate fate = { .n_premiums = 1 };
  GjFateView view;

  assert_fate (NULL, &fate, GJ_TONE_ACT, "没有补打过", NULL);
  fate.n_reversed = 1;
  fate.reversed_on = 20261101;
  assert_fate (NULL, &fate, GJ_TONE_CARE, "这笔缴费后来退回了", NULL);
  gj_fate_view_fill (&view, texts, &sealed, &fate);
  g_assert_nonnull (strstr (view.detail, "2026年11月1日"));
}

static void
test_a_correction_says_that_the_money_is_back (void)
{
  g_autoptr (GPtrArray) texts = gj_texts_new ();
  g_autoptr (GjDocument) document
      = new_document (GJ_DOCUMENT_CORRECTION, (const char *const[]){ "*英", NULL });
  const GjPaperFate fate = { .corrects = TRUE };
  GjVerifyRow rows[GJ_VERIFY_MAX_ROWS];
  const GjSealed sealed = { .document = document };
  GjVerifyView view = { 0 };
  gboolean named = FALSE;

  document->lines[0].amount_fen = 40000;
  document->lines[0].coverage_year = 2027;
  document->correction = (GjDocumentCorrection){ .kiosk_id = g_strdup ("02"),
                                                 .receipt_no = 137,
                                                 .paid_on = 20261015,
                                                 .staff = { g_strdup ("李红"), g_strdup ("陈明") },
                                                 .cause = g_strdup ("缴费年度选错") };
  assert_fate (document, &fate, GJ_TONE_ACT, "钱已经退回付款人的账户", NULL);
  gj_verify_view_fill (&view, rows, texts, GJ_VERDICT_VALID, GJ_RECEIPT_STAGE_NONE, &sealed);
  for (guint i = 0; i < view.n_rows; i++)
    named = named || g_str_equal (rows[i].value, "02-000137，2026-10-15 缴的");
  g_assert_true (named);
}

static void
test_of_a_joint_paper_the_payments_taken_back_are_named (void)
{
  g_autoptr (GPtrArray) texts = gj_texts_new ();
  g_autoptr (GjDocument) joint
      = new_document (GJ_DOCUMENT_JOINT, (const char *const[]){ "*英", "*芳", "*英", NULL });
  const GjSealed sealed = { .document = joint };
  GjPaperFate fate = { .n_premiums = 3, .n_reversed = 2, .reversed = { FALSE, TRUE, TRUE } };
  GjFateView view;

  joint->lines[1].amount_fen = 40000;
  joint->lines[2].amount_fen = 20050;
  gj_fate_view_fill (&view, texts, &sealed, &fate);
  g_assert_cmpstr (view.head, ==, "其中2笔缴费后来退回了");
  g_assert_cmpstr (view.verdict, ==, "码是真的，但有的退回了");
  g_assert_cmpuint (view.n_rows, ==, 2);
  g_assert_cmpstr (view.rows[0].value, ==, "第2位 *芳，¥400.00，退回了");
  g_assert_cmpstr (view.rows[1].value, ==, "第3位 *英，¥200.50，退回了");
}

static GjVerifyView
view_of (GjTexts *texts, GjVerifyRow *rows, GjVerdict verdict, GjReceiptStage stage,
         GjDocument *document)
{
  const GjSealed sealed = { .document = document };
  GjVerifyView view = { 0 };

  gj_verify_view_fill (&view, rows, texts, verdict, stage, &sealed);
  return view;
}

/* The verdict on a text that says nothing we know. */
static void
assert_headline (const char *text, const char *headline)
{
  g_autoptr (GPtrArray) texts = gj_texts_new ();
  GjVerifyRow rows[GJ_VERIFY_MAX_ROWS];
  GjReceiptStage stage = GJ_RECEIPT_STAGE_NONE;
  GjVerdict verdict = gj_sealed_verify (text, NULL, &stage, NULL);

  g_assert_cmpint (verdict, ==, GJ_VERDICT_NOT_A_RECEIPT);
  g_assert_cmpstr (view_of (texts, rows, verdict, stage, NULL).headline, ==, headline);
}

static void
test_a_newer_kind_of_ours_is_no_strange_code (void)
{
  assert_headline ("GJ9:ABC", "这张凭条的格式比本机新");
  assert_headline ("GJ12:ABC", "这张凭条的格式比本机新");
  assert_headline ("GJ:ABC", "这不是凭条上的码");
  assert_headline ("https://example.org/", "这不是凭条上的码");
}

/* A genuine code may stand on altered print: nothing is said of the print but to compare it. */
static void
assert_only_the_code_was_checked (const GjVerifyView *view)
{
  g_assert_cmpstr (view->headline, ==, "二维码是真的");
  g_assert_null (strstr (view->line, "改过"));
  g_assert_nonnull (strstr (view->advice, "和纸上的对一遍，不一样的凭条是假的"));
}

static void
test_a_genuine_code_says_nothing_of_the_print (void)
{
  g_autoptr (GPtrArray) texts = gj_texts_new ();
  g_autoptr (GjDocument) statement = new_document (GJ_DOCUMENT_STATEMENT, NULL);
  g_autoptr (GjDocument) bind
      = new_document (GJ_DOCUMENT_BIND, (const char *const[]){ "*英", NULL });
  GjVerifyRow rows[GJ_VERIFY_MAX_ROWS];
  GjVerifyView view;

  statement->records = GJ_DOCUMENT_RECORDS_CONSUMPTION;
  statement->from = 20260101;
  statement->to = 20261015;
  view = view_of (texts, rows, GJ_VERDICT_VALID, GJ_RECEIPT_STAGE_NONE, statement);
  assert_only_the_code_was_checked (&view);
  g_assert_nonnull (strstr (view.advice, "每一笔")); /* on an old paper, whose records nothing signs */
  bind->lines[0].result = GJ_DOCUMENT_RESULT_BOUND;
  view = view_of (texts, rows, GJ_VERDICT_VALID, GJ_RECEIPT_STAGE_NONE, bind);
  assert_only_the_code_was_checked (&view);
  g_assert_null (strstr (view.advice, "每一笔"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/verify/what-holds-is-told-in-the-head-and-what-changed-in-a-row", test_what_holds_is_told_in_the_head_and_what_changed_in_a_row);
  g_test_add_func ("/verify/why-a-binding-no-longer-holds-is-not-told",
                   test_why_a_binding_no_longer_holds_is_not_told);
  g_test_add_func ("/verify/the-head-says-whether-it-still-holds", test_the_head_says_whether_it_still_holds);
  g_test_add_func ("/verify/of-several-each-has-a-row-once-they-differ", test_of_several_each_has_a_row_once_they_differ);
  g_test_add_func ("/verify/another-order-and-a-new-contributor-are-changes",
                   test_another_order_and_a_new_contributor_are_changes);
  g_test_add_func ("/verify/what-was-not-looked-up-is-not-claimed",
                   test_what_was_not_looked_up_is_not_claimed);
  g_test_add_func ("/verify/records-are-offered-only-where-they-are-the-signed-ones",
                   test_records_are_offered_only_where_they_are_the_signed_ones);
  g_test_add_func ("/verify/a-payment-says-whether-it-was-taken-back",
                   test_a_payment_says_whether_it_was_taken_back);
  g_test_add_func ("/verify-words/a-correction-says-that-the-money-is-back",
                   test_a_correction_says_that_the_money_is_back);
  g_test_add_func ("/verify/of-a-joint-paper-the-payments-taken-back-are-named",
                   test_of_a_joint_paper_the_payments_taken_back_are_named);
  g_test_add_func ("/verify/a-newer-kind-of-ours-is-no-strange-code",
                   test_a_newer_kind_of_ours_is_no_strange_code);
  g_test_add_func ("/verify/a-genuine-code-says-nothing-of-the-print",
                   test_a_genuine_code_says_nothing_of_the_print);
  return g_test_run ();
}
