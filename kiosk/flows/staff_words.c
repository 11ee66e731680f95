/* SPDX-License-Identifier: Apache-2.0 */
/* See staff_words.h. A row is: the part, how it is, what to do; its chip says the same in a word and a tone. */
#include "kiosk/flows/staff_words.h"

#include "core/base/i18n.h"
#include "ui/pages/page_kit.h"

#define DISK_FEW_BYTES (G_GINT64_CONSTANT (1) << 30)
#define DISK_NONE_BYTES (G_GINT64_CONSTANT (200) << 20)
#define CLOCK_SLACK_US (G_GINT64_CONSTANT (120) * G_USEC_PER_SEC)

/* The notices */

static const char *const NOTICES[] = { "paper", "printer", "reader", "upkeep", "closed", NULL };

const char *const *
gj_staff_notices (void)
{
  return NOTICES;
}

const char *
gj_staff_notice_text (const char *notice)
{
  if (g_strcmp0 (notice, "paper") == 0)
    return _("工作人员正在换纸。");
  if (g_strcmp0 (notice, "printer") == 0)
    return _("打印机正在修。");
  if (g_strcmp0 (notice, "reader") == 0)
    return _("读卡器正在修。");
  if (g_strcmp0 (notice, "closed") == 0)
    return _("现在不是服务时间。");
  return _("这台机器正在维护。");
}

/* The rows */

typedef struct
{
  GjTerminal *terminal;
  const GjHealth *health;
  GjTexts *texts;
  GjRowsItem *items;
  gsize n;
} Rows;

/* PLAIN: there is no such part, or nothing is known. */
static GjRowsItem *
add_row (Rows *rows, const char *symbol, const char *part, GjTone tone, const char *detail)
{
  GjRowsItem *item;

  g_assert (rows->n < GJ_STAFF_MAX_ROWS);
  item = &rows->items[rows->n++];
  *item = (GjRowsItem){ .key = "",
                        .row = { .symbol = symbol, .strong = part, .detail = detail, .tone = tone } };
  switch (tone)
    {
    case GJ_TONE_DONE:
      item->row.chip_symbol = "check";
      item->row.chip_text = C_ ("a part", "正常");
      break;
    case GJ_TONE_CARE:
      item->row.chip_symbol = "warning";
      item->row.chip_text = C_ ("a part", "请处理");
      break;
    case GJ_TONE_STOP:
      item->row.chip_symbol = "refused";
      item->row.chip_text = C_ ("a part", "不能用");
      break;
    case GJ_TONE_PLAIN:
    case GJ_TONE_ACT:
      item->row.chip_text = C_ ("a part", "没有");
      break;
    }
  return item;
}

/* The button says already that there is something to do. */
static void
add_button (GjRowsItem *item, const char *key, const char *word)
{
  item->row.chip_text = NULL;
  item->key = key;
  item->row.action = word;
  item->row.action_name = word;
}

const char *
gj_staff_printer_advice (GjPrinterCondition condition)
{
  switch (gj_printer_condition_action (condition))
    {
    case GJ_PRINTER_ACTION_NONE:
      return NULL;
    case GJ_PRINTER_ACTION_WAIT:
      return _("等一会儿，会自己恢复。");
    case GJ_PRINTER_ACTION_TAKE:
      return _("把出纸口的纸拿走，旁边没有人要的就收好。");
    case GJ_PRINTER_ACTION_REFILL:
      return _("打开盖子，换一卷纸。");
    case GJ_PRINTER_ACTION_RESET:
      return _("取出卡住的纸，合上盖子，再按“复位”。");
    case GJ_PRINTER_ACTION_MAINTAIN:
      return _("看电源和连接线；还不行就报修。");
    }
  g_assert_not_reached ();
}

static void
add_printer (Rows *rows)
{
  const GjPrinterStatus *status = &rows->health->printer;
  GjPrinterAction action = gj_printer_condition_action (status->condition);
  GjRowsItem *item;

  if (status->condition == GJ_PRINTER_READY)
    {
      add_row (rows, "printing", _("打印机"), status->near_end ? GJ_TONE_CARE : GJ_TONE_DONE,
               status->near_end ? _("纸快用完了。备好一卷新纸。") : _("可以打印"));
      return;
    }
  item = add_row (rows, "printing", _("打印机"), action == GJ_PRINTER_ACTION_WAIT ? GJ_TONE_CARE : GJ_TONE_STOP,
                  gj_texts_keep (rows->texts,
                                 g_strdup_printf (C_ ("condition of the printer, what to do", "%s · %s"),
                                                  gj_printer_condition_label (status->condition),
                                                  gj_staff_printer_advice (status->condition))));
  if (action == GJ_PRINTER_ACTION_RESET)
    add_button (item, GJ_STAFF_KEY_RESET, C_ ("button", "复位"));
}

