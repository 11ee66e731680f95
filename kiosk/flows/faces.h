/* SPDX-License-Identifier: Apache-2.0 */
/* Which drawn face stands for whom: the same person keeps the same one on every page of a session. */
#pragma once

#include "kiosk/workers/resident.h"
#include "ui/pages/person_view.h"

G_BEGIN_DECLS

/* The face of `person`, who is the resident, somebody the resident pays for, or somebody who pays for
 * the resident; of persons of one kind the first two look different. A stranger gets the first. */
GjAvatar gj_face_of (const GjResident *resident, const GjPerson *person, GjDate today);

G_END_DECLS
