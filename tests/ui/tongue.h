/* SPDX-License-Identifier: Apache-2.0 */
/* Whether what a person reads or hears is in the language that is set. What is data is known by where it comes from: the texts of people,
 * places and policies are given to it, and nothing is excused by name. It changes nothing. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _Tongue Tongue;

/* Knows no data yet. (transfer full) */
Tongue *tongue_new (void);
void tongue_free (Tongue *tongue);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Tongue, tongue_free)

/* Everything in @text is data. */
void tongue_learn (Tongue *tongue, const char *text);
/* … in the file at @path, or in every file of that directory whose name ends with one of the NULL-terminated @endings. */
void tongue_learn_files (Tongue *tongue, const char *path, const char *const *endings);
/* The texts in quotes of the C file at @path that are not taken out of a catalogue. */
void tongue_learn_literals (Tongue *tongue, const char *path);

/* The first thing in @text that is neither in the language that is set nor data; NULL: all is. In English that is anything with a Chinese
 * character, in Chinese two Latin words that follow one another; a catalogue that is not whole may fall back on Chinese. (transfer full) */
char *tongue_find_foreign (Tongue *tongue, const char *text);

/* The same of every label under @root that is shown, and of the name, the description and the value that anything there has for a
 * screen reader. @found is called for each. */
void tongue_check (Tongue *tongue, GtkWidget *root, void (*found) (const char *foreign, const char *text, gpointer data), gpointer data);

G_END_DECLS
