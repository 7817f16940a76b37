import type { ReturnAssignmentRequest } from '@hotline/proto/handling/v1/assigning';
import type { PartToOpen } from '@hotline/proto/handling/v1/split';
import type { RecordThreeWayCallRequest, SubmitResultRequest } from '@hotline/proto/handling/v1/working';
import type { ReturnAsked } from '../../domain/assignment.js';
import type { Cut } from '../../domain/split.js';
import type { Report } from '../../domain/submit.js';
import type { ThreeWayCall } from '../../domain/three-way.js';
import { grounds } from '../../domain/words.js';
import * as fields from './fields.js';

/** Where it should go is part of "not ours"; where others must act too, the unit may stay. */
export function returnAsked({ ground, basis, proposedUnit, words }: ReturnAssignmentRequest): Omit<ReturnAsked, 'at'> {
  const named = fields.word('ground', ground, grounds);
  const unit = named === 'others_must_act' ? fields.codeOrEmpty : fields.code;
  return {
    ground: named,
    basis: fields.text('basis', basis, 500),
    proposedUnit: unit('proposed_unit', proposedUnit),
    words: fields.textOrEmpty('words', words, 1000),
  };
}

export const threeWayCall = ({ unit, pickedUp, durationSeconds, words }: RecordThreeWayCallRequest): ThreeWayCall => ({
  unit: fields.code('unit', unit),
  pickedUp,
  durationSeconds: fields.whole('duration_seconds', durationSeconds, { min: 0, max: 36_000 }),
  words: pickedUp ? fields.text('words', words, 2000) : fields.textOrEmpty('words', words, 2000),
});

export const report = ({ text, uncontactedReason, attachments }: SubmitResultRequest): Report => ({
  text: fields.text('text', text),
  uncontactedReason: fields.textOrEmpty('uncontacted_reason', uncontactedReason, 500),
  attachments: fields.attachments(attachments),
});

/** Who does what, by unit. */
export const divisionOfLabour = (tasks: Record<string, string>): Record<string, string> =>
  Object.fromEntries(
    fields.listOf('division_of_labour', Object.entries(tasks), { max: 20 }, ([unit, task]) => [
      fields.code('division_of_labour', unit),
      fields.text('division_of_labour', task, 500),
    ]),
  );

const cut = ({ title, text, category, division, unit }: PartToOpen): Cut => ({
  title: fields.text('parts.title', title, 100),
  text: fields.text('parts.text', text),
  category: fields.codeOrEmpty('parts.category', category),
  division: fields.divisionOrEmpty(division),
  unit: fields.codeOrEmpty('parts.unit', unit),
});

export const cuts = (parts: readonly PartToOpen[]): Cut[] => fields.listOf('parts', parts, { min: 2, max: 10 }, cut);
