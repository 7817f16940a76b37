// One connection of the pool while it belongs to one service's database.
import { SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import type { PoolConnection } from 'mysql2';
import { observeFailure } from './observe.js';
import type { Door } from './server.js';
import type { SilenceWatch } from './silence.js';
import type { Writability } from './writability.js';

/** A statement after which the session is no longer as the pool gave it. */
const changesTheSession = /^\s*(set|use|lock|unlock)\b|\b(get_lock)\s*\(/i;

const tracer = trace.getTracer('@hotline/platform/mysql');

export class Session {
  /** must not go back into the pool */
  tainted = false;

  constructor(
    readonly connection: PoolConnection,
    readonly database: string,
    /** which pool it belongs to */
    readonly door: Door,
    private readonly silence: SilenceWatch,
    private readonly writability: Writability,
  ) {}

  /**
   * A prepared statement. The comment names the database because a prepared statement stays in the one it was prepared in,
   * whatever USE says later, and the driver keeps prepared statements by their text.
   */
  execute(sql: string, values: unknown[] = []): Promise<unknown> {
    return this.traced(sql, (done) => this.connection.execute(`/* ${this.database} */ ${sql}`, values.map(toParameter) as never, done));
  }

  /** The text protocol: IN (?) and VALUES ? take lists. */
  text(sql: string, values: unknown[] = []): Promise<unknown> {
    return this.traced(sql, (done) => this.connection.query(sql, values, done));
  }

  private traced(sql: string, send: (done: (error: Error | null, result?: unknown) => void) => void): Promise<unknown> {
    if (changesTheSession.test(sql)) this.tainted = true;
    const span = trace.getActiveSpan()?.isRecording()
      ? tracer.startSpan(nameOf(sql), { kind: SpanKind.CLIENT, attributes: { 'db.namespace': this.database } })
      : undefined;
    const answered = this.silence.begin(this.connection);
    return new Promise((resolve, reject) =>
      send((error, result) => {
        answered();
        if (error) observeFailure(error);
        if (error) span?.setStatus({ code: SpanStatusCode.ERROR, message: (error as { code?: string }).code ?? '' });
        span?.end();
        if (error) reject(this.writability.asRefusal(error) ?? withoutValues(error, sql));
        else resolve(result);
      }),
    );
  }
}

const toParameter = (value: unknown) =>
  value instanceof Uint8Array && !Buffer.isBuffer(value) ? Buffer.from(value.buffer, value.byteOffset, value.byteLength) : value;

/** 'INSERT outbox': what a span is called. Statements never carry their values into spans. */
function nameOf(sql: string): string {
  const verb = /^\s*(\w+)/.exec(sql)?.[1]?.toUpperCase() ?? 'SQL';
  const table = /\b(?:from|into|update)\s+(?:ignore\s+)?`?([\w.`]+)/i.exec(sql)?.[1] ?? '';
  return `${verb} ${table}`.trim();
}

/** The driver puts the statement with its values on the error, from where it would reach the logs. */
const withoutValues = (error: Error, sql: string): Error => Object.assign(error, { sql });
