/* SPDX-License-Identifier: Apache-2.0 */
/* Walks the family in its fixed order and counts who of the same kind came before. */
#include "kiosk/flows/faces.h"


static GjAvatar
kind_of (const GjPerson *person, GjDate today, guint nth)
{
  int age = person->brdy == GJ_DATE_NONE ? 40 : gj_date_age (person->brdy, today);

  return gj_avatar_for (g_strcmp0 (person->gend, "2") != 0, (guint) MAX (age, 0), nth);
}

static gboolean
is_same (const GjPerson *a, const GjPerson *b)
{
  return g_str_equal (a->psn_no, b->psn_no);
}

/* Everybody in the order in which they are counted; a person on both sides stands twice. */
static const GjPerson *
nth_person (const GjResident *resident, guint index)
{
  if (index == 0)
    return resident->person;
  index--;
  if (index < resident->given->len)
    return ((const GjBinding *) g_ptr_array_index (resident->given, index))->relative;
  index -= resident->given->len;
  if (index < resident->received->len)
    return ((const GjBinding *) g_ptr_array_index (resident->received, index))->contributor;
  return NULL;
}

/* Whether the person at `index` was met before. */
static gboolean
is_repeated (const GjResident *resident, guint index)
{
  for (guint i = 0; i < index; i++)
    if (is_same (nth_person (resident, i), nth_person (resident, index)))
      return TRUE;
  return FALSE;
}

GjAvatar
gj_face_of (const GjResident *resident, const GjPerson *person, GjDate today)
{
  GjAvatar kind = kind_of (person, today, 0);
  const GjPerson *other;
  guint nth = 0;

  for (guint i = 0; (other = nth_person (resident, i)) != NULL && !is_same (other, person); i++)
    if (!is_repeated (resident, i) && kind_of (other, today, 0) == kind)
      nth++;
  return kind_of (person, today, nth);
}
