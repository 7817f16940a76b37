// Installations with many orders in them, shared by the lines that ask how things are when there is much.
import { join } from 'node:path';
import { seedTenant } from '../../seed/tenant.ts';
import { keysOf } from '../../stack/keys.ts';
import { mysqlOf } from '../../stack/databases.ts';
import { startDatabase } from '../database.ts';
import type { Bench } from '../line.ts';
import { startProgram } from '../program.ts';
import { install, type Installation } from './installation.ts';

/** The sizes at which lists are compared: little, much; at most 5 million with --long. */
export const sizesOf = ({ quick, long }: Bench): { little: number; much: number } =>
  quick ? { little: 2_000, much: 10_000 } : { little: 50_000, much: long ? 5_000_000 : 1_000_000 };

/** Seeded once a run and kept for all lines. @throws Error in a sentence */
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
    try {
      const database = await startDatabase(join(folder, 'mariadb'));
      closings.push(() => database.close());
      const value = await install(own, {
        folder: join(folder, 'installation'),
        database,
        kafka: false,
        fill: async (plan) => {
          bench.say(`Seeding ${orders} orders …`);
          await seedTenant(plan, keysOf(plan.folder), mysqlOf(plan), { orders, timelines: 0.02, seed: 1 }, (sentence) =>
            bench.say(sentence),
          );
        },
      });
      return { value, close };
    } catch (error) {
      await close();
      throw error;
    }
  });
