import type { EventHandlers, EventType, HotlineEvent } from '@hotline/proto/events';
import type { NoteFacts } from '../../app/note-facts.js';
import type { Told } from '../../domain/line.js';

/** Facts of others that stand in the timeline as they were told: why a unit was chosen, what became of returns, extensions, deadlines and notices. */
const told = [
  'OrderDispatched',
  'OrderReassigned',
  'EmergencyDeclared',
  'ReturnGranted',
  'ReturnRefused',
  'ReturnDisputed',
  'ReturnRuledForUnit',
  'ReturnRuledAgainstUnit',
  'ReturnLapsed',
  'ExtensionRequested',
  'ExtensionGranted',
  'ExtensionRefused',
  'ExtensionLapsed',
  'ExtensionStepCompleted',
] as const satisfies readonly EventType[];

/** The number of these may be that of an appeal without an order. */
const perhaps = [
  'ClockWarned',
  'ClockBreached',
  'ClockBreachRescinded',
  'NoticeSent',
  'NoticeFailed',
] as const satisfies readonly EventType[];

export function lineHandlers(facts: NoteFacts): EventHandlers<void> {
  const note = (event: HotlineEvent) => facts.note(event.number, event as Told);
  const noteIfOrder = (event: HotlineEvent) => facts.noteIfOrder(event.number, event as Told);
  return {
    ...Object.fromEntries(told.map((type) => [type, note])),
    ...Object.fromEntries(perhaps.map((type) => [type, noteIfOrder])),
    AppealSupplemented: async ({ orderNumber, number, type, at, actor, text, attachments }) => {
      if (orderNumber === '') return;
      const files = attachments.map(({ name }) => name);
      await facts.note(orderNumber, { type, number, at: at!, actor: actor!, text, appealNumber: number, files } as Told);
    },
  };
}
