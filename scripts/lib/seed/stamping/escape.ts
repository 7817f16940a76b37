// Cells as LOAD DATA reads them.

/** Columns that hold JSON: what is put into them is escaped as JSON first. */
export const jsonColumns: ReadonlySet<string> = new Set(['body', 'who', 'data']);

const special: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r', '\0': '\\0' };

export const escapeCell = (text: string): string => text.replaceAll(/[\\\t\n\r\0]/g, (char) => special[char]!);
export const escapeInJson = (text: string): string => escapeCell(JSON.stringify(text).slice(1, -1));