static void
add_paper (Rows *rows)
{
  const GjDutyState *duty = &rows->health->duty;
  g_autofree char *since = NULL;
  char *detail;

  if (!rows->health->store_answers)
    return;
  if (duty->paper_changed_us == 0)
    detail = g_strdup_printf (gj_ngettext ("还没有记过换纸 · 打了%u张", "还没有记过换纸 · 打了%u张", (guint) duty->papers),
                              (guint) duty->papers);
  else
    {
      since = gj_kit_date (gj_time_date (duty->paper_changed_us));
      detail = g_strdup_printf (gj_ngettext ("%s换纸 · 打了%u张", "%s换纸 · 打了%u张", (guint) duty->papers), since,
                                (guint) duty->papers);
    }
  add_button (add_row (rows, "paper-out", _("纸卷"), GJ_TONE_DONE, gj_texts_keep (rows->texts, detail)),
              GJ_STAFF_KEY_PAPER, _("换好纸了"));
}

static void
add_owed (Rows *rows)
{
  guint owed = rows->health->owed;
  char *detail;

  if (!rows->health->store_answers)
    return;
  if (owed == 0)
    {
      add_row (rows, "take-receipt", _("欠的凭条"), GJ_TONE_DONE, _("没有"));
      return;
    }
  if (owed > GJ_HEALTH_OWED_MAX)
    detail = g_strdup_printf (_("%d张以上"), GJ_HEALTH_OWED_MAX);
  else
    detail = g_strdup_printf (gj_ngettext ("%u张还没有打出来", "%u张还没有打出来", owed), owed);
  add_button (add_row (rows, "take-receipt", _("欠的凭条"), GJ_TONE_CARE, gj_texts_keep (rows->texts, detail)),
              GJ_STAFF_KEY_OWED, C_ ("button", "去打印"));
}

static void
add_reader (Rows *rows)
{
  guint broken = rows->terminal->breakage & (GJ_BREAKAGE_NO_PCSC | GJ_BREAKAGE_NO_READER);

  if (broken == 0 && gj_card_source_get_stuck_us (rows->terminal->card) == 0)
    add_row (rows, "card", _("读卡器"), GJ_TONE_DONE, _("刚读过您的卡"));
  else
    add_row (rows, "card", _("读卡器"), GJ_TONE_STOP, _("看连接线；还不行就重新启动。"));
}

/* None is asked for where the configuration names none: nobody misses it. */
static void
add_psam (Rows *rows)
{
  if (rows->terminal->config->card_psam == NULL)
    return;
  switch (gj_card_source_get_psam_state (rows->terminal->card))
    {
    case GJ_PSAM_STATE_NONE:
      add_row (rows, "shield", "PSAM", GJ_TONE_PLAIN, _("还没有用过"));
      break;
    case GJ_PSAM_STATE_ANSWERS:
      add_row (rows, "shield", "PSAM", GJ_TONE_DONE, _("能核对社保卡"));
      break;
    case GJ_PSAM_STATE_SILENT:
      add_row (rows, "shield", "PSAM", GJ_TONE_STOP, _("没有回应，社保卡核对不了。重新插好它；还不行就报修。"));
      break;
    case GJ_PSAM_STATE_REFUSES:
      add_row (rows, "shield", "PSAM", GJ_TONE_STOP, _("不是这里用的，社保卡核对不了。请报修。"));
      break;
    case GJ_PSAM_STATE_DISTRUSTED:
      add_row (rows, "shield", "PSAM", GJ_TONE_STOP, _("社保卡不认它的密钥，已停用。请报修，换好后重新启动。"));
      break;
    }
}

static void
add_scanner (Rows *rows)
{
  GjScanner *scanner = rows->terminal->scanner;

  if (!gj_scanner_exists (scanner))
    add_row (rows, "verify", _("扫码器"), GJ_TONE_PLAIN, _("这台机器没有装"));
  else if (gj_scanner_is_ready (scanner))
    add_row (rows, "verify", _("扫码器"), GJ_TONE_DONE, _("可以扫码"));
  else
    add_row (rows, "verify", _("扫码器"), GJ_TONE_CARE, _("没有接好。看连接线。"));
}

/* Where there is none nobody misses it: the row is not there. */
static void
add_pin_pad (Rows *rows)
{
  GjTerminal *terminal = rows->terminal;

  if (!gj_pin_pad_exists (terminal->pin_pad))
    return;
  if (gj_pin_pad_is_ready (terminal->pin_pad))
    add_row (rows, "pin-pad", _("密码键盘"), GJ_TONE_DONE, _("可以输密码"));
  else if (terminal->config->keypad_on_failure == GJ_CONFIG_KEYPAD_SCREEN)
    add_row (rows, "pin-pad", _("密码键盘"), GJ_TONE_CARE, _("没有回应，现在用屏幕输密码。看连接线；还不行就报修。"));
  else
    add_row (rows, "pin-pad", _("密码键盘"), GJ_TONE_STOP, _("没有回应，服务停着。看电源和连接线；还不行就报修。"));
}

