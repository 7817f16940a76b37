import { field, labels, message, types } from './descriptor-message.js';

const entry = 'MetadataEntry';
const isMap = message([7, 1]);

/** What of google/rpc/error_details.proto our refusals carry, for reflection: tools then show the reason instead of bytes. */
export const errorInfoFile = Buffer.from(
  message(
    [1, 'google/rpc/error_details.proto'],
    [2, 'google.rpc'],
    [
      4,
      message(
        [1, 'ErrorInfo'],
        [2, field('reason', 1, types.string)],
        [2, field('domain', 2, types.string)],
        [2, field('metadata', 3, types.message, labels.repeated, [6, `.google.rpc.ErrorInfo.${entry}`])],
        [3, message([1, entry], [2, field('key', 1, types.string)], [2, field('value', 2, types.string)], [7, isMap])],
      ),
    ],
    [12, 'proto3'],
  ),
);
