/* SPDX-License-Identifier: Apache-2.0 */
/* Draws the parts of a paper: grey with Pango and Cairo, then one threshold to dots. Sizes are
 * those of look/tokens.md; the font and the language are pinned, so that Han characters take their
 * Chinese forms on every machine. */
#include "devices/printer/paper_sheet.h"

#include <string.h>

#include <pango/pangocairo.h>

#include "core/base/i18n.h"
#include "core/base/strokes.h"
#include "core/receipt/qr.h"
#include "devices/scanner/qr_image.h"

#define BASE_FAMILY "Noto Sans CJK SC"
#define FAMILIES BASE_FAMILY ",HanaMinA,HanaMinB"
/* Ink from 42 % on is black: grey drawn, threshold at 58 % of white. */
#define INK_THRESHOLD 107
/* What is not broken into lines, in characters: a word, a relation in its brackets. */
#define LONGEST_WHOLE 8
/* Nearly every paper; few are a statement of metres. */
#define FIRST_ROWS 4000
/* The middle of a line is 0.436 em above the base line of Noto Sans CJK (ascent 1.160, descent
 * 0.288). */
#define MIDDLE_ABOVE_BASE 0.436

struct _GjPaperSheet
{
  guint width;
  guint margin;
  guint y;
  guint rows; /* of the surface, which grows with the paper */
  cairo_surface_t *surface;
  cairo_t *cairo;
  PangoContext *pango;
  PangoAttrList *plain;
  GError *error;
  char *qr_text;
  guint qr_x;
  guint qr_y;
  guint qr_side;
};

static void sheet_check_font (GjPaperSheet *sheet);

static cairo_surface_t *
sheet_surface (const GjPaperSheet *sheet)
{
  return cairo_image_surface_create (CAIRO_FORMAT_A8, (int)sheet->width, (int)sheet->rows);
}

GjPaperSheet *
gj_paper_sheet_new (guint width_dots)
{
  GjPaperSheet *sheet = g_new0 (GjPaperSheet, 1);
  cairo_font_options_t *options = cairo_font_options_create ();

  sheet->width = width_dots;
  if (width_dots != GJ_PAPER_WIDTH_80MM && width_dots != GJ_PAPER_WIDTH_58MM)
    {
      g_set_error (&sheet->error, GJ_PAPER_ERROR, GJ_PAPER_ERROR_WIDTH,
                   _("纸宽 %u 点不受支持，只能是 576 或 384"), width_dots);
      sheet->width = GJ_PAPER_WIDTH_80MM;
    }
  sheet->margin = gj_paper_sheet_is_narrow (sheet) ? 12 : 24;
  sheet->rows = FIRST_ROWS;
  sheet->surface = sheet_surface (sheet);
  sheet->cairo = cairo_create (sheet->surface);

  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_SLIGHT);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_ON);
  sheet->pango = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  pango_cairo_context_set_font_options (sheet->pango, options);
  pango_context_set_language (sheet->pango, pango_language_from_string ("zh-cn"));
  pango_context_set_base_dir (sheet->pango, PANGO_DIRECTION_LTR);
  cairo_font_options_destroy (options);

  sheet->plain = pango_attr_list_new ();
  pango_attr_list_insert (sheet->plain, pango_attr_font_features_new ("tnum,chws"));
  sheet_check_font (sheet);
  return sheet;
}

