// An endless supply of stories: the sample's appeals again and again, each with a mark of its own, on every path that a short run can hold.
import { join } from 'node:path';
import { readLines } from '../../replay/appeals.ts';
import type { Draw } from '../../replay/draw.ts';
import { pathNames, type PathName } from '../../replay/paths/index.ts';
import { storyOf, type Story } from '../../replay/story.ts';
import type { Tree } from '../../replay/tree.ts';
import { root } from '../../stack/plan.ts';

/** They keep a deadline of a minute open, which a seed would have to wait for. */
const tooLong = new Set<PathName>([
  'escalated, never answered',
  'suspended, resumed by a person',
  'suspension refused',
  'extension never decided',
]);

/** The mark in an appeal's text: by it the oracle knows who sent it. */
export const markOf = (index: number, which: 'own' | 'neighbour'): string => `〔${which === 'own' ? '甲' : '乙'}${index}〕`;
export const marks = /〔([甲乙])(\d+)〕/g;

export class Supply {
  private next = 0;
  private readonly lines = readLines(join(root, 'infra/starter/appeals.jsonl'), 0);
  private readonly names = pathNames.filter((name) => !tooLong.has(name));
  private readonly tree: Tree;
  private readonly draw: Draw;

  constructor(tree: Tree, draw: Draw) {
    this.tree = tree;
    this.draw = draw;
  }

  /** @param path absent: any, every fourth the plain one */
  story(path?: PathName): Story {
    const index = this.next;
    this.next += 1;
    const draw = this.draw.for(`story ${index}`);
    const chosen = path ?? (draw.chance(0.25) ? 'plain' : draw.pick(this.names));
    const story = storyOf(this.lines[index % this.lines.length]!, index, chosen, this.tree, draw);
    const marked = (which: 'own' | 'neighbour', { text }: { text: string }) => `${text.slice(0, 1500)} ${markOf(index, which)}`;
    return {
      ...story,
      submission: { ...story.submission, text: marked('own', story.submission) },
      neighbour: { ...story.neighbour, text: marked('neighbour', story.neighbour) },
    };
  }
}
