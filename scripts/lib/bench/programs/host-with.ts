// The host with one thing of it watched or left out: what that thing costs is then the difference, or what was counted.
import { Cipher } from '@hotline/platform/crypto';
import { UnitOfWork } from '@hotline/platform/mysql';
import { catalogue } from '../../../../services/host/dist/catalogue.js';
import { startHost } from '../../../../services/host/dist/start-host.js';
import { serve } from './serve.ts';

export interface HostWith {
  services: string[];
  env: Record<string, string>;
  /** Statements that begin with one of these are not sent. */
  leaveOut: string[];
}

const spent = { calls: 0, micros: 0 };

/** Of this thread, in microseconds: what else the machine does meanwhile is not in it. */
function threadMicros(): number {
  const { user, system } = process.threadCpuUsage();
  return user + system;
}

/** Both directions are plain computing on the thread that asks for them. */
function watchCipher(): void {
  for (const verb of ['encrypt', 'decrypt'] as const) {
    const own = Cipher.prototype[verb];
    Cipher.prototype[verb] = function (this: Cipher, text: string): string {
      const began = threadMicros();
      const result = own.call(this, text);
      spent.micros += threadMicros() - began;
      spent.calls += 1;
      return result;
    };
  }
}

/** As if the product did not send them. */
function leaveOutStatements(beginnings: readonly string[]): void {
  for (const verb of ['change', 'execute'] as const) {
    const own = UnitOfWork.prototype[verb];
    UnitOfWork.prototype[verb] = function (this: UnitOfWork, sql: string, values?: unknown[]) {
      if (beginnings.some((beginning) => sql.startsWith(beginning))) return Promise.resolve({ affectedRows: 0, insertId: 0 });
      return own.call(this, sql, values);
    };
  }
}

void serve(async (given) => {
  const { services, env, leaveOut } = given as HostWith;
  watchCipher();
  leaveOutStatements(leaveOut);
  const host = await startHost({ catalogue, names: services, env });
  process.once('disconnect', () => void host.stop());
  return async () => {
    const { calls, micros } = spent;
    Object.assign(spent, { calls: 0, micros: 0 });
    return { calls, micros };
  };
});
