/* SPDX-License-Identifier: Apache-2.0 */
/* Any text as the file of an emulated card: a card, or a sentence. */
#include "tests/fuzz/fuzz.h"

#include "devices/card/card_person.h"

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *text = g_strndup ((const char *)data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (GjCardPerson) person = gj_card_person_parse (text, "any.ini", &error);

  g_assert ((person == NULL) == (error != NULL));
  return 0;
}
