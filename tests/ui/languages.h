/* SPDX-License-Identifier: Apache-2.0 */
/* The languages that there are, for what looks at every screen in each. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* "zh_CN" and each that the build has a catalogue of and core/base/i18n.h knows, by name; from now on their texts are found
   (GJ_BUILD_ROOT says where). Transfer full. */
char **gj_languages (void);

G_END_DECLS
