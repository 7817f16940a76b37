import { notFound } from '@hotline/platform/errors';
import type { Editions } from './ports.js';

/**
 * A version of the catalogue or the tree; 0: the current one.
 * @throws DomainError VERSION_NOT_FOUND
 */
export async function findEdition<Edition>(editions: Editions<Edition>, version: number): Promise<Edition> {
  const edition = version === 0 ? await editions.current() : await editions.version(version);
  if (edition === undefined) throw notFound('VERSION_NOT_FOUND', `there is no version ${version}`, { version: String(version) });
  return edition;
}
