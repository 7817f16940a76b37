import { context, propagation, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import { TracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testServer } from '../testing/index.js';
import type { Server } from '../mysql/index.js';
import { LocalTransport } from './local-transport.js';
import { consumer, openStage, quiet, topics, type Stage } from './testing/stage.js';

const exporter = new InMemorySpanExporter();
let server: Server;
let stage: Stage;

beforeAll(async () => {
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  propagation.setGlobalPropagator(new W3CTraceContextPropagator());
  trace.setGlobalTracerProvider(new TracerProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter })] }));
  server = await testServer();
  stage = await openStage(server, (databaseOf) => new LocalTransport({ subscribers: { [consumer]: topics }, databaseOf, log: quiet }));
});
afterAll(async () => {
  await stage.close();
  await server.close();
});

it('is one trace from whoever sent a fact to whoever handles it, each fact its own also in a batch', async () => {
  const handled: Record<string, string | undefined> = {};
  const sent: Record<string, string> = {};
  await stage.listen((event) => void (handled[event.key] = trace.getActiveSpan()?.spanContext().traceId));
  await stage.senders.orders.relay.stop();
  for (const key of ['a', 'b']) {
    await trace.getTracer('spec').startActiveSpan(`command ${key}`, async (span) => {
      await stage.senders.orders.send(key, '1');
      sent[key] = span.spanContext().traceId;
      span.end();
    });
  }
  stage.senders.orders.relay.start();
  await expect.poll(() => handled, { timeout: 10_000 }).toEqual(sent);
  await expect.poll(() => exporter.getFinishedSpans().filter(({ name }) => name === 'consume Said')).toHaveLength(2);
});

it('has a span for each statement, which names no values', async () => {
  await trace.getTracer('spec').startActiveSpan('command', async (span) => {
    await stage.listener.unitOfWork.query('SELECT text FROM applied WHERE event_key = ?', ['13800000000']);
    span.end();
  });
  const span = exporter.getFinishedSpans().find(({ name }) => name === 'SELECT applied');
  expect(span?.attributes).toEqual({ 'db.namespace': stage.listener.name });
  expect(JSON.stringify(exporter.getFinishedSpans().map(({ name, attributes }) => [name, attributes]))).not.toContain('13800000000');
});
