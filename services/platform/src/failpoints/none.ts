// What an image carries in place of index.ts: no step can be struck, whatever the environment says.
export type { Step } from './index.js';

export const failpoint = (): void => undefined;
