/* SPDX-License-Identifier: Apache-2.0 */
/* See qr_view.h. */
#include "ui/widgets/qr_view.h"

#include "core/base/i18n.h"
#include "core/receipt/qr.h"
#include "ui/widgets/naming.h"

struct _GjQrView
{
  GtkWidget parent_instance;
  GjQr *code;
};

G_DEFINE_FINAL_TYPE (GjQrView, gj_qr_view, GTK_TYPE_WIDGET)

/* Each module is the same whole number of pixels, drawn without smoothing: cameras read that, and not a blur. */
static void
draw_modules (cairo_t *cr, const GjQr *code, int module)
{
  const guint modules = gj_qr_modules (code);
  for (guint y = 0; y < modules; y++)
    for (guint x = 0; x < modules; x++)
      if (gj_qr_is_dark (code, x, y))
        cairo_rectangle (cr, (x + GJ_QR_QUIET_MODULES) * module, (y + GJ_QR_QUIET_MODULES) * module, module, module);
  cairo_fill (cr);
}

static void
gj_qr_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  const GjQr *code = GJ_QR_VIEW (widget)->code;
  if (code == NULL)
    return;
  const int width = gtk_widget_get_width (widget);
  const int height = gtk_widget_get_height (widget);
  const int modules = (int) gj_qr_modules (code) + 2 * GJ_QR_QUIET_MODULES;
  const int module = MIN (width, height) / modules;
  if (module < 1)
    return;
  const int side = module * modules;
  GdkRGBA ink;
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &ink);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  cairo_set_antialias (cr, CAIRO_ANTIALIAS_NONE);
  cairo_translate (cr, (width - side) / 2, (height - side) / 2);
  gdk_cairo_set_source_rgba (cr, &ink);
  draw_modules (cr, code, module);
  cairo_destroy (cr);
}

static void
gj_qr_view_finalize (GObject *object)
{
  g_clear_pointer (&GJ_QR_VIEW (object)->code, gj_qr_free);
  G_OBJECT_CLASS (gj_qr_view_parent_class)->finalize (object);
}

static void
gj_qr_view_class_init (GjQrViewClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gj_qr_view_finalize;
  GTK_WIDGET_CLASS (klass)->snapshot = gj_qr_view_snapshot;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "qr");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_IMG);
}

static void
gj_qr_view_init (GjQrView *self)
{
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gj_naming_set (GTK_WIDGET (self), _("凭条二维码"));
}

GtkWidget *
gj_qr_view_new (const char *text)
{
  GjQrView *self = g_object_new (GJ_TYPE_QR_VIEW, NULL);
  gj_qr_view_set_text (self, text);
  return GTK_WIDGET (self);
}

gboolean
gj_qr_view_set_text (GjQrView *self, const char *text)
{
  g_return_val_if_fail (GJ_IS_QR_VIEW (self), FALSE);
  g_clear_pointer (&self->code, gj_qr_free);
  if (text != NULL && *text != '\0')
    self->code = gj_qr_encode (text, GJ_QR_LEVEL_M, NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  return self->code != NULL;
}
