import { Controller, type DynamicModule } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { notFound } from '../errors/index.js';
import { command, query, Rpc } from '../grpc/index.js';
import { EchoService, type Word } from '../grpc/testing/echo.js';
import type { Runtime } from './runtime.js';
import type { HotlineService } from './service.js';
import { answering, startForTest, type Stage } from './testing/index.js';

function module(runtime: Runtime): DynamicModule {
  @Controller()
  class EchoController {
    @Rpc(EchoService.say) say(request: Word): Promise<Word> {
      return runtime.client(EchoService).say(request);
    }

    @Rpc(EchoService.write) async write({ word }: Word): Promise<Word> {
      await runtime.outbox.append([{ topic: 'word', type: 'WordWritten', key: word, payload: Buffer.from(word) }]);
      if (word === 'bad') throw notFound('WORD_UNKNOWN', 'no such word');
      return { word: runtime.ids.next() };
    }

    @Rpc(EchoService.watch) async *watch(request: Word): AsyncIterable<Word> {
      yield request;
    }
  }
  class EchoModule {}
  return { module: EchoModule, controllers: [EchoController] };
}

const applied: string[] = [];

const echo: HotlineService = {
  name: 'echo',
  contract: EchoService,
  rights: { say: query('agent'), write: command('agent'), watch: query('agent') },
  migrations: [],
  module,
  subscription: () => ({
    consumer: 'echo',
    topics: ['other.word'],
    types: ['WordHeard'],
    handle: async ({ key }) => void applied.push(key),
  }),
};

let stage: Stage<typeof EchoService>;

beforeAll(async () => {
  const neighbour = answering(EchoService, {
    say: async ({ word }) => {
      if (word === '什么') throw notFound('WORD_UNKNOWN', '没有这个词', { word });
      return { word: `${word}!` };
    },
  });
  stage = await startForTest(echo, EchoService, { neighbours: [neighbour] });
});
afterAll(() => stage?.close());

describe('a service on the stage', () => {
  it('commits a command with its facts, once per key', async () => {
    const agent = stage.as('agent');
    const first = await agent.write({ word: 'a' }, { idempotencyKey: 'k' });
    expect(await agent.write({ word: 'a' }, { idempotencyKey: 'k' })).toEqual(first);
    expect(await stage.published()).toEqual([{ topic: 'echo.word', type: 'WordWritten', key: 'a', payload: Buffer.from('a') }]);
  });

  it('publishes nothing of a command that is refused', async () => {
    await expect(stage.as('agent').write({ word: 'bad' })).rejects.toMatchObject({ reason: 'WORD_UNKNOWN' });
    expect((await stage.published()).map(({ key }) => key)).not.toContain('bad');
  });

  it('asks its neighbours and hears their refusals', async () => {
    expect(await stage.as('agent').say({ word: '喂' })).toEqual({ word: '喂!' });
    await expect(stage.as('agent').say({ word: '什么' })).rejects.toMatchObject({ reason: 'WORD_UNKNOWN', message: '没有这个词' });
  });

  it('streams', async () => {
    for await (const reply of stage.as('agent').watch({ word: 'w' })) expect(reply).toEqual({ word: 'w' });
  });

  it('refuses who has no right and who has no token', async () => {
    await expect(stage.as('citizen').write({ word: 'a' })).rejects.toMatchObject({ reason: 'ROLE_NOT_ALLOWED' });
    await expect(stage.nobody.write({ word: 'a' })).rejects.toMatchObject({ reason: 'TOKEN_MISSING' });
  });

  it('applies the facts that it listens to, and no others', async () => {
    const fact = { topic: 'other.word', type: 'WordHeard', payload: Buffer.alloc(0) };
    await stage.deliver({ ...fact, key: 'heard' });
    await stage.deliver({ ...fact, key: 'unheard', type: 'WordForgotten' });
    expect(applied).toEqual(['heard']);
  });
});
