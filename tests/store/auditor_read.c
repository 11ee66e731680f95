/* SPDX-License-Identifier: Apache-2.0 */
/* The auditor's reading: each table whole, row by row, without a condition and without a join. */
#include "tests/store/auditor_private.h"

#include "core/store/statement.h"

static const char *
text (Books *books, GjStatement *row, int column)
{
  return g_string_chunk_insert_const (books->texts, gj_statement_text (row, column));
}

#define TEXT(column) text (books, row, column)
#define NUMBER(column) gj_statement_int64 (row, column)

static void
take_transfer (Books *books, GjStatement *row)
{
  Transfer transfer = { TEXT (0), TEXT (1), TEXT (2), TEXT (3), NUMBER (4), NUMBER (5), TEXT (6), TEXT (7) };

  g_array_append_val (books->transfers, transfer);
}

static void
take_entry (Books *books, GjStatement *row)
{
  Entry entry = { TEXT (0), NUMBER (1), TEXT (2), NUMBER (3), NUMBER (4), 0 };

  g_array_append_val (books->entries, entry);
}

static void
take_intent (Books *books, GjStatement *row)
{
  Intent intent = { TEXT (0), TEXT (1), TEXT (2), NUMBER (3), TEXT (4), TEXT (5), NUMBER (6), TEXT (7), TEXT (8) };

  g_array_append_val (books->intents, intent);
}

static void
take_premium (Books *books, GjStatement *row)
{
  Premium premium = { TEXT (0), NUMBER (1), TEXT (2),   TEXT (3), TEXT (4),    TEXT (5),   NUMBER (6),
                      TEXT (7), TEXT (8),   NUMBER (9), TEXT (10), NUMBER (11), TEXT (12) };

  g_array_append_val (books->premiums, premium);
}

static void
take_paper (Books *books, GjStatement *row)
{
  Paper paper = { TEXT (0), NUMBER (1), TEXT (2), TEXT (3), NUMBER (4), TEXT (5),
                  TEXT (6), TEXT (7),   TEXT (8), TEXT (9), NULL };

  g_array_append_val (books->papers, paper);
}

static void
take_job (Books *books, GjStatement *row)
{
  Job job = { TEXT (0), NUMBER (1), NUMBER (2), TEXT (3), TEXT (4) };

  g_array_append_val (books->jobs, job);
}

static void
take_record (Books *books, GjStatement *row)
{
  Record record = { TEXT (0), NUMBER (1), NUMBER (2), TEXT (3), TEXT (4),
                    TEXT (5), TEXT (6),   TEXT (7),   TEXT (8), TEXT (9) };

  g_array_append_val (books->records, record);
}

static void
take_act (Books *books, GjStatement *row)
{
  Act act = { TEXT (0), TEXT (1), TEXT (2), TEXT (3), NUMBER (4), TEXT (5), TEXT (6), TEXT (7) };

  g_array_append_val (books->acts, act);
}

static void
take_item (Books *books, GjStatement *row)
{
  Item item = { TEXT (0),   NUMBER (1), TEXT (2),   TEXT (3), TEXT (4),
                NUMBER (5), NUMBER (6), NUMBER (7), TEXT (8), TEXT (9) };

  g_array_append_val (books->items, item);
}

static void
take_binding (Books *books, GjStatement *row)
{
  Binding binding = { TEXT (0),   TEXT (1),   NUMBER (2), TEXT (3), NUMBER (4), TEXT (5),
                      NUMBER (6), NUMBER (7), TEXT (8),   TEXT (9), TEXT (10),  NUMBER (11) };

  g_array_append_val (books->bindings, binding);
}

static void
take_request (Books *books, GjStatement *row)
{
  Request request = { TEXT (0), TEXT (1), TEXT (2), TEXT (3), TEXT (4) };

  g_array_append_val (books->requests, request);
}

static void
take_member (Books *books, GjStatement *row)
{
  Member member = { TEXT (0), NUMBER (1), NUMBER (2) };

  g_array_append_val (books->members, member);
}

static void
take_staff (Books *books, GjStatement *row)
{
  Staff staff = { TEXT (0), NUMBER (1), NUMBER (2) };

  g_array_append_val (books->staff, staff);
}

static void
take_correction (Books *books, GjStatement *row)
{
  Correction correction = { TEXT (0), TEXT (1), TEXT (2), TEXT (3), TEXT (4), TEXT (5), TEXT (6) };

  g_array_append_val (books->corrections, correction);
}

static void
take_person (Books *books, GjStatement *row)
{
  g_hash_table_insert (books->persons, (gpointer)TEXT (0), (gpointer)TEXT (1));
}

