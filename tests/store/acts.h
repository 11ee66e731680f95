/* SPDX-License-Identifier: Apache-2.0 */
/* Acts for the store tests: an order with an id of its own, signed with a letter. */
#pragma once

#include "core/family/act.h"
#include "tests/store/hall.h"

#define ACTS_LETTER_VERSION "100000-test"
#define ACTS_LETTER "承诺书\n\n我自愿共济。"
#define ACTS_SIGNATURE "100,100 200,220;300,120 310,300"

typedef struct
{
  char id[20];
  GjActOrder order;
} Acts;

GjActItem acts_item (const char *contributor, const char *relative, const char *patn_rlts);
/* For every kind but BIND. Which binding or request of the two it is, acts_submit() looks up as a page would
 * show it, unless the item names one. */
GjActItem acts_pair (const char *contributor, const char *relative);
/* What a page showed before: @begndate 0 is a request. */
GjActItem acts_shown (const char *contributor, const char *relative, GjDate begndate,
                      const char *made_by);
/* @items belongs to the caller. */
Acts acts_new (GjActKind kind, const char *actor, const GjActItem *items, gsize n_items);
/* It is done. */
void acts_do (Hall *hall, GjActKind kind, const char *actor, const GjActItem *items, gsize n_items);
/* The store must not fail. */
GjActResult acts_submit (Hall *hall, Acts *act, GjActOutcome *outcome);
GjActItemResult acts_result (const GjActOutcome *outcome, guint index);
/* As an import does. */
void acts_close_ended (Hall *hall);
/* The hall's region again, with the policies in hall->dir before the shipped ones. */
void acts_use_region (Hall *hall);
