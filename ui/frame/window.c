/* SPDX-License-Identifier: Apache-2.0 */
/* See window.h. The aids are made in aid_button.c; the row under the head is GjStepRow. */
#include "ui/frame/window.h"

#include "core/base/i18n.h"
#include "ui/frame/aid_button.h"
#include "ui/frame/focus_keys.h"
#include "ui/frame/head.h"
#include "ui/frame/head_clock.h"
#include "ui/frame/key_guard.h"
#include "ui/frame/ui.h"
#include "ui/widgets/button.h"
#include "ui/widgets/step_row.h"
#include "ui/widgets/tone.h"
#include "ui/widgets/whole_text.h"

#define N_AIDS 4

/* A longer name of a hall stands in two smaller lines. */
#define HALL_CHARACTERS 9

struct _GjWindow
{
  GtkApplicationWindow parent_instance;
  GtkWidget *grid, *top, *head, *place, *calm, *calm_head, *calm_detail, *area, *dock;
  GtkWidget *hall, *machine, *machine_number, *demo, *demo_head, *demo_detail, *clock_label, *date_label;
  GtkWidget *step_row, *voice_row;
  GtkWidget *nav, *back, *home, *end, *dock_spacer;
  GtkWidget *aid_row, *aids, *short_aids, *hot, *hot_word, *hot_number;
  GtkWidget *aid_buttons[N_AIDS];
  GjFocusKeys *focus_keys;

  GjHeadClock *head_clock;
  GjPage *page;
  GjPage *cover; /* lies over the page, which waits; NULL: none */
  GtkWidget *made_by; /* who made the words: under everything, or in a wide head */
  GjKeyGuard *guard; /* NULL: off */
  int seconds_left;
  guint offered; /* as given: which are shown depends on the shape too */
  gboolean warning;
  gboolean elder;
  gboolean low;       /* as asked for */
  gboolean shows_low; /* as the screen allows */
  gboolean wide;
};

enum
{
  SIGNAL_BACK,
  SIGNAL_HOME,
  SIGNAL_END,
  SIGNAL_EXTEND,
  SIGNAL_ELDER_TOGGLED,
  SIGNAL_LOW_TOGGLED,
  SIGNAL_LANGUAGE,
  SIGNAL_AID,
  SIGNAL_TOUCHED,
  SIGNAL_SCANNED,
  SIGNAL_PAGE_SHOWN,
  SIGNAL_FOCUS_MOVED,
  SIGNAL_VOICE,
  SIGNAL_WARNED,
  SIGNAL_ANSWERED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GjWindow, gj_window, GTK_TYPE_APPLICATION_WINDOW)

static const char *const aid_symbols[N_AIDS] = { "elder", "voice", "low", "language" };

static void
on_back (GjWindow *self)
{
  if (self->cover != NULL)
    {
      gj_window_uncover (self);
      return;
    }
  g_signal_emit (self, signals[SIGNAL_BACK], 0);
}

static void
on_leave (GjWindow *self, GtkWidget *button)
{
  g_signal_emit (self, signals[button == self->home ? SIGNAL_HOME : SIGNAL_END], 0);
}

/* A page's own button that does what the dock's does, and as long as that one does. */
static void
on_way (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GjWindow *self = GJ_WINDOW (widget);
  GtkWidget *button = g_str_equal (action, GJ_PAGE_HOME) ? self->home : self->back;
  if (gtk_widget_get_visible (button) && gtk_widget_get_sensitive (button))
    g_signal_emit_by_name (button, "clicked");
}

static void
on_extend (GjWindow *self)
{
  g_signal_emit (self, signals[SIGNAL_EXTEND], 0);
}

