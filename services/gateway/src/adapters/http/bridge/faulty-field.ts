import { fromJson, type DescField, type DescMessage, type JsonValue } from '@bufbuild/protobuf';

const isObject = (json: JsonValue): json is Record<string, JsonValue> => typeof json === 'object' && json !== null && !Array.isArray(json);

const fits = (message: DescMessage, json: JsonValue): boolean => {
  try {
    fromJson(message, json);
    return true;
  } catch {
    return false;
  }
};

function within({ fieldKind, message }: DescField, value: JsonValue): string {
  if (!message) return '';
  if (fieldKind !== 'list' || !Array.isArray(value)) return faultyField(message, value);
  const index = value.findIndex((each) => !fits(message, each));
  return index < 0 ? '' : [index, faultyField(message, value[index] ?? null)].filter((part) => part !== '').join('.');
}

/** Where JSON does not fit its message, as the caller wrote it: `contact.nick`, `attachments.2.size`. Each field is tried by itself; '' when none is alone at fault. */
export function faultyField(message: DescMessage, json: JsonValue): string {
  if (!isObject(json)) return '';
  for (const [key, value] of Object.entries(json)) {
    if (fits(message, { [key]: value })) continue;
    const field = message.fields.find(({ name, jsonName }) => key === name || key === jsonName);
    const inner = field ? within(field, value) : '';
    return inner === '' ? key : `${key}.${inner}`;
  }
  return '';
}
