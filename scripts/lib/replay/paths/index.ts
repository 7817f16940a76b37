// Every way that an order's life can take, by name.
import { ending } from './ending.ts';
import { intaking } from './intaking.ts';
import { moving } from './moving.ts';
import type { Path } from './path.ts';
import { reviewing } from './reviewing.ts';
import { returning } from './returning.ts';
import { sharing } from './sharing.ts';
import { timing } from './timing.ts';

const paths = { ...intaking, ...moving, ...returning, ...sharing, ...timing, ...reviewing, ...ending } satisfies Record<string, Path>;

export type PathName = keyof typeof paths;
export const pathNames = Object.keys(paths) as PathName[];
export const pathOf = (name: PathName): Path => paths[name];
