import type { BreakdownAnswer, BreakdownRow } from '../api/answers.js';
import { dimensionSql } from './dimensions.js';
import { FIGURES_SQL } from './figures.js';
import { SqlValues, type Question } from './sql-values.js';
import { viewsIn, type Scope } from './views-in.js';

interface CountedRow extends BreakdownRow {
  readonly valueCount: number;
}

/** Figures by the values of one dimension, most plays first: rows for {@link breakdownOf}. */
export function breakdownQuestion(scope: Scope, by: string, limit: number): Question {
  const values = new SqlValues();
  const told = `SELECT ${dimensionSql(by, values)} AS value, * FROM ${viewsIn(scope, values)}`;
  return {
    sql: `SELECT value AS "value", CAST(count(*) OVER () AS DOUBLE) AS "valueCount", ${FIGURES_SQL}
      FROM (${told}) GROUP BY value
      ORDER BY "plays" DESC, value LIMIT ${values.place(limit)}`,
    values: values.list,
  };
}

export function breakdownOf(by: string, rows: readonly object[]): BreakdownAnswer {
  const counted = rows as readonly CountedRow[];
  return {
    by,
    rows: counted.map(({ valueCount: _valueCount, ...row }) => row),
    valueCount: counted[0]?.valueCount ?? 0,
  };
}

/** The names of the pages' own dimensions, those of most views first: rows of `name`. */
export function customDimensionsQuestion(scope: Scope, limit: number): Question {
  const values = new SqlValues();
  const names = `SELECT unnest(json_keys(dimensions)) AS name FROM ${viewsIn(scope, values)}
    WHERE dimensions IS NOT NULL`;
  return {
    sql: `SELECT name FROM (${names}) GROUP BY name ORDER BY count(*) DESC, name LIMIT ${values.place(limit)}`,
    values: values.list,
  };
}