static void
on_aid (GtkWidget *button, GjWindow *self)
{
  guint aid = 0;
  while (self->aid_buttons[aid] != button)
    aid++;
  switch ((GjAids) (1 << aid))
    {
    case GJ_AID_ELDER:
      gj_window_set_elder (self, !self->elder);
      g_signal_emit (self, signals[SIGNAL_ELDER_TOGGLED], 0, self->elder);
      break;
    case GJ_AID_LANGUAGE:
      g_signal_emit (self, signals[SIGNAL_LANGUAGE], 0);
      break;
    case GJ_AID_LOW:
      gj_window_set_low (self, !self->low);
      g_signal_emit (self, signals[SIGNAL_LOW_TOGGLED], 0, self->low);
      break;
    case GJ_AID_VOICE:
      g_signal_emit (self, signals[SIGNAL_AID], 0, 1u << aid);
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
on_touched (GtkGestureClick *gesture, int n_press, double x, double y, GjWindow *self)
{
  g_signal_emit (self, signals[SIGNAL_TOUCHED], 0);
}

static gboolean
press_voice_key (GjWindow *self, guint keyval)
{
  const gboolean again = keyval == GDK_KEY_asterisk || keyval == GDK_KEY_KP_Multiply || keyval == GDK_KEY_F1;
  const gboolean all = keyval == GDK_KEY_numbersign || keyval == GDK_KEY_slash || keyval == GDK_KEY_KP_Divide || keyval == GDK_KEY_F2;
  if (again || all)
    g_signal_emit (self, signals[SIGNAL_VOICE], 0, again ? GJ_VOICE_REPEAT : GJ_VOICE_READ_ALL);
  return again || all;
}

/* Enter presses what the arrows have chosen, and nothing else; every other key is the page's first. A page that is covered is not
   seen, and what is typed is not meant for it. While it is asked whether somebody is there, a key answers that and does nothing else:
   "any key" decides nothing. */
static gboolean
press_key (GjWindow *self, guint keyval)
{
  GjPage *page = gj_window_get_top_page (self);
  const gboolean asked = self->warning;

  g_signal_emit (self, signals[SIGNAL_TOUCHED], 0);
  if (asked)
    g_signal_emit (self, signals[SIGNAL_EXTEND], 0);
  if (asked && !self->warning)
    return TRUE;
  if (gj_focus_keys_is_enter (keyval) && gj_focus_keys_has_choice (self->focus_keys))
    return FALSE;
  if (gj_focus_keys_is_mover (keyval))
    {
      GtkWidget *chosen = gj_focus_keys_move (self->focus_keys, keyval);
      if (chosen != NULL)
        g_signal_emit (self, signals[SIGNAL_FOCUS_MOVED], 0, chosen);
      return TRUE;
    }
  const gboolean used = page != NULL && gj_page_press_key (page, keyval);
  if (used)
    gj_focus_keys_start_over (self->focus_keys);
  return used || press_voice_key (self, keyval) || gj_focus_keys_is_enter (keyval);
}

/* What the guard lets through, and what it does not. */
static void
on_guarded_key (guint keyval, gpointer data)
{
  press_key (data, keyval);
}

static void
on_guarded_scan (const char *text, gpointer data)
{
  g_signal_emit (data, signals[SIGNAL_SCANNED], 0, text);
}

static gboolean
on_key_pressed (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state, GjWindow *self)
{
  if (self->guard != NULL && gj_key_guard_press (self->guard, keyval))
    return TRUE;
  return press_key (self, keyval);
}

static void
on_voice_act (GjWindow *self, guint act)
{
  g_signal_emit (self, signals[SIGNAL_VOICE], 0, act);
}

static void
on_voice_closed (GjWindow *self)
{
  gj_window_open_voice_row (self, FALSE);
}

/* In its own language and in Chinese, where no native has read the words yet: beside each other, or in the head one below the other. */
static void
show_made_by (GjWindow *self)
{
  const char *chinese = N_ ("机器翻译，待母语者审核"), *own = _(chinese);
  g_autofree char *both = g_strdup_printf (self->wide ? "%s\n%s" : "%s    %s", own, chinese);
  gtk_label_set_text (GTK_LABEL (self->made_by), g_str_equal (own, chinese) ? chinese : both);
  gtk_widget_set_visible (self->made_by, !gj_i18n_get ()->reviewed);
}

/* Under a wide screen's columns it would take height that their buttons need. */
static void
place_made_by (GjWindow *self, gboolean in_head)
{
  g_autoptr (GtkWidget) made_by = g_object_ref (self->made_by);
  if (gtk_widget_get_parent (made_by) == self->head)
    gtk_box_remove (GTK_BOX (self->head), made_by);
  else
    gtk_grid_remove (GTK_GRID (self->grid), made_by);
  if (in_head)
    gtk_box_insert_child_after (GTK_BOX (self->head), made_by, self->place);
  else
    gtk_grid_attach (GTK_GRID (self->grid), made_by, 0, 4, 1, 1);
  show_made_by (self);
}

/* Portrait: one column. Wide: the dock stands at the right of everything below the top. */
static void
place_parts (GjWindow *self, gboolean wide)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (self->grid);
  const struct
  {
    GtkWidget *part;
    int column, row, columns, rows;
  } places[2][4] = {
    { { self->top, 0, 0, 1, 1 }, { self->step_row, 0, 1, 1, 1 }, { self->area, 0, 2, 1, 1 }, { self->dock, 0, 3, 1, 1 } },
    { { self->top, 0, 0, 2, 1 }, { self->step_row, 0, 1, 1, 1 }, { self->area, 0, 2, 1, 1 }, { self->dock, 1, 1, 1, 2 } },
  };
  for (guint i = 0; i < G_N_ELEMENTS (places[wide]); i++)
    {
      GtkLayoutChild *child = gtk_layout_manager_get_layout_child (layout, places[wide][i].part);
      g_object_set (child, "column", places[wide][i].column, "row", places[wide][i].row, "column-span",
                    places[wide][i].columns, "row-span", places[wide][i].rows, NULL);
    }
  place_made_by (self, wide);
  const GtkOrientation across = wide ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->nav), across);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->aid_row), across);
  gj_voice_row_set_columns (GJ_VOICE_ROW (self->voice_row), wide ? 2 : GJ_VOICE_N_ACTS + 1);
  gtk_widget_set_visible (self->dock_spacer, wide);
  gtk_widget_set_halign (self->hot, wide ? GTK_ALIGN_START : GTK_ALIGN_END);
}

