/* SPDX-License-Identifier: Apache-2.0 */
/* Preloaded into a test's pcscd: vpcd's readers, which bind to every address, bind to 127.0.0.1. */
#include <dlfcn.h>
#include <netinet/in.h>
#include <string.h>
#include <sys/socket.h>

typedef int (*BindFunc) (int, const struct sockaddr *, socklen_t);

int
bind (int fd, const struct sockaddr *address, socklen_t length)
{
  BindFunc next = (BindFunc) dlsym (RTLD_NEXT, "bind");
  struct sockaddr_in here;

  if (address->sa_family != AF_INET || length < sizeof here)
    return next (fd, address, length);
  memcpy (&here, address, sizeof here);
  here.sin_addr.s_addr = htonl (INADDR_LOOPBACK);
  return next (fd, (const struct sockaddr *) &here, sizeof here);
}