static PangoFontDescription *
sheet_font (guint size, gboolean bold)
{
  PangoFontDescription *font = pango_font_description_new ();

  pango_font_description_set_family_static (font, FAMILIES);
  pango_font_description_set_absolute_size (font, (double)size * PANGO_SCALE);
  pango_font_description_set_weight (font, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  return font;
}

/* Without the font fontconfig would quietly give another one, with other widths and Japanese
 * shapes. */
static void
sheet_check_font (GjPaperSheet *sheet)
{
  PangoFontDescription *wanted = sheet_font (24, FALSE);
  g_autoptr (PangoFont) font = pango_context_load_font (sheet->pango, wanted);
  PangoFontDescription *found = font != NULL ? pango_font_describe (font) : NULL;
  const char *family = found != NULL ? pango_font_description_get_family (found) : NULL;

  if (sheet->error == NULL && g_strcmp0 (family, BASE_FAMILY) != 0)
    g_set_error (&sheet->error, GJ_PAPER_ERROR, GJ_PAPER_ERROR_FONT,
                 _("没有字体 %s，请安装 fonts-noto-cjk"), BASE_FAMILY);
  pango_font_description_free (wanted);
  g_clear_pointer (&found, pango_font_description_free);
}

static void
sheet_free (GjPaperSheet *sheet)
{
  cairo_destroy (sheet->cairo);
  cairo_surface_destroy (sheet->surface);
  g_object_unref (sheet->pango);
  pango_attr_list_unref (sheet->plain);
  g_clear_error (&sheet->error);
  g_free (sheet->qr_text);
  g_free (sheet);
}

gboolean
gj_paper_sheet_is_narrow (const GjPaperSheet *sheet)
{
  return sheet->width == GJ_PAPER_WIDTH_58MM;
}

void
gj_paper_sheet_space (GjPaperSheet *sheet, guint rows)
{
  sheet->y += rows;
}

/* To at least @rows rows; what was drawn stays. No path may be open. */
static void
sheet_grow (GjPaperSheet *sheet, guint rows)
{
  cairo_surface_t *before = sheet->surface;

  cairo_destroy (sheet->cairo);
  sheet->rows = MIN (MAX (rows, sheet->rows * 2), GJ_PAPER_MAX_ROWS);
  sheet->surface = sheet_surface (sheet);
  sheet->cairo = cairo_create (sheet->surface);
  cairo_set_source_surface (sheet->cairo, before, 0, 0);
  cairo_paint (sheet->cairo);
  cairo_set_source_rgb (sheet->cairo, 0, 0, 0);
  cairo_surface_destroy (before);
}

/* TRUE while there is nothing wrong and @rows more rows fit; they are there to be drawn on then. */
static gboolean
sheet_has_room (GjPaperSheet *sheet, guint rows)
{
  if (sheet->error != NULL)
    return FALSE;
  if (sheet->y + rows <= GJ_PAPER_MAX_ROWS)
    {
      if (sheet->y + rows > sheet->rows)
        sheet_grow (sheet, sheet->y + rows);
      return TRUE;
    }
  g_set_error (&sheet->error, GJ_PAPER_ERROR, GJ_PAPER_ERROR_LENGTH, _("凭条超过最大长度 %d 点"),
               GJ_PAPER_MAX_ROWS);
  return FALSE;
}

static void
sheet_refuse_character (GjPaperSheet *sheet, gunichar character)
{
  if (sheet->error == NULL)
    g_set_error (&sheet->error, GJ_PAPER_ERROR, GJ_PAPER_ERROR_GLYPH,
                 _("字符 U+%04X 没有可打印的字形，请安装 fonts-hanazono"), character);
}

/* Pango draws a box for a glyph that no font has, and nothing at all for a control character: both
 * would print something other than the name. */
static void
sheet_check_glyphs (GjPaperSheet *sheet, PangoLayout *layout)
{
  for (const char *at = pango_layout_get_text (layout); *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar character = g_utf8_get_char (at);

      if (g_unichar_iscntrl (character) || character == 0xfffd)
        sheet_refuse_character (sheet, character);
    }
  if (pango_layout_get_unknown_glyphs_count (layout) == 0)
    return;
  for (GSList *line = pango_layout_get_lines_readonly (layout); line != NULL; line = line->next)
    for (GSList *run = ((PangoLayoutLine *)line->data)->runs; run != NULL; run = run->next)
      {
        const PangoGlyphString *glyphs = ((PangoGlyphItem *)run->data)->glyphs;

        for (int i = 0; i < glyphs->num_glyphs; i++)
          if (glyphs->glyphs[i].glyph & PANGO_GLYPH_UNKNOWN_FLAG)
            sheet_refuse_character (sheet,
                                    glyphs->glyphs[i].glyph & ~(guint)PANGO_GLYPH_UNKNOWN_FLAG);
      }
}

/* Centred lines of about equal length: narrower as long as that does not make one line more. */
static void
sheet_balance (PangoLayout *layout, guint step)
{
  int lines = pango_layout_get_line_count (layout);
  int width = pango_layout_get_width (layout);

  if (lines == 1)
    return;
  while (width > (int)step * PANGO_SCALE && pango_layout_get_line_count (layout) == lines)
    {
      width -= (int)step * PANGO_SCALE;
      pango_layout_set_width (layout, width);
    }
  pango_layout_set_width (layout, width + (int)step * PANGO_SCALE);
}

/* No line breaks between two bytes of the text. */
static void
keep_whole (PangoAttrList *attributes, gsize start, gsize end)
{
  PangoAttribute *whole = pango_attr_allow_breaks_new (FALSE);

  whole->start_index = (guint)start;
  whole->end_index = (guint)end;
  pango_attr_list_insert (attributes, whole);
}

/* Where there are spaces, a short word between them stays whole: a kind of care, a share with its sum. */
static void
keep_words (PangoAttrList *attributes, const char *text)
{
  for (const char *at = strchr (text, ' ') != NULL ? text : NULL; at != NULL; at = strchr (at, ' '))
    {
      at += strspn (at, " ");
      const gsize length = strcspn (at, " ");

      if (length > 0 && g_utf8_strlen (at, (gssize)length) <= LONGEST_WHOLE)
        keep_whole (attributes, (gsize)(at - text), (gsize)(at - text) + length);
      at += length;
    }
}

/* A relation in its brackets stays whole, and the dot within a name stays with what is before it. */
static PangoAttrList *
sheet_attributes (GjPaperSheet *sheet, const char *text)
{
  static const char *const open = "（", *const close = "）", *const dot = "·";
  PangoAttrList *attributes = pango_attr_list_copy (sheet->plain);

  keep_words (attributes, text);
  for (const char *at = text; (at = strstr (at, open)) != NULL; at += strlen (open))
    {
      const char *end = strstr (at, close);

      if (end != NULL && g_utf8_strlen (at, end - at) <= LONGEST_WHOLE)
        keep_whole (attributes, (gsize)(at - text), (gsize)(end - text) + strlen (close));
    }
  for (const char *at = text; (at = strstr (at, dot)) != NULL; at += strlen (dot))
    if (at > text)
      keep_whole (attributes, (gsize)(g_utf8_prev_char (at) - text), (gsize)(at - text) + strlen (dot));
  return attributes;
}

static PangoLayout *
sheet_layout (GjPaperSheet *sheet, const GjSheetStyle *style, const char *text, guint width)
{
  PangoLayout *layout = pango_layout_new (sheet->pango);
  PangoFontDescription *font = sheet_font (style->size, style->bold);
  PangoAttrList *attributes = sheet_attributes (sheet, text);
  int natural;

  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_text (layout, text, -1);
  pango_layout_get_pixel_size (layout, &natural, NULL);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (layout, (int)width * PANGO_SCALE);
  if (style->shrink_percent > 0 && natural > (int)width
      && (guint)natural * style->shrink_percent <= width * 100)
    for (guint size = style->size * width / (guint)natural;
         size > 0 && pango_layout_get_line_count (layout) > 1; size--)
      {
        pango_font_description_set_absolute_size (font, (double)size * PANGO_SCALE);
        pango_layout_set_font_description (layout, font);
      }
  pango_font_description_free (font);
  if (style->align == GJ_SHEET_CENTRE)
    sheet_balance (layout, style->size);
  sheet_check_glyphs (sheet, layout);
  return layout;
}

/* Draws @text into a column from @x, its first line at row @y, and returns the rows it takes. Lines
 * stand on base lines of our own, so that a character from another font does not push its
 * neighbours about. */
static guint
sheet_block (GjPaperSheet *sheet, const GjSheetStyle *style, const char *text, guint x, guint y,
             guint width)
{
  if (sheet->error != NULL)
    return 0;

  g_autoptr (PangoLayout) layout = sheet_layout (sheet, style, text, width);
  guint lines = (guint)pango_layout_get_line_count (layout);
  guint room = y - sheet->y + lines * style->line;

  if (!sheet_has_room (sheet, room))
    return 0;
  for (guint i = 0; i < lines; i++)
    {
      PangoLayoutLine *line = pango_layout_get_line_readonly (layout, (int)i);
      PangoRectangle logical;
      double left = x;
      double base = y + i * style->line + style->line / 2.0 + style->size * MIDDLE_ABOVE_BASE;

      pango_layout_line_get_pixel_extents (line, NULL, &logical);
      int spare = MAX (0, (int)width - logical.width);
      if (style->align == GJ_SHEET_CENTRE)
        left += spare / 2;
      else if (style->align == GJ_SHEET_RIGHT)
        left += spare;
      cairo_move_to (sheet->cairo, left, (int)(base + 0.5));
      pango_cairo_show_layout_line (sheet->cairo, line);
    }
  return lines * style->line;
}

static guint
sheet_inner_width (const GjPaperSheet *sheet)
{
  return sheet->width - 2 * sheet->margin;
}

static guint
lines_of (GjPaperSheet *sheet, const GjSheetStyle *style, const char *text)
{
  if (sheet->error != NULL || *text == '\0')
    return 0;

  g_autoptr (PangoLayout) layout = sheet_layout (sheet, style, text, sheet_inner_width (sheet));

  return (guint)pango_layout_get_line_count (layout);
}

guint
gj_paper_sheet_height (GjPaperSheet *sheet, const GjSheetStyle *style, const char *text)
{
  return lines_of (sheet, style, text) * style->line;
}

/* A centred sentence of two clauses that does not fit in a line breaks between them. */
static gboolean
draw_clauses (GjPaperSheet *sheet, const GjSheetStyle *style, const char *text)
{
  const char *comma = strstr (text, "，");
  const char *rest = comma != NULL ? comma + strlen ("，") : NULL;
  g_autofree char *first = NULL;

  if (style->align != GJ_SHEET_CENTRE || rest == NULL || *rest == '\0' || lines_of (sheet, style, text) != 2)
    return FALSE;
  first = g_strndup (text, (gsize)(rest - text));
  if (lines_of (sheet, style, first) != 1 || lines_of (sheet, style, rest) != 1)
    return FALSE;
  sheet->y += sheet_block (sheet, style, first, sheet->margin, sheet->y, sheet_inner_width (sheet));
  sheet->y += sheet_block (sheet, style, rest, sheet->margin, sheet->y, sheet_inner_width (sheet));
  return TRUE;
}

void
gj_paper_sheet_text (GjPaperSheet *sheet, const GjSheetStyle *style, const char *text)
{
  if (text == NULL || *text == '\0' || draw_clauses (sheet, style, text))
    return;
  sheet->y += sheet_block (sheet, style, text, sheet->margin, sheet->y, sheet_inner_width (sheet));
}

void
gj_paper_sheet_emphasis (GjPaperSheet *sheet, const char *plain, const char *strong)
{
  static const GjSheetStyle plain_style = { .size = 24, .line = 44 };
  static const GjSheetStyle strong_style = { .size = 32, .line = 44, .bold = TRUE };
  guint inner = sheet_inner_width (sheet);
  int widths[2] = { 0, 0 };

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (PangoLayout) layout = sheet_layout (sheet, i == 0 ? &plain_style : &strong_style,
                                                     i == 0 ? plain : strong, inner);

      pango_layout_get_pixel_size (layout, &widths[i], NULL);
    }
  const guint gap = 8;
  guint total = MIN (inner, (guint)(widths[0] + widths[1]) + gap);
  guint x = sheet->margin + (inner - total) / 2;

  sheet_block (sheet, &plain_style, plain, x, sheet->y + 3, (guint)widths[0] + gap);
  sheet->y += sheet_block (sheet, &strong_style, strong, x + (guint)widths[0] + gap, sheet->y,
                           total - (guint)widths[0] - gap + 1);
}

