import { invalid } from '@hotline/platform/errors';
import { actorIn, moved, type Act } from './act.js';
import type { Appeal, Outcome } from './appeal.js';
import { isLower, type Kind, type Urgency } from './words.js';

/** How matters of a category are handled. */
export interface Category {
  code: string;
  urgency: Urgency;
  process: string;
  requiredFields: string[];
}

/** What the agent found out; empty fields stay as the citizen gave them. */
export interface Classification {
  urgency: Urgency | '';
  kind: Kind | '';
  division: string;
  address: string;
  occurredAt: Date | undefined;
  title: string;
  text: string;
  askedFor: string;
  fields: Record<string, string>;
  relatedNumber: string;
}

/**
 * The appeal becomes a work order of the same number.
 * @throws DomainError URGENCY_ONLY_RAISED, REQUIRED_FIELD_MISSING naming them, ILLEGAL_STATE, ROLE_NOT_ALLOWED
 */
export function accept(appeal: Appeal, category: Category, found: Classification, { caller, at }: Act): Outcome {
  const actor = actorIn(appeal, 'acceptAppeal', caller);
  const urgency = found.urgency || category.urgency;
  requireRaised(urgency, category);
  const accepted: Appeal = {
    ...moved(appeal, 'acceptAppeal', actor, at, {}),
    category: category.code,
    process: category.process,
    urgency,
    orderNumber: appeal.number,
    relatedNumber: found.relatedNumber,
    kind: found.kind || appeal.kind,
    division: found.division || appeal.division,
    address: found.address || appeal.address,
    occurredAt: found.occurredAt ?? appeal.occurredAt,
    title: found.title || appeal.title,
    text: found.text || appeal.text,
    askedFor: found.askedFor || appeal.askedFor,
    fields: { ...appeal.fields, ...found.fields },
  };
  requireFields(accepted, category);
  const { number, kind, channel, process, division, address, occurredAt, title, text, askedFor } = accepted;
  const { identity, replyWanted, enterprise, attachments, fields, relatedNumber } = accepted;
  return {
    appeal: accepted,
    events: [
      {
        type: 'AppealAccepted',
        number,
        at,
        actor,
        kind,
        channel,
        urgency,
        process,
        division,
        address,
        occurredAt,
        title,
        text,
        askedFor,
        identity,
        replyWanted,
        enterprise,
        attachments,
        fields,
        relatedNumber,
        category: category.code,
        superiorNumber: undefined,
      },
    ],
  };
}

function requireRaised(urgency: Urgency, category: Category): void {
  if (!isLower(urgency, category.urgency)) return;
  const metadata = { field: 'urgency', urgency, category: category.code, least: category.urgency };
  throw invalid('URGENCY_ONLY_RAISED', `matters of ${category.code} are at least ${category.urgency}`, metadata);
}

function requireFields(appeal: Appeal, { code, requiredFields }: Category): void {
  const own: Record<string, string> = {
    ...appeal.fields,
    address: appeal.address,
    division: appeal.division,
    occurred_at: appeal.occurredAt?.toISOString() ?? '',
    asked_for: appeal.askedFor,
    credit_code: appeal.creditCode,
  };
  const missing = requiredFields.filter((field) => !own[field]?.trim());
  if (missing.length === 0) return;
  throw invalid('REQUIRED_FIELD_MISSING', `a matter of ${code} needs: ${missing.join(', ')}`, {
    field: 'fields',
    missing: missing.join(','),
    category: code,
  });
}
