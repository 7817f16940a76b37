// Columns that line up; Chinese characters take two places.

const wide = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/gu;

export const widthOf = (text: string): number => Array.from(text).length + (text.match(wide)?.length ?? 0);
export const padded = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - widthOf(text)));
const paddedLeft = (text: string, width: number): string => ' '.repeat(Math.max(0, width - widthOf(text))) + text;

/** Rows under a head; columns whose head begins with "#" hold numbers, to the right. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const names = head.map((name) => name.replace('#', ''));
  const widths = names.map((name, column) => Math.max(widthOf(name), ...rows.map((row) => widthOf(row[column] ?? ''))));
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) => (head[column]!.startsWith('#') ? paddedLeft : padded)(cell, widths[column]!))
      .join('  ')
      .trimEnd();
  return [line(names), ...rows.map(line)].map((text) => `  ${text}\n`).join('');
}
