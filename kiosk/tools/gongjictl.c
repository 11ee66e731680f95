/* SPDX-License-Identifier: Apache-2.0 */
/* gongjictl: the administration of a hall's store, keys and policies from a command line. It never
 * pays, never moves money but opening balances and what staff take back, and never prints a PIN or a private key. */
#include "kiosk/tools/gongjictl.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <pwd.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "core/base/i18n.h"
#include "core/base/transfer_id.h"
#include "kiosk/paths.h"

#define DEFAULT_CONFIG "/etc/gongji/kiosk.conf"
#define LIMIT_DEFAULT 50
#define LIMIT_MAX 10000

/* What a command needs before it runs. */
typedef enum
{
  NEEDS_NOTHING,
  NEEDS_CONFIG
} Needs;

/* Which options a command takes beside --json. */
typedef enum
{
  TAKES_NOTHING = 0,
  TAKES_KIOSK, /* --kiosk */
  TAKES_LIST, /* --owed, --kiosk, --limit and --case */
  TAKES_DAY,  /* --date, --collection and --csv */
  TAKES_DAYS, /* --from and --to */
  TAKES_CORRECTION, /* --receipt, --staff, --reason and --yes */
  TAKES_YES,
  TAKES_VERIFY,
  TAKES_MARK, /* --mark */
  TAKES_NAME /* --name */
} Takes;

typedef struct
{
  const char *first;
  const char *second;   /* second word, or NULL */
  const char *argument; /* name of its one argument (msgid), or NULL */
  Needs needs;
  Takes takes;
  const char *summary; /* msgid */
  const char *help;    /* msgid */
  int (*run) (GjCtl *ctl);
} Command;