static void
set_class (GtkWidget *widget, const char *css_class, gboolean on)
{
  if (on)
    gtk_widget_add_css_class (widget, css_class);
  else
    gtk_widget_remove_css_class (widget, css_class);
}

static void
show_aids (GjWindow *self)
{
  for (guint i = 0; i < N_AIDS; i++)
    gtk_widget_set_visible (self->aid_buttons[i],
                            (self->offered & (1u << i)) != 0 && !((1u << i) == GJ_AID_LOW && self->wide));
}

static void
set_pages_elder (GjWindow *self)
{
  if (self->page != NULL)
    gj_page_set_elder (self->page, self->elder);
  if (self->cover != NULL)
    gj_page_set_elder (self->cover, self->elder);
}

/* The window's shape as classes: the stylesheet decides what they mean. The lower half of the low mode is a small screen, its dock below. */
static void
on_shape (GjWindow *self, int width, int height)
{
  if (width <= 0 || height <= 0)
    return;
  const gboolean wide = width > height;
  const gboolean low = self->low && !wide;
  set_class (GTK_WIDGET (self), "wide", wide || low);
  set_class (GTK_WIDGET (self), "small", (wide && height < 900) || low);
  set_class (GTK_WIDGET (self), "low", low);
  gtk_widget_set_visible (self->calm, low);
  gtk_widget_set_size_request (self->top, -1, low ? (height + 1) / 2 : -1);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->aids),
                                  wide && height < 900 ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  for (guint i = 0; i < N_AIDS; i++)
    gtk_widget_set_hexpand (self->aid_buttons[i], wide && height < 900); /* they fill the column of the dock */
  if (wide != self->wide)
    {
      self->wide = wide;
      place_parts (self, wide);
      show_aids (self);
    }
  if (low == self->shows_low)
    return;
  self->shows_low = low;
  set_pages_elder (self); /* a page takes the shape when it takes the text size */
}

static void
on_surface_layout (GdkSurface *surface, int width, int height, GjWindow *self)
{
  on_shape (self, width, height);
}

static void
on_default_size (GjWindow *self)
{
  int width, height;
  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  on_shape (self, width, height);
}

/* A page never makes the window larger than the screen: the ways out below it must stay in sight. */
static void
measure_area (GtkWidget *area, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline,
              int *natural_baseline)
{
  *minimum = *natural = 0;
}