/* Where the first base line of a style stands below the top of its text. */
static guint
sheet_base (const GjSheetStyle *style)
{
  return (guint)(style->line / 2.0 + style->size * MIDDLE_ABOVE_BASE + 0.5);
}

void
gj_paper_sheet_pair (GjPaperSheet *sheet, const GjSheetStyle *left_style, const char *left,
                     const GjSheetStyle *right_style, const char *right)
{
  guint inner = sheet_inner_width (sheet);
  guint column = left_style->size * (guint)g_utf8_strlen (left, -1) + 16;
  guint rows
      = sheet_block (sheet, right_style, right, sheet->margin + column, sheet->y, inner - column);
  guint base = sheet_base (right_style);
  guint own = sheet_base (left_style);
  guint down = base > own ? base - own : 0;

  sheet_block (sheet, left_style, left, sheet->margin, sheet->y + down, column);
  sheet->y += rows;
}

void
gj_paper_sheet_columns (GjPaperSheet *sheet, const GjSheetStyle *left_style, const char *left,
                        const GjSheetStyle *right_style, const char *right)
{
  const guint gap = 16;
  guint inner = sheet_inner_width (sheet);
  guint rows;
  guint down;
  int natural = 0;

  if (sheet->error != NULL)
    return;
  {
    g_autoptr (PangoLayout) layout = sheet_layout (sheet, right_style, right, inner);

    pango_layout_get_pixel_size (layout, &natural, NULL);
  }
  /* A sum too long to leave room for a word stands on a line of its own. */
  if ((guint)natural + gap + inner / 4 > inner)
    {
      sheet->y += sheet_block (sheet, left_style, left, sheet->margin, sheet->y, inner);
      sheet->y += sheet_block (sheet, right_style, right, sheet->margin, sheet->y, inner);
      return;
    }
  down = sheet_base (right_style) > sheet_base (left_style)
             ? sheet_base (right_style) - sheet_base (left_style)
             : 0;
  rows = sheet_block (sheet, left_style, left, sheet->margin, sheet->y + down,
                      inner - (guint)natural - gap);
  sheet_block (sheet, right_style, right, sheet->margin + inner - (guint)natural,
               sheet->y + sheet_base (left_style) + down - sheet_base (right_style),
               (guint)natural + 1);
  sheet->y += MAX (rows + down, right_style->line);
}

