import type { Fact } from './fact.js';
import type { Known } from './known.js';
import type { Matter } from './matter.js';
import type { Audience } from './notice.js';
import { audienceOf, occasions, type Recipients } from './occasions.js';
import { recipients } from './recipients.js';
import type { Values } from './template.js';

/** A notice before it has its text. */
export interface Telling {
  occasion: string;
  audience: Audience;
  addressee: string;
  values: Values;
}

const moment = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  month: 'numeric',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

const occasionsOf = (fact: Fact) => (occasions[fact.type] ?? []).filter(({ when }) => when?.(fact) ?? true);

/** Whether anybody may have to hear of it. */
export const isTold = (fact: Fact): boolean => occasionsOf(fact).length > 0;

/** Who stands in the order, and not in the fact. */
const namedByOrder = new Set<Recipients>(['voice', 'citizens', 'citizens_of_whole', 'units', 'emergency_units']);

/** Whether nobody can say yet who must hear of it: its order was not heard of so far. Facts of one topic may overtake those of another. */
export const isTooEarly = (fact: Fact, matter: Matter | undefined): boolean =>
  matter === undefined && occasionsOf(fact).some(({ to }) => namedByOrder.has(to));

/** Who is told what when this happens. */
export function tell(fact: Fact, known: Known): Telling[] {
  return occasionsOf(fact).flatMap(({ code, to }) =>
    recipients[to](fact, known).map((addressee) => ({
      occasion: code,
      audience: audienceOf[to],
      addressee,
      values: { ...valuesOf(fact, known), ...ownValues(audienceOf[to], addressee, fact, known) },
    })),
  );
}

/** A citizen's number and link are those of their own appeal, not of the order that many share. */
function ownValues(audience: Audience, addressee: string, fact: Fact, { ratingLink }: Known): Values {
  return audience === 'citizen' ? { number: addressee, rating_link: ratingLink(addressee) } : { number: fact.number };
}

function valuesOf(fact: Fact, { matter, unitName }: Known): Values {
  const due = fact.dueAt ?? fact.until ?? fact.reviewAt;
  return {
    title: fact.title || matter?.title || '',
    unit: fact.unit ? unitName(fact.unit) : '',
    due: due === undefined ? '' : moment.format(due),
    reason: fact.reason || fact.ground || fact.need || fact.text || '',
    round: fact.round === undefined ? '' : String(fact.round),
    step: fact.text ?? '',
    helper: fact.helper ?? '',
    to: fact.to ?? '',
    percent: fact.percent === undefined ? '' : String(fact.percent),
  };
}
