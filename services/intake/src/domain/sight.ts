import { forbidden, illegal } from '@hotline/platform/errors';
import { actAs, type Actor, type Caller } from '@hotline/platform/lifecycle';
import type { Appeal } from './appeal.js';
import { isOf, wasOf, type Progress } from './progress.js';

const centre = ['agent', 'dispatcher', 'reviewer', 'callback_agent', 'quality_inspector', 'supervisor', 'inspector'];
const readers = [...centre, 'arbiter', 'analyst', 'leader', 'administrator'];
const units = ['handler', 'unit_head'];

const notYours = (number: string, unit: string) => forbidden('NOT_YOUR_UNIT', `${number} is not a matter of your unit`, { number, unit });

/**
 * The appeal as the caller may read it: the centre all, a unit what it is or was responsible for, and of an identity that is not open no
 * trace, not even a masked one.
 * @throws DomainError NOT_YOUR_UNIT, ROLE_NOT_ALLOWED
 */
export function requireSight(appeal: Appeal, progress: Progress | undefined, caller: Caller): Appeal {
  const { role, unit } = actAs(caller, 'getAppeal', [...readers, ...units]);
  if (!units.includes(role)) return appeal;
  if (!wasOf(progress, unit)) throw notYours(appeal.number, unit);
  return appeal.identity === 'open' ? appeal : { ...appeal, creditCode: '', contact: { ...appeal.contact, name: '', phone: '' } };
}

/**
 * Who may see name and numbers: the centre; a unit only while it is responsible, and never a hidden identity.
 * @throws DomainError HIDDEN_IDENTITY, NOT_YOUR_UNIT, NO_CONTACT, ROLE_NOT_ALLOWED
 */
export function requireReveal(appeal: Appeal, progress: Progress | undefined, caller: Caller): Actor {
  const actor = actAs(caller, 'revealContact', [...centre, ...units]);
  const { number, identity, contact } = appeal;
  if (units.includes(actor.role)) {
    if (!isOf(progress, actor.unit)) throw notYours(number, actor.unit);
    if (identity === 'hidden') throw forbidden('HIDDEN_IDENTITY', `of ${number} only the centre knows who raised it`, { number });
  }
  if (contact.sealed === '') throw illegal('NO_CONTACT', `${number} came without a contact`, { number, identity });
  return actor;
}
