/* SPDX-License-Identifier: Apache-2.0 */
/* See demo_scanner.h. */
#include "kiosk/dock/demo_scanner.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/base/i18n.h"
#include "devices/scanner/qr_image.h"

struct _GjDemoScanner
{
  int master;
  int slave; /* kept open, so that the line stays when the kiosk lets it go */
  char *device;
};

GjDemoScanner *
gj_demo_scanner_new (GError **error)
{
  int master = posix_openpt (O_RDWR | O_NOCTTY | O_CLOEXEC | O_NONBLOCK);
  const char *path = master >= 0 && grantpt (master) == 0 && unlockpt (master) == 0 ? ptsname (master) : NULL;
  int slave = path != NULL ? open (path, O_RDWR | O_NOCTTY | O_CLOEXEC) : -1;
  GjDemoScanner *scanner;

  if (slave < 0)
    {
      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno), "pseudo terminal: %s", g_strerror (errno));
      if (master >= 0)
        close (master);
      return NULL;
    }
  scanner = g_new0 (GjDemoScanner, 1);
  scanner->master = master;
  scanner->slave = slave;
  scanner->device = g_strconcat ("serial:", path, NULL);
  return scanner;
}

void
gj_demo_scanner_free (GjDemoScanner *scanner)
{
  if (scanner == NULL)
    return;
  close (scanner->slave);
  close (scanner->master);
  g_free (scanner->device);
  g_free (scanner);
}

const char *
gj_demo_scanner_get_device (GjDemoScanner *scanner)
{
  return scanner->device;
}

void
gj_demo_scanner_scan (GjDemoScanner *scanner, const char *text)
{
  g_autofree char *line = g_strconcat (text, "\r\n", NULL);

  if (write (scanner->master, line, strlen (line)) < 0)
    g_warning ("the demo's scanner: %s", g_strerror (errno));
}

gboolean
gj_demo_scanner_scan_paper (GjDemoScanner *scanner, GjPrinterEmulator *printer, GError **error)
{
  g_autoptr (GPtrArray) papers = gj_printer_emulator_get_papers (printer);
  g_autofree guint8 *grey = NULL;
  g_autofree char *text = NULL;
  GjPaper *paper;

  if (papers->len == 0)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _("还没有打出来的纸"));
      return FALSE;
    }
  paper = g_ptr_array_index (papers, papers->len - 1);
  grey = gj_paper_to_grey (paper);
  text = gj_qr_image_read_grey (grey, gj_paper_get_width (paper), gj_paper_get_rows (paper), gj_paper_get_width (paper), error);
  if (text == NULL)
    return FALSE;
  gj_demo_scanner_scan (scanner, text);
  return TRUE;
}
