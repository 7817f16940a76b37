// A whole life where a million orders are already, against an empty database.
import { join } from 'node:path';
import type { Line, Side } from '../line.ts';
import { install, type Installation } from '../lives/installation.ts';
import { measure } from '../lives/measure.ts';
import { seeded, sizesOf } from '../lives/seeded.ts';

const clients = 8;

const sideOf = (installation: Installation, name: string, before: number): Side => ({
  name,
  does: `${clients} clients live whole lives, all services in one process, ${before} orders before the first`,
  slice: (ms) => measure(installation, { kind: 'clients', clients, ms }),
});

export const livesMuch: Line = {
  name: 'lives-much',
  about: 'whole lives at 1 million orders against an empty database',
  open: async (bench) => {
    const { much } = sizesOf({ ...bench, long: false });
    const full = await seeded(bench, much);
    const empty = await install(bench, { folder: join(bench.folder, 'installation'), database: await bench.database(), kafka: false });
    return {
      sides: [sideOf(full, 'much', much), sideOf(empty, 'empty', 0)],
      rows: [
        {
          what: 'whole lives a second, much : empty',
          ours: ['much', 'perSecond'],
          against: ['empty', 'perSecond'],
          goal: { atLeast: 0.8 },
        },
        { what: 'CPU of a life, ms, much : empty', ours: ['much', 'cpuMs'], against: ['empty', 'cpuMs'] },
        { what: 'statements of a life, much : empty', ours: ['much', 'statements'], against: ['empty', 'statements'] },
      ],
      sizes: { 'orders before': much, clients },
      slices: 5,
      sliceMs: 6_000,
    };
  },
};
