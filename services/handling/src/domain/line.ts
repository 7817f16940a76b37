import type { Actor } from '@hotline/platform/lifecycle';
import type { HandlingEvent } from './events.js';

/** One entry of an order's timeline: when, who, what, why. */
export interface Line {
  at: Date;
  who: Actor;
  /** The event's name. */
  what: string;
  why: string;
  /** The event's other fields, as a reader sees them. */
  data: Record<string, string>;
}

/** Anything that happened, of this service or another. */
export type Told = { type: string; number: string; at: Date; actor: Actor } & object;

const reasons = ['reason', 'words', 'need', 'text'] as const;
/** Said already by the line itself, or too long for it. */
const omitted = new Set<string>(['type', 'number', 'at', 'actor', 'title', 'text', 'askedFor', 'attachments', 'fields']);

/** What the timeline keeps of an event. */
export function lineOf(event: HandlingEvent): Line {
  return lineAbout(event);
}

/** The same for a fact that another service tells. */
export function lineAbout(told: Told): Line {
  const { type, at, actor } = told;
  const fields = told as Record<string, unknown>;
  const reason = type === 'OrderOpened' ? undefined : reasons.find((name) => typeof fields[name] === 'string' && fields[name] !== '');
  const shown = Object.entries(fields).filter(([name, value]) => name !== reason && !omitted.has(name) && !isEmpty(value));
  return {
    at,
    who: actor,
    what: type,
    why: reason === undefined ? '' : String(fields[reason]),
    data: Object.fromEntries(shown.map(([name, value]) => [name, inWords(value)])),
  };
}

const isEmpty = (value: unknown): boolean => value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

function inWords(value: unknown): string {
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map((each) => (typeof each === 'object' ? inWords(each) : String(each))).join(', ');
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.entries(value)
    .map(([name, each]) => `${name}: ${String(each)}`)
    .join('; ');
}
