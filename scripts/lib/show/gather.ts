// Everything that the services tell about one number.
import { DomainError } from '@hotline/platform/errors';
import type { GetOrderResponse, Order } from '@hotline/proto/handling/v1/order';
import type { Appeal } from '@hotline/proto/intake/v1/appeal';
import type { Notice } from '@hotline/proto/integration/v1/notice';
import type { Clock } from '@hotline/proto/sla/v1/clock';
import type { Extension } from '@hotline/proto/sla/v1/extension';
import type { Desk, People } from '../stack/people.ts';

export interface Seen {
  number: string;
  /** Absent: it never became an order, or it is a part. */
  appeal?: Appeal;
  order?: GetOrderResponse & { order: Order };
  clocks: Clock[];
  extensions: Extension[];
  notices: Notice[];
  /** Names of the units, by code. */
  units: ReadonlyMap<string, string>;
}

/** As a supervisor sees it. @throws Error when nobody knows the number */
export async function gather(people: People, number: string): Promise<Seen> {
  const desk = await people.as('supervisor1');
  const [appeal, order, clocks, extensions, notices] = await Promise.all([
    known(desk.intake.getAppeal({ number })),
    known(desk.handling.getOrder({ number })),
    known(desk.sla.getClocks({ number })),
    known(desk.sla.listExtensions({ number, state: '', unit: '', pageSize: 20, cursor: '' })),
    allNotices(desk, number),
  ]);
  if (appeal?.appeal === undefined && order === undefined) throw new Error(`Nobody knows ${number}.`);
  const codes = [...new Set(order?.order?.assignments.map(({ unit }) => unit))];
  return {
    number,
    ...(appeal?.appeal !== undefined && { appeal: appeal.appeal }),
    ...(order !== undefined && { order: order as GetOrderResponse & { order: Order } }),
    clocks: (clocks?.clocks ?? []).filter((clock) => clock.number === number),
    extensions: extensions?.extensions ?? [],
    notices,
    units: await namesOf(desk, codes),
  };
}

/** Its answer, or nothing where there is no such thing. */
async function known<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof DomainError && error.kind === 'not_found') return undefined;
    throw error;
  }
}

async function allNotices({ integration }: Desk, number: string): Promise<Notice[]> {
  const all: Notice[] = [];
  for (let cursor = ''; ;) {
    const page = await integration.listNotices({ number, occasion: '', audience: '', state: '', pageSize: 100, cursor });
    all.push(...page.notices);
    cursor = page.nextCursor;
    if (cursor === '') return all.toReversed();
  }
}

async function namesOf({ dispatch }: Desk, codes: string[]): Promise<Map<string, string>> {
  if (codes.length === 0) return new Map();
  const all = { kind: '', divisionPrefix: '', words: '', activeOnly: false, reachableNow: false, cursor: '' };
  const { units } = await dispatch.listUnits({ ...all, codes, pageSize: 100 });
  return new Map(units.map(({ code, name }) => [code, name]));
}