static const Command COMMANDS[] = {
  { "init", NULL, NULL, NEEDS_CONFIG, TAKES_NOTHING, N_ ("建立一个空数据库"),
    N_ ("按配置 [store] url "
        "建立一个空数据库；演示地区建演示库，其他地区建真实库。已有的数据库不会被改动。"),
    gj_ctl_init },
  { "grant", NULL, N_ ("数据库用户"), NEEDS_CONFIG, TAKES_KIOSK, N_ ("让一台终端的数据库用户只能做终端的事"),
    N_ ("只用于 postgresql:// 的共享数据库，由数据库的主人运行。这个用户要先建好（CREATE ROLE … LOGIN），"
        "不能是超级用户，每台终端一个。\n"
        "授权后它能读、能以 --kiosk 写的机号办理，不能改动或删除转账、凭条和审计记录，不能直接改余额，也不能改表。\n"
        "可以反复运行，不写 --kiosk 时机号不变；升级程序后先运行它，数据库结构随之升级。"),
    gj_ctl_grant },
  { "import", NULL, N_ ("目录"), NEEDS_CONFIG, TAKES_NOTHING, N_ ("导入参保、账户、共济等 CSV 文件"),
    N_ ("导入目录里的 persons.csv insurances.csv accounts.csv contributions.csv family.csv "
        "bindings.csv\n"
        "settlements.csv settlement_shares.csv（UTF-8，首行为列名，除 persons.csv "
        "外都可以没有）。\n"
        "每个文件要么全部导入，要么一行也不导入（两个结算文件算一个）；每处错误都指出文件、行、列名和从该行第几个字符起，"
        "有错误的文件和它后面的文件不会导入。\n"
        "中断后再运行一次，从没有导入的文件继续。同样的文件再导入一次不会有任何改变。\n"
        "退费的结算：在 settlements.csv 加一列 refd_setl_flag，在原结算那一行写 1；不写负数。\n"
        "读取文件和导入结算时各终端照常缴费；写入其他文件中新增或更改的行时不能缴费，这样的行很多时请在闭馆后导入。"),
    gj_ctl_import },
  { "codes", "load", N_ ("文件"), NEEDS_CONFIG, TAKES_NOTHING, N_ ("载入医保码，供居民扫码查看"),
    N_ ("读一个 CSV 文件（UTF-8，首行为 code,psn_no,expires；失效时间写成 2026-10-15 09:44:12），要么全部载入，要么一个也不载入。\n"
        "数据库里只存码的摘要，看不出码；每个码只能用一次。载入后请删掉文件：码和卡一样，谁拿到都能用。\n"
        "终端的配置里写 [scanner] codes=store 才认码。扫码的人只能查看，缴费和办共济要插社保卡。"),
    gj_ctl_codes_load },
  { "backup", NULL, N_ ("文件"), NEEDS_CONFIG, TAKES_NOTHING, N_ ("备份数据库"),
    N_ ("把数据库此刻的全部内容写成一个新文件，终端照常办理。已有的文件不会被覆盖。\n"
        "备份里有居民的资料，和数据库一样保管。共享数据库（postgresql://）由数据表的主人备份，用的是 pg_dump；"
        "要能恢复到出事前的一刻，还要用 pg_basebackup 和 WAL 归档。"),
    gj_ctl_backup },
  { "restore", NULL, N_ ("文件"), NEEDS_CONFIG, TAKES_VERIFY, N_ ("用备份恢复数据库"),
    N_ ("先从头重算并核对备份里的全部账目，没有问题才放到 [store] url 的位置；原来的数据库改名保留。\n"
        "有不符时不恢复；非用它不可的，由两名工作人员看过列出的每一处不符，加上两次 --staff 和 --reason 认可。\n"
        "共享数据库的备份放进一个临时的数据库里核对，只恢复到空的数据库里，恢复后要重新 gongjictl grant，"
        "再用 gongjictl series 逐台放行，终端才服务。\n"
        "备份比已打出的凭条旧时，终端会发现并暂停服务，直到换上更新的备份，或给终端换了新机号（共享数据库还要 grant 用户 --kiosk 新机号）。\n"
        "连最后一个凭条号也丢了（换了硬盘），恢复后要用 gongjictl series 写明，终端才服务。请用本命令恢复，不要直接复制文件："
        "复制的发现不了。"),
    gj_ctl_restore },
  { "check", NULL, NULL, NEEDS_CONFIG, TAKES_NOTHING, N_ ("从头重算并核对全部账目"),
    N_ ("从转账和凭条重新计算余额、编号、签名链和一一对应关系，列出每一处不符。只读，不修改任何内容"
        "。"),
    gj_ctl_check },
  { "reconcile", NULL, NULL, NEEDS_CONFIG, TAKES_DAY, N_ ("日终对账"),
    N_ ("核对一天的账：扣款转账、代缴记录、凭条（编号、签名链、签名）、家庭共济的凭条、打印张数、"
        "账户增减，\n"
        "以及平台当天的收款文件（如果给了）。打印一份报告；每一处不符都列出流水号或凭条号、两边的金额"
        "和处理办法。\n"
        "尚欠打印的凭条列为待办，不算不符。只读，不修改任何内容。终端在用时也可以对账。\n"
        "平台文件是 UTF-8 的 CSV，首行为列名，要有三列（其他列不看，次序不限）：\n"
        "  transfer_id  流水号，例如 7F3K-20M9-Q4XD-81AC\n"
        "  amount       以元为单位的金额，例如 400.00；退回的另起一行，写冲正的流水号和 -400.00\n"
        "  time         平台的时间，YYYY-MM-DD HH:MM:SS\n"
        "文件有错时指出行、列名、从第几个字符起和改法，不对账。\n"
        "退出码：0 全部相符，1 有不符，或文件、数据库有问题。"),
    gj_ctl_reconcile },
  { "receipts", NULL, NULL, NEEDS_CONFIG, TAKES_LIST, N_ ("列出凭条"),
    N_ ("从新到旧列出凭条：编号、时间、付款人、参保人、金额、补打次数、是否尚欠打印。"),
    gj_ctl_receipts },
  { "correct", NULL, NULL, NEEDS_CONFIG, TAKES_CORRECTION, N_ ("冲正一笔缴费"),
    N_ ("两名工作人员把一笔代缴的钱退回付款人的个人账户：记一笔冲正转账，写一张签名的冲正凭条，"
        "这一年度可以重新缴费；平台已送来这一年度缴费记录的，要平台先撤回，冲正前后都会写明是哪一行。\n"
        "两次 --staff 都要写登记过的姓名或工号；要先登记两名以上工作人员（gongjictl staff add）。\n"
        "先显示要冲正的是哪一笔，输入 yes 才办。冲正凭条的编号接在 [kiosk] id 这台终端的后面，"
        "原来的缴费可以是别的终端办的。\n"
        "共享数据库要用数据库主人的用户，终端的用户不能冲正。已经冲正过的不会再退。"),
    gj_ctl_correct },
  { "clock", NULL, NULL, NEEDS_CONFIG, TAKES_YES, N_ ("认可本机现在的时间"),
    N_ ("时钟比本机上一张凭条早一小时以上，或晚了一年多时，终端不出凭条，也不收钱。先校准时间；终端会自己恢复服务。\n"
        "如果现在的时间是对的、错的是那张凭条的时间，用这个命令认可：记入审计，凭条从现在的时间接着编号。"),
    gj_ctl_clock },
  { "series", NULL, N_ ("凭条编号"), NEEDS_CONFIG, TAKES_NOTHING, N_ ("恢复以后放行终端，写明它打到了哪一张凭条"),
    N_ ("换了硬盘、用备份恢复以后，本机没有最后一个凭条号（[receipt] last_number）可以比，不出凭条，也不收钱。\n"
        "请找出这台终端打出的最新一张凭条，照它的编号写，例如 02-000138；一张也没有打过就写 02-000000。"
        "记入审计；数据库比它旧时仍然不服务。已经记着的号不能改小。\n"
        "共享数据库恢复以后，每一台终端都要这样放行，恢复以后新授权的也要：在那台终端上运行；"
        "或用数据库主人的 url 一次写全，用逗号分开，例如 02-000138,03-000012,04-000000。有一个号比库里的新，就一台也不放行。"),
    gj_ctl_series },
  { "staff", "add", N_ ("工号"), NEEDS_CONFIG, TAKES_NAME, N_ ("让一名工作人员能用本厅终端的管理页"),
    N_ ("工作人员用自己的社保卡和密码进入终端的管理页。工号由本厅定，1 至 16 位字母或数字，写进审计记录。\n"
        "身份证号从标准输入读一行，只存它的摘要；不在本地参保的人也可以。\n"
        "共享数据库要用数据库主人的用户，终端的用户不能改。"),
    gj_ctl_staff_add },
  { "staff", "list", NULL, NEEDS_CONFIG, TAKES_NOTHING, N_ ("列出工作人员"),
    N_ ("列出现在和以前的工作人员：工号、姓名、从何时起、到何时止。"), gj_ctl_staff_list },
  { "staff", "end", N_ ("工号"), NEEDS_CONFIG, TAKES_NOTHING, N_ ("停用一名工作人员"),
    N_ ("从现在起，这名工作人员的卡不再打开管理页；做过的事仍留在审计记录里。"), gj_ctl_staff_end },
  { "export", NULL, N_ ("目录"), NEEDS_CONFIG, TAKES_DAYS, N_ ("把一段日子的账导出为 CSV 文件"),
    N_ ("写一个新目录：transfers.csv premiums.csv corrections.csv receipts.csv acts.csv\n"
        "print_jobs.csv audit.csv 是这段日子的，bindings.csv 是此刻有效的绑定（可以再导入空库）。\n"
        "UTF-8，首行为列名，金额以元为单位，两位小数；人只写人员编号。manifest.csv 记着每个文件的行数和 SM3。\n"
        "所有文件是同一时刻的，终端照常办理；要么全部写好，要么什么也没有。已有的目录不会被改动。\n"
        "只读，不修改数据库。"),
    gj_ctl_export },
  { "audit", "verify", NULL, NEEDS_CONFIG, TAKES_MARK, N_ ("核对审计日志的摘要链"),
    N_ ("逐条核对审计日志；有改动或缺失时指出每台终端的第一条坏记录。\n"
        "每台终端的审计到了哪一条，都列出它的记号：抄下来另外保管，以后用 --mark 核对。"
        "终端自己也把记号记在最后一个凭条号旁边的文件里；在那台终端上核对时，末尾被删掉的记录就会发现。\n"
        "管理页的日终对账单上也印着审计记号。加上 --mark 再核对，能查出那台终端那天以前的记录后来有没有被改写，连摘要一起改的也能查出。"), gj_ctl_audit_verify },
  { "policy", "check", N_ ("文件"), NEEDS_NOTHING, TAKES_NOTHING, N_ ("检查一份地区政策文件"),
    N_ ("检查 <区划>.ini 及其旁边的费用表，列出每一处错误的行、第几个字符（文件:行:字符）和改法。"), gj_ctl_policy_check },
  { "key", "new", NULL, NEEDS_CONFIG, TAKES_NOTHING, N_ ("生成本机的签名密钥"),
    N_ ("生成私钥到 [receipt] key，并把公钥写入 [receipt] "
        "trusted_keys，从现在起有效。已有的私钥不会被覆盖。"),
    gj_ctl_key_new },
  { "key", "list", NULL, NEEDS_CONFIG, TAKES_NOTHING, N_ ("列出可信公钥"),
    N_ ("列出 [receipt] trusted_keys 中的公钥：编号、终端、有效期，并标出本机正在使用的一把。"),
    gj_ctl_key_list },
  { "key", "retire", N_ ("密钥编号"), NEEDS_CONFIG, TAKES_NOTHING, N_ ("停用一把密钥"),
    N_ ("从现在起停用：之前签的凭条仍然有效，之后签的不再有效。"), gj_ctl_key_retire },
  { "status", NULL, NULL, NEEDS_CONFIG, TAKES_NOTHING, N_ ("显示数据库和密钥的概况"),
    N_ ("显示数据库种类、版本、各类数量、尚欠打印的凭条、未了结的请求、最近一次缴费和密钥状态。"),
    gj_ctl_status },
  { "upgrade", NULL, NULL, NEEDS_CONFIG, TAKES_NOTHING, N_ ("把数据库结构升级到本程序的版本"),
    N_ ("安装新版程序时由安装包运行。已是这个版本时什么也不改；数据库由更新的程序写成时也不改，退出码 1。\n"
        "升级前先备份（安装包会做）。共享数据库（postgresql://）由数据库的主人升级：gongjictl grant 用户 --kiosk 机号。"),
    gj_ctl_upgrade },
};