void
gj_paper_sheet_field (GjPaperSheet *sheet, const char *key, const char *value)
{
  /* One size for all of them: what is too long takes a line more. */
  static const GjSheetStyle key_style = { .size = 24, .line = 36 };
  static const GjSheetStyle value_style = { .size = 24, .line = 36, .bold = TRUE };
  guint column = gj_paper_sheet_is_narrow (sheet) ? 108 : 140;

  if (value == NULL || *value == '\0')
    return;
  sheet_block (sheet, &key_style, key, sheet->margin, sheet->y, column - 12);
  sheet->y += sheet_block (sheet, &value_style, value, sheet->margin + column, sheet->y,
                           sheet_inner_width (sheet) - column);
}

void
gj_paper_sheet_fill (GjPaperSheet *sheet, guint x, guint dy, guint width, guint rows)
{
  if (!sheet_has_room (sheet, dy + rows))
    return;
  cairo_rectangle (sheet->cairo, x, sheet->y + dy, width, rows);
  cairo_fill (sheet->cairo);
}

void
gj_paper_sheet_rule (GjPaperSheet *sheet)
{
  gj_paper_sheet_fill (sheet, sheet->margin, 16, sheet_inner_width (sheet), 4);
  sheet->y += 36;
}

void
gj_paper_sheet_dashed_rule (GjPaperSheet *sheet)
{
  for (guint x = 0; x < sheet_inner_width (sheet); x += 8)
    gj_paper_sheet_fill (sheet, sheet->margin + x, 16, MIN (5, sheet_inner_width (sheet) - x), 2);
  sheet->y += 34;
}

