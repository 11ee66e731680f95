/* SPDX-License-Identifier: Apache-2.0 */
/* See sweep_fate.h. The card of the sweep is a T=0 card of 2.0: SELECT, GET RESPONSE, then
 * reading: EF05 03 06, EF06 08 09 0D 0A; asking: the query; VERIFY and CHANGE: the command. */
#include "tests/device/card/sweep_fate.h"

#define READ_EF06 5
#define READ_NUMBER 5
#define READ_NAME 6
#define PIN_COMMAND 3

#define FINE ((Fate){ FATE_FINE, 0 })
#define ERROR(code) ((Fate){ FATE_ERROR, GJ_CARD_ERROR_##code })
#define VERDICT(outcome) ((Fate){ FATE_VERDICT, GJ_PIN_##outcome })

const char *
fault_name (Fault fault)
{
  static const char *const names[] = { "pull",  "leave",   "swap-before", "swap-after", "mute", "stall", "blink",
                                       "short", "garbage", "reset",       "kill",       "rename", "sw" };

  return names[fault];
}

guint
step_apdus (char step)
{
  if (step == 'g')
    return 1;
  return step == 'r' ? 8 : 3;
}

/* Of SELECT and its GET RESPONSE. */
static Fate
fate_at_select (guint16 sw, guint n)
{
  if (sw >> 8 == 0x6C || (sw >> 8 == 0x61 && n == 2))
    return FINE; /* asked for again, with the length it wants */
  switch (sw)
    {
    case 0x6A81:
    case 0x6283:
    case 0x9303:
      return ERROR (BLOCKED);
    case 0x6A82:
    case 0x6700:
    case 0x6A80:
    case 0x6A86:
    case 0x6B00:
    case 0x6D00:
    case 0x6E00:
      return ERROR (NOT_SOCIAL);
    default:
      return ERROR (CARD_FAULT);
    }
}

static Fate
fate_at_record (guint16 sw, guint n)
{
  gboolean holder_file = n >= READ_EF06;

  switch (sw)
    {
    case 0x6A82: /* wants to be told which file first */
      return FINE;
    case 0x6A83: /* absent: a field left empty, but a holder has a number and a name */
      return n == READ_NUMBER || n == READ_NAME ? ERROR (GARBLED) : FINE;
    case 0x6A86: /* in EF05 a record has a number, too */
      return holder_file ? ERROR (OUR_FAULT) : FINE;
    case 0x6982:
      return holder_file ? ERROR (NAME_REFUSED) : ERROR (CARD_FAULT);
    case 0x9303:
      return ERROR (BLOCKED);
    case 0x6A81:
    case 0x6700:
    case 0x6A80:
    case 0x6B00:
    case 0x6D00:
    case 0x6E00:
      return ERROR (OUR_FAULT);
    default: /* 6C10, too: no record is that long, and the card says so when it is asked again */
      return ERROR (CARD_FAULT);
    }
}

static Fate
fate_at_pin (guint16 sw)
{
  switch (sw)
    {
    case 0x63C2:
    case 0x63C1:
      return VERDICT (WRONG);
    case 0x63C0:
    case 0x6983:
    case 0x9303:
      return VERDICT (LOCKED);
    case 0x6581:
    case 0x6901:
    case 0x6F00:
    case 0x6700:
    case 0x6A80:
    case 0x6A86:
    case 0x6B00:
    case 0x6D00:
    case 0x6E00:
      return VERDICT (FAILED);
    default:
      return VERDICT (UNKNOWN);
    }
}

static Fate
fate_of_sw (guint16 sw, char step, guint n)
{
  if (n < PIN_COMMAND)
    return fate_at_select (sw, n);
  return step == 'r' ? fate_at_record (sw, n) : fate_at_pin (sw);
}

/* Nobody said so: the card that came up again does not know what was selected. */
static Fate
fate_of_quiet_blink (guint n, gboolean is_pin)
{
  if (n == 1)
    return FINE;
  return is_pin ? VERDICT (UNKNOWN) : ERROR (CARD_FAULT);
}

Fate
fate_of (Fault fault, guint16 sw, char step, guint n, gboolean blinks_are_told)
{
  gboolean is_sealed = step == 's' || step == 'x';
  gboolean is_pin = (step == 'v' || step == 'c' || is_sealed) && n == PIN_COMMAND;

  if (fault == FAULT_RESET)
    return is_sealed ? VERDICT (UNKNOWN) : FINE; /* the challenge went with the card's power, and no try */
  if (step == 'g' && (fault == FAULT_SW || fault == FAULT_GARBAGE))
    return ERROR (OUR_FAULT); /* whatever it says instead: this reader takes no sealed PIN */
  if (step == 't')
    return (Fate){ FATE_SAFE, 0 };
  switch (fault)
    {
    case FAULT_PULL:
    case FAULT_LEAVE:
    case FAULT_SWAP_BEFORE:
    case FAULT_SWAP_AFTER:
      return is_pin ? VERDICT (REMOVED) : ERROR (REMOVED);
    case FAULT_MUTE:
    case FAULT_STALL:
      return is_pin ? VERDICT (UNKNOWN) : ERROR (TIMEOUT);
    case FAULT_BLINK:
      if (is_sealed && n == 1) /* from the start, without the challenge */
        return VERDICT (UNKNOWN);
      if (!blinks_are_told)
        return fate_of_quiet_blink (n, is_pin);
      if (is_sealed && !is_pin)
        return VERDICT (UNKNOWN);
      return is_pin ? VERDICT (FAILED) : FINE; /* it was not sent */
    case FAULT_SHORT:
      return is_pin ? VERDICT (UNKNOWN) : ERROR (IO);
    case FAULT_GARBAGE:
      return is_pin ? VERDICT (UNKNOWN) : ERROR (GARBLED);
    case FAULT_RESET:
      break;
    case FAULT_KILL:
    case FAULT_RENAME:
      return is_pin ? (Fate){ FATE_LOST, 0 } : (Fate){ FATE_GONE, 0 };
    case FAULT_SW:
      return fate_of_sw (sw, step, n);
    }
  g_assert_not_reached ();
}