static void
ctl_clear (GjCtl *ctl)
{
  g_clear_pointer (&ctl->store, gj_store_close);
  g_clear_pointer (&ctl->region, gj_region_unref);
  g_clear_pointer (&ctl->config, gj_config_free);
  g_clear_pointer (&ctl->clock, gj_clock_unref);
  g_clear_pointer (&ctl->config_path, g_free);
  g_clear_pointer (&ctl->kiosk, g_free);
  g_clear_pointer (&ctl->mark, g_free);
  g_clear_pointer (&ctl->case_no, g_free);
  g_clear_pointer (&ctl->date, g_free);
  g_clear_pointer (&ctl->collection, g_free);
  g_clear_pointer (&ctl->csv, g_free);
  g_clear_pointer (&ctl->from, g_free);
  g_clear_pointer (&ctl->to, g_free);
  g_clear_pointer (&ctl->receipt, g_free);
  g_clear_pointer (&ctl->staff, g_strfreev);
  g_clear_pointer (&ctl->accepted, g_free);
  g_clear_pointer (&ctl->reason, g_free);
  g_clear_pointer (&ctl->name, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GjCtl, ctl_clear)

gboolean
gj_ctl_load_region (GjCtl *ctl)
{
  g_autofree const char **dirs = gj_path_policy_dirs (ctl->config->policies);
  g_autoptr (GError) error = NULL;

  ctl->region = gj_region_load (dirs, ctl->config->region, &error);
  if (ctl->region == NULL)
    gj_ctl_fail (ctl, error);
  return ctl->region != NULL;
}

gboolean
gj_ctl_open_store (GjCtl *ctl, GjStoreOpenFlags access)
{
  GjStoreOpenFlags kind;
  g_autoptr (GError) error = NULL;

  g_assert ((access & ~GJ_STORE_OPEN_READ_ONLY) == 0);

  if (!gj_ctl_load_region (ctl))
    return FALSE;
  kind = gj_region_is_demo (ctl->region) ? GJ_STORE_OPEN_DEMO : GJ_STORE_OPEN_REAL;
  ctl->store = gj_store_open (ctl->config->store_url, kind | access, &error);
  if (ctl->store == NULL)
    gj_ctl_fail (ctl, error);
  ctl->writes = ctl->store != NULL && access == 0;
  return ctl->store != NULL;
}

gboolean
gj_ctl_load_keyring (GjCtl *ctl, GjKeyring **keyring)
{
  g_autoptr (GError) error = NULL;

  *keyring = NULL;
  if (!g_file_test (ctl->config->trusted_keys, G_FILE_TEST_EXISTS))
    return TRUE;
  *keyring = gj_keyring_load (ctl->config->trusted_keys, &error);
  if (*keyring == NULL)
    gj_ctl_fail (ctl, error);
  return *keyring != NULL;
}

static char *
usage_of (const Command *command)
{
  return g_strdup_printf ("%s%s%s%s%s", command->first, command->second != NULL ? " " : "",
                          command->second != NULL ? command->second : "",
                          command->argument != NULL ? " " : "",
                          command->argument != NULL ? gj_gettext (command->argument) : "");
}

static void
print_general_help (void)
{
  guint i;

  printf (_ ("用法：gongjictl --config 文件 命令 [--json]\n\n"));
  for (i = 0; i < G_N_ELEMENTS (COMMANDS); i++)
    {
      g_autofree char *usage = usage_of (&COMMANDS[i]);

      printf ("  %s\n      %s\n", usage, gj_gettext (COMMANDS[i].summary));
    }
  printf (_ ("\n“gongjictl 命令 --help”说明一个命令。不写 --config 时读 %s。\n"
             "退出码：0 完成，1 发现问题，2 用法不对。\n"),
          DEFAULT_CONFIG);
}

static void
print_command_help (const Command *command)
{
  g_autofree char *usage = usage_of (command);

  printf (_ ("用法：gongjictl --config 文件 %s\n\n"), usage);
  printf ("%s\n\n", gj_gettext (command->help));
  printf (_ ("  --json         输出 JSON，供程序读取\n"));
  if (command->takes == TAKES_KIOSK)
    printf (_ ("  --kiosk 机号   这个用户是哪台终端的（它配置里的 [kiosk] id）；几台共用一个用户时用逗号分开，例如 02,03\n"));
  if (command->takes == TAKES_LIST)
    printf (_ ("  --owed         只列尚欠打印的\n"
               "  --kiosk 机号   只列这台终端的\n"
               "  --limit 数     最多列多少张，默认 %d\n"
               "  --case 编号    查询单上的查询编号：办成了就列出它的凭条，没有办成就说没有，退出码 1\n"),
            LIMIT_DEFAULT);
  if (command->takes == TAKES_DAYS)
    printf (_ ("  --from 日期    从哪一天，YYYY-MM-DD\n"
               "  --to 日期      到哪一天，包括这一天\n"));
  if (command->takes == TAKES_CORRECTION)
    printf (_ ("  --receipt 编号  要冲正的缴费凭条，例如 02-000138\n"
               "  --staff 姓名    经办的工作人员；写两次，不能是同一个人\n"
               "  --reason 原因   为什么冲正；印在冲正凭条上\n"
               "  --yes           不提问，直接办\n"));
  if (command->takes == TAKES_YES)
    printf (_ ("  --yes          不提问，直接办\n"));
  if (command->takes == TAKES_NAME)
    printf (_ ("  --name 姓名    这名工作人员的姓名\n"));
  if (command->takes == TAKES_MARK)
    printf (_ ("  --mark 记号    日终对账单上的审计记号，例如 02-412-7F3A-9C21-D04E-5566\n"));
  if (command->takes == TAKES_VERIFY)
    printf (_ ("  --verify       只核对备份，不恢复\n"
               "  --staff 姓名   备份有不符仍要恢复时，认可的工作人员（姓名或工号）；写两次，不能是同一个人\n"
               "  --reason 原因  为什么仍用这份备份；连同不符的数目和摘要记入审计\n"
               "  --yes          不提问，直接办\n"));
  if (command->takes == TAKES_DAY)
    printf (_ ("  --date 日期        对哪一天的账，YYYY-MM-DD；默认为今天之前最近一个有业务的日子\n"
               "  --collection 文件  平台当天的收款文件\n"
               "  --csv 文件         把合计和每一处不符另存为 CSV\n"));
}

static int
usage_error (const char *message)
{
  fprintf (stderr, "%s\n%s\n", message, _ ("“gongjictl --help”有说明"));
  return GJ_CTL_USAGE;
}

/* How many words of @words the command takes, 0 if it is another. */
static int
matches (const Command *command, int n_words, char **words)
{
  if (n_words < 1 || !g_str_equal (command->first, words[0]))
    return 0;
  if (command->second == NULL)
    return 1;
  return n_words >= 2 && g_str_equal (command->second, words[1]) ? 2 : 0;
}

static const Command *
find_command (int n_words, char **words, int *taken)
{
  guint i;

  for (i = 0; i < G_N_ELEMENTS (COMMANDS); i++)
    {
      *taken = matches (&COMMANDS[i], n_words, words);
      if (*taken > 0)
        return &COMMANDS[i];
    }
  return NULL;
}

/* A file that root makes in the store's or the key's folder is one that the terminal cannot read: SQLite's journal among
 * them, and then nobody is served. */
static gboolean
refuse_root (const GjConfig *config, GError **error)
{
  const char *paths[] = { g_str_has_prefix (config->store_url, "sqlite:") ? strchr (config->store_url, ':') + 1 : NULL,
                          config->receipt_key };

  for (gsize i = 0; geteuid () == 0 && i < G_N_ELEMENTS (paths); i++)
    {
      g_autofree char *folder = paths[i] != NULL ? g_path_get_dirname (paths[i]) : NULL;
      const struct passwd *owner;
      GStatBuf status;

      if (folder == NULL || g_stat (folder, &status) != 0 || status.st_uid == 0)
        continue;
      owner = getpwuid (status.st_uid);
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED,
                   _ ("%s 属于终端的用户 %s。用 root 写进去的文件，终端就读不了了，没有做任何事。"
                      "请用 runuser -u %s -- gongjictl … 运行"),
                   folder, owner != NULL ? owner->pw_name : "?", owner != NULL ? owner->pw_name : "?");
      return FALSE;
    }
  return TRUE;
}

