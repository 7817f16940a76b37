// Two small services for the host's specs: alpha writes words down and says so; beta hears of them, and asks alpha.
import { setTimeout as pause } from 'node:timers/promises';
import { command, query, Rpc } from '@hotline/platform/grpc';
import { echoOf, type Word } from '@hotline/platform/grpc/testing';
import type { HotlineService, Runtime } from '@hotline/platform/hosting';
import type { Caller } from '@hotline/platform/lifecycle';
import { Controller, type DynamicModule } from '@nestjs/common';

export const Alpha = echoOf('alpha');
export const Beta = echoOf('beta');

const rights = { say: query('agent', 'system'), write: command('agent'), watch: query('agent') };

function alphaModule(runtime: Runtime): DynamicModule {
  @Controller()
  class AlphaController {
    @Rpc(Alpha.say) async say({ word }: Word, { person }: Caller): Promise<Word> {
      return { word: `alpha says ${word} to ${person}` };
    }

    @Rpc(Alpha.write) async write({ word }: Word): Promise<Word> {
      if (word === 'slow') await pause(400);
      await runtime.outbox.append([{ topic: 'word', type: 'WordWritten', key: word, payload: Buffer.from(word) }]);
      return { word };
    }

    @Rpc(Alpha.watch) async *watch(): AsyncIterable<Word> {
      yield { word: 'open' };
      await pause(60_000, undefined, { ref: false });
    }
  }
  class AlphaModule {}
  return { module: AlphaModule, controllers: [AlphaController] };
}

/** What beta has heard; the part after the colon is alpha's answer. */
export type Heard = string[];

function betaModule(runtime: Runtime, heard: Heard): DynamicModule {
  @Controller()
  class BetaController {
    @Rpc(Beta.say) say(request: Word): Promise<Word> {
      return runtime.client(Alpha).say(request);
    }

    @Rpc(Beta.write) async write(request: Word): Promise<Word> {
      return request;
    }

    @Rpc(Beta.watch) async *watch(request: Word): AsyncIterable<Word> {
      yield request;
    }
  }
  class BetaModule {}
  const hear = async ({ key }: { key: string }) => {
    const { word } = await runtime.client(Alpha).say({ word: key });
    heard.push(`${key}: ${word}`);
  };
  const subscription = { consumer: 'beta', topics: ['alpha.word'], types: ['WordWritten'], handle: hear };
  return { module: BetaModule, controllers: [BetaController], providers: [{ provide: 'subscription', useValue: subscription }] };
}

export function gossip(heard: Heard): HotlineService[] {
  return [
    { name: 'alpha', contract: Alpha, rights, migrations: [], module: alphaModule, publishes: ['alpha.word'] },
    {
      name: 'beta',
      contract: Beta,
      rights,
      migrations: [],
      listens: ['alpha.word'],
      module: (runtime) => betaModule(runtime, heard),
      subscription: (app) => app.get('subscription'),
    },
  ];
}
