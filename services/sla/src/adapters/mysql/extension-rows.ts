import type { UnitOfWork } from '@hotline/platform/mysql';
import { matterOf, type Extension } from '../../domain/index.js';

const columns = 'id, matter, number, unit, state, asked_at, body';

/** Extensions as lists show them; the matter holds the truth. */
export async function writeExtensions(uow: UnitOfWork, extensions: readonly Extension[]): Promise<void> {
  if (extensions.length === 0) return;
  const rows = extensions.map((each) => [
    each.id,
    matterOf(each.number),
    each.number,
    each.unit,
    each.state,
    new Date(each.askedAt),
    JSON.stringify(each),
  ]);
  await uow.later(`INSERT INTO extensions (${columns}) VALUES ? ON DUPLICATE KEY UPDATE state = VALUES(state), body = VALUES(body)`, [
    rows,
  ]);
}
