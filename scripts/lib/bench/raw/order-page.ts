// The limit of an order's page: grpc-js as it comes, two statements written by hand, and the answer as the contract has it. Nothing is checked.
import { callbackify } from 'node:util';
import { Server, ServerCredentials, type sendUnaryData, type ServerUnaryCall } from '@grpc/grpc-js';
import { HandlingServiceService } from '@hotline/proto/handling/v1/handling_service';
import { GetOrderResponse, type GetOrderRequest } from '@hotline/proto/handling/v1/order';
import type { Plan } from '../../stack/plan.ts';
import { startPool } from '../sql-pool.ts';
import { serve } from '../programs/serve.ts';

export interface OrderPages {
  port: number;
  plan: Plan;
  connections: number;
}

interface Line {
  seq: number;
  at: Date;
  who: string;
  what: string;
  why: string;
  data: string;
  trace_id: string;
}

type Document = {
  assignments: { id: string }[];
  accountable: { unit?: string } | string;
  barredUnits: string[];
  missedCalls: Record<string, number>;
};

/** Dates are strings with a mark before them. */
const revive = (_: string, value: unknown): unknown =>
  typeof value === 'string' && value.startsWith('@20') ? new Date(value.slice(1)) : value;

void serve(async (given) => {
  const { port, plan, connections } = given as OrderPages;
  const pool = await startPool(plan, 'handling', connections);
  const { getOrder } = HandlingServiceService;

  const page = async (number: string): Promise<GetOrderResponse> => {
    const [[row], lines] = await Promise.all([
      pool.execute<{ body: string; due: Date }>(
        'SELECT o.body, i.next_due_at AS due FROM orders o JOIN order_items i ON i.number = o.id WHERE o.id = ?',
        [number],
      ),
      pool.execute<Line>('SELECT seq, at, who, what, why, data, trace_id FROM timeline WHERE number = ? ORDER BY seq', [number]),
    ]);
    const order = JSON.parse(row!.body, revive) as Document;
    return GetOrderResponse.fromPartial({
      order: {
        ...order,
        nextDueAt: row!.due.getUTCFullYear() < 9999 ? row!.due : undefined,
        assignments: order.assignments.map((assignment) => ({ ...assignment, assignmentId: assignment.id })),
        accountableUnit: typeof order.accountable === 'object' ? order.accountable.unit : '',
        counts: { ...order, bouncedUnits: order.barredUnits.length, missedCalls: 0, missedCallsByUnit: order.missedCalls },
      },
      timeline: lines.map(({ who, data, trace_id: traceId, ...line }) => ({
        ...line,
        traceId,
        who: JSON.parse(who) as object,
        data: JSON.parse(data) as Record<string, string>,
      })),
    });
  };

  const answer = callbackify(page);
  const server = new Server();
  server.addService(
    { getOrder },
    {
      getOrder: ({ request }: ServerUnaryCall<GetOrderRequest, GetOrderResponse>, done: sendUnaryData<GetOrderResponse>) =>
        answer(request.number, (error, reply) => done(error as Error | null, reply)),
    },
  );
  await new Promise<void>((resolve, reject) => {
    server.bindAsync(`127.0.0.1:${port}`, ServerCredentials.createInsecure(), (error) => (error ? reject(error) : resolve()));
  });
  return async () => ({});
});