static void
allocate_page (GtkWidget *page, int width, int height)
{
  int page_width, page_height;
  gtk_widget_measure (page, GTK_ORIENTATION_HORIZONTAL, -1, &page_width, NULL, NULL, NULL);
  page_width = MAX (page_width, width);
  gtk_widget_measure (page, GTK_ORIENTATION_VERTICAL, page_width, &page_height, NULL, NULL, NULL);
  gtk_widget_size_allocate (page, &(GtkAllocation){ 0, 0, page_width, MAX (page_height, height) }, -1);
}

static void
allocate_area (GtkWidget *area, int width, int height, int baseline)
{
  for (GtkWidget *page = gtk_widget_get_first_child (area); page != NULL; page = gtk_widget_get_next_sibling (page))
    if (gtk_widget_should_layout (page))
      allocate_page (page, width, height);
}

static void
gj_window_realize (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (gj_window_parent_class)->realize (widget);
  g_signal_connect_object (gtk_native_get_surface (GTK_NATIVE (widget)), "layout", G_CALLBACK (on_surface_layout), widget, 0);
}

static void
gj_window_dispose (GObject *object)
{
  GjWindow *self = GJ_WINDOW (object);
  g_clear_pointer (&self->head_clock, gj_head_clock_free);
  gj_window_uncover (self);
  if (self->page != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->page, self);
      gj_page_leave (self->page);
      gtk_widget_unparent (GTK_WIDGET (self->page));
      self->page = NULL;
    }
  g_clear_pointer (&self->guard, gj_key_guard_free);
  g_clear_pointer (&self->focus_keys, gj_focus_keys_free);
  G_OBJECT_CLASS (gj_window_parent_class)->dispose (object);
}

static void
add_signal (guint index, const char *name, GType argument)
{
  signals[index] = g_signal_new (name, GJ_TYPE_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                 argument != G_TYPE_NONE, argument);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, GjWindow, grid);
  gtk_widget_class_bind_template_child (widget_class, GjWindow, top);
  gtk_widget_class_bind_template_child (widget_class, GjWindow, head);
  gtk_widget_class_bind_template_child (widget_class, GjWindow, place);
  gtk_widget_class_bind_template_child (widget_class, GjWindow, calm);
  gtk_widget_class_bind_template_child (widget_class, GjWindow, calm_head);
  gtk_widget_class_bind_template_child (widget_class, GjWindow, calm_detail);
  gtk_widget_class_bind_template_child (widget_class, GjWindow, area);
  gtk_widget_class_bind_template_child (widget_class, GjWindow, dock);
  gtk_widget_class_bind_template_child (widget_class, GjWindow, hall);
  gtk_widget_class_bind_template_child (widget_class, GjWindow, machine);
  gtk_widget_class_bind_template_child (widget_class, GjWindow, machine_number);
  gtk_widget_class_bind_template_child (widget_class, GjWindow, demo);
  gtk_widget_class_bind_template_child (widget_class, GjWindow, demo_head);
  gtk_widget_class_bind_template_child (widget_class, GjWindow, demo_detail);
  gtk_widget_class_bind_template_child (widget_class, GjWindow, clock_label);
  gtk_widget_class_bind_template_child (widget_class, GjWindow, date_label);
  gtk_widget_class_bind_template_child (widget_class, GjWindow, step_row);
  gtk_widget_class_bind_template_child (widget_class, GjWindow, nav);
  gtk_widget_class_bind_template_child (widget_class, GjWindow, back);
  gtk_widget_class_bind_template_child (widget_class, GjWindow, home);
  gtk_widget_class_bind_template_child (widget_class, GjWindow, end);
  gtk_widget_class_bind_template_child (widget_class, GjWindow, dock_spacer);
  gtk_widget_class_bind_template_child (widget_class, GjWindow, aid_row);
  gtk_widget_class_bind_template_child (widget_class, GjWindow, aids);
  gtk_widget_class_bind_template_child (widget_class, GjWindow, short_aids);
  gtk_widget_class_bind_template_child (widget_class, GjWindow, hot);
  gtk_widget_class_bind_template_child (widget_class, GjWindow, hot_word);
  gtk_widget_class_bind_template_child (widget_class, GjWindow, hot_number);
  gtk_widget_class_bind_template_child (widget_class, GjWindow, made_by);
  gtk_widget_class_bind_template_callback (widget_class, on_back);
  gtk_widget_class_bind_template_callback (widget_class, on_leave);
  gtk_widget_class_bind_template_callback (widget_class, on_extend);
  gtk_widget_class_bind_template_callback (widget_class, on_touched);
  gtk_widget_class_bind_template_callback (widget_class, on_key_pressed);
}

