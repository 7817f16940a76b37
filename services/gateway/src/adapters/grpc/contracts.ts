import { createFileRegistry, fromBinary, type DescMethod, type DescService, type FileRegistry } from '@bufbuild/protobuf';
import { FileDescriptorSetSchema } from '@bufbuild/protobuf/wkt';

/** Every contract, read from the descriptor set. */
export const readContracts = (descriptorSet: Uint8Array): FileRegistry =>
  createFileRegistry(fromBinary(FileDescriptorSetSchema, descriptorSet));

/** `hotline.intake.v1.IntakeService`: the one service of a package that people call; links and the like have other names. */
const forPeople = /^hotline\.([a-z])([a-z]*)\.v\d+\.([A-Z])([a-z]*)Service$/;

const isForPeople = ({ typeName }: DescService): boolean => {
  const [, first = '', rest = '', capital = '', name = ''] = forPeople.exec(typeName) ?? [];
  return first.toUpperCase() === capital && rest === name && first !== '';
};

export const servicesForPeople = (contracts: FileRegistry): DescService[] =>
  [...contracts].filter((each): each is DescService => each.kind === 'service').filter(isForPeople);

/** `/hotline.intake.v1.IntakeService/SubmitAppeal` */
export const pathOf = (method: DescMethod): string => `/${method.parent.typeName}/${method.name}`;
