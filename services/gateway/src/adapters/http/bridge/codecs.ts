import {
  fromBinary,
  fromJsonString,
  toBinary,
  toJsonString,
  type DescMessage,
  type JsonValue,
  type JsonWriteOptions,
  type Message,
} from '@bufbuild/protobuf';
import { invalid } from '@hotline/platform/errors';
import { faultyField } from './faulty-field.js';
import { hasUnknownFields, isTooDeep } from './unwelcome.js';

/** Between what the browser writes and protobuf's bytes. */
export interface Codec {
  /** @throws DomainError BAD_REQUEST_JSON, BAD_REQUEST_FIELD or BAD_REQUEST_BODY */
  read(message: DescMessage, body: Buffer): Uint8Array;
  write(message: DescMessage, bytes: Uint8Array): string | Uint8Array;
}

/** Every key of a message is there, as in the services themselves; only what may be absent is. */
const writing: Partial<JsonWriteOptions> = { alwaysEmitImplicit: true };

/** What protobuf-es says of JSON that does not fit, with the field's place. */
function badJson(message: DescMessage, text: string, why: string) {
  let field = '';
  try {
    field = faultyField(message, JSON.parse(text) as JsonValue);
  } catch {
    // not even JSON
  }
  const sentence = why.replace(/^cannot decode .*? from JSON: /, '');
  return field === '' ? invalid('BAD_REQUEST_JSON', sentence) : invalid('BAD_REQUEST_FIELD', `${field}: ${sentence}`, { field });
}

/** Protobuf's JSON, strictly: unknown fields and wrong types are refused. */
export const json: Codec = {
  read(message, body) {
    if (isTooDeep(body)) throw invalid('BAD_REQUEST_JSON', 'the body nests deeper than any request');
    const text = body.toString('utf8');
    try {
      return toBinary(message, fromJsonString(message, text));
    } catch (error) {
      throw badJson(message, text, (error as Error).message);
    }
  },
  write: (message, bytes) => toJsonString(message, fromBinary(message, bytes), writing),
};

/** The message that bytes are. @throws DomainError BAD_REQUEST_BODY */
function decoded(message: DescMessage, body: Buffer): Message {
  try {
    return fromBinary(message, body);
  } catch {
    throw invalid('BAD_REQUEST_BODY', `the body is no ${message.typeName}`);
  }
}

/** Protobuf's bytes go through untouched, once they are known to be such a message; unknown fields are refused here too. */
export const binary: Codec = {
  read(message, body) {
    if (hasUnknownFields(decoded(message, body)))
      throw invalid('BAD_REQUEST_BODY', `the body has fields that ${message.typeName} does not know`);
    return body;
  },
  write: (_message, bytes) => bytes,
};