/* Ctrl+Shift+I and +D open GTK's inspector in any program, from which anything can be pressed and read. */
static gboolean
refuse_debugging (GtkWindow *window, gboolean toggle)
{
  return TRUE;
}

static void
gj_window_class_init (GjWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  gj_ui_init ();
  G_OBJECT_CLASS (klass)->dispose = gj_window_dispose;
  widget_class->realize = gj_window_realize;
  GTK_WINDOW_CLASS (klass)->enable_debugging = refuse_debugging;
  gtk_widget_class_install_action (widget_class, GJ_PAGE_BACK, NULL, on_way);
  gtk_widget_class_install_action (widget_class, GJ_PAGE_HOME, NULL, on_way);
  add_signal (SIGNAL_BACK, "back", G_TYPE_NONE);
  add_signal (SIGNAL_HOME, "home", G_TYPE_NONE);
  add_signal (SIGNAL_END, "end", G_TYPE_NONE);
  add_signal (SIGNAL_EXTEND, "extend", G_TYPE_NONE);
  add_signal (SIGNAL_ELDER_TOGGLED, "elder-toggled", G_TYPE_BOOLEAN);
  add_signal (SIGNAL_LOW_TOGGLED, "low-toggled", G_TYPE_BOOLEAN);
  add_signal (SIGNAL_LANGUAGE, "language", G_TYPE_NONE);
  add_signal (SIGNAL_AID, "aid", G_TYPE_UINT);
  add_signal (SIGNAL_TOUCHED, "touched", G_TYPE_NONE);
  /* Static scope: without it GLib copies the text for its handlers, and frees the copy as it is. */
  add_signal (SIGNAL_SCANNED, "scanned", G_TYPE_STRING | G_SIGNAL_TYPE_STATIC_SCOPE);
  add_signal (SIGNAL_PAGE_SHOWN, "page-shown", G_TYPE_NONE);
  add_signal (SIGNAL_FOCUS_MOVED, "focus-moved", GTK_TYPE_WIDGET);
  add_signal (SIGNAL_VOICE, "voice", G_TYPE_UINT);
  add_signal (SIGNAL_WARNED, "warned", G_TYPE_NONE);
  add_signal (SIGNAL_ANSWERED, "answered", G_TYPE_NONE);
  gtk_widget_class_set_template_from_resource (widget_class, "/gongji/frame/window.ui");
  bind_children (widget_class);
}

static void
gj_window_init (GjWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gj_head_watch (self->head, self->made_by, GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "gongji");
  self->seconds_left = GJ_TIME_NONE;
  self->focus_keys = gj_focus_keys_new (GTK_WINDOW (self));
  gj_whole_text_keep_all (self->step_row);
  for (guint i = 0; i < N_AIDS; i++)
    {
      self->aid_buttons[i] = gj_aid_button_new (aid_symbols[i]);
      g_signal_connect_object (self->aid_buttons[i], "clicked", G_CALLBACK (on_aid), self, 0);
      if (i == 0)
        gtk_box_prepend (GTK_BOX (self->aids), self->aid_buttons[i]);
      else
        gtk_box_append (GTK_BOX (self->short_aids), self->aid_buttons[i]);
    }
  self->voice_row = gj_voice_row_new ();
  gtk_box_append (GTK_BOX (self->aid_row), self->voice_row);
  g_signal_connect_object (self->voice_row, "act", G_CALLBACK (on_voice_act), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->voice_row, "closed", G_CALLBACK (on_voice_closed), self, G_CONNECT_SWAPPED);
  gj_window_open_voice_row (self, FALSE);
  g_signal_connect_swapped (self, "notify::default-width", G_CALLBACK (on_default_size), self);
  g_signal_connect_swapped (self, "notify::default-height", G_CALLBACK (on_default_size), self);
  gtk_widget_set_layout_manager (self->area, gtk_custom_layout_new (NULL, measure_area, allocate_area));
  place_parts (self, FALSE);
  gj_window_set_aids (self, GJ_AID_ELDER | GJ_AID_LOW | GJ_AID_LANGUAGE);
  gj_window_set_hotline (self, "12393");
  gj_window_set_nav (self, GJ_NAV_HIDDEN, GJ_NAV_HIDDEN, GJ_NAV_HIDDEN);
}

