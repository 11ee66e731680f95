#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""The four records with real taps: what the screen says is added up again by sqlite3, and a printed statement is read by
zbarimg and judged by gongji-verify."""
import datetime
import json
import os
import subprocess
import sys

os.environ.setdefault("GJ_SOURCE_ROOT", os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__)))))
# pylint: disable=wrong-import-position
from parts import Card, Pcscd, Printer, build_folder  # noqa: E402
from desk import Desk  # noqa: E402
from hall import Hall  # noqa: E402
from hand import Hand  # noqa: E402
from people import CHINA, card_of  # noqa: E402
from tap import Points  # noqa: E402
from walk import BACK, HOME, IDLE, Walk  # noqa: E402

PERSON, PERSON_NO, RELATIVE = "王伟", "9901000001", "*英"
REFUNDED = "SELECT setl_id FROM settlement_refund"
FEE_FEN = 40000
MONTHS = 6


def yuan(fen):
    return "¥{:,}.{:02d}".format(fen // 100, fen % 100)


def month_start_us(month):
    """The first moment of yyyymm at +08:00."""
    start = datetime.datetime(month // 100, month % 100, 1, tzinfo=CHINA)
    return int(start.timestamp()) * 1000000


def add_months(month, count):
    index = month // 100 * 12 + month % 100 - 1 + count
    return index // 12 * 100 + index % 12 + 1


class Visit:
    """王伟 looks at everything that was kept of him."""

    def __init__(self, desk):
        self.pcscd = Pcscd(desk)
        self.card = Card(desk, self.pcscd)
        self.printer = Printer(desk)
        self.hall = Hall(desk, "tcp:127.0.0.1:%d" % self.printer.port)
        self.desk = desk
        self.hand = Hand(desk, self.hall.kiosk())
        self.walk = Walk(self.hand)
        self.file, self.pin = card_of(PERSON)
        now = datetime.datetime.now(CHINA)
        self.month = now.year * 100 + now.month
        self.from_us = month_start_us(add_months(self.month, 1 - MONTHS))
        self.to_us = month_start_us(add_months(self.month, 1))

    def come_home(self):
        self.walk.at_idle()
        self.card.insert(self.file)
        self.walk.to_home(self.pin)

    def numbers(self, statement):
        """One row of sqlite3's as numbers."""
        return [int(cell or 0) for cell in self.hall.sql(statement).split("|")]

    # 我的账户

    def account(self):
        self.hand.tap("我的账户")
        self.hand.wait_for("个人账户余额", yuan(self.hall.balance_fen(PERSON_NO)), "正常参保")
        self.hand.tap("隐藏")
        self.hand.wait_gone(yuan(self.hall.balance_fen(PERSON_NO)))
        self.hand.tap("显示")

    def paid_months(self):
        months = set()
        spans = self.hall.sql("SELECT accrym_begn, accrym_end FROM contribution WHERE psn_no = '%s' "
                              "AND insutype = '310' AND clct_flag = '1'" % PERSON_NO)
        for line in spans.splitlines():
            month, last = (int(cell) for cell in line.split("|"))
            while month <= last:
                months.add(month)
                month = add_months(month, 1)
        return {month for month in months if month <= self.month}

    def months(self):
        months = self.paid_months()
        years, rest = divmod(len(months), 12)
        total = "累计%d年" % years + ("%d个月" % rest if rest else "")
        self.hand.tap("参保月份")
        self.hand.wait_for(total, "一共%d个月" % len(months))
        first_gap = next(m for m in sorted(months, reverse=True) if add_months(m, -1) not in months
                         and m != min(months))
        gap = add_months(first_gap, -1)
        self.hand.wait_for("%d月没有缴费记录" % (gap % 100))
        self.hand.tap(BACK)

    def contributions_and_moves(self):
        fen = self.numbers("SELECT clct_amt_fen FROM contribution WHERE psn_no = '%s' "
                           "ORDER BY accrym_begn DESC LIMIT 1" % PERSON_NO)[0]
        self.hand.tap("缴费记录")
        self.hand.wait_for(yuan(fen), "职工医保")
        self.hand.tap(BACK)
        self.hand.tap("余额变动")
        self.hand.wait_for("余额" + yuan(self.hall.balance_fen(PERSON_NO)))
        self.hand.tap(HOME)

    # 共济支付记录

    def shared_sum(self, side, more=""):
        who = "contributor_psn_no" if side == "paid" else "psn_no"
        return self.numbers("SELECT sum(amount_fen), count(*) FROM settlement_share WHERE %s = '%s' AND setl_time_us >= %d "
                            "AND setl_time_us < %d %s" % (who, PERSON_NO, self.from_us, self.to_us, more))

    def shared_paid(self):
        self.hand.tap("共济支付记录")
        self.hand.wait_for("您付给家人", yuan(self.shared_sum("paid")[0]))

    def shared_by_person(self):
        fen = self.shared_sum("paid", "AND psn_no = '9901000002'")[0]
        self.hand.tap("家人：全部")
        self.hand.wait_for("全部家人", "*英 配偶")
        self.hand.wait_gone("*强")
        self.hand.tap(RELATIVE)
        self.hand.wait_for("家人：" + RELATIVE, yuan(fen))

    def shared_for_me(self):
        self.hand.tap("家人付给我的")
        self.hand.wait_for("家人付给您", yuan(self.shared_sum("paid-for")[0]))
        self.hand.tap("家人：全部")
        self.hand.wait_for("全部家人", "*强 ")
        self.hand.wait_gone(RELATIVE)
        self.hand.tap("全部家人")
        self.hand.wait_for("家人付给您")
        self.hand.tap(HOME)

    # 消费明细

    def period(self):
        """The six months of the chart, as they are written."""
        first = add_months(self.month, 1 - MONTHS)
        year = "" if first // 100 == self.month // 100 else "%d年" % (self.month // 100)
        return "%d年%d月—%s%d月" % (first // 100, first % 100, year, self.month % 100)

    def bill(self, more=""):
        return self.numbers("SELECT sum(medfee_sumamt_fen), sum(fund_pay_sumamt_fen), sum(acct_pay_fen), "
                            "sum(acct_mulaid_pay_fen), sum(psn_cash_pay_fen), count(*) FROM settlement WHERE psn_no = '%s' "
                            "AND setl_time_us >= %d AND setl_time_us < %d AND setl_id NOT IN (%s) %s" % (
                                PERSON_NO, self.from_us, self.to_us, REFUNDED, more))

    def refunded(self):
        """How many of the period were given back: they stay in the list, and count in no sum."""
        return self.numbers("SELECT count(*) FROM settlement WHERE psn_no = '%s' AND setl_time_us >= %d "
                            "AND setl_id IN (%s)" % (PERSON_NO, self.from_us, REFUNDED))[0]

    def consumption(self):
        total, fund, own, shared, cash, _ = self.bill()
        assert total - fund == own + shared + cash and total > 0
        self.hand.tap("消费明细")
        self.hand.wait_for("个人负担", yuan(total), yuan(fund), yuan(total - fund))

    def one_month(self):
        month = add_months(self.month, -3)
        total, fund = self.bill("AND setl_time_us >= %d AND setl_time_us < %d" % (
            month_start_us(month), month_start_us(add_months(month, 1))))[:2]
        self.hand.tap("看每月的图")
        self.hand.tap("%d年%d月，%s" % (month // 100, month % 100, yuan(total - fund)))
        self.hand.wait_for("%d年%d月总费用" % (month // 100, month % 100), yuan(total), yuan(total - fund))
        self.hand.tap("%d年%d月，%s" % (month // 100, month % 100, yuan(total - fund)))
        self.hand.wait_for(self.period() + "总费用")

    def one_kind(self):
        total, fund = self.bill("AND med_type = '41'")[:2]
        self.hand.tap("药店")
        self.hand.wait_for(yuan(total), yuan(total - fund))
        self.hand.tap("全部")
        self.hand.wait_for(yuan(self.bill()[0]))

    def one_visit(self):
        row = self.hall.sql("SELECT fixmedins_name, medfee_sumamt_fen, acct_pay_fen FROM settlement WHERE psn_no = '%s' "
                            "ORDER BY setl_time_us DESC LIMIT 1" % PERSON_NO).split("|")
        self.hand.tap("查看" + row[0])
        self.hand.wait_for("总费用是这样付的", yuan(int(row[1])), yuan(int(row[2])))
        self.hand.tap(BACK)
        self.hand.wait_for(self.period() + "总费用")

    def one_refund(self):
        place, fen = self.hall.sql("SELECT fixmedins_name, medfee_sumamt_fen FROM settlement WHERE psn_no = '%s' "
                                   "AND setl_id IN (%s)" % (PERSON_NO, REFUNDED)).split("|")
        self.hand.wait_for(place, yuan(int(fen)), "药店购药 · 已退费", yuan(self.bill()[0]))
        self.hand.tap("药店购药 · 已退费")
        self.hand.wait_for("已退费", yuan(int(fen)), "这笔费用后来退了，不计入合计。")
        self.hand.tap(BACK)
        self.hand.wait_for(self.period() + "总费用")

    # The statement

    def statement(self):
        rows = self.bill()[5]
        self.hand.tap("打印对账单")
        self.hand.wait_for("哪段时间", "全部种类", "%d笔" % rows)
        self.hand.tap("打印", exact=True)
        self.hand.wait_for("打好了", "07-000001", seconds=40)

    def said_of(self, paper):
        """What gongji-verify says of the code on the nth paper."""
        path = self.printer.wait_paper(paper)
        run = subprocess.run(["zbarimg", "--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", path],
                             stdin=subprocess.DEVNULL, capture_output=True, text=True, check=True, timeout=60)
        text = run.stdout.strip()
        assert text.startswith("GJ2:"), text
        run = subprocess.run([os.path.join(build_folder(), "kiosk", "gongji-verify"), "--keys", self.hall.keyring(),
                              "--json", "--text", text], env=self.desk.env, stdin=subprocess.DEVNULL,
                             capture_output=True, text=True, check=False, timeout=60)
        assert run.returncode == 0, run.stdout + run.stderr
        return json.loads(run.stdout)

    def verify(self):
        said = self.said_of(1)
        total, fund, own, shared, cash, rows = self.bill()
        facts = json.dumps(said, ensure_ascii=False)
        assert said["valid"] and said["kind"] == "statement", facts
        for fen in (total, fund, own, shared, cash):
            assert '"%d.%02d"' % (fen // 100, fen % 100) in facts, (fen, facts)
        assert ": %d" % rows in facts, facts
        # Every record stands on the paper, also what was given back, is kept as it was printed, and is signed.
        rows += self.refunded()
        assert (said["document"]["listed"], said["document"]["unlisted"]) == (rows, 0), facts
        kept = self.hall.sql("SELECT listing FROM statement_listing")
        assert len(kept.splitlines()) == 1 + rows, kept
        run = subprocess.run(["openssl", "dgst", "-sm3", "-r"], input=kept.rstrip("\n").encode() + b"\n", capture_output=True,
                             check=True, timeout=60)
        assert run.stdout.decode().split()[0] == said["document"]["listing_digest"], (run.stdout, facts)

    def statement_of_kinds(self):
        """门诊 is three kinds of care, and the paper is of these three."""
        rows = self.bill("AND med_type IN ('11', '13', '14')")[5]
        self.hand.tap("门诊")
        self.hand.wait_for(yuan(self.bill("AND med_type IN ('11', '13', '14')")[0]))
        self.hand.tap("打印对账单")
        self.hand.wait_for("普通门诊、急诊、门诊慢特病", "%d笔" % rows)
        self.hand.tap("打印", exact=True)
        self.hand.wait_for("打好了", "07-000002", seconds=40)
        said = self.said_of(2)["document"]
        assert said["cares"] == ["11", "13", "14"] and said["med_type"] == "" and said["rows"] == rows, said
        self.hand.tap("回到记录")
        self.hand.wait_for(self.period() + "总费用")
        self.hand.tap(HOME)

    def statement_of_all_time(self):
        """It begins on the day of its first record, not at the beginning of some year."""
        self.hand.tap("打印对账单")
        self.hand.wait_for("1笔")
        self.hand.tap("打印", exact=True)
        self.hand.wait_for("打好了", seconds=40)
        said = self.said_of(4)["document"]
        paid = datetime.datetime.fromtimestamp(self.numbers("SELECT time_us FROM premium_payment")[0] / 1e6, CHINA)
        assert said["records"] == "premiums" and said["from"] == paid.strftime("%Y-%m-%d"), said
        self.hand.tap("回到记录")
        self.hand.wait_for("您缴了")

    def statement_is_kept(self):
        self.hall.ctl("check")
        self.hall.ctl("audit", "verify")
        assert self.hall.sql("SELECT kind, holder_psn_no FROM receipt") == "statement|" + PERSON_NO
        assert self.hall.sql("SELECT outcome FROM print_job") == "printed"
        self.hand.tap("回到记录")
        self.hand.wait_for(self.period() + "总费用")

    # 代缴缴费记录

    def premiums(self):
        self.hand.tap("代缴缴费记录")
        self.hand.wait_for("还没有代缴记录")
        self.hand.tap(HOME)
        self.walk.to_result(RELATIVE, self.pin)
        self.hand.wait_for("打好了", seconds=40)
        self.walk.finish()
        self.card.remove()
        self.hand.wait_for(IDLE)
        self.come_home()
        self.hand.tap("代缴缴费记录")
        fen = self.numbers("SELECT sum(amount_fen) FROM premium_payment WHERE payer_psn_no = '%s'" % PERSON_NO)[0]
        assert fen == FEE_FEN
        self.hand.wait_for("您缴了", yuan(fen), RELATIVE)
        self.hand.tap("家人缴的")
        self.hand.wait_for("没有家人缴的记录")
        self.hand.tap("我缴的")
        self.hand.tap("查看" + RELATIVE)
        self.hand.wait_for("去补打凭条")
        self.hand.tap(BACK)
        self.hand.wait_for("您缴了")

    def leave(self):
        self.card.remove()
        self.hand.wait_for(IDLE)
        self.hand.wait_gone("*伟", RELATIVE)


def main():
    points = Points(19)
    with Desk() as desk:
        visit = Visit(desk)
        points.story([
            ("the resident comes home", visit.come_home),
            ("我的账户 says the balance of the store, and hides it", visit.account),
            ("the months insured are the union of the contributions, and a gap is named", visit.months),
            ("contributions and moves of the balance are listed", visit.contributions_and_moves),
            ("共济支付记录 adds up what the own account paid for the family", visit.shared_paid),
            ("one relative alone is added up alone", visit.shared_by_person),
            ("the other side adds up what the family paid", visit.shared_for_me),
            ("消费明细 says total − insurance = own, as sqlite3 adds it up", visit.consumption),
            ("a tapped month has its own sums, tapped again all six", visit.one_month),
            ("one kind of care has its own sums", visit.one_kind),
            ("one visit shows who paid which part", visit.one_visit),
            ("a visit that was refunded is marked in the list and on its page, and counts in no sum", visit.one_refund),
            ("a statement of the shown period is printed", visit.statement),
            ("zbarimg reads it, gongji-verify finds it valid, and its sums are sqlite3's", visit.verify),
            ("the statement stands in the series, the audit and the checks", visit.statement_is_kept),
            ("a statement of 门诊 is of its three kinds of care and says so", visit.statement_of_kinds),
            ("代缴缴费记录 is empty at first and shows what was paid", visit.premiums),
            ("a statement of all time begins with its first record", visit.statement_of_all_time),
            ("the card pulled, nothing personal is left", visit.leave),
        ], visit.hand)
    return points.end()


if __name__ == "__main__":
    sys.exit(main())
