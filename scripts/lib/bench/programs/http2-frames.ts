// As much of HTTP/2 as a client needs that sends the same request again and again (RFC 9113, RFC 7541).

export const frame = { data: 0, headers: 1, reset: 3, settings: 4, ping: 6, goAway: 7, windowUpdate: 8 } as const;
export const flag = { endStream: 1, ack: 1, endHeaders: 4 } as const;

export const preface = Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n');
export const headLength = 9;

export function frameOf(type: number, flags: number, stream: number, payload: Buffer = Buffer.alloc(0)): Buffer {
  const head = Buffer.alloc(headLength);
  head.writeUIntBE(payload.length, 0, 3);
  head[3] = type;
  head[4] = flags;
  head.writeUInt32BE(stream, 5);
  return Buffer.concat([head, payload]);
}

/** A length of HPACK, with so many bits of the first byte. */
function lengthOf(value: number, bits: number): Buffer {
  const most = 2 ** bits - 1;
  if (value < most) return Buffer.from([value]);
  const bytes = [most];
  let rest = value - most;
  for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128);
  return Buffer.from([...bytes, rest]);
}

const text = (value: string): Buffer => Buffer.concat([lengthOf(Buffer.byteLength(value), 7), Buffer.from(value)]);

/** Literal fields, not remembered by either side: the block is the same for every request. */
export const headerBlock = (headers: Readonly<Record<string, string>>): Buffer =>
  Buffer.concat(Object.entries(headers).map(([name, value]) => Buffer.concat([Buffer.from([0]), text(name), text(value)])));

export function windowUpdate(stream: number, by: number): Buffer {
  const payload = Buffer.alloc(4);
  payload.writeUInt32BE(by);
  return frameOf(frame.windowUpdate, 0, stream, payload);
}

/** SETTINGS_INITIAL_WINDOW_SIZE, as large as it goes; SETTINGS_HEADER_TABLE_SIZE 0: answers come without a table that we would have to keep. */
export function ourSettings(): Buffer {
  const payload = Buffer.alloc(12);
  payload.writeUInt16BE(4, 0);
  payload.writeUInt32BE(2 ** 31 - 1, 2);
  payload.writeUInt16BE(1, 6);
  payload.writeUInt32BE(0, 8);
  return frameOf(frame.settings, 0, 0, payload);
}
