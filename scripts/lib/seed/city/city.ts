// A city of our own: the services as they are, over empty databases, at a time that is told. What lives here is as the product writes it.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dispatch } from '@hotline/dispatch';
import { handling } from '@hotline/handling';
import { intake } from '@hotline/intake';
import { integration } from '@hotline/integration';
import { sla } from '@hotline/sla';
import type { Cipher } from '@hotline/platform/crypto';
import { mintToken, newKeyPair, signingKey } from '@hotline/platform/grpc';
import type { Server } from '@hotline/platform/mysql';
import { freeRow } from '../../stack/ports.ts';
import { Desks, type Desk } from './desks.ts';
import { openPlayer, type Player, type Stage } from './player.ts';
import { carry } from './post.ts';
import { SetTime } from './set-time.ts';

const catalogue = { intake, dispatch, handling, sla, integration } as const;
export type Role = keyof typeof catalogue;

export interface CityOptions {
  server: Server;
  /** The tenant's, so that what is sealed here can be opened there. */
  secret: Buffer;
  cipher: Cipher;
  tenant: { code: string; name: string };
}

export class City {
  readonly players: Record<Role, Player>;
  readonly time: SetTime;
  private readonly desks: Desks;
  private readonly end: () => Promise<void>;

  private constructor(players: Record<Role, Player>, time: SetTime, desks: Desks, end: () => Promise<void>) {
    this.players = players;
    this.time = time;
    this.desks = desks;
    this.end = end;
  }

  static async open({ server, secret, cipher, tenant }: CityOptions): Promise<City> {
    const folder = mkdtempSync(join(tmpdir(), 'hotline-seed-'));
    const prefix = `seed${process.pid}`;
    const keys = newKeyPair();
    const time = new SetTime();
    const first = await freeRow(Object.keys(catalogue).length);
    const env = { HOTLINE_NOTICE_FILE: join(folder, 'notices.jsonl'), HOTLINE_NOTICE_POLL_MS: '10', HOTLINE_LEADERS: 'leader1' };
    const addressOf = (service: string) => `127.0.0.1:${first + Object.keys(catalogue).indexOf(service)}`;
    const stage: Stage = { server, prefix, tenant, secret, cipher, publicKey: keys.publicKey, time, env, addressOf };
    const players: Partial<Record<Role, Player>> = {};
    const end = async () => {
      desks?.close();
      for (const player of Object.values(players)) await player.close();
      for (const name of Object.keys(catalogue))
        await server.lend('information_schema', (session) => session.text(`DROP DATABASE IF EXISTS \`${prefix}_${name}\``), 'side');
      rmSync(folder, { recursive: true, force: true });
    };
    let desks: Desks | undefined;
    try {
      for (const [name, service] of Object.entries(catalogue)) {
        players[name as Role] = await openPlayer(service, stage);
      }
      const mint = (person: string, name: string, unit: string, roles: string[]) =>
        mintToken({ tenant: tenant.code, person, name, unit, roles }, signingKey(keys.privateKey));
      desks = new Desks(addressOf, mint);
      return new City(players as Record<Role, Player>, time, desks, end);
    } catch (error) {
      await end();
      throw error;
    }
  }

  /** Somebody at work: an account of infra/starter, or of one of this city's own units. */
  as(account: string): Promise<Desk> {
    return this.desks.as(account);
  }

  /** Until every fact is applied and every notice has left. */
  async settle(): Promise<void> {
    const all = Object.values(this.players);
    await carry(all);
    const sender = this.players.integration.workers;
    const { uow } = this.players.integration;
    const left = async () => (await uow.query("SELECT 1 FROM notices WHERE state = 'queued' LIMIT 1")).length > 0;
    if (!(await left())) return;
    for (const worker of sender) await worker.start();
    while (await left()) await new Promise((resolve) => setTimeout(resolve, 5));
    for (const worker of sender) await worker.stop();
    await carry(all);
  }

  /** Time goes on to `to`; what falls due on the way is told at its moment. */
  async until(to: Date): Promise<void> {
    const { fireClocks } = this.players.sla.part('UseCases') as { fireClocks: { execute(): Promise<unknown> } };
    for (;;) {
      const [next] = await this.players.sla.uow.query<{ at: Date | null }>('SELECT MIN(next_at) AS at FROM clocks');
      if (next?.at == null || next.at > to) break;
      this.time.now = new Date(Math.max(next.at.getTime(), this.time.now?.getTime() ?? 0));
      await fireClocks.execute();
      await this.settle();
    }
    this.time.now = to;
  }

  close(): Promise<void> {
    return this.end();
  }
}
