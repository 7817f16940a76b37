/** A file's description; its bytes are stored apart. `size` in bytes, as text: it may pass what a number holds. */
export interface Attachment {
  id: string;
  name: string;
  type: string;
  size: string;
  sha256: string;
}
