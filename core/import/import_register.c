/* SPDX-License-Identifier: Apache-2.0 */
/* The platform's register: persons, insurances, contributions and the family graph. Rows follow the
 * file: a changed row replaces the old one, a row that is no longer in the file stays. */
#include "core/import/import_private.h"

#include <string.h>

#include "core/base/i18n.h"
#include "core/base/id_number.h"
#include "core/store/statement.h"

/* ---- persons ---- */

enum
{
  PERSON_PSN_NO,
  PERSON_CERT_TYPE,
  PERSON_CERTNO,
  PERSON_NAME,
  PERSON_GEND,
  PERSON_NATY,
  PERSON_BRDY,
  PERSON_SURV_STAS,
  PERSON_FIELDS
};

static const GjImportField PERSON[] = {
  { "psn_no", GJ_CELL_NUMBER_TEXT },
  { "psn_cert_type", GJ_CELL_CODE, GJ_CODE_PSN_CERT_TYPE },
  { "certno", GJ_CELL_NUMBER_TEXT, .personal = TRUE },
  { "psn_name", GJ_CELL_TEXT, .personal = TRUE },
  { "gend", GJ_CELL_CODE, GJ_CODE_GEND },
  { "naty", GJ_CELL_NATY_OR_EMPTY },
  { "brdy", GJ_CELL_DATE, .span = GJ_SPAN_BORN, .personal = TRUE },
  { "surv_stas", GJ_CELL_CODE, GJ_CODE_SURV_STAS },
};

static const GjImportTable PERSON_TABLE = {
  1,
  PERSON_FIELDS,
  0,
  "SELECT psn_cert_type, certno, psn_name, gend, naty, brdy, surv_stas FROM person"
  " WHERE psn_no = $1",
  "INSERT INTO person (psn_no, psn_cert_type, certno, psn_name, gend, naty, brdy, surv_stas)"
  " VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
  "UPDATE person SET psn_cert_type = $2, certno = $3, psn_name = $4, gend = $5, naty = $6,"
  " brdy = $7, surv_stas = $8 WHERE psn_no = $1",
};

static const char *
id_number_problem (GjIdNumberResult result)
{
  switch (result)
    {
    case GJ_ID_NUMBER_OK:
      return NULL;
    case GJ_ID_NUMBER_LENGTH:
      return _ ("身份证号应为 18 位");
    case GJ_ID_NUMBER_CHARACTER:
      return _ ("身份证号应为 17 位数字加一位数字或 X");
    case GJ_ID_NUMBER_REGION:
      return _ ("身份证号的前两位不是省级代码，请核对");
    case GJ_ID_NUMBER_DATE:
      return _ ("身份证号中的出生日期不存在，请核对");
    case GJ_ID_NUMBER_CHECK:
      return _ ("身份证号的校验位不对，请核对");
    }
  g_assert_not_reached ();
}

/* A sex that the platform does not know, or names as neither, contradicts no number. */
static gboolean
contradicts_sex (const GjIdNumber *id, const char *gend)
{
  return g_str_equal (gend, id->male ? "2" : "1");
}

static gboolean
check_certificate (GjImport *import, const GjImportCell *cells)
{
  GjIdNumber id;
  const char *problem;
  gboolean fine = TRUE;

  if (!g_str_equal (cells[PERSON_CERT_TYPE].text, GJ_CERT_TYPE_ID_CARD))
    return TRUE;
  problem = id_number_problem (gj_id_number_parse (cells[PERSON_CERTNO].text, &id));
  if (problem != NULL)
    {
      gj_import_cell_problem (import, PERSON_CERTNO, "%s", problem);
      return FALSE;
    }
  if (contradicts_sex (&id, cells[PERSON_GEND].text))
    {
      gj_import_cell_problem (import, PERSON_GEND, _ ("与身份证号中的性别不一致，请核对"));
      fine = FALSE;
    }
  if (id.birth != (GjDate)cells[PERSON_BRDY].number)
    {
      gj_import_cell_problem (import, PERSON_BRDY, _ ("与身份证号中的出生日期不一致，请核对"));
      fine = FALSE;
    }
  return fine;
}