GjWindow *
gj_window_new (GtkApplication *app, GjClock *clock)
{
  g_return_val_if_fail (clock != NULL, NULL);
  GjWindow *self = g_object_new (GJ_TYPE_WINDOW, "application", app, NULL);
  self->head_clock = gj_head_clock_new (clock, GTK_LABEL (self->clock_label), GTK_LABEL (self->date_label));
  gj_window_retranslate (self);
  return self;
}

static void
place_page (GjWindow *self)
{
  GjPage *page = self->page;
  const gboolean has_row = page != NULL
                           && (gj_page_get_steps (page) > 0 || gj_page_get_title (page) != NULL
                               || self->seconds_left != GJ_TIME_NONE);
  gtk_widget_set_visible (self->step_row, has_row);
  set_class (self->area, "norow", !has_row);
  if (page != NULL)
    gj_step_row_set_place (GJ_STEP_ROW (self->step_row), gj_page_get_title (page), gj_page_get_title_icon (page),
                           gj_page_get_step (page), gj_page_get_steps (page), gj_page_get_step_word (page));
}

static void
on_control_chosen (GjWindow *self, GtkWidget *control)
{
  gj_focus_keys_choose (self->focus_keys, control);
  g_signal_emit (self, signals[SIGNAL_FOCUS_MOVED], 0, control);
}

void
gj_window_show_page (GjWindow *self, GjPage *page)
{
  g_return_if_fail (GJ_IS_WINDOW (self) && GJ_IS_PAGE (page));
  gj_window_uncover (self);
  gj_focus_keys_start_over (self->focus_keys); /* at the top of it */
  if (self->page != NULL)
    {
      g_autoptr (GjPage) old = g_object_ref (self->page);
      g_signal_handlers_disconnect_by_data (old, self);
      self->page = NULL;
      gtk_widget_unparent (GTK_WIDGET (old));
      gj_page_leave (old);
    }
  self->page = page;
  g_signal_connect_object (page, "notify", G_CALLBACK (place_page), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "control-chosen", G_CALLBACK (on_control_chosen), self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (GTK_WIDGET (page), self->area);
  gj_whole_text_keep_all (GTK_WIDGET (page));
  place_page (self);
  gj_page_enter (page, self->elder);
  g_signal_emit (self, signals[SIGNAL_PAGE_SHOWN], 0);
}

void
gj_window_cover (GjWindow *self, GjPage *cover)
{
  g_return_if_fail (GJ_IS_WINDOW (self) && GJ_IS_PAGE (cover) && self->page != NULL);
  gj_window_uncover (self);
  self->cover = cover;
  gj_focus_keys_start_over (self->focus_keys);
  gtk_widget_set_child_visible (GTK_WIDGET (self->page), FALSE);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->page), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_widget_set_parent (GTK_WIDGET (cover), self->area);
  gj_whole_text_keep_all (GTK_WIDGET (cover));
  gj_page_enter (cover, self->elder);
  g_signal_emit (self, signals[SIGNAL_PAGE_SHOWN], 0);
}

void
gj_window_uncover (GjWindow *self)
{
  g_return_if_fail (GJ_IS_WINDOW (self));
  GjPage *cover = g_steal_pointer (&self->cover);
  if (cover == NULL)
    return;
  gj_focus_keys_start_over (self->focus_keys);
  gj_page_leave (cover);
  gtk_widget_unparent (GTK_WIDGET (cover));
  gtk_widget_set_child_visible (GTK_WIDGET (self->page), TRUE);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->page), GTK_ACCESSIBLE_STATE_HIDDEN, FALSE, -1);
  g_signal_emit (self, signals[SIGNAL_PAGE_SHOWN], 0);
}

GjPage *
gj_window_get_cover (GjWindow *self)
{
  g_return_val_if_fail (GJ_IS_WINDOW (self), NULL);
  return self->cover;
}

