// How much of an accept's CPU its sealed fields take: every seal that is made or opened while appeals are accepted is timed.
import { join } from 'node:path';
import { environment } from '../../stack/plan.ts';
import { openAccepting } from '../accepting.ts';
import { startApart } from '../apart.ts';
import { openAppeals } from '../appeals.ts';
import { costing } from '../cpu.ts';
import type { Figures, Line, Row } from '../line.ts';
import type { HostWith } from '../programs/host-with.ts';

const clients = 32;

const rows: Row[] = [
  { what: "field encryption's share of an accept's CPU in its service", ours: ['accept', 'share'], goal: { atMost: 0.05 } },
  { what: 'seals made or opened an accept', ours: ['accept', 'seals'] },
  { what: 'CPU of one seal, µs', ours: ['accept', 'sealMicros'] },
];

export const encryption: Line = {
  name: 'encryption',
  about: "field encryption's share of an accept's CPU",
  open: async (bench) => {
    const database = await bench.database();
    const apart = await startApart(bench, database, [['gateway'], ['dispatch']]);
    const env = environment(apart.plan, apart.keys, database.address);
    const settings: HostWith = { services: ['intake'], env, leaveOut: [] };
    const intake = await bench.program('programs/host-with.ts', settings, { log: join(bench.folder, 'intake.jsonl') });
    const appeals = await openAppeals(apart, database);
    bench.later(() => appeals.close());
    const accept = await openAccepting(bench, apart, appeals, clients);
    const side = {
      name: 'accept',
      does: `${clients} clients accept as in the line accept; the time of each seal in the process of intake against all its CPU`,
      slice: async (ms: number) => {
        await intake.ask({});
        const { result, micros } = await costing({ intake: [intake.pid] }, () => accept(ms));
        const cipher = await intake.ask<Figures>({});
        const done = result.done!;
        return {
          ...result,
          share: cipher.micros! / micros.intake,
          seals: cipher.calls! / done,
          sealMicros: cipher.micros! / cipher.calls!,
        };
      },
    };
    return { sides: [side], rows, sizes: { clients } };
  },
};
