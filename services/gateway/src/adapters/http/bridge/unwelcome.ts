// What no request of ours looks like, found before it costs time.

/** Contracts nest a handful of messages. */
const deepest = 100;
const [quote, backslash, openList, openObject, closeList, closeObject] = Buffer.from('"\\[{]}');

/** Whether JSON nests deeper than any message of ours; reading it would cost more than the answer. */
export function isTooDeep(json: Uint8Array): boolean {
  let depth = 0;
  let inText = false;
  for (let at = 0; at < json.length; at++) {
    const sign = json[at];
    if (inText) {
      if (sign === backslash) at += 1;
      else if (sign === quote) inText = false;
    } else if (sign === quote) inText = true;
    else if (sign === openList || sign === openObject) depth += 1;
    else if (sign === closeList || sign === closeObject) depth -= 1;
    if (depth > deepest) return true;
  }
  return false;
}

/** Whether protobuf-es found fields in a message, or in one within it, that the contract doesn't know. */
export const hasUnknownFields = (value: unknown): boolean => {
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return false;
  const { $unknown = [] } = value as { $unknown?: unknown[] };
  return $unknown.length > 0 || Object.values(value).some(hasUnknownFields);
};