static int
run_command (GjCtl *ctl, const Command *command)
{
  g_autoptr (GError) error = NULL;
  gboolean wanted = command->needs == NEEDS_CONFIG || ctl->config_path != NULL;
  int verdict;

  ctl->clock = gj_clock_new_system ();
  if (wanted)
    {
      ctl->config
          = gj_config_load (ctl->config_path != NULL ? ctl->config_path : DEFAULT_CONFIG, &error);
      if (ctl->config == NULL || !refuse_root (ctl->config, &error))
        return gj_ctl_fail (ctl, error);
    }
  verdict = command->run (ctl);
  gj_ctl_keep_audit (ctl);
  return verdict;
}

static int
dispatch (GjCtl *ctl, gboolean help, int n_words, char **words)
{
  int taken = 0;
  const Command *command = find_command (n_words, words, &taken);

  if (command == NULL)
    {
      if (help)
        {
          print_general_help ();
          return GJ_CTL_DONE;
        }
      return usage_error (n_words == 0 ? _ ("请写一个命令") : _ ("没有这个命令"));
    }
  if (help)
    {
      print_command_help (command);
      return GJ_CTL_DONE;
    }
  if (n_words - taken != (command->argument != NULL ? 1 : 0))
    return usage_error (command->argument != NULL ? _ ("这个命令后面要有一个参数")
                                                  : _ ("这个命令后面不能有参数"));
  if (command->takes != TAKES_LIST && (ctl->owed || ctl->limit != 0 || ctl->case_no != NULL))
    return usage_error (_ ("--owed、--limit、--case 只用于 receipts"));
  if (command->takes != TAKES_LIST && command->takes != TAKES_KIOSK && ctl->kiosk != NULL)
    return usage_error (_ ("--kiosk 只用于 receipts 和 grant"));
  if (ctl->case_no != NULL && !gj_transfer_id_is_valid (ctl->case_no))
    return usage_error (_ ("--case 应为查询单上的编号，例如 7F3K-20M9-Q4XD-81AC"));
  if (command->takes != TAKES_DAY
      && (ctl->date != NULL || ctl->collection != NULL || ctl->csv != NULL))
    return usage_error (_ ("--date、--collection、--csv 只用于 reconcile"));
  if (command->takes != TAKES_DAYS && (ctl->from != NULL || ctl->to != NULL))
    return usage_error (_ ("--from、--to 只用于 export"));
  if (command->takes != TAKES_CORRECTION && ctl->receipt != NULL)
    return usage_error (_ ("--receipt 只用于 correct"));
  if (command->takes != TAKES_CORRECTION && command->takes != TAKES_VERIFY && (ctl->staff != NULL || ctl->reason != NULL))
    return usage_error (_ ("--staff、--reason 只用于 correct 和 restore"));
  if (command->takes != TAKES_CORRECTION && command->takes != TAKES_VERIFY && command->takes != TAKES_YES && ctl->yes)
    return usage_error (_ ("--yes 只用于 correct、restore 和 clock"));
  if (command->takes != TAKES_MARK && ctl->mark != NULL)
    return usage_error (_ ("--mark 只用于 audit verify"));
  if (command->takes != TAKES_VERIFY && ctl->verify)
    return usage_error (_ ("--verify 只用于 restore"));
  if (command->takes != TAKES_NAME && ctl->name != NULL)
    return usage_error (_ ("--name 只用于 staff add"));
  if (ctl->limit < 0 || ctl->limit > LIMIT_MAX)
    return usage_error (_ ("--limit 应为 1 至 10000"));
  if (ctl->limit == 0)
    ctl->limit = LIMIT_DEFAULT;
  ctl->argument = command->argument != NULL ? words[taken] : NULL;
  return run_command (ctl, command);
}

