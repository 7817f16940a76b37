import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../../../scripts/lib/stack/plan.ts';

function has(program: string): boolean {
  try {
    execFileSync('sh', ['-c', `command -v ${program}`], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Whether a broker can be run here; says loudly why not. */
export function kafkaCanRun(): boolean {
  const jars = existsSync(join(process.env['KAFKA_CACHE'] ?? join(root, '.cache/kafka'), 'kafka-4.4.0/lib'));
  const missing = ['java', ...(jars ? [] : ['mvn'])].filter((program) => !has(program));
  if (missing.length === 0) return true;
  process.stderr.write(`\nSKIPPED: the story over Kafka, because this machine has no ${missing.join(' and no ')}\n\n`);
  return false;
}