/* One document belongs to one person. */
static GjFind
find_other_owner (GjImport *import, const char *psn_no, const char *cert_type, const char *certno,
                  GError **error)
{
  g_autoptr (GjStatement) row
      = gj_statement_take (import->store,
                           "SELECT 1 FROM person WHERE certno = $1 AND psn_cert_type = $2"
                           " AND psn_no <> $3",
                           error);

  if (row == NULL)
    return GJ_FIND_FAILED;
  gj_statement_bind_text (row, 1, certno);
  gj_statement_bind_text (row, 2, cert_type);
  gj_statement_bind_text (row, 3, psn_no);
  switch (gj_statement_step (row, error))
    {
    case GJ_STEP_ROW:
      return GJ_FOUND;
    case GJ_STEP_DONE:
      return GJ_NOT_FOUND;
    case GJ_STEP_FAILED:
      break;
    }
  return GJ_FIND_FAILED;
}

static gboolean
take_person (GjImport *import, const GjImportCell *cells, GError **error)
{
  g_autofree char *certno = g_ascii_strup (cells[PERSON_CERTNO].text, -1);
  const GjImportValue values[] = {
    GJ_IMPORT_TEXT (cells[PERSON_PSN_NO]),
    GJ_IMPORT_TEXT (cells[PERSON_CERT_TYPE]),
    { .text = certno },
    GJ_IMPORT_TEXT (cells[PERSON_NAME]),
    GJ_IMPORT_TEXT (cells[PERSON_GEND]),
    GJ_IMPORT_TEXT (cells[PERSON_NATY]),
    GJ_IMPORT_NUMBER (cells[PERSON_BRDY]),
    GJ_IMPORT_TEXT (cells[PERSON_SURV_STAS]),
  };

  if (!gj_import_add_key (import, PERSON_PSN_NO, cells[PERSON_PSN_NO].text, error))
    return FALSE;
  if (!check_certificate (import, cells))
    return TRUE;
  switch (find_other_owner (import, cells[PERSON_PSN_NO].text, cells[PERSON_CERT_TYPE].text, certno,
                            error))
    {
    case GJ_FIND_FAILED:
      return FALSE;
    case GJ_FOUND:
      gj_import_cell_problem (import, PERSON_CERTNO,
                              _ ("这个证件号码已属于另一个人员编号，请核对"));
      return TRUE;
    case GJ_NOT_FOUND:
      break;
    }
  return gj_import_put (import, &PERSON_TABLE, values, error) != GJ_PUT_FAILED;
}

const GjImportFile gj_import_persons
    = { "persons.csv", TRUE, "person", 0, FALSE, PERSON, PERSON_FIELDS, take_person, NULL };

/* ---- insurances ---- */

enum
{
  INSURANCE_PSN_NO,
  INSURANCE_TYPE,
  INSURANCE_STAS,
  INSURANCE_ADMDVS,
  INSURANCE_DATE,
  INSURANCE_PAUSED,
  INSURANCE_IDET_TYPE,
  INSURANCE_FIELDS
};

static const GjImportField INSURANCE[] = {
  { "psn_no", GJ_CELL_NUMBER_TEXT },
  { "insutype", GJ_CELL_CODE, GJ_CODE_INSUTYPE },
  { "psn_insu_stas", GJ_CELL_CODE, GJ_CODE_PSN_INSU_STAS },
  { "insuplc_admdvs", GJ_CELL_DIVISION },
  { "psn_insu_date", GJ_CELL_DATE, .span = GJ_SPAN_INSURED },
  { "paus_insu_date", GJ_CELL_DATE_OR_EMPTY },
  { "psn_idet_type", GJ_CELL_NAME_OR_EMPTY },
};

static const GjImportTable INSURANCE_TABLE = {
  4,
  INSURANCE_FIELDS,
  0,
  "SELECT psn_insu_stas, paus_insu_date, psn_idet_type FROM insurance"
  " WHERE psn_no = $1 AND insutype = $2 AND psn_insu_date = $3 AND insuplc_admdvs = $4",
  "INSERT INTO insurance (psn_no, insutype, psn_insu_date, insuplc_admdvs, psn_insu_stas,"
  " paus_insu_date, psn_idet_type) VALUES ($1, $2, $3, $4, $5, $6, $7)",
  "UPDATE insurance SET psn_insu_stas = $5, paus_insu_date = $6, psn_idet_type = $7"
  " WHERE psn_no = $1 AND insutype = $2 AND psn_insu_date = $3 AND insuplc_admdvs = $4",
};

