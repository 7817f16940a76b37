import { Server, ServerCredentials, type Metadata, type sendUnaryData, type ServerUnaryCall } from '@grpc/grpc-js';
import { notFound } from '@hotline/platform/errors';
import { statusOf } from '@hotline/platform/grpc';
import { IntakeServiceService } from '@hotline/proto/intake/v1/intake_service';

/** A call as intake got it. */
export interface Heard {
  rpc: string;
  request: Record<string, unknown>;
  metadata: Record<string, string>;
}

const tracked = {
  number: '411700-20261123-000123',
  state: 'accepted',
  orderState: 'in_progress',
  receivedAt: new Date('2026-11-23T08:00:00Z'),
  kind: 'complaint',
  title: '路灯不亮',
  steps: [{ at: new Date('2026-11-23T09:00:00Z'), step: 'dispatched', unit: 'lights', unitName: '路灯管理处' }],
  results: [],
  answer: {},
  rating: undefined,
  urges: 1,
  openActions: ['urgeAppeal'],
};

const answers: Record<string, (request: never) => unknown> = {
  submitAppeal: () => ({ number: tracked.number, queryCode: 'QC-1' }),
  trackAppeal: ({ queryCode }: { queryCode: string }) => {
    if (queryCode === 'QC-1') return tracked;
    throw notFound('WRONG_CODE', '查询码不对', { field: 'query_code' });
  },
  addToAppeal: () => ({}),
  withdrawAppeal: () => ({ state: 'withdrawn' }),
  urgeAppeal: () => ({ urges: 2 }),
  rateAppeal: () => ({}),
  takeNextAppeal: () => ({ appeal: undefined }),
};

const metadataOf = (metadata: Metadata) =>
  Object.fromEntries(Object.entries(metadata.getMap()).map(([key, value]) => [key, String(value)]));

/** A peer that speaks intake's contract and remembers what it was asked. It never answers findAppeals, but notes when that is cancelled. */
export async function startFakeIntake() {
  const heard: Heard[] = [];
  const cancelled: string[] = [];
  const answer = (rpc: string) => (call: ServerUnaryCall<Record<string, unknown>, unknown>, done: sendUnaryData<unknown>) => {
    heard.push({ rpc, request: call.request, metadata: metadataOf(call.metadata) });
    if (rpc === 'findAppeals') {
      call.once('cancelled', () => cancelled.push(rpc));
      return;
    }
    try {
      const known = answers[rpc];
      if (!known) throw new Error('nobody wrote this answer');
      done(null, known(call.request as never));
    } catch (error) {
      done(statusOf(error, 'intake'));
    }
  };
  const server = new Server();
  server.addService(IntakeServiceService, Object.fromEntries(Object.keys(IntakeServiceService).map((rpc) => [rpc, answer(rpc)])));
  const port = await new Promise<number>((resolve, reject) =>
    server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, bound) => (error ? reject(error) : resolve(bound))),
  );
  return { heard, cancelled, address: `127.0.0.1:${port}`, close: () => server.forceShutdown() };
}
