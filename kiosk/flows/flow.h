/* SPDX-License-Identifier: Apache-2.0 */
/* A flow: what happens between opening a service and leaving it. It owns the page on the screen,
 * decides which comes next, and asks the devices and the store. One flow runs at a time; ending it
 * cancels everything it asked for. */
#pragma once

#include "kiosk/session/resume.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _GjTerminal GjTerminal;
typedef struct _GjFlow GjFlow;

typedef struct
{
  gsize size; /* of the flow's own struct, which begins with a GjFlow */

  /* Puts the page of the present step on the screen; again when language or text size changed. */
  void (*show) (GjFlow *flow);

  /* 返回: one step back, and TRUE; FALSE when there is none, so that the resident goes home. */
  gboolean (*back) (GjFlow *flow);

  /* Frees what the flow's own struct holds. May be NULL. */
  void (*finalize) (GjFlow *flow);

  /* 首页: TRUE when the flow asks something first, and stays. May be NULL: it never does. */
  gboolean (*home) (GjFlow *flow);

  /* Where the resident is, to come back to after the visit was cut off; NULL when nothing may be come back to, as after
   * anything was submitted. May be NULL: it never is. (transfer full) */
  GjPlace *(*place) (const GjFlow *flow);
} GjFlowClass;

struct _GjFlow
{
  const GjFlowClass *klass;
  GjTerminal *terminal;      /* borrowed */
  GCancellable *cancellable; /* cancelled when the flow ends. Every callback of an asynchronous call
                              * looks for G_IO_ERROR_CANCELLED first, and then touches nothing */
};

/* (transfer full) */
gpointer gj_flow_new (const GjFlowClass *klass, GjTerminal *terminal);

/* Cancels what it asked for and takes its ears off the page. The page may still be on the screen and
 * point into the flow, so the flow itself lives until the next page shows (stage.c). */
void gj_flow_end (GjFlow *flow);

/* After gj_flow_end(). */
void gj_flow_free (GjFlow *flow);

void gj_flow_show (GjFlow *flow);
gboolean gj_flow_back (GjFlow *flow);
gboolean gj_flow_home (GjFlow *flow);
GjPlace *gj_flow_place (const GjFlow *flow);

G_END_DECLS