GjPage *
gj_window_get_top_page (GjWindow *self)
{
  g_return_val_if_fail (GJ_IS_WINDOW (self), NULL);
  return self->cover != NULL ? self->cover : self->page;
}

GjPage *
gj_window_get_page (GjWindow *self)
{
  g_return_val_if_fail (GJ_IS_WINDOW (self), NULL);
  return self->page;
}

void
gj_window_set_hall (GjWindow *self, const char *hall, const char *machine)
{
  g_return_if_fail (GJ_IS_WINDOW (self));
  gtk_label_set_text (GTK_LABEL (self->hall), hall);
  const gboolean is_long = g_utf8_strlen (hall, -1) > HALL_CHARACTERS;
  set_class (self->hall, "long", is_long);
  gtk_label_set_wrap (GTK_LABEL (self->hall), is_long);
  gj_head_say_machine (GTK_LABEL (self->machine), GTK_LABEL (self->machine_number), machine);
}

void
gj_window_set_hotline (GjWindow *self, const char *number)
{
  g_return_if_fail (GJ_IS_WINDOW (self));
  gtk_label_set_text (GTK_LABEL (self->hot_number), number);
}

void
gj_window_set_demo (GjWindow *self, gboolean demo)
{
  g_return_if_fail (GJ_IS_WINDOW (self));
  gtk_widget_set_visible (self->demo, demo);
}

static void
set_nav_button (GtkWidget *button, GjNavState state)
{
  gtk_widget_set_visible (button, state != GJ_NAV_HIDDEN);
  gtk_widget_set_sensitive (button, state == GJ_NAV_NORMAL);
  set_class (button, "here", state == GJ_NAV_HERE);
}

void
gj_window_set_nav (GjWindow *self, GjNavState back, GjNavState home, GjNavState end)
{
  g_return_if_fail (GJ_IS_WINDOW (self));
  set_nav_button (self->back, back);
  set_nav_button (self->home, home);
  set_nav_button (self->end, end);
  const gboolean hidden = back == GJ_NAV_HIDDEN && home == GJ_NAV_HIDDEN && end == GJ_NAV_HIDDEN;
  gtk_widget_set_visible (self->nav, !hidden);
}

void
gj_window_set_aids (GjWindow *self, guint aids)
{
  g_return_if_fail (GJ_IS_WINDOW (self));
  self->offered = aids;
  show_aids (self);
}

void
gj_window_show_aid (GjWindow *self, GjAids aid, gboolean shown)
{
  g_return_if_fail (GJ_IS_WINDOW (self));
  gj_window_set_aids (self, shown ? self->offered | (guint) aid : self->offered & ~(guint) aid);
}

void
gj_window_open_voice_row (GjWindow *self, gboolean open)
{
  g_return_if_fail (GJ_IS_WINDOW (self));
  gtk_widget_set_visible (self->voice_row, open);
  gtk_widget_set_visible (self->aids, !open);
  gtk_widget_set_visible (self->hot, !open);
}

void
gj_window_set_voice (GjWindow *self, const char *loudness_word, gboolean has_private, gboolean in_private)
{
  g_return_if_fail (GJ_IS_WINDOW (self));
  gj_voice_row_set (GJ_VOICE_ROW (self->voice_row), loudness_word, has_private, in_private);
}

void
gj_window_set_aid_on (GjWindow *self, GjAids aid, gboolean on)
{
  g_return_if_fail (GJ_IS_WINDOW (self));
  for (guint i = 0; i < N_AIDS; i++)
    if ((guint) aid == 1u << i)
      gj_aid_button_set_on (GJ_AID_BUTTON (self->aid_buttons[i]), on);
}

void
gj_window_set_time_left (GjWindow *self, int seconds_left, int total, gboolean warning)
{
  g_return_if_fail (GJ_IS_WINDOW (self));
  const gboolean row_may_change = (self->seconds_left == GJ_TIME_NONE) != (seconds_left == GJ_TIME_NONE);
  self->seconds_left = seconds_left;
  gj_step_row_set_time (GJ_STEP_ROW (self->step_row), seconds_left, total, warning);
  if (row_may_change)
    place_page (self);
  const gboolean before = self->warning;
  self->warning = warning;
  if (warning && !before)
    g_signal_emit (self, signals[SIGNAL_WARNED], 0);
  else if (before && !warning && seconds_left > 0)
    g_signal_emit (self, signals[SIGNAL_ANSWERED], 0);
}

