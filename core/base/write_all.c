/* SPDX-License-Identifier: Apache-2.0 */
/* See write_all.h. */
#include "core/base/write_all.h"

#include <errno.h>
#include <unistd.h>

gboolean
gj_write_all (int file, const char *bytes, gsize length)
{
  while (length > 0)
    {
      gssize n = write (file, bytes, length);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return FALSE;
      bytes += n;
      length -= (gsize)n;
    }
  return TRUE;
}