static gboolean
take_insurance (GjImport *import, const GjImportCell *cells, GError **error)
{
  g_autofree char *key = g_strjoin ("|", cells[INSURANCE_PSN_NO].text, cells[INSURANCE_TYPE].text,
                                    cells[INSURANCE_DATE].text, cells[INSURANCE_ADMDVS].text, NULL);
  const GjImportValue values[] = {
    GJ_IMPORT_TEXT (cells[INSURANCE_PSN_NO]),    GJ_IMPORT_TEXT (cells[INSURANCE_TYPE]),
    GJ_IMPORT_NUMBER (cells[INSURANCE_DATE]),    GJ_IMPORT_TEXT (cells[INSURANCE_ADMDVS]),
    GJ_IMPORT_TEXT (cells[INSURANCE_STAS]),      GJ_IMPORT_NUMBER (cells[INSURANCE_PAUSED]),
    GJ_IMPORT_TEXT (cells[INSURANCE_IDET_TYPE]),
  };
  GjFind found
      = gj_import_require_person (import, INSURANCE_PSN_NO, cells[INSURANCE_PSN_NO].text, error);

  if (found != GJ_FOUND)
    return found != GJ_FIND_FAILED;
  if (!gj_import_add_key (import, INSURANCE_PSN_NO, key, error))
    return FALSE;
  if (cells[INSURANCE_PAUSED].number != 0
      && cells[INSURANCE_PAUSED].number < cells[INSURANCE_DATE].number)
    {
      gj_import_cell_problem (import, INSURANCE_PAUSED, _ ("暂停日期早于参保日期，请核对"));
      return TRUE;
    }
  return gj_import_put (import, &INSURANCE_TABLE, values, error) != GJ_PUT_FAILED;
}

const GjImportFile gj_import_insurances
    = { "insurances.csv", FALSE, NULL, 0, FALSE, INSURANCE, INSURANCE_FIELDS, take_insurance, NULL };

/* ---- contributions ---- */

enum
{
  CONTRIBUTION_PSN_NO,
  CONTRIBUTION_TYPE,
  CONTRIBUTION_BEGN,
  CONTRIBUTION_END,
  CONTRIBUTION_FLAG,
  CONTRIBUTION_TIME,
  CONTRIBUTION_AMOUNT,
  CONTRIBUTION_WAY,
  CONTRIBUTION_FIELDS
};

/* A premium is paid for this year or, in the window before it, for the next. One typing mistake beyond that
 * would say for ever that a person has paid. */
#define YEARS_PAID_AHEAD 1

static const GjImportField CONTRIBUTION[] = {
  { "psn_no", GJ_CELL_NUMBER_TEXT },
  { "insutype", GJ_CELL_CODE, GJ_CODE_INSUTYPE },
  { "accrym_begn", GJ_CELL_MONTH },
  { "accrym_end", GJ_CELL_MONTH },
  { "clct_flag", GJ_CELL_CODE, GJ_CODE_CLCT_FLAG },
  { "clct_time", GJ_CELL_TIME_OR_EMPTY, .span = GJ_SPAN_PAID },
  { "clct_amt", GJ_CELL_MONEY },
  { "clct_way", GJ_CELL_CODE_OR_EMPTY, GJ_CODE_CLCT_WAY },
};

static const GjImportTable CONTRIBUTION_TABLE = {
  4,
  CONTRIBUTION_FIELDS,
  0,
  "SELECT clct_flag, clct_time_us, clct_amt_fen, clct_way FROM contribution"
  " WHERE psn_no = $1 AND accrym_begn = $2 AND insutype = $3 AND accrym_end = $4",
  "INSERT INTO contribution (psn_no, accrym_begn, insutype, accrym_end, clct_flag, clct_time_us,"
  " clct_amt_fen, clct_way) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
  "UPDATE contribution SET clct_flag = $5, clct_time_us = $6, clct_amt_fen = $7, clct_way = $8"
  " WHERE psn_no = $1 AND accrym_begn = $2 AND insutype = $3 AND accrym_end = $4",
};

