import { notFound } from '@hotline/platform/errors';
import type { Appeal } from '../domain/appeal.js';
import type { Appeals, Clock, Kinship, Marks, Privacy } from './ports.js';

/** What is looked for: an appeal's kin, or, while the citizen is on the line, that of what is known so far. */
export interface Likeness {
  number: string;
  phone: string;
  /** Empty: the appeal's own, which may be none yet. Division likewise. */
  category: string;
  division: string;
  days: number;
}

export interface Related {
  appeal: Appeal;
  why: 'same_person' | 'same_matter';
  /** State of the person's standing mark in that category; empty: none. */
  mark: string;
}

const most = 50;
const dayMs = 86_400_000;

/** Repeats and clusters, found at intake. */
export class FindRelatedAppeals {
  constructor(
    private readonly appeals: Appeals,
    private readonly marks: Marks,
    private readonly privacy: Privacy,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError APPEAL_NOT_FOUND */
  async execute(likeness: Likeness): Promise<Related[]> {
    const kinship = await this.kinship(likeness);
    const ofPerson = kinship.person === '' ? [] : await this.appeals.ofPerson(kinship, most + 1);
    const ofMatter = kinship.category === '' || kinship.division === '' ? [] : await this.appeals.ofMatter(kinship, most + 1);
    const seen = new Set([likeness.number, ...ofPerson.map(({ number }) => number)]);
    const found = [
      ...ofPerson.filter(({ number }) => number !== likeness.number).map((appeal) => ({ appeal, why: 'same_person' as const })),
      ...ofMatter.filter(({ number }) => !seen.has(number)).map((appeal) => ({ appeal, why: 'same_matter' as const })),
    ];
    found.sort((one, other) => other.appeal.receivedAt.getTime() - one.appeal.receivedAt.getTime());
    return this.marked(found.slice(0, most));
  }

  private async kinship({ number, phone, category, division, days }: Likeness): Promise<Kinship> {
    const since = new Date(this.clock.now().getTime() - days * dayMs);
    if (number === '') return { person: this.privacy.personOf(phone), category, division, since };
    const appeal = await this.appeals.find(number);
    if (appeal === undefined) throw notFound('APPEAL_NOT_FOUND', `there is no appeal ${number}`, { number });
    return { person: appeal.contact.person, category: category || appeal.category, division: division || appeal.division, since };
  }

  private async marked(found: Omit<Related, 'mark'>[]): Promise<Related[]> {
    const people = [...new Set(found.map(({ appeal }) => appeal.contact.person))].filter((person) => person !== '');
    const marks = people.length === 0 ? [] : await this.marks.standing(people);
    const markOf = ({ contact, category }: Appeal) =>
      marks.find((mark) => mark.person === contact.person && mark.category === category)?.state ?? '';
    return found.map((each) => ({ ...each, mark: markOf(each.appeal) }));
  }
}
