// Installations with many orders in them, shared by the lines that ask how things are when there is much.
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { seedTenant, type Wanted } from '../../seed/tenant.ts';
import { keysOf } from '../../stack/keys.ts';
import { mysqlOf } from '../../stack/databases.ts';
import { startDatabase } from '../database.ts';
import type { Bench } from '../line.ts';
import { startProgram } from '../program.ts';
import { install, type Installation } from './installation.ts';
import { untilSettled } from './settle.ts';

/** The sizes at which lists are compared: little, much; at most 5 million with --long. */
export const sizesOf = ({ quick, long }: Bench): { little: number; much: number } =>
  quick ? { little: 2_000, much: 10_000 } : { little: 50_000, much: long ? 5_000_000 : 1_000_000 };

/** Of more, only the worklists and counters are filled: they alone are measured there. */
const mostWhole = 1_000_000;

/** Seeded once a run and kept for all lines; with --seeded for the next runs, too. @throws Error in a sentence */
export const seeded = (bench: Bench, orders: number): Promise<Installation> =>
  bench.shared(`orders-${orders}`, async (folder) => {
    const closings: (() => Promise<void>)[] = [];
    const close = async () => {
      for (const each of closings.toReversed()) await each();
    };
    const own: Bench = {
      ...bench,
      folder,
      later: (each) => void closings.push(each),
      program: async (file, settings, execArgv) => {
        const program = await startProgram(file, settings, execArgv);
        closings.push(() => program.close());
        return program;
      },
    };
    const full = join(folder, 'full');
    const data = join(folder, 'mariadb');
    const installation = join(folder, 'installation');
    if (!existsSync(full)) for (const half of [data, installation]) rmSync(half, { recursive: true, force: true });
    try {
      const database = await startDatabase(data);
      closings.push(() => database.close());
      const value = await install(own, {
        folder: installation,
        database,
        kafka: false,
        fill: async (plan, databases) => {
          if (existsSync(full)) {
            await untilSettled(databases); // what fell due since the last run
            return;
          }
          const wanted: Wanted = { orders, timelines: 0.02, seed: 1, listsOnly: orders > mostWhole };
          await seedTenant(plan, keysOf(plan.folder), mysqlOf(plan), wanted, (sentence) => bench.say(sentence));
          writeFileSync(full, JSON.stringify(wanted));
        },
      });
      return { value, close };
    } catch (error) {
      await close();
      throw error;
    }
  });
