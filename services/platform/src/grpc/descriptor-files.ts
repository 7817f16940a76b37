import { BinaryReader, WireType } from '@bufbuild/protobuf/wire';

/** One google.protobuf.FileDescriptorProto: its bytes, and what it names. */
interface DescriptorFile {
  bytes: Buffer;
  /** 'hotline/intake/v1/appeal.proto' */
  name: string;
  dependencies: string[];
}

/** The length-delimited fields with that number. */
function fields(bytes: Uint8Array, wanted: number): Buffer[] {
  const reader = new BinaryReader(bytes);
  const found: Buffer[] = [];
  while (reader.pos < reader.len) {
    const [number, wireType] = reader.tag();
    if (wireType !== WireType.LengthDelimited) reader.skip(wireType);
    else {
      const value = reader.bytes();
      if (number === wanted) found.push(Buffer.from(value));
    }
  }
  return found;
}

const strings = (bytes: Uint8Array, wanted: number) => fields(bytes, wanted).map((value) => value.toString('utf8'));

function read(bytes: Buffer): DescriptorFile {
  const [name = ''] = strings(bytes, 1);
  return { bytes, name, dependencies: strings(bytes, 3) };
}

/**
 * The files of a google.protobuf.FileDescriptorSet that define the package, and whatever those import. Reflection parses what it is
 * given, at about 9 MiB a service for the whole set.
 */
export function filesOf(descriptorSet: Uint8Array, packageName: string): Buffer[] {
  const files = new Map(fields(descriptorSet, 1).map((bytes) => [read(bytes).name, read(bytes)]));
  const folder = `${packageName.replaceAll('.', '/')}/`;
  const needed = new Set([...files.keys()].filter((name) => name.startsWith(folder)));
  for (const name of needed) files.get(name)?.dependencies.forEach((dependency) => needed.add(dependency)); // a set grows under its loop
  return [...needed].flatMap((name) => files.get(name)?.bytes ?? []);
}
