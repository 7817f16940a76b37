import type { Environment } from '@hotline/platform/config';
import type { HotlineService } from '@hotline/platform/hosting';
import { addressVariable } from './variables.js';

/** The port that a service has by its place in the catalogue. */
export const portOf = (catalogue: readonly HotlineService[], base: number, service: string): number =>
  base + catalogue.findIndex(({ name }) => name === service);

/** Where services are: as HOTLINE_ADDRESS_<SERVICE> says, else on this machine. */
export const addressesOf =
  (env: Environment, catalogue: readonly HotlineService[], base: number) =>
  (service: string): string =>
    env[addressVariable(service)] || `127.0.0.1:${portOf(catalogue, base, service)}`;