static void
take_letter (Books *books, GjStatement *row)
{
  g_hash_table_insert (books->letters, (gpointer)TEXT (0), (gpointer)TEXT (1));
}

static void
take_listing (Books *books, GjStatement *row)
{
  g_autofree char *name = g_strdup_printf ("%s-%" G_GINT64_FORMAT, gj_statement_text (row, 0), NUMBER (1));

  g_hash_table_insert (books->listings, g_string_chunk_insert_const (books->texts, name), (gpointer)TEXT (2));
}

typedef void (*Take) (Books *books, GjStatement *row);

static gboolean
read_rows (Books *books, GjStore *store, const char *sql, Take take, GError **error)
{
  g_autoptr (GjStatement) row = gj_statement_take (store, sql, error);
  GjStep step = GJ_STEP_FAILED;

  while (row != NULL && (step = gj_statement_step (row, error)) == GJ_STEP_ROW)
    take (books, row);
  return step == GJ_STEP_DONE;
}

static gboolean
read_money (Books *books, GjStore *store, GError **error)
{
  return read_rows (books, store,
                    "SELECT transfer_id, kind, debit_account, credit_account, amount_fen, time_us, kiosk_id,"
                    " reverses FROM transfer ORDER BY transfer_id",
                    take_transfer, error)
         && read_rows (books, store,
                       "SELECT account_no, entry_no, transfer_id, amount_fen, balance_after_fen"
                       " FROM account_entry ORDER BY account_no, entry_no",
                       take_entry, error)
         && read_rows (books, store,
                       "SELECT transfer_id, payer_psn_no, relative_psn_no, coverage_year, insutype, tier,"
                       " amount_fen, kiosk_id, outcome FROM premium_intent ORDER BY transfer_id",
                       take_intent, error)
         && read_rows (books, store,
                       "SELECT payer_psn_no, time_us, transfer_id, relative_psn_no, patn_rlts,"
                       " insuplc_admdvs, coverage_year, insutype, tier, amount_fen, kiosk_id, receipt_no,"
                       " reversed_by FROM premium_payment ORDER BY transfer_id",
                       take_premium, error)
         && read_rows (books, store,
                       "SELECT transfer_id, reverses, staff_1, staff_2, reason, kiosk_id, outcome"
                       " FROM correction ORDER BY transfer_id",
                       take_correction, error)
         && read_rows (books, store, "SELECT staff_no, since_us, until_us FROM staff ORDER BY staff_no, since_us",
                       take_staff, error);
}

static gboolean
read_papers (Books *books, GjStore *store, GError **error)
{
  return read_rows (books, store,
                    "SELECT kiosk_id, receipt_no, kind, about_id, time_us, holder_psn_no, relative_psn_no,"
                    " prev_hash, hash, sealed FROM receipt ORDER BY kiosk_id, receipt_no",
                    take_paper, error)
         && read_rows (books, store,
                       "SELECT kiosk_id, receipt_no, copy_no, at_kiosk_id, outcome FROM print_job"
                       " ORDER BY kiosk_id, receipt_no, copy_no",
                       take_job, error)
         && read_rows (books, store,
                       "SELECT kiosk_id, joint_no, receipt_no FROM joint_member"
                       " ORDER BY kiosk_id, joint_no, receipt_no",
                       take_member, error)
         && read_rows (books, store, "SELECT kiosk_id, receipt_no, listing FROM statement_listing", take_listing,
                       error)
         && read_rows (books, store,
                       "SELECT kiosk_id, audit_no, time_us, kind, subject, object, result, detail, prev_hash,"
                       " hash FROM audit ORDER BY kiosk_id, audit_no",
                       take_record, error);
}

static gboolean
read_family (Books *books, GjStore *store, GError **error)
{
  return read_rows (books, store,
                    "SELECT act_id, kind, actor_psn_no, kiosk_id, time_us, letter_version, letter_digest,"
                    " signature FROM family_act ORDER BY act_id",
                    take_act, error)
         && read_rows (books, store,
                       "SELECT act_id, seq, contributor_psn_no, relative_psn_no, patn_rlts, begndate,"
                       " prio_before, prio_after, result, consent FROM family_act_item ORDER BY act_id, seq",
                       take_item, error)
         && read_rows (books, store,
                       "SELECT contributor_psn_no, relative_psn_no, begndate, made_by, enddate, patn_rlts,"
                       " prio, vali_flag, ended_by, order_by, closed_why, closed_on FROM binding"
                       " ORDER BY contributor_psn_no, relative_psn_no, begndate, made_by",
                       take_binding, error)
         && read_rows (books, store,
                       "SELECT act_id, contributor_psn_no, relative_psn_no, patn_rlts, answered_by"
                       " FROM family_request ORDER BY act_id, relative_psn_no",
                       take_request, error)
         && read_rows (books, store, "SELECT psn_no, certno FROM person", take_person, error)
         && read_rows (books, store, "SELECT version, text FROM letter", take_letter, error);
}

