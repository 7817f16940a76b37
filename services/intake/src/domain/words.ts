// The words of this trade that travel as text; each is checked at the edge.
export const kinds = ['consult', 'help', 'complaint', 'report', 'suggestion', 'praise'] as const;
export const identities = ['open', 'hidden', 'anonymous'] as const;
export const urgencies = ['normal', 'urgent', 'critical'] as const; // in rising order
export const declineGrounds = ['market', 'society', 'courts', 'petition', 'other'] as const;
export const directions = ['in', 'out'] as const;

export type Kind = (typeof kinds)[number];
export type Identity = (typeof identities)[number];
export type Urgency = (typeof urgencies)[number];
export type DeclineGround = (typeof declineGrounds)[number];
export type Direction = (typeof directions)[number];

/** By telephone the agent speaks with the citizen now; a superior's order comes over a link, never by a person. */
export const agentsChannel = 'phone';
export const reservedChannel = 'superior';

export const isLower = (one: Urgency, other: Urgency): boolean => urgencies.indexOf(one) < urgencies.indexOf(other);
