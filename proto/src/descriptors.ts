import { readFileSync } from 'node:fs';

/** Every contract as google.protobuf.FileDescriptorSet: what reflection answers from. @throws when `npm run generate` has not run */
export const readDescriptorSet = (): Uint8Array => readFileSync(new URL('../descriptors.binpb', import.meta.url));