static void
sheet_frame (GjPaperSheet *sheet, double x, double y, double width, double height)
{
  const double radius = 8;
  const double stroke = 3;
  double left = x + stroke / 2;
  double top = y + stroke / 2;
  double right = x + width - stroke / 2;
  double bottom = y + height - stroke / 2;

  cairo_new_sub_path (sheet->cairo);
  cairo_arc (sheet->cairo, right - radius, top + radius, radius, -G_PI_2, 0);
  cairo_arc (sheet->cairo, right - radius, bottom - radius, radius, 0, G_PI_2);
  cairo_arc (sheet->cairo, left + radius, bottom - radius, radius, G_PI_2, G_PI);
  cairo_arc (sheet->cairo, left + radius, top + radius, radius, G_PI, 3 * G_PI_2);
  cairo_close_path (sheet->cairo);
  cairo_set_line_width (sheet->cairo, stroke);
  cairo_stroke (sheet->cairo);
}

void
gj_paper_sheet_box (GjPaperSheet *sheet, const char *text, gboolean whole_width)
{
  static const GjSheetStyle style
      = { .size = 28, .line = 40, .bold = TRUE, .align = GJ_SHEET_CENTRE, .shrink_percent = 75 };
  const guint side = 19;
  const guint above = 13;
  guint inner = sheet_inner_width (sheet);
  guint width = inner;

  if (sheet->error != NULL)
    return;
  if (!whole_width)
    {
      g_autoptr (PangoLayout) layout = sheet_layout (sheet, &style, text, inner - 2 * side);
      int natural;

      pango_layout_get_pixel_size (layout, &natural, NULL);
      width = MIN (inner, (guint)natural + 2 * side);
    }
  guint x = sheet->margin + (inner - width) / 2;
  guint rows = sheet_block (sheet, &style, text, x + side, sheet->y + above, width - 2 * side);

  if (!sheet_has_room (sheet, rows + 2 * above))
    return;
  sheet_frame (sheet, x, sheet->y, width, rows + 2 * above);
  sheet->y += rows + 2 * above;
}

