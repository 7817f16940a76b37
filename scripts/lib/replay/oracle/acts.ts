// What the timeline says that deadlines depend on, in the order in which it happened.
import type { TimelineLine } from '@hotline/proto/handling/v1/timeline';
import type { Extension } from '@hotline/proto/sla/v1/extension';

/** The table's events by their names; `data` as the timeline has it. */
export interface Act {
  what: string;
  at: number;
  data: Record<string, string>;
}

/** Sla's own decisions: their moments are its own, the timeline may have noted them later. */
const foreign = new Set(['ExtensionRequested', 'ExtensionGranted', 'ExtensionRefused', 'ExtensionLapsed', 'ExtensionStepCompleted']);

/** Told by clocks or about messages: no acts. */
const echoes = /^(Clock|Notice)/;

export function actsOf(timeline: readonly TimelineLine[], extensions: readonly Extension[]): Act[] {
  const acts = timeline
    .filter(({ what }) => !foreign.has(what) && !echoes.test(what))
    .map(({ what, at, data }): Act => ({ what, at: at!.getTime(), data }));
  for (const { state, decidedAt, requestedAt, until, unit } of extensions) {
    if (state !== 'granted') continue;
    const at = decidedAt!.getTime();
    const granted: Act = {
      what: 'ExtensionGranted',
      at,
      data: { unit, asked: String(requestedAt!.getTime()), until: String(until!.getTime()) },
    };
    const next = acts.findIndex((act) => act.at > at);
    acts.splice(next === -1 ? acts.length : next, 0, granted);
  }
  return acts;
}