int
gj_window_get_time_left (GjWindow *self)
{
  g_return_val_if_fail (GJ_IS_WINDOW (self), GJ_TIME_NONE);
  return self->seconds_left;
}

void
gj_window_set_key_guard (GjWindow *self, gboolean on)
{
  g_return_if_fail (GJ_IS_WINDOW (self));
  g_clear_pointer (&self->guard, gj_key_guard_free);
  if (on)
    self->guard = gj_key_guard_new (on_guarded_key, on_guarded_scan, self);
}

void
gj_window_set_elder (GjWindow *self, gboolean elder)
{
  g_return_if_fail (GJ_IS_WINDOW (self));
  if (self->elder == elder)
    return;
  self->elder = elder;
  set_class (GTK_WIDGET (self), "elder", elder);
  gj_window_set_aid_on (self, GJ_AID_ELDER, elder);
  set_pages_elder (self);
}

gboolean
gj_window_get_elder (GjWindow *self)
{
  g_return_val_if_fail (GJ_IS_WINDOW (self), FALSE);
  return self->elder;
}

/* The script of the language that is now set: the way it runs, its class for the stylesheet, and who made its words. */
static void
set_script (GjWindow *self)
{
  gsize n_languages;
  const GjLanguage *languages = gj_languages (&n_languages), *now = gj_i18n_get ();
  for (gsize i = 0; i < n_languages; i++)
    set_class (GTK_WIDGET (self), languages[i].tag, &languages[i] == now);
  set_class (self->area, "tight", now != &languages[0]); /* other languages say it in more letters than Chinese */
  gtk_widget_set_default_direction (now->rtl ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);
  show_made_by (self);
}

void
gj_window_set_low (GjWindow *self, gboolean low)
{
  g_return_if_fail (GJ_IS_WINDOW (self));
  if (self->low == low)
    return;
  self->low = low;
  gj_window_set_aid_on (self, GJ_AID_LOW, low);
  if (gtk_widget_get_realized (GTK_WIDGET (self)))
    on_shape (self, gtk_widget_get_width (GTK_WIDGET (self)), gtk_widget_get_height (GTK_WIDGET (self)));
  else
    on_default_size (self);
}

gboolean
gj_window_get_low (GjWindow *self)
{
  g_return_val_if_fail (GJ_IS_WINDOW (self), FALSE);
  return self->low;
}

void
gj_window_retranslate (GjWindow *self)
{
  g_return_if_fail (GJ_IS_WINDOW (self));
  set_script (self);
  gj_button_set_text (GJ_BUTTON (self->back), C_ ("way out", "返回"));
  gj_button_set_text (GJ_BUTTON (self->home), C_ ("way out", "首页"));
  gj_button_set_text (GJ_BUTTON (self->end), C_ ("way out", "结束服务"));
  const char *const aid_texts[N_AIDS]
      = { C_ ("aid", "长辈模式"), C_ ("aid", "语音"), C_ ("aid", "低位"), C_ ("aid", "语言") };
  for (guint i = 0; i < N_AIDS; i++)
    gj_aid_button_set_text (GJ_AID_BUTTON (self->aid_buttons[i]), aid_texts[i]);
  gj_voice_row_retranslate (GJ_VOICE_ROW (self->voice_row));
  gtk_label_set_text (GTK_LABEL (self->demo_head), _("演示模式"));
  gtk_label_set_text (GTK_LABEL (self->demo_detail), _("不动真钱"));
  gtk_label_set_text (GTK_LABEL (self->hot_word), _("医保热线"));
  gtk_label_set_text (GTK_LABEL (self->calm_head), _("低位模式"));
  gtk_label_set_text (GTK_LABEL (self->calm_detail), _("要按的都在下半屏"));
  gtk_window_set_title (GTK_WINDOW (self), _("共济自助机"));
  gj_step_row_retranslate (GJ_STEP_ROW (self->step_row));
  gj_head_clock_retranslate (self->head_clock);
}