/* Dots of a module: 6 on wide paper, 5 on narrow; one less before giving up, which still is more
 * than a phone needs. */
static guint
sheet_module_dots (const GjPaperSheet *sheet, guint modules)
{
  guint whole = modules + 2 * GJ_QR_QUIET_MODULES;
  guint dots = gj_paper_sheet_is_narrow (sheet) ? 5 : 6;

  if (whole * dots <= sheet->width)
    return dots;
  return whole * (dots - 1) <= sheet->width ? dots - 1 : 0;
}

void
gj_paper_sheet_qr (GjPaperSheet *sheet, const char *text)
{
  guint wish = gj_paper_sheet_is_narrow (sheet) ? 5 : 6;
  g_autoptr (GError) error = NULL;
  g_autoptr (GjQr) qr = gj_qr_encode_for_width (text, sheet->width, wish, &error);
  guint modules = qr != NULL ? gj_qr_modules (qr) : 0;
  guint dots = qr != NULL ? sheet_module_dots (sheet, modules) : 0;

  if (sheet->error != NULL)
    return;
  if (dots == 0)
    {
      g_set_error (&sheet->error, GJ_PAPER_ERROR, GJ_PAPER_ERROR_QR_SIZE,
                   _("二维码内容太长，这种纸打印不下"));
      return;
    }
  guint quiet = GJ_QR_QUIET_MODULES * dots;

  sheet->qr_side = modules * dots + 2 * quiet;
  sheet->qr_x = (sheet->width - sheet->qr_side) / 2;
  sheet->qr_y = sheet->y;
  sheet->qr_text = g_strdup (text);
  if (!sheet_has_room (sheet, sheet->qr_side))
    return;
  cairo_set_antialias (sheet->cairo, CAIRO_ANTIALIAS_NONE);
  for (guint y = 0; y < modules; y++)
    for (guint x = 0; x < modules; x++)
      if (gj_qr_is_dark (qr, x, y))
        cairo_rectangle (sheet->cairo, sheet->qr_x + quiet + x * dots,
                         sheet->qr_y + quiet + y * dots, dots, dots);
  cairo_fill (sheet->cairo);
  cairo_set_antialias (sheet->cairo, CAIRO_ANTIALIAS_DEFAULT);
  sheet->y += sheet->qr_side;
}

