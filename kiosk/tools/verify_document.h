/* SPDX-License-Identifier: Apache-2.0 */
/* What gongji-verify tells of a valid document, for people and for programs. */
#pragma once

#include "core/receipt/document.h"

G_BEGIN_DECLS

void gj_verify_document_print (const GjDocument *document);
/* Appends `,"document":{…}`. */
void gj_verify_document_append_json (GString *json, const GjDocument *document);

G_END_DECLS
