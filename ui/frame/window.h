/* SPDX-License-Identifier: Apache-2.0 */
/* The window and the frame around every page: hall, machine and time above; the step or title row with the time left; the page; the
   three ways out, the aids and the hotline below (or at the right of a wide screen). It decides nothing: buttons become signals. */
#pragma once

#include <gtk/gtk.h>

#include "core/base/clock.h"
#include "ui/frame/page.h"
#include "ui/frame/voice_row.h"

G_BEGIN_DECLS

/* What one of 返回 首页 结束服务 is now. Hidden buttons keep nothing open: with all three hidden the row goes. */
typedef enum
{
  GJ_NAV_NORMAL,
  GJ_NAV_OFF,    /* cannot act here: flat and grey */
  GJ_NAV_HERE,   /* 首页 while at home */
  GJ_NAV_HIDDEN, /* nobody is in */
} GjNavState;

/* The aids; one is shown only if what is behind it works, and 低位 only on a screen that is higher than wide. A set is a sum of these. */
typedef enum
{
  GJ_AID_ELDER = 1 << 0,
  GJ_AID_VOICE = 1 << 1,
  GJ_AID_LOW = 1 << 2,
  GJ_AID_LANGUAGE = 1 << 3,
} GjAids;

/* For gj_window_set_time_left(). */
#define GJ_TIME_NONE (-1)   /* nobody is in: no ring */
#define GJ_TIME_PAUSED (-2) /* 不计时: an empty ring */

#define GJ_TYPE_WINDOW (gj_window_get_type ())
G_DECLARE_FINAL_TYPE (GjWindow, gj_window, GJ, WINDOW, GtkApplicationWindow)

/* Signals, all without arguments unless said:
     "back" "home" "end"          a way out was tapped
     "extend"                     还在吗？ was answered with 继续
     "elder-toggled" (gboolean)   长辈模式 was tapped; the window has already changed
     "low-toggled" (gboolean)     低位 was tapped; the window has already changed
     "language"                   语言 was tapped: set another language, rebuild the page, gj_window_retranslate()
     "aid" (GjAids)               语音 was tapped
     "touched"                    any tap or key anywhere in the window: somebody is there
     "scanned" (const char *)     with the guard on: keys that came too fast for a hand, which typed and pressed nothing
     "page-shown"                 another page is to be seen, also over the page or again under it; it has not been painted yet
     "focus-moved" (GtkWidget *)  a key of the keypad moved the focus to it
     "voice" (GjVoiceAct)         a button of the voice's row, or its key
     "warned"                     the time is nearly up: the care bar has come
     "answered"                   somebody is there: it has gone, and the time begins anew
   @app may be NULL (tests). @clock drives the clock in the head; kept with its own reference. */
GjWindow *gj_window_new (GtkApplication *app, GjClock *clock);

/* Takes the old page out of the tree and puts @page in (consumes a floating reference). */
void gj_window_show_page (GjWindow *self, GjPage *page);
/* Transfer none; NULL before the first. */
GjPage *gj_window_get_page (GjWindow *self);

/* Lays @cover (consumes a floating reference) over the page until gj_window_uncover(), the next page, or 返回. The page stays as it is:
   it neither shows, takes keys nor reads aloud meanwhile. Only over a page. */
void gj_window_cover (GjWindow *self, GjPage *cover);
/* Harmless without a cover. */
void gj_window_uncover (GjWindow *self);
/* Transfer none; NULL: the page is not covered. */
GjPage *gj_window_get_cover (GjWindow *self);
/* The one that is seen and heard: what lies over the page, or the page. Transfer none; NULL before the first. */
GjPage *gj_window_get_top_page (GjWindow *self);

/* @hall "清和市医保服务大厅", @machine "共济自助机 · 02号", both as they are to be read. */
void gj_window_set_hall (GjWindow *self, const char *hall, const char *machine);
/* The number of the hotline, "12393". */
void gj_window_set_hotline (GjWindow *self, const char *number);
/* Shows the badge 演示模式 不动真钱. */
void gj_window_set_demo (GjWindow *self, gboolean demo);
void gj_window_set_nav (GjWindow *self, GjNavState back, GjNavState home, GjNavState end);
/* Sum of GjAids; at first GJ_AID_ELDER | GJ_AID_LOW | GJ_AID_LANGUAGE. */
void gj_window_set_aids (GjWindow *self, guint aids);
/* One of them, the others as they are. */
void gj_window_show_aid (GjWindow *self, GjAids aid, gboolean shown);
/* Shows GJ_AID_VOICE as on or off. */
void gj_window_set_aid_on (GjWindow *self, GjAids aid, gboolean on);

/* The voice's row takes the place of the aids, until it is closed there or here. */
void gj_window_open_voice_row (GjWindow *self, gboolean open);
/* See gj_voice_row_set(). */
void gj_window_set_voice (GjWindow *self, const char *loudness_word, gboolean has_private, gboolean in_private);

/* @seconds_left ≥ 0 of @total, or GJ_TIME_NONE or GJ_TIME_PAUSED. With @warning the row, and nothing else, becomes the care bar
   还在吗？ … 继续. */
void gj_window_set_time_left (GjWindow *self, int seconds_left, int total, gboolean warning);
/* What was last set. */
int gj_window_get_time_left (GjWindow *self);

/* Guards the page against a code scanner that types like a keyboard (key_guard.h); a keypad's keys then act a moment later. At first off:
   without such a scanner there is nothing to guard against. */
void gj_window_set_key_guard (GjWindow *self, gboolean on);

/* Elder mode; does not emit "elder-toggled". */
void gj_window_set_elder (GjWindow *self, gboolean elder);
gboolean gj_window_get_elder (GjWindow *self);

/* 低位模式: everything that can be pressed stands in the lower half, within reach from a wheelchair (36 CFR 1194.25, ADA 308: at most
   1219 mm above the floor); the upper half is a calm picture. The page stays. Does not emit "low-toggled". On a screen that is wider than
   high it is remembered and changes nothing. */
void gj_window_set_low (GjWindow *self, gboolean low);
gboolean gj_window_get_low (GjWindow *self);

/* Says every text of the frame again in the language that is now set, and turns the screen to the way that its script runs: the window
   has the language's tag as a style class. While no native has reviewed the language, it says so under everything, on a wide screen in the head. The page is the
   caller's to rebuild. */
void gj_window_retranslate (GjWindow *self);

G_END_DECLS
