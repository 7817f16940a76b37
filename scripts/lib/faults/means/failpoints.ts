// Arms steps of the running processes: each looks at a file of its own, which its environment names (see platform's failpoints).
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Service } from '../../stack/plan.ts';
import type { Trial } from '../fault.ts';

type Place = Pick<Trial, 'plan' | 'processes'>;

const fileOf = ({ plan, processes }: Place, service: Service): string => join(plan.folder, 'failpoints', processes.of(service).name);

/** What befalls the service at a step of its own: `kill` `freeze` `throw`, at a passing, perhaps only where `about` is in question. */
export function arm(
  place: Place,
  service: Service,
  { step, action, passing = 1, about = '' }: { step: string; action: 'kill' | 'freeze' | 'throw'; passing?: number; about?: string },
): void {
  const file = fileOf(place, service);
  writeFileSync(`${file}.next`, `${step}@${service}:${passing} ${action} ${about}`.trimEnd());
  renameSync(`${file}.next`, file);
}

export const disarm = (place: Place, service: Service): void => rmSync(fileOf(place, service), { force: true });
