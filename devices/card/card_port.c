/* SPDX-License-Identifier: Apache-2.0 */
/* What every port shares: its lifetime, and when two sights are of the same card. */
#include "devices/card/card_port.h"

gboolean
gj_card_sight_same_card (const GjCardSight *a, const GjCardSight *b)
{
  return a->present && b->present && a->token == b->token && g_str_equal (a->reader, b->reader);
}

gboolean
gj_card_sight_equal (const GjCardSight *a, const GjCardSight *b)
{
  if (a->state != b->state || a->present != b->present)
    return FALSE;
  return !a->present || (gj_card_sight_same_card (a, b) && a->mute == b->mute);
}

GjCardPort *
gj_card_port_ref (GjCardPort *port)
{
  g_atomic_ref_count_inc (&port->refs);
  return port;
}

void
gj_card_port_unref (GjCardPort *port)
{
  if (g_atomic_ref_count_dec (&port->refs))
    port->klass->finalize (port);
}

gboolean
gj_card_port_is_stopping (GjCardPort *port)
{
  return g_atomic_int_get (&port->stopping) != 0;
}

void
gj_card_port_stop (GjCardPort *port)
{
  g_atomic_int_set (&port->stopping, 1);
  port->klass->interrupt (port);
}