static void
index_records (Books *books)
{
  AUDIT_EACH (books->records, Record, record)
  {
    GPtrArray *list = g_hash_table_lookup (books->record_by_object, record->object);

    if (list == NULL)
      {
        list = g_ptr_array_new ();
        g_hash_table_insert (books->record_by_object, (gpointer)record->object, list);
      }
    g_ptr_array_add (list, record);
  }
}

/* Only now: while rows were added, the arrays moved. */
static void
index_everything (Books *books)
{
  AUDIT_EACH (books->transfers, Transfer, transfer)
    g_hash_table_insert (books->transfer_by_id, (gpointer)transfer->id, transfer);
  AUDIT_EACH (books->intents, Intent, intent)
    g_hash_table_insert (books->intent_by_id, (gpointer)intent->id, intent);
  AUDIT_EACH (books->premiums, Premium, premium)
    g_hash_table_insert (books->premium_by_id, (gpointer)premium->id, premium);
  AUDIT_EACH (books->papers, Paper, paper)
    g_hash_table_insert (books->paper_by_about, (gpointer)paper->about, paper);
  AUDIT_EACH (books->acts, Act, act)
    g_hash_table_insert (books->act_by_id, (gpointer)act->id, act);
  index_records (books);
}

static GHashTable *
new_index (void)
{
  return g_hash_table_new (g_str_hash, g_str_equal);
}

static void
make_books (Books *books)
{
  *books = (Books){
    .texts = g_string_chunk_new (65536),
    .transfers = g_array_new (FALSE, FALSE, sizeof (Transfer)),
    .entries = g_array_new (FALSE, FALSE, sizeof (Entry)),
    .intents = g_array_new (FALSE, FALSE, sizeof (Intent)),
    .premiums = g_array_new (FALSE, FALSE, sizeof (Premium)),
    .papers = g_array_new (FALSE, FALSE, sizeof (Paper)),
    .jobs = g_array_new (FALSE, FALSE, sizeof (Job)),
    .records = g_array_new (FALSE, FALSE, sizeof (Record)),
    .acts = g_array_new (FALSE, FALSE, sizeof (Act)),
    .items = g_array_new (FALSE, FALSE, sizeof (Item)),
    .bindings = g_array_new (FALSE, FALSE, sizeof (Binding)),
    .requests = g_array_new (FALSE, FALSE, sizeof (Request)),
    .members = g_array_new (FALSE, FALSE, sizeof (Member)),
    .corrections = g_array_new (FALSE, FALSE, sizeof (Correction)),
    .staff = g_array_new (FALSE, FALSE, sizeof (Staff)),
    .persons = new_index (),
    .letters = new_index (),
    .listings = new_index (),
    .transfer_by_id = new_index (),
    .intent_by_id = new_index (),
    .premium_by_id = new_index (),
    .paper_by_about = new_index (),
    .act_by_id = new_index (),
    .record_by_object
    = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify)g_ptr_array_unref),
  };
}

gboolean
auditor_read (Books *books, GjStore *store, GError **error)
{
  gboolean read;

  make_books (books);
  if (!gj_store_begin_read (store, error))
    return FALSE;
  read = read_money (books, store, error) && read_papers (books, store, error)
         && read_family (books, store, error);
  gj_store_rollback (store);
  index_everything (books);
  return read;
}

void
auditor_clear_books (Books *books)
{
  GArray **arrays[] = { &books->transfers, &books->entries, &books->intents,  &books->premiums,
                        &books->papers,    &books->jobs,    &books->records,  &books->acts,
                        &books->items,     &books->bindings, &books->requests, &books->members,
                        &books->corrections, &books->staff };
  GHashTable **indexes[] = { &books->persons,       &books->letters,        &books->listings, &books->transfer_by_id,
                             &books->intent_by_id,  &books->premium_by_id,  &books->paper_by_about,
                             &books->act_by_id,     &books->record_by_object };

  for (guint i = 0; i < G_N_ELEMENTS (indexes); i++)
    g_clear_pointer (indexes[i], g_hash_table_unref);
  for (guint i = 0; i < G_N_ELEMENTS (arrays); i++)
    g_clear_pointer (arrays[i], g_array_unref);
  g_clear_pointer (&books->texts, g_string_chunk_free);
}
