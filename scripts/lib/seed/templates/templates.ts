// The lives that all seeded orders are taken from, with how often each occurs.
import { units } from './life.ts';
import * as way from './ways.ts';
import type { Step } from './ways.ts';

export interface Template {
  name: string;
  steps: readonly Step[];
  /** After which steps, counted from 1, what it has left is taken down. */
  cuts: readonly number[];
  /** Its share among those of its kind. */
  weight: number;
  /** `rest`: it has ended, and everything that rings after an end has rung. `live`: it goes on, or ended a moment ago. */
  kind: 'rest' | 'live';
}

const day = 1440;
const { lead, help, next } = units;
const { accept, approve, callBack, contact, dispatch, opened, report, sign, submit, usual, wait, worked } = way;

const returned = [...opened(), dispatch(), way.askReturn, way.grantReturn, dispatch(next)];
const disputed = [...opened(), dispatch(), way.askReturn, way.refuseReturn, way.dispute];
const suspended = [...opened(), dispatch(), sign(), contact(), way.askSuspension, way.grantSuspension];
const extended = [...opened(), dispatch(), sign(), contact(), way.askExtension, way.grantExtension];
const rejected = [...opened(), dispatch(), sign(), contact(), report(), way.reject];
const displeased = [...usual().slice(0, -1), callBack(false)];
const again = [way.reopen, dispatch(next), ...worked(next)];
const joined = [...opened(), way.join, dispatch(), sign(), contact(), report(), approve()];
const assisted = [...opened(), dispatch(), sign(), way.assist, sign(help), contact(), report(help), report(), approve(help), approve()];
const jointly = [
  ...opened('zzjoint'),
  dispatch(lead, help),
  sign(),
  sign(help),
  contact(),
  way.minutes,
  report(help),
  report(),
  approve(help),
  approve(),
];
const inParts = [...opened(), way.split, ...way.parts];
const late = [...opened(), wait(day), dispatch(), wait(2 * day), contact(), wait(5 * day)];
const escalated = [...opened(), dispatch(), sign(), contact(), way.escalate, way.answerEscalation];

/** Every beginning of a way, from its `from`-th step on, as a life that goes on. */
const beginnings = (name: string, steps: readonly Step[], from: number, weight: number): Template => ({
  name,
  steps,
  cuts: steps.map((_, index) => index + 1).filter((step) => step >= from),
  weight,
  kind: 'live',
});

const ended = (name: string, steps: readonly Step[], weight: number): Template => ({
  name,
  steps: [...steps, wait(40 * day)],
  cuts: [steps.length + 1],
  weight,
  kind: 'rest',
});

export const templates: readonly Template[] = [
  ended('usual', usual(), 380),
  ended('usual from the web', usual('zznormal', 'web'), 120),
  ended('usual from wechat', usual('zznormal', 'wechat'), 140),
  ended('usual urgent', [...opened('zzurgent'), dispatch(), sign(), contact(), report(), approve(), callBack()], 110),
  ended(
    'critical',
    [...opened('zzcritical'), dispatch(lead, help), contact(), report(help), report(), approve(help), approve(), callBack()],
    6,
  ),
  ended('joint', [...jointly, callBack()], 12),
  ended('returned', [...returned, ...worked(next), callBack()], 45),
  ended('disputed', [...disputed, way.rule('against_unit'), contact(), report(), approve(), callBack()], 6),
  ended('disputed, for the unit', [...disputed, way.rule('for_unit'), dispatch(next), ...worked(next), callBack()], 3),
  ended('suspended', [...suspended, way.resume, report(), approve(), callBack()], 14),
  ended('extended', [...extended, report(), approve(), callBack()], 22),
  ended('rejected', [...rejected, report(), approve(), callBack()], 40),
  ended('objected', [...rejected, way.objectTo, way.refuseObjection, report(), approve(), callBack()], 4),
  ended('dissatisfied', [...displeased, way.closeAsDissatisfied], 26),
  ended('reopened', [...displeased, ...again, callBack()], 16),
  ended('two voices', [...joined, way.callBackAll], 20),
  ended('assisted', [...assisted, callBack()], 18),
  ended('in parts', [...inParts, callBack()], 5),
  ended('late', [...late, report(), approve(), callBack()], 30),
  ended('escalated', [...escalated, report(), approve(), callBack()], 4),
  ended('void', [...opened(), way.askVoid, way.confirmVoid], 8),
  ended('withdrawn', [...opened(), dispatch(), sign(), way.withdraw], 14),
  ended('answered', [submit('phone', 'consult'), way.answer], 60),
  ended('declined', [submit(), way.decline], 15),
  ended('transferred', [submit(), way.transfer], 10),

  beginnings('usual', usual(), 1, 60),
  beginnings('wechat', usual('zznormal', 'wechat'), 1, 30),
  beginnings('urgent', [...opened('zzurgent'), dispatch(), sign(), contact(), report(), approve(), callBack()], 2, 12),
  beginnings('critical', [...opened('zzcritical'), dispatch(lead, help), contact()], 2, 1),
  beginnings('joint', jointly, 3, 2),
  beginnings('returned', returned, 4, 5),
  beginnings('disputed', disputed, 5, 2),
  beginnings('suspended', suspended, 6, 8),
  beginnings('extended', extended, 6, 8),
  beginnings('rejected', [...rejected, way.objectTo], 7, 4),
  beginnings('reopened', [...displeased, ...again], 9, 4),
  beginnings('two voices', joined, 3, 3),
  beginnings('assisted', assisted, 5, 2),
  beginnings('in parts', inParts, 3, 1),
  beginnings('late', late, 4, 6),
  beginnings('escalated', escalated, 6, 2),
  beginnings('void', [...opened(), way.askVoid], 3, 1),
  beginnings('urged', [...opened(), dispatch(), way.urge], 4, 3),
  beginnings('hidden', [submit('phone', 'report', 'hidden'), accept(), dispatch(), sign()], 2, 3),
];
