/* SPDX-License-Identifier: Apache-2.0 */
/* The two names of a correction are tied to the audit chain, and corrections of before they were are told apart. */
#include "core/audit/audit_private.h"
#include "core/store/statement.h"
#include "tests/store/auditor.h"
#include "tests/store/corrections.h"

/* ---- a chain that somebody computes anew ---- */

static void
add_record (GString *sql, GjSm3 *sm3, GjStatement *row, char hash[GJ_AUDIT_HEX])
{
  const GjAuditEntry entry = { .kiosk_id = gj_statement_text (row, 0),
                               .time_us = gj_statement_int64 (row, 2),
                               .kind = gj_statement_text (row, 3),
                               .subject = gj_statement_text (row, 4),
                               .object = gj_statement_text (row, 5),
                               .result = gj_statement_text (row, 6),
                               .detail = gj_statement_text (row, 7) };
  gint64 no = gj_statement_int64 (row, 1);
  g_autofree char *before = g_strdup (no == 1 ? GJ_AUDIT_NO_HASH : hash);

  g_assert_true (gj_audit_hash (sm3, &entry, no, before, hash, NULL));
  g_string_append_printf (sql,
                          "UPDATE audit SET prev_hash = '%s', hash = '%s'"
                          " WHERE kiosk_id = '%s' AND audit_no = %" G_GINT64_FORMAT ";",
                          before, hash, entry.kiosk_id, no);
}

/* The digests cut from the records of @ids, and every hash made anew: a chain that verifies. */
static void
cut_digests (Hall *hall, const char *const ids[], guint n)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autoptr (GjSm3) sm3 = gj_sm3_new ();
  g_autoptr (GjStatement) row = NULL;
  char hash[GJ_AUDIT_HEX];

  for (guint i = 0; i < n; i++)
    g_string_append_printf (sql,
                            "UPDATE audit SET detail = substr (detail, 1, instr (detail, ' staff ') - 1)"
                            " WHERE object = '%s' AND kind = 'transfer.reversed';",
                            ids[i]);
  hall_damage (hall, sql->str);
  g_string_truncate (sql, 0);
  g_assert_true (gj_store_begin_read (hall->store, NULL));
  row = gj_statement_take (hall->store,
                           "SELECT kiosk_id, audit_no, time_us, kind, subject, object, result, detail"
                           " FROM audit ORDER BY kiosk_id, audit_no",
                           NULL);
  while (gj_statement_step (row, NULL) == GJ_STEP_ROW)
    add_record (sql, sm3, row, hash);
  g_clear_pointer (&row, gj_statement_release);
  gj_store_rollback (hall->store);
  hall_damage (hall, sql->str);
}

/* ---- two corrections, one after the other ---- */

typedef struct
{
  Hall *hall;
  char ids[2][20]; /* of the corrections */
} Case;

static void
case_open (Case *self)
{
  self->hall = hall_new ();
  for (guint i = 0; i < G_N_ELEMENTS (self->ids); i++)
    {
      g_auto (GjPremiumPaid) paid = { 0 };
      g_autoptr (GjReceiptRow) paper = NULL;
      char id[20];
      GjPremiumOrder order = hall_order (id, "P01", "P02", "senior", 36000);
      GjCorrectionOrder correction = correction_order (self->ids[i], id);

      g_assert_cmpint (hall_pay (self->hall, &order, &paid), ==, GJ_PAY_COMMITTED);
      g_assert_cmpint (gj_correction_prepare (self->hall->store, self->hall->clock, &correction, NULL), ==,
                       GJ_PREPARE_DONE);
      g_assert_cmpint (gj_correction_submit (self->hall->store, self->hall->clock, self->hall->signer,
                                             &correction, &paper, NULL),
                       ==, GJ_CORRECTION_DONE);
    }
}

static void
case_clear (Case *self)
{
  hall_free (self->hall);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Case, case_clear)

