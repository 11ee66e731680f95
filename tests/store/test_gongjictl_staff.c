/* SPDX-License-Identifier: Apache-2.0 */
/* gongjictl staff as an administrator meets it. */
#include <string.h>

#include "tests/store/ctl.h"

#define HE_JIE "110000199203189429"

static void
assert_typed (Hall *hall, const char *line, const char *input, int code, const char *part)
{
  g_auto (Answer) answer = ctl_typed (hall, line, input);

  g_assert_cmpint (answer.code, ==, code);
  if (strstr (answer.out, part) == NULL && strstr (answer.err, part) == NULL)
    g_test_message ("%s%s", answer.out, answer.err);
  g_assert_true (strstr (answer.out, part) != NULL || strstr (answer.err, part) != NULL);
}

static void
test_staff_come_and_go (void)
{
  g_autoptr (Hall) hall = hall_new ();

  write_config (hall);
  assert_answer (hall, "staff list", 0, "还没有登记工作人员");
  assert_typed (hall, "staff add 1007 --name 何洁", HE_JIE "\n", 0, "已登记");
  assert_answer (hall, "staff list", 0, "1007  何洁  自 ");
  assert_answer (hall, "staff list --json", 0, "\"staff_no\":\"1007\"");
  assert_answer (hall, "staff end 1007 --json", 0, "\"result\":\"done\"");
  assert_answer (hall, "staff list", 0, "停用于");
  assert_answer (hall, "staff end 1007", 1, "没有这个在用的工号");
  assert_typed (hall, "staff add 1007 --name 何洁", HE_JIE "\n", 0, "已登记"); /* came back */
  assert_answer (hall, "check", 0, "全部相符");
  assert_answer (hall, "audit verify", 0, "全部相连");
}

static void
test_each_mistake_has_a_sentence (void)
{
  g_autoptr (Hall) hall = hall_new ();

  write_config (hall);
  assert_typed (hall, "staff add 1007 --name 何洁", "110000199203189428\n", 2, "18 位身份证号");
  assert_typed (hall, "staff add 1007 --name 何洁", "", 2, "18 位身份证号");
  assert_typed (hall, "staff add 10-07 --name 何洁", HE_JIE "\n", 2, "工号应为");
  assert_typed (hall, "staff add 1007", HE_JIE "\n", 2, "--name");
  assert_typed (hall, "staff add 1007 --name 何洁", HE_JIE "\n", 0, "已登记");
  assert_typed (hall, "staff add 1007 --name 何洁", "110000196005129317\n", 1, "这个工号在用");
  assert_typed (hall, "staff add 1008 --name 何洁", HE_JIE "\n", 1, "别的工号");
  assert_answer (hall, "staff list --name 何洁", 2, "--name 只用于");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/gongjictl-staff/staff-come-and-go-and-come-back", test_staff_come_and_go);
  g_test_add_func ("/gongjictl-staff/each-mistake-has-a-sentence", test_each_mistake_has_a_sentence);
  return g_test_run ();
}