static void
add_voice (Rows *rows)
{
  GjSpeaker *speaker = rows->terminal->speaker;

  if (!gj_speaker_has_voice (speaker))
    return;
  if (gj_speaker_can_speak (speaker))
    add_row (rows, "voice", _("语音"), GJ_TONE_DONE, _("可以念"));
  else
    add_row (rows, "voice", _("语音"), GJ_TONE_CARE, _("没有声音。看喇叭和连接线；还不行就报修。"));
}

static void
add_store (Rows *rows)
{
  if (rows->health->store_answers)
    add_row (rows, "money-safe", _("数据库"), GJ_TONE_DONE, _("查得到资料"));
  else if (g_strcmp0 (rows->terminal->breakage_detail, "STORE-OLDER") == 0)
    add_row (rows, "money-safe", _("数据库"), GJ_TONE_STOP, _("旧了，或恢复后没放行。看 gongjictl status。"));
  else
    add_row (rows, "money-safe", _("数据库"), GJ_TONE_STOP, _("查不到资料。看网线和服务器。您做的事恢复后记录。"));
}

/* The machine itself: keys, clock, disk. While all three are well they are one row. */

static gboolean
keys_are_good (const GjTerminal *terminal)
{
  g_autoptr (GError) error = NULL;

  return gj_keyring_check_signer (terminal->keyring, terminal->signer, terminal->config->id,
                                  gj_clock_now_us (terminal->clock), &error);
}

/* A clock that is behind what was written already gives papers wrong times. */
static gboolean
clock_is_slow (const Rows *rows)
{
  return rows->health->store_answers
         && rows->health->duty.last_record_us > gj_clock_now_us (rows->terminal->clock) + CLOCK_SLACK_US;
}

static void
add_disk (Rows *rows, const char *left)
{
  gint64 bytes = rows->health->disk_free_bytes;

  if (bytes < 0)
    add_row (rows, "more", _("磁盘"), GJ_TONE_CARE, _("读不到还有多少地方。请报修。"));
  else if (bytes < DISK_FEW_BYTES)
    add_row (rows, "more", _("磁盘"), bytes < DISK_NONE_BYTES ? GJ_TONE_STOP : GJ_TONE_CARE,
             gj_texts_keep (rows->texts, g_strdup_printf (_("快满了，%s。请管理员清理。"), left)));
  else
    add_row (rows, "more", _("磁盘"), GJ_TONE_DONE, left);
}

static void
add_machine (Rows *rows)
{
  gint64 bytes = rows->health->disk_free_bytes;
  g_autofree char *size = g_format_size ((guint64) MAX (bytes, 0));
  const char *left = gj_texts_keep (rows->texts, g_strdup_printf (_("还有%s"), size));
  const char *now = gj_texts_keep (rows->texts, gj_time_format (gj_clock_now_us (rows->terminal->clock)));
  gboolean keys = keys_are_good (rows->terminal), slow = clock_is_slow (rows);

  if (keys && !slow && bytes >= DISK_FEW_BYTES)
    {
      add_row (rows, "shield", _("密钥、时钟、磁盘"), GJ_TONE_DONE,
               gj_texts_keep (rows->texts, g_strdup_printf (C_ ("time now, room on the disk", "%s · %s"), now, left)));
      return;
    }
  add_row (rows, "shield", _("签名密钥"), keys ? GJ_TONE_DONE : GJ_TONE_STOP,
           keys ? _("有效") : _("已失效，不能签凭条。请管理员换密钥。"));
  add_row (rows, "calendar", _("时钟"), slow ? GJ_TONE_STOP : GJ_TONE_DONE,
           slow ? gj_texts_keep (rows->texts, g_strdup_printf (_("慢了，现在是%s。请管理员校准。"), now)) : now);
  add_disk (rows, left);
}

static guint
rank (GjTone tone)
{
  return tone == GJ_TONE_STOP ? 0 : tone == GJ_TONE_CARE ? 1 : 2;
}

/* Stable: parts that are equally well stay where people know them. */
static void
worst_first (GjRowsItem *items, gsize n)
{
  for (gsize i = 1; i < n; i++)
    for (gsize k = i; k > 0 && rank (items[k].row.tone) < rank (items[k - 1].row.tone); k--)
      {
        GjRowsItem lower = items[k];

        items[k] = items[k - 1];
        items[k - 1] = lower;
      }
}

gsize
gj_staff_health_rows (GjTerminal *terminal, const GjHealth *health, GjTexts *texts, GjRowsItem *items, guint *n_bad)
{
  Rows rows = { terminal, health, texts, items, 0 };

  add_printer (&rows);
  add_paper (&rows);
  add_owed (&rows);
  add_reader (&rows);
  add_psam (&rows);
  add_scanner (&rows);
  add_pin_pad (&rows);
  add_voice (&rows);
  add_store (&rows);
  add_machine (&rows);
  worst_first (items, rows.n);
  *n_bad = 0;
  for (gsize i = 0; i < rows.n; i++)
    *n_bad += rank (items[i].row.tone) < 2;
  return rows.n;
}
