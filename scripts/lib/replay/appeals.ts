// Lines of a file become what citizens submit; what a line lacks is drawn by the seed.
import { readFileSync } from 'node:fs';
import type { Draw } from './draw.ts';
import { fieldsFor } from './fields.ts';
import type { Leaf, Tree } from './tree.ts';

/** One line of a file. */
export interface Line {
  subject: string;
  text: string;
  time?: string;
  reply?: string;
  category?: string;
  division?: string;
  kind?: string;
  channel?: string;
  address?: string;
  occurred_at?: string;
  credit_code?: string;
  fields?: Record<string, string>;
}

/** What a citizen submits, and how the unit will answer. */
export interface Submission {
  channel: string;
  kind: string;
  category: string;
  division: string;
  address: string;
  occurredAt: string;
  title: string;
  text: string;
  identity: string;
  replyWanted: boolean;
  name: string;
  /** Invented, and nobody else's: what must not be found anywhere. */
  phone: string;
  creditCode: string;
  fields: Record<string, string>;
  reply: string;
}

const channels = ['web', 'wechat', 'app', 'sms', 'phone'];
const kinds: readonly (readonly [RegExp, string])[] = [
  [/咨询|请问|如何|怎么|吗[？?]?$/, 'consult'],
  [/建议|希望/, 'suggestion'],
  [/举报/, 'report'],
  [/表扬|感谢/, 'praise'],
  [/求助|请求|帮/, 'help'],
];
const surnames = '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许'.split('');

/** @throws Error naming the line that is no JSON or has no text */
export const readLines = (file: string, count: number): Line[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(0, count === 0 ? undefined : count)
    .map((line, index) => {
      const read = JSON.parse(line) as Line;
      if (!read.text) throw new Error(`${file}, line ${index + 1} has no text`);
      return read;
    });

type Fits = (leaf: Leaf) => boolean;

/** The n-th appeal of this run. What it is about is `leaf`, or what its words say, of the leaves that fit. */
export function toSubmission(line: Line, n: number, tree: Tree, leaf: Leaf | undefined, fits: Fits, draw: Draw): Submission {
  const text = line.text.trim().slice(0, 5000);
  const category = leaf ?? guess(text, tree, fits, draw);
  const division = line.division ?? draw.pick(tree.divisions);
  const kind = line.kind ?? kinds.find(([words]) => words.test(line.subject ?? ''))?.[1] ?? 'complaint';
  return {
    channel: line.channel ?? draw.pick(channels),
    kind,
    category: category.code,
    division,
    address: line.address ?? '人民路与解放路交叉口向东二百米',
    occurredAt: isoOf(line.occurred_at ?? line.time),
    title: (line.subject || text).trim().slice(0, 100),
    text,
    identity: kind === 'report' ? 'hidden' : 'open',
    replyWanted: kind !== 'praise',
    name: `${draw.pick(surnames)}某某`,
    phone: phoneOf(n),
    creditCode: line.credit_code ?? (category.required.includes('credit_code') ? `91411700MA${String(n).padStart(8, '0')}` : ''),
    fields: { ...fieldsFor(category.required, n), ...line.fields },
    reply: (line.reply ?? '已到现场核实并处理完毕，感谢您的监督。').trim().slice(0, 2000),
  };
}

/** 199 is followed by digits that no two appeals of a run share. */
const phoneOf = (n: number): string => `199${String(10_000_000 + ((n * 7_919) % 89_999_999))}`;

/** The first leaf with a keyword in the text, else any. */
function guess(text: string, { leaves }: Tree, fits: Fits, draw: Draw): Leaf {
  const possible = leaves.filter(fits);
  return possible.find(({ keywords }) => keywords.some((word) => text.includes(word))) ?? draw.pick(possible);
}

function isoOf(time: string | undefined): string {
  const moment = new Date(
    time === undefined ? Date.now() - 86_400_000 : /[zZ]|[+-]\d\d:\d\d$/.test(time) ? time : `${time.replace(' ', 'T')}+08:00`,
  );
  return (Number.isNaN(moment.getTime()) ? new Date(Date.now() - 86_400_000) : moment).toISOString();
}