static gboolean
take_contribution (GjImport *import, const GjImportCell *cells, GError **error)
{
  g_autofree char *key
      = g_strjoin ("|", cells[CONTRIBUTION_PSN_NO].text, cells[CONTRIBUTION_BEGN].text,
                   cells[CONTRIBUTION_TYPE].text, cells[CONTRIBUTION_END].text, NULL);
  const GjImportValue values[] = {
    GJ_IMPORT_TEXT (cells[CONTRIBUTION_PSN_NO]),   GJ_IMPORT_NUMBER (cells[CONTRIBUTION_BEGN]),
    GJ_IMPORT_TEXT (cells[CONTRIBUTION_TYPE]),     GJ_IMPORT_NUMBER (cells[CONTRIBUTION_END]),
    GJ_IMPORT_TEXT (cells[CONTRIBUTION_FLAG]),     GJ_IMPORT_NUMBER (cells[CONTRIBUTION_TIME]),
    GJ_IMPORT_NUMBER (cells[CONTRIBUTION_AMOUNT]), GJ_IMPORT_TEXT (cells[CONTRIBUTION_WAY]),
  };
  GjFind found = gj_import_require_person (import, CONTRIBUTION_PSN_NO,
                                           cells[CONTRIBUTION_PSN_NO].text, error);

  if (found != GJ_FOUND)
    return found != GJ_FIND_FAILED;
  if (!gj_import_add_key (import, CONTRIBUTION_PSN_NO, key, error))
    return FALSE;
  if (cells[CONTRIBUTION_END].number < cells[CONTRIBUTION_BEGN].number)
    {
      gj_import_cell_problem (import, CONTRIBUTION_END, _ ("终止月份早于起始月份，请核对"));
      return TRUE;
    }
  if (cells[CONTRIBUTION_END].number / 100
      > gj_date_year (gj_time_date (import->now_us)) + YEARS_PAID_AHEAD)
    {
      gj_import_cell_problem (import, CONTRIBUTION_END, _ ("终止月份太远，最晚到明年12月，请核对"));
      return TRUE;
    }
  return gj_import_put (import, &CONTRIBUTION_TABLE, values, error) != GJ_PUT_FAILED;
}

const GjImportFile gj_import_contributions
    = { "contributions.csv", FALSE, NULL, 0, FALSE, CONTRIBUTION, CONTRIBUTION_FIELDS,
        take_contribution,   NULL };

/* ---- the family graph ---- */

static const GjImportField FAMILY[] = {
  { "psn_no", GJ_CELL_NUMBER_TEXT },
  { "relative_psn_no", GJ_CELL_NUMBER_TEXT },
  { "patn_rlts", GJ_CELL_RELATION },
};

static const GjImportTable FAMILY_TABLE = {
  2,
  G_N_ELEMENTS (FAMILY),
  0,
  "SELECT patn_rlts FROM family_graph WHERE psn_no = $1 AND relative_psn_no = $2",
  "INSERT INTO family_graph (psn_no, relative_psn_no, patn_rlts) VALUES ($1, $2, $3)",
  "UPDATE family_graph SET patn_rlts = $3 WHERE psn_no = $1 AND relative_psn_no = $2",
};

GjFind
gj_import_require_pair (GjImport *import, const GjImportCell *cells, GError **error)
{
  GjFind first = gj_import_require_person (import, 0, cells[0].text, error);
  GjFind second;

  if (first == GJ_FIND_FAILED)
    return first;
  second = gj_import_require_person (import, 1, cells[1].text, error);
  if (second == GJ_FIND_FAILED)
    return second;
  if (g_str_equal (cells[0].text, cells[1].text))
    {
      gj_import_cell_problem (import, 1, _ ("两个人员编号相同，一个人不能是自己的家人"));
      return GJ_NOT_FOUND;
    }
  return first == GJ_FOUND ? second : first;
}

static gboolean
take_family (GjImport *import, const GjImportCell *cells, GError **error)
{
  g_autofree char *key = g_strjoin ("|", cells[0].text, cells[1].text, NULL);
  const GjImportValue values[]
      = { GJ_IMPORT_TEXT (cells[0]), GJ_IMPORT_TEXT (cells[1]), GJ_IMPORT_TEXT (cells[2]) };
  GjFind found = gj_import_require_pair (import, cells, error);

  if (found != GJ_FOUND)
    return found != GJ_FIND_FAILED;
  return gj_import_add_key (import, 0, key, error)
         && gj_import_put (import, &FAMILY_TABLE, values, error) != GJ_PUT_FAILED;
}

const GjImportFile gj_import_family
    = { "family.csv", FALSE, NULL, 0, FALSE, FAMILY, G_N_ELEMENTS (FAMILY), take_family, NULL };
