// Finds in a life's rows what stands for something, so that the rest can be written again and again as it is.
import { blindIndex, maskName, maskPhone, type Cipher } from '@hotline/platform/crypto';
import { stand } from '../city/stand-ins.ts';
import type { Cell, Harvest, Sheet } from '../templates/harvest.ts';
import { escapeCell, jsonColumns } from './escape.ts';

/** What a place in a row is filled with: its kind, and which of them. */
export interface Slot {
  kind: SlotKind;
  n: number;
}

export type SlotKind =
  | 'number' | 'iso' | 'epoch' | 'sql' | 'said' | 'day'
  | 'unit' | 'unitName' | 'handler' | 'head'
  | 'category' | 'division' | 'title' | 'text' | 'address' | 'reply'
  | 'titleJson' | 'textJson' | 'addressJson' | 'replyJson'
  | 'sealed' | 'person' | 'maskedName' | 'maskedPhone' | 'codeHash' | 'sealedCode' | 'id'; // prettier-ignore

export type Pieces = readonly (string | Slot)[];

export interface Form extends Omit<Sheet, 'rows'> {
  rows: readonly Pieces[];
  /** For every row the cells apart, where something must be known of them. */
  cells: readonly (readonly Pieces[])[];
}

export interface Compiled extends Harvest {
  forms: readonly Form[];
  /** Every moment that occurs, ms. */
  instants: readonly number[];
  /** Message ids that occur. */
  ids: readonly string[];
}

export interface Secrets {
  cipher: Cipher;
  personKey: Buffer;
  codeKey: Buffer;
}

const quote = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** @throws Error when a sealed text is of nobody who is known */
export function compile(harvest: Harvest, { cipher, personKey, codeKey }: Secrets): Compiled {
  const instants: number[] = [];
  const ids: string[] = [];
  const at = (ms: number): number => indexIn(instants, ms);
  const literals = new Map<string, Slot>();
  const put = (text: string, kind: SlotKind, n = 0) => literals.set(text, { kind, n });
  stand.units.forEach(({ code, name, handler, head }, n) => {
    put(code, 'unit', n);
    put(name, 'unitName', n);
    put(handler, 'handler', n);
    put(head, 'head', n);
  });
  stand.categories.forEach(({ code }) => put(code, 'category'));
  put(stand.division, 'division');
  for (const kind of ['title', 'text', 'address', 'reply'] as const) put(stand[kind], kind);
  harvest.appeals.forEach(({ number, queryCode }, n) => {
    put(number, 'number', n);
    put(blindIndex(personKey, stand.phone(n + 1)), 'person', n);
    put(blindIndex(codeKey, `${number}\n${queryCode}`), 'codeHash', n);
    put(maskPhone(stand.phone(n + 1)), 'maskedPhone', n);
    put(maskName(stand.name(n + 1)), 'maskedName', n);
  });
  const keyId = cipher.encrypt('').split(':')[0]!;
  const known = [...literals.keys()]
    .toSorted((a, b) => b.length - a.length)
    .map(quote)
    .join('|');
  const pattern = new RegExp(
    `(?<literal>${known})|(?<iso>20\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z)|(?<epoch>\\b178\\d{10}\\b)` +
      `|(?<sealed>${quote(keyId)}:[\\w-]+:[\\w-]+:[\\w-]*)|(?<id>\\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})|(?<said>\\d{1,2}月\\d{1,2}日 \\d\\d:\\d\\d)`,
    'g',
  );

  const sealedSlot = (sealed: string): Slot => {
    const plain = cipher.decrypt(sealed);
    const code = harvest.appeals.findIndex(({ queryCode }) => queryCode === plain);
    if (code >= 0) return { kind: 'sealedCode', n: code };
    const n = harvest.appeals.findIndex((_, index) => plain.includes(stand.phone(index + 1)));
    if (n < 0) throw new Error(`${harvest.name}: something is sealed that is nobody's contact and no query code`);
    return { kind: 'sealed', n };
  };

  const slotOf = (groups: Record<string, string | undefined>, inJson: boolean): Slot => {
    if (groups.literal !== undefined) {
      const { kind, n } = literals.get(groups.literal)!;
      return inJson && ['title', 'text', 'address', 'reply'].includes(kind) ? { kind: `${kind}Json` as SlotKind, n } : { kind, n };
    }
    if (groups.iso !== undefined) return { kind: 'iso', n: at(Date.parse(groups.iso)) };
    if (groups.epoch !== undefined) return { kind: 'epoch', n: at(Number(groups.epoch)) };
    if (groups.sealed !== undefined) return sealedSlot(groups.sealed);
    if (groups.id !== undefined) return { kind: 'id', n: indexIn(ids, groups.id) };
    const [month, day, hour, minute] = groups.said!.match(/\d+/g)!.map(Number);
    return { kind: 'said', n: at(Date.UTC(2026, month! - 1, day, hour! - 8, minute)) };
  };

  const piecesOf = (cell: Cell, column: string): Pieces => {
    if (cell === null) return ['\\N'];
    if (cell instanceof Date)
      return cell.getUTCFullYear() === 9999 ? ['9999-12-31 00:00:00.000'] : [{ kind: 'sql', n: at(cell.getTime()) }];
    if (typeof cell === 'number') return [String(cell)];
    const pieces: (string | Slot)[] = [];
    let from = 0;
    for (const match of cell.matchAll(pattern)) {
      if (match.index > from) pieces.push(escapeCell(cell.slice(from, match.index)));
      pieces.push(slotOf(match.groups!, jsonColumns.has(column)));
      from = match.index + match[0].length;
    }
    if (from < cell.length || pieces.length === 0) pieces.push(escapeCell(cell.slice(from)));
    return pieces;
  };

  const forms = harvest.sheets.map(({ rows, ...sheet }): Form => {
    const opened = sheet.columns.indexOf('opened_at');
    const cells = rows.map((row) =>
      row.map((cell, index): Pieces => {
        if (sheet.columns[index] === 'opened_day') return [{ kind: 'day', n: at((row[opened] as Date).getTime()) }];
        return piecesOf(cell, sheet.columns[index]!);
      }),
    );
    return { ...sheet, cells, rows: cells.map(lineOf) };
  });
  return { ...harvest, forms, instants, ids };
}

/** Cells become a line of LOAD DATA. */
function lineOf(cells: readonly Pieces[]): Pieces {
  const line: (string | Slot)[] = [];
  const push = (piece: string | Slot) => {
    const last = line.at(-1);
    if (typeof piece === 'string' && typeof last === 'string') line[line.length - 1] = last + piece;
    else line.push(piece);
  };
  cells.forEach((cell, index) => {
    if (index > 0) push('\t');
    cell.forEach(push);
  });
  push('\n');
  return line;
}

function indexIn<T>(list: T[], item: T): number {
  const found = list.indexOf(item);
  return found >= 0 ? found : list.push(item) - 1;
}
