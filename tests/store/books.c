/* SPDX-License-Identifier: Apache-2.0 */
/* Settlements by a random generator of a fixed seed, written as plain SQL. */
#include "tests/store/books.h"

#define DAY_US (G_GINT64_CONSTANT (86400) * G_USEC_PER_SEC)

static const char *const PEOPLE[] = { "P01", "P02", "P04", "P09", "P10" };
static const char *const CARES[] = { "11", "13", "14", "21", "41" };

/* One settlement at @time_us with zero to two contributors, of random people, care and amounts. */
static void
add_settlement (Books *books, GString *sql, gint64 time_us)
{
  int number = books->next++;
  int patient = g_rand_int_range (books->random, 0, G_N_ELEMENTS (PEOPLE));
  int care = g_rand_int_range (books->random, 0, G_N_ELEMENTS (CARES));
  int n_shares = g_rand_int_range (books->random, 0, 3);
  int fund = g_rand_int_range (books->random, 0, 99999);
  int account = g_rand_int_range (books->random, 0, 9999);
  int cash = g_rand_int_range (books->random, 0, 9999);
  int shares[2] = { 0 };
  int i;

  for (i = 0; i < n_shares; i++)
    shares[i] = g_rand_int_range (books->random, 1, 9999);
  g_string_append_printf (sql,
                          "INSERT INTO settlement VALUES ('%s', %" G_GINT64_FORMAT
                          ", 'N%05d', 'D1', '医院%d', '%s', %d, %d, %d, %d, %d);",
                          PEOPLE[patient], time_us, number, number, CARES[care],
                          fund + account + shares[0] + shares[1] + cash, fund, account,
                          shares[0] + shares[1], cash);
  for (i = 0; i < n_shares; i++)
    g_string_append_printf (sql,
                            "INSERT INTO settlement_share VALUES ('%s', %" G_GINT64_FORMAT
                            ", 'N%05d', %d, '%s', '%s', %d, '医院%d');",
                            PEOPLE[(patient + 1 + i) % (int)G_N_ELEMENTS (PEOPLE)], time_us, number,
                            i + 1, PEOPLE[patient], CARES[care], shares[i], number);
}

void
books_add (Books *books, int n)
{
  g_autoptr (GString) sql = g_string_new ("BEGIN;");
  g_autofree char *refusal = NULL;
  gint64 now_us = gj_clock_now_us (books->hall->clock);
  gint64 time_us = now_us;
  int i;

  for (i = 0; i < n; i++)
    {
      if (i % 3 != 0)
        time_us = now_us - (gint64)g_rand_int_range (books->random, 0, 720) * DAY_US;
      add_settlement (books, sql, time_us);
    }
  g_string_append (sql, "COMMIT");
  refusal = hall_raw (books->hall, sql->str);
  g_assert_cmpstr (refusal, ==, NULL);
}

void
books_open (Books *books, int n)
{
  books->hall = hall_new ();
  books->random = g_rand_new_with_seed (20261015);
  books->next = 1;
  books_add (books, n);
}

void
books_clear (Books *books)
{
  hall_free (books->hall);
  g_rand_free (books->random);
}
