/* SPDX-License-Identifier: Apache-2.0 */
/* A hall with many settlements, the same ones in every run: P01, P02, P04, P09 and P10 are ill and
 * pay for each other. */
#pragma once

#include "tests/store/hall.h"

typedef struct
{
  Hall *hall;
  GRand *random;
  int next; /* number of the next settlement */
} Books;

/* The fixture's hall with @n settlements more. */
void books_open (Books *books, int n);
void books_clear (Books *books);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Books, books_clear)

/* @n settlements within two years of the hall's today, each with zero to two shares; every third at
 * the very same instant as the one before. */
void books_add (Books *books, int n);
