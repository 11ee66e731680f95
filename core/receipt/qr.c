/* SPDX-License-Identifier: Apache-2.0 */
/* See qr.h. Over libqrencode. */
#include "core/receipt/qr.h"

#include "core/base/i18n.h"

#include <errno.h>
#include <string.h>

#include <qrencode.h>

struct _GjQr
{
  QRcode *code;
};

G_DEFINE_QUARK (gj-qr-error-quark, gj_qr_error)

static gboolean
is_alphanumeric (const char *text)
{
  return text[strspn (text, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:")] == '\0';
}

static void
set_error (GError **error, int number)
{
  if (number == ERANGE)
    g_set_error_literal (error, GJ_QR_ERROR, GJ_QR_ERROR_TOO_LONG,
                         _ ("内容太长，放不进一个二维码"));
  else
    g_set_error (error, GJ_QR_ERROR, GJ_QR_ERROR_LIBRARY, _ ("无法生成二维码（%s）"),
                 g_strerror (number));
}

GjQr *
gj_qr_encode (const char *text, GjQrLevel level, GError **error)
{
  QRinput *input = NULL;
  QRcode *code = NULL;
  GjQr *qr = NULL;
  int number = ENOMEM;

  if (text[0] == '\0')
    {
      g_set_error_literal (error, GJ_QR_ERROR, GJ_QR_ERROR_EMPTY, _ ("没有内容，无法生成二维码"));
      return NULL;
    }
  input = QRinput_new2 (0, level == GJ_QR_LEVEL_M ? QR_ECLEVEL_M : QR_ECLEVEL_Q);
  if (input != NULL
      && QRinput_append (input, is_alphanumeric (text) ? QR_MODE_AN : QR_MODE_8, (int)strlen (text),
                         (const unsigned char *)text)
             == 0)
    code = QRcode_encodeInput (input);
  if (code == NULL)
    {
      number = errno;
      QRinput_free (input);
      set_error (error, number);
      return NULL;
    }
  QRinput_free (input);
  qr = g_new0 (GjQr, 1);
  qr->code = code;
  return qr;
}

GjQr *
gj_qr_encode_for_width (const char *text, guint width_dots, guint wish_dots, GError **error)
{
  g_autoptr (GjQr) strong = gj_qr_encode (text, GJ_QR_LEVEL_Q, NULL);

  if (strong != NULL
      && (gj_qr_modules (strong) + 2 * GJ_QR_QUIET_MODULES) * wish_dots <= width_dots)
    return g_steal_pointer (&strong);
  return gj_qr_encode (text, GJ_QR_LEVEL_M, error);
}

guint
gj_qr_modules (const GjQr *qr)
{
  return (guint)qr->code->width;
}

gboolean
gj_qr_is_dark (const GjQr *qr, guint x, guint y)
{
  guint side = gj_qr_modules (qr);

  g_assert (x < side && y < side);
  return (qr->code->data[(gsize)y * side + x] & 1) != 0;
}

void
gj_qr_free (GjQr *qr)
{
  if (qr == NULL)
    return;
  QRcode_free (qr->code);
  g_free (qr);
}
