/* SPDX-License-Identifier: Apache-2.0 */
/* The auditor's acts: what each did is there, one change for one item, and each stands beside its letter, its paper
 * and its audit record. */
#include "tests/store/auditor_private.h"

#include <string.h>

static const char *const ENDED[] = { "released", "left", NULL };
static const char *const DONE[]
    = { "bound", "requested", "refused", "left", "released", "withdrawn", "ordered", NULL };

/* ---- items: what they did is there, once ---- */

static void
look_at_item (Auditor *auditor, const Act *act, const Item *item)
{
  Books *books = &auditor->books;
  gboolean by_contributor = g_str_equal (act->kind, "bind") || g_str_equal (act->kind, "release");
  guint made = 0;
  guint ended = 0;
  guint requests = 0;
  guint answers = 0;

  AUDIT_EACH (books->bindings, Binding, binding)
  {
    if (!PAIR_IS (binding, item) || binding->begndate != item->begndate)
      continue;
    made += g_str_equal (binding->made_by, act->id);
    ended += g_str_equal (binding->ended_by, act->id);
  }
  AUDIT_EACH (books->requests, Request, request)
  {
    requests += PAIR_IS (request, item) && g_str_equal (request->act, act->id);
    answers += PAIR_IS (request, item) && g_str_equal (request->answered_by, act->id);
  }
  if (!g_str_equal (act->actor, by_contributor ? item->contributor : item->relative))
    auditor_tell (auditor, "I6", act->id, "done by somebody whose it was not");
  if (made != (g_str_equal (item->result, "bound") ? 1 : 0)
      || ended != (g_strv_contains (ENDED, item->result) ? 1 : 0)
      || requests != (g_str_equal (item->result, "requested") ? 1 : 0)
      || (answers != 1 && (g_str_equal (item->result, "refused") || g_str_equal (item->result, "withdrawn"))))
    auditor_tell (auditor, "family", act->id, "what it did is not there");
  if (g_str_equal (item->consent, "own-pin")
      != (auditor_count_consents (auditor, act->id, item->relative) == 1))
    auditor_tell (auditor, "I20", act->id, "a consent that is not what was recorded");
}

/* ---- papers ---- */

static GjDocumentResult
result_on_paper (const Act *act, const char *word)
{
  static const struct
  {
    const char *word;
    GjDocumentResult result;
  } words[] = {
    { "requested", GJ_DOCUMENT_RESULT_ASKED },     { "released", GJ_DOCUMENT_RESULT_RELEASED },
    { "withdrawn", GJ_DOCUMENT_RESULT_WITHDRAWN }, { "refused", GJ_DOCUMENT_RESULT_REFUSED },
    { "left", GJ_DOCUMENT_RESULT_LEFT },           { "ordered", GJ_DOCUMENT_RESULT_NONE },
  };

  if (g_str_equal (word, "bound"))
    return g_str_equal (act->kind, "bind") ? GJ_DOCUMENT_RESULT_BOUND : GJ_DOCUMENT_RESULT_AGREED;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (word, words[i].word))
      return words[i].result;
  return GJ_DOCUMENT_RESULT_NOT_DONE;
}

static gboolean
line_says (Auditor *auditor, const Act *act, const GjDocument *document, const Item *item, guint n)
{
  gboolean by_contributor = g_str_equal (act->actor, item->contributor);
  /* An order's lines lie by the places that were given; items are numbered in the same way. */
  const GjDocumentLine *line = n < document->n_lines ? &document->lines[n] : NULL;

  if (line == NULL)
    return n >= GJ_DOCUMENT_LINES_MAX; /* a paper has no room for more */
  return g_str_equal (line->patn_rlts, item->rlts) && line->result == result_on_paper (act, item->result)
         && auditor_is_id_of (auditor, line->id, by_contributor ? item->relative : item->contributor)
         && (document->kind != GJ_DOCUMENT_ORDER || line->place == item->prio_after);
}

static const char *
paper_kind (const Act *act)
{
  gboolean own = g_str_equal (act->kind, "bind") || g_str_equal (act->kind, "release")
                 || g_str_equal (act->kind, "order");

  return own ? act->kind : "answer";
}

static void
look_at_act (Auditor *auditor, const Act *act)
{
  Books *books = &auditor->books;
  const Paper *paper = g_hash_table_lookup (books->paper_by_about, act->id);
  const GjDocument *document = paper != NULL && paper->sealed != NULL ? paper->sealed->document : NULL;
  g_autofree char *kind = g_strconcat ("family.", act->kind, NULL);
  const char *letter = g_hash_table_lookup (books->letters, act->letter_version);
  gboolean binds = g_str_equal (act->kind, "bind") || g_str_equal (act->kind, "accept");
  const Record *record = NULL;
  char digest[65] = "";
  guint n_done = 0;
  guint n = 0;

  AUDIT_EACH (books->items, Item, item)
  {
    if (!g_str_equal (item->act, act->id))
      continue;
    look_at_item (auditor, act, item);
    n_done += g_strv_contains (DONE, item->result);
    if (document != NULL && !line_says (auditor, act, document, item, n))
      auditor_tell_paper (auditor, "I9", paper, "a line says something else than was done");
    n++;
  }
  if (n_done == 0)
    auditor_tell (auditor, "I9", act->id, "an act that did nothing");
  if (document == NULL || !g_str_equal (paper->kind, paper_kind (act)) || paper->time_us != act->time_us
      || !g_str_equal (paper->kiosk, act->kiosk) || !g_str_equal (paper->holder, act->actor)
      || document->n_lines != MIN (n, GJ_DOCUMENT_LINES_MAX)
      || document->by_pin != g_str_equal (act->signature, "pin"))
    auditor_tell (auditor, "I9", act->id, "its paper is not there, or of another act");
  if (auditor_count_records (auditor, act->id, kind, "ok", &record) != 1
      || !g_str_equal (record->subject, act->actor) || !g_str_equal (record->kiosk, act->kiosk)
      || record->time_us != act->time_us)
    auditor_tell (auditor, "I20", act->id, "an act without its one audit record");
  if (letter != NULL)
    auditor_sm3_hex (letter, strlen (letter), digest);
  if (binds != (*act->signature != '\0') || binds != (letter != NULL)
      || (binds && !g_str_equal (digest, act->letter_digest)))
    auditor_tell (auditor, "family", act->id, "the letter is not the one that was signed");
}

static void
look_at_strays (Auditor *auditor)
{
  Books *books = &auditor->books;

  AUDIT_EACH (books->items, Item, item)
    if (!g_hash_table_contains (books->act_by_id, item->act))
      auditor_tell (auditor, "family", item->act, "an item of no act");
}

void
auditor_look_at_acts (Auditor *auditor)
{
  AUDIT_EACH (auditor->books.acts, Act, act)
    look_at_act (auditor, act);
  look_at_strays (auditor);
}
