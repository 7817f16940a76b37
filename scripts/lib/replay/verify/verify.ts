import type { Installation } from '../installation.ts';
import type { Lived } from '../run.ts';

export interface Finding {
  what: string;
  problems: string[];
}
export const verify = async (_i: Installation, _l: readonly Lived[]): Promise<Finding[]> => [];