int
main (int argc, char **argv)
{
  const char *language = gj_i18n_language_from_environment ();
  g_auto (GjCtl) ctl = { NULL };
  gboolean help = FALSE;
  g_autoptr (GError) error = NULL;
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  const GOptionEntry entries[] = {
    { "config", 0, 0, G_OPTION_ARG_FILENAME, &ctl.config_path, NULL, NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &ctl.json, NULL, NULL },
    { "owed", 0, 0, G_OPTION_ARG_NONE, &ctl.owed, NULL, NULL },
    { "kiosk", 0, 0, G_OPTION_ARG_STRING, &ctl.kiosk, NULL, NULL },
    { "limit", 0, 0, G_OPTION_ARG_INT, &ctl.limit, NULL, NULL },
    { "case", 0, 0, G_OPTION_ARG_STRING, &ctl.case_no, NULL, NULL },
    { "date", 0, 0, G_OPTION_ARG_STRING, &ctl.date, NULL, NULL },
    { "collection", 0, 0, G_OPTION_ARG_FILENAME, &ctl.collection, NULL, NULL },
    { "csv", 0, 0, G_OPTION_ARG_FILENAME, &ctl.csv, NULL, NULL },
    { "from", 0, 0, G_OPTION_ARG_STRING, &ctl.from, NULL, NULL },
    { "to", 0, 0, G_OPTION_ARG_STRING, &ctl.to, NULL, NULL },
    { "receipt", 0, 0, G_OPTION_ARG_STRING, &ctl.receipt, NULL, NULL },
    { "staff", 0, 0, G_OPTION_ARG_STRING_ARRAY, &ctl.staff, NULL, NULL },
    { "reason", 0, 0, G_OPTION_ARG_STRING, &ctl.reason, NULL, NULL },
    { "name", 0, 0, G_OPTION_ARG_STRING, &ctl.name, NULL, NULL },
    { "yes", 0, 0, G_OPTION_ARG_NONE, &ctl.yes, NULL, NULL },
    { "mark", 0, 0, G_OPTION_ARG_STRING, &ctl.mark, NULL, NULL },
    { "verify", 0, 0, G_OPTION_ARG_NONE, &ctl.verify, NULL, NULL },
    { "help", 'h', 0, G_OPTION_ARG_NONE, &help, NULL, NULL },
    { NULL },
  };

  gj_i18n_init (gj_path_locale ());
  gj_i18n_set_language (language);
  g_option_context_set_help_enabled (context, FALSE); /* each command has its own */
  g_option_context_add_main_entries (context, entries, GJ_I18N_DOMAIN);
  if (!g_option_context_parse (context, &argc, &argv, &error))
    return usage_error (error->message);
  return dispatch (&ctl, help, argc - 1, argv + 1);
}
