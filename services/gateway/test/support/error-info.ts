import { BinaryReader } from '@bufbuild/protobuf/wire';

const utf8 = (bytes: Uint8Array) => Buffer.from(bytes).toString('utf8');

function strings(bytes: Uint8Array): Uint8Array[][] {
  const reader = new BinaryReader(bytes);
  const found: Uint8Array[][] = [];
  while (reader.pos < reader.len) {
    const [number] = reader.tag();
    (found[number] ??= []).push(reader.bytes());
  }
  return found;
}

const text = (parts: Uint8Array[] = []) => parts.map(utf8).join('');

/** google.rpc.ErrorInfo from its bytes, as a client with Google's own contract would read it. */
export function decodeInfoOfDetail(value: Uint8Array) {
  const [, reason, domain, entries = []] = strings(value);
  const metadata = Object.fromEntries(entries.map(strings).map(([, key, word]) => [text(key), text(word)]));
  return { reason: text(reason), domain: text(domain), metadata };
}
