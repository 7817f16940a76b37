import { BinaryWriter } from '@bufbuild/protobuf/wire';

export type Part = readonly [field: number, value: string | number | Uint8Array];

/** A message of google/protobuf/descriptor.proto by its field numbers. */
export function message(...parts: Part[]): Uint8Array {
  const writer = new BinaryWriter();
  for (const [field, value] of parts) {
    if (typeof value === 'number') writer.uint32(field << 3).int32(value);
    else if (typeof value === 'string') writer.uint32((field << 3) | 2).string(value);
    else writer.uint32((field << 3) | 2).bytes(value);
  }
  return writer.finish();
}

export const types = { string: 9, message: 11, enum: 14 };
export const labels = { optional: 1, repeated: 3 };

/** A field of a message, optional unless `more` says otherwise. */
export const field = (name: string, number: number, type: number, label = labels.optional, ...more: Part[]): Uint8Array =>
  message([1, name], [3, number], [4, label], [5, type], ...more, [10, name]);
