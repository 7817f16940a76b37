// Who listens to which facts: as each service's own module says.
import { dispatch } from '@hotline/dispatch';
import { handling } from '@hotline/handling';
import { intake } from '@hotline/intake';
import { integration } from '@hotline/integration';
import type { HotlineService, Runtime } from '@hotline/platform/hosting';
import type { Subscription } from '@hotline/platform/messaging';
import { sla } from '@hotline/sla';

export type Listener = Pick<Subscription, 'consumer' | 'topics' | 'types'>;

/** Answers everything with itself: a module is only asked what it listens to. */
const anything: unknown = new Proxy(() => undefined, {
  get: (_, name) => (name === Symbol.toPrimitive ? () => '1' : name === 'then' ? undefined : anything),
  apply: () => anything,
});

export const listeners: readonly Listener[] = [intake, dispatch, handling, sla, integration].map(listenerOf);

function listenerOf(service: HotlineService): Listener {
  const runtime = new Proxy({}, { get: (_, name) => (name === 'env' ? {} : anything) }) as Runtime;
  const provided = (service.module(runtime).providers ?? []) as { provide?: unknown; useValue?: unknown }[];
  const app = { get: (token: unknown) => provided.find(({ provide }) => provide === token)?.useValue };
  const { consumer, topics, types } = service.subscription!(app as never);
  return { consumer, topics, types };
}
