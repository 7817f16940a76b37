// One connection of the pool while it belongs to one service's database.
import { SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import type { PoolConnection } from 'mysql2';
import { observeFailure } from './observe.js';
import type { Door } from './server.js';
import type { SilenceWatch } from './silence.js';
import type { Writability } from './writability.js';
import { inWords, parameter } from './statement.js';

/** Whether the session is no longer as the pool gave it after this statement. */
export const changesTheSession = (sql: string): boolean => /^\s*(set|use|lock|unlock)\b|\b(get_lock)\s*\(/i.test(sql);

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
    /** it is in another database still; called when it is in this one */
    private entered: (() => void) | undefined,
  ) {}

  /**
   * A prepared statement. The comment names the database because a prepared statement stays in the one it was prepared in,
   * whatever USE says later, and the driver keeps prepared statements by their text.
   */
  async execute(sql: string, values: unknown[] = []): Promise<unknown> {
    if (this.entered) await this.packet([]);
    this.tainted ||= changesTheSession(sql);
    return this.traced(nameOf(sql), (done) =>
      this.connection.execute(`/* ${this.database} */ ${sql}`, values.map(parameter) as never, done),
    );
  }

  /** The text protocol: IN (?) and VALUES ? take lists. */
  async text(sql: string, values: unknown[] = []): Promise<unknown> {
    this.tainted ||= changesTheSession(sql);
    const [result] = await this.packet([inWords(sql, values)]);
    return result;
  }

  /**
   * Statements with their values in place, in one packet. The server stops at the first that fails, and so the rest never
   * happened. @returns the result of each
   */
  async packet(statements: readonly string[]): Promise<unknown[]> {
    const entered = this.entered;
    const all = entered ? [`USE \`${this.database}\``, ...statements] : statements;
    const result = await this.traced(namesOf(statements), (done) => this.connection.query(all.join('; '), done));
    const results = all.length === 1 ? [result] : (result as unknown[]);
    if (!entered) return results;
    this.entered = undefined;
    entered();
    return results.slice(1);
  }

  private traced(name: string, send: (done: (error: Error | null, result?: unknown) => void) => void): Promise<unknown> {
    const span = trace.getActiveSpan()?.isRecording()
      ? tracer.startSpan(name, { kind: SpanKind.CLIENT, attributes: { 'db.namespace': this.database } })
      : undefined;
    const answered = this.silence.begin(this.connection);
    return new Promise((resolve, reject) =>
      send((error, result) => {
        answered();
        if (error) observeFailure(error);
        if (error) span?.setStatus({ code: SpanStatusCode.ERROR, message: (error as { code?: string }).code ?? '' });
        span?.end();
        if (error) reject(this.writability.asRefusal(error) ?? withoutValues(error, name));
        else resolve(result);
      }),
    );
  }
}

/** 'INSERT outbox': what a span is called. Statements never carry their values into spans. */
function nameOf(sql: string): string {
  const verb = /^\s*(\w+)/.exec(sql)?.[1]?.toUpperCase() ?? 'SQL';
  const table = /\b(?:from|into|update)\s+(?:ignore\s+)?`?([\w.`]+)/i.exec(sql)?.[1] ?? '';
  return `${verb} ${table}`.trim();
}

const namesOf = (statements: readonly string[]): string =>
  statements.length === 1 ? nameOf(statements[0]!) : `${statements.length} statements, the last ${nameOf(statements.at(-1) ?? 'USE')}`;

/** The driver puts the statement with its values on the error, from where it would reach the logs. */
const withoutValues = (error: Error, name: string): Error => Object.assign(error, { sql: name });
