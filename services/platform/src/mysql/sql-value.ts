/** What a statement takes as a value. `undefined` is not among them: say `null`. */
export type SqlValue = string | number | bigint | boolean | null | Date | Uint8Array;

/** What a statement that changes something answers. `affectedRows` counts the rows found, changed or not. */
export interface Changed {
  affectedRows: number;
  insertId: number;
}
