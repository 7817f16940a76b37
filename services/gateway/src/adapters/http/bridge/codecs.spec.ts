import { BinaryWriter } from '@bufbuild/protobuf/wire';
import type { DescMessage } from '@bufbuild/protobuf';
import { readDescriptorSet } from '@hotline/proto/descriptors';
import { describe, expect, it } from 'vitest';
import { readContracts } from '../../grpc/contracts.js';
import { binary, json, type Codec } from './codecs.js';

const message = readContracts(readDescriptorSet()).getMessage('hotline.intake.v1.SubmitAppealRequest')!;
const many = (text: (n: number) => string, times = 10_000): string => Array.from({ length: times }, (_, n) => text(n)).join();

/** How a body is refused, and in how many milliseconds. */
function refusal(codec: Codec, body: string | Uint8Array, of: DescMessage = message) {
  const startedAt = performance.now();
  try {
    codec.read(of, Buffer.from(body));
    return { reason: 'none', millis: performance.now() - startedAt };
  } catch (error) {
    const { kind, reason, message: sentence } = error as { kind: string; reason: string; message: string };
    return { kind, reason, length: sentence.length, millis: performance.now() - startedAt };
  }
}

const deep = 2_000_000;

describe('a body that nobody in their senses sends', () => {
  it.each<[string, string]>([
    ['10,000 unknown fields', `{${many((n) => `"f${n}":${n}`)}}`],
    ['10,000 attachments, the last of which is wrong', `{"attachments":[${many(() => '{"name":"a"}')},{"nick":1}]}`],
    ['a field that is nested two million deep', `{"title":${'['.repeat(deep)}${']'.repeat(deep)}}`],
    ['objects within objects', `{"contact":${'{"name":'.repeat(200_000)}1${'}'.repeat(200_000)}}`],
    ['brackets that nobody closes', '['.repeat(4_000_000)],
    ['a number of a megabyte', `{"title":${'9'.repeat(1_000_000)}}`],
    ['a word of a megabyte where a list belongs', `{"attachments":"${'x'.repeat(1_000_000)}"}`],
  ])('is refused soon and in few words as JSON: %s', (_, body) => {
    const { kind, millis, length } = refusal(json, body);
    expect(kind).toBe('invalid');
    expect(millis).toBeLessThan(1000);
    expect(length).toBeLessThan(1000);
  });

  it.each<[string, Uint8Array]>([
    [
      '10,000 unknown fields',
      Array.from({ length: 10_000 })
        .reduce<BinaryWriter>((w, _, n) => w.uint32((n + 1000) << 3).uint32(1), new BinaryWriter())
        .finish(),
    ],
    ['groups within groups', Buffer.alloc(4_000_000, (1000 << 3) | 3)],
    ['lengths that lie', Buffer.from([10, 255, 255, 255, 255, 7])],
  ])('is refused soon as bytes: %s', (_, body) => {
    const { kind, millis } = refusal(binary, body);
    expect(kind).toBe('invalid');
    expect(millis).toBeLessThan(1000);
  });
});
