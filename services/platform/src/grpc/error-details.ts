import { BinaryReader, BinaryWriter, WireType } from '@bufbuild/protobuf/wire';

/** google.rpc.ErrorInfo */
export interface ErrorInfo {
  reason: string;
  /** the service that refused */
  domain: string;
  metadata: Readonly<Record<string, string>>;
}

const typeUrl = 'type.googleapis.com/google.rpc.ErrorInfo';
const retryUrl = 'type.googleapis.com/google.rpc.RetryInfo';
const field = (number: number) => (number << 3) | 2; // every field here is length-delimited, google.rpc.Status.code excepted

/** The message's bytes, as other protocols than gRPC carry them too. */
export function encodeErrorInfo({ reason, domain, metadata }: ErrorInfo): Uint8Array {
  const writer = new BinaryWriter().uint32(field(1)).string(reason).uint32(field(2)).string(domain);
  for (const [key, value] of Object.entries(metadata)) {
    writer.uint32(field(3)).fork().uint32(field(1)).string(key).uint32(field(2)).string(value).join();
  }
  return writer.finish();
}

/** google.rpc.RetryInfo { google.protobuf.Duration retry_delay = 1 { seconds = 1, nanos = 2 } } */
export function encodeRetryInfo(seconds: number): Uint8Array {
  const whole = Math.floor(seconds);
  const writer = new BinaryWriter().uint32(field(1)).fork().uint32(8).int64(whole);
  return writer
    .uint32(16)
    .int32(Math.round((seconds - whole) * 1e9))
    .join()
    .finish();
}

const anyOf = (writer: BinaryWriter, url: string, value: Uint8Array): BinaryWriter =>
  writer.uint32(field(3)).fork().uint32(field(1)).string(url).uint32(field(2)).bytes(value).join();

/**
 * google.rpc.Status { code = 1, message = 2, details = 3 [Any { type_url = 1, value = 2 }] }, for `grpc-status-details-bin`.
 * @param retrySeconds when asking again makes sense
 */
export function encodeStatus(code: number, message: string, info: ErrorInfo, retrySeconds?: number): Uint8Array {
  const writer = new BinaryWriter().uint32(8).int32(code).uint32(field(2)).string(message);
  anyOf(writer, typeUrl, encodeErrorInfo(info));
  if (retrySeconds !== undefined) anyOf(writer, retryUrl, encodeRetryInfo(retrySeconds));
  return writer.finish();
}

/** Calls `each` with the number and bytes of every length-delimited field; skips the rest. */
function walk(bytes: Uint8Array, each: (number: number, value: Uint8Array) => void): void {
  const reader = new BinaryReader(bytes);
  while (reader.pos < reader.len) {
    const [number, wireType] = reader.tag();
    if (wireType === WireType.LengthDelimited) each(number, reader.bytes());
    else reader.skip(wireType);
  }
}

const utf8 = (bytes: Uint8Array) => Buffer.from(bytes).toString('utf8');

function strings(bytes: Uint8Array): string[] {
  const found: string[] = [];
  walk(bytes, (number, value) => (found[number] = utf8(value)));
  return found;
}

function decodeInfo(bytes: Uint8Array): ErrorInfo {
  const metadata: Record<string, string> = {};
  walk(bytes, (number, value) => {
    const [, key = '', text = ''] = number === 3 ? strings(value) : [];
    if (number === 3) metadata[key] = text;
  });
  const [, reason = '', domain = ''] = strings(bytes);
  return { reason, domain, metadata };
}

/** The first ErrorInfo among the details, or undefined. */
export function decodeInfoOf(status: Uint8Array): ErrorInfo | undefined {
  let info: ErrorInfo | undefined;
  walk(status, (number, any) => {
    if (number !== 3 || info) return;
    walk(any, (part, value) => {
      if (part === 2 && strings(any)[1] === typeUrl) info = decodeInfo(value);
    });
  });
  return info;
}
