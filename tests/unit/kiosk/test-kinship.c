/* SPDX-License-Identifier: Apache-2.0 */
/* Who is paid for is told from whoever reads alike. */
#include "kiosk/flows/kinship.h"

static GjPayable *
add (GjResident *resident, GjPerson *person, const char *patn_rlts)
{
  GjPayable *payable = g_new0 (GjPayable, 1);

  payable->person = person;
  payable->patn_rlts = (char *) patn_rlts;
  g_ptr_array_add (resident->payables, payable);
  return payable;
}

static void
assert_word (const GjResident *resident, const GjPayable *payable, const char *word)
{
  g_autofree char *told = gj_kinship_told_apart (resident, payable);

  g_assert_cmpstr (told, ==, word);
}

/* 王明 and 李明 are both *明. */
static void
test_told_apart (void)
{
  GjPerson elder = { .psn_name = (char *) "王明", .certno = (char *) "110105201001011234" };
  GjPerson younger = { .psn_name = (char *) "李明", .certno = (char *) "11010520150101567X" };
  GjPerson third_person = { .psn_name = (char *) "张明", .certno = (char *) "110105201901011234" };
  GjPerson girl = { .psn_name = (char *) "王芳", .certno = (char *) "110105201201011248" };
  GjResident resident = { .payables = g_ptr_array_new_with_free_func (g_free) };
  const GjPayable *first = add (&resident, &elder, "41"), *other = add (&resident, &girl, "42");

  assert_word (&resident, first, "孙子");
  const GjPayable *second = add (&resident, &younger, "41"), *elsewhere = add (&resident, &younger, "43");
  assert_word (&resident, first, "孙子（证号尾号4）");
  assert_word (&resident, second, "孙子（证号尾号X）");
  assert_word (&resident, other, "孙女");
  assert_word (&resident, elsewhere, "外孙子"); /* the word tells enough */
  const GjPayable *third = add (&resident, &third_person, "41"); /* ends as the first one does */
  assert_word (&resident, first, "孙子（2010年生）");
  assert_word (&resident, third, "孙子（2019年生）");
  assert_word (&resident, second, "孙子（证号尾号X）");
  g_ptr_array_unref (resident.payables);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/kinship/two-who-read-alike-are-told-apart", test_told_apart);
  return g_test_run ();
}
