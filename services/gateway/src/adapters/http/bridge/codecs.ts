import { fromBinary, fromJsonString, toBinary, toJsonString, type DescMessage, type JsonWriteOptions } from '@bufbuild/protobuf';
import { invalid } from '@hotline/platform/errors';

/** Between what the browser writes and protobuf's bytes. */
export interface Codec {
  /** @throws DomainError BAD_REQUEST_JSON, BAD_REQUEST_FIELD or BAD_REQUEST_BODY */
  read(message: DescMessage, body: Buffer): Uint8Array;
  write(message: DescMessage, bytes: Uint8Array): string | Uint8Array;
}

/** Every key of a message is there, as in the services themselves; only what may be absent is. */
const writing: Partial<JsonWriteOptions> = { alwaysEmitImplicit: true };

const unknownKey = /key "([^"]*)" is unknown/;
const field = /cannot decode (?:field|oneof) [\w.]*?([\w]+) from JSON: (.*)/s;

/** What protobuf-es says of JSON that does not fit, with the field's name. */
function badJson({ message }: Error) {
  const [, unknown] = unknownKey.exec(message) ?? [];
  if (unknown !== undefined) return invalid('BAD_REQUEST_FIELD', `there is no field "${unknown}"`, { field: unknown });
  const [, name, why = ''] = field.exec(message) ?? [];
  if (name) return invalid('BAD_REQUEST_FIELD', `${name}: ${why}`, { field: name });
  return invalid('BAD_REQUEST_JSON', message);
}

/** Protobuf's JSON, strictly: unknown fields and wrong types are refused. */
export const json: Codec = {
  read(message, body) {
    try {
      return toBinary(message, fromJsonString(message, body.toString('utf8')));
    } catch (error) {
      throw badJson(error as Error);
    }
  },
  write: (message, bytes) => toJsonString(message, fromBinary(message, bytes), writing),
};

/** Protobuf's bytes go through untouched, once they are known to be such a message. */
export const binary: Codec = {
  read(message, body) {
    try {
      fromBinary(message, body);
    } catch {
      throw invalid('BAD_REQUEST_BODY', `the body is no ${message.typeName}`);
    }
    return body;
  },
  write: (_message, bytes) => bytes,
};