/* By the check that ships and by the auditor, which shares nothing with it. */
static void
assert_sound (Hall *hall)
{
  g_auto (GStrv) findings = hall_check (hall);

  for (guint i = 0; findings[i] != NULL; i++)
    if (!g_str_has_prefix (findings[i], "schema ")) /* the guards that were taken away */
      g_error ("%s", findings[i]);
  auditor_assert_sound (hall->keyring, hall->store);
}

static void
assert_found_by_both (Hall *hall, const char *id)
{
  g_autoptr (Auditor) auditor = auditor_new (hall->keyring);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) checked = hall_check (hall);
  g_autoptr (GPtrArray) audited = auditor_audit (auditor, hall->store, &error);
  g_autofree char *finding = g_strconcat ("I20 ", id, NULL);
  gboolean found = FALSE;

  g_assert_no_error (error);
  g_assert_true (g_strv_contains ((const char *const *)checked, finding));
  for (guint i = 0; i < audited->len; i++)
    found |= g_str_has_prefix (g_ptr_array_index (audited, i), finding);
  g_assert_true (found);
}

static void
test_corrections_of_before_there_were_digests_are_sound (void)
{
  g_auto (Case) self = { NULL };
  const char *ids[2] = { self.ids[0], self.ids[1] };

  case_open (&self);
  assert_sound (self.hall);
  cut_digests (self.hall, ids, 1);
  assert_sound (self.hall); /* an old one, and a new one */
  cut_digests (self.hall, ids + 1, 1);
  assert_sound (self.hall); /* two old ones */
}

static void
test_a_digest_cut_from_a_later_record_is_found (void)
{
  g_auto (Case) self = { NULL };
  const char *ids[1] = { self.ids[1] };

  case_open (&self);
  cut_digests (self.hall, ids, 1);
  assert_found_by_both (self.hall, self.ids[1]);
}

static void
test_two_names_that_changed_places_are_found (void)
{
  g_auto (Case) self = { NULL };
  g_autofree char *sql = NULL;

  case_open (&self);
  sql = g_strdup_printf ("UPDATE correction SET staff_1 = staff_2, staff_2 = staff_1 WHERE transfer_id = '%s'",
                         self.ids[0]);
  hall_damage (self.hall, sql);
  assert_found_by_both (self.hall, self.ids[0]);
}

/* One that came to nothing has no paper that would tell. */
static void
test_a_name_of_an_unfinished_correction_is_tied_too (void)
{
  static const char *const damages[] = { "UPDATE correction SET staff_1 = '某人' WHERE outcome = 'unfinished'",
                                         "DELETE FROM correction WHERE outcome = 'unfinished'",
                                         "UPDATE audit SET object = '' WHERE kind = 'reversal.unfinished'" };

  for (guint i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autoptr (Hall) hall = hall_new ();
      g_auto (GjPremiumPaid) paid = { 0 };
      char id[20];
      GjPremiumOrder order = hall_order (id, "P01", "P02", "senior", 36000);
      char correction_id[20];
      GjCorrectionOrder correction = correction_order (correction_id, id);
      int closed = 0;

      g_assert_cmpint (hall_pay (hall, &order, &paid), ==, GJ_PAY_COMMITTED);
      g_assert_cmpint (gj_correction_prepare (hall->store, hall->clock, &correction, NULL), ==, GJ_PREPARE_DONE);
      g_assert_true (gj_correction_resolve_unfinished (hall->store, hall->clock, HALL_KIOSK, &closed, NULL));
      g_assert_cmpint (closed, ==, 1);
      assert_sound (hall);
      hall_damage (hall, damages[i]);
      assert_found_by_both (hall, correction_id);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/correction-staff/corrections-of-before-there-were-digests-are-sound",
                   test_corrections_of_before_there_were_digests_are_sound);
  g_test_add_func ("/correction-staff/a-digest-cut-from-a-later-record-is-found",
                   test_a_digest_cut_from_a_later_record_is_found);
  g_test_add_func ("/correction-staff/two-names-that-changed-places-are-found",
                   test_two_names_that_changed_places_are_found);
  g_test_add_func ("/correction-staff/a-name-of-an-unfinished-correction-is-tied-too",
                   test_a_name_of_an_unfinished_correction_is_tied_too);
  return g_test_run ();
}
