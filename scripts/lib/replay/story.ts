// Which way each line goes: a seeded share on every hard path, and traits beside.
import { toSubmission, type Line, type Submission } from './appeals.ts';
import type { Draw } from './draw.ts';
import { pathNames, pathOf, type PathName } from './paths/index.ts';
import { usual } from './paths/path.ts';
import type { Tree } from './tree.ts';

export interface Story {
  /** The line's place in the file, from 0. */
  index: number;
  path: PathName;
  submission: Submission;
  /** What a neighbour submits about the same matter. */
  neighbour: Submission;
  identity: 'as said' | 'hidden' | 'anonymous';
  urged: boolean;
  supplemented: boolean;
  /** The unit joins a call of the citizen and the agent; or does not pick up. */
  threeWay: '' | 'picked up' | 'missed';
}

/** Paths on which the citizen must be known, or has something to say. */
const needsCitizen = new Set<string>([
  'unreachable',
  'dissatisfied',
  'reopened by rating',
  'reopened by reviewer',
  'objection to a rating',
  'late with the first reply',
  'three-way call',
  'three-way call missed',
]);

/** Of 1,973 lines each path gets 34 or more, of 60 one or two; the rest go the plain way. */
export function tell(lines: readonly Line[], tree: Tree, draw: Draw): Story[] {
  const hard = pathNames.filter((name) => name !== 'plain');
  const each = Math.max(1, Math.floor((lines.length * 0.97) / hard.length));
  const names: PathName[] = hard.flatMap((name) => Array.from({ length: each }, () => name));
  while (names.length < lines.length) names.push('plain');
  const mixed = draw.shuffled(names.slice(0, lines.length));
  return lines.map((line, index) => storyOf(line, index, mixed[index]!, tree, draw.for(`line ${index}`)));
}

/** @param index no two stories of a run share one: telephone numbers come from it */
export function storyOf(line: Line, index: number, name: PathName, tree: Tree, draw: Draw): Story {
  const { fits = usual, channel } = pathOf(name);
  const own = tree.leaves.find(({ code }) => code === line.category);
  const leaf = own !== undefined && !fits(own) ? draw.pick(tree.leaves.filter(fits)) : own;
  const given = channel === undefined ? line : { ...line, channel };
  const traits = traitsOf(name, draw);
  const submission = toSubmission(given, 2 * index, tree, leaf, fits, draw);
  const withIdentity = traits.identity === 'as said' ? submission : { ...submission, identity: traits.identity };
  const anonymous = traits.identity === 'anonymous' ? { ...withIdentity, replyWanted: false } : withIdentity;
  const said = needsCitizen.has(name) ? { ...anonymous, identity: 'open', replyWanted: true } : anonymous;
  const neighbour = {
    ...toSubmission({ ...given, channel: 'web' }, 2 * index + 1, tree, leaf, fits, draw),
    identity: 'open',
    replyWanted: true,
  };
  return { index, path: name, submission: said, neighbour, ...traits };
}

function traitsOf(path: PathName, draw: Draw): Pick<Story, 'identity' | 'urged' | 'supplemented' | 'threeWay'> {
  const chance = draw.next();
  const identity = needsCitizen.has(path) ? 'as said' : chance < 0.08 ? 'hidden' : chance < 0.14 ? 'anonymous' : 'as said';
  return {
    identity,
    urged: draw.chance(0.12),
    supplemented: draw.chance(0.12),
    threeWay: identity !== 'as said' || !draw.chance(0.08) ? '' : draw.chance(0.6) ? 'picked up' : 'missed',
  };
}
