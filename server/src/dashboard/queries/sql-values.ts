import type { SqlValue } from '../../collector/store-protocol.js';

/** A question to the tables: its text holds no value, only their places. */
export interface Question {
  readonly sql: string;
  readonly values: readonly SqlValue[];
}

/** Gathers a question's values, and gives each its place in the text. */
export class SqlValues {
  readonly list: SqlValue[] = [];

  place(value: SqlValue): string {
    this.list.push(value);
    return `$${this.list.length}`;
  }
}