void
gj_paper_sheet_strokes (GjPaperSheet *sheet, const char *strokes)
{
  g_autoptr (GArray) points = gj_strokes_parse (strokes);
  guint width = sheet_inner_width (sheet);
  guint rows = width * GJ_STROKES_HEIGHT / GJ_STROKES_WIDTH;

  if (sheet->error == NULL && (points == NULL || points->len == 0))
    g_set_error (&sheet->error, GJ_PAPER_ERROR, GJ_PAPER_ERROR_SIGNATURE,
                 _("签名的笔迹读不出来，未打印"));
  if (!sheet_has_room (sheet, rows))
    return;
  cairo_new_path (sheet->cairo);
  cairo_set_line_width (sheet->cairo, 4);
  cairo_set_line_cap (sheet->cairo, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (sheet->cairo, CAIRO_LINE_JOIN_ROUND);
  for (guint i = 0; i < points->len; i++)
    {
      const GjStrokePoint *point = &g_array_index (points, GjStrokePoint, i);
      double x = sheet->margin + (double)(point->x * width) / GJ_STROKES_WIDTH;
      double y = sheet->y + (double)(point->y * width) / GJ_STROKES_WIDTH;

      if (point->begins)
        cairo_move_to (sheet->cairo, x, y);
      cairo_line_to (sheet->cairo, x, y); /* a tap alone is a dot */
    }
  cairo_stroke (sheet->cairo);
  sheet->y += rows;
}

guint
gj_paper_sheet_room (const GjPaperSheet *sheet)
{
  return sheet->y < GJ_PAPER_MAX_ROWS ? GJ_PAPER_MAX_ROWS - sheet->y : 0;
}

static GjPaper *
sheet_threshold (GjPaperSheet *sheet)
{
  guint stride = (sheet->width + 7) / 8;
  g_autofree guint8 *bits = g_malloc0 ((gsize)stride * sheet->y + 1);

  cairo_surface_flush (sheet->surface);
  const unsigned char *data = cairo_image_surface_get_data (sheet->surface);
  int from_stride = cairo_image_surface_get_stride (sheet->surface);

  for (guint y = 0; y < sheet->y; y++)
    {
      const unsigned char *ink = data + (gsize)y * (gsize)from_stride;
      guint8 *out = bits + (gsize)y * stride;

      for (guint x = 0; x < sheet->width; x++)
        if (ink[x] >= INK_THRESHOLD)
          out[x / 8] |= (guint8)(0x80 >> (x % 8));
    }
  return gj_paper_new_from_bits (sheet->width, sheet->y, bits);
}

/* A reader that is not ours has to read the very dots that go to the printer, or they do not go. */
static void
sheet_read_back (GjPaperSheet *sheet, const GjPaper *paper)
{
  g_autofree guint8 *grey = gj_paper_to_grey (paper);
  g_autoptr (GError) error = NULL;
  const guint8 *symbol = grey + (gsize)sheet->qr_y * sheet->width + sheet->qr_x;
  g_autofree char *text
      = gj_qr_image_read_grey (symbol, sheet->qr_side, sheet->qr_side, sheet->width, &error);

  if (g_strcmp0 (text, sheet->qr_text) != 0)
    g_set_error (&sheet->error, GJ_PAPER_ERROR, GJ_PAPER_ERROR_QR_WRONG,
                 _("二维码打印前复读不一致，未打印"));
}

GjPaper *
gj_paper_sheet_finish (GjPaperSheet *sheet, GError **error)
{
  g_autoptr (GjPaper) paper = NULL;

  if (sheet_has_room (sheet, 0))
    paper = sheet_threshold (sheet);
  if (paper != NULL && sheet->qr_text != NULL)
    sheet_read_back (sheet, paper);
  if (sheet->error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&sheet->error));
      g_clear_pointer (&paper, gj_paper_unref);
    }
  sheet_free (sheet);
  return g_steal_pointer (&paper);
}
