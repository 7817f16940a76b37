// One seeded order: what its places are filled with.
import { blindIndex, maskName, maskPhone } from '@hotline/platform/crypto';
import type { Matter, Person, UnitAtWork } from '../draws/world.ts';
import type { Compiled, Pieces, Secrets, Slot, SlotKind } from './slots.ts';

export interface Filling {
  /** By which the template's time is moved, ms. */
  shiftMs: number;
  /** One for each appeal of the life. */
  numbers: readonly string[];
  people: readonly Person[];
  units: readonly UnitAtWork[];
  matter: Matter;
  /** No other order of any seeding has it: 12 hex digits. */
  mark: string;
}

const moment = (ms: number): string => {
  const local = new Date(ms + 8 * 3_600_000);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${local.getUTCMonth() + 1}月${local.getUTCDate()}日 ${two(local.getUTCHours())}:${two(local.getUTCMinutes())}`;
};

export const dayOf = (ms: number): string => new Date(ms + 8 * 3_600_000).toISOString().slice(0, 10);

/** Writes the rows of a template for one order. Every cell that is the same in two rows is made once. */
export class Stamp {
  private readonly iso: string[] = [];
  readonly sealedCodes: string[] = [];
  readonly sealed: string[] = [];
  readonly template: Compiled;
  readonly filling: Filling;
  readonly secrets: Secrets;

  constructor(template: Compiled, filling: Filling, secrets: Secrets) {
    this.template = template;
    this.filling = filling;
    this.secrets = secrets;
  }

  fill(pieces: Pieces): string {
    let line = '';
    for (const piece of pieces) line += typeof piece === 'string' ? piece : this.slot(piece);
    return line;
  }

  private slot({ kind, n }: Slot): string {
    return fillers[kind](this, n);
  }

  at(n: number): number {
    return this.template.instants[n]! + this.filling.shiftMs;
  }

  isoOf(n: number): string {
    return (this.iso[n] ??= new Date(this.at(n)).toISOString());
  }
}

/** What each kind of place is filled with. */
const fillers: Readonly<Record<SlotKind, (stamp: Stamp, n: number) => string>> = {
  number: ({ filling }, n) => filling.numbers[n]!,
  iso: (stamp, n) => stamp.isoOf(n),
  sql: (stamp, n) => `${stamp.isoOf(n).slice(0, 10)} ${stamp.isoOf(n).slice(11, 23)}`,
  epoch: (stamp, n) => String(stamp.at(n)),
  said: (stamp, n) => moment(stamp.at(n)),
  day: (stamp, n) => dayOf(stamp.at(n)),
  unit: ({ filling }, n) => filling.units[n]!.code,
  unitName: ({ filling }, n) => filling.units[n]!.name,
  handler: ({ filling }, n) => filling.units[n]!.handler,
  head: ({ filling }, n) => filling.units[n]!.head,
  category: ({ filling }) => filling.matter.category,
  division: ({ filling }) => filling.matter.division,
  title: ({ filling }) => filling.matter.title.raw,
  titleJson: ({ filling }) => filling.matter.title.json,
  text: ({ filling }) => filling.matter.text.raw,
  textJson: ({ filling }) => filling.matter.text.json,
  address: ({ filling }) => filling.matter.address.raw,
  addressJson: ({ filling }) => filling.matter.address.json,
  reply: ({ filling }) => filling.matter.reply.raw,
  replyJson: ({ filling }) => filling.matter.reply.json,
  person: ({ filling }, n) => filling.people[n]!.index,
  maskedName: ({ filling }, n) => maskName(filling.people[n]!.name),
  maskedPhone: ({ filling }, n) => maskPhone(filling.people[n]!.phone),
  sealed: ({ sealed, filling, secrets }, n) =>
    (sealed[n] ??= secrets.cipher.encrypt(JSON.stringify([filling.people[n]!.name, filling.people[n]!.phone, '']))),
  sealedCode: ({ sealedCodes, filling, secrets }, n) => (sealedCodes[n] ??= secrets.cipher.encrypt(filling.people[n]!.queryCode)),
  codeHash: ({ filling, secrets }, n) => blindIndex(secrets.codeKey, `${filling.numbers[n]!}\n${filling.people[n]!.queryCode}`),
  id: ({ template, filling }, n) => `${template.ids[n]!.slice(0, 24)}${filling.mark}`,
};
