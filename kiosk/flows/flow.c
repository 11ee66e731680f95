/* SPDX-License-Identifier: Apache-2.0 */
/* What all flows share: making, showing, ending. */
#include "kiosk/flows/flow.h"

#include "kiosk/terminal.h"

gpointer
gj_flow_new (const GjFlowClass *klass, GjTerminal *terminal)
{
  GjFlow *flow;

  g_assert (klass->size >= sizeof (GjFlow));
  flow = g_malloc0 (klass->size);
  flow->klass = klass;
  flow->terminal = terminal;
  flow->cancellable = g_cancellable_new ();
  return flow;
}

void
gj_flow_end (GjFlow *flow)
{
  g_cancellable_cancel (flow->cancellable);
  gj_stage_let_go (flow->terminal, flow);
}

void
gj_flow_free (GjFlow *flow)
{
  if (flow == NULL)
    return;
  g_assert (g_cancellable_is_cancelled (flow->cancellable));
  if (flow->klass->finalize != NULL)
    flow->klass->finalize (flow);
  g_object_unref (flow->cancellable);
  g_free (flow);
}

void
gj_flow_show (GjFlow *flow)
{
  flow->klass->show (flow);
}

gboolean
gj_flow_back (GjFlow *flow)
{
  return flow->klass->back != NULL && flow->klass->back (flow);
}

gboolean
gj_flow_home (GjFlow *flow)
{
  return flow->klass->home != NULL && flow->klass->home (flow);
}

GjPlace *
gj_flow_place (const GjFlow *flow)
{
  return flow->klass->place != NULL ? flow->klass->place (flow) : NULL;
}
